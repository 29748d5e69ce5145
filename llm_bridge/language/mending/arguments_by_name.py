"""Values that stand with the name of their argument: 'my morning playlist', 'the newest episode'.

A model copies them whole as the one free text that it takes for what is wanted, a song perhaps.
"""

from llm_bridge.graph.problem import Problem
from llm_bridge.language.grounding.args import read_choice
from llm_bridge.language.mending.call_phrases import (
    phrases_said,
    with_phrases,
    without_phrase,
)
from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import Call, Never, Parallel, Plan, Sequence
from llm_bridge.language.text.spelling import stem
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
_CALLED = frozenset({'called', 'named'})
_SMALL = frozenset({'it', 'them', 'that', 'the', 'use', 'any', 'this', 'put', 'on'})
"""Stand beside what is not to be."""
_OFF = 'off'


def with_arguments_by_name(plan: Plan, words: Words, site: Site) -> tuple[Plan, tuple[Call, ...]]:
    """Return the plan with values in the arguments that they are said with, and their calls."""
    told: list[Call] = []

    def mended(call: Call) -> Call:
        skill = site.signature(call.skill)
        other = _by_name(call, words, skill, site) if skill is not None else None
        told.extend([other] if other is not None else [])
        return other or call

    return each_call(plan, mended), tuple(told)


def with_options_denied(plan: Plan, site: Site) -> tuple[Plan, tuple[Call, ...]]:
    """Return 'play jazz but do not shuffle it' as playing it with shuffle off, and that call.

    Only where one call before it can be told so; it is no ban on another order.
    """
    if not isinstance(plan, Sequence | Parallel):
        return plan, ()
    parts, told = list(plan.parts), []
    for part in plan.parts:
        found = _denied(part, parts, site) if isinstance(part, Never) else None
        if found is not None and part in parts:
            first, call = found
            parts[parts.index(first)] = call
            parts.remove(part)
            told.append(call)
    if not told:
        return plan, ()
    return parts[0] if len(parts) == 1 else type(plan)(tuple(parts)), tuple(told)


def _denied(never: Never, parts: list[Plan], site: Site) -> tuple[Call, Call] | None:
    """Return the one call that can be told what is denied, and the call that is told it."""
    said = tuple(w for w in split_words(never.phrase) if w not in _SMALL)
    found = []
    for part in parts:
        skill = site.signature(part.skill) if isinstance(part, Call) else None
        if not isinstance(part, Call) or skill is None:
            continue
        own = phrases_said(part, skill, site)
        for arg in skill.args:
            is_switch = arg.type is ArgType.CHOICE and _OFF in arg.choices and not arg.required
            if is_switch and said == tuple(arg.name.split('_')) and arg.name not in own:
                found.append((part, with_phrases(part, skill, {arg.name: _OFF}, site)))
    return found[0] if len(found) == 1 else None


def _by_name(call: Call, words: Words, skill: Skill, site: Site) -> Call | None:
    """Return the call with a value in the one argument by whose name it was said.

    What was drafted as that argument is what the text is: 'the newest episode of Serial'.
    """
    own = phrases_said(call, skill, site)
    found = []
    for arg in (a for a in skill.args if a.type is ArgType.TEXT and a.name in own):
        said = split_words(own[arg.name])
        at = find(words, said) or 0
        for other in (a for a in skill.args if a is not arg):
            is_before = at > 0 and stem(words[at - 1]) == stem(other.name)
            value = _value((words[at - 1], *said) if is_before else said, other)
            if value and arg.required is (other.name in own):
                left = {arg.name: own[other.name]} if arg.required else {}
                bare = call if arg.required else without_phrase(call, arg.name)
                values = {other.name: ' '.join(value), **left}
                found.append(with_phrases(bare, skill, values, site))
    return found[0] if len(found) == 1 else None


def _value(said: Words, arg: Arg) -> Words:
    """Return what is said with the name of an argument: 'morning', of a playlist."""
    said = without_articles(said)
    if arg.type not in (ArgType.CHOICE, ArgType.TEXT) or len(said) < 2:
        return ()
    rest: Words = ()
    if stem(said[0]) == stem(arg.name):
        rest = said[2:] if said[1] in _CALLED else said[1:]
    elif stem(said[-1]) == stem(arg.name):
        rest = said[:-1]
    if not rest or arg.type is ArgType.TEXT:
        return rest
    return () if isinstance(read_choice(arg, ' '.join(rest), 'en'), Problem) else rest
