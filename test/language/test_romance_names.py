"""French and Spanish words for things, and what a site that has English names calls them."""

from functools import lru_cache
from pathlib import Path

import pytest

from llm_bridge.language.into_english.romance import RomanceOrders
from llm_bridge.language.into_english.romance_words import NOUNS, shared
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.load import load_site
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


@lru_cache(maxsize=1)
def manse() -> Site:
    return load_site(Path(__file__).with_name('manse.yaml'))


@lru_cache(maxsize=2)
def orders(language: str) -> RomanceOrders:
    return RomanceOrders(manse(), language)


def english(language: str, text: str) -> str:
    found = orders(language).of(text)
    return '' if found is None else found.text


def is_sure(language: str, text: str) -> bool:
    found = orders(language).of(text)
    return found is not None and found.is_sure


@pytest.mark.parametrize(
    ('language', 'said', 'expected'),
    [
        ('fr', 'Allume la lampe de lecture', 'turn on the reading lamp'),
        ('fr', 'Apporte les chaussons à mamie', 'bring the slippers to Ida'),
        ('es', 'Trae la botella de vino tinto', 'bring the bottle of red wine'),
        ('fr', 'Va dans la chambre des enfants', "go to the children's room"),
        ('fr', 'Monte dans la chambre parentale', 'go to the master bedroom'),
        ('es', 'baja al cuarto de las botas', 'go to the boot room'),
        ('es', 'Enciende la luz de lectura', 'turn on the reading lamp'),
    ],
)
def test_what_has_an_english_name_only_is_found_by_what_its_words_mean(
    language: str, said: str, expected: str
) -> None:
    assert english(language, said) == expected
    assert is_sure(language, said)


def test_a_name_is_not_found_by_a_part_of_its_words() -> None:
    assert 'red wine' not in english('fr', 'Apporte la bouteille de vin')
    assert 'reading lamp' not in english('fr', 'Allume la lampe de chevet')


def test_several_are_not_the_one_that_is_called_so() -> None:
    assert english('fr', 'Allume les lampes de lecture') != 'turn on the reading lamp'


def test_a_kind_word_is_all_that_the_site_calls_so() -> None:
    assert english('fr', 'Ouvre les volets') == 'open the blinds'
    assert english('es', 'Baja las persianas') == 'close the blinds'
    asked = Understander(manse()).understand('Ferme les volets', World(), language='fr')
    assert asked.outcome is CommandOutcome.QUESTION
    assert 'study blinds' in asked.say


def test_a_word_for_rooms_that_may_be_said_of_others_too_is_never_sure() -> None:
    assert english('fr', 'mets les chambres à 18 degrés') == 'set the bedrooms to 18 degrees'
    assert not is_sure('fr', 'mets les chambres à 18 degrés')
    assert is_sure('fr', 'mets le bureau à 18 degrés')


def test_a_kind_word_that_others_have_too_is_the_one_of_the_room_that_was_said() -> None:
    assert english('es', 'Sube los estores del despacho') == 'open the study blinds'


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        ('pose la luge sur le bureau', 'put the sledge on the desk'),
        ('va dans le bureau', 'go to the study'),
        ('prends la luge sur le bureau', 'take the sledge from the desk'),
    ],
)
def test_of_two_things_with_one_word_the_one_is_meant_that_goes_with_on_or_in(
    said: str, expected: str
) -> None:
    assert english('fr', said) == expected


def test_a_skill_tells_which_of_its_meanings_a_noun_has() -> None:
    assert english('fr', 'Otto, vide ton bac') == 'Otto, empty your bin'
    assert 'tray' in english('fr', 'Apporte le plateau')


def test_a_word_for_a_way_of_doing_is_said_beside_the_deed() -> None:
    assert english('fr', 'Passe la serpillière dans la cuisine') == 'clean the kitchen by mop'
    assert english('es', 'Friega el suelo de la cocina') == 'clean the floor of the kitchen by mop'
    assert english('es', 'Limpia la cocina') == 'clean the kitchen'


def test_an_english_name_is_no_word_of_the_language_that_means_something_else() -> None:
    assert english('es', 'Corta el pan') == 'cut the bread'  # there is a pan, which is a 'sartén'
    assert english('es', 'Trae la sartén') == 'bring the pan'
    assert english('fr', 'Apporte le thermos') == 'bring the thermos'


def test_a_word_that_neither_site_nor_tables_know_stays_and_makes_it_unsure() -> None:
    assert 'brimborion' in english('fr', 'Apporte le brimborion')
    assert not is_sure('fr', 'Apporte le brimborion')


def test_tables_have_words_of_both_languages() -> None:
    for language in ('fr', 'es'):
        words = {w for said, _ in shared(NOUNS, language) for w in said}
        assert len(words) > 900
