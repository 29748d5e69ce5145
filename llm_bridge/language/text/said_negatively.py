"""Orders said by what is not so or not wanted, in plain words.

'There is no need to have the oven on' ends it, 'I am not cold, so ...' is only why, and 'to 20
instead of 22' is 20.
"""

from collections.abc import Callable, Container
import re

from llm_bridge.language.text.number_words import NUMERALS
from llm_bridge.language.text.words import words as split_words

_NOT = r"(?:n['’]?t|\s+not)"
_STATE = r'(?P<state>on|running|playing|going|lit|open|unlocked)'
_NO_MORE = (
    r'(?:any\s*more|any\s+longer|no\s+longer|now|right\s+now|at\s+the\s+moment|for\s+now|at\s+all)'
)
_SMALL = rf'(?:\s+(?:either|please|{_NO_MORE}))*'
_OVER = r'(?=\s*(?:[.,;:!]|$)|\s+(?:and|but|so|as|because|since|then)\b)'
_A = r'(?:the|my|our|your|that|this|those|these|both|all|any)'
_NAME = rf"(?:{_A}\s+)?(?:(?!(?:and|but|so)\b)[\w'’-]+\s+){{0,4}}?[\w'’-]+?"
_WHAT = rf'(?P<what>{_NAME})'
_START = r'(?P<start>^\s*|[.,;:!]\s+|\b(?:and|so|but)\s+)'
_STAY = r'(?:be|stay|keep|remain)(?:\s+(?:left|kept|switched|turned))?'
_HAVE = r'(?:have|keep|leave)'
_ENDED = tuple(
    re.compile(pattern + _OVER, re.IGNORECASE)
    for pattern in (
        rf"{_START}(?:there(?:['’]s|\s+is)\s+)?(?:really\s+)?no\s+(?:more\s+)?need\s+"
        rf'(?:for\s+(?P<for>{_NAME})\s+to\s+{_STAY}|to\s+{_HAVE}\s+{_WHAT})\s+{_STATE}{_SMALL}',
        rf'{_START}{_WHAT}\s+(?:need{_NOT}|(?:do|does){_NOT}\s+(?:really\s+)?(?:need|have)\s+to|'
        rf'no\s+longer\s+(?:needs?|has|have)\s+to)\s+{_STAY}\s+{_STATE}{_SMALL}',
        rf'{_START}(?:nobody|no\s+one|no-one|none\s+of\s+us)\s+(?:really\s+)?(?:needs|wants)\s+'
        rf'{_WHAT}(?:\s+{_STATE})?(?P<small>{_SMALL})',
        rf'{_START}(?:i|we)\s+(?:(?:really\s+)?do{_NOT}|(?P<longer>no\s+longer))\s+(?:need|want)\s+'
        rf'{_WHAT}(?:\s+{_STATE})?(?P<small>{_SMALL})',
        rf'{_START}(?:please\s+)?do{_NOT}\s+{_HAVE}\s+{_WHAT}\s+{_STATE}{_SMALL}',
        rf'{_START}(?:please\s+)?(?:make\s+sure|ensure)\s+(?:that\s+)?{_WHAT}\s+(?:is|are){_NOT}'
        rf'(?:\s+left)?\s+{_STATE}{_SMALL}',
    )
)
_ENDS = {'open': 'close', 'unlocked': 'lock'}
"""State that is not wanted -> what ends it; the others: turning off."""
_PRONOUNS = frozenset({'it', 'them', 'that', 'those', 'these'})
_MORE = re.compile(_NO_MORE, re.IGNORECASE)


def as_ended(text: str, is_device: Callable[[str], bool]) -> str | None:
    """Return 'turn off the oven' for 'the oven need not be on any more'; None: nothing is so said.

    `is_device` tells whether something that can be ended is called so. What somebody does not
    need may stay as it is all the same, so it waits for a yes.
    """

    def ended(found: re.Match[str]) -> str:
        said = found.groupdict()
        what = said.get('what') or said.get('for') or ''
        is_it = what.casefold() in _PRONOUNS
        is_over = said['state'] or said.get('longer') or _MORE.search(said.get('small') or '')
        if not is_over or not (is_it or is_device(what)):
            return found[0]
        verb = _ENDS.get((said['state'] or '').casefold(), 'turn off')
        if is_it and verb == 'turn off':
            return f'{found["start"]}turn {what} off'
        return f'{found["start"]}{verb} {what}'

    again = text
    for pattern in _ENDED:
        again = pattern.sub(ended, again)
    return again if again != text else None


