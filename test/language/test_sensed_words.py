"""A state word goes with a sensor only where its device class tells just that."""

import pytest

from llm_bridge.graph.condition import Compare
from llm_bridge.graph.problem import Problem
from llm_bridge.language.clauses.clauses import Read
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.things.sensed_words import sensed, SENSED_WORDS, tells
from llm_bridge.language.things.situation import Mentions, Situation
from llm_bridge.language.things.state_words import EXTRA, StateWords


@pytest.mark.parametrize(
    ('device_class', 'said', 'value'),
    [
        ('door', 'open', 'on'),
        ('window', 'shut', 'off'),
        ('motion', 'occupied', 'on'),
        ('occupancy', 'free', 'off'),
        ('smoke', 'clear', 'off'),
        ('smoke', 'triggered', 'on'),
        ('moisture', 'wet', 'on'),
        ('moisture', 'dry', 'off'),
        ('lock', 'unlocked', 'on'),
        ('connectivity', 'offline', 'off'),
        ('problem', 'jammed', 'on'),
        (None, 'triggered', 'on'),
        ('smoke', 'open', None),
        ('smoke', 'empty', None),
        ('smoke', 'occupied', None),
        ('moisture', 'closed', None),
        ('door', 'empty', None),
        ('door', 'clear', None),
        ('motion', 'open', None),
        ('battery', 'occupied', None),
        (None, 'occupied', None),
    ],
)
def test_what_a_sensor_tells(device_class, said, value):
    assert sensed(device_class, said) == value


def test_one_word_never_says_both_states():
    for device_class in (None, 'door', 'motion', 'presence', 'smoke', 'moisture', 'battery'):
        for said in SENSED_WORDS:
            assert sensed(device_class, said) in ('on', 'off', None)
    assert not any(tells(None, said) for said in SENSED_WORDS)


def test_words_of_machines_are_not_said_of_sensors(home):
    states = StateWords(home)
    for said in ('done', 'finished', 'ready', 'paused', 'up', 'down', 'busy', 'free', 'home'):
        for sensor in ('smoke_sensor', 'front_door_sensor'):
            assert states.condition(sensor, said) is None, (said, sensor)


def test_no_word_for_what_a_sensor_notices_is_said_of_anything_that_is_on_or_off(home):
    assert not {'empty', 'occupied', 'detected', 'clear'} & set(EXTRA)
    states = StateWords(home)
    assert states.condition('kitchen_light', 'empty') is None
    assert states.condition('kitchen_light', 'triggered') is None


@pytest.mark.parametrize(
    'clause',
    [
        'the smoke sensor is open',
        'the smoke sensor is empty',
        'the smoke alarm is closed',
        'the motion sensor is open',
        'the kitchen is closed',
    ],
)
def test_a_clause_that_no_sensor_tells_is_refused(home, clause):
    read = Grounder(home).clauses.condition(clause, Situation(), Mentions())
    assert isinstance(read, Problem), read


def test_a_clause_that_a_sensor_tells_is_read(home):
    read = Grounder(home).clauses.condition('the smoke alarm is clear', Situation(), Mentions())
    assert isinstance(read, Read)
    assert read.condition == Compare(entity='smoke_sensor', value='off')
