#!/usr/bin/env python3
"""Measure how many spoken commands are understood, how fast, and what is taken for one wrongly.

    scripts/bench voice [--limit 8] [--keep FILE] [--table FILE] [--model none]

espeak-ng and piper speak commands of the sites home and factory in several voices; sox adds pink
noise 20 and 10 dB below the speech, or the echo of a room. Each recording is recognised,
understood and validated as one of the channel `voice`. It counts as right when the plan is that
of the written words; "asked": the confidence is under the limit, so that it is asked what was
said, or the plan is read back. Then half an hour of silence, noise, music and talk is listened to,
which must come to nothing. What was measured is kept in FILE, and a run that was cut off goes on
there. No audio device, no ROS 2 and no broker.
"""

import argparse
from dataclasses import asdict, dataclass
from itertools import cycle
import json
import os
from pathlib import Path
import platform
import random
import re
import sys
import tempfile
import time

from rapidfuzz.distance import Levenshtein

from llm_bridge.adapters.hear_whisper import SileroDetector, WhisperRecogniser
from llm_bridge.adapters.sound_file_av import read_sound
from llm_bridge.cli_options import make_understander
from llm_bridge.graph.action_graph import BRIDGE
from llm_bridge.graph.validate import check
from llm_bridge.language.understand import Understander
from llm_bridge.run.fakes import FakeClock
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.world import World
from llm_bridge.voice.endpoint import Endpointer, EndpointSettings
from llm_bridge.voice.hearing import Heard, Hearing, HearingSettings
from llm_bridge.voice.recording import spoken_part
from llm_bridge.voice.sound import RATE
from llm_bridge.voice.vocabulary import example_commands

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'test' / 'voice'))
from spoken_aloud import music, noise, PIPER, sox, speak, with_echo, with_noise

CHATTER = Path(__file__).with_name('voice_chatter.txt')
VOICES = (
    ('en-us', 150), ('en-gb', 165), ('en-us+f3', 140), ('en-gb-scotland', 150), (PIPER, 170),
    ('en-gb-x-rp', 185), ('en-us+m3', 130), (PIPER, 200),
)  # fmt: skip
"""Who speaks, and how many words a minute."""
COMMANDS = 76
"""Of each site."""
MADE = {
    'clean': lambda file: file,
    'noise, 20 dB': lambda file: with_noise(file, 20),
    'noise, 10 dB': lambda file: with_noise(file, 10),
    'room echo': with_echo,
}
NOT_SAID = frozenset({
    'brighter', 'cooler', 'darker', 'faster', 'louder', 'make', 'quieter', 'slower', 'warmer',
})  # fmt: skip
"""Words of skills that nobody says before a name ("warmer the thermostat")."""
STAGES = ('recognition', 'understanding', 'validation', 'all')
MINUTES = {'silence': 4, 'noise': 6, 'music': 8}
"""The rest is talk."""
TALKERS = ('en-us', 'en-gb', PIPER)
PARTIAL_S = 1.4
"""Speech that goes on is looked at for stop words this often; the listener looks more often."""


@dataclass
class Row:
    """One recording of a command."""

    site: str
    condition: str
    voice: str
    text: str
    heard: str
    confidence: float
    seconds: float
    errors: int
    words: int
    is_right: bool
    is_asked: bool
    is_other: bool
    """Whether it became another plan than that of the written words."""
    is_mended: bool
    """Whether a name was found by its sound."""
    ms: dict[str, float]

    @property
    def key(self) -> str:
        return f'{self.site}/{self.condition}/{self.voice}/{self.text}'


@dataclass
class Quiet:
    """Sound in which nobody commands."""

    kind: str
    number: int
    seconds: float
    pieces: int = 0
    dispatched: tuple[str, ...] = ()
    """What was heard and done: it should be empty."""
    stopped: tuple[str, ...] = ()
    asked: int = 0
    """How often it asked "did you say", or for a yes."""

    @property
    def key(self) -> str:
        return f'{self.kind}/{self.number}'


