"""Words that a site gives its own skills, values by what leads to them, and what is left out."""

from pathlib import Path

import pytest
from scripted import Plans, Script

from llm_bridge.language.mending.from_to import with_whence_and_where_to
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.questions.asked_skills import asked_skill
from llm_bridge.language.readings.plain_english import PlainEnglish
from llm_bridge.language.text.asked_of_assistants import (
    as_a_ride,
    as_listed,
    as_looked_up,
    as_translated,
    with_new_ones_named,
)
from llm_bridge.language.text.said_negatively import with_the_deed_for_the_rest
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.headed_lists import with_the_heading_in_each
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def van():
    return load_site(Path(__file__).parent / 'campervan.yaml')


@pytest.fixture(scope='module')
def index(van):
    return NameIndex(van)


def come_to(site, text, plan):
    return Understander(site, Script(text, f' {plan}')).understand(text, World())


def steps(found):
    assert found.graph is not None, found
    return [(s.target, s.skill, s.args) for s in found.graph.steps]


@pytest.mark.parametrize(
    ('text', 'plan', 'skills'),
    [
        ('all windows down', 'close: all windows', ['open', 'open']),
        ('lower the left window', 'close: the left window', ['open']),
        ('left window up', 'open: left window', ['close']),
        ('roll the left window up and put the right window down',
         'close: the left window & close: the right window', ['close', 'open']),
        ('lower the roller blind', 'close: the roller blind', ['close']),
        ('close up the left window', 'close: the left window', ['close']),
    ],
)  # fmt: skip
def test_the_words_of_ones_own_kind_say_which_way_it_goes(van, text, plan, skills):
    assert [skill for _, skill, _ in steps(come_to(van, text, plan))] == skills


def test_to_end_what_can_be_stopped_is_not_to_begin_it(van):
    text = 'end the massage in the bed seat'
    found = come_to(van, text, 'stop_massage: the bed seat')
    assert steps(found) == [('bed_seat', 'stop_massage', {})]


@pytest.mark.parametrize(
    ('text', 'plan', 'args'),
    [
        ('headlights off', 'flash_beam: headlights', {'beam': 'off'}),
        ('low beam please', 'flash_beam: ?', {'beam': 'low'}),
        ('high beam on', 'unknown: high beam on', {'beam': 'high'}),
    ],
)
def test_a_choice_and_the_noun_of_its_skill_set_it(van, text, plan, args):
    found = come_to(van, text, plan)
    assert steps(found) == [('headlights', 'set_beam', args)]
    assert found.question


def test_no_ban_comes_of_off(van):
    found = come_to(van, 'headlights off and open the left window',
                    'never: headlights & open: the left window')  # fmt: skip
    assert [(s, a) for _, s, a in steps(found)] == [('set_beam', {'beam': 'off'}), ('open', {})]


def test_the_word_for_the_deed_behind_the_thing_is_no_name(van):
    found = come_to(van, 'bed seat heating to 2', 'heat_seat: bed seat heating, 2')
    assert steps(found) == [('bed_seat', 'heat_seat', {'level': 2})]


@pytest.mark.parametrize(
    ('text', 'plan', 'args'),
    [
        ('remind me to water the ferns at 6 pm',
         'set_reminder: ?, water the ferns, remind me, day= 6 pm',
         {'text': 'water the ferns', 'time': '6 pm'}),
        ('send an email to Ida with the subject Next Stop and the body We leave at noon',
         'send_email: ?, ida, subject= next stop & send_email: ?, the body we leave at noon',
         {'recipient': 'Ida', 'subject': 'Next Stop', 'body': 'We leave at noon'}),
        ('email Ida, subject Gas, and write: the bottles are empty',
         'send_email: ?, ida, subject= gas & send_email: ?, the bottles are empty',
         {'recipient': 'Ida', 'subject': 'Gas', 'body': 'the bottles are empty'}),
        ('translate good night into Finnish', 'translate: ?, finnish, good night',
         {'text': 'good night', 'language': 'Finnish'}),
        ('add a picnic on Tuesday at 2 pm for 45 minutes',
         'at: tuesday at 2 pm -> add_event: ?, picnic, 45 minutes',
         {'title': 'picnic', 'day': 'Tuesday', 'time': '2 pm', 'duration': 2700}),
    ],
)  # fmt: skip
def test_values_go_where_what_leads_to_them_tells(van, text, plan, args):
    assert [said for _, _, said in steps(come_to(van, text, plan))] == [args]


