"""What several commands of the command line share: options, and loading what they name."""

from typing import Annotated, Any

from rich.console import Console
import typer

from llm_bridge.adapters.model_choice import HELP, NONE

SiteOption = Annotated[
    str, typer.Option('--site', '-s', help='Shipped site (home, factory) or a site file.')
]
ModelOption = Annotated[
    str,
    typer.Option(help=HELP),
]


PATIENCE_S = 60.0
"""How long a model may think where many commands are read and nobody waits for one of them."""


def load_or_exit(name: str) -> Any:
    """Load a site or end with its findings."""
    from llm_bridge.site.finding import SiteError
    from llm_bridge.site.load import find_site, load_site

    try:
        return load_site(find_site(name))
    except SiteError as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(
            str(error), style='red', markup=False
        )
        raise typer.Exit(2) from error


def make_understander(site: Any, model: str) -> Any:
    """Return an Understander with the chosen model behind it."""
    from llm_bridge.language.understand import Understander

    return Understander(site, make_decoder(site, model))


def make_decoder(site: Any, model: str, *, untuned: bool = False, alone: bool = False) -> Any:
    """Return the chosen model for a site or for signatures, or None with a warning.

    `alone`: without the model that finds likely skills.
    """
    from llm_bridge.language.plans.decoder import DecodeError

    if model == NONE:
        return None
    from llm_bridge.adapters.decoder_choice import load_decoder

    try:
        return load_decoder(site, model, untuned=untuned, alone=alone, timeout_s=PATIENCE_S)
    except DecodeError as error:
        typer.secho(
            f'{error}\nUnderstanding with stop words and templates only.', fg='yellow', err=True
        )
        return None
