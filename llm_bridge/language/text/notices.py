"""Frames of a command in words that a model knows: 'tell me when', 'do not ... unless'.

'Tell me when the washing machine is done': it is waited for, and that it came is the report.
"""

from collections.abc import Container, Iterable, Mapping
import re

_TELL = (
    r'(?:please\s+)?(?:(?:can|could|will|would)\s+you\s+)?(?:please\s+)?'
    r'(?:let\s+(?:me|us)\s+know|(?:tell|notify|alert|warn|inform|message|text|ping|call)\s+(?:me|us)'
    r'|give\s+(?:me|us)\s+an?\s+(?:shout|call|heads[ -]up))'
)
_WHEN = r'(?:when(?:ever)?|once|as\s+soon\s+as|the\s+(?:moment|minute|second))'
_EVENT = r'(?:if|in\s+case)'
_WARN = r'(?:please\s+)?(?:alert|warn|notify)\s+(?:me|us)'
_FIRST = re.compile(
    rf'\b(?:{_TELL}\s+{_WHEN}|{_WARN}\s+{_EVENT}(?![^,]*\b(?:is|are)\b))\s+(?=\S)',
    re.IGNORECASE,
)
_LAST = re.compile(
    rf'^\s*{_WHEN}\s+(?P<clause>[^,]+?)\s*,?\s+{_TELL}(?:\s+about\s+it)?(?:,?\s+please)?\s*[.!]*$',
    re.IGNORECASE,
)


def as_wait(text: str) -> str:
    """Return an English command with 'wait until' in the place of 'tell me when'."""
    last = _LAST.match(text)
    return f'wait until {last["clause"]}' if last else _FIRST.sub('wait until ', text)


_NEWS = re.compile(
    r'(?P<order>\S+\s+\S.*?)(?:\s*[,;.:]\s*|\s+(?=and\b|but\b|otherwise\b|or\s+else\b))'
    r'(?:(?:and|but)\s+)?(?:then\s+)?(?:(?:otherwise|or\s+else|else|if\s+not)\s*,?\s+)?'
    r'(?:please\s+)?(?:just\s+)?(?:let\s+(?:me|us)\s+know|tell\s+(?:me|us))'
    r'(?:\s+about\s+it)?(?:,?\s+please)?\s*[.!]*\s*',
    re.IGNORECASE | re.DOTALL,
)
_CLAUSE = re.compile(rf'\s*(?:{_WHEN}|{_EVENT}|after|unless|until)\b[^,]*', re.IGNORECASE)
"""A condition and no order behind it: 'if the tv is on'."""


def without_news(text: str) -> str:
    """Return an English command without 'and let me know' at its end: what came of it is told."""
    found = _NEWS.fullmatch(text)
    if found is None or _CLAUSE.fullmatch(found['order']):
        return text
    return found['order']


