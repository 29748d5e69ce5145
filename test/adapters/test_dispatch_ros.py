"""Orders over real ROS 2 topics, services and actions."""

import math
import threading
import time

from action_msgs.msg import GoalStatusArray
from action_msgs.srv import CancelGoal
from geometry_msgs.msg import PoseStamped, Twist, TwistStamped
import pytest
from rclpy.action import ActionServer, CancelResponse, GoalResponse
from rclpy.qos import qos_profile_action_status_default
from real_broker import wait_until
from ros_parts import a_site, a_store, an_order, Spun
from std_msgs.msg import Empty, String
from std_srvs.srv import SetBool
from test_msgs.action import Fibonacci
from test_msgs.msg import UnboundedSequences

from llm_bridge.adapters.dispatch_ros import RosDispatch
from llm_bridge.run.ports import DispatchError, Phase
from llm_bridge.site.entity import Pose

GO = {
    'motion': 'go',
    'args': [{'name': 'place', 'type': 'place'}],
    'binding': {
        'via': 'ros_topic',
        'name': 'goal_pose',
        'type': 'geometry_msgs/msg/PoseStamped',
        'fields': {
            'header.stamp': '$now',
            'header.frame_id': '$frame',
            'pose.position.x': '$goal.x',
            'pose.position.y': '$goal.y',
            'pose.orientation.z': '$goal.qz',
            'pose.orientation.w': '$goal.qw',
        },
    },
}
SAY = {
    'args': [{'name': 'text', 'type': 'text'}],
    'binding': {
        'via': 'ros_topic',
        'name': 'say',
        'type': 'std_msgs/msg/String',
        'fields': {'data': '$text'},
    },
}
LIST = {
    'args': [
        {'name': 'speed', 'type': 'number'},
        {'name': 'note', 'type': 'text', 'required': False},
    ],
    'binding': {
        'via': 'ros_topic',
        'name': '/list',
        'type': 'test_msgs/msg/UnboundedSequences',
        'fields': {
            'float64_values[1]': '$speed',
            'string_values.0': '$order',
            'string_values[1]': '$note',
            'basic_types_values[0].bool_value': True,
            'basic_types_values[0].byte_value': 7,
        },
    },
}
SWITCH = {
    'binding': {
        'via': 'ros_service',
        'name': 'switch',
        'type': 'std_srvs/srv/SetBool',
        'fields': {'data': True},
        'success': {'success': True},
    }
}
COUNT = {
    'args': [{'name': 'n', 'type': 'number'}],
    'binding': {
        'via': 'ros_action',
        'name': 'count',
        'type': 'test_msgs/action/Fibonacci',
        'fields': {'order': '$n'},
    },
}
COUNT_TO_8 = {**COUNT, 'binding': {**COUNT['binding'], 'success': {'sequence[6]': 8}}}
COUNT_FAR = {**COUNT, 'binding': {**COUNT['binding'], 'name': 'far_count'}}
NAVIGATE = {
    'binding': {
        'via': 'ros_action',
        'name': 'navigate_to_pose',
        'type': 'nowhere_msgs/action/NavigateToPose',
    }
}


@pytest.fixture
def spun():
    spun = Spun()
    yield spun
    spun.end()


def dispatching(spun, skills, pose=None, **robot):
    site = a_site(skills, **robot)
    store = a_store(site)
    if pose is not None:
        store.observe_pose('rover', pose, {})
    problems = []
    dispatch = RosDispatch(spun.node, site, store, callback_group=spun.group, log=problems.append)
    dispatch.setup()
    return site, dispatch, problems


def heard_by(spun, kind, topic):
    heard = []
    spun.robot.create_subscription(kind, topic, heard.append, 10)
    return heard


def send(dispatch, order):
    """Send as soon as discovery has found the other side."""

    def sent():
        try:
            dispatch.send(order)
        except DispatchError:
            return False
        return True

    wait_until(sent, what='the other side')


def phases(dispatch, until, within_s=10):
    found = []

    def ended():
        found.extend(dispatch.poll())
        return any(r.phase is until for r in found)

    wait_until(ended, within_s, until)
    return [r.phase for r in found], found[-1].detail


