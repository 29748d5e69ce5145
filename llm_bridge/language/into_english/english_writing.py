"""Clauses of a command of another language, written in the order that English has."""

from collections.abc import Mapping, Sequence

from llm_bridge.language.into_english.english_clauses import (
    Clause,
    ClauseReader,
    CONTENT,
    QUESTIONS,
)
from llm_bridge.language.into_english.english_pieces import Piece, VerbSense
from llm_bridge.language.into_english.english_senses import is_unsaid, lone, of_sort, untold
from llm_bridge.language.into_english.english_word_groups import (
    ALONE,
    AMOUNTS,
    CHANGES,
    CONTAINERS,
    FIXED,
    GOING,
    HANDING,
    MOVERS,
    NOBODY,
    OF_ROOMS,
    OTHERS,
    PACE,
    PLACES,
    SAYING,
    SEARCHING,
    TAKEN,
    TAKING,
)
from llm_bridge.language.things.nouns import COLOURS


class Writer:
    """Writes clauses in English."""

    def __init__(
        self,
        reader: ClauseReader,
        clauses: Sequence[Clause],
        choices: Mapping[str, str] | None = None,
        asks: bool = True,
    ) -> None:
        """Begin with the clauses as they were found.

        `choices` are words of what skills can be given, and how those are said; `asks` says
        whether a skill asks people.
        """
        self.choices = choices or {}
        self.asks = asks
        self.reader = reader
        self.book = reader.book
        self.clauses = clauses
        self.is_sure = True
        self.is_worth_it = False
        """Whether there is an order, a question or a denial in it."""
        self.area = ''
        """The place named last."""
        self.is_there = False
        """Whether what is said is said of that place."""
        self.is_plural = self.was_plural = False
        self.is_robots = False
        """Whether a robot was named last, so that 'he' is that one."""
        self.thing: Piece | None = None
        self.remarked: Piece | None = None
        self.is_set = False
        """Whether the last order gave a value."""
        self.sort = ''
        """Kind of the thing named last."""
        self.verb = ''
        """Verb of the last order."""
        """Whether what was named last is several things."""

    def text(self) -> str:
        parts: list[str] = []
        robot = next((c.robot for c in self.clauses if c.kind == 'robot' and c.robot), None)
        before = ''
        for clause in self.clauses:
            self._note_who(clause)
            if clause.kind == 'robot':
                continue
            said = self._clause(clause, before)
            if not said:
                continue
            if clause.kind == 'names' and len(self.clauses) == 1 and self._is_wish(clause):
                self.is_worth_it, self.is_sure = True, False
                said = f'{self._wished(clause)} {said}'.strip()
            who = clause.robot or robot
            if who is not None and clause.kind == 'order':
                said, robot = f'{who.english}, {said}', None
            parts.append(self._link(clause, before) + said if parts else said)
            is_behind = clause.kind == 'condition' and before == 'order' and not clause.join
            before = 'condition behind' if is_behind else clause.kind
        if robot is not None:
            self.is_sure = False  # named, but nothing was ordered of it
        return ''.join(parts)

    def _note_who(self, clause: Clause) -> None:
        """Note whether a robot or a person was named last."""
        named = [p.sort for p in clause.pieces if p.is_a('name')]
        if {*named} & {*MOVERS, 'person'}:
            self.is_robots = 'person' not in named

    def _is_wish(self, clause: Clause) -> bool:
        """Return whether names alone are an order: 'nächstes Lied', 'Kaffee für vier'."""
        return bool(self._wished(clause)) or any(
            p.english in ('next', 'previous') for p in clause.content()
        )

    def _wished(self, clause: Clause) -> str:
        """Return the verb of what somebody would like to have."""
        words = [w for p in clause.content() for w in p.english.split()]
        verb = next((self.choices[w] for w in words if w in self.choices), '')
        is_asked = any({*p.said} & self.book.wishing for p in clause.pieces)
        things = [p for p in clause.content() if p.is_a('name')]
        if is_asked and not verb and things and things[-1].sort == 'thing':
            return 'bring me'
        return verb

    def _link(self, clause: Clause, before: str) -> str:
        if clause.kind == 'condition' and clause.pieces[0].english in ('and', 'or'):
            return ' '
        if clause.kind == 'condition' and before == 'order' and clause.join in ('and', 'then'):
            return f', {clause.join} '.replace(', then', ', and then')
        if clause.kind == 'except' or clause.kind == 'condition' and before == 'order':
            return ' '
        if before == 'condition' and clause.kind != 'condition':
            return ', '
        if before == 'correction':
            return ', '
        if clause.join and before == 'condition behind':
            return ', and then '
        if clause.join:
            if clause.join == 'otherwise':
                return ', otherwise '
            return f' and {clause.join} '.replace('and and', 'and')
        return ', '

    def _clause(self, clause: Clause, before: str) -> str:
        if clause.kind == 'remark' and all(c.kind == 'remark' for c in self.clauses):
            said = clause.content()
            is_complaint = any(p.english.startswith('too ') for p in said) and not any(
                p.is_a('unknown', 'verb') for p in said
            )
            self.is_sure, self.is_worth_it = False, is_complaint
            return self._said_of(clause, asked=False) if is_complaint else ''
        if clause.kind == 'remark':
            self.is_sure = False
            self._note_thing(clause)
            self._remember(clause.content(), is_there=True)
            return ''
        if clause.kind == 'correction':
            return 'no wait'
        if clause.kind == 'condition':
            return self._statement(clause)
        if clause.kind == 'question':
            self.is_worth_it = True
            return self._question(clause)
        if clause.kind == 'except':
            words = [p for p in clause.content() if p.english not in ('except', 'but not')]
            return 'except ' + self._words(words)
        if clause.kind == 'order':
            self.is_worth_it = True
            if before == 'order' and self.is_set and self._is_aside(clause):
                self.is_sure = False  # 'auf 20 Prozent, nicht ganz so hell'
                return ''
            return self._order(clause)
        said = clause.content()
        if any(p.is_a('unknown') for p in said):
            self.is_sure = False
        if clause.join == 'then' and said and said[0].said[-1] in self.book.within and (
            self.verb in OF_ROOMS and said[-1].sort == 'area'
        ):  # fmt: skip
            return f'{self.verb} {self._words(said[1:])}'
        again = self.verb if self.verb in HANDING and said[0].sort == 'person' else ''
        if len(said) > 1 and again:  # 'bring Eva das Buch und dann Luc den Ball'
            return f'{again} {self._words(said, self.verb)}'
        return self._words(said, self.verb)

    def _order(self, clause: Clause) -> str:
        sense = clause.sense or VerbSense('')
        dropped = {'you', 'me', 'us'} if sense.english == 'let me know' else {'you'}
        pieces = [p for p in untold(clause.content(), sense) if p.english not in dropped]
        if str(sense.english) in SAYING and any(p.is_a('text') for p in pieces):
            return self._saying(clause, str(sense.english), pieces)
        if sense.english == 'stop':
            again = next((p for p in pieces if p.is_a('verb')), None)
            if again is not None:
                return self._stopping(clause, again, pieces)
        if self.is_robots:
            pieces = [p for p in pieces if p.english not in ('he', 'they')]
            if self._is_doer(clause, pieces):
                pieces = pieces[1:]  # 'sie soll Beet 5 ansehen'
        if any(p.is_a('unknown', 'only') or p.english in OTHERS for p in pieces):
            self.is_sure = False
        if any(p.is_a('particle') and is_unsaid(p, self.book) for p in pieces):
            self.is_sure = False  # says something more
        if pieces and pieces[0].sort == 'person' and any(p.is_a('modal') for p in clause.pieces):
            self.is_sure = False  # 'Leo soll das Licht ausmachen'
        pieces = self._with_remarked(self._with_last_thing(clause, pieces))
        if str(sense.english) not in GOING and any(
            p.said == ('nach',) and not q.is_a('name', 'number')
            for p, q in zip(pieces, pieces[1:], strict=False)
        ):  # fmt: skip
            self.is_sure = False  # 'nach Feierabend das Licht aus'
        where, pieces = self._where_first(pieces)
        times = [p for p in pieces if p.is_a('time')]
        pieces = [p for p in pieces if not p.is_a('time')]
        there = [p for p in pieces if p.is_a('there')]
        pieces = [p for p in pieces if not p.is_a('there')]
        verb = self._verb(sense, pieces)
        if verb == 'set' and pieces and pieces[0].said == ('bei',):
            pieces = pieces[1:]  # 'beim Radio auf Klassik wechseln'
        things, value = self._value_apart(pieces)
        self.is_set = bool(value)
        self.was_plural = self.is_plural
        self._remember((*where, *things))
        self.sort = 'thing' if verb in TAKEN else self.sort
        if there:
            self.is_there = True
        has_place = any(p.is_a('name') for p in (*where, *things))
        place = self._words(where)
        if verb == 'wait':
            there = []  # where it is by then
        if there or (self.is_there and not has_place and things and things[-1].is_a('noun')):
            place = f'in the {self.area}' if self.area else 'there' * bool(there)
        if verb in OF_ROOMS and len(things) > 1 and things[0].english == 'in' and (
            things[-1].sort == 'area' and all(p.is_a('article') for p in things[1:-1])
        ):  # fmt: skip
            things = things[1:]  # 'wisch in der Küche'
        thing = self._words(things, verb)
        if verb in TAKING and things and (
            things[0].is_a('small', 'particle') and not things[0].is_a('there')
        ) and things[0].said[-1] in self.book.within | {'zu', 'nach'} and clause.join:  # fmt: skip
            thing = f'it {thing}'
        if verb == 'go' and things and not (
            things[0].is_a('number', 'time', 'unknown', 'particle')
            or things[0].is_a('small') and things[0].english != 'it'
            or things[-1].is_a('noun') and len(things) == 1
        ):  # fmt: skip
            verb = 'send' if any(p.sort == 'robot' for p in things[:2]) else 'move'
            if verb == 'move' and any(p.sort in FIXED for p in things[:2]):
                self.is_sure = False  # 'die Presse soll laufen'
        if verb in ALONE and things and things[0].is_a('name') and things[0].sort == 'robot':
            thing = self._words(things[1:], verb)
            verb = f'{things[0].english}, {verb}'  # 'fahr Wagen 1 zwei Meter zurück'
        if verb == 'give' and not any(p.sort == 'person' for p in things) and any(
            p.said[0] in self.book.whither and b.english in ('in', 'on')
            for b, p in zip(things, things[1:], strict=False)
        ):  # fmt: skip
            verb = 'put'  # 'gib die Tomaten in die Schüssel'
        if self.is_robots and not things and verb in PACE:
            verb = PACE[verb]
        if verb == 'go back' and not (things or where):
            verb = 'go back home'
        head, _, tail = verb.partition(' ')
        if verb in HANDING and len(things) > 1 and things[0].english == 'it' and (
            things[1].sort == 'person' or things[1].english in ('me', 'us')
        ):  # fmt: skip
            thing = self._words(things[:1], verb) + ' to ' + self._words(things[1:], verb)
        if '{}' in verb and len(things) > 2 and things[0].english == 'it' and (
            things[1].said[-1] in self.book.within
        ):  # fmt: skip
            stop = next((i for i, p in enumerate(things) if p.is_a('name', 'noun')), 0) + 1
            if stop > 1:  # 'mach es im Bad wärmer'
                place = self._words(things[1:stop])
                thing = self._words([things[0], *things[stop:]])
        if verb in ('circle', 'orbit') and things and things[0].said[-1] == 'um':
            thing = self._words(things[1:], verb)
        if things and things[0].english in ('it', 'them') and '{}' not in verb and tail:
            first, _, rest = thing.partition(' ')
            verb, thing = f'{head} {{}} {tail} {rest}', first
        but = next((e for e in (' except ', ' but not ') if place and e in thing), '')
        if but:  # 'oben alle Lichter außer im Bad'
            thing, _, rest = thing.partition(but)
            thing, place = f'{thing} {place}{but}{rest}', ''
        said = verb.replace('{}', thing) if '{}' in verb else f'{verb} {thing}'
        self.verb = head if head in GOING else verb
        words = ' '.join((said, place, self._words(value, 'set'), *(t.english for t in times)))
        return ' '.join((("don't " if clause.is_denied else '') + words).split())

    def _is_doer(self, clause: Clause, pieces: Sequence[Piece]) -> bool:
        """Return whether an order begins with the pronoun of whoever is to do it."""
        at = next((i for i, p in enumerate(clause.pieces) if p.is_a('modal')), 0)
        return (
            at > 0
            and len(pieces) > 1
            and clause.pieces[at - 1] is pieces[0]
            and pieces[0].said[0] in self.book.doers
            and any(
                p.is_a('name', 'noun') and not q.is_a('small')
                for q, p in zip(pieces[1:], pieces[2:], strict=False)
            )
        )

    def _note_thing(self, clause: Clause) -> None:
        """Note the one device that a remark is about: 'das Radio ist zu laut'."""
        named = [p for p in clause.pieces if p.is_a('name', 'noun') and p.sort != 'area']
        is_device = len(named) == 1 and named[0].sort not in ('', 'thing', 'person', 'robot')
        self.remarked = named[0] if is_device else None

    def _with_remarked(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces of an order with what a remark before it was about for 'it'."""
        thing, self.remarked = self.remarked, None
        at = next((i for i, p in enumerate(pieces) if p.english == 'it'), None)
        if at is None and len(pieces) == 1 and pieces[0].is_a('article'):
            at = 0  # 'das Licht ist noch an, das kannst du ausmachen'
        if thing is not None and not pieces:
            return [Piece('article', ('das',), 'the'), thing]  # '..., also ausschalten'
        if thing is None or at is None or any(p.is_a('name', 'noun') for p in pieces):
            return pieces
        return [*pieces[:at], Piece('article', ('das',), 'the'), thing, *pieces[at + 1 :]]

    def _is_aside(self, clause: Clause) -> bool:
        """Return whether a comparative is all that is said, behind a value."""
        return not clause.content() and clause.verb is None and clause.particle is not None

    def _with_last_thing(self, clause: Clause, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces with the thing named before: 'in Halle 1 aus und in Halle 2 an'."""
        named = [p for p in pieces if p.is_a('name', 'noun')]
        if (
            clause.verb is None
            and clause.join == 'and'
            and self.thing is not None
            and pieces
            and pieces[0].said[-1] in self.book.within
            and len(named) == 1
            and named[0].sort == 'area'
            and named[0] in pieces[:3]
        ):
            at = pieces.index(named[0]) + 1
            return [Piece('article', ('das',), 'the'), self.thing, *pieces[:at], *pieces[at:]]
        self.thing = next((p for p in named if p.sort not in ('area', 'robot', 'person')), None)
        return pieces

    def _saying(self, clause: Clause, verb: str, pieces: list[Piece]) -> str:
        """Return what is to be said to whom: 'tell Luc that "das Essen ..."'."""
        text = ' '.join(p.english for p in pieces if p.is_a('text'))
        often = [p.english for p in pieces if p.is_a('time')]
        rest = [p for p in pieces if not p.is_a('text', 'time', 'there')]
        leads = self.book.within
        at = next((i for i, p in enumerate(rest) if p.said[-1] in leads), len(rest))
        whom, others = rest[:at], rest[at:]
        persons = self.book.persons
        whom = [
            p for i, p in enumerate(whom)
            if not p.is_a('article') or i == len(whom) - 1 and p.said[0] in persons
        ]  # fmt: skip
        if any(p.is_a('unknown') for p in whom):
            self.is_sure = False
        if any(p.is_a('unknown') for p in others):
            self.is_sure = False
        told = [self.book.persons.get(p.said[0], p.english) for p in whom]
        if verb == 'ask' and not self.asks:
            self.is_sure = False
        if verb not in ('announce', 'ask') or verb == 'ask' and not self.asks:
            verb = 'tell' if told else 'say'
            text = f'that {text}' if told else text
        denied = "don't " if clause.is_denied else ''
        said = ' '.join((verb, *told, text, *often))
        if not others:
            return f'{denied}{said}'
        self.is_sure = False  # whether it is to go there is not said
        place = next((p.english for p in others if p.is_a('name', 'noun')), '')
        return f'go to the {place} and {said}' if place else f'{denied}{said}'

    def _stopping(self, clause: Clause, again: Piece, pieces: list[Piece]) -> str:
        """Return what is to be done no more: 'stop following me'."""
        rest = [
            p for p in pieces
            if p is not again and p.said not in (('zu',), ('auf',)) and not p.is_a('particle')
        ]  # fmt: skip
        if any(p.is_a('unknown') for p in rest):
            self.is_sure = False
        head, _, tail = of_sort(again.senses[0].english, '').replace('{}', '').partition(' ')
        root = head.removesuffix('e') if not head.endswith('ee') else head
        denied = "don't " if clause.is_denied else ''
        return f'{denied}stop {root}ing {tail} {self._words(rest)}'.replace('  ', ' ').strip()

    def _verb(self, sense: VerbSense, pieces: Sequence[Piece]) -> str:
        sort = next((p.sort for p in pieces if p.sort and p.sort not in ('area', 'robot')), '')
        if sort == '':
            sort = next((p.sort for p in pieces if p.sort), '')
        nouns = [p.english.split()[-1] for p in pieces if p.is_a('name', 'noun') and p.english]
        own = [n for n in nouns if not isinstance(sense.english, str) and n in sense.english]
        english = of_sort(sense.english, own[0] if own else sort)
        if not sort and not nouns and any(p.english in ('it', 'them') for p in pieces):
            english = of_sort(sense.english, self.sort)
        is_set = self.reader.value(pieces, range(len(pieces))) is not None
        is_share = is_set and any(p.english == 'percent' for p in pieces)
        if is_set and english == 'go' and (
            is_share or sort not in ('', 'robot', 'area', 'thing', 'person')
        ):  # fmt: skip
            return 'set'  # 'das Band soll auf 60 Prozent laufen'
        is_change = english.startswith(('turn up', 'turn down', 'make {}'))
        if is_set and (sense.is_light or is_change or english in CHANGES):
            return 'set'
        if sense.is_light and english == 'make' and sort == 'area':
            return 'do'
        return english

    def _where_first(self, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        """Return the place that stands in front of what is in it, and the rest."""
        if len(pieces) > 1 and pieces[0].english in PLACES:
            return pieces[:1], pieces[1:]
        if len(pieces) < 3 or pieces[0].said[-1] not in self.book.within:
            return [], pieces
        at = next((i for i, p in enumerate(pieces[:4]) if p.is_a('name', 'noun')), None)
        rest = pieces[at + 1 :] if at is not None else []
        if at is None or not any(p.is_a('name', 'noun', 'small') for p in rest):
            return [], pieces
        if not (pieces[at].sort in ('area', 'thing') or pieces[at].is_a('noun')):
            return [], pieces
        return pieces[: at + 1], rest

    def _value_apart(self, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        at = self.reader.value(pieces, range(len(pieces)))
        if at is None:
            return pieces, []
        if pieces[at + 1 : at + 2] and pieces[at + 1].sort == 'choice':
            return [*pieces[:at], *pieces[at + 2 :]], pieces[at : at + 2]
        stop = next((i for i in range(at, len(pieces)) if pieces[i].is_a('number')), at) + 1
        stop += stop < len(pieces) and pieces[stop].is_a('unit')
        return [*pieces[:at], *pieces[stop:]], pieces[at:stop]

    def _statement(self, clause: Clause) -> str:
        lead = clause.pieces[0].english
        return f'{lead} {self._said_of(clause, asked=False)}'

    def _question(self, clause: Clause) -> str:
        return self._said_of(clause, asked=True) + '?'

    def _said_of(self, clause: Clause, asked: bool) -> str:
        """Return subject, verb and the rest in the order that English has them in."""
        pieces = [
            (i, p) for i, p in enumerate(clause.pieces)
            if i not in clause.used and p.is_a(*CONTENT, 'negation')
        ]  # fmt: skip
        being = next(
            (
                p
                for _, p in reversed(pieces)
                if p.is_a('being') or p.is_a('verb') and p.said[0] in self.book.being
            ),
            None,
        )
        first = [p for _, p in pieces if p.english in QUESTIONS] if asked else []
        rest = [p for _, p in pieces if p is not being and p not in first]
        while rest and rest[0].is_a('small', 'article') and rest[0].said[-1] in self.book.within:
            where, others = self._where_first(rest)
            if not where:
                break
            rest = self._with_place(others, where)
        away = [p for p in rest[1:-1] if p.english in PLACES]
        rest = [*(p for p in rest if p not in away), *away]
        cut = self._subject_end(rest)
        subject, rest = rest[:cut], rest[cut:]
        end = next((i for i, p in enumerate(rest[:3]) if p.sort == 'area' or p.is_a('noun')), None)
        is_weather = [p.english for p in subject] == ['it'] and end is not None
        if is_weather and end is not None and rest[0].said[-1] in self.book.within:
            if rest[end + 1 :]:
                rest = [*rest[end + 1 :], *rest[: end + 1]]  # 'es in der Halle warm ist'
        subject, rest = self._where_it_is(*self._noticed(subject, rest))
        self._remember(subject)
        denied = 'not' if any(p.is_a('negation') for p in rest) else ''
        rest = [p for p in rest if not p.is_a('negation')]
        deed = next((p for p in rest if p.is_a('verb')), None) if being is None else None
        if deed is not None and not asked and lone(deed):
            rest = [p for p in rest if p is not deed]  # 'bevor du gehst'
            said = ' '.join((self._words(subject), of_sort(deed.senses[0].english, '')))
            return f'{said} {self._words(rest)}'.strip()
        if deed is not None and not asked:
            self.is_sure = False  # 'wenn ich es sage'
        verb, _, more = (self.book.being[being.said[0]] if being else 'is').partition(' ')
        if asked and verb == 'goes':
            verb, more = 'is', 'on'
        if verb == 'has' and any(p.is_a('number') for p in rest) and not rest[-1].is_a('noun'):
            verb = 'is'
        if verb == 'are' and self._words(subject) == 'everyone':
            verb = 'is'
        states = self.book.states
        tail = ' '.join(
            states.get(p.said[0], p.english) or 'there' * p.is_a('there')
            if p.is_a('particle', 'state', 'there') and (i == len(rest) - 1 or p.is_a('state'))
            else self._words([p])
            for i, p in enumerate(rest)
        )
        if first and first[0].english in ('which', 'how much', 'how many') and subject:
            parts = (first[0].english, self._words(subject), verb, denied, more, tail)
            return ' '.join(' '.join(parts).split())  # 'welche Türen sind offen'
        is_all = (verb, more, tail) == ('is', '', '') and not first
        if is_all and subject and not subject[0].is_a('article'):
            if any(p.is_a('noun') for p in subject):
                subject, tail = [], self._words(subject)  # 'wenn Rauch in der Küche ist'
                lead = f'{verb} there' if asked else f'there {verb}'
                return ' '.join((lead, *denied.split(), tail))
        more = more if not tail or more.startswith(('above', 'below')) else ''
        words = (
            (*(p.english for p in first), verb, self._words(subject), denied, more, tail)
            if asked
            else (self._words(subject), verb, denied, more, tail)
        )
        return ' '.join(' '.join(words).split())

    def _noticed(self, subject: list[Piece], rest: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        """Return 'am Lichtsensor liegt was' as what the sensor notices."""
        pieces = [*subject, *rest]
        sensor = [p for p in pieces if p.is_a('name') and p.sort == 'binary_sensor']
        is_any = any(p.said[-1] in self.book.somethings for p in pieces)
        others = [p for p in pieces if p.is_a('name', 'noun', 'number', 'unknown', 'verb')]
        if not is_any or others != sensor or len(sensor) != 1:
            return subject, rest
        denied = [p for p in pieces if p.is_a('negation')]
        article = Piece('article', ('der',), 'the')
        return [article, *sensor], [*denied, Piece('state', ('',), 'triggered')]

    def _where_it_is(
        self, subject: list[Piece], rest: list[Piece]
    ) -> tuple[list[Piece], list[Piece]]:
        """Return the subject and where it is: 'der Wagen | in seiner Ladestation'."""
        named = next((i for i, p in enumerate(subject) if p.is_a('name', 'noun')), len(subject))
        after = subject[named + 1 :]
        if rest or not after or not subject[named].is_a('name'):
            return subject, rest
        moves = subject[named].sort in {*MOVERS, 'person', 'thing'}
        if not moves or not after[0].is_a('small') or after[0].said[-1] not in self.book.within:
            return subject, rest
        return subject[: named + 1], after

    def _with_place(self, pieces: list[Piece], where: list[Piece]) -> list[Piece]:
        at = self._subject_end(pieces)
        return [*pieces[:at], *where, *pieces[at:]]

    def _subject_end(self, pieces: Sequence[Piece]) -> int:
        for at, piece in enumerate(pieces):
            if piece.is_a('unknown') and at and pieces[at - 1].is_a('article'):
                continue  # 'wenn der Einlaufzähler ...'
            if piece.is_a('number', 'negation', 'state', 'unknown', 'there', 'verb'):
                return at
            after = pieces[at + 1] if at + 1 < len(pieces) else None
            if piece.is_a('particle') and at:
                is_where = after is not None and after.is_a('article', 'name', 'noun')
                if not (is_where and any(p.is_a('number') for p in pieces[at:])):
                    return at  # but not 'wenn die Temperatur an Linie 1 40 Grad übersteigt'
            if piece.is_a('small') and at and after is not None and after.is_a('number'):
                return at
            if piece.is_a('small') and at and piece.english.startswith('too '):
                return at
            if piece.is_a('small') and ('than' in piece.english or ' least' in piece.english):
                return at
            if piece.sort == 'robot' and after is not None and after.is_a('noun'):
                continue
            if piece.english in NOBODY or piece.sort == 'robot':
                return at + 1
        return len(pieces)

    def _words(self, pieces: Sequence[Piece], verb: str = '') -> str:
        """Return pieces in English, as they stand behind a verb."""
        said = []
        for at, piece in enumerate(pieces):
            before = pieces[at - 1] if at else None
            after = pieces[at + 1] if at + 1 < len(pieces) else None
            said.append(self._word(before, piece, after, verb))
        return ' '.join(w for w in said if w)

    def _word(self, before: Piece | None, piece: Piece, after: Piece | None, verb: str) -> str:
        """Return one piece in English, between others."""
        word, book = piece.english, self.book
        has_number = after is not None and after.is_a('number')
        if piece.is_a('verb'):
            senses = [s for s in piece.senses if not (s.particle or s.beside)]
            return word or of_sort((senses or piece.senses)[0].english, '')
        if piece.is_a('particle', 'small'):
            if piece.said[-1] in book.values and after and (has_number or verb == 'set'):
                return 'to'
            if piece.said[-1] in book.values and after and after.english in COLOURS and (
                verb.startswith('make')
            ):  # fmt: skip
                return ''  # 'Ampel auf Rot'
            whither = after and (after.said[0] in book.whither or after.sort == 'area')
            whither = whither or after is not None and after.is_a('name')
            if word in ('in', 'on') and verb in GOING and whither:
                return 'to'
            if word == 'of' and verb in GOING | TAKEN | {'collect', 'put', 'move', 'remove'}:
                return 'from'
            if word == 'around' and has_number:
                return 'by'
            if word == 'on' and verb in SEARCHING and after is not None and after.is_a('noun'):
                return 'for'  # 'auf Schädlinge prüfen'
            if word == 'at' and verb == 'remind':
                return 'about'
            if word == 'at' and (verb in GOING or has_number):
                return 'to' if verb in GOING else 'by'
            if word == 'it' and piece.said == ('ihm',) and after and after.is_a('article'):
                return 'him'
            if word == 'all the' and (after is None or after.is_a('small')):
                return 'everyone'
            if word == 'a bit' and after is not None and after.is_a('noun', 'name'):
                return 'some'
            return 'them' if word == 'it' and self.was_plural and piece.said[0] == 'sie' else word
        if piece.sort == 'person' and after is not None and after.is_a('noun') and (
            piece.said[-1].endswith('s') and not word.endswith('s')
        ):  # fmt: skip
            return f"{word}'s"  # 'Toms Schreibtisch'
        if piece.is_a('article') and before is not None and after is not None and (
            piece.said[0] in book.genitive and before.is_a('noun', 'name', 'number')
            and after.is_a('noun', 'name') and before.sort != 'person'
        ):  # fmt: skip
            return 'to the' if verb in TAKING else 'of the'
        if piece.is_a('article') and word == 'all the' and after is None and not verb:
            return 'everyone'  # 'sobald alle weg sind'
        if piece.is_a('article') and word == 'the':
            if after is not None and after.is_a('name') and after.english.split()[-1].isdigit():
                return ''  # 'zum Packplatz 2'
            if after is not None and after.sort == 'area' and after.english[:1].isupper():
                return ''
            if after is not None and after.is_a('small') and after.said[-1] in book.within:
                return 'the ones' if piece.said[0] == 'denen' else 'the one'
            if after is not None and after.sort == 'person':
                return ''
            return 'it' if after is None and verb or after and after.english == 'and' else word
        if piece.is_a('unit') and word in AMOUNTS and after is not None and after.is_a('noun'):
            return f'{word} of'
        is_container = piece.is_a('noun', 'name') and {word, word.removesuffix('s')} & CONTAINERS
        if is_container and after is not None and (
            after.is_a('noun', 'name') and after.sort in ('', 'thing')
            or after.said[0] in book.qualities
        ):  # fmt: skip
            return f'{word} of'
        if piece.is_a('noun') and word in COLOURS and before is not None and (
            before.is_a('article') and (after is None or not after.is_a('noun', 'name'))
        ):  # fmt: skip
            return f'{word} one'  # 'leg den roten auf den blauen'
        is_several = before is not None and before.english in ('both', 'all the', 'one of the')
        if piece.is_a('noun') and piece.sort and after is not None and after.sort == 'area':
            return f'{word} in the'  # 'Heizung blaues Zimmer'
        if piece.is_a('noun') and is_several and not word.endswith('s'):
            return f'{word}s'
        return word

    def _remember(self, pieces: Sequence[Piece], is_there: bool = False) -> None:
        for at, piece in enumerate(pieces):
            before = [p.said[-1] for p in pieces[max(0, at - 2) : at]]
            if piece.is_a('noun') and not piece.sort and {*before} & self.book.within:
                self.area = piece.english
            if piece.is_a('name') and piece.sort == 'area':
                self.area = piece.english
                self.is_there = is_there
            elif piece.is_a('name', 'noun'):
                self.sort = piece.sort or self.sort
                self.is_plural = piece.english.endswith('s') or any(
                    p.english in ('all the', 'both', 'and') for p in pieces
                )  # fmt: skip
