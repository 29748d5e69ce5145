"""What a clause says besides its verb: things, amounts and choices, and where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from llm_bridge.language.grounding.args import CHOICE_WORDS, says_all_choices
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import read_quantity, UNITS
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import (
    Found,
    Mentions,
    Question,
    Resolution,
    Situation,
    Wanted,
)
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import EntityType
from llm_bridge.site.skill import Arg, ArgType

# fmt: off
DETERMINERS = frozenset({
    'the', 'a', 'an', 'this', 'that', 'these', 'those', 'my', 'our', 'your', 'his', 'her', 'its',
    'their', 'some', 'all', 'every', 'each', 'both', 'another',
})
PRONOUNS = frozenset({'it', 'them', 'him', 'her', 'there', 'here', 'me', 'us'})
PREPOSITIONS = frozenset({
    'in', 'into', 'on', 'onto', 'to', 'at', 'from', 'off', 'out', 'of', 'by', 'with', 'for',
    'under', 'near', 'over', 'inside', 'behind', 'through', 'towards', 'around', 'beside', 'up',
    'down', 'back', 'about', 'until', 'till', 'after', 'before', 'than', 'as',
})
_WHERE = frozenset({'in', 'into', 'to', 'at', 'from', 'for', 'outside', 'inside'})
_ENDS = frozenset({
    'please', 'now', 'again', 'then', 'too', 'away', 'is', 'are', 'was', 'first', 'once', 'twice',
    'so', 'because', 'thanks', 'if', 'when', 'unless', 'while', 'right', 'carefully', 'gently',
    'slowly', 'quickly', 'immediately', 'next', 'home',
})
"""Words at which the name of a thing is over."""
DIRECTIONS = {
    'up': ('lift', 'raise', 'upwards', 'upward', 'higher', 'elevate', 'up'),
    'down': ('lower', 'downwards', 'downward', 'drop', 'down'),
    'forward': ('forward', 'forwards', 'ahead', 'onwards'),
    'backward': ('backward', 'backwards', 'back', 'reverse'),
    'backwards': ('backward', 'backwards', 'back', 'reverse'),
    'back': ('backward', 'backwards', 'back', 'reverse'),
}
# fmt: on
"""A choice that is a direction -> words that say it besides its name, verbs among them."""
_NO_CHOICE = frozenset({'it', 'this', 'that', 'default', 'which', 'there', 'one'})
_WISHES = frozenset({'need', 'want', 'like', 'have', 'get', 'give', 'add', 'make', 'takes'})
"""What is wished for may stand right behind them: 'we need three litres'."""
_WAYS = frozenset(w for said in DIRECTIONS.values() for w in said) | {'left', 'right', 'sideways'}
"""Words that an amount can stand behind: 'forward 5 metres'."""
SURE = 0.8
"""Least score of what a phrase means: names that are only nearly written so do not count."""
LONGEST = 7
"""Words of a name or an amount."""
ANY = frozenset(EntityType)


@dataclass(frozen=True)
class Span:
    """Words of the command, from `start` up to `end`."""

    start: int
    end: int
    phrase: str
    after: str = ''
    """The preposition before it."""


Meant = dict[tuple[str, frozenset[EntityType], str | None], Resolution]
"""Phrase, types and a skill that are wanted -> what the phrase means there."""


@dataclass
class Clause:
    """Some words of a command, to be read for what they say besides the verb."""

    words: tuple[str, ...]
    start: int
    end: int
    breaks: frozenset[int]
    targets: Targets
    situation: Situation
    verbs: frozenset[str] = frozenset()
    """Words that begin orders of the site's skills."""
    names: frozenset[str] = frozenset()
    """Words of the names of its skills."""
    meant: Meant = field(default_factory=dict)
    """What phrases were found to mean, maybe for other clauses of the command."""

    @cached_property
    def robots(self) -> frozenset[str]:
        """The robots that are named anywhere in the command."""
        site = self.targets.site
        found: set[str] = set()
        for at in range(len(self.words)):
            for size in range(1, 4):
                ids = self.targets.index.exact(self.words[at : at + size])
                found |= {i for i in ids if len(ids) == 1 and i in site.robots}
        return frozenset(found)

    @cached_property
    def things(self) -> tuple[Span, ...]:
        """Names, descriptions and pronouns, in the order of the words; lists as one."""
        found: list[Span] = []
        at = self.start
        while at < self.end:
            end = self._name_from(at) or self._description_from(at)
            if not end and self.words[at] in PRONOUNS and not self._is_determiner(at):
                end = at + 1
            if not end:
                at += 1
                continue
            found.append(self._span(at, end))
            at = end
        return tuple(self._joined(found))

    def amounts(self, arg: Arg) -> Iterator[Span]:
        """Yield what the argument can be, the longest first where they begin together."""
        unit = 's' if arg.type is ArgType.DURATION and arg.unit is None else arg.unit
        at = self.start
        while at < self.end:
            end = 0 if self.is_room(at) else self._amount_from(at, unit, arg)
            if end:
                yield self._span(at, end)
            at = end or at + 1

    def choices(self, arg: Arg, description: str = '') -> Iterator[Span]:
        """Yield the words for choices of the argument.

        The description of the skill may tell other words: 'down is ground, up is mezzanine'.
        """
        said: dict[tuple[str, ...], str] = {}
        lasts: set[str] = set()
        for choice in arg.choices:
            name = choice.replace('_', ' ')
            for other in (name, *CHOICE_WORDS.get(choice, ()), *DIRECTIONS.get(choice, ())):
                said.setdefault(tokens(split_words(other)), name)
                lasts.update(split_words(other)[-1:])
        for word, choice in told_choices(description, arg):
            said.setdefault(tokens((word,)), choice.replace('_', ' '))
        at = self.start
        while at < self.end:
            if self.words[at] == 'back' and at + 1 not in self.breaks:
                at += tokens(self.words[at + 1 : min(at + 2, self.end)]) in said  # 'back down'
            for size in range(min(LONGEST, self.end - at), 0, -1):
                if size > 1 and says_all_choices(arg, self.words[at : at + size]):
                    yield self._span(at, at + size)
                    at += size - 1
                    break
                key = tokens(self.words[at : at + size])
                if key in said and self._is_whole(at, at + size):
                    if said[key] not in DIRECTIONS and self._leads_on(at, at + size, lasts):
                        continue
                    phrase = ' '.join(self.words[at : at + size])
                    if phrase not in CHOICE_WORDS.get(said[key].replace(' ', '_'), ()):
                        phrase = said[key]
                    yield Span(at, at + size, phrase, self._before(at))
                    at += size - 1
                    break
            at += 1

    def _leads_on(self, start: int, end: int, lasts: set[str]) -> bool:
        """Return whether words go on with where that is: 'the chairs on the' balcony."""
        last = self.words[end - 1]
        if end - start < 2 or end >= self.end or end in self.breaks or last in lasts:
            return False
        return last in DETERMINERS or (last in PREPOSITIONS and self._begins_thing(end))

    def _begins_thing(self, at: int) -> bool:
        return self.words[at] in DETERMINERS or bool(self._name_from(at))

    def means(
        self, phrase: str, types: frozenset[EntityType], skill: str | None = None
    ) -> Found | Question | None:
        """Return what a phrase means as one of these types; None: nothing."""
        key = (phrase, types, skill)
        if key not in self.meant:
            wanted = Wanted(types, skill, what='thing')
            self.meant[key] = self.targets.resolve(phrase, wanted, self.situation, Mentions())
        found = self.meant[key]
        if isinstance(found, Found) and found.score < SURE:
            return None
        return found if isinstance(found, Found | Question) else None

    def are(self, phrase: str, types: frozenset[EntityType]) -> bool:
        """Return whether a phrase means something of these types, and is no name of another."""
        words = split_words(phrase)
        named = self.targets.index.exact(words[words[0] in DETERMINERS :])
        site = self.targets.site
        if named and not any(site.entities[i].type in types for i in named):
            return False
        return self.means(phrase, types) is not None

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, ' '.join(self.words[start:end]), self._before(start))

    def _before(self, at: int) -> str:
        word = self.words[at - 1] if at > self.start and at not in self.breaks else ''
        if word == 'of' and at - 1 > self.start:
            before = self.words[at - 2]
            return before if before in PREPOSITIONS else word
        return word if word in PREPOSITIONS else ''

    def _is_whole(self, start: int, end: int) -> bool:
        return not any(b in self.breaks for b in range(start + 1, end))

    def _is_determiner(self, at: int) -> bool:
        following = self.words[at + 1 : min(at + 2, self.end)]
        if self.words[at] == 'her' and {*following} & DETERMINERS:
            return False  # 'bring her the paper'
        return (
            self.words[at] in DETERMINERS
            and bool(following)
            and at + 1 not in self.breaks
            and following[0] not in PREPOSITIONS | JOINERS | _ENDS
        )

    def _name_from(self, at: int) -> int:
        """Return where a name of the site that begins here ends; 0: none does."""
        first = at + 1 if self._is_determiner(at) else at
        for size in range(min(LONGEST, self.end - first), 0, -1):
            name = self.words[first : first + size]
            if (
                not self._is_whole(at, first + size)
                or name[-1] in PREPOSITIONS | DETERMINERS
                or (name[0] in PREPOSITIONS | DETERMINERS and (size == 1 or first == at))
                or not self.targets.index.exact(name)
            ):
                continue
            if (
                size == 1
                and first == at
                and (
                    (name[0] in self.verbs and at == self.start)
                    or (is_number(name[0], self.situation.language) and not self.is_room(at))
                )
            ):
                return 0  # 'light the lamp'; 'four', an oven elsewhere
            whole = self._description_from(at)
            if whole > first + size and self._is_another(at, first + size, whole):
                return whole
            return first + size
        return 0

    def is_room(self, at: int) -> bool:
        """Return whether a number is the name of a room or place, behind a preposition."""
        site = self.targets.site
        following = self.words[at + 1 : min(at + 2, self.end)]
        units = UNITS.get(self.situation.language, UNITS['en'])
        return (
            self.words[at].isdigit()
            and self._before(at) in _WHERE
            and not {*following} & {*units}
            and any(
                i in site.areas or i in site.places
                for i in self.targets.index.exact(self.words[at : at + 1])
            )
        )

    def _is_another(self, at: int, name_end: int, end: int) -> bool:
        """Return whether more words than a name mean something else than the name alone."""
        if self.verbs & {*self.words[name_end:end]}:
            return False
        longer = self.means(' '.join(self.words[at:end]), ANY)
        name = self.means(' '.join(self.words[at:name_end]), ANY)
        return longer is not None and longer != name

    def _description_from(self, at: int) -> int:
        """Return where a description that begins here ends ('the big red one'); 0: none does."""
        if not self._is_determiner(at):
            return 0
        end = at + 1
        while (
            end < self.end
            and end not in self.breaks
            and self.words[end] not in PREPOSITIONS | JOINERS | _ENDS
            and (self.words[end] not in DETERMINERS or self.words[end - 1] in DETERMINERS)
            and not (is_number(self.words[end]) and self.words[end] != 'one')
        ):
            end += 1
        return end if end > at + 1 else 0

    def _amount_from(self, at: int, unit: str | None, arg: Arg) -> int:
        language = self.situation.language
        units = UNITS.get(language, UNITS['en'])
        first = self.words[at]
        led = first in ('a', 'an', 'half', 'one')
        before = self.words[max(0, at - 2) : at]
        if before[1:] == ('and',) and first in ('a', 'half') and is_number(before[0], language):
            return 0  # the half of 'one and a half'
        if not is_number(first, language) and not led and not first[:1].isdigit():
            return 0
        for size in range(min(LONGEST, self.end - at), 0, -1):
            said = self.words[at : at + size]
            last = said[-1]
            if (
                not self._is_whole(at, at + size)
                or not (is_number(last, language) or last[:1].isdigit() or last in units)
                or (led and size == 1)
                or any(w in JOINERS and w != 'and' for w in said)
                or {*said} & {'to', 'by', 'for'}
                or not (self._may_lead(at) or (size > 1 and last in units))
            ):
                continue
            value = read_quantity(
                ' '.join(said), unit=unit, least=arg.min, most=arg.max, language=language
            )
            if isinstance(value, float):
                following = self.words[at + size : min(at + size + 1, self.end)]
                is_cut = bool({*following} & {*units}) and last not in units
                return 0 if is_cut else at + size
        return 0

    def _may_lead(self, at: int) -> bool:
        """Return whether an amount can stand behind the word before it ('BBC four' is none)."""
        if at == self.start or at in self.breaks:
            return True
        before = self.words[at - 1]
        return (
            before in PREPOSITIONS | PRONOUNS | JOINERS | DETERMINERS | _ENDS | _WISHES
            or before in self.verbs | self.names | _WAYS
            or before in self.targets.index.vocabulary
            or is_number(before, self.situation.language)
        )

    def _joined(self, spans: list[Span]) -> Iterator[Span]:
        """Yield the spans, with those that only 'and' or a comma parts made one."""
        table = phrase_words(self.situation.language)
        last: Span | None = None
        for span in spans:
            between = self.words[last.end : span.start] if last is not None else ('',)
            follows = span.start in self.breaks or between == ('and',) or between[:1] == ('and',)
            if (
                last is not None
                and all(w in table.and_ for w in between)
                and follows
                and span.phrase not in PRONOUNS
                and last.phrase not in PRONOUNS
            ):
                last = Span(
                    last.start,
                    span.end,
                    ' '.join(self.words[last.start : span.end]),
                    last.after,
                )
                continue
            if last is not None:
                yield last
            last = span
        if last is not None:
            yield last


def told_choices(description: str, arg: Arg) -> Iterator[tuple[str, str]]:
    """Yield the words that a description has for choices: 'up is open, down is closed'."""
    told = split_words(description)
    for at, word in enumerate(told[1:-1], start=1):
        if word in ('is', 'means') and told[at + 1] in arg.choices:
            if told[at - 1] not in _NO_CHOICE:
                yield told[at - 1], told[at + 1]
