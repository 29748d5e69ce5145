"""What may be meant in place of what is not known, and how it is listed."""

from collections.abc import Iterable

from llm_bridge.graph.action_graph import BRIDGE
from llm_bridge.site.entity import EntityType
from llm_bridge.site.names import LEAST_LIKE, likeness
from llm_bridge.site.site import Site


def nearest_entities(
    came: str, site: Site, types: Iterable[EntityType] = tuple(EntityType), most: int = 3
) -> tuple[str, ...]:
    """Return ids of the entities of those types whose id or names are most like it, best first."""
    allowed = frozenset(types)
    best: dict[str, float] = {}
    for entity in site.entities.values():
        if entity.type in allowed:
            best[entity.id] = max(likeness(came, n) for n in (entity.id, *entity.names()))
    good = sorted((i for i in best if best[i] >= LEAST_LIKE), key=lambda i: (-best[i], i))
    return tuple(good[:most])


def actors(site: Site) -> tuple[str, ...]:
    """Return the ids of everything that can act: robots, devices, the bridge itself."""
    return (*site.robots, *site.devices, BRIDGE)


def listed(names: Iterable[str], most: int = 8) -> str:
    """Return names as 'a, b or c', the rest counted."""
    names = tuple(names)
    if not names:
        return 'nothing'
    if len(names) > most:
        return f'{", ".join(names[:most])} and {len(names) - most} more'
    return ' or '.join(filter(None, (', '.join(names[:-1]), names[-1])))
