"""Simulate every MQTT device of a site: python sim/sim_devices.py --site home --port 1883.

Each device has its own connection, so that its last will makes it offline when this program dies.
On sim/DEVICE/fault a device takes none, no_answer, wrong_state, offline or slow; on sim/DEVICE/set
a state that it has at once: `on`, `24.5` or {"state":"open"} (empty: a sensor goes on by itself).
"""

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
import logging
import os
import queue
import secrets
import signal
import sys
import threading
import time
from typing import Any

from device_twin import DeviceTwin, Out
from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from llm_bridge.site.finding import SiteError
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site

TICK_S = 0.05
"""Longest pause between two looks at the devices, in real seconds."""
STALE_S = 10.0
"""A command that was sent longer ago (user property `sent`, Unix seconds) is not done."""

LOG = logging.getLogger('sim_devices')


@dataclass(frozen=True)
class Options:
    """How the program was started."""

    host: str = '127.0.0.1'
    port: int = 1883
    user: str | None = None
    password: str | None = None
    time_scale: float = 1.0
    """Simulated seconds in a real one."""
    version: str = '5'
    """MQTT version: 5 or 3.1.1."""


@dataclass(frozen=True)
class _Came:
    """A message, or with an empty topic the news that the connection is up."""

    name: str
    topic: str = ''
    payload: bytes = b''
    correlation: bytes = b''
    sent: str = ''


class Devices:
    """The devices of a site, their connections, and the loop that moves them on."""

    def __init__(self, site: Site, options: Options) -> None:
        self._options = options
        self._inbox: queue.Queue[_Came] = queue.Queue()
        self.twins = {
            name: DeviceTwin(device, site.kinds[device.kind])
            for name, device in site.devices.items()
        }
        self._nearby = {
            name: [
                other.state
                for key, other in self.twins.items()
                if key != name and other.device.area == twin.device.area
            ]
            for name, twin in self.twins.items()
        }
        self._clients = {
            name: self._client(
                name, twin.command_topics, Out(twin.wire.availability, twin.wire.offline)
            )
            for name, twin in self.twins.items()
        }
        self._control = self._client('', ('sim/+/fault', 'sim/+/set'), None)
        self._waiting_for = {'', *self.twins}
        """Connections that were never there yet; '' takes the faults."""
        self._troubles: set[str] = set()

    def run(self, ending: threading.Event) -> None:
        """Connect, and simulate until `ending` is set; then say that all are offline."""
        LOG.info(
            'connecting %d devices to %s:%d',
            len(self.twins),
            self._options.host,
            self._options.port,
        )
        for client in (self._control, *self._clients.values()):
            client.connect_async(self._options.host, self._options.port, keepalive=10)
            client.loop_start()
        last = time.monotonic()
        while not ending.is_set():
            self._take_in(TICK_S)
            now = time.monotonic()
            # After a stall of the machine devices go on from where they were.
            self.step(min(now - last, 1.0) * self._options.time_scale)
            last = now
        self._end()

    def step(self, seconds: float) -> None:
        """Let simulated time pass and send what the devices say."""
        for name, twin in self.twins.items():
            self._send(name, twin.step(seconds, self._nearby[name]))

    def _end(self) -> None:
        waits = [
            self._clients[name].publish(twin.wire.availability, twin.wire.offline, 1, True)
            for name, twin in self.twins.items()
            if self._clients[name].is_connected()
        ]
        deadline = time.monotonic() + 2.0
        for info in waits:
            info.wait_for_publish(max(0.01, deadline - time.monotonic()))
        for client in (self._control, *self._clients.values()):
            client.disconnect()
        for client in (self._control, *self._clients.values()):
            client.loop_stop()

    def _take_in(self, timeout_s: float) -> None:
        try:
            came = self._inbox.get(timeout=timeout_s)
            while True:
                self._handle(came)
                came = self._inbox.get_nowait()
        except queue.Empty:
            return

    def _handle(self, came: _Came) -> None:
        if not came.name:
            self._handle_control(came)
            return
        twin = self.twins[came.name]
        if not came.topic:
            self._send(came.name, twin.announce())
            self._is_there(came.name)
            return
        if _is_stale(came.sent):
            LOG.warning('%s ignores a command sent at %s, it is too old', came.name, came.sent)
            return
        self._try(came, lambda: twin.receive(came.topic, came.payload, came.correlation))

    def _is_there(self, name: str) -> None:
        if name in self._waiting_for:
            self._waiting_for.discard(name)
            if not self._waiting_for:
                LOG.info('ready: %d devices are online', len(self.twins))

    def _handle_control(self, came: _Came) -> None:
        if not came.topic:
            self._is_there('')
            return
        _, name, what = came.topic.split('/') if came.topic.count('/') == 2 else ('', '', '')
        twin = self.twins.get(name)
        if twin is None:
            LOG.warning("no device '%s' here, known are %s", name[:64], ', '.join(self.twins))
            return
        if what == 'set':
            self._try(came, lambda: twin.force(came.payload))
        else:
            self._try(came, lambda: twin.set_fault(came.payload.decode().strip()))
        LOG.info('%s: %s %s', name, what, came.payload[:100])

    @staticmethod
    def _try(came: _Came, call: Callable[[], None]) -> None:
        try:
            call()
        except ValueError as error:
            LOG.warning('%s ignores a message on %s: %s', came.name or 'sim', came.topic, error)

    def _send(self, name: str, messages: Iterable[Out]) -> None:
        client = self._clients[name]
        if not client.is_connected():
            # It tells everything when it is back.
            return
        for out in messages:
            properties = None
            if out.correlation and self._options.version == '5':
                properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]
                properties.CorrelationData = out.correlation
            client.publish(out.topic, out.payload, 1, out.retain, properties)

    def _client(self, name: str, topics: tuple[str, ...], will: Out | None) -> Client:
        five = self._options.version == '5'
        client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=f'sim_{name or "control"}_{secrets.token_hex(4)}',
            protocol=(MQTTProtocolVersion.MQTTv5 if five else MQTTProtocolVersion.MQTTv311),
        )
        if self._options.user is not None:
            client.username_pw_set(self._options.user, self._options.password)
        if will is not None:
            client.will_set(will.topic, will.payload, 1, True)
        client.reconnect_delay_set(1, 4)

        def connected(_: Client, __: Any, ___: Any, reason: ReasonCode, ____: Any) -> None:
            if reason.is_failure:
                self._once(f'the broker turns {name or "the control client"} away: {reason}')
            elif topics:
                client.subscribe([(topic, 1) for topic in topics])
            else:
                self._inbox.put(_Came(name))

        def subscribed(*_: Any) -> None:
            # Only now: whoever sees it online may send commands at once.
            self._inbox.put(_Came(name))

        def failed(*_: Any) -> None:
            self._once(
                f'no broker answers on {self._options.host}:{self._options.port}, trying on'
            )

        client.on_connect = connected
        client.on_subscribe = subscribed
        client.on_connect_fail = failed
        client.on_message = lambda _, __, message: self._came(name, message)
        return client

    def _came(self, name: str, message: MQTTMessage) -> None:
        if message.retain:
            LOG.warning('%s ignores a retained command on %s', name or 'sim', message.topic)
            return
        properties = message.properties
        sent = dict(getattr(properties, 'UserProperty', None) or []).get('sent', '')
        self._inbox.put(
            _Came(
                name,
                message.topic,
                bytes(message.payload),
                getattr(properties, 'CorrelationData', b'') or b'',
                sent,
            )
        )

    def _once(self, trouble: str) -> None:
        if trouble not in self._troubles:
            self._troubles.add(trouble)
            LOG.warning(trouble)


