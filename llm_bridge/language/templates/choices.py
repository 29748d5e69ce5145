"""English sentences that say a choice as if it were the thing: 'make me a latte', 'jazz on'.

Only one device of the site has such a source, makes such a thing or plays whatever is asked for;
or only one where it is said to be.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from llm_bridge.graph.problem import Problem
from llm_bridge.language.grounding.args import CHOICE_WORDS, MAKING
from llm_bridge.language.plans.plan import Call, Parallel, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.templates.skills import PARTS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.played_names import what_is_played
from llm_bridge.language.text.quantities import read_count, read_quantity
from llm_bridge.language.text.spelling import stem, tokens
from llm_bridge.language.text.words import breaks_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
Reading = tuple[Plan, dict[str, tuple[str, ...]]]

# fmt: off
_SOURCES = frozenset({'source', 'channel', 'station', 'input', 'playlist', 'app', 'preset'})
"""Names of arguments for what is to be heard or seen."""
_WISHES = (
    ('make',), ('get',), ('fix',), ('do',), ('prepare',), ('start',), ('give',),
    ("i'd", 'like'), ('i', 'would', 'like'), ('i', 'want'), ('i', 'need'), ('i', 'fancy'),
    ('can', 'i', 'have'), ('could', 'i', 'have'), ('can', 'i', 'get'), ('may', 'i', 'have'),
)
_POLITE = frozenset({'please', 'ok', 'okay', 'hey', 'hi', 'can', 'could', 'would', 'will', 'you',
                     'somebody', 'someone', 'anybody', 'anyone', 'now', 'just'})
_ASKED = (('can', 'i'), ('could', 'i'))
_END = frozenset({'please', 'now', 'thanks', 'going', 'for', 'me', 'us', 'cheers'})
_MUSIC = frozenset({'song', 'music', 'track', 'album', 'artist', 'tune'})
_NO_NOUNS = frozenset({'or', 'and', 'one', 'by', 'from', 'with', 'for', 'in', 'on', 'at', 'to',
                       'where', 'what', 'we', 'off', 'left', 'new', 'newest', 'latest', 'certain',
                       'name', 'text', 'mode'})
"""In the description or the arguments of what plays they name nothing that is played."""
_PUTTING = frozenset({'put', 'stick', 'pop', 'switch', 'get', 'turn', 'tune', 'change', 'play',
                      'set', 'whack', 'bung', 'flip'})
_SMALL = frozenset({'the', 'some', 'a', 'an', 'bit', 'of', 'my', 'our', 'your', 'me', 'us',
                    'little'})
_SETTING = frozenset({'put', 'set', 'switch', 'change', 'stick', 'pop', 'load', 'get', 'turn'})
_LOADING = frozenset({'put', 'stick', 'pop', 'load', 'get'})
_ONTO = frozenset({'on', 'to', 'in', 'into', 'onto'})
_INTO = frozenset({'in', 'into'})
_MOVING = frozenset({'move', 'turn', 'rotate', 'bend', 'set', 'put', 'bring', 'swing', 'tilt'})
_MODES = frozenset({'mode', 'setting', 'programme', 'program'})
_WHERE = frozenset({'in', 'on', 'through', 'from'})
_VAGUE = frozenset({'music', 'more', 'song', 'songs', 'track', 'it', 'that', 'this', 'them',
                    'again', 'something', 'anything', 'tune', 'one', 'sound', 'next', 'on', 'off',
                    'else'})
_NOT_HEARD = frozenset({'coffee', 'tea', 'water', 'dinner', 'lunch', 'breakfast', 'food', 'rice',
                        'pasta', 'toast', 'soup', 'clothes', 'shoes', 'washing', 'laundry', 'heat',
                        'heating', 'light', 'lights', 'weight', 'pressure', 'game', 'games'})
"""What is put on that is no music."""
# fmt: on


@dataclass(frozen=True)
class _Chosen:
    """A choice of an argument of one device's skill."""

    device: str
    skill: Skill
    arg: Arg
    words: Words


