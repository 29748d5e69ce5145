"""Deeds that were drafted side by side and can only come one after the other."""

from dataclasses import replace

from llm_bridge.language.plans.plan import Call, Parallel, Plan, Repeat, Sequence
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

_AGAIN = frozenset({'again', 'back', 'afterwards', 'after', 'wieder', 'danach'})


def with_turns(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan in the order of its words, where that ends what began it.

    'Gate open, cart to the ramp, gate shut' is nothing that happens at once, nor is 'gate open,
    gate shut again'.
    """
    if not isinstance(plan, Parallel):
        return plan
    parts = plan.parts
    if not all(isinstance(p, Call) for p in parts):
        return plan
    done = [p for p in parts if isinstance(p, Call)]
    turned = any(
        _are_turned(one, other, site) and (at + 2 <= then or _AGAIN & {*_behind(other, words)})
        for at, one in enumerate(done)
        for then, other in enumerate(done[at + 1 :], at + 1)
    )
    return Sequence(parts) if turned else plan


def with_repeats_apart(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with only that repeated of which it was said, in the middle of a row.

    'Close the hatch, wipe the table twice and ring the bell'; 'twice' in front or behind it all
    may be of all of it, and 'twice, on and off' is.
    """
    if not isinstance(plan, Repeat) or plan.how != 'repeat':
        return plan
    parts = _in_a_row(plan.body)
    at = find(words, split_words(plan.phrase))
    done = [p for p in parts if isinstance(p, Call)]
    if at is None or len(parts) < 2 or len(done) < len(parts):
        return plan
    if len(done) == 2 and _are_turned(done[0], done[1], site):
        return plan
    regions = regions_of(words, Sequence(tuple(parts)), breaks)
    first = {id(r.leaf): r.first for r in regions}
    starts = [first.get(id(p), 0) for p in parts]
    before = [n for n, start in enumerate(starts) if start < at]
    if starts != sorted(starts) or not before or len(before) == len(parts):
        return plan
    last = before[-1]
    once = Repeat(plan.how, plan.phrase, parts[last])
    return Sequence((*parts[:last], once, *parts[last + 1 :]))


def with_one_way_home(plan: Plan, site: Site) -> Plan:
    """Return the plan without going home twice: 'go park in the garage', where it is parked."""
    if not isinstance(plan, Sequence):
        return plan
    kept: list[Plan] = []
    for part in plan.parts:
        before = kept[-1] if kept else None
        homes = _homes(before, site) if isinstance(before, Call) and not before.args else {}
        said = _thing(part) if isinstance(part, Call) and len(part.args) == 1 else ()
        goes = {r for r in homes if isinstance(part, Call) and _goes(part, r, site)}
        if not any(said in homes[r] for r in goes):
            kept.append(part)
    return replace(plan, parts=tuple(kept)) if len(kept) > 1 else kept[0]


def _homes(call: Call, site: Site) -> dict[str, set[tuple[str, ...]]]:
    """Return the robots that a call sends home, and what their homes are called."""
    return {
        robot.id: {split_words(n) for n in site.entities[robot.home].names()}
        for robot in site.robots.values()
        if robot.home and call.skill in robot.skills and robot.skills[call.skill].motion == 'home'
    }


def _goes(call: Call, robot: str, site: Site) -> bool:
    skill = site.robots[robot].skills.get(call.skill)
    return skill is not None and skill.motion == 'go'


def _in_a_row(plan: Plan) -> list[Plan]:
    """Return the parts of a plan, and those of its parts."""
    if isinstance(plan, Sequence | Parallel):
        return [one for part in plan.parts for one in _in_a_row(part)]
    return [plan]


def _are_turned(one: Call, other: Call, site: Site) -> bool:
    """Return whether two calls do the opposite to the same thing, 'the gate' to the north gate."""
    thing, again = _thing(one), _thing(other)
    if not thing or one.args[:1] == (UNSAID,) or not again or thing[-len(again) :] != again:
        return False
    return any(
        site.skills_of(actor.id)[one.skill].inverse == other.skill
        or other.skill in site.skills_of(actor.id)
        and site.skills_of(actor.id)[other.skill].inverse == one.skill
        for actor in site.actors(one.skill)
    )


def _thing(call: Call) -> tuple[str, ...]:
    said = split_words(call.args[0]) if call.args else ()
    return said[1:] if said[:1] == ('the',) else said


def _behind(call: Call, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words behind the last time that its thing is named."""
    said, at, last = _thing(call), 0, 0
    while (found := find(words, said, at)) is not None:
        at = last = found + 1
    return words[last:]
