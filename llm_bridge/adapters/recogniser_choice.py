"""Which recogniser a setting means: the installed model, a folder, or a server with the model."""

from collections.abc import Callable
from pathlib import Path

from llm_bridge.adapters.circuit_breaker import CircuitBreaker
from llm_bridge.adapters.hear_openai import ServerRecogniser
from llm_bridge.adapters.hear_whisper import WhisperRecogniser
from llm_bridge.voice.one_at_a_time import OneAtATime
from llm_bridge.voice.ports import Recogniser, RecogniserError, Transcript
from llm_bridge.voice.sound import Sound

SERVER = 'openai:'


def make_recogniser(
    setting: str,
    *,
    examples: str = '',
    language: str = 'en',
    threads: int = 0,
    log: Callable[[str], None] = lambda _: None,
) -> Recogniser:
    """Return the recogniser of a setting: '', a folder, or 'openai:URL#NAME'.

    Of a server, the installed model stands in where it fails. Threads may share it: they wait
    for one another at a model of this machine, and not at a server. Raises RecogniserError.
    """
    if not setting.startswith(SERVER):
        folder = Path(setting) if setting else None
        return OneAtATime(
            WhisperRecogniser(folder, examples=examples, language=language, threads=threads)
        )
    url, _, name = setting.removeprefix(SERVER).partition('#')
    server = ServerRecogniser(url, name, examples=examples, language=language)
    try:
        local = OneAtATime(
            WhisperRecogniser(examples=examples, language=language, threads=threads)
        )
    except RecogniserError as error:
        log(f'without {url} nothing will be recognised, not even a stop: {error}')
        return server
    return ServerFirst(server, local, log)


class ServerFirst:
    """A Recogniser that asks a server, and the model of this machine where that fails.

    Stop words in speech that goes on are always looked for here, and while the server is waited
    for, too: a network may be slow.
    """

    def __init__(
        self,
        server: Recogniser,
        local: Recogniser,
        log: Callable[[str], None],
        breaker: CircuitBreaker | None = None,
    ) -> None:
        self._server, self._local, self._log = server, local, log
        self._breaker = breaker or CircuitBreaker()

    @property
    def longest_s(self) -> float:
        """Longest sound that can be taken, in seconds."""
        return min(self._server.longest_s, self._local.longest_s)

    def transcribe(self, sound: Sound, is_whole: bool = True) -> Transcript:
        """Return what is said. Raises RecogniserError."""
        if not is_whole or self._breaker.rest_s() > 0:
            return self._local.transcribe(sound, is_whole)
        try:
            found = self._server.transcribe(sound)
        except RecogniserError as error:
            self._breaker.failed()
            self._log(f'{error}; this machine recognises it instead')
            return self._local.transcribe(sound)
        self._breaker.succeeded()
        return found
