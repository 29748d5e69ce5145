"""Orders to find out how many there are, in the words of the question."""

import re

_COUNTED = re.compile(
    r'^\s*(?:(?:please|now|then|can\s+you|could\s+you|would\s+you|go|and|just)\s+)*'
    r'(?:find\s+out|check|see|work\s+out|have\s+a\s+look|look|count)\s+'
    r"(?P<many>how\s+many\s+[\w'’ -]+?)(?:\s+please)?\s*[.!?]*$",
    re.IGNORECASE,
)
_THERE_ARE = re.compile(r'^(?P<what>how\s+many\s+.+?)\s+there\s+are\b', re.IGNORECASE)
_MORE = re.compile(r'\b(?:and|then|if|when)\b', re.IGNORECASE)


def as_how_many(text: str) -> str:
    """Return 'how many cups are in the sink' for 'find out how many cups there are in the sink'.

    Every other text, and one that orders more, is returned as it is.
    """
    found = _COUNTED.match(text)
    if found is None or _MORE.search(found['many']):
        return text
    return _THERE_ARE.sub(r'\g<what> are there', found['many'])
