"""One question to a server that speaks OpenAI's chat completions, and its answer."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
import ipaddress
import json
import math
import os
import threading
import time
from typing import Any

import httpx2
from tenacity import (
    AsyncRetrying,
    retry_if_exception_type,
    RetryCallState,
    wait_random_exponential,
)

from llm_bridge.language.plans.decoder import DecodeError

UNREADABLE = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip
"""What reading a server's answer may raise, when it is not of the form that it should have."""
KEY = 'LLM_BRIDGE_API_KEY'
"""Environment variable with the key; with _FILE behind it: the file that holds it."""
LONGEST_ANSWER = 1_000_000
"""Bytes of an answer that are read."""
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_FORMATS = ('json_schema', 'json_object', '')


@dataclass(frozen=True)
class ChatSettings:
    """Which server and model, and how patient to be."""

    url: str
    """Up to and with the version: http://127.0.0.1:8000/v1."""
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 8.0
    """For all tries of one question together."""
    connect_s: float = 2.0
    tries: int = 3
    """Of one request."""
    pause_s: float = 0.3
    """Before the second try, on average; it doubles with each."""
    max_tokens: int = 800
    """Longest answer."""

    def __post_init__(self) -> None:
        """Check where a key would go. Raises DecodeError."""
        try:
            url = httpx2.URL(self.url)
        except httpx2.InvalidURL as error:
            raise DecodeError(f"the model server's address '{self.url}': {error}") from error
        if url.scheme not in ('http', 'https') or not url.host or url.userinfo:
            raise DecodeError(
                f"the model server's address is 'http(s)://HOST[:PORT]/v1', without user or "
                f"password, but '{url.copy_with(username=None, password=None)}' came"
            )
        if not self.model:
            raise DecodeError(f'name the model of {self.url} after a #: openai:{self.url}#NAME')
        if self.key and url.scheme == 'http' and not _is_this_machine(url.host):
            raise DecodeError(
                f'the key would go to {url.host} unencrypted: use https, or unset {KEY}'
            )

    @staticmethod
    def key_from(environment: Mapping[str, str] = os.environ) -> str | None:
        """Return LLM_BRIDGE_API_KEY, or what LLM_BRIDGE_API_KEY_FILE holds. Raises DecodeError."""
        path = environment.get(f'{KEY}_FILE')
        key = environment.get(KEY, '')
        if path:
            try:
                with open(path, encoding='utf-8') as file:
                    key = file.read()
            except (OSError, UnicodeDecodeError) as error:
                raise DecodeError(f'the file {path} of {KEY}_FILE cannot be read') from error
        key = key.strip()
        if not key.isascii() or any(not c.isprintable() for c in key):
            raise DecodeError(f'the key of {KEY} has characters that no key has')
        return key or None


@dataclass(frozen=True)
class Answer:
    """What a model said."""

    text: str
    tokens: int = 0
    """Read and written."""
    odds: tuple[tuple[str, float], ...] = ()
    """Tokens of the text and their probabilities; empty: the server does not tell them."""


class ChatError(DecodeError):
    """The server did not answer as it should."""


class _BusyError(ChatError):
    """Try again; after so many seconds, if the server says so."""

    def __init__(self, message: str, after_s: float | None = None) -> None:
        super().__init__(message)
        self.after_s = after_s


