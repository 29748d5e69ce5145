"""What was picked up is set down: 'get the crate off the ramp and put it in the hall'.

Of a robot whose skills for both name no thing; another skill may be drafted for the second.
"""

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.mending.robots import robot_skill
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of, said_phrases
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_PUT = frozenset({'put', 'set', 'place', 'lay', 'leave', 'drop', 'take', 'bring', 'carry',
                  'stick'})
_IT = frozenset({'it', 'that', 'them'})
_DOWN = frozenset({'down', 'lower', 'put', 'drop', 'unload', 'deposit', 'place', 'leave',
                   'deliver'})
_PICKING = frozenset({'fetch', 'pick', 'lift', 'get', 'grab', 'collect', 'take', 'load', 'up'})
_LEADS = frozenset({'in', 'into', 'to', 'on', 'onto', 'at', 'the', 'a', 'an', 'by', 'over',
                    'back'})
# fmt: on


def with_what_was_lifted_down(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site, index: NameIndex
) -> tuple[Plan, Call] | None:
    """Return the plan with 'put it there' as setting down what was picked up, and that call."""
    before: Call | None = None
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call):
            before = None
            continue
        lifted, before = before, call
        said = words[region.start : region.end]
        while said and said[0] in JOINERS:
            said = said[1:]
        if lifted is None or said[:1] == () or said[0] not in _PUT or not _IT & {*said[1:3]}:
            continue
        skill = _lowering(lifted, site)
        place = _place(call, site, index)
        if skill is None or not place or call.skill == skill.name:
            continue
        own = robot_skill(call, site)
        if own is not None and own.name != lifted.skill and _names_a_thing(own, call):
            continue
        kept = {k: v for k, v in lifted.options.items() if k == ROBOT}
        other = Call(skill.name, (place,), kept)
        return swapped(plan, call, other), other
    return None


def _lowering(call: Call, site: Site) -> Skill | None:
    """Return the skill that sets down what a call picks up, named after the same thing."""
    robot = next((r for r in site.robots.values() if call.skill in r.skills), None)
    verb, *nouns = call.skill.split('_')
    if robot is None or not nouns or not _takes_a_place(robot.skills[call.skill]):
        return None
    if not {verb, *split_words(robot.skills[call.skill].description)[:2]} & _PICKING:
        return None
    found = [
        s
        for s in robot.skills.values()
        if s.name != call.skill
        and s.name.split('_')[-len(nouns) :] == nouns
        and _takes_a_place(s)
        and {*s.name.split('_'), *split_words(s.description)} & _DOWN
    ]
    return found[0] if len(found) == 1 else None


def _takes_a_place(skill: Skill) -> bool:
    return [a.type for a in skill.args if a.required] == [ArgType.PLACE]


def _place(call: Call, site: Site, index: NameIndex) -> str:
    """Return the place that a call names; '': none."""
    for phrase in reversed(said_phrases(call)):
        said = split_words(phrase)
        while said and said[0] in _LEADS:
            said = said[1:]
        if any(i in site.places or i in site.areas for i in index.exact(said)):
            return phrase
    return ''


def _names_a_thing(skill: Skill, call: Call) -> bool:
    """Return whether a call says which thing it is of: 'it' may be one that was named before."""
    required = [a for a in skill.args if a.required]
    return any(
        a.type in (ArgType.OBJECT, ArgType.ENTITY) and p != UNSAID and p not in _IT
        for a, p in zip(required, call.args, strict=False)
    )
