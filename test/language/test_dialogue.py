import pytest

from llm_bridge.language.dialogue.dialogue import answer_to, Declined, Memory, MOST_TURNS, Turn
from llm_bridge.language.dialogue.follow_ups import follow_up
from llm_bridge.language.plans.plan import Again, Also, Call, Instead, Nothing, Undo
from llm_bridge.language.things.situation import ALL, Choice, Mentions, Question

LAMPS = Question(
    'Which?',
    'slot',
    (
        Choice('kitchen_light', 'the kitchen light'),
        Choice('living_room_light', 'the living room light'),
        Choice('hall_light', 'the hall light'),
        Choice(ALL, 'all of them'),
    ),
)
TIMES = Question('When?', 'time', (Choice('07:00', '07:00'), Choice('19:00', '19:00')))
OPEN = Question('How much?', 'amount')


@pytest.mark.parametrize(
    ('text', 'chosen'),
    [
        ('the second one', ('living_room_light',)),
        ('the kitchen one', ('kitchen_light',)),
        ('kitchen', ('kitchen_light',)),
        ('the one in the hall please', ('hall_light',)),
        ('the lounge', ('living_room_light',)),
        ('I meant the hall light', ('hall_light',)),
        ('the last one', ('hall_light',)),
        ('number one', ('kitchen_light',)),
        ('the kitchen and the hall one', ('kitchen_light', 'hall_light')),
        ('all of them', ('kitchen_light', 'living_room_light', 'hall_light')),
        ('all', ('kitchen_light', 'living_room_light', 'hall_light')),
    ],
)
def test_answers_choose(home, text, chosen):
    assert answer_to(LAMPS, text, home, 'en') == chosen


@pytest.mark.parametrize(
    ('text', 'chosen'),
    [
        *(('conveyor one', 'conveyor_one'), ('Conveyor 1', 'conveyor_one')),
        *(('the belt one', 'conveyor_one'), ('conveyor two please', 'conveyor_two')),
        *(('number one', 'conveyor_one'), ('the one on line two', 'conveyor_two')),
    ],
)
def test_a_one_that_belongs_to_a_name_counts(factory, text, chosen):
    names = (Choice('conveyor_two', 'conveyor two'), Choice('conveyor_one', 'conveyor one'))
    assert answer_to(Question('Which?', 'slot', names), text, factory, 'en') == (chosen,)


def test_the_name_of_another_thing_is_no_answer(factory):
    second = (Choice('cart_two', 'cart two'), Choice('press', 'the press'))
    assert answer_to(Question('Which?', 'slot', second), 'cart one', factory, 'en') is None


@pytest.mark.parametrize('text', ['no', 'never mind', 'none of them', 'cancel', 'no one'])
def test_no_declines(home, text):
    assert isinstance(answer_to(LAMPS, text, home, 'en'), Declined)


@pytest.mark.parametrize(
    'text',
    [
        *('turn off the radio', 'the sauna', 'yes', 'the light', 'go to the kitchen and dock'),
        *('then', 'and', 'the hall light on'),
    ],
)
def test_what_is_no_answer_is_a_command_of_its_own(home, text):
    assert answer_to(LAMPS, text, home, 'en') is None


def test_all_is_no_answer_where_it_was_not_offered(home):
    question = Question('Which?', 'slot', LAMPS.choices[:3])
    assert answer_to(question, 'all of them', home, 'en') is None


def test_yes_takes_the_only_choice(home):
    question = Question('This one?', 'slot', LAMPS.choices[:1])
    assert answer_to(question, 'yes please', home, 'en') == ('kitchen_light',)


@pytest.mark.parametrize(
    ('text', 'time'),
    [
        ('in the evening', '19:00'),
        ('7 pm', '19:00'),
        ('morning', '07:00'),
        ('the first', '07:00'),
        ('07:00', '07:00'),
    ],
)
def test_times_are_chosen(home, text, time):
    assert answer_to(TIMES, text, home, 'en') == (time,)


@pytest.mark.parametrize(
    'text', ['no, not in the morning', 'close the blinds this evening', "what's on tonight"]
)
def test_what_only_ends_in_a_half_of_the_day_is_no_time(home, text):
    assert answer_to(TIMES, text, home, 'en') is None