class ChatServer:
    """A server with one of its models. Its requests run on a thread of their own.

    What a server refuses by name (a format of the answer, probabilities) is left out from then on.
    """

    def __init__(self, settings: ChatSettings) -> None:
        """Connect to nothing yet."""
        self.settings = settings
        self.requests = 0
        """How many were sent, in all."""
        self._format = 0
        self._left_out: set[str] = set()
        headers = {'Authorization': f'Bearer {settings.key}'} if settings.key else {}
        self._client = httpx2.AsyncClient(
            base_url=settings.url.rstrip('/') + '/',
            headers=headers,
            timeout=httpx2.Timeout(settings.timeout_s, connect=settings.connect_s),
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()
        self._asked: set[Future[Answer]] = set()

    def ask(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], within_s: float
    ) -> Answer:
        """Return the answer of the model. Raises ChatError, or DecodeError when cancelled."""
        future = asyncio.run_coroutine_threadsafe(
            asyncio.wait_for(self._answer(messages, schema, within_s), within_s), self._running()
        )
        with self._lock:
            self._asked.add(future)
        try:
            return future.result()
        except CancelledError as error:
            raise DecodeError(
                f'the question to {self.where} was cancelled', cancelled=True
            ) from error
        except (TimeoutError, asyncio.TimeoutError) as error:
            raise ChatError(
                f'{self.where} did not answer within {self.settings.timeout_s:g} s'
            ) from error
        finally:
            with self._lock:
                self._asked.discard(future)

    def cancel(self) -> None:
        """Give up every question that is open, and close its connection."""
        with self._lock:
            asked = tuple(self._asked)
        for future in asked:
            future.cancel()

    @property
    def where(self) -> str:
        """The server and the model, in words."""
        return f"'{self.settings.model}' at {self.settings.url}"

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(
                    target=self._loop.run_forever, name='hosted model', daemon=True
                ).start()
            return self._loop

    async def _answer(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], within_s: float
    ) -> Answer:
        until = time.monotonic() + within_s

        def is_enough(state: RetryCallState) -> bool:
            """Say whether to give up, also as the next try would come too late."""
            pause = _asked_pause(state) or 0.0
            return state.attempt_number >= self.settings.tries or time.monotonic() + pause > until

        retrying = AsyncRetrying(
            retry=retry_if_exception_type(_BusyError),
            stop=is_enough,
            wait=self._pause,
            reraise=True,
        )
        return await retrying(self._negotiated, messages, schema)

    def _pause(self, state: RetryCallState) -> float:
        """Return how long to wait before the next try: as the server says, else ever longer."""
        own = float(wait_random_exponential(self.settings.pause_s)(state))
        asked = _asked_pause(state)
        return own if asked is None else max(own, asked)

    async def _negotiated(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]
    ) -> Answer:
        while True:
            status, headers, body = await self._post(self._request(messages, schema))
            if status in (400, 422) and self._leave_out(body):
                continue
            if status in _TRY_AGAIN:
                raise _BusyError(self._said(status, body), _after(headers))
            if status != 200:
                raise ChatError(self._said(status, body))
            return self._read(body)

    def _request(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]
    ) -> dict[str, Any]:
        asked: dict[str, Any] = {
            'model': self.settings.model,
            'messages': list(messages),
            'temperature': 0,
            'max_tokens': self.settings.max_tokens,
            'max_completion_tokens': self.settings.max_tokens,
            'logprobs': True,
        }
        # Newer models know the second name only.
        other = 'max_tokens' if 'max_tokens' in self._left_out else 'max_completion_tokens'
        name = _FORMATS[self._format]
        if name == 'json_schema':
            strict = {'name': 'plan', 'strict': True, 'schema': schema}
            asked['response_format'] = {'type': name, name: strict}
        elif name:
            asked['response_format'] = {'type': name}
        return {k: v for k, v in asked.items() if k not in self._left_out and k != other}

    async def _post(self, asked: Mapping[str, Any]) -> tuple[int, httpx2.Headers, bytes]:
        self.requests += 1
        try:
            async with self._client.stream('POST', 'chat/completions', json=asked) as response:
                body = bytearray()
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > LONGEST_ANSWER:
                        raise ChatError(f'{self.where} answered more than {LONGEST_ANSWER} bytes')
                return response.status_code, response.headers, bytes(body)
        except httpx2.TimeoutException as error:
            raise _BusyError(f'{self.where} took too long ({type(error).__name__})') from error
        except httpx2.TransportError as error:
            raise _BusyError(f'{self.where} cannot be reached: {error or "cut off"}') from error
        except httpx2.HTTPError as error:
            raise ChatError(f'{self.where} cannot be read: {error}') from error

    def _leave_out(self, body: bytes) -> bool:
        """Leave out what the server refuses by name; tell whether there was such a thing."""
        said = body.decode('utf-8', 'replace')
        names = ('logprobs', 'temperature', 'max_completion_tokens', 'max_tokens')
        refused = {name for name in names if name in said} - self._left_out
        if 'max_completion_tokens' in refused:  # "use max_completion_tokens instead"
            refused -= {'max_completion_tokens'}
        self._left_out |= refused
        if any(n in said for n in ('response_format', *_FORMATS[:2])) and _FORMATS[self._format]:
            # Where the whole field is refused, so would be its simpler kind.
            is_known = any(name in said for name in _FORMATS[:2])
            self._format += 1 if is_known else len(_FORMATS) - 1 - self._format
            return True
        return bool(refused)

    def _said(self, status: int, body: bytes) -> str:
        what = {
            401: f'the key is missing or wrong: set {KEY} or {KEY}_FILE',
            403: f'the key may not be used for this: see {KEY}',
            404: 'no such address or model there',
            429: 'too many requests',
        }.get(status, '')
        if not what:
            what = ' '.join(body[:300].decode('utf-8', 'replace').split())
            if self.settings.key:
                what = what.replace(self.settings.key, '***')
        return f'{self.where} answered {status}: {what or "nothing"}'

    def _read(self, body: bytes) -> Answer:
        try:
            value = json.loads(body)
            choice = value['choices'][0]
            text = choice['message']['content']
            usage = (value.get('usage') or {}).get('total_tokens') or 0
            odds = _odds(choice)
            tokens = int(usage)
        except UNREADABLE as error:
            raise ChatError(f'{self.where} answered no chat completion') from error
        if choice.get('finish_reason') == 'length':
            raise ChatError(f'the answer of {self.where} is too long and was cut off')
        if not isinstance(text, str) or not text:
            raise ChatError(f'{self.where} refused to answer')
        is_told = ''.join(t for t, _ in odds) == text and all(p == p for _, p in odds)
        return Answer(text, tokens, odds if is_told else ())


def _asked_pause(state: RetryCallState) -> float | None:
    """Return how long the server wants to be left alone, in seconds, if it says so."""
    error = state.outcome.exception() if state.outcome else None
    return error.after_s if isinstance(error, _BusyError) else None


def _odds(choice: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    """Return the tokens of an answer with their logarithms taken back."""
    found = (choice.get('logprobs') or {}).get('content') or ()
    return tuple((str(t['token']), math.exp(min(float(t['logprob']), 0.0))) for t in found)


def _after(headers: httpx2.Headers) -> float | None:
    """Return how long a server wants to be left alone, in seconds."""
    said = headers.get('retry-after', '')
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=timezone.utc)
    return max(0.0, (until - datetime.now(timezone.utc)).total_seconds())


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == 'localhost'
