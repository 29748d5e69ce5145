from llm_bridge.language.plans.signatures import (
    prompt_command,
    prompt_prefix,
    Signature,
    signatures,
)
from llm_bridge.site.site import Site


def light(**more):
    return {'name': 'lamp', 'kind': 'light', 'mqtt': {'topic': 'lamp'}, **more}


def house():
    on = {'name': 'turn_on', 'description': 'switch a device on.'}
    level = {
        'name': 'set_level',
        'description': 'set the level',
        'feature': 'brightness',
        'args': [
            {'name': 'percent', 'type': 'number'},
            {'name': 'fade', 'type': 'duration', 'required': False},
        ],
    }
    go = {
        'name': 'go_to',
        'description': 'drive to a place',
        'args': [
            {'name': 'place', 'type': 'place'},
            {'name': 'speed', 'type': 'number', 'required': False},
        ],
    }
    dock = {'name': 'dock', 'description': 'drive home'}
    return Site.model_validate(
        {
            'name': 'house',
            'kinds': {
                'light': {
                    'name': 'light',
                    'description': 'a lamp',
                    'skills': {'turn_on': on, 'set_level': level},
                },
                'fan': {'name': 'fan', 'description': 'a fan', 'skills': {'turn_on': on}},
            },
            'devices': {
                'lamp': light(features=['brightness']),
                'bulb': light(),
                'fan': {'name': 'fan', 'kind': 'fan', 'mqtt': {'topic': 'fan'}},
            },
            'robots': {
                'cart': {'name': 'cart', 'skills': {'go_to': go, 'dock': dock}},
                'mule': {'name': 'mule', 'skills': {'dock': dock}},
            },
        }
    )


def test_each_skill_name_has_one_signature_and_robots_come_first():
    assert [s.line() for s in signatures(house())] == [
        'dock(robot?): drive home',
        'go_to(place, speed?, robot?): drive to a place',
        'set_level(light, percent, fade?): set the level',
        'turn_on(device): switch a device on',
    ]


def test_numbers_and_durations_are_known_as_numeric():
    by_name = {s.name: s.numeric for s in signatures(house())}
    assert by_name == {
        'dock': frozenset(),
        'go_to': frozenset({'speed'}),
        'set_level': frozenset({'percent', 'fade'}),
        'turn_on': frozenset(),
    }


def test_the_prompt_is_a_prefix_for_the_site_and_an_end_for_the_command():
    prompt = prompt_prefix([Signature('dock', 'drive home')]) + prompt_command(('go', 'home'))
    assert prompt == 'Skills:\ndock(): drive home\nCommand: go home\nPlan:'
