"""Write the plans that a model finds most probable for commands, several in one call."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
import math
from threading import Event
import time
from typing import TypeVar

import torch

from llm_bridge.adapters.command_reading_transformers import Panel, read_wanted, Wanted
from llm_bridge.adapters.grammar_llguidance import PlanTokens, PlanWalk
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.language.plans.likely_skills import SkillLeaning
from llm_bridge.language.plans.read_ahead import ReadAhead

MOST_RIVALS = 3
"""So many other tokens at a place in a plan are worth a look at most."""
LEAST_RIVAL = 0.03
"""Probability of a third or fourth choice that is worth a look."""
_ALIKE = (4, 3, 2)
"""So many tokens of two plans are the same where one is guessed to go on as the other."""
TINY = 1e-9
"""A probability that is rounded to 0 counts as this."""


@dataclass(frozen=True)
class WriteSettings:
    """How far a plan is written, and what is done about doubts."""

    timeout_s: float = 8.0
    """Give a command up after this long."""
    max_tokens: int = 400
    """Longest plan."""
    read_ahead: int = 8
    """Tokens of the plan to guess and read with the one that must be read; 0: none."""
    second_look: float = 0.9
    """Of decisions less probable than this other choices are written out too; 0: of none, 1: of
    all."""
    most_looks: int = 6
    """So many other choices at most, the most probable ones."""


@dataclass(frozen=True)
class Rival:
    """Another token that could have come at a place in a plan."""

    at: int
    """Index in the plan."""
    token: int
    log_share: float
    """Logarithm of the probability of the plan up to here, with that one."""
    odds: float
    """Natural logarithm of its probability beside that of the token that was taken."""


@dataclass(frozen=True)
class Decision:
    """A place in a plan where several tokens could come."""

    share: float
    """Probability of the token that was taken, for the model alone and with what it leans to: the
    lesser."""
    taken: float
    """Its probability with what the model leans to."""
    rivals: tuple[Rival, ...] = ()
    """Others that are worth a look, the most probable first."""


@dataclass(frozen=True)
class Written:
    """A plan in tokens, or the beginning of one, and what was decided on the way."""

    tokens: list[int] = field(default_factory=list)
    log_share: float = 0.0
    """Logarithm of its probability."""
    decisions: tuple[Decision, ...] = ()

    def least(self) -> float:
        """Return the smallest probability among its decisions."""
        return min((d.share for d in self.decisions), default=1.0)


Leaning = Callable[[], SkillLeaning]
"""Gives which skills a command leans towards, once that is read."""
T = TypeVar('T')
Work = Generator[Wanted, None, T]
"""Work on one command: yields what must be read before it can go on, and returns its outcome."""
_Writing = Generator[list[int], None, Written]
"""A plan on its way: yields a beginning whenever it must be read, and returns the whole."""


def side_by_side(works: Sequence[Work[T]]) -> list[T]:
    """Do the work on several commands at the same time; return the outcomes.

    What all of them want to have read is read in one call. Raises what any of them raises.
    """
    ended: dict[int, T] = {}
    while True:
        wanted: list[Wanted] = []
        for number, work in enumerate(works):
            if number in ended:
                continue
            try:
                wanted.append(next(work))
            except StopIteration as end:
                ended[number] = end.value
        if not wanted:
            return [ended[number] for number in range(len(works))]
        read_wanted(wanted)


class PlanWriter:
    """Writes plans for one command."""

    def __init__(
        self,
        plans: PlanTokens,
        ahead: ReadAhead,
        settings: WriteSettings,
        words: tuple[str, ...],
        walk: PlanWalk,
        panel: Panel,
        cancelled: Event,
        until: float,
        leaning: Leaning | None = None,
    ) -> None:
        """Begin with a walk that has not begun.

        The command is given up once `cancelled` is set, or the clock shows `until`. What
        `leaning` gives weighs in where a skill is named.
        """
        self.panel = panel
        self._plans = plans
        self._ahead = ahead
        self._settings = settings
        self._words = words
        self._cancelled = cancelled
        self._until = until
        self._walk = walk
        self._leaning = leaning

    def likeliest(self, *, by_all: bool = True) -> Work[Written]:
        """Find the most probable plan. Raises DecodeError.

        What is doubted is decided by all readings; the first alone counts where there is no time,
        or not `by_all`.
        """
        [written] = yield from self._all([self._write(Written(), among=1)], among=1)
        if isinstance(written, DecodeError):
            raise written
        everyone = len(self.panel.readings)
        if not by_all or everyone == 1 or written.least() >= self._settings.second_look:
            return written
        again = self._write(Written(), among=everyone)
        [agreed] = yield from self._all([again], among=everyone, hint=written.tokens)
        return written if isinstance(agreed, DecodeError) else agreed

    def others(self, written: Written) -> Work[list[Written]]:
        """Find the most probable plans with the likeliest other choices at its decisions.

        They are a help and not a need: what does not end, or comes too late, is left out.
        """
        rivals = sorted((r for d in written.decisions for r in d.rivals), key=lambda r: -r.odds)
        beginnings = [
            Written([*written.tokens[: rival.at], rival.token], rival.log_share)
            for rival in rivals[: self._settings.most_looks]
        ]
        writings = [self._write(beginning, among=1) for beginning in beginnings]
        found = yield from self._all(writings, among=1, hint=written.tokens)
        return [one for one in found if isinstance(one, Written)]

    def _all(
        self, writings: Sequence[_Writing], among: int, hint: Sequence[int] = ()
    ) -> Work[list[Written | DecodeError]]:
        """Go on with plans side by side until each has ended, or cannot.

        What they want to have read is wanted at once, with what they may go on with. Raises
        DecodeError where the command is given up.
        """
        ended: dict[int, Written | DecodeError] = {}
        while True:
            wanted: list[list[int]] = []
            for number, writing in enumerate(writings):
                if number in ended:
                    continue
                try:
                    plan = next(writing)
                    wanted.append([*plan, *self._guess(plan, hint)])
                except StopIteration as end:
                    ended[number] = end.value
                except DecodeError as error:
                    ended[number] = error
            if not wanted:
                return [ended[number] for number in range(len(writings))]
            if self._cancelled.is_set():
                raise DecodeError(
                    'the command was given up while the model read it', cancelled=True
                )
            if time.monotonic() > self._until:
                late = DecodeError(
                    f'the model took longer than {self._settings.timeout_s:g} s '
                    f'for {len(self._words)} words: allow more time or say less'
                )
                return [ended.get(number, late) for number in range(len(writings))]
            yield Wanted(self.panel, wanted, among)

    def _write(self, start: Written, among: int) -> _Writing:
        """Write a plan to its end, choosing the most probable token wherever there is a choice.

        The first readings of the panel decide, so many of them. Raises DecodeError where the plan
        cannot go on.
        """
        walk = self._walk.copy()
        plan: list[int] = []
        decisions: list[Decision] = []
        log_share = start.log_share
        for token in start.tokens:
            if self._take(walk, token, plan):
                return Written(plan, log_share)
        while True:
            choices = walk.choices()
            if not choices:
                raise DecodeError(f"the plan '{self._plans.text(plan)}' cannot go on")
            token = choices[0]
            if len(choices) > 1:
                if not self.panel.is_read(plan, among):
                    yield list(plan)
                decision, token = self._decide(choices, plan, log_share, among)
                decisions.append(decision)
                log_share += math.log(decision.taken)
            if self._take(walk, token, plan):
                return Written(plan, log_share, tuple(decisions))
            if len(plan) > self._settings.max_tokens:
                raise DecodeError(
                    f'the plan for {len(self._words)} words has more than '
                    f'{self._settings.max_tokens} tokens: say less at once'
                )

    def _decide(
        self, choices: list[int], plan: list[int], log_share: float, among: int
    ) -> tuple[Decision, int]:
        """Return what is decided after a beginning, and the token that was taken.

        What leans a model cannot make it surer than it is by itself.
        """
        alone = self.panel.shares(plan, choices, among)
        leaning = self._leans(plan, choices)
        shares = alone if leaning is None else (alone.log() + torch.tensor(leaning)).softmax(-1)
        share, order = shares.topk(min(MOST_RIVALS + 1, len(choices)))
        first, *less = [max(s, TINY) for s in share.tolist()]
        token, *tokens = [choices[index] for index in order.tolist()]
        sure = min(first, max(float(alone[order[0]]), TINY))
        rivals = tuple(
            Rival(len(plan), other, log_share + math.log(each), math.log(each / first))
            for other, each in zip(tokens, less, strict=True)
            if sure < self._settings.second_look and (each > LEAST_RIVAL or other == tokens[0])
        )
        return Decision(sure, first, rivals), token

    def _leans(self, plan: list[int], choices: list[int]) -> list[float] | None:
        if self._leaning is None:
            return None
        texts = ('' if c == self._plans.eos else self._plans.text([c]) for c in choices)
        return self._leaning().of(self._plans.text(plan), texts)

    def _take(self, walk: PlanWalk, token: int, plan: list[int]) -> bool:
        """Add a token to a plan; tell whether it ends it."""
        if not walk.take(token):
            raise DecodeError(f"the plan '{self._plans.text(plan)}' cannot go on")
        if token == self._plans.eos:
            return True
        plan.append(token)
        return False

    def _guess(self, plan: list[int], hint: Sequence[int]) -> Sequence[int]:
        """Return tokens that a plan may go on with: those of the hint, where it is like it."""
        if hint and list(hint[: len(plan)]) == plan:
            return hint[len(plan) :]
        if not self._settings.read_ahead:
            return ()
        same = _behind_the_same(plan, hint)
        if same:
            return same[: 2 * self._settings.read_ahead]
        whole = self._plans.encode_plan(self._ahead.guess(self._words, self._plans.text(plan)))
        fits = whole[: len(plan)] == plan
        return whole[len(plan) :][: self._settings.read_ahead] if fits else ()


def _behind_the_same(plan: list[int], other: Sequence[int]) -> Sequence[int]:
    """Return how another plan goes on behind the tokens that this one ends with now."""
    for size in _ALIKE:
        for at in range(len(other) - size, -1, -1):
            if len(plan) > size and list(other[at : at + size]) == plan[-size:]:
                return other[at + size :]
    return ()
