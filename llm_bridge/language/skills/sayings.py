"""How skills are said: by their names, their words, and verbs that mean nearly the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from llm_bridge.language.text.marker_words import OPPOSITES
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill

BY_NAME, BY_PHRASE, BY_VERB, BY_DESCRIPTION, WITH_NOUNS, NEARLY = 1.0, 0.9, 0.8, 0.7, 0.6, 0.5
"""How well a skill is said: by all words of its name, by those of a phrase for it, by the first
word of its name, by that of its description, by a verb that means nearly the same, with the nouns
of its name or without."""

# fmt: off
_LIKE = tuple(frozenset(group.split()) for group in (
    'put place set drop lay stick pop deposit position',
    'put place transfer move',
    'take grab get pick collect fetch retrieve remove',
    'bring deliver fetch carry take get hand give pass serve run',
    'tow pull drag haul tug bring take',
    'go drive move travel navigate head come walk fly',
    'say tell speak announce inform',
    'find look search locate seek',
    'clean wash rinse wipe mop scrub',
    'clean vacuum hoover sweep',
    'turn rotate spin twist',
    'raise lift',
    'start run begin launch activate',
    'stop end cease quit finish halt cancel abort',
    'photograph picture snap photo shoot pic snapshot',
    'guide lead escort take accompany show walk',
    'greet welcome',
    'shut close',
    'press push hit',
    'throw bin chuck discard dispose toss',
    'heat warm',
    'cut slice chop',
    'describe tell',
    'charge recharge dock',
    'wait stay hold',
    'print run',
    'stack pile put place',
    'turn switch',
    'ride take',
    'set switch change adjust',
    'make brew prepare',
))
"""Verbs that mean nearly the same."""
LIGHT = frozenset({'take', 'make', 'do', 'have', 'give', 'get', 'run', 'show', 'tell'})
"""Verbs that say little without what stands behind them ('take a picture')."""
PARTICLES = frozenset({'on', 'off', 'up', 'down', 'in', 'out', 'over', 'away', 'back', 'to',
                       'forward', 'around'})
_PARTICLE_OF = {'raise': {'up'}, 'lift': {'up'}, 'lower': {'down'}, 'close': {'shut', 'closed'},
                'open': {'open'}, 'shut': {'closed'}, 'extend': {'out'}, 'retract': {'in'},
                'start': {'on', 'going', 'running'}, 'stop': {'off'}}
"""Verb of a name -> what is said of the thing instead: 'arm up', 'gripper shut', 'mixer off'."""
_SEEKING = ('look', 'for')
SOUGHT = frozenset({'find', 'search', 'locate', 'seek'})
"""Verbs of looking for somebody or something."""
_GREETING = frozenset({'greet', 'welcome'})
_SAYING_HELLO = tuple(('say', *hello.split(), 'to') for hello in (
    'hello', 'hi', 'hey', 'good morning', 'good afternoon', 'good evening', 'good day'))
_IT = frozenset({'it', 'them'})
_NONE: frozenset[str] = frozenset()
_BEGINS = frozenset({'start', 'run', 'begin', 'play', 'perform', 'launch', 'give', 'hold'})
_DOES = frozenset({'do', 'have', 'hold'})
_SETTING = frozenset({'set', 'get', 'change', 'adjust'})
"""Verbs of a name that need not be said."""
# fmt: on


@dataclass(frozen=True)
class Saying:
    """The ways in which one skill is said."""

    phrases: tuple[tuple[str, ...], ...]
    """Its name first and the phrases for it, as stems."""
    verb: str
    """The first word of its name."""
    description: str
    """The first word of its description."""
    otherwise: str
    """The verb that its description has besides: 'raise or lower the table', 'fetch an object and
    put it somewhere'."""
    against: frozenset[str]
    """Words that say the opposite of a word of its name."""

    @property
    def name(self) -> tuple[str, ...]:
        """The words of its name, as stems."""
        return self.phrases[0]

    @property
    def nouns(self) -> tuple[str, ...]:
        """The two or more words of its name that say what is set: 'clamp pressure to 3 bar'."""
        return self.name[1:] if self.verb in _SETTING and len(self.name) > 2 else ()

    @property
    def of(self) -> frozenset[str]:
        """The words of its name that say of what it is: the forks of lowering them."""
        return frozenset(self.name[1:]) - PARTICLES

    def names_it(self, words: Sequence[str]) -> bool:
        """Return whether words say of what it is, all of it."""
        return self.of <= {stem_of(w) for w in words}

    @property
    def heads(self) -> frozenset[str]:
        """The words that can begin an order of this skill."""
        return frozenset(p[0] for p in self.phrases) | {self.verb, self.description}

    def said_by(self, words: Sequence[str]) -> float:
        """Return how well some words say it, from 0 (not at all) to 1."""
        said = [stem_of(w) for at, w in enumerate(words) if words[at - 1 : at] != ('let',)]
        if self.against & {v for w in words for v in (w, stem_of(w), f'{stem_of(w)}e')}:
            return 0.0
        if _in_order(self.phrases[0], said):
            return BY_NAME
        if self.is_said_as_hello(words):
            return BY_NAME
        if self.name[1:] and _PARTICLE_OF.get(self.verb, _NONE) & {*words[1:]}:
            if _in_order(self.name[1:], said):
                return BY_PHRASE  # 'forks up' of raising the forks
        if any(_in_order(p, said) for p in self.phrases[1:]):
            return BY_PHRASE
        if self.verb in _BEGINS and {*said} & _DOES and self.name[1:]:
            if _in_order(self.name[1:], said):
                return BY_PHRASE  # 'do a quiz' of starting one
        if self.nouns and _in_any_order(self.nouns, said):
            return BY_PHRASE
        if self.verb in LIGHT and len(self.name) > 1:
            return self._nearly(said, {self.description} - LIGHT)
        if self.verb == 'look' and self.name[1:]:
            if 'look' not in said or _in_order(_SEEKING, said):
                return 0.0  # 'look for Ann' and 'search the hall' are no looking at them
        has_particle = any({*p[1:]} & PARTICLES and p[0] == self.verb for p in self.phrases)
        if self.verb in said and not has_particle:
            return BY_VERB
        if self.description in said and self.description != self.verb:
            return BY_DESCRIPTION
        if self.otherwise and self.otherwise in said:
            return BY_DESCRIPTION
        nearly = self._nearly(
            said, {self.description} if has_particle else {self.verb, self.description}
        )
        nouns = {*self.name[1:]} - PARTICLES
        # 'take the red tray' of fetching a tray
        return WITH_NOUNS if nearly and nouns and nouns <= {*said} else nearly

    def is_said_as_hello(self, words: Sequence[str]) -> bool:
        """Return whether 'say hello to Ann' says it: greeting somebody."""
        return self.verb in _GREETING and any(_within(p, words) for p in _SAYING_HELLO)

    def _nearly(self, said: Sequence[str], heads: set[str]) -> float:
        """Return how well it is said by verbs that mean nearly the same as these."""
        return NEARLY if any(g & heads and g & {*said} for g in _LIKE) else 0.0


