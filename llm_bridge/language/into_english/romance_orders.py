"""French and Spanish orders in plain English words."""

from collections.abc import Sequence
from dataclasses import replace

from llm_bridge.language.into_english.romance_apart import OrderParts, OrderReader
from llm_bridge.language.into_english.romance_clauses import Clause
from llm_bridge.language.into_english.romance_forms import INFINITIVE
from llm_bridge.language.into_english.romance_phrases import THINGS
from llm_bridge.language.into_english.romance_site_words import is_area, is_robot, putting_down
from llm_bridge.language.into_english.romance_tokens import Token, Tokens
from llm_bridge.language.into_english.romance_tokens import UNITS as _UNITS
from llm_bridge.language.into_english.romance_verbs import (
    ATTRIBUTES,
    english_verb,
    FOR_ATTRIBUTE,
    ing,
    SETTING,
)
from llm_bridge.language.into_english.romance_words import Lexicon
from llm_bridge.site.entity import Device, EntityType

_GOING = frozenset({'go', 'come', 'go back', 'come back', 'drive', 'send', 'send back', 'take',
                    'bring', 'bring back', 'move', 'carry', 'deliver', 'transport', 'guide',
                    'lead',
                    'accompany', 'push', 'pull', 'fly', 'return', 'send home', 'give', 'give back',
                    'distribute', 'feed', 'dispatch', 'call', 'go out', 'read', 'show', 'tell',
                    'hand', 'pass', 'serve', 'say', 'announce', 'leave'})  # fmt: skip
_TO_ME = frozenset({'bring', 'give', 'fetch', 'get', 'take', 'show', 'tell', 'read', 'make',
                    'send',
                    'hand', 'pass', 'serve', 'pour', 'buy', 'prepare', 'brew', 'follow', 'help',
                    'wake', 'remind', 'call', 'find', 'give back', 'bring back', 'look for', 'say',
                    'sing', 'play', 'accompany', 'guide', 'lead', 'cook'})  # fmt: skip
_TAKING = frozenset({'take', 'get', 'fetch', 'pick up', 'grab', 'remove', 'take out', 'bring',
                     'collect', 'pick', 'clear', 'come', 'grasp', 'leave'})  # fmt: skip
_PERSONAL = frozenset({'follow', 'find', 'look for', 'greet', 'wake', 'help', 'call', 'accompany',
                       'guide', 'lead', 'feed', 'visit', 'remind', 'tell', 'notify', 'inform',
                       'watch', 'guard', 'monitor', 'water', 'get', 'fetch'})  # fmt: skip
"""Verbs whose object has 'a' before it in Spanish, where it is a person, an animal, a robot."""
_PARTICLES = frozenset({'on', 'off', 'up', 'down', 'out', 'back', 'away', 'over', 'around', 'in'})
_STATES = frozenset({'on', 'off', 'open', 'closed', 'locked', 'unlocked'})
_STATE_VERBS = {'on': 'turn on', 'off': 'turn off', 'open': 'open', 'closed': 'close',
                'locked': 'lock', 'unlocked': 'unlock'}  # fmt: skip
_PARTS = frozenset({'to 75 percent', 'to a third', 'to a quarter', 'to two thirds'})
_VALUES = frozenset({'to', 'on', 'in', 'until'})
_MANY = frozenset({'les', 'los', 'las'})
_PICKING = frozenset({'prendre', 'attraper', 'saisir', 'ramasser', 'récupérer', 'enlever', 'coger',
                      'tomar', 'agarrar', 'recoger', 'quitar', 'retirar', 'retirer',
                      'chercher'})  # fmt: skip
"""Verbs behind which 'sur la table' says from where."""
_COMING_HOME = frozenset({'rentrer', 'retourner', 'revenir', 'repartir', 'volver', 'regresar',
                          'retornar'})  # fmt: skip
_HANDING = frozenset({'bring', 'give', 'take', 'carry', 'deliver', 'hand', 'pass', 'serve'})
_HOW = frozenset({'a bit', 'a little', 'slowly', 'quickly', 'fully', 'a lot', 'now'})
_ONESELF = frozenset({'meter', 'mettre', 'poner', 'acercar', 'rendre', 'approcher', 'colocar',
                      'placer', 'mover', 'déplacer', 'diriger', 'installer'})  # fmt: skip
