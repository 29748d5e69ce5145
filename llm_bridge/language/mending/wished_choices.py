"""What a device is to make, wished for by its name alone: 'just a cocoa', 'two cups of cocoa'."""

from llm_bridge.language.grounding.args import CHOICE_WORDS, MAKING
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import stem_of, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_FRAME = frozenset({
    'i', "i'd", "i'll", 'we', "we'd", "we'll", 'would', 'will', 'like', 'love', 'want', 'need',
    'fancy', 'have', 'take', 'get', 'make', 'do', 'fix', 'prepare', 'brew', 'give', 'can', 'could',
    'you', 'me', 'us', 'for', 'just', 'only', 'please', 'a', 'an', 'another', 'one', 'the', 'some',
    'of', 'hey', 'hi', 'ok', 'okay', 'thanks', 'now', 'actually', 'to', 'then', 'so', 'yes',
})
"""Words around a wish that say nothing of what is wished for."""
_NOT = frozenset({'no', 'not', 'without', "don't", 'never', 'nor', 'instead', 'except', 'than'})
_ONE = frozenset({'a', 'an', 'one', 'another'})
_VESSELS = frozenset({'cup', 'mug', 'glass', 'shot', 'pot', 'portion'})
# fmt: on


def wished_choice(
    words: Words, breaks: frozenset[int], site: Site, index: NameIndex
) -> Call | None:
    """Return the call that makes the one choice that is named, and how many, if it is a wish.

    Nothing else may be said beside it but who is asked, and what it is to be without.
    """
    found = {}
    for device in site.devices:
        for skill in site.skills_of(device).values():
            arg = _made(skill)
            for choice, at, end in _named(arg, words, index) if arg is not None else ():
                found[device, skill.name, choice] = (skill, at, end)
    longest = max((end - at for _, at, end in found.values()), default=0)
    left = [(key, said) for key, said in found.items() if said[2] - said[1] == longest]
    if len(left) != 1:
        return None
    ((device, _, choice), (skill, at, end)) = left[0]
    clauses = [*sorted(breaks | {0}), len(words)]
    count = ''
    for start, stop in zip(clauses, clauses[1:], strict=False):
        said = words[start:stop]
        if not start <= at < stop:
            if said[:1] != ('no',) and not _is_frame(said, site, device):
                return None
            continue
        counted, first = _count(words, start, at)
        rest = (*words[start:first], *words[end:stop])
        if end > stop or _NOT & {*said} or not _is_frame(rest, site, device):
            return None
        count = counted
    numbers = [a for a in skill.args if a.type is ArgType.NUMBER and not a.unit]
    if count and (len(numbers) != 1 or numbers[0].required):
        return None
    options = {numbers[0].name: count} if count else {}
    return Call(skill.name, (' '.join(split_words(site.entities[device].name)), choice), options)


def _made(skill: Skill) -> Arg | None:
    """Return the choice of what a skill makes, if it must be told that and nothing else."""
    required = [a for a in skill.args if a.required]
    is_making = skill.description.split()[:1] in MAKING
    return required[0] if is_making and [a.type for a in required] == [ArgType.CHOICE] else None


def _named(arg: Arg, words: Words, index: NameIndex) -> list[tuple[str, int, int]]:
    """Return the choices that words name, and where; none that is a thing of the site too."""
    found = []
    for choice in arg.choices:
        for name in (choice.replace('_', ' '), *CHOICE_WORDS.get(choice, ())):
            said = split_words(name)
            for at in range(len(words) - len(said) + 1):
                run = words[at : at + len(said)]
                if tokens(run) == tokens(said) and not index.exact(run):
                    found.append((choice.replace('_', ' '), at, at + len(said)))
    return found


def _count(words: Words, start: int, at: int) -> tuple[str, int]:
    """Return how many are wished for ('': one), and where that begins."""
    first = at
    if words[start:first][-1:] == ('of',) and stem_of((*words[start:first], '')[-3]) in _VESSELS:
        first -= 2
    if first > start and words[first - 1] in _ONE:
        return '', first - 1
    if first > start and is_number(words[first - 1], 'en'):
        return words[first - 1], first - 1
    return '', first


def _is_frame(said: Words, site: Site, device: str) -> bool:
    """Return whether words only frame a wish, and name who is asked for it."""
    names = {w for n in site.entities[device].names() for w in split_words(n)}
    return {*said} <= _FRAME | names
