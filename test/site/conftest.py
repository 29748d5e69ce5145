"""A small valid site as text, to be spoilt by the tests of this folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from llm_bridge.site.finding import SiteError
from llm_bridge.site.load import read_site

GOOD = """\
name: flat
languages: [en, de]
areas:
  kitchen:
    aliases: [galley]
    polygon: [[0, 0], [4, 0], [4, 4], [0, 4]]
    pose: {x: 2, y: 2}
  hall:
    polygon: [[4, 0], [8, 0], [8, 4], [4, 4]]
    pose: {x: 6, y: 2}
doors:
  - {between: [kitchen, hall], at: [4, 2]}
places:
  dock: {area: hall, pose: {x: 7, y: 1, yaw: 1.57}}
keep_out:
  cellar: {name: cellar, polygon: [[4.1, 3], [5, 3], [5, 3.9], [4.1, 3.9]]}
  oven_zone:
    name: oven zone
    polygon: [[0, 0], [1, 0], [1, 1], [0, 1]]
    while: [{entity: lamp, attribute: state, value: 'on'}]
robots:
  rover:
    namespace: rover
    home: dock
    bindings: [goal_pose, carry]
    observe:
      holding: {topic: holding, type: std_msgs/msg/String}
    skills:
      round:
        description: drive round once
        steps:
          - {skill: go_to, args: {place: kitchen}}
          - {skill: dock}
devices:
  lamp:
    name: kitchen lamp
    kind: light
    area: kitchen
    features: [brightness]
    mqtt: {topic: flat/lamp}
  bolt:
    name: hall bolt
    kind: lock
    area: hall
    mqtt: {topic: flat/bolt}
objects:
  cup: {place: kitchen}
"""


@pytest.fixture
def good() -> str:
    """The text of a site file without a fault."""
    return GOOD


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a site file: the good one with texts replaced, each of which must be in it."""

    def write(*changes: tuple[str, str], text: str = GOOD) -> Path:
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        file = tmp_path / 'flat.yaml'
        file.write_text(text, encoding='utf-8')
        return file

    return write


@pytest.fixture
def faults(write) -> Callable[..., list[str]]:
    """Return what is wrong with the good site after these changes: 'LINE: KEY: MESSAGE' each."""

    def faults(*changes: tuple[str, str], level: str = 'error') -> list[str]:
        try:
            _, findings = read_site(write(*changes))
        except SiteError as error:
            findings = error.findings
        return [f'{f.spot.line}: {f.spot.key}: {f.message}' for f in findings if f.level == level]

    return faults