class Kept:
    """What was measured, a line each, so that a run that was cut off goes on."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        lines = file.read_text().splitlines() if file is not None and file.exists() else []
        self.rows: dict[str, Row | Quiet] = {}
        for line in lines:
            data = json.loads(line)
            row = Quiet(**data) if 'kind' in data else Row(**data)
            self.rows[row.key] = row

    def add(self, row: Row | Quiet) -> None:
        self.rows[row.key] = row
        if self._file is not None:
            with self._file.open('a') as out:
                out.write(json.dumps(asdict(row)) + '\n')


class Listener:
    """Recogniser and understanding for one site."""

    def __init__(self, name: str, model: str) -> None:
        self.site = load_site(find_site(name))
        self.name = name
        self.recogniser = WhisperRecogniser(examples=example_commands(self.site, 'en'))
        self.templates = Understander(self.site, None)
        self.understander = (
            self.templates if model == 'none' else make_understander(self.site, model)
        )
        self.plans: dict[str, list[tuple[str, str, str]]] = {}

    def commands(self) -> list[str]:
        """Return commands that are understood when they are written."""
        site = self.site
        places = (*site.areas.values(), *site.places.values())
        said = [f'{verb} the {it.name}' for it in places for verb in ('go to', 'drive to')]
        for device in site.devices.values():
            for skill in site.skills_of(device.id).values():
                words = skill.words.get('en', ())
                if skill.polarity != 'neutral' and not any(arg.required for arg in skill.args):
                    said += [f'{verb} the {device.name}' for verb in words[:2]]
                if skill.name == 'set_brightness':
                    said.append(f'set the {device.name} to forty percent')
        said = list(dict.fromkeys(said))
        random.Random(1).shuffle(said)
        return [text for text in said if text.split()[0] not in NOT_SAID and self.plan(text)]

    def plan(self, text: str) -> list[tuple[str, str, str]]:
        """Return the plan of written words."""
        graph = self.templates.understand(text, World()).graph
        return [(s.skill, s.target, str(s.args)) for s in graph.steps] if graph else []


def main() -> int:
    options = read_options()
    kept = Kept(options.keep)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix='llm_bridge_voice_') as folder:
        for name in ('home', 'factory'):
            listener = Listener(name, options.model)
            measure_commands(listener, folder, kept, options.limit)
            if name == 'home':
                home = listener
        measure_quiet(home, folder, kept, options.limit)
    lines = [*commands_table(kept), '', *quiet_table(kept)]
    cores, load = os.cpu_count(), os.getloadavg()[0]
    lines.append(
        f'\n`scripts/bench voice --model {options.model}`, {time.monotonic() - began:.0f} s; '
        f'{platform.machine()}, {cores} cores, load average {load:.1f}; times are of that machine.'
    )
    print('\n'.join(lines))
    if options.table is not None:
        options.table.write_text('\n'.join(lines) + '\n')
    return 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--limit', type=int, help='so many commands a site, minutes and sentences')
    parser.add_argument('--keep', type=Path, help='file with what was measured; it goes on there')
    parser.add_argument('--table', type=Path, help='where to write the tables (Markdown) too')
    parser.add_argument('--model', default='none', help='none, local, or what say --model takes')
    return parser.parse_args()


def measure_commands(listener: Listener, folder: str, kept: Kept, limit: int | None) -> None:
    texts = listener.commands()
    # Each once or twice, so that there are enough, and every voice says some of them.
    voices = cycle(VOICES)
    said = [(text, *next(voices)) for text in (texts + texts[::-1])[: limit or COMMANDS]]
    for number, (text, voice, speed) in enumerate(said):
        clean = None
        for condition, make in MADE.items():
            if f'{listener.name}/{condition}/{voice} {speed}/{text}' not in kept.rows:
                clean = clean or speak(folder, text, voice, speed)
                kept.add(measure(make(clean), condition, f'{voice} {speed}', text, listener))
        print(f'  {listener.name}: {number + 1} of {len(said)} ...', file=sys.stderr)


def measure(file: Path, condition: str, voice: str, text: str, listener: Listener) -> Row:
    """Take one recording all the way, and time it."""
    wanted = listener.plan(text)
    piece, _ = spoken_part(read_sound(file), SileroDetector())
    began = time.perf_counter()
    found = listener.recogniser.transcribe(piece.sound)
    heard = time.perf_counter()
    said = listener.understander.understand(found.text, World(), channel='voice')
    understood = time.perf_counter()
    if said.graph is not None:
        check(said.graph, listener.site, World())
    validated = time.perf_counter()
    # A step that the policy of the channel does not allow is understood all the same.
    got = [(s.skill, s.target, str(s.args)) for s in said.graph.steps] if said.graph else []
    if not got and said.problems and said.problems[0].code == 'not_allowed':
        got = wanted if words(listener_text(said, found.text)) == words(text) else []
    times = (heard - began, understood - heard, validated - understood, validated - began)
    return Row(
        listener.name,
        condition,
        voice,
        text,
        found.text,
        found.confidence,
        len(piece.sound) / RATE,
        Levenshtein.distance(words(found.text), words(text)),
        len(words(text)),
        got == wanted,
        found.confidence < HearingSettings().act_from or _waits(said),
        bool(got) and got != wanted,
        bool(said.graph) and words(said.graph.command) != words(found.text),
        {name: seconds * 1000 for name, seconds in zip(STAGES, times, strict=True)},
    )


def _waits(said) -> bool:
    """Return whether the plan is read back and waits for a yes."""
    steps = said.graph.steps if said.graph is not None else ()
    return any(step.confirm for step in steps) and all(
        step.confirm or step.target == BRIDGE for step in steps
    )


def listener_text(said, heard: str) -> str:
    return said.problems[0].because or heard


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def measure_quiet(listener: Listener, folder: str, kept: Kept, limit: int | None) -> None:
    """Listen to what is no command, as the listener does."""
    for kind, minutes in MINUTES.items():
        for number in range(min(minutes, limit or minutes)):
            if f'{kind}/{number}' not in kept.rows:
                kept.add(listen(listener, quiet(folder, kind, number), kind, number))
    sentences = CHATTER.read_text().splitlines()
    for number, sentence in enumerate(sentences[:limit]):
        for at, voice in enumerate(TALKERS):
            key = number * len(TALKERS) + at
            if f'talk/{key}' not in kept.rows:
                file = speak(folder, sentence, voice, 150)
                padded = file.with_name('padded.wav')
                sox(file, padded, 'pad', 0.3, 1.0)
                kept.add(listen(listener, padded, 'talk', key))
        print(f'  talk: {number + 1} of {len(sentences)} ...', file=sys.stderr)


def quiet(folder: str, kind: str, number: int) -> Path:
    """Return the file of a minute without speech."""
    if kind == 'music':
        return music(folder, 60, number)
    if kind == 'silence':
        return noise(folder, 'whitenoise', 60, 0.0 if number % 2 else 0.0005)
    name = ('pinknoise', 'brownnoise', 'whitenoise')[number % 3]
    return noise(folder, name, 60, 0.05 * (1 + number))


def listen(listener: Listener, file: Path, kind: str, number: int) -> Quiet:
    sound = read_sound(file)
    clock = FakeClock()
    hearing = Hearing(listener.site, listener.recogniser, clock)
    endpointer = Endpointer(SileroDetector(), EndpointSettings(partial_s=PARTIAL_S))
    row = Quiet(kind, number, len(sound) / RATE)
    pieces = []
    for start in range(0, len(sound), RATE // 10):
        pieces += endpointer.feed(sound[start : start + RATE // 10])
    for piece in (*pieces, *endpointer.end()):
        clock.advance(2.0)
        heard = hearing.take('room', piece)
        row.pieces += piece.part != 'partial'
        if heard.what is Heard.STOP:
            row.stopped = (*row.stopped, heard.text)
        elif heard.what is Heard.UNSURE:
            row.asked += 1
        elif heard.what is Heard.COMMAND:
            said = listener.understander.understand(heard.text, World(), channel='voice')
            if said.graph is not None and not _waits(said):
                row.dispatched = (*row.dispatched, heard.text)
            elif said.graph is not None or said.question is not None:
                row.asked += 1
    return row


def commands_table(kept: Kept) -> list[str]:
    rows = [row for row in kept.rows.values() if isinstance(row, Row)]
    if not rows:
        return []
    mean_s = sum(row.seconds for row in rows) / len(rows)
    count = len({(row.site, row.voice, row.text) for row in rows})
    lines = [
        f'{count} commands of home and factory by {len({row.voice for row in rows})} voices, '
        f'{mean_s:.1f} s of speech each:\n',
        '| sound | recordings | word error rate | right plan | of these by sound | asked '
        '| another plan, not asked |',
        '|---|---|---|---|---|---|---|',
    ]
    for condition in MADE:
        of = [row for row in rows if row.condition == condition]
        if not of:
            continue
        wrong = [row for row in of if row.is_other and not row.is_asked]
        rate = sum(row.errors for row in of) / sum(row.words for row in of)
        right = [row for row in of if row.is_right]
        lines.append(
            f'| {condition} | {len(of)} | {rate:.1%} | {len(right)} ({len(right) / len(of):.0%}) '
            f'| {sum(row.is_mended for row in right)} | {sum(row.is_asked for row in of)} '
            f'| {len(wrong)} |'
        )
    lines += ['', '| stage | p50 ms | p95 ms |', '|---|---|---|']
    for stage in STAGES:
        times = sorted(row.ms[stage] for row in rows)
        p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        lines.append(f'| {stage} | {times[len(times) // 2]:.0f} | {p95:.0f} |')
    for row in rows:
        if not row.is_right:
            print(f'  {row.condition}: {row.text!r} -> {row.heard!r}', file=sys.stderr)
    return lines


def quiet_table(kept: Kept) -> list[str]:
    rows = [row for row in kept.rows.values() if isinstance(row, Quiet)]
    lines = [
        '| no command | minutes | taken for speech | asked back | stops | dispatched |',
        '|---|---|---|---|---|---|',
    ]
    for kind in (*MINUTES, 'talk'):
        of = [row for row in rows if row.kind == kind]
        if of:
            done = [text for row in of for text in row.dispatched]
            stops = [text for row in of for text in row.stopped]
            lines.append(
                f'| {kind} | {sum(row.seconds for row in of) / 60:.1f} '
                f'| {sum(row.pieces for row in of)} | {sum(row.asked for row in of)} '
                f'| {len(stops)} | {len(done)} |'
            )
            for text in (*done, *stops):
                print(f'  {kind}: {text!r}', file=sys.stderr)
    return lines


if __name__ == '__main__':
    sys.exit(main())
