"""French and Spanish statements in English: conditions, and what is asked."""

from dataclasses import replace

from llm_bridge.language.into_english.romance_apart import OrderParts
from llm_bridge.language.into_english.romance_asked import deed, LEFT, state_of
from llm_bridge.language.into_english.romance_clauses import LASTING
from llm_bridge.language.into_english.romance_forms import (
    GERUND,
    INFINITIVE,
    ORDER,
    PAST,
    STATE,
    SUBJUNCTIVE,
    TOLD,
)
from llm_bridge.language.into_english.romance_orders import Orders
from llm_bridge.language.into_english.romance_phrases import ARE, THINGS
from llm_bridge.language.into_english.romance_site_words import is_area
from llm_bridge.language.into_english.romance_tokens import Token, Tokens
from llm_bridge.language.into_english.romance_tokens import UNITS as _UNITS
from llm_bridge.language.into_english.romance_verbs import english_verb, ing

_WEATHER = {'llover': 'rain', 'pleuvoir': 'rain', 'nevar': 'snow', 'neiger': 'snow',
            'helar': 'freeze', 'geler': 'freeze'}  # fmt: skip
_STOPPING = frozenset({'arrêter', 'parar', 'dejar', 'cesser', 'terminar'})
_STARTING = frozenset({'commencer', 'empezar', 'comenzar'})
_GOING_DOWN = frozenset({'DOWN', 'fall'})


