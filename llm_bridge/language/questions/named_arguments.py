"""People and places that a question names, as arguments of the skill that answers it.

"What is on Tom's calendar", 'any emails from the landlord', "how's the traffic to the airport".
"""

from collections.abc import Iterator

from llm_bridge.language.skills.argument_sorts import is_person, is_whence
from llm_bridge.language.text.spelling import SMALL
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
_LONGEST = 4
"""Words of a name, at most."""
FROM = frozenset({'from', 'by'})
"""Stand before who sent something, or where something begins."""
_LEADS = FROM | {'of', 'to', 'towards', 'for', 'in', 'at', 'on', 'with', 'near', 'around'}
_SENDERS = frozenset({'from', 'sender', 'author'})
_ARTICLES = (['the'], ['my'], ['our'])
_PLACES = frozenset({ArgType.PLACE, ArgType.ENTITY})


def with_those_named(
    said: Words, skill: Skill, index: NameIndex
) -> tuple[dict[str, str], Words] | None:
    """Return the phrases for the people and places that are named, and the words besides.

    None where somebody is named whom the skill cannot be told: it would answer of somebody else.
    """
    filled: dict[str, str] = {}
    left: list[str] = []
    at = 0
    while at < len(said):
        runs = [r for r in _names_at(said, at, index) if not _is_of_skill(r[0], skill)]
        before = left[: len(left) - (left[-1:] in _ARTICLES)]
        lead = before[-1] if before and before[-1] in _LEADS else ''
        found = next((f for run in runs if (f := _taken(*run, lead, skill, filled, index))), None)
        if found is not None:
            name, phrase = found
            filled[name] = ' '.join(phrase)
            left = before[: len(before) - bool(lead)]
            at += len(phrase)
        elif any(i in index.site.people for _, ids in runs for i in ids):
            return None
        else:
            left.append(said[at])
            at += 1
    return filled, tuple(left)


def as_of_the_speaker(said: Words, skill: Skill, index: NameIndex) -> Words:
    """Return a question of somebody as one of whoever asks: 'what has i got on on Friday'.

    Only where the skill can be told of whom it is asked.
    """
    if not any(map(_is_whom, skill.args)):
        return said
    for at in range(len(said)):
        for name, ids in _names_at(said, at, index):
            if ids & {*index.site.people} and said[at : at + len(name)] == name:
                return (*said[:at], 'i', *said[at + len(name) :])
    return said


def _names_at(said: Words, at: int, index: NameIndex) -> Iterator[tuple[Words, frozenset[str]]]:
    """Yield the names that stand there and who is called so, the longest first."""
    for size in range(min(_LONGEST, len(said) - at), 0, -1):
        run = said[at : at + size]
        if SMALL & {run[0], run[-1]}:
            continue
        for name in dict.fromkeys((run, (*run[:-1], run[-1].removesuffix("'s")))):
            ids = frozenset(index.exact(name))
            here = {i for i in ids if i in index.site.people} | {
                i for i in ids if i in index.site.places or i in index.site.areas
            }
            if here:
                yield name, frozenset(here)


def _taken(
    name: Words,
    ids: frozenset[str],
    lead: str,
    skill: Skill,
    filled: dict[str, str],
    index: NameIndex,
) -> tuple[str, Words] | None:
    """Return the one argument that a name is for, and the name; None: it has none."""
    free = [a for a in skill.args if a.name not in filled]
    people = [a for a in free if _is_whom(a)] if ids & {*index.site.people} else []
    spots = {*index.site.places, *index.site.areas}
    places = [a for a in free if a.type in _PLACES and not _is_whom(a)] if ids & spots else []
    places = [a for a in places if is_whence(a) is (lead in FROM)]
    args = people or places
    return (args[0].name, name) if len(args) == 1 else None


def _is_whom(arg: Arg) -> bool:
    is_sender = arg.type in (ArgType.ENTITY, ArgType.TEXT) and arg.name in _SENDERS
    return is_person(arg) or is_sender


def _is_of_skill(name: Words, skill: Skill) -> bool:
    """Return whether a name is of what the skill itself is called: 'news', of a news stand."""
    return {*name} <= {*skill.name.split('_')}
