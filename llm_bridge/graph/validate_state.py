"""Whether the world allows a step: what it needs is there, is known and is as it must be."""

from collections.abc import Iterator

from llm_bridge.graph.about import about, offering
from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.arguments import arguments
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.condition import Compare
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.truth import compare, number, value
from llm_bridge.graph.wording import call_words, condition_words, name_words, value_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Precondition, Scalar, Skill
from llm_bridge.site.world import World


def check_state_before(
    step: Step, graph: ActionGraph, site: Site, world: World
) -> Iterator[Problem]:
    """Yield what is already known to keep a step from starting, if it would start at once.

    What is unknown, and what another step of the graph may change, is left for later.
    """
    if step.after or step.given or step.when is not None:
        return
    yield from _check_available(step, site, world)
    skill = skill_of(step.target, step.skill, site)
    touched = {s.target for s in graph.steps if s.id != step.id}
    for needed in skill.requires if skill is not None else ():
        if (needed.entity or step.target) not in touched and _verdict(
            step, needed, skill, site, world
        ) is False:
            yield _not_met(step, needed, skill, site, world)


def check_state_now(step: Step, site: Site, world: World) -> Iterator[Problem]:
    """Yield what keeps a step from starting now. What is not known is not allowed."""
    yield from _check_available(step, site, world)
    skill = skill_of(step.target, step.skill, site)
    if skill is None:
        return
    for needed in skill.requires:
        verdict = _verdict(step, needed, skill, site, world)
        if verdict is None:
            who, what = needed.entity or step.target, needed.attribute.replace('_', ' ')
            yield about(
                step,
                Code.UNKNOWN_STATE,
                f'To {call_words(step, site)} is only allowed while '
                f'{_words(step, needed, skill, site)}, and the {what} of '
                f'{name_words(who, site)} is not known; check that it tells its state.',
                came='unknown',
                allowed=_words(step, needed, skill, site),
                needs=_condition(step, needed, skill),
            )
        elif not verdict:
            yield _not_met(step, needed, skill, site, world)
    for effect in skill.effects:
        if effect.relative and number(value(step.target, effect.attribute, site, world)) is None:
            yield about(
                step,
                Code.UNKNOWN_STATE,
                f'To {call_words(step, site)} one must know the '
                f'{effect.attribute.replace("_", " ")} of '
                f'{name_words(step.target, site)} now, and it is not known; give a value '
                'instead of a change.',
                came='unknown',
            )


def _check_available(step: Step, site: Site, world: World) -> Iterator[Problem]:
    state = world.states.get(step.target)
    if step.target != BRIDGE and state is not None and not state.available:
        yield about(
            step,
            Code.UNAVAILABLE,
            f'{name_words(step.target, site)} is not reachable at the moment; check its '
            'power and connection.',
            came='offline',
            allowed='online',
        )


def _verdict(
    step: Step, needed: Precondition, skill: Skill | None, site: Site, world: World
) -> bool | None:
    came = value(needed.entity or step.target, needed.attribute, site, world)
    return compare(came, needed.op, _resolved(step, needed, skill))


def _resolved(step: Step, needed: Precondition, skill: Skill | None) -> Scalar:
    if skill is not None and isinstance(needed.value, str) and needed.value.startswith('$'):
        return arguments(step, skill).get(needed.value[1:], needed.value)
    return needed.value


def _words(step: Step, needed: Precondition, skill: Skill | None, site: Site) -> str:
    return condition_words(_condition(step, needed, skill), site)


def _condition(step: Step, needed: Precondition, skill: Skill | None) -> Compare:
    return Compare(
        entity=needed.entity or step.target,
        attribute=needed.attribute,
        op=needed.op,
        value=_resolved(step, needed, skill),
    )


def _not_met(
    step: Step, needed: Precondition, skill: Skill | None, site: Site, world: World
) -> Problem:
    who = needed.entity or step.target
    came = value(who, needed.attribute, site, world)
    now = value_words(came, None, site) if came not in (None, '') else 'nothing'
    problem = about(
        step,
        Code.PRECONDITION,
        f'To {call_words(step, site)} is only allowed while '
        f'{_words(step, needed, skill, site)}; the {needed.attribute.replace("_", " ")} '
        f'is {now}.',
        came=now,
        allowed=_words(step, needed, skill, site),
        needs=_condition(step, needed, skill),
    )
    return offering(problem, _remedy(who, needed, site), site)


def _remedy(who: str, needed: Precondition, site: Site) -> Step | None:
    """Return what would make it so: the skill of that entity whose effect it is."""
    for name, skill in site.skills_of(who).items():
        if (
            needed.op == 'eq'
            and not skill.args
            and any(
                e.attribute == needed.attribute and e.value == needed.value for e in skill.effects
            )
        ):
            return Step(id='remedy', skill=name, target=who)
    return None
