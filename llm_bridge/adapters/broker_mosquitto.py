"""Mosquitto as a broker for the demo and the tests: its configuration and command line."""

import os
from pathlib import Path
import shutil

_SETTINGS = """\
listener {port} {host}
allow_anonymous true
set_tcp_nodelay true
persistence false
max_packet_size 1048576
log_dest stderr
log_type error
log_type warning
"""


def program() -> str | None:
    """Return the path of mosquitto, or None when it is not installed."""
    # Debian puts it where only root's PATH looks.
    path = os.pathsep.join(
        (os.environ.get('PATH', ''), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin')
    )
    return shutil.which('mosquitto', path=path)


def command(folder: Path, host: str, port: int) -> tuple[str, ...]:
    """Write the configuration into `folder` and return the command that starts the broker.

    Raises FileNotFoundError when mosquitto is not installed.
    """
    found = program()
    if found is None:
        raise FileNotFoundError('mosquitto is not installed')
    file = folder / 'mosquitto.conf'
    settings = _SETTINGS.format(host=host, port=port)
    if os.geteuid() == 0:
        # It would become another user, and the kernel would forget to end it with its parent.
        settings += 'user root\n'
    file.write_text(settings, encoding='utf-8')
    return found, '-c', str(file)
