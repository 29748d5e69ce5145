"""Things of a list that a plan leaves out: the dryer of 'turn on the oven and the dryer'."""

from collections.abc import Iterator
from itertools import pairwise

from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.things.names import NameIndex

Words = tuple[str, ...]
_THE = frozenset({'the', 'my', 'our'})
_MOST = 3
"""Words of a thing without its article, at most: more is talk."""
# fmt: off
_NO_NAME = frozenset({
    'is', 'are', 'was', 'were', 'has', 'have', 'had', 'will', 'would', 'can', 'could', 'should',
    'to', 'at', 'for', 'from', 'in', 'on', 'off', 'of', 'by', 'with', 'as', 'it', 'them', 'they',
    'i', 'we', 'you', 'he', 'she', 'me', 'us', 'one', 'ones', 'not', 'same', 'other', 'others',
    'rest', 'way', 'time', 'moment', 'whole', 'more', 'better', 'sooner', 'while', 'then', 'that',
    'next', 'last', 'first', 'lot', 'two', 'both', 'all', 'too', 'now', 'please', 'again', 'there',
})  # fmt: skip
# fmt: on
"""Words that are in no name of a thing of a list."""


def lost_items(it: Checked, index: NameIndex) -> Iterator[Words]:
    """Yield the things of a list of which a plan copies no word, though it does the one before.

    It is a thing where it is a word for what there is here ('the balcony light'), or where it
    stands behind an 'and'.
    """
    words = it.words
    for at in range(1, len(words) - 1):
        item = words[at - 1 : at + 2]  # 'the back door', where there is only a front door
        if words[at] == 'back' and item[0] in _THE and index.called_with(item[2:]):
            if not {at, at + 1} <= it.covered:
                yield item
    ands = {at for at, word in enumerate(words) if word == 'and'}
    starts = sorted({*it.breaks, *(at + 1 for at in ands)} - {0} - ands)
    for start, end in pairwise([*starts, len(words)]):
        end -= end - 1 in ands
        item = words[start:end]
        before = start - 1 - (start - 1 in ands)
        if (
            item[:1] and item[0] in _THE
            and 1 < len(item) <= _MOST + 1
            and before in it.covered
            and not it.covered & {*range(start, end)}
            and not {*item[1:]} & _NO_NAME
            and not any(map(is_number_like, item))
            and (start - 1 in ands or index.of_sort(item[-1:]))
        ):  # fmt: skip
            yield item
