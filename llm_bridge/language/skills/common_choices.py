"""Choices of skills, where they stand in a command, and those that may be said of anything."""

from collections.abc import Iterator

from llm_bridge.language.skills.sayings import PARTICLES
from llm_bridge.language.text.spelling import SMALL, Tokens, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site

# fmt: off
COMMON = PARTICLES | frozenset({
    'all', 'everything', 'both', 'none', 'one', 'once', 'now', 'new', 'time', 'date', 'normal',
    'any', 'other', 'left', 'right', 'back', 'front', 'over', 'light', 'general', 'well', 'long',
    'short', 'fast', 'slow', 'quick', 'high', 'low', 'full', 'half', 'home', 'clean', 'dry', 'wet',
    'warm', 'cold', 'hot', 'today', 'tomorrow', 'morning', 'evening', 'night', 'news', 'weather',
})
"""Words of choices that are said of anything."""
# fmt: on


def choices_in(words: tuple[str, ...], site: Site) -> Iterator[range]:
    """Yield where choices of the site's skills stand in words, none of them a common one."""
    longest = max(map(len, _choices(site)), default=0)
    for at in range(len(words)):
        for size in range(min(longest, len(words) - at), 0, -1):
            ends = {words[at], words[at + size - 1]}
            if not ends & SMALL and tokens(words[at : at + size]) in _choices(site):
                yield range(at, at + size)
                break


@once_per_site
def _choices(site: Site) -> frozenset[Tokens]:
    found = {
        tokens(said)
        for actor in (*site.robots, *site.devices)
        for skill in site.skills_of(actor).values()
        for arg in skill.args
        for choice in arg.choices
        if {*(said := split_words(choice.replace('_', ' ')))} - COMMON
    }
    return frozenset(found)
