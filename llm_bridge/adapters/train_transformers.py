"""A tuning run: train, save, measure and export on the way, resumable at any moment."""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
import importlib
import json
import os
from pathlib import Path
import shlex
import signal
import sys
import time
from types import FrameType
from typing import Any

import torch

from llm_bridge.adapters.base_model_transformers import SMOLLM2
from llm_bridge.adapters.tuner_transformers import Tuner
from llm_bridge.tune.batches import Group, learning_rate, MeasuredSet
from llm_bridge.tune.trainee import Trainee
from llm_bridge.tune.tune_settings import RATES, Schedule, TuneSettings

LOG = 'progress.jsonl'
SMOOTH = 0.95
"""Of the loss that is shown and written on the card, from step to step."""

Observer = Callable[[Mapping[str, Any]], None]
"""Told what goes on: phase, done and of (for the time left), and what is known of the run."""


class TuningRun:
    """Trains for some minutes in a folder that holds its state, log and exports."""

    def __init__(
        self,
        tuner: Trainee,
        schedule: Schedule,
        sets: Sequence[MeasuredSet] = (),
        observe: Observer = lambda event: None,
        facts: Mapping[str, Any] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Go on with a tuner. The last of the sets chooses the best weights; `facts` go on cards.

        `facts['command']` is added to the commands of the run. `clock` gives seconds.
        """
        self.tuner = tuner
        self.schedule = schedule
        self.sets = sets
        self.observe = observe
        self.clock = clock
        self.facts = {k: v for k, v in (facts or {}).items() if k != 'command'}
        if facts and facts.get('command'):
            tuner.commands.append(str(facts['command']))
        self.log = tuner.folder / LOG
        self.curve = [line for line in _lines(self.log) if self._measured(line)]
        self.loss: float | None = None
        self._groups: dict[str, list[Group]] = {}
        self._limit = schedule.minutes * 60
        self._used = 0.0

    def train(self) -> bool:
        """Train to the end of the schedule; return False when it was asked to stop before.

        A new run is measured before its first step, every run after its last.
        """
        with _stop_asked() as asked:
            if self.tuner.step == 0 and not asked():
                self._measure()
            done = self._train(asked)
            self._save()
            if done:
                self._measure()
        refused = '\n'.join(self.tuner.encode.refused)
        (self.tuner.folder / 'refused.txt').write_text(refused + '\n', encoding='utf-8')
        self.observe({'phase': 'done' if done else 'stopped', **self._state()})
        return done

    def before_and_after(self) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
        """Return the first and the last measurement of each set, of this run and those before."""
        by_set: dict[str, list[Mapping[str, Any]]] = {m.name: [] for m in self.sets}
        for line in _lines(self.log):
            if 'dev' in line and line.get('set') in by_set:
                by_set[line['set']].append(line)
        return [(lines[0], lines[-1]) for lines in by_set.values() if lines]

    def _train(self, asked: Callable[[], bool]) -> bool:
        saved = measured = 0.0
        before, first_step = self.tuner.seconds, self.tuner.step
        while self._used < self._limit:
            if asked():
                return False
            began = self.clock()
            rate = self._rate()
            line = self.tuner.train_step(rate)
            took = self.clock() - began
            self._used += took
            self.tuner.seconds = before + self._used
            self._note(line, took, rate)
            if self.tuner.step == first_step + 1:
                self._check_reload()
                self._save()
            if self._used - saved > self.schedule.save_every * 60:
                self._save()
                saved = self._used
            if self._used - measured > self.schedule.measure_every * 60 and not asked():
                self._measure()
                measured = self._used
        return True

    def _rate(self) -> float:
        settings = self.tuner.settings
        rate = learning_rate(self.tuner.step, settings.peak_rate, settings.warm_up)
        return rate * (1 - self._used / self._limit) if self.schedule.anneal else rate

    def _note(self, line: Mapping[str, float], took: float, rate: float) -> None:
        old = self.loss
        self.loss = line['loss'] if old is None else SMOOTH * old + (1 - SMOOTH) * line['loss']
        state = self._state()
        self.observe({'phase': 'training', **state, 'per_s': line['examples'] / max(took, 1e-9)})
        whole = {
            **line,
            'step': self.tuner.step,
            'seen': self.tuner.seen,
            'rate': rate,
            's': took,
            'left_min': (self._limit - self._used) / 60,
            'refused': self.tuner.encode.refusals,
        }
        _write_line(self.log, {k: round(v, 6) for k, v in whole.items()})

    def _state(self) -> dict[str, Any]:
        last = self.curve[-1] if self.curve else None
        return {
            'done': min(self._used, self._limit),
            'of': self._limit,
            'seen': self.tuner.seen,
            'loss': self.loss,
            'last': last and {'set': last.get('set'), 'share': last['dev'], 'n': last['n']},
        }

    def _check_reload(self) -> None:
        self.observe({'phase': 'checking that what is written can be read', 'of': None})
        error = self.tuner.check_reload(self.tuner.folder / 'check')
        _write_line(self.log, {'reload_error': error})

    def _save(self) -> None:
        self.observe({'phase': 'saving', 'of': None})
        self.tuner.save()

    def _measure(self) -> None:
        """Measure on every set, write the weights, and as the best ones when they are."""
        if not self.sets:
            return
        lines = [self._score(measured) for measured in self.sets]
        for line in lines:
            _write_line(self.log, line)
        *others, line = lines
        best = max((each['dev'] for each in self.curve), default=0.0)
        self.curve.append(line)
        card = {
            'loss': None if self.loss is None else round(self.loss, 4),
            **self.facts,
            'development_set': line,
            'other_sets': others,
            'learning_curve': _curve(self.curve),
        }
        self._export('last', card)
        if line['dev'] >= best:
            self._export('best', card)

    def _score(self, measured: MeasuredSet) -> dict[str, Any]:
        phase = f'measuring: {measured.name}'
        self.observe({'phase': phase, 'of': None})
        if measured.name not in self._groups:
            self._groups[measured.name] = list(measured.groups())
        score = self.tuner.score(
            self._groups[measured.name],
            on_progress=lambda done, of: self.observe({'phase': phase, 'done': done, 'of': of}),
        )
        facts = score.facts()
        self.observe({'phase': 'measured', 'set': measured.name, **facts, **_seen(self.tuner)})
        return {'set': measured.name, **_seen(self.tuner), **facts}

    def _measured(self, line: Mapping[str, Any]) -> bool:
        chooses = self.sets[-1].name if self.sets else ''
        return 'dev' in line and line.get('set', chooses) == chooses

    def _export(self, name: str, card: Mapping[str, Any]) -> None:
        phase = f"writing '{name}'"
        self.tuner.export(
            self.tuner.folder / name,
            card,
            on_progress=lambda done, of: self.observe({'phase': phase, 'done': done, 'of': of}),
        )


def _seen(tuner: Trainee) -> dict[str, int]:
    return {'step': tuner.step, 'seen': tuner.seen}


def _curve(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return one point for each number of commands; a run that was killed measures some twice."""
    points = {
        line['seen']: {k: line[k] for k in ('seen', 'step', 'dev', 'loss')} for line in lines
    }
    return [points[seen] for seen in sorted(points)]


def _lines(log: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a log; one that was cut off by a kill is passed over."""
    if not log.is_file():
        return
    for line in log.read_text(encoding='utf-8', errors='replace').splitlines():
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict):
            yield found


def _write_line(file: Path, line: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open('a', encoding='utf-8') as log:
        log.write(json.dumps(line, ensure_ascii=False) + '\n')


@contextmanager
def _stop_asked() -> Iterator[Callable[[], bool]]:
    """Catch SIGINT and SIGTERM: the step is finished, the state saved, then it ends."""
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, ask) for number in numbers]
    try:
        yield lambda: asked
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def use_threads() -> None:
    """Let torch use $OMP_NUM_THREADS cores, or two."""
    torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', '2')))


def _named(path: str) -> Any:
    module, _, name = path.partition(':')
    return getattr(importlib.import_module(module), name)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder', type=Path, help='the run: state, log and exports')
    parser.add_argument(
        '--source',
        default='llm_bridge.tune.corpus_groups:train_group',
        help='MODULE:FUNCTION that gives the group of commands of a number',
    )
    parser.add_argument(
        '--dev',
        default=[],
        action='append',
        help='MODULE:FUNCTION that gives groups to measure, several times; the last one chooses',
    )
    parser.add_argument('--minutes', type=float, default=60.0, help='how long to train')
    parser.add_argument(
        '--anneal', action='store_true', help='let the learning rate fall to 0 over those minutes'
    )
    parser.add_argument('--save-every', type=float, default=5.0, help='minutes')
    parser.add_argument('--measure-every', type=float, default=10.0, help='minutes')
    parser.add_argument('--rate', type=float, help='learning rate; default: by method')
    parser.add_argument('--groups', type=int, default=TuneSettings.groups)
    parser.add_argument('--base', default=SMOLLM2.name, help='base model, or a folder')
    parser.add_argument('--method', choices=sorted(RATES), default='layers')
    parser.add_argument('--rank', type=int, default=TuneSettings.rank, help='of lora')
    parser.add_argument('--frozen-layers', type=int, default=TuneSettings.frozen_layers)
    parser.add_argument('--start', default='', help='folder of tuned weights to begin with')
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on any source of commands, without a screen; return the exit code."""
    options = _options(arguments)
    use_threads()
    settings = TuneSettings(
        base=options.base,
        peak_rate=options.rate or RATES[options.method],
        groups=options.groups,
        frozen_layers=options.frozen_layers,
        method=options.method,
        rank=options.rank,
        start=options.start,
    )
    schedule = Schedule(options.minutes, options.anneal, options.save_every, options.measure_every)
    sets = [MeasuredSet(path, _named(path)) for path in options.dev]
    given = sys.argv[1:] if arguments is None else arguments
    command = shlex.join(['python', '-m', 'llm_bridge.adapters.train_transformers', *given])
    tuner = Tuner(settings, options.folder, _named(options.source))
    TuningRun(tuner, schedule, sets, facts={'command': command, 'data': options.source}).train()
    return 0


if __name__ == '__main__':
    raise SystemExit(main())
