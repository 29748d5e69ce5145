"""A model's plan with phrases that run over a comma cut there."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from llm_bridge.language.plan import Call, Plan
from llm_bridge.language.words import find
from llm_bridge.language.words import words as split_words

T = TypeVar('T')


def cut_at_breaks(plan: Plan, words: tuple[str, ...], breaks: frozenset[int]) -> Plan:
    """Return the plan with the phrases of its calls cut at the first comma inside them.

    'unlock the back door, the plumber is there' may be drafted with all of it as the door.
    `breaks` are the indices of words before which the text has a comma, full stop or the like.
    """
    return _cut(plan, words, breaks)


def _cut(part: T, words: tuple[str, ...], breaks: frozenset[int]) -> T:
    if isinstance(part, tuple):
        return tuple(_cut(p, words, breaks) for p in part)  # type: ignore[return-value]
    if isinstance(part, Call):
        return replace(part, args=tuple(_phrase(a, words, breaks) for a in part.args))
    if is_dataclass(part) and not isinstance(part, type):
        inner = {
            f.name: _cut(value, words, breaks)
            for f in fields(part)
            if not isinstance(value := getattr(part, f.name), str)
        }
        return replace(part, **inner)
    return part


def _phrase(phrase: str, words: tuple[str, ...], breaks: frozenset[int]) -> str:
    said = split_words(phrase)
    at = find(words, said)
    if at is None:
        return phrase
    end = next((b for b in range(at + 1, at + len(said)) if b in breaks), at + len(said))
    return ' '.join(words[at:end])
