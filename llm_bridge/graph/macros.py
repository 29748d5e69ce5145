"""Skills that are made of other skills, written out as the steps they stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from llm_bridge.graph.about import about
from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Guard, Step
from llm_bridge.graph.arguments import arguments
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.condition import AllOf, Compare, Condition, Not
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.wording import call_words, name_words
from llm_bridge.site.entity import Object
from llm_bridge.site.site import Site
from llm_bridge.site.skill import MacroStep, Risk, Scalar, Skill

DEEPEST = 5
"""Most levels of macros within macros."""
MOST_INNER_STEPS = 200
"""Most steps that one step may stand for, its repetitions written out."""
REQUIREMENT_S = 2.0
"""How long what a macro requires may take to become true before the macro fails, in seconds."""


@dataclass(frozen=True)
class Expansion:
    """A graph with its macros written out."""

    graph: ActionGraph
    origin: Mapping[str, str] = field(default_factory=dict)
    """Id of every step of it -> id of the step that it came from (itself, when it is no macro)."""
    problems: tuple[Problem, ...] = ()
    """Macros that cannot be written out; their steps stay as they are, and can't be dispatched."""


def expand(graph: ActionGraph, site: Site) -> ActionGraph:
    """Return the graph with macros written out; see `expansion` for what could not be."""
    return expansion(graph, site).graph


def expansion(graph: ActionGraph, site: Site) -> Expansion:
    """Write every macro of a graph out.

    The steps of macro step s2 are called s2_1, s2_2, ... What waited for s2 waits for the last of
    them. A condition of s2 becomes a gate before them; a repetition is written out.
    """
    taken = {s.id for s in graph.steps}
    steps: list[Step] = []
    origin: dict[str, str] = {}
    last: dict[str, str] = {}
    gate: dict[str, str] = {}
    problems: list[Problem] = []
    for step in graph.steps:
        skill = skill_of(step.target, step.skill, site)
        if skill is None or not skill.steps:
            steps.append(step)
            origin[step.id] = step.id
            continue
        inner, problem = _write_out(step, skill, site, taken)
        if problem is not None:
            steps.append(step)
            origin[step.id] = step.id
            problems.append(problem)
            continue
        steps.extend(inner)
        origin.update(dict.fromkeys((s.id for s in inner), step.id))
        last[step.id] = inner[-1].id
        gate[step.id] = inner[0].id
    return Expansion(
        graph.model_copy(update={'steps': tuple(_rewired(s, last, gate) for s in steps)}),
        origin,
        tuple(problems),
    )


def is_macro(step: Step, site: Site) -> bool:
    """Say whether a step stands for other steps."""
    skill = skill_of(step.target, step.skill, site)
    return skill is not None and bool(skill.steps)


def _write_out(
    step: Step, skill: Skill, site: Site, taken: set[str]
) -> tuple[list[Step], Problem | None]:
    once: list[Step] = []
    problem = _flatten(step, skill, arguments(step, skill), site, once, (skill.name,))
    if problem is not None:
        return [], problem
    if not any(s.target != BRIDGE for s in once):
        return [], about(step, Code.UNSUPPORTED, f"'{skill.name}' stands for no step at all.")
    repeat = step.repeat
    times = repeat.times if repeat is not None else 1
    if times * len(once) > MOST_INNER_STEPS:
        return [], about(
            step,
            Code.TOO_LONG,
            f'To {call_words(step, site)} {times} times would be {times * len(once)} steps; at '
            f'most {MOST_INNER_STEPS} are written out. Repeat it less often.',
            came=f'{times} times',
            allowed=f'{MOST_INNER_STEPS // len(once)} times',
        )
    inner: list[Step] = []
    before: Sequence[str] = step.after
    given: Sequence[str] = step.given

    def add(new: Step) -> None:
        nonlocal before
        inner.append(
            new.model_copy(
                update={
                    'id': _new_id(step.id, taken),
                    'after': tuple(before),
                    'given': tuple(given),
                }
            )
        )
        before = (inner[-1].id,)

    if step.when is not None:
        add(_gate(step, step.when))
        given = before
    for time in range(times):
        if time and repeat is not None and repeat.until is not None:
            add(_gate(step, _unless(repeat.until)))
            given = before
        for new in once:
            add(new)
    first = next(i for i, s in enumerate(inner) if s.target != BRIDGE)
    # One yes is asked for all of it, before its first movement.
    inner[first] = inner[first].model_copy(
        update={
            'confirm': step.confirm,
            'risk': max(step.risk, skill.risk, inner[first].risk, key=lambda r: r.rank),
        }
    )
    # To go on after a failure is meant for what comes after the whole, not inside it.
    inner[-1] = inner[-1].model_copy(update={'on_failure': step.on_failure})
    return inner, None


