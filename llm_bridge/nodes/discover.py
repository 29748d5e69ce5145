"""Looks around for devices and robots for some seconds: at a broker, and in the ROS graph."""

from dataclasses import dataclass
import time

from llm_bridge.adapters.broker_settings import BrokerSettings
from llm_bridge.adapters.discover_mqtt import MqttListener
from llm_bridge.site.discovery.bindings import shipped_bindings
from llm_bridge.site.discovery.found import Found, Unmapped
from llm_bridge.site.discovery.gather import filters, found_in
from llm_bridge.site.discovery.robots import robots_in
from llm_bridge.site.site import Site


@dataclass(frozen=True)
class Seen:
    """What was seen, and what kept from seeing more."""

    found: Found
    answered: frozenset[str] = frozenset()
    """Ids of the site's devices that told something."""
    trouble: str = ''
    """Why the broker could not be listened to, or not to all; '' when all is well."""
    listened: bool = True
    """Whether the broker was there."""


def look_around(
    settings: BrokerSettings,
    seconds: float,
    prefix: str,
    site: Site | None = None,
    with_ros: bool = False,
) -> Seen:
    """Listen for so many seconds, from when the broker is there on."""
    with MqttListener(settings, filters(prefix), site) as listener:
        deadline = time.monotonic() + settings.connect_timeout_s + 1
        while not listener.connected and time.monotonic() < deadline:
            time.sleep(0.05)
        robots, listened = Found(), listener.connected
        if with_ros:
            # Only where it is asked for: without ROS the rest works.
            from llm_bridge.adapters.discover_ros import look_at_graph

            robots = robots_in(look_at_graph(seconds), shipped_bindings())
        elif listened:
            time.sleep(seconds)
        trouble = listener.trouble
    found = found_in(listener.messages)
    if listener.dropped:
        too_many = Unmapped(f'{listener.dropped} more announcements', 'there are too many')
        found += Found(unmapped=(too_many,))
    return Seen(found + robots, listener.answered, trouble, listened)
