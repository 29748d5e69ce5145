"""Where a thing is fetched from before it is brought: 'bring the tray from room 12 to the bar'.

Of a robot that has one skill for fetching and another for bringing, both are done.
"""

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Plan, Sequence
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_whence
from llm_bridge.language.text.words import find, find_all
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.entity import Object
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
_FROM = (('from',), ('out', 'of'), ('off', 'of'))
_BRINGING = (('take',), ('bring',), ('carry',), ('deliver',), ('run',))
_THINGS = frozenset({ArgType.OBJECT, ArgType.TEXT, ArgType.ENTITY})
_LONGEST = 4
"""Words of a place, at most."""


def with_fetching_first(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site, index: NameIndex
) -> tuple[Plan, Call] | None:
    """Return the plan with a thing fetched from where it was said to be, and the call for it."""
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or UNSAID in call.args or len(call.args) != 2:
            continue
        for robot in site.robots.values():
            bringing = robot.skills.get(call.skill)
            fetching = next((s for s in robot.skills.values() if _fetches(s)), None)
            if bringing is None or fetching is None or not _brings(bringing):
                continue
            thing, place = _parted(split_words(call.args[0]))
            if not place:
                place = _behind(words, thing, region.covered)
            if not _is_a_place(place, site, index) or _is_kept(thing, place, index):
                continue
            called = {k: v for k, v in call.options.items() if k == ROBOT}
            number = {k: v for k, v in call.options.items() if fetching.arg(k) is not None}
            what = ' '.join(thing)
            first = Call(fetching.name, (what, ' '.join(place)), {**number, **called})
            then = Call(call.skill, (what, *call.args[1:]), call.options)
            return _flat(swapped(plan, call, Sequence((first, then)))), first
    return None


def with_bringing_there(plan: Plan, words: Words, site: Site) -> tuple[Plan, Call] | None:
    """Return 'take the tray to the bar', drafted as fetching it there, as bringing it there."""
    for call in calls(plan):
        robot = next((r for r in site.robots.values() if call.skill in r.skills), None)
        if robot is None or not _fetches(robot.skills[call.skill]) or len(call.args) != 2:
            continue
        fetching = robot.skills[call.skill]
        brings = [
            s
            for s in robot.skills.values()
            if _brings(s) and (_moved(s), s.resource) == (_moved(fetching), fetching.resource)
        ]
        thing, place = (split_words(a) for a in call.args)
        at = find(words, thing) or 0
        goals = ((to, *place) for to in ('to', 'into', 'onto'))
        is_goal = any(find(words, goal, at) is not None for goal in goals)
        is_there = place[-1:] == ('there',) and words[max(0, at - 1) : at] in _BRINGING
        if len(brings) == 1 and (is_goal or is_there):
            taken = {a.name for a in brings[0].args} | {ROBOT}
            options = {k: v for k, v in call.options.items() if k in taken}
            other = Call(brings[0].name, call.args, options)
            return swapped(plan, call, other), other
    return None


def _flat(plan: Plan) -> Plan:
    """Return the plan without a row within a row."""
    if not isinstance(plan, Sequence):
        return plan
    parts = (q for p in plan.parts for q in (p.parts if isinstance(p, Sequence) else (p,)))
    return Sequence(tuple(parts))


def _fetches(skill: Skill) -> bool:
    """Return whether a skill takes a thing from where it is, and no more."""
    return _handles(skill) and any(is_whence(a) for a in skill.args)


def _brings(skill: Skill) -> bool:
    return _handles(skill) and not any(is_whence(a) for a in skill.args)


def _handles(skill: Skill) -> bool:
    kinds = [a.type for a in skill.args if a.required]
    return len(kinds) == 2 and kinds[0] in _THINGS and kinds[1] is ArgType.PLACE


def _moved(skill: Skill) -> tuple[ArgType, str]:
    """Return what a skill moves, by its name where any words may name it."""
    first = next(a for a in skill.args if a.required)
    return first.type, first.name if first.type is ArgType.TEXT else ''


def _parted(said: Words) -> tuple[Words, Words]:
    """Return a thing, and the place that it was said to be taken from."""
    for at in range(1, len(said) - 1):
        for lead in _FROM:
            if said[at : at + len(lead)] == lead and said[at + len(lead) :]:
                return said[:at], said[at + len(lead) :]
    return said, ()


def _behind(words: Words, thing: Words, covered: frozenset[int]) -> Words:
    """Return the place that stands behind a thing in the command, where no phrase has it."""
    for at in find_all(words, thing):
        for lead in _FROM:
            start = at + len(thing) + len(lead)
            if words[at + len(thing) : start] != lead:
                continue
            end = start
            while end < min(start + _LONGEST, len(words)) and end not in covered:
                end += 1
                if words[start:end] == ('there',):
                    break
            return words[start:end]
    return ()


def _is_a_place(said: Words, site: Site, index: NameIndex) -> bool:
    named = index.exact(without_articles(said))
    return said == ('there',) or any(i in site.places or i in site.areas for i in named)


def _is_kept(thing: Words, place: Words, index: NameIndex) -> bool:
    """Return whether a thing is known to be in that place: then it need not be said twice."""
    spots = {*index.exact(without_articles(place))}
    things = [index.named[i].entity for i in index.exact(without_articles(thing))]
    return any(isinstance(t, Object) and t.place in spots for t in things)
