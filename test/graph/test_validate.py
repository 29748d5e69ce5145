from hypothesis import given as drawn
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from random_graphs import any_graphs, good_graphs
from small_home import graph, home, ready, step, world

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.macros import expansion
from llm_bridge.graph.mermaid import export
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.schedule import skips, State
from llm_bridge.graph.schema import dump, parse
from llm_bridge.graph.validate import check, check_step, normalise, possible_part
from llm_bridge.graph.validate_links import MOST_STEPS
from llm_bridge.graph.wording import report_sentence, step_words

SITE = home()
WORLDS = st.sampled_from(
    [
        world(),
        world(rover=(2, 2, 0), buggy=(1, 1, 0), oven='off', gate='off', lamp='on'),
        world(rover={'pose': (float('nan'), 2, 0), 'holding': ''}, oven='on', gate='on'),
        world(rover={'pose': (0.5, 7.5, 0), 'holding': 'cup', 'at': float('nan')}),
        world(lamp={'state': 'on', 'available': False}, thermometer={'value': float('inf')}),
    ]
)
FREELY = settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def test_a_command_over_robots_and_devices_has_no_problem():
    docked = {'when': {'mode': 'wait', 'condition': {'entity': 'rover', 'value': 'docked'}}}
    g = graph(
        step('w', 'wait_until', 'bridge', more=docked),
        step('a', 'turn_off', 'hall_light', given='w'),
        step('b', 'lock', 'front_door', given='w'),
    )
    assert check(g, SITE, world()) == ()


def test_an_empty_graph_has_no_problem():
    assert check(graph(), SITE, world()) == ()


def test_every_problem_is_told_and_each_once():
    codes = [
        (p.step, p.code)
        for p in check(
            graph(
                step('a', 'turn_on', 'lamp', after='x'),
                step('b', 'set_brightness', 'lamp', after='a'),
                step('c', 'explode', 'lamp', after='b'),
            ),
            SITE,
            world(),
        )
    ]
    assert codes == [
        ('a', Code.BAD_REFERENCE),
        ('b', Code.MISSING_ARGUMENT),
        ('c', Code.UNKNOWN_SKILL),
    ]


def test_one_bad_step_does_not_hide_what_is_wrong_with_another():
    found = check(
        graph(step('a', 'explode', 'lamp'), step('b', 'go_to', 'rover', place='stove')),
        SITE,
        world(oven='on'),
    )
    assert [(p.step, p.code) for p in found] == [('a', Code.UNKNOWN_SKILL), ('b', Code.KEEP_OUT)]


def test_a_step_that_is_wrong_in_itself_is_not_followed_further():
    found = check(
        graph(step('a', 'go_to', 'rover', place='stove', force=1)),
        SITE,
        world(oven='on', rover={'pose': (2, 2, 0), 'available': False}),
    )
    assert [p.code for p in found] == [Code.UNKNOWN_ARGUMENT]


def test_a_graph_that_is_too_long_or_round_is_not_followed_further():
    bad = [step(f's{i}', 'explode', 'lamp') for i in range(MOST_STEPS + 1)]
    assert [p.code for p in check(graph(*bad), SITE, world())] == [Code.TOO_LONG]
    found = check(graph(step('a', 'explode', 'lamp', after='a')), SITE, world())
    assert [p.code for p in found] == [Code.CYCLE]


def test_a_macro_that_cannot_be_written_out_is_told_once():
    found = check(
        graph(step('a', 'fetch', 'rover', object='book', to='hall')),
        SITE,
        world(rover={'holding': 'cup', 'available': False}),
    )
    assert [p.code for p in found] == [Code.UNREACHABLE]


def test_gates_and_waits_are_looked_at_when_they_are_dispatched_too():
    assert check_step(step('a', 'wait', 'bridge', duration=-1), graph(), SITE, world())
    assert check_step(step('a', 'wait', 'bridge', duration=1), graph(), SITE, world()) == ()


