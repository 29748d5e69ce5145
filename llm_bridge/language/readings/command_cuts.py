"""Commands of several orders, cut into clauses that can be read one by one.

A clause begins behind a comma, a full stop or a joining word where an order begins: with a verb,
with who is to do it, or as 'tv off' and 'volume 35' do. In speech without punctuation it begins
with a verb that has something behind it. Whatever begins no order goes with the clause before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
import re

from llm_bridge.language.guards.remarks import is_statement
from llm_bridge.language.readings.order_words import (
    ALSO,
    AROUND,
    CALLS,
    CAUSING,
    CONDITIONS,
    DETERMINERS,
    DIRECTIONS,
    FRAMES,
    LIGHT_VERBS,
    NEVER_CUT,
    NO_VERB_BEHIND,
    OrderWords,
    PARTICLES,
    PLAIN_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    SETTINGS,
    SOFT,
    SURE_VERBS,
    THEN,
)
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.words import breaks_of, split, Word
from llm_bridge.site.site import Site

MOST_CLAUSES = 8
"""A command of more is read only as a whole."""
_SENDING = frozenset({'send', 'go', 'drive', 'walk', 'head', 'fly', 'run', 'get', 'come', 'roll'})
"""Verbs of going somewhere, where something may be done."""


@dataclass(frozen=True)
class Clause:
    """One order of a command."""

    text: str
    """As it is read by itself; words of the command, with the verb where that is not repeated."""
    is_then: bool = False
    """Whether it comes after what stands before it, rather than beside it."""
    is_plain: bool = True
    """Whether a comma or a joining word stands before it, and nothing was put in."""
    robot: str = ''
    """The robot that is called, or let do it."""
    order: str = ''
    """The text without that."""


class Cutter:
    """Cuts the commands of one site. Built once; cutting changes nothing."""

    def __init__(self, site: Site) -> None:
        """Learn the words of the site."""
        self.known = OrderWords(site)

    def cut(self, text: str) -> tuple[Clause, ...]:
        """Return the clauses of a command, or nothing if it is one, or hangs together."""
        found = split(text)
        words = tuple(w.text for w in found)
        if NEVER_CUT & set(words):
            return ()
        quoted = quoted_words(text, found)
        cutting = _Cutting(self.known, text, found, words, breaks_of(text), quoted)
        clauses = tuple(cutting.clauses())
        return clauses if 2 <= len(clauses) <= MOST_CLAUSES else ()

    def pieces(self, text: str) -> tuple[Clause, ...]:
        """Return what stands between the commas of a command and its 'then', whatever that is.

        Nothing if it is one piece, or hangs together, or has something said in it.
        """
        found = split(text)
        words = tuple(w.text for w in found)
        if FRAMES & {*words[:1]} or (NEVER_CUT | CONDITIONS) & {*words}:
            return ()
        quoted = quoted_words(text, found)
        cutting = _Cutting(self.known, text, found, words, breaks_of(text), quoted)
        pieces = tuple(cutting.pieces())
        return pieces if 2 <= len(pieces) <= MOST_CLAUSES else ()

    def begins_order(self, words: tuple[str, ...], at: int) -> bool:
        """Return whether a verb stands there, behind manners and who is to do it."""
        return bool(
            _Cutting(self.known, '', (), words, frozenset(), frozenset()).verb(at, len(words))
        )


class _Cutting:
    """One command being cut."""

    def __init__(
        self,
        known: OrderWords,
        text: str,
        found: tuple[Word, ...],
        words: tuple[str, ...],
        breaks: frozenset[int],
        quoted: frozenset[int],
    ) -> None:
        self.known = known
        self.text = text
        self.found = found
        self.words = words
        self.breaks = breaks
        self.quoted = quoted
        self.called = ''
        """Who is called in the heading."""

    def clauses(self) -> Iterator[Clause]:
        starts = self._starts()
        if starts is None or len(starts) < 2:
            return
        led: tuple[str, ...] = ()
        before = 0
        for (start, is_then, is_plain), following in zip(
            starts, [*(s[0] for s in starts[1:]), len(self.words)], strict=True
        ):
            end, is_after = self._stripped(start, following)
            if end <= start:
                continue
            said = self.words[start:end]
            text = self.text[self.found[start].start : self._written_end(end)]
            verb = self.verb(start, end)
            if led and verb == ('do',) and said[1:2] and said[1] in DETERMINERS:
                text, is_plain = ' '.join((*led, *said[1:])), False
            elif led and not verb and self._goes_on(before, start, end):
                text, is_plain = ' '.join((*led, *said)), False
            else:
                led = verb
            text, is_plain = self._as_setting(text, is_plain, start, end)
            before = start
            if start == starts[0][0] and self.called:
                yield Clause(text, is_then or is_after, is_plain, self.called, text)
                continue
            yield Clause(text, is_then or is_after, is_plain, *self._called(start, end))

    def pieces(self) -> Iterator[Clause]:
        """Yield what stands between commas and 'then'; nothing where something is said."""
        starts = [(0, False)]
        for at in range(1, len(self.words)):
            begin, is_then, _ = self._joint(at)
            if (is_then or at in self.breaks) and begin < len(self.words):
                starts.append((begin, is_then))
        if self.quoted or any(self._is_saying(start) for start, _ in starts):
            return
        if any(self._only_says_how(start) for start, _ in starts):
            return
        ends = [*(start for start, _ in starts[1:]), len(self.words)]
        for (start, is_then), following in zip(starts, ends, strict=True):
            end, _ = self._stripped(start, following)
            if end > start:
                text = self.text[self.found[start].start : self._written_end(end)]
                yield Clause(text, is_then, False, *self._called(start, end))

    def _as_setting(self, text: str, is_plain: bool, start: int, end: int) -> tuple[str, bool]:
        """Return 'infeed at 70 percent' as 'infeed to 70 percent': it is no time of day."""
        words = self.words
        size = next((n for n in (4, 3, 2) if words[start : start + n] in self.known.actors), 1)
        at = start + size
        if words[start:at] not in self.known.actors or words[at : at + 1] != ('at',):
            return text, is_plain
        number = words[at + 1 : at + 2]
        behind = words[at + 2 : end]
        if not number or not number[0].isdigit():
            return text, is_plain
        if int(number[0]) <= 24 and (not behind or behind[0] not in SETTINGS):
            return text, is_plain
        return ' '.join((*words[start:at], 'to', *words[at + 1 : end])), False

    def _called(self, start: int, end: int) -> tuple[str, str]:
        """Return the robot that a clause calls before its verb, and the clause without it."""
        for at in range(start, end):
            size = self.known.robot_at(self.words, at)
            if size:
                begin = at + size
                while self.words[begin : begin + 1] and self.words[begin] in SOFT | {'to'} - {
                    'go'
                }:
                    begin += 1
                verb = self.verb(begin, end)
                if verb and verb != ('do',):
                    order = self.text[self.found[begin].start : self._written_end(end)]
                    return ' '.join(self.words[at : at + size]), order
                break
            if self.words[at] not in SOFT | CALLS | CAUSING:
                break
        return '', ''

    def _written_end(self, end: int) -> int:
        """Return the index in the text behind a word and its closing quotation mark."""
        at = self.found[end - 1].end
        return at + 1 if self.text[at : at + 1] in ('"', '”', '“', '»') else at

    def _goes_on(self, before: int, start: int, end: int) -> bool:
        """Return whether a clause without a verb has that of the clause before."""
        if self.known.robot_at(self.words, start):
            return False
        both = 'to' in self.words[start:end] and 'to' in self.words[before:start]
        return both or not self._says_a_state(start, end)

    def _starts(self) -> list[tuple[int, bool, bool]] | None:
        """Return where clauses begin, and whether with 'then' and plainly; None: not to be cut."""
        words, first = self.words, self._first()
        starts = [(first, False, True)]
        is_open = words[first] in FRAMES
        at = first + 1
        while at < len(words):
            if at in self.quoted:
                at += 1
                continue
            begin, is_then, has_word = self._joint(at)
            if begin == at and at not in self.breaks:
                if not is_open and self._is_what_for(starts[-1][0], at):
                    starts.append((at + 1, True, False))
                    at += 2
                    continue
                if self._is_bare_order(starts[-1][0], at):
                    if is_open:
                        is_open = False
                    else:
                        starts.append((at, False, False))
                at += 1
                continue
            if begin >= len(words):
                break
            if words[begin] in CONDITIONS and not is_open:
                if not has_word:
                    return None if self._has_order_behind(begin) else starts
                starts.append((begin, is_then, True))
                is_open = True
            elif is_open:
                is_open = not self.verb(begin, len(words))
            elif self._begins(starts[-1][0], at, begin, is_then, has_word):
                # it may belong to what was to be said before it
                plain = not self._is_saying(starts[-1][0]) or at - 1 in self.quoted
                starts.append((begin, is_then, plain))
            at = max(begin, at) + 1
        return starts

    def _first(self) -> int:
        """Return where the command begins behind a heading ('end of shift: ...')."""
        for at in sorted(self.breaks):
            between = self.text[self.found[at - 1].end : self.found[at].start]
            if self.verb(0, at) or self._says_a_state(0, at) or self.words[0] in FRAMES:
                break
            if is_statement(self.words[:at]) or {':', '.', '!', ';'} & set(between):
                for i in range(at):
                    size = self.known.robot_at(self.words, i)
                    if size:
                        self.called = ' '.join(self.words[i : i + size])
                        break
                return at
        return 0

    def _joint(self, at: int) -> tuple[int, bool, bool]:
        """Return where what is joined at a word begins, whether it comes then, by a word."""
        is_then = has_word = False
        more = True
        while more:
            more = False
            for phrase in (*THEN, *ALSO):
                if self.words[at : at + len(phrase)] == phrase:
                    at += len(phrase)
                    is_then = is_then or phrase in THEN
                    has_word = more = True
        return at, is_then, has_word

    def _begins(self, start: int, at: int, begin: int, is_then: bool, has_word: bool) -> bool:
        """Return whether an order begins there, behind a comma or a joining word."""
        words = self.words
        if begin in self.quoted or (words[at - 1] in ('go', 'come', 'try') and has_word):
            return False
        end = self._end(begin) if has_word else self._comma(begin)
        is_verb = bool(self.verb(begin, len(words)))
        if self._only_calls(start, at):
            return False
        is_order = bool(self.verb(start, at)) or self._says_a_state(start, at)
        if not is_order and not has_word:
            return False  # 'that door, could you lock it'
        if self._is_saying(start):
            return is_verb and not (
                has_word and not is_then and at not in self.breaks and self._told_to(start, at)
            )
        if is_verb:
            return True
        if not is_order:
            return False
        if self._says_a_state(begin, end):
            led = self.verb(start, at)
            return (
                not has_word
                or len(led) != 1
                or led[0] not in LIGHT_VERBS
                or self._is_complete(start, at)
            )
        if not has_word or not self.verb(start, at):
            return False
        is_thing = words[begin] in DETERMINERS
        if is_then:
            return is_thing
        shared = [w for w in words[begin:end] if w in PREPOSITIONS]
        return is_thing and bool(shared) and shared[0] in words[start:at]

    def _only_calls(self, start: int, end: int) -> bool:
        """Return whether a stretch only says who is to do it: 'and you, milo'."""
        at = start
        while at < end:
            size = self.known.robot_at(self.words, at) or self.known.called_at(self.words, at)
            if not size and self.words[at] not in SOFT | CALLS:
                return False
            at += size or 1
        return True

    def verb(self, start: int, end: int) -> tuple[str, ...]:
        """Return the verb that a stretch begins with, behind manners and who is to do it."""
        words, at = self.words, start
        for _ in range(6):
            size = self.known.called_at(words, at)
            if size:
                at += size
            elif words[at : at + 1] and words[at] in SOFT | CALLS | {'first'} and at + 1 < end:
                following = at + 1
                if words[at] == 'go' and words[following] != 'and':
                    break
                at = following
            elif (
                words[at : at + 1] and words[at] in CAUSING and self.known.robot_at(words, at + 1)
            ):
                following = at + 1 + self.known.robot_at(words, at + 1)
                following += words[following : following + 1] == ('to',)
                if following >= end or words[following] not in self.known.verbs:
                    break
                at = following
            elif words[at : at + 1] == ('to',) and at > start:
                at += 1
            else:
                break
        if at < end and self.known.tells_somebody(words, at):
            return (words[at],)
        if at >= end or not (words[at] in self.known.verbs or words[at] == 'do'):
            return ()
        if words[at] in self.known.nouns and self.known.begins_a_name(words, at, end):
            return ()
        particle = words[at + 1 : at + 2]
        return (words[at], *particle) if particle and particle[0] in PARTICLES else (words[at],)

    def _is_bare_order(self, start: int, at: int) -> bool:
        """Return whether an order begins there though nothing stands before it."""
        words = self.words
        size = self.known.robot_at(words, at)
        if size and at - start >= 2 and words[at - 1] not in NO_VERB_BEHIND:
            following = at + size
            return (
                words[at - 1] not in self.known.verbs
                and following < len(words)
                and words[following] in self.known.verbs
                and not self._is_saying(start)
            )
        if (
            words[at] not in self.known.verbs
            or at - start < 2
            or at + 1 >= len(words)
            or at + 1 in self.breaks
            or (words[at] in AROUND and not self._opens(at))
            or (words[at].endswith('er') and words[at] not in PLAIN_VERBS)
            or self._is_saying(start)
            or not any(w in self.known.verbs for w in words[start : at - 1])
            or words[at - 1] in NO_VERB_BEHIND
            or words[at - 1] in self.known.verbs
            or self.known.is_inside_a_name(words, at)
            or self._is_caused(at)
            or (is_number_like(words[at - 1]) and is_number_like(words[at]))
        ):
            return False
        behind = words[at + 1]
        if words[at] in SURE_VERBS and behind not in PREPOSITIONS:
            return True
        if behind in PARTICLES and words[at + 2 : at + 3] and words[at + 2] in DETERMINERS:
            return words[at - 2] not in self.known.verbs
        if words[at - 1] in PARTICLES and words[at - 2] in self.known.verbs:
            return False
        if behind in DETERMINERS | PRONOUNS:
            return True
        if words[at] in self.known.nouns:
            return False
        return (
            behind in AROUND
            or is_number_like(behind)
            or any(words[at + 1 : at + 1 + len(n)] == n for n in self.known.names)
        )

    def _is_what_for(self, start: int, at: int) -> bool:
        """Return whether 'to' tells what somebody goes to a place for: 'send it out to mow'."""
        words = self.words
        led = self.verb(start, at)
        return (
            words[at] == 'to'
            and bool(led)
            and led[0] in _SENDING
            and bool({'to', 'into', 'over'} & {*words[start + 1 : at - 1]})
            and at + 2 < len(words)
            and words[at + 1] in self.known.verbs
            and not self.known.begins_a_name(words, at + 1, len(words))
        )

    def _opens(self, at: int) -> bool:
        """Return whether it says to open or shut a thing, not how that is."""
        return self.words[at] in ('open', 'shut') and self.words[at + 1] in DETERMINERS

    def _is_caused(self, at: int) -> bool:
        """Return whether it is what somebody is to be let do: 'have milo bring'."""
        return any(
            self.words[i] in CAUSING
            and (
                i + 1 + self.known.robot_at(self.words, i + 1) == at
                or (i + 2 == at and self.words[i + 1] in PRONOUNS)
            )
            for i in range(max(0, at - 5), at - 1)
        )

    def _says_a_state(self, start: int, end: int) -> bool:
        """Return whether a stretch is an order without a verb: 'tv off', 'volume 35'."""
        verb = (i for i in range(start + 1, end) if self.words[i] in self.known.verbs)
        words = [w for w in self.words[start : next(verb, end)] if w not in SOFT - {'so'}]
        if len(words) < 2 or words[0] in PREPOSITIONS - DIRECTIONS:
            return False
        if is_number_like(words[0]) and words[0] not in DETERMINERS | DIRECTIONS:
            return False
        has_number = any(
            w != 'one' and w not in PARTICLES and (is_number_like(w) or w[:1].isdigit())
            for w in words[1:]
        )
        if words[0] in DIRECTIONS:
            return has_number
        is_set = any(
            word in PARTICLES and following not in DETERMINERS
            for word, following in zip(words[1:], [*words[2:], ''], strict=True)
        )
        if not (has_number or is_set or 'to' in words[1:-1]):
            return False
        ends = [i for i, w in enumerate(words) if i and (w == 'to' or w in PARTICLES)]
        numbers = [i for i, w in enumerate(words) if i and is_number_like(w)]
        head = words[: (ends or numbers[-1:])[0]]
        return any(w in self.known.things and w not in PREPOSITIONS for w in head)

    def _only_says_how(self, start: int) -> bool:
        """Return whether a number of the order before is told there: 'photo, zoom 3'."""
        number = self.words[start + 1 : start + 2]
        is_number = bool(number) and (is_number_like(number[0]) or number[0][:1].isdigit())
        return is_number and self.words[start] in self.known.options

    def _is_complete(self, start: int, end: int) -> bool:
        words = self.words[start + 1 : end]
        return any(w in PARTICLES or is_number_like(w) for w in words)

    def _is_saying(self, start: int) -> bool:
        led = self.verb(start, len(self.words))
        return bool(led) and led[0] in SAYING

    def _told_to(self, start: int, end: int) -> bool:
        """Return whether somebody who is no robot is told, or reminded, to do something."""
        words = self.words
        return any(
            words[i] == 'to' and words[i + 1] in self.known.verbs and i not in self.quoted
            for i in range(start, end - 1)
        ) and not any(self.known.robot_at(words, i) for i in range(start, end))

    def _has_order_behind(self, at: int) -> bool:
        return any(b > at and self.verb(b, self._end(b)) for b in self.breaks)

    def _end(self, at: int) -> int:
        """Return where the stretch that begins there ends: at a comma or a joining word."""
        return next(
            (
                i
                for i in range(at + 1, len(self.words))
                if i in self.breaks or self.words[i] in JOINERS
            ),
            len(self.words),
        )

    def _comma(self, at: int) -> int:
        return next(
            (i for i in range(at + 1, len(self.words)) if i in self.breaks), len(self.words)
        )

    def _stripped(self, start: int, end: int) -> tuple[int, bool]:
        """Return where a clause ends without its joining words, and whether it ends on one."""
        is_after = False
        more = True
        while more and end > start:
            more = False
            for phrase in (*THEN, *ALSO, ('first',), ('to',)):
                size = len(phrase)
                if end - size >= start and self.words[end - size : end] == phrase:
                    is_after = is_after or (end == len(self.words) and phrase in THEN)
                    end -= size
                    more = True
        return end, is_after


def quoted_words(text: str, found: Iterable[Word]) -> frozenset[int]:
    """Return the indices of words in quotation marks."""
    spans = [m.span() for m in re.finditer(r'"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»', text)]
    return frozenset(i for i, w in enumerate(found) if any(a <= w.start < b for a, b in spans))
