"""A number that is all an order says: 'no more than 1.2 bar on the press', 'go up to 40 m'."""

from llm_bridge.graph.problem import Problem
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import has_unit, read_quantity
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.entity import Device, Entity
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
_OF = {
    'more': (), 'higher': (), 'over': (), 'above': (), 'louder': ('volume',),
    'hotter': ('temperature',), 'warmer': ('temperature',), 'brighter': ('brightness',),
    'faster': ('speed', 'pace', 'rate'), 'up': ('height', 'altitude'),
    'down': ('height', 'altitude'),
}  # fmt: skip
"""What may be no more than so much -> words for it."""
_MOVES = frozenset({'go', 'come', 'climb', 'fly', 'move', 'rise', 'sink', 'drop', 'get', 'head'})
_SMALL = frozenset({'please', 'ok', 'okay', 'thanks', 'on', 'in', 'at', 'for', 'with', 'the', 'my',
                    'our', 'of', 'and', 'go', 'set', 'it', 'to', 'but', 'now', 'hey'})  # fmt: skip
_LONGEST = 4


def limit_said(words: Words, site: Site, index: NameIndex) -> Call | None:
    """Return the call that sets a limit or height, if nothing else is said and one skill takes it.

    The number has a unit, and the things beside it are all that a command names.
    """
    for at in range(len(words) - 3):
        sort = words[at + 1]
        is_limit = words[at] == 'no' and sort in _OF and words[at + 2] == 'than'
        is_height = words[at] in _MOVES and sort in ('up', 'down') and words[at + 2] == 'to'
        if not is_limit and not is_height:
            continue
        start = at + 3
        end = max(
            (e for e in range(start + 1, start + 5) if _is_amount(words[start:e])), default=0
        )
        if not end:
            return None
        amount = ' '.join(words[start:end])
        rest = [w for w in (*words[:at], *words[end:]) if w not in _SMALL]
        named = _named(tuple(rest), index)
        if rest and named is None:
            return None
        found = {
            skill.name: skill
            for entity in named or (*site.robots.values(), *site.devices.values())
            for skill in site.skills_of(entity.id).values()
            if _sets(skill, sort, amount)
        }
        if len(found) != 1:
            return None
        return _call(next(iter(found)), amount, ' '.join(rest), named or (), site)
    return None


def _is_amount(said: Words) -> bool:
    led = said[0][:1].isdigit() or is_number(said[0], 'en')
    return led and len(said) > 1 - said[0].endswith('%') and has_unit(' '.join(said))


def _named(rest: Words, index: NameIndex) -> tuple[Entity, ...] | None:
    """Return the devices or robots that words name, if they name them as a whole."""
    site = index.site
    ids = [i for i in index.exact(rest) if i in site.devices or i in site.robots] if rest else []
    return tuple(site.entities[i] for i in ids) or None


def _sets(skill: Skill, sort: str, amount: str) -> bool:
    """Return whether a skill sets the number that its only argument is."""
    arg = _number(skill)
    if arg is None or arg.unit is None:
        return False
    sets = skill.name.split('_')[0] in ('set', 'change', 'limit') or any(
        e.value == f'${arg.name}' and not e.relative for e in skill.effects
    )
    known = {*skill.name.split('_'), *arg.name.split('_'), *split_words(skill.description)}
    value = read_quantity(amount, unit=arg.unit)
    fits = not isinstance(value, Problem) and (arg.max is None or value <= arg.max)
    return sets and fits and (not _OF[sort] or bool(known & {*_OF[sort]}))


def _number(skill: Skill) -> Arg | None:
    required = [a for a in skill.args if a.required]
    return required[0] if [a.type for a in required] == [ArgType.NUMBER] else None


def _call(name: str, amount: str, who: str, named: tuple[Entity, ...], site: Site) -> Call:
    if isinstance(site.actors(name)[0], Device):
        return Call(name, (who or UNSAID, amount))
    return Call(name, (amount,), {ROBOT: who} if named else {})
