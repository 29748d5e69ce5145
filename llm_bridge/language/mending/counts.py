"""How often and how many, where a skill has a number for it: 'circle the mast twice'."""

from dataclasses import replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, If, Parallel, Plan, Repeat, Sequence, Timed, When
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.skills.sayings import like
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import read_count
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_HOW_OFTEN = frozenset({'turns', 'turn', 'rounds', 'times', 'laps', 'circles', 'loops', 'cycles',
                        'repetitions', 'repeats', 'passes', 'count'})
"""Names of numbers that tell how often the same is done."""
_TIMES = frozenset({'times', 'time', 'over'})
_TWO = (('a', 'couple', 'of'), ('a', 'pair', 'of'), ('a', 'couple'))
# fmt: on


def with_how_often(plan: Plan, site: Site, language: str) -> Plan:
    """Return the plan with how often in the argument for it, where one call is repeated."""
    match plan:
        case Repeat('repeat', phrase, Call() as call):
            arg = _how_often(call, site)
            times = read_count(phrase, language)
            if arg is None or isinstance(times, Problem) or not _is_within(times, arg):
                return plan
            number = ' '.join(w for w in split_words(phrase) if w not in _TIMES)
            return replace(call, options={**call.options, arg.name: number})
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(with_how_often(p, site, language) for p in parts))
        case When(_, body) | Timed(_, _, body) | If(_, body, None):
            return replace(plan, body=with_how_often(body, site, language))
    return plan


def with_how_many(plan: Plan, words: Words, breaks: frozenset[int], site: Site) -> Plan:
    """Return the plan with how many of what a skill is named after: 'take two pictures'."""
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        skill = _skill(call, site) if isinstance(call, Call) else None
        arg = _how_often(call, site) if isinstance(call, Call) else None
        if skill is None or arg is None or not isinstance(call, Call):
            continue
        nouns = frozenset().union(*(_alike(w) for w in skill.name.split('_')[1:]))
        for at in range(region.start, region.end):
            size = next((len(t) for t in _TWO if words[at : at + len(t)] == t), 1)
            end = at + size
            said = words[at:end]
            if region.covered & {*range(at, end + 1)} or breaks & {*range(at + 1, end + 1)}:
                continue
            if size == 1 and not (said[0].isdigit() or is_number(said[0])):
                continue
            if end < region.end and _alike(words[end]) & nouns:
                count = '2' if size > 1 else said[0]
                other = replace(call, options={**call.options, arg.name: count})
                plan = swapped(plan, call, other)
                break
    return plan


def _alike(word: str) -> frozenset[str]:
    """Return the words that mean nearly the same as one, whether of one or of several."""
    return like(word.removesuffix('s')) | like(stem_of(word))


def _how_often(call: Call, site: Site) -> Arg | None:
    """Return the free number of a skill that tells how often: none that counts what it takes."""
    skill = _skill(call, site)
    if skill is None or any(a.type is ArgType.OBJECT for a in skill.args):
        return None
    numbers = [a for a in skill.args if a.type is ArgType.NUMBER and a.name in _HOW_OFTEN]
    free = [a for a in numbers if not (a.required or a.unit or a.name in call.options)]
    return free[0] if len(free) == 1 else None


def _is_within(times: int, arg: Arg) -> bool:
    return (arg.min is None or arg.min <= times) and (arg.max is None or times <= arg.max)


def _skill(call: Call, site: Site) -> Skill | None:
    return next(
        (r.skills[call.skill] for r in site.robots.values() if call.skill in r.skills), None
    )
