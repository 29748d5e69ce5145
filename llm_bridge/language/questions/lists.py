"""Questions for some of many: which are on, how many are open, which robot has the crate."""

from dataclasses import dataclass, replace

from llm_bridge.graph.about import capital
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.truth import holds
from llm_bridge.language.clauses.results import comparisons, Read
from llm_bridge.language.questions.answers import Answer, Result, Words
from llm_bridge.language.questions.numbers import NumberTeller
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.candidates import GENERIC
from llm_bridge.language.things.situation import Found, Question
from llm_bridge.language.things.state_words import COMPARED

_WHICH = frozenset({'which', 'what'})


@dataclass(frozen=True)
class Listing:
    """Of which things something is so, of which not, and of which that is not known."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    unknown: tuple[str, ...]
    said: str
    verb: str = 'is'

    def words(self, count: int) -> str:
        """Return what is said of so many of them."""
        has = self.verb in ('has', 'have', 'got')
        verb = ('have' if has else 'are') if count > 1 else ('has' if has else 'is')
        return f'{verb} {self.said}'


class ListTeller(NumberTeller):
    """Tells of which of some things a thing is so."""

    def how_many(self, words: Words) -> Result | None:
        if words[:2] != ('how', 'many'):
            return None
        listed = self.listing(words[2:])
        if listed is None:
            rest = tuple(
                w
                for w in words[2:]
                if w not in ('are', 'is', 'there', 'do', 'we', 'have', 'i', 'you', 'got', 'here')
            )
            found = self.find(('all', *rest), None)
            if not isinstance(found, Found):
                return found
            if not all(self.is_one_of(i, rest) for i in found.ids):
                return None
            return Answer(
                f'There are {len(found.ids)}: {self.names(found.ids)}.'
                if len(found.ids) != 1
                else f'One: {self.names(found.ids)}.',
                self.mentions.with_things(found.ids),
            )
        if not isinstance(listed, Listing):
            return listed
        count = len(listed.yes)
        text = f'{count}' + (f': {self.names(listed.yes)}.' if count else '.')
        return Answer(
            text + self.unknown_part(listed.unknown),
            self.mentions.with_things(listed.yes),
            not listed.unknown,
        )

    def is_one_of(self, entity_id: str, words: Words) -> bool:
        """Return whether that is what is counted: a cow gate is none of the cows."""
        if words[:1] in (('things',), ('devices',), ('rooms',)):
            return True
        named = self.targets.index.named[entity_id]
        heads = {tuple(w for w in name if not w.isdigit())[-1:] for name in named.exact}
        counted = set(tokens(words))
        return bool(counted & (named.sort | {t for head in heads for t in head}))

    def which(self, words: Words) -> Result | None:
        """Answer 'which lights are on', 'what is on in the kitchen'."""
        if words[0] not in _WHICH or len(words) < 3:
            return None
        if words[1] in ('is', 'are'):
            if words[2] in ('it', 'he', 'she', 'they') or (
                words[2] in self.table.articles
                and not any(self.states.condition(i, words[2]) for i in self.site.devices)
            ):
                return None
            listed = self.listing(('devices', *words[1:]))
        else:
            listed = self.listing(words[1:])
        if listed is None:
            return None
        if not isinstance(listed, Listing):
            return listed if words[1] not in ('is', 'are') else None
        if listed.yes:
            text = f'{capital(self.names(listed.yes))} {listed.words(len(listed.yes))}.'
        elif listed.unknown:
            text = 'None that I know of.'
        else:
            text = f'None {listed.words(1)}.'
        return Answer(
            text + self.unknown_part(listed.unknown),
            self.mentions.with_things(listed.yes),
            bool(listed.yes) or not listed.unknown,
        )

    def listing(self, words: Words) -> Listing | Question | Problem | None:
        """Read 'lights in the kitchen are on' and say of which it holds."""
        for at, word in enumerate(words):
            if word not in ('is', 'are', 'have', 'has', 'were', 'was') or at == 0:
                continue
            subject, rest = words[:at], words[at + 1 :]
            if rest[:1] == ('there',):
                rest = rest[1:]
            negative = rest[:1] == ('not',)
            rest = rest[1:] if negative else rest
            while rest and rest[0] in ('currently', 'still', 'being', 'been', 'left'):
                rest = rest[1:]
            for cut in range(len(rest), 0, -1):
                said, tail = ' '.join(rest[:cut]), rest[cut:]
                if not any(self.states.condition(i, said) for i in self.site.entities):
                    continue
                return self.told(subject, said, tail, negative)
            each = self.each(subject, word, words[at + 1 :])
            if each is not None:
                return each
        return None

    def each(self, subject: Words, verb: str, rest: Words) -> Listing | None:
        """Say of which of some things a clause holds: 'robots have more than 50 percent'."""
        core = subject[2:] if subject[:2] == ('of', 'the') else subject
        if core in (('rooms',), ('room',)) and rest[:1]:
            asked = COMPARED.get(rest[0], 'temperature')
            ids = tuple(i for i in self.site.devices if self.measures(i, asked))
        else:
            found = self.find(('all', *core), None)
            ids = found.ids if isinstance(found, Found) else ()
        yes: list[str] = []
        no: list[str] = []
        unknown: list[str] = []
        for i in ids:
            name = split_words(self.site.entities[i].name)
            decided = {**self.situation.decided, f'subject:{" ".join(name)}': (i,)}
            situation = replace(self.situation, decided=decided)
            reader = self.clauses.reader(situation, self.mentions, self.said)
            read = reader.read((*name, verb, *rest))
            if not isinstance(read, Read):
                continue
            tells = self.states.attributes(i)
            parts = comparisons(read.condition)
            if any(c.entity != i or c.attribute not in tells for c in parts):
                continue
            truth = holds(read.condition, self.site, self.situation.world)
            (unknown if truth is None else yes if truth else no).append(i)
        if not (yes or no or unknown):
            return None
        return Listing(tuple(yes), tuple(no), tuple(unknown), ' '.join(rest), verb)

    def told(
        self, subject: Words, said: str, tail: Words, negative: bool
    ) -> Listing | Question | Problem:
        core = subject[1:] if subject[:1] in (('the',), ('of',)) else subject
        core = core[2:] if core[:2] == ('of', 'the') else core
        everything = core in (('devices',), ('things',), ('thing',), ('device',))
        any_sort = everything or len(core) == 1 and core[0] in GENERIC
        phrase = ('everything', *tail) if everything else ('all', *core, *tail)
        found = self.find(
            phrase,
            lambda i: (
                self.states.condition(i, said) is not None
                and not (any_sort and self.states.only_senses(i, said))
            ),
            f"state '{said}'",
            single=core,
        )
        if not isinstance(found, Found):
            return found
        yes: list[str] = []
        no: list[str] = []
        unknown: list[str] = []
        for i in found.ids:
            condition = self.states.condition(i, said)
            truth = holds(condition, self.site, self.situation.world) if condition else None
            truth = truth if truth is None or not negative else not truth
            (unknown if truth is None else yes if truth else no).append(i)
        return Listing(tuple(yes), tuple(no), tuple(unknown), f'not {said}' if negative else said)
