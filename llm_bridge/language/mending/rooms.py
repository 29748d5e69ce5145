"""Where, in the wrong place: 'room 12 to 21 degrees' copied together, 'the whole building'."""

from collections.abc import Iterator
from dataclasses import replace
import re

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

_TO = frozenset({'to', 'at', 'on'})
_IN = frozenset({'in', 'for'})


def with_the_value_apart(call: Call, site: Site) -> Iterator[Call]:
    """Yield the call with what is set to a value apart from it, where nothing else is said."""
    numbers = [
        arg
        for actor in site.actors(call.skill)[:1]
        if actor.id in site.devices
        for arg in site.skills_of(actor.id)[call.skill].args
        if arg.required
    ]
    if len(numbers) != 1 or numbers[0].type is not ArgType.NUMBER or len(call.args) != 2:
        return
    said = split_words(call.args[1])
    for at in range(1, len(said) - 1):
        if said[at] in _TO and call.args[0] == UNSAID:
            thing, value = ' '.join(said[:at]), ' '.join(said[at + 1 :])
            yield Call(call.skill, (thing, value), call.options)
        elif said[at] in _IN and call.args[0] != UNSAID:
            thing = f'{call.args[0]} {" ".join(said[at:])}'
            yield Call(call.skill, (thing, ' '.join(said[:at])), call.options)


_WHOLE = re.compile(
    r'(?:(?:the|our|this) )?(?:whole|entire) (?:building|house|place|site|home|museum|hotel|'
    r'office|school|property|premises|grounds)|everywhere|(?:all|every) rooms?'
)


def without_everywhere(call: Call, site: Site) -> Call:
    """Return the call of a robot without 'the whole building' where it may be left unsaid."""
    skill = site.signature(call.skill)
    places = {a.name for a in skill.args if a.type is ArgType.PLACE} if skill else set()
    kept = {
        name: phrase
        for name, phrase in call.options.items()
        if name not in places or not _WHOLE.fullmatch(' '.join(split_words(phrase)))
    }
    return replace(call, options=kept)
