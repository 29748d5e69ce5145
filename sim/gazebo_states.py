"""What the states of devices look like in Gazebo: lamps shine, doors rise, belts run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
import math

from device_lamps import shown_color
from site_walls import LEAF
from world_furniture import CARTON, RAM, SHINE
from world_parts import Color, color, LAMP_LIGHT
from world_sdf import Standing, World

from llm_bridge.site.entity import Device, Pose
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar
from llm_bridge.site.world import EntityState

LOOK_S = 0.1
"""Simulated time from one look at the devices to the next."""

BELT_M_S = 0.5
"""How fast a belt runs at 100 percent."""

STROKE_S = 3.0
STROKE_M = 0.45
"""How long a press takes to go down and up again, and how far that is."""

RISES = 0.9
"""How far an open cover has gone up, as part of its height."""

BELOW_M = -5.0
"""Where nobody sees it: under the floor."""

_AT_DOOR_M = 0.5
"""A cover that hangs so near to the leaf of a door moves the leaf."""

Attributes = Mapping[str, Scalar]


@dataclass(frozen=True)
class Appearance:
    """How things look; what is not named looks as before."""

    lights: Mapping[str, Color] = field(default_factory=dict)
    """Full name of a light -> what it gives; black when it is off."""
    places: Mapping[str, Standing] = field(default_factory=dict)
    """Model -> where it is."""


Look = Callable[[Attributes, float], Appearance]
"""How a device looks in a state, so many simulated seconds after it was asked last."""


class GazeboStates:
    """What there is to be seen of a site's devices in a world."""

    def __init__(self, site: Site, world: World) -> None:
        self._looks = {
            device.id: look
            for device in site.devices.values()
            if (look := look_of(device, world)) is not None
        }
        self._states: dict[str, Attributes] = {}
        self._lights: dict[str, Color] = {}
        self._passed_s = 0.0

    def take(self, states: Mapping[str, EntityState]) -> None:
        """Take in what is known of the devices; what is not stays as it was seen last."""
        self._states = {
            key: states[key].attributes
            for key in self._looks
            if key in states and states[key].available
        }

    def step(self, seconds: float) -> Appearance:
        """Let a short simulated time pass; return which lights have changed, and where models are.

        Where they are is told at every look: most of what Gazebo tells its window of models that
        moved gets lost (it sends 60 poses a second, and drops what comes between).
        """
        self._passed_s += seconds
        if self._passed_s < LOOK_S:
            return Appearance()
        passed_s, self._passed_s = self._passed_s, 0.0
        seen = [self._looks[key](state, passed_s) for key, state in self._states.items()]
        lights = {
            light: paint
            for one in seen
            for light, paint in one.lights.items()
            if self._lights.get(light) != paint
        }
        self._lights |= lights
        return Appearance(lights, {model: at for one in seen for model, at in one.places.items()})


def look_of(device: Device, world: World) -> Look | None:
    """Return how a device looks; None where the world has nothing of it that could change."""
    name, models = device.id, world.models
    shines = {key: at for key, at in models.items() if key.startswith(name + SHINE)}
    cartons = {key: at for key, at in models.items() if key.startswith(name + CARTON)}
    if device.kind == 'light' and name in world.lamps:
        return partial(_lamp, world.lamps[name], shines)
    if device.kind == 'stack_light':
        return partial(_stack_light, shines)
    if device.kind in ('cover', 'door') and name in models:
        moved = _leaf(models, models[name].pose) or name
        return partial(_cover, moved, models[moved])
    if device.kind == 'conveyor' and len(cartons) > 1:
        return _Belt(cartons)
    if device.kind == 'press' and name + RAM in models:
        return _Press(name + RAM, models[name + RAM])
    return None


