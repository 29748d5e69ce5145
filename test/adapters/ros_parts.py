"""A site with a robot for tests of the ROS adapters, and a real node to run them in."""

import threading

import rclpy
from rclpy.callback_groups import ReentrantCallbackGroup
from rclpy.exceptions import InvalidHandle

from llm_bridge.adapters.clock_system import SystemClock
from llm_bridge.adapters.world_store import WorldStore
from llm_bridge.graph.action_graph import Step
from llm_bridge.nodes.paced_executor import PacedExecutor
from llm_bridge.run.ports import Order
from llm_bridge.site.site import Site


def a_site(skills=None, **robot):
    return Site.model_validate(
        {
            'name': 'test_site',
            'frame': 'map',
            'areas': {
                'hall': {'name': 'hall', 'polygon': [[0, 0], [10, 0], [10, 10], [0, 10]]},
                'bay': {'name': 'bay', 'polygon': [[0, 0], [2, 0], [2, 2], [0, 2]]},
            },
            'places': {
                'dock': {'name': 'dock', 'pose': {'x': 1, 'y': 1}},
                'table': {'name': 'the table', 'pose': {'x': 5, 'y': 5, 'yaw': 1.5707963}},
            },
            'robots': {
                'rover': {
                    'name': 'rover',
                    'namespace': 'rover',
                    'home': 'dock',
                    **robot,
                    'skills': {
                        name: {'name': name, 'description': name, **skill}
                        for name, skill in (skills or {}).items()
                    },
                }
            },
        }
    )


def an_order(site, skill_name, order_id='g/s1/1', **args):
    skill = site.skill('rover', skill_name)
    step = Step(id='s1', skill=skill_name, target='rover', args=args)
    return Order(id=order_id, step=step, skill=skill, target=site.robots['rover'], args=args)


class Spun:
    """A context, a node for the adapters, a node for the robot, and threads that spin both."""

    def __init__(self):
        self.context = rclpy.Context()
        rclpy.init(context=self.context)
        self.node = rclpy.create_node('adapters', context=self.context)
        self.robot = rclpy.create_node('robot', context=self.context)
        self.group = ReentrantCallbackGroup()
        self.failures = []
        self.executor = PacedExecutor(4, self.failed, context=self.context)
        self.executor.add_node(self.node)
        self.executor.add_node(self.robot)
        self.ending = False
        self.thread = threading.Thread(target=self.spin, daemon=True)
        self.thread.start()

    def failed(self, error):
        # What a test destroys while a thread is at it is no failure.
        if not isinstance(error, InvalidHandle) and not self.ending:
            self.failures.append(error)

    def spin(self):
        try:
            self.executor.spin()
        except Exception:
            # Things are destroyed under the executor at the end of a test.
            if not self.ending:
                raise

    def end(self):
        self.ending = True
        self.executor.shutdown(5)
        self.thread.join(5)
        # Not left to the garbage collector: the next test would find their services.
        self.node.destroy_node()
        self.robot.destroy_node()
        self.context.try_shutdown()
        assert self.failures == []


def a_store(site):
    return WorldStore(site, SystemClock())
