"""Slips about values, put right by the words of the command: 'up to 20' sets, it does not add."""

from collections.abc import Iterator
from dataclasses import replace

from llm_bridge.language.guard_words import HANDLING
from llm_bridge.language.mending import each_call, swapped
from llm_bridge.language.plan import Call, calls, Plan
from llm_bridge.language.plan_language import UNSAID
from llm_bridge.language.quantities import is_extreme
from llm_bridge.language.words import find
from llm_bridge.language.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill


def with_the_value_itself(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with what is changed *to* a value set to it: 'turn it up to 20'.

    The same for 'all the way up' and 'down to the minimum', which are no amounts to add.
    """

    def settled(call: Call) -> Call:
        change = _first(call.skill, site)
        setter = _setter_beside(call.skill, site) if change is not None else None
        if change is None or setter is None:
            return call
        said = [call.options[a.name] for a in change.args if a.name in call.options]
        said += [p for p in call.args[1:] if p != UNSAID]
        if len(said) != 1 or not (is_extreme(said[0]) or _is_led_by_to(words, said[0])):
            return call
        return Call(setter, (*(call.args[:1] or (UNSAID,)), said[0]))

    return each_call(plan, settled)


def with_another_setter(plan: Plan, site: Site) -> Iterator[Plan]:
    """Yield the plan with one skill that sets a number changed for another that does.

    'Steam to 78 %' may be drafted as a temperature, which no humidifier can be set to.
    """
    setters = sorted(_setters(site))
    for call in calls(plan):
        if call.skill in setters and len(call.args) == 2 and not call.options:
            for name in setters:
                if name != call.skill:
                    yield swapped(plan, call, replace(call, skill=name))


def without_the_verb(plan: Plan) -> Plan:
    """Return the plan without a verb that was copied with the thing: 'knock conveyor two'."""

    def without(call: Call) -> Call:
        args = tuple(_after_the_verb(a) for a in call.args[:1])
        return replace(call, args=(*args, *call.args[1:]))

    return each_call(plan, without)


def _after_the_verb(phrase: str) -> str:
    first, _, rest = phrase.partition(' ')
    return rest if rest and first in HANDLING else phrase


def _is_led_by_to(words: tuple[str, ...], phrase: str) -> bool:
    said = split_words(phrase)
    if said[:1] == ('to',):
        return True
    at = find(words, said)
    return at is not None and words[max(0, at - 1) : at] == ('to',)


def _first(name: str, site: Site) -> Skill | None:
    """Return the skill of that name, where it changes an attribute by an amount."""
    skills = (site.skills_of(a.id)[name] for a in site.actors(name))
    return next((s for s in skills if any(e.relative for e in s.effects)), None)


def _setter_beside(name: str, site: Site) -> str | None:
    """Return the skill that sets outright what this one changes, if it is one for all devices."""
    found: set[str | None] = set()
    for actor in site.actors(name):
        skills = site.skills_of(actor.id)
        changed = {e.attribute for e in skills[name].effects if e.relative}
        found |= {n for n, s in skills.items() if changed & _set_by(s)}
    return found.pop() if len(found) == 1 else None


def _setters(site: Site) -> set[str]:
    return {n for d in site.devices for n, s in site.skills_of(d).items() if _set_by(s)}


def _set_by(skill: Skill) -> set[str]:
    """Return the attributes that a skill sets to its one argument, a number."""
    numbers = [a for a in skill.args if a.required and a.type is ArgType.NUMBER]
    if len(numbers) != 1 or len(skill.args) != 1:
        return set()
    value = f'${numbers[0].name}'
    return {e.attribute for e in skill.effects if e.value == value and not e.relative}
