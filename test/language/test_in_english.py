"""German orders put in plain English words, and what they come to."""

from pathlib import Path

import pytest

from llm_bridge.language.into_english.in_english import EnglishOrders
from llm_bridge.language.plans.decoder import Draft
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World

SITES = Path(__file__).parents[1] / 'data' / 'dev' / 'sites'


@pytest.fixture(scope='module')
def at_home(home):
    return EnglishOrders(home, 'de')


@pytest.fixture(scope='module')
def in_the_factory(factory):
    return EnglishOrders(factory, 'de')


def elsewhere(name):
    return EnglishOrders(load_site(SITES / f'{name}.yaml'), 'de')


@pytest.mark.parametrize(
    ('german', 'english'),
    [
        # frames and small words
        ('Könntest du bitte die Stehlampe ausmachen?', 'turn off the floor lamp'),
        ('Ich hätte gern das Flurlicht auf 60 Prozent', 'set the hall light to 60 percent'),
        ('mach doch mal eben das Radio leiser', 'make the radio quieter'),
        ('den Ofen kannst du auch abstellen', 'turn off the oven'),
        # verbs that part, and verbs at the end
        ('Schließ die Haustür ab', 'lock the front door'),
        ('im Wohnzimmer bitte die Rollläden runterlassen', 'close the blinds in the living room'),
        ('Fahr die Rollläden im Bad hoch', 'open the blinds in the bathroom'),
        ('Dreh die Heizung runter', 'make the heating cooler'),
        # no verb at all
        ('Küchenlicht aus', 'turn off kitchen light'),
        ('Heizung auf neunzehn Grad', 'set heating to 19 degrees'),
        ('Ofen aus Flurlicht an', 'turn off oven, turn on hall light'),
        ('Stehlampe blau', 'make floor lamp blue'),
        # several things, several values
        (
            'Mach das Küchenlicht und das Flurlicht aus',
            'turn off the kitchen light and the hall light',
        ),
        (
            'Stell die Heizung auf 20 Grad und das Flurlicht auf die Hälfte',
            'set the heating to 20 degrees and set the hall light to 50 percent',
        ),
        ('Radio an, Fernseher auch', 'turn on radio and television'),
        # one after the other
        (
            'Fahr erst in die Küche, dann ins Bad und danach zurück zur Ladestation',
            'go to the kitchen and then to the bathroom and then go back to the charging station',
        ),
        (
            'Warte fünf Minuten und schalte dann den Ofen aus',
            'wait 5 minutes and turn off the oven',
        ),
        # what was spoken of
        ('Hol das Buch und bring es in die Küche', 'fetch the book and bring it to the kitchen'),
        ('Die Stehlampe, mach die bitte auf 40 Prozent', 'set the floor lamp to 40 percent'),
        (
            'Ins Bad kommt gleich Besuch, mach da das Licht an',
            'turn on the light in the bathroom',
        ),
        # conditions and times
        ('Wenn es regnet, mach das Garagentor zu', 'if it rains, close the garage door'),
        ('Wenn jemand im Flur ist, Flurlicht an', 'if someone is in the hall, turn on hall light'),
        (
            'Falls die Temperatur unter 18 Grad fällt, Heizung auf 21',
            'if the temperature drops under 18 degrees, set heating to 21',
        ),
        ('in zwanzig Minuten den Ofen ausschalten', 'turn off the oven in 20 minutes'),
        ('Um halb sieben die Kaffeemaschine anmachen', 'turn on the coffee machine at 6:30'),
        ('Mach um 22 Uhr das Flurlicht aus', 'turn off the hall light at 22:00'),
        ('Flurlicht bis 23 Uhr anlassen', 'leave hall light on until 23:00'),
        # all but some
        ('Alle Lichter aus außer dem Flurlicht', 'turn off all the lights except the hall light'),
        (
            'Alle Lichter aus, nur in der Küche nicht',
            'turn off all the lights except in the kitchen',
        ),
        # denials and corrections
        ('Bitte das Küchenlicht nicht ausmachen', "don't turn off the kitchen light"),
        (
            'Nicht das Radio ausmachen, sondern den Fernseher',
            "don't turn off the radio, turn off the television",
        ),
        ('Heizung auf 19, nee warte, auf 20 Grad', 'set heating to 20 degrees'),
        ('Licht im Bad an, nein, im Flur', 'turn on light in the hall'),
        # questions
        ('Ist das Garagentor eigentlich zu?', 'is the garage door closed?'),
        ('Brennt in der Küche noch Licht?', 'is light in the kitchen on?'),
        ('Wie warm ist es im Bad?', 'how warm is it in the bathroom?'),
    ],
)
def test_german_is_put_in_plain_english(at_home, german, english):
    found = at_home.of(german)
    assert found is not None
    assert found.text == english


