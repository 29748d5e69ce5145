"""RViz and Foxglove are set up for the topics and services that the nodes have."""

import json
from pathlib import Path
import re

from ruamel.yaml import YAML

from llm_bridge.site.load import find_site, load_site

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / 'config'
NODES = '\n'.join(
    (ROOT / 'llm_bridge' / name).read_text(encoding='utf-8')
    for name in ('nodes/executor_front.py', 'nodes/bridge_node.py', 'nodes/stop_path.py')
)


def is_ours(name):
    return name == '/diagnostics' or f"'{name.lstrip('/')}'" in NODES


def test_rviz_shows_the_markers_also_those_that_were_sent_before_it_came():
    config = YAML(typ='safe').load(CONFIG / 'llm_bridge.rviz')['Visualization Manager']
    assert config['Global Options']['Fixed Frame'] == 'map'
    (markers,) = [d for d in config['Displays'] if d['Class'].endswith('/MarkerArray')]
    assert is_ours(markers['Topic']['Value'])
    assert markers['Topic']['Durability Policy'] == 'Transient Local'
    assert markers['Topic']['Reliability Policy'] == 'Reliable'


def test_the_panels_of_foxglove_are_all_placed_and_show_what_is_there():
    layout = json.loads((CONFIG / 'foxglove_layout.json').read_text(encoding='utf-8'))
    panels = layout['configById']
    placed = re.findall(r'"(?:first|second)": "([^"]+)"', json.dumps(layout['layout']))
    assert sorted(placed) == sorted(panels)
    named = [
        panel[key].split('.')[0]
        for panel in panels.values()
        for key in ('topicName', 'serviceName', 'topicPath', 'topicToRender')
        if key in panel
    ]
    assert len(named) == 6 and all(map(is_ours, named))
    assert panels['3D!plan']['topics']['/plan_markers']['visible']
    assert panels['3D!plan']['followTf'] == 'map'


def test_foxglove_looks_at_the_middle_of_the_home():
    layout = json.loads((CONFIG / 'foxglove_layout.json').read_text(encoding='utf-8'))
    camera = layout['configById']['3D!plan']['cameraState']
    corners = [p for a in load_site(find_site('home')).areas.values() for p in a.polygon or ()]
    middle = [(min(c) + max(c)) / 2 for c in zip(*corners, strict=True)]
    assert camera['target'] == [0, 0, 0]  # it is not looked at
    assert camera['targetOffset'] == [*middle, 0]
