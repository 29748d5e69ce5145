"""Decode commands into draft plans with a tuned model on this machine's CPU."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
import hashlib
import math
from pathlib import Path
from threading import Event, Lock
import time

import torch
from torch import Tensor

from llm_bridge.adapters.base_model_transformers import cache_folder
from llm_bridge.adapters.forward_transformers import Forward, Weights
from llm_bridge.adapters.grammar_llguidance import PlanTokens, PlanWalk
from llm_bridge.adapters.plan_model_transformers import (
    load_memory,
    load_plan_model,
    PlanModel,
    save_memory,
)
from llm_bridge.language.plans.decoder import Alternative, DecodeError, Draft
from llm_bridge.language.plans.plan import Nothing
from llm_bridge.language.plans.plan_language import PlanSyntaxError, read
from llm_bridge.language.plans.read_ahead import ReadAhead
from llm_bridge.language.plans.signatures import prompt_command, Signature, signatures
from llm_bridge.language.text.words import MAX_WORDS
from llm_bridge.site.site import Site

TINY = 1e-9
"""A probability that is rounded to 0 counts as this."""
SHIPPED = Path(__file__).parents[1] / 'models' / 'smollm2_plans'
"""The tuned model that comes with the package."""


@dataclass(frozen=True)
class DecodeSettings:
    """How long a model may think, and how it computes."""

    timeout_s: float = 8.0
    """Give a command up after this long."""
    max_tokens: int = 400
    """Longest plan."""
    max_words: int = MAX_WORDS
    """Longest command."""
    threads: int | None = 1
    """Of torch, for the whole process; None leaves them as they are. A second one gains little on
    a free machine and loses a factor of 10 on a busy one: each small operation waits for both."""
    read_ahead: int = 12
    """Tokens of the plan to guess and read with the one that must be read; 0: none."""
    second_look: float = 0.85
    """Of decisions less probable than this the second choice is written out too; 0: of none,
    1: of all."""
    most_looks: int = 4
    """So many second choices at most, those of the weakest decisions."""
    weights: Weights | None = None
    """How the model's numbers are kept; None: as this processor is quickest."""
    untuned: bool = False
    """Use the base model as it is; to compare with."""


class TransformersDecoder:
    """A causal model behind the grammar; one command at a time."""

    def __init__(
        self,
        site: Site | Sequence[Signature],
        model_folder: Path | None = None,
        settings: DecodeSettings | None = None,
    ) -> None:
        """Load the model and read the site's skills; about 2 s. Raises DecodeError."""
        self.settings = settings or DecodeSettings()
        if self.settings.threads:
            torch.set_num_threads(self.settings.threads)
        self.signatures = signatures(site) if isinstance(site, Site) else tuple(site)
        self._lock, self._cancelled = Lock(), Event()
        model = load_plan_model(
            model_folder or SHIPPED,
            self.settings.weights,
            self.settings.untuned,
        )
        self._forward = model.forward
        self._plans = PlanTokens(model.tokenizer, model.eos, self.signatures)
        self._ahead = ReadAhead(self.signatures)
        self._prefix = self._plans.prompt()
        with torch.inference_mode():
            self._read_prefix(model)

    def decode(self, words: tuple[str, ...]) -> Draft:
        """Return the draft for normalised words. Raises DecodeError."""
        if not words:
            return Draft(Nothing())
        if len(words) > self.settings.max_words:
            raise DecodeError(
                f'the command has {len(words)} words, at most '
                f'{self.settings.max_words} are allowed: say less at once'
            )
        until = time.monotonic() + self.settings.timeout_s
        if not self._lock.acquire(timeout=self.settings.timeout_s):
            raise DecodeError(
                f'the model was busy with other commands for {self.settings.timeout_s:g} s: '
                'wait for their answers, or allow more time'
            )
        self._cancelled.clear()
        try:
            with torch.inference_mode():
                return self._decode(words, until)
        except (RuntimeError, MemoryError) as error:
            raise DecodeError(f'the model failed ({error}): is there memory left?') from error
        finally:
            self._lock.release()

    def cancel(self) -> None:
        """Let the command that is being decoded, if any, end in a DecodeError soon.

        Soon is after the call of the model that runs; commands that wait their turn go on.
        """
        self._cancelled.set()

    def _decode(self, words: tuple[str, ...], until: float) -> Draft:
        command = self._plans.encode(prompt_command(words))
        reading = _Reading(self._forward, len(self._prefix), command)
        walk = self._plans.walk(words)
        written = self._write(words, _Written(), walk, reading, until)
        weak = sorted(
            (d for d in written.decisions if d.share < self.settings.second_look),
            key=lambda d: d.share,
        )
        others = []
        for decision in weak[: self.settings.most_looks]:
            start = [*written.tokens[: decision.at], decision.second]
            begun = _Written(start, decision.log_share)
            other = self._other_plan(words, begun, walk, reading, until)
            if other is not None:
                others.append(replace(other, odds=other.odds - written.log_share))
        text = self._plans.text(written.tokens)
        return Draft(
            plan=read(text, self.signatures),
            confidence=min((d.share for d in written.decisions), default=1.0),
            calls=reading.calls,
            tokens=reading.tokens,
            text=text,
            others=tuple(others),
        )

    def _other_plan(
        self,
        words: tuple[str, ...],
        start: '_Written',
        walk: PlanWalk,
        reading: '_Reading',
        until: float,
    ) -> Alternative | None:
        """Return the most probable plan with that beginning; None: it did not end."""
        try:
            written = self._write(words, start, walk, reading, until)
            plan = read(self._plans.text(written.tokens), self.signatures)
            return Alternative(plan, written.log_share)
        except (DecodeError, PlanSyntaxError) as error:
            if isinstance(error, DecodeError) and error.cancelled:
                raise
            return None  # a second look is a help, not a need

    def _write(
        self,
        words: tuple[str, ...],
        start: '_Written',
        walk: PlanWalk,
        reading: '_Reading',
        until: float,
    ) -> '_Written':
        """Write a plan to its end, choosing the most probable token wherever there is a choice."""
        walk.restart()
        plan: list[int] = []
        decisions: list[_Decision] = []
        log_share = start.log_share
        for token in start.tokens:
            if self._take(walk, token, plan):
                return _Written(plan, log_share)
        reading.go_to(plan)
        while True:
            choices = walk.choices()
            if not choices:
                raise DecodeError(f"the plan '{self._plans.text(plan)}' cannot go on")
            token = choices[0]
            if len(choices) > 1:
                if self._cancelled.is_set():
                    raise DecodeError(
                        'the command was given up while the model read it', cancelled=True
                    )
                if time.monotonic() > until:
                    raise DecodeError(
                        f'the model took longer than {self.settings.timeout_s:g} s '
                        f'for {len(words)} words: allow more time or say less'
                    )
                shares = self._shares(choices, reading, plan, words)
                share, order = shares.topk(2)
                token = choices[int(order[0])]
                first, second = (max(s, TINY) for s in share.tolist())
                decisions.append(
                    _Decision(
                        len(plan), first, choices[int(order[1])], log_share + math.log(second)
                    )
                )
                log_share += math.log(first)
            if self._take(walk, token, plan):
                return _Written(plan, log_share, tuple(decisions))
            reading.add(token)
            if len(plan) > self.settings.max_tokens:
                raise DecodeError(
                    f'the plan for {len(words)} words has more than '
                    f'{self.settings.max_tokens} tokens: say less at once'
                )

    def _take(self, walk: PlanWalk, token: int, plan: list[int]) -> bool:
        """Add a token to a plan; tell whether it ends it."""
        if not walk.take(token):
            raise DecodeError(f"the plan '{self._plans.text(plan)}' cannot go on")
        if token == self._plans.eos:
            return True
        plan.append(token)
        return False

    def _shares(
        self, choices: list[int], reading: '_Reading', plan: list[int], words: tuple[str, ...]
    ) -> Tensor:
        """Return the probabilities of the tokens that may come next."""
        guess: list[int] = []
        if self.settings.read_ahead and not reading.is_read():
            whole = self._plans.encode_plan(self._ahead.guess(words, self._plans.text(plan)))
            if whole[: len(plan)] == plan:
                guess = whole[len(plan) :][: self.settings.read_ahead]
        state = reading.state(guess)
        logits = self._forward.rows[choices].to(state.dtype) @ state
        return logits.float().softmax(-1)

    def _read_prefix(self, model: PlanModel) -> None:
        """Read the site's part of the prompt, or take what was read of it from disk."""
        key = hashlib.sha256(repr((self._prefix, model.digest)).encode()).hexdigest()[:24]
        file = cache_folder() / 'prefixes' / f'{key}.safetensors'
        memory = load_memory(file)
        if memory is None:
            # Every command leans on it, so it is worth the slower and more exact reading.
            exact = model.exact()
            exact.read(self._prefix, 0)
            memory = exact.memory(len(self._prefix))
            save_memory(memory, file)
        self._forward.remember(memory)


