"""German clock times and durations, put in plainer words before a command is cut into pieces."""

from collections.abc import Callable
import re

from llm_bridge.language.text.numerals import Numeral, read_items

Rewrite = tuple[str, str | Callable[[re.Match[str]], str]]
"""A pattern, and what stands in the place of what it finds."""
_ONES = ('null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn',
         'elf', 'zwölf', 'dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn',
         'neunzehn')  # fmt: skip
_TENS = {'zwanzig': 20, 'dreißig': 30, 'dreissig': 30, 'vierzig': 40, 'fünfzig': 50}
_COUNTS = {
    **{word: value for value, word in enumerate(_ONES)}, 'ein': 1, **_TENS,
    **{
        f'{one if one != "eins" else "ein"}und{ten}': value + tens
        for value, one in enumerate(_ONES[1:10], 1)
        for ten, tens in _TENS.items()
    },
}  # fmt: skip
_HOURS = '|'.join((*_ONES[1:13], 'ein', r'\d\d?'))
_ANY_HOUR = '|'.join(
    (*sorted((w for w, n in _COUNTS.items() if n <= 24), key=len, reverse=True), r'\d\d?')
)
_MINUTES = '|'.join((*sorted(_COUNTS, key=len, reverse=True), r'\d\d?'))
_PARTS = {
    'morgens': 'in the morning', 'früh': 'in the morning', 'abends': 'in the evening',
    'nachmittags': 'in the afternoon', 'nachts': 'at night', 'mittags': 'in the afternoon',
    'in der früh': 'in the morning', 'an dem morgen': 'in the morning',
    'an dem vormittag': 'in the morning', 'vormittags': 'in the morning',
    'an dem abend': 'in the evening', 'an dem nachmittag': 'in the afternoon',
    'in der nacht': 'at night', 'heute abend': 'in the evening',
}  # fmt: skip
_LATE = ('abends', 'nachmittags', 'an dem abend', 'an dem nachmittag', 'heute abend')
_LEADS = {'um': 'at', 'bis': 'until', 'ab': 'at', 'nach': 'after', 'vor': 'before'}


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _COUNTS[said]


def _clock(hour: int, minute: int, part: str | None) -> str:
    """Return a time of day, as 'at_18:30': one word, so that it stays together."""
    hour %= 24
    if part in _LATE and hour < 12:
        return f'at_{hour + 12:02d}:{minute:02d}'
    if part in ('nachts', 'in der nacht') and 6 < hour < 12:
        return f'at_{hour + 12:02d}:{minute:02d}'
    return f'at_{hour:02d}:{minute:02d}' if part or hour > 12 else f'at_{hour}:{minute:02d}'


def _led(m: re.Match[str], hour: int, minute: int) -> str:
    """Return a time of day behind the word that leads it: 'bis_8:30'."""
    hour, minute = hour + minute // 60, minute % 60
    return _clock(hour, minute, m['p']).replace('at', _LEADS[m['l']], 1)


def _half(m: re.Match[str]) -> str:
    return _led(m, _count(m['h']) - 1, 30)


def _quarter(m: re.Match[str]) -> str:
    """Return 'Viertel nach acht', 'Viertel vor acht', or 'viertel acht', which is 7:15."""
    after = m['w'] == 'nach'
    return _led(m, _count(m['h']) - (not after), 45 if m['w'] == 'vor' else 15)


def _three_quarters(m: re.Match[str]) -> str:
    return _clock(_count(m['h']) - 1, 45, m['p']).replace('at', _LEADS[m['l'] or 'um'], 1)


def _around_half(m: re.Match[str]) -> str:
    return _led(m, _count(m['h']) - 1, 30 + _count(m['m']) * (1 if m['w'] == 'nach' else -1))


def _around(m: re.Match[str]) -> str:
    minute = _count(m['m'])
    if minute > 59:
        return m[0]
    is_after = m['w'] == 'nach'
    return _led(m, _count(m['h']) - (not is_after), minute if is_after else 60 - minute)