class Statements(Orders):
    """Says what is so, or is asked, in English."""

    def statement(self, tokens: Tokens) -> str:
        """Return a clause of a condition in English."""
        tokens = _with_has(_with_oneself(tokens))
        tokens = [replace(t, english='still') if t.said == ('encore',) else t for t in tokens]
        tokens = [t for t in tokens if t.said != ('bien',) or t.kind != 'fill']
        be, things, state = self._done(tokens)
        if state:
            return self.joined(things, be, state)
        tokens = _with_all(tokens)
        weather = self._weather(tokens)
        there = next((i for i, t in enumerate(tokens) if t.kind == 'thereis'), -1)
        weather = '' if there >= 0 and any(t.kind == 'num' for t in tokens) else weather
        if weather:
            return weather
        if there >= 0:
            return self._there_is(tokens, there)
        if tokens and tokens[0].kind == 'body' or any(t.kind == 'body' for t in tokens):
            return self._somebody(tokens)
        at = self._verb_at(tokens)
        if at < 0:
            return self.phrase(tokens)
        denied = any(t.kind == 'ne' for t in tokens[:at]) or any(
            t.kind == 'not' for t in tokens[at : at + 2]
        )
        subject = [t for t in tokens[:at] if t.kind not in ('ne', 'not', 'subj')]
        pronoun = next((t for t in tokens[:at] if t.kind == 'subj'), None)
        rest = [t for t in tokens[at + 1 :] if t.kind not in ('not', 'ne')]
        when = [t for t in subject if t.kind in ('when', 'times')]
        subject = [t for t in subject if t.kind not in ('when', 'times')]
        if any(t.said == ('rien',) for t in tokens[at:]):
            denied, rest = True, [*rest, Token('anything', 'pron', ('rien',))]
        is_asked_of_it = pronoun is None or pronoun.english in ('it', 'they')
        made = any(v.lemma in ('hacer', 'faire') for v in tokens[at].verbs)
        if not subject and is_asked_of_it and rest and not made:
            subject, rest = self._behind(rest)
        rest = [*rest, *when]
        said = self.phrase(subject) if subject else ''
        if not said:
            english = pronoun.english if pronoun is not None else _person(tokens, at)
            said = (
                'it' if english == 'it' or english not in ('we', 'i', 'you', 'they') else english
            )
        return self._predicate(said, tokens[at], rest, denied)

    def _verb_at(self, tokens: Tokens) -> int:
        for at, token in enumerate(tokens):
            if token.kind == 'is':
                return at
        for at, token in enumerate(tokens):
            if token.kind == 'v' and token.verb(TOLD, SUBJUNCTIVE, ORDER, PAST):
                return at
        for at, token in enumerate(tokens):
            if token.verb(TOLD, SUBJUNCTIVE) and at and tokens[at - 1].kind in (*THINGS, 'subj'):
                return at
        return -1

    def _behind(self, rest: Tokens) -> tuple[Tokens, Tokens]:
        """Return the subject that stands behind the verb and its state, and the rest."""
        at = next((i for i, t in enumerate(rest) if t.kind in _SUBJECTS), -1)
        if at < 0 or any(t.kind not in ('adj', 'v', 'adv', 'again') for t in rest[:at]):
            return [], rest
        if rest[at].kind == 'pron':
            return rest[at : at + 1], [*rest[:at], *rest[at + 1 :]]
        return rest[at:], rest[:at]

    def _predicate(self, subject: str, verb: Token, rest: Tokens, denied: bool) -> str:
        no = 'not' if denied else ''
        if verb.kind == 'is':
            be = 'are' if verb.said[0] in ARE else 'is'
            doing = rest[0].verb(GERUND) if rest and rest[0].kind == 'v' else None
            if doing is not None:
                done = english_verb(doing.spec, (), self.lexicon).split()[0]
                return self.joined(subject, be, no, ing(done), self.phrase(rest[1:]))
            if rest and _has_moved(rest):
                return self._predicate(subject, rest[0], rest[1:], denied)
            return self.joined(subject, be, no, self._state(rest))
        used = verb.verb(TOLD, SUBJUNCTIVE, ORDER, PAST, STATE)
        spec = used.spec if used is not None else ''
        if used is not None and used.lemma in ('aller', 'ir'):
            led = next((n for n, t in enumerate(rest) if t.kind not in ('to', 'me')), 0)
            doing = rest[led].verb(INFINITIVE) if rest else None
            if doing is not None:
                oneself = any(t.kind == 'me' for t in rest[:led])
                spec = _ONESELF.get(doing.lemma, doing.spec) if oneself else doing.spec
                used, rest = doing, rest[led + 1 :]
        lasting = used is not None and used.lemma in LASTING | {'llevar'}
        rest = _lasting(rest)
        if lasting and rest and (rest[0].kind in ('adj', 'adv') or rest[0].verb(STATE, GERUND)):
            return self.joined(subject, 'is', no, self._state(rest))
        if (spec == 'REACH' or spec == 'arrive') and any(t.kind == 'num' for t in rest):
            return self.joined(subject, 'reaches', self._measure(rest))
        if spec == 'EXCEED':
            return self.joined(subject, 'is', no, 'above', self._measure(rest))
        if denied and spec in {*_GOING_DOWN, 'UP', 'PASS', 'ON', 'OFF', 'lock', 'unlock', 'START'}:
            self.is_sure = False
        if spec in _GOING_DOWN or spec in ('UP', 'PASS'):
            below = any(t.english in ('below', 'under', 'less than') for t in rest[:2])
            down = spec in _GOING_DOWN or spec == 'PASS' and below
            way = 'drops below' if down else 'rises above'
            if not denied and any(t.kind in ('num', 'above') for t in rest):
                return self.joined(subject, way, self._measure(rest))
        if spec == 'TRIGGER':
            return self.joined(subject, 'is', no, 'triggered', self.phrase(rest))
        if used is not None and used.lemma in ('faire', 'hacer'):
            rest = _weather_in(rest)
            where = subject if subject in ('outside', 'inside', 'there') else ''
            return self.joined('it is', no, self._state(rest), where)
        ended = self._ended(used.lemma if used is not None else '', rest)
        if ended:
            return self.joined(subject, ended)
        plain = spec.rpartition('|')[2]
        away = bool(rest) and rest[0].kind in ('de', 'du')
        if plain in ('take_out', 'take_out/take', 'go_out', 'leave') and (not rest or away):
            the = (
                [Token('the', 'det', ('le',))]
                if rest and rest[0].said[-1] in ('del', 'du')
                else []
            )
            where = self.phrase([*the, *rest[1:]])
            leaves = 'leave' if subject in ('you', 'i', 'we', 'they') else 'leaves'
            return self.joined(subject, 'does not leave' if denied else leaves, where)
        moved = spec.partition(':')[0] if plain in ('open', 'close') else ''
        english = moved or (english_verb(spec, self.ids, self.lexicon) if spec else verb.text)
        if english in ('turn', 'run', 'start') or spec == 'START':
            return self.joined(subject, 'is', no, 'running', self.phrase(rest))
        if not denied and (
            spec in ('ON', 'OFF', 'lock', 'unlock') or english in ('open', 'close', 'turn on')
        ):
            states = {'ON': 'is on', 'OFF': 'is off', 'lock': 'is locked', 'unlock': 'is unlocked'}
            english = states.get(spec, f'{english}s')
            return self.joined(subject, english, self.phrase(rest))
        first, *more = english.split()
        if subject in ('i', 'we', 'you', 'they'):
            no = 'do not' if denied else ''
            return self.joined(subject, no, english, self.phrase(rest))
        if denied:
            return self.joined(subject, 'does not', english, self.phrase(rest))
        return self.joined(subject, _third(first), ' '.join(more), self.phrase(rest))

    def _ended(self, lemma: str, rest: Tokens) -> str:
        """Return 'is done printing' for 'termine de imprimir'."""
        word = {'terminar': 'is done', 'acabar': 'is done', 'dejar': 'stops', 'parar': 'stops',
                'finalizar': 'is done', 'empezar': 'starts',
                'comenzar': 'starts'}.get(lemma)  # fmt: skip
        doing = rest[1].verb(INFINITIVE) if len(rest) > 1 and rest[1].kind == 'v' else None
        if word is None or doing is None or rest[0].kind not in ('de', 'to'):
            return ''
        first, _, more = english_verb(doing.spec, self.ids, self.lexicon).partition(' ')
        return self.joined(word, ing(first), more, self.phrase(rest[2:]))

    def _measure(self, rest: Tokens) -> str:
        """Return the amount alone: 'de 18', 'sous 18', 'au-dessus de 18 degrés'."""
        at = next((i for i, t in enumerate(rest) if t.kind == 'num'), 0)
        return self.phrase(rest[at:])

    def _state(self, rest: Tokens) -> str:
        """Return what something is said to be."""
        if rest and rest[0].kind in ('to', 'de') and rest[1:2] and rest[1].kind == 'above':
            rest = rest[1:]  # 'está a más de 18 grados'
        if rest and rest[0].kind == 'to' and rest[1:2] and rest[1].kind == 'num':
            return f'at {self.phrase(rest[1:])}'
        if rest and rest[0].kind == 'above':
            first_said = rest[0].english
            lead = {'more than': 'above', 'less than': 'below'}.get(first_said, first_said)
            counted = any(t.kind == 'num' for t in rest)
            return f'{lead} {self._measure(rest) if counted else self.phrase(rest[1:])}'
        first = rest[0] if rest else None
        if first is not None and first.kind == 'v':
            used = first.verb(STATE)
            if used is not None:
                if used.lemma in ('rentrer', 'revenir', 'retourner', 'volver', 'regresar'):
                    return self.joined('home', self.phrase(rest[1:]))
                word = _STATE_OF.get(used.spec) or _participle(
                    english_verb(used.spec, (), self.lexicon)
                )
                return self.joined(word, self.phrase(rest[1:]))
        return self.phrase(rest)

    def _weather(self, tokens: Tokens) -> str:
        for at, token in enumerate(tokens):
            for verb in token.verbs:
                noun = _WEATHER.get(verb.lemma)
                if noun is None:
                    continue
                before = [v.lemma for t in tokens[:at] for v in t.verbs]
                behind = tokens[at + 1 :]
                where = self.phrase([t for t in behind if t.kind not in ('not', 'ne')])
                if {*before} & _STOPPING:
                    return self.joined(f'it stops {ing(noun)}', where)
                if {*before} & _STARTING:
                    return self.joined(f'it starts {ing(noun)}', where)
                denied = any(t.kind in ('ne', 'not') for t in tokens)
                return self.joined('it is', 'not' if denied else '', ing(noun), where)
        return ''

    def _there_is(self, tokens: Tokens, at: int) -> str:
        rest = tokens[at + 1 :]
        denied = any(t.kind == 'ne' for t in tokens[:at])
        body = next((t for t in rest if t.kind == 'body'), None)
        if body is not None:
            where = [t for t in rest if t is not body and t.kind != 'not']
            nobody = body.said[0] in ('personne', 'nadie', 'aucune')
            lead = [t for t in tokens[:at] if t.kind not in ('ne', 'subj')]
            place = self.phrase(where) or self.phrase(lead)
            if not place and self.place is not None:
                place = f'in the {self.place.english}'
            return self.joined('nobody' if nobody else 'somebody', 'is', place or 'there')
        measured = '' if denied else self._there_is_more(rest)
        if measured:
            return measured
        if denied:
            rest = [t for t in rest if t.kind not in ('de', 'not')]
            return self.joined('there is no', self.phrase(rest))
        return self.joined('there is', self.phrase(rest))

    def _there_is_more(self, rest: Tokens) -> str:
        """Say 'the snow is above 10 centimeters' for 'plus de 10 centimètres de neige'."""
        rest = rest[1:] if rest and rest[0].kind == 'to' else rest
        if not rest or rest[0].kind != 'above' or not any(t.kind == 'num' for t in rest[1:2]):
            return ''
        end = 2
        while end < len(rest) and rest[end].english in _UNITS:
            end += 1
        what = [t for t in rest[end + 1 :] if t.kind != 'det']
        if end >= len(rest) or rest[end].kind != 'de' or not what or what[0].kind not in THINGS:
            amount = self._measure(rest[:end])
            degrees = rest[end - 1].english in ('degree', 'degrees')
            where = self.phrase(rest[end:])
            if rest[end - 1].english == 'ppm':
                return self.joined('the CO2', where, 'is', _way(rest[0]), amount)
            if degrees:
                return self.joined('the temperature', where, 'is', _way(rest[0]), amount)
            return ''
        return self.joined('the', self.phrase(what), 'is', _way(rest[0]),
                           self._measure(rest[:end]))  # fmt: skip

    def _somebody(self, tokens: Tokens) -> str:
        at = next(i for i, t in enumerate(tokens) if t.kind == 'body')
        body = tokens[at]
        seeing = next((n for n, t in enumerate(tokens[:at]) if n and _sees(t)), -1)
        if seeing > 0:  # 'le détecteur voit quelqu'un'
            denied = body.said[0] in ('personne', 'nadie') or any(t.kind == 'ne' for t in tokens)
            subject = self.phrase([t for t in tokens[:seeing] if t.kind not in ('ne', 'adv')])
            return 'there is no motion' if denied else self.joined(subject, 'detects motion')
        who = 'nobody' if body.said[0] in ('personne', 'nadie', 'aucune') else body.english
        rest = [
            t for t in (*tokens[:at], *tokens[at + 1 :]) if t.kind not in ('ne', 'not', 'subj')
        ]
        where = next((i for i, t in enumerate(rest) if t.kind in ('is', 'v') or t.verbs), -1)
        if where < 0:
            return self.joined(who, 'is', self.phrase(rest))
        token = rest[where]
        others = [*rest[:where], *rest[where + 1 :]]
        if token.kind == 'is' or token.said[0] in _HAVE:
            return self.joined(who, 'is', self._state(others))
        used = token.verb(TOLD, SUBJUNCTIVE, ORDER, PAST)
        english = token.text
        if used is not None:
            parts = OrderParts(used, rest=others, spec=used.spec)
            self.find_phrase(parts)
            others, english = parts.rest, english_verb(parts.spec, (), self.lexicon)
        if english in ('ring', 'ring the doorbell') and not any(
            t.kind in THINGS and t.english != 'doorbell' for t in others
        ):  # fmt: skip
            return 'the doorbell rings'
        if english == 'enter':
            others = [t for t in others if t.kind not in ('in', 'to')]
        return self.joined(who, _third(english), self.phrase(others))

    def _called(self, tokens: Tokens) -> bool:
        return any(t.kind == 'name' and self._is_called(t) for t in tokens)

    def _the(self, token: Token) -> str:
        return '' if token.english[:1].isupper() else 'the'

    # --- questions

    def question(self, tokens: Tokens) -> str:
        """Return a question in English."""
        tokens = [replace(t, english='still') if t.said == ('encore',) else t for t in tokens]
        tokens = _with_left(_turned(tokens))
        if tokens and tokens[0].kind == 'q':
            return self._asked_with(tokens)
        be, things, state = self._done(tokens)
        if state:
            return self.joined(be, things, state)
        if tokens[:1] and tokens[0].kind == 'thereis':
            body = any(t.kind == 'body' for t in tokens)
            said = self._there_is(tokens, 0)
            if body:
                return said.replace('somebody is', 'is anybody').replace('nobody is', 'is nobody')
            return said.replace('there is', 'is there', 1)
        said = self.statement(tokens)
        for be in (' is ', ' are '):
            subject, found, state = said.partition(be)
            if found:
                return f'{be.strip()} {subject} {state}'
        return said

    def _done(self, tokens: Tokens) -> tuple[str, str, str]:
        """Return 'is', 'the oven' and 'off' for 'did I turn off the oven'."""
        found = deed(tokens)
        if found is None:
            return '', '', ''
        verb, rest = found
        parts = OrderParts(verb, rest=rest, spec=verb.spec)
        self.find_phrase(parts)
        state, things = state_of(verb, parts.spec, parts.rest)
        several = any(t.is_plural for t in things[:3] if t.kind in THINGS)
        if not state:
            return '', '', ''
        return 'are' if several else 'is', self.phrase(things), state

    def _asked_with(self, tokens: Tokens) -> str:
        asked, rest = tokens[0].english, tokens[1:]
        rest = [t for t in rest if t.kind != 'refl']
        there = next((i for i, t in enumerate(rest) if t.kind == 'thereis'), -1)
        if asked == 'what' and there == 0:
            return self.joined('what is', self.phrase(rest[1:]))
        if (
            asked in ('how many', 'how much')
            and there > 0
            and not any(
                t.is_plural or t.english.endswith('s') or t.english in ('people', 'children')
                for t in rest[:there]
            )
        ):
            return self.joined('how much', self.phrase(rest[:there]), 'is there',
                               self.phrase(rest[there + 1 :]))  # fmt: skip
        if asked == 'how many' and there > 0:
            return self.joined(
                asked, self.phrase(rest[:there]), 'are', self.phrase(rest[there + 1 :])
            )
        if asked == 'where is' and any(t.kind == 'name' and t.english.endswith('s') for t in rest):
            asked = 'where are' if not self._called(rest) else asked
        if asked.endswith((' is', ' are', ' of', ' the', ' on')):
            return self.joined(asked, self.phrase(rest))
        measured = next((t for t in rest if t.english in _MEASURED), None)
        if measured is not None and asked in ('how many', 'how much', 'what', 'which'):
            last = [
                t for t in rest[rest.index(measured) + 1 :] if t.kind not in ('subj', 'v', 'is')
            ]
            names = [n for n, t in enumerate(last) if t.kind in THINGS]
            if names:
                first = names[0]
                where = is_area(self.lexicon.site, last[first].ids) or any(
                    t.kind == 'thereis' for t in last
                )
                while first and last[first - 1].kind in ('det', 'all', 'adj'):
                    first -= 1
                of = 'in' if where else 'of'
                the = '' if last[first].kind == 'det' else self._the(last[first])
                return self.joined('what is the', measured.english, of, the,
                                   self.phrase(last[first:]))  # fmt: skip
        if asked in ('which', 'what', 'how many'):
            at = self._verb_at(rest)
            if at > 0:
                what = self.phrase(rest[:at])
                be = rest[at]
                many = be.said[0] in ('sont', 'estan', 'son')
                behind = self._state(rest[at + 1 :])
                if be.kind == 'is':
                    if behind and not many and asked == 'what' and rest[at + 1].kind != 'adj':
                        return self.joined('what', what, 'is', behind)
                    return self.joined('which' if many and asked == 'what' else asked, what,
                                       'are' if many else 'is', behind)  # fmt: skip
                verb = be.verb(TOLD)
                if verb is not None and verb.lemma in ('faire', 'hacer'):
                    return self.joined('what is the', what, self.phrase(
                        [t for t in rest[at + 1 :] if t.kind != 'subj']))  # fmt: skip
                if verb is not None and verb.lemma in ('avoir', 'tener'):
                    return self.joined('what is the', what, 'of', self.phrase(
                        [t for t in rest[at + 1 :] if t.kind != 'subj']))  # fmt: skip
            if at == 0 and rest[0].kind == 'is':
                return self.joined(asked, 'is', self.phrase(rest[1:]))
        if asked in ('where', 'who', 'how') and rest:
            at = self._verb_at(rest)
            was = rest[at].verb(PAST) if asked == 'who' and at == 0 else None
            if was is not None:
                did, *more = english_verb(was.spec, (), self.lexicon).split()
                return self.joined('who', _participle(did), *more, self.phrase(rest[1:]))
            others = [t for i, t in enumerate(rest) if i != at and t.kind != 'subj']
            return self.joined(asked, 'is', self.phrase(others))
        return self.joined(asked, self.phrase(rest))


