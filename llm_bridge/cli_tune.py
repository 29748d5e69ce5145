"""The command that tunes the model: on commands for random sites, or for one's own as well."""

from enum import Enum
from pathlib import Path
import shlex
import sys
from typing import Annotated, Any

from rich.console import Console
import typer

from llm_bridge.cli_options import load_or_exit


class How(str, Enum):
    """Which numbers of the model learn."""

    LAYERS = 'layers'
    LORA = 'lora'


class Part(str, Enum):
    """Which of the models learns."""

    PLANS = 'plans'
    SKILLS = 'skills'


class Split(str, Enum):
    """Whose skills, words and sites: training never has those of the other two."""

    TRAIN = 'train'
    DEV = 'dev'
    TEST = 'test'


def tune(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help='The run: state, log and exports. The same folder again goes on with it.'
        ),
    ] = None,
    part: Annotated[
        Part, typer.Option(help='The model that writes plans, or the one that finds skills.')
    ] = Part.PLANS,
    minutes: Annotated[float, typer.Option(min=0, help='How long to train.')] = 60.0,
    anneal: Annotated[
        bool,
        typer.Option(
            '--anneal',
            help='Let the learning rate fall to 0 over those minutes: for the last run.',
        ),
    ] = False,
    measure_every: Annotated[
        float, typer.Option(min=1, help='Minutes of training from one measurement to the next.')
    ] = 15.0,
    method: Annotated[
        How, typer.Option(help='Upper layers in full, or thin matrices beside them (needs peft).')
    ] = How.LAYERS,
    base: Annotated[
        str, typer.Option(help='Base model: a known name, or a folder; the default is SmolLM2.')
    ] = '',
    start: Annotated[
        str,
        typer.Option(help="Tuned weights to go on from: a folder, or 'shipped'."),
    ] = '',
    rate: Annotated[
        float | None,
        typer.Option(
            min=0, help='Learning rate; the default is by method, half of it for --start.'
        ),
    ] = None,
    share: Annotated[
        float,
        typer.Option(
            min=0,
            max=1,
            help='How much of what is learnt is kept, in what is measured and written; the rest '
            'is as the run began.',
        ),
    ] = 1.0,
    site: Annotated[
        str | None,
        typer.Option(
            '--site',
            '-s',
            help='Adapt further to this site: every second command is for it, and the run starts '
            'from the weights that ship.',
        ),
    ] = None,
    show: Annotated[int, typer.Option(min=0, help='Print so many training commands and end.')] = 0,
    count: Annotated[
        int,
        typer.Option(min=0, help='Print how so many commands are spread over categories and end.'),
    ] = 0,
    seed: Annotated[int, typer.Option(help='Of the commands.')] = 1,
    later: Annotated[
        bool,
        typer.Option(
            '--later',
            help='Favour the commands that were written after the others (more*, own*).',
        ),
    ] = False,
    split: Annotated[
        Split, typer.Option(help='Whose words, for --show and --count.')
    ] = Split.TRAIN,
) -> None:
    """Make training commands, and tune the model on them; resumable at any moment."""
    from llm_bridge.tune import corpus, corpus_groups

    own = None if site is None else _own_site(site, seed)
    if show or count:
        if own is not None:
            found = own.blocks(seed, split.value)
        elif split is Split.TRAIN:
            found = corpus_groups.train_blocks(seed, later)
        else:
            found = corpus.blocks(seed, split.value)
        if show:
            sys.stdout.write(corpus.show(found, show) + '\n')
        if count:
            from llm_bridge.console.tune_view import distribution

            Console().print(distribution(corpus.count(found, count)))
        return
    if folder is None:
        raise typer.BadParameter('name a folder for the run, or use --show or --count')
    from llm_bridge.tune.tune_settings import Schedule

    if part is Part.SKILLS and (base or method is not How.LAYERS or share < 1):
        raise typer.BadParameter('--base, --method and --share are for --part plans')
    goes_on = 'shipped' if own is not None and not start else start
    settings = (
        _skill_settings(goes_on, rate)
        if part is Part.SKILLS
        else _plan_settings(base, goes_on, rate, method, share)
    )
    made = f'generated and written commands, seed {seed}'
    made += ', those in more*.jsonl and own*.jsonl favoured' if later else ''
    made += f', half of them for site {site}' if site else ''
    facts = {'data': made, 'data_seed': seed, 'site': site}
    source = own.train_group if own is not None else corpus_groups.trained_on(seed, later)
    _train(
        folder,
        settings,
        Schedule(minutes, anneal, measure_every=measure_every),
        own,
        source,
        facts,
    )


def _plan_settings(base: str, start: str, rate: float | None, method: How, share: float) -> Any:
    """Return how the model that writes plans is tuned."""
    from llm_bridge.adapters.decode_transformers import SHIPPED
    from llm_bridge.tune.tune_settings import RATES, TuneSettings

    start = str(SHIPPED) if start == 'shipped' else start
    # What is tuned already is only shifted a little.
    rate = rate or RATES[method.value] / (2 if start else 1)
    model = base or TuneSettings.base
    try:
        return TuneSettings(model, peak_rate=rate, method=method.value, start=start, share=share)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _skill_settings(start: str, rate: float | None) -> Any:
    """Return how the model that finds skills is tuned."""
    from llm_bridge.adapters.likely_skills_transformers import SHIPPED
    from llm_bridge.tune.tune_settings import SkillTuneSettings

    start = str(SHIPPED) if start == 'shipped' else start
    rate = rate or SkillTuneSettings.peak_rate / (2 if start else 1)
    return SkillTuneSettings(peak_rate=rate, start=start)


def _own_site(name: str, seed: int) -> Any:
    """Return what makes commands for the site, or end with what is wrong with it."""
    from llm_bridge.tune.corpus_own_site import OwnSite

    try:
        return OwnSite(load_or_exit(name), seed)
    except ValueError as error:
        typer.secho(str(error), fg='red', err=True)
        raise typer.Exit(2) from error


def _train(
    folder: Path, settings: Any, schedule: Any, own: Any, source: Any, facts: dict[str, Any]
) -> None:
    """Train in the folder, or end with what is in the way; say what came of it."""
    from llm_bridge.adapters.skill_tuner_transformers import SkillTuner
    from llm_bridge.adapters.train_transformers import TuningRun, use_threads
    from llm_bridge.adapters.tuner_transformers import Tuner
    from llm_bridge.console.evaluation_view import machine
    from llm_bridge.console.tune_view import outcome, TuneView
    from llm_bridge.language.plans.decoder import DecodeError
    from llm_bridge.tune.development_set import measured_sets
    from llm_bridge.tune.tune_settings import SkillTuneSettings

    use_threads()
    behind = sys.argv[sys.argv.index('tune') + 1 :] if 'tune' in sys.argv else []
    facts |= {'command': shlex.join(['llm-bridge', 'tune', *behind]), 'machine': machine()}
    console = Console(highlight=False, soft_wrap=True)
    try:
        with TuneView(console) as view:
            view({'phase': 'loading the base model', 'of': None})
            tunes = SkillTuner if isinstance(settings, SkillTuneSettings) else Tuner
            tuner = tunes(settings, folder, source)
            run = TuningRun(tuner, schedule, measured_sets(own), view, facts)
            done = run.train()
    except (DecodeError, ValueError) as error:
        typer.secho(str(error), fg='red', err=True)
        raise typer.Exit(2) from error
    for line in outcome(run.before_and_after(), folder, facts['site'], done):
        console.print(line, markup=False)
    if not done:
        raise typer.Exit(130)
