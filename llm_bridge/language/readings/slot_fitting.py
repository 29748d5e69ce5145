"""A call of one skill, fitted to the things, amounts and choices of a clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from llm_bridge.language.grounding.slots import ANY, Clause, DETERMINERS, PRONOUNS, Span
from llm_bridge.language.mending.devices import restates
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.readings.said_skills import SaidSkills
from llm_bridge.language.readings.slot_values import (
    assigned,
    indices_of,
    list_at,
    served_from,
    target_in,
    turn_of,
    value_in,
)
from llm_bridge.language.skills.sayings import (
    BY_NAME,
    BY_VERB,
    PARTICLES,
)
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import stem_of, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import Device, EntityType
from llm_bridge.site.skill import Arg, ArgType, Skill

UNUSED = 1.5
"""What speaks against a call for each thing that is said and not used, as a logarithm of odds."""
_PEOPLE = frozenset({EntityType.PERSON})


@dataclass(frozen=True)
class Fit:
    """A call that fits a clause, and what speaks against it besides what grounding finds."""

    call: Call
    cost: float
    used: frozenset[int] = frozenset()
    """Indices of the words that its phrases use."""
    is_unsaid: bool = False
    """No word of the clause says any skill: it goes on with the verb before."""


class SlotFitting(SaidSkills):
    """Fits calls to the clauses of one command."""

    def fit(self, clause: Clause, name: str, call: Call, strength: float = 0.0) -> Fit | None:
        """Return the call of a skill that fits a clause for which `call` was drafted, if any."""
        actors = self.site.actors(name)
        skill = self.site.skills_of(actors[0].id)[name]
        is_device = isinstance(actors[0], Device)
        if (
            not is_device
            and clause.robots
            and not any(name in self.site.robots[r].skills for r in clause.robots)
        ):
            return None
        robot = self.robot_of(call.options.get(ROBOT, ''))
        if robot is not None and (is_device or name not in robot.skills):
            return None
        own = self.own_phrases(call)
        used = self.described_in(clause, name)
        said: dict[str, str] = {}
        things = [t for t in self._beside_texts(clause, call) if not self.is_robot(t)]
        target = UNSAID
        if is_device:
            target, spent = target_in(clause, things, name, len(actors), call)
            if target == UNSAID and len(actors) > 1:
                return None
            used |= spent
        order = sorted(skill.args, key=lambda a: (turn_of(a), not a.required))
        for arg in order:
            if arg.type in (ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY):
                continue
            span = value_in(clause, arg, skill, used)
            if span is not None:
                said[arg.name] = span.phrase
                used |= set(range(served_from(clause, arg, span), span.end))
            elif arg.type is ArgType.TEXT and (text := self._text(arg, own, call)):
                if arg.required or text not in said.values():
                    said[arg.name] = text
                    used |= indices_of(clause, text)
        if strength == BY_NAME and not is_device and len(self.sayings[name].name) > 1:
            used |= self._name_in(clause, name)  # 'the pallet' of 'pick up the pallet'
            said = self._choices_before(clause, skill) | said
        if strength and not is_device and not any(a.type is ArgType.OBJECT for a in skill.args):
            used |= self._of_the_name(things, name)
        left = [t for t in things if not set(range(t.start, t.end)) & used]
        for arg, thing in assigned(clause, skill, left):
            listed = list_at(clause, skill, arg, thing, left)
            if listed is not None:
                said = {k: v for k, v in said.items() if self.sorts(name)[k] is not ArgType.NUMBER}
                thing = listed
            said[arg.name] = thing.phrase
            used |= set(range(thing.start, thing.end))
        if any(a.required and a.name not in said for a in skill.args):
            return None
        unused = [
            t
            for t in things
            if not set(range(t.start, t.end)) & used
            and t.phrase not in PRONOUNS
            and clause.means(t.phrase, frozenset(EntityType))
            and not (t.after == 'for' and clause.are(t.phrase, _PEOPLE))  # it is done for them
        ]
        if is_device and target == UNSAID and self._drops_the_thing(clause, call, skill, used):
            return None
        required = tuple(said[a.name] for a in skill.args if a.required)
        options = {a.name: said[a.name] for a in skill.args if not a.required and a.name in said}
        if robot is not None:
            options[ROBOT] = call.options[ROBOT]
        is_all = not skill.args and call.args and strength >= BY_VERB  # 'drain your dirty water'
        if name != call.skill and not used and not is_all:
            return None
        if self._is_nobody(clause, call.options.get(ROBOT, ''), used):
            return None  # 'call the crane over': nobody else is meant
        fitted = Call(name, (target, *required) if is_device else required, options)
        return Fit(fitted, UNUSED * len(unused), frozenset(used))

    def _drops_the_thing(self, clause: Clause, call: Call, skill: Skill, used: set[int]) -> bool:
        """Return whether a device was named that there is not: no other is meant in its place.

        'Open the oven', where only the curtains can be opened.
        """
        actors = self.site.actors(call.skill)
        phrase = call.args[0] if call.args else UNSAID
        if phrase in {UNSAID, *PRONOUNS} or not actors or not isinstance(actors[0], Device):
            return False
        left = [
            clause.words[i]
            for i in sorted(indices_of(clause, phrase) - used)
            if clause.words[i] not in DETERMINERS
        ]
        if {*tokens(left)} & {*tokens(skill.name.split('_')[1:])}:
            return False  # 'the fish have not been fed yet'
        return bool(left) and not restates(' '.join(left), skill, 'en')

    def _beside_texts(self, clause: Clause, call: Call) -> Iterator[Span]:
        """Yield the things of a clause, 'her' before a free text by itself: 'tell her sorry'."""
        sorts = self.sorts(call.skill)
        own = self.own_phrases(call)
        texts = [phrase for name, phrase in own.items() if sorts.get(name) is ArgType.TEXT]
        begins = {min(found) for text in texts if (found := indices_of(clause, text))}
        for thing in clause.things:
            if clause.words[thing.start] == 'her' and thing.start + 1 in begins:
                yield Span(thing.start, thing.start + 1, 'her', thing.after)
            else:
                yield thing

    def _text(self, arg: Arg, own: dict[str, str], call: Call) -> str:
        """Return the text that the model gave to an argument, or to the only one of its call."""
        sorts = self.sorts(call.skill)
        texts = [phrase for name, phrase in own.items() if sorts.get(name) is ArgType.TEXT]
        return own.get(arg.name, '') or (texts[0] if len(texts) == 1 else '')

    def _name_in(self, clause: Clause, name: str) -> set[int]:
        """Return the indices of the words of a skill's name in a clause."""
        stems = {*self.sayings[name].name, 'it', 'them'}
        return {i for i in range(clause.start, clause.end) if stem_of(clause.words[i]) in stems}

    def _of_the_name(self, things: list[Span], name: str) -> set[int]:
        """Return the indices of what a skill's name tells of: 'take its tray to the hatch'."""
        nouns = {*self.sayings[name].name[1:]} - PARTICLES
        found: set[int] = set()
        for thing in things:
            said = [stem_of(w) for w in split_words(thing.phrase) if w not in DETERMINERS]
            if said and {*said} <= nouns:
                found |= set(range(thing.start, thing.end))
        return found

    def _choices_before(self, clause: Clause, skill: Skill) -> dict[str, str]:
        """Return the choices that say which 'it' is: 'open the lower drawer, close it'."""
        if not {*clause.words[clause.start : clause.end]} & {'it', 'them'}:
            return {}
        words = (*self.before, *clause.words[: clause.start])
        before = Clause(words, 0, len(words), frozenset(), self.targets, self.situation)
        found: dict[str, str] = {}
        for arg in skill.args:
            if arg.type is ArgType.CHOICE:
                for span in before.choices(arg, skill.description):
                    found[arg.name] = span.phrase
        return found

    def _is_nobody(self, clause: Clause, who: str, used: set[int]) -> bool:
        """Return whether a robot is called that there is not, by words that mean nothing else.

        So it is by a number that no robot has: 'dor 6' is not whichever robot has a door.
        """
        is_called = who.split()[:1] == ['the'] or any(map(is_number, split_words(who)))
        if not is_called or clause.robots or indices_of(clause, who) & used:
            return False
        return clause.means(who, ANY) is None
