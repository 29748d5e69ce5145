"""Sound as everything here takes it: 16 kHz, one channel, samples from -1 to 1."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples in a second."""

Sound = NDArray[np.float32]
"""Samples from -1 to 1, one channel, RATE of them in a second."""

SILENT = 10 ** (-60 / 20)
"""What is nowhere louder than this (-60 dB of full scale) is silence: nothing is switched on."""

FULL_SCALE = 0.999
CLIPPED_SHARE = 0.01
"""A recording with more of its samples at full scale is distorted."""


class SoundError(ValueError):
    """A sound cannot be taken: not readable, cut off, too long. The message says what to do."""


@dataclass(frozen=True)
class Quality:
    """What can be told of a sound before any word is recognised."""

    seconds: float
    loudest: float
    """0 to 1."""
    clipped: float
    """Share of the samples at full scale, 0 to 1."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all is in it."""
        return self.loudest < SILENT

    @property
    def is_clipped(self) -> bool:
        """Whether so much is cut off at full scale that words may be distorted."""
        return self.clipped > CLIPPED_SHARE


def quality(sound: Sound) -> Quality:
    """Measure a sound."""
    loudness = np.abs(sound)
    return Quality(
        len(sound) / RATE,
        float(loudness.max(initial=0.0)),
        float((loudness >= FULL_SCALE).mean()) if len(sound) else 0.0,
    )


def from_pcm16(data: bytes) -> Sound:
    """Return the sound of raw samples: signed 16 bit, little endian, 16 kHz, one channel.

    Raises SoundError when half a sample is left over.
    """
    if len(data) % 2:
        raise SoundError(
            f'{len(data)} bytes came, which is no whole number of 16-bit samples; '
            'send signed 16-bit little-endian PCM, 16 kHz, one channel'
        )
    return from_int16(np.frombuffer(data, '<i2'))


def from_int16(samples: Sequence[int] | NDArray[np.int16]) -> Sound:
    """Return the sound of 16-bit samples."""
    return np.asarray(samples, dtype=np.int16).astype(np.float32) / np.float32(32768.0)


def to_pcm16(sound: Sound) -> bytes:
    """Return the raw samples of a sound, as `from_pcm16` takes them."""
    scaled = np.clip(np.rint(sound * 32768.0), -32768, 32767)
    data: bytes = scaled.astype('<i2').tobytes()
    return data
