"""On which case an order depends, in the plain words of 'if': 'provided ...', 'check it. If ...'.

Each of these says no more and no less than the 'if' in its place, which a model reads well.
"""

from collections.abc import Callable, Container
import re

_IF = re.compile(
    r'(?P<before>^|[,;.]?\s+)(?:only\s+)?(?:(?:provided|providing)(?!\s+(?:by|with|for|to)\b)|'
    r'assuming|on\s+(?:the\s+)?condition|in\s+the\s+event(?=\s+(?:that|of)\b))(?:\s+(?:that|of))?\s+'
    r"(?=[\w'-]+\s*[\w'-])",
    re.IGNORECASE,
)
_BUT_NOT_IF = re.compile(
    r'[,;.]?\s+(?:but|just|only|though)\s+not\s+(?:if|when|while|in\s+case)\s+', re.IGNORECASE
)
_CASES = re.compile(r'\b(?:if|when|whenever|unless|until|while|once)\b', re.IGNORECASE)
_LATER = re.compile(
    r"^\s*(?P<order>[a-z][\w' -]+?)[.;!]\s+(?:then,?\s+)?(?P<case>when|once|as\s+soon\s+as)\s+"
    r'(?P<rest>[^.;:?!,]+,\s+[^.;:?!]+)[.!\s]*$',
    re.IGNORECASE,
)
"""An order, and another that waits for something: 'Start the pump. When the tank is full, ...'."""


def as_if(text: str) -> str:
    """Return an English command with 'if' for 'provided that', 'unless' for 'but not if'.

    What is to wait is joined by 'and' to the order before it.
    """
    text = _BARE_CASE.sub(r'if \g<what> is \g<state>, \g<order>', text)
    text = _IS_THAT.sub(r'\g<case> it is ', text)
    if len(_CASES.findall(text)) == 1:
        text = _BUT_NOT_IF.sub(' unless ', text)
    found = _LATER.match(text)
    if found is not None and not _CASES.search(found['order']):
        return f'{found["order"]} and {found["case"].lower()} {found["rest"]}'
    if _CASES.search(text):
        return text
    found = _IF.search(text)
    if found is None:
        return text
    led = 'If ' if found.start() == 0 else ' if '
    return f'{text[: found.start()]}{led}{text[found.end() :]}'


_LOOK = (
    r'(?P<look>check(?:\s+on)?|(?:have|take)\s+a\s+(?:quick\s+)?look\s+at|'
    r'look\s+(?:at|up)|read)'
)
_MANNERS = (
    r'^\s*(?:please\s+)?(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+)?(?:just\s+)?'
    r'(?:quickly\s+)?'
)
_WHAT = r"(?P<what>(?:the|my|our|that|this|both)\s+[\w' -]+?)(?:\s+(?:for\s+me|first|please))*"
_JOINT = r'\s*[,.;:?!]*\s+(?:and\s+)?(?:then\s+)?'
_LOOKED_AT = re.compile(
    rf"{_MANNERS}{_LOOK}\s+{_WHAT}{_JOINT}if\s+(?P<it>it['’]s|it\s+is|that['’]s|that\s+is|"
    r"they['’]re|they\s+are|it|that)\s+(?P<state>[^?]+)$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    rf'{_MANNERS}{_LOOK}\s+{_WHAT}\s*[,.;:?!]+\s+(?:is\s+it\s+)?'
    r'(?P<state>(?:below|under|above|over|less\s+than|more\s+than|at\s+least|at\s+most)\s+[^?.]+)'
    r'\?\s*(?:then\s+|if\s+so,?\s+)?(?P<order>[^?]+)$',
    re.IGNORECASE,
)
_WHETHER = re.compile(
    rf'{_MANNERS}(?P<look>check|see|find\s+out|look|tell\s+me)\s+(?:if|whether)\s+'
    r"(?P<clause>[\w' -]+?)\s*[,.;:?!]*\s+(?:and\s+)?(?:if\s+(?P<no>not|it\s+isn['’]t|"
    r"it['’]s\s+not|they\s+aren['’]t)|(?:if\s+(?:so|yes|it\s+is|they\s+are|it\s+does|"
    r"that['’]s\s+the\s+case)|in\s+that\s+case))\s*,?\s+(?:then\s+)?(?P<order>[^?]+)$",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r'^\s*is\s+(?:there\s+)?(?:anyone|anybody|someone|somebody)\s+(?:still\s+|left\s+)?'
    r"(?P<where>(?:in|at|on)\s+[\w' -]+)\?\s*if\s+not,?\s+(?:then\s+)?(?P<order>[^?]+)$",
    re.IGNORECASE,
)
_BARE_CASE = re.compile(
    r"^\s*(?P<what>(?!(?:is|are|was|if|when|what|how|who)\b)[\w' -]+?)\s+"
    r'(?P<state>(?:hotter|colder|warmer|cooler|higher|'
    r'lower|faster|slower|fuller|emptier|more|less|above|below|over|under)\s+(?:than\s+)?[\d.,]+[^?;]*?)\?\s*'
    r'(?:then,?\s+|if\s+so,?\s+)(?P<order>[^?]+)$',
    re.IGNORECASE,
)
"""'Oven hotter than 200? Then turn it off'."""
_IS_THAT = re.compile(
    r"\b(?P<case>once|when|until)\s+that['’]?s\s+(?=(?:under|below|above|over|down|up|at|done|finished)\b)",
    re.IGNORECASE,
)
_NO_THING = re.compile(r'\b(?:weather|forecast|sky|time|clock|outside|and|or|if)\b', re.IGNORECASE)
_IS = {'it': '', 'that': '', "they're": ' are', 'they are': ' are'}


