"""What every MQTT dialect of devices shares: messages out, things heard, and reading of values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
import json
import math
import re
from typing import Any, Protocol

from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.skill import Scalar

MAX_PAYLOAD = 65_536
"""Longest payload in bytes that is looked at."""

MAX_TEXT = 200
"""Longest text that becomes a state value, in characters."""


Sets = Mapping[str, Scalar]
"""Attribute -> wanted value, in the units of the kind."""


@dataclass(frozen=True)
class Outgoing:
    """One message to a device; always QoS 1 and never retained."""

    topic: str
    payload: bytes


@dataclass(frozen=True)
class Heard:
    """What one message from a device told. Its text is data, never an instruction."""

    attributes: Mapping[str, Scalar] = field(default_factory=dict)
    """Attribute -> value, in the units of the kind."""
    unknown: frozenset[str] = frozenset()
    """Attributes whose value is unknown from now on: told so, or not readable."""
    available: bool | None = None
    """What it said of being there; None: nothing."""
    malformed: tuple[str, ...] = ()
    """One sentence for each thing that could not be read."""


class Dialect(Protocol):
    """How one family of devices writes its MQTT messages. Pure: text in, text out."""

    def state_topics(self, device: Device, kind: Kind) -> tuple[str, ...]:
        """Return the topics, without wildcards, on which the device tells its state."""

    def told_on(self, device: Device, kind: Kind, topic: str) -> frozenset[str]:
        """Return the attributes that one of the state topics tells."""

    def availability_topic(self, device: Device) -> str | None:
        """Return the habitual topic of online and offline, or None when there is none."""

    def encode(self, device: Device, kind: Kind, sets: Sets) -> tuple[Outgoing, ...]:
        """Return the messages that set the attributes. Raises DispatchError if it has none."""

    def decode(self, device: Device, kind: Kind, topic: str, payload: bytes) -> Heard:
        """Return what a message on one of the state topics told. Never raises."""


def specs(device: Device, kind: Kind) -> dict[str, str]:
    """Return attribute -> what it is, for everything that the device may tell."""
    own = {effect.attribute: '' for skill in device.skills.values() for effect in skill.effects}
    return {**own, **kind.attributes}


def read(spec: str, raw: object) -> Scalar | None:
    """Return a raw value as `spec` ('on|off', 'percent', 'name', 'degC') has it; None: unknown.

    Raises ValueError with what came and what is allowed.
    """
    if raw is None:
        return None
    if not isinstance(raw, str | int | float):
        raise ValueError(f'{_shown(raw)} is not a single value')
    if isinstance(raw, str):
        raw = raw.strip()
        if raw.lower() in ('', 'none', 'null', 'unknown', 'unavailable'):
            return None
    if '|' in spec:
        return _choice(tuple(spec.split('|')), raw)
    if spec in ('name', 'text', ''):
        return _text(raw, spec)
    return _number(spec, raw)


def heard(known: Mapping[str, str], pairs: Iterable[tuple[str, object]]) -> Heard:
    """Read (attribute, raw value) pairs; those of unknown attributes are passed over."""
    values: dict[str, Scalar] = {}
    unknown: set[str] = set()
    malformed: list[str] = []
    for attribute, raw in pairs:
        if attribute not in known:
            continue
        try:
            value = read(known[attribute], raw)
        except ValueError as error:
            malformed.append(f'{attribute}: {error}')
            value = None
        if value is None:
            unknown.add(attribute)
            values.pop(attribute, None)
        else:
            unknown.discard(attribute)
            values[attribute] = value
    return Heard(values, frozenset(unknown), malformed=tuple(malformed))


def text_of(payload: bytes) -> str:
    """Return the payload as text. Raises ValueError when it is too long or not UTF-8."""
    if len(payload) > MAX_PAYLOAD:
        raise ValueError(f'{len(payload)} bytes came, allowed are {MAX_PAYLOAD}')
    return payload.decode()


def object_of(payload: bytes) -> dict[str, Any]:
    """Return the payload as a JSON object. Raises ValueError when it is none."""
    try:
        found = json.loads(text_of(payload))
    except RecursionError:
        raise ValueError('the JSON is nested too deeply') from None
    if not isinstance(found, dict):
        raise ValueError(f'a JSON object was expected but {_shown(found)} came')
    return found


def written(value: Scalar) -> str:
    """Return a value as devices read it: no exponent, no needless decimals."""
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, float):
        if value.is_integer():
            return str(int(value))
        return f'{value:.6f}'.rstrip('0')
    return str(value)


def json_bytes(data: Mapping[str, Any]) -> bytes:
    """Return compact JSON."""
    whole = {
        key: int(value) if isinstance(value, float) and value.is_integer() else value
        for key, value in data.items()
    }
    return json.dumps(whole, ensure_ascii=False, separators=(',', ':'), allow_nan=False).encode()


_NUMBER = r'[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?'

_SYNONYMS = {
    'on': ('true', '1'),
    'off': ('false', '0'),
    'running': ('on', 'true', '1'),
    'stopped': ('off', 'false', '0'),
    'idle': ('off', 'false', '0'),
    'locked': ('lock',),
    'unlocked': ('unlock',),
    'open': ('opened',),
    'closed': ('close',),
}


def _choice(choices: tuple[str, ...], raw: str | int | float) -> str | None:
    word = str(raw).lower()
    if word in choices:
        return word
    for choice in choices:
        if word in _SYNONYMS.get(choice, ()):
            return choice
    # Devices have states that no kind lists (locking, stopped); they are neither of those wanted.
    if re.fullmatch(r'[a-z][a-z0-9_ -]{0,62}', word):
        return word.replace(' ', '_')
    raise ValueError(f'{_shown(raw)} came, expected one of {", ".join(choices)}')


def _text(raw: str | int | float, spec: str) -> Scalar:
    if not isinstance(raw, str):
        return raw if isinstance(raw, bool | int) else _number('number', raw)
    if len(raw) > MAX_TEXT or not raw.isprintable():
        raise ValueError(f'{_shown(raw)} came, expected at most {MAX_TEXT} printable characters')
    return raw.lower() if spec == 'name' else raw


def _number(spec: str, raw: str | int | float) -> float:
    if isinstance(raw, str):
        numeric = len(raw) <= 40 and bool(re.fullmatch(_NUMBER, raw, re.ASCII))
    else:
        numeric = not isinstance(raw, bool) and abs(raw) <= 1e12
    number = float(raw) if numeric else math.nan
    low, high = (0, 100) if spec == 'percent' else (-1e12, 1e12)
    if not low <= number <= high:
        raise ValueError(
            f'{_shown(raw)} came, expected a number'
            + (' from 0 to 100' if spec == 'percent' else '')
        )
    return int(number) if number.is_integer() else number


def _shown(raw: object) -> str:
    """Return the value for a message: short, and with nothing that breaks a line."""
    if isinstance(raw, int) and abs(raw) > 10**20:
        return 'a huge number'
    text = ascii(raw) if isinstance(raw, str | int | float) else type(raw).__name__
    return text if len(text) <= 60 else text[:57] + '...'
