"""How words come out of fingers and recognisers: typing slips, fillers, words heard wrong."""

from random import Random

from llm_bridge.tune.corpus_text import CLOSE, OPEN
from llm_bridge.tune.skill_families import noise

_ROWS = ('qwertyuiop', 'asdfghjkl', 'zxcvbnm')
_NEXT_KEY = {a: b for row in _ROWS for a, b in zip(row, row[1:] + row[-2], strict=True)}


def noisy(rng: Random, tokens: list[str]) -> list[str]:
    """Return the tokens as a hand in a hurry or a recogniser writes them; mostly unchanged."""
    roll = rng.random()
    if roll < 0.75:
        return tokens
    places = [i for i, t in enumerate(tokens) if t[0] != OPEN and t != CLOSE]
    if not places:
        return tokens
    tokens = list(tokens)
    if roll < 0.81:
        return [
            t
            for i, t in enumerate(tokens)
            if not (t in ('the', 'a', 'an') and _dispensable(tokens, i) and rng.random() < 0.9)
        ]
    if roll < 0.89:
        for _ in range(min(rng.choice((1, 1, 1, 2, 3)), 1 + len(tokens) // 8)):
            index = rng.choice(places)
            if len(tokens[index]) < 4:
                index = rng.choice(places)
            tokens[index] = typo(rng, tokens[index])
    elif roll < 0.92:
        for _ in range(rng.choice((1, 1, 1, 2))):
            index = rng.choice(places)
            tokens[index:index] = rng.choice(noise('fillers')).split()
    elif roll < 0.98:
        table: dict[str, str] = noise(
            'heard' if roll < 0.94 else 'short' if roll < 0.96 else 'apostrophe'
        )
        hits = [i for i in places if tokens[i] in table]
        for index in hits if roll >= 0.96 else rng.sample(hits, min(len(hits), 2)):
            tokens[index] = table[tokens[index]]
    elif roll < 0.99:
        if rng.random() < 0.6:
            _run_together(rng, tokens, places)
        else:
            _come_apart(rng, tokens, places)
    else:
        index = rng.choice(places)
        if tokens[index] not in noise('kept'):
            tokens.insert(index, tokens[index])
    return tokens


def _run_together(rng: Random, tokens: list[str], places: list[int]) -> None:
    pairs = [
        i
        for i, j in zip(places, places[1:], strict=False)
        if j == i + 1
        and tokens[i] not in noise('kept')
        and len(tokens[i]) > 2
        and len(tokens[j]) > 2
    ]
    if pairs:
        index = rng.choice(pairs)
        tokens[index : index + 2] = [tokens[index] + tokens[index + 1]]


def _come_apart(rng: Random, tokens: list[str], places: list[int]) -> None:
    long = [i for i in places if len(tokens[i]) > 6 and tokens[i].isalpha()]
    if long:
        index = rng.choice(long)
        word = tokens[index]
        at = rng.randint(3, len(word) - 3)
        tokens[index : index + 1] = [word[:at], word[at:]]


def _dispensable(tokens: list[str], index: int) -> bool:
    """Tell whether a word can go: a span keeps at least one word of its own."""
    before, after = tokens[index - 1] if index else '', tokens[index + 1 : index + 2]
    return bool(after) and not (before[:1] == OPEN and after[0] == CLOSE)


def typo(rng: Random, word: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    at = rng.randrange(0 if rng.random() < 0.15 else 1, len(word) - 1)
    kind = rng.random()
    if kind < 0.3:
        return word[:at] + word[at + 1 :]
    if kind < 0.6:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.8:
        return word[:at] + word[at] + word[at:]
    return word[:at] + _NEXT_KEY.get(word[at], 'e') + word[at + 1 :]
