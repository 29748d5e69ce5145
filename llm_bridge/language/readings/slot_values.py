"""Which words of a clause go with which argument of a skill."""

from collections.abc import Iterator
from itertools import pairwise

from llm_bridge.language.grounding.args import TYPES
from llm_bridge.language.grounding.slots import Clause, PREPOSITIONS, PRONOUNS, Span
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.skills.argument_sorts import is_person, is_whence, sorts_of
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import has_unit
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Found
from llm_bridge.site.entity import EntityType
from llm_bridge.site.skill import Arg, ArgType, Skill

# fmt: off
_SERVED_IN = frozenset({'glass', 'cup', 'mug', 'bottle', 'can', 'pot', 'jug', 'bowl', 'plate',
                        'portion', 'serving', 'slice', 'piece', 'bit', 'drop', 'pint',
                        'shot'})
_SOURCES = frozenset({'source', 'from', 'origin', 'start', 'pickup', 'pick_up'})
_AT = frozenset({'in', 'at'})
_FROM = frozenset({'from', 'off', 'out'})
_TO = frozenset({'to', 'into', 'onto'})
_GOALS = frozenset({'to', 'into', 'onto', 'on', 'destination', 'goal', 'target'})
_TO_WHERE = frozenset({'put', 'place', 'bring', 'deliver', 'transfer', 'move', 'go', 'carry',
                       'guide', 'navigate', 'drive', 'fly', 'stack', 'drop', 'set',
                       'lead'})
"""Verbs whose place is where something ends up."""
# fmt: on


def target_in(
    clause: Clause, things: list[Span], name: str, able: int, call: Call
) -> tuple[str, set[int]]:
    """Return the phrase for the device that a clause means, and the indices of its words.

    `able` is how many devices have the skill of this name, `call` what was drafted.
    """
    devices = frozenset({EntityType.DEVICE})
    drafted = call.args[0] if call.args[:1] and call.args[0] != UNSAID else ''
    if _AT & {*drafted.split()[1:]} and clause.means(drafted, devices, name):
        return drafted, indices_of(clause, drafted)  # 'air in the hall'
    for thing, where in pairwise(things):
        whole = ' '.join(clause.words[thing.start : where.end])  # 'the bell in room 1'
        if where.start == thing.end + 1 and where.after in (*_AT, 'of', 'on', 'by'):
            meant = clause.means(whole, devices, name)
            if isinstance(meant, Found) or (meant and where.after in _AT):
                return whole, set(range(thing.start, where.end))
    for thing in things:
        if thing.phrase not in PRONOUNS:
            meant = clause.means(thing.phrase, devices, name)
            if isinstance(meant, Found) or meant and len(things) == 1:
                return thing.phrase, set(range(thing.start, thing.end))
    for thing in things:
        there = f'{thing.after} {thing.phrase}'  # 'warmer in the bedroom'
        if thing.after in _AT and clause.means(there, devices, name):
            return there, set(range(thing.start - 1, thing.end))
    for thing in things:
        if thing.phrase in ('it', 'them') and able > 1:
            return thing.phrase, set(range(thing.start, thing.end))
    return UNSAID, set()


def value_in(clause: Clause, arg: Arg, skill: Skill, used: set[int]) -> Span | None:
    """Return the words for an amount or a choice, of those that are not used yet."""
    if arg.type in (ArgType.NUMBER, ArgType.DURATION):
        spans = clause.amounts(arg)
    elif arg.type is ArgType.CHOICE:
        spans = clause.choices(arg, skill.description)
    else:
        return None
    free = [
        s
        for s in spans
        if not set(range(s.start, s.end)) & used and not _is_for_another(arg, s, skill, clause)
    ]
    own = skill.name.split('_') if arg.type is ArgType.CHOICE else ()
    # 'a coffee, please, a latte': what makes coffee is told which by the other
    return min(free, key=lambda s: s.phrase in own, default=None)


