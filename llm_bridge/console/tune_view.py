"""What is shown while a model is tuned: a bar for training, and one for whatever else goes on."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from typing_extensions import Self


class TuneView:
    """Shows the events of a tuning run on a terminal, and only the scores anywhere else."""

    def __init__(self, console: Console) -> None:
        """Show on that console."""
        self.console = console
        self._progress = Progress(
            TextColumn('{task.description}'),
            BarColumn(),
            TextColumn('{task.fields[told]}'),
            TimeRemainingColumn(),
            TextColumn('left'),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._training: TaskID | None = None
        self._other: TaskID | None = None
        self._phase = ''

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def __call__(self, event: Mapping[str, Any]) -> None:
        """Take one event: `phase`, `done` and `of`, and what is known of the run."""
        phase = str(event['phase'])
        if phase == 'measured':
            self._end_other()
            self.console.print(scored(event), highlight=False, markup=False, soft_wrap=True)
        elif phase == 'training':
            self._end_other()
            if self._training is None:
                self._training = self._progress.add_task('training', told='', total=event['of'])
            self._progress.update(self._training, completed=event['done'], told=told(event))
        elif phase in ('done', 'stopped'):
            self._end_other()
        else:
            if phase != self._phase or self._other is None:
                self._end_other()
                self._phase = phase
                self._other = self._progress.add_task(phase, told='', total=event.get('of'))
            self._progress.update(
                self._other, completed=event.get('done', 0), total=event.get('of')
            )

    def _end_other(self) -> None:
        if self._other is not None:
            self._progress.remove_task(self._other)
            self._other = None


def told(event: Mapping[str, Any]) -> str:
    """Return how far training is: commands, loss, speed, the last score."""
    words = [f'{event["seen"]:,} commands']
    if event.get('loss') is not None:
        words.append(f'loss {event["loss"]:.3f}')
    words.append(f'{event["per_s"]:.1f} a second')
    if last := event.get('last'):
        words.append(f'last {last["share"]:.1%} of {last["n"]}')
    return ', '.join(words)


def scored(event: Mapping[str, Any]) -> str:
    """Return a measurement in one line."""
    return (
        f'after {event["seen"]:,} commands, {event["set"]}: {event["dev"]:.1%} of {event["n"]} '
        f'exactly right (loss {event["loss"]:.3f})'
    )


def outcome(
    measured: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]],
    folder: Path,
    site: str | None,
    done: bool,
) -> list[str]:
    """Return what came of a run: each set before and after, and how to use or go on with it."""
    lines = [
        f'{last["set"]}: {first["dev"]:.1%} before, {last["dev"]:.1%} after (of {last["n"]})'
        for first, last in measured
    ]
    if not done:
        return [*lines, f'Stopped and saved: the same command goes on with it in {folder}.']
    used = f'{f"--site {site} " if site else ""}--model {folder / "best"}'
    return [
        *lines,
        f'Try the best of it: llm-bridge say --dry-run {used} TEXT',
        f'Use it: llm-bridge demo {used}',
    ]


def distribution(counts: Mapping[str, int]) -> RenderableType:
    """Return how commands are spread over categories, the most frequent first."""
    table = Table('category', 'commands', 'share')
    whole = sum(counts.values())
    for category, number in sorted(counts.items(), key=lambda pair: -pair[1]):
        table.add_row(category, str(number), f'{number / max(whole, 1):.1%}')
    return table
