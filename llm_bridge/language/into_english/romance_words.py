"""What French and Spanish words mean at one site: its names, its skills, and general words.

The books of words (romance_words_fr, _es) are text, one entry beside the other: words, '=' or ':',
and what they are in English. Where English has several words for it ('bac': box, tray, bin), the
one that the site itself uses is taken.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
import re

from llm_bridge.language.into_english.romance_days import days_of
from llm_bridge.language.into_english.romance_forms import (
    folded,
    forms_of,
    GERUND,
    INFINITIVE,
    ORDER,
    PAST,
    SUBJUNCTIVE,
)
from llm_bridge.language.into_english.romance_inflection import (
    all_plural,
    contracted,
    OF,
    plural,
    plurals,
    without_article,
)
from llm_bridge.language.into_english.romance_nouns_home import DEVICES, HOME_NOUNS
from llm_bridge.language.into_english.romance_nouns_things import THINGS_NOUNS
from llm_bridge.language.into_english.romance_nouns_work import WORK_NOUNS
from llm_bridge.language.into_english.romance_site_words import (
    called_words,
    choices,
    counted_words,
    drinks,
    kind_words,
    site_verbs,
    site_words,
)
from llm_bridge.language.into_english.romance_small import SMALL_WORDS
from llm_bridge.language.into_english.romance_verbs_more import MORE_ADJECTIVES, MORE_VERBS
from llm_bridge.language.text.words import split
from llm_bridge.site.entity import Device, Robot
from llm_bridge.site.site import Site

NOUNS = (*HOME_NOUNS, *THINGS_NOUNS, *WORK_NOUNS)
Key = tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """The words of one language; see romance_words_fr for how they are written."""

    language: str
    verbs: str
    """Infinitives: what they are in English (see romance_verbs)."""
    verb_phrases: str
    """The same for infinitives with words behind them; '!' means something else entirely."""
    nouns: str
    adjectives: str
    small: str
    """Other words, with what they do in a sentence (see romance_clauses)."""
    conditions: str
    frames: tuple[str, ...]
    """How orders begin politely: patterns of words without accents."""
    fillers: tuple[str, ...]
    """Say nothing."""
    after_that: tuple[str, ...]
    """Patterns for 'when you have done that'."""
    stated: tuple[str, ...]
    """Patterns of how a remark begins."""
    checks: tuple[str, ...]
    """Patterns for 'go and see whether'."""
    hints: tuple[tuple[str, str], ...]
    """Patterns for what is said where an order is meant: 'on n'y voit rien'."""
    questions: str
    is_: Set[str]
    there_is: tuple[str, ...]
    not_: Set[str]
    nots: Set[str]
    """What stands behind a verb that is denied."""
    denials: tuple[str, ...] = ()
    """Patterns of how what is not to be done begins: 'pas besoin de'."""


@dataclass(frozen=True)
class Verb:
    """A verb as one of its forms is read."""

    lemma: str
    spec: str
    """What it is in English."""
    use: str


@dataclass(frozen=True)
class Entry:
    """What some words mean."""

    english: str
    kind: str
    ids: tuple[str, ...] = ()
    is_plural: bool = False
    options: tuple[str, ...] = ()
    """All that it may be in English."""


@dataclass(frozen=True)
class Piece:
    """A word, or a part of one: 'mets' and 'la' of 'mets-la'."""

    word: str
    said: str
    """As it was written."""
    before: str = ''
    """Marks between it and the word before."""
    is_clitic: bool = False
    """Whether it hung on the verb before it."""
    start: int = 0
    end: int = 0


_ELIDED = re.compile(r"(l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu)'(.+)")
_FRENCH_CLITICS = frozenset(['moi', 'toi', 'le', 'la', 'les', 'lui', 'leur', 'nous', 'vous', 'y',
                             'en', 'tu', 'il', 'elle', 'on', 'ils', 'elles', 'je', 'ce',
                             't'])  # fmt: skip
