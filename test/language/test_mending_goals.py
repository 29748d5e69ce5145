"""Where a thing is said to go is where it is brought, whatever the model took the place for."""

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


def steps(site, said, plan):
    found = Understander(site, Script(said, plan)).understand(said, World())
    return [(s.skill, dict(s.args), s.confirm) for s in found.graph.steps]


@pytest.mark.parametrize(
    ('said', 'plan'),
    [
        ('the jug goes back on the table', 'fetch: the jug, from= the table'),
        ('bring the jug to the table', 'fetch: the jug, from= the table'),
        ('take the jug to the table', 'take: the jug, from= the table'),
        ('the jug belongs on the table', 'fetch: the jug, from= the table'),
    ],
)
def test_a_thing_goes_where_it_is_said_to_go_after_a_yes(bungalow, said, plan):
    assert steps(bungalow, said, plan) == [('put', {'object': 'jug', 'place': 'table'}, True)]


@pytest.mark.parametrize(
    ('said', 'plan'),
    [
        ('fetch the jug from the shelf', 'fetch: the jug, from= the shelf'),
        ('get the jug on the shelf', 'fetch: the jug, from= the shelf'),
        ('take the jug off the shelf', 'take: the jug, from= the shelf'),
    ],
)
def test_a_thing_is_taken_from_where_it_is_said_to_lie(bungalow, said, plan):
    skill = plan.split(':')[0]
    assert [s[:2] for s in steps(bungalow, said, plan)] == [
        (skill, {'object': 'jug', 'from': 'shelf'})
    ]