_DENIAL = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|cannot)\b|n['’]t\b|"
    r'\b(?:dont|doesnt|isnt|arent|wont|cant)\b',
    re.IGNORECASE,
)
_SO = re.compile(
    r'^(?P<why>[^.;?!:]+?)\s*,?\s+so\s+(?!(?:that|far|long|much|many|as|what|on)\b)'
    r'(?:(?:please|just|then)\s+)*(?P<order>\S[^?]*)$',
    re.IGNORECASE,
)
_LATER = frozenset({
    'tonight', 'tomorrow', 'today', 'until', 'till', 'before', 'after', 'when', 'if', 'unless',
    'while', 'except', 'but', 'then', 'once', 'whenever',
})  # fmt: skip
"""With them it is more than a reason."""
_IT = re.compile(r'\b(?:it|them|that|those)\b', re.IGNORECASE)


def without_why_not(
    text: str, begins_order: Container[str], thing_in: Callable[[str], str | None]
) -> str | None:
    """Return 'switch the oven off' for 'we're not using the oven so switch it off'.

    None: it is something else. `thing_in` returns the one thing that a text speaks of.
    """
    found = _SO.match(text)
    if found is None or not _DENIAL.search(found['why']) or _DENIAL.search(found['order']):
        return None
    pieces = [split_words(piece) for piece in found['why'].split(',')]
    if any(piece[:1] and (piece[0] in begins_order or piece[0] in _DENYING) for piece in pieces):
        return None
    if _LATER & {word for piece in pieces for word in piece}:
        return None
    order = found['order']
    it = _IT.search(order)
    if it is None:
        return order
    thing = thing_in(found['why'])
    return None if thing is None else f'{order[: it.start()]}{thing}{order[it.end() :]}'


_DENYING = frozenset({"don't", 'dont', 'do', 'never', 'not', 'no', 'without', 'please', 'stop'})
"""What begins so may be a ban, and no reason."""
_NUMERAL = '|'.join(sorted(NUMERALS))
_NUMBER = rf'(?:\d[\d.,]*|(?:{_NUMERAL})(?:[\s-]+(?:{_NUMERAL}))*)'
_AMOUNT = rf'{_NUMBER}\s*(?:%|percent|per\s+cent|degrees?)'
_RATHER = re.compile(
    r'\s*,?\s+(?:instead\s+of|rather\s+than)\s+(?P<what>(?:(?:the|to|at|in|on|my|our)\s+)*'
    r"[\w'’%-]+(?:\s+[\w'’%-]+){0,3}?)(?P<end>\s*(?:[.,;!?]|$)|\s+(?:please|and|then|now)\b)",
    re.IGNORECASE,
)
_ALL = re.compile(r'\b(?:all|every|everything|each|both|any)\b', re.IGNORECASE)
_LED = frozenset({'the', 'to', 'at', 'in', 'on', 'my', 'our'})
_NOT_SO_FAR = re.compile(
    r'(?:\s+please)?\s*,?\s+(?:but\s+)?not\s+(?:too\s+(?:much|far|bright|dark|high|low|'
    r'fast|hot|warm|strong)|completely|all\s+the\s+way|fully|entirely|quite|totally)\s*[,;:–-]+\s*(?:(?:just|only|say|maybe|about|around|leave\s+(?:it|them)|'
    rf'make\s+(?:it|them)|at)\s+)*(?:to\s+)?(?P<value>{_AMOUNT})'
    rf'(?:\s+(?:open|bright|up|down))?{_OVER}',
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    rf'{_START}(?:with\s+[^,]+?\s+(?=the\b))?{_WHAT}\s+(?:need{_NOT}|'
    rf'(?:do|does){_NOT}\s+(?:need|have)\s+to)\s+be\s+[^,.;]+[,.;]\s*'
    rf'(?P<value>{_NUMBER}(?:\s*(?:%|percent|per\s+cent|degrees?))?)\s+'
    r'(?:will\s+do|would\s+do|is\s+(?:enough|plenty|fine))(?=\s*[.,;!]|\s*$)',
    re.IGNORECASE,
)
_NOT_SO_MUCH = re.compile(
    rf'{_START}(?:i|we)\s+do{_NOT}\s+(?:want|need)\s+{_WHAT}\s+(?:at|on|so|to\s+be|that)\s+[^,.;]+[,.;]\s*'
    rf'(?P<value>{_NUMBER}\s*(?:%|percent|per\s+cent|degrees?))\s+(?:will\s+do|would\s+do|is\s+'
    r'(?:enough|plenty|fine))(?=\s*[.,;!]|\s*$)',
    re.IGNORECASE,
)
_SHOULD_BE = re.compile(
    rf'{_START}{_WHAT}\s+should{_NOT}\s+be\s+[^,.;]+[,.;]\s*(?:but\s+)?(?:it|they)\s+(?:belongs?|should\s+be|'
    rf'needs?\s+to\s+be)\s+(?:at|on)\s+(?P<value>{_NUMBER}(?:\s*(?:%|percent|per\s+cent|degrees?))?)'
    r'(?=\s*[.,;!]|\s*$)',
    re.IGNORECASE,
)
_NOT_BUT = re.compile(
    rf'^\s*(?:please\s+)?(?:do{_NOT}|never)\s+(?:go|drive|come|head|move|return|walk|run|fly|roll)\b'
    r'(?P<ban>[^,.;!?]*)[,.;!]\s*(?:(?:but|just|please)\s+)*(?P<order>[^,.;!?]+?)\s+instead\b(?P<end>[^?]*)$',
    re.IGNORECASE,
)
_NOT_AGAIN = re.compile(
    r"^\s*(?:(?:ugh|oh|no|argh|god|please)\W+)*not\s+(?:this|that|the|these|those)\s+[\w'’ -]+?\s+"
    r'again\s*[,.!;]+\s*(?P<order>\S.*)$',
    re.IGNORECASE,
)
_SORRY_NOT = re.compile(
    r'(?P<before>^.+?)(?P<sorry>[.,;!]\s*(?:(?:oh|no|sorry|wait|oops)\W+)+)not\s+'
    r"(?P<what>(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+)?)\s*[,.;]\s*(?:but\s+)?(?P<rest>\S.*)$",
    re.IGNORECASE,
)


