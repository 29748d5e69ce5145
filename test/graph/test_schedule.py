from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from random_graphs import graphs
from small_home import graph, home, ready, step

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.schedule import (
    blockers,
    order,
    resources,
    skips,
    State,
    WELL,
)

SITE = home()
DONE, UNSEEN, FAILED, SKIPPED, CANCELLED = (
    Outcome.CONFIRMED,
    Outcome.UNCONFIRMED,
    Outcome.FAILED,
    Outcome.SKIPPED,
    Outcome.CANCELLED,
)


def a(name='a', **more):
    return step(name, 'turn_on', 'hall_light', **more)


def names(steps):
    return [s.id for s in steps]


def test_a_step_starts_when_what_it_waits_for_ended_well():
    g = graph(a(), step('b', 'lock', 'front_door', after='a'))
    assert names(ready(g, State(), SITE)) == ['a']
    assert names(ready(g, State(begun=frozenset({'a'})), SITE)) == []
    assert names(ready(g, State({'a': DONE}), SITE)) == ['b']
    assert names(ready(g, State({'a': UNSEEN}), SITE)) == ['b']


def test_a_failed_step_stops_the_steps_after_it_near_and_far():
    g = graph(
        a(),
        step('b', 'lock', 'front_door', after='a'),
        step('c', 'turn_on', 'lamp', after='b'),
        step('d', 'turn_off', 'oven'),
    )
    state = State({'a': FAILED})
    assert names(ready(g, state, SITE)) == ['d']
    assert skips(g, state) == {
        'b': 'a step before it failed',
        'c': 'a step before it was not done',
    }


def test_after_a_failure_that_does_not_matter_the_rest_goes_on():
    g = graph(a(more={'on_failure': 'continue'}), step('b', 'lock', 'front_door', after='a'))
    assert names(ready(g, State({'a': FAILED}), SITE)) == ['b']
    assert skips(g, State({'a': FAILED})) == {}


def test_a_step_that_was_retried_in_vain_stops_the_steps_after_it():
    g = graph(a(more={'on_failure': 'retry'}), step('b', 'lock', 'front_door', after='a'))
    assert list(skips(g, State({'a': FAILED}))) == ['b']


def test_a_step_that_goes_on_after_failures_also_hides_those_before_it():
    g = graph(
        a(),
        step('b', 'lock', 'front_door', after='a', more={'on_failure': 'continue'}),
        step('c', 'turn_on', 'lamp', after='b'),
    )
    assert names(ready(g, State({'a': FAILED, 'b': SKIPPED}), SITE)) == ['c']


def test_nothing_hides_a_cancellation():
    g = graph(
        a(),
        step('b', 'lock', 'front_door', after='a', more={'on_failure': 'continue'}),
        step('c', 'turn_on', 'lamp', after='b'),
    )
    assert list(skips(g, State({'a': CANCELLED}))) == ['b', 'c']
    only = graph(a(more={'on_failure': 'continue'}), step('b', 'lock', 'front_door', after='a'))
    assert skips(only, State({'a': CANCELLED})) == {'b': 'a step before it was cancelled'}


def test_what_is_given_a_step_is_skipped_with_it_and_what_is_after_goes_on():
    g = graph(
        step('g', 'check', 'bridge'),
        step('b', 'lock', 'front_door', given='g'),
        step('c', 'turn_on', 'lamp', after='b'),
    )
    state = State({'g': SKIPPED})
    assert skips(g, state) == {'b': 'its condition did not hold'}
    assert names(ready(g, State({'g': SKIPPED, 'b': SKIPPED}), SITE)) == ['c']


def test_what_is_given_a_failed_step_is_skipped_even_if_the_failure_does_not_matter():
    g = graph(a(more={'on_failure': 'continue'}), step('b', 'lock', 'front_door', given='a'))
    assert skips(g, State({'a': FAILED})) == {'b': 'a step before it failed'}


def test_a_step_left_out_is_left_out_no_sooner_than_it_could_have_started():
    # Otherwise c would start while a, which comes before it, still runs.
    g = graph(
        a(),
        step('g', 'check', 'bridge'),
        step('b', 'lock', 'front_door', 'a', 'g'),
        step('c', 'turn_on', 'lamp', after='b'),
    )
    state = State({'g': SKIPPED}, frozenset({'a'}))
    assert skips(g, state) == {}
    assert ready(g, state, SITE) == ()
    assert list(skips(g, State({'g': SKIPPED, 'a': DONE}))) == ['b']


def test_a_step_that_waits_for_nothing_known_never_starts():
    g = graph(a(after='nowhere'), step('b', 'lock', 'front_door', after='a'))
    assert ready(g, State(), SITE) == ()
    assert list(skips(g, State())) == ['a', 'b']


def test_steps_that_wait_for_one_another_are_skipped_and_do_not_hang():
    g = graph(a(after='b'), a('b', after='a'), a('c', after='a'))
    assert skips(g, State()) == {
        'a': 'it waits for itself',
        'b': 'it waits for itself',
        'c': 'it waits for itself',
    }


