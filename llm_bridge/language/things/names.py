"""The names of a site, prepared for finding the entities that a few words mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
import re

from llm_bridge.language.text.spelling import (
    CLEAR_WIN,
    HOMOPHONES,
    LEAST_LIKE,
    likeness,
    rejoined,
    SMALL,
    stem,
    token,
    Tokens,
    tokens,
)
from llm_bridge.language.text.words import split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.sounds_like import Change, Name, SoundsLike
from llm_bridge.site.entity import Area, Device, Entity
from llm_bridge.site.kinds import kind_values
from llm_bridge.site.site import Site

_MIXED_KINDS = frozenset(
    {
        'media_player',
        'appliance',
        'sensor',
        'binary_sensor',
        'siren',
        'switch',
        'humidifier',
        'todo',
    }
)
"""Kinds whose words mean different things (a radio is no television)."""
_PARTICULAR = frozenset({'air conditioner', 'Klimaanlage', 'climatisation', 'aire acondicionado'})
"""Words for a kind that mean only some of it."""
_GIVEN = frozenset(
    tokens((word,))
    for word in ('music', 'musik', 'musique', 'música', 'heating', 'heizung', 'chauffage',
                 'calefacción')
)  # fmt: skip
"""Words for what a thing gives, and so for any of its kind: a lamp is one thing and no other."""
PLAYING = frozenset({'play', 'next_track', 'play_music', 'play_song', 'play_track', 'play_radio'})
"""Skills of what music comes from."""
_PLAYED = frozenset(tokens((word,)) for word in ('music', 'musik', 'musique', 'música'))
"""Words for what plays: of kinds of one's own too that can, or that are called speakers."""

_HEATS = frozenset(
    token(word)
    for word in ('heating', 'heater', 'heaters', 'radiator', 'heizung', 'heizungen', 'heizkörper',
                 'chauffage', 'radiateur', 'calefacción', 'radiador')
)  # fmt: skip
_AIR = frozenset(
    token(word)
    for word in ('ac', 'aircon', 'conditioner', 'conditioning', 'klimaanlage', 'climatisation',
                 'climatiseur', 'acondicionado')
)  # fmt: skip
_DRY, _DAMP = (
    frozenset(map(token, words))
    for words in (
        (
            'dehumidifier',
            'entfeuchter',
            'luftentfeuchter',
            'déshumidificateur',
            'deshumidificador',
        ),
        ('humidifier', 'befeuchter', 'luftbefeuchter', 'humidificateur', 'humidificador'),
    )
)
_OPPOSITES = frozenset(
    pair for dry in _DRY for damp in _DAMP for pair in ((dry, damp), (damp, dry))
)
"""What a device is called -> a word for its kind that it is not called by."""
_COOLS = frozenset(
    token(word)
    for word in ('cooling', 'cooler', 'chiller', 'refrigeration', 'kühlung', 'kühler',
                 'refroidissement', 'refrigeración')
)  # fmt: skip
"""Words in the name of a device that no heating has, unless it is called so as well."""


_NUMBER = frozenset({'number', 'no', 'nr'})
_LETTER = 'A'
"""In a name, as words are written: in lower case it is one of the small words."""


@cache
def _shipped_names(kind: str) -> frozenset[str]:
    """Return the words for a kind that come with the package, in any language."""
    names = kind_values().value.get(kind, {}).get('names', {})
    return frozenset(name for group in names.values() for name in group)


@dataclass(frozen=True)
class Named:
    """One entity with everything it can be called."""

    entity: Entity
    exact: frozenset[Tokens]
    """Its names."""
    names: tuple[frozenset[str], ...]
    """The tokens of each name."""
    where: frozenset[str]
    """Tokens of the names of its area and floor."""
    sort: frozenset[str]
    """Tokens of the words for its kind."""


