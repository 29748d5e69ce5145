"""What a model has read of a command and its plans, with the skills in one order or in several."""

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from llm_bridge.adapters.forward_transformers import Forward, NewTokens
from llm_bridge.adapters.llama_transformers import read_together


class CommandReading:
    """The tree of all that a model has read behind the site's skills.

    It begins with the command, and goes on with plans as far as they were written or guessed. A
    call with some more tokens costs hardly more than one with a single token: right guesses save
    calls, wrong ones stay as branches that nothing else looks at.
    """

    def __init__(self, forward: Forward, start: int, command: Sequence[int]) -> None:
        """Begin behind the `start` tokens that the model remembers already."""
        self.forward = forward
        self._start = start
        self._command = tuple(command)
        self._paths: list[tuple[int, ...]] = [()]
        """Of each node, the tokens up to it. The first is where the command begins."""
        self._children: list[dict[int, int]] = [{}]
        self._states: list[Tensor] = [torch.empty(0)]
        self._seen = torch.zeros(0, 0, dtype=torch.bool)

    def state(self, plan: Sequence[int]) -> Tensor | None:
        """Return the state after the command and these tokens of a plan; None: not read yet."""
        path = (*self._command, *plan)
        node = self._deepest(path)
        return self._states[node] if len(self._paths[node]) == len(path) else None

    def new(self, plans: Iterable[Sequence[int]]) -> NewTokens | None:
        """Return what has to be read for plans; None: nothing. What is read goes to `take`."""
        first = len(self._paths)
        parents = [parent for plan in plans for parent in self._grow((*self._command, *plan))]
        if not parents:
            return None
        old = self._seen
        self._seen = torch.eye(first - 1 + len(parents), dtype=torch.bool)
        self._seen[: len(old), : len(old)] = old
        for node, parent in enumerate(parents, first):
            if parent:
                self._seen[node - 1] |= self._seen[parent - 1]
        paths = self._paths[first:]
        return NewTokens(self.forward, self._start, first - 1, paths, self._seen[first - 1 :])

    def take(self, states: Tensor) -> None:
        """Take the states of what `new` gave."""
        self._states += states

    def _deepest(self, path: tuple[int, ...]) -> int:
        """Return the node that is furthest on the way along these tokens."""
        node = 0
        for token in path:
            after = self._children[node].get(token)
            if after is None:
                break
            node = after
        return node

    def _grow(self, path: tuple[int, ...]) -> list[int]:
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
    """Readings of one command, each with the site's skills in another order."""

    def __init__(self, readings: Sequence[CommandReading]) -> None:
        """Begin with nothing read."""
        self.readings = list(readings)
        self.calls = 0
        """Calls of the model; what several readings read at once is one."""
        self.tokens = 0
        """Tokens read, by all."""

    def is_read(self, plan: Sequence[int], among: int) -> bool:
        """Tell whether each of the first readings knows the state after a beginning of a plan."""
        return all(reading.state(plan) is not None for reading in self.readings[:among])

    def read(self, plans: Sequence[Sequence[int]], among: int) -> None:
        """Let the first readings read plans, as far as they have not, in one call."""
        found = [(reading, reading.new(plans)) for reading in self.readings[:among]]
        wanted = [(reading, new) for reading, new in found if new is not None]
        if not wanted:
            return
        states = read_together([new for _, new in wanted])
        for (reading, new), own in zip(wanted, states, strict=True):
            reading.take(own)
            self.tokens += len(new.paths)
        self.calls += 1

    def shares(self, plan: Sequence[int], choices: list[int], among: int) -> Tensor:
        """Return the probabilities of tokens after a plan, beside one another.

        They are the mean of what the first readings find, which have read the plan.
        """
        rows = self.readings[0].forward.rows[choices]
        states = [reading.state(plan) for reading in self.readings[:among]]
        logits = [rows.to(state.dtype) @ state for state in states if state is not None]
        return torch.stack([each.float().softmax(-1) for each in logits]).mean(0)
