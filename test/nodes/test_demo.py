"""What is reported of one command, and whether it counts as done."""

import pytest

from llm_bridge.nodes.demo import one_command

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

    def follow(self, command_id, timeout_s, is_stop=False):
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
