"""Facts that are told beside an order, in the words of the order alone.

'Get me the remote, it should be on the sofa' is getting it from there; 'the ball goes in the box,
put it there' is putting the ball in the box; 'Ann says she needs her tea' is that she needs it.
"""

from collections.abc import Container
import re

from llm_bridge.language.text.words import words as split_words

_SOFT = r'(?:(?:please|just|now)\s+)*'
_THE = r'(?:the|my|our|his|her|their|your)'
_PROBABLY = r'(?:\s+(?:probably|still|lying|somewhere|maybe|just|standing|sitting))*'
_LIES = re.compile(
    r'^(?P<order>[^.;!?]*\b(?:get|fetch|bring|grab|hand|pass|collect|pick\s+up)\b[^.;!?,]*?'
    r'(?:,\s*[^.;!?,]+?)?)\s*[,.;–-]+\s*(?:(?:i\s+think|i\s+believe|i\s+guess|maybe|probably)\s+)?'
    r"(?:(?:it|they)(?:['’]s|['’]re|\s+(?:is|are|was|were|(?:should|must|might|may|could|will)\s+be))"
    rf'{_PROBABLY}|i\s+(?:left|put|forgot|saw)\s+(?:it|them))\s+(?:in|on|at|by|under)\s+'
    rf"(?P<where>{_THE}\s+[\w'’ -]+?)[.!\s]*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r'\b(?:from|off|out\s+of|in|on|at)\s+(?:the|my|our|his|her)\b|\b(?:and|then)\b', re.IGNORECASE
)
_BELONGS = re.compile(
    rf"^\s*(?P<what>(?:the|my|our|his|her|their|those|these)\s+[\w'’ -]+?)\s+"
    r'(?:(?:should|needs?\s+to|has\s+to|have\s+to|must|can)\s+go|goes|go|belongs?)\s+(?:back\s+)?'
    r'(?P<where>(?:in|on|to|into|onto|at)\s+'
    rf"{_THE}\s+[\w'’ -]+?)\s*[,.;:–-]+\s*(?:(?:so|and)\s+)?(?P<soft>{_SOFT})"
    r'(?P<verb>put|bring|take|deliver|carry|return|get)\s+(?:it|them)\s+(?:back\s+)?there\b'
    r'(?P<end>[^?]*)$',
    re.IGNORECASE,
)
_NEEDS = r"(?:needs?|wants?|would\s+like|['’]d\s+like|could\s+do\s+with|is\s+asking\s+for)"
_SAYS_SO = re.compile(
    rf"^\s*(?P<who>[\w'’]+(?:\s+[\w'’]+)?)\s+(?:says?|said|tells\s+me|thinks)\s+(?:that\s+)?"
    rf'(?:s?he|they)\s+(?P<needs>{_NEEDS}\s+\S.*)$',
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    rf"^\s*(?P<who>[\w'’]+(?:\s+[\w'’]+)?)\s+(?:is|keeps|was|has\s+been)\s+[^.;!?,]+?\s+(?:because|since|as)\s+"
    rf'(?:s?he|they)\s+(?P<needs>{_NEEDS}\s+[^.;!?]+[.!\s]*)$',
    re.IGNORECASE,
)
_UNTOLD = frozenset({'if', 'unless', 'not', "don't", 'never', 'when', 'until', 'or'})


def with_facts_beside(text: str, spots: Container[str]) -> str | None:
    """Return the order with what is told beside it; None: there is nothing to put in.

    `spots` are how places may be called, in lower case. What is put together so nobody said in one
    sentence: it waits for a yes.
    """
    if _UNTOLD & {*split_words(text)}:
        return None
    lies = _LIES.match(text)
    if lies is not None and not _FROM.search(lies['order']):
        where = ' '.join(split_words(lies['where']))
        bare = where.split(' ', 1)[-1]
        return f'{lies["order"]} from {where}' if where in spots or bare in spots else None
    belongs = _BELONGS.match(text)
    if belongs is not None:
        order = f'{belongs["soft"]}{belongs["verb"]} {belongs["what"]} {belongs["where"]}'
        return f'{order}{belongs["end"]}'
    return None


def with_the_need_alone(text: str, people: Container[str]) -> str:
    """Return 'Ann needs her tea' for 'Ann says she needs her tea'.

    `people` are how people are called, in lower case.
    """
    for pattern in (_SAYS_SO, _BECAUSE):
        found = pattern.match(text)
        if found is not None and found['who'].casefold() in people:
            return f'{found["who"]} {found["needs"]}'
    return text
