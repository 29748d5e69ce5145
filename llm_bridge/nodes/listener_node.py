"""The listener as a process: sound in, commands out; says replies aloud."""

from collections.abc import Iterator, Mapping, Sequence
import json
from pathlib import Path
import sys
from typing import Any, TYPE_CHECKING
import uuid

from rclpy.callback_groups import MutuallyExclusiveCallbackGroup
from rclpy.clock import Clock as RclpyClock
from rclpy.clock import ClockType
from rclpy.node import Node
from rclpy.qos import QoSProfile, ReliabilityPolicy
from std_msgs.msg import Int16MultiArray, String

from llm_bridge.adapters.answer_message import AnswerMessage
from llm_bridge.adapters.broker_settings import Message
from llm_bridge.adapters.clock_system import SystemClock
from llm_bridge.adapters.command_message import Command
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.adapters.diagnostics_ros import Health, RosDiagnostics
from llm_bridge.adapters.hear_whisper import SET_UP, SileroDetector
from llm_bridge.adapters.loudspeaker_sounddevice import play
from llm_bridge.adapters.microphone_sounddevice import Microphone
from llm_bridge.adapters.parameters_ros import declare, ParameterError
from llm_bridge.adapters.portaudio_sounddevice import look_for_devices
from llm_bridge.adapters.recogniser_choice import make_recogniser
from llm_bridge.adapters.talk_espeak import EspeakTalker
from llm_bridge.adapters.talk_piper import PiperTalker
from llm_bridge.nodes.executor_parameters import broker_settings
from llm_bridge.nodes.known_parameters import NAMES
from llm_bridge.nodes.lasting_microphone import LastingMicrophone, LOOK_EVERY_S
from llm_bridge.nodes.listener_assist import Assist
from llm_bridge.nodes.listener_parameters import PARAMETERS
from llm_bridge.nodes.listener_work import ListenerWork
from llm_bridge.nodes.node_process import run
from llm_bridge.nodes.sound_sources import MICROPHONE, read_sources, Source, WYOMING
from llm_bridge.site.load import find_site, load_site
from llm_bridge.voice.endpoint import EndpointSettings
from llm_bridge.voice.hearing import Heard, Hearing, HearingSettings, Hears, said_slowly_until
from llm_bridge.voice.mouth import Mouth
from llm_bridge.voice.ports import Recogniser, RecogniserError, Talker
from llm_bridge.voice.sound import from_int16, from_pcm16, Sound, SoundError
from llm_bridge.voice.spoken_code import code_lines, CodeError, SpokenCodes
from llm_bridge.voice.vocabulary import example_commands

if TYPE_CHECKING:  # it comes with what voice needs, and only its server needs it
    from llm_bridge.adapters.serve_wyoming import WyomingServer

# A lost chunk is a lost word.
SOUND = QoSProfile(depth=500, reliability=ReliabilityPolicy.RELIABLE)
RELIABLE = QoSProfile(depth=100, reliability=ReliabilityPolicy.RELIABLE)


