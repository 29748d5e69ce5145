"""German wishes put as orders: 'dass das Tor zugemacht wird', 'soll an sein', 'in Betrieb'."""

from collections.abc import Mapping
import re

from llm_bridge.language.into_english.phrasebook_de_patterns import DONE, ENDS, MODAL
from llm_bridge.language.into_english.phrasebook_de_times import Rewrite

_MUST = r'(?:soll|sollen|sollte|sollten|muss|müssen|müsste|müssten|möge|mögen)'

_IS_TO_BE = r'(?:soll|sollen|sollte|sollten|muss|müssen)(?! [^,]*\beigentlich\b)'

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

_COLOURS = r'(?:rot|grün|blau|gelb|weiß|orange|lila|rosa|pink|violett|türkis|warmweiß|kaltweiß)'

_CALM = (
    r'(?:(?:bitte|mal|doch|es|heute|morgen|abends|nachts|morgens|ab|at_\S+|in_ \S+ \S+|jeden \w+|'
    r'dann) )*'
)

_HOW: Mapping[str, str] = {
    'geschwindigkeit': 'schnell', 'tempo': 'schnell', 'drehzahl': 'schnell',
    'lautstärke': 'laut', 'helligkeit': 'hell',
}  # fmt: skip

_RATES = f'(?:{"|".join(_HOW)})'


def _part(verb: str) -> str:
    return 'halb' if verb.startswith('halb') else 'doppelt'


def _to_be_done(m: re.Match[str]) -> str:
    """Return 'dass das Tor geschlossen wird' as an order, and 'wenn er fahren würde' as well."""
    is_active = m[2].endswith(('en', 'ern')) and ('ge' not in m[2] or m[2].endswith('gehen'))
    return f' {m[1]} soll {m[2]}' + ' werden' * (not is_active)


def _made(m: re.Match[str]) -> str:
    return f'{m[1]} {_STATES[m[2]]}'


def _kept(m: re.Match[str]) -> str:
    return f'{m[1]} {_KEPT[m[2]]}'


