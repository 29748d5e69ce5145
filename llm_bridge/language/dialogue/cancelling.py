"""'Never mind', 'cancel that': the last command is not to be done any more."""

from collections.abc import Iterable, Mapping

from llm_bridge.language.text.words import words as split_words

# fmt: off
# All the words of a command that takes the last one back, by language.
_SAID: Mapping[str, frozenset[str]] = {
    'en': frozenset({
        'cancel', 'cancel it', 'cancel that', 'cancel this', 'cancel the command',
        'cancel the order', 'cancel my command', 'cancel my order', 'cancel the last command',
        'cancel my last command', 'cancel the last one', 'cancel the plan', 'cancel the task',
        'never mind', 'nevermind', 'never mind that', 'forget it', 'forget that',
        'forget about it', 'forget about that', 'scrap that', 'scratch that', 'drop it',
        'skip it', 'skip that', 'call it off', 'i changed my mind', "i've changed my mind",
        'changed my mind', "don't bother", 'do not bother', 'disregard that', 'ignore that',
    }),
    'de': frozenset({
        'brich ab', 'brich das ab', 'brich es ab', 'brechen sie ab', 'brechen sie das ab',
        'abbruch', 'vergiss es', 'vergiss das', 'vergessen sie es', 'vergessen sie das',
        'schon gut', 'lass es', 'lass das', 'lass gut sein', 'lass es gut sein',
        'lassen sie es', 'doch nicht', 'lieber doch nicht', 'dann doch nicht', 'storniere das',
        'stornieren', 'ich habe es mir anders überlegt', "ich hab's mir anders überlegt",
        'nicht mehr nötig',
    }),
    'fr': frozenset({
        'annule', 'annule ça', 'annule cela', 'annule tout ça', 'annulez', 'annulez ça',
        'annuler', 'annule la commande', "annule l'ordre", 'laisse tomber', 'laissez tomber',
        'oublie', 'oublie ça', 'oubliez', 'oubliez ça', 'peu importe', 'pas la peine',
        "j'ai changé d'avis", 'finalement non', 'non finalement',
    }),
    'es': frozenset({
        'cancela', 'cancela eso', 'cancela esto', 'cancélalo', 'cancele', 'cancélelo',
        'cancelar', 'cancela la orden', 'cancela el pedido', 'olvídalo', 'olvida eso',
        'olvídelo', 'déjalo', 'déjelo', 'déjalo estar', 'no importa', 'da igual', 'anula',
        'anula eso', 'anúlalo', 'anule eso', 'he cambiado de idea', 'he cambiado de opinión',
        'mejor no',
    }),
}
LANGUAGES = tuple(_SAID)
"""In which it can be said."""
_DENIED: Mapping[str, frozenset[str]] = {
    'en': frozenset({
        "don't do it", "don't do that", 'do not do it', 'do not do that', "don't",
    }),
    'de': frozenset({
        'mach das nicht', 'mach es nicht', 'machen sie das nicht', 'tu das nicht',
    }),
    'fr': frozenset({
        'ne le fais pas', 'ne fais pas ça', 'ne le faites pas', 'ne faites pas ça',
    }),
    'es': frozenset({
        'no lo hagas', 'no hagas eso', 'no lo haga', 'no haga eso',
    }),
}
# fmt: on
"""The same as a ban, which is one where nothing is being done."""

_AROUND = frozenset({
    'please', 'no', 'oh', 'ok', 'okay', 'sorry', 'actually', 'wait', 'bitte', 'nein', 'ach', 'ne',
    'doch', 'non', 'pardon', 'finalement', 'perdón', 'perdona', 'vale', 'ay', 'then', 'now',
    'thanks',
})  # fmt: skip


def takes_back(text: object, languages: Iterable[str], *, denied: bool = True) -> bool:
    """Return whether a command only says that the last one is not to be done any more.

    In whichever of the languages it is said. `denied`: whether a ban is one of these, too: "don't
    do it".
    """
    said = list(split_words(text)) if isinstance(text, str) else []
    tables = (_SAID, _DENIED) if denied else (_SAID,)
    known = frozenset().union(*(t.get(code, ()) for t in tables for code in languages))
    while said:
        if ' '.join(said).replace('’', "'") in known:
            return True
        if said[0] in _AROUND:
            said = said[1:]
        elif said[-1] in _AROUND:
            said = said[:-1]
        else:
            return False
    return False
