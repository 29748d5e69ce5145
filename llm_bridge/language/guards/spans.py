"""The guard against phrases of the wrong type: a time where a percentage is wanted."""

from collections.abc import Iterable, Iterator, Sequence

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.plans.plan import Call, calls, If, Repeat, Timed, walk, When
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import said_phrases
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import (
    has_unit,
    is_vague,
    read_duration,
    read_quantity,
    UNITS,
    without_its_name,
)
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.time_phrases import may_say_when, WHEN
from llm_bridge.language.text.words import find, find_all
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType

_NUMBERS = (ArgType.NUMBER, ArgType.DURATION)
_THINGS = (ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY)
_CLOCK = frozenset({'pm', 'am', "o'clock", 'oclock', 'uhr', 'heures'})
"""Words that make a time of day of the number before them."""
_WHEN = frozenset({*WHEN, 'hour', 'weekday', 'days'}) - {'at'}
_NO_UNITS = frozenset({'in', 'turn', 'bar', 'c', 'f', 'k', 'g', 'foot'})
"""Units that mean something else where a new thing begins ('to 40 in the hall')."""


def wrong_spans(it: Checked) -> Iterable[Doubt]:
    """Doubt plans in which a phrase cannot be what it is used for.

    Grounding reads a phrase as it was copied; here it is read with the words around it, so that
    the 'ten' of 'ten minutes' is no percentage.
    """
    for part in walk(it.plan):
        if isinstance(part, Call):
            yield from _of_call(it, part)
        elif isinstance(part, If | When):
            yield from _of_the_condition(it, part)
        elif isinstance(part, Timed | Repeat) and part.how != 'until':
            yield from _of_time(it.words, part, it.language)
            if isinstance(part, Repeat) and _is_of_a_name(it, part):
                yield Doubt('span', _wrong(part.phrase, 'no number of times'))


def _of_the_condition(it: Checked, part: If | When) -> Iterator[Doubt]:
    """Doubt amounts that are only said in the condition: 'if it is above 60 percent, ...'."""
    clause = split_words(part.clause)
    for call in calls(part.body):
        for phrase in said_phrases(call):
            said = split_words(phrase)
            inside = find(clause, said) is not None
            counts = bool(said) and is_number(said[0], it.language)
            if inside and counts and _times_said(it.words, said) == 1:
                yield Doubt('span', _wrong(phrase, 'of the condition'))


def _times_said(words: tuple[str, ...], said: tuple[str, ...]) -> int:
    return sum(words[at : at + len(said)] == said for at in range(len(words)))


def _is_of_a_name(it: Checked, often: Repeat) -> bool:
    """Return whether how often is only said in another phrase: the 30 of 'at station 30'."""
    number = split_words(often.phrase)
    spans = [split_words(p) for call in it.calls for p in said_phrases(call)]
    used = any(find(s, number) is not None for s in spans)
    return used and len(number) == 1 and it.words.count(number[0]) == 1


def _of_call(it: Checked, call: Call) -> Iterator[Doubt]:
    readings = [_typed(call, actor.id, it.site) for actor in it.site.actors(call.skill)]
    if not readings:
        return
    for at in range(len(readings[0])):
        # devices may have one skill with different units: a phrase has to fit one of them
        found = [_why_not(it, *reading[at]) for reading in readings if at < len(reading)]
        problems = [p for p in found if p is not None]
        if len(problems) == len(found):
            yield Doubt('span', problems[0])
    if it.language == 'en':
        yield from _no_times(it, call)


def _no_times(it: Checked, call: Call) -> Iterator[Doubt]:
    """Doubt words for a time or a day that tell of something else: 'time= eggs and butter'."""
    skills = [it.site.skills_of(actor.id)[call.skill] for actor in it.site.actors(call.skill)]
    told = (t for s in skills for t in (s.description, *(a.description for a in s.args)))
    own = {w for s in skills for w in s.name.split('_')} | {
        w for t in told for w in split_words(t)
    }
    for arg, phrase in _typed(call, it.site.actors(call.skill)[0].id, it.site):
        if arg is None or arg.type is not ArgType.TEXT:
            continue
        is_when = arg.name.split('_')[-1] in _WHEN or 'time of day' in arg.description
        if is_when and not may_say_when(split_words(phrase), own):
            yield Doubt('span', reason=f"I am not sure that '{phrase}' is a time")


