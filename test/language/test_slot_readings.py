"""Where a drafted call does not fit the words, one whose arguments fit them is read back."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.guards.guards import doubts
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.readings.slot_readings import SlotReadings
from llm_bridge.language.skills.sayings import sayings
from llm_bridge.language.text.words import breaks_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Situation
from llm_bridge.language.things.targets import Targets
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def canteen():
    return load_site(Path(__file__).parent / 'canteen.yaml')


@pytest.fixture
def understand(canteen):
    return lambda text, plan: Understander(canteen, Script(text, plan)).understand(text, World())


@pytest.fixture
def steps(understand):
    def steps(text, plan):
        graph = understand(text, plan).graph
        return [(s.skill, dict(s.args)) for s in graph.steps] if graph is not None else []

    return steps


@pytest.mark.parametrize(
    ('text', 'plan', 'skill', 'args'),
    [
        ('fill 12 jars', 'fill_jars: 12 jars, ?', 'fill_jars', {'count': 12}),
        (
            'turn the wrist 45 degrees counterclockwise',
            'turn: 45 degrees counterclockwise',
            'turn_wrist',
            {'angle': 45, 'direction': 'counterclockwise'},
        ),
        (
            'the jam filler to half a litre',
            'fill_jars: the jam filler, half a litre',
            'set_portion',
            {'litres': 0.5},
        ),
        ('raise the arm by ten centimetres', 'move_arm: ten centimetres', 'move_arm',
         {'direction': 'up', 'distance': 0.1}),
        ('lower your arm', 'move_arm: your arm', 'move_arm', {'direction': 'down'}),
    ],
)  # fmt: skip
def test_amounts_and_choices_are_found_among_the_words(steps, text, plan, skill, args):
    assert steps(text, plan) == [(skill, pytest.approx(args))]


def test_of_two_skills_the_one_that_uses_all_that_is_said_is_meant(understand):
    found = understand('put the plate in the left tray', 'put_down: place= the left tray')
    assert [(s.skill, dict(s.args)) for s in found.graph.steps] == [
        ('transfer', {'object': 'plate', 'place': 'left_tray'})
    ]
    assert found.question is not None, 'it is another skill than the model chose'


def test_the_draft_stays_where_it_uses_all_that_is_said(understand):
    found = understand('put it in the left tray', 'put_down: place= the left tray')
    assert [s.skill for s in found.graph.steps] == ['put_down']


def test_a_skill_that_is_named_outright_is_meant(steps):
    text = 'bring the plate to Ivo and the red jar to auntie'
    plan = 'hand_over: the plate, person= ivo ; hand_over: the red jar, person= auntie'
    assert steps(text, plan) == [
        ('bring', {'object': 'plate', 'person': 'ivo'}),
        ('bring', {'object': 'red_jar', 'person': 'mara'}),
    ]


def test_what_a_thing_is_put_on_stands_behind_on(steps):
    text, plan = 'pile the red jar on the blue jar', 'pile: the blue jar, the red jar on'
    assert steps(text, plan) == [('pile', {'object': 'red_jar', 'base': 'blue_jar'})]


def test_the_opposite_of_what_is_said_is_never_taken(steps):
    assert steps('switch the hob off', 'turn: the hob off') == [('lamp_off', {'lamp': 'hob'})]


@pytest.mark.parametrize('plan', ['nothing', 'unknown: could you find mara'])
def test_a_plain_order_is_no_talk_and_is_read_back(understand, plan):
    found = understand('could you find Mara?', plan)
    assert [(s.skill, dict(s.args)) for s in found.graph.steps] == [
        ('find_person', {'person': 'mara'})
    ]
    assert found.question is not None


@pytest.mark.parametrize(
    'text', ['I could not find Mara yesterday', 'Mara is nice', 'where did you find Mara?']
)
def test_talk_stays_talk(understand, text):
    assert understand(text, 'nothing').graph is None


def test_what_is_not_to_be_done_is_no_other_skill(understand):
    found = understand("don't put the plate in the left tray", 'put_down: place= the left tray')
    assert found.graph is None


def test_what_is_to_stay_as_it_is_is_no_other_skill(understand):
    assert understand('leave the hob off', 'lamp_on: hob').graph is None


def test_an_amount_in_another_unit_is_no_count(understand):
    found = understand('fill three litres', 'fill_jars: three litres, ?')
    assert found.graph is None or 'count' not in found.graph.steps[0].args


def test_a_skill_is_said_by_its_name_its_verbs_and_their_likes(canteen):
    said = sayings(canteen, 'en')
    words = split_words('put the plate down')
    assert said['put_down'].said_by(words) > said['transfer'].said_by(words) > 0
    assert said['hand_over'].said_by(split_words('bring it')) > 0
    assert said['bring'].said_by(split_words('bring it')) == 1
    assert not said['lamp_on'].said_by(split_words('lamp off'))
    assert not said['find_person'].said_by(split_words('wave'))


def test_a_skill_whose_name_says_the_opposite_is_doubted(canteen):
    found = doubts(split_words('switch the hob lamp off'), read(' lamp_on: hob'), canteen)
    assert 'polarity' in {doubt.guard for doubt in found}
    found = doubts(split_words('switch the hob lamp off'), read(' lamp_off: hob'), canteen)
    assert 'polarity' not in {doubt.guard for doubt in found}


@pytest.fixture
def fits(parlour):
    slots = SlotReadings(parlour, Targets(parlour), Situation(), sayings(parlour, 'en'))

    def found(text, plan):
        plans = slots.plans(read(plan), split_words(text), breaks_of(text))
        return {write(f.call).strip(): f.cost for _, fs in plans for f in fs}

    return found


def test_a_choice_that_a_machine_makes_is_no_free_text(fits):
    found = fits('some cocoa please', 'add_to_list: ?, some cocoa')
    assert [cost < 0 for call, cost in found.items() if call.startswith('brew')] == [True]


def test_a_free_text_that_says_more_than_a_choice_stays(fits):
    found = fits('cocoa tins please', 'add_to_list: ?, cocoa tins')
    assert not any(cost < 0 for call, cost in found.items() if call.startswith('brew'))


def test_the_opposite_of_a_draft_is_not_put_in_its_place_unsaid(house):
    text = 'bedroom blind up, it is so dark'
    found = Understander(house, Script(text, 'open: bedroom blind')).understand(text, World())
    assert {s.skill for s in found.graph.steps} == {'open'}
