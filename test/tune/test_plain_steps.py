import pytest

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.site.load import find_site, load_site
from llm_bridge.tune.plain_steps import order_of, plain_steps, read_step, read_steps, same_steps


@pytest.fixture(scope='module')
def home():
    return load_site(find_site('home'))


def graph(*steps):
    return ActionGraph.model_validate({'id': 'g', 'steps': steps})


def step(step_id, skill, target, **more):
    return {'id': step_id, 'skill': skill, 'target': target, **more}


def same(home, texts, *steps):
    return same_steps(plain_steps(graph(*steps), home), read_steps(texts, home))


def compare_to(entity, value, attribute='state', op='eq'):
    return {'entity': entity, 'attribute': attribute, 'op': op, 'value': value}


def test_numbers_count_to_three_digits_and_defaults_need_not_be_said(home):
    gold = ['set_brightness floor_lamp percent=33.3']
    args = {'percent': 33.33333}
    assert same(home, gold, step('a', 'set_brightness', 'floor_lamp', args=args))
    args = {'percent': 34}
    assert not same(home, gold, step('a', 'set_brightness', 'floor_lamp', args=args))
    default = home.skill('floor_lamp', 'dim').arg('percent').default
    assert default is not None
    args = {'percent': default}
    assert same(home, ['dim floor_lamp'], step('a', 'dim', 'floor_lamp', args=args))


def test_texts_count_without_case_and_stops(home):
    said = {'text': 'Dinner is ready.'}
    assert same(home, ["say rover text='dinner is ready'"], step('a', 'say', 'rover', args=said))


def test_a_gate_is_no_step_but_what_it_guards_carries_its_condition(home):
    gold = ['open bedroom_blinds if smoke_sensor=on', 'turn_on hall_light if smoke_sensor=on']
    when = {'mode': 'if', 'condition': compare_to('smoke_sensor', 'on')}
    gate = step('g', 'check', 'bridge', when=when)
    steps = (
        step('a', 'open', 'bedroom_blinds', given=('g',)),
        step('b', 'turn_on', 'hall_light', given=('g',)),
    )
    assert same(home, gold, gate, *steps)
    assert not same(home, gold, *(step(s['id'], s['skill'], s['target']) for s in steps))
    waited = [text.replace(' if ', ' when ') for text in gold]
    assert not same(home, waited, gate, *steps)


def test_what_comes_after_a_wait_may_carry_its_condition_or_not(home):
    when = {'mode': 'wait', 'condition': {'time': '07:00'}}
    steps = (
        step('g', 'wait_until', 'bridge', when=when),
        step('a', 'say', 'rover', args={'text': 'lunch'}, after=('g',)),
        step('b', 'dock', 'rover', after=('a',)),
    )
    first = 'say rover text=lunch when time=07:00'
    assert same(home, [first, 'dock rover when time=07:00'], *steps)
    assert same(home, [first, 'dock rover'], *steps)
    assert not same(home, ['say rover text=lunch', 'dock rover'], *steps)


@pytest.mark.parametrize(
    ('text', 'condition'),
    [
        ('not (back_door_lock=locked)', {'not': compare_to('back_door_lock', 'locked')}),
        ('not (back_door_lock=locked)', compare_to('back_door_lock', 'locked', op='ne')),
        ('motion_sensor=off', {'not': compare_to('motion_sensor', 'on')}),
        (
            'radio=playing or motion_sensor=on',
            {'any': [compare_to('motion_sensor', 'on'), compare_to('radio', 'playing')]},
        ),
        (
            'thermostat.current_temperature>26',
            compare_to('thermostat', 26.0, 'current_temperature', 'gt'),
        ),
    ],
)
def test_conditions_that_say_the_same_are_the_same(home, text, condition):
    guarded = step('a', 'turn_on', 'hall_light', when={'mode': 'if', 'condition': condition})
    assert same(home, [f'turn_on hall_light if {text}'], guarded)
    assert not same(home, ['turn_on hall_light if vacuum=docked'], guarded)


def test_three_times_is_the_same_as_three_steps(home):
    once = step('a', 'play', 'radio')
    thrice = {**once, 'repeat': {'times': 3}}
    assert same(home, ['play radio x3'], thrice)
    assert same(home, ['play radio'] * 3, thrice)
    assert same(home, ['play radio x3'], once, {**once, 'id': 'b'}, {**once, 'id': 'c'})
    assert not same(home, ['play radio x2'], thrice)


def test_until_is_not_a_number_of_times(home):
    until = {'times': 100, 'until': compare_to('motion_sensor', 'on')}
    patrol = step('a', 'play', 'radio', repeat=until)
    assert same(home, ['play radio until motion_sensor=on'], patrol)
    assert not same(home, ['play radio'], patrol)


def test_the_order_goes_through_gates_and_waits(home):
    pairs = order_of(
        graph(
            step('a', 'turn_on', 'hall_light'),
            step('w', 'wait', 'bridge', args={'duration': 60}, after=('a',)),
            step('b', 'turn_off', 'hall_light', after=('w',)),
            step('c', 'play', 'radio'),
        ),
        home,
    )
    assert (('turn_on', 'hall_light', ()), ('turn_off', 'hall_light', ())) in pairs
    assert not [p for p in pairs if ('play', 'radio', ()) in p]


@pytest.mark.parametrize(
    'text',
    ['turn_on', 'turn_on hall_lamp', 'turn_on hall_light percent=3', 'play radio if loud'],
)
def test_a_text_that_is_no_step_is_an_error_that_shows_it(home, text):
    with pytest.raises(ValueError, match=text.split()[0]):
        read_step(text, home)
