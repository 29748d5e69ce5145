"""Conditions of which both outcomes share words, or that are put as a question."""

from random import Random

from llm_bridge.language.plans.plan import Call, If, Plan
from llm_bridge.tune.corpus_actions import Act
from llm_bridge.tune.corpus_chains import Chains
from llm_bridge.tune.corpus_clauses import Clauses
from llm_bridge.tune.corpus_pairs import Chain
from llm_bridge.tune.corpus_text import parallel
from llm_bridge.tune.skill_families import frames, kinds

Made = tuple[str, Plan]
"""Marked text and a plan of keys."""


class Outcomes:
    """Makes such conditions for one site."""

    def __init__(self, rng: Random, chains: Chains, clauses: Clauses) -> None:
        self.rng = rng
        self.chains = chains
        self.clauses = clauses
        self.actor = chains.actor
        self.mark = chains.mark

    def make(self) -> Made | None:
        """Return such a condition, None where the site has no skill for the chosen form."""
        make = self.rng.choice(
            (self._another_value, self._switched, self._if_so, self._if_not, self._another_thing)
        )
        return make()

    def _one(self) -> Chain:
        skill = self.rng.choice(self.chains.site.skills)
        return self.chains.start(self.actor.act(skill, many=0.1, length=False))

    def _joined(self, clause: str, key: str, act: Act, tail: str, other: Call) -> Made:
        """Return the condition with an action, and what is left of the other one."""
        rng = self.rng
        word = rng.choice(frames('else'))
        text = (
            f'if {clause} {act.base} {word} {tail}'
            if rng.random() < 0.7
            else f'{act.base} if {clause} {word} {tail}'
        )
        return text, If(key, act.call, other)

    def _another_value(self) -> Made | None:
        """Return 'if it rains set the light to red otherwise to green'."""
        skills = [s for s in self.chains.site.skills if s.family.slots[1:2]]
        if not skills:
            return None
        skill = self.rng.choice(skills)
        usable = [
            t
            for t in self.actor.templates(skill)
            if t.rest[:1] in (('{target}',), ('{object}',))
            and len(t.rest) in (2, 3)
            and t.rest[-1].startswith('{')
            and not t.particle
        ]
        if not usable:
            return None
        template = self.rng.choice(usable)
        first, second = (
            self.actor.act(skill, template=template, many=0.1, pronoun=0, robot='', length=False)
            for _ in range(2)
        )
        label = skill.labels[template.rest[0][1:-1]]
        names = skill.signature.required
        if label not in names or len(names) != len(first.call.args):
            return None
        place = names.index(label)
        args = list(second.call.args)
        args[place] = first.call.args[place]
        tail = second.tail.removeprefix(second.marked_thing).strip()
        clause, key = self.mark(self.clauses.clause(event=0.12))
        other = Call(skill.name, tuple(args), second.call.options)
        return self._joined(clause, key, first, tail, other)

    def _another_thing(self) -> Made | None:
        """Return 'if anna is home turn on the lamp otherwise the hall light'."""
        skill = self.rng.choice(self.chains.site.skills)
        usable = [
            t
            for t in self.actor.templates(skill)
            if len(t.rest) <= 2
            and t.rest
            and t.rest[-1] in ('{target}', '{place}', '{object}')
            and len(t.slots) == 1
            and t.verb
        ]
        if not usable:
            return None
        template = self.rng.choice(usable)
        first, second = (
            self.actor.act(skill, template=template, many=0, pronoun=0, robot='', length=False)
            for _ in range(2)
        )
        tail = second.marked_thing if template.particle else second.tail
        if not tail:
            return None
        clause, key = self.mark(self.clauses.clause(event=0.12))
        return self._joined(clause, key, first, tail, second.call)

    def _switched(self) -> Made | None:
        """Return 'turn the fan on if it is warm otherwise off'."""
        rng = self.rng
        found = []
        for skill in self.chains.site.skills:
            kind = min(skill.kinds, default='')
            other = self.chains.site.by_op.get((skill.family.opposite, kind))
            for one in self.actor.templates(skill) if other else ():
                if other and one.particle and one.rest == ('{target}',):
                    found += [
                        (skill, one, other, two)
                        for two in self.actor.templates(other)
                        if two.verb == one.verb and two.rest == one.rest and two.particle
                    ]
        if not found:
            return None
        skill, one, other, two = rng.choice(found)
        thing = self.actor.target(skill, many=0.1, pronoun=0.1)
        if thing.kind not in other.kinds:
            return None
        text, target = self.mark(thing.text)
        clause, key = self.mark(self.clauses.clause(event=0.12))
        word = rng.choice(frames('else'))
        said = f'{one.verb} {text} {one.particle}'
        return (
            f'if {clause} {said} {word} {two.particle}'
            if rng.random() < 0.6
            else f'{said} if {clause} {word} {two.particle}',
            If(
                key,
                self.actor.call(skill, {'target': target}),
                self.actor.call(other, {'target': target}),
            ),
        )

    def _if_so(self) -> Made | None:
        """Return 'is the tv on if so turn it off'."""
        rng = self.rng
        thing, kind = self.clauses.thing(0.1)
        verb = 'are' if thing.plural else 'is'
        state = rng.choice(kinds()[kind.key].states)
        clause, key = self.mark(f'{verb} {thing.text} {rng.choice(("", "", "still"))} {state}')
        body = self._one()
        link = rng.choice(('if so', 'if so', 'if yes', 'in that case', 'then', 'if it is'))
        if rng.random() < 0.3:
            other = self._one()
            word = rng.choice(('otherwise', 'if not', 'else'))
            return f'{clause} {link} {body.text} {word} {other.text}', If(
                key, body.plan, other.plan
            )
        return f'{clause} {link} {body.text}', If(key, body.plan)

    def _if_not(self) -> Made | None:
        """Return 'if the gate is open close it and if it is not honk'."""
        clause, key = self.mark(self.clauses.clause(event=0.12))
        body, other = self._one(), self._one()
        negative, second = self.mark(self.rng.choice(("it's not", 'it is not', "it isn't")))
        return f'if {clause} {body.text} and if {negative} {other.text}', parallel(
            If(key, body.plan), If(second, other.plan)
        )
