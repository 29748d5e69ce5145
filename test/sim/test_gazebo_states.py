"""What the states of devices look like in Gazebo."""

from gazebo_states import (
    Appearance,
    BELOW_M,
    BELT_M_S,
    GazeboStates,
    LOOK_S,
    RISES,
    STROKE_M,
    STROKE_S,
)
import pytest
from simulated import SITES, WORLDS
from world_parts import LAMP_LIGHT
from world_sdf import parse_world, read_world

from llm_bridge.site.world import EntityState

KITCHEN = 'kitchen_light::link::lamp'
FLOOR = 'floor_lamp::link::lamp'


@pytest.fixture
def home():
    return shown('home')


@pytest.fixture
def factory():
    return shown('factory')


def shown(name):
    return GazeboStates(SITES[name], read_world(WORLDS / f'{name}.sdf'))


def look(states, device, seconds=LOOK_S, available=True, **attributes):
    """Return what is to be seen when a device has been in a state for a while."""
    states.take({device: EntityState(attributes, available=available)})
    return states.step(seconds)


def heights(new):
    return {name: at.z_m for name, at in new.places.items()}


def lit(new):
    return {name.rpartition('_')[2] for name, z_m in heights(new).items() if z_m > BELOW_M}


# Lamps ---------------------------------------------------------------------------------------


def test_a_lamp_that_is_off_is_dark_and_its_shade_and_bulb_do_not_shine(home):
    new = look(home, 'kitchen_light', state='off', brightness=80)
    assert new.lights == {KITCHEN: (0.0, 0.0, 0.0, 1.0)}
    assert heights(new) == {
        'kitchen_light_shine_shade': BELOW_M,
        'kitchen_light_shine_bulb': BELOW_M,
    }


def test_a_lamp_shines_as_brightly_as_it_is_told(home):
    full = look(home, 'kitchen_light', state='on').lights[KITCHEN]
    half = look(home, 'kitchen_light', state='on', brightness=50).lights[KITCHEN]
    assert full == pytest.approx(LAMP_LIGHT)
    assert half[:3] == pytest.approx([part / 2 for part in LAMP_LIGHT[:3]])


def test_a_lamp_that_comes_on_shines_where_the_world_file_has_it(home):
    look(home, 'kitchen_light', state='off')
    assert heights(look(home, 'kitchen_light', state='on')) == {
        'kitchen_light_shine_shade': 2.3,
        'kitchen_light_shine_bulb': 2.3,
    }


@pytest.mark.parametrize('name', ['red', '#ff0000'])
def test_a_lamp_has_the_color_that_it_is_told(home, name):
    red, green, blue, _ = look(home, 'floor_lamp', state='on', color=name).lights[FLOOR]
    assert red == max(LAMP_LIGHT[:3]) and green == blue == 0.0


@pytest.mark.parametrize('brightness', ['much', -1, 101, True, float('nan')])
def test_a_brightness_that_is_none_is_full(home, brightness):
    new = look(home, 'kitchen_light', state='on', brightness=brightness)
    assert new.lights[KITCHEN] == pytest.approx(LAMP_LIGHT)


def test_only_the_lamp_of_its_color_shines_at_a_stack_light(factory):
    assert lit(look(factory, 'stack_light', state='off')) == set()
    assert lit(look(factory, 'stack_light', state='on', color='red')) == {'red'}
    assert lit(look(factory, 'stack_light', state='on', color='green')) == {'green'}
    # Told no color, or one that it does not have, it shines with all of them.
    assert len(lit(look(factory, 'stack_light', state='on'))) == 5
    assert len(lit(look(factory, 'stack_light', state='on', color='pink'))) == 5


# Doors and blinds ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    'site, device, moved, tall_m',
    [
        ('home', 'garage_door', 'shut_door_9_garage', 2.4),
        ('factory', 'dock_door', 'shut_door_1_shipping', 3.4),
        ('home', 'bedroom_blinds', 'bedroom_blinds', 1.2),
        ('home', 'living_room_blinds', 'living_room_blinds', 1.2),
    ],
)
def test_a_cover_rises_by_its_position_and_one_at_a_door_moves_its_leaf(
    site, device, moved, tall_m
):
    states = shown(site)
    shut = heights(look(states, device, state='closed', position=0))
    half = heights(look(states, device, state='opening', position=50))
    assert set(shut) == set(half) == {moved}
    assert half[moved] - shut[moved] == pytest.approx(RISES * tall_m / 2, abs=1e-3)


def test_an_open_door_lets_a_lidar_see_out_and_robots_pass_below_it(home):
    (up_m,) = heights(look(home, 'garage_door', state='open', position=100)).values()
    assert up_m > 2.0


