#!/usr/bin/env python3
"""Measure how long spoken commands take to a validated plan, and how many are understood.

    scripts/bench voice [--site home] [--commands 12] [--json]

espeak-ng speaks commands of the site in three voices; sox adds pink noise 20 and 10 dB below the
speech. Each recording is recognised, understood with stop words and templates, and validated. A
command counts as right when the plan is that of the written words. "asked": the confidence is
under the limit, so that it is asked what was said. No audio device, no ROS 2 and no broker.
"""

import argparse
from dataclasses import dataclass
import json
import os
from pathlib import Path
import random
import re
import sys
import tempfile
import time

from rapidfuzz.distance import Levenshtein

from llm_bridge.adapters.hear_whisper import SileroDetector, WhisperRecogniser
from llm_bridge.adapters.sound_file_av import read_sound
from llm_bridge.graph.validate import check
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.world import World
from llm_bridge.voice.hearing import HearingSettings
from llm_bridge.voice.recording import spoken_part
from llm_bridge.voice.vocabulary import example_commands

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'test' / 'voice'))
from spoken_aloud import speak, with_noise

VOICES = (('en-us', 150), ('en-gb', 165), ('en-us+f3', 140))
NOISE = {'clean': None, '20 dB': 20, '10 dB': 10}
STAGES = ('recognition', 'understanding', 'validation', 'all')


@dataclass
class Row:
    """One recording."""

    condition: str
    text: str
    heard: str
    seconds: float
    errors: int
    words: int
    is_right: bool
    is_asked: bool
    is_other: bool
    """Whether it became another plan than that of the written words."""
    ms: dict[str, float]


def main() -> int:
    options = read_options()
    site = load_site(find_site(options.site))
    understander = Understander(site, None)
    recogniser = WhisperRecogniser(examples=example_commands(site, 'en'))
    texts = commands(site, understander, options.commands, options.seed)
    rows = []
    with tempfile.TemporaryDirectory(prefix='llm_bridge_voice_') as folder:
        for number, text in enumerate(texts):
            for voice, speed in VOICES:
                clean = speak(folder, text, voice, speed)
                for condition, decibels in NOISE.items():
                    file = clean if decibels is None else with_noise(clean, decibels)
                    rows.append(measure(file, condition, text, recogniser, understander, site))
            print(f'  {number + 1} of {len(texts)} ...', file=sys.stderr)
    if options.json:
        print(json.dumps([row.__dict__ for row in rows]))
    else:
        show(rows, options.site)
    return 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--site', default='home')
    parser.add_argument('--commands', type=int, default=12, help='each in three voices')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--json', action='store_true', help='every recording')
    return parser.parse_args()


def commands(site, understander: Understander, count: int, seed: int) -> list[str]:
    """Return commands that are understood when they are written."""
    said = [f'go to the {place.name}' for place in (*site.areas.values(), *site.places.values())]
    for device in site.devices.values():
        for skill in site.skills_of(device.id).values():
            is_short = not any(arg.required for arg in skill.args)
            if skill.polarity != 'neutral' and skill.words.get('en') and is_short:
                said.append(f'{skill.words["en"][0]} the {device.name}')
    random.Random(seed).shuffle(said)
    return [text for text in said if plan(understander, text)][:count]


def plan(understander: Understander, text: str) -> list[tuple[str, str, str]]:
    graph = understander.understand(text, World()).graph
    return [(s.skill, s.target, str(s.args)) for s in graph.steps] if graph else []


def measure(file, condition, text, recogniser, understander, site) -> Row:
    """Take one recording all the way, and time it."""
    wanted = plan(understander, text)
    piece, _ = spoken_part(read_sound(file), SileroDetector())
    began = time.perf_counter()
    found = recogniser.transcribe(piece.sound)
    heard = time.perf_counter()
    graph = understander.understand(found.text, World()).graph if found.text else None
    understood = time.perf_counter()
    if graph is not None:
        check(graph, site, World())
    validated = time.perf_counter()
    got = [(s.skill, s.target, str(s.args)) for s in graph.steps] if graph else []
    times = (heard - began, understood - heard, validated - understood, validated - began)
    return Row(
        condition,
        text,
        found.text,
        len(piece.sound) / 16000,
        Levenshtein.distance(words(found.text), words(text)),
        len(words(text)),
        got == wanted,
        found.confidence < HearingSettings().act_from,
        bool(got) and got != wanted,
        {name: seconds * 1000 for name, seconds in zip(STAGES, times, strict=True)},
    )


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def show(rows: list[Row], site: str) -> None:
    mean_s = sum(row.seconds for row in rows) / len(rows)
    print(
        f'{len(rows)} recordings of the site {site}, {mean_s:.1f} s of speech each; '
        f'{os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}'
    )
    print('| sound | recordings | word error rate | right | asked | another plan, not asked |')
    print('|---|---|---|---|---|---|')
    for condition in NOISE:
        of = [row for row in rows if row.condition == condition]
        wrong = [row for row in of if row.is_other and not row.is_asked]
        rate = sum(row.errors for row in of) / sum(row.words for row in of)
        print(
            f'| {condition} | {len(of)} | {rate:.1%} | {sum(row.is_right for row in of)} | '
            f'{sum(row.is_asked for row in of)} | {len(wrong)} |'
        )
    print('| stage | p50 ms | p95 ms |')
    print('|---|---|---|')
    for stage in STAGES:
        times = sorted(row.ms[stage] for row in rows)
        p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        print(f'| {stage} | {times[len(times) // 2]:.0f} | {p95:.0f} |')
    for row in rows:
        if not row.is_right:
            print(f'  {row.condition}: {row.text!r} -> {row.heard!r}', file=sys.stderr)


if __name__ == '__main__':
    sys.exit(main())
