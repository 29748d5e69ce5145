"""What hangs together in French and Spanish commands: amounts, ways, reasons, questions."""

from functools import lru_cache
from pathlib import Path

import pytest

from llm_bridge.language.into_english.romance import RomanceOrders
from llm_bridge.site.load import load_site


@lru_cache(maxsize=2)
def orders(language: str) -> RomanceOrders:
    return RomanceOrders(load_site(Path(__file__).with_name('manse.yaml')), language)


def english(language: str, text: str) -> str:
    found = orders(language).of(text)
    return '' if found is None else found.text


def is_sure(language: str, text: str) -> bool:
    found = orders(language).of(text)
    return found is not None and found.is_sure


@pytest.mark.parametrize(
    ('language', 'said', 'expected'),
    [
        # lists keep the words of what is put on them
        ('fr', 'ajoute du fromage de chèvre et des poires à la liste de courses',
         'add fromage de chèvre and poires to the shopping list'),
        ('es', 'quita el pan de la lista de la compra', 'remove pan from the shopping list'),
        # ways up and down
        ('es', 'baja a la cocina', 'go to the kitchen'),
        ('fr', 'monte la luge dans la chambre des enfants',
         "take the sledge to the children's room"),
        ('fr', 'baisse le store du bureau', 'close the study blinds'),
        # amounts
        ('fr', "S'il y a plus de cinq centimètres de neige, rentre le store",
         'if the snow is above 5 centimeters, close the awning'),
        ('es', 'si hay menos de tres centímetros de nieve cierra el toldo',
         'if the snow is below 3 centimeters, close the awning'),
        ('fr', "S'il neige, rentre le store", 'if it is snowing, close the awning'),
        ('fr', 'Baisse le chauffage du bureau de deux degrés',
         'make the study heating cooler by 2 degrees'),
        ('fr', 'mets le chauffage du bureau plus fort', 'make the study heating warmer'),
        ('fr', 'Prends de l’eau', 'take the water'),
        # floors
        ('fr', "Éteins toutes les lumières de l'étage", 'turn off all the lights upstairs'),
        ('es', 'apaga las luces de la planta baja', 'turn off the lights downstairs'),
        # from where, and to where
        ('es', 'coge las zapatillas de la mesa', 'take the slippers from the table'),
        ('es', 'si llega Ida llévale las zapatillas', 'if Ida arrives, take him the slippers'),
        # where something is put
        ('es', 'pon el trineo en el escritorio', 'put the sledge on the desk'),
        ('es', 'pon el trineo en la cocina', 'put the sledge in the kitchen'),
        ('fr', 'mets la poêle au frigo', 'put the pan in the fridge'),
        # the clock, and what only looks like it
        ('fr', 'éteins la lumière de la cuisine quand il est vingt heures',
         'turn off the kitchen light at 20:00'),
        ('es', 'cierra las persianas cuando sean las ocho de la tarde',
         'close the blinds at 20:00'),
        ('es', 'echa el cerrojo a las dos puertas', 'lock both doors'),
        # taken back and done twice
        ('es', 'enciende la lámpara de lectura, no, perdón, apaga la luz de la cocina',
         'turn on the reading lamp, no, turn off the kitchen light'),
        ('fr', 'allume et éteins la lumière de la cuisine deux fois',
         'turn the kitchen light on and off twice'),
        ('fr', 'allume la lampe de lecture et éteins la lumière de la cuisine',
         'turn on the reading lamp and turn off the kitchen light'),
        # what somebody does a while, or begins
        ('es', 'si la luz de la cocina lleva encendida más de dos minutos, apágala',
         'if the kitchen light is on for more than 2 minutes, turn it off'),
        ('fr', 'à 22 h éteins la lampe de lecture', 'at 22:00, turn off the reading lamp'),
        # manners
        ('fr', "Auriez-vous l'amabilité d'allumer la lampe de lecture ?",
         'turn on the reading lamp'),
        ('es', '¿Sería tan amable de apagar la luz de la cocina?', 'turn off the kitchen light'),
        ('fr', 'tout éteindre sauf la lampe de lecture',
         'turn off everything except the reading lamp'),
        ('fr', 'il faudrait que Otto passe à la cuisine', 'Otto, go to the kitchen'),
        ('fr', "si quelqu'un ouvre la porte de derrière après 22 h, allume la lampe de lecture",
         'if somebody opens the back door after 22:00, turn on the reading lamp'),
        # before and after
        ('fr', 'après le dîner, va dans la cuisine', 'go to the kitchen after the dinner'),
        ('fr', 'éteins la lumière quand tu sors', 'turn off the light when you leave'),
        ('es', 've a la cocina y mira si la luz está encendida',
         'go to the kitchen and is the light on?'),
        # questions
        ('fr', 'Tu peux me dire où est la luge ?', 'where is the sledge?'),
        ('es', '¿Cuántas personas hay en la cocina?', 'how many people are in the kitchen?'),
        ('es', '¿cuántos grados hace en el despacho?', 'what is the temperature in the study?'),
    ],
)  # fmt: skip
def test_clauses_are_said_in_plain_english_words(language: str, said: str, expected: str) -> None:
    assert english(language, said) == expected
    assert is_sure(language, said)


@pytest.mark.parametrize(
    ('language', 'said', 'expected'),
    [
        ('es', 'Apaga la luz de la cocina para que duerman los niños',
         'turn off the kitchen light'),
        ('fr', 'Ferme la porte de derrière pour que le chien reste ici', 'lock the back door'),
        ('es', 'Cierra la puerta de atrás, que salimos ya', 'lock the back door'),
    ],
)  # fmt: skip
def test_what_it_is_for_is_left_out_and_makes_it_unsure(
    language: str, said: str, expected: str
) -> None:
    assert english(language, said) == expected
    assert not is_sure(language, said)


@pytest.mark.parametrize(
    ('language', 'said', 'expected'),
    [
        ('es', 'Dile hola a Ida', 'tell Ida "hola"'),
        ('fr', 'préviens Ida que le dîner est prêt', 'tell Ida "le dîner est prêt"'),
        ('es', 'di en voz alta que la cena está lista', 'say "la cena está lista"'),
        ('es', 'Tengo sed', 'I am thirsty'),
        ('fr', "J'ai besoin de la poêle", 'I need the pan'),
        ('fr', 'plus chaud dans le bureau', 'make it warmer in the study'),
    ],
)
def test_what_is_to_be_told_and_what_is_only_hinted_at_is_read_back(
    language: str, said: str, expected: str
) -> None:
    assert english(language, said) == expected
    assert not is_sure(language, said)


def test_three_quarters_down_may_be_either() -> None:
    assert not is_sure('fr', 'descends le store du bureau aux trois quarts')
    assert is_sure('fr', 'ouvre le store du bureau aux trois quarts')
