"""Arguments that stand in another's place: 'walk her to the bar', person 'the bar'."""

from dataclasses import replace
from itertools import combinations

from llm_bridge.graph.problem import Problem
from llm_bridge.language.grounding.args import read_choice, TYPES
from llm_bridge.language.mending.call_phrases import (
    phrases_said,
    with_phrases,
    without_phrase,
)
from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.skills.argument_sorts import is_one_thing, is_person
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import phrase_words, without_articles
from llm_bridge.site.entity import EntityType
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType

Words = tuple[str, ...]
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
                bare = without_phrase(without_phrase(call, one.name), other.name)
                changed = {one.name: own[other.name], other.name: own[one.name]}
                return with_phrases(bare, skill, changed, site)
        return call

    return each_call(plan, mended)


def with_the_device_first(plan: Plan, site: Site, index: NameIndex) -> Plan:
    """Return the plan with the device before its value: 'clean: the hall, the vacuum'."""

    def mended(call: Call) -> Call:
        able = {a.id for a in site.actors(call.skill)} & site.devices.keys()
        if len(call.args) != 2 or not able:
            return call
        first, second = (
            {*index.exact(without_articles(split_words(a)))} & able for a in call.args
        )
        return replace(call, args=call.args[::-1]) if second and not first else call

    return each_call(plan, mended)


def without_a_choice_as_the_thing(plan: Plan, site: Site, index: NameIndex) -> Plan:
    """Return the plan without a device that is only the choice of the same call once more.

    'We need the strawberry labels' may be drafted with them as what labels and as the label.
    """

    def mended(call: Call) -> Call:
        skill = site.signature(call.skill)
        own = phrases_said(call, skill, site) if skill is not None else {}
        is_robots = any(call.skill in robot.skills for robot in site.robots.values())
        if skill is None or not call.args or call.args[0] == UNSAID or is_robots:
            return call
        choices = [a for a in skill.args if a.type is ArgType.CHOICE]
        again = [a for a in choices if own.get(a.name) == call.args[0]]
        named = index.exact(without_articles(split_words(call.args[0]))) if again else ()
        if len(again) != 1 or named:
            return call
        if isinstance(read_choice(again[0], call.args[0], 'en', skill), Problem):
            return call
        return replace(call, args=(UNSAID, *call.args[1:]))

    return each_call(plan, mended)


def with_arguments_moved(plan: Plan, words: Words, site: Site, index: NameIndex) -> Plan:
    """Return the plan with a person in the place of nobody, and no phrase said once in two.

    'Hand granny her pills' may be drafted with granny as the place where that is done, or as the
    place and the person, 'save Marta as a contact' with Marta as the number as well.
    """

    def mended(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None:
            return call
        for arg in (a for a in skill.args if not a.required):
            own = phrases_said(call, skill, site)
            said = own.get(arg.name, '')
            if not said:
                continue
            twice = [a for a in skill.args if a is not arg and own.get(a.name) == said]
            if twice and _is_said_once(said, words) and not _is_only(arg, twice, said, index):
                call = without_phrase(call, arg.name)
            elif not twice and _is_misplaced(arg, said, index):
                free = [a for a in skill.args if a.name not in own and _is_whom(a, said, index)]
                if len(free) == 1:
                    bare = without_phrase(call, arg.name)
                    call = with_phrases(bare, skill, {free[0].name: said}, site)
        return call

    return each_call(plan, mended)


def _is_said_once(phrase: str, words: Words) -> bool:
    said = split_words(phrase)
    at = find(words, said)
    return at is not None and find(words, said, at + 1) is None


def _is_only(arg: Arg, others: list[Arg], said: str, index: NameIndex) -> bool:
    """Return whether a phrase is of the sort of this argument and not of the others."""
    return _fits(arg, said, index) and not any(_fits(a, said, index) for a in others)


def _is_misplaced(arg: Arg, said: str, index: NameIndex) -> bool:
    return arg.type is ArgType.PLACE and not _fits(arg, said, index)


def _is_whom(arg: Arg, said: str, index: NameIndex) -> bool:
    return arg.type is ArgType.ENTITY and is_person(arg) and _fits(arg, said, index)


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
