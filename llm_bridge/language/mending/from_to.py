"""Whence and where to, as the words say: 'move the pallet from bay 1 to bay 2'."""

from dataclasses import replace

from llm_bridge.language.mending.call_phrases import with_phrases
from llm_bridge.language.mending.mending import each_call, swapped, without_call
from llm_bridge.language.mending.robots import robot_skill
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_whence
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_TO = frozenset({'to', 'into', 'onto'})
_GOING = frozenset({'go', 'drive', 'fly', 'travel', 'head', 'walk', 'ride', 'roll', 'come',
                    'move'})
_ARTICLES = frozenset({'the', 'a', 'an', 'this', 'that'})
_CARRYING = frozenset({'bring', 'take', 'carry', 'move', 'deliver', 'drop', 'run', 'get', 'haul'})
_IT = frozenset({'it', 'them', 'that', 'those', 'over', 'back', 'up', 'down', 'off', 'straight'})
# fmt: on
_LONGEST = 5
"""Words of a place, at most."""


def with_whence_and_where_to(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site, index: NameIndex
) -> Plan:
    """Return the plan with both places of 'from here to there' where they belong.

    They are those of a skill that needs both; of one that only goes it is the second.
    """
    plan = each_call(plan, lambda c: _without_its_noun(c, site, index))
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        skill = robot_skill(call, site) if isinstance(call, Call) else None
        if skill is None or not isinstance(call, Call):
            continue
        way = _way(words, region.start, breaks, site, index)
        if way is None:
            continue
        start, whence, goal = way
        going = _going(words, region.start, start, call, site)
        places = [a for a in skill.args if a.type is ArgType.PLACE and a.required]
        sources = [a for a in places if is_whence(a)]
        goals = [a for a in places if not is_whence(a)]
        free = [a for a in skill.args if a.type is ArgType.PLACE and is_whence(a)]
        other: Call | None = None
        kept = {k: v for k, v in call.options.items() if k == ROBOT}
        named = _named(words, region.start, start, call, site)
        if named is not None:
            source = next(a.name for a in named.args if is_whence(a))
            order = [whence if a.name == source else goal for a in named.args if a.required]
            other = Call(named.name, tuple(order), kept)
        elif going is not None:
            other = Call(going.name, (goal,), kept)
        elif len(goals) == 1 and len(sources or free) == 1:
            said = {(sources or free)[0].name: whence, goals[0].name: goal}
            other = with_phrases(_without_whence(call, whence), skill, said, site)
        elif len(goals) == 1 and {whence, goal} & {*call.args}:  # 'guide him from here to there'
            other = with_phrases(call, skill, {goals[0].name: goal}, site)
        if other is None:
            continue
        for left in calls(plan):
            again = left.skill == call.skill and {whence, goal} & {*left.args}
            if left is not call and (again or _goes_there(left, (whence, goal), site)):
                plan = without_call(plan, left)
        plan = swapped(plan, call, other)
    return plan


def _without_whence(call: Call, whence: str) -> Call:
    """Return a call without where a thing is behind the thing: 'the samples from room 2'."""

    def bare(phrase: str) -> str:
        kept = phrase.removesuffix(f' from {whence}')
        return kept if split_words(kept) else phrase

    options = {name: bare(phrase) for name, phrase in call.options.items()}
    return replace(call, args=tuple(map(bare, call.args)), options=options)


def _without_its_noun(call: Call, site: Site, index: NameIndex) -> Call:
    """Return a call without what its name tells of as a place or as who acts.

    'The pallet', to move a pallet, is no station for pallets, and no machine that wraps them.
    """
    skill = robot_skill(call, site)
    if skill is None:
        actors = {a.id for a in site.actors(call.skill)}
        said = _bare(split_words(call.args[0])) if call.args[:1] not in ((), (UNSAID,)) else ()
        is_noun = bool(said) and said == tuple(call.skill.split('_')[1:])
        if not is_noun or not actors or index.called_with(said) & actors:
            return call
        return replace(call, args=(UNSAID, *call.args[1:]))
    nouns = skill.name.split('_')[1:]
    required = [a for a in skill.args if a.required]
    args = list(call.args)
    for at, arg in enumerate(required[: len(args)]):
        said = _bare(split_words(args[at])) if args[at] != UNSAID else ()
        is_noun = bool(said) and [*said] == nouns
        if arg.type is ArgType.PLACE and is_noun and not _is_a_place(said, site, index):
            args[at] = UNSAID
    return replace(call, args=tuple(args))


