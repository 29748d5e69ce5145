"""The home and the factory that ship: complete, without findings, with room for the robots."""

import math
from pathlib import Path

import pytest
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import unary_union

from llm_bridge.site.entity import Door
from llm_bridge.site.floor_plan import MARGIN_M
from llm_bridge.site.load import find_site, load_site, read_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk

SITES = ('home', 'factory')
LISTED = {
    'home': {
        'areas': 'kitchen, living room, hall, bedroom, bathroom, study, garage',
        'places': 'dock, front door, sofa, kitchen table, desk',
        'robots': 'rover',
        'objects': 'cup, book, parcel',
        'keep_out': 'stairs',
        'devices': 'kitchen light, living room light, floor lamp, hall light, bedroom light, '
        'desk lamp, front door lock, back door lock, garage door, bedroom blinds, '
        'living room blinds, thermostat, ceiling fan, coffee machine, television, '
        'radio, vacuum, oven, smoke sensor, front door sensor, motion sensor, '
        'washing machine',
    },
    'factory': {
        'areas': 'receiving, line one, line two, packing, shipping, charging bay',
        'robots': 'cart one, cart two',
        'devices': 'conveyor one, conveyor two, hydraulic press, stack light, dock door, '
        'hall lights, compressor, extractor fan, temperature sensor, part sensor',
    },
}


@pytest.fixture(scope='module', params=SITES)
def site(request) -> Site:
    return load_site(find_site(request.param))


@pytest.mark.parametrize('name', SITES)
def test_a_shipped_site_has_neither_errors_nor_warnings(name):
    found, findings = read_site(find_site(name))
    assert findings == ()
    assert found is not None and found.name == name


@pytest.mark.parametrize('name', SITES)
def test_a_shipped_site_contains_what_is_listed(name):
    site = load_site(find_site(name))
    for section, names in LISTED[name].items():
        have = {entry.name for entry in getattr(site, section).values()}
        assert set(names.split(', ')) <= have


def test_all_lamps_of_the_home_dim_and_two_have_colors():
    site = load_site(find_site('home'))
    lamps = [d for d in site.devices.values() if d.kind == 'light']
    assert len(lamps) == 6
    assert all('set_brightness' in site.skills_of(lamp.id) for lamp in lamps)
    assert sum('set_color' in site.skills_of(lamp.id) for lamp in lamps) == 2


def test_the_robot_of_the_home_does_all_it_should():
    site = load_site(find_site('home'))
    assert set(site.skills_of('rover')) == {
        'go_to',
        'dock',
        'move',
        'turn',
        'patrol',
        'pick_up',
        'put_down',
        'bring',
        'say',
    }


@pytest.mark.parametrize(
    ('site_name', 'entity', 'skill', 'risk'),
    [
        ('home', 'front_door_lock', 'lock', Risk.COMFORT),
        ('home', 'front_door_lock', 'unlock', Risk.GUARDED),
        ('home', 'back_door_lock', 'unlock', Risk.GUARDED),
        ('home', 'garage_door', 'open', Risk.GUARDED),
        ('home', 'garage_door', 'set_position', Risk.GUARDED),
        ('home', 'garage_door', 'close', Risk.COMFORT),
        ('home', 'bedroom_blinds', 'open', Risk.COMFORT),
        ('home', 'oven', 'turn_on', Risk.GUARDED),
        ('home', 'oven', 'turn_off', Risk.COMFORT),
        ('home', 'rover', 'go_to', Risk.MOTION),
        ('factory', 'hydraulic_press', 'start', Risk.GUARDED),
        ('factory', 'hydraulic_press', 'stop', Risk.COMFORT),
        ('factory', 'conveyor_one', 'start', Risk.MOTION),
        ('factory', 'dock_door', 'open', Risk.GUARDED),
    ],
)
def test_what_can_do_harm_has_its_risk(site_name, entity, skill, risk):
    assert load_site(find_site(site_name)).skill(entity, skill).risk is risk


def test_the_stop_reaches_every_machine_that_moves():
    site = load_site(find_site('factory'))
    stopped = {
        d.id
        for d in site.devices.values()
        if any(s.on_stop for s in site.skills_of(d.id).values())
    }
    assert stopped == {'conveyor_one', 'conveyor_two', 'hydraulic_press'}
    assert site.skill('hydraulic_press', 'stop').on_stop


