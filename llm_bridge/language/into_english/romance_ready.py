"""A French or Spanish command made ready to be cut: denials, reflexives, fillers."""

from collections.abc import Iterator
from dataclasses import replace

from llm_bridge.language.into_english.romance_forms import INFINITIVE, ORDER, STATE, TOLD
from llm_bridge.language.into_english.romance_site_words import is_robot
from llm_bridge.language.into_english.romance_tokens import Token, Tokens
from llm_bridge.language.into_english.romance_words import Lexicon

HARD = frozenset('.;:!?¿¡…')
JOINING = frozenset({'and', 'then', 'else'})
_PAUSES = frozenset(',.…')
OBJECTS = frozenset({'le', 'la', 'les', "l'", 'lo', 'los', 'las'})
CLITIC = frozenset({'refl', 'me', 'dat', 'there', 'subj', 'ne', 'us'})


def made_ready(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Return the tokens without what says nothing, the others as what they are here."""
    return _with_stated(list(_kept(_with_once(_with_less(tokens)), lexicon)), lexicon)


def _taken_back(tokens: Tokens, at: int) -> Token:
    """Return a 'no' between commas as what takes back what was said before it."""
    token = tokens[at]
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if not at or behind is None or not _PAUSES & {*token.before}:
        return token
    if token.kind == 'corr' or (token.said == ('no',) and _PAUSES & {*behind.before}):
        return replace(token, english='no', kind='corr')
    return token


_NEVER = (('nunca',), ('jamas',))
_WITHOUT = (
    ('sin',),
    ('en', 'vez', 'de'),
    ('en', 'lugar', 'de'),
    ('prohibido',),
    ('cuidado', 'con'),
)


def _denies(token: Token, behind: Tokens, verb: Token | None) -> bool:
    """Return whether 'nunca', or 'sin' before an infinitive, denies what follows in Spanish."""
    if token.said in _NEVER:
        return verb is not None and verb.kind == 'v' and verb.order is not None
    doing = behind[0].verb(INFINITIVE) if behind else None
    return doing is not None and (
        token.said in _WITHOUT or any(v.lemma == 'evitar' for v in token.verbs)
    )


def _denied(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Return the tokens with 'y no' before a verb, and 'no ... tan alta', as what they are."""
    found: Tokens = []
    for at, token in enumerate(tokens):
        behind = next((t for t in tokens[at + 1 : at + 4] if t.kind not in CLITIC and
                       t.said[0] not in OBJECTS), None)  # fmt: skip
        told = behind is not None and behind.kind in ('v', 'is', 'thereis')
        if token.said == ('y', 'no') and told:  # 'y no me sigas'
            found.append(replace(token, english='and', kind='and', said=('y',)))
            found.append(replace(token, english='not', kind='ne', said=('no',), before=''))
        elif token.said == ('ni',) and told and behind is not None and behind.order:
            if found:  # 'ni abras la puerta ni enciendas la luz'
                found.append(replace(token, english='and', kind='and', said=('y',)))
            found.append(replace(token, english='not', kind='ne', said=('no',), before=''))
        elif _denies(token, tokens[at + 1 : at + 2], behind) and lexicon.book.language == 'es':
            found.append(replace(token, english='not', kind='ne', verbs=()))
        elif token.said == ('tan',) and tokens[at + 1 : at + 2]:
            denied = next((n for n in range(len(found) - 1, -1, -1) if found[n].kind == 'ne'), -1)
            key = ('no', 'tan', *tokens[at + 1].said)
            less = lexicon.folded_phrases.get(key)
            if denied < 0 or less is None or any(t.before for t in found[denied + 1 :]):
                found.append(token)
                continue
            found[denied : denied + 1] = []
            found.append(replace(token, english=less.english, kind='more'))
        elif found and found[-1].kind == 'more' and found[-1].said == ('tan',) and token.kind in (
            'adj', 'adv'
        ):  # fmt: skip
            continue
        else:
            found.append(token)
    return found


def _is_verb_after_all(token: Token, behind: Tokens, before: str) -> bool:
    """Return whether the 'para' of 'páralo' and 'para de seguirme' stands there, not 'for'."""
    if not behind or not token.verb(ORDER):
        return False
    if before == 'se' and token.kind == 'prep':
        return True  # 'si la prensa se para'
    if behind[0].is_clitic:
        return True
    ceased = behind[1:] and behind[1].verb(INFINITIVE)
    return token.kind == 'prep' and behind[0].said == ('de',) and bool(ceased)


def _in_its_place(token: Token, behind: Tokens, before: str) -> Token:
    """Return 'après le dîner' and 'mira si ...' as what they are there."""
    if not behind or behind[0].before:
        return token
    if token.said == ('sobre',) and token.kind == 'on' and before in ('el', 'este', 'un', 'ese'):
        return replace(token, english='envelope', kind='n')
    if token.said == ('apres',) and behind[0].kind in ('det', 'n', 'name'):
        return replace(token, english='after', kind='prep')
    if token.kind == 'fill' and token.verb(ORDER) and behind[0].kind == 'cond':
        return replace(token, kind='v')
    return token


def _reflexive(token: Token, tokens: Tokens, at: int) -> Token:
    """Return "s'" as part of a verb, as in "s'ouvre", where it is not 'if'."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.said != ("s'",) or behind is None or behind.said[0] in ('il', 'ils'):
        return token
    return replace(token, english='', kind='refl')


_OPPOSITE = {
    'fort': 'quieter', 'forte': 'quieter', 'haut': 'lower', 'vite': 'slower', 'rapide': 'slower',
    'chaud': 'cooler', 'chaude': 'cooler', 'froid': 'warmer', 'froide': 'warmer',
    'clair': 'darker', 'lumineux': 'darker', 'lumineuse': 'darker', 'sombre': 'brighter',
    'bas': 'higher', 'lentement': 'faster', 'lent': 'faster', 'bruyant': 'quieter',
}  # fmt: skip
"""What a thing is to be that is not to be 'so' in French."""


def _with_less(tokens: Tokens) -> Tokens:
    """Return the tokens with 'quieter' for 'pas si fort', and what denies it left out."""
    for at, token in enumerate(tokens[:-1]):
        less = _OPPOSITE.get(tokens[at + 1].said[0])
        if token.said not in (('si',), ('aussi',)) or less is None or tokens[at + 1].before:
            continue
        no = next((n for n in range(at - 1, -1, -1) if tokens[n].kind == 'not'), -1)
        if no < 0 or any(t.before for t in tokens[no + 1 : at + 1]):
            continue
        before = [t for n, t in enumerate(tokens[:at]) if n != no and not (
            t.kind == 'ne' and n < no)]  # fmt: skip
        more = replace(tokens[at + 1], english=less, kind='more', verbs=(),
                       before=tokens[no].before if no == at - 1 else '')  # fmt: skip
        return _with_less([*before, more, *tokens[at + 2 :]])
    return tokens


def _with_once(tokens: Tokens) -> Tokens:
    """Return the tokens with 'when ... is' for 'une fois le convoyeur arrêté'."""
    for at, token in enumerate(tokens[:-2]):
        if token.said != ('une', 'fois') or tokens[at + 1].kind not in ('det', 'name', 'n'):
            continue
        for end in range(at + 2, len(tokens)):
            if tokens[end].before:
                break
            if tokens[end].kind == 'adj' or tokens[end].verb(STATE):
                when = replace(token, english='when', kind='cond')
                being = Token('is', 'is', ('est',))
                return [*tokens[:at], when, *tokens[at + 1 : end], being, *tokens[end:]]
    return tokens


def _with_stated(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Return the tokens with those marked that say what a robot does: 'le robot part'."""
    found = list(tokens)
    for at, token in enumerate(tokens):
        ours = at > 0 and token.kind == 'adj' and tokens[at - 1].said == ('on',)
        if token.kind != 'v' and not ours:
            continue
        if at and lexicon.book.language == 'fr' and _is_for_us(tokens, at):
            found[at] = replace(token, kind='v', is_stated=True)  # 'on éteint la radio'
            continue
        if ours or token.order is not None or not token.verb(TOLD):
            continue
        earlier = any(is_robot(lexicon.site, t.ids) for t in tokens[:at])
        if at and earlier and (tokens[at - 1].kind in JOINING or ',' in token.before):
            if not any(t.kind in ('cond', 'rel', 'q') for t in tokens[:at]):
                found[at] = replace(token, is_stated=True)  # 'et revient'
            continue
        first = at - 1
        while first >= 0 and tokens[first].kind == 'refl':
            first -= 1
        if first < 0 or not is_robot(lexicon.site, tokens[first].ids):
            continue
        while first > 0 and tokens[first - 1].kind == 'det' and not tokens[first].before:
            first -= 1
        before = tokens[first - 1] if first else None
        is_first = before is None or bool(HARD & {*tokens[first].before})
        if not is_first and (before is None or before.kind not in JOINING):
            continue
        if not any(t.kind in ('cond', 'rel', 'q') for t in tokens[:at]):
            found[at] = replace(token, is_stated=True)
    return found


def _is_for_us(tokens: Tokens, at: int) -> bool:
    """Return whether 'on ferme la porte' stands there, at the beginning or behind 'et'."""
    first = at - 1
    while first > 0 and tokens[first].kind == 'det' and tokens[first].said[0] in OBJECTS:
        first -= 1
    hung = first < at - 1
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[first].said != ('on',) or tokens[first].kind != 'subj' or not tokens[at].verb(TOLD):
        return False
    if any(':' in t.before for t in tokens[at:]):
        return False  # what is meant by it is said behind it
    if not hung and (behind is None or behind.kind not in ('det', 'all', 'name', 'pron', 'both')):
        return False
    before = tokens[first - 1] if first else None
    begins = before is None or before.kind in JOINING or ',' in tokens[first].before
    return begins and not any(t.kind in ('cond', 'q', 'rel') for t in tokens[:at]) and not any(
        v.spec in ('see', 'hear', 'have', 'eat', 'SAY') for v in tokens[at].verbs
    )  # fmt: skip


def _kept(tokens: Tokens, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the tokens without those that say nothing; their marks go to the next one."""
    before = ''
    taken_back = False
    tokens = _denied(tokens, lexicon)
    for at, token in enumerate(tokens):
        token = _reflexive(_taken_back(tokens, at), tokens, at)
        last = tokens[at - 1].said[-1] if at else ''
        token = _in_its_place(token, tokens[at + 1 : at + 2], last)
        if _is_verb_after_all(token, tokens[at + 1 : at + 3], last):
            token = replace(token, kind='v')
        told = any(v.spec == 'SAY' for t in tokens[:at] for v in t.verbs)
        if token.kind == 'fill' and told and not token.before:
            yield replace(token, kind='x')
            continue
        if not at and token.said == ('no',) and any(',' in t.before for t in tokens[1:2]):
            continue  # 'no, apágala' answers what was asked
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.said == ('ya', 'esta') and behind is not None and behind.kind == 'adj':
            token = replace(token, english='is', kind='is')  # 'que ya está mojado'
        if token.said in (('dis', 'moi'), ('dites', 'moi')) and behind is not None and (
            behind.kind in ('cond', 'q') and not behind.before
        ):  # fmt: skip
            verbs = tuple(lexicon.uses(token.said[0]))
            yield replace(token, kind='v', said=token.said[:1], verbs=verbs)
            yield Token('me', 'me', ('moi',), is_clitic=True)
            continue
        if token.kind == 'fill' and not token.verb(ORDER):
            before += token.before
            continue
        if token.kind == 'corr' and taken_back:
            before += token.before.replace(',', '')
            continue  # 'no, perdón' takes back once
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind == 'corr' and (behind is None or behind.before) and any(
            t.kind == 'corr' for t in tokens[:at]
        ):  # fmt: skip
            continue  # 'non, le deux, pardon'
        taken_back = token.kind == 'corr'
        yield replace(token, before=before + token.before) if before else token
        before = ''
