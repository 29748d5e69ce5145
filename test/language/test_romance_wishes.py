"""French wishes, amounts, what will be, and what is to be less: in plain English words."""

from functools import lru_cache
from pathlib import Path

import pytest

from llm_bridge.language.into_english.romance import RomanceOrders
from llm_bridge.language.into_english.romance_forms import forms_of
from llm_bridge.site.load import find_site, load_site

HAMLET = Path(__file__).with_name('hamlet.yaml')


@lru_cache(maxsize=4)
def orders(site: str, language: str) -> RomanceOrders:
    return RomanceOrders(load_site(HAMLET if site == 'hamlet' else find_site(site)), language)


def english(site: str, text: str, language: str = 'fr') -> str:
    found = orders(site, language).of(text)
    return '' if found is None else found.text


def is_sure(site: str, text: str, language: str = 'fr') -> bool:
    found = orders(site, language).of(text)
    return found is not None and found.is_sure


WISHES = [
    ('Il faudrait que le portail soit fermé', 'close the gate'),
    ('je veux que la lumière du salon soit éteinte', 'turn off the lounge light'),
    ("j'aimerais que la radio soit un peu moins forte", 'make the radio a bit quieter'),
    ('on voudrait que le chauffage de la chambre verte soit à 20',
     'set the green room heating to 20'),
    ('le portail doit rester ouvert', 'leave the gate open'),
    ('la radio devrait être allumée', 'turn on the radio'),
    ("que la lumière de l'étable s'allume à 18h", 'turn on the barn light at 18:00'),
    ("il faut que la radio s'éteigne dans dix minutes", 'turn off the radio in 10 minutes'),
    ("je voudrais qu'il fasse un peu plus frais dans le salon",
     'make it a bit cooler in the lounge'),
]  # fmt: skip


@pytest.mark.parametrize(('said', 'expected'), WISHES)
def test_what_is_to_be_so_is_an_order(said: str, expected: str) -> None:
    assert english('hamlet', said) == expected
    assert is_sure('hamlet', said)


@pytest.mark.parametrize(
    'said',
    [
        'le portail est fermé',
        'il ne faut pas que le portail soit ouvert',
        'la lumière du salon était allumée',
    ],
)
def test_what_is_so_or_must_not_be_is_no_order(said: str) -> None:
    assert english('hamlet', said) == ''


def test_what_a_robot_has_to_do_stays_its_own_order() -> None:
    assert english('hamlet', 'la tondeuse doit tondre le verger') == 'Hugo, mow the orchard'


AMOUNTS = [
    ('Mettez le chauffage de la chambre verte à dix-neuf degrés et demi',
     'set the green room heating to 19.5 degrees'),
    ('éteins la radio dans une heure vingt', 'turn off the radio in 80 minutes'),
    ('éteins la radio dans une dizaine de minutes', 'turn off the radio in 10 minutes'),
    ('allume la radio pendant deux heures et demie', 'turn on the radio for 150 minutes'),
    ('allume la radio pendant une bonne heure', 'turn on the radio for 1 hour'),
    ('Hugo, avance de deux mètres cinquante', 'Hugo, move forward 2.5 meters'),
    ('éteins la radio dans deux heures', 'turn off the radio in 2 hours'),
]  # fmt: skip


@pytest.mark.parametrize(('said', 'expected'), AMOUNTS)
def test_amounts_of_several_words(said: str, expected: str) -> None:
    assert english('hamlet', said) == expected


TIMES = [
    ('demain matin à sept heures moins le quart allume la radio',
     'tomorrow at 6:45 am, turn on the radio'),
    ('ce soir à huit heures, éteins la radio', 'at 20:00, turn off the radio'),
    ('cette nuit à deux heures, éteins la radio', 'at 2:00 am, turn off the radio'),
    ('chaque soir à dix heures, ferme le portail', 'every day at 22:00, close the gate'),
    ('quand il fera moins de dix-neuf degrés, allume la radio',
     'when it is below 19 degrees, turn on the radio'),
    ('dès que le portail sera ouvert allume la radio', 'when the gate is open, turn on the radio'),
    ('quand la température aura dépassé 25 degrés, ouvre le store du salon',
     'when the temperature is above 25 degrees, open the lounge blind'),
    ('quand la température sera passée sous les 10 degrés, ferme le store du salon',
     'when the temperature drops below 10 degrees, close the lounge blind'),
    ('ferme le portail à moins qu’il ne soit déjà fermé',
     'close the gate unless it is already closed'),
    ('tu éteindras la radio à 23h', 'turn off the radio at 23:00'),
]  # fmt: skip


@pytest.mark.parametrize(('said', 'expected'), TIMES)
def test_days_before_times_and_what_will_be(said: str, expected: str) -> None:
    assert english('hamlet', said) == expected


@pytest.mark.parametrize(
    ('verb', 'forms'),
    [
        ('fermer', {'fermera', 'fermeras', 'fermait'}),
        ('descendre', {'descendra', 'descendait'}),
        ('finir', {'finira', 'finissait'}),
        ('faire', {'fera', 'faisait'}),
        ('nettoyer', {'nettoiera', 'nettoyait'}),
    ],
)
def test_verbs_are_known_in_what_will_be_and_was(verb: str, forms: set[str]) -> None:
    assert forms <= {form for form, _ in forms_of(verb, 'fr')}


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        ('mets la radio moins fort', 'make the radio quieter'),
        ('ne mets pas la radio si fort', 'make the radio quieter'),
        ('pas si fort la radio', 'make the radio quieter'),
        ('ne mets pas la radio si le portail est ouvert',
         'do not turn on the radio if the gate is open'),
        ("n'allume pas la radio", 'do not turn on the radio'),
    ],
)  # fmt: skip
def test_not_so_loud_is_quieter_and_all_else_stays_denied(said: str, expected: str) -> None:
    assert english('hamlet', said) == expected


