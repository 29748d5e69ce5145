"""The command line of the audit log: verify, list, show, replay."""

from collections.abc import Mapping
import json
from pathlib import Path
import sys
from typing import Annotated, Any, NoReturn

from rich.console import Console
from rich.table import Table
import typer

from llm_bridge.adapters.state_folder import bridge_log, executor_log, state_folder
from llm_bridge.cli_options import load_or_exit, ModelOption, SiteOption
from llm_bridge.run.audit import AuditError, read, verify
from llm_bridge.run.audit_lines import older_files
from llm_bridge.run.audit_story import commands, merged, story
from llm_bridge.run.audit_verify import holds, last_line, was_written
from llm_bridge.run.guards import local_moment

app = typer.Typer(
    no_args_is_help=True, help='The audit log: what was heard, understood, done and observed.'
)

LogOption = Annotated[
    list[Path] | None,
    typer.Option('--log', help="A log file; may come several times. Without: the site's own."),
]
FolderOption = Annotated[
    Path | None,
    typer.Option('--state-folder', help="Where the logs lie. Without: the user's state folder."),
]


@app.command('verify')
def verify_logs(
    logs: Annotated[
        list[Path] | None, typer.Argument(help="Log files. Without: the site's own.")
    ] = None,
    site: SiteOption = 'home',
    folder: FolderOption = None,
    heads: Annotated[
        list[str] | None,
        typer.Option('--head', help='A hash that was noted elsewhere; a log must hold it.'),
    ] = None,
) -> None:
    """Find every changed, missing, moved or torn line; exit 1 if there is one."""
    console = Console(highlight=False)
    good = True

    def tell(where: str, message: str) -> None:
        nonlocal good
        good = False
        console.print(f'{where}: {message}', style='red', markup=False, soft_wrap=True)

    found, gone = _verifiable(logs, site, folder)
    try:
        for log in found:
            findings = verify(log)
            for finding in findings:
                tell(f'{finding.file or log.name}:{finding.line}', finding.message)
            if not findings:
                _tell_good(console, log)
        for log in gone:
            tell(log.name, _GONE.format(other=found[0].name))
        for head in heads or ():
            if not any(holds(log, head) for log in found):
                tell(', '.join(log.name for log in found), _NO_HEAD.format(head=head))
    except AuditError as error:
        _fail(str(error))
    raise typer.Exit(0 if good else 1)


_GONE = (
    'there is no such log, although there is {other}: it was taken away, or what writes it never '
    'ran here; name the logs to verify only those'
)
_NO_HEAD = 'no line has the hash {head}: lines were cut off, or the log was written anew'


def _tell_good(console: Console, log: Path) -> None:
    number, its_hash = last_line(log)
    if not number:
        console.print(
            f'{log}: nothing was written yet', style='green', markup=False, soft_wrap=True
        )
        return
    files = f' in {len(older_files(log)) + 1} files' if older_files(log) else ''
    console.print(
        f'{log}: good, {number} lines{files}', style='green', markup=False, soft_wrap=True
    )
    console.print(f'  note elsewhere, to find a log written anew: {its_hash}')


@app.command('list')
def list_commands(
    site: SiteOption = 'home',
    log: LogOption = None,
    folder: FolderOption = None,
    last: Annotated[int, typer.Option(min=1, help='How many, the newest.')] = 20,
    as_json: Annotated[bool, typer.Option('--json', help='One JSON object a line.')] = False,
) -> None:
    """List the commands in the log."""
    rows = commands(_entries(log, site, folder))[-last:]
    if as_json:
        for row in rows:
            sys.stdout.write(json.dumps(row.__dict__, ensure_ascii=False) + '\n')
        return
    timezone = load_or_exit(site).timezone
    table = Table('id', 'time', 'speaker', 'command', 'outcome')
    for row in rows:
        at = local_moment(row.at, timezone).strftime('%Y-%m-%d %H:%M:%S')
        table.add_row(row.id[:12], at, row.speaker, row.text, row.outcome)
    Console(highlight=False).print(table, markup=False)


