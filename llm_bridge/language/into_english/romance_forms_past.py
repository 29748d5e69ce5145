"""What Spanish verbs are of what was, of what were to be, and as they are told to 'vos'."""

from collections.abc import Iterator
import re

Forms = Iterator[tuple[str, str]]

# fmt: off
_STEMS = {
    'poner': 'pus', 'hacer': 'hic', 'decir': 'dij', 'venir': 'vin', 'tener': 'tuv',
    'mantener': 'mantuv', 'detener': 'detuv', 'sostener': 'sostuv', 'traer': 'traj',
    'extraer': 'extraj', 'estar': 'estuv', 'conducir': 'conduj', 'reducir': 'reduj',
    'reproducir': 'reproduj', 'introducir': 'introduj', 'andar': 'anduv', 'ir': 'fu', 'ser': 'fu',
    'dar': 'd', 'ver': 'v',
}
"""What the past of a verb begins with that makes its own."""
_CHANGED = {'dormir': 'durm', 'leer': 'ley', 'caer': 'cay', 'oír': 'oy', 'distribuir': 'distribuy',
            'sustituir': 'sustituy', 'freír': 'fri'}
"""What it begins with of a third one, where that is another."""
_NO_PAST = frozenset({'vino', 'di', 've', 'vi'})
"""Mostly other words: wine, say."""
# fmt: on


def past_forms(verb: str, changed: str, softened: str) -> Iterator[str]:
    """Yield 'apagué', 'apagó', 'apagaron'.

    `changed`: the stem of a third one, `softened`: the stem before 'e'.
    """
    yield from (f for f in _past(verb, changed, softened) if f not in _NO_PAST)


def _past(verb: str, changed: str, softened: str) -> Iterator[str]:
    stem = _STEMS.get(verb, '')
    if stem in ('fu', 'd', 'v'):
        many = f'{stem}eron' if stem == 'fu' else f'{stem}ieron'
        yield from (f'{stem}ue' if stem == 'f' else f'{stem}e' if stem == 'fu' else f'{stem}io',
                    f'{stem}i', many)  # fmt: skip
    elif stem:
        yield f'{stem}e'
        yield f'{"hiz" if stem == "hic" else stem}o'
        yield f'{stem}eron' if stem.endswith('j') else f'{stem}ieron'
    elif verb.endswith('ar'):
        yield from (f'{softened}é', f'{verb[:-2]}ó', f'{verb[:-2]}aron', f'{verb[:-2]}aste')
    else:
        third = _CHANGED.get(verb, changed)
        yield f'{verb[:-2]}í'
        yield from ((f'{third}ó', f'{third}eron') if third.endswith('y')
                    else (f'{third}ió', f'{third}ieron'))  # fmt: skip


def were_forms(verb: str, changed: str) -> Iterator[str]:
    """Yield 'pusiera', 'quedase': what were to be so."""
    many = [f for f in _past(verb, changed, '') if f.endswith('ron')]
    for stem in (f.removesuffix('ron') for f in many):
        endings = ('ra', 'ras', 'ran') if stem != 'fue' else ()  # 'fuera' is outside
        yield from (f'{stem}{ending}' for ending in (*endings, 'se', 'ses', 'sen'))


def told_to_vos(verb: str) -> str:
    """Return 'cerrá', 'encendé', 'vení', as in the south of America."""
    if verb in ('ir', 'ser', 'estar', 'ver', 'dar'):
        return ''
    accents = {'a': 'á', 'e': 'é', 'i': 'í'}
    return re.sub('([aei])r$', lambda m: accents[m[1]], verb)
