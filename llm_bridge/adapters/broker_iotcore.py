"""The embedded broker: rumqttd, which comes compiled in the wheel iotcore.

What was seen of iotcore 0.4 (rumqttd 0.20) with paho clients. On its MQTT 5 listener these hold:
QoS 1 in order (500 messages in 0.1 s), retained messages kept, handed to new subscribers with
their properties, and cleared by an empty one; the last will at a cut connection and after one and
a half keep-alive times of silence, and not after a proper goodbye; correlation data and user
properties; a second client with the same id takes the place of the first; clients come back and
subscribe again after it was restarted, if they have a client id of their own (what it retained is
gone then: it keeps nothing on disk).
Its MQTT 3.1.1 listener holds the same among its own clients, but the thread of that listener dies
of a panic as soon as a message with properties is routed to it from the MQTT 5 one. A listener
speaks one version only. So there is one listener, and it speaks MQTT 5: a 3.1.1 client is turned
away.
"""

import logging
from pathlib import Path
import sys

_SETTINGS = """\
id = 0
[router]
id = 0
max_connections = 500
max_outgoing_packet_count = 200
max_segment_size = 104857600
max_segment_count = 10
[v5.1]
name = "mqtt"
listen = "{address}"
next_connection_delay_ms = 1
[v5.1.connections]
connection_timeout_ms = 60000
max_payload_size = 1048576
max_inflight_count = 200
dynamic_filters = true
"""


def command(folder: Path, host: str, port: int) -> tuple[str, ...]:
    """Write the configuration into `folder` and return the command that starts the broker.

    It runs in a process of its own, because it cannot be ended otherwise.
    """
    address = f'[{host}]:{port}' if ':' in host else f'{host}:{port}'
    file = folder / 'rumqttd.toml'
    file.write_text(_SETTINGS.format(address=address), encoding='utf-8')
    return sys.executable, '-m', 'llm_bridge.adapters.broker_iotcore', str(file)


def main() -> None:
    """Run the broker with the configuration file that is the only argument, until it is killed."""
    from iotcore.iotcore import IotCoreBroker

    logging.basicConfig(level=logging.WARNING)
    # It logs each packet as an error.
    logging.getLogger('rumqttd').setLevel(logging.CRITICAL)
    IotCoreBroker(config_path=sys.argv[1]).run_forever()


if __name__ == '__main__':
    main()
