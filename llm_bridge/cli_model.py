"""The commands of the language side: parse, tune, eval. They need no ROS and no broker."""

from contextlib import AbstractContextManager, nullcontext
import json
from pathlib import Path
import shlex
import sys
from typing import Annotated, Any, IO, Literal

from rich.console import Console
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
    from llm_bridge.language.records import parse_line, unknown_keys
    from llm_bridge.tune.gold_commands import GoldRecord

    if str(input_file) != '-' and output_file.exists() and output_file.samefile(input_file):
        raise typer.BadParameter('--input and --output are the same file; name another output')
    understander = make_understander(load_or_exit(site), model)
    progress = Console(stderr=True)
    told: set[str] = set()
    with (
        _open(input_file, 'r') as lines,
        _open(output_file, 'w') as out,
        progress.status('understanding ...') as status,
    ):
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            unread = unknown_keys(line, GoldRecord.model_fields)
            for key in unread.keys() - told:
                typer.secho(f'line {number}: {unread[key]} It is left out.', err=True)
            told |= unread.keys()
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


def evaluate(
    files: Annotated[
        list[Path],
        typer.Argument(
            help='JSON Lines with "id", "site", "text", "plan" (what the command means, in the '
            'plan language), "category", and maybe "graph" (what it should come to).'
        ),
    ],
    model: ModelOption = 'local',
    untuned: Annotated[
        bool, typer.Option('--untuned', help='Use the base model as it is, to compare with.')
    ] = False,
    alone: Annotated[
        bool,
        typer.Option(
            '--alone', help='Without the model that finds likely skills, to compare with.'
        ),
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option(help='Leave out a guard, for comparison; "all" for every one. Repeatable.'),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option('--json', help='Where everything goes, as JSON.')
    ] = None,
    markdown_file: Annotated[
        Path | None, typer.Option('--markdown', help='Where the tables go, as Markdown.')
    ] = None,
    calibration: Annotated[
        Path | None,
        typer.Option(
            help="Show how far the model's confidence can be trusted, and draw it to this "
            'picture (.png, .svg or .pdf; needs matplotlib).'
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help='Only so many commands; 0: all.')] = 0,
    wrong: Annotated[int, typer.Option(min=0, help='How many missed commands to show.')] = 30,
    sites: Annotated[
        Path | None,
        typer.Option(
            help='Folder of site files for sites that do not ship; '
            'the default is "sites" beside the first file.'
        ),
    ] = None,
    signatures: Annotated[
        Path | None,
        typer.Option(
            help='JSON: site -> lines of signatures, for sites of which no file is there; '
            'the default is dev_sites.json beside the first file.'
        ),
    ] = None,
) -> None:
    """Compare what commands come to with what people wrote that they should come to."""
    from rich.progress import Progress

    from llm_bridge.console import calibration_view
    from llm_bridge.console.evaluation_view import as_table, machine, markdown, tables
    from llm_bridge.language.guards.guards import LEAST_CONFIDENCE, switched_off
    from llm_bridge.tune.calibration import calibrate
    from llm_bridge.tune.evaluate import evaluate as run

    try:
        switched_off(without or ())
        if calibration is not None:
            calibration_view.check(calibration)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    for out in (json_file, markdown_file, calibration):
        if out is not None and not out.absolute().parent.is_dir():
            raise typer.BadParameter(f'{out}: there is no folder {out.absolute().parent}')
    records = _gold_records(files)[: limit or None]
    subjects = _Subjects(files[0].parent, sites, signatures, model, untuned, alone)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task('understanding', total=len(records))
        try:
            result = run(
                records,
                subjects.open,
                guards_off=without or (),
                on_progress=lambda done, of: progress.update(bar, completed=done, total=of),
            )
        except ValueError as error:
            progress.stop()
            typer.secho(f'a gold graph cannot be read: {error}', fg='red', err=True)
            raise typer.Exit(2) from error
    command = ['llm-bridge', 'eval', *(str(file) for file in files), '--model', model]
    command += ['--untuned'] if untuned else []
    command += ['--alone'] if alone else []
    command += [part for name in without or () for part in ('--without', name)]
    command += ['--limit', str(limit)] if limit else []
    command += ['--sites', str(sites)] if sites is not None else []
    command += ['--signatures', str(signatures)] if signatures is not None else []
    result = result.model_copy(
        update={
            'model': _model_words(model, untuned, alone),
            'machine': machine(),
            'command': shlex.join(command),
        }
    )
    data = json.loads(result.to_json())
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    for shown in tables(data, wrong):
        console.print(shown)
    text = markdown(data)
    if calibration is not None:
        whole = [j for j in result.judged if j.tier != 'plan']  # the others pass no guards
        found = calibrate(whole or result.judged, LEAST_CONFIDENCE)
        for sheet in calibration_view.sheets(found):
            console.print(as_table(sheet))
        text += '\n' + '\n'.join(
            calibration_view.as_markdown(sheet) for sheet in calibration_view.sheets(found)
        )
        calibration_view.draw(found, calibration, result.model)
    if json_file is not None:
        json_file.write_text(result.to_json() + '\n', encoding='utf-8')
    if markdown_file is not None:
        markdown_file.write_text(text, encoding='utf-8')


