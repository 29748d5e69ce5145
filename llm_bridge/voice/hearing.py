"""What to do with what was heard: a command, a stop, a question back, or nothing."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from llm_bridge.language.stop_words import is_stop
from llm_bridge.run.answers import read_answer
from llm_bridge.run.ports import Clock
from llm_bridge.site.site import Site
from llm_bridge.site.text_enum import TextEnum
from llm_bridge.voice.endpoint import Piece
from llm_bridge.voice.own_words import is_echo, stops_through
from llm_bridge.voice.ports import Recogniser, Transcript

ANSWER_WITHIN_S = 20.0
"""A "did you say ...?" is forgotten after this."""

WORD_S = 0.5
"""So long a word of a reply takes to be said, slowly."""

ECHO_S = 2.0
"""So long after that it may still be heard, over a network too."""

TOO_LONG = 'That was too long for one command. Please say it in shorter sentences.'
AGAIN = 'Then please say it again.'


class Heard(TextEnum):
    """What something that was heard comes to."""

    COMMAND = 'command'
    """`text` is to be understood."""
    STOP = 'stop'
    """Everything is to stop, at once."""
    UNSURE = 'unsure'
    """Nothing is done; `say` asks whether `text` was said."""
    NOTHING = 'nothing'
    """Nothing is done; `reason` says why."""


@dataclass(frozen=True)
class Hears:
    """What one piece of speech came to."""

    what: Heard
    text: str = ''
    """What was said; with COMMAND after a "did you say": what was said before the yes."""
    confidence: float = 0.0
    say: str = ''
    """To be said to the speaker; '' when nothing is."""
    reason: str = ''
    ms: float = 0.0
    """How long the recognition took, in milliseconds."""


@dataclass(frozen=True)
class HearingSettings:
    """From which confidence on words are acted on, 0 to 1."""

    act_from: float = 0.6
    """Below it, it asks whether that was said."""
    ask_from: float = 0.3
    """Below it, it is taken for noise."""


class Hearing:
    """Decides for every source of sound, one piece after the other."""

    def __init__(
        self,
        site: Site,
        recogniser: Recogniser,
        clock: Clock,
        settings: HearingSettings | None = None,
        talking: Callable[[], str] = lambda: '',
    ) -> None:
        """`talking` returns what the bridge is saying aloud just now, or ''."""
        self._site, self._recogniser, self._clock = site, recogniser, clock
        self._settings = settings or HearingSettings()
        self._talking = talking
        self._said: deque[tuple[float, str]] = deque(maxlen=20)
        self._unsure: dict[str, tuple[float, str]] = {}
        self._stopped: dict[str, int] = {}
        self._talked_over: dict[str, int] = {}

    def note_reply(self, text: str) -> None:
        """Note that the bridge says this now, wherever it is made sound of."""
        self._said.append((self._clock.now(), text))

    def take(self, source: str, piece: Piece) -> Hears:
        """Return what a piece of speech from that source comes to. Raises RecogniserError."""
        own = self._talking()
        if own:
            self._talked_over[source] = piece.number
        if piece.part == 'too_long':
            return Hears(Heard.NOTHING, say=TOO_LONG, reason='too long')
        if self._stopped.get(source) == piece.number:
            return Hears(Heard.NOTHING, reason='the rest of a stop')
        found = self._recogniser.transcribe(piece.sound, piece.part == 'whole')
        if self._says_stop(found.text, own):
            self._stopped[source] = piece.number
            self._unsure.pop(source, None)
            return _hears(Heard.STOP, found)
        if piece.part == 'partial':
            return _hears(Heard.NOTHING, found, reason='not over yet')
        if self._talked_over.get(source) == piece.number:
            return _hears(Heard.NOTHING, found, reason='the bridge was talking')
        return self._whole(source, found)

    def _says_stop(self, text: str, own: str) -> bool:
        if own:
            return stops_through(text, own, self._site.languages, self._site)
        # The bridge's own "Stopped." in a satellite's microphone is nobody's stop; one more stop
        # does no harm, but the bridge would stop for ever.
        return is_stop(text, self._site.languages, self._site) and not self._echoes(text)

    def _echoes(self, text: str) -> bool:
        now = self._clock.now()
        return is_echo(
            text,
            [said for at, said in self._said if now - at <= ECHO_S + WORD_S * len(said.split())],
        )

    def _whole(self, source: str, found: Transcript) -> Hears:
        at, unsure = self._unsure.pop(source, (0.0, ''))
        if not found.text or found.confidence < self._settings.ask_from:
            return _hears(Heard.NOTHING, found, reason='no words')
        if self._echoes(found.text):
            return _hears(Heard.NOTHING, found, reason='the bridge heard itself')
        is_sure = found.confidence >= self._settings.act_from
        if unsure and self._clock.now() - at <= ANSWER_WITHIN_S:
            answer = read_answer(found.text)
            if answer == 'yes' and is_sure:
                return Hears(Heard.COMMAND, unsure, found.confidence, ms=found.ms)
            if answer == 'no':
                return _hears(Heard.NOTHING, found, say=AGAIN, reason='it was not said')
            if answer == 'yes':
                # Still the same question: an unsure yes is no yes.
                return self._ask(source, found, unsure)
        if not is_sure:
            return self._ask(source, found, found.text)
        return _hears(Heard.COMMAND, found)

    def _ask(self, source: str, found: Transcript, text: str) -> Hears:
        self._unsure[source] = (self._clock.now(), text)
        return Hears(
            Heard.UNSURE,
            text,
            found.confidence,
            say=f'Did you say "{text.strip(" .!?")}"?',
            reason=f'confidence {found.confidence:.2f}',
            ms=found.ms,
        )


def _hears(what: Heard, found: Transcript, say: str = '', reason: str = '') -> Hears:
    return Hears(what, found.text, found.confidence, say, reason, found.ms)
