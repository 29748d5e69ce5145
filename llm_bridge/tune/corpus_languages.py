"""Commands in German, French and Spanish, for sites as the product ships them."""

from functools import cache
from random import Random
from typing import Any

from llm_bridge.language.plans.plan import (
    Again,
    Also,
    Ask,
    Call,
    Every,
    If,
    Instead,
    Never,
    Nothing,
    Plan,
    Repeat,
    Timed,
    Undo,
    Unknown,
    Wait,
    When,
)
from llm_bridge.tune.corpus_actions import Actor
from llm_bridge.tune.corpus_pairs import named
from llm_bridge.tune.corpus_phrases import Phrases
from llm_bridge.tune.corpus_sites import RandomSite, SiteSkill
from llm_bridge.tune.corpus_talk import Said
from llm_bridge.tune.corpus_text import parallel, sequence
from llm_bridge.tune.phrasings import expand
from llm_bridge.tune.skill_families import items, read_table

LANGUAGES = ('de', 'fr', 'es')
_SLOTS = {'t': 'target', 'change': 'degrees', 'side': 'direction'}
"""Slots of these tables that fill a slot of another name."""
_SHAPES = (
    ('single',) * 12
    + ('two',) * 5
    + (
        'if',
        'if',
        'when',
        'at',
        'at',
        'in',
        'for',
        'repeat',
        'every',
        'wait',
        'ask',
        'ask',
        'ask',
        'never',
        'never',
        'nothing',
        'nothing',
        'unknown',
        'unknown',
        'also',
        'instead',
        'again',
        'undo',
    )
)


class Language:
    """Makes commands in one language for one site."""

    def __init__(self, rng: Random, site: RandomSite, language: str) -> None:
        self.rng = rng
        self.words = _table(language)
        self.actor = Actor(rng, site, Phrases(rng, site))
        self.mark = self.actor.marker.mark
        self.skills = [
            s
            for s in site.skills
            if s.family.key in self.words['say']
            and (s.family.robot or s.kinds & self.words['things'].keys())
        ]

    def make(self) -> Said | None:
        """Return a command; None where the site has no skill that the language says."""
        rng = self.rng
        shape = rng.choice(_SHAPES)
        frames = self.words['frames']
        if shape in ('ask', 'never', 'unknown'):
            rows = self.words['questions' if shape == 'ask' else shape]
            text, key = self.mark(rng.choice(rows))
            made: Plan = (
                Ask(key) if shape == 'ask' else Never(key) if shape == 'never' else Unknown(key)
            )
            return text, made, {'ask': 'question', 'never': 'negation'}.get(shape, 'unknown')
        if shape == 'nothing':
            return rng.choice(self.words['nothing']), Nothing(), 'nothing'
        if shape in ('again', 'undo'):
            return rng.choice(frames[shape]), Again() if shape == 'again' else Undo(), 'followup'
        if shape in ('also', 'instead'):
            text, key = self.mark(rng.choice(self.words['things']['light']))
            return (
                rng.choice(frames[shape]).replace('{x}', text),
                Also(key) if shape == 'also' else Instead(key),
                'followup',
            )
        if not self.skills:
            return None
        return self._command(shape)

    def _command(self, shape: str) -> Said:
        rng, frames, values = self.rng, self.words['frames'], self.words['values']
        text, call, of_robot = self._act()
        if shape == 'single':
            if rng.random() < 0.25:
                text = rng.choice(frames['polite']).replace('{}', text)
            return text, call, 'single'
        if shape == 'two':
            other, second, robot_too = self._act()
            then = rng.random() < 0.5
            link = rng.choice(frames['then' if then else 'and'])
            join = sequence if then or (of_robot and robot_too) else parallel
            return f'{text} {link} {other}', join(call, second), 'two_to_four'
        if shape in ('if', 'when'):
            clause, key = self.mark(rng.choice(self.words['clauses']))
            said = rng.choice(frames[shape]).replace('{c}', clause).replace('{}', text)
            return said, If(key, call) if shape == 'if' else When(key, call), 'conditional'
        slot = {'at': 'time', 'repeat': 'count', 'every': 'every'}.get(shape, 'duration')
        span, key = self.mark(rng.choice(values[slot]))
        said = rng.choice(frames[shape]).replace('{x}', span).replace('{}', text)
        if shape == 'wait':
            return said, sequence(Wait(key), call), 'conditional'
        if shape == 'repeat':
            return said, Repeat('repeat', key, call), 'repeat'
        if shape == 'every':
            return said, Every(key, call), 'repeat'
        return said, Timed(shape, key, call), 'timed'

    def _act(self) -> tuple[str, Call, bool]:
        """Return marked words, their call, and whether a robot does it."""
        rng = self.rng
        skill = rng.choice(self.skills)
        text = rng.choice(self._lines(skill))
        said: dict[str, str] = {}
        for slot in ('t', *self.words['values']):
            if f'{{{slot}}}' in text:
                marked, key = self.mark(self._phrase(skill, slot))
                said[_SLOTS.get(slot, slot)] = key
                text = text.replace(f'{{{slot}}}', marked)
        call = self.actor.call(skill, said)
        if skill.family.robot and rng.random() < 0.2:
            robot, key = self.mark(rng.choice(self.words['frames']['robots']))
            frame = rng.choice(self.words['frames']['robot'])
            text, call = frame.replace('{r}', robot).replace('{}', text), named(call, key)
        return text, call, skill.family.robot

    def _lines(self, skill: SiteSkill) -> list[str]:
        """Return the ways of saying a skill that fill only arguments it has here."""
        lines: list[str] = self.words['say'][skill.family.key]
        known = {'t', *skill.labels}
        return [
            line
            for line in lines
            if all(
                _SLOTS.get(slot, slot) in known or slot in known
                for slot in self.words['values']
                if f'{{{slot}}}' in line
            )
        ] or lines[:1]

    def _phrase(self, skill: SiteSkill, slot: str) -> str:
        things = self.words['things']
        if slot == 't':
            kind = self.rng.choice(sorted(skill.kinds & things.keys()))
            said: str = self.rng.choice(things[kind])
            return said
        value: str = self.rng.choice(self.words['values'][slot])
        return value


@cache
def _table(language: str) -> dict[str, Any]:
    """Return the table of a language, lists taken apart and alternatives expanded."""
    rows = read_table(f'languages/{language}')

    def lines(row: str) -> list[str]:
        return [reading for entry in row.split(';') for reading in expand(entry)]

    return {
        'things': {key: items(row) for key, row in rows['things'].items()},
        'values': {key: items(row) for key, row in rows['values'].items()},
        'say': {key: lines(row) for key, row in rows['say'].items()},
        'frames': {key: lines(row) for key, row in rows['frames'].items()},
        **{
            key: lines(rows[key])
            for key in ('clauses', 'questions', 'never', 'nothing', 'unknown')
        },
    }
