"""Several free values of one order, each by the words that lead it: 'subject Q3, saying it is in'.

A model copies such values mostly right, and hands them to the wrong arguments of a skill that it
has never seen. Where every word of an order is some value, or leads to one, or says the skill,
the values are read from what leads to them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from llm_bridge.graph.problem import Problem
from llm_bridge.language.grounding.args import read_choice
from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import swapped, without_call
from llm_bridge.language.mending.order_words import OrderWords, SMALL_WORDS
from llm_bridge.language.mending.texts import QUOTED
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_roles import is_source, is_target, leads_to, role
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import has_unit, read_duration
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.time_phrases import may_say_when
from llm_bridge.language.text.words import find, split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import Device
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_ORDERS = frozenset({
    'turn', 'switch', 'put', 'set', 'open', 'close', 'go', 'tell', 'bring', 'take', 'start',
    'stop', 'remind', 'play', 'call', 'text', 'order', 'book', 'lock', 'unlock', 'dim',
})
"""Begin other orders, besides the verbs of the site."""
_ARTICLES = frozenset({'the', 'a', 'an', 'my', 'our', 'your', 'his', 'her', 'their', 'some'})
_BEFORE_TEXTS = frozenset({'to', 'that', 'for', 'and', 'of', 'on', 'at', 'in', 'by'})
_PREPOSITIONS = frozenset({
    'in', 'into', 'to', 'on', 'onto', 'at', 'from', 'for', 'with', 'under',
})
_DENYING = frozenset({
    'not', "don't", 'dont', 'no', 'never', 'instead', 'but', 'except', 'without',
})
_FORGET = ("don't", 'let', 'me', 'forget')
_SAYS = frozenset({'saying', 'says', 'say', 'to'})
_KEPT_IN = frozenset({
    'diary', 'calendar', 'planner', 'agenda', 'list', 'notes', 'phone', 'book',
})
"""What things are written into."""
_INTO = frozenset({'in', 'to', 'into', 'as'})
_COUNTED = frozenset({
    'people', 'persons', 'of', 'guests', 'adults', 'seats', 'and', 'at', 'on', 'for', 'to', 'from',
    'in', 'please', 'copies', 'times', 'tickets', 'cups', 'nights', 'with',
})
"""May stand behind a bare number that counts: 'there are four of us'."""
# fmt: on
_PLACES = frozenset({'where', 'to', 'from'})
_TEXTS = ('body', 'subject', 'text', 'where', 'to', 'from', 'person', 'code')


def with_cued_values(
    plan: Plan, text: str, words: Words, breaks: frozenset[int], site: Site
) -> Iterator[tuple[Plan, Call]]:
    """Yield the plan with a call whose values are read from what leads to them, and that call."""
    regions = regions_of(words, plan, breaks)
    quoted = _quoted(text)
    for number, region in enumerate(regions):
        call = region.leaf
        skill = site.signature(call.skill) if isinstance(call, Call) else None
        if not isinstance(call, Call) or skill is None or len(skill.args) < 2:
            continue
        if not any(a.type is ArgType.TEXT for a in skill.args):
            continue
        starts = [r.start for r in regions[number + 1 :]] + [len(words)]
        lead = int(isinstance(site.actors(skill.name)[0], Device))
        robot = {k: v for k, v in call.options.items() if k == ROBOT}
        bare = Call(call.skill, call.args[:lead], robot)
        half = regions[number + 1].leaf if number + 1 < len(regions) else None
        if isinstance(half, Call) and half.skill == call.skill:
            order = _Order(words, region.start, starts[1], breaks, quoted, skill, site)
            values = order.values() if not order.has_another(starts[0]) else None
            if values is not None and len(values) > 1:
                other = with_phrases(bare, skill, values, site)
                yield swapped(without_call(plan, half), call, other), other
        own = phrases_said(call, skill, site)
        order = _Order(words, region.start, starts[0], breaks, quoted, skill, site)
        if order.takes_well(own):
            continue
        values = order.values()
        if values is None or values == own:
            continue
        other = with_phrases(order.without_its_device(bare), skill, values, site)
        yield swapped(plan, call, other), other


def cued_call(
    words: Words, text: str, breaks: frozenset[int], skill: Skill, site: Site, *, is_likely: bool
) -> Call | None:
    """Return the call of a skill with the values that an order leads to; None where it is none.

    All words must be accounted for: those in front too, but of the skill that it is likeliest.
    """
    if len(skill.args) < 2 or not any(a.type is ArgType.TEXT for a in skill.args):
        return None
    is_device = isinstance(site.actors(skill.name)[0], Device)
    bare = Call(skill.name, (UNSAID,) if is_device else (), {})
    order = _Order(words, 0, len(words), breaks, _quoted(text), skill, site)
    values = order.values(strict=not is_likely)
    return None if values is None or not order.is_led else with_phrases(bare, skill, values, site)


def _quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Return where quotations begin and end, in words."""
    found = split(text)
    spans = [m.span() for m in QUOTED.finditer(text)]
    inside = [[i for i, w in enumerate(found) if a <= w.start < b] for a, b in spans]
    return tuple((run[0], run[-1] + 1) for run in inside if run)


