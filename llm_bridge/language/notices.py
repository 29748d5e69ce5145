"""'Tell me when the washing machine is done': it is waited for, and that it came is the report."""

import re

_TELL = (
    r'(?:please\s+)?(?:(?:can|could|will|would)\s+you\s+)?(?:please\s+)?'
    r'(?:let\s+(?:me|us)\s+know|(?:tell|notify|alert|warn|inform|message|text|ping|call)\s+(?:me|us)'
    r'|give\s+(?:me|us)\s+an?\s+(?:shout|call|heads[ -]up))'
)
_WHEN = r'(?:when(?:ever)?|once|as\s+soon\s+as|the\s+(?:moment|minute|second))'
_EVENT = r'(?:if|in\s+case)'
_WARN = r'(?:please\s+)?(?:alert|warn|notify)\s+(?:me|us)'
_FIRST = re.compile(
    rf'\b(?:{_TELL}\s+{_WHEN}|{_WARN}\s+{_EVENT}(?![^,]*\b(?:is|are)\b))\s+(?=\S)',
    re.IGNORECASE,
)
_LAST = re.compile(
    rf'^\s*{_WHEN}\s+(?P<clause>[^,]+?)\s*,?\s+{_TELL}(?:\s+about\s+it)?(?:,?\s+please)?\s*[.!]*$',
    re.IGNORECASE,
)


def as_wait(text: str) -> str:
    """Return an English command with 'wait until' in the place of 'tell me when'."""
    last = _LAST.match(text)
    return f'wait until {last["clause"]}' if last else _FIRST.sub('wait until ', text)
