"""Plurals and contractions: of French, of Spanish, and of the English words for them."""

from collections.abc import Iterable, Iterator
import re

from llm_bridge.language.into_english.romance_forms import folded

Key = tuple[str, ...]

OF = frozenset({'de', 'du', 'des', 'del', "d'"})


_DIMINUTIVE = re.compile(r'(.{2,}?)(e?c)?it([oa])(s?)')


def undiminished(word: str) -> Iterator[str]:
    """Yield what a Spanish diminutive may be of: 'luz' of 'lucecita', 'minutos' of 'minutitos'."""
    found = _DIMINUTIVE.fullmatch(word)
    if found is None:
        return
    stem, _, last, many = found.groups()
    for ending, instead in (('qu', 'c'), ('gu', 'g'), ('c', 'z')):
        if stem.endswith(ending):
            stems = [f'{stem[: -len(ending)]}{instead}', stem]
            break
    else:
        stems = [stem]
    for base in stems:
        yield f'{base}{last}{many}'
        yield from (f'{base}{end}' for end in (('os', 'as', 'es') if many else ('io', 'e', '')))


def without_article(key: Key) -> Key:
    """Return a name without the article before it."""
    return key[1:] if len(key) > 1 and key[0] in ('le', 'la', 'les', "l'", 'el', 'los', 'las',
                                                  'the') else key  # fmt: skip


def contracted(key: Key, language: str) -> Iterator[Key]:
    """Yield the words, and those with 'de le' made 'du', as they are when an article follows."""
    yield key
    if key[-1:] == ('de',):
        yield (*key[:-1], 'du' if language == 'fr' else 'del')
        if language == 'fr':
            yield (*key[:-1], "d'")
            yield (*key[:-1], 'des')
    elif key[-1:] == ('à',):
        yield (*key[:-1], 'au')
    elif key[-1:] == ('a',) and language == 'es' and len(key) > 1:
        yield (*key[:-1], 'al')


def plurals(noun: str, language: str) -> Iterable[str]:
    """Return the plural of a noun or adjective of one word, or of the first of several."""
    first, *rest = noun.split()
    if rest and not OF & {*rest} and not {'à', 'a', 'en', 'para', 'pour', 'sin', "d'"} & {*rest}:
        if not any("'" in w for w in rest):  # 'chocolates calientes'
            all_many = [next(iter(plurals(w, language)), w) for w in (first, *rest)]
            return tuple(dict.fromkeys((' '.join(all_many), ' '.join((all_many[0], *rest)))))
    if first[-1] in 'sxz' and not (language == 'es' and first[-1] == 'z'):
        return ()
    if language == 'fr':
        many = f'{first}x' if first.endswith(('eau', 'eu')) else f'{first}s'
        many = re.sub('als$', 'aux', many)
    elif first.endswith('z'):
        many = f'{first[:-1]}ces'
    else:
        many = f'{first}s' if folded(first)[-1] in 'aeiou' else f'{first}es'
        many = re.sub('(ó|á|é|í)(?=[ns]es$)', lambda m: folded(m[1]), many)
    return (' '.join((many, *rest)),)


def all_plural(key: Key, language: str) -> Key:
    """Return a name with its first word in the plural."""
    first = next(iter(plurals(key[0], language)), key[0])
    return (first, *key[1:])


def plural(english: str) -> str:
    """Return the plural of an English noun."""
    if english.endswith(('s', 'x', 'ch', 'sh')):
        return english if english.endswith('s') and not english.endswith('ss') else f'{english}es'
    if english.endswith('y') and english[-2:-1] not in 'aeiou':
        return f'{english[:-1]}ies'
    if english.endswith(('tomato', 'potato')):
        return f'{english}es'
    if english.endswith('shelf'):
        return f'{english[:-1]}ves'
    return f'{english}s'
