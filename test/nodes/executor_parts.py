"""A small site, a robot and a device that obey, and the executor as a process of its own."""

from collections import deque
from contextlib import suppress
import json
import math
import os
import signal
import subprocess
import sys
import threading
import time
import uuid

from diagnostic_msgs.msg import DiagnosticArray
from geometry_msgs.msg import PoseStamped, Twist
from nav_msgs.msg import Odometry
import pytest
import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from real_broker import wait_until
from std_msgs.msg import Empty, String
from std_srvs.srv import Trigger

from llm_bridge.adapters.broker_settings import BrokerSettings
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.adapters.transport_ros import VARIABLES

SITE = """
name: workshop
frame: map
policy:
  based_on: home
  channels: {mqtt: {users: {ann: member}}, voice: {users: {ann: member}}}
areas:
  hall: {name: hall, polygon: [[0, 0], [10, 0], [10, 10], [0, 10]], pose: {x: 5, y: 5}}
places:
  dock: {name: dock, pose: {x: 1, y: 1}}
  table: {name: table, pose: {x: 6, y: 4}}
  far_end: {name: far end, pose: {x: 9, y: 9}}
robots:
  rover:
    name: rover
    namespace: rover
    home: dock
    bindings: [goal_pose]
    # Longer than a busy machine keeps a process waiting.
    odometry: {max_age_s: 3}
devices:
  belt:
    name: belt
    kind: conveyor
    features: [speed]
    mqtt: {topic: workshop/belt}
  lock:
    name: lock
    kind: lock
    mqtt: {topic: workshop/lock}
"""

LATCHED = QoSProfile(
    depth=1, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL
)
RELIABLE = QoSProfile(depth=100, reliability=ReliabilityPolicy.RELIABLE)


class Rover:
    """Drives straight to the last goal, at a speed in m/s, as the simulated robots do."""

    def __init__(self, node, speed=8.0):
        self.node, self.speed = node, speed
        self.x, self.y, self.yaw, self.goal = 1.0, 1.0, 0.0, None
        self.halts = []
        self.odometry = node.create_publisher(Odometry, '/rover/odom', 10)
        node.create_subscription(PoseStamped, '/rover/goal_pose', self.on_goal, 10)
        node.create_subscription(Empty, '/rover/cancel_goal', self.on_cancel, 10)
        node.create_subscription(Twist, '/rover/cmd_vel', self.on_velocity, 10)
        node.create_timer(0.02, self.step)

    def on_goal(self, message):
        self.goal = (
            message.pose.position.x,
            message.pose.position.y,
            2 * math.atan2(message.pose.orientation.z, message.pose.orientation.w),
        )

    def on_cancel(self, _):
        self.goal = None

    def on_velocity(self, message):
        if message == Twist():
            self.halts.append(time.monotonic())
            self.goal = None

    def step(self):
        moving = 0.0
        if self.goal is not None:
            dx, dy = self.goal[0] - self.x, self.goal[1] - self.y
            far = math.hypot(dx, dy)
            share = min(1.0, self.speed * 0.02 / far) if far > 0 else 1.0
            self.x, self.y = self.x + dx * share, self.y + dy * share
            moving = self.speed if share < 1 else 0.0
            if share == 1:
                self.yaw, self.goal = self.goal[2], None
        message = Odometry()
        message.header.frame_id = 'map'
        message.pose.pose.position.x, message.pose.pose.position.y = self.x, self.y
        message.pose.pose.orientation.z = math.sin(self.yaw / 2)
        message.pose.pose.orientation.w = math.cos(self.yaw / 2)
        message.twist.twist.linear.x = moving
        self.odometry.publish(message)


