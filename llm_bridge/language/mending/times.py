"""How long and whether: times and conditions that a model left inside other phrases."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.plans.plan import (
    Call,
    calls,
    If,
    Never,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    Unknown,
    Wait,
    walk,
    When,
)
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import read_duration, read_quantity
from llm_bridge.language.text.spelling import stem
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

_OTHERWISE = frozenset({'otherwise', 'else'})
_IF = ('if', 'when', 'while', 'as long as', 'in case')
_SAME = {'clip': 'video', 'film': 'video', 'footage': 'video', 'movie': 'video'}
_WAITS = frozenset({'wait', 'waits', 'pause', 'hold', 'stay'})
_NEXT = frozenset({'at', 'on', 'in', 'with', 'to', 'from', 'and', 'then', 'please', 'by'})
"""Do not end the words for a length of time."""
_A = frozenset({'a', 'an', 'another', 'one', 'the'})
_HALVES = (' in the morning ', ' in the afternoon ', ' in the evening ', ' am ', ' pm ',
           ' tonight ', ' this evening ', ' this morning ')  # fmt: skip
_RUN = ('turn_on', 'start', 'open')
"""What running a thing for a while is, the likeliest first."""


def is_length(phrase: str, language: str) -> bool:
    """Return whether the words say how long, with a unit of time: 'ten minutes', but not 'ten'."""
    long = read_duration(phrase, language)
    other = read_quantity(phrase, unit='percent', language=language)
    return not isinstance(long, Problem) and isinstance(other, Problem)


def with_the_other_case(
    plan: Plan, words: tuple[str, ...], known: Callable[[str], Plan | None]
) -> Plan:
    """Return "don't mow if it rains, otherwise do the lawn" as what is done in the other case.

    It may be drafted as something forbidden, and something to do whatever the weather; or what
    is to be done is left out, which is `known` if it is a plain order.
    """
    at = next((n for n, w in enumerate(words) if w in _OTHERWISE), 0)
    parts = plan.parts if isinstance(plan, Sequence | Parallel) else (plan,)
    first, *rest = parts
    if not at or not isinstance(first, Never):
        return plan
    if not rest and (left_out := known(' '.join(words[at + 1 :]))) is not None:
        rest = [left_out]
    if not rest:
        return plan
    said = f' {first.phrase} '
    for word in _IF:
        deed, found, clause = said.partition(f' {word} ')
        if found and deed.strip() and clause.strip():
            body = rest[0]
            if isinstance(plan, Sequence | Parallel) and len(rest) > 1:
                body = replace(plan, parts=tuple(rest))
            return If(clause.strip(), Never(deed.strip()), body)
    return plan


def with_the_same_half_of_the_day(plan: Plan, language: str) -> Plan:
    """Return the plan with a later time on the clock as one of the same morning or evening.

    'Open it at 7:45 in the morning and close it at 8:15.'
    """
    last, known = '', ''

    def settled(part: Plan) -> Plan:
        nonlocal last, known
        if isinstance(part, Sequence | Parallel):
            return replace(part, parts=tuple(settled(p) for p in part.parts))
        if not isinstance(part, Timed) or part.how != 'at':
            return part
        times = read_time(part.phrase, language)
        if isinstance(times, Problem):
            return part
        half = next((h for h in _HALVES if h in f' {part.phrase} '), '')
        if len(times) == 1:
            last, known = times[0], half.strip()
            return part
        later = [t for t in times if (t < '12:00') == (last < '12:00') and t > last]
        if not known or len(later) != 1:
            return part
        last = later[0]
        return replace(part, phrase=f'{part.phrase} {known}')

    return settled(plan)


_PARTS_OF_HOURS = frozenset({'quarter', 'half'})


def with_the_whole_time(plan: Plan, words: tuple[str, ...], language: str) -> Plan:
    """Return the plan with 'quarter to seven' where only 'seven' was taken for the time."""
    if isinstance(plan, Sequence | Parallel):
        return replace(
            plan, parts=tuple(with_the_whole_time(p, words, language) for p in plan.parts)
        )
    if not isinstance(plan, Timed) or plan.how != 'at':
        return plan
    at = find(words, split_words(plan.phrase))
    for size in (4, 3, 2, 1):  # 'twenty five minutes to'
        lead = words[at - size : at] if at is not None and at >= size else ()
        if not lead or not (lead[0] in _PARTS_OF_HOURS or is_number(lead[0])):
            continue
        whole = f'{" ".join(lead)} {plan.phrase}'
        led = lead[-1] in ('to', 'past') or lead == ('half',)
        if led and not isinstance(read_time(whole, language), Problem):
            return replace(plan, phrase=whole)
    return plan


def with_the_time_apart(plan: Plan, site: Site, language: str, *, all_sorts: bool = True) -> Plan:
    """Return the plan with 'for ten minutes' taken out of the phrase of a number or a thing.

    Not `all_sorts`: out of numbers alone, which can never be said with it.
    """

    def again(part: Plan) -> Plan:
        return with_the_time_apart(part, site, language, all_sorts=all_sorts)

    match plan:
        case Call():
            return _apart(plan, site, language, all_sorts)
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(map(again, parts)))
        case If(clause, body, otherwise):
            return If(clause, again(body), None if otherwise is None else again(otherwise))
        case When() | Timed('in' | 'at'):
            return replace(plan, body=again(plan.body))
    return plan


def _apart(call: Call, site: Site, language: str, all_sorts: bool) -> Plan:
    skill = next((site.skills_of(a.id)[call.skill] for a in site.actors(call.skill)), None)
    sorts = {a.name: a.type for a in skill.args} if skill is not None else {}
    names = [a.name for a in skill.args if a.required] if skill is not None else []
    names = ['', *names] if len(call.args) > len(names) else names
    for name, phrase in (*zip(names, call.args, strict=False), *call.options.items()):
        said, found, time = phrase.rpartition(' for ')
        sort = sorts.get(name)
        if sort is ArgType.TEXT or not (all_sorts or sort is ArgType.NUMBER):
            continue
        if not found or not is_length(time, language):
            continue
        args = tuple(said if a == phrase else a for a in call.args)
        options = {n: said if o == phrase else o for n, o in call.options.items()}
        return Timed('for', time, replace(call, args=args, options=options))
    return call


def with_the_length_left_out(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site, language: str
) -> Plan:
    """Return the plan with 'for ten minutes' that is said of a call and that no phrase has."""
    if any(isinstance(part, Timed | Repeat | Wait | Never) for part in walk(plan)):
        return plan
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or _has_free_words(call, site):
            continue
        for at in range(max(region.start, 1), region.end - 1):
            if words[at] != 'for' or at in region.covered or words[at - 1] in _WAITS:
                continue
            lengths = [
                end
                for end in range(at + 2, region.end + 1)
                if words[end - 1] not in _NEXT
                and not region.covered & {*range(at, end)}
                and is_length(' '.join(words[at + 1 : end]), language)
            ]
            if lengths:
                time = ' '.join(words[at + 1 : lengths[-1]])
                return _in_place_of(plan, call, Timed('for', time, call))
    return plan


def _has_free_words(call: Call, site: Site) -> bool:
    return any(
        arg.type is ArgType.TEXT
        for actor in site.actors(call.skill)
        for arg in site.skills_of(actor.id)[call.skill].args
    )


def _in_place_of(plan: Plan, old: Plan, new: Plan) -> Plan:
    match plan:
        case _ if plan is old:
            return new
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(_in_place_of(p, old, new) for p in parts))
        case If(clause, body, otherwise):
            other = None if otherwise is None else _in_place_of(otherwise, old, new)
            return If(clause, _in_place_of(body, old, new), other)
        case When():
            return replace(plan, body=_in_place_of(plan.body, old, new))
    return plan


def with_the_end_said(plan: Plan, site: Site) -> Plan:
    """Return 'the fan at half speed until six, then off' as set, waited for and switched off.

    Nothing is to be taken back where the command says itself what comes after it.
    """
    if not isinstance(plan, Sequence):
        return plan
    parts: list[Plan] = []
    for part in plan.parts:
        lasting = parts[-1] if parts else None
        if not isinstance(part, Call) or not _ends(part, lasting, site):
            parts.append(part)
        elif isinstance(lasting, Repeat):
            parts[-1:] = [lasting.body, When(lasting.phrase, part)]
        elif isinstance(lasting, Timed):
            parts[-1:] = [lasting.body, Wait(lasting.phrase), part]
    return replace(plan, parts=tuple(parts))


def _ends(after: Call, lasting: Plan | None, site: Site) -> bool:
    """Return whether a call says how something ends that a device does for a while."""
    timed = isinstance(lasting, Timed) and lasting.how == 'for'
    until = isinstance(lasting, Repeat) and lasting.how == 'until'
    body = lasting.body if isinstance(lasting, Timed | Repeat) and (timed or until) else None
    if not isinstance(body, Call) or body.skill == after.skill or not body.args:
        return False
    skills = [site.skills_of(a.id)[body.skill] for a in site.actors(body.skill)]
    of_devices = all(a.id in site.devices for a in site.actors(body.skill))
    adds = any(e.relative for skill in skills for e in skill.effects)
    same = after.args[:1] in ((UNSAID,), ('it',), ('them',), body.args[:1])
    return of_devices and not adds and same


def with_a_run(plan: Plan, site: Site, language: str) -> Iterator[Plan]:
    """Yield 'run the pump for an hour', drafted as unknown, as switching on for that time."""
    parts = plan.parts if isinstance(plan, Sequence | Parallel) else (plan,)
    for part in parts:
        if not isinstance(part, Unknown) or not part.phrase.startswith(('run ', 'leave ')):
            continue
        thing, found, time = part.phrase.partition(' ')[2].rpartition(' for ')
        thing = thing.removesuffix(' on').removesuffix(' running')
        if not found or not is_length(time, language):
            continue
        for skill in _RUN:
            if skill in site.skill_names:
                new = Timed('for', time, Call(skill, (thing,)))
                yield _with_part(plan, part, new)


def _with_part(plan: Plan, old: Plan, new: Plan) -> Plan:
    if not isinstance(plan, Sequence | Parallel):
        return new
    return replace(plan, parts=tuple(new if p is old else p for p in plan.parts))


def without_its_time_again(plan: Plan, site: Site) -> Plan:
    """Return the plan without how long around a call that takes that: 'purge for a minute'."""
    if not (isinstance(plan, Timed) and plan.how == 'for' and isinstance(plan.body, Call)):
        if isinstance(plan, Sequence | Parallel):
            parts = tuple(without_its_time_again(p, site) for p in plan.parts)
            return plan if parts == plan.parts else replace(plan, parts=parts)
        return plan
    call, skill = plan.body, site.signature(plan.body.skill)
    if skill is None:
        return plan
    own = phrases_said(call, skill, site)
    lasts = [a for a in skill.args if a.type is ArgType.DURATION]
    if len(lasts) == 1 and lasts[0].required and lasts[0].name not in own:
        return with_phrases(call, skill, {lasts[0].name: plan.phrase}, site)
    said = {split_words(own.get(a.name, '')) for a in lasts}
    return call if split_words(plan.phrase) in said else plan


def with_a_length(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with 'a 20 second clip' as what makes a clip, where it waits 20 seconds."""
    if not isinstance(plan, Sequence):
        return plan
    before: Call | None = None
    for part in plan.parts:
        if isinstance(part, Wait):
            call = _lasting(part.phrase, words, site)
            if call is not None:
                robot = before.options.get(ROBOT) if before is not None else None
                able = any(call.skill in r.skills for r in site.robots.values())
                if robot is not None and able:
                    call = replace(call, options={**call.options, ROBOT: robot})
                return _with_part(plan, part, call)
        done = calls(part)
        before = done[-1] if done else before
    return plan


def _lasting(phrase: str, words: tuple[str, ...], site: Site) -> Call | None:
    """Return the call of the only skill that makes, for so long, what stands behind the time."""
    said = split_words(phrase)
    at = find(words, said)
    if at is None or not at or words[at - 1] not in _A or at + len(said) >= len(words):
        return None
    noun = stem(words[at + len(said)])
    noun = _SAME.get(noun, noun)
    found = []
    for name in site.skill_names:
        skill = site.skills_of(next(iter(site.actors(name))).id)[name]
        lasts = next((a for a in skill.args if a.type is ArgType.DURATION), None)
        if lasts is not None and noun in _words_of(skill) and not _others(skill, lasts):
            found.append(
                Call(name, (phrase,)) if lasts.required else Call(name, (), {lasts.name: phrase})
            )
    return found[0] if len(found) == 1 else None


def _words_of(skill: Skill) -> set[str]:
    told = (skill.name.replace('_', ' '), skill.description, *skill.words.get('en', ()))
    return {stem(w) for said in told for w in split_words(said)}


def _others(skill: Skill, lasts: Arg) -> bool:
    return any(arg.required and arg is not lasts for arg in skill.args)
