"""What the MQTT library and the broker report, in sentences that say what to do."""

from collections.abc import Mapping
import socket
import ssl

from paho.mqtt import MQTTException
from paho.mqtt.enums import MQTTErrorCode

REASONS: Mapping[int, str] = {
    0: 'it went well',
    1: 'it went well, with QoS 1',
    2: 'it went well, with QoS 2',
    4: 'the connection was closed with its last will',
    16: 'nothing is subscribed to the topic, so no device got it: is the device on, and is its '
    'topic the one in the site file?',
    17: 'there was no such subscription',
    24: 'it wants to go on with an authentication that is not supported here',
    25: 'it wants an authentication that is not supported here',
    128: 'it gives no reason; see its log',
    129: 'it could not read a packet',
    130: 'it found a protocol error',
    131: 'it gives no reason but one of its own; see its log',
    132: 'it does not speak this version of MQTT',
    133: 'it does not take this client id; set another one',
    134: 'user name or password is wrong; set mqtt_user and LLM_BRIDGE_MQTT_PASSWORD',
    135: 'that user may not do this; allow it in the access rules of the broker',
    136: 'it is not available now',
    137: 'it is too busy now',
    138: 'this client is banned; ask who runs the broker',
    139: 'it is shutting down',
    140: 'the kind of authentication is wrong',
    141: 'nothing was heard of this client for too long',
    142: 'another client connected with the same client id; give each its own',
    143: 'it does not take this topic filter',
    144: 'it does not take this topic name',
    145: 'the packet number is in use',
    146: 'the packet number is not known',
    147: 'too many messages were on their way at once',
    148: 'the topic alias is wrong',
    149: 'the message is too long for it',
    150: 'messages come too fast for it',
    151: 'a quota is used up',
    152: 'an administrator closed the connection',
    153: 'the payload is not what it was said to be',
    154: 'it keeps no retained messages',
    155: 'it has no QoS 1',
    156: 'another server is to be used; set mqtt_host',
    157: 'the server has moved; set mqtt_host',
    158: 'it has no shared subscriptions',
    159: 'connections come too fast for it',
    160: 'the longest time of a connection is over',
    161: 'it has no subscription identifiers',
    162: 'it has no subscriptions with wildcards',
}
"""Reason code of MQTT 5 -> what the broker says; codes of 3.1.1 are turned into these by paho."""

ERRORS: Mapping[int, str] = {
    MQTTErrorCode.MQTT_ERR_AGAIN: 'the connection is not ready',
    MQTTErrorCode.MQTT_ERR_SUCCESS: 'it went well',
    MQTTErrorCode.MQTT_ERR_NOMEM: 'there is no memory left',
    MQTTErrorCode.MQTT_ERR_PROTOCOL: 'what came is not MQTT as it should be',
    MQTTErrorCode.MQTT_ERR_INVAL: 'the call was wrong',
    MQTTErrorCode.MQTT_ERR_NO_CONN: 'there is no connection',
    MQTTErrorCode.MQTT_ERR_CONN_REFUSED: 'the broker refused the connection',
    MQTTErrorCode.MQTT_ERR_NOT_FOUND: 'it was not found',
    MQTTErrorCode.MQTT_ERR_CONN_LOST: 'the connection was lost',
    MQTTErrorCode.MQTT_ERR_TLS: 'the encrypted connection failed',
    MQTTErrorCode.MQTT_ERR_PAYLOAD_SIZE: 'the message is too long',
    MQTTErrorCode.MQTT_ERR_NOT_SUPPORTED: 'it is not supported',
    MQTTErrorCode.MQTT_ERR_AUTH: 'user name or password is wrong',
    MQTTErrorCode.MQTT_ERR_ACL_DENIED: 'that user may not do this',
    MQTTErrorCode.MQTT_ERR_UNKNOWN: 'the library gives no reason',
    MQTTErrorCode.MQTT_ERR_ERRNO: 'the operating system reported an error',
    MQTTErrorCode.MQTT_ERR_QUEUE_SIZE: 'too many messages wait to be sent',
    MQTTErrorCode.MQTT_ERR_KEEPALIVE: 'the broker does not answer any more',
}
"""Error of the library -> what it means."""

EXPECTED = (OSError, ValueError, MQTTException)
"""What a call of the library can raise (TLS, name and time-out errors are OSErrors)."""


def why(error: Exception, where: str) -> str:
    """Return a sentence for an exception at connecting to `where` (host:port)."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f'the certificate of the broker {where} is not trusted ({error.verify_message}); '
            'set mqtt_ca_file to the authority that signed it'
        )
    if isinstance(error, ssl.SSLError):
        return (
            f'the broker {where} does not speak TLS as wanted ({error.reason}); '
            'check mqtt_tls and mqtt_port'
        )
    if isinstance(error, socket.gaierror):
        return f'the name of the broker {where} cannot be resolved; check mqtt_host'
    if isinstance(error, ConnectionRefusedError):
        return f'no broker listens at {where}; start one, or set mqtt_host and mqtt_port'
    if isinstance(error, TimeoutError):
        return f'the broker {where} does not answer; check mqtt_host, mqtt_port and the network'
    return f'the broker {where} cannot be reached: {error}'