@pytest.mark.parametrize(
    ('german', 'english'),
    [
        ('Wagen eins soll zum Versand fahren', 'cart one, go to the shipping'),
        ('Beide Bänder stopp', 'stop both belts'),
        ('Halt Förderband eins an', 'stop conveyor one'),
        ('Läuft Förderband zwei noch?', 'is conveyor two running?'),
        (
            'Schick Wagen eins zum Versand und Wagen zwei zur Verpackung',
            'send cart one to the shipping and send cart two to the packing',
        ),
        ('Wagen zwei, dreh eine Runde', 'cart two, patrol'),
    ],
)
def test_robots_and_machines_are_addressed(in_the_factory, german, english):
    assert in_the_factory.of(german).text == english


@pytest.mark.parametrize(
    ('site', 'german', 'english'),
    [
        (
            'kitchenbot',
            'Otto, rühr die Suppe zwei Minuten lang um',
            'Otto, stir the soup for 2 minutes',
        ),
        ('kitchenbot', 'Könntest du mal den Esstisch abwischen?', 'wipe the dining table'),
        ('yard', 'Moe soll die Wiese mähen', 'Moe, mow the meadow'),
        ('yard', 'Schnitthöhe auf vier Zentimeter, Moe', 'Moe, set cut height to 4 centimetres'),
        ('yard', 'Lass Moe bitte den Rasen mähen', 'Moe, mow the lawn'),
        (
            'greenhouse',
            'Harvey, ernte zwei Kilo Tomaten',
            'Harvey, harvest 2 kilograms of tomatoes',
        ),
        ('restaurant', 'Gigi, bring die Rechnung an Tisch 4', 'Gigi, bring the bill to table 4'),
    ],
)
def test_skills_of_robots_are_said_by_plain_verbs(site, german, english):
    assert elsewhere(site).of(german).text == english


@pytest.mark.parametrize(
    ('german', 'english'),
    [
        # halves, and parts of the day
        ('Heizung auf neunzehneinhalb Grad', 'set heating to 19.5 degrees'),
        ('Um halb acht in der Früh das Flurlicht an', 'turn on the hall light at 07:30'),
        ('Um dreiviertel neun am Abend Radio aus', 'turn off Radio at 20:45'),
        ('Um fünf nach halb acht das Flurlicht aus', 'turn off the hall light at 7:35'),
        # how much
        ('Fernseher volle Pulle', 'set television to 100 percent'),
        ('dreh das Radio voll auf', 'set the radio to 100 percent'),
        ('Heizung 21 Grad', 'set heating to 21 degrees'),
        ('Mach das Licht im Bad nicht so hell', 'dim the light in the bathroom'),
        # letting
        ('Lass den Ofen auf 180 Grad gehen', 'set the oven to 180 degrees'),
        ('Lass das Flurlicht brennen', 'leave the hall light on'),
        ('Lass den Saugroboter anfahren', 'start the vacuum'),
        # ceasing
        ('Hör auf, mir nachzulaufen', 'stop following me'),
        ('du kannst jetzt aufhören mir zu folgen', 'stop following me'),
        ('Lauf mir nicht mehr hinterher', 'stop following me'),
        # an order straight behind its condition
        ('Wenn es regnet mach das Garagentor zu', 'if it rains, close the garage door'),
        (
            'sobald das Radio aus ist kannst du das Flurlicht ausmachen',
            'when the radio is off, turn off the hall light',
        ),
        # questions put indirectly, complaints
        ('Guck mal nach, ob das Garagentor zu ist', 'is the garage door closed?'),
        ('Der Fernseher ist zu laut', 'the television is too loud'),
    ],
)
def test_ways_of_speaking_are_put_in_plain_english(at_home, german, english):
    assert at_home.of(german).text.lower() == english.lower()


@pytest.mark.parametrize(
    ('german', 'english'),
    [
        (
            'Sag „Der Tee ist alle“ und mach das Radio aus',
            'say "Der Tee ist alle" and turn off the radio',
        ),
        ('Sag allen, dass es Kuchen gibt', 'tell everyone that "es Kuchen gibt"'),
        (
            'Sag, dass es Kuchen gibt, und dann mach das Flurlicht aus',
            'say "es Kuchen gibt" and then turn off the hall light',
        ),
        ('Sag: Alle bitte aufstehen!', 'say "Alle bitte aufstehen"'),
    ],
)
def test_what_is_to_be_said_is_kept(at_home, german, english):
    assert at_home.of(german).text == english


def test_what_is_said_to_the_speaker_is_no_text(at_home):
    assert at_home.of('Sag mir, ob das Garagentor zu ist').text == 'is the garage door closed?'


