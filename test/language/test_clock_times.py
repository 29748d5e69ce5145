from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.text.clock_times import read_time


@pytest.mark.parametrize(
    ('phrase', 'time'),
    [
        ('7 pm', '19:00'),
        ('7pm', '19:00'),
        ('noon', '12:00'),
        ('midnight', '00:00'),
        ('19:30', '19:30'),
        ('6:15 am', '06:15'),
        ('seven in the evening', '19:00'),
        ('06:30', '06:30'),
        ('quarter past 8 in the morning', '08:15'),
        ('five to ten pm', '21:55'),
        ('0630', '06:30'),
        ('eleven tonight', '23:00'),
        ('12 am', '00:00'),
        ('12 pm', '12:00'),
        ('12:30', '12:30'),
        ('eight thirty pm', '20:30'),
        ('ten oh five pm', '22:05'),
        ('7:05 p.m.', '19:05'),
        ('nineteen hundred hours', '19:00'),
        ('twenty-one hundred sharp', '21:00'),
        ('oh seven hundred', '07:00'),
        ('zero five hundred', '05:00'),
        ('2145 hours', '21:45'),
        ('ten minutes past three pm', '15:10'),
        ('half past ten tonight', '22:30'),
        ('at 23:59', '23:59'),
        ('12 tonight', '00:00'),
        ("twelve o'clock at night", '00:00'),
        ('half past twelve tonight', '00:30'),
        ('two at night', '02:00'),
        ('12 in the afternoon', '12:00'),
        ('twelve noon', '12:00'),
        ('12 midnight', '00:00'),
        ('ten past midnight', '00:10'),
        ('quarter to midnight', '23:45'),
        ('half past noon', '12:30'),
        ('7p.m.', '19:00'),
    ],
)
def test_times_of_day(phrase, time):
    assert read_time(phrase) == (time,)


@pytest.mark.parametrize(
    ('phrase', 'times'),
    [
        ('half past six', ('06:30', '18:30')),
        ('six thirty', ('06:30', '18:30')),
        ('seven', ('07:00', '19:00')),
        ("seven o'clock", ('07:00', '19:00')),
        ('quarter to nine', ('08:45', '20:45')),
        ('7:30', ('07:30', '19:30')),
    ],
)
def test_a_time_that_may_be_morning_or_evening_is_both(phrase, times):
    assert read_time(phrase) == times


@pytest.mark.parametrize(
    ('phrase', 'language', 'time'),
    [
        ('halb sieben', 'de', '06:30'),
        ('neunzehn Uhr dreißig', 'de', '19:30'),
        ('7 Uhr abends', 'de', '19:00'),
        ('19h30', 'fr', '19:30'),
        ('viertel nach acht', 'de', '08:15'),
        ('2 Uhr nachts', 'de', '02:00'),
        ('12 Uhr abends', 'de', '00:00'),
        ('a las dos de la noche', 'es', '02:00'),
    ],
)
def test_times_in_other_languages(phrase, language, time):
    assert read_time(phrase, language) == (time,)


@pytest.mark.parametrize(
    ('phrase', 'code'),
    [
        ('25:00', ProblemCode.OUT_OF_RANGE),
        ('tomorrow at 7', ProblemCode.UNSUPPORTED),
        ('sunset', ProblemCode.UNSUPPORTED),
        ('two hundred', ProblemCode.OUT_OF_RANGE),
        ('twenty-five hundred', ProblemCode.OUT_OF_RANGE),
        ('bananas', ProblemCode.WRONG_TYPE),
        ('7 to 8 pm', ProblemCode.WRONG_TYPE),
        ('10 minutes', ProblemCode.WRONG_TYPE),
        ('seven noon', ProblemCode.WRONG_TYPE),
        ('', ProblemCode.WRONG_TYPE),
        ('14 in the morning', ProblemCode.AMBIGUOUS),
    ],
)
def test_what_is_no_time_of_day_is_a_problem(phrase, code):
    problem = read_time(phrase)
    assert isinstance(problem, Problem)
    assert problem.code is code


@given(st.text(max_size=40))
def test_any_phrase_is_times_or_a_problem(phrase):
    read = read_time(phrase)
    assert isinstance(read, Problem) or 1 <= len(read) <= 2


@given(st.integers(0, 23), st.integers(0, 59))
def test_the_24_hour_clock_is_read_back(hour, minute):
    assert f'{hour:02}:{minute:02}' in read_time(f'{hour:02}:{minute:02}')
