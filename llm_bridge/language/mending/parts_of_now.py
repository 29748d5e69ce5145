"""'Half as fast', 'twice its volume': a part of what it is now, and no amount to add."""

from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.mending.values import setter_beside
from llm_bridge.language.plans.plan import Call, calls, Plan, Repeat, walk
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.text.quantities import parts_of_now
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

_HALVED = {'halve': 'half its level', 'double': 'double its level'}
"""Verbs that say the same, and how."""


def with_parts_of_now(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with things set to the part of what they are now that was said.

    'Make it half as loud' may be drafted as louder by half, and 'twice as loud' as louder, twice.
    Where several parts are said, or several things could be set, nothing is changed.
    """
    said = parts_of_now(' '.join(words)) or [_HALVED[w] for w in words[:1] if w in _HALVED]
    if len(said) != 1:
        return plan
    part = said[0]
    found = [c for c in calls(plan) if _setter(c, part, site) is not None]
    if len(found) != 1:
        return plan

    def set_to(call: Call) -> Plan:
        setter = _setter(call, part, site)
        return call if setter is None else Call(setter, (*(call.args[:1] or (UNSAID,)), part))

    return each_call(_once(plan, found[0], split_words(part)), set_to)


def _setter(call: Call, part: str, site: Site) -> str | None:
    """Return the skill that sets what a call changes or sets by a part of what it is now."""
    beside = setter_beside(call.skill, site)
    if beside is not None:
        return beside
    is_led = len(call.args) == 2 and call.args[1] == part.split(' as ')[0].split(' its ')[0]
    return call.skill if is_led and call.skill.startswith('set_') else None


def _once(plan: Plan, call: Call, part: tuple[str, ...]) -> Plan:
    """Return the plan without doing the call as often as 'twice as ...' sounds."""
    for again in walk(plan):
        if isinstance(again, Repeat) and again.how == 'repeat' and again.body is call:
            how_often = split_words(again.phrase)
            return swapped(plan, again, call) if part[: len(how_often)] == how_often else plan
    return plan
