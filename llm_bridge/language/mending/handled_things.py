"""What is taken, put or given, and where to, in the words of a clause, and what 'it' is there."""

from collections.abc import Mapping

from llm_bridge.language.grounding.slots import Clause, DETERMINERS, Span
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.skills.handling import can_be, GIVING, handling, says_several
from llm_bridge.language.skills.sayings import Saying
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Found, Situation
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import EntityType, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg

Words = tuple[str, ...]
# fmt: off
IT = frozenset({'it', 'them', 'that', 'this', 'these', 'those', 'one', 'ones'})
"""Words for a thing that was spoken of before."""
_SEVERAL = frozenset({'them', 'these', 'those', 'ones'})
TO_WHOM = frozenset({'me', 'us', 'him', 'her', 'them'})
"""Words for somebody."""
_TO_WHERE = frozenset({'here', 'there'})
INTO = frozenset({'in', 'on', 'inside', 'into', 'onto', 'back'})
_WHENCE = (('out', 'of'), ('off', 'of'), ('from',), ('off',))
# fmt: on
OBJECT = frozenset({EntityType.OBJECT})
_PLACES = frozenset({EntityType.PLACE, EntityType.AREA})
_PEOPLE = frozenset({EntityType.PERSON})


class HandledThings:
    """Finds what is handled in the clauses of one command."""

    def __init__(
        self, site: Site, targets: Targets, situation: Situation, sayings: Mapping[str, Saying]
    ) -> None:
        """Prepare for a command; `sayings` tells how each skill is said."""
        self.site, self.targets, self.situation = site, targets, situation
        self.sayings = sayings
        self.verbs = frozenset(w for s in sayings.values() for w in s.heads)
        self.names = frozenset(w for s in sayings.values() for w in s.name)
        self.handlings = {r.id: handling(r) for r in site.robots.values()}
        self.is_needed = any(h.gives or h.carries for h in self.handlings.values())

    def thing_beside(self, clause: Clause, goal: str) -> str:
        """Return what a clause says is put or given, besides where to; a pronoun if it has one."""
        things = [t for t in clause.things if not _is_within(clause, t, goal)]
        named = [_with_whence(clause, t) for t in things if self.is_a_thing(clause, t.phrase)]
        said = clause.words[clause.start : clause.end]
        pronoun = next((w for w in said if w in ('it', 'them')), '')
        return named[-1] if named else pronoun if pronoun != goal else ''

    def goal_beside(self, clause: Clause, thing: str, goals: tuple[Arg, ...]) -> str:
        """Return where to put a thing that a draft took for the goal; '' if nothing tells."""
        for other in clause.things:
            phrase = other.phrase
            if phrase == thing or self.is_a_thing(clause, phrase):
                continue
            if any(can_be(a, self.sort_of(clause, phrase)) for a in goals) and self._is_known(
                clause, phrase
            ):
                return phrase
        said = split_words(thing)
        at = find(clause.words, said, clause.start)
        if at is None or not {*clause.words[at + len(said) : at + len(said) + 1]} & INTO:
            return ''
        before = self.clause_of(clause.words, 0, at, clause.breaks)  # 'open the bin, put it in'
        spots = [t.phrase for t in before.things if before.are(t.phrase, _PLACES)]
        return spots[-1] if spots else ''

    def thing_before(self, clause: Clause, pronoun: str) -> str:
        """Return the thing that was spoken of last before a clause."""
        before = self.clause_of(clause.words, 0, clause.start, clause.breaks)
        things = [t.phrase for t in before.things if self.is_a_thing(before, t.phrase)]
        several = [t for t in things if says_several(t)]
        if pronoun in _SEVERAL:
            return (several or things or [''])[-1]
        return ([t for t in things if t not in several] or things or [''])[-1]

    def put_in(self, clause: Clause, call: Call, plan: Plan) -> tuple[str, str, Words]:
        """Return what is put where, and how that is said, for a call that says nothing of it.

        'Open the bin, put the ball in it': where something was done before.
        """
        if sum(c.skill == call.skill and not c.args and not c.options for c in calls(plan)) > 1:
            return '', '', ()
        words = clause.words
        whole = self.clause_of(words, 0, len(words), clause.breaks)
        found = []
        for thing in whole.things:
            after = words[thing.end : thing.end + 2]
            ends = after[1:] in ((), ('it',), ('there',)) or thing.end + 1 in whole.breaks
            ends = ends or after[1] in JOINERS
            is_put = {*words[max(0, thing.start - 1) : thing.start]} & GIVING
            if is_put and after[:1] and after[0] in INTO and ends:
                found.append(thing)
        if len(found) != 1 or not self.is_a_thing(whole, found[0].phrase):
            return '', '', ()
        at = found[0].start
        before = self.clause_of(words, 0, at, clause.breaks)
        spots = [t.phrase for t in before.things if before.are(t.phrase, _PLACES)]
        return found[0].phrase, (spots or [''])[-1], words[at - 1 : found[0].end + 1]

    def is_a_thing(self, clause: Clause, phrase: str) -> bool:
        """Return whether a phrase means an object, by more than a pronoun."""
        return phrase not in IT | TO_WHOM | _TO_WHERE and clause.are(phrase, OBJECT)

    def is_a_place(self, clause: Clause, phrase: str) -> bool:
        """Return whether a phrase names a place, and not somebody who may be there."""
        return clause.are(phrase, _PLACES) and not clause.are(phrase, _PEOPLE)

    def _is_known(self, clause: Clause, phrase: str) -> bool:
        if phrase in TO_WHOM | _TO_WHERE:
            return True
        return clause.are(phrase, _PLACES) or clause.are(phrase, _PEOPLE)

    def sort_of(self, clause: Clause, phrase: str) -> EntityType:
        """Return whether something ends up with a person or at a place."""
        is_person = phrase in TO_WHOM or clause.are(phrase, _PEOPLE)
        return EntityType.PERSON if is_person else EntityType.PLACE

    def is_it(self, clause: Clause, phrase: str, before: str) -> bool:
        """Return whether a phrase means what was taken or fetched before."""
        return bool(before) and (phrase in IT or self.same(clause, phrase, before))

    def same(self, clause: Clause, one: str, other: str) -> bool:
        """Return whether two phrases mean the same thing."""
        if not one or not other:
            return False
        found, also = clause.means(one, OBJECT), clause.means(other, OBJECT)
        if isinstance(found, Found) and isinstance(also, Found):
            return found.ids == also.ids
        if isinstance(also, Found) and not isinstance(
            found, Found
        ):  # 'the tin', after 'the biscuit tin'
            return {*split_words(one)} <= {*split_words(other)} | DETERMINERS
        return one == other

    def is_several(self, clause: Clause, phrase: str) -> bool:
        """Return whether a phrase means several things: one hand takes one after the other."""
        found = clause.means(phrase, OBJECT) if phrase else None
        return isinstance(found, Found) and len(found.ids) > 1

    def is_held(self, robot: Robot, clause: Clause, phrase: str) -> bool:
        """Return whether the thing is known to be in the hand."""
        found = clause.means(phrase, OBJECT)
        names = {*found.ids} if isinstance(found, Found) and len(found.ids) == 1 else set()
        names |= {self.site.entities[i].name for i in names}
        holding = self.handlings[robot.id].holding
        return any(self.situation.world.get(robot.id, h) in names for h in holding)

    def clause_of(
        self, words: tuple[str, ...], start: int, end: int, breaks: frozenset[int]
    ) -> Clause:
        """Return the clause of some words."""
        return Clause(
            words, start, end, breaks, self.targets, self.situation, self.verbs, self.names
        )


def _is_within(clause: Clause, thing: Span, phrase: str) -> bool:
    """Return whether a thing is said by words of a phrase."""
    said = split_words(phrase)
    at = find(clause.words, said, clause.start)
    return at is not None and at <= thing.start < at + len(said)


def _with_whence(clause: Clause, thing: Span) -> str:
    """Return a thing with where it is now: 'the milk out of the fridge'."""
    words, at = clause.words, thing.end
    lead = next((w for w in _WHENCE if words[at : at + len(w)] == w), ())
    spot = next((t for t in clause.things if lead and t.start == at + len(lead)), None)
    if spot is None or not clause.are(spot.phrase, _PLACES):
        return thing.phrase
    return ' '.join(words[thing.start : spot.end])