def _typed(call: Call, actor: str, site: Site) -> list[tuple[Arg | None, str]]:
    """Return what is said in a call with the argument that it is said for; None: the device."""
    skill = site.skills_of(actor)[call.skill]
    required: list[Arg | None] = [a for a in skill.args if a.required]
    if actor not in site.robots:
        required.insert(0, None)
    said: list[tuple[Arg | None, str]] = list(zip(required, call.args, strict=False))
    for name, phrase in call.options.items():
        arg = skill.arg(name)
        if arg is not None:
            said.append((arg, phrase))
    return [(arg, phrase) for arg, phrase in said if phrase != UNSAID]


def _why_not(it: Checked, arg: Arg | None, phrase: str) -> Problem | None:
    """Return why the phrase cannot be a value of the argument."""
    language = it.language
    if arg is None or arg.type in _THINGS:
        if not has_unit(phrase, language) or _is_name(split_words(phrase), it.site):
            return None
        what = 'device' if arg is None else arg.name.replace('_', ' ')
        return _wrong(phrase, f'an amount and no {what}')
    if arg.type not in _NUMBERS or (not arg.required and is_vague(phrase)):
        return None
    unit = 's' if arg.type is ArgType.DURATION and arg.unit is None else arg.unit

    def problem(said: str) -> Problem | None:
        if said.split()[-1:] and said.split()[-1] in _CLOCK:
            return _wrong(said, f'a time and no {arg.name.replace("_", " ")}')
        read = read_quantity(
            said if unit else without_its_name(said, arg.name),
            unit=unit,
            least=arg.min,
            most=arg.max,
            now=1.0,
            language=language,
        )
        return read if isinstance(read, Problem) else None

    alone = problem(phrase)
    if alone is not None:
        return alone
    found = [problem(whole) for whole in _wholes(it.words, phrase, language)]
    return found[0] if found and all(p is not None for p in found) else None


def _is_name(said: Sequence[str], site: Site) -> bool:
    key = tokens(said)
    return any(tokens(split_words(n)) == key for e in site.entities.values() for n in e.names())


def _of_time(words: tuple[str, ...], part: Timed | Repeat, language: str) -> Iterator[Doubt]:
    wholes = _wholes(words, part.phrase, language)
    if not wholes or part.phrase in wholes:
        return
    whole = wholes[0]
    clock = whole.split()[-1] in _CLOCK
    if isinstance(part, Timed) and part.how == 'at':
        if not clock:
            yield Doubt('span', _wrong(whole, 'no time of day'))
    elif isinstance(part, Timed):
        read = _wrong(whole, 'no length of time') if clock else read_duration(whole, language)
        if isinstance(read, Problem):
            yield Doubt('span', read)
    else:
        yield Doubt('span', _wrong(whole, 'no number of times'))


def _wholes(words: tuple[str, ...], phrase: str, language: str) -> list[str]:
    """Return the phrase wherever the command says it, with the unit that follows it there."""
    said = split_words(phrase)
    if not said or not is_number(said[-1], language):
        return [phrase]
    units = UNITS.get(language, UNITS['en'])
    found = []
    for at in find_all(words, said):
        end = at + len(said)
        for length in (3, 2, 1):
            after = words[end : end + length]
            unit = ' '.join(after)
            if len(after) == length and (unit in _CLOCK or unit in units.keys() - _NO_UNITS):
                end += length
                break
        found.append(' '.join(words[at:end]))
    return found


def _wrong(said: str, why: str) -> Problem:
    return Problem(
        code=ProblemCode.WRONG_TYPE,
        because=said,
        came=said,
        message=f"'{said}' is {why}, so I do nothing. Please say it differently.",
    )
