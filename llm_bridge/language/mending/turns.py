"""What comes first: acts at a place behind going there, and what cannot be at the same time."""

from dataclasses import replace

from llm_bridge.language.grounding.args import CHOICE_WORDS
from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.mending.robots import robot_skill
from llm_bridge.language.plans.plan import Call, If, Parallel, Plan, Sequence, Timed, When
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.text.marker_words import FILLERS, JOINERS
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

# fmt: off
_AT = frozenset({'at', 'in', 'on', 'by', 'near', 'outside', 'beside'})
_GOING = frozenset({'go', 'drive', 'head', 'move', 'come', 'return', 'back', 'travel', 'walk',
                    'roll', 'send', 'to'})
_EACH = frozenset({'each', 'both', 'all', 'everywhere'})
_NOT_SO = frozenset({'not', 'no', "don't", 'never', 'if', 'when', 'unless', 'until', 'or', 'was',
                     'is', 'were', 'are', 'than', 'too'})
"""With them a clause is no addition to the order before."""
# fmt: on


def with_opposites_in_turn(plan: Plan, site: Site) -> Plan:
    """Return the plan with what cannot be at once one after the other, as it was said.

    'Gate open, cart to the dock, gate shut'.
    """
    match plan:
        case Sequence(parts):
            return replace(plan, parts=tuple(with_opposites_in_turn(p, site) for p in parts))
        case When(_, body) | Timed(_, _, body) | If(_, body, None):
            return replace(plan, body=with_opposites_in_turn(body, site))
        case Parallel(parts):
            done = [p for p in parts if isinstance(p, Call)]
            if len(done) == len(parts) and any(
                _undoes(other, one, site) for n, one in enumerate(done) for other in done[n + 1 :]
            ):
                return Sequence(parts)
    return plan


def with_what_comes_later(plan: Plan, words: tuple[str, ...]) -> Plan:
    """Return the plan with 'ten minutes later' counted from what was said before it.

    'Turn it on at seven and off two hours later' may be drafted as both times counted from now.
    """
    if isinstance(plan, Sequence):
        return replace(plan, parts=tuple(with_what_comes_later(p, words) for p in plan.parts))
    parts = plan.parts if isinstance(plan, Parallel) else ()
    for at, part in enumerate(parts):
        if not at or not isinstance(part, Timed) or part.how != 'in':
            continue
        said = split_words(part.phrase)
        spot = find(words, said)
        while spot is not None and words[spot + len(said) : spot + len(said) + 1] != ('later',):
            spot = find(words, said, spot + 1)
        if spot is not None:
            before, after = (_beside(ps) for ps in (parts[:at], parts[at + 1 :]))
            after = after and with_what_comes_later(after, words)
            return Sequence(tuple(p for p in (before, part, after) if p is not None))
    return plan


_HALTS = frozenset({'pause', 'stop', 'turn_off'})
_RUNS = frozenset({'start', 'resume', 'play', 'turn_on'})
"""What goes on so has been halted: 'pause it and start it again in an hour'."""


def _beside(parts: tuple[Plan, ...]) -> Plan | None:
    """Return parts that go on side by side; of one, itself."""
    return Parallel(parts) if len(parts) > 1 else next(iter(parts), None)


