"""Lists of nouns as text: 'garten gärten: garden, yard' is a word, its plural, and its English."""

from collections.abc import Mapping

from llm_bridge.language.into_english.romance_inflection import plural

PLURALS = {
    'glass': 'glasses', 'knife': 'knives', 'child': 'children', 'person': 'people',
    'mouse': 'mice', 'loaf': 'loaves', 'man': 'men', 'woman': 'women', 'foot': 'feet',
    'leaf': 'leaves', 'shelf': 'shelves', 'half': 'halves', 'box': 'boxes', 'fish': 'fish',
    'sheep': 'sheep', 'torch': 'torches', 'bus': 'buses', 'dress': 'dresses',
}  # fmt: skip


def noun_list(text: str) -> Mapping[str, str]:
    """Return word -> its English words, parted by '|'.

    Entries end in ';' or with the line. '-n' stands for the word with that ending.
    """
    found: dict[str, str] = {}
    for entry in text.replace(';', '\n').splitlines():
        said, _, meant = entry.partition(':')
        if not meant.strip():
            continue
        english = [word.strip() for word in meant.split(',')]
        word, *forms = said.split()
        found[word] = '|'.join(english)
        for form in forms:
            whole = word + form[1:] if form.startswith('-') else form
            found[whole] = '|'.join(several(name) for name in english)
    return found


def several(english: str) -> str:
    """Return the plural of an English name."""
    head, _, last = english.rpartition(' ')
    return f'{head} {PLURALS.get(last) or plural(last)}'.strip()
