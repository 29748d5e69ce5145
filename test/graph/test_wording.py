import math

import pytest
from small_home import graph, home, step

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Not
from llm_bridge.graph.wording import (
    call_words,
    condition_words,
    name_words,
    number_words,
    report_sentence,
    step_words,
    value_words,
)
from llm_bridge.graph.wording_en import named

SITE = home()
GATE = {'entity': 'gate', 'value': 'on'}


@pytest.mark.parametrize(
    ('said', 'expected'),
    [
        (step('a', 'turn_off', 'hall_light'), 'turn off the hall light'),
        (step('a', 'go_to', 'rover', place='kitchen'), 'drive the rover to the kitchen'),
        (step('a', 'dock', 'rover'), 'send the rover home'),
        (
            step('a', 'drive', 'rover', distance=2, direction='left'),
            'drive the rover 2 metres left',
        ),
        (step('a', 'drive', 'rover', distance=1), 'drive the rover 1 metre forward'),
        (step('a', 'turn', 'rover', angle=math.pi / 2), 'turn the rover 90 degrees to the left'),
        (step('a', 'turn', 'rover', direction='around'), 'turn the rover around'),
        (
            step('a', 'set_brightness', 'lamp', percent=40),
            'set the brightness of the lamp to 40 percent',
        ),
        (step('a', 'set_brightness', 'lamp'), 'set the brightness of the lamp'),
        (step('a', 'brighten', 'lamp'), 'brighten the lamp by 20 percent'),
        (step('a', 'start', 'belt', percent=40), 'start the conveyor at 40 percent'),
        (step('a', 'start', 'belt'), 'start the conveyor'),
        (step('a', 'pick', 'rover', object='cup'), 'have the rover pick the cup'),
        (
            step('a', 'fetch', 'rover', object='cup', to='study'),
            'have the rover fetch the cup to the study',
        ),
        (step('a', 'say', 'rover', text='{target}'), 'have the rover say "{target}"'),
        (step('a', 'wait', 'bridge', duration=90), 'wait 1 minute 30 seconds'),
        (step('a', 'tell', 'bridge', text='hello'), 'say "hello"'),
        (
            step('a', 'check', 'bridge', more={'when': {'mode': 'if', 'condition': GATE}}),
            'go on if the gate is on',
        ),
        (
            step('a', 'wait_until', 'bridge', more={'when': {'mode': 'wait', 'condition': GATE}}),
            'wait until the gate is on',
        ),
        (
            step('a', 'turn_on', 'lamp', more={'when': {'mode': 'if', 'condition': GATE}}),
            'turn on the lamp if the gate is on',
        ),
        (
            step('a', 'turn_on', 'lamp', more={'when': {'mode': 'wait', 'condition': GATE}}),
            'turn on the lamp when the gate is on',
        ),
        (
            step('a', 'dock', 'rover', more={'repeat': {'times': 3}}),
            'send the rover home, 3 times',
        ),
        (step('a', 'dock', 'rover', more={'repeat': {'times': 2}}), 'send the rover home, twice'),
        (step('a', 'dock', 'rover', more={'repeat': {'times': 1}}), 'send the rover home'),
        (
            step('a', 'dock', 'rover', more={'repeat': {'times': 9, 'until': GATE}}),
            'send the rover home until the gate is on, at most 9 times',
        ),
        (step('a', 'explode', 'nowhere', force=2.0), "explode 'nowhere' with force 2"),
        (step('a', 'turn_on', 'lamp', fast=True), 'turn on the lamp with fast yes'),
    ],
)
def test_steps_are_said_as_people_say_them(said, expected):
    assert step_words(said, SITE) == expected


def test_a_call_is_said_without_its_condition_and_repetition():
    guarded = step(
        'a',
        'turn_on',
        'lamp',
        more={'repeat': {'times': 3}, 'when': {'mode': 'if', 'condition': GATE}},
    )
    assert call_words(guarded, SITE) == 'turn on the lamp'


