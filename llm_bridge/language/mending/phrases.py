"""Phrases that a draft cut too short or too long, put right by the words of the command."""

from dataclasses import replace

from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.skills.argument_sorts import is_whence, sorts_of
from llm_bridge.language.text.spelling import SMALL
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.entity import EntityType
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

Words = tuple[str, ...]
_LONGEST = 4
"""Words by which a name may go on, at most."""
_SEVERAL = frozenset({'all', 'both'})
_BEHIND_SEVERAL = frozenset({'to', 'on', 'off', 'up', 'down', 'at', 'and', 'then', 'please', 'now',
                             'open', 'closed', 'shut', 'out'})  # fmt: skip
"""Words that may follow on 'all' where it is said of the thing before: 'lights all to red'."""
_FROM = (('from',), ('off',), ('out', 'of'), ('off', 'of'), ('in',), ('on',), ('at',), ('inside',))
_GOING = frozenset({'in', 'into', 'on', 'onto', 'to'})
_SPOTS = frozenset({EntityType.PLACE, EntityType.AREA})
_OF = frozenset({'of', 'for', 'in', 'on', 'at'})
"""Words after a noun: 'the lock of the shed'."""
_TO = (('to',), ('into',), ('onto',), ('in',), ('on',), ('at',))


def owner_before(words: Words, at: int, index: NameIndex) -> str:
    """Return whose the thing is that is named there, if somebody is: "tom's", else ''."""
    names = (n.casefold() for p in index.site.people.values() for n in p.names())
    return words[at - 1] if at and words[at - 1] in {f"{name}'s" for name in names} else ''


def with_whole_names(plan: Plan, words: Words, breaks: frozenset[int], index: NameIndex) -> Plan:
    """Return the plan with the longest name that a phrase begins: 'crane dock'.

    And with whose it is: 'Tom's reading light', drafted as the reading light.
    """
    regions = regions_of(words, plan, breaks)
    covered = regions[0].covered if regions else frozenset()

    def whole(phrase: str) -> str:
        said = split_words(phrase)
        at = find(words, said) if phrase != UNSAID else None
        name = without_articles(said)
        if at is None or not name or not index.exact(name):
            return phrase
        if at and at - 1 not in covered and (owned := owner_before(words, at, index)):
            return ' '.join((owned, *name))
        end = at + len(said)
        for more in range(min(_LONGEST, len(words) - end), 0, -1):
            span = {*range(end, end + more)}
            longer = (*name, *words[end : end + more])
            if span & (covered | breaks) or longer[-1] in SMALL or not index.exact(longer):
                continue
            return ' '.join(words[at : end + more])
        return phrase

    def changed(call: Call) -> Call:
        options = {k: whole(v) for k, v in call.options.items()}
        return replace(call, args=tuple(whole(a) for a in call.args), options=options)

    return each_call(plan, changed)


def with_all_of_them(plan: Plan, words: Words, breaks: frozenset[int]) -> Plan:
    """Return the plan with the 'all' that stands behind a thing: 'the lamps all to red'."""
    regions = regions_of(words, plan, breaks)
    covered = regions[0].covered if regions else frozenset()

    def changed(call: Call) -> Call:
        said = split_words(call.args[0]) if call.args and call.args[0] != UNSAID else ()
        at = find(words, said) if said else None
        if at is None or said[0] in _SEVERAL | {'every', 'each', 'any'}:
            return call
        end = at + len(said)
        after = words[end + 1 : end + 2]
        if (
            words[end : end + 1] not in (('all',), ('both',))
            or {end} & (covered | breaks)
            or not (not after or end + 1 in breaks or after[0] in _BEHIND_SEVERAL)
            or not any(w.endswith('s') for w in said)
        ):
            return call
        return replace(call, args=(' '.join(words[at : end + 1]), *call.args[1:]))

    return each_call(plan, changed)


