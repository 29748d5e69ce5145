"""The world as JSON, for the topic `world`: entity -> attributes, pose, availability and age."""

from collections.abc import Mapping
import json
import math
from typing import Any

from llm_bridge.site.entity import Pose
from llm_bridge.site.world import EntityState, World


def world_data(world: World) -> dict[str, Any]:
    """Return the world as JSON values; ages are in seconds, poses in metres and radians."""
    return {
        entity_id: {
            'attributes': dict(state.attributes),
            'pose': None
            if state.pose is None
            else {
                'x': round(state.pose.x, 3),
                'y': round(state.pose.y, 3),
                'yaw': round(state.pose.yaw, 3),
            },
            'available': state.available,
            'age_s': round(max(0.0, world.now - state.at), 2),
        }
        for entity_id, state in world.states.items()
    }


def without_ages(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part that says whether something has changed."""
    return {
        key: {name: value for name, value in state.items() if name != 'age_s'}
        for key, state in data.items()
    }


def read_world(text: str, now: float) -> World:
    """Return the world of a message that came at `now`, in seconds of the reader's clock.

    Raises ValueError when it is not readable.
    """
    try:
        data = json.loads(text)
        return World(
            {
                str(key): EntityState(
                    attributes={
                        str(name): value
                        for name, value in state['attributes'].items()
                        if isinstance(value, bool | int | float | str)
                    },
                    pose=None if state['pose'] is None else Pose(**state['pose']),
                    at=now - _age(state['age_s']),
                    available=state['available'] is True,
                )
                for key, state in data.items()
            },
            now,
        )
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(f'the world cannot be read: {error!r}') from None


def _age(value: Any) -> float:
    age = float(value)
    if not math.isfinite(age) or age < 0:
        raise ValueError(f'age_s {value!r} is no age')
    return age
