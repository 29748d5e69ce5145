"""Questions and refusals about names: which one, none of that name, cannot do that."""

from dataclasses import replace

from llm_bridge.graph.floor import open_place_near
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.wording import name_words
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.nouns import Noun, NounReader, Words
from llm_bridge.language.things.situation import (
    ALL,
    Choice,
    HERE,
    Question,
)
from llm_bridge.site.entity import Area, EntityType
from llm_bridge.site.names import nearest

_COMPARED = frozenset({'warmer', 'cooler', 'louder', 'quieter', 'faster', 'slower'})
"""Skills that are called by what a thing is after them."""


def _a(noun: str) -> str:
    return f'{"an" if noun[:1] in "aeio" else "a"} {noun}'


class Refusals(NounReader):
    """What can be meant, and what is asked or said when that is not one thing."""

    def _type_fits(self, entity_id: str) -> bool:
        return self.site.entities[entity_id].type in self.wanted.types

    def _can(self, entity_id: str) -> bool:
        if self.wanted.able is not None and not self.wanted.able(entity_id):
            return False
        if self.wanted.skill is None or entity_id in self.wanted.stand_ins:
            return True
        return self.site.skill(entity_id, self.wanted.skill) is not None

    def _unable(self, ids: tuple[str, ...], able: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the same kinds that lack the skill, to be told of."""
        kinds = {self.site.entities[i].kind for i in able}
        return tuple(i for i in ids if i not in able and self.site.entities[i].kind in kinds)

    def _where(self, there: bool = False) -> Question:
        text = 'Where are you? I do not know which room you mean.'
        return Question(
            text='Which room do you mean by that?' if there else text,
            slot=HERE,
            choices=tuple(Choice(a.id, a.name) for a in self.site.areas.values()),
        )

    def _which(self, ids: tuple[str, ...], everything: bool = False) -> Question:
        choices = [Choice(i, self._told_apart(i, ids)) for i in ids[:12]]
        names = [c.name for c in choices]
        what = self.wanted.what or 'one'
        listed = ', '.join(names[:-1]) + f' or {names[-1]}' if len(names) > 1 else names[0]
        if everything and len(ids) > 1:
            choices.append(Choice(ALL, 'all of them'))
            listed = ', '.join(names) + ', or all of them'
        return Question(
            text=f'Which {what} do you mean: {listed}?',
            slot=self.wanted.slot,
            choices=tuple(choices),
            ids=ids,
        )

    def _which_others(self, thing: str) -> Question:
        """Ask what is meant by several, where only one is known to be of that sort."""
        known = name_words(thing, self.site)
        text = f"Which {self.wanted.what or 'one'} do you mean? Of '{self.said}' I know {known}."
        return Question(text=text, slot=self.wanted.slot)

    def _told_apart(self, entity_id: str, among: tuple[str, ...]) -> str:
        entity = self.site.entities[entity_id]
        name = name_words(entity_id, self.site)
        same = [i for i in among if self.site.entities[i].name == entity.name]
        area = self.site.areas.get(entity.area) if entity.area else None
        if len(same) > 1 and area is not None:
            return f'{name} in {name_words(area.id, self.site)}'
        return name

    def _missing(self) -> Question:
        ids = tuple(i for i in self.site.entities if self._type_fits(i) and self._can(i))
        what = self.wanted.what or 'one'
        if 0 < len(ids) <= 6:
            question = self._which(ids)
            return replace(question, text=question.text.replace(' do you mean', '', 1))
        return Question(
            text=f'Which {what} do you mean?',
            slot=self.wanted.slot,
            choices=tuple(Choice(i, self._told_apart(i, ids)) for i in ids[:12]),
        )

    def _not_able(self, ids: tuple[str, ...]) -> Problem:
        names = ' and '.join(name_words(i, self.site) for i in ids[:3])
        can = sorted({s for i in ids for s in self.site.skills_of(i)})
        allowed = ', '.join(c.replace('_', ' ') for c in can) or 'nothing'
        if self.wanted.ability:
            message = f'{names[:1].upper()}{names[1:]} has no {self.wanted.ability}.'
        else:
            message = f'{names[:1].upper()}{names[1:]} cannot {self._do()}; it can: {allowed}.'
        return Problem(
            code=ProblemCode.NOT_CAPABLE,
            because=self.said,
            came=self.said,
            allowed=allowed,
            message=message,
        )

    def _wrong_type(self, ids: tuple[str, ...]) -> Problem:
        entity = self.site.entities[ids[0]]
        area = self.site.areas.get(entity.area) if entity.area else None
        hint = None
        if area is not None and EntityType.PLACE in self.wanted.types:
            hint = area.name
        is_one = f"'{self.said}' is {_a(entity.kind.replace('_', ' '))}"
        rest = f'not {_a(self.wanted.what)}' if self.wanted.what else 'which does not fit here'
        return Problem(
            code=ProblemCode.WRONG_TYPE,
            because=self.said,
            came=self.said,
            suggestion=hint,
            message=f'{is_one}, {rest}.'
            + (f' Did you mean {name_words(area.id, self.site)}?' if hint and area else ''),
        )

    def _none_there(self, noun: Noun) -> Problem:
        places = ' and '.join(name_words(a, self.site) for a in noun.areas or ())
        what = ' '.join(noun.words) or 'thing'
        is_ = 'are' if self.index.is_plural(noun.words) else 'is'
        return Problem(
            code=ProblemCode.UNKNOWN_ENTITY,
            because=self.said,
            came=self.said,
            message=f'There {is_} no {what} in {places}.',
        )

    def _keep_out(self, words: Words) -> Problem | None:
        key = tokens(words)
        for zone in self.site.keep_out.values():
            names = (zone.name, *(n for group in zone.aliases.values() for n in group))
            if (
                key
                and EntityType.PLACE in self.wanted.types
                and any(tokens(split_words(n)) == key for n in names)
            ):
                near = open_place_near(zone, self.site)
                hint = f' The nearest place is {name_words(near, self.site)}.' if near else ''
                return Problem(
                    code=ProblemCode.KEEP_OUT,
                    because=self.said,
                    came=self.said,
                    suggestion=near,
                    message=f"'{zone.name}' is closed to robots.{hint}",
                )
        return None

    def _unknown(self, said: str) -> Problem:
        closed = self._keep_out(split_words(said))
        if closed is not None:
            return closed
        codes = (self.situation.language, self.site.language)
        known = {
            n.casefold(): e
            for e in self.site.entities.values()
            if e.type in self.wanted.types or isinstance(e, Area)
            for n in (e.name, *(a for code in codes for a in e.aliases.get(code, ())))
        }
        words = split_words(said)
        while len(words) > 1 and words[0] in ('all', 'every', 'any', 'both', 'everything'):
            words = words[1:]
        said = ' '.join(words)
        bare = ' '.join(w for w in words if w not in self.table.articles) or said
        near = nearest(bare, known)
        hint = f' The nearest names are {", ".join(near)}.' if near else ''
        return Problem(
            code=ProblemCode.UNKNOWN_ENTITY,
            because=self.said,
            came=said,
            allowed=', '.join(near),
            suggestion=near[0] if near else None,
            message=f"Nothing here is called '{said}'.{hint}",
        )

    def _do(self) -> str:
        skill = self.wanted.skill or 'do that'
        return f'be made {skill}' if skill in _COMPARED else skill.replace('_', ' ')
