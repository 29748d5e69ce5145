"""Words that the bridge says itself, told from those of others in what is heard."""

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

_CLAUSE_END = re.compile(r'[.:;!?…\n]+')


def is_echo(heard: str, said: Iterable[str]) -> bool:
    """Tell whether what was heard is only (part of) something that was said."""
    words = _words(heard)
    return bool(words) and any(
        len(_common(words, _words(text))) >= SHARE * len(words) for text in said
    )


def says_stop(
    heard: str,
    talking: str = '',
    lately: Iterable[str] = (),
    languages: tuple[str, ...] = (),
    site: 'Site | None' = None,
) -> bool:
    """Tell whether somebody says stop while the bridge says `talking`, and said `lately` before.

    Words that only say stop are one, also where the bridge has that word in a longer sentence
    ("I will stop the belt."): a loudspeaker that is heard brings the words around it, and somebody
    who shouts over it does not. Where a recogniser loses them all the same, everything stops: that
    is the safer side. Only what the bridge says as a sentence of its own ("Stopped.", "Stopped: go
    to the dock.") is nobody's stop, or it would stop for ever.

    Of other words the bridge's own are taken out; a run of the rest that only says stop is one.
    """
    if is_stop(heard, languages, site):
        clauses = [it for text in (talking, *lately) for it in _CLAUSE_END.split(text)]
        return not is_echo(heard, (it for it in clauses if is_stop(it, languages, site)))
    if not talking:
        return False
    words = _words(heard)
    mine = _common(words, _words(talking))
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
