"""Which robot a drafted plan means, put right by where its name stands in the command."""

from dataclasses import replace
from itertools import pairwise

from llm_bridge.language.mending.mending import each_call, swapped, without_call
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of, said_phrases
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_person
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.spelling import token
from llm_bridge.language.text.words import find, find_all
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

_ALL_ROBOTS = tuple(
    tuple(p.split())
    for p in (
        'all of the robots', 'all the robots', 'all robots', 'every robot', 'both robots',
        'all of you', 'both of you', 'you all', 'you both', 'everybody', 'everyone',
    )
)  # fmt: skip
_ONE_ROBOT = (('one', 'of', 'the', 'robots'), ('any', 'of', 'the', 'robots'),
              ('either', 'of', 'the', 'robots'), ('any', 'robot'), ('a', 'robot'),
              ('one', 'of', 'you'), ('either', 'of', 'you'))  # fmt: skip
_TOWARDS = frozenset({'to', 'from', 'at', 'with', 'by', 'near', 'behind', 'after', 'for', 'of',
                      'beside', 'towards', 'not', 'than', 'on'})  # fmt: skip
"""Before a robot's name they make of it a place or a company, and not who is to act."""
_NOT_WHO = frozenset({'at', 'from', 'for', 'towards'})
"""Before words that are no robot's name, they tell that these are not who acts."""
_STATES = frozenset({'is', 'was', 'has', 'had', 'needs', 'can', "can't", 'looks', 'seems'})
"""Behind a robot's name they tell of it, and order nothing."""
_ADDRESSING = frozenset({'tell', 'ask', 'remind', 'inform', 'order', 'let', 'have', 'get'})