def _weather_in(rest: Tokens) -> Tokens:
    """Return 'hot' for the 'mucho calor' that it makes in Spanish and French."""
    word = {'calor': 'hot', 'viento': 'windy', 'sol': 'sunny', 'vent': 'windy',
            'soleil': 'sunny', 'frio': 'cold'}  # fmt: skip
    at = next((n for n, t in enumerate(rest) if t.said[-1] in word), -1)
    if at < 0 or any(t.kind not in ('adv', 'det', 'du', 'adj', 'n') for t in rest[:at]):
        return rest
    too = [replace(t, english='too') for t in rest[:at] if t.said == ('demasiado',)]
    return [*too, replace(rest[at], english=word[rest[at].said[-1]], kind='adj'), *rest[at + 1 :]]


def _lasting(rest: Tokens) -> Tokens:
    """Return the tokens with 'for' before 'more than 5 minutes'."""
    for at, token in enumerate(rest):
        if token.kind == 'above' and at and len(rest) > at + 1 and rest[at + 1].kind == 'num':
            more = 'less than' if _way(token) == 'below' else 'more than'
            if any(u in rest[-1].english for u in ('minute', 'hour', 'second')):
                return [*rest[:at], Token('for', 'prep', ('por',)),
                        replace(token, kind='adv', english=more),
                        *rest[at + 1 :]]  # fmt: skip
    return rest