def sayings(site: Site, language: str) -> Mapping[str, Saying]:
    """Return skill -> how it is said, in the language and in English."""
    names: dict[str, list[tuple[str, ...]]] = {}
    ends = like('stop')
    descriptions: dict[str, str] = {}
    others: dict[str, str] = {}
    for actor in site.robots_first():
        for skill in site.skills_of(actor.id).values():
            said = [skill.name.split('_')]
            for code in {language, 'en'}:
                said += [list(split_words(p)) for p in skill.words.get(code, ())]
            found = names.setdefault(skill.name, [])
            # 'back up' is the name of a skill, but as one of several phrases says too little
            found += [
                tuple(stem_of(w) for w in p)
                for n, p in enumerate(said)
                if not n or {*p} - PARTICLES
            ]
            told = split_words(skill.description)
            descriptions.setdefault(skill.name, stem_of(told[0]) if told else '')
            also = told[2:3] if told[1:2] == ('or',) else _done_then(told)
            others.setdefault(skill.name, stem_of(also[0]) if also else '')
    return {
        name: Saying(
            tuple(dict.fromkeys(phrases)),
            stem_of(name.split('_')[0]),
            descriptions[name],
            others[name],
            frozenset(o for w in name.split('_') for o in OPPOSITES.get(w, ()))
            # 'end the massage' is no massage where one can be stopped
            | (ends if any(f'{end}_{name}' in names for end in ends) else _NONE),
        )
        for name, phrases in names.items()
    }


def _done_then(told: Sequence[str]) -> Sequence[str]:
    """Return the verb for what is done then with what is spoken of: '... and put it down'."""
    for at in range(1, len(told) - 2):
        if told[at] == 'and' and told[at + 2] in _IT:
            return told[at + 1 : at + 2]
    return ()


def like(stem: str) -> frozenset[str]:
    """Return the words that mean nearly the same as a word, with itself."""
    return frozenset({stem}).union(*(g for g in _LIKE if stem in g))


def _within(phrase: Sequence[str], words: Sequence[str]) -> bool:
    size = len(phrase)
    return any(tuple(words[at : at + size]) == tuple(phrase) for at in range(len(words)))


def _in_any_order(phrase: Sequence[str], said: Sequence[str]) -> bool:
    return {*phrase} <= {*said}


def _in_order(phrase: Sequence[str], said: Sequence[str]) -> bool:
    rest = iter(said)
    return all(word in rest for word in phrase)


def seeks(skill: Skill) -> bool:
    """Return whether a skill looks for somebody or something: by its name or its description."""
    told = {skill.name.split('_')[0], *split_words(skill.description)[:1]}
    return bool(told & {*SOUGHT, 'look'})
