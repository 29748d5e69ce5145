"""German talk around orders and questions, put in plainer words: what orders nothing itself."""

from llm_bridge.language.into_english.phrasebook_de_frames import STARTS
from llm_bridge.language.into_english.phrasebook_de_patterns import DONE, ENDS, MODAL, VALUE
from llm_bridge.language.into_english.phrasebook_de_times import Rewrite

_DEED = (
    r'(?:saugen|staubsaugen|wischen|mähen|putzen|reinigen|gießen|bewässern|kehren|fegen|spülen|'
    r'piepen|bellen|hupen|tanzen|singen|kochen|backen|heizen|kühlen|lüften|laden|aufladen|'
    r'patrouillieren|filmen|aufnehmen|fotografieren|drucken|bohren|schleifen|sägen|fräsen|löten|'
    r'schweißen|rühren|mischen|ernten|pflücken|düngen|sprühen|desinfizieren|sortieren|packen|'
    r'verpacken|stapeln|palettieren|scannen|zählen|prüfen|entladen|beladen|pumpen|aufräumen|'
    r'folgen|nachlaufen|suchen|kreisen|schneiden|trimmen|streuen|räumen|füttern|melken|abspielen|'
    r'spielen|trocknen|waschen|drehen|dosieren|pressen|zentrifugieren)'
)
TALK: tuple[Rewrite, ...] = (
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
        rf'(?=(?:{STARTS}|{MODAL}|ist|sind|wie|wo|was|wer|welche|wann|läuft|hat|brennt|steht|'
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
        rf' (\w+ (?:werden|sein)|\w{{3,}}en)(?: ,)? und zwar ({VALUE})',
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
    (
        r'\bohne ((?:[^ ,]+ ){0,4}?)(?:zu \w+en|(?:an|ab|aus|auf|ein|um|vor|weg|los)zu\w+en)\b',
        'ohnezu',
    ),
    (
        r'(?:^|(?: ,)? )um (?!\S+ (?:grad|prozent|%|minuten?|stunden?|meter|zentimeter)\b)'
        r'((?:[^ ,]+ ){1,6}?)(?:zu \w+en|(?:an|ab|aus|auf|ein|vor|weg|los)zu\w+en)(?: ,|$)',
        ' , ',
    ),
    (r'\b(?:ganz )?(?:der reihe nach|einer nach dem anderen|eine nach der anderen)\b', ''),
    (r'\b(?:einen|nen) (?:kleinen )?spalt(?: ?breit| weit)?\b', 'ein bisschen'),
    (r'\bwürde es (?:dir|ihnen|euch) etwas ausmachen , ', ''),
    (r'\bso (?:schnell|rasch|bald) (?:wie|als) möglich\b|\bbei (?:der )?gelegenheit\b', ''),
    # to begin and to end what a verb says
    (
        rf'\b(?:lasst?|lassen sie) (?:das|es) (?:bitte |mal |sein |bleiben )*mit dem ({_DEED})\b',
        r'aufhören zu \1',
    ),
    (
        rf'\b(?:lasst?|lassen sie) (?:bitte |mal )*(?:das|dein) ({_DEED}) (?:bitte )?(?:sein|'
        rf'bleiben)'
        r'(?= ,|$)',
        r'aufhören zu \1',
    ),
    (
        rf'\b(?:brich|brecht|breche) (?:bitte |mal |sofort )*das ({_DEED})((?: [^, ]+)*?) '
        rf'ab{ENDS}',
        r'aufhören\2 zu \1',
    ),
    (rf'\b(?:das )?({_DEED}) (?:abbrechen|beenden|einstellen|stoppen)\b', r'aufhören zu \1'),
    (
        rf'\b(?:beende?t?|stoppe?|stoppt) (?:bitte |mal |sofort )*das ({_DEED})\b',
        r'aufhören zu \1',
    ),
    (
        rf'\b(?:höre?|hört|hören sie)((?: bitte| mal| sofort)*) (?:auf )?mit dem ({_DEED})'
        rf'(?: auf)?'
        r'(?= ,|$| und)',
        r'aufhören\1 zu \2',
    ),
    (rf'\bmit dem ({_DEED}) aufhören\b', r'aufhören zu \1'),
    (
        rf'\b(?:fange?|fangt|fangen sie) ((?:[^, ]+ )*?)an(?: ,)? ((?:[^, ]+ )*?)(?:zu )?({_DEED})'
        r'(?= ,|$| und)',
        r'\1\2\3',
    ),
    (
        rf'\b(?:fange?|fangt|fangen sie|beginne?|beginnt|starte?|legt? los) ((?:[^, ]+ )*?)'
        rf'mit dem '
        rf'({_DEED})((?: [^, ]+)*?)(?: an| los)?(?= ,|$| und)',
        r'\1\3 \2',
    ),
    (
        rf'\bbeginn(?:e|t|en sie)? ((?:[^, ]+ )*?)(?:, )?((?:[^, ]+ )*?)zu ({_DEED})(?= ,|$| und)',
        r'\1\2\3',
    ),
    (rf'\bmit dem ({_DEED})((?: [^, ]+)*?) (?:anfangen|beginnen|starten|loslegen)\b', r'\2 \1'),
    # light, and how much of it
    (
        r'^(?:ich|wir) (?:brauchen?|bräuchten?|hätten? gerne?|möchten?|wollen|will|wünsche mir|'
        r'hätten?)(?: (?:mal|bitte|jetzt|gern|gerne|noch|etwas|ein bisschen|ein wenig|kurz|hier))*'
        r'( mehr| weniger)? licht((?: (?:hier|da))?(?: (?:in|an|auf|bei) [^,]+?)?)(?: bitte)?$',
        lambda m: (
            f'licht{m[2]} '
            + {'mehr': 'heller', 'weniger': 'dunkler'}.get((m[1] or '').strip(), 'an')
            + ' machen'
        ),
    ),
    (
        r'(?:^|(?<=, ))(?:bitte |etwas |ein bisschen |ein wenig |noch )*(mehr|weniger) licht'
        r'((?: (?:in|an|auf|bei) [^,]+?)?)(?: bitte)?(?= ,|$)',
        lambda m: f'licht{m[2]} {"heller" if m[1] == "mehr" else "dunkler"} machen',
    ),
    (r'\b(wenn|falls|sobald) es brennt\b', r'\1 ein feuer ist'),
    (r'^dass (?:mir |uns )?(?:ja |bloß |nur )?(?:keiner|niemand) (?:mir |uns )?', 'nicht '),
    (rf'^(?:wurden?|ist|sind|war|waren) ([^,]+?) ({DONE}) worden$', r'ist \1 \2'),
    (rf'^wurden? ([^,]+?) ({DONE})$', r'ist \1 \2'),
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
)
"""Tried in turn on the whole text, before all others."""
