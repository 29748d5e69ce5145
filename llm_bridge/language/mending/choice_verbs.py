"""A choice of a skill that is said as what is to be done: 'mop the foyer', with a mode 'wet mop'.

A model leaves the choice to its default, or knows no skill of that name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan, Unknown
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.skills.sayings import Saying
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
_BEFORE = frozenset({'please', 'can', 'could', 'would', 'will', 'you', 'just', 'now', 'and',
                     'then', 'hey', 'ok', 'go', 'should', 'to'})  # fmt: skip
_BEHIND = frozenset({'please', 'now', 'thanks', 'again', 'too', 'first', 'next'})
_PLAYED = frozenset({'music', 'song', 'track', 'playback', 'player', 'tune', 'album', 'podcast',
                     'audio', 'media', 'playlist'})  # fmt: skip
"""What plays, where no device of the site is called so."""
_THINGS = (ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY)


def with_a_choice_as_the_verb(
    plan: Plan,
    words: Words,
    breaks: frozenset[int],
    site: Site,
    sayings: Mapping[str, Saying],
    index: NameIndex,
) -> tuple[Plan, Call] | None:
    """Return the plan with the call of the one skill that has a verb said among its choices."""
    known = {saying.name[0] for saying in sayings.values() if saying.name}
    for region in regions_of(words, plan, breaks):
        leaf, start = region.leaf, _begin(words, region.start, region.end, site)
        if not isinstance(leaf, Call | Unknown) or start >= region.end - 1:
            continue
        played = _played(leaf, words[start], site, index)
        if played is not None:
            return swapped(plan, leaf, played), played
        found = [] if words[start] in known else list(_with_choice(words[start], site))
        if len({(skill.name, arg.name) for skill, arg in found}) != 1:
            continue
        end = next((b for b in sorted(breaks) if start < b < region.end), region.end)
        while end > start + 1 and words[end - 1] in _BEHIND:
            end -= 1
        call = _chosen(leaf, *found[0], words[start], ' '.join(words[start + 1 : end]))
        if call is not None:
            return swapped(plan, leaf, call), call
    return None


def _played(leaf: Call | Unknown, verb: str, site: Site, index: NameIndex) -> Call | None:
    """Return 'pause the music' as that choice of what is done with all that plays.

    Where nothing is called so that a device could be meant.
    """
    said = split_words(leaf.phrase if isinstance(leaf, Unknown) else ' '.join(leaf.args))
    said = tuple(w for w in said if w not in ('the', 'this', 'that', 'my', 'our', verb))
    if not said or not {*said} <= _PLAYED or index.exact(said) or index.of_sort(said):
        return None
    found = []
    for robot in site.robots.values():
        for skill in robot.skills.values():
            args = [a for a in skill.args if a.required]
            told = {*split_words(skill.description)} & (_PLAYED | {'playing', 'plays'})
            if [a.type for a in args] == [ArgType.CHOICE] and verb in args[0].choices and told:
                found.append(Call(skill.name, (verb,)))
    return found[0] if len({c.skill for c in found}) == 1 else None


def _chosen(leaf: Call | Unknown, skill: Skill, arg: Arg, choice: str, thing: str) -> Call | None:
    """Return the call with the choice that is the verb, of the thing behind it."""
    needed = [a for a in skill.args if a.required]
    if isinstance(leaf, Call):
        is_open = leaf.skill == skill.name and arg not in needed and arg.name not in leaf.options
        return replace(leaf, options={**leaf.options, arg.name: choice}) if is_open else None
    things = [a for a in needed if a.type in _THINGS]
    if len(things) != 1 or any(a not in (things[0], arg) for a in needed):
        return None
    said = {things[0].name: thing, arg.name: choice}
    options = {} if arg.required else {arg.name: choice}
    return Call(skill.name, tuple(said[a.name] for a in needed), options)


def _begin(words: Words, at: int, end: int, site: Site) -> int:
    """Return where the order of some words begins, behind who is called."""
    names = sorted((split_words(n) for r in site.robots.values() for n in r.names()), key=len)
    while at < end:
        name = next((n for n in reversed(names) if n and words[at : at + len(n)] == n), ())
        if not name and words[at] not in _BEFORE:
            break
        at += len(name) or 1
    return at


def _with_choice(word: str, site: Site) -> Iterator[tuple[Skill, Arg]]:
    """Yield the skills of robots of which one choice has the word, with the argument for it."""
    said = {*tokens((word,))}
    for robot in site.robots.values():
        for skill in robot.skills.values():
            for arg in (a for a in skill.args if a.type is ArgType.CHOICE):
                names = [{*tokens(split_words(c.replace('_', ' ')))} for c in arg.choices]
                if said and sum(said <= name for name in names) == 1:
                    yield skill, arg
