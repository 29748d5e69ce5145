"""Bare numbers that were drafted as a measure: 'put two M4 screws in', with a torque of two."""

from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases, without_phrase
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import stem_of, token
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
_MOST_BETWEEN = 2
"""Words between a number and what it counts: 'two short M4 screws'."""


def with_bare_counts(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site
) -> tuple[Plan, list[Call]]:
    """Return the plan with such numbers in the one argument that counts, and the changed calls.

    Only where the number stands before several of what the skill is of.
    """
    changed: list[Call] = []
    for call in calls(plan):
        skill = site.signature(call.skill)
        own = phrases_said(call, skill, site) if skill is not None else {}
        numbers = [a for a in skill.args if a.type is ArgType.NUMBER] if skill is not None else []
        counts = [a for a in numbers if not a.unit and a.name not in own]
        said = [a for a in numbers if a.unit and not a.required and _is_bare(own.get(a.name, ''))]
        if skill is None or len(counts) != 1 or len(said) != 1:
            continue
        number = split_words(own[said[0].name])
        if not _counts(number, words, breaks, _nouns(skill, counts[0])):
            continue
        bare = without_phrase(call, said[0].name)
        other = with_phrases(bare, skill, {counts[0].name: ' '.join(number)}, site)
        plan = swapped(plan, call, other)
        changed.append(other)
    return plan, changed


def _is_bare(phrase: str) -> bool:
    said = split_words(phrase)
    return bool(said) and all(w.isdigit() or is_number(w) for w in said)


def _nouns(skill: Skill, count: Arg) -> set[str]:
    """Return the words for what a skill is of."""
    told = ' '.join((skill.name.replace('_', ' '), skill.description, count.description))
    return {stem_of(w) for w in (*split_words(told), *count.name.split('_'))}


def _counts(number: Words, words: Words, breaks: frozenset[int], nouns: set[str]) -> bool:
    at = find(words, number)
    if at is None or find(words, number, at + 1) is not None:
        return False
    first = at + len(number)
    for noun in range(first, min(first + _MOST_BETWEEN + 1, len(words))):
        if noun in breaks:
            return False
        if token(words[noun]) != words[noun] and stem_of(words[noun]) in nouns:
            return True
    return False
