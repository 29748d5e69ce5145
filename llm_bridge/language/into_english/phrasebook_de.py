"""German words for orders, and what they are in English."""

from collections.abc import Mapping
from functools import lru_cache
import re

from llm_bridge.language.into_english.phrasebook import English, Phrasebook
from llm_bridge.language.into_english.phrasebook_de_deeds import DEEDS, FORMS
from llm_bridge.language.into_english.phrasebook_de_nouns import NOUNS
from llm_bridge.language.into_english.phrasebook_de_participles import participles
from llm_bridge.language.into_english.phrasebook_de_things import PEOPLE
from llm_bridge.language.into_english.phrasebook_de_verbs import IRREGULAR, VERBS
from llm_bridge.language.into_english.phrasebook_de_work import FIRSTS, QUALITIES
from llm_bridge.language.text.numerals import Numeral, read_items

_IRREGULAR = {**IRREGULAR, **FORMS}
# fmt: off
_PARTED = {
    'im': 'in dem', 'ins': 'in das', 'am': 'an dem', 'ans': 'an das', 'zum': 'zu dem',
    'zur': 'zu der', 'vom': 'von dem', 'beim': 'bei dem', 'aufs': 'auf das', 'fürs': 'für das',
    'durchs': 'durch das', 'ums': 'um das', 'übers': 'über das', "gibt's": 'gibt es',
    "geht's": 'geht es', 'nen': 'einen', "'nen": 'einen', "'ne": 'eine', "'n": 'ein',
    'vors': 'vor das', 'hinterm': 'hinter dem', 'unterm': 'unter dem', 'überm': 'über dem',
}
_RAISED = ('fork', 'forks', 'arm', 'mast', 'head', 'legs', 'bed', 'desk', 'screen', 'tray')
_SPEED = {**dict.fromkeys(_RAISED, 'raise'), 'climate': 'make {} warmer', 'light': 'brighten',
    'media_player': 'make {} louder',
          'cover': 'open', '': 'turn up'}
_SLOW = {**dict.fromkeys(_RAISED, 'lower'), 'climate': 'make {} cooler', 'light': 'dim',
    'media_player': 'make {} quieter',
         'cover': 'close', '': 'turn down'}
