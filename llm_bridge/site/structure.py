"""Say what is wrong with the form of a site file: unknown keys, missing keys, wrong types."""

from collections.abc import Iterable, Mapping
import types
from typing import Annotated, Any, get_args, get_origin, Literal, Union

from pydantic import BaseModel

from llm_bridge.site.finding import Finding, Spot
from llm_bridge.site.names import nearest
from llm_bridge.site.site import Site
from llm_bridge.site.yaml_file import KeyPath


def structure_finding(fault: Mapping[str, Any], spot: Spot, path: KeyPath) -> Finding:
    """Return one fault that pydantic found as a finding about the file."""
    kind = str(fault['type'])
    loc: tuple[str | int, ...] = fault['loc']
    came = _shown(fault.get('input'))
    context: Mapping[str, Any] = fault.get('ctx', {})
    key = str(path[-1]) if path else ''
    if loc and loc[-1] == '[key]':
        key = str(loc[-2])
        return Finding(spot, f"'{key}' is no id: {_ID_RULE}", came=key, allowed=_ID_RULE)
    match kind:
        case 'extra_forbidden':
            allowed = allowed_keys(loc[:-1])
            guess = _nearest(str(loc[-1]), allowed)
            return Finding(
                spot,
                (
                    f"key '{loc[-1]}' is not known here{_guess(guess)}; "
                    f'allowed: {", ".join(allowed)}{_comma(fault)}'
                ),
                str(loc[-1]),
                ', '.join(allowed),
                guess,
            )
        case 'missing':
            return Finding(spot, f"key '{loc[-1]}' is missing", allowed=str(loc[-1]))
        case 'literal_error' | 'enum' | 'union_tag_invalid':
            expected = str(context.get('expected') or context.get('expected_tags'))
            if kind == 'union_tag_invalid':
                came = str(context.get('tag'))
            allowed = tuple(
                part.strip().strip("'") for part in expected.replace(' or ', ', ').split(',')
            )
            guess = _nearest(came, allowed)
            return Finding(
                spot,
                (
                    f"'{came}' is not allowed for '{key}'{_guess(guess)}; "
                    f'allowed: {", ".join(allowed)}'
                ),
                came,
                ', '.join(allowed),
                guess,
            )
        case 'union_tag_not_found':
            return Finding(
                spot,
                (
                    "key 'via' is missing; it says how the skill is reached: ros_topic, "
                    'ros_service, ros_action, mqtt or local'
                ),
                came,
                'ros_topic, ros_service, ros_action, mqtt, local',
            )
        case 'string_pattern_mismatch' | 'string_too_long':
            rule = (
                _ID_RULE
                if context.get('pattern', '').startswith('^[a-z]') or 'max_length' in context
                else str(fault['msg'])
            )
            return Finding(spot, f"'{came}' is not allowed for '{key}': {rule}", came, rule)
        case 'value_error':
            return Finding(spot, _sentence(str(context.get('error', fault['msg']))), came)
        case 'dict_type' if key in _BY_LANGUAGE:
            allowed_form = 'a list, or lists by language'
            message = f"'{key}' takes {allowed_form}; came {came}"
            return Finding(spot, message, came, allowed_form)
        case 'string_type' if isinstance(fault.get('input'), int | float):
            message = f"'{key}' takes a text; came {came}: put it in quotes"
            return Finding(spot, message, came, 'a text')
        case _:
            allowed_form = _FORMS.get(kind) or str(fault['msg'])
            return Finding(
                spot,
                f"'{key}' takes {allowed_form}; came {came}"
                if kind in _FORMS
                else f"'{key}': {allowed_form}; came {came}",
                came,
                allowed_form,
            )


def _comma(fault: Mapping[str, Any]) -> str:
    """Return a hint where a text between braces seems to have been cut at its comma."""
    if fault.get('input') is not None:
        return ''
    return '. If it is part of the text before it, put that in quotes: a comma ends a text in { }'


def unknown(spot: Spot, what: str, came: str, allowed: Iterable[str]) -> Finding:
    """Return the finding that nothing of that name exists, with the nearest name that does."""
    names = tuple(allowed)
    guess = _nearest(came, names)
    shown = ', '.join(names[:40]) + (', ...' if len(names) > 40 else '') or 'none'
    return Finding(
        spot, f"there is no {what} '{came}'{_guess(guess)}; known: {shown}", came, shown, guess
    )


def _nearest(came: str, known: Iterable[str]) -> str | None:
    return next(iter(nearest(came, known, 1)), None)


def allowed_keys(loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys that a mapping at that place of a site file may have."""
    model: Any = Site
    for part in loc:
        model = _below(model, part)
    return tuple(
        sorted(
            {
                field.alias or name
                for one in _models(model)
                for name, field in one.model_fields.items()
            }
            - {'id'}
        )
    )


def _below(annotation: Any, part: str | int) -> Any:
    """Return the type of what lies under a key of a value of that type; None when unknown."""
    tagged = [m for m in _models(annotation) if _has_tag(m, part)]
    if tagged:
        return tagged[0]
    for model in _models(annotation):
        for name, field in model.model_fields.items():
            if part in (name, field.alias):
                return field.annotation
    for option in _options(annotation):
        arguments = get_args(option)
        if get_origin(option) is tuple and arguments:
            return arguments[0]
        if get_origin(option) is dict:
            return arguments[1]
    return None


def _has_tag(model: type[BaseModel], part: str | int) -> bool:
    via = model.model_fields.get('via')
    return (
        via is not None
        and get_origin(via.annotation) is Literal
        and part in get_args(via.annotation)
    )


def _models(annotation: Any) -> list[type[BaseModel]]:
    return [
        option
        for option in _options(annotation)
        if isinstance(option, type) and issubclass(option, BaseModel)
    ]


def _options(annotation: Any) -> list[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _options(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return [option for member in get_args(annotation) for option in _options(member)]
    return [annotation]


def _guess(guess: str | None) -> str:
    return f"; did you mean '{guess}'?" if guess else ''


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return 'a mapping'
    if isinstance(value, list | tuple):
        return 'a list'
    if value is None:
        return 'nothing'
    return str(value)[:80]


def _sentence(text: str) -> str:
    return text[:1].lower() + text[1:] if text[:2].istitle() else text


_ID_RULE = 'lower-case letters, digits and underscores, a letter first, at most 64'

_BY_LANGUAGE = frozenset({'aliases', 'words', 'sentences'})

_FORMS = {
    'string_type': 'a text',
    'float_type': 'a number',
    'float_parsing': 'a number',
    'int_type': 'a whole number',
    'int_parsing': 'a whole number',
    'int_from_float': 'a whole number',
    'bool_type': 'true or false',
    'bool_parsing': 'true or false',
    'dict_type': 'a mapping',
    'model_type': 'a mapping',
    'model_attributes_type': 'a mapping',
    'tuple_type': 'a list',
    'list_type': 'a list',
    'finite_number': 'a finite number',
}
"""pydantic's fault type -> what would have been right."""
