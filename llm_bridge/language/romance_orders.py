"""French and Spanish orders in plain English words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from llm_bridge.language.romance_clauses import Clause
from llm_bridge.language.romance_forms import folded, INFINITIVE, STATE, SUBJUNCTIVE
from llm_bridge.language.romance_phrases import Phrases, THINGS
from llm_bridge.language.romance_tokens import Token, Tokens
from llm_bridge.language.romance_verbs import (
    ATTRIBUTES,
    english_verb,
    FOR_ATTRIBUTE,
    SETTING,
)
from llm_bridge.language.romance_words import is_area, is_robot, Lexicon, Verb
from llm_bridge.site.entity import Device

_GOING_ON = frozenset({'aller', 'venir', 'sortir', 'partir', 'ir', 'salir', 'pasar', 'passer',
                       'commencer', 'empezar', 'ponerse', 'dejar', 'venir'})  # fmt: skip
"""Before an infinitive these say nothing of their own: 'va fermer', 'sal a cortar'."""
_AGAIN = frozenset({'volver', 'recommencer', 'tornar'})
_ASKING = frozenset({'dire', 'decir', 'demander', 'pedir', 'ordonner', 'ordenar', 'mandar'})
_CAUSING = frozenset({'faire', 'hacer', 'dejar', 'laisser', 'querer', 'vouloir'})
_GOING = frozenset({'go', 'come', 'go back', 'come back', 'drive', 'send', 'send back', 'take',
                    'bring', 'bring back', 'move', 'carry', 'deliver', 'transport', 'guide', 'lead',
                    'accompany', 'push', 'pull', 'fly', 'return', 'send home', 'give', 'give back',
                    'distribute', 'feed', 'dispatch', 'call', 'go out', 'read', 'show', 'tell',
                    'hand', 'pass', 'serve', 'say', 'announce', 'leave'})  # fmt: skip
_TO_ME = frozenset({'bring', 'give', 'fetch', 'get', 'take', 'show', 'tell', 'read', 'make', 'send',
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
_VALUES = frozenset({'to', 'on', 'in', 'until'})
_FOOD = frozenset({'some', 'a', ''})


@dataclass
class _Parts:
    """What an order is made of."""

    verb: Verb
    robot: Token | None = None
    is_denied: bool = False
    clitics: Tokens = field(default_factory=list)
    rest: Tokens = field(default_factory=list)
    """What is said behind the verb."""
    lead: Tokens = field(default_factory=list)
    """What is said before it."""
    spec: str = ''
    is_again: bool = False


class Orders(Phrases):
    """Says the orders of one command in English."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with nothing spoken of."""
        super().__init__(lexicon)
        self.robot: Token | None = None
        """Who was told to do something before."""

    def order(self, clause: Clause) -> str:
        """Return an order in English."""
        parts = self._parts(clause.tokens, clause.verb)
        self._find_phrase(parts)
        said = self._said(parts)
        if parts.robot is not None:
            self.robot = parts.robot
            said = f'{parts.robot.english}, {said}'
        return said

    def _hangs(self, token: Token) -> bool:
        """Return whether it is, or is written as, a pronoun for what is done something to."""
        french = self.lexicon.book.language == 'fr'
        return token.said[0] in (_FRENCH_OBJECT if french else _SPANISH_OBJECT)

    def without_verb(self, tokens: Tokens) -> str:
        """Return 'radio à 20' and 'luces apagadas' as orders; '' for what is none."""
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

    # --- taking an order apart

    def _parts(self, tokens: Tokens, at: int) -> _Parts:
        verb = tokens[at].order
        if verb is None:  # it was looked at before
            raise ValueError('a clause without an order')
        parts = _Parts(verb, spec=verb.spec)
        self._read_before(parts, tokens[:at])
        behind = list(tokens[at + 1 :])
        while behind and behind[0].is_clitic:
            parts.clitics.append(behind.pop(0))
        parts.rest = [t for t in behind if not self._denies(parts, t)]
        self._go_on(parts)
        self._call(parts)
        return parts

    def _denies(self, parts: _Parts, token: Token) -> bool:
        """Return whether a word only completes 'ne ...', which denies then."""
        if token.kind == 'not' and parts.is_denied:
            return True
        if token.kind == 'not' and 'que' not in token.said and token.said != ('pas',):
            return False
        return False

    def _read_before(self, parts: _Parts, tokens: Tokens) -> None:
        site = self.lexicon.site
        for n, token in enumerate(tokens):
            last = n == len(tokens) - 1
            if token.kind == 'ne':
                parts.is_denied = True
            elif token.kind == 'not' and parts.is_denied:
                continue
            elif token.kind in ('me', 'dat', 'refl', 'there') and (
                token.kind != 'there' or last
            ):
                parts.clitics.append(token)
            elif token.kind in ('subj', 'rel') or token.said in (('que',), ("qu'",)):
                continue
            elif token.kind == 'det' and self._hangs(token) and (
                last or tokens[n + 1].kind in ('me', 'dat', 'refl', 'there')
            ):
                parts.clitics.append(token)
            elif is_robot(site, token.ids) and not parts.robot and not _leads_into(tokens, n):
                parts.robot = token
                while parts.lead and parts.lead[-1].kind == 'det':
                    parts.lead.pop()
            else:
                parts.lead.append(token)
        hung = [t for t in parts.clitics if self._hangs(t)]
        if parts.robot is not None and hung and not parts.lead:
            parts.lead, parts.robot = [parts.robot], None  # 'la tondeuse, tu la renvoies'
        if parts.lead and parts.lead[-1].kind in ('de', 'to'):
            parts.lead.pop()

    def _go_on(self, parts: _Parts) -> None:
        """Go on to the infinitive that the verb only leads to."""
        for _ in range(3):
            lemma = parts.verb.lemma
            rest = parts.rest
            at = 0
            if any(self._phrase_size(key, rest) for key, _ in self._phrases_of(lemma)):
                return
            while at < len(rest) and (
                rest[at].kind in ('to', 'de', 'refl', 'me', 'and') or self._hangs(rest[at])
            ):
                at += 1
            verb = rest[at].verb(INFINITIVE, SUBJUNCTIVE) if at < len(rest) else None
            if verb is None or lemma not in _GOING_ON | _AGAIN:
                return
            if verb.use == SUBJUNCTIVE and (at == 0 or rest[at].kind != 'v'):
                return
            parts.is_again = parts.is_again or lemma in _AGAIN
            hung = [t for t in rest[:at] if t.kind in ('refl', 'me') or self._hangs(t)]
            parts.verb, parts.spec = verb, verb.spec
            parts.clitics += hung
            parts.rest = rest[at + 1 :]
            while parts.rest and parts.rest[0].is_clitic:
                parts.clitics.append(parts.rest.pop(0))

    def _call(self, parts: _Parts) -> None:
        """Take 'dis à la tondeuse de vider ...' as telling the mower to do it."""
        lemma, rest = parts.verb.lemma, parts.rest
        if lemma not in _ASKING | _CAUSING:
            return
        at = 0
        who: Token | None = None
        while at < len(rest) and (
            rest[at].kind in ('to', 'det', 'rel', 'de', 'refl', 'ne')
            or is_robot(self.lexicon.site, rest[at].ids)
        ):
            if is_robot(self.lexicon.site, rest[at].ids):
                who = rest[at]
            parts.is_denied = parts.is_denied or rest[at].kind == 'ne'
            at += 1
        if who is None and lemma in _ASKING and not parts.clitics:
            return
        while at < len(rest) and (rest[at].kind in ('refl', 'me') or self._hangs(rest[at])):
            at += 1
        verb = rest[at].verb(INFINITIVE, SUBJUNCTIVE) if at < len(rest) else None
        if verb is None or (who is None and self.robot is None):
            if lemma in _CAUSING and at < len(rest) and rest[0].verb(INFINITIVE):
                self._cause(parts)
            return
        if lemma in _CAUSING and verb.use == INFINITIVE and who is None:
            return
        parts.robot = who or self.robot
        hung = [t for t in rest[:at] if self._hangs(t) and t.kind == 'det' and
                not t.verbs and rest.index(t) > 1]  # fmt: skip
        parts.verb, parts.spec = verb, verb.spec
        parts.clitics = [t for t in hung if rest[rest.index(t) + 1 :][:1] != [who]]
        parts.rest = rest[at + 1 :]
        while parts.rest and parts.rest[0].is_clitic:
            parts.clitics.append(parts.rest.pop(0))
        self._go_on(parts)

    def _cause(self, parts: _Parts) -> None:
        """Take 'fais venir le robot' as sending for it, and the like, as the verb alone."""

    def _phrases_of(self, lemma: str) -> Sequence[tuple[tuple[str, ...], str]]:
        return self.lexicon.verb_phrases.get(lemma, ())

    def _find_phrase(self, parts: _Parts) -> None:
        """Read the verb with words behind it as one: 'mettre ... en marche'."""
        for key, spec in self._phrases_of(parts.verb.lemma):
            parted = key[0] in ('en', 'a', 'à', 'con', 'sin', 'de') and len(key) > 1
            for at in range(len(parts.rest) if parted else 1):
                size = self._phrase_size(key, parts.rest[at:])
                if not size:
                    continue
                last = parts.rest[at + size - 1]
                the = last.said[-1] in ('au', 'du', 'al', 'del') and key[-1] in ('a', 'à', 'de')
                if spec == '!':
                    return
                det = [Token('the', 'det', ('le',))] if the else []
                parts.rest = [*parts.rest[:at], *det, *parts.rest[at + size :]]
                parts.spec = spec
                return

    def _phrase_size(self, key: tuple[str, ...], tokens: Tokens) -> int:
        """Return how many tokens the words of a phrase are; 0: something else stands there."""
        wanted = [folded(w) for w in key]
        said: list[str] = []
        for size, token in enumerate(tokens, 1):
            said += token.said
            if len(said) >= len(wanted):
                ends = {'au': 'a', 'al': 'a', 'du': 'de', 'del': 'de', "d'": 'de', 'des': 'de'}
                if said == wanted:
                    return size
                if said[:-1] == wanted[:-1] and ends.get(said[-1]) == wanted[-1]:
                    return size
                return 0
        return 0

    # --- saying it in English

    def _said(self, parts: _Parts) -> str:
        thing = self._thing_of(parts)
        ids = self._ids_of(thing, parts)
        self._addressee(parts)
        obj = self._object(parts)
        if parts.spec == 'SAY':
            return self._telling(parts)
        done = (
            self._set(parts, obj, ids)
            or self._more(parts, obj)
            or self._raised(parts, obj, ids)
            or self._put(parts, obj, ids)
            or self._do(parts, obj)
        )
        if not done:
            verb = self._verb(parts, ids)
            if self._is_own_skill(parts) and parts.rest:
                self._drop_named(parts, verb)
            rest = parts.rest
            if verb in _PERSONAL and rest and rest[0].kind == 'to' and not obj:
                det = [Token('the', 'det', ('el',))] if rest[0].said[-1] in ('al', 'au', 'aux') else []
                rest = [*det, *rest[1:]]
            given = any(t.said[0] in ('le', 'les') for t in parts.clitics)
            if given and rest and rest[0].kind == 'to' and verb not in _GOING and not obj:
                the = [Token('the', 'det', ('el',))] if rest[0].said[-1] == 'al' else []
                rest = [*the, *rest[1:]]  # 'súbele el volumen a la tele'
            if verb in ('fill', 'load') and any(t.kind == 'de' for t in rest):
                rest = [Token('with', 'prep', t.said) if t.kind == 'de' else t for t in rest]
            if verb in ('turn on', 'turn off') and not obj and rest and rest[0].kind in (
                'in', 'to', 'there', 'prep'
            ):  # fmt: skip
                obj = 'the lights'
            done = self._with(verb, obj, rest, parts)
        lead = self.phrase(parts.lead) if parts.lead else ''
        again = 'again' if parts.is_again else ''
        return self.joined('do not' if parts.is_denied else '', done, lead, again)

    def _verb(self, parts: _Parts, ids: Sequence[str]) -> str:
        return english_verb(parts.spec, ids, self.lexicon)

    def _thing_of(self, parts: _Parts) -> Token | None:
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

    def _ids_of(self, thing: Token | None, parts: _Parts) -> tuple[str, ...]:
        if thing is None:
            return self.ids if parts.clitics or not parts.rest else ()
        if thing.kind == 'name':
            return thing.ids
        return tuple(self.lexicon.kind_words.get(thing.english, ()))

    def _object(self, parts: _Parts) -> str:
        """Return the pronoun that stands for the thing; what was said before the verb is it."""
        hung = [t for t in parts.clitics if self._hangs(t)]
        given = [t for t in parts.clitics if t.kind in ('dat',)]
        if parts.lead and hung and any(t.kind in THINGS or t.kind == 'one' for t in parts.lead):
            said = self.phrase([t for t in parts.lead if t.kind != 'subj'])
            parts.lead = []
            return said
        if hung:
            return 'them' if hung[0].said[0] in ('les', 'los', 'las') else 'it'
        if given and parts.spec in SETTING | {'ON', 'OFF'} and not parts.rest:
            return 'it'
        return ''

    def _addressee(self, parts: _Parts) -> None:
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
        if end < len(rest) and rest[end].kind in ('de', 'du') or (
            end < len(rest) and rest[end].said == ('des',)
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

    def _set(self, parts: _Parts, obj: str, ids: Sequence[str]) -> str:
        """Say that a thing is set to a value."""
        if parts.spec not in SETTING:
            return ''
        rest = parts.rest
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

    def _lead_thing(self, parts: _Parts) -> str:
        if any(t.kind in THINGS for t in parts.lead):
            said = self.phrase(parts.lead)
            parts.lead = []
            return said
        return ''

    def _set_to_word(self, parts: _Parts, obj: str, ids: Sequence[str]) -> str:
        """Say 'set the lamp to red', 'leave the door open'."""
        rest = parts.rest
        for at, token in enumerate(rest):
            behind = rest[at + 1] if at + 1 < len(rest) else None
            if token.kind in ('in', 'on', 'to') and behind is not None and behind.kind == 'adj':
                if at + 2 >= len(rest) or rest[at + 2].kind not in THINGS:
                    thing = obj or self.phrase(rest[:at])
                    return self.joined('set', thing, 'to', self.phrase(rest[at + 1 :]))
            state = token.english if token.kind == 'adj' else ''
            if state in _STATES and (at or obj) and parts.spec in ('LEAVE', 'PUT'):
                thing = obj or self.phrase(rest[:at])
                if parts.spec == 'LEAVE':
                    return self.joined('leave', thing, state, self.phrase(rest[at + 1 :]))
                return self.joined(_STATE_VERBS[state], thing, self.phrase(rest[at + 1 :]))
        del ids
        return ''

    def _more(self, parts: _Parts, obj: str) -> str:
        """Say 'make it louder' and 'brighten the light'."""
        if parts.spec not in SETTING | {'DO', 'give'}:
            return ''
        for at, token in enumerate(parts.rest):
            if token.kind == 'more':
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

    def _raised(self, parts: _Parts, obj: str, ids: Sequence[str]) -> str:
        """Say 'turn up the radio' for raising the volume of it."""
        if parts.spec not in ('UP', 'DOWN'):
            return ''
        rest = [t for t in parts.rest if t.kind not in ('adv',)]
        bits = self.phrase([t for t in parts.rest if t.kind == 'adv'])
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
        if bits and verb.startswith('make '):
            return self.joined('make', what, bits, verb.removeprefix('make '), behind)
        return self.joined(_around(verb, what), bits, behind)

    def _put(self, parts: _Parts, obj: str, ids: Sequence[str]) -> str:
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
        if parts.spec == 'LEAVE' and not any(t.kind in ('in', 'on', 'to') for t in rest):
            verb = 'leave'
        if parts.spec == 'SET':
            verb = 'set'
        return self._with(verb, obj, rest, parts)

    def _has_place(self, rest: Tokens) -> bool:
        """Return whether something is to be put on or in a thing that is no area."""
        for at, token in enumerate(rest):
            if token.kind in ('on', 'in', 'prep', 'to') and at:
                thing = next((t for t in rest[at + 1 :] if t.kind in THINGS), None)
                if thing is not None and not (
                    thing.ids and all(i in self.lexicon.site.areas for i in thing.ids)
                ):
                    return True
        return False

    def _do(self, parts: _Parts, obj: str) -> str:
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

    def _telling(self, parts: _Parts) -> str:
        """Say what is to be said as it was said."""
        rest = list(parts.rest)
        to: Tokens = []
        if rest and rest[0].kind == 'to':
            end = self._thing_end(rest, min(1 + (rest[1:2] != [] and rest[1].kind == 'det'),
                                            len(rest) - 1))  # fmt: skip
            to, rest = rest[:end], rest[end:]
        me = any(t.kind == 'me' for t in parts.clitics)
        while rest and rest[0].said in (('que',), ("qu'",)):
            rest.pop(0)
        text = ' '.join(_texts(rest)).strip(' "«»“”')
        verb = self.lexicon.chosen_verb('say/announce/speak/tell')
        if not text:
            return self.joined(verb, self.phrase(to))
        if me and not to:
            return self._with('tell', '', parts.rest, parts)
        self.is_sure = False
        return self.joined(verb, f'"{text}"', self.phrase(to, going=True))

    def _with(self, verb: str, obj: str, rest: Tokens, parts: _Parts) -> str:
        """Return the verb with what it is said of."""
        going = verb in _GOING
        taking = verb in _TAKING
        me = next((t for t in parts.clitics if t.kind in ('me',)), None)
        given = next((t for t in parts.clitics if t.kind == 'dat'), None)
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
        if obj and to:
            return self.joined(_around(verb, obj), f'to {to}', self.phrase(rest, going, taking))
        if obj:
            return self.joined(_around(verb, obj), self.phrase(rest, going, taking))
        said = self.phrase(rest, going, taking)
        del bits
        return self.joined(verb, to, said)

    def _is_own_skill(self, parts: _Parts) -> bool:
        return parts.spec.replace('_', ' ') in {
            n.replace('_', ' ') for n in self.lexicon.site.skill_names
        } or ':' in parts.spec and parts.spec.split(':')[0] in self.lexicon.site.skill_names

    def _drop_named(self, parts: _Parts, verb: str) -> None:
        """Drop the thing that the verb in English names already: 'push up feed' the feed."""
        words = {w.removesuffix('s') for w in verb.split()}
        rest = parts.rest
        end = next((i for i, t in enumerate(rest) if t.kind in THINGS), -1)
        if end >= 0 and rest[end].english.removesuffix('s') in words and all(
            t.kind in ('det', 'du', 'adj') for t in rest[:end]
        ):  # fmt: skip
            parts.rest = rest[end + 1 :]


_FRENCH_OBJECT = frozenset({'le', 'la', 'les', "l'"})
_SPANISH_OBJECT = frozenset({'lo', 'la', 'los', 'las'})
_UNITS = frozenset({'percent', 'degree', 'degrees', 'minute', 'minutes', 'hour', 'hours', 'second',
                    'seconds', 'meter', 'meters', 'centimeter', 'centimeters', 'millimeter',
                    'millimeters', 'kilo', 'kilos', 'kg', 'gram', 'grams', 'liter', 'liters', 'bar',
                    'bars', 'rpm', 'volt', 'volts', 'milliliter', 'milliliters'})  # fmt: skip


def is_robot_phrase(rest: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether 'to' and a robot stand there."""
    behind = [t for t in rest[at + 1 : at + 3] if t.kind != 'det']
    return bool(behind) and is_robot(lexicon.site, behind[0].ids)


def is_area_at(rest: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether an area or a place stands behind a preposition."""
    behind = [t for t in rest[at + 1 : at + 3] if t.kind != 'det']
    return bool(behind) and behind[0].kind == 'name' and is_area(lexicon.site, behind[0].ids)


def _leads_into(tokens: Tokens, at: int) -> bool:
    """Return whether a name stands behind a preposition ('avec le robot')."""
    before = [t for t in tokens[:at] if t.kind != 'det'][-1:]
    return bool(before) and before[0].kind in ('in', 'on', 'prep', 'de', 'du', 'until')


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


def _is_some(rest: Tokens) -> bool:
    """Return whether the thing is one of many, as a coffee is, and none that is there."""
    first = rest[0] if rest else None
    return first is not None and (
        first.english in ('a', 'some') or first.kind in ('du', 'de', 'num') or first.said == ('des',)
    )


def _texts(tokens: Tokens) -> list[str]:
    found: list[str] = []
    end = -1
    for token in tokens:
        if token.start >= end:
            found.append(token.text)
            end = token.end
    return found


STATES = STATE
