"""The command line of what the bridge remembers of its speakers: show, erase."""

import json
from pathlib import Path
import sys
from typing import Annotated, Any, NoReturn

from rich.console import Console
from rich.table import Table
from rich.text import Text
import typer

from llm_bridge.adapters.state_folder import state_folder
from llm_bridge.cli_options import load_or_exit, SiteOption
from llm_bridge.run.guards import local_moment

app = typer.Typer(
    no_args_is_help=True, help='What the bridge remembers of its speakers, to see and to erase.'
)
FolderOption = Annotated[
    Path | None,
    typer.Option('--state-folder', help="Where it lies. Without: the user's state folder."),
]
SpeakerOption = Annotated[str | None, typer.Option(help='Of this speaker only.')]


@app.command()
def show(
    site: SiteOption = 'home',
    speaker: SpeakerOption = None,
    folder: FolderOption = None,
    as_json: Annotated[bool, typer.Option('--json', help='Print JSON.')] = False,
) -> None:
    """Show what was said lately, and what words mean to whom."""
    from llm_bridge.language.dialogue.memory_store import is_of, MemoryStoreError

    try:
        store, timezone = _store(site, folder)
        found = [k for k in store.all() if is_of(k.speaker, speaker)]
    except MemoryStoreError as error:
        _fail(str(error))
    told = [
        {
            'speaker': kept.speaker,
            'at': kept.at,
            'said': [turn.text for turn in kept.memory.turns],
            'means': {' '.join(p.name): p.value for p in kept.memory.preferences},
        }
        for kept in found
    ]
    if as_json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + '\n')
        return
    table = Table('speaker', 'last word', 'said lately', 'means')
    for kept in found:
        row = (
            kept.speaker,
            local_moment(kept.at, timezone).strftime('%Y-%m-%d %H:%M:%S'),
            '\n'.join(turn.text for turn in kept.memory.turns),
            '\n'.join(f'{" ".join(p.name)}: {p.value}' for p in kept.memory.preferences),
        )
        # What was said is no markup.
        table.add_row(*map(Text, row))
    Console().print(table if found else 'Nothing is remembered.')


@app.command()
def erase(
    site: SiteOption = 'home', speaker: SpeakerOption = None, folder: FolderOption = None
) -> None:
    """Forget a speaker, or everybody, in a running bridge too; a damaged memory is removed."""
    from llm_bridge.language.dialogue.memory_store import MemoryStoreError

    try:
        count = _store(site, folder)[0].erase(speaker)
    except MemoryStoreError as error:
        _fail(str(error))
    Console().print(f'{count} speaker{"" if count == 1 else "s"} forgotten.')


def _store(site: str, folder: Path | None) -> tuple[Any, str | None]:
    """Return what is kept of a site, and the site's time zone."""
    from llm_bridge.adapters.memory_sqlite import memory_file, SqliteMemory

    known = load_or_exit(site)
    return SqliteMemory(memory_file(state_folder(str(folder or '')), known.name)), known.timezone


def _fail(message: str) -> NoReturn:
    typer.secho(message, fg='red', err=True)
    raise typer.Exit(2)
