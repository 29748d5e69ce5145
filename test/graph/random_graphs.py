"""Graphs, steps and conditions drawn at random, sensible and not."""

from hypothesis import strategies as st

from llm_bridge.graph.action_graph import ActionGraph, Step


@st.composite
def graphs(draw):
    """Draw any graph without circles: links go back, or to nowhere."""
    steps = []
    for i in range(draw(st.integers(1, 9))):
        target, skill = draw(
            st.sampled_from(
                [
                    ('rover', 'go_to'),
                    ('rover', 'pick'),
                    ('rover', 'say'),
                    ('buggy', 'dock'),
                    ('lamp', 'turn_on'),
                    ('hall_light', 'turn_off'),
                    ('bridge', 'check'),
                ]
            )
        )
        ids = [s.id for s in steps] + (['nowhere'] if draw(st.integers(0, 30)) == 0 else [])
        links = st.lists(st.sampled_from(ids), max_size=3, unique=True) if ids else st.just([])
        steps.append(
            Step(
                id=f's{i}',
                skill=skill,
                target=target,
                after=tuple(draw(links)),
                given=tuple(draw(links)),
                on_failure=draw(st.sampled_from(['stop', 'continue', 'retry'])),
            )
        )
    return ActionGraph(id='g', steps=tuple(draw(st.permutations(steps))))


NAMES = st.sampled_from(
    [
        'a',
        'b',
        'c',
        'lamp',
        'hall_light',
        'rover',
        'buggy',
        'kitchen',
        'attic',
        'cup',
        'book',
        'stove',
        'charger',
        'oven',
        'belt',
        'gate',
        'bridge',
        'anna',
        'thermometer',
        'front_door',
        'nowhere',
    ]
)
SKILLS = st.sampled_from(
    [
        'turn_on',
        'turn_off',
        'set_brightness',
        'brighten',
        'set_color',
        'lock',
        'unlock',
        'start',
        'stop',
        'go_to',
        'dock',
        'drive',
        'turn',
        'pick',
        'place',
        'fetch',
        'say',
        'wait',
        'check',
        'wait_until',
        'tell',
        'fly',
    ]
)
SCALARS = st.one_of(
    NAMES,
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(['on', 'off', 'red', 'left', 'forward', 40, 0.5, 1]),
)
ARGUMENTS = st.dictionaries(
    st.sampled_from(
        [
            'percent',
            'color',
            'place',
            'distance',
            'direction',
            'angle',
            'object',
            'to',
            'text',
            'duration',
            'speed',
            'force',
        ]
    ),
    SCALARS,
    max_size=3,
)


def conditions():
    """Draw any condition, known entities or not."""
    compare = st.fixed_dictionaries(
        {
            'entity': NAMES,
            'value': SCALARS,
            'attribute': st.sampled_from(['state', 'brightness', 'area', 'holding', 'value', 'x']),
            'op': st.sampled_from(['eq', 'ne', 'lt', 'ge']),
        }
    )
    leaf = st.one_of(compare, st.just({'time': '07:00'}))
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.fixed_dictionaries({'not': inner}),
            st.fixed_dictionaries({'all': st.lists(inner, min_size=1, max_size=3)}),
            st.fixed_dictionaries({'any': st.lists(inner, min_size=1, max_size=3)}),
        ),
        max_leaves=6,
    )


@st.composite
def any_graphs(draw):
    """Draw any graph that can be built at all: most of them make no sense."""
    steps = []
    for i in range(draw(st.integers(0, 6))):
        links = st.lists(st.sampled_from([f's{j}' for j in range(7)]), max_size=2)
        guard = st.fixed_dictionaries(
            {'mode': st.sampled_from(['if', 'wait']), 'condition': conditions()}
        )
        repeat = st.fixed_dictionaries(
            {'times': st.integers(1, 1000), 'until': st.none() | conditions()}
        )
        steps.append(
            Step.model_validate(
                {
                    'id': f's{i}',
                    'skill': draw(SKILLS),
                    'target': draw(NAMES),
                    'args': draw(ARGUMENTS),
                    'after': tuple(draw(links)),
                    'given': tuple(draw(links)),
                    'when': draw(st.none() | guard),
                    'repeat': draw(st.none() | repeat),
                    'risk': draw(st.sampled_from(['info', 'comfort', 'guarded', 'forbidden'])),
                    'on_failure': draw(st.sampled_from(['stop', 'continue', 'retry'])),
                }
            )
        )
    return ActionGraph(id='g', steps=tuple(steps))


@st.composite
def good_graphs(draw):
    """Draw graphs of which most are allowed: known skills with fitting arguments, in order."""
    calls = st.sampled_from(
        [
            ('turn_on', 'lamp', {}),
            ('turn_off', 'lamp', {}),
            ('set_brightness', 'lamp', {'percent': 30}),
            ('lock', 'front_door', {}),
            ('unlock', 'front_door', {}),
            ('turn_on', 'hall_light', {}),
            ('go_to', 'rover', {'place': 'kitchen'}),
            ('go_to', 'rover', {'place': 'study'}),
            ('dock', 'rover', {}),
            ('turn', 'rover', {'angle': 1.0}),
            ('say', 'rover', {'text': 'x'}),
            ('fetch', 'rover', {'object': 'cup', 'to': 'hall'}),
            ('wait', 'bridge', {'duration': 3}),
            ('check', 'bridge', {}),
            ('wait_until', 'bridge', {}),
        ]
    )
    steps = []
    for i in range(draw(st.integers(1, 7))):
        skill, target, args = draw(calls)
        ids = [s.id for s in steps]
        links = st.lists(st.sampled_from(ids), max_size=2, unique=True) if ids else st.just([])
        mode = {'check': 'if', 'wait_until': 'wait'}.get(skill) or draw(
            st.sampled_from([None, None, 'if', 'wait'])
        )
        when = (
            None
            if mode is None
            else {
                'mode': mode,
                'condition': {'entity': 'gate', 'value': draw(st.sampled_from(['on', 'off']))},
            }
        )
        steps.append(
            Step.model_validate(
                {
                    'id': f's{i}',
                    'skill': skill,
                    'target': target,
                    'args': args,
                    'after': tuple(ids[-1:] if draw(st.booleans()) else draw(links)),
                    'given': tuple(draw(links)) if draw(st.booleans()) else (),
                    'when': when,
                    'repeat': draw(st.sampled_from([None, None, {'times': 2}])),
                    'on_failure': draw(st.sampled_from(['stop', 'continue', 'retry'])),
                }
            )
        )
    return ActionGraph(id='g', steps=tuple(steps))
