"""What is left out of all, in the plain words of 'except': 'all lights off, just not the lamp'."""

from collections.abc import Callable
import re

_ALL = r'\b(?:all|every|everything|each|both)\b'
_UP_TO = r"[\w' -]*?"
_JUST_NOT = re.compile(
    rf'(?P<all>{_ALL}{_UP_TO})[,;.]?\s+(?:please,?\s+)?(?:just|only|but|though)\s+not\s+'
    r"(?P<what>(?:the|those|that|my|our|in|at)\s+[\w' -]+?|[\w-]+['’]s(?:\s+[\w-]+)?)"
    r'(?:\s+though)?(?P<end>[,.!\s]*)$',
    re.IGNORECASE,
)
_EXCEPT = r'(?:except(?:\s+for)?|apart\s+from|other\s+than|bar|but(?:\s+for)?)'
_BY = re.compile(
    rf'(?P<all>{_ALL}{_UP_TO})(?P<by>(?:\s+(?:up|down))?\s+by\s+[\w.]+'
    r'(?:\s*%|\s+(?:percent|per\s+cent|degrees?))?),?\s+'
    rf'(?:but\s+not|{_EXCEPT})\s+(?P<what>[^,.;:!?]+)',
    re.IGNORECASE,
)
"""'All lights down by ten, but not the hall one'."""
_NOT_THOSE = re.compile(
    r'^(?P<what>[^,.;:?!]*?s)(?P<to>\s+(?:to|at|by)\s+[\w.]+(?:\s*%|\s+(?:percent|per\s+cent|degrees?))?),?\s+'
    r"(?:but\s+)?not\s+(?P<left>(?:the|my|our|in|on)\s+[\w' -]+?|[\w-]+['’]s(?:\s+[\w-]+)?)"
    r'(?P<end>[.!\s]*)$',
    re.IGNORECASE,
)
"""'The upstairs blinds to 60 percent, not Ann's'."""
_PARTICLE_FIRST = re.compile(
    r'^\s*(?:please\s+)?(?:i\s+want\s+|let[\'’]s\s+have\s+)?'
    rf'(?P<all>(?:all|every|each)\b{_UP_TO})\s+(?P<way>on|off)(?:\s+please)?,?\s+'
    rf'(?P<rest>{_EXCEPT}\s+.+)$',
    re.IGNORECASE,
)
_PARTICLE_BETWEEN = re.compile(
    r'(?P<lead>^|[,.;:!]\s+|\b(?:and|then|please)\s+)(?:turn|switch|put)\s+'
    r'(?P<all>(?:all|every|each|everything)\b[\w\' -]*?)\s+(?P<way>on|off),?\s+'
    r'(?:(?P<bar>bar(?=\s+(?:the|my|our)\b))|(?P<except>except(?:\s+for)?|apart\s+from|'
    r'other\s+than|but\s+(?:not|for)))(?=\s)',
    re.IGNORECASE,
)
"""'Turn everything in the hall off bar the lamp': far from its verb, 'off' is lost."""
_MISSPELT = re.compile(
    rf'(?P<all>{_ALL}.*?\b)(?:exept|excpet|exccept|execpt|ecxept|excep|expect)(?=\s)',
    re.IGNORECASE,
)
_PUT = re.compile(
    r'^(?P<lead>.*?\b(?:put|lay|place|stack)\s+)'
    rf'(?P<all>(?:all|every|each|both)\b{_UP_TO})\s+'
    r"(?P<where>(?:on|in)\s+[\w' -]+?)"
    r",?\s+(?P<except>(?:except(?:\s+for)?|apart\s+from|other\s+than|but\s+not|bar)\s+[\w' -]+?)"
    r'(?P<end>[.!\s]*)$',
    re.IGNORECASE,
)
_MOVED = re.compile(
    r'^(?P<lead>.*?\b(?:bring|take|carry|fetch|put|move|deliver|get)\s+)'
    rf'(?P<all>(?:all|every|each|both)\b{_UP_TO})\s+'
    r"(?P<where>(?:to|into|onto)\s+[\w' -]+?)"
    r",?\s+(?P<except>(?:except(?:\s+for)?|apart\s+from|other\s+than|but\s+not|bar)\s+[\w' -]+?)"
    r'(?P<end>[.!\s]*|,\s+(?!and\b|then\b|or\b)[^?]*)$',
    re.IGNORECASE,
)
_THAT = r'(?:that|it|those|them|him|her|this)(?:\s+ones?)?'
_AS_IT_IS = r'(?:\s+(?:alone|be|out|out\s+of\s+it|as\s+(?:it\s+is|they\s+are|is)))?'
_SAID_TWICE = re.compile(
    rf'(?P<order>{_ALL}.*?\b(?:except|apart\s+from|other\s+than|but\s+not)\b[^,.;:?!]+)[,.;:?!]\s*'
    rf'(?:please\s+)?(?:and\s+|just\s+)?(?:leave\s+{_THAT}{_AS_IT_IS}|'
    rf"(?:don['’]?t|do\s+not)\s+touch\s+{_THAT}|not\s+{_THAT})(?:\s+please)?[.!\s]*$",
    re.IGNORECASE,
)
_IS_THE_EXCEPTION = re.compile(
    rf'^(?P<order>[^.;:?!,]*{_ALL}[^.;:?!,]*)[,.;:?!]\s*(?:only\s+|but\s+)?'
    r"(?P<what>[\w' -]+?)(?:\s+is|\s+are|['’]s)\s+(?:the|an)\s+(?:only\s+)?exceptions?"
    r'(?P<tail>[^?]*)$',
    re.IGNORECASE,
)
_LEAVE_AND_THE_OTHERS = re.compile(
    r"^\s*(?P<please>please\s+)?leave\s+(?P<what>the\s+[\w' -]*?(?P<noun>[\w'-]+s))\s+"
    r'(?:as\s+they\s+are|alone|be)\s*,?\s+(?:and|but)\s+(?P<verb>[\w-]+)\s+'
    r'(?:(?P<way>on|off|up|down)\s+)?all\s+(?:of\s+)?the\s+(?:others?|rest)'
    r'(?:\s+(?P<behind>on|off|up|down))?(?P<end>[.!\s]*)$',
    re.IGNORECASE,
)
_STATE = r'(?:on|off|open|closed|shut|up|down|running|locked|unlocked)'
_ALL_LEFT = re.compile(
    rf"^\s*(?:please\s+)?leave\s+{_ALL}(?:\s+[\w'-]+)*?\s+{_STATE}\s*,?\s+(?:but|and|only)\s+"
    rf'(?:just\s+|only\s+)?(?P<order>(?!(?:leave|keep)\b)(?!.*{_ALL})\S.*)$',
    re.IGNORECASE,
)
_SKIP = re.compile(
    r"^(?P<order>.+?)\s*,?\s+(?:(?:but|and|just)\s+)+(?:please\s+)?skip\s+(?P<what>[\w' -]+?)"
    r'(?P<end>(?:\s+please)?[.!\s]*)$',
    re.IGNORECASE,
)
_BEHIND_A_CASE = re.compile(
    r'^(?P<order>[^,.;:!?]+?)\s+(?P<case>(?:if|when|once|unless|until)\s[^,.;:!?]+?)\s*,?\s+but\s+not\s+'
    r"(?P<what>[\w' -]+?)(?P<end>[.!\s]*)$",
    re.IGNORECASE,
)
_THING = r'(?:(?:the|my|our)\s+)?[\w-]+(?:\s+[\w-]+)??'
_GOES_ON = re.compile(
    r'(?P<joint>[,;]\s+(?:(?:and|but|while)\s+)?|\s+(?:and|but|while)\s+)(?:'
    rf'keep\s+(?P<kept>{_THING})\s+(?:going|running)|'
    rf'(?P<what>{_THING})\s+(?:carries\s+on|goes\s+on|keeps\s+(?:on\s+)?(?:going|running)|continues))'
    r'(?P<end>(?:,?\s+please)?[.!\s]*|,\s+[^?]*)$',
    re.IGNORECASE,
)
"""'Belt one off, belt two carries on'."""
_ALL_OR_EVERYWHERE = rf'(?:{_ALL}|\beverywhere\b)'
_ALL_OF_THEM = re.compile(_ALL_OR_EVERYWHERE, re.IGNORECASE)
_ONLY_LEAVE = re.compile(
    rf'^(?P<order>[^.;:?!,]*{_ALL_OR_EVERYWHERE}[^.;:?!,]*)[,.;]\s*(?:and\s+|but\s+)?'
    r"(?:just|only)\s+(?:leave|keep)\s+(?P<what>(?:the|my|our)\s+[\w'’ -]+?)(?:\s+on)?"
    r'(?P<end>(?:,?\s+please)?[.!\s]*)$',
    re.IGNORECASE,
)
_HOME = (
    r'(?:flat|house|apartment|home|building|hotel|villa|office|museum|school|place|hall|property)'
)
_NOT_EITHER = re.compile(
    rf'(?P<all>{_ALL_OR_EVERYWHERE}{_UP_TO},?\s+)(?:but|just|only)\s+not\s+'
    r"(?P<one>(?:(?:the|my|our|in|at|on)\s+)?[\w' -]+?)(?:,\s*|\s+)(?:(?:and|or)\s+)?"
    r'(?:not|nor)\s+(?:either\s+)?(?P<two>(?:the|my|our|in|at|on)\b)',
    re.IGNORECASE,
)
"""'All lights off but not the lamp and not the spots'."""
_THOUGH = re.compile(
    rf'(?P<left>\b(?:not|{_EXCEPT})\s+[^,.;:!?]+?)\s+though(?P<end>[.!\s]*)$', re.IGNORECASE
)
_THAT_IS_NOT = re.compile(
    rf"(?P<all>{_ALL}{_UP_TO})\s+(?:that|which)(?:\s+(?:is|are)\s+not|\s+(?:isn|aren)['’]t)\s+"
    r'(?P<what>(?:the|my|our)\s)',
    re.IGNORECASE,
)
"""'Every light that isn't the hall light'."""
_EXCEPT_FIRST = re.compile(
    r'^\s*(?:except(?:\s+for)?|apart\s+from|other\s+than)\s+'
    r"(?P<what>(?:the|my|our)\s+[\w' -]+?),?\s+"
    r'(?P<order>(?:please\s+)?(?:turn|switch|put|close|shut|open|lock|unlock|dim|set|stop|start|'
    rf'pause|mute)\b[^,.;:!?]*?{_ALL}[^,.;:!?]*?)(?P<end>[.!\s]*)$',
    re.IGNORECASE,
)
_OR_EITHER = re.compile(
    rf'(?P<left>{_ALL_OR_EVERYWHERE}{_UP_TO}\b(?:but\s+not|{_EXCEPT})\s+(?:the|my|our|in|on|at)\s'
    r"[\w' -]*?)\s+or\s+(?=(?:the|my|our|in|on|at)\b)",
    re.IGNORECASE,
)
"""'All lights but not the lamp or the spots'."""
_ALL_OFF_AGAIN = re.compile(
    rf'(?P<all>{_ALL}{_UP_TO}\s(?:on|off|up|down)\b.*?[\s,])all\s+(?P<way>on|off)\s+again\b',
    re.IGNORECASE,
)
"""'Every light on, and later all off again': those that were on."""
_THE_REST = re.compile(
    r'^(?P<order>[^.;:?!]*\b(?:on|off))\s*[,;.]?\s+(?:(?:and|but|with)\s+)?(?:all\s+(?:the\s+)?others|'
    r'(?:all\s+)?the\s+(?:rest|others))(?:\s+of\s+them)?\s+(?P<way>on|off)(?P<end>(?:,?\s+please)?[.!\s]*)$',
    re.IGNORECASE,
)
"""'The hall light on, the rest off'."""
_EVERY_ROOM = r'(?:every\s+(?:single\s+)?room|each\s+room|all\s+(?:of\s+)?(?:the\s+)?rooms)'
_ROOMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r'\b(?:each|every\s+one|all)\s+of\s+(?:the|our|my|those|these)\s+rooms\b', 'every room'),
        (rf'\b({_EVERY_ROOM})\s+(?:of|in)\s+(?:the|our|my|this)\s+(?:whole\s+)?{_HOME}\b', r'\1'),
        (
            r'\b(?:all\s+(?:of\s+)?)?the\s+(first|second|third|fourth|ground|upper|top|lower)'
            r'[ -]floor\s+rooms\b',
            r'all rooms on the \1 floor',
        ),
        (
            rf'^\s*((?:in|on)\s+the\s+\w+\s+floor),?\s+(.*?\b{_EVERY_ROOM})\b(?!\s+on\b)(.*)$',
            r'\2 \1\3',
        ),
    )
)


