"""What a person is to be told or asked is passed on, and neither done nor answered here."""

import pytest
from scripted import Script

from llm_bridge.language.mending.messages import message_in
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.text.words import words
from llm_bridge.language.understand import Understander
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


def understand(site, said, plan):
    return Understander(site, Script(said, plan)).understand(said, World())


def steps(found):
    return [(s.skill, dict(s.args)) for s in found.graph.steps] if found.graph else []


@pytest.mark.parametrize(
    ('said', 'plan', 'skill', 'text'),
    [
        ('tell Ida to come in here', 'drive_to: here', 'tell', 'come in here'),
        ('go and tell Ida lunch is ready', 'drive_to: ida', 'tell', 'lunch is ready'),
        ('ask Ida when she comes', 'ask: when she comes', 'ask_person', 'when she comes'),
        ('Max, ask our Tom how he is', 'ask: how he is', 'ask_person', 'how he is'),
    ],
)
def test_a_message_drafted_as_something_else_is_passed_on_after_a_yes(
    bungalow, said, plan, skill, text
):
    found = understand(bungalow, said, plan)
    [(did, args)] = steps(found)
    assert (did, text in args.values()) == (skill, True)
    assert all(step.confirm for step in found.graph.steps)


@pytest.mark.parametrize(
    ('plan', 'text'),
    [
        ('tell: ida, ida her tea is ready', 'her tea is ready'),
        ('tell: ida, her tea is ready', 'her tea is ready'),
    ],
)
def test_a_message_does_not_begin_with_whom_it_is_for(bungalow, plan, text):
    found = understand(bungalow, 'tell ida her tea is ready', plan)
    assert steps(found) == [('tell', {'person': 'ida', 'message': text})]


@pytest.mark.parametrize(
    'said',
    [
        'tell me a joke',
        'tell Ida lunch is ready and bring her the jug',
        'take the jug to Ida',
        'ask Ida',
        'bring the jug, then tell Ida',
    ],
)
def test_what_is_no_message_alone_is_left_to_the_model(bungalow, said):
    assert message_in(words(said), frozenset(), bungalow) is None


def test_nobody_is_told_anything_where_nothing_can(home):
    assert message_in(words('tell Ida that lunch is ready'), frozenset(), home) is None


def test_a_robot_that_is_called_passes_it_on(bungalow):
    found = message_in(words('Max please tell Tom that dinner is ready'), frozenset(), bungalow)
    assert found == Call('tell', ('tom', 'dinner is ready'), {'robot': 'max'})


@pytest.fixture(scope='module')
def flat():
    return Site.model_validate(
        {
            'name': 'flat',
            'people': {'amir': {'name': 'Amir'}},
            'kinds': {
                'box': {
                    'name': 'box',
                    'description': 'a box that speaks',
                    'skills': {
                        'send_message': {
                            'name': 'send_message',
                            'description': 'send somebody a message',
                            'args': [
                                {'name': 'person', 'type': 'entity'},
                                {'name': 'message', 'type': 'text'},
                            ],
                        }
                    },
                }
            },
            'devices': {'hub': {'name': 'hub', 'kind': 'box', 'mqtt': {'topic': 'flat/hub'}}},
        }
    )


@pytest.mark.parametrize(
    'said',
    [
        'text Amir the bus is late',
        'message Amir that the bus is late',
        'send Amir a message saying the bus is late',
        'please let Amir know that the bus is late',
        'drop Amir a line to say the bus is late',
        'tell Amir the bus is late',
    ],
)
def test_a_device_sends_what_somebody_is_to_be_told(flat, said):
    found = message_in(words(said), frozenset(), flat)
    assert found == Call('send_message', ('?', 'amir', 'the bus is late'), {})
    [(skill, args)] = steps(understand(flat, said, 'nothing'))
    assert (skill, args['person']) == ('send_message', 'amir')


@pytest.mark.parametrize(
    'said', ['let Amir in', 'send Amir the parcel', 'drop Amir at the bus', 'send Amir a message']
)
def test_not_all_that_is_sent_is_told(flat, said):
    assert message_in(words(said), frozenset(), flat) is None


def test_whom_a_message_is_for_is_no_part_of_it(flat):
    said = 'message Amir that the bus is late'
    found = understand(flat, said, 'send_message: ?, amir, amir that the bus is late')
    assert steps(found) == [('send_message', {'person': 'amir', 'message': 'the bus is late'})]
