"""Draft plans to action graphs: every phrase becomes an entity, a value or a problem."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from llm_bridge.graph.action_graph import BRIDGE, Guard, Step
from llm_bridge.graph.condition import AnyOf, Condition, Not
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.addressed import says_you, spoken_to
from llm_bridge.language.clauses.clauses import Clauses
from llm_bridge.language.clauses.forbidden import forbids_nothing, is_a_limit, read_forbidden
from llm_bridge.language.clauses.results import comparisons
from llm_bridge.language.clauses.words import plain_words, WEATHER
from llm_bridge.language.grounding.draft import Draft, Ids, MOST_STEPS, Place, Readers
from llm_bridge.language.grounding.places import shared_room
from llm_bridge.language.grounding.times import TimeGrounder
from llm_bridge.language.plans.plan import (
    Again,
    Also,
    Ask,
    Call,
    calls,
    Every,
    If,
    Instead,
    Never,
    Nothing,
    own_phrases,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    Undo,
    Unknown,
    Wait,
    walk,
    When,
)
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import said_parts
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.questions.questions import Questions
from llm_bridge.language.skills.sayings import Saying, sayings
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import (
    Found,
    HERE,
    Mentions,
    Question,
    Situation,
    Taken,
)
from llm_bridge.language.things.targets import Targets
from llm_bridge.language.things.whose import with_the_noun_of
from llm_bridge.site.site import Site

DEEPEST = 40
"""Parts within parts, at most."""
_NOT_SO = frozenset(
    {
        ('it', 'is', 'not'),
        ('not',),
        ('they', 'are', 'not'),
        ('that', 'is', 'not'),
        ('is', 'not'),
        ('if', 'not'),
        ('it', 'does', 'not'),
        ('that', 'is', 'not', 'so'),
        ('it', 'is', 'not', 'so'),
    }
)
"""Clauses that say that the condition before does not hold."""


_THEIRS = frozenset({'his', 'her', 'its', 'their'})
_LEANS = frozenset({'it', 'its', 'they', 'there', 'left', 'leaves', 'gone'})
"""Words of a clause that may lean on what is done under it."""


@dataclass(frozen=True)
class Grounded:
    """What a draft plan came to."""

    steps: tuple[Step, ...] = ()
    question: Question | None = None
    """Asked before anything is done."""
    problems: tuple[Problem, ...] = ()
    answers: tuple[str, ...] = ()
    """Sentences that answer questions about the world."""
    mentions: Mentions = Mentions()
    """What was spoken of."""
    forbids: tuple[str, ...] = ()
    """What the command said must not be done, as it was said."""
    taken: tuple[Taken, ...] = ()
    """What its phrases were taken for, in the order of the steps."""
    went_on: Call | None = None
    """What 'and the hall light' is in full, after a command."""


class Grounder:
    """Grounds draft plans at one site. Built once; grounding changes nothing."""

    def __init__(self, site: Site) -> None:
        """Prepare the names of the site."""
        self.site = site
        self.targets = Targets(site)
        self.clauses = Clauses(site, self.targets)
        self.questions = Questions(site, self.targets, self.clauses)
        self.readers = Readers(site, self.targets, self.clauses, self.questions)
        self._sayings: dict[str, Mapping[str, Saying]] = {}

    def sayings(self, language: str) -> Mapping[str, Saying]:
        """Return skill -> how it is said in a language."""
        if language not in self._sayings:
            self._sayings[language] = sayings(self.site, language)
        return self._sayings[language]

    def ground(
        self,
        plan: Plan,
        situation: Situation,
        command: str = '',
        last: Plan | None = None,
        last_steps: tuple[Step, ...] = (),
    ) -> Grounded:
        """Return the steps of a plan, or what keeps it from becoming steps.

        `last` and `last_steps` are what 'again', 'also' and 'undo' go back to.
        """
        here = situation.decided.get(HERE)
        if here and here[0] in self.site.areas:
            situation = replace(situation, area=here[0])
        builder = _Builder(self.readers, situation, command, last, last_steps)
        return builder.ground(plan)


class _Builder(TimeGrounder):
    """One command being grounded."""

    def ground(self, plan: Plan) -> Grounded:
        draft = self.draft
        self.said = said_parts(plan, self.command)
        never = [n.phrase for n in walk(plan) if isinstance(n, Never)]
        either = _left_alone(plan)
        for phrase in never:
            if forbids_nothing(phrase, phrase in either):
                continue
            read = read_forbidden(phrase, self.targets, self.situation)
            if isinstance(read, Problem) and _only_forbids(plan) and not is_a_limit(phrase):
                continue  # nothing is done in any case
            if isinstance(read, Problem):
                return Grounded(problems=(read,), forbids=tuple(never))
            if phrase not in either:
                draft.forbidden = (*draft.forbidden, read)
            is_named = read.skills is None or bool(read.named)
            if read.things and is_named and (phrase not in either or len(read.things) == 1):
                draft.mentions = draft.mentions.with_things(
                    tuple(i for i in self.site.entities if i in read.things)
                )
            elif is_named and len(read.places) == 1:
                draft.mentions = draft.mentions.with_place(*read.places)
        draft.mentions = self.named_beside(plan)
        room = shared_room(plan, self.command, self.targets.index)
        if room is not None:
            draft.mentions = draft.mentions.with_place(room)
        self.build(plan, Place())
        if len(draft.steps) > MOST_STEPS:
            draft.problems = [
                Problem(
                    code=ProblemCode.TOO_LONG,
                    came=f'{len(draft.steps)} steps',
                    allowed=f'at most {MOST_STEPS}',
                    message=f'That would be {len(draft.steps)} steps, and a command may have '
                    f'{MOST_STEPS}. Say it in parts.',
                )
            ]
            draft.steps = []
        return Grounded(
            tuple(draft.steps),
            draft.question,
            tuple(dict.fromkeys(draft.problems)),
            tuple(draft.answers),
            draft.mentions,
            tuple(never),
            tuple(self.reader.taken),
            draft.went_on,
        )

    def named_beside(self, plan: Plan) -> Mentions:
        """Return the mentions, with what the command names outside the phrases of its plan.

        'The fan is too loud, turn it off', 'my book is on the sofa, bring it here'.
        """
        mentions = self.said_before(plan)
        table = phrase_words(self.situation.language)
        others = any(tuple(p.split()) in table.other for p in _phrases(plan))
        if not others and not any(p.split()[-1:] in (['it'], ['them']) for p in _phrases(plan)):
            return mentions
        rest = f' {" ".join(split_words(self.command))} '
        for phrase in sorted(_phrases(plan), key=len, reverse=True):
            rest = rest.replace(f' {phrase} ', ' / ', 1)
        left = tuple(w.removesuffix("'s") for w in rest.split())
        found: list[tuple[str, ...]] = []
        at = 0
        while at < len(left):
            for size in range(min(4, len(left) - at), 0, -1):
                ids = tuple(
                    i
                    for i in self.targets.index.exact(left[at : at + size])
                    if i in self.site.devices | self.site.objects | self.site.robots
                )
                if ids:
                    found.append(ids)
                    at += size
                    break
            else:
                at += 1
        if others:  # 'leave the hall light and the lamp on, turn the others off'
            return mentions.with_things(tuple(dict.fromkeys(i for ids in found for i in ids)))
        for ids in found if len(found) == 1 else ():
            mentions = mentions.with_things(ids)
        return mentions

    def said_before(self, plan: Plan) -> Mentions:
        """Return the mentions, with what a later step names and the command says before 'it'.

        'Before you wash the cup bring it here' is bringing it, and then washing the cup.
        """
        mentions, words = self.draft.mentions, split_words(self.command)
        said = [p for c in calls(plan) for p in c.args if p != UNSAID]
        at = find(words, split_words(said[0])) if said else None
        if at is None or tuple(said[0].split()) not in phrase_words(self.situation.language).it:
            return mentions
        named: list[tuple[int, tuple[str, ...]]] = []
        for phrase in said[1:]:
            name = split_words(phrase)
            where = find(words, name)
            ids = self.called(phrase, self.site.devices | self.site.objects)
            if where is not None and where < at and ids:
                named.append((where, ids))
        return mentions.with_things(max(named)[1]) if named else mentions

    def build(self, plan: Plan, place: Place) -> Ids:
        """Add the steps of a part; return those that whatever comes next has to wait for."""
        if len(self.draft.steps) > MOST_STEPS:
            return place.after
        if self.depth > DEEPEST:
            self.problem(
                ProblemCode.TOO_LONG,
                '',
                'That command is folded too deeply: say it in parts.',
                allowed=f'{DEEPEST} levels',
            )
            self.draft.adrift = True
            return place.after
        self.depth += 1
        try:
            return self._build(plan, place)
        finally:
            self.depth -= 1

    def _build(self, plan: Plan, place: Place) -> Ids:
        match plan:
            case Call():
                return self.call(plan, place)
            case Sequence(parts):
                shaky = self.draft.shaky
                for part in parts:
                    if self.draft.adrift:
                        self.leave_out(part)
                        continue
                    lost = self.draft.lost
                    ends = self.build(part, place)
                    self.draft.shaky = self.draft.shaky or self.draft.lost > lost
                    place = replace(place, after=ends, when=None) if ends != place.after else place
                self.draft.shaky = shaky
                return place.after
            case Parallel(parts):
                ends_of: list[Ids] = []
                adrift = self.draft.adrift
                for part in parts:
                    self.draft.adrift = False
                    ends_of.append(self.build(part, place))
                    adrift = adrift or self.draft.adrift
                self.draft.adrift = adrift
                return _merged(ends_of, place.after)
            case If(clause, body, otherwise):
                return self.choice(clause, body, otherwise, place)
            case When(clause, body):
                return self.guarded('wait', clause, body, place)
            case Timed(how, phrase, body):
                return self.timed(how, phrase, body, place)
            case Repeat(how, phrase, body):
                if how == 'until':
                    return self.until(phrase, body, place)
                if isinstance(body, Every):  # 'three times, every ten minutes'
                    return self.every(body.phrase, Repeat(how, phrase, body.body), place)
                return self.repeated(phrase, body, place)
            case Wait(phrase):
                return self.wait(phrase, place)
            case Ask(phrase):
                self.ask(phrase)
            case Every(phrase, body):
                return self.every(phrase, body, place)
            case Unknown(phrase):
                self.problem(ProblemCode.UNSUPPORTED, phrase, f"Nothing here can do '{phrase}'.")
            case Also(phrase) | Instead(phrase):
                return self.again_with(phrase, place)
            case Again():
                return self.again(place)
            case Undo():
                return self.undo(place)
            case Never() | Nothing():
                pass
        return place.after

    def condition(self, clause: str, body: Plan | None = None) -> Condition | None:
        if plain_words(clause) in _NOT_SO and self.looked_at is not None:
            return Not.model_validate({'not': self.looked_at})
        if body is not None and says_you(split_words(clause)):
            self.speak_to(body)
        if body is not None:
            clause = self.in_its_room(clause, body)
        read = self.clauses.condition(clause, self.situation, self.draft.mentions)
        if isinstance(read, Problem | Question) and body is not None:
            theirs = self.of_whoever_acts(clause, body)
            again = self.clauses.condition(theirs, self.situation, self.draft.mentions)
            read = read if isinstance(again, Problem | Question) else again
        if isinstance(read, Problem | Question) and body is not None:
            # "if it's still on, turn off the oven": what 'it' is comes after it
            words = set(plain_words(clause))
            if _LEANS & words and not WEATHER & words:
                trial = self.trial(body)
                again = self.clauses.condition(clause, self.situation, trial.mentions)
                tells_more = isinstance(again, Problem) and again.code is ProblemCode.NOT_CAPABLE
                if tells_more or not isinstance(again, Problem | Question):
                    read = again
        if isinstance(read, Problem | Question):
            self.settle(read)
            return None
        self.draft.mentions = read.mentions
        for ids in read.mentions.things[:1]:
            areas = {self.site.entities[i].area for i in ids}
            area = areas.pop() if len(areas) == 1 else None
            if len(ids) == 1 and ids[0] in self.site.robots:
                self.draft.mentions = self.draft.mentions.with_robot(ids[0])
            elif area is not None and not read.mentions.places:
                self.draft.mentions = self.draft.mentions.with_place(area)
        spot = self.spot_named(clause)
        if spot is not None:
            self.draft.mentions = self.draft.mentions.with_place(spot)
        self.looked_at = read.condition
        return read.condition

    def spot_named(self, clause: str) -> str | None:
        """Return the place that a condition names: 'there', if the back door is open, is there."""
        said = split_words(clause)
        found = {
            place.id
            for place in self.site.places.values()
            if any(find(said, split_words(name)) is not None for name in place.names())
        }
        return found.pop() if len(found) == 1 else None

    def in_its_room(self, clause: str, body: Plan) -> str:
        """Return 'it is hotter than 27 in there' with the room of the devices that act then.

        'Start the study fan once it is hotter than 27 in there', where no room is named.
        """
        said = split_words(clause)
        if said[-2:] != ('in', 'there') or self.draft.mentions.places:
            return clause
        trial = self.trial(body)
        rooms = {self.site.entities[s.target].area for s in trial.steps if s.target != BRIDGE}
        room = rooms.pop() if len(rooms) == 1 else None
        if room is None or not all(s.target in self.site.devices for s in trial.steps):
            return clause
        return ' '.join((*said[:-1], *split_words(self.site.areas[room].name)))

    def of_whoever_acts(self, clause: str, body: Plan) -> str:
        """Return 'his battery is low' with the robot that is to do something in the place of his.

        'Pip can bring the towels up, unless his battery is low'.
        """
        said = split_words(clause)
        doing = {s.target for s in self.trial(body).steps} if {*said[:2]} & _THEIRS else set()
        robots = [r for r in self.site.robots if r in doing]
        at = 0 if {*said[:1]} & _THEIRS else 1
        if len(robots) != 1 or len(doing) > 1 or len(said) < at + 3:
            return clause
        name = self.site.robots[robots[0]].name
        return ' '.join((*said[:at], f"{name}'s", *said[at + 1 :]))

    def speak_to(self, body: Plan) -> None:
        """Remember the robot that is spoken to: that which acts, or whose name begins it all."""
        acting = {c.options.get(ROBOT, '') for c in walk(body) if isinstance(c, Call)}
        found = {
            i
            for phrase in acting
            for i in self.targets.index.exact(split_words(phrase))
            if i in self.site.robots
        }
        named = spoken_to(split_words(self.command), self.site)
        robot = found.pop() if len(found) == 1 else named if not found else None
        if robot is not None:
            self.draft.mentions = self.draft.mentions.with_robot(robot)

    def guarded(self, mode: str, clause: str, body: Plan, place: Place) -> Ids:
        condition = self.condition(clause, body)
        if condition is None:
            self.lose(body)
            self.draft.adrift = self.draft.adrift or mode == 'wait'
            return place.after
        condition = self.awaited(condition, clause) if mode == 'wait' else condition
        each = self.each_of(condition, body)
        if each:
            return self.one_by_one(mode, condition, each, clause, body, place)
        return self.under(mode, condition, clause, body, place)

    def each_of(self, condition: Condition, body: Plan) -> dict[str, Condition]:
        """Return what is said of each one in 'if any light is on', where the body says 'it'."""
        parts = condition.any if isinstance(condition, AnyOf) else ()
        each = {c.entity: part for part in parts for c in comparisons(part)}
        table = phrase_words(self.situation.language)
        leans = any(tuple(p.split()) in table.it | table.other for p in _phrases(body))
        alone = len(each) == len(parts) and set(each) == set(*self.draft.mentions.things[:1])
        robots = set(each) & set(self.site.robots)
        moved = any(c.attribute == 'state' for c in comparisons(condition))
        return each if leans and alone and not (robots and moved) else {}

    def one_by_one(
        self,
        mode: str,
        condition: Condition,
        each: dict[str, Condition],
        clause: str,
        body: Plan,
        place: Place,
    ) -> Ids:
        """Build the body for each thing alone, done if the clause holds of it: that is 'it'."""
        place = self.ungated(place)
        if mode != 'if':
            gate = self.add(
                'wait_until',
                BRIDGE,
                place,
                when=Guard(mode='wait', condition=condition),
                because=clause,
            )
            place = Place(given=(gate,))
        mentions = self.draft.mentions
        ends: list[Ids] = []
        for thing, part in each.items():
            self.draft.mentions = mentions.with_things((thing,))
            if thing in self.site.robots:
                self.draft.mentions = self.draft.mentions.with_robot(thing)
            ends.append(self.under('if', part, clause, body, place))
        self.draft.mentions = mentions
        return _merged(ends, place.after)

    def under(self, mode: str, condition: Condition, clause: str, body: Plan, place: Place) -> Ids:
        """Build the body under a condition: on the step itself, or behind a gate."""
        guard = Guard(mode='if' if mode == 'if' else 'wait', condition=condition)
        if isinstance(body, Call) and place.when is None:
            return self.build(body, replace(place, when=guard, clause=clause))
        gate = self.add(
            'check' if mode == 'if' else 'wait_until',
            BRIDGE,
            self.ungated(place),
            when=guard,
            because=clause,
        )
        before = len(self.draft.steps)
        ends = self.build(body, Place(after=(), given=(gate,)))
        if len(self.draft.steps) == before:
            del self.draft.steps[before - 1 :]
            return place.after
        return tuple(e for e in ends if e != gate) or (gate,)

    def choice(self, clause: str, body: Plan, otherwise: Plan | None, place: Place) -> Ids:
        if otherwise is None:
            return self.guarded('if', clause, body, place)
        idle = isinstance(body, Nothing | Never)
        condition = self.condition(clause, otherwise if idle else body)
        if condition is None:
            self.lose(body)
            self.lose(otherwise)
            return place.after
        place = self.ungated(place)
        ends = [
            self.gate('if', condition, clause, body, place),
            self.gate('if', Not.model_validate({'not': condition}), clause, otherwise, place),
        ]
        return _merged(ends, place.after)

    def gate(self, mode: str, condition: Condition, clause: str, body: Plan, place: Place) -> Ids:
        gate = self.add(
            'check' if mode == 'if' else 'wait_until',
            BRIDGE,
            place,
            when=Guard(mode='if' if mode == 'if' else 'wait', condition=condition),
            because=clause,
        )
        before = len(self.draft.steps)
        ends = self.build(body, Place(given=(gate,)))
        if len(self.draft.steps) == before:
            self.draft.steps.pop()
            return place.after
        return tuple(e for e in ends if e != gate) or (gate,)

    def leave_out(self, part: Plan) -> None:
        """Say that a part is left out, because what comes before it cannot be waited for."""
        for call in walk(part):
            if isinstance(call, Call):
                name = ' '.join((call.skill.replace('_', ' '), *call.args[:1]))
                self.problem(
                    ProblemCode.PRECONDITION,
                    name,
                    f"'{name}' is left out, because what it has to wait for was not understood.",
                )
        self.lose(part)

    def lose(self, body: Plan) -> None:
        """Remember that a part was lost, for the robots whose later steps built on it."""
        for part in walk(body):
            if isinstance(part, Call):
                able = [r for r in self.site.robots if part.skill in self.site.skills_of(r)]
                named = part.options.get(ROBOT)
                if named is not None:
                    found = self.robots(part.skill, named)
                    able = list(found.ids) if isinstance(found, Found) else able
                self.draft.broken.update(able)

    def ask(self, phrase: str) -> None:
        lost = self.draft.lost
        if says_you(split_words(phrase)):
            self.speak_to(Ask(phrase))
        answer = self.questions.answer(phrase, self.situation, self.draft.mentions)
        if not self.settle(answer) and not isinstance(answer, Problem | Question):
            self.draft.answers.append(answer.text)
            self.draft.mentions = answer.mentions
        self.draft.lost = lost  # nothing counts on an answer

    def again(self, place: Place) -> Ids:
        if self.last is None:
            self.problem(ProblemCode.NOT_UNDERSTOOD, 'again', 'There is nothing to do again yet.')
            return place.after
        last, self.last = self.last, None
        return self.build(last, place)

    def again_with(self, phrase: str, place: Place) -> Ids:
        done = calls(self.last) if self.last else []
        if not done:
            self.problem(
                ProblemCode.NOT_UNDERSTOOD,
                phrase,
                f"I do not know what to do with '{phrase}': say the whole command.",
            )
            return place.after
        self.likely = frozenset(
            self.site.entities[s.target].kind
            for s in self.last_steps
            if s.target in self.site.devices
        )
        # After 'the light off and lock the door', 'and the lamp' is no lock: it goes off, too.
        for last in reversed(done):
            owned = with_the_noun_of(phrase, last.args[0] if last.args else '')
            options = [o for p in dict.fromkeys((owned, phrase)) for o in self.instead_of(last, p)]
            is_not_able = False
            for option in options:
                trial = self.trial(option)
                if trial.steps and not trial.problems and trial.question is None:
                    self.draft.went_on = option
                    return self.build(option, place)
                is_not_able |= any(p.code is ProblemCode.NOT_CAPABLE for p in trial.problems)
            if not is_not_able:
                break
        self.draft.went_on = self.instead_of(done[-1], phrase)[0]
        return self.build(self.draft.went_on, place)

    def trial(self, plan: Plan) -> Draft:
        """Return what a part would come to here, without adding it."""
        trial = _Builder(self.readers, self.situation, self.command, self.last, self.last_steps)
        trial.likely = self.likely
        trial.depth = self.depth
        trial.draft = Draft(mentions=self.draft.mentions, forbidden=self.draft.forbidden)
        trial.build(plan, Place())
        return trial.draft

    def instead_of(self, call: Call, phrase: str) -> list[Call]:
        """Return the call with the phrase in the place of one of its own, the likeliest first."""
        found = []
        robots = any(call.skill in r.skills for r in self.site.robots.values())
        args = list(call.args)
        order = list(range(len(args))) if not robots else list(reversed(range(len(args))))
        for at in order:
            found.append(replace(call, args=(*args[:at], phrase, *args[at + 1 :])))
        skill = next(
            iter(self.site.skills_of(a.id)[call.skill] for a in self.site.actors(call.skill)), None
        )
        names = [a.name for a in skill.args if not a.required] if skill else []
        for name in (*names, *((ROBOT,) if robots else ())):
            found.append(replace(call, options={**call.options, name: phrase}))
        return found or [replace(call, args=(phrase,))]

    def undo(self, place: Place) -> Ids:
        back = []
        if any(step.when or step.given for step in self.last_steps):
            self.problem(
                ProblemCode.UNSUPPORTED,
                'undo',
                'What waits for a time or a condition may not be done yet, so I take nothing '
                "back. Say 'cancel that', or what is to be done now.",
            )
            return place.after
        for step in reversed(self.last_steps):
            if step.target == BRIDGE:
                continue
            inverse = self.inverse(step)
            if inverse is None:
                self.problem(
                    ProblemCode.UNSUPPORTED,
                    'undo',
                    f"'{step.skill.replace('_', ' ')}' cannot be taken back.",
                )
                return place.after
            back.append(inverse)
        if not back:
            self.problem(ProblemCode.NOT_UNDERSTOOD, 'undo', 'There is nothing to take back.')
            return place.after
        place = self.ungated(place) if len(back) > 1 else place
        return tuple(
            self.add(s.skill, s.target, place, args=dict(s.args), because='undo') for s in back
        )


def _left_alone(plan: Plan) -> set[str]:
    """Return what is to be left alone in one case only: 'if it is warm leave it, else ...'."""
    cases = [n for n in walk(plan) if isinstance(n, If) and n.otherwise is not None]
    return {b.phrase for n in cases for b in (n.body, n.otherwise) if isinstance(b, Never)}


def _phrases(plan: Plan) -> list[str]:
    """Return what the parts of a plan say in words of the command."""
    return [p for part in walk(plan) for p in own_phrases(part) if p != UNSAID]


def _merged(ends: Iterable[Ids], before: Ids) -> Ids:
    """Return all ends; those that are just what came before count only when nothing else came."""
    found = dict.fromkeys(e for group in ends for e in group)
    new = tuple(e for e in found if e not in before)
    return new or before


def _only_forbids(plan: Plan) -> bool:
    """Return whether a plan does nothing at all, and only says what must not be done."""
    return all(isinstance(part, Never | Nothing | Parallel | Sequence) for part in walk(plan))