ROBOTS = [
    ('la tondeuse rentre à sa base', 'Hugo, go home to its base'),
    ('la tondeuse part dans le verger', 'Hugo, go to the orchard'),
    ('Hugo, va te recharger', 'Hugo, go charge'),
    ('envoie la tondeuse tondre le verger', 'Hugo, mow the orchard'),
    ("Hugo, apporte le marteau de l'étable au salon",
     'Hugo, bring the hammer from the barn to the lounge'),
]  # fmt: skip


@pytest.mark.parametrize(('said', 'expected'), ROBOTS)
def test_what_robots_are_told(said: str, expected: str) -> None:
    assert english('hamlet', said) == expected


def test_what_a_robot_is_said_to_do_may_be_a_remark() -> None:
    assert not is_sure('hamlet', 'la tondeuse part dans le verger')
    assert english('hamlet', 'ouvre le portail, la tondeuse part') == 'open the gate'


CHOICES = [
    ('mets la radio sur du jazz', 'set the radio to jazz'),
    ('passe la télé sur les films', 'set the television to movies'),
    ('mets les infos sur la télé', 'set the television to news'),
    ('mets la radio sur du rock et la télé sur les sports',
     'set the radio to rock and set the television to sports'),
    ('allume la radio sur les infos', 'turn on the radio and set it to news'),
    ('mets le livre sur la table de la cuisine', 'put the book on the kitchen table'),
]  # fmt: skip


@pytest.mark.parametrize(('said', 'expected'), CHOICES)
def test_what_a_thing_lets_one_choose_is_set(said: str, expected: str) -> None:
    assert english('home', said) == expected


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        ('démarre le convoyeur un puis le deux', 'start the conveyor one then the conveyor two'),
        ('mets le convoyeur 1 à 40 % et le 2 à 60 %',
         'set the conveyor one to 40 percent and the conveyor two to 60 percent'),
        ('mets le convoyeur 1 à 40 % dans deux minutes',
         'set the conveyor one to 40 percent in 2 minutes'),
    ],
)  # fmt: skip
def test_the_other_number_is_the_other_one_of_them(said: str, expected: str) -> None:
    assert english('factory', said) == expected


def test_a_place_before_several_orders_is_that_of_all() -> None:
    said = 'Dans le salon, allume la lumière et ferme le store'
    assert english('hamlet', said).startswith('in the lounge, turn on the light and close')
    assert (
        english('hamlet', 'Dans le salon, allume la lumière') == 'turn on the light in the lounge'
    )


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        ("Annonce dans l'étable « attention, le portail s'ouvre », puis ouvre le portail",
         'in the barn, say "attention, le portail s\'ouvre", then open the gate'),
        ('annonce que la fête commence dans dix minutes',
         'say "la fête commence dans dix minutes"'),
    ],
)  # fmt: skip
def test_no_word_of_what_is_to_be_said_is_read(said: str, expected: str) -> None:
    assert english('hamlet', said) == expected


@pytest.mark.parametrize(
    ('said', 'is_talk'),
    [
        ("t'es vraiment efficace", True),
        ('je suis crevé', True),
        ('on a éteint la radio', True),
        ("j'ai déjà fermé le portail", True),
        ('la radio est trop forte', False),
        ('allume la radio', False),
    ],
)
def test_what_people_say_of_themselves_and_of_others_is_talk(said: str, is_talk: bool) -> None:
    assert orders('hamlet', 'fr').is_talk(said) is is_talk


def test_what_somebody_cannot_find_is_looked_for_after_a_yes() -> None:
    assert english('home', 'je ne trouve plus le livre') == 'find the book'
    assert not is_sure('home', 'je ne trouve plus le livre')


def test_a_correction_needs_no_comma() -> None:
    said = 'allume la lumière du salon non pardon la radio'
    assert english('hamlet', said) == 'turn on the lounge light, no, the radio'


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        ("pas besoin d'allumer la radio", 'do not turn on the radio'),
        ("ce n'est pas la peine de fermer le portail", 'do not close the gate'),
        ("évitez d'ouvrir le portail", 'do not open the gate'),
        ('il ne faut pas fermer le portail', 'do not close the gate'),
        ('il ne faut pas oublier de fermer le portail', 'close the gate'),
        ("n'oubliez pas d'éteindre la radio", 'turn off the radio'),
        ('il faut que vous fermiez le portail', 'close the gate'),
    ],
)
def test_what_need_not_be_is_denied_and_what_is_not_forgotten_done(
    said: str, expected: str
) -> None:
    assert english('hamlet', said) == expected


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        ('si le portail est ouvert, éteins la radio, sinon allume-la',
         'if the gate is open, turn off the radio, otherwise turn it on'),
        ('une fois le portail fermé, éteins la radio',
         'when the gate is closed, turn off the radio'),
        ('attends que le portail soit fermé puis éteins la radio',
         'wait until the gate is closed, then turn off the radio'),
        ('au coucher du soleil, ferme le portail', 'at sunset, close the gate'),
        ('allume la radio une fois', 'turn on the radio once'),
    ],
)  # fmt: skip
def test_what_has_to_come_before(said: str, expected: str) -> None:
    assert english('hamlet', said) == expected
