"""German turns of phrase for values, lists, places and what is left out, in plainer words."""

import re

from llm_bridge.language.into_english.phrasebook_de_deeds import DEEDS
from llm_bridge.language.into_english.phrasebook_de_frames import STARTS
from llm_bridge.language.into_english.phrasebook_de_patterns import ENDS, MODAL, UNITS, VALUE
from llm_bridge.language.into_english.phrasebook_de_times import Rewrite
from llm_bridge.language.into_english.phrasebook_de_verbs import VERBS

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


def _before(m: re.Match[str], first: int = 1, second: int = 2) -> str:
    """Return 'fahr los, bevor du ihn abstellst' as one thing after the other."""
    if {*m[0].split()} & {'nicht', 'nie', 'niemals', 'kein', 'keine', 'keinen', 'nichts'}:
        return m[0]
    return f'{m[first]} , danach {m[second]}'


def _there(m: re.Match[str]) -> str:
    """Return 'das Buch holen, das auf dem Sofa liegt' as 'das Buch auf dem Sofa holen'."""
    return f' {m[2]} {m[1]}' if m[1] in _INFINITIVES else f' {m[1]} {m[2]}'


_SOME = r'(\d{1,2}|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)'
TURNS: tuple[Rewrite, ...] = (
    # what is brought to a value, whichever way
    (rf'\b({VALUE}) {_AWAY}(?:zu)?{_MOVING}e?n\b', r'\1 stellen'),
    (
        rf'\b({VALUE}) {_AWAY}ge(?:fahren|nommen|dreht|regelt|setzt|stellt|schraubt|kühlt|heizt|'
        rf'dimmt|drosselt)\b',
        r'\1 gestellt',
    ),
    (rf'\b{_SPLIT}\b((?: (?!und\b)[^, ]+)*? {VALUE}) {_AWAY}(?= ,|$| und)', r'stell\1'),
    # one after the other
    (
        rf'\b(\w+) {_SOME} bis {_SOME}\b(?! (?:{UNITS}|uhr|minuten?|stunden?|sekunden?|mal)\b)',
        _counted_up,
    ),
    (
        rf'\b(?!(?:auf|um|ab|bis|nach|vor|in|zu)\b)(\w+) {_SOME} , (?:{_SOME} , )?{_SOME} und '
        rf'{_SOME}\b(?! (?:{UNITS}|uhr|minuten?|stunden?|sekunden?|mal)\b)',
        lambda m: ' und '.join(f'{m[1]} {n}' for n in m.groups()[1:] if n),
    ),
    (
        rf'\b(?!(?:auf|um|ab|bis|nach|vor|in|zu)\b)(\w+) {_SOME} , {_SOME} und {_SOME}\b'
        rf'(?! (?:{UNITS}|uhr|minuten?|stunden?|sekunden?|mal)\b)',
        r'\1 \2 und \1 \3 und \1 \4',
    ),
    (r'([^,]*?)(?: ,)? (?:bevor|ehe) du ((?:[^, ]+ )+[^, ]+st)(?= ,|$)', _before),
    (
        r'^(?:bevor|ehe) du ((?:[^, ]+ )+[^, ]+st) , ((?:(?! und (?:dann|danach)\b)[^,])+)',
        lambda m: _before(m, 2, 1),
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
        rf'((?:in |auf |bei |an )?[^,]{{3,40}}?) (?=(?:{STARTS}|{MODAL})\b)([^,]+)',
        r'\2 , nur \1 nicht',
    ),
    (
        r'\b(aus|an|auf|zu|ab|ein|hoch|runter|sauber|leiser|lauter|heller|dunkler|prozent|grad|'
        r'\w*(?:machen|schalten|stellen|drehen|fahren|schließen|sperren|saugen|wischen|mähen|'
        r'gießen|putzen|öffnen)) (?:bloß|nur|aber|allerdings|jedoch|lediglich) (?:bitte )?nicht '
        r'(?=(?:in|auf|bei|an|der|die|das|den|dem)\b)',
        r'\1 , nur nicht ',
    ),
    # what is not done, as something else is: not known, so that it is asked about
    (
        r'(?:^|(?: ,)? )(?:an)?statt ((?:[^ ,]+ ){0,5}?)(?:zu \w+en|(?:an|ab|aus|auf|ein|zu|hoch|'
        r'runter|vor|weg|los)zu\w+en)(?: ,|$)',
        ' , stattwas , ',
    ),
    (r'\b(an|aus|auf|zu|hoch|runter) (?:an)?statt (?:an|aus|auf|zu|hoch|runter)\b', r'\1'),
    (
        r'\b(?:an)?statt (?:(?:in|auf|an|bei|zu|von) )?(?:de[rsmn]|die|das|eine\w?) \w+'
        r'(?: , | lieber | )(?=\w)',
        'stattwas ',
    ),
    (
        rf'^(ist|sind|steht|stehen|läuft|laufen|brennt|brennen|liegt) ([^,]+?) , '
        rf'(?=(?:{STARTS})\b)',
        r'wenn \2 \1 , ',
    ),
    # looking after, and going behind
    (
        r'\b(?:schaue?|schauen|sieh|sehen|seht|gucke?|gucken|schaut)((?: (?:mal|bitte|doch|kurz|'
        rf'eben|dann|auch))*) ({_WHERE} [^,]+?) nach dem rechten{ENDS}',
        lambda m: f'inspiziere{m[1]} {m[2].partition(" ")[2]}',
    ),
    (r'\bnach dem rechten (?:schauen|sehen|gucken)\b', 'inspizieren'),
    (
        r'\b(?:laufe?|gehe?|fahre?|lauft|geht|fahrt|renne?) (?:bitte |mal |immer )*hinter '
        r'([^,]+?) her(?= ,|$| und)',
        r'folge \1',
    ),
    (r'\bhinter ([^,]+?) her(?:zu)?(?:laufen|gehen|fahren|rennen|fliegen)\b', r'\1 folgen'),
    (
        r'\b(wenn|sobald|falls) es (?:anfängt|beginnt) zu (regn|schnei|hagel|stürm|gewitter)\w*',
        r'\1 es \2t',
    ),
    (
        r'\b(wenn|sobald|falls) es zu (regn|schnei|hagel|stürm|gewitter)\w* (?:anfängt|beginnt)',
        r'\1 es \2t',
    ),
    (r'\bes regnt\b', 'es regnet'),
    (r'\b(niemand|keiner|jemand|alle|er|sie)((?: mehr| noch)?) drin (?=ist|sind)', r'\1\2 da '),
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
        r'^ist ((?:in|an|bei|auf) [^,]+?) (?:(?:gerade|noch|schon|denn) )*(?:was|etwas|'
        r'jemand) los$',
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
"""Tried in turn on the whole text, behind WISHES."""
