"""Words that the bridge says itself, taken out of what is heard while it talks."""

from collections.abc import Iterable
from difflib import SequenceMatcher
import re
from typing import TYPE_CHECKING

from llm_bridge.language.stop_words import is_stop

if TYPE_CHECKING:
    from llm_bridge.site.site import Site

SHARE = 0.8
"""Of the words that were heard: if so many are in what was said, in that order, it is that."""

MOST_STOP_WORDS = 4


def is_echo(heard: str, said: Iterable[str]) -> bool:
    """Tell whether what was heard is only (part of) something that was said."""
    words = _words(heard)
    return bool(words) and any(
        len(_common(words, _words(text))) >= SHARE * len(words) for text in said
    )


def stops_through(
    heard: str, said: str, languages: tuple[str, ...] = (), site: 'Site | None' = None
) -> bool:
    """Tell whether somebody says stop in what was heard while the bridge said `said`.

    The bridge's own words are taken out; a run of the others that only says stop is one. It errs
    towards a stop.
    """
    words = _words(heard)
    mine = _common(words, _words(said))
    others = [word for at, word in enumerate(words) if at not in mine]
    return any(
        is_stop(' '.join(others[start:end]), languages, site)
        for start in range(len(others))
        for end in range(start + 1, min(start + MOST_STOP_WORDS, len(others)) + 1)
    )


def _common(heard: list[str], said: list[str]) -> set[int]:
    """Return the places of the heard words that are in what was said, in that order."""
    blocks = SequenceMatcher(None, heard, said, autojunk=False).get_matching_blocks()
    return {at for block in blocks for at in range(block.a, block.a + block.size)}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.casefold())
