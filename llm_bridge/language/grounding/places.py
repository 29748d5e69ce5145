"""The one room that a command names for all of its devices, though with one of them only."""

from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_regions import Region, regions_of, said_phrases
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import breaks_of, find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex

Words = tuple[str, ...]
_LONGEST = 5
"""Words of a name, at most."""
_SMALL = frozenset({'the', 'all', 'both', 'my', 'our', 'please', 'ok', 'okay', 'right', 'so'})


def shared_room(plan: Plan, text: str, index: NameIndex) -> str | None:
    """Return the room of which all devices are that are named without one; None: there is none.

    It is the only one in the command, and it is said in front of everything ('for the party in
    the hall: lights on, blinds down') or behind things that stand side by side without a verb
    ('lights on and blinds down in the hall').
    """
    words, breaks = split_words(text), breaks_of(text)
    named = _rooms_named(words, breaks, index)
    if len({room for _, room in named}) != 1:
        return None
    regions = regions_of(words, plan, breaks)
    devices = [r for r in regions if _is_of_devices(r, index)]
    at, room = named[0]
    if len(devices) < 2 or len(named) != 1:
        return None
    lead = min(breaks, default=0)
    if at < lead and all(r.first >= lead for r in regions):
        return room
    inside = [n for n, r in enumerate(devices) if r.first <= at < _end(r, words)]
    if not inside or not inside[0] or words[devices[inside[0]].first - 1] not in JOINERS:
        return None
    side_by_side = all(_is_verbless(r, words, breaks) for r in devices[: inside[0] + 1])
    return room if side_by_side else None


def _rooms_named(words: Words, breaks: frozenset[int], index: NameIndex) -> list[tuple[int, str]]:
    """Return where rooms are named by themselves: no 'hall' of a thing called 'hall light'."""
    found = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            said = words[at : at + size]
            parted = breaks & {*range(at + 1, at + size)}
            ids = () if parted or said[0] in _SMALL else index.exact(said)
            if ids:
                found += [(at, i) for i in ids if i in index.site.areas][:1]
                at += size - 1
                break
        at += 1
    return found


def _is_of_devices(region: Region, index: NameIndex) -> bool:
    call = region.leaf
    if not isinstance(call, Call) or not call.args:
        return False
    site = index.site
    return any(call.skill in site.skills_of(d) for d in site.devices) and not any(
        call.skill in r.skills for r in site.robots.values()
    )


def _end(region: Region, words: Words) -> int:
    ends = [
        at + len(split_words(p))
        for p in said_phrases(region.leaf)
        if (at := find(words, split_words(p), region.first)) is not None
    ]
    return max(ends, default=region.first)


def _is_verbless(region: Region, words: Words, breaks: frozenset[int]) -> bool:
    """Return whether no verb leads up to the thing: 'and blinds down', not 'and shut them'."""
    before = []
    for at in range(region.first - 1, -1, -1):
        if words[at] in JOINERS or at + 1 in breaks:
            break
        before.append(words[at])
    return all(w in _SMALL for w in before)
