"""Compound commands: taken apart only where every sentence stands for itself."""

import pytest

from llm_bridge.language.readings.compounds import all_repeated, apart
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def home():
    return Understander(load_site(find_site('home')))


def plan(home, text):
    found = home.understand(text, World())
    return found.draft if found.tier == 'template' and found.outcome == 'plan' else ''


@pytest.mark.parametrize(
    ('text', 'draft'),
    [
        (
            'turn off the kitchen light and send the robot to the dock',
            'turn_off: the kitchen light & go_to: dock',
        ),
        (
            'lock the front door, then turn off the radio',
            'lock: the front door ; turn_off: the radio',
        ),
        ('go to the kitchen and drive to the sofa', 'go_to: kitchen ; go_to: sofa'),
    ],
)
def test_sentences_that_templates_know_make_one_plan(home, text, draft):
    found = plan(home, text).replace('the robot', '').split()
    wanted = draft.split()
    assert [w for w in found if w in (';', '&') or w.endswith(':')] == [
        w for w in wanted if w in (';', '&') or w.endswith(':')
    ]


@pytest.mark.parametrize(
    'text',
    [
        'turn on the radio and water the plants',
        "turn on the radio and don't lock the front door",
        'when the robot is in the hall, lock the front door and turn on the hall light',
        'turn on the hall light and turn it off',
        'mute the television and the radio',
        'is the radio on and turn on the hall light',
    ],
)
def test_what_no_template_takes_whole_is_left_to_the_model(home, text):
    assert plan(home, text) == ''


def test_one_thing_after_another_is_told_from_side_by_side():
    assert [(p.text, p.is_then) for p in apart('lock the door, and then dock and sing')] == [
        ('lock the door', False),
        ('dock', True),
        ('sing', False),
    ]


@pytest.mark.parametrize(
    'text', ['dock', 'and dock', 'dock and', 'a and b and c and d and e and f and g']
)
def test_what_is_no_compound_is_not_taken_apart(text):
    assert apart(text) == ()


def test_device_actions_go_on_side_by_side(home):
    assert plan(home, 'turn off the radio and lock the front door').count('&') == 1


def test_two_robots_that_are_named_drive_at_the_same_time():
    factory = Understander(load_site(find_site('factory')))
    assert ' & ' in plan(factory, 'cart one go to receiving and cart two go to shipping')
    assert ' ; ' in plan(factory, 'cart one go to receiving and cart one go to shipping')


def test_a_name_alone_asks_for_nothing(home):
    assert plan(home, 'the radio') == ''
    assert plan(home, 'radio') == ''
    assert plan(home, 'radio on') != ''


def test_another_one_is_one_more_of_what_was_said_before(parlour):
    texts = Understander(parlour)
    text = 'set a timer for nine minutes for the rice and another one for an hour for the roast'
    steps = texts.understand(text, World()).graph.steps
    assert [s.args for s in steps] == [
        {'duration': 540.0, 'label': 'rice'},
        {'duration': 3600.0, 'label': 'roast'},
    ]
    found = texts.understand('switch the kettle on and another one for the rice', World())
    assert found.graph is None


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('turn left and wave, and do that three times',
         ('turn left and wave', 'three times')),
        ('Open the tap, wait a minute, close it - and do all of it twice.',
         ('Open the tap, wait a minute, close it', 'twice')),
        ('turn left twice', None),
        ('wave and repeat that twice', None),  # twice in all, or twice more
        ('do that twice', None),
        ('ring the bell. Do it three times so they hear it', ('ring the bell', 'three times')),
    ],
)  # fmt: skip
def test_all_of_it_is_repeated(text, meant):
    assert all_repeated(text) == meant