def test_what_has_begun_or_ended_is_not_skipped():
    circle = graph(a(after='b'), a('b', after='a'))
    assert list(skips(circle, State({'a': DONE}, frozenset({'b'})))) == []
    g = graph(a(), step('b', 'lock', 'front_door', after='a'))
    assert skips(g, State({'a': FAILED}, frozenset({'b'}))) == {}
    assert skips(g, State({'a': FAILED, 'b': DONE})) == {}


def test_what_is_left_out_of_a_wide_graph_is_found_at_once():
    def layer(number):
        after = ' '.join(f's{number - 1}{i}' for i in range(3)) if number else ''
        return [step(f's{number}{i}', 'turn_on', 'lamp', after=after) for i in range(3)]

    g = graph(*(s for number in range(40) for s in layer(number)))
    found = skips(g, State({'s00': FAILED, 's01': DONE, 's02': DONE}))
    assert len(found) == 117
    assert found['s10'] == 'a step before it failed'
    assert found['s392'] == 'a step before it was not done'
    ended = {'s00': SKIPPED, 's01': SKIPPED, 's02': SKIPPED}
    assert blockers(g, {**ended, **dict.fromkeys(found, SKIPPED)}) == frozenset()


def test_a_robot_has_one_arm():
    assert resources(step('a', 'pick', 'rover'), SITE) == {('rover', 'arm')}
    g = graph(step('a', 'pick', 'rover', object='cup'), step('b', 'place', 'rover'))
    assert names(ready(g, State(), SITE)) == ['a']


def test_a_robot_makes_one_motion_at_a_time_and_moves_its_arm_meanwhile():
    g = graph(
        step('a', 'go_to', 'rover', place='hall'),
        step('b', 'turn', 'rover', angle=1),
        step('c', 'place', 'rover'),
        step('d', 'dock', 'buggy'),
    )
    assert names(ready(g, State(), SITE)) == ['a', 'c', 'd']
    assert names(ready(g, State({}, frozenset({'a'})), SITE)) == ['c', 'd']


def test_a_device_does_one_thing_at_a_time():
    g = graph(step('a', 'turn_on', 'lamp'), step('b', 'set_color', 'lamp', color='red'))
    assert names(ready(g, State(), SITE)) == ['a']


def test_what_other_graphs_hold_is_waited_for():
    g = graph(step('a', 'go_to', 'rover', place='hall'))
    assert ready(g, State(), SITE, [('rover', 'base')]) == ()
    assert names(ready(g, State(), SITE, [('buggy', 'base')])) == ['a']


def test_the_bridge_itself_is_never_busy():
    assert resources(step('a', 'wait', 'bridge', duration=3), SITE) == frozenset()


def test_motions_hold_the_base_even_if_the_site_does_not_say_so():
    skill = {
        'name': 'go_to',
        'description': 'go',
        'motion': 'go',
        'args': [{'name': 'place', 'type': 'place'}],
    }
    site = home(robots={'rover': {'name': 'rover', 'skills': {'go_to': skill}}})
    assert resources(step('a', 'go_to', 'rover'), site) == {('rover', 'base')}
    assert resources(step('a', 'levitate', 'rover'), site) == {('rover', 'base')}


def test_speaking_holds_nothing_of_a_robot():
    assert resources(step('a', 'say', 'rover', text='hello'), SITE) == frozenset()


def test_order_is_the_layers_of_the_graph():
    assert order(graph(a(), a('b'), step('c', 'lock', 'front_door', after='a b'))) == (
        ('a', 'b'),
        ('c',),
    )


@settings(max_examples=150)
@drawn(graphs(), st.data())
def test_every_graph_ends_whatever_happens_and_nothing_is_held_twice(g, data):
    outcomes, begun = {}, []
    by_id = {s.id: s for s in g.steps}
    for _ in range(10 * len(g.steps)):
        for skipped in skips(g, State(outcomes, frozenset(begun))):
            outcomes[skipped] = SKIPPED
        state = State(outcomes, frozenset(begun))
        new = ready(g, state, SITE)
        for step_ in new:
            assert all(outcomes.get(b) is not None for b in (*step_.after, *step_.given))
            assert all(outcomes[b] in WELL for b in step_.given)
            assert blockers(g, outcomes).isdisjoint(step_.after)
        begun += names(new)
        occupied = [r for i in begun for r in resources(by_id[i], SITE)]
        assert len(occupied) == len(set(occupied))
        if not begun:
            break
        ended = data.draw(st.sampled_from(begun))
        begun.remove(ended)
        outcomes[ended] = data.draw(st.sampled_from(list(Outcome)))
    assert outcomes.keys() == by_id.keys()
    for s in g.steps:
        before = (*s.after, *s.given)
        if outcomes[s.id] is not SKIPPED:
            assert by_id.keys() >= set(before)
            assert blockers(g, outcomes).isdisjoint(before)


@settings(max_examples=50)
@drawn(graphs())
def test_scheduling_is_the_same_every_time(g):
    assert names(ready(g, State(), SITE)) == names(ready(g, State(), SITE))
