"""A small home and a small factory, built without a file, for the tests of this folder."""

from collections.abc import Iterable
from typing import Any

from llm_bridge.graph.action_graph import ActionGraph, Step
from llm_bridge.graph.schedule import due, Resource, resources, State
from llm_bridge.site.entity import Pose
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar
from llm_bridge.site.world import EntityState, World


def _skill(name: str, **more: Any) -> dict[str, Any]:
    return {'name': name, 'description': name.replace('_', ' '), **more}


def _named(name: str, **more: Any) -> dict[str, Any]:
    return {'name': name, **more}


PERCENT = {'name': 'percent', 'type': 'number', 'unit': 'percent', 'min': 1, 'max': 100}

KINDS = {
    'light': _named(
        'light',
        description='a light',
        attributes={'state': 'on|off', 'brightness': 'percent', 'color': 'name'},
        skills={
            'turn_on': _skill(
                'turn_on', inverse='turn_off', effects=[{'attribute': 'state', 'value': 'on'}]
            ),
            'turn_off': _skill(
                'turn_off', inverse='turn_on', effects=[{'attribute': 'state', 'value': 'off'}]
            ),
            'set_brightness': _skill(
                'set_brightness',
                args=[PERCENT],
                feature='brightness',
                effects=[
                    {'attribute': 'brightness', 'value': '$percent', 'tolerance': 2},
                    {'attribute': 'state', 'value': 'on'},
                ],
            ),
            'brighten': _skill(
                'brighten',
                feature='brightness',
                args=[{**PERCENT, 'required': False, 'default': 20}],
                effects=[{'attribute': 'brightness', 'value': '$percent', 'relative': True}],
            ),
            'set_color': _skill(
                'set_color',
                feature='color',
                args=[
                    {'name': 'color', 'type': 'choice', 'choices': ['red', 'green', 'warm white']}
                ],
                effects=[{'attribute': 'color', 'value': '$color'}],
            ),
        },
    ),
    'lock': _named(
        'lock',
        description='a lock',
        attributes={'state': 'locked|unlocked'},
        skills={
            'lock': _skill('lock', effects=[{'attribute': 'state', 'value': 'locked'}]),
            'unlock': _skill(
                'unlock', risk='guarded', effects=[{'attribute': 'state', 'value': 'unlocked'}]
            ),
        },
    ),
    'conveyor': _named(
        'conveyor',
        description='a conveyor belt',
        attributes={'state': 'running|stopped', 'speed': 'percent'},
        skills={
            'start': _skill(
                'start',
                risk='motion',
                args=[{**PERCENT, 'required': False}],
                requires=[{'entity': 'gate', 'attribute': 'state', 'value': 'off'}],
                effects=[
                    {'attribute': 'state', 'value': 'running'},
                    {'attribute': 'speed', 'value': '$percent'},
                ],
            ),
            'stop': _skill('stop', effects=[{'attribute': 'state', 'value': 'stopped'}]),
        },
    ),
    'sensor': _named('sensor', description='a sensor', attributes={'value': 'number'}),
    'contact': _named('contact', description='a contact', attributes={'state': 'on|off'}),
    'oven': _named(
        'oven',
        description='an oven',
        attributes={'state': 'on|off'},
        skills={
            'turn_on': _skill(
                'turn_on', risk='forbidden', effects=[{'attribute': 'state', 'value': 'on'}]
            ),
            'turn_off': _skill('turn_off', effects=[{'attribute': 'state', 'value': 'off'}]),
        },
    ),
}


