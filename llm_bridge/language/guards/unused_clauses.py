"""Which orders of a command a plan makes nothing of: they are told when the plan is read back."""

from llm_bridge.language.guards.accounting import unused
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.remarks import purposes, remarks
from llm_bridge.language.plans.plan_regions import clause_spans
from llm_bridge.language.text.marker_words import FILLERS
from llm_bridge.language.text.words import split


def unused_clauses(it: Checked, text: str) -> tuple[str, ...]:
    """Return the clauses of the text of which the plan uses no word, as they were said.

    Without what is only told.
    """
    words, found = it.words, split(text)
    if len(found) != len(words) or it.language != 'en':
        return ()
    told = remarks(words, it.covered, it.breaks) | purposes(words, it.breaks)
    left, clauses = {*unused(it)} - told, []
    for start, end in clause_spans(words, it.breaks):
        says = [i for i in range(start, end) if words[i] not in FILLERS]
        if len(says) > 1 and {*says} <= left:
            clauses.append(text[found[start].start : found[end - 1].end])
    return tuple(clauses)
