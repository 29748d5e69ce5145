"""The way that messages of ROS 2 take between the processes of one machine."""

from collections.abc import MutableMapping
import os

from llm_bridge.site.load import config_folders

_TRANSPORTS = 'FASTDDS_BUILTIN_TRANSPORTS'
_PROFILES = ('FASTRTPS_DEFAULT_PROFILES_FILE', 'FASTDDS_DEFAULT_PROFILES_FILE')
_RANGE = 'ROS_AUTOMATIC_DISCOVERY_RANGE'

VARIABLES = (_TRANSPORTS, *_PROFILES)
"""Where a user of Fast DDS chooses transports: its documentation, 'Environment variables'."""


def choose_transport(environment: MutableMapping[str, str] = os.environ) -> None:
    """Have this process use UDP and no shared memory, unless the user has chosen. Before init.

    A process that is killed while it reads from shared memory leaves it locked, and whoever
    publishes to it waits, a stop included: docs/decisions/0012. Other middlewares do not care.
    """
    profile = next(
        (str(it) for f in config_folders() if (it := f / 'dds/localhost_udp.xml').is_file()), None
    )
    if any(environment.get(name) not in (None, '', profile) for name in VARIABLES):
        return
    if not _is_local(environment):
        if environment.get(_PROFILES[0]) != profile:
            environment[_TRANSPORTS] = 'UDPv4'
    elif profile is not None and not environment.get('ROS_STATIC_PEERS'):
        # For that range rmw_fastrtps adds shared memory whatever else is said; peers, too.
        for name in _PROFILES:
            environment[name] = profile
        environment[_RANGE] = 'SYSTEM_DEFAULT'
        environment.pop('ROS_LOCALHOST_ONLY', None)


def _is_local(environment: MutableMapping[str, str]) -> bool:
    if environment.get('ROS_LOCALHOST_ONLY') == '1':
        return True
    return environment.get(_RANGE, '').upper() == 'LOCALHOST'
