"""A small site, and an executor on it whose clock, world, robots and devices the tests own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from llm_bridge.graph.action_graph import ActionGraph, Step
from llm_bridge.run.executor import Executor
from llm_bridge.run.fakes import FakeClock, FakeDispatch, FakeWorld, MemoryJournal
from llm_bridge.run.settings import ExecutorSettings
from llm_bridge.site.site import Site

_GOAL_TOPIC = {'via': 'ros_topic', 'name': 'goal_pose', 'type': 'geometry_msgs/msg/PoseStamped'}

_ROVER_SKILLS = {
    'go_to': {
        'name': 'go_to',
        'description': 'drive to a place',
        'risk': 'motion',
        'motion': 'go',
        'resource': 'base',
        'timeout_s': 20,
        'binding': _GOAL_TOPIC,
        'args': [{'name': 'place', 'type': 'place'}],
        'verify': {'by': 'pose', 'within_s': 19},
    },
    'move': {
        'name': 'move',
        'description': 'move a distance',
        'risk': 'motion',
        'motion': 'move',
        'resource': 'base',
        'timeout_s': 20,
        'binding': _GOAL_TOPIC,
        'args': [{'name': 'distance', 'type': 'number', 'unit': 'metre', 'min': 0.1, 'max': 5}],
        'verify': {'by': 'pose', 'within_s': 19},
    },
    'turn': {
        'name': 'turn',
        'description': 'turn on the spot',
        'risk': 'motion',
        'motion': 'turn',
        'resource': 'base',
        'timeout_s': 20,
        'binding': {**_GOAL_TOPIC, 'fields': {'pose.orientation.z': '$goal.qz'}},
        'args': [{'name': 'angle', 'type': 'number', 'unit': 'radian', 'min': 0.05, 'max': 6.3}],
        'verify': {'by': 'pose', 'within_s': 19, 'tolerance_rad': 0.2},
    },
    'scan': {
        'name': 'scan',
        'description': 'look around',
        'timeout_s': 5,
        'resource': 'head',
        'binding': {'via': 'ros_action', 'name': 'scan', 'type': 'demo_msgs/action/Scan'},
        'verify': {'by': 'result'},
    },
    'undock': {
        'name': 'undock',
        'description': 'back off the dock',
        'risk': 'motion',
        'timeout_s': 5,
        'resource': 'base',
        'binding': {'via': 'ros_action', 'name': 'undock', 'type': 'demo_msgs/action/Undock'},
        'verify': {'by': 'result'},
    },
    'beep': {
        'name': 'beep',
        'description': 'make a sound',
        'timeout_s': 5,
        'binding': {'via': 'ros_topic', 'name': 'beep', 'type': 'std_msgs/msg/Empty'},
        'verify': {'by': 'none'},
    },
    'survey': {
        'name': 'survey',
        'description': 'drive to the store and look around',
        'timeout_s': 100,
        'risk': 'motion',
        'steps': [{'skill': 'go_to', 'args': {'place': 'store'}}, {'skill': 'scan'}],
    },
    'patrol': {
        'name': 'patrol',
        'description': 'drive around',
        'timeout_s': 100,
        'risk': 'motion',
        'steps': [
            {'skill': 'go_to', 'args': {'place': 'store'}},
            {'skill': 'go_to', 'args': {'place': 'office'}},
        ],
    },
}

_LIGHT_SKILLS = {
    'turn_on': {
        'name': 'turn_on',
        'description': 'switch on',
        'inverse': 'turn_off',
        'effects': [{'attribute': 'state', 'value': 'on'}],
    },
    'turn_off': {
        'name': 'turn_off',
        'description': 'switch off',
        'inverse': 'turn_on',
        'effects': [{'attribute': 'state', 'value': 'off'}],
    },
    'set_brightness': {
        'name': 'set_brightness',
        'description': 'set how bright',
        'args': [{'name': 'percent', 'type': 'number', 'unit': 'percent', 'min': 1, 'max': 100}],
        'effects': [
            {'attribute': 'brightness', 'value': '$percent', 'tolerance': 2},
            {'attribute': 'state', 'value': 'on'},
        ],
    },
    'brighten': {
        'name': 'brighten',
        'description': 'make brighter',
        'args': [
            {
                'name': 'percent',
                'type': 'number',
                'unit': 'percent',
                'min': 1,
                'max': 100,
                'required': False,
                'default': 20,
            }
        ],
        'effects': [
            {'attribute': 'brightness', 'value': '$percent', 'relative': True, 'tolerance': 2}
        ],
    },
}

_LOCK_SKILLS = {
    'lock': {
        'name': 'lock',
        'description': 'lock',
        'inverse': 'unlock',
        'effects': [{'attribute': 'state', 'value': 'locked'}],
    },
    'unlock': {
        'name': 'unlock',
        'description': 'unlock',
        'risk': 'guarded',
        'inverse': 'lock',
        'effects': [{'attribute': 'state', 'value': 'unlocked'}],
    },
}


_MACHINE_SKILLS = {
    'start': {
        'name': 'start',
        'description': 'start',
        'risk': 'guarded',
        'effects': [{'attribute': 'state', 'value': 'running'}],
    },
    'run_home': {
        'name': 'run_home',
        'description': 'run back to where it starts',
        'timeout_s': 120,
        'effects': [{'attribute': 'state', 'value': 'home'}],
        'verify': {'by': 'state', 'within_s': 120},
    },
    'stop': {
        'name': 'stop',
        'description': 'stop',
        'on_stop': True,
        'effects': [{'attribute': 'state', 'value': 'idle'}],
    },
}


def make_site() -> Site:
    """Return a hall without walls: a rover, a cart, devices with and without motors, two zones."""
    return Site.model_validate(
        {
            'name': 'shed',
            'places': {
                'dock': {'name': 'dock', 'pose': {'x': 0, 'y': 0}},
                'store': {'name': 'store', 'pose': {'x': 4, 'y': 0}},
                'office': {'name': 'office', 'pose': {'x': 4, 'y': 4}},
            },
            'keep_out': {
                'pit': {'name': 'the pit', 'polygon': [[-5, 2], [-3, 2], [-3, 4], [-5, 4]]},
                'gate': {
                    'name': 'the gate',
                    'polygon': [[2, -1], [3, -1], [3, 1], [2, 1]],
                    'while': [{'entity': 'door', 'attribute': 'state', 'value': 'closed'}],
                },
            },
            'robots': {
                'rover': {
                    'name': 'rover',
                    'namespace': 'rover',
                    'home': 'dock',
                    'skills': _ROVER_SKILLS,
                },
                'cart': {'name': 'cart', 'namespace': 'cart', 'skills': _ROVER_SKILLS},
            },
            'devices': {
                'lamp': {'name': 'lamp', 'kind': 'light', 'mqtt': {'topic': 'lamp'}},
                'hall': {'name': 'hall light', 'kind': 'light', 'mqtt': {'topic': 'hall'}},
                'bolt': {'name': 'front door', 'kind': 'lock', 'mqtt': {'topic': 'bolt'}},
                'door': {'name': 'gate', 'kind': 'sensor', 'mqtt': {'topic': 'door'}},
                'saw': {'name': 'saw', 'kind': 'machine', 'mqtt': {'topic': 'saw'}},
            },
            'kinds': {
                'light': {
                    'name': 'light',
                    'description': 'a light',
                    'skills': _LIGHT_SKILLS,
                    'attributes': {'state': 'on|off', 'brightness': 'percent'},
                },
                'lock': {
                    'name': 'lock',
                    'description': 'a lock',
                    'skills': _LOCK_SKILLS,
                    'attributes': {'state': 'locked|unlocked'},
                },
                'machine': {
                    'name': 'machine',
                    'description': 'a machine',
                    'skills': _MACHINE_SKILLS,
                    'attributes': {'state': 'running|idle|home'},
                },
                'sensor': {
                    'name': 'sensor',
                    'description': 'a sensor',
                    'attributes': {'state': 'open|closed'},
                },
            },
        }
    )


@dataclass
class Bench:
    """An executor with everything around it."""

    site: Site = field(default_factory=make_site)
    settings: ExecutorSettings = field(default_factory=ExecutorSettings)
    clock: FakeClock = field(default_factory=FakeClock)
    journal: MemoryJournal = field(default_factory=MemoryJournal)

    def __post_init__(self) -> None:
        self.world = FakeWorld(self.clock, self.site)
        self.world.set('lamp', state='off', brightness=50)
        self.world.set('hall', state='on', brightness=50)
        self.world.set('bolt', state='locked')
        self.world.set('door', state='open')
        self.world.move('rover', 0, 0)
        self.world.move('cart', 0, -3)
        self.dispatch = FakeDispatch(self.clock, self.world, self.site)
        self.executor = self.make()
        self.count = 0

    def make(self, **more: Any) -> Executor:
        """Return a new executor on the same ports."""
        return Executor(
            self.site, self.dispatch, self.world, self.clock, self.journal, self.settings, **more
        )

    def graph(self, *steps: Step, **fields: Any) -> ActionGraph:
        """Return a graph made now, with an id of its own."""
        self.count += 1
        given = {
            'id': f'g{self.count}',
            'command': 'do it',
            'created': self.clock.wall(),
            'site': self.site.name,
            **fields,
        }
        return ActionGraph(steps=steps, **given)

    def submit(self, *steps: Step, **fields: Any) -> str:
        """Submit a graph, which must be taken; return its id."""
        graph = self.graph(*steps, **fields)
        assert self.executor.submit(graph) == ()
        return graph.id

    def run(
        self, seconds: float, until: Callable[[], bool] = lambda: False, step_s: float = 0.05
    ) -> None:
        """Tick for a time on the fake clock."""
        for _ in range(round(seconds / step_s) + 1):
            self.executor.tick()
            if until():
                return
            self.clock.advance(step_s)

    def finish(self, graph_id: str, seconds: float = 60.0) -> dict[str, Any]:
        """Tick until a graph has its report; return the report."""
        self.run(seconds, lambda: bool(self.journal.named('report', graph_id)))
        reports = self.journal.named('report', graph_id)
        assert len(reports) == 1
        return dict(reports[0])

    def do(self, *steps: Step, **fields: Any) -> dict[str, Any]:
        """Submit steps and return the report of the graph."""
        return self.finish(self.submit(*steps, **fields))


def outcomes(report: dict[str, Any]) -> dict[str, str]:
    """Return step id -> outcome of a report."""
    return {row['id']: row['outcome'] for row in report['steps']}


def row(report: dict[str, Any], step_id: str = 's1') -> dict[str, Any]:
    """Return what a report says of one step."""
    return next(r for r in report['steps'] if r['id'] == step_id)


def s(step_id: str, skill: str, target: str, **fields: Any) -> Step:
    """Return a step."""
    return Step(id=step_id, skill=skill, target=target, **fields)
