"""Orders said in a roundabout way, in the plain words of an order.

'The ham needs to come out of the fridge' is taking it out, and 'home to your garage' is going.
"""

from collections.abc import Container, Iterable
import re

from llm_bridge.language.text.words import words as split_words

_START = (
    r'(?P<start>^\s*|[.,;:!]\s+|\bthen\s+|\band\s+)(?P<soft>(?:(?:please|first|then|now)\s+)*)'
)
_WHAT = r"(?P<what>(?:the|my|our|that|this|those|these|both|all)(?:\s+(?!and\b)[\w'’-]+){1,5}?)"
_OUT = re.compile(
    rf'{_START}{_WHAT}\s+(?:needs?|has|have|ought|wants?|is|are|should|must)\s+(?:to\s+)?'
    r'(?:come|be\s+(?:taken|got(?:ten)?|brought|fetched))\s+'
    r'(?P<out>(?:back\s+)?(?:out\s+of|down\s+from|off(?:\s+of)?(?=\s+the\b)))',
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?P<start>^\s*|[.;!]\s+|,\s+|\bthen\s+)(?P<called>[\w'’-]+(?:\s+[\w'’-]+)?,\s+)?"
    r'(?P<way>(?:back\s+)?home(?=\s*(?:$|[.,;!]|(?:to|with|now|please)\b)))',
    re.IGNORECASE,
)
_WITH_YOU = re.compile(
    r'(?P<start>^\s*|[.,;!]\s+|\bthen\s+|\band\s+)(?:off|over|back|up|down|out)?\s*'
    r"(?P<where>(?:home\s+)?to\s+[\w'’ -]+?|home)\s+with\s+you\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\bsend\s+(?P<who>[\w'’ -]+?)\s+(?P<way>(?:over\s+|up\s+|down\s+|out\s+|back\s+)?(?:in)?to\s+"
    r"(?:(?!and\b)[\w'’-]+\s+){1,4}?)to\s+(?P<verb>[a-z]+)\s+(?=the\b|a\b|an\b|my\b|our\b|all\b)",
    re.IGNORECASE,
)
_STAIRS = re.compile(
    r'\b(?P<go>go|walk|come|run|head|get)\s+(?:back\s+)?(?P<way>up|down)\s+the\s+'
    r'(?P<what>stairs|steps)\b',
    re.IGNORECASE,
)
_AWAY = re.compile(
    rf'{_START}(?P<idiom>(?:clear|buzz|push|shove|bugger|hop)\s+off|scoot|skedaddle|scram|hop\s+it|'
    r'beat\s+it|run\s+along|make\s+yourself\s+scarce|off\s+you\s+(?:go|trot|pop))\s+'
    r'(?:over\s+|out\s+|off\s+|back\s+)?(?:in|on)?to\s+(?P<the>(?:the|my|our)\s+)?'
    r"(?P<where>[\w'’ -]+?)(?=\s*(?:$|[.,;!])|\s+(?:and|then|please|now|for|until)\b)",
    re.IGNORECASE,
)
"""'Clear off into the hall' clears nothing: it is going there."""
_UNSURE = frozenset({'if', 'when', 'unless', 'until', 'whenever', "don't", 'not', 'never', 'or',
                     'why', 'does', 'do', 'once', 'while'})  # fmt: skip


def as_plain_order(
    text: str, verbs: Container[str], robots: Iterable[str], places: Container[str]
) -> str:
    """Return an English command with roundabout orders in plain words.

    `verbs` are what orders begin with, `robots` and `places` how those are called (lower case).
    """
    if text.rstrip().endswith('?') or _UNSURE & {*split_words(text)}:
        return text
    called = {*map(str.casefold, robots)}

    def out(found: re.Match[str]) -> str:
        return f'{found["start"]}{found["soft"]}take {found["what"]} {found["out"]}'

    def home(found: re.Match[str]) -> str:
        name = found['called'] or ''
        if name and name.strip(' ,').casefold() not in called:
            return found[0]
        return f'{found["start"]}{name}go {found["way"]}'

    def sent(found: re.Match[str]) -> str:
        who = found['who'].casefold().removeprefix('the ')
        if who not in called or found['verb'].casefold() not in verbs:
            return found[0]
        return f'send {found["who"]} {found["way"]}and {found["verb"]} '

    def away(found: re.Match[str]) -> str:
        if found['where'].casefold() not in places or found['idiom'].casefold() in verbs:
            return found[0]
        return f'{found["start"]}{found["soft"]}go to {found["the"] or ""}{found["where"]}'

    text = _AWAY.sub(away, _OUT.sub(out, text))
    text = _WITH_YOU.sub(r'\g<start>go \g<where>', text)
    text = _HOME.sub(home, text)
    text = _SENT.sub(sent, text)
    if 'climb' in verbs:
        text = _STAIRS.sub(r'climb \g<way> the \g<what>', text)
    return text
