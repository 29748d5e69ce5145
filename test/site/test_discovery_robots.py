"""Robots are found by what the ROS graph offers, and get the bindings that fit whole."""

from discovery_parts import site_of
import pytest

from llm_bridge.site.discovery.bindings import shipped_bindings
from llm_bridge.site.discovery.robots import Graph, robots_in

TWIST = 'geometry_msgs/msg/Twist'
GOAL = 'geometry_msgs/msg/PoseStamped'
ODOMETRY = 'nav_msgs/msg/Odometry'
STRING = 'std_msgs/msg/String'
NAV2 = {
    '/navigate_to_pose': ('nav2_msgs/action/NavigateToPose',),
    '/drive_on_heading': ('nav2_msgs/action/DriveOnHeading',),
    '/backup': ('nav2_msgs/action/BackUp',),
    '/spin': ('nav2_msgs/action/Spin',),
}


def rover(**more):
    return {
        'subscribed': {
            '/rover/cmd_vel': (TWIST,),
            '/rover/goal_pose': (GOAL,),
            '/rover/say': (STRING,),
            '/rover/cancel_goal': ('std_msgs/msg/Empty',),
        },
        'published': {'/rover/odom': (ODOMETRY,), '/rover/said': (STRING,)},
        'poses': {'/rover/odom': ('odom', 1.23456, 2.0, 0.5)},
        **more,
    }


def robots(**graph):
    return robots_in(Graph(**graph), shipped_bindings())


def test_a_robot_gets_its_topics_and_what_binds_to_them(tmp_path):
    it = robots(**rover())
    site = site_of(it, tmp_path)
    robot = site.robots['rover']
    assert robot.bindings == ('goal_pose', 'speak')
    assert {'go_to', 'dock', 'move', 'turn', 'say'} == set(robot.skills)
    assert robot.observe['said'].topic == 'said'
    assert (robot.odometry.topic, robot.odometry.frame) == ('odom', 'odom')
    assert robot.velocity_type == TWIST and robot.cancel_topic == 'cancel_goal'
    assert site.pose_of(robot.home).x == pytest.approx(1.235)
    assert it.robots[0].notes == ()


def test_nav2_is_taken_before_goal_poses_and_amcl_before_odometry(tmp_path):
    it = robots(
        subscribed={'/goal_pose': (GOAL,), '/cmd_vel': ('geometry_msgs/msg/TwistStamped',)},
        published={
            '/odom': (ODOMETRY,),
            '/amcl_pose': ('geometry_msgs/msg/PoseWithCovarianceStamped',),
        },
        actions=NAV2,
        poses={'/amcl_pose': ('map', 0.0, 1.0, 0.0)},
    )
    robot = site_of(it, tmp_path).robots['robot']
    assert robot.bindings == ('nav2',)
    assert robot.namespace == ''
    assert (robot.odometry.topic, robot.odometry.max_age_s) == ('amcl_pose', 600)
    assert robot.velocity_type == 'geometry_msgs/msg/TwistStamped'
    assert robot.cancel_topic is None


def test_a_robot_without_a_pose_gets_no_way_to_drive_until_a_person_gives_it_a_home(tmp_path):
    site = site_of(robots(**rover(poses={})), tmp_path)
    assert site.robots['rover'].skills == {}
    text = (tmp_path / 'found.yaml').read_text(encoding='utf-8')
    assert '# bindings: [goal_pose, speak]' in text


def test_half_of_nav2_is_told_and_not_used():
    (robot,) = robots(actions={'/navigate_to_pose': NAV2['/navigate_to_pose']}).robots
    assert robot.bindings == ()
    assert "'nav2' does not fit whole: it lacks drive_on_heading, backup, spin" in robot.notes
    assert 'nothing here drives it: it can be stopped and asked where it is' in robot.notes


def test_a_topic_of_another_type_makes_no_robot():
    assert robots(subscribed={'/x/cmd_vel': (STRING,)}).robots == ()


def test_two_robots_are_told_apart_by_their_namespaces(tmp_path):
    it = robots(subscribed={'/a/cmd_vel': (TWIST,), '/fleet/b/cmd_vel': (TWIST,)})
    site = site_of(it, tmp_path)
    assert {key: r.namespace for key, r in site.robots.items()} == {'a': 'a', 'fleet_b': 'fleet/b'}
