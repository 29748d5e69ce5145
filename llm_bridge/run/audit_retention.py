"""How much of what people said is written to the log: all, the beginning, or nothing."""

from collections.abc import Mapping
from typing import Literal

from llm_bridge.run.ports import Journal

Retention = Literal['keep', 'shorten', 'drop']
"""keep: words as they were said; shorten: their first characters; drop: none of them."""

CHOICES: tuple[Retention, ...] = ('keep', 'shorten', 'drop')

SHORT = 24
"""Characters that are left of a shortened text."""

WORDS = frozenset(
    {
        'text',
        'words',
        'command',
        'because',
        'draft',
        'phrase',
        'say',
        'message',
        'came',
        'question',
        'choices',
        'suggestion',
    }
)
"""Fields that hold what people said, or sentences that may quote it."""


def retained(value: object, retention: Retention) -> object:
    """Return JSON data with what people said shortened or dropped, at any depth."""
    if retention == 'keep':
        return value
    if isinstance(value, Mapping):
        return {
            key: _cut(held, retention)
            if key in WORDS or (key == 'args' and isinstance(held, Mapping))
            else retained(held, retention)
            for key, held in value.items()
        }
    if isinstance(value, list | tuple):
        return [retained(held, retention) for held in value]
    return value


def _cut(value: object, retention: Retention) -> object:
    if isinstance(value, str):
        if retention == 'drop':
            return ''
        return value if len(value) <= SHORT else value[:SHORT] + '…'
    if isinstance(value, list | tuple):
        return [_cut(held, retention) for held in value]
    if isinstance(value, Mapping):
        # Arguments: one word is an entity or a choice, more are words to be said.
        return {
            key: _cut(held, retention)
            if key in WORDS or (isinstance(held, str) and ' ' in held)
            else retained(held, retention)
            for key, held in value.items()
        }
    return value


class RetainingJournal:
    """A journal before another: what people said is cut before it is written and hashed."""

    def __init__(self, journal: Journal, retention: Retention) -> None:
        self._journal = journal
        self._retention: Retention = retention

    def append(self, event: str, data: Mapping[str, object]) -> None:
        """Write one event. Raises what the journal raises."""
        cut = retained(data, self._retention)
        self._journal.append(event, cut if isinstance(cut, dict) else dict(data))
