"""What speaks against a plan: problems, open questions, and what the guards doubt."""

from collections.abc import Callable, Hashable, Iterable

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.addressed import spoken_to
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.grounding.slots import DETERMINERS
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.guards.guards import doubts_about
from llm_bridge.language.kept_answers import KeptAnswers
from llm_bridge.language.mending.mended_plans import MendedPlans
from llm_bridge.language.mending.messages import message_in
from llm_bridge.language.outcomes import Given
from llm_bridge.language.plans.plan import Call, calls, Plan, Unknown
from llm_bridge.language.plans.plan_regions import said_phrases
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.readings.lost_items import lost_items
from llm_bridge.language.readings.slot_readings import SlotReadings
from llm_bridge.language.readings.step_doubts import step_doubts
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.spelling import stem_of, tokens
from llm_bridge.language.text.words import breaks_of, find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.mentions import KEPT
from llm_bridge.language.things.situation import Found, Mentions, Wanted
from llm_bridge.site.entity import Entity, EntityType
from llm_bridge.site.skill import ArgType

AGAINST_A_PROBLEM = 6.0
AGAINST_UNKNOWN = 4.0
AGAINST_A_DOUBT = 3.0
AGAINST_A_QUESTION = 2.0
"""What speaks against a plan that names what there is not, that does nothing though it may be
right that nothing here can do it, that a guard doubts, or that leaves a question open: logarithms
of odds (docs/confidence.md)."""
MISREAD = frozenset(
    {
        ProblemCode.UNKNOWN_ENTITY,
        ProblemCode.UNKNOWN_SKILL,
        ProblemCode.NOT_CAPABLE,
        ProblemCode.MISSING_ARGUMENT,
        ProblemCode.UNKNOWN_ARGUMENT,
        ProblemCode.WRONG_TYPE,
        ProblemCode.WRONG_UNIT,
        ProblemCode.AMBIGUOUS,
        ProblemCode.NOT_UNDERSTOOD,
        ProblemCode.UNSUPPORTED,
    }
)
"""Problems that come of a plan which is not what was meant. What is meant and not allowed is
refused, and nothing else is looked for in its place."""
_OF_THINGS = frozenset({ArgType.ENTITY, ArgType.OBJECT})
_THAT = frozenset({'it', 'them', 'that'})
"""Words for a thing that a deed is done to."""


