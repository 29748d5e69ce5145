import pytest

from llm_bridge.language.mending.frames import without_made_up_conditions, without_purposes
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ("the washer's full, start it", "if: the washer's full -> start: it", 'start: it'),
        ('the washer is full, start it', 'when: the washer is full -> start: it', 'start: it'),
        ('if the washer is full, start it', 'if: the washer is full -> start: it', None),
        ('the moment the washer is full, start it', 'when: the washer is full -> start: it', None),
        ('the washer is full, then start it', 'when: the washer is full -> start: it', None),
        ('the washer is full start it', 'if: the washer is full -> start: it', None),
        ('washer full, start it', 'if: washer full -> start: it', None),
        ('is the tv on? turn it off', 'if: is the tv on -> turn_off: it', None),
    ],
)
def test_a_remark_is_no_condition(text, plan, meant):
    asked = '?' in text
    found = without_made_up_conditions(read(plan), words(text), breaks_of(text), asked)
    assert found == read(meant or plan)


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
