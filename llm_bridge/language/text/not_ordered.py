"""What names a thing and what is done with it, and orders nothing: told, quoted, asked leave for.

'The note says lock the door', 'good that the door is locked', 'can guests turn the oven on'.
"""

from collections.abc import Iterable
from enum import auto, Enum
import re


class NotOrdered(Enum):
    """What a text is that may look like an order."""

    TALK = auto()
    """It only tells something."""
    QUESTION = auto()
    """It asks whether something may be done."""
    UNSURE = auto()
    """It may be an order, and is done only after a yes."""


_START = r'^\W*(?:(?:oh|well|hey|ok|okay|um|uh|so|and|hm+|ah|right|now)\b[\s,]*)*'
_DONE = (
    r'(?:locked|unlocked|closed|opened|turned|switched|started|stopped|dimmed|paused|muted|fed|'
    r'watered|hoovered|vacuumed|cleaned|brightened|raised|lowered|unlatched|armed|disarmed)'
)
_NOTES = (
    r'(?:notes?|signs?|posters?|horoscope|ads?|adverts?|letters?|e-?mails?|manual|labels?|books?|'
    r'recipe|article|song|instructions|stickers?|leaflet|magazine|newspaper|paper|plaque|notice|'
    r'calendar|packet|box)'
)
_FRAME = r'(?:says?|said|reads?|wrote|states?|told\s+(?:me|us)|tells?\s+(?:me|us|you))'
_GLAD = (
    r'(?:good|great|nice|lovely|wonderful|lucky|strange|odd|weird|funny|annoying|sad|glad|happy|'
    r'pleased|relieved|surprised|sorry|(?:a\s+)?(?:relief|pity|shame)|too\s+bad|'
    r'thank\s+(?:god|goodness|heavens))'
)
_FAREWELL = (
    r'(?:bye(?:\s+bye)?|good\s?night|night(?:\s+night)?|good\s?bye|all\s+good|see\s+you|done|'
    r'thanks|thank\s+you|love|sorry|by\s+the\s+way|just\s+so\s+you\s+know|fyi)'
)
_SOON = (
    r'(?:by\s+now|already|soon|i\s+(?:think|guess|suppose|hope|believe|reckon)|no|right|'
    r"shouldn['’]?t\s+(?:it|he|she|they))"
)
_VISITORS = (
    r'(?:(?:the|our|my|your)\s+)?(?:guests?|visitors?|kids?|children|people|anyone|anybody|'
    r'patients?|students?|customers?|strangers?|tenants?|everyone|everybody)'
)
_REPAIR = r'(?:buy|sell|replace|repair|fix|order|throw\s+(?:out|away)|get\s+rid\s+of)'
_TO = r'(?:should|ought\s+to|must|(?:need|want|have|has|needs|wants|plan|hope|going|like)\s+to)'

