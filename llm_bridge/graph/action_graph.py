"""The action graph: steps, what they wait for, and how they end."""

from collections import Counter
from typing import Literal

from pydantic import Field, model_validator
from typing_extensions import Self

from llm_bridge.graph.condition import Condition
from llm_bridge.site.skill import Frozen, Id, Risk, Scalar
from llm_bridge.site.text_enum import TextEnum

BRIDGE = 'bridge'
"""The target of steps that the executor itself carries out: wait, check, tell."""


class StepStatus(TextEnum):
    """Life of a step while it is carried out (VDA 5050 action states)."""

    WAITING = 'WAITING'
    """Its dependencies, its condition or its resource are not there yet."""
    INITIALIZING = 'INITIALIZING'
    """Being checked, confirmed by a person, or handed to the robot or device."""
    RUNNING = 'RUNNING'
    """The robot or device works, or its effect is watched for."""
    PAUSED = 'PAUSED'
    """Held, to go on later."""
    RETRIABLE = 'RETRIABLE'
    """Failed, and about to be tried again."""
    FINISHED = 'FINISHED'
    """Ended as asked, seen or unseen: see the outcome."""
    FAILED = 'FAILED'
    """Ended otherwise: see the outcome."""


class Outcome(TextEnum):
    """How a step ended. Reports are made from these only."""

    CONFIRMED = 'confirmed'
    """The effect was observed."""
    UNCONFIRMED = 'unconfirmed'
    """Sent and accepted, but the effect was not or cannot be observed."""
    FAILED = 'failed'
    """Refused, timed out, or observed not to have worked."""
    SKIPPED = 'skipped'
    """Not started: its condition did not hold, or a step before it failed."""
    CANCELLED = 'cancelled'
    """Stopped by a person, a newer command or the stop latch."""


class Guard(Frozen):
    """When a step may start."""

    mode: Literal['if', 'wait']
    """if: looked at once, and the step is skipped when it does not hold;
    wait: the step starts when it comes to hold, and fails after `timeout_s`."""
    condition: Condition
    timeout_s: float | None = Field(default=None, gt=0)


MOST_TIMES = 1000
"""A step may be repeated no more often."""


class Repeat(Frozen):
    """How often a step is carried out."""

    times: int = Field(default=1, ge=1, le=MOST_TIMES)
    """At most this often."""
    until: Condition | None = None
    """Looked at after each time; ends the repetition when it holds."""


class Step(Frozen):
    """One skill asked of one robot or device."""

    id: Id
    skill: Id
    target: Id
    """The robot or device that acts, or 'bridge'."""
    args: dict[Id, Scalar] = {}
    """Numbers in SI or percent, entities by id."""
    after: tuple[Id, ...] = ()
    """Steps that must have ended well (or been skipped by their own condition) before."""
    given: tuple[Id, ...] = ()
    """Steps that must have been carried out: when one was skipped, this one is skipped too."""
    when: Guard | None = None
    repeat: Repeat | None = None
    timeout_s: float | None = Field(default=None, gt=0)
    """Longest time from dispatch to the end; None: the skill's."""
    on_failure: Literal['stop', 'continue', 'retry'] = 'stop'
    """stop: nothing after it starts; continue: steps after it start anyway; retry: try again, then
    stop."""
    retries: int = Field(default=1, ge=0, le=10)
    """With on_failure retry: how many further tries."""
    risk: Risk = Risk.INFO
    """At least this risky. The policy of the site can only make it riskier."""
    confirm: bool = False
    """Waits for a yes before it is dispatched; so does what the policy guards."""
    because: str = ''
    """The words of the command it came from."""


class ActionGraph(Frozen):
    """A command as steps. Ids of steps are unique; every reference is to a step of the graph."""

    id: str = Field(min_length=1, max_length=64)
    command: str = Field(default='', max_length=20_000)
    """What was said."""
    speaker: str = 'anonymous'
    channel: str = Field(default='', max_length=80)
    """How it was said: 'terminal', 'voice', 'mqtt:anna' (a user that the channel has proved); ''
    for ROS 2. With the speaker it decides what is allowed."""
    language: str = 'en'
    created: float = 0.0
    """Unix time in seconds when it was made; an old graph is refused on arrival."""
    steps: tuple[Step, ...] = ()
    site: str = ''
    tier: str = ''
    """What understood it: stop, template, model; 'given' for a graph from outside."""

    def step(self, step_id: str) -> Step | None:
        """Return the step of that id, or None."""
        return next((s for s in self.steps if s.id == step_id), None)

    @model_validator(mode='after')
    def _ids_are_unique(self) -> Self:
        for step_id, count in Counter(s.id for s in self.steps).items():
            if count > 1:
                raise ValueError(f"step id '{step_id}' comes more than once; ids must be unique")
        return self
