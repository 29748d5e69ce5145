"""Skills of one robot that differ by who or what gets a thing: 'take the pear to the lounge'.

A model may draft it as giving the pear to somebody, where another skill puts things in places.
"""

from collections.abc import Iterator

from llm_bridge.language.mending.hands import call_of, phrases_of
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_person, is_whence, sorts_of
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.entity import EntityType, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

_SPOTS = frozenset({EntityType.AREA, EntityType.PLACE})
_THINGS = frozenset({ArgType.OBJECT, ArgType.TEXT})
_FROM = frozenset({'from', 'off', 'of', 'with', 'by', 'at'})


def with_who_or_what_gets_it(
    plan: Plan, words: tuple[str, ...], site: Site, index: NameIndex
) -> tuple[Plan, Call] | None:
    """Return the plan with the one skill that gives a thing to such a receiver, and its call.

    'Get Winnie the blanket' may be drafted as taking it from her: nobody said 'from'.
    """
    for call in calls(plan):
        robot = next((r for r in site.robots.values() if call.skill in r.skills), None)
        if robot is None:
            continue
        own = robot.skills[call.skill]
        said = phrases_of(call, robot)
        thing = _thing(own)
        receiver = _receiver(own, said) or _robbed(own, said, words, site, index)
        if thing is None or receiver is None or thing.name not in said:
            continue
        phrase = said[receiver.name]
        named = {site.entities[i].type for i in index.exact(without_articles(split_words(phrase)))}
        if not (named == {EntityType.PERSON} or named and named <= _SPOTS):
            continue
        nobody = _hands_to_nobody(own, receiver, said)
        if _accepts(receiver, named) and not nobody:
            continue
        others = [
            (skill, what, to)
            for skill, what, to in _givers(robot, named)
            if not (nobody and _whom(skill))
            and what.type is thing.type
            and (what.type is not ArgType.TEXT or what.name == thing.name)
        ]
        if len(others) != 1:
            continue
        skill, what, to = others[0]
        values = {what.name: said[thing.name], to.name: phrase}
        other = call_of(robot, skill.name, values, call.options.get(ROBOT))
        return swapped(plan, call, other), other
    return None


def _hands_to_nobody(skill: Skill, receiver: Arg, said: dict[str, str]) -> bool:
    """Return whether a thing is only to go to a place, by what hands things to people.

    'Carry both mugs to the table', with the table as where somebody is who gets them.
    """
    whom = _whom(skill)
    return bool(whom) and not receiver.required and not any(a.name in said for a in whom)


def _whom(skill: Skill) -> list[Arg]:
    return [a for a in skill.args if is_person(a)]


def _givers(robot: Robot, named: set[EntityType]) -> Iterator[tuple[Skill, Arg, Arg]]:
    """Yield the skills that take a thing to such a receiver, what they take, and who gets it."""
    for skill in robot.skills.values():
        thing = _thing(skill)
        takers = [a for a in skill.args if a is not thing and _takes(a) and _accepts(a, named)]
        needed = [a for a in skill.args if a.required]
        if thing is not None and len(takers) == 1 and len(needed) <= 2:
            yield skill, thing, takers[0]


def _thing(skill: Skill) -> Arg | None:
    first = next(iter(skill.args), None)
    return first if first is not None and first.type in _THINGS else None


def _receiver(skill: Skill, said: dict[str, str]) -> Arg | None:
    takers = [a for a in skill.args if _takes(a) and a.name in said]
    return takers[0] if len(takers) == 1 else None


def _robbed(
    skill: Skill, said: dict[str, str], words: tuple[str, ...], site: Site, index: NameIndex
) -> Arg | None:
    """Return the argument for whence a thing comes, where it names a person without 'from'."""
    for arg in skill.args:
        phrase = split_words(said.get(arg.name, ''))
        if is_whence(arg) and phrase and any(i in site.people for i in index.exact(phrase)):
            at = find(words, phrase)
            return arg if at and words[at - 1] not in _FROM else None
    return None


def _takes(arg: Arg) -> bool:
    return arg.type in (ArgType.PLACE, ArgType.ENTITY) and not is_whence(arg)


def _accepts(arg: Arg, named: set[EntityType]) -> bool:
    """Return whether what is named may be the value, and not only stand for where it is."""
    if arg.type is ArgType.PLACE:
        return named <= _SPOTS
    return not sorts_of(arg) or bool(named & sorts_of(arg))