def _way(
    words: Words, start: int, breaks: frozenset[int], site: Site, index: NameIndex
) -> tuple[int, str, str] | None:
    """Return where 'from' stands, and the places behind it and behind the 'to' after it."""
    for at in range(start, len(words)):
        if words[at] != 'from':
            continue
        for middle in range(at + 2, min(at + 2 + 2 * _LONGEST, len(words))):
            if words[middle] not in _TO or {*range(at + 1, middle + 1)} & breaks:
                continue
            whence = _up_to_the_carrying(words[at + 1 : middle])
            for end in range(min(middle + 1 + _LONGEST, len(words)), middle + 1, -1):
                goal = words[middle + 1 : end]
                if {*range(middle + 1, end)} & breaks:
                    continue
                if all(_is_a_place(_bare(p), site, index) for p in (whence, goal)):
                    return at, ' '.join(whence), ' '.join(goal)
        return None
    return None


def _up_to_the_carrying(said: Words) -> Words:
    """Return what stands before 'and bring it', if words end in that."""
    end = len(said)
    while end and said[end - 1] in _IT:
        end -= 1
    is_carried = {*said[end:]} & {'it', 'them', 'that', 'those'}
    if not is_carried or not end or said[end - 1] not in _CARRYING:
        return said
    end -= 1
    while end and said[end - 1] in ('and', 'then'):
        end -= 1
    return said[:end]


def _going(words: Words, start: int, end: int, call: Call, site: Site) -> Skill | None:
    """Return the skill by which a robot only goes somewhere, where no more is said of it."""
    if end == 0 or words[end - 1] not in _GOING or end - 1 < start:
        return None
    robots = [r for r in site.robots.values() if call.skill in r.skills]
    names = [r for r in robots if _is_called(r, call)]
    ways = [s for r in names or robots for s in r.skills.values() if s.motion == 'go']
    fit = [s for s in ways if [a.type for a in s.args if a.required] == [ArgType.PLACE]]
    return fit[0] if len({s.name for s in fit}) == 1 else None


def _named(words: Words, start: int, whence: int, call: Call, site: Site) -> Skill | None:
    """Return the other skill that needs both places, where its name is what is said.

    'Move the pallet from ...' is move_pallet; without a verb its noun alone says it.
    """
    said = tuple(w for w in words[start:whence] if w not in _ARTICLES)
    robots = [r for r in site.robots.values() if ROBOT not in call.options or _is_called(r, call)]
    names = {split_words(n) for r in robots for n in r.names()}
    found: dict[str, Skill] = {}
    for skill in (s for r in robots for s in r.skills.values()):
        needed = [a for a in skill.args if a.required]
        sources = sum(is_whence(a) for a in needed)
        verb, *nouns = skill.name.split('_')
        if len(needed) != 2 or sources != 1 or any(a.type is not ArgType.PLACE for a in needed):
            continue
        is_bare = not said or said in names
        if said[-1 - len(nouns) :] == (verb, *nouns) or (
            is_bare and nouns and {*nouns} <= {*words}
        ):
            found[skill.name] = skill
    one = next(iter(found.values())) if len(found) == 1 else None
    return None if one is None or one.name == call.skill else one


def _is_called(robot: Robot, call: Call) -> bool:
    return split_words(call.options.get(ROBOT, '')) in map(split_words, robot.names())


def _goes_there(call: Call, places: tuple[str, str], site: Site) -> bool:
    """Return whether a call only goes to one of the places."""
    skill = robot_skill(call, site)
    bare = {_bare(split_words(p)) for p in places}
    is_going = skill is not None and skill.motion == 'go'
    return is_going and len(call.args) == 1 and _bare(split_words(call.args[0])) in bare


def _is_a_place(said: Words, site: Site, index: NameIndex) -> bool:
    found = index.exact(said) if said else ()
    return any(i in site.places or i in site.areas for i in found)


def _bare(said: Words) -> Words:
    while said and said[0] in _ARTICLES:
        said = said[1:]
    return said
