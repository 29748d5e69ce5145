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

OPENING = 3
"""Words with which a question begins: without two of them it is an answer, not the question."""

LONGEST_ANSWER = 0.5
"""Of the words of a question, so many may be in an answer."""

MOST_STOP_WORDS = 4

_SENTENCE_END = re.compile(r'(?<=[.!?])\s+')
_CLAUSE_END = re.compile(r'[.:;!?…\n]+')


def is_echo(heard: str, said: Iterable[str]) -> bool:
    """Tell whether what was heard is only (part of) something that was said.

    Where that ends with a question, a short part without its beginning answers it: "the kitchen
    light" is no echo of "Which light do you mean: the kitchen light or the hall light?".
    """
    words = _words(heard)
    return bool(words) and any(_is_echo(words, text) for text in said)


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for punctuation and case."""
    return _words(one) == _words(other)


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


def _is_echo(heard: list[str], text: str) -> bool:
    said = _words(text)
    if len(_common(heard, said)) < SHARE * len(heard):
        return False
    question = _words(_question(text))
    if len(heard) > LONGEST_ANSWER * len(question):
        return True
    begins = len(said) - len(question)
    there = _common(said, heard)
    opening = range(begins, min(begins + OPENING, len(said)))
    return min(there) < begins or len(there & set(opening)) >= min(2, len(opening))


def _question(text: str) -> str:
    """Return the question with which a text ends, or ''."""
    last = _SENTENCE_END.split(text.strip())[-1]
    return last if last.endswith('?') else ''


def _common(heard: list[str], said: list[str]) -> set[int]:
    """Return the places of the heard words that are in what was said, in that order."""
    blocks = SequenceMatcher(None, heard, said, autojunk=False).get_matching_blocks()
    return {at for block in blocks for at in range(block.a, block.a + block.size)}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.casefold())
