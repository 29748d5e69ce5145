"""Measure how long a command takes to become a plan, beside other engines with the same weights.

scripts/bench decode            the comparison: every engine gets each command in turn
scripts/bench decode --accuracy how many plans are right, for each form of the weights
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
import json
import os
from pathlib import Path
import random
import shlex
import subprocess
import sys
from tempfile import TemporaryDirectory
import time
from typing import Annotated, Any

from plan_json import in_order, schema
from plan_json import plan as plan_of_json
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
import typer

from llm_bridge.adapters.base_model_transformers import base_model_folder, cache_folder
from llm_bridge.adapters.decode_transformers import SHIPPED
from llm_bridge.adapters.forward_transformers import quickest_weights
from llm_bridge.adapters.grammar_llguidance import PlanTokens
from llm_bridge.adapters.tuned_weights_transformers import read_card
from llm_bridge.console.evaluation_view import machine
from llm_bridge.language.plans.grammar import grammar
from llm_bridge.language.plans.plan import Plan
from llm_bridge.language.plans.plan_language import PlanSyntaxError, read
from llm_bridge.language.plans.signatures import (
    prompt_command,
    prompt_prefix,
    Signature,
    signatures,
)
from llm_bridge.language.text.words import words
from llm_bridge.site.load import find_site, load_site
from llm_bridge.tune.evaluate import read_signature, wilson

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / 'test' / 'data'
OURS = 'ours, 1 thread'
"""Name of what the others are compared with."""
SLOW_S = 600.0
"""Longest wait for an engine's answer."""


@dataclass
class Command:
    """A command of the development set, in the form of every engine."""

    site: str
    gold: str
    request: dict[str, Any]


@dataclass
class Measured:
    """What one engine did with the commands."""

    name: str
    ready_s: float = 0.0
    """From the start of its process until it is ready for the first site."""
    ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    plans: list[Plan | None] = field(default_factory=list)


class Engine:
    """A process that decodes."""

    def __init__(
        self,
        name: str,
        arguments: list[str],
        read_text: Callable[[str], Plan],
        cache: str | None = None,
    ) -> None:
        self.result = Measured(name)
        self._arguments = arguments
        self._read = read_text
        self._environment = {**os.environ, **({'LLM_BRIDGE_CACHE': cache} if cache else {})}
        self._process: subprocess.Popen[str] | None = None

    def open_site(self, site: dict[str, Any]) -> None:
        """Make it ready for a site; the first time starts it."""
        began = time.perf_counter()
        first = self._process is None
        if self._process is None:
            self._process = subprocess.Popen(
                self._arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=self._environment,
            )
        self._ask({'site': site})
        if first:
            self.result.ready_s = time.perf_counter() - began

    def decode(self, command: Command, warm_up: bool = False) -> None:
        """Give it a command and note what it does."""
        answer = self._ask(command.request)
        if warm_up:
            return
        try:
            found: Plan | None = self._read(answer['text'])
        except (PlanSyntaxError, ValueError, KeyError, TypeError):
            found = None
        self.result.ms.append(answer['ms'])
        self.result.cpu_ms.append(answer['cpu_ms'])
        self.result.calls.append(answer.get('calls', 0))
        self.result.tokens.append(answer.get('tokens', 0))
        self.result.texts.append(answer['text'])
        self.result.plans.append(found)

    def close(self) -> None:
        """End the process."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            self._process.wait(30)

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise RuntimeError(f'{self.result.name} was asked before it was started')
        process.stdin.write(json.dumps(request) + '\n')
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise typer.BadParameter(f'{self.result.name} ended; its last words are above')
        answer: dict[str, Any] = json.loads(line)
        return answer


def main(
    count: Annotated[int, typer.Option(min=1, help='How many commands, drawn once for all.')] = 60,
    all_commands: Annotated[bool, typer.Option('--all', help='All commands.')] = False,
    seed: Annotated[int, typer.Option(help='Of the draw.')] = 1,
    accuracy: Annotated[
        bool, typer.Option('--accuracy', help='Count right plans of each form of the weights.')
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option(help='Leave engines out: llama, generate, int8, bf16, fp32, second, ahead.'),
    ] = None,
    threads: Annotated[list[int] | None, typer.Option(help='Numbers of threads.')] = None,
    json_file: Annotated[
        Path | None, typer.Option('--json', help='Where everything goes, as JSON.')
    ] = None,
) -> None:
    """Compare llm_bridge's decoder with other engines, on the same commands and weights."""
    known = _sites()
    tokenizer = base_model_folder(read_card(SHIPPED)['base']) / 'tokenizer.json'
    plans = {name: PlanTokens(tokenizer, 2, found) for name, found in known.items()}
    commands = _commands(None if all_commands or (accuracy and count == 60) else count, seed)
    left_out = set(without or ())
    engines = list(_forms(left_out) if accuracy else _engines(left_out, threads or [1, 2]))
    of_site = {
        name: {
            'prefix': plans[name].encode(prompt_prefix(found)),
            'skills': [{**asdict(s), 'numeric': sorted(s.numeric)} for s in found],
        }
        for name, found in known.items()
    }
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task('measuring', total=len(commands))
        for site in dict.fromkeys(c.site for c in commands):
            for engine in engines:
                engine.open_site(of_site[site])
            mine = [c for c in commands if c.site == site]
            for number, command in enumerate([mine[0], *mine]):
                _fill(command, known[site], plans[site])
                for engine in engines:
                    engine.decode(command, warm_up=number == 0)
                progress.advance(bar, int(number > 0))
    for engine in engines:
        engine.close()
    results = [engine.result for engine in engines]
    line = shlex.join(['scripts/bench', 'decode', *sys.argv[1:]])
    facts = {
        'command': line,
        'commands': len(commands),
        'machine': machine(),
        'load_at_end': os.getloadavg()[0] if hasattr(os, 'getloadavg') else None,
        'model': read_card(SHIPPED)['sha256'][:12],
    }
    if not accuracy:
        facts['ready_cold_s'], facts['ready_warm_s'] = _starts(of_site['home'])
    rows = [_row(result, results, commands) for result in results]
    Console(width=None if sys.stdout.isatty() else 150, highlight=False).print(
        _accuracy_table(rows, facts) if accuracy else _table(rows, facts)
    )
    if json_file is not None:
        details = [{**r, 'ms': m.ms, 'texts': m.texts} for r, m in zip(rows, results, strict=True)]
        facts['gold'] = [{'text': c.request['text'], 'plan': c.gold} for c in commands]
        json_file.write_text(json.dumps({**facts, 'engines': details}, indent=1), encoding='utf-8')


