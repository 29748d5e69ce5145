"""Enumerations whose members are text, alike on every supported Python."""

from enum import Enum


class TextEnum(str, Enum):
    """An enumeration of strings that prints as its value (enum.StrEnum needs Python 3.11)."""

    def __str__(self) -> str:
        """Return the value."""
        return str(self.value)

    def __format__(self, spec: str) -> str:
        """Return the value, formatted as text."""
        return format(str(self.value), spec)
