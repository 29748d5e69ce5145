#!/usr/bin/env python3
"""Measure the whole way from words to motion in Gazebo.

    scripts/bench e2e [--commands 200] [--site home|factory] [--seed 1] [--time-scale 8] [--json]

Every command sends a robot to a place by chance, never the one where it is; one of four goes on
with a device. It counts when the report says that all of it was done and Gazebo has the robot at
the place. "First motion": from just before the command is sent to the first odometry that arrives
here with a speed. Real-time factor: simulated by wall time while a command is carried out.
"""

import argparse
from collections.abc import Iterator
import json
import math
import os
from pathlib import Path
import random
import statistics
import sys
import tempfile
import threading
import time

from nav_msgs.msg import Odometry
import psutil
import rclpy
from rclpy.executors import SingleThreadedExecutor
from rosgraph_msgs.msg import Clock

from llm_bridge.adapters.transport_ros import choose_transport
from llm_bridge.nodes.demo import one_command, running
from llm_bridge.nodes.processes import DemoOptions
from llm_bridge.site.load import find_site, load_site

MOVES_M_S = 0.02
TURNS_RAD_S = 0.05
NEAR_M = 0.15
PROCESSES = ('broker', 'sim_robot', 'sim_devices', 'executor', 'bridge')


def main() -> int:
    options = read_options()
    site = load_site(find_site(options.site))
    with tempfile.TemporaryDirectory(prefix='llm_bridge_e2e_') as folder:
        demo = DemoOptions(
            site=options.site,
            sim='gazebo',
            mqtt_port=0,
            model=options.model,
            time_scale=options.time_scale,
            state_folder=str(Path(folder)),
        )
        started = time.monotonic()
        with running(demo, isolated=True, notice=lambda text: None) as (supervisor, client):
            ready_s = time.monotonic() - started
            watch = Watch(site.robots)
            usage = Usage({name: supervisor.pid(name) for name in PROCESSES})
            rows = [
                measure(command, site, supervisor, client, watch)
                for command in commands(site, options.commands, options.seed, watch)
            ]
            processes = usage.told()
            watch.close()
    summary = summarise(rows, ready_s)
    for row in rows:
        if not row['ok']:
            print(row, file=sys.stderr)
    if options.json:
        print(json.dumps({'summary': summary, 'processes': processes, 'commands': rows}))
        return 0
    print(
        f'{len(rows)} commands at {site.name}, seed {options.seed}, x {options.time_scale:g}, '
        f'{os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}'
    )
    for name, value in summary.items():
        print(f'  {name:<28} {value}')
    print(f'  {"process":<14} {"% of a core":>12} {"MB at the end":>13}')
    for name, (cpu, memory) in processes.items():
        print(f'  {name:<14} {cpu:>12.0f} {memory:>13.0f}')
    return 0


class Watch:
    """Odometry and clock, heard by a node of its own."""

    def __init__(self, robots) -> None:
        self.poses: dict[str, tuple[float, float]] = {}
        self.moves: set[str] = set()
        self.moved_at: dict[str, float] = {}
        self.time_s = 0.0
        self._context = rclpy.Context()
        choose_transport()
        rclpy.init(context=self._context)
        self._node = rclpy.create_node('bench_e2e', context=self._context)
        for robot in robots.values():
            topic = f'/{robot.namespace.strip("/")}/{robot.odometry.topic}'
            self._node.create_subscription(
                Odometry, topic, lambda m, r=robot.id: self._on_pose(r, m), 10
            )
        self._node.create_subscription(Clock, '/clock', self._on_clock, 10)
        self._executor = SingleThreadedExecutor(context=self._context)
        self._executor.add_node(self._node)
        self._thread = threading.Thread(target=self._executor.spin, daemon=True)
        self._thread.start()
        end = time.monotonic() + 60
        while len(self.poses) < len(robots):
            if time.monotonic() > end:
                raise SystemExit('no odometry was heard for 60 s')
            time.sleep(0.05)

    def close(self) -> None:
        self._executor.shutdown()
        self._context.try_shutdown()

    def _on_pose(self, robot: str, message: Odometry) -> None:
        place, twist = message.pose.pose.position, message.twist.twist
        self.poses[robot] = place.x, place.y
        if abs(twist.linear.x) > MOVES_M_S or abs(twist.angular.z) > TURNS_RAD_S:
            if robot not in self.moves:
                self.moved_at[robot] = time.monotonic()
            self.moves.add(robot)
        else:
            self.moves.discard(robot)

    def _on_clock(self, message: Clock) -> None:
        self.time_s = message.clock.sec + message.clock.nanosec * 1e-9


