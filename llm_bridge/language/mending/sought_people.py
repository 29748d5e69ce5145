"""People looked for by name, where a skill that looks for what is described was drafted."""

from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.mending.robots import robot_skill
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_person
from llm_bridge.language.skills.sayings import seeks
from llm_bridge.language.text.spelling import SMALL
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

_AT = frozenset({'in', 'at', 'on', 'by', 'near', 'beside', 'inside', 'outside'})


def with_who_is_sought(plan: Plan, site: Site, index: NameIndex) -> Plan:
    """Return the plan with 'find Ann' as the skill that finds people by their names.

    It may be drafted as that which finds somebody who looks like 'Ann'.
    """

    def mended(call: Call) -> Call:
        skill = robot_skill(call, site)
        if skill is None or not seeks(skill) or len(call.args) != 1:
            return call
        if [a.type for a in skill.args if a.required] != [ArgType.TEXT]:
            return call
        others = [s for r in site.robots.values() if call.skill in r.skills
                  for s in r.skills.values() if seeks(s) and _is_of_people(s)]  # fmt: skip
        who, where = _who_and_where(split_words(call.args[0]), index)
        if not who or len({s.name for s in others}) != 1:
            return call
        options = {k: v for k, v in call.options.items() if k == ROBOT}
        rooms = [a.name for a in others[0].args if a.type is ArgType.PLACE]
        given = [v for k, v in call.options.items() if k != ROBOT]
        spots = [where] if where else given
        if len(spots) > 1 or (spots and len(rooms) != 1):
            return call
        options.update(dict(zip(rooms, spots, strict=False)))
        return Call(others[0].name, (who,), options)

    return each_call(plan, mended)


def _is_of_people(skill: Skill) -> bool:
    required = [a for a in skill.args if a.required]
    return len(required) == 1 and required[0].type is ArgType.ENTITY and is_person(required[0])


def _who_and_where(said: tuple[str, ...], index: NameIndex) -> tuple[str, str]:
    """Return the person of 'Ann in the hall', and the place; '' where none is named."""
    for end in range(len(said), 0, -1):
        is_name = said[end - 1] not in SMALL
        if is_name and any(i in index.site.people for i in index.exact(said[:end])):
            rest = said[end:]
            if not rest:
                return ' '.join(said), ''
            is_spot = rest[0] in _AT and len(rest) > 1
            return (' '.join(said[:end]), ' '.join(rest[1:])) if is_spot else ('', '')
    return '', ''
