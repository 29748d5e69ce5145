"""What must be in a robot's hand before it can be put or given somewhere, as the words say.

'Put the paper on the table' may be drafted with the skill that puts down what is held, which has
no argument for the paper: then it is taken first, unless it is in the hand already.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from llm_bridge.language.grounding.slots import Clause
from llm_bridge.language.mending.handled_things import (
    HandledThings,
    INTO,
    IT,
    OBJECT,
    TO_WHOM,
    Words,
)
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import (
    Call,
    calls,
    Every,
    If,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    When,
)
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.handling import can_be, Handling, PUTTING
from llm_bridge.language.skills.sayings import BY_PHRASE, NEARLY, Saying
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Found, Situation
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import EntityType, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType

_PUT_IT = frozenset({'', 'it', 'them'})


@dataclass(frozen=True)
class _Carried:
    """A call that fetches something and brings it, nobody says where to."""

    call: Call
    thing: str


class Hands(HandledThings):
    """Puts right what is taken, put and given in the plans for one command."""

    def __init__(
        self, site: Site, targets: Targets, situation: Situation, sayings: Mapping[str, Saying]
    ) -> None:
        """Prepare for a command; see HandledThings."""
        super().__init__(site, targets, situation, sayings)
        self.guessed: list[Call] = []
        """What was added though the model had it not: it is read back."""

    def mended(self, plan: Plan, words: tuple[str, ...], breaks: frozenset[int]) -> Plan:
        """Return the plan with what is put or given in the hand before, and nothing twice."""
        if not self.is_needed:
            return plan
        drafted, held, carried, taken = plan, '', None, None
        given_up: tuple[Call, str] | None = None
        """What was put or given with no word of where to, and what it was."""
        fetching = ''
        """What was said of the thing before: 'bring the cup to Ann and the tea to Tom'."""
        idle: list[Call] = []
        is_down = False
        """Whether what was brought has been put down there."""
        regions = regions_of(words, plan, breaks)
        for at, region in enumerate(regions):
            call = region.leaf
            robot = self._robot(call) if isinstance(call, Call) else None
            if robot is None or not isinstance(call, Call):
                idle = []
                continue
            hands = self.handlings[robot.id]
            clause = self.clause_of(words, region.start, region.end, breaks)
            phrases = phrases_of(call, robot)
            was_down, is_down = is_down, False
            if was_down and call.skill in hands.gives and not phrases:
                plan = swapped(plan, call, Sequence(()))
                continue
            if call.skill in hands.takes:
                thing = phrases.get(hands.takes[call.skill].name, '')
                if carried is not None and self.same(clause, thing, carried.thing):
                    # 'take out the red cup ... give the cup to Ann', each clause read alone
                    first = self._taken(hands, robot, call, carried.thing)
                    plan = swapped(swapped(plan, carried.call, first), call, Sequence(()))
                    call = first
                elif taken is not None and thing != held and self.same(clause, thing, held):
                    plan = swapped(plan, call, Sequence(()))
                    continue
                held, carried, taken = thing, None, call
                put = regions[at + 1].leaf if regions[at + 1 :] else None
                if not (isinstance(put, Call) and put.skill in hands.gives):
                    stowed = self._stowed(hands, robot, call, clause, thing)
                    if stowed is not None:
                        plan, held, taken = swapped(plan, call, stowed), '', None
            elif call.skill in hands.carries:
                what, goals = hands.carries[call.skill]
                said, goal = phrases.get(what.name, ''), _first(goals, phrases)
                brought_by_hand = self._taken_there(hands, robot, call, clause, said, goal)
                if brought_by_hand is not None:
                    plan, held, carried = swapped(plan, call, brought_by_hand), '', None
                    continue
                if call.skill in hands.hands_over and not self._is_taken(
                    robot, clause, said, held
                ):
                    # 'take the cup to Ann', drafted as giving her what is in the hand
                    whole = self._fetching(robot, call, clause, said, goal, fetching)
                    if whole is not None:
                        plan, call, fetching = swapped(plan, call, whole), whole, whole.skill
                if given_up is not None and goal and self.is_it(clause, said, given_up[1]):
                    plan = swapped(plan, given_up[0], Sequence(()))
                    held = given_up[1]
                if carried is not None and goal and self.is_it(clause, said, carried.thing):
                    whole = _with_phrase(call, robot, what, carried.thing)
                    plan = swapped(swapped(plan, carried.call, Sequence(())), call, whole)
                elif goal and self.is_it(clause, said, held):
                    given = self._given(hands, robot, call, clause, goal)
                    put = regions[at + 1].leaf if regions[at + 1 :] else None
                    brought: Plan | None = given
                    if given is None and isinstance(put, Call) and put.skill in hands.gives:
                        # 'pick it up, take it to the dock and set it down there'
                        brought = self._put_down_at(hands, robot, call, goal)
                    is_down = given is None and brought is not None
                    plan = plan if brought is None else swapped(plan, call, brought)
                to_whom = {*words[region.start : region.end]} & TO_WHOM
                carried = None if goal or to_whom else _Carried(call, said)
                held = '' if goal else held
            elif call.skill in hands.gives:
                before = plan
                given_up = None if phrases else (call, held)
                goal = _first(hands.gives[call.skill], phrases)
                beside = self.thing_beside(clause, goal)
                if (
                    taken is not None
                    and goal
                    and beside in _PUT_IT
                    and self.is_several(clause, held)
                ):
                    each = self._fetched(robot, call, clause, held, goal, ())
                    plan = swapped(swapped(plan, taken, Sequence(())), call, each)
                else:
                    plan = self._with_the_thing(
                        plan, region, robot, clause, phrases, held=held, carried=carried
                    )
                held, carried, taken = '', None, None
                if plan != before:  # in the place of what nobody said
                    for other in idle:
                        plan = swapped(plan, other, Sequence(()))
            idle = [*idle, call] if self._is_idle(call, words, region.end) else []
        return plan if plan == drafted else _in_turn(plan)

    def _is_taken(self, robot: Robot, clause: Clause, thing: str, held: str) -> bool:
        """Return whether a thing is in the hand already, as far as is known."""
        return self.is_it(clause, thing, held) or self.is_held(robot, clause, thing)

    def _fetching(
        self, robot: Robot, call: Call, clause: Clause, thing: str, goal: str, before: str
    ) -> Call | None:
        """Return the call that fetches a thing before it gives it, if that is said as well.

        `before` is the skill that did so for another thing, said once for both.
        """
        hands = self.handlings[robot.id]
        said = clause.words[clause.start : clause.end]
        own = self.sayings[call.skill].said_by(said)
        for name, (what, goals) in hands.carries.items():
            to = [a for a in goals if goal and can_be(a, self.sort_of(clause, goal))]
            needs = [a for a in robot.skills[name].args if a.required and a is not what]
            is_said = self.sayings[name].said_by(said) >= max(own, NEARLY)
            if name in hands.hands_over or not (is_said or (name == before and not own)):
                continue
            if (to and {*needs} <= {to[0]}) if goal else not needs:
                values = {what.name: thing, **({to[0].name: goal} if goal else {})}
                return call_of(robot, name, values, call.options.get(ROBOT))
        return None

    def _is_idle(self, call: Call, words: tuple[str, ...], end: int) -> bool:
        """Return whether no word up to there says anything of a call."""
        saying = self.sayings.get(call.skill)
        said = saying is None or saying.said_by(words[:end])
        return not (call.args or call.options or said)

    def _with_the_thing(
        self,
        plan: Plan,
        region: Region,
        robot: Robot,
        clause: Clause,
        phrases: dict[str, str],
        *,
        held: str,
        carried: _Carried | None,
    ) -> Plan:
        """Return the plan with what is put or given taken before, where it is not held."""
        call, hands = region.leaf, self.handlings[robot.id]
        if not isinstance(call, Call):
            return plan
        goals = hands.gives[call.skill]
        goal, thing = _first(goals, phrases), ''
        put = call
        said: Words = ()
        if goal and (goal in IT - TO_WHOM or self.is_a_thing(clause, goal)):
            thing, goal = goal, self.goal_beside(clause, goal, goals)
            if not goal:
                return plan
            put = _with_goal(call, robot, goals, goal, self.sort_of(clause, goal))
        elif not goal and not phrases:
            thing, goal, said = self.put_in(clause, call, plan)
            if not goal or not any(can_be(a, EntityType.PLACE) for a in goals):
                return plan
            put = _with_goal(call, robot, goals, goal, EntityType.PLACE)
        if not goal:
            return plan
        thing = thing or self.thing_beside(clause, goal)
        is_named = bool(thing) and thing not in IT
        if carried is not None and (not is_named or self.same(clause, thing, carried.thing)):
            taken = self._taken(hands, robot, call, carried.thing)
            return swapped(swapped(plan, carried.call, taken), call, put)
        if is_named and (self.same(clause, thing, held) or self.is_held(robot, clause, thing)):
            return swapped(plan, call, put)
        if not is_named and (held or not thing):
            return swapped(plan, call, put)
        if not is_named:
            thing = self.thing_before(clause, thing)
            if self._is_a_choice(thing, plan):
                return swapped(plan, call, put)  # 'pour some tea and put it on the table'
        if not thing or self.is_held(robot, clause, thing):
            return swapped(plan, call, put)
        return swapped(plan, call, self._fetched(robot, put, clause, thing, goal, said))

    def _fetched(
        self, robot: Robot, put: Call, clause: Clause, thing: str, goal: str, said: Words
    ) -> Plan:
        """Return how a thing gets somewhere: by one skill that is said so, else taken and put."""
        hands = self.handlings[robot.id]
        found = clause.means(thing, OBJECT)
        ids = found.ids if isinstance(found, Found) else ()
        last = _last_part(clause, goal)
        said = said or (() if {*last} & {'it', 'them'} else last)  # it was said to take it before
        for name, (what, goals) in hands.carries.items():
            to = [a for a in goals if can_be(a, self.sort_of(clause, goal))]
            is_said = name in self.sayings and self.sayings[name].said_by(said) >= BY_PHRASE
            if to and (is_said or len(ids) > 1):
                values = {what.name: thing, to[0].name: goal}
                return call_of(robot, name, values, put.options.get(ROBOT))
        things = [self.site.entities[i].name for i in ids] if len(ids) > 1 else [thing]
        return Sequence(
            tuple(part for one in things for part in (self._taken(hands, robot, put, one), put))
        )

    def _taken_there(
        self, hands: Handling, robot: Robot, call: Call, clause: Clause, thing: str, goal: str
    ) -> Plan | None:
        """Return taking a thing and putting it at a place, for a skill that brings to people.

        'Bring the cup to the table', where that skill hands over what it has fetched.
        """
        sort = EntityType.PLACE
        goals = hands.carries[call.skill][1]
        if not goal or any(can_be(a, sort) for a in goals) or call.skill in hands.hands_over:
            return None
        if not self.is_a_place(clause, goal) or not self.is_a_thing(clause, thing):
            return None
        for name, others in hands.gives.items():
            to = next((a for a in others if can_be(a, sort)), None)
            if to is not None:
                put = call_of(robot, name, {to.name: goal}, call.options.get(ROBOT))
                self.guessed.append(put)
                return self._fetched(robot, put, clause, thing, goal, ())
        return None

    def _stowed(
        self, hands: Handling, robot: Robot, call: Call, clause: Clause, thing: str
    ) -> Plan | None:
        """Return taking a thing and putting it where it is to go: 'stick the cup in the sink'.

        A draft may have only the taking of it.
        """
        words, start = clause.words, clause.start
        while start < clause.end and words[start] in JOINERS:
            start += 1
        things = [t for t in clause.things if self.is_a_thing(clause, t.phrase)]
        if words[start : start + 1] == () or words[start] not in PUTTING or len(things) != 1:
            return None
        one = things[0]
        if one.start != start + 1 or words[one.end : one.end + 1] == ():
            return None
        if words[one.end] not in INTO or find(split_words(thing), split_words(one.phrase)) is None:
            return None
        for name, goals in hands.gives.items():
            goal = self.goal_beside(clause, one.phrase, goals)
            to = [a for a in goals if goal and can_be(a, self.sort_of(clause, goal))]
            if to:
                put = call_of(robot, name, {to[0].name: goal}, call.options.get(ROBOT))
                self.guessed.append(put)
                return Sequence((self._taken(hands, robot, call, one.phrase), put))
        return None

    def _given(
        self, hands: Handling, robot: Robot, call: Call, clause: Clause, goal: str
    ) -> Call | None:
        """Return the call that gives or puts what is held to where it would be brought."""
        sort = self.sort_of(clause, goal)
        for name, goals in hands.gives.items():
            to = next((a for a in goals if can_be(a, sort)), None)
            if to is not None:
                return call_of(robot, name, {to.name: goal}, call.options.get(ROBOT))
        return None

    def _put_down_at(self, hands: Handling, robot: Robot, call: Call, goal: str) -> Plan | None:
        """Return going to a place and putting down there what is held, where it can do both."""
        ways = [
            s.name
            for s in robot.skills.values()
            if s.motion == 'go' and [a.type for a in s.args if a.required] == [ArgType.PLACE]
        ]
        puts = [n for n in hands.gives if not robot.skills[n].args]
        if len(ways) != 1 or len(puts) != 1:
            return None
        named = {ROBOT: call.options[ROBOT]} if ROBOT in call.options else {}
        return Sequence((Call(ways[0], (goal,), named), Call(puts[0], (), named)))

    def _taken(self, hands: Handling, robot: Robot, call: Call, thing: str) -> Call:
        skill, arg = next(iter(hands.takes.items()))
        return call_of(robot, skill, {arg.name: thing}, call.options.get(ROBOT))

    def _is_a_choice(self, phrase: str, plan: Plan) -> bool:
        """Return whether a phrase says what some skill is to make: it lies nowhere."""
        for call in calls(plan):
            robot = self._robot(call)
            phrases = phrases_of(call, robot) if robot is not None else {}
            args = robot.skills[call.skill].args if robot is not None else ()
            chosen = [phrases.get(a.name, '') for a in args if a.type is ArgType.CHOICE]
            if any(c and find(split_words(phrase), split_words(c)) is not None for c in chosen):
                return True
        return False

    def _robot(self, call: Call) -> Robot | None:
        return next((r for r in self.site.robots.values() if call.skill in r.skills), None)


def phrases_of(call: Call, robot: Robot) -> dict[str, str]:
    """Return the phrases of a call by the names of its arguments."""
    required = [a.name for a in robot.skills[call.skill].args if a.required]
    found = dict(zip(required, call.args, strict=False)) | call.options
    return {k: v for k, v in found.items() if v != UNSAID and k != ROBOT}


def call_of(robot: Robot, name: str, values: dict[str, str], called: str | None) -> Call:
    """Return the call of a robot's skill with these phrases."""
    args = robot.skills[name].args
    options = {a.name: values[a.name] for a in args if not a.required and a.name in values}
    if called is not None:
        options[ROBOT] = called
    return Call(name, tuple(values.get(a.name, UNSAID) for a in args if a.required), options)


