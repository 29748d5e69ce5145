"""French and Spanish orders in plain English words."""

from dataclasses import replace

from llm_bridge.language.into_english.romance_apart import OrderParts
from llm_bridge.language.into_english.romance_clauses import Clause
from llm_bridge.language.into_english.romance_forms import INFINITIVE, PAST, SUBJUNCTIVE
from llm_bridge.language.into_english.romance_moves import GOING
from llm_bridge.language.into_english.romance_phrases import THINGS
from llm_bridge.language.into_english.romance_settings import STATE_VERBS, VALUES
from llm_bridge.language.into_english.romance_site_words import is_area, is_robot
from llm_bridge.language.into_english.romance_tokens import is_time_at, Token, Tokens
from llm_bridge.language.into_english.romance_tokens import UNITS as _UNITS
from llm_bridge.language.into_english.romance_told import leads_to_text, TellingOrders
from llm_bridge.language.into_english.romance_verbs import (
    ATTRIBUTES,
    english_verb,
    ing,
    SETTING,
)
from llm_bridge.language.into_english.romance_words import Lexicon, Verb
from llm_bridge.site.entity import Device

_PERSONAL = frozenset({'follow', 'find', 'look for', 'greet', 'wake', 'help', 'call', 'accompany',
                       'guide', 'lead', 'feed', 'visit', 'remind', 'tell', 'notify', 'inform',
                       'watch', 'guard', 'monitor', 'water', 'get', 'fetch'})  # fmt: skip
"""Verbs whose object has 'a' before it in Spanish, where it is a person, an animal, a robot."""
_PARTS = frozenset({'to 75 percent', 'to a third', 'to a quarter', 'to two thirds'})
_MANY = frozenset({'les', 'los', 'las'})
_COMING_HOME = frozenset({'rentrer', 'retourner', 'revenir', 'repartir', 'volver', 'regresar',
                          'retornar'})  # fmt: skip
_PLAYED = frozenset({'song', 'track', 'station', 'channel'})
_MOODS = frozenset({'mode', 'scene', 'mood'})
_NAMING = frozenset({'n', 'adj', 'name', 'x', 'de'})
_KEPT = frozenset({'battery', 'light', 'lights', 'volume', 'base', 'charger'})
_NONE = Verb('', '', '')
_LEADING = frozenset({'conduire', 'emmener', 'mener', 'amener', 'accompagner', 'llevar',
                      'conducir', 'acompañar', 'guiar'})  # fmt: skip
_VISITORS = frozenset({'visitor', 'guest', 'customer', 'lady', 'gentleman', 'patient', 'person'})
_CHARGED = frozenset({'bike', 'phone', 'battery', 'tablet', 'laptop', 'car', 'robot', 'drone'})
_YET = frozenset({'encore', 'todavia', 'aun'})
_CEASING = frozenset({'arrêter', 'cesser', 'dejar', 'parar', 'stopper'})