def test_a_reminder_without_a_time_is_asked_for_it(van):
    found = come_to(van, 'remind me on Friday to call the bank',
                    'set_reminder: ?, call the bank, call the bank, day= friday')  # fmt: skip
    assert found.question == 'What time?'


def test_two_orders_to_write_stay_two(van):
    text = 'email Ida about the gas and email Omar about the water'
    plan = 'send_email: ?, ida, subject= about the gas & send_email: ?, omar, subject= the water'
    assert [a for _, _, a in steps(come_to(van, text, plan))] == [
        {'recipient': 'Ida', 'subject': 'the gas'},
        {'recipient': 'Omar', 'subject': 'the water'},
    ]


def test_a_time_is_that_of_the_order_in_which_it_stands(van):
    text = 'add a picnic on Tuesday at 2 pm, then lower the roller blind'
    plan = 'at: tuesday at 2 pm -> { add_event: ?, picnic, ? ; close: the roller blind }'
    assert steps(come_to(van, text, plan)) == [
        ('helper', 'add_event', {'title': 'picnic', 'day': 'Tuesday', 'time': '2 pm'}),
        ('blind', 'close', {}),
    ]


def test_what_a_plan_leaves_out_is_said_when_it_is_read_back(van):
    text = 'lower the roller blind, bed seat nicely'
    found = come_to(van, text, 'close: the roller blind')
    assert found.say.startswith("I leave out 'bed seat nicely'. Shall I close")
    whole = come_to(van, 'lower the roller blind please', 'close: the roller blind')
    assert 'leave out' not in whole.say


@pytest.mark.parametrize(
    ('text', 'plan', 'come'),
    [
        ('lower the roller blind, status busy', 'close: the roller blind',
         [('close', {}), ('set_status', {'status': 'busy'})]),
        ('send an email to Hannah Weiss, subject Rent', 'send_email: ?, hannah, subject= rent',
         [('send_email', {'recipient': 'Hannah Weiss', 'subject': 'Rent'})]),
        ('search the web for pages about tents', 'search_web: ?, pages about tents',
         [('search_web', {'query': 'pages about tents'})]),
    ],
)  # fmt: skip
def test_choices_and_names_are_as_whole_as_they_were_said(van, text, plan, come):
    assert [(s, a) for _, s, a in steps(come_to(van, text, plan))] == come


def test_a_remark_before_a_state_does_not_swallow_it(van):
    text = 'We are parked. Front light off, lower the roller blind'
    found = come_to(van, text, 'close: the roller blind')
    assert [s for _, s, _ in steps(found)] == ['turn_off', 'close']


def test_what_contradicts_itself_is_read_back(van):
    text = 'front light to 20, front light to 40, back light off'
    plan = (
        'set_brightness: front light, 20 & set_brightness: front light, 40 & turn_off: back light'
    )
    found = come_to(van, text, plan)
    assert found.question and [t for t, _, _ in steps(found)] == ['back_light']


@pytest.mark.parametrize(
    ('text', 'call'),
    [
        ('what is the pressure in the front left tyre', ({'wheel': 'front left'}, ())),
        ('how much rice have we got left', ({}, ('rice',))),
        ('how many packs of rice are left in the pantry', ({}, ('rice',))),
        ('how many dried beans do we have', ({}, ('dried beans',))),
    ],
)
def test_a_question_for_what_a_skill_tells_has_its_choice(van, index, text, call):
    asked = asked_skill(words(text), van, index)
    assert (asked.call.options, asked.call.args[1:]) == call


def test_what_is_left_is_asked_of_what_counts_it(van):
    found = come_to(van, 'how much rice is left', 'unknown: how much rice is left')
    assert steps(found) == [('helper', 'count_stock', {'food': 'rice'})]
    assert come_to(van, 'how many lights are on', 'nothing').graph is None


def test_what_tells_the_weather_tells_nobody_a_message(van):
    text = 'tell everyone that lunch is ready'
    assert come_to(van, text, 'unknown: tell everyone that lunch is ready').graph is None


def test_a_phrase_for_no_device_and_those_behind_it_are_one_further(van):
    found = come_to(van, 'page a mechanic to the quay', 'page: a mechanic, the quay, ?')
    assert steps(found) == [('helper', 'page', {'role': 'mechanic', 'place': 'quay'})]