def _way(token: Token) -> str:
    """Return whether more or less than an amount is meant."""
    return 'below' if token.english in ('less than', 'below') else 'above'


_MOVED = frozenset({'UP', 'DOWN', 'PASS', 'EXCEED', 'REACH', 'fall', 'arrive'})


def _has_moved(rest: Tokens) -> bool:
    """Return whether 'est passée sous 18 degrés' stands there: a value moved past another."""
    used = rest[0].verb(STATE)
    measured = any(t.kind == 'num' for t in rest[1:])
    return used is not None and used.spec in _MOVED and measured


_STATE_OF = {'ON': 'on', 'OFF': 'off', 'STOP': 'stopped', 'START': 'running', 'lock': 'locked',
             'unlock': 'unlocked', 'PUT': 'on', 'UP': 'open', 'DOWN': 'closed',
             'finish': 'finished'}  # fmt: skip


def _turned(tokens: Tokens) -> Tokens:
    """Return 'where is the battery' for 'elle en est où, la batterie': the question word first."""
    said = ' '.join(w for t in tokens for w in t.said)
    for lead in ('est ce que ', "est ce qu' "):
        if said.startswith(lead):
            size = 0
            words = 0
            while size < len(tokens) and words < len(lead.split()):
                words += len(tokens[size].said)
                size += 1
            tokens = tokens[size:]
    while tokens and tokens[0].kind in ('to', 'de', 'in') and tokens[1:] and tokens[1].kind == 'q':
        tokens = tokens[1:]  # 'à quelle température est ...'
    asked = next((i for i, t in enumerate(tokens) if t.kind == 'q'), -1)
    if asked > 0 and tokens[asked].english in ('where', 'how', 'where is', 'how is'):
        things = [i for i, t in enumerate(tokens) if t.kind in THINGS]
        if things:
            first = things[0]
            while first and tokens[first - 1].kind in ('det', 'all', 'adj', 'one'):
                first -= 1
            if first > asked:
                rest = tokens[first:]
            else:
                end = next(
                    (i for i in range(first, asked) if tokens[i].kind in ('is', 'subj', 'v')
                     and i > things[0]), asked)  # fmt: skip
                rest = tokens[first:end]
            word = 'how is' if any(t.said[0] == 'en' for t in tokens) else 'where is'
            if any(t.english in _MEASURED for t in rest):
                word = 'what is'
            return [Token(word, 'q', ('ou',)), *rest]
    return tokens


