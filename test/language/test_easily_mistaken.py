"""Names that differ by a letter, words for opposites, and skills that are like one another."""

from pathlib import Path

import pytest
from scripted import Likening, Script

from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.number_ranges import with_ranges_written_out
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def annexe():
    return load_site(Path(__file__).parent / 'annexe.yaml')


@pytest.fixture
def understand(annexe):
    return lambda text, plan: Understander(annexe, Script(text, plan)).understand(text, World())


@pytest.fixture
def steps(understand):
    def steps(text, plan):
        graph = understand(text, plan).graph
        found = graph.steps if graph is not None else []
        return [(s.target, s.skill, *s.args.values()) for s in found]

    return steps


@pytest.mark.parametrize(
    ('text', 'targets'),
    [
        ('turn off pump a', ['pump_a']),
        ('turn off pumps a and b', ['pump_a', 'pump_b']),
        ('turn off both pumps', ['pump_a', 'pump_b']),
        ('turn off the lights in the bays', ['light_a', 'light_b']),
        ('turn off the lights in both bays', ['light_a', 'light_b']),
        ('turn off the lights in bay a and b', ['light_a', 'light_b']),
        ('turn off the lights in the A bay', ['light_a']),
        ('turn off both TVs', ['one_tv', 'other_tv']),
        ('turn off all the tvs', ['one_tv', 'other_tv']),
        ('turn off the lights that somebody left on downstairs', ['lounge_light']),
        ("turn off any lights we've left on downstairs", ['lounge_light']),
        (
            'turn off the heating in the rooms except side room one',
            ['heat_2'],
        ),
    ],
)
def test_what_differs_by_a_letter_or_a_number_is_all_of_it(steps, text, targets):
    done = steps(text, f'turn_off: {text.removeprefix("turn off ")}')
    assert [target for target, *_ in done] == targets


@pytest.mark.parametrize('phrase', ['the pump', 'a pump', 'the light in the bay'])
def test_without_its_letter_it_is_asked_which(understand, phrase):
    found = understand(f'turn off {phrase}', f'turn_off: {phrase}')
    assert found.graph is None and 'Which' in found.question


def test_rooms_alone_are_their_devices(steps):
    text = 'both side rooms to 22 degrees'
    assert [t for t, *_ in steps(text, 'set_temperature: both side rooms, 22 degrees')] == [
        'heat_1',
        'heat_2',
    ]
    text = 'otto look whether anybody is in both side rooms'
    plan = 'find_somebody: both side rooms, robot= otto'
    assert [a[-1] for a in steps(text, plan)] == ['side_room_1', 'side_room_2']


@pytest.mark.parametrize(
    ('text', 'came'),
    [
        ('warm side room one, two', 'warm side room one, two'),
        ('press 1, 2 and 3 flat', 'press 1 and press 2 and press 3 flat'),
        ('presses 1, 2 and 3 flat', 'presses 1, 2 and 3 flat'),
        ('press 1, 2 and 9 flat', 'press 1, 2 and 9 flat'),
        ('press 1, 2 and 3 times', 'press 1, 2 and 3 times'),
    ],
)
def test_the_numbers_of_a_list_belong_to_its_noun(text, came):
    presses = {f'press_{n}': {'name': f'press {n}'} for n in (1, 2, 3)}
    site = Site.model_validate({'name': 'works', 'objects': presses})
    assert with_ranges_written_out(text, NameIndex(site)).text == came


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('turn on the heater in the lounge', 'turn_on: the heater in the lounge'),
        ('turn on the humidifier in bay b', 'turn_on: the humidifier in bay b'),
    ],
)
def test_a_thing_is_not_called_by_the_word_for_its_opposite(understand, text, plan):
    graph = understand(text, plan).graph
    assert graph is None or all(s.confirm and s.target == 'bay_heater' for s in graph.steps)


def test_as_cold_as_it_gets_is_the_least(steps):
    least = [('lounge_ac', 'set_temperature', 5.0)]
    text = 'lounge air conditioner as cold as it gets'
    assert steps(text, 'warmer: lounge air conditioner') == least
    text = 'lounge air conditioner to maximum cooling'
    assert steps(text, 'set_temperature: lounge air conditioner, maximum') == least
    text = 'lounge air conditioner as warm as possible'
    assert steps(text, 'warmer: lounge air conditioner') == [('lounge_ac', 'set_temperature', 30)]