def is_complete(problem: Problem) -> bool:
    text = problem.message
    return (
        text[0].upper() == text[0]
        and text.endswith(('.', '?'))
        and '\n' not in text
        and len(text) > 20
    )


@FREELY
@drawn(any_graphs(), WORLDS)
def test_checking_never_raises_and_problems_are_sentences_about_steps(g, w):
    problems = check(g, SITE, w)
    for s in g.steps:
        problems += check_step(s, g, SITE, w)
    ids = {s.id for s in g.steps} | {None}
    assert all(p.step in ids for p in problems)
    assert all(is_complete(p) for p in problems), problems


@FREELY
@drawn(any_graphs(), WORLDS)
def test_whatever_comes_can_be_said_drawn_and_normalised(g, w):
    for s in normalise(g, SITE).steps:
        assert step_words(s, SITE)
    assert export(g, SITE).startswith('flowchart')
    expansion(g, SITE)
    possible_part(g, check(g, SITE, w))


@FREELY
@drawn(any_graphs(), WORLDS)
def test_what_is_refused_is_refused_again_when_it_is_dispatched(g, w):
    # But for what hangs on the graph as a whole, and for steps that stand for others.
    whole = {
        Code.CONFLICT,
        Code.BAD_REFERENCE,
        Code.CYCLE,
        Code.TOO_LONG,
        Code.TOO_MANY_TARGETS,
        Code.DUPLICATE,
    }
    origin = expansion(g, SITE).origin
    for problem in check(g, SITE, w):
        s = g.step(problem.step)
        if problem.code in whole or s is None or origin.get(s.id) != s.id or s.repeat:
            continue
        if s.after or s.given:
            continue
        assert check_step(s, g, SITE, w), problem


@FREELY
@drawn(good_graphs(), st.data())
def test_what_is_allowed_can_be_carried_out_to_the_end(g, data):
    w = world(rover={'pose': (2, 2, 0), 'holding': ''}, oven='off', gate='off')
    problems = check(g, SITE, w)
    part = possible_part(g, problems)
    if part is None:
        return
    assert check(part, SITE, w) == () or problems
    run = normalise(expansion(part, SITE).graph, SITE)
    assert all(s.timeout_s for s in run.steps)
    assert parse(dump(run)) == run
    outcomes, order = {}, []
    for _ in range(3 * len(run.steps) + 1):
        outcomes |= dict.fromkeys(skips(run, State(outcomes)), Outcome.SKIPPED)
        for s in ready(run, State(outcomes), SITE):
            outcomes[s.id] = data.draw(st.sampled_from([Outcome.CONFIRMED, Outcome.UNCONFIRMED]))
            order.append(s.id)
    assert outcomes.keys() == {s.id for s in run.steps}
    assert sorted(order) == sorted(s.id for s in run.steps)
    assert report_sentence(run, outcomes, SITE)


@FREELY
@drawn(good_graphs(), WORLDS)
def test_the_possible_part_has_no_new_problems(g, w):
    problems = check(g, SITE, w)
    part = possible_part(g, problems)
    if part is not None:
        later = {
            Code.UNREACHABLE,
            Code.KEEP_OUT,
            Code.PRECONDITION,
            Code.UNAVAILABLE,
            Code.CONFLICT,
        }
        assert all(p.code in later for p in check(part, SITE, w))


@FREELY
@drawn(any_graphs())
def test_normalising_twice_is_normalising_once_and_never_lowers(g):
    once = normalise(g, SITE)
    assert normalise(once, SITE) == once
    for before, after in zip(g.steps, once.steps, strict=True):
        assert after.risk.rank >= before.risk.rank
        assert after.confirm >= before.confirm


def test_a_step_that_is_wrong_in_itself_is_told_without_its_surroundings():
    wrong = step('a', 'go_to', 'rover', place='hall', force=1)
    assert [p.code for p in check_step(wrong, graph(wrong), SITE, world())] == [
        Code.UNKNOWN_ARGUMENT
    ]
