"""What the arguments of a skill stand for, and the words that lead to such values."""

from collections.abc import Mapping

from llm_bridge.language.skills.argument_sorts import is_person
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.skill import Arg, ArgType

Words = tuple[str, ...]
_ROLES: Mapping[str, frozenset[str]] = {
    name: frozenset(told.split())
    for name, told in {
        'email': 'email mail',
        'phone': 'phone telephone mobile cell',
        'date': 'date day days weekday',
        'time': 'time hour clock',
        'sum': 'expression calculation equation formula sum arithmetic',
        'language': 'language languages',
        'purpose': 'reference purpose memo',
        'subject': 'subject title headline heading event topic summary',
        'body': 'body message text content contents',
        'from': 'from origin pickup source departure start sender author',
        'to': 'to destination goal arrival target',
        'where': 'location place venue address city town where restaurant hotel cafe shop store '
        'bar cinema theatre',
    }.items()
}
"""What a free text is, by a word of its name; of its description where the name tells nothing."""
_LEADS: Mapping[str, tuple[Words, ...]] = {
    name: tuple(tuple(lead.split()) for lead in leads.split(', '))
    for name, leads in {
        'subject': 'with the subject, with subject, the subject is, subject line, subject, '
        'titled, entitled, headed, called, named, about',
        'body': 'and say that, and say, and write that, and write, and tell him, and tell her, '
        'and tell them, saying that, saying, that says, which says, says, to say that, to say, '
        'with the text, with the message, with the body, telling him, telling her, '
        'telling them, body, text, message, reading, know that, know, that',
        'language': 'into, in, to',
        'purpose': 'for',
        'person': 'to, for, with',
        'from': 'from, out of, leaving, picking me up at, pick me up at, pick up at',
        'to': 'to, into, towards, for',
        'where': "it's in, it's at, at, in, around, near, from",
        'phone': 'number',
        'code': 'number',
    }.items()
}


def role(arg: Arg) -> str:
    """Return what an argument stands for: 'date', 'body', 'from', 'person', ...; 'text': anything.

    What is no free text is a 'value', but for a person.
    """
    if arg.type is ArgType.ENTITY and is_person(arg):
        return 'person'
    if arg.type is not ArgType.TEXT:
        return 'value'
    own, told = {*arg.name.split('_')}, {*split_words(arg.description)}
    if 'number' in own | told:
        return 'phone' if (own | told) & _ROLES['phone'] or own == {'number'} else 'code'
    if own & {'start', 'begin', 'end', 'from', 'when'} and told & _ROLES['time']:
        return 'time'
    for said in (own, told):
        for name, words in _ROLES.items():
            if said & words and not (name == 'email' and 'recipient' in own):
                return name
        if is_person(arg) or {'recipient', 'contact'} & said:
            return 'person'
    return 'text'


def leads_to(arg: Arg) -> tuple[Words, ...]:
    """Return what leads to the value of an argument: its name, and what does so by its role."""
    own = tuple(arg.name.split('_'))
    named = ((*own, 'is'), (*own, 'as'), own) if arg.type is ArgType.TEXT else ()
    return (*named, *_LEADS.get(role(arg), ()))


def is_source(arg: Arg) -> bool:
    """Return whether a name tells that something is converted from it: 'from_unit'."""
    return bool(_ROLES['from'] & {*arg.name.split('_')})


def is_target(arg: Arg) -> bool:
    """Return whether a name tells that something is converted to it: 'to_unit'."""
    return bool({'to', 'target', 'into'} & {*arg.name.split('_')})
