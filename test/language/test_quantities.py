from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.text.quantities import (
    is_extreme,
    is_vague,
    read_count,
    read_duration,
    read_quantity,
)


@pytest.mark.parametrize(
    ('phrase', 'seconds'),
    [
        ('two and a half minutes', 150),
        ('an hour and ten minutes', 4200),
        ('30 s', 30),
        ('90s', 90),
        ('half an hour', 1800),
        ('an hour and a half', 5400),
        ('ten minutes', 600),
        ('a minute', 60),
        ('2 hours 30 minutes', 9000),
        ('a quarter of an hour', 900),
        ('a couple of minutes', 120),
        ('three quarters of an hour', 2700),
        ('one second', 1),
        ('5 m', 300),
        ('the next hour', 3600),
        ('1,5 minutes', 90),
        ('twenty-five minutes', 1500),
        ('a day', 86400),
        ('.5 minutes', 30),
        ('1/2 hour', 1800),
    ],
)
def test_durations_are_seconds(phrase, seconds):
    assert read_duration(phrase) == seconds


def test_the_day_that_is_over_is_no_length():
    assert isinstance(read_duration('the day'), Problem)
    assert isinstance(read_duration('for the day'), Problem)


@pytest.mark.parametrize(
    ('phrase', 'language', 'seconds'),
    [
        ('zweieinhalb Minuten', 'de', 150),
        ('eine halbe Stunde', 'de', 1800),
        ('une heure et demie', 'fr', 5400),
        ('dix minutes', 'fr', 600),
        ('media hora', 'es', 1800),
        ('dos minutos y medio', 'es', 150),
    ],
)
def test_durations_in_other_languages(phrase, language, seconds):
    assert read_duration(phrase, language) == seconds


@pytest.mark.parametrize(
    ('phrase', 'unit', 'value'),
    [
        ('forty percent', 'percent', 40),
        ('half', 'percent', 50),
        ('a fifth', 'percent', 20),
        ('nine tenths', 'percent', 90),
        ('50%', 'percent', 50),
        ('20', 'percent', 20),
        ('three quarters', 'percent', 75),
        ('halfway', 'percent', 50),
        ('a hundred percent', 'percent', 100),
        ('one hundred and five', 'percent', 105),
        ('two metres', 'm', 2),
        ('50 cm', 'm', 0.5),
        ('three feet', 'm', 0.9144),
        ('half a metre', 'm', 0.5),
        ('1,500 mm', 'metre', 1.5),
        ('another meter', 'metre', 1),
        ('90 degrees', 'rad', 1.570796327),
        ('ninety', 'radian', 1.570796327),
        ('half a turn', 'rad', 3.141592654),
        ('21 degrees', 'degC', 21),
        ('22 c', 'degC', 22),
        ('70 fahrenheit', 'degC', 21.111111111),
        ('two degrees', 'delta_degC', 2),
        ('9 degrees f', 'delta_degC', 5),
        ('minus five degrees', 'degC', -5),
        ('21.5°', 'degC', 21.5),
        ('0.3 m/s', 'm/s', 0.3),
        ('thirty centimetres per second', 'm/s', 0.3),
        ('seven', None, 7),
        ('two point five', None, 2.5),
    ],
)
def test_quantities_are_in_the_unit_of_the_argument(phrase, unit, value):
    assert read_quantity(phrase, unit=unit) == pytest.approx(value)


@pytest.mark.parametrize(
    ('phrase', 'unit', 'value'),
    [
        ('620 nm', 'nanometre', 620),
        ('20 nm', 'N*m', 20),
        ('two micrometres', 'nanometre', 2000),
        ('30 µl', 'microlitre', 30),
        ('half a ml', 'microlitre', 500),
        ('20 ul', 'millilitre', 0.02),
        ('75 milligrams', 'gram', 0.075),
        ('12 v', 'volt', 12),
        ('two kilovolts', 'V', 2000),
        ('40 kpa', 'Pa', 40000),
        ('3 ml per minute', 'l/min', 0.003),
        ('3 ml/min', 'millilitre/minute', 3),
        ('500 lx', 'lux', 500),
        ('20 khz', 'Hz', 20000),
        ('90 a minute', 'rpm', 90),
    ],
)
def test_a_unit_is_known_where_an_amount_of_it_is_wanted(phrase, unit, value):
    assert read_quantity(phrase, unit=unit) == pytest.approx(value)


