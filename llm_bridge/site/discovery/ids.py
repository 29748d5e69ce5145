"""Ids for what was found: slugs, each once in the whole file."""

from collections.abc import Iterable, Mapping

from llm_bridge.site.discovery.found import Found, FoundDevice, FoundRobot
from llm_bridge.site.discovery.untrusted import slug
from llm_bridge.site.names import normal
from llm_bridge.site.references import RESERVED_IDS


class Ids:
    """Gives out ids that nothing else has."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """`taken` are those of the site that it is for."""
        self._taken = {*taken, *RESERVED_IDS}

    def one(self, name: str, kind: str) -> str:
        """Return a new id from a name; the kind is added where the name alone is taken."""
        plain = slug(name) or kind
        ways = [plain]
        if not plain.endswith(kind):
            ways.append(f'{plain}_{kind}')
        number = 2
        found = next((way for way in ways if way not in self._taken), '')
        while not found or found in self._taken:
            found = f'{plain}_{number}'
            number += 1
        self._taken.add(found)
        return found


class Named:
    """What was found, each with its id; areas by the names that were suggested."""

    def __init__(self, found: Found, areas: Mapping[str, str], taken: Iterable[str]) -> None:
        """`areas`: name -> id of those that the site has already."""
        ids = Ids(taken)
        known = {normal(name): key for name, key in areas.items()}
        self.areas: dict[str, str] = {}
        """Id -> name, of the new ones."""
        self._area_of: dict[str, str] = {}
        for device in found.devices:
            plain = normal(device.area)
            if device.area and plain not in known:
                known[plain] = ids.one(device.area, 'area')
                self.areas[known[plain]] = device.area
        self._known = known
        self.robots: dict[str, FoundRobot] = {}
        self.starts: dict[str, str] = {}
        """Id of a robot -> id of the place where it stood."""
        for robot in found.robots:
            key = ids.one(robot.name, 'robot')
            self.robots[key] = robot
            if robot.pose is not None:
                self.starts[key] = ids.one(f'{robot.name} start', 'place')
        self.devices: dict[str, FoundDevice] = {
            ids.one(device.name, device.kind): device for device in found.devices
        }

    def area_of(self, device: FoundDevice) -> str:
        """Return the id of its area, or ''."""
        return self._known.get(normal(device.area), '') if device.area else ''

    def alike(self) -> Mapping[str, str]:
        """Return id -> id of the one before it with the same name and kind in the same area."""
        first: dict[tuple[str, str, str], str] = {}
        found: dict[str, str] = {}
        for key, device in self.devices.items():
            same = (normal(device.name), device.kind, self.area_of(device))
            if same in first:
                found[key] = first[same]
            first.setdefault(same, key)
        return found
