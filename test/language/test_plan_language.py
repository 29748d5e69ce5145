from hypothesis import given
from hypothesis import strategies as st
from plans import plans, SIGNATURES
import pytest

from llm_bridge.language.plans.plan import Call, If, Nothing, Parallel, Sequence, Unknown, When
from llm_bridge.language.plans.plan_language import PlanSyntaxError, read, write


@given(plans())
def test_reading_gives_back_what_was_written(plan):
    assert read(write(plan)) == plan
    assert read(write(plan), SIGNATURES) == plan


@given(
    st.lists(
        st.sampled_from([*';&{}->:=,? ', 'if', 'else', ' dock', 'a', ' wait:', ' ->', ' if: a ->'])
    ).map(''.join)
)
def test_any_text_is_read_or_refused_with_a_position(text):
    try:
        plan = read(text, SIGNATURES)
    except PlanSyntaxError as error:
        assert 0 <= error.position <= len(text)
    else:
        assert read(write(plan)) == plan


def test_the_examples_of_the_language():
    assert read(
        ' when: the vacuum is docked -> { turn_off: the hall light & lock: the door }'
    ) == When(
        'the vacuum is docked',
        Parallel((Call('turn_off', ('the hall light',)), Call('lock', ('the door',)))),
    )
    assert (
        write(
            Sequence(
                (
                    Call('go_to', ('line two',), {'robot': 'the cart'}),
                    Call('start', ('the conveyor',), {'percent': 'forty percent'}),
                )
            )
        )
        == ' go_to: line two, robot= the cart ; start: the conveyor, percent= forty percent'
    )
    assert write(Call('dock', (), {'robot': 'cart one'})) == ' dock: robot= cart one'
    assert read(' warmer: ?') == Call('warmer', ('?',))


def test_and_binds_more_tightly_than_then():
    a, b, c = (Call(name) for name in 'abc')
    assert read(' a & b ; c') == Sequence((Parallel((a, b)), c))
    assert read(' a & { b ; c }') == Parallel((a, Sequence((b, c))))


def test_an_else_belongs_to_the_if_it_was_written_for():
    inner = If('x', Call('a'))
    assert read(write(If('y', inner, Call('b')))) == If('y', inner, Call('b'))
    assert read(write(If('y', If('x', Call('a'), Call('b'))))) == If(
        'y', If('x', Call('a'), Call('b'))
    )


def test_words_of_a_command_may_be_words_of_the_language():
    plan = If('x', Unknown('do something else wait if then'), Nothing())
    assert read(write(plan)) == plan


@pytest.mark.parametrize(
    'text, position, expected',
    [
        (' fly: home', 1, 'a skill of the site'),
        (' dock: home', 11, '0 phrases for dock'),
        (' go_to: home, sped= 3', 14, 'an option of go_to'),
        (' turn_on: the lamp }', 19, "';', '&' or the end"),
        (' { turn_on: the lamp', 20, "'}'"),
        (' if: the lamp is on turn_on: lamp', 20, 'a word of the command'),
        (' turn_on:', 9, 'a word of the command'),
        (' wait: a, b', 10, 'no comma'),
        ('', 0, 'a skill, a keyword or {'),
    ],
)
def test_a_refusal_says_where_and_what_was_expected(text, position, expected):
    with pytest.raises(PlanSyntaxError) as caught:
        read(text, SIGNATURES)
    assert caught.value.position == position
    assert expected in str(caught.value)
