"""Which orders of a command a plan makes nothing of: they are told when the plan is read back."""

from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.remarks import purposes, remarks
from llm_bridge.language.text.marker_words import FILLERS, JOINERS
from llm_bridge.language.text.words import split


def unused_clauses(it: Checked, text: str) -> tuple[str, ...]:
    """Return the clauses of the text of which no phrase copies a word, as they were said.

    Without what is only told, and without words that say little.
    """
    words, found = it.words, split(text)
    if len(found) != len(words) or it.language != 'en':
        return ()
    ends = sorted({*it.breaks, *(i for i, w in enumerate(words) if w in JOINERS), len(words)})
    told = remarks(words, it.covered, it.breaks) | purposes(words, it.breaks)
    unused = []
    for start, end in zip([0, *ends], ends, strict=False):
        start += start < end and words[start] in JOINERS
        says = [i for i in range(start, end) if words[i] not in FILLERS]
        if len(says) > 1 and not {*range(start, end)} & (it.covered | told):
            unused.append(text[found[start].start : found[end - 1].end])
    return tuple(unused)
