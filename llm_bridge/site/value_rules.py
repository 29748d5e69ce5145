"""Check the values that skills take and devices tell: limits, defaults, units and payloads."""

from collections.abc import Callable, Iterator, Mapping
import json
import re

from llm_bridge.site.entity import Kind
from llm_bridge.site.finding import Finding, Spot
from llm_bridge.site.skill import Arg, ArgType, Skill
from llm_bridge.site.units import unit_fault, UNITLESS
from llm_bridge.site.yaml_file import KeyPath

_SECONDS = ('s', 'second', 'seconds')

At = Callable[[KeyPath], Spot]


def check_payload(skill: Skill, payload: str, path: KeyPath, spot: At) -> Iterator[Finding]:
    """Yield what keeps a payload that looks like JSON from being some."""
    if not payload.lstrip().startswith(('{', '[')):
        return
    given = {
        arg.name: '1' if arg.type in (ArgType.NUMBER, ArgType.DURATION) else 'word'
        for arg in skill.args
    }
    left_out = {arg.name: '' for arg in skill.args if not arg.required and arg.default is None}
    for values, when in ((given, ''), ({**given, **left_out}, ' when an argument is left out')):
        if not _is_json(payload, values):
            yield Finding(
                spot(path),
                f'the payload begins like JSON but is none{when}; words stand in double quotes '
                '("$text"), and a number that may be left out needs a default',
                payload[:80],
                level='warning',
            )
            return


def _is_json(payload: str, values: Mapping[str, str]) -> bool:
    text = re.sub(r'\$([a-z][a-z0-9_]*)', lambda found: values.get(found[1], ''), payload)
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def check_arg(arg: Arg, path: KeyPath, spot: At) -> Iterator[Finding]:
    """Yield what is wrong with an argument: its limits, unit, name and default."""
    at = spot(path)
    if arg.min is not None and arg.max is not None and arg.min > arg.max:
        yield Finding(at, f"argument '{arg.name}': min {arg.min:g} is above max {arg.max:g}")
    yield from _unit(arg, path, spot)
    if arg.name in ('robot', 'target'):
        yield Finding(
            at, f"an argument cannot be called '{arg.name}', which means who acts", arg.name
        )
    if arg.default is None:
        return
    if arg.required:
        yield Finding(at, f"argument '{arg.name}' has a default, so write 'required: false'")
    if arg.type in (ArgType.NUMBER, ArgType.DURATION):
        value = arg.default
        if (
            isinstance(value, bool | str)
            or (arg.min is not None and value < arg.min)
            or (arg.max is not None and value > arg.max)
        ):
            yield Finding(
                at,
                (
                    f"the default '{value}' of argument '{arg.name}' is no number "
                    f'from {_bound(arg.min)} to {_bound(arg.max)}'
                ),
                str(value),
            )
    elif arg.type is ArgType.CHOICE and arg.default not in arg.choices:
        yield Finding(
            at,
            (
                f"the default '{arg.default}' of argument '{arg.name}' is none of its "
                f'choices {", ".join(arg.choices)}'
            ),
            str(arg.default),
            ', '.join(arg.choices),
        )


def _unit(arg: Arg, path: KeyPath, spot: At) -> Iterator[Finding]:
    if not arg.unit:
        return
    if arg.type is ArgType.DURATION and arg.unit not in _SECONDS:
        yield Finding(
            spot((*path, 'unit')),
            f"argument '{arg.name}': a duration is in seconds, however it is said; leave 'unit' "
            'out, or take type number for another unit',
            arg.unit,
            'second',
            'second',
        )
    elif arg.type is ArgType.NUMBER and (fault := unit_fault(arg.unit)):
        yield Finding(
            spot((*path, 'unit')),
            f"argument '{arg.name}': {fault[0]}; a plain count has no 'unit'",
            arg.unit,
            suggestion=fault[1],
        )
    elif arg.type not in (ArgType.NUMBER, ArgType.DURATION):
        yield Finding(
            spot((*path, 'unit')),
            f"argument '{arg.name}' is a {arg.type.value} and has no unit",
            arg.unit,
        )


def check_told(kind: Kind, spot: At) -> Iterator[Finding]:
    """Yield what is wrong with what a kind's state attributes are said to be."""
    for name, told in kind.attributes.items():
        if '|' in told or not told or told in UNITLESS:
            continue
        if fault := unit_fault(told):
            yield Finding(
                spot(('kinds', kind.name, 'attributes', name)),
                f'{fault[0]}. An attribute is a unit, its values (on|off), or one of '
                f'{", ".join(UNITLESS)}',
                told,
                suggestion=fault[1],
            )


def _bound(value: float | None) -> str:
    return 'any' if value is None else f'{value:g}'
