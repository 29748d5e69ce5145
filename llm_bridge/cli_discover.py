"""The command line of discovery: what announces itself, as a site file to review."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
import sys
from typing import Annotated, Any

from rich.console import Console
import typer

from llm_bridge.cli_options import load_or_exit


class Version(str, Enum):
    """Which MQTT is spoken."""

    AUTO = 'auto'
    FIVE = '5'
    OLD = '3.1.1'


def discover(
    mqtt_host: Annotated[str, typer.Option(help='Host of the MQTT broker.')] = '127.0.0.1',
    mqtt_port: Annotated[
        int, typer.Option(min=1, max=65535, help='Port of the MQTT broker.')
    ] = 1883,
    mqtt_user: Annotated[
        str, typer.Option(help='User name at the broker; the password: LLM_BRIDGE_MQTT_PASSWORD.')
    ] = '',
    mqtt_tls: Annotated[
        bool, typer.Option('--mqtt-tls', help='Encrypt the connection to the broker.')
    ] = False,
    mqtt_ca_file: Annotated[
        str, typer.Option(help="Authority of the broker's certificate; empty: the system's.")
    ] = '',
    mqtt_cert_file: Annotated[str, typer.Option(help='Own certificate.')] = '',
    mqtt_key_file: Annotated[str, typer.Option(help='Key of the own certificate.')] = '',
    mqtt_version: Annotated[
        Version, typer.Option(help='auto: MQTT 5, and 3.1.1 where the broker has only that.')
    ] = Version.AUTO,
    seconds: Annotated[
        float, typer.Option(min=0.5, max=3600, help='How long to listen, in seconds.')
    ] = 5.0,
    prefix: Annotated[
        str, typer.Option(help="Where Home Assistant's discovery is at the broker.")
    ] = 'homeassistant',
    ros: Annotated[bool, typer.Option('--ros', help='Look at the ROS graph, too.')] = False,
    site: Annotated[
        str,
        typer.Option(
            '--site', '-s', help='Only what this site or site file lacks, and what is silent.'
        ),
    ] = '',
    output: Annotated[
        Path | None, typer.Option('--output', '-o', help='Write to this file; else print.')
    ] = None,
    force: Annotated[
        bool, typer.Option('--force', help='With --output: write over a file that is there.')
    ] = False,
) -> None:
    """Listen to what announces itself, and write a site file that a person reviews.

    Nothing found is usable until it stands in a site file that is kept.
    """
    from llm_bridge.adapters.broker_settings import BrokerSettings
    from llm_bridge.nodes.discover import look_around
    from llm_bridge.site.discovery.untrusted import slug

    if output is not None and output.exists() and not force:
        raise typer.BadParameter(f'{output} is there already; --force writes over it')
    if not prefix or '+' in prefix or '#' in prefix:
        raise typer.BadParameter(f"'{prefix}' is no prefix: a topic without wildcards is expected")
    try:
        password = BrokerSettings.password_from() if mqtt_user else None
    except OSError as error:
        raise typer.BadParameter(f'the file of the password cannot be read: {error}') from None
    known = load_or_exit(site) if site else None
    settings = BrokerSettings(
        mqtt_host,
        mqtt_port,
        user=mqtt_user or None,
        password=password,
        tls=mqtt_tls,
        ca_file=mqtt_ca_file or None,
        cert_file=mqtt_cert_file or None,
        key_file=mqtt_key_file or None,
        client_id='llm_bridge_discover',
        version=mqtt_version.value,
    )
    messages = Console(stderr=True, highlight=False, soft_wrap=True)
    messages.print(f'Listening for {seconds:g} s to {settings.where} ...', markup=False)
    seen = look_around(settings, seconds, prefix.strip('/'), known, ros)
    if seen.trouble:
        messages.print(seen.trouble, style='yellow', markup=False)
    if not seen.listened and not ros:
        raise typer.Exit(3)
    if known is None:
        text = _whole(
            messages, seen, slug(output.stem if output else '') or 'discovered', settings
        )
    else:
        text = _part(messages, seen, known, ros)
    if not text:
        raise typer.Exit(0 if known is not None else 1)
    _hand_out(messages, text, output, force, is_whole=known is None)


def _whole(messages: Console, seen: Any, name: str, settings: Any) -> str:
    from llm_bridge.site.discovery.site_text import reasons, whole_file

    found = seen.found
    _tell(messages, 'Seen, and not in the file', tuple(reasons(found.unmapped)))
    messages.print(
        f'Found {_count(len(found.devices), "device")} and {_count(len(found.robots), "robot")}.'
    )
    if not found.devices and not found.robots:
        messages.print(
            'Nothing that fits announced itself. What counts is what the broker keeps, and what '
            'comes meanwhile: listen longer (--seconds), or have devices announce themselves.'
        )
        return ''
    return whole_file(found, name, f'at {settings.where}')


def _part(messages: Console, seen: Any, site: Any, with_robots: bool) -> str:
    from llm_bridge.site.discovery.compare import difference
    from llm_bridge.site.discovery.site_text import part_for, reasons

    it = difference(seen.found, site, seen.answered, with_robots)
    _tell(messages, 'Seen, and not mapped', tuple(reasons(it.lacking.unmapped)))
    if seen.listened:
        _tell(messages, f"In '{site.name}', and silent", it.silent)
    messages.print(
        f"'{site.name}' lacks {_count(len(it.lacking.devices), 'device')} and "
        f'{_count(len(it.lacking.robots), "robot")} of what was found.',
        markup=False,
    )
    return part_for(site, it.lacking)


def _tell(messages: Console, what: str, lines: Sequence[str]) -> None:
    if lines:
        messages.print(f'{what}:', style='yellow', markup=False)
    for line in lines:
        messages.print(f'- {line}', markup=False)


def _hand_out(
    messages: Console, text: str, output: Path | None, force: bool, is_whole: bool
) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    from llm_bridge.console.site_view import verdict
    from llm_bridge.site.finding import SiteError
    from llm_bridge.site.load import read_site

    try:
        with output.open('w' if force else 'x', encoding='utf-8') as file:
            file.write(text)
        messages.print(f'Written to {output}: read it before you use it.', markup=False)
        if is_whole:
            site, findings = read_site(output)
            messages.print(verdict(str(output), site, findings), markup=False)
            _tell(messages, 'To look at', tuple(map(str, findings)))
    except (OSError, SiteError) as error:
        messages.print(str(error), style='red', markup=False)
        raise typer.Exit(2) from error


def _count(number: int, noun: str) -> str:
    return f'{number} {noun}{"" if number == 1 else "s"}'
