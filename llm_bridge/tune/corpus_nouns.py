"""Nouns and noun phrases of English."""

from dataclasses import dataclass
from functools import cache

ADVERBS = frozenset(
    {
        'here',
        'there',
        'over here',
        'over there',
        'upstairs',
        'downstairs',
        'outside',
        'inside',
        'home',
        'next door',
    }
)
"""Places that take no 'to' before them."""
UNCOUNTED = frozenset(
    {
        'heating',
        'air conditioning',
        'underfloor heating',
        'music',
        'ventilation',
        'irrigation',
        'ac',
        'floor heating',
        'string lights',
        'tongs',
        'guest wifi',
        'wifi',
        'wlan',
        'infeed',
        'outfeed',
    }
)
"""Nouns that have no other number."""
PLURALS = {
    'switch': 'switches',
    'torch': 'torches',
    'belt': 'belts',
    'shelf': 'shelves',
    'gate': 'gates',
    'hatch': 'hatches',
    'winch': 'winches',
    'press': 'presses',
}


@cache
def plural(noun: str) -> str:
    """Return the plural of an English noun."""
    if noun in UNCOUNTED or noun.endswith(('lights', 'glasses', 'scissors')):
        return noun
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith(('s', 'x', 'z', 'ch', 'sh')):
        return f'{noun}es'
    if noun.endswith('y') and noun[-2:-1] not in ('a', 'e', 'i', 'o', 'u'):
        return f'{noun[:-1]}ies'
    if noun.endswith(('knife', 'shelf')):
        return noun[:-2] + 'ves'
    return f'{noun}s'


@dataclass(frozen=True)
class NounPhrase:
    """A phrase that names one or several things."""

    text: str
    plural: bool = False
    """It names several things, all of them, or all but some."""
    noun: str = ''
    """The bare noun, where a single thing is named."""
    kind: str = ''
    pronoun: bool = False
    but: int = 0
    """Words before an exclusion ('all lights' of 'all lights except the lamp'); 0: none."""

    @property
    def simple(self) -> bool:
        """It says no place, no clause, no list and no exclusion."""
        return not self.pronoun and not _ADDED & set(self.text.split())

    @property
    def unplaced(self) -> bool:
        """It is a bare noun, so that a place said apart from it does not contradict it."""
        return bool(self.noun) and self.text in (self.noun, f'the {self.noun}')


_ADDED = frozenset(
    {
        'in',
        'on',
        'at',
        'that',
        'near',
        'next',
        'over',
        'by',
        'here',
        'and',
        'but',
        'except',
        'plus',
        'upstairs',
        'downstairs',
        'outside',
        'minus',
        'without',
        'not',
        'apart',
        'other',
        'besides',
        'well',
    }
)
