"""The command line of llm_bridge."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
import json
import subprocess
import sys
import time
from typing import Annotated, Any

from rich.console import Console
import typer

from llm_bridge import cli_audit, cli_discover, cli_memory, cli_model, cli_tune, cli_voice
from llm_bridge.cli_options import load_or_exit, make_understander, ModelOption, SiteOption
from llm_bridge.cli_voice import (
    MicOption,
    microphone_command,
    SpeechModelOption,
    Spoken,
    spoken_commands,
    WavOption,
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help='Commands in words become validated action graphs for robots and devices.',
)
app.command()(cli_voice.listen)
app.command()(cli_voice.voice_code)
app.command()(cli_model.parse)
app.command()(cli_discover.discover)
app.command()(cli_tune.tune)
app.command('eval')(cli_model.evaluate)
app.add_typer(cli_audit.app, name='audit')
app.add_typer(cli_memory.app, name='memory')


class Broker(str, Enum):
    """Which MQTT broker the demo starts."""

    AUTO = 'auto'
    MOSQUITTO = 'mosquitto'
    EMBEDDED = 'embedded'
    NONE = 'none'


class Sim(str, Enum):
    """Which simulator the demo starts."""

    LIGHT = 'light'
    GAZEBO = 'gazebo'
    NONE = 'none'


@app.command()
def say(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help='The command, in plain words.')] = '',
    wav: WavOption = None,
    mic: MicOption = False,
    site: SiteOption = 'home',
    dry_run: Annotated[
        bool, typer.Option('--dry-run', help='Only show the plan; needs no ROS and no broker.')
    ] = False,
    as_json: Annotated[bool, typer.Option('--json', help='Print JSON.')] = False,
    mermaid: Annotated[
        bool,
        typer.Option('--mermaid', help='With --dry-run: print the plan as a Mermaid diagram.'),
    ] = False,
    answer: Annotated[
        str, typer.Option(help='What is answered where a yes or no is asked for ("yes").')
    ] = '',
    area: Annotated[str, typer.Option(help='Where it is said, an area id.')] = '',
    model: ModelOption = 'local',
    speech_model: SpeechModelOption = '',
    namespace: Annotated[str, typer.Option(help='ROS namespace of the running bridge.')] = '',
    timeout_s: Annotated[
        float, typer.Option(help='Longest silence before giving up, in seconds.')
    ] = 120.0,
) -> None:
    """Say one command: to the running bridge, or as a dry run that only shows the plan."""
    if sum((bool(text), wav is not None, mic)) != 1:
        raise typer.BadParameter(
            'give the command in words, as a sound file with --wav, or say it with --mic'
        )
    own = 'the running bridge has its own; with --dry-run it is used'
    needs_site = dry_run or bool(area) or not text
    no_bridge = 'a dry run asks no running bridge'
    _refuse_unused(
        context,
        {
            'model': '' if dry_run else own,
            'site': '' if needs_site else own,
            'mermaid': '' if dry_run else 'only a dry run is drawn; add --dry-run',
            'speech_model': 'the command is typed' if text else '',
            'answer': 'a dry run of a typed command asks nothing' if dry_run and text else '',
            'namespace': no_bridge if dry_run else '',
            'timeout_s': no_bridge if dry_run else '',
        },
    )
    console = Console(highlight=False)
    known = load_or_exit(site) if needs_site else None
    if area and known is not None and area not in known.areas:
        raise typer.BadParameter(
            f"'{area}' is no area of the site '{known.name}'; allowed: {', '.join(known.areas)}"
        )
    spoken: Iterable[Spoken] = (Spoken('', text),)
    if wav is not None:
        spoken = spoken_commands(wav, known, speech_model, answer)
    elif mic:
        spoken = microphone_command(known, speech_model, answer)
    if dry_run:
        understander = make_understander(known, model)

        def carry_out(it: Spoken) -> bool:
            return _show_plan(console, understander, known, it, area, as_json, mermaid)

        raise typer.Exit(_each(spoken, carry_out, as_json))
    from llm_bridge.adapters.client_ros import BridgeClient, BridgeUnreachableError
    from llm_bridge.language.stop_words import is_stop
    from llm_bridge.nodes.demo import one_command

    try:
        with BridgeClient(namespace) as client:
            if is_stop(text):
                client.wait_stoppable(15.0)
            else:
                client.wait_ready(15.0)

            def carry_out(it: Spoken) -> bool:
                more = {'channel': 'voice'} if it.file else {}
                more |= {'area': area} if area else {}
                report = one_command(
                    None,
                    client,
                    it.text,
                    answers=answer,
                    timeout_s=timeout_s,
                    console=None if as_json else console,
                    command_id=client.say(it.text, **more),
                )
                if as_json:
                    _print_json(report | ({'heard': it.as_json()} if it.file else {}))
                return bool(report['ok'])

            raise typer.Exit(_each(spoken, carry_out, as_json))
    except BridgeUnreachableError as error:
        typer.secho(str(error), fg='red', err=True)
        raise typer.Exit(3) from error


def _refuse_unused(context: typer.Context, reasons: Mapping[str, str]) -> None:
    """Raise typer.BadParameter for an option that was given and would be passed over.

    `reasons` say by its name why it would; '' where it counts.
    """
    for name, reason in reasons.items():
        source = context.get_parameter_source(name)
        if reason and source is not None and source.name == 'COMMANDLINE':
            raise typer.BadParameter(f'--{name.replace("_", "-")} is not used here: {reason}')


def _each(spoken: Iterable[Spoken], carry_out: Callable[[Spoken], bool], as_json: bool) -> int:
    """Carry out every command; return the exit code: 2 where a sound could not be used."""
    code = 0
    for it in spoken:
        if it.warning:
            typer.secho(f'{it.file}: {it.warning}', fg='yellow', err=True)
        if it.trouble or it.question:
            if as_json:
                _print_json({'ok': False, 'heard': it.as_json()})
            else:
                typer.secho(it.trouble or f'{it.file}: {it.question}', fg='yellow', err=True)
            code = max(code, 2 if it.trouble else 1)
        elif not carry_out(it):
            code = max(code, 1)
    return code


def _show_plan(
    console: Console,
    understander: Any,
    site: Any,
    it: Spoken,
    area: str,
    as_json: bool,
    mermaid: bool,
) -> bool:
    from llm_bridge.console.terminal import CommandView
    from llm_bridge.run.guards import local_time
    from llm_bridge.site.world import World

    channel = 'voice' if it.file else 'terminal'
    understanding = understander.understand(
        it.text,
        World(),
        area=area or None,
        channel=channel,
        time=local_time(time.time(), site.timezone),
    )
    event = {'event': 'understood', **understanding.model_dump(mode='json', by_alias=True)}
    if it.file:
        event['heard'] = it.as_json()
    if as_json:
        _print_json(event)
    elif mermaid and understanding.graph is not None:
        from llm_bridge.graph.mermaid import export

        sys.stdout.write(export(understanding.graph, site) + '\n')
    else:
        if it.file:
            console.print(f'> {it.text}', style='bold', markup=False)
        shown = CommandView().show(event)
        if shown is not None:
            console.print(shown)
    return event['outcome'] in ('plan', 'answer', 'stop')


def _print_json(data: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False) + '\n')
    sys.stdout.flush()


@app.command()
def check(
    sites: Annotated[list[str], typer.Argument(help='Site files, or names of shipped sites.')],
    everything: Annotated[
        bool,
        typer.Option(
            '--all', '-a', help='Also arguments, how each is sent and seen, and the whole policy.'
        ),
    ] = False,
    quiet: Annotated[
        bool, typer.Option('--quiet', '-q', help='Only the verdict and findings, no tables.')
    ] = False,
) -> None:
    """Check site files, and show in short what may be asked of what; with --all, in full."""
    from llm_bridge.console import site_view
    from llm_bridge.site.finding import SiteError
    from llm_bridge.site.load import find_site, read_site

    console = Console(highlight=False)
    good = True
    for name in sites:
        try:
            site, findings = read_site(find_site(name))
        except SiteError as error:
            site, findings = None, error.findings
        good &= site is not None
        console.print(
            site_view.verdict(name, site, findings),
            style='red' if site is None else 'green',
            markup=False,
            soft_wrap=True,
        )
        for finding in findings:
            console.print(
                str(finding),
                style='red' if finding.level == 'error' else 'yellow',
                markup=False,
                soft_wrap=True,
            )
        if site is None or quiet:
            continue
        if everything:
            for table in (site_view.capability_table(site), *site_view.policy_tables(site)):
                console.print(table)
            console.print(site_view.NOTE, style='dim')
        else:
            console.print(site_view.summary_table(site))
        for line in site_view.hints(site, everything):
            console.print(line, style='dim', markup=False)
    raise typer.Exit(0 if good else 2)


@app.command()
def doctor(
    site: SiteOption = 'home',
    mqtt_host: Annotated[str, typer.Option(help='Host of the MQTT broker.')] = '127.0.0.1',
    mqtt_port: Annotated[int, typer.Option(help='Port of the MQTT broker.')] = 1883,
    mqtt_user: Annotated[
        str, typer.Option(help='User name at the broker; the password: LLM_BRIDGE_MQTT_PASSWORD.')
    ] = '',
    namespace: Annotated[str, typer.Option(help='ROS namespace of the bridge.')] = '',
    as_json: Annotated[bool, typer.Option('--json', help='Print JSON.')] = False,
) -> None:
    """Say in plain words what is missing or wrong; exit 1 if something is."""
    from llm_bridge.adapters.broker_settings import BrokerSettings
    from llm_bridge.nodes.doctor import examine

    try:
        password = BrokerSettings.password_from() if mqtt_user else None
    except OSError as error:
        raise typer.BadParameter(f'the file of the password cannot be read: {error}') from None
    settings = BrokerSettings(mqtt_host, mqtt_port, user=mqtt_user or None, password=password)
    findings = examine(site, settings, namespace)
    if as_json:
        sys.stdout.write(json.dumps([finding.__dict__ for finding in findings]) + '\n')
    else:
        console = Console(highlight=False)
        for finding in findings:
            mark, style = {'ok': ('✓', 'green'), 'warn': ('!', 'yellow'), 'bad': ('✗', 'red')}[
                finding.level
            ]
            console.print(f'{mark} {finding.what}: {finding.message}', style=style, markup=False)
    raise typer.Exit(1 if any(finding.level == 'bad' for finding in findings) else 0)


@app.command()
def demo(
    site: SiteOption = 'home',
    say: Annotated[
        list[str] | None,
        typer.Option('--say', help='Carry out this command and go on; may come several times.'),
    ] = None,
    as_json: Annotated[
        bool, typer.Option('--json', help='With --say: one JSON report a line.')
    ] = False,
    answer: Annotated[
        str, typer.Option(help='With --say: the answer where a yes or no is asked for ("yes").')
    ] = '',
    sim: Annotated[Sim, typer.Option(help='Simulator to start.')] = Sim.LIGHT,
    broker: Annotated[Broker, typer.Option(help='MQTT broker to start.')] = Broker.AUTO,
    mqtt_host: Annotated[str, typer.Option(help='Host of the MQTT broker.')] = '127.0.0.1',
    mqtt_port: Annotated[
        int, typer.Option(min=1, max=65535, help='Port of the MQTT broker.')
    ] = 1883,
    model: ModelOption = 'local',
    time_scale: Annotated[
        float,
        typer.Option(min=0.1, max=50, help='How much faster than real time the simulator runs.'),
    ] = 2.0,
    listen: Annotated[
        bool, typer.Option('--listen', help='Listen to the microphone, and say replies aloud.')
    ] = False,
    timeout_s: Annotated[
        float, typer.Option(help='With --say: longest silence, in seconds.')
    ] = 180.0,
    log_level: Annotated[str, typer.Option(help='Log level of the nodes.')] = 'info',
) -> None:
    """Start everything and give a prompt, or carry out the commands of --say."""
    from llm_bridge.adapters.client_ros import BridgeUnreachableError
    from llm_bridge.nodes.demo import prompt, run_commands
    from llm_bridge.nodes.processes import DemoOptions
    from llm_bridge.nodes.supervisor import ProcessEndedError

    load_or_exit(site)
    messages = Console(stderr=True, highlight=False)
    if model == 'local':
        _prepare_model(messages)
    if sim is Sim.GAZEBO:
        _prepare_gazebo()
    options = DemoOptions(
        site=site,
        sim=sim.value,
        broker=broker.value,
        mqtt_host=mqtt_host,
        mqtt_port=mqtt_port,
        model=model,
        time_scale=time_scale,
        listen=listen,
        log_level=log_level,
    )
    try:
        if say:
            console = messages if as_json else Console(highlight=False)
            good = run_commands(
                options, say, as_json=as_json, answers=answer, timeout_s=timeout_s, console=console
            )
            raise typer.Exit(0 if good else 1)
        prompt(options, Console(highlight=False))
    except (ProcessEndedError, BridgeUnreachableError, OSError) as error:
        messages.print(str(error), style='red', markup=False)
        raise typer.Exit(3) from error
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def _prepare_gazebo() -> None:
    """Set up Gazebo where that was not done yet; it says how far it is, for it takes minutes."""
    from llm_bridge.nodes.processes import sim_folder

    done = subprocess.run(
        [sys.executable, str(sim_folder() / 'gazebo_root.py')], stdout=subprocess.DEVNULL
    )
    if done.returncode != 0:
        raise typer.Exit(3)


def _prepare_model(console: Console) -> None:
    """Make the base models ready if that was not done yet; say so, for it takes half a minute."""
    from llm_bridge.adapters.base_model_transformers import base_model_folder, is_ready
    from llm_bridge.adapters.sentence_base_transformers import MPNET, sentence_folder
    from llm_bridge.language.plans.decoder import DecodeError

    if is_ready() and is_ready(MPNET.name):
        return
    with console.status('preparing the language models (once, about half a minute) ...'):
        try:
            base_model_folder()
            sentence_folder()
        except DecodeError as error:
            console.print(
                f'{error}. Going on with stop words and templates only.',
                style='yellow',
                markup=False,
            )


def main() -> None:
    """Run the command line."""
    app(prog_name='llm-bridge')


if __name__ == '__main__':
    main()
