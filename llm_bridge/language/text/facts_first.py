"""What somebody needs, said before the order: 'Ann needs tea, could Max take it to her'.

Whom it is for and what it is stand in the facts, and the order has only words for them. Put in
their places they make an order that can be read by itself: 'Could Max take the iron to Ann?'
"""

from collections.abc import Callable, Iterator, Mapping
import re

from llm_bridge.language.text.number_words import NUMERALS
from llm_bridge.language.text.words import words as split_words

_MOST_WORDS = 50
"""Longer texts are more than facts and an order."""
_NEEDS = (
    r"(?:needs?|wants?|would\s+like|['’]d\s+like|could\s+(?:use|do\s+with)|forgot|"
    r'(?:is|are)\s+(?:asking|waiting|calling)\s+for|(?:has\s+|have\s+)?asked\s+for)'
)
_AN = r'(?:an?|the|some|another|one|two|three|four|five|six|his|her|their|fresh|more|extra|\d+)'
_THING = rf"(?:{_AN}\s+)+[^\W\d][\w'’-]*(?:\s+(?!and\b|to\b)[\w'’-]+){{0,3}}?"
_STOP = r'\s*[.,;!:]+\s*(?:(?:and|so)\s+)?|\s+so\s+'
_FACTS = re.compile(
    rf"^\s*(?P<call>[\w'’-]+(?:\s[\w'’-]+)?\s*,\s*)?"
    rf"(?P<who>(?!i\b|we\b|you\b)[\w'’]+(?:\s+[\w'’-]+){{0,6}}?)\s+{_NEEDS}\s+"
    rf'(?P<what>{_THING}(?:(?:\s*,\s*|\s+and\s+){_THING})*'
    rf"(?P<others>(?:(?:\s*,\s*|\s+and\s+)(?:[\w'’-]+\s+){{1,3}}?{_THING})*))"
    rf"(?:\s+(?:up\s+|down\s+|over\s+)?(?:in|at)\s+(?P<where>(?:(?!and\b)[\w'’-]+\s?){{1,4}}?))?"
    rf'(?:{_STOP})(?P<order>\S.*)$',
    re.IGNORECASE,
)
"""Who needs what, perhaps where, and then the order."""
_FOR = re.compile(
    rf"^\s*(?P<call>[\w'’-]+\s*,\s*)?(?P<what>the\s+(?:[\w'’-]+\s+){{1,3}}?)"
    rf"(?:(?P<led>in|on|at)\s+(?P<spot>(?:[\w'’-]+\s+){{1,4}}?))?(?:is|are)\s+(?:meant\s+)?for\s+"
    rf"(?P<who>(?:[\w'’-]+\s?){{1,3}}?)(?:{_STOP})(?P<order>\S.*)$",
    re.IGNORECASE,
)
"""'The phone on the table is for Ann', and then the order."""
_MORE = re.compile(r'\b(\d+|two|three|four|five|six)\s+(?:more|extra|fresh)\s', re.IGNORECASE)
_IN_WHERE = re.compile(r'\b(?:in|at|from)\s+(?P<spot>[^,]+)$', re.IGNORECASE)
_THEM = r'(?:it|them|those|these|everything|both|(?:one|some)(?!\s+(?:of|more)\b))'
_IT = re.compile(rf'\b{_THEM}\b', re.IGNORECASE)
_TAKE = r'(?:take|bring|deliver|carry|run|send|get|drop|hand|drive|fetch|pass|give)'
_WRITE = r'(?:put|pop|stick|write|jot|bung|chuck|whack|throw|get|enter|include)'
_THERE = (
    r'(?:(?:up|over|down|out|round|along|across|in|off)\s+)?'
    r'(?:there|to\s+(?:her|him|them)|up|over|down|round|along|across)(?!\s+(?:to|on|in|the)\b)'
)
_TAKEN_THERE = re.compile(
    rf'(?P<verb>\b{_TAKE}\b)\s+(?P<it>{_THEM})\b'
    rf'(?:(?P<there>\s+{_THERE})\b|(?=\s*(?:[.,;!?]|$|and\b|then\b|please\b|for\b)))',
    re.IGNORECASE,
)
_GO_THERE = re.compile(
    r'\b(?P<go>go|drive|head|walk|come|roll)\s+(?:(?:over|up|down|out|round)\s+)?there\b',
    re.IGNORECASE,
)
_HER = re.compile(r'\bto\s+(?:her|him|them)\b|\b(?:her|him)\b(?=\s*(?:[.,;!?]|$|and\b|then\b))',
                  re.IGNORECASE)  # fmt: skip