@pytest.mark.parametrize(
    'text', ['I changed my mind', 'cancel it', 'forget about it', "don't bother", 'no, cancel']
)
def test_what_takes_the_command_back_is_no_text(home, text):
    assert isinstance(answer_to(OPEN, text, home, 'en'), Declined)


@pytest.mark.parametrize('amount', ['twenty one', 'an hour and a half', 'a minute', 'line one'])
def test_no_part_of_an_amount_or_a_name_is_left_out(home, amount):
    assert answer_to(OPEN, f'to {amount} please', home, 'en') == (amount,)


def test_a_question_without_choices_takes_any_few_words(home):
    assert answer_to(OPEN, '40 percent', home, 'en') == ('40 percent',)
    assert answer_to(OPEN, 'word ' * 20, home, 'en') is None


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('again', Again()),
        ('do it again', Again()),
        ('once more please', Again()),
        ('undo that', Undo()),
        ('put it back', Undo()),
        ('and the hall too', Also('the hall')),
        ('the bedroom as well', Also('the bedroom')),
        ('same for the radio', Also('the radio')),
        ('what about the living room', Also('the living room')),
        ('no, the other one', Instead('the other one')),
        ('I meant the desk lamp', Instead('the desk lamp')),
        ('make that 40 percent', Instead('40 percent')),
        ('no the kitchen', Instead('the kitchen')),
        ('the same in the bedroom', Also('the bedroom')),
        ('do the same for the hall', Also('the hall')),
        ('open them again', Call('open', ('them',))),
        ('switch it off again please', Call('turn_off', ('it',))),
        ('and off again', Call('turn_off', ('it',))),
        ('no, off again', Call('turn_off', ('it',))),
        ('actually turn it off again', Call('turn_off', ('it',))),
        ('back on please', Call('turn_on', ('it',))),
        ('das Gleiche im Schlafzimmer', Also('schlafzimmer')),
        ('und das Schlafzimmer auch', Also('das schlafzimmer')),
        ('nein, die andere', Instead('die andere')),
        ('noch einmal bitte', Again()),
        ('et la chambre aussi', Also('la chambre')),
        ('pareil dans la chambre', Also('la chambre')),
        ("non, l'autre", Instead("l'autre")),
        ('lo mismo en el dormitorio', Also('el dormitorio')),
        ('y el dormitorio también', Also('el dormitorio')),
        ('otra vez', Again()),
    ],
)
def test_short_texts_go_on_from_the_last_command(text, plan):
    assert follow_up(text) == (plan,)


def test_longer_texts_do_not():
    assert follow_up('turn on the kitchen light') == ()
    assert follow_up('and back into the water again') == ()
    assert follow_up('') == ()


def test_old_turns_are_forgotten():
    memory = Memory()
    for n in range(MOST_TURNS + 5):
        memory = memory.after(Turn(str(n), Nothing()))
    assert len(memory.turns) == MOST_TURNS
    assert memory.last.text == str(MOST_TURNS + 4)


def test_what_was_spoken_of_last_comes_first():
    memory = (
        Memory()
        .after(Turn('a', Nothing(), mentions=Mentions((('lamp',),))))
        .after(Turn('b', Nothing(), mentions=Mentions((('radio',),))))
    )
    assert memory.mentions().things == (('radio',), ('lamp',))


@pytest.mark.parametrize(
    ('language', 'text', 'plan'),
    [
        ('de', 'mach es wieder aus', Call('turn_off', ('es',))),
        ('fr', 'éteins-la', Call('turn_off', ('ça',))),
        ('fr', 'ferme-les', Call('close', ('les',))),
        ('es', 'apágala', Call('turn_off', ('eso',))),
    ],
)
def test_pronouns_are_those_of_the_language(language, text, plan):
    assert follow_up(text, language) == (plan,)


@pytest.mark.parametrize(
    'text',
    ['and switch the hall light off', 'und mach das Licht aus', 'y apaga la luz del pasillo'],
)
def test_what_says_itself_what_is_done_is_no_follow_up(text):
    assert follow_up(text) == ()
