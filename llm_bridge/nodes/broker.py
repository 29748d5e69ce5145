"""A broker for the demo, as a process: says that it is ready, and ends with SIGINT or SIGTERM."""

import argparse
from collections.abc import Sequence
import signal
import sys
import threading
from typing import get_args

from llm_bridge.adapters.broker_local import Broker, BrokerError, Kind


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a broker until it is told to end. Return the exit code."""
    parser = argparse.ArgumentParser(prog='broker', description=__doc__)
    parser.add_argument(
        '--kind',
        choices=get_args(Kind),
        default='auto',
        help='auto: mosquitto if it is installed, else the embedded one',
    )
    parser.add_argument('--host', default='127.0.0.1', help='loopback address to listen on')
    parser.add_argument('--port', type=int, default=1883, help='0: any free one')
    chosen = parser.parse_args(arguments)
    ending = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ending.set())
    try:
        with Broker(chosen.host, chosen.port, chosen.kind) as broker:
            _say(f'{broker.kind} is ready on {broker.host}:{broker.port}')
            while not ending.wait(0.25):
                broker.check()
    except BrokerError as error:
        # Its child gets the terminal's Ctrl-C too, and may be gone first.
        if not ending.is_set():
            _say(f'broker: {error}')
            return 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + '\n')
    sys.stdout.flush()


if __name__ == '__main__':
    sys.exit(main())