@app.command()
def show(
    command_id: Annotated[str, typer.Argument(help='Id of a command, or its beginning.')],
    site: SiteOption = 'home',
    log: LogOption = None,
    folder: FolderOption = None,
    as_json: Annotated[
        bool, typer.Option('--json', help='Print its lines of the log instead.')
    ] = False,
) -> None:
    """Tell one command in plain sentences: what was said, understood, allowed, done and seen."""
    entries = _entries(log, site, folder)
    ids = {str(e['id']) for e in entries if str(e.get('id') or '').startswith(command_id)}
    if command_id in ids:
        ids = {command_id}
    if len(ids) != 1:
        known = ', '.join(sorted(ids)[:5])
        _fail(
            f"'{command_id}' is the beginning of several ids ({known}); give more of it"
            if ids
            else f"no command has an id that begins with '{command_id}'; see llm-bridge audit list"
        )
    found = ids.pop()
    if as_json:
        for entry in entries:
            if entry.get('id') == found:
                sys.stdout.write(json.dumps(entry, ensure_ascii=False) + '\n')
        return
    for sentence in story(entries, found, load_or_exit(site)):
        sys.stdout.write(sentence + '\n')


@app.command()
def replay(
    log: Annotated[Path, typer.Argument(help="A log of the bridge ('...-bridge.jsonl').")],
    site: SiteOption = 'home',
    model: ModelOption = 'local',
    as_json: Annotated[bool, typer.Option('--json', help='One JSON object a line.')] = False,
) -> None:
    """Understand recorded commands again, with nothing sent, and show what would differ now."""
    from llm_bridge.cli_options import make_understander
    from llm_bridge.cli_replay import replayed

    known = load_or_exit(site)
    if not log.exists():
        _fail(f"there is no log '{log}'")
    entries = _read(log)
    if not any(e.get('event') == 'heard' for e in entries):
        _fail(
            f"'{log}' holds no words that were heard; give a log of the bridge, '...-bridge.jsonl'"
        )
    needs_model = any(e.get('tier') == 'model' for e in entries)
    understander = make_understander(known, model if needs_model else 'none')
    console = Console(highlight=False)
    same = different = 0
    for found in replayed(entries, known, understander):
        same, different = same + (not found.changes), different + bool(found.changes)
        if as_json:
            sys.stdout.write(json.dumps(found.__dict__, ensure_ascii=False) + '\n')
        elif found.changes:
            console.print(f"{found.id[:12]} '{found.text}'", style='yellow', markup=False)
            for change in found.changes:
                console.print(f'  {change}', markup=False)
    if not as_json:
        console.print(f'{same + different} commands: {same} the same, {different} different now')
    raise typer.Exit(1 if different else 0)


def _logs(given: list[Path] | None, site: str, folder: Path | None) -> tuple[Path, ...]:
    return _verifiable(given, site, folder)[0]


def _verifiable(
    given: list[Path] | None, site: str, folder: Path | None
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the logs of which something is there, and those that should be and are not."""
    if given:
        missing = [log for log in given if not was_written(log)]
        if missing:
            _fail(f"there is no log '{missing[0]}'")
        return tuple(given), ()
    at = folder or state_folder()
    name = load_or_exit(site).name
    logs = (executor_log(at, name), bridge_log(at, name))
    found = tuple(log for log in logs if was_written(log))
    if not found:
        _fail(f"there is no log of the site '{name}' in '{at}'; give --state-folder or a file")
    return found, tuple(log for log in logs if log not in found)


def _entries(
    given: list[Path] | None, site: str, folder: Path | None
) -> tuple[Mapping[str, Any], ...]:
    return merged(*(_read(log) for log in _logs(given, site, folder)))


def _read(log: Path) -> tuple[dict[str, object], ...]:
    try:
        return read(log)
    except AuditError as error:
        _fail(str(error))


def _fail(sentence: str) -> NoReturn:
    typer.secho(sentence, fg='red', err=True)
    raise typer.Exit(2)
