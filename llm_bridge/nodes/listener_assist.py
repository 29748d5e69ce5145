"""Words and sound that another voice program sends: recognised, carried out, answered, spoken."""

from collections.abc import Callable, Mapping
import queue
import threading
import time

from llm_bridge.nodes.sound_sources import Source
from llm_bridge.voice.hearing import Heard, Hearing, Hears
from llm_bridge.voice.ports import Recogniser, Reply, Speech, SpeechDetector, Talker
from llm_bridge.voice.recording import spoken_part
from llm_bridge.voice.sound import Sound, SoundError

NOTHING = 'I heard no command.'
STOPPING = 'Stopping everything.'
THANKS = 'Thank you.'
WORKING = 'I am still working on it.'


class Assist:
    """An Assistant beside the bridge: it hands words on, and waits for what is told of them."""

    def __init__(
        self,
        source: Source,
        hearing: Hearing,
        recogniser: Recogniser,
        make_detector: Callable[[], SpeechDetector],
        talker: Talker,
        send: Callable[[Source, Hears], str],
        confirm: Callable[[Source, str], None],
        *,
        understood_s: float = 30.0,
        done_s: float = 8.0,
    ) -> None:
        """`send` hands a command or a stop on and returns its id, `confirm` a proved yes.

        It is waited so long until a command is understood, and then until it is carried out;
        what takes longer is answered with what will be done.
        """
        self._source, self._hearing, self._recogniser = source, hearing, recogniser
        self._make_detector, self._talker = make_detector, talker
        self._send, self._confirm = send, confirm
        self._understood_s, self._done_s = understood_s, done_s
        self._events: dict[str, queue.Queue[Mapping[str, object]]] = {}
        self._early: list[Mapping[str, object]] = []
        self._lock = threading.Lock()

    def transcribe(self, sound: Sound) -> str:
        """Return the words, or '' when none are sure. Raises RecogniserError."""
        try:
            piece, _ = spoken_part(sound, self._make_detector(), self._recogniser.longest_s)
        except SoundError:
            return ''
        found = self._recogniser.transcribe(piece.sound)
        return found.text if self._hearing.is_sure(found) else ''

    def speech(self, text: str) -> Speech:
        """Return how a text sounds. Raises OSError."""
        return self._talker.speech(text)

    def handle(self, text: str) -> Reply:
        """Do what the words say, and return what to say about it."""
        heard = self._hearing.read(self._source.id, text)
        if heard.what is Heard.CONFIRMED:
            self._confirm(self._source, heard.by)
            return Reply(THANKS, True)
        if heard.what is Heard.STOP:
            self._send(self._source, heard)
            return Reply(STOPPING, True)
        if heard.what is not Heard.COMMAND:
            return Reply(heard.say or NOTHING, False)
        command_id = self._send(self._source, heard)
        events = self._follow(command_id)
        try:
            return self._outcome(events)
        finally:
            with self._lock:
                del self._events[command_id]

    def note_event(self, event: Mapping[str, object]) -> None:
        """Take an event of bridge or executor; from any thread."""
        with self._lock:
            waiting = self._events.get(str(event.get('id')))
            if waiting is not None:
                waiting.put(event)
            else:
                self._early = [*self._early[-20:], event]

    def _follow(self, command_id: str) -> queue.Queue[Mapping[str, object]]:
        events: queue.Queue[Mapping[str, object]] = queue.Queue()
        with self._lock:
            self._events[command_id] = events
            # It may have been answered before anybody knew its id.
            for event in self._early:
                if event.get('id') == command_id:
                    events.put(event)
        return events

    def _outcome(self, events: queue.Queue[Mapping[str, object]]) -> Reply:
        said, until = '', time.monotonic() + self._understood_s
        while True:
            try:
                event = events.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                return Reply(said or WORKING, True)
            name, say = event.get('event'), str(event.get('say') or '')
            if name == 'understood':
                if event.get('outcome') != 'plan':
                    is_done = event.get('outcome') in ('answer', 'question', 'stop')
                    return Reply(say or NOTHING, is_done)
                said, until = say, time.monotonic() + self._done_s
            elif name == 'question':
                return Reply(str(event.get('text') or said), True)
            elif name == 'report':
                return Reply(say or said, bool(event.get('ok')))
            elif name == 'refused':
                return Reply(_first_problem(event), False)


def _first_problem(event: Mapping[str, object]) -> str:
    problems = event.get('problems')
    first = problems[0] if isinstance(problems, list) and problems else {}
    return str(first.get('message') or NOTHING) if isinstance(first, dict) else NOTHING
