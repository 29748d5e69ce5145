"""Where wishes say what a thing is to be: 'je veux que la porte soit fermée'."""

from llm_bridge.language.into_english.romance_forms import INFINITIVE, SUBJUNCTIVE
from llm_bridge.language.into_english.romance_site_words import is_area, is_robot
from llm_bridge.language.into_english.romance_tokens import Tokens
from llm_bridge.language.into_english.romance_words import Lexicon

_MAY = frozenset({'peut', 'peuvent', 'puede', 'pueden', 'pourrait', 'podria'})
_OUGHT = frozenset({'doit', 'doivent', 'devrait', 'devraient', 'doive', 'debe', 'deben',
                    'deberia', 'deberian', 'devra', 'devront'})  # fmt: skip
_OUGHT_TO = {('tiene', 'que'), ('tienen', 'que'), ('tendria', 'que'), ('tendrian', 'que'),
             ('ha', 'de'), ('han', 'de')}  # fmt: skip
BEING = frozenset({'etre', 'ser', 'estar'})
BECOMING = frozenset({'quedar', 'poner'})
_MAY_BE = frozenset({'soit', 'soient', 'sea', 'sean', 'este', 'esten'})
_THIS = frozenset({'ce', "c'", 'ca', 'cela', 'il', 'elle', 'esto', 'eso'})
_BESIDE = frozenset({'refl', 'det', 'adv', 'again', 'ne', 'not'})
_THINGS = frozenset({'name', 'n'})


def ought_at(tokens: Tokens, at: int) -> int:
    """Return how many tokens say 'must' there."""
    said = tokens[at].said
    if said[0] in _OUGHT | _MAY or said in _OUGHT_TO:
        return 1
    behind = tokens[at + 1].said[0] if at + 1 < len(tokens) else ''
    return 2 if (said[-1], behind) in _OUGHT_TO else 0


def is_permitted(tokens: Tokens) -> bool:
    """Return whether something only may be so: 'la guirlande peut être éteinte'."""
    return any(t.said[0] in _MAY for t in tokens)


def wanted_at(tokens: Tokens, is_wished: bool, lexicon: Lexicon) -> int:
    """Return where it stands what a thing is to be or to do; -1: nothing of that is said.

    `is_wished`: 'je veux que' or the like was said before.
    """
    for at, token in enumerate(tokens):
        if (
            is_wished
            and at == 1
            and tokens[0].said[0] in _THIS
            and (token.kind == 'is' or any(v.lemma in ('faire', 'hacer') for v in token.verbs))
        ):
            return at
        if is_wished and at == int(tokens[0].said[0] in ('que', "qu'")):
            if token.kind == 'is' and token.said[0] in _MAY_BE:
                return at  # 'que esté apagada la luz'
        if not at or not any(t.kind in _THINGS or t.kind == 'one' for t in tokens[:at]):
            continue
        who = [t for t in tokens[:at] if t.kind in _THINGS and not is_area(lexicon.site, t.ids)]
        if who and all(is_robot(lexicon.site, t.ids) for t in who):
            return -1
        size = ought_at(tokens, at)
        if size and tokens[at + size :]:
            behind = next(
                (n for n in range(at + size, len(tokens)) if tokens[n].kind not in _BESIDE), -1
            )
            if behind > 0 and (tokens[behind].said[0] in BEING or tokens[behind].verb(INFINITIVE)):
                return behind
            return -1
        done = token.kind == 'v' and token.verb(SUBJUNCTIVE) and lexicon.book.language == 'fr'
        stays = any(v.lemma == 'quedar' and v.use == SUBJUNCTIVE for v in token.verbs)
        if is_wished and (token.kind == 'is' or done or stays and tokens[at + 1 :]):
            return at
        if token.kind in ('cond', 'rel', 'q', 'v', 'is'):
            return -1
    return -1
