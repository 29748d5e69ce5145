"""Clauses of a command that only say how things are: 'the fan is too loud'."""

from collections.abc import Sequence

from llm_bridge.language.text.marker_words import FILLERS

_SUBJECTS = frozenset({
    'i', "i'm", "i've", "i'll", 'we', "we're", "we've", 'it', "it's", "that's", 'there', "there's",
    'he', "he's", 'she', "she's", 'they', "they're", 'somebody', "somebody's", 'someone',
    "someone's", 'everybody', 'everyone', 'nobody', "nobody's", 'you', "you're", "you've",
})  # fmt: skip
"""Begin a statement, where no verb stands before them."""
_STATES = frozenset({'is', 'are', 'was', 'were', 'has', 'have', 'needs', 'looks', 'seems', 'feels',
                     "isn't", "aren't", 'keeps', 'got', 'gets', 'smells', 'sounds', "can't",
                     'cannot', "doesn't", "didn't", "hasn't", "haven't"})  # fmt: skip
_DEMANDS = frozenset({
    'want', 'need', 'like', 'should', 'must', 'shall', 'could', 'can', 'would', 'please', 'let',
    "i'd", "we'd", 'wish', 'prefer', 'ought', 'not', "don't", 'never', 'only', 'stay', 'stays',
    'remain', 'remains', 'keep', 'leave', 'be', 'will', "won't", 'mean', 'meant', 'if', 'when',
    'unless', 'until', 'while', 'once', 'except', 'but', "you're", "you've", 'you', 'may',
})  # fmt: skip
"""Make an order, a wish, a ban or a condition of what looks like a statement."""
_ADDRESSED = frozenset({'you', 'if', 'when', 'please', 'and', 'can', 'could', 'then'})
_HARDLY = frozenset({'hardly', 'barely', 'scarcely'})
"""'I can hardly see' asks for nothing."""
_SAID_OF = frozenset({
    'gone', 'got', 'getting', 'been', 'done', 'a', 'so', 'too', 'very', 'really', 'awfully',
    'terribly', 'all', 'still', 'quite', 'rather', 'pretty', 'looking', 'empty', 'full',
    'finished', 'broken', 'filthy', 'dirty',
})  # fmt: skip
"""Behind "the air's" these say how it is: what belongs to Tom may begin an order."""
_UNABLE = frozenset({"can't", 'cannot', 'cant'})
_SENSED = frozenset({'see', 'hear', 'read', 'breathe', 'sleep', 'feel'})
"""What somebody cannot do tells how it is: "can't see a thing in here"."""
_JOINS = frozenset({'so', 'because', 'cos', 'coz', 'since', 'cause'})


def remarks(
    words: tuple[str, ...], covered: frozenset[int], breaks: frozenset[int]
) -> frozenset[int]:
    """Return the indices of the words of clauses that order nothing.

    No phrase of the plan is in them, and they say how something is; `breaks` are the indices of
    words before which the text has a comma, full stop or the like.
    """
    found: set[int] = set()
    starts = sorted({0, *breaks, *(i for i, w in enumerate(words) if w in _JOINS)})
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        clause = range(start, end)
        if not covered & set(clause) and is_statement([words[i] for i in clause]):
            found.update(clause)
    return frozenset(found)


def purposes(words: tuple[str, ...], breaks: frozenset[int]) -> frozenset[int]:
    """Return the indices of the words that say what an order is for: 'so they can load it'."""
    found: set[int] = set()
    for start, word in enumerate(words):
        end = next((b for b in sorted(breaks) if b > start), len(words))
        if word == 'so' and _is_purpose(words[start:end]):
            found.update(range(start, end))
    return frozenset(found)


def is_statement(clause: Sequence[str]) -> bool:
    """Return whether a clause says how something is, and is no order, wish, ban or condition."""
    if _is_purpose(clause):
        return True
    hardly = any(w == 'can' and n in _HARDLY for w, n in zip(clause, clause[1:], strict=False))
    if any(w in _DEMANDS for w in clause if w not in _SUBJECTS and not (hardly and w == 'can')):
        return False
    while clause and clause[0] in _JOINS | {'and', 'well', 'oh', 'um', 'uh', 'ok', 'right', 'hey'}:
        clause = clause[1:]
    if not clause:
        return False
    if clause[0] in _UNABLE and {*clause[1:2]} & _SENSED:
        return True
    led = clause[0] in _SUBJECTS or (
        clause[0].endswith("'s")
        and clause[0] not in FILLERS
        and len(clause) > 1
        and clause[1] in _SAID_OF
    )
    told = any(w in _STATES for w in clause[1:]) or any(
        w.endswith("'s") and w not in FILLERS for w in clause[1:-1]
    )  # 'all the lamps but Ann's' tells nothing
    return len(clause) > 1 and (led or told)


def _is_purpose(clause: Sequence[str]) -> bool:
    """Return whether a clause says what something is for: 'so that they can load it'."""
    if clause[:1] not in (('so',), ['so']):
        return False
    rest = [w for w in clause[1:4] if w != 'that']
    return (
        len(rest) > 1
        and rest[0] not in _ADDRESSED
        and rest[1] in ('can', 'could')
        and not {'if', 'when', 'not', 'unless', 'until'} & {*clause}
    )
