"""Commands with conditions, times and repetition."""

from random import Random

from llm_bridge.language.plans.plan import (
    Call,
    Every,
    If,
    Nothing,
    Plan,
    Repeat,
    Timed,
    Wait,
    When,
)
from llm_bridge.tune.corpus_actions import Act
from llm_bridge.tune.corpus_chains import Chains
from llm_bridge.tune.corpus_clauses import Clauses
from llm_bridge.tune.corpus_outcomes import Outcomes
from llm_bridge.tune.corpus_pairs import Chain
from llm_bridge.tune.corpus_pronouns import Pronouns
from llm_bridge.tune.corpus_text import parallel, plain, sequence
from llm_bridge.tune.skill_families import frames, near

Made = tuple[str, Plan]
"""Marked text and a plan of keys."""
_GOING = frozenset().union(*near('going'))
_LASTING = _GOING.union(*near('lasting'))


class Controls:
    """Makes such commands for one site."""

    def __init__(self, rng: Random, chains: Chains, clauses: Clauses) -> None:
        self.rng = rng
        self.chains = chains
        self.clauses = clauses
        self.site = chains.site
        self.phrases = clauses.phrases
        self.mark = chains.mark
        self.outcomes = Outcomes(rng, chains, clauses)
        self.pronouns = Pronouns(rng, chains, clauses)
        self._timeless = [
            s for s in self.site.skills if not chains.actor.takes_length(s)
        ] or self.site.skills
        self._lasting_skills = [s for s in self._timeless if s.family.key in _LASTING]

    def _body(self) -> Chain:
        return self.chains.several(self.rng.choice((1, 1, 1, 1, 1, 2, 2, 3)), length=False)

    def _act(self, lasting: bool = False) -> Act:
        skills = self.site.skills
        if lasting:
            skills = self._lasting_skills or self._timeless
        return self.chains.actor.act(self.rng.choice(skills), many=0.1, length=False)

    def one(self, lasting: bool = False) -> Chain:
        """Return one action that says no duration or time; lasting: it can go on for a while."""
        return self.chains.start(self._act(lasting))

    def _then(self) -> str:
        return self.rng.choice(('', '', '', 'then ', 'please '))

    # -- conditions -----------------------------------------------------------------------------

    def conditional(self) -> Made:
        """Return a command with if, when or wait."""
        if self.rng.random() < 0.14:
            of_it = self.pronouns
            taken_up = of_it.condition() if self.rng.random() < 0.75 else of_it.otherwise()
            if taken_up is not None:
                return taken_up
        roll = self.rng.random()
        special = self.outcomes.make() if roll < 0.14 else None
        if special is not None:
            return special
        return (
            self._if()
            if roll < 0.45
            else self._when()
            if roll < 0.80
            else self._wait()
            if roll < 0.91
            else self._nested()
        )

    def _if(self) -> Made:
        rng = self.rng
        clause, key = self.mark(self.clauses.clause(event=0.12))
        roll = rng.random()
        if roll < 0.30:
            body = self._body()
            return f'{rng.choice(frames("if"))} {clause} {self._then()}{body.text}', If(
                key, body.plan
            )
        if roll < 0.52:
            body = self.one()
            return f'{body.text} {rng.choice(frames("only_if"))} {clause}', If(key, body.plan)
        if roll < 0.84:
            body, other = self.one(), self.one()
            word = rng.choice(frames('else'))
            if rng.random() < 0.75:
                text = f'if {clause} {self._then()}{body.text} {word} {other.text}'
            else:
                text = f'{body.text} if {clause} {word} {other.text}'
            return text, If(key, body.plan, other.plan)
        body = self.one()
        text = (
            f'unless {clause} {body.text}'
            if rng.random() < 0.5
            else f'{body.text} unless {clause}'
        )
        return text, If(key, Nothing(), body.plan)

    def _when(self) -> Made:
        rng = self.rng
        again = rng.random() < 0.25
        clause, key = self.mark(self.clauses.clause(event=0.65))
        word = rng.choice(frames('whenever' if again else 'when'))
        if rng.random() < 0.62:
            body = self._body()
            text = f'{word} {clause} {self._then()}{body.text}'
        else:
            body = self.one()
            text = f'{body.text} {word} {clause}'
        return text, Every(key, body.plan) if again else When(key, body.plan)

    def _wait(self) -> Made:
        rng = self.rng
        roll = rng.random()
        if roll < 0.4:
            clause, key = self.mark(self.clauses.clause(event=0.4))
            wait = f'{rng.choice(frames("wait_until"))} {clause}'
            if rng.random() < 0.22:
                body = self._body()
                still = rng.choice(frames('still_until'))
                link = rng.choice(('then', 'then', 'and then', 'after that'))
                return f'{still} {clause} {link} {body.text}', sequence(Wait(key), body.plan)
        elif roll < 0.6:
            clause, key = self.mark(self.clauses.for_to())
            wait = f'wait for {clause}'
        else:
            clause, key = self.mark(self.phrases.values.duration())
            wait = f'{rng.choice(frames("wait"))} {clause}'
        if rng.random() < 0.15:
            return wait, Wait(key)
        body = self._body()
        link = rng.choice(frames('after_wait'))
        if rng.random() < 0.45:
            first = self._body()
            link = rng.choice((link, link, 'and', ''))
            return (
                f'{first.text} {rng.choice(("then", "and", "and then", "", ""))} {wait} {link} '
                f'{body.text}',
                sequence(first.plan, Wait(key), body.plan),
            )
        return f'{wait} {link} {body.text}', sequence(Wait(key), body.plan)

    def _nested(self) -> Made:
        rng = self.rng
        clause, key = self.mark(self.clauses.clause(event=0.5))
        span, time = self.mark(self.phrases.values.duration())
        roll = rng.random()
        if roll < 0.3:
            body = self.one()
            return (
                f'when {clause} wait {span} {rng.choice(("and then", "then"))} {body.text}',
                When(key, sequence(Wait(time), body.plan)),
            )
        if roll < 0.6:
            body = self.one(lasting=True)
            inner = Timed('for', time, body.plan)
            if rng.random() < 0.5:
                return f'if {clause} {body.text} for {span}', If(key, inner)
            return f'when {clause} {body.text} for {span}', When(key, inner)
        body = self.one()
        if roll < 0.68:
            often, every = self.mark(self.phrases.pick(self.phrases.fillers['every_words']))
            word = rng.choice(frames('when'))
            return (
                f'{word} {clause} {body.text} every {often}',
                When(key, Every(every, body.plan)),
            )
        if roll < 0.75:
            first = self.one()
            return f'{first.text} and if {clause} {body.text}', parallel(
                first.plan, If(key, body.plan)
            )
        if roll < 0.85:
            first, other = self.one(), self.mark(self.clauses.clause(event=0.2))
            return f'if {clause} {first.text} and if {other[0]} {body.text}', parallel(
                If(key, first.plan), If(other[1], body.plan)
            )
        span, every = self.mark(self.phrases.pick(self.phrases.fillers['every_words']))
        return f'every {span} if {clause} {body.text}', Every(every, If(key, body.plan))

    # -- time and repetition --------------------------------------------------------------------

    def timed(self) -> Chain:
        """Return a command for a time, after a while, or for a while."""
        rng, values = self.rng, self.phrases.values
        roll = rng.random()
        if roll < 0.07:
            return self._at_twice()
        if roll < 0.12:
            taken_up = self.pronouns.twice()
            if taken_up is not None:
                return Chain(*taken_up)
        if roll < 0.38:
            how = 'at'
            span, key = self.mark(values.time())
            lead = rng.choice(('at', 'at', 'at', 'at', 'at exactly', 'at around'))
            if rng.random() < 0.2:
                day = rng.choice(
                    ('tomorrow', 'tomorrow', 'tonight', 'today', 'monday', 'this evening')
                )
                span, key = self.mark(f'{day} at {values.clock()}')
                lead = ''
            elif rng.random() < 0.2:
                span, key = self.mark(self.phrases.pick(self.phrases.fillers['day_words']))
                lead = ''
            front = f'{lead} {span}'
        else:
            how = 'in' if roll < 0.62 else 'for'
            span, key = self.mark(values.duration())
            if how == 'for' and rng.random() < 0.3:
                span, key = self.mark(self.phrases.pick(self.phrases.fillers['for_words']))
            front = f'{how} {span}'
            if how == 'in':
                front = rng.choice(
                    (front, front, front, f'after {span}', f'{span} from now', f'in about {span}')
                )
        lasting = how == 'for'
        if rng.random() < 0.04:
            body, wrong = self.one(lasting), plain(self.one().text).split()
            wrong = wrong[: rng.randint(1, max(1, len(wrong) - 1))]
            return Chain(
                f'{front} {" ".join(wrong)} {rng.choice(frames("sorry"))} {body.text}',
                Timed(how, key, body.plan),
            )
        if rng.random() < 0.45:
            body = self.one(True) if lasting else self._body()
            return Chain(f'{front} {self._then()}{body.text}', Timed(how, key, body.plan))
        body = self.one(lasting)
        text = f'{body.text} {front}'
        plan: Plan = Timed(how, key, body.plan)
        if rng.random() < 0.2:
            other = self.one()
            if lasting:
                link = rng.choice(('then', 'and then', 'and after that'))
                return Chain(f'{text} {link} {other.text}', sequence(plan, other.plan))
            both = Timed(how, key, parallel(body.plan, other.plan))
            return Chain(
                f'{body.text} and {other.text} {front}'
                if rng.random() < 0.5
                else f'{text} and {other.text}',
                both,
            )
        if how == 'at' and rng.random() < 0.15:
            body = self.one(lasting=True)
            length, lasts = self.mark(values.duration())
            return Chain(
                rng.choice(
                    (
                        f'{body.text} {front} for {length}',
                        f'{front} {body.text} for {length}',
                        f'{body.text} for {length} {front}',
                    )
                ),
                Timed('at', key, Timed('for', lasts, body.plan)),
            )
        return Chain(text, plan)

    def _at_twice(self) -> Chain:
        rng = self.rng
        first, second = self.one(), self.one()
        one, key = self.mark(self.phrases.values.time())
        two, other = self.mark(self.phrases.values.time())
        link = rng.choice(('and', ''))
        text = (
            f'{first.text} at {one} {link} {second.text} at {two}'
            if rng.random() < 0.5
            else f'at {one} {first.text} {link} at {two} {second.text}'
        )
        return Chain(text, parallel(Timed('at', key, first.plan), Timed('at', other, second.plan)))

    def repeated(self) -> Chain:
        """Return a command for several times, until something, or every so often."""
        roll = self.rng.random()
        return self._times() if roll < 0.42 else self._until() if roll < 0.62 else self._every()

    def _times(self) -> Chain:
        rng = self.rng
        body = self.one() if rng.random() < 0.85 else self._body()
        span, key = self.mark(self.phrases.pick(self.phrases.fillers['count_words']))
        plan: Plan = Repeat('repeat', key, body.plan)
        single = isinstance(body.plan, Call)
        if rng.random() < 0.07:
            wrong = self.phrases.pick(self.phrases.fillers['count_words'])
            sorry = rng.choice(frames('sorry'))
            if rng.random() < 0.4:
                return Chain(f'{wrong} {sorry} {span} {body.text}', plan)
            return Chain(f'{body.text} {wrong} {sorry} {span}', plan)
        if rng.random() < 0.08 and single:
            often, every = self.mark(self.phrases.pick(self.phrases.fillers['every_words']))
            return Chain(f'every {often} {body.text} {span}', Every(every, plan))
        text = f'{body.text} {span}' if single and rng.random() < 0.85 else f'{span} {body.text}'
        if single and rng.random() < 0.15:
            other = self.one()
            link = rng.choice(('and then', 'then'))
            if rng.random() < 0.5:
                return Chain(f'{text} {link} {other.text}', sequence(plan, other.plan))
            return Chain(f'{other.text} {link} {body.text} {span}', sequence(other.plan, plan))
        return Chain(text, plan)

    def _until(self) -> Chain:
        rng = self.rng
        clause = (
            self.clauses.clause(event=0.35) if rng.random() < 0.75 else self.phrases.values.time()
        )
        span, key = self.mark(clause)
        body = self.one(lasting=True)
        plan = Repeat('until', key, body.plan)
        word = rng.choice(('until', 'until', 'till'))
        act = body.act
        if (
            act is not None
            and act.verb not in ('', 'keep', 'have', 'get')
            and act.skill.family.key in _GOING
            and rng.random() < 0.7
        ):
            keep = rng.choice(('keep', 'go on', 'keep on', 'continue'))
            return Chain(f'{keep} {act.ing} {word} {span}', plan)
        if rng.random() < 0.75:
            return Chain(f'{body.text} {word} {span}', plan)
        return Chain(f'{word} {span} {body.text}', plan)

    def _every(self) -> Chain:
        rng = self.rng
        body = self.one() if rng.random() < 0.75 else self._body()
        if rng.random() < 0.12:
            span, key = self.mark(self.phrases.pick(self.phrases.fillers['every_adverbs']))
            lead = ''
        else:
            span, key = self.mark(self.phrases.pick(self.phrases.fillers['every_words']))
            lead = rng.choice(('every', 'every', 'each'))
        behind = rng.random() < 0.5 and isinstance(body.plan, Call)
        text = f'{body.text} {lead} {span}' if behind else f'{lead} {span} {body.text}'
        return Chain(text, Every(key, body.plan))