@dataclass(frozen=True)
class _Decision:
    """A place in a plan where several tokens could come."""

    at: int
    """Index in the plan."""
    share: float
    """Probability of the token that was taken."""
    second: int
    """The next most probable one."""
    log_share: float
    """Logarithm of the probability of the plan up to here, with that one."""


@dataclass(frozen=True)
class _Written:
    """A plan in tokens, or the beginning of one, and what was decided on the way."""

    tokens: list[int] = field(default_factory=list)
    log_share: float = 0.0
    """Logarithm of its probability."""
    decisions: tuple[_Decision, ...] = ()


class _Reading:
    """What the model has read of one command and its plan, a few guessed tokens ahead.

    A call with some more tokens costs hardly more than one with a single token: right guesses
    save calls, wrong ones are forgotten.
    """

    def __init__(self, forward: Forward, start: int, command: list[int]) -> None:
        self._forward = forward
        self._start = start
        self._command = command
        self._read: list[int] = []
        self._states: list[Tensor] = []
        self.plan: list[int] = []
        self.calls = 0
        self.tokens = 0

    def is_read(self) -> bool:
        """Tell whether the state after all tokens so far is known."""
        return self._agreed() == len(self._command) + len(self.plan)

    def state(self, guess: list[int]) -> Tensor:
        """Return the state after all tokens so far; read them, and the guess, when needed."""
        wanted = self._command + self.plan
        agreed = self._agreed()
        if agreed < len(wanted):
            new = wanted[agreed:] + guess
            states = self._forward.read(new, self._start + agreed)
            self._read = wanted + guess
            self._states = [*self._states[:agreed], *states]
            self.calls += 1
            self.tokens += len(new)
        return self._states[len(wanted) - 1]

    def add(self, token: int) -> None:
        """Go on with a token of the plan."""
        self.plan.append(token)

    def go_to(self, plan: list[int]) -> None:
        """Go back, or on, to a beginning of the plan."""
        self.plan = list(plan)

    def _agreed(self) -> int:
        """Return how many of the tokens so far were read as they are."""
        wanted = self._command + self.plan
        for index, (token, other) in enumerate(zip(wanted, self._read, strict=False)):
            if token != other:
                return index
        return min(len(wanted), len(self._read))