def as_every_room(text: str) -> str:
    """Return an English command with 'every room' for 'each of the rooms of the house'."""
    for pattern, instead in _ROOMS:
        text = pattern.sub(instead, text)
    return text


def as_except(text: str, is_known: Callable[[str], bool] = lambda _: False) -> str:
    """Return an English command with what is left out of all of some things behind 'except'.

    `is_known` tells whether something of the site is called so: a room is skipped otherwise than
    a song.
    """
    text = _MISSPELT.sub(r'\g<all>except', text)
    text = _THOUGH.sub(r'\g<left>\g<end>', text)
    text = _THAT_IS_NOT.sub(r'\g<all> except \g<what>', text)
    text = _EXCEPT_FIRST.sub(r'\g<order> except \g<what>\g<end>', text)
    text = _NOT_EITHER.sub(r'\g<all>except \g<one> and \g<two>', text)
    text = _OR_EITHER.sub(r'\g<left> and ', text)
    text = _ALL_OFF_AGAIN.sub(r'\g<all>turn them all \g<way> again', text)
    text = _THE_REST.sub(r'\g<order> and turn the others \g<way>\g<end>', text)
    text = _ALL_LEFT.sub(r'\g<order>', text)
    kept = _GOES_ON.search(text)
    what = (kept['kept'] or kept['what']) if kept is not None else ''
    if kept is not None and is_known(what):
        text = f'{text[: kept.start()]}{kept["joint"]}leave {what} as it is{kept["end"]}'
    skipped = _SKIP.match(text)
    if skipped is not None and is_known(skipped['what']):
        order, what = skipped['order'], skipped['what']
        left = f' except {what}' if _ALL_OF_THEM.search(order) else f' and leave {what} alone'
        text = f'{order}{left}{skipped["end"]}'
    case = _BEHIND_A_CASE.match(text)
    if case is not None and is_known(case['what']):
        text = f'{case["order"]} except {case["what"]} {case["case"]}{case["end"]}'
    kept = _ONLY_LEAVE.match(text)
    if kept is not None and is_known(kept['what']):
        text = f'{kept["order"]} except {kept["what"]}{kept["end"]}'
    text = _JUST_NOT.sub(r'\g<all> except \g<what>\g<end>', text)
    found = _IS_THE_EXCEPTION.match(text)
    if found is not None:
        text = f'{found["order"].strip()} except {found["what"]}'
        tail = found['tail'].strip(' .!')
        text = f'{text}, {tail.lstrip(", ")}' if tail else text
    text = _SAID_TWICE.sub(r'\g<order>', text)
    text = _NOT_THOSE.sub(r'\g<what> but not \g<left>\g<to>\g<end>', text)
    text = _BY.sub(r'\g<all> except \g<what>\g<by>', text)
    text = _MOVED.sub(r'\g<lead>\g<all> \g<except> \g<where>\g<end>', text)
    text = _PUT.sub(r'\g<lead>\g<all> \g<except> \g<where>\g<end>', text)
    text = _PARTICLE_BETWEEN.sub(_with_its_particle, text)
    text = _PARTICLE_FIRST.sub(r'turn \g<way> \g<all> \g<rest>', text)
    found = _LEAVE_AND_THE_OTHERS.match(text)
    if found is not None:
        way = found['way'] or found['behind'] or ''
        verb = ' '.join(filter(None, (found['verb'], way)))
        text = f'{found["please"] or ""}{verb} all the {found["noun"]} except {found["what"]}'
    return text


def _with_its_particle(found: re.Match[str]) -> str:
    left = 'except' if found['bar'] else found['except']
    return f'{found["lead"]}turn {found["way"]} {found["all"]} {left}'
