"""French and Spanish commands with what is said in a roundabout way said straight.

'le livre qui est sur le canapé' is the book on the sofa, and who goes somewhere to do something
goes there and does it.
"""

from dataclasses import replace

from llm_bridge.language.into_english.romance_forms import (
    GERUND,
    INFINITIVE,
    ORDER,
    PAST,
    STATE,
    SUBJUNCTIVE,
    TOLD,
)
from llm_bridge.language.into_english.romance_site_words import is_area, is_robot
from llm_bridge.language.into_english.romance_tokens import Token, Tokens
from llm_bridge.language.into_english.romance_words import Lexicon

_CARRYING = frozenset({
    'apporter', 'rapporter', 'amener', 'emmener', 'ramener', 'porter', 'livrer', 'transporter',
    'prendre', 'reprendre', 'chercher', 'récupérer', 'attraper', 'saisir', 'ramasser', 'donner',
    'passer', 'enlever', 'retirer', 'déplacer',
    'traer', 'llevar', 'coger', 'tomar', 'agarrar', 'recoger', 'buscar', 'alcanzar', 'acercar',
    'entregar', 'transportar', 'pasar', 'quitar', 'retirar', 'mover', 'dar', 'sacar',
})  # fmt: skip
"""Verbs of taking a thing from where it is."""
_LYING = frozenset({'trouver', 'traîner', 'rester', 'encontrar', 'quedar', 'hallar', 'ver'})
_LEAVING = frozenset({'laisser', 'poser', 'mettre', 'ranger', 'oublier', 'déposer', 'placer',
                      'dejar', 'poner', 'guardar', 'olvidar', 'colocar'})  # fmt: skip
_HAVING = frozenset({'ai', 'as', 'a', 'avons', 'avez', 'ont', 'he', 'has', 'ha', 'hemos', 'han'})
_PLACING = frozenset({'in', 'on', 'to', 'prep', 'there'})
_GOING = frozenset({'aller', 'venir', 'retourner', 'rentrer', 'revenir', 'passer', 'courir',
                    'filer', 'monter', 'descendre', 'ir', 'volver', 'regresar', 'subir',
                    'bajar', 'correr', 'acercar', 'pasar'})  # fmt: skip
_WANTING = frozenset({'det', 'name', 'n', 'all', 'one'})
_WISHING = frozenset({'quiero', 'quisiera', 'queremos', 'prefiero', 'necesito', 'veux', 'voudrais',
                      'prefere', 'veut', 'voudrait'})  # fmt: skip
_NAMED = frozenset({'det', 'n', 'name', 'adj', 'de', 'du', 'in', 'all', 'one', 'to'})
_THINGS = frozenset({'n', 'name'})