@pytest.mark.parametrize(
    ('phrase', 'unit'),
    [
        ('5 min', 'metre'),  # no thousandth of an inch
        ('5 cups', 'litre'),
        ('3 chains', 'metre'),
        ('5 as', 's'),
        ('7 pm', 'metre'),
        ('2 mpa', 'Pa'),
        ('20 ml', 'metre'),
    ],
)
def test_other_words_are_no_unit(phrase, unit):
    assert isinstance(read_quantity(phrase, unit=unit), Problem)


def test_the_most_and_the_least_are_those_of_the_argument():
    assert read_quantity('full speed', unit='m/s', least=0.1, most=0.5) == 0.5
    assert read_quantity('max', unit='percent', least=5, most=80) == 80
    assert read_quantity('minimum', unit='percent', least=5, most=80) == 5
    assert read_quantity('maximum', unit='percent') == 100
    for said in ('the maximum', 'right up to the max', 'up to full', 'its highest setting'):
        assert read_quantity(said, unit='percent', least=5, most=80) == 80
    for said in ('the minimum', 'down to its very lowest', 'on the lowest setting'):
        assert read_quantity(said, unit='percent', least=5, most=80) == 5
    assert isinstance(read_quantity('right up', unit='percent'), Problem)
    assert read_quantity('maximum', unit='m').code is ProblemCode.AMBIGUOUS


def test_a_percentage_is_of_a_speed_or_a_flow_and_never_of_a_temperature():
    assert read_quantity('50 percent', unit='m/s', least=0, most=0.6) == 0.3
    assert read_quantity('50 percent', unit='l/min', least=0, most=8) == 4
    for unit, most in (('degC', 250), ('kelvin', 6500)):
        found = read_quantity('80 percent', unit=unit, least=0, most=most)
        assert found.code is ProblemCode.WRONG_UNIT


def test_double_needs_to_know_what_is_now():
    assert read_quantity('double', unit='percent', now=30) == 60
    assert read_quantity('double', unit='percent').code is ProblemCode.UNKNOWN_STATE


@pytest.mark.parametrize(
    ('phrase', 'unit', 'code'),
    [
        ('five', 's', ProblemCode.WRONG_UNIT),
        ('five', 'm', ProblemCode.WRONG_UNIT),
        ('two metres', 'percent', ProblemCode.WRONG_UNIT),
        ('twenty metres', 's', ProblemCode.WRONG_UNIT),
        ('seven fifty', 'percent', ProblemCode.AMBIGUOUS),
        ('bananas', 'percent', ProblemCode.WRONG_TYPE),
        ('off', 'percent', ProblemCode.WRONG_TYPE),
        ('', 'percent', ProblemCode.WRONG_TYPE),
        ('ten minutes', 'degC', ProblemCode.WRONG_UNIT),
        ('half', 'm', ProblemCode.WRONG_UNIT),
    ],
)
def test_what_is_not_plain_is_a_problem_and_never_a_guess(phrase, unit, code):
    problem = read_quantity(phrase, unit=unit)
    assert isinstance(problem, Problem)
    assert problem.code is code


@pytest.mark.parametrize(
    ('phrase', 'times'),
    [
        ('twice', 2),
        ('three times', 3),
        ('once', 1),
        ('3x', 3),
        ('five', 5),
        ('thrice', 3),
        ('a couple of times', 2),
        ('10 times', 10),
    ],
)
def test_counts(phrase, times):
    assert read_count(phrase) == times


@pytest.mark.parametrize('phrase', ['a few times', 'half', '0 times', 'often', '2.5 times', ''])
def test_what_is_no_count_is_a_problem(phrase):
    assert isinstance(read_count(phrase), Problem)


def test_a_bit_is_an_amount_without_a_number():
    assert is_vague('a bit')
    assert is_vague('by a little')
    assert not is_vague('ten percent')


