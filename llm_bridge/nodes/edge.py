"""The edge of the executor: adapters to robots and devices, chosen and wired."""

from collections.abc import Iterator, Mapping
import time
from typing import Any

from rclpy.callback_groups import MutuallyExclusiveCallbackGroup, ReentrantCallbackGroup
from rclpy.node import Node

from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.adapters.diagnostics_ros import Health, Level
from llm_bridge.adapters.dispatch_mqtt import MqttDispatch
from llm_bridge.adapters.dispatch_ros import RosDispatch
from llm_bridge.adapters.dispatch_routed import DryDispatch, RoutedDispatch
from llm_bridge.adapters.watch_mqtt import MqttWatch
from llm_bridge.adapters.watch_ros import RosWatch
from llm_bridge.adapters.world_store import WorldStore
from llm_bridge.nodes.executor_parameters import broker_settings
from llm_bridge.run.ports import Clock, Dispatch
from llm_bridge.site.site import Site

GRACE_S = 15.0
"""So long after the start, robots and devices that were not heard of yet are waited for."""


class Edge:
    """The ways to robots and devices, and what they tell."""

    def __init__(self, node: Node, site: Site, clock: Clock, values: Mapping[str, Any]) -> None:
        """Connect nothing yet. Raises ParameterError."""
        self._site = site
        self._started = time.monotonic()
        log = node.get_logger().warning
        self.store = WorldStore(site, clock)
        self.ros = RosDispatch(
            node, site, self.store, callback_group=ReentrantCallbackGroup(), log=log
        )
        # In order: of two observations the later one counts.
        self.ros_watch = RosWatch(
            node, site, self.store, log=log, callback_group=MutuallyExclusiveCallbackGroup()
        )
        settings = broker_settings(values, 'devices')
        self.connection = None if settings is None else Connection(settings, log=log)
        mqtt = None
        if self.connection is not None:
            mqtt = MqttDispatch(
                site,
                self.connection,
                log=log,
                acknowledge_s=values['mqtt_acknowledge_s'],
                guarded_needs_login=values['mqtt_guarded'] == 'authenticated',
            )
            MqttWatch(site, self.connection, self.store, mqtt.answered)
        routed = RoutedDispatch(self.ros, mqtt)
        self.dispatch: Dispatch = DryDispatch(routed) if values['dry_run'] else routed

    def start(self) -> None:
        """Create what is needed in ROS, and begin to connect to the broker."""
        self.ros.setup()
        self.ros_watch.setup()
        if self.connection is not None:
            self.connection.start()

    def stop(self) -> None:
        """End the connection to the broker."""
        if self.connection is not None:
            self.connection.stop()

    def health(self) -> Iterator[Health]:
        """Yield how the ways and the things at their ends are."""
        yield self._broker()
        yield self._heard()
        yield self._types()
        yield from self._entities()

    def _broker(self) -> Health:
        connection = self.connection
        if connection is None:
            return Health('broker', 'ok', 'MQTT is switched off')
        if not connection.connected:
            return Health('broker', 'error' if self._site.devices else 'ok', connection.trouble)
        return Health('broker', 'ok', connection.notice, {'version': connection.version})

    def _types(self) -> Health:
        # Said of the site, not of the executor, which does all the rest: nobody waits for it.
        missing = {**self.ros.missing, **self.ros_watch.missing}
        level: Level = 'warn' if missing else 'ok'
        return Health('types', level, '; '.join(missing.values()), missing, self._site.name)

    def _heard(self) -> Health:
        states = self.store.world().states
        silent = [e.name for e in self._site.robots_first() if e.id not in states]
        if not silent:
            return Health('world', 'ok', '')
        words = f'nothing was heard yet of {", ".join(silent[:5])}' + (
            f' and {len(silent) - 5} more' if len(silent) > 5 else ''
        )
        is_early = time.monotonic() - self._started < GRACE_S
        return Health('world', 'warn' if is_early else 'ok', words)

    def _entities(self) -> Iterator[Health]:
        world, complaints = self.store.world(), self.store.complaints()
        for entity in self._site.robots_first():
            state = world.states.get(entity.id)
            complaint = complaints.get(entity.id)
            words = []
            if state is None:
                words.append('nothing was heard of it yet')
            elif not state.available:
                words.append('it is offline')
            elif entity.id in self._site.robots and state.pose is None:
                words.append('its pose is not known')
            if complaint is not None:
                words.append(
                    f'{complaint.count} of its messages could not be read, the last: '
                    f'{complaint.last}'
                )
            yield Health(
                entity.name,
                'warn' if words else 'ok',
                '; '.join(words),
                {} if state is None else state.attributes,
                self._site.name,
            )