"""Verbs that mean going where one does it to oneself."""
_WAYS = frozenset({'to', 'in', 'on', 'prep', 'toward', 'de', 'du'})
_LISTING = {'add': 'add', 'remove': 'remove', 'turn_off:turn_off|remove': 'remove',
            'PUT': 'add'}  # fmt: skip
"""Verbs of lists."""
_CEASING = frozenset({'arrêter', 'cesser', 'dejar', 'parar', 'stopper'})


class Orders(OrderReader):
    """Says the orders of one command in English."""

    def order(self, clause: Clause) -> str:
        """Return an order in English."""
        parts = self.parts(clause.tokens, clause.verb)
        self.find_phrase(parts)
        said = self._said(parts)
        if parts.robot is not None:
            self.robot = parts.robot
            said = f'{parts.robot.english}, {said}'
        return said

    def without_verb(self, tokens: Tokens) -> str:
        """Return 'radio à 20' and 'luces apagadas' as orders; '' for what is none."""
        more = next((n for n, t in enumerate(tokens) if t.kind == 'more'), -1)
        if more >= 0 and all(t.kind == 'adv' for t in tokens[:more]):
            self.is_sure = False  # 'plus chaud dans le salon': nobody said what to do
            rest = tokens[more + 1 :]
            is_thing = bool(rest) and rest[0].kind in ('det', 'name', 'n')
            thing, where = (self.phrase(rest), '') if is_thing else ('it', self.phrase(rest))
            bits = self.phrase(tokens[:more])
            return self.joined('make', thing, bits, tokens[more].english, where)
        if not tokens or tokens[0].kind not in ('det', 'all', 'both', 'name', 'n'):
            return ''
        at = self._value_at(tokens)
        if at > 0 and any(t.kind in THINGS for t in tokens[:at]):
            return self.joined('set', self.phrase(tokens[:at]), self.phrase(tokens[at:]))
        last = tokens[-1]
        state = last.english if last.kind == 'adj' else ''
        if len(tokens) > 1 and state in _STATE_VERBS and self._is_device(tokens):
            return self.joined(_STATE_VERBS[state], self.phrase(tokens[:-1]))
        return ''

    def _is_device(self, tokens: Tokens) -> bool:
        site = self.lexicon.site
        things = [t for t in tokens if t.kind in THINGS]
        return bool(things) and (
            things[0].english in self.lexicon.kind_words
            or any(isinstance(site.entities.get(i), Device) for i in things[0].ids)
        )

    # --- saying it in English

    def _said(self, parts: OrderParts) -> str:
        if any(t.kind == 'q' for t in parts.rest):
            self.is_sure = False  # it may have been asked
        if parts.spec in ('UP', 'DOWN'):
            parts.rest = _by_amounts(parts.rest)
        thing = self._thing_of(parts)
        ids = self._ids_of(thing, parts)
        self._addressee(parts)
        obj = self._object(parts)
        if parts.spec == 'SAY':
            return self._telling(parts)
        if parts.spec == 'TELL' and any(t.said in (('que',), ("qu'",)) for t in parts.rest[1:]):
            return self._informing(parts)
        if parts.spec == 'DOWN' and any(t.english in _PARTS for t in parts.rest):
            self.is_sure = False  # closed so far, or open so far?
        done = (
            self._listed(parts)
            or self._gone(parts)
            or self._moved(parts, obj, ids)
            or self._stopped(parts)
            or self._put_down(parts, obj)
            or self._set(parts, obj, ids)
            or self._more(parts, obj, ids)
            or self._raised(parts, obj, ids)
            or self._put(parts, obj, ids)
            or self._do(parts, obj)
        )
        if not done:
            verb = self._verb(parts, ids)
            if self._is_own_skill(parts) and parts.rest:
                self._drop_named(parts, verb)
            rest = parts.rest
            home = self._sent_home(verb, obj, rest)
            if home:
                return self.joined('do not' if parts.is_denied else '', home)
            if verb in _PERSONAL and rest and rest[0].kind == 'to' and not obj:
                det = (
                    [Token('the', 'det', ('el',))]
                    if rest[0].said[-1] in ('al', 'au', 'aux')
                    else []
                )
                rest = [*det, *rest[1:]]
            given = any(t.said[0] in ('le', 'les') for t in parts.clitics)
            if given and rest and rest[0].kind == 'to' and verb not in _GOING and not obj:
                the = [Token('the', 'det', ('el',))] if rest[0].said[-1] == 'al' else []
                rest = [*the, *rest[1:]]  # 'súbele el volumen a la tele'
            if verb in ('fill', 'load'):
                rest = [
                    Token('with', 'prep', t.said)
                    if t.kind == 'de' and n and rest[n - 1].english not in _UNITS
                    else t
                    for n, t in enumerate(rest)
                ]
            if verb in ('turn on', 'turn off') and not obj and rest and rest[0].kind in (
                'in', 'to', 'there', 'prep'
            ):  # fmt: skip
                obj = 'the lights'
            done = self.joined(self._with(verb, obj, rest, parts), self._way(parts, verb))
        lead = self.phrase(parts.lead) if parts.lead else ''
        if lead and parts.verb.lemma in _COMING_HOME and self._returns(parts.lead):
            return self.joined('do not' if parts.is_denied else '', 'send', lead, 'home')
        again = 'again' if parts.is_again else ''
        if parts.lead and parts.lead[0].kind == 'when' and len(parts.lead) == 1:
            done = self.joined('do not' if parts.is_denied else '', done, again)
            return f'{lead}, {done}' if parts.robot is None else self.joined(done, lead)
        return self.joined('do not' if parts.is_denied else '', done, lead, again)

    def _verb(self, parts: OrderParts, ids: Sequence[str]) -> str:
        return english_verb(parts.spec, ids, self.lexicon)

    def _returns(self, tokens: Tokens) -> bool:
        """Return whether a device is named that can be sent home."""
        ids = [i for t in tokens for i in t.ids]
        return bool(ids) and all('return_home' in self.lexicon.site.skills_of(i) for i in ids)

    def _way(self, parts: OrderParts, verb: str) -> str:
        """Return 'by mop' where the verb that was said is a choice of the skill that does it."""
        options = [o.replace('_', ' ') for o in parts.spec.rpartition('|')[2].split('/')]
        if verb not in options:
            return ''
        earlier = options[: options.index(verb)]
        way = next((o for o in earlier if o in self.lexicon.choices), '')
        return f'by {way}' if way else ''

    def _thing_of(self, parts: OrderParts) -> Token | None:
        """Return the thing that the order is about: the first that is no place where it is."""
        for tokens in (parts.rest, parts.lead):
            for token in tokens:
                if token.kind in THINGS and not (
                    token.kind == 'name' and is_area(self.lexicon.site, token.ids)
                ):
                    return token
                if token.kind == 'one' and self.head is not None:
                    return self.head
        return None

    def _ids_of(self, thing: Token | None, parts: OrderParts) -> tuple[str, ...]:
        if thing is None:
            return self.ids if parts.clitics or not parts.rest else ()
        if thing.kind == 'name':
            return thing.ids
        return tuple(self.lexicon.kind_words.get(thing.english, ()))

    def _object(self, parts: OrderParts) -> str:
        """Return the pronoun that stands for the thing; what was said before the verb is it."""
        hung = [t for t in parts.clitics if self.hangs(t)]
        given = [t for t in parts.clitics if t.kind in ('dat',)]
        if parts.lead and hung and any(t.kind in THINGS or t.kind == 'one' for t in parts.lead):
            said = self.phrase([t for t in parts.lead if t.kind != 'subj'])
            parts.lead = []
            return said
        if hung and self.remarked is not None and hung[0].said[0] not in _MANY:
            return f'the {self.remarked.english}'
        if hung:
            return 'them' if hung[0].said[0] in ('les', 'los', 'las') else 'it'
        if given and parts.spec in SETTING | {'ON', 'OFF'} and not parts.rest:
            return 'it'
        return ''

    def _addressee(self, parts: OrderParts) -> None:
        """Take 'ponle a la segadora la altura ...' as said to the mower."""
        given = any(t.said[0] in ('le', 'les', 'lui', 'leur') and t.kind != 'det' or
                    t.said[0] in ('le', 'les') and self.lexicon.book.language == 'es'
                    for t in parts.clitics)  # fmt: skip
        rest = parts.rest
        for at, token in enumerate(rest):
            if token.kind != 'to' or not (given or is_robot_phrase(rest, at, self.lexicon)):
                continue
            end = at + 1
            while end < len(rest) and rest[end].kind in ('det', 'adj'):
                end += 1
            if end >= len(rest) or rest[end].kind not in THINGS:
                continue
            who = rest[end]
            if is_robot(self.lexicon.site, who.ids) and parts.spec in SETTING:
                if parts.robot is None and len(rest) > end + 1:
                    parts.robot = who
                    parts.rest = [*rest[:at], *rest[end + 1 :]]
                    return
            is_device = who.kind == 'n' or all(
                isinstance(self.lexicon.site.entities[i], Device) for i in who.ids
            )
            if given and is_device and parts.spec in SETTING | {'ON', 'OFF'}:
                det = [Token('the', 'det', ('la',))] if token.said[-1] in ('al', 'au') else []
                thing = [*det, *rest[at + 1 : self._thing_end(rest, end)]]
                other = [*rest[:at], *rest[self._thing_end(rest, end) :]]
                first = next((t for t in other if t.kind not in ('adv', 'det')), None)
                if first is not None and first.kind in THINGS:
                    of = [Token('of', 'de', ('de',)), *thing]
                    cut = next(
                        (i for i, t in enumerate(other) if t.kind in _VALUES and i), len(other)
                    )
                    parts.rest = [*other[:cut], *of, *other[cut:]]
                else:
                    parts.rest = [*thing, *other]
                parts.clitics = [t for t in parts.clitics if t.said[0] not in ('le', 'les')]
                return

    def _thing_end(self, rest: Tokens, at: int) -> int:
        """Return where a phrase ends whose noun stands there, with the place that it has."""
        end = at + 1
        while end < len(rest) and rest[end].kind in ('adj',):
            end += 1
        if (
            end < len(rest)
            and rest[end].kind in ('de', 'du')
            or (end < len(rest) and rest[end].said == ('des',))
        ):
            behind = end + 1
            while behind < len(rest) and rest[behind].kind in ('det', 'adj'):
                behind += 1
            if behind < len(rest) and rest[behind].kind in THINGS:
                return behind + 1
        return end

    def _value_at(self, rest: Tokens) -> int:
        """Return where a value begins that something is set to; -1: nowhere."""
        for at, token in enumerate(rest):
            if token.kind == 'value':
                return at
            behind = rest[at + 1] if at + 1 < len(rest) else None
            if token.kind in _VALUES and behind is not None and behind.kind == 'num':
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
        value = self.phrase(rest[at:end])
        if not value.startswith('to '):
            value = f'to {value.split(" ", 1)[-1]}'
        del self_named
        excluded = self.phrase(behind)
        if behind and behind[0].kind == 'except':
            return f'set {thing} {excluded} {value}'
        return self.joined('set', thing, value, excluded)

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
            if token.kind in ('in', 'to') and behind is not None and behind.kind == 'adj':
                if at + 2 >= len(rest) or rest[at + 2].kind not in THINGS:
                    thing = obj or self.phrase(rest[:at])
                    return self.joined('set', thing, 'to', self.phrase(rest[at + 1 :]))
            state = token.english if token.kind == 'adj' else ''
            if state in _STATES and (len(rest) > 1 or obj) and parts.spec in ('LEAVE', 'PUT'):
                thing = obj or self.phrase(rest[:at] or rest[at + 1 :])
                rest = rest if at or obj else []
                if parts.spec == 'LEAVE':
                    return self.joined('leave', thing, state, self.phrase(rest[at + 1 :]))
                return self.joined(_STATE_VERBS[state], thing, self.phrase(rest[at + 1 :]))
        del ids
        return ''

    def _more(self, parts: OrderParts, obj: str, ids: Sequence[str]) -> str:
        """Say 'make it louder' and 'brighten the light'."""
        if parts.spec not in SETTING | {'DO', 'give'}:
            return ''
        for at, token in enumerate(parts.rest):
            if token.kind == 'more':
                token = self._fitting(token, ids)
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
                return self.joined(_around(verb, f'the {behind.english}'), self.phrase(where),
                                   self.phrase(bits))  # fmt: skip
        return ''

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
            return self.joined(_around(verb, what), bits)
        if not ids:
            return ''
        verb = self._verb(parts, ids)
        there = [t for t in rest if t.kind == 'there']
        rest = [*(t for t in rest if t.kind != 'there'), *there]
        what = obj or self.phrase(rest)
        behind = self.phrase(rest) if obj else ''
        if amount:
            return self.joined(_around(verb, what), behind, bits)
        if bits and verb.startswith('make '):
            return self.joined('make', what, bits, verb.removeprefix('make '), behind)
        return self.joined(_around(verb, what), bits, behind)

    def _gone(self, parts: OrderParts) -> str:
        """Say 'go to the yard' for 'mets-toi dans la cour'."""
        rest = parts.rest
        if parts.verb.lemma not in _ONESELF or not rest or rest[0].kind not in _WAYS:
            return ''
        if not any(
            t.said in (('te',), ('toi',), ("t'",), ('vous',), ('se',)) for t in parts.clitics
        ):
            return ''
        if rest[0].kind in ('de', 'du', 'in'):
            the = [Token('the', 'det', ('le',))] if rest[0].kind == 'du' else []
            return self.joined('go to', self.phrase([*the, *rest[1:]]))
        return self.joined('go', self.phrase(rest, going=True))

    def _moved(self, parts: OrderParts, obj: str, ids: Sequence[str]) -> str:
        """Say 'go to the attic' for 'monte au grenier' and take a box up to it."""
        rest = [t for t in parts.rest if t.kind not in ('again', 'adv')]
        bits = self.phrase([t for t in parts.rest if t.kind in ('again',)])
        if parts.spec not in ('UP', 'DOWN') or self._value_at(parts.rest) >= 0:
            return ''
        where = next((n for n, t in enumerate(rest) if t.kind in ('in', 'to', 'until') and
                      is_area_at(rest, n, self.lexicon)), -1)  # fmt: skip
        first = self._thing(rest, 1) if rest and rest[0].kind in ('in', 'to', 'until') else None
        elsewhere = first is not None and first.kind == 'n' and not self._is_device([first])
        if not obj and (where == 0 or elsewhere or self._goes_up(parts.rest)):
            return self.joined('go', self.phrase(rest or parts.rest, going=True), bits)
        if where < 0 and not any(t.kind == 'me' for t in parts.clitics):
            return ''
        entities = [self.lexicon.site.entities.get(i) for i in ids]
        if not entities or any(e is None or e.type is not EntityType.OBJECT for e in entities):
            return ''
        verb = 'bring' if any(t.kind == 'me' for t in parts.clitics) else 'take'
        return self._with(verb, obj, parts.rest, parts)

    def _goes_up(self, rest: Tokens) -> bool:
        """Return whether only another floor is named: 'monte à l'étage'."""
        words = [t for t in rest if t.kind not in ('to', 'det', 'in', 'again', 'adv')]
        return len(words) == 1 and words[0].english in ('upstairs', 'downstairs')

    def _listed(self, parts: OrderParts) -> str:
        """Say what is written on a list, or crossed off it, in the words that were said."""
        verb = _LISTING.get(parts.spec.split('/')[0])
        rest = parts.rest
        at = next((n for n, t in enumerate(rest) if n and t.kind in ('to', 'in', 'on', 'de', 'du')
                   and self._is_list(rest[n + 1 :])), -1)  # fmt: skip
        if verb is None or at < 0:
            return ''
        item = rest[:at]
        items = [self._item(tokens) for tokens in _parted(item)]
        text = ' and '.join(i for i in items if i)
        the = [Token('the', 'det', ('la',))] if rest[at].said[-1] in ('al', 'au', 'del') else []
        to = 'to' if verb == 'add' else 'from'
        return self.joined(verb, text, to, self.phrase([*the, *rest[at + 1 :]])) if text else ''

    def _item(self, tokens: Tokens) -> str:
        """Return what is to be written down as it was said, without its article."""
        while tokens and (tokens[0].kind in ('det', 'du', 'de') or tokens[0].said == ('des',)):
            tokens = tokens[1:]
        return ' '.join(_texts(tokens)).replace("' ", "'").strip(' "«»“”')

    def _is_list(self, tokens: Tokens) -> bool:
        first = next((t for t in tokens if t.kind != 'det'), None)
        return first is not None and (
            bool(first.ids)
            and all(
                getattr(self.lexicon.site.entities[i], 'kind', '') == 'todo' for i in first.ids
            )
            or first.kind == 'n'
            and first.english.split()[-1] == 'list'
        )

    def _stopped(self, parts: OrderParts) -> str:
        """Say 'stop following me' for 'arrête de me suivre' and 'no me sigas más'."""
        rest = parts.rest
        if parts.verb.lemma in _CEASING and rest:
            at = next((i for i, t in enumerate(rest) if t.verb(INFINITIVE)), -1)
            verb = rest[at].verb(INFINITIVE) if at >= 0 else None
            if verb is None or any(t.kind not in ('de', 'me', 'det') for t in rest[:at]):
                return ''
            doing = english_verb(verb.spec, (), self.lexicon)
            if verb.spec == 'CONTINUE':
                doing = 'follow'
            me = any(t.kind == 'me' for t in (*rest[:at], *rest[at + 1 : at + 2]))
            behind = rest[at + 1 :]
            while behind and behind[0].is_clitic:
                behind = behind[1:]
            first, _, more = doing.partition(' ')
            return self.joined('stop', ing(first), more, 'me' if me else '',
                               self.phrase(behind))  # fmt: skip
        no_more = [t for t in rest if t.said in (('mas',), ('plus',))]
        follows = english_verb(parts.spec, (), self.lexicon) in ('follow', 'follow me')
        if parts.is_denied and follows and any(t.kind == 'me' for t in parts.clitics) and no_more:
            parts.is_denied = False
            return 'stop following me'
        return ''

    def _put_down(self, parts: OrderParts, obj: str) -> str:
        """Say 'put down the tool' for leaving it there."""
        here = [
            t
            for t in (*parts.rest, *parts.clitics)
            if t.kind == 'there' or t.said in (('ici',), ('aqui',))
        ]
        if parts.spec not in ('LEAVE', 'PUT', 'put') or not here:
            return ''
        rest = [t for t in parts.rest if t not in here]
        if self._is_device(rest) or any(t.kind in ('num', 'value') for t in rest):
            return ''
        if any(t.kind == 'adj' and t.english in _STATES for t in rest) or not (obj or rest):
            return ''
        verb = putting_down(self.lexicon.site)
        self.place = None
        return self.joined(verb, obj, self.phrase(rest))

    def _put(self, parts: OrderParts, obj: str, ids: Sequence[str]) -> str:
        """Say 'turn on the radio' for putting it on, and 'put the cup on the table'."""
        if parts.spec not in ('PUT', 'LEAVE', 'PASS', 'SET'):
            return ''
        site = self.lexicon.site
        rest = parts.rest
        if parts.spec == 'PASS':
            if rest and rest[0].kind in ('in', 'to', 'there') and not obj:
                return self._with('go', '', rest, parts)
            return ''
        devices = bool(ids) and all(isinstance(site.entities.get(i), Device) for i in ids)
        first = next((t for t in rest if t.kind in THINGS), None)
        is_first = first is None or first.ids == tuple(ids) or first.kind == 'n'
        if parts.spec == 'PUT' and devices and is_first and not self._has_place(rest):
            verb = english_verb('ON', ids, self.lexicon)
            return self._with(verb, obj, rest, parts)
        if parts.spec == 'PUT' and rest and first is not None and first.english == 'music':
            return self._with('play', obj, rest, parts)
        verb = 'put'
        if parts.spec == 'LEAVE' and (
            is_robot(site, ids) or not any(t.kind in ('in', 'on', 'to') for t in rest)
        ):
            verb = 'leave'
        if parts.spec == 'SET':
            verb = 'set'
        return self._with(verb, obj, rest, parts)

    def _has_place(self, rest: Tokens) -> bool:
        """Return whether something is to be put on or in a thing that is no area."""
        for at, token in enumerate(rest):
            if token.kind in ('on', 'in', 'prep', 'to') and at:
                thing = self._thing(rest, at + 1)
                if thing is not None and not (
                    any(t.kind == 'num' for t in rest[at + 1 : at + 2])
                    or thing.ids
                    and all(i in self.lexicon.site.areas for i in thing.ids)
                ):
                    return True
        return False

    def _do(self, parts: OrderParts, obj: str) -> str:
        """Say 'trim the edges' for doing them, by the skill that is named after them."""
        if parts.spec != 'DO':
            return ''
        noun = next((t for t in parts.rest if t.kind in ('n', 'x', 'name')), None)
        verb = 'do'
        if noun is not None:
            words = {noun.english.split()[-1], noun.english.split()[-1].removesuffix('s')}
            skills = {
                skill.name
                for actor in self.lexicon.site.robots.values()
                for skill in actor.skills.values()
                if {w.removesuffix('s') for w in skill.name.split('_')[1:]} & words
            }
            if len(skills) == 1:
                verb = next(iter(skills)).split('_')[0]
            elif noun.kind == 'n' and _is_some(parts.rest):
                verb = self.lexicon.chosen_verb('make/prepare/brew/do')
            elif noun.english in self.lexicon.site_verbs and len(parts.rest) <= 2:
                return noun.english
        return self._with(verb, obj, parts.rest, parts)

    def _telling(self, parts: OrderParts) -> str:
        """Say what is to be said as it was said."""
        rest = list(parts.rest)
        to: Tokens = []
        if rest and rest[0].kind == 'to':
            end = self._thing_end(rest, min(1 + (rest[1:2] != [] and rest[1].kind == 'det'),
                                            len(rest) - 1))  # fmt: skip
            to, rest = rest[:end], rest[end:]
        last = next((n for n in range(len(rest) - 1, 0, -1) if rest[n].kind == 'to'), 0)
        if not to and last and any(t.said[0] in ('le', 'les') for t in parts.clitics):
            if len(rest) - last <= 3 and any(t.ids for t in rest[last + 1 :]):
                to, rest = rest[last:], rest[:last]  # 'dile hola a Leo'
        me = any(t.kind == 'me' for t in parts.clitics)
        while rest and rest[0].said in (('que',), ("qu'",)):
            rest.pop(0)
            self.is_passed_on = self.is_passed_on or bool(to)
        text = ' '.join(_texts(rest)).strip(' "«»“”')
        verb = self.lexicon.chosen_verb('say/announce/speak/tell')
        if not text:
            return self.joined(verb, self.phrase(to))
        if me and not to:
            return self._with('tell', '', parts.rest, parts)
        self.is_sure = False
        who = self.phrase(to[1:])
        if who and not text.endswith('"'):
            return self.joined('tell', who, f'"{text}"')
        return self.joined(verb, f'"{text}"', self.phrase(to, going=True))

    def _informing(self, parts: OrderParts) -> str:
        """Say 'tell Luc "..."' for 'préviens Luc que ...', in the words that were said."""
        at = next(n for n, t in enumerate(parts.rest) if t.said in (('que',), ("qu'",)) and n)
        who = [t for t in parts.rest[:at] if t.kind not in ('de', 'to')]
        text = ' '.join(_texts(parts.rest[at + 1 :])).replace("' ", "'").strip(' "«»“”')
        self.is_sure = False
        return self.joined('tell', self.phrase(who), f'"{text}"') if text else ''

    def _with(self, verb: str, obj: str, rest: Tokens, parts: OrderParts) -> str:
        """Return the verb with what it is said of."""
        going = verb in _GOING
        taking = verb in _TAKING
        me = next((t for t in parts.clitics if t.kind in ('me',)), None)
        given = next((t for t in parts.clitics if t.kind == 'dat'), None)
        if given is None and verb in _HANDING and not any(t.kind == 'to' for t in rest):
            spanish = self.lexicon.book.language == 'es'
            given = next(
                (t for t in parts.clitics if t.said[0] in ('le', 'les') and spanish), None
            )
        to = ''
        if me is not None and verb in _TO_ME and me.said[0] in ('me', 'moi', "m'", 'nos', 'nous'):
            away = any(
                t.kind == 'to' and is_area_at(rest, n, self.lexicon) for n, t in enumerate(rest)
            )
            to = '' if away else 'us' if me.said[0] in ('nos', 'nous') else 'me'
        elif given is not None and verb in _TO_ME:
            to = 'them' if given.said[0] in ('leur', 'les') else 'him'
        if any(t.kind == 'there' and not t.is_clitic for t in parts.clitics) or any(
            t.kind == 'there' for t in parts.clitics
        ):
            rest = [*rest, *(t for t in parts.clitics if t.kind == 'there')]
        bits: Tokens = []
        if parts.verb.lemma in _PICKING:
            rest = [Token('from', 'prep', ('de',)) if t.kind in ('on', 'in') and (n or obj) and
                    self._thing(rest, n + 1) else t for n, t in enumerate(rest)]  # fmt: skip
        if obj and to:
            return self.joined(_around(verb, obj), f'to {to}', self.phrase(rest, going, taking))
        if obj:
            return self.joined(_around(verb, obj), self.phrase(rest, going, taking))
        while rest and rest[0].kind == 'adv' and rest[0].english in _HOW and len(rest) > 1:
            rest = [*rest[1:], rest[0]]  # 'open the window a bit'
        said = self.phrase(rest, going, taking)
        if verb in ('turn up', 'turn down') and not said:
            said = 'the volume'  # 'baja el volumen'
        del bits
        return self.joined(verb, to, said)

    def _sent_home(self, verb: str, obj: str, rest: Tokens) -> str:
        """Return 'send the vacuum home' for sending it to its base."""
        if verb not in ('send', 'send back', 'send home', 'bring back'):
            return ''
        at = next((i for i, t in enumerate(rest) if t.kind in ('to', 'until')), len(rest))
        goal = rest[at + 1 :]
        who = rest[:at]
        bases = {'base', 'dock', 'charger', 'charging station'}
        own = (
            len(goal) == 2 and goal[0].kind == 'det' and goal[0].english in ('its', 'your', 'the')
        )
        if goal and not (own and (goal[-1].english in bases or goal[-1].said[0] == 'base')):
            return ''
        if not goal and verb == 'send' or not (obj or who):
            return ''
        return f'send {obj or self.phrase(who)} home'

    def _is_own_skill(self, parts: OrderParts) -> bool:
        return (
            parts.spec.replace('_', ' ')
            in {n.replace('_', ' ') for n in self.lexicon.site.skill_names}
            or ':' in parts.spec
            and parts.spec.split(':')[0] in self.lexicon.site.skill_names
        )

    def _drop_named(self, parts: OrderParts, verb: str) -> None:
        """Drop the thing that the verb in English names already: 'push up feed' the feed."""
        words = {w.removesuffix('s') for w in verb.split()}
        rest = parts.rest
        end = next((i for i, t in enumerate(rest) if t.kind in THINGS), -1)
        if end >= 0 and rest[end].english.removesuffix('s') in words and all(
            t.kind in ('det', 'du', 'adj') for t in rest[:end]
        ):  # fmt: skip
            parts.rest = rest[end + 1 :]


