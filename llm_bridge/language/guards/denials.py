"""Words that deny what they stand with: 'don't', 'on no account', 'no abras', 'leave it alone'."""

from collections.abc import Collection

from llm_bridge.language.dialogue.cancelling import LANGUAGES, takes_back
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import has_unit
from llm_bridge.language.text.words import find

Words = tuple[str, ...]

# fmt: off
NEGATIONS = frozenset({
    "don't", 'dont', 'never', 'not', 'without', 'neither', 'nor', 'avoid', "mustn't", 'mustnt',
    "shouldn't", 'shouldnt', "needn't", 'refrain', "won't", 'forbidden', 'prohibited',
    'untouched', 'refuse',
    'nicht', 'nie', 'niemals', 'kein', 'keine', 'keinen', 'keinem', 'keinesfalls', 'ohne', 'weder',
    'vermeide', 'vermeiden', 'verboten', 'unterlass', 'unterlasse',
    'ne', 'pas', 'jamais', 'ni', 'aucun', 'aucune', 'sans', 'évite', 'évitez', 'éviter',
    'interdit', 'interdite',
    'nunca', 'jamás', 'ningún', 'ninguna', 'tampoco', 'sin', 'evita', 'evite', 'evitar',
    'prohibido', 'prohibida',
})
_PHRASES = (
    ('under', 'no', 'circumstances'), ('on', 'no', 'account'), ('by', 'no', 'means'),
    ('no', 'way'), ('no', 'need'), ('no', 'more'), ('no', 'one'), ('hands', 'off'),
    ('keep', 'out'), ('keep', 'away'), ('stay', 'out'), ('stay', 'away'), ('keep', 'clear'),
    ('stay', 'clear'),
    ('you', "can't"), ('you', 'cannot'), ('you', 'cant'), ('rather', 'you', "didn't"),
    ('i', "wouldn't"), ('hold', 'off'), ('forget', 'about'), ('stop', 'turning', 'on'),
    ('stop', 'turning', 'off'), ('quit', 'turning'),
    ('hate', 'for'), ('hate', 'it', 'if'), ('hate', 'to', 'see'), ('hate', 'to', 'find'),
    ('hate', 'to', 'have'), ('hate', 'having'),
    ('leave', 'alone'), ('let', 'alone'), ('in', 'ruhe'), ('nobody', 'may'), ('nobody', 'should'),
    ('nobody', 'must'), ('niemand', 'darf'), ('niemand', 'soll'), ('personne', 'ne'),
    ('que', 'nadie'),
)
_LEAVE = frozenset({'leave', 'leaving', 'let'})
_ALONE = (('alone',), ('be',), ('as', 'is'), ('as', 'it', 'is'), ('as', 'they', 'are'),
          ('the', 'way', 'it', 'is'), ('how', 'it', 'is'))
"""After 'leave' and a thing these deny."""
_NO_NEGATION = (
    ("don't", 'forget'), ('dont', 'forget'), ('not', 'forget'), ("don't", 'you'),
    ('why', "don't"), ('why', 'not'), ('if', 'not'), ('not', 'only'), ("won't", 'you'),
    ("can't", 'you'), ('never', 'mind'), ("don't", 'hesitate'), ('or', 'not'), ("can't", 'see'),
    ('i', "wouldn't", 'mind'),
    ("don't", 'we'), ('why', 'dont'), ("don't", 'mind'), ('not', 'just'), ('never', 'forget'),
    ('nicht', 'vergessen'), ('vergiss', 'nicht'), ('vergesst', 'nicht'), ('nicht', 'nur'),
    ('warum', 'nicht'), ('oder', 'nicht'), ('nicht', 'wahr'), ("n'oublie", 'pas'),
    ("n'oubliez", 'pas'), ('pourquoi', 'pas'), ('ou', 'pas'), ('pas', 'seulement'), ('si', 'no'),
    ('no', 'olvides'), ('no', 'te', 'olvides'), ('no', 'se', 'te', 'olvide'), ('qué', 'no'),
    ('o', 'no'), ('no', 'solo'), ('no', 'sólo'), ('no', 'te', 'importa'), ('no', 'le', 'importa'),
    ('pourquoi', 'ne'), ('ne', 'pas', 'oublier'), ('sin', 'falta'), ('sans', 'faute'),
    ('sin', 'llave'),
)
_TAKING_BACK = frozenset({
    'no', "don't", 'dont', 'do', 'not', 'never', 'mind', 'please', 'wait', 'rather', 'better',
    'actually', 'on', 'second', 'thought', 'that', 'it', 'forget', 'yet', 'now', 'nein', 'doch',
    'lieber', 'nicht', 'bitte', 'halt', 'non', 'pas', 'surtout', 'finalement', 'mejor', 'espera',
    'déjalo',
})
# fmt: on
_WE_ARE = frozenset({"i'm", "we're", "they're", "he's", "she's"})
_WE_ARE_APART = (('i', 'am'), ('we', 'are'), ('they', 'are'), ('he', 'is'), ('she', 'is'))
_DO_NOT = frozenset({"don't", 'dont', "doesn't", 'doesnt', "didn't", 'didnt', 'never'})
_WILL_NOT = frozenset({"won't", "doesn't", 'doesnt', "didn't", 'didnt', 'never'})
_WHO = frozenset({'i', 'we', 'they', 'he', 'she', 'it', 'people', 'everybody', 'everyone'})
_SENSES = frozenset({
    'hear', 'see', 'know', 'notice', 'understand', 'listen', 'remember', 'recognise', 'recognize',
    'heard', 'saw', 'knew', 'noticed', 'understood', 'feel', 'smell', 'answer', 'reply', 'respond',
})  # fmt: skip
_WARNED = frozenset({'dare', 'go', 'ever', 'even', 'touch', 'try'})
"""Behind "don't you" these forbid."""
_IS = frozenset({'is', 'are', 'was', 'do', 'did', "it's", "that's"})
_FORBIDDEN = frozenset({'to', 'allowed', 'supposed', 'permitted', 'meant'})
"""Behind 'not' these forbid."""
_NOT_NOW = (('not', 'yet'), ('not', 'now'), ('not', 'just', 'yet'), ('not', 'right', 'now'))
_TAKES_BACK = (
    ('no',),
    ("don't",),
    ('dont',),
    ('not',),
    ('nein',),
    ('nicht',),
    ('non',),
    ('pas',),
    ('never', 'mind'),
    ('forget', 'it'),
    ('forget', 'that'),
)  # fmt: skip


