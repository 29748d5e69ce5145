"""Slips that models make again and again, put right by the words of the command.

Each function returns another plan, or the same one. None widens what the plan does: a phrase gets
shorter or says more exactly what is meant, and a skill is changed only for one that was said.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from llm_bridge.language.plans.plan import (
    Call,
    calls,
    Every,
    If,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    Unknown,
    Wait,
    When,
)
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.spelling import stem
from llm_bridge.language.text.words import find, find_all
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site

T = TypeVar('T')
_FILLERS = frozenset({'please', 'now', 'thanks', 'bitte', 'merci', 'gracias'})
_AGAIN = frozenset({'again', 'times', 'another', 'more', 'both', 'each', 'twice', 'thrice'})
_EVERY = frozenset({'all', 'every', 'each', 'both'})
_ROBOTS = frozenset({'robot', 'vehicle', 'bot', 'cart', 'agv', 'amr', 'drone', 'rover'})
_BETWEEN = frozenset(
    {'on', 'off', 'out', 'up', 'down', 'open', 'closed', 'shut', 'please', 'in', 'at', 'of', 'the'}
)
"""Words that may stand between a thing and the place where it is: 'lights off in the hall'."""


def cut_at_breaks(plan: Plan, words: tuple[str, ...], breaks: frozenset[int]) -> Plan:
    """Return the plan with the phrases of its calls cut at the first comma inside them.

    'unlock the back door, the plumber is there' may be drafted with all of it as the door.
    `breaks` are the indices of words before which the text has a comma, full stop or the like.
    """

    def cut(call: Call) -> Call:
        return replace(call, args=tuple(_phrase(a, words, breaks) for a in call.args))

    return each_call(plan, cut)


def with_the_robot(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with the robot that is spoken to: 'milo, take the samples to the lab'.

    It must be the only one that is named outside the phrases of the plan, and no other is in one.
    Or it is all of those that can: 'limit all vehicles to half a metre a second'.
    """
    done = [c for c in calls(plan) if any(c.skill in r.skills for r in site.robots.values())]
    if not done or any(ROBOT in c.options for c in done):
        return plan
    regions = regions_of(words, plan, frozenset())
    covered = regions[0].covered if regions else frozenset()
    named = _robots_named(words, covered, site)
    phrase = _all_robots(words, covered) if not named else ''
    if len(named) != 1 and not phrase:
        return plan
    robot, phrase = next(iter(named.items()), ('', phrase))

    def given(call: Call) -> Call:
        able = [r for r in site.robots if site.way_home(r, call.skill) is not None]
        if robot not in able and (robot or len(able) < 2):
            return call
        return replace(call, options={**call.options, ROBOT: phrase})

    return each_call(plan, given)


def without_a_robot(plan: Plan, site: Site) -> Plan:
    """Return the plan without robots that are only the verb: 'patrol twice', robot 'patrol'."""

    def without(call: Call) -> Call:
        said = set(split_words(call.options.get(ROBOT, '')))
        able = [r.skills[call.skill] for r in site.robots.values() if call.skill in r.skills]
        verbs = {w for s in able for g in s.words.values() for p in g for w in split_words(p)}
        if not said or not said <= verbs:
            return call
        return replace(call, options={k: v for k, v in call.options.items() if k != ROBOT})

    return each_call(plan, without)


def without_echoes(plan: Plan, words: tuple[str, ...]) -> Plan:
    """Return the plan without calls drafted twice in a row whose phrase was said only once.

    'Go to the attic, wait there and come back' is no way to the attic twice either.
    """
    parts = plan.parts if isinstance(plan, Sequence | Parallel) else ()
    kept: list[Plan] = []
    for part in parts:
        if _comes_back(kept, part, words):
            continue
        said = split_words(part.args[0]) if isinstance(part, Call) and part.args else ()
        first = find(words, said) if said and kept[-1:] == [part] else None
        if not said and kept[-1:] == [part] and isinstance(part, Call):
            if not _AGAIN & {*words} and words.count(part.skill.split('_')[0]) < 2:
                continue  # what has no words of its own was said once
        if first is None or find(words, said, first + 1) is not None:
            kept.append(without_echoes(part, words))
    if isinstance(plan, Sequence | Parallel):
        return replace(plan, parts=tuple(kept)) if len(kept) > 1 else kept[0]
    if isinstance(plan, When | Timed | If):
        return replace(plan, body=without_echoes(plan.body, words))
    return plan


def _comes_back(before: list[Plan], part: Plan, words: tuple[str, ...]) -> bool:
    """Return whether a call after a wait is the one before it, and its words lead back."""
    if not (len(before) > 1 and isinstance(before[-1], Wait) and part == before[-2]):
        return False
    said = split_words(part.args[0]) if isinstance(part, Call) and part.args else ()
    waited = find(words, split_words(before[-1].phrase))
    first = find(words, said) if said else None
    if waited is None or first is None or find(words, said, first + 1) is not None:
        return False
    return not {'back', 'return', 'returns'}.isdisjoint(words[waited:])


def with_known_parts(plan: Plan, known: Callable[[str], Plan | None]) -> Plan:
    """Return the plan with what is said of parts that it takes for unknown, where that is known.

    'When the dew is gone, mow the lawn' may be drafted as waiting and something that nobody can.
    """
    if isinstance(plan, Unknown):
        return known(plan.phrase) or plan
    if isinstance(plan, Sequence | Parallel):
        return replace(plan, parts=tuple(with_known_parts(p, known) for p in plan.parts))
    if isinstance(plan, When | Timed | If) or isinstance(plan, Repeat) and plan.how == 'repeat':
        return replace(plan, body=with_known_parts(plan.body, known))
    return plan


