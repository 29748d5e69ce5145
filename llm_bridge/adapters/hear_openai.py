"""Speech to words by a server that speaks OpenAI's audio transcriptions."""

from collections.abc import Mapping
import io
import math
import os
import time
from typing import Any
import wave

import httpx2

from llm_bridge.adapters.chat_openai import ChatSettings
from llm_bridge.adapters.chat_openai import KEY as CHAT_KEY
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.voice.ports import RecogniserError, Transcript
from llm_bridge.voice.sound import RATE, Sound, to_pcm16

KEY = 'LLM_BRIDGE_SPEECH_API_KEY'
"""Environment variable with the key; with _FILE behind it: the file that holds it."""
TIMEOUT_S = 6.0
LONGEST_ANSWER = 1_000_000
"""Characters of an answer that are read."""
UNTOLD = 0.5
"""Confidence where a server tells none: it asks what was said, and does nothing before a yes."""
NO_SPEECH = 0.8
"""From this probability of no speech on, no words are believed."""


class ServerRecogniser:
    """A Recogniser whose model is on a server."""

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
        self._format = 'verbose_json'
        headers = {'Authorization': f'Bearer {settings.key}'} if settings.key else {}
        self._client = httpx2.Client(
            headers=headers, timeout=httpx2.Timeout(timeout_s, connect=settings.connect_s)
        )

    def transcribe(self, sound: Sound, is_whole: bool = True) -> Transcript:
        """Return what is said. Raises RecogniserError."""
        began = time.perf_counter()
        answer = self._post(sound)
        if answer.status_code in (400, 415, 422) and self._format != 'json':
            # It has only the plain format, which tells no confidence.
            self._format = 'json'
            answer = self._post(sound)
        if answer.status_code != 200:
            raise RecogniserError(
                f'the speech server {self._url} answered with {answer.status_code}: '
                f'{answer.text[:200]}'
            )
        try:
            data = answer.json()
            text = ' '.join(str(data['text']).split())
            confidence = _confidence(data)
        except (ValueError, LookupError, TypeError, ArithmeticError) as error:
            raise RecogniserError(
                f'the speech server {self._url} answered with what is no transcription: '
                f'{answer.text[:100]!r}'
            ) from error
        if not any(c.isalnum() for c in text):
            text, confidence = '', 0.0
        return Transcript(
            text, confidence, self._language or 'en', (time.perf_counter() - began) * 1000
        )

    def _post(self, sound: Sound) -> Any:
        form = {
            'model': self._model,
            'response_format': self._format,
            'temperature': '0',
            **({'language': self._language} if self._language else {}),
            **({'prompt': self._examples} if self._examples else {}),
        }
        files = {'file': ('command.wav', _wave(sound), 'audio/wav')}
        try:
            answer = self._client.post(f'{self._url}/audio/transcriptions', data=form, files=files)
        except httpx2.HTTPError as error:
            why = str(error) or type(error).__name__
            raise RecogniserError(
                f'the speech server {self._url} does not answer: {why}'
            ) from error
        if len(answer.content) > LONGEST_ANSWER:
            raise RecogniserError(f'the speech server {self._url} answered with too much')
        return answer


def _wave(sound: Sound) -> bytes:
    data = io.BytesIO()
    with wave.open(data, 'wb') as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(to_pcm16(sound))
    return data.getvalue()


def _confidence(data: Mapping[str, Any]) -> float:
    """Return the mean probability of the tokens, as far as the segments tell it."""
    segments = data.get('segments') or ()
    told = [s for s in segments if isinstance(s.get('avg_logprob'), int | float)]
    if not told or len(told) != len(segments):
        return UNTOLD
    if min(float(s.get('no_speech_prob') or 0.0) for s in told) > NO_SPEECH:
        return 0.0
    lengths = [max(1, len(s.get('tokens') or str(s.get('text', '')).split())) for s in told]
    total = sum(float(s['avg_logprob']) * n for s, n in zip(told, lengths, strict=True))
    return round(min(1.0, math.exp(total / sum(lengths))), 3)
