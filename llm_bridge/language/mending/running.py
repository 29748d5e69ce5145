"""Running a device that has a skill of its own for it: 'run the oven for five minutes'.

Also which device 'it' and 'the machine' are, where something was just put in a place that is
called like a device: 'put the pie in the oven and run it'.
"""

from dataclasses import replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import (
    Call,
    calls,
    Every,
    If,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    When,
)
from llm_bridge.language.text.quantities import has_unit, read_duration, read_quantity
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
_THAT = frozenset({'it', 'that', 'this'})
MACHINES = frozenset({'the machine', 'that machine', 'the appliance', 'the device', 'the thing'})
"""Words for a device, whichever was spoken of."""
_START = frozenset({'start', 'turn_on', 'run', 'open'})
_RUNS = frozenset({'start', 'run', 'operate'})


def namesake(call: Call, before: Words, site: Site, index: NameIndex) -> Call | None:
    """Return a call of 'it' as one of the device that the last place in some words is called like.

    A robot handles what is at the place; of the device itself, only skills of devices are said.
    """
    phrase = call.args[0] if call.args else ''
    actors = site.actors(call.skill)
    if phrase not in _THAT | MACHINES or not actors or actors[0].id not in site.devices:
        return None
    for at in reversed(range(len(before))):
        for size in range(4, 0, -1):
            name = before[at : at + size]
            called = index.exact(name) if len(name) == size else ()
            if any(i in site.devices for i in called):
                if not any(i in site.places for i in called):
                    return None
                return replace(call, args=(f'the {" ".join(name)}', *call.args[1:]))
    return None


def with_own_start(plan: Plan, site: Site, index: NameIndex, language: str) -> Plan:
    """Return the plan with starting a device by the only skill that it has for that.

    How long and how strong are arguments of it, where it has such: 'for ten minutes', 'at 5 bar'.
    """

    def again(part: Plan) -> Plan:
        return with_own_start(part, site, index, language)

    match plan:
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(map(again, parts)))
        case If(clause, body, otherwise):
            return If(clause, again(body), None if otherwise is None else again(otherwise))
        case Timed(how, phrase, body) if how in ('for', 'at'):
            body = again(body)
            done = calls(body)
            skill = _skill(done[0], site, index) if len(done) == 1 else None
            arg = None if skill is None else _amount(skill, how, phrase, language)
            if arg is None or arg.name in done[0].options:
                return replace(plan, body=body)
            given = replace(done[0], options={**done[0].options, arg.name: phrase})
            return swapped(body, done[0], given)
        case When() | Every() | Repeat() | Timed():
            return replace(plan, body=again(plan.body))
        case Call(name, args) if len(args) == 1 and name in _START:
            own = _own_start(plan, site, index)
            return plan if own is None else replace(plan, skill=own)
    return plan


def _device(call: Call, site: Site, index: NameIndex) -> str | None:
    said = split_words(call.args[0]) if call.args else ()
    called = index.exact(said[1:] if said[:1] in (('the',), ('our',), ('my',)) else said)
    devices = [i for i in called if i in site.devices]
    return devices[0] if len(devices) == 1 else None


def _own_start(call: Call, site: Site, index: NameIndex) -> str | None:
    """Return the skill of a device that starts it, where it has neither that nor its like."""
    device = _device(call, site, index)
    if device is None or call.skill in site.skills_of(device):
        return None
    if call.options or site.stand_in(device, call.skill) is not None:
        return None
    found = [
        s.name
        for s in site.skills_of(device).values()
        if not any(a.required for a in s.args)
        and {s.name.split('_')[0], *split_words(s.description)[:1]} & _RUNS
    ]
    return found[0] if len(found) == 1 else None


def _skill(call: Call, site: Site, index: NameIndex) -> Skill | None:
    device = _device(call, site, index)
    return None if device is None else site.skills_of(device).get(call.skill)


def _amount(skill: Skill, how: str, phrase: str, language: str) -> Arg | None:
    """Return the argument of a skill that says how long, or how strong: 'at 600 watts'."""
    if not {skill.name.split('_')[0], *split_words(skill.description)[:1]} & _RUNS:
        return None
    found = []
    for arg in skill.args:
        if arg.type is ArgType.DURATION and how == 'for':
            value = read_duration(phrase, language)
        elif arg.type is ArgType.NUMBER and arg.unit and how == 'at' and has_unit(phrase):
            value = read_quantity(phrase, unit=arg.unit, language=language)
        else:
            continue
        if not isinstance(value, Problem):
            found.append(arg)
    return found[0] if len(found) == 1 else None
