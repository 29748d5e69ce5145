"""Things that are set to what a skill has among its choices, with no verb of that skill said.

'Set the stack light to steady green', 'put yellow on the tower', 'probe on, Hugo': all the words
of the order are the thing, its choices, and small ones.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Parallel, Plan, Sequence, Unknown
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import clause_spans, Region, regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.sayings import PARTICLES
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import stem_of, tokens
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_SETTING = frozenset({
    'set', 'put', 'make', 'turn', 'switch', 'change', 'show', 'have', 'give', 'get', 'go', 'let',
    'want', 'need', 'should', 'be', 'to', 'on', 'in', 'at', 'into', 'with', 'please', 'now', 'and',
    'then', 'a', 'an', 'for', 'me', 'us', 'you', 'can', 'could', 'would', 'will', 'just', 'i',
    'we', 'again', 'take', 'colour', 'color', 'mode', 'setting', 'over', 'back', 'it',
})
"""Are said with any choice."""
_TOO_COMMON = PARTICLES | frozenset({
    'all', 'both', 'none', 'one', 'left', 'right', 'back', 'front', 'light', 'now', 'any', 'other',
    'open', 'closed', 'shut', 'home', 'here', 'there', 'start', 'stop', 'auto',
})
"""Choices that may be said of anything."""
_WITH = frozenset({'with', 'using', 'by', 'via', 'on', 'in'})
_COURSES = frozenset({'cycle', 'program', 'programme', 'course', 'mode', 'setting', 'wash', 'run',
                      'load', 'one'})
"""Are said with a choice of a device for the device."""
_SWITCHES = ('turn_off', 'turn_on', 'switch_off', 'stop')
_THE = frozenset({'the', 'that', 'this', 'my', 'our', 'those', 'these', 'your'})
# fmt: on


@dataclass(frozen=True)
class _Setter:
    """A skill that is told nothing but choices."""

    skill: Skill
    is_robots: bool
    switches: bool
    """Whether what has it is switched off by nothing else."""


def with_choices_set(
    plan: Plan,
    words: Words,
    breaks: frozenset[int],
    site: Site,
    holds: Callable[[Plan], bool],
) -> tuple[Plan, list[Call]]:
    """Return the plan with orders that are nothing but things and choices, and those changed."""
    changed: list[Call] = []
    for region in regions_of(words, plan, breaks):
        leaf = region.leaf
        if not isinstance(leaf, Call | Unknown):
            continue
        found: dict[str, Call] = {}
        for setter in _setters(site):
            for start, end in _stretches(region, words):
                call = _set(setter, words, start, end, site)
                if call is None or not holds(call):
                    continue
                if _is_news(call, leaf, words) or not holds(leaf):
                    found.setdefault(call.skill, call)
        if len(found) != 1:
            continue
        call = next(iter(found.values()))
        again = swapped(plan, leaf, call)
        if again != plan:
            plan = again
            changed.append(call)
    return plan, changed


def with_choices_not_drafted(
    plan: Plan,
    words: Words,
    breaks: frozenset[int],
    site: Site,
    holds: Callable[[Plan], bool],
) -> tuple[Plan, list[Call]]:
    """Return the plan with clauses that are a choice and the noun of its skill, and those added.

    'Pause the music, status busy' may be drafted without the second.
    """
    parts = [*plan.parts] if isinstance(plan, Parallel | Sequence) else [plan]
    regions = {id(r.leaf): r for r in regions_of(words, plan, breaks)}
    if not all(isinstance(part, Call) for part in parts):
        return plan, []
    covered = next(iter(regions.values())).covered if regions else frozenset()
    added: list[Call] = []
    for start, end in clause_spans(words, breaks):
        if end - start < 2 or covered & {*range(start, end)}:
            continue
        found = [c for s in _setters(site) if (c := _set(s, words, start, end, site))]
        if len(found) == 1 and found[0].args[:1] == (UNSAID,) and holds(found[0]):
            at = next(
                (n for n, p in enumerate(parts) if id(p) in regions
                 and regions[id(p)].first > start), len(parts),
            )  # fmt: skip
            parts.insert(at, found[0])
            added.append(found[0])
    if not added:
        return plan, []
    return (type(plan) if isinstance(plan, Parallel | Sequence) else Parallel)(tuple(parts)), added


def with_choices_apart(plan: Plan, site: Site, holds: Callable[[Plan], bool]) -> Plan:
    """Return the plan with choices apart from what they were copied with.

    'The output shaft with the gauge', where a skill has that among its ways, and 'a delicates
    cycle', which is no device.
    """
    for call in calls(plan):
        skill = site.signature(call.skill)
        if skill is None or holds(call):
            continue
        own = phrases_said(call, skill, site)
        free = [a for a in skill.args if a.type is ArgType.CHOICE and a.name not in own]
        for arg in free:
            for name in map(split_words, (c.replace('_', ' ') for c in arg.choices)):
                other = _apart(call, skill, arg, name, site)
                again = plan if other is None else swapped(plan, call, other)
                if again != plan and other is not None and holds(other):
                    plan = again
                    break
    return plan


def _apart(call: Call, skill: Skill, arg: Arg, choice: Words, site: Site) -> Call | None:
    """Return the call with a choice out of another phrase of it."""
    own = phrases_said(call, skill, site)
    for other in skill.args:
        said = split_words(own.get(other.name, ''))
        at = find(said, choice)
        if at is None or other.type in (ArgType.CHOICE, ArgType.TEXT) or len(said) == len(choice):
            continue
        before = said[:at][:-1] if said[:at][-1:] and said[at - 1] in _THE else said[:at]
        if at + len(choice) == len(said) and before[1:] and before[-1] in _WITH:
            values = {other.name: ' '.join(before[:-1]), arg.name: ' '.join(choice)}
            return with_phrases(call, skill, values, site)
    takes_device = len(call.args) > len([a for a in skill.args if a.required])
    said = split_words(call.args[0]) if takes_device and call.args[0] != UNSAID else ()
    at = find(said, choice)
    if at is None:
        return None
    rest = {*said[:at], *said[at + len(choice) :]} - _THE - {'a', 'an', 'some'}
    if rest - _COURSES - {*arg.name.split('_')}:
        return None
    bare = replace(call, args=(UNSAID, *call.args[1:]))
    return with_phrases(bare, skill, {arg.name: ' '.join(choice)}, site)


@once_per_site
def _setters(site: Site) -> tuple[_Setter, ...]:
    found: dict[str, _Setter] = {}
    switched = {a.id for name in _SWITCHES for a in site.actors(name)}
    robots = {name for robot in site.robots.values() for name in robot.skills}
    for actor in (*site.robots, *site.devices):
        for skill in site.skills_of(actor).values():
            required = [a for a in skill.args if a.required]
            if required and all(a.type is ArgType.CHOICE for a in required):
                switches = not switched & {a.id for a in site.actors(skill.name)}
                found.setdefault(skill.name, _Setter(skill, skill.name in robots, switches))
    return tuple(found.values())


def _stretches(region: Region, words: Words) -> Iterator[tuple[int, int]]:
    """Yield what may be the whole order: without the words that join it to those before."""
    start, end = region.start, region.end
    while start < end and words[start] in JOINERS:
        start += 1
    if start < end:
        yield start, end


def _set(setter: _Setter, words: Words, start: int, end: int, site: Site) -> Call | None:
    """Return the call of a skill that uses every word that stands there."""
    used: dict[int, str] = {}
    values: dict[str, str] = {}
    for arg in setter.skill.args:
        at = [
            run
            for c in arg.choices
            if (run := _run_of(c, words, start, end, used, setter.switches))
        ]
        if arg.type is not ArgType.CHOICE or len(at) != 1:
            continue
        name = split_words(at[0][2].replace('_', ' '))
        if any(split_words(n) == name for e in site.entities.values() for n in e.names()):
            return None  # it may be a thing
        values[arg.name] = ' '.join(name)
        used |= dict.fromkeys(range(*at[0][:2]), arg.name)
    if any(a.required and a.name not in values for a in setter.skill.args):
        return None
    rest = [n for n in range(start, end) if n not in used]
    thing = [n for n in rest if words[n] not in _SETTING]
    if thing and thing != list(range(thing[0], thing[-1] + 1)):
        inside = [n for n in range(thing[0], thing[-1] + 1) if n in used]
        if inside:
            return None
        thing = list(range(thing[0], thing[-1] + 1))  # 'the light in the hall'
    called = words[thing[0] : thing[-1] + 1] if thing else ()
    nouns = {*setter.skill.name.split('_')[1:], *(a.name for a in setter.skill.args)}
    if called and {*map(stem_of, called)} <= {*map(stem_of, nouns)} and not setter.is_robots:
        return with_phrases(  # 'low beam', 'high regen'
            Call(setter.skill.name, (UNSAID,)), setter.skill, values, site
        )
    if setter.is_robots:
        names = {split_words(n) for r in site.robots.values() for n in r.names()}
        bare = tuple(w for w in called if w not in _THE)
        if not bare and all(words[n] in _THE | {'a', 'an'} for n in rest):
            return None  # 'the paint nozzle': nobody asks for anything
        if bare and bare not in names:
            return None
        options = {ROBOT: ' '.join(bare)} if bare else {}
        return with_phrases(Call(setter.skill.name, (), options), setter.skill, values, site)
    if not called or {*called} <= _THE:
        return None
    first = Call(setter.skill.name, (' '.join(called),))
    return with_phrases(first, setter.skill, values, site)


def _run_of(
    choice: str, words: Words, start: int, end: int, used: dict[int, str], switches: bool
) -> tuple[int, int, str] | None:
    """Return where a choice stands, and its name; a verb may stand for it: 'flash', 'flashing'."""
    name = split_words(choice.replace('_', ' '))
    is_switch = switches and choice == 'off'
    if not name or (
        len(name) == 1 and (name[0] in _TOO_COMMON or is_number(name[0])) and not is_switch
    ):
        return None
    for at in range(start, end - len(name) + 1):
        run = words[at : at + len(name)]
        alike = tokens(run) == tokens(name) or tuple(map(stem_of, run)) == tuple(
            map(stem_of, name)
        )
        if alike and not used.keys() & {*range(at, at + len(name))}:
            return at, at + len(name), choice
    return None


def _is_news(call: Call, leaf: Call | Unknown, words: Words) -> bool:
    """Return whether the choices are said with words that the draft has no use for."""
    if isinstance(leaf, Unknown):
        return True
    if leaf.skill == call.skill and len(leaf.options) >= len(call.options):
        return False
    own = {w for p in (*leaf.args, *leaf.options.values()) if p != UNSAID for w in split_words(p)}
    said = [split_words(v) for k, v in call.options.items() if k != ROBOT]
    said += [split_words(p) for p in call.args]
    is_other = leaf.skill != call.skill
    is_left = any(not {*map(stem_of, s)} & {*map(stem_of, own)} for s in said if s)
    return is_left or (
        is_other and find(words, split_words(leaf.args[0] if leaf.args else '')) is None
    )
