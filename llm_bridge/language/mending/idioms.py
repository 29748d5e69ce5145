"""What is begun or ended by an idiom, and was drafted as the opposite: 'then cut it'.

So is what there is to be so long of: 'give me ten minutes of floodlight'.
"""

from collections.abc import Callable

from llm_bridge.language.guards.polarity import against_idiom, lasts_so_long
from llm_bridge.language.guards.sides import verbs
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan, Repeat, Sequence
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.text.quantities import read_count
from llm_bridge.language.text.switching_idioms import BEGIN, BLINKS, END
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill

_BEGINS = ('turn_on', 'start')
_ENDS = ('turn_off', 'stop')
_PAIRS = {**dict(zip(_BEGINS, _ENDS, strict=True)), **dict(zip(_ENDS, _BEGINS, strict=True))}


def with_what_the_idiom_says(
    plan: Plan,
    words: tuple[str, ...],
    breaks: frozenset[int],
    site: Site,
    holds: Callable[[Plan], bool],
) -> tuple[Plan, Call] | None:
    """Return the plan with what an idiom says done in place of its opposite, and that call."""
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call):
            continue
        said = against_idiom(words, region, call, breaks, site)
        if not said and ends_something(call, site) and _is_so_long_of(words, region, call, site):
            said = BEGIN
        for name in _others(call, said, site) if said else ():
            other = Call(name, call.args[:1], call.options)
            changed = swapped(plan, call, other)
            if holds(changed):
                return changed, other
    return None


def blinked(phrase: str, site: Site, is_light: Callable[[Call], bool]) -> Plan | None:
    """Return 'flash the hall light twice' as on, off, on, off, where no skill here does that."""
    said = split_words(phrase)
    if not {*said[:1]} & BLINKS or any(_verbs(s) & BLINKS for s in _skills(site)):
        return None
    said, times = said[1:], ''
    for size in (2, 1):
        count = ' '.join(said[-size:])
        if not times and len(said) > size and isinstance(read_count(count), int):
            said, times = said[:-size], count
    said = said[:-3] if said[-3:] == ('on', 'and', 'off') else said
    calls = tuple(Call(name, (' '.join(said),)) for name in ('turn_on', 'turn_off'))
    if not said or not all(map(is_light, calls)):
        return None
    return Repeat('repeat', times, Sequence(calls)) if times else Sequence(calls)


def _skills(site: Site) -> list[Skill]:
    return [skill for actor in site.robots_first() for skill in site.skills_of(actor.id).values()]


def _verbs(skill: Skill) -> set[str]:
    """Return the first words of a skill's name and of the phrases for it."""
    phrases = (skill.name.replace('_', ' '), *skill.words.get('en', ()))
    return {word for p in phrases for word in split_words(p)[:1]}


def ends_something(call: Call, site: Site) -> bool:
    """Return whether a call switches something off."""
    skills = [site.skills_of(a.id)[call.skill] for a in site.actors(call.skill)]
    return bool(skills) and all(s.polarity == END for s in skills)


def _is_so_long_of(words: tuple[str, ...], region: Region, call: Call, site: Site) -> bool:
    """Return whether so long of a thing is asked for, and no word says that it ends."""
    if not lasts_so_long(words, region.first):
        return False
    phrase = split_words(call.args[0]) if call.args else ()
    behind = words[region.first + len(phrase) :][:1]
    own = {
        w for a in site.actors(call.skill) for w in verbs(site.skills_of(a.id)[call.skill], 'en')
    }
    return not own & {*words[region.start : region.first], *phrase[-1:], *behind}


def _others(call: Call, polarity: str, site: Site) -> tuple[str, ...]:
    """Return the skills that may say the opposite of a call, the likeliest first."""
    inverse = {site.skills_of(a.id)[call.skill].inverse for a in site.actors(call.skill)}
    pair = _PAIRS.get(call.skill)
    any_of = _BEGINS if polarity == BEGIN else _ENDS
    names = (*((pair,) if pair else ()), *sorted(i for i in inverse if i), *any_of)
    return tuple(n for n in dict.fromkeys(names) if n in site.skill_names)
