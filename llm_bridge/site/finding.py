"""What is wrong with a site file: one finding a fault, with file, line and key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Spot:
    """A place in a file."""

    file: str
    line: int
    """Counted from 1."""
    key: str = ''
    """Path of the key as it is written there: robots.rover.home."""


@dataclass(frozen=True)
class Finding:
    """One fault of a site file, or one thing that looks like a fault."""

    spot: Spot
    message: str
    """A full sentence: what came, what is allowed, what to do."""
    came: str = ''
    allowed: str = ''
    suggestion: str | None = None
    """The nearest allowed value, where something unknown was named."""
    level: Literal['error', 'warning'] = 'error'

    def __str__(self) -> str:
        """Return FILE:LINE: key: message."""
        key = f'{self.spot.key}: ' if self.spot.key else ''
        return f'{self.spot.file}:{self.spot.line}: {key}{self.message}'


class SiteError(Exception):
    """A site file cannot be used. `findings` holds every fault found in it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings; the text of the error is one line for each."""
        self.findings = tuple(findings)
        super().__init__('\n'.join(str(f) for f in self.findings))
