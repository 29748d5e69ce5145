"""A dry run in words: what will be done, how far and how long, and what is asked before."""

from collections.abc import Mapping
from dataclasses import dataclass
import math

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.arguments import arguments
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.floor import length
from llm_bridge.graph.macros import expansion
from llm_bridge.graph.motion import goal, is_closed, path, starts
from llm_bridge.graph.normalise import risk_of
from llm_bridge.graph.plan_wording import MOST_SAID, plan_words, said_steps
from llm_bridge.graph.truth import number
from llm_bridge.graph.wording import call_words, number_words
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.site.entity import Pose
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill
from llm_bridge.site.world import World

_SPEEDS = ('m/s', 'metre/second', 'meter/second')


@dataclass(frozen=True)
class Trip:
    """How far a step drives a robot, and how long it takes at the least."""

    metres: float = 0.0
    seconds: float = 0.0


def preview(
    graph: ActionGraph, site: Site, world: World, time: str | None = None, language: str = 'en'
) -> str:
    """Return what will be done as sentences: 'I will: 1. drive ... (about 12 metres), 2. ...'.

    Steps are numbered where there are several and one of them moves a robot or waits for a yes.
    What is not known before (a way from a place that depends on a condition) is not said. `time`
    is the local time 'HH:MM', at which quiet hours may make a step wait for a yes.
    """
    w = words_of(language)
    trips, asked = trips_of(graph, site, world), waits_for_yes(graph, site, time)
    said = [
        (step, words + _trip_words(trips.get(step.id), language))
        for step, words in said_steps(graph, site, language)
    ]
    pattern = w.WILL
    if (trips or asked) and len(said) > 1:
        pattern = w.WILL_LIST
        lines = [f'{n}. {words}' for n, (_, words) in enumerate(said[:MOST_SAID], 1)]
        more = len(said) - MOST_SAID
        text = ', '.join(lines) + (w.MORE.format(count=more) if more > 0 else '')
    elif trips:
        text = said[0][1]
    else:
        text = plan_words(graph, site, language)
    sentences = [pattern.format(steps=text)]
    if asked:
        words = w.OR.join(dict.fromkeys(call_words(s, site, language) for s in asked))
        sentences.append(w.ASK_BEFORE.format(steps=words))
    return ' '.join(sentences)


def waits_for_yes(graph: ActionGraph, site: Site, time: str | None = None) -> tuple[Step, ...]:
    """Return the steps that are so risky that they wait for a yes of their own."""
    return tuple(
        step
        for step in graph.steps
        if step.target != BRIDGE and risk_of(step, site, time).rank >= site.confirm_from.rank
    )


def trips_of(graph: ActionGraph, site: Site, world: World) -> Mapping[str, Trip]:
    """Return step id -> its trip, for steps that move a robot and whose way is known.

    A macro's is that of its parts together. Ways are estimates: straight, through doors and around
    furniture and zones that are closed now, at the robot's greatest speed.
    """
    written = expansion(graph, site)
    poses = starts(written.graph, site, world)
    found: dict[str, Trip] = {}
    unknown: set[str] = set()
    for step in written.graph.steps:
        skill = skill_of(step.target, step.skill, site)
        if step.target not in site.robots or skill is None or skill.motion is None:
            continue
        origin = written.origin.get(step.id, step.id)
        trip = _trip(step, skill, poses.get(step.id), site, world)
        if trip is None:
            unknown.add(origin)
            continue
        before = found.get(origin, Trip())
        found[origin] = Trip(before.metres + trip.metres, before.seconds + trip.seconds)
    return {key: trip for key, trip in found.items() if key not in unknown}


def _trip(step: Step, skill: Skill, start: Pose | None, site: Site, world: World) -> Trip | None:
    robot = site.robots[step.target]
    times = step.repeat.times if step.repeat is not None else 1
    end = goal(step, skill, site, start)
    if start is None or end is None or (step.repeat is not None and step.repeat.until):
        return None
    if skill.motion == 'turn':
        return Trip()
    closed = [z for z in site.keep_out.values() if is_closed(z, site, world) is not False]
    avoid = closed if robot.avoids_keep_out else ()
    points = path(site, robot, start, end, skill.motion or 'go', avoid)
    if points is None:
        return None
    metres = length(points) * (times if skill.motion == 'move' else 1)
    return Trip(metres, metres / _speed(step, skill, robot.max_speed_m_s))


def _speed(step: Step, skill: Skill, most: float) -> float:
    for key, value in arguments(step, skill).items():
        arg, speed = skill.arg(key), number(value)
        if arg is not None and arg.unit in _SPEEDS and speed is not None and abs(speed) > 0:
            return min(abs(speed), most)
    return most


def _trip_words(trip: Trip | None, language: str) -> str:
    if trip is None or trip.metres < 0.05:
        return ''
    metres = round(trip.metres, 1) if trip.metres < 10 else float(round(trip.metres))
    # Nobody wants to hear of 24.3 seconds.
    seconds = math.ceil(trip.seconds) if trip.seconds < 10 else 5.0 * math.ceil(trip.seconds / 5)
    parts = f'{number_words(metres, "m", language)}, {number_words(seconds, "s", language)}'
    return f' ({words_of(language).ABOUT.format(parts=parts)})'