def _with_phrase(call: Call, robot: Robot, arg: Arg, phrase: str) -> Call:
    values = {**phrases_of(call, robot), arg.name: phrase}
    return call_of(robot, call.skill, values, call.options.get(ROBOT))


def _with_goal(
    call: Call, robot: Robot, goals: tuple[Arg, ...], goal: str, sort: EntityType
) -> Call:
    to = next((a for a in goals if can_be(a, sort)), goals[0])
    return call_of(robot, call.skill, {to.name: goal}, call.options.get(ROBOT))


def _first(goals: tuple[Arg, ...], phrases: dict[str, str]) -> str:
    return next((phrases[a.name] for a in goals if a.name in phrases), '')


def _last_part(clause: Clause, goal: str) -> Words:
    """Return the words that lead up to where something is put, from a comma or 'and' on."""
    words = clause.words
    at = find(words, split_words(goal), clause.start) or clause.start
    start = max(
        (i for i in range(clause.start, at) if i in clause.breaks or words[i] in JOINERS),
        default=clause.start,
    )
    return words[start : clause.end]


def _in_turn(plan: Plan) -> Plan:
    """Return the plan with what one hand does one after the other, and no row within a row."""
    if isinstance(plan, Sequence | Parallel):
        parts = [_in_turn(p) for p in plan.parts]
        rows = [p for p in parts if isinstance(p, Sequence)]
        if isinstance(plan, Parallel) and not rows:
            return replace(plan, parts=tuple(parts))
        flat = [q for p in parts for q in (p.parts if isinstance(p, Sequence) else (p,))]
        return Sequence(tuple(flat)) if len(flat) != 1 else flat[0]
    if isinstance(plan, When | Timed | If | Repeat | Every):
        return replace(plan, body=_in_turn(plan.body))
    return plan
