"""What is said once and drafted of one order only, or drafted as an order by itself.

'Do a quick scan of bay one and then of bay two', 'follow Ann all the way to the barn'.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from llm_bridge.graph.action_graph import Step
from llm_bridge.language.mending.mending import each_call, swapped, without_call
from llm_bridge.language.mending.robots import robot_skill
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

Words = tuple[str, ...]
# fmt: off
_BETWEEN = frozenset({'and', 'then', 'also', 'after', 'that', 'of', 'the', 'in', 'on', 'for',
                      'next', 'afterwards', 'finally', 'please', 'as', 'well', 'plus'})
"""Stand between two things of one verb."""
_ANEW = frozenset({'again', 'then', 'another', 'more', 'twice', 'further', 'after', 'later'})
"""What is said with one of these may be a second order."""
_UP_TO = frozenset({'all', 'the', 'way', 'as', 'far', 'right', 'up', 'over', 'down', 'back',
                    'straight', 'to', 'into', 'towards'})
"""Lead to where something ends."""
# fmt: on


def with_choices_for_both(plan: Plan, words: Words, site: Site) -> Plan:
    """Return the plan with a choice that stands before the first of several things for all.

    Only where nothing but 'and' stands between the things.
    """
    for one, other in _neighbours(plan):
        skill = robot_skill(one, site)
        if skill is None or one.skill != other.skill or not (one.args and other.args):
            continue
        first, second = split_words(one.args[0]), split_words(other.args[0])
        at = find(words, first)
        end = None if at is None else find(words, second, at + len(first))
        if at is None or end is None or not {*words[at + len(first) : end]} <= _BETWEEN:
            continue
        choices = {a.name for a in skill.args if a.type is ArgType.CHOICE}
        shared = {
            name: phrase
            for name, phrase in one.options.items()
            if name in choices
            and name not in other.options
            and (said := find(words, split_words(phrase))) is not None
            and said < at
        }
        if shared:
            plan = swapped(plan, other, replace(other, options={**other.options, **shared}))
    return plan


def with_each_phrase_once(plan: Plan, words: Words, site: Site) -> Plan:
    """Return the plan without a phrase, said once, in the place of two things that are needed.

    'Move the cart', drafted as moving the cart to the cart: nobody has said where to. What is no
    place is said then, or else the first of them.
    """

    def once(call: Call) -> Call:
        skill = robot_skill(call, site)
        required = [a for a in skill.args if a.required] if skill is not None else []
        said = [_bare(split_words(p)) if p != UNSAID else () for p in call.args[: len(required)]]
        args = list(call.args)
        for at, phrase in enumerate(said):
            first = said.index(phrase)
            where = find(words, phrase) if phrase and first < at else None
            if where is None or find(words, phrase, where + 1) is not None:
                continue
            is_place = [required[n].type is ArgType.PLACE for n in (first, at)]
            args[first if is_place == [True, False] else at] = UNSAID
        return replace(call, args=tuple(args))

    return each_call(plan, once)


def with_each_call_once(plan: Plan, words: Words) -> Plan:
    """Return the plan without a call drafted twice in a row, of words that were said once."""
    for one, other in _neighbours(plan):
        said = _said(one)
        at = [(find(words, p), p) for p in said if len(p) > 1]
        is_once = any(n is not None and find(words, p, n + 1) is None for n, p in at)
        is_same = one.skill == other.skill and one.options.keys() == other.options.keys()
        if is_once and is_same and one is not other and said == _said(other):
            fewer = without_call(plan, other)
            if fewer != plan:
                return with_each_call_once(fewer, words)
    return plan


def _said(call: Call) -> list[Words]:
    return [_bare(split_words(p)) for p in (*call.args, *call.options.values()) if p != UNSAID]


def _bare(said: Words) -> Words:
    return said[1:] if said[:1] in (('the',), ('a',), ('an',), ('that',), ('this',)) else said


def with_its_goal(plan: Plan, words: Words, site: Site, holds: Callable[[Plan], bool]) -> Plan:
    """Return the plan with where something ends in its order, where that was no order itself.

    'Follow Ann to the barn', drafted as following her and driving to the barn.
    """
    for one, other in _neighbours(plan):
        skill = robot_skill(one, site)
        goal = [p for p in other.args if p != UNSAID]
        if skill is None or len(goal) != 1 or {*other.options} - {ROBOT}:
            continue
        last = (*one.args, *(v for k, v in one.options.items() if k != ROBOT))
        ends = [at + len(p) for p in map(split_words, last) if (at := find(words, p)) is not None]
        at = find(words, split_words(goal[0]), max(ends, default=0))
        led = words[max(ends) : at] if ends and at is not None else ()
        if not {'to', 'into', 'towards'} & {*led} or not {*led} <= _UP_TO:
            continue
        for arg in skill.args:
            if arg.type is ArgType.PLACE and not arg.required and arg.name not in one.options:
                whole = replace(one, options={**one.options, arg.name: goal[0]})
                merged = swapped(without_call(plan, other), one, whole)
                if holds(merged):
                    return merged
    return plan


def with_the_skill_once(plan: Plan, words: Words, site: Site) -> Plan:
    """Return the plan without a bare call before the same one with a value.

    'Take off climb to 30 m', drafted as taking off and taking off to 30 m.
    """
    for one, other in _neighbours(plan):
        if one.skill != other.skill or one.args or {*one.options} - {ROBOT}:
            continue
        name = tuple(one.skill.split('_'))
        at = find(words, name)
        if not ({*other.options} - {ROBOT} or other.args) or at is None:
            continue
        robots = {c.options[ROBOT] for c in (one, other) if ROBOT in c.options}
        if find(words, name, at + 1) is None and len(robots) < 2:
            whole = replace(other, options={**other.options, **one.options})
            return without_call(swapped(plan, other, whole), one)
    return plan


def of_the_same_with_its_value(plan: Plan, words: Words, steps: Sequence[Step]) -> Plan:
    """Return the plan without an order that the next one says whole, of the same thing.

    'I want the front nice and cold, make it 3 degrees cooler up there', drafted as cooler and as
    3 degrees cooler. `steps` are those of the plan.
    """
    for one, other in _neighbours(plan):
        bare = len(one.args) <= 1 and not {*one.options} - {ROBOT}
        done = [step for step in steps if step.skill == one.skill]
        is_same = len(done) == 2 and done[0].target == done[1].target and not done[0].args
        if one.skill == other.skill and bare and is_same and done[1].args and not _ANEW & {*words}:
            return without_call(plan, one)
    return plan


def _neighbours(plan: Plan) -> list[tuple[Call, Call]]:
    """Return each call with the one behind it."""
    done = calls(plan)
    return list(pairwise(done))
