"""PortAudio, as the microphone and the loudspeaker of this machine share it."""

import threading
from typing import Any

IN_USE = threading.Lock()
"""Held while a sound is played, and while the devices are looked for anew."""


def portaudio() -> Any:
    """Return the library. Raises OSError that says what to install."""
    try:
        import sounddevice
    except ImportError as error:
        raise OSError(
            f'{error}; run scripts/voice once, or pip install -r requirements-voice.txt'
        ) from error
    except OSError as error:
        raise OSError(
            f'{error}; install it (Debian, Ubuntu: apt-get install libportaudio2)'
        ) from error
    return sounddevice


def look_for_devices() -> None:
    """Let PortAudio see what was plugged in since it began, unless a sound is being played.

    It lists the devices once only; this way round it is what its users do, see
    https://github.com/spatialaudio/python-sounddevice/issues/16. It ends every open stream.
    """
    library = portaudio()
    if not IN_USE.acquire(blocking=False):
        return
    try:
        library._terminate()
        library._initialize()
    finally:
        IN_USE.release()
