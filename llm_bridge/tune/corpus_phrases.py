"""Phrases for things, places and values, as people say them."""

from random import Random

from llm_bridge.tune.corpus_nouns import ADVERBS, NounPhrase, plural, UNCOUNTED
from llm_bridge.tune.corpus_sites import RandomSite
from llm_bridge.tune.corpus_values import number_words, ONES, Values
from llm_bridge.tune.skill_families import Kind, kinds, table, words_for

_LOOKS = (
    'red',
    'blue',
    'green',
    'yellow',
    'black',
    'white',
    'big',
    'small',
    'empty',
    'full',
    'clean',
    'dirty',
    'heavy',
    'broken',
)


class Phrases:
    """Makes phrases for one site."""

    def __init__(self, rng: Random, site: RandomSite) -> None:
        self.rng = rng
        self.site = site
        split, theme = site.split, site.theme
        fillers = table('fillers')
        self.areas = words_for(theme.areas, split)
        self.places = words_for(theme.places, split)
        self.objects = words_for(theme.objects, split)
        self.adjectives = words_for(theme.adjectives, split)
        self.floors = theme.floors
        self.fillers = {key: words_for(row, split) for key, row in fillers.items()}
        self.fillers |= site.fillers
        self.nouns = {k.key: words_for(k.nouns, split) for k in kinds().values()} | site.nouns
        self.values = Values(rng, self.fillers)

    def pick(self, words: tuple[str, ...]) -> str:
        """Return one of the words."""
        return words[int(self.rng.random() * len(words))]

    def area(self) -> str:
        """Return the name of an area without an article."""
        return self.pick(self.areas)

    def the(self, name: str) -> str:
        """Return the name with an article, unless it is a proper name or an adverb."""
        if (
            name in ADVERBS
            or name.startswith(('the ', 'a ', 'my ', 'an ', 'two ', 'some '))
            or "'s " in name
        ):
            return name
        last = name.split()[-1]
        if (
            last.isdigit() or last in ONES or (len(last) == 1 and last.isalpha())
        ) and self.rng.random() < 0.9:
            return name
        return f'the {name}'

    def where(self) -> str:
        """Return an adverbial of place: 'in the kitchen', 'in here', 'upstairs'."""
        roll = self.rng.random()
        if roll < 0.25:
            return self.pick(('in here', 'here', 'in here', 'in this room', 'over here'))
        if roll < 0.35:
            return self.pick(self.floors)
        area = self.area()
        return area if area in ADVERBS else f'in {self.the(area)}'

    def noun(self, kind: Kind) -> str:
        """Return a noun for a device of the kind; the usual ones come more often."""
        nouns = self.nouns[kind.key]
        if self.rng.random() < 0.45:
            nouns = nouns[:3]
        return self.pick(nouns)

    def thing(self, kind: Kind, *, many: float = 0.25, pronoun: bool = True) -> NounPhrase:
        """Return a phrase for one or more devices of a kind; `many`: share of several."""
        if kind.key in ('scene',):
            return NounPhrase(self.noun(kind), kind=kind.key)
        if self.rng.random() < many and kind.key not in ('list', 'timer'):
            return self._several(kind)
        return self.one(kind, pronoun)

    def one(self, kind: Kind, pronoun: bool = False) -> NounPhrase:
        """Return a phrase for one device of a kind."""
        names = self.site.names.get(kind.key)
        if names and self.rng.random() < 0.5:
            name = self.pick(names)
            return NounPhrase(self.the(name), noun=name, kind=kind.key)
        noun = self.noun(kind)
        roll = self.rng.random()
        several = noun == plural(noun) and noun in ('string lights', 'tongs')
        if kind.key in ('list', 'timer'):
            text = self.pick((f'the {noun}', f'my {noun}', f'the {noun}', f'a {noun}', noun))
            if kind.key == 'list' and text.startswith('a '):
                text = f'the {noun}'
            return NounPhrase(text, noun=noun, kind=kind.key)
        if roll < 0.26:
            text = f'the {noun}'
        elif roll < 0.47:
            text = f'the {self._area_word()} {noun}'
        elif roll < 0.53:
            text = f'{self._area_word()} {noun}'
        elif roll < 0.60:
            text = f'the {self.pick(self.adjectives)} {noun}'
        elif roll < 0.71:
            text = f'the {noun} {self._locative()}'
        elif roll < 0.77:
            text = self._numbered(noun)
        elif roll < 0.81:
            text = f'{self.pick(self.fillers["owner"])} {noun}'
        elif roll < 0.845:
            text = self.pick(
                (
                    f'the {noun} next to {self.the(self.pick(self.places))}',
                    f'the {noun} near {self.the(self.pick(self.places))}',
                    f'the {noun} that is {self.pick(kind.states)}',
                    f'the {noun} by {self.the(self.pick(self.places))}',
                    f'the {noun} over {self.the(self.pick(self.places))}',
                    f'the {noun} we call {self.pick(self.fillers["brand"])}',
                    f'the other {noun}',
                    f'that {noun} over there',
                    f'the {noun} in the corner',
                )
            )
        elif roll < 0.87:
            text = noun
        elif roll < 0.90:
            text = self.pick(
                (
                    f'that {noun}',
                    f'this {noun}',
                    f'the {noun} here',
                    f'the {noun} there',
                    f'a {noun}',
                    f'one of the {plural(noun)}',
                )
            )
        elif roll < 0.935:
            brand = self.pick(self.fillers['brand'])
            text = self.pick((f'the {brand} {noun}', f'{brand} {noun}', f'the {brand} {noun}'))
        elif roll < 0.96 and pronoun:
            return NounPhrase(
                self.pick(
                    (
                        'it',
                        'it',
                        'that',
                        'this one',
                        'that one',
                        'this',
                        'the other one',
                        'the left one',
                    )
                ),
                kind=kind.key,
                pronoun=True,
            )
        elif roll < 0.98:
            text = f'the {self.pick(self.adjectives)} {noun} {self._locative()}'
        else:
            text = f'the {self._area_word()} {self.pick(self.adjectives)} {noun}'
        return NounPhrase(text, plural=several, noun=noun, kind=kind.key)

    def _area_word(self) -> str:
        return self.area()

    def _locative(self) -> str:
        roll = self.rng.random()
        if roll < 0.15:
            return self.pick(self.floors)
        if roll < 0.25:
            return f'on {self.the(self.pick(self.places))}'
        if roll < 0.32:
            return self.pick(
                (
                    'outside',
                    'upstairs',
                    'in the back',
                    'at the front',
                    'in here',
                    'in the corner',
                    'on the left',
                    'on the right',
                    'over there',
                )
            )
        area = self.area()
        if area in ADVERBS:
            return area
        return f'{self.pick(("in", "in", "in", "at"))} {self.the(area)}'

    def _numbered(self, noun: str) -> str:
        number = self.rng.randint(1, 12)
        said = self.pick(
            (str(number), number_words(number), number_words(number), 'abcdef'[number % 6])
        )
        if self.rng.random() < 0.3:
            return f'the {self.pick(("first", "second", "third", "last", "fourth"))} {noun}'
        return f'{noun} {said}' if self.rng.random() < 0.8 else f'{noun} number {said}'

    def _several(self, kind: Kind) -> NounPhrase:
        noun = self.noun(kind)
        if noun in UNCOUNTED:
            noun = next((n for n in self.nouns[kind.key] if n not in UNCOUNTED), noun)
        nouns = plural(noun)
        area = self.area()
        roll = self.rng.random()
        if roll < 0.14:
            text = self.pick((f'the {nouns}', f'the {nouns}', nouns))
        elif roll < 0.30:
            text = self.pick(
                (
                    f'all {nouns}',
                    f'all the {nouns}',
                    f'all of the {nouns}',
                    f'every {noun}',
                    f'each {noun}',
                    f'all our {nouns}',
                    f'every single {noun}',
                )
            )
        elif roll < 0.40:
            text = self.pick(
                (
                    f'the {nouns} {self._locative()}',
                    f'the {area} {nouns}',
                    f'{area} {nouns}',
                    f'the {nouns} {self.pick(("there", "here", "in there", "in here"))}',
                )
            )
        elif roll < 0.50:
            where = self._locative()
            text = self.pick(
                (
                    f'all the {nouns} {where}',
                    f'all {nouns} {where}',
                    f'every {noun} {where}',
                    f'all {area} {nouns}',
                    f'each {noun} {where}',
                    f'all of the {nouns} {where}',
                )
            )
        elif roll < 0.58:
            count = self.pick(
                (
                    'both',
                    'both',
                    'the two',
                    'the three',
                    'two',
                    'the first two',
                    'the other two',
                    'three',
                    'half of the',
                    'any two',
                    'half the',
                    'the other',
                    'the rest of the',
                    'the remaining',
                    'the last two',
                    'two of the',
                    'most of the',
                    'all three',
                    'all four',
                )
            )
            text = self.pick((f'{count} {nouns}', f'{count} {nouns} {self._locative()}'))
            if self.rng.random() < 0.4:
                return self._in_a_state(kind, noun, nouns)
        elif roll < 0.61:
            where = self.pick((nouns, nouns, f'the {nouns}', f'the {area} {nouns}'))
            every = self.pick(('all of them', 'every one of them', 'both of them'))
            return NounPhrase(f'{where} {every}', True, kind=kind.key, but=len(where.split()))
        elif roll < 0.78:
            text = self._list(kind, noun, nouns)
        elif roll < 0.93:
            every, left = self._all_but(kind, noun, nouns)
            return NounPhrase(
                f'{every} {left}',
                not every.startswith(('every', 'each')),
                kind=kind.key,
                but=len(every.split()),
            )
        elif roll < 0.96:
            text = self.pick(
                (
                    f'everything {self._locative()}',
                    'everything',
                    f'everything in {self.the(self.area())}',
                )
            )
        else:
            text = self.pick(
                (
                    'them',
                    'both',
                    'these',
                    'all of them',
                    'both of them',
                    'those two',
                    'the others',
                    'the rest',
                )
            )
            return NounPhrase(text, True, kind=kind.key, pronoun=True)
        single = text.startswith(('every', 'each', 'everything'))
        return NounPhrase(text, not single, kind=kind.key)

    def _in_a_state(self, kind: Kind, noun: str, nouns: str) -> NounPhrase:
        """Return a phrase for what is in a state: 'any open window', 'everything that is on'."""
        state = self.pick(kind.states)
        pair = (f'any {state} {noun}', f'all {state} {nouns}')
        if ' ' in state or state in ('on', 'off', 'up', 'down', 'out'):
            pair = (f'any {noun} that is {state}', f'all {nouns} that are {state}')
        text = self.pick(
            (
                *pair,
                f'every {noun} that is {state}',
                f'everything that is {state}',
                f"everything that's {state}",
                f'any {noun} that is still {state}',
                f'all the {nouns} that are still {state}',
                f'whatever is {state} {self._locative()}',
                f'the {nouns} that are {state}',
            )
        )
        single = not text.startswith(('all', 'the'))
        return NounPhrase(text, not single, kind=kind.key)

    def _list(self, kind: Kind, noun: str, nouns: str) -> str:
        roll = self.rng.random()
        area, other = self.area(), self.area()
        if roll < 0.3 and area != other:
            return self.pick(
                (
                    f'the {area} and {other} {nouns}',
                    f'the {area} and the {other} {noun}',
                    f'the {nouns} in the {area} and the {other}',
                    f'the {area} and the {other} {nouns}',
                )
            )
        first = self.one(kind, False).text
        second = self.one(kind, False).text
        if roll < 0.75:
            return f'{first} and {second}'
        if roll < 0.82:
            return self.pick(
                (
                    f'both {first} and {second}',
                    f'{first} as well as {second}',
                    f'{first} plus {second}',
                )
            )
        return f'{first} {second} and {self.one(kind, False).text}'

    def _all_but(self, kind: Kind, noun: str, nouns: str) -> tuple[str, str]:
        but = self.pick(
            (
                'except',
                'except for',
                'but',
                'but not',
                'apart from',
                'other than',
                'besides',
                'without',
                'minus',
                'not',
                'except',
                'but',
            )
        )
        where = self._locative()
        every = self.pick(
            (
                f'all {nouns}',
                f'all the {nouns}',
                f'every {noun}',
                'everything',
                f'all {nouns} {where}',
                f'all the {nouns} {where}',
                f'everything {where}',
                f'the {nouns}',
            )
        )
        area = self.area()
        left = self.pick(
            (
                self.one(kind, False).text,
                f'the {noun}',
                f'the {area} {noun}',
                f'the one {self._locative()}',
                f'the {area}',
                f'the {self.pick(self.adjectives)} one',
                'that one',
                f'the ones {self._locative()}',
                f'the {area} and the {self.area()}',
            )
        )
        return every, f'{but} {left}'

    def robot(self) -> str:
        """Return a phrase for a robot."""
        roll = self.rng.random()
        noun = self.pick(self.site.robots) if self.site.robots else 'robot'
        if roll < 0.42:
            return f'the {noun}'
        if roll < 0.75:
            return self.pick(self.fillers['robot_name'])
        if roll < 0.87:
            return self._numbered(noun)
        return self.pick(
            (
                f'the {self.pick(self.adjectives)} {noun}',
                f'our {noun}',
                f'the other {noun}',
                f'the {noun} in the {self.area()}',
                f'one {noun}',
                f'the {noun} at the {self.pick(self.places)}',
                f'both {plural(noun)}',
                f'the {self.area()} {noun}',
                f'a {noun}',
                f'all {plural(noun)}',
            )
        )

    def value(self, kind: str) -> str:
        """Return a phrase for a slot of that type."""
        match kind:
            case 'place':
                return self.place()
            case 'subject' | 'sought' | 'landmark' if self.rng.random() < 0.4:
                return self._subject()
            case 'area':
                return self._area_phrase()
            case 'object' | 'other':
                return self.object()
            case 'percent' | 'degrees' | 'duration' | 'distance' | 'time':
                made: str = getattr(self.values, kind)()
                return made
            case 'text':
                return self.pick(self.fillers['quote'])
        return self.pick(self.fillers[kind])

    def place(self) -> str:
        """Return a phrase for somewhere to go."""
        roll = self.rng.random()
        if roll < 0.44:
            return self.the(self.area())
        if roll < 0.78:
            return self.the(self.pick(self.places))
        if roll < 0.83:
            return self.pick(('here', 'there', 'here', 'over there', 'outside'))
        if roll < 0.87:
            return f'{self.the(self.pick(self.places))} in {self.the(self.area())}'
        if roll < 0.91:
            return self.area()
        return self.pick(
            (
                f'the {self.pick(self.adjectives)} {self.pick(self.places)}',
                self.pick(self.fillers['brand']),
                f'{self.pick(self.fillers["owner"])} {self.pick(self.areas)}',
                f'room {self.rng.randint(1, 400)}',
                f'shelf {self.rng.randint(1, 30)}',
                'me',
                'my room',
                f'station {number_words(self.rng.randint(1, 12))}',
                f'the other {self.pick(self.places)}',
            )
        )

    def _subject(self) -> str:
        if self.site.kinds and self.rng.random() < 0.5:
            return self.thing(self.rng.choice(self.site.kinds), many=0.15, pronoun=False).text
        if self.rng.random() < 0.4:
            return self.the(self.pick(self.places))
        return self.object()

    def _area_phrase(self) -> str:
        roll = self.rng.random()
        if roll < 0.7:
            return self.the(self.area())
        if roll < 0.78:
            return f'{self.the(self.area())} and {self.the(self.area())}'
        if roll < 0.88:
            return self.pick(
                (
                    'under the table',
                    'here',
                    'the whole floor',
                    'everything',
                    'this room',
                    'every room',
                    'all the rooms',
                    'the floor',
                    f'the floor in {self.the(self.area())}',
                    'both rooms',
                    'up here',
                    f'all rooms except {self.the(self.area())}',
                )
            )
        return f'{self.the(self.pick(self.places))}'

    def object(self) -> str:
        """Return a phrase for a thing that can be moved."""
        roll = self.rng.random()
        name = self.pick(self.objects)
        if name.split()[0] in ('two', 'empty', 'some') or name[-1] in '0123456789':
            return name if roll < 0.5 else self.the(name)
        many = name.endswith('s') and not name.endswith(('ss', 'us'))
        if roll < 0.48:
            return f'the {name}'
        if roll < 0.58:
            return f'some {name}' if many else f'{self._an(name)} {name}'
        if roll < 0.68:
            return f'the {self.pick(_LOOKS)} {name}'
        if roll < 0.76:
            where = self.the(self.pick(self.places))
            return f'the {name} {self.pick(("from", "on", "from", "in"))} {where}'
        if roll < 0.82:
            return self.pick(('it', 'it', 'that', 'this', 'them'))
        if roll < 0.87:
            return f'{self.pick(self.fillers["owner"])} {name}'
        if roll < 0.92:
            other = self.pick(self.objects)
            return f'the {name} and the {other}'
        if many:
            return self.pick((f'all {name}', f'the two {name}', f'three {name}', name))
        return self.pick(
            (
                f'all {plural(name)}',
                f'two {plural(name)}',
                f'every {name}',
                name,
                f'the {plural(name)}',
                f'{self._numbered(name)}',
                f'the other {name}',
            )
        )

    @staticmethod
    def _an(noun: str) -> str:
        return 'an' if noun[0] in 'aeio' else 'a'
