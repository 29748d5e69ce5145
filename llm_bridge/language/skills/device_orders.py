"""Orders to a device in the plainest words: the words of its skill, and the thing."""

from collections.abc import Iterator

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

_DEFINITE = frozenset({'the', 'my', 'our', 'your', 'that', 'this', 'these', 'those', 'both'})
_MOST_WORDS = 5
"""Of a thing; more words say more than that."""


def device_orders(phrase: str, site: Site, language: str) -> Iterator[Call]:
    """Yield what an English phrase orders if its last words name a thing: 'turn on the sauna'."""
    words = split_words(phrase)
    for name in sorted(site.skill_names):
        actors = [a for a in site.actors(name) if a.id in site.devices]
        if not actors:
            continue
        skill = site.skills_of(actors[0].id)[name]
        if any(arg.required for arg in skill.args):
            continue
        for said in (name.replace('_', ' '), *skill.words.get(language, ())):
            verb = tuple(said.split())
            if words[: len(verb)] == verb:
                thing = words[len(verb) :]
            elif len(verb) == 2 and (words[:1], words[-1:]) == (verb[:1], verb[1:]):
                thing = words[1:-1]  # 'turn the sauna on'
            else:
                continue
            if 2 <= len(thing) <= _MOST_WORDS and thing[0] in _DEFINITE:
                yield Call(name, (' '.join(thing),))
