"""The lines that `llm-bridge parse` reads and writes: one command in, what it came to out."""

from collections.abc import Iterable, Mapping
import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, ValidationError
from typing_extensions import Self

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.dialogue.dialogue import Memory
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome, ModelUse, Understanding
from llm_bridge.site.names import nearest
from llm_bridge.site.skill import Frozen, Scalar
from llm_bridge.site.world import EntityState, World

_HISTORY = dict.fromkeys(('before', 'previous', 'earlier', 'context', 'turns'), 'history')
"""What `history` is called elsewhere."""


class CommandRecord(BaseModel):
    """One line of input."""

    model_config = ConfigDict(frozen=True, extra='ignore')

    id: str = Field(min_length=1, max_length=64)
    text: str
    lang: str | None = None
    """ISO 639-1 code; the site's language when left out."""
    area: str | None = None
    """Id or name of the area the speaker is in."""
    speaker: str = 'anonymous'
    states: dict[str, dict[str, Scalar] | Scalar] = {}
    """Entity id -> its state attributes, or just its `state`."""
    history: tuple[str, ...] = ()
    """Commands that the same speaker gave before, oldest first."""

    @field_validator('id', mode='before')
    @classmethod
    def _numbers_are_ids(cls, value: Any) -> Any:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @field_validator('history', mode='before')
    @classmethod
    def _turns_are_texts(cls, value: Any) -> Any:
        if not isinstance(value, list | tuple):
            return value
        return [
            turn['text'] if isinstance(turn, Mapping) and 'text' in turn else turn
            for turn in value
        ]

    def world(self) -> World:
        """Return the states as a snapshot observed just now."""
        return World(
            {
                key: EntityState(state if isinstance(state, dict) else {'state': state})
                for key, state in self.states.items()
            }
        )


class ResultRecord(Frozen):
    """One line of output."""

    id: str
    outcome: CommandOutcome
    graph: ActionGraph | None = None
    question: str | None = None
    choices: tuple[str, ...] = ()
    answer: str | None = None
    problems: tuple[Problem, ...] = ()
    tier: str = ''
    model: ModelUse = ModelUse()
    ms: dict[str, float] = {}
    say: str = ''
    draft: str = ''

    @classmethod
    def of(cls, record_id: str, understood: Understanding) -> Self:
        """Return the line for an understanding."""
        return cls(
            id=record_id,
            **{name: getattr(understood, name) for name in cls.model_fields if name != 'id'},
        )


def parse(record: CommandRecord, understander: Understander) -> ResultRecord:
    """Return what a command comes to after its history, each part of which is understood first."""
    return ResultRecord.of(
        record.id,
        understander.understand(
            record.text,
            record.world(),
            speaker=record.speaker,
            area=record.area,
            language=record.lang,
            history=remembered(record, understander),
            command_id=record.id,
        ),
    )


def remembered(record: CommandRecord, understander: Understander) -> Memory:
    """Return the memory of the commands that came before."""
    world = record.world()
    memory = Memory()
    for text in record.history:
        memory = understander.understand(
            text,
            world,
            speaker=record.speaker,
            area=record.area,
            language=record.lang,
            history=memory,
        ).memory
    return memory


def parse_line(line: str, number: int, understander: Understander) -> str:
    """Return the JSON line for a JSON line of input; a line that is no command is refused."""
    try:
        record = CommandRecord.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = '.'.join(str(part) for part in first['loc'])
        message = (
            f'Line {number} is no command{f" ({where})" if where else ""}: '
            f'{_what_came({**first})}; a line is a JSON object with "id" and "text".'
        )
        problem = Problem(code=ProblemCode.MALFORMED, came=line.strip()[:80], message=message)
        result = ResultRecord(
            id=f'line {number}',
            outcome=CommandOutcome.REFUSED,
            problems=(problem,),
            say=message,
        )
    else:
        result = parse(record, understander)
    return result.model_dump_json(by_alias=True)


def _what_came(error: Mapping[str, Any]) -> str:
    """Return what is wrong with a value: what came and what is allowed."""
    came = error['input']
    if error['type'] == 'string_too_long' and isinstance(came, str):
        most = error.get('ctx', {}).get('max_length')
        return f"'{came[:24]}...' has {len(came)} characters, at most {most} are allowed"
    is_short = isinstance(came, str | int | float | bool) and error['type'] != 'json_invalid'
    return str(error['msg']) + (f'; came {str(came)[:40]!r}' if is_short and str(came) else '')


def unknown_keys(line: str, allowed: Iterable[str]) -> Mapping[str, str]:
    """Return the keys of a line that nothing reads, each with a sentence that says what is."""
    try:
        data = json.loads(line)
    except ValueError:
        return {}
    known = tuple(allowed)
    found = {}
    for key in data if isinstance(data, dict) else ():
        if key in known:
            continue
        near = next((k for k in (_HISTORY.get(key.lower(), ''), *nearest(key, known)) if k), '')
        guess = f", did you mean '{near}'?" if near else ','
        found[key] = f"key '{key}' is not known{guess} Allowed: {', '.join(known)}.".replace(
            ', Allowed', '; allowed'
        )
    return found
