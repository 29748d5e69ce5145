"""What stands under a heading: 'Belts: infeed 30, outfeed 45', 'lights: hall on, kitchen off'."""

import re

from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import token
from llm_bridge.language.text.words import split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex

_HEAD = re.compile(
    r"^\s*(?:(?:the|all|set)\s+)*(?P<head>[\w'’-]+)\s*:\s*(?P<items>[^:.!?]+?)(?P<end>[.!\s]*)$"
)
_BETWEEN = re.compile(r'\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+)\s*')
_LONGEST = 4
_VALUES = frozenset({'to', 'at', 'on', 'off', 'open', 'shut', 'closed', 'up', 'down'})
"""Begin what is to be of a thing."""


def with_the_heading_in_each(text: str, index: NameIndex) -> str:
    """Return 'infeed belt to 30, outfeed belt on' for 'belts: infeed 30, outfeed on'.

    Where the site knows each of the things by such a name; else the text.
    """
    found = _HEAD.match(text)
    noun = token(found['head'].casefold()) if found is not None else ''
    if found is None or noun == found['head'].casefold():
        return text
    items = [_item(item, noun, index) for item in _BETWEEN.split(found['items'])]
    if len(items) < 2 or not all(items):
        return text
    return f'{", ".join(filter(None, items))}{found["end"]}'


def _item(item: str, noun: str, index: NameIndex) -> str | None:
    """Return the item with the noun behind the name that it begins with; None: it has none."""
    words = split(item)
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        name = tuple(w.text for w in words[:size])
        if name[:1] == ('the',) and size > 1:
            name = name[1:]
        rest = item[words[size].start :]
        if not {*name} & _VALUES and index.exact((*name, noun)):
            to = 'to ' if is_number(split_words(rest)[0]) else ''
            return f'{" ".join(name)} {noun} {to}{rest}'
    return None
