"""In which of a site's languages a command is said, where nobody told."""

from collections.abc import Iterable, Mapping

from llm_bridge.language.text.words import words as split_words

# fmt: off
_TELLTALES: Mapping[str, frozenset[str]] = {
    'en': frozenset({
        'the', 'turn', 'switch', 'please', 'light', 'lights', 'open', 'close', 'set', 'go', 'to',
        'bring', 'me', 'and', 'then', 'my', 'is', 'are', 'on', 'off', 'of', 'all', 'lock',
        'unlock', 'put', 'make', 'it', 'what', 'when', 'if', 'with', 'for', 'start', 'stop',
        'can', 'you', 'could', 'do', "don't", 'not', 'at', 'room', 'door', 'up', 'down', 'again',
        'wait', 'until', 'a', 'in', 'no', 'an', 'more', 'here', 'there', "it's", 'i', 'one',
        'this', 'that', 'from', 'by', 'percent', 'degrees', 'every', 'too', 'now', 'mean', 'meant',
        'play', 'timer', 'get', 'take', 'move', 'drive', 'minutes', 'into', 'out', 'mode', 'back',
    }),
    'de': frozenset({
        'der', 'das', 'den', 'dem', 'ein', 'eine', 'einen', 'und', 'bitte', 'mach', 'mache',
        'schalte', 'schalt', 'stell', 'stelle', 'licht', 'aus', 'an', 'auf', 'zu', 'im', 'ins',
        'fahr', 'fahre', 'bring', 'bringe', 'mir', 'mal', 'wenn', 'dann', 'ist', 'nicht', 'alle',
        'öffne', 'schließ', 'schließe', 'kannst', 'du', 'grad', 'prozent', 'hol', 'zurück', 'die',
        'in', 'dreh', 'nach', 'heizung', 'starte', 'sperr', 'dimm', 'ich', 'meine', 'bedeutet',
        'soll', 'sollen', 'sollte', 'schick', 'schicke', 'zwei', 'drei', 'zweimal', 'sie',
        'vom', 'zum', 'zur', 'beim', 'vor', 'noch', 'auch', 'ganz', 'gleich', 'doch', 'nein', 'ja',
        'mit', 'für', 'es', 'sei', 'denn', 'hier', 'darf', 'kann', 'runter', 'hoch', 'rauf',
        'ab', 'raus', 'dreimal', 'einer', 'anderthalb', 'er', 'wir', 'uns', 'danach', 'bis', 'um',
        'sobald', 'starten', 'stoppen', 'schalten', 'machen', 'stellen', 'fahren', 'bringen',
        'öffnen', 'schließen', 'abschließen', 'anhalten', 'lass', 'nimm', 'leg', 'gib', 'sag',
        'komm', 'nichts', 'liegt', 'gerade', 'stopp', 'leiser', 'lauter', 'heller', 'wärmer',
        'alles', 'überall', 'außer', 'kein', 'keine', 'wie', 'wo', 'ob', 'schon', 'weg', 'rein',
        'beide', 'stunde', 'stunden', 'minuten', 'uhr', 'halb', 'viertel', 'bei', 'von', 'wird',
        'ihn', 'ihm', 'unter', 'über', 'jetzt', 'nur', 'spiel', 'spiele', 'wisch', 'saug', 'räum',
        'wasch', 'heb', 'häng', 'druck', 'schau', 'küche', 'flur', 'fenster', 'tür', 'tor',
        'lampe', 'fernseher', 'wagen', 'könntest', 'können', 'könnten', 'würdest',
    }),
    'fr': frozenset({
        'le', 'la', 'les', 'du', 'des', 'un', 'une', 'et', 'allume', 'éteins', 'ouvre', 'ferme',
        'mets', 'lumière', 'lumières', 'dans', 'à', 'au', 'va', 'apporte', 'apporte-moi', 'puis',
        'si', 'quand', 'est', 'pas', 'tous', 'toutes', 'peux', 'tu', 'degrés', 'baisse', 'porte',
        'en', 'de', 'lance', 'verrouille', 'déverrouille', 'règle', 'coupe', 'retourne', 'veut',
        'ne', 'fais', 'fais-moi', 'moi', 'envoie', 'tourne', 'avance', "l'aspirateur", 'viens',
        'il', 'faut', 'faudrait', 'soit', 'que', 'plaît', 'deux', 'trois', 'quatre', 'cinq', 'ce',
        'arrête', 'arrêter', 'arrêtez', 'allumer', 'allumez', 'éteindre', 'éteignez', 'mettre',
        'mettez', 'ouvrir', 'ouvrez', 'fermer', 'fermez', 'prépare', 'décolle', 'merci',
        'litres', 'dis', 'prends', 'pose', 'jusque', 'sur', 'avec', 'toi', 'lui', 'elle',
        'je', 'ensuite', 'après', 'dès', 'heures', 'fois', 'monte',
    }),
    'es': frozenset({
        'el', 'la', 'los', 'las', 'del', 'un', 'una', 'y', 'enciende', 'apaga', 'abre', 'cierra',
        'pon', 'luz', 'luces', 'en', 'al', 've', 'trae', 'tráeme', 'luego', 'si', 'cuando', 'está',
        'no', 'todas', 'todos', 'puedes', 'grados', 'por', 'ciento', 'favor', 'puerta', 'baja',
        'sube', 'de', 'a', 'con', 'llave', 'ajusta', 'vuelve', 'gira', 'manda', 'haz', 'hazme',
        'prende', 'bloquea', 'desbloquea', 'encender', 'apagar', 'ven', 'avanza', 'significa',
        'para', 'dos', 'tres', 'uno', 'se', 'que', 'qué', 'me', 'te', 'lo', 'le', 'su', 'sus',
        'poco', 'mi', 'he', 'esta', 'este', 'acelera', 'abrir', 'cerrar', 'poner', 'di',
        'lleva', 'llévalo', 'coge', 'deja', 'vete', 'quiero', 'hay', 'estén', 'esté', 'hasta',
        'después', 'minutos', 'horas', 'veces', 'más', 'menos', 'arranca', 'detén', 'dile',
    }),
}
# fmt: on
"""Language -> small words and commands that are said in it all the time."""

