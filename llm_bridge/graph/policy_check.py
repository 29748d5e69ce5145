"""Whether the policy of a site allows a graph to whom asks for it, at this hour."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from llm_bridge.graph.about import about
from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.links import ancestors
from llm_bridge.graph.normalise import risk_of
from llm_bridge.graph.policy_values import metres, quantities, Quantity
from llm_bridge.graph.policy_words import (
    allowed_instead,
    entry_words,
    instead_words,
    role_words,
    roles_that_may,
    rule_words,
    source_words,
    TIERS,
    who_words,
)
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.wording import call_words, name_words, number_words
from llm_bridge.site.policy import Limit
from llm_bridge.site.rulings import (
    areas_of,
    limits_of,
    Permit,
    permit_of,
    Ruling,
    ruling,
    stops,
)
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Effect, Risk


@dataclass(frozen=True)
class Asker:
    """Who asks: a name, which is claimed, and the channel on which it came."""

    speaker: str = 'anonymous'
    channel: str = ''

    @classmethod
    def of(cls, graph: ActionGraph) -> 'Asker':
        """Return who asks for a graph."""
        return cls(graph.speaker, graph.channel)

    def permit(self, site: Site) -> Permit:
        """Return what they may."""
        return permit_of(site, self.speaker, self.channel)


def check_policy(
    graph: ActionGraph, site: Site, asker: Asker | None = None, time: str | None = None
) -> Iterator[Problem]:
    """Yield what the policy has against a graph. Never raises.

    Without `asker` what depends on a role is not looked at, without `time` ('HH:MM', local) quiet
    hours are not, nor for steps that wait for something: whoever carries the graph out looks at
    both when each begins. What is forbidden to everybody at any time is found by `check_call`.
    """
    permit = None if asker is None else asker.permit(site)
    later = waiting_steps(graph)
    for step in graph.steps:
        yield from check_step_policy(step, graph, site, asker, None if step.id in later else time)
    yield from _too_many(graph, site, permit)


def waiting_steps(graph: ActionGraph) -> frozenset[str]:
    """Return the ids of the steps that may begin much later than the graph."""
    waits = {
        s.id
        for s in graph.steps
        if (s.when is not None and s.when.mode == 'wait')
        or (s.target == BRIDGE and s.skill in ('wait', 'wait_until'))
    }
    return frozenset(
        key for key, earlier in ancestors(graph).items() if key in waits or earlier & waits
    )


def check_step_policy(
    step: Step,
    graph: ActionGraph,
    site: Site,
    asker: Asker | None = None,
    time: str | None = None,
    effects: Iterable[Effect] | None = None,
) -> Iterator[Problem]:
    """Yield what the policy has against one step of a graph; see `check_policy`.

    `effects` are those of the order that is to be sent, amounts resolved to values.
    """
    permit = None if asker is None else asker.permit(site)
    skill = skill_of(step.target, step.skill, site)
    if skill is None:
        return
    if step.target == BRIDGE:
        if permit is not None and not permit.allows(Risk.INFO):
            yield _not_allowed(step, Risk.INFO, None, permit, site, time)
        return
    if stops(skill) and site.policy.roles:
        return
    yield from check_tier(step, site, asker, time)
    roles = () if permit is None else permit.limited_as
    for limit in limits_of(site, step.target, step.skill, step.args, roles):
        for quantity in quantities(step, skill, site, effects):
            yield from _outside(step, limit, quantity, site)
        yield from _too_far(step, graph, limit, site)


def check_tier(
    step: Step, site: Site, asker: Asker | None = None, time: str | None = None
) -> Iterator[Problem]:
    """Yield what the rules and quiet hours have against a step, apart from all limits.

    The step is of a robot or device, and stops nothing; see `check_policy`.
    """
    permit = None if asker is None else asker.permit(site)
    found = ruling(site, step.target, step.skill, step.args, time)
    tier = risk_of(step, site, time)
    if found.hours is not None and tier is Risk.FORBIDDEN:
        hours = found.hours
        yield about(
            step,
            Code.QUIET_HOURS,
            f'To {call_words(step, site)} is not allowed at {time}, {source_words(found)}; from '
            f'{hours.to} on it is.',
            came=time or '',
            allowed=f'from {hours.to} to {hours.from_}',
            suggestion=f'{call_words(step, site)} at {hours.to}',
            rule=rule_words(hours),
            hours=(hours.to, hours.from_),
        )
    elif permit is not None and not permit.allows(tier) and tier is not Risk.FORBIDDEN:
        yield _not_allowed(step, tier, found, permit, site, time)


def _not_allowed(
    step: Step, tier: Risk, found: Ruling | None, permit: Permit, site: Site, time: str | None
) -> Problem:
    instead = () if step.target == BRIDGE else allowed_instead(step, site, permit, time)
    others = who_words(roles_that_may(tier, site))
    most = 'nothing' if permit.may is None else f'no more than {permit.may.value}'
    because = '' if found is None else f' {source_words(found)}'
    entry = None if found is None else found.hours or found.rule
    return about(
        step,
        Code.NOT_ALLOWED,
        f'{role_words(permit)} may not {call_words(step, site)}: that {TIERS[tier]}{because}, '
        f'and {role_words(permit)} may do {most}. Allowed to: {others}. '
        f'{instead_words(instead, step.target, site)}'.rstrip(),
        came=permit.role,
        allowed=', '.join(roles_that_may(tier, site)),
        suggestion=f'have it said by {others}' if others != 'nobody' else None,
        rule='' if entry is None else rule_words(entry),
        instead=instead,
        roles=roles_that_may(tier, site),
    )


def _outside(step: Step, limit: Limit, quantity: Quantity, site: Site) -> Iterator[Problem]:
    bounds = getattr(limit, quantity.name, None)
    if bounds is None:
        return
    low, high = bounds if isinstance(bounds, tuple) else (-float('inf'), float(bounds))
    if low <= quantity.value <= high:
        return
    nearest = high if quantity.value > high else low
    came, allowed = (number_words(v, quantity.unit) for v in (quantity.value, nearest))
    word = 'most' if nearest == high else 'least'
    instead: tuple[Step, ...] = ()
    if quantity.arg is not None:
        instead = (step.model_copy(update={'args': {**step.args, quantity.arg: nearest}}),)
    yield about(
        step,
        Code.OUT_OF_RANGE,
        f'To {call_words(step, site)} would be {quantity.name} {came}, and at {word} {allowed} is '
        f'allowed by {entry_words(limit)}.',
        came=came,
        allowed=f'at {word} {allowed}',
        suggestion=call_words(instead[0], site) if instead else None,
        rule=rule_words(limit),
        instead=instead,
    )


def _too_far(step: Step, graph: ActionGraph, limit: Limit, site: Site) -> Iterator[Problem]:
    if limit.distance is None:
        return
    alone = metres(step, ActionGraph(id='one', steps=(step,)), site)
    far = metres(step, graph, site)
    # Rounding is no metre too far.
    if alone > 0 and far > limit.distance + 1e-6:
        came, allowed = number_words(far, 'metre'), number_words(limit.distance, 'metre')
        yield about(
            step,
            Code.OUT_OF_RANGE,
            f'That would move {name_words(step.target, site)} {came} in all, and at most '
            f'{allowed} by one command is allowed by {entry_words(limit)}.',
            came=came,
            allowed=f'at most {allowed}',
            rule=rule_words(limit),
        )


def _too_many(graph: ActionGraph, site: Site, permit: Permit | None) -> Iterator[Problem]:
    roles = frozenset(() if permit is None else permit.limited_as)
    for limit in site.policy.limits:
        if limit.entities is None or (limit.role and roles.isdisjoint(limit.role)):
            continue
        targets = sorted({s.target for s in graph.steps if _is_about(limit, s, site)})
        if len(targets) > limit.entities:
            yield Problem(
                code=Code.TOO_MANY_TARGETS,
                came=f'{len(targets)} targets',
                allowed=f'{limit.entities} targets',
                because=graph.command[:200],
                rule=rule_words(limit),
                message=f'That would touch {len(targets)} robots and devices, and at most '
                f'{limit.entities} at once are allowed by {entry_words(limit)}. Name fewer.',
            )


def _is_about(limit: Limit, step: Step, site: Site) -> bool:
    entity, skill = site.entities.get(step.target), skill_of(step.target, step.skill, site)
    if step.target == BRIDGE or entity is None or skill is None or stops(skill):
        return False
    areas = areas_of(site, entity, skill, step.args)
    return limit.fits(entity.id, entity.kind, skill.name, areas)
