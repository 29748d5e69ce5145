"""Conditions over time: the minutes that have passed, and how long to wait."""

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from llm_bridge.graph.action_graph import Guard
from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Condition, Not
from llm_bridge.graph.truth import holds
from llm_bridge.run.settings import ExecutorSettings
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

CATCH_UP_S = 300.0
"""A time of day that passed so long ago, while the machine slept, still counts."""

A_DAY_S = 86_400.0

_A_MINUTE = timedelta(minutes=1)


def local_time(wall: float, timezone: str | None = None) -> str:
    """Return the local time 'HH:MM' of a Unix time in seconds.

    `timezone` is the site's; None is that of this machine.
    """
    return local_moment(wall, timezone).strftime('%H:%M')


def local_moment(wall: float, timezone: str | None = None) -> datetime:
    """Return the local date and time of a Unix time in seconds; see `local_time`."""
    return datetime.fromtimestamp(wall, None if timezone is None else ZoneInfo(timezone))


def minutes(
    since: float, until: float, timezone: str | None = None, most_s: float = CATCH_UP_S
) -> tuple[str, ...]:
    """Return the local times 'HH:MM' from one Unix time to another, at most the last `most_s`.

    Those that the clocks leave out when they are set forward come with the minute after them.
    """
    start = min(max(since, until - most_s), until)
    first, last = int(start // 60), int(until // 60)
    moments = [
        local_moment(minute * 60, timezone).replace(tzinfo=None)
        for minute in range(first, last + 1)
    ]
    found = [m.strftime('%H:%M') for m in moments[:1]]
    for before, moment in pairwise(moments):
        # Clocks that are set back make it negative: then only the minute itself has come.
        steps = max(1, (moment - before) // _A_MINUTE)
        found += [(moment - i * _A_MINUTE).strftime('%H:%M') for i in reversed(range(steps))]
    return tuple(found)


def look(condition: Condition, site: Site, world: World, times: tuple[str, ...]) -> bool | None:
    """Say whether a condition holds at one of the times; None: not known at any of them."""
    found = [holds(condition, site, world, time) for time in times]
    return True if True in found else False if False in found else None


def names_time(condition: Condition) -> bool:
    """Say whether a condition depends on the time of day."""
    match condition:
        case AtTime():
            return True
        case Not():
            return names_time(condition.not_)
        case AllOf():
            return any(map(names_time, condition.all))
        case AnyOf():
            return any(map(names_time, condition.any))
        case _:
            return False


def entities_in(condition: Condition) -> frozenset[str]:
    """Return the ids of the robots and devices that a condition is about."""
    match condition:
        case Compare():
            return frozenset({condition.entity})
        case Not():
            return entities_in(condition.not_)
        case AllOf():
            return frozenset[str]().union(*map(entities_in, condition.all))
        case AnyOf():
            return frozenset[str]().union(*map(entities_in, condition.any))
        case _:
            return frozenset()


def patience_s(guard: Guard, settings: ExecutorSettings) -> float:
    """Return how long a step waits for its condition, in seconds."""
    most = settings.guard_timeout_s
    return most if guard.timeout_s is None else min(guard.timeout_s, most)
