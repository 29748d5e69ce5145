"""Parameters of the executor node."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from llm_bridge.adapters.broker_settings import BrokerSettings
from llm_bridge.adapters.parameters_ros import Parameter, ParameterError, parameters_of
from llm_bridge.nodes.process_priority import CHOICES as PRIORITIES
from llm_bridge.run.audit import FileJournal
from llm_bridge.run.audit_retention import CHOICES
from llm_bridge.run.settings import ExecutorSettings

SITE = Parameter('site', 'home', 'name of a shipped site, or the path of a site file')

LOG = (
    Parameter('state_folder', '', "where the audit log lies; empty: the user's state folder"),
    Parameter(
        'transcripts',
        'keep',
        'how much of what people said is written to the audit log; drop: no words at all',
        choices=CHOICES,
    ),
    Parameter(
        'audit_mb', 20.0, 'a log file of so many MB is full, and a new one is begun', 0.01, 1e3
    ),
    Parameter('audit_files', 0, 'how many full log files are kept; 0: all', 0, 10_000),
)
"""Of the executor and the bridge, which have a log each."""

PARAMETERS = (
    SITE,
    *LOG,
    Parameter(
        'priority',
        'realtime',
        'of what a stop needs, so that a busy machine keeps none waiting; less where not allowed',
        choices=PRIORITIES,
    ),
    Parameter('dry_run', False, 'check everything, but send nothing to robots and devices'),
    Parameter('tick_rate', 30.0, 'how often steps are looked at, in Hz', 1.0, 100.0),
    Parameter(
        'world_rate', 5.0, 'how often a changed world is published at most, in Hz', 0.1, 20.0
    ),
    Parameter('mqtt_host', '127.0.0.1', 'name or address of the broker; empty: no MQTT'),
    Parameter('mqtt_port', 1883, 'port of the broker', 1, 65535),
    Parameter(
        'mqtt_user',
        '',
        'user name at the broker; the password comes from the environment: '
        'LLM_BRIDGE_MQTT_PASSWORD or LLM_BRIDGE_MQTT_PASSWORD_FILE',
    ),
    Parameter('mqtt_tls', False, 'whether the connection to the broker is encrypted'),
    Parameter(
        'mqtt_ca_file', '', "authority that signed the broker's certificate; empty: the system's"
    ),
    Parameter('mqtt_cert_file', '', 'own certificate, for brokers that ask for one'),
    Parameter('mqtt_key_file', '', 'key of the own certificate'),
    Parameter(
        'mqtt_version',
        'auto',
        'auto: MQTT 5, and 3.1.1 where the broker has only that',
        choices=('auto', '5', '3.1.1'),
    ),
    Parameter('mqtt_client_id', '', 'beginning of the client ids at the broker'),
    Parameter(
        'mqtt_guarded',
        'authenticated',
        'over which connections guarded orders are sent: authenticated (a password or an own '
        'certificate), or any',
        choices=('authenticated', 'any'),
    ),
    Parameter(
        'mqtt_acknowledge_s',
        5.0,
        'a command that the broker has not acknowledged after this has failed, in seconds',
        0.1,
        60.0,
    ),
    *parameters_of(ExecutorSettings),
)


def executor_settings(values: Mapping[str, Any]) -> ExecutorSettings:
    """Return the settings of the executor. Raises ParameterError."""
    try:
        return ExecutorSettings(**{name: values[name] for name in ExecutorSettings.model_fields})
    except ValueError as error:
        raise ParameterError(f'a parameter is out of its range: {error}') from error


def broker_settings(values: Mapping[str, Any], role: str) -> BrokerSettings | None:
    """Return how to reach the broker for `role`; None without MQTT. Raises ParameterError."""
    if not values['mqtt_host']:
        return None
    try:
        password = BrokerSettings.password_from()
    except OSError as error:
        raise ParameterError(f'the file of the MQTT password cannot be read: {error}') from error
    name = values['mqtt_client_id'] or f'llm_bridge_{Path(values["site"]).stem}'
    return BrokerSettings(
        host=values['mqtt_host'],
        port=values['mqtt_port'],
        user=values['mqtt_user'] or None,
        password=password,
        tls=values['mqtt_tls'],
        ca_file=values['mqtt_ca_file'] or None,
        cert_file=values['mqtt_cert_file'] or None,
        key_file=values['mqtt_key_file'] or None,
        client_id=f'{name}_{role}',
        version=values['mqtt_version'],
    )


def open_log(path: Path, values: Mapping[str, Any]) -> FileJournal:
    """Open an audit log with the parameters `LOG`. Raises AuditError."""
    size, files = int(values['audit_mb'] * 1e6), int(values['audit_files'])
    return FileJournal(path, max_bytes=size, keep_files=files)
