"""What the skills of a robot do to what is in its hand: take it, give it away, carry it.

A skill may act on what is in the hand without an argument for it: 'put the object in the hand on
a piece of furniture'. What the effects of the skills say of it counts, else their descriptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.skills.argument_sorts import is_whence, sorts_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import Entity, EntityType, Robot
from llm_bridge.site.skill import Arg, ArgType, Skill

# fmt: off
_IN_HAND = frozenset({'hand', 'hands', 'gripper', 'held', 'holds', 'holding', 'hold', 'carried',
                      'carries', 'grasped', 'gripped'})
"""Words of a description that tell of what is in the hand."""
TAKING = frozenset({'take', 'grab', 'get', 'pick', 'fetch', 'collect', 'grasp', 'up', 'out'})
GIVING = frozenset({'bring', 'carry', 'take', 'get', 'deliver', 'hand', 'give', 'pass', 'put',
                    'place', 'lay', 'set', 'drop', 'go', 'goes'})
PUTTING = frozenset({'put', 'place', 'lay', 'set', 'stick', 'pop', 'shove', 'chuck', 'plonk',
                     'bung', 'slot', 'stow', 'dump', 'stuff', 'toss', 'slip', 'pack'})
# fmt: on
"""Verbs for taking something, for what is done with it then, and for both where it is said with
'in' or 'on'."""


@dataclass(frozen=True)
class Handling:
    """The skills of one robot that handle things."""

    takes: Mapping[str, Arg]
    """Take a thing in the hand -> the thing."""
    gives: Mapping[str, tuple[Arg, ...]]
    """Put or give what is in the hand -> where to, or to whom."""
    carries: Mapping[str, tuple[Arg, tuple[Arg, ...]]]
    """Fetch a thing and bring it -> the thing, and where to or to whom."""
    hands_over: frozenset[str] = frozenset()
    """Those that carry a thing, but only out of the hand: 'give the object in the hand to ...'."""
    holding: frozenset[str] = frozenset()
    """Attributes that tell what is in the hand."""


_NONE = Handling({}, {}, {})


def handling(robot: Robot) -> Handling:
    """Return the skills of a robot that handle things.

    It takes and gives nothing, as far as this goes, if no skill acts on whatever is held.
    """
    takes: dict[str, Arg] = {}
    carries: dict[str, tuple[Arg, tuple[Arg, ...]]] = {}
    held: set[str] = set()
    over: set[str] = set()
    for name, skill in robot.skills.items():
        things = [a for a in skill.args if a.type is ArgType.OBJECT]
        goals = tuple(a for a in skill.args if _is_goal(a))
        if len(things) != 1:
            continue
        told = {*split_words(skill.description), *name.split('_')}
        taken = {e.attribute for e in skill.effects if e.value == f'${things[0].name}'}
        if goals:
            carries[name] = (things[0], goals)
            if _is_of_what_is_held(skill):
                over.add(name)
        elif taken or (TAKING & told and _IN_HAND & told):
            takes[name] = things[0]
            held |= taken
    gives = {
        name: tuple(a for a in skill.args if _is_goal(a))
        for name, skill in robot.skills.items()
        if _gives(skill, held)
    }
    if not takes or not gives:
        return Handling({}, {}, carries, frozenset(over))
    return Handling(takes, gives, carries, frozenset(over), frozenset(held))


def handled_by(actor: Entity, call: Call) -> frozenset[str]:
    """Return the verbs for taking and giving that a call accounts for, besides its own words.

    'Fetch the cup and put it on the table' is taking it and putting it down. Several things that
    are picked up and put somewhere are brought there one by one.
    """
    hands = handling(actor) if isinstance(actor, Robot) else _NONE
    if not hands.gives:
        return frozenset()
    if call.skill in hands.carries and any(map(says_several, call.args)):
        return TAKING | GIVING
    taken = TAKING if call.skill in hands.takes else frozenset()
    return taken | (GIVING if call.skill in hands.gives else frozenset())


def says_several(phrase: str) -> bool:
    """Return whether a phrase is in the plural, or a list."""
    last = split_words(phrase)[-1:] or ('',)
    return ' and ' in phrase or (last[0].endswith('s') and not last[0].endswith('ss'))


def can_be(arg: Arg, sort: EntityType) -> bool:
    """Return whether the argument may be something of this type, for all that is told of it."""
    if arg.type is ArgType.PLACE:
        return sort is EntityType.PLACE
    return not sorts_of(arg) or sort in sorts_of(arg)


def _gives(skill: Skill, held: set[str]) -> bool:
    """Return whether a skill puts or gives away what is in the hand, whatever that is."""
    if not all(_is_goal(a) for a in skill.args):
        return False
    if any(e.attribute in held and e.value == '' for e in skill.effects):
        return True
    return not skill.effects and _is_of_what_is_held(skill)


def _is_of_what_is_held(skill: Skill) -> bool:
    """Return whether a skill is told to give or put what is in the hand."""
    said = split_words(skill.description)
    at = {0, *(n for n in range(1, len(said)) if said[n - 1] == 'and')}  # 'drive there and put'
    verbs = {w for n, w in enumerate(said) if n in at}
    return bool(GIVING & verbs) and bool(_IN_HAND & {w for n, w in enumerate(said) if n not in at})


def _is_goal(arg: Arg) -> bool:
    """Return whether an argument is where something ends up, or with whom."""
    if is_whence(arg):
        return False
    if arg.type is ArgType.ENTITY:
        return sorts_of(arg) != {EntityType.OBJECT}
    return arg.type is ArgType.PLACE
