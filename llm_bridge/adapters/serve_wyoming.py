"""The Wyoming endpoint: Home Assistant's Assist hears, acts and speaks through the bridge."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
import functools
import threading
from typing import Any

from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioChunkConverter, AudioStart, AudioStop
from wyoming.error import Error
from wyoming.event import Event
from wyoming.handle import Handled, NotHandled
from wyoming.info import (
    AsrModel,
    AsrProgram,
    Attribution,
    Describe,
    HandleModel,
    HandleProgram,
    Info,
    TtsProgram,
    TtsVoice,
)
from wyoming.ping import Ping, Pong
from wyoming.server import AsyncEventHandler, AsyncTcpServer
from wyoming.tts import Synthesize

from llm_bridge import __version__
from llm_bridge.voice.ports import Assistant, RecogniserError
from llm_bridge.voice.sound import from_pcm16, RATE

LONGEST_S = 60.0
"""More sound is no command."""
LONGEST_TEXT = 2_000
MOST_AT_WORK = 4
"""Requests of a sort that are worked on at the same time; more wait."""
CHUNK_BYTES = 4096


class WyomingServer:
    """Serves an assistant on a thread of its own: speech to text, handling, text to speech."""

    def __init__(
        self,
        assistant: Assistant,
        languages: tuple[str, ...] = ('en',),
        *,
        host: str = '127.0.0.1',
        port: int = 10300,
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`port` 0 takes a free one."""
        self.port = port
        self._host, self._log = host, log
        self._assistant, self._info = assistant, _info(languages)
        self._loop = asyncio.new_event_loop()
        self._server: AsyncTcpServer | None = None
        self._pools = _Pools()
        self._thread = threading.Thread(target=self._loop.run_forever, name='wyoming', daemon=True)

    def start(self) -> None:
        """Listen. Raises OSError, with a sentence, where the port cannot be had."""
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10.0)
        except OSError as error:
            self.end()
            raise OSError(
                f'Wyoming cannot listen on {self._host}:{self.port} ({error}); choose another '
                'wyoming_port'
            ) from error

    def end(self) -> None:
        """Let everybody go, and end the threads."""
        if self._server is not None:
            asyncio.run_coroutine_threadsafe(self._server.stop(), self._loop).result(10.0)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10.0)
        self._pools.shutdown()

    async def _listen(self) -> None:
        server = AsyncTcpServer(self._host, self.port)
        await server.start(
            functools.partial(_Handler, self._assistant, self._info, self._pools, self._log)
        )
        self._server = server
        # With port 0 the system has chosen one.
        inner: Any = server._server
        self.port = int(inner.sockets[0].getsockname()[1])


class _Pools:
    """Threads for each sort of work, so that a stop waits for no command that takes long."""

    def __init__(self) -> None:
        self.hearing = ThreadPoolExecutor(MOST_AT_WORK, 'wyoming hearing')
        self.handling = ThreadPoolExecutor(MOST_AT_WORK, 'wyoming handling')
        self.stopping = ThreadPoolExecutor(1, 'wyoming stopping')
        self.speaking = ThreadPoolExecutor(MOST_AT_WORK, 'wyoming speaking')

    def shutdown(self) -> None:
        """Drop what waits."""
        for pool in (self.hearing, self.handling, self.stopping, self.speaking):
            pool.shutdown(wait=False, cancel_futures=True)