def _flatten(
    step: Step,
    skill: Skill,
    args: Mapping[str, Scalar],
    site: Site,
    flat: list[Step],
    path: tuple[str, ...],
) -> Problem | None:
    """Append the inner steps, not linked yet, to `flat`; return what keeps it from that."""
    if skill.requires:
        flat.append(_gate(step, _requirement(step, skill, args)))
    for part in skill.steps:
        name = part.skill
        if name in path:
            return about(
                step,
                Code.CYCLE,
                f"'{path[0]}' of {name_words(step.target, site)} leads back to itself "
                f'({" -> ".join((*path, name))}); the site file must be put right.',
                came=' -> '.join((*path, name)),
            )
        inner = skill_of(step.target, name, site)
        if inner is None:
            return about(
                step,
                Code.UNKNOWN_SKILL,
                f"'{path[-1]}' of {name_words(step.target, site)} is made of '{name}', "
                'which it does not have; the site file must be put right.',
                came=name,
                allowed=', '.join(site.skills_of(step.target)),
            )
        values, problem = _filled(step, part, args, site)
        if problem is not None:
            return problem
        new = step.model_copy(
            update={
                'skill': name,
                'args': values,
                'risk': inner.risk,
                'confirm': False,
                'when': None,
                'repeat': None,
                'timeout_s': None,
                'on_failure': 'retry' if step.on_failure == 'retry' else 'stop',
            }
        )
        if inner.steps:
            if len(path) >= DEEPEST:
                return about(
                    step,
                    Code.TOO_LONG,
                    f"'{path[0]}' of {name_words(step.target, site)} stands for "
                    f'skills in more than {DEEPEST} levels.',
                )
            problem = _flatten(step, inner, arguments(new, inner), site, flat, (*path, name))
            if problem is not None:
                return problem
        else:
            flat.append(new)
        if len(flat) > MOST_INNER_STEPS:
            return about(
                step, Code.TOO_LONG, f"'{path[0]}' stands for more than {MOST_INNER_STEPS} steps."
            )
    return None


def _requirement(step: Step, skill: Skill, args: Mapping[str, Scalar]) -> Guard:
    """Return what a macro requires as a gate that fails when it is not so."""
    found = []
    for needed in skill.requires:
        value = needed.value
        if isinstance(value, str) and value.startswith('$'):
            value = args.get(value[1:], value)
        found.append(
            Compare(
                entity=needed.entity or step.target,
                attribute=needed.attribute,
                op=needed.op,
                value=value,
            )
        )
    return Guard(
        mode='wait',
        timeout_s=REQUIREMENT_S,
        condition=found[0] if len(found) == 1 else AllOf(all=tuple(found)),
    )


def _filled(
    step: Step, part: MacroStep, args: Mapping[str, Scalar], site: Site
) -> tuple[dict[str, Scalar], Problem | None]:
    found: dict[str, Scalar] = {}
    for key, came in part.args.items():
        if not isinstance(came, str) or not came.startswith('$'):
            found[key] = came
            continue
        name, _, what = came[1:].partition('.')
        if name not in args:
            continue
        value = args[name]
        if not what:
            found[key] = value
            continue
        thing = site.entities.get(str(value))
        place = thing.place or thing.area if isinstance(thing, Object) else None
        if what != 'place' or place is None:
            return {}, about(
                step,
                Code.UNREACHABLE,
                f'To {call_words(step, site)} one must know where {name_words(str(value), site)} '
                'is kept, and the site file does not say.',
                came=str(value),
            )
        found[key] = place
    return found, None


def _gate(step: Step, when: Guard) -> Step:
    return Step(
        id=step.id,
        skill='check' if when.mode == 'if' else 'wait_until',
        target=BRIDGE,
        when=when,
        risk=Risk.INFO,
        because=step.because,
    )


def _unless(condition: Condition) -> Guard:
    inner = (
        condition.not_ if isinstance(condition, Not) else Not.model_validate({'not': condition})
    )
    return Guard(mode='if', condition=inner)


def _new_id(step_id: str, taken: set[str]) -> str:
    number = 1
    while (new := f'{step_id[:56]}_{number}') in taken:
        number += 1
    taken.add(new)
    return new


def _rewired(step: Step, last: Mapping[str, str], gate: Mapping[str, str]) -> Step:
    after = tuple(dict.fromkeys(last.get(b, b) for b in step.after))
    given = tuple(dict.fromkeys(gate.get(b, b) for b in step.given))
    behind = tuple(last[b] for b in step.given if b in last)
    after = tuple(dict.fromkeys((*after, *(b for b in behind if b not in given))))
    if after == step.after and given == step.given:
        return step
    return step.model_copy(update={'after': after, 'given': given})
