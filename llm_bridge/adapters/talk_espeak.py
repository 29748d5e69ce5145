"""Talking with espeak-ng, a program of its own."""

import struct
import subprocess
import threading

from llm_bridge.voice.ports import Speech

PROGRAM = 'espeak-ng'

LONGEST = 500
"""Characters that are said of a text; nobody listens longer."""
LONGEST_S = 90.0
"""They are said in less; a loudspeaker that another program holds may never take them."""


class EspeakTalker:
    """A Talker on the loudspeaker of this machine."""

    def __init__(self, voice: str = 'en', words_a_minute: int = 160) -> None:
        self._command = (PROGRAM, '-v', voice, '-s', str(words_a_minute), '--stdin')
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def say(self, text: str) -> None:
        """Say it, and return when it is said or was interrupted. Raises OSError."""
        with self._lock:
            try:
                process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                )
            except FileNotFoundError as error:
                raise OSError(
                    f'{PROGRAM} is not installed (Debian, Ubuntu: apt-get install {PROGRAM})'
                ) from error
            self._process = process
        try:
            _, complaint = process.communicate(
                text[:LONGEST].encode(errors='replace'), timeout=LONGEST_S
            )
        except subprocess.TimeoutExpired as error:
            process.kill()
            process.communicate()
            raise OSError(
                f'{PROGRAM} was not done after {LONGEST_S:g} s; does another program hold the '
                'loudspeaker?'
            ) from error
        finally:
            with self._lock:
                self._process = None
        lines = complaint.decode(errors='replace').strip().splitlines()
        # Without a loudspeaker it says so and ends with 0; below 0 it was interrupted.
        if process.returncode > 0 or any(line.startswith('error:') for line in lines):
            raise OSError(
                f'{PROGRAM} ended with {process.returncode}: {"".join(lines[-1:])}; is there a '
                'loudspeaker?'
            )

    def hush(self) -> None:
        """Interrupt what is being said."""
        with self._lock:
            if self._process is not None:
                self._process.kill()

    def speech(self, text: str) -> Speech:
        """Return how it sounds, without saying it. Raises OSError."""
        try:
            ended = subprocess.run(
                (*self._command, '--stdout'),
                input=text[:LONGEST].encode(errors='replace'),
                capture_output=True,
                timeout=30.0,
                check=True,
            )
        except FileNotFoundError as error:
            raise OSError(
                f'{PROGRAM} is not installed (Debian, Ubuntu: apt-get install {PROGRAM})'
            ) from error
        except subprocess.SubprocessError as error:
            raise OSError(f'{PROGRAM} could not say it: {error}') from error
        return read_wave(ended.stdout)


def read_wave(data: bytes) -> Speech:
    """Return the sound of a WAV stream, whose header cannot know its length. Raises OSError."""
    at = data.find(b'data')
    if data[:4] != b'RIFF' or at < 36:
        raise OSError('no sound came back')
    rate: int = struct.unpack_from('<I', data, 24)[0]
    return Speech(rate, data[at + 8 :])