class ListenerProgram:
    """Everything in the listener's process, wired."""

    def __init__(self) -> None:
        """Load the model and listen. Raises ParameterError or SiteError."""
        self.node = Node('listener', automatically_declare_parameters_from_overrides=True)
        values = declare(self.node, PARAMETERS, NAMES)
        self._site = load_site(find_site(values['site']))
        self._sources = read_sources(
            values['satellites'], values['area'], self._site, values['wyoming_area']
        )
        self._satellites = [key for key in self._sources if key not in (MICROPHONE, WYOMING)]
        self._is_said_elsewhere = bool(self._satellites or values['wyoming_port'])
        self._clock = SystemClock()
        self._trouble = ''
        self._strangers: set[str] = set()
        self._question_id = self._asked_in = ''
        self._command = self.node.create_publisher(String, 'command', RELIABLE)
        self._answer = self.node.create_publisher(String, 'answer', RELIABLE)
        self._reply = self.node.create_publisher(String, 'reply', RELIABLE)
        self._events = self.node.create_publisher(String, 'events', RELIABLE)
        self._talker = self._make_talker(values)
        self._mouth = self._make_mouth(values)
        self._recogniser = self._make_recogniser(values)
        self._hearing = self._make_hearing(values)
        self._assist = Assist(
            self._sources[WYOMING],
            self._hearing,
            self._recogniser,
            SileroDetector,
            self._talker,
            self._send,
            self.confirmed,
        )
        self._work = ListenerWork(
            self._sources,
            SileroDetector,
            self._hearing,
            self,
            self._clock,
            endpoint=EndpointSettings(pause_s=values['pause_s']),
        )
        self._connection = self._make_connection(values)
        group = MutuallyExclusiveCallbackGroup()
        self.node.create_subscription(
            Int16MultiArray, 'audio', self._on_audio, SOUND, callback_group=group
        )
        self.node.create_subscription(
            String,
            'reply',
            self._on_reply,
            RELIABLE,
            callback_group=MutuallyExclusiveCallbackGroup(),
        )
        self.node.create_subscription(
            String,
            'events',
            self._on_event,
            RELIABLE,
            callback_group=MutuallyExclusiveCallbackGroup(),
        )
        self.node.create_timer(
            0.25,
            self._work.close_gaps,
            clock=RclpyClock(clock_type=ClockType.STEADY_TIME),
            callback_group=MutuallyExclusiveCallbackGroup(),
        )
        self._diagnostics = RosDiagnostics(self.node, 'listener', self._health)
        self._work.start()
        if self._mouth is not None:
            self._mouth.start()
        if self._connection is not None:
            self._connection.start()
        self._microphone = self._make_microphone(values)
        self._wyoming = self._make_wyoming(values)
        self.node.get_logger().info(f'listening to {", ".join(self._sources)}')

    def close(self) -> None:
        """Let go of the microphone, and end every thread."""
        if self._wyoming is not None:
            self._wyoming.end()
        if self._microphone is not None:
            self._microphone.close()
        if self._connection is not None:
            self._connection.stop()
        self._work.end()
        if self._mouth is not None:
            self._mouth.end()

    def command(self, source: Source, heard: Hears) -> None:
        """Hand a command or a stop to the bridge and the executor."""
        self._send(source, heard)

    def _send(self, source: Source, heard: Hears) -> str:
        self._trouble = ''
        command = Command(
            # With the bridge's own words around it, it would be no stop word to them.
            'stop' if heard.what is Heard.STOP else heard.text,
            uuid.uuid4().hex,
            source.id,
            source.area,
            self._site.language,
            'voice',
            self._clock.wall() - heard.ago_s,
        )
        self._command.publish(String(data=command.as_json()))
        if heard.what is Heard.STOP and self._mouth is not None:
            self._mouth.hush()
        self._tell(
            'transcript',
            {
                'id': command.id,
                'text': heard.text,
                'confidence': heard.confidence,
                'source': source.id,
                'ms': {'recognition': round(heard.ms, 1)},
            },
        )
        return command.id

    def confirmed(self, source: Source, by: str, ago_s: float = 0.0) -> None:
        """Say yes to the executor's question for somebody whose code was said."""
        at = self._clock.wall() - ago_s
        yes = AnswerMessage('yes', by, self._question_id or None, f'voice:{by}', at)
        self._answer.publish(String(data=yes.as_json()))

    def passed_over(self, source: Source, heard: Hears) -> None:
        """Log words that nothing is done with."""
        self.node.get_logger().debug(f"'{source.id}': '{heard.text}': {heard.reason}")

    def reply(self, text: str) -> None:
        """Have something said, here and wherever `reply` is listened to."""
        self._reply.publish(String(data=text))

    def trouble(self, sentence: str) -> None:
        """Tell what keeps it from hearing."""
        self._trouble = sentence
        self.node.get_logger().error(sentence)

    def _tell(self, name: str, data: Mapping[str, object]) -> None:
        event = {'event': name, 'at': self._clock.wall(), 'from': 'listener', **data}
        self._events.publish(String(data=json.dumps(event, ensure_ascii=False)))

    def _make_talker(self, values: Mapping[str, Any]) -> Talker:
        voice = values['speak_voice']
        if values['speak'] != 'piper':
            return EspeakTalker(voice or self._site.language)
        try:
            return PiperTalker(play, Path(voice) if voice else None)
        except OSError as error:
            raise ParameterError(str(error)) from error

    def _make_mouth(self, values: Mapping[str, Any]) -> Mouth | None:
        if values['speak'] == 'none':
            return None
        return Mouth(self._talker, self._clock, self.node.get_logger().warning)

    def _make_recogniser(self, values: Mapping[str, Any]) -> Recogniser:
        examples = example_commands(self._site, self._site.language)
        if values['wake_word']:
            examples = f'{values["wake_word"].capitalize()}. {examples}'
        try:
            return make_recogniser(
                values['speech_model'],
                examples=examples,
                language=self._site.language,
                threads=values['threads'],
                log=self.node.get_logger().warning,
            )
        except RecogniserError as error:
            raise ParameterError(str(error)) from error

    def _make_hearing(self, values: Mapping[str, Any]) -> Hearing:
        try:
            codes = SpokenCodes(code_lines(), self._clock.now)
        except CodeError as error:
            raise ParameterError(str(error)) from error
        return Hearing(
            self._site,
            self._recogniser,
            self._clock,
            HearingSettings(values['act_from'], values['ask_from'], values['wake_word']),
            talking=self._mouth.talking if self._mouth is not None else lambda: '',
            codes=codes,
            heard_until=self._heard_until,
        )

    def _heard_until(self, text: str, at: float) -> float:
        """Return until when a reply of that time may be heard.

        When satellites say it nobody here knows.
        """
        here = self._mouth.heard_until(text) if self._mouth is not None else float('-inf')
        return max(here, said_slowly_until(text, at)) if self._is_said_elsewhere else here

    def _make_wyoming(self, values: Mapping[str, Any]) -> 'WyomingServer | None':
        if not values['wyoming_port']:
            return None
        try:
            from llm_bridge.adapters.serve_wyoming import WyomingServer
        except ImportError as error:
            raise ParameterError(f'{error}; {SET_UP}') from error
        server = WyomingServer(
            self._assist,
            (self._site.language,),
            host=values['wyoming_host'],
            port=values['wyoming_port'],
            log=self.node.get_logger().warning,
        )
        try:
            server.start()
        except OSError as error:
            raise ParameterError(str(error)) from error
        return server

    def _make_connection(self, values: Mapping[str, Any]) -> Connection | None:
        settings = broker_settings(values, 'listener')
        if settings is None or not self._satellites:
            return None
        connection = Connection(settings, log=self.node.get_logger().warning)
        connection.subscribe(
            [f'llm_bridge/{self._site.name}/audio/{key}' for key in self._satellites],
            self._on_message,
        )
        return connection

    def _make_microphone(self, values: Mapping[str, Any]) -> LastingMicrophone | None:
        name = values['microphone']
        if not name:
            return None
        microphone = LastingMicrophone(
            lambda on_end: Microphone(
                lambda sound: self._work.feed(MICROPHONE, sound),
                on_end,
                '' if name == 'default' else name,
            ),
            look_for_devices,
            self._microphone_is_back,
            self._microphone_is_gone,
        )
        microphone.look()
        self.node.create_timer(
            LOOK_EVERY_S,
            microphone.look,
            clock=RclpyClock(clock_type=ClockType.STEADY_TIME),
            callback_group=MutuallyExclusiveCallbackGroup(),
        )
        return microphone

    def _microphone_is_back(self, sentence: str) -> None:
        self.node.get_logger().info(sentence)
        self._tell_of_microphone(sentence, ok=True)

    def _microphone_is_gone(self, sentence: str) -> None:
        self.node.get_logger().error(sentence)
        self._tell_of_microphone(sentence, ok=False)

    def _tell_of_microphone(self, sentence: str, *, ok: bool) -> None:
        """Say it and show it: whoever speaks into it looks at a screen, not at a log."""
        self._tell('microphone', {'text': sentence, 'ok': ok})
        self.reply(sentence)

    def _on_reply(self, message: String) -> None:
        self._hearing.note_reply(message.data)
        if self._mouth is not None:
            self._mouth.say(message.data)

    def _on_event(self, message: String) -> None:
        try:
            event = json.loads(message.data)
            name, question = event.get('event'), str(event.get('question_id') or '')
        except (ValueError, AttributeError):
            return
        self._assist.note_event(event)
        graph = str(event.get('id') or '')
        if name == 'question' and event.get('kind') == 'confirm':
            self._question_id, self._asked_in = question, graph
        elif (
            name == 'stopped'
            or (name == 'answered' and question == self._question_id)
            or (name == 'report' and graph == self._asked_in)
        ):
            self._question_id = self._asked_in = ''
        self._hearing.is_asked = bool(self._question_id)

    def _on_audio(self, message: Int16MultiArray) -> None:
        dimensions = message.layout.dim
        source = dimensions[0].label if dimensions else ''
        self._feed(source, from_int16(message.data))

    def _on_message(self, message: Message) -> None:
        if message.retained:
            # Old sound is nobody speaking now.
            return
        source = message.topic.rpartition('/')[2]
        try:
            self._feed(source, from_pcm16(message.payload))
        except SoundError as error:
            self.trouble(f"'{source}' over MQTT: {error}")

    def _feed(self, source: str, sound: Sound) -> None:
        if source in self._sources and source not in (MICROPHONE, WYOMING):
            self._work.feed(source, sound)
        elif source not in self._strangers and len(self._strangers) < 100:
            self._strangers.add(source)
            self.node.get_logger().warning(
                f"sound of '{source[:64]}' is not listened to; name it in the parameter satellites"
            )

    def _health(self) -> Iterator[Health]:
        yield Health('speech', 'warn' if self._trouble else 'ok', self._trouble)
        if self._microphone is not None:
            trouble = self._microphone.trouble
            yield Health('microphone', 'error' if trouble else 'ok', trouble)
        sources = ', '.join(self._work.sounding())
        yield Health('sound', 'ok', f'sound comes from {sources}' if sources else '')
        if self._connection is not None:
            trouble = self._connection.trouble
            yield Health('broker', 'error' if trouble else 'ok', trouble)


def main(args: Sequence[str] | None = None) -> int:
    """Listen until it is told to end. Return the exit code."""
    return run(ListenerProgram, args, threads=4)


if __name__ == '__main__':
    sys.exit(main())
