"""Lists taken apart: 'the kitchen and hall lights', 'the front and back doors'."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.text.spelling import stem
from llm_bridge.language.things.candidates import CandidateReader
from llm_bridge.language.things.nouns import Words
from llm_bridge.language.things.situation import Found, Question, Resolution
from llm_bridge.site.entity import EntityType

_UNKNOWN = ProblemCode.UNKNOWN_ENTITY
_AND_PHRASES = (
    ('as', 'well', 'as'),
    ('along', 'with'),
    ('together', 'with'),
    ('in', 'addition', 'to'),
)
_BEFORE_THE = frozenset(
    {
        'all',
        'of',
        'in',
        'on',
        'at',
        'to',
        'from',
        'with',
        'for',
        'by',
        'near',
        'every',
        'both',
        'but',
        'except',
        'and',
        'inside',
        'into',
        'beside',
        'around',
        'over',
        'under',
        'through',
        'not',
        'that',
        'than',
    }
)
OPEN = frozenset({'whatever', "whatever's", 'anything', "anything's", 'whichever'})
"""Begin what is told only by its state."""


class ListReader(CandidateReader, ABC):
    """Reads phrases for several things as the phrases for each of them."""

    @abstractmethod
    def _without_lists(self, words: Words) -> Resolution:
        """Return what a phrase means that is no list."""

    @abstractmethod
    def _reduced(self, words: Words) -> Resolution | None:
        """Read a phrase without what is no part of it."""

    def _listed(self, words: Words) -> Resolution | None:
        """Take 'the kitchen and hall lights' apart; None when it is no list of known things."""
        for phrase in _AND_PHRASES:
            for at in range(1, len(words) - len(phrase)):
                if words[at : at + len(phrase)] == phrase:
                    words = (*words[:at], 'and', *words[at + len(phrase) :])
        if not any(w in self.table.and_ for w in words):
            return None
        words = self._with_the_noun_again(words)
        together = self._all_there(words)
        if together is not None:
            return together
        doubt: Resolution | None = None
        some: Found | None = None
        for parts in self._splits(words):
            found: list[str] = []
            unable: list[str] = []
            score = 1.0
            results = []
            for part in parts:
                many = len(parts) > 1 and self.index.is_plural(part)
                result = self._without_lists(part)
                if isinstance(result, Problem) and part[:1] and part[0] in OPEN:
                    result = self._reduced(part) or result  # 'the lamp and whatever is on'
                if isinstance(result, Question) and many and result.choices:
                    if self._spoken_area(part) is not None:
                        result = Found(result.every)
                if isinstance(result, Problem) and result.code is ProblemCode.NOT_CAPABLE:
                    lacking = self._known_without(part)
                    unable.extend(lacking)
                    result = Found(()) if lacking else result
                results.append(result)
                if isinstance(result, Found):
                    found.extend(result.ids)
                    unable.extend(result.unable)
                    score = min(score, result.score)
            if found and all(isinstance(r, Found) for r in results):
                ids, lacking = tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unable))
                return Found(ids, score, 'list', plural=True, unable=lacking)
            some = some or self._some_of(parts, results)
            doubt = doubt or next(
                (
                    r
                    for r in results
                    if isinstance(r, Question)
                    or (isinstance(r, Problem) and r.code is not ProblemCode.UNKNOWN_ENTITY)
                ),
                None,
            )
        if doubt is not None:
            return doubt
        if some is not None:
            return some
        for part in next(iter(self._splits(words)), ()):
            result = self._without_lists(part)
            if not isinstance(result, Found):
                return self._unknown(' '.join(part))
        return None

    def _some_of(self, parts: Sequence[Words], results: Sequence[Resolution]) -> Found | None:
        """Return what there is of a list, and what there is not, if all is said with an article.

        'The chandelier and the garage light': what there is may be meant nevertheless.
        """
        there = [r for r in results if isinstance(r, Found)]
        missing = [r for r in results if isinstance(r, Problem)]
        if (
            not self.wanted.some
            or not there
            or not missing
            or any(p.code is not _UNKNOWN for p in missing)
        ):
            return None
        if any(p[0] not in self.table.articles for p in parts if p):
            return None
        ids = tuple(dict.fromkeys(i for r in there for i in r.ids))
        unable = tuple(dict.fromkeys(i for r in there for i in r.unable))
        score = min(r.score for r in there)
        return Found(ids, score, 'list', plural=True, unable=unable, missing=tuple(missing))

    def _known_without(self, words: Words) -> tuple[str, ...]:
        """Return the devices that one of a list names, and that lack what is to be done."""
        while len(words) > 1 and words[0] in self.table.articles:
            words = words[1:]
        return tuple(i for i in self.index.exact(words) if i in self.site.devices)

    def _all_there(self, words: Words) -> Found | None:
        """Return all of a list in the place behind it: 'the music and the lights in the hall'."""
        *before, last = next(iter(self._parts(words)), ((),))
        place = self._tail_place(last)
        if not place or not before or any(self._tail_place(p) for p in before):
            return None
        found = [self._without_lists((*p, *place)) for p in before]
        found.append(self._without_lists(last))
        ids = [i for one in found if isinstance(one, Found) for i in one.ids]
        if len(set(ids)) < len(ids) or not all(isinstance(one, Found) for one in found):
            return None
        if not all(i in self.site.devices for i in ids):
            return None
        return Found(tuple(ids), min(f.score for f in found if isinstance(f, Found)), 'list', True)

    def _with_the_noun_again(self, words: Words) -> Words:
        """Return the words with the noun for 'the one in the kitchen' behind 'the hall light'."""
        at = next(
            (
                i
                for i, w in enumerate(words)
                if i > 1
                and w in ('one', 'ones')
                and words[i - 1] in self.table.articles | self.table.and_
                and words[i + 1 : i + 2] in self.table.inside
            ),
            0,
        )
        before = words[: at - 1] if at and words[at - 1] not in self.table.and_ else words[:at]
        noun = next((w for w in reversed(before) if self.index.of_sort((w,))), '')
        return (*words[:at], noun, *words[at + 1 :]) if noun else words

    def _spoken_area(self, words: Words) -> tuple[str, ...] | None:
        noun = self._noun(words)
        return noun.areas

    def _parts(self, words: Words) -> Iterable[list[Words]]:
        """Yield the words between the joining words, if there are any."""
        parts: list[Words] = [()]
        for word in words:
            if word in self.table.and_:
                parts.append(())
            elif word == 'the' and parts[-1] and parts[-1][-1] not in _BEFORE_THE:
                parts.append((word,))  # 'the desk lamp the hall light and the bedroom light'
            else:
                parts[-1] = (*parts[-1], word)
        parts = [p for p in parts if p and p not in self.table.every]
        if len(parts) > 1:
            yield parts

    def _splits(self, words: Words) -> Iterable[tuple[Words, ...]]:
        parts = next(iter(self._parts(words)), [])
        lead: Words = ()
        if parts and parts[0][:1] and parts[0][0] in ('both', 'all', 'beide', 'alle'):
            lead, parts[0] = parts[0][:1], parts[0][1:]
            parts = [p for p in parts if p]
        if len(parts) < 2:
            return
        cut = [piece for part in parts[:-1] for piece in self._names_in_a_row(part)]
        cut.append(parts[-1])
        head = self._head(parts[-1])
        place = self._tail_place(parts[-1])
        in_front = self._tail_place(parts[0])
        parts[1:] = [self._called_alike(in_front, part) for part in parts[1:]]
        if in_front and all(self.area_of(p) or p in self.table.here for p in parts[1:]):
            # 'the lights in the hall and the kitchen'
            thing = (*lead, *parts[0][: len(parts[0]) - len(in_front)])
            yield ((*lead, *parts[0]), *((*thing, in_front[0], *p) for p in parts[1:]))
            return
        if lead and self.index.is_plural(parts[0]):
            # 'all the lamps and lights', 'all the lamps and the fan'
            yield (
                (*lead, *parts[0]),
                *((*lead, *p) if self.index.is_plural(p) else p for p in cut[1:]),
            )
        if head and all(self.area_of(p) for p in cut[:-1]):
            last = cut[-1]
            pieces = [(*lead, *p, *head) for p in cut[:-1]]
            # 'the kitchen and hall lights', also 'the kitchen hall and bedroom lights'
            for piece in self._names_in_a_row(last[: len(last) - len(head)])[:-1]:
                pieces.append((*lead, *piece, *head))
            yield (*pieces, (*lead, *last))
            return
        if head:
            adjectives = [p for p in cut[:-1] if not isinstance(self._quiet(p), Found)]
            if len(adjectives) == len(cut) - 1:
                one = tuple(stem(h) for h in head)
                yield (*((*p, *one) for p in cut[:-1]), cut[-1])
                # 'the front and back doors'
                yield (*((*p, *one) for p in cut[:-1]), (*cut[-1][: -len(head)], *one))
        yield tuple(cut)
        if place:
            yield (*((*p, *place) if not self._tail_place(p) else p for p in cut[:-1]), cut[-1])

    def _called_alike(self, place: Words, last: Words) -> Words:
        """Return ('bay', 'b') for 'b' behind 'in bay a', and other words as they are."""
        if not place or len(last) != 1 or self.area_of(last):
            return last
        starts = (at for at in range(1, len(place) - 1) if self.area_of(place[at:]))
        name = (*place[next(starts, len(place)) : -1], *last)
        return name if self.area_of(name) else last

    def _quiet(self, words: Words) -> Resolution:
        return self._without_lists(words)

    def _names_in_a_row(self, words: Words) -> list[Words]:
        """Part 'kitchen hall' into rooms where it is just rooms, or robots, or devices."""
        rest = tuple(w for w in words if w not in self.table.articles)
        rooms = _in_a_row(rest, lambda n: bool(self.index.areas_called(n)) or self._is_robot(n))
        if rooms:
            return rooms
        devices = _in_a_row(rest, self._is_one_device)
        return devices if len(devices) > 1 else [words]

    def _is_robot(self, name: Words) -> bool:
        """Tell whether robots are wanted, and one is called so."""
        return self.wanted.types == {EntityType.ROBOT} and any(
            i in self.site.robots for i in self.index.exact(name)
        )

    def _is_one_device(self, name: Words) -> bool:
        """Tell whether devices are wanted, and just one is called so."""
        called = self.index.exact(name)
        return EntityType.DEVICE in self.wanted.types and (
            len(called) == 1 and called[0] in self.site.devices
        )

    def _tail_place(self, words: Words) -> Words:
        for tail in (*self.table.there, *self.table.here):
            if tail[0] == 'in' and len(words) > len(tail) and words[-len(tail) :] == tail:
                return tail
        for at in range(1, len(words) - 1):
            for length in (2, 1):
                if words[at : at + length] in self.table.inside and self.area_of(
                    words[at + length :]
                ):
                    return words[at:]
        return ()


def _in_a_row(words: Words, is_name: Callable[[Words], bool]) -> list[Words]:
    """Return the names of which words are made, each the longest that fits; [] where of others."""
    found: list[Words] = []
    at = 0
    while at < len(words):
        ends = range(len(words), at, -1)
        end = next((e for e in ends if is_name(words[at:e])), at)
        if end == at:
            return []
        found.append(words[at:end])
        at = end
    return found
