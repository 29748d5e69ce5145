"""The plans of the clauses of one command, put together into one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from llm_bridge.language.command_cuts import Clause
from llm_bridge.language.compounds import together
from llm_bridge.language.mending import each_call
from llm_bridge.language.plan import Call, calls, Every, If, Parallel, Plan, Timed, Wait, When
from llm_bridge.language.plan import Sequence as InOrder
from llm_bridge.language.signatures import ROBOT
from llm_bridge.language.words import words as split_words
from llm_bridge.site.site import Site

# fmt: off
_REFERS_BACK = frozenset({'it', 'them', 'him', 'her', 'its', 'again', 'there', 'these', 'those',
                          'both', 'all'})
_FRAMES = frozenset({'if', 'when', 'whenever', 'once', 'as', 'after', 'every', 'in', 'at', 'on',
                     'from', 'tomorrow', 'tonight', 'by', 'should', 'while'})
# fmt: on
"""A command that begins so says of all that follows when it is done."""


@dataclass(frozen=True)
class Read:
    """A clause and what it comes to by itself."""

    clause: Clause
    plan: Plan
    against: float = 0.0
    """What speaks against it, as a logarithm of odds."""
    is_sure: bool = True
    """Whether nothing else is likely."""


def as_one_plan(read: Sequence[Read], site: Site) -> Plan:
    """Return one plan: 'then', 'it' and waiting put a clause behind the one before.

    What stands behind a leading condition or time is done under it too.
    """
    found: list[tuple[Plan, bool]] = []
    waited = False
    for at, one in enumerate(read):
        said = split_words(one.clause.text)
        is_then = one.clause.is_then or waited or bool(_REFERS_BACK & set(said))
        waited = isinstance(one.plan, Wait)
        plan = one.plan
        if said[0] in _FRAMES and read[at + 1 :]:
            match plan:
                case If(_, body, None) | When(_, body) | Every(_, body) | Timed('at' | 'in', _, body):
                    rest = (replace(one, clause=replace(one.clause, text='?'), plan=body),)
                    body = as_one_plan((*rest, *read[at + 1 :]), site)
                    found.append((replace(plan, body=body), is_then))
                    return together(found, site)
        for part, is_next in _loose(plan):
            found.append((part, is_then if not is_next else is_next == ';'))
        if waited:
            found[-1] = (plan, True)
    return together(found, site)


def parts_of(plan: Plan) -> tuple[Plan, ...]:
    """Return the parts of a plan that stand beside each other or one after the other."""
    return tuple(part for part, _ in _loose(plan))


def with_the_robot_before(read: Sequence[Read], site: Site) -> tuple[Read, ...]:
    """Return the clauses with the robot of the clause before where they name none.

    'Have milo collect the mail and bring it to the office'.
    """
    found: list[Read] = []
    named = ''
    for one in read:
        said = [c.options[ROBOT] for c in calls(one.plan) if ROBOT in c.options]
        if said:
            named = said[-1]
        elif named:
            one = replace(one, plan=_given(one.plan, named, site))
        found.append(one)
    return tuple(found)


def _given(plan: Plan, named: str, site: Site) -> Plan:
    name = split_words(named)
    able = [
        set(r.skills) for r in site.robots.values() if name in [split_words(n) for n in r.names()]
    ]
    skills = set.intersection(*able) if able else set()
    devices = {skill for d in site.devices for skill in site.skills_of(d)}

    def given(call: Call) -> Call:
        if call.skill not in skills - devices:
            return call
        return replace(call, options={**call.options, ROBOT: named})

    return each_call(plan, given)


def _loose(plan: Plan) -> list[tuple[Plan, str]]:
    """Return the parts of a plan, each with what stands before it: ';', '&' or nothing."""
    if not isinstance(plan, InOrder | Parallel):
        return [(plan, '')]
    sign = ';' if isinstance(plan, InOrder) else '&'
    found: list[tuple[Plan, str]] = []
    for part in plan.parts:
        inner = _loose(part)
        found += [(inner[0][0], sign if found else ''), *inner[1:]]
    return found
