"""Conditions and times of which the action takes up the thing: 'if the gate is open close it'."""

from random import Random

from llm_bridge.language.plans.plan import Every, If, Nothing, Plan, Timed, When
from llm_bridge.tune.corpus_actions import Act, SHARED
from llm_bridge.tune.corpus_chains import Chains
from llm_bridge.tune.corpus_clauses import Clauses
from llm_bridge.tune.corpus_nouns import NounPhrase
from llm_bridge.tune.corpus_sites import SiteSkill
from llm_bridge.tune.corpus_text import parallel, sequence
from llm_bridge.tune.skill_families import frames, kinds

Made = tuple[str, Plan]
"""Marked text and a plan of keys."""


class Pronouns:
    """Makes such commands for one site."""

    def __init__(self, rng: Random, chains: Chains, clauses: Clauses) -> None:
        self.rng = rng
        self.chains = chains
        self.clauses = clauses
        self.actor = chains.actor
        self.mark = chains.mark
        self._skills = [
            s
            for s in chains.site.skills
            if not s.family.robot
            and s.family.key not in SHARED
            and not s.kinds & {'list', 'timer', 'scene'}
        ]

    def of_it(self, thing: NounPhrase, but: SiteSkill | None = None) -> Act | None:
        """Return an action on a thing that was said before, as 'it' or 'them'."""
        skills = [s for s in self._skills if thing.kind in s.kinds and s is not but]
        if not skills:
            return None
        word = 'them' if thing.plural else 'it'
        it = NounPhrase(word, thing.plural, kind=thing.kind, pronoun=True)
        return self.actor.act(self.rng.choice(skills), thing=it, length=False)

    def _thing(self) -> NounPhrase | None:
        """Return a thing of the site that has such a skill and a state."""
        if not self._skills:
            return None
        thing = self.actor.target(self.rng.choice(self._skills), many=0.15, pronoun=0)
        return thing if thing.text and not thing.but else None

    def condition(self) -> Made | None:
        """Return a condition about a thing, and an action on it."""
        rng, thing = self.rng, self._thing()
        act = self.of_it(thing) if thing else None
        if thing is None or act is None:
            return None
        kind = kinds()[thing.kind]
        verb = 'are' if thing.plural else 'is'
        if rng.random() < 0.2:
            return self._if_so(thing, verb, act)
        happens = bool(kind.events) and not thing.plural and rng.random() < 0.4
        said = (
            rng.choice(kind.events)
            if happens
            else f'{verb} {rng.choice(("", "", "", "still", "already"))} {self._state(act)}'
        )
        clause, key = self.mark(' '.join(f'{thing.text} {said}'.split()))
        roll = rng.random()
        if happens or roll < 0.2:
            return self._when(clause, key, act)
        if roll < 0.3 and act.skill.family.want:
            clause, key = self.mark(f'{thing.text} {verb} {act.skill.family.want[0]}')
            return f'unless {clause} {act.base}', If(key, Nothing(), act.call)
        then = rng.choice(('', '', '', 'then ', 'please '))
        text = f'{rng.choice(frames("if"))} {clause} {then}{act.base}'
        if roll < 0.5:
            other = self.of_it(thing, act.skill)
            if other is not None:
                return f'{text} {rng.choice(frames("else"))} {other.base}', If(
                    key, act.call, other.call
                )
        if roll < 0.65:
            more = self.chains.several(1, length=False)
            return f'{text} and {more.text}', If(key, parallel(act.call, more.plan))
        return text, If(key, act.call)

    def _state(self, act: Act) -> str:
        """Return a state of the action's thing that the action does not bring about."""
        states = kinds()[act.thing.kind].states if act.thing else ()
        free = [s for s in states if s not in act.skill.family.want]
        return self.rng.choice(free or states)

    def _when(self, clause: str, key: str, act: Act) -> Made:
        again = self.rng.random() < 0.25
        word = self.rng.choice(frames('whenever' if again else 'when'))
        text = f'{word} {clause} {act.base}'
        return text, Every(key, act.call) if again else When(key, act.call)

    def _if_so(self, thing: NounPhrase, verb: str, act: Act) -> Made:
        """Return 'is the tv on if so turn it off'."""
        rng = self.rng
        clause, key = self.mark(f'{verb} {thing.text} {self._state(act)}')
        yes = rng.choice(('if so', 'if so', 'if yes', 'in that case', 'then', f'if {verb} it'))
        if yes == f'if {verb} it':
            yes = 'if they are' if thing.plural else 'if it is'
        return f'{clause} {yes} {act.base}', If(key, act.call)

    def otherwise(self) -> Made | None:
        """Return 'open the gate if anna is here otherwise close it'."""
        rng, thing = self.rng, self._thing()
        if thing is None:
            return None
        skill = rng.choice([s for s in self._skills if thing.kind in s.kinds])
        first = self.actor.act(skill, thing=thing, length=False)
        other = self.of_it(thing, skill)
        if other is None or not first.verb:
            return None
        clause, key = self.mark(self.clauses.clause(event=0.12))
        word = rng.choice(frames('else'))
        text = (
            f'{first.base} if {clause} {word} {other.base}'
            if rng.random() < 0.5
            else f'if {clause} {first.base} {word} {other.base}'
        )
        return text, If(key, first.call, other.call)

    def twice(self) -> Made | None:
        """Return 'turn the radio on at six and turn it off at seven', or 'in an hour'."""
        rng, thing = self.rng, self._thing()
        if thing is None:
            return None
        skill = rng.choice([s for s in self._skills if thing.kind in s.kinds])
        first = self.actor.act(skill, thing=thing, length=False)
        other = self.of_it(thing, skill)
        if other is None or not first.verb:
            return None
        values = self.clauses.phrases.values
        how = 'at' if rng.random() < 0.7 else 'in'
        (one, key), (two, key_two) = (
            self.mark(values.time() if how == 'at' else values.duration()) for _ in range(2)
        )
        link = rng.choice(('and', 'and', 'then', ''))
        if rng.random() < 0.25:
            return f'{first.base} {link or "and"} {how} {two} {other.base}', sequence(
                first.call, Timed(how, key_two, other.call)
            )
        text = (
            f'{first.base} {how} {one} {link} {other.base} {how} {two}'
            if rng.random() < 0.5
            else f'{how} {one} {first.base} {link} {how} {two} {other.base}'
        )
        return text, parallel(Timed(how, key, first.call), Timed(how, key_two, other.call))