@given(st.text(max_size=60), st.sampled_from([None, 's', 'm', 'percent', 'degC', 'rad', 'm/s']))
def test_any_phrase_is_a_number_or_a_problem(phrase, unit):
    for read in (read_quantity(phrase, unit=unit, least=0, most=9, now=3), read_count(phrase)):
        assert isinstance(read, float | int | Problem)


@given(st.integers(0, 100))
def test_any_number_of_percent_is_read_back(value):
    assert read_quantity(f'{value} percent', unit='percent') == value
    assert read_quantity(f'{value}%', unit='percent') == value


def test_half_of_what_it_is_counts_from_now():
    assert read_quantity('half of what it is', unit='percent', now=60.0) == 30.0
    assert isinstance(read_quantity('half of what it is', unit='percent'), Problem)
    assert read_quantity('twice as fast', unit='percent', now=30.0) == 60.0
    assert read_quantity('half as bright as it is', unit='percent', now=30.0) == 15.0
    assert read_quantity('half its current speed', unit='percent', now=50.0) == 25.0
    assert isinstance(read_quantity('twice as fast', unit='percent'), Problem)
    assert isinstance(read_quantity('twice as slow', unit='percent', now=30.0), Problem)
    assert read_quantity('half speed', unit='percent', now=30.0) == 50.0


@pytest.mark.parametrize(('unit', 'value'), [('rpm', 30), ('1/min', 30), ('Hz', 0.5)])
def test_a_turn_a_minute_is_one_a_minute_not_an_angle(unit, value):
    assert read_quantity('30 rpm', unit=unit) == value


@pytest.mark.parametrize(
    ('phrase', 'number'),
    [
        ('two dozen', 24),
        ('half a dozen', 6),
        ('12 thousand', 12000),
        ('1.5 thousand', 1500),
        ('three hundred', 300),
    ],
)
def test_a_number_of_dozens_or_thousands_is_one_number(phrase, number):
    assert read_quantity(phrase, unit=None) == number


@pytest.mark.parametrize(
    ('phrase', 'unit', 'number'),
    [('one eighty bar', 'bar', 180), ('six fifty', 'rpm', 650), ('two twenty five', None, 225)],
)
def test_the_hundred_may_be_left_out_of_a_number_in_words(phrase, unit, number):
    assert read_quantity(phrase, unit=unit) == number


@pytest.mark.parametrize('phrase', ['one thirty', 'two ten minutes', '2 50', 'one eight'])
def test_no_hundred_is_added_to_times_and_digits(phrase):
    assert isinstance(read_quantity(phrase, unit='s'), Problem)
    assert phrase == 'one thirty' or isinstance(read_quantity(phrase, unit=None), Problem)


def test_two_numbers_in_a_row_stay_two():
    assert isinstance(read_quantity('12 3', unit=None), Problem)


@pytest.mark.parametrize(
    ('phrase', 'value'),
    [
        ('full whack', 80),
        ('to full blast', 80),
        ('flat out', 80),
        ('all the way up', 80),
        ('all the way down', 20),
        ('max', 80),
        ('as low as it goes', 20),
        ('as low as it will go', 20),
        ('as high as they can go', 80),
        ('as loud as possible', 80),
        ('to full tilt', 80),
    ],
)
def test_the_most_and_the_least_in_idiom(phrase, value):
    assert read_quantity(phrase, unit='percent', least=20, most=80) == value
    assert is_extreme(phrase)


@pytest.mark.parametrize(
    ('phrase', 'value'),
    [
        ('a third of the way', 100 / 3),
        ('a third of the way up', 100 / 3),
        ('a quarter of the way', 25),
        ('two thirds of the way down', 200 / 3),
        ('half way', 50),
    ],
)
def test_parts_of_the_way_are_percent(phrase, value):
    assert read_quantity(phrase, unit='percent') == pytest.approx(value)


@pytest.mark.parametrize(
    'phrase', ['a hair', 'a smidge', 'just a smidge', 'a whisker', 'a wee bit', 'by a fraction']
)
def test_a_hair_is_no_number(phrase):
    assert is_vague(phrase)


@pytest.mark.parametrize('phrase', ['as low as the lamp', 'full', 'the hair', 'a third'])
def test_what_is_no_idiom_is_read_as_before(phrase):
    assert not is_vague(phrase)
    assert is_extreme(phrase) == (phrase == 'full')
