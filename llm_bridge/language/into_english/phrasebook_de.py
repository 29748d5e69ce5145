"""German words for orders, and what they are in English."""

from collections.abc import Mapping
from functools import lru_cache
import re

from llm_bridge.language.into_english.phrasebook import English, Phrasebook
from llm_bridge.language.into_english.phrasebook_de_deeds import DEEDS, FORMS
from llm_bridge.language.into_english.phrasebook_de_fillers import CORRECTIONS, FILLERS, PREFIXES
from llm_bridge.language.into_english.phrasebook_de_frames import LISTED, QUANTITIES
from llm_bridge.language.into_english.phrasebook_de_nouns import NOUNS
from llm_bridge.language.into_english.phrasebook_de_patterns import MODALS
from llm_bridge.language.into_english.phrasebook_de_qualities import ADJECTIVES
from llm_bridge.language.into_english.phrasebook_de_rewrites import ORDERS, POLITE, REWRITES
from llm_bridge.language.into_english.phrasebook_de_things import PEOPLE
from llm_bridge.language.into_english.phrasebook_de_verbs import IRREGULAR, VERBS
from llm_bridge.language.into_english.phrasebook_de_work import FIRSTS, QUALITIES

_IRREGULAR = {
    verb: f'{IRREGULAR.get(verb, "")} {FORMS.get(verb, "")}' for verb in {*IRREGULAR, *FORMS}
}
# fmt: off
_PARTED = {
    'im': 'in dem', 'ins': 'in das', 'am': 'an dem', 'ans': 'an das', 'zum': 'zu dem',
    'zur': 'zu der', 'vom': 'von dem', 'beim': 'bei dem', 'aufs': 'auf das', 'fürs': 'für das',
    'durchs': 'durch das', 'ums': 'um das', 'übers': 'über das', "gibt's": 'gibt es',
    "geht's": 'geht es', 'nen': 'einen', "'nen": 'einen', "'ne": 'eine', "'n": 'ein',
    'vorm': 'vor dem', 'aufm': 'auf dem', 'ausm': 'aus dem', 'mitm': 'mit dem',
    'fürn': 'für den', 'aufn': 'auf den', 'übern': 'über den', 'untern': 'unter den',
    'inner': 'in der', 'nem': 'einem', "'nem": 'einem', 'ner': 'einer',
    "'ner": 'einer', "'s": 'das', 's': 'das',
    'retour': 'zurück', 'vors': 'vor das', 'hinterm': 'hinter dem', 'unterm': 'unter dem',
    'überm': 'über dem',
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
    'tiefer': _SLOW,
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
    'denen': 'the', 'der': 'the', 'die': 'the', 'das': 'the', 'den': 'the', 'dem': 'the',
    'des': 'the',
    'ein': 'a', 'eine': 'a', 'einen': 'a', 'einem': 'a', 'einer': 'a', 'eines': 'a',
    'mein': 'my', 'meine': 'my', 'meinen': 'my', 'meinem': 'my', 'meiner': 'my',
    'dein': 'your', 'deine': 'your', 'deinen': 'your', 'deinem': 'your', 'deiner': 'your',
    'unser': 'our', 'unsere': 'our', 'unseren': 'our', 'seine': 'its', 'seinen': 'its',
    'seiner': 'its', 'seinem': 'its', 'ihre': 'its', 'ihren': 'its', 'ihrer': 'its',
    'diese': 'this', 'diesen': 'this', 'dieses': 'this', 'dieser': 'this', 'diesem': 'this',
    'in': 'in', 'an': 'at', 'auf': 'on', 'zu': 'to', 'aus': 'from', 'von': 'of', 'mit': 'with',
    'bei': 'at', 'nach': 'to', 'für': 'for', 'vor': 'in front of', 'hinter': 'behind',
    'neben': 'next to', 'unter': 'under', 'über': 'over', 'zwischen': 'between',
    'durch': 'through', 'um': 'around', 'bis': 'until', 'ohne': 'without', 'gegen': 'against',
    'ab': 'from',
    'alle': 'all the', 'alles': 'everything', 'allen': 'all the', 'aller': 'all the',
    'sämtliche': 'all the', 'jede': 'every', 'jeden': 'every', 'jedes': 'every',
    'jeder': 'every', 'jedem': 'every', 'beide': 'both', 'beiden': 'both', 'die beiden': 'both',
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
    'komplett': 'completely',
    'vollständig': 'completely', 'völlig': 'completely', 'restlos': 'completely',
    'einer der beiden': 'one of the two', 'eine der beiden': 'one of the two',
    'eins der beiden': 'one of the two', 'einen der beiden': 'one of the two',
    'einem der beiden': 'one of the two', 'einen der': 'one of the', 'eine der': 'one of the',
    'einer der': 'one of the',
    'eins der': 'one of the', 'einem der': 'one of the', 'halbe': 'half', 'wieder': 'again',
    'du': 'you',
    'auf den höchsten wert': 'to the maximum', 'nach hause': 'home', 'zu hause': 'home',
    'aus dem haus': 'out of the house',
    'nach links': 'to the left', 'nach rechts': 'to the right', 'nach vorne': 'forward',
    'nach vorn': 'forward', 'nach hinten': 'backward', 'mehr als': 'more than',
    'weniger als': 'less than', 'mindestens': 'at least', 'höchstens': 'at most',
    'wärmer als': 'warmer than', 'kälter als': 'colder than', 'größer als': 'more than',
    'kleiner als': 'less than', 'höher als': 'higher than', 'niedriger als': 'lower than',
    'niemanden': 'nobody', 'niemandem': 'nobody', 'keinen': 'no', 'keinem': 'no',
    'keines': 'no', 'genug': 'enough', 'genügend': 'enough', 'jemand': 'someone',
    'niemand': 'nobody', 'keiner': 'nobody', 'kein': 'no', 'keine': 'no',
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
    'wie stark': 'how strong', 'wie laut': 'how loud', 'wie hell': 'how bright',
    'wie dunkel': 'how dark', 'wie feucht': 'how humid', 'wie schnell': 'how fast',
    'wie weit': 'how far', 'wie schwer': 'how heavy', 'wie lange': 'how long',
    'wie heiß': 'how hot', 'wie kühl': 'how cold', 'wie groß': 'how big', 'wie tief': 'how deep',
    'wie voll': 'how full', 'wie kalt': 'how cold', 'wie hoch': 'what', 'welche': 'which',
    'welcher': 'which', 'welches': 'which', 'wann': 'when', 'warum': 'why',
    'auf dem weg': 'on the way', 'niedrigste': 'lowest', 'höchste': 'highest',
    'volle': 'full', 'voll': 'full', 'wir': 'we', 'ich': 'I', 'er': 'he', 'leise': 'quiet',
    'zu stickig': 'too stuffy', 'zu laut': 'too loud', 'zu leise': 'too quiet',
    'zu kalt': 'too cold', 'zu warm': 'too warm',
    'zu heiß': 'too hot', 'zu dunkel': 'too dark', 'zu hell': 'too bright',
    'nächste': 'next', 'nächstes': 'next', 'nächsten': 'next', 'nächster': 'next',
    'vorige': 'previous', 'voriges': 'previous', 'vorigen': 'previous', 'letztes': 'last',
    'erste': 'first', 'ersten': 'first', 'zweite': 'second', 'zweiten': 'second',
    'dritte': 'third', 'dritten': 'third', 'vierte': 'fourth', 'vierten': 'fourth',
    'fünfte': 'fifth', 'fünften': 'fifth', 'sechste': 'sixth', 'sechsten': 'sixth',
}
_DAYS = {
    'montag': 'monday', 'dienstag': 'tuesday', 'mittwoch': 'wednesday',
    'donnerstag': 'thursday', 'freitag': 'friday', 'samstag': 'saturday',
    'sonnabend': 'saturday', 'sonntag': 'sunday',
}
_WEEKDAYS = {
    said: english
    for day, name in _DAYS.items()
    for said, english in (
        (f'an dem {day}', f'on {name}'), (f'nächsten {day}', f'next {name}'),
        (f'kommenden {day}', f'next {name}'), (f'jeden {day}', f'every {name}'),
        (f'{day}s', f'every {name}'), (f'{day}abend', f'on {name} evening'),
        (f'{day}morgen', f'on {name} morning'), (f'an dem {day}abend', f'on {name} evening'),
        (f'an dem {day}morgen', f'on {name} morning'),
    )
}
_TIMES = {
    'jeden tag': 'every day', 'jeden morgen': 'every morning', 'jeden abend': 'every evening',
    'jede nacht': 'every night', 'jede stunde': 'every hour', 'heute abend': 'this evening',
    'morgen früh': 'tomorrow morning', 'morgen': 'tomorrow', 'abends': 'in the evening',
    'mittags': 'at noon', 'nachts': 'at night', 'morgens': 'in the morning',
    'zweimal': 'twice', 'dreimal': 'three times', 'viermal': 'four times',
    'fünfmal': 'five times', 'täglich': 'every day', 'stündlich': 'every hour',
    'um mitternacht': 'at midnight',
    'zu mittag': 'at noon', 'jede minute': 'every minute',
    'heute nacht': 'tonight', 'heute früh': 'this morning', 'heute morgen': 'this morning',
    'heute mittag': 'at noon', 'heute nachmittag': 'this afternoon',
    'morgen abend': 'tomorrow evening', 'morgen mittag': 'tomorrow at noon',
    'morgen nachmittag': 'tomorrow afternoon', 'übermorgen': 'the day after tomorrow',
    'an dem wochenende': 'at the weekend', 'an wochentagen': 'on weekdays',
    'werktags': 'on weekdays', 'wochentags': 'on weekdays', 'unter der woche': 'on weekdays',
    'nächste woche': 'next week', 'jede woche': 'every week', 'wöchentlich': 'every week',
    **_WEEKDAYS,
    'bei sonnenuntergang': 'at sunset', 'bei sonnenaufgang': 'at sunrise',
}
_STATES = {
    'auf': 'open', 'zu': 'closed', 'an': 'on', 'aus': 'off', 'offen': 'open',
    'geschlossen': 'closed', 'geöffnet': 'open', 'eingeschaltet': 'on', 'ausgeschaltet': 'off',
    'abgeschlossen': 'locked', 'zugesperrt': 'locked', 'verriegelt': 'locked',
    'unverschlossen': 'unlocked', 'aufgesperrt': 'unlocked', 'fertig': 'done', 'leer': 'empty',
    'voll': 'full', 'frei': 'free', 'besetzt': 'occupied', 'beladen': 'loaded',
    'abgesperrt': 'locked', 'verschlossen': 'locked', 'versperrt': 'locked',
    'zugeschlossen': 'locked', 'abgeriegelt': 'locked', 'aufgeschlossen': 'unlocked',
    'entriegelt': 'unlocked', 'entsperrt': 'unlocked', 'zugemacht': 'closed',
    'zugezogen': 'closed', 'heruntergelassen': 'closed', 'runtergelassen': 'closed',
    'heruntergefahren': 'closed', 'runtergefahren': 'closed', 'aufgemacht': 'open',
    'hochgezogen': 'open', 'hochgefahren': 'open', 'angeschaltet': 'on', 'angemacht': 'on',
    'angestellt': 'on', 'aktiviert': 'on', 'aktiv': 'on',
    'ausgemacht': 'off', 'abgeschaltet': 'off', 'abgestellt': 'off', 'abgedreht': 'off',
    'ausgestellt': 'off', 'deaktiviert': 'off', 'inaktiv': 'off', 'zugedreht': 'closed',
    'aufgedreht': 'open', 'angehalten': 'stopped', 'gestoppt': 'stopped',
    'durchgefahren': 'through', 'weggefahren': 'gone', 'losgefahren': 'gone',
    'abgefahren': 'gone', 'weggegangen': 'gone', 'eingetroffen': 'there',
    'zurückgekehrt': 'back', 'zurückgekommen': 'back', 'heimgekommen': 'home',
    'gelandet': 'landed', 'eingeschlafen': 'asleep', 'aufgewacht': 'awake',
    'aufgestanden': 'up', 'amtun': 'doing', 'windig': 'windy', 'sonnig': 'sunny',
    'bewölkt': 'cloudy',
    'neblig': 'foggy', 'stürmisch': 'stormy', 'regnerisch': 'rainy', 'glatt': 'slippery',
    'kaputt': 'broken', 'bereit': 'ready', 'belegt': 'occupied', 'verfügbar': 'available',
    'unterwegs': 'moving', 'beschäftigt': 'busy',
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
    'überschreitet': 'is above', 'regnet': 'rains', 'schneit': 'snows', 'hagelt': 'hails',
    'stürmt': 'is stormy', 'gewittert': 'thunders', 'kommt': 'comes',
    'öffnet': 'opens', 'geht': 'goes', 'erreicht': 'reaches', 'befindet': 'is',
    'sitzt': 'is', 'sitzen': 'are', 'hängt': 'is', 'wartet': 'waits', 'klingelt': 'rings',
    'anfängt': 'starts', 'beginnt': 'starts', 'aufhört': 'stops', 'aufgehört': 'stopped',
    'endet': 'ends', 'meldet': 'reports', 'erkennt': 'detects', 'bewegt': 'moves',
    'betritt': 'enters', 'betreten': 'enter', 'reinkommt': 'comes in',
    'hereinkommt': 'comes in', 'rausgeht': 'goes out', 'hinausgeht': 'goes out',
    'weggeht': 'leaves', 'wegfährt': 'leaves', 'losfährt': 'leaves', 'heimkommt': 'comes home',
    'einschläft': 'falls asleep', 'aufwacht': 'wakes up', 'aufsteht': 'gets up',
    'eintrifft': 'arrives', 'auftaucht': 'appears', 'erscheint': 'appears',
    'vorbeikommt': 'comes by', 'anruft': 'calls', 'anspringt': 'turns on',
    'piepen': 'beep', 'kocht': 'boils', 'ankommen': 'arrive',
    'auslöst': 'is triggered', 'angeht': 'turns on', 'ausgeht': 'turns off', 'leuchtet': 'is on',
    'losgeht': 'goes off', 'anschlägt': 'goes off', 'steckt': 'is', 'aufgeht': 'opens',
    'zugeht': 'closes', 'ankommt': 'arrives', 'verlässt': 'leaves',
    'austritt': 'is leaking', 'ausläuft': 'is leaking', 'leckt': 'is leaking', 'bleibt': 'stays',
    'wartest': 'wait', 'schläft': 'sleeps', 'schlafen': 'sleep', 'friert': 'is cold',
    'läutet': 'rings', 'piept': 'beeps', 'piepst': 'beeps', 'blinkt': 'blinks',
    'tropft': 'is leaking', 'stoppt': 'stops', 'startet': 'starts', 'klopft': 'knocks',
    'bellt': 'barks', 'weint': 'cries', 'stürzt': 'falls',
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


_SAYING = (
    'sag|sage|sagen|sagst|melde?|melden|rufe?|rufen|verkünde|verkünden|ausrichten|frage?|fragen|'
    'fragst|richte|durchsagen|ansagen|durchsage|ansage|durchgeben|teile?|teilen|mitteilen|'
    'informiere?|informieren'
)
_NOT_ME = ''.join(
    f'(?<!{who}{word} )'
    for who in ('mir', 'uns')
    for word in ('', ' mal', ' bitte', ' kurz', ' vielleicht', ' schnell', ' eben')
)
_SAID = re.compile(
    rf'{_NOT_ME}\b(?P<verb>{_SAYING})\b'
    r'(?P<whom>(?! ?(?:mal |bitte )*(?:mir|uns)\b)(?! mal,)[^,.;:!?„“"»«\n]{0,30}?)'
    r'(?:,? ?\b(?:dass|das(?= (?:der|die|das|es|er|sie|wir|ich)\b)|(?=ob |wann |wo |wer |was |'
    r'wie |'
    r'warum |welche))|, (?=(?:der|die|das|wir|ich) (?!soll))|: ?) ?'
    r'(?P<said>(?=\w)[^„“"»«\n]+?)'
    r'(?=[.!?]*$|[.!?] |,? (?:und )?(?:dann|danach|anschließend) |'
    rf',? und (?:{"|".join(ORDERS)}) )',
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
    rf',? und (?:{"|".join(ORDERS)}) )',
    re.IGNORECASE,
)
"""What is said to people without a word that tells that it begins."""
_SHOULD = re.compile(
    rf'\b(?P<verb>{_SAYING})\b(?P<whom> (?!(?:mal |bitte )*(?:mir|uns)\b)[^,.;:!?„“"»«\n]'
    r'{1,30}?)(?:,? ?\bdass|,) ?'
    r'(?P<said>(?:er|sie|es)\b [^„“"»«\n]*?\b(?:soll|sollen|möge|möchte)\b'
    r'[^„“"»«\n]*?)(?=[.!?]*$|[.!?] |,? (?:und )?(?:dann|danach|anschließend) |'
    rf',? und (?:{"|".join(ORDERS)}) )',
    re.IGNORECASE,
)
"""What people are told to do."""
BOOK = Phrasebook(
    told=(_SHOULD,),
    hail=re.compile(r'^(?:sag|sagt|sagen sie)(?: doch| bitte)* (?:mal|ma|einmal),', re.IGNORECASE),
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
        'immerwenn': 'whenever',
        'esseidenn': 'unless',
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
        'andernfalls': 'otherwise',
    },
    negations=frozenset({'nicht', 'nichts', 'nie', 'niemals', 'keinesfalls'}),
    only=frozenset({'nur', 'bloß', 'lediglich', 'allein'}),
    values=frozenset({'auf'}),
    fillers=FILLERS,
    small={**ADJECTIVES, **QUALITIES, **_SMALL, **QUANTITIES},
    times=_TIMES,
    articles=frozenset(
        {
            'denen',
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
    qualities=frozenset({*QUALITIES, *ADJECTIVES}),
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
    also=frozenset({'auch', 'ebenfalls', 'ebenso', 'genauso'}),
    somethings=frozenset({'was', 'etwas', 'irgendwas', 'irgendetwas', 'nichts'}),
    listed=LISTED,
    listing='ergänze {} zu der {}',
    there=frozenset({'da', 'dort', 'drüben', 'dort drüben'}),
    modals=frozenset(MODALS),
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
            'sodass',
            'mir',
            'uns',
            'man',
            'dort',
        }
    ),
    doers=frozenset({'er', 'sie', 'der', 'die', 'es', 'das'}),
    why=frozenset({'damit', 'weil', 'da', 'sodass'}),
    corrections=CORRECTIONS,
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
    polite=re.compile(rf'{POLITE}|^\w+st du (?:\w+ )*?(?:mal|bitte|mir|uns)\b'),
    rewrites=REWRITES,
    verb_last=True,
    prefixes=PREFIXES,
)
