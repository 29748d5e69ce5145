"""What a model has read of commands and their plans, with the skills in one order or several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from llm_bridge.adapters.forward_transformers import Forward, NewTokens
from llm_bridge.adapters.llama_transformers import read_together

Path = tuple[int, ...]
"""Tokens behind the site's skills: those of a command, and of a plan for it as far as it goes."""


class Reading:
    """The tree of all that a model has read behind the site's skills, in one order of them.

    It begins with commands, and goes on with plans as far as they were written or guessed. A call
    with some more tokens costs hardly more than one with a single token: right guesses save
    calls, wrong ones stay as branches that nothing else looks at.
    """

    def __init__(self, forward: Forward, start: int) -> None:
        """Begin behind the `start` tokens that the model remembers already."""
        self.forward = forward
        self._start = start
        self._paths: list[Path] = [()]
        """Of each node, the tokens up to it. The first is where commands begin."""
        self._children: list[dict[int, int]] = [{}]
        self._states: list[Tensor] = [torch.empty(0)]
        self._seen = torch.zeros(0, 0, dtype=torch.bool)

    def state(self, path: Path) -> Tensor | None:
        """Return the state after a command and these tokens of a plan; None: not read yet."""
        node = self._deepest(path)
        return self._states[node] if len(self._paths[node]) == len(path) else None

    def new(self, paths: Iterable[Path]) -> NewTokens | None:
        """Return what has to be read for paths; None: nothing. What is read goes to `take`."""
        first = len(self._paths)
        parents = [parent for path in paths for parent in self._grow(path)]
        if not parents:
            return None
        old = self._seen
        self._seen = torch.eye(first - 1 + len(parents), dtype=torch.bool)
        self._seen[: len(old), : len(old)] = old
        for node, parent in enumerate(parents, first):
            if parent:
                self._seen[node - 1] |= self._seen[parent - 1]
        grown = self._paths[first:]
        return NewTokens(self.forward, self._start, first - 1, grown, self._seen[first - 1 :])

    def take(self, states: Tensor) -> None:
        """Take the states of what `new` gave."""
        self._states += states

    def _deepest(self, path: Path) -> int:
        """Return the node that is furthest on the way along these tokens."""
        node = 0
        for token in path:
            after = self._children[node].get(token)
            if after is None:
                break
            node = after
        return node

    def _grow(self, path: Path) -> list[int]:
        """Add the nodes that lack on the way along these tokens; return what each follows."""
        node, parents = self._deepest(path), []
        for count in range(len(self._paths[node]) + 1, len(path) + 1):
            self._children[node][path[count - 1]] = len(self._paths)
            parents.append(node)
            node = len(self._paths)
            self._paths.append(path[:count])
            self._children.append({})
        return parents


class Panel:
    """One command in readings that each have the site's skills in another order."""

    def __init__(self, readings: Sequence[Reading], command: Sequence[int]) -> None:
        """Begin with a command of which nothing is read."""
        self.readings = list(readings)
        self.command = tuple(command)
        self.calls = 0
        """Calls of the model; what several readings or commands read at once is one."""
        self.tokens = 0
        """Tokens read, by all."""

    def is_read(self, plan: Sequence[int], among: int) -> bool:
        """Tell whether each of the first readings knows the state after a beginning of a plan."""
        path = (*self.command, *plan)
        return all(reading.state(path) is not None for reading in self.readings[:among])

    def shares(self, plan: Sequence[int], choices: list[int], among: int) -> Tensor:
        """Return the probabilities of tokens after a plan, beside one another.

        They are the mean of what the first readings find, which have read the plan.
        """
        path = (*self.command, *plan)
        rows = self.readings[0].forward.rows[choices]
        states = [reading.state(path) for reading in self.readings[:among]]
        logits = [rows.to(state.dtype) @ state for state in states if state is not None]
        return torch.stack([each.float().softmax(-1) for each in logits]).mean(0)


@dataclass(frozen=True)
class Wanted:
    """Plans for one command that must be read before they can go on."""

    panel: Panel
    plans: Sequence[Sequence[int]]
    among: int
    """So many of the panel's readings read them."""


def read_wanted(all_wanted: Sequence[Wanted]) -> None:
    """Read what is wanted for all commands, as far as it has not been read, in one call."""
    paths: dict[Reading, list[Path]] = {}
    for wanted in all_wanted:
        for reading in wanted.panel.readings[: wanted.among]:
            own = paths.setdefault(reading, [])
            own += [(*wanted.panel.command, *plan) for plan in wanted.plans]
    found = [(reading, reading.new(own)) for reading, own in paths.items()]
    lacking = [(reading, new) for reading, new in found if new is not None]
    if not lacking:
        return
    states = read_together([new for _, new in lacking])
    for (reading, _), own_states in zip(lacking, states, strict=True):
        reading.take(own_states)
    first = all_wanted[0].panel
    first.calls += 1
    first.tokens += sum(len(new.paths) for _, new in lacking)
