"""Conditions on the world: comparisons, and their combinations."""

from typing import Annotated, Literal, Union

from pydantic import Discriminator, Field, Tag

from llm_bridge.site.skill import Frozen, Id, Scalar


class Compare(Frozen):
    """One attribute of one entity against a value."""

    entity: Id
    attribute: Id = 'state'
    """'state', 'position', 'area' (the area or place a robot is in), ..."""
    op: Literal['eq', 'ne', 'lt', 'le', 'gt', 'ge'] = 'eq'
    value: Scalar


class AllOf(Frozen):
    """Every one holds."""

    all: tuple['Condition', ...] = Field(min_length=1)


class AnyOf(Frozen):
    """At least one holds."""

    any: tuple['Condition', ...] = Field(min_length=1)


class Not(Frozen):
    """It is known not to hold. Unknown stays unknown."""

    not_: 'Condition' = Field(alias='not')


class AtTime(Frozen):
    """The local clock reads this time (24 h, 'HH:MM'), today or else tomorrow."""

    time: Annotated[str, Field(pattern=r'^([01]\d|2[0-3]):[0-5]\d$')]


def _tag(value: object) -> str:
    # Anything may come here from outside; what is no condition is tagged, and refused, as compare.
    keys = value if isinstance(value, dict) else getattr(type(value), 'model_fields', ())
    for key, tag in (
        ('all', 'all'),
        ('any', 'any'),
        ('not', 'not'),
        ('not_', 'not'),
        ('time', 'time'),
    ):
        if key in keys:
            return tag
    return 'compare'


Condition = Annotated[
    Union[
        Annotated[Compare, Tag('compare')],
        Annotated[AllOf, Tag('all')],
        Annotated[AnyOf, Tag('any')],
        Annotated[Not, Tag('not')],
        Annotated[AtTime, Tag('time')],
    ],
    Discriminator(_tag),
]

for _model in (AllOf, AnyOf, Not):
    _model.model_rebuild()