_PARTICLES: Mapping[str, English] = {
    'aus': {'cover': '', '': 'turn off'}, 'an': {'cover': '', '': 'turn on'},
    'ein': 'turn on', 'ab': '', 'raus': {'cover': 'extend', '': ''},
    'rein': {'cover': 'retract', '': ''},
    'auf': 'open', 'zu': 'close', 'hoch': _SPEED, 'rauf': _SPEED,
    'runter': _SLOW, 'herunter': _SLOW, 'hinunter': _SLOW, 'hinauf': _SPEED, 'herauf': _SPEED,
    'nieder': _SLOW, 'höher': _SPEED, 'niedriger': _SLOW,
    'heller': 'brighten', 'dunkler': 'dim', 'wärmer': 'make {} warmer',
    'kälter': 'make {} cooler', 'kühler': 'make {} cooler', 'lauter': 'make {} louder',
    'leiser': 'make {} quieter', 'schneller': 'make {} faster', 'langsamer': 'make {} slower',
    'zurück': 'go back', 'heim': 'dock', 'los': 'start', 'stumm': 'mute',
    'sauber': 'clean', 'leer': 'empty', 'offen': 'open', 'warm': 'heat',
}
_UNITS = {
    'grad': 'degrees', '°': 'degrees', '°c': 'degrees', 'prozent': 'percent', '%': 'percent',
    'meter': 'metres', 'metern': 'metres', 'm': 'metres', 'zentimeter': 'centimetres',
    'zentimetern': 'centimetres', 'cm': 'centimetres', 'millimeter': 'millimetres',
    'millimetern': 'millimetres', 'mm': 'millimetres', 'kilometer': 'kilometres',
    'kilo': 'kilograms', 'kilogramm': 'kilograms', 'kg': 'kilograms', 'gramm': 'grams',
    'g': 'grams', 'tonnen': 'tonnes', 'liter': 'litres', 'litern': 'litres', 'l': 'litres',
    'milliliter': 'millilitres', 'ml': 'millilitres', 'bar': 'bar', 'sekunde': 'seconds',
    'sekunden': 'seconds', 'minute': 'minutes', 'minuten': 'minutes', 'stunde': 'hours',
    'stunden': 'hours', 'tag': 'days', 'tage': 'days', 'tagen': 'days', 'watt': 'watts',
    'umdrehungen': 'revolutions', 'volt': 'volts', 'min': 'minutes',
    'std': 'hours', 'sek': 'seconds', 'newton': 'newtons', 'm/s': 'metres per second',
    'km/h': 'km/h', 'stück': 'pieces', 'kilowatt': 'kilowatts',
}
_SMALL = {
    'der': 'the', 'die': 'the', 'das': 'the', 'den': 'the', 'dem': 'the', 'des': 'the',
    'ein': 'a', 'eine': 'a', 'einen': 'a', 'einem': 'a', 'einer': 'a', 'eines': 'a',
    'mein': 'my', 'meine': 'my', 'meinen': 'my', 'meinem': 'my', 'meiner': 'my',
    'dein': 'your', 'deine': 'your', 'deinen': 'your', 'deinem': 'your', 'deiner': 'your',
    'unser': 'our', 'unsere': 'our', 'unseren': 'our', 'seine': 'its', 'seinen': 'its',
    'seiner': 'its', 'seinem': 'its', 'ihre': 'its', 'ihren': 'its', 'ihrer': 'its',
    'diese': 'this', 'diesen': 'this', 'dieses': 'this', 'dieser': 'this', 'diesem': 'this',
    'in': 'in', 'an': 'at', 'auf': 'on', 'zu': 'to', 'aus': 'from', 'von': 'of', 'mit': 'with',
    'bei': 'at', 'nach': 'to', 'für': 'for', 'vor': 'in front of', 'hinter': 'behind',
    'neben': 'next to', 'unter': 'under', 'über': 'over', 'zwischen': 'between',
    'durch': 'through', 'um': 'at', 'bis': 'until', 'ohne': 'without', 'gegen': 'against',
    'ab': 'from',
    'alle': 'all the', 'alles': 'everything', 'allen': 'all the', 'aller': 'all the',
    'sämtliche': 'all the', 'jede': 'every', 'jeden': 'every', 'jedes': 'every',
    'jeder': 'every', 'beide': 'both', 'beiden': 'both', 'die beiden': 'both',
    'alle beide': 'both', 'alle anderen': 'all the other', 'andere': 'other',
    'anderen': 'other', 'außer': 'except', 'ausser': 'except', 'bis auf': 'except',
    'mit ausnahme von': 'except', 'aber nicht': 'but not', 'nur nicht': 'but not',
    'es': 'it', 'ihn': 'it', 'ihm': 'it', 'sie': 'it', 'ihnen': 'them', 'alle zusammen': 'all',
    'mir': 'me', 'mich': 'me', 'uns': 'us', 'dich': '', 'dir': '', 'sich': '', 'hier': 'here',
    'hierher': 'here', 'her': 'here', 'dorthin': 'there', 'dahin': 'there', 'zu mir': 'to me',
    'noch einmal': 'again', 'nochmal': 'again', 'erneut': 'again',
    'zwei mal': 'twice', 'drei mal': 'three times',
    'ein bisschen': 'a bit', 'ein wenig': 'a bit', 'etwas': 'a bit', 'einen tick': 'a bit',
    'viel': 'a lot', 'deutlich': 'a lot', 'halb': 'halfway', 'zur hälfte': 'halfway',
    'zu der hälfte': 'halfway', 'auf die hälfte': 'to 50 percent', 'ganz': 'completely',
    'halbe': 'half', 'wieder': 'again', 'du': 'you',
    'auf den höchsten wert': 'to the maximum', 'nach hause': 'home', 'zu hause': 'home',
    'aus dem haus': 'out of the house',
    'nach links': 'to the left', 'nach rechts': 'to the right', 'nach vorne': 'forward',
    'nach vorn': 'forward', 'nach hinten': 'backward', 'mehr als': 'more than',
    'weniger als': 'less than', 'mindestens': 'at least', 'höchstens': 'at most',
    'wärmer als': 'warmer than', 'kälter als': 'colder than', 'größer als': 'more than',
    'kleiner als': 'less than', 'höher als': 'higher than', 'niedriger als': 'lower than',
    'jemand': 'someone', 'niemand': 'nobody', 'keiner': 'nobody', 'kein': 'no', 'keine': 'no',
    'lang': 'long',
    'oder': 'or', 'daneben': 'next to it', 'darauf': 'on it', 'drauf': 'on it',
    'darin': 'in it', 'hinein': 'in it', 'dahinter': 'behind it', 'darunter': 'under it',
    'davor': 'in front of it', 'davon': 'of it', 'ihr': 'her', 'stärker als': 'above',
    'schneller als': 'above', 'heißer als': 'hotter than', 'kühler als': 'colder than',
    'lauter als': 'louder than', 'tiefer als': 'below', 'schwerer als': 'more than',
    'länger als': 'longer than', 'später als': 'later than', 'pro': 'per', 'vorne': 'at the front',
    'hinten': 'at the back', 'dass': 'that', 'was': 'what', 'wo': 'where',
    'wer': 'who', 'wie': 'how',
    'wie viel': 'how much', 'wie viele': 'how many', 'wie warm': 'how warm',
    'wie voll': 'how full', 'wie kalt': 'how cold', 'wie hoch': 'what', 'welche': 'which',
    'welcher': 'which', 'welches': 'which', 'wann': 'when', 'warum': 'why',
    'auf dem weg': 'on the way', 'niedrigste': 'lowest', 'höchste': 'highest',
    'volle': 'full', 'voll': 'full', 'wir': 'we', 'ich': 'I', 'er': 'he', 'leise': 'quiet',
    'zu laut': 'too loud', 'zu leise': 'too quiet', 'zu kalt': 'too cold', 'zu warm': 'too warm',
    'zu heiß': 'too hot', 'zu dunkel': 'too dark', 'zu hell': 'too bright',
    'nächste': 'next', 'nächstes': 'next', 'nächsten': 'next', 'nächster': 'next',
    'vorige': 'previous', 'voriges': 'previous', 'vorigen': 'previous', 'letztes': 'last',
    'erste': 'first', 'ersten': 'first', 'zweite': 'second', 'zweiten': 'second',
    'dritte': 'third', 'dritten': 'third', 'vierte': 'fourth', 'vierten': 'fourth',
    'fünfte': 'fifth', 'fünften': 'fifth', 'sechste': 'sixth', 'sechsten': 'sixth',
}
_TIMES = {
    'jeden tag': 'every day', 'jeden morgen': 'every morning', 'jeden abend': 'every evening',
    'jede nacht': 'every night', 'jede stunde': 'every hour', 'heute abend': 'this evening',
    'morgen früh': 'tomorrow morning', 'morgen': 'tomorrow', 'abends': 'in the evening',
    'mittags': 'at noon', 'nachts': 'at night', 'morgens': 'in the morning',
    'zweimal': 'twice', 'dreimal': 'three times', 'viermal': 'four times',
    'fünfmal': 'five times', 'täglich': 'every day', 'stündlich': 'every hour',
    'um mitternacht': 'at midnight',
    'zu mittag': 'at noon', 'jeden montag': 'every monday', 'jede minute': 'every minute',
    'bei sonnenuntergang': 'at sunset', 'bei sonnenaufgang': 'at sunrise',
}
_STATES = {
    'auf': 'open', 'zu': 'closed', 'an': 'on', 'aus': 'off', 'offen': 'open',
    'geschlossen': 'closed', 'geöffnet': 'open', 'eingeschaltet': 'on', 'ausgeschaltet': 'off',
    'abgeschlossen': 'locked', 'zugesperrt': 'locked', 'verriegelt': 'locked',
    'unverschlossen': 'unlocked', 'aufgesperrt': 'unlocked', 'fertig': 'done', 'leer': 'empty',
    'voll': 'full', 'frei': 'free', 'besetzt': 'occupied', 'beladen': 'loaded',
    'geladen': 'charged', 'aufgeladen': 'charged', 'da': 'there', 'weg': 'gone',
    'angekommen': 'there', 'kalt': 'cold', 'warm': 'warm', 'heiß': 'hot', 'nass': 'wet',
    'trocken': 'dry', 'dunkel': 'dark', 'hell': 'bright', 'hoch': 'open', 'unten': 'closed',
    'oben': 'open', 'runter': 'closed', 'zuhause': 'home', 'zurück': 'back', 'daheim': 'home',
}
_BEING = {
    'ist': 'is', 'sind': 'are', 'war': 'was', 'steht': 'is stopped', 'stehen': 'are stopped',
    'liegt': 'is',
    'liegen': 'are', 'beträgt': 'is', 'hat': 'has', 'haben': 'have', 'wird': 'is', 'bist': 'are',
    'brennt': 'is on', 'brennen': 'are on', 'läuft': 'is running', 'laufen': 'are running',
    'sinkt': 'drops',
    'fällt': 'drops', 'steigt': 'rises', 'übersteigt': 'is above', 'unterschreitet': 'is below',
    'überschreitet': 'is above', 'regnet': 'rains', 'schneit': 'snows', 'kommt': 'comes',
    'öffnet': 'opens', 'geht': 'goes', 'erreicht': 'reaches', 'befindet': 'is',
    'sitzt': 'is', 'sitzen': 'are', 'hängt': 'is', 'wartet': 'waits', 'klingelt': 'rings',
    'anfängt': 'starts', 'beginnt': 'starts', 'aufhört': 'stops', 'aufgehört': 'stopped',
    'endet': 'ends', 'meldet': 'reports', 'erkennt': 'detects', 'bewegt': 'moves',
    'auslöst': 'is triggered', 'angeht': 'turns on', 'ausgeht': 'turns off', 'leuchtet': 'is on',
    'losgeht': 'goes off', 'anschlägt': 'goes off', 'steckt': 'is', 'aufgeht': 'opens',
    'zugeht': 'closes', 'ankommt': 'arrives', 'verlässt': 'leaves',
    'austritt': 'is leaking', 'ausläuft': 'is leaking', 'leckt': 'is leaking', 'bleibt': 'stays',
    'wartest': 'wait', 'schläft': 'sleeps', 'schlafen': 'sleep', 'friert': 'is cold',
    'klopft': 'knocks', 'bellt': 'barks', 'weint': 'cries', 'stürzt': 'falls',
    'bin': 'am', 'seid': 'are', 'werden': 'are', 'kommen': 'come', 'gibt': 'is',
}
# fmt: on


