"""Whether two readings of a command come to the same: then it does not matter which is meant."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from llm_bridge.graph.action_graph import Step
from llm_bridge.language.grounding.grounding import Grounded
from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar

Deed = tuple[object, ...]
"""A skill with its arguments, or what it comes to."""


def comes_to_the_same(one: Grounded, other: Grounded, site: Site) -> bool:
    """Return whether two plans come to the same steps in the same order, with nothing left open.

    Two skills are the same where the site says so: a robot's way home and the way to the place
    that is its home, or skills of a device that are declared with the same effects.
    """
    if not one.steps or one.question is not None or other.question is not None:
        return False
    return (
        shapes(one.steps, lambda s: deed(s, site)) == shapes(other.steps, lambda s: deed(s, site))
        and one.problems == other.problems
        and one.answers == other.answers
    )


def deed(step: Step, site: Site) -> Deed:
    """Return what a step comes to, the same for skills that do the same."""
    skill = site.skill(step.target, step.skill)
    robot = site.entities.get(step.target)
    home = robot.home if isinstance(robot, Robot) else None
    if skill is not None and home is not None and not skill.steps:
        if skill.motion == 'home':
            return 'home', step.target
        if skill.motion == 'go' and dict(step.args) == {'place': home}:
            return 'home', step.target
    if skill is not None and skill.effects and skill.motion is None and not skill.steps:
        given = {a.name: step.args.get(a.name, a.default) for a in skill.args}
        if skill.binding is None and all(e.command for e in skill.effects):
            return (
                'effects',
                step.target,
                tuple(
                    sorted(
                        repr((e.attribute, _value(e.value, given), e.relative and e.sign))
                        for e in skill.effects
                    )
                ),
            )
    return asked(step)


def asked(step: Step) -> Deed:
    """Return skill, target and arguments of a step."""
    return (
        step.skill,
        step.target,
        tuple(sorted((name, str(value)) for name, value in step.args.items())),
    )


def shapes(steps: Iterable[Step], name: Callable[[Step], Deed] = asked) -> Counter[str]:
    """Return the steps without their ids: each with all that comes before it."""
    by_id = {s.id: s for s in _gates_taken_in(tuple(steps))}
    known: dict[str, str] = {}

    def shape(step_id: str) -> str:
        if step_id not in known:
            known[step_id] = 'cycle'
            step = by_id.get(step_id)
            known[step_id] = 'missing' if step is None else numbered(step)
        return known[step_id]

    def numbered(step: Step) -> str:
        own = (
            name(step),
            step.when.model_dump_json(by_alias=True) if step.when is not None else '',
            step.repeat.model_dump_json(by_alias=True) if step.repeat is not None else '',
            sorted(shape(a) for a in step.after),
            sorted(shape(g) for g in step.given),
        )
        return repr(own)

    return Counter(shape(i) for i in by_id)


def _gates_taken_in(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps with a gate of a single one written on that one, as for 'if it is so'."""
    by_id = {s.id: s for s in steps}
    uses = Counter(i for s in steps for i in (*s.after, *s.given))
    gone = set()
    found = []
    for step in steps:
        gate = by_id[step.given[0]] if len(step.given) == 1 and step.given[0] in by_id else None
        if (
            gate is not None
            and gate.skill in ('check', 'wait_until')
            and step.when is None
            and not step.after
            and not gate.given
            and uses[gate.id] == 1
        ):
            gone.add(gate.id)
            step = step.model_copy(update={'when': gate.when, 'given': (), 'after': gate.after})
        found.append(step)
    return tuple(s for s in found if s.id not in gone)


def _value(value: Scalar | None, given: Mapping[str, Scalar | None]) -> Scalar | None:
    if isinstance(value, str) and value.startswith('$'):
        value = given.get(value[1:])
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value