class Counter:
    """A Fibonacci action server that takes its time."""

    def __init__(self, spun, accepts=lambda: True, succeeds=True):
        self.cancelled = threading.Event()
        self.succeeds = succeeds
        self.released = threading.Event()
        self.server = ActionServer(
            spun.robot,
            Fibonacci,
            '/rover/count',
            self.count,
            goal_callback=lambda _: GoalResponse.ACCEPT if accepts() else GoalResponse.REJECT,
            cancel_callback=lambda _: CancelResponse.ACCEPT,
            callback_group=spun.group,
        )

    def count(self, goal):
        numbers = [0, 1]
        while len(numbers) <= goal.request.order:
            if goal.is_cancel_requested:
                goal.canceled()
                self.cancelled.set()
                return Fibonacci.Result()
            numbers.append(numbers[-1] + numbers[-2])
            goal.publish_feedback(Fibonacci.Feedback(sequence=numbers[:5]))
            if goal.request.order > 50:
                numbers = [0, 1]
            time.sleep(0.01)
        goal.succeed() if self.succeeds else goal.abort()
        return Fibonacci.Result(sequence=numbers)


def test_a_goal_pose_carries_place_frame_and_stamp(spun):
    site, dispatch, _ = dispatching(spun, {'go_to': GO})
    goals = heard_by(spun, PoseStamped, '/rover/goal_pose')
    send(dispatch, an_order(site, 'go_to', place='table'))
    wait_until(lambda: goals)
    assert goals[0].header.frame_id == 'map'
    assert goals[0].header.stamp.sec > 0
    assert (goals[0].pose.position.x, goals[0].pose.position.y) == (5, 5)
    assert goals[0].pose.orientation.z == pytest.approx(math.sin(math.pi / 4))
    assert [r.phase for r in dispatch.poll()] == [Phase.ACCEPTED]


def test_fields_reach_into_sequences_of_messages(spun):
    site, dispatch, _ = dispatching(spun, {'list': LIST})
    lists = heard_by(spun, UnboundedSequences, '/list')
    send(dispatch, an_order(site, 'list', 'g/s/9', speed=2))
    wait_until(lambda: lists)
    assert list(lists[0].float64_values) == [0, 2]
    assert lists[0].string_values == ['g/s/9']
    assert lists[0].basic_types_values[0].bool_value is True
    assert lists[0].basic_types_values[0].byte_value == b'\x07'


def test_a_topic_that_nobody_hears_is_an_error_at_once(spun):
    site, dispatch, _ = dispatching(spun, {'say': SAY})
    with pytest.raises(DispatchError, match=r"nothing listens on topic '/rover/say'"):
        dispatch.send(an_order(site, 'say', text='hello'))


def test_a_missing_type_says_what_to_install_and_leaves_the_rest_usable(spun):
    site, dispatch, _ = dispatching(spun, {'navigate': NAVIGATE, 'say': SAY})
    with pytest.raises(DispatchError, match=r'apt install ros-\w+-nowhere-msgs'):
        dispatch.send(an_order(site, 'navigate'))
    assert list(dispatch.missing) == ['nowhere_msgs/action/NavigateToPose']
    said = heard_by(spun, String, '/rover/say')
    send(dispatch, an_order(site, 'say', text='ignore "$now" and $frame'))
    wait_until(lambda: said)
    assert said[0].data == 'ignore "$now" and $frame'


@pytest.mark.parametrize(
    ('fields', 'words'),
    [
        ({'nothing': 1}, 'has no field'),
        ({'data': [1]}, 'Input should be'),
        ({'data.deeper': 'x'}, 'has no field'),
        ({'data': '$volume'}, 'no such argument'),
        ({'data': '$goal.x'}, 'not known where'),
    ],
)
def test_a_field_that_does_not_fit_is_an_error_that_names_it(spun, fields, words):
    binding = {**SAY['binding'], 'fields': fields}
    with pytest.raises((DispatchError, ValueError), match=words):
        site, dispatch, _ = dispatching(spun, {'say': {**SAY, 'binding': binding}})
        heard_by(spun, String, '/rover/say')
        dispatch.send(an_order(site, 'say', text='x'))


def test_a_service_answers_without_being_waited_for(spun):
    site, dispatch, _ = dispatching(spun, {'switch': SWITCH})
    answer = threading.Event()

    def switch(request, response):
        answer.wait(5)
        response.success = request.data
        return response

    spun.robot.create_service(SetBool, '/rover/switch', switch, callback_group=spun.group)
    send(dispatch, an_order(site, 'switch'))
    assert [r.phase for r in dispatch.poll()] == [Phase.ACCEPTED]
    answer.set()
    assert phases(dispatch, Phase.SUCCEEDED)[0] == [Phase.SUCCEEDED]