def _parted(word: str) -> tuple[str, ...]:
    if word in _PARTED:
        return tuple(_PARTED[word].split())
    if word.endswith("'s") and len(word) > 3:
        return (word[:-2], 'es')
    if word in ('machs', 'gibs', 'mach’s', 'bringts', 'stells', 'holts'):
        return (word[:-1], 'es')
    return (word,)


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    for ending in ('ern', 'en', 'em', 'er', 'es', 'e', 'n', 's'):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _verb_forms(infinitive: str) -> frozenset[str]:
    root = infinitive.removesuffix('n').removesuffix('e') if infinitive != 'tun' else 'tu'
    forms = {infinitive, root, f'{root}e', f'{root}t', f'{root}st'}
    if root.endswith(('t', 'd')):
        forms |= {f'{root}est', f'{root}et'}
    return frozenset({*forms, *_IRREGULAR.get(infinitive, '').split()})


_HALF = {
    'eins': 1, 'ein': 1, 'zwei': 2, 'drei': 3, 'vier': 4, 'fünf': 5, 'sechs': 6, 'sieben': 7,
    'acht': 8, 'neun': 9, 'zehn': 10, 'elf': 11, 'zwölf': 12,
}  # fmt: skip
_HOURS = '|'.join((*_HALF, r'\d\d?'))
_PARTS = {
    'morgens': 'in the morning', 'früh': 'in the morning', 'abends': 'in the evening',
    'nachmittags': 'in the afternoon', 'nachts': 'at night', 'mittags': 'in the afternoon',
    'in der früh': 'in the morning', 'an dem morgen': 'in the morning',
    'an dem vormittag': 'in the morning', 'vormittags': 'in the morning',
    'an dem abend': 'in the evening', 'an dem nachmittag': 'in the afternoon',
    'in der nacht': 'at night',
}  # fmt: skip
_LATE = ('abends', 'nachmittags', 'an dem abend', 'an dem nachmittag')


def _hour(said: str) -> int:
    return int(said) if said.isdigit() else _HALF[said]


def _clock(hour: int, minute: int, part: str | None) -> str:
    """Return a time of day, as 'at_18:30': one word, so that it stays together."""
    hour %= 24
    if part in _LATE and hour < 12:
        return f'at_{hour + 12:02d}:{minute:02d}'
    if part in ('nachts', 'in der nacht') and 6 < hour < 12:
        return f'at_{hour + 12:02d}:{minute:02d}'
    return f'at_{hour:02d}:{minute:02d}' if part or hour > 12 else f'at_{hour}:{minute:02d}'


def _half(m: re.Match[str]) -> str:
    return _clock(_hour(m['h']) - 1, 30, m['p'])


