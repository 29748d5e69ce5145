"""A command as it comes from outside: plain text, or a JSON object with id, speaker and area."""

from collections.abc import Mapping
from dataclasses import dataclass
import json
from typing import Any
import uuid

MAX_CHARACTERS = 20_000
"""Of a command."""

MAX_ID = 64
"""Characters of an id."""

_NEVER_S = 1e15
"""No Unix time in seconds is as far away."""


@dataclass(frozen=True)
class Command:
    """A command as it came from outside, not yet understood."""

    text: str
    id: str
    speaker: str = 'anonymous'
    area: str | None = None
    language: str | None = None
    channel: str = ''
    """How it came: terminal, ros, voice, 'mqtt:anna' (a user that the broker has proved)...
    With the speaker it decides what is allowed."""
    at: float | None = None
    """When it was said, Unix time in seconds; None: it does not say so."""

    def as_json(self) -> str:
        """Return it as the topic `command` takes it."""
        return json.dumps(
            {
                key: value
                for key, value in (
                    ('text', self.text),
                    ('id', self.id),
                    ('speaker', self.speaker),
                    ('area', self.area),
                    ('lang', self.language),
                    ('channel', self.channel),
                    ('at', self.at),
                )
                if value is not None
            },
            ensure_ascii=False,
        )


class CommandError(ValueError):
    """A command cannot be taken: not readable, too long, too old. The message says which."""

    command_id = ''
    """The id that the command gave itself; '' when it gave none that can be read."""


def parse_command(text: str, channel: str) -> tuple[Command, float | None]:
    """Return a command written as plain text or as a JSON object, and its `at` in Unix seconds.

    Raises CommandError.
    """
    data: dict[str, Any] = {'text': text}
    if text.lstrip().startswith('{'):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise CommandError(
                'the command begins with { but is no JSON object; send plain text, '
                'or {"text": "...", "id": "..."}'
            ) from None
    try:
        return _command_of(data, channel)
    except CommandError as error:
        given = data.get('id')
        if isinstance(given, str) and _is_id(given):
            error.command_id = given
        raise


def said_at(at: float | None, info: Mapping[str, int | None], now: float) -> float:
    """Return when a message of ROS 2 was said, in Unix time; what comes from the future is of now.

    `at` is what it says itself, `info` what the middleware says of it. It may have been held up on
    its way, or in front of a process that stood still.
    """
    sent = (info.get('source_timestamp') or 0) / 1e9
    return min(now, now if at is None else at, sent or now)


def said_in(text: str) -> tuple[str, str]:
    """Return the words of a command or an answer, and who says them, as far as they can be read.

    For stop words, which count in whatever else would be refused.
    """
    data: Any = {'text': text}
    if text.lstrip().startswith('{'):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return '', ''
    words, by = data.get('text'), data.get('speaker') or data.get('by')
    if not isinstance(words, str) or len(words) > MAX_CHARACTERS:
        return '', ''
    return words, by[:64] if isinstance(by, str) and is_whole(by) else 'anonymous'


def is_whole(text: str) -> bool:
    """Say whether a text can be written: JSON may hold halves of characters."""
    return not any('\ud800' <= c <= '\udfff' for c in text)


def _is_id(text: str) -> bool:
    return len(text) <= MAX_ID and text.isprintable()


def _command_of(data: dict[str, Any], channel: str) -> tuple[Command, float | None]:
    for key in ('text', 'id', 'speaker', 'area', 'lang', 'channel'):
        if not isinstance(data.get(key, ''), str) and not (key != 'text' and data[key] is None):
            raise CommandError(f"'{key}' of the command must be text")
        if not is_whole(data.get(key) or ''):
            raise CommandError(f"'{key}' of the command holds half a character, such as \\ud800")
    words = str(data.get('text', '')).strip()
    if not words:
        raise CommandError('the command has no text; send plain text, or {"text": "..."}')
    if len(words) > MAX_CHARACTERS:
        raise CommandError(
            f'the command has {len(words)} characters, allowed are {MAX_CHARACTERS}'
        )
    command_id = str(data.get('id') or uuid.uuid4().hex)
    if not _is_id(command_id):
        raise CommandError(f"'id' of the command must have at most {MAX_ID} printable characters")
    at = data.get('at')
    is_time = at is None or (isinstance(at, int | float) and abs(at) < _NEVER_S)
    if isinstance(at, bool) or not is_time:
        raise CommandError("'at' of the command must be Unix time in seconds")
    return Command(
        words,
        command_id,
        str(data.get('speaker') or 'anonymous')[:64],
        data.get('area') or None,
        data.get('lang') or None,
        str(data.get('channel') or channel)[:80],
        None if at is None else float(at),
    ), at
