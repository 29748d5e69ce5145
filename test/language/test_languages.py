"""Other languages: found out, and understood without a model as far as their templates go."""

import json
from pathlib import Path

import pytest

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.templates.devices import DeviceTemplates
from llm_bridge.language.text.languages import detected, spoken
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.world import World

DATA = Path(__file__).parents[1] / 'data' / 'languages'
ALL = ('en', 'de', 'fr', 'es')


def rows(language):
    return [json.loads(line) for line in (DATA / f'{language}.jsonl').read_text().splitlines()]


@pytest.mark.parametrize(
    ('text', 'language'),
    [
        ('turn on the kitchen light', 'en'),
        ('a little more', 'en'),
        ('no, the other one', 'en'),
        ('Mach bitte das Licht in der Küche an', 'de'),
        ('Küchenlicht aus', 'de'),
        ("éteins la lumière dans la cuisine s'il te plaît", 'fr'),
        ('Apaga la tele', 'es'),
        ('Spülmaschine in anderthalb Stunden anstellen', 'de'),
        ('Il faudrait que la cafetière soit allumée', 'fr'),
        ('¿Me lo traes?', 'es'),
        ('happy birthday Jürgen', 'en'),
        ('play café del mar', 'en'),
        ('', 'en'),
        ('xyzzy', 'en'),
        (None, 'en'),
    ],
)
def test_the_language_is_found_out(text, language):
    assert detected(text, 'en', ALL) == language


def test_a_language_that_the_site_has_not_is_not_found():
    assert detected('Mach bitte das Licht in der Küche an', 'en', ('en', 'fr')) == 'en'


def test_the_language_that_is_told_holds_unless_all_words_are_of_another():
    assert spoken('turn on the lamp', 'de', ALL) == 'en'
    assert spoken('Küchenlicht aus', 'de', ALL) == 'de'
    assert spoken('Radio Paradise', 'de', ALL) == 'de'
    assert spoken('turn das Licht on', 'de', ALL) == 'de'
    assert spoken(None, 'de', ALL) == 'de'


def test_english_is_never_taken_for_another():
    file = DATA.parent / 'dev_human.jsonl'
    texts = [json.loads(line)['text'] for line in file.read_text().splitlines()]
    assert [t for t in texts if detected(t, 'en', ALL) != 'en'] == []


def test_a_speaker_who_told_no_language_is_understood(without_model):
    for text in (
        'Mach das Garagentor zu',
        'Ferme la porte du garage',
        'Cierra la puerta del garaje',
    ):
        found = without_model.understand(text, World())
        assert [(s.skill, s.target) for s in found.graph.steps] == [('close', 'garage_door')]


@pytest.mark.parametrize('language', ['de', 'fr', 'es'])
def test_templates_alone_carry_far_and_never_do_something_else(without_model, language):
    exact = 0
    told = rows(language)
    for row in told:
        found = without_model.understand(row['text'], World(), language=language)
        came = [
            (s.skill, s.target)
            for s in (found.graph.steps if found.outcome is CommandOutcome.PLAN else ())
        ]
        wanted = [tuple(step.split()[:2]) for step in row['steps']]
        assert set(came) <= set(wanted), row['text']
        exact += came == wanted
    assert exact / len(told) >= 0.75


@pytest.mark.parametrize(
    ('language', 'text', 'steps'),
    [
        ('de', 'Fahr in die Küche', [('go_to', 'rover')]),
        ('de', 'Schalte das Flurlicht ein und fahr in die Küche', None),
        ('fr', 'Avance de deux mètres', [('move', 'rover')]),
        ('fr', "Verrouille la porte d'entrée puis éteins la lumière du couloir", None),
        ('es', 'Gira a la derecha', [('turn', 'rover')]),
        ('es', 'Enciende la luz del pasillo y ve a la cocina', None),
    ],
)
def test_robots_and_compounds(without_model, language, text, steps):
    found = without_model.understand(text, World(), language=language)
    assert found.outcome is CommandOutcome.PLAN
    assert found.tier == 'template'
    if steps is not None:
        assert [(s.skill, s.target) for s in found.graph.steps] == steps
    else:
        assert len(found.graph.steps) == 2


@pytest.mark.parametrize(
    ('language', 'text'),
    [
        ('de', 'Schalte das Flurlicht ein und schalte es aus'),
        ('fr', 'Allume la lumière du couloir et éteins-la'),
        ('es', 'Enciende la luz del pasillo y apágala'),
        ('de', 'Fahr nicht in die Küche'),
        ('fr', 'Ne va pas dans la cuisine'),
        ('es', 'No vayas a la cocina'),
        ('de', 'Fahr in die Küche, wenn das Licht aus ist'),
    ],
)
def test_what_refers_back_denies_or_waits_is_no_template(without_model, language, text):
    found = without_model.understand(text, World(), language=language)
    assert found.outcome is not CommandOutcome.PLAN


@pytest.mark.parametrize(
    ('language', 'text'),
    [
        ('it', 'accendi kitchen light'),
        ('nl', 'zet kitchen light aan'),
        ('pl', 'włącz kitchen light'),
        ('sv', 'tänd kitchen light'),
    ],
)
def test_devices_are_commanded_in_languages_that_ship_no_names(home, language, text):
    plan, decided = DeviceTemplates(home, language, NameIndex(home)).match(text, None)
    assert plan == Call('turn_on', ('kitchen light',))
    assert decided == {'turn_on:target:kitchen light': ('kitchen_light',)}
