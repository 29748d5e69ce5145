"""Whether a graph that arrives is taken: nobody is trusted, everything is checked again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.macros import expansion
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.schedule import resources
from llm_bridge.graph.schema import parse
from llm_bridge.graph.validate import Asker, check, normalise
from llm_bridge.graph.validate_arguments import arguments
from llm_bridge.run.graph_run import GraphRun
from llm_bridge.run.settings import ExecutorSettings
from llm_bridge.run.stop_latch import Stop
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar
from llm_bridge.site.world import World


def read_graph(text: str | bytes, settings: ExecutorSettings) -> ActionGraph | tuple[Problem, ...]:
    """Return the graph that a JSON text holds, or what is wrong with the text."""
    try:
        return parse(text if isinstance(text, str) else text.decode(), settings.max_text)
    except UnicodeDecodeError as error:
        return (
            Problem(
                code=ProblemCode.MALFORMED,
                came=str(text[:80]),
                allowed='docs/action_graph.schema.json',
                message=f'A graph is JSON in UTF-8, and this is not UTF-8 ({error.reason}).',
            ),
        )


def outer_problems(
    graph: ActionGraph,
    site: Site,
    settings: ExecutorSettings,
    wall: float,
    stop: Stop | None,
    active: int,
) -> tuple[Problem, ...]:
    """Return what is wrong with a graph as a message: its time, its site, its size.

    `wall` is Unix time in seconds, `stop` the stop that holds now, `active` how many graphs are
    being carried out.
    """
    if stop is not None:
        by = f' by {stop.by}' if stop.by else ''
        return (
            Problem(
                code=ProblemCode.STOPPED,
                came=graph.id,
                message=f'Everything is stopped{by}, so nothing is carried out; reset the stop '
                'first.',
            ),
        )
    found = []
    if active >= settings.max_graphs:
        found.append(
            Problem(
                code=ProblemCode.CONFLICT,
                came=f'{active} commands',
                allowed=f'{settings.max_graphs} commands',
                message=f'{active} commands are being carried out already; wait for one to end, '
                'or cancel one.',
            )
        )
    age = wall - graph.created
    if not -settings.max_ahead_s <= age <= settings.max_age_s:
        came = f'{age:.0f} s old' if age >= 0 else f'{-age:.0f} s from the future'
        found.append(
            Problem(
                code=ProblemCode.STALE,
                came=came,
                allowed=f'{settings.max_age_s:g} s',
                message=f'The command is {came}, so it is not carried out; give it again, and '
                'check the clocks if it was given just now.',
            )
        )
    if graph.site and graph.site != site.name:
        found.append(
            Problem(
                code=ProblemCode.BAD_REFERENCE,
                came=graph.site,
                allowed=site.name,
                message=f"The command was meant for the site '{graph.site}', and this is "
                f"'{site.name}'; start the bridge with the same site.",
            )
        )
    if not graph.steps:
        found.append(
            Problem(
                code=ProblemCode.MALFORMED,
                came='no steps',
                allowed='at least one step',
                message='The graph has no steps, so there is nothing to do.',
            )
        )
    if len(graph.steps) > settings.max_steps:
        found.append(
            Problem(
                code=ProblemCode.TOO_LONG,
                came=f'{len(graph.steps)} steps',
                allowed=f'{settings.max_steps} steps',
                message=f'The command has {len(graph.steps)} steps; at most {settings.max_steps} '
                'are carried out. Ask for less at once.',
            )
        )
    return tuple(found)


def duplicate(graph: ActionGraph) -> Problem:
    """Return the problem that a graph's id was used before."""
    return Problem(
        code=ProblemCode.DUPLICATE,
        came=graph.id,
        message=f"A command with the id '{graph.id}' came before, so this one is not carried "
        'out; give every command an id of its own.',
    )


def uncheckable(graph: ActionGraph, error: Exception) -> Problem:
    """Return the problem that checking a graph broke."""
    return Problem(
        code=ProblemCode.MALFORMED,
        came=graph.id,
        message=f'The command could not be checked ({error!r}), so it is not carried out; say it '
        'in another way, and report this.',
    )


def unwritable(graph: ActionGraph, error: Exception) -> Problem:
    """Return the problem that the log is broken."""
    return Problem(
        code=ProblemCode.UNAVAILABLE,
        came=graph.id,
        message=f'The log cannot be written ({error}), so nothing is carried out; make room on '
        'the disk or mend its folder.',
    )


@dataclass(frozen=True)
class Prepared:
    """A graph as it will be carried out."""

    graph: ActionGraph
    """Its macros are written out."""
    macros: Mapping[str, Step] = field(default_factory=dict)
    """Step id -> the step that was asked for and that it is a part of."""


def prepare(
    graph: ActionGraph, site: Site, world: World, time: str
) -> tuple[Prepared, tuple[Problem, ...]]:
    """Return the graph as it will be carried out, and what is wrong with it.

    Risk, confirmation and time limits are filled in, macros written out, and the result is
    checked again. `time` is the local time 'HH:MM'. A step that begins later, when another hour
    counts, is checked then.
    """
    asker = Asker.of(graph)
    problems = check(graph, site, world, asker, time)
    if problems:
        return Prepared(graph), problems
    asked = normalise(graph, site)
    written = expansion(asked, site)
    by_id = {s.id: s for s in asked.steps}
    macros = {key: by_id[origin] for key, origin in written.origin.items() if key != origin}
    inner = normalise(written.graph, site)
    return Prepared(inner, macros), check(inner, site, world, asker, time)


def contradictions(
    graph: ActionGraph, others: Iterable[GraphRun], site: Site
) -> list[dict[str, object]]:
    """Return the older steps, not ended yet, that share a robot or device with this graph.

    They go first; `opposite` says whether the new step takes back what the old one does.
    """
    found: list[dict[str, object]] = []
    for other in others:
        for old in other.steps.values():
            if old.outcome is not None or old.step.target == BRIDGE:
                continue
            needed = resources(old.step, site)
            for step in graph.steps:
                if step.target == old.step.target and resources(step, site) & needed:
                    found.append(
                        {
                            'graph': other.graph.id,
                            'older': old.step.id,
                            'newer': step.id,
                            'target': step.target,
                            'opposite': _is_opposite(old.step, step, site),
                        }
                    )
    return found


def _is_opposite(old: Step, new: Step, site: Site) -> bool:
    one, other = _wishes(old, site), _wishes(new, site)
    return any(one[key] != other[key] for key in one.keys() & other.keys())


def _wishes(step: Step, site: Site) -> dict[str, Scalar]:
    skill = skill_of(step.target, step.skill, site)
    if skill is None:
        return {}
    args = arguments(step, skill)
    if skill.motion in ('go', 'home'):
        return {'goal': str(args.get('place', 'home'))}
    wishes = {
        e.attribute: args.get(e.value[1:])
        if isinstance(e.value, str) and e.value.startswith('$')
        else e.value
        for e in skill.effects
        if not e.relative
    }
    return {key: wish for key, wish in wishes.items() if wish is not None}
