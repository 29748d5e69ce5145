"""'The third drawer' as drawer 3, where a skill takes the number of a drawer."""

import re

from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

# fmt: off
_ORDINALS = {
    'first': '1', 'second': '2', 'third': '3', 'fourth': '4', 'fifth': '5', 'sixth': '6',
    'seventh': '7', 'eighth': '8', 'ninth': '9', 'tenth': '10', 'eleventh': '11', 'twelfth': '12',
}
_NUMBER = frozenset({'number', 'index', 'nr', 'no'})
"""Names of arguments that say nothing of what is counted."""
_MANY = frozenset({'many', 'often', 'much', 'times', 'count', 'amount'})
# fmt: on


def numbered(site: Site) -> frozenset[str]:
    """Return the nouns that stand before a number in the orders of a site: drawer, floor, slot."""
    found: set[str] = set()
    for name in site.skill_names:
        skill = site.skills_of(next(iter(site.actors(name))).id)[name]
        for arg in skill.args:
            if arg.type is ArgType.NUMBER and not arg.unit and not _is_amount(arg):
                found |= _nouns(arg, skill)
    return frozenset(found)


def with_numbers(text: str, nouns: frozenset[str], index: NameIndex) -> str:
    """Return an English command with 'drawer 3' for 'the third drawer'.

    'A third' is a part, 'every third' are several, and what is called so keeps its name.
    """

    def put(found: re.Match[str]) -> str:
        noun = found['noun']
        said = split_words(f'{found["which"]} {noun}')
        number = _ORDINALS.get(said[0]) or said[0][:-2]
        if index.exact(said) or index.exact(('the', *said)) or index.exact((said[1], number)):
            return found[0]
        return f'{noun} {number}'

    if not nouns:
        return text
    which = '|'.join((*_ORDINALS, r'\d{1,2}(?:st|nd|rd|th)'))
    noun = '|'.join(map(re.escape, sorted(nouns)))
    return re.sub(
        rf'(?<![\w-])(?:the|your|its|his|her|our|that)\s+(?P<which>{which})\s+(?P<noun>{noun})'
        r'(?![\w-])',
        put,
        text,
        flags=re.IGNORECASE,
    )


def _is_amount(arg: Arg) -> bool:
    """Return whether an argument is how many there are, and not which one it is."""
    told = {*split_words(arg.description), *arg.name.split('_')}
    return bool(told & _MANY) or arg.name.endswith('s')


def _nouns(arg: Arg, skill: Skill) -> set[str]:
    own = {*arg.name.split('_')} - _NUMBER
    return own or {*skill.name.split('_')[1:]} - _NUMBER
