"""'The door' of what was opened before: 'open the fridge, take the milk and shut the door'."""

from collections.abc import Callable
from dataclasses import replace

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site

_DOOR = frozenset({'door', 'lid'})
_ITS = frozenset({'its', 'that'})
_LEADS = frozenset({'the', 'its', 'that'})


def with_its_door(
    plan: Plan, words: tuple[str, ...], site: Site, holds: Callable[[Plan], bool]
) -> tuple[Plan, Call] | None:
    """Return the plan with what was opened in the place of 'the door' that is shut, and that call.

    Only of what the same robot opens and shuts, where something is done in between or it is shut
    'again'; and None where no such thing is said.
    """
    done = calls(plan)
    for at, call in enumerate(done):
        robot = _shuts(call, site)
        phrase = next((p for p in call.args if _is_the_door(split_words(p))), None)
        if robot is None or phrase is None:
            continue
        said = split_words(phrase)
        end = find(words, said)
        behind = words[end + len(said) :][:1] if end is not None else ()
        for n in range(at - 1, -1, -1):
            thing = next(iter(done[n].args), '')
            if not _opens(done[n], robot) or not thing or _DOOR & {*split_words(thing)}:
                continue
            if at - n < 2 and behind != ('again',) and said[0] not in _ITS:
                break
            args = tuple(thing if p == phrase else p for p in call.args)
            shut = replace(call, args=args)
            other = swapped(plan, call, shut)
            return (other, shut) if holds(other) else None
    return None


def _is_the_door(said: tuple[str, ...]) -> bool:
    said = said[:-1] if said[-1:] == ('again',) else said
    return len(said) == 2 and said[0] in _LEADS and said[1] in _DOOR


def _shuts(call: Call, site: Site) -> Robot | None:
    """Return the robot that shuts something so."""
    able = [r for r in site.robots.values() if call.skill in r.skills]
    named = call.skill.split('_')[0] in ('close', 'shut')
    return able[0] if named and able else None


def _opens(call: Call, robot: Robot) -> bool:
    return (
        call.skill.split('_')[0] == 'open'
        and call.skill in robot.skills
        and not {*call.options} - {ROBOT}
    )
