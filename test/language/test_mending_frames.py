import pytest

from llm_bridge.language.mending.frames import without_purposes
from llm_bridge.language.plans.plan_language import read


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('for: the night -> lock: the back door', 'lock: the back door'),
        ('for: my bath -> turn_on: the heating', 'turn_on: the heating'),
        ('for: ten minutes -> turn_on: the fan', None),
        ('for: the hour -> turn_on: the fan', None),
        ('for: the afternoon -> turn_on: the fan', None),
        ('in: the hall -> turn_on: the fan', None),
    ],
)
def test_what_it_is_for_is_no_length_of_time(plan, meant):
    assert without_purposes(read(plan), 'en') == read(meant or plan)
