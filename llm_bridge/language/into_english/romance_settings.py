"""What French and Spanish orders set and change, in plain English words."""

from collections.abc import Sequence
from dataclasses import replace
import re

from llm_bridge.language.into_english.romance_apart import OrderParts, OrderReader
from llm_bridge.language.into_english.romance_inflection import plural
from llm_bridge.language.into_english.romance_phrases import THINGS
from llm_bridge.language.into_english.romance_tokens import Token, Tokens
from llm_bridge.language.into_english.romance_tokens import UNITS as _UNITS
from llm_bridge.language.into_english.romance_verbs import (
    ATTRIBUTES,
    english_verb,
    FOR_ATTRIBUTE,
    SETTING,
)

_PARTICLES = frozenset({'on', 'off', 'up', 'down', 'out', 'back', 'away', 'over', 'around', 'in'})
STATES = frozenset({'on', 'off', 'open', 'closed', 'locked', 'unlocked'})
STATE_VERBS = {'on': 'turn on', 'off': 'turn off', 'open': 'open', 'closed': 'close',
                'locked': 'lock', 'unlocked': 'unlock'}  # fmt: skip
_DOES = {
    'éclairer': ('brighter', 'darker'), 'chauffer': ('warmer', 'cooler'),
    'tourner': ('faster', 'slower'), 'souffler': ('faster', 'slower'),
    'iluminar': ('brighter', 'darker'), 'calentar': ('warmer', 'cooler'),
}  # fmt: skip
"""What doing so more is, and what doing so less is."""
VALUES = frozenset({'to', 'on', 'in', 'until'})
_COLORS = frozenset({'red', 'green', 'blue', 'yellow', 'white', 'pink', 'purple', 'orange',
                     'turquoise', 'amber', 'violet', 'warm white', 'cool white'})  # fmt: skip
_CHOSEN = frozenset({'channel', 'station', 'mode', 'program', 'programme', 'scene'})
"""What a thing is set to by its name."""