def _starts(site: dict[str, Any]) -> tuple[float, float]:
    """Return the seconds until our decoder is ready: the site's prompt to be read, and kept."""
    arguments = [sys.executable, str(HERE / 'engine_ours.py'), '{}']
    seconds = []
    with TemporaryDirectory() as cache:
        Path(cache, 'models').symlink_to(cache_folder() / 'models')
        for _ in range(2):
            engine = Engine('ours', arguments, read, cache)
            engine.open_site(site)
            engine.close()
            seconds.append(round(engine.result.ready_s, 1))
    return seconds[0], seconds[1]


def _engines(left_out: set[str], threads: list[int]) -> Iterator[Engine]:
    def ours(name: str, **settings: Any) -> Engine:
        text = json.dumps({'timeout_s': SLOW_S, **settings})
        return Engine(f'ours, {name}', [sys.executable, str(HERE / 'engine_ours.py'), text], read)

    for number in threads:
        words_for = f'{number} thread' + ('s' if number > 1 else '')
        yield ours(words_for, threads=number)
        if number != threads[0]:
            continue
        for form in ('int8', 'bf16', 'fp32'):
            if form not in left_out and form != quickest_weights():
                yield ours(f'{form}, {words_for}', weights=form, threads=number)
        if 'second' not in left_out:
            yield ours(f'{words_for}, no second look', threads=number, second_look=0.0)
        if 'skills' not in left_out:
            yield ours(f'{words_for}, no likely skills', threads=number, skill_weight=0.0)
        if 'ahead' not in left_out:
            yield ours(f'{words_for}, no reading ahead', threads=number, read_ahead=0)
    for number in threads:
        words_for = f'{number} thread' + ('s' if number > 1 else '')
        if 'generate' not in left_out:
            script = str(HERE / 'engine_generate.py')
            for form, prefix, reader in (
                ('json', 'anew', lambda text: plan_of_json(json.loads(text))),
                ('json', 'reused', lambda text: plan_of_json(json.loads(text))),
                ('plan', 'reused', read),
            ):
                if number > 1 and prefix == 'anew':
                    continue
                yield Engine(
                    f'generate, {form}, prefix {prefix}, {words_for}',
                    [sys.executable, script, form, prefix, str(number)],
                    reader,
                )
        if 'llama' not in left_out:
            from gguf_file import gguf_file, KINDS

            for kind in KINDS:
                yield Engine(
                    f'llama.cpp, {kind}, {words_for}',
                    [
                        os.environ['LLM_BRIDGE_BENCH_LLAMA'],
                        str(HERE / 'engine_llama.py'),
                        str(gguf_file(SHIPPED, kind)),
                        str(number),
                    ],
                    read,
                )


def _forms(left_out: set[str]) -> Iterator[Engine]:
    for name, settings in (
        ('fp32', {'weights': 'fp32'}),
        ('bf16', {'weights': 'bf16'}),
        ('int8', {'weights': 'int8'}),
        ('untuned', {'untuned': True}),
    ):
        if name not in left_out:
            text = json.dumps({'timeout_s': SLOW_S, 'second_look': 0.0, **settings})
            title = 'untuned base model, bf16' if name == 'untuned' else f'4-bit shipped, {name}'
            yield Engine(title, [sys.executable, str(HERE / 'engine_ours.py'), text], read)