def without_the_other_way(text: str, robots: Container[str]) -> str:
    """Return 'go to the study' for "don't go to the hall, go to the study instead".

    It is no place to keep clear of. `robots` are how robots are called, in lower case.
    """
    found = _NOT_BUT.match(text)
    if found is None:
        return text
    words = split_words(found['ban'])
    names = (' '.join(words[-size:]) for size in (2, 1) if len(words) >= size)
    called = next((name for name in names if name in robots), '')
    called = f'{called}, ' if called and called not in split_words(found['order']) else ''
    return f'{called}{found["order"]}{found["end"]}'


def without_contrast(text: str, is_known: Callable[[str], bool]) -> str:
    """Return an English command without what it sets its own words off against.

    'To 20 instead of 22', 'but not too much, say 60 percent', 'sorry, not four, room two'.
    `is_known` tells whether something of the site is called so.
    """

    def rather(found: re.Match[str]) -> str:
        words = split_words(found['what'])
        while words and words[0] in _LED:
            words = words[1:]
        name = ' '.join(words)
        is_number = re.fullmatch(rf'{_NUMBER}(?:\s*(?:%|percent|per cent|degrees?))?', name)
        before = text[: found.start()]
        if _ALL.search(before) or not split_words(before) or not (is_number or is_known(name)):
            return found[0]
        return found['end']

    text = _RATHER.sub(rather, text)
    text = _NOT_SO_FAR.sub(r' to \g<value>', text)
    text = _ENOUGH.sub(r'\g<start>set \g<what> to \g<value>', text)
    text = _SHOULD_BE.sub(r'\g<start>set \g<what> to \g<value>', text)
    text = _NOT_SO_MUCH.sub(r'\g<start>set \g<what> to \g<value>', text)
    again = _NOT_AGAIN.match(text)
    text = again['order'] if again else text
    sorry = _SORRY_NOT.match(text)
    if sorry is not None:
        said, before = split_words(sorry['what']), split_words(sorry['before'])
        said = said[1:] if said[:1] == ('the',) else said
        if any(before[at : at + len(said)] == said for at in range(len(before))):
            text = f'{sorry["before"]}{sorry["sorry"]}{sorry["rest"]}'
    return text


_JUST = re.compile(
    r"^(?P<soft>\s*(?:please\s+)?)(?:don['’]?t|do\s+not)\s+(?P<verb>[a-z]+)\s+(?P<a>(?:the\s+|my\s+)?[\w'’-]+"
    r"(?:\s+[\w'’-]+)?)\s*[,.;]\s*(?:just|only)\s+(?P<b>(?:the\s+|my\s+)?[\w'’-]+(?:\s+[\w'’-]+)?)"
    r'(?P<end>(?:,?\s+please)?[.!\s]*)$',
    re.IGNORECASE,
)


def with_the_deed_for_the_rest(text: str, is_known: Callable[[str], bool]) -> str | None:
    """Return "don't vacuum the hall, just the kitchen" as vacuuming the kitchen alone, or None."""
    found = _JUST.match(text)
    if found is None or not (is_known(found['a']) and is_known(found['b'])):
        return None
    return f'{found["soft"]}{found["verb"]} {found["b"]}{found["end"]}'


_NEITHER = re.compile(
    rf'(?P<start>^\s*|[.;!]\s+)(?P<soft>(?:please\s+)?)(?P<order>[a-z]+(?:\s+[a-z]+){{0,3}}?)\s+neither\s+'
    rf'(?:of\s+)?(?P<a>{_NAME})\s+nor\s+(?P<b>{_NAME})(?=\s*(?:[.,;!]|$))',
    re.IGNORECASE,
)


def as_banned(text: str) -> str:
    """Return "don't clean A or B" for 'clean neither A nor B'."""
    return _NEITHER.sub(r"\g<start>\g<soft>don't \g<order> \g<a> or \g<b>", text)
