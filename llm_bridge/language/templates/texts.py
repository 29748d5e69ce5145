"""English sentences of skills that take a free text: 'note down that ...', 'wake me at six'.

Nothing in a site says how such skills are called but their words, their name and one line of
description; the sentences are made of these. Each matches a whole text or nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
import re

from llm_bridge.graph.problem import Problem
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_roles import role
from llm_bridge.language.skills.argument_sorts import is_delay, is_listener
from llm_bridge.language.templates.skills import PARTS
from llm_bridge.language.text.marker_words import ASKING
from llm_bridge.language.text.quantities import read_duration
from llm_bridge.language.text.spelling import token
from llm_bridge.language.text.time_phrases import (
    day_and_hour,
    is_date,
    is_time_phrase,
    led_by_time,
    WHEN,
    without_lead,
    without_time,
)
from llm_bridge.language.text.words import breaks_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.people_named import people_at
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Risk, Skill

Words = tuple[str, ...]
Values = Mapping[str, str]

# fmt: off
_POLITE = re.compile(r'\A(?:(?:please|ok|okay|hey|hi|now|(?:can|could|would|will) you)\s+)+')
_END = re.compile(r'(?:\s+(?:please|now|thanks|thank you|for me))+$')
_LINKS = frozenset({'that', 'saying', 'of', 'about', 'to'})
_WAYS = frozenset({'on', 'to', 'in', 'via', 'over', 'with'})
_IT_SAYS = frozenset({'says', 'reads'})
_SAYING = frozenset({'announce', 'announcement', 'broadcast', 'say', 'tell', 'speak', 'aloud'})
_TO_ALL = ('announce', 'broadcast', 'tell everyone', 'tell everybody', 'let everyone know',
           'let everybody know', 'let them all know', 'make an announcement',
           'inform everyone', 'inform everybody', 'tell the whole house')
_SENDING = frozenset({'send', 'notify', 'notification', 'message', 'text'})
_NOTING = ('note that', 'note down', 'make a note', 'take a note', 'write down', 'jot down',
           'make a note of', 'take down')
_AROUND_AMOUNTS = frozenset({'/', 'for', 'of', 'lasting', 'in', 'another'})
_BEFORE_LABELS = frozenset({'called', 'named', 'labelled', 'the', 'my'})
_PUT = frozenset({'add', 'put', 'write', 'stick', 'pop', 'get', 'note', 'jot', 'chuck'})
_TAKE = frozenset({'remove', 'take', 'delete', 'cross', 'strike', 'scratch', 'get', 'drop'})
_ONTO = frozenset({'to', 'on', 'onto', 'in', 'into'})
_OFF = frozenset({'off', 'from'})
# fmt: on
_LIST = re.compile(
    r'(\w+) (?:something|(?:an?|the) \w+) (on|onto|to|off|from) (?:the|a|our|my) (.+)'
)
"""How the skill of a list is described: 'put something on the shopping list'."""
_ONE = frozenset({'a', 'an', 'the', 'another', 'my', 'one'})
_KEPT = frozenset({'reminder', 'remind', 'alarm', 'timer', 'list', 'note'})
"""What assistants keep, whose makers call them robots."""
_SAID_OF_THEM = {'reminder': ('remind me',), 'alarm': ('wake me', 'set an alarm')}
"""What makes reminders and alarms -> what is said for it."""
_MAKING = frozenset({'add', 'set', 'create', 'make', 'schedule', 'new', 'give', 'put'})
_DETERMINERS = frozenset({'the', 'my', 'our', 'a', 'an', 'your', 'this'})


@dataclass(frozen=True)
class _Spoken:
    """A skill of one device or more, and who has it."""

    skill: Skill
    actors: tuple[str, ...]

    def told(self) -> set[str]:
        """Return the words that say the skill."""
        said = (self.skill.name.replace('_', ' '), self.skill.description)
        return {w for text in (*said, *self.skill.words.get('en', ())) for w in split_words(text)}

    def names(self) -> tuple[str, ...]:
        name = self.skill.name.replace('_', ' ')
        first, _, rest = name.partition(' ')
        return (name, *((f'{first} a {rest}', f'{first} an {rest}') if rest else ()))


class TextTemplates:
    """The sentences of the skills of devices that take free texts or times, at one site."""

    def __init__(self, site: Site, index: NameIndex) -> None:
        """Find the skills; what robots do is said in sentences of their own."""
        self.site = site
        self.index = index
        robots = {name for robot in site.robots.values() for name in robot.skills}
        devices = {name for device in site.devices for name in site.skills_of(device)}
        found: dict[str, _Spoken] = {}
        for actor in (*site.devices, *site.robots):
            for name, skill in site.skills_of(actor).items():
                free = [a for a in skill.args if a.type is ArgType.TEXT]
                is_timer = name.endswith('timer') and bool(skill.args)
                is_own = name in (devices if actor in site.robots else robots)
                does = actor in site.robots and not _is_of_assistants(skill)
                if is_own or does or not (free or is_timer) or any(s.args for s in skill.steps):
                    continue
                before = found.get(name)
                found[name] = _Spoken(skill, (*(before.actors if before else ()), actor))
        self._spoken = tuple(found.values())
        self._actors = frozenset(a for spoken in self._spoken for a in spoken.actors)
        self._verbs = _verbs(site)

    def match(self, text: str) -> tuple[Plan, dict[str, tuple[str, ...]]] | None:
        """Return the call that the whole text says in one way only, or None."""
        if not self._spoken:
            return None
        words = split_words(text)
        joined = ' '.join(words)
        device, joined = self._spoken_to(_POLITE.sub('', joined, count=1) or joined)
        said = tuple(_END.sub('', _POLITE.sub('', f'{joined} ', count=1).strip()).split())
        at = next((i for i in range(len(words)) if words[i : i + len(said)] == said), 0)
        breaks = frozenset(b - at for b in breaks_of(text) if at < b < at + len(said))
        is_plain = not any(text.rstrip('.!').count(c) for c in ';:!?.\n')
        found: dict[int, list[tuple[Call, str]]] = {}
        for spoken in self._spoken:
            actors = [a for a in spoken.actors if device in ('', a)]
            if not actors or not said:
                continue
            for rank, target, values in self._readings(spoken, said, breaks, is_plain):
                meant = [a for a in actors if target in ('', a)]
                if len(meant) == 1:
                    call = _call(spoken.skill, meant[0], values, self.site)
                    found.setdefault(rank, []).append((call, meant[0]))
        best = found[max(found)] if found else []
        if len({(c.skill, a) for c, a in best}) != 1:
            return None
        call, actor = best[0]
        return call, {f'{call.skill}:target:{call.args[0]}': (actor,)}

    def _spoken_to(self, said: str) -> tuple[str, str]:
        """Return the device that is spoken to, and what it is told: 'Juniper, wake me'."""
        for size in (3, 2, 1):
            head = tuple(said.split()[:size])
            ids = [i for i in self.index.exact(head) if i in self._actors]
            if len(ids) == 1 and len(said.split()) > size:
                return ids[0], ' '.join(said.split()[size:])
        return '', said

    def _readings(
        self, spoken: _Spoken, said: Words, breaks: frozenset[int], is_plain: bool
    ) -> Iterator[tuple[int, str, Values]]:
        """Yield how surely it is this skill, the device that is named, and the values."""
        skill = spoken.skill
        required = [a for a in skill.args if a.required]
        whens = [a for a in skill.args if a.type is ArgType.TEXT and a.name in WHEN]
        if [a.type for a in required] == [ArgType.DURATION]:
            values = self._timer(spoken, said) if is_plain else None
            if values is not None:
                yield 3, '', values
        elif [a.type for a in required] == [ArgType.TEXT] and required[0] in whens:
            values = self._alarm(spoken, said)
            if values is not None and not breaks:
                yield 3, '', values
        elif [a.type for a in required] == [ArgType.TEXT] and required[0].name != 'source':
            listed = _LIST.match(skill.description)
            if listed is not None and listed[1] in _PUT | _TAKE:
                yield from self._item(spoken, said, listed)
            elif not breaks:
                yield from self._text(spoken, said, whens[0].name if whens else '')

    # --- timers, alarms

    def _timer(self, spoken: _Spoken, said: Words) -> Values | None:
        """Read 'set a timer for ten minutes for the eggs', 'set a ten minute timer'."""
        amount = next(a for a in spoken.skill.args if a.required)
        others = [a for a in spoken.skill.args if a.type is ArgType.TEXT]
        runs = (
            (at, at + size)
            for size in range(len(said) - 1, 0, -1)
            for at in range(len(said) - size + 1)
            if _is_bare_duration(said[at : at + size])
        )
        at, end = next(runs, (0, 0))
        if not end:
            return None
        rest = (*said[:at], '/', *said[end:])
        noun = spoken.skill.name.split('_')[-1]
        for lead in (*self._leads(spoken), (noun,)):
            left = None if lead in (('set',), ('start',)) else _without(rest, lead)
            if left is None:
                continue
            label = tuple(w for w in left if w not in _AROUND_AMOUNTS)
            label = label[1:] if label[:1] and label[0] in _BEFORE_LABELS else label
            label = () if {*label} <= _ONE else label  # 'a quarter of an hour'
            if PARTS & {*label} or self._verbs & {*label[:1]} or (label and not others):
                return None
            name = {others[0].name: ' '.join(label)} if label else {}
            return {amount.name: ' '.join(said[at:end]), **name}
        return None

    def _alarm(self, spoken: _Spoken, said: Words) -> Values | None:
        """Read 'wake me up at quarter past six', 'set an alarm for seven tomorrow'."""
        when = next(a.name for a in spoken.skill.args if a.required)
        for lead in self._leads(spoken):
            rest = said[len(lead) :] if _without(said[: len(lead)], lead) == () else ()
            while len(rest) > 1 and rest[0] in ('up', 'for', 'at'):
                rest = rest[1:]
            if rest and is_time_phrase(' '.join(rest)):
                told = _day_and_time(spoken.skill, when, rest)
                return told if when in told else {when: ' '.join(rest)}
        return None

    def _leads(self, spoken: _Spoken) -> list[Words]:
        """Return what begins an order of the skill, the longest first."""
        told = (*spoken.skill.words.get('en', ()), *spoken.names())
        verb, *nouns = spoken.skill.name.split('_')
        for noun, said in _SAID_OF_THEM.items():
            if verb in _MAKING and noun in nouns:  # as with a skill that is called so
                told = (*told, *said)
        if 'remind' in spoken.told() and any(map(is_listener, spoken.skill.args)):
            told = (*told, 'remind')
        found = {split_words(p.casefold()) for p in told}
        found |= {tuple('us' if w == 'me' else w for w in lead) for lead in found}
        return sorted(found, key=len, reverse=True)

    # --- lists

    def _item(
        self, spoken: _Spoken, said: Words, listed: re.Match[str]
    ) -> Iterator[tuple[int, str, Values]]:
        """Read 'put milk on the list' and 'cross eggs off the shopping list'."""
        puts = listed[2] in _ONTO
        verbs, links = (_PUT, _ONTO) if puts else (_TAKE, _OFF)
        if said[0] not in verbs | {listed[1]}:
            return
        kind = set(split_words(listed[3]))
        for at in range(len(said) - 2, 1, -1):
            tail = tuple(w for w in said[at + 1 :] if w not in _DETERMINERS)
            if said[at] not in links or not tail:
                continue
            item = said[1:at] if said[1] not in ('down', 'off', 'out') else said[2:at]
            named = [i for i in self.index.exact(tail) if i in spoken.actors]
            if not named and not (set(tail) <= kind and tail[-1] == split_words(listed[3])[-1]):
                continue
            inner = (PARTS - {'and', 'or'}) & {*item}
            orders = {w for w, before in zip(item[1:], item, strict=False) if before == 'and'}
            if item and not inner and not self._verbs & orders:
                arg = next(a.name for a in spoken.skill.args if a.required)
                yield 3, named[0] if len(named) == 1 else '', {arg: ' '.join(item)}
            return

    # --- texts

    def _text(self, spoken: _Spoken, said: Words, when: str) -> Iterator[tuple[int, str, Values]]:
        """Read 'remind me to ...', 'announce that ...', 'write down that ...'."""
        arg = next(a.name for a in spoken.skill.args if a.required)
        first, later = led_by_time(said) if when else ((), said)
        for rank, target, rest in self._after_leads(spoken, later or said):
            whom, rest = self._whom(spoken.skill, rest)
            middle, after = led_by_time(rest) if when and not first else ((), rest)
            if middle and after[0] in _LINKS:  # 'remind me tomorrow to ...'
                rest = after
            rest, chosen = _choice_before(rest, spoken.skill)
            text = rest[1:] if len(rest) > 1 and rest[0] in _LINKS else rest
            if rest[:1] == ('that',) and len(text) > 1 and text[0] in _IT_SAYS:
                text = text[1:]  # 'a label that says fragile'
            tail = middle if rest == after else ()
            if when and not first and not tail and rest[:1] != ('that',):
                text, tail = without_time(text)
            if not text or PARTS & {*text} or rest[:1] == ('to',) and not when:
                continue
            if rest[0] in ASKING and not first or is_time_phrase(' '.join(text)):
                continue
            time = first or tail
            times = _day_and_time(spoken.skill, when, time) if time else {}
            yield rank, target, {arg: ' '.join(text), **times, **chosen, **whom}
            return

    def _whom(self, skill: Skill, rest: Words) -> tuple[Values, Words]:
        """Return whom a skill is for that can be told that, and what is said behind: 'Tom to ...'.

        Nobody where it can not, or where what is said is about them: 'remind me of Tom'.
        """
        takers = [a for a in skill.args if is_listener(a) and not a.required]
        if rest[:1] in (('me',), ('us',)) and len(takers) == 1:
            return {}, rest[1:]
        named = people_at(rest, 0, self.site) if len(takers) == 1 else ()
        after = rest[len(named) :]
        is_led = after[:1] and after[0] in _LINKS or led_by_time(after)[0]
        return ({takers[0].name: ' '.join(named)}, after) if named and is_led else ({}, rest)

    def _after_leads(self, spoken: _Spoken, said: Words) -> Iterator[tuple[int, str, Words]]:
        told = spoken.told()
        if _SENDING & told:
            yield from self._sent(spoken, said)
        leads = {lead: 3 for lead in self._leads(spoken) if len(lead) > 1 or lead[0] != 'say'}
        is_for_some = ' to ' in f' {spoken.skill.description} ' and 'say' in told
        speaks = any(a.required and role(a) in ('body', 'text') for a in spoken.skill.args)
        if _SAYING & told and speaks and not is_for_some:
            leads.update({split_words(p): 2 for p in _TO_ALL if split_words(p) not in leads})
        if 'note' in told:
            leads.update({split_words(p): 2 for p in _NOTING if split_words(p) not in leads})
        for lead in sorted(leads, key=len, reverse=True):
            if said[: len(lead)] == lead:
                target, rest = self._over(said[len(lead) :], spoken)
                yield leads[lead], target, rest
        if is_for_some:
            yield from self._to_someone(spoken, said)

    def _over(self, rest: Words, spoken: _Spoken) -> tuple[str, Words]:
        """Return the device that 'over the loudspeakers' names, and what comes after it."""
        if rest[:1] and rest[0] in ('over', 'on', 'via', 'through', 'in'):
            for size in (4, 3, 2, 1):
                name = tuple(w for w in rest[1 : 1 + size] if w not in _DETERMINERS)
                ids = [i for i in self.index.exact(name) if i in spoken.actors] if name else []
                if ids:
                    return ids[0], rest[1 + size :]
        return '', rest

    def _to_someone(self, spoken: _Spoken, said: Words) -> Iterator[tuple[int, str, Words]]:
        """Read 'tell whoever is at the door we are coming', of what speaks to them."""
        whom = split_words(spoken.skill.description.partition(' to ')[2])
        if said[:1] != ('tell',) or not whom:
            return
        known = {*whom, 'whoever', "whoever's", 'is', 'anyone', 'visitor', 'visitors', 'people'}
        end = 1
        while end < len(said) and (said[end] in known or token(said[end]) in known):
            end += 1
        if end > 1 and said[end - 1] == whom[-1]:
            yield 2, '', said[end:]

    def _sent(self, spoken: _Spoken, said: Words) -> Iterator[tuple[int, str, Words]]:
        """Read 'send our phones the message ...', 'send a message to the phones that ...'."""
        if said[:1] not in (('send',), ('notify',), ('message',), ('text',)):
            return
        ways = (
            (said[1:], ()),
            *(((*said[3:],), said[1:3]) for to in ('to',) if said[3:4] == (to,)),
        )
        for rest, before in ways:
            after_to = rest[1:] if before else rest
            for size in (3, 2, 1):
                head = after_to[:size]
                ids = [i for i in self.index.exact(head) or self.index.exact(head[1:] or head)
                       if i in spoken.actors]  # fmt: skip
                left = after_to[size:]
                if not ids or not left:
                    continue
                if left[0] in ('the', 'a') and left[1:2] == ('message',):
                    left = left[2:]
                elif not before and said[0] == 'send':
                    continue
                if left:
                    yield 3, ids[0], left
                    return


def _choice_before(rest: Words, skill: Skill) -> tuple[Words, Values]:
    """Return a text without the choice before it, and that: 'post on Bluesky that ...'."""
    for arg in skill.args if rest[:1] and rest[0] in _WAYS else ():
        for choice in arg.choices:
            name = split_words(choice.replace('_', ' '))
            after = rest[1 + len(name) :]
            if name and rest[1 : 1 + len(name)] == name and after[:1] and after[0] in _LINKS:
                return after, {arg.name: ' '.join(name)}
    return rest, {}


def _is_of_assistants(skill: Skill) -> bool:
    """Return whether a robot's skill is for reminders, alarms, timers or lists."""
    return skill.risk.rank <= Risk.COMFORT.rank and bool(_KEPT & {*skill.name.split('_')})


