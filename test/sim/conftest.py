"""The programs of the simulation are started by path, so their tests import them from there."""

from pathlib import Path
import sys

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'sim'))
