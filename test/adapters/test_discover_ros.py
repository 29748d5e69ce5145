"""What nodes offer is seen in the real ROS graph, and a robot's pose is heard."""

import time

from geometry_msgs.msg import PoseStamped, Twist
from nav_msgs.msg import Odometry
import pytest
from rclpy.qos import DurabilityPolicy, QoSProfile
from ros_parts import Spun
from std_msgs.msg import String
from std_srvs.srv import Trigger

from llm_bridge.adapters.discover_ros import look_at_graph
from llm_bridge.site.discovery.bindings import shipped_bindings
from llm_bridge.site.discovery.robots import robots_in

LATCHED = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)


@pytest.fixture
def robot():
    spun = Spun()
    yield spun.robot
    spun.end()


def test_a_robot_is_found_with_its_pose_and_not_by_what_only_sends_to_it(robot):
    robot.create_subscription(Twist, '/rover/cmd_vel', print, 1)
    robot.create_subscription(PoseStamped, '/rover/goal_pose', print, 1)
    robot.create_publisher(Twist, '/sender/cmd_vel', 1)
    robot.create_subscription(String, '/rover/say', print, 1)
    robot.create_publisher(String, '/rover/said', LATCHED)
    robot.create_service(Trigger, '/rover/wave', lambda _, answer: answer)
    message = Odometry()
    message.header.frame_id = 'odom'
    message.pose.pose.position.x = 2.5
    robot.create_publisher(Odometry, '/rover/odom', LATCHED).publish(message)

    graph = look_at_graph(6.0)
    assert graph.services['/rover/wave'] == ('std_srvs/srv/Trigger',)
    (found,) = robots_in(graph, shipped_bindings()).robots
    assert (found.namespace, found.bindings) == ('rover', ('goal_pose', 'speak'))
    assert found.pose == (2.5, 0.0, 0.0)
    assert found.odometry == {'topic': 'odom', 'type': 'nav_msgs/msg/Odometry', 'frame': 'odom'}


def test_the_pose_of_a_robot_that_is_found_last_is_waited_for(robot):
    robot.create_subscription(Twist, '/rover/cmd_vel', print, 1)
    poses = robot.create_publisher(Odometry, '/rover/odom', 1)
    heard_since = []

    def tell_when_somebody_has_listened_for_a_second():
        if not poses.get_subscription_count():
            heard_since.clear()
            return
        heard_since.append(time.monotonic())
        if heard_since[-1] - heard_since[0] > 1.0:
            message = Odometry()
            message.pose.pose.position.x = 2.5
            poses.publish(message)

    robot.create_timer(0.1, tell_when_somebody_has_listened_for_a_second)
    for _ in range(20):
        graph = look_at_graph(0.8)
        if '/rover/odom' in graph.poses:
            break
    assert graph.poses['/rover/odom'][1:] == (2.5, 0.0, 0.0)
