from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.language.text.words import find, said, split, words


@pytest.mark.parametrize(
    'text, expected',
    [
        ('Turn OFF the light, please!', 'turn off the light please'),
        ('set it to 40%', 'set it to 40%'),
        ('22.5°C at 7:30', '22.5°c at 7:30'),
        ('1,000 steps, 1/2 speed', '1,000 steps 1/2 speed'),
        ("don't touch the kids' wi-fi lamp", "don't touch the kids wi-fi lamp"),
        ('don\u2019t', "don't"),
        ('at 7 p.m. or 8 a.m.', 'at 7 pm or 8 am'),
        ('-5 degrees, \u22123 too - ok', '-5 degrees -3 too ok'),
        ('forward .5 m at 7p.m. or -1.5. 5 s', 'forward 0.5 m at 7pm or -1.5 5 s'),
        ('kitchen,hall; on/off [now] {x}', 'kitchen hall on off now x'),
        ('salt & pepper', 'salt and pepper'),
        ('a -> b ? = :', 'a b'),
        ('kitchen_light', 'kitchen light'),
        ('打开灯', '打 开 灯'),
        ('Cafe\u0301 Straße', 'café straße'),
        ('नमस्ते दुनिया', 'नमस्ते दुनिया'),
        ('\U0001f4a1 light \u2026', 'light'),
        ('', ''),
        ('?!', ''),
    ],
)
def test_a_command_is_split_into_normalised_words(text, expected):
    assert ' '.join(words(text)) == expected


@given(st.text())
def test_words_of_words_are_the_same_words(text):
    assert words(' '.join(words(text))) == words(text)


@given(st.text())
def test_no_word_looks_like_a_symbol_of_the_plan_language(text):
    for word in words(text):
        assert word and not any(char.isspace() for char in word)
        assert word[-1] not in ',:=' and word[0] not in ',:='
        assert word not in {';', '&', '{', '}', '->', '?'}


@given(st.text())
def test_each_word_lies_where_it_says(text):
    end = 0
    for word in split(text):
        assert end <= word.start < word.end <= len(text)
        assert words(text[word.start : word.end]) == (word.text,)
        end = word.end


def test_a_phrase_is_given_back_as_it_was_written():
    assert said('Switch on the HALL-light, now!', 'the hall-light now') == 'the HALL-light, now'
    assert said('Switch it on', 'the lamp') == 'the lamp'


def test_find_returns_the_first_place_of_a_phrase():
    assert find(('a', 'b', 'a', 'b'), ('a', 'b')) == 0
    assert find(('a', 'b', 'a', 'b'), ('a', 'b'), 1) == 2
    assert find(('a', 'b'), ('b', 'a')) is None
    assert find(('a',), ()) is None


def test_a_mark_beside_a_character_that_stands_alone_belongs_to_no_word():
    assert words('0`㐀') == ('0', '㐀')
    assert words('a-㐀') == ('a', '㐀')