class SettingOrders(OrderReader):
    """Says orders that set a value, or change one."""

    def _verb(self, parts: OrderParts, ids: Sequence[str]) -> str:
        return english_verb(parts.spec, ids, self.lexicon)

    def _value_at(self, rest: Tokens) -> int:
        """Return where a value begins that something is set to; -1: nowhere."""
        for at, token in enumerate(rest):
            if token.kind == 'value':
                return at
            behind = rest[at + 1] if at + 1 < len(rest) else None
            if token.kind in VALUES and behind is not None and behind.kind == 'num':
                after = rest[at + 2 : at + 3]
                if after and after[0].english in ('minutes', 'seconds', 'hours', 'minute', 'hour'):
                    if token.kind == 'in':
                        continue
                return at
        return -1

    def _set(self, parts: OrderParts, obj: str, ids: Sequence[str]) -> str:
        """Say that a thing is set to a value."""
        if parts.spec not in SETTING:
            return ''
        rest = parts.rest
        several = self._values_first(rest)
        if several:
            return several
        chosen = self._set_to_choice(parts, obj, ids)
        if chosen:
            return chosen
        if parts.spec in ('PUT', 'SET') and rest and rest[-1].english == 'fully' and (
            len(rest) > 1 or obj
        ):  # fmt: skip
            rest = parts.rest = [*rest[:-1], Token('to the maximum', 'value', ('a', 'fond'))]
        at = self._value_at(rest)
        if at < 0:
            return self._set_to_word(parts, obj, ids)
        end = at + (1 if rest[at].kind == 'value' else 2)
        if rest[at].kind == 'value' and rest[at].english == 'to':
            end = min(len(rest), at + 2)
        while end < len(rest) and rest[end].kind == 'n' and rest[end].english in _UNITS:
            end += 1
        what = rest[:at]
        self_named = [t for t in what if t.kind == 'adv']
        what = [t for t in what if t.kind not in ('adv', 'there')]
        what += [t for t in rest[:at] if t.kind == 'there']
        behind = rest[end:]
        thing = obj or self.phrase(what)
        if obj and what:
            thing = self.joined(obj, self.phrase(what))
        if not thing and behind and behind[0].kind in ('det', 'name', 'all', 'one', 'every'):
            stop = next((i for i, t in enumerate(behind) if t.kind in ('except', 'when')),
                        len(behind))  # fmt: skip
            thing, behind = self.phrase(behind[:stop]), behind[stop:]
        if not thing and behind and behind[0].kind == 'except':
            return ''
        if not thing and not self._lead_thing(parts) and self._is_way(rest[at:end]):
            if parts.spec in ('UP', 'DOWN') and not parts.clitics:
                if 'altitude' not in self.lexicon.vocabulary:
                    verb = 'go up' if parts.spec == 'UP' else 'go down'
                    return self.joined(verb, self.phrase(rest[at:end]))
                thing = 'the altitude'
        if not thing:
            thing = self._lead_thing(parts) or 'it'
        if len(behind) == 2 and behind[0].kind == 'de' and behind[1].english in ATTRIBUTES:
            thing, behind = f'the {behind[1].english} of {thing}', []  # 'la tele al 30 de volumen'
        value = self.phrase(rest[at:end])
        if not value.startswith('to '):
            value = f'to {value.split(" ", 1)[-1]}'
        del self_named
        if behind and behind[0].kind == 'and' and self._value_at(behind[1:]) == 0:
            other = self.phrase(behind[1:])
            return f'set {thing} {value} and set it to {other.removeprefix("to ")}'
        if len(behind) > 1 and behind[0].kind == 'to' and behind[1].kind == 'num':
            return f'set {thing} {value} and set it {self.phrase(behind)}'
        more = self._also_set(behind, thing)
        if more:
            return self.joined('set', thing, f'{value},', more)
        excluded = self.phrase(behind)
        if behind and behind[0].kind == 'except':
            return f'set {thing} {excluded} {value}'
        return self.joined('set', thing, value, excluded)

    def _set_to_choice(self, parts: OrderParts, obj: str, ids: Sequence[str]) -> str:
        """Say 'set the radio to jazz' for putting it on jazz, which is one of its choices."""
        rest = parts.rest
        both = next((n for n, t in enumerate(rest) if t.kind == 'and' and n), -1)
        if both > 0:
            return self._set_to_choices(rest[:both], rest[both + 1 :])
        at, choice = self.choice_at(rest, ids)
        if not choice and parts.spec not in ('PUT', 'PASS'):
            return ''
        if not choice:
            return '' if obj else self._choice_first(rest)
        thing = obj or self.phrase(rest[:at]) or self._lead_thing(parts) or 'it'
        return f'set {thing} to {choice}'

    def _choice_first(self, rest: Tokens) -> str:
        """Say 'set the tv to the news' for 'mets les infos sur la télé'."""
        at = next((n for n, t in enumerate(rest) if n and t.kind in ('on', 'to', 'in')), -1)
        thing = self._thing(rest, at + 1) if at > 0 else None
        if thing is None:
            return self._choice_alone(rest)
        of = Token('to', 'to')
        the = [Token('the', 'det', ('le',))] if rest[at].said[-1] in ('au', 'al') else []
        found, choice = self.choice_at([of, *rest[:at]], self._ids_said(thing))
        return f'set {self.phrase([*the, *rest[at + 1 :]])} to {choice}' if found == 0 else ''

    def _choice_alone(self, rest: Tokens) -> str:
        """Say 'set the tv to netflix' for 'mets netflix', which only the tv has."""
        of = Token('to', 'to')
        site = self.lexicon.site
        found = {d.name: c for d in site.devices.values()
                 for c in (self.choice_at([of, *rest], (d.id,))[1],)
                 if c and 'set_source' in site.skills_of(d.id)}  # fmt: skip
        if len(found) != 1:
            return ''
        name, choice = next(iter(found.items()))
        self.is_sure = False
        return f'set the {name} to {choice}'

    def _set_to_choices(self, *parts: Tokens) -> str:
        """Say what two things are set to: 'la radio sur du jazz et la télé sur les infos'."""
        said: list[str] = []
        for rest in parts:
            first = next((t for t in rest if t.kind in THINGS), None)
            ids = self._ids_said(first) if first is not None else ()
            at, choice = self.choice_at(rest, ids)
            if not choice or at < 1:
                return ''
            said.append(f'set {self.phrase(rest[:at])} to {choice}')
        return ' and '.join(said)

    def _ids_said(self, thing: Token) -> tuple[str, ...]:
        return thing.ids or tuple(self.lexicon.kind_words.get(thing.english, ()))

    def choice_at(self, rest: Tokens, ids: Sequence[str]) -> tuple[int, str]:
        """Return where 'sur les films' begins, and the choice of these things that it says."""
        skills = [s for i in ids for s in self.lexicon.site.skills_of(i).values()]
        choices = {
            c.casefold().replace('_', ' ') for s in skills for a in s.args for c in a.choices
        }
        for at, token in enumerate(rest):
            if token.kind not in ('on', 'to', 'in', 'value') or not choices:
                continue
            last = len(rest) - 1
            tail = [t for n, t in enumerate(rest) if n > at and t.kind not in ('de', 'du') and
                    (t.kind != 'det' or n == last and n > at + 1)]  # fmt: skip
            tail = tail[1:] if tail[1:] and tail[0].english in ('mode', 'program') else tail
            if token.kind == 'value' and token.english != 'to':
                continue
            options = {' '.join(t.english for t in tail).casefold(),
                       ' '.join(t.text for t in tail).casefold(),
                       *(tail[0].options if len(tail) == 1 else ())}  # fmt: skip
            options |= {re.sub(r'\b(?:un|une|a)\b', 'one', o) for o in options}
            options |= {re.sub(r'\bdeux\b|\b2\b', 'two', o) for o in options}
            options |= {plural(o) for o in options if o} | {o.removesuffix('s') for o in options}
            found = next((c for c in sorted(choices) if c in options), '')
            if found:
                return at, found
        return -1, ''

    def _also_set(self, behind: Tokens, thing: str) -> str:
        """Return 'set the depth of it to 15' for 'con quince milímetros de profundidad'."""
        if len(behind) < 4 or behind[0].said not in (('con',), ('avec',)):
            return ''
        of = next((n for n, t in enumerate(behind) if t.kind in ('de', 'du')), -1)
        last = behind[-1]
        if of < 2 or of != len(behind) - 2 or behind[1].kind != 'num' or last.kind != 'n':
            return ''
        return f'set the {last.english} of {thing} to {self.phrase(behind[1:of])}'

    def _is_way(self, tokens: Tokens) -> bool:
        """Return whether a length is named: 'à dix mètres'."""
        return any(t.english in ('meter', 'meters', 'centimeter', 'centimeters') for t in tokens)

    def _values_first(self, rest: Tokens) -> str:
        """Return 'set the hall to 19 and ...' for 'mets 19 dans le couloir et ...'."""
        said: list[str] = []
        at = 0
        while at < len(rest):
            if said and rest[at].kind == 'and':
                at += 1
            end = at + 1
            while end < len(rest) and rest[end].english in _UNITS:
                end += 1
            stop = next((i for i in range(end, len(rest)) if rest[i].kind in ('and', 'num')),
                        len(rest))  # fmt: skip
            if at >= len(rest) or rest[at].kind != 'num' or end >= stop or rest[end].kind != 'in':
                return ''
            the = [Token('the', 'det', ('le',))] if rest[end].said[-1] in ('au', 'al') else []
            said.append(f'set {self.phrase([*the, *rest[end + 1 : stop]])} to '
                        f'{self.phrase(rest[at:end])}')  # fmt: skip
            at = stop
        return ' and '.join(said)

    def _lead_thing(self, parts: OrderParts) -> str:
        if any(t.kind in THINGS for t in parts.lead):
            said = self.phrase(parts.lead)
            parts.lead = []
            return said
        return ''

    def _set_to_word(self, parts: OrderParts, obj: str, ids: Sequence[str]) -> str:
        """Say 'set the lamp to red', 'leave the door open'."""
        rest = parts.rest
        for at, token in enumerate(rest):
            behind = rest[at + 1] if at + 1 < len(rest) else None
            if token.kind == 'in' and self._is_choice_at(rest, at + 1):
                thing = obj or self.phrase(rest[:at]) or self._lead_thing(parts)
                if thing:
                    return self.joined('set', thing, 'to', self._choice(rest[at + 1 :]))
            if token.kind in ('in', 'to') and behind is not None and behind.kind == 'adj':
                if at + 2 >= len(rest) or rest[at + 2].kind not in THINGS:
                    thing = obj or self.phrase(rest[:at])
                    return self.joined('set', thing, 'to', self.phrase(rest[at + 1 :]))
            state = token.english if token.kind == 'adj' else ''
            if state == 'half open' and (len(rest) > 1 or obj) and parts.spec in ('LEAVE', 'PUT'):
                thing = obj or self.phrase(rest[:at] or rest[at + 1 :])
                return self.joined(
                    'set', thing, 'to half', self.phrase(rest[at + 1 :] if at else [])
                )
            if state in STATES and (len(rest) > 1 or obj) and parts.spec in ('LEAVE', 'PUT'):
                thing = obj or self.phrase(rest[:at] or rest[at + 1 :])
                rest = rest if at or obj else []
                if parts.spec == 'LEAVE':
                    return self.joined('leave', thing, state, self.phrase(rest[at + 1 :]))
                return self.joined(STATE_VERBS[state], thing, self.phrase(rest[at + 1 :]))
        del ids
        return ''

    def _is_choice_at(self, rest: Tokens, at: int) -> bool:
        """Return whether a channel or the like stands there: 'en el canal de noticias'."""
        nouns = [t for t in rest[at : at + 2] if t.kind != 'det']
        return bool(nouns) and nouns[0].kind == 'n' and nouns[0].english in _CHOSEN

    def _choice(self, tokens: Tokens) -> str:
        """Return 'the regional channel': words that the site knows stand before the noun."""
        at = next(n for n, t in enumerate(tokens) if t.kind == 'n')
        behind = tokens[at + 1 : at + 2]
        if behind and behind[0].kind == 'x' and self._is_known(behind[0]):
            tokens = [*tokens[:at], behind[0], tokens[at], *tokens[at + 2 :]]
        return self.phrase(tokens)

    def _more(self, parts: OrderParts, obj: str, ids: Sequence[str]) -> str:
        """Say 'make it louder' and 'brighten the light'."""
        less = _DOES.get(parts.verb.lemma)
        if less is None and parts.spec not in SETTING | {'DO', 'give', 'RETURN'}:
            return ''
        for at, token in enumerate(parts.rest):
            if token.kind == 'more':
                token = self._fitting(token, ids)
                if less is not None and token.english in ('louder', 'quieter'):
                    token = replace(token, english=less[token.english == 'quieter'])
                others = [*parts.rest[:at], *parts.rest[at + 1 :]]
                bits = [t for t in others if t.kind in ('adv', 'again')]
                thing = obj or self.phrase([t for t in others if t.kind not in ('adv', 'again')])
                thing = thing or self._lead_thing(parts) or 'it'
                return self.joined('make', thing, self.phrase(bits), token.english)
            behind = parts.rest[at + 1] if at + 1 < len(parts.rest) else None
            if token.kind == 'above' and behind is not None and behind.kind == 'n':
                way = 'UP' if token.said[0] in ('plus', 'mas') else 'DOWN'
                verb = FOR_ATTRIBUTE.get((way, behind.english))
                if verb is None:
                    return ''
                others = [*parts.rest[:at], *parts.rest[at + 2 :]]
                bits = [t for t in others if t.kind == 'adv']
                where = [t for t in others if t.kind != 'adv']
                return self.joined(around(verb, f'the {behind.english}'), self.phrase(where),
                                   self.phrase(bits))  # fmt: skip
        return ''

    def _fitted(self, rest: Tokens, ids: Sequence[str]) -> Tokens:
        """Return the tokens with 'darker' for the 'más floja' that is said of a light."""
        is_light = not ids and any(t.english.removeprefix('to ') in _COLORS for t in rest)
        shown = {'louder': 'brighter', 'quieter': 'darker'}
        return [
            t
            if t.kind != 'more'
            else replace(t, english=shown.get(t.english, t.english))
            if is_light
            else self._fitting(t, ids)
            for t in rest
        ]

    def _fitting(self, token: Token, ids: Sequence[str]) -> Token:
        """Return 'warmer' for the 'plus fort' that is said of a heating."""
        skills = [{*self.lexicon.site.skills_of(i)} for i in ids]
        if not skills or token.english not in ('louder', 'quieter'):
            return token
        able = set.intersection(*skills)
        for skill, more, less in (('louder', 'louder', 'quieter'), ('warmer', 'warmer', 'cooler'),
                                  ('brighten', 'brighter', 'darker'),
                                  ('faster', 'faster', 'slower')):  # fmt: skip
            if skill in able:
                return replace(token, english=more if token.english == 'louder' else less)
        return token

    def _raised(self, parts: OrderParts, obj: str, ids: Sequence[str]) -> str:
        """Say 'turn up the radio' for raising the volume of it."""
        if parts.spec not in ('UP', 'DOWN'):
            return ''
        rest = [t for t in parts.rest if t.kind not in ('adv',)]
        bits = self.phrase([t for t in parts.rest if t.kind == 'adv'])
        by = next((n for n, t in enumerate(rest) if t.english == 'by'), len(rest))
        amount, rest = self.phrase(rest[by:]), rest[:by]
        bits = self.joined(bits, amount)
        nouns = [i for i, t in enumerate(rest) if t.kind == 'n' and t.english in ATTRIBUTES]
        if nouns:
            at = nouns[0]
            of = rest[at + 1 :]
            verb = FOR_ATTRIBUTE[parts.spec, rest[at].english]
            if of and of[0].kind in ('de', 'du'):
                the = [Token('the', 'det', ('le',))] if of[0].said[0] in ('du', 'del') else []
                what = self.phrase([*the, *of[1:]])
            elif of and of[0].kind in ('in', 'to', 'there'):
                what = self.joined('the', rest[at].english, self.phrase(of))
            else:
                what = self.joined('the', rest[at].english, self.phrase(of))
            return self.joined(around(verb, what), bits)
        if not ids:
            return ''
        verb = self._verb(parts, ids)
        there = [t for t in rest if t.kind == 'there']
        rest = [*(t for t in rest if t.kind != 'there'), *there]
        what = obj or self.phrase(rest)
        behind = self.phrase(rest) if obj else ''
        if amount:
            return self.joined(around(verb, what), behind, bits)
        if bits and verb.startswith('make '):
            return self.joined('make', what, bits, verb.removeprefix('make '), behind)
        return self.joined(around(verb, what), bits, behind)


def around(verb: str, what: str) -> str:
    """Return 'turn it off', 'make the light brighter': the verb around what it is said of."""
    first, *rest = verb.split()
    if not what:
        return verb
    if first == 'make' and rest:
        return f'make {what} {" ".join(rest)}'
    if rest and rest[-1] in _PARTICLES and what.split()[0] in ('it', 'them'):
        return f'{first} {what} {" ".join(rest)}'
    return f'{verb} {what}'