def _is_stale(sent: str) -> bool:
    try:
        return bool(sent) and time.time() - float(sent) > STALE_S
    except ValueError:
        return True


def main(arguments: list[str] | None = None, environment: Mapping[str, str] = os.environ) -> int:
    """Run until SIGINT or SIGTERM. Return the exit code."""
    parser = argparse.ArgumentParser(
        prog='sim_devices',
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument('--site', default='home', help='name of a shipped site, or a site file')
    parser.add_argument('--host', default='127.0.0.1')
    parser.add_argument('--port', type=int, default=1883)
    parser.add_argument('--user', help='with the password in LLM_BRIDGE_MQTT_PASSWORD')
    parser.add_argument(
        '--time-scale', type=float, default=1.0, help='simulated seconds in a real one'
    )
    parser.add_argument('--mqtt-version', choices=('5', '3.1.1'), default='5')
    chosen = parser.parse_args(arguments)
    if not 0 < chosen.time_scale <= 1000:
        parser.error(f'--time-scale {chosen.time_scale} is not allowed: above 0, at most 1000')
    logging.basicConfig(level=logging.INFO, format='%(name)s: %(message)s')
    try:
        site = load_site(find_site(chosen.site))
        devices = Devices(
            site,
            Options(
                chosen.host,
                chosen.port,
                chosen.user,
                environment.get('LLM_BRIDGE_MQTT_PASSWORD'),
                chosen.time_scale,
                chosen.mqtt_version,
            ),
        )
    except (SiteError, OSError, ValueError) as error:
        LOG.error('%s', error)
        return 2
    ending = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ending.set())
    devices.run(ending)
    return 0


if __name__ == '__main__':
    sys.exit(main())
