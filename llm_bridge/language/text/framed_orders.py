"""Orders and wishes in a frame that says no more: 'don't let me forget to', 'what I want is'."""

from collections.abc import Collection, Container
import re

from llm_bridge.language.text.time_phrases import led_by_time
from llm_bridge.language.text.words import split

_FRAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r'^(\s*(?:please,?\s+)?)(?:see\s+to\s+it|ensure)\s+that\s+', r'\1make sure '),
        (r"^\s*what\s+(i|we)(?:(?:\s+would|['’]d)\s+like|\s+want|\s+need)\s+(?:now\s+)?is\s+"
         r'(?:for\s+)?(?!to\b|if\b|whether\b|that\b)', r'\1 want '),
        (r"^\s*(?:i|we)(?:(?:\s+would|['’]d)\s+(?:really\s+)?(?:love|like|fancy|want)|\s+want)\s+to\s+"
         r'(?:hear|listen\s+to)\s+(?!(?:the\s+)?(?:news|weather|forecast|headlines)\b|what\b|how\b|'
         r'if\b|whether\b|about\b|from\b|that\b|you\b|it\b|your\b)', 'play '),
        (r'^\s*(?:please\s+)?forget\s+(?:about\s+)?((?:the|that|my|our)\s+(?:[\w:.]+\s+){0,3}?'
         r'(?:timer|alarm|countdown|reminder)s?)\b', r'cancel \1'),
        (r'\b(drop|turn|bring|lower|raise|knock|crank|put)\s+(up\s+|down\s+)?the\s+heat\b'
         r'(?!\s+(?:pump|lamp|mat|pad|under|on\s+the)\b)', r'\1 \2the heating'),
        (r'\bcount\s+how\s+many\s+(?P<what>[\w -]+?)\s+(?:there\s+(?:are|is)|are\s+there|are)'
         r'(?=\s+(?:in|at|on|inside|by|around)\b)', r'count the \g<what>'),
    )
)  # fmt: skip
_MANNERS = re.compile(
    r"[\s,]*\bif\s+you(?:\s+please|(?:\s+would|['’]d)\s+be\s+so\s+(?:kind|good)|"
    r"(?:\s+would|['’]d|\s+wouldn['’]?t|\s+don['’]?t)(?:\s+mind)?|(?:\s+could|\s+can))"
    r'(?=\s*[,.!;]|\s*$)',
    re.IGNORECASE,
)
"""'Lamp off, if you please': no condition."""
_WOULD_YOU = re.compile(
    r'(?<=\w)\s*,?\s+(?:would|will|could|can)\s+(?:you|ya)(?:\s+(?:please|kindly|love|mate))?\s*[.!?]*\s*$',
    re.IGNORECASE,
)
_WONDERS = re.compile(
    r'\s*(?:and\s+|but\s+|if\s+|so\s+)?(?:what|who|whom|how|where|when|why|which|whether|if|is|are|'
    r'do|does|or)\b',
    re.IGNORECASE,
)
"""Before 'would you' at the end these may ask for something."""
_NO_INSTEAD = re.compile(
    r'^\s*(?:no|nope|nah|wait|hang\s+on|actually|sorry)(?P<pause>\s*[,.;!-]+)?\s+(?:(?:no|wait|sorry|actually)'
    r'\s*,?\s+)?(?P<verb>[a-z]+)\b(?P<rest>[^,;.!?]*?)(?P<instead>\s+instead)?[\s.!]*$',
    re.IGNORECASE,
)
_SHORT = re.compile(r'\b(?:rn|(?i:tmrw|tmr|tmw|pls|plz|thx))\b')
_IN_FULL = {'rn': 'now', 'tmrw': 'tomorrow', 'tmr': 'tomorrow', 'tmw': 'tomorrow',
            'pls': 'please', 'plz': 'please', 'thx': 'thanks'}  # fmt: skip
"""What people type for a longer word."""
_DONE = {'cut': 'cut', 'mown': 'mow', 'mowed': 'mow', 'vacuumed': 'vacuum', 'hoovered': 'vacuum',
         'mopped': 'mop', 'swept': 'sweep', 'watered': 'water'}  # fmt: skip
_TO_HAVE_DONE = re.compile(
    r'^(?P<lead>\s*(?:(?:please|can\s+you|could\s+you|would\s+you|will\s+you),?\s+)*)(?:get|have)\s+'
    rf"(?P<what>(?:the|our|my)\s+[\w' -]+?)\s+(?P<done>{'|'.join(_DONE)})\b",
    re.IGNORECASE,
)
_NOT_FORGOTTEN = re.compile(
    r"\b(?:(?:don['’]?t|do\s+not|never)\s+let\s+(?P<whom>me|us)\s+forget|"
    r"make\s+sure\s+(?:that\s+)?(?:i|we)\s+(?:don['’]?t|do\s+not|won['’]?t)\s+forget)\s+"
    r"(?:(?P<link>to|about|that)\b|(?=(?:the|my|our|your|his|her|their|it['’]s|[\w-]+['’]s)\s))",
    re.IGNORECASE,
)
_REMINDER = re.compile(
    r"^(?P<lead>.*?)\b(?:(?:i|we)(?:\s+would|['’]d)\s+like|(?:i|we)\s+(?:need|want)|"
    r'set|make|create|add|give|put)\s+(?:me\s+|us\s+|up\s+|in\s+)?(?:a|another)\s+reminder\s*'
    r'[,:]?\s+(?:for\s+(?:me|us)\s+)?(?P<rest>.+)$',
    re.IGNORECASE,
)
_REMINDED_TWICE = re.compile(
    r'(?P<first>\bremind\s+(?P<whom>me|us)\b[^,;]*?),?\s+and\s+(?:also\s+)?to\s+', re.IGNORECASE
)
"""'Remind me to water the plants and to call Ann': nobody is to be called now."""
_LINKS = frozenset({'to', 'that', 'about', 'for', 'saying'})


