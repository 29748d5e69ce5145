"""'Its' written for 'it's': 'its pitch dark in here'."""

from collections.abc import Container
import re

_ITS = re.compile(
    r'(?P<before>^\s*|[.,;:!]\s+|\b(?:and|but|because|cause|since|as|if|when|while|so)\s+)'
    r'(?P<its>its)\s+(?P<how>(?:(?:so|too|very|really|pretty|quite|getting|a\s+bit|a\s+little|way|'
    r'far|still|already|not|rather|absolutely|just|pitch)\s+)*)(?P<what>[a-z-]+)'
    r'(?=\s*(?:$|[.,;:!?])|\s+(?:in|at|on|for|here|there|outside|inside|out|and|so|but|now|again|'
    r'enough|please|today|tonight|than|to|up|down)\b)',
    re.IGNORECASE,
)
_STATES = frozenset({'raining', 'snowing', 'windy', 'sunny', 'late', 'empty', 'full', 'ready',
                     'open', 'closed', 'shut', 'locked', 'unlocked', 'off', 'running', 'done',
                     'finished', 'stuck', 'wet', 'dry', 'dirty', 'broken'})  # fmt: skip


def with_its_apostrophe(text: str, words: Container[str]) -> str:
    """Return an English text with 'it's' for 'its' before what only a state can be.

    `words` are what it is said to be besides; 'its bright lamp' and 'its battery' stay.
    """

    def written(found: re.Match[str]) -> str:
        what = found['what'].casefold()
        if what not in _STATES and what not in words:
            return found[0]
        return f"{found['before']}{found['its'][:2]}'s {found['how']}{what}"

    return _ITS.sub(written, text)