def _lamp(
    light: str, shines: Mapping[str, Standing], state: Attributes, _seconds: float
) -> Appearance:
    if state.get('state') not in ('on', 'off'):
        return Appearance()
    part = _percent(state.get('brightness'), 100.0) / 100 if state['state'] == 'on' else 0.0
    red, green, blue, _ = _full(state.get('color'))
    return Appearance(
        {light: (part * red, part * green, part * blue, 1.0)},
        {name: at if part else _hidden(at) for name, at in shines.items()},
    )


def _full(paint: Scalar | None) -> Color:
    """Return what a lamp of a color gives at its brightest."""
    if paint is None:
        return LAMP_LIGHT
    red, green, blue, _ = color(shown_color(str(paint)))
    most = max(LAMP_LIGHT[:3])
    return most * red, most * green, most * blue, 1.0


def _stack_light(shines: Mapping[str, Standing], state: Attributes, _seconds: float) -> Appearance:
    """Light the lamp of the color; all of them when none has it."""
    if state.get('state') not in ('on', 'off'):
        return Appearance()
    lit = set(shines) if state['state'] == 'on' else set()
    lit = {name for name in lit if name.endswith(f'{SHINE}{state.get("color")}')} or lit
    return Appearance(
        places={name: at if name in lit else _hidden(at) for name, at in shines.items()}
    )


def _cover(name: str, shut: Standing, state: Attributes, _seconds: float) -> Appearance:
    known = {'open': 100.0, 'closed': 0.0}.get(str(state.get('state')), math.nan)
    percent = _percent(state.get('position'), known)
    if math.isnan(percent):
        return Appearance()
    up_m = RISES * shut.tall_m * percent / 100
    return Appearance(places={name: replace(shut, z_m=round(shut.z_m + up_m, 4))})


def _leaf(models: Mapping[str, Standing], at: Pose) -> str | None:
    """Return the leaf of the door that leads outside here."""
    return next(
        (
            name
            for name, leaf in models.items()
            if name.startswith(LEAF)
            and math.dist((leaf.pose.x, leaf.pose.y), (at.x, at.y)) < _AT_DOOR_M
        ),
        None,
    )


class _Belt:
    """Cartons on a belt, alike and evenly apart: where one was, the next one comes."""

    def __init__(self, cartons: Mapping[str, Standing]) -> None:
        self._cartons = cartons
        first, second, *_ = (at.pose for at in cartons.values())
        self._apart = (second.x - first.x, second.y - first.y)
        self._part = 0.0

    def __call__(self, state: Attributes, seconds: float) -> Appearance:
        if state.get('state') == 'running':
            way_m = seconds * BELT_M_S * _percent(state.get('speed'), 100.0) / 100
            self._part = (self._part + way_m / (math.hypot(*self._apart) or 1.0)) % 1.0
        x, y = (round(self._part * way, 4) for way in self._apart)
        return Appearance(
            places={
                name: replace(at, pose=Pose(x=at.pose.x + x, y=at.pose.y + y, yaw=at.pose.yaw))
                for name, at in self._cartons.items()
            }
        )


class _Press:
    """A ram that goes down and up while the press works, and rests at the top."""

    def __init__(self, ram: str, top: Standing) -> None:
        self._ram, self._top = ram, top
        self._part = 0.0

    def __call__(self, state: Attributes, seconds: float) -> Appearance:
        if state.get('state') not in ('running', 'idle'):
            return Appearance()
        part = self._part + seconds / STROKE_S
        is_under_way = state['state'] == 'running' or (self._part > 0.0 and part < 1.0)
        self._part = part % 1.0 if is_under_way else 0.0
        down_m = STROKE_M * (1 - math.cos(math.tau * self._part)) / 2
        return Appearance(places={self._ram: replace(self._top, z_m=self._top.z_m - down_m)})


def _percent(value: Scalar | None, otherwise: float) -> float:
    """Return a value that is from 0 to 100, and something else for all others."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return otherwise
    return float(value) if 0 <= value <= 100 else otherwise


def _hidden(at: Standing) -> Standing:
    return replace(at, z_m=BELOW_M)
