"""Fields of ROS messages by path, for any value."""

from builtin_interfaces.msg import Duration, Time
from geometry_msgs.msg import PoseArray, PoseStamped
from hypothesis import given, settings
from hypothesis import strategies as st
import pytest
from rclpy.serialization import deserialize_message, serialize_message
from std_msgs.msg import String
from test_msgs.msg import Arrays, BasicTypes, BoundedSequences, Strings, UnboundedSequences

from llm_bridge.adapters.message_fields_ros import get, load_type, put
from llm_bridge.run.ports import DispatchError


def test_a_type_is_found_by_its_name():
    assert load_type('geometry_msgs/msg/PoseStamped') is PoseStamped


@pytest.mark.parametrize(
    ('name', 'words'),
    [
        ('nav2_msgs/action/NavigateToPose', 'apt install ros-jazzy-nav2-msgs'),
        ('nav2_msgs/action/NavigateToPose', 'pip install'),
        ('std_msgs/msg/Strin', "has no type 'Strin'"),
    ],
)
def test_a_type_that_is_not_there_says_what_to_do(name, words, monkeypatch):
    monkeypatch.delenv('ROS_DISTRO', raising=False)
    with pytest.raises(DispatchError, match=words):
        load_type(name)


def test_poses_grow_in_an_array():
    message = PoseArray()
    put(message, 'poses[1].position.x', 2)
    assert len(message.poses) == 2
    assert get(message, 'poses.1.position.x') == 2.0


def test_seconds_become_stamps_and_durations():
    message = PoseStamped()
    put(message, 'header.stamp', Time(sec=3))
    put(message, 'header.stamp', 1.25)
    assert message.header.stamp == Time(sec=1, nanosec=250_000_000)
    assert get(message, 'header.stamp') == 1.25
    put(message, 'header.stamp.sec', 7)
    assert message.header.stamp.sec == 7
    with pytest.raises(DispatchError, match='expected seconds'):
        put(message, 'header.stamp', Duration())


@pytest.mark.parametrize(
    ('message', 'path', 'value'),
    [
        (BasicTypes, 'int8_value', 128),
        (BasicTypes, 'uint8_value', -1),
        (BasicTypes, 'int32_value', 1.5),
        (BasicTypes, 'bool_value', 1),
        (BasicTypes, 'float64_value', 'fast'),
        (BasicTypes, 'float64_value', float('nan')),
        (BasicTypes, 'float64_value', True),
        (BasicTypes, 'byte_value', 256),
        (Strings, 'bounded_string_value', 'x' * 23),
        (Arrays, 'int32_values[3]', 1),
        (Arrays, 'int32_values', 1),
        (BoundedSequences, 'int32_values[3]', 1),
        (UnboundedSequences, 'int32_values[x]', 1),
        (UnboundedSequences, 'int32_values[10000]', 1),
        (String, 'data.x', 'y'),
        (String, '', 'y'),
        (String, '..', 'y'),
        (PoseStamped, 'pose', 1),
    ],
)
def test_a_value_that_does_not_fit_is_an_error_that_names_field_and_type(message, path, value):
    with pytest.raises(DispatchError, match=f"field '.*' of \\w+/{message.__name__}"):
        put(message(), path, value)


paths = st.sampled_from(
    [
        'bool_value',
        'byte_value',
        'char_value',
        'float32_value',
        'float64_value',
        'int8_value',
        'uint16_value',
        'int64_value',
        'uint64_value',
        'nothing',
        'int64_value[0]',
        'int64_value.x',
    ]
)
values = (
    st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.none()
    | st.lists(st.integers(), max_size=2)
)


@settings(max_examples=300)
@given(st.lists(st.tuples(paths, values), max_size=6))
def test_whatever_is_put_in_can_be_sent_or_is_refused(fields):
    message = BasicTypes()
    for path, value in fields:
        try:
            put(message, path, value)
        except DispatchError:
            continue
        assert (
            get(message, path) == pytest.approx(value, rel=1e-6)
            or abs(value) > 1e38
            and path == 'float32_value'
        )
    again = deserialize_message(serialize_message(message), BasicTypes)
    assert again.int64_value == message.int64_value


@pytest.mark.parametrize('path', ['nothing', 'data.x', 'data[0]', ''])
def test_reading_what_is_not_there_is_a_value_error(path):
    with pytest.raises(ValueError, match='String'):
        get(String(data='x'), path)
