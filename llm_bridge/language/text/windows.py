"""From one time of day to another: 'from 6 pm to 10 pm turn on the lamp' is two orders."""

from collections.abc import Container
import re

from llm_bridge.graph.problem import Problem
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.numerals import is_number

_CLOCK = r"(?:(?:half|quarter)\s+(?:past|to)\s+)?[\w:.]+(?:\s*(?:am|pm|a\.m\.|p\.m\.|o['’]clock))?"
_WINDOW = (
    rf'(?:(?:from|between)\s+(?P<start>{_CLOCK})\s+(?:to|till|til|until|and)'
    rf'|at\s+(?P<at>{_CLOCK})\s+(?:till|til|until))\s+(?P<end>{_CLOCK})'
)
_LEADS = re.compile(rf'\s*{_WINDOW}\s*,?\s+(?P<order>.+?)[\s.!]*', re.IGNORECASE)
_FOLLOWS = re.compile(rf'\s*(?P<order>.+?)\s*,?\s+{_WINDOW}[\s.!]*', re.IGNORECASE)
_AROUND = re.compile(
    rf'\s*at\s+(?P<at>{_CLOCK})\s*,?\s+(?P<order>.+?)\s*,?\s+(?:till|til|until)\s+'
    rf'(?P<end>{_CLOCK})[\s.!]*',
    re.IGNORECASE,
)
_ORDER = re.compile(
    r'(?:please\s+)?(?:(?:turn|switch|put|leave|keep|have)\s+(?:(?P<first>on|off)\s+(?P<what>.+)'
    r'|(?P<thing>.+?)\s+(?P<last>on|off))|(?P<verb>open|close|shut|lock|unlock)\s+(?P<that>.+))'
    r'(?:\s+please)?',
    re.IGNORECASE,
)
_BACK = {'open': 'close', 'close': 'open', 'shut': 'open', 'lock': 'unlock', 'unlock': 'lock',
         'on': 'off', 'off': 'on'}  # fmt: skip
_MORE = re.compile(
    r"[,;]|\b(?:and|or|then|if|when|unless|until|except|not|never)\b|n['’]t\b", re.IGNORECASE
)


def as_two_times(text: str) -> str:
    """Return an order from one time to another as the order, and the one that takes it back.

    Where it is one order, and known what takes it back; both must be times of day.
    """
    for pattern in (_LEADS, _FOLLOWS, _AROUND):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        start, end = found['at'] or found.groupdict().get('start') or '', found['end']
        order = _ORDER.fullmatch(found['order'])
        if order is None or _MORE.search(found['order']):
            continue
        if _is_time(start) and _is_time(end):
            return _orders(order, start, end)
    return text


def _orders(order: re.Match[str], start: str, end: str) -> str:
    state = (order['first'] or order['last'] or '').casefold()
    what = order['what'] or order['thing'] or order['that']
    last = what.split()[-1]
    it = 'them' if last.endswith('s') and not last.endswith('ss') else 'it'
    if state:
        return f'at {start} turn {state} {what} and at {end} turn {it} {_BACK[state]}'
    verb = order['verb'].casefold()
    return f'at {start} {verb} {what} and at {end} {_BACK[verb]} {it}'


def _is_time(phrase: str) -> bool:
    return not isinstance(read_time(phrase, 'en'), Problem)


_IN_UNITS = re.compile(
    r'\bin\s+(?P<number>[\w-]+)\s+(?P<unit>second|minute|hour)s?\b(?P<between>.+?)'
    r'\bin\s+(?P<other>[\w-]+)(?=\s*(?:$|[,.;!]|(?:the|my|our|all|turn|switch|open|close|start'
    r"|stop|lock|mute)\b|[\w-]+['’]s\b))",
    re.IGNORECASE | re.DOTALL,
)


_FOR_UNITS = re.compile(
    r'\bfor\s+(?P<number>[\w-]+)\s+(?P<unit>second|minute|hour)s?\b(?P<between>.+?)'
    r'\bfor\s+(?P<other>[\w-]+)(?=\s*(?:$|[,.;!]|please\b))',
    re.IGNORECASE | re.DOTALL,
)
"""'The roses for ten minutes, then the lawn for twenty'."""


def with_the_unit_again(text: str, names: Container[str]) -> str:
    """Return 'in ten minutes the lamp and in twenty the radio' with minutes said twice.

    `names` are words of names: 'in 12' may well be a room.
    """
    found = _IN_UNITS.search(text) or _FOR_UNITS.search(text)
    if found is None or found['other'].casefold() in names or not is_number(found['other']):
        return text
    end = found.end()
    return f'{text[:end]} {found["unit"].casefold()}s{text[end:]}'
