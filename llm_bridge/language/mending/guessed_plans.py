"""Plans whose slips are put right by a look at the site: only what comes to something is taken."""

from collections.abc import Callable, Iterable
from functools import cached_property

from llm_bridge.language.mending.amounts import (
    with_amounts_apart,
)
from llm_bridge.language.mending.asked_where import with_what_is_asked
from llm_bridge.language.mending.choice_verbs import with_a_choice_as_the_verb
from llm_bridge.language.mending.device_plans import DevicePlans
from llm_bridge.language.mending.doors import with_its_door
from llm_bridge.language.mending.exhibits import with_what_is_told_about
from llm_bridge.language.mending.frames import (
    without_purposes,
)
from llm_bridge.language.mending.goals import with_goals
from llm_bridge.language.mending.hands import Hands
from llm_bridge.language.mending.headings import (
    with_a_height,
)
from llm_bridge.language.mending.hints import (
    lights_called,
    the_one_there,
    with_what_is_hinted,
)
from llm_bridge.language.mending.idioms import (
    blinked,
    ends_something,
    with_what_the_idiom_says,
)
from llm_bridge.language.mending.listed_robots import with_the_whole_list
from llm_bridge.language.mending.mending import (
    swapped,
)
from llm_bridge.language.mending.messages import with_messages_in_frames
from llm_bridge.language.mending.named import with_the_one_named
from llm_bridge.language.mending.named_choices import named_choice
from llm_bridge.language.mending.parts_of_now import with_parts_of_now
from llm_bridge.language.mending.people import (
    with_the_person,
    with_the_speaker,
    with_the_text_last,
    with_whom_before,
    without_itself,
    without_whom,
)
from llm_bridge.language.mending.phrases import (
    with_all_of_them,
    with_the_place_apart,
    with_where_it_is,
    with_whole_names,
    without_its_verb,
)
from llm_bridge.language.mending.receivers import with_who_or_what_gets_it
from llm_bridge.language.mending.robots import (
    with_everybody,
    with_the_robot_apart,
    with_the_robot_called,
    with_the_subject,
    with_whose_it_is,
    without_a_borrowed_robot,
)
from llm_bridge.language.mending.set_down import with_what_was_lifted_down
from llm_bridge.language.mending.settings import with_settings_for_bans
from llm_bridge.language.mending.swapped_arguments import (
    with_arguments_moved,
    with_arguments_swapped,
    with_the_device_first,
    without_a_choice_as_the_thing,
)
from llm_bridge.language.mending.values import (
    with_the_value_itself,
)
from llm_bridge.language.mending.waits import with_what_waits
from llm_bridge.language.mending.whence import with_bringing_there, with_fetching_first
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.skills.senses import Sense
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import breaks_of
from llm_bridge.language.text.words import words as split_words