class NameIndex:
    """The names of one site. Built once; reading it changes nothing."""

    def __init__(self, site: Site) -> None:
        """Prepare the names of every entity of the site."""
        self.site = site
        self._kinds: dict[str, frozenset[Tokens]] = {}
        self._plural_words: frozenset[str] | None = None
        self._named_with: dict[str, int] = {}
        self._before_letter = frozenset(
            token(words[at - 1])
            for words in _names_in(site)
            for at, word in enumerate(words)
            if word == _LETTER and at
        )
        """Tokens that names have before the letter A."""
        self.named: Mapping[str, Named] = {e.id: self._named(e) for e in site.entities.values()}
        self._exact: dict[Tokens, tuple[str, ...]] = {}
        for i, named in self.named.items():
            for called in named.exact:
                self._exact[called] = (*self._exact.get(called, ()), i)
        self._by_number: dict[Tokens, tuple[str, ...]] = {}
        for i, entity in site.entities.items():
            for words in map(_with_letter, entity.names()):
                if self._is_number(words):
                    key = self.tokens(words)
                    self._by_number[key] = (*self._by_number.get(key, ()), i)
        self.sorts: dict[Tokens, frozenset[str]] = {}
        """Words for a kind (tokens) -> the kinds they can mean."""
        self._read_kinds()
        self.floors: dict[Tokens, tuple[str, ...]] = {}
        """Name of a floor (tokens) -> the areas on it."""
        for area in site.areas.values():
            if area.floor:
                for name in _floor_names(area.floor):
                    key = self.tokens(_with_letter(name))
                    self.floors[key] = (*self.floors.get(key, ()), area.id)
        self.parts: dict[str, tuple[str, ...]] = {}
        """An area with others in it -> these, and itself where something else is in it."""
        for around in site.areas:
            within = [a for a in site.areas if around in site.around(a)[1:]]
            own = [e.id for e in site.entities.values() if e.area == around and e.id not in within]
            if within:
                self.parts[around] = (*([around] if own else []), *within)
                for called in self.named[around].exact:
                    rooms = (*self.floors.get(called, ()), *self.parts[around])
                    self.floors[called] = tuple(dict.fromkeys(rooms))
        self.vocabulary = (
            frozenset(t for n in self.named.values() for name in n.names for t in name)
            | frozenset(t for key in self.sorts for t in key)
            | frozenset(t for key in self.floors for t in key)
        )
        """Every token a name or kind has, in any language."""
        self._spellings: dict[str, frozenset[str]] = {}
        self._sounds: dict[str, SoundsLike] = {}
        self.joined: dict[str, Tokens] = {}
        """Names of several words written as one -> their tokens ('livingroom')."""
        for key in (*(e for n in self.named.values() for e in n.exact), *self.sorts):
            if len(key) > 1:
                self.joined.setdefault(''.join(key), key)

    def _named(self, entity: Entity) -> Named:
        names = (*map(_with_letter, entity.names()), _id_words(entity.id))
        exact = frozenset(self.tokens(n) for n in names if not self._is_number(n)) - {()}
        area = self.site.areas.get(entity.area) if entity.area else None
        where: set[str] = set()
        if area is not None and not isinstance(entity, Area):
            around = (self.site.areas[i] for i in self.site.around(area.id))
            where = {t for a in around for n in a.names() for t in self.tokens(_with_letter(n))}
            if area.floor:
                where |= {
                    t for n in _floor_names(area.floor) for t in self.tokens(_with_letter(n))
                }
        return Named(
            entity,
            exact,
            tuple(frozenset(e) for e in sorted(exact)),
            frozenset(where),
            frozenset(t for n in self._sort_words(entity) for t in tokens(split_words(n))),
        )

    def _is_number(self, words: Iterable[str]) -> bool:
        """Return whether words are a number and say so: 'number three', which is no bare 3."""
        key = self.tokens(words)
        return len(key) == 1 and key[0].isdigit() and bool(_NUMBER & {*words})

    def _sort_words(self, entity: Entity) -> tuple[str, ...]:
        """Return the words for its kind that may be used of this one.

        The first word for a kind, and its plural, is used of all of them ('light'); another
        ('radio', 'blind') of those that have it in a name, and of the rest of a kind only when
        none has it and the words are much the same ('shutters'); never of a thing that is called
        by the word for another kind (a garage *door* is no blind, though both are covers).
        """
        if not isinstance(entity, Device):
            return {
                'robot': ('robot', 'robots', 'Roboter', 'bot'),
                'area': ('room', 'area'),
                'place': ('place',),
                'person': ('person',),
                'object': ('thing',),
            }.get(entity.kind, ())
        kind = self.site.kinds.get(entity.kind)
        shipped = _shipped_names(entity.kind)
        found: list[str] = []
        own = {t for n in (entity.name, *entity.names()) for t in tokens(split_words(n))}
        for group in kind.names.values() if kind is not None else ():
            first = tokens(split_words(group[0])) if group else ()
            for word in group:
                key = tokens(split_words(word))
                if self._is_opposite(entity, own, key):
                    continue
                if key == first:
                    allowed = not self.is_called_otherwise(entity)
                elif set(key) <= own or (shipped and word not in shipped):
                    allowed = True  # so it is called here
                else:
                    allowed = (
                        entity.kind not in _MIXED_KINDS
                        and word not in _PARTICULAR
                        and not self.is_called_otherwise(entity)
                        and not self._some_have(entity.kind, key)
                    )
                if allowed:
                    found.append(word)
        if entity.device_class:
            found.extend(CLASS_WORDS.get(entity.device_class, (entity.device_class,)))
        return tuple(found)

    def _is_opposite(self, entity: Device, own: set[str], key: Tokens) -> bool:
        """Return whether a word for the kind means the opposite of what a device is called.

        An air conditioner may be called a heater only where nothing else is.
        """
        if any(one in own and other in key for one, other in _OPPOSITES):
            return True
        cools = bool(own & _AIR) and any(self._some_have(k, key) for k in self.site.kinds)
        return bool(_HEATS & {*key}) and (cools or self.only_cools(entity))

    def kinds_called(self, words: Iterable[str]) -> frozenset[str]:
        """Return the kinds of all that gives what the words say: 'music', and not 'radio'."""
        key = tokens(words)
        kinds = self.site.kinds if key in _GIVEN else {}
        return frozenset(
            name
            for name, kind in kinds.items()
            if key in self._kind_tokens(name) or (key in _PLAYED and self._is_player(name))
        )

    def _is_player(self, kind: str) -> bool:
        """Return whether music comes from what is of that kind."""
        plays = PLAYING & {*self.site.kinds[kind].skills}
        return bool(plays) or any('speaker' in name for name in self._kind_tokens(kind))

    def gives(self, words: Iterable[str], entity: Device) -> bool:
        """Return whether a device is one of those that give what the words say."""
        if self.says_heating(words) and self.only_cools(entity):
            return False
        return entity.kind in self.kinds_called(words)

    def says_heating(self, words: Iterable[str]) -> bool:
        """Return whether words name a heating."""
        return bool(_HEATS & {*tokens(words)})

    def kinds_named(self, words: Iterable[str]) -> frozenset[str]:
        """Return the kinds that the words are a word for."""
        key = tokens(words)
        return frozenset(k for k in self.site.kinds if key and key in self._kind_tokens(k))

    def only_cools(self, entity: Device) -> bool:
        """Return whether a device is called a cooling and no heating: 'cold store cooling'."""
        own = {t for n in entity.names() for t in tokens(split_words(n))}
        return entity.kind == 'climate' and bool(_COOLS & own) and not _HEATS & own

    def is_called_otherwise(self, entity: Device) -> bool:
        """Return whether the name ends in a word for another kind and none for its own."""
        name = tokens(split_words(entity.name))
        mine = self._kind_tokens(entity.kind)
        return (
            bool(name)
            and not any(name[-len(own) :] == own for own in mine if own)
            and any(name[-1:] in self._kind_tokens(k) for k in self.site.kinds if k != entity.kind)
        )

    def _kind_tokens(self, kind: str) -> frozenset[Tokens]:
        if kind not in self._kinds:
            self._kinds[kind] = (
                frozenset(
                    tokens(split_words(n))
                    for group in self.site.kinds[kind].names.values()
                    for n in group
                )
                if kind in self.site.kinds
                else frozenset()
            )
        return self._kinds[kind]

    def _some_have(self, kind: str, key: Tokens) -> bool:
        return any(
            set(key) <= {t for n in d.names() for t in tokens(split_words(n))}
            for d in self.site.devices.values()
            if d.kind == kind
        )

    def _read_kinds(self) -> None:
        for item in self.named.values():
            for name in self._sort_words(item.entity):
                words = split_words(name)
                key = tokens(words)
                if key:
                    self.sorts[key] = self.sorts.get(key, frozenset()) | {item.entity.id}

    def of_sort(self, words: Iterable[str]) -> frozenset[str]:
        """Return the entities for which the words are a word for their kind."""
        return self.sorts.get(tokens(words), frozenset())

    def is_plural(self, words: tuple[str, ...]) -> bool:
        """Return whether the words end in a plural that no entity is called by."""
        if not words:
            return False
        last = words[-1].casefold()
        if last in self._plurals():
            return True
        if stem(last) == last or last.endswith("'s"):
            return False
        key = token(last)
        if any((key,) == s[-1:] for s in self.sorts):
            return not any(map(partial(self._is_literally, words), self.named))
        # 'carts', where there are cart one and cart two
        return last.endswith('s') and (self._in_names(key) > 1 or self._ending_in(key) > 1)

    def _ending_in(self, key: str) -> int:
        """Return how many objects have a name that ends in the token: 'mugs', of two mugs."""
        return sum(
            any(t[-1:] == (key,) for t in item.exact)
            for i, item in self.named.items()
            if i in self.site.objects
        )

    def _in_names(self, key: str) -> int:
        """Return how many robots and devices have the token in a name of theirs."""
        if key not in self._named_with:
            self._named_with[key] = sum(
                any(key in name for name in n.names)
                for i, n in self.named.items()
                if i in self.site.devices or i in self.site.robots
            )
        return self._named_with[key]

    def _plurals(self) -> frozenset[str]:
        """Return plurals of other languages: those beside a shorter word of the same stem."""
        if self._plural_words is None:
            groups = [
                [n.casefold() for n in group]
                for kind in self.site.kinds.values()
                for code, group in kind.names.items()
                if code != 'en'
            ]
            self._plural_words = frozenset(
                w
                for group in groups
                for w in group
                for v in group
                if 0 < len(w) - len(v) <= 2 and w.startswith(v[:-1])
            )
        return self._plural_words

    def exact(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the entities that are called just that."""
        said = tuple(words)
        key = self.tokens(said)
        if self._is_number(said):
            return self._exact.get(key, ()) or self._by_number.get(key, ())
        return self._exact.get(key, ()) if key else ()

    def called_with(self, words: Iterable[str]) -> frozenset[str]:
        """Return the entities with the words in a name, or of the kind that they mean."""
        key = frozenset(self.tokens(words))
        named = (i for i, n in self.named.items() if any(key <= name for name in n.names))
        return frozenset(named if key else ()) | self.of_sort(words)

    def lettered(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return words with the letter A where a name has it: 'pump A', and not 'a pump'.

        'The pump' is then any of pump A and pump B.
        """
        found = tuple(words)
        if 'a' not in found or not self._before_letter:
            return found
        return tuple(
            _LETTER if word == 'a' and at and self._is_before_letter(found[at - 1]) else word
            for at, word in enumerate(found)
        )

    def _is_before_letter(self, word: str) -> bool:
        return word == 'the' or token(word) in self._before_letter

    def tokens(self, words: Iterable[str]) -> Tokens:
        """Return words as names are compared."""
        return tokens(self.lettered(words))

    def areas_called(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the areas that the words name: one room, or every room of a floor.

        'The bays' are bay A and bay B, where none is called so.
        """
        said = tuple(words)
        key = self.tokens(said)
        if not key:
            return ()
        found = tuple(i for i in self.site.areas if key in self.named[i].exact)
        if stem(said[-1]) != said[-1] and not any(map(partial(self._is_literally, said), found)):
            several = self.floors.get(key) or (() if key in self.sorts else self._numbered(key))
            if len(several) > 1:
                return several
        whole = tuple(dict.fromkeys(part for i in found for part in self.parts.get(i, (i,))))
        return whole or self.floors.get(key, ())

    def _numbered(self, key: Tokens) -> tuple[str, ...]:
        """Return the areas that are called by a name, or by it and a number or letter."""

        def is_alike(name: frozenset[str]) -> bool:
            more = name - {*key}
            return {*key} <= name and all(len(t) == 1 or t.isdigit() for t in more)

        return tuple(i for i in self.site.areas if any(map(is_alike, self.named[i].names)))

    def _is_literally(self, words: tuple[str, ...], entity_id: str) -> bool:
        names = self.named[entity_id].entity.names()
        return any(_literally(words) == _literally(split_words(name)) for name in names)

    def covered(self, words: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """Return the entities whose name, place and kind cover every word, with a score.

        Score: 0.95 all words in one name, 0.92 with the area's, 0.9 with words for the kind, 0.85
        with both.
        """
        said = self.tokens(words)
        wanted = frozenset(said)
        if not wanted or (len(wanted) == 1 and len(said) > 1):
            return ()  # 'night night' is no night lamp
        found = []
        for key, item in self.named.items():
            score = _cover(wanted, item)
            if score:
                found.append((key, score))
        return tuple(sorted(found, key=lambda p: -p[1]))

    def spellings(self, language: str) -> frozenset[str]:
        """Return the tokens of names and kinds in one language and in the site's own."""
        if language not in self._spellings:
            codes = {language, self.site.language}
            names = [
                n
                for e in self.site.entities.values()
                for n in (e.name, *(a for c in codes for a in e.aliases.get(c, ())))
            ]
            names += [
                n
                for k in {d.kind for d in self.site.devices.values()}
                if k in self.site.kinds
                for c in codes
                for n in self.site.kinds[k].names.get(c, ())
            ]
            names += [f for key in self.floors for f in key]
            said = {w for n in names for w in split_words(n)}
            # The first of 'first aid kit' is misspelt as a word, and compared as a number.
            numbers = {w for w in said if w.isalpha() and token(w).isdigit()}
            self._spellings[language] = frozenset(tokens(said)) | numbers
        return self._spellings[language]

    def sounds_like(self, text: str, language: str, guess: bool = False) -> tuple[Change, ...]:
        """Return the names that parts of a text sound like; with `guess`, doubtful ones too."""
        if language not in self._sounds:
            codes = {language, self.site.language}
            names = [
                Name(n, frozenset({e.id}))
                for e in self.site.entities.values()
                for n in (e.name, *(a for c in codes for a in e.aliases.get(c, ())))
            ]
            verbs = (
                word
                for entity in self.site.entities
                for skill in self.site.skills_of(entity).values()
                for said in skill.words.get(language, ())
                for word in split_words(said)
            )
            self._sounds[language] = SoundsLike(names, language, verbs)
        return self._sounds[language].changes(text, guess)

    def respelt(
        self,
        words: tuple[str, ...],
        language: str,
    ) -> tuple[tuple[str, ...], float] | None:
        """Return the words with slips put right and how sure that is (0 to 1); None: no idea."""
        known = self.spellings(language)
        found: list[str] = []
        sure = 1.0
        for word in rejoined(words, self.joined):
            key = token(word)
            number = HOMOPHONES.get(word)
            if (
                number
                and found
                and any(
                    {token(found[-1]), token(number)} <= name
                    for n in self.named.values()
                    for name in n.names
                )
            ):
                found.append(number)
                continue
            if key in known or word in SMALL or word in self.vocabulary:
                found.append(word)
                continue
            scored = sorted(
                (
                    (likeness(key, k), k)
                    for k in known
                    if abs(len(k) - len(key)) <= 3 and not k.isdigit()
                ),
                key=lambda p: (-p[0], p[1]),
            )[:2]
            if (
                not scored
                or len(key) < 4
                or scored[0][0] < LEAST_LIKE
                or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR_WIN)
            ):
                return None
            sure = min(sure, scored[0][0] / 100)
            found.append(scored[0][1])
        return tuple(found), sure


def _names_in(site: Site) -> Iterator[tuple[str, ...]]:
    """Yield the names of all entities and floors of a site, as words."""
    for entity in site.entities.values():
        yield from map(_with_letter, entity.names())
        yield _id_words(entity.id)
    for area in site.areas.values():
        if area.floor:
            yield _with_letter(area.floor)


def _id_words(entity_id: str) -> tuple[str, ...]:
    return _with_letter(re.sub(r'_a(?=_|$)', '_A', entity_id).replace('_', ' '))


def _with_letter(name: str) -> tuple[str, ...]:
    """Return the words of a name, with the letter A for that of 'bay A lights' and 'pump a'."""
    said = split(name)
    return tuple(
        _LETTER
        if word.text == 'a'
        and len(said) > 1
        and (name[word.start : word.end] == _LETTER or at == len(said) - 1)
        else word.text
        for at, word in enumerate(said)
    )


def _cover(wanted: frozenset[str], item: Named) -> float:
    best = 0.0
    for name in item.names:
        if not wanted & (name | item.sort):
            continue
        rest = wanted - name
        if not rest:
            best = max(best, 0.95 if wanted & name else 0.0)
        elif rest <= item.where and wanted & name:
            best = max(best, 0.92)
        elif rest <= item.sort:
            best = max(best, 0.9)
        elif rest <= item.sort | item.where:
            best = max(best, 0.85)
    return best


def _floor_names(floor: str) -> tuple[str, ...]:
    names = [floor, f'{floor} floor', floor.replace('_', ' ')]
    low = floor.casefold().replace('_', ' ')
    for group in _FLOOR_GROUPS:
        if low in group:
            names.extend(group)
    return tuple(dict.fromkeys(names))


# fmt: off
_FLOOR_GROUPS = (
    ('upstairs', 'first floor', 'upper floor', 'top floor', 'oben', "à l'étage", 'arriba'),
    ('downstairs', 'ground floor', 'lower floor', 'unten', 'abajo', 'rez-de-chaussée'),
    ('basement', 'cellar', 'keller'), ('attic', 'loft', 'dachboden'),
)
CLASS_WORDS: Mapping[str, tuple[str, ...]] = {
    'door': ('door', 'doors', 'door sensor', 'door contact'),
    'garage_door': ('garage door', 'garage doors'),
    'window': ('window', 'windows', 'window sensor', 'window contact'),
    'opening': ('opening', 'contact'),
    'motion': ('motion', 'motion sensor', 'motion sensors', 'motion detector', 'movement'),
    'occupancy': ('occupancy', 'presence', 'occupancy sensor', 'presence sensor'),
    'presence': ('presence', 'presence sensor'),
    'smoke': ('smoke', 'smoke detector', 'smoke detectors', 'smoke alarm', 'smoke alarms'),
    'gas': ('gas', 'gas detector', 'gas sensor', 'gas alarm'),
    'carbon_monoxide': ('carbon monoxide', 'carbon monoxide alarm', 'carbon monoxide detector'),
    'moisture': ('leak', 'water leak', 'leak sensor', 'water sensor', 'leak detector',
                 'water detector'),
    'temperature': ('temperature', 'thermometer', 'temperature sensor', 'temperatures'),
    'humidity': ('humidity', 'hygrometer', 'humidity sensor'),
    'illuminance': ('brightness', 'light level', 'illuminance', 'light sensor'),
    'battery': ('battery',), 'power': ('power', 'power meter', 'consumption'),
    'energy': ('energy', 'energy meter'), 'pressure': ('pressure', 'pressure sensor'),
    'sound': ('noise', 'sound'), 'carbon_dioxide': ('carbon dioxide', 'co2'),
    'vibration': ('vibration',), 'safety': ('safety', 'safety gate', 'light curtain'),
    'weight': ('weight', 'scale', 'scales'), 'plug': ('plug',), 'lock': ('lock', 'locks'),
    'tamper': ('tamper',), 'running': ('running',), 'problem': ('problem',),
    'bell': ('doorbell', 'bell'), 'doorbell': ('doorbell', 'bell'),
}
# fmt: on
"""Device class of a sensor (Home Assistant's names) -> words for it."""


def _literally(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words as they are, but for numbers, which may be digits or words."""
    return tuple(number if (number := token(w)).isdigit() else w.casefold() for w in words)
