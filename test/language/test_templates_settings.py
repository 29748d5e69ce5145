"""Settings that are on or off are called by their names alone."""

import pytest
from scripted import Plans, Script

from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.understand import Understander
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def desk():
    names = ['sync', 'roaming', 'flight mode', 'do not disturb', 'torch', 'lamp']
    which = {'name': 'option', 'type': 'choice', 'choices': names}
    value = {'name': 'to', 'type': 'choice', 'choices': ['on', 'off']}
    told = {'via': 'mqtt', 'topic': 'd/t', 'payload': ''}
    tune = {'name': 'set_option', 'description': 'switch an option', 'args': [which, value],
            'binding': told, 'verify': {'by': 'none'}}  # fmt: skip
    ring = {'name': 'ring', 'description': 'ring the bell', 'args': [],
            'binding': told, 'verify': {'by': 'none'}}  # fmt: skip
    kind = {'name': 'tablet', 'description': 'a tablet', 'names': {'en': ['tablet']},
            'skills': {'set_option': tune, 'ring': ring}}  # fmt: skip
    return Site.model_validate(
        {
            'name': 'desk',
            'kinds': {'tablet': kind, 'light': {'name': 'light', 'description': 'a light'}},
            'people': {'tess': {'name': 'Tess'}},
            'devices': {
                'tab': {'name': 'tablet', 'kind': 'tablet', 'mqtt': {'topic': 'd/tab'}},
                'lamp': {'name': 'lamp', 'kind': 'light', 'mqtt': {'topic': 'd/lamp'}},
            },
        }
    )


def drafted(desk, text):
    found = Understander(desk).templates.match(text, 'en', None)
    return write(found.plan).strip() if found is not None else None


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('sync off', 'set_option: tablet, sync, off'),
        ('turn on the torch please', 'set_option: tablet, torch, on'),
        ('switch the flashlight off', 'set_option: tablet, torch, off'),
        ('deactivate roaming', 'set_option: tablet, roaming, off'),
        ('put the tablet in aeroplane mode', 'set_option: tablet, flight mode, on'),
        ('take the tablet out of flight mode', 'set_option: tablet, flight mode, off'),
        ("the tablet's sync back on", 'set_option: tablet, sync, on'),
        ('turn do not disturb off', 'set_option: tablet, do not disturb, off'),
        (
            'turn sync roaming and the torch off on my tablet',
            'set_option: tablet, sync, off & set_option: tablet, roaming, off'
            ' & set_option: tablet, torch, off',
        ),
        (
            'roaming off and enable sync',
            'set_option: tablet, roaming, off & set_option: tablet, sync, on',
        ),
    ],
)
def test_a_setting_is_switched_by_its_name(desk, text, plan):
    assert drafted(desk, text) == plan


@pytest.mark.parametrize(
    'text',
    ['sync', 'sync on?', 'sync off when Tess rings', 'roaming off and ring', "don't turn sync off",
     'turn the lamp off', 'turn off', 'keep sync on'],
)  # fmt: skip
def test_what_says_more_or_less_is_no_setting(desk, text):
    assert 'set_option' not in (drafted(desk, text) or '')


def steps(desk, decoder, text):
    found = Understander(desk, decoder).understand(text, World())
    said = [(s.skill, *s.args.values()) for s in found.graph.steps] if found.graph else []
    return said, found


def test_a_setting_before_another_order_is_not_lost(desk):
    text = 'flight mode off, then ring'
    told, _ = steps(desk, Plans({text: 'ring: tablet', 'ring': 'ring: tablet'}, 0.4), text)
    assert told == [('set_option', 'flight mode', 'off'), ('ring',)]


@pytest.mark.parametrize(
    ('text', 'plan', 'told'),
    [
        ('do not disturb please', 'never: disturb', [('set_option', 'do not disturb', 'on')]),
        (
            'do not disturb for an hour, I need to read',
            'for: an hour -> never: disturb',
            [
                ('set_option', 'do not disturb', 'on'),
                ('wait', 3600.0),
                ('set_option', 'do not disturb', 'off'),
            ],
        ),
        (
            'do not disturb me for an hour',
            'never: disturb me for an hour',
            [
                ('set_option', 'do not disturb', 'on'),
                ('wait', 3600.0),
                ('set_option', 'do not disturb', 'off'),
            ],
        ),
    ],
)
def test_a_setting_called_like_a_ban_is_asked_about(desk, text, plan, told):
    done, found = steps(desk, Script(text, plan), text)
    assert done == told
    assert found.question or found.graph.confirm or found.say.startswith('Shall I')


def test_a_ban_of_somebody_stays_one(desk):
    told, _ = steps(
        desk, Script('do not disturb Tess', 'never: disturb tess'), 'do not disturb Tess'
    )
    assert told == []
    text = "don't turn do not disturb on"
    told, _ = steps(desk, Script(text, 'set_option: ?, do not disturb, on'), text)
    assert told == []


def test_a_setting_for_a_while_is_switched_over_again(desk):
    text = 'torch on for a minute'
    told, _ = steps(desk, Script(text, 'for: a minute -> set_option: ?, torch, on'), text)
    assert told == [
        ('set_option', 'torch', 'on'), ('wait', 60.0), ('set_option', 'torch', 'off'),
    ]  # fmt: skip
