"""'Every last one of them' as 'all' of the noun, and 'no lights on' as all of them off."""

import re

from llm_bridge.language.things.names import NameIndex

_EACH = r'(?:every\s+(?:last|single)\s+one|(?:each\s+and\s+)?every\s+one|the\s+(?:whole\s+)?lot)'
_WAY = '(?:on|off|out|up|down|open|shut|closed)'
_VALUE = r'(?:to|at)\s+\d+(?:[.,]\d+)?(?:\s*%|\s+(?:percent|per\s+cent|degrees?))?'
_PAIR = r'(?:the\s+(?:pair|two)|both)'
_THEM = r"of\s+(?:them|['’]?em)\b"
_LONE = r'every\s+(?:last|single)\s+one(?!\s+of\b)'
_OF_THOSE = re.compile(rf'\b{_EACH}\s+of\s+(?=(?:the|my|our|these|those)\b)', re.IGNORECASE)
_UP_HERE = re.compile(
    r"(?P<noun>[\w'’-]+)(?P<way>\s+(?:on|off))?\s+(?:up|down)\s+here\b", re.IGNORECASE
)
_EVERY = re.compile(r'\bevery\s+(?:last|single)\s+(?!one\b)(?=[a-z])', re.IGNORECASE)
_BEHIND = re.compile(
    r'(?P<start>^\s*|[,;.:]\s+|\s)(?P<the>the\s+)?'
    rf"(?P<noun>[\w'’-]+(?:\s+(?!(?:{_WAY}|to|at)\b)[\w'’-]+)?)"
    rf'(?P<way>\s+(?:{_WAY}|{_VALUE}))?(?:\s*,\s*|\s+)'
    rf'(?:(?P<all>{_EACH}\s+{_THEM}|{_LONE}|all\s+{_THEM})|(?P<both>{_PAIR}\s+{_THEM}))',
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf'\b(?:(?P<all>(?:{_EACH}|all)\s+{_THEM})|(?P<both>{_PAIR}\s+{_THEM}))', re.IGNORECASE
)
_ONES = re.compile(
    r'\b(?P<verb>(?:turn|switch|put)\s+(?:on|off|out)|close|shut|open|lock|unlock|stop|dim)\s+'
    r"(?:just\s+|only\s+)?the\s+ones\s+(?P<which>(?:that|which)(?:\s+are|['’]re)\b)",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:both|neither|either|the\s+two)\s+(?:the\s+)?([\w'’-]+)", re.IGNORECASE)
_MANY = frozenset({'all', 'both', 'every', 'each', 'no', 'not', 'two', 'three'})
"""In front of a noun they say already how many."""

_WHERE = r"(?P<where>\s+(?:in|on|at)\s+(?!(?:left|still)\b)[\w'’ -]+?)?"
_SHOULD = (
    r'(?:should|must|may|needs?\s+to|has\s+to|have\s+to|ought\s+to)\s+(?:still\s+)?'
    '(?:be|stay|keep)'
)
_NONE = re.compile(
    r'^(?P<lead>[^?:]*[,.;!]\s+)?\s*(?:please[\s,]+)?(?:'
    r"(?:there\s+(?:should|must)\s+be\s+no|(?:i|we)\s+(?:don['’]?t|do\s+not)\s+(?:want|need)\s+any|"
    r"(?:i|we)\s+want\s+no|make\s+sure\s+(?:that\s+)?(?:there(?:['’]s|\s+is|\s+are)\s+)?no)"
    rf"(?:\s+more)?\s+(?P<what>[\w'’-]+(?:\s+(?!(?:in|on|at|is|are|left)\b)[\w'’-]+)?){_WHERE}"
    r'(?:\s+(?:is|are|gets?))?(?:\s+(?:left|still|kept))*'
    r'|(?:none\s+of|not\s+(?:one|any)\s+of|neither\s+of)\s+(?:the|my|our|those|these)\s+'
    rf"(?P<them>[\w'’-]+(?:\s+[\w'’-]+)?)\s+{_SHOULD}"
    r"|(?:i|we)\s+want\s+none\s+of\s+(?:the|my|our|those|these)\s+(?P<wanted>[\w'’-]+(?:\s+[\w'’-]+)?)"
    rf"|(?:no|neither)\s+(?P<bare>[\w'’-]+(?:\s+[\w'’-]+)?)(?:\s+{_SHOULD})?)"
    r'\s+(?P<state>on|running|open|playing|lit)\b(?P<rest>[^,.;:?]*?)'
    r'(?P<but>,?\s+(?:but|except|save|apart\s+from|other\s+than)\s[^.;:?]+?)?[\s.!]*$',
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r'^\s*(?:please\s+)?nothing\s+(?:should|must|is\s+to|ought\s+to)\s+(?:still\s+)?(?:be|stay)(?:\s+left)?'
    r'\s+on\s+(?P<where>(?:in|at)\s+(?:the|my|our)\s+(?:(?!(?:after|before|when|while|if|until|at|but|'
    r"except)\b)[\w'’-]+\s?){1,4}?)(?P<end>(?:,?\s+please)?[.!\s]*)$",
    re.IGNORECASE,
)
"""'Nothing should stay on in the kitchen'."""
_ROOMS_BEHIND = re.compile(
    r'^(?P<lead>(?:[^?]*?[,.;!]\s+)?(?:please\s+)?)(?:put|set|turn|bring|drop|dim|get)\s+(?:all\s+)?the\s+'
    r'(?P<what>[\w-]+(?:\s+[\w-]+)??)\s+(?:(?:up|down|back)\s+)?to\s+'
    r'(?P<value>\d+[\d.,]*\s*(?:%|percent|per\s+cent|degrees?)?|[a-z-]+\s+(?:percent|per\s+cent|degrees?))\s+'
    r"(?P<where>(?:in|on)\s+(?:every|each|all|both)\b[\w' -]*?)(?P<end>(?:,?\s+please)?[.!\s]*)$",
    re.IGNORECASE,
)
_ENDED = {'open': 'close'}
"""State that none should be in -> how that is ended; the others: by turning off."""
_LASTING = frozenset({
    'after', 'before', 'at', 'until', 'till', 'when', 'while', 'if', 'unless', 'from', 'between',
    'during', 'tonight', 'tomorrow', 'again', 'ever', 'because', 'as', 'once', 'whenever', 'but',
    'except', 'and', 'or', 'than', 'for',
})  # fmt: skip
"""With them it is a rule for later, or more than this is said."""


def with_none_ended(text: str, index: NameIndex) -> str | None:
    """Return 'no lights on in the hall' and the like as turning all of them off; else None."""
    nothing = _NOTHING.match(text)
    if nothing is not None:
        return f'turn off everything {nothing["where"]}{nothing["end"]}'
    found = _NONE.match(text)
    if found is None or _LASTING & {*found['rest'].casefold().split()}:
        return None
    what = found['what'] or found['them'] or found['wanted'] or found['bare']
    if not index.of_sort(tuple(what.casefold().split())):
        return None
    state = found['state'].casefold()
    rest = re.sub(r'\s+(?:please|now|at\s+all|right\s+now|any\s*more)\b', '', found['rest'])
    many = what if index.is_plural(tuple(what.casefold().split())) else f'{what}s'
    many = what if index.kinds_called((what,)) else many  # 'music' is one and many
    place = f'{found["where"] or ""}{rest}'.replace(' anywhere', '')
    lead, but = found['lead'] or '', found['but'] or ''
    return f'{lead}{_ENDED.get(state, "turn off")} all {many}{place}{but}'


_ALL_OVER = re.compile(
    r'\b(?:(?:all\s+over|throughout)\s+(?:the|our|my)\s+(?:(?:whole|entire)\s+)?|'
    r'(?:in|across)\s+(?:the|our|my)\s+(?:whole|entire)\s+)'
    r'(?P<what>house|home|flat|apartment|place|building|plant|factory|site)\b(?!\s+[\w-]*s\b)',
    re.IGNORECASE,
)
_EACH_PLACE = re.compile(
    r'\beverywhere\s+(?=(?:(?:up|down)stairs|outside|outdoors|inside|indoors|'
    r'(?:in|on)\s+the\s+(?!whole|house|home|flat|building))\b)',
    re.IGNORECASE,
)
"""'The lights everywhere downstairs' are all that are there."""
_ASKED = re.compile(r'\s*(?:is|are|have|has|do|does|did|what|which|how)\b', re.IGNORECASE)
_TOLD = re.compile(r'\b(?:say|tell|announce|call|ask|let)\b', re.IGNORECASE)


def with_everywhere(text: str, index: NameIndex) -> str:
    """Return 'the lights everywhere' for 'the lights in the whole house', which is no room.

    In a question it says nothing: 'is any light on?'.
    """
    instead = '' if _ASKED.match(text) else 'everywhere'

    def everywhere(found: re.Match[str]) -> str:
        return found[0] if index.exact((found['what'].casefold(),)) else instead

    if _TOLD.search(text):
        return text
    return _EACH_PLACE.sub('', _ALL_OVER.sub(everywhere, text)).rstrip()


def with_quantifiers_in_front(text: str, index: NameIndex) -> str:
    """Return an English command with 'all' or 'both' before the noun that it is said of.

    'The ones that are on' are those of the only plural before.
    """
    text = _EVERY.sub('every ', _OF_THOSE.sub('all of ', text))

    def in_front(found: re.Match[str]) -> str:
        words = found['noun'].casefold().split()
        while words and not _are_several(tuple(words), index):
            words = words[1:]
        before = found['noun'].split()[: -len(words)] if words else []
        if not words or _MANY & {w.casefold() for w in before} or (before and found['the']):
            return found[0]
        if before and index.areas_called(tuple(w.casefold() for w in before)):
            before, words = [], [*before, *words]  # 'upstairs lights off, all of them'
        lead = ''.join(f'{w} ' for w in before if w.casefold() != 'the')
        how = 'all ' if found['all'] else 'both '
        the = 'the ' if found['the'] or 'the' in map(str.casefold, before) else ''
        return f'{found["start"]}{lead}{how}{the}{" ".join(words)}{found["way"] or ""}'

    text = _BEHIND.sub(in_front, text)

    def of_them(found: re.Match[str]) -> str:
        if found['all']:
            return 'all of them'
        nouns = [n for n in _TWO.findall(text[: found.start()]) if index.of_sort((n.casefold(),))]
        noun = nouns[-1] if nouns else ''
        many = noun if noun.casefold().endswith('s') else f'{noun}s'
        return f'both {many}' if noun else 'both of them'

    def ones(found: re.Match[str]) -> str:
        before = re.findall(r"[\w'’-]+", text[: found.start()].casefold())
        nouns = [w for w in before if _are_several((w,), index)]
        named = f'the {nouns[-1]}' if len({*nouns}) == 1 else 'the ones'
        return f'{found["verb"]} {named} {found["which"]}'

    return _ONES.sub(ones, _OF_THEM.sub(of_them, text))


def with_rooms_before_the_value(text: str, index: NameIndex) -> str:
    """Return 'set the heating in every room to 15' for 'put the heating down to 15 in every room'.

    Behind the value the rooms are easily taken for all that there is in them.
    """
    found = _ROOMS_BEHIND.match(text)
    words = tuple(found['what'].casefold().split()) if found else ()
    if found is None or not index.of_sort(words):
        return text
    what = f'the {found["what"]} {found["where"]}'
    return f'{found["lead"]}set {what} to {found["value"]}{found["end"]}'


def with_this_floor(text: str, index: NameIndex) -> str:
    """Return an English command with 'the lights up here' as those of the floor one is on."""
    if not index.floors:
        return text

    def on_it(found: re.Match[str]) -> str:
        noun = found['noun'].casefold()
        if noun != 'everything' and not _are_several((noun,), index):
            return found[0]  # 'bring it up here'
        return f'{found["noun"]}{found["way"] or ""} on this floor'

    return _UP_HERE.sub(on_it, text)


def _are_several(words: tuple[str, ...], index: NameIndex) -> bool:
    """Return whether the words are the plural of a sort of things that there are."""
    return index.is_plural(words) and bool(index.of_sort(words))
