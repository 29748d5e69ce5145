"""What a clause comes to: a condition, or why there is none."""

from dataclasses import dataclass, replace

from llm_bridge.graph.condition import AllOf, AnyOf, Compare, Condition, Not
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.truth import number as finite
from llm_bridge.language.things.situation import Mentions, Question
from llm_bridge.site.world import World


@dataclass(frozen=True)
class Read:
    """A condition, and what was spoken of in it."""

    condition: Condition
    mentions: Mentions


Result = Read | Question | Problem


def all_of(conditions: list[Condition]) -> Condition:
    """Return the condition that all of them hold."""
    return conditions[0] if len(conditions) == 1 else AllOf(all=tuple(conditions))


def flat(conditions: list[Condition]) -> list[Condition]:
    """Return the conditions with those that ask for several taken apart."""
    return [p for c in conditions for p in (c.all if isinstance(c, AllOf) else (c,))]


def comparisons(condition: Condition) -> list[Compare]:
    """Return all that a condition compares, whether it is to hold or not."""
    match condition:
        case Compare():
            return [condition]
        case AllOf():
            return [c for part in condition.all for c in comparisons(part)]
        case AnyOf():
            return [c for part in condition.any for c in comparisons(part)]
        case Not():
            return comparisons(condition.not_)
    return []


def negation(condition: Condition) -> Condition:
    """Return the condition that it does not hold."""
    return Not.model_validate({'not': condition})


def negated(result: Result | None) -> Result | None:
    """Return the result of the same clause with a 'not' in it."""
    if isinstance(result, Read):
        return replace(result, condition=negation(result.condition))
    return result


def met_by_reaching(condition: Condition, world: World) -> Condition:
    """Return what is waited for with numbers that are met by coming to them or beyond.

    A sensor that jumps from 81.8 to 82.3 never shows 82.
    """
    match condition:
        case Compare(op='eq', attribute=attribute) if not attribute.startswith('target_'):
            now = finite(world.get(condition.entity, attribute))
            goal = finite(condition.value)
            if goal is None or now == goal:
                return condition
            op = 'ge' if comes_from_below(now, goal) else 'le'
            return condition.model_copy(update={'op': op})
        case AllOf():
            return AllOf(all=tuple(met_by_reaching(c, world) for c in condition.all))
        case AnyOf():
            return AnyOf(any=tuple(met_by_reaching(c, world) for c in condition.any))
    return condition


def comes_from_below(now: float | None, goal: float) -> bool:
    """Return whether a number that comes to the goal rises; one not known falls to nothing."""
    return now < goal if now is not None else goal > 0
