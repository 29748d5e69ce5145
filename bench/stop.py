#!/usr/bin/env python3
"""Measure how long a stop takes, from its sending to the zero velocity that is published.

    scripts/bench stop [--stops 1000] [--decoders 2] [--json]

The executor runs as a process of its own on a site with one robot. Around it, in this process, are
the robot, the buttons and a broker. Meanwhile a language model decodes in as many processes as
there are decoders, a graph that drives the robot runs at every stop, and for half of the stops the
broker is down. Every way is used: the service, the topic, a stop word on `command`, and MQTT.

Two times are told. "published": from just before a stop is handed to ROS 2 or MQTT to the stamp
that the executor puts on the zero velocity; that is more than what the executor takes, by the way
of the stop to it. "at the robot": to the arrival of that message here.
"""

import argparse
import json
import os
from pathlib import Path
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from stop_load import decode_for_ever
from stop_stack import StopStack

LIMIT_MS = 20.0
BLOCK = 50


def main() -> int:
    options = read_options()
    if options.load:
        decode_for_ever()
        return 0
    with tempfile.TemporaryDirectory(prefix='llm_bridge_stop_') as folder:
        loads = [start_load() for _ in range(options.decoders)]
        try:
            for load in loads:
                load.stdout.readline()
            with StopStack(Path(folder), options.priority) as stack:
                rows = measure(stack, options.stops, options.seed)
        finally:
            for load in loads:
                load.send_signal(signal.SIGKILL)
                load.wait()
    summary = [summarise(rows, way) for way in (*StopStack.WAYS, 'all')]
    down = sum(row['broker'] == 'down' for row in rows)
    for row in sorted(rows, key=lambda row: row['published_ms'])[-5:]:
        print(row, file=sys.stderr)
    if options.json:
        print(json.dumps({'ways': summary, 'stops': rows}))
    else:
        print(
            f'{len(rows)} stops, {down} of them without a broker; {options.decoders} decoding '
            f'processes, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}, '
            f'executor priority {options.priority}'
        )
        print('| way | stops | published p50 ms | p99 | max | at the robot p50 ms | p99 | max |')
        print('|---|---|---|---|---|---|---|---|')
        for line in summary:
            print('| ' + ' | '.join(str(value) for value in line.values()) + ' |')
    return 0 if summary[-1]['published_p99_ms'] <= LIMIT_MS else 1


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--stops', type=int, default=1000)
    parser.add_argument('--decoders', type=int, default=2, help='processes that decode meanwhile')
    parser.add_argument('--priority', default='realtime', help='parameter of the executor')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--json', action='store_true')
    parser.add_argument('--load', action='store_true', help=argparse.SUPPRESS)
    return parser.parse_args()


def start_load() -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, __file__, '--load'], stdout=subprocess.PIPE, start_new_session=False
    )


def measure(stack: StopStack, stops: int, seed: int) -> list[dict]:
    """Stop again and again, in blocks with and without a broker."""
    rng = random.Random(seed)
    rows = []
    ended = time.monotonic()
    for number in range(stops):
        is_down = (number // BLOCK) % 2 == 1
        stack.set_broker(not is_down)
        ways = [way for way in stack.WAYS if way != 'MQTT' or not is_down]
        # As many over MQTT as by each other way, though it needs the broker.
        way = rng.choice(ways if is_down else [*ways, 'MQTT'])
        stack.drive()
        time.sleep(rng.uniform(0.0, 0.05))
        published, arrived = stack.stop(way)
        rows.append(
            {
                'way': way,
                'broker': 'down' if is_down else 'up',
                'published_ms': published * 1e3,
                'arrived_ms': arrived * 1e3,
            }
        )
        if time.monotonic() - ended > 20:
            ended = time.monotonic()
            print(f'  {number + 1} of {stops} ...', file=sys.stderr)
    return rows


def summarise(rows: list[dict], way: str) -> dict:
    """Return the distribution of one way, or of all."""
    chosen = [row for row in rows if way in (row['way'], 'all')]
    line = {'way': way, 'stops': len(chosen)}
    for name in ('published', 'arrived'):
        times = sorted(row[f'{name}_ms'] for row in chosen) or [float('nan')]
        line[f'{name}_p50_ms'] = round(statistics.median(times), 2)
        line[f'{name}_p99_ms'] = round(times[min(len(times) - 1, int(len(times) * 0.99))], 2)
        line[f'{name}_max_ms'] = round(times[-1], 2)
    return line


if __name__ == '__main__':
    sys.exit(main())
