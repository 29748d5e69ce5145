"""What is to be so, as an order in English: 'que la porte soit fermée', 'elle doit s'éteindre'."""

from llm_bridge.language.into_english.romance_forms import (
    INFINITIVE,
    ORDER,
    STATE,
    SUBJUNCTIVE,
)
from llm_bridge.language.into_english.romance_phrases import THINGS
from llm_bridge.language.into_english.romance_settings import around, STATE_VERBS
from llm_bridge.language.into_english.romance_site_words import is_area
from llm_bridge.language.into_english.romance_statements import Statements
from llm_bridge.language.into_english.romance_tokens import Token, Tokens
from llm_bridge.language.into_english.romance_verbs import english_verb, SETTING
from llm_bridge.language.into_english.romance_wishes import (
    BECOMING,
    BEING,
    is_permitted,
    ought_at,
)
from llm_bridge.site.entity import Device

_LASTING = frozenset({'rester', 'demeurer', 'permanecer'})
_COMING = frozenset({'go', 'come', 'go back', 'come back', 'go home', 'return', 'leave'})
_WORKING = frozenset({'tondre', 'aspirer', 'nettoyer', 'laver', 'tourner', 'marcher',
                      'fonctionner', 'arroser', 'sécher', 'démarrer', 'travailler', 'cortar',
                      'segar', 'aspirar', 'limpiar', 'lavar', 'funcionar', 'regar', 'secar',
                      'arrancar', 'empezar', 'girar', 'trabajar'})  # fmt: skip
_RUNNING = frozenset({'turn/rotate', 'run', 'go', 'drive', 'START', 'work'})
_RATES = frozenset({'percent', 'degree', 'degrees', 'rpm'})
_BEGINNING = frozenset({'det', 'all', 'name'})
_CHANGES = frozenset({'warmer', 'cooler', 'louder', 'quieter', 'brighter', 'darker', 'faster',
                      'slower', 'higher', 'lower'})  # fmt: skip


