"""Whether the steps of a graph fit together: ids, references, cycles, size, contradictions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from llm_bridge.graph.about import about
from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.arguments import arguments
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.condition import Compare, Condition, Not
from llm_bridge.graph.links import ancestors, before, cycle, gates
from llm_bridge.graph.nearest import listed
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.wording import call_words, name_words
from llm_bridge.site.names import nearest
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar

MOST_STEPS = 200
"""Most steps of a graph, macros written out."""


def check_links(graph: ActionGraph, site: Site) -> Iterator[Problem]:
    """Yield what is wrong with ids, references and the number of steps and targets."""
    if len(graph.steps) > MOST_STEPS:
        yield Problem(
            code=Code.TOO_LONG,
            came=f'{len(graph.steps)} steps',
            allowed=f'{MOST_STEPS} steps',
            because=graph.command[:200],
            message=f'That is {len(graph.steps)} steps; at most {MOST_STEPS} are done '
            'for one command. Ask for less at once.',
        )
    for step_id, count in Counter(s.id for s in graph.steps).items():
        if count > 1:
            yield Problem(
                code=Code.DUPLICATE,
                step=step_id,
                came=step_id,
                message=f"Step id '{step_id}' comes {count} times; ids must be unique.",
            )
    ids = tuple(s.id for s in graph.steps)
    for step in graph.steps:
        for reference in before(step):
            if reference not in ids:
                near = nearest(reference, ids, 1)
                yield about(
                    step,
                    Code.BAD_REFERENCE,
                    f"Step '{step.id}' waits for step '{reference}', which does not "
                    f'exist; there are {listed(ids)}.',
                    came=reference,
                    allowed=listed(ids, 30),
                    suggestion=near[0] if near else None,
                )
    circle = cycle(graph)
    if circle:
        yield Problem(
            code=Code.CYCLE,
            step=circle[0],
            came=' -> '.join(circle),
            message='These steps wait for one another, so none could start: '
            f'{" -> ".join(circle)}. Take one of the links out.',
        )
    if site.name and graph.site and graph.site != site.name:
        yield Problem(
            code=Code.MALFORMED,
            came=graph.site,
            allowed=site.name,
            message=f"The graph is for the site '{graph.site}', and this is "
            f"'{site.name}'; make it for this site.",
            suggestion=site.name,
        )
    targets = sorted({s.target for s in graph.steps} - {BRIDGE})
    if len(targets) > site.max_targets:
        yield Problem(
            code=Code.TOO_MANY_TARGETS,
            came=f'{len(targets)} targets',
            allowed=f'{site.max_targets} targets',
            because=graph.command[:200],
            message=f'That would touch {len(targets)} robots and devices; one command '
            f'may touch {site.max_targets}. Name fewer, or one area.',
        )


def check_conflicts(graph: ActionGraph, site: Site) -> Iterator[Problem]:
    """Yield a problem for both of any two steps that contradict one another.

    Two steps on one target contradict when nothing orders them, nothing keeps them from both
    happening at the same moment, and they want different things.
    """
    earlier, under = ancestors(graph), gates(graph)
    acting = [s for s in graph.steps if s.target != BRIDGE]
    for one, other in combinations(acting, 2):
        if (
            one.target != other.target
            or one.id in earlier[other.id]
            or other.id in earlier[one.id]
        ):
            continue
        what = _difference(one, other, site)
        if what and not _are_apart(one, other, graph, earlier, under):
            for step, against in ((one, other), (other, one)):
                yield about(
                    step,
                    Code.CONFLICT,
                    f'To {call_words(step, site)} and to {call_words(against, site)} at the same '
                    f'time contradict one another ({what} of {name_words(step.target, site)}); '
                    'say which, or which first.',
                    came=f'{step.id} and {against.id}',
                    suggestion=f'{call_words(one, site)}, then {call_words(other, site)}',
                )


def wanted(step: Step, site: Site) -> Mapping[str, Scalar | tuple[str, Scalar]]:
    """Return attribute -> the value that a step gives it; a change is a pair (sign, value)."""
    skill = skill_of(step.target, step.skill, site)
    if skill is None:
        return {}
    args = arguments(step, skill)
    found: dict[str, Scalar | tuple[str, Scalar]] = {}
    for effect in skill.effects:
        value: Scalar | None = effect.value
        if isinstance(value, str) and value.startswith('$'):
            value = args.get(value[1:])
        if value is not None:
            found[effect.attribute] = (f'{effect.sign:+d}', value) if effect.relative else value
    return found


def _difference(one: Step, other: Step, site: Site) -> str:
    """Return in words what two steps on one target differ in; empty when in nothing."""
    first, second = wanted(one, site), wanted(other, site)
    for attribute in first:
        if attribute in second and first[attribute] != second[attribute]:
            return 'the ' + attribute.replace('_', ' ')
    skills = [skill_of(s.target, s.skill, site) for s in (one, other)]
    if all(s is not None and s.motion for s in skills) and (one.skill, one.args) != (
        other.skill,
        other.args,
    ):
        return 'the motion'
    if (
        skills[0] is not None
        and skills[0].inverse == other.skill
        and not any(isinstance(v, tuple) for v in (*first.values(), *second.values()))
        and not (first and second)
    ):
        return 'the direction'
    return ''


def _are_apart(
    one: Step,
    other: Step,
    graph: ActionGraph,
    earlier: Mapping[str, frozenset[str]],
    under: Mapping[str, tuple[Step, ...]],
) -> bool:
    """Say whether conditions or waits keep two unordered steps from happening together."""
    if _moments(one, graph, earlier) != _moments(other, graph, earlier):
        return True
    conditions = [
        [g.when.condition for g in under[s.id] if g.when is not None] for s in (one, other)
    ]
    return any(exclude(a, b) for a in conditions[0] for b in conditions[1])


def _moments(step: Step, graph: ActionGraph, earlier: Mapping[str, frozenset[str]]) -> set[str]:
    """Return what decides when a step happens: the waits before it and its own."""
    found = set()
    for s in graph.steps:
        if s.id != step.id and s.id not in earlier[step.id]:
            continue
        if s.when is not None and s.when.mode == 'wait':
            found.add(f'when {s.when.condition.model_dump_json()}')
        if s.target == BRIDGE and s.skill == 'wait':
            found.add(f'after {s.args}')
    return found


def exclude(one: Condition, other: Condition) -> bool:
    """Say whether two conditions can never hold together, as far as their form tells."""
    if isinstance(one, Not):
        return one.not_ == other
    if isinstance(other, Not):
        return other.not_ == one
    if (
        not isinstance(one, Compare)
        or not isinstance(other, Compare)
        or (one.entity, one.attribute) != (other.entity, other.attribute)
    ):
        return False
    if one.op == other.op == 'eq':
        return one.value != other.value
    opposite = {'eq': 'ne', 'ne': 'eq', 'lt': 'ge', 'ge': 'lt', 'gt': 'le', 'le': 'gt'}
    return one.value == other.value and opposite[one.op] == other.op
