"""Skills that a site has of its own, read back so that one can check them before saying yes."""

from pathlib import Path

import pytest
from small_home import step

from llm_bridge.graph.condition import Compare
from llm_bridge.graph.wording import condition_words, step_words
from llm_bridge.site.load import load_site

SITE = load_site(Path(__file__).parent / 'bistro.yaml')


def said(skill, target='ruby', language='en', **args):
    return step_words(step('a', skill, target, **args), SITE, language)


@pytest.mark.parametrize(
    ('skill', 'args', 'expected'),
    [
        ('put', {'object': 'jug', 'place': 'counter'}, 'put the jug on the counter'),
        (
            'put',
            {'object': 'jug', 'place': 'pantry_cupboard'},
            'put the jug in the pantry cupboard',
        ),
        ('put', {'object': 'jug', 'place': 'bay_1'}, 'put the jug at bay 1'),
        ('take', {'from': 'counter', 'object': 'jug'}, 'take the jug from the counter'),
        ('fetch_crate', {'place': 'bay_1'}, 'fetch crate from bay 1'),
        (
            'shift_crate',
            {'to_place': 'counter', 'from_place': 'bay_1'},
            'shift crate from bay 1 to the counter',
        ),
        ('deliver', {'item': 'soup', 'destination': 'bay_1'}, 'deliver "soup" to bay 1'),
        ('polish', {'place': 'counter'}, 'polish the counter'),
        ('seek', {'what': 'mira', 'room': 'lounge'}, 'seek Mira in the lounge'),
        ('lead', {'destination': 'bay_1', 'guest': 'mira'}, 'lead Mira to bay 1'),
        ('lead', {'destination': 'bay_1'}, 'lead to bay 1'),
    ],
)
def test_what_it_is_done_to_comes_first_and_then_where_from_and_to(skill, args, expected):
    assert said(skill, **args) == f'have Ruby {expected}'


@pytest.mark.parametrize(
    ('skill', 'args', 'expected'),
    [
        ('wash_bottle', {'bottle': 'bottle'}, 'wash bottle 7'),
        ('sweep_area', {'area': 'lounge'}, 'sweep the lounge with 1 pass'),
        ('sweep_area', {'area': 'lounge', 'passes': 2}, 'sweep the lounge with 2 passes'),
        ('ask_guest', {'guest': 'mira', 'question': 'Tea?'}, 'ask Mira "Tea?"'),
        ('tell', {'guest': 'mira', 'text': 'Tea!'}, 'tell Mira "Tea!"'),
        ('pour', {'drink': 'cider', 'into': 'jug'}, 'pour cider into the jug'),
        ('open_flap', {'flap': 3}, 'open flap 3'),
    ],
)
def test_names_of_arguments_that_say_nothing_more_are_left_out(skill, args, expected):
    assert said(skill, **args) == f'have Ruby {expected}'


@pytest.mark.parametrize(
    ('skill', 'args', 'expected'),
    [
        ('stir_sauce', {'pot': 'jug'}, 'stir sauce in the jug'),
        ('stack', {'object': 'bottle', 'base': 'jug'}, 'stack bottle 7 on the jug'),
        ('show_where', {'what': 'mira'}, 'show where Mira is'),
        ('look_for', {'what': 'jug', 'room': 'lounge'}, 'look for the jug in the lounge'),
        ('look_for', {'what': 'jug'}, 'look for the jug'),
        ('load_oven', {'object': 'jug'}, 'load the jug into the oven'),
        ('check_state', {'what': 'jug'}, 'check state of the jug'),
        ('tell_message', {'message': 'Tea!', 'guest': 'mira'}, 'tell Mira "Tea!"'),
        ('rise', {'height': 1.5}, 'rise at a height of 1.5 metres'),
        ('headlights_on', {}, 'switch on the headlights'),
    ],
)
def test_names_and_descriptions_tell_how_values_are_joined(skill, args, expected):
    assert said(skill, **args) == f'have Ruby {expected}'


def test_what_set_something_sets_is_set_to_a_value_on_robots_too():
    assert said('set_tray_height', height=1) == 'set the tray height of Ruby to 1 metre'


def test_who_flies_is_not_said_to_drive():
    assert said('hover_to', 'gull', place='bay_1') == 'have Gull hover to bay 1'
    assert said('go_to', place='bay_1') == 'drive Ruby to bay 1'


@pytest.mark.parametrize(
    ('skill', 'args', 'expected'),
    [
        ('boil', {}, 'have the samovar boil'),
        ('make_drink', {'drink': 'cocoa'}, 'have the samovar make cocoa with 1 cup'),
        ('choose_blend', {'blend': 'mint'}, 'have the samovar choose blend mint'),
        ('dispense_milk', {'portions': 2}, 'have the samovar dispense 2 portions of milk'),
        ('descale', {}, 'descale the samovar'),
        ('clear_samovar', {}, 'clear the samovar'),
    ],
)
def test_a_machine_does_what_it_makes_and_is_what_is_done_to_it(skill, args, expected):
    assert said(skill, 'samovar', **args) == expected


def test_other_languages_have_the_same_order_and_their_own_small_words():
    taken = {'from': 'counter', 'object': 'jug'}
    assert said('take', language='de', **taken) == '„Ruby“ „jug“ von „counter“ take lassen'
    assert said('take', language='fr', **taken) == (
        'demander à « Ruby » de take « jug » de « counter »'
    )
    assert said('take', language='es', **taken) == 'pedir a «Ruby»: take «jug» de «counter»'


@pytest.mark.parametrize(
    ('compared', 'expected'),
    [
        ({'attribute': 'headlights', 'value': 'on'}, 'the headlights of Ruby are on'),
        (
            {'attribute': 'headlights', 'value': 'on', 'op': 'ne'},
            'the headlights of Ruby are not on',
        ),
        ({'attribute': 'task', 'value': 'mopping'}, "Ruby tells 'task mopping'"),
    ],
)
def test_what_is_on_is_not_a_word_that_a_robot_tells(compared, expected):
    assert condition_words(Compare(entity='ruby', **compared), SITE) == expected
