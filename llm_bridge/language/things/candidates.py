"""One noun phrase to the entities that it means."""

from dataclasses import replace

from llm_bridge.graph.truth import value as known_value
from llm_bridge.graph.wording import name_words
from llm_bridge.language.text.other_words import said_otherwise
from llm_bridge.language.text.spelling import stem, token, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.mentions import MentionReader
from llm_bridge.language.things.nouns import COLOURS, EVERY, Noun, Words
from llm_bridge.language.things.rooms import each_room, rooms_meant, rooms_said
from llm_bridge.language.things.situation import Choice, Found, Question, Resolution
from llm_bridge.site.entity import EntityType, Object

GENERIC = frozenset({'devices', 'device', 'things', 'stuff', 'gadgets', 'gear', 'kit',
                     'electronics', 'electricals', 'equipment', 'machines', 'machinery',
                     'appliances', 'robots', 'vehicles', 'bots', 'units', 'machine',
                     'appliance', 'gadget', 'unit', 'vehicle'})  # fmt: skip
"""With 'all' they mean everything that can do it, where nothing is called so."""
_SCREENS = frozenset(
    t
    for word in ('tv', 'telly', 'television', 'projector', 'beamer', 'screen', 'display',
                 'monitor', 'cinema', 'Fernseher', 'Beamer', 'télé', 'tele', 'televisor')
    for t in tokens((word.casefold(),))
)  # fmt: skip
"""Words in the names of what shows pictures: no music."""
_SPOTS = frozenset({EntityType.AREA, EntityType.PLACE})
_CARDINALS = frozenset({'two', '2', 'three', '3', 'four', '4', 'both'})
_ALL_ELSE = frozenset({('everything', 'else'), ('all', 'else'), ('anything', 'else')})
_OTHERS = (
    ('all', 'of', 'the', 'other'), ('all', 'the', 'other'), ('all', 'other'), ('every', 'other'),
    ('each', 'other'), ('rest', 'of', 'the'), ('rest', 'of', 'my'), ('remaining',),
    ('all', 'the', 'remaining'), ('all', 'remaining'),
)  # fmt: skip
"""Begin phrases for all of them that were not spoken of."""

_LOOKS = COLOURS | {'big', 'small', 'large', 'little', 'tall', 'short', 'round', 'square', 'old',
                    'new', 'clean', 'dirty', 'empty', 'full', 'plastic', 'metal', 'wooden',
                    'paper', 'cardboard', 'steel', 'broken', 'spare'}  # fmt: skip
"""Say what a thing is like, and not what it is for."""
_VESSELS = frozenset({'cup', 'mug', 'glass', 'plate', 'bowl', 'saucer', 'spoon', 'tray', 'pot',
                      'filter', 'maker', 'machine', 'basket', 'stand', 'holder'})  # fmt: skip
"""Objects that are for something and do not come with it, as a bottle and a carton do."""
_IN = frozenset({'in', 'at', 'on'})
_ROOMS = frozenset({('room',), ('rooms',)})
"""All of them are each room there is, whether it has the word in its name or not."""


