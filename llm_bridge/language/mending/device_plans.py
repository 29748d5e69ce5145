"""Plans of devices that a model named badly: by what they do, by 'it', or as what they are not."""

from collections.abc import Callable

from llm_bridge.graph.problem import ProblemCode
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.mending.appliances import as_a_choice, as_handled, IT
from llm_bridge.language.mending.devices import (
    with_the_device_implied,
    with_the_device_last,
    with_the_light_there,
    with_the_robot_first,
    with_what_plays,
)
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.mending.parts_of_things import with_a_part_of_it
from llm_bridge.language.mending.rooms import with_the_value_apart, without_everywhere
from llm_bridge.language.mending.running import MACHINES, namesake, with_own_start
from llm_bridge.language.outcomes import Given, Outcomes
from llm_bridge.language.plans.plan import Call, calls, Plan, Sequence
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.text.words import breaks_of
from llm_bridge.language.text.words import words as split_words

_NO_DEVICE = {ProblemCode.UNKNOWN_ENTITY, ProblemCode.WRONG_TYPE, ProblemCode.WRONG_UNIT}


class DevicePlans(Outcomes):
    """One command, and the plans for it with the devices that are meant."""

    def __init__(self, given: Given, grounder: Grounder, timer: Callable[[], float]) -> None:
        """Begin; `timer` gives seconds."""
        super().__init__(given, grounder, timer)
        self.guesses: list[Call] = []
        """Calls in the place of what the model could do nothing with."""
        self.said_before: tuple[str, ...] = ()
        """The words of the command around these words that come before them."""

    def with_devices_implied(self, plan: Plan) -> Plan:
        """Return the plan with the phrases that name no device moved to where they fit."""
        for call in calls(plan):
            index = self.grounder.targets.index
            played = next(with_what_plays(call, self.site, index), None)
            if played is not None and self.holds(played):
                plan, call = swapped(plan, call, played), played
            problems = {p.code for p in self.tried(call, self.situation).problems}
            if problems & _NO_DEVICE:
                named = index.exact(split_words(call.args[0])) if call.args else ()
                implied = (
                    ()
                    if {*named} - {*self.site.areas, *self.site.people}
                    else with_the_device_implied(call, self.site, self.language)
                )
                others = (
                    *implied,
                    *with_the_device_last(call, self.site, index),
                    *with_the_robot_first(call, self.site, index),
                    *with_a_part_of_it(call, self.site),
                )
                good = next((other for other in others if self.holds(other)), None)
                plan = plan if good is None else swapped(plan, call, good)
            apart = with_the_value_apart(call, self.site)
            good = next((other for other in apart if self.comes_to_steps(other)), None)
            plan = plan if good is None else swapped(plan, call, good)
            if problems and call.options:
                anywhere = without_everywhere(call, self.site)
                if anywhere != call and self.comes_to_steps(anywhere):
                    plan = swapped(plan, call, anywhere)
            if problems:
                lit = with_the_light_there(call, self.site, self.grounder.targets.index)
                good = next((other for other in lit if self.comes_to_steps(other)), None)
                if good is not None:
                    self.guesses.append(good)
                    plan = swapped(plan, call, good)
        return plan

    def with_appliances(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with what a robot switches by hand where no device is called so."""
        sayings, index = self.grounder.sayings(self.language), self.grounder.targets.index
        for region in regions_of(words, plan, breaks_of(self.text)):
            call = region.leaf
            is_it = isinstance(call, Call) and call.args[:1] and call.args[0] in IT
            if not isinstance(call, Call) or (not is_it and self.comes_to_steps(call)):
                continue
            before = (*self.said_before, *words[: region.first])
            chosen = as_a_choice(call, before, self.site, sayings, index)
            handled = None if chosen else as_handled(call, before, self.site, sayings, index)
            if handled is not None and self.comes_to_steps(handled):
                self.guesses.append(handled)
                plan = swapped(plan, call, handled)
            if not chosen or not all(map(self.comes_to_steps, chosen)):
                continue
            self.guesses += chosen if is_it else ()
            plan = swapped(plan, call, chosen[0] if len(chosen) == 1 else Sequence(chosen))
        return plan

    def with_what_holds_it(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with devices run, by their own skill, that things were just put in."""
        index = self.grounder.targets.index
        unsure: set[str] = set()
        for region in regions_of(words, plan, breaks_of(self.text)):
            call = region.leaf
            if not isinstance(call, Call):
                continue
            before = (*self.said_before, *words[: region.first])
            other = namesake(call, before, self.site, index)
            if other is None:
                continue
            started = with_own_start(other, self.site, index, self.language)
            if self.comes_to_steps(started):
                plan = swapped(plan, call, other)
                unsure |= {other.args[0]} if call.args[0] in MACHINES else set()
        own = with_own_start(plan, self.site, index, self.language)
        plan = own if own != plan and self.holds(own) else plan
        self.guesses += [c for c in calls(plan) if c.args and c.args[0] in unsure]
        return plan

    def comes_to_steps(self, plan: Plan) -> bool:
        """Return whether all of a plan is done, with nothing to ask before."""
        tried = self.tried(plan, self.situation)
        return bool(tried.steps) and not tried.question and not tried.problems

    def holds(self, plan: Plan) -> bool:
        """Return whether all of a plan comes to steps, or to one question."""
        tried = self.tried(plan, self.situation)
        return bool(tried.steps or tried.question) and not tried.problems