def _day_and_time(skill: Skill, when: str, said: Words) -> Values:
    """Return when something is, as the day and the time where a skill takes both apart.

    'In ten minutes' is how long it is until then, where a skill takes that.
    """
    days, times = (
        [a.name for a in skill.args if a.type is ArgType.TEXT and a.name in names]
        for names in (('day', 'date'), ('time', 'at', 'when'))
    )
    delays = [a.name for a in skill.args if is_delay(a)] if said[:1] == ('in',) else []
    if len(delays) == 1 and _is_bare_duration(said[1:]):
        return {delays[0]: ' '.join(said[1:])}
    day, hour = (without_lead(said), ()) if is_date(said) else day_and_hour(said)
    if days and day and not hour:
        return {days[0]: ' '.join(day)}
    if days and times and day:
        return {times[0]: ' '.join(without_lead(hour)), days[0]: ' '.join(day)}
    return {times[0] if days and times else when: ' '.join(without_lead(said))}


def _is_bare_duration(words: Words) -> bool:
    """Return whether the words are a duration, and no fewer of them are the same."""
    runs = (words, words[1:], words[:-1])
    whole, later, earlier = (read_duration(' '.join(run)) if run else None for run in runs)
    return not isinstance(whole, Problem) and whole not in (later, earlier)


