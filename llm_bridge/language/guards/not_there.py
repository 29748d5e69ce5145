"""Orders to things that there are not, or that have nothing of the sort: 'start the dishwasher'.

A model takes the nearest that it knows for them: another skill of a thing, or another thing.
"""

from collections.abc import Iterator, Sequence

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import UNITS
from llm_bridge.language.text.spelling import stem_of, token, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.skill import Risk, Skill

Words = tuple[str, ...]
# fmt: off
_ON: frozenset[str] = frozenset({
    'start', 'begin', 'run', 'launch', 'activate', 'enable', 'on', 'up', 'power', 'fire', 'light',
    'ignite', 'resume', 'play', 'open', 'commence', 'boot', 'arm', 'go', 'work',
})
_OFF: frozenset[str] = frozenset({
    'stop', 'halt', 'end', 'finish', 'cease', 'off', 'down', 'shut', 'pause', 'disable',
    'deactivate', 'close', 'cancel', 'abort', 'silence', 'quit', 'disarm', 'unplug',
})
_SWITCHED = {('start',): _ON, ('stop',): _OFF, ('turn', 'on'): _ON, ('turn', 'off'): _OFF,
             ('switch', 'on'): _ON, ('switch', 'off'): _OFF}
_NOTHING_ELSE = frozenset({'the', 'please', 'now', 'thanks', 'our', 'my', 'a', 'that', 'this'})
# fmt: on
"""Orders that say no more than that something is to run or to stop, and what says the same."""


def not_switched(it: Checked, steps: Sequence[Step]) -> Iterator[Doubt]:
    """Yield what speaks against a plan of one call for an order to start or to stop something.

    The thing is not what acts, and the skill tells nothing of it; or it acts, and does something
    else, as nothing starts or stops it.
    """
    said = _switched(it.words) if it.language == 'en' and len(it.calls) == 1 else None
    skill = it.site.skill(steps[0].target, steps[0].skill) if steps else None
    if said is None or skill is None:
        return
    same, thing = said
    called = {token(w) for w in thing} | {stem_of(w) for w in thing}
    named = {*it.named, *it.around, *(stem_of(t) for t in it.named)}
    (call,) = it.calls
    phrase = ' '.join(('the', *thing))
    is_copied = any(p != UNSAID for p in (*call.args, *call.options.values()))
    if not (called & named or is_copied or _says(_words(skill.description), called)):
        is_motion = skill.risk.rank >= Risk.MOTION.rank
        yield Doubt(
            'argument', _unknown(phrase) if is_motion else None, f"I did not use '{phrase}'"
        )
    elif called <= named:
        told = {w for p in _phrases(skill) for w in _words(p)}
        if not (told & same or _says(told, called) or _is_way(skill, same)):
            yield Doubt('argument', reason=f"I am not sure what starts or stops '{phrase}'")


def not_numbered(it: Checked) -> Iterator[Doubt]:
    """Yield that there is no 'barrel 22', where others of that name have numbers.

    Only where no phrase of the plan has it: 'roll barrel 22 to the rack' is no drive to the rack.
    """
    said = [token(w) for w in it.words]
    if it.language != 'en' or not any(w.isdigit() for w in said[1:]):
        return
    names = {tokens(split_words(n)) for e in it.site.entities.values() for n in e.names()}
    nouns = {n[at] for n in names for at in range(len(n) - 1) if n[at + 1].isdigit()}
    units = UNITS.get(it.language, UNITS['en'])
    for at in range(1, len(it.words)):
        noun, number = said[at - 1 : at + 1]
        if noun not in nouns or not number.isdigit() or {at, at - 1} & it.covered:
            continue
        if it.words[at + 1 : at + 2] and it.words[at + 1] in units or at in it.breaks:
            continue
        if not is_number(it.words[at], it.language):
            continue
        if not any((noun, number) == n[i : i + 2] for n in names for i in range(len(n))):
            yield Doubt('argument', _unknown(' '.join(it.words[at - 1 : at + 1])))


def _switched(words: Words) -> tuple[frozenset[str], Words] | None:
    """Return what says the same as an order to start or to stop, and the thing; None: no such."""
    said = tuple(w for w in words if w not in _NOTHING_ELSE)
    for verb, same in _SWITCHED.items():
        if said[: len(verb)] == verb and len(said) > len(verb):
            return same, said[len(verb) :]
        if len(verb) == 2 and said[:1] == verb[:1] and said[-1:] == verb[1:] and len(said) > 2:
            return same, said[1:-1]
    return None


def _phrases(skill: Skill) -> tuple[str, ...]:
    return (skill.name.replace('_', ' '), *(p for group in skill.words.values() for p in group))


def _words(text: str) -> set[str]:
    return {token(w) for w in split_words(text)} | {stem_of(w) for w in split_words(text)}


def _says(told: set[str], called: set[str]) -> bool:
    """Return whether a word of a skill is one of the thing's, or begins it: 'mix', 'mixer'."""
    return any(w.startswith(t) for t in told if len(t) > 2 for w in called)


def _unknown(phrase: str) -> Problem:
    return Problem(
        code=ProblemCode.UNKNOWN_ENTITY,
        because=phrase,
        came=phrase,
        message=f"Nothing here is called '{phrase}'.",
    )


def _is_way(skill: Skill, same: frozenset[str]) -> bool:
    """Return whether a skill begins or ends something, as the site says."""
    return skill.polarity == ('positive' if same is _ON else 'negative')
