"""Which words say a skill and not its opposite, and which the opposite."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from llm_bridge.language.guards.denials import NEGATIONS
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.text.marker_words import OPPOSITES
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import Kind
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill

# fmt: off
_PARTICLES = ('ein', 'aus', 'auf', 'zu', 'ab', 'an')
"""German verbs put these at the end of their clause."""
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    'de': ('en', 'n'), 'fr': ('dre', 'er', 'ir', 're'), 'es': ('ar', 'er', 'ir'),
}
_NO_VERBS = frozenset({'para', 'sobre', 'bajo', 'baja', 'start'})
"""Small words that look like forms of verbs."""
_NO_WAYS = frozenset({'the', 'a', 'it', 'turn', 'switch', 'put', 'power', 'set', 'make', 'get'})
"""Of 'turn off' and 'make it dark' they say neither way by themselves."""
# fmt: on


@dataclass(frozen=True)
class Side:
    """Words that say a thing and not its opposite."""

    words: frozenset[str]
    stems: frozenset[str]
    """Beginnings of verbs in other languages than English, which bend them more."""

    def said(self, words: Iterable[str]) -> str:
        """Return the first of the words that says it, else ''."""
        return next((w for w in sorted(set(words)) if self._says(w)), '')

    def _says(self, word: str) -> bool:
        return (
            word in self.words
            or word.replace('-', '') in self.words
            or (
                word not in _NO_VERBS
                and any(word.startswith(s) and len(word) <= len(s) + 5 for s in self.stems)
            )
        )


def sides(site: Site, call: Call, language: str) -> tuple[Side, Side]:
    """Return what only the skill of a call is said with, and what only its opposite.

    By what it is of, as far as its phrase tells: a car's windows go down to open, blinds to close.
    """
    return _sides(site, call.skill, kinds_said(site, call, language), language)


def kinds_said(site: Site, call: Call, language: str) -> frozenset[str]:
    """Return the kinds of what the phrase of a call ends in the names of; none: of any kind."""
    words = split_words(call.args[0]) if call.args else ()
    found = {
        (len(name), actor.kind)
        for actor in site.actors(call.skill)
        for name in _names(site, actor.kind, language) | {*map(split_words, actor.names())}
        if name and words[-len(name) :] == name
    }
    longest = max((size for size, _ in found), default=0)
    return frozenset(kind for size, kind in found if size == longest)


@once_per_site
def _names(site: Site, kind: str, language: str) -> frozenset[tuple[str, ...]]:
    """Return the words for things of a kind."""
    names = site.kinds[kind].names if kind in site.kinds else {}
    return frozenset(split_words(n) for code in {language, 'en'} for n in names.get(code, ()))


@once_per_site
def _sides(site: Site, skill_name: str, kinds: frozenset[str], language: str) -> tuple[Side, Side]:
    """Return the sides of a skill as things of some kinds have it, or all things."""
    own: set[str] = set()
    opposite: set[str] = set()
    nouns: set[str] = set()
    for actor in (a for a in site.actors(skill_name) if not kinds or a.kind in kinds):
        skills = site.skills_of(actor.id)
        skill = skills[skill_name]
        nouns |= {w for e in skill.effects if e.relative for w in e.attribute.split('_')}
        own |= verbs(skill, language) | _states(skill, site.kinds.get(actor.kind), language)
        for other in skills.values():
            if opposes(skill, other):
                opposite |= verbs(other, language)
                opposite |= _states(other, site.kinds.get(actor.kind), language)
                ways = skill.polarity, other.polarity
                if actor.id in site.devices and {*ways} == {'positive', 'negative'}:
                    # Whatever they are called: 'we're done in the sauna, switch it off'.
                    (own if ways[0] == 'negative' else opposite).add('off')
    # 'off' and 'out' are said without their verb ('lights out'), 'aus' and 'zu' apart from it
    opposite |= {'out'} if 'off' in opposite else set()
    if language == 'de':
        own |= {p for w in own for p in _PARTICLES if w.startswith(p)}
        opposite |= {p for w in opposite for p in _PARTICLES if w.startswith(p)}
    deeds = {deed for w in own for deed in doing(w)}
    # 'the speed' is no more than how fast it is, and 'stirring' is not to stop that
    both = own & opposite | nouns | (opposite & deeds)
    # 'set it off' starts a siren; 'off' is the word of 'turn off' nevertheless
    named = {*skill_name.split('_')[1:]} & {'on', 'off'}
    against_it = {w for n in named for w in OPPOSITES[n]} & opposite
    stems, against = _stems(own, language), _stems(opposite, language)
    return (
        Side(frozenset(own - (both - named) - against_it), stems - against),
        Side(frozenset(opposite - (both - against_it) - _NO_WAYS), against - stems),
    )


def _states(skill: Skill, kind: Kind | None, language: str) -> set[str]:
    """Return the words for the states that a skill leads to ('locked' of lock)."""
    found: set[str] = set()
    for code in {language, 'en'}:
        for effect in skill.effects:
            states = kind.states.get(code, {}) if kind is not None else {}
            for said in states.get(str(effect.value), ()):
                words = split_words(said)
                if not NEGATIONS & set(words):
                    found |= set(words)
    return found


def _stems(words: Iterable[str], language: str) -> frozenset[str]:
    """Return the beginnings that the forms of verbs have in common: 'abr' of abrir."""
    found = set()
    for word in words:
        bare = next((word.removeprefix(p) for p in _PARTICLES if word.startswith(p)), word)
        for end in _ENDINGS.get(language, ()):
            stem = (bare if language == 'de' else word).removesuffix(end)
            if word.endswith(end) and len(stem) >= 3:
                found |= {stem, *(('ie'.join(stem.rsplit('e', 1)),) if language == 'es' else ())}
                break
    return frozenset(found)


def opposes(skill: Skill, other: Skill) -> bool:
    """Return whether one takes the other back: declared so, or of the same with other polarity."""
    if _are_opposite(skill.name.split('_'), other.name.split('_')):
        return True
    if skill.name == other.name:
        return False
    if skill.inverse is not None:
        return other.name == skill.inverse
    if skill.polarity == other.polarity:
        return other.inverse == skill.name
    return other.inverse == skill.name or (
        other.inverse is None
        and {skill.polarity, other.polarity} == {'positive', 'negative'}
        and bool({e.attribute for e in skill.effects} & {e.attribute for e in other.effects})
    )


def _are_opposite(one: list[str], other: list[str]) -> bool:
    """Return whether two names are opposites by one word ('switch_on' and 'switch_off')."""
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return (
        len(one) == len(other)
        and len(differing) == 1
        and differing[0][1] in OPPOSITES.get(differing[0][0], ())
    )


def verbs(skill: Skill, language: str) -> set[str]:
    """Return every word of the phrases that say a skill, in the language and in English."""
    found = set(skill.name.split('_'))
    for code in {language, 'en'}:
        for phrase in skill.words.get(code, ()):
            found |= set(split_words(phrase))
    return found


def doing(verb: str) -> tuple[str, ...]:
    """Return how an English verb may be written with 'ing' behind it."""
    return f'{verb}ing', f'{verb.removesuffix("e")}ing', f'{verb}{verb[-1:]}ing'