def assigned(clause: Clause, skill: Skill, things: list[Span]) -> Iterator[tuple[Arg, Span]]:
    """Yield the arguments that are things with the words that fit them, each used once."""
    left = list(things)
    args = [a for a in skill.args if a.type in TYPES]
    for arg in sorted(args, key=lambda a: not a.required):
        rivals = [a for a in args if a is not arg and TYPES[a.type] & TYPES[arg.type]]
        is_goal = arg.name in _GOALS or (arg.type is ArgType.PLACE and _says_where_to(skill))
        is_goal = is_goal or (is_person(arg) and not is_whence(arg) and _is_of_things(args))
        fitting = [
            t for t in left if _can_be(clause, t, arg) and not (t.after in _FROM and is_goal)
        ]
        if not fitting:
            continue
        best = min(fitting, key=lambda t: _misplaced(t, arg, args, bool(rivals)))
        left.remove(best)
        yield arg, best


def list_at(
    clause: Clause, skill: Skill, arg: Arg, thing: Span, things: list[Span]
) -> Span | None:
    """Return the list that a thing begins, with how many of each: 'two bolts and six nuts'."""
    numbers = [a for a in skill.args if a.type is ArgType.NUMBER]
    if arg.type is not ArgType.OBJECT or len(numbers) != 1 or numbers[0].unit:
        return None
    words, end = clause.words, thing.end
    for other in things:
        between = words[end : other.start]
        if other.start >= end and between[:1] == ('and',) and is_number(' '.join(between[1:])):
            end = other.end
    start = thing.start - 1
    if end == thing.end or start < clause.start or not is_number(words[start]):
        return None
    return Span(start, end, ' '.join(words[start:end]), thing.after)


def served_from(clause: Clause, arg: Arg, span: Span) -> int:
    """Return where the words for a choice begin, what it is served in among them: 'a cup of'."""
    words, at = clause.words, span.start
    at += words[at] == 'of'
    if arg.type is not ArgType.CHOICE or words[max(0, at - 1) : at] != ('of',):
        return span.start
    if at - 3 < clause.start or words[at - 2] not in _SERVED_IN:
        return span.start
    return at - 3 if words[at - 3] in ('a', 'the', 'one', 'another', 'my') else at - 2


def turn_of(arg: Arg) -> int:
    """Return in which turn an argument takes its words: those that fit few others first."""
    if arg.type is ArgType.DURATION:
        return 0
    if arg.type is ArgType.NUMBER:
        return 1 if arg.unit else 2
    return 3


def indices_of(clause: Clause, phrase: str) -> set[int]:
    said = split_words(phrase)
    for at in range(clause.start, clause.end - len(said) + 1):
        if clause.words[at : at + len(said)] == said:
            return set(range(at, at + len(said)))
    return set()


def _can_be(clause: Clause, thing: Span, arg: Arg) -> bool:
    if thing.phrase in PRONOUNS:
        if arg.type is ArgType.OBJECT:
            return thing.phrase in ('it', 'them')  # 'pick me six bolts'
        places = thing.phrase in ('there', 'here')
        if places and is_person(arg):
            return False
        return places == (arg.type is ArgType.PLACE) or arg.type is ArgType.ENTITY
    if thing.after in _TO and is_whence(arg):
        return False
    return clause.are(thing.phrase, sorts_of(arg) or TYPES[arg.type])


def _is_for_another(arg: Arg, span: Span, skill: Skill, clause: Clause) -> bool:
    """Return whether a bare number goes with a required argument without a unit.

    Of 'glue six seams', where how hot the glue is may be said too.
    """
    if arg.required or arg.type is not ArgType.NUMBER or not arg.unit:
        return False
    if {*arg.name.split('_')} & {*clause.words} or has_unit(span.phrase):
        return False
    return any(a.required and a.type is ArgType.NUMBER and not a.unit for a in skill.args)


def _misplaced(thing: Span, arg: Arg, args: list[Arg], has_rivals: bool) -> tuple[int, int]:
    """Return how ill the words before a thing go with an argument; then where it stands."""
    if not has_rivals:
        return (0, thing.start)
    is_source = arg.name in _SOURCES or is_whence(arg)
    if thing.after in _FROM:
        return (0 if is_source else 2, thing.start)
    if is_source:
        return (1, thing.start)
    is_first = arg is next(a for a in args if a.name not in _SOURCES and not is_whence(a))
    is_led = thing.after in PREPOSITIONS
    return (int(is_first == is_led), thing.start)


def _is_of_things(args: list[Arg]) -> bool:
    return any(a.type is ArgType.OBJECT for a in args)


def _says_where_to(skill: Skill) -> bool:
    return bool({*skill.name.split('_'), *split_words(skill.description)[:1]} & _TO_WHERE)