@dataclass
class _Order(OrderWords):
    """One order, and which of its words are taken by which argument."""

    quoted: tuple[tuple[int, int], ...]
    skill: Skill
    site: Site
    found: dict[str, tuple[int, int]] = field(default_factory=dict)
    is_led: bool = False
    """Whether something tells a free text from the others."""

    def takes_well(self, own: Mapping[str, str]) -> bool:
        """Return whether a draft uses all words between its values, and each may be what it is."""
        people = {split_words(n) for p in self.site.people.values() for n in p.names()}
        covered: set[int] = set()
        if any(find(self.words, split_words(p), self.start) is not None
               for p, n in Counter(own.values()).items() if n > 1):  # fmt: skip
            return False  # said once, it is only one of them
        for arg in self.skill.args:
            said = split_words(own.get(arg.name, ''))
            at = find(self.words, said, self.start) if said else None
            if at is None:
                continue
            covered |= {*range(at, at + len(said))}
            what = role(arg)
            is_ill = {
                'email': not any('@' in w for w in said),
                'phone': not any(w[:1].isdigit() or w[:1] == '+' for w in said),
                'body': said in people,
                'person': any(map(is_number, said)),
                'subject': said in people or said[:1] == ('about',),
                'from': bool({'from', 'to'} & {*said}),
                'to': bool({'from', 'to'} & {*said}),
                'language': self.words[max(at - 1, self.start)] not in _INTO or len(said) > 2,
                'date': not may_say_when(said) or (bool(self._free('time')) and 'at' in said),
            }
            if is_ill.get(what) or (
                what != 'body' and self.breaks & {*range(at + 1, at + len(said))}
            ):
                return False
        inside = range(min(covered, default=0), max(covered, default=0))
        return all(i in covered or self._is_known(i) for i in inside)

    def values(self, *, strict: bool = False) -> dict[str, str] | None:
        """Return the phrase of each argument; None where a word is left, or one is missing.

        Words in front that say what is to be done may be left, but where it is strict.
        """
        while self.end > self.start and self.words[self.end - 1] in JOINERS | {'also'}:
            self.end -= 1
        self._take_quotes()
        self._take_body()
        self._take_addresses()
        self._take_times()
        self._take_sums()
        self._take_what_is_converted()
        self._take_choices()
        self._take_people()
        self._take_amounts()
        self._take_led()
        self._take_what_is_left()
        required = [a.name for a in self.skill.args if a.required]
        is_told = self.is_led or len(self.found) > 1
        if not is_told or any(name not in self.found for name in required) or self._left(strict):
            return None
        return {name: ' '.join(self.words[a:b]) for name, (a, b) in self.found.items()}

    def _free(self, *roles: str) -> list[Arg]:
        """Return the arguments of some roles that have no value yet, the required ones first."""
        free = [a for a in self.skill.args if a.name not in self.found and role(a) in roles]
        return sorted(free, key=lambda a: (roles.index(role(a)), not a.required))

    def _take(self, arg: Arg, start: int, end: int) -> None:
        self.found[arg.name] = (start, end)
        self.taken |= {*range(start, end)}

    def _take_quotes(self) -> None:
        for start, end in self.quoted:
            if not self.start <= start < end <= self.end:
                continue
            named = [a for a in self._free(*_TEXTS) if self._leads_to(a, start)]
            args = named or self._free('body', 'subject', 'text')
            if args:
                self._take(args[0], start, end)
                self.is_led = True

    def _leads_to(self, arg: Arg, at: int) -> bool:
        return any(
            self.words[max(self.start, at - len(lead)) : at] == lead for lead in leads_to(arg)
        )

    def _take_body(self) -> None:
        """Take what is written, from what leads to it up to what leads to something else."""
        for arg in self._free('body'):
            leads = leads_to(arg)
            for at in range(self.start + 1, self.end):
                lead = self._lead_at(leads, at)
                if not lead or (
                    lead[-1] in ('that', 'know')
                    and len(lead) < 3
                    and lead[0] not in _SAYS
                    and not self._is_behind_somebody(at)
                ):
                    continue
                if (
                    len(lead) == 1
                    and lead[0] in {*self.skill.name.split('_')}
                    and at not in self.breaks
                ):
                    continue  # the message of 'send a message'
                begin = at + len(lead)
                stop = self.without_tail(begin, self._next_lead(begin, ('subject', 'email')))
                if begin < stop and self.is_free(begin, stop):
                    self.taken |= {*range(at, begin)}
                    self._take(arg, begin, stop)
                    self.is_led = True
                    return

    def _is_behind_somebody(self, at: int) -> bool:
        before = self.words[at - 1]
        return before in ('him', 'her', 'them') or any(
            split_words(n)[-1:] == (before,) for p in self.site.people.values() for n in p.names()
        )

    def _lead_at(self, leads: tuple[Words, ...], at: int) -> Words:
        """Return the longest of some leads that begins there and has something behind it."""
        return max(
            (p for p in leads if self.words[at : at + len(p)] == p and at + len(p) < self.end),
            key=len,
            default=(),
        )

    def _next_lead(self, start: int, roles: tuple[str, ...]) -> int:
        """Return where the next value of some roles is led to, or the end."""
        leads = tuple(p for a in self._free(*roles) for p in leads_to(a) if p != ('about',))
        for at in range(start + 1, self.end):
            if self._lead_at(leads, at) or self._begins_an_order(at):
                return at
        return self.end

    def without_its_device(self, call: Call) -> Call:
        """Return the call without a phrase for its device that is of a value: 'Hannah'."""
        said = split_words(call.args[0]) if call.args and call.args[0] != UNSAID else ()
        at = find(self.words, said, self.start) if said else None
        is_value = at is not None and {*range(at, at + len(said))} <= {
            i for span in self.found.values() for i in range(*span)
        }
        return Call(call.skill, (UNSAID, *call.args[1:]), call.options) if is_value else call

    def has_another(self, at: int) -> bool:
        """Return whether an order begins at a word, or with the joiner there."""
        begins = range(max(at - 1, self.start), min(at + 1, self.end))
        return bool({*self.words[at : at + 1]} & _verbs(self.site)) or any(
            self._begins_an_order(i) for i in begins
        )

    def _begins_an_order(self, at: int) -> bool:
        """Return whether another order follows a joiner there: 'and turn ...'."""
        behind = self.words[at + 1 + (self.words[at + 1 : at + 2] == ('then',)) :][:1]
        return self.words[at] in JOINERS and bool({*behind} & _verbs(self.site))

    def _take_addresses(self) -> None:
        for at in range(self.start, self.end):
            for arg in self._free('email'):
                if '@' in self.words[at] and at not in self.taken:
                    self._take(arg, at, at + 1)
                    self.is_led = True
        for arg in self._free('phone', 'code'):
            runs = [run for run in self.runs_of_digits() if self.is_free(*run)]
            if role(arg) == 'code':
                runs = [self.with_letters(*run) for run in runs]
            run = max(runs, key=lambda r: r[1] - r[0], default=None)
            if run is not None:
                self._take(arg, *run)
                self.is_led = True

    def _take_sums(self) -> None:
        """Take what is to be worked out: from its first number to its last."""
        numbers = [i for i in range(self.start, self.end) if is_number(self.words[i])]
        root = [i for i in range(self.start, self.end - 1) if self.words[i] in ('square', 'cube')]
        for arg in self._free('sum'):
            start = min((*numbers, *root), default=self.end)
            end = max(numbers, default=start) + 1
            if end > start + 2:
                self._take(arg, start, end)
                self.is_led = True

    def _take_what_is_converted(self) -> None:
        """Take both units of '6 ounces in grams' and of 'how many grams is 6 ounces'."""
        numbers = [a for a in self.skill.args if a.type is ArgType.NUMBER and not a.unit]
        rest = [a for a in self.skill.args if a not in numbers and a.name not in self.found]
        sources = [a for a in rest if is_source(a)]
        targets = [a for a in rest if is_target(a)]
        if len(numbers) != 1 or len(sources) != 1 or len(targets) != 1:
            return
        at = next((i for i in range(self.start, self.end - 1) if is_number(self.words[i])), None)
        if at is None:
            return
        source = at + 1 + (self.words[at + 1] == 'of')
        asked = (('how', 'many'), ('how', 'much'))
        begins = range(self.start, at - 1)
        many = next((i for i in begins if self.words[i : i + 2] in asked), None)
        into = next((i for i in range(source + 1, self.end - 1) if self.words[i] in _INTO), None)
        if into is not None:
            self._take_unit(sources[0], source, into)
            self._take_unit(targets[0], into + 1, self.without_tail(into + 1, self.end))
        elif many is not None and many + 2 < at:
            self._take_unit(targets[0], many + 2, many + 3)
            self._take_unit(sources[0], source, self.without_tail(source, self.end))
        else:
            return
        self._take(numbers[0], at, at + 1)
        self.is_led = True

    def _take_unit(self, arg: Arg, start: int, end: int) -> None:
        """Take a unit; of 'Swiss francs' what is one of those that can be chosen."""
        begins = range(start, end) if arg.type is ArgType.CHOICE else ()
        begin = next((at for at in begins if self._says_choice(arg, at, end)), start)
        self._take(arg, begin, end)
        self.taken |= {*range(start, end)}

    def _take_times(self) -> None:
        """Take days and times of day; both as one where there is one argument for when."""
        dates, times = self._free('date'), self._free('time')
        day = self.a_day() if dates or times else None
        if day is not None and (dates or times):
            arg = (dates or times)[0]
            hour = self.an_hour(day) if not (dates and times) else None
            if hour is not None and hour[0] == day[1]:
                self._take(arg, day[0], hour[1])
                return
            self._take(arg, *day)
        for arg in self._free('time')[:1]:
            hour = self.an_hour(day)
            if hour is not None:
                self._take(arg, *hour)

    def _take_choices(self) -> None:
        free = [a for a in self.skill.args if a.name not in self.found]
        for arg in [a for a in free if a.type is ArgType.CHOICE]:
            for at in range(self.start, self.end):
                ends = range(at + 1, min(self.end, at + 4) + 1)
                end = next((e for e in ends if self._says_choice(arg, at, e)), None)
                if end is not None:
                    self._take(arg, at, end)
                    break

    def _says_choice(self, arg: Arg, at: int, end: int) -> bool:
        said = self.words[at:end]
        if not self.is_free(at, end) or said[0] in _ARTICLES | _PREPOSITIONS:
            return False
        return not isinstance(read_choice(arg, ' '.join(said), 'en', self.skill), Problem)

    def _take_people(self) -> None:
        named = {split_words(n) for p in self.site.people.values() for n in p.names()}
        longest = max((len(n) for n in named), default=0)
        for arg in self._free('person'):
            for at in range(self.start, self.end):
                ends = range(min(self.end, at + longest), at, -1)
                end = next((e for e in ends if self.words[at:e] in named), at)
                if end > at and self.is_free(at, end):
                    self._take(arg, at, end)
                    break

    def _take_amounts(self) -> None:
        for arg in self.skill.args:
            if arg.name in self.found or arg.type not in (ArgType.NUMBER, ArgType.DURATION):
                continue
            spans = [
                (at, end)
                for at in range(self.start, self.end)
                for end in range(min(self.end, at + 6), at, -1)
                if self.is_free(at, end) and self._says_amount(arg, at, end)
            ]
            best = max(spans, key=lambda s: (s[1] - s[0], -s[0]), default=None)
            if best is not None:
                self._take(arg, *best)

    def _says_amount(self, arg: Arg, at: int, end: int) -> bool:
        said = self.words[at:end]
        if self.breaks & {*range(at + 1, end)}:
            return False
        if arg.type is ArgType.DURATION:
            return has_unit(' '.join(said)) and not isinstance(
                read_duration(' '.join(said), 'en'), Problem
            )
        if arg.unit and len(said) > 1:
            return is_number(said[0]) and has_unit(' '.join(said))
        follows = self.words[end] if end < self.end and end not in self.breaks else 'and'
        counts = end in self.taken or follows in _COUNTED or stem_of(follows) in self.nouns
        before = at - 1
        is_apart = at == self.start or at in self.breaks or before in self.taken
        is_apart = is_apart or self._is_known(before)  # no 'terminal 5'
        return len(said) == 1 and is_number(said[0]) and counts and is_apart

    def _take_led(self) -> None:
        """Take free texts from what leads to them up to the next lead, value or pause."""
        args = self._free(
            'subject', 'language', 'purpose', 'from', 'to', 'where', 'person', 'text', 'code'
        )
        leads = [
            (at, lead, arg)
            for arg in args
            for at in range(self.start + 1, self.end)
            if (lead := self._lead_at(leads_to(arg), at)) and self.is_free(at, at + len(lead) + 1)
        ]
        begins = {at for at, _, _ in leads}
        for at, lead, arg in sorted(leads, key=lambda one: (-len(one[1]), one[0])):
            if arg.name in self.found or not self.is_free(at, at + len(lead)):
                continue
            begin = end = at + len(lead)
            while end < self.end and end not in self.taken and end not in begins - {at}:
                if end in self.breaks and end > begin:
                    break
                end += 1
            if self.words[end - 1 : end] == ('and',):
                end -= 1
            if role(arg) in _PLACES and self.words[begin : begin + 1] == ('the',):
                begin += 1
            while end > begin and self.words[end - 1] in SMALL_WORDS and end - 1 not in self.taken:
                end -= 1
            if begin < end and not {*self.words[begin:end]} <= self.known:
                self.taken |= {*range(at, begin)}
                self._take(arg, begin, end)
                self.is_led = True

    def _take_what_is_left(self) -> None:
        """Give the one run of words that nothing leads to to the one text that is missing."""
        free = self._free(*_TEXTS)
        args = [a for a in free if a.required] or free
        runs = list(self._runs_left())
        if len(args) != 1 or len(runs) != 1 or _DENYING & {*self.words[slice(*runs[0])]}:
            return
        (start, end), nouns = runs[0], self.nouns
        while end > start + 1 and stem_of(self.words[end - 1]) in nouns:
            end -= 1  # 'a pasta timer'
        if args[0].required or end < runs[0][1]:
            self._take(args[0], start, end)

    def _runs_left(self) -> Iterator[tuple[int, int]]:
        at = self.start
        while at < self.end:
            end = at
            while end < self.end and end not in self.taken:
                if end > at and (end in self.breaks or self._begins_an_order(end)):
                    break
                end += 1
            first, last = at, end
            is_first = at == self.start
            first += len(_FORGET) * (self.words[first : first + len(_FORGET)] == _FORGET)
            while first < last and (self._is_known(first) if is_first
                                    else self.words[first] in _BEFORE_TEXTS):  # fmt: skip
                first += 1
            last = self.without_tail(first, last)
            for begin in range(first + 1, last - 1):  # 'in my diary'
                behind = range(begin + 1, last)
                if self.words[begin] in _PREPOSITIONS and all(
                    self._is_known(i) or self.words[i] in _KEPT_IN for i in behind
                ):
                    last = begin
                    break
            while last > first and last in self.taken and self.words[last - 1] in _PREPOSITIONS:
                last -= 1
            if any(not self._is_known(i) for i in range(first, last)):
                yield first, last
            at = max(end, at + 1)

    def _left(self, strict: bool) -> list[str]:
        """Return the words that are left, but for those in front that say what is to be done."""
        first = self.start - 1 if strict else min(self.taken, default=self.end)
        free = (i for i in range(self.start, self.end) if i not in self.taken)
        left = (
            i
            for i in free
            if i > first
            or (self.words[i] in _DENYING and self.words[i : i + len(_FORGET)] != _FORGET)
        )
        return [self.words[i] for i in left if not self._is_known(i)]

    def _is_known(self, at: int) -> bool:
        word = self.words[at]
        return word in self.known or stem_of(word) in self.known

    @cached_property
    def nouns(self) -> set[str]:
        """Words that say what is counted."""
        texts = (f'{a.name.replace("_", " ")} {a.description}' for a in self.skill.args)
        return {
            stem_of(w) for t in (*texts, self.skill.name.replace('_', ' ')) for w in split_words(t)
        }

    @cached_property
    def known(self) -> set[str]:
        """Words that say the skill, or nothing."""
        skill, args = self.skill, self.skill.args
        texts = [skill.name.replace('_', ' '), skill.description]
        texts += [p for group in skill.words.values() for p in group]
        texts += [f'{a.name.replace("_", " ")} {a.description}' for a in args]
        texts += [n for a in self.site.actors(skill.name) for n in a.names()]
        said = {w for t in texts for w in split_words(t)}
        return {*SMALL_WORDS, *said, *map(stem_of, said)}


@once_per_site
def _verbs(site: Site) -> frozenset[str]:
    """Return the words that begin orders: those of the site's skills, and others."""
    return frozenset(name.split('_')[0] for name in site.skill_names) | _ORDERS
