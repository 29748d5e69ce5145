"""ROS 2 types by name, and their fields by path: 'pose.position.x', 'poses[0].header.frame_id'."""

import importlib
import math
import os
import re
from typing import Any

from builtin_interfaces.msg import Duration, Time

from llm_bridge.adapters.dialect import written
from llm_bridge.run.ports import DispatchError
from llm_bridge.site.skill import Scalar

_SEQUENCE = re.compile(
    r'sequence<(?P<item>.+?)(?:, (?P<most>\d+))?>'
    r'|(?P<array>.+)\[(?P<size>\d+)\]'
)
_INTEGERS = {
    f'{sign}int{bits}': (
        -(2 ** (bits - 1)) if sign == '' else 0,
        2 ** (bits - 1) - 1 if sign == '' else 2**bits - 1,
    )
    for sign in ('', 'u')
    for bits in (8, 16, 32, 64)
}


def load_type(name: str) -> Any:
    """Return the class of a full type name, such as std_msgs/msg/String.

    Raises DispatchError, with what to install, when its package is not there.
    """
    if name.count('/') != 2:
        raise DispatchError(f"type '{name}' is not allowed: expected package/msg/Name")
    package, part, cls = name.split('/')
    try:
        module = importlib.import_module(f'{package}.{part}')
    except ImportError as error:
        distribution = os.environ.get('ROS_DISTRO', 'jazzy')
        dashed = package.replace('_', '-')
        raise DispatchError(
            f'type {name} is not installed: package {package} is missing ({error}); install it '
            f'with `apt install ros-{distribution}-{dashed}` or '
            f'`pip install ros-{distribution}-{dashed}`, or source the workspace that has it'
        ) from error
    found = getattr(module, cls, None)
    if found is None:
        raise DispatchError(
            f"package {package} is installed but has no type '{cls}' in {part}; "
            'see its documentation for the names that it has'
        )
    return found


def put(message: Any, path: str, value: Any) -> None:
    """Set the field at a path; sequences grow as far as the path needs.

    The value is a literal, or a Time for a stamp; seconds become a Duration or Time. Raises
    DispatchError when there is no such field or the value does not fit it.
    """
    try:
        _put_into(message, _steps(path), value)
    except ValueError as error:
        raise DispatchError(f"field '{path}' of {_type_name(message)}: {error}") from None


def get(message: Any, path: str) -> Scalar:
    """Return the single value at a path; a stamp or duration in seconds.

    Raises ValueError when there is no such field or it is not a single value.
    """
    found = message
    for step in _steps(path):
        try:
            if isinstance(found, str | bytes):
                raise TypeError
            found = found[step] if isinstance(step, int) else _field(found, step)
        except (IndexError, TypeError, KeyError):
            raise ValueError(f"'{path}' of {_type_name(message)} has no item {step}") from None
    if isinstance(found, Time | Duration):
        return float(found.sec + found.nanosec / 1e9)
    if isinstance(found, bytes):
        return int.from_bytes(found, 'little')
    found = getattr(found, 'item', lambda: found)()
    if not isinstance(found, bool | int | float | str):
        raise ValueError(f"'{path}' of {_type_name(message)} is not a single value")
    return found


def _steps(path: str) -> list[str | int]:
    return [
        int(part) if part.isdecimal() else part
        for part in path.replace('[', '.').replace(']', '').split('.')
    ]


def _field(message: Any, name: str | int) -> Any:
    fields = _fields(message)
    if name not in fields:
        raise ValueError(
            f"{_type_name(message)} has no field '{name}', it has: {', '.join(fields) or 'none'}"
        )
    return getattr(message, str(name))


def _fields(message: Any) -> dict[str, str]:
    return getattr(message, 'get_fields_and_field_types', dict)()


def _put_into(message: Any, steps: list[str | int], value: Any) -> None:
    old = _field(message, steps[0])
    setattr(
        message, str(steps[0]), _changed(_fields(message)[str(steps[0])], old, steps[1:], value)
    )


def _changed(kind: str, old: Any, steps: list[str | int], value: Any) -> Any:
    """Return the new value of something of type `kind` after the path `steps` is set in it."""
    found = _SEQUENCE.fullmatch(kind)
    if found and steps:
        index = steps[0]
        item = found['item'] or found['array']
        most = int(found['most'] or found['size'] or 10_000)
        if not isinstance(index, int) or index >= most:
            raise ValueError(f"'{index}' came, expected an index from 0 to {most - 1}")
        items = list(old)
        while len(items) <= index:
            items.append(_empty(item))
        items[index] = _changed(item, items[index], steps[1:], value)
        return items
    if steps:
        _put_into(old, steps, value)
        return old
    return _converted(kind, value)


def _empty(kind: str) -> Any:
    if '/' in kind:
        package, name = kind.split('/')
        return load_type(f'{package}/msg/{name}')()
    if kind.startswith(('string', 'wstring')):
        return ''
    return {'boolean': False, 'float': 0.0, 'double': 0.0, 'octet': b'\0'}.get(kind, 0)


def _converted(kind: str, value: Any) -> Any:
    """Return the value as a field of that type takes it. The library itself does not check."""
    if kind in ('builtin_interfaces/Time', 'builtin_interfaces/Duration'):
        return _time(kind, value)
    if kind.startswith(('string', 'wstring')):
        text = written(value) if isinstance(value, bool | int | float | str) else None
        longest = re.search(r'<(\d+)>', kind)
        if text is None or (longest and len(text) > int(longest[1])):
            raise ValueError(f'{value!r} came, expected text of type {kind}')
        return text
    if kind == 'boolean' and isinstance(value, bool):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        if kind in ('float', 'double'):
            return float(value)
        low, high = _INTEGERS.get(kind, (0, 255) if kind == 'octet' else (1, 0))
        if value == int(value) and low <= value <= high:
            return bytes([int(value)]) if kind == 'octet' else int(value)
    raise ValueError(f'{value!r} came, expected a value of type {kind}')


def _time(kind: str, value: Any) -> Any:
    wanted = Time if kind.endswith('Time') else Duration
    if isinstance(value, wanted):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 2**31:
        raise ValueError(f'{value!r} came, expected seconds')
    nanoseconds = round(value * 1e9)
    return wanted(sec=nanoseconds // 10**9, nanosec=nanoseconds % 10**9)


def _type_name(message: Any) -> str:
    package = type(message).__module__.split('.')[0]
    return f'{package}/{type(message).__name__}'
