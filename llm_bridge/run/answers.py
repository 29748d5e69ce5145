"""Yes, no, or neither: what an answer to a question of the executor says."""

from typing import Literal
import unicodedata

Answer = Literal['yes', 'no', 'unclear']

MOST = 200
"""Characters of an answer; a longer one is never plain."""

YES = frozenset(
    {
        'yes',
        'yeah',
        'yep',
        'yes please',
        'y',
        'ok',
        'okay',
        'sure',
        'confirm',
        'confirmed',
        'do it',
        'go ahead',
        'true',
        'ja',
        'ja bitte',
        'jawohl',
        'mach das',
        'oui',
        "d'accord",
        'oui merci',
        'si',
        'sí',
        'vale',
        'claro',
        'sim',
        'va bene',
        'tak',
        'ano',
        'はい',
        '是',
        '是的',
        'да',
    }
)
NO = frozenset(
    {
        'no',
        'nope',
        'nah',
        'n',
        'no thanks',
        'no thank you',
        "don't",
        'do not',
        'cancel',
        'never',
        'false',
        'nein',
        'nein danke',
        'lieber nicht',
        'non',
        'non merci',
        'no gracias',
        'não',
        'nao',
        'nee',
        'nej',
        'nie',
        'ne',
        'いいえ',
        '不',
        '不是',
        'нет',
    }
)


def read_answer(text: str) -> Answer:
    """Return what the words say. Only a plain yes is a yes: everything else is no or unclear."""
    if len(text) > MOST:
        # What is behind could take the yes back.
        return 'unclear'
    words = unicodedata.normalize('NFC', text).casefold()
    words = ' '.join(words.replace('’', "'").strip(' \t\n.,!?').replace(',', ' ').split())
    if words in YES:
        return 'yes'
    return 'no' if words in NO else 'unclear'
