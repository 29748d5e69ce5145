"""What a command says must not be done ('but don't touch the oven')."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.skills.sayings import BY_VERB, like, Saying, sayings
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import has_unit
from llm_bridge.language.text.spelling import stem_of, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import (
    Found,
    Mentions,
    Question,
    Resolution,
    Situation,
    Wanted,
)
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import EntityType
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar

# fmt: off
_NEGATIONS = frozenset({"don't", 'dont', 'do', 'not', 'never', 'no', 'but', 'please', 'ever',
                        'and',
                        'nicht', 'nie', 'pas', 'jamais', 'nunca', 'just', 'you', 'without',
                        'must', "mustn't", 'should', "shouldn't", 'avoid', 'leave', 'keep', 'let',
                        'only', 'leaving', 'keeping', 'otherwise', 'else', 'then', 'ignore',
                        'forget', 'about'})
# fmt: on
_NO_OBJECT = frozenset(
    {
        'any',
        'a',
        'an',
        'the',
        'of',
        'to',
        'it',
        'them',
        'that',
        'there',
        'more',
        'again',
        'anything',
    }
)
_ENDS = tuple(
    sorted(
        (
            tuple(p.split())
            for p in (
                'alone', 'be', 'untouched', 'unchanged', 'please', 'out', 'out of it', 'though',
                'at', 'all', 'at all', 'as', 'is', 'as it is', 'as they are', 'as is',
                'the way it is', 'the way they are', 'how it is', 'how they are', 'like that',
                'like this', 'today', 'tonight', 'yet', 'just yet', 'now', 'just now', 'for now',
                'right now', 'this time', 'this morning', 'this evening', 'for today',
            )
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
"""Words behind what must not be touched."""
_STATES = frozenset({'lit', 'on', 'running', 'open', 'going', 'burning', 'off', 'shut', 'closed'})
"""How a thing is to stay: 'leave the porch lit'."""
STAYS = frozenset({'stays', 'stay', 'remains', 'remain'})
"""Said of what is to stay as it is."""
GO_ON = STAYS | {'keep', 'carry', 'go', 'continue'}
"""The same behind 'let' and a thing: 'let the belt keep running'."""
MODALS = frozenset({'should', 'shall', 'can', 'may', 'must', 'to', 'is', 'are', 'will', 'has',
                    'have', 'needs', 'need', 'ought'})  # fmt: skip
"""Before that."""
_ALL_ELSE = frozenset({('everything', 'else'), ('all', 'else'), ('anything', 'else'),
                       ('the', 'rest'), ('the', 'others'), ('all', 'the', 'rest'),
                       ('all', 'the', 'others'), ('the', 'other', 'things')})  # fmt: skip
_ALL = frozenset({('everything',), ('all',), ('it', 'all'), ('all', 'of', 'it'), ('it',),
                  ('them',), ('things',)})  # fmt: skip
_PLACES = frozenset({EntityType.AREA, EntityType.PLACE})
_BEFORE_TIMES = frozenset({'for', 'in', 'after', 'within', 'before', 'until', 'at', 'every'})
_BEYOND = frozenset({'over', 'under', 'above', 'below', 'than', 'beyond', 'exceed', 'max', 'past'})


@dataclass(frozen=True)
class Forbidden:
    """Things that must not be touched, and places where nothing must go."""

    phrase: str
    things: frozenset[str] = frozenset()
    """Devices, robots and objects."""
    places: frozenset[str] = frozenset()
    """Areas and places."""
    skills: frozenset[str] | None = None
    """Only these; None: any."""
    named: frozenset[str] = frozenset()
    """All that is named in what must not be done: the paper and Ann, in 'take Ann the paper'."""

    def forbids(self, skill: str, target: str) -> bool:
        """Return whether the skill must not be asked of the target."""
        return (self.skills is None or skill in self.skills) and target in self.things

    def forbids_args(
        self, skill: str, target: str, args: Mapping[str, Scalar], site: Site
    ) -> bool:
        """Return whether the call is forbidden because of its target or of what it is about.

        What must not be done for one may be done for another: 'don't take Ann the paper, take it
        to Tom'.
        """
        if self.skills is not None and skill not in self.skills:
            return False
        values = {str(v) for v in args.values()}
        others = {site.entities[v].type for v in values - self.named if v in site.entities}
        if any(site.entities[i].type in others for i in self.named - values - {target}):
            return False
        if not self.things and not self.places:
            return self.skills is not None
        return target in self.things or any(
            v in self.places or v in self.things for v in args.values()
        )


def is_a_limit(phrase: str) -> bool:
    """Return whether an amount is what must not be gone beyond: 'go over 0.8 metres a second'."""
    words = split_words(phrase)
    return any(
        (has_unit(' '.join(words[at:end])) and not {*words[max(0, at - 1) : at]} & _BEFORE_TIMES)
        or (at and words[at - 1] in _BEYOND and is_number(words[at]) and end == at + 1)
        for at in range(len(words))
        for end in range(at + 1, min(at + 4, len(words)) + 1)
    )


def _named(words: tuple[str, ...], targets: Targets) -> frozenset[str]:
    """Return the entities that are called by words in a row."""
    runs = (words[at:end] for end in range(len(words) + 1) for at in range(end))
    return frozenset(i for run in runs for i in targets.index.exact(run))


def read_forbidden(phrase: str, targets: Targets, situation: Situation) -> Forbidden | Problem:
    """Return what the phrase forbids; a Problem when that is not understood (nothing is done)."""
    site = targets.site
    table = phrase_words(situation.language)
    words = split_words(phrase)
    if is_a_limit(phrase):
        return Problem(
            code=ProblemCode.NOT_UNDERSTOOD,
            because=phrase,
            came=phrase,
            message=f"'{phrase}' sounds like a limit, and I did not get what it is for, so I do "
            "nothing. Say what to set, such as 'set the speed of the belt to 40 percent'.",
        )
    words = _bare(words)
    wanted = Wanted(frozenset(EntityType))
    for at in range(len(words)):
        if at and words[at] in ('and', 'or') or words[at] in table.tails:
            continue
        found = _anywhere(' '.join(words[at:]), targets, wanted, situation)
        if isinstance(found, Question):
            found = Found(found.every)
        if isinstance(found, Found) and found.ids and (found.score >= 0.8 or at == 0):
            skills = _skills(words[:at], targets, situation.language)
            ids = frozenset(found.ids)
            places = frozenset(i for i in ids if site.entities[i].type in _PLACES)
            if at == 0 or skills is None:
                inside = frozenset(
                    e.id
                    for e in site.entities.values()
                    if e.area in places and e.type is EntityType.DEVICE
                )
                ids |= inside
            if ids == places:
                ids |= _called_so(words[at:], site, table.articles)
            inner = frozenset(p.id for p in site.places.values() if p.area in places)
            named = _named(words, targets) if at else frozenset()
            return Forbidden(phrase, ids - places, places | inner, skills, named)
    for zone in site.keep_out.values():
        names = {
            tokens(split_words(n))
            for n in (zone.name, *(n for group in zone.aliases.values() for n in group))
        }
        if any(tokens(words[at:]) in names for at in range(len(words))):
            return Forbidden(phrase)  # no robot ever goes there
    skills = _skills(words, targets, situation.language)
    if skills:
        return Forbidden(
            phrase, frozenset(e.id for s in skills for e in site.actors(s)), frozenset(), skills
        )
    return Problem(
        code=ProblemCode.NOT_UNDERSTOOD,
        because=phrase,
        came=phrase,
        message=f"I did not understand what must not be done ('{phrase}'), so I do "
        'nothing. Name the thing or the place.',
    )


def _anywhere(phrase: str, targets: Targets, wanted: Wanted, situation: Situation) -> Resolution:
    """Return what is forbidden: 'the lights' are all of them, 'the lamp' is the one here."""
    found = targets.resolve(phrase, wanted, replace(situation, area=None), Mentions())
    if isinstance(found, Question) and not found.offers_all:
        return targets.resolve(phrase, wanted, situation, Mentions())
    return found


def forbids_nothing(phrase: str, is_else: bool) -> bool:
    """Return whether it only says that nothing more is to be done: 'leave everything else'.

    `is_else`: it is what is to be done in the other case; then 'leave everything' says the same.
    """
    said = _bare(split_words(phrase))
    return said in _ALL_ELSE or (is_else and said in _ALL)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words for what must not be touched."""
    ends = GO_ON if words[:1] == ('let',) else STAYS
    stays = next((at for at, word in enumerate(words) if at and word in ends), len(words))
    said, words = words, words[:stays]
    while stays < len(said) and len(words) > 1 and words[-1] in MODALS:
        words = words[:-1]
    while words and words[0] in _NEGATIONS:
        words = words[1:]
    while end := next((e for e in _ENDS if len(e) < len(words) and words[-len(e) :] == e), ()):
        words = words[: -len(end)]
    return words


