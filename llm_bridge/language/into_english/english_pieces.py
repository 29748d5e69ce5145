"""A command of another language cut into pieces, each with what it is in English."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from llm_bridge.language.into_english.english_nouns import Nouns
from llm_bridge.language.into_english.english_texts import text_of, texts_apart
from llm_bridge.language.into_english.phrasebook import English, Phrasebook
from llm_bridge.language.into_english.romance_site_words import site_verbs
from llm_bridge.language.text.numerals import Numeral, ONE, read_items
from llm_bridge.language.text.words import split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.nouns import COLOURS
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

BREAK = ','
_ORDINALS = {'first': '1', 'second': '2', 'third': '3', 'fourth': '4', 'fifth': '5', 'sixth': '6'}
_GOES = ('send', 'go', 'come', 'drive', 'charge')
_LONGEST = 6
"""Words of a name, at most."""
# fmt: off
_SORTS = {
    'cover': 'blind blinds shutter shutters curtain curtains gate gates door doors window windows '
             'awning awnings roof hatch cover covers skylight',
    'light': 'light lights lamp lamps',
    'climate': 'heating heatings thermostat heater heaters radiator temperature',
    'camera': 'camera cameras', 'valve': 'valve valves', 'pump': 'pump pumps',
    'fan': 'fan fans', 'lock': 'lock locks',
    'media_player': 'radio television music tv speaker',
}
_SORT_OF = {noun: sort for sort, nouns in _SORTS.items() for noun in nouns.split()}
# fmt: on


@dataclass(frozen=True)
class VerbSense:
    """One way to say something with a verb."""

    english: English
    particle: str = ''
    """Stands anywhere behind the verb, or is part of it."""
    beside: tuple[str, ...] = ()
    """Further words of the phrase."""
    is_light: bool = False
    told: frozenset[str] = frozenset()
    """Words of what is said anyway, where nothing can be chosen."""


@dataclass(frozen=True)
class Piece:
    """One or more words of a command."""

    role: str
    """One of break, name, noun, verb, number, unit, small, particle, filler, join, condition,
    being, state, negation, only, there, modal, article, time, correction, text, unknown."""
    said: tuple[str, ...]
    english: str = ''
    senses: tuple[VerbSense, ...] = ()
    ids: tuple[str, ...] = ()
    """Entities of that name."""
    sort: str = ''
    """Kind of the thing, where it is one."""

    def is_a(self, *roles: str) -> bool:
        """Return whether the piece has one of the roles."""
        return self.role in roles


class PieceReader:
    """Cuts the commands of one site and language into pieces."""

    def __init__(self, site: Site, book: Phrasebook, language: str) -> None:
        """Prepare names and verbs."""
        self.site = site
        self.book = book
        self.language = language
        self.names = self._names()
        self.english: dict[str, tuple[str, ...]] = {}
        """English name -> the entities called so."""
        for entity in site.entities.values():
            for name in (entity.name, *entity.aliases.get('en', ())):
                self.english[name] = (*self.english.get(name, ()), entity.id)
        self.verbs = self._verbs()
        self.nouns = Nouns(site, book)
        self.robots = frozenset(
            word for r in site.robots.values() for name in r.names() for word in split_words(name)
        )
        self.phrases = {tuple(p.split()): english for p, english in book.small.items()}
        self.has_lists = any(
            arg.type is ArgType.TEXT and 'list' in split_words(actor.name)
            for actor in site.devices.values()
            for skill in site.skills_of(actor.id).values()
            for arg in skill.args
        )
        self.counted = frozenset(
            arg.name
            for actor in (*site.robots, *site.devices)
            for skill in site.skills_of(actor).values()
            for arg in skill.args
            if arg.type is ArgType.NUMBER
        )
        """What is told apart by numbers: 'drawer'."""
        self.choices = {
            word: skill.words.get('en', (name.replace('_', ' '),))[0]
            for actor in (*site.robots, *site.devices)
            for name, skill in site.skills_of(actor).items()
            for arg in skill.args
            for choice in arg.choices or ()
            for word in split_words(str(choice))
        }
        """Word of what a skill can be given, as in every language -> how the skill is said."""

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return the pieces of a command."""
        text, texts = self.texts_apart(text)
        words = self.words(text)
        found: list[Piece] = []
        at = 0
        while at < len(words):
            kept = text_of(words[at], texts)
            if kept is not None:
                piece = Piece('text', (words[at],), kept)
            else:
                piece = self._piece(words, at, found[-1].role if found else '')
            found.append(piece)
            at += len(piece.said)
        pieces = self._twice(self._numbered(self._counted(found)))
        return tuple(self._movers(self._lights([*self._coverings(pieces)])))

    def texts_apart(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return a command with a word in the place of each text, and the texts."""
        return texts_apart(text, self.book, self.robots, self.has_lists)

    def _counted(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces with 'third drawer' as 'drawer 3', where a skill counts drawers."""
        for at, (first, second) in enumerate(zip(pieces, pieces[1:], strict=False)):
            number = _ORDINALS.get(first.english)
            if number and second.is_a('noun') and second.english in self.counted:
                pieces[at : at + 2] = [second, Piece('number', first.said, number)]
        return pieces

    def words(self, text: str) -> tuple[str, ...]:
        """Return the words, contractions parted, with a comma for each break."""
        parts: list[str] = []
        before = 0
        for word in split(text):
            between = text[before : word.start]
            if parts and any(c in ',.;:!?\n…—–' for c in between):
                parts.append(BREAK)
            parts += self.book.parted(word.text)
            before = word.end
        said = ' '.join(parts)
        for pattern, instead in self.book.rewrites:
            said = pattern.sub(instead, said)
        return tuple(said.split())

    # --- pieces

    def _piece(self, words: tuple[str, ...], at: int, before: str) -> Piece:
        book, word = self.book, words[at]
        if word == BREAK:
            return Piece('break', (word,))
        if '_' in word:
            return self._timed(words, at)
        if word in self.choices and at and words[at - 1] in book.values:
            return Piece('noun', (word,), word, sort='choice')
        named = self._named(words, at)
        if named is not None:
            return named
        is_first = before in ('', 'break', 'join')
        for length in (4, 3, 2):
            phrase = words[at : at + length]
            if len(phrase) == length and phrase in self.phrases:
                return Piece('small', phrase, self.phrases[phrase])
            if len(phrase) == length and ' '.join(phrase) in book.times:
                return Piece('time', phrase, book.times[' '.join(phrase)])
            if len(phrase) == length and ' '.join(phrase) in book.corrections:
                return Piece('correction', phrase)
            if len(phrase) == length and ' '.join(phrase) in book.joins:
                return Piece('join', phrase, book.joins[' '.join(phrase)])
            if len(phrase) == length and ' '.join(phrase) in book.fillers:
                return Piece('filler', phrase)
        number = self._number(words, at)
        if number is not None and word not in book.fillers and word not in book.times:
            return number
        said = (word,)
        if word in book.corrections and before in ('break', 'correction'):
            return Piece('correction', said)
        if is_first and word in self.verbs and word in book.fillers:
            return Piece('verb', said, senses=self.verbs[word])
        ends = words[at + 1 : at + 2] in ((), (BREAK,))
        if word in book.joins and word in book.prefixes and ends and not is_first:
            return Piece('particle', said, book.small.get(word, ''))  # 'lauf ihm hinterher'
        if word in book.states and word in self.verbs and not is_first and (
            word not in book.particles
        ):  # fmt: skip
            return Piece('state', said, book.states[word])
        for role, table in (
            ('time', book.times), ('condition', book.conditions), ('join', book.joins),
            ('unit', book.units),
        ):  # fmt: skip
            if word in table:
                return Piece(role, said, table[word])
        for role, some in (
            ('filler', book.fillers), ('negation', book.negations), ('only', book.only),
            ('there', book.there), ('modal', book.modals),
        ):  # fmt: skip
            if word in some:
                return Piece(role, said)
        is_noun = before == 'article' and word in book.nouns  # 'auf den Weg'
        if word in book.states and words[at + 1 : at + 2] and words[at + 1] in book.being:
            is_noun = is_noun and book.small.get(words[at - 1]) not in ('all the', 'both')
        if (word in book.particles or word in book.prefixes) and not is_noun:
            return Piece('particle', said, book.small.get(word, ''))
        led = at > 0 and (
            words[at - 1] in book.leading
            or words[at - 1] in book.qualities
            or book.small.get(words[at - 1]) == 'no'
            or book.nouns.get(words[at - 1]) in COLOURS  # 'den roten Würfel', 'auf Grün stellen'
            and words[max(at - 2, 0)] not in book.values
        )
        is_set = ends and at > 1 and words[at - 2] in book.values  # 'auf zwanzig stellen'
        if word in self.verbs and not (
            (before in ('article', 'number', 'prep') and not is_set or led) and word in book.nouns
        ):
            return Piece('verb', said, book.small.get(word, ''), senses=self.verbs[word])
        if word in book.being:
            return Piece('being', said, book.being[word])
        if word in book.articles:
            return Piece('article', said, book.small.get(word, ''))
        if word in book.small:
            return Piece('small', said, self.nouns.site_words.own(book.small[word].split('|')))
        ends = ends or words[at + 1] in book.being
        if word in book.states and not is_noun and (ends or word not in book.nouns):
            return Piece('state', said, book.states[word])
        if word in self.choices and (word not in book.nouns or words[at - 1] in book.values):
            return Piece('noun', said, word)
        if word.endswith('s') and {*self.names.get((word[:-1],), ())} & {*self.site.people}:
            return Piece('small', said, f"{self.names_of(word[:-1])}'s")  # 'Toms Lampe'
        return self._noun(word) or Piece('unknown', said, self.nouns.half_known(word) or word)

    def _noun(self, word: str) -> Piece | None:
        english = self.nouns.english(word)
        if english is None:
            return None
        sort = _SORT_OF.get(english.split()[-1], '')
        ids = self.nouns.site_words.ids(english)
        if ids:
            return Piece('name', (word,), english, ids=ids, sort=self._sort(ids) or sort)
        return Piece('noun', (word,), english, sort=sort)

    def names_of(self, word: str) -> str:
        """Return what somebody is called in English."""
        return self.site.entities[self.names[(word,)][0]].name

    def _twice(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces without 'Zimmer' before 'room 201', 'Konferenzraum' before 'Oslo'."""
        return [
            p for p, after in zip(pieces, [*pieces[1:], None], strict=False)
            if not (
                p.is_a('noun') and after is not None and after.is_a('name') and (
                    after.english.casefold().startswith(f'{p.english} ')
                    and after.english.split()[-1].casefold() == after.said[-1]
                    or after.sort == 'area' and p.english.split()[-1] == 'room'
                    and after.english.casefold() == ' '.join(after.said)
                )
            )
        ]  # fmt: skip

    def _coverings(self, pieces: list[Piece]) -> Iterator[Piece]:
        """Yield the pieces with 'Rollos' as all that the site, or the room, may call so."""
        words = self.nouns.site_words
        for at, piece in enumerate(pieces):
            if not piece.is_a('name', 'noun') or len(piece.said) > 1 or piece.sort != 'cover':
                yield piece
                continue
            known = words.coverings(self.nouns.meanings(piece.said[0]))
            rooms = {i for p in self._around(pieces, at) for i in p.ids if i in self.site.areas}
            there = [w for w in known if {self._room(i) for i in words.ending(w)} & rooms]
            chosen = there or known
            if len(chosen) == 1 or known and chosen[0].endswith('s'):
                yield Piece('noun', piece.said, ' and the '.join(chosen), sort='cover')
            else:
                yield piece

    def _numbered(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces with 'Halle 3' or 'Gang B' as one name, where it is one."""
        found: list[Piece] = []
        for piece in pieces:
            last = found[-1] if found else None
            is_mark = piece.is_a('number') or len(piece.said) == len(piece.said[0]) == 1
            if last is not None and last.is_a('noun') and len(last.said) == 1 and is_mark:
                names = (f'{n} {piece.english}' for n in self.nouns.meanings(last.said[0]))
                name = next((n for n in names if self.nouns.site_words.ids(n)), None)
                if name is not None:
                    ids = self.nouns.site_words.ids(name)
                    said = (*last.said, *piece.said)
                    found[-1] = Piece('name', said, name, ids=ids, sort=self._sort(ids))
                    continue
            found.append(piece)
        return found

    def _lights(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces with 'Licht' as lights, where else other things would be meant."""
        for at, piece in enumerate(pieces):
            if not piece.is_a('noun') or piece.english != 'light':
                continue
            rooms = {i for p in self._around(pieces, at) for i in p.ids if i in self.site.areas}
            there = [d for d in self.site.devices.values() if d.area in rooms]
            lights = [d.name for d in there if d.kind == 'light']
            if (
                len(lights) == 1
                and lights[0].endswith('lights')
                and any(d.name.endswith('light') for d in there)
            ):
                pieces[at] = replace(piece, english='lights')
        return pieces

    def _movers(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces with a word for robots where they are to go: 'schick einen Wagen'."""
        for at, piece in enumerate(pieces):
            if not piece.is_a('noun') or len(piece.said) > 1 or piece.sort:
                continue
            called = [e for e in self.nouns.meanings(piece.said[0]) if e in self.robots]
            around = self._around(pieces, at)
            before = around[: around.index(piece)]
            if called and not any(p.sort == 'robot' for p in before) and any(
                p.is_a('modal') or any(s.english in _GOES for s in p.senses) for p in around
            ):  # fmt: skip
                pieces[at] = replace(piece, english=called[0], sort='robot')
        return pieces

    def _around(self, pieces: list[Piece], at: int) -> list[Piece]:
        """Return the pieces of the same clause."""
        parts = [i for i, p in enumerate(pieces) if p.is_a('break', 'join')]
        begin = max((i for i in parts if i < at), default=-1) + 1
        return pieces[begin : min((i for i in parts if i > at), default=len(pieces))]

    def _room(self, entity_id: str) -> str | None:
        return self.site.entities[entity_id].area

    def _number(self, words: tuple[str, ...], at: int) -> Piece | None:
        word, after = words[at], words[at + 1 : at + 2]
        if word in ONE.get(self.language, ()):
            is_one = bool(after) and after[0] in self.book.units
            return Piece('number', (word,), '1') if is_one else None
        if BREAK in words[at : at + 1]:
            return None
        for length in (3, 2, 1):
            said = words[at : at + length]
            if len(said) < length or BREAK in said:
                continue
            items = read_items(said, self.language)
            if len(items) == 1 and isinstance(items[0], Numeral) and not items[0].part:
                return Piece('number', said, f'{items[0].value:g}')
        is_noun = word in self.book.nouns  # '3d-drucker'
        return Piece('number', (word,), word) if word[0].isdigit() and not is_noun else None

    def _timed(self, words: tuple[str, ...], at: int) -> Piece:
        """Return a time that begins there: 'at_18:30', 'in_ 20 minuten'."""
        lead, _, rest = words[at].partition('_')
        if rest:
            return Piece('time', words[at : at + 1], f'{lead} {rest}')
        number = self._number(words, at + 1) if at + 1 < len(words) else None
        if number is None:
            return Piece('small', words[at : at + 1], lead)
        stop = at + 1 + len(number.said)
        unit = self.book.units.get(words[stop]) if stop < len(words) else None
        said = words[at : stop + (unit is not None)]
        return Piece('time', said, f'{lead} {number.english} {unit or ""}'.strip())

    def _named(self, words: tuple[str, ...], at: int) -> Piece | None:
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            said = words[at : at + length]
            if BREAK in said:
                continue
            ids = self.names.get(said) or self.names.get(self._key(said))
            if ids:
                return Piece(
                    'name', said, self._english_name(said, ids), ids=ids, sort=self._sort(ids)
                )
        return None

    def _sort(self, ids: tuple[str, ...]) -> str:
        kinds = {
            self.site.devices[i].kind if i in self.site.devices
            else 'robot' if i in self.site.robots
            else 'area' if i in self.site.areas
            else 'person' if i in self.site.people else 'thing'
            for i in ids
        }  # fmt: skip
        kinds = kinds - {'thing', 'person'} or kinds
        return next(iter(kinds)) if len(kinds) == 1 else ''

    def _english_name(self, said: tuple[str, ...], ids: tuple[str, ...]) -> str:
        """Return the English name that all have, or the name of the first."""
        entities = [self.site.entities[i] for i in ids]
        for plain in self.book.nouns.get(' '.join(said), '').split('|'):
            if self.english.get(plain) == ids:
                return plain
        if len(entities) > 1:
            own = [(e.name, *e.aliases.get('en', ())) for e in entities]
            for name in own[0]:
                if all(name in names for names in own):
                    return name
        return entities[0].name

    # --- tables

    def _key(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.book.stem(word) for word in words)

    def _names(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """Return name, as said and as stems -> the entities called so."""
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        for entity in self.site.entities.values():
            own = entity.aliases.get(self.language, ())
            english = (entity.name, *entity.aliases.get('en', ()))
            for name in (*own, *english):
                said = tuple(w for word in split_words(name) for w in self.book.parted(word))
                is_proper = entity.id in self.site.robots or entity.id in self.site.people
                taken = self._small_words() if is_proper else self._plain_words()
                if not said or (name in english and said[0] in taken):
                    continue
                for key in dict.fromkeys((said, self._key(said))):
                    found[key] = tuple(dict.fromkeys((*found.get(key, ()), entity.id)))
        return found

    def _plain_words(self) -> frozenset[str]:
        """Return small words, which an English name must not be taken for."""
        return self._small_words() | {*self.book.nouns}

    def _small_words(self) -> frozenset[str]:
        book = self.book
        return frozenset({*book.particles, *book.small, *book.joins, *book.fillers, *book.states})

    def _verbs(self) -> Mapping[str, tuple[VerbSense, ...]]:
        """Return form -> what a verb of that form may say: the site's own phrases first."""
        found: dict[str, list[VerbSense]] = {}
        for infinitive, sense in (*self._site_verbs(), *self._book_verbs()):
            particle = sense.particle
            for form in self.book.verb_forms(infinitive):
                found.setdefault(form, []).append(sense)
            for form in self.book.verb_forms(infinitive) if particle else ():
                whole = replace(sense, particle='')
                for joined in (f'{particle}{form}', f'{particle}zu{form}'):
                    found.setdefault(joined, []).append(whole)
        return {form: tuple(senses) for form, senses in found.items()}

    def _book_verbs(self) -> Iterator[tuple[str, VerbSense]]:
        own = site_verbs(self.site)
        for infinitive, english in self.book.verbs.items():
            if isinstance(english, str) and '|' in english:
                some = english.split('|')
                english = next((e for e in some if e in own), some[0])
            *beside, last = infinitive.split()
            particle, _, verb = last.rpartition('|')
            yield verb, VerbSense(english, particle, tuple(beside))
        for infinitive, alone in self.book.light.items():
            yield infinitive, VerbSense(alone, is_light=True)
            for particle, english in self.book.particles.items():
                yield infinitive, VerbSense(english, particle)

    def _site_verbs(self) -> Iterator[tuple[str, VerbSense]]:
        """Yield the phrases that the site has for its robots' own skills in the language."""
        for name in self.site.skill_names:
            actors = self.site.actors(name)
            if not any(a.id in self.site.robots for a in actors):
                continue
            skill = self.site.skills_of(actors[0].id)[name]
            english = name.replace('_', ' ')
            told = frozenset() if skill.args else frozenset(split_words(skill.description))
            for phrase in skill.words.get(self.language, ()):
                words = tuple(w for word in split_words(phrase) for w in self.book.parted(word))
                if not words:
                    continue
                verb = words[-1] if self.book.verb_last else words[0]
                beside = words[:-1] if self.book.verb_last else words[1:]
                if len(beside) == 1 and beside[0] in self.book.small:
                    continue  # 'fahren zu' says no more than the verb
                particle = max(
                    (p for p in self.book.prefixes if verb.startswith(p) and verb != p),
                    key=len, default='',
                )  # fmt: skip
                if verb.startswith('zurück') or particle:
                    yield (
                        verb.removeprefix(particle),
                        VerbSense(english, particle, beside, told=told),
                    )
                else:
                    if not beside and verb in self.book.verbs:
                        continue
                    yield verb, VerbSense(english, '', beside, told=told)
