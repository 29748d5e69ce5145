import pytest

from llm_bridge.language.text.time_phrases import (
    is_time_phrase,
    led_by_time,
    without_time,
)
from llm_bridge.language.text.words import words


@pytest.mark.parametrize(
    ('text', 'what', 'when'),
    [
        ('call mum tomorrow at nine', 'call mum', 'tomorrow at nine'),
        ('call mum on monday', 'call mum', 'on monday'),
        ('call mum next friday morning', 'call mum', 'next friday morning'),
        ('call mum in ten minutes', 'call mum', 'in ten minutes'),
        ('call mum at half past five', 'call mum', 'at half past five'),
        ('call mum this evening', 'call mum', 'this evening'),
        ('call mum', 'call mum', ''),
        ('buy a hat in size nine', 'buy a hat in size nine', ''),
        ('wish her a good night', 'wish her a good night', ''),
        ('put the soup in the oven', 'put the soup in the oven', ''),
    ],
)
def test_when_is_told_from_what(text, what, when):
    assert without_time(words(text)) == (words(what), words(when))


def test_when_may_come_first():
    assert led_by_time(words('tomorrow at nine call mum')) == (
        words('tomorrow at nine'),
        words('call mum'),
    )
    assert led_by_time(words('nine people came')) == ((), words('nine people came'))


@pytest.mark.parametrize('text', ['quarter past six', '7 tomorrow', 'on sunday', 'in an hour'])
def test_times_alone(text):
    assert is_time_phrase(text)


@pytest.mark.parametrize('text', ['', 'the front door', 'six eggs', 'oat milk'])
def test_other_phrases_say_no_time(text):
    assert not is_time_phrase(text)
