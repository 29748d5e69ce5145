"""What stands in for a skill that the one who is meant does not have."""

from abc import ABC, abstractmethod
from collections.abc import Container
from dataclasses import replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.grounding.draft import GraphDraft
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import Found, Question, Wanted
from llm_bridge.site.entity import EntityType

_BY_NAME = 0.85
"""How sure it is what a phrase means that names a thing or stands for one spoken of."""

_NOT_BY_EVERYTHING = frozenset({'open', 'close', 'pause'})
"""What 'everything off' does not do: shut a door, or hold a job that may be half done."""


class StandIns(GraphDraft, ABC):
    """Finds calls of another skill that mean the same of whom they are for."""

    @abstractmethod
    def device(self, skill: str, phrase: str) -> Found | Question | Problem:
        """Return the devices that a phrase means for a skill."""

    def stand_in(self, call: Call) -> Call | None:
        """Return the call of what a device has instead: turn_on, where 'start' was understood."""
        if len(call.args) != 1 or call.options:
            return None
        names = {
            other.name
            for device in self.site.devices
            if (other := self.site.stand_in(device, call.skill)) is not None
        }
        for name in sorted(names - {call.skill}):
            found = self.device(name, call.args[0])
            if isinstance(found, Found) and all(
                (other := self.site.stand_in(i, call.skill)) is not None and other.name == name
                for i in (*found.ids, *found.unable)
            ):
                return replace(call, skill=name)
        return self.of_the_same_word(call)

    def rest_of(self, call: Call, found: Found) -> list[tuple[Call, Found]]:
        """Return what 'everything' takes in besides the devices found, each by its own skill.

        'Switch off everything on line two': the fan is switched off, and the belt, of which that
        is said as well, is stopped. What moves is never started so: that must be said of it.
        """
        is_bare = len(call.args) == 1 and not call.options
        if call.skill != 'turn_off' or found.why != 'everything' or not is_bare:
            return []
        others: dict[str, set[str]] = {}
        for device in self.site.devices:
            other = self.site.stand_in(device, call.skill)
            if other is not None and other.name not in _NOT_BY_EVERYTHING | {call.skill}:
                others.setdefault(other.name, set()).add(device)
        rest = []
        for name, devices in others.items():
            able = self.device(name, call.args[0])
            ids = able.ids if isinstance(able, Found) and able.why == 'everything' else ()
            ids = tuple(i for i in ids if i in devices)  # not what is switched itself
            if ids:
                rest.append((replace(call, skill=name), Found(ids, found.score, found.why, True)))
        return rest

    def of_the_same_word(self, call: Call) -> Call | None:
        """Return the call of what changes a device so by the same word: a lamp made 'warmer'.

        Heating is made warmer; of a light that is said of its white, by tint_warmer.
        """
        asked = self.site.signature(call.skill)
        named = Wanted(frozenset({EntityType.DEVICE}))
        meant = self.targets.resolve(call.args[0], named, self.situation, self.draft.mentions)
        if asked is None or not any(e.relative for e in asked.effects):
            return None
        bare = [w for w in split_words(call.args[0]) if w not in ('in', 'at', 'on')]
        is_place = bool(self.targets.area_of(tuple(bare), self.situation))
        if not isinstance(meant, Found) or meant.score < _BY_NAME or is_place:
            return None  # 'cooler in the kitchen' is not said of the lamp there
        word = f'_{call.skill}'
        names = {
            s.name
            for device in self.site.devices
            for s in self.site.skills_of(device).values()
            if s.name.endswith(word) and any(e.relative for e in s.effects)
        }
        for name in sorted(names):
            found = self.device(name, call.args[0])
            if isinstance(found, Found) and {*found.ids} == {*meant.ids}:
                return replace(call, skill=name)
        return None

    def each_listed(self, call: Call) -> list[Call]:
        """Return a call for each thing of a list, where one has another skill of like meaning.

        'Start the belt and the hood', where the hood can only be turned on. Empty: it is no list,
        or one of them cannot.
        """
        words = call.args[0].split() if len(call.args) == 1 and not call.options else []
        table = phrase_words(self.situation.language)
        parts: list[list[str]] = [[]] if words else []
        for word in words:
            if word in table.and_:
                parts.append([])
            else:
                parts[-1].append(word)
        found: list[Call] = []
        for part in parts:
            one = replace(call, args=(' '.join(part),))
            can = self.device(call.skill, one.args[0]) if part else None
            other = one if isinstance(can, Found) and not can.unable else self.stand_in(one)
            if not part or other is None:
                return []
            found.append(other)
        return found if len(found) > 1 else []

    def of_a_robot(self, call: Call, phrase: str) -> Call | None:
        """Return the call of a robot, where a skill of devices was understood: 'Max, go home'."""
        found = self.called(phrase, self.site.robots)
        if len(call.args) != 1 or call.options or len(found) != 1:
            return None
        name = self.said_alike(call.skill, found[0])
        return Call(name, (), {ROBOT: phrase}) if name is not None else None

    def of_a_device(self, call: Call, phrase: str) -> Call | None:
        """Return the call of a device, where a skill of robots was understood."""
        if call.args or call.options.keys() != {ROBOT}:
            return None
        found = self.called(phrase, self.site.devices)
        name = self.said_alike(call.skill, found[0]) if len(found) == 1 else None
        return Call(name, (phrase,)) if name is not None else None

    def called(self, phrase: str, among: Container[str]) -> tuple[str, ...]:
        """Return those of some entities that are called just so."""
        words = split_words(phrase)
        while words and words[0] in phrase_words(self.situation.language).articles:
            words = words[1:]
        return tuple(i for i in self.targets.index.exact(words) if i in among)

    def said_alike(self, skill: str, actor: str) -> str | None:
        """Return what the actor has that is said with the words of the skill, and needs none."""
        asked = self.site.signature(skill)
        said = {w for words in asked.words.values() for w in words} if asked is not None else set()
        own = self.site.skills_of(actor)
        alike = [
            name
            for name, s in own.items()
            if not any(a.required for a in s.args)
            and said & {w for words in s.words.values() for w in words}
        ]
        return alike[0] if len(alike) == 1 else None
