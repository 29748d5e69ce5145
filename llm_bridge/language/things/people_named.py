"""Where a command names people: 'Ann', 'both Ann and Tom', 'everybody'."""

from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

Words = tuple[str, ...]
_ALL = frozenset({'both', 'all', 'every', 'the', 'of', 'my', 'our'})
"""Stand before several people who are called alike: 'both the kids'."""


def people_at(words: Words, at: int, site: Site) -> Words:
    """Return the longest names of people that stand there, or 'him' and 'her'."""
    first = _one_at(words, at, site)
    end = at + len(first)
    while first and words[end : end + 1] == ('and',) and (more := _one_at(words, end + 1, site)):
        end += 1 + len(more)
    return words[at:end]


def _one_at(words: Words, at: int, site: Site) -> Words:
    names = {split_words(n) for p in site.people.values() for n in p.names()}
    whole = [n for n in names if n and words[at : at + len(n)] == n]
    if whole:
        return max(whole, key=len)  # 'my brother'
    begin = at
    while words[begin : begin + 1] and words[begin] in _ALL:
        begin += 1
    if begin > at:
        names |= {(*n[:-1], f'{n[-1]}s') for n in names if n}
    else:
        names |= {('him',), ('her',), ('everyone',), ('everybody',)}
    found = [n for n in names if n and words[begin : begin + len(n)] == n]
    return words[at : begin + len(max(found, key=len))] if found else ()
