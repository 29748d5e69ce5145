"""Every skill of the shipped sites can be carried out and seen, in a world that obeys."""

from collections.abc import Mapping
import math

import pytest
from shed import Bench

from llm_bridge.graph.action_graph import Step
from llm_bridge.run.fakes import FakeDispatch, FakeWorld
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Scalar, Skill


def value_for(arg: Arg, site: Site) -> Scalar:
    match arg.type:
        case ArgType.NUMBER | ArgType.DURATION:
            low = 1.0 if arg.min is None else arg.min
            return min(max(low, 0.3), math.inf if arg.max is None else arg.max)
        case ArgType.CHOICE:
            return arg.choices[0]
        case ArgType.PLACE:
            return next(iter(site.places))
        case ArgType.OBJECT:
            return next(iter(site.objects))
        case ArgType.ENTITY:
            return next(iter(site.robots))
        case ArgType.TEXT:
            return 'hello'


def world_for(bench: Bench, site: Site, target: str, skill: Skill) -> FakeWorld:
    """Return a world in which everything is known and the skill may start."""
    world = FakeWorld(bench.clock, site)
    for robot in site.robots.values():
        home = site.pose_of(robot.home) if robot.home else None
        world.move(robot.id, home.x if home else 0.0, home.y if home else 0.0)
        world.set(robot.id, holding='', state='idle')
    for device in site.devices.values():
        levels: Mapping[str, Scalar] = {
            attribute: 50
            for attribute in site.kinds[device.kind].attributes
            if site.limits(device.id, attribute) is not None
        }
        world.set(device.id, **{'state': 'unknown to nobody', **levels})
    for zone in site.keep_out.values():
        for needed in zone.while_:
            if needed.entity is not None:
                world.set(needed.entity, **{needed.attribute: 'open to robots'})
    for needed in skill.requires:
        if needed.op == 'eq':
            world.set(needed.entity or target, **{needed.attribute: needed.value})
        elif needed.op == 'ne':
            world.set(needed.entity or target, **{needed.attribute: 'something else'})
    return world


SITES = {name: load_site(find_site(name)) for name in ('home', 'factory')}


def cases() -> list[tuple[str, str, str]]:
    return [
        (name, entity.id, skill)
        for name, site in SITES.items()
        for entity in site.robots_first()
        for skill in site.skills_of(entity.id)
    ]


@pytest.mark.parametrize(('site_name', 'target', 'skill_name'), cases())
def test_a_skill_of_a_shipped_site_is_carried_out(
    site_name: str, target: str, skill_name: str
) -> None:
    site = SITES[site_name]
    skill = site.skills_of(target)[skill_name]
    bench = Bench()
    bench.site = site
    bench.world = world_for(bench, site, target, skill)
    bench.dispatch = FakeDispatch(bench.clock, bench.world, site, delay_s=1.0)
    bench.executor = bench.make()
    args = {a.name: value_for(a, site) for a in skill.args if a.required}
    step = Step(id='s1', skill=skill_name, target=target, args=args)
    graph = bench.graph(step)
    assert bench.executor.submit(graph) == ()
    bench.executor.tick()
    bench.executor.answer('yes', 'tester')
    report = bench.finish(graph.id, 400)
    wanted = {'unconfirmed' if skill.verify.by == 'none' else 'confirmed'}
    assert {r['outcome'] for r in report['steps']} == wanted, report['say']
