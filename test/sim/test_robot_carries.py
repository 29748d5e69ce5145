"""What simulated robots hold: only what they can reach, one thing at a time, and standing."""

from carrying import ARM_S
from simulated import put, run, simulated, SITES


def at_the_table(**more):
    sim = simulated(**more)
    rover = sim.robots['rover']
    table = SITES['home'].pose_of('kitchen_table')
    put(rover, table.x + 0.3, table.y, table.yaw)
    return sim, rover, sim.carrying


def test_a_robot_picks_up_what_is_near_and_puts_it_down_elsewhere():
    sim, rover, carrying = at_the_table()
    assert carrying.pick_up(rover, 'cup') == ''
    assert carrying.held_by('rover') == ''
    run(sim, ARM_S + 0.1)
    assert carrying.held_by('rover') == 'cup'
    put(rover, 2, 5)
    assert carrying.put_down(rover) == ''
    run(sim, ARM_S + 0.1)
    assert carrying.held_by('rover') == ''
    put(rover, 2.6, 5)
    assert carrying.pick_up(rover, 'cup') == ''


def test_what_is_too_far_is_not_picked_up():
    sim, rover, carrying = at_the_table()
    put(rover, 6.6, 3.0)
    assert 'away' in carrying.pick_up(rover, 'cup')
    run(sim, 2)
    assert carrying.held_by('rover') == ''


def test_full_busy_or_empty_hands_and_unknown_things_are_refused():
    sim, rover, carrying = at_the_table()
    assert 'no object' in carrying.pick_up(rover, 'piano')
    assert 'nothing' in carrying.put_down(rover)
    carrying.pick_up(rover, 'cup')
    assert 'busy' in carrying.pick_up(rover, 'cup')
    run(sim, 2)
    assert 'already' in carrying.pick_up(rover, 'book')
    assert carrying.held_by('rover') == 'cup'


def test_a_driving_robot_does_not_use_its_arm():
    sim, rover, carrying = at_the_table()
    rover.drive(0.3, 0)
    run(sim, 0.2)
    assert 'drives' in carrying.pick_up(rover, 'cup')


def test_the_arm_waits_until_a_robot_that_rolls_out_stands():
    sim, rover, carrying = at_the_table()
    carrying.pick_up(rover, 'cup')
    run(sim, ARM_S + 0.1)
    rover.drive(0.4, 0)
    run(sim, 0.4)
    rover.drive(0, 0)
    assert not rover.body.is_still
    assert carrying.put_down(rover) == ''
    run(sim, ARM_S + 1)
    assert carrying.held_by('rover') == ''


def test_an_arm_takes_nothing_from_where_its_robot_has_left():
    sim, rover, carrying = at_the_table()
    carrying.pick_up(rover, 'cup')
    put(rover, 2, 5)
    run(sim, ARM_S + 0.1)
    assert carrying.held_by('rover') == ''


def test_a_halt_stops_the_arm_and_what_it_held_it_still_holds():
    sim, rover, carrying = at_the_table()
    carrying.pick_up(rover, 'cup')
    run(sim, ARM_S / 2)
    sim.halt(rover)
    run(sim, 2)
    assert carrying.held_by('rover') == ''
    carrying.pick_up(rover, 'cup')
    run(sim, 2)
    carrying.put_down(rover)
    sim.halt(rover)
    run(sim, 2)
    assert carrying.held_by('rover') == 'cup'


def test_two_robots_cannot_hold_one_thing():
    sim = simulated('factory')
    one, two = sim.robots.values()
    sim.carrying._lies['box'] = (1.0, 2.5)
    sim.carrying._site = sim.carrying._site.model_copy(update={'objects': {'box': None}})
    put(one, 1.0, 2.2)
    put(two, 1.0, 2.9)
    assert sim.carrying.pick_up(one, 'box') == sim.carrying.pick_up(two, 'box') == ''
    run(sim, 2)
    assert [sim.carrying.held_by(r) for r in ('cart_one', 'cart_two')] == ['box', '']


def test_said_text_is_one_line_and_not_endless():
    rover = simulated().robots['rover']
    rover.say('hello\n' + 'x' * 900)
    assert rover.said == ('hello' + 'x' * 495)
