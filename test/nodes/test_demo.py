"""What is reported of one command, and whether it counts as done."""

from contextlib import nullcontext
from io import StringIO
import socket
import sys

import pytest
from rich.console import Console

from llm_bridge.adapters.client_ros import BridgeUnreachableError
from llm_bridge.adapters.state_folder import executor_log
from llm_bridge.nodes import demo
from llm_bridge.nodes.demo import free_port, one_command
from llm_bridge.nodes.processes import DemoOptions, Process
from llm_bridge.nodes.supervisor import ProcessEndedError, Supervisor
from llm_bridge.run.audit import FileJournal

STOPPED = {'event': 'stopped', 'id': ''}
REFUSED = {'event': 'refused', 'id': 'c1', 'problems': [{'code': 'stopped', 'message': 'no'}]}


def understood(outcome):
    return {'event': 'understood', 'id': 'c1', 'outcome': outcome}


def ended(ok):
    return {'event': 'report', 'id': 'c1', 'ok': ok}


class Client:
    """Hears these events, and then nothing more."""

    def __init__(self, *events, falls_silent=False):
        self.events, self.falls_silent = events, falls_silent

    def say(self, text):
        return 'c1'

    def follow(self, command_id, timeout_s, is_stop=False, watch=None):
        yield from self.events
        if self.falls_silent:
            raise TimeoutError('nothing was heard')


def reported(*events, **more):
    client = Client(*events, **more)
    return one_command(None, client, 'do it', answers='', timeout_s=1, console=None)


@pytest.mark.parametrize(
    ('events', 'outcome', 'ok'),
    [
        ((understood('answer'),), 'answer', True),
        ((understood('plan'), ended(True)), 'plan', True),
        ((understood('plan'), ended(False)), 'plan', False),
        ((understood('stop'), STOPPED), 'stop', True),
        ((STOPPED, understood('stop')), 'stop', True),
        ((REFUSED,), 'refused', False),
    ],
)
def test_a_command_counts_as_done_when_it_was_answered_carried_out_or_stopped(events, outcome, ok):
    report = reported(*events)
    assert (report['outcome'], report['ok']) == (outcome, ok)


@pytest.mark.parametrize(
    ('events', 'outcome'),
    [
        ((STOPPED, REFUSED), 'refused'),
        ((STOPPED, understood('plan'), REFUSED), 'refused'),
        ((understood('plan'), STOPPED, ended(False)), 'plan'),
        ((understood('unknown'), STOPPED), 'unknown'),
    ],
)
def test_a_command_is_not_done_because_somebody_stops_meanwhile(events, outcome):
    report = reported(*events)
    assert (report['outcome'], report['ok']) == (outcome, False)


@pytest.mark.parametrize('events', [(STOPPED,), (understood('plan'), STOPPED)])
def test_a_command_of_which_nothing_more_is_heard_is_not_done(events):
    report = reported(*events, falls_silent=True)
    assert report['ok'] is False
    assert report['problems'][0]['code'] == 'timed_out'


class Waiting(Client):
    """Looks after its watch once before each event, as one who waits does."""

    def follow(self, command_id, timeout_s, is_stop=False, watch=None):
        for event in self.events:
            watch()
            yield event
        watch()
        raise TimeoutError('nothing was heard')


@pytest.fixture
def without_bridge(tmp_path):
    """Processes of which the bridge has ended by itself."""
    code = 'print("Killed"); raise SystemExit(9)'
    bridge = Process('bridge', (sys.executable, '-c', code), essential=False)
    with Supervisor([bridge], tmp_path) as supervisor:
        supervisor._running[0][1].wait()
        yield supervisor


def test_a_command_that_nobody_can_understand_is_not_waited_for(without_bridge):
    with pytest.raises(ProcessEndedError, match=r'bridge ended with code 9(?s:.*)Killed'):
        one_command(without_bridge, Waiting(), 'do it', answers='', timeout_s=1, console=None)


def test_what_is_understood_or_a_stop_needs_no_bridge(without_bridge):
    class Understood(Waiting):
        def follow(self, command_id, timeout_s, is_stop=False, watch=None):
            yield understood('plan')
            watch()
            yield ended(True)

    assert one_command(
        without_bridge, Understood(), 'do it', answers='', timeout_s=1, console=None
    )['ok']
    report = one_command(
        without_bridge, Waiting(STOPPED), 'stop', answers='', timeout_s=1, console=None
    )
    assert report['outcome'] == 'stop'


