"""Slips that models make again and again, put right where the plan then means something."""

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.forbidden import read_forbidden
from llm_bridge.language.mending.amounts import (
    with_bare_numbers,
    with_texts_apart,
    with_whole_numbers,
)
from llm_bridge.language.mending.arguments_by_name import (
    with_arguments_by_name,
    with_options_denied,
)
from llm_bridge.language.mending.bare_counts import with_bare_counts
from llm_bridge.language.mending.counts import (
    with_how_many,
    with_how_often,
    with_numbers_by_name,
    with_some_of_the_choice,
    with_some_of_them,
    with_the_number_apart,
    with_times_counted,
)
from llm_bridge.language.mending.cued_values import with_cued_values
from llm_bridge.language.mending.exceptions import (
    with_what_is_quit,
    with_what_stays,
    without_a_ban_unsaid,
    without_what_is_told,
)
from llm_bridge.language.mending.floors import with_each_room
from llm_bridge.language.mending.framed_values import with_values_in_frames
from llm_bridge.language.mending.frames import (
    with_events_awaited,
    with_its_state_awaited,
    with_the_case_for_all,
    with_the_case_said,
    with_vague_times,
)
from llm_bridge.language.mending.from_to import with_whence_and_where_to
from llm_bridge.language.mending.guessed_plans import GuessedPlans
from llm_bridge.language.mending.headings import (
    with_half_turns,
    with_the_way_behind_back,
)
from llm_bridge.language.mending.inverse_ways import with_the_way_said
from llm_bridge.language.mending.led_frames import with_cases_not_awaited, with_delays
from llm_bridge.language.mending.left_unsaid import with_what_is_left_unsaid
from llm_bridge.language.mending.listed_robots import with_own_ways
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
from llm_bridge.language.mending.messages import without_the_listener, without_what_is_written
from llm_bridge.language.mending.modes_said import with_modes_said
from llm_bridge.language.mending.nouns_of_skills import (
    without_the_noun_of_the_skill,
    without_where_the_skill_says,
)
from llm_bridge.language.mending.numbers_named import with_numbers_named
from llm_bridge.language.mending.order import with_one_way_home, with_repeats_apart, with_turns
from llm_bridge.language.mending.own_times import (
    with_its_own_time,
    with_only_when,
    with_times_not_named,
    with_times_where_said,
)
from llm_bridge.language.mending.pauses import with_a_pause, with_how_long_it_lasts
from llm_bridge.language.mending.people import (
    with_the_receiver,
    with_whom_before,
)
from llm_bridge.language.mending.prepositions import (
    with_the_preposition_said,
    with_what_goes_where,
)
from llm_bridge.language.mending.robots import (
    with_itself_acting,
    without_who_is_told,
)
from llm_bridge.language.mending.said_once import (
    of_the_same_with_its_value,
    with_choices_for_both,
    with_each_call_once,
    with_each_phrase_once,
    with_its_goal,
    with_the_skill_once,
)
from llm_bridge.language.mending.set_to_choices import (
    with_choices_apart,
    with_choices_not_drafted,
    with_choices_set,
)
from llm_bridge.language.mending.sought_people import with_who_is_sought
from llm_bridge.language.mending.texts import (
    with_listeners,
    with_played_names,
    with_the_end_told,
    with_the_text_before,
    with_where_it_is_said,
    with_whole_clauses,
    with_whole_quotes,
    without_leads,
    without_times_in_quotes,
    without_what_is_told_apart,
    without_who_is_called,
    without_whom_it_is_said_to,
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
    without_its_time_again,
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
    with_the_value_behind,
    with_values_apart,
    without_a_vague_amount,
    without_the_deed,
    without_the_verb,
)
from llm_bridge.language.mending.verbs import (
    with_the_verb_again,
    with_the_verb_for_the_next,
    with_the_whole_verb,
    with_what_is_sent_out,
    with_what_is_switched_off,
    with_what_runs,
)
from llm_bridge.language.mending.whole_names import with_topics_alone, with_whole_names
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.text.words import breaks_of
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site