def test_a_cover_without_a_position_is_where_its_state_says(home):
    assert heights(look(home, 'garage_door', state='closed')) == {'shut_door_9_garage': 0.0}
    assert heights(look(home, 'garage_door', state='opening')) == {}
    assert heights(look(home, 'garage_door', state='open'))['shut_door_9_garage'] > 2.0


# Machines ------------------------------------------------------------------------------------


def test_cartons_move_along_a_running_belt_with_its_speed_and_never_leave_it(factory):
    look(factory, 'conveyor_one', state='stopped', speed=50)
    frame = SITES['factory'].furniture['conveyor_one_frame'].polygon
    low, high = min(x for x, _ in frame), max(x for x, _ in frame)
    began = look(factory, 'conveyor_one', state='running', speed=50).places
    assert len(began) == 3
    after = look(factory, 'conveyor_one', 1.0, state='running', speed=50).places
    for name, at in after.items():
        assert at.pose.x - began[name].pose.x == pytest.approx(BELT_M_S / 2, abs=1e-3)
    for _ in range(300):
        for at in look(factory, 'conveyor_one', state='running', speed=100).places.values():
            assert low + 0.15 <= at.pose.x <= high - 0.15


@pytest.mark.parametrize('state', ['stopped', 'fault', 'nonsense'])
def test_cartons_stand_on_a_belt_that_does_not_run(factory, state):
    last = look(factory, 'conveyor_one', state='running', speed=50)
    assert look(factory, 'conveyor_one', 5.0, state=state, speed=50) == last


def test_the_ram_of_a_press_goes_down_and_rests_at_the_top(factory):
    top = heights(look(factory, 'hydraulic_press', state='idle'))['hydraulic_press_ram']
    down = heights(look(factory, 'hydraulic_press', STROKE_S / 2, state='running'))
    assert down['hydraulic_press_ram'] == pytest.approx(top - STROKE_M)
    # A fault holds it where it is; told to stop, it goes up first.
    assert look(factory, 'hydraulic_press', 1.0, state='fault').places == {}
    assert (
        heights(look(factory, 'hydraulic_press', state='idle'))['hydraulic_press_ram'] < top - 0.4
    )
    for _ in range(50):
        last = heights(look(factory, 'hydraulic_press', state='idle'))
    assert last['hydraulic_press_ram'] == top
    assert heights(look(factory, 'hydraulic_press', STROKE_S / 2, state='running')) == down


# All -----------------------------------------------------------------------------------------


def test_a_light_is_told_when_it_changes_and_where_models_are_at_every_look(home):
    first = look(home, 'kitchen_light', state='on')
    again = look(home, 'kitchen_light', state='on')
    assert first.lights and not again.lights
    assert first.places == again.places != {}


def test_ten_looks_a_second_are_enough(home):
    assert look(home, 'kitchen_light', LOOK_S / 2, state='on') == Appearance()
    assert look(home, 'kitchen_light', LOOK_S / 2, state='on') != Appearance()


@pytest.mark.parametrize('state', ['unknown', '', 1, True])
@pytest.mark.parametrize(
    'site, device',
    [
        ('home', 'kitchen_light'),
        ('home', 'garage_door'),
        ('factory', 'stack_light'),
        ('factory', 'hydraulic_press'),
    ],
)
def test_a_state_that_is_not_known_changes_nothing(site, device, state):
    assert look(shown(site), device, state=state) == Appearance()


def test_a_device_that_is_gone_and_things_that_are_no_devices_change_nothing(home):
    assert look(home, 'kitchen_light', available=False, state='on') == Appearance()
    assert look(home, 'rover', state='on') == Appearance()
    assert look(home, 'thermostat', state='heat') == Appearance()


def test_a_world_without_the_models_shows_nothing():
    bare = parse_world('<sdf version="1.7"><world name="w"/></sdf>')
    for site in SITES.values():
        states = GazeboStates(site, bare)
        states.take({d: EntityState({'state': 'on'}) for d in site.devices})
        assert states.step(LOOK_S) == Appearance()


def test_every_lamp_cover_belt_and_press_of_the_shipped_sites_is_shown():
    for name, site in SITES.items():
        states = shown(name)
        for device in site.devices.values():
            if device.kind in ('light', 'stack_light', 'cover', 'door', 'conveyor', 'press'):
                on = {'light': 'on', 'stack_light': 'on', 'conveyor': 'running'}
                on |= {'cover': 'open', 'door': 'open', 'press': 'running'}
                new = look(states, device.id, state=on[device.kind])
                assert new.places, device.id
