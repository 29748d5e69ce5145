"""An executor process, and around it a robot, buttons and a broker that can be taken away."""

from collections import deque
import contextlib
import itertools
import json
import math
import os
from pathlib import Path
import signal
import subprocess
import sys
import threading
import time

from geometry_msgs.msg import PoseStamped, TwistStamped
from nav_msgs.msg import Odometry
import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.qos import QoSProfile, ReliabilityPolicy
from std_msgs.msg import Empty, String
from std_srvs.srv import Trigger

from llm_bridge.adapters.broker_local import Broker
from llm_bridge.adapters.broker_settings import BrokerSettings
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.adapters.transport_ros import choose_transport

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'test'))
from ros_domains import reserve_domains

SITE = """
name: stop_bench
areas:
  hall: {name: hall, polygon: [[0, 0], [40, 0], [40, 10], [0, 10]], pose: {x: 5, y: 5}}
places:
  west: {name: west, pose: {x: 1, y: 5}}
  east: {name: east, pose: {x: 39, y: 5}}
robots:
  rover:
    name: rover
    namespace: rover
    home: west
    bindings: [goal_pose]
    velocity_type: geometry_msgs/msg/TwistStamped
devices:
  belt: {name: belt, kind: conveyor, mqtt: {topic: stop_bench/belt}}
"""
RELIABLE = QoSProfile(depth=100, reliability=ReliabilityPolicy.RELIABLE)
PATIENCE_S = 60.0


