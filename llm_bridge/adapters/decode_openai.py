"""Decode commands with a model behind an OpenAI-compatible server."""

from dataclasses import dataclass
import re
import time

from llm_bridge.adapters.chat_openai import Answer, ChatError, ChatServer, ChatSettings
from llm_bridge.adapters.circuit_breaker import CircuitBreaker
from llm_bridge.language.plans.decoder import DecodeError, Draft
from llm_bridge.language.plans.plan import Nothing, Plan
from llm_bridge.language.plans.plan_json import PlanJsonError, read_plan, schema
from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.plans.plan_prompt import command_prompt, repair_prompt, system_prompt
from llm_bridge.language.plans.signatures import Signature, signatures
from llm_bridge.site.site import Site

_SKILL = re.compile(r'"do"\s*:\s*"([^"]*)"')


@dataclass(frozen=True)
class HostedSettings:
    """How far a hosted model is trusted, and when it is left alone."""

    repairs: int = 1
    """How often a model is told what is wrong with its plan, and asked again."""
    unknown_confidence: float = 0.0
    """What a plan is worth that came without probabilities: below guards.LEAST_CONFIDENCE it is
    read back and waits for a yes."""
    most_failures: int = 3
    """After so many failures in a row the server is left alone."""
    pause_s: float = 30.0
    """For so long."""


class OpenAIDecoder:
    """A Decoder that asks a server.

    Its plans must pass the same checks as the local model's grammar holds to: skills of the site,
    phrases that are words of the command, numbers that were said.
    """

    def __init__(
        self,
        site: Site | tuple[Signature, ...],
        chat: ChatSettings,
        settings: HostedSettings | None = None,
    ) -> None:
        """Prepare the prompt; the server is first asked when there is a command."""
        self.settings = settings or HostedSettings()
        self.signatures = signatures(site) if isinstance(site, Site) else site
        self.server = ChatServer(chat)
        self.breaker = CircuitBreaker(self.settings.most_failures, self.settings.pause_s)
        self._schema = schema(self.signatures)
        self._system = {'role': 'system', 'content': system_prompt(self.signatures)}

    def decode(self, words: tuple[str, ...]) -> Draft:
        """Return the draft for normalised words. Raises DecodeError."""
        if not words:
            return Draft(Nothing())
        rest = self.breaker.rest_s()
        if rest:
            raise ChatError(
                f'{self.server.where} failed too often and is left alone for {rest:.0f} s more'
            )
        try:
            draft = self._decode(words)
        except DecodeError as error:
            if not error.cancelled:
                self.breaker.failed()
            raise
        self.breaker.succeeded()
        return draft

    def cancel(self) -> None:
        """Give up the commands that are being decoded."""
        self.server.cancel()

    def _decode(self, words: tuple[str, ...]) -> Draft:
        until = time.monotonic() + self.server.settings.timeout_s
        messages = [self._system, {'role': 'user', 'content': command_prompt(words)}]
        before = self.server.requests
        tokens = 0
        trouble = ''
        for _ in range(1 + self.settings.repairs):
            answer = self.server.ask(messages, self._schema, max(0.0, until - time.monotonic()))
            tokens += answer.tokens
            try:
                plan = read_plan(_json_in(answer.text), words, self.signatures)
            except PlanJsonError as error:
                trouble = str(error)
            else:
                return self._draft(plan, answer, self.server.requests - before, tokens)
            messages += [
                {'role': 'assistant', 'content': answer.text[:2_000]},
                {'role': 'user', 'content': repair_prompt(trouble)},
            ]
        raise ChatError(f'{self.server.where} made no plan of the command: {trouble}')

    def _draft(self, plan: Plan, answer: Answer, calls: int, tokens: int) -> Draft:
        sure = confidence(answer)
        return Draft(
            plan=plan,
            confidence=self.settings.unknown_confidence if sure is None else sure,
            calls=calls,
            tokens=tokens,
            text=write(plan),
        )


def confidence(answer: Answer) -> float | None:
    """Return the smallest probability of a token that writes what to do; None: it is not told.

    What a phrase ends with, or a blank more or less, is no doubt about the meaning.
    """
    if not answer.odds:
        return None
    spans = [match.span(1) for match in _SKILL.finditer(answer.text)]
    least = 1.0
    at = 0
    for token, share in answer.odds:
        end = at + len(token)
        if any(at < last and end > first for first, last in spans):
            least = min(least, share)
        at = end
    return least


def _json_in(text: str) -> str:
    """Return the outermost object in a text: models add thoughts and fences around it."""
    text = text.rpartition('</think>')[2]
    first, last = text.find('{'), text.rfind('}')
    return text[first : last + 1] if 0 <= first < last else text
