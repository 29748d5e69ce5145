"""Slips that models make again and again, put right where the plan then means something."""

from collections.abc import Callable
from functools import cached_property

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.forbidden import read_forbidden
from llm_bridge.language.mending.amounts import (
    with_amounts_apart,
    with_bare_numbers,
    with_texts_apart,
)
from llm_bridge.language.mending.asked_where import with_what_is_asked
from llm_bridge.language.mending.counts import (
    with_how_many,
    with_how_often,
    with_some_of_the_choice,
    with_some_of_them,
)
from llm_bridge.language.mending.device_plans import DevicePlans
from llm_bridge.language.mending.doors import with_its_door
from llm_bridge.language.mending.exceptions import (
    with_what_is_quit,
    with_what_stays,
    without_what_is_told,
)
from llm_bridge.language.mending.exhibits import with_what_is_told_about
from llm_bridge.language.mending.floors import with_each_room
from llm_bridge.language.mending.frames import (
    with_events_awaited,
    with_the_case_for_all,
    with_the_case_said,
    with_vague_times,
    without_purposes,
)
from llm_bridge.language.mending.from_to import with_whence_and_where_to
from llm_bridge.language.mending.goals import with_goals
from llm_bridge.language.mending.hands import Hands
from llm_bridge.language.mending.headings import (
    with_a_height,
    with_half_turns,
    with_the_way_behind_back,
)
from llm_bridge.language.mending.hints import the_one_there, with_what_is_hinted
from llm_bridge.language.mending.idioms import ends_something, with_what_the_idiom_says
from llm_bridge.language.mending.listed_robots import with_the_whole_list
from llm_bridge.language.mending.mending import (
    cut_at_breaks,
    swapped,
    with_known_parts,
    with_own_skills,
    with_the_robot,
    with_the_thing,
    without_a_robot,
    without_echoes,
    without_fillers,
)
from llm_bridge.language.mending.messages import without_the_listener
from llm_bridge.language.mending.modes_said import with_modes_said
from llm_bridge.language.mending.named import with_the_one_named
from llm_bridge.language.mending.order import with_one_way_home, with_repeats_apart, with_turns
from llm_bridge.language.mending.parts_of_now import with_parts_of_now
from llm_bridge.language.mending.pauses import with_a_pause, with_how_long_it_lasts
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
from llm_bridge.language.mending.prepositions import (
    with_the_preposition_said,
    with_what_goes_where,
)
from llm_bridge.language.mending.robots import (
    with_everybody,
    with_itself_acting,
    with_the_robot_apart,
    with_the_robot_called,
    with_the_subject,
    with_whose_it_is,
    without_a_borrowed_robot,
    without_who_is_told,
)
from llm_bridge.language.mending.said_once import (
    with_choices_for_both,
    with_each_phrase_once,
    with_its_goal,
    with_the_skill_once,
)
from llm_bridge.language.mending.set_down import with_what_was_lifted_down
from llm_bridge.language.mending.texts import (
    with_listeners,
    with_the_text_before,
    with_whole_clauses,
    with_whole_quotes,
    without_leads,
    without_who_is_called,
)
from llm_bridge.language.mending.times import (
    with_a_length,
    with_a_run,
    with_the_end_said,
    with_the_length_left_out,
    with_the_other_case,
    with_the_same_half_of_the_day,
    with_the_time_apart,
    with_the_whole_time,
)
from llm_bridge.language.mending.told_states import (
    with_its_kind,
    without_a_value_spoken,
    without_what_is_so,
)
from llm_bridge.language.mending.turns import (
    with_only_the_end_later,
    with_opposites_in_turn,
    with_the_choice_behind,
    with_the_way_first,
    with_what_comes_later,
)
from llm_bridge.language.mending.values import (
    with_another_setter,
    with_the_one_of_two,
    with_the_value_itself,
    with_values_apart,
    without_a_vague_amount,
    without_the_verb,
)
from llm_bridge.language.mending.verbs import (
    with_the_verb_again,
    with_the_whole_verb,
    with_what_is_sent_out,
    with_what_runs,
)
from llm_bridge.language.mending.waits import with_what_waits
from llm_bridge.language.mending.whence import with_bringing_there, with_fetching_first
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.skills.senses import Sense
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import breaks_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site


