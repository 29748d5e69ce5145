"""Times, waits, repetitions and what is taken back afterwards, as steps."""

from abc import ABC, abstractmethod
from dataclasses import replace

from llm_bridge.graph.action_graph import BRIDGE, Guard, Step
from llm_bridge.graph.action_graph import Repeat as Repetition
from llm_bridge.graph.builtin import LONGEST_WAIT_S
from llm_bridge.graph.condition import AtTime, Condition
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.truth import number
from llm_bridge.graph.wording import name_words
from llm_bridge.language.clauses.results import met_by_reaching
from llm_bridge.language.grounding.calls import CallGrounder
from llm_bridge.language.grounding.draft import Ids, MOST_STEPS, Place
from llm_bridge.language.plans.plan import (
    Call,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Wait,
    walk,
)
from llm_bridge.language.skills.settings import switched_over
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.quantities import is_vague, read_count, read_duration
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import (
    Choice,
    Question,
)
from llm_bridge.site.skill import Arg, ArgType, Scalar, Skill

MOST_TIMES = 20
"""A group is not repeated more often than this."""
_TOMORROW = frozenset({'tomorrow', 'tmrw', 'demain'})
UNTIL_TIMES = 100
"""Something that is done until a condition holds is done at most this often."""

_WAKING = frozenset({'brightness', 'color', 'color_temperature', 'speed', 'position'})
"""What is set to one of these is on, or open, from then on; a thermostat may stay off."""