def reshaped(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Return the tokens of a command with such phrases said straight."""
    tokens = _with_verbs(_with_that(tokens))
    tokens = _with_doing(tokens, lexicon)
    tokens = _with_wished(tokens, lexicon)
    tokens = _with_robots_told(tokens, lexicon)
    tokens = _without_relatives(tokens)
    tokens = _with_deeds_there(tokens, lexicon)
    return _with_but_not(tokens)


def _with_that(tokens: Tokens) -> Tokens:
    """Return the tokens with the 'qui' behind a thing as 'that', not 'who'."""
    found: Tokens = []
    for at, token in enumerate(tokens):
        behind = at > 0 and not token.before and tokens[at - 1].kind in (*_THINGS, 'adj')
        if not behind or token.said not in (('qui',), ('qui', 'est')):
            found.append(token)
            continue
        found.append(replace(token, english='that', kind='rel', said=('qui',)))
        if len(token.said) > 1:
            found.append(replace(token, english='is', kind='is', said=('est',)))
    return found


def _with_verbs(tokens: Tokens) -> Tokens:
    """Return the tokens with the 'bajas' of 'lo bajas a 18' as a verb, not 'the low ones'."""
    found: Tokens = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        told = token.kind == 'adj' and token.verb(ORDER) is not None and len(token.said) == 1
        if told and before is not None and not token.before and before.said in (
            ('lo',), ('la',), ('los',), ('las',), ('me',), ('le',), ('les',), ('nos',)
        ):  # fmt: skip
            one = not before.said[0].endswith('s')
            clash = one and token.said[0].endswith('s') or before.said == ('lo',)
            leads = behind is not None and behind.kind in ('to', 'value', 'det', 'adv', 'when')
            if clash or before.kind != 'det' or leads and behind and behind.kind != 'det':
                token = replace(token, kind='v', english='')
        found.append(token)
    return found


def _without_relatives(tokens: Tokens) -> Tokens:
    """Return 'la tasse sur la table' for 'la tasse qui est sur la table'."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].kind != 'rel' or tokens[at].before:
            continue
        if tokens[at - 1].kind not in (*_THINGS, 'adj', 'num'):
            continue
        end = _lies(tokens, at + 1)
        if not end or end >= len(tokens) or tokens[end].kind not in _PLACING:
            continue
        if any(t.kind in ('cond', 'q') for t in tokens[:at]):
            continue
        verbs = [v.lemma for t in tokens[:at] if t.order is not None for v in t.verbs]
        place = tokens[end]
        if _CARRYING & {*verbs} and place.kind in ('in', 'on', 'to'):
            place = replace(place, english='from', kind='prep')
        return _without_relatives([*tokens[:at], place, *tokens[end + 1 :]])
    return tokens


def _lies(tokens: Tokens, at: int) -> int:
    """Return where 'est' or "j'ai laissé" ends that begins there; 0: it is something else."""
    while at < len(tokens) and tokens[at].kind in ('subj', 'refl', 'me', 'there', 'adv'):
        at += 1
    if at + 1 >= len(tokens) or any(t.before for t in tokens[at : at + 2]):
        return 0
    token, behind = tokens[at], tokens[at + 1]
    lies = token.kind == 'is' or token.kind == 'v' and any(
        v.lemma in _LYING and v.use in (TOLD, SUBJUNCTIVE, PAST, ORDER) for v in token.verbs
    )  # fmt: skip
    left = any(v.lemma in _LEAVING and v.use == PAST for v in token.verbs)
    end = at + 1
    if token.said[0] in _HAVING and any(v.lemma in _LEAVING and v.use == STATE
                                        for v in behind.verbs):  # fmt: skip
        left, end = True, at + 2
    if not (lies or left):
        return 0
    while end < len(tokens) and tokens[end].kind in ('adv', 'again') and not tokens[end].before:
        end += 1
    return 0 if tokens[end : end + 1] and tokens[end].before else end


def _with_deeds_there(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Return 'va à la cuisine et prends ...' for going there to take something."""
    for at, token in enumerate(tokens):
        going = token.order
        if token.kind != 'v' or going is None or going.lemma not in _GOING:
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].is_clitic:
            end += 1
        if end >= len(tokens) or tokens[end].kind not in ('to', 'in', 'on', 'prep', 'until'):
            continue
        end += 1
        while end < len(tokens) and tokens[end].kind in ('det', 'adj') and not tokens[end].before:
            end += 1
        where = tokens[end] if end < len(tokens) else None
        if where is None or not (where.kind == 'n' or is_area(lexicon.site, where.ids)):
            continue
        end += 1
        while end < len(tokens) and tokens[end].kind == 'adj' and not tokens[end].verbs:
            end += 1
        to = end
        if to < len(tokens) and tokens[to].said in (('a',), ('pour',), ('para',)):
            to += 1
        doing = tokens[to] if to < len(tokens) else None
        if doing is None or doing.kind != 'v' or not doing.verb(INFINITIVE):
            continue
        if any(t.before for t in tokens[end : to + 1]):
            continue
        joint = replace(tokens[end], english='and', kind='and', said=('et',), ids=(), verbs=())
        fetched = tuple(
            replace(v, spec='get/fetch') if v.lemma in ('chercher', 'buscar') else v
            for v in doing.verbs
        )
        rest = [replace(doing, verbs=fetched), *tokens[to + 1 :]]
        return [*tokens[:end], joint, *_with_deeds_there(rest, lexicon)]
    return tokens


BEFORE_DOING = {
    'avant de': 'before', "avant d'": 'before', 'antes de': 'before', 'despues de': 'after',
    'tras': 'after', 'luego de': 'after', 'al': 'when', 'nada mas': 'when', 'en': 'when',
    'apres': 'after', 'apres avoir': 'after', "apres s'etre": 'after', 'apres etre': 'after',
    'hasta': 'until',
}  # fmt: skip
"""What stands before a verb of which nobody says who does it."""


def _with_doing(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Return 'avant de fermer', 'al salir' and 'en sortant' as conditions."""
    french = lexicon.book.language == 'fr'
    for at in range(len(tokens)):
        for size in (3, 2, 1):
            lead = tokens[at : at + size]
            said = ' '.join(w for t in lead for w in t.said)
            english = BEFORE_DOING.get(said, '')
            if not english or len(lead) < size or any(t.before for t in lead[1:]):
                continue
            if (
                said in ('al', 'hasta', 'tras')
                and french
                or said in ('apres', 'en')
                and not french
            ):
                continue
            done = said.startswith('apres ')
            doing = _doing_at(tokens, at + size, done, said == 'en')
            if doing and (doing > at + size or not done):
                verb = tokens[doing - 1]
                infinitive = tuple(replace(v, use=INFINITIVE) for v in verb.verbs)
                verb = replace(verb, kind='v', verbs=infinitive)
                cond = replace(lead[0], english=english, kind='cond', verbs=(), ids=(),
                               said=(said,))  # fmt: skip
                hung = tokens[at + size : doing - 1]
                rest = _with_doing(tokens[doing:], lexicon)
                return [*tokens[:at], cond, *hung, verb, *rest]
    return tokens


def _doing_at(tokens: Tokens, at: int, is_done: bool, is_under_way: bool) -> int:
    """Return where such a verb ends that may begin there; 0: there is none."""
    hung = ('le', 'la', 'les', "l'")
    while (
        at < len(tokens)
        and not tokens[at].before
        and (
            tokens[at].kind in ('refl', 'me', 'there')
            or (tokens[at].said[0] in hung and tokens[at].kind == 'det')
        )
    ):
        at += 1
    if at >= len(tokens) or tokens[at].before or tokens[at].kind not in ('v', 'adj', 'n'):
        return 0
    use = STATE if is_done else GERUND if is_under_way else INFINITIVE
    if not tokens[at].verb(use) or not is_done and tokens[at].kind != 'v':
        return 0
    return at + 1


def _with_wished(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Return 'pon la luz al 50' for 'la luz la quiero al 50', also in French."""
    first = next((n for n, t in enumerate(tokens) if t.kind in _WANTING), -1)
    for at in range(2, len(tokens) - 1):
        wishes = ' '.join(w for t in tokens[at : at + 1] for w in t.said)
        if wishes not in _WISHING or first < 0 or tokens[at - 1].kind != 'det':
            continue
        end = at - 1
        lead = end - 1 if tokens[end - 1].kind == 'subj' else end
        if any(t.kind in ('v', 'cond', 'ne', 'and') for t in tokens[first:lead]):
            continue
        said = tokens[at + 1]
        if said.kind not in ('to', 'value', 'adj', 'more', 'in') or not any(
            t.kind in _THINGS for t in tokens[first:lead]
        ):  # fmt: skip
            continue
        word = 'pon' if lexicon.book.language == 'es' else 'mets'
        put = replace(tokens[first], english='', kind='v', said=(word,), ids=(), options=(),
                      verbs=tuple(lexicon.uses(word)), end=tokens[first].start)  # fmt: skip
        thing = [replace(tokens[first], before=''), *tokens[first + 1 : lead]]
        return [*tokens[:first], put, *thing, *tokens[at + 1 :]]
    return tokens


def _with_robots_told(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Return 'el uno vaya a ... y el dos vaya a ...' for saying the verb once."""
    for at, token in enumerate(tokens):
        if token.kind != 'and' or not at:
            continue
        who = at + 1
        while who < len(tokens) and tokens[who].kind == 'det':
            who += 1
        if who + 1 >= len(tokens) or not is_robot(lexicon.site, tokens[who].ids):
            continue
        if tokens[who + 1].kind not in ('to', 'in', 'until') or tokens[who + 1].before:
            continue
        verb = next((n for n in range(at - 1, 0, -1) if tokens[n].kind == 'v'), 0)
        if not verb or any(t.kind in ('cond', 'q') for t in tokens[:at]):
            continue
        if any(t.kind == 'v' for t in tokens[who:]) or not tokens[verb].verbs:
            continue
        first = next((t for t in tokens[:verb] if is_robot(lexicon.site, t.ids)), None)
        if first is None or first.ids == tokens[who].ids:
            continue
        told = replace(tokens[verb], before='', start=tokens[who].end, end=tokens[who].end)
        return [*tokens[: at + 1], tokens[who], told, *tokens[who + 1 :]]
    return tokens


def _with_but_not(tokens: Tokens) -> Tokens:
    """Return '... except the bedroom' for '..., pero el dormitorio no'."""
    for at, token in enumerate(tokens):
        if token.said not in (('pero',), ('mais',)) or not at:
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].kind in _NAMED and not tokens[end].before:
            end += 1
        last = tokens[end] if end < len(tokens) else None
        if last is None or last.said not in (('no',), ('pas',), ('non',)) or end == at + 1:
            continue
        if end + 1 < len(tokens) and not tokens[end + 1].before:
            continue
        if not any(t.kind in _THINGS | {'one'} for t in tokens[at:end]):
            continue
        but = Token('except', 'except', ('salvo',))
        return [*tokens[:at], replace(but, start=token.start, end=token.end),
                *tokens[at + 1 : end], *_with_but_not(tokens[end + 1 :])]  # fmt: skip
    return tokens