def _gold_records(files: list[Path]) -> list[Any]:
    """Read commands with their gold plans, or end with the line that cannot be read."""
    from pydantic import ValidationError

    from llm_bridge.language.plans.plan_language import PlanSyntaxError, read
    from llm_bridge.language.records import unknown_keys
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
                for wrong in unknown_keys(line, GoldRecord.model_fields).values():
                    typer.secho(f'{file}, line {number}: {wrong}', fg='red', err=True)
                    raise typer.Exit(2)
                records.append(record)
    return records


class _Subjects:
    """Sites by their names in gold commands, and the model that reads there."""

    def __init__(
        self,
        folder: Path,
        sites: Path | None,
        signatures: Path | None,
        model: str,
        untuned: bool,
        alone: bool,
    ) -> None:
        """Look beside the commands for sites that do not ship."""
        self.model, self.untuned, self.alone = model, untuned, alone
        if sites is not None and not sites.is_dir():
            raise typer.BadParameter(f'{sites} is no folder of site files')
        self.files = {f.stem: f for f in sorted((sites or folder / 'sites').glob('*.yaml'))}
        self.lines: dict[str, list[str]] = {}
        known = signatures or folder / 'dev_sites.json'
        if signatures or known.is_file():
            with _open(known, 'r') as file:
                self.lines = json.load(file)

    def open(self, name: str) -> Any:
        """Return a whole site or the signatures of one, and a model or None."""
        from llm_bridge.tune.evaluate import read_signature

        if name in self.lines and name not in self.files:
            site: Any = tuple(read_signature(line) for line in self.lines[name])
        else:
            site = load_or_exit(str(self.files.get(name, name)))
        decoder = make_decoder(site, self.model, untuned=self.untuned, alone=self.alone)
        if decoder is None and self.model != 'none':
            raise typer.Exit(3)  # numbers without a model must not pass for numbers with it
        return site, decoder


def _model_words(model: str, untuned: bool, alone: bool) -> str:
    """Return which model was measured: its name, examples and digest."""
    if model == 'none':
        return 'none: stop words and templates only'
    if model.startswith('openai:'):
        return model
    from llm_bridge.adapters.decode_transformers import model_folders
    from llm_bridge.adapters.tuned_weights_transformers import read_card
    from llm_bridge.tune.model_card import card_commands

    folders = model_folders(None if model == 'local' else Path(model))
    card, skills = map(read_card, folders)
    if untuned:
        return f'{card.get("base")}, as it comes'
    words = (
        f'{card.get("base")}, tuned on {card_commands(card)}, '
        f'sha256 {str(card.get("sha256"))[:12]}'
    )
    return words if alone else f'{words}; skills {str(skills.get("sha256"))[:12]}'
