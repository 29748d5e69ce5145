"""Which way, where a model took half of the words for it: 'turn around', 'back down'."""

from dataclasses import replace

from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.mending.robots import robot_skill
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_AROUND = (('turn', 'around'), ('turn', 'round'), ('turn', 'yourself', 'round'),
           ('turn', 'yourself', 'around'), ('about', 'turn'), ('about', 'face'), ('u-turn',),
           ('u', 'turn'), ('half', 'turn'), ('spin', 'around'), ('spin', 'round'),
           ('about-turn',), ('about-face',), ('the', 'other', 'way'), ('the', 'opposite', 'way'),
           ('the', 'opposite', 'direction'), ('the', 'other', 'direction'), ('do', 'a', '180'),
           ('swing', 'round'), ('swing', 'around'))
_WAYS_ROUND = ('around', 'round', 'about')
"""Choices of a skill that mean half of a turn."""
_ALL_THE_WAY = frozenset({'full', 'complete', 'whole', 'completely', 'once', 'twice', 'way', 'by',
                          'times', 'circle'})
"""With them it is more than half of a turn, or said how far."""
_HEIGHTS = frozenset({'altitude', 'height', 'level'})
_ANGLES = frozenset({'angle', 'degrees', 'rotation'})
# fmt: on


def with_half_turns(plan: Plan, words: Words, breaks: frozenset[int], site: Site) -> Plan:
    """Return the plan with half of a turn where a robot is to turn around, no more is said."""
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        skill = robot_skill(call, site) if isinstance(call, Call) else None
        angle = _angle(skill) if skill is not None else None
        if skill is None or not isinstance(call, Call):
            continue
        said = words[region.start : region.end]
        turns = next((a for a in _AROUND if find(said, a) is not None), ())
        if not turns or _ALL_THE_WAY & ({*said} - {*turns}):
            continue
        plan, call = _with_the_way_round(plan, call, skill)
        if angle is None:
            continue
        if {*call.options} - {ROBOT}:
            continue  # 'around' is a way of the skill itself
        if not angle.required and angle.name not in call.options:
            other = replace(call, options={**call.options, angle.name: '180 degrees'})
            plan = swapped(plan, call, other)
        elif angle.required and call.args[:1] == (UNSAID,) and len(call.args) == 1:
            plan = swapped(plan, call, replace(call, args=('180 degrees',)))
    return plan


def _with_the_way_round(plan: Plan, call: Call, skill: Skill) -> tuple[Plan, Call]:
    """Return the plan with the choice 'around' of a skill that has it, and the call for it."""
    ways = [(a, w) for a in skill.args if a.type is ArgType.CHOICE
            for w in _WAYS_ROUND if w in a.choices]  # fmt: skip
    if len(ways) != 1 or {*call.options} - {ROBOT}:
        return plan, call
    (arg, way), required = ways[0], [a for a in skill.args if a.required]
    if not arg.required:
        other = replace(call, options={**call.options, arg.name: way})
    elif [a.name for a in required] == [arg.name]:
        other = replace(call, args=(way,))
    else:
        return plan, call
    return swapped(plan, call, other), other


def with_the_way_behind_back(plan: Plan, words: Words, breaks: frozenset[int], site: Site) -> Plan:
    """Return the plan with 'down' as the way of 'back down 2 metres', where there is that way."""

    def turned(call: Call) -> Call:
        skill = robot_skill(call, site)
        choices = [a for a in skill.args if a.type is ArgType.CHOICE] if skill is not None else []
        if skill is None or len(choices) != 1:
            return call
        ways = {c.casefold() for c in choices[0].choices}
        after = {words[n + 1] for n, w in enumerate(words[:-1]) if w == 'back'
                 and n + 1 not in breaks and words[n + 1] in ways}  # fmt: skip
        if len(after) != 1 or words.count('back') != 1:
            return call
        way = after.pop()
        args = tuple(way if a == 'back' else a for a in call.args)
        name = choices[0].name
        options = {k: way if (k, v) == (name, 'back') else v for k, v in call.options.items()}
        return replace(call, args=args, options=options)

    return each_call(plan, turned)


def with_a_height(plan: Plan, words: Words, site: Site) -> tuple[Plan, Call] | None:
    """Return the plan with 'go up to 30 metres' as that height, and no way of 30 metres up.

    With it goes the call for it. The same robot must have a skill for just that.
    """
    for call in calls(plan):
        robot = next((r for r in site.robots.values() if call.skill in r.skills), None)
        skill = robot.skills[call.skill] if robot is not None else None
        if robot is None or skill is None:
            continue
        required = [a for a in skill.args if a.required]
        said = dict(zip((a.name for a in required), call.args, strict=False)) | call.options
        numbers = [a for a in skill.args if a.type is ArgType.NUMBER and a.name in said]
        ways = {said[a.name] for a in skill.args if a.type is ArgType.CHOICE and a.name in said}
        if len(numbers) != 1 or len(ways) != 1 or not ways <= {'up', 'down'}:
            continue
        amount = split_words(said[numbers[0].name])
        way = next(iter(ways))
        if find(words, (way, 'to', *amount)) is None:
            continue
        levels = [
            s.name
            for s in robot.skills.values()
            if len(s.args) == 1
            and s.args[0].type is ArgType.NUMBER
            and s.args[0].required
            and s.args[0].unit == numbers[0].unit
            and s.args[0].name in _HEIGHTS
        ]
        if len(levels) == 1:
            called = {k: v for k, v in call.options.items() if k == ROBOT}
            other = Call(levels[0], (' '.join(amount),), called)
            return swapped(plan, call, other), other
    return None


def _angle(skill: Skill) -> Arg | None:
    """Return the only number of a skill that is an angle."""
    numbers = [a for a in skill.args if a.type is ArgType.NUMBER]
    is_angle = len(numbers) == 1 and (
        numbers[0].name in _ANGLES or (numbers[0].unit or '') in ('degree', 'radian')
    )
    return numbers[0] if is_angle else None
