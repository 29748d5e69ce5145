"""How much of what people said is written to the log: all, the beginning, or nothing."""

from collections.abc import Mapping
import re
from typing import Literal

from llm_bridge.run.ports import Journal
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

Retention = Literal['keep', 'shorten', 'drop']
"""keep: words as they were said; shorten: their first characters; drop: none of them."""

CHOICES: tuple[Retention, ...] = ('keep', 'shorten', 'drop')

SHORT = 24
"""Characters that are left of a shortened text."""

WORDS = frozenset(
    {
        'text',
        'said',
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


QUOTING = frozenset({'reason', 'detail', 'trouble'})
"""Fields that say what happened, and may quote a word in quotes."""


def telling(site: Site) -> frozenset[str]:
    """Return the attributes of robots and devices that tell words: what was said, a list."""
    texts = {
        effect.attribute
        for actor in site.robots_first()
        for skill in site.skills_of(actor.id).values()
        for effect in skill.effects
        for arg in skill.args
        if arg.type is ArgType.TEXT and effect.value == f'${arg.name}'
    }
    lists = {
        name
        for device in site.devices.values()
        if (kind := site.kinds.get(device.kind)) is not None
        for name, values in kind.attributes.items()
        if values == 'text'
    }
    return frozenset(texts | lists)


def retained(value: object, retention: Retention, words: frozenset[str] = WORDS) -> object:
    """Return JSON data with what people said shortened or dropped, at any depth.

    `words` are the fields that hold it.
    """
    if retention == 'keep':
        return value
    if isinstance(value, Mapping):
        return {
            key: _cut(held, retention, words)
            if key in words or (key == 'args' and isinstance(held, Mapping))
            else _QUOTED.sub("'…'", held)
            if key in QUOTING and isinstance(held, str)
            else retained(held, retention, words)
            for key, held in value.items()
        }
    if isinstance(value, list | tuple):
        return [retained(held, retention, words) for held in value]
    return value


_QUOTED = re.compile(r"(?<!\w)'.*'(?!\w)")


def _cut(value: object, retention: Retention, words: frozenset[str]) -> object:
    if isinstance(value, str):
        if retention == 'drop':
            return ''
        return value if len(value) <= SHORT else value[:SHORT] + '…'
    if isinstance(value, list | tuple):
        return [_cut(held, retention, words) for held in value]
    if isinstance(value, Mapping):
        # Arguments: one word is an entity or a choice, more are words to be said.
        return {
            key: _cut(held, retention, words)
            if key in words or (isinstance(held, str) and ' ' in held)
            else retained(held, retention, words)
            for key, held in value.items()
        }
    return value


class RetainingJournal:
    """A journal before another: what people said is cut before it is written and hashed."""

    def __init__(self, journal: Journal, retention: Retention, site: Site | None = None) -> None:
        """`site` says which robots and devices tell words."""
        self._journal = journal
        self._retention: Retention = retention
        self._words = WORDS if site is None else WORDS | telling(site)

    def append(self, event: str, data: Mapping[str, object]) -> None:
        """Write one event. Raises what the journal raises."""
        cut = retained(data, self._retention, self._words)
        self._journal.append(event, cut if isinstance(cut, dict) else dict(data))