_SUBJECTS = frozenset({'det', 'all', 'name', 'one', 'pron'})
_ONESELF = {'lever': 'get_up', 'coucher': 'go_to_bed', 'réveiller': 'wake_up',
            'levantar': 'get_up', 'acostar': 'go_to_bed', 'despertar': 'wake_up',
            'dormir': 'fall_asleep'}  # fmt: skip
"""What people do who do it to themselves."""


def _with_oneself(tokens: Tokens) -> Tokens:
    """Return the tokens without reflexives, 'se lève' as what people do who do so."""
    found: Tokens = []
    hung = False
    for token in tokens:
        if token.kind in ('refl', 'me') and token.said[0] in _REFLEXIVE:
            hung = True
            if token.kind == 'refl':
                continue
        if hung and any(v.lemma in _ONESELF for v in token.verbs):
            verbs = tuple(replace(v, spec=_ONESELF.get(v.lemma, v.spec)) for v in token.verbs)
            token = replace(token, verbs=verbs)
            found = [t for t in found if t.kind != 'me']
        hung = hung and token.kind in ('refl', 'me')
        found.append(token)
    return found


def _person(tokens: Tokens, at: int) -> str:
    """Return who does what a Spanish verb without a subject says: 'nos vayamos', 'me acueste'."""
    said = tokens[at].said[0]
    if said.endswith('mos'):
        return 'we'
    if said.endswith('s') and len(said) > 2 and tokens[at].verb(SUBJUNCTIVE, ORDER):
        return 'you'
    own = any(t.said == ('me',) for t in tokens[:at])
    return (
        'i'
        if own and any(v.lemma in {*_ONESELF, 'ir', 'salir'} for v in tokens[at].verbs)
        else 'it'
    )