_TALK = (
    rf"{_START}(?:the|a|an|my|our|his|her|this|that|their|your)\s+(?:[\w'’-]+\s+){{0,3}}?{_NOTES}"
    rf"(?:\s+(?:on|in|at|by|from|over)\s+[\w' ’-]{{2,30}}?)?\s+{_FRAME}\b[^,;.?!]*$",
    r'[,;.]\s*(?:as\s+)?(?:they|he|she|people|everyone|everybody|mum|dad|the\s+\w+)\s+'
    r'(?:always|never|keeps?|kept|used\s+to)\s+(?:on\s+)?(?:say|says|saying|tell|tells|telling)\b',
    rf"{_START}(?:(?:it['’]?s|it\s+is|that['’]?s|i['’]?m|i\s+am|we['’]re|how)\s+)?"
    rf'(?:so\s+|really\s+|very\s+|just\s+)?{_GLAD}(?:\s+(?:thing|job|news))?'
    r'(?:\s+(?:that|to\s+(?:see|know|hear)\s+(?:that\s+)?))?\s+'
    r'(?:the|you|my|our|we|your|this|these|those|all|he|she|they|i|someone|somebody|[A-Z][a-z]+)'
    r'\b[^,;.?!]*\b(?:is|are|was|were|has|have|\w+ed)\b[^,;.?!]*[.!]*$',
    rf"{_START}(?:i|we)(?:['’]ve|\s+have)?\s+(?:just\s+|already\s+)?{_DONE}\b[^,;.?!]*"
    rf'(?:[,;.]\s*{_FAREWELL}[^,;.?!]*)?[.!]*$',
    rf'{_START}(?:just|already)\s+{_DONE}\b[^,;.?!]*(?:[,;.]\s*{_FAREWELL}[^,;.?!]*)?[.!]*$',
    rf'{_START}{_DONE}\b[^,;.?!]*[,;.]\s*{_FAREWELL}[^,;.?!]*[.!]*$',
    rf'{_START}i\s+was\s+(?:just\s+)?(?:going|about)\s+to\s+(?:have|ask|get|tell|let)\s+[^;.?!]*\bbut\b',
    rf'{_START}(?:i|we)\s+(?:was|were)\s+(?:just\s+)?(?:going|about|planning|meaning)\s+to\s+[^;.?!]*?'
    r"\bbut\s+(?:(?:it|he|she|there|that|they|we|i)(?:['’](?:s|ve|re|d))?\s+(?!want|need|like)|"
    r'the\s|never\s+mind|then\s)[^;.?!]*[.!]*$',
    rf"{_START}i(?:['’]m|\s+am)\s+about\s+to\b[^,;.?!]*[.!]*$",
    rf'{_START}i\s+hope\s+(?!you\s+(?:can|will|could)\b)[^,;.?!]*\b{_DONE}\b[^,;.?!]*[.!]*$',
    rf'{_START}[^,;.?!]*\bshould\s+(?:\w+\s+)?be\b[^,;.?!]*?[\s,]+{_SOON}[\s.?!]*$',
    rf'{_START}[^,;.?!]*\bshould\s+have\s+(?:\w+ed|been|done|gone)\b[^,;.?!]*[.!]*$',
    rf"{_START}[^,;.?!]*\b(?:is|are|['’]s|keeps?|has\s+been)\s+(?:(?:still|always)\s+)?"
    r'(?:(?:been\s+)?making\s+(?:a|an|some|those|that|such)?\s*[\w ]*?(?:noises?|sounds?)|'
    r'(?:been\s+)?(?:gurgling|clicking|rattling|squeaking|buzzing|creaking|wobbling))'
    r'(?:\s+again)?[\s.!]*$',
    rf"{_START}(?:i|we|they|you)(?:['’]d)?\s+(?:{_TO}\s+(?:get|have)|need|want|could\s+do\s+with)\s+"
    r'(?:a|an|some)\s+(?:new|better|second)\b[^,;.?!]*[.!]*$',
    rf'{_START}[a-z]+ing\s+(?:the|my|our|this|that)\s+[^,;.?!]*?\s(?:is|are|was|takes?|took|makes?)\s+'
    r'(?:so\s+|always\s+|such\s+|really\s+|about\s+|my\s+|a\s+|an\s+|forever|ages|too\s+|very\s+|'
    r'for\s+|hard|fun|easy|annoying|me\b)[^,;.?!]*[.!]*$',
)
_UNSURE = (
    rf"{_START}(?:it|she|he|they|(?:the|my|our)\s+[\w'’-]+|[A-Z][a-z]+)\s+{_FRAME}\b",
    rf'{_START}{_DONE}\b',
    rf'{_START}it\s+would\s+be\s+(?:nice|great|good|lovely)\s+if\b[^,;.?!]*\bitself\b',
    rf'{_START}is\s+it\s+(?:ok|okay|possible|allowed|safe|fine|alright|all\s+right)\s+(?:to|if)\b',
    rf'{_START}(?:i|we|they|you|he|she|someone)\s+{_TO}\s+{_REPAIR}\b',
)
_QUESTION = (
    rf'{_START}(?:can|may|could|might|should|shall|am)\s+i\s+(?:allowed\s+to\s+)?'
    r'(?:turn|switch|open|close|start|stop|lock|unlock|use|leave)\b[^,;.]*'
    r'\b(?:when|while|whilst|if|during|before|after|as\s+long\s+as)\b',
    rf'{_START}(?:can|may|could|should|are)\s+{_VISITORS}\s+(?:allowed\s+to\s+)?'
    r'(?!(?:have|get|see|hear|sit|go|in|at|on|from)\b)\w+\s+(?:the|my|our|it|on|off)\b',
    rf'{_START}would\s+you\s+ever\b',
    rf"{_START}would\s+(?:the|my|our|a|that|this)\s+[\w' -]+?\s+(?:even|ever|actually|still)\s+\w",
    rf"{_START}(?:would|could)\s+(?!you\b)[\w' -]+\bif\s+"
    r'(?:somebody|someone|anyone|anybody|i|we)\s+(?:were\s+to\b|(?!(?:want|need|like|ask)ed\b)\w+ed\b|flew\b|drove\b|went\b|put\b|left\b)',
)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile('|'.join(f'(?:{p})' for p in patterns), re.IGNORECASE)


_IS_TALK, _IS_QUESTION, _IS_UNSURE = _any(_TALK), _any(_QUESTION), _any(_UNSURE)


def not_ordered(text: str, people: Iterable[str] = ()) -> NotOrdered | None:
    """Return what an English text is that orders nothing, or None.

    `people` are names of people, who are not asked to do what only the site can: 'Ann, can you
    ...'. A text of several clauses is looked at as a whole: what follows a comma may be the order.
    """
    if _IS_TALK.search(text):
        return NotOrdered.TALK
    names = '|'.join(re.escape(n) for n in sorted(people, key=len, reverse=True))
    if names:
        begins = rf'{_START}(?:dear\s+)?(?:{names})\s*,?\s+'
        called = rf'{begins}(?:(?:can|could|will|would|did|are|do)\s+you|you\s+(?:can|could))\b'
        allowed = rf'{_START}(?:can|may|could)\s+(?:{names})\s+(?!(?:have|get)\b)\w+'
        has_to = rf'{begins}(?:should|must|has\s+to|needs\s+to|ought\s+to)\b'
        told = rf'{_START}(?:[\w ]*\s)?(?:tell|ask|remind|get)\s+(?:{names})\s+(?:not\s+)?to\b'
        if re.search(called, text, re.IGNORECASE):
            return NotOrdered.TALK
        if re.search(allowed, text, re.IGNORECASE):
            return NotOrdered.QUESTION
        if re.search(f'{has_to}|{told}', text, re.IGNORECASE):
            return NotOrdered.UNSURE
    if _IS_QUESTION.search(text):
        return NotOrdered.QUESTION
    return NotOrdered.UNSURE if _IS_UNSURE.search(text) else None
