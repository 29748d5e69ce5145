"""The commands of the language side: parse, tune, eval. They need no ROS and no broker."""

from contextlib import AbstractContextManager, nullcontext
import json
from pathlib import Path
import shlex
import sys
from typing import Annotated, Any, IO, Literal

from rich.console import Console
from rich.table import Table
import typer

from llm_bridge.cli_options import (
    load_or_exit,
    make_decoder,
    make_understander,
    ModelOption,
    SiteOption,
)


def parse(
    input_file: Annotated[
        Path,
        typer.Option(
            '--input',
            help='JSON Lines with "text" (and id, lang, area, '
            'speaker, states, history); - for standard input.',
        ),
    ],
    output_file: Annotated[
        Path,
        typer.Option('--output', help='Where the results go, a line each; - for standard output.'),
    ],
    site: SiteOption = 'home',
    model: ModelOption = 'local',
) -> None:
    """Understand many commands without ROS or a broker."""
    from llm_bridge.language.records import parse_line

    understander = make_understander(load_or_exit(site), model)
    progress = Console(stderr=True)
    with (
        _open(input_file, 'r') as lines,
        _open(output_file, 'w') as out,
        progress.status('understanding ...') as status,
    ):
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            out.write(parse_line(line, number, understander) + '\n')
            out.flush()
            status.update(f'understood {number} lines')


def _open(path: Path, mode: Literal['r', 'w']) -> AbstractContextManager[IO[str]]:
    if str(path) == '-':
        return nullcontext(sys.stdin if mode == 'r' else sys.stdout)
    try:
        return open(path, mode, encoding='utf-8', errors='replace')
    except OSError as error:
        typer.secho(f'cannot open {path}: {error.strerror}', fg='red', err=True)
        raise typer.Exit(2) from error


def tune(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help='The run: state, log and exports. The same folder again goes on with it.'
        ),
    ] = None,
    show: Annotated[int, typer.Option(min=0, help='Print so many training commands and end.')] = 0,
    count: Annotated[
        int,
        typer.Option(min=0, help='Print how so many commands are spread over categories and end.'),
    ] = 0,
    seed: Annotated[int, typer.Option(help='Of the commands of --show and --count.')] = 0,
    split: Annotated[
        str, typer.Option(help='train, dev or test, for --show and --count.')
    ] = 'train',
    minutes: Annotated[float, typer.Option(help='How long to train.')] = 60.0,
    anneal: Annotated[
        bool,
        typer.Option(
            '--anneal', help='Let the learning rate fall to 0 over those minutes, then end.'
        ),
    ] = False,
) -> None:
    """Make training commands, and tune the model on them; resumable at any moment."""
    from llm_bridge.tune import corpus

    if show or count:
        if show:
            sys.stdout.write(corpus.show(seed, split, show) + '\n')
        if count:
            table = Table('category', 'commands', 'share')
            for category, number in corpus.count(seed, split, count).most_common():
                table.add_row(category, str(number), f'{number / count:.1%}')
            Console().print(table)
        return
    if folder is None:
        raise typer.BadParameter('name a folder for the run, or use --show or --count')
    from llm_bridge.adapters.train_transformers import main as train

    arguments = [
        str(folder),
        '--source',
        'llm_bridge.tune.corpus_groups:train_group',
        '--dev',
        'llm_bridge.tune.corpus_groups:dev_groups',
        '--minutes',
        str(minutes),
    ]
    raise typer.Exit(train(arguments + (['--anneal'] if anneal else [])))


def evaluate(
    files: Annotated[
        list[Path],
        typer.Argument(help='JSON Lines with "id", "site", "text", "plan" (gold), "category".'),
    ],
    model: ModelOption = 'local',
    json_file: Annotated[
        Path | None, typer.Option('--json', help='Where everything goes, as JSON.')
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help='Only so many commands; 0: all.')] = 0,
    wrong: Annotated[int, typer.Option(min=0, help='How many missed commands to show.')] = 30,
    signatures: Annotated[
        Path | None,
        typer.Option(
            help='JSON: site -> lines of signatures, for sites that do not ship; '
            'the default is dev_sites.json beside the first file.'
        ),
    ] = None,
) -> None:
    """Compare what commands come to with the plans that people wrote for them."""
    from rich.progress import Progress

    from llm_bridge.console.evaluation_view import machine, tables
    from llm_bridge.tune.evaluate import evaluate as run

    records = _gold_records(files)[: limit or None]
    known = signatures or files[0].parent / 'dev_sites.json'
    lines: dict[str, list[str]] = {}
    if signatures or known.is_file():
        with _open(known, 'r') as file:
            lines = json.load(file)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task('understanding', total=len(records))
        result = run(
            records,
            lambda name: _subject(name, lines, model),
            on_progress=lambda done, of: progress.update(bar, completed=done, total=of),
        )
    command = ['llm-bridge', 'eval', *(str(file) for file in files), '--model', model]
    if limit:
        command += ['--limit', str(limit)]
    result = result.model_copy(
        update={
            'model': _model_words(model),
            'machine': machine(),
            'command': shlex.join(command),
        }
    )
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    for shown in tables(json.loads(result.to_json()), wrong):
        console.print(shown)
    if json_file is not None:
        json_file.write_text(result.to_json() + '\n', encoding='utf-8')


def _gold_records(files: list[Path]) -> list[Any]:
    """Read commands with their gold plans, or end with the line that cannot be read."""
    from pydantic import ValidationError

    from llm_bridge.language.plan_language import PlanSyntaxError, read
    from llm_bridge.tune.evaluate import GoldRecord

    records = []
    for file in files:
        with _open(file, 'r') as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    record = GoldRecord.model_validate_json(line)
                    read(record.plan)
                except (ValidationError, PlanSyntaxError) as error:
                    typer.secho(f'{file}, line {number}: {error}', fg='red', err=True)
                    raise typer.Exit(2) from error
                records.append(record)
    return records


def _subject(name: str, lines: dict[str, list[str]], model: str) -> Any:
    """Return a shipped site or the signatures of another, and the model that reads there."""
    from llm_bridge.tune.evaluate import read_signature

    site = (
        tuple(read_signature(line) for line in lines[name])
        if name in lines
        else load_or_exit(name)
    )
    decoder = make_decoder(site, model)
    if decoder is None and model != 'none':
        raise typer.Exit(3)  # numbers without a model must not pass for numbers with it
    return site, decoder


def _model_words(model: str) -> str:
    """Return which model was measured: its name, examples and digest."""
    if model == 'none':
        return 'none: stop words and templates only'
    if model.startswith('openai:'):
        return model
    from llm_bridge.adapters.decode_transformers import SHIPPED
    from llm_bridge.adapters.tuned_weights_transformers import read_card

    card = read_card(SHIPPED if model == 'local' else Path(model))
    return (
        f'{card.get("base")}, tuned on {card.get("examples")} commands, '
        f'sha256 {str(card.get("sha256"))[:12]}'
    )
