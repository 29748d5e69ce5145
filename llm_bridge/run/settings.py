"""The settings of the executor: each with its default, its range and a sentence."""

from typing import Literal

from pydantic import Field

from llm_bridge.site.skill import Frozen


class ExecutorSettings(Frozen):
    """How patient and how strict the executor is. All times are in seconds."""

    max_age_s: float = Field(
        default=30.0, gt=0, le=3600, description=('refuse a graph made longer ago than this')
    )
    max_ahead_s: float = Field(
        default=5.0,
        ge=0,
        le=600,
        description=('refuse a graph from further in the future than this'),
    )
    max_graphs: int = Field(
        default=32, ge=1, le=1000, description=('most graphs carried out at once')
    )
    max_steps: int = Field(default=200, ge=1, le=10_000, description=('most steps of one graph'))
    max_text: int = Field(
        default=1_000_000,
        ge=1000,
        le=100_000_000,
        description=('most characters of a graph that arrives as JSON'),
    )
    confirm_timeout_s: float = Field(
        default=30.0,
        gt=0,
        le=600,
        description=('a question that nobody answers for so long counts as no'),
    )
    yes_after_s: float = Field(
        default=1.0,
        ge=0,
        le=10,
        description=(
            'where one question follows another, a yes that names neither counts only so long '
            'after the second: before, it was meant for the first'
        ),
    )
    guard_timeout_s: float = Field(
        default=90_000.0,
        gt=0,
        le=172_800,
        description=('longest wait for a condition, even if a graph asks for more'),
    )
    busy_timeout_s: float = Field(
        default=300.0,
        gt=0,
        le=86_400,
        description=('longest wait for a robot or device that another step holds'),
    )
    unknown_patience_s: float = Field(
        default=2.0,
        ge=0,
        le=60,
        description=('how long a step waits for a pose or state that is not known, then fails'),
    )
    retry_pause_s: float = Field(
        default=1.0, ge=0, le=60, description=('pause before a failed step is tried again')
    )
    already_s: float = Field(
        default=1.0,
        ge=0,
        le=60,
        description=(
            'a state that was already as wished must stay so for this long after the dispatch'
        ),
    )
    settle_s: float = Field(
        default=0.5,
        ge=0,
        le=10,
        description=('a robot stands still when its pose has not changed for this long'),
    )
    off_course_m: float = Field(
        default=1.0,
        gt=0,
        le=100,
        description=('a robot so many metres off the line of a relative move or turn is stopped'),
    )
    stop_motion_s: float = Field(
        default=2.0,
        gt=0,
        le=30,
        description=(
            'a robot that still moves so long after its motion was cancelled sets the stop latch'
        ),
    )
    halt_period_s: float = Field(
        default=0.05,
        gt=0,
        le=1,
        description=('while the stop latch is set, everything is halted again after this time'),
    )
    restart_halt_s: float = Field(
        default=5.0,
        ge=0,
        le=60,
        description=(
            'so long after a restart that cut a command off everything is halted again and again, '
            'and nothing is dispatched'
        ),
    )
    remembered_ids: int = Field(
        default=10_000,
        ge=100,
        le=1_000_000,
        description=('how many graph ids are remembered to refuse duplicates'),
    )
    after_restart: Literal['clear', 'as it was'] = Field(
        default='as it was',
        description=(
            'whether a stop outlasts a restart of the executor (as it was) or ends with it (clear)'
        ),
    )