_SPANISH_CLITICS = tuple(
    re.compile(rf'(.{{2,}}){ending}')
    for ending in ('(lo|la|le|los|las|les)', '(me|te|se|nos|os)(lo|la|le|los|las|les)',
                   '(me|te|se|nos|os)')
)  # fmt: skip
_OURS = re.compile(r'(.{2,})(nos)')  # 'ponnos' is not 'ponn' and 'os'
_MODALS = frozenset(['est', 'a', 'peux', 'pouvez', 'pourrais', 'pourriez', 'veux', 'voulez',
                     'voudrais', 'voudriez', 'dois', 'devez', 'as', 'avez', 'es', 'êtes', 'sais',
                     'savez', 'auriez', 'aurais', 'peut', 'pourrait', 'veut', 'voudrait', 'doit',
                     'devrait', 'va', 'serait'])  # fmt: skip
_MARKS = re.compile(r'[.,;:!?¿¡…]')
QUOTED = re.compile(r'"[^"]+"|“[^”]+”|«[^»]+»')


def _ends(word: str, parts: list[str], start: int, end: int) -> list[int]:
    """Return where the parts of a word that stands there end."""
    found: list[int] = []
    at = 0
    for part in parts:
        at = max(at, word.find(part, at)) + len(part)
        found.append(min(start + at, end))
    return [*found[:-1], end]


def entries(text: str, sign: str = '=') -> Iterator[tuple[list[str], str]]:
    """Yield the words on the left and what they mean, of every entry of a table."""
    for entry in re.split(r'[;\n]', text):
        said, _, means = entry.partition(sign)
        if said.strip():
            yield [s.strip() for s in said.split(',')], means.strip()


def shared(texts: Iterable[str], language: str) -> Iterator[tuple[list[str], str]]:
    """Yield the same of tables that have the words of both languages behind the English ones."""
    for text in texts:
        for entry in re.split(r'[;\n]', text):
            means, _, both = entry.partition('=')
            french, _, spanish = both.partition('|')
            said = (french if language == 'fr' else spanish).split(',')
            if any(s.strip() for s in said):
                yield [s.strip() for s in said if s.strip()], means.strip()


def meanings(table: Iterable[tuple[list[str], str]]) -> dict[str, tuple[str, ...]]:
    """Return what each word of a table may be in English, what stands first in it first."""
    found: dict[str, dict[str, None]] = {}
    for said, means in table:
        for word in said:
            found.setdefault(word, {}).update(dict.fromkeys(means.split('/')))
    return {word: tuple(options) for word, options in found.items()}


DEVICE_WORDS = frozenset(
    option for language in ('fr', 'es') for _, means in shared((DEVICES,), language)
    for option in means.split('/')
)  # fmt: skip
"""English words for devices that any site may have."""


