"""Where a thing goes, which a model took for where it lies: 'the cup goes back in the cupboard'.

Both are places, and where they are optional the model may write either.
"""

from collections.abc import Iterator
from dataclasses import replace

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_person, is_whence
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_TOWARDS = frozenset({'to', 'into', 'onto'})
_AT = frozenset({'in', 'on', 'by', 'at', 'under', 'behind', 'beside', 'inside', 'near'})
"""Said of where a thing lies and of where it goes; the verb tells which."""
_PUTTING = frozenset({
    'put', 'place', 'set', 'lay', 'leave', 'return', 'stick', 'pop', 'drop', 'stash', 'store',
    'go', 'goes', 'belong', 'belongs', 'live', 'lives',
})
_TAKING = frozenset({
    'fetch', 'get', 'grab', 'take', 'bring', 'pick', 'collect', 'hand', 'give', 'find', 'carry',
    'pass', 'need', 'want', 'see', 'look', 'clear', 'remove', 'is', 'are',
})
_ARTICLES = frozenset({'the', 'a', 'an', 'my', 'our', 'your', 'his', 'her', 'their'})
# fmt: on


def with_goals(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site
) -> Iterator[tuple[Plan, Call]]:
    """Yield the plan with each thing brought where it was said to go, and the call for it.

    Only where a place that something is taken from stands behind 'to' or 'back in', or behind
    'in' where the thing is put and nowhere is said to be taken.
    """
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        robot = _robot_of(call, site)
        if robot is None or not isinstance(call, Call):
            continue
        skill = robot.skills[call.skill]
        required = [a for a in skill.args if a.required]
        said = {a.name: phrase for a, phrase in zip(required, call.args, strict=False)}
        said |= {name: phrase for name, phrase in call.options.items() if name != ROBOT}
        for arg in skill.args:
            phrase = said.get(arg.name, UNSAID)
            if phrase == UNSAID or not is_whence(arg) or not _is_goal(phrase, words, region):
                continue
            rest = {name: p for name, p in said.items() if name != arg.name}
            for other in _with_goal(rest, phrase, skill, robot):
                kept = {k: v for k, v in call.options.items() if k == ROBOT}
                other = replace(other, options={**other.options, **kept})
                yield swapped(plan, call, other), other


def _robot_of(leaf: Plan, site: Site) -> Robot | None:
    if not isinstance(leaf, Call):
        return None
    return next((r for r in site.robots.values() if leaf.skill in r.skills), None)


def _is_goal(phrase: str, words: Words, region: Region) -> bool:
    """Return whether a place is said to be where something goes."""
    said = split_words(phrase)
    while said[1:] and (said[0] in _ARTICLES or said[0] in _AT | _TOWARDS):
        said = said[1:]
    at = find(words, said, region.start)
    if at is None:
        return False
    while at > region.start and words[at - 1] in _ARTICLES:
        at -= 1
    lead, before = words[max(region.start, at - 1) : at], words[region.start : max(0, at - 1)]
    if not lead or lead[0] not in _AT | _TOWARDS:
        return False
    if lead[0] in _TOWARDS or before[-1:] == ('back',):
        return True
    return bool(_PUTTING & {*before}) or not _TAKING & {*before}


def _with_goal(said: dict[str, str], place: str, own: Skill, robot: Robot) -> Iterator[Call]:
    """Yield calls that bring what was said to a place, the plainest first.

    One that must be told a place, then the same skill with its own goal, then another's.
    """
    others = [s for s in robot.skills.values() if s is not own]
    putting = [s for s in others if any(a.required and _is_for_goals(a) for a in s.args)]
    bringing = [s for s in (own, *others) if s not in putting]
    for skill in (*putting, *bringing):
        goal = next((a for a in skill.args if _is_for_goals(a) and a.name not in said), None)
        things = [a for a in skill.args if a.required and a is not goal]
        if goal is None or [a.type for a in things] != [ArgType.OBJECT]:
            continue
        thing = [p for name, p in said.items() if _is_thing(own.arg(name))]
        if len(thing) != 1:
            continue
        if goal.required:
            order = [thing[0] if a is things[0] else place for a in skill.args if a.required]
            yield Call(skill.name, tuple(order))
        else:
            yield Call(skill.name, (thing[0],), {goal.name: place})


def _is_for_goals(arg: Arg) -> bool:
    return (
        arg.type in (ArgType.PLACE, ArgType.ENTITY) and not is_whence(arg) and not is_person(arg)
    )


def _is_thing(arg: Arg | None) -> bool:
    return arg is not None and arg.type is ArgType.OBJECT
