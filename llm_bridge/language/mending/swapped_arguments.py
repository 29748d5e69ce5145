"""Arguments that stand in one another's place: 'walk her to the bar', person 'the bar'."""

from dataclasses import replace
from itertools import combinations

from llm_bridge.graph.problem import Problem
from llm_bridge.language.grounding.args import read_choice, TYPES
from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.skills.argument_sorts import is_one_thing, is_person
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.site.entity import EntityType
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType

_HIM = frozenset({('him',), ('her',), ('me',), ('us',)})
"""Stand for people, and never for a place or a choice."""


def with_arguments_swapped(plan: Plan, site: Site, index: NameIndex) -> Plan:
    """Return the plan with two phrases of a call exchanged where each is only what the other is.

    A free text that names a thing is out of place where it is a choice of the other argument:
    'put eggs on the shopping list', with the list as what is put there.
    """

    def mended(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None:
            return call
        own = phrases_said(call, skill, site)
        args = [a for a in skill.args if a.name in own]
        for one, other in combinations(args, 2):
            if _are_swapped(one, own[one.name], other, own[other.name], index):
                bare = replace(
                    call,
                    options={
                        k: v for k, v in call.options.items() if k not in (one.name, other.name)
                    },
                )
                changed = {one.name: own[other.name], other.name: own[one.name]}
                return with_phrases(bare, skill, changed, site)
        return call

    return each_call(plan, mended)


def _are_swapped(one: Arg, said: str, other: Arg, its: str, index: NameIndex) -> bool:
    if ArgType.TEXT in (one.type, other.type):
        text, choice, told, rest = one, other, said, its
        if one.type is not ArgType.TEXT:
            text, choice, told, rest = other, one, its, said
        is_choice = choice.type is ArgType.CHOICE and is_one_thing(text)
        return is_choice and _fits(choice, told, index) and not _fits(choice, rest, index)
    return (
        not _fits(one, said, index)
        and not _fits(other, its, index)
        and _fits(one, its, index)
        and _fits(other, said, index)
    )


def _fits(arg: Arg, phrase: str, index: NameIndex) -> bool:
    """Return whether a phrase plainly is of the sort of an argument."""
    words = split_words(phrase)
    if arg.type is ArgType.CHOICE:
        return not isinstance(read_choice(arg, phrase, 'en'), Problem)
    if arg.type not in TYPES:
        return False
    if words in _HIM:
        return is_person(arg)
    while len(words) > 1 and words[0] in phrase_words('en').articles:
        words = words[1:]
    types = frozenset({EntityType.PERSON}) if is_person(arg) else TYPES[arg.type]
    return any(index.site.entities[i].type in types for i in index.exact(words))
