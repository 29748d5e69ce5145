"""Turn commands and their plans into tokens, and say where the grammar leaves a choice."""

from pathlib import Path

from llm_bridge.adapters.grammar_llguidance import PlanTokens
from llm_bridge.language.plans.signatures import prompt_command
from llm_bridge.tune.batches import Encoded, Example, Group


class Encoder:
    """Turns groups into tokens; plans that the grammar refuses are left out and counted."""

    def __init__(self, folder: Path, eos: int) -> None:
        """Use the tokeniser of a base model's folder."""
        self._file = folder / 'tokenizer.json'
        self._eos = eos
        self.refused: list[str] = []
        """The last of them, with the place where the grammar said no."""
        self.refusals = 0

    def __call__(self, group: Group) -> tuple[list[int], list[Encoded]]:
        """Return the tokens of the prefix and of each example."""
        tokens = PlanTokens(self._file, self._eos, group.signatures)
        found = [e for example in group.examples if (e := self._encode(tokens, example))]
        return tokens.prompt(), found

    def _encode(self, tokens: PlanTokens, example: Example) -> Encoded | None:
        command = tokens.encode(prompt_command(example.words))
        plan = tokens.encode_plan(example.plan)
        walk = tokens.walk(example.words)
        decisions = []
        for index, token in enumerate([*plan, self._eos]):
            choices = walk.choices()
            if token not in choices or not walk.take(token):
                self.refusals += 1
                self.refused.append(
                    f'{" ".join(example.words)} ->{example.plan} '
                    f'(at {tokens.text(plan[: index + 1])[-20:]!r})'
                )
                del self.refused[:-2000]
                return None
            if len(choices) > 1:
                decisions.append((len(command) + index - 1, token, tuple(choices)))
        return Encoded((*command, *plan), tuple(decisions), example.category)
