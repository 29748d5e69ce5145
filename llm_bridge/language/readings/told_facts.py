"""Facts that are told before an order: 'Ann needs the jug. It is on the shelf, give it to her'.

What is needed, who it is for and where something is are put where the order only says 'it',
'her' and 'there'; the order alone is left. A fact of which no word is taken up stays an order of
its own, or a hint, and then nothing is changed.
"""

from collections.abc import Callable
from dataclasses import dataclass
import re

from llm_bridge.language.text.words import words as split_words

Sort = Callable[[str], str | None]
"""Tells what a phrase names: 'person', 'robot', 'thing' or 'place'."""
# fmt: off
_IS = (r"(?:\s+(?:is|are)|['’](?:s|re)|\s+(?:should|must|will|might|may|ought\s+to)\s+be"
       r"|['’]ll\s+be)")
_HOW = r'(?:\s+(?:still|just|now|currently|probably|already|over|up|down|out|sitting|standing|' \
       r'lying|waiting|working|parked|kept|left|somewhere))*'
_BY_THE_WAY = (r'(?:\s+(?:somewhere|(?:right\s+)?now|at\s+the\s+moment|already|today|'
               r'by\s+the\s+way))?')
_WHO = r"(?P<who>[\w'’ -]+?)"
_NEED = re.compile(
    rf"^{_WHO}(?:\s+(?:really\s+|just\s+)?(?:needs?|wants?|would\s+(?:really\s+)?(?:like|love)|"
    r"could\s+(?:use|do\s+with)|(?:is|are)\s+(?:asking|waiting)\s+for|"
    r"(?:has\s+|have\s+)?asked\s+for)|['’]d\s+(?:like|love))\s+(?P<what>[\w'’ -]+)$", re.I)
_GOING = re.compile(
    rf'^{_WHO}\s+(?:needs|has|wants|is\s+supposed|is\s+meant|ought)\s+to\s+'
    r'(?:get|go|be|drive|come|head|move|fly)(?:\s+(?:over|up|down|back|out))?\s+(?:to|in|at|into)'
    r"\s+(?P<where>[\w'’ -]+)$", re.I)
_AT = re.compile(
    rf'^{_WHO}{_IS}{_HOW}\s+(?P<prep>in|on|at|by|under|behind|inside|beside|near)\s+'
    rf"(?P<where>[\w'’ -]+?){_BY_THE_WAY}$", re.I)
_FOR = re.compile(
    rf"^(?:it|they|that|this|these|those){_IS}\s+(?:meant\s+)?for\s+(?P<who>[\w'’ -]+?)"
    r"(?:\s+(?:in|on|at)\s+(?P<at>[\w'’ -]+))?$", re.I)
_COMING = re.compile(
    rf'^{_WHO}{_IS}{_HOW}\s+(?:on\s+(?:his|her|their|the)\s+way(?:\s+(?:home|back|over|up|here))?|'
    r'coming(?:\s+(?:home|over|up|back|round|in|soon))*|(?:back|here)\s+soon|arriving(?:\s+soon)?|'
    r'due(?:\s+(?:any\s+(?:minute|moment)|soon|now))?)$', re.I)
_ABSENT = re.compile(
    rf"^{_WHO}(?:\s+(?:is|are)\s+not|\s+(?:isn|aren)['’]?t|['’](?:s|re)\s+not)\s+(?:(?:here|there)|"
    r"(?:in|at|on)\s+[\w'’ -]+)$", re.I)
_LOST = re.compile(
    r"^(?:i|we)\s+(?:(?:don['’]?t|do\s+not)\s+know|have\s+no\s+idea|can['’]?t\s+see)\s+where\s+"
    rf"{_WHO}\s+(?:is|are|went|has\s+gone|have\s+gone|got\s+to)$|"
    rf"^(?:i|we)\s+(?:can['’]?t|cannot)\s+find\s+(?P<lost>[\w'’ -]+)$", re.I)
_PARTS = re.compile(
    r'(?:\s*[.!?;:]+\s+|\s*[,–—]\s*|\s+(?=so\s)|\s+(?=and\s+(?:could|can|please)\s))')
