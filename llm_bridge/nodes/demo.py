"""The demo: every process from one command, and a prompt or a list of commands to carry out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
import json
import os
from pathlib import Path
import socket
import sys
import threading
import time
from typing import Any

from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.text import Text

from llm_bridge.adapters.client_ros import BridgeClient, BridgeUnreachableError
from llm_bridge.adapters.state_folder import executor_log, state_folder
from llm_bridge.console.terminal import CommandView
from llm_bridge.language.stop_words import is_stop
from llm_bridge.nodes.processes import DemoOptions, processes
from llm_bridge.nodes.supervisor import Supervisor
from llm_bridge.run.audit import is_written
from llm_bridge.site.finding import SiteError
from llm_bridge.site.load import find_site, load_site

Report = dict[str, Any]

_HINTS = """Type a command ("turn on the kitchen light"), "stop", or one of: \
help, state, reset, quit. Ctrl-C ends everything."""


_PATIENCE_S = 120.0
"""So long it may take until everything has started."""


def free_port(host: str, wanted: int) -> int:
    """Return the wanted port if it can be listened on, else a free one. Raises OSError."""
    for port in (wanted, 0):
        with socket.socket(socket.AF_INET6 if ':' in host else socket.AF_INET) as probe:
            # As the brokers do: a port of which only dead connections are left is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError(
        f"no broker can be started on '{host}', which is no address of this machine; to use the "
        'one that runs there, start with --broker none'
    )


def free_domain() -> int:
    """Return a ROS domain id, 1 to 49, in which nobody on this machine listens (by DDS ports).

    The domains above are left to tests, which reserve theirs before anybody listens there.
    """
    first = os.getpid() % 49
    for offset in range(49):
        domain = (first + offset) % 49 + 1
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.bind(('0.0.0.0', 7400 + 250 * domain + 10))
            except OSError:
                continue
            return domain
    raise OSError('no ROS domain between 1 and 49 is free on this machine')


@contextmanager
def running(
    options: DemoOptions, *, isolated: bool, notice: Callable[[str], None]
) -> Iterator[tuple[Supervisor, BridgeClient]]:
    """Run every process of the demo, and yield the supervisor and a connected client.

    `isolated`: in a ROS domain of its own, unless ROS_DOMAIN_ID is set.
    Raises ProcessEndedError or BridgeUnreachableError.
    """
    environment = {'PYTHONUNBUFFERED': '1'}
    if isolated and 'ROS_DOMAIN_ID' not in os.environ:
        environment['ROS_DOMAIN_ID'] = str(free_domain())
    environment.setdefault(
        'ROS_AUTOMATIC_DISCOVERY_RANGE',
        os.environ.get('ROS_AUTOMATIC_DISCOVERY_RANGE', 'LOCALHOST'),
    )
    if options.broker != 'none':
        port = free_port(options.mqtt_host, options.mqtt_port)
        if port != options.mqtt_port != 0:
            notice(f'port {options.mqtt_port} is taken; the broker listens on {port}')
        options = replace(options, mqtt_port=port)
    os.environ.update(environment)
    state = state_folder(options.state_folder)
    logs = state / 'demo' / time.strftime('%Y%m%d-%H%M%S') / str(os.getpid())
    if isolated and _is_served(options.site, state):
        options = replace(options, state_folder=str(logs))
        notice(f'a demo of this site runs already; the audit log of this one lies in {logs}')
    with Supervisor(processes(options), logs, environment) as supervisor:
        notice(f'logs: {logs}')
        with BridgeClient(options.namespace) as client:
            _wait_ready(supervisor, client, notice)
            yield supervisor, client


def _is_served(site: str, state: Path) -> bool:
    """Say whether an executor of that site runs already, in another domain, beside this demo."""
    try:
        name = load_site(find_site(site)).name
    except SiteError:
        # What is wrong with it the executor says.
        return False
    return is_written(executor_log(state, name))


def _wait_ready(
    supervisor: Supervisor, client: BridgeClient, notice: Callable[[str], None]
) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    told: set[str] = set()

    def tell_once(text: str) -> None:
        if text not in told:
            told.add(text)
            notice(f'waiting for: {text}')

    while True:
        supervisor.check()
        try:
            client.wait_ready(1.0, tell_once)
        except BridgeUnreachableError as error:
            if time.monotonic() > deadline:
                raise BridgeUnreachableError(
                    f'not ready after {_PATIENCE_S:.0f} s: still waiting for '
                    f'{error.missing or error}; more is in the logs: {supervisor.log_folder}'
                ) from None
            continue
        # What is ready may be the nodes of somebody else.
        supervisor.check()
        if words := client.note('bridge', 'model'):
            notice(words)
        if client.count('executor') > 1:
            notice(
                'another executor is in this ROS domain, or was until just now, and hears each '
                'command, too: end it, or give one of the two another ROS_DOMAIN_ID'
            )
        return


def run_commands(
    options: DemoOptions,
    texts: Sequence[str],
    *,
    as_json: bool,
    answers: str,
    timeout_s: float,
    console: Console,
) -> bool:
    """Say each text, one after the other; return whether every step of all was confirmed."""

    def notice(text: str) -> None:
        console.print(text, style='dim', markup=False)

    good = True
    with running(options, isolated=True, notice=notice) as (supervisor, client):
        for text in texts:
            report = one_command(
                supervisor,
                client,
                text,
                answers=answers,
                timeout_s=timeout_s,
                console=None if as_json else console,
            )
            if as_json:
                sys.stdout.write(json.dumps(report, ensure_ascii=False) + '\n')
                sys.stdout.flush()
            good = good and bool(report['ok'])
    return good


def one_command(
    supervisor: Supervisor | None,
    client: BridgeClient,
    text: str,
    *,
    answers: str,
    timeout_s: float,
    console: Console | None,
    command_id: str = '',
) -> Report:
    """Say one text, wait until it has ended, and return its report.

    `command_id`: of a text that was said already, and is only to be followed.
    """
    view = CommandView()
    stops = is_stop(text)
    if console:
        console.print(f'> {text}', style='bold', markup=False)
    started = time.monotonic()
    command_id = command_id or client.say(text)
    report: Report = {
        'command': text,
        'id': command_id,
        'outcome': None,
        'tier': None,
        'graph': None,
        'problems': [],
        'steps': [],
        'ok': False,
        'say': '',
        'ms': {},
    }

    def watch() -> None:
        # What is understood already, or is a stop, needs no bridge.
        if supervisor:
            supervisor.check(*(() if stops or report['outcome'] else ('bridge',)))

    try:
        for event in client.follow(command_id, timeout_s, is_stop=stops, watch=watch):
            if console and (shown := view.show(event)) is not None:
                console.print(shown)
            _take(report, event)
            if event.get('event') == 'question' and answers:
                client.answer(answers, event.get('question_id'))
    except TimeoutError as error:
        report['problems'].append({'code': 'timed_out', 'message': str(error)})
        report['ok'] = False
    report['ms']['end_to_end'] = round((time.monotonic() - started) * 1000, 1)
    return report


def _take(report: Report, event: dict[str, Any]) -> None:
    """Add what an event says to the report of its command."""
    match event.get('event'):
        case 'understood':
            for key in ('outcome', 'tier', 'graph', 'say', 'question', 'answer', 'model'):
                if event.get(key) is not None:
                    report[key] = event[key]
            report['problems'] += event.get('problems') or []
            report['ms'].update(event.get('ms') or {})
            was_stopped = report['ok'] and event.get('outcome') == 'stop'
            report['ok'] = was_stopped or event.get('outcome') == 'answer'
        case 'refused':
            report['problems'] += event.get('problems') or []
            report['outcome'] = 'refused'
            report['ok'] = False
        case 'report':
            report['steps'] = event.get('steps', [])
            report['ok'] = bool(event.get('ok')) and not report['problems']
            report['say'] = event.get('say', '')
        case 'stopped':
            # It may be that somebody else says stop while this is understood or done.
            report['outcome'] = report['outcome'] or 'stop'
            report['ok'] = report['outcome'] == 'stop'


def prompt(options: DemoOptions, console: Console) -> None:
    """Run the demo with a prompt, until the person leaves."""

    def notice(text: str) -> None:
        console.print(text, style='dim', markup=False)

    started = time.monotonic()
    history = user_state_path('llm_bridge', appauthor=False, ensure_exists=True) / 'history'
    history.touch(mode=0o600)
    with running(options, isolated=False, notice=notice) as (supervisor, client):
        console.print(
            Text.assemble(
                ('ready', 'green'),
                f' after {time.monotonic() - started:.1f} s, site {options.site}. {_HINTS}',
            )
        )
        view = CommandView()
        end = threading.Event()
        lock = threading.Lock()

        def watch() -> None:
            while not end.is_set():
                with lock:
                    client.spin(0.02)
                    events = list(client.events())
                for event in events:
                    _show(view, event, console)
                time.sleep(0.01)

        watcher = threading.Thread(target=watch, name='events', daemon=True)
        session: PromptSession[str] = PromptSession(history=FileHistory(str(history)))
        with patch_stdout(raw=True):
            watcher.start()
            try:
                _read_lines(session, client, lock, supervisor, console)
            finally:
                end.set()
                watcher.join(2.0)


def _show(view: CommandView, event: dict[str, Any], console: Console) -> None:
    """Print an event. Anybody may publish some: what is none of ours ends no thread."""
    try:
        shown = view.show(event)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        shown = Text(f'  an event that cannot be shown came: {error!r}', style='dim')
    if shown is not None:
        console.print(shown)


def _read_lines(
    session: 'PromptSession[str]',
    client: BridgeClient,
    lock: threading.Lock,
    supervisor: Supervisor,
    console: Console,
) -> None:
    while True:
        try:
            text = session.prompt('llm_bridge> ').strip()
        except (EOFError, KeyboardInterrupt):
            return
        supervisor.check()
        match text.lower():
            case '':
                continue
            case 'quit' | 'exit':
                return
            case 'help':
                console.print(_HINTS)
            case 'state':
                console.print_json(json.dumps(client.world))
            case 'reset':
                with lock:
                    taken = client.reset()
                if not taken:
                    words = client.refusal or 'the executor did not answer the reset'
                    console.print(words, style='red', markup=False)
            case _ if supervisor.pid('bridge') is None and not is_stop(text):
                console.print(
                    'the bridge has ended, so that only "stop" and "reset" are heard; why, its '
                    f'log says: {supervisor.log_folder / "bridge.log"}',
                    style='red',
                    markup=False,
                )
            case _:
                with lock:
                    client.say(text)