def is_robot_phrase(rest: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether 'to' and a robot stand there."""
    behind = [t for t in rest[at + 1 : at + 3] if t.kind != 'det']
    return bool(behind) and is_robot(lexicon.site, behind[0].ids)


def is_area_at(rest: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether an area or a place stands behind a preposition."""
    behind = [t for t in rest[at + 1 : at + 3] if t.kind != 'det']
    return bool(behind) and behind[0].kind == 'name' and is_area(lexicon.site, behind[0].ids)


def _around(verb: str, what: str) -> str:
    """Return 'turn it off', 'make the light brighter': the verb around what it is said of."""
    first, *rest = verb.split()
    if not what:
        return verb
    if first == 'make' and rest:
        return f'make {what} {" ".join(rest)}'
    if rest and rest[-1] in _PARTICLES and what.split()[0] in ('it', 'them'):
        return f'{first} {what} {" ".join(rest)}'
    return f'{verb} {what}'


def _by_amounts(rest: Tokens) -> Tokens:
    """Return the tokens with 'by' for the 'de' of 'baisse ... de deux degrés'."""
    return [
        Token('by', 'prep', t.said)
        if t.kind == 'de' and n and any(b.kind == 'num' for b in rest[n + 1 : n + 2])
        else t
        for n, t in enumerate(rest)
    ]


def _parted(tokens: Tokens) -> list[Tokens]:
    """Return the tokens cut at commas and at 'and'."""
    found: list[Tokens] = [[]]
    for token in tokens:
        if token.kind == 'and' or ',' in token.before:
            found.append([])
        if token.kind != 'and':
            found[-1].append(token)
    return found


def _is_some(rest: Tokens) -> bool:
    """Return whether the thing is one of many, as a coffee is, and none that is there."""
    first = rest[0] if rest else None
    return first is not None and (
        first.english in ('a', 'some')
        or first.kind in ('du', 'de', 'num')
        or first.said == ('des',)
    )


def _texts(tokens: Tokens) -> list[str]:
    found: list[str] = []
    end = -1
    for token in tokens:
        if token.start >= end:
            found.append(token.text)
            end = token.end
    return found
