from random import Random

import pytest

from llm_bridge.language.plans.plan import Call, Parallel, Sequence, Unknown
from llm_bridge.tune.corpus_noise import noisy
from llm_bridge.tune.corpus_text import beside, Marker, plain, resolve, settle

A, B, C = Call('a'), Call('b'), Call('c')


def test_a_marked_phrase_comes_back_as_the_words_that_noise_left() -> None:
    text, key = Marker().mark('the Hall light')
    found, spans = settle(f'turn {text} off!'.split())
    assert found == ('turn', 'the', 'hall', 'light', 'off')
    assert resolve(Call('turn_off', (key,)), spans) == Call('turn_off', ('the hall light',))


def test_marks_may_nest() -> None:
    marker = Marker()
    inner, percent = marker.mark('50 percent')
    outer, target = marker.mark(f'the lights to {inner} in the hall')
    _, spans = settle(f'set {outer}'.split())
    assert spans == {percent: '50 percent', target: 'the lights to 50 percent in the hall'}


def test_plain_text_has_no_marks() -> None:
    text, _ = Marker().mark('the lamp')
    assert plain(f'turn {text} off') == 'turn the lamp off'


def test_an_unsaid_phrase_stays_unsaid() -> None:
    assert resolve(Call('warmer', ('?',)), {}) == Call('warmer', ('?',))


def test_and_joins_only_what_stands_next_to_it() -> None:
    unknown = Unknown('x')
    assert beside(Sequence((A, B)), unknown) == Sequence((A, Parallel((B, unknown))))
    assert beside(unknown, Sequence((A, B))) == Sequence((Parallel((unknown, A)), B))
    assert beside(A, C) == Parallel((A, C))


@pytest.mark.parametrize('seed', range(300))
def test_noise_never_loses_a_span(seed: int) -> None:
    marker = Marker()
    thing, one = marker.mark('the hall light')
    amount, two = marker.mark('forty percent')
    _, spans = settle(noisy(Random(seed), f'please set {thing} to {amount} now'.split()))
    assert spans[one]
    assert spans[two]
