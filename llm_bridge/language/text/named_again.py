"""'Him' and 'her' by the name of the only person that a command names before."""

from collections.abc import Iterable
import re

_GIVE = (
    r'(?:bring|give|take|hand|get|fetch|carry|pass|deliver|show|read|send|make|pour|run|grab|'
    r'find|buy|lend)'
)
_WHAT = (
    r'(?:the|an?|some|his|her|my|our|that|this|these|those|another|more|two|three|four|both|'
    r'all|\d+)'
)
_GIVEN = re.compile(rf'(?P<verb>\b{_GIVE}\s+)(?:him|her)(?=\s+{_WHAT}\b)', re.IGNORECASE)
_TO = re.compile(
    r'(?P<lead>\b(?:to|for)\s+)(?:him|her)(?=\s*(?:$|[.,;!?])|\s+(?:and|then|please|now|as|in|at|'
    r'when|once|before|after|too|again|that)\b)',
    re.IGNORECASE,
)


def with_the_one_named(text: str, people: Iterable[str], others: Iterable[str]) -> str:
    """Return 'find Ann and bring Ann the book' for 'find Ann and bring her the book'.

    Where two are named, or the only one behind it, nothing is changed. `people` is how people are
    called, `others` how robots are that are not spoken to.
    """
    first = min((m.start() for p in (_GIVEN, _TO) for m in p.finditer(text)), default=None)
    if first is None:
        return text
    named, robots = _any(people), _any(others)
    said = {m[0].casefold() for m in named.finditer(text)} if named else set()
    before = named.search(text, 0, first) if named else None
    if len(said) != 1 or before is None or (robots and robots.search(text)):
        return text
    text = _GIVEN.sub(lambda m: f'{m["verb"]}{before[0]}', text)
    return _TO.sub(lambda m: f'{m["lead"]}{before[0]}', text)


def _any(names: Iterable[str]) -> re.Pattern[str] | None:
    known = sorted({n for n in names if n}, key=len, reverse=True)
    if not known:
        return None
    said = '|'.join(map(re.escape, known))
    return re.compile(rf"(?<![\w'’-])(?:{said})(?![\w-])", re.IGNORECASE)