def _full(m: re.Match[str]) -> str:
    return _led(m, _count(m['h']), _count(m['m'] or '0'))


def _later(m: re.Match[str]) -> str:
    """Return a time behind 'abends': 'morgen abend at_8:30' as 'morgen at_20:30'."""
    hour = int(m['h'])
    day = {'morgen': 'morgen ', 'jeden': 'jeden tag '}.get(m['d'] or '', '')
    return f'{day}{m["l"]}_{hour + 12 if hour < 12 else hour}:{m["m"]}'


def _and_a_half(m: re.Match[str]) -> str:
    """Return a number with a half: 'sechseinhalb' as '6.5'."""
    if m['n'] in ('ein', 'ander'):
        return '1.5'
    items = read_items((m['n'],), 'de')
    if len(items) != 1 or not isinstance(items[0], Numeral):
        return m[0]
    return f'{items[0].value + 0.5:g}'


def _hours_and_minutes(m: re.Match[str]) -> str:
    """Return 'eine Stunde und zehn Minuten' as minutes."""
    hours = 1 if m['h'].startswith('ein') and m['h'] not in _COUNTS else _count(m['h'])
    return f'{hours * 60 + _count(m["m"])} minuten'


_AMOUNTS = (
    r'grad|prozent|%|meter|metern|zentimeter|zentimetern|millimeter|cm|mm|m|sekunden?|minuten?|'
    r'stunden?|tage|stufen?|punkte?|kilo|liter|euro|mal|halb|viertel|und|bis|umdrehungen'
)
_PART = rf'(?: (?P<p>{"|".join(_PARTS)}))?'
_AN = r'(?:eine[rmns]?|ne|ner|der|die)'
CLOCK: tuple[Rewrite, ...] = (
    (rf'\bkurz (vor|nach) (?=(?:halb |viertel )?(?:{_ANY_HOUR})\b)', r'kurz\1 '),
    (
        r'\b(?:gegen|pünktlich um|um punkt|punkt|genau um|so um|so gegen|um genau|um circa|um ca) '
        rf'(?=(?:(?:{_MINUTES}|kurz|viertel) (?:vor|nach) |halb |dreiviertel |viertel )*'
        rf'(?:{_ANY_HOUR})(?: uhr\b| ,|$|:| (?:{"|".join(_PARTS)})\b| \w))',
        'um ',
    ),
    (
        rf'(?:\b(?:stelle?|stellen|mache?) )?((?:\b(?:den|die|meinen|mir|bitte|mal) )*)'
        rf'\b(wecker|weckzeit)((?: \w+)*?) auf (?=(?:halb |dreiviertel |viertel (?:vor |nach )?)?'
        rf'(?:{_ANY_HOUR})(?: uhr| ,|$|:|\.\d\d| (?:{"|".join(_PARTS)})))',
        r'setz \1\2\3 um ',
    ),
    (
        rf'\bum (?P<h>{_ANY_HOUR})(?! uhr|[:.]|\d| (?:{_AMOUNTS})\b| (?:vor|nach) )\b',
        r'um \1 uhr',
    ),
    (
        rf'\b(?:(?P<l>um|bis|ab|nach|vor) )?(?:um )?dreiviertel (?P<h>{_HOURS})(?: uhr)?{_PART}\b',
        _three_quarters,
    ),
    (
        rf'\b(?P<l>um|bis|ab) (?:um )?(?P<m>{_MINUTES})(?: minuten?)? (?P<w>vor|nach) halb '
        rf'(?P<h>{_HOURS}){_PART}\b',
        _around_half,
    ),
    (
        rf'\b(?P<l>um|bis|ab) (?:um )?(?P<m>{_MINUTES})(?: minuten?)? (?P<w>vor|nach) '
        rf'(?P<h>{_ANY_HOUR})(?: uhr)?{_PART}\b',
        _around,
    ),
    (r'\b(?P<n>\w+?)(?:und)?einhalb\b', _and_a_half),
    (r'\banderthalb\b', '1.5'),
    (
        rf'\b(?P<l>um|bis|ab|nach|vor) (?:um )?halb (?P<h>{_HOURS})(?: uhr)?{_PART}\b(?! so )',
        _half,
    ),
    (
        rf'\b(?P<l>um|bis|ab) (?:um )?(?:viertel|1/4) (?:(?P<w>vor|nach) )?(?P<h>{_ANY_HOUR})'
        rf'(?: uhr)?{_PART}\b',
        _quarter,
    ),
    (
        rf'\b(?P<l>um|bis|ab|nach|vor) (?:um )?(?P<h>{_ANY_HOUR}) uhr'
        rf'(?: (?P<m>{_MINUTES})(?! (?:{_AMOUNTS})\b))?{_PART}\b',
        _full,
    ),
    (
        rf'\b(?P<l>um|bis|ab|nach|vor) (?:um )?(?P<h>\d\d?)(?:[:h]|\.(?=\d\d uhr))(?P<m>\d\d)'
        rf'(?: uhr)?{_PART}\b',
        _full,
    ),
    (rf'\b(?P<l>um) (?P<h>{_HOURS})(?P<m>(?!.))?{_PART}(?= ,|$)', _full),
    (rf'\b(?P<l>um) (?P<h>{_HOURS})(?P<m>(?!.))? (?P<p>{"|".join(_PARTS)})\b', _full),
    (
        r'\b(?:(?P<d>heute|morgen|jeden) )?(?:abends?|nachmittags?) (?P<l>at|until)_'
        r'(?P<h>\d\d?):(?P<m>\d\d)\b',
        _later,
    ),
    (r'\bjeden (?:morgen|mittag) (?=at_)', 'jeden tag '),
)
DURATIONS: tuple[Rewrite, ...] = (
    (
        rf'\b({_AN}) (?:gute|knappe|kleine)[rn]? (?=halbe|stunde|viertel|dreiviertel|minute)',
        r'\1 ',
    ),
    (rf'\b(?:{_AN} )?dreiviertel ?stunden?\b', '45 minuten'),
    (rf'\b(?:{_AN} )?viertel ?stunde\b', '15 minuten'),
    (rf'\b(?:{_AN} )?halbe[rn]? stunde\b', '30 minuten'),
    (rf'\b(?:{_AN} )?halbe[rn]? minute\b', '30 sekunden'),
    (r'\b(?:jede|alle) (?=(?:15|30|45) (?:minuten|sekunden))', 'every_ '),
    (
        rf'\b(?P<h>{_MINUTES}|eine[rmn]?) stunden? (?:und )?(?P<m>{_MINUTES}) minuten?\b',
        _hours_and_minutes,
    ),
    (
        r'\balle (?=(?:\d+|zwei|drei|vier|fünf|zehn|zwanzig|dreißig) '
        r'(?:sekunden|minuten|stunden|tage))',
        'every_ ',
    ),
    (
        r'\b((?:lass|lasse|lassen)\b(?: (?!noch\b|,)\S+)*?)(?: noch)?(?<! in)(?<! nach)(?<! für) '
        r'(\S+ (?:minuten?|stunden?|sekunden?))'
        r'(?= (?:an|auf|offen|laufen|brennen|leuchten|spielen|stehen|ziehen|weiterlaufen)\b)',
        r'\1 for_ \2',
    ),
    (r'\b(\w+) (minuten?|stunden?|sekunden?) lang\b', r'for_ \1 \2'),
    (r'\bfür (?=\S+ (?:minuten?|stunden?|sekunden?) ?(?:an|aus|ein|auf|zu|,|$))', 'for_ '),
    (r'\bfür (?=\w+ (?:minuten?|stunden?|sekunden?))', 'for_ '),
    (r'\bin (?=\S+ (?:minuten?|stunden?|sekunden?|tagen?)\b)', 'in_ '),
    (r'\bnach (?=\S+ (?:minuten?|stunden?|sekunden?)\b)', 'in_ '),
)