class DoubtedPlans(MendedPlans):
    """One command, and what speaks against the plans for it."""

    def __init__(
        self,
        given: Given,
        grounder: Grounder,
        timer: Callable[[], float],
        guards_off: Iterable[str] = (),
    ) -> None:
        """Begin; `timer` gives seconds, `guards_off` names guards that are left out."""
        super().__init__(given, grounder, timer)
        self.guards_off = tuple(guards_off)
        self.marked = False
        """Whether the text ends in a question mark."""
        self.called: str | None = None
        """The robot that the command around these words is for."""
        self._doubts = KeptAnswers[tuple[Doubt, ...]]()
        self._slots = KeptAnswers[SlotReadings]()

    def breaks(self, words: tuple[str, ...]) -> frozenset[int]:
        """Return before which of the command's words it has a comma; of a part of it, none."""
        return breaks_of(self.text) if words == split_words(self.text) else frozenset()

    def slots(self) -> SlotReadings:
        """Return what finds calls that fit the clauses of this command."""
        return self._slots.to(self._around(), (self.situation,), self._new_slots)

    def _new_slots(self) -> SlotReadings:
        sayings = self.grounder.sayings(self.language)
        said = split_words(self.text)
        robot = self.called or spoken_to(said, self.site, self.breaks(said))
        return SlotReadings(
            self.site, self.grounder.targets, self.situation, sayings, robot, self.said_before
        )

    def _around(self) -> tuple[Hashable, ...]:
        """Return what a plan means something different by, beside the situation."""
        return (self.text, self.language, self.called, self.said_before)

    def against(self, plan: Plan, words: tuple[str, ...]) -> float:
        """Return how much speaks against a plan, as a logarithm of odds."""
        if isinstance(plan, Unknown):
            return AGAINST_UNKNOWN
        tried = self.tried(plan, self.situation)
        found = AGAINST_A_DOUBT * len(self.doubts(plan, words))
        if any(p.code in MISREAD for p in tried.problems):
            found += AGAINST_A_PROBLEM
        if tried.question is not None:
            found += AGAINST_A_QUESTION
        return found

    def against_each(self, plan: Plan, words: tuple[str, ...]) -> float:
        """Return how much speaks against a plan, more where more of its calls are misread."""
        misread = sum(p.code in MISREAD for p in self.tried(plan, self.situation).problems)
        return self.against(plan, words) + AGAINST_A_PROBLEM * max(0, misread - 1)

    def doubts(
        self, plan: Plan, words: tuple[str, ...], confidence: float = 1.0
    ) -> tuple[Doubt, ...]:
        """Return what the guards have against a plan."""
        return self._doubts.to(
            (repr(plan), words, confidence, self.marked, self._around()),
            (self.situation,),
            lambda: self.doubts_found(plan, words, confidence),
        )

    def doubts_found(
        self, plan: Plan, words: tuple[str, ...], confidence: float
    ) -> tuple[Doubt, ...]:
        """Look for what the guards have against a plan."""
        looked_at = self.beside(plan, words, confidence)
        found = self.timed('guards', lambda: doubts_about(looked_at, self.guards_off))
        who, what = self.doubts_who(plan, words), self.doubts_what(looked_at)
        steps = self.tried(plan, self.situation).steps
        rooms, lost = self.doubts_rooms(plan, words), self.doubts_lost(looked_at)
        cooled, kept = self.doubts_cooling(steps, words), self.doubts_kept(plan)
        things = (*rooms, *lost, *cooled, *kept, *self.doubts_messages(plan, words))
        return (*found, *who, *what, *things, *step_doubts(looked_at, steps))

    def doubts_messages(self, plan: Plan, words: tuple[str, ...]) -> tuple[Doubt, ...]:
        """Return the doubts about an order to tell somebody something that is taken for a text.

        '... and text Ann that I am late', drafted as where a taxi goes; 'remind me to text Ann'
        is about just that.
        """
        said = [split_words(p) for call in calls(plan) for p in said_phrases(call)]
        return tuple(
            Doubt('argument', reason=f"I am not sure that '{' '.join(phrase)}' is no order")
            for phrase in said
            if (at := find(words, phrase))
            and words[at - 1] in JOINERS
            and message_in(phrase, frozenset(), self.site) is not None
        )

    def doubts_kept(self, plan: Plan) -> tuple[Doubt, ...]:
        """Return the doubts about things that were taken for the place where they are.

        'Find Yuki', drafted as looking for whoever is in a room, by a robot that finds people too.
        """
        kept = {t.phrase for t in self.tried(plan, self.situation).taken if t.found.why == KEPT}
        return tuple(
            Doubt('argument', reason=f"I am not sure that '{call.args[0]}' is a place")
            for call in calls(plan)
            if len(call.args) == 1 and call.args[0] in kept and self._is_of_places(call.skill)
        )

    def _is_of_places(self, skill: str) -> bool:
        """Return whether a skill drives nowhere and needs a place, beside one for things."""
        return any(
            self.site.skills_of(actor.id)[skill].motion is None
            and any(
                arg.required and arg.type in _OF_THINGS
                for other in self.site.skills_of(actor.id).values()
                for arg in other.args[:1]
            )
            for actor in self.site.actors(skill)
        )

    def doubts_cooling(self, steps: tuple[Step, ...], words: tuple[str, ...]) -> tuple[Doubt, ...]:
        """Return the doubts about what only cools and is to warm those who did not name it."""
        warmed = {s.target for s in steps if s.skill == 'warmer'} & {*self.site.devices}
        return tuple(
            Doubt('argument', reason=f'I am not sure that you mean the {device.name}')
            for device in (self.site.devices[i] for i in sorted(warmed))
            if self.grounder.targets.index.only_cools(device)
            and not any(find(words, split_words(n)) is not None for n in device.names())
        )

    def doubts_lost(self, it: Checked) -> tuple[Doubt, ...]:
        """Return the doubts about things of a list that are left out: nothing is done then."""
        done = {s.target for s in self.tried(it.plan, self.situation).steps}
        found: list[Doubt] = []
        for item in lost_items(it, self.grounder.targets.index) if self.language == 'en' else ():
            phrase, wanted = ' '.join(item), Wanted(frozenset(EntityType))
            meant = self.grounder.targets.resolve(phrase, wanted, self.situation, Mentions())
            if isinstance(meant, Found) and ({*meant.ids} <= done or item[1] == 'back'):
                continue  # 'lock the door, the front door'
            if isinstance(meant, Problem):
                problem = meant
            else:
                problem = Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=phrase,
                    came=phrase,
                    message=f"I did not understand what is to be done with '{phrase}'.",
                )
            found.append(Doubt('unaccounted', problem, f"I did not use '{phrase}'"))
        return tuple(found)

    def doubts_rooms(self, plan: Plan, words: tuple[str, ...]) -> tuple[Doubt, ...]:
        """Return the doubts about numbers of rooms that a plan took for values: 'in 202'."""
        clause = self.slots().clause(words, self.breaks(words))
        rooms = {w for at, w in enumerate(words) if clause.is_room(at)}
        rooms -= {w for w in rooms if words.count(w) > 1}
        return tuple(
            Doubt('argument', reason=f"I am not sure what '{phrase}' is")
            for call in calls(plan)
            for name, phrase in self.slots().own_phrases(call).items()
            if phrase in rooms and self.slots().sorts(call.skill).get(name) is ArgType.NUMBER
        )

    def doubts_who(self, plan: Plan, words: tuple[str, ...]) -> tuple[Doubt, ...]:
        """Return the doubt about what other robots do than the one that is spoken to."""
        if self.called is not None and any(
            ROBOT not in c.options and self.slots().is_anothers(c.skill) for c in calls(plan)
        ):
            return (Doubt('argument', reason='I am not sure who is to do it'),)
        breaks = self.breaks(words)
        robot = spoken_to(words, self.site, breaks) if len(self.site.robots) > 1 else None
        at_an_end = {1, 2, 3, len(words) - 1, len(words) - 2}
        if robot is None or not breaks & at_an_end and robot == spoken_to(words, self.site):
            return ()
        doing = {s.target for s in self.tried(plan, self.situation).steps} & {*self.site.robots}
        others = [split_words(n) for r in doing for n in self.site.robots[r].names()]
        if not doing or robot in doing or any(find(words, n) is not None for n in others):
            return ()
        return (Doubt('argument', reason='I am not sure who is to do it'),)

    def doubts_what(self, it: Checked) -> tuple[Doubt, ...]:
        """Return the doubt about a deed that nobody said, in the place of one to a thing.

        'Close it and start it' may be drafted as closing it and going home.
        """
        sayings = self.grounder.sayings(self.language)
        for region in it.regions:
            call = region.leaf
            if not isinstance(call, Call) or call.args or {*call.options} - {ROBOT}:
                continue
            said = tuple(it.words[i] for i in it.stretch(region))
            saying = sayings.get(call.skill)
            told = {
                stem_of(w)
                for a in self.site.actors(call.skill)
                for w in split_words(self.site.skills_of(a.id)[call.skill].description)
            }
            if saying is None or saying.said_by(said) or not _THAT & {*said}:
                continue
            if not {stem_of(w) for w in said if w not in _THAT | DETERMINERS | JOINERS} & told:
                return (Doubt('argument', reason=f"I did not use '{' '.join(said)}'"),)
        return ()

    def beside(self, plan: Plan, words: tuple[str, ...], confidence: float = 1.0) -> Checked:
        """Return the plan beside the words, with the names of what it comes to act on."""
        steps = self.tried(plan, self.situation).steps
        ids = dict.fromkeys(i for s in steps for i in (s.target, *map(str, s.args.values())))
        things = tuple(self.site.entities[i] for i in ids if i in self.site.entities)
        spots = {spot for t in things for spot in (t.area or '', getattr(t, 'place', None) or '')}
        places = tuple(self.site.entities[i] for i in spots if i in self.site.entities)
        return Checked(
            words,
            plan,
            self.site,
            self.language,
            self.breaks(words),
            self.marked,
            confidence,
            _name_tokens(things),
            _name_tokens(places),
        )


def _name_tokens(entities: Iterable[Entity]) -> frozenset[str]:
    return frozenset(t for e in entities for name in e.names() for t in tokens(split_words(name)))
