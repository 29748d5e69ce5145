"""The sites that ship, looked at by the rules of this folder."""

from itertools import permutations

import pytest
from small_home import graph, step, world

from llm_bridge.graph.floor import enters, grown
from llm_bridge.graph.motion import path
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.validate import check, check_step, normalise, possible_part
from llm_bridge.graph.wording import report_sentence, step_words
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.skill import ArgType

SITES = {name: load_site(find_site(name)) for name in ('home', 'factory')}
HOME, FACTORY = SITES['home'], SITES['factory']


def sample(arg, site):
    """Return a value that the argument allows."""
    match arg.type:
        case ArgType.NUMBER:
            return arg.min if arg.min is not None else 1.0
        case ArgType.DURATION:
            return 60
        case ArgType.CHOICE:
            return arg.choices[-1]
        case ArgType.TEXT:
            return 'hello'
        case ArgType.PLACE:
            return next(k for k in site.entities if site.pose_of(k) and k not in site.objects)
        case ArgType.OBJECT:
            return next(iter(site.objects))
        case _:
            return next(iter(site.entities))


def calls(site):
    for entity in site.robots_first():
        for name, skill in site.skills_of(entity.id).items():
            yield step('a', name, entity.id, **{a.name: sample(a, site) for a in skill.args})


@pytest.mark.parametrize('name', SITES)
def test_everything_a_site_offers_can_be_asked_and_said(name):
    for call in calls(SITES[name]):
        assert check(graph(call), SITES[name], world()) == (), call
        assert '_' not in step_words(call, SITES[name])
        assert normalise(graph(call), SITES[name]).steps[0].risk.rank < 4


@pytest.mark.parametrize('name', SITES)
def test_every_place_can_be_reached_from_every_other(name):
    site = SITES[name]
    poses = {k: site.pose_of(k) for k in site.entities if site.pose_of(k)}
    for robot in site.robots.values():
        for one, other in permutations(poses, 2):
            assert path(site, robot, poses[one], poses[other]) is not None, (robot.id, one, other)


@pytest.mark.parametrize('name', SITES)
def test_around_zones_that_are_always_closed_there_is_a_way(name):
    site = SITES[name]
    zones = [z for z in site.keep_out.values() if not z.while_]
    poses = {k: site.pose_of(k) for k in site.entities if site.pose_of(k)}
    for robot in site.robots.values():
        for one, other in permutations(poses, 2):
            found = path(site, robot, poses[one], poses[other], 'go', zones)
            assert found is not None
            assert not any(enters(found, grown(z.polygon, robot.radius_m)) for z in zones)


def test_nobody_falls_down_the_stairs_of_the_home():
    hall = world(rover=(5.4, 4.8, 0.0))
    forward = step('a', 'move', 'rover', distance=2)
    assert check_step(forward, graph(forward), HOME, hall) == ()
    north_east = world(rover=(5.4, 5.5, 0.0))
    found = check_step(forward, graph(forward), HOME, north_east)
    assert [p.code for p in found] == [Code.KEEP_OUT]


def test_no_cart_enters_the_press_cell_while_the_press_runs_or_may_run():
    go = step('a', 'go_to', 'cart_one', place='press_cell')
    aisle = {'cart_one': (12, 7, 0)}
    assert check_step(go, graph(go), FACTORY, world(hydraulic_press='idle', **aisle)) == ()
    assert [
        p.code
        for p in check_step(go, graph(go), FACTORY, world(hydraulic_press='running', **aisle))
    ] == [Code.KEEP_OUT]
    assert [p.code for p in check_step(go, graph(go), FACTORY, world(**aisle))] == [
        Code.UNKNOWN_STATE
    ]


def test_the_press_does_not_start_while_a_cart_is_in_its_cell_or_may_be():
    start = step('a', 'start', 'hydraulic_press')
    free = {'cart_one': {'area': 'aisle'}, 'cart_two': {'area': 'receiving'}}
    assert check_step(start, graph(start), FACTORY, world(**free)) == ()
    assert [
        p.code
        for p in check_step(
            start, graph(start), FACTORY, world(**{**free, 'cart_two': {'area': 'press_cell'}})
        )
    ] == [Code.PRECONDITION]
    assert [
        p.code for p in check_step(start, graph(start), FACTORY, world(cart_one=free['cart_one']))
    ] == [Code.UNKNOWN_STATE]


def test_the_part_of_a_command_that_can_be_done_is_done():
    g = graph(
        step('a', 'go_to', 'cart_one', place='line_two'),
        step('b', 'set_speed', 'conveyor_two', after='a', percent=400),
        step('c', 'turn_on', 'hall_lights'),
    )
    problems = check(g, FACTORY, world())
    assert [(p.code, p.step) for p in problems] == [(Code.OUT_OF_RANGE, 'b')]
    assert [s.id for s in possible_part(g, problems).steps] == ['a', 'c']
    assert report_sentence(graph(), {}, FACTORY)
