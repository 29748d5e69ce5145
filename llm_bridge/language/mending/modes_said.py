"""A choice behind 'on' that is drafted as a thing switched on: 'oven to 180 on fan'."""

from collections.abc import Callable

from llm_bridge.language.mending.mending import swapped, without_call
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import find, find_all
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

Words = tuple[str, ...]
_SWITCHING = frozenset({'turn', 'switch', 'put', 'power', 'leave', 'keep', 'and', 'then'})
"""Before 'on' they make it a verb of its own."""
_BEHIND = frozenset({'on', 'off', 'up', 'down', 'in', 'at', 'for', 'of'})
"""Behind a thing that is switched: 'oven on fan off'."""
_LONGEST = 4


def with_modes_said(
    plan: Plan,
    words: Words,
    breaks: frozenset[int],
    site: Site,
    index: NameIndex,
    holds: Callable[[Plan], bool],
) -> tuple[Plan, list[Call]]:
    """Return the plan with choices of the thing just named in the place of other things.

    Returned with it are the calls that were changed where the thing itself may be switched on too.
    """
    guesses: list[Call] = []
    for call in calls(plan):
        said = split_words(call.args[0]) if len(call.args) == 1 and not call.options else ()
        at = _behind_on(said, words, breaks)
        found = None if at is None else _device_before(words, at, breaks, site, index)
        if found is None or at is None:
            continue
        device, start = found
        name = ' '.join(words[start : at - 1])
        mode = _chosen(device, name, words[at : at + len(said)], site)
        if mode is None:
            continue
        changed = swapped(plan, call, mode)
        own = [c for c in calls(plan) if c is not call and len(c.args) == 1 and _is(c, name)]
        is_switched = bool(_SWITCHING & {*words[:start]})
        if own and not is_switched and call.skill in ('turn_on', own[0].skill, 'start'):
            changed = without_call(changed, own[0])
        if holds(changed):
            guesses += [mode] if is_switched and own else []
            plan = changed
    return plan, guesses


def _behind_on(said: Words, words: Words, breaks: frozenset[int]) -> int | None:
    """Return where a phrase stands that is led by a bare 'on' and ends what is said there."""
    for at in find_all(words, said):
        end = at + len(said)
        led = at > 1 and words[at - 1] == 'on' and words[at - 2] not in _SWITCHING
        ends = end == len(words) or end in breaks or words[end] not in _BEHIND
        if led and ends and not breaks & {at, at - 1}:
            return at
    return None


def _device_before(
    words: Words, at: int, breaks: frozenset[int], site: Site, index: NameIndex
) -> tuple[str, int] | None:
    """Return the device that was named last before the 'on', in the same clause, and where."""
    for end in range(at - 1, 0, -1):
        for size in range(min(_LONGEST, end), 0, -1):
            ids = index.exact(words[end - size : end])
            ids = tuple(i for i in ids if i in site.devices)
            if len(ids) == 1:
                return ids[0], end - size
        if end in breaks or words[end - 1] in JOINERS:
            return None
    return None


def _chosen(device: str, name: str, said: Words, site: Site) -> Call | None:
    """Return the call that sets the one choice of a device that is named so."""
    found = []
    for skill in site.skills_of(device).values():
        required = [a for a in skill.args if a.required]
        if [a.type for a in required] == [ArgType.CHOICE]:
            names = {split_words(c.replace('_', ' ')) for c in required[0].choices}
            bare = said[1:] if said[:1] in (('the',), ('a',)) else said
            if bare in names:
                called = ' '.join(split_words(site.entities[device].name))
                found.append(Call(skill.name, (called, ' '.join(bare))))
    return found[0] if len(found) == 1 else None


def _is(call: Call, name: str) -> bool:
    """Return whether the call is of the thing that the words begin with."""
    said = tuple(w for w in split_words(call.args[0]) if w not in ('the', 'my', 'our'))
    return bool(said) and find(split_words(name), said) == 0
