"""A bare number before a noun counts, and measures nothing."""

import pytest

from llm_bridge.language.mending.bare_counts import with_bare_counts
from llm_bridge.language.plans.plan import calls
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.site.site import Site


@pytest.fixture(scope='module')
def forge():
    told = {'via': 'ros_topic', 'name': 'x', 'type': 'std_msgs/msg/Empty'}
    args = [
        {'name': 'width', 'type': 'choice', 'choices': ['6 mm', '8 mm'], 'required': False},
        {'name': 'count', 'type': 'number', 'required': False},
        {'name': 'force', 'type': 'number', 'unit': 'newton', 'required': False},
    ]
    drive = {'name': 'drive_rivets', 'description': 'set rivets', 'args': args, 'binding': told,
             'verify': {'by': 'none'}}  # fmt: skip
    robot = {'name': 'Gus', 'namespace': 'gus', 'skills': {'drive_rivets': drive}}
    return Site.model_validate({'name': 'forge', 'robots': {'gus': robot}})


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('set two wide rivets', 'drive_rivets: width= 8 mm, force= two',
         'drive_rivets: width= 8 mm, count= two'),
        ('set three rivets', 'drive_rivets: force= three', 'drive_rivets: count= three'),
        ('set three short steel rivets', 'drive_rivets: force= three',
         'drive_rivets: count= three'),
        ('set the rivets with a force of three', 'drive_rivets: force= three', None),
        ('set three rivets', 'drive_rivets: force= three newtons', None),
        ('set three rivets, five of force', 'drive_rivets: count= three, force= five', None),
        ('with three, set the rivets', 'drive_rivets: force= three', None),
    ],
)  # fmt: skip
def test_a_number_before_what_a_skill_is_of_is_how_many(forge, text, plan, meant):
    found, guesses = with_bare_counts(read(plan), words(text), breaks_of(text), forge)
    assert found == read(meant or plan)
    assert guesses == (calls(found) if meant else [])
