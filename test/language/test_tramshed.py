"""What is set to its choices, ways that are said, times of alarms, and who hears what is said."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def tramshed():
    return load_site(Path(__file__).parent / 'tramshed.yaml')


@pytest.fixture
def understand(tramshed):
    def understand(text, plan='nothing'):
        return Understander(tramshed, Script(text, plan)).understand(text, World())

    return understand


@pytest.mark.parametrize(
    ('text', 'plan', 'args'),
    [
        ('put the tower to steady green', 'set_head: probe',
         {'colour': 'green', 'pattern': 'steady'}),
        ('amber on the tower please', 'unknown: amber on the tower please', {'colour': 'amber'}),
        ('set the tower to flashing red', 'set_signal: the tower, red',
         {'colour': 'red', 'pattern': 'flashing'}),
        ('probe on, hugo', 'unknown: probe on', {'tool': 'probe'}),
    ],
)  # fmt: skip
def test_a_thing_is_set_to_the_choices_that_are_all_that_is_said(understand, text, plan, args):
    found = understand(text, plan)
    assert [dict(s.args) for s in found.graph.steps] == [args]
    assert found.question is not None


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('no red on the tower', 'unknown: red'),
        ('get the red axle for the tower', 'unknown: red'),
        ('the probe of the pit is gone', 'unknown: probe'),
    ],
)
def test_more_than_a_thing_and_its_choices_is_no_setting(understand, text, plan):
    assert understand(text, plan).graph is None


def test_what_it_is_looked_at_with_is_no_part_of_what_it_is_called(understand):
    found = understand(
        'hugo, look at the axle with the gauge', 'inspect_part: the axle with the gauge'
    )
    assert dict(found.graph.steps[0].args) == {'part': 'axle', 'tool': 'gauge'}


@pytest.mark.parametrize(
    ('text', 'plan', 'skill'),
    [
        ('ramp out at door three', 'take_in: the side ramp, door three', 'put_out'),
        ('ramp in at door three', 'put_out: the side ramp, door three', 'take_in'),
    ],
)
def test_the_way_that_is_said_tells_which_of_two_skills(understand, text, plan, skill):
    found = understand(text, plan)
    assert [s.skill for s in found.graph.steps] == [skill]
    assert found.question is not None


def test_what_is_set_until_a_time_is_not_set_again_and_again(understand):
    found = understand(
        'make the tower red until 9 pm', 'until: 9 pm -> set_signal: the tower, red'
    )
    assert found.graph is None
    assert 'I do not know the present setting of' in found.say


def test_how_a_thing_is_tells_no_way(understand):
    text = "a tram waits at door three and the ramp's still in"
    found = understand(text, 'put_out: the side ramp, door three')
    assert found.graph is None or found.graph.steps[0].skill == 'put_out'


def test_an_alarm_is_called_by_no_time(understand):
    found = understand('cancel my 6 am alarm', 'cancel_alarm: my 6 am alarm, ?')
    assert [(s.target, dict(s.args)) for s in found.graph.steps] == [
        ('wall_clock', {'time': '6 am'})
    ]


@pytest.mark.parametrize(
    ('text', 'plan', 'step'),
    [
        ('say good night to everyone', 'announce: good night to everyone',
         ('announce', {'text': 'good night'})),
        ('say good night to sam', 'announce: good night to sam',
         ('tell_person', {'person': 'sam', 'text': 'good night'})),
        ('say welcome to the shed', 'announce: welcome to the shed',
         ('announce', {'text': 'welcome to the shed'})),
    ],
)  # fmt: skip
def test_whom_something_is_said_to_is_not_said(understand, text, plan, step):
    found = understand(text, plan).graph.steps
    assert [(s.skill, dict(s.args)) for s in found] == [step]


def test_a_choice_that_nothing_is_made_of_is_not_left_unsaid(understand):
    found = understand('sander for hugo and announce hello', 'announce: hello')
    assert found.graph is None or found.question is not None
