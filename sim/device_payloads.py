"""Payloads of devices as text and JSON: read strictly, written compactly."""

from collections.abc import Mapping
import json
import math
from typing import Any

from llm_bridge.site.skill import Scalar


def text(payload: bytes) -> str:
    """Return a payload as text. Raises ValueError when it is too long or no UTF-8."""
    if len(payload) > 4096:
        raise ValueError(f'{len(payload)} bytes came, expected at most 4096')
    return payload.decode('utf-8').strip()


def json_object(payload: bytes) -> dict[str, Any]:
    """Return a payload as a JSON object. Raises ValueError when it is none."""
    try:
        found = json.loads(text(payload))
    except RecursionError as error:
        raise ValueError('the JSON is nested too deeply') from error
    if not isinstance(found, dict) or not found:
        raise ValueError('expected a JSON object with at least one attribute')
    return found


def single(name: str, value: Any) -> Scalar:
    """Return a single value. Raises ValueError for lists, objects and null."""
    if not isinstance(value, str | int | float):
        raise ValueError(f"'{name}' came as {type(value).__name__}, expected a single value")
    if not isinstance(value, str) and not abs(value) <= 1e12:
        raise ValueError(f"'{name}' came as a number that no device has")
    return value


def scalar(spec: str, word: str) -> Scalar:
    """Return a word as its attribute has it: a number, or the word in lower case or as it is."""
    if '|' in spec:
        return word.lower()
    if spec in ('name', 'text', ''):
        return word
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(f"'{word}' came, expected a number")
    return int(number) if number.is_integer() else number


def plain(value: Scalar) -> str:
    """Return a value as text."""
    return f'{value:g}' if isinstance(value, float) else str(value)


def compact(data: Mapping[str, Any]) -> str:
    """Return JSON without blanks."""
    return json.dumps(dict(data), ensure_ascii=False, separators=(',', ':'))
