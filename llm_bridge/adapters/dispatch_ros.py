"""Orders to robots over ROS 2: topics, services and actions of any installed type."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
import threading
import time
from typing import Any
import uuid

from action_msgs.msg import GoalInfo, GoalStatus
from rclpy.action import ActionClient
from rclpy.node import Node
from rclpy.qos import QoSProfile, ReliabilityPolicy

from llm_bridge.adapters.binding_fields import fill_in
from llm_bridge.adapters.halt_ros import RosHalt
from llm_bridge.adapters.message_fields_ros import get, load_type, put
from llm_bridge.adapters.robot_names_ros import full_name
from llm_bridge.adapters.unwanted_goals_ros import UnwantedGoals
from llm_bridge.run.ports import DispatchError, Order, Phase, Report, Watch
from llm_bridge.site.entity import Entity, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import RosBinding, Scalar

GONE_S = 2.0
"""A server that is away for so long has given up its orders."""

_QOS = QoSProfile(depth=10, reliability=ReliabilityPolicy.RELIABLE)


@dataclass
class _Running:
    """An order whose end is still to be heard of."""

    order: Order
    binding: RosBinding
    is_there: Callable[[], bool]
    goal_id: Any = None
    """Of an action goal, from when it is sent."""
    is_taken: bool = False
    """Whether the server has accepted the goal."""
    cancelled: bool = False
    gone_at: float | None = None
    told_at: float = 0.0


class RosDispatch:
    """A Dispatch for robots. Any thread may call it; the node must be spun by another one."""

    def __init__(
        self,
        node: Node,
        site: Site,
        watch: Watch,
        *,
        callback_group: Any = None,
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._node = node
        self._site = site
        self._watch = watch
        self._group = callback_group
        self._log = log
        self._lock = threading.Lock()
        self._ways: dict[tuple[str, str], Any] = {}
        self._running: dict[str, _Running] = {}
        self._driving: dict[str, str] = {}
        self._reports: deque[Report] = deque()
        self._looked_at = 0.0
        self._halt = RosHalt(node, site, log)
        self._unwanted = UnwantedGoals(self._halt)
        self.missing: dict[str, str] = {}
        """Type name -> why it cannot be used; filled by `setup`."""

    def setup(self) -> None:
        """Create publishers and clients of every skill, so that they are known when needed."""
        self._halt.setup()
        for entity in self._site.robots_first():
            for skill in self._site.skills_of(entity.id).values():
                if isinstance(skill.binding, RosBinding):
                    try:
                        self._way(entity, skill.binding)
                    except DispatchError as error:
                        self.missing[skill.binding.type] = str(error)
        for sentence in self.missing.values():
            self._log(sentence)

    def send(self, order: Order) -> None:
        """Publish, call or send the goal.

        ACCEPTED follows at once for a topic; RUNNING, SUCCEEDED, FAILED or CANCELLED for services
        and actions. Raises DispatchError when the type is not installed, a field does not fit, or
        nothing listens: then nothing was sent.
        """
        binding = order.skill.binding
        if not isinstance(binding, RosBinding):
            raise DispatchError(
                f'{order.target.id}: skill {order.skill.name} has no ROS binding; '
                'give it one in the site file'
            )
        way = self._way(order.target, binding)
        kind = load_type(binding.type)
        message = {
            'ros_topic': kind,
            'ros_service': getattr(kind, 'Request', None),
            'ros_action': getattr(kind, 'Goal', None),
        }[binding.via]()
        pose = self._watch.world().pose(order.target.id)
        now = self._node.get_clock().now().to_msg()
        for path, value in fill_in(binding.fields, order, self._site, pose, now).items():
            put(message, path, value)
        try:
            {'ros_topic': self._publish, 'ros_service': self._call, 'ros_action': self._send_goal}[
                binding.via
            ](order, binding, way, message)
        except RuntimeError as error:
            raise DispatchError(f'{order.target.id}: ROS 2 did not take it: {error}') from error

    def cancel(self, order_id: str) -> None:
        """Cancel an action goal, or a drive to a goal that was given by topic.

        A server that is away, or does not answer, is asked again until it does.
        """
        with self._lock:
            running = self._running.get(order_id)
            robot_id = next((r for r, it in self._driving.items() if it == order_id), None)
            if robot_id is not None:
                del self._driving[robot_id]
        if robot_id is not None:
            self._halt.robot(robot_id)
            self._report(order_id, Phase.CANCELLED, 'it was told to drop its goal')
        elif running is not None and running.binding.via == 'ros_action':
            self._cancel_goal(running)
        elif running is not None:
            self._end(order_id, Phase.CANCELLED, 'given up; a service call cannot be taken back')

    def halt(self) -> None:
        """Stop every robot and cancel every goal. Never raises, never waits."""
        self._halt.all()
        with self._lock:
            running = list(self._running.values())
            driving, self._driving = list(self._driving.values()), {}
        for order_id in driving:
            self._report(order_id, Phase.CANCELLED, 'everything was stopped')
        for it in running:
            try:
                if it.binding.via == 'ros_action':
                    self._cancel_goal(it)
                else:
                    self._end(it.order.id, Phase.CANCELLED, 'everything was stopped')
            except Exception as error:
                # A halt goes on whatever happens to one of its parts.
                self._log(f'{it.order.target.id}: a goal could not be cancelled: {error!r}')

    def has_goals_on_their_way(self) -> bool:
        """Say whether some action server has yet to take or refuse a goal.

        One that is cancelled meanwhile is cancelled as soon as it is taken, by who spins the node.
        """
        with self._lock:
            return any(
                it.binding.via == 'ros_action' and not it.is_taken for it in self._running.values()
            )

    def poll(self) -> Sequence[Report]:
        """Return the reports since the last call, oldest first."""
        now = time.monotonic()
        if now - self._looked_at > 0.25:
            self._looked_at = now
            self._look_for_servers(now)
            self._unwanted.ask_again(now)
        found = []
        while self._reports:
            found.append(self._reports.popleft())
        return found

    def _way(self, entity: Entity, binding: RosBinding) -> Any:
        """Return the publisher or client of a binding; made when it is first asked for."""
        name = full_name(entity, binding.name)
        with self._lock:
            if (name, binding.type) in self._ways:
                return self._ways[name, binding.type]
            kind = load_type(binding.type)
            try:
                if binding.via == 'ros_topic':
                    way = self._node.create_publisher(kind, name, _QOS)
                elif binding.via == 'ros_service':
                    way = self._node.create_client(kind, name, callback_group=self._group)
                else:
                    way = ActionClient(self._node, kind, name, callback_group=self._group)
                    self._halt.add_action(name)
            except (RuntimeError, ValueError, TypeError) as error:
                # Names that ROS 2 does not allow, types without support for the middleware.
                raise DispatchError(
                    f"'{name}' of type {binding.type} cannot be used: {error}"
                ) from error
            self._ways[name, binding.type] = way
            return way

    def _publish(self, order: Order, binding: RosBinding, way: Any, message: Any) -> None:
        if way.get_subscription_count() == 0:
            raise DispatchError(_nobody(order, binding))
        drives = order.skill.motion is not None or order.skill.resource == 'base'
        if drives and isinstance(order.target, Robot):
            with self._lock:
                self._driving[order.target.id] = order.id
        way.publish(message)
        self._report(order.id, Phase.ACCEPTED, f'sent to {way.topic_name}')

    def _call(self, order: Order, binding: RosBinding, way: Any, message: Any) -> None:
        if not way.service_is_ready():
            raise DispatchError(_nobody(order, binding))
        self._begin(order, binding, way.service_is_ready)
        self._report(order.id, Phase.ACCEPTED, f'called {way.srv_name}')
        way.call_async(message).add_done_callback(partial(self._answered, order.id))

    def _answered(self, order_id: str, future: Any) -> None:
        with self._lock:
            running = self._running.get(order_id)
        if running is None:
            return
        try:
            response = future.result()
        except Exception as error:
            self._end(order_id, Phase.FAILED, f'the service failed: {error}')
            return
        self._judge(running, response)

    def _send_goal(self, order: Order, binding: RosBinding, way: Any, message: Any) -> None:
        if not way.server_is_ready():
            raise DispatchError(_nobody(order, binding))
        running = self._begin(order, binding, way.server_is_ready, _new_goal_id())
        way.send_goal_async(
            message, partial(self._feedback, running), running.goal_id
        ).add_done_callback(partial(self._taken, running))

    def _feedback(self, running: _Running, _message: Any) -> None:
        now = time.monotonic()
        if now - running.told_at >= 1.0:
            running.told_at = now
            self._report(running.order.id, Phase.RUNNING, 'it is at it')

    def _taken(self, running: _Running, future: Any) -> None:
        order_id = running.order.id
        try:
            handle = future.result()
        except Exception as error:
            self._end(order_id, Phase.FAILED, f'the goal could not be sent: {error}')
            return
        if not handle.accepted:
            self._end(order_id, Phase.FAILED, 'the action server refused the goal')
            return
        with self._lock:
            running.is_taken = True
            is_unwanted = running.cancelled or order_id not in self._running
        self._report(order_id, Phase.ACCEPTED, 'the action server took the goal')
        handle.get_result_async().add_done_callback(partial(self._done, running))
        if is_unwanted:
            self._cancel_goal(running)

    def _done(self, running: _Running, future: Any) -> None:
        order_id = running.order.id
        self._unwanted.drop(order_id)
        try:
            answer = future.result()
        except Exception as error:
            self._end(order_id, Phase.FAILED, f'the result could not be read: {error}')
            return
        if answer.status == GoalStatus.STATUS_SUCCEEDED:
            self._judge(running, answer.result)
        elif answer.status == GoalStatus.STATUS_CANCELED:
            self._end(order_id, Phase.CANCELLED, 'the goal was cancelled')
        else:
            self._end(order_id, Phase.FAILED, 'the action server gave up' + _said(answer.result))

    def _judge(self, running: _Running, result: Any) -> None:
        """End an order by the fields of its result that the binding names."""
        wrong = []
        for path, wanted in running.binding.success.items():
            try:
                came: Scalar | None = get(result, path)
            except ValueError as error:
                wrong.append(str(error))
                continue
            if came != wanted:
                wrong.append(f'{path} is {came!r}, for success it is {wanted!r}')
        if wrong:
            self._end(running.order.id, Phase.FAILED, '; '.join(wrong) + _said(result))
        else:
            self._end(running.order.id, Phase.SUCCEEDED, 'it says that it is done')

    def _cancel_goal(self, running: _Running) -> None:
        with self._lock:
            running.cancelled = True
            is_taken = running.is_taken
        # A goal that is on its way to the server is cancelled once it is there.
        if is_taken:
            self._drop_goal(running)

    def _drop_goal(self, running: _Running) -> None:
        name = full_name(running.order.target, running.binding.name)
        self._unwanted.add(running.order.id, name, running.goal_id)

    def _look_for_servers(self, now: float) -> None:
        with self._lock:
            running = list(self._running.values())
        for it in running:
            try:
                is_there = it.is_there()
            except RuntimeError:
                is_there = False
            if is_there:
                it.gone_at = None
            elif it.gone_at is None:
                it.gone_at = now
            elif now - it.gone_at > GONE_S:
                self._end(
                    it.order.id,
                    Phase.FAILED,
                    f"'{it.binding.name}' is gone; is the robot still on?",
                )
                if it.binding.via == 'ros_action':
                    # It may be only the link that is gone, and the robot still at it.
                    self._drop_goal(it)

    def _begin(
        self,
        order: Order,
        binding: RosBinding,
        is_there: Callable[[], bool],
        goal_id: Any = None,
    ) -> _Running:
        running = _Running(order, binding, is_there, goal_id)
        with self._lock:
            self._running[order.id] = running
        return running

    def _end(self, order_id: str, phase: Phase, detail: str) -> None:
        with self._lock:
            if self._running.pop(order_id, None) is None:
                return
        self._report(order_id, phase, detail)

    def _report(self, order_id: str, phase: Phase, detail: str) -> None:
        self._reports.append(Report(order_id, phase, detail))


def _new_goal_id() -> Any:
    goal_id = GoalInfo().goal_id
    goal_id.uuid = list(uuid.uuid4().bytes)
    return goal_id


def _nobody(order: Order, binding: RosBinding) -> str:
    name = full_name(order.target, binding.name)
    what = {
        'ros_topic': 'nothing listens on topic',
        'ros_service': 'there is no service',
        'ros_action': 'there is no action server',
    }[binding.via]
    return (
        f"{order.target.id}: {what} '{name}' of type {binding.type}; is the robot on, in "
        'this ROS_DOMAIN_ID, and is the name the one in the site file?'
    )


def _said(result: Any) -> str:
    """Return what a result says in one of the usual fields, as the end of a sentence."""
    for name in ('error_msg', 'message', 'error_string', 'status_message'):
        text = getattr(result, name, '')
        if isinstance(text, str) and text:
            return f': {ascii(text[:200])}'
    return ''
