"""Speech to words by a server that speaks OpenAI's audio transcriptions."""

import asyncio
from collections.abc import Mapping
import io
import json
import math
import os
import threading
import time
from typing import Any
import wave

import httpx2

from llm_bridge.adapters.chat_openai import ChatSettings, UNREADABLE
from llm_bridge.adapters.chat_openai import KEY as CHAT_KEY
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.voice.ports import RecogniserError, Transcript
from llm_bridge.voice.sound import RATE, Sound, to_pcm16

KEY = 'LLM_BRIDGE_SPEECH_API_KEY'
"""Environment variable with the key; with _FILE behind it: the file that holds it."""
TIMEOUT_S = 6.0
"""For everything that is asked and answered about one sound."""
LONGEST_ANSWER = 1_000_000
"""Bytes of an answer that are read."""
UNTOLD = 0.5
"""Confidence where a server tells none: it asks what was said, and does nothing before a yes."""
NO_SPEECH = 0.8
"""From this probability of no speech on, no words are believed."""


class ServerRecogniser:
    """A Recogniser whose model is on a server. Used by any threads, also at once.

    Its requests run on a thread of their own, so that none outlasts its time.
    """

    longest_s = 28.0

    def __init__(
        self,
        url: str,
        model: str,
        *,
        examples: str = '',
        language: str = 'en',
        timeout_s: float = TIMEOUT_S,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Connect to nothing yet. `url` is up to and with the version: http://127.0.0.1:8000/v1.

        `examples`: sentences that could be said. Raises RecogniserError.
        """
        keys = {CHAT_KEY + end: environment.get(KEY + end, '') for end in ('', '_FILE')}
        try:
            settings = ChatSettings(
                url, model, key=ChatSettings.key_from(keys), timeout_s=timeout_s
            )
        except DecodeError as error:
            raise RecogniserError(str(error).replace(CHAT_KEY, KEY)) from error
        self._url, self._model = url.rstrip('/'), model
        self._examples, self._language = examples, language
        self._timeout_s = timeout_s
        self._has_only_plain = False
        headers = {'Authorization': f'Bearer {settings.key}'} if settings.key else {}
        self._client = httpx2.AsyncClient(
            headers=headers, timeout=httpx2.Timeout(timeout_s, connect=settings.connect_s)
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()

    def transcribe(self, sound: Sound, is_whole: bool = True) -> Transcript:
        """Return what is said. Raises RecogniserError."""
        began = time.perf_counter()
        status, body = self._within_time(sound)
        if status != 200:
            raise RecogniserError(
                f'the speech server {self._url} answered with {status}: {_shown(body, 200)}'
            )
        try:
            data = json.loads(body)
            text = ' '.join(str(data['text']).split())
            confidence = _confidence(data)
        except UNREADABLE as error:
            raise RecogniserError(
                f'the speech server {self._url} answered with what is no transcription: '
                f'{_shown(body, 100)!r}'
            ) from error
        if not any(c.isalnum() for c in text):
            text, confidence = '', 0.0
        return Transcript(
            text, confidence, self._language or 'en', (time.perf_counter() - began) * 1000
        )

    def _within_time(self, sound: Sound) -> tuple[int, bytes]:
        asked = asyncio.run_coroutine_threadsafe(
            asyncio.wait_for(self._ask(sound), self._timeout_s), self._running()
        )
        try:
            return asked.result()
        except (TimeoutError, asyncio.TimeoutError) as error:
            raise RecogniserError(
                f'the speech server {self._url} does not answer within {self._timeout_s:g} s'
            ) from error

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(
                    target=self._loop.run_forever, name='speech server', daemon=True
                ).start()
            return self._loop

    async def _ask(self, sound: Sound) -> tuple[int, bytes]:
        """Return status and body, in the plain format where the server has no other.

        The plain one tells no confidence, so it stays only where it was of use.
        """
        if self._has_only_plain:
            return await self._post(sound, 'json')
        status, body = await self._post(sound, 'verbose_json')
        if status in (400, 415, 422):
            status, body = await self._post(sound, 'json')
            self._has_only_plain = status == 200
        return status, body

    async def _post(self, sound: Sound, answer_format: str) -> tuple[int, bytes]:
        form = {
            'model': self._model,
            'response_format': answer_format,
            'temperature': '0',
            **({'language': self._language} if self._language else {}),
            **({'prompt': self._examples} if self._examples else {}),
        }
        files = {'file': ('command.wav', _wave(sound), 'audio/wav')}
        address = f'{self._url}/audio/transcriptions'
        try:
            async with self._client.stream('POST', address, data=form, files=files) as answer:
                body = bytearray()
                async for chunk in answer.aiter_bytes():
                    body += chunk
                    if len(body) > LONGEST_ANSWER:
                        raise RecogniserError(
                            f'the speech server {self._url} answered with too much'
                        )
                return answer.status_code, bytes(body)
        except httpx2.HTTPError as error:
            why = str(error) or type(error).__name__
            raise RecogniserError(
                f'the speech server {self._url} does not answer: {why}'
            ) from error


def _shown(body: bytes, most: int) -> str:
    return body.decode('utf-8', 'replace')[:most]


def _wave(sound: Sound) -> bytes:
    data = io.BytesIO()
    with wave.open(data, 'wb') as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(to_pcm16(sound))
    return data.getvalue()


def _confidence(data: Mapping[str, Any]) -> float:
    """Return the mean probability of the tokens, as far as the segments tell it.

    Servers that know none write 0 or NaN, which is no certainty.
    """
    segments = data.get('segments') or ()
    told = [s for s in segments if isinstance(s.get('avg_logprob'), int | float)]
    if not told or len(told) != len(segments) or not all(s['avg_logprob'] < 0 for s in told):
        return UNTOLD
    if min(float(s.get('no_speech_prob') or 0.0) for s in told) > NO_SPEECH:
        return 0.0
    lengths = [max(1, len(s.get('tokens') or str(s.get('text', '')).split())) for s in told]
    total = sum(float(s['avg_logprob']) * n for s, n in zip(told, lengths, strict=True))
    return round(min(1.0, math.exp(total / sum(lengths))), 3)
