"""Decode commands into draft plans with a tuned model on this machine's CPU."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
import hashlib
import inspect
from pathlib import Path
import re
import tempfile
from threading import Lock
import time
from typing import Any

from safetensors.torch import load_file, save_file
import torch
from torch import Tensor
from transformers import AutoModelForCausalLM, DynamicCache
from transformers.utils.logging import disable_progress_bar

from llm_bridge.adapters.base_model_transformers import (
    base_model_folder,
    cache_folder,
    weights_digest,
)
from llm_bridge.adapters.grammar_llguidance import PlanTokens
from llm_bridge.adapters.tuned_weights_transformers import apply_tuned, read_card
from llm_bridge.language.decoder import DecodeError, Draft
from llm_bridge.language.plan import Nothing
from llm_bridge.language.plan_language import read
from llm_bridge.language.signatures import prompt_command, prompt_prefix, Signature, signatures
from llm_bridge.language.words import find, MAX_WORDS
from llm_bridge.site.site import Site

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
    guesses: int = 4
    """Words to read ahead where a span may go on."""
    int8: bool = False
    """Compute with 8-bit weights: quicker, a little less exact."""


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
        self._lock = Lock()
        folder = model_folder or SHIPPED
        self._model, tokenizer_json, self._digest = _load(folder)
        self._rows: Tensor = self._model.get_output_embeddings().weight
        self._body = self._model.get_decoder()
        if self.settings.int8:
            self._digest += '-int8'
            self._rows = self._rows.float()
            self._body = torch.ao.quantization.quantize_dynamic(
                self._body.float(), {torch.nn.Linear}, dtype=torch.qint8
            )
        names = inspect.signature(self._body.forward).parameters
        self._cache_name = 'cache' if 'cache' in names else 'past_key_values'
        self._plans = PlanTokens(tokenizer_json, self._model.config.eos_token_id, self.signatures)
        self._prefix = self._read_prefix()

    def decode(self, words: tuple[str, ...]) -> Draft:
        """Return the draft for normalised words. Raises DecodeError."""
        if not words:
            return Draft(Nothing())
        if len(words) > self.settings.max_words:
            raise DecodeError(
                f'the command has {len(words)} words, at most '
                f'{self.settings.max_words} are allowed: say less at once'
            )
        with self._lock, torch.inference_mode():
            return self._decode(words)

    def _decode(self, words: tuple[str, ...]) -> Draft:
        until = time.monotonic() + self.settings.timeout_s
        walk = self._plans.walk(words)
        reading = _Reading(self._forward, self._begin(), self._plans.encode(prompt_command(words)))
        plan: list[int] = []
        confidence = 1.0
        while True:
            choices = walk.choices()
            if not choices:
                raise DecodeError(f"the plan '{self._plans.text(plan)}' cannot go on")
            token = choices[0]
            if len(choices) > 1:
                if time.monotonic() > until:
                    raise DecodeError(
                        f'the model took longer than {self.settings.timeout_s:g} s '
                        f'for {len(words)} words: allow more time or say less'
                    )
                guess = self._guess(plan, words) if self.settings.guesses else []
                shares = (self._rows[choices] @ reading.state(guess)).float().softmax(-1)
                best = int(shares.argmax())
                token = choices[best]
                confidence = min(confidence, float(shares[best]))
            if not walk.take(token):
                raise DecodeError(f"the plan '{self._plans.text(plan)}' cannot go on")
            if token == self._plans.eos:
                break
            plan.append(token)
            reading.add(token)
            if len(plan) > self.settings.max_tokens:
                raise DecodeError(
                    f'the plan for {len(words)} words has more than '
                    f'{self.settings.max_tokens} tokens: say less at once'
                )
        text = self._plans.text(plan)
        return Draft(read(text, self.signatures), confidence, reading.calls, reading.tokens, text)

    def _guess(self, plan: list[int], words: tuple[str, ...]) -> list[int]:
        """Return tokens that will come next if the span goes on with the command's next words."""
        said = re.split(r'[:,=] ', self._plans.text(plan))[-1]
        span = tuple(said.split())
        at = find(words, span) if plan and span else None
        if at is None:
            return []
        following = words[at + len(span) : at + len(span) + self.settings.guesses]
        return [token for word in following for token in self._plans.encode(f' {word}')]

    def _forward(self, tokens: list[int], cache: Any) -> Tensor:
        """Return the state after each token, [tokens, width]."""
        out = self._body(
            input_ids=torch.tensor([tokens]), use_cache=True, **{self._cache_name: cache}
        )
        states: Tensor = out.last_hidden_state[0]
        return states

    def _begin(self) -> Any:
        """Return a cache that holds the site's part of the prompt and may grow."""
        cache = DynamicCache()
        for index, (keys, values) in enumerate(self._prefix):
            cache.update(keys, values, index)
        return cache

    def _read_prefix(self) -> list[tuple[Tensor, Tensor]]:
        """Compute keys and values of the site's part of the prompt, or take them from disk."""
        tokens = self._plans.encode(prompt_prefix(self.signatures))
        key = hashlib.sha256(repr((tokens, self._digest)).encode()).hexdigest()[:24]
        file = cache_folder() / 'prefixes' / f'{key}.safetensors'
        if file.is_file():
            saved = load_file(file)
            return [(saved[f'k{index}'], saved[f'v{index}']) for index in range(len(saved) // 2)]
        cache = DynamicCache()
        with torch.inference_mode():
            self._forward(tokens, cache)
        tensors = {}
        for index, layer in enumerate(cache.layers):
            tensors[f'k{index}'] = layer.keys.clone()
            tensors[f'v{index}'] = layer.values.clone()
        _save_atomically(tensors, file)
        return [(layer.keys, layer.values) for layer in cache.layers]


class _Reading:
    """What the model has read of one command and its plan, a few guessed tokens ahead.

    A call with some more tokens costs hardly more than one with a single token, and spans go on
    with the command's next words more often than not: right guesses save calls, wrong ones are
    forgotten.
    """

    def __init__(
        self, forward: Callable[[list[int], Any], Tensor], cache: Any, command: list[int]
    ) -> None:
        self._forward = forward
        self._cache = cache
        self._pending = command
        self._guessed: list[int] = []
        self._states: Tensor | None = None
        self._at = 0
        self.calls = 0
        self.tokens = 0

    def state(self, guess: list[int]) -> Tensor:
        """Return the state after all tokens so far; read them, and the guess, when needed."""
        if self._pending:
            self._states = self._forward([*self._pending, *guess], self._cache)
            self._at = len(self._pending) - 1
            self.calls += 1
            self.tokens += len(self._pending)
            self._pending, self._guessed = [], guess
        if self._states is None:
            raise DecodeError('a state was asked for before any token')
        return self._states[self._at]

    def add(self, token: int) -> None:
        """Go on with a token of the plan."""
        if self._guessed and self._guessed[0] == token:
            self._guessed = self._guessed[1:]
            self._at += 1
            return
        if self._guessed:
            self._cache.crop(-len(self._guessed))
            self._guessed = []
        self._pending.append(token)


def _load(folder: Path) -> tuple[Any, Path, str]:
    """Return the tuned model, its tokeniser's file and a digest of its weights."""
    card = read_card(folder)
    base = base_model_folder(str(card.get('base')))
    digest = f'{weights_digest(base)}-{card.get("sha256")}'
    disable_progress_bar()
    model: Any = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16)
    merged = cache_folder() / 'models' / f'tuned-{str(card.get("sha256"))[:24]}.safetensors'
    if merged.is_file():
        own = dict(model.named_parameters())
        with torch.no_grad():
            for name, weights in load_file(merged).items():
                own[name].data = weights
    else:
        apply_tuned(model, folder, weights_digest(base))
        _save_atomically(
            {
                name: p.detach()
                for name, p in model.named_parameters()
                if '.layers.' in name or name.endswith('.norm.weight')
            },
            merged,
        )
    model.eval()
    return model, base / 'tokenizer.json', digest


def _save_atomically(tensors: dict[str, Tensor], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix='.part-', delete=False) as partial:
        name = Path(partial.name)
    save_file(tensors, name)
    name.replace(file)
