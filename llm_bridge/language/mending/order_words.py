"""The words of one order, which of them are taken, and what is told by its own shape in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
import re

from llm_bridge.language.text.time_phrases import DAYS_SAID, is_clock, MONTH

Words = tuple[str, ...]
_SMALL = (
    'the a an that to of and then please now in on at it is are i you we me us my your our his '
    'her their this there for with from into up just can could would will want need like let '
    "have get do make also too ok okay hey hi thanks thank quickly it's i'd i'll let's that's "
    "there's they're we're set put send take give add starts starting begins beginning new as "
    "by him them so person people persons quick one needs wants what's what how much does some "
    'any using under called named who be everyone stick pop write drop reserve create look save '
    'enter note'
)
SMALL_WORDS = frozenset(_SMALL.split())
"""Words of an order that are no value and need not be accounted for."""
_BEFORE_TIMES = frozenset(
    {
        'at',
        'by',
        'from',
        'for',
        'around',
        'starting',
        'starts',
        'on',
        'about',
    }
)
_TAILS = (
    ('would', 'you'),
    ('will', 'you'),
    ('could', 'you'),
    ('can', 'you'),
    ('please',),
    ('thanks',),
)
_DATE = re.compile(
    rf'(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?: \d{{4}})?|'
    rf'{MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: \d{{4}})?|'
    r'\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{4}-\d{2}-\d{2}'
)
_CODE = re.compile(r'[a-z]{0,4}\+?[\d./-]+[a-z]{0,3}')
_LONGEST_DATE = 6
_LONGEST_TIME = 5
_LEAST_DIGITS = 6
"""Of a telephone number."""


@dataclass
class OrderWords:
    """The words of one order; spans are (start, end) in `words`, the end not in it."""

    words: Words
    start: int
    end: int
    breaks: frozenset[int]
    taken: set[int] = field(default_factory=set, kw_only=True)

    def is_free(self, start: int, end: int) -> bool:
        """Return whether no value has any of the words."""
        return not self.taken & {*range(start, end)}

    def without_tail(self, start: int, end: int) -> int:
        """Return the end without what is only said to be polite: ', would you'."""
        for tail in _TAILS:
            if end - len(tail) > start and self.words[end - len(tail) : end] == tail:
                if len(tail) == 1 or end - len(tail) in self.breaks:
                    return end - len(tail)
        return end

    def runs_of_digits(self) -> Iterator[tuple[int, int]]:
        """Yield where numbers stand that are as long as a telephone number."""
        at = self.start
        while at < self.end:
            end = at
            while (
                end < self.end
                and _CODE.fullmatch(self.words[end])
                and (end == at or end not in self.breaks)
            ):
                end += 1
            digits = sum(c.isdigit() for w in self.words[at:end] for c in w)
            if digits >= _LEAST_DIGITS:
                yield at, end
            at = max(end, at + 1)

    def with_letters(self, start: int, end: int) -> tuple[int, int]:
        """Return a number with the letters around it: 'RN 4471 2290 GB'."""
        for at in (start - 1, end):
            if self.start <= at < self.end and (at if at == end else start) not in self.breaks:
                word = self.words[at]
                if word.isalpha() and len(word) < 4 and word not in SMALL_WORDS:
                    start, end = min(start, at), max(end, at + 1)
        return start, end

    def a_day(self) -> tuple[int, int] | None:
        """Return where the first day or date stands."""
        for at in range(self.start, self.end):
            for end in range(min(self.end, at + _LONGEST_DATE), at, -1):
                said = self.words[at:end]
                is_day = {*said} <= DAYS_SAID | {'next', 'this'} and bool({*said} & DAYS_SAID)
                is_day = is_day or _DATE.fullmatch(' '.join(said)) is not None
                if is_day and self.is_free(at, end):
                    return at + (said[0] == 'the'), end
        return None

    def an_hour(self, day: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return where a time of day stands: behind a word that leads to one, or beside a day."""
        for at in range(self.start, self.end):
            is_beside = day is not None and at == day[1]
            is_led = self.words[max(self.start, at - 1) : at] in {(w,) for w in _BEFORE_TIMES}
            for end in range(min(self.end, at + _LONGEST_TIME), at, -1):
                said = self.words[at:end]
                if said[0] in _BEFORE_TIMES or not self.is_free(at, end):
                    continue
                if self.breaks & {*range(at + 1, end)}:
                    continue
                sure = said[-1] in ('am', 'pm', "o'clock") or ':' in said[0] or said[0] in (
                    'half', 'quarter', 'noon', 'midnight', 'midday'
                )  # fmt: skip
                is_at = is_led and self.words[at - 1] in ('at', 'by')
                if said[-1] in SMALL_WORDS:
                    continue
                if (sure or is_at or is_beside or at in self.breaks) and is_clock(said, 'en'):
                    return at, end
        return None