@pytest.mark.parametrize(
    ('value', 'unit', 'expected'),
    [
        (40, 'percent', '40 percent'),
        (1, 'percent', '1 percent'),
        (21.5, 'degC', '21.5 degrees Celsius'),
        (1, 'metre', '1 metre'),
        (2.50, 'm', '2.5 metres'),
        (0.5, 'm/s', '0.5 metres per second'),
        (math.pi, 'radian', '180 degrees'),
        (0.1, 'rad', '5.7 degrees'),
        (3, None, '3'),
        (3, 'parsec', '3 parsec'),
        (1, 's', '1 second'),
        (0.5, 's', '0.5 seconds'),
        (60, 's', '1 minute'),
        (61, 'second', '1 minute 1 second'),
        (3600, 's', '1 hour'),
        (5400, 's', '1 hour 30 minutes'),
        (86400, 's', '24 hours'),
        (59.99, 's', '59.99 seconds'),
        (1e9, None, '1000000000'),
        (0.1 + 0.2, None, '0.3'),
        (math.nan, 'percent', 'nan'),
        (math.inf, None, 'inf'),
        (7, 'number', '7'),
        (2, 'delta_degC', '2 degrees'),
    ],
)
def test_numbers_are_said_with_their_unit(value, unit, expected):
    assert number_words(value, unit) == expected


@pytest.mark.parametrize(
    ('name', 'expected'),
    [
        ('hall light', 'the hall light'),
        ('line two', 'line two'),
        ('dock 1', 'dock 1'),
        ('receiving', 'receiving'),
        ('living room', 'the living room'),
        ('Roomba', 'Roomba'),
        ('the stairs', 'the stairs'),
        ('ceiling', 'the ceiling'),
        ('', ''),
    ],
)
def test_things_have_an_article_unless_their_name_is_a_name(name, expected):
    assert named(name) == expected


def test_people_have_no_article_and_unknown_things_are_quoted():
    assert name_words('anna', SITE) == 'Anna'
    assert name_words('nowhere', SITE) == "'nowhere'"


@pytest.mark.parametrize(
    ('condition', 'expected'),
    [
        (Compare(entity='rover', value='docked'), 'the rover is docked'),
        (Compare(entity='rover', value='docked', op='ne'), 'the rover is not docked'),
        (
            Compare(entity='rover', attribute='area', value='kitchen'),
            'the rover is in the kitchen',
        ),
        (
            Compare(entity='rover', attribute='place', value='charger', op='ne'),
            'the rover is not at the charging dock',
        ),
        (Compare(entity='rover', attribute='holding', value='cup'), 'the rover holds the cup'),
        (Compare(entity='rover', attribute='holding', value=''), 'the rover holds nothing'),
        (
            Compare(entity='rover', attribute='holding', value='', op='ne'),
            'the rover holds something',
        ),
        (
            Compare(entity='lamp', attribute='brightness', value=40, op='ge'),
            'the brightness of the lamp is at least 40 percent',
        ),
        (
            Compare(entity='thermometer', attribute='value', value=21, op='gt'),
            'the thermometer is above 21 degrees Celsius',
        ),
        (AtTime(time='07:00'), 'it is 07:00'),
        (Not.model_validate({'not': Compare(entity='gate', value='on')}), 'the gate is not on'),
        (Not.model_validate({'not': AtTime(time='07:00')}), 'it is not so that it is 07:00'),
        (
            Not.model_validate(
                {'not': Compare(entity='lamp', attribute='brightness', op='lt', value=5)}
            ),
            'the brightness of the lamp is at least 5 percent',
        ),
        (
            AllOf(all=(Compare(entity='gate', value='on'), AtTime(time='07:00'))),
            'the gate is on and it is 07:00',
        ),
        (
            AnyOf(any=(Compare(entity='gate', value='on'), AtTime(time='07:00'))),
            'the gate is on or it is 07:00',
        ),
    ],
)
def test_conditions_are_said_as_clauses(condition, expected):
    assert condition_words(condition, SITE) == expected