_LETTERS: Mapping[str, frozenset[str]] = {
    'de': frozenset('äöüß'),
    'fr': frozenset('àâçèêîôùûœé'),
    'es': frozenset('áíóúñ¿¡é'),
}
_ELIDED = ("l'", "d'", "j'", "n'", "c'", "s'", "m'", "t'", "qu'")
"""What French words begin with before a vowel."""


def detected(text: object, own: str, languages: Iterable[str]) -> str:
    """Return the one of the languages that the words of the text belong to.

    Another than the site's `own` must have more of them than any, and two more where `own` has
    some; else it is `own`.
    """
    if not isinstance(text, str):
        return own
    words = split_words(text[:500])
    scores = _counts(words, (own, *languages))
    # A letter alone may be of a name.
    scores = {code: n and n + _looks(text[:500], words, code) for code, n in scores.items()}
    mine = scores.get(own, 0)
    most = max(scores.values(), default=0)
    best = [code for code, score in scores.items() if score == most]
    if not most or len(best) > 1 or (mine and most - mine < 2):
        return own
    return best[0]


def spoken(text: object, told: str, languages: Iterable[str]) -> str:
    """Return the language of a text that is told to be in one of them.

    That holds, unless no word is of it and several are of another.
    """
    if not isinstance(text, str):
        return told
    scores = _counts(split_words(text[:500]), languages)
    if scores.get(told, 0):
        return told
    other = max(scores, key=lambda code: scores[code], default=told)
    return other if scores.get(other, 0) > 1 else told


def _counts(words: Iterable[str], languages: Iterable[str]) -> dict[str, int]:
    """Return how many of the words tell of each language, as far as its words are known."""
    said = tuple(words)
    known = (code for code in dict.fromkeys(languages) if code in _TELLTALES)
    return {code: sum(word in _TELLTALES[code] for word in said) for code in known}


def _looks(text: str, words: Iterable[str], code: str) -> int:
    """Return how much a text looks like a language by its letters."""
    elided = code == 'fr' and any(w.replace('’', "'").startswith(_ELIDED) for w in words)
    return elided + (not _LETTERS.get(code, frozenset()).isdisjoint(text.lower()))
