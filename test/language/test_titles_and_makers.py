"""What is played, and whose it is."""

import pytest

from llm_bridge.language.text.played_names import title_and_maker


@pytest.mark.parametrize(
    ('said', 'title', 'maker'),
    [
        ('hey jude by the beatles', 'hey jude', 'the beatles'),
        ('stand by me by ben e king', 'stand by me', 'ben e king'),
        ('stand by me', 'stand by me', ''),
        ('step by step', 'step by step', ''),
        ('by the river', 'by the river', ''),
        ('jolene', 'jolene', ''),
    ],
)
def test_whose_it_is_stands_behind_by(said, title, maker):
    assert title_and_maker(tuple(said.split())) == (tuple(title.split()), tuple(maker.split()))
