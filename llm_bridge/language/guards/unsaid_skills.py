"""Finds skills that a plan has and no understood word says.

A model that meets a word which it does not know takes it for some skill or other; nobody should
be asked to say yes to that.
"""

from collections.abc import Iterable, Mapping

from llm_bridge.language.guards.sides import verbs
from llm_bridge.language.plans.plan import calls, Plan
from llm_bridge.language.skills.sayings import LIGHT, Saying
from llm_bridge.language.text.marker_words import FILLERS
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

_ENOUGH = 2
"""So many words of its description say a skill where none of its name does."""


def unsaid_skills(
    plan: Plan, words: Iterable[str], site: Site, language: str, sayings: Mapping[str, Saying]
) -> tuple[str, ...]:
    """Return the skills of a plan that none of the words says, nor a noun that goes with them."""
    said = tuple(words)
    stems = {stem_of(w) for w in said} - FILLERS - LIGHT
    found = []
    for call in calls(plan):
        saying = sayings.get(call.skill)
        if saying is None or saying.said_by(said):
            continue
        own: set[str] = set()
        told: set[str] = set()
        for actor in site.actors(call.skill):
            skill = site.skills_of(actor.id)[call.skill]
            own |= verbs(skill, language)
            told |= {*split_words(skill.description)}
            told |= {choice for arg in skill.args for choice in arg.choices}
        if not stems & {stem_of(w) for w in own}:
            if len(stems & {stem_of(w) for w in told}) < _ENOUGH:
                found.append(call.skill)
    return tuple(found)