def _device(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {'name': name, 'kind': kind, 'mqtt': {'topic': name.replace(' ', '_')}, **more}


ROVER_SKILLS = {
    'go_to': _skill(
        'go_to',
        risk='motion',
        motion='go',
        resource='base',
        timeout_s=120,
        args=[
            {'name': 'place', 'type': 'place'},
            {
                'name': 'speed',
                'type': 'number',
                'unit': 'm/s',
                'min': 0.05,
                'max': 2,
                'required': False,
            },
        ],
    ),
    'dock': _skill('dock', risk='motion', motion='home', resource='base'),
    'drive': _skill(
        'drive',
        risk='motion',
        motion='move',
        resource='base',
        args=[
            {'name': 'distance', 'type': 'number', 'unit': 'm', 'min': 0.05, 'max': 5},
            {
                'name': 'direction',
                'type': 'choice',
                'required': False,
                'default': 'forward',
                'choices': ['forward', 'backward', 'left', 'right'],
            },
        ],
    ),
    'turn': _skill(
        'turn',
        risk='motion',
        motion='turn',
        resource='base',
        args=[
            {'name': 'angle', 'type': 'number', 'unit': 'rad', 'min': 0.05, 'max': 6.3},
            {
                'name': 'direction',
                'type': 'choice',
                'required': False,
                'default': 'left',
                'choices': ['left', 'right'],
            },
        ],
    ),
    'pick': _skill(
        'pick',
        risk='motion',
        resource='arm',
        args=[{'name': 'object', 'type': 'object'}],
        requires=[{'attribute': 'holding', 'value': ''}],
        effects=[{'attribute': 'holding', 'value': '$object'}],
    ),
    'place': _skill(
        'place', risk='motion', resource='arm', effects=[{'attribute': 'holding', 'value': ''}]
    ),
    'fetch': _skill(
        'fetch',
        risk='motion',
        args=[{'name': 'object', 'type': 'object'}, {'name': 'to', 'type': 'place'}],
        requires=[{'attribute': 'holding', 'value': ''}],
        steps=[
            {'skill': 'go_to', 'args': {'place': '$object.place'}},
            {'skill': 'pick', 'args': {'object': '$object'}},
            {'skill': 'go_to', 'args': {'place': '$to'}},
            {'skill': 'place'},
        ],
    ),
    'say': _skill('say', risk='info', args=[{'name': 'text', 'type': 'text'}]),
}

ROOMS = {
    'hall': _named('hall', polygon=[(0, 0), (4, 0), (4, 4), (0, 4)], pose={'x': 2, 'y': 2}),
    'kitchen': _named('kitchen', polygon=[(4, 0), (8, 0), (8, 4), (4, 4)], pose={'x': 6, 'y': 2}),
    'study': _named('study', polygon=[(0, 4), (4, 4), (4, 8), (0, 8)], pose={'x': 2, 'y': 6}),
    'attic': _named('attic', floor='upstairs'),
}


def home(**changes: Any) -> Site:
    """Return a home of three rooms in a row with doors hall-kitchen and hall-study."""
    data: dict[str, Any] = {
        'name': 'small_home',
        'areas': ROOMS,
        'places': {
            'charger': _named('charging dock', pose={'x': 0.6, 'y': 0.6}, area='hall'),
            'stove': _named('stove front', pose={'x': 7.2, 'y': 1.0}, area='kitchen'),
        },
        'doors': [
            {'between': ['hall', 'kitchen'], 'at': (4, 2)},
            {'between': ['hall', 'study'], 'at': (2, 4)},
        ],
        'keep_out': {
            'stairs': _named('the stairs', polygon=[(0, 7), (1, 7), (1, 8), (0, 8)]),
            'oven_zone': {
                'name': 'the oven',
                'polygon': [(6.9, 0.5), (8, 0.5), (8, 1.5), (6.9, 1.5)],
                'while': [{'entity': 'oven', 'attribute': 'state', 'value': 'on'}],
            },
        },
        'robots': {
            'rover': _named(
                'rover',
                home='charger',
                radius_m=0.2,
                skills=ROVER_SKILLS,
                observe={'holding': {'topic': 'holding', 'type': 'std_msgs/msg/String'}},
            ),
            'buggy': _named(
                'buggy',
                radius_m=0.2,
                skills={'go_to': ROVER_SKILLS['go_to'], 'dock': ROVER_SKILLS['dock']},
            ),
        },
        'devices': {
            'hall_light': _device('hall light', 'light', area='hall'),
            'lamp': _device('lamp', 'light', features=['brightness', 'color'], area='study'),
            'front_door': _device('front door', 'lock', area='hall'),
            'belt': _device('conveyor', 'conveyor'),
            'gate': _device('gate', 'contact'),
            'oven': _device('oven', 'oven', area='kitchen'),
            'thermometer': _device('thermometer', 'sensor', unit='degC'),
        },
        'objects': {'cup': _named('cup', place='kitchen'), 'book': _named('book')},
        'people': {'anna': _named('Anna')},
        'kinds': KINDS,
        'max_targets': 5,
    }
    return Site.model_validate({**data, **changes})


def step(
    name: str,
    skill: str,
    target: str,
    after: str = '',
    given: str = '',
    more: dict[str, Any] | None = None,
    **args: Scalar,
) -> Step:
    """Return a step; `after` and `given` are ids with blanks between them."""
    return Step.model_validate(
        {
            'id': name,
            'skill': skill,
            'target': target,
            'args': args,
            'after': tuple(after.split()),
            'given': tuple(given.split()),
            **(more or {}),
        }
    )


def graph(*steps: Step, **more: Any) -> ActionGraph:
    """Return a graph of these steps."""
    return ActionGraph(id='g1', steps=steps, **more)


def world(now: float = 100.0, **states: Any) -> World:
    """Return a world observed just now: a pose for (x, y, yaw), else the state attribute.

    A dict gives attributes by name, with 'pose', 'at' and 'available' as they are called.
    """
    found = {}
    for key, value in states.items():
        if isinstance(value, tuple):
            value = {'pose': value}
        elif not isinstance(value, dict):
            value = {'state': value}
        value = dict(value)
        pose = value.pop('pose', None)
        at, available = value.pop('at', now), value.pop('available', True)
        found[key] = EntityState(
            attributes=value,
            at=at,
            available=available,
            pose=None if pose is None else Pose(x=pose[0], y=pose[1], yaw=pose[2]),
        )
    return World(states=found, now=now)


def ready(
    graph: ActionGraph, state: State, site: Site, others: Iterable[Resource] = ()
) -> tuple[Step, ...]:
    """Return the steps that may start together now, the first first, if no condition keeps them.

    `others` is what other graphs hold.
    """
    held = {r for s in graph.steps if s.id in state.begun for r in resources(s, site)}
    held |= set(others)
    chosen: list[Step] = []
    for waiting in due(graph, state):
        needed = resources(waiting, site)
        if not needed & held:
            held |= needed
            chosen.append(waiting)
    return tuple(chosen)
