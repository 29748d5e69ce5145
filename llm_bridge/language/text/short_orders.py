"""Orders without a verb in the words of one: 'two wipes for the table', 'it goes on the shelf'."""

from collections.abc import Container
import re

from llm_bridge.language.text.spelling import stem

_LIGHTS = re.compile(
    r'(?P<before>^\s*|[,.;:]\s+|\bso\s+|\band\s+|\bthen\s+)(?P<all>all\s+)?(?:the\s+)?lights\s+'
    r'(?P<way>on|off|out)\s+in\s+(?=(?:the|my|our|all|every|both)\b)',
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r'\b(?:if|when|whenever|unless|until|while|once|not|never|leave|keep|say|tell)\b|'
    r"n['’]t\b|\?\s*$|^\s*(?:is|are|was|were)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r'\b(?:take|get|grab|pick|fetch|collect|find|bring)\b[^.;!?]*(?:[.;!?]|,(?:\s+and)?)\s+$',
    re.IGNORECASE,
)
_GOES = re.compile(
    r'\b(?P<it>it|they|that|those)\s+(?:goes|go|belongs?|lives?)\s+(?:back\s+)?'
    r'(?P<where>(?:in|into|on|onto|inside|under|behind|beside|next\s+to)\s+'
    r'(?:the|my|our|his|her|their|its)\s+)',
    re.IGNORECASE,
)
_CAN_GO = re.compile(
    r'(?P<before>^\s*|\bso\s+|[,.;]\s+)(?P<what>the\s+[\w-]+(?:\s+[\w-]+)?)\s+'
    r'(?:can|should|must|needs?\s+to|has\s+to|have\s+to)\s+(?:go|be\s+(?:set|turned|put))\s+'
    r'(?:(?:up|down)\s+)?to\s+(?P<value>[\w.]+\s*(?:degrees|percent|per\s+cent|%))'
    r'(?P<where>\s+in\s+(?:every\s+room|all\s+(?:the\s+)?rooms|the\s+[\w-]+)'
    r"(?:,?\s+except\s+[\w' -]+)?)?(?P<end>(?:,?\s+please)?[.!\s]*)$",
    re.IGNORECASE,
)
"""'The heating can go to 18 degrees in the hall' is setting it there."""
_AGAIN = re.compile(
    r'(?P<first>\b(?:on|off)\b[^.;!?]*?)(?P<join>,?\s+(?:and\s+)?then|,?\s+and)\s+(?P<way>on|off)\s+again'
    r'(?=\s*(?:$|[.,;!])|\s+(?:at|after|in|when|please)\b)',
    re.IGNORECASE,
)
"""'The lamp on for ten minutes, then off again'."""
_WHERE = r"(?:in|on|at)\s+(?:the|my|our)\s+[\w'-]+(?:\s+[\w'-]+)?"
_POSITION = '(?:up|down|open|shut|closed)'
_SWITCHED = r'(?:all\s+)?(?:the\s+)?(?:lights|lamps)|everything'
_MOVED = (
    r'(?:all\s+)?(?:the\s+)?(?:(?:roller|window|sun)\s+)?'
    r'(?:blinds?|shutters?|curtains?|shades?|windows?|skylights?|awnings?|gates?|doors?|drapes)'
)
_BOTH_WAYS = re.compile(
    rf'^\s*(?:(?:please|turn|switch|put)\s+)*(?:'
    rf'(?P<what>{_SWITCHED})\s+(?P<way>on|off)\s+(?P<where>{_WHERE})'
    rf'(?:,?\s+(?:and|but)\s+|,\s*)(?P<other>on|off)\s+(?P<there>{_WHERE}|everywhere\s+else)|'
    rf'(?P<moved>{_MOVED})\s+(?P<to>{_POSITION})\s+(?P<here>{_WHERE})'
    rf'(?:,?\s+(?:and|but)\s+|,\s*)(?P<back>{_POSITION})\s+(?P<yonder>{_WHERE}|everywhere\s+else))'
    rf'(?P<end>(?:,?\s+please)?[.!\s]*)$',
    re.IGNORECASE,
)
"""'Lights off in the kitchen and on in the hall', 'blinds down in the study, up in the hall'."""
_NO_NAME = (
    r'(?!(?:is|are|was|were|has|have|i|we|you|they|it|which|who|left|still|stays?|if|when|while|later|'
    r'early|now|unless|until|keeps?|leave|and|then|but)\b)'
)
_OTHER_WAY = re.compile(
    r'(?P<turn>\b(?:turn|switch|put)\s+)(?P<way>on|off)(?P<what>\s+[^,.;:!?]+?)(?:,?\s+(?:and|but)|,)\s+'
    rf"(?P<other>(?:the|my|our|all|both|those)(?:\s+{_NO_NAME}[\w'’-]+){{1,5}}?)\s+(?P<back>on|off)"
    r'(?P<end>(?:,?\s+please)?[.!\s]*)$',
    re.IGNORECASE,
)
"""'Turn on the hall light and the kitchen one off'."""
_SO_MANY = re.compile(
    r'^\s*(?P<many>two|three|four|five|six|a\s+couple\s+of|\d+)\s+(?P<deeds>[a-z]+s)\s+'
    r"(?:for|of)\s+(?P<what>(?:the|my|our|that|this)\s+[\w' -]+?)"
    r'(?P<end>(?:,?\s+please)?[.!\s]*)$',
    re.IGNORECASE,
)


