"""The graph of one command while it is put together."""

from dataclasses import dataclass, field, replace

from llm_bridge.graph.action_graph import BRIDGE, Guard, Step
from llm_bridge.graph.action_graph import Repeat as Repetition
from llm_bridge.graph.condition import Condition
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.clauses import Clauses
from llm_bridge.language.clauses.forbidden import Forbidden
from llm_bridge.language.grounding.args import ArgumentReader
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.questions.questions import Questions
from llm_bridge.language.things.situation import (
    Mentions,
    Question,
    Situation,
)
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar

MOST_STEPS = 60
"""A command that becomes more steps than this is refused."""

Ids = tuple[str, ...]
"""Ids of steps or of entities, in order."""


@dataclass(frozen=True)
class Place:
    """Where in the graph a part is built: what comes before it and what guards it."""

    after: Ids = ()
    given: Ids = ()
    when: Guard | None = None
    """The next single step carries it."""
    clause: str = ''
    """The words of that guard."""


@dataclass
class Draft:
    """The graph while it is built."""

    steps: list[Step] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    question: Question | None = None
    mentions: Mentions = Mentions()
    forbidden: tuple[Forbidden, ...] = ()
    adrift: bool = False
    """What has to be waited for was not understood: nothing that comes after it may be done."""
    lost: int = 0
    """Parts of the command that came to nothing."""
    shaky: bool = False
    """A part before was lost: what moves or needs a yes may count on it, so it is left out too."""
    went_on: Call | None = None
    """What 'and the hall light' is in full, after a command."""
    broken: set[str] = field(default_factory=set)
    """Robots whose next steps make no sense, because one before was lost."""


@dataclass(frozen=True)
class Readers:
    """What reads phrases at one site. Built once."""

    site: Site
    targets: Targets
    clauses: Clauses
    questions: Questions


class GraphDraft:
    """The steps of one command, and what they need, while they are put together."""

    def __init__(
        self,
        readers: Readers,
        situation: Situation,
        command: str,
        last: Plan | None,
        last_steps: tuple[Step, ...],
    ) -> None:
        """Begin with nothing; `last` and `last_steps` are what a follow-up goes back to."""
        self.readers = readers
        self.site = readers.site
        self.targets = readers.targets
        self.clauses = readers.clauses
        self.questions = readers.questions
        self.situation = situation
        self.command = command
        self.last = last
        self.last_steps = last_steps
        self.reader = ArgumentReader(readers.targets, situation, command)
        self.draft = Draft()
        self.said: dict[int, str] = {}
        """Words of the command that a leaf of its plan came from, by the leaf's `id`."""
        self.depth = 0
        self.looked_at: Condition | None = None
        """The condition that was read last, for 'if not'."""
        self.likely: frozenset[str] = frozenset()
        """Kinds that are meant where only a place is said, after 'and the hall too'."""

    def words_of(self, call: Call) -> str:
        """Return the words that a call came from; of one that was not said now, what it says."""
        own = (p for p in (*call.args, *call.options.values()) if p != UNSAID)
        return self.said.get(id(call)) or ' '.join((call.skill.replace('_', ' '), *own))

    def problem(self, code: ProblemCode, phrase: str, message: str, **more: str) -> None:
        """Note why a phrase comes to nothing."""
        self.draft.lost += 1
        self.draft.problems.append(
            Problem(code=code, because=phrase, came=phrase, message=message, **more)
        )

    def settle(self, result: object) -> bool:
        """Note a problem or question; return whether there was one."""
        if isinstance(result, Problem):
            self.draft.problems.append(result)
            self.draft.lost += 1
            return True
        if isinstance(result, Question):
            self.draft.question = self.draft.question or result
            return True
        return False

    def add(
        self,
        skill: str,
        target: str,
        place: Place,
        *,
        args: dict[str, Scalar] | None = None,
        when: Guard | None = None,
        because: str = '',
        repeat: Repetition | None = None,
    ) -> str:
        """Add one step and return its id."""
        step_id = f's{len(self.draft.steps) + 1}'
        after = tuple(a for a in place.after if a not in place.given)
        plain = when is None and place.when is None and repeat is None
        twin = self.just_done(skill, target, args or {}, after, place.given) if plain else None
        if twin is not None:
            return twin
        if target in self.site.robots:
            busy = next((s for s in reversed(self.draft.steps) if s.target == target), None)
            if (
                busy is not None
                and busy.id not in self.before((*after, *place.given))
                and not self.waits(busy.when, busy.given)
                and not self.waits(when or place.when, place.given)
            ):
                after = (*after, busy.id)  # one robot does one thing after the other
        self.draft.steps.append(
            Step(
                id=step_id,
                skill=skill,
                target=target,
                args=args or {},
                after=after,
                given=place.given,
                when=when or place.when,
                repeat=repeat,
                because=because,
            )
        )
        return step_id

    def just_done(
        self, skill: str, target: str, args: dict[str, Scalar], after: Ids, given: Ids
    ) -> str | None:
        """Return the step right before or beside it that does just this, if once is enough.

        'Open the gate for a minute and then close it': it closes after that minute already. 'Lock
        everything, the back door as well': the door is locked once. One that has a condition of
        its own may be skipped, and does not count.
        """
        found = self.site.skill(target, skill)
        if found is None or not found.effects or any(e.relative for e in found.effects):
            return None
        return next(
            (
                s.id
                for s in self.draft.steps
                if (s.id in after or s.after == after)
                and (s.skill, s.target, s.args) == (skill, target, args)
                and (s.when, s.repeat, s.given) == (None, None, given)
            ),
            None,
        )

    def waits(self, when: Guard | None, given: Ids) -> bool:
        """Return whether something has to come to hold first, nobody knows when."""
        if when is not None and when.mode == 'wait':
            return True
        return any(s.id in given and self.waits(s.when, s.given) for s in self.draft.steps)

    def before(self, ids: Ids) -> set[str]:
        """Return these steps and everything they wait for."""
        by_id = {s.id: s for s in self.draft.steps}
        found: set[str] = set()
        todo = list(ids)
        while todo:
            step_id = todo.pop()
            if step_id in by_id and step_id not in found:
                found.add(step_id)
                todo.extend((*by_id[step_id].after, *by_id[step_id].given))
        return found

    def ungated(self, place: Place) -> Place:
        """Return the place with its guard made a gate of its own, if it has one."""
        if place.when is None:
            return place
        name = 'check' if place.when.mode == 'if' else 'wait_until'
        gate = self.add(
            name, BRIDGE, replace(place, when=None), when=place.when, because=place.clause
        )
        return Place(after=(), given=(gate,))
