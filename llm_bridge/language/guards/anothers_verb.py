"""Doubts a robot that nobody named where the verb is what only others are told to do."""

from collections.abc import Iterable

from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.guards.sides import verbs
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.spelling import stem_of

_WAYS = frozenset({'on', 'off', 'up', 'down', 'out', 'in', 'into', 'over', 'it', 'them'})
"""Behind a verb they make it another: 'turn on', 'turn up', 'turn over'."""


def said_of_others(it: Checked) -> Iterable[Doubt]:
    """Doubt 'turn left' read as the drone's `rotate` where the rover has a skill `turn`."""
    begins = {0, *it.breaks, *(i + 1 for i, w in enumerate(it.words) if w in ('and', 'then'))}
    verbs_said = {
        it.words[at]
        for at in begins
        if at < len(it.words) and not _WAYS & {*it.words[at + 1 : at + 2]}
    }
    stems = {stem_of(w) for w in it.words}
    for call in it.calls:
        able = [r for r in it.site.robots.values() if call.skill in r.skills]
        if not able or ROBOT in call.options:
            continue
        own = {w for r in able for w in verbs(r.skills[call.skill], it.language)}
        if stems & {stem_of(w) for w in own}:
            continue
        for verb in sorted(verbs_said - {name for r in able for name in r.skills}):
            others = [r.name for r in it.site.robots.values() if verb in r.skills]
            if others:
                names = ' and '.join(others)
                yield Doubt('unaccounted', reason=f"'{verb}' is what {names} can do")
