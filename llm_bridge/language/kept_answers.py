"""What is found out about a command more than once, and worked out only the first time."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar('T')


class KeptAnswers(Generic[T]):
    """Answers to one question, kept by all that they depend on."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[Hashable, tuple[T, tuple[object, ...]]] = {}

    def to(self, values: Hashable, objects: tuple[object, ...], find: Callable[[], T]) -> T:
        """Return the answer for equal values and the very same objects; `find` it if need be."""
        key = (values, *map(id, objects))
        if key not in self._kept:
            self._kept[key] = (find(), objects)  # an object that is freed may lose its id
        return self._kept[key][0]