class GuessedPlans(DevicePlans):
    """One command, and the plans for it that its words and the site make likely.

    What is taken though it was not said so outright is kept in `guesses`, and read back.
    """

    def plain_order(self, words: tuple[str, ...]) -> Plan | None:
        """Return the one call that uses every word, of those that a model sees no order in."""
        return None

    def with_skills_said(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with skills that were said in the place of those that were not."""
        return plan

    def with_idioms(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan without lengths that are none, and with what idioms say done."""
        lasting, plan = plan, without_purposes(plan, self.language)
        if plan != lasting:  # what was begun may have been meant to end
            self.guesses += [c for c in calls(plan) if not ends_something(c, self.site)]
        if self.language != 'en':
            return plan
        for _ in calls(plan):
            found = with_what_the_idiom_says(
                plan, words, breaks_of(self.text), self.site, self.holds
            )
            if found is None:
                break
            plan = found[0]
            self.guesses.append(found[1])
        return plan

    def with_settings(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with settings switched on that were taken for bans."""
        found = with_settings_for_bans(plan, words, breaks_of(self.text), self.site)
        if found is None or not self.holds(found[0]):
            return plan
        self.guesses.append(found[1])
        return found[0]

    def calls_for(self, words: tuple[str, ...]) -> list[Call]:
        """Return the calls that the words of a clause come to, the likeliest first."""
        return []

    def with_who_is_awaited(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with a skill that waits for somebody in the place of a bare wait."""
        if self.holds(plan):
            return plan
        found = with_what_waits(plan, words, breaks_of(self.text), self.calls_for, self.holds)
        if found is None:
            return plan
        self.guesses.append(found[1])
        return found[0]

    def with_hints(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan without calls that change another sense than a hint is about."""

        def kinds(call: Call) -> frozenset[str]:
            ids = {s.target for s in self.tried(call, self.situation).steps}
            return frozenset(self.site.devices[i].kind for i in ids & {*self.site.devices})

        def unlit(call: Call) -> Call | None:
            ids = dict.fromkeys(s.target for s in self.tried(call, self.situation).steps)
            called = lights_called(words, self.site, self.grounder.targets.index)
            ids = dict.fromkeys(called) if len(called) == 1 else ids
            names = [' '.join(split_words(self.site.entities[i].name)) for i in ids]
            lit = Call('turn_on', (' and '.join(names),))
            pieced.extend([lit] if len(called) == 1 else [])
            return lit if not any(map(self.is_on, ids)) and self.comes_to_steps(lit) else None

        pieced: list[Call] = []
        """What is called only by pieces of its name."""
        breaks, sayings = breaks_of(self.text), self.grounder.sayings(self.language)
        plan, guess = with_what_is_hinted(
            plan, words, breaks, sayings, kinds, self.what_changes, unlit
        )
        self.guesses += [guess] if guess is not None else []
        self.guesses += [call for call in calls(plan) if call in pieced]
        return plan

    def what_changes(self, sense: Sense, words: tuple[str, ...]) -> Call | None:
        """Return how the only device there changes what a hint says: no cooling as a heating."""
        call = the_one_there(sense, words, self.situation.area, self.site, self.is_on)
        if call is None or not self.grounder.targets.index.says_heating(words):
            return call
        steps = self.tried(call, self.situation).steps
        devices = [self.site.devices[s.target] for s in steps if s.target in self.site.devices]
        return None if any(map(self.grounder.targets.index.only_cools, devices)) else call

    def is_on(self, device: str) -> bool:
        """Return whether a device is known to be on."""
        return self.situation.world.get(device, 'state') in ('on', 'playing')

    def with_what_is_told(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with what is told about a thing, where a robot can."""
        told = with_what_is_told_about(plan, words, breaks_of(self.text), self.site)
        if told is None or not self.holds(told[0]):
            return plan
        self.guesses.append(told[1])
        return told[0]

    def with_those_named(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with 'the door' read as the door that was named before."""
        for _ in calls(plan):
            question = self.tried(plan, self.situation).question
            named = with_the_one_named(plan, words, question, self.site) if question else None
            if named is None or self.tried(named[0], self.situation).question == question:
                return plan
            plan, guess = named
            self.guesses += [guess] if guess is not None else []
        return plan

    def with_doors(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with what was opened in the place of 'the door' that is shut."""
        found = with_its_door(plan, words, self.site, self.holds)
        if found is None:
            return plan
        self.guesses.append(found[1])
        return found[0]

    def with_goals(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with things brought to places that it has them taken from."""
        breaks = breaks_of(self.text)
        return self.guessed(plan, lambda p: with_goals(p, words, breaks, self.site))

    def guessed(self, plan: Plan, change: Callable[[Plan], Iterable[tuple[Plan, Call]]]) -> Plan:
        """Return the plan with the first change that holds, for each of its calls; all guesses."""
        for _ in calls(plan):
            changed = next((one for one in change(plan) if self.holds(one[0])), None)
            if changed is None:
                break
            plan = changed[0]
            self.guesses.append(changed[1])
        return plan

    def with_values(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with what is changed to a value set to it, where that can be done."""
        plan = with_parts_of_now(plan, words, self.site)
        settled = with_the_value_itself(plan, words, self.site)
        settled = with_amounts_apart(settled, self.site, self.grounder.targets.index)
        if settled != plan and not self.holds(settled):
            # 'dim it to a third for an hour' is no dimming by a third where it cannot be undone
            return settled if all(map(self.holds, calls(settled))) else plan
        return settled

    def with_what_is_held(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with what is put or given in the hand before."""
        handled = self.hands.mended(plan, words, breaks_of(self.text))
        if handled == plan:
            return plan
        tried = self.tried(handled, self.situation)
        if tried.question is None and (tried.problems or not tried.steps):
            return plan
        if any(not c.args and not c.options and c not in calls(handled) for c in calls(plan)):
            self.guesses.append(calls(handled)[0])
        self.guesses += [c for c in self.hands.guessed if c in calls(handled)]
        return handled

    def with_ways_said(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with where things are fetched from and brought to, and how high."""
        breaks, index = breaks_of(self.text), self.grounder.targets.index
        sayings = self.grounder.sayings(self.language)
        if self.situation.area is not None:
            plan = with_the_speaker(plan, words, self.site)
        changes: tuple[Callable[[Plan], tuple[Plan, Call] | None], ...] = (
            lambda p: with_messages_in_frames(p, words, breaks, self.site),
            lambda p: with_a_choice_as_the_verb(p, words, breaks, self.site, sayings, index),
            lambda p: with_a_height(p, words, self.site),
            lambda p: with_bringing_there(p, words, self.site),
            lambda p: with_who_or_what_gets_it(p, words, self.site, index),
            lambda p: with_fetching_first(p, words, breaks, self.site, index),
            lambda p: with_what_is_asked(p, words, breaks, self.site),
            lambda p: with_what_was_lifted_down(p, words, breaks, self.site, index),
        )
        for change in changes:
            changed = change(plan)
            if changed is not None and self.holds(changed[0]):
                self.guesses.append(changed[1])
                plan = changed[0]
        return plan

    @cached_property
    def hands(self) -> Hands:
        """What knows what is taken, put and given."""
        sayings = self.grounder.sayings(self.language)
        return Hands(self.site, self.grounder.targets, self.situation, sayings)

    def is_of_lights(self, call: Call) -> bool:
        """Return whether a call is of lights alone, and they can do it."""
        tried = self.tried(call, self.situation)
        devices = [self.site.devices.get(s.target) for s in tried.steps]
        kinds = {d.kind if d is not None else '' for d in devices}
        return kinds == {'light'} and not tried.problems and not tried.question

    def known_part(self, phrase: str) -> Plan | None:
        """Return what a part is that a model can do nothing with, where it is plain."""
        known = self.by_template(phrase)
        if known is None:
            known = self.plain_order(split_words(phrase))
            known = known or blinked(phrase, self.site, self.is_of_lights)
            known = known or self.named_choice(phrase)
            self.guesses += calls(known) if known is not None else []
        return known

    def named_choice(self, phrase: str) -> Call | None:
        """Return the call of the choice that a phrase asks for by its name, if it can be done."""
        if self.language != 'en':
            return None
        index, is_asked = (
            self.grounder.targets.index,
            'please' in split_words(self.text),
        )
        call = named_choice(split_words(phrase), self.site, index, is_asked)
        return call if call is not None and self.holds(call) else None

    def with_parts_as_said(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with calls that come to nothing as the template of their words has them.

        'Make a latte' may be drafted as starting a thing of that name.
        """
        breaks = breaks_of(self.text)
        for region in regions_of(words, plan, breaks):
            call, place = region.leaf, range(region.start, min(region.end, len(words)))
            while place and words[place[0]] in JOINERS:
                place = place[1:]
            if not isinstance(call, Call) or not 0 < len(place) < len(words):
                continue
            if breaks & {*place[1:]} or self.comes_to_steps(call):
                continue
            known = self.by_template(' '.join(words[place.start : place.stop]))
            if known is not None and call.skill not in {c.skill for c in calls(known)}:
                plan = swapped(plan, call, known) if self.holds(known) else plan
        return plan

    def with_who_is_meant(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with the robots, people and things that the words around it name."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        chosen = without_a_choice_as_the_thing(plan, site, index)
        self.guesses += [c for c in calls(chosen) if c not in calls(plan)]
        plan = with_whole_names(chosen, words, breaks, index)
        plan = with_the_text_last(without_whom(plan), site, index)
        plan = with_arguments_swapped(with_the_device_first(plan, site, index), site, index)
        plan = with_arguments_moved(plan, words, site, index)
        plan = without_a_borrowed_robot(plan, words, index)
        plan = without_itself(plan, words, site, index)
        plan = with_the_robot_called(plan, words, breaks, site)
        plan = with_the_subject(plan, words, breaks, site)
        whose = with_whose_it_is(plan, words, site)
        self.guesses += [c for c in calls(whose) if c not in calls(plan)]
        plan = with_the_robot_apart(whose, words, site, index)
        plan = with_the_whole_list(with_everybody(plan, words, site), words, breaks, site)
        plan = with_where_it_is(with_the_place_apart(plan, site, index), words, site)
        plan = without_its_verb(plan, words, breaks, site, index)
        plan = with_all_of_them(plan, words, breaks)
        plan = with_the_person(plan, words, breaks, site, index)
        return with_whom_before(plan, words, breaks, index)

    def by_template(self, phrase: str) -> Plan | None:
        """Return the plan of the template that the phrase is as a whole, if there is one."""
        return None

    def is_for_people(self, plan: Plan, before: Plan) -> bool:
        """Return whether all that a plan says more than another is who is told something."""
        tried, other = self.tried(plan, self.situation), self.tried(before, self.situation)
        more = [
            value
            for step, was in zip(tried.steps, other.steps, strict=False)
            for name, value in step.args.items()
            if was.args.get(name) != value
        ]
        same = len(tried.steps) == len(other.steps) and tried.question == other.question
        return bool(more) and same and all(value in self.site.people for value in more)

    def where_it_holds(self, other: Plan, plan: Plan) -> Plan:
        """Return the other plan where it comes to something, else the plan."""
        return other if other != plan and self.holds(other) else plan

    def unless_it_breaks(self, other: Plan, plan: Plan) -> Plan:
        """Return the other plan, but not where it comes to nothing and the plan does."""
        if other == plan or self.holds(other) or not self.holds(plan):
            return other
        return plan
