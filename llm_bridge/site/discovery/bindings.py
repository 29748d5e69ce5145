"""The files of bindings that ship, as plain values."""

from collections.abc import Mapping
from typing import Any

from llm_bridge.site.load import config_folders
from llm_bridge.site.yaml_file import read_yaml


def shipped_bindings() -> Mapping[str, Mapping[str, Any]]:
    """Return the name of each file of config/bindings -> its skills."""
    files = [
        file
        for folder in reversed(list(config_folders()))
        for file in sorted((folder / 'bindings').glob('*.yaml'))
    ]
    return {file.stem: read_yaml(file).value['skills'] for file in files}
