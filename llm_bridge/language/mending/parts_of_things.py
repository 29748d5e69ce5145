"""What a thing has that a skill of it is named after: 'turn off the mixer in tank two'.

'stop_mixer' is a skill of the tank. A model may take the mixer for a thing of its own, and switch
that, or set its speed.
"""

from collections.abc import Iterator

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.spelling import token
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

# fmt: off
_ON = frozenset({'turn_on', 'start', 'set_speed'})
_OFF = frozenset({'turn_off', 'stop'})
_BEGINS = {'start': _ON, 'stop': _OFF, 'enable': _ON, 'disable': _OFF, 'activate': _ON,
           'open': frozenset({'open'}), 'close': frozenset({'close'}),
           'lock': frozenset({'lock'}), 'unlock': frozenset({'unlock'})}
"""First word of a skill's name -> skills of things of their own that say the same."""
_BETWEEN = frozenset({'the', 'of', 'in', 'on', 'at', 'going', 'running', 'its'})
# fmt: on


def with_a_part_of_it(call: Call, site: Site) -> Iterator[Call]:
    """Yield the call of the skill that is named after what the phrase names with its thing."""
    said = split_words(call.args[0]) if call.args else ()
    if len(said) < 2 or call.args[0] == UNSAID:
        return
    skills = {s.name: s for d in site.devices for s in site.skills_of(d).values()}
    for name, skill in skills.items():
        verb, *nouns = name.split('_')
        if call.skill not in _BEGINS.get(verb, ()) or not nouns:
            continue
        at = _found(tuple(map(token, said)), tuple(map(token, nouns)))
        if at is None:
            continue
        rest = [*said[:at], *said[at + len(nouns) :]]
        while rest and rest[0] in _BETWEEN:
            del rest[0]
        while rest and rest[-1] in _BETWEEN:
            del rest[-1]
        options = _value(call, skill)
        if rest and options is not None and not any(a.required for a in skill.args):
            yield Call(name, (' '.join(rest),), options)


def _value(call: Call, skill: Skill) -> dict[str, str] | None:
    """Return the one value that the call says as an option of the skill; None: it has no place."""
    said = [p for p in (*call.args[1:], *call.options.values()) if p != UNSAID]
    numbers = [a for a in skill.args if a.type in (ArgType.NUMBER, ArgType.DURATION)]
    if not said:
        return {}
    if ROBOT in call.options or len(said) > 1 or len(numbers) != 1:
        return None
    return {numbers[0].name: said[0]}


def _found(said: tuple[str, ...], nouns: tuple[str, ...]) -> int | None:
    ends = range(len(said) - len(nouns) + 1)
    return next((at for at in ends if said[at : at + len(nouns)] == nouns), None)