def with_everybody(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with all robots, where all are spoken to: 'everybody go home'.

    Or with any of them: 'one of the robots should go home'.
    Not where people are: 'tell everybody that dinner is ready'.
    """
    done = [c for c in calls(plan) if _able(c, site) > 1]
    if not done or any(ROBOT in c.options for c in calls(plan)):
        return plan
    covered = _covered(plan, words)
    counted = (
        words[at : at + n]
        for at in range(len(words))
        for n in (3, 4)
        if words[at] == 'all'
        and any(token(w).isdigit() for w in words[at + 1 : at + 2])
        and words[at + 2 : at + n] in (('robots',), ('of', 'you'))
    )
    for phrase in (*_ALL_ROBOTS, *_ONE_ROBOT, *counted):
        at = find(words, phrase)
        if at is None or covered & {*range(at, at + len(phrase))}:
            continue
        before, after = words[max(0, at - 1) : at], words[at + len(phrase) :][:1]
        if (*before, '')[0] in _TOWARDS or {*before} & _ADDRESSING and after != ('to',):
            return plan
        said = ' '.join(phrase)

        def given(call: Call, said: str = said) -> Call:
            if _able(call, site) < 2 or _tells_people(call, site):
                return call
            return replace(call, options={**call.options, ROBOT: said})

        return each_call(plan, given)
    return plan


def with_the_robot_called(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with the robot that is called between commas in all that it can do.

    'Show the guest to the bar, Max, and tell him where the coats are', drafted with Max only as
    the one who tells. 'Max and Mia, both of you come here' means these two.
    """
    done = [c for c in calls(plan) if robot_skill(c, site) is not None]
    given = {c.options[ROBOT] for c in done if ROBOT in c.options}
    if len(given) != 1:
        return plan
    (phrase,) = given
    if tuple(phrase.split()) in _ALL_ROBOTS:
        named = _called_before(words, tuple(phrase.split()), breaks, site)
        return each_call(plan, lambda c: _with_robot(c, named) if ROBOT in c.options else c)
    name = split_words(phrase)
    names = {split_words(n): r for r, robot in site.robots.items() for n in robot.names()}
    at = find(words, name)
    if name not in names or at is None or find(words, name, at + 1) is not None:
        return plan
    end = at + len(name)
    if not ((at == 0 or at in breaks) and (end == len(words) or end in breaks)):
        return plan
    return each_call(
        plan,
        lambda c: (
            _with_robot(c, phrase)
            if ROBOT not in c.options and site.way_home(names[name], c.skill) is not None
            else c
        ),
    )


def _with_robot(call: Call, phrase: str) -> Call:
    return replace(call, options={**call.options, ROBOT: phrase}) if phrase else call


def _called_before(
    words: tuple[str, ...], said: tuple[str, ...], breaks: frozenset[int], site: Site
) -> str:
    """Return the robots named in front of 'both of you', which these words then mean."""
    end = find(words, said) or 0
    names = {split_words(n): r for r, robot in site.robots.items() for n in robot.names()}
    found: list[str] = []
    at = 0
    while at < end:
        size = next((n for n in (3, 2, 1) if words[at : at + n] in names), 0)
        if not size and (words[at] != 'and' or not found):
            return ''
        if size:
            found.append(' '.join(words[at : at + size]))
        at += max(size, 1)
    return ' and '.join(found) if len(found) > 1 else ''


def with_the_robot_apart(plan: Plan, words: tuple[str, ...], site: Site, index: NameIndex) -> Plan:
    """Return the plan with a robot drafted as a place or thing as who acts: 'have Max collect it'.

    Its name stands before all else that the call says, and no 'to' leads up to it.
    """

    def apart(call: Call) -> Call:
        skill = robot_skill(call, site)
        if skill is None or ROBOT in call.options:
            return call
        required = [a for a in skill.args if a.required]
        for n, (arg, phrase) in enumerate(zip(required, call.args, strict=False)):
            if arg.type in (ArgType.NUMBER, ArgType.DURATION, ArgType.CHOICE):
                continue
            said = split_words(phrase)
            named = _with_a_place(said, site, index) if arg.type is ArgType.PLACE else None
            if named is not None and call.skill in site.robots[named[0]].skills:
                args = (*call.args[:n], ' '.join(named[2]), *call.args[n + 1 :])
                return replace(call, args=args, options={**call.options, ROBOT: named[1]})
            robots = [i for i in index.exact(said) if i in site.robots]
            able = said in _ONE_ROBOT or any(call.skill in site.robots[r].skills for r in robots)
            if not able or not _acts(said, call, words):
                continue
            args = (*call.args[:n], UNSAID, *call.args[n + 1 :])
            return replace(call, args=args, options={**call.options, ROBOT: phrase})
        return call

    return each_call(plan, apart)


def without_who_is_told(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan without a call of nothing but the robot that is told to do the next one.

    'Have Ox roll the log away', drafted as something done to Ox, and the log rolled away.
    """
    names = {split_words(n): r for r, robot in site.robots.items() for n in robot.names()}
    for one, other in pairwise(calls(plan)):
        said = {split_words(p) for p in said_phrases(one)}
        if len(said) != 1 or not one.args:
            continue
        (name,) = said
        at = find(words, name)
        robot = names.get(name)
        if robot is None or not at or words[at - 1] not in _ADDRESSING:
            continue
        if site.way_home(robot, other.skill) is None or ROBOT in other.options:
            continue
        whole = _with_robot(other, ' '.join(name))
        return swapped(without_call(plan, one), other, whole)
    return plan


def with_the_subject(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with who begins a clause as who acts in it, where another was drafted.

    'Ada takes the crate to the hall, Bob pulls the cart', drafted with Ada for both.
    """
    names = {split_words(n): r for r, robot in site.robots.items() for n in robot.names()}
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or ROBOT not in call.options:
            continue
        start = region.start
        if not 0 < start < min(region.end, len(words)):
            continue
        while words[start] in JOINERS and start < region.end - 1:
            start += 1
        size = next((n for n in (3, 2, 1) if words[start : start + n] in names), 0)
        said = split_words(call.options[ROBOT])
        inside = find(words[region.start : region.end], said) is not None
        is_new = start in breaks or words[start - 1] in JOINERS
        if not size or inside or said not in names or not is_new:
            continue
        robot = names[words[start : start + size]]
        behind = words[start + size : start + size + 1]
        if robot == names[said] or site.way_home(robot, call.skill) is None:
            continue
        if behind and (behind[0] in _STATES or start + size in breaks):
            continue
        other = _with_robot(call, ' '.join(words[start : start + size]))
        plan = swapped(plan, call, other)
    return plan


def with_whose_it_is(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with the robot of whose state or part is spoken.

    "Ada's battery is low" is told of Ada, and "lock Ada's tray" is said to her.
    """
    own = {
        f"{name[-1]}'s": (robot, ' '.join(name))
        for robot, r in site.robots.items()
        for name in map(split_words, r.names())
    }
    owners = {
        (*own[word], after) for word, after in zip(words, words[1:], strict=False) if word in own
    }
    told = {one for one in owners if one[2] in site.robots[one[0]].observe}

    def given(call: Call) -> Call:
        parts = {one for one in owners if one[2] in call.skill.split('_')}
        found = {(robot, f"{name}'s") for robot, name, _ in parts or told}
        said = call.options.get(ROBOT, '')
        if len(found) != 1:
            return call
        ((robot, phrase),) = found
        if call.skill not in site.robots[robot].skills or (said and not said.startswith(phrase)):
            return call
        return _with_robot(call, phrase)

    return each_call(plan, given)


def without_a_borrowed_robot(plan: Plan, words: tuple[str, ...], index: NameIndex) -> Plan:
    """Return the plan without robots whose words are those of something else: 'pan'.

    They are no robot's name, and said only within another phrase ('put the pan on the stove') or
    as what is acted at ('wave at the people').
    """
    others = [
        split_words(p)
        for c in calls(plan)
        for p in (*c.args, *(v for k, v in c.options.items() if k != ROBOT))
        if p != UNSAID
    ]
    inside = {i for o in others for i in _everywhere(words, o)}

    def without(call: Call) -> Call:
        said = split_words(call.options.get(ROBOT, ''))
        where = _everywhere(words, said)
        led = {words[i - 1] for i in where if i and i - 1 not in where}
        if not said or not where or not (where <= inside or led and led <= _NOT_WHO):
            return call
        if any(index.site.entities[i].id in index.site.robots for i in index.exact(said)):
            return call
        return replace(call, options={k: v for k, v in call.options.items() if k != ROBOT})

    return each_call(plan, without)


def with_itself_acting(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with a robot that was drafted as who is given something as who acts.

    'Max, get me the paper', drafted as bringing it to Max.
    """
    names = {split_words(n): r for r, robot in site.robots.items() for n in robot.names()}

    def without(call: Call) -> Call:
        for name, phrase in call.options.items():
            said = split_words(phrase)
            robot = names.get(said)
            at = find(words, said)
            if name == ROBOT or robot is None or at is None:
                continue
            led = {*words[max(0, at - 1) : at]} & _TOWARDS
            if call.skill not in site.robots[robot].skills or led:
                continue
            if names.get(split_words(call.options.get(ROBOT, phrase))) == robot:
                rest = {k: v for k, v in call.options.items() if k != name}
                return replace(call, options={**rest, ROBOT: phrase})
        return call

    return each_call(plan, without)


def _with_a_place(
    said: tuple[str, ...], site: Site, index: NameIndex
) -> tuple[str, str, tuple[str, ...]] | None:
    """Return the robot, its name and the place of 'max kitchen'; None: that is one name."""
    if index.exact(said):
        return None
    for robot, one in site.robots.items():
        for name in map(split_words, one.names()):
            place = said[len(name) :]
            places = [i for i in index.exact(place) if i in site.places or i in site.areas]
            if name and said[: len(name)] == name and places:
                return robot, ' '.join(name), place
    return None


def _acts(said: tuple[str, ...], call: Call, words: tuple[str, ...]) -> bool:
    """Return whether the words stand where who acts does: before all the other phrases."""
    at = find(words, said)
    if at is None or words[max(0, at - 1) : at] and words[at - 1] in _TOWARDS:
        return False
    others = [find(words, split_words(p)) for p in said_phrases(call) if split_words(p) != said]
    return (bool(others) or not at) and all(o is not None and o > at for o in others)


def robot_skill(call: Call, site: Site) -> Skill | None:
    """Return the skill of a call as a robot has it; None: no robot does."""
    return next(
        (r.skills[call.skill] for r in site.robots.values() if call.skill in r.skills), None
    )


def _able(call: Call, site: Site) -> int:
    return sum(site.way_home(r, call.skill) is not None for r in site.robots)


def _tells_people(call: Call, site: Site) -> bool:
    skill = robot_skill(call, site)
    return skill is not None and any(is_person(a) for a in skill.args)


def _covered(plan: Plan, words: tuple[str, ...]) -> set[int]:
    return {
        i for c in calls(plan) for p in said_phrases(c) for i in _everywhere(words, split_words(p))
    }


def _everywhere(words: tuple[str, ...], said: tuple[str, ...]) -> set[int]:
    """Return the indices of all words that are within a phrase, wherever it is said."""
    return {i for at in find_all(words, said) for i in range(at, at + len(said))}