def _quarter(m: re.Match[str]) -> str:
    after = m['w'] == 'nach'
    return _clock(_hour(m['h']) - (not after), 15 if after else 45, m['p'])


def _three_quarters(m: re.Match[str]) -> str:
    return _clock(_hour(m['h']) - 1, 45, m['p'])


def _around_half(m: re.Match[str]) -> str:
    minute = _hour(m['m']) * (1 if m['w'] == 'nach' else -1)
    return _clock(_hour(m['h']) - 1, 30 + minute, m['p'])


def _minutes(m: re.Match[str]) -> str:
    minute = _hour(m['m'])
    is_after = m['w'] == 'nach'
    return _clock(_hour(m['h']) - (not is_after), minute if is_after else 60 - minute, m['p'])


def _and_a_half(m: re.Match[str]) -> str:
    """Return a number with a half: 'sechseinhalb' as '6.5'."""
    if m['n'] in ('ein', 'ander'):
        return '1.5'
    items = read_items((m['n'],), 'de')
    if len(items) != 1 or not isinstance(items[0], Numeral):
        return m[0]
    return f'{items[0].value + 0.5:g}'


_PARTICIPLES = participles([*VERBS, *DEEDS, *(
    f'{particle}|{verb}' if particle else verb
    for verb in ('machen', 'schalten', 'stellen', 'drehen', 'lassen', 'fahren')
    for particle in ('', 'an', 'aus', 'ein', 'auf', 'zu', 'ab', 'hoch', 'runter', 'herunter')
)])  # fmt: skip


def _in_the_active(m: re.Match[str]) -> str:
    """Return an order in the passive as one in the active: 'soll geputzt werden'."""
    verb = _PARTICIPLES.get(m[2])
    return f'{m[1]} {verb}' if verb else m[0]


def _polite_gap(m: re.Match[str]) -> str:
    """Return what parts the order from a condition before it: 'wenn es regnet kannst du'."""
    before = m.string[: m.start()].rpartition(',')[2].split()
    return ' , ' if {*before} & {'wenn', 'sobald', 'falls', 'sofern'} else ' '


_AMOUNTS = (
    r'grad|prozent|%|meter|metern|zentimeter|zentimetern|millimeter|cm|mm|m|sekunden?|minuten?|'
    r'stunden?|tage|stufen?|punkte?|kilo|liter|euro|mal|halb|viertel|und|bis|umdrehungen'
)
_LEADS = {'um': 'at', 'bis': 'until', 'ab': 'at', 'nach': 'after', 'vor': 'before'}


def _full(m: re.Match[str]) -> str:
    minute = m['m'] or '0'
    time = _clock(_hour(m['h']), int(minute), m['p'])
    return time.replace('at', _LEADS[m['w']], 1)


