"""What a simulated robot's lidar measures, and rays on the floor plan."""

import math

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest
from ray_cast import Edges, to_disc
from shapely.geometry import box, LineString, Point
from simulated import put, simulated
from simulated_site import SCAN_ANGLES, SCAN_MOST_M, SCAN_RAYS


def at(scan, angle):
    return scan[int(np.argmin(np.abs(SCAN_ANGLES - angle)))]


def test_a_scan_measures_the_walls_of_the_garage():
    sim = simulated()
    rover = sim.robots['rover']
    put(rover, 1.0, 3.0, math.pi / 2)
    scan = sim.scan(rover)
    assert len(scan) == SCAN_RAYS
    assert at(scan, 0) == pytest.approx(1.0 - 0.03, abs=0.01)
    assert at(scan, math.pi / 2) == pytest.approx(1.0, abs=0.01)
    assert at(scan, -math.pi / 2) == pytest.approx(2.5 - 0.03, abs=0.01)
    assert at(scan, -math.pi) == pytest.approx(3.0, abs=0.1)


def test_a_scan_sees_the_other_robot_and_through_open_doors():
    sim = simulated('factory')
    one, two = sim.robots.values()
    put(one, 4, 7)
    put(two, 7, 7)
    scan = sim.scan(one)
    assert at(scan, 0) == pytest.approx(3 - 0.85 * 0.35, abs=0.01)
    assert at(scan, -math.pi) == pytest.approx(4.0, abs=0.01)
    put(two, 20, 7)
    assert at(sim.scan(one), 0) == SCAN_MOST_M


def test_a_ray_that_meets_nothing_is_as_long_as_allowed():
    assert Edges([]).cast(0, 0, np.array([0.0, 1.0]), 5.0).tolist() == [5.0, 5.0]


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(-math.pi, math.pi))
def test_rays_agree_with_geometry(x, y, angle):
    shapes = [box(1, 1, 2, 3), box(-2, -2, -1, 0.5)]
    if any(s.distance(Point(x, y)) < 1e-6 for s in shapes):
        return
    ray = LineString([(x, y), (x + 8 * math.cos(angle), y + 8 * math.sin(angle))])
    hits = [Point(x, y).distance(ray.intersection(s)) for s in shapes if ray.intersects(s)]
    found = Edges(shapes).cast(x, y, np.array([angle]), 8.0)[0]
    grazes = any(abs(ray.distance(Point(c))) < 1e-6 for s in shapes for c in s.exterior.coords)
    assert grazes or found == pytest.approx(min(hits, default=8.0), abs=1e-6)


def test_a_disc_is_met_at_its_rim_and_not_behind():
    angles = np.array([0.0, math.pi, math.pi / 2])
    assert to_disc(0, 0, angles, (2, 0, 0.5), 9).tolist() == pytest.approx([1.5, 9, 9])
    assert to_disc(1.8, 0, angles, (2, 0, 0.5), 9).tolist() == pytest.approx([0, 9, 9])