def _call(skill: Skill, actor: str, values: Values, site: Site) -> Call:
    required = [a.name for a in skill.args if a.required]
    name = ' '.join(split_words(site.entities[actor].name))
    is_robot = actor in site.robots
    return Call(
        skill.name,
        (*(() if is_robot else (name,)), *(values[name] for name in required)),
        {k: v for k, v in values.items() if k not in required}
        | ({ROBOT: name} if is_robot else {}),
    )


def _without(said: Words, lead: Words) -> Words | None:
    """Return what is left of the words without those of a lead, which come in its order."""
    left: list[str] = []
    rest = list(lead)
    for word in said:
        if rest and (word == rest[0] or {word, rest[0]} <= _ONE):
            del rest[0]
        elif rest and word in _ONE:
            continue  # 'set a timer', of what is called 'set timer'
        elif rest and word != '/':
            return None
        else:
            left.append(word)
    return None if rest else tuple(left)


def _verbs(site: Site) -> frozenset[str]:
    """Return the first words of what the skills of the site are said with."""
    return frozenset(
        phrase.split()[0].casefold()
        for actor in (*site.robots, *site.devices)
        for skill in site.skills_of(actor).values()
        for phrase in (*skill.words.get('en', ()), skill.name.replace('_', ' '))
    )
