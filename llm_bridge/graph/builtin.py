"""The skills of the executor itself: waiting, gates and telling. Their target is `bridge`."""

from collections.abc import Mapping

from llm_bridge.graph.action_graph import BRIDGE
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, LocalBinding, Risk, Skill, Verify

LONGEST_WAIT_S = 86_400.0
"""Nothing waits longer than a day, in seconds."""


def _skill(name: str, description: str, *args: Arg, timeout_s: float = 30.0) -> Skill:
    # Built without the checks of Skill: those keep sites from calling a skill 'wait'.
    return Skill.model_construct(
        name=name,
        description=description,
        args=args,
        risk=Risk.INFO,
        timeout_s=timeout_s,
        binding=LocalBinding(),
        verify=Verify(by='result'),
    )


SKILLS: Mapping[str, Skill] = {
    skill.name: skill
    for skill in (
        _skill(
            'wait',
            'wait for a while',
            Arg(
                name='duration',
                type=ArgType.DURATION,
                unit='s',
                min=0.0,
                max=LONGEST_WAIT_S,
                description='how long',
            ),
            timeout_s=LONGEST_WAIT_S,
        ),
        _skill('check', 'go on only if the condition holds now'),
        _skill('wait_until', 'go on as soon as the condition holds', timeout_s=LONGEST_WAIT_S),
        _skill(
            'tell', 'say something', Arg(name='text', type=ArgType.TEXT, description='what to say')
        ),
    )
}
"""By name. `check` and `wait_until` are gates: they carry `when`, and what they guard is `given`
them. `check` has a guard of mode if, `wait_until` one of mode wait."""

GATES: Mapping[str, str] = {'check': 'if', 'wait_until': 'wait'}
"""Gate -> the mode of the guard it must carry."""


def skills_of(target: str, site: Site) -> Mapping[str, Skill]:
    """Return what a robot, a device or the bridge itself can do; empty for unknown targets."""
    return SKILLS if target == BRIDGE else site.skills_of(target)


def skill_of(target: str, name: str, site: Site) -> Skill | None:
    """Return one skill of a robot, a device or the bridge itself, or None."""
    return skills_of(target, site).get(name)