def test_the_press_does_not_start_while_a_cart_is_in_its_cell():
    needs = load_site(find_site('factory')).skill('hydraulic_press', 'start').requires
    assert {(n.entity, n.attribute, n.op, n.value) for n in needs} == {
        ('cart_one', 'area', 'ne', 'press_cell'),
        ('cart_two', 'area', 'ne', 'press_cell'),
    }


def test_every_dialect_is_used_by_some_shipped_device():
    used = {d.mqtt.dialect for name in SITES for d in load_site(find_site(name)).devices.values()}
    assert used == {'json', 'plain', 'home_assistant', 'zigbee2mqtt', 'tasmota'}


def test_every_area_and_device_has_a_name_in_each_language(site):
    for entity in (*site.areas.values(), *site.devices.values(), *site.robots.values()):
        assert set(site.languages) - {site.language} <= set(entity.aliases), entity.id


def test_every_robot_has_a_home_of_its_own(site):
    homes = [robot.home for robot in site.robots.values()]
    assert None not in homes
    assert len(set(homes)) == len(homes)


def test_the_areas_tile_the_floor(site):
    shapes = [Polygon(a.polygon) for a in site.areas.values()]
    whole = unary_union(shapes)
    minx, miny, maxx, maxy = whole.bounds
    assert whole.area == pytest.approx((maxx - minx) * (maxy - miny))
    assert sum(s.area for s in shapes) == pytest.approx(whole.area)


def test_every_pose_keeps_away_from_walls_and_furniture(site):
    least = max(r.radius_m for r in site.robots.values()) + MARGIN_M
    whole = unary_union([Polygon(a.polygon) for a in site.areas.values()])
    for entity in (*site.areas.values(), *site.places.values()):
        point = Point(entity.pose.x, entity.pose.y)
        area = site.areas[entity.area or entity.id]
        wall = Polygon(area.polygon) if area.walls else whole
        assert wall.contains(point)
        assert wall.exterior.distance(point) >= least - 1e-9, entity.id
        for name, thing in site.furniture.items():
            assert Polygon(thing.polygon).distance(point) >= least - 1e-9, (entity.id, name)
        for zone in site.keep_out.values():
            if not zone.while_:
                assert Polygon(zone.polygon).distance(point) >= least - 1e-9, (entity.id, zone.id)


def test_every_opening_is_free_and_wide_enough(site):
    least = 2 * max(r.radius_m for r in site.robots.values()) + 0.3
    for door in site.doors:
        if len(door.between) == 2:
            assert door.width_m >= least
            way = LineString(_ends(site, door)).buffer(least / 2)
            for name, thing in site.furniture.items():
                assert not way.intersects(Polygon(thing.polygon)), (door, name)


def test_a_robot_can_drive_from_everywhere_to_everywhere(site):
    """On a grid of 5 cm, for a disc of the robot's radius, through the doors."""
    radius = max(r.radius_m for r in site.robots.values()) + 0.05
    blocked = [Polygon(t.polygon).buffer(radius) for t in site.furniture.values()]
    blocked += [Polygon(z.polygon).buffer(radius) for z in site.keep_out.values() if not z.while_]
    walls = unary_union(
        [LineString([*a.polygon, a.polygon[0]]) for a in site.areas.values() if a.walls]
    )
    whole = unary_union([Polygon(a.polygon) for a in site.areas.values()])
    openings = [Point(d.at).buffer(d.width_m / 2) for d in site.doors if len(d.between) == 2]
    solid = walls.difference(unary_union(openings)).union(whole.exterior)
    free = whole.difference(unary_union([solid.buffer(radius), *blocked]))
    parts = list(free.geoms) if hasattr(free, 'geoms') else [free]
    poses = [p.pose for p in (*site.areas.values(), *site.places.values())]
    homes = {
        i for i, part in enumerate(parts) for pose in poses if part.covers(Point(pose.x, pose.y))
    }
    assert len(homes) == 1


def test_the_world_file_is_named(site):
    assert site.world == f'{site.name}.sdf'
    assert Path(site.world).suffix == '.sdf'


def _ends(site: Site, door: Door) -> list[tuple[float, float]]:
    """From 0.4 m before the middle of an opening to 0.4 m behind it."""
    first = Polygon(site.areas[door.between[0]].polygon)
    for angle in (0, math.pi / 2):
        ends = [
            (door.at[0] + s * 0.4 * math.cos(angle), door.at[1] + s * 0.4 * math.sin(angle))
            for s in (-1, 1)
        ]
        if first.contains(Point(ends[0])) != first.contains(Point(ends[1])):
            return ends
    raise AssertionError(f'{door} is on no wall')
