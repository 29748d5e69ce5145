"""Why a phrase was taken for a thing, told to people."""

import pytest

from llm_bridge.run.meaning_words import meaning_sentences


def told(ids, *candidates, phrase='the lamp', score=0.9, why='here'):
    names = {'floor': 'the floor lamp', 'desk': 'the desk lamp', 'oven': 'the oven'}
    meaning = {
        'phrase': phrase,
        'ids': ids,
        'score': score,
        'why': why,
        'candidates': [
            {'able': True, **dict(zip(('id', 'score', 'able'), c, strict=False))}
            for c in candidates
        ],
    }
    return list(meaning_sentences([meaning], lambda i: names.get(i, i)))


def test_what_was_taken_what_not_and_why():
    assert told(['floor'], ('floor', 0.95), ('desk', 0.95)) == [
        "I took 'the lamp' for the floor lamp (0.95) and not for the desk lamp (0.95), because it "
        'is in your room.'
    ]


def test_what_could_only_be_meant_so_is_not_worth_a_word():
    assert told(['floor'], ('floor', 1.0), score=1.0, why='name') == []


def test_what_is_not_sure_is_told_though_nothing_else_could_be_meant():
    assert told(['floor'], ('floor', 0.75), score=0.75, why='spelling') == [
        "I took 'the lamp' for the floor lamp (0.75), because the words are nearly its name."
    ]


def test_what_cannot_do_it_is_told_so():
    (said,) = told(['floor'], ('floor', 1), ('desk', 1, False), score=1, why='name')
    assert 'and not for the desk lamp (1, cannot do it), because it is called so.' in said


def test_several_things_are_told_as_several_and_not_all_by_name():
    (said,) = told(['floor', 'desk', 'oven', 'x', 'y'], phrase='all', why='everything')
    assert said == (
        "I took 'all' for the floor lamp (0.9), the desk lamp (0.9), the oven (0.9) and 2 more, "
        'because everything was asked for.'
    )
    (said,) = told(['floor'], *((i, 0.9) for i in ('floor', 'desk', 'oven', 'x', 'y')))
    assert 'not for the desk lamp (0.9), the oven (0.9), x (0.9) or others, because' in said
    (said,) = told(['floor', 'desk'])
    assert said.endswith(
        'for the floor lamp (0.9) and the desk lamp (0.9), because you are there.'
    )


def test_what_was_not_said_and_what_was_not_kept_are_told_apart():
    (unsaid,) = told(['floor'], phrase=None, why='mentioned')
    assert unsaid.startswith('It was not said which one, so I took the floor lamp (0.9), because')
    (dropped,) = told(['floor'], phrase='', why='mentioned')
    assert dropped.startswith('I took words that were not kept for the floor lamp (0.9), because')


@pytest.mark.parametrize('why', ['template', None, 3, 'what a later version says'])
def test_a_reason_without_words_is_left_out(why):
    assert told(['floor'], why=why) == ["I took 'the lamp' for the floor lamp (0.9)."]


@pytest.mark.parametrize(
    'odd', [None, 3, 'ab', [1], [{}], [{'ids': 'ab', 'score': 'x'}], {'a': 1}]
)
def test_anything_in_its_place_is_no_error(odd):
    assert list(meaning_sentences(odd, str)) == []
    said = list(meaning_sentences([{'ids': ['a'], 'score': 0.5, 'candidates': odd}], str))
    assert said == ['It was not said which one, so I took a (0.5).']


def test_where_it_is_told_in_passing_what_cannot_do_it_is_left_out():
    candidates = [{'id': i, 'score': 1, 'able': i == 'lock'} for i in ('lock', 'sensor')]
    meaning = {'phrase': 'the door', 'ids': ['lock'], 'score': 1, 'candidates': candidates}
    assert 'sensor' in next(meaning_sentences([meaning], str))
    assert list(meaning_sentences([meaning], str, able_only=True)) == []