def with_its_verb(text: str, verbs: Container[str]) -> str:
    """Return an English command with the verbs that go without saying; `verbs` begin orders."""
    many = _SO_MANY.match(text)
    if many is not None:
        deed = stem(many['deeds'].casefold())
        if deed in verbs and not text.isupper():
            times = 'two' if many['many'].casefold().startswith('a') else many['many']
            return f'{deed} {many["what"]} {times} times{many["end"]}'
    both = _BOTH_WAYS.match(text)
    if both is not None:
        return _each_way(both)
    if not _UNTOLD.search(text):
        text = _OTHER_WAY.sub(_turned_back, text)
        text = _LIGHTS.sub(r'\g<before>turn \g<way> \g<all>the lights in ', text)
        text = re.sub(r'\bturn out (?=(?:all )?the lights in )', 'turn off ', text)
    text = _AGAIN.sub(r'\g<first>\g<join> turn it \g<way> again', text)
    text = _CAN_GO.sub(_set_to, text)
    found = _GOES.search(text)
    if found is not None and _TAKEN.search(text[: found.start()]) and not _UNTOLD.search(text):
        it = {'they': 'them', 'those': 'them'}.get(found['it'].casefold(), 'it')
        text = f'{text[: found.start()]}put {it} {found["where"]}{text[found.end() :]}'
    return text


def _each_way(found: re.Match[str]) -> str:
    """Return the order with the verb and the things of each half."""
    is_switched = bool(found['what'])
    names = ('what', 'way', 'where', 'other', 'there')
    moved = ('moved', 'to', 'here', 'back', 'yonder')
    what, way, where, other, there = found.group(*(names if is_switched else moved))
    if there.casefold().startswith('everywhere'):
        there = f'everywhere except {where}'
    if is_switched:
        return f'turn {way} {what} {where} and turn {other} {what} {there}{found["end"]}'
    return f'put {what} {where} {way} and put {what} {there} {other}{found["end"]}'


def _turned_back(found: re.Match[str]) -> str:
    """Return the order with its own verb for what is switched the other way."""
    turn, way, back = found['turn'], found['way'], found['back']
    if way.casefold() == back.casefold():
        return found[0]
    return f'{turn}{way}{found["what"]} and {turn}{back} {found["other"]}{found["end"]}'


def _set_to(found: re.Match[str]) -> str:
    where = (found['where'] or '').replace(',', '')
    return f'{found["before"]}set {found["what"]}{where} to {found["value"]}{found["end"]}'
