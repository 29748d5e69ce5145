"""The shapes of which markers for RViz and Foxglove are made."""

from collections.abc import Iterable, Sequence

from builtin_interfaces.msg import Duration
from geometry_msgs.msg import Point as PointMessage
from std_msgs.msg import ColorRGBA
from visualization_msgs.msg import Marker

from llm_bridge.site.entity import Point

Rgba = tuple[float, float, float, float]

TEXT: Rgba = (1.0, 1.0, 1.0, 1.0)

_LIFE = Duration(sec=3)
"""What moves disappears with the executor that tells of it."""

_OUTLINE_M = 0.04
_LETTER_M = 0.3


class Shapes:
    """Makes markers in one frame. Lengths are in metres, angles in radians."""

    def __init__(self, frame: str) -> None:
        self._frame = frame

    def outline(self, group: str, number: int, color: Rgba, polygon: Sequence[Point]) -> Marker:
        """Return the closed line around a polygon, on the floor."""
        return self.line(group, number, color, (*polygon, polygon[0]), _OUTLINE_M, 0.02)

    def line(
        self,
        group: str,
        number: int,
        color: Rgba,
        points: Iterable[Point],
        width_m: float,
        z: float,
        *,
        lives: bool = False,
    ) -> Marker:
        """Return a line through points, at a height above the floor."""
        marker = self._marker(group, number, Marker.LINE_STRIP, color, lives)
        marker.scale.x = width_m
        marker.points = [PointMessage(x=float(x), y=float(y), z=z) for x, y in points]
        return marker

    def solid(
        self,
        group: str,
        number: int,
        kind: int,
        color: Rgba,
        at: tuple[float, float, float],
        size: tuple[float, float, float],
        *,
        lives: bool = False,
    ) -> Marker:
        """Return a sphere, cylinder or other body of `size` with its middle `at` x, y, z."""
        marker = self._marker(group, number, kind, color, lives)
        marker.pose.position.x, marker.pose.position.y, marker.pose.position.z = map(float, at)
        marker.scale.x, marker.scale.y, marker.scale.z = map(float, size)
        return marker

    def label(
        self,
        group: str,
        number: int,
        text: str,
        at: tuple[float, float, float],
        *,
        lives: bool = False,
    ) -> Marker:
        """Return a text that faces whoever looks."""
        size = (_LETTER_M, _LETTER_M, _LETTER_M)
        label = self.solid(group, number, Marker.TEXT_VIEW_FACING, TEXT, at, size, lives=lives)
        label.text = text
        return label

    def _marker(self, group: str, number: int, kind: int, color: Rgba, lives: bool) -> Marker:
        marker = Marker(
            ns=group,
            id=number,
            type=kind,
            action=Marker.ADD,
            color=ColorRGBA(r=color[0], g=color[1], b=color[2], a=color[3]),
        )
        marker.header.frame_id = self._frame
        marker.pose.orientation.w = 1.0
        if lives:
            marker.lifetime = _LIFE
        return marker
