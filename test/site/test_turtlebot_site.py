"""The example site of docs/own_robot.md: a robot that Nav2 drives."""

from pathlib import Path

import pytest

from llm_bridge.adapters.binding_fields import fill_in
from llm_bridge.graph.action_graph import Step
from llm_bridge.language.understand import Understander
from llm_bridge.run.ports import Order
from llm_bridge.site.check import effective
from llm_bridge.site.entity import Pose
from llm_bridge.site.load import find_site, load_site, read_site
from llm_bridge.site.world import World

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope='module')
def site():
    return load_site(find_site('turtlebot'))


def test_it_has_neither_errors_nor_warnings():
    assert read_site(find_site('turtlebot'))[1] == ()


def test_nav2_drives_it_and_the_dock_is_its_own(site):
    sent = {c.skill: c.binding for c in effective(site) if c.entity == 'turtle'}
    assert {skill: sent[skill] for skill in ('go_to', 'turn', 'move', 'back_up')} == {
        'go_to': 'action navigate_to_pose (nav2_msgs/action/NavigateToPose)',
        'turn': 'action spin (nav2_msgs/action/Spin)',
        'move': 'action drive_on_heading (nav2_msgs/action/DriveOnHeading)',
        'back_up': 'action backup (nav2_msgs/action/BackUp)',
    }
    assert sent['dock'] == 'go_to, then dock_here'
    assert sent['undock'] == 'action undock (irobot_create_msgs/action/Undock)'


def test_a_stop_reaches_it(site):
    robot = site.robots['turtle']
    assert robot.velocity_type == 'geometry_msgs/msg/TwistStamped'
    assert robot.cancel_topic is None


@pytest.mark.parametrize(
    ('text', 'steps'),
    [
        ('undock and drive to the kitchen', [('undock', {}), ('go_to', {'place': 'kitchen'})]),
        ('go to the fridge', [('go_to', {'place': 'fridge'})]),
        ('back up 20 centimetres', [('back_up', {'distance': 0.2})]),
        ('turn on the kitchen lamp and then dock', [('turn_on', {}), ('dock', {})]),
    ],
)
def test_what_the_guide_says_is_understood_without_a_model(site, text, steps):
    graph = Understander(site).understand(text, World()).graph
    assert [(step.skill, dict(step.args)) for step in graph.steps] == steps


@pytest.mark.parametrize(('skill', 'goal_x'), [('move', 2.0), ('back_up', -2.0)])
def test_a_move_that_is_tried_again_drives_what_is_left_of_it(site, skill, goal_x):
    order = Order(
        id='g1/s1/2',
        step=Step(id='s1', skill=skill, target='turtle', args={'distance': 2.0}),
        skill=site.skill('turtle', skill),
        target=site.robots['turtle'],
        args={'distance': 2.0},
        goal=Pose(x=goal_x, y=0.0, yaw=0.0),
    )
    fields = order.skill.binding.fields
    at_start = fill_in(fields, order, site, Pose(x=0.0, y=0.0, yaw=0.0), None)
    half_way = fill_in(fields, order, site, Pose(x=goal_x / 2, y=0.0, yaw=0.0), None)
    assert (at_start['target.x'], half_way['target.x']) == (goal_x, goal_x / 2)


def test_the_guide_names_what_is_there(site):
    guide = (ROOT / 'docs/own_robot.md').read_text(encoding='utf-8')
    assert 'config/sites/turtlebot.yaml' in guide and 'config/bindings/nav2.yaml' in guide
    for skill in ('go_to', 'dock', 'move', 'back_up', 'turn', 'undock'):
        assert f'`{skill}`' in guide and site.skill('turtle', skill)
