"""Slips about values, put right by the words of the command: 'up to 20' sets, it does not add."""

from collections.abc import Iterator
from dataclasses import replace

from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.plans.plan import Call, calls, Parallel, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.text.marker_words import HANDLING, JOINERS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import extreme_said, is_extreme, is_vague
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

_IN = frozenset({'in', 'at', 'on', 'for'})
_ONE = frozenset({'one', 'ones'})
_BEFORE_ONE = frozenset({'and', 'or', 'but', 'to', 'at', 'the', 'of', 'in', 'on', 'then', 'for'})
_VAGUE = frozenset({'a', 'bit', 'little', 'slightly', 'tad', 'touch', 'more', 'some', 'notch'})
_STARTS = frozenset({'turn_on', 'start'})
_HALF = frozenset({'at half', 'on half', 'at half speed', 'at half power', 'half speed',
                   'at half strength', 'on half power', 'half power'})  # fmt: skip
_BEHIND = frozenset({'please', 'for', 'until', 'now', 'if', 'when'})
_LONGEST = 6
"""Words from a thing to the end of the share that it is set to."""
_UNITS = (('percent',), ('%',), ('degrees',), ('degree',))


def with_the_value_itself(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with what is changed *to* a value set to it: 'turn it up to 20'.

    The same for 'all the way up' and 'down to the minimum', which are no amounts to add, and for
    'as cold as it gets', which no call may have copied. The most of a cooling is the least.
    """
    extreme = extreme_said(' '.join(words)) if len(calls(plan)) == 1 else ''

    def settled(call: Call) -> Call:
        if len(call.args) == 2 and is_extreme(call.args[1]):
            at = find(words, split_words(call.args[1]))
            behind = words[at + len(split_words(call.args[1])) :][:1] if at is not None else ()
            if {*behind} & {'cooling', 'heating'}:
                return replace(call, args=(call.args[0], f'{call.args[1]} {behind[0]}'))
        change = _first(call.skill, site)
        setter = setter_beside(call.skill, site) if change is not None else None
        if change is None or setter is None:
            return call
        said = [call.options[a.name] for a in change.args if a.name in call.options]
        said += [p for p in call.args[1:] if p != UNSAID]
        within = _led_by_to(split_words(call.args[0])) if call.args and not said else ()
        if within:  # 'the lamps to 30 in both rooms'
            thing = f'{call.args[0]} '.replace(f' to {" ".join(within)} ', ' ', 1).strip()
            return Call(setter, (thing, ' '.join(within)))
        if not said and extreme and change.args and not change.args[0].required:
            return Call(setter, (*(call.args[:1] or (UNSAID,)), extreme))
        if len(said) != 1 or not (is_extreme(said[0]) or _is_led_by_to(words, said[0])):
            return call
        return Call(setter, (*(call.args[:1] or (UNSAID,)), said[0]))

    return each_call(plan, settled)


def with_the_value_behind(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site, index: NameIndex
) -> Plan:
    """Return the plan with a thing set to the share behind it that no phrase has.

    'Run the extractor flat out', drafted as switching it on.
    """
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or call.skill not in _STARTS or len(call.args) != 1:
            continue
        said = split_words(call.args[0])
        at = find(words, said, max(0, region.first))
        setter = _share_setter(said, site, index)
        if at is None or setter is None or call.options:
            continue
        start = at + len(said)
        for end in range(min(start + _LONGEST, len(words)), start, -1):
            share = ' '.join(words[start:end])
            if {*range(start, end)} & (region.covered | breaks):
                continue
            if not (is_extreme(share) or share in _HALF):
                continue
            if end < len(words) and end not in breaks and words[end] not in JOINERS | _BEHIND:
                continue
            plan = swapped(plan, call, Call(setter, (call.args[0], share)))
            break
    return plan


def _share_setter(said: tuple[str, ...], site: Site, index: NameIndex) -> str | None:
    """Return the only skill by which a device is set to a share: the speed of a fan."""
    bare = said[1:] if said[:1] in (('the',), ('our',), ('my',)) else said
    devices = [i for i in index.exact(bare) if i in site.devices]
    found = [
        {s.name for s in site.skills_of(i).values() if _set_by(s) and s.args[0].unit == 'percent'}
        for i in devices
    ]
    return next(iter(found[0])) if len(found) == 1 and len(found[0]) == 1 else None


def with_values_apart(plan: Plan, words: tuple[str, ...], breaks: frozenset[int]) -> Plan:
    """Return the plan with each thing set to the value that is said of it.

    'Heating to 20 in the lounge and 18 in the hall' may be drafted as 18 for both, or as one call
    of which the value is '18 in the hall', or with the values of two rooms exchanged.
    """
    asked = [call.skill for call in calls(plan)]

    def apart(call: Call) -> Plan:
        if len(call.args) != 2 or UNSAID in call.args or call.options:
            return call
        own, said = _led_by_to(split_words(call.args[0])), split_words(call.args[1])
        if not own and asked.count(call.skill) > 1:
            own = _right_before(call.args[0], words, breaks)
        size = _amount(said)
        if not own or not size or own == said[:size]:
            return call
        first = Call(call.skill, (call.args[0], ' '.join(own)))
        rest = said[size:]
        if not rest:
            return first
        if rest[0] not in _IN or len(rest) < 2:
            return call
        return Parallel((first, Call(call.skill, (' '.join(rest), ' '.join(said[:size])))))

    return each_call(plan, apart)


def without_a_vague_amount(plan: Plan, site: Site) -> Plan:
    """Return the plan without amounts that name none: 'a bit warmer' is just warmer."""

    def plain(call: Call) -> Call:
        if _first(call.skill, site) is None:
            return call
        vague = _VAGUE | {*call.skill.split('_')}
        kept = {
            k: v
            for k, v in call.options.items()
            if not {*split_words(v)} <= vague and not is_vague(v)
        }
        return replace(call, options=kept) if len(kept) < len(call.options) else call

    return each_call(plan, plain)


def with_the_one_of_two(plan: Plan, words: tuple[str, ...], breaks: frozenset[int]) -> Plan:
    """Return the plan with 'the right one' apart from what it is set to: 'right one green'.

    The word that tells which one may be left out, and the 'one' be taken for a part of the value.
    """

    def apart(call: Call) -> Call:
        said = split_words(call.args[1]) if len(call.args) == 2 else ()
        at = find(words, said)
        if call.args[:1] != (UNSAID,) or len(said) < 2 or said[0] not in _ONE or not at:
            return call
        if at in breaks or is_number(words[at - 1]) or words[at - 1] in _BEFORE_ONE:
            return call
        return replace(call, args=(f'{words[at - 1]} {said[0]}', ' '.join(said[1:])))

    return each_call(plan, apart)


def _led_by_to(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the number that stands behind a 'to' within a phrase."""
    for at in range(1, len(said) - 1):
        size = _amount(said[at + 1 :]) if said[at] == 'to' else 0
        if size:
            return said[at + 1 : at + 1 + size]
    return ()


def _right_before(phrase: str, words: tuple[str, ...], breaks: frozenset[int]) -> tuple[str, ...]:
    """Return the number that stands right before a place: the 18 of '18 in the hall'."""
    said = split_words(phrase)
    at = find(words, said) if said[:1] and said[0] in _IN else None
    if not at or at in breaks or find(words, said, at + 1) is not None:
        return ()
    for size in (4, 3, 2, 1):
        number = words[max(0, at - size) : at]
        if len(number) == size and _amount(number) == size:
            return () if breaks & {*range(at - size + 1, at)} else number
    return ()


def _amount(said: tuple[str, ...]) -> int:
    """Return how many words in front are a number and its unit."""
    size = 0
    while size < len(said) and (said[size][0].isdigit() or is_number(said[size])):
        size += 1
    return size + (size > 0 and said[size : size + 1] in _UNITS)


def with_another_setter(plan: Plan, site: Site) -> Iterator[Plan]:
    """Yield the plan with one skill that sets a number changed for another that does.

    'Steam to 78 %' may be drafted as a temperature, which no humidifier can be set to.
    """
    setters = sorted(_setters(site))
    asked = [call.skill for call in calls(plan)]
    for call in calls(plan):
        if asked.count(call.skill) > 1:
            continue  # 'the light to 30 in the kitchen and 50 in the hall': light in both
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


def without_the_deed(plan: Plan, site: Site) -> Plan:
    """Return the plan without a word for what is done behind the thing: 'the seat heating'."""

    def without(call: Call) -> Call:
        skill = site.signature(call.skill)
        said = split_words(call.args[0]) if call.args and call.args[0] != UNSAID else ()
        is_robots = any(call.skill in robot.skills for robot in site.robots.values())
        if skill is None or len(said) < 2 or is_robots:
            return call
        if stem_of(said[-1]) not in {*map(stem_of, skill.name.split('_'))}:
            return call
        return replace(call, args=(' '.join(said[:-1]), *call.args[1:]))

    return each_call(plan, without)


def _after_the_verb(phrase: str) -> str:
    first, _, rest = phrase.partition(' ')
    return rest if rest and first in HANDLING else phrase


def _is_led_by_to(words: tuple[str, ...], phrase: str) -> bool:
    """Return whether it is what is come to: 'to 20', 'not too loud, say 20'."""
    said = split_words(phrase)
    if said[:1] == ('to',):
        return True
    at = find(words, said)
    if at is None:
        return False
    bound = find(words, ('not', 'too'), max(0, at - 5))
    return words[max(0, at - 1) : at] == ('to',) or (bound is not None and bound < at)


def _first(name: str, site: Site) -> Skill | None:
    """Return the skill of that name, where it changes an attribute by an amount."""
    skills = (site.skills_of(a.id)[name] for a in site.actors(name))
    return next((s for s in skills if any(e.relative for e in s.effects)), None)


def setter_beside(name: str, site: Site) -> str | None:
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