_UNLESS = re.compile(
    r"^\s*(?:please\s+)?(?:don['’]?t|do\s+not|never)\s+(?:ever\s+)?(?P<order>[^,;.]+?)\s*,?\s+"
    r'unless\s+(?!(?:i|we|you)\b)(?P<clause>[^,;.]+?)\s*[.!]*\s*$',
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\b(?:and|then|but|not|never|if|when|unless|until)\b|n['’]t\b", re.IGNORECASE)


def as_only_if(text: str) -> str | None:
    """Return 'do not X unless Y' as 'X if Y'; None: it is something else.

    What is meant may be no more than a ban, so it waits for a yes.
    """
    found = _UNLESS.match(text)
    if found is None or _SPLIT.search(found['order']) or _SPLIT.search(found['clause']):
        return None
    return f'{found["order"]} if {found["clause"]}'


_AND_BACK = re.compile(
    r'(?P<way>.*\b(?:to|into)\s+(?!(?:the\s+|your\s+)?(?:left|right|front|side)\b)[^,;.]+?)'
    r'(?P<then>\s*,?\s*(?:\band\s+then|\band|\bthen)\s+)(?:straight\s+|right\s+)?back'
    r'(?:\s+again)?(?P<end>(?:\s+please)?\s*[.!?]*\s*)',
    re.IGNORECASE | re.DOTALL,
)


def as_return(text: str) -> str:
    """Return 'to the office and back' as 'to the office and come back'."""
    found = _AND_BACK.fullmatch(text)
    return f'{found["way"]}{found["then"]}come back{found["end"]}' if found else text


_ROUND = (
    r'do\s+(?:his|her|its|the|a|one)\s+(?:\w+\s+)?'
    r'(?:rounds?|jobs?|work|thing|tour|cleaning|hoovering|vacuuming|mowing|sweeping)'
)
_SENT = (
    r'(?:off|out)\s+(?:on\s+(?:his|her|its|their|the|a|another)\s+(?:\w+\s+)?(?:rounds?|tour|job|run)|'
    r'to\s+(?:hoover|vacuum|clean|mow|mop|sweep|work|do\s+(?:his|her|its|their)\s+\w+)'
    r'(?=\s*(?:$|[,.;!])|\s+(?:and|then|please|now)\b))'
)
_LETTING = re.compile(r'\blet\b|\bloose\b|\bsend\b', re.IGNORECASE)


def as_start(text: str, names: Iterable[str]) -> str:
    """Return 'let Dusty do his round' as 'start Dusty', and 'send the hoover off to clean' so too.

    `names` are of what can be started; the last word of one stands for it.
    """
    known = {last for n in names for last in (n, *n.split()[-1:])}
    called = '|'.join(re.escape(n) for n in sorted(known, key=len, reverse=True))
    if not called or not _LETTING.search(text):
        return text
    who = rf'(?P<who>(?:(?:both|all)\s+)?(?:(?:the|our|my)\s+)?(?:{called})s?)'
    for deed in (
        rf'\blet\s+{who}\s+{_ROUND}\b',
        rf'\b(?:set|let|turn)\s+{who}\s+loose\b',
        rf'\bsend\s+{who}\s+{_SENT}',
    ):
        text = re.sub(deed, r'start \g<who>', text, flags=re.IGNORECASE)
    return text


_PUT_DOWN = re.compile(
    r'(?P<before>\b(?:take|get|bring|fetch|grab|pick|carry|collect)\b.*?'
    r'(?:,\s*(?:and\s+)?(?:then\s+)?|\s+and\s+(?:then\s+)?))'
    r'leave(?=\s+(?:it|them)\s+(?:in|on|at|by|under|behind|beside|next\s+to)\s+'
    r'(?:the|a|an|my|our|your|his|her|their|that|this)\b)',
    re.IGNORECASE,
)
_DETERMINERS = 'the|a|an|my|our|your|his|her|their|that|this|those|these'
_THE = rf"(?:{_DETERMINERS})\s+[\w'’ -]+?"
_LAID = re.compile(
    r'(?P<lead>^\s*|[,;.:]\s+|\b(?:and|then|please|you|just|to)\s+)'
    r'(?P<verb>lay|stand|pop|stick|rest|plonk|chuck|shove|dump|bung|stash|prop|stow|leave)\s+'
    rf'(?P<what>it|them|{_THE})\s+(?P<back>back\s+)?'
    r'(?P<way>in|into|inside|on|onto|under|behind|beside|next\s+to)\s+'
    rf'(?P<where>{_THE})(?=\s*(?:$|[,;.!?])|\s+(?:and|then|please|would|will|could|for|before)\b)',
    re.IGNORECASE,
)


def as_put(
    text: str, verbs: Container[str], things: Container[str], spots: Container[str]
) -> tuple[str, bool]:
    """Return 'lay the paper on the desk' and 'leave it there' as putting it, and whether sure.

    Where no order of the site begins so; `verbs` are the words that orders begin with, `things`
    and `spots` the names, in lower case, of what is put and of where. 'Leave the keys on the desk'
    may ask for nothing to be done.
    """
    if 'leave' not in verbs:
        text = _PUT_DOWN.sub(r'\g<before>put', text)
    sure = True

    def put(found: re.Match[str]) -> str:
        nonlocal sure
        verb, what = found['verb'].casefold(), _bare(found['what'])
        is_known = what in ('it', 'them') or what in things
        if verb in verbs or not is_known or _bare(found['where']) not in spots:
            return found[0]
        sure = sure and verb != 'leave'
        back = found['back'] or ''
        return f'{found["lead"]}put {found["what"]} {back}{found["way"]} {found["where"]}'

    return _LAID.sub(put, text), sure


def _bare(phrase: str) -> str:
    """Return a phrase in lower case without its determiner."""
    return re.sub(rf'^(?:{_DETERMINERS})\s+', '', phrase.casefold()).strip()


_FILL = re.compile(
    r'\bfill\s+(?:up\s+)?(?P<what>(?:the|a|an|my|our|his|her|their)\s+[^,;.]+?)(?:\s+up)?\s+with\s+'
    r'(?:some\s+)?(?P<drink>[^,;.?!]+?)(?=\s*(?:$|[,;.?!])|\s+(?:and|then|please|for)\b)',
    re.IGNORECASE,
)


def as_pouring(text: str, verbs: Container[str]) -> str:
    """Return 'fill the jug with tea' as 'pour tea into the jug', where only that can be done.

    `verbs` are the first words of what can be ordered at the site.
    """
    if 'fill' in verbs or 'pour' not in verbs:
        return text
    return _FILL.sub(r'pour \g<drink> into \g<what>', text)


_AWAITED = re.compile(
    r'\bwait(?P<where>\s+[^,;.]*?)?\s+(?:until|till|til)\s+(?P<who>[^,;.]+?)\s+'
    r'(?:comes|arrives|appears|(?:is|gets)\s+(?:here|there|back)|turns\s+up|shows\s+up)'
    r'(?:\s+(?:in|back|out|home|over))?(?=\s*(?:$|[,;.!?])|\s+and\b)',
    re.IGNORECASE,
)


def as_awaited(text: str) -> str:
    """Return 'wait there until Ann comes' as 'wait there for Ann'."""
    return _AWAITED.sub(lambda m: f'wait{m["where"] or ""} for {m["who"]}', text)


_DONE = (
    r"(?:you|he|she)(?:['’](?:ve|re|s|ll\s+be)|\s+(?:have|has|are|is))?(?:\s+just)?\s+"
    r'(?:gets?\s+there|got(?:ten)?\s+there|arrived?|arrives|(?:got|gets?|made\s+it)\s+there|there|'
    r'reach(?:ed|es)?\s+(?:it|there))'
    r"|you(?:['’]ve|\s+have)?\s+(?:have|got|found|picked\s+up|collected|done|finished(?:\s+with)?)"
    r'\s+(?:it|them|him|her|that|this)'
    r"|you(?:['’]re|\s+are|['’]ve|\s+have)\s+(?:all\s+)?(?:done|finished|through)"
    r'(?:\s+(?:there|with\s+(?:it|that|them)))?'
)
"""What an order before comes to in the end."""
_ONCE_DONE = re.compile(
    rf'(?P<gap>[,;.]?\s+and,?|[,;.])\s+(?:once|when|as\s+soon\s+as)\s+(?P<done>{_DONE})'
    r'\s*,?\s+(?:(?:then|just)\s+)*(?=[a-z]+\b(?<!and)(?<!or))',
    re.IGNORECASE,
)


def as_then(text: str, people: Iterable[str]) -> str:
    """Return 'go to the gate and when you get there, beep' with 'and then' for when that is.

    Whoever is there by then does what comes next. `people` are names of others than robots, of
    whom 'he' and 'she' may speak.
    """
    names = '|'.join(re.escape(n) for n in people)

    def put(match: re.Match[str]) -> str:
        before = text[: match.start()]
        if re.match('(?:s?he)', match['done'], re.I) and names:
            if re.search(rf'\b(?:{names})\b', before, re.I):
                return match[0]
        if re.search(r'\b(?:if|when|once|unless|until|till)\b', before, re.I):
            return match[0]
        return f'{"." if match["gap"].startswith(".") else ""} and then '.replace('. and', '. And')

    return _NEXT.sub(', then ', _ONCE_DONE.sub(put, text))


_NEXT = re.compile(
    r'(?<=\w)(?:,\s+(?:and\s+)?|\s+and\s+)after\s+(?:that\s*,?|this\s*,)\s+(?=\w)',
    re.IGNORECASE,
)
"""'Wrap it, after that take it there': a model may hear a condition."""
_NEEDS = re.compile(
    r"^\s*(?P<who>[\w' -]+?)\s*(?:needs|wants|would\s+like|['’]d\s+like|could\s+(?:use|do\s+with)"
    r"|(?:is|['’]s|are)\s+(?:asking|waiting)\s+for|(?:has\s+)?asked\s+for)\s+"
    r'(?P<what>(?:(?:an?|the|some|another|one|two|three|more|his|her|their|fresh)\s+)*'
    r"(?P<thing>[\w' -]+?))(?:\s+please)?\s*[.!]*$",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"^(?:[\w'’ ]+[,.!]\s+)*(?P<what>(?:an?|some|another)\s+(?P<thing>[\w' -]+?))\s+would\s+be\s+"
    r'(?:great|nice|lovely|good|perfect|wonderful|fantastic|fine|welcome)(?:\s+now|\s+please)?'
    r'\s*[.!]*$',
    re.IGNORECASE,
)
_USED = re.compile(
    r"^(?:[\w'’ ]+[,.!]\s+)*(?:i\s+(?:really\s+)?could\s+(?:(?:really|sure|do)\s+)*"
    r"(?:use|do\s+with|murder|kill\s+for|go\s+for)|i(?:['’]m|\s+am)\s+(?:dying|gasping|desperate)"
    r"\s+for|i(?:['’]d|\s+would)\s+(?:kill|die)\s+for)\s+"
    r"(?P<what>(?:an?|some|another|the|my)\s+(?P<thing>[\w' -]+?))"
    r'(?:,?\s+(?:now|please|right\s+now))*\s*[.!]*$',
    re.IGNORECASE,
)
"""'My phone is nearly dead, I could really use the charger'."""
_SEVERAL = re.compile(r'\b(?:two|three)\b', re.IGNORECASE)
_WHERE = re.compile(r'\b(?:in|at|from)\s+(?:the\s+)?(?P<spot>[^,]+)$', re.IGNORECASE)


def as_bringing(
    text: str,
    spots: Mapping[str, str],
    people: Mapping[str, str],
    things: Mapping[str, str],
) -> str | None:
    """Return 'the lady in 101 needs an iron' as bringing it there; None: it is something else.

    Of places, people and things: how they may be called (in lower case) -> their names. Nobody
    ordered it, so it waits for a yes.
    """
    wished = _WISHED.match(text) or _USED.match(text)
    if wished is not None and wished['thing'].casefold() in things:
        return f'bring me {wished["what"]}'
    found = _NEEDS.match(text)
    if found is None:
        return None
    thing = found['thing'].casefold()
    name = things.get(thing) or things.get(thing.removesuffix('s'))
    who = found['who'].strip()
    where = _WHERE.search(who)
    to = people.get(who.casefold()) or (spots.get(where['spot'].casefold()) if where else None)
    if name is None or to is None:
        return None
    many = _SEVERAL.search(found['what'])
    return f'bring {many[0] if many else "the"} {name} to {to}'