def _with_left(tokens: Tokens) -> Tokens:
    """Return the tokens with 'is there' for 'reste-t-il' and 'queda' before what there is."""
    first = next((n for n, t in enumerate(tokens) if t.kind not in ('subj', 'there')), 0)
    end = first + 1
    while end < len(tokens) and tokens[end].kind in ('subj', 'adv', 'again'):
        end += 1
    if end >= len(tokens) or not any(v.lemma in LEFT for v in tokens[first].verbs):
        return tokens
    if tokens[end].kind == 'body' or tokens[end].said == ('des',) or tokens[end].english == 'some':
        return [replace(tokens[first], english='there is', kind='thereis', verbs=()),
                *tokens[end:]]  # fmt: skip
    return tokens


def _with_all(tokens: Tokens) -> Tokens:
    """Return the tokens with the 'todos' of 'cuando se hayan ido todos' as everybody."""
    return [
        replace(t, english='everybody', kind='body')
        if t.said in (('todos',), ('tous',)) and t.kind == 'all'
        and not any(b.kind in (*THINGS, 'det', 'num', 'adj') for b in tokens[n + 1 : n + 2])
        else t
        for n, t in enumerate(tokens)
    ]  # fmt: skip


def _with_has(tokens: Tokens) -> Tokens:
    """Return the tokens with 'a' and 'haya' before a participle as what they are: 'has'."""
    found = list(tokens)
    for at, token in enumerate(tokens[:-1]):
        behind = tokens[at + 1]
        if token.said[0] in _HAS and len(token.said) == 1 and (
            behind.verb(STATE) or behind.kind == 'adj'
        ):  # fmt: skip
            if token.text.casefold() != 'à':
                found[at] = Token('is', 'is', token.said, text=token.text)
    return found


