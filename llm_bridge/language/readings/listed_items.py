"""Lists read by their first thing: 'add eggs, butter and milk' as 'add eggs'.

A model copies half of a list, or takes one thing of it for another argument. What it does with the
first thing is meant for each of the others.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Plan, Sequence
from llm_bridge.language.skills.argument_sorts import is_one_thing
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import breaks_of, split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

Words = tuple[str, ...]
# fmt: off
_AND = frozenset({'and', 'or'})
_ENDS = JOINERS | frozenset({
    'to', 'in', 'on', 'at', 'into', 'onto', 'for', 'with', 'from', 'by', 'off', 'out', 'of',
    'please', 'now', 'today', 'tomorrow', 'tonight', 'all', 'each', 'too', 'again', 'as', 'back',
})  # fmt: skip
"""Words at which the last thing of a list is over."""
_CASES = frozenset({'if', 'when', 'whenever', 'unless', 'until', 'once', 'while', 'after',
                    'before'})  # fmt: skip
"""In a clause with one of these the comma may only end a condition."""
_NO_THINGS = frozenset({
    'i', 'you', 'we', 'they', 'he', 'she', 'it', 'them', 'is', 'are', 'was', 'were', 'will', 'can',
    'not', 'no', 'if', 'when', 'until', 'then', 'please', "don't", 'never', 'because', 'that',
})  # fmt: skip
"""Words that are in no thing of a list."""
# fmt: on
_BOTH = frozenset({'both', 'two', 'between', 'either'})
"""Tell of two things at once."""
_TIMES = frozenset({'time', 'at', 'when'})
"""Names of texts that say when."""
_EACH = (('one', 'of', 'each'), ('one', 'each'), ('each', 'of', 'them'))
_NAMED = frozenset({ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY, ArgType.CHOICE})
_LONGEST = 4
"""Words of a thing with its article, at most."""


@dataclass(frozen=True)
class ListSaid:
    """A command with a list of things in it."""

    text: str
    """The command with only the first thing."""
    before: Words
    """The words of the command up to the end of that thing."""
    others: tuple[str, ...]

    def each(self, plan: Plan, site: Site) -> Plan | None:
        """Return the plan for the first thing with the same for each; None: it is not plain."""
        found = [
            (call, name, phrase)
            for call in calls(plan)
            for name, phrase in self._said(call, site)
            if (said := without_articles(split_words(phrase)))
            and self.before[-len(said) :] == said
        ]
        if len(found) != 1:
            return None
        call, name, phrase = found[0]
        skill = site.signature(call.skill)
        if skill is None:
            return None
        more = (
            replace(call, args=(other, *call.args[1:]))
            if name == ''
            else with_phrases(call, skill, {name: other}, site)
            for other in self.others
        )
        return swapped(plan, call, Sequence((call, *more)))

    def _said(self, call: Call, site: Site) -> Iterator[tuple[str, str]]:
        """Yield what a call names of a sort that a list may be of, and as which argument."""
        skill = site.signature(call.skill)
        if skill is None:
            return
        for name, phrase in phrases_said(call, skill, site).items():
            arg = skill.arg(name)
            if arg is None:
                continue
            is_time = arg.type is ArgType.TEXT and arg.name in _TIMES
            if arg.type in _NAMED or is_one_thing(arg) or is_time:
                yield name, phrase
        is_device = not any(call.skill in robot.skills for robot in site.robots.values())
        if is_device and call.args:
            yield '', call.args[0]


def list_in(text: str, begins_order: Callable[[Words, int], bool]) -> ListSaid | None:
    """Return the command with the first list in it read as its first thing."""
    found = split(text)
    words, breaks = tuple(w.text for w in found), sorted(breaks_of(text))
    for n, start in enumerate(breaks):
        clause = words[max((b for b in breaks if b < start), default=0) : start]
        is_comma = text[found[start - 1].end : found[start].start].strip() == ','
        if not is_comma or {*clause} & _CASES:
            continue
        others, end = _others(words, start, breaks[n + 1 :], begins_order)
        if len(others) < 2:
            continue
        rest = text[found[end - 1].end :]
        behind = words[end:]
        each = next((e for e in _EACH if behind[: len(e)] == e), ())
        if each:
            rest = text[found[end + len(each) - 1].end :]
        elif behind[:1] in (('all',), ('each',)) and behind[1:2] and behind[1] in _ENDS:
            rest = text[found[end].end :]
        return ListSaid(f'{text[: found[start - 1].end]}{rest}', words[:start], others)
    return _pair_in(text, words, breaks, begins_order)


def _pair_in(
    text: str, words: Words, breaks: list[int], begins_order: Callable[[Words, int], bool]
) -> ListSaid | None:
    """Return the command with the first two things that are joined by 'and' read as the first."""
    found = split(text)
    if {*words} & _CASES or {*words} & _BOTH:
        return None
    for at, word in enumerate(words):
        if word != 'and' or at in breaks or at + 1 in breaks or not 1 < at < len(words) - 1:
            continue
        end = at + 1
        while end < len(words) and end not in breaks and words[end] not in _ENDS | _AND:
            end += 1
        item = words[at + 1 : end]
        is_thing = 0 < len(item) <= _LONGEST and not {*item} & _NO_THINGS
        start = max((b for b in breaks if b < at), default=0)
        start = max((i + 1 for i in range(start, at) if words[i] in JOINERS), default=start)
        is_ordered = at > start + 1 and begins_order(words, start)
        if is_thing and is_ordered and not begins_order(words, at + 1):
            one = f'{text[: found[at - 1].end]}{text[found[end - 1].end :]}'
            return ListSaid(one, words[:at], (' '.join(item),))
    return None


def _others(
    words: Words, start: int, breaks: list[int], begins_order: Callable[[Words, int], bool]
) -> tuple[tuple[str, ...], int]:
    """Return the things behind the first comma of a list, and where the list is over."""
    others: list[str] = []
    while True:
        is_last = words[start] in _AND
        start += is_last
        stop = next((b for b in breaks if b > start), len(words))
        end = start
        while end < stop and words[end] not in _ENDS | _AND:
            end += 1
        item = words[start:end]
        is_each = any(words[start:][: len(e)] == e for e in _EACH)
        if is_each and len(others) > 1:
            return tuple(others), start
        if (
            not item or len(item) > _LONGEST or {*item} & _NO_THINGS
            or is_each or begins_order(words, start)
        ):  # fmt: skip
            return (), start
        others.append(' '.join(item))
        if is_last or end == len(words):
            return (tuple(others), end) if is_last else ((), end)
        if end < stop and words[end] not in _AND:
            return (), end
        start = end
