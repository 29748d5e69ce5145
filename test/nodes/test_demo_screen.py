"""What is printed of a command that is said at the terminal."""

from io import StringIO

import pytest
from rich.console import Console

from llm_bridge.console.terminal import CommandView
from llm_bridge.nodes import demo
from llm_bridge.nodes.demo import one_command


class Client:
    """A client of a bridge that reports every command as done."""

    def say(self, text):
        return 'c1'

    def follow(self, command_id, timeout_s, is_stop=False, watch=None):
        yield {'event': 'report', 'id': command_id, 'ok': True, 'say': 'Done.'}


def test_a_command_is_repeated_as_it_was_said():
    out = StringIO()
    text = 'say "hello [/b] friend"'
    report = one_command(
        None, Client(), text, answers='', timeout_s=1.0, console=Console(file=out, width=80)
    )
    assert report['ok']
    assert f'> {text}' in out.getvalue()


@pytest.mark.parametrize(
    'event', [{'event': 'understood', 'ms': None}, {'event': 'step', 'args': 5}]
)
def test_an_event_that_is_none_of_ours_does_not_end_the_screen(event):
    out = StringIO()
    demo._show(CommandView(), event, Console(file=out, width=200))
    assert 'an event that cannot be shown came' in out.getvalue()