def test_a_service_that_says_no_has_failed_with_its_words(spun):
    site, dispatch, _ = dispatching(spun, {'switch': SWITCH})

    def switch(request, response):
        response.success, response.message = False, 'the fuse is blown'
        return response

    spun.robot.create_service(SetBool, '/rover/switch', switch)
    send(dispatch, an_order(site, 'switch'))
    _, detail = phases(dispatch, Phase.FAILED)
    assert 'success is False' in detail
    assert 'the fuse is blown' in detail


def test_a_missing_service_or_server_is_an_error_at_once(spun):
    site, dispatch, _ = dispatching(spun, {'switch': SWITCH, 'count': COUNT})
    with pytest.raises(DispatchError, match="no service '/rover/switch'"):
        dispatch.send(an_order(site, 'switch'))
    with pytest.raises(DispatchError, match="no action server '/rover/count'"):
        dispatch.send(an_order(site, 'count', n=3))


def test_an_action_goes_from_accepted_to_running_to_succeeded(spun):
    site, dispatch, _ = dispatching(spun, {'count': COUNT_TO_8})
    Counter(spun)
    send(dispatch, an_order(site, 'count', n=6))
    found, _ = phases(dispatch, Phase.SUCCEEDED)
    assert found[0] is Phase.ACCEPTED or found[0] is Phase.RUNNING
    assert Phase.RUNNING in found


def test_an_action_whose_result_is_not_the_wanted_one_has_failed(spun):
    site, dispatch, _ = dispatching(spun, {'count': COUNT_TO_8})
    Counter(spun)
    send(dispatch, an_order(site, 'count', n=3))
    assert 'has no item 6' in phases(dispatch, Phase.FAILED)[1]


@pytest.mark.parametrize(
    ('server', 'words'),
    [({'accepts': lambda: False}, 'refused the goal'), ({'succeeds': False}, 'gave up')],
)
def test_a_refused_or_aborted_goal_has_failed(spun, server, words):
    site, dispatch, _ = dispatching(spun, {'count': COUNT})
    Counter(spun, **server)
    send(dispatch, an_order(site, 'count', n=3))
    assert words in phases(dispatch, Phase.FAILED)[1]


def test_a_cancelled_action_reports_that_it_was_given_up(spun):
    site, dispatch, _ = dispatching(spun, {'count': COUNT})
    counter = Counter(spun)
    order = an_order(site, 'count', n=1000)
    send(dispatch, order)
    phases(dispatch, Phase.RUNNING)
    dispatch.cancel(order.id)
    phases(dispatch, Phase.CANCELLED)
    assert counter.cancelled.is_set()


def test_a_goal_that_is_cancelled_before_it_is_taken_does_not_run(spun):
    site, dispatch, _ = dispatching(spun, {'count': COUNT})
    counter = Counter(spun)
    order = an_order(site, 'count', n=1000)
    send(dispatch, order)
    dispatch.cancel(order.id)
    phases(dispatch, Phase.CANCELLED)
    assert counter.cancelled.is_set()


def test_a_goal_is_on_its_way_until_the_server_has_taken_it(spun):
    site, dispatch, _ = dispatching(spun, {'count': COUNT})
    takes = threading.Event()
    counter = Counter(spun, accepts=lambda: takes.wait(20))
    send(dispatch, an_order(site, 'count', n=1000))
    dispatch.halt()
    assert dispatch.has_goals_on_their_way()
    takes.set()
    wait_until(lambda: not dispatch.has_goals_on_their_way())
    wait_until(counter.cancelled.is_set)


def test_a_goal_that_is_refused_is_not_on_its_way(spun):
    site, dispatch, _ = dispatching(spun, {'count': COUNT})
    Counter(spun, accepts=lambda: False)
    send(dispatch, an_order(site, 'count', n=3))
    wait_until(lambda: not dispatch.has_goals_on_their_way())


def test_a_server_that_goes_away_fails_its_order(spun):
    site, dispatch, _ = dispatching(spun, {'switch': SWITCH})
    hang = threading.Event()
    service = spun.robot.create_service(
        SetBool, '/rover/switch', lambda q, a: (hang.wait(20), a)[1], callback_group=spun.group
    )
    send(dispatch, an_order(site, 'switch'))
    spun.robot.destroy_service(service)
    _, detail = phases(dispatch, Phase.FAILED, 15)
    assert 'is gone' in detail
    hang.set()


