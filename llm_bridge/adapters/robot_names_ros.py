"""Names of a robot's topics, services and actions."""

from llm_bridge.site.entity import Entity, Robot


def full_name(entity: Entity, name: str) -> str:
    """Return the absolute name: in the robot's namespace unless it starts with /."""
    if name.startswith('/'):
        return name
    namespace = entity.namespace.strip('/') if isinstance(entity, Robot) else ''
    return f'/{namespace}/{name}' if namespace else f'/{name}'
