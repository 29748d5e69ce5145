"""What is taken to a place is put there, and what is taken to somebody is given to them."""

import pytest

from llm_bridge.language.mending.receivers import with_who_or_what_gets_it
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site

PERSON = {'name': 'person', 'type': 'entity', 'required': False}
PLACE = {'name': 'where', 'type': 'place'}
THING = {'name': 'object', 'type': 'object'}


def a_site(**skills):
    return Site.model_validate(
        {
            'name': 'house',
            'areas': {'lounge': {'name': 'lounge', 'polygon': [[0, 0], [9, 0], [9, 9], [0, 9]]}},
            'people': {'yuki': {'name': 'Yuki', 'area': 'lounge'}},
            'objects': {'pear': {'name': 'pear'}},
            'robots': {
                'max': {
                    'name': 'Max',
                    'namespace': 'max',
                    'skills': {
                        name: {'name': name, 'description': name, 'args': args}
                        for name, args in skills.items()
                    },
                }
            },
        }
    )


def got(site, plan, text=''):
    found = with_who_or_what_gets_it(read(plan), words(text), site, NameIndex(site))
    return None if found is None else found[0]


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('deliver: the pear, person= the lounge', 'put: the pear, the lounge'),
        ('put: the pear, yuki', 'deliver: the pear, person= yuki'),
        (
            'put: the pear, yuki, robot= max ; put: the pear, the lounge',
            'deliver: the pear, person= yuki, robot= max ; put: the pear, the lounge',
        ),
    ],
)
def test_the_skill_is_that_for_who_or_what_gets_it(plan, meant):
    assert got(a_site(deliver=[THING, PERSON], put=[THING, PLACE]), plan) == read(meant)


@pytest.mark.parametrize(
    'plan',
    [
        'deliver: the pear, person= yuki',
        'put: the pear, the lounge',
        'put: the pear, the terrace',
        'put: ?, yuki',
    ],
)
def test_what_fits_or_nobody_knows_stays(plan):
    assert got(a_site(deliver=[THING, PERSON], put=[THING, PLACE]), plan) is None


def test_of_two_that_fit_none_is_chosen():
    site = a_site(deliver=[THING, PERSON], put=[THING, PLACE], drop=[THING, PLACE])
    assert got(site, 'deliver: the pear, person= the lounge') is None


def test_where_a_thing_comes_from_gets_nothing():
    source = {**PLACE, 'name': 'source'}
    site = a_site(deliver=[THING, PERSON], fetch=[THING, source])
    assert got(site, 'deliver: the pear, person= the lounge') is None


@pytest.mark.parametrize(
    ('text', 'is_hers'), [('take Yuki the pear', True), ('take the pear from Yuki', False)]
)
def test_a_thing_is_taken_from_a_person_only_where_that_is_said(text, is_hers):
    source = {**PLACE, 'name': 'from', 'required': False}
    site = a_site(deliver=[THING, PERSON], take=[THING, source])
    found = got(site, 'take: the pear, from= yuki', text)
    assert found == (read('deliver: the pear, person= yuki') if is_hers else None)


def test_what_only_goes_to_a_place_is_handed_to_nobody():
    site = a_site(
        hand=[THING, {**PERSON, 'description': 'who gets it'}, {**PLACE, 'required': False}],
        put=[THING, PLACE],
    )
    assert got(site, 'hand: the pear, where= the lounge') == read('put: the pear, the lounge')
    assert got(site, 'hand: the pear, person= yuki, where= the lounge') is None
    assert got(site, 'put: the pear, yuki') == read('hand: the pear, person= yuki')
