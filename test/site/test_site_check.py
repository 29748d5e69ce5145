"""What `llm-bridge check` tells of a site."""

import pytest

from llm_bridge.site.check import arg_words, effective, silent
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.skill import Arg, ArgType

HOME = load_site(find_site('home'))
FACTORY = load_site(find_site('factory'))


def row(site, entity, skill):
    return next(r for r in effective(site) if (r.entity, r.skill) == (entity, skill))


def test_every_skill_of_every_actor_has_one_row():
    rows = effective(HOME)
    assert len(rows) == sum(len(HOME.skills_of(a.id)) for a in HOME.robots_first())
    assert rows[0].entity == 'rover'
    assert all(r.binding and r.verified for r in rows)


def test_a_row_tells_limits_risk_binding_and_verification():
    found = row(HOME, 'kitchen_light', 'set_brightness')
    assert found.args == 'percent: 1..100 percent'
    assert found.risk == 'comfort' and not found.confirm
    assert found.binding == 'mqtt json home/kitchen/light: brightness, state'
    assert found.verified == 'brightness = percent ±2, state = on within 5 s'


def test_what_waits_for_a_yes_is_marked():
    assert row(HOME, 'front_door_lock', 'unlock').confirm
    assert not row(HOME, 'front_door_lock', 'lock').confirm
    assert row(FACTORY, 'hydraulic_press', 'start').confirm


def test_topics_are_told_with_the_namespace_of_the_robot():
    found = row(FACTORY, 'cart_two', 'go_to')
    assert found.binding == 'topic cart_two/goal_pose (geometry_msgs/msg/PoseStamped)'
    assert found.verified == 'pose to 0.25 m and 0.35 rad within 120 s'


def test_a_result_is_awaited_as_long_as_the_skill_may_take():
    turtle = load_site(find_site('turtlebot'))
    assert row(turtle, 'turtle', 'undock').verified == 'its result within 60 s'
    assert row(turtle, 'turtle', 'go_to').verified.endswith('within 10 s of its result')


def test_macros_are_told_by_their_steps():
    assert row(HOME, 'rover', 'bring').binding == 'go_to, then pick_up, then go_to, then put_down'
    assert row(HOME, 'rover', 'bring').verified == 'by its steps'


def test_preconditions_are_told():
    assert row(HOME, 'front_door_lock', 'lock').requires == 'front_door_sensor.state = off'
    assert row(HOME, 'rover', 'put_down').requires == "rover.holding ≠ ''"
    assert 'cart_one.area ≠ press_cell' in row(FACTORY, 'hydraulic_press', 'start').requires


def test_relative_effects_show_their_direction():
    assert row(HOME, 'kitchen_light', 'dim').verified.startswith('brightness -= percent')
    assert row(HOME, 'thermostat', 'warmer').verified.startswith('target_temperature += degrees')


def test_what_cannot_be_seen_says_so():
    assert row(HOME, 'radio', 'next_track').verified == 'cannot be seen; ends unconfirmed'


def test_sensors_can_be_asked_nothing():
    assert silent(HOME) == ('smoke_sensor', 'front_door_sensor', 'motion_sensor')


@pytest.mark.parametrize(
    ('arg', 'words'),
    [
        (Arg(name='n', type=ArgType.NUMBER), 'n: ..'),
        (Arg(name='n', type=ArgType.NUMBER, min=0.5, unit='metre'), 'n: 0.5.. metre'),
        (Arg(name='t', type=ArgType.DURATION, max=60), 't: ..60 second'),
        (
            Arg(name='c', type=ArgType.CHOICE, choices=('a', 'b'), required=False, default='b'),
            '[c: a|b, else b]',
        ),
        (Arg(name='p', type=ArgType.PLACE), 'p: place'),
    ],
)
def test_arguments_are_told_with_their_limits(arg, words):
    assert arg_words(arg) == words