WISHES: tuple[Rewrite, ...] = (
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
    (
        r'(?:^|(?<=, ))(?:niemand|keiner|(?:ich|wir|er|sie) (?:habe?|hat|haben|hab) (?:nie |'
        r'doch )?'
        r'nicht|niemand|(?:ich|wir) (?:habe?|haben) nie)(?: hat)? (?:gesagt|verlangt|behauptet|'
        r'gewollt|gemeint) , (?:dass )?',
        ' dassfall nicht ',
    ),
    (
        r'(?:^|(?<=, )|(?<=und ))(?:es ist (?:nicht (?:nötig|notwendig|erlaubt|erforderlich|gut|'
        r'erwünscht|gestattet)|unnötig|verboten|untersagt)|du brauchst (?:dich )?nicht|'
        r'ich verbiete (?:dir|euch|ihnen)|es ist (?:dir|euch) nicht gestattet|unterlass(?:e|'
        r't)? es|'
        r'vermeide?n? (?:sie )?es|hüte dich davor|lass es (?:bleiben|sein)) , ',
        ' nicht ',
    ),
    (
        r'^\w+ (?:sagt|meint|meinte|sagte|hat gesagt|hat gemeint) , (?:dass )?(?=(?:du|ihr|sie) )',
        '',
    ),
    (r'(?:^|(?<=, ))ich weiß (?:gar |grad |gerade )?nicht(?: mehr)? , (?=ob |wie |wo |wer )', ''),
    (r' dassfall nicht (?:du|ihr|sie|man|jemand|irgendwer|irgendjemand|wer) ', ' nicht '),
    (
        r'(?:^|(?<=, )|(?<=und ))(?:niemand|keiner)((?: [^, ]+){0,4}?) (?:darf|soll|sollte|'
        r'kann|dürfte) ',
        r'nicht\1 ',
    ),
    # somebody is to see to it that something is done
    (
        rf'(?:^|(?<=, )|(?<=und ))(?:{MODAL} (?:du|sie|ihr|man|bitte) {_SOFT}|bitte |dann )?'
        r'(?:(?:veranlasse?|veranlassen|veranlasst|pass auf|passt auf|passen|gib acht|denk '
        r'dran|denk daran|sorge?|sorgen|sorgt|schaue?|schauen|schaut|'
        r'sieh|sehen|seht|achte|achten|achtet|sichere?|gucke?|stelle?|stellen|kümmere?|kümmern)'
        r'(?: sie| mir| uns| dich| sich| bitte| mal| doch| dafür| darauf| darum| drum| zu| '
        r'sicher)*'
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
        r'(?:^|(?<=, )|(?<=und ))(?:es (?:ist|wäre|wär)|wäre?) (?:mir )?(?:wichtig|schön|'
        r'gut|toll|super|'
        r'nett|lieb|nötig|notwendig|besser|an der zeit|zeit|recht) , (?:dass|wenn) ',
        ' dassfall ',
    ),
    (r' dassfall (?:niemand|keiner|nie jemand) (?=\S+ \S+)', ' nicht '),
    (r' dassfall (?:du|ihr|sie|man|jemand|wer) (?=\S+ \S+)', ' '),
    (
        r' dassfall ((?:(?! und ).)+?) (\w+) (?:wird|werden|ist|sind|wäre|würde|wären)' + ENDS,
        _to_be_done,
    ),
    (r' dassfall ((?:(?! und ).)+?) (\w+) (?:bleibt|bleiben)' + ENDS, r' \1 soll \2 bleiben'),
    (
        r' dassfall ((?:(?! und ).)+?) (an|aus|auf|zu|hoch|runter)(?:geht|gehen)' + ENDS,
        r' \1 soll \2gehen',
    ),
    (r' dassfall ', ' '),
    # needs doing: 'gehört gemäht', 'ist abzuschließen', 'müsste gegossen werden'
    (
        rf'\bgehör(?:t|en) {_SOFT}((?:[^, ]+ ){{0,4}}?(?:\w*ge\w+(?:t|en)|ver\w+t|be\w+t))'
        rf'(?= ,|$)',
        r'soll \1 werden',
    ),
    (
        r'(?<=\w) (?:ist|sind) ((?:[^, ]+ ){0,6}?)zu (\w{3,}en)(?= ,|$)',
        r' soll \1\2',
    ),
    (
        r'(?<=\w) (?:ist|sind) ((?:[^, ]+ ){0,6}?)'
        r'(aus|an|ab|auf|ein|zu|hoch|runter|weg|herunter)zu(\w{3,}en)(?= ,|$)',
        r' soll \1\2\3',
    ),
    (
        r'\b(?:brauchst|brauchen|braucht)((?: [^, ]+)*?) nicht (\w+) zu werden',
        r'soll\1 nicht \2 werden',
    ),
    (r'\b(brauchst|brauchen|braucht) (?:man|er|sie|es|ihr)\b', r'\1'),
    (
        r'\b(brauchst|brauchen|braucht)((?: \w+)*?) (?:nicht|nichts) (?:zu )?(?=\w+en\b)',
        r'soll\2 nicht ',
    ),
    (
        r'\b(?:will|möchte|wollen|möchten) (?:ich|wir) ((?:[^, ]+ )*?)'
        r'(an|aus|auf|zu|offen|geschlossen) ?haben(?= ,|$)',
        r'soll \1\2 sein',
    ),
    (
        rf'(?<=, )(?:bleibt|bleiben) ([^,]+?) ({"|".join(_KEPT)})(?= ,|$)',
        r'soll \1 \2 bleiben',
    ),
    # how something is to be, or to stay
    (
        rf'(?<!^)\b({_IS_TO_BE}(?: [^, ]+){{0,9}}?) ({"|".join(_STATES)}) sein{ENDS}',
        _made,
    ),
    (
        rf'\b({_MUST}(?: [^, ]+){{0,9}}?)(?: immer| weiterhin| stets| ständig| dauerhaft)? '
        rf'({"|".join(_KEPT)}) bleiben{ENDS}',
        _kept,
    ),
    (
        rf'\b()({"|".join(_KEPT)}) bleiben{ENDS}',
        _kept,
    ),
    (
        rf'\b({_MUST}(?: [^, ]+){{0,9}}?) ({_COLOURS}) (?:leuchten|sein|scheinen|werden|blinken)'
        rf'{ENDS}',
        r'\1 \2 machen',
    ),
    (
        rf'(?<!^)\b({_IS_TO_BE}(?: (?!until_)[^, ]+){{0,9}}?) (\w+) sein{ENDS}',
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
        rf'\b({_MUST}(?: [^, ]+){{0,9}}? licht(?: [^, ]+){{0,4}}?) (?:brennen|leuchten){ENDS}',
        r'\1 anmachen',
    ),
    (
        rf'\b(?:stelle?|stellt|schalte?|schaltet|mache?|macht|setze?|setzt|ändere?)\b((?: '
        rf'(?!und\b)'
        rf'[^, ]+)+?) auf ({_COLOURS})(?: um)?(?= ,|$| und )',
        r'mach\1 \2',
    ),
    (rf'\bauf ({_COLOURS}) (?:um)?(?:stellen|schalten|setzen|machen|ändern)\b', r'\1 machen'),
    # what somebody has done
    (
        rf'^(?:hast du|habt ihr|haben sie|hat (?:jemand|wer))((?: [^, ]+)+?) ({DONE})(?= ,|$)',
        r'ist\1 \2',
    ),
    # to stay for a while
    (
        r'\bbleibe?n?(?: sie)?((?: [^, ]+)*? (?:minuten?|sekunden?|stunden?)(?: [^, ]+)*?) '
        r'(?:stehen|sitzen|liegen)\b',
        r'warte\1',
    ),
    (
        r'\b(?:schalte?|schaltet|wechs[el]+e?|switch\w*)\b((?: (?!und\b)[^, ]+)*?) auf '
        r'((?:die |den |das )?\w+)(?: um)?(?= ,|$| und )',
        r'stell\1 auf \2',
    ),
    (r'\b(auf (?:die |den |das )?\w+) (?:um(?:zu)?schalten|(?:zu )?wechseln)\b', r'\1 umstellen'),
    (
        rf'\b({MODAL}(?: [^, ]+){{0,9}}?) (heller|dunkler|wärmer|kälter|kühler|leiser|lauter|'
        rf'schneller|langsamer|höher|niedriger) sein{ENDS}',
        r'\1 \2 machen',
    ),
    (
        r'^(?:mir|uns) ist(?: es| das)?(?: hier| da| gerade| schon)* (?:(?:viel|etwas|ein '
        r'bisschen|'
        r'echt|so|ganz|wirklich|ziemlich|deutlich) )*(?:zu )?(dunkel|hell|laut|leise|stickig|kühl|'
        r'frisch)(?= ,|$| in| im)',
        lambda m: 'es ist zu ' + {'kühl': 'kalt', 'frisch': 'kalt'}.get(m[1], m[1]),
    ),
    (r'\b(?:das|alles|dasjenige) , was ', 'daswas '),
    (
        r'\bein (?:kleines |gutes |ganzes )?stück(?:chen)?(?: weit)?(?= (?:hoch|runter|'
        r'herunter|auf|zu|vor|zurück|weiter|'
        r'höher|tiefer|nach))',
        'ein bisschen',
    ),
    (r' , (?:aber )?nicht (?:ganz|komplett|völlig)(?= ,|$)', ' nichtganz'),
    (
        r'\b(?:lass|lasse|lasst|lassen sie) ((?:(?! und )[^,])*?)(schneller|langsamer|'
        r'leiser|lauter) '
        r'(?:weiter)?(?:laufen|fahren|spielen|drehen|werden|fliegen|rollen)\b',
        r'mach \1\2',
    ),
    (
        r'\b(schneller|langsamer|leiser|lauter) (?:weiter)?(?:laufen|fahren|spielen|drehen|werden)'
        r'(?: lassen)?\b',
        r'\1 machen',
    ),
    (
        rf'\b(halbiere?|halbiert|verdopp[el]+e?|verdoppelt) (?:bitte |mal )*(?:die |das '
        rf')?({_RATES}) '
        rf'(?:von |bei )?((?! und )[^,]+?){ENDS}',
        lambda m: f'mach {m[3]} {_part(m[1])}so{_HOW[m[2]]}',
    ),
    (
        rf'(?:\bdie |\bdas |\b)({_RATES}) (?:von |bei )?((?:(?! und )[^,])+?) (halbieren|'
        rf'verdoppeln)\b',
        lambda m: f'{m[2]} {_part(m[3])}so{_HOW[m[1]]} machen',
    ),
    (
        r'\blass dir ((?:von|bei) (?:(?! und )[^,])+?) ((?:das|den|die|ein|eine|einen) \w+) '
        r'(?:geben|aushändigen|überreichen|reichen)\b',
        r'hol \2 \1',
    ),
    # to have it run, or not
    (
        r'\b(?:nehme?|nehmt|nimm|setze?|setzt|bringe?)\b([^,]*?) in (betrieb|gang|bewegung)'
        + ENDS,
        r'schalt\1 an',
    ),
    (
        r'\b(?:nehme?|nehmt|nimm|setze?|setzt)\b([^,]*?) außer (?:betrieb|gang)' + ENDS,
        r'schalt\1 aus',
    ),
    (r'\bin (?:betrieb|gang) (?:nehmen|setzen|bringen)\b', 'anschalten'),
    (r'\baußer betrieb (?:nehmen|setzen)\b', 'ausschalten'),
    (r'\bin (?:betrieb|gang) (?:ist|sind)\b', 'läuft'),
    (r'\baußer betrieb (?:ist|sind)\b', 'aus ist'),
    (r'^(?:ist|sind) ([^,]+?) in (?:betrieb|gang)(?= ,|$)', r'läuft \1'),
    (r'\bzu dem (?:stillstand|stehen|halten) (?:bringen|kommen)\b', 'anhalten'),
    (
        r'\b(?:bringe?|bringt)\b([^,]*?) zu dem (?:stillstand|stehen|halten)' + ENDS,
        r'halt\1 an',
    ),
)
"""Tried in turn on the whole text, behind TALK."""
