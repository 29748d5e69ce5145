"""Spoken commands on the command line: from sound files or the microphone to words."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import Enum
import json
from pathlib import Path
from queue import Queue
from typing import Annotated, Any

import typer

from llm_bridge.cli_options import SiteOption

WavOption = Annotated[
    Path | None,
    typer.Option('--wav', help='A sound file with one spoken command, or a folder of them.'),
]
MicOption = Annotated[
    bool, typer.Option('--mic', help='Say the command to the microphone of this machine.')
]
SpeechModelOption = Annotated[
    str,
    typer.Option(
        '--speech-model',
        help='Folder of a CTranslate2 Whisper model, or openai:URL#NAME; empty: the one here.',
    ),
]


class Speaker(str, Enum):
    """What says replies aloud."""

    ESPEAK = 'espeak'
    PIPER = 'piper'


@dataclass(frozen=True)
class Spoken:
    """What was heard in one sound file, or at the microphone."""

    file: str
    """'' when the command was typed."""
    text: str = ''
    """'' when there is nothing to act on."""
    confidence: float = 0.0
    question: str = ''
    """'Did you say ...?' when it is not sure of `text`."""
    trouble: str = ''
    """Why nothing can be done with the file, and what to do about it."""
    warning: str = ''
    ms: float = 0.0
    """How long the recognition took, in milliseconds."""

    def as_json(self) -> dict[str, Any]:
        """Return it for the JSON output, without what is empty."""
        return {key: value for key, value in asdict(self).items() if value not in ('', 0.0)}


def listen(
    site: SiteOption = 'home',
    microphone: Annotated[
        str,
        typer.Option(
            help="A microphone's number or part of its name; 'default': the usual one; '': none."
        ),
    ] = 'default',
    area: Annotated[str, typer.Option(help='Area in which the microphone is.')] = '',
    satellites: Annotated[
        str, typer.Option(help="Sources over ROS 2 and MQTT: 'ID=AREA ID=AREA'.")
    ] = '',
    speak: Annotated[
        bool, typer.Option('--speak/--silent', help='Whether replies are said aloud here.')
    ] = True,
    talker: Annotated[Speaker, typer.Option(help='What says them.')] = Speaker.ESPEAK,
    wake_word: Annotated[
        str, typer.Option(help="Words that a command begins with, 'hey bridge'; '': none needed.")
    ] = '',
    wyoming_port: Annotated[
        int, typer.Option(help="Port for Home Assistant's Assist (10300); 0: none.")
    ] = 0,
    wyoming_host: Annotated[
        str, typer.Option(help='Address that it listens on; 0.0.0.0: every one.')
    ] = '127.0.0.1',
    speech_model: SpeechModelOption = '',
    mqtt_host: Annotated[str, typer.Option(help='Host of the MQTT broker.')] = '127.0.0.1',
    mqtt_port: Annotated[int, typer.Option(help='Port of the MQTT broker.')] = 1883,
    namespace: Annotated[str, typer.Option(help='ROS namespace of the running bridge.')] = '',
) -> None:
    """Listen to a microphone and satellites, and say replies aloud, beside a running bridge."""
    from llm_bridge.nodes.listener_node import main

    values = {
        'site': site,
        'microphone': microphone,
        'area': area,
        'satellites': satellites,
        'speak': talker.value if speak else 'none',
        'wake_word': wake_word,
        'wyoming_port': wyoming_port,
        'wyoming_host': wyoming_host,
        'speech_model': speech_model,
        'mqtt_host': mqtt_host,
        'mqtt_port': mqtt_port,
    }
    raise typer.Exit(main(listener_arguments(values, namespace)))


def listener_arguments(values: Mapping[str, str | int], namespace: str = '') -> list[str]:
    """Return the command line of the listener with these parameters; '' leaves one as it is."""
    arguments = ['listener', '--ros-args']
    for name, value in values.items():
        if value != '':
            # ROS reads YAML there: in quotes, "2" stays a name, and so does one with a colon.
            arguments += ['-p', f'{name}:={json.dumps(value, ensure_ascii=False)}']
    if namespace:
        arguments += ['-r', f'__ns:=/{namespace.strip("/")}']
    return arguments


def voice_code(
    name: Annotated[str, typer.Argument(help='Whose code it is: a user of the channel voice.')],
) -> None:
    """Ask for a code that NAME will say before guarded steps, and print the line to keep of it."""
    from llm_bridge.voice.spoken_code import CodeError, hashed

    if ':' in name or not name.strip():
        raise typer.BadParameter('a name without a colon is expected')
    code = typer.prompt('Code (digits)', hide_input=True, confirmation_prompt=True, err=True)
    try:
        typer.echo(f'{name.strip()}:{hashed(code.strip())}')
    except CodeError as error:
        typer.secho(str(error), fg='red', err=True)
        raise typer.Exit(2) from error


def spoken_commands(path: Path, site: Any, model: str = '', answer: str = '') -> Iterator[Spoken]:
    """Yield what is said in each sound file. Ends the program where nothing can be recognised.

    With the answer "yes", what it is not sure of is taken for said.
    """
    from llm_bridge.adapters.sound_file_av import sound_files
    from llm_bridge.voice.ports import RecogniserError
    from llm_bridge.voice.sound import SoundError

    try:
        files = sound_files(path)
        hearing, longest_s = _hearing(site, model)
    except (SoundError, RecogniserError) as error:
        typer.secho(str(error), fg='red', err=True)
        raise typer.Exit(2) from error
    for number, file in enumerate(files):
        yield _spoken(file, hearing, str(number), longest_s, answer)


def microphone_command(
    site: Any, model: str = '', answer: str = '', within_s: float = 15.0
) -> Iterator[Spoken]:
    """Yield the first thing that is said to the microphone.

    Ends the program where there is no microphone, or nothing can be recognised.
    """
    from llm_bridge.adapters.hear_whisper import SileroDetector
    from llm_bridge.adapters.microphone_sounddevice import Microphone
    from llm_bridge.voice.endpoint import Endpointer
    from llm_bridge.voice.ports import RecogniserError
    from llm_bridge.voice.recording import first_speech
    from llm_bridge.voice.sound import SoundError

    chunks: Queue[Any] = Queue()
    try:
        hearing, _ = _hearing(site, model)
        endpointer = Endpointer(SileroDetector())
        microphone = Microphone(chunks.put, lambda why: chunks.put(SoundError(why)))
        try:
            typer.echo('Speak now ...', err=True)
            piece = first_speech(chunks, endpointer, within_s)
        finally:
            microphone.close()
    except (SoundError, RecogniserError) as error:
        typer.secho(str(error), fg='red', err=True)
        raise typer.Exit(2) from error
    yield recognised('microphone', piece, hearing, 'microphone', answer)


def _hearing(site: Any, model: str) -> tuple[Any, float]:
    from llm_bridge.adapters.clock_system import SystemClock
    from llm_bridge.adapters.recogniser_choice import make_recogniser
    from llm_bridge.voice.hearing import Hearing
    from llm_bridge.voice.vocabulary import example_commands

    recogniser = make_recogniser(
        model,
        examples=example_commands(site, site.language),
        language=site.language,
        log=lambda sentence: typer.secho(sentence, fg='yellow', err=True),
    )
    return Hearing(site, recogniser, SystemClock()), recogniser.longest_s


def _spoken(file: Path, hearing: Any, source: str, longest_s: float, answer: str) -> Spoken:
    from llm_bridge.adapters.hear_whisper import SileroDetector
    from llm_bridge.adapters.sound_file_av import read_sound
    from llm_bridge.voice.ports import RecogniserError
    from llm_bridge.voice.recording import spoken_part
    from llm_bridge.voice.sound import SoundError

    try:
        piece, warning = spoken_part(read_sound(file), SileroDetector(), longest_s)
    except (SoundError, RecogniserError) as error:
        return _trouble(str(file), error)
    return recognised(str(file), piece, hearing, source, answer, warning)


def recognised(
    file: str, piece: Any, hearing: Any, source: str, answer: str, warning: str = ''
) -> Spoken:
    """Return what a piece of speech comes to, or why it cannot be recognised."""
    from llm_bridge.run.answers import read_answer
    from llm_bridge.voice.hearing import Heard
    from llm_bridge.voice.ports import RecogniserError

    try:
        heard = hearing.take(source, piece)
    except RecogniserError as error:
        return _trouble(file, error, warning)
    found = Spoken(file, heard.text, heard.confidence, warning=warning, ms=round(heard.ms, 1))
    if heard.what in (Heard.COMMAND, Heard.STOP):
        return found
    if heard.what is Heard.UNSURE:
        is_said = read_answer(answer) == 'yes'
        return found if is_said else Spoken(**{**asdict(found), 'question': heard.say})
    return Spoken(
        file,
        warning=warning,
        trouble=heard.say
        or f'{file}: no words were recognised in it; speak more clearly, nearer to the microphone',
    )


def _trouble(file: str, error: Exception, warning: str = '') -> Spoken:
    reason = str(error)
    trouble = reason if file in reason else f'{file}: {reason}'
    return Spoken(file, warning=warning, trouble=trouble)
