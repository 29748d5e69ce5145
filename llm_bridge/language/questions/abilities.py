"""What here can be done, who can do it, and whether it was done."""

from functools import partial

from llm_bridge.graph.condition import AllOf, Compare
from llm_bridge.graph.problem import Problem
from llm_bridge.language.clauses.deeds import forms
from llm_bridge.language.clauses.results import Read
from llm_bridge.language.questions.answers import and_words, Answer, Result, Words
from llm_bridge.language.questions.lists import ListTeller
from llm_bridge.language.things.situation import (
    Found,
    Question,
)

_NO_ORDER = 'Say it as a command if it is to be done.'


class AbilityTeller(ListTeller):
    """Answers what somebody can do and has, and never takes it for an order."""

    def able_to(self, words: Words) -> Result | None:
        """Answer 'what can you do', 'what can the robot do', 'what can I do with the lamp'."""
        if words[:2] == ('what', 'can') and words[3:5] == ('do', 'with') and len(words) > 5:
            words = ('what', 'can', *words[5:], 'do')
        if words[:2] != ('what', 'can') or words[-1:] != ('do',):
            return None
        who = words[2:-1]
        if who in (('you',), ('i', 'ask', 'you', 'to'), ('i',), ('we',)) or not who:
            names = [s.replace('_', ' ') for s in self.site.skill_names]
        else:
            found = self.find(who, lambda i: bool(self.site.skills_of(i)))
            if not isinstance(found, Found):
                return found
            names = [s.replace('_', ' ') for i in found.ids for s in self.site.skills_of(i)]
        return Answer(
            f'I can {and_words(list(dict.fromkeys(names)))}.'
            if who == ('you',)
            else f'{and_words(list(dict.fromkeys(names)))}.'.capitalize(),
            self.mentions,
        )

    def can_do(self, words: Words) -> Result | None:
        """Answer 'can I open the garage door' and 'can the robot fetch things': it is no order."""
        if words[0] not in ('can', 'could') or len(words) < 3:
            return None
        for at in range(2, len(words)):
            who, said = words[1:at], words[at:]
            if said[:1] == ('be',):
                passive = self.can_be(who, said[1:])
                if passive is not None:
                    return passive
            person = who in (('i',), ('we',), ('you',), ('anyone',), ('someone',), ('one',))
            able = None if person else self.find(who, lambda i: i in self.site.robots)
            ids = able.ids if isinstance(able, Found) else ()
            if not person and not ids:
                continue
            for name in self.site.skill_names:
                for actor in self.site.actors(name):
                    skill = self.site.skills_of(actor.id)[name]
                    if person == (actor.id in self.site.robots) or (ids and actor.id not in ids):
                        continue
                    rest = _object_of(said, skill.words.get('en', ()))
                    if not person and (rest or said == tuple(name.split('_'))):
                        what = name.replace('_', ' ')
                        text = f"'{what}' is something that {self.names(ids)} can do. {_NO_ORDER}"
                        return Answer(text, self.mentions.with_things(ids))
                    found = self.find(rest, partial(self.has_skill, name)) if rest else None
                    if isinstance(found, Found):
                        text = f'I can {name.replace("_", " ")} {self.names(found.ids)}.'
                        return Answer(f'{text} {_NO_ORDER}', self.mentions.with_things(found.ids))
        return None

    def can_be(self, thing: Words, said: Words) -> Answer | None:
        """Answer 'can the pool cover be opened'."""
        for name in self.site.skill_names:
            for actor in self.site.actors(name):
                verbs = self.site.skills_of(actor.id)[name].words.get('en', ())
                if actor.id in self.site.devices and any(
                    said[:1] and said[0] in forms(verb) for verb in verbs if ' ' not in verb
                ):
                    found = self.find(thing, partial(self.has_skill, name))
                    if isinstance(found, Found):
                        text = f'I can {name.replace("_", " ")} {self.names(found.ids)}.'
                        return Answer(f'{text} {_NO_ORDER}', self.mentions.with_things(found.ids))
        return None

    def exists(self, words: Words) -> Result | None:
        """Answer 'do we have a fan'."""
        if words[:3] not in (
            ('do', 'we', 'have'),
            ('do', 'i', 'have'),
            ('do', 'you', 'have'),
            ('have', 'we', 'got'),
            ('have', 'i', 'got'),
            ('have', 'you', 'got'),
        ):
            return None
        found = self.find(('all', *(w for w in words[3:] if w not in ('a', 'an', 'any'))), None)
        if isinstance(found, Found):
            return Answer(f'Yes, {self.names(found.ids)}.', self.mentions.with_things(found.ids))
        return (
            Answer('No, none that I know of.', self.mentions)
            if isinstance(found, Problem)
            else found
        )

    def has_skill(self, skill: str, entity_id: str) -> bool:
        """Return whether the entity has the skill."""
        return skill in self.site.skills_of(entity_id)

    def was_done(self, words: Words) -> Result | None:
        """Answer 'did I lock the front door' by whether it is locked now."""
        if words[0] not in ('did', 'have', 'has') or words[1:2] not in (
            ('i',),
            ('you',),
            ('we',),
            ('someone',),
            ('anyone',),
            ('somebody',),
            ('anybody',),
        ):
            return None
        said = tuple(w for w in words[2:] if w not in ('already', 'just'))
        if said[:1] in (('leave',), ('left',), ('forget',)):
            return self.truth((*said[1:-1], 'is', *said[-1:]))
        for name in self.site.skill_names:
            for actor in self.site.actors(name):
                skill = self.site.skills_of(actor.id)[name]
                effect = next(
                    (
                        e
                        for e in skill.effects
                        if isinstance(e.value, str) and not e.value.startswith('$')
                    ),
                    None,
                )
                if effect is None:
                    continue
                rest = _object_of(said, skill.words.get('en', ()))
                if not rest:
                    continue
                found = self.find(rest, partial(self.has_skill, name))
                if isinstance(found, Found):
                    each = [
                        Compare(entity=i, attribute=effect.attribute, value=effect.value)
                        for i in found.ids
                    ]
                    return self.verdict(
                        Read(
                            each[0] if len(each) == 1 else AllOf(all=tuple(each)),
                            self.mentions.with_things(found.ids),
                        )
                    )
                if isinstance(found, Question):
                    return found
        return None


def _object_of(said: Words, verbs: tuple[str, ...]) -> Words:
    """Return what stands with one of the verbs: 'turn off the oven' and 'turn the oven off'."""
    for verb in verbs:
        first, *last = verb.casefold().split()
        if said[:1] and said[0] in (first, f'{first}ed', f'{first}d'):
            if said[1 : 1 + len(last)] == tuple(last):
                return said[1 + len(last) :]
            if last and said[-len(last) :] == tuple(last):
                return said[1 : -len(last)]
    return ()
