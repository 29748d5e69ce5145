"""What furniture, machines and devices look like, by their ids in the site file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from shapely.geometry import Polygon
from world_parts import box, Color, color, Model, Part, Rectangle, slabs

from llm_bridge.site.entity import Device, Furniture
from llm_bridge.site.site import Site

WOOD = color('#b98a5a')
DARK_WOOD = color('#7d5a3c')
STEEL = color('#8d959c')
DARK = color('#33383d')
WHITE = color('#f2f2ee')
LAMP = color('#ffe9a8')

SHINE, CARTON, RAM = '_shine_', '_carton_', '_ram'
"""Follow the id of a device in the names of what shines at it and of what it moves."""


def furniture(name: str, thing: Furniture) -> Model:
    """Return the model of a piece of furniture; its solid parts stay within its polygon."""
    fill = slabs(thing.polygon)
    if len(fill) > 1:
        return Model(
            name,
            tuple(
                box(f'body_{i}', *slab, 0, thing.height_m, WOOD, solid=True)
                for i, slab in enumerate(fill)
            ),
        )
    xs, ys = [p[0] for p in thing.polygon], [p[1] for p in thing.polygon]
    around = (min(xs), min(ys), max(xs), max(ys))
    build = next((b for word, b in _FURNITURE.items() if word in name), _block)
    return Model(name, tuple(build(around, thing.height_m)))


def _block(r: Rectangle, height: float, paint: Color = WOOD) -> list[Part]:
    return [box('body', *r, 0, height, paint, solid=True)]


def _inner(r: Rectangle, by: float) -> Rectangle:
    return r[0] + by, r[1] + by, r[2] - by, r[3] - by


def _table(r: Rectangle, height: float, paint: Color = WOOD, leg: float = 0.06) -> list[Part]:
    x0, y0, x1, y1 = r
    parts = [box('top', *r, height - 0.04, height, paint, solid=True)]
    for i, (x, y) in enumerate(((x0, y0), (x1 - leg, y0), (x0, y1 - leg), (x1 - leg, y1 - leg))):
        parts.append(
            box(f'leg_{i}', x, y, x + leg, y + leg, 0, height - 0.04, DARK_WOOD, solid=True)
        )
    return parts


def _kitchen_table(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    middle = (y0 + y1) / 2
    plates = [
        Part(f'plate_{i}', 'cylinder', (x, middle + y, height + 0.01), (0.12, 0.02), WHITE)
        for i, (x, y) in enumerate(((x0 + 0.35, 0.18), (x1 - 0.35, -0.18)))
    ]
    return [*_table(r, height), *plates]


def _counter(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    top = height
    return [
        box('cupboards', *r, 0, height - 0.04, color('#dcd6c8'), solid=True),
        box('worktop', *r, height - 0.04, height, color('#6f675e'), solid=True),
        box('sink', x0 + 0.25, y0 + 0.12, x0 + 0.8, y1 - 0.1, top, top + 0.005, color('#b7c0c6')),
        box('hob', x0 + 1.7, y0 + 0.06, x0 + 2.25, y1 - 0.06, top, top + 0.006, DARK),
        *(
            Part(
                f'plate_{i}',
                'cylinder',
                (x0 + 1.84 + 0.27 * (i % 2), y0 + 0.2 + 0.2 * (i // 2), top + 0.01),
                (0.08, 0.01),
                color('#5b2020'),
            )
            for i in range(4)
        ),
    ]


def _sofa(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    cloth, dark = color('#4f7f8c'), color('#3d6570')
    middle = (y0 + y1) / 2
    return [
        box('seat', *r, 0, 0.42, cloth, solid=True),
        box('back', x1 - 0.25, y0, x1, y1, 0.42, height, dark, solid=True),
        box('arm_0', x0, y0, x1, y0 + 0.2, 0.42, 0.6, dark),
        box('arm_1', x0, y1 - 0.2, x1, y1, 0.42, 0.6, dark),
        box(
            'cushion_0',
            x0 + 0.04,
            y0 + 0.22,
            x1 - 0.27,
            middle - 0.02,
            0.42,
            0.5,
            color('#6a9dab'),
        ),
        box(
            'cushion_1',
            x0 + 0.04,
            middle + 0.02,
            x1 - 0.27,
            y1 - 0.22,
            0.42,
            0.5,
            color('#6a9dab'),
        ),
    ]


def _bed(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    middle = (y0 + y1) / 2
    return [
        box('frame', *r, 0, height - 0.15, DARK_WOOD, solid=True),
        box('mattress', *_inner(r, 0.04), height - 0.15, height, WHITE, solid=True),
        box(
            'blanket',
            x0 + 0.65,
            y0 + 0.02,
            x1 - 0.02,
            y1 - 0.02,
            height - 0.1,
            height + 0.03,
            color('#7c8fb8'),
        ),
        box(
            'pillow_0',
            x0 + 0.1,
            y0 + 0.12,
            x0 + 0.5,
            middle - 0.08,
            height,
            height + 0.1,
            color('#e9e4da'),
        ),
        box(
            'pillow_1',
            x0 + 0.1,
            middle + 0.08,
            x0 + 0.5,
            y1 - 0.12,
            height,
            height + 0.1,
            color('#e9e4da'),
        ),
    ]


def _bathtub(r: Rectangle, height: float) -> list[Part]:
    return [
        box('tub', *r, 0, height, WHITE, solid=True),
        box('water', *_inner(r, 0.1), height, height + 0.005, color('#a9d3e6')),
    ]


def _washing_machine(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    return [
        box('body', *r, 0, height, color('#e4e7e9'), solid=True),
        box('panel', x0, y0, x1, y0 + 0.12, height, height + 0.02, color('#b9c2c8')),
        Part(
            'door',
            'cylinder',
            ((x0 + x1) / 2, (y0 + y1) / 2 + 0.06, height + 0.01),
            (0.19, 0.02),
            color('#7fa6bd'),
        ),
    ]


def _desk(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    middle = (x0 + x1) / 2
    return [
        *_table(r, height, color('#caa472')),
        box('screen', middle - 0.3, y1 - 0.16, middle + 0.3, y1 - 0.1, height, height + 0.4, DARK),
        box(
            'keyboard',
            middle - 0.22,
            y0 + 0.14,
            middle + 0.22,
            y0 + 0.3,
            height,
            height + 0.02,
            color('#555c63'),
        ),
    ]


def _workbench(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    return [
        *_table(r, height, color('#a4713f'), 0.08),
        box('vice', x0 + 0.05, y0 + 0.15, x0 + 0.3, y0 + 0.4, height, height + 0.18, STEEL),
        box(
            'toolbox',
            x0 + 0.15,
            y1 - 0.65,
            x1 - 0.08,
            y1 - 0.25,
            height,
            height + 0.2,
            color('#b5382f'),
        ),
    ]


def _conveyor(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    parts = [
        box('frame', *r, 0, height - 0.08, color('#5c7f9c'), solid=True),
        box('belt', x0, y0 + 0.07, x1, y1 - 0.07, height - 0.08, height, DARK, solid=True),
        box('rail_0', x0, y0, x1, y0 + 0.07, height - 0.08, height + 0.06, color('#f0b429')),
        box('rail_1', x0, y1 - 0.07, x1, y1, height - 0.08, height + 0.06, color('#f0b429')),
    ]
    step = (x1 - x0) / 12
    parts += [
        box(
            f'slat_{i}',
            x0 + i * step,
            y0 + 0.07,
            x0 + i * step + 0.03,
            y1 - 0.07,
            height,
            height + 0.004,
            color('#4b5157'),
        )
        for i in range(1, 12)
    ]
    return parts


def _press(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    parts = [box('bed', *r, 0, 0.8, color('#3f6f5a'), solid=True)]
    for i, (x, y) in enumerate(
        ((x0, y0), (x1 - 0.25, y0), (x0, y1 - 0.25), (x1 - 0.25, y1 - 0.25))
    ):
        parts.append(
            box(f'column_{i}', x, y, x + 0.25, y + 0.25, 0.8, height - 0.4, STEEL, solid=True)
        )
    return [
        *parts,
        box('crown', *r, height - 0.4, height, color('#34594a'), solid=True),
        Part(
            'cylinder',
            'cylinder',
            ((x0 + x1) / 2, (y0 + y1) / 2, height + 0.15),
            (0.35, 0.3),
            color('#c7cdd1'),
        ),
    ]


def _bench(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    parts = _table(r, height, color('#d9c39a'), 0.08)
    parts += [
        box(
            f'carton_{i}',
            x0 + 0.3 + i * 0.9,
            y0 + 0.15,
            x0 + 0.75 + i * 0.9,
            y0 + 0.15 + depth,
            height,
            height + 0.3,
            color('#b58650'),
        )
        for i, depth in enumerate((0.4, 0.5, 0.35))
    ]
    return [
        *parts,
        box('scale', x1 - 0.8, y0 + 0.2, x1 - 0.35, y1 - 0.2, height, height + 0.06, STEEL),
    ]


def _rack(r: Rectangle, height: float) -> list[Part]:
    x0, y0, x1, y1 = r
    bays = 3
    width = (x1 - x0 - 0.08) / bays
    parts = [box('foot', *r, 0, 0.14, color('#9a6b35'), solid=True)]
    for i in range(bays + 1):
        for side, y in enumerate((y0, y1 - 0.08)):
            x = x0 + i * width
            parts.append(
                box(
                    f'post_{i}_{side}',
                    x,
                    y,
                    x + 0.08,
                    y + 0.08,
                    0.14,
                    height,
                    color('#2f5fa8'),
                    solid=True,
                )
            )
    for level, z in enumerate((0.14, 1.1, height - 0.15)):
        if level:
            parts.append(box(f'shelf_{level}', *r, z - 0.06, z, color('#e07b28')))
        for i in range(bays):
            x = x0 + i * width + 0.16
            if (i + level) % 4 != 3:
                parts.append(
                    box(
                        f'load_{level}_{i}',
                        x,
                        y0 + 0.12,
                        x + width - 0.24,
                        y1 - 0.12,
                        z,
                        z + 0.55,
                        color(('#b58650', '#c9a06b', '#8fa3ad')[i]),
                    )
                )
    return parts


def _television_stand(r: Rectangle, height: float) -> list[Part]:
    return _block(r, height, DARK_WOOD)


_FURNITURE: Mapping[str, Callable[[Rectangle, float], list[Part]]] = {
    'kitchen_table': _kitchen_table,
    'counter': _counter,
    'sofa': _sofa,
    'bed': _bed,
    'bathtub': _bathtub,
    'washing_machine': _washing_machine,
    'desk': _desk,
    'workbench': _workbench,
    'conveyor': _conveyor,
    'press': _press,
    'packing': _bench,
    'rack': _rack,
    'television': _television_stand,
}
"""Part of an id -> what it looks like; everything else is a wooden block."""


def device(site: Site, thing: Device) -> Iterator[Model]:
    """Yield the model of a device, and models of what shines at it and of what it moves.

    Nothing of them is solid, so they are in nobody's way. A part that shines is there twice: dark
    in the device's model, and bright around that, to be taken away when it is off.
    """
    pose = (*(_WHERE.get((site.name, thing.id)) or _middle(site, thing)), 0.0)
    parts = (_SPECIAL.get(thing.id) or _KINDS.get(thing.kind, _sensor_box))()
    bright = [part for part in parts if part.glow]
    yield Model(
        thing.id,
        tuple(_dark(part) if part.glow else part for part in parts),
        pose,
        bright[0].at[2] - 0.2 if thing.kind == 'light' and bright else None,
    )
    for part in bright:
        larger = replace(part, size=tuple(1.03 * length for length in part.size))
        yield Model(f'{thing.id}{SHINE}{part.name}', (larger,), pose)
    move = _MOVED.get(thing.kind)
    machine = _machine(site, thing)
    if move is not None and machine is not None:
        yield from move(thing.id, *machine)


def _dark(part: Part) -> Part:
    red, green, blue, alpha = part.color
    return replace(part, color=(0.4 * red, 0.4 * green, 0.4 * blue, alpha), glow=False)


def _machine(site: Site, thing: Device) -> tuple[Rectangle, float] | None:
    """Return the outline and height of the furniture that a device drives, if there is one."""
    area = site.areas.get(thing.area or '')
    if area is None or len(area.polygon) < 3:
        return None
    for name, piece in site.furniture.items():
        outline = Polygon(piece.polygon)
        if thing.kind in name and Polygon(area.polygon).contains(outline):
            x0, y0, x1, y1 = outline.bounds
            return (x0, y0, x1, y1), piece.height_m
    return None


def _cartons(name: str, r: Rectangle, height: float) -> Iterator[Model]:
    """Yield what lies on a belt: alike, and as far apart as the last one is from its end."""
    x0, y0, x1, y1 = r
    deep = y1 - y0 - 0.5
    carton = Part('carton', 'box', (0, 0, 0.09), (0.3, deep, 0.18), color('#c58f4e'))
    for i in range(3):
        x = x0 + 0.25 + i * (x1 - x0 - 0.5) / 3
        yield Model(f'{name}{CARTON}{i}', (carton,), (x, (y0 + y1) / 2, height, 0.0))


def _ram(name: str, r: Rectangle, height: float) -> Iterator[Model]:
    x0, y0, x1, y1 = r
    size = (x1 - x0 - 0.8, y1 - y0 - 0.8, height - 1.7)
    part = Part('ram', 'box', (0, 0, size[2] / 2), size, color('#c7cdd1'))
    yield Model(f'{name}{RAM}', (part,), ((x0 + x1) / 2, (y0 + y1) / 2, 1.3, 0.0))


def _middle(site: Site, thing: Device) -> tuple[float, float, float]:
    """Return the middle of its area, under the ceiling."""
    area = site.areas.get(thing.area or '')
    if area is None or not area.polygon:
        return 0.0, 0.0, 2.3
    xs, ys = [p[0] for p in area.polygon], [p[1] for p in area.polygon]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, 2.3


def _ceiling_lamp() -> list[Part]:
    return [
        Part('shade', 'cylinder', (0, 0, 0), (0.17, 0.08), LAMP, glow=True),
        Part('bulb', 'sphere', (0, 0, -0.02), (0.07,), WHITE, glow=True),
    ]


def _floor_lamp() -> list[Part]:
    return [
        Part('foot', 'cylinder', (0, 0, 0.015), (0.14, 0.03), DARK),
        Part('pole', 'cylinder', (0, 0, 0.75), (0.015, 1.5), DARK),
        Part('shade', 'cylinder', (0, 0, 1.55), (0.2, 0.28), LAMP, glow=True),
    ]


def _desk_lamp() -> list[Part]:
    return [
        Part('foot', 'cylinder', (0, 0, 0.01), (0.07, 0.02), DARK),
        Part('pole', 'cylinder', (0, 0, 0.18), (0.012, 0.36), DARK),
        Part('shade', 'sphere', (0, 0, 0.38), (0.08,), LAMP, glow=True),
    ]


def _hall_lights() -> list[Part]:
    return [
        Part(f'tube_{i}', 'box', (-9 + i * 4, 0, 0.03), (1.4, 0.12, 0.06), LAMP, glow=True)
        for i in range(5)
    ]


def _fan() -> list[Part]:
    return [
        Part('hub', 'cylinder', (0, 0, 0), (0.12, 0.1), WHITE),
        Part('blade_0', 'box', (0, 0, 0.02), (1.1, 0.14, 0.015), color('#cfc6b4')),
        Part('blade_1', 'box', (0, 0, 0.03), (0.14, 1.1, 0.015), color('#cfc6b4')),
    ]


def _vacuum() -> list[Part]:
    return [
        Part('body', 'cylinder', (0, 0, 0.045), (0.17, 0.09), color('#5b6168')),
        Part('top', 'cylinder', (0, 0, 0.095), (0.06, 0.015), color('#d4493b')),
    ]


def _television() -> list[Part]:
    return [
        box('screen', -0.6, -0.03, 0.6, 0.03, 0.04, 0.72, DARK),
        box('foot', -0.2, -0.1, 0.2, 0.1, 0, 0.04, DARK),
    ]


def _stack_light() -> list[Part]:
    return [
        Part('pole', 'cylinder', (0, 0, 0.6), (0.03, 1.2), STEEL),
        *(
            Part(name, 'cylinder', (0, 0, 1.28 + 0.16 * i), (0.08, 0.15), color(paint), glow=True)
            for i, (name, paint) in enumerate(
                (
                    ('white', '#f2f2ee'),
                    ('blue', '#2f6fd8'),
                    ('green', '#2fae4d'),
                    ('amber', '#f2a516'),
                    ('red', '#d8362b'),
                )
            )
        ),
    ]


def _coffee_machine() -> list[Part]:
    return [
        box('body', -0.13, -0.15, 0.13, 0.15, 0, 0.35, color('#2d2f33')),
        Part('cup', 'cylinder', (0, 0.19, 0.04), (0.04, 0.08), WHITE),
    ]


def _radio() -> list[Part]:
    return [box('body', -0.16, -0.06, 0.16, 0.06, 0, 0.18, color('#9c4a35'))]


def _oven() -> list[Part]:
    return [box('front', -0.28, -0.02, 0.28, 0.02, 0.1, 0.75, DARK)]


def _compressor() -> list[Part]:
    return [
        Part('tank', 'cylinder', (0, 0, 0.4), (0.24, 0.8), color('#2f5fa8')),
        Part('motor', 'box', (0, 0, 0.9), (0.3, 0.2, 0.2), STEEL),
    ]


def _panel(paint: str, size: tuple[float, float, float]) -> Callable[[], list[Part]]:
    return lambda: [Part('body', 'box', (0, 0, 0), size, color(paint))]


_sensor_box = _panel('#f7f7f4', (0.1, 0.1, 0.05))

_KINDS: Mapping[str, Callable[[], list[Part]]] = {
    'light': _ceiling_lamp,
    'fan': _fan,
    'vacuum': _vacuum,
    'stack_light': _stack_light,
    'lock': _panel('#c9a227', (0.08, 0.05, 0.16)),
    'climate': _panel('#ececec', (0.05, 0.12, 0.12)),
    'cover': _panel('#cfd6da', (1.4, 0.06, 1.2)),
    'conveyor': _panel('#3c4f5f', (0.35, 0.2, 0.5)),
    'press': _panel('#d9dee2', (0.35, 0.2, 0.6)),
}

_MOVED: Mapping[str, Callable[[str, Rectangle, float], Iterator[Model]]] = {
    'conveyor': _cartons,
    'press': _ram,
}
"""Device kind -> what it moves at the furniture that has its kind in its name."""

_SPECIAL: Mapping[str, Callable[[], list[Part]]] = {
    'floor_lamp': _floor_lamp,
    'desk_lamp': _desk_lamp,
    'hall_lights': _hall_lights,
    'television': _television,
    'coffee_machine': _coffee_machine,
    'radio': _radio,
    'oven': _oven,
    'compressor': _compressor,
    'washing_machine': _panel('#2d72a8', (0.12, 0.02, 0.06)),
    'living_room_blinds': _panel('#cfd6da', (0.06, 1.6, 1.2)),
    'garage_door': _panel('#8a8f94', (2.4, 0.05, 0.3)),
    'dock_door': _panel('#8a8f94', (0.05, 2.9, 0.3)),
}

_WHERE: Mapping[tuple[str, str], tuple[float, float, float]] = {
    ('home', 'kitchen_light'): (5.75, 2.2, 2.3),
    ('home', 'living_room_light'): (10.0, 4.6, 2.3),
    ('home', 'floor_lamp'): (11.7, 3.75, 0),
    ('home', 'hall_light'): (4.0, 5.0, 2.3),
    ('home', 'bedroom_light'): (2.5, 7.7, 2.3),
    ('home', 'desk_lamp'): (11.55, 8.75, 0.74),
    ('home', 'front_door_lock'): (0.0, 5.3, 1.05),
    ('home', 'back_door_lock'): (4.75, 0.0, 1.05),
    ('home', 'garage_door'): (1.75, 0.05, 2.25),
    ('home', 'bedroom_blinds'): (2.2, 8.97, 1.5),
    ('home', 'living_room_blinds'): (11.97, 4.8, 1.5),
    ('home', 'thermostat'): (4.2, 4.06, 1.5),
    ('home', 'ceiling_fan'): (10.0, 2.3, 2.35),
    ('home', 'coffee_machine'): (6.6, 0.25, 0.9),
    ('home', 'television'): (9.5, 0.2, 0.5),
    ('home', 'radio'): (7.85, 0.3, 0.9),
    ('home', 'vacuum'): (4.6, 5.75, 0),
    ('home', 'oven'): (7.35, 0.61, 0),
    ('home', 'washing_machine'): (6.7, 8.4, 0.75),
    ('home', 'smoke_sensor'): (4.6, 3.3, 2.37),
    ('home', 'front_door_sensor'): (0.05, 4.35, 2.0),
    ('home', 'motion_sensor'): (7.9, 5.1, 2.2),
    ('factory', 'conveyor_one'): (12.75, 12.1, 0.6),
    ('factory', 'conveyor_two'): (14.3, 1.3, 0.6),
    ('factory', 'hydraulic_press'): (16.2, 12.6, 0.9),
    ('factory', 'stack_light'): (6.7, 12.4, 0),
    ('factory', 'dock_door'): (23.95, 2.5, 3.2),
    ('factory', 'hall_lights'): (12.0, 7.0, 4.2),
    ('factory', 'compressor'): (5.4, 0.4, 0),
    ('factory', 'extractor_fan'): (10.5, 0.15, 2.6),
    ('factory', 'temperature_sensor'): (9.0, 13.9, 1.8),
    ('factory', 'part_sensor'): (10.5, 2.05, 1.0),
}
"""Site and device -> where it hangs or stands, x, y, z in metres."""

_OBJECTS: Mapping[str, tuple[float, Callable[[], list[Part]]]] = {
    'cup': (0.75, lambda: [Part('cup', 'cylinder', (0, 0, 0.05), (0.045, 0.1), color('#d8362b'))]),
    'book': (
        0.42,
        lambda: [Part('book', 'box', (0, 0, 0.02), (0.24, 0.17, 0.04), color('#7b3fa0'))],
    ),
}


def thing(name: str, x: float, y: float) -> Model:
    """Return an object that can be carried, at its place; a parcel when nothing else is known."""
    z, build = _OBJECTS.get(name, (0.0, _parcel))
    return Model(name, tuple(build()), (x, y, z, 0.3))


def _parcel() -> list[Part]:
    return [
        box('carton', -0.17, -0.12, 0.17, 0.12, 0, 0.2, color('#b58650')),
        box('tape', -0.17, -0.025, 0.17, 0.025, 0.2, 0.202, color('#e6d3a8')),
    ]
