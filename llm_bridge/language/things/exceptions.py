"""Phrases with something left out: 'all lights except the lamp'."""

from abc import abstractmethod
from dataclasses import replace

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.wording import name_words
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import token, tokens
from llm_bridge.language.things.lists import ListReader
from llm_bridge.language.things.nouns import Words
from llm_bridge.language.things.situation import (
    Found,
    Question,
    Resolution,
    Situation,
    Wanted,
)
from llm_bridge.site.entity import EntityType

_AGAIN = frozenset({'not', 'nor'})
"""Leave out one more thing, behind the first."""
_JOINING = frozenset({'and', 'or'})
_ARE = frozenset({'is', 'are', 'was', 'were', 'that', 'which', 'who'})


class ExceptionReader(ListReader):
    """Reads what is left out."""

    @abstractmethod
    def phrase(self, words: Words) -> Resolution:
        """Return what a phrase means."""

    def _excluding(self, words: Words) -> Resolution | None:
        for at in range(1, len(words) - 1):
            if self.table.articles >= {*words[:at]}:
                continue  # 'the outside lights', where nothing is outside
            for length in (5, 4, 3, 2, 1):
                named = length == 1 and token(words[at]) in self.index.vocabulary
                if named and words[at + 1] not in self.table.articles:
                    continue  # 'the pool and bar lights'
                if words[at : at + length] in self.table.except_ and at + length < len(words):
                    words = (*words[: at + length], *_said_at_once(words[at + length :]))
                    alike = self._all_alike(words[:at], words[at + length :])
                    base = alike or self.phrase(words[:at])
                    if isinstance(base, Question):  # 'the lights', with something left out of them
                        base = self.phrase(('all', *words[:at]))
                    if not isinstance(base, Found):
                        return base
                    is_one = words[at + length : at + length + 2] == ('the', 'one')
                    spoken = rest = self._the_two(words[:at], words[at + length :])
                    for lead in (('the', 'one'), ('the', 'ones'), ('that',), ('those',)):
                        if rest[: len(lead)] == lead and len(rest) > len(lead):
                            rest = rest[len(lead) :]
                    words = (*words[: at + length], *rest)
                    among = self._among(base.ids, spoken)
                    if is_one and len(among) > 1:
                        among = self._numbered(among, rest)
                    if is_one and len(among) > 1:
                        return self._not_one(among)  # 'the one there', where there are two
                    if among:
                        return self._left(base, tuple(i for i in base.ids if i not in among))
                    noun = next((w for w in reversed(words[:at]) if self.index.of_sort((w,))), '')
                    if (
                        noun and words[-1] == 'ones'
                    ):  # 'the lounge blinds but not the bedroom ones'
                        words = (*words[:-1], noun)
                        rest = (*rest[:-1], noun)
                    place = self._places((*rest[:-1], rest[-1].removesuffix("'s")))
                    if rest[-1].endswith("'s") and not place:
                        place = self._places((*rest, 'room'))  # 'every room except Emma's'
                    if place and not self._called_device(words[at + length :]):
                        if any(self._is_lost(i) for i in base.ids):
                            return self._which(base.ids)  # a robot, and nobody knows where
                        there = tuple(i for i in base.ids if i in place or self._is_at(i, place))
                        if is_one and len(there) > 1:
                            return self._not_one(there)
                        return self._left(base, tuple(i for i in base.ids if i not in there))
                    free = replace(self.wanted, skill=None, able=None, one=False, some=False)
                    out = self._left_out(free, words[at + length :])
                    if isinstance(out, Question):
                        inside = tuple(i for i in out.every if i in base.ids)
                        many = self.index.is_plural(words[-1:])  # 'everything but the lights'
                        counted = is_number(rest[0]) and rest[0] != str(len(inside))
                        many = many and not counted  # 'all but two lights'
                        if not inside:
                            return base  # 'the lights in the hall, but not the projector'
                        out = Found(inside) if len(inside) == 1 or many else out
                    if not isinstance(out, Found):
                        return out
                    left_out = tuple(i for i in out.ids if i in base.ids) or out.ids
                    if is_one and len(left_out) > 1:
                        left_out = self._numbered(left_out, rest)
                    if is_one and len(left_out) > 1:
                        return self._not_one(left_out)
                    if not {*left_out} & {*base.ids}:  # 'not ceiling': the light, and not the fan
                        left_out = self._called_so(base.ids, rest)
                    return self._left(base, tuple(i for i in base.ids if i not in left_out))
        return None

    def _not_one(self, ids: tuple[str, ...]) -> Problem:
        """Refuse to leave out one of several: asked which, somebody would name what stays."""
        names = [name_words(i, self.site) for i in ids[:12]]
        return Problem(
            code=ProblemCode.AMBIGUOUS,
            because=self.said,
            came=self.said,
            allowed=', '.join(names),
            message=f"What '{self.said}' leaves out may be {' or '.join(names)}. "
            'Say it with its name.',
        )

    def _all_alike(self, words: Words, left_out: Words) -> Found | None:
        """Return all devices of a kind, of which one is left out: 'all but the hall light'."""
        if words != ('all',) or EntityType.DEVICE not in self.wanted.types:
            return None
        out = self._left_out(replace(self.wanted, skill=None, able=None, one=False), left_out)
        devices = self.site.devices
        if not isinstance(out, Found) or not all(i in devices for i in out.ids):
            return None
        kinds = {devices[i].kind for i in out.ids}
        alike = tuple(i for i, d in devices.items() if d.kind in kinds and self._can(i))
        return Found(alike, 0.85, 'kind', plural=True) if alike else None

    def _called_so(self, ids: tuple[str, ...], words: Words) -> tuple[str, ...]:
        """Return those of some things that have all of the words in a name."""
        said = frozenset(tokens(w for w in words if w not in self.table.articles))
        return tuple(
            i for i in ids if said and any(said <= name for name in self.index.named[i].names)
        )

    def _places(self, words: Words) -> tuple[str, ...]:
        """Return the areas that 'in the bedroom and the study' names; nothing, if it does not."""
        found: list[str] = []
        for part in self._places_apart(words):
            place = self._place(part)
            if not place:
                return ()
            found += place
        return tuple(dict.fromkeys(found))

    def _places_apart(self, words: Words) -> list[Words]:
        whole = self._place(words)
        parts: list[Words] = [()]
        for word in words if not whole else ():
            if word in self.table.and_ or (word == 'the' and len(parts[-1]) > 1):
                parts.append(())
            if word not in self.table.and_:
                parts[-1] = (*parts[-1], word)
        return [words] if whole else [p for p in parts if p]

    def _among(self, ids: tuple[str, ...], words: Words) -> tuple[str, ...]:
        """Return those that 'the one on the desk' and 'the bedroom ones' can mean of some things.

        By their own names; nothing when it is neither, or when it fits all of them.
        """
        if not {'one', 'ones'} & {*words[:2], *words[-1:]} or self.area_of(words):
            return ()  # 'side room one'
        small = self.table.articles | {'one', 'ones', 'that', 'is', 'are'}
        said = frozenset(tokens(w for w in words if w not in small))
        inside = (self.area_of(words[at + 1 :]) for at, w in enumerate(words) if w == 'in')
        area = next(filter(None, inside), ())
        if area and 'one' in words:  # what is called after the kitchen is not all that is there
            there = tuple(i for i in ids if self._is_at(i, area))
            return there if len(there) < len(ids) else ()
        if 'ones' in words and self.table.and_ & {*words}:  # 'the ones in the hall and the study'
            several = [self._ends_in(part) for part in self._spots(words)]
            where = tuple(i for one in several for i in one) if all(several) else ()
        else:
            where = self._ends_in(words) if 'ones' in words else ()
        found = tuple(
            i
            for i in ids
            if (where and self._is_at(i, where))
            or (said and any(said <= name for name in self.index.named[i].names))
        )
        return found if len(found) < len(ids) else ()

    def _spots(self, words: Words) -> list[Words]:
        """Return the parts of a list of places: 'the ones in the hall', 'the study'."""
        parts: list[Words] = [()]
        for word in words:
            is_next = (
                word == 'the' and len(parts[-1]) > 1 and parts[-1][-1:] not in self.table.inside
            )
            if word in self.table.and_ or is_next:
                parts.append(())
            if word not in self.table.and_:
                parts[-1] = (*parts[-1], word)
        return [part for part in parts if part]

    def _ends_in(self, words: Words) -> tuple[str, ...]:
        """Return the areas that words end in, as in 'the ones in the hall', 'the hall ones'."""
        spots = (self.area_of(words[i:]) or self.area_of(words[i:-1]) for i in range(len(words)))
        return next(filter(None, spots), ())

    def _left(self, base: Found, left: tuple[str, ...]) -> Resolution:
        if not left:
            return Problem(
                code=ProblemCode.EXCLUDED,
                because=self.said,
                came=self.said,
                message=f"'{self.said}' leaves nothing: all of it is excluded.",
            )
        return replace(base, ids=left, plural=True)

    def _the_two(self, base: Words, rest: Words) -> Words:
        """Return 'the two lights in the hall' for 'the two in the hall' left out of 'all lights'.

        The noun is that of what they are left out of; also for 'the ones that are off'.
        """
        at = 1 if rest[:1] in (('the',), ('any',)) else 0
        sorts = (w for w in reversed(base) if self.index.of_sort((w,)))
        noun = next(sorts, base[-1] if self.index.is_plural(base[-1:]) else '')
        many = noun if self.index.is_plural((noun,)) else f'{noun}s'
        if not noun or len(rest) < at + 2:
            return rest
        for i in range(2, len(rest) - 1):  # 'the floodlight and the ones upstairs'
            after = rest[i + 1 : i + 2] in self.table.inside or self.area_of(rest[i + 1 :])
            if rest[i] == 'ones' and rest[i - 1] == 'the' and after:
                rest = (*rest[:i], many, *rest[i + 1 :])
        if rest[at] in ('one', 'ones', 'those') and any(
            rest[at + 1 : at + 1 + n] in self.table.that_is for n in (1, 2)
        ):
            return (many, *rest[at + 1 :])
        counted = rest[at] == 'both' or (rest[at] != 'one' and token(rest[at]).isdigit())
        if counted and (
            rest[at + 1 : at + 2] in self.table.inside or self.area_of(rest[at + 1 :])
        ):
            return (*rest[: at + 1], many, *rest[at + 1 :])
        return rest

    def _called_device(self, words: Words) -> bool:
        return any(
            self.site.entities[i].type is EntityType.DEVICE for i in self.index.exact(words)
        )

    def _left_out(self, wanted: Wanted, words: Words) -> Resolution:
        """Read what is left out: 'the lights' are all of them, 'the lamp' is the one here."""
        anywhere = replace(self.situation, area=None)
        out = self._of_another_sort(wanted, words, anywhere)
        if isinstance(out, Question) and not out.offers_all:
            return self._of_another_sort(wanted, words)
        return out

    def _of_another_sort(
        self, wanted: Wanted, words: Words, situation: Situation | None = None
    ) -> Resolution:
        """Read words within the phrase that mean something of another sort than it does."""
        site, index, table = self.site, self.index, self.table
        now, spoken = situation or self.situation, self.mentions
        return type(self)(site, index, wanted, now, spoken, table, ' '.join(words)).phrase(words)


def _said_at_once(words: Words) -> Words:
    """Return 'the hall and the bedroom' for 'the hall and not the bedroom': both are left out.

    'Not' stays where it tells how things are: 'the lights that are not on'.
    """
    found: list[str] = []
    for word, before in zip(words, ('', *words[:-1]), strict=True):
        if word not in _AGAIN or not found or before in _ARE:
            found.append(word)
        elif found[-1] not in _JOINING:
            found.append('and')
    return tuple(found)