class _Handler(AsyncEventHandler):
    """One connection. What it cannot read ends it, with an error that says why."""

    def __init__(
        self,
        assistant: Assistant,
        info: Info,
        pools: _Pools,
        log: Callable[[str], None],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        super().__init__(reader, writer)
        self._assistant, self._info, self._pools, self._log = assistant, info, pools, log
        self._sound = bytearray()
        self._converter = AudioChunkConverter(rate=RATE, width=2, channels=1)

    async def handle_event(self, event: Event) -> bool:
        try:
            return await self._handle(event)
        except (RecogniserError, OSError) as error:
            self._log(f'Wyoming: {error}')
            await self.write_event(Error(str(error), 'failed').event())
            return True
        except (AttributeError, LookupError, TypeError, ValueError, ArithmeticError) as error:
            said = f"'{event.type[:40]}' could not be read: {error}"
            self._log(f'Wyoming: {said}')
            await self.write_event(Error(said, 'malformed').event())
            return False
        except Exception as error:  # audioop's own error has no better class on every Python
            self._log(f'Wyoming: {error!r}')
            await self.write_event(Error(f'it could not be worked on: {error}', 'failed').event())
            return False

    async def _handle(self, event: Event) -> bool:
        if Describe.is_type(event.type):
            await self.write_event(self._info.event())
        elif Ping.is_type(event.type):
            await self.write_event(Pong(text=Ping.from_event(event).text).event())
        elif Transcribe.is_type(event.type) or AudioStart.is_type(event.type):
            self._sound.clear()
            self._converter = AudioChunkConverter(rate=RATE, width=2, channels=1)
        elif AudioChunk.is_type(event.type):
            self._take(AudioChunk.from_event(event))
        elif AudioStop.is_type(event.type):
            sound = from_pcm16(bytes(self._sound))
            self._sound.clear()
            text = await _at_work(self._pools.hearing, self._assistant.transcribe, sound)
            await self.write_event(Transcript(text).event())
        elif Transcript.is_type(event.type):
            await self._answer(Transcript.from_event(event))
        elif Synthesize.is_type(event.type):
            await self._speak(_text(Synthesize.from_event(event).text))
        # What is not known is passed over, as the protocol wants it.
        return True

    def _take(self, chunk: AudioChunk) -> None:
        if not (chunk.width in (1, 2, 4) and chunk.channels in (1, 2)):
            raise ValueError(
                f'{chunk.width * 8} bit and {chunk.channels} channels came; 8, 16 or 32 bit and '
                'one or two channels are taken'
            )
        if not 8_000 <= chunk.rate <= 96_000:
            raise ValueError(f'{chunk.rate} Hz came; 8000 to 96000 are taken')
        self._sound += self._converter.convert(chunk).audio
        if len(self._sound) > LONGEST_S * RATE * 2:
            raise ValueError(f'more than {LONGEST_S:.0f} s of sound came, which is no command')

    async def _answer(self, heard: Transcript) -> None:
        text, pools = _text(heard.text), self._pools
        pool = pools.stopping if self._assistant.is_stop(text) else pools.handling
        reply = await _at_work(pool, self._assistant.handle, text)
        answer = Handled if reply.is_done else NotHandled
        await self.write_event(answer(reply.text, heard.context).event())

    async def _speak(self, text: str) -> None:
        speech = await _at_work(self._pools.speaking, self._assistant.speech, text)
        sort = {'rate': speech.rate, 'width': 2, 'channels': 1}
        await self.write_event(AudioStart(**sort).event())
        for start in range(0, len(speech.pcm), CHUNK_BYTES):
            part = speech.pcm[start : start + CHUNK_BYTES]
            await self.write_event(AudioChunk(audio=part, **sort).event())
        await self.write_event(AudioStop().event())


async def _at_work(pool: ThreadPoolExecutor, work: Callable[[Any], Any], given: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(pool, work, given)


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError(f'{type(text).__name__} came for a text')
    if len(text) > LONGEST_TEXT:
        raise ValueError(f'{len(text)} characters came, at most {LONGEST_TEXT} are read')
    return text


def _info(languages: tuple[str, ...]) -> Info:
    """Return what is told to who asks what there is."""
    of = {
        'attribution': Attribution('llm_bridge', ''),
        'installed': True,
        'version': __version__,
    }

    def named(name: str, description: str) -> dict[str, Any]:
        return {'name': name, 'description': description, **of}

    spoken = list(languages)
    program = named('llm_bridge', 'Commands for robots and devices, checked before they are done')
    return Info(
        asr=[
            AsrProgram(
                models=[AsrModel(languages=spoken, **named('speech', 'Speech to text'))], **program
            )
        ],
        handle=[
            HandleProgram(
                models=[HandleModel(languages=spoken, **named('commands', 'Commands'))],
                supports_home_control=True,
                **program,
            )
        ],
        tts=[
            TtsProgram(
                voices=[TtsVoice(languages=spoken, **named('voice', 'Text to speech'))], **program
            )
        ],
    )
