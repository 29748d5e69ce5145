"""Sentences of skills that take free texts: all of a text is one order, or nothing is."""

import pytest

from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.understand import Understander
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def texts(parlour):
    return Understander(parlour)


def drafted(texts, text):
    found = texts.templates.match(text, 'en', None)
    return write(found.plan).strip() if found is not None else None


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('set a timer for nine minutes for the rice', 'set_timer: ada, nine minutes, label= rice'),
        ('set a five minute timer please', 'set_timer: ada, five minute'),
        (
            'start a timer for the dough for an hour and a half',
            'set_timer: ada, an hour and a half, label= dough',
        ),
        ('timer for five minutes', 'set_timer: ada, five minutes'),
        ('set another timer for five minutes', 'set_timer: ada, five minutes'),
        ('wake us at noon', 'set_alarm: ada, noon'),
        ('set the alarm for 6:30', 'set_alarm: ada, 6:30'),
        (
            'remind me in ten minutes to leave',
            'set_reminder: ada, leave, time= in ten minutes',
        ),
        ('wake me up at half past six', 'set_alarm: ada, half past six'),
        ('Ada, set an alarm for 7 tomorrow', 'set_alarm: ada, 7 tomorrow'),
        (
            'remind me to post the letter on friday',
            'set_reminder: ada, post the letter, time= friday',
        ),
        (
            'tomorrow at ten remind me to water the fern',
            'set_reminder: ada, water the fern, time= tomorrow at ten',
        ),
        (
            'remind me to buy shoes in size nine',
            'set_reminder: ada, buy shoes in size nine',
        ),
    ],
)
def test_a_skill_that_takes_the_time_itself_is_given_it(texts, text, plan):
    assert drafted(texts, text) == plan


@pytest.fixture(scope='module')
def reminding():
    """A planner that reminds people, at a time or on a day or some time later."""
    free = {'required': False}
    remind = {
        'name': 'set_reminder',
        'description': 'remind somebody of something',
        'args': [
            {'name': 'what', 'type': 'text'},
            {'name': 'person', 'type': 'entity', **free},
            {'name': 'time', 'type': 'text', **free},
            {'name': 'day', 'type': 'text', **free},
            {'name': 'after', 'type': 'duration', 'description': 'in how long', **free},
        ],
    }
    kind = {'name': 'planner', 'description': 'plans', 'skills': {'set_reminder': remind}}
    return Understander(
        Site.model_validate(
            {
                'name': 'loft',
                'kinds': {'planner': kind},
                'devices': {'plan': {'name': 'plan', 'kind': 'planner', 'mqtt': {'topic': 'l/p'}}},
                'people': {'ida': {'name': 'Ida'}, 'bo': {'name': 'Bo'}},
                'objects': {'pills': {'name': "Bo's pills"}},
            }
        )
    )


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('remind Bo to water the fern', 'water the fern, person= bo'),
        ('can you remind both Ida and Bo to pay the rent on the first',
         'pay the rent, day= the first, person= both ida and bo'),
        ('remind Ida tomorrow at nine about the vet',
         'the vet, time= nine, day= tomorrow, person= ida'),
        ('remind Bo that the plumber comes tomorrow', 'the plumber comes tomorrow, person= bo'),
        ('remind me to leave in ten minutes', 'leave, after= ten minutes'),
        ('remind me to post the parcel by six', 'post the parcel, time= six'),
        ('remind me of Bo', 'bo'),
        ('remind me to get off on the first floor', 'get off on the first floor'),
    ],
)  # fmt: skip
def test_whom_a_skill_reminds_and_when_stand_in_their_arguments(reminding, text, plan):
    assert drafted(reminding, text) == f'set_reminder: plan, {plan}'


def test_who_is_reminded_is_his_in_what_they_are_reminded_of(reminding):
    found = reminding.understand('remind Bo to take his pills', World())
    assert [step.args for step in found.graph.steps] == [
        {'what': 'take his pills', 'person': 'bo'}
    ]