class Usage:
    """What processes take, with the ones they started, since this was made."""

    def __init__(self, pids) -> None:
        self._processes = {name: psutil.Process(pid) for name, pid in pids.items() if pid}
        simulator = self._processes['sim_robot']
        self._processes['gzserver'] = next(
            c for c in simulator.children(recursive=True) if c.name().startswith('gzserver')
        )
        self._began = time.monotonic()
        self._before = {name: self._spent(p) for name, p in self._processes.items()}

    def told(self) -> dict[str, tuple[float, float]]:
        """Return name -> (percent of a core on the average, resident memory now in MB)."""
        passed = time.monotonic() - self._began
        return {
            name: (
                100 * (self._spent(p) - self._before[name]) / passed,
                p.memory_info().rss / 2**20,
            )
            for name, p in self._processes.items()
        }

    def _spent(self, process) -> float:
        times = process.cpu_times()
        return times.user + times.system


def commands(site, count: int, seed: int, watch: Watch) -> Iterator[tuple[str, str, str]]:
    """Yield words, robot and place."""
    chance = random.Random(seed)
    places = [*site.areas, *(p for p in site.places if not p.startswith('dock_'))]
    closed = {area for zone in site.keep_out.values() for area in site.areas if area in zone.id}
    places = [p for p in places if p not in closed]
    lights = [d for d in site.devices.values() if d.kind == 'light']
    last: dict[str, str] = {}
    for _ in range(count):
        robot = chance.choice(list(site.robots.values()))
        place = chance.choice([p for p in places if p not in last.values()])
        last[robot.id] = place
        name = (site.areas.get(place) or site.places[place]).name
        who = f'send {robot.name} to' if len(site.robots) > 1 else 'go to'
        words = f'{who} the {name}' if len(site.robots) == 1 else f'{who} {name}'
        if chance.random() < 0.25:
            words += f' and then turn on the {chance.choice(lights).name}'
        yield words, robot.id, place


def measure(command, site, supervisor, client, watch: Watch) -> dict[str, object]:
    words, robot, place = command
    while watch.moves:
        time.sleep(0.01)
    watch.moved_at.pop(robot, None)
    began, began_s = time.monotonic(), watch.time_s
    report = one_command(supervisor, client, words, answers='yes', timeout_s=120, console=None)
    took, simulated = time.monotonic() - began, watch.time_s - began_s
    pose = site.pose_of(place)
    far = math.dist(watch.poses[robot], (pose.x, pose.y))
    moved_at = watch.moved_at.get(robot)
    return {
        'words': words,
        'ok': bool(report['ok']) and far < NEAR_M,
        'far_m': round(far, 3),
        'first_motion_ms': round(1000 * (moved_at - began), 1) if moved_at else None,
        'seconds': round(took, 2),
        'real_time_factor': round(simulated / took, 2),
        'say': '' if report['ok'] else report['say'],
    }


def summarise(rows, ready_s: float) -> dict[str, object]:
    motion = sorted(r['first_motion_ms'] for r in rows if r['first_motion_ms'] is not None)
    return {
        'ready after, s': round(ready_s, 1),
        'carried out': f'{sum(r["ok"] for r in rows)} of {len(rows)}',
        'first motion, median ms': round(statistics.median(motion)) if motion else None,
        'first motion, 95 % ms': round(motion[int(0.95 * (len(motion) - 1))]) if motion else None,
        'real-time factor, median': round(
            statistics.median(r['real_time_factor'] for r in rows), 1
        ),
        'off the place, median m': round(statistics.median(r['far_m'] for r in rows), 3),
    }


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='scripts/bench e2e', description=__doc__)
    parser.add_argument('--commands', type=int, default=200)
    parser.add_argument('--site', default='home')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--time-scale', type=float, default=8.0)
    parser.add_argument('--model', default='none', help='as of scripts/demo')
    parser.add_argument('--json', action='store_true')
    return parser.parse_args()


if __name__ == '__main__':
    sys.exit(main())
