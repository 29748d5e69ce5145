"""Sound files of every usual format, read with PyAV (FFmpeg)."""

from pathlib import Path
from typing import Any

import numpy as np

from llm_bridge.voice.sound import from_int16, RATE, Sound, SoundError

LONGEST_S = 60.0
"""A longer recording is no command."""

MISSING_S = 0.15
"""A file that lacks more of what its header announces was cut off."""

SUFFIXES = ('.wav', '.flac', '.ogg', '.opus', '.mp3', '.m4a', '.webm')


def sound_files(path: Path) -> list[Path]:
    """Return the file, or the sound files of a folder by name. Raises SoundError."""
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES)
    if not found:
        raise SoundError(f'no sound file is in {path}; looked for {", ".join(SUFFIXES)}')
    return found


def read_sound(path: Path, longest_s: float = LONGEST_S) -> Sound:
    """Return what is in a file, whatever its rate and channels. Raises SoundError."""
    try:
        import av
    except ImportError as error:
        raise SoundError(
            f'{error}; run scripts/voice once, or pip install -r requirements-voice.txt'
        ) from error
    if not path.is_file():
        raise SoundError(f'{path} is no file')
    if not path.stat().st_size:
        raise SoundError(f'{path} is empty; record it again')
    try:
        # A playlist must not lead elsewhere.
        with av.open(str(path), options={'protocol_whitelist': 'file'}) as container:
            sound, announced_s = _decode(av, path, container, longest_s)
    except (av.FFmpegError, ValueError) as error:
        if isinstance(error, SoundError):
            raise
        raise SoundError(
            f'{path} cannot be read as sound ({error}); allowed is what FFmpeg reads, such as '
            'WAV, FLAC, OGG or MP3'
        ) from error
    got_s = len(sound) / RATE
    if got_s < announced_s - MISSING_S:
        raise SoundError(
            f'{path} is cut off: {got_s:.1f} s are there of the {announced_s:.1f} s that it '
            'announces, so the end of the command may be missing; record or copy it again'
        )
    return sound


def _decode(av: Any, path: Path, container: Any, longest_s: float) -> tuple[Sound, float]:
    """Return the first sound track, and how long it should be in seconds (0.0: not said)."""
    if not container.streams.audio:
        raise SoundError(f'{path} holds no sound')
    stream = container.streams.audio[0]
    announced_s = _announced_s(path, stream)
    if announced_s > longest_s:
        raise _too_long(path, announced_s, longest_s)
    resampler = av.AudioResampler(format='s16', layout='mono', rate=RATE)
    chunks: list[Any] = []
    length = 0
    for frame in (*_frames(container, stream), None):
        for part in resampler.resample(frame):
            chunks.append(part.to_ndarray().reshape(-1))
            length += len(chunks[-1])
        if length > longest_s * RATE:
            raise _too_long(path, length / RATE, longest_s)
    if not length:
        raise SoundError(f'{path} holds no sound; record it again')
    return from_int16(np.concatenate(chunks)), announced_s


def _frames(container: Any, stream: Any) -> Any:
    for frame in container.decode(stream):
        # Stamps of a damaged file may go back; the samples are in order.
        frame.pts = None
        yield frame


def _announced_s(path: Path, stream: Any) -> float:
    """Return how long the header says it is; 0.0 when it does not say."""
    with path.open('rb') as file:
        head = file.read(12)
        if head[:4] == b'RIFF' and head[8:] == b'WAVE':
            return _wave_s(file)
    return float(stream.duration * stream.time_base) if stream.duration else 0.0


def _wave_s(file: Any) -> float:
    """Return the length by the header of the data: FFmpeg tells that of the file."""
    rate = 0
    while len(head := file.read(8)) == 8:
        name, size = head[:4], int.from_bytes(head[4:], 'little')
        if name == b'data':
            # A recorder that streams does not know the size yet and writes the greatest, or none.
            is_known = 0 < size < 0x7FFFFF00
            return size / rate if is_known and rate else 0.0
        body = file.read(min(size, 1 << 16))
        if name == b'fmt ' and len(body) >= 12:
            rate = int.from_bytes(body[8:12], 'little')
        file.seek(max(0, size - len(body)) + size % 2, 1)
    return 0.0


def _too_long(path: Path, seconds: float, longest_s: float) -> SoundError:
    return SoundError(
        f'{path} is {seconds:.0f} s long, and a command has at most {longest_s:.0f} s; cut it '
        'into one file a command, or send it to the listener as a stream'
    )
