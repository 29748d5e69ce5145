"""'In there' is the room that was told, and nowhere else."""

import pytest

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.things.situation import HERE, Situation
from llm_bridge.language.things.there_named import with_there_named


@pytest.fixture
def index(home_names: Grounder):
    return home_names.targets.index


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('The kitchen is empty, turn everything off in there',
         'The kitchen is empty, turn everything off in the kitchen'),
        ("nobody's in the living room, all lights off there",
         "nobody's in the living room, all lights off in the living room"),
        ("The bedroom's too bright, close the blinds in there",
         "The bedroom's too bright, close the blinds in the bedroom"),
        ("I'm in the study, all off in here", "I'm in the study, all off in the study"),
    ],
)  # fmt: skip
def test_the_room_that_was_told_is_there(index, said, instead):
    assert with_there_named(said, index) == instead


@pytest.mark.parametrize(
    'said',
    [
        'turn everything off in there',
        'the kitchen and the hall are empty, all off in there',
        'the kitchen light is broken, turn the others off in there',
        'go to the kitchen and wait there',
        'is there a light on in there',
    ],
)
def test_it_is_no_other_room(index, said):
    assert with_there_named(said, index) == said


def test_all_in_there_is_asked_about_where_no_room_was_spoken_of(home_names):
    plan = read(' turn_off: all the lights in there')
    asked = home_names.ground(plan, Situation())
    assert not asked.steps
    assert asked.question is not None
    assert asked.question.slot == HERE
    assert asked.question.text == 'Which room do you mean by that?'
    answered = home_names.ground(plan, Situation(decided={HERE: ('hall',)}))
    assert [s.target for s in answered.steps] == ['hall_light']