class Wanted(Statements):
    """Says in English what is to be so."""

    def wanted(self, tokens: Tokens, at: int) -> str:
        """Return an order by which what is said of a thing becomes so; '': there is none."""
        ought = next((n for n in range(at) if ought_at(tokens, n)), at)
        size = ought_at(tokens, ought)
        before = [*tokens[:ought], *tokens[ought + size : at]] if size else tokens[:at]
        before = [t for t in before if t.kind != 'subj']
        self.is_sure = self.is_sure and not is_permitted(tokens[:at])
        verb, rest = tokens[at], tokens[at + 1 :]
        if any(t.kind in ('ne', 'not') for t in (*before, *rest[:1])):
            denied = self._unwanted(before, verb, rest)
            self.is_sure = self.is_sure and bool(denied)
            return denied
        when = self.phrase([t for t in before if t.kind in ('when', 'times')])
        subject = [
            t for t in before
            if t.kind not in ('when', 'times', 'refl', 'rel', 'me')
            and t.said[0] not in ('que', "qu'")
        ]  # fmt: skip
        if not any(t.kind in THINGS for t in subject) and (
            verb.kind == 'is' and any(t.kind in THINGS for t in rest)
        ):  # fmt: skip
            first = next((n for n, t in enumerate(rest) if t.kind in _BEGINNING), len(rest))
            rest, subject = rest[:first], rest[first:]  # 'que esté apagada la luz'
        things = [t for t in subject if t.kind in THINGS and not is_area(self.lexicon.site, t.ids)]
        ids: tuple[str, ...] = ()
        for token in things[:1]:
            ids = token.ids or tuple(self.lexicon.kind_words.get(token.english, ()))
        what = self.phrase(subject) or 'it'
        used = verb.verb(INFINITIVE, SUBJUNCTIVE, ORDER)
        becomes = used is not None and (
            used.lemma in BECOMING and size > 0 or used.lemma == 'quedar'
        )
        lasts = used is not None and used.lemma in _LASTING
        if used is not None and used.lemma in ('faire', 'hacer') and what == 'it':
            said = self._to_be(what, rest, ids, False)
        elif verb.kind == 'is' or verb.said[0] in BEING or lasts or becomes:
            said = self._to_be(what, rest, ids, lasts)
        elif used is not None and self._is_own_work(used.lemma, tokens, rest, ids):
            said = self.joined(around(english_verb('START', ids, self.lexicon), what),
                               self.phrase(rest))  # fmt: skip
        elif used is not None:
            said = self._to_do(what, used.spec, rest, ids)
        else:
            said = ''
        return self.joined(said, when) if said else ''

    def _is_own_work(self, lemma: str, tokens: Tokens, rest: Tokens, ids: tuple[str, ...]) -> bool:
        """Return whether a machine is to do what it does: 'la tondeuse doit tondre'."""
        if lemma not in _WORKING or any(t.kind == 'refl' for t in tokens):
            return False
        site = self.lexicon.site
        devices = bool(ids) and all(isinstance(site.entities.get(i), Device) for i in ids)
        return devices and not any(t.kind in THINGS for t in rest)

    def _unwanted(self, before: Tokens, verb: Token, rest: Tokens) -> str:
        """Say 'do not leave the radio on' for 'je ne veux pas que la radio soit allumée'."""
        rest = [t for t in rest if t.kind not in ('ne', 'not', 'adv')]
        subject = [t for t in before if t.kind not in ('ne', 'not', 'refl', 'rel')
                   and t.said[0] not in ('que', "qu'")]  # fmt: skip
        used = verb.verb(INFINITIVE, SUBJUNCTIVE, ORDER)
        stays = verb.kind == 'is' or used is not None and used.lemma in _LASTING | {'quedar'}
        state = rest[0].english if rest and rest[0].kind == 'adj' else ''
        behind = rest[1:]
        if not any(t.kind in THINGS for t in subject):
            subject, behind = behind, []
        if not stays or state not in STATE_VERBS or not any(t.kind in THINGS for t in subject):
            return ''
        return self.joined('do not leave', self.phrase(subject), state, self.phrase(behind))

    def _to_do(self, what: str, spec: str, rest: Tokens, ids: tuple[str, ...]) -> str:
        at = self._value_at(rest)
        if spec in _RUNNING and at >= 0 and any(t.english in _RATES for t in rest[at:]):
            return f'set {what} to {self.phrase(rest[at:]).split(" ", 1)[-1]}'
        if spec in SETTING and any(t.kind in ('num', 'value') for t in rest):
            at = self._value_at(rest)
            value = self.phrase(rest[at:]) if at >= 0 else ''
            return f'set {what} to {value.split(" ", 1)[-1]}' if value else ''
        verb = english_verb(spec, ids, self.lexicon)
        if verb in _COMING:
            where = self.phrase(rest, going=True)
            return f'send {what} {where or "home"}'
        return self.joined(around(verb, what), self.phrase(rest))

    def _to_be(self, what: str, rest: Tokens, ids: tuple[str, ...], lasts: bool) -> str:
        more = next((n for n, t in enumerate(rest) if t.english in _CHANGES), -1)
        if more >= 0 and all(t.kind in ('adv', 'again', 'times') for t in rest[:more]):
            token = self._fitting(rest[more], ids)
            bits = self.phrase([t for t in rest[:more] if t.kind == 'adv'])
            return self.joined('make', what, bits, token.english, self.phrase(rest[more + 1 :]))
        while rest and (rest[0].kind == 'adv' or rest[0].said == ('toujours',)):
            rest = rest[1:]
        if not rest:
            return ''
        first = rest[0]
        if self._value_at(rest) == 0:
            value = self.phrase(rest)
            return f'set {what} to {value.split(" ", 1)[-1]}'
        behind = self.phrase(rest[1:])
        state = first.english if first.kind == 'adj' else ''
        if state == 'half open':
            return self.joined('set', what, 'to half', behind)
        if lasts and state in STATE_VERBS:
            return self.joined('leave', what, state, behind)
        if state in STATE_VERBS:
            return self.joined(STATE_VERBS[state], what, behind)
        done = first.verb(STATE) if first.kind in ('v', 'adj') else None
        if done is not None:
            return self.joined(around(english_verb(done.spec, ids, self.lexicon), what), behind)
        if first.kind == 'adj' and self._can_be(first, ids):
            return self.joined('set', what, 'to', first.english, behind)
        return ''

    def _can_be(self, token: Token, ids: tuple[str, ...]) -> bool:
        """Return whether things can be given a color or another choice by that name."""
        site = self.lexicon.site
        skills = [s for i in ids for s in site.skills_of(i).values()]
        choices = {c.casefold() for s in skills for a in s.args for c in a.choices}
        return token.english in choices or any(s.name == 'set_color' for s in skills)
