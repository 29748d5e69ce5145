"""Whether a graph may be done at this site: what is not known to be allowed is refused."""

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.macros import expansion, is_macro
from llm_bridge.graph.motion import starts
from llm_bridge.graph.normalise import normalise
from llm_bridge.graph.policy_check import (
    Asker,
    check_policy,
    check_step_policy,
    waiting_steps,
)
from llm_bridge.graph.possible import possible_part
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.validate_arguments import check_call
from llm_bridge.graph.validate_conditions import check_conditions
from llm_bridge.graph.validate_links import check_conflicts, check_links
from llm_bridge.graph.validate_motion import check_motion_before, check_motion_now
from llm_bridge.graph.validate_state import check_state_before, check_state_now
from llm_bridge.graph.wording import name_words
from llm_bridge.site.entity import Pose
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

__all__ = ['Asker', 'check', 'check_step', 'normalise', 'possible_part']


def check(
    graph: ActionGraph,
    site: Site,
    world: World,
    asker: Asker | None = None,
    time: str | None = None,
) -> tuple[Problem, ...]:
    """Return everything that is wrong with a graph and can be known before it runs.

    Macros are looked at as what they stand for; problems name the step that was asked for. What
    is not known yet is no problem here, but is again before each step is dispatched: the world,
    and, where they are left out, who asks (`asker`) and the local time ('HH:MM'). Never raises.
    """
    problems = [*check_links(graph, site)]
    if any(p.code in (Code.CYCLE, Code.DUPLICATE, Code.TOO_LONG) for p in problems):
        return tuple(problems)
    for step in graph.steps:
        problems += check_call(step, site)
    problems += check_conditions(graph, site)
    problems += check_conflicts(graph, site)
    problems += check_policy(graph, site, asker, time)
    written = expansion(graph, site)
    broken = {p.step for p in problems}
    problems += [p for p in written.problems if p.step not in broken]
    broken |= {p.step for p in written.problems}
    inner = written.graph
    problems += [p for p in check_links(inner, site) if p.code is Code.TOO_LONG]
    poses, later = starts(inner, site, world), waiting_steps(inner)
    for step in inner.steps:
        origin = written.origin[step.id]
        if origin in broken:
            continue
        found: list[Problem] = []
        if origin != step.id:
            found += check_call(step, site)
            now = None if step.id in later else time
            found += check_step_policy(step, inner, site, asker, now)
        if not found:
            found += check_state_before(step, inner, site, world)
            found += check_motion_before(step, site, world, poses.get(step.id))
        problems += [p.model_copy(update={'step': origin}) for p in found]
    return tuple(dict.fromkeys(problems))


def check_step(
    step: Step,
    graph: ActionGraph,
    site: Site,
    world: World,
    asker: Asker | None = None,
    time: str | None = None,
    aim: Pose | None = None,
) -> tuple[Problem, ...]:
    """Return what keeps one step from being dispatched now; look again before every repetition.

    `aim` is where its motion ends, when an earlier try has decided that. What is not known, or
    known too long ago, is not allowed. Never raises.
    """
    problems = [*check_call(step, site), *check_step_policy(step, graph, site, asker, time)]
    if is_macro(step, site):
        problems.append(
            Problem(
                code=Code.UNSUPPORTED,
                step=step.id,
                because=step.because,
                came=step.skill,
                message=f"'{step.skill}' of {name_words(step.target, site)} stands for several "
                'steps and cannot be dispatched as one; write it out first.',
            )
        )
    problems += check_conditions(graph.model_copy(update={'steps': (step,)}), site)
    if problems or step.target == BRIDGE:
        return tuple(problems)
    if skill_of(step.target, step.skill, site) is not None:
        problems += check_state_now(step, site, world)
        problems += check_motion_now(step, site, world, aim)
    return tuple(problems)