def test_a_lock_is_not_said_twice():
    devices = SITE.model_dump(by_alias=True)['devices']
    devices['front_door']['name'] = 'front door lock'
    site = home(devices=devices)
    assert step_words(step('a', 'unlock', 'front_door'), site) == 'unlock the front door'
    assert name_words('front_door', site) == 'the front door lock'


def test_a_door_sensor_that_is_on_is_said_to_be_open():
    devices = SITE.model_dump(by_alias=True)['devices']
    devices['gate']['device_class'] = 'door'
    assert (
        condition_words(Compare(entity='gate', value='on'), home(devices=devices))
        == 'the gate is open'
    )


THREE = graph(
    step('a', 'turn_off', 'hall_light'),
    step('b', 'lock', 'front_door'),
    step('c', 'go_to', 'rover', place='kitchen'),
    step('w', 'wait', 'bridge', duration=3),
)


def test_a_report_tells_every_outcome_and_nothing_else():
    assert report_sentence(
        THREE,
        {
            'a': Outcome.CONFIRMED,
            'b': Outcome.CONFIRMED,
            'c': Outcome.FAILED,
            'w': Outcome.CONFIRMED,
        },
        SITE,
        {'c': 'it timed out.'},
    ) == (
        'Done: turn off the hall light; lock the front door. '
        'Failed: drive the rover to the kitchen, because it timed out.'
    )


def test_what_was_sent_and_not_seen_is_not_called_done():
    said = report_sentence(
        THREE,
        {
            'a': Outcome.UNCONFIRMED,
            'b': Outcome.SKIPPED,
            'c': Outcome.CANCELLED,
            'w': Outcome.SKIPPED,
        },
        SITE,
        {'b': 'its condition did not hold'},
    )
    assert said == (
        'Sent, but not seen to have worked: turn off the hall light. '
        'Not done: lock the front door, because its condition did not hold. '
        'Stopped: drive the rover to the kitchen.'
    )


def test_steps_that_have_not_ended_are_not_passed_over():
    assert report_sentence(THREE, {'a': Outcome.CONFIRMED}, SITE).endswith(
        'Not ended: lock the front door; drive the rover to the kitchen; wait 3 seconds.'
    )


def test_a_wait_that_failed_is_told():
    g = graph(
        step('w', 'wait_until', 'bridge', more={'when': {'mode': 'wait', 'condition': GATE}})
    )
    assert (
        report_sentence(g, {'w': Outcome.FAILED}, SITE, {'w': 'it took too long'})
        == 'Failed: wait until the gate is on, because it took too long.'
    )


def test_nothing_done_is_said():
    assert report_sentence(graph(), {}, SITE) == 'There was nothing to do.'
    g = graph(step('w', 'check', 'bridge', more={'when': {'mode': 'if', 'condition': GATE}}))
    assert report_sentence(g, {'w': Outcome.SKIPPED}, SITE) == 'There was nothing to do.'


def test_where_only_a_wait_was_asked_for_what_came_true_is_told():
    when = {'mode': 'wait', 'condition': GATE}
    wait = step('a', 'wait_until', 'bridge', more={'when': when})
    done = {'a': Outcome.CONFIRMED}
    assert report_sentence(graph(wait), done, SITE) == 'The gate is on.'
    then = step('b', 'turn_off', 'lamp')
    both = done | {'b': Outcome.CONFIRMED}
    assert report_sentence(graph(wait, then), both, SITE) == 'Done: turn off the lamp.'


@pytest.mark.parametrize('value', ['a\nb', ' a  b\t', 'a\r\n b'])
def test_what_is_said_in_several_lines_is_told_in_one(value):
    assert value_words(value, None, SITE) == 'a b'
