"""Commands cut into clauses: where an order begins, and nowhere else."""

import pytest

from llm_bridge.language.readings.command_cuts import Cutter
from llm_bridge.language.readings.corrections import corrected
from llm_bridge.site.load import find_site, load_site


@pytest.fixture(scope='module')
def cutter():
    return Cutter(load_site(find_site('home')))


def cut(cutter, text):
    return [clause.text for clause in cutter.cut(text)]


@pytest.mark.parametrize(
    ('text', 'clauses'),
    [
        (
            'lock the front door, bring me the book and then go to the sofa',
            ['lock the front door', 'bring me the book', 'go to the sofa'],
        ),
        (
            'go to the kitchen pick up the cup bring it to the sofa',
            ['go to the kitchen', 'pick up the cup', 'bring it to the sofa'],
        ),
        (
            'radio off, hall light to 20 percent and lock the front door',
            ['radio off', 'hall light to 20 percent', 'lock the front door'],
        ),
        (
            'bedtime: lock the front door, turn the radio off',
            ['lock the front door', 'turn the radio off'],
        ),
        ('open the blinds and you, rover, go home', ['open the blinds', 'you, rover, go home']),
        (
            'turn the light off first and mop the kitchen after that',
            ['turn the light off', 'mop the kitchen'],
        ),
    ],
)
def test_a_clause_begins_where_an_order_begins(cutter, text, clauses):
    assert cut(cutter, text) == clauses


@pytest.mark.parametrize(
    'text',
    [
        'bring me the cup and the book',
        'turn the radio and the hall light off',
        'drive back and forth between the sofa and the kitchen',
        'say "good morning and open the door"',
        'remind me to call mum and lock the car',
        'set the light to blue, 20 percent',
        'go and wait in the hall',
        'go to the open window',
        'turn on the radio, but not in the kitchen, and lock the door',
        'that hall light, could you switch it off',
    ],
)
def test_what_is_one_order_or_hangs_together_stays_whole(cutter, text):
    assert cut(cutter, text) == []


def test_a_verb_that_is_not_repeated_is_that_of_the_clause_before(cutter):
    found = cutter.cut('bring the cup to the sofa and the book to the kitchen')
    assert [c.text for c in found] == [
        'bring the cup to the sofa',
        'bring the book to the kitchen',
    ]
    assert [c.is_plain for c in found] == [True, False]


def test_then_is_told_from_and(cutter):
    found = cutter.cut('open the blinds and lock the front door, then mute the radio')
    assert [c.is_then for c in found] == [False, False, True]


def test_what_may_be_part_of_a_message_is_not_plain(cutter):
    found = cutter.cut('say dinner is ready and lock the front door')
    assert [c.is_plain for c in found] == [True, False]


def test_a_leading_condition_stays_with_what_comes_first(cutter):
    text = 'when the washer is done, turn on the radio and lock the front door'
    assert cut(cutter, text) == [
        'when the washer is done, turn on the radio',
        'lock the front door',
    ]


def test_more_clauses_than_eight_are_not_read_one_by_one(cutter):
    assert cut(cutter, ', '.join(['lock the door', 'mute the radio'] * 4)) != []
    assert cut(cutter, ', '.join(['lock the door', 'mute the radio'] * 5)) == []


