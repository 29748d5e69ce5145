"""German wishes put as orders: 'dass das Tor zugemacht wird', 'soll an sein', 'in Betrieb'."""

from collections.abc import Mapping
import re

from llm_bridge.language.into_english.phrasebook_de_deeds import DEEDS
from llm_bridge.language.into_english.phrasebook_de_frames import STARTS
from llm_bridge.language.into_english.phrasebook_de_times import Rewrite
from llm_bridge.language.into_english.phrasebook_de_verbs import VERBS

MODALS = (
    'soll', 'sollen', 'sollst', 'sollt', 'sollte', 'sollten', 'solltest', 'solltet', 'muss',
    'müssen', 'musst', 'müsst', 'müsste', 'müssten', 'müsstest', 'kann', 'können', 'kannst',
    'könnt', 'könnte', 'könnten', 'könntest', 'könntet', 'darf', 'dürfen', 'darfst', 'dürft',
    'dürfte', 'dürften', 'möge', 'mögen', 'würde', 'würdest', 'würden',
)  # fmt: skip
"""Stand beside whoever is to do something, or what is to be done with."""
_MODAL = f'(?:{"|".join(MODALS)})'
_MUST = r'(?:soll|sollen|sollte|sollten|muss|müssen|müsste|müssten|möge|mögen)'
_SOFT = r'(?:(?:bitte|mal|doch|auch|eben|gleich|jetzt|kurz|schnell|einmal|noch|dann|gern|gerne) )*'
_STATES: Mapping[str, str] = {
    'an': 'anmachen', 'ein': 'anmachen', 'aus': 'ausmachen', 'auf': 'aufmachen',
    'offen': 'aufmachen', 'zu': 'zumachen', 'geschlossen': 'zumachen', 'dicht': 'zumachen',
    'hoch': 'hochfahren', 'oben': 'hochfahren', 'unten': 'runterfahren', 'runter': 'runterfahren',
    'heller': 'heller machen', 'dunkler': 'dunkler machen', 'wärmer': 'wärmer machen',
    'kälter': 'kälter machen', 'kühler': 'kühler machen', 'leiser': 'leiser machen',
    'lauter': 'lauter machen', 'stumm': 'stumm schalten', 'sauber': 'sauber machen',
    'leer': 'leer machen',
}  # fmt: skip
"""How something is to be -> what makes it so."""
_KEPT: Mapping[str, str] = {
    'an': 'anlassen', 'ein': 'anlassen', 'aus': 'auslassen', 'auf': 'auflassen',
    'offen': 'offenlassen', 'zu': 'zulassen', 'geschlossen': 'zulassen',
    'abgeschlossen': 'abgeschlossenlassen', 'verriegelt': 'abgeschlossenlassen',
    'abgesperrt': 'abgeschlossenlassen', 'zugesperrt': 'abgeschlossenlassen',
    'verschlossen': 'abgeschlossenlassen', 'eingeschaltet': 'anlassen',
    'ausgeschaltet': 'auslassen', 'angeschaltet': 'anlassen',
}  # fmt: skip
"""How something is to stay -> what leaves it so."""
_DONE = (
    r'(?:abgeschlossen|abgesperrt|zugesperrt|zugeschlossen|verriegelt|aufgesperrt|aufgeschlossen|'
    r'entriegelt|zugemacht|geschlossen|aufgemacht|geöffnet|angemacht|eingeschaltet|angeschaltet|'
    r'ausgemacht|ausgeschaltet|abgeschaltet|abgestellt|abgedreht|heruntergelassen|runtergelassen|'
    r'hochgezogen|aktiviert|deaktiviert)'
)
_COLOURS = (
    r'(?:rot|grün|blau|gelb|weiß|orange|lila|rosa|pink|violett|türkis|warmweiß|kaltweiß)'
)
_UNITS = r'(?:prozent|%|grad|meter|metern|zentimeter|cm|umdrehungen|stufe|liter|ppm|lux)'
_VALUE = rf'auf (?:\S+ {_UNITS}|stufe \S+|\d+)'
_AWAY = r'(?:hoch|runter|herunter|hinunter|hinauf|herauf|herab|rauf|zurück|ab)'
_MOVING = r'(?:fahr|nehm|dreh|regel|regl|setz|stell|schraub|kühl|heiz|dimm|schalt|geh|drossel)'
_SPLIT = r'(?:fahre?|fahrt|fährst|nimm|nehmt|nehme|drehe?|dreht|regle|regel|setze?|schraube?)'
_WHERE = r'(?:in|auf|an|bei|vor|hinter|neben|unter|über|zwischen)'
_STANDS = (
    r'(?:liegt|liegen|steht|stehen|hängt|hängen|sitzt|sitzen|ist|sind|wartet|warten|parkt|'
    r'parken|läuft|laufen|lag|stand|brennt|brennen|leuchtet|leuchten|klebt|steckt|'
    r'(?:sich )?befindet|(?:sich )?befinden)'
)
_INFINITIVES = frozenset(v.replace('|', '') for v in (*VERBS, *DEEDS) if ' ' not in v)
_ENDS = r'(?= ,|$| und)'


