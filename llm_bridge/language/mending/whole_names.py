"""Names that are written with capitals, and what mail and notes are looked for by.

A model copies half of a name that it has never seen: 'transfer ten euros to Hannah Weiss'.
"""

from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.skills.argument_roles import role
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import find, split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
_NAMED = frozenset({'person', 'where', 'to', 'from', 'subject', 'text'})
"""What is called by a name."""
_BEFORE_TOPICS = frozenset({'about', 'on', 'regarding', 'concerning'})
_SMALL = frozenset({'my', 'our', 'the', 'all', 'any', 'that', 'those', 'your', 'some', 'a', 'an'})


def with_whole_names(
    plan: Plan, text: str, words: Words, breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with names of which only a part was copied, as far as capitals tell."""
    found = split(text)
    if len(found) != len(words) or text.isupper() or text.istitle():
        return plan
    big = {i for i, w in enumerate(found) if text[w.start].isupper() and words[i] != 'i'}
    regions = regions_of(words, plan, breaks)
    covered = regions[0].covered if regions else frozenset()
    begins = {0, *breaks}  # with a capital, whatever stands there

    def whole(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None:
            return call
        values = {}
        for arg, said in _names(call, skill, site):
            at = find(words, said)
            if at is None or find(words, said, at + 1) is not None or at not in big:
                continue
            end = at + len(said)
            while end in big and end not in breaks | covered:
                end += 1
            while at - 1 in big - covered - begins and at not in breaks:
                at -= 1
            if end - at > len(said):
                values[arg.name] = ' '.join(words[at:end])
        return with_phrases(call, skill, values, site) if values else call

    return each_call(plan, whole)


def with_topics_alone(plan: Plan, site: Site) -> Plan:
    """Return the plan with 'insulation' for 'my notes about insulation', where notes are found."""

    def alone(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None:
            return call
        values = {}
        told = {*map(stem_of, (*skill.name.split('_'), *split_words(skill.description)))}
        for arg, said in _names(call, skill, site):
            at = next((n for n, w in enumerate(said[:-1]) if n and w in _BEFORE_TOPICS), 0)
            if at and {stem_of(w) for w in said[:at] if w not in _SMALL} <= told:
                values[arg.name] = ' '.join(said[at + 1 :])
        return with_phrases(call, skill, values, site) if values else call

    return each_call(plan, alone)


def _names(call: Call, skill: Skill, site: Site) -> list[tuple[Arg, Words]]:
    """Return the free texts of a call that may be names, with their words."""
    own = phrases_said(call, skill, site)
    free = [a for a in skill.args if a.type is ArgType.TEXT and a.name in own]
    return [(a, said) for a in free if role(a) in _NAMED and (said := split_words(own[a.name]))]
