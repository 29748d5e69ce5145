"""Robots of the ROS graph: the namespaces in which something drives, and the bindings that fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from llm_bridge.site.discovery.found import Found, FoundRobot, Unmapped
from llm_bridge.site.discovery.untrusted import MAX_NAME, name_of

_VELOCITY = ('geometry_msgs/msg/Twist', 'geometry_msgs/msg/TwistStamped')
POSES: Mapping[str, Mapping[str, Any]] = {
    'amcl_pose': {
        'type': 'geometry_msgs/msg/PoseWithCovarianceStamped',
        # AMCL tells it only as the robot moves.
        'max_age_s': 600,
    },
    'odom': {'type': 'nav_msgs/msg/Odometry'},
}
"""Where robots tell their pose, the best first."""

_OBSERVABLE = ('String', 'Bool', 'Float32', 'Float64', 'Int32', 'UInt8')

_FROM_ODOMETRY = ('area', 'place', 'state')

MOST_ROBOTS = 50

ORDER = ('nav2', 'goal_pose')
"""Of the bindings by which a robot drives one is enough; the first that fits."""


@dataclass(frozen=True)
class Graph:
    """What nodes of ROS offer, by absolute name: types."""

    published: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    subscribed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Topics that somebody listens to."""
    services: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    poses: Mapping[str, tuple[str, float, float, float]] = field(default_factory=dict)
    """Topic of a pose -> its frame, x, y and yaw, as it was last told."""

    def offers(self, via: str, name: str, type_name: str) -> bool:
        """Return whether somebody takes what is sent so."""
        taken = {
            'ros_topic': self.subscribed,
            'ros_service': self.services,
            'ros_action': self.actions,
        }.get(via, {})
        return type_name in taken.get(name, ())


def robots_in(graph: Graph, bindings: Mapping[str, Mapping[str, Any]]) -> Found:
    """Return every robot of the graph. `bindings`: name of a file -> its skills."""
    spaces = sorted(_namespaces(graph))
    robots = tuple(_robot(space, graph, bindings) for space in spaces[:MOST_ROBOTS])
    more = len(spaces) - len(robots)
    unmapped = (Unmapped(f'{more} more namespaces', f'over {MOST_ROBOTS} robots'),) if more else ()
    return Found(robots=robots, unmapped=unmapped)


def _namespaces(graph: Graph) -> set[str]:
    """Return the namespaces in which something is driven by velocity, by topic or by action."""
    drives = {
        **{name: types for name, types in graph.subscribed.items() if name.endswith('/cmd_vel')},
        **{name: types for name, types in graph.subscribed.items() if name.endswith('/goal_pose')},
        **{n: t for n, t in graph.actions.items() if n.endswith('/navigate_to_pose')},
    }
    wanted = (*_VELOCITY, 'geometry_msgs/msg/PoseStamped', 'nav2_msgs/action/NavigateToPose')
    return {
        name.rpartition('/')[0]
        for name, types in drives.items()
        if set(types) & set(wanted) and len(name) <= 4 * MAX_NAME
    }


def _robot(space: str, graph: Graph, bindings: Mapping[str, Mapping[str, Any]]) -> FoundRobot:
    notes: list[str] = []
    observe: dict[str, Mapping[str, str]] = {}
    fitting: list[str] = []
    drives = False
    for name in sorted(bindings, key=lambda n: (ORDER.index(n) if n in ORDER else len(ORDER), n)):
        if drives and name in ORDER:
            continue
        missing, observed = _missing(space, graph, bindings[name], drives)
        has_some = any(_is_there(space, graph, it) for it in bindings[name].values())
        if not missing:
            fitting.append(name)
            observe |= observed
            drives |= name in ORDER
        elif has_some:
            notes.append(f"'{name}' does not fit whole: it lacks {', '.join(missing)}")
    velocity = next(
        (t for t in _VELOCITY if t in graph.subscribed.get(f'{space}/cmd_vel', ())), ''
    )
    odometry, pose = _odometry(space, graph)
    if not odometry:
        notes.append('it tells its pose on no topic that is known, so it will not be moved')
    if not drives:
        notes.append('nothing here drives it: it can be stopped and asked where it is')
    cancel = graph.offers('ros_topic', f'{space}/cancel_goal', 'std_msgs/msg/Empty')
    return FoundRobot(
        name=name_of(space.strip('/').replace('/', ' ').replace('_', ' ')) or 'robot',
        namespace=space.strip('/'),
        bindings=tuple(fitting),
        observe=observe,
        odometry=odometry,
        velocity_topic='cmd_vel' if velocity else '',
        velocity_type=velocity,
        cancel_topic='cancel_goal' if cancel else '',
        pose=pose,
        notes=tuple(notes),
    )


def _is_there(space: str, graph: Graph, skill: Mapping[str, Any]) -> bool:
    binding = skill.get('binding') or {}
    name = str(binding.get('name', ''))
    at = name if name.startswith('/') else f'{space}/{name}'
    return graph.offers(binding.get('via', ''), at, binding.get('type', ''))


def _missing(
    space: str, graph: Graph, skills: Mapping[str, Any], drives: bool
) -> tuple[tuple[str, ...], dict[str, Mapping[str, str]]]:
    """Return the names that a file of bindings needs and lacks, and what is observed for it."""
    missing: list[str] = []
    observe: dict[str, Mapping[str, str]] = {}
    for skill in skills.values():
        if skill.get('binding') and not _is_there(space, graph, skill):
            missing.append(str(skill['binding'].get('name')))
        used = [step.get('skill') for step in skill.get('steps', ())]
        if not drives and any(step not in skills for step in used):
            missing.append(f'a way to {", ".join(s for s in used if s not in skills)}')
        for it in (*skill.get('effects', ()), *skill.get('requires', ())):
            attribute = str(it.get('attribute'))
            if attribute in _FROM_ODOMETRY or attribute in observe or it.get('entity'):
                continue
            types = graph.published.get(f'{space}/{attribute}', ())
            told = next((t for t in types if t.startswith('std_msgs/msg/')), None)
            if told is None or told.rpartition('/')[2] not in _OBSERVABLE:
                missing.append(attribute)
            else:
                observe[attribute] = {'topic': attribute, 'type': told}
    return tuple(dict.fromkeys(missing)), observe


def _odometry(
    space: str, graph: Graph
) -> tuple[dict[str, Any], tuple[float, float, float] | None]:
    for topic, it in POSES.items():
        if it['type'] not in graph.published.get(f'{space}/{topic}', ()):
            continue
        found = {'topic': topic, **it}
        told = graph.poses.get(f'{space}/{topic}')
        if told is None:
            return found, None
        frame, *pose = told
        if frame not in ('', 'map'):
            found['frame'] = name_of(frame)
        x, y, yaw = (round(value, 3) for value in pose)
        return found, (x, y, yaw)
    return {}, None
