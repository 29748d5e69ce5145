"""German adjectives with all their endings."""

from collections.abc import Mapping

# fmt: off
_STEMS: Mapping[str, str] = {
    'frei': 'free', 'kaputt': 'broken', 'defekt': 'broken', 'neu': 'new', 'alt': 'old',
    'sauber': 'clean', 'schmutzig': 'dirty', 'dreckig': 'dirty', 'frisch': 'fresh',
    'schwer': 'heavy', 'offen': 'open', 'geschlossen': 'closed', 'fertig': 'finished',
    'reif': 'ripe', 'breit': 'wide', 'schmal': 'narrow', 'dick': 'thick', 'dünn': 'thin',
    'rund': 'round', 'eckig': 'square', 'weich': 'soft', 'hart': 'hard', 'hoh': 'high',
    'niedrig': 'low', 'tief': 'deep', 'flach': 'flat', 'lang': 'long', 'kurz': 'short',
    'hell': 'bright', 'dunkl': 'dark', 'warm': 'warm', 'kalt': 'cold', 'heiß': 'hot',
    'kühl': 'cold', 'nass': 'wet', 'feucht': 'damp', 'trocken': 'dry', 'link': 'left',
    'recht': 'right', 'ober': 'top|upper', 'unter': 'bottom|lower', 'oberst': 'top',
    'unterst': 'bottom', 'vorder': 'front', 'hinter': 'back|rear', 'mittler': 'middle',
    'vorderst': 'front', 'hinterst': 'back|rear', 'letzt': 'last', 'vorletzt': 'second last',
    'nächst': 'next', 'ander': 'other', 'restlich': 'other', 'übrig': 'other', 'ganz': 'whole',
    'gesamt': 'whole', 'komplett': 'whole', 'halb': 'half', 'elektrisch': 'electric',
    'wichtig': 'important', 'braun': 'brown', 'grau': 'gray|grey', 'rot': 'red', 'grün': 'green',
    'blau': 'blue', 'gelb': 'yellow', 'weiß': 'white', 'schwarz': 'black', 'violett': 'purple',
    'groß': 'large|big', 'klein': 'small|little', 'eigen': 'own', 'golden': 'golden',
    'silbern': 'silver', 'hölzern': 'wooden', 'gläsern': 'glass', 'bunt': 'colorful',
    'süß': 'sweet', 'sauer': 'sour', 'leer': 'empty', 'voll': 'full', 'östlich': 'east',
    'westlich': 'west', 'nördlich': 'north', 'südlich': 'south', 'äußer': 'outer',
    'inner': 'inner', 'gegenüberliegend': 'opposite', 'angrenzend': 'next',
}
# fmt: on
_NONE = frozenset(
    {
        'heller',
        'dunkler',
        'kühler',
        'leerer',
        'voller',
        'halber',
        'halbe',
        'halben',
        'unter',
        'hinter',
        'unteren',
        'anderer',
        'leeren',
        'trockener',
        'ganzen',
        'kühlen',
        'offener',
        'rechter',
        'linker',
        'weiter',
        'alter',
        'inner',
        'tiefer',
        'neuer',
        'nasser',
        'letztes',
    }
)  # fmt: skip
"""Forms that are other words, or told apart elsewhere."""
ADJECTIVES = {
    f'{stem}{ending}': english
    for stem, english in _STEMS.items()
    for ending in ('e', 'en', 'er', 'es', 'em')
    if f'{stem}{ending}' not in _NONE
}
"""Every form that stands before a noun -> English words, parted by '|'."""
