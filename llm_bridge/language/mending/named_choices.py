"""A choice that is named in whole where nothing else is: 'put the suction cup on'."""

from collections.abc import Iterator

from llm_bridge.language.mending.call_phrases import with_phrases
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.skills.sayings import PARTICLES
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_LEADS = (
    ('put', 'on'), ('put',), ('use',), ('take',), ('switch', 'over', 'to'), ('switch', 'to'),
    ('change', 'over', 'to'), ('change', 'to'), ('go', 'over', 'to'), ('go', 'to'), ('go', 'for'),
    ('swap', 'to'), ('fit',), ('mount',), ('attach',), ('load',), ('select',), ('choose',),
    ('pick',), ('set', 'to'), ('set', 'it', 'to'), ('put', 'it', 'on'), ('make', 'it'),
    ('i', 'need'), ('we', 'need'), ('i', 'want'), ('we', 'want'), ("i'd", 'like'),
    ("let's", 'use'), ("let's", 'have'), ('get',),
)
"""Before a choice they ask for it."""
_BEFORE = frozenset({'please', 'can', 'could', 'would', 'will', 'you', 'just', 'now', 'then',
                     'and', 'hey', 'ok', 'okay', 'so'})
_BEHIND = frozenset({'please', 'now', 'on', 'thanks', 'then', 'again', 'instead', 'next', 'in'})
_ARTICLES = frozenset({'the', 'a', 'an', 'your', 'my', 'our'})
# fmt: on


def named_choice(words: Words, site: Site, index: NameIndex, is_asked: bool) -> Call | None:
    """Return the call of the one skill that has a choice of that name, and needs no more.

    The words only ask for it: 'use the X', 'put X on'; a bare X is an order where it is asked for
    with 'please'.
    """
    said, is_led = _asked_for(words)
    if not said or not (is_led or is_asked) or index.exact(said) or all(map(is_number, said)):
        return None
    if len(said) == 1 and {*said} & PARTICLES:
        return None
    found = dict.fromkeys(_with_choice(said, site))
    skills = {name: site.signature(name) for name, _ in found}
    skill = skills[next(iter(skills))] if len(skills) == 1 else None
    if len(found) != 1 or skill is None:
        return None
    [(name, arg)] = found
    return with_phrases(Call(name, ()), skill, {arg: ' '.join(said)}, site)


def _asked_for(words: Words) -> tuple[Words, bool]:
    """Return what is asked for, and whether a verb asks for it."""
    said = words
    while said and said[0] in _BEFORE:
        said = said[1:]
    lead = next((p for p in sorted(_LEADS, key=len, reverse=True) if said[: len(p)] == p), ())
    said = said[len(lead) :]
    while len(said) > 1 and said[-1] in _BEHIND:
        said = said[:-1]
    said = said[1:] if said[:1] and said[0] in _ARTICLES else said
    return said, bool(lead)


def _with_choice(said: Words, site: Site) -> Iterator[tuple[str, str]]:
    """Yield the skills that have a choice of that name, and the argument, once each."""
    for actor in (*site.robots, *site.devices):
        for skill in site.skills_of(actor).values():
            for arg in (a for a in skill.args if a.type is ArgType.CHOICE):
                names = {split_words(c.replace('_', ' ')) for c in arg.choices}
                if said in names and _needs_only(skill, arg.name):
                    yield skill.name, arg.name


def _needs_only(skill: Skill, name: str) -> bool:
    return [a.name for a in skill.args if a.required] == [name]
