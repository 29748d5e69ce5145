"""What is only told, and was drafted as an order: 'the garage door is wide open', 'say 30'."""

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Nothing, Parallel, Plan, Sequence, Unknown
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import has_unit
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

Words = tuple[str, ...]
# fmt: off
_LEADS_TO = {
    'open': {'open'}, 'on': {'turn_on', 'start'}, 'off': {'turn_off', 'stop'},
    'closed': {'close'}, 'shut': {'close'}, 'locked': {'lock'}, 'unlocked': {'unlock'},
    'running': {'start', 'turn_on'}, 'lit': {'turn_on'},
}
"""How a thing is -> the skills that make it so."""
_SUCH = frozenset({'wide', 'still', 'already', 'fully', 'completely', 'now', 'right'})
_WHOSE = frozenset({'the', 'my', 'our', 'your', 'this', 'that'})
_ADVICE = (('not', 'too'), ('not', 'so'), ('something', 'like'), ('about',), ('around',))
# fmt: on


def without_what_is_so(plan: Plan, words: Words, breaks: frozenset[int]) -> Plan:
    """Return nothing where a thing is only told to be what the one call would make it.

    'The garage door is wide open' is no order to open it.
    """
    done = calls(plan)
    if plan != (done[0] if done else None) or breaks or words[:1] == () or len(words) < 3:
        return plan
    at = next((i for i, w in enumerate(words) if w in ('is', 'are') or w.endswith("'s")), 0)
    state = [w for w in words[at + 1 :] if w not in _SUCH]
    if not at or len(state) != 1 or words[0] not in _WHOSE or {'and', 'or'} & {*words}:
        return plan
    return Nothing() if done[0].skill in _LEADS_TO.get(state[0], set()) else plan


def without_a_value_spoken(plan: Plan, words: Words, breaks: frozenset[int], site: Site) -> Plan:
    """Return the plan in which nobody says '30 percent', said of 'not too bright, say 30 percent'.

    'Say' leads to a value where nothing else is to be said.
    """
    for call in calls(plan):
        said = split_words(call.args[-1]) if call.args and call.args[-1] != UNSAID else ()
        at = find(words, said) if said else None
        if at is None or not at or words[at - 1] != 'say' or not _speaks(call, site):
            continue
        is_value = has_unit(' '.join(said)) or all(is_number(w) or w[:1].isdigit() for w in said)
        before = words[max(0, at - 8) : at - 1]
        if not is_value or not before or not any(find(before, a) is not None for a in _ADVICE):
            continue
        if plan == call:
            return Unknown(' '.join(words))
        if isinstance(plan, Sequence | Parallel) and call in plan.parts:
            left = tuple(p for p in plan.parts if p is not call)
            return type(plan)(left) if len(left) > 1 else left[0]
        return swapped(plan, call, Nothing())
    return plan


def with_its_kind(plan: Plan, words: Words, breaks: frozenset[int]) -> Plan:
    """Return 'anything with a lock on it, lock it' with that in the place of 'it'."""
    first = min((b for b in breaks if b), default=0)
    done = calls(plan)
    if words[:1] not in (('anything',), ('everything',), ('whatever',)) or len(done) != 1:
        return plan
    if not first or done[0].args[:1] not in ((UNSAID,), ('it',), ('them',)):
        return plan
    said = Call(done[0].skill, (' '.join(words[:first]), *done[0].args[1:]), done[0].options)
    return swapped(plan, done[0], said)


def _speaks(call: Call, site: Site) -> bool:
    """Return whether the last thing that a skill is told is a free text."""
    skills = [site.skills_of(a.id)[call.skill] for a in site.actors(call.skill)]
    required = [a for a in skills[0].args if a.required] if skills else []
    return bool(required) and required[-1].type is ArgType.TEXT
