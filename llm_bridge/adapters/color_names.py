"""Colors by name, as devices want them: red, green and blue, or CIE 1931 x and y."""

from typing import NamedTuple


class Rgb(NamedTuple):
    """A color, each part from 0 to 255."""

    red: int
    green: int
    blue: int


COLORS = {
    'red': Rgb(255, 0, 0),
    'orange': Rgb(255, 120, 0),
    'amber': Rgb(255, 180, 0),
    'yellow': Rgb(255, 255, 0),
    'green': Rgb(0, 255, 0),
    'cyan': Rgb(0, 255, 255),
    'blue': Rgb(0, 0, 255),
    'purple': Rgb(150, 0, 255),
    'pink': Rgb(255, 90, 190),
    'white': Rgb(255, 255, 255),
    'warm white': Rgb(255, 200, 140),
    'cold white': Rgb(190, 215, 255),
}

WHITES = {'warm white': 370, 'cold white': 153}
"""Color temperature in mired of the two whites that lamps with white diodes have."""


def rgb_of(name: str) -> Rgb | None:
    """Return the color of a name or of '#rrggbb'; None when it is neither."""
    word = ' '.join(name.lower().replace('_', ' ').split())
    if word in COLORS:
        return COLORS[word]
    return rgb_of_hex(word[1:]) if word.startswith('#') and len(word) == 7 else None


def rgb_of_hex(text: str) -> Rgb | None:
    """Return the color of the first six hex digits; None when they are not hex digits."""
    if len(text) < 6 or any(c not in '0123456789abcdefABCDEF' for c in text):
        return None
    return Rgb(*(int(text[i : i + 2], 16) for i in (0, 2, 4)))


def name_of(color: Rgb) -> str | None:
    """Return the nearest name, whatever the brightness; None for black."""
    brightest = max(color)
    if brightest <= 0:
        return None
    scaled = [part * 255 / brightest for part in color]
    return min(
        COLORS,
        key=lambda name: sum((a - b) ** 2 for a, b in zip(scaled, COLORS[name], strict=True)),
    )


def name_of_xy(x: float, y: float) -> str:
    """Return the name whose CIE 1931 x, y lie nearest."""
    return min(
        COLORS,
        key=lambda name: sum((a - b) ** 2 for a, b in zip((x, y), _xy(COLORS[name]), strict=True)),
    )


def name_of_mired(mired: float) -> str:
    """Return which white a color temperature is."""
    return 'warm white' if mired >= 300 else 'cold white' if mired <= 200 else 'white'


def mired_of(kelvin: float) -> int:
    """Return a color temperature as lamps count it."""
    return round(1e6 / kelvin)


def kelvin_of(mired: object) -> object:
    """Return a lamp's color temperature in kelvin; what is none as it is, to be told of."""
    if isinstance(mired, bool) or not isinstance(mired, int | float) or not 1 <= mired <= 10_000:
        return f'{mired!r} mired'
    return round(1e6 / mired)


def _xy(color: Rgb) -> tuple[float, float]:
    red, green, blue = (_linear(part / 255) for part in color)
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    total = x + y + z
    return (x / total, y / total)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
