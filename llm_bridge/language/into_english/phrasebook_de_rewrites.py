"""German phrases that are put in plainer German words before a command is cut into pieces."""

import re

from llm_bridge.language.into_english.phrasebook_de_deeds import DEEDS
from llm_bridge.language.into_english.phrasebook_de_frames import FRAMES
from llm_bridge.language.into_english.phrasebook_de_participles import participles
from llm_bridge.language.into_english.phrasebook_de_patterns import MODALS
from llm_bridge.language.into_english.phrasebook_de_talk import TALK
from llm_bridge.language.into_english.phrasebook_de_times import CLOCK, DURATIONS
from llm_bridge.language.into_english.phrasebook_de_turns import TURNS
from llm_bridge.language.into_english.phrasebook_de_verbs import VERBS
from llm_bridge.language.into_english.phrasebook_de_wishes import WISHES

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
    'heiß': 'heiß', 'stickig': 'stickig', 'schwül': 'warm', 'laut': 'laut', 'leise': 'leise',
}  # fmt: skip
_QUALITIES = '|'.join(_QUALITY)


def _too(lead: str, where: str, quality: str) -> str:
    """Return how it is somewhere, as too much of it."""
    words = [w for w in (lead, *where.split()) if w not in ('es', 'das', 'ja', 'aber')]
    return ' '.join(('es ist', *words, 'zu', _QUALITY[quality]))


_YOU = r'(?:du|sie|ihr|man|wir|jemand|bitte)'
POLITE = (
    r'\b(?:könnten|könntest|könnte|könnt|kannst|können|kann|würdest|würden|würde|magst|möchtest|'
    rf'wärst|willst|wollen) (?:(?:mal|bitte|vielleicht|eventuell) )*{_YOU}'
)
REWRITES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        *CLOCK,
        *TALK,
        *WISHES,
        *TURNS,
        *FRAMES,
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
            rf'\b((?:{"|".join(MODALS)})(?: [^\s,]+)*?) (\w+) werden(?= ,|$| und)',
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
        (r'(^|, |und |dann )(\w+en) sie (?=\w)', r'\1\2 '),
        (
            r'\b(sag|sage|sagen) (?:mal )?(?:bitte )?((?:der|dem) )?(\w+) (?:, )?(?:dass )?'
            r'(?:er|sie|es)(?: soll)? ',
            r'\3 soll ',
        ),
        (r'\b(?:vielen dank|danke schön|danke sehr|danke dir|dankeschön|besten dank)\b', 'danke'),
        (r'\b(?:sage?|sagen) ((?:\w+ )*?)bescheid , freetext', r'sag \1freetext'),
        (r'\b(?:sage?|sagen) ((?:\w+ )*?)bescheid freetext', r'sag \1freetext'),
        (rf'\b(?:mir|uns) ist(?: es)?(?: (?:{_VERY}))? (kalt|warm|heiß)\b', r'es ist zu \1'),
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
        *DURATIONS,
    )
)
