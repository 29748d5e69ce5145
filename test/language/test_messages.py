"""What a person is to be told or asked is passed on, and neither done nor answered here."""

from pathlib import Path

import pytest
from scripted import Plans, Script

from llm_bridge.language.mending.messages import message_in
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
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


@pytest.mark.parametrize(
    ('said', 'person', 'text'),
    [
        ('give word to Ida: the vet comes at ten', 'ida', 'the vet comes at ten'),
        ('pass a message to Tom that it is raining', 'tom', 'it is raining'),
        ('leave a note for Ida saying tea is ready', 'ida', 'tea is ready'),
        ('inform everybody in the house that tea is ready', 'everybody', 'tea is ready'),
    ],
)
def test_a_message_is_for_whom_it_is_given_to(bungalow, said, person, text):
    found = message_in(words(said), breaks_of(said), bungalow)
    assert found == Call('tell', (person, text), {})


@pytest.mark.parametrize(
    'said',
    ['give the message to Ida', 'give Ida the jug: it is hers, take care', 'pass it to Ida'],
)
def test_what_is_handed_over_is_no_message(bungalow, said):
    assert message_in(words(said), breaks_of(said), bungalow) is None


@pytest.mark.parametrize(
    ('said', 'plan', 'text', 'times'),
    [
        ('Tom is still in bed. Tell him to get up', 'drive_to: tom', 'get up', 1),
        ("Tom won't get up! Tell him twice over to hurry", 'repeat: twice -> drive_to: tom',
         'hurry', 2),
        ('tell Tom three times to hurry', 'repeat: three times -> drive_to: tom', 'hurry', 3),
    ],
)  # fmt: skip
def test_who_is_told_is_whom_something_was_told_of(bungalow, said, plan, text, times):
    found = understand(bungalow, said, plan)
    assert steps(found) == [('tell', {'person': 'tom', 'message': text})]
    [step] = found.graph.steps
    assert (step.repeat.times if step.repeat else 1, step.confirm) == (times, True)


def test_nobody_is_told_where_a_remark_before_it_may_be_a_ban(bungalow):
    found = understand(bungalow, 'Tom must not come. Tell him to hurry', 'drive_to: tom')
    assert steps(found) == []


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
            'people': {'amir': {'name': 'Amir', 'aliases': {'en': ['my brother']}}},
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


@pytest.mark.parametrize(
    ('said', 'drafted'),
    [
        ('text Amir that the bus is late', 'amir, the bus is late, text'),
        ('text my brother that the bus is late', 'my brother, the bus is late, ?'),
        ('text Amir that the bus is late', '?, amir, text'),
        (
            'send Amir a message saying the bus is late',
            '?, amir, a message saying the bus is late',
        ),
    ],
)
def test_who_is_sent_what_is_not_lost_where_a_plan_has_them_in_other_places(flat, said, drafted):
    found = understand(flat, said, f'send_message: {drafted}')
    assert steps(found) == [('send_message', {'person': 'amir', 'message': 'the bus is late'})]


def test_a_question_is_passed_on_where_messages_are(flat):
    found = message_in(words('ask Amir if he wants tea'), frozenset(), flat)
    assert found == Call('send_message', ('?', 'amir', 'if he wants tea'), {})


def test_somebody_is_told_something_in_a_row_of_orders():
    site = load_site(Path(__file__).parent / 'jetty.yaml')
    said = 'hire a boat at the pier and message Nora that I am late'
    plans = {said: 'hire_boat: ?, the pier ; hire_boat: ?, message nora that i am late',
             'hire a boat at the pier': 'hire_boat: ?, the pier'}  # fmt: skip
    found = Understander(site, Plans(plans)).understand(said, World())
    assert steps(found) == [
        ('hire_boat', {'where': 'at the pier'}),
        ('relay_news', {'guest': 'nora', 'message': 'I am late'}),
    ]


@pytest.mark.parametrize(
    ('said', 'skill'),
    [('tell Ida dinner is at eight', 'send_note'), ('remind Ida dinner is at eight', 'set_alert')],
)
def test_who_is_told_is_not_reminded(said, skill):
    told = {'binding': {'via': 'mqtt', 'topic': 'h/x', 'payload': ''}, 'verify': {'by': 'none'}}

    def takes(*texts):
        person = {'name': 'person', 'type': 'entity', 'required': False}
        what = {'name': 'what', 'type': 'text'}
        return [what, person, *({'name': t, 'type': 'text', 'required': False} for t in texts)]

    skills = {
        'send_note': {'description': 'send somebody a message', 'args': takes()},
        'set_alert': {'description': 'remind somebody', 'args': takes('day', 'time')},
    }
    site = Site.model_validate(
        {
            'name': 'flat',
            'people': {'ida': {'name': 'Ida'}},
            'kinds': {
                'aide': {
                    'name': 'aide',
                    'description': 'an assistant',
                    'skills': {name: {'name': name, **s, **told} for name, s in skills.items()},
                }
            },
            'devices': {'pip': {'name': 'Pip', 'kind': 'aide', 'mqtt': {'topic': 'h/pip'}}},
        }
    )
    found = message_in(words(said), frozenset(), site)
    assert found is not None
    assert found.skill == skill
