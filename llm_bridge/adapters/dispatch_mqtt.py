"""Orders to devices over MQTT."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
import math
import threading
import time

from llm_bridge.adapters.broker_settings import Message
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.adapters.dialect import Outgoing
from llm_bridge.adapters.dialects import binding_args, encode, encode_binding
from llm_bridge.run.ports import DispatchError, Order, Phase, Report
from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.site import Site
from llm_bridge.site.skill import LocalBinding, MqttBinding, Risk, RosBinding, Scalar, Skill

EXPIRY_S = 10
"""The broker throws a command away that it could not hand over for so long."""


@dataclass
class _Open:
    """An order whose messages the broker has not all acknowledged."""

    left: int
    """Messages without an answer."""
    deadline: float


class MqttDispatch:
    """A Dispatch for devices. Any thread may call it; nothing in it waits for the broker."""

    def __init__(
        self,
        site: Site,
        connection: Connection,
        *,
        acknowledge_s: float = 5.0,
        guarded_needs_login: bool = False,
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Reports FAILED what the broker has not acknowledged after `acknowledge_s`.

        `guarded_needs_login`: where the broker asks this side for nothing, it asks nobody, and
        anybody can unlock what is behind it; then no guarded order is sent there.
        """
        self._guarded_needs_login = guarded_needs_login
        self._site = site
        self._connection = connection
        self._acknowledge_s = acknowledge_s
        self._log = log
        self._lock = threading.Lock()
        self._open: dict[str, _Open] = {}
        self._reports: deque[Report] = deque()
        self._answerable: deque[str] = deque(maxlen=256)
        self._halted_at = -math.inf
        self._sent_since_halt = False
        self._halting = tuple(
            (device, skill)
            for device in site.devices.values()
            for skill in site.skills_of(device.id).values()
            if skill.on_stop and not isinstance(skill.binding, RosBinding | LocalBinding)
        )

    def send(self, order: Order) -> None:
        """Hand the order's messages to the broker.

        ACCEPTED follows when it acknowledged them all, FAILED when it did not in time or knows
        nobody who listens, SUCCEEDED if the device answers with the order's id. Raises
        DispatchError when the broker is not there, may not be used for it, or the dialect cannot
        say it: then nothing was sent.
        """
        messages = self._messages(order)
        self._check_login(order)
        if not self._connection.connected:
            raise DispatchError(f'{order.target.id}: nothing was sent: {self._connection.trouble}')
        with self._lock:
            self._open[order.id] = _Open(len(messages), time.monotonic() + self._acknowledge_s)
            self._answerable.append(order.id)
            self._sent_since_halt = True
        try:
            self._hand_over(messages, order.id)
        finally:
            # A halt of another thread may have come before the messages.
            with self._lock:
                self._sent_since_halt = True

    def cancel(self, order_id: str) -> None:
        """Wait no longer for the broker; a message that is out cannot be taken back."""
        self._end(order_id, Phase.CANCELLED, 'given up; what was sent cannot be taken back')

    def halt(self) -> None:
        """Send its stop to every device that has one. Never raises, never waits.

        May be called again and again while everything is stopped: devices hear it once a second.
        """
        now = time.monotonic()
        with self._lock:
            # An order that slipped in between two halts is stopped by the second at once.
            is_again = now - self._halted_at < 1.0 and not self._sent_since_halt
            self._halted_at = now if not is_again else self._halted_at
            self._sent_since_halt = False
            order_ids = list(self._open)
            self._answerable.clear()
        for order_id in order_ids:
            self._end(order_id, Phase.CANCELLED, 'everything was stopped')
        for device, skill in () if is_again else self._halting:
            try:
                binding = skill.binding
                args = {arg.name: arg.default for arg in skill.args if arg.default is not None}
                messages = (
                    encode_binding(binding, binding_args(skill, args))
                    if isinstance(binding, MqttBinding)
                    else encode(device, self._kind(device), sets_of(skill, args))
                )
                for message in messages:
                    self._publish(message)
            except DispatchError as error:
                self._log(f'the stop did not reach {device.id}: {error}')

    def poll(self) -> Sequence[Report]:
        """Return the reports since the last call, oldest first."""
        now = time.monotonic()
        with self._lock:
            late = [order_id for order_id, it in self._open.items() if it.deadline < now]
        for order_id in late:
            self._end(
                order_id,
                Phase.FAILED,
                f'the broker did not acknowledge it within {self._acknowledge_s:g} s; '
                'the device may or may not have got it',
            )
        if late:
            self._connection.drop('the broker did not acknowledge a command in time')
        with self._lock:
            reports, self._reports = list(self._reports), deque()
        return reports

    def answered(self, message: Message) -> None:
        """Take a device's message that may carry the id of an order as correlation data."""
        order_id = message.correlation.decode(errors='replace')
        with self._lock:
            if message.retained or order_id not in self._answerable:
                return
            self._answerable.remove(order_id)
            self._open.pop(order_id, None)
            self._reports.append(Report(order_id, Phase.SUCCEEDED, 'the device answered'))

    def _messages(self, order: Order) -> tuple[Outgoing, ...]:
        binding = order.skill.binding
        if isinstance(binding, MqttBinding):
            return encode_binding(binding, binding_args(order.skill, order.args))
        if not isinstance(order.target, Device):
            raise DispatchError(
                f'{order.target.id} is no device: its skill {order.skill.name} '
                'needs an MQTT binding to be sent over MQTT'
            )
        return encode(order.target, self._kind(order.target), sets_of(order.skill, order.args))

    def _hand_over(self, messages: Sequence[Outgoing], order_id: str) -> None:
        for number, message in enumerate(messages):
            try:
                self._publish(message, order_id)
            except DispatchError as error:
                if number == 0:
                    self._end(order_id)
                    raise
                self._end(order_id, Phase.FAILED, f'only a part of it was sent: {error}')

    def _check_login(self, order: Order) -> None:
        settings = self._connection.settings
        risk = max(order.step.risk, order.skill.risk, key=lambda it: it.rank)
        if (
            self._guarded_needs_login
            and risk.rank >= Risk.GUARDED.rank
            and not settings.is_authenticated
        ):
            raise DispatchError(
                f'{order.target.id}: nothing was sent: {order.skill.name} is guarded, and the '
                f'broker {settings.where} lets anybody in. Set mqtt_user with a password, or '
                'mqtt_tls with mqtt_cert_file; or set mqtt_guarded to any'
            )

    def _kind(self, device: Device) -> Kind:
        return self._site.kinds[device.kind]

    def _publish(self, message: Outgoing, order_id: str = '') -> None:
        self._connection.publish(
            message.topic,
            message.payload,
            expiry_s=EXPIRY_S,
            correlation=order_id.encode(),
            # For devices that want to refuse what was held up on its way.
            properties={'sent': f'{time.time():.3f}'},
            done=lambda trouble: self._acknowledged(order_id, message.topic, trouble),
        )

    def _acknowledged(self, order_id: str, topic: str, trouble: str | None) -> None:
        if trouble is not None:
            if not order_id:
                self._log(f"the stop on '{topic}' was not taken: {trouble}")
            self._end(order_id, Phase.FAILED, f"'{topic}': {trouble}")
            return
        with self._lock:
            it = self._open.get(order_id)
            if it is None:
                return
            it.left -= 1
            if it.left:
                return
            del self._open[order_id]
            self._reports.append(Report(order_id, Phase.ACCEPTED, 'the broker took it'))

    def _end(self, order_id: str, phase: Phase | None = None, detail: str = '') -> None:
        """Forget an order, and report it unless it had ended before."""
        with self._lock:
            if order_id in self._answerable:
                self._answerable.remove(order_id)
            if self._open.pop(order_id, None) is not None and phase is not None:
                self._reports.append(Report(order_id, phase, detail))


def sets_of(skill: Skill, args: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """Return attribute -> value to send: the effects that are commanded."""
    found: dict[str, Scalar] = {}
    for effect in skill.effects:
        value: Scalar | None = effect.value
        if isinstance(value, str) and value.startswith('$'):
            value = args.get(value[1:])
        if effect.relative:
            raise DispatchError(
                f"skill {skill.name}: the change of '{effect.attribute}' was not "
                'added up before it was to be sent'
            )
        if effect.command and value is not None:
            found[effect.attribute] = value
    return found
