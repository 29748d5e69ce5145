"""Real speech and noise for tests: espeak-ng speaks, sox makes noise and changes formats."""

from pathlib import Path
import subprocess


def speak(folder, text, voice='en-us', speed=150):
    """Write what espeak-ng says of a text to a file (22 kHz, one channel); return the file."""
    file = Path(folder) / f'{abs(hash((text, voice, speed))):x}.wav'
    subprocess.run(['espeak-ng', '-v', voice, '-s', str(speed), '-w', str(file), text], check=True)
    return file


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