def without_frame(text: str) -> str:
    """Return an English command without a frame around what is wanted, its words in full."""
    text = _SHORT.sub(lambda m: _IN_FULL[m[0].lower()], text)
    without = _MANNERS.sub('', text)
    text = without if split(without) else text
    if not _WONDERS.match(text):
        text = _WOULD_YOU.sub('', text)
    for pattern, instead in _FRAMES:
        text = pattern.sub(instead, text)
    # 'get the grass cut': what it is done to need be no thing that is known
    return _TO_HAVE_DONE.sub(lambda m: f'{m["lead"]}{_DONE[m["done"].lower()]} {m["what"]}', text)


def without_no(text: str, verbs: Container[str]) -> str:
    """Return the order alone of 'no, give it to Ann instead'; `verbs` are what orders begin with.

    What only says no, or denies the order, stays as it is.
    """
    found = _NO_INSTEAD.match(text)
    if found is None or not (found['pause'] or found['instead']):
        return text
    return f'{found["verb"]}{found["rest"]}' if found['verb'].casefold() in verbs else text


_RING = re.compile(
    r'^(?P<lead>\s*(?:(?:please|now|can\s+you|could\s+you|would\s+you),?\s+)*)(?:ring|phone|dial)\s+(?:up\s+)?'
    r"(?!(?:[\w'’-]+\s+){0,3}?(?:bells?|doorbell|gong|buzzer|alarms?|chimes?|number|off|in|back)\b)(?=[^\W\d])",
    re.IGNORECASE,
)


_RUNG = re.compile(
    r"(?<=[\s,;.])(?<!\ba\s)(?<!\bthe\s)(?:ring|phone)\s+(?:up\s+)?(?P<who>(?:my\s+)?[\w'’-]+)"
    r"(?P<next>\s+[\w'’-]+)?",
    re.IGNORECASE,
)
_GIVEN_A_RING = re.compile(
    r"\bgive\s+(?P<who>(?:my\s+)?[\w'’-]+)(?P<next>\s+[\w'’-]+)?\s+a\s+(?:quick\s+)?"
    r'(?:ring|call|bell|buzz|phone\s+call|tinkle)\b',
    re.IGNORECASE,
)


def as_calling(text: str, people: Collection[str]) -> str:
    """Return 'call Ann' for 'ring Ann' and 'phone Ann', which a model takes for a telephone.

    `people` are their names in small letters: they are also rung behind other words ('at six,
    ring Ann'), and given a ring.
    """

    def rung(found: re.Match[str]) -> str:
        who, after = found['who'], found['next'] or ''
        names = {who.casefold(), who.casefold().removeprefix('my ')}
        whole = {f'{name} {after.strip().casefold()}' for name in names}
        is_given = found.re is _GIVEN_A_RING
        if whole & {*people} or (names & {*people} and not (is_given and after)):
            return f'call {who}{after}'
        return found[0]

    return _GIVEN_A_RING.sub(rung, _RUNG.sub(rung, _RING.sub(r'\g<lead>call ', text)))


def _as_reminding(found: re.Match[str]) -> str:
    """Return 'don't let me forget the milk' as reminding of that."""
    return f'remind {found["whom"] or "me"} {found["link"] or "about "}'


def as_reminder(text: str) -> str:
    """Return 'don't let me forget to ...' and 'I need a reminder for nine to ...' as reminding."""
    text = _NOT_FORGOTTEN.sub(_as_reminding, text)
    text = _REMINDED_TWICE.sub(r'\g<first>, and remind \g<whom> to ', text)
    found = _REMINDER.match(text)
    if found is None:
        return text
    rest = found['rest']
    words = split(rest)
    start = int(words[0].text in ('for', 'at', 'on') and len(words) > 1)
    said = tuple(w.text for w in words[start:])
    clock = led_by_time(('at', *said))[0][1:]
    size = len(clock) or len(led_by_time(said)[0])
    if not size or start + size >= len(words):
        # when it is to be is said behind, or not at all
        if words[0].text not in ('to', 'that', 'about'):
            return text
        return f'{found["lead"]}remind me {rest}'
    when = rest[words[start].start : words[start + size - 1].end]
    begin = start + size
    link = words[begin].text if words[begin].text in _LINKS and begin + 1 < len(words) else ''
    begin += bool(link)
    link = 'about' if link in ('about', 'for') else 'to'
    at = 'at ' if clock and not led_by_time(said)[0] else ''
    return f'{found["lead"]}remind me {at}{when} {link} {rest[words[begin].start :]}'