_STATES = frozenset({'on', 'off', 'up', 'down', 'open', 'shut', 'closed', 'out', 'back', 'away'})
_UNTOLD = frozenset({'if', 'when', 'unless', 'until', 'whenever', "don't", 'not', 'never',
                     'except', 'before', 'after', 'once', 'while', 'only', 'or'})  # fmt: skip


def with_facts_in_the_order(
    text: str, spots: Mapping[str, str], people: Mapping[str, str]
) -> str | None:
    """Return the order with what the facts before it say in it; None: it is something else.

    Of places and people: how they may be called (in lower case) -> their names. What is brought
    where nobody said so in one sentence, so it waits for a yes.
    """
    words = split_words(text)
    if _UNTOLD & {*words} or len(words) > _MOST_WORDS:
        return None
    return _needed(text, spots, people) or _meant_for(text, spots, people)


_MISSED = r"(?P<what>(?!it\b|them\b|time\b)[^\W\d][\w'’-]*(?:\s+(?!is\b|are\b)[\w'’-]+){0,3}?)"
_ALL = r'(?:(?:all|nearly|almost|completely|just|totally|now|again)\s+)*'
_SOFT = r'(?:(?:please|just|then|so|can|could|will|would|you|i|we|should|better|let|us|me)\s+)*'
_LACKS = tuple(
    re.compile(
        rf'^\s*(?P<call>[\w-]+\s*,\s*)?{lack}(?P<stop>{_STOP}|\s+(?:and|-|–|—)\s+)'
        rf'(?P<order>{_SOFT}(?P<verb>add|note|{_WRITE})\s+(?P<it>{_THEM}|that)\b'
        rf'(?=[^.;!?]*\b(?:lists?|notes?|notepad|board)\b|\s+down\b).*)$',
        re.IGNORECASE,
    )
    for lack in (
        rf"[\w'’ -]+?\s+{_ALL}(?:(?:run|running|gone)\s+)?(?:out\s+of|short\s+of|low\s+on)\s+"
        rf'(?:the\s+|any\s+)?{_MISSED}(?:\s+again)?',
        rf"(?:there(?:\s+is|\s+are|['’]s)\s+)?{_ALL}no\s+(?:more\s+)?{_MISSED}"
        r'(?:\s+(?:left|anymore|any\s+more))?',
        rf"(?:the\s+|our\s+|my\s+)?{_MISSED}(?:\s+is|\s+are|\s+has|\s+have|['’]s)\s+{_ALL}"
        r'(?:gone|finished|empty|used\s+up|(?:run|running)\s+(?:out|low))',
        rf"[\w'’]+(?:\s+[\w'’]+)?\s+{_NEEDS}\s+(?:some\s+|more\s+|any\s+)*{_MISSED}",
    )
)


def with_the_amount_asked(text: str) -> str:
    """Return "what's 350 pints in litres" for 'it says 350 pints, what is that in litres'."""
    found = _ASKED_OF_IT.match(text)
    return text if found is None else f"what's {found['amount']} in {found['unit']}"


_WHERE_IT_IS = re.compile(
    r"^\s*(?P<what>(?:the|my|our|your)\s+(?:[\w'’-]+\s+){1,3}?)"
    r'(?:is|are|(?:should|must|might|could|ought\s+to)\s+be)\s+(?:still\s+|probably\s+|somewhere\s+)*'
    r'(?:in|on|at|by|under|inside|behind|near)\s+[^,.;!?]+[,.;!]\s*(?:(?:and|so)\s+)?(?P<order>\S.*)$',
    re.IGNORECASE,
)


def with_what_is_unknown(text: str, is_named: Callable[[str], bool]) -> str:
    """Return 'hand the scissors to Ann' for 'the scissors are in the box, hand them to Ann'.

    Only of what is not called so here (`is_named`): 'them' must not be what is in the box.
    """
    found = _WHERE_IT_IS.match(text)
    if found is None or is_named(found['what'].strip()):
        return text
    return _IT.sub(found['what'].strip(), found['order'], count=1)


def with_what_is_missing(text: str) -> str:
    """Return 'put milk on the list' for 'we are out of milk, put it on the list'."""
    for lack in _LACKS:
        found = lack.match(text)
        if found is not None and not _UNTOLD & {*split_words(text)}:
            at = found.start('order')
            order = f'{text[at : found.start("it")]}{found["what"]}{text[found.end("it") :]}'
            return f'{found["call"] or ""}{order}'
    return text


