"""The lines that `llm-bridge parse` reads and writes: one command in, what it came to out."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, ValidationError
from typing_extensions import Self

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.dialogue.dialogue import Memory
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome, ModelUse, Understanding
from llm_bridge.site.skill import Frozen, Scalar
from llm_bridge.site.world import EntityState, World


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
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = '.'.join(str(part) for part in first['loc'])
        result = ResultRecord(
            id=f'line {number}',
            outcome=CommandOutcome.REFUSED,
            problems=(
                Problem(
                    code=ProblemCode.MALFORMED,
                    came=line.strip()[:80],
                    message=(
                        f'Line {number} is no command{f" ({where})" if where else ""}: '
                        f'{first["msg"]}; a line is a JSON object with "id" and "text".'
                    ),
                ),
            ),
        )
    else:
        result = parse(record, understander)
    return result.model_dump_json(by_alias=True)
