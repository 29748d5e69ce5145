"""'Wait for Ann at the door', where a robot's skill does that: no condition to be watched."""

from collections.abc import Callable, Sequence

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan, Wait
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import words as split_words

_FOR = ('wait', 'for')
_COMES = frozenset({
    ('comes',), ('arrives',), ('appears',), ('is', 'there'), ('is', 'here'), ('is', 'back'),
    ('turns', 'up'), ('shows', 'up'), ('gets', 'there'), ('comes', 'in'), ('comes', 'back'),
    ('comes', 'out'), ('comes', 'home'),
})  # fmt: skip


def with_what_waits(
    plan: Plan,
    words: tuple[str, ...],
    breaks: frozenset[int],
    calls_for: Callable[[tuple[str, ...]], Sequence[Call]],
    holds: Callable[[Plan], bool],
) -> tuple[Plan, Call] | None:
    """Return the plan with a call that waits for somebody in the place of a bare wait, and it.

    `calls_for` tells which calls the words of a clause come to, `holds` whether a plan comes to
    something.
    """
    for region in regions_of(words, plan, breaks):
        wait = region.leaf
        if not isinstance(wait, Wait):
            continue
        said = tuple(words[region.start : min(region.end, len(words))])
        while said and said[0] in JOINERS:
            said = said[1:]
        said = _waiting_for(said)
        who = set(split_words(wait.phrase)[:1])
        if not _is_for(said):
            continue
        for call in calls_for(said):
            used = {w for p in (*call.args, *call.options.values()) for w in split_words(p)}
            other = swapped(plan, wait, call)
            if who <= used and holds(other):
                return other, call
    return None


def _waiting_for(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return 'wait there until ann comes' as 'wait there for ann'."""
    till = next((i for i, w in enumerate(said) if w in ('until', 'till')), None)
    size = next((n for n in (1, 2) if said[-n:] in _COMES), 0)
    if not till or not size or till + 1 >= len(said) - size:
        return said
    return (*said[:till], 'for', *said[till + 1 : len(said) - size])


def _is_for(said: tuple[str, ...]) -> bool:
    """Return whether words are about waiting for something: 'wait there for her'."""
    rest = iter(said)
    return all(word in rest for word in _FOR)