@pytest.mark.parametrize(
    ('text', 'instead'),
    [
        ('bring me the cup, no wait, the book', 'bring me the book'),
        (
            'lock the door and dim it to 20, no, 30 percent',
            'lock the door and dim it to 30 percent',
        ),
        ('go to the sofa. actually no, go to the kitchen', 'go to the kitchen'),
        ('switch the radio on, sorry, the hall light', 'switch the hall light on'),
        ('rover go to the sofa no sorry to the kitchen', 'rover go to the kitchen'),
        ('take 4 cups, no sorry 6, and go', 'take 6 cups, and go'),
        ('set it to 20 degrees, no, 22', 'set it to 22 degrees'),
        ('wait 20 minutes, no, 2 hours', 'wait 2 hours'),
        ('could you bring me the cup oh wait the book', 'could you bring me the book'),
        ('bring me the cup oh wait not the cup the book', 'bring me the book'),
        ('bring Ann the cup, sorry, not the cup, the book, please', 'bring Ann the book, please'),
        ('lights off in the hall, I mean in the kitchen', 'lights off in the kitchen'),
        ('bring the cup oh wait not the cup the book', 'bring the book'),
        ('bring Ann her cup, no sorry, not the cup, the book', 'bring Ann the book'),
        ('turn on the kitchen light. Not the kitchen, the hall', 'turn on the hall light'),
        (
            'radio on and the lamp off no not the lamp it is the fan i want off',
            'radio on and the fan off',
        ),
        ('rover go to the sofa, no the desk', 'rover go to the desk'),
        ('go to the kitchen, no hall, and stop', 'go to the hall, and stop'),
        ('take the red cup, no, not the red cup but the book and go', 'take the book and go'),
        ('dim the hall light and the desk lamp, no, just the desk lamp', 'dim the desk lamp'),
        ('radio and hall light off, sorry, only the radio', 'the radio off'),
        (
            'turn the lights in the hall and the kitchen off, no, only in the kitchen',
            'turn the lights in the kitchen off',
        ),
        ('hall light on, I mean off', 'hall light off'),
        ('turn the radio down. wait, up!', 'turn the radio up!'),
        ('open the front door, no, close it', 'close the front door'),
        ('start the washer, no stop', 'stop the washer'),
        (
            'in ten minutes, no twenty, lock the front door',
            'in twenty minutes, lock the front door',
        ),
        ('radio to 40 percent, or better 50', 'radio to 50 percent'),
        ('bring me the cup, no hang on, the book', 'bring me the book'),
        ('radio on, no, desk lamp', 'desk lamp on'),
        ('set the radio to 23, hm, better 21', 'set the radio to 21'),
        ('set the radio to 23, better 21', 'set the radio to 21'),
        ('hall light off, no, only halfway', 'hall light halfway'),
        ('hall light on, no hang on, just 30 percent', 'hall light 30 percent'),
        ('set the radio to 40, no, only 15', 'set the radio to 15'),
        ('open the front door, no, just half', 'open the front door half'),
    ],
)
def test_what_is_taken_back_makes_room_for_what_comes_instead(cutter, text, instead):
    assert corrected(text, cutter) == instead


@pytest.mark.parametrize(
    'text',
    [
        'is there no milk',
        'bring the cup, but not the red one on the sofa',
        'say sorry',
        'no lights in the hall',
        'go to the kitchen, no lights in the hall',
        'go to the sofa, no rush',
        'wait in the hall',
        'no wait',
        'turn off the lamp, not the fan',
        'bring the cup, no not the jug the book',
        'turn the radio down, sorry to bother you',
        'open the front door, wait ten minutes, close it',
        'open the front door, wait, then close it',
    ],
)
def test_nothing_is_taken_back_where_nothing_comes_instead(cutter, text):
    assert corrected(text, cutter) is None


@pytest.mark.parametrize(
    ('text', 'pieces'),
    [
        ('radio silent, sofa, book', ['radio silent', 'sofa', 'book']),
        ('book, then sofa', ['book', 'sofa']),
        ('say hello, sofa', []),
        ('if it rains, sofa', []),
        ('not the radio, sofa', []),
        ('"one, two", sofa', []),
        ('sofa', []),
    ],
)
def test_pieces_stand_between_commas_and_then(cutter, text, pieces):
    assert [clause.text for clause in cutter.pieces(text)] == pieces


@pytest.mark.parametrize(
    ('said', 'spelt'),
    [
        ('strat the radio and opne the door', 'start the radio and open the door'),
        ('please swtich it off', 'please switch it off'),
        ('rdio off', ''),
        ('share the book', ''),  # one letter is another
        ('the strat of it', ''),
        ('start the radio', ''),
        ('og to the sofa', ''),
    ],
)
def test_verbs_that_orders_begin_with_are_spelt_right(cutter, said, spelt):
    assert ' '.join(cutter.known.spelt(tuple(said.split()))) == spelt
