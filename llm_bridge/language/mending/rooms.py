"""A thing and its value that were copied together: 'room 12 to 21 degrees'."""

from collections.abc import Iterator

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

_TO = frozenset({'to', 'at', 'on'})


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
