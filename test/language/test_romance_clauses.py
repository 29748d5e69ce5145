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
        # days, and times in several parts
        ('es', 'todas las noches a las once apaga la luz de la cocina',
         'every day at 23:00, turn off the kitchen light'),
        ('fr', 'ce soir à dix heures éteins la lumière de la cuisine',
         'at 22:00, turn off the kitchen light'),
        ('fr', 'ferme les stores du lundi au vendredi à vingt heures',
         'close the blinds on weekdays at 20:00'),
        ('es', 'los martes a las ocho abre las persianas',
         'every tuesday at 8:00 am, open the blinds'),
        ('es', 'media hora antes de las once apaga la luz de la cocina',
         'at 10:30 am, turn off the kitchen light'),
        ('fr', 'entre huit heures et dix heures du soir laisse le store banne ouvert',
         'between 20:00 and 22:00, leave the awning open'),
        ('fr', "laisse la lampe de lecture allumée jusqu'à midi",
         'leave the reading lamp on until 12:00'),
        # where nobody says who does it
        ('fr', 'avant de fermer le store du bureau, éteins la lampe de lecture',
         'before closing the study blinds, turn off the reading lamp'),
        ('es', 'después de cerrar las persianas apaga la luz de la cocina',
         'after closing the blinds, turn off the kitchen light'),
        ('fr', 'après avoir éteint la lampe de lecture, ferme le store du bureau',
         'after turning off the reading lamp, close the study blinds'),
        # where a thing is, and who goes there
        ('fr', 'apporte-moi la poêle qui est dans la cuisine',
         'bring me the pan from the kitchen'),
        ('es', 'tráeme el trineo que dejé en la cocina', 'bring me the sledge from the kitchen'),
        ('es', 'apaga la luz que está en la cocina', 'turn off the light in the kitchen'),
        ('fr', 'va à la cuisine chercher la poêle', 'go to the kitchen and get the pan'),
        # what is said first, and what is left out
        ('es', 'la luz de la cocina la quiero al cincuenta por ciento',
         'set the kitchen light to 50 percent'),
        ('fr', 'le store du bureau, je le veux fermé', 'close the study blinds'),
        ('es', 'enciende la calefacción del despacho y a las diez la bajas a dieciocho',
         'turn on the study heating and at 10:00 am, set it to 18'),
        ('es', 'cierra las persianas pero las del despacho no',
         'close the blinds except the study blinds'),
        ('es', 'cerrá las persianas y prendé la lámpara de lectura',
         'close the blinds and turn on the reading lamp'),
        # what somebody did
        ('fr', "est-ce que j'ai fermé la porte de derrière ?", 'is the back door closed?'),
        ('es', '¿apagué la luz de la cocina?', 'is the kitchen light off?'),
        ('es', '¿dejé abierto el toldo?', 'is the awning open?'),
        ('es', '¿quedó encendida la luz de la cocina?', 'is the kitchen light on?'),
        ('fr', "si j'ai laissé la lampe de lecture allumée, éteins-la",
         'if the reading lamp is on, turn it off'),
        ('fr', 'ferme le store du bureau et dis-moi si la lampe de lecture est éteinte',
         'close the study blinds and is the reading lamp off?'),
        ('es', 'enciende la luz de la cocina y cuando se abra la puerta de atrás apágala',
         'turn on the kitchen light and when the back door opens, turn it off'),
        ('es', '¿queda alguien en la cocina?', 'is anybody in the kitchen?'),
        ('es', '¿qué hay en la lista de la compra?', 'what is on the shopping list?'),
        # what is not to be, or only so
        ('fr', 'je ne veux pas que la lampe de lecture reste allumée',
         'do not leave the reading lamp on'),
        ('es', 'que el toldo no quede abierto', 'do not leave the awning open'),
        ('fr', "n'allume la lampe de lecture que si le store du bureau est fermé",
         'do not turn on the reading lamp unless the study blinds is closed'),
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


@pytest.mark.parametrize(
    ('language', 'said', 'expected'),
    [
        ('fr', 'on éteint la lampe de lecture', 'turn off the reading lamp'),
        ('fr', "j'ai oublié d'éteindre la lampe de lecture", 'turn off the reading lamp'),
        ('es', 'se me olvidó apagar la luz de la cocina', 'turn off the kitchen light'),
        ('es', 'abrí el toldo', 'open the awning'),
        ('es', '¿hay que apagar la luz de la cocina?', 'turn off the kitchen light'),
        ('fr', 'la lampe de lecture peut être éteinte', 'turn off the reading lamp'),
        ('es', 'al salir apaga la luz de la cocina', 'when going out, turn off the kitchen light'),
    ],
)
def test_what_may_be_meant_otherwise_is_read_back(language: str, said: str, expected: str) -> None:
    assert english(language, said) == expected
    assert not is_sure(language, said)


@pytest.mark.parametrize(
    ('language', 'said'),
    [
        ('es', 'apagué la luz de la cocina'),
        ('es', 'ella apagó la luz y encendió la lámpara de lectura'),
        ('fr', "j'ai éteint la lampe de lecture"),
        ('fr', "on n'éteint pas la lampe de lecture"),
        ('fr', 'on ferme le store du bureau ?'),
        ('es', 'ojalá apagaran la luz de la cocina'),
        ('es', 'antes de apagar la luz de la cocina'),
    ],
)
def test_what_was_done_or_is_only_wished_is_no_order(language: str, said: str) -> None:
    assert not english(language, said)


def test_three_quarters_down_may_be_either() -> None:
    assert not is_sure('fr', 'descends le store du bureau aux trois quarts')
    assert is_sure('fr', 'ouvre le store du bureau aux trois quarts')
