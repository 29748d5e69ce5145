"""Spanish as it is spoken: small words, states that are wished, reasons, what is said first."""

from functools import lru_cache

import pytest

from llm_bridge.language.into_english.romance import RomanceOrders
from llm_bridge.language.into_english.romance_inflection import undiminished
from llm_bridge.site.load import find_site, load_site


@lru_cache(maxsize=2)
def orders(site: str) -> RomanceOrders:
    return RomanceOrders(load_site(find_site(site)), 'es')


def english(text: str, site: str = 'home') -> str:
    found = orders(site).of(text)
    return '' if found is None else found.text


def is_sure(text: str, site: str = 'home') -> bool:
    found = orders(site).of(text)
    return found is not None and found.is_sure


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        # small words
        ('Enciende la lucecita del pasillo diez minutitos',
         'turn on the hall light for 10 minutes'),
        ('Espera diez minutitos', 'wait 10 minutes'),
        # what is not to be so much
        ('No pongas la radio tan alta', 'make the radio quieter'),
        ('que no esté tan alta la radio', 'make the radio quieter'),
        ('No pongas la radio', 'do not turn on the radio'),
        # what is to be so
        ('Que esté apagada la luz del pasillo', 'turn off the hall light'),
        ('La luz del pasillo debería estar encendida', 'turn on the hall light'),
        ('Quiero la luz del pasillo apagada', 'turn off the hall light'),
        ('Prefiero la calefacción a 20 grados', 'set the thermostat to 20 degrees'),
        ('Quiero una taza', 'I need a cup'),
        ('Que el horno se apague a las diez', 'turn off the oven at 10:00 am'),
        ('Que la aspiradora se ponga a limpiar', 'start the vacuum'),
        ('la tele un poco más baja', 'make the television a bit quieter'),
        # amounts
        ('Pon la luz del pasillo el doble de fuerte', 'set the hall light to double'),
        ('Baja la luz del pasillo un diez por ciento', 'dim the hall light by 10 percent'),
        ('Enciende la tele una hora', 'turn on the television for 1 hour'),
        # what is to come
        ('Apagarás la radio a las diez', 'turn off the radio at 10:00 am'),
        ('Vas a apagar la radio', 'turn off the radio'),
        # pronouns behind the verb of a thing that is named first
        ('Apaga la radio, y la tele enciéndela',
         'turn off the radio and turn on the television'),
        ('Abre el garaje y la tele apágala', 'open the garage and turn off the television'),
        ('Apaga la radio y no enciendas la tele',
         'turn off the radio and do not turn on the television'),
        ('Apaga todas las luces y no la del pasillo',
         'turn off all the lights except the hall light'),
        # the order of what is done
        ('Apaga la tele, pero antes cierra la puerta del garaje',
         'turn off the television, but first close the garage door'),
        ('Cuando la aspiradora acabe de limpiar, apaga la radio',
         'when the vacuum is done cleaning, turn off the radio'),
        # what people do themselves
        ('Nos vamos: apaga la tele', 'turn off the television'),
        ('Vamos a cenar: enciende la tele', 'turn on the television'),
        # times
        ('A eso de las nueve baja las persianas', 'at 9:00 am, close the blinds'),
        ('Si hace calor baja las persianas', 'if it is hot, close the blinds'),
        ('Pasados diez minutos apaga el horno', 'turn off the oven after 10 minutes'),
        # how much
        ('Espera dos minutos y medio', 'wait 2.5 minutes'),
        ('Avanza metro y medio', 'move forward 1.5 meters'),
        ('Sube un par de grados la calefacción', 'make the thermostat 2 degrees warmer'),
        # what is not to be done
        ('Ni se te ocurra abrir la puerta del garaje', 'do not open the garage door'),
        ('No, apaga la radio', 'turn off the radio'),
        ('No apagues la radio', 'do not turn off the radio'),
        # what is taken back
        ('Pon la radio, bueno, mejor la tele', 'turn on the radio, no, the television'),
        # a thing first, and what is to become of it
        ('La luz del pasillo, que se apague a las once', 'turn off the hall light at 11:00 am'),
        ('la calefacción dos grados menos', 'make the thermostat 2 degrees cooler'),
        ('Si la temperatura baja de quince enciende la calefacción',
         'if the temperature drops below 15, turn on the thermostat'),
        ('¿Has cerrado la puerta del garaje?', 'is the garage door closed?'),
        # what people say before they order
        ('Qué calor, enciende el ventilador', 'turn on the ceiling fan'),
        # all there is
        ('Apágalo todo', 'turn off everything'),
        ('todo apagado', 'turn off everything'),
        # several things without a verb
        ('La radio a 20 y la luz del pasillo apagada',
         'set the radio to 20 and turn off the hall light'),
        # texts
        ('Di que la cena empieza a las diez', 'say "la cena empieza a las diez"'),
        ('Avisa a todos diciendo «la cena está lista»', 'tell everyone "la cena está lista"'),
        ('Di «hola» dos veces', 'say "hola" twice'),
    ],
)  # fmt: skip
def test_it_is_said_in_plain_english_words(said: str, expected: str) -> None:
    assert english(said) == expected


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        ('Arranca la cinta uno y la dos', 'start the conveyor one and the conveyor two'),
        ('Manda el carro uno a recepción y el dos a embalaje',
         'send the cart one to receiving and the cart two to packing'),
        ('Enciende el compresor y el extractor, y este último ponlo al 40',
         'turn on the compressor and the extractor fan and set the extractor fan to 40'),
        ('Manda el carro uno a la línea uno y el dos a la línea dos',
         'send the cart one to the line one and the cart two to the line two'),
        ('si la prensa está en marcha apaga el compresor',
         'if the hydraulic press is on, turn off the compressor'),
    ],
)  # fmt: skip
def test_a_thing_is_named_by_what_the_last_one_differs_in(said: str, expected: str) -> None:
    assert english(said, 'factory') == expected


