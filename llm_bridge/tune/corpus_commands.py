"""Whole commands of each category for one site, often with the twins that mean something else."""

from collections.abc import Callable
from random import Random

from llm_bridge.language.plans.plan import Nothing
from llm_bridge.tune.corpus_actions import Act, Actor
from llm_bridge.tune.corpus_chains import Chains
from llm_bridge.tune.corpus_clauses import Clauses
from llm_bridge.tune.corpus_controls import Controls
from llm_bridge.tune.corpus_missing import Missing
from llm_bridge.tune.corpus_moods import Moods
from llm_bridge.tune.corpus_nouns import NounPhrase
from llm_bridge.tune.corpus_phrases import Phrases
from llm_bridge.tune.corpus_remarks import Remarks
from llm_bridge.tune.corpus_sites import RandomSite, SiteSkill
from llm_bridge.tune.corpus_talk import Said, Talk
from llm_bridge.tune.corpus_text import plain
from llm_bridge.tune.skill_families import kinds

SHARES: dict[str, float] = {
    'single': 14,
    'quantified': 6,
    'wanted': 5.5,
    'contrast': 4,
    'two_to_four': 25,
    'long': 3,
    'conditional': 11,
    'timed': 8,
    'repeat': 5.5,
    'question': 4.5,
    'negation': 5.5,
    'unknown': 9,
    'part_unknown': 4.5,
    'nothing': 6,
    'followup': 5,
    'correction': 2,
}
"""Category -> weight."""


REMARKED = 0.09
"""Share of commands with a remark before or behind them."""


