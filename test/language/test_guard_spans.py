from pathlib import Path

import pytest

from llm_bridge.language.guards.guards import doubts
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words
from llm_bridge.site.load import load_site


@pytest.mark.parametrize(
    ('text', 'plan', 'said'),
    [
        (
            'wait ten minutes then set the floor lamp',
            ' set_brightness: the floor lamp, ten',
            'ten minutes',
        ),
        ('at seven pm dim the floor lamp', ' set_brightness: the floor lamp, seven', 'seven pm'),
        ('dim the floor lamp by ten percent', ' dim: ten percent', 'ten percent'),
        ('dim the floor lamp in ten minutes', ' dim: the floor lamp, percent= ten', 'ten minutes'),
        ('set the floor lamp to off', ' set_brightness: the floor lamp, off', 'off'),
        (
            'turn on the radio for 40 percent longer',
            ' for: 40 -> turn_on: the radio',
            '40 percent',
        ),
        ('dim the lamp to ten percent', ' at: ten -> dim: the lamp', 'ten percent'),
        (
            'patrol three hours from now',
            ' repeat: three -> patrol',
            'three hours',
        ),
    ],
)
def test_a_phrase_that_cannot_be_what_it_is_used_for_is_refused(look, text, plan, said):
    (doubt,) = (d for d in look(text, plan) if d.guard == 'span')
    assert doubt.problem is not None
    assert said in doubt.problem.message
    assert not [d for d in look(text, plan, off=('span',)) if d.guard == 'span']


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('set the floor lamp to 40 in the evening', ' set_brightness: the floor lamp, 40'),
        ('set the floor lamp to 40 turn on the tv', ' set_brightness: the floor lamp, 40'),
        ('wait ten seconds then dim the lamp to ten', ' set_brightness: the lamp, ten'),
        ('move two metres forward', ' move: two metres, direction= forward'),
        ('dim the floor lamp a bit', ' dim: the floor lamp, percent= a bit'),
        ('repeat three times go to the sofa', ' repeat: three times -> go_to: the sofa'),
    ],
)
def test_a_phrase_of_the_right_type_is_not_doubted(look, text, plan):
    assert not [d for d in look(text, plan) if d.guard == 'span']


@pytest.mark.parametrize(
    ('text', 'plan', 'is_time'),
    [
        ('remind us of bread and cheese', 'nudge: ?, of, time= bread and cheese', False),
        ('nudge us about the vet six letters', 'nudge: ?, the vet, time= six letters', False),
        ("read out tomorrow's plans", "diary_read: ?, day= tomorrow's plans", False),
        ('wake us, the big lamp', 'wake_us: ?, the big lamp', False),
        ('book the room for paris', 'book_room: ?, paris', False),
        ('wake us at half past six on the twenty-first', 'wake_us: ?, half past six', True),
        ('nudge us about the vet after lunch', 'nudge: ?, the vet, time= after lunch', True),
        ('nudge us, vet, 7:30pm on monday', 'nudge: ?, vet, time= 7:30pm on monday', True),
        ('read the calendar of 1st june', 'diary_read: ?, day= calendar of 1st june', True),
        ('book the room tomorrow at ten', 'book_room: ?, tomorrow at ten', True),
    ],
)
def test_what_is_no_time_is_doubted_where_one_is_wanted(text, plan, is_time):
    cabin = load_site(Path(__file__).parent / 'cabin.yaml')
    found = [d for d in doubts(words(text), read(plan), cabin) if d.guard == 'span']
    assert (found == []) is is_time
