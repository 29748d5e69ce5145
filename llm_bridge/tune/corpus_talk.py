"""What is said and is not a plain command: questions, prohibitions, talk, follow-ups."""

from random import Random

from llm_bridge.language.plans.plan import (
    Again,
    Also,
    Ask,
    If,
    Instead,
    Never,
    Nothing,
    Plan,
    Undo,
    Unknown,
    When,
)
from llm_bridge.tune.corpus_actions import Act
from llm_bridge.tune.corpus_chains import Chains
from llm_bridge.tune.corpus_clauses import Clauses
from llm_bridge.tune.corpus_controls import Controls
from llm_bridge.tune.corpus_missing import Missing
from llm_bridge.tune.corpus_pairs import Chain
from llm_bridge.tune.corpus_text import beside, parallel, plain, sequence
from llm_bridge.tune.skill_families import frames, sentences

Said = tuple[str, Plan, str]
"""Marked text, a plan of keys, and the category."""


class Talk:
    """Makes such utterances for one site."""

    def __init__(
        self, rng: Random, chains: Chains, clauses: Clauses, controls: Controls, missing: Missing
    ) -> None:
        self.rng = rng
        self.chains = chains
        self.actor = chains.actor
        self.clauses = clauses
        self.controls = controls
        self.missing = missing
        self.phrases = clauses.phrases
        self.mark = chains.mark

    def ask(self, question: str) -> Said:
        """Return a question as an example."""
        text, key = self.mark(question)
        if self.rng.random() < 0.1:
            text = f'{self.rng.choice(frames("ask_lead"))} {text}'
        return text, Ask(key), 'question'

    def question(self) -> list[Said]:
        """Return a question, perhaps with a command that is put as a question."""
        rng = self.rng
        if rng.random() < 0.15:
            text, key = self.mark(self.clauses.indirect())
            return [(f'{rng.choice(frames("tell"))} {text}', Ask(key), 'question')]
        asked = self.ask(self.clauses.question())
        if rng.random() < 0.06:
            body = self.controls.one()
            return [(f'{asked[0]} and {body.text}', parallel(asked[1], body.plan), 'question')]
        if rng.random() < 0.25:
            act = self.actor.act(rng.choice(self.chains.site.skills), many=0.1)
            return [asked, (*self.chains.dress(self.chains.start(act), polite=1.0), 'single')]
        return [asked]

    def negation(self) -> list[Said]:
        """Return something forbidden, perhaps beside an action, perhaps with its twin."""
        rng = self.rng
        roll = rng.random()
        act = self.actor.act(rng.choice(self.chains.site.skills), many=0.1, robot='')
        while not act.verb:
            act = self.actor.act(rng.choice(self.chains.site.skills), many=0.1, robot='')
        dont = rng.choice(frames('dont'))
        text, key = self.mark(plain(act.base))
        plan: Plan = Never(key)
        if roll < 0.42:
            said = f'{dont} {text}'
        elif roll < 0.52:
            said, plan = self._spared()
            if rng.random() < 0.4:
                body = self.controls.one()
                link = rng.choice(('but', 'and', 'but please', ''))
                said, plan = f'{body.text} {link} {said}', parallel(body.plan, plan)
        elif roll < 0.72:
            body = self.controls.one()
            link = rng.choice(('but', 'but', 'and', ''))
            said, plan = f'{body.text} {link} {dont} {text}', parallel(body.plan, plan)
        elif roll < 0.82:
            body = self.controls.one()
            text, key = self.mark(plain(act.ing))
            said, plan = f'{body.text} without {text}', parallel(body.plan, Never(key))
        elif roll < 0.92:
            body = self.controls.one()
            link = rng.choice(('', 'just', 'but', 'instead', 'only'))
            said, plan = f'{dont} {text} {link} {body.text}', parallel(plan, body.plan)
        elif roll < 0.96:
            clause = self.clauses.clause(event=0.2)
            link = rng.choice(('if', 'when', 'while', 'unless', 'until'))
            text, key = self.mark(f'{plain(act.base)} {link} {clause}')
            said, plan = f'{dont} {text}', Never(key)
        else:
            other = self.actor.act(rng.choice(self.chains.site.skills), many=0.1, robot='')
            text, key = self.mark(f'{plain(act.base)} or {plain(other.base)}')
            said, plan = f'{dont} {text}', Never(key)
        found: list[Said] = [(said, plan, 'negation')]
        if rng.random() < 0.4:
            found.append((*self.chains.dress(self.chains.start(act)), 'single'))
        return found

    def forbid(self, base: str) -> Said:
        """Return the prohibition of an action."""
        text, key = self.mark(plain(base))
        return f'{self.rng.choice(frames("dont"))} {text}', Never(key), 'negation'

    def _spared(self) -> tuple[str, Plan]:
        thing = self.clauses.thing(0.2)[0].text
        if self.chains.site.robots and self.rng.random() < 0.3:
            place = self.phrases.the(self.phrases.area())
            text, key = self.mark(place if self.rng.random() < 0.7 else thing)
            frame = self.rng.choice(frames('away'))
            return frame.replace('{r}', self.phrases.robot()).replace('{x}', text), Never(key)
        if self.rng.random() < 0.35:
            text, key = self.mark(f'{self.rng.choice(("touch", "move", "use"))} {thing}')
            frame = self.rng.choice(frames('untouched'))
        else:
            text, key = self.mark(thing)
            frame = self.rng.choice(frames('spare'))
        return frame.replace('{x}', text), Never(key)

    def unknown(self) -> Said:
        """Return a request that no skill here does."""
        rng, fillers = self.rng, self.phrases.fillers
        request = self.missing.request()
        if rng.random() < 0.1:
            # How often or how long belongs to what cannot be done.
            often = f'for {self.phrases.values.duration()}'
            often = rng.choice((often, self.phrases.pick(fillers['count_words'])))
            request = f'{request} {often}'
        text, key = self.mark(request)
        return *self.chains.dress(Chain(text, Unknown(key)), polite=0.2 * rng.random()), 'unknown'

    def part_unknown(self) -> Said:
        """Return a command of which a part is what no skill here does."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.16:
            return *self._unknown_if(), 'unknown'
        ordered = self._unknown_before() if roll < 0.30 else None
        if ordered is not None:
            return *ordered, 'unknown'
        act = self.missing.action() if rng.random() < 0.4 else None
        text, key = self.mark(plain(act.base) if act else self.missing.request())
        chain = self.chains.several(rng.choice((1, 1, 1, 2)))
        then = rng.random() < 0.4
        # 'and' joins what a robot does one after the other, known or not.
        after = then or (act is not None and act.of_robot and self.chains.by_robots(chain.plan))
        link = rng.choice(
            ('then', 'and then', 'after that', 'afterwards')
            if then
            else ('and', 'and', 'and also', '')
        )
        join = sequence if after else beside
        if rng.random() < 0.55:
            made = Chain(f'{chain.text} {link} {text}', join(chain.plan, Unknown(key)))
        else:
            made = Chain(f'{text} {link} {chain.text}', join(Unknown(key), chain.plan))
        return *self.chains.dress(made), 'unknown'

    def _unknown_if(self) -> tuple[str, Plan]:
        """Return a condition for what no skill here does."""
        rng = self.rng
        act = self.missing.action()
        text, key = self.mark(plain(act.base) if act else self.missing.request())
        now = rng.random() < 0.5
        clause, its_key = self.mark(self.clauses.clause(event=0.1 if now else 0.6))
        word = rng.choice(frames('if' if now else 'when'))
        plan: Plan = If(its_key, Unknown(key)) if now else When(its_key, Unknown(key))
        if rng.random() < 0.7:
            return f'{word} {clause} {text}', plan
        return f'{text} {rng.choice(frames("only_if")) if now else word} {clause}', plan

    def _unknown_before(self) -> tuple[str, Plan] | None:
        """Return two actions in a turned order, one of which no skill here does."""
        rng = self.rng
        missing = self.missing.action()
        known = self.actor.act(rng.choice(self.chains.site.skills), many=0.1, robot='', pronoun=0)
        if missing is None or not known.verb:
            return None
        forms = {'{ing}': missing.ing, '{done}': missing.done, '{base}': missing.base}
        frame, first = rng.choice(
            (
                ('after {ing} {b}', True),
                ('when you have {done} {b}', True),
                ('once you have {done} {b}', True),
                ('{b} after {ing}', True),
                ('before {ing} {b}', False),
                ('before you {base} {b}', False),
                ('{b} before you {base}', False),
                ('{b} and then {base}', False),
            )
        )
        for slot, said in forms.items():
            if slot in frame:
                text, key = self.mark(plain(said))
                frame = frame.replace(slot, text)
        plans = (Unknown(key), known.call) if first else (known.call, Unknown(key))
        return frame.replace('{b}', known.base), sequence(*plans)

    def nothing(self) -> Said:
        """Return talk that asks for nothing."""
        rng = self.rng
        talk = sentences('talk')
        if rng.random() < 0.55:
            text = rng.choice(talk['nothing'])
            if rng.random() < 0.15:
                text = f'{text} {rng.choice(talk["nothing"])}'
            return text, Nothing(), 'nothing'
        thing, kind = self.clauses.thing(0.2)
        text = rng.choice(talk['reports'])
        is_, was = ('are', 'were') if thing.plural else ('is', 'was')
        for slot, said in (
            ('{thing}', thing.text),
            ('{is}', is_),
            ('{was}', was),
            ('{noun}', self.phrases.noun(kind)),
            ('{state}', self.phrases.pick(kind.states)),
        ):
            text = text.replace(slot, said)
        return text, Nothing(), 'nothing'

    def followup(self) -> Said:
        """Return what leans on the command before."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.16:
            return rng.choice(frames('again')), Again(), 'followup'
        if roll < 0.32:
            return rng.choice(frames('undo')), Undo(), 'followup'
        text, key = self.mark(self._bit())
        also = roll < 0.64
        frame = rng.choice(frames('also' if also else 'instead')).replace('{y}', self._bit())
        if f'not {plain(text)} ' in f'{frame} ':
            frame = 'no {x}'
        return frame.replace('{x}', text), Also(key) if also else Instead(key), 'followup'

    def _bit(self) -> str:
        """Return a target or value that could stand in for that of the last command."""
        rng, p = self.rng, self.phrases
        roll = rng.random()
        if roll < 0.45:
            return self.clauses.thing(0.2)[0].text
        if roll < 0.65:
            return p.the(p.area()) if rng.random() < 0.8 else f'in {p.the(p.area())}'
        if roll < 0.75:
            return rng.choice(
                (
                    'the other one',
                    'the left one',
                    'the big one',
                    'that one',
                    'the second one',
                    'the one upstairs',
                    'the right one',
                    'the red one',
                    'the rest',
                    f'the one in {p.the(p.area())}',
                    f'the {p.pick(p.adjectives)} one',
                )
            )
        if roll < 0.88:
            return rng.choice(
                (p.values.percent(), p.values.degrees(), p.values.duration(), p.value('color'))
            )
        return rng.choice((p.object(), p.robot(), p.place()))

    def correction(self) -> Said:
        """Return a command that is corrected while it is said."""
        rng = self.rng
        skills = self.chains.site.skills
        act = self.actor.act(rng.choice(skills), many=0.1, robot='', pronoun=0)
        sorry = rng.choice(frames('sorry'))
        if rng.random() < 0.6 and act.marked_thing and act.marked_thing in act.tail and act.verb:
            wrong = self._like(act)
            tail = act.tail.replace(act.marked_thing, f'{wrong} {sorry} {act.marked_thing}', 1)
            return f'{act.verb} {tail}', act.call, 'correction'
        while not act.verb:
            act = self.actor.act(rng.choice(skills), many=0.1, robot='', pronoun=0)
        other = self.actor.act(rng.choice(skills), many=0.1, robot='', pronoun=0)
        if rng.random() < 0.25:
            beside_it = self.chains.several(1)
            return (
                f'{beside_it.text} then {plain(other.base)} {sorry} {act.base}',
                sequence(beside_it.plan, act.call),
                'correction',
            )
        words = plain(other.base).split()
        if rng.random() < 0.6:
            words = words[: rng.randint(1, max(1, len(words) - 1))]
        return f'{" ".join(words)} {sorry} {act.base}', act.call, 'correction'

    def _like(self, act: Act) -> str:
        """Return what could have been said by mistake for the thing of an action."""
        first = act.template.rest[0][1:-1] if act.template and act.template.rest else ''
        if not act.of_robot:
            return self.clauses.thing(0)[0].text
        return self.phrases.value(first) if first and first != 'robot' else self.phrases.robot()
