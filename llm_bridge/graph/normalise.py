"""What the site says of every step, filled in: risk, confirmation, time limits."""

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Guard, Step
from llm_bridge.graph.builtin import LONGEST_WAIT_S, skill_of
from llm_bridge.graph.truth import number
from llm_bridge.site.rulings import ruling
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk, Skill

_SPARE_S = 5.0
"""A wait may take this much longer than it was asked for."""

LONGEST_GUARD_S = LONGEST_WAIT_S + 3600.0
"""A condition without a time limit of its own is waited for this long: a day, and the hour by
which a day may be longer."""


def normalise(graph: ActionGraph, site: Site) -> ActionGraph:
    """Return the graph with risk, confirmation and time limits as the site wants them.

    Risk and confirmation are raised to what the site says and never lowered; time limits that came
    are kept. Unknown skills are left as they are: `check` refuses them.
    """
    return graph.model_copy(
        update={
            'site': graph.site or site.name,
            'steps': tuple(_normal(step, site) for step in graph.steps),
        }
    )


def risk_of(step: Step, site: Site, time: str | None = None) -> Risk:
    """Return the risk of a step: its own or the policy's, whichever is higher.

    `time` is the local time 'HH:MM'; None: quiet hours are not looked at.
    """
    if step.target == BRIDGE:
        return step.risk
    found = ruling(site, step.target, step.skill, step.args, time).tier
    return max(step.risk, found, key=lambda risk: risk.rank)


def _normal(step: Step, site: Site) -> Step:
    skill = skill_of(step.target, step.skill, site)
    if skill is None:
        return step
    when = step.when
    if when is not None and when.mode == 'wait' and when.timeout_s is None:
        when = Guard(mode='wait', condition=when.condition, timeout_s=LONGEST_GUARD_S)
    if step.target == BRIDGE:
        return step.model_copy(
            update={
                'when': when,
                'timeout_s': step.timeout_s or _bridge_timeout_s(step, skill, when),
            }
        )
    risk = risk_of(step, site)
    return step.model_copy(
        update={
            'risk': risk,
            'confirm': step.confirm or risk.rank >= site.confirm_from.rank,
            'when': when,
            # A macro's limit is that of its parts, which are filled in once it is written out.
            'timeout_s': step.timeout_s or (None if skill.steps else skill.timeout_s),
        }
    )


def _bridge_timeout_s(step: Step, skill: Skill, when: Guard | None) -> float:
    if step.skill == 'wait':
        asked = number(step.args.get('duration'))
        return min(max(asked or 0.0, 0.0), LONGEST_WAIT_S) + _SPARE_S
    if step.skill == 'wait_until' and when is not None and when.timeout_s is not None:
        return when.timeout_s + _SPARE_S
    return skill.timeout_s
