import pytest

from llm_bridge.language.text.words import breaks_of

PASSED_OVER = [
    ('en', 'turn on everything but the oven', 'turn_on: everything'),
    ('en', 'turn on everything but the oven', 'turn_on: everything & turn_on: the oven'),
    ('en', 'turn on everything except the oven', 'turn_on: the oven'),
    ('en', 'turn off all the lights apart from the desk lamp', 'turn_off: all the lights'),
    ('en', 'turn off all the lights other than the desk lamp', 'turn_off: all the lights'),
    ('en', 'turn off every lamp bar the desk lamp', 'turn_off: every lamp'),
    ('en', 'turn on the tv instead of the oven', 'turn_on: the tv & turn_on: the oven'),
    ('en', 'turn off all the lights but leave the hall on', 'turn_off: all the lights'),
    ('en', 'open the blinds and keep the garage shut', 'open: the blinds'),
    ('en', 'set the lamp to 40, switch the oven on and leave the tv there', 'turn_on: the oven'),
    ('en', 'bring the cup to the hall and leave it there', 'turn_on: the oven'),
    ('en', 'turn off the tv, the lamp we leave on', 'turn_off: the tv'),
    ('en', 'we leave the lamp on, so turn off the tv', 'turn_off: the tv'),
    ('de', 'schalte alles außer dem ofen ein', 'turn_on: alles'),
    ('de', 'schalte alles bis auf den ofen ein', 'turn_on: alles & turn_on: den ofen'),
    ('de', 'mach alle lichter aus und lass das flurlicht an', 'turn_off: alle lichter'),
    ('fr', 'allume tout sauf le four', 'turn_on: tout'),
    ('fr', 'allume tout à part le four', 'turn_on: tout & turn_on: le four'),
    ('es', 'enciende todo excepto el horno', 'turn_on: todo'),
    ('es', 'enciende todo menos el horno', 'turn_on: todo & turn_on: el horno'),
]
TAKEN_IN = [
    ('turn on everything but the oven', 'turn_on: everything but the oven'),
    ('turn on everything except the oven', 'turn_on: everything & never: the oven'),
    ('turn off the lights but leave the hall on', 'turn_off: the lights & never: the hall'),
    ('close all the blinds but open the garage', 'close: all the blinds & open: the garage'),
    ('keep the front door locked', 'lock: the front door'),
    ('but turn on the tv', 'turn_on: the tv'),
    ('we leave for the sea now, so turn off the tv', 'turn_off: the tv'),
    ('dim the hall light to 40 and leave it there', 'set_brightness: the hall light, 40'),
    ('we leave at nine so turn off the tv', 'turn_off: the tv'),
]  # fmt: skip
HELD = [
    ('en', 'keep the front door locked', 'unlock: the front door'),
    ('en', 'make sure the back door stays locked', 'unlock: the back door'),
    ('en', 'the front door must remain locked', 'unlock: the front door'),
    ('en', 'leave the garage door closed', 'open: the garage door'),
    ('en', 'keep the oven off', 'turn_on: the oven'),
    ('de', 'lass die haustür abgeschlossen', 'unlock: die haustür'),
    ('de', 'lass die garage zu', 'open: die garage'),
    ('de', 'lass den ofen aus', 'turn_on: den ofen'),
    ('fr', 'laisse la porte verrouillée', 'unlock: la porte'),
    ('fr', 'garde le four éteint', 'turn_on: le four'),
    ('es', 'deja el horno apagado', 'turn_on: el horno'),
    ('es', 'mantén la puerta cerrada con llave', 'unlock: la puerta'),
]
OPPOSITES = [
    ('de', 'schließ die garage', 'open: die garage'),
    ('de', 'mach den ofen aus', 'turn_on: den ofen'),
    ('de', 'sperr die haustür zu', 'unlock: die haustür'),
    ('fr', 'ferme la porte de garage', 'open: la porte de garage'),
    ('fr', 'éteins le four', 'turn_on: le four'),
    ('fr', 'verrouille la porte', 'unlock: la porte'),
    ('es', 'cierra la puerta del garaje', 'open: la puerta del garaje'),
    ('es', 'apaga el horno', 'turn_on: el horno'),
    ('es', 'bloquea la puerta', 'unlock: la puerta'),
]
SAID = [
    ('de', 'öffne die garage', 'open: die garage'),
    ('de', 'mach die garage auf', 'open: die garage'),
    ('de', 'schalte ein licht aus', 'turn_off: licht'),
    ('de', 'fahr die jalousie auf 50 prozent zu', 'set_position: die jalousie, 50 prozent'),
    ('fr', 'ouvre la porte de garage', 'open: la porte de garage'),
    ('fr', 'allume le four', 'turn_on: le four'),
    ('es', 'abre la puerta del garaje', 'open: la puerta del garaje'),
    ('es', 'enciende la luz para mí', 'turn_on: la luz'),
    ('es', 'abre la puerta con llave', 'unlock: la puerta'),
]


def problems(look, language, text, plan):
    found = look(text, ' ' + plan, breaks=breaks_of(text), language=language)
    return [d.problem for d in found if d.problem is not None]


@pytest.mark.parametrize(('language', 'text', 'plan'), PASSED_OVER)
def test_a_plan_that_passes_over_what_is_left_out_is_refused(look, language, text, plan):
    assert problems(look, language, text, plan)


@pytest.mark.parametrize(('text', 'plan'), TAKEN_IN)
def test_a_plan_that_takes_in_what_is_left_out_is_done(look, text, plan):
    assert not problems(look, 'en', text, plan)


@pytest.mark.parametrize(('language', 'text', 'plan'), HELD)
def test_what_is_to_stay_as_it_is_is_not_turned_around(look, language, text, plan):
    assert problems(look, language, text, plan)


@pytest.mark.parametrize(('language', 'text', 'plan'), OPPOSITES)
def test_the_opposite_is_refused_in_every_language(look, language, text, plan):
    assert problems(look, language, text, plan)


@pytest.mark.parametrize(('language', 'text', 'plan'), SAID)
def test_what_is_said_in_another_language_is_done(look, language, text, plan):
    assert not problems(look, language, text, plan)
