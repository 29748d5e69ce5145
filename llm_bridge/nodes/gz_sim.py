"""What ros_gz needs to simulate a site in gz-sim: world, models, and the bridged topics."""

from collections.abc import Iterable, Iterator, Mapping
import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from llm_bridge.nodes.processes import sim_folder
from llm_bridge.site.load import config_folders
from llm_bridge.site.site import Site
from llm_bridge.site.yaml_file import read_yaml

NEEDED = {
    'ros_gz_sim': 'share/ros_gz_sim/launch/gz_sim.launch.py',
    'ros_gz_bridge': 'lib/ros_gz_bridge/parameter_bridge',
}
"""Package -> what of it is started, below the folder that it is installed in."""

Entry = Mapping[str, Any]


def in_prefixes(file: str, prefixes: str) -> Path | None:
    """Return where a file of a ROS package is below the prefixes (AMENT_PREFIX_PATH), or None."""
    found = (Path(p) / file for p in prefixes.split(os.pathsep) if p)
    return next((path for path in found if path.is_file()), None)


def missing_packages(prefixes: str) -> tuple[str, ...]:
    """Return which ROS packages for gz-sim are in none of the prefixes."""
    return tuple(p for p, file in NEEDED.items() if in_prefixes(file, prefixes) is None)


def world_file(site: Site) -> Path:
    """Return the world of a site. Raises FileNotFoundError saying how to draw one."""
    name = site.world or f'{site.name}.sdf'
    file = _simulation() / 'worlds' / name
    if not file.is_file():
        raise FileNotFoundError(
            f"there is no world '{name}' in {file.parent}; draw it there: "
            f'draw_worlds.py SITE_FILE --worlds {file.parent}'
        )
    return file


def models_folder() -> Path:
    """Return the folder with the robots' models, for GZ_SIM_RESOURCE_PATH."""
    return _simulation() / 'models'


def server_arguments(world: Path, *, is_headless: bool) -> str:
    """Return `gz_args` of gz_sim.launch.py: run at once, and without a window if headless."""
    return ('-r -s -v 2 ' if is_headless else '-r -v 2 ') + str(world)


def bridge_entries(site: Site, world: Path) -> Iterator[Entry]:
    """Yield what config/gz_bridge.yaml comes to for a site and its world file."""
    file = next(folder / 'gz_bridge.yaml' for folder in config_folders())
    root = ElementTree.parse(world).getroot().find('world')
    known = {'{world}': '' if root is None else root.get('name', '')}
    for entry in read_yaml(file).value:
        is_of_robots = any('{robot}' in str(value) for value in entry.values())
        for robot in site.robots if is_of_robots else ('',):
            words = {**known, '{robot}': robot}
            yield {key: _filled(value, words) for key, value in entry.items()}


def write_bridge(entries: Iterable[Entry], file: Path) -> None:
    """Write entries as ros_gz_bridge reads them (`config_file`)."""
    # JSON is YAML, too.
    file.write_text(json.dumps(list(entries), indent=1), encoding='utf-8')


def _filled(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, text in known.items():
            value = value.replace(name, text)
    return value


def _simulation() -> Path:
    """Return the folder with worlds and models: in the source tree, or installed."""
    programs = sim_folder()
    installed = programs.parents[1] / 'share/llm_bridge/sim'
    return installed if installed.is_dir() else programs