def denies(words: Words, at: int, language: str) -> bool:
    """Return whether the word denies what it stands with."""
    if words[at : at + 1] in (("don't",), ('dont',)) and words[at + 1 : at + 2] == ('you',):
        if {*words[at + 2 : at + 3]} & _WARNED:
            return True  # 'don't you go opening it'
    if any(_stands_at(words, at, phrase) for phrase in _NO_NEGATION):
        return False
    if words[at : at + 2] == ('not', 'too') and any(map(is_number, words[at + 3 : at + 6])):
        return False  # 'not too loud, 20 percent'
    if words[at : at + 1] == ('no',) and words[at + 2 : at + 3] == ('than',):
        amounts = (' '.join(words[at + 3 : end]) for end in range(at + 4, at + 8))
        if any(map(has_unit, amounts)):
            return False  # 'no more than 6 bar' is how much at most
    if (
        words[at : at + 2] == ('not', 'so')
        and words[at + 2 : at + 3]
        and (at == 0 or words[at - 1] not in _IS)
    ):
        return False  # 'not so loud, please' is an order to be quieter
    word = words[at]
    if (
        word in NEGATIONS
        or word.startswith("n'")
        or any(words[at : at + len(p)] == p for p in _PHRASES)
    ):
        return True
    if word == 'no':
        following = words[at + 1 : at + 2]
        return bool(following) and (language == 'es' or following[0].endswith('ing'))
    return any(words[at : at + len(p)] == p for p in _ALONE) and bool(
        _LEAVE & set(words[max(0, at - 7) : at])
    )


def tells_of_us(words: Words, at: int) -> bool:
    """Return whether 'not' tells how somebody is: 'I am not made of money'."""
    if words[at : at + 1] != ('not',) or {*words[at + 1 : at + 2]} & _FORBIDDEN:
        return False
    return (
        {*words[at - 1 : at]} <= _WE_ARE and at > 0 or words[max(0, at - 2) : at] in _WE_ARE_APART
    )


def tells_what_is_not_sensed(words: Words, at: int) -> bool:
    """Return whether the word is the denial in 'they don't hear you', which forbids nothing."""
    return (
        at > 0
        and words[at] in _DO_NOT
        and words[at - 1] in _WHO
        and {*words[at + 1 : at + 2]} <= _SENSES
    )


def tells_of_somebody(words: Words, at: int, start: int, names: Collection[Words]) -> bool:
    """Return whether the word denies what somebody does or will do: 'Ann won't get up'.

    `start` is where the clause begins; names are those of people.
    """
    subject = words[start:at]
    if words[at] == 'not' and subject[-1:] in (('does',), ('did',), ('will',)):
        subject = subject[:-1]
    elif words[at] not in _WILL_NOT:
        return False
    return subject in names or subject in (('he',), ('she',))


def in_denial(words: Words, at: int) -> bool:
    """Return whether the word belongs to a phrase that denies: the 'off' of 'hands off'."""
    return any(_stands_at(words, at, phrase) for phrase in _PHRASES)


def taken_back(words: Words, breaks: frozenset[int]) -> str:
    """Return the last words of a command if they take all of it back ('..., no, don't').

    'But not yet' does so, too: when it is to be done is said by nobody.
    """
    last_break = max(breaks, default=0)
    if last_break and takes_back(' '.join(words[last_break:]), LANGUAGES):
        return ' '.join(words[last_break:])
    for length in (2, 3):
        if words[-length - 1 : -length] == ('but',) and words[-length:] in _NOT_NOW:
            return ' '.join(words[-length:])
    start = len(words)
    while start and words[start - 1] in _TAKING_BACK:
        start -= 1
    start = next((at for at in range(start, len(words)) if at in breaks), len(words))
    last = words[start:]
    return ' '.join(last) if start and any(find(last, p) is not None for p in _TAKES_BACK) else ''


def _stands_at(words: Words, at: int, phrase: Words) -> bool:
    """Return whether the word at the index belongs to the phrase, wherever that begins."""
    return any(
        words[first : first + len(phrase)] == phrase
        for first in range(max(0, at - len(phrase) + 1), at + 1)
    )