class Commands:
    """Makes commands for one site."""

    def __init__(self, rng: Random, site: RandomSite) -> None:
        self.rng = rng
        self.site = site
        phrases = Phrases(rng, site)
        self.actor = Actor(rng, site, phrases)
        self.moods = Moods(self.actor)
        self.clauses = Clauses(rng, site, phrases, self.actor)
        self.chains = Chains(rng, site, self.actor, self.moods)
        self.controls = Controls(rng, self.chains, self.clauses)
        self.remarks = Remarks(rng, site)
        self.talk = Talk(rng, self.chains, self.clauses, self.controls, Missing(rng, site))
        self._countable = [
            s
            for s in site.skills
            if not s.family.robot and not s.kinds & {'list', 'timer', 'scene'}
        ]
        controls, talk = self.controls, self.talk
        self._makers: dict[str, Callable[[], list[Said]]] = {
            'single': self._single,
            'quantified': self._quantified,
            'wanted': self._wanted,
            'contrast': self._contrast,
            'two_to_four': lambda: self._chain(rng.choice((2, 2, 2, 2, 3, 3, 4)), 'two_to_four'),
            'long': lambda: self._chain(rng.choice((5, 5, 6, 6, 7, 8)), 'long'),
            'conditional': lambda: [(*controls.conditional(), 'conditional')],
            'timed': lambda: [(*self.chains.dress(controls.timed()), 'timed')],
            'repeat': lambda: [(*self.chains.dress(controls.repeated()), 'repeat')],
            'question': talk.question,
            'negation': talk.negation,
            'unknown': lambda: [talk.unknown()],
            'part_unknown': lambda: [talk.part_unknown()],
            'nothing': self._nothing,
            'followup': lambda: [talk.followup()],
            'correction': lambda: [talk.correction()],
        }

    def make(self, category: str) -> list[Said]:
        """Return one command of the category, and perhaps its twins: text, plan, category."""
        return [
            self.remarks.around(said) if self.rng.random() < REMARKED else said
            for said in self._makers[category]()
        ]

    def _dressed(self, act: Act, category: str = 'single') -> Said:
        return *self.chains.dress(self.chains.start(act)), category

    def _chain(self, count: int, category: str) -> list[Said]:
        return [(*self.chains.dress(self.chains.several(count)), category)]

    def _nothing(self) -> list[Said]:
        if self.rng.random() < 0.15:
            return [(self.remarks.alone(), Nothing(), 'nothing')]
        return [self.talk.nothing()]

    def _single(self) -> list[Said]:
        rng = self.rng
        skill = rng.choice(self.site.skills)
        if rng.random() < 0.03:
            scattered = self.moods.scattered(skill)
            if scattered is not None:
                return [(scattered.base, scattered.call, 'single')]
        act = self.actor.act(skill, many=0.1)
        made = [self._dressed(act)]
        if rng.random() < 0.3:
            made += self._twins(act)
        return made

    def _quantified(self) -> list[Said]:
        if not self._countable:
            return self._single()
        act = self.actor.act(self.rng.choice(self._countable), many=1.0)
        made = [self._dressed(act, 'quantified')]
        if self.rng.random() < 0.15:
            made += self._twins(act)
        return made

    def _wanted(self) -> list[Said]:
        rng = self.rng
        for _ in range(8):
            skill = rng.choice(self.site.skills)
            roll = rng.random()
            act = (
                self.moods.want(skill)
                if roll < 0.45
                else self.moods.bare(skill)
                if roll < 0.72
                else self.moods.feel(skill)
            )
            if act is None:
                continue
            text = f'{act.tail} please' if rng.random() < 0.12 else act.tail
            made: list[Said] = [(text, act.call, 'single')]
            if roll < 0.45 and rng.random() < 0.5:
                made += self._twins(act)
            return made
        return self._single()

    def _twins(self, act: Act) -> list[Said]:
        """Return what sounds nearly the same and means something else."""
        rng, thing = self.rng, act.thing
        whole = (
            thing is not None
            and not act.of_robot
            and bool(thing.text)
            and thing.text in plain(act.marked_thing)
        )
        same = thing if whole else None
        made: list[Said] = []
        opposite = self._opposite(act.skill, thing)
        if opposite and rng.random() < 0.75:
            other = self.moods.want(opposite, same) if same and rng.random() < 0.2 else None
            made.append(self._dressed(other or self.actor.act(opposite, thing=same)))
        if act.verb and rng.random() < 0.35:
            made.append(self.talk.forbid(act.base))
        if (
            same
            and same.kind in kinds()
            and rng.random() < 0.5
            and not act.skill.kinds & {'list', 'scene'}
        ):
            made.append(self.talk.ask(self.clauses.about(same, kinds()[same.kind])))
        return made

    def _contrast(self) -> list[Said]:
        """Return commands for one thing that differ in what is to be done with it."""
        rng = self.rng
        paired = [s for s in self.site.skills if s.family.opposite and self._opposite(s, None)]
        if not paired:
            return self._single()
        skill = rng.choice(paired)
        if skill.family.robot:
            other = self._opposite(skill, None)
            return [
                self._dressed(self.actor.act(s, many=0.1))
                for s in (skill, other, skill)
                if s is not None
            ]
        thing = self.actor.target(skill, many=0.25, pronoun=0.2)
        skills = [s for s in self.site.skills if thing.kind in s.kinds]
        opposite = self._opposite(skill, thing)
        rest = [s for s in skills if s is not skill and s is not opposite]
        chosen = [s for s in (skill, opposite, *rng.sample(rest, min(len(rest), 2))) if s]
        rng.shuffle(chosen)
        made = []
        for each in chosen:
            act = self.moods.want(each, thing) if rng.random() < 0.25 else None
            made.append(self._dressed(act or self.actor.act(each, thing=thing)))
        if rng.random() < 0.5:
            made.append(self.talk.forbid(self.actor.act(skill, thing=thing).base))
        if (
            thing.kind in kinds()
            and not thing.pronoun
            and not skill.kinds & {'list', 'scene'}
            and rng.random() < 0.6
        ):
            made.append(self.talk.ask(self.clauses.about(thing, kinds()[thing.kind])))
        return made

    def _opposite(self, skill: SiteSkill, thing: NounPhrase | None) -> SiteSkill | None:
        key = skill.family.opposite
        if not key:
            return None
        if skill.family.robot:
            return self.site.find(key)
        return self.site.find(key, thing.kind if thing and thing.kind else min(skill.kinds))
