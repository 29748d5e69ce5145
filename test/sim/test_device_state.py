"""What simulated devices do with commands, with time and with faults."""

import json

from device_twin import DeviceTwin
import pytest

from llm_bridge.site.entity import Device
from llm_bridge.site.load import find_site, load_site

KINDS = load_site(find_site('home')).kinds


def a_twin(kind, *features, **more):
    twin = DeviceTwin(
        Device.model_validate(
            {
                'id': 'it',
                'name': 'it',
                'kind': kind,
                'features': features,
                **more,
                'mqtt': {'topic': 'it'},
            }
        ),
        KINDS[kind],
    )
    twin.announce()
    return twin


def ask(twin, correlation=b'', **sets):
    twin.receive('it/set', json.dumps(sets).encode(), correlation)


def run(twin, seconds, nearby=()):
    said = []
    for _ in range(round(seconds / 0.05)):
        said += twin.step(0.05, nearby)
    return said


def states(said):
    return [json.loads(out.payload)['state'] for out in said]


def test_a_cover_moves_and_tells_how_far_it_is():
    twin = a_twin('cover', 'position')
    ask(twin, state='open')
    said = run(twin, 4)
    assert twin.state.attributes['state'] == 'opening'
    assert 20 < twin.state.attributes['position'] < 60
    assert len(said) > 5
    run(twin, 8)
    assert twin.state.attributes == {'state': 'open', 'position': 100}


def test_a_cover_that_is_stopped_stays_where_it_is():
    twin = a_twin('cover', 'position')
    ask(twin, state='open')
    run(twin, 4)
    ask(twin, state='stopped')
    run(twin, 1)
    there = twin.state.attributes['position']
    run(twin, 10)
    assert twin.state.attributes == {'state': 'open', 'position': there}


def test_a_vacuum_cleans_then_returns_then_is_docked():
    twin = a_twin('vacuum')
    ask(twin, state='cleaning')
    run(twin, 10)
    assert twin.state.attributes['state'] == 'cleaning'
    ask(twin, b'home', state='docked')
    said = run(twin, 3)
    assert twin.state.attributes['state'] == 'returning'
    assert not any(out.correlation for out in said)
    said = run(twin, 8)
    assert twin.state.attributes['state'] == 'docked'
    assert any(out.correlation == b'home' for out in said)
    assert twin.state.attributes['battery'] < 100


def test_a_vacuum_goes_home_by_itself():
    twin = a_twin('vacuum')
    ask(twin, state='cleaning')
    seen = states(run(twin, 140))
    assert list(dict.fromkeys(seen)) == ['cleaning', 'returning', 'docked']


def test_a_paused_vacuum_goes_on():
    twin = a_twin('vacuum')
    ask(twin, state='cleaning')
    run(twin, 1)
    ask(twin, state='paused')
    run(twin, 1)
    assert twin.state.attributes['state'] == 'paused'
    ask(twin, state='cleaning')
    run(twin, 1)
    assert twin.state.attributes['state'] == 'cleaning'


def test_a_washing_machine_finishes():
    twin = a_twin('appliance', 'program')
    ask(twin, state='running')
    assert states(run(twin, 70)) == ['running', 'off']


def test_a_lock_takes_half_a_second():
    twin = a_twin('lock')
    ask(twin, state='unlocked')
    assert run(twin, 0.4) == []
    run(twin, 0.2)
    assert twin.state.attributes['state'] == 'unlocked'


def test_a_conveyor_with_a_fault_starts_only_after_a_stop():
    twin = a_twin('conveyor', 'speed')
    twin.force(b'fault')
    ask(twin, state='running')
    run(twin, 3)
    assert twin.state.attributes['state'] == 'fault'
    ask(twin, state='stopped')
    run(twin, 3)
    ask(twin, state='running', speed=40)
    run(twin, 3)
    assert twin.state.attributes == {'state': 'running', 'speed': 40}


def test_a_press_that_is_stopped_is_idle():
    twin = a_twin('press')
    ask(twin, state='running')
    run(twin, 1)
    ask(twin, state='stopped')
    run(twin, 1)
    assert twin.state.attributes['state'] == 'idle'


def test_parts_pass_the_sensor_while_the_belt_runs():
    belt, sensor = a_twin('conveyor', 'speed'), a_twin('binary_sensor', device_class='occupancy')
    assert run(sensor, 20, [belt.state]) == []
    belt.force(b'running')
    assert states(run(sensor, 20, [belt.state])).count('on') == 3


def test_a_sensor_that_was_set_stays_so_until_it_is_let_go():
    twin = a_twin('sensor', device_class='temperature')
    twin.force(b'60')
    run(twin, 100)
    assert twin.state.attributes['value'] == 60
    twin.force(b'')
    run(twin, 30)
    assert twin.state.attributes['value'] != 60


def test_two_runs_of_the_same_story_are_the_same():
    stories = []
    for _ in range(2):
        twin = a_twin('climate', 'mode')
        ask(twin, target_temperature=23)
        stories.append([(out.topic, out.payload) for out in run(twin, 200)])
    assert stories[0] == stories[1]