_LEAD = re.compile(r'^(?:(?:so|and|well|right|oh|ok|okay)\s+)+', re.I)
_PRONOUNS = frozenset({'he', 'she', 'it', 'they'})
_BEHIND_HER = (r'(?=\s*(?:$|[,.;!?\"])|\s+(?:and|then|to|in|at|on|from|for|please|there|after|'
               r'back|afterwards|around|over|along|a|an|the|some|it|them|when|once|until|till|'
               r'as|with|will|would|could|can|now|again|too|quickly|straight|right|instead|before)\b)')
_HIM = re.compile(rf'\b(?:him|her{_BEHIND_HER})(?!\w)', re.I)
_HE = re.compile(r"(?<![\w'’])(?:he|she)(?![\w'’])", re.I)
_ROBOT_IT = re.compile(r"(?<![\w'’])(?:him|it|her)(?![\w'’])", re.I)
_IT = re.compile(r"(?<![\w'’])(?:it|them)(?![\w'’])", re.I)
_THERE = re.compile(
    r"(?:(?P<led>\b(?:from|in|on|at|to|into|over|up|out|down))\s+)?(?<![\w'’])there\b"
    r"(?!['’]|\s+(?:is|are)\b)", re.I)
_SENT = re.compile(
    r'\b(?:send|go|drive|take|bring|carry|move|get|come|head|fly|run|deliver)\b[^,.;]*$', re.I)
_OPENED = re.compile(r'\b(?:open|close|shut|lock|unlock)(?:\s+up)?\s+$', re.I)
"""Before 'it': where the thing is, and not the thing."""
_BROUGHT = re.compile(
    r'\b(?:take|bring|get|fetch|carry|run|deliver|pass|hand)\s+(?P<it>it|them)'
    r'(?:\s+(?:over|up|round|down|along))?(?=\s*(?:$|[,.;!?])|\s+(?:and|please|then|when|once)\b)',
    re.I)
_UNTOLD = frozenset({'if', 'unless', 'not', "don't", 'dont', 'never', 'except', 'instead',
                     'whenever', 'every'})
"""With these a fact may be a case, or a part of what is forbidden."""
_DETERMINERS = frozenset({'the', 'a', 'an', 'some', 'my', 'our', 'his', 'her', 'their', 'your',
                          'another', 'more'})
# fmt: on


@dataclass
class _Told:
    """What has been told so far, in words of the command."""

    who: str = ''
    is_robot: bool = False
    """Whether that is a robot."""
    for_place: str = ''
    """A place that needs something."""
    what: str = ''
    prep: str = 'in'
    where: str = ''
    is_goal: bool = False
    """Whether somebody is to go there."""


def without_facts(text: str, sort_of: Sort) -> str | None:
    """Return the orders with the facts before them put in; None: there are none to put in."""
    orders = [part for part, _ in _parts(text) if not _missed(_said(part), sort_of)]
    if _UNTOLD & {*split_words(' '.join(orders))}:
        return None
    told, kept = _Told(), ''
    found = is_behind = is_left = False
    for part, gap in _parts(text):
        said = _said(part)
        goes_on = _subject(said) in _PRONOUNS
        if _learnt(told, said, sort_of):
            if is_left and not goes_on:
                return None  # of two facts only the last was taken up
            found = is_behind = True
            is_left = _COMING.match(said) is None  # that asks for nothing
            continue
        bare = _LEAD.sub('', part) if is_behind else part
        is_behind = False
        put = _put_in(bare, told) if found else bare
        is_left = is_left and put == bare
        kept += put + gap
    if not found or is_left:
        return None
    return kept.strip(' ,;:–—')


def _parts(text: str) -> list[tuple[str, str]]:
    """Return the stretches of a text, each with what stands behind it."""
    quote = re.search(r'["“„«]', text)
    end = quote.start() if quote else len(text)
    found, at = [], 0
    for gap in _PARTS.finditer(text, 0, end):
        if gap.start() > at:
            found.append((text[at : gap.start()], gap[0] or ' '))
            at = gap.end()
    return [*found, (text[at:], '')]


def _said(part: str) -> str:
    return _LEAD.sub('', part).strip(' .!?')


