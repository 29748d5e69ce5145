"""Sound to the loudspeaker of this machine, through PortAudio."""

from collections.abc import Callable

from llm_bridge.voice.ports import Speech

CHUNK_S = 0.1


def play(speech: Speech, is_hushed: Callable[[], bool]) -> None:
    """Play a sound, until it is over or `is_hushed` says so. Raises OSError."""
    try:
        import sounddevice
    except ImportError as error:
        raise OSError(
            f'{error}; run scripts/voice once, or pip install -r requirements-voice.txt'
        ) from error
    chunk = 2 * round(CHUNK_S * speech.rate)
    try:
        with sounddevice.RawOutputStream(
            samplerate=speech.rate, channels=1, dtype='int16'
        ) as stream:
            for start in range(0, len(speech.pcm), chunk):
                if is_hushed():
                    stream.abort()
                    return
                stream.write(speech.pcm[start : start + chunk])
    except sounddevice.PortAudioError as error:
        raise OSError(f'the loudspeaker cannot be used: {error}') from error