def _called_so(words: tuple[str, ...], site: Site, small: frozenset[str]) -> frozenset[str]:
    """Return the devices with the words in a name: of 'the desk' its lamp is meant, too."""
    said = set(tokens(w for w in words if w not in small and w not in _STATES))
    return frozenset(
        d.id
        for d in site.devices.values()
        if said and any(said <= set(tokens(split_words(name))) for name in d.names())
    )


def _skills(verb: tuple[str, ...], targets: Targets, language: str) -> frozenset[str] | None:
    """Return the skills that the words say; None: none in particular ('touch'), so any."""
    site = targets.site
    text = ' '.join(w for w in verb if w not in ('the', 'any', 'of', 'to', 'into', 'in', 'there'))
    found = set()
    for name in site.skill_names:
        for actor in site.actors(name):
            skill = site.skills_of(actor.id)[name]
            said = {p.casefold() for lang in (language, 'en') for p in skill.words.get(lang, ())}
            said.add(name.replace('_', ' '))
            bare = {p.removesuffix(' to') for p in said}
            if text in said | bare or any(text.startswith(f'{p} ') for p in bare if len(p) > 3):
                found.add(name)
    return frozenset(found) or _nearly_said(verb, site, language)


def _nearly_said(verb: tuple[str, ...], site: Site, language: str) -> frozenset[str] | None:
    """Return all skills that the words may say, if they say nothing else: 'take any pictures'.

    Not where a robot goes: what is near its way is told by more than the verb.
    """
    stems = [stem_of(w) for w in verb if w not in _NO_OBJECT]
    found = set()
    known: set[str] = set()
    for name, saying in sayings(site, language).items():
        skill = site.skills_of(site.actors(name)[0].id)[name]
        if not stems or not saying.said_by(verb) or not {*verb[:1], *stems[:1]} & _heads(saying):
            continue
        if skill.motion is not None:
            if saying.said_by(verb) >= BY_VERB:
                return None
            continue
        found.add(name)
        told = (stem_of(w) for w in split_words(skill.description))
        known |= {w for p in saying.phrases for w in p} | {*told}
    mates = known.union(*(like(w) for w in known)) if known else known
    said = all({w, w.removesuffix('s'), stem_of(w)} & mates for w in verb if w not in _NO_OBJECT)
    return frozenset(found) if found and said else None


def _heads(saying: Saying) -> frozenset[str]:
    return saying.heads.union(*(like(w) for w in saying.heads))
