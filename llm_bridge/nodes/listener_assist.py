"""Words and sound that another voice program sends: recognised, carried out, answered, spoken."""

from collections import deque
from collections.abc import Callable, Mapping
from itertools import count
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

MOST_EVENTS = 200
"""So many of the last events are kept for those who wait for one."""

Event = Mapping[str, object]


class _Told:
    """What bridge and executor told of late, for threads that each wait for their command's."""

    def __init__(self) -> None:
        self._events: deque[tuple[int, Event]] = deque(maxlen=MOST_EVENTS)
        self._numbers = count(1)
        self._news = threading.Condition()

    def note(self, event: Event) -> None:
        """Take an event; from any thread."""
        with self._news:
            self._events.append((next(self._numbers), event))
            self._news.notify_all()

    def last(self) -> int:
        """Return the number of the last event, 0 before the first."""
        with self._news:
            return self._events[-1][0] if self._events else 0

    def next_of(self, command_id: str, after: int, until: float) -> tuple[int, Event] | None:
        """Wait for an event of a command that came after another, and return it with its number.

        None when there is none until that time of the monotonic clock, in seconds.
        """
        with self._news:
            while True:
                for number, event in self._events:
                    if number > after and event.get('id') == command_id:
                        return number, event
                if not self._news.wait(until - time.monotonic()):
                    return None


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
        taken_s: float = 13.0,
        done_s: float = 8.0,
    ) -> None:
        """`send` hands a command or a stop on and returns its id, `confirm` a proved yes.

        It is waited so long until a command is understood, then until the executor takes it, or
        the bridge says that none does, and then until it is carried out; what takes longer is
        answered with what will be done.
        """
        self._source, self._hearing, self._recogniser = source, hearing, recogniser
        self._make_detector, self._talker = make_detector, talker
        self._send, self._confirm = send, confirm
        self._understood_s, self._taken_s, self._done_s = understood_s, taken_s, done_s
        self._told = _Told()

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

    def is_stop(self, text: str) -> bool:
        """Tell whether the words say stop."""
        return self._hearing.is_stop(text)

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
        # It may be answered before anybody knows its id.
        before = self._told.last()
        return self._outcome(self._send(self._source, heard), before)

    def note_event(self, event: Event) -> None:
        """Take an event of bridge or executor; from any thread."""
        self._told.note(event)

    def _outcome(self, command_id: str, after: int) -> Reply:
        """Return what came of a command, of which nothing was told before that event."""
        said, number, until = '', after, time.monotonic() + self._understood_s
        while found := self._told.next_of(command_id, number, until):
            number, event = found
            name = event.get('event')
            if name == 'understood' and event.get('about'):
                return self._answered(str(event['about']), after)
            if name == 'understood' and event.get('outcome') != 'plan':
                is_done = event.get('outcome') in ('answer', 'question', 'stop')
                return Reply(_words(event) or NOTHING, is_done)
            if name == 'understood':
                said, until = _words(event), time.monotonic() + self._taken_s
            elif name == 'received':
                until = time.monotonic() + self._done_s
            elif name in ('question', 'report', 'refused'):
                return Reply(_words(event) or said, name == 'question' or bool(event.get('ok')))
        return Reply(said or WORKING, True)

    def _answered(self, command_id: str, after: int) -> Reply:
        """Return what came of a yes or a no about a command, or of taking it back."""
        is_agreed, number, until = False, after, time.monotonic() + self._done_s
        while found := self._told.next_of(command_id, number, until):
            number, event = found
            name = event.get('event')
            if name == 'answered':
                is_agreed = event.get('answer') == 'yes'
            elif name == 'not_counted':
                return Reply(_words(event) or NOTHING, False)
            elif name in ('question', 'report', 'refused'):
                # That it is not done is what a no wants.
                is_done = name == 'question' or bool(event.get('ok')) or not is_agreed
                return Reply(_words(event) or THANKS, is_done)
        return Reply(THANKS, True)


def _words(event: Event) -> str:
    """Return what an event of bridge or executor says to a person, '' when nothing."""
    if event.get('event') == 'refused':
        return _first_problem(event)
    return str(event.get('say') or event.get('text') or '')


def _first_problem(event: Event) -> str:
    problems = event.get('problems')
    first = problems[0] if isinstance(problems, list) and problems else {}
    return str(first.get('message') or NOTHING) if isinstance(first, dict) else NOTHING
