"""The guards against doing what a command denies, or the opposite of what it says."""

from collections.abc import Iterable

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.guard_doubt import Doubt
from llm_bridge.language.guard_omissions import after_correction
from llm_bridge.language.guard_regions import Region
from llm_bridge.language.guard_words import (
    BE,
    CONDITIONS,
    JOINERS,
    NEGATIONS,
    NO_NEGATION,
    THEN,
    TOO,
)
from llm_bridge.language.plan import Call, calls, Plan
from llm_bridge.language.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill


def contrary(
    words: tuple[str, ...],
    regions: Iterable[Region],
    site: Site,
    language: str,
    breaks: frozenset[int],
) -> Iterable[Doubt]:
    """Doubt calls whose words deny them, or say the opposite; both at once cancel out."""
    for region in regions:
        if not isinstance(region.leaf, Call):
            continue
        denied = next(
            (
                at
                for at in range(region.start, region.end)
                if at not in region.covered
                and _negates(words, at)
                and not _in_condition(words, at, region.first, breaks)
            ),
            None,
        )
        opposite = _opposite_word(words, region, site, language)
        if denied is not None and opposite:
            yield Doubt('polarity', reason='I am not sure which way you mean it')
            continue
        if denied is not None:
            said = ' '.join(words[denied : region.end])
            yield Doubt(
                'negation',
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=said,
                    came=said,
                    message=f"'{said}' says that something is not to be done, so I do not do it. "
                    'Say only what is to be done.',
                ),
            )
        if opposite:
            phrase = ' '.join(words[region.start : region.end])
            name = region.leaf.skill.replace('_', ' ')
            yield Doubt(
                'polarity',
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=phrase,
                    came=phrase,
                    message=f"I read '{phrase}' as '{name}', but '{opposite}' says the opposite, "
                    'so I do nothing. Please say it again.',
                ),
            )
        elif _turned(words, region, site, language):
            yield Doubt('polarity', reason='I am not sure which way you mean it')


def to_and_fro(
    words: tuple[str, ...], plan: Plan, site: Site, breaks: frozenset[int]
) -> Iterable[Doubt]:
    """Doubt a thing and its opposite at once where the words do not join two ('open uh close')."""
    done = calls(plan)
    if breaks or any(w in JOINERS for w in words):
        return
    for one, other in zip(done, done[1:], strict=False):
        if one.args[:1] == other.args[:1] and any(
            (skills := site.skills_of(actor.id))[one.skill].inverse == other.skill
            or (other.skill in skills and skills[other.skill].inverse == one.skill)
            for actor in site.actors(one.skill)
        ):
            yield Doubt('polarity', reason='I am not sure which way you mean it')


def _turned(words: tuple[str, ...], region: Region, site: Site, language: str) -> bool:
    """Return whether only the opposite is said, and before ('turn off the tv, then the radio')."""
    if not isinstance(region.leaf, Call):
        return False
    own, opposite = _sides(region.leaf.skill, site, language)
    before = {words[i] for i in range(min(region.first, len(words))) if i not in region.covered}
    return bool(before & opposite) and not own & set(words)


def _negates(words: tuple[str, ...], at: int) -> bool:
    word = words[at]
    negates = word in NEGATIONS or (word == 'do' and words[at + 1 : at + 2] == ('not',))
    around = (words[max(0, at - 1) : at + 1], words[at : at + 2])
    return (
        negates
        and not any(pair in NO_NEGATION for pair in around)
        and words[at : at + 3] != ('do', 'not', 'forget')
    )


def _in_condition(words: tuple[str, ...], at: int, first: int, breaks: frozenset[int]) -> bool:
    """Return whether the negation belongs to a condition ('and if it's not say so').

    In other languages it may as well belong to what is done then, so there has to be a break or
    a word such as 'dann' between it and the first word that is copied.
    """
    low = max((b for b in breaks if b <= at), default=0)
    led = next(
        (word for word in reversed(words[low:at]) if word in CONDITIONS or word in JOINERS), ''
    )
    if led not in CONDITIONS or words[at] not in CONDITIONS[led]:
        return False
    if words[at] == 'not':
        return words[at - 1] in BE
    return any(b in breaks or words[b] in THEN for b in range(at + 1, min(first, len(words) - 1)))


def _opposite_word(words: tuple[str, ...], region: Region, site: Site, language: str) -> str:
    """Return a word that says the opposite of the call, where none says the call itself."""
    if not isinstance(region.leaf, Call):
        return ''
    own, opposite = _sides(region.leaf.skill, site, language)
    said = {
        words[i]
        for i in after_correction(words, range(region.start, min(region.end, len(words))))
        if (i not in region.covered or _is_particle(words, i)) and not complains(words, i)
    }
    against = sorted(said & opposite)
    return against[0] if against and not said & own else ''


def _is_particle(words: tuple[str, ...], at: int) -> bool:
    """Return whether a copied word is the verb's ('lights *out* in the hall')."""
    return (
        words[at] in ('on', 'off', 'out')
        and words[at - 1 : at] not in (('is',), ('are',), ('still',), ('left',), ('that',))
        and not (words[at] == 'on' and words[at + 1 : at + 2] in (('the',), ('my',), ('this',)))
    )


def complains(words: tuple[str, ...], at: int) -> bool:
    """Return whether the word is what is too much already ('the fan is too slow')."""
    return any(w in TOO for w in words[max(0, at - 2) : at]) or words[at + 1 : at + 2] == (
        'enough',
    )


def _sides(skill_name: str, site: Site, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that only this skill is said with, and those only of its opposite."""
    own: set[str] = set()
    opposite: set[str] = set()
    for actor in site.actors(skill_name):
        skills = site.skills_of(actor.id)
        skill = skills[skill_name]
        own |= verbs(skill, language)
        for other in skills.values():
            if _opposes(skill, other):
                opposite |= verbs(other, language)
    if opposite:
        # 'off' and 'out' are said without their verb ('lights out')
        opposite |= {'out'} if 'off' in opposite else set()
    both = own & opposite
    return frozenset(own - both), frozenset(opposite - both - {'the', 'a', 'it'})


def _opposes(skill: Skill, other: Skill) -> bool:
    """Return whether one takes the other back: declared so, or of the same with other polarity."""
    if skill.polarity == other.polarity:
        return False
    if skill.inverse is not None:
        return other.name == skill.inverse
    return other.inverse == skill.name or (
        other.inverse is None
        and {skill.polarity, other.polarity} == {'positive', 'negative'}
        and bool({e.attribute for e in skill.effects} & {e.attribute for e in other.effects})
    )


def verbs(skill: Skill, language: str) -> set[str]:
    """Return every word of the phrases that say a skill, in the language and in English."""
    found = set(skill.name.split('_'))
    for code in {language, 'en'}:
        for phrase in skill.words.get(code, ()):
            found |= set(split_words(phrase))
    return found