class TimeGrounder(CallGrounder, ABC):
    """Grounds what is timed, repeated, waited for or taken back."""

    @abstractmethod
    def build(self, plan: Plan, place: Place) -> Ids:
        """Add the steps of a part; return those that whatever comes next has to wait for."""

    @abstractmethod
    def condition(self, clause: str, body: Plan | None = None) -> Condition | None:
        """Return what a clause says; None when it was not understood, which is noted."""

    @abstractmethod
    def under(self, mode: str, condition: Condition, clause: str, body: Plan, place: Place) -> Ids:
        """Build the body under a condition: on the step itself, or behind a gate."""

    @abstractmethod
    def lose(self, body: Plan) -> None:
        """Remember that a part was lost, for the robots whose later steps built on it."""

    def timed(self, how: str, phrase: str, body: Plan, place: Place) -> Ids:
        if how == 'at':
            today = _without_tomorrow(phrase)
            time = self.time(today or phrase)
            if time is None:
                self.lose(body)
                self.draft.adrift = True
                return place.after
            if today:
                return self.tomorrow(time, phrase, body, place)
            return self.under('wait', AtTime(time=time), phrase, body, place)
        seconds = self.duration(phrase)
        if seconds is None:
            self.lose(body)
            self.draft.adrift = True
            return place.after
        if how == 'in':
            wait = self.add(
                'wait', BRIDGE, self.ungated(place), args={'duration': seconds}, because=phrase
            )
            before = len(self.draft.steps)
            ends = self.build(body, Place(after=(wait,)))
            if len(self.draft.steps) == before:
                self.draft.steps.pop()
                return place.after
            return ends
        return self.lasting(phrase, body, place, seconds=seconds)

    def tomorrow(self, time: str, phrase: str, body: Plan, place: Place) -> Ids:
        """Do the body at a time of tomorrow: after the next midnight, when it is that time."""
        midnight = self.add(
            'wait_until',
            BRIDGE,
            self.ungated(place),
            when=Guard(mode='wait', condition=AtTime(time='00:00')),
            because=phrase,
        )
        before = len(self.draft.steps)
        ends = self.under('wait', AtTime(time=time), phrase, body, Place(after=(midnight,)))
        if len(self.draft.steps) == before:
            self.draft.steps.pop()
            return place.after
        return ends

    def lasting(
        self,
        phrase: str,
        body: Plan,
        place: Place,
        *,
        seconds: float = 0.0,
        until: Condition | None = None,
    ) -> Ids:
        """Do the body, wait, and take it back; or hand the time to a skill that takes one."""
        if isinstance(body, Call) and until is None:
            timed = self.with_duration(body, phrase)
            if timed is not None:
                return self.build(timed, place)
        place = self.ungated(place)
        before = len(self.draft.steps)
        problems = len(self.draft.problems)
        ends = self.build(body, place)
        done = self.draft.steps[before:]
        if not done:
            return place.after
        back = []
        for step in done:
            inverse = self.inverse(step)
            if inverse is None:
                del self.draft.steps[before:]
                del self.draft.problems[problems:]
                self.problem(
                    ProblemCode.UNSUPPORTED,
                    phrase,
                    self.for_good(phrase, step),
                )
                self.lose(body)
                self.draft.adrift = True  # what comes next would be done too early
                return place.after
            back.append(inverse)
        middle = Place(after=ends, given=self.given_of(done))
        if until is None:
            wait = self.add('wait', BRIDGE, middle, args={'duration': seconds}, because=phrase)
        else:
            wait = self.add(
                'wait_until',
                BRIDGE,
                middle,
                because=phrase,
                when=Guard(mode='wait', condition=until),
            )
        return tuple(
            self.add(
                i.skill,
                i.target,
                Place(after=(wait,), given=middle.given),
                args=dict(i.args),
                because=phrase,
            )
            for i in back
        )

    def until(self, phrase: str, body: Plan, place: Place) -> Ids:
        condition = self.condition(phrase, body)  # 'run the fan until it is dry in there'
        if condition is None:
            self.lose(body)
            return place.after
        condition = self.awaited(condition, phrase)
        if isinstance(condition, AtTime) and self.is_for_robots(body):
            self.problem(
                ProblemCode.UNSUPPORTED,
                phrase,
                f"I cannot go on with that until '{phrase}': say how often instead.",
            )
            return place.after
        reversible = all(
            isinstance(c, Call)
            and not any(c.skill in r.skills for r in self.site.robots.values())
            and all(
                (s := self.site.skills_of(a.id)[c.skill]).inverse
                and not any(e.relative for e in s.effects)
                for a in self.site.actors(c.skill)
            )
            for c in walk(body)
            if not isinstance(c, Parallel | Sequence)
        )
        if reversible:
            return self.lasting(phrase, body, place, until=condition)
        before, problems = len(self.draft.steps), len(self.draft.problems)
        ends = self.build(body, place)
        done = self.draft.steps[before:]
        if done and len(self.draft.problems) == problems and all(map(self.set_back, done)):
            del self.draft.steps[before:]
            return self.lasting(phrase, body, place, until=condition)
        settings = [step for step in done if self.is_setting(step)]
        if len(done) == 1 and not settings:
            self.draft.steps[-1] = done[0].model_copy(
                update={'repeat': Repetition(times=UNTIL_TIMES, until=condition)}
            )
            return ends
        del self.draft.steps[before:]
        if settings:  # to set it a hundred times comes to no more than once
            self.problem(ProblemCode.UNSUPPORTED, phrase, self.for_good(phrase, settings[0]))
            return place.after
        if done:
            self.problem(
                ProblemCode.UNSUPPORTED,
                phrase,
                f"I can repeat one step until '{phrase}', not {len(done)} of them.",
            )
        return place.after

    def repeated(self, phrase: str, body: Plan, place: Place) -> Ids:
        times = read_count(phrase, self.situation.language)
        if isinstance(times, Problem):
            self.settle(times)
            self.lose(body)
            return place.after
        single = isinstance(body, Call)
        if times > (100 if single else MOST_TIMES):
            self.problem(
                ProblemCode.OUT_OF_RANGE,
                phrase,
                f"'{phrase}' is too often: at most {100 if single else MOST_TIMES} times.",
                allowed=f'1 to {100 if single else MOST_TIMES}',
            )
            self.lose(body)
            return place.after
        before = len(self.draft.steps)
        ends = self.build(body, place)
        done = self.draft.steps[before:]
        if len(done) == 1 and done[0].repeat is None:
            if times > 1:
                self.draft.steps[-1] = done[0].model_copy(
                    update={'repeat': Repetition(times=times)}
                )
            return ends
        for _ in range(times - 1):
            if not done or len(self.draft.steps) > MOST_STEPS:
                break
            ends = self.build(body, replace(place, after=ends, when=None))
        return ends

    def every(self, phrase: str, body: Plan, place: Place) -> Ids:
        """Do it a number of times with a while between; without a number it would never end."""
        if not isinstance(read_count(phrase, self.situation.language), Problem):
            return self.repeated(phrase, body, place)  # 'every three times'
        pause = read_duration(phrase.removeprefix('every '), self.situation.language)
        if isinstance(body, Repeat) and body.how == 'repeat' and not isinstance(pause, Problem):
            return self.spaced(phrase, body, place)
        self.problem(
            ProblemCode.UNSUPPORTED,
            phrase,
            f"I cannot do something again and again ('{phrase}'). "
            'I can do it now, later, or a number of times.',
        )
        return place.after

    def spaced(self, pause: str, body: Repeat, place: Place) -> Ids:
        times = read_count(body.phrase, self.situation.language)
        if isinstance(times, Problem) or times > MOST_TIMES:
            return self.repeated(body.phrase, Sequence((body.body, Wait(pause))), place)
        parts: list[Plan] = [body.body]
        for _ in range(times - 1):
            parts += [Wait(pause), body.body]
        return self.build(Sequence(tuple(parts)), place)

    def wait(self, phrase: str, place: Place) -> Ids:
        if is_vague(phrase) and f'duration:{phrase}' not in self.situation.decided:
            self.settle(Question(text='For how long?', slot=f'duration:{phrase}'))
            self.draft.adrift = True
            return place.after
        decided = self.situation.decided.get(f'duration:{phrase}')
        seconds = read_duration(decided[0] if decided else phrase, self.situation.language)
        if not isinstance(seconds, Problem):
            checked = self.duration(phrase)
            if checked is None:
                self.draft.adrift = True
                return place.after
            return (
                self.add(
                    'wait', BRIDGE, self.ungated(place), args={'duration': checked}, because=phrase
                ),
            )
        time = read_time(phrase, self.situation.language)
        if not isinstance(time, Problem):
            chosen = self.time(phrase)
            if chosen is None:
                self.draft.adrift = True
                return place.after
            condition: Condition | None = AtTime(time=chosen)
        elif seconds.code is ProblemCode.WRONG_UNIT:
            self.settle(seconds)
            self.draft.adrift = True
            return place.after
        else:
            condition = self.condition(phrase)
        if condition is None:
            self.draft.adrift = True
            return place.after
        condition = self.awaited(condition, phrase)
        return (
            self.add(
                'wait_until',
                BRIDGE,
                self.ungated(place),
                because=phrase,
                when=Guard(mode='wait', condition=condition),
            ),
        )

    def awaited(self, condition: Condition, clause: str) -> Condition:
        """Return what is waited for, where no number must be met to the last digit."""
        if 'exactly' in split_words(clause):
            return condition
        return met_by_reaching(condition, self.situation.world)

    def time(self, phrase: str) -> str | None:
        slot = f'time:{phrase}'
        decided = self.situation.decided.get(slot)
        times = read_time(decided[0] if decided else phrase, self.situation.language)
        if isinstance(times, Problem):
            self.settle(times)
            return None
        if len(times) > 1:
            self.settle(
                Question(
                    text=f"Is '{phrase}' {times[0]} or {times[1]}?",
                    slot=slot,
                    choices=tuple(Choice(t, t) for t in times),
                )
            )
            return None
        return times[0]

    def duration(self, phrase: str) -> float | None:
        slot = f'duration:{phrase}'
        decided = self.situation.decided.get(slot)
        seconds = read_duration(decided[0] if decided else phrase, self.situation.language)
        if isinstance(seconds, Problem):
            self.settle(seconds)
            return None
        if not 0 < seconds <= LONGEST_WAIT_S:
            self.problem(
                ProblemCode.OUT_OF_RANGE,
                phrase,
                f"'{phrase}' is too {'long' if seconds > 0 else 'short'}: I can wait "
                'from a moment to 24 hours.',
                allowed='0 to 24 hours',
            )
            return None
        return seconds

    def given_of(self, done: list[Step]) -> Ids:
        """Return the gates behind which all of the steps are."""
        shared = set(done[0].given)
        for step in done:
            shared &= set(step.given)
        return tuple(g for g in done[0].given if g in shared)

    def with_duration(self, call: Call, phrase: str) -> Call | None:
        for actor in self.site.actors(call.skill):
            skill = self.site.skills_of(actor.id)[call.skill]
            for arg in skill.args:
                if (
                    arg.type is ArgType.DURATION
                    and not arg.required
                    and arg.name not in call.options
                ):
                    return replace(call, options={**call.options, arg.name: phrase})
        return None

    def inverse(self, step: Step) -> Step | None:
        """Return the step that takes one back; None when none does."""
        skill = self.site.skill(step.target, step.skill)
        if skill is None:
            return None
        if skill.inverse is None:
            over = switched_over(skill, step.args)
            if over is not None:
                return Step(id=step.id, skill=skill.name, target=step.target, args=over)
            return self.restored(step, skill)
        back = self.site.skill(step.target, skill.inverse)
        if back is None:
            return None
        args = {a.name: step.args[a.name] for a in back.args if a.name in step.args}
        if any(a.required and a.name not in args for a in back.args):
            return None
        return Step(id=step.id, skill=back.name, target=step.target, args=args)

    def restored(self, step: Step, skill: Skill) -> Step | None:
        """Return the same step with the values that hold now, where all of them are known.

        What is off now, and is on as soon as it is set to something, is switched off again.
        """
        wakes = any(e.attribute in _WAKING for e in skill.effects)
        if wakes and (off := self.off_again(step)) is not None:
            return off
        args: dict[str, Scalar] = {}
        for effect in skill.effects:
            if isinstance(effect.value, str) and effect.value.startswith('$'):
                now = self.situation.world.get(step.target, effect.attribute)
                arg = skill.arg(effect.value[1:])
                if effect.relative or now is None or arg is None or not _is_allowed(arg, now):
                    return None
                args[arg.name] = now
        if not args or set(args) != set(step.args):
            return None
        return Step(id=step.id, skill=step.skill, target=step.target, args=args)

    def off_again(self, step: Step) -> Step | None:
        """Return the step that leads to the state of now, where that is off or standing."""
        state = self.situation.world.get(step.target, 'state')
        return next(
            (
                Step(id=step.id, skill=name, target=step.target)
                for name, skill in self.site.skills_of(step.target).items()
                if skill.polarity == 'negative'
                and [(e.attribute, e.value) for e in skill.effects] == [('state', state)]
                and not any(arg.required for arg in skill.args)
            ),
            None,
        )

    def set_back(self, step: Step) -> Step | None:
        """Return the step that sets a device back to what is known of it now, if one does."""
        skill = self.site.skill(step.target, step.skill)
        device = step.target in self.site.devices
        return self.restored(step, skill) if device and skill is not None else None

    def is_setting(self, step: Step) -> bool:
        """Tell whether a step sets a device to a value: done twice it is as done once."""
        skill = self.site.skill(step.target, step.skill)
        if skill is None or step.target not in self.site.devices or not skill.effects:
            return False
        told = [e for e in skill.effects if str(e.value).startswith('$')]
        return bool(told) and not any(e.relative for e in skill.effects)

    def for_good(self, phrase: str, step: Step) -> str:
        """Say why a step cannot be taken back after a while."""
        skill = self.site.skill(step.target, step.skill)
        if skill is not None and any(str(e.value).startswith('$') for e in skill.effects):
            name = name_words(step.target, self.site)
            return (
                f"I cannot do that for a while ('{phrase}'): I do not know the present setting of "
                f'{name}, so I could not go back to it.'
            )
        done = step.skill.replace('_', ' ')
        return f"I cannot do that '{phrase}': nothing takes '{done}' back afterwards."

    def is_for_robots(self, body: Plan) -> bool:
        return any(
            isinstance(c, Call) and any(c.skill in r.skills for r in self.site.robots.values())
            for c in walk(body)
        )


def _is_allowed(arg: Arg, value: Scalar) -> bool:
    """Return whether a value is one that the argument can be given: no speed 0 of what stands."""
    told = number(value)
    if told is None:
        return True
    return (arg.min is None or told >= arg.min) and (arg.max is None or told <= arg.max)


def _without_tomorrow(phrase: str) -> str:
    """Return the time of day in 'tomorrow at six'; empty when it says no such day or no time."""
    words = phrase.split()
    days = [w for w in words if w in _TOMORROW]
    left = [w for w in words if w not in _TOMORROW and w not in ('at', 'by', 'à')]
    return ' '.join(left) if days else ''
