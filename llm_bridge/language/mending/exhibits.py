"""'Tell us about the mummy': a skill that tells of things, where a model drafted the bare words.

A robot that can say any text would say no more than 'the mummy'.
"""

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Nothing, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
_TELLS = frozenset({'tell', 'explain', 'describe', 'talk', 'speak', 'narrate', 'introduce'})
_THINGS = frozenset({ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY})
_FAR = 6
"""Words between 'tell' and 'about' at most: 'tell our visitors a little more about'."""


def with_what_is_told_about(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site
) -> tuple[Plan, Call] | None:
    """Return the plan with what is told about a thing, and the call put in; None: nothing is."""
    about = _about(words, breaks)
    names = {s.name for r in site.robots.values() for s in r.skills.values() if _tells(s)}
    if about is None or len(names) != 1:
        return None
    called = _without_the_robot(about, site)
    name = names.pop()
    if isinstance(plan, Nothing):
        other = Call(name, (' '.join(called),), {})
        return other, other
    for call in calls(plan):
        if len(call.args) != 1 or _without_the_robot(split_words(call.args[0]), site) != called:
            continue
        skills = [site.skills_of(a.id)[call.skill] for a in site.actors(call.skill)]
        if skills and [a.type for a in skills[0].args if a.required] == [ArgType.TEXT]:
            options = {k: v for k, v in call.options.items() if k == ROBOT}
            other = Call(name, (' '.join(called),), options)
            return swapped(plan, call, other), other
    return None


def _about(words: Words, breaks: frozenset[int]) -> Words | None:
    """Return what something is to be told about; None: nothing, or it is not plain what."""
    for at, word in enumerate(words):
        behind = words[at + 1 : at + 1 + _FAR]
        if word not in _TELLS or 'about' not in behind:
            continue
        start = at + 2 + behind.index('about')
        end = start
        while end < len(words) and end not in breaks and words[end] not in JOINERS:
            end += 1
        return words[start:end] or None
    return None


def _without_the_robot(words: Words, site: Site) -> Words:
    names = {split_words(n) for r in site.robots.values() for n in r.names()}
    polite = {('please',), *names}
    while end := next((n for n in polite if len(n) < len(words) and words[-len(n) :] == n), ()):
        words = words[: -len(end)]
    return words


def _tells(skill: Skill) -> bool:
    """Return whether a skill tells about a thing, and needs nothing else."""
    required = [a.type for a in skill.args if a.required]
    heads = {*split_words(skill.description)[:1], skill.name.split('_')[0]}
    return len(required) == 1 and required[0] in _THINGS and bool(heads & _TELLS)
