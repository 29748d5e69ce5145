"""Times that a skill takes itself: 'wake me at ten to six on Thursday', 'a taxi for five'.

A model puts a time of day around the order, as when that is to be done. Where the skill has an
argument for a time in words, the order is done at once and the time is what it is told.
"""

from dataclasses import replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.guards.omissions import GREETS
from llm_bridge.language.mending.call_phrases import (
    phrases_said,
    with_phrases,
    without_phrase,
)
from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.plans.plan import (
    Call,
    calls,
    If,
    Parallel,
    Plan,
    Sequence,
    Timed,
    walk,
    When,
)
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of, said_phrases
from llm_bridge.language.skills.argument_sorts import is_word_for_word
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.quantities import read_duration
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.time_phrases import (
    day_and_hour,
    DAYS_SAID,
    is_time_phrase,
    JOINS,
    when_within,
    without_lead,
    without_time,
)
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_TIMES = frozenset({'time', 'when', 'hour'})
_OF_DAY = frozenset({'time', 'hour', 'clock', "o'clock"})
"""In a description they tell of a time; a 'start' alone may be a place."""
_DATES = frozenset({'day', 'days', 'date', 'weekday', 'weekdays'})
_LENGTHS = frozenset({'long', 'length', 'duration', 'minutes', 'hours', 'seconds'})
_LONGEST = 7
_SMALL = frozenset({'the', 'a', 'an', 'new', 'my', 'our', 'to', 'in', 'on', 'for', 'of'})
# fmt: on


def with_its_own_time(plan: Plan, site: Site, language: str) -> Plan:
    """Return the plan with a time around a call as its argument, where it has one for that.

    So is a time that stands with more words in an argument: 'an alarm for seven'.
    """

    def again(part: Plan) -> Plan:
        return with_its_own_time(part, site, language)

    match plan:
        case Call():
            return _told_apart(plan, site, language)
        case Timed('at', phrase, Call() as call):
            return _timed(call, phrase, site, language) or plan
        case Timed('at', phrase, Timed('for', length, Call() as call)):
            timed = _timed(call, phrase, site, language)
            return plan if timed is None else _lasting(timed, length, site)
        case Timed('for', length, Timed('at', phrase, Call() as call)):
            timed = _timed(call, phrase, site, language)
            return plan if timed is None else _lasting(timed, length, site)
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(map(again, parts)))
        case If(clause, body, otherwise):
            return If(clause, again(body), None if otherwise is None else again(otherwise))
        case When():
            return replace(plan, body=again(plan.body))
    return plan


def with_times_where_said(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site, language: str
) -> Plan:
    """Return the plan with a time around several orders as that of the one it stands in.

    'Add a meeting on Tuesday at 2 pm, then email Oskar': where the skill of that takes a time.
    """
    if not isinstance(plan, Timed) or plan.how != 'at':
        return plan
    parts = plan.body.parts if isinstance(plan.body, Sequence | Parallel) else ()
    at = find(words, split_words(plan.phrase))
    if at is None or not all(isinstance(part, Call) for part in parts):
        return plan
    regions = regions_of(words, plan.body, breaks)
    own = next((r.leaf for r in reversed(regions) if r.first < at), None)
    timed = _timed(own, plan.phrase, site, language) if isinstance(own, Call) else None
    return plan if own is None or timed is None else swapped(plan.body, own, timed)


