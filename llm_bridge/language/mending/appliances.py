"""Devices that are none: what a robot switches or opens by hand, as its own skill has it."""

from collections.abc import Mapping

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.sayings import Saying
from llm_bridge.language.text.other_words import same_names
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.entity import Device, EntityType
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType

Words = tuple[str, ...]
IT = frozenset({'it', 'that', 'this'})
_HANDLED = frozenset({ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY})
_NO_THINGS = frozenset({EntityType.AREA, EntityType.PERSON, EntityType.ROBOT})
_BETWEEN = frozenset({'the', 'a', 'an', 'my', 'our', 'your', 'that', 'this', 'and', 'also', 'plus',
                      'as', 'well', 'too', 'both', 'please', 'now', 'again'})  # fmt: skip
"""Words around choices that say nothing of which."""


def as_a_choice(
    call: Call, words: Words, site: Site, sayings: Mapping[str, Saying], index: NameIndex
) -> tuple[Call, ...]:
    """Return what a robot is to do, where a call is of a device that is none; else nothing.

    'Turn the stove off', where a robot has the skill to switch off 'toaster, stove or hood'; one
    call for each of those said. 'It' is the choice spoken of last in `words`, if no device is.
    """
    actors = site.actors(call.skill)
    if len(call.args) != 1 or call.options or not actors or not isinstance(actors[0], Device):
        return ()
    found = []
    for robot in site.robots.values():
        for name, skill in robot.skills.items():
            required = [a for a in skill.args if a.required]
            if [a.type for a in required] != [ArgType.CHOICE]:
                continue
            if name not in sayings or not sayings[name].said_by(call.skill.split('_')):
                continue
            if call.args[0] in IT:
                choices = _spoken_of(required[0], words, site, index)
            else:
                choices = _chosen(call.args[0], required[0])
            found.append(tuple(Call(name, (choice,), _of(call)) for choice in choices))
    found = [f for f in found if f]
    return found[0] if len(found) == 1 else ()


def as_handled(
    call: Call, words: Words, site: Site, sayings: Mapping[str, Saying], index: NameIndex
) -> Call | None:
    """Return what a robot is to do with what is no device, where a call is of a device.

    'Open the fridge', where the fridge is a place and a robot has a skill to open doors. 'It' is
    what was spoken of last in `words`, if that is no device.
    """
    actors = site.actors(call.skill)
    if len(call.args) != 1 or not actors or not isinstance(actors[0], Device):
        return None
    phrase = call.args[0]
    if phrase in IT:
        phrase = last_named(words, site, index)
    said = split_words(phrase)
    ids = index.exact(said)
    if not ids or any(i in site.devices or i in site.robots for i in ids):
        return None
    found = []
    for robot in site.robots.values():
        for name, skill in robot.skills.items():
            required = [a for a in skill.args if a.required]
            if len(required) != 1 or required[0].type not in _HANDLED or name not in sayings:
                continue
            if skill.name.split('_')[0] == call.skill.split('_')[0]:
                found.append(Call(name, (' '.join(said),), _of(call)))
    return found[0] if len({c.skill for c in found}) == 1 else None


def last_named(words: Words, site: Site, index: NameIndex) -> str:
    """Return the name of the thing or the place that words speak of last; '' for none."""
    for end in range(len(words), 0, -1):
        for size in (4, 3, 2, 1):
            said = words[end - size : end] if size <= end else ()
            if said and any(site.entities[i].type not in _NO_THINGS for i in index.exact(said)):
                return ' '.join(said)
    return ''


def _of(call: Call) -> dict[str, str]:
    return {k: v for k, v in call.options.items() if k == ROBOT}


def _chosen(phrase: str, arg: Arg) -> list[str]:
    """Return the choices that a phrase is made of, nothing else being said."""
    names, said = _names(arg), split_words(phrase)
    found: list[str] = []
    at = 0
    while at < len(said):
        size = next((n for n in (3, 2, 1) if tuple(tokens(said[at : at + n])) in names), 0)
        if not size and said[at] not in _BETWEEN:
            return []
        if size:
            found.append(names[tuple(tokens(said[at : at + size]))].replace('_', ' '))
        at += size or 1
    return found


def _spoken_of(arg: Arg, words: Words, site: Site, index: NameIndex) -> list[str]:
    """Return the choice that was spoken of last, unless a device was after it."""
    names = _names(arg)
    for at in reversed(range(len(words))):
        for size in (3, 2, 1):
            said = words[at : at + size]
            if len(said) == size and tuple(tokens(said)) in names:
                return [names[tuple(tokens(said))].replace('_', ' ')]
            if len(said) == size and any(i in site.devices for i in index.exact(said)):
                return []
    return []


def _names(arg: Arg) -> dict[Words, str]:
    """Return the choices by their names, and by other words for the same where that is but one."""
    own = {tuple(tokens(split_words(c.replace('_', ' ')))): c for c in arg.choices}
    others: dict[Words, set[str]] = {}
    for choice in arg.choices:
        for name in same_names(split_words(choice.replace('_', ' '))):
            others.setdefault(tuple(tokens(name)), set()).add(choice)
    return {name: c for name, (c, *more) in others.items() if not more} | own