def without_fillers(plan: Plan) -> Plan:
    """Return the plan without phrases that only are politeness: 'brighter please'."""

    def without(call: Call) -> Call:
        said = (UNSAID if set(split_words(a)) <= _FILLERS else a for a in call.args)
        return replace(call, args=tuple(said))

    return each_call(plan, without)


def with_the_thing(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site, index: NameIndex
) -> Plan:
    """Return the plan with the word for the thing where a call has only its place.

    'Lights off in the hall' may be drafted as everything in the hall.
    """
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or len(call.args) < 1 or not region.first:
            continue
        phrase = split_words(call.args[0])
        if (
            not any(call.skill in site.skills_of(d) for d in site.devices)
            or find(words, phrase) != region.first
            or region.first in breaks
            or any(_is_a_thing(w, index, site) for w in phrase)
        ):
            continue
        at = region.first - 1
        while at > region.start and words[at] in _BETWEEN and at not in breaks:
            at -= 1
        if at + 1 in breaks or not _is_a_thing(words[at], index, site):
            continue
        if at == region.start and words[at] == call.skill:
            continue  # 'lock the shed' is no lock
        longer = ' '.join(words[at : region.first + len(phrase)])
        other = replace(call, args=(longer, *call.args[1:]))
        plan = swapped(plan, call, other)
    return plan


def with_own_skills(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site, language: str
) -> Iterator[Plan]:
    """Yield the plan with one skill changed for another of devices that is said just so.

    'Turn the fan down' may be drafted as making it cooler, which no fan can.
    """
    others = {
        name: skill for device in site.devices for name, skill in site.skills_of(device).items()
    }
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or call.skill not in others:
            continue
        said = _said_verbs(words, region)
        for name, skill in others.items():
            required = sum(a.required for a in skill.args)
            phrases = (p for c in {language, 'en'} for p in skill.words.get(c, ()) if ' ' in p)
            if (
                name != call.skill
                and required + 1 == len(call.args)
                and not call.options
                and any(_in_order(split_words(p), said) for p in phrases)
            ):
                other = replace(call, skill=name)
                yield swapped(plan, call, other)


def swapped(plan: Plan, old: Plan, new: Plan) -> Plan:
    """Return the plan with another part in the place of one of its own."""
    return _changed(plan, lambda part: new if part is old else None)


def without_call(plan: Plan, call: Call) -> Plan:
    """Return the plan without one of its calls that stand side by side."""
    if isinstance(plan, Sequence | Parallel):
        parts = tuple(without_call(p, call) for p in plan.parts if p is not call)
        return replace(plan, parts=parts) if len(parts) > 1 else parts[0]
    if isinstance(plan, When | Timed | If | Repeat | Every):
        return replace(plan, body=without_call(plan.body, call))
    return plan


def each_call(part: T, change: Callable[[Call], Plan]) -> T:
    """Return the plan with every call of it changed."""
    return _changed(part, lambda inner: change(inner) if isinstance(inner, Call) else None)


def _changed(part: T, change: Callable[[Any], Plan | None]) -> T:
    """Return the plan with what `change` has something else for replaced by that."""
    if isinstance(part, tuple):
        return tuple(_changed(p, change) for p in part)  # type: ignore[return-value]
    if not is_dataclass(part) or isinstance(part, type):
        return part
    other = change(part)
    if other is not None or isinstance(part, Call):
        return part if other is None else other  # type: ignore[return-value]
    inner = {
        f.name: _changed(value, change)
        for f in fields(part)
        if not isinstance(value := getattr(part, f.name), str)
    }
    return replace(part, **inner)


def _robots_named(words: tuple[str, ...], covered: frozenset[int], site: Site) -> dict[str, str]:
    """Return the robots that are named by words no phrase has, each with those words."""
    found: dict[str, str] = {}
    taken = set(covered)
    names = sorted(
        ((split_words(n), robot) for robot, r in site.robots.items() for n in r.names()),
        key=lambda pair: -len(pair[0]),
    )
    for name, robot in names:
        for at in find_all(words, name):
            place = set(range(at, at + len(name)))
            if not place & taken and sum(name == n for n, other in names if other != robot) == 0:
                found.setdefault(robot, ' '.join(name))
                taken |= place
    return found


def _all_robots(words: tuple[str, ...], covered: frozenset[int]) -> str:
    """Return the words for all robots that no phrase has: 'all the vehicles', 'both carts'."""
    for at, word in enumerate(words):
        end = at + 1 if word in _EVERY else len(words)
        while end < len(words) and words[end] in ('of', 'the', 'our'):
            end += 1
        if (
            end < len(words)
            and stem(words[end]) in _ROBOTS
            and not covered & {*range(at, end + 1)}
        ):
            return ' '.join(words[at : end + 1])
    return ''


def _is_a_thing(word: str, index: NameIndex, site: Site) -> bool:
    """Return whether the word is one for a kind of device."""
    return any(i in site.devices for i in index.of_sort((word,)))


def _said_verbs(words: tuple[str, ...], region: Region) -> tuple[str, ...]:
    return tuple(
        words[at]
        for at in range(region.start, min(region.end, len(words)))
        if at not in region.covered
    )


def _in_order(phrase: tuple[str, ...], said: tuple[str, ...]) -> bool:
    rest = iter(said)
    return bool(phrase) and all(word in rest for word in phrase)


def _phrase(phrase: str, words: tuple[str, ...], breaks: frozenset[int]) -> str:
    said = split_words(phrase)
    at = find(words, said)
    if at is None:
        return phrase
    end = next((b for b in range(at + 1, at + len(said)) if b in breaks), at + len(said))
    return ' '.join(words[at:end])
