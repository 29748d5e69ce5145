"""Commands that could be said at a site, for a recogniser that can be told what to expect."""

from collections.abc import Iterator
from itertools import zip_longest

from llm_bridge.site.entity import Entity
from llm_bridge.site.site import Site

MOST_CHARACTERS = 800
"""More do not fit into what a Whisper model reads beforehand (224 tokens)."""

SHORT = {'en': ('yes', 'no', 'stop'), 'de': ('ja', 'nein', 'stopp')}
"""Language -> what is said alone, and hard to recognise for that."""


def example_commands(site: Site, language: str = 'en') -> str:
    """Return sentences with the names of the site, as they could be said there.

    Sentences, for a list of names makes a Whisper model worse. As many as fit into
    MOST_CHARACTERS: devices, with another of their skills each, in turns with robots and places.
    """
    found: list[str] = []
    length = 0
    for sentence in dict.fromkeys(_sentences(site, language)):
        length += len(sentence) + 2
        if length > MOST_CHARACTERS:
            break
        found.append(sentence[:1].upper() + sentence[1:])
    return ''.join(f'{sentence}. ' for sentence in found).strip()


def _sentences(site: Site, language: str) -> Iterator[str]:
    yield from SHORT.get(language, ())
    # In turns, so that neither leaves the other no room.
    for pair in zip_longest(_devices(site, language), _places(site, language)):
        yield from (sentence for sentence in pair if sentence)


def _devices(site: Site, language: str) -> Iterator[str]:
    for number, device in enumerate(site.devices.values()):
        verbs, name = _verbs(site, device, language), _name(device, site, language)
        if name:
            is_sentence = verbs and language == 'en'
            yield f'{verbs[number % len(verbs)]} the {name}' if is_sentence else name


def _places(site: Site, language: str) -> Iterator[str]:
    for robot in site.robots.values():
        yield _name(robot, site, language)
    for place in (*site.areas.values(), *site.places.values()):
        name = _name(place, site, language)
        if name:
            yield f'go to the {name}' if language == 'en' else name


def _verbs(site: Site, entity: Entity, language: str) -> list[str]:
    """Return what is said to make it do something that needs no more words: on, off, open..."""
    return [
        skill.words[language][0]
        for skill in site.skills_of(entity.id).values()
        if skill.polarity != 'neutral'
        and skill.words.get(language)
        and not any(arg.required for arg in skill.args)
    ]


def _name(entity: Entity, site: Site, language: str) -> str:
    if language == site.language:
        return entity.name
    return next(iter(entity.aliases.get(language, ())), '')
