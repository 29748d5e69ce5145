"""Values that a draft has as times and conditions around an order."""

import pytest

from llm_bridge.language.mending.framed_values import with_values_in_frames
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import words
from llm_bridge.site.load import load_site

SITE = """
name: glazery
kinds:
  kiln:
    description: a kiln
    attributes: {state: on|off, target: degC}
    skills:
      fire:
        description: heat it to a temperature
        args: {degrees: {type: number, unit: degC, min: 20, max: 1300}}
        effects: [{attribute: target, value: $degrees}]
        verify: {by: none}
      buzz:
        description: sound the buzzer
        args: {length: {type: duration, required: false}}
        verify: {by: none}
        binding: {via: mqtt, topic: t/buzz, payload: $length}
      time_it:
        description: start its clock
        args: {length: {type: duration}}
        verify: {by: none}
        binding: {via: mqtt, topic: t/time, payload: $length}
devices:
  kiln: {kind: kiln, mqtt: {topic: t}}
"""


@pytest.fixture(scope='module')
def mended(tmp_path_factory):
    path = tmp_path_factory.mktemp('site') / 'glazery.yaml'
    path.write_text(SITE)
    site = load_site(path)

    def mended(text, plan):
        found, guesses = with_values_in_frames(read(plan), words(text), site)
        return write(found).strip(), len(guesses)

    return mended


def test_an_amount_is_no_condition_and_no_time_of_day(mended):
    text = 'get the kiln hot until 900 degrees'
    plan = 'until: 900 degrees -> fire: the kiln, ?'
    assert mended(text, plan) == ('fire: the kiln, 900 degrees', 0)
    text = 'fire the kiln at 900 degrees'
    assert mended(text, 'at: 900 degrees -> fire: the kiln, ?')[0] == 'fire: the kiln, 900 degrees'


def test_no_time_of_day_is_a_number_that_no_clock_shows(mended):
    text = 'fire the kiln at 30'
    assert mended(text, 'at: 30 -> fire: the kiln, ?') == ('fire: the kiln, 30', 0)
    text = 'fire the kiln at 9'
    assert mended(text, 'at: 9 -> fire: the kiln, ?')[0] == 'at: 9 -> fire: the kiln, ?'


def test_what_is_come_to_is_no_amount_to_add(home):
    plan = read('until: 22 degrees -> warmer: heating')
    found, _ = with_values_in_frames(plan, words('heat it up until 22 degrees'), home)
    assert write(found).strip() == 'set_temperature: heating, 22 degrees'


def test_a_number_behind_to_is_what_is_come_to(mended):
    text = 'bring the kiln down to 400'
    assert mended(text, 'at: 400 -> fire: the kiln, ?') == ('fire: the kiln, 400', 0)


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('fire the kiln at 7', 'at: 7 -> fire: the kiln, ?'),
        ('fire the kiln at ten to 7', 'at: 7 -> fire: the kiln, ?'),
        ('fire the kiln to 600 at 7 pm', 'at: 7 pm -> fire: the kiln, 600'),
        ('fire the kiln until 10 minutes', 'until: 10 minutes -> fire: the kiln, ?'),
        ('heat it until the lid is hot', 'until: the lid is hot -> fire: the kiln, ?'),
        ('in ten seconds buzz the kiln', 'in: ten seconds -> buzz: the kiln'),
        ('buzz the kiln ten seconds from now', 'in: ten seconds -> buzz: the kiln'),
        ('ten seconds and buzz the kiln', 'in: ten seconds -> buzz: the kiln'),
        ('ten seconds, buzz the kiln', 'in: ten seconds -> buzz: the kiln'),
        ('in ten minutes time the kiln', 'in: ten minutes -> time_it: the kiln, ?'),
    ],
)  # fmt: skip
def test_times_and_conditions_stay(mended, text, plan):
    assert mended(text, plan) == (plan, 0)


def test_how_long_is_no_delay_where_nobody_says_so(mended):
    text = 'buzz the kiln, ten seconds will do'
    plan = 'in: ten seconds -> buzz: the kiln'
    assert mended(text, plan) == ('buzz: the kiln, length= ten seconds', 1)
    text = 'ten minutes firing, run the kiln clock'
    plan = 'in: ten minutes -> time_it: the kiln, ?'
    assert mended(text, plan) == ('time_it: the kiln, ten minutes', 1)
