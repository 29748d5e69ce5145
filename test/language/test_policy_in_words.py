"""What is said of a plan before it is done, and of the part that is not allowed to whom asks."""

import pytest

from llm_bridge.language.understand import Understander
from llm_bridge.site.entity import Pose
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.policies import policy_values
from llm_bridge.site.policy import Policy
from llm_bridge.site.world import EntityState, World

WORLD = World(
    {
        'rover': EntityState({}, pose=Pose(x=0.9, y=5.5)),
        'front_door_lock': EntityState({'state': 'locked'}),
        'hall_light': EntityState({'state': 'off'}),
    }
)


@pytest.fixture(scope='module')
def understand():
    site = load_site(find_site('home'))
    own = {'based_on': 'home', 'speakers': {'Tim': 'guest'}}
    own['quiet_hours'] = [{'kind': 'light', 'from': '22:00', 'to': '06:00'}]
    policy = Policy.model_validate(policy_values(own))
    understander = Understander(site.model_copy(update={'policy': policy}))

    def call(text, **more):
        return understander.understand(text, WORLD, **more)

    return call


def test_before_a_robot_moves_it_is_said_how_far_and_what_will_be_asked(understand):
    found = understand('go to the kitchen and unlock the front door', channel='terminal')
    assert found.say == (
        'I will: 1. drive the rover to the kitchen (about 6.3 metres, 15 seconds), 2. unlock the '
        'front door. I will ask before I unlock the front door.'
    )


def test_the_part_that_is_not_allowed_is_left_out_by_name_and_the_rest_is_done(understand):
    command = 'unlock the front door and turn on the hall light'
    found = understand(command, speaker='tim', channel='terminal')
    assert [s.skill for s in found.graph.steps] == ['turn_on']
    assert [p.code for p in found.problems] == ['not_allowed']
    assert found.say.startswith('I will turn on the hall light. I leave out a part: A guest may ')
    assert 'What is allowed with the front door lock: lock.' in found.say
    assert len(understand(command, channel='terminal').graph.steps) == 2


def test_at_quiet_hours_it_is_said_when_it_will_be_allowed(understand):
    found = understand('turn on the hall light', channel='terminal', time='23:00')
    assert (found.outcome, found.problems[0].code) == ('refused', 'quiet_hours')
    assert 'from 06:00 on it is' in found.say
    assert understand('turn on the hall light', channel='terminal', time='12:00').graph


def test_without_a_channel_roles_are_left_to_the_executor(understand):
    found = understand('unlock the front door', speaker='tim')
    assert found.graph.speaker == 'tim'
    assert found.problems == ()