class Devices:
    """The belt and the lock: they do what they are told and say so."""

    def __init__(self, broker):
        self.connection = Connection(BrokerSettings(port=broker.port))
        self.states = {'belt': {'state': 'stopped', 'speed': 0}, 'lock': {'state': 'locked'}}
        self.heard = []
        self.out = []
        self.connection.subscribe([f'workshop/{name}/set' for name in self.states], self.told)
        self.connection.subscribe(
            [f'llm_bridge/workshop/{name}' for name in ('event', 'reply', 'status')],
            self.out.append,
        )
        self.connection.on_change(lambda up: up and [self.tell(name) for name in self.states])
        self.connection.start()

    def told(self, message):
        name = message.topic.split('/')[1]
        self.heard.append((name, json.loads(message.payload)))
        self.states[name].update(json.loads(message.payload))
        self.tell(name, message.correlation)

    def tell(self, name, correlation=b''):
        with suppress(Exception):
            self.connection.publish(
                f'workshop/{name}/state',
                json.dumps(self.states[name]).encode(),
                retain=True,
                correlation=correlation,
            )
            self.connection.publish(f'workshop/{name}/availability', b'online', retain=True)

    def said(self, topic):
        return [m.payload.decode() for m in list(self.out) if m.topic.endswith(topic)]


