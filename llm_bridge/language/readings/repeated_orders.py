"""'Wash the cup, then do the same with the jug': what was ordered before, of another thing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
import re

from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan import Sequence as InOrder
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import EntityType

Sorts = frozenset[EntityType]

_SAME = re.compile(
    r'^(?P<first>.+?)[,;.]?\s+(?:and then|and|then|after that)\s+(?:please\s+)?'
    r'(?:do|repeat)\s+(?:exactly\s+)?the same(?: thing)?(?: again)?\s+(?:with|for|to|at|on|in)\s+'
    r'(?P<other>[^,;.!?]+?)(?:\s+(?:too|please|as well))*[.!?]*\s*$',
    re.IGNORECASE,
)
_UNTOLD = frozenset({'if', 'when', 'unless', 'until', 'whenever', 'every', 'except', 'not',
                     "don't", 'while', 'once'})  # fmt: skip
"""What depends on something is not said again."""
_SORTS: tuple[Sorts, ...] = (
    frozenset({EntityType.OBJECT}),
    frozenset({EntityType.DEVICE}),
    frozenset({EntityType.PERSON}),
    frozenset({EntityType.PLACE, EntityType.AREA}),
)


@dataclass(frozen=True)
class Repeated:
    """An order, and what it is to be done the same with."""

    order: str
    thing: str
    """What it is said of."""
    other: str

    def twice(self, plan: Plan) -> Plan | None:
        """Return the plan of the order with itself for the other thing behind it."""
        thing = split_words(self.thing)

        def of_the_other(phrase: str) -> str:
            said = split_words(phrase)
            at = find(said, thing)
            if at is None:
                return phrase
            return ' '.join((*said[:at], self.other, *said[at + len(thing) :]))

        def changed(call: Call) -> Call:
            options = {name: of_the_other(phrase) for name, phrase in call.options.items()}
            return replace(call, args=tuple(map(of_the_other, call.args)), options=options)

        again = each_call(plan, changed)
        return InOrder((*_parts(plan), *_parts(again))) if again != plan else None


def repeated_order(text: str, things_in: Callable[[str, Sorts], list[str]]) -> Repeated | None:
    """Return what is to be done the same with another thing; None: nothing, or not sure of what.

    `things_in` tells which phrases of a text mean things of some sorts: the order before must
    speak of one thing of the sort that the other is.
    """
    found = _SAME.match(text)
    if found is None or _UNTOLD & {*split_words(text)}:
        return None
    order, other = found['first'].rstrip(), ' '.join(split_words(found['other']))
    for sorts in _SORTS:
        before = dict.fromkeys(things_in(order, sorts))
        if things_in(other, sorts) == [other] and len(before) == 1:
            return Repeated(order, next(iter(before)), other)
    return None


def _parts(plan: Plan) -> tuple[Plan, ...]:
    return plan.parts if isinstance(plan, InOrder) else (plan,)
