"""Verbs of which a model left a part in the phrase: 'stop' and 'stirring the pot'."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Also, Call, calls, Parallel, Plan, Sequence
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

_RUN = ('start', 'turn_on', 'open')
"""What running a device is, the likeliest first."""
_BETWEEN = JOINERS | {'the', 'my', 'our', 'please', 'also', 'too', 'afterwards'}
_SWITCHING = frozenset({'turn', 'switch', 'power', 'put', 'turned', 'switched'})


def with_what_runs(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site, index: NameIndex
) -> Plan:
    """Return the plan with 'run the pump' as starting it, where a robot was to run to it."""
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or len(call.args) != 1 or not region.first:
            continue
        of_robots = any(call.skill in r.skills for r in site.robots.values())
        if not of_robots or words[region.first - 1] != 'run':
            continue
        said = split_words(call.args[0])
        bare = said[1:] if said[:1] == ('the',) else said
        named = index.exact(bare) or tuple(i for i, _ in index.covered(bare))
        skills = {i: s for i in named for s in reversed(_RUN) if s in site.skills_of(i)}
        if len(named) == 1 and named[0] in site.devices and skills:
            plan = swapped(plan, call, Call(skills[named[0]], call.args))
    return plan


def with_what_is_switched_off(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int]
) -> Iterator[Plan]:
    """Yield the plan with 'switch it off' as `turn_off` where it was to stop, which is another."""
    for region in regions_of(words, plan, breaks):
        call, said = region.leaf, words[region.start : region.end + 1]
        is_off = 'off' in said and bool(_SWITCHING & {*said}) and 'stop' not in said
        if isinstance(call, Call) and call.skill == 'stop' and is_off:
            yield swapped(plan, call, replace(call, skill='turn_off'))


def with_the_verb_again(plan: Plan, site: Site) -> Plan:
    """Return 'the fan off and the lamp too' with the skill of the fan for the lamp.

    A model may take the second thing for one more of the last command.
    """
    if not isinstance(plan, Sequence | Parallel):
        return plan
    parts: list[Plan] = []
    for part in plan.parts:
        before = parts[-1] if parts else None
        if isinstance(part, Also) and isinstance(before, Call) and _takes_one(before, site):
            robot = {k: v for k, v in before.options.items() if k == ROBOT}
            parts.append(Call(before.skill, (part.phrase,), robot))
        else:
            parts.append(part)
    return replace(plan, parts=tuple(parts))


def with_the_verb_for_the_next(plan: Plan, words: tuple[str, ...], breaks: frozenset[int]) -> Plan:
    """Return 'clean the kitchen and then the hall' with the hall cleaned by the same device.

    Nothing was said of the hall but that; a model may take it for what is done there.
    """
    regions = regions_of(words, plan, breaks)
    for before, region in pairwise(regions):
        first, call = before.leaf, region.leaf
        if not isinstance(first, Call) or not isinstance(call, Call) or len(first.args) != 2:
            continue
        said = [w for w in words[region.start : region.end] if w not in _BETWEEN]
        rooms = [a for a in call.args if a != UNSAID]
        named = [w for room in rooms for w in split_words(room) if w not in _BETWEEN]
        is_other = call.skill != first.skill or call.args[:1] != first.args[:1]
        if said and said == named and is_other and UNSAID not in first.args:
            again = [replace(first, args=(first.args[0], room)) for room in rooms]
            if not again[1:]:
                plan = swapped(plan, call, again[0])
            elif isinstance(plan, Sequence | Parallel) and call in plan.parts:
                at = plan.parts.index(call)
                parts = (*plan.parts[:at], *again, *plan.parts[at + 1 :])
                plan = replace(plan, parts=parts)
    return plan


def _takes_one(call: Call, site: Site) -> bool:
    """Return whether a skill is told by one thing alone, which was said."""
    skills = [site.skills_of(a.id)[call.skill] for a in site.actors(call.skill)]
    of_robots = any(call.skill in r.skills for r in site.robots.values())
    required = [a for s in skills[:1] for a in s.args if a.required]
    things = (ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY)
    one = len(required) == of_robots and all(a.type in things for a in required)
    return bool(skills) and one and len(call.args) == 1 and call.args[0] != UNSAID


def with_what_is_sent_out(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with 'send the mower out' as starting it, where it was to go home."""
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or len(call.args) != 1 or not region.first:
            continue
        homes = [a for a in site.actors(call.skill) if a.id in site.devices]
        said = words[region.start : region.end]
        behind = words[region.first + len(split_words(call.args[0])) :][:1]
        if 'send' in said and behind == ('out',) and 'return' in call.skill.split('_'):
            if homes and all('start' in site.skills_of(a.id) for a in homes):
                plan = swapped(plan, call, Call('start', call.args))
    return plan


def with_the_whole_verb(plan: Plan, site: Site, language: str) -> Iterator[Plan]:
    """Yield the plan with 'stop' and 'stirring the pot' as the skill that is said by both.

    The first words of the phrase belong to the verb: together they are the name of another skill,
    or how it is said.
    """
    for call in calls(plan):
        said = split_words(call.args[0]) if call.args else ()
        for name in site.skill_names:
            if name == call.skill:
                continue
            skill = site.skills_of(next(iter(site.actors(name))).id)[name]
            verbs = {tuple(name.split('_'))} | {
                split_words(p) for code in {language, 'en'} for p in skill.words.get(code, ())
            }
            first = tuple(call.skill.split('_'))
            for verb in verbs:
                more = verb[len(first) :]
                if more and verb[: len(first)] == first and said[: len(more)] == more:
                    rest = ' '.join(said[len(more) :]) or UNSAID
                    args = (rest, *call.args[1:])
                    other = Call(name, args, _options(call, skill))
                    yield swapped(plan, call, other)


def _options(call: Call, skill: Skill) -> dict[str, str]:
    """Return the options of a call for another skill: its number is the other's only number."""
    names = {arg.name for arg in skill.args} | {ROBOT}
    numbers = [arg.name for arg in skill.args if arg.type is ArgType.NUMBER]
    return {
        numbers[0] if name not in names and len(numbers) == 1 else name: phrase
        for name, phrase in call.options.items()
    }
