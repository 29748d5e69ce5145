"""Who 'him' and 'her' are where one person alone is named."""

import pytest

from llm_bridge.language.text.named_again import with_the_one_named


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('find Ann and bring her the book', 'find Ann and bring Ann the book'),
        ('Bedtime for grandad: lamp off, then bring him his pills',
         'Bedtime for grandad: lamp off, then bring grandad his pills'),
        ('Tom is hungry, take the sandwich to him please',
         'Tom is hungry, take the sandwich to Tom please'),
        ('Max, look for Tom and give him the letter', 'Max, look for Tom and give Tom the letter'),
        ('find Ann and bring her book', None),
        ('bring her the book and wave at Ann', None),
        ('find Ann and Tom and bring her the book', None),
        ('find Ann, then tell Bo to bring him the book', None),
        ('look at the sofa and bring her the book', None),
    ],
)  # fmt: skip
def test_the_only_one_named_is_meant(said, instead):
    names = {'Ann', 'Tom', 'grandad'}
    assert with_the_one_named(said, names, {'Bo'}) == (instead or said)


def test_where_nobody_is_known_nobody_is_meant():
    assert with_the_one_named('find Ann and bring her the book', (), ()) == (
        'find Ann and bring her the book'
    )