class StopStack:
    """Use as a context manager."""

    WAYS = ('service', 'topic', 'word', 'MQTT')

    def __init__(self, folder: Path, priority: str) -> None:
        self._folder, self._priority = folder, priority
        self._domain, self._domain_lock = reserve_domains()
        self._zeros: deque[tuple[float, float]] = deque()
        self._events: deque[dict] = deque(maxlen=1000)
        self._graphs = itertools.count(1)
        self._east = itertools.cycle((True, False))
        self._x, self._goal = 1.0, None
        self._status = b''

    def __enter__(self) -> 'StopStack':
        # The robot and the buttons are no part of what is measured: they do not wait for a core.
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(2))
        self._broker = Broker(port=0)
        self._broker.start()
        self._broker.wait_ready(PATIENCE_S)
        self._is_up = True
        self._client = Connection(BrokerSettings(port=self._broker.port))
        self._client.subscribe(['llm_bridge/stop_bench/status'], self._on_status)
        self._client.start()
        self._context = rclpy.Context()
        choose_transport()
        rclpy.init(context=self._context, domain_id=self._domain)
        node = rclpy.create_node('around', context=self._context)
        self._odometry = node.create_publisher(Odometry, '/rover/odom', 10)
        node.create_subscription(TwistStamped, '/rover/cmd_vel', self._on_velocity, RELIABLE)
        node.create_subscription(PoseStamped, '/rover/goal_pose', self._on_goal, RELIABLE)
        node.create_subscription(String, 'events', self._on_event, RELIABLE)
        node.create_timer(0.05, self._step)
        self._stop_now = node.create_publisher(Empty, 'stop_now', RELIABLE)
        self._command = node.create_publisher(String, 'command', RELIABLE)
        self._graph = node.create_publisher(String, 'action_graph', RELIABLE)
        self._services = {n: node.create_client(Trigger, n) for n in ('stop', 'reset')}
        self._spinner = SingleThreadedExecutor(context=self._context)
        self._spinner.add_node(node)
        self._thread = threading.Thread(target=self._spin, daemon=True)
        self._thread.start()
        site = self._folder / 'stop_bench.yaml'
        site.write_text(SITE)
        command = [sys.executable, '-m', 'llm_bridge.nodes.executor_node', '--ros-args']
        for name, value in {
            'site': site,
            'state_folder': self._folder,
            'mqtt_port': self._broker.port,
            **({} if self._priority == 'none' else {'priority': self._priority}),
        }.items():
            command += ['-p', f'{name}:={value}']
        self._process = subprocess.Popen(
            command,
            env={**os.environ, 'ROS_DOMAIN_ID': str(self._domain)},
            preexec_fn=_ordinary,
        )
        self._until(self._is_ready, 'the executor')
        time.sleep(2.0)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(15)
        self._process.kill()
        self._client.stop()
        self._spinner.shutdown()
        self._context.try_shutdown()
        self._thread.join(5)
        self._broker.stop()
        self._domain_lock.close()

    def set_broker(self, up: bool) -> None:
        """Kill the broker, or start it again and wait until the executor is back."""
        if up == self._is_up:
            return
        self._is_up = up
        if not up:
            self._status = b''
            self._broker.stop(0.0)
            return
        self._broker.start()
        self._broker.wait_ready(PATIENCE_S)
        self._until(lambda: self._status == b'online' and self._client.connected, 'the broker')

    def drive(self) -> None:
        """Reset the stop and give the executor a graph that drives the robot."""
        end = time.monotonic() + PATIENCE_S
        while True:
            if self._call('reset').success:
                break
            if not self._events or time.monotonic() > end:
                break
        graph_id = f'g{next(self._graphs)}'
        place = 'east' if next(self._east) else 'west'
        step = {'id': 's1', 'skill': 'go_to', 'target': 'rover', 'args': {'place': place}}
        graph = {'id': graph_id, 'created': time.time(), 'tier': 'given', 'steps': [step]}
        self._graph.publish(String(data=json.dumps(graph)))
        self._until(lambda: self._has('RUNNING', graph_id), f'the drive {graph_id}')

    def stop(self, way: str) -> tuple[float, float]:
        """Stop; return seconds until the zero velocity was published, and until it arrived."""
        self._zeros.clear()
        if way == 'service':
            sent = time.time()
            self._services['stop'].call_async(Trigger.Request())
        elif way == 'topic':
            sent = time.time()
            self._stop_now.publish(Empty())
        elif way == 'word':
            message = String(data='stop')
            sent = time.time()
            self._command.publish(message)
        else:
            sent = time.time()
            self._client.publish('llm_bridge/stop_bench/stop', b'stop')
        found = self._until(lambda: self._first_zero(sent), f'the stop by {way}')
        return found[0] - sent, found[1] - sent

    def _first_zero(self, sent: float) -> tuple[float, float] | None:
        return next((zero for zero in list(self._zeros) if zero[0] >= sent), None)

    def _is_ready(self) -> bool:
        return (
            all(client.service_is_ready() for client in self._services.values())
            and self._graph.get_subscription_count() > 0
            and self._stop_now.get_subscription_count() > 0
            and self._command.get_subscription_count() > 0
            and self._status == b'online'
        )

    def _has(self, status: str, graph_id: str) -> bool:
        for event in list(self._events):
            if event.get('id') == graph_id:
                if event.get('event') == 'refused':
                    raise RuntimeError(f'the graph was refused: {event}')
                if event.get('status') == status:
                    return True
        return False

    def _call(self, name: str) -> Trigger.Response:
        future = self._services[name].call_async(Trigger.Request())
        self._until(future.done, f'an answer of {name}')
        return future.result()

    def _until(self, holds, what: str):
        end = time.monotonic() + PATIENCE_S
        while not (found := holds()):
            if time.monotonic() > end:
                raise TimeoutError(f'{what} did not come within {PATIENCE_S:.0f} s')
            time.sleep(0.001)
        return found

    def _spin(self) -> None:
        with contextlib.suppress(Exception):
            self._spinner.spin()

    def _on_status(self, message) -> None:
        self._status = message.payload

    def _on_velocity(self, message: TwistStamped) -> None:
        stamp = message.header.stamp.sec + message.header.stamp.nanosec * 1e-9
        self._zeros.append((stamp, time.time()))
        self._goal = None

    def _on_goal(self, message: PoseStamped) -> None:
        self._goal = message.pose.position.x

    def _on_event(self, message: String) -> None:
        self._events.append(json.loads(message.data))

    def _step(self) -> None:
        if self._goal is not None:
            self._x += math.copysign(min(0.025, abs(self._goal - self._x)), self._goal - self._x)
        message = Odometry()
        message.header.frame_id = 'map'
        message.pose.pose.position.x, message.pose.pose.position.y = self._x, 5.0
        message.pose.pose.orientation.w = 1.0
        message.twist.twist.linear.x = 0.5 if self._goal is not None else 0.0
        self._odometry.publish(message)


def _ordinary() -> None:
    """Begin as every process does: whether it may have another priority is its own affair."""
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