@pytest.mark.parametrize(
    ('text', 'plan', 'words'),
    [
        ('close the curtain a little', 'close: the curtain', '30 percent open'),
        ('open the curtain a bit more', 'open: the curtain', '30 percent open'),
        ('open the hatch a crack', 'open: the hatch', 'all the way'),
        ('lower the curtain by 20 percent', 'set_position: the curtain, 20 percent', 'added'),
        ('set the fan to level 3', 'set_speed: the fan, level 3', 'how many percent'),
        (
            'set the bay a heater to level 5',
            'set_temperature: the bay a heater, level 5',
            'degrees',
        ),
        ('the fan must not go over 30 percent', 'never: go over 30 percent', 'limit'),
        ('nothing goes over 0.8 m/s', 'never: 0.8 m s', 'limit'),
    ],
)
def test_what_is_not_known_how_far_is_not_done(understand, text, plan, words):
    found = understand(text, plan)
    assert found.graph is None
    assert words in ' '.join(p.message for p in found.problems)


def test_a_bit_of_something_else_is_no_way_to_open(steps):
    text = "it's a bit dark in here, open the curtain"
    assert steps(text, 'open: the curtain') == [('curtain', 'open')]


@pytest.mark.parametrize(
    ('text', 'plan', 'done'),
    [
        (
            'Otto, take the charts to bay B',
            'fetch_item: the charts, bay b, robot= otto',
            [('otto', 'run_item', 'the charts', 'bay_b')],
        ),
        (
            'Otto, fetch the charts from bay B',
            'fetch_item: the charts, bay b, robot= otto',
            [('otto', 'fetch_item', 'the charts', 'bay_b')],
        ),
        (
            'bring Walter the newspaper',
            'carry: the newspaper, from= walter',
            [('otto', 'carry', 'newspaper', 'walter')],
        ),
        (
            'bring Walter the newspaper',
            'carry: walter the newspaper',
            [('otto', 'carry', 'newspaper', 'walter')],
        ),
        (
            'introduce Edith to everyone',
            'introduce: edith, everyone',
            [('otto', 'introduce', 'edith', 'walter'), ('otto', 'introduce', 'edith', 'ben')],
        ),
        (
            'no need to bring Edith the newspaper, take it to Ben instead',
            'never: bring edith the newspaper & carry: it, to= ben',
            [('otto', 'carry', 'newspaper', 'ben')],
        ),
        ('find my newspaper', 'look_for: my newspaper', [('otto', 'look_for', 'newspaper')]),
        (
            'bring the frist aid kit to Edith',
            'carry: the frist aid kit, to= edith',
            [('otto', 'carry', 'first_aid_kit', 'edith')],
        ),
        ('beep twice they dont hear you', 'repeat: twice -> beep', [('otto', 'beep')]),
        ('house to leave mode', 'leave_home', [('otto', 'leave_home')]),
    ],
)
def test_things_go_where_and_to_whom_it_was_said(steps, text, plan, done):
    assert steps(text, plan) == done


def test_what_must_not_be_brought_to_one_is_not_brought_to_that_one(understand):
    text = "don't bring Edith the newspaper, bring the newspaper to Edith"
    plan = 'never: bring edith the newspaper & carry: the newspaper, to= edith'
    assert understand(text, plan).graph is None


def test_a_person_who_is_looked_for_is_no_place(understand):
    found = understand('find Walter', 'find_somebody: walter')
    assert found.graph is None or any(step.confirm for step in found.graph.steps)


@pytest.mark.parametrize(
    'text', ["we're done in the sauna, turn it off", 'we are finished, switch the sauna off']
)
def test_off_is_the_opposite_of_what_heats_up(understand, text):
    graph = understand(text, 'heat_up: the sauna').graph
    assert graph is None or 'heat_up' not in [s.skill for s in graph.steps]


