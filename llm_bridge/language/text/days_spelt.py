"""Days and times as they are spelt: 'tomorow', 'wensday' and 'tonite' in the letters of others."""

from collections.abc import Container
import re

from rapidfuzz.distance import OSA

_DAYS = ('tomorrow', 'tonight', 'yesterday', 'tuesday', 'wednesday', 'thursday', 'saturday',
         'afternoon', 'midnight')  # fmt: skip
"""No other word is spelt nearly like these."""
_SPELT = frozenset({*_DAYS, 'friday', 'monday', 'sunday'})
_SLIPS = {
    slip: word
    for word, slips in {
        'tomorrow': 'tmrw tmw tomoz 2moro 2morrow tomoro tomorro tommorro',
        'tonight': 'tonite 2nite 2night tonit tonigh',
        'wednesday': 'wensday wendsday wenesday wedensday',
        'tuesday': 'teusday tusday chewsday',
        'monday': 'munday mondy monady',
        'sunday': 'sundy sunady',
        'friday': 'fryday firday frieday fridy',
        'morning': 'mornin moring morining',
        'evening': 'evenin evning evenning',
        'weekend': 'weeknd wkend weekened',
        'minute': 'minuite minit minite mintue',
        'minutes': 'minuts minuites minits minites mintues',
        'seconds': 'secounds secconds',
        'hours': 'huors houres',
    }.items()
    for slip in slips.split()
}
_WORD = re.compile(r"(?<![\w'’-])[a-z0-9-]{4,}(?=(?:['’]s)?(?![\w-]))", re.IGNORECASE)
_SHORT, _NEAR, _FAR = 7, 1, 2
"""A word of so many letters is a slip of another one letter away, a longer one of two."""


def with_days_spelt(text: str, names: Container[str]) -> str:
    """Return an English text with misspelt days and times as they are spelt.

    What is in `names` is called so here, and stays.
    """

    def spelt(found: re.Match[str]) -> str:
        word = found[0].casefold()
        return found[0] if word in names else (_day(word) or found[0])

    return _WORD.sub(spelt, text)


def _day(word: str) -> str:
    """Return the day or time that a word is a slip of; '': none."""
    if word in _SLIPS:
        return _SLIPS[word]
    if word.removesuffix('s') in _SPELT:
        return ''
    for day in _DAYS:
        most = _NEAR if len(day) <= _SHORT else _FAR
        if OSA.distance(word, day, score_cutoff=most) <= most:
            return day
    return ''
