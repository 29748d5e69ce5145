import pytest

from llm_bridge.language.guards.guards import is_question
from llm_bridge.language.guards.questions import goes_on, has_tag
from llm_bridge.language.text.words import words


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('is the tv on', ' turn_on: the tv'),
        ('which lights are on', ' turn_on: lights'),
        ("what's the temperature", ' set_temperature: the temperature, 20'),
        ('did you turn off the oven?', ' turn_off: the oven'),
        ('are the blinds closed?', ' close: the blinds'),
    ],
)
def test_a_question_does_nothing(look, text, plan):
    assert [d for d in look(text, plan) if d.guard == 'question' and d.problem]
    assert not [d for d in look(text, plan, off=('question',)) if d.guard == 'question']


@pytest.mark.parametrize(
    ('text', 'asks'),
    [
        ('is the tv on', True),
        ('how many lights are on', True),
        ('do you know where the cup is', True),
        ('can you turn on the tv', False),
        ('what about the hall', False),
        ("why don't you turn on the tv", False),
        ('when the tv is on turn it off', False),
        ('when did the washing machine finish', True),
        ('since when is the door open', True),
        ('have the rover patrol', False),
        ('do the rounds', False),
        ('turn on the tv', False),
        ('tell me if the door is open', True),
        ('could you tell me what the temperature is', True),
        ("tell us what's in the oven", True),
        ('tell us a story', False),
        ('what a lovely morning, all the shutters up', False),
        ('what a lovely morning, is it?', True),
    ],
)
def test_questions_are_told_from_commands(text, asks):
    assert is_question(words(text), text.endswith('?')) is asks


@pytest.mark.parametrize(
    ('text', 'tag'),
    [
        ("the oven's off, isn't it", True),
        ('the blinds are down, right?', True),
        ('the blinds are down, right', False),
        ('the lamp on the right?', False),
        ('turn it off, right?', False),
        ('the tv is too loud', False),
    ],
)
def test_what_asks_whether_it_is_so_as_was_said(text, tag):
    assert has_tag(words(text), text.endswith('?')) is tag


@pytest.mark.parametrize(
    ('text', 'goes'),
    [
        ('is the tv on? if so turn it off', True),
        ('is the tv on if so turn it off', True),
        ('Is the tv on?', False),
        ('tell me if the tv is on', False),
    ],
)
def test_a_question_that_goes_on_is_no_mere_question(text, goes):
    assert goes_on(text) is goes


@pytest.mark.parametrize(
    'text',
    [
        'is it ok if you unlock the front door',
        'is there any chance you could turn on the tv?',
        'is it alright if you lock up?',
    ],
)
def test_a_polite_order_is_no_question(text):
    assert not is_question(words(text), text.endswith('?'))
