"""Sound from a microphone of this machine, through PortAudio."""

from collections.abc import Callable
from typing import Any

from llm_bridge.adapters.portaudio_sounddevice import portaudio
from llm_bridge.voice.sound import RATE, Sound, SoundError

CHUNK_S = 0.064


class Microphone:
    """Hands on what a microphone hears, on a thread of its own, until it is closed."""

    def __init__(
        self, on_sound: Callable[[Sound], None], on_end: Callable[[str], None], device: str = ''
    ) -> None:
        """Open the microphone; `device` is part of its name or its number, '' the usual one.

        `on_end` is called with a sentence when it was unplugged. Raises SoundError.
        """
        try:
            sounddevice = portaudio()
        except OSError as error:
            raise SoundError(str(error)) from error
        self._is_closed = False

        def heard(data: Any, _frames: int, _time: Any, _status: Any) -> None:
            on_sound(data[:, 0].copy())

        def ended() -> None:
            if not self._is_closed:
                on_end('the microphone is gone: it was unplugged or taken by another program')

        try:
            self._stream: Any = sounddevice.InputStream(
                samplerate=RATE,
                channels=1,
                dtype='float32',
                blocksize=round(CHUNK_S * RATE),
                device=int(device) if device.isdecimal() else device or None,
                callback=heard,
                finished_callback=ended,
            )
            self._stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            raise SoundError(
                f'no microphone can be opened ({error}); plug one in, or name another by the '
                'parameter microphone, or send sound over ROS 2 or MQTT (docs/voice.md)'
            ) from error

    def close(self) -> None:
        """Let go of the microphone."""
        self._is_closed = True
        self._stream.close()