class MendedPlans(GuessedPlans):
    """One command, and the plans for it with their slips put right.

    A stage looks at one thing, and takes the plan as the stages before left it: what is no order
    goes first, so that nothing is looked for in it; who acts, before what they can do; what is
    meant, before where it goes; all of these, before times are put around them.
    """

    def mended(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with its slips put right; what is to be done some time is not now."""
        plan = self.mended_slips(plan, words)
        if self.language != 'en':
            return plan
        return with_vague_times(plan, words, breaks_of(self.text), self.site)

    def mended_slips(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with its slips put right where only so it means something."""
        for stage in (
            self._what_is_ordered,
            self._how_often,
            self._who_acts,
            self._which_things,
            self._where_they_go,
            self._what_is_said_aloud,
            self._in_which_order,
            self._which_way,
            self._how_long,
            self._what_is_implied,
        ):
            plan = stage(plan, words)
        return self._in_another_way(plan, words)

    def _what_is_ordered(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan without what is only told, and with idioms as what they stand for."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        plan = self.with_settings(without_times_in_quotes(plan, self.text), words)
        plan = with_what_is_quit(self.without_what_is_told(plan, words), words)
        plan, modes = with_modes_said(
            self.with_idioms(plan, words), words, breaks, site, index, self.holds
        )
        self.guesses += modes
        plan = with_known_parts(without_fillers(without_echoes(plan, words)), self.known_part)
        plan = with_its_state_awaited(plan, words, breaks)
        if self.language == 'en':
            plan, cases = with_cases_not_awaited(plan, words, breaks)
            self.guesses += cases
            plan = with_delays(plan, words, self.language)
        return with_the_verb_again(with_the_case_said(plan, words), site)

    def _how_often(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with each thing said once in it, or as often as was said."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        for spread, guess in with_each_room(plan, words, breaks, site, index):
            if self.holds(spread):
                plan = spread
                self.guesses.append(guess)
        plan = without_who_is_told(with_each_phrase_once(plan, words, site), words, site)
        plan = with_turns(with_what_stays(plan, words, breaks, _states(site)), words, site)
        plan = with_repeats_apart(plan, words, breaks, site)
        plan = with_how_often(plan, site, self.language)
        if self.language != 'en':
            return plan
        plan, named = with_numbers_named(plan, words, breaks, site, index)
        plan, bare = with_bare_counts(plan, words, breaks, site)
        plan, counted = with_times_counted(plan, site, index)
        plan, framed = with_values_in_frames(plan, words, site)
        self.guesses += named + bare + counted + framed
        return plan

    def _who_acts(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with the robots that are told to act, and with whom they wait for."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        plan, ways = with_own_ways(without_who_is_called(plan, words, breaks, site), site)
        self.guesses += ways
        plan = without_a_robot(with_the_robot(plan, words, site), site)
        plan = with_how_long_it_lasts(with_itself_acting(plan, words, site), words, site)
        plan = self.with_skills_said(self.with_who_is_meant(plan, words), words)
        return with_whom_before(self.with_who_is_awaited(plan, words), words, breaks, index)

    def _which_things(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with the things and the values that are meant."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        plan = self.unless_it_breaks(with_the_thing(plan, words, breaks, site, index), plan)
        plan = with_some_of_the_choice(without_where_the_skill_says(plan, site), site)
        plan = with_some_of_them(with_values_apart(plan, words, breaks), words)
        plan = with_the_one_of_two(plan, words, breaks)
        plan = with_the_receiver(plan, words, site, index)
        plan = with_whence_and_where_to(plan, words, breaks, site, index)
        if self.language == 'en':
            plan = with_whole_numbers(plan, words, breaks, site)
        plan = with_numbers_by_name(without_a_vague_amount(plan, site), site)
        plan = with_bare_numbers(plan, site)
        share = with_the_value_behind(plan, words, breaks, site, index)
        return self.with_values(self.where_it_holds(share, plan), words)

    def _where_they_go(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with things put where it was said, and with what holds or runs them."""
        plan = with_the_preposition_said(plan, words, breaks_of(self.text), self.site)
        plan = self.unless_it_breaks(with_what_goes_where(plan, words, self.site), plan)
        plan = self.with_goals(without_the_listener(plan, self.site), words)
        plan = self.with_devices_implied(self.with_parts_as_said(plan, words))
        plan = self.with_appliances(self.with_what_holds_it(plan, words), words)
        return self.with_ways_said(self.with_what_is_held(plan, words), words)

    def _what_is_said_aloud(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with the whole texts that are to be said, and nothing but them."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        plan = self.where_it_holds(with_who_is_sought(plan, site, index), plan)
        plan = self.where_it_holds(with_the_end_told(plan, words, breaks, site), plan)
        plan = with_texts_apart(plan, words, breaks, site)
        plan = without_what_is_written(plan, words, breaks, site)
        plan = without_the_noun_of_the_skill(plan, site)
        plan = self.where_it_holds(with_the_number_apart(plan, site), plan)
        counted = with_how_many(plan, words, breaks, site, self.grounder.sayings(self.language))
        plan = self.where_it_holds(counted, plan)
        plan = without_leads(with_whole_quotes(plan, self.text, site), words, breaks, site, index)
        plan = with_whole_clauses(with_the_text_before(plan, site), words, breaks, site)
        plan = without_what_is_told_apart(without_whom_it_is_said_to(plan, site), site)
        plan = with_topics_alone(with_played_names(plan, site), site)
        if self.language == 'en':
            plan = self.where_it_holds(
                with_whole_names(plan, self.text, words, breaks, site), plan
            )
        return self.where_it_holds(with_where_it_is_said(plan, words, breaks, site, index), plan)

    def _in_which_order(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with what comes first, what later, and all under their condition."""
        breaks, site = breaks_of(self.text), self.site
        plan = with_opposites_in_turn(with_the_way_first(plan, words, breaks, site), site)
        plan = with_only_the_end_later(with_what_comes_later(plan, words), words, site)
        plan = with_the_whole_time(plan, words, self.language)
        for_all = self.where_it_holds(with_the_case_for_all(plan, words), plan)
        if for_all != plan:
            self.guesses += calls(for_all)
            plan = for_all
        plan = self.where_it_holds(with_the_choice_behind(plan, words, breaks, site), plan)
        for call, other in with_listeners(plan, words, breaks, site):
            told = swapped(plan, call, other)
            plan = told if self.is_for_people(told, plan) else plan
        return plan

    def _which_way(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with the ways and turns that were said, and each its own way home."""
        breaks, site = breaks_of(self.text), self.site
        plan = with_half_turns(with_one_way_home(plan, site), words, breaks, site)
        plan = with_the_way_behind_back(plan, words, breaks, site)
        plan = with_the_other_case(plan, words, self.by_template)
        if self.language == 'en':
            plan, ways = with_the_way_said(plan, words, breaks, site, self.holds)
            self.guesses += ways
            plan = with_choices_apart(plan, site, self.holds)
            plan, chosen = with_choices_set(plan, words, breaks, site, self.holds)
            plan, added = with_choices_not_drafted(plan, words, breaks, site, self.holds)
            self.guesses += chosen + added
        return with_what_is_sent_out(plan, words, breaks, site)

    def _how_long(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with how long, until when and at what time."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        if self.language == 'en':
            plan = with_times_not_named(with_only_when(plan, words, site), site, index)
        plan = with_times_where_said(plan, words, breaks, site, self.language)
        plan = with_its_own_time(plan, site, self.language)
        plan = with_a_length(with_what_runs(plan, words, breaks, site, index), words, site)
        again = with_the_verb_for_the_next(plan, words, breaks)
        plan = self.where_it_holds(again, plan)
        for option in with_what_is_switched_off(plan, words, breaks):
            plan = option if self.holds(option) else plan
        plan = with_the_time_apart(plan, site, self.language, all_sorts=False)
        plan = with_the_same_half_of_the_day(with_the_end_said(plan, site), self.language)
        lasting = with_the_length_left_out(plan, words, breaks, site, self.language)
        lasting = without_its_time_again(self.where_it_holds(lasting, plan), site)
        return with_a_pause(self.where_it_holds(lasting, plan))

    def _what_is_implied(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with what a hint, 'the door' or a thing told about stands for."""
        plan = self.with_what_is_told(plan, words)
        plan = self.with_those_named(self.with_hints(plan, words), words)
        plan = with_choices_for_both(plan, words, self.site)
        if self.language == 'en':
            plan, named = with_arguments_by_name(plan, words, self.site)
            plan, denied = with_options_denied(plan, self.site)
            self.guesses += (*named, *denied)
            breaks, index = breaks_of(self.text), self.grounder.targets.index
            cued = self.with_cued_values(plan, words)
            if cued != plan:
                plan = without_leads(cued, words, breaks, self.site, index)
                self.guesses += calls(plan) if plan != cued else []
            plan = self.with_what_is_left_unsaid(plan, words)
        plan = with_its_goal(plan, words, self.site, self.holds)
        plan = with_each_call_once(with_the_skill_once(plan, words, self.site), words)
        once = of_the_same_with_its_value(plan, words, self.tried(plan, self.situation).steps)
        if once != plan:
            plan = once
            self.guesses += calls(once)
        return self.with_doors(plan, words)

    def _in_another_way(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan, or where it comes to nothing the one other that does."""
        breaks, site = breaks_of(self.text), self.site
        options = (
            cut_at_breaks(plan, words, breaks),
            *with_own_skills(plan, words, breaks, site, self.language),
            without_the_verb(plan),
            without_the_deed(plan, site),
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
        if tried.steps and problems == {ProblemCode.UNKNOWN_ENTITY} and isinstance(plan, Call):
            return plan  # some of a list are there
        good = [option for option in others if self.holds(option)]
        if len(good) == 1 or good and good[:1] == others[:1]:
            return self.with_what_holds_it(good[0], words)
        if problems <= {ProblemCode.NOT_CAPABLE, ProblemCode.WRONG_UNIT}:
            good = [option for option in with_another_setter(plan, site) if self.holds(option)]
        return good[0] if len(good) == 1 else plan

    def with_cued_values(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with free values as what leads to them tells, where it then holds."""
        text, breaks = self.text, breaks_of(self.text)
        return self.guessed(plan, lambda p: with_cued_values(p, text, words, breaks, self.site))

    def with_what_is_left_unsaid(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with choices and places said beside its calls, where it then holds."""
        more, told = with_what_is_left_unsaid(
            plan, words, breaks_of(self.text), self.site, self.grounder.targets.index
        )
        if not told or not self.holds(more):
            return plan
        self.guesses += told
        return more

    def without_what_is_told(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan without orders and bans made of what is only told."""
        if self.language != 'en':
            return plan
        breaks = breaks_of(self.text)
        plan = without_what_is_so(without_a_ban_unsaid(plan, words), words, breaks)
        plan = without_a_value_spoken(plan, words, breaks, self.site)
        plan = with_events_awaited(plan, words)
        all_of_it = with_its_kind(plan, words, breaks)
        plan = all_of_it if all_of_it != plan and self.holds(all_of_it) else plan

        def is_known(phrase: str) -> bool:
            read = read_forbidden(phrase, self.grounder.targets, self.situation)
            return not isinstance(read, Problem)

        return without_what_is_told(plan, words, is_known)


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
