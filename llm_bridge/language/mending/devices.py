"""Calls whose first phrase names no device, but what it does: 'add milk to the shopping list'.

A skill of a device takes the device first. Where a command does not say it, models put there what
else was said: a value of another argument ('make me an americano'), or the skill once more.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.grounding.args import read_choice
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_person
from llm_bridge.language.text.other_words import same_names
from llm_bridge.language.text.quantities import read_quantity
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.time_phrases import is_time_phrase, WHEN
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.nouns import EVERY
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

_AMOUNTS = (ArgType.NUMBER, ArgType.DURATION)
_AT = frozenset({'in', 'at', 'on', 'by', 'over', 'inside', 'near', 'around', 'here', 'there'})
_STOPPING = frozenset({'stop', 'end', 'cancel', 'finish'})
_ENDING = ('stop', 'pause', 'turn_off')
"""Skills that end music, the first that there is."""
_NAMELESS = frozenset({'me', 'us', 'him', 'her', 'one', 'some', 'please', 'now'})
"""Said in the place of a device without naming any: 'make me'."""


def with_the_device_implied(call: Call, site: Site, language: str) -> Iterator[Call]:
    """Yield the call with a first phrase that names no device moved to the argument it fits.

    What is left without a phrase for its device is done by the only one that has the skill, or
    asked about.
    """
    skill = _of_one_kind(call.skill, site)
    if skill is not None and call.args and call.args[0] != UNSAID:
        yield from _Implied(call, skill, language).readings()


def with_what_plays(call: Call, site: Site, index: NameIndex) -> Iterator[Call]:
    """Yield how music is ended here, where 'stop' is said of it and is a skill of others."""
    if call.skill not in _STOPPING or len(call.args) != 1 or call.options:
        return
    small = phrase_words('en').articles | EVERY
    said = tuple(w for w in split_words(call.args[0]) if w not in small)
    kinds = index.kinds_called(said[:1])
    playing = [d.id for d in site.devices.values() if d.kind in kinds]
    if any(call.skill in site.skills_of(i) for i in playing):
        return
    for name in _ENDING:
        if any(name in site.skills_of(i) for i in playing):
            yield replace(call, skill=name)


def with_the_device_last(call: Call, site: Site, index: NameIndex) -> Iterator[Call]:
    """Yield the call of the device that its last phrase names: 'send X to our phones'.

    It is a skill of that device with one free text, which is what the first phrase then is.
    """
    if len(call.args) != 2 or UNSAID in call.args or call.options:
        return
    named = [i for i in _called(call.args[1], index) if i in site.devices]
    if not named or _called(call.args[0], index):
        return
    skills = {
        skill.name
        for device in named
        for skill in site.skills_of(device).values()
        if [a.type for a in skill.args if a.required] == [ArgType.TEXT]
    }
    if len(skills) == 1 or call.skill in skills:
        name = call.skill if call.skill in skills else skills.pop()
        yield Call(name, (call.args[1], call.args[0]))


def with_the_robot_first(call: Call, site: Site, index: NameIndex) -> Iterator[Call]:
    """Yield the call of the robot that is named as the device, where it says texts too.

    'Have Pip say hello' may be drafted as what speaks at the door, by Pip.
    """
    robots = [i for i in _called(call.args[0] if call.args else '', index) if i in site.robots]
    if len(call.args) != 2 or call.options or len(robots) != 1:
        return
    said = [
        skill.name
        for skill in site.skills_of(robots[0]).values()
        if [a.type for a in skill.args if a.required] == [ArgType.TEXT]
    ]
    asked = _of_one_kind(call.skill, site)
    is_text = asked is not None and [a.type for a in asked.args if a.required] == [ArgType.TEXT]
    if is_text and len(said) == 1:
        yield Call(said[0], call.args[1:], {ROBOT: call.args[0]})


def with_the_light_there(call: Call, site: Site, index: NameIndex) -> Iterator[Call]:
    """Yield the call with the lights of the place that is too dark, and as switching them on.

    'I can hardly see at the bench' is drafted as brightening the bench; not every light can be
    dimmed, and a light may be called otherwise than the place in its room.
    """
    said = split_words(call.args[0]) if call.args else ()
    while said and said[0] in _AT:
        said = said[1:]
    if call.skill != 'brighten' or not said:
        return
    spots = [site.entities[i] for i in _called(' '.join(said), index)]
    areas = {s.id if s.id in site.areas else s.area or '' for s in spots}
    for area in (site.areas[a] for a in areas if len(areas) == 1 and a in site.areas):
        lights = f'the light in the {" ".join(split_words(area.name))}'
        yield replace(call, args=(lights, *call.args[1:]))
        yield Call('turn_on', (lights,))


def _called(phrase: str, index: NameIndex) -> tuple[str, ...]:
    words = split_words(phrase)
    return index.exact(words) or index.exact(words[1:] if len(words) > 1 else ())


def restates(phrase: str, skill: Skill, language: str) -> bool:
    """Return whether the words of a phrase only say the skill again: 'the shopping list'."""
    said, told = _content(phrase, language), _words_of(skill, language)
    also = same_names(tuple(said)) if language == 'en' else ()
    return bool(said) and any({*tokens(n)} <= told for n in (said, *also))


@dataclass(frozen=True)
class _Implied:
    """One call, read as if its device were not said."""

    call: Call
    skill: Skill
    language: str

    def readings(self) -> Iterator[Call]:
        phrase = self.call.args[0]
        others = (*self.call.args[1:], *self.call.options.values())
        if any(f' {phrase} ' in f' {other} ' for other in others) and restates(
            phrase, self.skill, self.language
        ):
            return  # 'what is on my shopping list' is nothing to put there
        is_text = all(arg.type is ArgType.TEXT for arg in self.skill.args if arg.required)
        is_first = is_text or self.call.args[-1] != UNSAID
        if is_first:
            yield from self.one_further()
        if restates(phrase, self.skill, self.language) or set(phrase.split()) <= _NAMELESS:
            yield replace(self.call, args=(UNSAID, *self.call.args[1:]))
        values = self.values()
        for arg in self.skill.args:
            said = values.get(arg.name, UNSAID)
            if arg.type in (*_AMOUNTS, ArgType.CHOICE):
                if said in (UNSAID, phrase) and (own := self.value(arg, phrase)):
                    yield self.given({**values, arg.name: own})
            elif arg.type is ArgType.ENTITY and is_person(arg):
                yield self.given({**values, arg.name: phrase})  # 'get Ann on the phone'
            elif arg.type is ArgType.TEXT:
                yield from self.as_text(arg, said, values)
        if not is_first:
            yield from self.one_further()

    def one_further(self) -> Iterator[Call]:
        """Yield the call with each phrase one further: 'email Dad that ...', Dad as the device."""
        args = self.call.args
        is_none = args[-1] == UNSAID or restates(args[-1], self.skill, self.language)
        if len(args) > 2 and is_none and UNSAID not in args[:-1]:
            yield replace(self.call, args=(UNSAID, *args[:-1]))

    def as_text(self, arg: Arg, said: str, values: dict[str, str]) -> Iterator[Call]:
        """Yield the call with the phrase as the free text, where what stood there is none."""
        phrase = self.call.args[0]
        if arg.name in WHEN and not is_time_phrase(phrase, self.language):
            return
        if said == UNSAID or f' {said} ' in f' {phrase} ':
            yield self.given({**values, arg.name: phrase})
        elif f' {phrase} ' in f' {said} ' or restates(said, self.skill, self.language):
            yield self.given({**values, arg.name: phrase if phrase not in said else said})
        elif is_time_phrase(said, self.language):
            for other in self.skill.args:
                if other is not arg and other.name not in values and other.name in WHEN:
                    yield self.given({**values, arg.name: phrase, other.name: said})

    def value(self, arg: Arg, phrase: str) -> str:
        """Return the part of a phrase that is a value of the argument; empty where none is."""
        words = list(split_words(phrase))
        while words and words[0] in _NAMELESS | phrase_words(self.language).articles:
            del words[0]
        if arg.type is ArgType.CHOICE:
            if words and not isinstance(read_choice(arg, ' '.join(words), self.language), Problem):
                return ' '.join(words)
            return ''
        own = _words_of(self.skill, self.language)
        while len(words) > 1 and set(tokens(words[-1:])) <= own:
            words.pop()  # '48 labels', of a skill that prints labels
        unit = 's' if arg.type is ArgType.DURATION and arg.unit is None else arg.unit
        read = read_quantity(
            ' '.join(words), unit=unit, least=arg.min, most=arg.max, language=self.language
        )
        return '' if isinstance(read, Problem) else ' '.join(words)

    def values(self) -> dict[str, str]:
        required = (a.name for a in self.skill.args if a.required)
        return {**dict(zip(required, self.call.args[1:], strict=False)), **self.call.options}

    def given(self, values: dict[str, str]) -> Call:
        required = [a.name for a in self.skill.args if a.required]
        return Call(
            self.call.skill,
            (UNSAID, *(values.get(name, UNSAID) for name in required)),
            {k: v for k, v in values.items() if k not in required},
        )


def _of_one_kind(name: str, site: Site) -> Skill | None:
    """Return the skill of that name, where devices alone have it and all take the same."""
    if any(name in robot.skills for robot in site.robots.values()):
        return None
    skills = [site.skills_of(actor.id)[name] for actor in site.actors(name)]
    return skills[0] if skills and all(s.args == skills[0].args for s in skills) else None


def _content(phrase: str, language: str) -> list[str]:
    return [w for w in split_words(phrase) if w not in phrase_words(language).articles]


def _words_of(skill: Skill, language: str) -> set[str]:
    """Return the tokens of the words that a skill and its arguments are described with."""
    told = [skill.name.replace('_', ' '), skill.description]
    told += [w for code in (language, 'en') for w in skill.words.get(code, ())]
    for arg in skill.args:
        told += [arg.name.replace('_', ' '), arg.description]
    return {t for text in told for t in tokens(split_words(text))}
