"""A dry run in words, before anything moves."""

import pytest
from small_home import graph, home, step, world

from llm_bridge.graph.preview import preview, trips_of, waits_for_yes
from llm_bridge.site.policies import policy_values

SITE = home()
HERE = world(rover=(2, 2, 0))
GO = step('a', 'go_to', 'rover', place='kitchen')
UNLOCK = step('b', 'unlock', 'front_door', after='a')


def test_a_motion_is_told_with_how_far_and_how_long_it_is():
    assert preview(graph(GO), SITE, HERE) == (
        'I will drive the rover to the kitchen (about 4 metres, 8 seconds).'
    )


def test_several_steps_are_numbered_and_what_is_asked_before_is_told():
    assert preview(graph(GO, UNLOCK), SITE, HERE) == (
        'I will: 1. drive the rover to the kitchen (about 4 metres, 8 seconds), 2. unlock the '
        'front door. I will ask before I unlock the front door.'
    )


def test_plans_in_which_nothing_moves_and_nothing_is_asked_stay_one_sentence():
    both = (step('a', 'turn_on', 'lamp'), step('b', 'lock', 'front_door', after='a'))
    assert preview(graph(*both), SITE, HERE) == (
        'I will turn on the lamp, then lock the front door.'
    )


def test_the_way_is_the_one_through_the_doors_and_goes_on_where_the_last_one_ended():
    on = step('b', 'go_to', 'rover', after='a', place='study')
    trips = trips_of(graph(GO, on), SITE, HERE)
    assert trips['a'].metres == pytest.approx(4, abs=0.2)
    assert trips['b'].metres > 6
    assert trips['b'].seconds == trips['b'].metres / 0.5


def test_relative_moves_count_as_often_as_they_are_repeated():
    asked = step('a', 'drive', 'rover', distance=0.5, more={'repeat': {'times': 3}})
    assert trips_of(graph(asked), SITE, HERE)['a'].metres == pytest.approx(1.5)


def test_a_macro_is_as_far_as_its_parts_together():
    asked = step('a', 'fetch', 'rover', object='cup', to='study')
    assert trips_of(graph(asked), SITE, HERE)['a'].metres > 10


def test_what_is_not_known_is_not_said():
    assert preview(graph(GO), SITE, world()) == 'I will drive the rover to the kitchen.'
    long_ago = world(rover={'pose': (2, 2, 0), 'at': 1.0})
    assert '(about' not in preview(graph(GO), SITE, long_ago)


def test_a_slower_speed_that_is_asked_for_takes_longer():
    slow = step('a', 'go_to', 'rover', place='kitchen', speed=0.1)
    assert 'about 4 metres, 40 seconds' in preview(graph(slow), SITE, HERE)


def test_what_only_quiet_hours_guard_is_asked_before_then():
    quiet = {'from': '22:00', 'to': '06:00', 'becomes': 'guarded', 'kind': 'light'}
    site = home(policy=policy_values({'based_on': 'home', 'quiet_hours': [quiet]}))
    asked = graph(step('a', 'turn_on', 'lamp'))
    assert waits_for_yes(asked, site, '23:00') == asked.steps
    assert 'I will ask before I turn on the lamp.' in preview(asked, site, HERE, '23:00')
    assert waits_for_yes(asked, site, '12:00') == ()


@pytest.mark.parametrize(
    ('language', 'said'),
    [
        ('de', 'Ich werde: „rover“ zu „kitchen“ fahren lassen (etwa 4 Meter, 8 Sekunden).'),
        ('fr', 'Je vais conduire « rover » à « kitchen » (environ 4 mètres, 8 secondes).'),
        ('es', 'Voy a llevar «rover» a «kitchen» (unos 4 metros, 8 segundos).'),
        ('de-AT', 'Ich werde: „rover“ zu „kitchen“ fahren lassen (etwa 4 Meter, 8 Sekunden).'),
        ('tlh', 'I will drive the rover to the kitchen (about 4 metres, 8 seconds).'),
    ],
)
def test_it_is_told_in_the_language_of_the_speaker(language, said):
    assert preview(graph(GO), SITE, HERE, None, language) == said


def test_many_steps_are_counted_not_listed():
    many = [step('s0', 'unlock', 'front_door')]
    many += [step(f's{i}', 'turn_on', 'lamp', after=f's{i - 1}') for i in range(1, 12)]
    assert '8. turn on the lamp and 4 more.' in preview(graph(*many), SITE, HERE)
