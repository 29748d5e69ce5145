"""What is to be said in a command of another language: kept as it was said, never translated."""

from collections.abc import Set
import re

from llm_bridge.language.into_english.phrasebook import Phrasebook

_QUOTED = re.compile('"([^"]+)"|“([^”]+)”|„([^“”"]+)[“”"]|«([^»]+)»|»([^«]+)«|‚([^‘]+)‘')
_BETWEEN = re.compile(r',? und |,? sowie |, ')
_PLACE = 'freetext'
"""Stands for a text in the command, followed by its number."""


def texts_apart(
    text: str, book: Phrasebook, robots: Set[str] = frozenset(), has_lists: bool = False
) -> tuple[str, tuple[str, ...]]:
    """Return a command with a word in the place of each text that is to be said, and the texts.

    `robots` are words of their names: what they are told to do is an order. `has_lists` says
    whether there are lists, on which things are put as they were said.
    """
    texts: list[str] = []

    def put_away(m: re.Match[str]) -> str:
        texts.append(next(filter(None, m.groups())).strip())
        return f' {_PLACE}{len(texts) - 1} '

    rest = _QUOTED.sub(put_away, text)
    for said in (*book.said, *book.told):
        found = said.search(rest) if not texts else None
        whom = {*found['whom'].lower().split()} if found is not None else set()
        if found is not None and not (said in book.told and (whom & robots or not whom)):
            texts.append(found['said'].strip())
            begin = found['verb'] + found['whom']
            rest = f'{rest[: found.start()]}{begin.rstrip()} {_PLACE}0{rest[found.end() :]}'
    for items in book.listed if has_lists and not texts else ():
        rest = items.sub(lambda m: _each_apart(m, book, texts), rest)
    return rest, tuple(texts)


def _each_apart(m: re.Match[str], book: Phrasebook, texts: list[str]) -> str:
    """Return an order for each thing that is to be put on a list."""
    items = [i.strip() for i in _BETWEEN.split(m['items']) if i.strip()]
    if any(i.lower() in book.small for i in items):
        return m[0]  # 'setz sie auf die Liste'
    places = (f'{_PLACE}{len(texts) + n}' for n in range(len(items)))
    orders = [book.listing.format(place, m['list']) for place in places]
    texts += items
    return ' , '.join(orders)


def text_of(word: str, texts: tuple[str, ...]) -> str | None:
    """Return the text that a word stands for."""
    number = word.removeprefix(_PLACE)
    if number == word or not number.isdigit() or int(number) >= len(texts):
        return None
    return f'"{texts[int(number)]}"'