def _missed(said: str, sort_of: Sort) -> str:
    """Return who or what is told not to be where it should be; '': that is not told."""
    found = _ABSENT.match(said) or _LOST.match(said)
    who = '' if found is None else (found['who'] or found.groupdict().get('lost') or '').strip()
    return who if who and sort_of(who) in ('person', 'thing') else ''


def _learnt(told: _Told, said: str, sort_of: Sort) -> bool:
    """Take up what a stretch tells, if it is a fact of what is known here."""
    missed = _missed(said, sort_of)
    if missed:
        told.where = ''
        if sort_of(missed) == 'person':
            told.who, told.is_robot = missed, False
        else:
            told.what = _definite(missed)
        return True
    need = _NEED.match(said)
    if need is not None and sort_of(need['what']) == 'thing':
        sort = sort_of(need['who'])
        if sort == 'person':
            told.who, told.is_robot = need['who'].strip(), False
        elif sort == 'place':
            told.for_place = need['who'].strip()
        else:
            return False
        told.what = _definite(need['what'])
        return True
    going = _GOING.match(said)
    if going is not None and sort_of(going['who']) == 'robot' and sort_of(going['where']):
        told.who, told.is_robot = going['who'].strip(), True
        told.where, told.is_goal = going['where'].strip(), True
        return True
    meant = _FOR.match(said)
    if meant is not None and sort_of(meant['who']) == 'person':
        told.who, told.is_robot = meant['who'].strip(), False
        return meant['at'] is None or sort_of(meant['at']) == 'place'
    coming = _COMING.match(said)
    if coming is not None and sort_of(coming['who']) == 'person':
        told.who, told.is_robot = coming['who'].strip(), False
        return True
    at = _AT.match(said)
    if at is None or sort_of(at['where']) != 'place':
        return False
    who, sort = at['who'].strip(), sort_of(at['who'])
    if who.lower() in _PRONOUNS:
        if not (told.who or told.what):
            return False
    elif sort == 'person':
        told.who, told.is_robot = who, False
    elif sort == 'thing':
        told.what = _definite(who)
    else:
        return False
    told.prep, told.where, told.is_goal = at['prep'].lower(), at['where'].strip(), False
    return True


def _subject(said: str) -> str:
    """Return the first word, without the verb that hangs on it: 'it' of 'it's'."""
    return re.split(r"['’]", (*split_words(said), '')[0])[0]


def _put_in(part: str, told: _Told) -> str:
    """Return orders with what was told in the place of the words for it."""
    if told.what:
        brought = _BROUGHT.search(part)
        to = told.for_place or told.who
        if brought is not None and to and not (_HIM.search(part) or _THERE.search(part)):
            part = f'{part[: brought.end()]} to {to}{part[brought.end() :]}'
        it = _IT.search(part)
        if it is not None and not re.search(r',|\band\b', part[: it.start()]):
            is_place = told.where and _OPENED.search(part[: it.start()])
            if is_place or told.what.endswith('s') == (it[0].lower() == 'them'):
                put = told.where if is_place else told.what
                part = f'{part[: it.start()]}{put}{part[it.end() :]}'
            if not is_place:
                told.what = ''  # 'it' may be something else from here on
    if told.who and told.is_robot:
        part = _ROBOT_IT.sub(told.who, part) if not told.what else part
    elif told.who:
        part = _HE.sub(told.who, _HIM.sub(told.who, part))
    if told.where:
        part = _THERE.sub(lambda m: _there(m, told, part), part)
    return part


def _there(match: re.Match[str], told: _Told, part: str) -> str:
    led = (match['led'] or '').lower()
    if led in ('from', 'to', 'into'):
        return f'{led} {told.where}'
    if led in ('in', 'on', 'at'):
        return f'{told.prep} {told.where}'
    is_sent = told.is_goal or _SENT.search(part[: match.start()])
    return f'{"to" if is_sent else told.prep} {told.where}'


def _definite(phrase: str) -> str:
    """Return 'the jug' for 'a jug' and 'some jug'."""
    first, _, rest = phrase.strip().partition(' ')
    if first.lower() in ('a', 'an', 'some', 'another', 'more') and rest:
        return f'the {rest}'
    return phrase.strip()


def without_determiner(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase without 'the' or 'some' before them."""
    words = split_words(phrase)
    return words[1:] if words[:1] and words[0] in _DETERMINERS and words[1:] else words
