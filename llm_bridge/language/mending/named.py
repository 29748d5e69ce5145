"""'The door' of several, where one was named before: 'the truck is at door two, open the door'.

What was named may be said of another thing (the sensor at door two), so grounding does not know.
The same goes for the only room that was named before: 'we are done in the den, so screen off'; and
for the only number that is said again and again: 'dock three is done, door shut, signal 3 to red'.
"""

from dataclasses import replace

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.text.spelling import stem, tokens
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Question
from llm_bridge.site.site import Site

Words = tuple[str, ...]
_THE = frozenset({'the', 'that', 'this'})
_THERE = frozenset({'there'})
_MOST = 3
"""Words of a phrase that names no more than a sort of things: 'the dock light'."""


def with_the_one_named(
    plan: Plan, words: Words, question: Question, site: Site
) -> tuple[Plan, Call | None] | None:
    """Return the plan with the one of those asked about that was named before; None: none was.

    With it goes the call that is a guess, of a thing which only has the number of what was named.
    """
    ids = [c.value for c in question.choices if c.value in site.entities]
    for call in calls(plan):
        phrase = next((p for p in call.args if question.slot.endswith(f':{p}')), None)
        if phrase is None or not question.slot.startswith(f'{call.skill}:'):
            continue
        if phrase == UNSAID:  # 'sound one is too loud, bring the fader down'
            left_open = _named(words, ids, site)
            if left_open is not None:
                other = _with(call, phrase, ' '.join(split_words(site.entities[left_open].name)))
                return swapped(plan, call, other), other
            continue
        said = split_words(phrase)
        at = find(words, said)
        sort = [w for w in said if w not in _THERE]
        there = _in_the_room_named(words[:at], ids, site) if at and len(sort) <= _MOST else ()
        if len(there) == 1 or (there and stem(sort[-1]) != sort[-1]):
            names = (' '.join(split_words(site.entities[i].name)) for i in there)
            other = _with(call, phrase, ' and '.join(names))
            return swapped(plan, call, other), other
        again = _numbered_again(words, ids, site) if at is not None and len(sort) == 1 else None
        if again is not None:
            other = _with(call, phrase, ' '.join(split_words(site.entities[again].name)))
            return swapped(plan, call, other), other
        if at is None or sort[:1] == [] or sort[0] not in _THE or len(sort) > _MOST:
            continue
        named = _named(words[:at], ids, site)
        meant = named or _numbered(words[:at], ids, site)
        if meant is not None:
            other = _with(call, phrase, ' '.join(split_words(site.entities[meant].name)))
            return swapped(plan, call, other), None if named else other
    return None


def _with(call: Call, phrase: str, name: str) -> Call:
    return replace(call, args=tuple(name if p == phrase else p for p in call.args))


def _in_the_room_named(before: Words, ids: list[str], site: Site) -> list[str]:
    """Return those of some things that are in the only room named in the words.

    A room in the name of a thing, as in 'the kitchen light is on', is not named itself.
    """
    said = tokens(before)
    names = {
        (tuple(tokens(split_words(n))), entity.id)
        for entity in site.entities.values()
        for n in entity.names()
    }
    spoken = {(name, i) for name, i in names if name and find(said, name) is not None}
    rooms = {
        i
        for name, i in spoken
        if i in site.areas
        and not any(len(o) > len(name) and find(o, name) is not None for o, _ in spoken)
    }
    return [i for i in ids if {site.entities[i].area} == rooms]


def _named(before: Words, ids: list[str], site: Site) -> str | None:
    """Return the only one of some things that is named in the words."""
    found = [i for i in ids if _names_in(before, i, site)]
    return found[0] if len(found) == 1 else None


def _numbered(before: Words, ids: list[str], site: Site) -> str | None:
    """Return the only one with the number of what is named: of door two, dock light two."""
    spoken = {n for i in site.entities for name in _names_in(before, i, site) for n in name}
    numbers = {n for n in spoken if n.isdigit()}
    found = [i for i in ids if numbers & {*tokens(split_words(site.entities[i].name))}]
    return found[0] if len(numbers) == 1 and len(found) == 1 else None


def _numbered_again(words: Words, ids: list[str], site: Site) -> str | None:
    """Return the only one with the only number that is said, and said more than once."""
    said = tokens(words)
    numbers = {w for w in said if w.isdigit()}
    names = [{*tokens(split_words(n))} for e in site.entities.values() for n in e.names()]
    named = [pair for pair in zip(said, said[1:], strict=False) if pair[1] in numbers]
    named = [pair for pair in named if any({*pair} <= name for name in names)]
    found = [i for i in ids if numbers & {*tokens(split_words(site.entities[i].name))}]
    return found[0] if len(numbers) == len(found) == 1 and len(named) > 1 else None


def _names_in(before: Words, thing: str, site: Site) -> list[Words]:
    """Return the names of a thing, longer than one word, that are in the words."""
    said = tokens(w.removesuffix("'s") for w in before)
    names = [tuple(tokens(split_words(n))) for n in site.entities[thing].names()]
    return [n for n in names if len(n) > 1 and find(said, n) is not None]