def without_its_verb(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site, index: NameIndex
) -> Plan:
    """Return the plan without a verb that was copied with the thing: 'lock: lock the shed'."""
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or not call.args or call.args[0] == UNSAID:
            continue
        said = split_words(call.args[0])
        skill = site.signature(call.skill)
        verbs = [split_words(p) for p in skill.words.get('en', ())] if skill is not None else []
        verbs.append(tuple(call.skill.split('_')))
        length = max((len(v) for v in verbs if v and said[: len(v)] == v), default=0)
        rest = said[length:]
        if (
            not length
            or not without_articles(rest)
            or rest[0] in _OF
            or index.exact(said)
            or find(words, said) is None
        ):
            continue
        before = words[: find(words, said) or 0][-1:]
        if before and any(v[-1:] == before for v in verbs):
            continue
        plan = swapped(plan, call, replace(call, args=(' '.join(rest), *call.args[1:])))
    return plan


def with_the_place_apart(plan: Plan, site: Site, index: NameIndex) -> Plan:
    """Return the plan with a place that was copied with the thing as the place that is missing.

    'Collect: the post from the desk, ?', where the desk is where it is collected.
    """

    def apart(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None or not any(call.skill in r.skills for r in site.robots.values()):
            return call
        required = [a for a in skill.args if a.required]
        missing = [
            n
            for n, a in enumerate(required)
            if a.type is ArgType.PLACE and (*call.args, *(UNSAID,) * len(required))[n] == UNSAID
        ]
        if len(missing) != 1:
            return call
        at = missing[0]
        leads = _FROM if is_whence(required[at]) else _TO
        args = [*call.args, *(UNSAID,) * (len(required) - len(call.args))]
        for n, arg in enumerate(required):
            if arg.type not in (ArgType.TEXT, ArgType.OBJECT):
                continue
            parts = _parted(split_words(args[n]), leads, site, index)
            if parts is not None:
                args[n], args[at] = parts
                return replace(call, args=tuple(args))
        return call

    return each_call(plan, apart)


def with_where_it_is(plan: Plan, words: Words, site: Site) -> Plan:
    """Return the plan without places as goals that are where the thing is: 'out of the drawer'.

    The place goes with the thing that stands before it, and tells which that is.
    """

    def changed(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None or not any(call.skill in r.skills for r in site.robots.values()):
            return call
        required = [a.name for a in skill.args if a.required]
        things = [
            n
            for n, a in enumerate(a for a in skill.args if a.required)
            if a.type is ArgType.OBJECT and n < len(call.args)
        ]
        if not things:
            return call
        thing = split_words(call.args[things[0]])
        for arg in skill.args:
            goal = arg.type is ArgType.PLACE or sorts_of(arg) & _SPOTS
            at = required.index(arg.name) if arg.name in required else -1
            phrase = call.options.get(arg.name, UNSAID)
            if 0 <= at < len(call.args):
                phrase = call.args[at]
            lead = _whence(words, thing, split_words(phrase)) if phrase != UNSAID else ()
            if not goal or is_whence(arg) or not lead:
                continue
            args = [UNSAID if n == at else a for n, a in enumerate(call.args)]
            args[things[0]] = ' '.join((*thing, *lead, *split_words(phrase)))
            options = {k: v for k, v in call.options.items() if k != arg.name}
            return replace(call, args=tuple(args), options=options)
        return call

    return each_call(plan, changed)


def _whence(words: Words, thing: Words, place: Words) -> Words:
    """Return the words between a thing and a place, if they say that it is there now.

    Not where it was put there before: 'put the pie in the oven, ... take the pie out of the oven'.
    """
    if any(find(words, (*thing, to, *place)) is not None for to in _GOING):
        return ()
    for lead in (('from',), ('off',), ('out', 'of'), ('off', 'of')):
        if find(words, (*thing, *lead, *place)) is not None:
            return lead
    return ()


def _parted(
    said: Words, leads: tuple[Words, ...], site: Site, index: NameIndex
) -> tuple[str, str] | None:
    for at in range(1, len(said) - 1):
        for lead in sorted(leads, key=len, reverse=True):
            rest = said[at + len(lead) :]
            if said[at : at + len(lead)] != lead or not rest:
                continue
            spots = [
                i
                for i in index.exact(without_articles(rest))
                if i in site.places or i in site.areas
            ]
            if spots and without_articles(said[:at]):
                return ' '.join(said[:at]), ' '.join(rest)
    return None