@dataclass
class Lexicon:
    """The words of one language at one site. Built once; reading it changes nothing."""

    book: Book
    site: Site
    names: dict[Key, Entry] = field(default_factory=dict)
    phrases: dict[Key, Entry] = field(default_factory=dict)
    verbs: dict[str, list[Verb]] = field(default_factory=dict)
    verb_phrases: dict[str, list[tuple[Key, str]]] = field(default_factory=dict)
    """First verb -> what may stand behind it, and what both are together."""
    folded_verbs: dict[str, list[Verb]] = field(default_factory=dict)
    folded_phrases: dict[Key, Entry] = field(default_factory=dict)
    longest: int = 1

    def __post_init__(self) -> None:
        """Read the tables and the site."""
        self.vocabulary = site_words(self.site)
        self.site_verbs = site_verbs(self.site)
        self.kind_words = kind_words(self.site)
        self.called = called_words(self.site)
        self.choices = choices(self.site)
        self.drinks = drinks(self.site)
        self.counted = counted_words(self.site)
        self._read_verbs()
        self._read_phrases()
        self._read_kinds()
        self._read_keep_out()
        self._read_skills()
        self._read_names()
        self.longest = max(map(len, (*self.phrases, *self.names)))

    # --- reading words

    def pieces(self, text: str) -> list[Piece]:
        """Return the words of a text, with what hangs on them cut off."""
        found: list[Piece] = []
        quoted = [m.span() for m in QUOTED.finditer(text)]
        end = 0
        for word in split(text):
            before = ''.join(_MARKS.findall(text[end : word.start]))
            end = word.end
            if any(a <= word.start < b for a, b in quoted):
                parts = [(word.text, False)]
            else:
                parts = list(self.parts(word.text))
            ends = _ends(word.text, [part for part, _ in parts], word.start, word.end)
            for n, (part, is_clitic) in enumerate(parts):
                start = word.start if not n else max(ends[n - 1], ends[n] - len(part))
                said = text[start : ends[n]]
                found.append(Piece(part, said, '' if n else before, is_clitic, start, ends[n]))
        return found

    def parts(self, word: str) -> Iterator[tuple[str, bool]]:
        """Yield the parts of a word, each with whether it hangs on the verb before it."""
        if self.book.language == 'fr':
            elided = _ELIDED.fullmatch(word)
            if elided:
                yield f"{elided[1]}'", False
                yield from self.parts(elided[2])
                return
            if word.startswith('demi-') and word != 'demi-heure':
                yield 'demi', False
                yield from self.parts(word[5:])
                return
            verb, *rest = word.split('-')
            is_verb = rest and (self.uses(verb) or verb in _MODALS)
            if is_verb and {*rest} <= _FRENCH_CLITICS:
                yield verb, False
                yield from ((r, True) for r in rest if r != 't')
                return
        elif not self.uses(word) and (word,) not in self.phrases and (word,) not in self.names:
            for pattern in (*_SPANISH_CLITICS, _OURS):
                parts = pattern.fullmatch(word)
                verb = parts[1] if parts else ''
                orders = {ORDER, INFINITIVE, SUBJUNCTIVE, GERUND}
                if parts and any(v.use in orders for v in self.folded_verbs.get(folded(verb), ())):
                    yield verb, False
                    yield from ((c, True) for c in parts.groups()[1:] if c)
                    return
        yield word, False

    def uses(self, word: str) -> list[Verb]:
        """Return the verbs of which the word is a form."""
        return self.verbs.get(word) or self.folded_verbs.get(folded(word), [])

    def entry_at(self, words: Key, at: int) -> tuple[int, Entry] | None:
        """Return how many words there mean something together, and what."""
        for size in range(min(self.longest, len(words) - at), 0, -1):
            key = words[at : at + size]
            bare = tuple(folded(w) for w in key)
            found = self.names.get(bare) or self.phrases.get(key) or self.folded_phrases.get(bare)
            if found is not None:
                return size, found
        return None

    def chosen(self, alternatives: str) -> str:
        """Return the one of several English words that the site uses, else the first."""
        options = alternatives.split('/')
        for option in options:
            if all(w in self.vocabulary or w.rstrip('s') in self.vocabulary
                   for w in option.split()):  # fmt: skip
                return option
        return options[0]

    def _chosen_kind(self, options: tuple[str, ...]) -> str:
        """Return the one of several nouns that stands for most of what the first one may be.

        'volet' are shutters; where the site calls those the same thing that it calls blinds, and
        others blinds only, they are blinds.
        """
        first = next((o for o in options if o in self.called), self.chosen('/'.join(options)))
        called = self.called.get(first, frozenset())
        for option in options:
            if called and called < self.called.get(option, frozenset()):
                return option
        return first

    def chosen_verb(self, alternatives: str) -> str:
        """Return the one of several English verbs that a skill of the site has, else the first."""
        options = [o.replace('_', ' ') for o in alternatives.split('/')]
        return next((o for o in options if o in self.site_verbs), options[0])

    # --- building

    def _read_verbs(self) -> None:
        more = shared((MORE_VERBS,), self.book.language)
        for said, spec in (*entries(self.book.verbs, ':'), *more):
            for verb in said:
                self._add_verb(verb, spec)
        for said, spec in entries(self.book.verb_phrases, ':'):
            for phrase in said:
                self._add_verb_phrase(phrase, spec)

    def _add_verb(self, said: str, spec: str) -> None:
        if ' ' in said:
            self._add_verb_phrase(said, spec)
            return
        for form, use in forms_of(said, self.book.language):
            verb = Verb(said, spec, use)
            self.verbs.setdefault(form, []).append(verb)
            if use == PAST:
                continue  # without its accent it is mostly another word: 'paso', 'limpio'
            self.folded_verbs.setdefault(folded(form), []).append(verb)

    def _add_verb_phrase(self, phrase: str, spec: str) -> None:
        verb, _, rest = phrase.partition(' ')
        key = tuple(w for word in rest.split() for w, _ in self.parts(word))
        self.verb_phrases.setdefault(verb, []).append((key, spec))
        self.verb_phrases[verb].sort(key=lambda entry: -len(entry[0]))

    def _read_phrases(self) -> None:
        book = self.book
        nouns = (*entries(book.nouns), *shared(NOUNS, book.language))
        for noun, options in meanings(nouns).items():
            english = self._chosen_kind(options)
            is_plural = english.endswith('s') and noun.split()[0][-1] in 'sx'
            self._add(noun, Entry(english, 'n', is_plural=is_plural, options=options))
            for many in plurals(noun, book.language):
                entry = Entry(plural(english), 'n', is_plural=True, options=options)
                self._add(many, entry, False)
        adjectives = (*entries(book.adjectives), *shared((MORE_ADJECTIVES,), book.language))
        for word, options in meanings(adjectives).items():
            english = self.chosen('/'.join(options))
            self._add(word, Entry(english, 'adj', options=options), False)
            for many in plurals(word, book.language):
                self._add(many, Entry(english, 'adj', is_plural=True, options=options), False)
        more = f'{days_of(book.language)}\n{SMALL_WORDS[book.language]}'
        for said, means in (*entries(book.small), *entries(more)):
            english, _, kind = means.rpartition(':')
            english = self.chosen(english) if '/' in english else english
            for phrase in said:
                self._add(phrase, Entry(english, kind))
        for said, means in entries(book.conditions):
            for phrase in said:
                self._add(phrase, Entry(means, 'cond'))
        for said, means in entries(book.questions):
            for phrase in said:
                self._add(phrase, Entry(means, 'q'))
        for phrase in book.fillers:
            self._add(phrase, Entry('', 'fill'))
        for phrase in book.there_is:
            self._add(phrase, Entry('there is', 'thereis'))
        for word in book.is_:
            self._add(word, Entry('is', 'is'))
        for word in book.not_:
            self._add(word, Entry('not', 'ne'))
        for word in book.nots:
            self._add(word, Entry('not', 'not'))
        for key in list(self.phrases):
            self.folded_phrases.setdefault(tuple(folded(w) for w in key), self.phrases[key])

    def _add(self, phrase: str, entry: Entry, instead: bool = True) -> None:
        key = tuple(w for word in split(phrase) for w, _ in self.parts(word.text))
        if phrase.endswith("'"):
            key = (*key[:-1], phrase.split()[-1])  # "l'"
        if not key:
            return
        for each in contracted(key, self.book.language):
            if instead or each not in self.phrases:
                self.phrases[each] = entry

    def _read_kinds(self) -> None:
        """Read what the site calls its own kinds of devices."""
        for kind in self.site.kinds.values():
            english = kind.names.get('en', ())
            said = kind.names.get(self.book.language, ())
            for n, name in enumerate(said if english else ()):
                entry = Entry(english[n] if len(said) == len(english) else english[0], 'n')
                self._add(name.casefold(), entry, False)

    def _read_keep_out(self) -> None:
        """Read what the regions are called where no robot goes."""
        for region in self.site.keep_out.values():
            for name in (region.name, *region.aliases.get(self.book.language, ())):
                self._add(name.casefold(), Entry(region.name, 'n'))

    def _read_skills(self) -> None:
        """Read how the site says its own skills."""
        for actor in self.site.robots_first():
            for skill in self.site.skills_of(actor.id).values():
                phrases = skill.words.get(self.book.language, ())
                if isinstance(actor, Device) and skill.name in _KNOWN:
                    continue
                english = next(iter(skill.words.get('en', ())), skill.name).replace(' ', '_')
                for phrase in phrases:
                    verb, _, rest = phrase.casefold().partition(' ')
                    known = any(v.use == INFINITIVE for v in self.uses(verb))
                    if rest:
                        self._add_verb_phrase(phrase.casefold(), english)
                    if not known and verb.endswith(('er', 'ir', 're', 'ar', 'ír')):
                        self._add_verb(verb, english)
                    elif known and not rest and isinstance(actor, Robot) and not skill.motion:
                        for use in self.verbs.get(verb, ()):
                            own = f'{skill.name}:{english}'
                            if own not in use.spec and use.spec.islower():
                                self._replace(use, f'{own} {use.spec}')

    def _replace(self, verb: Verb, spec: str) -> None:
        if '|' not in spec:
            first, _, last = spec.rpartition(' ')
            spec = f'{first}|{last}'
        forms = {form for form, _ in forms_of(verb.lemma, self.book.language)}
        for table, keys in (
            (self.verbs, forms),
            (self.folded_verbs, {folded(form) for form in forms}),
        ):
            for form in keys & table.keys():
                table[form] = [
                    Verb(v.lemma, spec, v.use)
                    if (v.lemma, v.spec) == (verb.lemma, verb.spec)
                    else v
                    for v in table[form]
                ]

    def _read_names(self) -> None:
        called: dict[Key, dict[str, None]] = {}
        written: dict[Key, str] = {}
        for entity in self.site.entities.values():
            spoken = {*entity.aliases.get(self.book.language, ())}
            if self.site.language == self.book.language:
                spoken.add(entity.name)
            own = {entity.name, *spoken}
            for name in entity.names():
                key = tuple(folded(w) for word in split(name) for w, _ in self.parts(word.text))
                for each in contracted(without_article(key), self.book.language):
                    if name not in own and each in self.folded_phrases:
                        continue  # 'température', which is 'temperature' too
                    if name not in spoken and self._means_other(each, name):
                        continue  # 'pan', which is bread in Spanish
                    called.setdefault(each, {})[entity.id] = None
                    written.setdefault(each, name)
        for key, ids in called.items():
            english = self._in_english(tuple(ids)) or written[key]
            if key and (len(key) > 1 or len(key[0]) > 1):
                self.names[key] = Entry(english, 'name', tuple(ids))
                many = tuple(folded(w) for w in all_plural(key, self.book.language))
                if not OF & {*key}:
                    self.names.setdefault(
                        many, Entry(plural(english), 'name', tuple(ids), is_plural=True)
                    )

    def _means_other(self, key: Key, name: str) -> bool:
        """Return whether an English name is a word of the language for something else."""
        entry = self.folded_phrases.get(key)
        return (
            entry is not None
            and entry.kind == 'n'
            and bool(entry.options)
            and name.casefold() not in entry.options
        )

    def _in_english(self, ids: tuple[str, ...]) -> str | None:
        """Return the name that all of these have, the longest of them in English if one has."""
        found = [self.site.entities[i] for i in ids]
        if len(found) == 1:
            return found[0].name
        names = [{n.casefold() for n in (e.name, *e.aliases.get('en', ()))} for e in found]
        return max(set.intersection(*names), key=len, default=None)


_KNOWN = frozenset({'turn_on', 'turn_off', 'set_brightness', 'brighten', 'dim', 'set_color',
                    'set_color_temperature', 'tint_warmer', 'tint_cooler', 'lock', 'unlock',
                    'open', 'close', 'set_position', 'set_temperature', 'warmer', 'cooler',
                    'set_mode', 'set_humidity', 'set_speed', 'faster', 'slower', 'start', 'stop',
                    'pause', 'resume', 'return_home', 'play', 'next_track', 'previous_track',
                    'set_volume', 'louder', 'quieter', 'mute', 'unmute', 'set_source', 'add_item',
                    'remove_item', 'start_timer', 'cancel_timer', 'activate'})  # fmt: skip
"""Skills that the tables of verbs say."""
