"""'Close the blinds in the study and open them in the hall': the blinds of the hall are meant."""

import re

from llm_bridge.language.text.words import split
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import without_articles

_WAY = '(?:on|off|out|up|down|open|shut|closed)'
_PLACE = r"(?P<{name}>(?:(?:the|my|our)\s+)?[\w'’-]+(?:\s+[\w'’-]+){{0,2}})"
_FIRST = re.compile(
    r"\bthe\s+(?P<noun>[\w'’-]+(?:\s+(?!in\b)[\w'’-]+)??)"
    rf'(?:\s+{_WAY})?\s+in\s+(?={_PLACE.format(name="place")})',
    re.IGNORECASE,
)
_THEN = re.compile(
    r'\b(?P<verb>turn|switch|put|open|close|shut|raise|lower|dim|brighten|lock|unlock|start|stop|mute)\s+'
    rf'(?P<them>it|them|those)(?P<way>\s+{_WAY})?\s+in\s+(?={_PLACE.format(name="there")})',
    re.IGNORECASE,
)
_LONGEST = 3


def with_the_same_elsewhere(text: str, index: NameIndex) -> str:
    """Return an English command with the noun for 'them' where another room is said of it.

    Only of a sort of devices, and where just one such sort was named with its room before.
    """
    then = _THEN.search(text)
    if then is None:
        return text
    there = _area(then['there'], index)
    named = [
        (found['noun'], _area(found['place'], index))
        for found in _FIRST.finditer(text, 0, then.start())
        if _is_sort(found['noun'], index)
    ]
    if len(named) != 1 or not there or not named[0][1] or {*there} & {*named[0][1]}:
        return text
    return f'{text[: then.start("them")]}the {named[0][0]}{text[then.end("them") :]}'


def _area(phrase: str, index: NameIndex) -> tuple[str, ...]:
    """Return the rooms that the longest beginning of a phrase names; () for none."""
    said = without_articles(tuple(w.text for w in split(phrase)))
    found = (index.areas_called(said[:size]) for size in range(min(_LONGEST, len(said)), 0, -1))
    return next((ids for ids in found if ids), ())


def _is_sort(noun: str, index: NameIndex) -> bool:
    found = index.of_sort(tuple(noun.casefold().split()))
    return bool(found) and found <= index.site.devices.keys()