def with_only_the_end_later(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with only that done later which ends what was begun before it.

    Of 'start the pump and stop it when the tank is full' the pump is started now: it would be
    for nothing otherwise. What is said before it all is of all of it ('at six, start ...').
    """
    if isinstance(plan, Sequence | Parallel):
        return replace(
            plan, parts=tuple(with_only_the_end_later(p, words, site) for p in plan.parts)
        )
    if not isinstance(plan, When | Timed | If) or not isinstance(plan.body, Sequence | Parallel):
        return plan
    if isinstance(plan, If) and plan.otherwise is not None:
        return plan
    if isinstance(plan, Timed) and plan.how not in ('at', 'in'):
        return plan
    *before, last = plan.body.parts
    phrase = plan.phrase if isinstance(plan, Timed) else plan.clause
    at = find(words, split_words(phrase))
    thing = _thing_of(before[-1]) if before else ()
    named = find(words, thing) if thing else None
    if (
        at is None
        or named is None
        or named > at
        or not all(isinstance(p, Call) for p in plan.body.parts)
        or not _ends(last, before[-1], site)
    ):
        return plan
    return Sequence((*before, replace(plan, body=last)))


def _thing_of(part: Plan) -> tuple[str, ...]:
    """Return the words for what a call is done to."""
    return split_words(part.args[0]) if isinstance(part, Call) and part.args else ()


def _ends(last: Plan, before: Plan, site: Site) -> bool:
    """Return whether one call takes back what another does, to 'it' or to the same by name."""
    if not isinstance(last, Call) or not isinstance(before, Call):
        return False
    if last.args[:1] and last.args[0] not in ('it', 'them', before.args[0]):
        return False
    same = replace(last, args=before.args)
    return (
        _undoes(same, before, site)
        or _undoes(before, same, site)
        or _switches_off(last, before, site)
        or (before.skill in _HALTS and last.skill in _RUNS)
    )


def _switches_off(last: Call, before: Call, site: Site) -> bool:
    """Return whether a device is switched off that was set before: 'dim it and turn it off'."""
    if last.skill != 'turn_off' or before.skill == 'turn_off' or not last.args or not before.args:
        return False
    actors = {actor.id for actor in site.actors(before.skill)}
    return bool(actors & {actor.id for actor in site.actors('turn_off')} & site.devices.keys())


def with_the_way_first(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with going to a place before what is done there: 'drop it at the dock'."""
    if not isinstance(plan, Sequence):
        return plan
    parts = list(plan.parts)
    regions = {id(r.leaf): r for r in regions_of(words, plan, breaks)}
    for at, (one, way) in enumerate(zip(parts, parts[1:], strict=False)):
        if not isinstance(one, Call) or not isinstance(way, Call) or one.args:
            continue
        skill, going = robot_skill(one, site), robot_skill(way, site)
        region = regions.get(id(way))
        if skill is None or going is None or going.motion != 'go' or region is None:
            continue
        led = words[region.start : region.first]
        names = {*skill.name.split('_'), *split_words(skill.description)[:1]}
        if (
            not skill.args
            and skill.motion is None
            and led[-1:]
            and led[-1] in _AT
            and names & {*led}
            and not _GOING & {*led}
            and not JOINERS & {*led[1:]}
        ):
            parts[at : at + 2] = [way, one]
            return replace(plan, parts=tuple(parts))
    return plan


def with_the_choice_behind(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with a choice that is said behind the order: 'do the hall. A deep clean'.

    It stands in a clause of its own, in which nothing else is said.
    """
    regions = [(r, r.leaf) for r in regions_of(words, plan, breaks) if isinstance(r.leaf, Call)]
    if not regions or not breaks:
        return plan
    covered = regions[0][0].covered
    for start in sorted(breaks):
        end = next((b for b in sorted(breaks) if b > start), len(words))
        said = words[start:end]
        before = [leaf for region, leaf in regions if region.first < start]
        if covered & {*range(start, end)} or _NOT_SO & {*said} or not before:
            continue
        call = before[-1]
        skill = site.signature(call.skill)
        found = {} if skill is None else _choices(skill, call, said)
        if len(found) != 1:
            continue
        same = [c for c in before if c.skill == call.skill]
        given = same if _EACH & {*said} else [call]

        def add(one: Call, given: list[Call] = given, found: dict[str, str] = found) -> Call:
            is_meant = any(one is g for g in given)
            return replace(one, options=found | one.options) if is_meant else one

        plan = each_call(plan, add)
        return with_the_choice_behind(plan, words, breaks - {start}, site)
    return plan


def _choices(skill: Skill, call: Call, said: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for arg in skill.args:
        if arg.type is not ArgType.CHOICE or arg.required or arg.name in call.options:
            continue
        for at in range(len(said)):
            for size in (3, 2, 1):
                choice = _choice(arg, said[at : at + size])
                rest = (*said[:at], *said[at + size + 1 :])
                following = said[at + size : at + size + 1]
                known = FILLERS | {*arg.name.split('_')} | {*split_words(skill.description)}
                if choice and {*rest} <= known and not {*following} & JOINERS:
                    found[arg.name] = choice
    return found


def _choice(arg: Arg, said: tuple[str, ...]) -> str:
    text = ' '.join(said)
    for choice in arg.choices:
        name = choice.replace('_', ' ')
        if text == name or text in CHOICE_WORDS.get(choice, ()):
            return name
    return ''


def _undoes(one: Call, other: Call, site: Site) -> bool:
    """Return whether one call takes back what another does to the same."""
    skill = site.signature(one.skill)
    return (
        skill is not None
        and skill.inverse == other.skill
        and one.args[:1] == other.args[:1]
        and one.options.get('robot') == other.options.get('robot')
    )