_NUMBER = rf'(?:\d[\d.,]*|{"|".join(sorted(NUMERALS))})'
_ASKED_OF_IT = re.compile(
    rf'^.*?(?<![\w.,-])(?P<amount>{_NUMBER}(?:[\s-]+(?:and\s+)?{_NUMBER})*'
    r"\s+[a-z°]+)\s*[.,;:!–-]*\s+(?:(?:and|so)\s+)?(?:what(?:['’]?s|\s+is)|how\s+(?:much|many)\s+is)"
    r'\s+(?:that|it|this)\s+(?:in|to|into)\s+(?P<unit>[a-z°]+(?:\s+[a-z]+)?)\s*[?.!]*$',
    re.IGNORECASE,
)
"""An amount is told, and then asked for in another unit."""


def _needed(text: str, spots: Mapping[str, str], people: Mapping[str, str]) -> str | None:
    found = _FACTS.match(text)
    if found is None:
        return None
    pairs = list(_pairs(found, spots, people))
    if any(split_words(what)[-1] in _STATES for what, _ in pairs):
        return None  # 'Ann wants the light on'
    taken = list(_TAKEN_THERE.finditer(found['order']))
    first = _IT.search(found['order'])
    if not pairs or not all(to for _, to in pairs) or not taken or first is None:
        return None
    last = taken[-1]
    call, order = found['call'] or '', found['order']
    whole = ' and '.join(f'{what} to {to}' for what, to in pairs)
    if first.start() == last.start('it'):
        instead = f'{last["verb"]} {whole}'
    elif len(pairs) == 1:  # 'collect it from the store and take it up there'
        instead = f'{last["verb"]} {last["it"]} to {pairs[0][1]}'
    else:
        return None
    again = f'{order[: last.start()]}{instead}{order[last.end() :]}'
    if first.start() != last.start('it'):
        again = f'{again[: first.start()]}{pairs[0][0]}{again[first.end() :]}'
    return f'{call}{again}'


def _pairs(
    found: re.Match[str], spots: Mapping[str, str], people: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield what is needed, and the place or the person that it is for ('': nobody knows)."""
    others = found['others'] or ''
    what = found['what'][: len(found['what']) - len(others)] if others else found['what']
    where = _named(found['where'] or '', spots) if found['where'] else ''
    yield _plain(what), where or _whom(found['who'], spots, people)
    for part in re.split(r'\s*,\s*(?:and\s+)?|\s+and\s+', others.strip(' ,')):
        said = re.match(rf"(?:and\s+)?(?P<who>(?:[\w'’-]+\s+){{1,3}}?)(?P<what>{_AN}\s.+)$", part)
        if said:
            yield _plain(said['what']), _whom(said['who'], spots, people)


def _meant_for(text: str, spots: Mapping[str, str], people: Mapping[str, str]) -> str | None:
    found = _FOR.match(text)
    if found is None:
        return None
    spot = _named(found['spot'] or '', spots)
    to = _whom(found['who'], spots, people)
    order = found['order']
    it = _IT.search(order)
    if not to or (found['spot'] and not spot) or it is None:
        return None
    taken = list(_TAKEN_THERE.finditer(order))
    if taken and taken[-1]['there'] and taken[-1].start('it') >= it.start():
        last = taken[-1]
        order = f'{order[: last.end("it")]} to {to}{order[last.end() :]}'
    order = f'{order[: it.start()]}{found["what"].strip()}{order[it.end() :]}'
    if spot:
        order = _GO_THERE.sub(rf'\g<go> to {spot}', order)
    order = _HER.sub(lambda m: f'to {to}' if m[0].lower().startswith('to') else to, order)
    return f'{found["call"] or ""}{order}'


def _plain(what: str) -> str:
    """Return '2 pillows' for '2 more pillows': nothing is known of those before."""
    return _MORE.sub(r'\1 ', what.strip()).strip()


def _whom(who: str, spots: Mapping[str, str], people: Mapping[str, str]) -> str:
    """Return the name of the person, or of the place where somebody is."""
    where = _IN_WHERE.search(who.strip())
    person = people.get(who.strip().casefold(), '')
    return person or _named(where['spot'] if where else who, spots)


def _named(said: str, spots: Mapping[str, str]) -> str:
    spot = said.strip().casefold()
    name = spots.get(spot) or spots.get(spot.removeprefix('the '), '')
    return f'the {name}' if spot.startswith('the ') and name else name
