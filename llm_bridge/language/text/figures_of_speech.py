"""Figures of speech of everyday English in plain words: 'I can't hear myself think over that fan'.

Each says no more than the words in its place; where that is what a speaker will want rather than
what was said, it is a guess.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
import re

_END = r'(?=\s*(?:$|[.,;:!?])|\s+(?:and|then|please|now|for|so|when|if|until)\b)'
_THING = r"(?P<thing>(?:that|the|this|those|these|my|our|your|his|her|their|all)\s+[\w'’ -]+?)"


@dataclass(frozen=True)
class _Figure:
    said: re.Pattern[str]
    plain: str
    is_guess: bool = False


def _figure(said: str, plain: str, *, is_guess: bool = False) -> _Figure:
    return _Figure(re.compile(said, re.IGNORECASE), plain, is_guess)


_FIGURES = (
    _figure(
        r'^\s*(?:skip|forget|never\s+mind|leave\s+out)\s+(?:the|that|your|my)\s+[\w -]+?\s*'
        r"[,;.-]+\s*(?:i|we)(?:['’]d)?\s+(?:only|just)\s+(?P<wish>want|need|like)\s+"
        r'(?P<what>\w[^,;.]*)[.!]*\s*$',
        r'I only \g<wish> \g<what>',
        is_guess=True,
    ),
    _figure(
        r"^\s*(?:(?:i|we|you)\s+(?:can['’]?t|cannot|can\s+not|can\s+barely|can\s+hardly)\s+"
        r'(?:even\s+)?hear\s+(?:myself|ourselves|yourself)\s+(?:think|speak|talk)\s+'
        rf'(?:over|with|for|because\s+of|through)\s+){_THING}(?:\s+(?:on|going))?[\s.!]*$',
        r'turn down \g<thing>',
        is_guess=True,
    ),
    _figure(
        r'\bso\s+(?:that\s+)?(?:it|he|she|they)\s+(?:never|doesn[\'’]?t|does\s+not|won[\'’]?t|'
        r'can[\'’]?t|cannot)\s+(?:ever\s+)?(?:does?|goes?|gets?|drives?|runs?|exceeds?|moves?)\s+'
        r'(?:(?:any\s+)?(?:more|faster|over|above|higher|quicker)(?:\s+than)?\s+)?(?=[\w.]+\s)',
        'to at most ',
    ),
    _figure(
        r'\b(?P<lead>until|till|when|once|if|as\s+soon\s+as|unless)\s+'
        r"(?P<what>(?:the|my|our)\s+[\w'’ -]+?)\s+(?:says?|tells?\s+(?:me|us|you)|shows?)\s+"
        r"(?:that\s+)?(?:it['’]s|it\s+is)\s+(?=\w)",
        r'\g<lead> \g<what> is ',
    ),
    _figure(
        r'\bturn\s+yourself\s+(?P<way>up|down)\b',
        r'turn the volume \g<way>',
    ),
    _figure(
        r'\btone\s+(?P<what>it|them|that|this|(?:the|that|those|my|our)\s+[\w -]+?)\s+down\b',
        r'turn \g<what> down',
    ),
    _figure(
        r'\btone\s+down\s+(?=(?:the|that|those|my|our)\b)',
        'turn down ',
    ),
    _figure(
        r'^\s*(?:(?:has|have)\s+(?:anyone|anybody|someone|somebody|any\s+of\s+you|you)\s+seen|'
        r"i\s+(?:can['’]?t|cannot)\s+find|i(?:['’]ve|\s+have)\s+(?:lost|mislaid|misplaced))\s+"
        rf'{_THING}(?:\s+anywhere)?\s*[?,.;!]+\s*(?:(?:can|could|will|would)\s+you\s+)?(?:please\s+)?'
        r'(?:have|take)\s+a\s+(?:quick\s+|good\s+)?look(?:\s+(?:around|round|for\s+(?:it|them)))?'
        r'(?:\s+for\s+me|,?\s+please)*[\s.!?]*$',
        r'look for \g<thing>',
        is_guess=True,
    ),
    _figure(
        r'\bgive\s+(?P<it>it|them|that|the\s+[\w -]+?)\s+an?\s+(?:(?:good|proper|quick|thorough|'
        r'little|nice)\s+)*(?P<deed>wipe|scrub|polish|sweep|mop|rinse|wash|clean|hoover|vacuum|stir|'
        r'shake|dust)(?:[ -](?:down|over|out|through))?\b' + _END,
        r'\g<deed> \g<it>',
    ),
)
_DIGITS = {'one': 1, 'two': 2, 'three': 3, 'four': 4, 'five': 5, 'six': 6, 'seven': 7, 'eight': 8,
           'nine': 9, 'zero': 0, 'oh': 0}  # fmt: skip
_DIGIT = '|'.join(_DIGITS)
_POINT = re.compile(
    r'(?P<lead>\b(?:to|at|by|of|about|around|over|under|below|above|than)\s+|,\s+)'
    rf'(?:(?:nought|zero|oh)\s+)?point\s+(?P<digits>(?:{_DIGIT})(?:\s+(?:{_DIGIT}))?)'
    r'(?=\s+(?:(?:centi|milli|kilo)?met(?:re|er)s?|(?:milli)?lit(?:re|er)s?|percent|per\s+cent|'
    r'bars?|degrees?|seconds?|minutes?|hours?|kilo(?:gram)?s?|grams?|volts?|amps?|m/s|psi)\b)',
    re.IGNORECASE,
)
"""'At point four metres a second'; a place may be called 'point four'."""
_SPEED = re.compile(r'(?<=\w)\s+(?:k|kays?|clicks?|klicks?)\s+(?:an|per)\s+hour\b', re.IGNORECASE)
_DROPPED = re.compile(
    r"^\s*should\s+(?P<what>(?:it|they|the|my|our|any|some|that)(?:\s+[\w'’-]+){0,4}?|[a-z]+)\s+"
    r'(?P<verb>drop|fall|rise|go|get|climb|reach|hit|exceed|start|stop|ring|come|arrive|leave|'
    r'finish|sound|sink|dip|open|close)\b(?P<rest>[^,;?]*),\s*(?P<order>[^?]+)$',
    re.IGNORECASE,
)
"""'Should it drop below zero, ...' waits for that."""
_TWICE = re.compile(
    r'\bswap\s+(?:out\s+)?(?P<old>(?:the|those|that|my|our)\s+[\w -]+?)\s+on\s+'
    r'(?P<list>(?:the|my|our)\s+(?:[\w-]+\s+)?list)\s+for\s+(?P<new>[\w -]+?)' + _END,
    re.IGNORECASE,
)
_FETCH = re.compile(
    r'\b(?:grab|snag|nab|rustle\s+up|dig\s+out)\s+(?P<whom>me|us)\s+(?=\w)', re.IGNORECASE
)
_PICTURES = ('photo', 'picture', 'image', 'snapshot', 'photograph')
_TAKEN = re.compile(
    r'\b(?P<verb>take|snap|grab|get|shoot|capture)\s+(?P<me>(?:me\s+|us\s+)?)(?P<a>an?|one|another|some)\s+'
    r'(?P<how>(?:(?:quick|nice|good|little)\s+)?)(?:photograph|photo|picture|pic|image|snapshot|snap|shot)'
    r'(?P<s>s?)\b(?!\s+(?:frames?|books?|from\s+the|off|down|out|of\s+(?!(?:the|that|this|these|those|my|'
    r'our|his|her|its?|their|him|them|us|me|you|all|every|each|any)\b)))',
    re.IGNORECASE,
)


def with_its_word_for_pictures(text: str, skills: Iterable[str]) -> str:
    """Return 'take a photo' for 'snap a pic' where skills say it so; `skills` are their names."""
    named = {
        part
        for name in skills
        for part in name.split('_')
        if part in _PICTURES and name.split('_')[0] in ('take', 'capture', 'make', 'get', 'shoot')
    }
    if len(named) != 1:
        return text
    noun = next(iter(named))
    return _TAKEN.sub(rf'take \g<me>\g<a> \g<how>{noun}\g<s>', text)


def in_plain_words(text: str, verbs: Container[str]) -> tuple[str, bool]:
    """Return an English command without figures of speech, and whether what it says is a guess.

    `verbs` are the words that orders of the site begin with.
    """
    is_guess = False
    for figure in _FIGURES:
        again = figure.said.sub(figure.plain, text)
        is_guess = is_guess or (figure.is_guess and again != text)
        text = again
    found = _DROPPED.match(text)
    if found is not None:
        verb = _of_one(found['verb'].casefold())
        text = f'when {found["what"]} {verb}{found["rest"]}, {found["order"]}'
    text = _SPEED.sub(' km/h', _POINT.sub(_as_decimal, text))
    text = _TWICE.sub(r'take \g<old> off \g<list> and put \g<new> on \g<list>', text)
    if 'bring' in verbs or 'fetch' in verbs:
        verb = 'bring' if 'bring' in verbs else 'fetch'
        text = _FETCH.sub(rf'{verb} \g<whom> ', text)
    return text, is_guess


def _as_decimal(found: re.Match[str]) -> str:
    digits = ''.join(str(_DIGITS[word.casefold()]) for word in found['digits'].split())
    return f'{found["lead"]}0.{digits}'


def _of_one(verb: str) -> str:
    """Return a verb as it is said of one thing: 'drops', 'reaches', 'goes'."""
    return f'{verb}es' if verb.endswith(('ch', 'sh', 'o', 's')) else f'{verb}s'
