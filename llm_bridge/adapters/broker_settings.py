"""Where the broker is and how to get in, and what comes from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
import os
from typing import Literal


@dataclass(frozen=True)
class BrokerSettings:
    """Where the broker is and how to get in."""

    host: str = '127.0.0.1'
    port: int = 1883
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    tls: bool = False
    ca_file: str | None = None
    """Of the authority that signed the broker's certificate; None: the system's."""
    cert_file: str | None = None
    key_file: str | None = field(default=None, repr=False)
    client_id: str = ''
    """Beginning of the client id; a random end keeps two clients apart."""
    version: Literal['auto', '5', '3.1.1'] = 'auto'
    """auto: MQTT 5, and 3.1.1 where the broker does not speak it."""
    keepalive_s: int = 5
    """A broker that is silent for twice this is taken for gone."""
    connect_timeout_s: float = 5.0

    @staticmethod
    def password_from(environment: Mapping[str, str] = os.environ) -> str | None:
        """Return LLM_BRIDGE_MQTT_PASSWORD, or what LLM_BRIDGE_MQTT_PASSWORD_FILE holds.

        Raises OSError when that file cannot be read.
        """
        path = environment.get('LLM_BRIDGE_MQTT_PASSWORD_FILE')
        if path:
            try:
                with open(path, encoding='utf-8') as file:
                    return file.read().rstrip('\r\n')
            except UnicodeDecodeError as error:
                raise OSError(f"'{path}' is no text in UTF-8") from error
        return environment.get('LLM_BRIDGE_MQTT_PASSWORD') or None

    @property
    def is_authenticated(self) -> bool:
        """Whether this side proves to the broker who it is: by a password or a certificate."""
        return bool(self.user and self.password) or bool(self.tls and self.cert_file)

    @property
    def where(self) -> str:
        """Host and port."""
        return f'{self.host}:{self.port}'


@dataclass(frozen=True)
class Message:
    """One message that came."""

    topic: str
    payload: bytes
    retained: bool = False
    """Kept by the broker from some earlier time, and not sent just now."""
    correlation: bytes = b''
    """Correlation data (MQTT 5)."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """User properties (MQTT 5)."""