class Stack:
    """The executor's process, and everything around it in this one."""

    def __init__(self, broker, folder, domain=0, **parameters):
        self.broker, self.folder, self.parameters = broker, folder, parameters
        # Stacks that live at the same time are in ROS domains of their own.
        self.domain = int(os.environ['ROS_DOMAIN_ID']) + 1 + domain
        self.site = folder / 'workshop.yaml'
        self.site.write_text(SITE)
        self.context = rclpy.Context()
        rclpy.init(context=self.context, domain_id=self.domain)
        self.node = rclpy.create_node('around', context=self.context)
        self.rover = Rover(self.node)
        self.devices = Devices(broker)
        self.events, self.replies, self.health = [], [], {}
        self.world, self.commands = {}, deque()
        self.node.create_subscription(String, 'events', self.on_event, RELIABLE)
        self.node.create_subscription(String, 'reply', lambda m: self.replies.append(m.data), 10)
        self.node.create_subscription(String, 'world', self.on_world, LATCHED)
        self.node.create_subscription(DiagnosticArray, '/diagnostics', self.on_health, 10)
        self.graph = self.node.create_publisher(String, 'action_graph', LATCHED)
        self.answer = self.node.create_publisher(String, 'answer', RELIABLE)
        self.command = self.node.create_publisher(String, 'command', RELIABLE)
        self.cancel = self.node.create_publisher(String, 'cancel', RELIABLE)
        self.stop_now = self.node.create_publisher(Empty, 'stop_now', 10)
        self.services = {
            name: self.node.create_client(Trigger, name) for name in ('stop', 'reset')
        }
        self.process = self.bridge = None
        self.executor = SingleThreadedExecutor(context=self.context)
        self.executor.add_node(self.node)
        self.ending = False
        self.thread = threading.Thread(target=self.spin, daemon=True)
        self.thread.start()

    def spin(self):
        try:
            self.executor.spin()
        except Exception:
            if not self.ending:
                raise

    def on_event(self, message):
        self.events.append(json.loads(message.data))

    def on_world(self, message):
        self.world = json.loads(message.data)

    def on_health(self, message):
        self.health.update({s.name: (s.level[0], s.message) for s in message.status})

    def start(self, waits=True):
        values = {
            'site': self.site,
            'mqtt_port': self.broker.port,
            'mqtt_guarded': 'any',
            'state_folder': self.folder / 'state',
            **self.parameters,
        }
        command = [sys.executable, '-m', 'llm_bridge.nodes.executor_node', '--ros-args']
        for name, value in values.items():
            command += ['-p', f'{name}:={value}']
        # The way of its messages it chooses itself.
        own = {k: v for k, v in os.environ.items() if k not in VARIABLES}
        own |= {'ROS_DOMAIN_ID': str(self.domain), 'ROS_AUTOMATIC_DISCOVERY_RANGE': 'LOCALHOST'}
        self.process = subprocess.Popen(command, env=own)
        if waits:
            wait_until(self.is_ready, 90, 'the executor')
        return self

    def is_ready(self):
        return (
            all(client.service_is_ready() for client in self.services.values())
            and self.graph.get_subscription_count() > 0
            and self.stop_now.get_subscription_count() > 0
            and {'rover', 'belt', 'lock'} <= set(self.world)
            and all(self.world[name]['available'] for name in ('belt', 'lock'))
        )

    def start_bridge(self, remaps=(), **values):
        """Start a bridge; `remaps` are pairs of a topic and what it is called there."""
        command = [
            sys.executable,
            '-m',
            'llm_bridge.nodes.bridge_node',
            '--ros-args',
            '-p',
            f'site:={self.site}',
            '-p',
            f'state_folder:={self.folder / "state"}',
        ]
        for name, value in values.items():
            command += ['-p', f'{name}:={value}']
        for name, other in remaps:
            command += ['-r', f'{name}:={other}']
        self.bridge = subprocess.Popen(
            command, env={**os.environ, 'ROS_DOMAIN_ID': str(self.domain)}
        )
        # Beside the bridge the executor and its stop path listen; and two tell events.
        wait_until(
            lambda: (
                self.command.get_subscription_count() >= 2
                and self.node.count_publishers('events') >= 2
                and self.node.count_subscribers('answer') >= 3
            ),
            90,
            'the bridge',
        )
        self.greet_bridge()

    def greet_bridge(self):
        """Return when what the bridge tells comes here: it may be heard before it hears of us."""
        greetings = []

        def answered():
            greetings.append(f'hello-{uuid.uuid4().hex}')
            greeting = {'text': 'hello', 'id': greetings[-1], 'speaker': 'greeter'}
            self.command.publish(String(data=json.dumps(greeting)))
            with suppress(pytest.fail.Exception):
                wait_until(lambda: self.has_heard(greetings[-1]), 2)
            return self.has_heard(greetings[-1])

        wait_until(answered, 60, 'a greeting of the bridge')
        self.events.clear()
        self.replies.clear()

    def has_heard(self, command_id):
        """Return whether the bridge told what it understood, and says replies."""
        told = any(e['event'] == 'understood' and e['id'] == command_id for e in [*self.events])
        return told and bool(self.replies)

    def end_bridge(self, by=signal.SIGTERM):
        """End the bridge; return its exit code."""
        bridge, self.bridge = self.bridge, None
        if bridge is None:
            return None
        bridge.send_signal(by)
        try:
            code = bridge.wait(40)
        finally:
            bridge.kill()
        wait_until(lambda: self.command.get_subscription_count() < 2)
        return code

    def end(self, by=signal.SIGTERM):
        """End the executor; return its exit code."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(by)
        try:
            return self.process.wait(40)
        finally:
            self.process.kill()
            self.process = None

    def close(self):
        if self.bridge is not None:
            self.bridge.kill()
        self.end()
        self.ending = True
        self.devices.connection.stop()
        self.executor.shutdown()
        self.context.try_shutdown()
        self.thread.join(5)

    def call(self, name):
        """Ask again until one answers: ROS 2 may still take one that was killed for the server."""
        service, asked = self.services[name], []

        def answered():
            asked.append(service.call_async(Trigger.Request()))
            with suppress(pytest.fail.Exception):
                return wait_until(lambda: next((f for f in asked if f.done()), None), 5)
            return None

        return wait_until(answered, 60, f'an answer of {name}').result()

    def send(self, graph_id, *steps, **more):
        graph = {
            'id': graph_id,
            'site': 'workshop',
            'created': time.time(),
            'tier': 'given',
            'steps': [{'id': f's{number}', **step} for number, step in enumerate(steps, 1)],
            **more,
        }
        self.graph.publish(String(data=json.dumps(graph)))

    def event(self, name, graph_id=None, within_s=40, **wanted):
        """Return the first event of that name with these values, waiting for it."""

        def found():
            return next(
                (
                    e
                    for e in list(self.events)
                    if e['event'] == name
                    and (graph_id is None or e['id'] == graph_id)
                    and all(e.get(k) == v for k, v in wanted.items())
                ),
                None,
            )

        try:
            return wait_until(found, within_s, f'event {name} of {graph_id}')
        except pytest.fail.Exception:
            came = [e for e in list(self.events) if graph_id in (None, e.get('id'))]
            pytest.fail(f'no event {name} of {graph_id}; those that came: {came}')

    def mqtt(self, topic, payload):
        self.devices.connection.publish(f'llm_bridge/workshop/{topic}', payload)


def go(place, **more):
    return {'skill': 'go_to', 'target': 'rover', 'args': {'place': place}, **more}
