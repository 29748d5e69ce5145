"""People who are to be met: 'meet Ann at the door' is finding her there."""

from collections.abc import Container
import re

_MEET = re.compile(
    r'(?P<start>^\s*|[.,;:!]\s+|\bthen\s+|\band\s+)(?P<soft>(?:(?:please|first|then|now|go|and)\s+)*)'
    r"meet(?:\s+up)?(?:\s+with)?\s+(?P<who>[\w'’-]+(?:\s+(?!and\b|then\b)[\w'’-]+){0,2}?)"
    r'(?:\s+(?P<at>at|in|by|near|beside|next\s+to|outside|inside)\s+'
    r"(?P<where>[\w'’-]+(?:\s+(?!and\b|then\b)[\w'’-]+){0,4}?))?"
    r'(?=\s*(?:$|[.,;!])|\s+(?:and|then|please)\b)',
    re.IGNORECASE,
)
_THE = re.compile(r'(?:the|my|our|your|his|her)\s+', re.IGNORECASE)


def as_finding(
    text: str, people: Container[str], places: Container[str], *, is_found: bool
) -> str | None:
    """Return an English command with people found, or gone to, who are to be met.

    `people` and `places` are what they are called, in lower case; `is_found` tells whether a skill
    of the site finds people. None where nobody is to be met.
    """

    def found(said: re.Match[str]) -> str:
        where = said['where'] or ''
        if said['who'].casefold() not in people or (where and _bare(where) not in places):
            return said[0]
        if is_found:
            there = f' {said["at"]} {where}' if where else ''
            return f'{said["start"]}{said["soft"]}find {said["who"]}{there}'
        return f'{said["start"]}{said["soft"]}go to {where or said["who"]}'

    other = _MEET.sub(found, text)
    return None if other == text else other


def _bare(place: str) -> str:
    return _THE.sub('', place.casefold(), count=1)
