"""What the preposition before a thing says: which skill it is, and what goes where.

'Put it on the shelf' is not putting it in, and not putting the shelf on it.
"""

from dataclasses import replace

from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_whence
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_SAID = {
    'in': 'in', 'into': 'in', 'inside': 'in', 'within': 'in',
    'on': 'on', 'onto': 'on', 'upon': 'on', 'atop': 'on',
    'under': 'under', 'beneath': 'under', 'underneath': 'under', 'below': 'under',
    'behind': 'behind', 'beside': 'beside', 'by': 'beside', 'at': 'at', 'for': 'for',
}
# fmt: on
"""Preposition -> the one that says the same."""
_GOALS = frozenset({'in', 'on', 'under', 'behind', 'beside'})
_THINGS = frozenset({ArgType.OBJECT, ArgType.PLACE, ArgType.ENTITY})
_LONGER = {('on', 'top', 'of'): 'on', ('inside', 'of'): 'in', ('next', 'to'): 'beside'}


def with_the_preposition_said(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with the skill of the preposition that stands before where something goes.

    Only another skill of the same robot, whose name, words or description begin with the same
    verb and that preposition ('look for', beside looking at), and which needs as much.
    """
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or not call.args:
            continue
        robot = next((r for r in site.robots.values() if call.skill in r.skills), None)
        verb, _, own = call.skill.rpartition('_')
        said = _before(call.args[-1], words, region)
        if robot is None or not verb or own not in _SAID or said in ('', _SAID[own]):
            continue
        other = _other(robot, verb, said, robot.skills[call.skill])
        if other is not None and {*call.options} <= {ROBOT, *(a.name for a in other.args)}:
            plan = swapped(plan, call, replace(call, skill=other.name))
    return plan


def with_what_goes_where(plan: Plan, words: Words, site: Site) -> Plan:
    """Return the plan with a thing and where it goes in the order that was said.

    Only where one stands right before the other, with the preposition between them.
    """

    def changed(call: Call) -> Call:
        robot = next((r for r in site.robots.values() if call.skill in r.skills), None)
        required = [a for a in robot.skills[call.skill].args if a.required] if robot else []
        if len(call.args) != 2 or [a.type in _THINGS for a in required] != [True, True]:
            return call
        one, other = (split_words(a) for a in call.args)
        if is_whence(required[1]) or not one or not other:
            return call
        leads = [(w,) for w, meant in _SAID.items() if meant in _GOALS] + [*_LONGER, ('to',)]
        turned = any(find(words, (*other, *lead, *one)) is not None for lead in leads)
        plain = any(find(words, (*one, *lead, *other)) is not None for lead in leads)
        return replace(call, args=call.args[::-1]) if turned and not plain else call

    return each_call(plan, changed)


def _before(phrase: str, words: Words, region: Region) -> str:
    """Return which preposition stands before a phrase, or at its beginning."""
    said = split_words(phrase)
    at = find(words, said, region.start)
    if at is None or not said or at + len(said) > region.end:
        return ''
    lead = (*words[max(region.start, at - 3) : at], *said[:1])
    for end in (len(lead), len(lead) - 1):
        for longer, meant in _LONGER.items():
            if lead[:end][-len(longer) :] == longer:
                return meant
        if lead[:end] and lead[end - 1] in _SAID:
            return _SAID[lead[end - 1]]
    return ''


def _other(robot: Robot, verb: str, said: str, own: Skill) -> Skill | None:
    """Return the skill of a robot with the same verb and the preposition that was said."""
    required = [a for a in own.args if a.required]
    said_so = {(*verb.split('_'), word) for word, meant in _SAID.items() if meant == said}
    found = []
    for skill in robot.skills.values():
        phrases = (skill.name.replace('_', ' '), skill.description, *skill.words.get('en', ()))
        ways = [split_words(p) for p in phrases]
        begins = any(way[: len(lead)] == lead for way in ways for lead in said_so)
        if begins and sum(a.required for a in skill.args) == len(required):
            found.append(skill)
    return found[0] if len(found) == 1 else None
