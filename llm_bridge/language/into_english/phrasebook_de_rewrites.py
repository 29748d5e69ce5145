"""German phrases that are put in plainer German words before a command is cut into pieces."""

import re

from llm_bridge.language.into_english.phrasebook_de_deeds import DEEDS
from llm_bridge.language.into_english.phrasebook_de_participles import participles
from llm_bridge.language.into_english.phrasebook_de_verbs import VERBS
from llm_bridge.language.text.numerals import Numeral, read_items

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
ORDERS = (
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


def _too(lead: str, where: str, quality: str) -> str:
    """Return how it is somewhere, as too much of it."""
    words = [w for w in (lead, *where.split()) if w not in ('es', 'das', 'ja', 'aber')]
    return ' '.join(('es ist', *words, 'zu', _QUALITY[quality]))


_YOU = r'(?:du|sie|ihr|man|wir|jemand|bitte)'
POLITE = (
    r'\b(?:könnten|könntest|könnte|könnt|kannst|können|kann|würdest|würden|würde|magst|möchtest|'
    rf'wärst|willst|wollen) {_YOU}'
)
REWRITES = tuple(
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
            rf'{POLITE}(?: (?:vielleicht|bitte|mal|auch|eben|kurz|schnell))*'
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
            rf'\b(?:es|das|hier|da|dort) ist((?: \w+)*?) (?:{_VERY}) ({_QUALITIES})'
            r'(?= ,|$| in d| auf d| hier)',
            lambda m: _too(m[0].split()[0], m[1], m[2]),
        ),
        (
            rf'^ist((?: (?:es|das|hier|da|dort|drinnen|draußen))*) (?:{_VERY}) ({_QUALITIES})'
            r'(?= ,|$)',
            lambda m: _too('', m[1], m[2]),
        ),
        (
            rf'^(?:hier |da )?(in|auf) (d\w+ \w+) ist es(?: aber| ja)?(?: (?:{_VERY}))? '
            rf'({_QUALITIES})(?= ,|$)',
            lambda m: _too('', f'{m[1]} {m[2]}', m[3]),
        ),
        (
            rf'(?:^|(?<=, ))ist das(?: aber| vielleicht)? ({_QUALITIES})'
            r'((?: hier)?(?: (?:in|auf) d\w+ \w+)?)(?= ,|$)',
            lambda m: _too('', m[2], m[1]),
        ),
        (
            r'(\w+en) (?:würden|würdest|würde|könnten|könntest|könnte)(?= ,|$)',
            r'\1',
        ),
        (r'^(?:ich|wir|uns|mich) (?:friere?n?|friert)(?= |$)', 'es ist zu kalt'),
        (r'^(?:ich|wir) schwitzen?(?= |$)', 'es ist zu warm'),
        (r'^(?:ich|man) versteh\w*(?: \w+)* (?:nichts|kein wort|nicht)(?= |$)', 'es ist zu laut'),
        (r'\b(?:auf (?:gar )?keinen fall|unter keinen umständen)\b', 'nicht'),
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
        (r'\berreicht (?:hat|haben)\b', 'erreicht'),
        (r'\büberschritten hat\b', 'überschreitet'),
        (r'\bunterschritten hat\b', 'unterschreitet'),
        (r'\b(?:gefallen|gesunken) ist\b', 'fällt'),
        (r'\bgestiegen ist\b', 'steigt'),
        (r'\bangefangen hat\b', 'anfängt'),
        (r'\b(?:sobald|wenn) die sonne (?:aufgeht|aufgegangen ist)\b', 'bei sonnenaufgang'),
        (r'\b(?:sobald|wenn) die sonne (?:untergeht|untergegangen ist)\b', 'bei sonnenuntergang'),
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
