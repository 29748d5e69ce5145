"""How an order travels, for the log: over which topic, service or action."""

from llm_bridge.adapters.dialects import binding_args, encode, encode_binding
from llm_bridge.adapters.dispatch_mqtt import sets_of
from llm_bridge.adapters.robot_names_ros import full_name
from llm_bridge.run.ports import DispatchError, Order
from llm_bridge.site.entity import Device
from llm_bridge.site.site import Site
from llm_bridge.site.skill import MqttBinding, RosBinding


def route_of(order: Order, site: Site) -> dict[str, object]:
    """Return `via` (mqtt, ros_topic, ros_service, ros_action) and `to`, its topics or name."""
    binding = order.skill.binding
    if isinstance(binding, RosBinding):
        return {
            'via': binding.via,
            'to': [full_name(order.target, binding.name)],
            'type': binding.type,
        }
    try:
        if isinstance(binding, MqttBinding):
            messages = encode_binding(binding, binding_args(order.skill, order.args))
        elif isinstance(order.target, Device):
            kind = site.kinds[order.target.kind]
            messages = encode(order.target, kind, sets_of(order.skill, order.args))
        else:
            return {'via': 'nothing', 'to': []}
    except DispatchError:
        # Whoever sends it says what is wrong with it.
        return {'via': 'mqtt', 'to': []}
    return {'via': 'mqtt', 'to': list(dict.fromkeys(message.topic for message in messages))}