def as_case_looked_up(text: str, verbs: Container[str]) -> str:
    """Return 'check the oven. If it is on, ...' as 'if the oven is on, ...'.

    Whoever is to act on a case has to look in any event. Where an order of the site begins so,
    by `verbs`, looking may be a deed of its own.
    """
    for pattern in (_LOOKED_AT, _MEASURED, _WHETHER):
        found = pattern.match(text)
        if found is None or found['look'].split()[0].casefold() in verbs:
            continue
        said = found.groupdict()
        if pattern is _WHETHER:
            lead = 'unless' if said['no'] else 'if'
            return f'{lead} {said["clause"]}, {said["order"]}'
        if _NO_THING.search(said['what']):
            continue
        if pattern is _MEASURED:
            return f'if {said["what"]} is {said["state"]}, {said["order"]}'
        it = ' '.join(said['it'].casefold().replace('’', "'").split())
        return f'if {said["what"]}{_IS.get(it, " is")} {said["state"]}'
    found = _ANYBODY.match(text)
    return f'if nobody is {found["where"]}, {found["order"]}' if found else text


_STATES = (
    '(?:empty|free|vacant|occupied|open|closed|shut|locked|unlocked|on|off|running|stopped|full)'
)
_ITS_OWN = re.compile(
    r"^(?P<order>[^.;:?!]+?)\s*,?\s+(?P<if>if|unless)\s+(?:its\s+(?P<attribute>[\w' -]+)|"
    rf"(?P<it>it['’]s|it\s+is|they['’]re|they\s+are)\s+(?P<state>(?:still\s+|already\s+|not\s+)?"
    rf'{_STATES}))\s*[.!]*\s*$',
    re.IGNORECASE,
)


def as_its_own_case(text: str, thing_in: Callable[[str], str | None]) -> str:
    """Return 'stop the pump if its level ...' with 'the pump' in the place of 'it' and 'its'.

    `thing_in` returns the one thing that an order speaks of, if it is one.
    """
    found = _ITS_OWN.match(text)
    if found is None or _CASES.search(found['order']):
        return text
    thing = thing_in(found['order'])
    if thing is None:
        return text
    order = f'{found["order"]} {found["if"]} {thing}'
    if found['attribute']:
        return f"{order}'s {found['attribute']}"
    are = 'are' if found['it'].casefold().startswith('they') else 'is'
    return f'{order} {are} {found["state"]}'


_NOT_YET = re.compile(
    r"^(?P<order>[^.;:?!]+?)\s*,?\s+(?:if\s+(?:it|they)(?:(?:['’]s|['’]re|\s+is|\s+are)\s+not|"
    r"\s+(?:isn['’]?t|aren['’]?t))\s+(?:so\s+)?already|"
    r"unless\s+(?:it|they)(?:['’]s|['’]re|\s+is|\s+are)?\s+already(?:\s+(?:is|are))?)[\s.!]*$",
    re.IGNORECASE,
)


def without_not_yet(text: str) -> str:
    """Return 'turn the light on' for 'turn the light on if it isn't already': that is no case."""
    found = _NOT_YET.match(text)
    return text if found is None or _CASES.search(found['order']) else found['order']


_BLAMED = re.compile(
    r'^\s*(?P<asked>(?:(?:oi|hey|and|so|right|ok|okay)[\s,]+)*(?:who|why|how\s+come)\b[^?]+)\?[?!]*'
    r'\s+(?P<order>(?:please\s+|just\s+)?(?P<verb>[a-z]+)\s[^?]+)$',
    re.IGNORECASE,
)
_TOLD = frozenset({'tell', 'ask', 'say', 'let', 'find', 'look', 'check', 'see'})
"""Orders that begin so are about the answer."""
_IT = re.compile(r'\b(?:it|them|that)\b', re.IGNORECASE)


def without_blame(
    text: str, begins_order: Container[str], thing_in: Callable[[str], str | None]
) -> str | None:
    """Return 'shut the oven' for 'who left the oven open?! shut it'; None: it is something else.

    Nobody is to answer who it was. `thing_in` returns the one thing that a text speaks of: what
    'it' is. That is not said, so it waits for a yes.
    """
    found = _BLAMED.match(text)
    if found is None or _CASES.search(text):
        return None
    verb, order = found['verb'].casefold(), found['order']
    if verb in _TOLD or verb not in begins_order:
        return None
    it = _IT.search(order)
    thing = thing_in(found['asked']) if it is not None else ''
    if thing is None:
        return None
    return f'{order[: it.start()]}{thing}{order[it.end() :]}' if it is not None else order