class FarCounter:
    """A server behind a link that can be cut: the goals that it took go on meanwhile."""

    def __init__(self, spun):
        self.spun = spun
        self.taken, self.cancelled = [], []
        self.refusals = 0
        self.ending = threading.Event()
        self.ways = []
        self.connect()

    def connect(self):
        node, name, parts = self.spun.robot, '/rover/far_count/_action', Fibonacci.Impl
        self.ways = [
            node.create_service(
                kind, f'{name}/{service}', callback, callback_group=self.spun.group
            )
            for service, kind, callback in (
                ('send_goal', parts.SendGoalService, self.on_goal),
                ('get_result', parts.GetResultService, lambda _, a: (self.ending.wait(20), a)[1]),
                ('cancel_goal', CancelGoal, self.on_cancel),
            )
        ] + [
            node.create_publisher(kind, f'{name}/{topic}', qos)
            for topic, kind, qos in (
                ('feedback', parts.FeedbackMessage, 10),
                ('status', GoalStatusArray, qos_profile_action_status_default),
            )
        ]

    def cut(self):
        ways, self.ways = self.ways, []
        for way in ways[:3]:
            self.spun.robot.destroy_service(way)
        for way in ways[3:]:
            self.spun.robot.destroy_publisher(way)

    def on_goal(self, request, response):
        self.taken.append(bytes(request.goal_id.uuid))
        response.accepted = True
        return response

    def on_cancel(self, request, response):
        self.cancelled.append(bytes(request.goal_info.goal_id.uuid))
        if len(self.cancelled) <= self.refusals:
            response.return_code = CancelGoal.Response.ERROR_REJECTED
        return response


@pytest.fixture
def far(spun):
    far = FarCounter(spun)
    yield far
    far.ending.set()


def taken_by(far, dispatch, order):
    send(dispatch, order)
    wait_until(lambda: far.taken)
    phases(dispatch, Phase.ACCEPTED)


def cancelled_by(far, dispatch):
    def heard():
        dispatch.poll()
        return far.cancelled

    return wait_until(heard)


def test_a_goal_whose_server_was_away_for_long_is_cancelled_when_it_is_back(spun, far):
    site, dispatch, _ = dispatching(spun, {'count': COUNT_FAR})
    taken_by(far, dispatch, an_order(site, 'count', n=1000))
    far.cut()
    assert 'is gone' in phases(dispatch, Phase.FAILED, 15)[1]
    assert far.cancelled == []
    far.connect()
    assert cancelled_by(far, dispatch)[0] == far.taken[0]


def test_a_cancellation_while_the_server_is_away_reaches_it_when_it_is_back(spun, far):
    site, dispatch, _ = dispatching(spun, {'count': COUNT_FAR})
    order = an_order(site, 'count', n=1000)
    taken_by(far, dispatch, order)
    far.cut()
    wait_until(lambda: not spun.node.count_services('/rover/far_count/_action/cancel_goal'))
    dispatch.cancel(order.id)
    far.connect()
    assert cancelled_by(far, dispatch)[0] == far.taken[0]


def test_a_cancellation_that_the_server_refuses_is_asked_for_again(spun, far):
    site, dispatch, _ = dispatching(spun, {'count': COUNT_FAR})
    order = an_order(site, 'count', n=1000)
    far.refusals = 2
    taken_by(far, dispatch, order)
    dispatch.cancel(order.id)
    counts = []
    for _ in range(25):
        time.sleep(0.1)
        dispatch.poll()
        counts.append(len(far.cancelled))
    assert (counts[-1], counts[-8]) == (3, 3)


def test_a_cancellation_that_the_server_has_answered_is_not_repeated(spun, far):
    site, dispatch, _ = dispatching(spun, {'count': COUNT_FAR})
    order = an_order(site, 'count', n=1000)
    taken_by(far, dispatch, order)
    dispatch.cancel(order.id)
    cancelled_by(far, dispatch)
    counts = []
    for _ in range(20):
        time.sleep(0.1)
        dispatch.poll()
        counts.append(len(far.cancelled))
    assert counts[-1] == counts[9]


