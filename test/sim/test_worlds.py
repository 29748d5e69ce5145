"""The world files that ship: they are what the generator writes, and they fit their sites."""

import math
from pathlib import Path
from xml.etree import ElementTree

from draw_worlds import main
import pytest
from shapely.geometry import box, Point, Polygon
from shapely.ops import unary_union
from site_world import robot_model, world_sdf
from world_sdf import parse_world, read_world

from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site

ROOT = Path(__file__).resolve().parents[2]
SIM = ROOT / 'sim'
NAMES = ('home', 'factory')


@pytest.fixture(params=NAMES)
def site(request):
    return load_site(find_site(request.param))


def drawn(site, model, part):
    """Return the outline of the boxes of a model of the world whose names begin with `part`."""
    root = ElementTree.parse(SIM / 'worlds' / site.world).getroot()
    found = next(m for m in root.iter('model') if m.get('name') == model)
    outlines = []
    for visual in found.iter('visual'):
        if visual.get('name').startswith(part):
            x, y = map(float, (visual.findtext('pose') or '0 0').split()[:2])
            wide, deep = map(float, visual.findtext('geometry/box/size').split()[:2])
            outlines.append(box(x - wide / 2, y - deep / 2, x + wide / 2, y + deep / 2))
    return unary_union(outlines)


@pytest.fixture
def world(site):
    return read_world(SIM / 'worlds' / site.world)


def test_the_shipped_world_is_what_the_generator_writes(site):
    assert (SIM / 'worlds' / site.world).read_text(encoding='utf-8') == world_sdf(site)


def test_the_world_has_every_piece_of_furniture_where_the_site_says(site, world):
    for key, thing in site.furniture.items():
        solids = [s for s in world.solids if s.name.startswith(f'{key}/')]
        around = unary_union([s.outline for s in solids]).envelope
        assert around.symmetric_difference(Polygon(thing.polygon)).area < 1e-6, key
        assert max(s.high_m for s in solids) == pytest.approx(thing.height_m), key


def test_doors_between_areas_are_open_and_doors_outside_are_shut(site, world):
    solid = unary_union(world.outlines(0.02, 1.0)).buffer(1e-6)
    for door in site.doors:
        if len(door.between) == 2:
            assert solid.distance(Point(door.at)) > door.width_m / 2 - 0.06, door.at
        else:
            assert solid.distance(Point(door.at)) < 0.01, door.at


def test_nobody_gets_outside(site, world):
    inside = unary_union([Polygon(a.polygon) for a in site.areas.values()])
    ring = inside.buffer(0.05).boundary
    solid = unary_union(world.outlines(0.02, 0.4)).buffer(0.01)
    assert ring.difference(solid).length < 0.05


def test_walls_stand_where_the_site_has_them_and_nowhere_else(site, world):
    lines = unary_union([Polygon(a.polygon).boundary for a in site.areas.values() if a.walls])
    for solid in world.solids:
        if solid.name.startswith('walls/'):
            assert lines.buffer(0.05).contains(solid.outline), solid.name


def test_every_device_zone_and_dock_is_to_be_seen_and_lights_shine(site, world):
    assert set(site.devices) <= set(world.models)
    assert {f'keep_out_{z}' for z in site.keep_out} <= set(world.models)
    assert {f'dock_of_{r}' for r in site.robots} <= set(world.models)
    assert set(world.lamps) == {d.id for d in site.devices.values() if d.kind == 'light'}


def test_only_walls_doors_and_furniture_are_solid(site, world):
    allowed = {'walls', 'outer_walls', *site.furniture}
    assert all(
        s.name.split('/')[0] in allowed or s.name.startswith('shut_door') for s in world.solids
    )


def test_every_area_has_its_floor_and_every_closed_zone_its_marking_where_the_site_says(site):
    for area in site.areas.values():
        floor = drawn(site, f'floor_{area.id}', 'floor')
        assert floor.symmetric_difference(Polygon(area.polygon)).area < 1e-3, area.id
    for zone in site.keep_out.values():
        border = drawn(site, f'keep_out_{zone.id}', 'border')
        assert border.bounds == pytest.approx(Polygon(zone.polygon).bounds, abs=1e-3), zone.id


def test_robots_have_room_at_every_pose_of_the_site(site, world):
    solid = unary_union(world.outlines(0.02, 0.4))
    posed = [a for a in site.areas.values() if a.pose] + list(site.places.values())
    for one in posed:
        room = solid.distance(Point(one.pose.x, one.pose.y))
        assert room >= max(r.radius_m for r in site.robots.values()), one.id


def test_robots_start_at_their_homes(site, world):
    assert [i.name for i in world.included] == list(site.robots)
    for included in world.included:
        robot = site.robots[included.name]
        home = site.pose_of(robot.home)
        assert included.uri == f'model://{robot_model(robot)}'
        assert math.dist((included.pose.x, included.pose.y), (home.x, home.y)) < 1e-3
        assert included.pose.yaw == pytest.approx(home.yaw, abs=1e-3)


