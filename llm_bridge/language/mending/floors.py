"""What is done room by room, said of a floor: 'vacuum the whole ground floor'.

Models take the rooms for the devices in them, and what those can do for what was said.
"""

from collections.abc import Iterator

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.rooms import rooms_meant
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

Words = tuple[str, ...]
_IN = frozenset({'in', 'on', 'at'})


def with_each_room(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site, index: NameIndex
) -> Iterator[tuple[Plan, Call]]:
    """Yield the plan with rooms as what the one who is named goes through, and that call.

    It is named before them, or its skill begins with the verb, and the skill takes one place.
    """
    for number, region in enumerate(regions_of(words, plan, breaks)):
        call = region.leaf
        if not isinstance(call, Call):
            continue
        phrase = next((p for p in call.args if len(rooms_of(p, index)) > 1), None)
        if phrase is None:
            continue
        said = words[region.start if number else 0 : region.end]  # 'Max, do the whole floor'
        at = find(said, split_words(phrase))
        found = list(_doing(said[: at if at is not None else 0], site))
        if len(found) != 1:
            continue
        actor, skill = found[0]
        name = ' '.join(split_words(site.entities[actor].name))
        if actor in site.robots:
            other = Call(skill, (phrase,), {ROBOT: name})
        else:
            other = Call(skill, (name, phrase))
        yield swapped(plan, call, other), other


def rooms_of(phrase: str, index: NameIndex) -> tuple[str, ...]:
    """Return the rooms of a floor that a phrase means; () for any other phrase."""
    said = split_words(phrase) if phrase != UNSAID else ()
    while said and said[0] in _IN:
        said = said[1:]
    return rooms_meant(said, index) if said else ()


def _doing(said: Words, site: Site) -> Iterator[tuple[str, str]]:
    """Yield who is named in some words, and what it does in one place after the other."""
    verbs = {stem_of(w) for w in said}
    for actor in (*site.robots.values(), *site.devices.values()):
        named = any(find(said, split_words(n)) is not None for n in actor.names())
        skills = [
            skill
            for skill in site.skills_of(actor.id).values()
            if [a.type for a in skill.args if a.required] == [ArgType.PLACE]
            and skill.motion not in ('go', 'home')
        ]
        told = [s for s in skills if {stem_of(w) for w in _verb_of(s.description)} & verbs]
        if told and (len(told) == 1 or not named):
            yield from ((actor.id, s.name) for s in told)
        elif named and len(skills) == 1:
            yield actor.id, skills[0].name


def _verb_of(description: str) -> Words:
    return split_words(description)[:1]
