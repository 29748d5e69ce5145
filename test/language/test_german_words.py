"""German commands for sites that name everything in English alone."""

from pathlib import Path

import pytest

from llm_bridge.language.into_english.english_site_words import SiteWords
from llm_bridge.language.into_english.in_english import EnglishOrders
from llm_bridge.language.into_english.phrasebook_de_participles import participles
from llm_bridge.language.into_english.word_list import noun_list
from llm_bridge.site.load import load_site

SITES = Path(__file__).parents[1] / 'data' / 'dev' / 'sites'


@pytest.fixture(scope='module')
def elsewhere():
    """Put a German command in English at one of the sites."""
    found = {}

    def said(site, german):
        if site not in found:
            found[site] = EnglishOrders(load_site(SITES / f'{site}.yaml'), 'de')
        return found[site].of(german)

    return said


def test_a_list_has_words_their_plurals_and_their_english():
    nouns = noun_list('handtuch handtücher: towel; lampe -n: lamp, light\nlaub: leaves')
    assert nouns['handtücher'] == 'towels'
    assert nouns['lampe'] == 'lamp|light'
    assert nouns['lampen'] == 'lamps|lights'
    assert nouns['laub'] == 'leaves'


def test_participles_lead_to_their_verbs():
    found = participles(['ab|schließen', 'wischen', 'reparieren', 'erklären'])
    assert found == {
        'abgeschlossen': 'abschließen',
        'gewischt': 'wischen',
        'repariert': 'reparieren',
        'erklärt': 'erklären',
    }


def test_of_several_english_words_the_own_of_the_site_is_taken():
    villa = SiteWords(load_site(SITES / 'villa.yaml'))
    assert villa.own(['dining area', 'dining room']) == 'dining room'
    assert villa.own(['blind', 'shutter']) == 'blind'
    assert villa.own(['sledge', 'toboggan']) == 'sledge'


@pytest.mark.parametrize(
    ('site', 'german', 'english'),
    [
        # one German word, several English ones
        ('villa', 'Mach die Hintertür zu', 'close the back door'),
        ('villa', 'Schalt die Dunstabzugshaube aus', 'turn off the cooker hood'),
        ('depot', 'Etikettendrucker an', 'turn on label printer'),
        ('kitchenbot', 'Nimm die Bratpfanne', None),
        # written as one
        ('villa', 'Dimm die Schreibtischlampe', 'dim the desk lamp'),
        ('seaside', 'Licht im Frühstücksraum an', 'turn on light in the breakfast room'),
        ('cottage', 'Wohnzimmerheizung auf 21 Grad', None),
    ],
)
def test_things_are_called_as_the_site_calls_them(elsewhere, site, german, english):
    found = elsewhere(site, german)
    assert found is not None
    assert english is None or found.text == english


@pytest.mark.parametrize(
    ('site', 'german', 'english'),
    [
        ('elderly', 'Alle Rollos runter', 'close all the shutters'),
        ('office', 'Rollläden im Raum Berlin zu', None),
        ('villa', 'Vorhänge auf', 'open curtains'),
        ('villa', 'Rollos zu', 'close blinds'),
        ('villa', 'Markise einfahren', 'retract awning'),
    ],
)
def test_what_hangs_in_windows_is_all_that_may_be_called_so(elsewhere, site, german, english):
    found = elsewhere(site, german)
    assert found is not None
    assert english is None or found.text == english


def test_only_what_is_in_the_room_counts_where_one_is_named(tmp_path):
    text = (SITES / 'villa.yaml').read_text()
    text = text.replace('name: study blind,', 'name: study shutters,')
    (tmp_path / 'mixed.yaml').write_text(text)
    mixed = EnglishOrders(load_site(tmp_path / 'mixed.yaml'), 'de')
    assert mixed.of('Rollläden zu').text == 'close blinds and the shutters'
    assert mixed.of('Rollläden im Arbeitszimmer zu').text == 'close shutters in the study'
    assert mixed.of('Rollläden in der Küche zu').text == 'close blinds in the kitchen'


