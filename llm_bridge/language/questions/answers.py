"""Sentences on what is known of the world now; what is not known is said to be unknown."""

from collections.abc import Callable
from dataclasses import dataclass

from llm_bridge.graph.about import capital
from llm_bridge.graph.condition import AllOf, AnyOf, Compare, Condition, Not
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.truth import holds, value
from llm_bridge.graph.wording import (
    condition_words,
    ENGLISH,
    name_words,
    number_words,
    value_words,
)
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.language.clauses.clauses import Clauses
from llm_bridge.language.clauses.results import comparisons, Read
from llm_bridge.language.things.nouns import is_whole
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import (
    Found,
    Mentions,
    Question,
    Situation,
    Wanted,
)
from llm_bridge.language.things.state_words import StateWords
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import EntityType, Robot
from llm_bridge.site.site import Site

Words = tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """A sentence that answers a question."""

    text: str
    mentions: Mentions
    known: bool = True
    """False: the world does not tell."""


Result = Answer | Question | Problem


class Teller:
    """Tells what is known of things, in sentences."""

    def __init__(
        self,
        site: Site,
        targets: Targets,
        clauses: Clauses,
        situation: Situation,
        mentions: Mentions,
        said: str,
    ) -> None:
        """Prepare to answer; `said` is the question as it was asked."""
        self.site = site
        self.targets = targets
        self.clauses = clauses
        self.situation = situation
        self.mentions = mentions
        self.said = said
        self.states = StateWords(site, situation.language)
        self.why: Problem | None = None
        """Why the likeliest reading has no answer."""
        self.table = phrase_words(situation.language)
        self.told_in = situation.told_in or situation.language
        self.texts = words_of(self.told_in)

    def truth(self, words: Words) -> Result | None:
        reader = self.clauses.reader(self.situation, self.mentions, self.said)
        read = reader.read(words)
        if isinstance(read, Question):
            return read
        if isinstance(read, Problem):
            if read.code in (ProblemCode.UNKNOWN_ENTITY, ProblemCode.NOT_CAPABLE):
                self.why = self.why or read
                return None
            return None if read.code is ProblemCode.NOT_UNDERSTOOD else read
        return self.verdict(read)

    def verdict(self, read: Read) -> Answer:
        condition = read.condition
        truth = holds(condition, self.site, self.situation.world)
        if self.texts is not words_of(ENGLISH):
            return self.stated(
                [(c.entity, c.attribute) for c in comparisons(condition)], truth, read.mentions
            )
        if truth is None:
            unknown = [
                i for i in dict.fromkeys(_entities(condition)) if self.is_unknown(i, condition)
            ]
            names = self.names(tuple(unknown)) if unknown else 'that'
            asked = {c.attribute for c in comparisons(condition)} - {'value', 'area', 'place'}
            what = asked.pop().replace('_', ' ') if len(asked) == 1 else 'state'
            if len(unknown) == 1 and self.states.attributes(unknown[0]).get(what) == 'text':
                text = f"I do not know: {names} tells nothing of '{what}'."
                return Answer(text, read.mentions, known=False)
            return Answer(
                f'I do not know: the {what} of {names} is not known.', read.mentions, known=False
            )
        if truth and isinstance(condition, AnyOf):
            true = [c for c in condition.any if holds(c, self.site, self.situation.world)]
            condition = true[0] if len(true) == 1 else AllOf(all=tuple(true))
        if truth:
            shown = self.as_it_is(_shown(condition))
            return Answer(f'Yes, {self.clause(shown)}.', read.mentions)
        if isinstance(condition, Compare):
            return Answer(f'No, {self.now(condition)}.', read.mentions)
        if isinstance(condition, Not) and isinstance(condition.not_, Compare):
            return Answer(f'No, {self.now(condition.not_)}.', read.mentions)
        failing: list[Condition] = []
        if isinstance(condition, AllOf):
            failing = [
                c for c in condition.all if holds(c, self.site, self.situation.world) is False
            ]
        elif isinstance(condition, AnyOf) and len(condition.any) <= 4:
            failing = list(condition.any)
        if failing:
            told = [self.now(c) for c in failing[:6] if isinstance(c, Compare)]
            if told:
                return Answer(f'No, {and_words(told)}.', read.mentions)
        return Answer('No.', read.mentions)

    def stated(
        self, asked: list[tuple[str, str]], truth: bool | None, mentions: Mentions
    ) -> Answer:
        """Answer with what is known, thing by thing, in another language than English."""
        language, w = self.told_in, self.texts
        told = []
        for entity, attribute in dict.fromkeys(asked[:6]):
            name, now = name_words(entity, self.site, language), self.known(entity, attribute)
            if now is None:
                return Answer(w.NOT_KNOWN.format(what=name), mentions, known=False)
            unit = self.states.attributes(entity).get(attribute)
            shown = (
                number_words(now, None if unit == 'number' else unit, language)
                if isinstance(now, int | float) and not isinstance(now, bool)
                else name_words(str(now), self.site, language)
                if now in self.site.entities
                else value_words(now, None, self.site, language)
            )
            told.append(w.STATED.format(what=name, value=shown))
        said = '; '.join(told)
        if truth is None:
            return Answer(f'{said}.', mentions)
        verdict = capital(w.YES if truth else w.NO)
        return Answer(w.STATED.format(what=verdict, value=said) + '.', mentions)

    def whereabouts(self, ids: tuple[str, ...]) -> Answer:
        """Answer where things are, thing by thing, in another language than English."""
        told = []
        for i in ids:
            entity = self.site.entities[i]
            place = self.known(i, 'place') or self.known(i, 'area')
            if not place and not isinstance(entity, Robot):
                place = getattr(entity, 'place', None) or entity.area
            name = name_words(i, self.site, self.told_in)
            if not place:
                return Answer(self.texts.NOT_KNOWN.format(what=name), self.mentions, known=False)
            where = name_words(str(place), self.site, self.told_in)
            told.append(self.texts.STATED.format(what=name, value=where))
        return Answer(f'{"; ".join(told)}.', self.mentions.with_things(ids))

    def told_values(self, ids: tuple[str, ...], asked: str) -> Answer:
        if self.texts is not words_of(ENGLISH):
            wanted = [(i, self.attribute(i, asked) or 'state') for i in ids]
            return self.stated(wanted, None, self.mentions.with_things(ids))
        parts, known = [], True
        for i in ids:
            attribute = self.attribute(i, asked) or 'state'
            now = self.known(i, attribute)
            what = name_words(i, self.site)
            label = attribute.replace('_', ' ')
            if now is None:
                known = False
                if attribute in ('value', 'state'):
                    parts.append(f'I do not know the state of {what}.')
                elif label.endswith('ing') and i in self.site.robots:
                    parts.append(f'I do not know what {what} is {label}.')
                else:
                    parts.append(f'I do not know the {label} of {what}.')
            elif label.endswith('ing') and i in self.site.robots:
                held = (
                    name_words(str(now), self.site)
                    if now in self.site.entities
                    else str(now) or 'nothing'
                )
                does = 'holds' if attribute == 'holding' else f'is {label}'
                parts.append(f'{capital(what)} {does} {held}.')
            elif attribute == 'state':
                parts.append(self.state_sentence(i))
            else:
                unit = self.states.attributes(i).get(attribute)
                shown = (
                    number_words(now, None if unit == 'number' else unit)
                    if isinstance(now, int | float) and not isinstance(now, bool)
                    else str(now)
                )
                parts.append(
                    f'{capital(what)} shows {shown}.'
                    if attribute == 'value'
                    else f'The {label} of {what} is {shown}.'
                )
        return Answer(' '.join(parts), self.mentions.with_things(ids), known)

    def attribute(self, entity_id: str, asked: str) -> str | None:
        if asked == 'holding':
            return 'holding' if 'holding' in self.states.attributes(entity_id) else None
        if asked == 'state' and entity_id in self.site.robots:
            return 'state'
        return self.states.number_attribute(entity_id, asked, None)

    def value_of(self, asked: str, words: Words, place: bool = False) -> Result:
        if not words:
            return self.measured(asked, ())
        if (
            place
            and self.targets.area_of(words, self.situation)
            or words in self.table.here
            or ('in', *words) in self.table.here
        ):
            return self.measured(asked, words)

        def able(entity_id: str) -> bool:
            return self.attribute(entity_id, asked) is not None

        found = self.find(words, able, asked)
        if not isinstance(found, Found):
            if isinstance(found, Problem) and self.targets.area_of(words, self.situation):
                return self.measured(asked, words)
            reader = self.clauses.reader(self.situation, self.mentions, self.said)
            meter = reader.meter_named(asked, words)
            if isinstance(found, Problem) and meter is not None:
                return self.told_values((meter,), asked)
            if isinstance(found, Problem) and found.code is ProblemCode.NOT_CAPABLE:
                said = ' '.join(words)
                return found.model_copy(
                    update={'message': f"Nothing here tells the {asked} of '{said}'."}
                )
            return found
        return self.told_values(found.ids, asked)

    def measured(self, asked: str, place: Words) -> Result:
        reader = self.clauses.reader(self.situation, self.mentions, self.said)
        areas: tuple[str, ...] | None = None
        if place in (('here',), ('in', 'here')) or place in self.table.here:
            areas = (self.situation.area,) if self.situation.area else None
        elif place:
            areas = self.targets.area_of(place, self.situation) or None
            if areas is None and not is_whole(place, self.table, self.targets.index):
                called = reader.meter_named(asked, place)
                if called is not None:
                    return self.told_values((called,), asked)
                said = place if place[0] in self.table.articles else ('the', *place)
                told = self.value_of(asked, said)
                unread = asked == 'temperature' and isinstance(told, Problem)
                return self.unclear() if unread else told
        meter = reader.meters(asked, areas)
        if not isinstance(meter, str):
            return meter
        return self.told_values((meter,), asked)

    def as_it_is(self, condition: Condition) -> Condition:
        """Return a condition that holds, with what is known in the place of what it is not."""
        if isinstance(condition, AllOf | AnyOf):
            field = 'all' if isinstance(condition, AllOf) else 'any'
            parts = condition.all if isinstance(condition, AllOf) else condition.any
            return condition.model_copy(
                update={field: tuple(self.as_it_is(part) for part in parts)}
            )
        if not isinstance(condition, Compare) or condition.op != 'ne':
            return condition
        known = self.known(condition.entity, condition.attribute)
        if known in (None, '') or condition.attribute in ('area', 'place'):
            return condition
        return Compare(entity=condition.entity, attribute=condition.attribute, value=known)

    def now(self, condition: Compare) -> str:
        """Return a clause on what is so instead."""
        known = self.known(condition.entity, condition.attribute)
        if condition.attribute in ('area', 'place', 'holding') or known is None:
            return condition_words(
                condition.model_copy(update={'op': 'ne' if condition.op == 'eq' else 'eq'}),
                self.site,
            )
        return self.clause(
            Compare(entity=condition.entity, attribute=condition.attribute, value=known)
        )

    def clause(self, condition: Condition) -> str:
        """Return a condition in words, with 'muted' as a state."""
        if isinstance(condition, Compare) and condition.attribute == 'muted':
            so = '' if condition.value == 'on' else 'not '
            return f'{name_words(condition.entity, self.site)} is {so}muted'
        return condition_words(condition, self.site)

    def state_sentence(self, entity_id: str) -> str:
        now = self.known(entity_id, 'state')
        if now is None:
            return f'I do not know the state of {name_words(entity_id, self.site)}.'
        return capital(condition_words(Compare(entity=entity_id, value=now), self.site)) + '.'

    def known(self, entity_id: str, attribute: str) -> bool | int | float | str | None:
        return value(entity_id, attribute, self.site, self.situation.world)

    def is_unknown(self, entity_id: str, condition: Condition) -> bool:
        return any(
            c.entity == entity_id and self.known(c.entity, c.attribute) is None
            for c in comparisons(condition)
        )

    def names(self, ids: tuple[str, ...]) -> str:
        return and_words([name_words(i, self.site) for i in ids])

    def unknown_part(self, ids: tuple[str, ...]) -> str:
        return f' Of {self.names(ids)} I do not know.' if ids else ''

    def find(
        self,
        words: Words,
        able: Callable[[str], bool] | None,
        ability: str = '',
        single: Words = (),
        any_type: bool = False,
    ) -> Found | Question | Problem:
        if words and words[-1] == 'everything' or words[:1] == ('everything',):
            any_type = False
        types = (
            frozenset(EntityType) - {EntityType.AREA, EntityType.PLACE}
            if any_type
            else frozenset({EntityType.DEVICE, EntityType.ROBOT})
        )
        slot = f'asked:{" ".join(words)}'
        decided = self.situation.decided.get(slot)
        if decided and all(d in self.site.entities for d in decided):
            return Found(tuple(decided))
        # Telling is no doing: no limit on how many
        found = Targets(
            self.site.model_copy(update={'max_targets': 10_000}), self.targets.index
        ).resolve(
            ' '.join(words),
            Wanted(types, able=able, ability=ability, slot=slot),
            self.situation,
            self.mentions,
        )
        if isinstance(found, Question) and found.offers_all:
            return Found(found.every, plural=True)
        return found

    def unclear(self) -> Problem:
        return Problem(
            code=ProblemCode.NOT_UNDERSTOOD,
            because=self.said,
            came=self.said,
            message=f"I can do nothing with '{self.said}'. Say what is to be done, or ask about "
            "the state of a thing, such as 'is the front door locked?'.",
        )


def and_words(names: list[str]) -> str:
    return ' and '.join(filter(None, (', '.join(names[:-1]), names[-1]))) if names else 'nothing'


def _entities(condition: Condition) -> list[str]:
    return [c.entity for c in comparisons(condition)]


def _shown(condition: Condition) -> Condition:
    """Return the condition as it is best said: at most six of many."""
    if isinstance(condition, AllOf) and len(condition.all) > 6:
        return AllOf(all=condition.all[:6])
    if isinstance(condition, AnyOf) and len(condition.any) > 6:
        return AnyOf(any=condition.any[:6])
    return condition
