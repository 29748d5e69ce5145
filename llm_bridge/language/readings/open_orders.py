"""Orders that leave open what they are of: 'drain it', or only 'then rinse twice'."""

from collections.abc import Container

from llm_bridge.language.readings.order_words import PARTICLES, PREPOSITIONS, SOFT
from llm_bridge.language.text.words import split

_IT = frozenset({'it', 'them', 'there'})
_ALONE = PREPOSITIONS - PARTICLES | {'in', 'first', 'twice', 'once', 'again', 'thoroughly', 'for'}
"""May stand behind a verb that nothing is said of."""


def told_of(text: str, thing: str, verbs: Container[str]) -> str | None:
    """Return an order said of a thing: of it in the place of 'it', else behind the bare verb.

    None where the order says itself what it is of.
    """
    found = split(text)
    for word in found:
        if word.text in _IT - {'there'}:
            return f'{text[: word.start]}{thing}{text[word.end :]}'
    for at, word in enumerate(found):
        if word.text in SOFT:
            continue
        behind = found[at + 1].text if at + 1 < len(found) else 'first'
        if word.text not in verbs or behind not in _ALONE:
            return None
        return f'{text[: word.end]} {thing}{text[word.end :]}'
    return None
