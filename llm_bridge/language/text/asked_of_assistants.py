"""What is looked up, translated and written on lists, and the new one of what was spoken of.

'Google how long an egg takes', 'how do you say good night in Finnish', 'end the pasta timer and
start a new one'.
"""

from collections.abc import Container
import re

_LOOK_UP = re.compile(
    r'(?P<lead>(?:^|[,;.]\s+|\b(?:and|then|please|to)\s+))(?:google|(?:do\s+a\s+)?search\s+(?:on\s+)?(?:the\s+'
    r'(?:web|internet|net)|online)(?:\s+for)?|look\s+up(?:\s+(?:online|on\s+the\s+(?:web|internet)))?)\s*[:,]?\s+'
    r'(?P<what>(?:how|what|who|whom|whose|when|where|why|which|is|are|does|do|can)\b[^"?;]*?)'
    r'(?P<end>(?:\s+for\s+(?:me|us))?(?:,?\s+(?:please|would\s+you|will\s+you|thanks))*[?.!\s]*)$',
    re.IGNORECASE,
)
_SAID_IN = re.compile(
    r'^(?P<lead>\s*(?:hey|ok|okay|so|and|please)?,?\s*)how\s+(?:do|would|can|could|should|does|might)\s+'
    r'(?:you|i|we|one|they|somebody|someone)\s+say\s+(?P<what>[^?]+?)\s+in\s+(?P<into>[a-z]+)'
    r'(?P<end>[?.!\s]*)$',
    re.IGNORECASE,
)
_INTO_BOTH = re.compile(
    r'(?P<order>\b(?:translate|convert)\s+(?P<what>[^,;.!?]+?)\s+(?:in)?to\s+(?P<one>[a-z]+))'
    r'(?:,\s+|,?\s+and\s+)(?:also\s+)?(?:in)?to\s+(?P<other>[a-z]+)(?P<end>[.!?\s]*)$',
    re.IGNORECASE,
)
_NEW_ONE = re.compile(
    r'\b(?P<lead>a\s+(?=new\b|second\b|third\b)|another\s+)(?:(?:new|second|third)\s+)?one\b',
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^(?P<what>[\w'’, -]+?)\s+(?:needs?|has|have|ought|should|must)\s+(?:to\s+)?"
    r'(?:also\s+)?(?:go|be\s+(?:put|added|written)(?:\s+down)?)\s+(?:on|to|onto)\s+'
    r"(?P<where>(?:the|my|our)\s+(?:[\w'’-]+\s+)?list)(?P<end>(?:,?\s+(?:too|please))?[.!\s]*)$",
    re.IGNORECASE,
)
_NO_ITEM = re.compile(
    r"n['’]t\b|\b(?:not|no|nor|never|nobody|nothing|none|neither|hardly|if|when|unless|whether|that|"
    r'what|who|i|we|you|he|she|it|they|is|are|do|does|did|will|would|may|might)\b',
    re.IGNORECASE,
)
"""Tells something else than what is to be put on a list."""
_RIDE = re.compile(
    r'\b(?:call|get|order|book|find|fetch|hail)\s+(?:me|us)\s+(?=(?:a|an|the\s+next)\s+(?:[a-z]+\s+)?'
    r'(?:taxi|cab|ride|minicab|lift|car|van|limousine)\b)',
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’-]+")


def as_looked_up(text: str) -> str:
    """Return the text with a question that is to be looked up in quotes, as it is no question."""
    found = _LOOK_UP.search(text)
    if found is None:
        return text
    return f'{text[: found.start()]}{found["lead"]}search for "{found["what"]}"{found["end"]}'


def as_listed(text: str) -> str:
    """Return 'bread needs to go on the shopping list' as putting it there.

    What need not, or is only told to, is put nowhere: "bread doesn't need to go on the list".
    """
    found = _LISTED.match(text)
    if found is None or _NO_ITEM.search(found['what']):
        return text
    return f'put {found["what"]} on {found["where"]}{found["end"]}'


def as_a_ride(text: str) -> str:
    """Return 'call me a taxi home' as ordering one: nobody is telephoned."""
    return _RIDE.sub('order ', text)


def as_translated(text: str) -> str:
    """Return 'how do you say X in Finnish' as translating it; twice where two are named."""
    text = _SAID_IN.sub(r'\g<lead>translate "\g<what>" into \g<into>', text)
    return _INTO_BOTH.sub(r'\g<order> and translate \g<what> into \g<other>\g<end>', text)


def with_new_ones_named(text: str, nouns: Container[str]) -> str:
    """Return 'end the pasta timer and start a new timer'; `nouns` are those of the skills."""
    found = _NEW_ONE.search(text)
    if found is None:
        return text
    before = [w.casefold() for w in _WORD.findall(text[: found.start()])]
    noun = next((w for w in reversed(before) if w in nouns), None)
    return text if noun is None else _NEW_ONE.sub(rf'\g<lead>{noun}', text, count=1)
