"""The reader of SDF worlds."""

import pytest
from world_sdf import parse_world, read_world, Standing, WorldError

from llm_bridge.site.entity import Pose


def a_world(collision, pose='0 0 0 0 0 0', link_pose='0 0 0 0 0 0'):
    return (
        f'<sdf version="1.7"><world name="w"><model name="m"><pose>{pose}</pose>'
        f'<link name="l"><pose>{link_pose}</pose><collision name="c">{collision}</collision>'
        '</link></model></world></sdf>'
    )


def test_a_box_is_turned_and_shifted_by_the_poses_around_it():
    text = a_world(
        '<pose>1 0 0.5 0 0 0</pose><geometry><box><size>2 1 1</size></box></geometry>',
        pose='10 0 0 0 0 1.570796327',
        link_pose='0 3 0 0 0 0',
    )
    (solid,) = parse_world(text).solids
    assert solid.outline.bounds == pytest.approx((6.5, 0, 7.5, 2), abs=1e-6)
    assert (solid.name, solid.low_m, solid.high_m) == ('m/c', 0.0, 1.0)


def test_a_cylinder_is_round_and_ground_is_no_solid():
    text = a_world(
        '<geometry><cylinder><radius>0.5</radius><length>2</length></cylinder></geometry>'
    )
    (solid,) = parse_world(text).solids
    assert solid.outline.area == pytest.approx(0.785, abs=0.01)
    assert (solid.low_m, solid.high_m) == (-1, 1)
    ground = a_world('<geometry><plane><normal>0 0 1</normal></plane></geometry>')
    assert parse_world(ground).solids == ()


def test_only_what_is_as_high_as_asked_counts():
    text = a_world('<pose>0 0 1 0 0 0</pose><geometry><box><size>1 1 0.2</size></box></geometry>')
    world = parse_world(text)
    assert world.outlines(0.0, 0.5) == ()
    assert len(world.outlines(1.0, 1.0)) == 1
    assert len(world.outlines(0.5, 2.0)) == 1


def test_it_tells_where_models_stand_how_tall_they_are_and_which_have_lights():
    ball = '<geometry><sphere><radius>0.1</radius></sphere></geometry>'
    mesh = '<geometry><mesh><uri>x</uri></mesh></geometry>'
    text = (
        '<sdf version="1.7"><world name="w"><model name="m"><pose>1 2 3 0 0 0.5</pose>'
        f'<link name="l"><visual name="low"><pose>0 0 -1 0 0 0</pose>{ball}</visual>'
        f'<visual name="high"><pose>0 0 1 0 0 0</pose>{ball}</visual>'
        f'<visual name="mesh">{mesh}</visual><light name="bulb"/></link></model>'
        '<model name="n"/></world></sdf>'
    )
    world = parse_world(text)
    assert world.models == {
        'm': Standing(Pose(x=1, y=2, yaw=0.5), 3.0, pytest.approx(2.2)),
        'n': Standing(Pose(x=0, y=0), 0.0, 0.0),
    }
    assert world.lamps == {'m': 'm::l::bulb'}


@pytest.mark.parametrize(
    'text, message',
    [
        ('<sdf', 'not XML'),
        ('<robot name="r"/>', 'must be <sdf> with a <world>'),
        (a_world('<geometry><mesh><uri>x</uri></mesh></geometry>'), 'm/c: its geometry is mesh'),
        (a_world(''), 'm/c: its geometry is nothing'),
        (a_world('<geometry><box><size>1 x 1</size></box></geometry>'), 'where 3 number'),
        (a_world('<geometry><box><size>1 nan 1</size></box></geometry>'), 'where 3 number'),
        (
            a_world('<geometry><box><size>1 1 1</size></box></geometry>', pose='0 0 0 0.1 0 0'),
            'only upright',
        ),
    ],
)
def test_a_broken_world_is_refused_with_the_reason(text, message):
    with pytest.raises(WorldError, match=message):
        parse_world(text)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(WorldError, match='nowhere.sdf cannot be read'):
        read_world(tmp_path / 'nowhere.sdf')
