"""The bridge's own questions in the language of whom they are asked."""

from dataclasses import replace

from llm_bridge.graph.wording import name_words
from llm_bridge.graph.wording_tables import Words, words_of
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.things.situation import ALL, Choice, HERE, Question
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType


def asked_in(question: Question, site: Site, language: str) -> Question:
    """Return a question as it is asked; in English it is as it was made, with all details."""
    w = words_of(language)
    if w is words_of('en'):
        return question
    names = [_name(c, site, language, w) for c in question.choices]
    choices = tuple(
        replace(c, name=_with_room(c, name, site, language) if names.count(name) > 1 else name)
        for c, name in zip(question.choices, names, strict=True)
    )
    if question.slot == HERE:
        text = w.WHERE_ARE_YOU
    elif choices:
        text = w.WHICH.format(choices=', '.join(c.name for c in choices))
    else:
        text = _open(question.slot, site, w)
    return replace(question, text=text, choices=choices)


def _name(choice: Choice, site: Site, language: str, w: Words) -> str:
    if choice.value == ALL:
        return w.ALL_OF_THEM
    return (
        name_words(choice.value, site, language) if choice.value in site.entities else choice.name
    )


def _with_room(choice: Choice, name: str, site: Site, language: str) -> str:
    """Return a name that others have too with the room that tells them apart."""
    thing = site.entities.get(choice.value)
    area = thing.area if thing is not None else None
    return f'{name} ({name_words(area, site, language)})' if area in site.areas else name


def _open(slot: str, site: Site, w: Words) -> str:
    """Return the question after an argument; the slot is 'skill:argument:?'."""
    skill, _, rest = slot.partition(':')
    name = rest.removesuffix(f':{UNSAID}')
    args = (site.skills_of(a.id)[skill].arg(name) for a in site.actors(skill))
    kind = next((a.type for a in args if a is not None), None)
    if kind is ArgType.PLACE:
        return w.WHERE_TO
    if kind is ArgType.DURATION:
        return w.HOW_LONG
    return w.HOW_MUCH if kind is ArgType.NUMBER else w.WHAT_ELSE