def test_no_two_siblings_have_one_name(site):
    root = ElementTree.parse(SIM / 'worlds' / site.world).getroot()
    for parent in root.iter():
        names = [
            c.get('name') or c.findtext('name')
            for c in parent
            if c.tag in ('model', 'include', 'link', 'visual', 'light')
        ]
        assert len(names) == len(set(names)), parent.get('name')


@pytest.mark.parametrize('model', ['rover', 'cart'])
def test_a_robot_model_is_drivable_and_has_its_sensors(model):
    folder = SIM / 'models' / model
    config = ElementTree.parse(folder / 'model.config').getroot()
    assert config.findtext('sdf') == 'model.sdf' and config.findtext('name') == model
    root = ElementTree.parse(folder / 'model.sdf').getroot()
    assert root.get('version') == '1.7'
    links = {link.get('name') for link in root.iter('link')}
    joints = {
        j.get('name'): (j.findtext('parent'), j.findtext('child')) for j in root.iter('joint')
    }
    assert all(set(ends) <= links for ends in joints.values())
    drives = [p for p in root.iter('plugin') if 'diff' in p.get('filename').lower()]
    assert len(drives) == 2
    for plugin in drives:
        assert (
            {plugin.findtext('left_joint'), plugin.findtext('right_joint')}
            == {'left_wheel_joint', 'right_wheel_joint'}
            <= set(joints)
        )
    assert {s.get('type') for s in root.iter('sensor')} == {'imu', 'ray', 'gpu_lidar'}


@pytest.mark.parametrize('model', ['rover', 'cart'])
def test_inertias_of_a_robot_model_are_possible_ones(model):
    root = ElementTree.parse(SIM / 'models' / model / 'model.sdf').getroot()
    for inertial in root.iter('inertial'):
        a, b, c = (float(inertial.findtext(f'inertia/{k}')) for k in ('ixx', 'iyy', 'izz'))
        assert float(inertial.findtext('mass')) > 0 and min(a, b, c) > 0
        # No axis can have more than the two others together.
        assert a <= b + c and b <= a + c and c <= a + b


@pytest.mark.parametrize('name', NAMES)
def test_a_model_stays_within_the_radius_of_its_robots(name):
    site = load_site(find_site(name))
    for robot in site.robots.values():
        root = ElementTree.parse(SIM / 'models' / robot_model(robot) / 'model.sdf').getroot()
        base = next(link for link in root.iter('link') if link.get('name') == 'base_link')
        for collision in base.findall('collision'):
            x = float((collision.findtext('pose') or '0').split()[0])
            size = collision.findtext('geometry/box/size')
            far = (
                math.hypot(*map(float, size.split()[:2])) / 2
                if size
                else float(next(collision.iter('radius')).text)
            )
            assert abs(x) + far <= robot.radius_m


def test_a_site_without_a_floor_plan_is_refused_with_what_to_do():
    site = Site.model_validate({'name': 'bare', 'areas': {'yard': {'name': 'yard'}}})
    with pytest.raises(ValueError, match="give at least one area a 'polygon'"):
        world_sdf(site)


def test_any_site_has_a_world_also_with_slanted_walls_and_corners():
    site = Site.model_validate(
        {
            'name': 'attic',
            'areas': {'room': {'name': 'room', 'polygon': [[0, 0], [4, 0], [6, 3], [0, 3]]}},
            'furniture': {
                'corner_bench': {
                    'polygon': [[0, 0], [2, 0], [2, 0.5], [0.5, 0.5], [0.5, 2], [0, 2]]
                }
            },
            'robots': {'bot': {'name': 'bot'}},
        }
    )
    world = parse_world(world_sdf(site))
    bench = unary_union([s.outline for s in world.solids if s.name.startswith('corner_bench')])
    assert bench.area == pytest.approx(2 * 0.5 + 0.5 * 1.5)
    ring = Polygon(site.areas['room'].polygon).buffer(0.05, join_style='mitre').boundary
    assert ring.difference(unary_union(world.outlines(0, 1)).buffer(0.01)).length < 0.1
    assert world.included[0].name == 'bot'


def test_pictures_are_drawn_and_the_shipped_ones_are_small(tmp_path):
    assert main(['home', '--worlds', str(tmp_path), '--picture', str(tmp_path)]) == 0
    assert (tmp_path / 'home.sdf').read_text() == (SIM / 'worlds/home.sdf').read_text()
    shipped = [ROOT / 'docs/pictures' / f'{name}.png' for name in NAMES]
    for file in (tmp_path / 'home.png', *shipped):
        data = file.read_bytes()
        assert data.startswith(b'\x89PNG') and 5_000 < len(data) < 150_000
        assert 900 < int.from_bytes(data[16:20], 'big') < 1200
