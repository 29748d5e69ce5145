"""Clauses of which one says what the other lacks, put together; what was taken back, replaced."""

from collections.abc import Sequence
from dataclasses import replace

from llm_bridge.language.into_english.english_clauses import Clause, ClauseReader
from llm_bridge.language.into_english.english_pieces import Piece

_ATTRIBUTES = frozenset({'speed', 'brightness', 'volume', 'temperature', 'height', 'level',
                         'position', 'color', 'program', 'mode', 'pressure'})  # fmt: skip
"""What things have that is set."""


class ClauseJoiner:
    """Puts the clauses of a command together."""

    def __init__(self, reader: ClauseReader) -> None:
        """Take what reads a clause anew."""
        self.reader = reader

    def merged(self, clauses: Sequence[Clause]) -> list[Clause]:
        """Return the clauses with those put together of which each lacks what the other has."""
        found: list[Clause] = []
        for at, clause in enumerate(clauses):
            last = found[-1] if found else None
            belongs = (
                last is not None
                and last.kind in ('names', 'order', 'words')
                and self._belongs(last, clause)
                and not self._begins_list(last, clause, clauses[at + 1 :])
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

    def corrected(self, clauses: Sequence[Clause]) -> list[Clause]:
        """Return the clauses with what was taken back replaced by what is said in its place."""
        found: list[Clause] = []
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

    def _in_place(self, old: Clause, new: Clause) -> Clause | None:
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
            begin = new.pieces.index(mine[0])
            leads = [i for i in range(begin) if new.pieces[i].said[-1] in self.reader.book.within]
            is_where = mine[0].sort == 'area' and pieces[at].sort != 'area' and bool(leads)
            if is_where:
                kind = replace(pieces[at], role='noun', english=pieces[at].english.split()[-1])
                pieces, begin = [*pieces[:at], kind, *pieces[at + 1 :]], leads[0]
                at += 1  # 'das Flurlicht, nein, das in der Küche'
            stop, rest = at + (not is_where), new.pieces[begin:]
            stop += stop < len(pieces) and pieces[stop].is_a('number')
            if not all(
                p.is_a('name', 'noun', 'number', 'filler', 'small', 'article') for p in rest
            ):
                return None
        found = Clause([*pieces[:at], *rest, *pieces[stop:]], old.join, old.after_break)
        found.robot = old.robot
        self.reader.look_at(found, False)
        return found

    def _belongs(self, last: Clause, clause: Clause) -> bool:
        if last.robot is not None and any(p.sort == 'robot' for p in clause.pieces):
            return False  # 'lass Wagen 1 zum Tor fahren und Wagen 2 zum Lager'
        if clause.join == 'then' or clause.kind not in ('order', 'names') or clause.robot:
            return False
        if clause.kind == 'names':
            is_thing = any(p.sort not in ('', 'robot', 'area') for p in clause.content())
            return last.kind == 'names' or clause.join == 'and' or is_thing
        if last.kind == 'names':
            if any(p.english == 'everything' for p in clause.content()):
                return False
            ends = [p for p in last.pieces if not p.is_a('filler')][-1:]
            return not ends[0].is_a('particle') and any(
                p.is_a('name', 'noun') for p in last.content()
            )
        if clause.verb is None and last.verb is not None and last.particle is None:
            return self._lacks(last, clause)
        return False

    def _lacks(self, last: Clause, clause: Clause) -> bool:
        """Return whether a verb lacks the particle, or the value, that another clause has."""
        if last.verb is None or last.particle is not None or clause.verb is not None:
            return False
        if self._value_of(last) is not None:
            return False
        word = clause.pieces[clause.particle].said[0] if clause.particle is not None else ''
        things = [p for p in last.content() if p.is_a('name', 'noun')]
        if not things or not all(p.sort for p in things):
            return False
        return any(
            s.particle == word if word else s.is_light for s in last.pieces[last.verb].senses
        )

    def _attribute(self, last: Clause, clause: Clause) -> int | None:
        """Return where what is set of the one thing named before is said."""
        named = [p for p in last.content() if p.is_a('name', 'noun')]
        is_one = len(named) == 1 and named[0].sort not in ('', 'area', 'thing', 'person')
        if last.kind != 'names' or last.join or clause.join or not is_one:
            return None
        things = [i for i, p in enumerate(clause.pieces) if p.is_a('name', 'noun')]
        is_so = len(things) == 1 and clause.pieces[things[0]].english in _ATTRIBUTES
        return things[0] if is_so and clause.after_break else None

    def _is_where(self, last: Clause, clause: Clause) -> bool:
        """Return whether a clause only names the rooms of what the next is about."""
        things = [p for p in clause.content() if p.is_a('name', 'noun')]
        solid = [p for p in last.content() if not p.is_a('article')]
        rooms = [p for p in solid if p.is_a('name')]
        return (
            last.kind == 'names'
            and not last.join
            and clause.after_break
            and not clause.join
            and bool(rooms)
            and rooms[0] is solid[0]
            and all(p.sort == 'area' for p in rooms)
            and all(p in rooms or p.english == 'and' or p.is_a('number') for p in solid)
            and len(things) == 1
            and things[0].sort not in ('', 'area')
        )

    def _begins_list(self, last: Clause, clause: Clause, after: Sequence[Clause]) -> bool:
        """Return whether names belong to the order after them: 'Radio aus, Tor und Tür zu'."""
        more = next((i for i, c in enumerate(after) if c.kind != 'names' or c.join), len(after))
        after = after[more:]
        if clause.kind != 'names' or clause.join or last.kind != 'order' or not after:
            return False
        if any({*p.said} & self.reader.book.also for p in clause.pieces):
            return False  # 'Radio an, das Licht auch, und die Tür zu'
        if self._lacks(last, after[0]):
            return False  # 'mach das Radio, das Licht und den Fernseher aus'
        solid = [p for p in after[0].pieces if not p.is_a('filler')]
        return (
            after[0].kind == 'order'
            and after[0].join == 'and'
            and not solid[0].is_a('verb')
            and (last.particle is not None or last.verb is not None)
            and self._value_of(after[0]) is None
        )

    def _instead(self, last: Clause, clause: Clause) -> Clause:
        """Return what is done with another thing: 'nicht das Licht ausmachen, sondern ...'."""
        return replace(clause, kind='order', sense=last.sense)

    def _value_of(self, clause: Clause) -> int | None:
        return self.reader.value(clause.pieces, range(len(clause.pieces)))

    def _joined(self, last: Clause, clause: Clause) -> Clause:
        """Return two clauses as one."""
        more = clause.pieces
        if last.kind == 'names' and clause.kind == 'order':
            things = [p for p in clause.content() if p.is_a('name', 'noun')]
            pronoun = [p for p in clause.content() if p.english in ('it', 'them', 'the')]
            if pronoun and not things:
                more = [p for p in more if p not in pronoun]  # 'die Heizung, mach die auf 19'
        link = [Piece('small', ('und',), 'and')] if more is clause.pieces else []
        pieces = [*last.pieces, *link, *more]
        at = self._attribute(last, clause)
        if at is not None:
            of = Piece('small', ('von',), 'of')
            pieces = [*more[: at + 1], of, *last.pieces, *more[at + 1 :]]  # 'Band 1: Tempo auf 35'
        elif self._is_where(last, clause):
            at = next(i for i, p in enumerate(more) if p.is_a('name', 'noun')) + 1
            inside = Piece('small', ('in',), 'in')
            pieces = [*more[:at], inside, *last.pieces, *more[at:]]  # 'Zimmer 1 und 2: Licht aus'
        both = Clause(
            pieces,
            last.join,
            last.after_break,
            robot=last.robot or clause.robot,
        )
        self.reader.look_at(both, False)
        return both
