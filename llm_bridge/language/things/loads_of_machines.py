"""Machines that are called by what is in them: 'when the wash is done'."""

import re

from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site

_WASHER = ('washing machine', 'washer', 'clothes washer', 'washer dryer')
_MACHINES = {
    'wash': _WASHER,
    'laundry': _WASHER,
    'washing': _WASHER,
    'dishes': ('dishwasher', 'dish washer'),
    'washing up': ('dishwasher', 'dish washer'),
    'coffee': ('coffee machine', 'coffee maker', 'espresso machine', 'percolator'),
    'drying': ('dryer', 'tumble dryer', 'tumble drier', 'drier'),
}
"""What is in it -> what the machine is called, or the end of its name."""
_ASKED = re.compile(
    r'\b(?P<is>is|are|has|have)\s+(?P<the>the|my|our)\s+(?P<load>wash|laundry|washing(?:[ -]up)?|'
    r'dishes|coffee|drying)\s+(?=(?:(?:all|been|finally)\s+)?(?:done|finished|over|ready|through|'
    r'complete|completed)\b)',
    re.IGNORECASE,
)
_READY = re.compile(
    r'\b(?P<the>the|my|our)\s+(?P<load>wash|laundry|washing(?:[ -]up)?|dishes|coffee|drying)'
    r"(?P<is>(?:['’]s|\s+(?:is|are|has|have|gets?))\s+(?:(?:all|been|finally)\s+)?"
    r'(?:done|finished|over|ready|through|complete|completed)\b|\s+finish(?:es)?\b)',
    re.IGNORECASE,
)


def with_the_machine(text: str, site: Site, index: NameIndex) -> str:
    """Return a text that names the one machine of the site whose load is said to be done."""

    def machine(load: str) -> str:
        load = re.sub(r'[ -]+', ' ', load.casefold())
        called = _MACHINES[load]
        machines = {
            device.id: device.name
            for device in site.devices.values()
            if any(n.casefold().endswith(called) for n in device.names())
        }
        known = index.exact(tuple(load.split()))
        return next(iter(machines.values())) if len(machines) == 1 and not known else ''

    def told(found: re.Match[str]) -> str:
        name = machine(found['load'])
        return f'{found["the"]} {name}{_of_one(found["is"])}' if name else found[0]

    def asked(found: re.Match[str]) -> str:
        name = machine(found['load'])
        return f'{_of_one(found["is"])} {found["the"]} {name} ' if name else found[0]

    return _ASKED.sub(asked, _READY.sub(told, text))


def _of_one(verb: str) -> str:
    """Return a verb as it is said of one thing: 'are' as 'is'."""
    return re.sub(r'\bare\b', 'is', re.sub(r'\bhave\b', 'has', verb))
