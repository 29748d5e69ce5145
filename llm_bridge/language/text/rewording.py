"""Saying the same in other words: rules tried on words, and on what came of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
import re

Words = tuple[str, ...]
Rules = Sequence[tuple[re.Pattern[str], str]]
"""Pattern, and what stands in its place."""


def by_rules(words: Words, rules: Rules) -> Iterator[Words]:
    """Yield what each rule that fits makes of the words."""
    text = ' '.join(words)
    for pattern, instead in rules:
        again = pattern.sub(instead, text)
        if again != text and again.strip():
            yield tuple(again.split())


def spread(
    words: Words, other_words: Callable[[Words], Iterable[Words]], at_most: int
) -> Iterator[Words]:
    """Yield other words, then others for those: nearest first, none twice, about so many."""
    seen = {words}
    todo = [words]
    while todo and len(seen) < at_most:
        for again in other_words(todo.pop(0)):
            if again and again not in seen:
                seen.add(again)
                todo.append(again)
                yield again