class MendedPlans(DevicePlans):
    """One command, and the plans for it with their slips put right."""

    def plain_order(self, words: tuple[str, ...]) -> Plan | None:
        """Return the one call that uses every word, of those that a model sees no order in."""
        return None

    def with_skills_said(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with skills that were said in the place of those that were not."""
        return plan

    def mended(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with its slips put right; what is to be done some time is not now."""
        plan = self.mended_slips(plan, words)
        if self.language != 'en':
            return plan
        return with_vague_times(plan, words, breaks_of(self.text), self.site)

    def mended_slips(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with its slips put right where only so it means something."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        plan = with_what_is_quit(self.without_what_is_told(plan, words), words)
        plan, modes = with_modes_said(
            self.with_idioms(plan, words), words, breaks, site, index, self.holds
        )
        self.guesses += modes
        plan = with_known_parts(without_fillers(without_echoes(plan, words)), self.known_part)
        plan = with_the_verb_again(with_the_case_said(plan, words), site)
        for spread, guess in with_each_room(plan, words, breaks, site, index):
            if self.holds(spread):
                plan = spread
                self.guesses.append(guess)
        plan = without_who_is_told(with_each_phrase_once(plan, words, site), words, site)
        plan = with_turns(with_what_stays(plan, words, breaks, _states(site)), words, site)
        plan = with_how_often(with_repeats_apart(plan, words, breaks), site, self.language)
        plan = without_who_is_called(plan, words, breaks, site)
        plan = without_a_robot(with_the_robot(plan, words, site), site)
        plan = with_how_long_it_lasts(with_itself_acting(plan, words, site), words, site)
        plan = self.with_skills_said(self.with_who_is_meant(plan, words), words)
        plan = with_whom_before(self.with_who_is_awaited(plan, words), words, breaks, index)
        named = with_the_thing(plan, words, breaks, site, index)
        if named != plan and (self.holds(named) or not self.holds(plan)):
            plan = named
        plan = with_some_of_the_choice(plan, site)
        plan = with_some_of_them(with_values_apart(plan, words, breaks), words)
        plan = with_the_one_of_two(plan, words, breaks)
        plan = with_whence_and_where_to(plan, words, breaks, site, index)
        plan = with_bare_numbers(without_a_vague_amount(plan, site), site)
        plan = self.with_values(plan, words)
        plan = with_the_preposition_said(plan, words, breaks, site)
        turned = with_what_goes_where(plan, words, site)
        plan = turned if self.holds(turned) or not self.holds(plan) else plan
        plan = self.with_goals(without_the_listener(plan, site), words)
        plan = self.with_devices_implied(self.with_parts_as_said(plan, words))
        plan = self.with_appliances(self.with_what_holds_it(plan, words), words)
        plan = self.with_ways_said(self.with_what_is_held(plan, words), words)
        plan = with_texts_apart(plan, words, breaks, site)
        counted = with_how_many(plan, words, breaks, site, self.grounder.sayings(self.language))
        plan = counted if counted != plan and self.holds(counted) else plan
        plan = without_leads(with_whole_quotes(plan, self.text, site), words, breaks, site, index)
        plan = with_whole_clauses(with_the_text_before(plan, site), words, breaks, site)
        plan = with_opposites_in_turn(with_the_way_first(plan, words, breaks, site), site)
        plan = with_only_the_end_later(with_what_comes_later(plan, words), words, site)
        plan = with_the_whole_time(plan, words, self.language)
        for_all = with_the_case_for_all(plan, words)
        if for_all != plan and self.holds(for_all):
            self.guesses += calls(for_all)
            plan = for_all
        chosen = with_the_choice_behind(plan, words, breaks, site)
        plan = chosen if chosen != plan and self.holds(chosen) else plan
        for call, other in with_listeners(plan, words, breaks, site):
            told = swapped(plan, call, other)
            plan = told if self.is_for_people(told, plan) else plan
        plan = with_one_way_home(plan, site)
        plan = with_half_turns(plan, words, breaks, site)
        plan = with_the_way_behind_back(plan, words, breaks, site)
        plan = with_the_other_case(plan, words, self.by_template)
        plan = with_what_is_sent_out(plan, words, breaks, site)
        plan = with_a_length(with_what_runs(plan, words, breaks, site, index), words, site)
        plan = with_the_time_apart(plan, site, self.language, all_sorts=False)
        plan = with_the_same_half_of_the_day(with_the_end_said(plan, site), self.language)
        lasting = with_the_length_left_out(plan, words, breaks, site, self.language)
        plan = lasting if lasting != plan and self.holds(lasting) else plan
        plan = self.with_what_is_told(with_a_pause(plan), words)
        plan = self.with_those_named(self.with_hints(plan, words), words)
        plan = with_its_goal(with_choices_for_both(plan, words, site), words, site, self.holds)
        plan = self.with_doors(with_the_skill_once(plan, words, site), words)
        options = (
            cut_at_breaks(plan, words, breaks),
            *with_own_skills(plan, words, breaks, site, self.language),
            without_the_verb(plan),
            with_the_time_apart(plan, site, self.language),
            *with_a_run(plan, site, self.language),
            *with_the_whole_verb(plan, site, self.language),
        )
        others = [option for option in options if option != plan]
        tried = self.tried(plan, self.situation)
        problems = {p.code for p in tried.problems}
        if not problems or problems == {ProblemCode.TOO_MANY_TARGETS}:
            return plan
        if tried.steps and problems == {ProblemCode.NOT_CAPABLE}:
            return plan  # some of them can: no other skill was said because some cannot
        good = [option for option in others if self.holds(option)]
        if len(good) == 1 or good and good[:1] == others[:1]:
            return self.with_what_holds_it(good[0], words)
        if problems <= {ProblemCode.NOT_CAPABLE, ProblemCode.WRONG_UNIT}:
            good = [option for option in with_another_setter(plan, site) if self.holds(option)]
        return good[0] if len(good) == 1 else plan

    def without_what_is_told(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan without orders and bans made of what is only told."""
        if self.language != 'en':
            return plan
        breaks = breaks_of(self.text)
        plan = without_what_is_so(plan, words, breaks)
        plan = without_a_value_spoken(plan, words, breaks, self.site)
        plan = with_events_awaited(plan, words)
        all_of_it = with_its_kind(plan, words, breaks)
        plan = all_of_it if all_of_it != plan and self.holds(all_of_it) else plan

        def is_known(phrase: str) -> bool:
            read = read_forbidden(phrase, self.grounder.targets, self.situation)
            return not isinstance(read, Problem)

        return without_what_is_told(plan, words, is_known)

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
            names = [' '.join(split_words(self.site.entities[i].name)) for i in ids]
            lit = Call('turn_on', (' and '.join(names),))
            return lit if not any(map(self.is_on, ids)) and self.comes_to_steps(lit) else None

        breaks, sayings = breaks_of(self.text), self.grounder.sayings(self.language)
        plan, guess = with_what_is_hinted(
            plan, words, breaks, sayings, kinds, self.what_changes, unlit
        )
        self.guesses += [guess] if guess is not None else []
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
        for _ in calls(plan):
            found = with_goals(plan, words, breaks_of(self.text), self.site)
            changed = next((one for one in found if self.holds(one[0])), None)
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
        return handled

    def with_ways_said(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with where things are fetched from and brought to, and how high."""
        breaks, index = breaks_of(self.text), self.grounder.targets.index
        if self.situation.area is not None:
            plan = with_the_speaker(plan, words, self.site)
        changes: tuple[Callable[[Plan], tuple[Plan, Call] | None], ...] = (
            lambda p: with_a_height(p, words, self.site),
            lambda p: with_bringing_there(p, words, self.site),
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

    def known_part(self, phrase: str) -> Plan | None:
        """Return what a part is that a model can do nothing with, where it is plain."""
        known = self.by_template(phrase)
        if known is None:
            known = self.plain_order(split_words(phrase))
            self.guesses += calls(known) if known is not None else []
        return known

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
        plan = with_whole_names(plan, words, breaks, index)
        plan = with_the_text_last(without_whom(plan), site, index)
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


@once_per_site
def _states(site: Site) -> frozenset[str]:
    """Return the single words that the site has for states: 'tilted'."""
    said = (
        n
        for k in site.kinds.values()
        for names in k.states.values()
        for group in names.values()
        for n in group
    )
    return frozenset(n.casefold() for n in said if len(n.split()) == 1)
