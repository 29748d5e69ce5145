"""Rays on the floor plan: how far it is from a point to the nearest edge, in many directions."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
import shapely
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]


class Edges:
    """Straight edges that rays end at."""

    def __init__(self, shapes: Iterable[BaseGeometry]) -> None:
        """Take the outlines, holes included, of polygons."""
        starts, ways = [np.empty((0, 2))], [np.empty((0, 2))]
        for shape in shapes:
            for ring in shapely.get_parts(shapely.get_rings(shapely.get_parts(shape))):
                points = shapely.get_coordinates(ring)
                starts.append(points[:-1])
                ways.append(np.diff(points, axis=0))
        self._starts: Floats = np.concatenate(starts)
        self._ways: Floats = np.concatenate(ways)

    def cast(self, x: float, y: float, angles: Floats, most_m: float) -> Floats:
        """Return the distance in metres to the first edge in each direction, at most `most_m`."""
        to = self._starts - (x, y)
        dx, dy = np.cos(angles)[:, None], np.sin(angles)[:, None]
        across = dx * self._ways[:, 1] - dy * self._ways[:, 0]
        with np.errstate(divide='ignore', invalid='ignore', over='ignore'):
            far = (to[:, 0] * self._ways[:, 1] - to[:, 1] * self._ways[:, 0]) / across
            along = (to[:, 0] * dy - to[:, 1] * dx) / across
        far[~((far >= 0.0) & (along >= 0.0) & (along <= 1.0))] = most_m
        found: Floats = np.min(far, axis=1, initial=most_m)
        return found


def to_disc(
    x: float, y: float, angles: Floats, disc: tuple[float, float, float], most_m: float
) -> Floats:
    """Return the distance in metres to a disc (x, y, radius) in each direction.

    It is 0 inside of the disc where the ray leads towards its middle, and at most `most_m`.
    """
    cx, cy, radius = disc
    along = (cx - x) * np.cos(angles) + (cy - y) * np.sin(angles)
    aside_2 = (cx - x) ** 2 + (cy - y) ** 2 - along**2
    half = np.sqrt(np.maximum(radius**2 - aside_2, 0.0))
    hits = (aside_2 < radius**2) & (along > 1e-9)
    found: Floats = np.where(hits, np.clip(along - half, 0.0, most_m), most_m)
    return found