@pytest.mark.parametrize(
    'said',
    [
        'Enciende la luz del pasillo que ya llego',
        'Enciende la luz del pasillo que no encuentro las llaves',
        'Enciende la luz del pasillo que con eso basta',
    ],
)
def test_a_reason_is_left_out_and_makes_it_unsure(said: str) -> None:
    assert english(said) == 'turn on the hall light'
    assert not is_sure(said)


def test_what_tells_a_thing_from_others_is_no_reason() -> None:
    assert 'from the kitchen table' in english('Tráeme la taza que está en la mesa')


@pytest.mark.parametrize(
    ('said', 'meant'),
    [('ratito', 'rato'), ('lucecita', 'luz'), ('cafecito', 'cafe'), ('poquito', 'poco'),
     ('minutitos', 'minutos')],
)  # fmt: skip
def test_a_small_word_is_of_the_plain_one(said: str, meant: str) -> None:
    assert meant in undiminished(said)


@pytest.mark.parametrize('said', ['cerrado', 'grito', 'mesa'])
def test_other_words_are_not_small(said: str) -> None:
    assert 'o' not in undiminished(said)
    assert said not in undiminished(said)


@pytest.mark.parametrize(
    'said',
    [
        'Nunca enciendas el horno',
        'No deberías encender el horno',
        'No quiero que enciendas el horno',
        'No hace falta que enciendas el horno',
        'Que nadie encienda el horno',
        'Que no se encienda el horno',
        'El horno, que no se encienda',
        'Prohibido encender el horno',
        'Evita encender el horno',
    ],
)
def test_what_is_forbidden_in_other_words_is_not_done(said: str) -> None:
    assert english(said) == 'do not turn on the oven'


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        ('Sin encender la tele, cierra las persianas',
         'do not turn on the television, close the blinds'),
        ('Ni enciendas la tele ni abras el garaje',
         'do not turn on the television and do not open the garage'),
        ('No te olvides de apagar la tele', 'turn off the television'),
    ],
)  # fmt: skip
def test_each_is_denied_that_is_said_to_be(said: str, expected: str) -> None:
    assert english(said) == expected


def test_for_is_no_stop() -> None:
    assert 'stop' not in english('tres cafés para la cinta uno', 'factory')
    assert english('en una hora para la cinta uno', 'factory').startswith('stop')


def test_what_is_not_wished_is_left_alone() -> None:
    assert not is_sure('La luz del pasillo no debería estar encendida')
