"""What people say of a sensor that is on or off: of a door 'open', of a leak sensor 'wet'."""

from collections.abc import Mapping
from typing import Literal

Sensed = Literal['on', 'off']

# fmt: off
OPENINGS = frozenset({'door', 'garage_door', 'window', 'opening', 'safety'})
PEOPLE = frozenset({'motion', 'occupancy', 'presence'})
"""Classes of the sensors that notice whether somebody is there."""
_ALARMS = frozenset({'smoke', 'gas', 'carbon_monoxide', 'moisture', 'heat', 'vibration', 'sound',
                     'problem', 'tamper', 'safety'})

_ANY: Mapping[Sensed, frozenset[str]] = {
    'on': frozenset({'on', 'active', 'triggered', 'tripped', 'set off', 'going off',
                     'switched on', 'turned on', 'an',
                     'ausgelöst', 'actif', 'déclenché', 'activo', 'activado'}),
    'off': frozenset({'off', 'inactive', 'cleared', 'reset', 'switched off', 'turned off', 'aus',
                      'inactif', 'inactivo'}),
}
"""Said of every sensor."""
_OPEN: Mapping[Sensed, frozenset[str]] = {
    'on': frozenset({'open', 'opened', 'offen', 'ouvert', 'ouverte', 'abierto', 'abierta'}),
    'off': frozenset({'closed', 'shut', 'zu', 'geschlossen', 'fermé', 'fermée', 'cerrado',
                      'cerrada'}),
}
_NOTICED: Mapping[Sensed, frozenset[str]] = {
    'on': frozenset({'detected', 'sounding'}), 'off': frozenset({'clear', 'quiet', 'silent'}),
}
_THERE: Mapping[Sensed, frozenset[str]] = {
    'on': frozenset({'occupied', 'present', 'detected', 'taken', 'busy'}),
    'off': frozenset({'empty', 'absent', 'clear', 'free', 'unoccupied', 'vacant', 'quiet',
                      'deserted'}),
}
_RINGS: Mapping[Sensed, frozenset[str]] = {
    'on': frozenset({'ringing', 'sounding', 'pressed'}), 'off': frozenset({'quiet', 'silent'}),
}
_OWN: Mapping[str, Mapping[Sensed, frozenset[str]]] = {
    'battery': {'on': frozenset({'low', 'flat', 'empty'}), 'off': frozenset({'ok', 'fine'})},
    'bell': _RINGS, 'doorbell': _RINGS,
    'connectivity': {'on': frozenset({'connected', 'online', 'up'}),
                     'off': frozenset({'disconnected', 'offline', 'down'})},
    'heat': {'on': frozenset({'hot'}), 'off': frozenset()},
    'light': {'on': frozenset({'bright', 'light'}), 'off': frozenset({'dark'})},
    'lock': {'on': frozenset({'unlocked'}), 'off': frozenset({'locked'})},
    'moisture': {'on': frozenset({'wet', 'leaking', 'damp'}), 'off': frozenset({'dry'})},
    'plug': {'on': frozenset({'plugged in'}), 'off': frozenset({'unplugged'})},
    'presence': {'on': frozenset({'home'}), 'off': frozenset({'away', 'gone'})},
    'problem': {'on': frozenset({'faulty', 'in fault', 'broken', 'jammed', 'stuck'}),
                'off': frozenset({'ok', 'fine'})},
    'running': {'on': frozenset({'running', 'working', 'going'}),
                'off': frozenset({'stopped', 'idle', 'standing still', 'done', 'finished'})},
    'safety': {'on': frozenset({'unsafe', 'interrupted'}), 'off': frozenset({'safe'})},
    'sound': {'on': frozenset({'noisy', 'loud'}), 'off': frozenset()},
    'vibration': {'on': frozenset({'vibrating', 'shaking'}), 'off': frozenset({'still'})},
}
_OF_ROOMS = frozenset({'moisture', 'heat', 'light', 'lock', 'safety', 'sound'})
"""Classes whose own words are said of the room that the sensor is in."""
OPEN_WORDS = frozenset().union(*_OPEN.values())
# fmt: on


def _tables(device_class: str | None) -> tuple[Mapping[Sensed, frozenset[str]], ...]:
    """Return what is said of sensors of a class that is not said of every sensor."""
    if device_class is None:  # what it notices is not told; of people it is never said
        return (_OPEN, _NOTICED)
    return (
        *((_OPEN,) if device_class in OPENINGS else ()),
        *((_NOTICED,) if device_class in _ALARMS else ()),
        *((_THERE,) if device_class in PEOPLE else ()),
        *((_OWN[device_class],) if device_class in _OWN else ()),
    )


_CLASSES = (None, *OPENINGS, *PEOPLE, *_ALARMS, *_OWN)
SENSED_WORDS = frozenset().union(
    *(words for c in _CLASSES for table in (_ANY, *_tables(c)) for words in table.values())
)
"""All that is said of the sensors of some class."""


def sensed(device_class: str | None, said: str) -> Sensed | None:
    """Return the state that is meant of a sensor of a class; None where it does not tell that."""
    return _value((_ANY, *_tables(device_class)), said)


def tells(device_class: str | None, said: str) -> bool:
    """Tell whether it is what sensors of just that class are there to tell."""
    return device_class is not None and _value(_tables(device_class), said) is not None


def tells_of_room(device_class: str | None, said: str) -> bool:
    """Tell whether a room is so when its sensor tells that: open, wet, but not 'triggered'."""
    tables = (_OPEN,) if device_class in OPENINGS - {'window'} else ()
    own = (_OWN[device_class],) if device_class in _OF_ROOMS else ()
    return _value((*tables, *own), said) is not None


def _value(tables: tuple[Mapping[Sensed, frozenset[str]], ...], said: str) -> Sensed | None:
    return next((value for t in tables for value, words in t.items() if said in words), None)
