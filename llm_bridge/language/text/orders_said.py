"""Orders in the order and with the names where a model expects them.

'Grab the box Max and bring it here' is said to Max; 'take the milk out, you'll have to open the
fridge first' begins with the fridge.
"""

from collections.abc import Container, Iterable
import re

from llm_bridge.language.text.words import words as split_words

# fmt: off
_FIRST = re.compile(
    r"^(?P<main>[^.;]+?)[,;.]?\s+(?:but\s+|though\s+)?you(?:['’]ll|\s+will|['’]d)?\s+"
    r"(?:(?:probably|just|only)\s+)*(?:have|need|want)\s+to\s+(?P<before>[^,;.]+?)\s+(?:first|for\s+"
    r'that|before\s+that|beforehand)(?:\s*[,;.]?\s+(?P<rest>(?:and|then|but)\s+[^.]+))?\s*[.!]*$',
    re.IGNORECASE)
_UNTOLD = frozenset({'if', 'when', 'unless', 'until', 'not', "don't", 'never', 'because', 'since',
                     'once', 'while', 'before', 'after', 'every', 'otherwise'})
_NOT_CALLED_BEHIND = frozenset({
    'to', 'from', 'at', 'with', 'by', 'near', 'behind', 'after', 'for', 'of', 'beside', 'towards',
    'not', 'than', 'on', 'in', 'under', 'over', 'around', 'past', 'into', 'onto', 'and', 'or',
    'but', 'then', 'the', 'a', 'an', 'my', 'our', 'your', 'his', 'her', 'robot', 'is', 'are',
    'was', 'me', 'him', 'them', 'us', 'called', 'named', 'let', 'have', 'tell', 'ask', 'make',
    'except', 'both', 'like', 'until', 'till', 'that', 'if', 'when', 'while', 'because',
})
"""Before a name, they make of it something else than who is called."""
# fmt: on


def as_in_order(text: str, robots: Iterable[str]) -> str:
    """Return an order with what has to be done first at its beginning.

    `robots` are the names of robots: who is called at the beginning stays there.
    """
    found = _FIRST.match(text)
    if found is None or _UNTOLD & {*split_words(text)}:
        return text
    main, called = found['main'].strip(), ''
    for name in sorted(robots, key=len, reverse=True):
        lead = re.match(rf'{re.escape(name)}\b\s*,?\s*', main, re.IGNORECASE)
        if lead is not None:
            called, main = f'{name}, ', main[lead.end() :]
            break
    rest = f' {found["rest"].strip()}' if found['rest'] else ''
    return f'{called}{found["before"].strip()}, then {main}{rest}'


def as_called(text: str, robots: Iterable[str], verbs: Container[str]) -> str:
    """Return an order with the robot at its beginning that is called in its middle, unparted.

    Only before 'and' or 'then' with an order behind it; `verbs` are the words that orders begin
    with.
    """
    names = '|'.join(re.escape(n) for n in sorted(robots, key=len, reverse=True))
    found = names and re.match(
        rf'^(?P<before>[^,;.:!?"“]+?)\s+(?P<who>{names})\s+(?P<rest>(?:and\s+then|and|then)\s+.+)$',
        text.strip(),
        re.IGNORECASE | re.DOTALL,
    )
    if not found:
        return text
    before, behind = split_words(found['before']), split_words(found['rest'])
    next_order = [w for w in behind if w not in ('and', 'then', 'please', 'also', 'just')][:1]
    if (
        len(before) < 3
        or before[-1] in _NOT_CALLED_BEHIND
        or before[-1] in verbs
        or (before[0] not in verbs and before[0] not in ('please', 'could', 'can', 'would'))
        or not next_order
        or next_order[0] not in verbs
        or re.search(rf'\b(?:{names})\b', found['before'], re.IGNORECASE)
        or _UNTOLD & {*before}
    ):
        return text
    return f'{found["who"]}, {found["before"]} {found["rest"]}'