class Asked:
    """A client at the prompt, whose executor has nothing to reset."""

    refusal = 'nothing was stopped'

    def __init__(self):
        self.said = []

    def say(self, text):
        self.said.append(text)

    def reset(self):
        return False


def prompted(supervisor, *lines):
    """Return what was said, and what was printed, of these lines at the prompt."""

    class Session:
        left = [*lines, 'quit']

        def prompt(self, _):
            return self.left.pop(0)

    client, out = Asked(), StringIO()
    screen = Console(file=out, width=400)
    demo._read_lines(Session(), client, nullcontext(), supervisor, screen)
    return client.said, out.getvalue()


def test_at_the_prompt_it_is_said_that_the_bridge_has_ended(without_bridge, tmp_path):
    said, shown = prompted(without_bridge, 'turn on the light', 'stop')
    assert said == ['stop']
    assert 'the bridge has ended' in shown
    assert str(tmp_path / 'bridge.log') in shown


def test_a_reset_of_what_was_not_stopped_is_no_executor_that_is_silent(without_bridge):
    assert prompted(without_bridge, 'reset')[1].strip() == 'nothing was stopped'


def test_a_port_of_which_only_dead_connections_are_left_is_free():
    with socket.create_server(('127.0.0.1', 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(('127.0.0.1', port)):
            # Who closes first keeps the connection for a minute.
            server.accept()[0].close()
    assert free_port('127.0.0.1', port) == port


@pytest.mark.parametrize('host', ['203.0.113.7', 'broker.invalid'])
def test_a_broker_elsewhere_is_none_to_be_started(host):
    with pytest.raises(OSError, match=f"'{host}'.* --broker none"):
        free_port(host, 1883)


def test_a_demo_beside_another_writes_a_log_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv('ROS_DOMAIN_ID', '1')
    started = []

    def none_of(options):
        started.append(options)
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, 'processes', none_of)
    options = DemoOptions(broker='none', state_folder=str(tmp_path))
    log = FileJournal(executor_log(tmp_path, 'home'))
    notices = []
    for isolated in (True, False):
        with (
            pytest.raises(KeyboardInterrupt),
            demo.running(options, isolated=isolated, notice=notices.append),
        ):
            pass
    log.close()
    beside, at_prompt = (it.state_folder for it in started)
    assert beside.startswith(str(tmp_path / 'demo'))
    assert beside in notices[0]
    # Two with a prompt would share their robots, too: the second executor does not start.
    assert at_prompt == str(tmp_path)


class Ready:
    """A client of nodes that are ready."""

    executors = 1

    def wait_ready(self, timeout_s, tell):
        pass

    def note(self, node, part):
        return ''

    def count(self, node):
        return self.executors


def test_an_executor_that_hears_the_same_commands_is_told_at_the_start(tmp_path):
    notices = []
    with Supervisor([], tmp_path) as supervisor:
        demo._wait_ready(supervisor, Ready(), notices.append)
        assert notices == []
        both = Ready()
        both.executors = 2
        demo._wait_ready(supervisor, both, notices.append)
    assert 'another ROS_DOMAIN_ID' in notices[0]


def test_how_long_was_waited_and_for_what_is_told(tmp_path, monkeypatch):
    class Starting(Ready):
        def wait_ready(self, timeout_s, tell):
            raise BridgeUnreachableError('not ready after 1 s', 'the language model is loading')

    monkeypatch.setattr(demo, '_PATIENCE_S', 0.0)
    with (
        Supervisor([], tmp_path) as supervisor,
        pytest.raises(BridgeUnreachableError, match='after 0 s.*the language model is loading'),
    ):
        demo._wait_ready(supervisor, Starting(), print)


def test_a_model_that_cannot_be_used_is_told_at_the_start(tmp_path):
    class WithoutModel(Ready):
        def note(self, node, part):
            return 'only templates work' if (node, part) == ('bridge', 'model') else ''

    notices = []
    with Supervisor([], tmp_path) as supervisor:
        demo._wait_ready(supervisor, WithoutModel(), notices.append)
    assert notices == ['only templates work']
