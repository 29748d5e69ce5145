import pytest

from llm_bridge.graph.problem import ProblemCode
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.grounding.places import shared_room
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.things.situation import Mentions, Situation, Wanted
from llm_bridge.site.entity import EntityType


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('light on and fan off in the south suite',
         'turn_on: light & turn_off: fan off in the south suite'),
        ('for dinner in the south suite: light on and fan off', 'turn_on: light & turn_off: fan'),
        ('south suite for dinner, light on and the fan off', 'turn_on: light & turn_off: the fan'),
    ],
)  # fmt: skip
def test_a_room_said_once_is_the_room_of_all(inn_names, text, plan):
    found = inn_names.ground(read(plan), Situation(), text)
    assert [s.target for s in found.steps] == ['south_light', 'south_fan']


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        # each has a verb of its own
        ('turn on the light and turn off the fan in the south suite',
         'turn_on: the light & turn_off: the fan in the south suite'),
        ('light on and turn off the fan in the south suite',
         'turn_on: light & turn_off: the fan in the south suite'),
        ('light on, fan off in the south suite',
         'turn_on: light & turn_off: fan off in the south suite'),
        # two rooms
        ('light on in the north suite, fan off in the south suite',
         'turn_on: light in the north suite & turn_off: fan off in the south suite'),
        # where a robot goes is not where the light is
        ('light on, bo go to the south suite', 'turn_on: light & go_to: the south suite'),
        ('light on, south suite fan off', 'turn_on: light & turn_off: south suite fan'),
    ],
)  # fmt: skip
def test_a_room_of_one_of_them_is_no_room_of_all(inn_names, text, plan):
    assert shared_room(read(plan), text, inn_names.targets.index) is None


def test_one_light_that_can_is_not_that_of_a_room_which_has_its_own(inn_names):
    found = inn_names.ground(read('brighten: in the south suite'), Situation())
    assert not found.steps
    assert [p.code for p in found.problems] == [ProblemCode.NOT_CAPABLE]


def test_what_a_sensor_is_called_after_is_meant_and_not_its_whole_room(brewery):
    index = Grounder(brewery).targets
    at = brewery.entities['cold'].area
    wanted = Wanted(frozenset({EntityType.AREA, EntityType.PLACE}))
    spoken = Mentions().with_things(('cold',)).with_place(at)
    assert index.resolve('it', wanted, Situation(), spoken).ids == ('cold_room',)
    assert index.resolve('it', wanted, Situation(), Mentions().with_place(at)).ids == (at,)
