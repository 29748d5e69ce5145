"""Whether a command with words that are not known says what a model made of it.

A model always finds some skill. Where a word is not known, a step is only asked for when its
thing, or what it is given, or what a robot does was named in words that are known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from llm_bridge.graph.action_graph import BRIDGE, Step
from llm_bridge.language.into_english.english_pieces import Piece
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

# fmt: off
_SMALL = frozenset({'the', 'a', 'an', 'of', 'to', 'in', 'on', 'at', 'it', 'for', 'with', 'and',
                    'one', 'is', 'me', 'off', 'up', 'down', 'from', 'its', 'by', 'go', 'back',
                    'set', 'put', 'make', 'turn', 'get', 'do'})
# fmt: on
_ANY = frozenset({'start', 'stop', 'open', 'close', 'on', 'switch', 'run', 'leave'})
"""Done with many things."""
_REFERRING = frozenset({'it', 'them', 'this', 'everything', 'the one'})


@dataclass(frozen=True)
class Said:
    """What is known of a command."""

    ids: frozenset[str]
    """Entities that were named."""
    words: frozenset[str]
    """English words of what is known."""
    unknown: tuple[str, ...]
    content: tuple[str, ...]
    """Words that say a thing or a deed: a plan must have to do with them."""
    refers: bool
    """Whether a pronoun stands for a thing."""

    def covers(self, steps: Iterable[Step], site: Site) -> bool:
        """Return whether every step is about something that was said."""
        if not (self.unknown or self.content):
            return True
        return all(self._covers(step, site) for step in steps if step.target != BRIDGE)

    def _covers(self, step: Step, site: Site) -> bool:
        given = {str(value) for value in step.args.values()}
        if given & self.ids or {w for v in given for w in split_words(v)} & self.words:
            return True
        skill = site.skills_of(step.target)[step.skill]
        if step.target in site.robots and not self.unknown:
            return True
        if step.target in site.robots:
            said = (step.skill.replace('_', ' '), skill.description, *skill.words.get('en', ()))
            return bool(self._meant(said))
        entity = site.entities[step.target]
        names = (entity.name, site.devices[step.target].kind, *entity.aliases.get('en', ()))
        if step.target in self.ids or self.refers or self._meant(names):
            return True
        deeds = (step.skill.replace('_', ' '), *skill.words.get('en', ()))
        return not self.unknown and bool(self._meant(deeds) - _ANY)

    def _meant(self, phrases: Iterable[str]) -> frozenset[str]:
        told = {
            w for p in phrases for word in split_words(p) for w in (word, word.removesuffix('s'))
        }
        return (self.words - _SMALL) & told


def said_in(pieces: Sequence[Piece]) -> Said:
    """Return what is known of the pieces of a command."""
    known = [p for p in pieces if not p.is_a('unknown', 'text', 'number', 'time')]
    english = [p.english for p in known]
    for piece in known:
        for sense in piece.senses:
            english += (
                [sense.english] if isinstance(sense.english, str) else sense.english.values()
            )
    words = {w.removesuffix('s') for text in english for w in split_words(text)}
    return Said(
        ids=frozenset(i for p in known for i in p.ids),
        words=frozenset(words | {w for text in english for w in split_words(text)}),
        unknown=tuple(' '.join(p.said) for p in pieces if p.is_a('unknown')),
        content=tuple(
            ' '.join(p.said)
            for p in known
            if p.is_a('noun')
            or p.is_a('verb')
            and not any(s.is_light for s in p.senses)
            and not {*split_words(str(p.senses[0].english))} <= _SMALL | _ANY
        ),
        refers=any(
            p.english in _REFERRING
            and not p.is_a('article')
            and not (
                p.english == 'it' and any(q.is_a('being') for q in known[max(0, i - 1) : i + 2])
            )
            for i, p in enumerate(known)
        ),
    )
