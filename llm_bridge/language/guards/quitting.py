"""'Stop following me': what is being done is to end, though no skill is there that ends it."""

from dataclasses import dataclass
import re

from llm_bridge.language.guards.sides import doing, opposes
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site

# fmt: off
_AROUND = frozenset({
    'please', 'no', 'oh', 'ok', 'okay', 'sorry', 'actually', 'wait', 'hey', 'now', 'just', 'you',
    'can', 'could', 'may', 'would', 'robot', 'right', 'so', 'thanks', 'well',
})
_LATER = frozenset({
    'if', 'when', 'whenever', 'once', 'until', 'till', 'unless', 'after', 'before', 'while', 'as',
    'tomorrow', 'tonight', 'later', 'every',
})
"""With one of these it is no order for now."""
# fmt: on
_AFTER = frozenset({'a', 'an', 'noon', 'midnight', 'half', 'quarter', 'lunchtime'})
_STOPPING = frozenset({'stop', 'quit', 'cease'})
_ENDING = _STOPPING | {'end', 'finish', 'cancel', 'leave'}
_NO_MORE = re.compile(r"(?:do not|don['’]?t)\s+(?P<deed>.+?)\s+(?:any\s?more|any\s+longer)")
_CLAUSE = re.compile(r'([,;.!?]+(?: (?:and|then))?(?: |$)| (?:and then|and|then) )')


@dataclass(frozen=True)
class Quits:
    """What a command ends."""

    skills: frozenset[str]
    """The skills that are not to go on."""
    rest: str
    """What else it says; '' where it says nothing else."""


def quits(text: object, site: Site) -> Quits | None:
    """Return what an English command says is not to go on, now, else None.

    Only skills that no other one of the same robot or device ends: that is an order of its own.
    """
    words = split_words(text) if isinstance(text, str) else ()
    if not isinstance(text, str) or _LATER & {*words} or _tells_time(words):
        return None
    parts = _CLAUSE.split(' '.join(text.split()))
    small = _AROUND | _robot_words(site)
    skills: set[str] = set()
    kept = []
    for clause, mark in zip(parts[::2], [*parts[1::2], ''], strict=True):
        ended = _ended(clause, site)
        skills |= ended
        if not ended and {*split_words(clause)} - small:
            kept += [clause, mark]
    if not skills:
        return None
    return Quits(frozenset(skills), ''.join(kept[:-1]).strip())


def _ended(clause: str, site: Site) -> frozenset[str]:
    """Return the skills that a clause says are not to go on."""
    small = _AROUND | _robot_words(site)
    said = list(split_words(clause))
    while said and said[0] in small:
        said = said[1:]
    deed = ''
    if len(said) > 1 and said[0] in _STOPPING and said[1].endswith('ing'):
        deed = said[1]
    elif match := _NO_MORE.fullmatch(' '.join(said)):
        deed = split_words(match['deed'])[0]
    return _endless(site).get(deed, frozenset())


def _tells_time(words: tuple[str, ...]) -> bool:
    """Return whether it says 'in ten minutes' or 'at noon'."""
    return any(
        word in ('in', 'at', 'by') and (after[:1].isdigit() or is_number(after) or after in _AFTER)
        for word, after in zip(words, words[1:], strict=False)
    )


@once_per_site
def _robot_words(site: Site) -> frozenset[str]:
    return frozenset(
        w for r in site.robots.values() for name in r.names() for w in split_words(name)
    )


@once_per_site
def _endless(site: Site) -> dict[str, frozenset[str]]:
    """Return how doing is said -> the skills that it may be, of which no other is the end."""
    found: dict[str, set[str]] = {}
    for name in site.skill_names:
        of = [site.skills_of(a.id) for a in site.actors(name)]
        others = [(skills[name], other) for skills in of for other in skills.values()]
        if any(opposes(one, other) or _ends(one.name, other.name) for one, other in others):
            continue
        firsts = {name.split('_')[0]}
        for skills in of:
            firsts |= {p.split()[0].lower() for p in skills[name].words.get('en', ()) if p}
        for verb in firsts:
            for form in (verb, *doing(verb)):
                found.setdefault(form, set()).add(name)
    return {said: frozenset(skills) for said, skills in found.items()}


def _ends(name: str, other: str) -> bool:
    """Return whether a skill is by its name the end of another: 'stop_following' of 'follow'."""
    first, *rest = other.split('_')
    verb = name.split('_')[0]
    return first in _ENDING and bool({*rest} & {verb, *doing(verb)})
