"""What lamps say and are told in JSON, with their colors, and the words for states."""

from collections.abc import Mapping
from typing import Any

from llm_bridge.site.skill import Scalar

Attributes = Mapping[str, Scalar]

WORDS: Mapping[str, Mapping[str, str]] = {
    'lock': {'LOCK': 'locked', 'UNLOCK': 'unlocked'},
    'cover': {'OPEN': 'open', 'CLOSE': 'closed', 'STOP': 'stopped'},
    'vacuum': {
        'start': 'cleaning',
        'pause': 'paused',
        'stop': 'stopped',
        'return_to_base': 'docked',
    },
    'lawn_mower': {'start_mowing': 'mowing', 'pause': 'paused', 'dock': 'docked'},
}
"""Kind -> command word -> state. Kinds that are not here know ON, OFF and TOGGLE."""


def state_in(kind: str, word: str, now: Attributes) -> str:
    """Return the state that a command word asks for. Raises ValueError for an unknown word."""
    if kind in ('door', 'valve'):
        kind = 'cover'
    words = WORDS.get(kind)
    if words is None:
        on, off = _ON_OFF.get(kind, ('on', 'off'))
        is_on = now.get('state') == on
        words = {'ON': on, 'OFF': off, 'TOGGLE': off if is_on else on}
    if word not in words:
        raise ValueError(f"'{word}' came, expected {', '.join(words)}")
    return words[word]


_ON_OFF = {
    'conveyor': ('running', 'stopped'),
    'machine': ('running', 'stopped'),
    'pump': ('running', 'stopped'),
    'press': ('running', 'idle'),
    'timer': ('active', 'idle'),
}


def light_in(data: Mapping[str, Any], full: int, now: Attributes) -> dict[str, Scalar]:
    """Return what a lamp's JSON command asks for, with brightness 0 to `full`."""
    found: dict[str, Scalar] = {}
    for key, value in data.items():
        if key == 'state':
            found['state'] = state_in('light', str(value), now)
        elif key == 'brightness':
            if (
                isinstance(value, bool)
                or not isinstance(value, int | float)
                or not 0 <= value <= full
            ):
                raise ValueError(f'brightness {value!r} came, expected 0 to {full}')
            found['brightness'] = round(value * 100 / full)
        elif key == 'color':
            found['color'] = color_in(value)
        elif key == 'color_temp':
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise ValueError(f'color_temp {value!r} came, expected mired')
            if not 1 <= value <= 10_000:
                raise ValueError(f'color_temp {value!r} came, expected mired')
            found['color'] = 'warm white' if value > 260 else 'cold white'
            found['color_temperature'] = round(1e6 / value)
        elif key != 'transition':
            raise ValueError(f"a lamp knows no '{key}'")
    return found


def light_out(now: Attributes, full: int, *, as_xy: bool) -> dict[str, Any]:
    """Return a lamp's JSON state."""
    data: dict[str, Any] = {'state': 'ON' if now.get('state') == 'on' else 'OFF'}
    if 'brightness' in now:
        data['brightness'] = round(float(now['brightness']) * full / 100)
    if 'color_temperature' in now:
        data |= {
            'color_mode': 'color_temp',
            'color_temp': round(1e6 / float(now['color_temperature'])),
        }
    elif 'color' in now:
        red, green, blue = _rgb(shown_color(str(now['color'])))
        if as_xy:
            data |= {'color_mode': 'xy', 'color': xy_object(str(now['color']))}
        else:
            data |= {'color_mode': 'rgb', 'color': {'r': red, 'g': green, 'b': blue}}
    return data


def color_in(value: Any) -> str:
    """Return '#rrggbb' of a color object in JSON. Raises ValueError."""
    if isinstance(value, dict) and isinstance(value.get('hex'), str):
        return hex_color(value['hex'])
    if isinstance(value, dict) and all(isinstance(value.get(k), int) for k in 'rgb'):
        return '#{:02x}{:02x}{:02x}'.format(*(max(0, min(255, value[k])) for k in 'rgb'))
    raise ValueError(f"color {value!r} came, expected {{'hex': '#rrggbb'}} or r, g and b")


_NAMED = {
    'red': '#ff0000',
    'orange': '#ff8000',
    'amber': '#ffbf00',
    'yellow': '#ffff00',
    'green': '#00ff00',
    'cyan': '#00ffff',
    'blue': '#0000ff',
    'purple': '#9900ff',
    'pink': '#ff69b4',
    'white': '#ffffff',
    'warm white': '#ffd2a1',
    'cold white': '#c9dcff',
}


def hex_color(word: str) -> str:
    """Return '#rrggbb' of a color name or of six hex digits. Raises ValueError."""
    word = _NAMED.get(word.lower().strip(), word).lstrip('#').lower()
    if len(word) not in (6, 8, 10) or any(c not in '0123456789abcdef' for c in word):
        raise ValueError(
            f"color '{word[:20]}' came, expected six hex digits or one of {', '.join(_NAMED)}"
        )
    return f'#{word[:6]}'


def shown_color(name: str) -> str:
    """Return '#rrggbb' of the light that a lamp gives; white for a color it does not know."""
    try:
        return hex_color(name)
    except ValueError:
        return '#ffffff'


def _rgb(code: str) -> tuple[int, int, int]:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def xy_object(name: str) -> dict[str, float]:
    """Return the CIE 1931 x and y of a color name or #rrggbb, as JSON has it."""
    x, y = xy_of(*_rgb(shown_color(name)))
    return {'x': x, 'y': y}


def xy_of(red: int, green: int, blue: int) -> tuple[float, float]:
    """Return the CIE 1931 x and y of an sRGB color (IEC 61966-2-1)."""
    r, g, b = (
        (c / 255 / 12.92) if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in (red, green, blue)
    )
    x = 0.4124 * r + 0.3576 * g + 0.1805 * b
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = 0.0193 * r + 0.1192 * g + 0.9505 * b
    total = x + y + z
    return (round(x / total, 4), round(y / total, 4)) if total else (0.3127, 0.329)