class ChoiceTemplates:
    """Sentences of sources, of what is made, and of what is played, at one site."""

    def __init__(self, site: Site, index: NameIndex) -> None:
        """Find the choices of all devices."""
        self.site = site
        self.index = index
        self._sources: list[_Chosen] = []
        self._made: list[_Chosen] = []
        self._players: list[tuple[str, Skill]] = []
        self._nouns: dict[str, frozenset[str]] = {}
        """Skills that play something that is told -> what each of them says it plays."""
        self._counted = frozenset(
            part
            for device in site.devices
            for skill in site.skills_of(device).values()
            if skill.description.split()[:1] == ['play']
            for arg in skill.args
            if arg.type is not ArgType.CHOICE and not arg.required
            for part in arg.name.split('_')
        )
        """What a number is of, in what is played: 'chapter' of 'chapter three of Emma'."""
        self._verbs = frozenset(
            w.casefold()
            for device in site.devices
            for skill in site.skills_of(device).values()
            for w in (skill.name, *skill.words.get('en', ()))
        )
        robots = {name for robot in site.robots.values() for name in robot.skills}
        self._parts = [
            (robot.id, skill, split_words(choice.replace('_', ' ')), amount)
            for robot in site.robots.values()
            for skill in robot.skills.values()
            for one, amount in _part_and_amount(skill)
            for choice in one.choices
        ]
        """Skills of robots that move a part of them so far, the part and the amount."""
        for actor in (*site.devices, *site.robots):
            for name, skill in site.skills_of(actor).items():
                if any(a.type in (ArgType.TEXT, ArgType.CHOICE) for a in skill.args):
                    if 'play' in (name.split('_')[0], *skill.description.split()[:1]):
                        self._nouns[name] = _played_by(skill)
                if actor in site.devices and name not in robots:
                    self._read(actor, skill)

    def match(self, text: str, area: str | None) -> Reading | None:
        """Return the plan that the whole text says in one way only, or None."""
        words = split_words(text)
        start, end = 0, len(words)
        while start < end and words[start] in _POLITE and words[start : start + 2] not in _ASKED:
            start += 1
        while end > start and words[end - 1] in _END:
            end -= 1
        told = start + self._spoken_to(words[start:end])
        breaks = breaks_of(text)

        def said(first: int) -> Words:
            return () if any(first < b < end for b in breaks) else words[first:end]

        return (
            self._moved_to(said(told), self.index.exact(words[start:told]))
            or self._set_to(said(start))
            or self._made_of(said(told), 'please' in words)
            or self._source_of(said(start), area)
            or self._played(said(start), area)
        )

    def _read(self, device: str, skill: Skill) -> None:
        required = [a for a in skill.args if a.required]
        first = skill.description.split()[:1]
        for arg in skill.args:
            if arg.type is not ArgType.CHOICE or required not in ([], [arg]):
                continue
            is_source = arg.name in _SOURCES and bool(required)
            if not is_source and first not in MAKING:
                continue
            kept = self._sources if is_source else self._made
            for choice in arg.choices:
                for name in (choice.replace('_', ' '), *CHOICE_WORDS.get(choice, ())):
                    kept.append(_Chosen(device, skill, arg, split_words(name)))
        if [a.type for a in required] == [ArgType.TEXT] and first == ['play']:
            self._players.append((device, skill))

    def _spoken_to(self, said: Words) -> int:
        """Return how many words name who is spoken to: 'Juniper, make me a tea'."""
        for size in (3, 2, 1):
            ids = self.index.exact(said[:size]) if len(said) > size else ()
            if ids and all(i in self.site.devices or i in self.site.robots for i in ids):
                return size
        return 0

    # --- what is set

    def _set_to(self, said: Words) -> Reading | None:
        """Read 'put the alarm on night mode', 'put PLA in the printer', 'dryer on extra dry'."""
        if not said:
            return None
        rest = said[1:] if said[0] in _SETTING else said
        rest = rest[:-1] if said[-1] in _MODES else rest
        found: dict[tuple[str, str], Reading] = {}
        for at in range(1, len(rest) - 1):
            if rest[at] not in _ONTO:
                continue
            before, after = (_bare(run) for run in (rest[:at], rest[at + 1 :]))
            sides = [(before, after)]
            sides += [(after, before)] if said[0] in _LOADING and rest[at] in _INTO else []
            for thing, value in sides:
                ids = [i for i in self.index.exact(thing) if thing]
                if len(ids) != 1 or ids[0] not in self.site.devices:
                    continue
                for name, skill in self.site.skills_of(ids[0]).items():
                    arg = self._choice_of(skill, value)
                    if arg is not None:
                        called, chosen = (self._name(ids[0]),), ' '.join(value)
                        call = (
                            Call(name, (*called, chosen))
                            if arg.required
                            else Call(name, called, {arg.name: chosen})
                        )
                        found[ids[0], name] = call, self._decided(skill, ids[0])
        return next(iter(found.values())) if len(found) == 1 else None

    def _moved_to(self, said: Words, called: tuple[str, ...]) -> Reading | None:
        """Read 'elbow to 35 degrees' and 'turn your base to 120': a part, and how far it goes.

        `called` are those that are spoken to.
        """
        rest = _bare(said[1:] if said[:1] != () and said[0] in _MOVING else said)
        found: dict[tuple[str, str], Reading] = {}
        for robot, skill, part, amount in self._parts:
            size = len(part)
            if called and robot not in called:
                continue
            to = rest[size : size + 1] in (('to',), ('at',))
            value = ' '.join(rest[size + to :])
            if rest[:size] != part or not value or (rest is said and self.index.exact(part)):
                continue
            if isinstance(
                read_quantity(value, unit=amount.unit, least=amount.min, most=amount.max), Problem
            ):
                continue
            values = {amount.name: value}
            args = tuple(values.get(a.name, ' '.join(part)) for a in skill.args if a.required)
            options = {ROBOT: self._name(robot)} if called else {}
            found[robot, skill.name] = Call(skill.name, args, options), {}
        return next(iter(found.values())) if len(found) == 1 else None

    def _choice_of(self, skill: Skill, value: Words) -> Arg | None:
        """Return the one thing that a skill is told, where it may be that.

        Of a skill that need not be told it, only where 'set' says the skill itself.
        """
        required = [a for a in skill.args if a.required]
        told = required or ([*skill.args] if 'set' in skill.words.get('en', ()) else [])
        if len(told) != 1 or told[0].type is not ArgType.CHOICE or not value:
            return None
        choices = {tokens(split_words(c.replace('_', ' '))) for c in told[0].choices}
        return told[0] if tokens(value) in choices and not {*value} & PARTS else None

    # --- what is made

    def _made_of(self, said: Words, is_asked: bool) -> Reading | None:
        found: dict[tuple[str, str], Reading] = {}
        for chosen in self._made:
            size = len(chosen.words)
            if tokens(said[-size:]) != tokens(chosen.words) or self.index.exact(said[-size:]):
                continue
            before, ways = self._ways_before(said[:-size], chosen)
            count = ''
            if before and (is_number(before[-1], 'en') or before[-1] in ('a', 'an', 'another')):
                count, before = before[-1], before[:-1]
            while before and before[-1] in ('me', 'us', 'the', 'some'):
                before = before[:-1]
            own = {w for p in (chosen.skill.description, *chosen.skill.words.get('en', ()))
                   for w in p.split()[:1]}  # fmt: skip
            doing = {f'{w.removesuffix("e")}ing' for w in own}
            is_verb = len(before) == 1 and before[0] in own | doing
            is_wish = bool(count) and (before in _WISHES or (is_asked and not before))
            if len(before) == 2 and before[0] == 'start' and before[1] in doing:
                is_verb = True
            if not is_verb and not is_wish:
                continue
            reading = self._making(chosen, ' '.join(said[-size:]), count, ways)
            if reading is not None:
                found[chosen.device, chosen.skill.name] = reading
        return next(iter(found.values())) if len(found) == 1 else None

    def _ways_before(self, before: Words, chosen: _Chosen) -> tuple[Words, dict[str, str]]:
        """Return what stands before the choices of other arguments: 'two strong', 'a large'."""
        ways: dict[str, str] = {}
        for arg in (a for a in chosen.skill.args if a.type is ArgType.CHOICE):
            for choice in arg.choices:
                said = split_words(choice.replace('_', ' '))
                is_free = arg is not chosen.arg and arg.name not in ways
                if is_free and before[-len(said) :] == said:
                    before, ways[arg.name] = before[: -len(said)], ' '.join(said)
        return before, ways

    def _making(
        self, chosen: _Chosen, phrase: str, count: str, ways: dict[str, str]
    ) -> Reading | None:
        times = read_count(count, 'en') if is_number(count, 'en') else 1
        options = {**ways, **({} if chosen.arg.required else {chosen.arg.name: phrase})}
        if times != 1:
            numbers = [a for a in chosen.skill.args if a.type is ArgType.NUMBER and not a.unit]
            if len(numbers) != 1:
                return None
            options[numbers[0].name] = count
        name = self._name(chosen.device)
        args = (name, phrase) if chosen.arg.required else (name,)
        return Call(chosen.skill.name, args, options), self._decided(chosen.skill, chosen.device)

    # --- sources

    def _source_of(self, said: Words, area: str | None) -> Reading | None:
        readings: list[tuple[int, str, Reading]] = []
        for chosen in self._sources:
            size = len(chosen.words)
            for at in range(len(said) - size + 1):
                if tokens(said[at : at + size]) != tokens(chosen.words):
                    continue
                if any(i in self.site.devices for i in self.index.exact(said[at : at + size])):
                    continue
                reading = self._tuned(chosen, said, at, at + size)
                if reading is not None:
                    readings.append((size, chosen.device, reading))
        readings = [r for r in readings if r[0] == max(size for size, _, _ in readings)]
        return self._nearest([(device, reading) for _, device, reading in readings], area)

    def _tuned(self, chosen: _Chosen, said: Words, at: int, end: int) -> Reading | None:
        before = [w for w in said[:at] if w not in _SMALL]
        verb = before[:1] if before[:1] and before[0] in _PUTTING else []
        led = before[len(verb) :]
        if led not in ([], ['on'], ['to'], ['over', 'to']) or (led and not verb):
            return None
        where, rest = self._whereabouts(said[end:], chosen.device)
        is_on = rest[:1] == ('on',)
        rest = rest[1:] if is_on else rest
        if not where:
            where, rest = self._whereabouts(rest, chosen.device)
        if where == 'elsewhere' or not (led or is_on or where or verb == ['play']):
            return None
        name, device = self._name(chosen.device), chosen.device
        call = Call(chosen.skill.name, (name, ' '.join(said[at:end])))
        decided = self._decided(chosen.skill, device)
        if not rest:
            return call, decided
        louder = self.site.skill(device, 'set_volume')
        amount = ' '.join(w for w in rest[1:] if w != 'volume')
        if rest[0] != 'at' or louder is None or not amount:
            return None
        if isinstance(read_quantity(amount, unit='percent', least=0, most=100), Problem):
            return None
        parts = (call, Call('set_volume', (name, amount)))
        return Parallel(parts), {**decided, **self._decided(louder, device)}

    # --- what is played

    def _played(self, said: Words, area: str | None) -> Reading | None:
        """Read 'play X in the lounge' and 'put some X on'."""
        query, is_some = said[1:], False
        if said and said[0] in ('put', 'stick', 'whack', 'pop'):
            query = query[1:] if query[:1] == ('on',) else query
            is_some = query[:1] in (('some',), ('something',))
        elif said[:1] != ('play',):
            return None
        readings: list[tuple[str, Reading]] = []
        players, query = self._players_of(query)
        for device, skill in players:
            left, where = query, ''
            for at in range(1, len(query)):
                where, rest = self._whereabouts(query[at:], device)
                if where and (not rest or rest == ('on',)):
                    left = (*query[:at], *rest)
                    break
            if where == 'elsewhere':
                continue
            is_on = left[-1:] == ('on',)
            left = left[:-1] if is_on else left
            if said[0] != 'play' and not (is_some and (is_on or said[1:2] == ('on',))):
                continue
            if self._is_query(left):
                name = self._name(device)
                call = Call(skill.name, (name, ' '.join(what_is_played(left))))
                readings.append((device, (call, self._decided(skill, device))))
        return self._nearest(readings, area)

    def _players_of(self, query: Words) -> tuple[list[tuple[str, Skill]], Words]:
        """Return what may be meant to play, and the query without the word that says it.

        Of skills that play songs, podcasts and books it is the one that is named ('the podcast
        Serial'), else the one for music. Where that is told more than a text, or another is named
        later ('the newest episode of Serial'), none is: it takes more than the query.
        """
        if len(self._nouns) < 2:
            return self._players, query
        bare = query[1:] if query[:1] in (('the',), ('a',), ('an',)) else query
        named = [{n for n, told in self._nouns.items() if stem(w) in told} for w in bare]
        first, later = {*named[0]} if named else set(), named[1:]
        music = {name for name, told in self._nouns.items() if _MUSIC & told}
        meant = first or music
        if len(meant) != 1 or any(other and not other & meant for other in later):
            return [], query
        is_led = bool(first) and len(bare) > 1
        return [p for p in self._players if p[1].name in meant], bare[1:] if is_led else query

    def _is_query(self, said: Words) -> bool:
        """Return whether it is something to be played, and no device or command."""
        own = tuple(w for w in said if w not in _SMALL)
        if said[:1] == ('something',) and len(said) > 1:
            return not PARTS & {*said}
        if own[:1] and own[0] in self._counted and any(_is_number(w) for w in own[1:2]):
            return False
        named = any(self.index.exact(run) for run in (said, own))
        sorts = bool(own) and bool(self.index.of_sort(own[-1:]))
        other = _VAGUE | _NOT_HEARD | PARTS | (self._verbs if len(own) == 1 else frozenset())
        return bool(own) and not (other & {*own} or named or sorts)

    # --- where

    def _whereabouts(self, said: Words, device: str) -> tuple[str, Words]:
        """Return 'here' where the words begin with the place or name of the device, and the rest.

        'elsewhere': they name another; '': they name none.
        """
        if not said or said[0] not in _WHERE:
            return '', said
        start = 2 if said[1:2] in (('the',), ('my',), ('our',)) else 1
        for size in (4, 3, 2, 1):
            name = said[start : start + size]
            if len(name) < size or name[0] in _WHERE:
                continue
            ids = (*self.index.areas_called(name), *self.index.exact(name))
            if ids:
                here = {device, self.site.entities[device].area} & {*ids}
                return ('here' if here else 'elsewhere'), said[start + size :]
        return '', said

    def _nearest(self, readings: list[tuple[str, Reading]], area: str | None) -> Reading | None:
        devices = {device for device, _ in readings}
        near = {d for d in devices if area and self.site.entities[d].area == area}
        chosen = devices if len(devices) == 1 else near
        if len(chosen) != 1:
            return None
        return next(reading for device, reading in readings if device in chosen)

    def _name(self, device: str) -> str:
        return ' '.join(split_words(self.site.entities[device].name))

    def _decided(self, skill: Skill, device: str) -> dict[str, tuple[str, ...]]:
        return {f'{skill.name}:target:{self._name(device)}': (device,)}


def _played_by(skill: Skill) -> frozenset[str]:
    """Return the nouns for what a skill plays: of its description and of what it is told."""
    told = split_words(skill.description)[1:]
    named = (w for arg in skill.args for w in arg.name.split('_'))
    return frozenset(stem(w) for w in (*told, *named) if w not in _SMALL | _NO_NOUNS)


def _part_and_amount(skill: Skill) -> Iterator[tuple[Arg, Arg]]:
    """Yield the choice and the amount that are all a skill of a robot is told."""
    required = [a for a in skill.args if a.required]
    parts = [a for a in required if a.type is ArgType.CHOICE]
    amounts = [a for a in required if a.type is ArgType.NUMBER and a.unit]
    if len(required) == 2 and parts and amounts and skill.name.split('_')[0] in _MOVING:
        yield parts[0], amounts[0]


def _is_number(word: str) -> bool:
    return word.isdigit() or is_number(word, 'en')


def _bare(said: Words) -> Words:
    """Return words without the articles that they begin with."""
    while said and said[0] in _SMALL:
        said = said[1:]
    return said
