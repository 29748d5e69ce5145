import math

from hypothesis import given
from hypothesis import strategies as st
import pytest
from small_home import home, world

from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Not
from llm_bridge.graph.truth import compare, holds, is_fresh, number, value

SITE = home()
ON = Compare(entity='lamp', value='on')
OPEN = Compare(entity='gate', value='on')


@pytest.mark.parametrize(
    ('came', 'op', 'wanted', 'expected'),
    [
        (20, 'eq', 20.0, True),
        (20, 'ne', 20, False),
        (20, 'lt', 21, True),
        (20, 'lt', 20, False),
        (20, 'le', 20, True),
        (20, 'gt', 20, False),
        (20, 'ge', 20, True),
        (21, 'gt', 20.5, True),
        (0.1 + 0.2, 'eq', 0.3, True),
        (0.1 + 0.2, 'ne', 0.3, False),
        ('on', 'eq', 'on', True),
        ('on', 'ne', 'on', False),
        ('on', 'eq', 'off', False),
        (True, 'eq', True, True),
        (True, 'ne', False, True),
        ('on', 'lt', 'off', None),
        (True, 'eq', 1, None),
        ('20', 'eq', 20, None),
        (None, 'eq', 'on', None),
        (None, 'ne', 'on', None),
        (math.nan, 'ne', 3, None),
        (3, 'lt', math.inf, None),
        ('on', 'like', 'on', None),
    ],
)
def test_values_are_compared_only_with_their_like(came, op, wanted, expected):
    assert compare(came, op, wanted) is expected


def test_only_finite_numbers_are_numbers():
    assert number(3) == 3.0
    assert [number(v) for v in (True, 'x', None, math.nan, math.inf, 10**400)] == [None] * 6


def test_what_was_never_seen_is_unknown_and_not_off():
    assert value('lamp', 'state', SITE, world()) is None
    assert holds(ON, SITE, world()) is None


def test_what_is_not_reachable_is_unknown():
    assert holds(ON, SITE, world(lamp={'state': 'on', 'available': False})) is None


def test_a_robot_seen_too_long_ago_is_unknown():
    docked = Compare(entity='rover', value='docked')
    assert holds(docked, SITE, world(rover={'state': 'docked', 'at': 99.5})) is True
    assert holds(docked, SITE, world(rover={'state': 'docked', 'at': 98.9})) is None


def test_what_seems_to_come_from_the_future_is_unknown():
    assert is_fresh('rover', SITE, world(rover={'at': 100.5}))
    assert not is_fresh('rover', SITE, world(rover={'at': 102.0}))
    assert not is_fresh('rover', SITE, world(rover={'at': math.nan}))


def test_a_retained_state_stays_good_unless_the_site_limits_its_age():
    assert holds(ON, SITE, world(now=9e5, lamp={'state': 'on', 'at': 0.0})) is True
    devices = {**SITE.model_dump(by_alias=True)['devices']}
    devices['lamp']['mqtt']['max_age_s'] = 60.0
    limited = home(devices=devices)
    assert holds(ON, limited, world(now=61.0, lamp={'state': 'on', 'at': 0.0})) is None


def test_all_needs_every_one_and_unknown_is_not_yes():
    both = AllOf(all=(ON, OPEN))
    assert holds(both, SITE, world(lamp='on', gate='on')) is True
    assert holds(both, SITE, world(lamp='on')) is None
    assert holds(both, SITE, world(lamp='off')) is False


def test_any_needs_one_and_unknown_is_not_no():
    either = AnyOf(any=(ON, OPEN))
    assert holds(either, SITE, world(lamp='on')) is True
    assert holds(either, SITE, world(lamp='off')) is None
    assert holds(either, SITE, world(lamp='off', gate='off')) is False


def test_not_leaves_unknown_unknown():
    off = Not.model_validate({'not': ON})
    assert holds(off, SITE, world(lamp='off')) is True
    assert holds(off, SITE, world(lamp='on')) is False
    assert holds(off, SITE, world()) is None


def test_a_time_is_compared_with_the_clock_that_is_handed_in():
    assert holds(AtTime(time='07:00'), SITE, world(), '07:00') is True
    assert holds(AtTime(time='07:00'), SITE, world(), '07:01') is False
    assert holds(AtTime(time='07:00'), SITE, world()) is None


SCALARS = st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.none())


@given(SCALARS, st.sampled_from(['eq', 'ne', 'lt', 'le', 'gt', 'ge']), SCALARS)
def test_comparing_never_raises_and_opposites_agree(came, op, wanted):
    opposite = {'eq': 'ne', 'ne': 'eq', 'lt': 'ge', 'ge': 'lt', 'gt': 'le', 'le': 'gt'}[op]
    found = compare(came, op, wanted)
    other = compare(came, opposite, wanted)
    assert (found is None) == (other is None)
    if op in ('eq', 'ne') and found is not None:
        assert found is not other