_CALM = r'(?:(?:bitte|mal|doch|es|heute|morgen|abends|nachts|morgens|ab|at_\S+|in_ \S+ \S+|jeden \w+|dann) )*'


def _made(m: re.Match[str]) -> str:
    return f'{m[1]} {_STATES[m[2]]}'


def _kept(m: re.Match[str]) -> str:
    return f'{m[1]} {_KEPT[m[2]]}'


def _counted_up(m: re.Match[str]) -> str:
    """Return 'zimmer 1 bis 4' as every one of them."""
    words = ('eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn')
    first, last = (
        words.index(n) + 1 if n in words else int(n) if n.isdigit() else 0 for n in m.group(2, 3)
    )
    if not 0 < first < last <= first + 9:
        return m[0]
    noun = m[1]
    return ' und '.join(f'{noun} {n}' for n in range(first, last + 1))


def _there(m: re.Match[str]) -> str:
    """Return 'das Buch holen, das auf dem Sofa liegt' as 'das Buch auf dem Sofa holen'."""
    return f' {m[2]} {m[1]}' if m[1] in _INFINITIVES else f' {m[1]} {m[2]}'


_SOME = r'(\d{1,2}|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)'
WISHES: tuple[Rewrite, ...] = (
    # what is heard without a break
    (
        r'(?<=\w)(?<! als)(?<! ,) '
        r'(?=(?:(?:ob|weil|sodass) \w|damit (?:ich|wir|man|es|er|sie|der|die|das|niemand|alle|'
        r'keiner|jeder)\b))',
        ' , ',
    ),
    (
        r'(?<=\w)(?<! ,)(?<! so)(?<! außer)(?<! denn) (?=dass (?:du|ihr|sie|er|es|der|die|das|'
        r'ich|wir|man|niemand|alle)\b)',
        ' , ',
    ),
    (rf'^(?:nee|nö|nein) (?=(?:{STARTS})\b)', ''),
    (
        r'(?<=\w) (nein quatsch|ach nein|nein warte|nee warte|moment nein|nein doch|oder nein|'
        r'ach quatsch|besser gesagt|nee doch|ach nee) (?=\w)',
        r' , \1 , ',
    ),
    (rf'^(?:geh|geh bitte|komm) , (?=(?:{STARTS})\b)', ''),
    (r'^(?:tust|tätest|tätst|tät) (?:du|sie) ([^,]*\w+en)(?= ,|$)', r'\1'),
    (
        r'\b(wenn|sobald|falls|solange) (es|jemand) (\w+t) (oder|und) (\w+t)(?= ,|$)',
        r'\1 \2 \3 \4 \2 \5',
    ),
    # what is said before and behind, and orders nothing
    (r'^(?:sag|sagt|sagen sie)(?: (?:doch|bitte))* (?:mal|ma|einmal) , (?!freetext|dass )', ''),
    (
        r'(?:^|(?<=, ))(?:sag|sagt|sagen sie|hör|hört|hören sie|du|duu|ey|weißt du was|pass auf|'
        r'schau|guck)(?: (?:mal|ma|doch|einmal|bitte|zu))* , '
        rf'(?=(?:{STARTS}|{_MODAL}|ist|sind|wie|wo|was|wer|welche|wann|läuft|hat|brennt|steht|'
        r'gibt|haben|habe|war|hab)\b)',
        '',
    ),
    (
        r'(?: ,)? (?:wenn|falls) (?:es (?:irgendwie )?(?:geht|möglich ist|passt|keine umstände '
        r'macht|dir nichts ausmacht|ihnen nichts ausmacht|recht ist|dir recht ist)|möglich|'
        r'(?:du|sie) (?:gerade )?(?:so (?:lieb|nett|gut|freundlich) (?:bist|wärst|wären|sind)|'
        r'kannst|magst|willst|zeit hast|zeit haben|dazu kommst|möchten|mögen|nichts dagegen '
        r'hast|können)|ich bitten darf|(?:du|sie) (?:mir|uns) (?:kurz |mal )?(?:hilfst|helfen))'
        r'(?= ,|$)',
        '',
    ),
    (
        r'(?:^|(?<=, ))(?:(?:mal|nur) )?(?:wenn|falls) (?:es (?:irgendwie )?(?:geht|möglich ist|'
        r'dir nichts ausmacht|ihnen nichts ausmacht)|möglich|'
        r'(?:du|sie) (?:gerade )?(?:so (?:lieb|nett|gut|freundlich) (?:bist|wärst|wären|sind)|'
        r'magst|zeit hast|zeit haben)|ich bitten darf) , ',
        '',
    ),
    (
        r'(?: ,)? (?:das |es )?(?:wäre|wär|würde|ist|ginge) (?:echt |sehr |total |ganz |richtig )?'
        r'(?:super|toll|nett|lieb|klasse|prima|schön|gut|fein|spitze|perfekt|das|mir recht)$',
        '',
    ),
    (
        rf' (\w+ (?:werden|sein)|\w{{3,}}en)(?: ,)? und zwar ({_VALUE})',
        r' \2 \1',
    ),
    (r'(?: ,)? und zwar(?: (?:bitte|gleich|sofort|jetzt))*(?= )', ''),
    (
        r'(?: ,)?(?: aber| und)? (?:(?:aber )?beeil dich|beeilen sie sich|mach schnell|beeilung|'
        r'zack zack|dalli(?: dalli)?|hopp hopp|(?:aber )?ein bisschen (?:plötzlich|flott|zackig))'
        r'(?: bitte| mal)*(?= ,|$)',
        '',
    ),
    (
        r'\b(dann|danach|anschließend) , (?:wenn|sobald) (?:du|sie|ihr) (?:(?:dort|da|damit|fertig'
        r'|soweit|mit \w+ \w+) )+(?:bist|sind|seid) , ',
        r'\1 ',
    ),
    (
        r'\b(?:und|dann|danach) (?:wenn|sobald) (?:du|er|sie|es|der|die|das) (?:damit |dort |da |'
        r'dann )*(?:fertig|soweit) (?:bist|ist)(?: ,)? ',
        'und danach ',
    ),
    (r'\bnach ablauf (?:von|der) ', 'nach '),
    (r'\b(?:auf|bis zu) (?:weitere )?(?:anweisungen|befehle|anweisung) warten\b', 'warten'),
    (r'\bwarte ((?:\w+ )*?)auf (?:weitere )?(?:anweisungen|befehle)\b', r'warte \1'),
    (r'\bmeld(?:e|et|en)?((?: sie| bitte| es| das)*) (mir|uns)\b', r'sag\1 \2 bescheid'),
    (r'(?<!ich )(?<!er )(?<!sie )(?<!wir )(?<!wer )\bmöchten? (?=bitte|mal\b)', 'soll '),
    (r' , (?:sonst|ansonsten) (an|aus|auf|zu)(?= ,|$)', r' , andernfalls mach es \1'),
    (r'\b(jemand [^,]*?) unterwegs(?= ,|$)', r'\1'),
    (r'\bohne ((?:[^ ,]+ ){0,4}?)(?:zu \w+en|(?:an|ab|aus|auf|ein|um|vor|weg|los)zu\w+en)\b', 'ohnezu'),
    (
        r'(?:^|(?: ,)? )um (?!\S+ (?:grad|prozent|%|minuten?|stunden?|meter|zentimeter)\b)'
        r'((?:[^ ,]+ ){1,6}?)(?:zu \w+en|(?:an|ab|aus|auf|ein|vor|weg|los)zu\w+en)(?: ,|$)',
        ' , ',
    ),
    (r'\b(?:ganz )?(?:der reihe nach|einer nach dem anderen|eine nach der anderen)\b', ''),
    (r'\b(?:einen|nen) (?:kleinen )?spalt(?: ?breit| weit)?\b', 'ein bisschen'),
    (r'\bwürde es (?:dir|ihnen|euch) etwas ausmachen , ', ''),
    (r'\bso (?:schnell|rasch|bald) (?:wie|als) möglich\b|\bbei (?:der )?gelegenheit\b', ''),
    # what somebody would like to know
    (
        r'(?:^|(?<=, ))(?:ich (?:wüsste|wüsst|würde|hätte|möchte|will|muss)(?: (?:gern|gerne|mal|'
        r'nur|noch|bitte|doch|kurz))*(?: wissen| gewusst)?|mich (?:würde|interessiert)'
        r'(?: mal| nur| noch)*(?: interessieren)?|ich frage? mich(?: gerade| nur)?|'
        r'wei(?:ß|ss)(?:t du|en sie)?(?: (?:zufällig|jemand|wer|man|vielleicht|eigentlich))*|'
        r'(?:kannst|könntest|können|könnten) (?:du|sie)(?: (?:mir|uns|mal|bitte|kurz|vielleicht|'
        r'eben|schnell))* (?:sagen|verraten|nachsehen|nachschauen|gucken|schauen|prüfen|'
        r'nachgucken|checken)|'
        r'hast du (?:eine )?ahnung|verrat mir(?: mal| bitte)*) , '
        r'(?=ob |wie |wo |wer |was |welche|wann |warum )',
        '',
    ),
    (
        r'^((?:ob|wie|wo|wer|was|welche\w?|wann) [^,]+?) , (?:(?:das )?(?:wüsste|wüsst|würde|'
        r'möchte|hätte|will) ich(?: \w+){0,3}|weißt du(?: das)?|kannst du(?: \w+){0,3}|'
        r'das (?:würde|interessiert)(?: \w+){0,3}|(?:würde|interessiert) mich(?: \w+){0,2})$',
        r'\1',
    ),
    # what is not wanted
    (
        r'(?:^|(?<=, )|(?<=und ))(?:(?:ich|wir) (?:will|wollen|möchten?|mag|mögen|wünsche|erlaube|'
        r'hätten?|brauche|würde)(?: (?!nicht|kein)\w+){0,3} (?:nicht|keinesfalls|nie|niemals|'
        r'auf (?:gar )?keinen fall)(?: (?:haben|gern|gerne|mehr))?|(?:auf (?:gar )?keinen fall|'
        r'nicht) (?:will|möchte) ich|es (?:darf|soll|sollte) (?:auf keinen fall |unter keinen '
        r'umständen )?nicht (?:sein|passieren|vorkommen|geschehen)|es (?:darf|soll) auf (?:gar )?'
        r'keinen fall (?:sein|passieren|vorkommen)|verhindere?|verhindern|vermeide?|vermeiden'
        r'(?: sie)?) , (?:dass|wenn) ',
        ' dassfall nicht ',
    ),
    (r' dassfall nicht (?:du|ihr|sie|man|jemand|irgendwer|irgendjemand|wer) ', ' nicht '),
    (
        r'(?:^|(?<=, )|(?<=und ))(?:niemand|keiner)((?: [^, ]+){0,4}?) (?:darf|soll|sollte|kann|dürfte) ',
        r'nicht\1 ',
    ),
    # somebody is to see to it that something is done
    (
        rf'(?:^|(?<=, )|(?<=und ))(?:{_MODAL} (?:du|sie|ihr|man|bitte) {_SOFT}|bitte |dann )?'
        r'(?:(?:veranlasse?|veranlassen|veranlasst|sorge?|sorgen|sorgt|schaue?|schauen|schaut|'
        r'sieh|sehen|seht|achte|achten|achtet|sichere?|gucke?|stelle?|stellen|kümmere?|kümmern)'
        r'(?: sie| mir| uns| dich| sich| bitte| mal| doch| dafür| darauf| darum| drum| zu| sicher)*'
        r') , dass ',
        ' dassfall ',
    ),
    (
        r'(?:^|(?<=, )|(?<=und ))(?:ich|wir) (?:möchten?|will|wollen|wünsche(?: mir)?|wünschen(?: '
        r'uns)?|hätten?(?: gern| gerne)?|verlange|bitte(?: darum)?|erwarte|brauche|würden? '
        rf'(?:mir wünschen|gern|gerne|wollen)) (?:gern |gerne |, )*dass {_SOFT}',
        ' dassfall ',
    ),
    (
        r'(?:^|(?<=, )|(?<=und ))es (?:ist|wäre|wär) (?:mir )?(?:wichtig|schön|gut|toll|super|'
        r'nett|lieb|nötig|notwendig|besser|an der zeit|zeit|recht) , (?:dass|wenn) ',
        ' dassfall ',
    ),
    (r' dassfall (?:niemand|keiner|nie jemand) (?=\S+ \S+)', ' nicht '),
    (r' dassfall (?:du|ihr|sie|man|jemand|wer) (?=\S+ \S+)', ' '),
    (
        r' dassfall ((?:(?! und ).)+?) (\w+) (?:wird|werden|ist|sind|wäre|würde|wären)' + _ENDS,
        r' \1 soll \2 werden',
    ),
    (
        r' dassfall ((?:(?! und ).)+?) (an|aus|auf|zu|hoch|runter)(?:geht|gehen)' + _ENDS,
        r' \1 soll \2gehen',
    ),
    (r' dassfall ', ' '),
    # needs doing: 'gehört gemäht', 'ist abzuschließen', 'müsste gegossen werden'
    (
        rf'\bgehör(?:t|en) {_SOFT}((?:[^, ]+ ){{0,4}}?(?:\w*ge\w+(?:t|en)|ver\w+t|be\w+t))(?= ,|$)',
        r'soll \1 werden',
    ),
    (
        r'(?<=\w) (?:ist|sind) ((?:(?!nicht\b|nie\b)[^, ]+ ){0,6}?)zu (\w{3,}en)(?= ,|$)',
        r' soll \1\2',
    ),
    (
        r'(?<=\w) (?:ist|sind) ((?:(?!nicht\b|nie\b)[^, ]+ ){0,6}?)'
        r'(aus|an|ab|auf|ein|zu|hoch|runter|weg|herunter)zu(\w{3,}en)(?= ,|$)',
        r' soll \1\2\3',
    ),
    (r'\b(brauchst|brauchen|braucht)((?: \w+)*?) (?:nicht|nichts) (?:zu )?(?=\w+en\b)', r'soll\2 nicht '),
    # how something is to be, or to stay
    (
        rf'\b({_MUST}(?: [^, ]+){{1,9}}?) ({"|".join(_STATES)}) sein{_ENDS}',
        _made,
    ),
    (
        rf'\b({_MUST}(?: [^, ]+){{1,9}}?)(?: immer| weiterhin| stets| ständig| dauerhaft)? '
        rf'({"|".join(_KEPT)}) bleiben{_ENDS}',
        _kept,
    ),
    (
        rf'\b({_MUST}(?: [^, ]+){{0,9}}?) ({_COLOURS}) (?:leuchten|sein|scheinen|werden|blinken)'
        rf'{_ENDS}',
        r'\1 \2 machen',
    ),
    (
        rf'\b({_MUST}(?: (?!until_)[^, ]+){{1,9}}?) (\w+) sein{_ENDS}',
        r'\1 \2 werden',
    ),
    # what is heated where only that is said
    (
        rf'(?:^|(?<=, ))({_CALM}){_MUST} ({_CALM})(?:auf (\S+) grad )?(?:geheizt werden|heizen)'
        r'(?= ,|$)',
        lambda m: f'{m[1]}{m[2]}heizung ' + (f'auf {m[3]} grad stellen' if m[3] else 'anmachen'),
    ),
    (
        rf'(?:^|(?<=, ))({_CALM})heiz(?:e|t|en)? ({_CALM})auf (\S+) grad(?: hoch| auf| ein)?'
        r'(?= ,|$)',
        r'\1\2stell die heizung auf \3 grad',
    ),
    (
        rf'\b({_MUST}(?: [^, ]+){{0,9}}? licht(?: [^, ]+){{0,4}}?) (?:brennen|leuchten){_ENDS}',
        r'\1 anmachen',
    ),
    (
        rf'\b(?:stelle?|stellt|schalte?|schaltet|mache?|macht|setze?|setzt|ändere?)\b((?: (?!und\b)'
        rf'[^, ]+)+?) auf ({_COLOURS})(?: um)?(?= ,|$| und )',
        r'mach\1 \2',
    ),
    (rf'\bauf ({_COLOURS}) (?:um)?(?:stellen|schalten|setzen|machen|ändern)\b', r'\1 machen'),
    # what somebody has done
    (
        rf'^(?:hast du|habt ihr|haben sie|hat (?:jemand|wer))((?: [^, ]+)+?) ({_DONE})(?= ,|$)',
        r'ist\1 \2',
    ),
    # to stay for a while
    (
        r'\bbleibe?n?(?: sie)?((?: [^, ]+)*? (?:minuten?|sekunden?|stunden?)(?: [^, ]+)*?) stehen\b',
        r'warte\1',
    ),
    (
        r'\b(?:schalte?|schaltet|wechs[el]+e?|switch\w*)\b((?: (?!und\b)[^, ]+)*?) auf '
        r'((?:die |den |das )?\w+)(?: um)?(?= ,|$| und )',
        r'stell\1 auf \2',
    ),
    (r'\b(auf (?:die |den |das )?\w+) (?:um(?:zu)?schalten|(?:zu )?wechseln)\b', r'\1 umstellen'),
    # to have it run, or not
    (
        r'\b(?:nehme?|nehmt|nimm|setze?|setzt|bringe?)\b([^,]*?) in (betrieb|gang|bewegung)' + _ENDS,
        r'schalt\1 an',
    ),
    (
        r'\b(?:nehme?|nehmt|nimm|setze?|setzt)\b([^,]*?) außer (?:betrieb|gang)' + _ENDS,
        r'schalt\1 aus',
    ),
    (r'\bin (?:betrieb|gang) (?:nehmen|setzen|bringen)\b', 'anschalten'),
    (r'\baußer betrieb (?:nehmen|setzen)\b', 'ausschalten'),
    (r'\bin (?:betrieb|gang) (?:ist|sind)\b', 'läuft'),
    (r'\baußer betrieb (?:ist|sind)\b', 'aus ist'),
    (r'^(?:ist|sind) ([^,]+?) in (?:betrieb|gang)(?= ,|$)', r'läuft \1'),
    (r'\bzu dem (?:stillstand|stehen|halten) (?:bringen|kommen)\b', 'anhalten'),
    (
        r'\b(?:bringe?|bringt)\b([^,]*?) zu dem (?:stillstand|stehen|halten)' + _ENDS,
        r'halt\1 an',
    ),
    # what is brought to a value, whichever way
    (rf'\b({_VALUE}) {_AWAY}(?:zu)?{_MOVING}e?n\b', r'\1 stellen'),
    (rf'\b({_VALUE}) {_AWAY}ge(?:fahren|nommen|dreht|regelt|setzt|stellt|schraubt|kühlt|heizt|'
     rf'dimmt|drosselt)\b', r'\1 gestellt'),
    (rf'\b{_SPLIT}\b((?: (?!und\b)[^, ]+)*? {_VALUE}) {_AWAY}(?= ,|$| und)', r'stell\1'),
    # one after the other
    (rf'\b(\w+) {_SOME} bis {_SOME}\b(?! (?:{_UNITS}|uhr|minuten?|stunden?|sekunden?|mal)\b)',
     _counted_up),
    (
        rf'\b(?!(?:auf|um|ab|bis|nach|vor|in|zu)\b)(\w+) {_SOME} , (?:{_SOME} , )?{_SOME} und '
        rf'{_SOME}\b(?! (?:{_UNITS}|uhr|minuten?|stunden?|sekunden?|mal)\b)',
        lambda m: ' und '.join(f'{m[1]} {n}' for n in m.groups()[1:] if n),
    ),
    (
        rf'\b(?!(?:auf|um|ab|bis|nach|vor|in|zu)\b)(\w+) {_SOME} , {_SOME} und {_SOME}\b'
        rf'(?! (?:{_UNITS}|uhr|minuten?|stunden?|sekunden?|mal)\b)',
        r'\1 \2 und \1 \3 und \1 \4',
    ),
    (r'(?: ,)? (?:bevor|ehe) du ((?:[^, ]+ )+[^, ]+st)(?= ,|$)', r' , danach \1'),
    (
        r'^(?:bevor|ehe) du ((?:[^, ]+ )+[^, ]+st) , ((?:(?! und (?:dann|danach)\b)[^,])+)',
        r'\2 , danach \1',
    ),
    # how far
    (
        r'\bbis (?=(?:zu|nach|an|in|vor|hinter|hin zu) (?!(?:\S+ )?(?:abend|morgen|mittag|nacht|'
        r'früh|wochenende|schluss|ende|nachmittag|feierabend|prozent|%|grad|uhr|ladenschluss|'
        r'\d\S*)\b))',
        '',
    ),
    (r'\bbis zu dem anschlag\b', 'anschlag'),
    # what is told apart by where it is
    (
        rf' (\w+) , (?:der|die|das|den|dem|welche[rsnm]?) '
        rf'(?:(?:da|dort|hier|noch|gerade|immer noch) )*({_WHERE} [^,]{{2,40}}?) {_STANDS}'
        r'(?: ,(?= (?!und |dann |danach ))|(?= ,|$| und ))',
        _there,
    ),
    # what is left out, said first or without a break
    (
        r'^(?:außer|ausser|bis auf|mit ausnahme (?:von|der|des)|abgesehen von) '
        rf'((?:in |auf |bei |an )?[^,]{{3,40}}?) (?=(?:{STARTS}|{_MODAL})\b)([^,]+)',
        r'\2 , nur \1 nicht',
    ),
    (
        r'(?<=\w) (?:bloß|nur|aber|allerdings|jedoch|lediglich|bloss) (?:bitte )?nicht '
        r'(?=(?:in|auf|bei|an|der|die|das|den|dem)\b)',
        ' , nur nicht ',
    ),
    # looking after, and going behind
    (
        r'\b(?:schaue?|schauen|sieh|sehen|seht|gucke?|gucken|schaut)((?: (?:mal|bitte|doch|kurz|'
        rf'eben|dann|auch))*) ({_WHERE} [^,]+?) nach dem rechten{_ENDS}',
        lambda m: f'inspiziere{m[1]} {m[2].partition(" ")[2]}',
    ),
    (r'\bnach dem rechten (?:schauen|sehen|gucken)\b', 'inspizieren'),
    (
        r'\b(?:laufe?|gehe?|fahre?|lauft|geht|fahrt|renne?) (?:bitte |mal |immer )*hinter '
        r'([^,]+?) her(?= ,|$| und)',
        r'folge \1',
    ),
    (r'\bhinter ([^,]+?) her(?:zu)?(?:laufen|gehen|fahren|rennen|fliegen)\b', r'\1 folgen'),
    # what dogs are told
    (r'(?<=, )platz(?= ,|$)', 'leg dich hin'),
    (r'(?<=, )sitz(?= ,|$)', 'setz dich hin'),
    (r'(?<=, )bei fuß(?= ,|$)', 'folge mir'),
    # how it is
    (r'\bwie viel grad (?:hat|haben) ', 'wie warm ist '),
    (r'^was (?:macht|tut|treibt) ([^,]+?)(?: gerade| da| so| jetzt)*$', r'was ist \1 amtun'),
    (r'^(wie \w+ (?:ist|sind) [^,]+?) (?:ein)?gestellt(?= ,|$)', r'\1'),
    (
        r'^auf wie viel(?:e)? (?:grad|prozent) (?:ist|steht|stehen|läuft) ([^,]+?)(?: gerade| '
        r'(?:ein)?gestellt)*(?= ,|$)',
        r'wie hoch ist \1',
    ),
    (
        r'^ist ((?:in|an|bei|auf) [^,]+?) (?:(?:gerade|noch|schon|denn) )*(?:was|etwas|jemand) los$',
        r'ist jemand \1',
    ),
    (r'\bwie viel grad (?:ist|sind) es\b', 'wie warm ist es'),
    (
        r'\b(?:mache?|machen|gib|geben) ((?:(?:bitte|mal|doch|eine|ne|die) )*)(?:lautsprecher)?'
        r'(?:durchsage|ansage)((?: (?:in|über) [^,]+?)?)(?: ,)? (?=freetext)',
        r'durchsagen \2 ',
    ),
    (r'\bdurchsage(?:n)? (?=freetext)', 'durchsagen '),
    (r'\b(kein\w*) ((?:\w+ )?\w+) mehr\b', r'\1 \2'),
)
"""Tried in turn on the whole text, before the other frames."""
