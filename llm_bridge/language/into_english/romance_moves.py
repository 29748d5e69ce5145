"""French and Spanish orders to go, to put and to bring, in plain English words."""

from collections.abc import Sequence

from llm_bridge.language.into_english.romance_apart import OrderParts
from llm_bridge.language.into_english.romance_phrases import THINGS
from llm_bridge.language.into_english.romance_settings import around, SettingOrders, STATES
from llm_bridge.language.into_english.romance_site_words import is_area, is_robot, putting_down
from llm_bridge.language.into_english.romance_tokens import is_time_at, Token, Tokens, UNITS
from llm_bridge.language.into_english.romance_verbs import (
    english_verb,
)
from llm_bridge.language.into_english.romance_words import Lexicon
from llm_bridge.site.entity import Device, EntityType

GOING = frozenset({'go', 'come', 'go back', 'come back', 'drive', 'send', 'send back', 'take',
                    'bring', 'bring back', 'move', 'carry', 'deliver', 'transport', 'guide',
                    'lead',
                    'accompany', 'push', 'pull', 'fly', 'return', 'send home', 'give', 'give back',
                    'distribute', 'feed', 'dispatch', 'call', 'go out', 'read', 'show', 'tell',
                    'hand', 'pass', 'serve', 'say', 'announce', 'leave', 'tow'})  # fmt: skip
_TO_ME = frozenset({'bring', 'give', 'fetch', 'get', 'take', 'show', 'tell', 'read', 'make',
                    'send',
                    'hand', 'pass', 'serve', 'pour', 'buy', 'prepare', 'brew', 'follow', 'help',
                    'wake', 'remind', 'call', 'find', 'give back', 'bring back', 'look for', 'say',
                    'sing', 'play', 'accompany', 'guide', 'lead', 'cook'})  # fmt: skip
_TAKING = frozenset({'take', 'get', 'fetch', 'pick up', 'grab', 'remove', 'take out', 'bring',
                     'collect', 'pick', 'clear', 'come', 'grasp', 'leave'})  # fmt: skip
_PICKING = frozenset({'prendre', 'attraper', 'saisir', 'ramasser', 'récupérer', 'enlever', 'coger',
                      'tomar', 'agarrar', 'recoger', 'quitar', 'retirar', 'retirer',
                      'chercher'})  # fmt: skip
"""Verbs behind which 'sur la table' says from where."""
_HANDING = frozenset({'bring', 'give', 'take', 'carry', 'deliver', 'hand', 'pass', 'serve'})
_BRINGING = frozenset({'bring', 'carry', 'deliver', 'transport'})
"""Verbs behind which 'sur la table' says where to."""
_HOW = frozenset({'a bit', 'a little', 'slowly', 'quickly', 'fully', 'a lot', 'now'})
_ONESELF = frozenset({'meter', 'mettre', 'poner', 'acercar', 'rendre', 'approcher', 'colocar',
                      'placer', 'mover', 'déplacer', 'diriger', 'installer'})  # fmt: skip
"""Verbs that mean going where one does it to oneself."""
_LEAVING = frozenset({'partir', 'repartir', 'sortir', 'salir'})
_TOWARD = frozenset({'to', 'in', 'toward', 'until'})
_MADE = frozenset({'PUT', 'ON', 'START', 'SET', 'SERVE', 'give', 'DO'})
_DRINKS = frozenset({'coffee', 'tea', 'espresso', 'cappuccino', 'latte', 'americano', 'decaf',
                     'hot chocolate', 'long coffee', 'lungo', 'cocoa'})  # fmt: skip
_REFLEXIVE = frozenset({'te', 'toi', "t'", 'vous', 'se', "s'"})
_CHARGING = frozenset({'charger', 'recharger', 'cargar', 'recargar'})
_WAYS = frozenset({'to', 'in', 'on', 'prep', 'toward', 'de', 'du'})


