"""Sound to the loudspeaker of this machine, through PortAudio."""

from collections.abc import Callable

from llm_bridge.adapters.portaudio_sounddevice import IN_USE, portaudio
from llm_bridge.voice.ports import Speech

CHUNK_S = 0.1


def play(speech: Speech, is_hushed: Callable[[], bool]) -> None:
    """Play a sound, until it is over or `is_hushed` says so. Raises OSError."""
    sounddevice = portaudio()
    chunk = 2 * round(CHUNK_S * speech.rate)
    try:
        with (
            IN_USE,
            sounddevice.RawOutputStream(
                samplerate=speech.rate, channels=1, dtype='int16'
            ) as stream,
        ):
            for start in range(0, len(speech.pcm), chunk):
                if is_hushed():
                    stream.abort()
                    return
                stream.write(speech.pcm[start : start + chunk])
    except sounddevice.PortAudioError as error:
        raise OSError(f'the loudspeaker cannot be used: {error}') from error
