"""Phrases to argument values: numbers in the argument's unit, choices, places, objects, text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
import re

from rapidfuzz import fuzz

from llm_bridge.graph.nearest import listed
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.truth import number
from llm_bridge.language.grounding.choice_amounts import choice_of_amount
from llm_bridge.language.skills.argument_sorts import is_for_all, is_one_thing, is_person, sorts_of
from llm_bridge.language.skills.sayings import PARTICLES
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.other_words import same_names
from llm_bridge.language.text.quantities import is_vague, read_quantity, without_its_name
from llm_bridge.language.text.spelling import stem, token, tokens
from llm_bridge.language.text.words import find, said
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.mentions import EVERYBODY
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.rooms import rooms_meant
from llm_bridge.language.things.situation import (
    Found,
    Mentions,
    Question,
    Resolution,
    Situation,
    Taken,
    Wanted,
)
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import EntityType
from llm_bridge.site.skill import Arg, ArgType, Scalar, Skill

_SCALES = {'percent': ('percentage', 'percent'), 'degC': ('temperature', 'degrees')}
_STEPS = frozenset({'level', 'stage', 'step', 'notch', 'gear', 'stufe', 'niveau', 'nivel'})
_MOST_STEPS = 10
"""Of a device that has steps; 'volume level 40' is a percentage."""
Values = tuple[Scalar, ...]
"""What a phrase means: one value, or several where it lists several places or objects."""

# fmt: off
TYPES: Mapping[ArgType, frozenset[EntityType]] = {
    ArgType.PLACE: frozenset({EntityType.AREA, EntityType.PLACE}),
    ArgType.OBJECT: frozenset({EntityType.OBJECT}),
    ArgType.ENTITY: frozenset(EntityType),
}

CHOICE_WORDS: Mapping[str, tuple[str, ...]] = {
    'forward': ('forwards', 'ahead', 'straight', 'straight on', 'straight ahead', 'onward',
                'front', 'onwards', 'vorwärts', 'adelante', 'en avant'),
    'backward': ('backwards', 'back', 'back up', 'reverse', 'rückwärts', 'atrás', 'en arrière'),
    'left': ('leftwards', 'to the left', 'anticlockwise', 'counterclockwise', 'links', 'gauche',
             'izquierda'),
    'right': ('rightwards', 'to the right', 'clockwise', 'rechts', 'droite', 'derecha'),
    'up': ('skywards', 'skyward', 'upwards', 'upward', 'towards the sky'),
    'down': ('downwards', 'downward', 'earthwards', 'groundwards', 'towards the ground'),
    'warm white': ('warm', 'warm light', 'cosy', 'cozy', 'soft white', 'warmweiß'),
    'cold white': ('cold', 'cool white', 'daylight', 'cool', 'kaltweiß'),
    'red': ('rot', 'rouge', 'rojo', 'rote'), 'green': ('grün', 'vert', 'verde'),
    'blue': ('blau', 'bleu', 'azul'), 'yellow': ('gelb', 'jaune', 'amarillo'),
    'white': ('weiß', 'blanc', 'blanco'), 'purple': ('violet', 'lila', 'mauve'),
    'orange': ('naranja', 'amber'), 'pink': ('rosa', 'rose', 'magenta'),
    'cyan': ('turquoise', 'teal'),
    'heat': ('heating', 'heizen'), 'cool': ('cooling', 'kühlen'), 'auto': ('automatic',),
    'dry': ('drying',), 'amber': ('yellow', 'orange'),
    'slow': ('slowly',), 'fast': ('quickly',), 'quick': ('quickly',), 'gentle': ('gently',),
    'quiet': ('quietly',), 'loud': ('loudly',), 'careful': ('carefully',),
}
# fmt: on
"""A common choice -> other words for it."""


_LISTED = re.compile(r',\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y)\s+')
_ENUMERATED = re.compile(r'^[^,]+,.+\s(?:and|und|et|y)\s+[^,]+$')
"""'Rome, Paris and Athens'; but not 'Rome, Italy'."""
_DEFINITE = re.compile(r'^(?:the|this|that|these|those|my|our|your)\s+', re.IGNORECASE)
MAKING = (['make'], ['brew'], ['pour'], ['dispense'], ['prepare'], ['print'], ['cook'], ['mix'])
"""Verbs that begin the description of skills that make things."""
_ITEMS = frozenset({'item', 'items', 'object', 'thing', 'load', 'cargo', 'goods', 'product'})
"""Names of free texts that name a thing, and are not said or written word for word."""
_NAMES = frozenset({'label', 'event', 'appointment', 'medicine', 'clothing', 'dish', 'meal',
                    'food', 'drink', 'ingredient', 'ingredients', 'activity', 'timer',
                    'alarm'})  # fmt: skip
"""Names of free texts that are how something is called, without its article."""
_ARTICLE = re.compile(r'^(?:the|a|an|some|my|our)\s+(?=\w)', re.IGNORECASE)
_SEVERAL = frozenset({('all',), ('every',), ('each',), ('both',)})
_AFTER_CHOICES = frozenset({'mode', 'color', 'colour', 'light', 'please', 'channel', 'station',
                            'now', 'input', 'source', 'setting', 'preset', 'programme', 'program',
                            'again', 'instead', 'then', 'one', 'ones', 'side'})  # fmt: skip
"""Words behind a choice that leave it the one it is."""
_SIDES = re.compile(
    r'(?P<side>left|right|top|bottom|upper|lower|front|rear|inner|outer)-?(?:hand|most)(?:-side)?'
)
"""A side, and what leaves it the one it is: 'left-hand', 'rightmost'."""
_FIGURES = re.compile(r'\d+')
_LEADS = frozenset({'on', 'at', 'its', 'your', 'very'})
_LEAST = frozenset({'low', 'soft', 'gentle', 'weak', 'light', 'slow', 'quiet', 'min', 'minimum',
                    'small', 'mild', 'dim'})  # fmt: skip
_MOST = frozenset({'high', 'hard', 'strong', 'heavy', 'fast', 'loud', 'max', 'maximum', 'large',
                   'intense', 'full', 'bright'})  # fmt: skip
"""Names of the ends of a scale of choices: 'low, normal, high'."""
_LEAST_SAID = frozenset({'lowest', 'gentlest', 'weakest', 'softest', 'mildest', 'minimum', 'min'})
_MOST_SAID = frozenset({'highest', 'strongest', 'hardest', 'maximum', 'max'})
"""Superlatives that are said of any such scale."""
_SHUT = (('closed',), ('shut',))
_CLOSING = frozenset({'close', 'shut', 'closing', 'shutting'})
_UP_TO = (('to',), ('at',), ('until',), ('on',))
_OFTEN = {'once': 'one', 'twice': 'two', 'thrice': 'three'}
_SHADES = frozenset({
    'a', 'an', 'nice', 'deep', 'dark', 'pale', 'light', 'bright', 'soft', 'warm', 'rich', 'strong',
    'proper', 'lovely', 'something', 'really', 'very', 'gentle', 'vivid',
    'kind', 'sort', 'of', 'more', 'pure', 'plain', 'solid',
})  # fmt: skip
"""Words before a colour that leave it the one it is."""


class ArgumentReader:
    """Reads argument phrases for one command."""

    def __init__(self, targets: Targets, situation: Situation, command: str) -> None:
        """Prepare; `command` is the text as it was said, from which free words are copied."""
        self.targets = targets
        self.situation = situation
        self.command = command
        self.taken: list[Taken] = []
        """What the phrases of the command were taken for, for 'why'."""
        self.item = ''
        """What was made or handled last that is no object of the site, as it was said."""

    def take(self, phrase: str, wanted: Wanted, found: Found, mentions: Mentions) -> None:
        """Note what a phrase was taken for."""
        if wanted.slot in self.situation.decided:
            found = replace(found, why='answered')
        self.taken.append(Taken(phrase, wanted, found, mentions))

    def read(
        self, skill: Skill, arg: Arg, phrase: str, target: str, mentions: Mentions
    ) -> Values | Question | Problem | None:
        """Return what the phrase means, a question, or a problem; None: as good as unsaid."""
        slot = f'{skill.name}:{arg.name}:{phrase}'
        decided = self.situation.decided.get(slot)
        if (
            decided is not None
            and arg.type in TYPES
            and all(d in self.targets.site.entities for d in decided)
        ):
            wanted = Wanted(TYPES[arg.type], slot=slot)
            self.take(phrase, wanted, Found(tuple(decided)), mentions)
            return tuple(decided)
        if decided is not None:
            phrase = decided[0]
        if not arg.required and (is_vague(phrase) or self._is_said_of_all(skill, arg, phrase)):
            return None
        phrase = self._speaker(arg, phrase)
        match arg.type:
            case ArgType.NUMBER | ArgType.DURATION:
                return self._number(skill, arg, phrase, target)
            case ArgType.CHOICE:
                chosen = read_choice(arg, phrase, self.situation.language, skill)
                if not isinstance(chosen, Problem) and skill.description.split()[:1] in MAKING:
                    self.item = str(chosen[0])
                return chosen
            case ArgType.TEXT:
                return _items(said(self.command, self._meant(arg, phrase)), arg)
            case ArgType.PLACE | ArgType.OBJECT | ArgType.ENTITY:
                return self._entity(arg, phrase, slot, mentions, target)

    def knows_it(self, arg: Arg) -> bool:
        """Return whether 'it' stands for what the command has named before."""
        return arg.name in _ITEMS and bool(self.item)

    def _meant(self, arg: Arg, phrase: str) -> str:
        """Return what 'it' is where the command has named a thing that the site does not know."""
        if arg.name not in _ITEMS:
            return phrase
        table = phrase_words(self.situation.language)
        if split_words(phrase) in table.it | table.them:
            return self.item or phrase
        self.item = phrase
        return phrase

    def _is_said_of_all(self, skill: Skill, arg: Arg, phrase: str) -> bool:
        """Return whether it says only what is so without it: 'tell me', 'tell everybody'.

        'To me' and 'here' are a place, where the argument may be one and it is known which.
        """
        sorts, words = sorts_of(arg), split_words(phrase)
        table = phrase_words(self.situation.language)
        if not is_person(arg) and EntityType.PERSON not in sorts:
            return False
        if words in EVERYBODY:
            return is_for_all(arg, skill.description)
        if words in table.me:
            return is_person(arg) or self.situation.area is None
        return words in table.here and self.situation.area is None

    def _speaker(self, arg: Arg, phrase: str) -> str:
        """Return the name of the speaker for 'me', where a person is wanted and that is one."""
        if not is_person(arg) or split_words(phrase) not in phrase_words('en').me:
            return phrase
        speaker = self.situation.speaker
        people = self.targets.site.people.values()
        own = [p.name for p in people if speaker in (p.id, *p.names())]
        return own[0] if len(own) == 1 else phrase

    def _number(self, skill: Skill, arg: Arg, phrase: str, target: str) -> Values | Problem:
        unit = 's' if arg.type is ArgType.DURATION and arg.unit is None else arg.unit
        if not unit and self._now(skill, arg, target) is None:
            phrase = _OFTEN.get(phrase, phrase)
        value = read_quantity(
            phrase if unit else without_its_name(phrase, arg.name),
            unit=unit,
            least=arg.min,
            most=arg.max,
            now=self._now(skill, arg, target),
            language=self.situation.language,
        )
        if not isinstance(value, Problem) and unit == 'percent' and self._says_shut(phrase):
            if any((e.attribute, e.value) == ('position', f'${arg.name}') for e in skill.effects):
                value = round(100.0 - value, 9)  # a position is how far it is open
        if not isinstance(value, Problem) and _is_a_step(phrase, value, unit):
            return Problem(
                code=ProblemCode.WRONG_UNIT,
                because=phrase,
                came=phrase,
                allowed='percent' if unit == 'percent' else 'degrees',
                message=f"'{phrase}' is no {_SCALES[str(unit)][0]}. Say how many "
                f'{_SCALES[str(unit)][1]}.',
            )
        return value if isinstance(value, Problem) else (value,)

    def _says_shut(self, phrase: str) -> bool:
        """Return whether an amount is of how far something is shut.

        'A third closed', '80 percent down', 'close the blinds 70 percent'; but not 'close them to
        30 percent', where it is what is left.
        """
        amount, words = split_words(phrase), split_words(self.command)
        if amount[-1:] in _SHUT:
            return True
        at = find(words, amount)
        behind = words[at + len(amount) :] if at is not None else ()
        behind = behind[1:] if behind[:1] in (('percent',), ('%',)) else behind
        behind = behind[3:] if behind[:3] == ('of', 'the', 'way') else behind
        before = words[:at] if at is not None else ()
        joined = max((i for i, w in enumerate(before) if w in JOINERS), default=-1)
        is_closing = bool(_CLOSING & {*before[joined + 1 :]}) and before[-1:] not in _UP_TO
        if is_closing or (behind[:1] == ('down',) and amount[:1] not in _UP_TO):
            return behind[:1] != ('open',) and not {*before[joined + 1 :]} & {'open', 'to'}
        return behind[:1] in _SHUT and behind[1:2] not in (('the',), ('my',), ('it',))

    def _now(self, skill: Skill, arg: Arg, target: str) -> float | None:
        """Return what the attribute that the argument sets is now, for 'double'."""
        for effect in skill.effects:
            if effect.value == f'${arg.name}' and not effect.relative:
                return number(self.situation.world.get(target, effect.attribute))
        return None

    def _entity(
        self, arg: Arg, phrase: str, slot: str, mentions: Mentions, target: str
    ) -> Values | Question | Problem | None:
        site = self.targets.site
        table = phrase_words(self.situation.language)
        words = split_words(phrase)
        rooms = ('all', 'rooms', *words[1:])  # 'towels for everybody in the west wing'
        is_for_each = arg.type is ArgType.PLACE and words[:1] in EVERYBODY
        if is_for_each and rooms_meant(rooms, self.targets.index):
            words, phrase = rooms, ' '.join(rooms)
        home = getattr(site.entities.get(target), 'home', None)
        if (
            arg.type is ArgType.PLACE
            and home
            and words in (('home',), ('back', 'home'), ('base',), ('your', 'base'))
        ):
            return (home,)
        is_of_many = arg.type is ArgType.OBJECT or EntityType.PERSON in sorts_of(arg)
        many = (
            any(w in table.and_ for w in words)
            or ' as well as ' in phrase
            or words[:1] in _SEVERAL  # 'all the fields', 'both cups'
            or (arg.type is ArgType.PLACE and bool(rooms_meant(words, self.targets.index)))
            or (arg.type is ArgType.OBJECT and words in table.everything)
            or words[:1] == ('everything',)  # 'everything that is on the table'
            or words[:1] in EVERYBODY
            or (
                arg.type is ArgType.OBJECT
                and any(self.targets.index.is_plural((w,)) for w in words)
            )
            or (is_of_many and words in table.them and words not in table.it)
        )
        wanted = Wanted(
            types=TYPES[arg.type],
            one=not many,
            slot=slot,
            what='place' if arg.type is ArgType.PLACE else 'thing',
        )
        found = self._of_its_sort(arg, phrase, wanted, mentions)
        is_left_open = is_person(arg) and not arg.required and words in table.them
        if is_left_open and not isinstance(found, Found):
            return None  # 'let them in': whoever is there
        if not isinstance(found, Found):
            return found
        self.take(phrase, wanted, found, mentions)
        return found.ids

    def _of_its_sort(
        self, arg: Arg, phrase: str, wanted: Wanted, mentions: Mentions
    ) -> Resolution:
        """Return what the phrase means: of the sort that the argument tells of, if it can.

        What stands for a person is never a place or a device; a robot it may be ('follow Rex').
        """
        sorts = sorts_of(arg)
        if not sorts:
            return self.targets.resolve(phrase, wanted, self.situation, mentions)
        only = is_person(arg)
        tries = [sorts, sorts | {EntityType.ROBOT} if only else wanted.types]
        for types in tries:
            of_sort = replace(wanted, types=types, what='person' if only else wanted.what)
            found = self.targets.resolve(phrase, of_sort, self.situation, mentions)
            if isinstance(found, Found | Question):
                return found
        return found


def read_choice(
    arg: Arg, phrase: str, language: str, skill: Skill | None = None
) -> Values | Problem:
    """Return the choice that a phrase means, or why it is none.

    What the skill is of may stand behind it: the wall that is followed, of 'the left-hand wall'.
    """
    table = phrase_words(language)
    words = list(split_words(phrase))
    for choice in arg.choices:
        if ' '.join(words) in CHOICE_WORDS.get(choice, ()):
            return (choice,)  # 'back up', of which the words could be taken for articles
    by_name = {c.casefold().replace('_', ' '): c for c in arg.choices}
    while len(words) > 1 and (words[0] in table.articles or words[0] in ('to', 'mode')):
        words.pop(0)
    if says_all_choices(arg, tuple(words)):
        return tuple(by_name.values())
    behind = _AFTER_CHOICES | {*arg.name.split('_')}
    behind |= {*skill.name.split('_')[1:]} - PARTICLES if skill is not None else set()
    nouns = {stem(w) for w in (*arg.name.split('_'), *behind - _AFTER_CHOICES)}
    is_of_it = stem(words[-1]) in nouns if words else False
    while len(words) > 1 and ' '.join(words) not in by_name:
        if words[-1] not in behind and not (is_of_it and stem(words[-1]) in nouns):
            break
        words.pop()  # 'the ground floor' is that floor, 'the quiet programme' is just quiet
    side = _SIDES.fullmatch(words[-1]) if words else None
    words[-1:] = [side['side']] if side is not None else words[-1:]
    text = ' '.join(words)
    if text in by_name:
        return (by_name[text],)
    for name, choice in by_name.items():
        if tokens(split_words(name)) == tokens(words):
            return (choice,)
    for choice in arg.choices:
        if text in CHOICE_WORDS.get(choice, ()):
            return (choice,)
    others = {c for name in same_names(tuple(words)) if (c := by_name.get(' '.join(name)))}
    if len(others) == 1:
        return (others.pop(),)  # 'the hob', where the stove is one
    amount = choice_of_amount(arg.choices, words, language)
    if amount is not None:
        return (amount,)  # 'half a litre', of '500 ml'
    most = _most_of(by_name, [w for w in words if w not in _LEADS])
    if most is not None:
        return (most,)  # 'the gentlest', 'on the strongest'
    last = by_name.get(words[-1])
    if last is not None and all(w in _SHADES for w in words[:-1]):
        return (last,)  # 'a nice deep blue'
    inside = [c for name, c in by_name.items() if words[-1:] == name.split()[-1:]]
    if len(inside) == 1 and len(words) == 1 and words[0] not in _AFTER_CHOICES:
        return (inside[0],)  # 'mop', of what is called 'wet mop'
    parts = [c for name, c in by_name.items() if words and {*words} <= {*name.split()}]
    if is_of_it and len(parts) == 1:
        return (parts[0],)  # 'the strawberry labels', of 'strawberry milk'
    scored = sorted(((fuzz.ratio(text, name), name) for name in by_name), reverse=True)
    if (
        len(text) >= 4
        and _FIGURES.findall(text) == _FIGURES.findall(scored[0][1])
        and scored[0][0] >= 82
        and (len(scored) == 1 or scored[0][0] - scored[1][0] >= 8)
    ):
        return (by_name[scored[0][1]],)
    return Problem(
        code=ProblemCode.WRONG_TYPE,
        because=phrase,
        came=phrase,
        allowed=', '.join(arg.choices),
        suggestion=by_name[scored[0][1]],
        message=f"'{phrase}' is no {arg.name.replace('_', ' ')}: say {listed(arg.choices)}.",
    )


def _most_of(by_name: Mapping[str, str], words: Sequence[str]) -> str | None:
    """Return the choice that a superlative means, of choices that have a least and a most.

    'Softest' is the only soft one; the strongest and the lowest are the ends of any such scale.
    """
    if len(words) != 1:
        return None
    [word] = words
    lasts = {choice: name.split()[-1] for name, choice in by_name.items() if name}
    own = [c for c, last in lasts.items() if word in _superlatives(last)]
    if own:
        return own[0] if len(own) == 1 else None
    ends = [[c for c, last in lasts.items() if last in group] for group in (_LEAST, _MOST)]
    if any(len(end) != 1 for end in ends):
        return None
    for end, superlatives in zip(ends, (_LEAST_SAID, _MOST_SAID), strict=True):
        if word in superlatives:
            return end[0]
    return None


def _superlatives(adjective: str) -> tuple[str, ...]:
    """Return how the most of an adjective is written: 'largest', 'biggest', 'heaviest'."""
    first, last = adjective[:-1], adjective[-1:]
    return (f'{adjective}est', f'{adjective}st', f'{adjective}{last}est', f'{first}iest')


def says_all_choices(arg: Arg, words: Sequence[str]) -> bool:
    """Return whether the words mean each of the choices of an argument: 'both drawers'."""
    if words[:1] == ('all',):
        return len(words) > 1 and _names_the_choice(arg, words[1:])
    return words[:1] == ('both',) and len(arg.choices) == 2 and _names_the_choice(arg, words[1:])


def _names_the_choice(arg: Arg, words: Sequence[str]) -> bool:
    names = {token(w) for w in arg.name.split('_')}
    return {token(w) for w in words} <= names | {'the', 'of', 'them'}


def _items(text: str, arg: Arg) -> Values:
    """Return the things that a free text names, without 'the', each of a list by itself."""
    if arg.name in _NAMES:
        text = _ARTICLE.sub('', text, count=1)
    if arg.name not in _ITEMS:
        is_list = is_one_thing(arg) and _ENUMERATED.search(text) is not None
        return tuple(_LISTED.split(text)) if is_list else (text,)
    parts = [p.strip() for p in _LISTED.split(text)] if ',' in text else [text]
    return tuple(_DEFINITE.sub('', part, count=1) or part for part in parts if part)


def _is_a_step(phrase: str, value: float, unit: str | None) -> bool:
    """Return whether an amount is one of a device's few steps, and no share: 'level 3'."""
    words = split_words(phrase)
    is_led = any(word in _STEPS for word in words[:2])
    return unit in _SCALES and is_led and 0 < value <= _MOST_STEPS and words[-1:] != ('percent',)
