"""Time of a simulation, as deadlines and ages need it."""

from types import SimpleNamespace

import pytest

from llm_bridge.adapters.clock_ros import RosClock


def test_time_goes_on_when_the_simulation_is_reset():
    told = SimpleNamespace(nanoseconds=0)
    node = SimpleNamespace(get_clock=lambda: SimpleNamespace(now=lambda: told))
    clock = RosClock(node)
    seen = []
    for seconds in (0.0, 100.0, 101.5, 0.0, 2.0, 1.9, 2.5):
        told.nanoseconds = int(seconds * 1e9)
        seen.append(clock.now())
    # Nothing is waited for until the new simulation is as old as the one before it was.
    assert seen == pytest.approx([0.0, 100.0, 101.5, 101.5, 103.5, 103.5, 104.0])
