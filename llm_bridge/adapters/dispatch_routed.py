"""One Dispatch out of two: robots over ROS 2, devices over MQTT."""

from collections.abc import Sequence

from llm_bridge.run.ports import Dispatch, DispatchError, Order, Report
from llm_bridge.site.entity import Device
from llm_bridge.site.skill import LocalBinding, MqttBinding, RosBinding


class RoutedDispatch:
    """Sends each order the way its binding says; without one, devices have MQTT."""

    def __init__(self, ros: Dispatch, mqtt: Dispatch | None) -> None:
        """Without `mqtt` orders to devices are errors."""
        self._ros = ros
        self._mqtt = mqtt

    def send(self, order: Order) -> None:
        """Hand the order to its way. Raises DispatchError."""
        binding = order.skill.binding
        if isinstance(binding, RosBinding):
            self._ros.send(order)
        elif isinstance(binding, LocalBinding):
            raise DispatchError(
                f"{order.target.id}: '{order.skill.name}' is the executor's own "
                'and is not to be sent'
            )
        elif isinstance(binding, MqttBinding) or isinstance(order.target, Device):
            if self._mqtt is None:
                raise DispatchError(f'{order.target.id}: MQTT is switched off; set mqtt_host')
            self._mqtt.send(order)
        else:
            raise DispatchError(
                f'{order.target.id}: skill {order.skill.name} has no binding; '
                'give it one in the site file'
            )

    def cancel(self, order_id: str) -> None:
        """Ask both ways; the one that does not know the order does nothing."""
        self._ros.cancel(order_id)
        if self._mqtt is not None:
            self._mqtt.cancel(order_id)

    def halt(self) -> None:
        """Stop robots first, then devices."""
        self._ros.halt()
        if self._mqtt is not None:
            self._mqtt.halt()

    def poll(self) -> Sequence[Report]:
        """Return the reports of both."""
        return (*self._ros.poll(), *(self._mqtt.poll() if self._mqtt is not None else ()))


class DryDispatch:
    """Sends nothing and says so, but for a halt, which always goes out."""

    def __init__(self, real: Dispatch) -> None:
        self._real = real

    def send(self, order: Order) -> None:
        """Raise DispatchError: nothing is sent."""
        raise DispatchError(f"dry run: '{order.skill.name}' was not sent to {order.target.id}")

    def cancel(self, order_id: str) -> None:
        """Do nothing: nothing was sent."""

    def halt(self) -> None:
        """Stop everything."""
        self._real.halt()

    def poll(self) -> Sequence[Report]:
        """Return nothing."""
        return ()
