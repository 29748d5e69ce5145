"""The word before a place of a skill of a site's own: from, to, in, on or at it, or none."""

import re

from llm_bridge.site.entity import EntityType
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, Skill
from llm_bridge.site.whence import WHENCE

# fmt: off
_SOUGHT = frozenset({'look', 'looked', 'search', 'searched'})
_WHITHER = frozenset({'to', 'destination', 'goal', 'target', 'receiver', 'recipient'})
_CARRYING = frozenset({
    'bring', 'take', 'carry', 'deliver', 'move', 'tow', 'guide', 'lead', 'go', 'drive', 'fly',
    'walk', 'sail', 'return', 'transport', 'send', 'escort', 'haul', 'push', 'pull', 'transfer',
    'ship', 'accompany', 'travel', 'navigate', 'come', 'drag', 'roll',
})
"""Verbs whose place is where it goes to."""
_FETCHING = frozenset({'fetch', 'get', 'collect', 'pick', 'retrieve', 'grab', 'unload', 'remove'})
"""Verbs whose place is where it is taken from, unless their description says 'to a place'."""
_STAYING = frozenset({
    'put', 'place', 'set', 'lay', 'leave', 'drop', 'store', 'stow', 'stack', 'load', 'count',
    'find', 'search', 'look', 'wait', 'stay', 'park', 'stand', 'hang', 'hide', 'keep', 'play',
    'say', 'show', 'display', 'sit', 'hover', 'land', 'announce',
})
"""Verbs whose place is where it is done."""
_ON = frozenset({
    'table', 'shelf', 'counter', 'desk', 'worktop', 'rack', 'bench', 'pallet', 'sofa', 'couch',
    'bed', 'tray', 'stand', 'sideboard', 'windowsill', 'conveyor', 'workbench', 'chair', 'carpet',
    'platform', 'pad', 'terrace', 'balcony',
})
_IN = frozenset({
    'cupboard', 'fridge', 'freezer', 'drawer', 'box', 'bin', 'basket', 'wardrobe', 'dishwasher',
    'sink', 'cabinet', 'closet', 'oven', 'crate', 'locker', 'safe', 'room', 'kitchen', 'garage',
})
# fmt: on
_TO = re.compile(r'^to\b|\b(who|whom|brought|taken|carried|goes|moved) to\b|\bto$')
"""Where a description says of a place that something goes there; not 'the room to tidy'."""


def whither(arg: Arg) -> bool:
    """Return whether something or somebody goes to the argument: 'destination', 'where to'."""
    told = {*arg.name.split('_')} | (_said(arg.description) - {'to'})
    return bool(told & _WHITHER or _TO.search(arg.description.lower()))


def placing(
    arg: Arg,
    value: str,
    verb: list[str],
    skill: Skill,
    site: Site,
    is_alone: bool,
    has_noun: bool,
) -> str:
    """Return the word before a place, '' where it is what something is done to: 'wipe the table'.

    `is_alone`: nothing else is named that something could be done to; `has_noun`: the verb names
    something itself ('fetch pallet').
    """
    told = {*arg.name.split('_')} | _said(arg.description)
    first = verb[0]
    if first not in ('find', 'look', 'search', 'count') and told & (WHENCE - _SOUGHT):
        return 'from'
    if first in _STAYING or told & _SOUGHT:
        return located(value, site)
    if whither(arg):
        return 'to'
    said = described(arg, skill, ('place', 'somewhere', 'room', 'station', 'spot'))
    if first in _CARRYING:
        return 'to' if said not in ('from', 'at') else said
    if first in _FETCHING and (not is_alone or has_noun):
        return said if said in ('to', 'into', 'onto') else 'from'
    if has_noun and arg.name == 'what':
        return 'of'
    if is_alone and not has_noun:
        return ''
    return said if said in ('to', 'into', 'onto', 'from') else located(value, site)


def located(value: str, site: Site) -> str:
    """Return the word that says where something is: 'on' the table, 'in' the hall, 'at' a door."""
    entity = site.entities.get(value)
    if entity is None:
        return 'at'
    last = entity.name.lower().split()[-1:]
    if last and last[0] in _ON:
        return 'on'
    if entity.type is EntityType.AREA or (last and last[0] in _IN):
        return 'in'
    return 'at'


def described(arg: Arg, skill: Skill, nouns: tuple[str, ...]) -> str:
    """Return the word that stands before the argument in the skill's description, or ''."""
    also = [w for w in _said(arg.description) if len(w) > 3]
    either = '|'.join(map(re.escape, (*nouns, *also, *arg.name.split('_'))))
    found = re.search(
        rf'\b(to|into|onto|from|at|in|on|with) (?:an? |the |another |which |that )?(?:{either})\b',
        skill.description.lower(),
    )
    return found[1] if found else ''


def _said(text: str) -> frozenset[str]:
    return frozenset(re.findall(r'\w+', text.lower()))
