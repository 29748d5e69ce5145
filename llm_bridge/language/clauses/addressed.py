"""Which robot is meant by 'you' and 'your'."""

from collections.abc import Collection

from llm_bridge.language.clauses.words import Words
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

_CALLS = frozenset({'hey', 'hi', 'ok', 'okay', 'please', 'so', 'well', 'and', 'dear', 'now'})
"""May stand before the name of whoever is spoken to."""
_GO_ON = frozenset({'and', 'or', 'then'})
"""Begin the last one of a list."""
_ENDEARING = frozenset({'my', 'dear', 'boy', 'girl', 'love', 'friend', 'darling', 'buddy', 'mate'})
_YOU = frozenset({'you', 'your', "you're", 'yours'})
_TOLD_BY = (
    (frozenset({'holding', 'carrying', 'hold', 'carry'}), 'holding'),
    (frozenset({'battery', 'charge', 'charged', 'charging'}), 'battery'),
)
"""Words of a clause, and what only some robots tell of themselves."""
_HELPED = {'are': 'is', 'have': 'has', 'do': 'does', 'were': 'was'}


def says_you(words: Words) -> bool:
    """Return whether somebody is spoken to in the words."""
    return bool(_YOU & set(words))


def spoken_to(words: Words, site: Site, breaks: Collection[int] = ()) -> str | None:
    """Return the robot whose name stands before or behind the rest: 'Ada, what are you doing'.

    So is one between two of the breaks, where no list goes on: 'off you go, Ada, it is late'.
    """
    first = next((at for at, word in enumerate(words) if word not in _CALLS), 0)
    names = [
        (name, robot) for robot, r in site.robots.items() for name in map(split_words, r.names())
    ]
    found = [
        robot
        for name, robot in names
        if len(name) < len(words)
        and (words[first : first + len(name)] == name or words[-len(name) :] == name)
    ]
    others = [split_words(n) for p in site.people.values() for n in p.names()]
    others += [name for name, _ in names]
    found += [
        robot
        for at in breaks
        for name, robot in names
        if words[at : at + len(name)] == name
        and at + len(name) in breaks
        and words[at + len(name)] not in _GO_ON
        and not any(
            words[:at][-len(other) :] == other or words[at + len(name) :][: len(other)] == other
            for other in others
        )
    ]
    return found[0] if len({*found}) == 1 else None


def without_calls(words: Words, site: Site) -> Words:
    """Return the words without what calls a robot: 'hey Juno', 'Juno, my dear'."""
    robot = spoken_to(words, site)
    rest = words if robot is None else without_the_name(words, robot, site)
    first = next((at for at, word in enumerate(rest) if word not in _CALLS | _ENDEARING), 0)
    return without_calls(rest[first:], site) if robot is not None or first else rest


def without_the_name(words: Words, robot: str, site: Site) -> Words:
    """Return the words without the name of whoever is spoken to."""
    first = next((at for at, word in enumerate(words) if word not in _CALLS), 0)
    for name in sorted(map(split_words, site.robots[robot].names()), key=len, reverse=True):
        if words[first : first + len(name)] == name:
            return words[first + len(name) :]
        if words[-len(name) :] == name:
            return words[: -len(name)]
    return words


def you(words: Words, site: Site, robots: tuple[str, ...]) -> str | None:
    """Return the robot that 'you' is: the only one, that spoken of, or the only one that can be.

    `robots` are those spoken of, the newest first.
    """
    if len(site.robots) == 1:
        return next(iter(site.robots))
    if robots:
        return robots[0]
    for said, attribute in _TOLD_BY:
        if said & set(words):
            able = [i for i, robot in site.robots.items() if attribute in robot.observe]
            return able[0] if len(able) == 1 else None
    return None


def named(words: Words, robot: str, site: Site, *, asked: bool = False) -> Words:
    """Return the words with the robot in the place of 'you' and 'your'.

    `asked`: the verb before or behind it is changed too, as in 'what are you holding'.
    """
    name = tuple(split_words(site.entities[robot].name))
    its = (*name[:-1], f"{name[-1]}'s")
    found: list[str] = []
    for word in words:
        if word in ('you', "you're"):
            found += (*name, 'is') if word != 'you' else name
        elif word in _YOU:
            found += its
        else:
            found.append(_HELPED.get(word, word) if asked and 'you' in words else word)
    return tuple(found)
