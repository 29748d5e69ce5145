"""Which robots and devices the words of a command name, and what those can do."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.entity import Device, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

_LONGEST = 4
"""Words of a name that is looked for."""
_AMOUNTS = (ArgType.NUMBER, ArgType.DURATION)
"""What a robot is told that is no device."""

Words = tuple[str, ...]


class NamedActors:
    """Finds the robots and devices that are named in the words of commands at one site."""

    def __init__(self, site: Site) -> None:
        """Prepare the names of the site."""
        self._site = site
        self._index = NameIndex(site)

    def with_kinds(self, words: Iterable[str]) -> Words:
        """Return English words with what a device is behind a name that does not say it.

        'Kill the infeed' becomes 'kill the infeed conveyor' where that is what the infeed is.
        """
        found: list[str] = []
        for run, ids in self._runs(tuple(words)):
            found += run
            kinds = {self._site.entities[i].kind for i in ids if i in self._site.devices}
            kind = self._site.kinds.get(kinds.pop()) if len(kinds) == 1 else None
            called = [split_words(name) for name in kind.names.get('en', ())] if kind else []
            tokens = self._index.tokens
            if called and not {*tokens(run)} & {t for name in called for t in tokens(name)}:
                found += called[0]
        return tuple(found)

    def robots(self, words: Iterable[str]) -> frozenset[str]:
        """Return the robots that are named."""
        return frozenset(i for _, ids in self._runs(tuple(words)) for i in ids & self._robots)

    def skills(
        self, words: Iterable[str], robots: frozenset[str] = frozenset()
    ) -> frozenset[str] | None:
        """Return what those can do that are named; None where nobody is.

        `robots` are meant where nothing else is named. What is named may be what a robot is to go
        to or take, so with no robot named any robot's skill that takes a thing is among them.
        """
        ids = frozenset(i for _, found in self._runs(tuple(words)) for i in found)
        # A sensor is named for what it tells, and does nothing itself.
        actors = {i for i in ids if self._site.skills_of(i)} or {*robots}
        if not actors:
            return None
        found = {name for i in actors for name in self._site.skills_of(i)}
        return frozenset(found | (set() if actors & self._robots else self._taking))

    def _runs(self, words: Words) -> Iterator[tuple[Words, frozenset[str]]]:
        """Yield the words in order, the longest names as one run with the actors called so."""
        at = 0
        while at < len(words):
            for length in range(min(_LONGEST, len(words) - at), 0, -1):
                run = words[at : at + length]
                found = self._called(run)
                if found is not None or length == 1:
                    yield run, found or frozenset()
                    at += length
                    break

    def _called(self, words: Words) -> frozenset[str] | None:
        """Return the actors that are called so; none for another thing, None for nothing."""
        ids = frozenset(self._index.exact(words)) or self._index.of_sort(words)
        return frozenset(filter(self._is_actor, ids)) if ids else None

    def _is_actor(self, entity_id: str) -> bool:
        return isinstance(self._site.entities[entity_id], Robot | Device)

    @cached_property
    def _robots(self) -> frozenset[str]:
        return frozenset(self._site.robots)

    @cached_property
    def _taking(self) -> frozenset[str]:
        """Skills of robots that are told more than an amount: where to, what, whom."""
        return frozenset(
            name
            for robot in self._site.robots
            for name, skill in self._site.skills_of(robot).items()
            if any(arg.type not in _AMOUNTS for arg in skill.args)
        )
