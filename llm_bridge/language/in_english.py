"""Commands of other languages in plain English words, in which they are read as English is.

A command is cut into clauses; of each the verb, wherever it stands, is put first, and the names of
the site stay the names of what they name. What is not known stays as it was said, so that the
guards find it; what is left out as a remark makes the whole unsure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from llm_bridge.language.english_pieces import Piece, PieceReader, VerbSense
from llm_bridge.language.grounding_nouns import COLOURS
from llm_bridge.language.phrasebook import English, phrasebook_of
from llm_bridge.site.site import Site

_CONTENT = ('name', 'noun', 'number', 'unit', 'small', 'article', 'state', 'there', 'time',
            'unknown', 'particle', 'being', 'verb', 'only')  # fmt: skip
_NOBODY = frozenset({'someone', 'nobody', 'it', 'they', 'everyone'})
_GOING = frozenset({'go', 'come', 'drive', 'go back', 'send', 'bring', 'fly', 'carry', 'deliver',
                    'come back', 'bring back', 'send back', 'push', 'transport', 'take'})
_AMOUNTS = frozenset({'kilograms', 'grams', 'litres', 'millilitres', 'tonnes'})
_TAKING = frozenset({'bring', 'put', 'take', 'carry', 'deliver', 'give', 'hand'})
_PLACES = frozenset({'here', 'everywhere', 'outside', 'inside', 'upstairs', 'downstairs'})
"""Where something is, without a preposition."""
_QUESTIONS = frozenset({'what', 'where', 'who', 'how', 'which', 'when', 'how much', 'how many',
                        'how warm', 'how full', 'how cold'})


@dataclass(frozen=True)
class EnglishText:
    """A command in English."""

    text: str
    is_sure: bool
    """Whether all that was said is in it."""


@dataclass
class _Clause:
    """One clause on its way."""

    pieces: list[Piece]
    join: str = ''
    """'and' or 'then', where it is joined to the one before."""
    after_break: bool = False
    kind: str = ''
    """One of order, names, condition, question, except, remark, robot, words, correction."""
    verb: int | None = None
    """Index of its verb."""
    sense: VerbSense | None = None
    particle: int | None = None
    robot: Piece | None = None
    is_denied: bool = False
    used: set[int] = field(default_factory=set)
    """Indices of pieces that are said already."""

    def content(self) -> list[Piece]:
        """Return the pieces that are said in English beside the verb."""
        return [
            p for at, p in enumerate(self.pieces) if at not in self.used and p.is_a(*_CONTENT)
        ]


class EnglishOrders:
    """Puts the commands of one site and language in English."""

    def __init__(self, site: Site, language: str) -> None:
        """Prepare; raises ValueError for a language without a phrasebook."""
        book = phrasebook_of(language)
        if book is None:
            raise ValueError(f'{language} has no phrasebook')
        self.book = book
        self.reader = PieceReader(site, book, language)
        self.site = site

    def of(self, text: str) -> EnglishText | None:
        """Return a command in English, or None where nothing in it is known."""
        clauses = self._clauses(self.reader.pieces(text))
        asked = text.rstrip().endswith('?')
        is_polite = self.book.polite.search(text.lower()) is not None
        for clause in clauses:
            self._look_at(clause, asked and clause is clauses[0])
        clauses = self._merged(self._corrected(clauses))
        writer = _Writer(self, clauses)
        said = writer.text()
        if asked and not is_polite and any(c.kind == 'order' for c in clauses):
            writer.is_sure = False
        return EnglishText(said, writer.is_sure) if said and writer.is_worth_it else None

    # --- clauses

    def _clauses(self, pieces: Sequence[Piece]) -> list[_Clause]:
        found = [_Clause([])]
        for at, piece in enumerate(pieces):
            if piece.is_a('join') and self._is_inside(found[-1], pieces, at):
                found[-1].join = found[-1].join or piece.english
                continue
            if piece.is_a('break', 'join', 'condition', 'correction'):
                if found[-1].pieces:
                    found.append(_Clause([]))
                last = found[-1]
                last.after_break = last.after_break or piece.is_a('break')
                if piece.is_a('join'):
                    last.join = 'then' if 'then' in (last.join, piece.english) else piece.english
                if piece.is_a('condition', 'correction'):
                    last.kind = piece.role
                    last.pieces.append(piece)
                    last.used.add(0)
                    if piece.is_a('correction'):
                        found.append(_Clause([]))
                continue
            last = found[-1]
            last.pieces.append(piece)
            if self._ends_verbless(last, pieces, at):
                found.append(_Clause([]))
        return [c for c in found if any(not p.is_a('filler') for p in c.pieces)]

    def _is_inside(self, clause: _Clause, pieces: Sequence[Piece], at: int) -> bool:
        """Return whether a word for 'then' stands inside a clause: 'mach dann das Licht aus'."""
        solid = [p for p in clause.pieces if not p.is_a('filler')]
        after = pieces[at + 1 : at + 2]
        return (
            pieces[at].english == 'then'
            and bool(solid)
            and solid[-1].is_a('verb', 'modal')
            and not (self.book.verb_last and solid[-1].said[0].endswith('en'))
            and bool(after)
            and not after[0].is_a('break', 'verb')
        )

    def _ends_verbless(self, clause: _Clause, pieces: Sequence[Piece], at: int) -> bool:
        """Return whether an order without a verb ends there: 'tor zu | hoflicht aus'."""
        if not self._is_particle(pieces, at) or any(
            p.is_a('verb', 'condition') for p in clause.pieces
        ):
            return False
        if not any(p.is_a('name', 'noun') for p in clause.pieces):
            return False
        after = pieces[at + 1 : at + 2]
        rest = []
        for piece in pieces[at + 1 :]:
            if piece.is_a('break', 'join'):
                break
            rest.append(piece)
        return bool(after) and after[0].is_a('name', 'noun') and any(
            p.is_a('particle', 'number') for p in rest
        )  # fmt: skip

    def _look_at(self, clause: _Clause, asked: bool) -> None:
        """Find out what a clause is and which verb it has."""
        pieces = clause.pieces
        if clause.kind in ('condition', 'correction'):
            return
        self._take_robot(clause)
        solid = [i for i, p in enumerate(pieces) if i not in clause.used and not p.is_a('filler')]
        if not solid:
            clause.kind = 'robot' if clause.robot else 'words'
            return
        first = pieces[solid[0]]
        is_asked = first.is_a('being') or first.is_a('verb') and first.said[0] in self.book.being
        if first.english in _QUESTIONS or asked and is_asked:
            clause.kind = 'question'
            return
        self._take_negation(clause)
        self._take_verb(clause, solid)
        content = clause.content()
        named = [p for p in content if p.is_a('name', 'noun')]
        if clause.sense is not None:
            clause.kind = 'order'
            if first.said[0] in self.book.remarks and not first.is_a('article', 'there'):
                is_finite = clause.verb is not None and clause.verb != solid[-1]
                clause.kind = 'remark' if is_finite else 'order'
        elif first.is_a('small') and first.english in ('except', 'but not'):
            clause.kind = 'except'
        elif clause.is_denied and named and not any(p.is_a('unknown') for p in content):
            clause.kind = 'except'
        elif any(p.is_a('being', 'verb') for p in pieces) or (
            first.said[0] in self.book.remarks and any(p.is_a('unknown', 'verb') for p in content)
        ):
            clause.kind = 'remark'
        elif content and not any(p.is_a('unknown', 'being') for p in content):
            clause.kind = 'names'
        else:
            clause.kind = 'words'

    def _take_robot(self, clause: _Clause) -> None:
        """Take whoever is to do it: 'Lotte soll ...', 'Berta schieb ...', 'kann Lotte ...'."""
        pieces = clause.pieces
        solid = [i for i, p in enumerate(pieces) if not p.is_a('filler', 'article')]
        robots = [
            i for i in solid if pieces[i].is_a('name') and pieces[i].sort == 'robot'
        ]  # fmt: skip
        modals = [i for i in solid if pieces[i].is_a('modal')]
        clause.used |= {*modals}
        clause.used |= {
            i + 1
            for i in modals
            if i + 1 < len(pieces) and pieces[i + 1].english == 'it' and pieces[i + 1].said != ('es',)
        }
        if not robots:
            return
        who = robots[0]
        place = solid.index(who)
        alone = len(solid) == 1
        verb = place == 0 and len(solid) > 1 and pieces[solid[1]].is_a('verb', 'modal')
        lets = place == 1 and pieces[solid[0]].is_a('verb') and pieces[solid[-1]].is_a('verb')
        lets = lets and len(solid) > 3 and any(s.is_light for s in pieces[solid[0]].senses)
        if lets:
            clause.used.add(solid[0])
        if lets or modals and abs(solid.index(modals[0]) - place) == 1 or alone or verb:
            clause.robot = pieces[who]
            clause.used.add(who)
            if who and pieces[who - 1].is_a('article'):
                clause.used.add(who - 1)

    def _take_negation(self, clause: _Clause) -> None:
        for at, piece in enumerate(clause.pieces):
            if piece.is_a('negation'):
                clause.is_denied = True
                clause.used.add(at)

    def _take_verb(self, clause: _Clause, solid: Sequence[int]) -> None:
        """Find the verb that orders, with its particle."""
        pieces = clause.pieces
        apart = {i: pieces[i].said[0] for i in solid if self._is_particle(pieces, i)}
        best: tuple[float, int, VerbSense, int | None] | None = None
        for at in solid:
            if not pieces[at].is_a('verb') or not self._may_order(pieces, at, solid):
                continue
            for sense in pieces[at].senses:
                with_it = [i for i, p in apart.items() if p == sense.particle]
                if sense.particle and not with_it:
                    continue
                said = [w for i in solid for w in pieces[i].said]
                if not {*sense.beside} <= {*said}:
                    continue
                score = 2.0 * bool(sense.particle) + len(sense.beside) - sense.is_light
                if best is None or score > best[0]:
                    best = (score, at, sense, with_it[-1] if with_it else None)
        if best is not None:
            _, clause.verb, clause.sense, clause.particle = best
            clause.used |= {clause.verb} | ({clause.particle} - {None})
            for i in solid:
                if {*pieces[i].said} & {*clause.sense.beside}:
                    clause.used.add(i)
            return
        if any(pieces[i].is_a('being', 'verb') for i in solid):
            return
        for at, word in reversed([*apart.items()]):
            english = self.book.particles.get(word)
            if english:
                clause.sense, clause.particle = VerbSense(english), at
                clause.used.add(at)
                return
        if self._value(pieces, solid) is not None and not any(
            pieces[i].is_a('unknown') for i in solid
        ):
            clause.sense = VerbSense('set')
            return
        last = pieces[solid[-1]]
        if last.english in COLOURS and any(pieces[i].sort for i in solid):
            clause.sense = VerbSense('make')
            return
        robots = [i for i in solid if pieces[i].sort == 'robot']
        if robots and robots[0] in solid[:2] and self._goes_to(pieces, solid, robots[0]):
            clause.sense = VerbSense('send')

    def _goes_to(self, pieces: Sequence[Piece], solid: Sequence[int], robot: int) -> bool:
        """Return whether a robot and where it is to go is all that is said."""
        rest = [pieces[i] for i in solid if i > robot]
        return (
            len(rest) in (2, 3)
            and rest[0].is_a('small', 'particle')
            and rest[-1].is_a('name', 'noun')
            and rest[0].english in ('in', 'at', 'to', 'on')
            and (rest[0].english == 'to' or rest[1].said[0] in ('den', 'die', 'das'))
        )

    def _may_order(self, pieces: Sequence[Piece], at: int, solid: Sequence[int]) -> bool:
        """Return whether a verb at that place can be an order, not a statement."""
        word = pieces[at].said[0]
        if self.book.verb_last and at == solid[-1] != solid[0] and not word.endswith('n'):
            return not any(pieces[i].is_a('verb', 'being') for i in solid if i != at)
        endings = ('t', 'en') if self.book.verb_last else ('t',)
        if at == solid[0] or at == solid[-1] or not word.endswith(endings):
            return True
        if word.endswith('en') and pieces[at + 1].is_a('particle', 'being', 'verb'):
            return True
        return all(pieces[i].is_a('time', 'small') for i in solid if i < at)

    def _is_particle(self, pieces: Sequence[Piece], at: int) -> bool:
        """Return whether a word is the particle of a verb, and no preposition."""
        piece = pieces[at]
        if not piece.is_a('particle'):
            return False
        if piece.said[0] not in self.book.small:
            return True
        after = next((p for p in pieces[at + 1 :] if not p.is_a('filler')), None)
        if after is None or after.is_a('verb', 'time', 'there', 'negation', 'particle', 'being'):
            return True
        if piece.said[0] in self.book.articles:
            return False
        if after.is_a('small'):
            return after.english in ('in', 'on', 'at', 'and', 'except', 'but not', 'again', 'it')
        return after.is_a('name') and after.sort not in ('area', 'thing', 'robot', '')

    def _value(self, pieces: Sequence[Piece], solid: Sequence[int]) -> int | None:
        """Return where a value begins that something is set to."""
        for at, after in zip(solid, solid[1:], strict=False):
            if pieces[at].said[-1] in self.book.values and pieces[after].is_a('number'):
                return at
        return None

    def _merged(self, clauses: Sequence[_Clause]) -> list[_Clause]:
        """Return the clauses with those put together of which each lacks what the other has."""
        found: list[_Clause] = []
        for clause in clauses:
            last = found[-1] if found else None
            belongs = (
                last is not None
                and last.kind in ('names', 'order', 'words')
                and self._belongs(last, clause)
            )
            if last is not None and clause.join == 'but':
                if clause.kind == 'names' and last.kind == 'order' and last.is_denied:
                    clause = self._instead(last, clause)
                clause.join = ''
                found.append(clause)
            elif last is not None and belongs:
                found[-1] = self._joined(last, clause)
            else:
                found.append(clause)
        return found

    def _corrected(self, clauses: Sequence[_Clause]) -> list[_Clause]:
        """Return the clauses with what was taken back replaced by what is said in its place."""
        found: list[_Clause] = []
        for clause in clauses:
            taken_back = len(found) > 1 and found[-1].kind == 'correction'
            old = found[-2] if taken_back else None
            if old is not None and old.kind == 'order' and clause.verb is None:
                again = self._in_place(old, clause)
                if again is not None:
                    found[-2:] = [again]
                    continue
            found.append(clause)
        return found

    def _in_place(self, old: _Clause, new: _Clause) -> _Clause | None:
        """Return a clause with its value, or its thing, in the place of the one before."""
        pieces = old.pieces
        at, instead = self._value_of(old), self._value_of(new)
        if instead is None and any(p.is_a('number') for p in new.pieces):
            instead = next(i for i, p in enumerate(new.pieces) if p.is_a('number'))
            at = at + 1 if at is not None else None
        if at is not None and instead is not None:
            stop = next(
                (i for i in range(at, len(pieces)) if pieces[i].is_a('number')), at
            ) + 1  # fmt: skip
            stop += stop < len(pieces) and pieces[stop].is_a('unit')
            rest = new.pieces[instead:]
        else:
            mine = [p for p in new.pieces if p.is_a('name', 'noun')]
            its = [i for i, p in enumerate(pieces) if p.is_a('name', 'noun')]
            if new.kind != 'names' or len(mine) != 1 or not its:
                return None
            at = next((i for i in its if pieces[i].sort == mine[0].sort), its[-1])
            stop, rest = at + 1, mine
        found = _Clause([*pieces[:at], *rest, *pieces[stop:]], old.join, old.after_break)
        found.robot = old.robot
        self._look_at(found, False)
        return found

    def _belongs(self, last: _Clause, clause: _Clause) -> bool:
        if clause.join == 'then' or clause.kind not in ('order', 'names') or clause.robot:
            return False
        if clause.kind == 'names':
            things = any(p.sort not in ('', 'robot', 'area') for p in clause.content())
            return last.kind == 'names' or clause.join == 'and' or things
        if last.kind == 'names':
            ends = [p for p in last.pieces if not p.is_a('filler')][-1:]
            return not ends[0].is_a('particle') and any(p.is_a('name', 'noun') for p in last.content())
        if clause.verb is None and last.verb is not None and last.particle is None:
            if self._value_of(last) is not None:
                return False
            word = clause.pieces[clause.particle].said[0] if clause.particle is not None else ''
            things = [p for p in last.content() if p.is_a('name', 'noun')]
            if not things or not all(p.sort for p in things):
                return False
            return any(
                s.particle == word if word else s.is_light
                for s in last.pieces[last.verb].senses
            )
        return False

    def _instead(self, last: _Clause, clause: _Clause) -> _Clause:
        """Return what is done with another thing: 'nicht das Licht ausmachen, sondern ...'."""
        return replace(clause, kind='order', sense=last.sense)

    def _value_of(self, clause: _Clause) -> int | None:
        return self._value(clause.pieces, range(len(clause.pieces)))

    def _joined(self, last: _Clause, clause: _Clause) -> _Clause:
        """Return two clauses as one."""
        more = clause.pieces
        if last.kind == 'names' and clause.kind == 'order':
            things = [p for p in clause.content() if p.is_a('name', 'noun')]
            pronoun = [p for p in clause.content() if p.english in ('it', 'them', 'the')]
            if pronoun and not things:
                more = [p for p in more if p not in pronoun]  # 'die Heizung, mach die auf 19'
        link = [Piece('small', ('und',), 'and')] if more is clause.pieces else []
        both = _Clause(
            [*last.pieces, *link, *more],
            last.join,
            last.after_break,
            robot=last.robot or clause.robot,
        )
        self._look_at(both, False)
        return both


class _Writer:
    """Writes clauses in English."""

    def __init__(self, owner: EnglishOrders, clauses: Sequence[_Clause]) -> None:
        self.owner = owner
        self.book = owner.book
        self.clauses = clauses
        self.is_sure = True
        self.is_worth_it = False
        """Whether there is an order, a question or a denial in it."""
        self.area = ''
        """The place named last."""
        self.is_there = False
        """Whether what is said is said of that place."""
        self.is_plural = False
        self.verb = ''
        """Verb of the last order."""
        """Whether what was named last is several things."""

    def text(self) -> str:
        parts: list[str] = []
        robot = next((c.robot for c in self.clauses if c.kind == 'robot' and c.robot), None)
        before = ''
        for clause in self.clauses:
            if clause.kind == 'robot':
                continue
            said = self._clause(clause, before)
            if not said:
                continue
            who = clause.robot or robot
            if who is not None and clause.kind == 'order':
                said, robot = f'{who.english}, {said}', None
            parts.append(self._link(clause, before) + said if parts else said)
            before = clause.kind
        return ''.join(parts)

    def _link(self, clause: _Clause, before: str) -> str:
        if clause.kind == 'except' or clause.kind == 'condition' and before == 'order':
            return ' '
        if before == 'condition' and clause.kind != 'condition':
            return ', '
        if before == 'correction':
            return ', '
        if clause.join:
            return f' and {clause.join} '.replace('and and', 'and')
        return ', '

    def _clause(self, clause: _Clause, before: str) -> str:
        if clause.kind == 'remark':
            self.is_sure = False
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
            return self._order(clause)
        return self._words(clause.content(), self.verb)

    def _order(self, clause: _Clause) -> str:
        assert clause.sense is not None
        dropped = {'you', 'me', 'us'} if clause.sense.english == 'let me know' else {'you'}
        pieces = [p for p in _untold(clause.content(), clause.sense) if p.english not in dropped]
        if any(p.is_a('unknown', 'only') for p in pieces):
            self.is_sure = False
        where, pieces = self._where_first(pieces)
        times = [p for p in pieces if p.is_a('time')]
        pieces = [p for p in pieces if not p.is_a('time')]
        there = [p for p in pieces if p.is_a('there')]
        pieces = [p for p in pieces if not p.is_a('there')]
        verb = self._verb(clause, pieces)
        things, value = self._value_apart(pieces)
        self._remember((*where, *things))
        if there:
            self.is_there = True
        has_place = any(p.is_a('name') for p in (*where, *things))
        place = self._words(where)
        if there or (self.is_there and not has_place and things and things[-1].is_a('noun')):
            place = f'in the {self.area}' if self.area else 'there' * bool(there)
        thing = self._words(things, verb)
        if verb in _TAKING and things and (
            things[0].is_a('small', 'particle') and not things[0].is_a('there')
        ) and things[0].said[-1] in self.book.within | {'zu', 'nach'} and clause.join:  # fmt: skip
            thing = f'it {thing}'
        if verb == 'go' and things and not (
            things[0].is_a('number', 'time', 'unknown', 'particle')
            or things[0].is_a('small') and things[0].english != 'it'
            or things[-1].is_a('noun') and len(things) == 1
        ):  # fmt: skip
            verb = 'send' if any(p.sort == 'robot' for p in things[:2]) else 'move'
        if verb == 'go back' and not (things or where):
            verb = 'go back home'
        head, _, tail = verb.partition(' ')
        if thing in ('it', 'them') and '{}' not in verb:
            verb = f'{head} {{}} {tail}'
        said = verb.replace('{}', thing) if '{}' in verb else f'{verb} {thing}'
        self.verb = head if head in _GOING else verb
        words = ' '.join((said, place, self._words(value, 'set'), *(t.english for t in times)))
        return ' '.join((("don't " if clause.is_denied else '') + words).split())

    def _verb(self, clause: _Clause, pieces: Sequence[Piece]) -> str:
        sense = clause.sense
        assert sense is not None
        sort = next((p.sort for p in pieces if p.sort and p.sort not in ('area', 'robot')), '')
        if sort == '':
            sort = next((p.sort for p in pieces if p.sort), '')
        english = _of_sort(sense.english, sort)
        is_set = self.owner._value(pieces, range(len(pieces))) is not None
        if is_set and (sense.is_light or english.startswith(('turn up', 'turn down', 'make {}'))
                       or english in ('dim', 'brighten', 'open', 'turn on', 'change')):  # fmt: skip
            return 'set'
        if sense.is_light and english == 'make' and sort == 'area':
            return 'do'
        return english

    def _where_first(self, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        """Return the place that stands in front of what is in it, and the rest."""
        if len(pieces) > 1 and pieces[0].english in _PLACES:
            return pieces[:1], pieces[1:]
        if len(pieces) < 3 or pieces[0].said[-1] not in self.book.within:
            return [], pieces
        at = next((i for i, p in enumerate(pieces[:4]) if p.is_a('name', 'noun')), None)
        rest = pieces[at + 1 :] if at is not None else []
        if at is None or not any(p.is_a('name', 'noun', 'small') for p in rest):
            return [], pieces
        if not (pieces[at].sort == 'area' or pieces[at].is_a('noun')):
            return [], pieces
        return pieces[: at + 1], rest

    def _value_apart(self, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        at = self.owner._value(pieces, range(len(pieces)))
        if at is None:
            return pieces, []
        stop = at + 2 + (at + 2 < len(pieces) and pieces[at + 2].is_a('unit'))
        return [*pieces[:at], *pieces[stop:]], pieces[at:stop]

    def _statement(self, clause: _Clause) -> str:
        lead = clause.pieces[0].english
        return f'{lead} {self._said_of(clause, asked=False)}'

    def _question(self, clause: _Clause) -> str:
        return self._said_of(clause, asked=True) + '?'

    def _said_of(self, clause: _Clause, asked: bool) -> str:
        """Return subject, verb and the rest in the order that English has them in."""
        pieces = [
            (i, p) for i, p in enumerate(clause.pieces)
            if i not in clause.used and p.is_a(*_CONTENT, 'negation')
        ]  # fmt: skip
        being = next(
            (
                p
                for _, p in reversed(pieces)
                if p.is_a('being') or p.is_a('verb') and p.said[0] in self.book.being
            ),
            None,
        )
        first = [p for _, p in pieces if p.english in _QUESTIONS] if asked else []
        rest = [p for _, p in pieces if p is not being and p not in first]
        while rest and rest[0].is_a('small', 'article') and rest[0].said[-1] in self.book.within:
            where, others = self._where_first(rest)
            if not where:
                break
            rest = self._with_place(others, where)
        away = [p for p in rest[1:-1] if p.english in _PLACES]
        rest = [*(p for p in rest if p not in away), *away]
        cut = self._subject_end(rest)
        subject, rest = rest[:cut], rest[cut:]
        self._remember(subject)
        denied = 'not' if any(p.is_a('negation') for p in rest) else ''
        rest = [p for p in rest if not p.is_a('negation')]
        verb, _, more = (self.book.being[being.said[0]] if being else 'is').partition(' ')
        if asked and verb == 'goes':
            verb, more = 'is', 'on'
        if verb == 'has' and any(p.is_a('number') for p in rest) and not rest[-1].is_a('noun'):
            verb = 'is'
        states = self.book.states
        tail = ' '.join(
            states.get(p.said[0], p.english)
            if p.is_a('particle', 'state', 'there') and (i == len(rest) - 1 or p.is_a('state'))
            else self._words([p])
            for i, p in enumerate(rest)
        )
        more = more if not tail or more.startswith(('above', 'below')) else ''
        words = (
            (*(p.english for p in first), verb, self._words(subject), denied, more, tail)
            if asked
            else (self._words(subject), verb, denied, more, tail)
        )
        return ' '.join(' '.join(words).split())

    def _with_place(self, pieces: list[Piece], where: list[Piece]) -> list[Piece]:
        at = self._subject_end(pieces)
        return [*pieces[:at], *where, *pieces[at:]]

    def _subject_end(self, pieces: Sequence[Piece]) -> int:
        for at, piece in enumerate(pieces):
            if piece.is_a('number', 'negation', 'state', 'unknown', 'there', 'verb'):
                return at
            if piece.is_a('particle') and at:
                return at
            after = pieces[at + 1] if at + 1 < len(pieces) else None
            if piece.is_a('small') and at and after is not None and after.is_a('number'):
                return at
            if piece.is_a('small') and ('than' in piece.english or ' least' in piece.english):
                return at
            if piece.sort == 'robot' and after is not None and after.is_a('noun'):
                continue
            if piece.english in _NOBODY or piece.sort == 'robot':
                return at + 1
        return len(pieces)

    def _words(self, pieces: Sequence[Piece], verb: str = '') -> str:
        """Return pieces in English, as they stand behind a verb."""
        said: list[str] = []
        for at, piece in enumerate(pieces):
            after = pieces[at + 1] if at + 1 < len(pieces) else None
            word = piece.english
            if piece.is_a('particle', 'small') and piece.said[-1] in self.book.values and (
                after is not None and (after.is_a('number') or verb == 'set')
            ):
                word = 'to'
            elif word in ('in', 'on') and verb in _GOING and after is not None and after.said[0] in (
                'den', 'die', 'das'
            ):  # fmt: skip
                word = 'to'
            elif word == 'of' and (verb in _GOING or verb in ('fetch', 'pick up', 'collect')):
                word = 'from'
            elif word == 'at' and verb in _GOING:
                word = 'to'
            elif word == 'at' and after is not None and after.is_a('number'):
                word = 'by'
            elif word == 'it' and self.is_plural and piece.said[0] in ('sie',):
                word = 'them'
            elif piece.is_a('article') and word == 'the' and (
                after is None and at == len(pieces) - 1 and verb or after is not None and after.english == 'and'
            ):
                word = 'it'
            elif piece.is_a('article') and word == 'the' and (
                after is not None
                and after.is_a('small')
                and after.said[-1] in self.book.within
            ):  # fmt: skip
                word = 'the one'
            elif piece.is_a('unit') and word in _AMOUNTS and after is not None and after.is_a('noun'):
                word = f'{word} of'
            elif piece.is_a('noun') and not word.endswith('s') and at and (
                pieces[at - 1].english in ('both', 'all the') and piece.sort != 'thing'
            ):  # fmt: skip
                word = f'{word}s'
            if piece.is_a('verb'):
                word = piece.english or _of_sort(piece.senses[0].english, '')
            said.append(word)
        return ' '.join(w for w in said if w)

    def _remember(self, pieces: Sequence[Piece], is_there: bool = False) -> None:
        for piece in pieces:
            if piece.is_a('name') and piece.sort == 'area':
                self.area = piece.english
                self.is_there = is_there
            elif piece.is_a('name', 'noun'):
                self.is_plural = len(piece.ids) > 1 or piece.english.endswith('s') or any(
                    p.english in ('all the', 'both', 'and') for p in pieces
                )  # fmt: skip


def _untold(pieces: list[Piece], sense: VerbSense) -> list[Piece]:
    """Return the pieces without those that the verb says already, and their articles."""
    told = [p.is_a('noun', 'unknown') and {*p.english.split()} <= sense.told for p in pieces]
    return [
        p for i, p in enumerate(pieces)
        if not told[i] and not (p.is_a('article') and any(told[i + 1 : i + 2]))
    ]  # fmt: skip


def _of_sort(english: English, sort: str) -> str:
    return english if isinstance(english, str) else english.get(sort, english.get('', ''))