def test_whom_a_skill_cannot_be_told_stays_in_what_it_reminds_of(texts):
    assert drafted(texts, 'remind Bo to water the fern') is None


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('put sun cream on my list please', 'add_to_list: ada, sun cream'),
        (
            'add socks, a hat and two towels to the packing list',
            'add_to_list: ada, socks a hat and two towels',
        ),
        ('take the hat off the packing list', 'remove_from_list: ada, the hat'),
        ('write down the code is 5512', 'take_note: ada, the code is 5512'),
        ('take a note that the filter is full', 'take_note: ada, the filter is full'),
    ],
)
def test_lists_and_notes(texts, text, plan):
    assert drafted(texts, text) == plan


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('please announce that the boat leaves now', 'announce: tannoy, the boat leaves'),
        ('announce over the tannoy that lunch is late', 'announce: tannoy, lunch is late'),
        ('let everyone know that we are closed', 'announce: tannoy, we are closed'),
        (
            'send our pagers the message come back soon',
            'notify: our pagers, come back soon',
        ),
        (
            'send a message to the pagers that the door is stuck',
            'notify: our pagers, the door is stuck',
        ),
        (
            "tell whoever's at the gate that we are coming",
            'speak_to_visitor: bell, we are coming',
        ),
    ],
)
def test_what_is_told_and_to_whom(texts, text, plan):
    assert drafted(texts, text) == plan


@pytest.mark.parametrize(
    'text',
    [
        'set a timer',
        'set a timer for the lamp',
        'wake me when it rains',
        'add socks and open the door and add a hat to my list',
        'put the lamp on the list and off',
        'what is on my list',
        'remind me at nine',
        'remind me who called',
        'announce that lunch is ready and open the window',
        'tell everyone to go home',
        "don't remind me to post the letter",
        'make a note',
    ],
)
def test_what_is_more_than_one_text_or_none_is_left_to_the_model(texts, text):
    assert drafted(texts, text) is None


def test_a_list_of_items_is_noted_one_by_one_as_it_was_said(texts):
    found = texts.understand('Add a Hat, socks and sun cream to the packing list', World())
    assert [s.args['item'] for s in found.graph.steps] == ['a Hat', 'socks', 'sun cream']


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('set a timer for twelve minutes', 'start_timer: milk timer, twelve minutes'),
        ('start a ten minute timer', 'start_timer: milk timer, ten minute'),
        ('set a timer for ten minutes for the rice', None),
        ('set the radio for ten minutes', None),
    ],
)
def test_a_timer_without_labels_takes_the_time_alone(farm_names, text, plan):
    assert drafted(Understander(farm_names.site), text) == plan


def test_what_assistants_keep_is_read_in_the_same_sentences_where_they_are_called_robots():
    def skill(name, description, *texts, risk='comfort', **optional):
        args = [{'name': name, 'type': 'text'} for name in texts]
        args += [{'name': name, 'type': 'text', 'required': False} for name in optional]
        return name, {'name': name, 'description': description, 'risk': risk, 'args': args}

    skills = dict(
        [
            skill('create_alarm', 'set an alarm clock', 'time', day=True),
            skill('list_add', 'put something on the shopping list', 'item'),
            skill('note_down', 'go and write something on the board', 'text', risk='motion'),
        ]
    )
    site = Site.model_validate(
        {
            'name': 'flat',
            'areas': {'room': {'name': 'room', 'polygon': [[0, 0], [9, 0], [9, 9], [0, 9]]}},
            'robots': {'pip': {'name': 'Pip', 'area': 'room', 'skills': skills}},
        }
    )
    texts = Understander(site)
    assert drafted(texts, 'wake me at ten to seven tomorrow') == (
        'create_alarm: ten to seven, day= tomorrow, robot= pip'
    )
    assert drafted(texts, 'put eggs and flour on the shopping list') == (
        'list_add: eggs and flour, robot= pip'
    )
    assert drafted(texts, 'note down that the lift is out') is None  # it goes there for that