@pytest.mark.parametrize(
    ('site', 'german', 'english'),
    [
        # politeness
        (
            'villa',
            'Es wäre nett, wenn Sie die Markise ausfahren würden',
            None,
        ),
        ('villa', 'Wärst du so lieb und machst das Küchenlicht aus?', None),
        ('villa', 'Die Hintertür muss noch abgeschlossen werden', 'lock the back door'),
        # no break between orders
        (
            'villa',
            'stell die Küchenheizung auf 20 Grad mach die Markise zu und das Flurlicht aus',
            'set the kitchen heating to 20 degrees, close the awning and turn off the hall light',
        ),
        (
            'villa',
            'Fernseher aus, Hintertür und Gartentor absperren',
            'turn off television, lock back door and garden gate',
        ),
        # what is behind the verb
        (
            'villa',
            'Unten bitte alle Lichter ausschalten außer in der Küche',
            'turn off all the lights downstairs except in the kitchen',
        ),
        ('villa', 'Alle Lichter aus außer denen im Flur',
         'turn off all the lights except the ones in the hall'),
        ('villa', 'Überall Licht aus, nur in der Küche anlassen',
         'turn off light everywhere except in the kitchen'),
        # quantities, whose it is, settings
        ('kitchenbot', 'Bring mir ein Glas Wasser', 'bring me a glass of water'),
        ('kitchenbot', 'Hol die Gabel und gib sie mir', 'fetch the fork and give it to me'),
        ('villa', 'Fernseher auf Kanal drei', 'set television to channel 3'),
        ('villa', 'Flurlicht aus und Deckenventilator auf Stufe zwei',
         'turn off hall light and set ceiling fan to level 2'),
        ('seaside', 'Bring zwei Handtücher auf Zimmer 102', 'bring 2 towels to room 102'),
        # conditions and times
        ('villa', 'Mach das Flurlicht an, bevor du gehst', 'turn on the hall light before you go'),
        (
            'villa',
            'Sobald sich in der Einfahrt etwas bewegt, Einfahrtslicht an',
            'when there is motion in the driveway, turn on driveway light',
        ),
        ('villa', 'Jeden Abend um acht die Markise einfahren',
         'retract the awning every day at 20:00'),
        ('villa', 'Markise raus, wenn die Sonne aufgeht', None),
        # questions
        ('villa', 'Welche Türen sind noch offen?', 'which doors are open?'),
    ],
)  # fmt: skip
def test_ways_of_ordering_are_put_in_the_order_that_english_has(elsewhere, site, german, english):
    found = elsewhere(site, german)
    assert found is not None
    assert english is None or found.text == english


@pytest.mark.parametrize(
    ('german', 'english'),
    [
        ('Man sieht ja die Hand vor Augen nicht', 'it is too dark'),
        ('Hier im Arbeitszimmer ist es echt kalt', 'it is too cold in the study'),
    ],
)
def test_hints_are_never_sure(elsewhere, german, english):
    found = elsewhere('villa', german)
    assert found.text == english
    assert not found.is_sure


def test_what_people_are_told_is_a_text_but_what_robots_are_told_is_an_order(elsewhere):
    told = elsewhere('kitchenbot', 'Sag Mia, sie soll zum Essen kommen').text
    assert told.endswith('"sie soll zum Essen kommen"')
    assert '"' not in elsewhere('kitchenbot', 'Sag Otto, er soll die Gabel holen').text


def test_greetings_are_said_as_they_are(elsewhere):
    found = elsewhere('kitchenbot', 'Sag zweimal Guten Morgen')
    assert found.text == 'say "Guten Morgen" twice'


def test_what_is_left_open_is_not_opened(elsewhere):
    assert elsewhere('villa', 'Lass die Hintertür offen').text == 'leave the back door open'


def test_what_others_do_is_not_sure(elsewhere):
    found = elsewhere('villa', 'Wir machen das Küchenlicht aus')
    assert found is None or not found.is_sure


def test_a_preposition_is_no_particle_of_the_verb(elsewhere):
    said = elsewhere('depot', 'Zieh den Wagen zu Tor zwei').text
    assert said.startswith('pull')
    assert 'close' not in said


@pytest.mark.parametrize('german', ['Morgen kommt der Techniker', 'Die Kinder spielen im Garten'])
def test_what_happens_anyway_is_no_order(elsewhere, german):
    assert elsewhere('villa', german) is None


def test_never_is_a_denial(elsewhere):
    found = elsewhere('villa', 'Mach auf keinen Fall die Hintertür auf')
    assert found.text == "don't open the back door"
