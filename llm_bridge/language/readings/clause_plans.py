"""The plans of the clauses of one command, put together into one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import (
    Call,
    calls,
    Every,
    If,
    Parallel,
    Plan,
    Repeat,
    Timed,
    Wait,
    walk,
    When,
)
from llm_bridge.language.plans.plan import Sequence as InOrder
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.readings.command_cuts import Clause
from llm_bridge.language.readings.compounds import together
from llm_bridge.language.readings.doubted_plans import AGAINST_A_DOUBT
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
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
    confidence: float = 1.0
    """How sure the model was of it, 0 to 1; 1 where it was not asked."""

    @property
    def holds(self) -> bool:
        """Whether it comes to something that nobody doubts, or to a question."""
        return self.against < AGAINST_A_DOUBT


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
        if said[:1] and said[0] in _FRAMES and read[at + 1 :]:
            match plan:
                case (
                    If(_, body, None)
                    | When(_, body)
                    | Every(_, body)
                    | Timed('at' | 'in', _, body)
                ):
                    rest = (replace(one, clause=replace(one.clause, text='?'), plan=body),)
                    body = as_one_plan((*rest, *read[at + 1 :]), site)
                    found.append((replace(plan, body=body), is_then))
                    return together(found, site)
        for part, is_next in _loose(plan):
            found.append((part, is_then if not is_next else is_next == ';'))
        if waited:
            found[-1] = (plan, True)
    return together(found, site)


def has_frames(plan: Plan) -> bool:
    """Return whether a part waits for something, or is repeated: of which parts may be open."""
    return any(isinstance(p, If | When | Every | Timed | Repeat) for p in walk(plan))


def in_order(plan: Plan) -> Plan:
    """Return the plan with its parts one after the other: what is repeated is a round of them."""
    return InOrder(parts_of(plan)) if isinstance(plan, InOrder | Parallel) else plan


def parts_of(plan: Plan) -> tuple[Plan, ...]:
    """Return the parts of a plan that stand beside each other or one after the other."""
    return tuple(part for part, _ in _loose(plan))


def with_parts(plan: Plan, parts: Sequence[Plan]) -> Plan:
    """Return the plan with others for its parts, of which there are as many."""
    left = iter(parts)

    def put_in(old: Plan) -> Plan:
        if isinstance(old, InOrder | Parallel):
            return replace(old, parts=tuple(put_in(p) for p in old.parts))
        return next(left)

    return put_in(plan)


def robot_of(plan: Plan) -> str:
    """Return the words for the last robot that a plan names."""
    return next((c.options[ROBOT] for c in reversed(calls(plan)) if ROBOT in c.options), '')


def with_robot(plan: Plan, named: str, site: Site) -> Plan:
    """Return the plan with the robot that is called, or was in the clause before.

    'Have milo collect the mail and bring it to the office'. One that it names itself stays.
    """
    if not named or robot_of(plan):
        return plan
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


def says_which_robot(plan: Plan, site: Site) -> bool:
    """Return whether every call of a robot says which."""
    skills = {skill for r in site.robots.values() for skill in r.skills}
    return all(ROBOT in c.options for c in calls(plan) if c.skill in skills)


def says_twice(plan: Plan, words: tuple[str, ...]) -> bool:
    """Return whether a call has words for two arguments that the command says only once."""
    for call in calls(plan):
        phrases = [split_words(p) for p in (*call.args, *call.options.values())]
        for at, phrase in enumerate(phrases):
            first = find(words, phrase)
            if first is None or find(words, phrase, first + 1) is not None:
                continue
            if any(
                find(other, phrase) is not None for other in (*phrases[:at], *phrases[at + 1 :])
            ):
                return True
    return False


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
