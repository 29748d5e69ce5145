"""What is asked of what somebody did: 'j'ai fermé la porte ?' asks whether it is closed."""

from llm_bridge.language.into_english.romance_forms import PAST, STATE
from llm_bridge.language.into_english.romance_phrases import THINGS
from llm_bridge.language.into_english.romance_tokens import Tokens
from llm_bridge.language.into_english.romance_words import Verb

_HAVING = frozenset({'ai', 'as', 'a', 'avons', 'avez', 'ont', 'he', 'has', 'ha', 'hemos', 'han',
                     'habeis'})  # fmt: skip
_BESIDE = frozenset({'subj', 'adv', 'fill', 'again', 'refl', 'there', 'me'})
_STATES = {'ON': 'on', 'OFF': 'off', 'lock': 'locked', 'unlock': 'unlocked', 'START': 'running',
           'open': 'open', 'close': 'closed', 'arm': 'armed', 'STOP': 'stopped',
           'disarm': 'disarmed'}  # fmt: skip
"""Verb -> what that is to which it was done."""
_LEAVING = frozenset({'laisser', 'dejar', 'quedar', 'rester'})
LEFT = frozenset({'quedar', 'rester'})
"""Verbs of what there still is."""


def is_deed(tokens: Tokens) -> bool:
    """Return whether somebody says what was done: "j'ai fermé ...", 'apagué ...'."""
    return _deed_at(tokens) >= 0


def deed(tokens: Tokens) -> tuple[Verb, Tokens] | None:
    """Return what was done, and what is said behind it."""
    at = _deed_at(tokens)
    verb = tokens[at].verb(STATE, PAST) if at >= 0 else None
    return None if verb is None else (verb, list(tokens[at + 1 :]))


def _deed_at(tokens: Tokens) -> int:
    at = 0
    while at < len(tokens) and tokens[at].kind in _BESIDE and not tokens[at].verb(PAST):
        at += 1
    if at >= len(tokens):
        return -1
    if tokens[at].verb(PAST):
        return at
    if tokens[at].said[0] not in _HAVING or tokens[at].text.casefold() == 'à':
        return -1
    at += 1
    while at < len(tokens) and tokens[at].kind in _BESIDE:
        at += 1
    return at if at < len(tokens) and tokens[at].verb(STATE) else -1


def state_of(verb: Verb, spec: str, rest: Tokens) -> tuple[str, Tokens]:
    """Return the state that the things at the end are in if it was done; '': it leaves none."""
    if verb.lemma in _LEAVING:
        state = next((t for t in rest if t.kind == 'adj'), None)
        if state is None:
            return '', rest
        return state.english, [t for t in rest if t is not state]
    word = _STATES.get(spec) or _STATES.get(spec.partition(':')[0], '')
    if not any(t.kind in THINGS for t in rest):
        return '', rest
    return word, rest
