"""Hints ('it is dark in the hall') that were drafted as changing something of another sense.

What is said to be too dark is not to be made warmer. Where one thing there changes what is said,
that is meant; otherwise nothing is.
"""

from collections.abc import Callable, Mapping

from llm_bridge.language.guards.remarks import is_statement
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan, Unknown
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.skills.sayings import NEARLY, Saying
from llm_bridge.language.skills.senses import OF_ONE_SENSE, Sense, sense_of
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

Words = tuple[str, ...]
_NO_LIGHT = (('pitch', 'dark'), ('pitch', 'black'), ('pitch-dark',), ('pitch-black',))
"""Said where no light is on: nothing to be made brighter."""


def with_what_is_hinted(
    plan: Plan,
    words: Words,
    breaks: frozenset[int],
    sayings: Mapping[str, Saying],
    kinds: Callable[[Call], frozenset[str]],
    the_one: Callable[[Sense, Words], Call | None],
) -> tuple[Plan, Call | None]:
    """Return the plan with a hint read as what changes what it says, and the call put in.

    `kinds` returns those of the devices that a call acts on, `the_one` the call that changes it.
    """
    for region in regions_of(words, plan, breaks):
        call, said = region.leaf, words[region.start : region.end]
        first = next((at for at in sorted(breaks) if region.start < at < region.end), region.end)
        sense = sense_of(said) or sense_of(words[region.start : first])
        if not isinstance(call, Call) or sense is None or not is_statement(said):
            continue
        if call.skill in sayings and sayings[call.skill].said_by(said) > NEARLY:
            continue  # it is an order: 'it is dark, make it warmer'
        acts = kinds(call)
        if call.skill == 'brighten' and any(find(said, d) is not None for d in _NO_LIGHT):
            lit = (f'the light {a}' if a.startswith('in ') else a for a in call.args[:1])
            plan = swapped(plan, call, Call('turn_on', tuple(lit)))
            continue
        if not acts and sayings[call.skill].said_by(said) < NEARLY:
            other = the_one(sense, said)  # 'it is stuffy in here', drafted as taking off
            if other is not None:
                return swapped(plan, call, other), other
        wrong = _is_wrong(call.skill, sense, acts)
        if wrong or acts and sense.changes[0][0] not in acts and acts <= {*OF_ONE_SENSE}:
            other = the_one(sense, said)
            if wrong or other is not None:
                return swapped(plan, call, other or Unknown(' '.join(said))), other
    return plan, None


def the_one_there(sense: Sense, words: Words, area: str | None, site: Site) -> Call | None:
    """Return how the only device changes it that is in the room which the words name.

    Of several kinds the likeliest counts. `area` is where the speaker is, meant where no room is
    named.
    """
    areas = site.areas.values()
    said = {a.id for a in areas if any(_says(words, n) for n in a.names())}
    named = said or ({area} if area is not None else set())
    there = [d for d in site.devices.values() if d.area in named]
    kinds = dict.fromkeys(kind for kind, _ in sense.changes if kind in OF_ONE_SENSE)
    first = next((kind for kind in kinds if any(d.kind == kind for d in there)), None)
    there = [d for d in there if d.kind == first]
    if len(named) != 1 or len(there) != 1:
        return None
    own = site.skills_of(there[0].id)
    skill = next((s for k, s in sense.changes if k == there[0].kind and s in own), None)
    if skill is None or any(a.required for a in own[skill].args):
        return None
    return Call(skill, (' '.join(split_words(there[0].name)),))


def _is_wrong(skill: str, sense: Sense, kinds: frozenset[str]) -> bool:
    """Return whether a skill changes another sense, or this one the other way."""
    kinds |= {kind for kind, skills in OF_ONE_SENSE.items() if skill in skills}
    return any(kind in OF_ONE_SENSE and (kind, skill) not in sense.changes for kind in kinds)


def _says(words: Words, name: str) -> bool:
    return find(words, split_words(name)) is not None
