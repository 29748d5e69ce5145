"""The site's own sentences: what the skills of robots and devices say that they are called by."""

from collections.abc import Iterable
from dataclasses import replace
import re

from hassil import Intents, recognize_all
from hassil.intents import SlotList, TextSlotList, WildcardSlotList
from hassil.recognize import RecognizeResult

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.grounding.args import CHOICE_WORDS
from llm_bridge.language.plans.plan import Call, calls, own_phrases, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.quantities import read_quantity
from llm_bridge.language.text.words import as_heard
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import EntityType, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

POLITE = '[please|can you [please]|could you [please]|would you [please]]'
END = '[please|now|for me]'
_IS = frozenset({'is', 'are', 'has', 'have', 'will', 'can', 'was', 'were', 'begins', 'starts'})
_SLOT = re.compile(r'\{(\w+)\}')
_TARGET = re.compile(r'(?<!\[the\] )(?<!\bthe )\{target\}')
_LEFT_OUT = re.compile(r'\[(?:[^][]|\[[^][]*\])*\{target\}(?:[^][]|\[[^][]*\])*\]')
PARTS = frozenset(
    {
        'and',
        'then',
        'und',
        'dann',
        'et',
        'puis',
        'y',
        'luego',
        'if',
        'when',
        'but',
        'after',
        'until',
        'while',
        'wenn',
        'quand',
        'cuando',
        'unless',
        'twice',
        'times',
        'every',
        'again',
        'or',
        "don't",
        'not',
    }
)
"""Words that a free phrase in a sentence must not hold: there is more to such a command."""


class SkillTemplates:
    """The sentences of one site in one language."""

    def __init__(self, site: Site, language: str) -> None:
        """Compile the sentences; slots are `target` and the arguments' names."""
        self.site = site
        self.language = language
        self._targets: dict[str, tuple[str, str]] = {}
        self._lists: dict[str, SlotList] = {}
        self._skills: dict[str, Skill] = {}
        self._intents = self._compiled()

    def match(self, text: str) -> tuple[Plan, dict[str, tuple[str, ...]]] | None:
        """Return the plan of the sentence that the whole text is, or None."""
        if self._intents is None:
            return None
        found: list[tuple[Plan, dict[str, tuple[str, ...]]]] = []
        for result in recognize_all(
            text, self._intents, slot_lists=self._lists, language=self.language
        ):
            plan = self._plan(result)
            if plan is not None and plan not in found:
                found.append(plan)
        closest = _closest(found)
        return None if closest is None else (_with_now(closest[0], split_words(text)), closest[1])

    def _compiled(self) -> Intents | None:
        intents: dict[str, dict[str, list[dict[str, list[str]]]]] = {}
        for key, skill, target in self._spoken():
            sentences = [
                _SLOT.sub(rf'{{{key}__\1:\1}}', said)
                for s in skill.sentences.get(self.language, ())
                for said in self._as_said(s, robot=not target)
            ]
            if not sentences:
                continue
            self._skills[key] = skill
            self._targets[key] = (skill.name, target)
            intents[key] = {'data': [{'sentences': sentences}]}
            for slot in {'target', *_SLOT.findall(' '.join(skill.sentences[self.language]))}:
                self._lists[f'{key}__{slot}'] = self._slot_list(skill, slot, target)
        if not intents:
            return None
        return Intents.from_dict({'language': self.language, 'intents': intents})

    def _as_said(self, sentence: str, robot: bool) -> tuple[str, ...]:
        """Return an English sentence with polite words, and with the robot's name before it."""
        if self.language != 'en':
            return (sentence,)
        polite = f'{POLITE} {_TARGET.sub("[the] {target}", sentence)} {END}'
        # What may be left out of it is left out where the robot is named before.
        bare = _LEFT_OUT.sub('', sentence)
        if not robot or '{target}' in bare or not bare.strip():
            return (polite,)
        return polite, f'[hey] [the] {{target}} {POLITE} {bare} {END}'

    def _spoken(self) -> Iterable[tuple[str, Skill, str]]:
        """Yield each skill with sentences: robots' once, devices' own with the device."""
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for actor in self.site.robots_first():
            for skill in self.site.skills_of(actor.id).values():
                sentences = skill.sentences.get(self.language, ())
                if isinstance(actor, Robot):
                    if (skill.name, sentences) not in seen:
                        seen.add((skill.name, sentences))
                        yield f'{skill.name}__{len(seen)}', skill, ''
                elif sentences:
                    yield f'{skill.name}__{actor.id}', skill, actor.id

    def _slot_list(self, skill: Skill, slot: str, device: str) -> SlotList:
        if slot == 'target':
            actors = (self.site.entities[device],) if device else self.site.actors(skill.name)
            return _texts(self.language, (n for a in actors for n in a.names()))
        arg = skill.arg(slot)
        if arg is None:
            return WildcardSlotList(name=slot)
        match arg.type:
            case ArgType.PLACE:
                return _texts(self.language, place_names(self.site))
            case ArgType.OBJECT:
                return _texts(self.language, self._names(EntityType.OBJECT))
            case ArgType.ENTITY:
                return _texts(self.language, self._names(*EntityType))
            case ArgType.CHOICE:
                return _texts(
                    self.language, [w for c in arg.choices for w in (c, *CHOICE_WORDS.get(c, ()))]
                )
            case _:
                return WildcardSlotList(name=slot)

    def _names(self, *types: EntityType) -> list[str]:
        return [n for e in self.site.entities.values() if e.type in types for n in e.names()]

    def _plan(self, result: RecognizeResult) -> tuple[Plan, dict[str, tuple[str, ...]]] | None:
        key = result.intent.name
        skill = self._skills[key]
        name, device = self._targets[key]
        said = {e.name: ' '.join(split_words(e.text)) for e in result.entities_list}
        for slot, phrase in said.items():
            arg = skill.arg(slot)
            if not phrase or (arg is not None and not fits(arg, phrase, self.language)):
                return None
        args: list[str] = []
        options: dict[str, str] = {}
        decided: dict[str, tuple[str, ...]] = {}
        if device:
            phrase = said.get('target', self.site.entities[device].name)
            args.append(phrase)
            decided[f'{name}:target:{phrase}'] = (device,)
        elif 'target' in said:
            options[ROBOT] = said['target']
        for arg in skill.args:
            phrase = said.get(arg.name, '')
            if arg.required and not phrase:
                return None
            if arg.required:
                args.append(phrase)
            elif phrase:
                options[arg.name] = phrase
        return Call(name, tuple(args), options), decided