def test_where_a_thing_is_taken_from_is_no_part_of_it(van, index):
    text = 'take the water from the depot to the quay'
    plan = read(' deliver: the water from the depot, the quay, robot= mule')
    found = with_whence_and_where_to(plan, words(text), breaks_of(text), van, index)
    assert write(found).strip() == 'deliver: the water, the quay, robot= mule, from= the depot'


def test_a_follow_up_goes_to_the_last_order_that_it_can_be_of(van):
    plans = Plans({
        'turn off the front light and close the left window':
            ' turn_off: the front light & close: the left window',
        'and the back light': ' also: the back light',
    })  # fmt: skip
    bridge = Understander(van, plans)
    first = bridge.understand('turn off the front light and close the left window', World())
    found = bridge.understand('and the back light', World(), history=first.memory)
    assert steps(found) == [('back_light', 'turn_off', {})]


def test_one_is_what_was_spoken_of_before_it_was_put_right(van):
    text = 'turn on the front lights, no wait, I meant the back ones'
    plan = ' turn_on: the back lights'
    bridge = Understander(van, Plans({text: ' nothing', 'turn on the back lights': plan}))
    assert steps(bridge.understand(text, World())) == [('back_light', 'turn_on', {})]


@pytest.mark.parametrize(
    ('text', 'plain'),
    [
        ('windows: left up, right down', 'left window up, right window down'),
        ('Lights: front 30 and back off.', 'front light to 30, back light off.'),
        ('lights: front to 30, back off', 'front light to 30, back light off'),
        ('lights: front 30, middle off', 'lights: front 30, middle off'),
        ('note: front 30, back off', 'note: front 30, back off'),
    ],
)
def test_a_heading_is_the_noun_of_each_item(index, text, plain):
    assert with_the_heading_in_each(text, index) == plain


@pytest.mark.parametrize(
    ('change', 'text', 'plain'),
    [
        (as_looked_up, 'google how long an egg takes, would you',
         'search for "how long an egg takes", would you'),
        (as_looked_up, 'look up when the ferry leaves', 'search for "when the ferry leaves"'),
        (as_looked_up, 'look up at the mast', 'look up at the mast'),
        (as_translated, 'how do you say good night in Finnish',
         'translate "good night" into Finnish'),
        (as_translated, 'Translate good night into Finnish and into Korean.',
         'Translate good night into Finnish and translate good night into Korean.'),
        (as_listed, 'bread and milk need to go on the shopping list',
         'put bread and milk on the shopping list'),
        (as_listed, 'if bread has to go on the list', 'if bread has to go on the list'),
        (as_listed, "bread doesn't need to go on the shopping list",
         "bread doesn't need to go on the shopping list"),
        (as_listed, 'nothing should be put on my list', 'nothing should be put on my list'),
        (as_a_ride, 'call me a taxi home', 'order a taxi home'),
        (as_a_ride, 'call me at six', 'call me at six'),
    ],
)  # fmt: skip
def test_what_assistants_are_asked_is_put_plainly(change, text, plain):
    assert change(text) == plain


def test_another_one_is_of_what_was_spoken_of():
    nouns = {'timer', 'alarm'}
    said = 'cancel the pasta timer and start a new one for 90 seconds'
    named = 'cancel the pasta timer and start a timer for 90 seconds'
    assert with_new_ones_named(said, nouns) == named
    again = 'alarm for 7, another one for 8'
    assert with_new_ones_named(again, nouns) == 'alarm for 7, another alarm for 8'
    assert with_new_ones_named('get another one', nouns) == 'get another one'


def test_what_is_to_be_done_to_the_rest_alone_is_done():
    known = {'the hall', 'the kitchen'}.__contains__
    said = "don't sweep the hall, just the kitchen"
    assert with_the_deed_for_the_rest(said, known) == 'sweep the kitchen'
    assert with_the_deed_for_the_rest("don't sweep the hall, just wait", known) is None


def test_a_ban_that_is_read_as_an_order_for_the_rest_waits_for_a_yes(van):
    text = "don't lower the left window, just the right window"
    found = come_to(van, text, 'never: lower the left window')
    assert found.graph is None or found.question


def test_a_number_is_dialled_and_a_person_called(van, index):
    plain = PlainEnglish(van, index, frozenset({'dial'}))
    assert plain.of('dial 085 555', lambda _: None).text == 'dial 085 555'
