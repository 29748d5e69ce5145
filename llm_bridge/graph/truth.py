"""Whether a condition holds: yes, no, or unknown (None), which is never taken for either."""

from collections.abc import Callable
import math

from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Condition, Not
from llm_bridge.site.entity import Device, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar
from llm_bridge.site.world import World

_ORDERINGS: dict[str, Callable[[float, float], bool]] = {
    'eq': lambda a, b: math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6),
    'ne': lambda a, b: not math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6),
    'lt': lambda a, b: a < b,
    'le': lambda a, b: a <= b,
    'gt': lambda a, b: a > b,
    'ge': lambda a, b: a >= b,
}

CLOCK_SLACK_S = 1.0
"""An observation that seems to come from the future by more than this is not believed."""


def number(value: object) -> float | None:
    """Return a finite number as float; None for anything else, also for true and false."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def compare(came: Scalar | None, op: str, wanted: Scalar) -> bool | None:
    """Compare an observed value with a wanted one; None when unknown or not comparable."""
    if came is None or op not in _ORDERINGS:
        return None
    one, other = number(came), number(wanted)
    if one is not None and other is not None:
        return _ORDERINGS[op](one, other)
    if type(came) is type(wanted) and isinstance(came, str | bool) and op in ('eq', 'ne'):
        return (came == wanted) == (op == 'eq')
    return None


def max_age_s(entity_id: str, site: Site) -> float | None:
    """Return the age in seconds beyond which an observation of that entity counts as unknown."""
    entity = site.entities.get(entity_id)
    if isinstance(entity, Robot):
        return entity.odometry.max_age_s
    if isinstance(entity, Device):
        return entity.mqtt.max_age_s
    return None


def is_fresh(entity_id: str, site: Site, world: World) -> bool:
    """Say whether the entity is available and its last observation is young enough to rely on."""
    state = world.states.get(entity_id)
    age = world.age(entity_id)
    if state is None or age is None or not state.available or not age >= -CLOCK_SLACK_S:
        return False
    limit = max_age_s(entity_id, site)
    return limit is None or age <= limit


def value(entity_id: str, attribute: str, site: Site, world: World) -> Scalar | None:
    """Return what is known of an attribute now; None when unknown, unavailable or too old."""
    if not is_fresh(entity_id, site, world):
        return None
    return world.get(entity_id, attribute)


def holds(condition: Condition, site: Site, world: World, time: str | None = None) -> bool | None:
    """Say whether a condition holds; None when that is not known.

    `time` is the local wall clock as 'HH:MM'; None leaves conditions on the time unknown.
    """
    match condition:
        case Compare():
            came = value(condition.entity, condition.attribute, site, world)
            return compare(came, condition.op, condition.value)
        case AtTime():
            return None if time is None else time == condition.time
        case Not():
            inner = holds(condition.not_, site, world, time)
            return None if inner is None else not inner
        case AllOf():
            parts = [holds(c, site, world, time) for c in condition.all]
            return False if False in parts else None if None in parts else True
        case AnyOf():
            parts = [holds(c, site, world, time) for c in condition.any]
            return True if True in parts else None if None in parts else False