class MovingOrders(SettingOrders):
    """Says orders that move somebody or something."""

    def _is_device(self, tokens: Tokens) -> bool:
        site = self.lexicon.site
        things = [t for t in tokens if t.kind in THINGS]
        return bool(things) and (
            things[0].english in self.lexicon.kind_words
            or any(isinstance(site.entities.get(i), Device) for i in things[0].ids)
        )

    def _returns(self, tokens: Tokens) -> bool:
        """Return whether a device is named that can be sent home."""
        ids = [i for t in tokens for i in t.ids]
        return bool(ids) and all('return_home' in self.lexicon.site.skills_of(i) for i in ids)

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

    def _gone(self, parts: OrderParts) -> str:
        """Say 'go to the yard' for 'mets-toi dans la cour'."""
        rest = parts.rest
        oneself = any(t.said[0] in _REFLEXIVE for t in parts.clitics)
        if (
            oneself
            and parts.verb.lemma in _CHARGING
            and not any(self.hangs(t) for t in parts.clitics)
        ):
            if not any(t.kind in THINGS for t in rest):
                return self.joined('go charge', self.phrase(rest))
        if (
            parts.verb.lemma in _LEAVING
            and parts.robot is not None
            and not (rest or parts.clitics)
        ):
            return 'go out'
        if parts.verb.lemma in _LEAVING and rest and not parts.clitics:
            if rest[0].kind in _TOWARD and is_area_at(rest, 0, self.lexicon):
                return self.joined('go', self.phrase(rest, going=True))
        if oneself and parts.verb.lemma in ('poser', 'posar') and not parts.rest:
            return 'land' if 'land' in self.lexicon.site.skill_names else ''
        if parts.verb.lemma not in _ONESELF or not rest or rest[0].kind not in _WAYS:
            return ''
        if not oneself:
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
        me = any(t.kind == 'me' for t in parts.clitics)
        if any(e is None or e.type is not EntityType.OBJECT for e in entities):
            return ''
        if not entities and not (me and obj and where >= 0):
            return ''
        verb = 'bring' if me else 'take'
        return self._with(verb, obj, parts.rest, parts)

    def _goes_up(self, rest: Tokens) -> bool:
        """Return whether only another floor is named: 'monte à l'étage'."""
        words = [t for t in rest if t.kind not in ('to', 'det', 'in', 'again', 'adv')]
        return len(words) == 1 and words[0].english in ('upstairs', 'downstairs')

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
        if any(t.kind == 'adj' and t.english in STATES for t in rest) or not (obj or rest):
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
        if ids and all('activate' in site.skills_of(i) for i in ids) and parts.spec != 'LEAVE':
            while rest and rest[0].kind in ('to', 'in'):
                rest = rest[1:]
            return self._with('activate', obj, rest, parts)
        if parts.spec == 'PASS':
            if not obj and any(t.english in ('next', 'previous') for t in rest) and not ids:
                return self.joined('play', self.phrase([t for t in rest if t.kind != 'to']))
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

    def _made(self, parts: OrderParts) -> str:
        """Say 'make me a coffee' for 'ponme un café', and 'start a timer' for putting one on."""
        rest = parts.rest
        noun = next((t for t in rest if t.kind in THINGS), None)
        if noun is None or parts.spec not in _MADE and parts.verb.lemma != 'sacar':
            return ''
        is_some = rest[0].english in ('a', 'some') or rest[0].kind in ('du', 'num')
        me = any(t.kind == 'me' for t in parts.clitics)
        if me and is_some and (noun.english in _DRINKS or noun.english in self.lexicon.drinks):
            verb = self.lexicon.chosen_verb('make/brew/prepare')
            return self.joined(verb, 'me', self.phrase(rest))
        at = next((n for n in range(len(rest)) if is_time_at(rest, n)), -1)
        if at > 0 and noun.english.split()[-1] == 'timer' and is_some:
            while at and rest[at - 1].kind in ('de', 'to', 'prep', 'du'):
                rest = [*rest[: at - 1], *rest[at:]]
                at -= 1
            before = self.phrase([t for t in rest[:at] if t.kind != 'det'])
            end = at + 1 + any(t.english in UNITS for t in rest[at + 1 : at + 2])
            return self.joined('start the', before, 'for', self.phrase(rest[at:end]),
                               self.phrase(rest[end:]))  # fmt: skip
        return ''

    def _from(self, rest: Tokens) -> Tokens:
        """Return the tokens with 'from' for the 'de' of 'du quai 1 au quai 2'."""
        ways = [n for n, t in enumerate(rest) if n and t.kind in ('de', 'du', 'to', 'in', 'until')
                and is_area_at(rest, n, self.lexicon)]  # fmt: skip
        found = list(rest)
        for n, after in zip(ways, ways[1:], strict=False):
            if rest[n].kind in ('de', 'du') and rest[after].kind in ('to', 'in', 'until'):
                the = 'from the' if rest[n].said[0] in ('du', 'del') else 'from'
                found[n] = Token(the, 'toward', rest[n].said)
        return found

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

    def _with(self, verb: str, obj: str, rest: Tokens, parts: OrderParts) -> str:
        """Return the verb with what it is said of."""
        going = verb in GOING
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
        if verb in _BRINGING | {'move', 'take', 'drive'}:
            rest = self._from(rest)
        if verb in _BRINGING:
            rest = [
                Token('to', 'prep', t.said) if t.kind == 'on' and self._thing(rest, n + 1) else t
                for n, t in enumerate(rest)
            ]
        bits: Tokens = []
        if rest and rest[-1].kind == 'quote' and rest[0].kind in ('on', 'in', 'to', 'prep'):
            rest = [rest[-1], *rest[:-1]]  # 'escribe en la pizarra «...»'
        if parts.verb.lemma in _PICKING:
            rest = [Token('from', 'prep', ('de',)) if t.kind in ('on', 'in') and (n or obj) and
                    self._thing(rest, n + 1) else t for n, t in enumerate(rest)]  # fmt: skip
        if obj and verb != 'wait' and is_time_at(rest, 0):
            rest = [Token('for', 'prep', ('durante',)), *rest]
        if obj and to:
            return self.joined(around(verb, obj), f'to {to}', self.phrase(rest, going, taking))
        if obj:
            return self.joined(around(verb, obj), self.phrase(rest, going, taking))
        while rest and rest[0].kind == 'adv' and rest[0].english in _HOW and len(rest) > 1:
            rest = [*rest[1:], rest[0]]  # 'open the window a bit'
        said = self.phrase(rest, going, taking)
        if verb in ('turn up', 'turn down') and not said:
            said = 'the volume'  # 'baja el volumen'
        elif verb in ('turn up', 'turn down') and rest and (
            rest[0].kind == 'num' or rest[0].english in ('of', 'by', 'a') and is_num(rest[1:2])
        ):  # fmt: skip
            amount = rest if rest[0].kind == 'num' else rest[1:]
            said = f'the volume by {self.phrase(amount)}'
        del bits
        return self.joined(verb, to, said)


def is_num(tokens: Tokens) -> bool:
    """Tell whether a number stands there."""
    return any(t.kind == 'num' for t in tokens)


def is_area_at(rest: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether an area or a place stands behind a preposition."""
    behind = [t for t in rest[at + 1 : at + 3] if t.kind != 'det']
    return bool(behind) and behind[0].kind == 'name' and is_area(lexicon.site, behind[0].ids)
