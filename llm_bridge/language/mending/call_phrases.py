"""What a call says for each argument of its skill, whoever has it: a robot or a device."""

from dataclasses import replace

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill


def phrases_said(call: Call, skill: Skill, site: Site) -> dict[str, str]:
    """Return the phrases of a call by the names of its arguments, without those not said."""
    required = [arg.name for arg in skill.args if arg.required]
    said = dict(zip(required, call.args[_lead(skill, site) :], strict=False)) | call.options
    return {name: phrase for name, phrase in said.items() if phrase != UNSAID}


def with_phrases(call: Call, skill: Skill, values: dict[str, str], site: Site) -> Call:
    """Return the call with phrases for some of its arguments, by their names."""
    required = [arg.name for arg in skill.args if arg.required]
    first = _lead(skill, site)
    args = [*call.args, *(UNSAID,) * (first + len(required) - len(call.args))]
    for name in values.keys() & {*required}:
        args[first + required.index(name)] = values[name]
    options = {name: value for name, value in values.items() if name not in required}
    return replace(call, args=tuple(args), options={**call.options, **options})


def without_phrase(call: Call, name: str) -> Call:
    """Return the call without what it says for an argument that need not be said."""
    return replace(call, options={k: v for k, v in call.options.items() if k != name})


def _lead(skill: Skill, site: Site) -> int:
    """Return how many phrases stand before those of the arguments: that for a device, or none."""
    return int(not any(skill.name in robot.skills for robot in site.robots.values()))