def test_where_it_is_to_be_said_is_not_sure(at_home):
    found = at_home.of('Sag in der Küche, dass es Kuchen gibt')
    assert found.text == 'go to the kitchen and say "es Kuchen gibt"'
    assert not found.is_sure


@pytest.mark.parametrize(
    'german',
    ['Die Gäste kommen gleich', 'Opa schläft', 'Der Tierarzt kommt', 'Der Gast im Bad friert'],
)
def test_remarks_are_talk(at_home, german):
    assert at_home.of(german) is None
    assert at_home.is_talk(german)


class Guessing:
    """A model that always finds the same skill."""

    def __init__(self, plan):
        self.plan = plan

    def decode(self, words):
        return Draft(self.plan, 0.9)


@pytest.mark.parametrize('german', ['Stell den Mixer ab', 'Stellst du den Geschirrspüler ab?'])
def test_no_order_comes_from_a_word_that_is_not_known(home, german):
    guessing = Understander(home, Guessing(Call('turn_off', ('the oven',))))
    found = guessing.understand(german, World(), language='de')
    assert found.graph is None
    assert found.outcome is CommandOutcome.UNKNOWN


def test_what_was_named_may_be_guessed(home):
    guessing = Understander(home, Guessing(Call('turn_off', ('the oven',))))
    found = guessing.understand('Mach dem Ofen den Garaus', World(), language='de')
    assert [s.target for s in found.graph.steps] == ['oven']
    assert found.question is not None


@pytest.mark.parametrize(
    'german',
    [
        'Garagentor auf, der Wagen steht schon draußen',  # why, or something that was not read?
        'Vielleicht sollten wir den Ofen ausmachen',
        'Soll ich das Garagentor zumachen?',
        'Statt dem Radio das Flurlicht an',
        'Machst du immer das Licht aus?',
    ],
)
def test_what_leaves_something_out_is_not_sure(at_home, german):
    found = at_home.of(german)
    assert found is None or not found.is_sure


@pytest.mark.parametrize(
    'german',
    [
        'Das Licht im Bad ist noch an',
        'Ich habe das Licht ausgemacht',
        'Wir fahren morgen in die Stadt',
        'Schönes Wetter heute, oder?',
        'Heizung',
    ],
)
def test_what_orders_nothing_is_no_order(at_home, german):
    assert at_home.of(german) is None


@pytest.mark.parametrize(
    ('german', 'steps'),
    [
        (
            'Könnten Sie bitte im Schlafzimmer die Rollläden herunterlassen?',
            [('close', 'bedroom_blinds')],
        ),
        (
            'so, Radio aus und die Heizung auf 19',
            [('turn_off', 'radio'), ('set_temperature', 'thermostat')],
        ),
        ('Mach das Licht im Bad an, nein, im Flur', [('turn_on', 'hall_light')]),
    ],
)
def test_templates_of_english_read_it(without_model, german, steps):
    found = without_model.understand(german, World(), language='de')
    assert [(s.skill, s.target) for s in found.graph.steps] == steps
    assert found.graph.language == 'de'
    assert found.graph.command == german


def test_what_is_not_sure_waits_for_a_yes(without_model):
    found = without_model.understand(
        'Garagentor auf, das Auto wartet schon draußen', World(), language='de'
    )
    assert [s.confirm for s in found.graph.steps] == [True]
    assert found.question is not None


def test_questions_are_answered_in_the_language_they_were_asked_in(without_model):
    world = World({'garage_door': EntityState({'state': 'open'})})
    found = without_model.understand('Ist das Garagentor eigentlich zu?', world, language='de')
    assert found.outcome is CommandOutcome.ANSWER
    assert found.answer.startswith('Nein')


def test_a_question_back_is_answered_in_german(without_model):
    asked = without_model.understand('mach doch mal die Haustür zu', World(), language='de')
    assert asked.outcome is not CommandOutcome.STOP
    asked = without_model.understand('Könntest du mal bitte Licht machen?', World(), language='de')
    assert asked.graph is None


@pytest.mark.parametrize(
    'text', ['', '?', ',,,', 'und dann', 'nicht', 'wenn', '🙂', 'a' * 200, 'auf ' * 60]
)
def test_any_text_is_put_in_english_or_left(at_home, text):
    at_home.of(text)


def test_english_sites_are_left_alone():
    languages = Understander(load_site(SITES / 'restaurant.yaml')).in_english
    assert [languages.get(code) for code in ('en', 'de', 'es')] == [None, None, None]


def test_a_language_is_made_ready_once():
    languages = Understander(load_site(SITES / 'hof.yaml')).in_english
    assert languages.get('de') is languages.get('de') is not None