def _sites() -> dict[str, tuple[Signature, ...]]:
    lines = json.loads((DATA / 'dev_sites.json').read_text(encoding='utf-8'))
    known = {name: tuple(map(read_signature, found)) for name, found in lines.items()}
    return {
        **{name: signatures(load_site(find_site(name))) for name in ('home', 'factory')},
        **known,
    }


def _commands(count: int | None, seed: int) -> list[Command]:
    text = (DATA / 'dev_human.jsonl').read_text(encoding='utf-8')
    lines = [json.loads(line) for line in text.splitlines()]
    if count is not None and count < len(lines):
        chosen = set(random.Random(seed).sample(range(len(lines)), count))
        lines = [line for index, line in enumerate(lines) if index in chosen]
    return [Command(li['site'], li['plan'], {'text': li['text']}) for li in lines]


def _fill(command: Command, known: tuple[Signature, ...], plans: PlanTokens) -> None:
    """Give a request what the engines need; their own time is not spent on it."""
    said = words(command.request['text'])
    lark = grammar(said, known)
    command.request |= {
        'words': said,
        'tokens': plans.encode(prompt_command(said)),
        'lark': lark,
        'gbnf': lark.replace('start:', 'root:').replace('\n    |', ' |').replace(': ', ' ::= '),
        'schema': schema(said, known),
    }


def _row(result: Measured, results: list[Measured], commands: list[Command]) -> dict[str, Any]:
    reference = next((r for r in results if r.name == OURS), results[0])
    gold = [read(command.gold) for command in commands]
    right = sum(found == wanted for found, wanted in zip(result.plans, gold, strict=True))
    same = sum(
        found is not None and other is not None and in_order(found) == in_order(other)
        for found, other in zip(result.plans, reference.plans, strict=True)
    )
    n = len(commands)
    return {
        'engine': result.name,
        'n': n,
        'calls': round(sum(result.calls) / n, 2),
        'tokens': round(sum(result.tokens) / n, 1),
        'p50_ms': round(_at(result.ms, 0.5), 1),
        'p95_ms': round(_at(result.ms, 0.95), 1),
        'cpu_p50_ms': round(_at(result.cpu_ms, 0.5), 1),
        'times_ours': round(_at(result.ms, 0.5) / _at(reference.ms, 0.5), 2),
        'cpu_times_ours': round(sum(result.cpu_ms) / sum(reference.cpu_ms), 2),
        'same_plan': same,
        'right': right,
        'right_interval': wilson(right, n),
        'unreadable': sum(found is None for found in result.plans),
        'ready_s': round(result.ready_s, 2),
    }


def _at(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _table(rows: list[dict[str, Any]], facts: dict[str, Any]) -> Table:
    table = Table(
        title=f'{facts["commands"]} commands, one after the other, every engine in turn',
        caption=f'{facts["machine"]}; load {facts["load_at_end"]:.1f}\n'
        f'ours is ready after {facts["ready_cold_s"]} s, and after {facts["ready_warm_s"]} s with '
        f"the site's prompt on disk; its weights here: {quickest_weights()}\n$ {facts['command']}",
        caption_justify='left',
    )
    table.add_column('engine', no_wrap=True)
    for head in (
        'calls', 'tokens', 'p50 ms', 'p95 ms', 'x ours', 'CPU p50 ms', 'CPU x ours', 'same plan',
        'right', 'ready s',
    ):  # fmt: skip
        table.add_column(head, justify='right')
    for row in rows:
        table.add_row(
            row['engine'],
            f'{row["calls"]:.1f}',
            f'{row["tokens"]:.0f}',
            f'{row["p50_ms"]:.0f}',
            f'{row["p95_ms"]:.0f}',
            f'{row["times_ours"]:.1f}',
            f'{row["cpu_p50_ms"]:.0f}',
            f'{row["cpu_times_ours"]:.1f}',
            f'{row["same_plan"] / row["n"]:.0%}',
            f'{row["right"] / row["n"]:.0%}',
            f'{row["ready_s"]:.1f}',
        )
    return table


def _accuracy_table(rows: list[dict[str, Any]], facts: dict[str, Any]) -> Table:
    table = Table(
        title='Plans that are right, word for word',
        caption=f'{facts["machine"]}\n$ {facts["command"]}',
        caption_justify='left',
    )
    table.add_column('weights', no_wrap=True)
    for head in ('right', 'of', 'share', '95 % interval', 'same as the first', 'CPU p50 ms'):
        table.add_column(head, justify='right')
    for row in rows:
        low, high = row['right_interval']
        table.add_row(
            row['engine'],
            str(row['right']),
            str(row['n']),
            f'{row["right"] / row["n"]:.1%}',
            f'{low:.1%} to {high:.1%}',
            f'{row["same_plan"] / row["n"]:.1%}',
            f'{row["cpu_p50_ms"]:.0f}',
        )
    return table


if __name__ == '__main__':
    typer.run(main)
