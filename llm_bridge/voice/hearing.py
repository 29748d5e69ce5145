"""What to do with what was heard: a command, a stop, a question back, or nothing."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from llm_bridge.language.stop_words import is_stop
from llm_bridge.language.things.sounds_like import after_phrase
from llm_bridge.run.answers import read_answer
from llm_bridge.run.ports import Clock
from llm_bridge.site.site import Site
from llm_bridge.site.text_enum import TextEnum
from llm_bridge.voice.endpoint import Piece
from llm_bridge.voice.own_words import is_echo, same_words, says_stop
from llm_bridge.voice.ports import Recogniser, Transcript
from llm_bridge.voice.sound import RATE
from llm_bridge.voice.spoken_code import spoken_code, SpokenCodes

ANSWER_WITHIN_S = 20.0
"""A "did you say ...?" is forgotten after this."""

WORD_S = 0.5
"""So long a word of a reply takes to be said, slowly."""

ECHO_S = 2.0
"""So long after that it may still be heard, over a network too."""

TOO_LONG = 'That was too long for one command. Please say it in shorter sentences.'
AGAIN = 'Then please say it again.'
CALLED = 'I am listening.'
NO_CODE = 'That is not a code that I know.'
LOCKED = 'Too many codes were wrong, so none is taken for ten minutes.'
CODE_ALONE = 'Please say the code alone, one digit after the other.'

CALLED_S = 10.0
"""So long after the wake word alone a command may come."""

MOST_DIGITS_BESIDE = 2
"""Words with more digits than this may be a code that was misheard, while one is asked for."""


def said_slowly_until(text: str, at: float) -> float:
    """Return until when a reply of that time may be heard where it is not known who says it."""
    return at + ECHO_S + WORD_S * len(text.split())


class Heard(TextEnum):
    """What something that was heard comes to."""

    COMMAND = 'command'
    """`text` is to be understood."""
    STOP = 'stop'
    """Everything is to stop, at once."""
    CONFIRMED = 'confirmed'
    """Somebody (`by`) proved who they are with a code; the words are not told."""
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
    by: str = ''
    """Whose code it was."""
    ago_s: float = 0.0
    """How long before this was known it was said, in seconds."""


@dataclass(frozen=True)
class HearingSettings:
    """From which confidence on words are acted on, 0 to 1."""

    act_from: float = 0.6
    """Below it, it asks whether that was said."""
    ask_from: float = 0.3
    """Below it, it is taken for noise."""
    wake_word: str = ''
    """Words that a command begins with, or else it is for somebody else; '': every one counts."""


class Hearing:
    """Decides for every source of sound, one piece after the other.

    What goes on may be taken by one thread, and what is over by another.
    """

    def __init__(
        self,
        site: Site,
        recogniser: Recogniser,
        clock: Clock,
        settings: HearingSettings | None = None,
        talking: Callable[[], str] = lambda: '',
        codes: SpokenCodes | None = None,
        heard_until: Callable[[str, float], float] = said_slowly_until,
    ) -> None:
        """`talking` returns what the bridge is saying aloud just now, or ''.

        `heard_until` returns until when a reply, and the time when it was told, may be heard.
        """
        self._site, self._recogniser, self._clock = site, recogniser, clock
        self._settings = settings or HearingSettings()
        self._talking, self._heard_until = talking, heard_until
        self._codes = codes or None
        self.is_asked = False
        """Whether the executor waits for a yes just now, so that a code may be said."""
        self._called: dict[str, float] = {}
        self._said: deque[tuple[float, str]] = deque(maxlen=20)
        self._unsure: dict[str, tuple[float, str]] = {}
        self._stopped: dict[str, int] = {}
        self._talked_over: dict[str, int] = {}

    def note_reply(self, text: str) -> None:
        """Note that the bridge says this now, wherever it is made sound of."""
        self._said.append((self._clock.now(), text))

    def take(self, source: str, piece: Piece, at: float | None = None) -> Hears:
        """Return what a piece of speech from that source comes to. Raises RecogniserError.

        `at`: when it was said, on the clock; a busy machine recognises it long afterwards.
        """
        said_at = self._clock.now() if at is None else at
        began = said_at - len(piece.sound) / RATE
        own = self._talking()
        if own:
            self._talked_over[source] = piece.number
        is_late = self._talked_over.get(source) == piece.number
        if piece.part == 'too_long':
            return Hears(Heard.NOTHING, say=TOO_LONG, reason='too long')
        if self._stopped.get(source) == piece.number:
            return Hears(Heard.NOTHING, reason='the rest of a stop')
        found = self._recogniser.transcribe(piece.sound, piece.part == 'whole')
        if self._says_stop(found.text, own, began):
            self._stopped[source] = piece.number
            self._unsure.pop(source, None)
            return _hears(Heard.STOP, found)
        if piece.part == 'partial':
            # Half a code is not to be told either.
            kept = found if self._codes is None else replace(found, text='')
            return _hears(Heard.NOTHING, kept, reason='not over yet')
        code = self._code(found)
        if code is not None:
            return Hears(Heard.NOTHING, reason='the bridge was talking') if is_late else code
        if is_late:
            return _hears(Heard.NOTHING, found, reason='the bridge was talking')
        return self._whole(source, found, began)

    def is_sure(self, found: Transcript) -> bool:
        """Tell whether words may be acted on: they are sure, or say stop."""
        return found.confidence >= self._settings.act_from or self.is_stop(found.text)

    def is_stop(self, text: str) -> bool:
        """Tell whether words say stop."""
        return is_stop(text, self._site.languages, self._site)

    def read(self, source: str, text: str) -> Hears:
        """Return what words come to that somebody else recognised, and is sure of."""
        found = Transcript(text, 1.0)
        if self.is_stop(text):
            self._unsure.pop(source, None)
            return _hears(Heard.STOP, found)
        return self._code(found) or _hears(Heard.COMMAND if text.strip() else Heard.NOTHING, found)

    def _code(self, found: Transcript) -> Hears | None:
        """Take the words for a code, if they are one; they go nowhere then."""
        if self._codes is None:
            return None
        digits = spoken_code(found.text)
        if digits is None:
            if self.is_asked and sum(c.isdigit() for c in found.text) > MOST_DIGITS_BESIDE:
                return Hears(Heard.NOTHING, say=CODE_ALONE, reason='a code with other words')
            return None
        if not self.is_asked:
            # Nobody can try codes where none is asked for.
            return Hears(Heard.NOTHING, reason='a code that is not asked for')
        checked = self._codes.check(digits)
        if checked.name:
            return Hears(Heard.CONFIRMED, by=checked.name, ms=found.ms)
        say = LOCKED if checked.is_locked else NO_CODE
        return Hears(Heard.NOTHING, say=say, reason='a wrong code')

    def _says_stop(self, text: str, own: str, began: float) -> bool:
        lately = self._heard_still(began)
        return says_stop(text, own, lately, self._site.languages, self._site)

    def _heard_still(self, at: float) -> list[str]:
        """Return what the bridge said that may still be heard then."""
        return [
            said for said_at, said in tuple(self._said) if at <= self._heard_until(said, said_at)
        ]

    def _whole(self, source: str, found: Transcript, began: float) -> Hears:
        if not found.text or found.confidence < self._settings.ask_from:
            return _hears(Heard.NOTHING, found, reason='no words')
        asked_at, unsure = self._unsure.get(source, (0.0, ''))
        if self._clock.now() - asked_at > ANSWER_WITHIN_S:
            unsure = ''
        # Who is asked "did you say ...?" may well say it again.
        is_again = bool(unsure) and same_words(found.text, unsure)
        if not is_again and is_echo(found.text, self._heard_still(began)):
            return _hears(Heard.NOTHING, found, reason='the bridge heard itself')
        self._unsure.pop(source, None)
        is_sure = found.confidence >= self._settings.act_from
        if self._settings.wake_word and not unsure:
            called = after_phrase(found.text, self._settings.wake_word)
            if called is None and not self._goes_on(source):
                return _hears(Heard.NOTHING, found, reason='it was not called')
            self._called.pop(source, None)
            if called == '':
                self._called[source] = self._clock.now()
                return _hears(Heard.NOTHING, found, say=CALLED, reason='called, and no more')
            found = replace(found, text=called or found.text)
        if unsure:
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

    def _goes_on(self, source: str) -> bool:
        """Tell whether somebody is being listened to without the wake word."""
        now = self._clock.now()
        is_called = now - self._called.get(source, float('-inf')) <= CALLED_S
        asked = any(
            said.rstrip().endswith('?') and now - at <= ANSWER_WITHIN_S
            for at, said in tuple(self._said)
        )
        return is_called or asked or self.is_asked

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
