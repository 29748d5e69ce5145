"""Read what strangers sent: every text is cut, cleaned and checked before it is used."""

import json
import math
import re
from typing import Any
import unicodedata

from llm_bridge.site.discovery.found import CannotMapError

MAX_PAYLOAD = 4_000_000
"""Bytes of one announcement: the inventory of a big Zigbee network has some hundred thousand."""

MAX_NAME = 60
MAX_TOPIC = 200
MAX_ITEMS = 500
"""Devices of one inventory, and of the whole file."""


def json_of(payload: bytes) -> Any:
    """Return what the JSON holds. Raises CannotMapError when it is none."""
    if len(payload) > MAX_PAYLOAD:
        raise CannotMapError(f'{len(payload)} bytes came, allowed are {MAX_PAYLOAD}')
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        raise CannotMapError('its announcement is no JSON') from None


def mapping(value: object) -> dict[str, Any]:
    """Return the value if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """Return the first items of a JSON list, of anything else none."""
    return value[:MAX_ITEMS] if isinstance(value, list) else []


def words(value: object, most: int = MAX_NAME) -> str:
    """Return a text as one clean line without what cannot be seen; of anything else nothing."""
    if not isinstance(value, str):
        return ''
    text = unicodedata.normalize('NFC', value[: 4 * most])
    seen = ''.join(sign if sign.isprintable() else ' ' for sign in text)
    return ' '.join(seen.split())[:most].strip()


def name_of(value: object) -> str:
    """Return a text that people could say: with a letter or digit; else nothing."""
    text = words(value)
    return text if re.search(r'[^\W_]', text) else ''


def topic_of(value: object) -> str:
    """Return an MQTT topic that can be published to. Raises CannotMapError when it is none."""
    if not isinstance(value, str) or not 0 < len(value) <= MAX_TOPIC or not value.isprintable():
        raise CannotMapError(f"'{words(value) or type(value).__name__}' is no topic to use")
    if '+' in value or '#' in value or value.startswith('$'):
        raise CannotMapError(f"'{words(value)}' is no topic of one device")
    if value.split('/')[0] == 'llm_bridge':
        # Who announces this wants commands to come from a lamp.
        raise CannotMapError(f"'{words(value)}' is a topic of the bridge itself")
    return value


def number(value: object) -> float | None:
    """Return a finite number, also from a text; else None."""
    if isinstance(value, str) and re.fullmatch(r'[+-]?\d{1,9}(\.\d{1,9})?', value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not abs(value) <= 1e9 or not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else round(float(value), 3)


def slug(text: str) -> str:
    """Return a text as an id may be: letters, digits, underscores; '' when nothing is left."""
    plain = unicodedata.normalize('NFKD', text.casefold().replace('ß', 'ss'))
    found = re.sub('[^a-z0-9]+', '_', plain.encode('ascii', 'ignore').decode()).strip('_')
    found = found if found[:1].isalpha() or not found else f'n{found}'
    return found[:48].strip('_')
