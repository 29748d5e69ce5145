"""A choice said as if it were the thing: only where one device alone can be meant."""

import pytest

from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.understand import Understander
from llm_bridge.site.site import Site


@pytest.fixture(scope='module')
def texts(parlour):
    return Understander(parlour)


def drafted(texts, text, area=None):
    found = texts.templates.match(text, 'en', area)
    return write(found.plan).strip() if found is not None else None


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('make me a cocoa', 'brew: brewer, cocoa'),
        ('Ada, make me a cocoa please', 'brew: brewer, cocoa'),
        ('brew two mochas', 'brew: brewer, mochas, cups= two'),
        ('could somebody get a green tea going for me', 'brew: brewer, green tea'),
        ('a mocha please', 'brew: brewer, mocha'),
    ],
)
def test_what_is_made_is_said_without_what_makes_it(texts, text, plan):
    assert drafted(texts, text) == plan


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('put the talk on in the pantry', 'set_source: radio, talk'),
        ('some jazz in the pantry please', 'set_source: radio, jazz'),
        ('stick films on', 'set_source: television, films'),
        (
            'harbour fm on at forty percent',
            'set_source: radio, harbour fm & set_volume: radio, forty percent',
        ),
        ('put some organ chorales on', 'play_piece: organ, organ chorales'),
        ('play something slow in the parlour', 'play_piece: organ, something slow'),
    ],
)
def test_what_is_heard_is_said_without_what_plays_it(texts, text, plan):
    assert drafted(texts, text) == plan


def test_of_two_with_the_same_source_the_one_in_the_room_is_meant(texts):
    assert drafted(texts, 'jazz on') is None
    assert drafted(texts, 'jazz on', area='parlour') == 'set_source: television, jazz'


@pytest.mark.parametrize(
    'text',
    [
        'make a lamp',
        'a mocha',
        'the mocha was cold',
        'films on in the pantry',
        'switch harbour fm off',
        'put some lamps on',
        'play it again',
        'play louder',
        'put some coffee on',
        'have a cocoa',
        'go talk',
        "don't play some jazz",
        'make me a cocoa and a mocha',
    ],
)
def test_other_things_are_no_choices(texts, text):
    assert drafted(texts, text) is None


def test_what_it_is_made_like_and_how_often_stand_before_it():
    cup = {'name': 'cups', 'type': 'number', 'required': False}
    strength = {'name': 'strength', 'type': 'choice', 'choices': ['mild', 'very strong'],
                'required': False}  # fmt: skip
    drink = {'name': 'drink', 'type': 'choice', 'choices': ['mocha', 'flat white']}
    brew = {'name': 'brew', 'description': 'make a drink', 'args': [drink, cup, strength]}
    kind = {'name': 'brewer', 'description': 'a machine', 'skills': {'brew': brew}}
    brewer = {'name': 'brewer', 'kind': 'brewer', 'mqtt': {'topic': 'bar/b'}}
    site = Site.model_validate(
        {'name': 'bar', 'kinds': {'brewer': kind}, 'devices': {'brewer': brewer}}
    )
    bar = Understander(site)
    assert drafted(bar, 'two very strong flat whites, please') == (
        'brew: brewer, flat whites, strength= very strong, cups= two'
    )
    assert drafted(bar, 'make me a mild mocha') == 'brew: brewer, mocha, strength= mild'
    assert drafted(bar, 'a mild one please') is None


@pytest.fixture(scope='module')
def arms():
    part = {'name': 'joint', 'type': 'choice', 'choices': ['base', 'wrist']}
    angle = {'name': 'angle', 'type': 'number', 'unit': 'degree', 'min': -90, 'max': 90}
    move = {'name': 'move_joint', 'description': 'move a joint', 'args': [part, angle]}
    dry = {'name': 'program', 'type': 'choice', 'choices': ['extra dry', 'wool']}
    start = {'name': 'start_program', 'description': 'start a programme', 'args': [dry]}
    return Understander(
        Site.model_validate(
            {
                'name': 'bench',
                'robots': {
                    'pico': {'name': 'Pico', 'namespace': 'pico', 'skills': {'move_joint': move}},
                    'nova': {'name': 'Nova', 'namespace': 'nova'},
                },
                'kinds': {
                    'drier': {'name': 'drier', 'description': 'dries',
                              'skills': {'start_program': start}},
                },
                'devices': {
                    'drier': {'name': 'drier', 'kind': 'drier', 'mqtt': {'topic': 'b/d'}},
                },
            }
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('wrist to 35 degrees', 'move_joint: wrist, 35 degrees'),
        ('turn the base to 20', 'move_joint: base, 20'),
        ('Pico, rotate your wrist to 35 degrees', 'move_joint: wrist, 35 degrees, robot= pico'),
        ('Nova, rotate your wrist to 35 degrees', None),
        ('wrist to 35 litres', None),
        ('turn the wrist by hand', None),
        ('drier on extra dry', 'start_program: drier, extra dry'),
        ('drier on', None),
        ('extra dry', None),
    ],
)
def test_a_part_is_moved_and_a_device_set_by_saying_no_more_than_how(arms, text, plan):
    assert drafted(arms, text) == plan


def player(*skills):
    """A speaker, with what each of its skills plays and is told."""
    told = {
        name: {'name': name, 'description': f'play {what}', 'args': args}
        for name, what, args in skills
    }
    kind = {'name': 'player', 'description': 'plays', 'skills': told}
    return Understander(
        Site.model_validate(
            {
                'name': 'den',
                'kinds': {'player': kind},
                'devices': {'box': {'name': 'box', 'kind': 'player', 'mqtt': {'topic': 'd/b'}}},
            }
        )
    )


def told(name, required=True):
    return {'name': name, 'type': 'text', 'required': required}


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('play some Fela Kuti please', None),
        ('play my morning playlist', None),
        ('play the newest episode of Serial', None),
        ('play the podcast Serial', 'play_podcast: box, serial'),
    ],
)
def test_what_plays_is_no_skill_that_happens_to_take_one_text(text, plan):
    music = ('play_music', 'songs or an artist', [told('artist', False), told('playlist', False)])
    podcast = ('play_podcast', 'a podcast', [told('podcast'), told('episode', False)])
    assert drafted(player(music, podcast), text) == plan


def test_what_names_nothing_that_is_played_is_music_where_that_is_told_one_text():
    both = player(
        ('play_music', 'a song or an artist', [told('query')]),
        ('play_podcast', 'a podcast', [told('podcast')]),
    )
    assert drafted(both, 'play some Fela Kuti') == 'play_music: box, fela kuti'
    alone = player(('play_podcast', 'a podcast', [told('podcast')]))
    assert drafted(alone, 'play Serial') == 'play_podcast: box, serial'


def test_a_choice_of_two_skills_of_a_device_is_left_to_the_model():
    drink = {'name': 'drink', 'type': 'choice', 'choices': ['mocha', 'latte']}
    skills = {
        name: {'name': name, 'description': f'make {what}', 'args': [drink]}
        for name, what in (('brew', 'a drink'), ('warm_cup', 'the cup warm for a drink'))
    }
    kind = {'name': 'brewer', 'description': 'a machine', 'skills': skills}
    brewer = {'name': 'brewer', 'kind': 'brewer', 'mqtt': {'topic': 'bar/b'}}
    site = Site.model_validate(
        {'name': 'bar', 'kinds': {'brewer': kind}, 'devices': {'brewer': brewer}}
    )
    assert drafted(Understander(site), 'make me a mocha') is None
