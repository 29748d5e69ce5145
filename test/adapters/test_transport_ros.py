"""Which way messages take; that they arrive, test/nodes and test/e2e show."""

from pathlib import Path
import xml.etree.ElementTree as ET

import pytest

from llm_bridge.adapters.transport_ros import choose_transport


def chosen(**environment):
    choose_transport(environment)
    return environment


def test_ros_goes_over_udp_and_not_through_memory_that_a_killed_process_leaves_locked():
    assert chosen(HOME='/home') == {'HOME': '/home', 'FASTDDS_BUILTIN_TRANSPORTS': 'UDPv4'}


@pytest.mark.parametrize(
    'range_',
    [{'ROS_AUTOMATIC_DISCOVERY_RANGE': 'LOCALHOST'}, {'ROS_LOCALHOST_ONLY': '1'}],
)
def test_on_this_machine_only_a_profile_stands_for_the_range_that_would_add_such_memory(range_):
    environment = chosen(**range_)
    assert environment.pop('ROS_AUTOMATIC_DISCOVERY_RANGE') == 'SYSTEM_DEFAULT'
    (profile,) = set(environment.values())
    transports = ET.parse(Path(profile)).getroot().iterfind('.//{*}transport_descriptor/{*}type')
    assert [it.text for it in transports] == ['UDPv4']


def test_choosing_again_changes_nothing():
    once = chosen(ROS_AUTOMATIC_DISCOVERY_RANGE='LOCALHOST')
    assert chosen(**once) == once
    assert chosen(**once | {'ROS_AUTOMATIC_DISCOVERY_RANGE': 'LOCALHOST'}) == once


@pytest.mark.parametrize(
    'own',
    [
        {'FASTDDS_BUILTIN_TRANSPORTS': 'LARGE_DATA'},
        {'FASTDDS_DEFAULT_PROFILES_FILE': 'dds.xml', 'ROS_LOCALHOST_ONLY': '1'},
        {'FASTRTPS_DEFAULT_PROFILES_FILE': 'dds.xml'},
        {'ROS_STATIC_PEERS': '10.0.0.2', 'ROS_AUTOMATIC_DISCOVERY_RANGE': 'LOCALHOST'},
    ],
)
def test_what_the_user_chose_stays(own):
    assert chosen(**own) == own
