"""What an argument stands for, as far as its name and its description tell: a person, a place."""

from collections.abc import Mapping

from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import EntityType
from llm_bridge.site.skill import Arg, ArgType
from llm_bridge.site.whence import SOURCES, WHENCE

# fmt: off
_PEOPLE = frozenset({
    'person', 'people', 'who', 'whom', 'whose', 'somebody', 'someone', 'anybody', 'anyone',
    'guest', 'visitor', 'patient', 'recipient', 'receiver', 'addressee', 'caller', 'callee',
    'customer', 'client', 'passenger', 'resident', 'contact', 'user', 'colleague', 'human',
    'listener', 'child', 'operator',
})
_SORTS: Mapping[str, frozenset[EntityType]] = {
    **dict.fromkeys(_PEOPLE, frozenset({EntityType.PERSON})),
    **dict.fromkeys(('place', 'room', 'area', 'location', 'destination', 'where', 'furniture',
                     'station', 'spot'),
                    frozenset({EntityType.PLACE, EntityType.AREA})),
    **dict.fromkeys(('object', 'objects', 'item', 'items'), frozenset({EntityType.OBJECT})),
    **dict.fromkeys(('thing', 'things'), frozenset({EntityType.OBJECT, EntityType.DEVICE})),
    **dict.fromkeys(('device', 'devices', 'appliance', 'machine'),
                    frozenset({EntityType.DEVICE})),
    **dict.fromkeys(('robot', 'robots'), frozenset({EntityType.ROBOT})),
}
_ANYTHING = frozenset({'what', 'whatever', 'something', 'anything'})
_LISTENERS = _PEOPLE | {'to'}
_THINGS = frozenset({
    'item', 'items', 'object', 'thing', 'load', 'cargo', 'goods', 'product', 'ingredient', 'drink',
    'company', 'city', 'town', 'country', 'currency',
})
_DELAYS = frozenset({'in', 'after', 'delay', 'later', 'until', 'countdown'})
_WORDS = frozenset({'message', 'question', 'text', 'title', 'words', 'word', 'note', 'sentence',
                    'says', 'said', 'reason', 'song', 'topic'})
"""Tell of a free text that it is taken word for word."""
# fmt: on


def sorts_of(arg: Arg) -> frozenset[EntityType]:
    """Return the types of entity that an argument names or tells of; empty: it tells of none."""
    if arg.type is not ArgType.ENTITY:
        return frozenset()
    return _told(arg)


def is_person(arg: Arg) -> bool:
    """Return whether the argument stands for a person and nothing else, also as free text."""
    if arg.type not in (ArgType.ENTITY, ArgType.TEXT):
        return False
    told = _told(arg) if arg.type is ArgType.ENTITY else _said(arg.name) or _said(arg.description)
    return told == {EntityType.PERSON}


def is_listener(arg: Arg) -> bool:
    """Return whether the argument is whom something is said to; 'to' may be a place as well."""
    return is_person(arg) or (arg.type is ArgType.ENTITY and arg.name in _LISTENERS)


def is_delay(arg: Arg) -> bool:
    """Return whether the argument is in how long something is to be, and not how long it takes."""
    told = {*arg.name.split('_'), *split_words(arg.description)}
    return arg.type is ArgType.DURATION and bool(_DELAYS & told)


def is_one_thing(arg: Arg) -> bool:
    """Return whether a free text names one thing, town or company: of a list it is one of each.

    What is said, asked or played word for word is none.
    """
    told = {*arg.name.split('_'), *split_words(arg.description)}
    if arg.type is not ArgType.TEXT or is_word_for_word(arg):
        return False
    return is_person(arg) or bool(_THINGS & told)


def is_word_for_word(arg: Arg) -> bool:
    """Return whether a free text is passed on just as it was said: a message, a title."""
    return bool(_WORDS & {*arg.name.split('_'), *split_words(arg.description)})


def is_for_all(arg: Arg, description: str) -> bool:
    """Return whether what is done without the argument is done for everybody."""
    told = {*split_words(arg.description), *split_words(description)}
    return not arg.required and bool(told & {'everybody', 'everyone'})


def is_whence(arg: Arg) -> bool:
    """Return whether the argument is the place where a thing is: 'from where', 'where to look'.

    Of what may be anything only the name tells: 'from'.
    """
    if arg.type is ArgType.ENTITY:
        return bool(SOURCES & {*arg.name.split('_')})
    told = {*arg.name.split('_'), *split_words(arg.description)}
    return arg.type is ArgType.PLACE and bool(told & WHENCE)


def _told(arg: Arg) -> frozenset[EntityType]:
    return _said(f'{arg.name} {arg.description}')


def _said(text: str) -> frozenset[EntityType]:
    words = split_words(text.replace('_', ' '))
    if _ANYTHING & {*words}:
        return frozenset()  # 'who or what is looked for'
    found: frozenset[EntityType] = frozenset()
    for word in words:
        found |= _SORTS.get(word, frozenset())
    return found