def _with_now(plan: Plan, said: tuple[str, ...]) -> Plan:
    """Return the plan with the 'now' that belongs to what is said: 'say the bus is leaving now'.

    It is part of a statement; behind a mere word it belongs to the order.
    """
    last = split_words(plan.args[-1]) if isinstance(plan, Call) and plan.args else ()
    if not isinstance(plan, Call) or (*last, 'now') != said[-len(last) - 1 :]:
        return plan
    if not {*last[1:-1]} & _IS:
        return plan
    return replace(plan, args=(*plan.args[:-1], ' '.join((*last, 'now'))))


def _closest(
    found: list[tuple[Plan, dict[str, tuple[str, ...]]]],
) -> tuple[Plan, dict[str, tuple[str, ...]]] | None:
    """Return the reading of which the sentence itself has most words; None where they differ.

    'Turn by 45 degrees to the right': the angle is neither 'by 45 degrees' nor '... to the'.
    """
    if len({call.skill for plan, _ in found for call in calls(plan)}) != 1:
        return None
    lengths = [sum(len(p.split()) for call in calls(plan) for p in own_phrases(call))
               for plan, _ in found]  # fmt: skip
    best = [reading for reading, n in zip(found, lengths, strict=True) if n == min(lengths)]
    return best[0] if len(best) == 1 else None


def fits(arg: Arg, phrase: str, language: str) -> bool:
    """Return whether a free phrase in a sentence is just a value of that argument."""
    if arg.type in (ArgType.NUMBER, ArgType.DURATION):
        if {'twice', 'times'} & set(split_words(phrase)):
            return False  # how often, and not how much
        read = read_quantity(phrase, unit=arg.unit, least=arg.min, most=arg.max, language=language)
        return not isinstance(read, Problem) or read.code not in (
            ProblemCode.WRONG_TYPE,
            ProblemCode.AMBIGUOUS,
        )
    return arg.type is not ArgType.TEXT or not PARTS & set(split_words(phrase))


def place_names(site: Site) -> list[str]:
    """Return what places are called; closed zones too, for a robot sent there is to be told."""
    entities = (*site.areas.values(), *site.places.values())
    zones = (
        n
        for z in site.keep_out.values()
        for n in (z.name, *(a for g in z.aliases.values() for a in g))
    )
    return [*(n for e in entities for n in e.names()), *zones]


def _texts(language: str, names: Iterable[str]) -> TextSlotList:
    return TextSlotList.from_strings(as_heard(names), allow_template=False)
