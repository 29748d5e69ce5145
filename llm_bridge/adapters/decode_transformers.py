"""Decode commands into draft plans with a tuned model on this machine's CPU."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
import hashlib
from pathlib import Path
from random import Random
from threading import Event, Lock
import time

import torch

from llm_bridge.adapters.base_model_transformers import cache_folder
from llm_bridge.adapters.command_reading_transformers import Panel, Reading
from llm_bridge.adapters.forward_transformers import Forward, Weights
from llm_bridge.adapters.grammar_llguidance import PlanTokens
from llm_bridge.adapters.likely_skills_transformers import SHIPPED as SHIPPED_SKILLS
from llm_bridge.adapters.likely_skills_transformers import SiteSkills
from llm_bridge.adapters.plan_model_transformers import (
    load_memory,
    load_plan_model,
    PlanModel,
    save_memory,
)
from llm_bridge.adapters.plan_writing_transformers import (
    Leaning,
    PlanWriter,
    side_by_side,
    Work,
    WriteSettings,
)
from llm_bridge.adapters.tuned_weights_transformers import read_card
from llm_bridge.language.plans.decoder import Alternative, DecodeError, Draft, LikelySkills
from llm_bridge.language.plans.likely_skills import SkillLeaning, WEIGHT
from llm_bridge.language.plans.plan import Nothing
from llm_bridge.language.plans.plan_language import PlanSyntaxError, read
from llm_bridge.language.plans.read_ahead import ReadAhead
from llm_bridge.language.plans.signatures import prompt_command, Signature, signatures
from llm_bridge.language.text.words import MAX_WORDS
from llm_bridge.language.things.named_actors import NamedActors
from llm_bridge.site.site import Site
from llm_bridge.tune.model_card import SKILLS

SHIPPED = Path(__file__).parents[1] / 'models' / 'smollm2_plans'
"""The tuned model that comes with the package."""


@dataclass(frozen=True)
class DecodeSettings(WriteSettings):
    """How long a model may think, and how it computes."""

    max_words: int = MAX_WORDS
    """Longest command."""
    threads: int | None = 1
    """Of torch, for the whole process; None leaves them as they are. A second one gains little on
    a free machine and loses a factor of 10 on a busy one: each small operation waits for both."""
    orders: int = 3
    """Where a decision is less probable than `second_look` the command is read with the site's
    skills in so many orders, and the mean of what comes of it counts; 1: only as they are."""
    weights: Weights | None = None
    """How the model's numbers are kept; None: as this processor is quickest."""
    untuned: bool = False
    """Use the base model as it is; to compare with."""
    skill_weight: float = WEIGHT
    """Of what a model of sentences finds which skills the words are like, beside what the model
    finds that writes the plan; 0: do without it."""


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
        plans, skills = model_folders(model_folder)
        self._beside = ThreadPoolExecutor(1, initializer=torch.set_num_threads, initargs=(1,))
        likely = self.settings.skill_weight and self.signatures and not self.settings.untuned
        named = NamedActors(site) if isinstance(site, Site) else None
        reading = partial(SiteSkills, self.signatures, skills, named)
        loading = self._beside.submit(reading) if likely else None
        model = load_plan_model(
            plans,
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
        self._likely = loading.result() if loading is not None else None

    def decode(self, words: tuple[str, ...]) -> Draft:
        """Return the draft for normalised words. Raises DecodeError."""
        return self._one(words, None)

    def decode_among(self, words: tuple[str, ...], skills: frozenset[str]) -> Draft:
        """Return the draft that has no other skill than these. Raises DecodeError."""
        return self._one(words, skills)

    def likely_skills(self, words: tuple[str, ...]) -> LikelySkills:
        """Return the skills that words are like, the likeliest first."""
        if self._likely is None or not words:
            return LikelySkills()
        [likeness] = self._likely.like([words])
        return likeness.likely()

    def decode_as(self, words: tuple[str, ...], skill: str) -> Draft:
        """Return the draft that has this one skill. Raises DecodeError."""
        return self._one(words, frozenset({skill}), must_act=True)

    def decode_all(self, texts: Sequence[tuple[str, ...]]) -> list[Draft | None]:
        """Return the drafts for several texts, read side by side; None where there is none.

        Raises DecodeError where none can be had.
        """
        found = self._in_turn(texts, None)
        return [draft if isinstance(draft, Draft) else None for draft in found]

    def _one(
        self,
        words: tuple[str, ...],
        skills: frozenset[str] | None,
        *,
        must_act: bool = False,
    ) -> Draft:
        [draft] = self._in_turn([words], skills, must_act=must_act)
        if isinstance(draft, DecodeError):
            raise draft
        return draft

    def _in_turn(
        self,
        texts: Sequence[tuple[str, ...]],
        skills: frozenset[str] | None,
        *,
        must_act: bool = False,
    ) -> list[Draft | DecodeError]:
        """Decode once the command before is done. Raises DecodeError."""
        most = max(map(len, texts), default=0)
        if most > self.settings.max_words:
            raise DecodeError(
                f'the command has {most} words, at most '
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
                readings = [Reading(p.forward, p.length) for p in self._prompts]
                leanings = self._leanings(texts)
                drafts = [
                    self._draft(words, skills, readings, until, leaning, must_act)
                    for words, leaning in zip(texts, leanings, strict=True)
                ]
                return side_by_side(drafts)
        except (RuntimeError, MemoryError) as error:
            raise DecodeError(f'the model failed ({error}): is there memory left?') from error
        finally:
            self._lock.release()

    def _leanings(self, texts: Sequence[tuple[str, ...]]) -> list[Leaning | None]:
        """Return which skills the words of each text lean towards.

        They are read on another core, while the plan model reads the words.
        """
        if self._likely is None:
            return [None] * len(texts)
        read = self._beside.submit(self._likely.like, texts)

        @cache
        def leaning(number: int) -> SkillLeaning:
            return SkillLeaning(read.result()[number], self.settings.skill_weight)

        return [partial(leaning, number) for number in range(len(texts))]

    def cancel(self) -> None:
        """Let the command that is being decoded, if any, end in a DecodeError soon.

        Soon is after the call of the model that runs; commands that wait their turn go on.
        """
        self._cancelled.set()

    def _draft(
        self,
        words: tuple[str, ...],
        skills: frozenset[str] | None,
        readings: Sequence[Reading],
        until: float,
        leaning: Leaning | None,
        must_act: bool,
    ) -> Work[Draft | DecodeError]:
        """Draft a plan; return why not where it cannot go on. Raises DecodeError if given up."""
        if not words:
            return Draft(Nothing())
        panel = Panel(readings, self._plans.encode(prompt_command(words)))
        try:
            walk = self._plans.walk(words, skills, must_act=must_act)
            writer = PlanWriter(
                self._plans,
                self._ahead,
                self.settings,
                words,
                walk,
                panel,
                self._cancelled,
                until,
                leaning,
            )
            # With some of the skills only it is a second reading, which others stand beside.
            written = yield from writer.likeliest(by_all=skills is None)
            found = [] if skills is not None else (yield from writer.others(written))
        except DecodeError as error:
            if error.cancelled:
                raise
            return error
        text = self._plans.text(written.tokens)
        others = []
        for other in found:
            with suppress(PlanSyntaxError):  # a second look is a help, not a need
                plan = read(self._plans.text(other.tokens), self.signatures)
                others.append(Alternative(plan, other.log_share - written.log_share))
        return Draft(
            plan=read(text, self.signatures),
            confidence=written.least(),
            calls=panel.calls,
            tokens=panel.tokens,
            text=text,
            others=tuple(others),
        )

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


def model_folders(folder: Path | None) -> tuple[Path, Path]:
    """Return where the models lie that write plans and that find skills.

    The one that is not in the folder given is the one that ships. Raises DecodeError.
    """
    if folder is not None and read_card(folder).get('part') == SKILLS:
        return SHIPPED, folder
    return folder or SHIPPED, SHIPPED_SKILLS


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
