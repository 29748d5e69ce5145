"""German participles, which say what is to be done where a verb stands in the passive."""

from collections.abc import Iterable, Mapping

# fmt: off
_STRONG: Mapping[str, str] = {
    'schließen': 'geschlossen', 'fahren': 'gefahren', 'bringen': 'gebracht', 'nehmen': 'genommen',
    'geben': 'gegeben', 'gehen': 'gegangen', 'kommen': 'gekommen', 'lassen': 'gelassen',
    'ziehen': 'gezogen', 'schieben': 'geschoben', 'tragen': 'getragen', 'waschen': 'gewaschen',
    'gießen': 'gegossen', 'schneiden': 'geschnitten', 'heben': 'gehoben', 'werfen': 'geworfen',
    'halten': 'gehalten', 'laden': 'geladen', 'lesen': 'gelesen', 'rufen': 'gerufen',
    'messen': 'gemessen', 'finden': 'gefunden', 'sehen': 'gesehen', 'sprechen': 'gesprochen',
    'schreiben': 'geschrieben', 'streichen': 'gestrichen', 'wiegen': 'gewogen',
    'blasen': 'geblasen',
    'schleifen': 'geschliffen', 'fliegen': 'geflogen', 'steigen': 'gestiegen',
    'laufen': 'gelaufen',
    'hängen': 'gehängt', 'tun': 'getan', 'braten': 'gebraten', 'backen': 'gebacken',
    'essen': 'gegessen', 'trinken': 'getrunken', 'singen': 'gesungen', 'greifen': 'gegriffen',
    'fangen': 'gefangen', 'treffen': 'getroffen', 'weisen': 'gewiesen', 'brechen': 'gebrochen',
    'beladen': 'beladen', 'entladen': 'entladen', 'verlassen': 'verlassen',
    'verschließen': 'verschlossen', 'empfangen': 'empfangen', 'umgraben': 'umgegraben',
}
# fmt: on
_NO_GE = ('be', 'ent', 'er', 'ver', 'zer', 'emp', 'miss', 'über', 'unter', 'durch')


def participles(verbs: Iterable[str]) -> Mapping[str, str]:
    """Return participle -> infinitive, of verbs as 'aus|machen'."""
    found: dict[str, str] = {}
    for verb in verbs:
        particle, _, plain = verb.rpartition('|')
        if ' ' not in verb:
            found[f'{particle}{_participle(plain)}'] = f'{particle}{plain}'
    return found


def _participle(infinitive: str) -> str:
    if infinitive in _STRONG:
        return _STRONG[infinitive]
    root = infinitive.removesuffix('n').removesuffix('e')
    ending = 'et' if root.endswith(('t', 'd', 'tm', 'chn', 'ffn', 'gn')) else 't'
    is_plain = not infinitive.startswith(_NO_GE) and not infinitive.endswith('ieren')
    return f'{"ge" * is_plain}{root}{ending}'
