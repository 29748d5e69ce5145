"""One recording, or the first thing that is said, as one command."""

from queue import Empty, Queue
import time

import numpy as np

from llm_bridge.voice.endpoint import Endpointer, EndpointSettings, Piece
from llm_bridge.voice.ports import SpeechDetector
from llm_bridge.voice.sound import quality, RATE, Sound, SoundError


def spoken_part(
    sound: Sound, detector: SpeechDetector, longest_s: float = 28.0
) -> tuple[Piece, str]:
    """Return all speech in a recording, and what is wrong with the recording, or ''.

    Pauses between its parts are left out. Raises SoundError when there is no speech in it, or more
    than `longest_s`.
    """
    measured = quality(sound)
    if measured.is_silent:
        raise SoundError(
            'the recording is silent; is the microphone switched on, and is it the right one?'
        )
    endpointer = Endpointer(detector, EndpointSettings(longest_s=longest_s))
    pieces = [*endpointer.feed(sound), *endpointer.end()]
    parts = [piece.sound for piece in pieces if piece.part == 'whole']
    too_long = any(piece.part == 'too_long' for piece in pieces)
    if not parts and not too_long:
        raise SoundError(
            f'no speech is in the recording of {measured.seconds:.1f} s; speak nearer to the '
            'microphone, or more slowly'
        )
    speech = np.concatenate(parts) if parts else sound[:0]
    if too_long or len(speech) > longest_s * RATE:
        raise SoundError(
            f'more than {longest_s:.0f} s of speech are in the recording, which is too long for '
            'one command; record one command a file'
        )
    warning = ''
    if measured.is_clipped:
        warning = (
            f'{measured.clipped:.0%} of the recording is cut off at full scale and may be '
            'misunderstood; record it at a lower level'
        )
    return Piece('whole', speech, 1), warning


def first_speech(
    chunks: Queue[Sound | SoundError], endpointer: Endpointer, within_s: float = 15.0
) -> Piece:
    """Return the first utterance of a stream; an error in the queue ends it.

    Raises SoundError: nobody speaks for `within_s`, somebody speaks for too long, no more sound.
    """
    until = time.monotonic() + within_s
    while True:
        try:
            chunk = chunks.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            raise SoundError(
                f'nobody spoke for {within_s:.0f} s; is it the right microphone, and is it on?'
            ) from None
        if isinstance(chunk, SoundError):
            raise chunk
        for piece in endpointer.feed(chunk):
            if piece.part == 'whole':
                return piece
            if piece.part == 'too_long':
                raise SoundError('that was too long for one command; say it in shorter sentences')
        if endpointer.is_speech:
            until = time.monotonic() + within_s
