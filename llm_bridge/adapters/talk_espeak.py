"""Talking with espeak-ng, a program of its own."""

import subprocess
import threading

PROGRAM = 'espeak-ng'

LONGEST = 500
"""Characters that are said of a text; nobody listens longer."""


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
        _, complaint = process.communicate(text[:LONGEST].encode())
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
