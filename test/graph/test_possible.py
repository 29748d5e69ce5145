from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from random_graphs import graphs
from small_home import graph, home, step, world

from llm_bridge.graph.links import before, cycle
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.validate import check, possible_part

SITE = home()


def left(g, *bad):
    part = possible_part(g, [Problem(code=Code.UNREACHABLE, message='.', step=b) for b in bad])
    return None if part is None else [(s.id, s.after, s.given) for s in part.steps]


def a(name, **more):
    return step(name, 'turn_on', 'lamp', **more)


def b(name, **more):
    return step(name, 'turn_on', 'hall_light', **more)


def test_without_problems_all_of_it_is_possible():
    g = graph(a('a'))
    assert possible_part(g, ()) is g


def test_a_problem_of_the_whole_leaves_nothing():
    assert left(graph(a('a')), None) is None


def test_a_problem_of_a_step_nobody_knows_leaves_nothing():
    assert left(graph(a('a')), 'elsewhere') is None


def test_the_bad_step_goes_and_others_stay():
    assert left(graph(a('a'), b('b')), 'a') == [('b', (), ())]


def test_when_nothing_is_left_there_is_no_part():
    assert left(graph(a('a')), 'a') is None


def test_what_waited_for_the_bad_step_waits_for_what_that_waited_for():
    g = graph(b('a'), a('x', after='a'), b('c', after='x'))
    assert left(g, 'x') == [('a', (), ()), ('c', ('a',), ())]
    two = graph(
        b('a'), a('x', after='a'), step('y', 'lock', 'front_door', after='x'), b('c', after='y a')
    )
    assert left(two, 'x', 'y') == [('a', (), ()), ('c', ('a',), ())]


def test_later_steps_of_the_same_robot_go_too():
    g = graph(
        step('a', 'go_to', 'rover', place='attic'),
        b('b', after='a'),
        step('c', 'pick', 'rover', after='b', object='cup'),
    )
    assert left(g, 'a') == [('b', (), ())]


def test_earlier_and_unordered_steps_of_the_same_robot_stay():
    g = graph(
        step('a', 'go_to', 'rover', place='hall'),
        step('b', 'pick', 'rover', after='a', object='cup'),
        step('c', 'say', 'rover', text='x'),
    )
    assert left(g, 'b') == [('a', (), ()), ('c', (), ())]


def test_what_is_given_the_bad_step_goes_too():
    g = graph(
        a('a'),
        b('b', given='a'),
        step('c', 'lock', 'front_door', given='b'),
        step('d', 'turn_off', 'oven'),
    )
    assert left(g, 'a') == [('d', (), ())]


def test_a_bad_condition_takes_everything_under_it():
    when = {'when': {'mode': 'if', 'condition': {'entity': 'gat', 'value': 'on'}}}
    g = graph(step('g', 'check', 'bridge', more=when), a('a', given='g'), b('b', after='a'))
    assert left(g, 'g') == [('b', (), ())]


def test_waits_and_conditions_with_nothing_behind_them_go():
    when = {'when': {'mode': 'if', 'condition': {'entity': 'gate', 'value': 'on'}}}
    g = graph(
        step('w', 'wait', 'bridge', duration=3),
        step('g', 'check', 'bridge', after='w', more=when),
        a('a', given='g'),
        b('b'),
    )
    assert left(g, 'a') == [('b', (), ())]
    assert left(g, 'a', 'b') is None


def test_a_wait_that_something_is_still_behind_stays():
    g = graph(step('w', 'wait', 'bridge', duration=3), a('a', after='w'), b('b', after='a'))
    assert left(g, 'a') == [('w', (), ()), ('b', ('w',), ())]


def test_a_wait_that_was_asked_for_by_itself_stays_with_the_rest():
    g = graph(a('a'), b('b'), step('w', 'wait', 'bridge', duration=3))
    assert left(g, 'a') == [('b', (), ()), ('w', (), ())]


def test_only_waits_and_conditions_of_the_bridge_go_when_nothing_is_behind_them():
    g = graph(step('t', 'tell', 'bridge', text='x'), a('a', after='t'))
    assert left(g, 'a') == [('t', (), ())]
    g = graph(step('c', 'check', 'buggy'), a('a', after='c'))
    assert left(g, 'a') == [('c', (), ())]


def test_what_is_given_a_step_nobody_knows_goes():
    assert left(graph(a('a'), b('b'), step('c', 'lock', 'front_door', given='nowhere')), 'a') == [
        ('b', (), ())
    ]


def test_something_to_tell_is_worth_doing():
    assert left(graph(a('a'), step('t', 'tell', 'bridge', text='x')), 'a') == [('t', (), ())]


def test_the_valid_half_of_a_command_is_done_and_contradictions_are_not():
    g = graph(a('a'), step('b', 'turn_off', 'lamp'), b('c'))
    assert [s.id for s in possible_part(g, check(g, SITE, world())).steps] == ['c']


@settings(max_examples=150)
@drawn(graphs(), st.data())
def test_whatever_goes_the_rest_hangs_together_and_keeps_its_order(g, data):
    ids = [s.id for s in g.steps]
    bad = data.draw(st.sets(st.sampled_from(ids), min_size=1))
    part = possible_part(g, [Problem(code=Code.UNREACHABLE, message='.', step=i) for i in bad])
    if part is None:
        return
    kept = {s.id for s in part.steps}
    assert not kept & bad
    assert cycle(part) == ()
    originals = {s.id: s for s in g.steps}
    for s in part.steps:
        assert all(x in kept for x in before(s))
        assert s.given == originals[s.id].given
        assert {x for x in originals[s.id].after if x in kept} <= set(s.after)


def test_what_moves_or_needs_a_yes_does_not_go_on_after_a_step_that_is_refused():
    for risk, goes_on in (
        ('info', True),
        ('comfort', True),
        ('motion', False),
        ('guarded', False),
    ):
        g = graph(a('a'), b('b', after='a', more={'risk': risk}))
        assert left(g, 'a') == ([('b', (), ())] if goes_on else None), risk
