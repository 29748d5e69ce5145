"""What a model has read of a command and its plan, with the skills in one order or in several."""

from collections.abc import Sequence

from torch import Tensor

from llm_bridge.adapters.forward_transformers import Forward


class CommandReading:
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


class Panel:
    """Readings of one command, each with the site's skills in another order."""

    def __init__(self, readings: Sequence[CommandReading], hint: Sequence[int] = ()) -> None:
        self.readings = list(readings)
        self.hint = list(hint)
        """Plan that is likely, to be read ahead."""

    def first(self) -> 'Panel':
        """Return the first of them alone."""
        return Panel(self.readings[:1])

    @property
    def calls(self) -> int:
        """Calls of the model, of all."""
        return sum(reading.calls for reading in self.readings)

    @property
    def tokens(self) -> int:
        """Tokens read, by all."""
        return sum(reading.tokens for reading in self.readings)

    def is_read(self) -> bool:
        """Tell whether all know the state after all tokens so far."""
        return all(reading.is_read() for reading in self.readings)

    def add(self, token: int) -> None:
        """Go on with a token of the plan."""
        for reading in self.readings:
            reading.add(token)

    def go_to(self, plan: list[int]) -> None:
        """Go back, or on, to a beginning of the plan."""
        for reading in self.readings:
            reading.go_to(plan)