def test_a_room_warms_slowly_to_the_wanted_temperature():
    twin = a_twin('climate', 'mode')
    ask(twin, target_temperature=22)
    run(twin, 20)
    assert 20 < twin.state.attributes['current_temperature'] < 22
    run(twin, 200)
    assert twin.state.attributes['current_temperature'] == 22


def test_a_dimmed_lamp_remembers_its_brightness():
    twin = a_twin('light', 'brightness')
    ask(twin, brightness=30)
    run(twin, 1)
    ask(twin, state='off')
    run(twin, 1)
    ask(twin, state='on')
    run(twin, 1)
    assert twin.state.attributes == {'state': 'on', 'brightness': 30}


def test_a_lamp_without_brightness_refuses_one():
    with pytest.raises(ValueError, match='cannot be set'):
        ask(a_twin('light'), brightness=30)


def test_a_fan_that_is_switched_on_turns():
    twin = a_twin('fan', 'speed')
    ask(twin, state='on')
    run(twin, 1)
    assert twin.state.attributes == {'state': 'on', 'speed': 50}


def test_a_timer_runs_out():
    twin = a_twin('timer')
    ask(twin, duration=5, state='active')
    run(twin, 2)
    assert twin.state.attributes['state'] == 'active'
    run(twin, 4)
    assert twin.state.attributes['state'] == 'idle'


def test_a_list_holds_what_was_put_on_it():
    twin = a_twin('todo')
    for item in ('milk', 'eggs'):
        ask(twin, added=item)
    ask(twin, removed='milk')
    run(twin, 1)
    assert twin.state.attributes['items'] == 'eggs'


def test_what_is_so_already_is_told_again():
    twin = a_twin('switch')
    run(twin, 1)
    ask(twin, b'again', state='off')
    said = run(twin, 1)
    assert [out.correlation for out in said] == [b'again']


def test_a_command_that_is_overtaken_is_never_answered():
    twin = a_twin('cover', 'position')
    ask(twin, b'first', state='open')
    run(twin, 2)
    ask(twin, b'second', state='closed')
    answers = {out.correlation for out in run(twin, 20)} - {b''}
    assert answers == {b'second'}


def test_without_an_answer_nothing_is_said_or_done():
    twin = a_twin('switch')
    run(twin, 1)
    twin.set_fault('no_answer')
    ask(twin, state='on')
    assert run(twin, 20) == []
    assert twin.state.attributes['state'] == 'off'


@pytest.mark.parametrize(
    'kind,wanted',
    [
        ('switch', {'state': 'on'}),
        ('lock', {'state': 'unlocked'}),
        ('conveyor', {'state': 'running'}),
        ('press', {'state': 'running'}),
        ('vacuum', {'state': 'cleaning'}),
        ('climate', {'target_temperature': 25}),
        ('media_player', {'volume': 60}),
        ('cover', {'state': 'open'}),
    ],
)
def test_a_device_with_a_wrong_state_answers_but_is_not_as_asked(kind, wanted):
    twin = a_twin(kind, 'position', 'speed')
    twin.set_fault('wrong_state')
    ask(twin, b'x', **wanted)
    said = run(twin, 20)
    assert any(out.correlation == b'x' for out in said)
    assert all(twin.state.attributes[name] != value for name, value in wanted.items())


def test_a_slow_device_does_it_later():
    twin = a_twin('switch')
    twin.set_fault('slow')
    ask(twin, state='on')
    run(twin, 7)
    assert twin.state.attributes['state'] == 'off'
    run(twin, 3)
    assert twin.state.attributes['state'] == 'on'


def test_a_device_that_is_offline_says_so_once_and_comes_back_with_its_state():
    twin = a_twin('switch')
    run(twin, 1)
    twin.set_fault('offline')
    ask(twin, state='on')
    assert [out.payload for out in run(twin, 5)] == ['offline']
    twin.set_fault('none')
    assert [out.payload for out in run(twin, 1)] == ['online', '{"state":"off"}']


def test_a_fault_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match='allowed: none, no_answer'):
        a_twin('switch').set_fault('broken')


def test_a_skill_with_a_message_of_its_own_is_understood():
    skill = {
        'name': 'set_speed',
        'description': 'set it',
        'args': [{'name': 'percent', 'type': 'number'}],
        'effects': [{'attribute': 'speed', 'value': '$percent'}],
        'binding': {'via': 'mqtt', 'topic': 'it/rpm', 'payload': '{"to": $percent}'},
    }
    twin = a_twin('fan', 'speed', skills={'set_speed': skill})
    assert 'it/rpm' in twin.command_topics
    twin.receive('it/rpm', b'{"to": 40}')
    run(twin, 1)
    assert twin.state.attributes == {'state': 'on', 'speed': 40}
    with pytest.raises(ValueError, match='no skill'):
        twin.receive('it/rpm', b'faster')