class Orders(TellingOrders):
    """Says the orders of one command in English."""

    def order(self, clause: Clause) -> str:
        """Return an order in English."""
        parts = self.parts(clause.tokens, clause.verb)
        self.find_phrase(parts)
        told = clause.tokens[clause.verb]
        self.is_sure = self.is_sure and not (told.is_stated or told.verb(PAST) or clause.is_asked)
        earlier = [t for t in parts.rest if t.kind == 'adv' and t.said[0] == 'antes']
        if earlier and clause.join:  # '... y enciende antes la luz'
            clause.join = 'first'
            parts.rest = [t for t in parts.rest if t not in earlier]
        said = self._not_left(parts) or self._said(parts)
        if parts.robot is not None:
            self.robot = parts.robot
            said = f'{parts.robot.english}, {said}'
        return said

    def _not_left(self, parts: OrderParts) -> str:
        """Say 'do not leave the door open' for 'que la porte ne reste pas ouverte'."""
        if not parts.is_denied:
            return ''
        parts.rest = [
            replace(t, english='any')
            if t.kind == 'det' and t.english == 'no'
            else replace(t, english='yet')
            if t.said[0] in _YET and t.kind in ('adv', 'again')
            else t
            for t in parts.rest
        ]
        if parts.verb.lemma not in ('rester', 'demeurer', 'quedar', 'permanecer'):
            return ''
        subject = [t for t in parts.lead if t.said[0] not in ('que', "qu'")]
        rest = [t for t in parts.rest if t.kind != 'refl']
        at = next((n for n, t in enumerate(rest) if t.english in STATE_VERBS), -1)
        if at < 0:
            return ''
        state, behind = rest[at].english, rest[at + 1 :]
        subject = [*subject, *rest[:at]]
        if not any(t.kind in THINGS for t in subject):
            subject, behind = behind, []
        if not any(t.kind in THINGS for t in subject):
            return ''
        parts.lead = []
        return self.joined('do not leave', self.phrase(subject), state, self.phrase(behind))

    def without_verb(self, tokens: Tokens) -> str:
        """Return 'radio à 20' and 'luces apagadas' as orders; '' for what is none."""
        several = self._each_without_verb(tokens)
        if several:
            return several
        more = next((n for n, t in enumerate(tokens) if t.kind == 'more'), -1)
        if more >= 0 and all(t.kind == 'adv' for t in tokens[:more]):
            self.is_sure = False  # 'plus chaud dans le salon': nobody said what to do
            rest = tokens[more + 1 :]
            is_thing = bool(rest) and rest[0].kind in ('det', 'name', 'n')
            thing, where = (self.phrase(rest), '') if is_thing else ('it', self.phrase(rest))
            bits = self.phrase(tokens[:more])
            return self.joined('make', thing, bits, tokens[more].english, where)
        if [t.english for t in tokens[:1]] == ['everything'] and len(tokens) == 2:
            if tokens[1].english in STATE_VERBS:
                return f'{STATE_VERBS[tokens[1].english]} everything'
        if not tokens or tokens[0].kind not in ('det', 'all', 'both', 'name', 'n'):
            return ''
        things = [t for t in tokens if t.kind in THINGS]
        if len(things) == 1 and things[0].ids and all(
            'activate' in self.lexicon.site.skills_of(i) for i in things[0].ids
        ):  # fmt: skip
            return self.joined('activate', self.phrase(tokens))
        if any(t.english in ('next', 'previous') for t in tokens) and things:
            if things[0].english.split()[-1] in _PLAYED:
                return self.phrase([t for t in tokens if t.kind != 'det'])
        if tokens[0].english in _MOODS and 0 < len(tokens) - 1 <= 3 and tokens[1].kind in _NAMING:
            return self.joined(self.phrase([t for t in tokens[1:] if t.kind != 'de']), 'mode')
        timer = next((t for t in tokens if t.kind in THINGS), None)
        if timer is not None and timer.english.split()[-1] == 'timer':
            if any(t.kind == 'num' for t in tokens) and _is_some(tokens):
                return self.joined('start', self.phrase(tokens))
        goal = next((n for n, t in enumerate(tokens) if n and t.kind == 'to'), 0)
        if goal and self._returns(tokens[:goal]):
            return self._sent_home('send', self.phrase(tokens[:goal]), tokens[goal:])
        at = self._value_at(tokens)
        if at > 0 and any(t.kind in THINGS for t in tokens[:at]):
            return self.joined('set', self.phrase(tokens[:at]), self.phrase(tokens[at:]))
        if len(tokens) > 3 and tokens[-1].said in (('mas',), ('menos',)):
            at = next((n for n, t in enumerate(tokens) if t.kind == 'num'), 0)
            if 0 < at == len(tokens) - 3 and self._is_device(tokens[:at]):
                spec = 'UP' if tokens[-1].said == ('mas',) else 'DOWN'
                parts = OrderParts(Verb('', spec, ''), rest=tokens[:-1], spec=spec)
                return self._said(parts)  # 'la calefacción dos grados menos'
        said_more = self._more_of(tokens)
        if said_more:
            return said_more
        last = tokens[-1]
        if last.said in (('fuera',), ('afuera',)) and self._is_device(tokens[:-1]):
            self.is_sure = False  # 'las luces fuera': off, or those outdoors?
            return self.joined('turn off', self.phrase(tokens[:-1]))
        state = last.english if last.kind == 'adj' else ''
        if len(tokens) > 1 and state in STATE_VERBS and self._is_device(tokens):
            return self.joined(STATE_VERBS[state], self.phrase(tokens[:-1]))
        return ''

    def _each_without_verb(self, tokens: Tokens) -> str:
        """Return two orders for 'la radio a 20 y las luces apagadas'."""
        for at, token in enumerate(tokens[1:-1], 1):
            if token.kind == 'and' and tokens[at + 1].kind in ('det', 'one', 'all', 'name'):
                before, behind = tokens[:at], tokens[at + 1 :]
                if behind[0].kind == 'one':  # its noun is known when the first was said
                    thing = next((t for t in before if t.kind in THINGS), None)
                    head = self._noun_in(thing) if thing is not None else None
                    said = self._ones_without_verb(head, behind)
                else:
                    said = self.without_verb(behind)
                first = self.without_verb(before) if said else ''
                if first:
                    return f'{first} and {said}'
        return ''

    def _ones_without_verb(self, head: Token | None, tokens: Tokens) -> str:
        """Return 'las del salón fuera' with the noun that is left out."""
        if head is None:
            return ''
        of = Token('of', 'de', ('de',))
        return self.without_verb([Token('the', 'det', ('la',)), head, of, *tokens[1:]])

    def _more_of(self, tokens: Tokens) -> str:
        """Return 'make the television quieter' for 'la tele un poco más baja'."""
        if len(tokens) < 2 or tokens[-1].kind != 'more' or not self._is_device(tokens):
            return ''
        thing = next(t for t in tokens if t.kind in THINGS)
        end = len(tokens) - 1
        while end and tokens[end - 1].kind == 'adv':
            end -= 1
        more = self._fitting(tokens[-1], self._ids_of(thing, OrderParts(_NONE, rest=tokens)))
        bits = self.phrase(tokens[end:-1])
        return self.joined('make', self.phrase(tokens[:end]), bits, more.english)

    def _said(self, parts: OrderParts) -> str:
        if any(t.kind == 'q' for t in parts.rest):
            self.is_sure = False  # it may have been asked
        if parts.spec == 'REACH' and any(t.kind in ('me', 'dat', 'refl') for t in parts.clitics):
            parts.spec = 'bring/hand/give'  # 'alcánzame las gafas'
        if parts.spec in ('UP', 'DOWN', 'speed_up', 'slow_down', 'dim', 'raise'):
            parts.rest = _by_amounts(parts.rest)
        self._of_robot(parts)
        parts.rest = [
            t
            for n, t in enumerate(parts.rest)
            if not (n and t.said == ('un',) and parts.rest[n - 1].kind in ('to', 'in') and
                    any(b.kind == 'num' for b in parts.rest[n + 1 : n + 2]))
        ]  # fmt: skip
        parts.rest = _given_last(_without_how(parts.rest), parts)
        thing = self._thing_of(parts)
        ids = self._ids_of(thing, parts)
        parts.rest = self._fitted(parts.rest, ids)
        self._hit(parts)
        self._addressee(parts)
        obj = self._object(parts)
        if parts.spec == 'SAY':
            return self._telling(parts)
        if parts.spec == 'TELL' and any(leads_to_text(t) for t in parts.rest[1:]):
            return self._informing(parts)
        if parts.spec == 'DOWN' and any(t.english in _PARTS for t in parts.rest):
            self.is_sure = False  # closed so far, or open so far?
        done = (
            self._volume_set(parts)
            or self._listed(parts)
            or self._gone(parts)
            or self._moved(parts, obj, ids)
            or self._stopped(parts)
            or self._put_down(parts, obj)
            or self._made(parts)
            or self._set(parts, obj, ids)
            or self._more(parts, obj, ids)
            or self._raised(parts, obj, ids)
            or self._put(parts, obj, ids)
            or self._do(parts, obj)
            or self._on_choice(parts, obj, ids)
        )
        if not done:
            verb = self._verb(parts, ids)
            if verb == 'remain':
                timed = any(is_time_at(parts.rest, n) for n in range(len(parts.rest)))
                verb = 'wait' if timed else 'stay'
            if parts.verb.lemma in _LEADING and thing is not None and self._is_visitor(thing):
                verb = self.lexicon.chosen_verb('guide/lead/accompany/escort/take')
            if parts.spec == 'CONTINUE' and any(t.kind == 'me' for t in parts.clitics):
                verb = 'follow'
            if verb == 'lock' and not obj and not parts.rest and not parts.lead:
                obj = 'it'  # '... y echa la llave'
            if self._is_own_skill(parts) and parts.rest:
                self._drop_named(parts, verb)
            rest = parts.rest
            home = self._sent_home(verb, obj, rest)
            if home:
                return self.joined('do not' if parts.is_denied else '', home)
            rest = rest if obj else self._without_a(rest, verb)
            if verb in _PERSONAL and rest and rest[0].kind == 'to' and not obj:
                det = (
                    [Token('the', 'det', ('el',))]
                    if rest[0].said[-1] in ('al', 'au', 'aux')
                    else []
                )
                rest = [*det, *rest[1:]]
            given = any(t.said[0] in ('le', 'les') for t in parts.clitics)
            if given and rest and rest[0].kind == 'to' and verb not in GOING and not obj:
                the = [Token('the', 'det', ('el',))] if rest[0].said[-1] == 'al' else []
                rest = [*the, *rest[1:]]  # 'súbele el volumen a la tele'
            if verb == 'load' and thing is not None and thing.english.split()[-1] in _CHARGED:
                verb = 'charge'
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
            if verb in ('turn on', 'turn off') and not (obj or rest or parts.lead):
                if self.place is not None and is_area(
                    self.lexicon.site, self.ids or ('',)
                ):  # 'il fait sombre dans le salon, allume'
                    obj, self.is_sure = f'the lights in the {self.place.english}', False
            done = self.joined(self._with(verb, obj, rest, parts), self._way(parts, verb))
        if parts.verb.lemma in ('entrouvrir', 'entreabrir', 'entornar') and '%' not in done:
            done = self.joined(done, 'a bit')
        called = parts.lead[0] if len(parts.lead) == 1 else None
        if called is not None and called.kind == 'name' and called.english[:1].isupper():
            if self._is_device(parts.lead) and parts.rest and not parts.is_denied:
                return f'{called.english}, {done}'  # 'Tock, imprime el soporte'
        lead = self.phrase(parts.lead) if parts.lead else ''
        if lead and parts.verb.lemma in _COMING_HOME and self._returns(parts.lead):
            return self.joined('do not' if parts.is_denied else '', 'send', lead, 'home')
        again = 'again' if parts.is_again else ''
        if parts.lead and parts.lead[0].kind == 'when' and len(parts.lead) == 1:
            done = self.joined('do not' if parts.is_denied else '', done, again)
            return f'{lead}, {done}' if parts.robot is None else self.joined(done, lead)
        if lead and self.has_more and self._is_for_all(parts):
            denied = 'do not' if parts.is_denied else ''
            return f'{lead}, {self.joined(denied, done, again)}'
        done = self.joined('do not' if parts.is_denied else '', done)
        told = parts.verb.use == SUBJUNCTIVE and not self._is_device(parts.lead)
        if lead and told and parts.lead[0].kind in ('both', 'all', 'det'):
            return f'{lead}, {self.joined(done, again)}'  # 'que los dos carros vuelvan'
        return self.joined(done, lead, again)

    def _volume_set(self, parts: OrderParts) -> str:
        """Say 'set the volume of the tv to 20' for turning the volume of it down to that."""
        at = self._value_at(parts.rest)
        if parts.spec.partition(':')[0] not in ('louder', 'quieter') or at < 0:
            return ''
        what, value = parts.rest[:at], parts.rest[at:]
        the = [Token('the', 'det', ('le',))] if what and what[0].said[-1] in ('du', 'del') else []
        while what and what[0].kind in ('de', 'du'):
            what = what[1:]
        thing = self.phrase([*the, *what])
        return self.joined('set the volume', f'of {thing}' if thing else '', self.phrase(value))

    def _is_visitor(self, thing: Token) -> bool:
        return self._is_person(thing) or thing.english.removesuffix('s') in _VISITORS

    def _is_for_all(self, parts: OrderParts) -> bool:
        """Return whether 'dans la cuisine, ...' stands before the first of several orders."""
        things = [t for t in parts.lead if t.kind in THINGS]
        return (
            parts.is_apart
            and parts.robot is None
            and parts.lead[0].kind in ('in', 'to')
            and bool(things)
            and all(is_area(self.lexicon.site, t.ids) for t in things)
        )

    def _on_choice(self, parts: OrderParts, obj: str, ids: tuple[str, ...]) -> str:
        """Say 'turn on the tv and set it to news' for turning it on with the news."""
        at, choice = self.choice_at(parts.rest, ids) if parts.spec in ('ON', 'START') else (-1, '')
        if not choice or not (obj or at):
            return ''
        verb = self._verb(parts, ids)
        return f'{self._with(verb, obj, parts.rest[:at], parts)} and set it to {choice}'

    def _hit(self, parts: OrderParts) -> None:
        """Take 'dale al compresor' as turning it on, and 'apágalo todo' as all there is."""
        rest = parts.rest
        if rest and rest[0].english == 'everything':
            parts.clitics = [t for t in parts.clitics if not self.hangs(t)]
        things = [t for t in rest if t.kind in THINGS]
        given = parts.verb.lemma == 'dar' and rest[:1] and rest[0].kind == 'to'
        if given and len(things) == 1 and self._is_device(rest):
            det = [Token('the', 'det', ('el',))] if rest[0].said[-1] == 'al' else []
            parts.spec, parts.rest = 'ON', [*det, *rest[1:]]
            parts.clitics = []

    def _without_a(self, rest: Tokens, verb: str) -> Tokens:
        """Return 'Zippy al cargador' for 'a Zippy al cargador': who is moved is no goal."""
        if verb not in GOING:
            return rest
        found: Tokens = []
        for at, token in enumerate(rest):
            first = token.said == ('a',) and (not at or rest[at - 1].kind == 'and')
            goal = rest[at + 2] if len(rest) > at + 2 else None
            moved = (
                goal is not None and rest[at + 1].kind == 'name' and self._is_called(rest[at + 1])
            )
            if not (first and moved and goal is not None and goal.kind in ('to', 'until', 'in')):
                found.append(token)
        return found

    def _of_robot(self, parts: OrderParts) -> None:
        """Take 'las horquillas de Stubby' as its own, which it is told to move."""
        rest = parts.rest
        for at, token in enumerate(rest[:-1]):
            if token.kind not in ('de', 'du') or not at or rest[at - 1].kind != 'n':
                continue
            size = 2 if rest[at + 1].kind == 'det' else 1
            who = rest[at + size] if len(rest) > at + size else None
            if who is not None and parts.robot is None and is_robot(self.lexicon.site, who.ids):
                if parts.spec in SETTING and rest[at - 1].english not in ATTRIBUTES | _KEPT:
                    parts.robot = who
                    parts.rest = [*rest[:at], *rest[at + size + 1 :]]
                return

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
                if token.kind == 'n' and token.english in _UNITS:
                    continue
                if token.kind in THINGS and not (
                    token.kind == 'name' and is_area(self.lexicon.site, token.ids)
                ):
                    return token
                if token.kind == 'one' and self.head is not None:
                    return self.head
        return None

    def _ids_of(self, thing: Token | None, parts: OrderParts) -> tuple[str, ...]:
        if thing is None:
            if parts.robot is not None and not parts.clitics:
                return ()  # 'le chariot, qu'il sorte': nothing else is meant
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
        if self.remarked is not None and parts.spec in ('UP', 'DOWN', 'ON', 'OFF'):
            if not any(t.kind in THINGS for t in (*parts.rest, *parts.lead)):
                return f'the {self.remarked.english}'  # 'la radio est trop forte, baisse'
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
                if parts.robot is None and (len(rest) > end + 1 or given and at > 0):
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
                        (i for i, t in enumerate(other) if t.kind in VALUES and i), len(other)
                    )
                    parts.rest = [*other[:cut], *of, *other[cut:]]
                else:
                    parts.rest = [*thing, *other]
                parts.clitics = [t for t in parts.clitics if t.said[0] not in ('le', 'les')]
                return

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

    def _do(self, parts: OrderParts, obj: str) -> str:
        """Say 'trim the edges' for doing them, by the skill that is named after them."""
        if parts.spec != 'DO':
            return ''
        noun = next((t for t in parts.rest if t.kind in ('n', 'x', 'name')), None)
        verb = 'do'
        if parts.rest and parts.rest[0].english.endswith('degrees'):
            return self.joined('turn', self.phrase([*parts.rest[1:], parts.rest[0]]))
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