def test_what_reminds_is_called_as_it_may(steps):
    text = 'remind me to water the plants on Sunday and to call Ben tomorrow'
    assert steps(text, 'call_somebody: ben') == [
        ('speaker', 'add_reminder', 'water the plants', 'Sunday'),
        ('speaker', 'add_reminder', 'call Ben', 'tomorrow'),
    ]


def test_lights_left_on_are_asked_about(understand):
    found = understand('are there any lights still on downstairs', 'ask: any lights')
    assert found.outcome == 'answer' and 'lounge light' in found.say


@pytest.mark.parametrize(
    'plan', ['ask: if there are cups on the shelf', 'unknown: see', 'nothing']
)
def test_what_words_are_clearly_like_is_offered_where_nothing_else_is(annexe, plan):
    text = 'go and see if there are cups on the shelf'
    decoder = Likening(text, plan, 'look_whether: there are cups on the shelf')
    if plan == 'nothing':  # what the model is sure to be talk stays talk
        assert Understander(annexe, decoder).understand(text, World()).graph is None
        return
    graph = Understander(annexe, decoder).understand(text, World()).graph
    assert [(s.skill, s.confirm) for s in graph.steps] == [('look_whether', True)]


def test_where_words_are_like_nothing_it_is_not_understood(annexe):
    text = 'go and see if there are cups on the shelf'
    decoder = Likening(text, 'unknown: see')
    assert Understander(annexe, decoder).understand(text, World()).outcome == 'unknown'


def test_what_words_are_hardly_like_is_not_offered(annexe):
    text = 'ah well then cups you know'
    decoder = Likening(text, 'unknown: cups', 'look_whether: cups', share=0.3)
    assert Understander(annexe, decoder).understand(text, World()).outcome == 'unknown'


def test_what_is_rather_like_a_skill_than_like_none_is_offered(annexe):
    text = 'ah well then cups you know'
    for none, is_offered in ((0.35, True), (0.45, False)):
        decoder = Likening(text, 'unknown: cups', 'look_whether: cups', share=0.4, none=none)
        found = Understander(annexe, decoder).understand(text, World())
        assert (found.graph is not None) == is_offered


def test_a_likely_skill_that_uses_more_of_the_words_stands_in_for_one_that_leaves_some_out(annexe):
    text = 'make Edith known to Walter'
    assert [s.skill for s in graph_of(annexe, Script(text, 'look_for: edith')).steps] == [
        'look_for'
    ]
    decoder = Likening(text, 'look_for: edith', 'introduce: edith, walter')
    [step] = graph_of(annexe, decoder).steps
    assert (step.skill, step.args, step.confirm) == (
        'introduce',
        {'person': 'edith', 'to': 'walter'},
        True,
    )


def test_a_likely_skill_is_no_better_where_it_leaves_words_out_too(annexe):
    decoder = Likening('make Edith known to Walter', 'look_for: edith', 'look_for: walter')
    [step] = graph_of(annexe, decoder).steps
    assert (step.skill, step.args, step.confirm) == ('look_for', {'what': 'edith'}, True)


@pytest.mark.parametrize(('share', 'is_offered'), [(0.6, True), (0.2, False)])
def test_what_is_less_clear_is_offered_only_where_it_uses_every_word(annexe, share, is_offered):
    like = 'carry: newspaper, to= walter'
    for text, offered in (
        ('see that the newspaper gets to Walter', is_offered),
        ('the newspaper to Walter', True),
    ):
        decoder = Likening(text, f'unknown: {text.lower()}', like, share=share)
        found = Understander(annexe, decoder).understand(text, World())
        assert (found.graph is not None) == offered


def graph_of(site, decoder):
    return Understander(site, decoder).understand(' '.join(decoder.words), World()).graph


def test_of_two_skills_that_were_said_one_stands_in_for_what_was_not():
    site = load_site(Path(__file__).parents[1] / 'data' / 'dev' / 'sites' / 'terrace.yaml')
    text = 'close the dishwasher and put the kettle on'
    graph = graph_of(site, Script(text, 'close_door: the dishwasher ; tuck_arm'))
    assert [(s.target, s.skill) for s in graph.steps] == [
        ('tilda', 'close_door'),
        ('kettle', 'turn_on'),
    ]
