"""Commands, answers and stops over MQTT, and events, replies and status out."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from llm_bridge.adapters.answer_message import AnswerMessage, parse_answer
from llm_bridge.adapters.broker_settings import BrokerSettings, Message
from llm_bridge.adapters.command_message import (
    Command,
    CommandError,
    MAX_CHARACTERS,
    parse_command,
    said_in,
)
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.run.ports import Clock, DispatchError

MAX_AGE_S = 10.0
"""A command that says it is older is refused."""

MAX_USER = 64
"""Characters of the name of a user."""

MAX_AHEAD_S = 5.0
"""A command that says it comes from a later time than this is refused: a clock is wrong."""


def status_topic(site_name: str) -> str:
    """Return the topic of online and offline."""
    return f'llm_bridge/{site_name}/status'


def front_connection(
    settings: BrokerSettings, site_name: str, log: Callable[[str], None] = lambda _: None
) -> Connection:
    """Return a connection that says online, and offline when it is gone. Not started yet."""
    topic = status_topic(site_name)
    return Connection(
        settings,
        first_words=Message(topic, b'online'),
        last_words=Message(topic, b'offline'),
        log=log,
    )


class MqttFront:
    """Topics llm_bridge/SITE/command, answer, stop in; event, reply out.

    What comes on command/USER and answer/USER comes from that user: the broker must let nobody
    else write there (mosquitto: `topic write llm_bridge/SITE/command/anna` for the user anna, and
    for devices nothing of the kind). The policy of the
    site names the users whose topics are so kept; any other counts as anybody.
    """

    def __init__(
        self,
        site_name: str,
        connection: Connection,
        clock: Clock,
        *,
        on_command: Callable[[Command], None],
        on_answer: Callable[[AnswerMessage], None],
        on_stop: Callable[[str], None],
        is_stop_word: Callable[[str], bool],
        on_refused: Callable[[str, Problem], None],
    ) -> None:
        """Subscribe through the connection, which must not be started yet.

        The calls come on the connection's thread: `on_stop` with who stopped, also by a stop word
        in a command or an answer that is refused; `on_refused` with the command's id, '' when it
        has none, and why.
        """
        self._base = f'llm_bridge/{site_name}'
        self._connection = connection
        self._clock = clock
        self._on_command, self._on_answer = on_command, on_answer
        self._on_stop, self._on_refused = on_stop, on_refused
        self._is_stop_word = is_stop_word
        self._seen: OrderedDict[str, None] = OrderedDict()
        for name, call in (('command', self._command), ('answer', self._answer)):
            connection.subscribe((f'{self._base}/{name}', f'{self._base}/{name}/+'), call)
        connection.subscribe((f'{self._base}/stop',), self._stop)

    def publish_event(self, event: str) -> None:
        """Publish an event (JSON); while the broker is away it is lost here (the log has it)."""
        self._publish('event', event)

    def publish_reply(self, text: str) -> None:
        """Publish what to say."""
        self._publish('reply', text)

    def _publish(self, topic: str, text: str) -> None:
        try:
            self._connection.publish(f'{self._base}/{topic}', text.encode(), expiry_s=60)
        except DispatchError:
            return

    def _stop(self, message: Message) -> None:
        # Whatever it says, and also when retained: a stop too many is better than one too few. An
        # empty retained message only clears one.
        if message.payload or not message.retained:
            self._on_stop('mqtt, retained message' if message.retained else 'mqtt')

    def _hear_stop(self, text: str) -> None:
        # However old, and whatever else is wrong with it: a stop too many is better.
        words, by = said_in(text)
        if self._is_stop_word(words):
            self._on_stop(by)

    def _answer(self, message: Message) -> None:
        text = message.payload.decode(errors='replace').strip()
        self._hear_stop(text)
        if message.retained:
            self._refuse(
                '', ProblemCode.STALE, 'A retained answer is not taken: it may be an old one.'
            )
        elif text and len(text) <= MAX_CHARACTERS:
            # Whatever channel it claims, this is the one it came on.
            answer = replace(parse_answer(text), channel=self._channel(message))
            at = self._said_at(answer.at, message)
            if self._is_fresh('', 'answer', at):
                by = answer.by or answer.channel.rpartition(':')[2]
                self._on_answer(replace(answer, by=by, at=at))

    def _command(self, message: Message) -> None:
        if not message.payload:
            return
        self._hear_stop(message.payload.decode(errors='replace'))
        if message.retained:
            self._refuse(
                '',
                ProblemCode.STALE,
                'A retained command is not carried out: it may be an old one. Publish '
                'commands without retain.',
            )
            return
        try:
            command, at = parse_command(message.payload.decode(), 'mqtt')
        except UnicodeDecodeError:
            self._refuse('', ProblemCode.MALFORMED, 'The command is not UTF-8 text.')
            return
        except CommandError as error:
            self._refuse(error.command_id, ProblemCode.MALFORMED, str(error))
            return
        at = self._said_at(at, message)
        if not self._is_fresh(command.id, 'command', at):
            return
        if command.id in self._seen:
            self._refuse(
                command.id,
                ProblemCode.DUPLICATE,
                f"A command with the id '{command.id}' came before. Give every command "
                'an id of its own.',
            )
        else:
            self._seen[command.id] = None
            while len(self._seen) > 1000:
                self._seen.popitem(last=False)
            self._on_command(replace(command, channel=self._channel(message), at=at))

    def _said_at(self, at: float | None, message: Message) -> float | None:
        """Return when a message was said: by itself, or by whoever sent it."""
        sent = message.properties.get('sent')
        return at if at is not None or not sent else _seconds(sent)

    def _is_fresh(self, command_id: str, what: str, at: float | None) -> bool:
        """Say whether a message is not too old, and not from the future; refuse it if it is."""
        age = 0.0 if at is None else self._clock.wall() - at
        if -MAX_AHEAD_S <= age <= MAX_AGE_S:
            return True
        self._refuse(
            command_id,
            ProblemCode.STALE,
            f'The {what} is {age:.0f} s old, allowed are {MAX_AGE_S:.0f} s. Check '
            'the clocks, or send it again.',
        )
        return False

    def _channel(self, message: Message) -> str:
        user = message.topic.removeprefix(f'{self._base}/').partition('/')[2]
        return f'mqtt:{user}' if user and len(user) <= MAX_USER else 'mqtt'

    def _refuse(self, command_id: str, code: ProblemCode, sentence: str) -> None:
        self._on_refused(command_id, Problem(code=code, message=sentence))


def _seconds(text: str) -> float | None:
    try:
        return float(text[:40])
    except ValueError:
        return None
