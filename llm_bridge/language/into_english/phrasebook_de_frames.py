"""German frames around what is ordered: conditions, exceptions, limits, what is taken back."""

import re

from llm_bridge.language.into_english.phrasebook_de_times import Rewrite

_STARTS = (
    'mach', 'mache', 'machen', 'stell', 'stelle', 'stellen', 'schalt', 'schalte', 'schalten',
    'dreh', 'drehe', 'drehen', 'fahr', 'fahre', 'fahren', 'geh', 'gehe', 'komm', 'komme', 'bring',
    'bringe', 'bringen', 'hol', 'hole', 'holen', 'schließ', 'schließe', 'schließen', 'öffne',
    'öffnen', 'warte', 'warten', 'nimm', 'nehmen', 'lass', 'lasse', 'lassen', 'sperr', 'sperre',
    'starte', 'starten', 'stopp', 'stoppe', 'stoppen', 'halt', 'halte', 'halten', 'sag', 'sage',
    'sagen', 'gib', 'geben', 'schick', 'schicke', 'schicken', 'spiel', 'spiele', 'spielen', 'fang',
    'beginn', 'beginne', 'pausiere', 'lade', 'lad', 'leg', 'lege', 'räum', 'räume', 'dimm',
    'dimme', 'dimmen', 'kipp', 'kippe', 'verriegle', 'verriegel', 'verriegeln', 'entriegle',
    'melde', 'melden', 'folg', 'folge', 'zieh', 'ziehe', 'ziehen', 'reduziere', 'erhöhe', 'setz',
    'setze', 'setzen', 'brich', 'kannst', 'könntest', 'können', 'könnten', 'bitte', 'dann',
)  # fmt: skip
STARTS = '|'.join(_STARTS)
"""Words that an order begins with."""
_IS = (
    r'(?:ist|sind|wird|steht|stehen|liegt|liegen|brennt|brennen|läuft|laufen|fällt|steigt|sinkt|'
    r'hat|haben|regnet|schneit|kommt|klingelt|leuchtet|leuchten)'
)
_LOOK = (
    r'(?:guck|guckst|gucken|kuck|schau|schaust|schauen|sieh|prüfe?|prüfen|überprüfe?|'
    r'kontrolliere?|check|checke|nachsehen|nachschauen|sehen sie|schauen sie|prüfen sie)'
    r'(?: (?:mal|bitte|mir|nach|doch|kurz|eben|schnell))*'
)
_FINITE = {
    'sein': 'ist', 'stehen': 'steht', 'liegen': 'liegt', 'fallen': 'fällt', 'werden': 'wird',
    'haben': 'hat', 'laufen': 'läuft', 'regnen': 'regnet', 'brennen': 'brennt',
    'klingeln': 'klingelt', 'steigen': 'steigt',
}  # fmt: skip
_QUANTITIES = {'schnell': 'speed', 'laut': 'volume', 'hell': 'brightness', 'viel': 'level'}


def _if_should(m: re.Match[str]) -> str:
    """Return 'sollte es regnen' as 'wenn es regnet'."""
    verb = m['v']
    finite = _FINITE.get(verb, verb.removesuffix('n').removesuffix('e') + 't')
    return f'wenn {m["s"]} {finite} , '


def _if_not(m: re.Match[str]) -> str:
    """Return a question and what is to be done then as a condition.

    'Ist die Tür zu? Wenn nicht, ...' is 'wenn die tür nicht zu ist'.
    """
    subject, last, verb = m['s'], m['t'], m['v']
    denied = 'nicht ' if m['n'] in ('nicht', 'nein') else ''
    if verb in ('ist', 'sind', 'steht', 'stehen'):
        return f'wenn {subject} {denied}{last} {verb} , '
    return f'wenn {subject} {last} {denied}{verb} , '


def _without(m: re.Match[str]) -> str:
    """Return what stays as it is as what is left out: 'nur die Lampe bleibt an'."""
    return f', nur {m["x"].strip()} nicht'


