"""What robots have done, in words: 'has cleaned room 103', 'has landed', 'is done weeding'."""

from collections.abc import Iterator

from llm_bridge.language.clauses.words import Words
from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Effect

_OVER = frozenset({'done', 'finished', 'finishes', 'finish', 'finishing', 'through', 'stopped',
                   'stops', 'stop', 'completed', 'completes'})  # fmt: skip
_BEFORE = frozenset({'has', 'have', 'is', 'are', 'been', 'with', 'just', 'already', 'did'}) | _OVER
"""What stands before the verb in words for a deed that is over."""


def deeds(robot: Robot, said: Words, site: Site) -> Iterator[tuple[Effect, Words]]:
    """Yield the effects of skills that the words say were carried out, and the words of what.

    Only effects that the robot tells of itself.
    """
    over = False
    while said and said[0] in _BEFORE:
        over, said = over or said[0] in _OVER, said[1:]
    for skill in site.skills_of(robot.id).values():
        told = next((e for e in skill.effects if e.attribute in robot.observe), None)
        if told is None or told.attribute == 'holding':
            continue
        for phrase in skill.words.get('en', ()):
            first, *rest = phrase.casefold().split()
            count = 1 + len(rest)
            if said[1:count] == tuple(rest) and said[:1] and said[0] in forms(first, over):
                yield told, said[count:]


def forms(verb: str, over: bool = False) -> frozenset[str]:
    """Return how a verb says what was done; with 'finished' before it also 'cleaning'."""
    last = verb[-1:]
    bare = verb.removesuffix('e')
    past = {f'{bare}ed', f'{verb}{last}ed', _IRREGULAR.get(verb, verb)}
    if last == 'y':
        past.add(f'{verb[:-1]}ied')
    return frozenset(past | ({f'{bare}ing', f'{verb}{last}ing'} if over else set()))


_IRREGULAR = {'take': 'taken', 'get': 'got', 'do': 'done', 'make': 'made', 'go': 'gone',
              'bring': 'brought', 'fly': 'flown', 'mow': 'mown', 'run': 'run', 'cut': 'cut',
              'see': 'seen', 'give': 'given', 'drive': 'driven', 'lead': 'led', 'set': 'set',
              'put': 'put', 'show': 'shown', 'sweep': 'swept', 'feed': 'fed'}  # fmt: skip
