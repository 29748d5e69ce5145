"""Values as Home Assistant and what is like it write them, and as the kinds have them."""

from collections.abc import Iterator, Mapping
from typing import Any

from llm_bridge.adapters.color_names import (
    kelvin_of,
    mired_of,
    name_of,
    name_of_mired,
    name_of_xy,
    Rgb,
    rgb_of,
)
from llm_bridge.adapters.dialect import read
from llm_bridge.run.ports import DispatchError
from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.skill import Scalar

FULL = 255
"""Brightness of 100 percent."""

_KEYS = {
    'current_position': 'position',
    'temperature': 'target_temperature',
    'percentage': 'speed',
    'battery_level': 'battery',
}
"""Key of a JSON state -> attribute, where they differ."""


def mode_out(kind: Kind, mode: Scalar) -> Scalar:
    """Return a mode by Home Assistant's name."""
    return 'fan_only' if kind.name == 'climate' and mode == 'fan' else mode


def mode_pairs(kind: Kind, spec: str, raw: object) -> Iterator[tuple[str, object]]:
    """Yield a mode that was told, and the state that follows from it if it can be read."""
    try:
        mode = read(spec, raw)
    except ValueError:
        mode = None
    if mode is None:
        yield 'mode', raw
        return
    mode = str(mode).lower()
    yield 'mode', 'fan' if kind.name == 'climate' and mode == 'fan_only' else mode
    yield 'state', 'off' if mode == 'off' else 'on'


def brightness_out(percent: Scalar, full: float) -> int:
    """Return percent as 0 to `full`; anything above nothing stays above nothing."""
    if isinstance(percent, str):
        raise DispatchError(f"brightness '{percent}' is not a number from 0 to 100")
    level = round(max(0.0, min(100.0, float(percent))) * full / 100)
    return max(level, 1) if percent > 0 else 0


def color_temp_out(kelvin: Scalar) -> int:
    """Return a color temperature in mired."""
    if isinstance(kelvin, str) or not kelvin > 0:
        raise DispatchError(f"color temperature '{kelvin}' is not a number of kelvin")
    return mired_of(float(kelvin))


def color_out(device: Device, value: Scalar) -> Rgb:
    """Return the color of a name. Raises DispatchError for a name that is not known."""
    color = rgb_of(str(value))
    if color is None:
        raise DispatchError(
            f"{device.id}: color '{value}' is not known; name a common color or write #rrggbb"
        )
    return color


def json_pairs(data: Mapping[str, Any], full: float) -> Iterator[tuple[str, object]]:
    """Yield attribute and raw value for each key of a JSON state with brightness 0 to `full`."""
    for key, value in data.items():
        if key == 'brightness':
            yield 'brightness', brightness_in(value, full)
        elif key == 'color':
            yield 'color', _color_in(value)
        elif key not in ('color_mode', 'color_temp'):
            yield _KEYS.get(key, key), value
    # A lamp that shows a white tells stale color parts beside it: the mode says which counts.
    mired = data.get('color_temp')
    if data.get('color_mode') == 'color_temp' and isinstance(mired, int | float):
        yield 'color', name_of_mired(mired)
    shows_white = data.get('color_mode', 'color_temp') == 'color_temp'
    if mired is not None or not shows_white:
        yield 'color_temperature', kelvin_of(mired) if shows_white else None


def brightness_in(value: object, full: float) -> object:
    """Return percent of a brightness of `full`; what is none as it is, to be told of."""
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not 0 <= value <= max(full, FULL)
    ):
        return f'{value!r} of {full}'
    # 255 is full in every scale: some firmware of a 254 device tells it.
    return 0 if value == 0 else max(1, min(100, round(value * 100 / full)))


def _color_in(value: object) -> object:
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return [value]
    parts = [value.get(key) for key in 'rgb']
    if all(isinstance(p, int | float) and 0 <= p <= 255 for p in parts):
        return name_of(Rgb(*(int(p) for p in parts)))  # type: ignore[arg-type]
    if isinstance(value.get('hex'), str):
        color = rgb_of(value['hex'])
        return None if color is None else name_of(color)
    x, y = value.get('x'), value.get('y')
    if isinstance(x, int | float) and isinstance(y, int | float) and 0 <= x <= 1 and 0 <= y <= 1:
        return name_of_xy(x, y)
    return None
