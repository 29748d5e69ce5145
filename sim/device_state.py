"""How devices behave: what a command does to their state, and what happens with time. Pure."""

from collections.abc import Iterable, Mapping

from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.skill import Scalar

Sets = Mapping[str, Scalar]
"""Attribute -> wanted value, in the units of the kind."""

TOLD_ONLY = frozenset({'current_temperature', 'current_humidity', 'battery', 'remaining', 'items'})
"""Attributes that no command sets."""


class DeviceState:
    """The state of one device. Every other kind of device differs from this one in a few points.

    Time is simulated time in seconds and only passes in `step`.
    """

    first: Mapping[str, Scalar] = {}
    """What it tells before any command; of the rest the kind's first value, or nothing."""
    delay_s = 0.15
    """How long a command takes to have an effect."""

    def __init__(self, device: Device, kind: Kind) -> None:
        self.device, self.kind = device, kind
        self.specs = told(device, kind)
        self.attributes: dict[str, Scalar] = {}
        for name, spec in self.specs.items():
            value = self.first.get(name, spec.split('|')[-1] if spec == 'on|off' else None)
            if value is not None:
                self.attributes[name] = value
        self.forced = False
        """Somebody set its state by hand: what would change by itself stays so."""

    def command(self, sets: Sets) -> None:
        """Begin to do what is asked. Raises ValueError, and does nothing, if it cannot."""
        self.take({name: self.checked(name, value) for name, value in sets.items()})

    def take(self, sets: Sets) -> None:
        """Do what is asked; the values are checked."""
        self.attributes.update(sets)

    def force(self, sets: Sets) -> None:
        """Make it so at once, as for a sensor or a test."""
        for name, value in sets.items():
            if name not in self.specs:
                raise ValueError(
                    f"'{name}' is not told by {self.device.id}, allowed: {', '.join(self.specs)}"
                )
            spec = self.specs[name]
            is_number = not isinstance(value, bool | str)
            if is_number == ('|' in spec or spec in ('name', 'text', '')):
                raise ValueError(f'{name}: {value!r} came, expected {spec or "text"}')
        self.attributes.update(sets)
        self.forced = True

    def step(self, seconds: float, nearby: Iterable['DeviceState'] = ()) -> None:
        """Let time pass. `nearby` are the devices of the same area."""

    @property
    def is_settled(self) -> bool:
        """Whether what was asked for has been done, or has failed."""
        return True

    def checked(self, name: str, value: Scalar) -> Scalar:
        """Return the value as it is kept. Raises ValueError when it is not allowed."""
        spec = self.specs.get(name)
        if spec is None or name in TOLD_ONLY:
            raise ValueError(
                f"'{name}' cannot be set, allowed: "
                f'{", ".join(n for n in self.specs if n not in TOLD_ONLY)}'
            )
        if '|' in spec:
            return self._choice(spec.split('|'), value)
        if spec in ('name', 'text', ''):
            if not isinstance(value, str) or not 0 < len(value) <= 200 or not value.isprintable():
                raise ValueError(f'{name}: expected 1 to 200 printable characters')
            return value
        if isinstance(value, bool | str):
            raise ValueError(f'{name}: {value!r} came, expected a number')
        low, high = (0, 100) if spec == 'percent' else (-100, 1e6)
        if not low <= value <= high:
            raise ValueError(f'{name}: {value!r} came, expected {low} to {high:g}')
        return value

    def _choice(self, allowed: list[str], value: Scalar) -> str:
        word = {True: 'on', False: 'off'}[value] if isinstance(value, bool) else str(value)
        word = word.lower()
        if word not in (*allowed, *self.more_words):
            raise ValueError(f'state {value!r} came, expected {", ".join(allowed)}')
        return word

    more_words: tuple[str, ...] = ()
    """Words that it can be asked for but never tells (stopped, for a cover)."""

    def opposite(self, name: str, value: Scalar) -> Scalar:
        """Return another value than the one asked for, for a device that does the wrong thing."""
        if isinstance(value, str):
            return _OPPOSITES.get(value, 'something else')
        return (
            value + (30 if value < 50 else -30) if self.specs.get(name) == 'percent' else value + 5
        )


_OPPOSITES = {
    'on': 'off',
    'off': 'on',
    'locked': 'jammed',
    'unlocked': 'jammed',
    'open': 'closed',
    'closed': 'open',
    'running': 'fault',
    'stopped': 'fault',
    'idle': 'fault',
    'playing': 'paused',
    'paused': 'playing',
    'cleaning': 'error',
    'docked': 'error',
    'mowing': 'error',
    'active': 'idle',
    'heat': 'cool',
    'cool': 'heat',
    'auto': 'off',
}


def told(device: Device, kind: Kind) -> dict[str, str]:
    """Return attribute -> what it is, for what this device tells.

    An attribute that only skills with a feature set is told by devices with that feature only.
    """
    gates: dict[str, set[str | None]] = {}
    for skill in kind.skills.values():
        for effect in skill.effects:
            gates.setdefault(effect.attribute, set()).add(skill.feature)
    own = {effect.attribute: '' for skill in device.skills.values() for effect in skill.effects}
    return {
        **own,
        **{
            name: spec
            for name, spec in kind.attributes.items()
            if name not in gates or None in gates[name] or gates[name] & set(device.features)
        },
    }
