"""Parameters of a node, each declared once: name, default, range and a sentence."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from rcl_interfaces.msg import FloatingPointRange, IntegerRange, ParameterDescriptor
from rclpy.exceptions import (
    InvalidParameterTypeException,
    InvalidParameterValueException,
)
from rclpy.node import Node

from llm_bridge.site.names import nearest

Value = bool | int | float | str

ROS_OWN = ('use_sim_time', 'start_type_description_service', 'qos_overrides')
"""Parameters that every node has, or beginnings of their names."""


class ParameterError(Exception):
    """A parameter is not known, or its value is not allowed; the message says what is."""


@dataclass(frozen=True)
class Parameter:
    """One parameter, read once at the start of the node."""

    name: str
    default: Value
    description: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()


def parameters_of(model: type[BaseModel]) -> tuple[Parameter, ...]:
    """Return the fields of a settings model as parameters."""
    found = []
    for name, field in model.model_fields.items():
        low = next(
            (getattr(m, k) for m in field.metadata for k in ('ge', 'gt') if hasattr(m, k)), None
        )
        high = next(
            (getattr(m, k) for m in field.metadata for k in ('le', 'lt') if hasattr(m, k)), None
        )
        found.append(
            Parameter(
                name,
                field.default,
                field.description or '',
                low,
                high,
                tuple(getattr(field.annotation, '__args__', ()))
                if isinstance(field.default, str)
                else (),
            )
        )
    return tuple(found)


def declare(
    node: Node, parameters: Sequence[Parameter], of_other_nodes: Collection[str] = ()
) -> Mapping[str, Any]:
    """Declare the parameters read-only and return their values.

    The node must be made with automatically_declare_parameters_from_overrides, so that a
    misspelt one is noticed. `of_other_nodes` are names that are no mistake here: a file with
    `/**:` gives every node the parameters of all. Raises ParameterError.
    """
    given = {name: it.value for name, it in node.get_parameters_by_prefix('').items()}
    known = [it.name for it in parameters]
    for name in given:
        if name in known or name.startswith(ROS_OWN):
            continue
        if name in of_other_nodes:
            node.get_logger().info(f"parameter '{name}' is for another node, and not used here")
        else:
            near = nearest(name, known, 1)
            raise ParameterError(
                f"parameter '{name}' is not known"
                + (f"; did you mean '{near[0]}'?" if near else f'; known: {", ".join(known)}')
            )
    return {it.name: _declared(node, it, given.get(it.name)) for it in parameters}


def _declared(node: Node, it: Parameter, given: Any) -> Any:
    value = it.default if given is None else given
    # 15 on the command line is an integer, also for a parameter in seconds.
    if isinstance(it.default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(it.default):
        raise ParameterError(
            f"parameter '{it.name}': {value!r} came, expected a value of type "
            f'{type(it.default).__name__}'
        )
    if it.choices and value not in it.choices:
        raise ParameterError(
            f"parameter '{it.name}': {value!r} came, allowed: {', '.join(it.choices)}"
        )
    if node.has_parameter(it.name):
        node.undeclare_parameter(it.name)
    try:
        node.declare_parameter(it.name, value, _descriptor(it), ignore_override=True)
    except (InvalidParameterValueException, InvalidParameterTypeException):
        raise ParameterError(
            f"parameter '{it.name}': {value!r} came, allowed: {it.minimum} to {it.maximum}"
        ) from None
    return value


def _descriptor(it: Parameter) -> ParameterDescriptor:
    descriptor = ParameterDescriptor(
        name=it.name,
        description=it.description,
        read_only=True,
        additional_constraints=f'one of: {", ".join(it.choices)}' if it.choices else '',
    )
    if it.minimum is not None and it.maximum is not None:
        if isinstance(it.default, float):
            descriptor.floating_point_range = [
                FloatingPointRange(from_value=float(it.minimum), to_value=float(it.maximum))
            ]
        else:
            descriptor.integer_range = [
                IntegerRange(from_value=int(it.minimum), to_value=int(it.maximum), step=1)
            ]
    return descriptor