_REFLEXIVE = frozenset({'me', "m'", 'te', "t'", 'se', "s'", 'nous', 'nos', 'vous', 'os'})
_HAVE = frozenset({'a', 'ont', 'aura', 'auront', 'ait', 'ha', 'han', 'haya', 'hayan'})
_HAS = frozenset({'a', 'haya', 'avait', 'aura', 'auront', 'ait', 'aient', 'avaient'})
_SEEING = frozenset({'voir', 'apercevoir', 'détecter', 'repérer', 'sentir', 'capter', 'ver',
                     'detectar', 'percibir'})  # fmt: skip


def _sees(token: Token) -> bool:
    used = token.verb(TOLD, SUBJUNCTIVE, ORDER)
    return used is not None and used.lemma in _SEEING


_MEASURED = frozenset({'battery', 'temperature', 'humidity', 'volume', 'brightness', 'speed',
                       'level', 'pressure', 'position'})  # fmt: skip


def _third(verb: str) -> str:
    if verb.endswith(('s', 'sh', 'ch', 'x', 'o')):
        return f'{verb}es'
    if verb.endswith('y') and verb[-2:-1] not in 'aeiou':
        return f'{verb[:-1]}ies'
    return f'{verb}s'


_PARTICIPLES = {'leave': 'gone', 'go': 'gone', 'go out': 'gone', 'go back': 'back',
                'come': 'here', 'come back': 'back', 'take out': 'gone', 'take': 'taken',
                'put': 'put', 'find': 'found', 'bring': 'brought', 'send': 'sent', 'eat': 'eaten',
                'put to bed': 'in bed', 'sleep': 'asleep', 'fall asleep': 'asleep', 'see': 'seen',
                'go to bed': 'in bed', 'get up': 'up', 'wake up': 'awake', 'wake': 'awake',
                'let in': 'in', 'go home': 'home', 'enter': 'in', 'ring': 'ringing',
                'go up': 'up', 'go down': 'down', 'freeze': 'frozen', 'cut': 'cut', 'set': 'set',
                'break': 'broken', 'build': 'built', 'read': 'read', 'say': 'said',
                'write': 'written', 'make': 'made', 'do': 'done'}  # fmt: skip
"""What those are who have done so."""


def _participle(verb: str) -> str:
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    first = verb.split()[0]
    return f'{first}d' if first.endswith('e') else f'{first}ed'
