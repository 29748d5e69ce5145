"""Comparing names."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.site.names import nearest, normal


@pytest.mark.parametrize(
    ('name', 'language', 'expected'),
    [
        ('The Kitchen  Lights', 'en', 'kitchen light'),
        ('batteries', 'en', 'battery'),
        ('switches', 'en', 'switch'),
        ('boxes', 'en', 'box'),
        ('glass', 'en', 'glass'),
        ('the tvs', 'en', 'tv'),
        ('the', 'en', 'the'),
        ('front_door', 'en', 'front door'),
        ('Die Küche', 'de', 'küche'),
        ('Lampen', 'de', 'lampen'),
        ("l'éclairage", 'fr', 'éclairage'),
        ('les lampes', 'fr', 'lampe'),
        ('las luces', 'es', 'luc'),
        ('la luz', 'es', 'luz'),
        ('the hall', 'fi', 'the hall'),
        ('', 'en', ''),
        ('!?', 'en', ''),
    ],
)
def test_names_are_compared_without_case_article_and_plural(name, language, expected):
    assert normal(name, language) == expected


def test_accents_tell_names_apart_however_they_are_written():
    assert normal('Ku\u0308che', 'de') == normal('Küche', 'de') != normal('Kuche', 'de')


def test_the_most_alike_name_comes_first_and_strangers_do_not_come_at_all():
    assert nearest('kichen', ['study', 'kitchen', 'kitten']) == ('kitchen', 'kitten')
    assert nearest('lihgt', ('lock', 'light')) == ('light',)
    assert nearest('zzz', ['study', 'kitchen']) == ()
    assert nearest('a', ()) == ()


def test_a_very_long_name_costs_no_time():
    assert nearest('x' * 1_000_000, ['kitchen']) == ()


@given(st.text(max_size=60), st.sampled_from(['en', 'de', 'fr', 'es', 'xx']))
def test_any_text_has_a_normal_form_that_stays(text, language):
    once = normal(text, 'xx')
    assert once == normal(once, 'xx')
    normal(text, language)