def with_only_when(plan: Plan, words: Words, site: Site) -> Plan:
    """Return the plan with nothing but when in what a skill is told of a day or a time.

    'Put it in the calendar for Thursday' may be drafted with the calendar as a part of the day;
    what tells no time and only says the skill is none, and the day that was said instead is it.
    """

    def mended(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None:
            return call
        for arg in filter(None, _args(skill)):
            said = split_words(phrases_said(call, skill, site).get(arg.name, ''))
            when = when_within(said)
            when = (*when[:-1], when[-1].removesuffix("'s")) if when else ()
            told = {*call.skill.split('_'), *split_words(skill.description), *_SMALL}
            if when and when != said:
                call = with_phrases(call, skill, {arg.name: ' '.join(when)}, site)
            elif said and not when and {*map(stem_of, said)} <= {*map(stem_of, told)}:
                call = without_phrase(call, arg.name)
        return _with_its_day(call, skill, site)

    return _with_the_day_said(each_call(plan, mended), words, site)


def with_times_not_named(plan: Plan, site: Site, index: NameIndex) -> Plan:
    """Return the plan with a time as what a skill is told, where it stands for a device.

    'Cancel my six o'clock alarm' is of no alarm that is called so.
    """

    def mended(call: Call) -> Call:
        skill = site.signature(call.skill)
        time, day = _args(skill) if skill is not None else (None, None)
        said = split_words(call.args[0]) if call.args and call.args[0] != UNSAID else ()
        is_device = not any(call.skill in robot.skills for robot in site.robots.values())
        if skill is None or time is None or len(said) < 2 or not is_device:
            return call
        own = phrases_said(call, skill, site)
        rest = without_articles(said[:-1])
        is_noun = stem_of(said[-1]) in {*map(stem_of, skill.name.split('_')[1:])}
        if not (is_noun and rest) or time.name in own or index.exact(without_articles(said)):
            return call
        rest = (*rest[:-1], rest[-1].removesuffix("'s"))
        date, clock = day_and_hour(rest)
        if (
            (*date, *clock)
            and len(date) + len(clock) == len(rest)
            and is_time_phrase(' '.join(rest))
        ):
            bare = replace(call, args=(UNSAID, *call.args[1:]))
            return with_phrases(bare, skill, _values(' '.join(rest), time, day), site)
        return call

    return each_call(plan, mended)


def _with_its_day(call: Call, skill: Skill, site: Site) -> Call:
    """Return the call with a day as its day, where it stands for something else: city 'tomorrow'.

    What is taken word for word may be a day: a title.
    """
    own, (_, day) = phrases_said(call, skill, site), _args(skill)
    if day is None or day.name in own:
        return call
    for arg in skill.args:
        is_free = arg.type is ArgType.TEXT and not (arg.required or is_word_for_word(arg))
        said = without_lead(split_words(own.get(arg.name, '')))
        if is_free and arg.name not in _TIMES and said and day_and_hour(said) == (said, ()):
            bare = without_phrase(call, arg.name)
            return with_phrases(bare, skill, {day.name: ' '.join(said)}, site)
    return call


def _with_the_day_said(plan: Plan, words: Words, site: Site) -> Plan:
    """Return the plan with the day that no phrase has, of one call that can be told one."""
    found = calls(plan)
    skill = site.signature(found[0].skill) if len(found) == 1 else None
    if skill is None:
        return plan
    left = list(words)
    for phrase in (p for part in walk(plan) for p in said_phrases(part)):
        at = find(words, split_words(phrase))
        if at is not None:
            left[at : at + len(split_words(phrase))] = [''] * len(split_words(phrase))
    date, clock = day_and_hour(when_within(tuple(left)))
    _, day = _args(skill)
    own = phrases_said(found[0], skill, site)
    at = find(words, date) if date else None
    if at is None or clock or day is None or day.name in own or GREETS & {*words[:at][-1:]}:
        return plan
    return swapped(plan, found[0], with_phrases(found[0], skill, {day.name: ' '.join(date)}, site))


def _timed(call: Call, phrase: str, site: Site, language: str) -> Call | None:
    """Return the call with a time as its own; None where it has no place for all of it."""
    skill = site.signature(call.skill)
    values = _values(_bare(phrase, call), *_args(skill)) if skill is not None else {}
    return _given(call, skill, values, site, language) if skill is not None and values else None


def _bare(phrase: str, call: Call) -> str:
    """Return the time alone of "tomorrow's forecast", where a forecast is what is told."""
    said = split_words(phrase)
    what = {*call.skill.split('_')}
    if not said or not said[0].endswith("'s") or not {*said[1:]} <= what:
        return phrase
    return said[0].removesuffix("'s")


def _told_apart(call: Call, site: Site, language: str) -> Call:
    """Return the call with the time, and nothing else, in the arguments that are for it."""
    skill = site.signature(call.skill)
    time, day = _args(skill) if skill is not None else (None, None)
    if skill is None or time is None:
        return call
    own = phrases_said(call, skill, site)
    free_day = None if day and day.name in own else day
    is_timed = time.name in own and _is_time(own[time.name], language)
    if day is not None and not day.required and not is_timed:
        date, clock = day_and_hour(split_words(own.get(day.name, '')))
        if clock and not date and not isinstance(read_time(' '.join(clock), language), Problem):
            return with_phrases(
                without_phrase(call, day.name), skill, {time.name: own[day.name]}, site
            )
    others = [own.get(a.name) for a in skill.args if a != time]
    if time.name in own and not is_timed and own[time.name] in others:
        del own[time.name]
        call = with_phrases(call, skill, {time.name: UNSAID}, site)  # the text, copied once more
    if time.name in own:
        said = split_words(own[time.name])
        size = _time_behind(said, language)
        values = _values(' '.join(said[len(said) - size :]), time, free_day) if size else {}
        return with_phrases(call, skill, values, site)
    for arg in skill.args:
        text, when = without_time(split_words(own.get(arg.name, '')), language)
        if arg.type is ArgType.TEXT and arg is not day and text and when:
            when = when[1:] if when[0] in JOINS - {'this', 'next'} else when
            values = {arg.name: ' '.join(text), **_values(' '.join(when), time, free_day)}
            return with_phrases(call, skill, values, site)
    return call


def _time_behind(said: Words, language: str) -> int:
    """Return how many words at the end are a time of day, and the day with it if that is said."""
    found = 0
    for size in range(1, min(_LONGEST, len(said)) + 1):
        day, clock = day_and_hour(said[-size:])
        if said[-size] in JOINS or (day and not clock and size > 2):
            continue
        if not clock or not isinstance(read_time(' '.join(clock), language), Problem):
            found = size
    return found


def _values(phrase: str, time: Arg | None, day: Arg | None) -> dict[str, str]:
    """Return a time as what it is of the two arguments that a skill may have for it."""
    date, clock = map(' '.join, day_and_hour(split_words(phrase)))
    if time is not None and day is not None and date and clock:
        return {time.name: clock, day.name: date}
    if day is not None and date and not clock:
        return {day.name: date}
    return {time.name: phrase} if time is not None else {}


def _args(skill: Skill) -> tuple[Arg | None, Arg | None]:
    """Return the free words of a skill that are for a time, and those for a day beside it."""
    texts = [
        a
        for a in skill.args
        if a.type is ArgType.TEXT
        and not _LENGTHS & {*a.name.split('_'), *split_words(a.description)}
    ]
    time, day = (
        next((a for a in texts if names & {*a.name.split('_')}), None)
        for names in (_TIMES, _DATES)
    )
    for arg in texts:
        told = {*split_words(arg.description)}
        if time is None and arg is not day and _OF_DAY & told:
            time = arg
    return time, day


def _given(
    call: Call, skill: Skill, values: dict[str, str], site: Site, language: str
) -> Call | None:
    """Return the call with values for arguments that have none, or one that is no time."""
    own = phrases_said(call, skill, site)
    if any(name in own and _is_time(own[name], language) for name in values):
        return None
    lasts = [a.name for a in skill.args if a.type is ArgType.DURATION and a.name not in own]
    for length in (own[name] for name in values if name in own and lasts):
        if not isinstance(read_duration(length, language), Problem):
            values = {**values, lasts[0]: length}  # 'on Tuesday for 45 minutes'
    return with_phrases(call, skill, values, site)


def _is_time(phrase: str, language: str) -> bool:
    said = split_words(phrase)
    return bool(DAYS_SAID & {*said}) or not isinstance(read_time(phrase, language), Problem)


def _lasting(call: Call, length: str, site: Site) -> Plan:
    """Return the call with how long it is for as an argument, or around it."""
    skill = site.signature(call.skill)
    lasts = [a for a in skill.args if a.type is ArgType.DURATION] if skill is not None else []
    if len(lasts) != 1 or lasts[0].required or lasts[0].name in call.options:
        return Timed('for', length, call)
    return replace(call, options={**call.options, lasts[0].name: length})
