"""Clauses and questions about the state of the world."""

from random import Random

from llm_bridge.tune.corpus_actions import Actor
from llm_bridge.tune.corpus_nouns import NounPhrase, plural
from llm_bridge.tune.corpus_phrases import Phrases
from llm_bridge.tune.corpus_sites import RandomSite, SiteSkill
from llm_bridge.tune.corpus_text import plain
from llm_bridge.tune.skill_families import frames, Kind, kinds, sentences

_STATELESS = frozenset({'list', 'scene'})
_OVER = (
    'is above',
    'is below',
    'is over',
    'is under',
    'rises above',
    'drops below',
    'falls below',
    'goes over',
    'is higher than',
    'is lower than',
    'is more than',
    'is less than',
    'exceeds',
    'reaches',
    'gets above',
    'is at least',
)


class Clauses:
    """Makes clauses and questions for one site."""

    def __init__(self, rng: Random, site: RandomSite, phrases: Phrases, actor: Actor) -> None:
        self.rng = rng
        self.site = site
        self.phrases = phrases
        self.actor = actor
        self._kinds = [
            k
            for k in kinds().values()
            if k.split in ('train', site.split) and k.key not in _STATELESS
        ]
        self._own = [k for k in site.kinds if k.key not in _STATELESS]

    def kind(self) -> Kind:
        """Return a kind of device, most often one of this site."""
        if self._own and self.rng.random() < 0.75:
            return self.rng.choice(self._own)
        return self.rng.choice(self._kinds)

    def thing(self, many: float = 0.12) -> tuple[NounPhrase, Kind]:
        """Return a phrase for a device that has a state, and its kind."""
        kind = self.kind()
        thing = self.phrases.thing(kind, many=many, pronoun=False)
        while thing.text.startswith(('a ', 'one of', 'any ')):
            thing = self.phrases.thing(kind, many=many, pronoun=False)
        return thing, kind

    def clause(self, *, event: float = 0.4) -> str:
        """Return a clause, or two with and/or; `event`: share of things that happen."""
        first = self._clause(event)
        if self.rng.random() > 0.1:
            return first
        joint = self.rng.choice(('and', 'and', 'or', 'or', 'but'))
        return f'{first} {joint} {self._clause(event)}'

    def _clause(self, event: float) -> str:
        rng, p = self.rng, self.phrases
        roll = rng.random()
        if roll < 0.44:
            thing, kind = self.thing()
            if rng.random() < event and kind.events and not thing.plural:
                return f'{thing.text} {p.pick(kind.events)}'
            extra = rng.choice(('', '', '', '', 'still ', 'already ', 'not ', 'no longer '))
            return f'{thing.text} {_be(thing)} {extra}{p.pick(kind.states)}'
        if roll < 0.58:
            return self._number_clause()
        if roll < 0.71:
            return self._presence()
        if roll < 0.84:
            return self._robot_clause()
        return rng.choice(frames('day' if rng.random() < 0.5 else 'happens'))

    def _number_clause(self) -> str:
        rng, p = self.rng, self.phrases
        area = p.the(p.area())
        said = p.values.spelt(rng.randint(5, 95))
        over = rng.choice(_OVER)
        thing, _ = self.thing(0)
        return rng.choice(
            (
                f'the temperature in {area} {over} {said} degrees',
                f'the temperature {over} {said}',
                f'it {over} {said} degrees in {area}',
                f'it is warmer than {said} degrees',
                f'it gets warmer than {said} degrees',
                f'it gets colder than {said} in {area}',
                f'it is colder than {said} degrees in {area}',
                f'it is below {said} degrees in here',
                f'the humidity in {area} {over} {said} percent',
                f'the humidity {over} {said}%',
                f'the battery of {p.robot()} {over} {said} percent',
                f'the battery {over} {said}%',
                f'the pressure {over} {said} bar',
                f'the level {over} {said} percent',
                f'the speed of {thing.text} {over} {said} percent',
                f'the noise in {area} {over} {said} decibels',
                f'the load {over} {said} kilos',
                f'the power {over} {said} watts',
                f'the co2 level {over} {said}0 ppm',
            )
        )

    def _presence(self) -> str:
        rng, p = self.rng, self.phrases
        area = p.the(p.area())
        who = rng.choice(
            (
                'anna',
                'the boss',
                'somebody',
                'someone',
                'my wife',
                'the visitor',
                'the driver',
                'tom',
                'anyone',
                'the technician',
                'a customer',
            )
        )
        return rng.choice(
            (
                f'somebody is in {area}',
                f'someone enters {area}',
                f'nobody is in {area}',
                'nobody is home',
                'no one is here',
                'everyone has left',
                'somebody comes in',
                f'motion is detected in {area}',
                f'there is motion in {area}',
                f'{area} is empty',
                f'{who} comes home',
                f'{who} is in {area}',
                f'{who} leaves {area}',
                f'{who} arrives',
                f'{who} has left',
                f'i am in {area}',
                'i come home',
                'i leave',
                'the kids are asleep',
                f'the guests are in {area}',
                f'there is nobody in {area}',
                f'{who} is asleep',
                f'someone is at {p.the(p.pick(p.places))}',
                f'anyone comes near {area}',
            )
        )

    def one_robot(self) -> str:
        """Return a phrase for a single robot."""
        robot = self.phrases.robot()
        while robot.startswith(('both', 'all', 'a ', 'one ')):
            robot = self.phrases.robot()
        return robot

    def _robot_clause(self) -> str:
        rng, p = self.rng, self.phrases
        robot = self.one_robot()
        place, area = p.the(p.pick(p.places)), p.the(p.area())
        thing = f'the {p.pick(p.objects)}'
        return rng.choice(
            (
                f'{robot} is docked',
                f'{robot} is in {area}',
                f'{robot} arrives at {place}',
                f'{robot} reaches {place}',
                f'{robot} is back',
                f'{robot} has finished',
                f'{robot} is done',
                f'{robot} is at {place}',
                f'{robot} is charging',
                f'{robot} is ready',
                f'{robot} gets stuck',
                f'{robot} has {thing}',
                f'{robot} is holding {thing}',
                f'{robot} leaves {area}',
                f'{robot} is not moving',
                f'{robot} is idle',
                f'{robot} enters {area}',
                f'{robot} comes back',
                f'{robot} is fully charged',
                f'{thing} is at {place}',
                f'{robot} gets to {place}',
                f'{robot} has left {area}',
                f'{robot} has arrived at {place}',
                f'{robot} is home',
                f'{robot} has reached {place}',
            )
        )

    def for_to(self) -> str:
        """Return what follows 'wait for': 'the door to open'."""
        rng, p = self.rng, self.phrases
        thing, kind = self.thing(0)
        verb = rng.choice(('finish', 'stop', 'open', 'start'))
        return rng.choice(
            (
                f'{thing.text} to be {p.pick(kind.states)}',
                f'{p.robot()} to arrive',
                f'{p.robot()} to come back',
                f'{thing.text} to {verb}',
                'somebody to come in',
                'my signal',
                p.pick(p.fillers['person']),
            )
        )

    def question(self) -> str:
        """Return a question, from its first question word on."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.44:
            return self.about(*self.thing(0.2))
        if roll < 0.58:
            return self._which()
        if roll < 0.74:
            return self._how()
        if roll < 0.90:
            skills = [s for s in self.site.skills if s.family.key != 'say']
            if skills:
                return self._done_or_not(skills)
        return rng.choice(sentences('talk')['questions'])

    def _done_or_not(self, skills: list[SiteSkill]) -> str:
        rng = self.rng
        act = self.actor.act(rng.choice(skills), many=0.1, robot='')
        while not act.verb:
            act = self.actor.act(rng.choice(skills), many=0.1, robot='')
        robot = self.one_robot()
        return plain(
            rng.choice(
                (
                    f'did you {act.base}',
                    f'have you {act.done}',
                    f'did anyone {act.base}',
                    f'who has {act.done}',
                    f'are you {act.ing}',
                    f'have you already {act.done}',
                    f'did you really {act.base}',
                    f'should i {act.base}',
                    f'why did you {act.base}',
                    f'when did you {act.base}',
                    f'did {robot} {act.base}',
                    f'has {robot} {act.done}',
                    f'is {robot} {act.ing}',
                    f'how do i {act.base}',
                    f'when will you {act.base}',
                    f'did i {act.base}',
                    f'have i {act.done}',
                    f'how do you {act.base}',
                )
            )
        )

    def _which(self) -> str:
        rng, p = self.rng, self.phrases
        kind = self.kind()
        noun = p.noun(kind)
        nouns, state, area = plural(noun), p.pick(kind.states), p.the(p.area())
        return rng.choice(
            (
                f'which {nouns} are {state}',
                f'are there any {nouns} {state}',
                f'how many {nouns} are {state}',
                f'what is {state} in {area}',
                f'is anything {state} in {area}',
                f'are any {nouns} {state}',
                f'is there a {noun} in {area}',
                f'which {nouns} do we have',
                f'is any {noun} {state}',
                f'are all the {nouns} {state}',
                f'what {nouns} are {state}',
                f'which {noun} is {state}',
            )
        )

    def _how(self) -> str:
        rng, p = self.rng, self.phrases
        area, place = p.the(p.area()), p.the(p.pick(p.places))
        robot, thing = self.one_robot(), self.thing(0)[0].text
        held = f'the {p.pick(p.objects)}'
        return rng.choice(
            (
                f'how warm is it in {area}',
                f'what is the temperature in {area}',
                "what's the temperature",
                "what's the temperature outside",
                f'how humid is it in {area}',
                f'how bright is {thing}',
                f'where is {robot}',
                f'what is {robot} doing',
                f'is {robot} docked',
                f'is {robot} charging',
                f'where is {held}',
                f'is anyone in {area}',
                f'how loud is {thing}',
                f'how fast is {thing}',
                f'what is the status of {thing}',
                f'is {robot} in {area}',
                f'has {robot} finished',
                f'is {robot} at {place}',
                f'how full is the battery of {robot}',
                f'what does {robot} have',
                f'when will {robot} be back',
                f'who is in {area}',
                f'is it warm in {area}',
                f'what is {thing} set to',
                f'how long until {robot} is done',
                f'is {held} in {area}',
                f'what is on {place}',
                f'is {robot} holding something',
                f'does {robot} have {held}',
                'how warm is it',
                'how cold is it in here',
                f'how much battery does {robot} have',
                f'where did you put {held}',
                f'how many people are in {area}',
                f'is there anybody in {area}',
                f"what's {robot} doing",
                f"where's {robot}",
                f'is {robot} moving',
                f'how far is {robot} from {place}',
                f'is the way to {area} clear',
            )
        )

    def indirect(self) -> str:
        """Return a question as it follows 'tell me': 'whether the lamp is on'."""
        rng, p = self.rng, self.phrases
        thing, kind = self.thing(0.15)
        if rng.random() < 0.6:
            word = rng.choice(('if', 'whether', 'if', 'how long', 'why'))
            extra = rng.choice(('', '', '', 'still ', 'really '))
            return f'{word} {thing.text} {_be(thing)} {extra}{p.pick(kind.states)}'
        area, robot = p.the(p.area()), self.one_robot()
        return rng.choice(
            (
                f'how warm it is in {area}',
                f'where {robot} is',
                f'what the temperature in {area} is',
                f'if anyone is in {area}',
                f'where the {p.pick(p.objects)} is',
                f'what {robot} is doing',
                f'how fast {thing.text} is',
                f'what {thing.text} is set to',
                f'if {robot} is done',
                f'how many people are in {area}',
                f'whether {robot} is in {area}',
                'what time it is',
                f'whether somebody is in {area}',
                f'when {robot} will be back',
                'how warm it is',
                f'which lights are on in {area}',
            )
        )

    def about(self, thing: NounPhrase, kind: Kind) -> str:
        """Return a question about the state of a thing."""
        rng, p = self.rng, self.phrases
        verb, state = _be(thing), p.pick(kind.states)
        was, has = ('were', 'have') if thing.plural else ('was', 'has')
        return rng.choice(
            (
                f'{verb} {thing.text} {state}',
                f'{verb} {thing.text} {state}',
                f'{verb} {thing.text} {state}',
                f'{verb} {thing.text} still {state}',
                f'{verb} {thing.text} {state} or {p.pick(kind.states)}',
                f'{verb} {thing.text} really {state}',
                f'{verb} {thing.text} already {state}',
                f'why {verb} {thing.text} {state}',
                f'{verb} {thing.text} {state} right now',
                f'{was} {thing.text} {state}',
                f'did i leave {thing.text} {state}',
                f"{verb}n't {thing.text} {state}",
                f'how long {has} {thing.text} been {state}',
                f'what state {verb} {thing.text} in',
                f'{verb} {thing.text} {state} yet',
            )
        )


def _be(thing: NounPhrase) -> str:
    return 'are' if thing.plural else 'is'
