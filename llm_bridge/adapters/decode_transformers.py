"""Decode commands into draft plans with a tuned model on this machine's CPU."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
import hashlib
import math
from pathlib import Path
from random import Random
from threading import Event, Lock
import time

import torch
from torch import Tensor

from llm_bridge.adapters.base_model_transformers import cache_folder
from llm_bridge.adapters.command_reading_transformers import CommandReading, Panel
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

MOST_RIVALS = 3
"""So many other tokens at a place in a plan are worth a look at most."""
LEAST_RIVAL = 0.03
"""Probability of a third or fourth choice that is worth a look."""
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
    second_look: float = 0.9
    """Of decisions less probable than this other choices are written out too; 0: of none, 1: of
    all."""
    most_looks: int = 6
    """So many other choices at most, the most probable ones."""
    orders: int = 3
    """Where a decision is less probable than `second_look` the command is read with the site's
    skills in so many orders, and the mean of what comes of it counts; 1: only as they are."""
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
        self._plans = PlanTokens(model.tokenizer, model.eos, self.signatures)
        self._ahead = ReadAhead(self.signatures)
        with torch.inference_mode():
            self._prompts = [
                self._read_prompt(model, order)
                for order in orders(self.signatures, self.settings.orders)
            ]

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
        panel = Panel([CommandReading(p.forward, p.length, command) for p in self._prompts])
        walk = self._plans.walk(words)
        written = self._write(words, _Written(), walk, panel.first(), until)
        if len(self._prompts) > 1 and written.least() < self.settings.second_look:
            panel.hint = written.tokens
            written = self._helped(words, _Written(), walk, panel, until) or written
        rivals = sorted(
            (rival for d in written.decisions for rival in d.rivals), key=lambda r: -r.odds
        )
        others = []
        for rival in rivals[: self.settings.most_looks]:
            start = [*written.tokens[: rival.at], rival.token]
            beginning = _Written(start, rival.log_share)
            other = self._helped(words, beginning, walk, panel.first(), until)
            if other is not None:
                with suppress(PlanSyntaxError):  # a second look is a help, not a need
                    plan = read(self._plans.text(other.tokens), self.signatures)
                    others.append(Alternative(plan, other.log_share - written.log_share))
        text = self._plans.text(written.tokens)
        return Draft(
            plan=read(text, self.signatures),
            confidence=written.least(),
            calls=panel.calls,
            tokens=panel.tokens,
            text=text,
            others=tuple(others),
        )

    def _helped(
        self,
        words: tuple[str, ...],
        start: '_Written',
        walk: PlanWalk,
        panel: Panel,
        until: float,
    ) -> '_Written | None':
        """Return the most probable plan with that beginning; None: it did not end.

        It is a help and not a need: what is known already counts where it fails.
        """
        try:
            return self._write(words, start, walk, panel, until)
        except DecodeError as error:
            if error.cancelled:
                raise
            return None

    def _write(
        self,
        words: tuple[str, ...],
        start: '_Written',
        walk: PlanWalk,
        panel: Panel,
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
        panel.go_to(plan)
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
                shares = self._shares(choices, panel, plan, words)
                share, order = shares.topk(min(MOST_RIVALS + 1, len(choices)))
                likely = [max(s, TINY) for s in share.tolist()]
                tokens = [choices[index] for index in order.tolist()]
                token, first = tokens[0], likely[0]
                rivals = tuple(
                    _Rival(len(plan), other, log_share + math.log(each), math.log(each / first))
                    for other, each in zip(tokens[1:], likely[1:], strict=True)
                    if first < self.settings.second_look
                    and (each > LEAST_RIVAL or other == tokens[1])
                )
                decisions.append(_Decision(first, rivals))
                log_share += math.log(first)
            if self._take(walk, token, plan):
                return _Written(plan, log_share, tuple(decisions))
            panel.add(token)
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
        self, choices: list[int], panel: Panel, plan: list[int], words: tuple[str, ...]
    ) -> Tensor:
        """Return the probabilities of the tokens that may come next, their mean in a panel."""
        guess: list[int] = []
        if panel.hint[: len(plan)] == plan:
            guess = panel.hint[len(plan) :]
        if not guess and self.settings.read_ahead and not panel.is_read():
            whole = self._plans.encode_plan(self._ahead.guess(words, self._plans.text(plan)))
            if whole[: len(plan)] == plan:
                guess = whole[len(plan) :][: self.settings.read_ahead]
        rows = self._prompts[0].forward.rows[choices]
        states = [reading.state(guess) for reading in panel.readings]
        logits = [rows.to(state.dtype) @ state for state in states]
        return torch.stack([each.float().softmax(-1) for each in logits]).mean(0)

    def _read_prompt(self, model: PlanModel, order: Sequence[Signature]) -> '_Prompt':
        """Read the site's part of the prompt, or take what was read of it from disk."""
        tokens = self._plans.prompt(order)
        key = hashlib.sha256(repr((tokens, model.digest)).encode()).hexdigest()[:24]
        file = cache_folder() / 'prefixes' / f'{key}.safetensors'
        memory = load_memory(file)
        if memory is None:
            # Every command leans on it, so it is worth the slower and more exact reading.
            exact = model.exact()
            exact.read(tokens, 0)
            memory = exact.memory(len(tokens))
            save_memory(memory, file)
        forward = model.forward.beside()
        forward.remember(memory)
        return _Prompt(forward, len(tokens))


def orders(site_signatures: Sequence[Signature], count: int) -> list[list[Signature]]:
    """Return a site's skills in so many orders: as they are, and shuffled, always the same."""
    found = [list(site_signatures)]
    for number in range(1, count):
        found.append(list(site_signatures))
        Random(number).shuffle(found[-1])
    return found if len(site_signatures) > 1 else found[:1]


@dataclass(frozen=True)
class _Prompt:
    """A model that has read the site's skills in one order."""

    forward: Forward
    length: int
    """Tokens read."""


@dataclass(frozen=True)
class _Rival:
    """Another token that could have come at a place in a plan."""

    at: int
    """Index in the plan."""
    token: int
    log_share: float
    """Logarithm of the probability of the plan up to here, with that one."""
    odds: float
    """Natural logarithm of its probability beside that of the token that was taken."""


@dataclass(frozen=True)
class _Decision:
    """A place in a plan where several tokens could come."""

    share: float
    """Probability of the token that was taken."""
    rivals: tuple[_Rival, ...] = ()
    """Others that are worth a look, the most probable first."""


@dataclass(frozen=True)
class _Written:
    """A plan in tokens, or the beginning of one, and what was decided on the way."""

    tokens: list[int] = field(default_factory=list)
    log_share: float = 0.0
    """Logarithm of its probability."""
    decisions: tuple[_Decision, ...] = ()

    def least(self) -> float:
        """Return the smallest probability among its decisions."""
        return min((d.share for d in self.decisions), default=1.0)