FRAMES: tuple[Rewrite, ...] = (
    (r' (?:meine?|meinte|wollte) ich(?= ,|$)', ''),
    (
        r'(?:^|(?<=, ))(?:boah|puh|uff|oh|ach|mensch|oje|hui|brr|ey|wow)(?: mann| gott)?(?: ,)? '
        r'(?=ist|hier|das|es|mir|ich|in)',
        '',
    ),
    # conditions
    (r'\b(?:es sei denn|außer|ausser)(?: ,)?(?: dass)?(?: ,)? (?:wenn|falls)\b', 'esseidenn'),
    (r'\bes sei denn(?: ,)?(?: dass)?(?: ,)?(?= )', 'esseidenn'),
    (rf'\b(?:außer|ausser)(?: ,)? (?=(?:es|{_IS})\b)', 'esseidenn '),
    (
        r'\b(?:vorausgesetzt|für den fall|in dem falle?|unter der bedingung|angenommen)'
        r'(?: ,)?(?: dass)?(?= )',
        'wenn',
    ),
    (r'\berst(?: ,)? (?:wenn|sobald)\b', 'sobald'),
    (r'\berst ([^,]+?) , wenn\b', r'\1 , sobald'),
    (
        r'\b(bescheid|melde?|melden|benachrichtige?|informiere?|warne?|erinnere?|rufe?)'
        r'([^,]*?) , wenn\b',
        r'\1\2 , sobald',
    ),
    (r'\b(?:jedes mal|jedesmal|immer)(?: ,)? (?:wenn|sobald)\b', 'immerwenn'),
    (
        rf'(?:^|(?<=, ))(?P<v>{_IS}) (?P<s>[^,]+?) (?P<t>\S+)(?: eigentlich| überhaupt)? , '
        r'(?:und )?(?:wenn|falls) (?P<n>nicht|nein|ja|doch|so)(?: ,)? ',
        _if_not,
    ),
    (
        rf'(?:^|(?<=, )){_LOOK} , ob (?P<s>[^,]+?) (?P<t>\S+) (?P<v>{_IS}) , (?:und )?'
        r'(?:wenn|falls) (?P<n>nicht|nein|ja|doch|so)(?: ,)? ',
        _if_not,
    ),
    (rf'(?:^|(?<=, ))({_IS}) ([^,]+?) , (?:dann|so) (?={STARTS}|d)', r'wenn \2 \1 , '),
    (
        rf'(?:^|(?<=, ))soll?te[nt]? (?P<s>[^,]+?) (?P<v>\w{{3,}}n) (?:, )?(?:dann |so )?'
        rf'(?=(?:{STARTS})\b)',
        _if_should,
    ),
    (
        r'^(klingelt|läutet|klopft|piepst?|bellt|weint|blinkt|tropft|ertönt|erreicht|übersteigt|'
        rf'unterschreitet|überschreitet|sinkt|steigt|fällt|wird|regnet|schneit|friert|brennt) '
        r'((?:der|die|das|es|jemand|wer|ein|eine|d\w+)\b[^,]*?) , (?:dann |so )?'
        rf'(?=(?:{STARTS})\b)',
        r'wenn \2 \1 , ',
    ),
    (rf'\b(?:sonst|ansonsten|andernfalls) (?=(?:{STARTS})\b)', 'andernfalls '),
    # what goes without saying
    (
        r'(?:\bund )?\b(?:wenn|wo) (?:du|sie|ihr) (?:(?:schon|gerade|eh|ohnehin|sowieso|mal|'
        r'einmal|da|dort|gleich) )*(?:dabei|da|dort|unterwegs|drüben) (?:bist|sind|seid)(?: ,)?',
        'und',
    ),
    (r'\b(?:und )?bei der gelegenheit(?: auch)?\b', 'und'),
    (r'\b(fahre?|gehe?|komme?|laufe?|flieg\w*|rolle?|fährt) damit (?=in|zu|auf|an|nach)', r'\1 '),
    (
        r'\b(?:sei nicht|nicht) (?:ganz )?(?:so|zu) (hell|laut|dunkel|finster|warm|heiß|kalt|'
        r'schnell|langsam|leise)\b(?! (?:ist|sind|war|wird|läuft|fährt))',
        lambda m: {
            'hell': 'dunkler',
            'laut': 'leiser',
            'dunkel': 'heller',
            'finster': 'heller',
            'warm': 'kälter',
            'heiß': 'kälter',
            'kalt': 'wärmer',
            'schnell': 'langsamer',
            'langsam': 'schneller',
            'leise': 'lauter',
        }[m[1]],
    ),
    (
        r'\bweniger (hell|laut|warm|heiß|schnell)\b',
        lambda m: {
            'hell': 'dunkler',
            'laut': 'leiser',
            'warm': 'kälter',
            'heiß': 'kälter',
            'schnell': 'langsamer',
        }[m[1]],
    ),
    (
        r'\b(?:spiele?|seid?|singe?|rede?|dudel|dröhne?) ((?:(?:doch|bitte|mal|ein|bisschen|etwas|'
        r'wenig|jetzt) )*)(leiser|lauter)\b',
        r'mach \1\2',
    ),
    (
        r'\b(?:stelle?|stellen|drehe?|drehen) ((?:\w+ )+?)(?:kleiner)(?= ,|$| und)',
        r'dreh \1runter',
    ),
    (r'\b(?:stelle?|stellen|drehe?|drehen) ((?:\w+ )+?)(?:größer)(?= ,|$| und)', r'dreh \1hoch'),
    (r'\b(auf \S+ (?:metern?|m)) höhe\b', r'\1'),
    # how much
    (
        r'\b(?:nur )?(?:noch )?(halb|doppelt) so (schnell|laut|hell)\b',
        lambda m: f'{m[1]}so{m[2]}',
    ),
    (
        r'\bnicht (?:schneller|höher|mehr) als (?=\S+ (?:m/s|km/h|meter|prozent|%|grad))',
        'höchstens ',
    ),
    (r'\b(?:maximal|allerhöchstens|bis zu) (?=\S+ (?:m/s|km/h))', 'höchstens '),
    (
        r'\b(?:auf|zu) (?:ein|einem|das|dem)? ?(drittel|viertel|fünftel)\b(?! (?:vor|nach|\d))',
        lambda m: f'auf {({"drittel": 33, "viertel": 25, "fünftel": 20})[m[1]]} prozent',
    ),
    (r'\b(?:auf|zu) (?:zwei|2) dritteln?\b', 'auf 67 prozent'),
    (r'\b(?:auf|zu) (?:(?:drei|3) vierteln?|dreiviertel)\b(?! \w+ uhr)', 'auf 75 prozent'),
    (r'\bum die hälfte\b', 'um 50 prozent'),
    (r'\bum ein viertel\b', 'um 25 prozent'),
    (
        r'\b(?:auf|mit) halbe[rm]? (?:geschwindigkeit|tempo|drehzahl|stärke|last)\b',
        'auf 50 prozent',
    ),
    (r'\b(?:stockdunkel|stockfinster|zappenduster)\b', 'viel zu dunkel'),
    (r'\b(?:eiskalt|saukalt|arschkalt|bitterkalt)\b', 'viel zu kalt'),
    (r'\b(?:affenheiß|brütend heiß|bullenheiß)\b', 'viel zu heiß'),
    (
        r'\b(?:sage?|sagen) ((?:bitte |mal )*)über (?:die |den |das )?'
        r'(?:lautsprecher\w*|anlage|durchsage)(?: durch| an)?(?= freetext)',
        r'durchsagen \1',
    ),
    (r'\b(?:sage?|sagen) ((?:bitte |mal |jetzt )*)(?:durch|an)(?= freetext)', r'durchsagen \1'),
    (
        r'\b(?:mache?|machen|drehe?|drehen|stelle?|stellen|regle|regel)((?: \w+)+?)'
        r'(?: etwas| ein bisschen| bitte| ein wenig)* (?:leiser|lauter|heller|dunkler|wärmer|'
        r'kälter|kühler|schneller|langsamer|höher|niedriger|runter|hoch|rauf|zu|auf) , '
        r'(?:so|sagen wir|vielleicht|etwa|an dem besten|und zwar|nämlich|ungefähr|circa)'
        r'(?: mal| so| auf| etwa)*(?= \S+ (?:prozent|%|grad|zentimeter|cm|meter)\b)',
        r'stell\1 auf',
    ),
    (
        r'(?:^|(?<=, ))([^,]+?)(?: etwas| ein bisschen| bitte)* (?:leiser|lauter|heller|dunkler|'
        r'wärmer|kälter|kühler|schneller|langsamer) , (?:so|sagen wir|vielleicht|etwa|ungefähr)'
        r'(?: mal| so)*(?: auf| etwa)(?= \S+ (?:prozent|%|grad)\b)',
        r'\1 auf',
    ),
    (r'\bauf , (?:sagen wir|äh|hm|ähm)(?: mal)?(?: ,)?(?= \S)', 'auf'),
    # what is left out
    (
        r', (?:aber|nur|bloß|lediglich|aber nur) (?P<x>(?:in |auf |bei )?(?:d\w+ )?[^,]{2,30}?) '
        r'(?:(?:soll|sollen|sollte|darf|dürfen|muss|müssen|bleibt|bleiben|kann|können|lass|lassen)'
        r'(?: du| sie| bitte| noch| ruhig)*(?: (?:an|aus|zu|auf|offen|brennen|so|geschlossen))?'
        r'(?: ?(?:bleiben|lassen))|(?:bleibt|bleiben|lass) (?:bitte |noch )?'
        r'(?:an|aus|zu|auf|offen|so))'
        r'(?= ,|$)',
        _without,
    ),
    # who is to do what
    (r'\b(seine|ihre|deine)([rmn]?) station\b', r'\1\2 ladestation'),
    (r'\b(?:zu dem )?(?:auf)?laden (?:fahren|gehen|schicken|rollen|kommen)\b', 'aufladen'),
    (
        r'\b(?:schicke?|fahre?|gehe?|komm|rolle?) ((?:(?!ein|ab|auf|be)\w+ )*?)'
        r'(?:zu dem )?(?:auf)?laden\b',
        r'\1aufladen',
    ),
    (r'\bzu dem (?:auf)?laden\b', 'aufladen'),
    (
        r'\b((?:soll|sollte|muss|kann|darf) (?:er|sie|es|der|die)(?: (?:dann|erst|bitte|sofort|'
        r'wieder|gleich|erstmal))*) laden\b',
        r'\1 aufladen',
    ),
    (
        r'\b(\d\S*|\w+) (meter|metern|m|zentimeter|cm) zurück(?:setzen|fahren|rollen|stoßen)\b',
        r'\1 \2 rückwärts fahren',
    ),
    # how it is
    (
        r'\b(?:den |der )?ton ((?:von |an |bei )?(?:dem |der |des )?(?!weg|aus|ab)\w+ )?'
        r'(?:ganz |bitte |mal )?(?:weg|aus|ab)(?=schalten|machen|stellen|drehen| ,|$| und)',
        lambda m: f'{(m[1] or "ihn ").removeprefix("von ").removeprefix("an ")}stumm',
    ),
    (
        r'^((?:und )?wie (?:warm|kalt|heiß) ist es)((?: \w+)*?) (?:hier |da )?(?:drinnen|drin|'
        r'innen|hier|in (?:dem haus|der wohnung|der bude))(?= ,|$)',
        r'\1',
    ),
    (
        r'\b(wenn|sobald|falls) es (?:hier )?in (?:dem|der) (?:haus|wohnung|gebäude|bude) ',
        r'\1 es drinnen ',
    ),
    (
        r'\b(?:hier|es|das) (?:stinkt|riecht|müffelt|mieft)(?: es)?(?: (?:\w+))*?'
        r'( in d\w+ \w+)?(?: nach [^,]+)?(?= ,|$)',
        r'es ist zu stickig\1',
    ),
)
"""Tried in turn on the whole text, in lower case with ' , ' for breaks."""
QUANTITIES = {
    f'{much}so{how}': f'to {english} its {noun}'
    for much, english in (('halb', 'half'), ('doppelt', 'double'))
    for how, noun in _QUANTITIES.items()
}
"""'halb so schnell', as one word."""
_LIST = (
    r'(?:mit |noch |bitte )*(?:auf|in|zu|zur|an) (?:die|der|meine[rn]?|unsere?[rn]?|dem|den) '
    r'(?P<list>\w*(?:liste|zettel))'
)
_LEAD = (
    r'(?:(?:kannst|könntest|können|könnten|würdest|würden|du|sie|ihr|bitte|mal|noch|auch|mir|uns|'
    r'doch|schnell|gleich|die|das|den|der|etwas|jetzt)\b ?)*'
)
LISTED = (
    re.compile(
        rf'\b(?:setze?|setzen|schreibe?|schreiben|packe?|packen|tu|nimm|ergänze?|notiere?) {_LEAD}'
        rf'(?P<items>[^.!?„“"]+?) {_LIST}(?: auf| hinzu| dazu)?(?=[.,!?]|$| und )',
        re.IGNORECASE,
    ),
    re.compile(
        rf'(?:^|(?<=, )|(?<=und )){_LEAD}(?P<items>[^.!?„“"]+?) {_LIST} '
        r'(?:setzen|schreiben|packen|tun|nehmen|notieren)\b',
        re.IGNORECASE,
    ),
)
"""What is put on a list."""