class CandidateReader(MentionReader):
    """Finds the entities that one noun phrase can mean."""

    def _noun_phrase(self, words: Words) -> Resolution:
        whole = self._called(words)
        if whole is not None:
            return whole
        rooms = rooms_meant(words, self.index) if _SPOTS & self.wanted.types else ()
        if rooms:
            return Found(rooms, 0.9, 'rooms', plural=True)
        if words[-1:] == ('floor',) and EntityType.AREA in self.wanted.types:
            area = self.area_of(words[:-1])
            if area and not self.area_of(words):
                return self._area_as_target(area)  # the café, not what else is called after it
        if words[:1] and words[0] in _IN and EntityType.DEVICE in self.wanted.types:
            rooms = rooms_said(words[1:], self.index)  # 'in every room upstairs'
            if rooms:
                return self._devices_in(rooms)
        noun = self._noun(words)
        if noun.any_ and self.wanted.types == {EntityType.ROBOT}:
            noun = replace(noun, one_of=True)
        if noun.areas is not None and not noun.areas:
            tails = (words[-n:] for n in (1, 2))
            return self._where(any(tail in self.table.there for tail in tails))
        if noun.everything:
            return self._everything(noun)
        if noun.every and noun.words in _ROOMS and EntityType.AREA in self.wanted.types:
            return Found(each_room(noun.areas, self.index), 0.9, 'rooms', plural=True)
        if noun.words in self.table.whole and EntityType.DEVICE in self.wanted.types:
            return self._devices_in(tuple(self.site.areas))
        if noun.every and noun.words in _ROOMS and EntityType.DEVICE in self.wanted.types:
            return self._devices_in(noun.areas or tuple(self.site.areas))
        if noun.words[:1] in (('whole',), ('entire',)) and EntityType.DEVICE in self.wanted.types:
            areas = self.index.areas_called(noun.words[1:])
            if areas:  # 'the whole kitchen'
                return self._everything(Noun((), every=True, everything=True, areas=areas))
        if (
            noun.areas is None
            and self.index.areas_called(noun.words)
            and not any(self._type_fits(i) for i in self.index.exact(noun.words))
        ):
            return self._area_as_target(self.index.areas_called(noun.words))
        if not noun.words:
            if noun.areas:
                return self._area_as_target(noun.areas)
            return self._missing()
        if noun.words in self.table.it or noun.words in self.table.them:
            return self._pronoun(noun.words)
        people = self._everybody(noun.words)
        if people is not None and noun.areas:
            there = tuple(i for i in people.ids if self._is_at(i, noun.areas))
            return replace(people, ids=there) if there else self._none_there(noun)
        if people is not None:
            return people
        found = self._candidates(noun)
        several = noun.every or noun.any_ or noun.both or self.index.is_plural(noun.words)
        generic = len(noun.words) == 1 and noun.words[0] in GENERIC and several
        if generic and noun.count and isinstance(found, tuple) and len(found[0]) < noun.count:
            all_ = self._all_sorts(noun)  # 'both machines in the bar'
            if isinstance(all_, Found) and len(all_.ids) == noun.count:
                return all_
        if generic and not isinstance(found, tuple) and (noun.every or noun.areas or noun.states):
            return self._all_sorts(noun)
        if found is None and EntityType.DEVICE in self.wanted.types:
            areas = tuple(
                i
                for i in self.site.areas
                if any(set(tokens(noun.words)) < name for name in self.index.named[i].names)
            )
            if len(areas) > 1 and noun.states:  # 'the line that is running'
                told = self._everything(replace(noun, areas=areas))
                many = noun.every or self.index.is_plural(noun.words) or noun.count is not None
                if not many and isinstance(told, Found) and len(told.ids) > 1:
                    return self._which(told.ids)
                return told
            both = len(areas) == 2 and (noun.words[-1:] != (stem(noun.words[-1]),))
            if len(areas) > 1 and (len(areas) == noun.count if noun.count else noun.every or both):
                return self._devices_in(areas)  # 'both lines', 'the lines'
        if found is None:
            return self._unknown(' '.join(words))
        if isinstance(found, tuple) and not several and noun.areas is None:
            spoken = self._machine_spoken_of(noun.words, found[0])
            if spoken is not None:
                return spoken
        return self._choose(found, noun) if isinstance(found, tuple) else found

    def _machine_spoken_of(self, words: Words, called: tuple[str, ...]) -> Resolution | None:
        """Return what 'the machine' means beside those called so: what was just spoken of.

        'Put the shirt in the dryer and start the machine', where a coffee machine is called so.
        """
        if len(words) != 1 or words[0] not in GENERIC or not self.wanted.skill:
            return None
        if not self.mentions.things and not self.mentions.places:
            return None
        spoken = self._namesake(self.mentions.things[0] if self.mentions.things else ())
        last = self._pronoun(('it',)) if spoken is None else spoken
        if not isinstance(last, Found) or len(last.ids) != 1 or last.ids[0] in called:
            return None
        able = tuple(i for i in called if self._can(i))
        return self._which((*last.ids, *able)) if able else last

    def _called(self, words: Words) -> Resolution | None:
        """Read the words as just a name."""
        for start in range(len(words)):
            if start and words[start - 1] not in self.table.articles:
                return None
            if start and self._tells_which(words, start - 1):
                return None
            rest = words[start:]
            ids = self.index.exact(rest)
            if not ids:
                continue
            heads = self._in_that_number(ids, rest)
            if heads:
                able = tuple(i for i in heads if self._can(i))
                return self._choose((able or heads, 0.9, 'words'), Noun(rest))
            if self.index.is_plural(rest) and (
                self.index.of_sort(rest[-1:])
                or any(w in _CARDINALS for w in rest[:2] if w != rest[-1])
            ):
                return None  # 'two carts' are not the second cart
            fitting = tuple(i for i in ids if self._type_fits(i))
            able = tuple(i for i in fitting if self._can(i))
            if able:
                return self._choose((self._by_its_name(able, rest), 1.0, 'name'), Noun(rest))
            more = self._named_after(rest)
            if more:
                return self._choose((more, 0.9, 'name'), Noun(rest))
            areas = tuple(i for i in ids if i in self.site.areas)
            if areas and not fitting and EntityType.DEVICE in self.wanted.types:
                return self._area_as_target(areas)
            if fitting:
                return self._not_able(fitting)
            sort = tuple(i for i in self.index.of_sort(rest) if self._can(i))
            if sort and all(self._type_fits(i) for i in sort):
                return self._choose((sort, 0.85, 'words'), Noun(rest))  # a lift, and where it is
            theirs = self._theirs(rest)
            if theirs:
                return self._choose((theirs, 0.9, 'whose'), Noun(rest))
            return self._stand_in(ids) or self._wrong_type(ids)
        return None

    def _theirs(self, words: Words) -> tuple[str, ...]:
        """Return what is called after somebody of whom no more is said: "Nora's", of lamps.

        Of the same sort as what was just spoken of, where that is called after somebody as well.
        """
        if len(words) != 1 or not words[0].endswith("'s"):
            return ()
        names = {i: split_words(self.site.entities[i].name) for i in self.index.named}
        found = {i: n for i, n in names.items() if n[:1] == words and len(n) > 1 and self._can(i)}
        spoken = {names[i][1:] for group in self.mentions.things[:1] for i in group}
        alike = tuple(i for i, n in found.items() if n[1:] in spoken)
        return alike or tuple(found)

    def _in_that_number(self, ids: tuple[str, ...], words: Words) -> tuple[str, ...]:
        """Return what 'the glass' is beside 'the glasses' that somebody reads with: a tall glass.

        Nothing where one is called just so.
        """
        while len(words) > 1 and words[0] in self.table.articles:
            words = words[1:]
        if len(words) != 1 or stem(words[0]) != words[0]:
            return ()
        own = {split_words(n) for i in ids for n in self.site.entities[i].names()}
        if words in own or not any(len(n) == 1 and stem(n[0]) == words[0] for n in own):
            return ()
        return tuple(
            i
            for i, e in self.site.entities.items()
            if self._type_fits(i) and any(split_words(n)[-1:] == words for n in e.names())
        )

    def _named_after(self, words: Words) -> tuple[str, ...]:
        """Return able entities called so but for a word that the skill says ('door' 'lock')."""
        if self.wanted.skill is None:
            return ()
        wanted = frozenset(tokens(words))
        said = self._skill_tokens()
        return tuple(
            i
            for i, n in self.index.named.items()
            if self._type_fits(i)
            and self._can(i)
            and any(wanted < name and name - wanted <= said for name in n.names)
        )

    def _skill_tokens(self) -> frozenset[str]:
        name = self.wanted.skill or ''
        words = {t for part in name.split('_') for t in (part,)}
        for actor in self.site.actors(name):
            skill = self.site.skills_of(actor.id)[name]
            for group in skill.words.values():
                words |= {w for p in group for w in p.split()}
        return frozenset(token(w) for w in words)

    def _candidates(self, noun: Noun) -> tuple[tuple[str, ...], float, str] | Resolution | None:
        words = noun.words
        states = noun.states
        if any(w in EVERY for w in words[1:]):
            return None  # 'blinds in all the bays on the left': where that is was not understood
        found = self._matching(words, noun)
        is_state = words[0] in self._state_words() and words[0] != 'back'  # 'the back door'
        if not found and len(words) > 1 and is_state:
            states = (*states, words[0])
            found = self._matching(words[1:], noun)
        if found and (noun.every or noun.both or noun.count or self.index.is_plural(words)):
            found = self._called_otherwise_too(found, words, noun)
        if not found:
            found = [(i, 0.85) for i in self._of_that_kind(words, noun.areas)]
        if not found:
            return None
        ids = tuple(i for i, _ in found)
        if noun.areas is not None:
            spots = noun.areas
            there = tuple(i for i in ids if self._is_at(i, spots))
            if not there and noun.areas:
                others = self._called_otherwise_too(found, words, noun)
                there = tuple(i for i, _ in others if self._is_at(i, spots))
                found = [*found, *((i, s) for i, s in others if i in there)]
            if not there and noun.areas:
                there = self._only_light(words, noun.areas)
                found = [*found, *((i, 0.85) for i in there)]
            if not there and noun.areas:
                there = self._of_that_kind(words, noun.areas)
                found = [*found, *((i, 0.85) for i in there)]
            if not there and any(self._is_lost(i) for i in ids):
                return self._which(ids)
            if not there:
                return self._elsewhere(ids) or self._none_there(noun)
            ids = self._numbered(there, noun.where)
        if states:
            return self._in_state(ids, states)
        scores = dict(found)
        best = max(scores[i] for i in ids)
        if self.wanted.types <= _SPOTS and (noun.every or noun.both or noun.count):
            called = tuple(i for i in ids if scores[i] == best)
            ids = called if len(called) > 1 else ids  # 'each room' is none of the halls
        if not (noun.every or noun.both or self.index.is_plural(words) or noun.count):
            able = [i for i in ids if self._can(i)]
            top = max((scores[i] for i in able), default=best)
            ids = tuple(i for i in ids if scores[i] == top) if able else ids
        return ids, best, 'words'

    def _by_its_name(self, ids: tuple[str, ...], words: Words) -> tuple[str, ...]:
        """Return the one whose name that is, where things of other sorts are called so as well.

        'The front door' is the door, and no entrance that is also called so. Only of what a call
        has for an argument: where it is only looked what words may mean, they mean both.
        """
        if not self.wanted.slot:
            return ids
        found = [self.site.entities[i] for i in ids]
        named = [e for e in found if tokens(split_words(e.name)) == tokens(words)]
        if len(named) != 1 or sum(e.type is named[0].type for e in found) != 1:
            return ids
        return (named[0].id,)

    def _called_otherwise_too(
        self, found: list[tuple[str, float]], words: Words, noun: Noun
    ) -> list[tuple[str, float]]:
        """Return several devices with those of their kinds that are called by other words.

        'Every telly' is the TV of the lounge as well as the big telly; 'every blind' is no awning,
        which is called a shade by nobody.
        """
        devices = self.site.devices
        kinds = {devices[i].kind for i, _ in found if i in devices}
        scores = dict(found)
        for other in said_otherwise(words) if kinds else ():
            for name in other.names:
                again = (*words[: other.at], *name, *words[other.at + len(other.said) :])
                for i, score in self._matching(again, noun):
                    if i in devices and devices[i].kind in kinds and self._is_named(i, name):
                        scores.setdefault(i, score)
        return list(scores.items())

    def _only_light(self, words: Words, areas: tuple[str, ...]) -> tuple[str, ...]:
        """Return the only light there, where it is only asked or told how a lamp is.

        What is to be done to a lamp is done to none that is called otherwise.
        """
        lights = tuple(
            i
            for i, d in self.site.devices.items()
            if d.kind == 'light' and self._is_at(i, areas) and self._type_fits(i)
        )
        is_one = self.wanted.skill is None and len(lights) == 1 and not self.index.is_plural(words)
        return lights if is_one and 'light' in self.index.kinds_named(words) else ()

    def _is_named(self, entity_id: str, words: Words) -> bool:
        """Return whether the words are in its name, or are all of what else it is called.

        The awning, 'sun shade' by another name, is no blind.
        """
        key = frozenset(tokens(words))
        own = frozenset(tokens(split_words(self.site.entities[entity_id].name)))
        return key <= own or key in map(frozenset, self.index.named[entity_id].names)

    def _of_that_kind(self, words: Words, areas: tuple[str, ...] | None) -> tuple[str, ...]:
        """Return what is of that kind in some places or anywhere, where nothing is called so.

        'The music in the bar' is what plays there, though only that of the lobby has the word in
        its name.
        """
        if EntityType.DEVICE not in self.wanted.types or not words:
            return ()
        return tuple(
            i
            for i, d in self.site.devices.items()
            if self.index.gives(words, d)
            and (areas is None or self._is_at(i, areas))
            and self._can(i)
            and not self.index.is_called_otherwise(d)
            and not self._shows_pictures(i)
        )

    def _shows_pictures(self, device: str) -> bool:
        return any(_SCREENS & name for name in self.index.named[device].names)

    def _is_lost(self, entity_id: str) -> bool:
        """Tell whether it is a robot and nobody knows where."""
        world = self.situation.world
        return (
            entity_id in self.site.robots
            and known_value(entity_id, 'area', self.site, world) is None
        )

    def _elsewhere(self, ids: tuple[str, ...]) -> Found | Question | None:
        """Return the one object that is meant, though it is not known to be where it is said.

        'The book from the desk', while the site keeps the book by the sofa.
        """
        thing = self.site.entities[ids[0]]
        if len(ids) != 1 or not isinstance(thing, Object):
            return None
        if thing.place is None:
            return Found(ids, 0.85, 'the only one')
        name, place = name_words(thing.id, self.site), name_words(thing.place, self.site)
        return Question(
            text=f'As far as I know {name} is at {place}. Do you mean that one?',
            slot=self.wanted.slot,
            choices=(Choice(thing.id, thing.name),),
        )

    def _matching(self, words: Words, noun: Noun) -> list[tuple[str, float]]:
        if noun.areas is not None:
            exact = [
                (i, 1.0)
                for i in self.index.exact(words)
                if self._type_fits(i) and self._is_at(i, noun.areas)
            ]
            if exact and not self.index.is_plural(words):
                return exact
        plural = self.index.is_plural(words)
        covered = [
            (i, s)
            for i, s in self.index.covered(words)
            if self._type_fits(i) and not self._holds_it(i, words)
        ]
        if plural and covered and noun.areas is not None:
            # 'kitchen lights' are all lights there, not just the one called kitchen light
            head = self._head(('x', *words))
            if head:
                sort = self.index.of_sort(head)
                inside = [
                    (i, 0.85)
                    for i in sort
                    if self._type_fits(i) and self.site.entities[i].area in noun.areas
                ]
                rest = tokens(words[: len(words) - len(head)])
                where = {t for a in noun.areas for n in self.index.named[a].exact for t in n}
                if inside and set(rest) <= where | {f for k in self.index.floors for f in k}:
                    order = {i: at for at, i in enumerate(self.site.entities)}
                    return sorted(inside, key=lambda p: order[p[0]])
        order = {i: at for at, i in enumerate(self.site.entities)}
        return sorted(covered, key=lambda p: order[p[0]])

    def _holds_it(self, entity_id: str, words: Words) -> bool:
        """Return whether it is only for what the words name: a coffee cup is no coffee."""
        if entity_id not in self.site.objects:
            return False
        said = frozenset(tokens(w for w in words if w != 'of'))
        if said <= _LOOKS:
            return False  # 'the blue one'
        names = [tokens(split_words(n)) for n in self.site.objects[entity_id].names()]
        so_called = [n for n in names if said <= {*n}]
        is_cup_of = len(words) == 3 and words[1] == 'of' and words[0] in _VESSELS
        return bool(so_called) and all(
            len(n) > 1 and n[-1] in _VESSELS and (n[-1] not in said or is_cup_of)
            for n in so_called
        )

    def _others(self, words: Words) -> Resolution | None:
        """Read 'the other light' and 'all other lights': those that were not spoken of."""
        groups = (*self.mentions.things, *self.situation.before.things)
        if not groups:
            return None
        spoken = {i for g in self.mentions.things for i in g} or set(groups[0])
        if words in _ALL_ELSE:
            all_ = self._everything(Noun((), every=True, everything=True))
            if not isinstance(all_, Found) or not self.mentions.things:
                return None
            return self._left_over(all_, tuple(i for i in all_.ids if i not in spoken))
        rest = words[1:] if words[:1] and words[0] in self.table.articles - {'other'} else words
        every = False
        for lead in _OTHERS:
            if rest[: len(lead)] == lead:
                rest, every = ('other', *rest[len(lead) :]), True
                break
        if len(rest) < 2 or rest[0] not in (
            'other',
            'andere',
            'anderen',
            'autre',
            'otro',
            'otra',
        ):
            return None
        noun = self._noun(rest[1:])
        noun = replace(noun, every=every or self.index.is_plural(noun.words))
        found = self._candidates(noun) if noun.words else None
        if not isinstance(found, tuple):
            return None
        left = tuple(i for i in found[0] if i not in spoken)
        return self._choose((left, found[1], 'the other'), noun) if left else None

    def _left_over(self, all_: Found, left: tuple[str, ...]) -> Resolution | None:
        return replace(all_, ids=left, plural=True) if left else None