def _without_how(rest: Tokens) -> Tokens:
    """Return the tokens without the 'pero flojito' of '..., pero flojito, al diez por ciento'."""
    for at, token in enumerate(rest[:-2]):
        if token.said == ('pero',) and rest[at + 1].kind in ('adj', 'adv') and (
            rest[at + 2].kind == 'to' and any(t.kind == 'num' for t in rest[at + 3 : at + 4])
        ):  # fmt: skip
            return [*rest[:at], replace(rest[at + 2], before=''), *rest[at + 3 :]]
    return rest


def _given_last(rest: Tokens, parts: OrderParts) -> Tokens:
    """Return 'la manta a Edith' for 'a Edith la manta': who is given it stands behind it."""
    if not rest or rest[0].kind != 'to' or parts.spec in SETTING | {'SAY', 'TELL'}:
        return rest
    end = 2 if rest[1:2] and rest[1].kind == 'name' else 3
    who = rest[end - 1] if len(rest) > end else None
    if who is None or who.kind != 'name' or rest[end].kind != 'det' or rest[end].before:
        return rest
    return [*rest[end:], *rest[:end]]


def _by_amounts(rest: Tokens) -> Tokens:
    """Return the tokens with 'by' for the 'de' of 'baisse ... de deux degrés'."""
    if len(rest) > 3 and rest[0].kind == 'num' and rest[1].english in _UNITS and (
        rest[2].kind in ('det', 'all') or rest[2].said[-1] in ('al', 'a')
    ):  # fmt: skip
        moved = rest[2:] if rest[2].kind in ('det', 'all') else rest[3:]
        the = [Token('the', 'det', ('el',))] if rest[2].said[-1] == 'al' else []
        rest = [*the, *moved, *rest[:2]]  # 'sube dos grados la calefacción'
    at = next((n for n, t in enumerate(rest[:-2]) if t.kind == 'det' and t.english == 'a' and
               rest[n + 1].kind == 'num' and rest[n + 2].english == 'percent'), -1)  # fmt: skip
    if at >= 0:  # 'baja la luz un diez por ciento'
        rest = [*rest[:at], Token('by', 'prep', rest[at].said), *rest[at + 1 :]]
    return [
        Token('by', 'prep', t.said)
        if t.kind == 'de' and n and any(b.kind == 'num' for b in rest[n + 1 : n + 2])
        else t
        for n, t in enumerate(rest)
    ]


def _is_some(rest: Tokens) -> bool:
    """Return whether the thing is one of many, as a coffee is, and none that is there."""
    first = rest[0] if rest else None
    return first is not None and (
        first.english in ('a', 'some')
        or first.kind in ('du', 'de', 'num')
        or first.said == ('des',)
    )