def test_a_halt_stops_wheels_drops_goals_and_cancels_actions(spun):
    site, dispatch, problems = dispatching(spun, {'count': COUNT, 'go_to': GO})
    wheels = heard_by(spun, Twist, '/rover/cmd_vel')
    drops = heard_by(spun, Empty, '/rover/cancel_goal')
    heard_by(spun, PoseStamped, '/rover/goal_pose')
    counter = Counter(spun)
    send(dispatch, an_order(site, 'count', 'g/a/1', n=1000))
    send(dispatch, an_order(site, 'go_to', 'g/b/1', place='table'))
    phases(dispatch, Phase.RUNNING)
    began = time.monotonic()
    dispatch.halt()
    assert time.monotonic() - began < 0.5
    wait_until(lambda: wheels and drops)
    assert wheels[0] == Twist()
    assert phases(dispatch, Phase.CANCELLED)
    assert counter.cancelled.wait(5)
    assert problems == []


def test_a_halt_also_cancels_goals_that_somebody_else_sent(spun):
    site, first, _ = dispatching(spun, {'count': COUNT})
    counter = Counter(spun)
    send(first, an_order(site, 'count', n=1000))
    phases(first, Phase.RUNNING)
    _, second, _ = dispatching(spun, {'count': COUNT})

    def halted():
        second.halt()
        return counter.cancelled.wait(0.3)

    wait_until(halted)


def test_halts_of_a_server_that_does_not_answer_do_not_pile_up(spun, monkeypatch):
    monkeypatch.setattr('llm_bridge.adapters.halt_ros._CANCEL_PERIOD_S', 0.0)
    _, dispatch, _ = dispatching(spun, {'count': COUNT})
    hung = threading.Event()
    name = '/rover/count/_action/cancel_goal'
    spun.robot.create_service(CancelGoal, name, lambda _, response: hung.wait(60) and response)
    (client,) = dispatch._halt._cancels.values()
    wait_until(client.service_is_ready)
    for _ in range(20):
        dispatch.halt()
    hung.set()
    assert len(client._pending_requests) <= 1


def test_a_cancelled_drive_stops_only_the_robot_that_drives_for_it(spun):
    site, dispatch, _ = dispatching(spun, {'go_to': GO})
    heard_by(spun, PoseStamped, '/rover/goal_pose')
    drops = heard_by(spun, Empty, '/rover/cancel_goal')
    send(dispatch, an_order(site, 'go_to', 'g/old/1', place='dock'))
    send(dispatch, an_order(site, 'go_to', 'g/new/1', place='table'))
    dispatch.cancel('g/old/1')
    dispatch.cancel('never sent')
    time.sleep(0.2)
    assert not drops
    dispatch.cancel('g/new/1')
    wait_until(lambda: drops)


def test_a_halt_never_raises_even_when_ros_is_gone(spun):
    _, dispatch, problems = dispatching(spun, {'count': COUNT})
    spun.node.destroy_node()
    dispatch.halt()
    assert problems
    dispatch.halt()


def test_a_robot_that_takes_stamped_velocities_is_stopped_with_those(spun):
    _, dispatch, _ = dispatching(spun, {}, velocity_type='geometry_msgs/msg/TwistStamped')
    wheels = heard_by(spun, TwistStamped, '/rover/cmd_vel')

    def halted():
        dispatch.halt()
        return wheels

    wait_until(halted)
    assert wheels[0].twist == Twist()


def test_relative_goals_are_seen_from_the_robot(spun):
    turn = {
        'motion': 'turn',
        'args': [
            {'name': 'direction', 'type': 'choice', 'choices': ['left', 'right']},
            {'name': 'angle', 'type': 'number'},
        ],
        'binding': {
            'via': 'ros_topic',
            'name': '/spin',
            'type': 'geometry_msgs/msg/Twist',
            'fields': {'angular.z': '$goal.dyaw', 'linear.x': '$goal.dx'},
        },
    }
    site, dispatch, _ = dispatching(spun, {'turn': turn}, pose=Pose(x=3, y=4, yaw=3.0))
    spins = heard_by(spun, Twist, '/spin')
    for number, (direction, angle) in enumerate(
        [('left', 1.0), ('right', 1.0), ('right', 5.0), ('right', math.pi)]
    ):
        send(dispatch, an_order(site, 'turn', f'g/{number}/1', direction=direction, angle=angle))
    wait_until(lambda: len(spins) == 4)
    assert [s.angular.z for s in spins] == pytest.approx([1.0, -1.0, -5.0, -math.pi])
    assert spins[0].linear.x == pytest.approx(0)
