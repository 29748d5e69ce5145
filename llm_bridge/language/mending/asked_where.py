"""What somebody is to be told the place of, or the time: 'tell her where the maps are'.

Of a robot with a skill that is named so (tell_where), and takes the thing as free words.
"""

from dataclasses import replace

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_ASKING = frozenset({'where', 'when', 'who', 'how', 'why'})
_LEADS = (('to', 'find'), ('they', 'can', 'find'), ('he', 'can', 'find'), ('she', 'can', 'find'),
          ('can', 'they', 'find'), ('is',), ('are',), ('to', 'get'), ('they', 'find'))
_TAILS = (('can', 'be', 'found'), ('is',), ('are',), ('please',), ('now',), ('lie',), ('stand',))
# fmt: on


def with_what_is_asked(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site
) -> tuple[Plan, Call] | None:
    """Return the plan with the skill for what is told, and the thing that was said behind it."""
    names = [split_words(n) for r in site.robots.values() for n in r.names()]
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or {*call.options} - {ROBOT} or len(call.args) != 1:
            continue
        robots = [r for r in site.robots.values() if call.skill in r.skills]
        for at in range(region.start, len(words)):
            skill = _telling(words[at], robots) if words[at] in _ASKING else None
            thing = _thing(words, at + 1, breaks, names) if skill is not None else ()
            if skill is None or not thing:
                continue
            said = split_words(call.args[0])
            is_own = call.skill == skill.name
            cut = find(words[at:], said)
            is_right = is_own and said not in names and find(words, said) is not None
            if is_right or not (said in names or cut is not None and _takes_text(call, robots)):
                continue
            other = replace(call, skill=skill.name, args=(' '.join(thing),))
            return swapped(plan, call, other), other
    return None


def _telling(asked: str, robots: list[Robot]) -> Skill | None:
    """Return the skill that tells that, of the robots that can do what was drafted."""
    found = {
        s.name: s
        for r in robots
        for s in r.skills.values()
        if asked in s.name.split('_') and [a.type for a in s.args if a.required] == [ArgType.TEXT]
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _takes_text(call: Call, robots: list[Robot]) -> bool:
    needed = [a.type for a in robots[0].skills[call.skill].args if a.required] if robots else []
    return needed == [ArgType.TEXT]


def _thing(words: Words, start: int, breaks: frozenset[int], names: list[Words]) -> Words:
    """Return what the words behind 'where' are about, without verbs and who is called."""
    end = start
    while end < len(words) and words[end] not in JOINERS and (end == start or end not in breaks):
        end += 1
    said = words[start:end]
    for lead in _LEADS:
        if said[: len(lead)] == lead:
            said = said[len(lead) :]
            break
    is_shorter = True
    while is_shorter:
        tail = next((t for t in (*names, *_TAILS) if t and said[-len(t) :] == t), ())
        is_shorter = bool(tail)
        said = said[: len(said) - len(tail)]
    return said
