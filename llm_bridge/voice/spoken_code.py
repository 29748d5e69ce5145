"""Codes that people say to prove who they are, kept as hashes only."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
import hashlib
import hmac
import os
from pathlib import Path
import re
import secrets
import stat
import threading

from llm_bridge.language.text.spelling import HOMOPHONES, token
from llm_bridge.language.text.words import words as split_words

VARIABLE = 'LLM_BRIDGE_VOICE_CODES'
"""Environment variable with lines `NAME:HASH`; with _FILE behind it: the file that holds them."""
LEAST_DIGITS, MOST_DIGITS = 4, 12
MOST_TRIES = 3
"""Wrong codes, whoever says them, after which none is taken for a while."""
LOCKED_S = 600.0
_COST = (2**14, 8, 1)
_BESIDE = frozenset({
    'a', 'and', 'code', 'confirm', 'confirmed', 'der', 'go', 'ahead', 'is', 'ist', "it's", 'ja',
    'mein', 'my', 'number', 'ok', 'okay', 'oh', 'pin', 'please', 'the', 'yes', 'yeah',
})  # fmt: skip
"""Words that may be said with a code."""


class CodeError(ValueError):
    """The codes cannot be used. The message says what to do, and holds no code."""


@dataclass(frozen=True)
class Checked:
    """What a code that was said comes to."""

    name: str = ''
    """Whose code it is; '' when it is nobody's."""
    is_locked: bool = False
    """Too many were wrong: none is looked at."""


def spoken_code(text: str) -> str | None:
    """Return the digits when a text says a code and nothing else; None when it does not."""
    digits = ''
    tens = ''
    for word in split_words(re.sub(r'(?<=\d)[\s.,:;/-]+(?=\d)', ' ', text)):
        for part in word.split('-'):
            said = _digits(part)
            if said is None:
                if part not in _BESIDE:
                    return None
                continue
            if tens and len(said) == 1 and said != '0':
                digits = digits[:-1]  # forty seven
            digits += said
            tens = said if len(said) == 2 and said[1] == '0' and part.isalpha() else ''
    return digits if LEAST_DIGITS <= len(digits) <= MOST_DIGITS else None


def _digits(word: str) -> str | None:
    if word.isascii() and word.isdigit():
        return word
    if word in ('o', 'oh', 'zero', 'null'):
        return '0'
    key = token(HOMOPHONES.get(word, word))
    return key if key.isascii() and key.isdigit() else None


def hashed(digits: str) -> str:
    """Return what is written down of a code. Raises CodeError for what is none."""
    if not (digits.isascii() and digits.isdigit()):
        raise CodeError('a code is made of digits only')
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS:
        raise CodeError(f'a code has {LEAST_DIGITS} to {MOST_DIGITS} digits')
    salt = secrets.token_bytes(16)
    return f'scrypt${salt.hex()}${_hash(digits, salt).hex()}'


def _hash(digits: str, salt: bytes) -> bytes:
    n, r, p = _COST
    return hashlib.scrypt(digits.encode(), salt=salt, n=n, r=r, p=p, dklen=32)


class SpokenCodes:
    """Whose code was said, with few tries."""

    def __init__(self, lines: Iterable[str], now: Callable[[], float]) -> None:
        """`lines` are `NAME:HASH` (see `hashed`); `now` gives seconds. Raises CodeError."""
        self._codes: dict[str, tuple[bytes, bytes]] = {}
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.lstrip().startswith('#'):
                name, code = _entry(number, line.strip())
                self._codes[name] = code
        self._now = now
        self._wrong: list[float] = []
        self._lock = threading.Lock()

    def __bool__(self) -> bool:
        return bool(self._codes)

    def check(self, digits: str) -> Checked:
        """Say whose code it is. After MOST_TRIES wrong ones in LOCKED_S nobody's is any."""
        with self._lock:
            return self._checked(digits)

    def _checked(self, digits: str) -> Checked:
        now = self._now()
        self._wrong = [at for at in self._wrong if now - at < LOCKED_S]
        if len(self._wrong) >= MOST_TRIES:
            return Checked(is_locked=True)
        found = ''
        for name, (salt, expected) in self._codes.items():
            # Each is looked at, so that the time tells nothing.
            if hmac.compare_digest(_hash(digits, salt), expected):
                found = name
        if found:
            self._wrong.clear()
        else:
            self._wrong.append(now)
        return Checked(found)


def _entry(number: int, line: str) -> tuple[str, tuple[bytes, bytes]]:
    name, _, code = line.partition(':')
    parts = code.strip().split('$')
    try:
        if len(parts) != 3 or parts[0] != 'scrypt' or not name.strip():
            raise ValueError
        return name.strip(), (bytes.fromhex(parts[1]), bytes.fromhex(parts[2]))
    except ValueError:
        # The line itself may be a code that somebody wrote down as it is.
        raise CodeError(
            f'line {number} of the spoken codes is not NAME:HASH; make one with '
            'llm-bridge voice-code NAME'
        ) from None


def code_lines(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the lines of LLM_BRIDGE_VOICE_CODES, or of the file it names. Raises CodeError."""
    path = environment.get(f'{VARIABLE}_FILE')
    if not path:
        return tuple(environment.get(VARIABLE, '').splitlines())
    try:
        mode = stat.S_IMODE(Path(path).stat().st_mode)
        text = Path(path).read_text(encoding='utf-8')
    except (OSError, UnicodeDecodeError) as error:
        raise CodeError(f'the file {path} of {VARIABLE}_FILE cannot be read') from error
    if mode & 0o077:
        raise CodeError(
            f'others may read the file {path} of {VARIABLE}_FILE (mode {mode:03o}), and short '
            f'codes are soon found out from their hashes: chmod 600 {path}'
        )
    return tuple(text.splitlines())