_PART = rf'(?: (?P<p>{"|".join(_PARTS)}))?'
_ORDERS = (
    'mach', 'mache', 'stell', 'schalt', 'schalte', 'fahr', 'fahre', 'geh', 'gehe', 'komm', 'bring',
    'bringe', 'hol', 'hole', 'dreh', 'schließ', 'öffne', 'warte', 'nimm', 'lass', 'sperr',
    'starte',
)  # fmt: skip
"""Begin the next order behind what is to be said."""
_VERY = (
    r'(?:so|viel|ganz|ziemlich|sehr|echt|total|richtig|mir|uns|etwas|ein bisschen|arg|schön|zu|'
    r'verdammt|furchtbar|schrecklich|aber|ja|schon|wirklich)(?: (?:so|viel|ganz|ziemlich|sehr|'
    r'echt|schön|zu|arg|mir|uns|bisschen))*'
)
_QUALITY = {
    'dunkel': 'dunkel', 'finster': 'dunkel', 'duster': 'dunkel', 'düster': 'dunkel',
    'stockdunkel': 'dunkel', 'hell': 'hell', 'grell': 'hell', 'kalt': 'kalt', 'frisch': 'kalt',
    'kühl': 'kalt', 'eisig': 'kalt', 'eiskalt': 'kalt', 'frostig': 'kalt', 'warm': 'warm',
    'heiß': 'heiß', 'stickig': 'warm', 'schwül': 'warm', 'laut': 'laut', 'leise': 'leise',
}  # fmt: skip
_QUALITIES = '|'.join(_QUALITY)
_YOU = r'(?:du|sie|ihr|man|wir|jemand|bitte)'
_POLITE = (
    r'\b(?:könnten|könntest|könnte|könnt|kannst|können|kann|würdest|würden|würde|magst|möchtest|'
    rf'wärst|willst|wollen) {_YOU}'
)
_REWRITES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (rf'\b(abend|nachmittag) um (?P<h>{_HOURS})(?: uhr)?(?! \d)', r'\1 um \2 uhr abends'),
        (rf'\bum (?P<h>{_HOURS})(?! uhr|:| (?:{_AMOUNTS})\b| (?:vor|nach) )\b', r'um \1 uhr'),
        (r'\bjeden (?:abend|nachmittag|morgen|mittag) (?=um )', 'jeden tag '),
        (r'\b(?:um )?dreiviertel (?P<h>' + _HOURS + rf')(?: uhr)?{_PART}\b', _three_quarters),
        (
            rf'\bum (?P<m>{_HOURS}) (?P<w>vor|nach) halb (?P<h>{_HOURS}){_PART}\b',
            _around_half,
        ),
        (
            rf'\bum (?P<m>{_HOURS}) (?P<w>vor|nach) (?P<h>{_HOURS})(?: uhr)?{_PART}\b',
            _minutes,
        ),
        (r'\b(?P<n>\w+?)(?:und)?einhalb\b', _and_a_half),
        (r'\banderthalb\b', '1.5'),
        (rf'\bum halb (?P<h>{_HOURS})(?: uhr)?{_PART}\b', _half),
        (rf'\bum (?:viertel|1/4) (?P<w>vor|nach) (?P<h>{_HOURS})(?: uhr)?{_PART}\b', _quarter),
        (
            rf'\b(?P<w>um|bis|ab|nach|vor) (?:um )?(?P<h>{_HOURS}) uhr(?: (?P<m>\d\d))?{_PART}\b',
            _full,
        ),
        (
            rf'\b(?P<w>um|bis|ab|nach|vor) (?:um )?(?P<h>\d\d?):(?P<m>\d\d)(?: uhr)?{_PART}\b',
            _full,
        ),
        (rf'\b(?P<w>um) (?P<h>{_HOURS})(?P<m>(?!.))?{_PART}(?= ,|$)', _full),
        (rf'\b(?P<w>um) (?P<h>{_HOURS})(?P<m>(?!.))? (?P<p>{"|".join(_PARTS)})\b', _full),
        (
            rf'{_POLITE}(?: (?:vielleicht|bitte|mal|auch|eben|kurz|schnell))*'
            r'(?: so (?:gut|lieb|nett|freundlich)(?: sein)?(?: und)?)?'
            r'(?: ,)?(?= |$)',
            _polite_gap,
        ),
        (r'\bdu (?:sollst|solltest|musst|darfst|kannst|könntest)\b(?! ,|$)', _polite_gap),
        (r'\bich (?:will|möchte|hätte gern) (?:, )?dass (?:du|ihr|sie)\b', ' '),
        (r'\b(wenn|falls|sobald) wer\b', r'\1 jemand'),
        (r'\b((?:mache?|koche?) (?:mir|uns)) an (?!d)(?=\w{3})', r'\1 einen '),
        # hints
        (
            r'\b(?:ich|man|wir) (?:seh\w*|sieht|kann|können|erkenn\w*)((?: \w+)*?) '
            r'(?:die hand vor '
            r'(?:den |dem |meinen )?augen nicht|(?:gar |fast |überhaupt |ja |rein )*nichts|'
            r'kaum (?:et)?was)(?: mehr)?(?: sehen| erkennen)?(?= ,|$)',
            r'es ist\1 zu dunkel',
        ),
        (
            rf'\b(?:es|das|hier|da|dort) ist((?: \w+)*?) (?:{_VERY}) ({_QUALITIES})(?= ,|$)',
            lambda m: f'es ist{m[1]} zu {_QUALITY[m[2]]}',
        ),
        (
            rf'^ist((?: (?:es|das|hier|da|dort|drinnen|draußen))*) (?:{_VERY}) ({_QUALITIES})'
            r'(?= ,|$)',
            lambda m: f'es ist{m[1].replace(" es", "").replace(" das", "")} zu {_QUALITY[m[2]]}',
        ),
        (
            rf'^(in|auf) (d\w+ \w+) ist es(?: aber| ja)?(?: (?:{_VERY}))? ({_QUALITIES})(?= ,|$)',
            lambda m: f'es ist {m[1]} {m[2]} zu {_QUALITY[m[3]]}',
        ),
        (r'^(?:ich|wir|uns|mich) (?:friere?n?|friert)(?= |$)', 'es ist zu kalt'),
        (r'^(?:ich|wir) schwitzen?(?= |$)', 'es ist zu warm'),
        (r'^(?:ich|man) versteh\w*(?: \w+)* (?:nichts|kein wort|nicht)(?= |$)', 'es ist zu laut'),
        (r'\bherrn? (?=\w)', 'mr '),
        (r'\b(?:km h|kilometer(?:n)? (?:pro|die|in der) stunde|stundenkilometer(?:n)?)\b', 'km/h'),
        (r'\bmeter(?:n)? (?:pro|die|in der) sekunde\b', 'm/s'),
        (r'\bwenn du (?:mit (?:\w+ )+)?fertig bist\b', 'wenn du fertig bist'),
        (
            r'\bzähle?n?((?: \w+)*?) , wie viele ((?:\w+ )+?)'
            r'(?:stehen|liegen|sind|da sind|sitzen|warten|hängen)(?= ,|$)',
            r'zähl\1 die \2',
        ),
        (r', nur ((?:in|auf|bei) \w+(?: \w+)?) (?:an|aus|brennen )?lassen\b', r', nur \1 nicht'),
        (
            r'\b((?:soll|sollen|sollte|sollten|muss|müssen|müsste|kann|können|könnte|darf|dürfen)'
            r'(?: \w+)*?) (\w+) werden(?= ,|$| und)',
            _in_the_active,
        ),
        (r'\bmache? ((?:mal |bitte |mir |uns )*(?:licht|musik))(?= ,|$| in )', r'mach \1 an'),
        # what is moved, and lists
        (
            r'\b(wenn|sobald|falls) sich ((?:\w+ )*?)(?:etwas|was|jemand|wer) '
            r'(?:bewegt|regt|rührt)\b',
            r'\1 \2 bewegung ist',
        ),
        (
            r'\b(?:setze?|setzen|schreibe?|schreiben|packe?|packen|tu|nimm)((?: \w+)+?) '
            r'(?:mit )?auf (die|meine|unsere|der|meiner) (\w*(?:liste|zettel))(?= ,|$| und)',
            r'ergänze\1 zu \2 \3',
        ),
        (
            r'((?:\w+ )+?)(?:mit )?auf (die|meine|unsere) (\w*(?:liste|zettel)) '
            r'(?:setzen|schreiben|packen|tun)\b',
            r'ergänze \1zu \2 \3',
        ),
        (r'\b(?:hinter|nach)einander\b', ''),
        (r'\bnicht (?:ganz )?so hell\b', 'dunkler'),
        (r'\bnicht (?:ganz )?so laut\b', 'leiser'),
        (r'\bnicht (?:ganz )?so (?:dunkel|finster)\b', 'heller'),
        (r'\bnicht (?:ganz )?so warm\b', 'kälter'),
        (r'\bnicht (?:ganz )?so kalt\b', 'wärmer'),
        (r'\b(niemand|nichts|nicht|keiner) mehr\b', r'\1'),
        (
            r'\b(?:ich|wir) (?:hätten?|möchten?|will|wollen|wünsche mir|brauchen?|bräuchten?)'
            r'(?: (?:gerne?|mal|bitte|noch|jetzt))*(?= |$)',
            ' ichwünsche ',
        ),
        (
            r'(?:^|(?<=, ))(?:es wäre (?:schön|nett|gut|toll|super|klasse|prima|lieb|fein)|'
            r'ich (?:fände|fänd) es (?:schön|gut|toll)|(?:wäre|ist) es möglich|'
            r'wärst du so (?:lieb|nett|gut|freundlich)|wären sie so (?:lieb|nett|gut|freundlich)|'
            r'sei so (?:lieb|nett|gut)|seien sie so (?:lieb|nett|gut|freundlich)|'
            r'ich (?:würde|wär)e? (?:mich freuen|dir dankbar)|würde es dir etwas ausmachen|'
            r'macht es dir was aus|tu mir (?:bitte |mal )?(?:den|einen) gefallen|'
            r'du (?:würdest|tätest) mir einen gefallen)(?: (?:bitte|mal))?'
            r'(?: ,)?(?: und(?= )| wenn| falls| dass| ,)*(?: (?:du|sie|ihr|man))?'
            r'(?: (?:mir|uns)(?= d))?(?: bitte| mal)*(?= )',
            ' ',
        ),
        (
            r'(?:^|(?<=, ))(?:vergiss|vergiss bitte|denk dran|denk daran|denk bitte daran|achte '
            r'darauf|pass auf)(?: bitte)?(?: nicht)? ,(?: dass (?:du|die|der|das))?(?= )',
            ' ',
        ),
        (
            r'(?:^|(?<=, ))(?:ich (?:bitte dich|wünsche mir|möchte|will|hätte gerne?|würde '
            r'gerne?)|wir (?:möchten|wollen|hätten gern))(?: ,)? dass '
            r'(?:du |sie |ihr |man )?',
            ' ',
        ),
        (r'(^|, |und )(\w+en) sie (?=bitte|mal|doch|mir|uns|d|ein|all|in |auf |\w{5})', r'\1\2 '),
        (
            r'\b(sag|sage|sagen) (?:mal )?(?:bitte )?((?:der|dem) )?(\w+) (?:, )?(?:dass )?'
            r'(?:er|sie|es)(?: soll)? ',
            r'\3 soll ',
        ),
        (r'\b(?:vielen dank|danke schön|danke sehr|danke dir|dankeschön|besten dank)\b', 'danke'),
        (r'\b(?:sage?|sagen) ((?:\w+ )*?)bescheid , freetext', r'sag \1freetext'),
        (r'\b(?:sage?|sagen) ((?:\w+ )*?)bescheid freetext', r'sag \1freetext'),
        (r'\bmir ist(?: so| zu)? (kalt|warm|heiß)\b', r'es ist zu \1'),
        # how much
        (
            r'\b(?:auf )?(?:volle[rs]? pulle|volle kanne|volles rohr|anschlag|vollgas|'
            r'(?:die |das )?(?:höchste stufe|maximum|volle (?:kraft|leistung|lautstärke|'
            r'helligkeit|'
            r'geschwindigkeit|stärke))|voller (?:kraft|leistung|lautstärke))(?= |$)',
            'auf 100 prozent',
        ),
        (r'\bdreh\w*((?: \w+)+?) (?:ganz|voll) auf(?= ,|$)', r'stell\1 auf 100 prozent'),
        (r'\b(?:ganz|voll) aufdrehen', 'auf 100 prozent stellen'),
        (r'\bein (?:bissl|bisserl|bißchen|bisschen|klein(?:es)? bisschen)\b', 'ein bisschen'),
        (r'\bmit (?=\S+ (?:prozent|%)(?: |$))', 'auf '),
        # to stop doing something
        (
            r'\b(höre?|hört|aufhören)((?: \w+)*?) , (?=(?:\w+ ){0,4}(?:zu \w+en|\w+zu\w+e?n)\b)',
            r'\1\2 ',
        ),
        (r'\bhöre?((?: (?:bitte|mal|jetzt|doch|sofort))*) auf\b', r'aufhören\1'),
        (
            r'\b(?:laufe?|gehe?|fahre?)((?: \w+){0,2}) nicht (?:nach|hinterher)(?= ,|$)',
            r'aufhören\1 nachlaufen',
        ),
        (r'\bfolge?((?: \w+){0,2}) nicht(?= ,|$)', r'aufhören\1 folgen'),
        # questions that are put indirectly
        (
            r'(?:^ *|(?<=, ))(?:(?:guck|guckst|gucken|kuck|schau|schaust|schauen|sieh|prüfe?|sag|'
            r'sage|sagen|weißt|nachsehen|nachschauen|nachgucken)(?: (?:mal|bitte|mir|uns|nach|'
            r'doch|'
            r'kurz|du|schnell|eben))*|(?:mal |bitte |mir |uns |kurz |schnell )+(?:gucken|schauen|'
            r'sagen|nachsehen|nachschauen|nachgucken)) , (?=ob |wie |wo |welche)',
            '',
        ),
        (
            r'\bauf (?:die |der )?(?:halbe? (?:höhe|helligkeit|kraft|lautstärke|leistung)|'
            r'halber höhe|halb|hälfte)\b',
            'auf 50 prozent',
        ),
        (r'\b(schicke?|fahre?|geh|gehe) ((?:\w+ )*?)laden\b', r'\1 \2zu der ladestation'),
        (
            r'\balle (?=(?:\d+|zwei|drei|vier|fünf|zehn|zwanzig|dreißig) '
            r'(?:sekunden|minuten|stunden|tage))',
            'every_ ',
        ),
        (r'\b(\w+) (minuten?|stunden?|sekunden?) lang\b', r'for_ \1 \2'),
        (r'\bfür (?=\w+ (?:minuten?|stunden?|sekunden?))', 'for_ '),
        (r'\bin (?=\w+ (?:minuten?|stunden?|sekunden?|tagen?)\b)', 'in_ '),
        (r'\bnach (?=\w+ (?:minuten?|stunden?|sekunden?)\b)', 'in_ '),
        (r'\bin_ (?:einer )?(?:halben|halbe) stunde\b', 'in_ 30 minuten'),
        (r'\bin (?:einer )(?:halben|halbe) stunde\b', 'in_ 30 minuten'),
        (r'\beine?r? halbe[n]? stunde\b', '30 minuten'),
        (r'\beine?r? viertelstunde\b', '15 minuten'),
    )
)
_SAYING = (
    'sag|sage|sagen|sagst|melde?|melden|rufe?|rufen|verkünde|verkünden|ausrichten|frage?|fragen|'
    'fragst|richte|durchsagen|ansagen'
)
_SAID = re.compile(
    rf'\b(?P<verb>{_SAYING})\b'
    r'(?P<whom>(?! ?(?:mal |bitte )*(?:mir|uns)\b)[^,.;:!?„“"»«\n]{0,30}?)'
    r'(?:,? ?\b(?:dass|das(?= (?:der|die|das|es|er|sie|wir|ich)\b)|(?=ob |wann |wo |wer |was |'
    r'wie |'
    r'warum |welche))|, (?=(?:der|die|das|wir|ich) (?!soll))|: ?) ?'
    r'(?P<said>(?=\w)[^„“"»«\n]+?)'
    r'(?=[.!?]*$|[.!?] |,? (?:und )?(?:dann|danach|anschließend) |'
    rf',? und (?:{"|".join(_ORDERS)}) )',
    re.IGNORECASE,
)
_GREETING = re.compile(
    rf'\b(?P<verb>{_SAYING})\b(?P<whom>[^,.;:!?„“"»«\n]{{0,40}}?) '
    r'(?P<said>(?:guten? (?:morgen|tag|abend|nacht|appetit)|hallo|servus|moin|grüezi|frohe[sn]?|'
    r'fröhliche|herzliche[nrs]?|herzlich|alles (?:gute|liebe)|auf wiedersehen|tschüss|'
    r'willkommen|vielen|danke|entschuldigung|achtung|vorsicht|prost|viel (?:spaß|glück|erfolg)|'
    r'schöne[nrs]?|gesundheit|bis (?:bald|später|morgen)|gute (?:besserung|reise|fahrt)|mahlzeit|'
    r'hurra|happy|hoch lebe|feuer|aufstehen|essen ist|(?:das )?(?:essen|frühstück) ist)'
    r'(?: [^,.;!?„“"»«\n]+?)?)(?=[.!?]*$|[.!?] |,? (?:und )?(?:dann|danach|anschließend) |'
    rf',? und (?:{"|".join(_ORDERS)}) )',
    re.IGNORECASE,
)
"""What is said to people without a word that tells that it begins."""
_SHOULD = re.compile(
    rf'\b(?P<verb>{_SAYING})\b(?P<whom> (?!(?:mal |bitte )*(?:mir|uns)\b)[^,.;:!?„“"»«\n]'
    r'{1,30}?)(?:,? ?\bdass|,) ?'
    r'(?P<said>(?:er|sie|es)\b [^„“"»«\n]*?\b(?:soll|sollen|möge|möchte)\b'
    r'[^„“"»«\n]*?)(?=[.!?]*$|[.!?] |,? (?:und )?(?:dann|danach|anschließend) |'
    rf',? und (?:{"|".join(_ORDERS)}) )',
    re.IGNORECASE,
)
"""What people are told to do."""
BOOK = Phrasebook(
    told=(_SHOULD,),
    said=(_SAID, _GREETING),
    letting=frozenset({'lass', 'lasse', 'lasst', 'lassen', 'lässt'}),
    running=frozenset({'laufen', 'gehen', 'brennen', 'leuchten', 'kommen', 'fahren'}),
    soon=frozenset({'gleich', 'bald', 'schon', 'jetzt', 'noch', 'eh', 'gerade', 'wohl', 'heute'}),
    persons={
        'ihm': 'him',
        'ihr': 'her',
        'ihnen': 'them',
        'allen': 'everyone',
        'alle': 'everyone',
        'jedem': 'everyone',
        'sie': 'them',
        'ihn': 'him',
    },  # fmt: skip
    parted=_parted,
    stem=_stem,
    verb_forms=_verb_forms,
    verbs={**VERBS, **DEEDS},
    light={
        'machen': 'make',
        'tun': 'put',
        'stellen': 'put',
        'drehen': 'turn',
        'regeln': 'set',
        'schalten': 'switch',
        'setzen': 'set',
        'lassen': 'leave',
        'fahren': 'go',
        'haben': 'have',
        'kriegen': 'get',
    },
    particles=_PARTICLES,
    states=_STATES,
    being=_BEING,
    conditions={
        'wenn': 'if',
        'falls': 'if',
        'sobald': 'when',
        'sofern': 'if',
        'sowie': 'and',
        'solange': 'while',
        'bevor': 'before',
        'nachdem': 'after',
        'bis': 'until',
        'immer_wenn': 'whenever',
        'ob': 'whether',
    },
    joins={
        'und': 'and',
        'dann': 'then',
        'danach': 'then',
        'anschließend': 'then',
        'sowie': 'and',
        'hinterher': 'then',
        'außerdem': 'and',
        'schließlich': 'then',
        'zum schluss': 'then',
        'und dann': 'then',
        'und danach': 'then',
        'zuletzt': 'then',
        'daraufhin': 'then',
        'zu dem schluss': 'then',
        'und anschließend': 'then',
        'plus': 'and',
        'sondern': 'but',
        'und zum schluss': 'then',
        'und außerdem': 'and',
    },
    negations=frozenset({'nicht', 'nichts', 'nie', 'niemals', 'keinesfalls'}),
    only=frozenset({'nur', 'bloß', 'lediglich', 'allein'}),
    values=frozenset({'auf'}),
    fillers=frozenset(
        {
            'bitte',
            'ichwünsche',
            'mal',
            'einmal',
            'ma',
            'doch',
            'eben',
            'halt',
            'schon',
            'auch',
            'noch',
            'gleich',
            'jetzt',
            'so',
            'ja',
            'eigentlich',
            'denn',
            'gern',
            'gerne',
            'schnell',
            'kurz',
            'heute',
            'bloß',
            'nur',
            'einfach',
            'sofort',
            'ok',
            'okay',
            'hey',
            'hallo',
            'danke',
            'ruhig',
            'feierabend',
            'zuerst',
            'erst',
            'erstmal',
            'zunächst',
            'mal eben',
            'mal kurz',
            'guten morgen',
            'also',
            'moin',
            'na',
            'alles klar',
            'gute nacht',
            'wohl',
            'vielleicht',
            'zufällig',
            'los',
            'gerade',
            'lieber',
            'liebe',
            'liebes',
            'allerdings',
            'aber',
            'selbst',
            'guten tag',
            'guten abend',
            'servus',
            'hi',
            'ach',
            'äh',
            'ähm',
            'hm',
            'drin',
            'dazu',
            'bitteschön',
            'nun',
            'am besten',
            'endlich',
            'kurz mal',
            'bissl',
            'sofort mal',
            'später',
            'irgendwo',
            'an dem besten',
            'wieder',
        }
    ),
    small={**QUALITIES, **_SMALL},
    times=_TIMES,
    articles=frozenset(
        {
            'der',
            'die',
            'das',
            'den',
            'dem',
            'des',
            'ein',
            'eine',
            'einen',
            'einem',
            'einer',
            'mein',
            'meine',
            'meinen',
            'dein',
            'deine',
            'deinen',
            'alle',
            'allen',
            'sämtliche',
            'jede',
            'jeden',
            'jedes',
            'beide',
            'beiden',
            'unsere',
            'unseren',
            'diese',
            'diesen',
            'dieses',
            'deiner',
            'seiner',
            'seine',
            'seinen',
            'ihre',
            'ihren',
            'ihrer',
            'meiner',
        }
    ),
    within=frozenset({'in', 'auf', 'an', 'bei', 'vor', 'von', 'hinter', 'neben'}),
    nouns=NOUNS,
    firsts=FIRSTS,
    qualities=frozenset(QUALITIES),
    wishing=frozenset({'ichwünsche'}),
    leading=frozenset(
        {
            'in',
            'an',
            'auf',
            'zu',
            'von',
            'mit',
            'für',
            'aus',
            'bei',
            'durch',
            'über',
            'unter',
            'neben',
            'zwischen',
            'ohne',
            'gegen',
            'hinter',
            'vor',
        }
    ),  # fmt: skip
    settings=frozenset(
        {
            'stufe',
            'kanal',
            'programm',
            'sender',
            'position',
            'modus',
            'tempo',
            'geschwindigkeit',
            'schritt',
            'titel',
            'lied',
            'szene',
        }
    ),  # fmt: skip
    genitive=frozenset({'des', 'der', 'eines'}),
    people=frozenset(PEOPLE),
    units=_UNITS,
    there=frozenset({'da', 'dort', 'drüben', 'dort drüben'}),
    modals=frozenset(
        {
            'könntest',
            'könntet',
            'würdest',
            'können',
            'solltest',
            'sollst',
            'sollt',
            'soll',
            'sollen',
            'sollte',
            'kann',
            'muss',
            'darf',
            'möge',
            'könnte',
            'könnten',
            'kannst',
        }
    ),
    remarks=frozenset(
        {
            'der',
            'die',
            'das',
            'da',
            'denn',
            'weil',
            'ich',
            'wir',
            'es',
            'er',
            'sie',
            'hier',
            'sonst',
            'damit',
            'mir',
            'uns',
            'man',
            'dort',
        }
    ),
    corrections=frozenset(
        {
            'nee warte',
            'nein warte',
            'nein',
            'nee',
            'ach nein',
            'ich meine',
            'ich meinte',
            'quatsch',
            'besser gesagt',
            'halt nein',
            'vielmehr',
            'nein doch',
            'ne',
            'stopp nein',
            'korrektur',
            'nee doch',
        }
    ),
    whither=frozenset(
        {
            'den',
            'die',
            'das',
            'deine',
            'deinen',
            'seine',
            'seinen',
            'meine',
            'meinen',
            'ihre',
            'ihren',
            'unsere',
            'unseren',
        }
    ),  # fmt: skip
    ceasing=frozenset({'aufhören'}),
    polite=re.compile(_POLITE),
    rewrites=_REWRITES,
    verb_last=True,
    prefixes=frozenset(
        {
            'bescheid',
            'hinzu',
            'herab',
            'herbei',
            'hinauf',
            'aus',
            'an',
            'ein',
            'ab',
            'auf',
            'zu',
            'hoch',
            'runter',
            'herunter',
            'hinunter',
            'ran',
            'heran',
            'raus',
            'heraus',
            'rein',
            'herein',
            'weg',
            'zurück',
            'heim',
            'los',
            'um',
            'vor',
            'nach',
            'mit',
            'her',
            'hin',
            'fort',
            'weiter',
            'durch',
            'stumm',
            'sauber',
            'vorbei',
            'nieder',
            'rauf',
            'zusammen',
            'rüber',
            'rückwärts',
            'hinein',
            'hinaus',
            'herauf',
            'hinterher',
        }
    ),
)
