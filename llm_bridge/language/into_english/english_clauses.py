"""The clauses of a command of another language: what each is, and which verb it has."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from llm_bridge.language.into_english.english_pieces import Piece, VerbSense
from llm_bridge.language.into_english.phrasebook import Phrasebook
from llm_bridge.language.things.nouns import COLOURS

CONTENT = ('name', 'noun', 'number', 'unit', 'small', 'article', 'state', 'there', 'time',
            'unknown', 'particle', 'being', 'verb', 'only', 'text')  # fmt: skip
_LENGTHS = ('metres', 'centimetres', 'millimetres')
_WAYS = ('forward', 'backward', 'to the left', 'to the right')
QUESTIONS = frozenset({
    'what', 'where', 'who', 'why', 'how', 'which', 'when',
    *(f'how {word}' for word in (
        'much', 'many', 'warm', 'full', 'cold', 'strong', 'loud', 'bright', 'dark', 'humid',
        'fast', 'far', 'heavy', 'long', 'hot', 'big', 'deep',
    )),
})  # fmt: skip


@dataclass
class Clause:
    """One clause on its way into English."""

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
        return [p for at, p in enumerate(self.pieces) if at not in self.used and p.is_a(*CONTENT)]


class ClauseReader:
    """Finds the clauses of commands in one language."""

    def __init__(self, book: Phrasebook) -> None:
        """Take the words of the language."""
        self.book = book

    def clauses(self, pieces: Sequence[Piece]) -> list[Clause]:
        """Return the clauses that the pieces fall into."""
        found = [Clause([])]
        for at, piece in enumerate(pieces):
            if piece.is_a('join') and self._is_inside(found[-1], pieces, at):
                found[-1].join = found[-1].join or piece.english
                continue
            if piece.english == 'and' and self._begins_other(found[-1], pieces, at):
                found.append(Clause([piece], kind='condition', used={0}))
                continue
            if piece.is_a('break', 'join', 'condition', 'correction'):
                if found[-1].pieces:
                    found.append(Clause([]))
                last = found[-1]
                last.after_break = last.after_break or piece.is_a('break')
                if piece.is_a('join'):
                    last.join = 'then' if 'then' in (last.join, piece.english) else piece.english
                if piece.is_a('condition', 'correction'):
                    last.kind = piece.role
                    last.pieces.append(piece)
                    last.used.add(0)
                    if piece.is_a('correction'):
                        found.append(Clause([]))
                continue
            if self._begins_other(found[-1], pieces, at):
                found.append(Clause([piece], kind='condition', used={0}))
                continue  # 'wenn das Radio an ist oder der Fernseher läuft'
            if self._begins_order(found[-1], piece):
                found.append(Clause([], after_break=True))
            last = found[-1]
            last.pieces.append(piece)
            if self._ends_verbless(last, pieces, at):
                found.append(Clause([]))
        return [c for c in found if any(not p.is_a('filler') for p in c.pieces)]

    def _begins_other(self, clause: Clause, pieces: Sequence[Piece], at: int) -> bool:
        """Return whether another condition begins behind one that has its verb, as at its end."""
        if not (
            self.book.verb_last
            and pieces[at].english in ('and', 'or')
            and clause.kind == 'condition'
            and len(clause.pieces) > 2
            and clause.pieces[-1].said[0] in self.book.being
        ):
            return False
        rest: list[Piece] = []
        for piece in pieces[at + 1 :]:
            if piece.is_a('break', 'join', 'condition') or piece.english == 'or':
                break
            if not piece.is_a('filler'):
                rest.append(piece)
        return (
            len(rest) > 1
            and rest[-1].said[0] in self.book.being
            and not rest[0].is_a('verb', 'modal')
        )

    def _begins_order(self, clause: Clause, piece: Piece) -> bool:
        """Return whether an order comes straight after a condition: 'wenn es regnet mach ...'.

        Or straight after another order that is whole: 'mach das Licht aus schalt das Radio an'.
        """
        if not self.book.verb_last:
            return False
        if not clause.kind and piece.is_a('verb') and self._is_whole(clause):
            return not piece.said[0].endswith(('n', 't'))
        return (
            clause.kind == 'condition'
            and len(clause.pieces) > 2
            and (clause.pieces[-1].is_a('being') or clause.pieces[-1].said[0] in self.book.being)
            and (
                piece.is_a('modal')
                or piece.is_a('verb')
                and not piece.said[0].endswith(('en', 't'))
            )
        )

    def _is_whole(self, clause: Clause) -> bool:
        """Return whether an order has all it needs: its verb, and a particle or a value."""
        solid = [p for p in clause.pieces if not p.is_a('filler')]
        if len(solid) < 3 or not solid[0].is_a('verb') or solid[0].said[0].endswith('n'):
            return False
        last, before = solid[-1], solid[-2]
        return last.is_a('particle') or last.is_a('number', 'unit') and any(
            p.said[-1] in self.book.values for p in (before, solid[-3])
        )  # fmt: skip

    def _is_inside(self, clause: Clause, pieces: Sequence[Piece], at: int) -> bool:
        """Return whether a word for 'then' stands inside a clause: 'mach dann das Licht aus'."""
        solid = [p for p in clause.pieces if not p.is_a('filler')]
        after = pieces[at + 1 : at + 2]
        if pieces[at].english == 'then' and self._ends_with_particle(solid, pieces[at + 1 :]):
            return True
        return (
            pieces[at].english == 'then'
            and bool(solid)
            and solid[-1].is_a('verb', 'modal')
            and not (self.book.verb_last and solid[-1].said[0].endswith('en'))
            and bool(after)
            and not after[0].is_a('break', 'verb')
        )

    def _ends_with_particle(self, solid: Sequence[Piece], after: Sequence[Piece]) -> bool:
        """Return whether only the particle of an order is left: 'mach das Licht dann | aus'."""
        if not solid or not solid[0].is_a('verb') or any(p.is_a('particle') for p in solid):
            return False
        rest: list[Piece] = []
        for piece in after:
            if piece.is_a('break', 'join'):
                break
            if not piece.is_a('filler'):
                rest.append(piece)
        return len(rest) == 1 and rest[0].is_a('particle') and any(
            s.particle == rest[0].said[0] for s in solid[0].senses
        )  # fmt: skip

    def _ends_verbless(self, clause: Clause, pieces: Sequence[Piece], at: int) -> bool:
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

    def look_at(self, clause: Clause, asked: bool) -> None:
        """Find out what a clause is and which verb it has."""
        pieces = clause.pieces
        if clause.kind == 'condition' and pieces[0].english == 'whether':
            clause.kind = 'question'
        if clause.kind in ('condition', 'correction', 'question'):
            return
        self._take_robot(clause)
        solid = [i for i, p in enumerate(pieces) if i not in clause.used and not p.is_a('filler')]
        if not solid:
            clause.kind = 'robot' if clause.robot else 'words'
            return
        first = pieces[solid[0]]
        is_asked = first.is_a('being') or first.is_a('verb') and first.said[0] in self.book.being
        if first.english in QUESTIONS or asked and is_asked:
            clause.kind = 'question'
            return
        self._take_negation(clause)
        self._take_verb(clause, solid)
        content = clause.content()
        is_why = first.said[0] in self.book.why and not first.is_a('article')
        if self._is_of_speakers(pieces, solid) or is_why and pieces[-1].is_a('modal', 'being'):
            clause.kind, clause.sense = 'remark', None
            return
        named = [p for p in content if p.is_a('name', 'noun')]
        if clause.sense is not None:
            clause.kind = 'order'
            if first.said[0] in self.book.remarks and not first.is_a('article', 'there'):
                is_finite = clause.verb is not None and (
                    clause.verb != solid[-1]
                    or len(solid) == 2
                    and not pieces[clause.verb].said[0].endswith('en')
                )
                clause.kind = 'remark' if is_finite else 'order'
        elif first.english in ('except', 'but not') or (
            clause.is_denied and named and not any(p.is_a('unknown') for p in content)
        ):
            clause.kind = 'except'
        elif any(p.is_a('being', 'verb') for p in pieces) or (
            first.said[0] in self.book.remarks
            and (
                any(
                    p.is_a('verb') or p.is_a('unknown') and p.said[0].endswith(('t', 'en', 'te'))
                    for p in content
                )
                or first.is_a('small')
                and any(p.is_a('modal') for p in pieces)
            )
        ):
            clause.kind = 'remark'
        elif content and not any(p.is_a('unknown', 'being') for p in content):
            clause.kind = 'names'
        elif self._is_of_strangers(content):
            clause.kind = 'remark'
        else:
            clause.kind = 'words'

    def _is_of_speakers(self, pieces: Sequence[Piece], solid: Sequence[int]) -> bool:
        """Return whether it says what the speakers do: 'wir gehen los', 'ich telefoniere'."""
        if len(solid) < 2 or pieces[solid[0]].english not in ('I', 'we'):
            return False
        deed, ending = pieces[solid[1]], 'e' if pieces[solid[0]].english == 'I' else 'en'
        return not deed.is_a('modal') and (
            deed.is_a('verb', 'being')
            and (len(solid) == 2 or not pieces[solid[-1]].said[0].endswith('en'))
            or deed.is_a('unknown')
            and deed.said[0].endswith(ending)
        )

    def _is_of_strangers(self, content: Sequence[Piece]) -> bool:
        """Return whether it says what somebody unknown does: 'Opa schläft'."""
        return (
            self.book.verb_last
            and len(content) > 1
            and content[-1].said[0].endswith('t')
            and all(
                p.is_a('unknown', 'article', 'small') or p.said[0] in self.book.people
                for p in content
            )
        )

    def _take_robot(self, clause: Clause) -> None:
        """Take whoever is to do it: 'Lotte soll ...', 'Berta schieb ...', 'kann Lotte ...'."""
        pieces = clause.pieces
        solid = [i for i, p in enumerate(pieces) if not p.is_a('filler', 'article')]
        robots = [
            i
            for at, i in enumerate(solid)
            if pieces[i].is_a('name')
            and pieces[i].sort == 'robot'
            and not (at and pieces[solid[at - 1]].english in ('except', 'but not', 'with'))
        ]
        modals = [i for i in solid if pieces[i].is_a('modal')]
        clause.used |= {*modals}
        clause.used |= {
            i + 1
            for i in modals
            if i + 1 < len(pieces)
            and pieces[i + 1].english == 'it'
            and pieces[i + 1].said != ('es',)
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

    def _take_negation(self, clause: Clause) -> None:
        for at, piece in enumerate(clause.pieces):
            if piece.is_a('negation') or piece.english in ('nobody', 'no'):
                clause.is_denied = True
                clause.used.add(at)

    def _take_verb(self, clause: Clause, solid: Sequence[int]) -> None:
        """Find the verb that orders, with its particle."""
        pieces = clause.pieces
        solid = [i for i in solid if not pieces[i].is_a('text')] or solid
        solid = self._without_letting(clause, solid)
        if clause.sense is not None:
            return
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
                score = (
                    4.0 * (pieces[at].said[0] in self.book.ceasing)
                    + 2.0 * bool(sense.particle)
                    + len(sense.beside)
                    - sense.is_light
                    + (with_it[-1] if sense.particle else 0) / 1000
                )
                if best is None or score > best[0]:
                    best = (score, at, sense, with_it[-1] if with_it else None)
        if best is not None:
            _, clause.verb, clause.sense, clause.particle = best
            clause.used |= {i for i in (clause.verb, clause.particle) if i is not None}
            for i in solid:
                if {*pieces[i].said} & {*clause.sense.beside}:
                    is_led = i and (pieces[i - 1].is_a('article') or pieces[i - 1].english == 'a')
                    before = i - 1 if is_led else i
                    clause.used |= {i, before}
            return
        if any(pieces[i].is_a('being', 'verb') for i in solid):
            return
        for at, word in reversed([*apart.items()]):
            english = self.book.particles.get(word)
            if english:
                clause.sense, clause.particle = VerbSense(english), at
                clause.used.add(at)
                return
        if self._has_bare_value(clause, solid):
            return
        if self.value(pieces, solid) is not None and not any(
            pieces[i].is_a('unknown') for i in solid
        ):
            clause.sense = VerbSense('set')
            return
        last = pieces[solid[-1]]
        if last.english in COLOURS and any(pieces[i].sort for i in solid):
            clause.sense = VerbSense('make')
            return
        told = {pieces[i].english for i in solid}
        if {*_LENGTHS} & told and {*_WAYS} & told:
            clause.sense = VerbSense('go')  # 'zwei Meter nach vorne'
            return
        if 'degrees' in told and {'to the left', 'to the right'} & told:
            clause.sense = VerbSense('turn')
            return
        is_told = clause.robot is not None or any(p.is_a('modal') for p in pieces)
        if is_told and len(solid) > 1:
            place = next((i for i in solid if self._is_whither(pieces, i)), None)
            rest = [pieces[i] for i in solid if place is not None and i > place]
            rest = [p for p in rest if not p.is_a('time')]
            if place is not None and rest and rest[-1].is_a('name', 'noun') and len(rest) <= 3:
                is_robot = any(pieces[i].sort == 'robot' for i in solid)
                clause.sense = VerbSense('send' if is_robot else 'go')
                clause.used |= {i for i in solid if pieces[i].said == ('weiter',)}
                return
        robots = [i for i in solid if pieces[i].sort == 'robot']
        if robots and robots[0] in solid[:2] and self._goes_to(pieces, solid, robots[0]):
            clause.sense = VerbSense('send')

    def _without_letting(self, clause: Clause, solid: Sequence[int]) -> Sequence[int]:
        """Return the pieces without 'lassen' where the verb at the end says what is to be done."""
        pieces = clause.pieces
        lets = [i for i in solid if pieces[i].said[0] in self.book.letting]
        last = pieces[solid[-1]]
        if lets == [solid[-1]] and len(solid) > 2 and pieces[solid[-2]].said[0].endswith('en'):
            if pieces[solid[-2]].is_a('verb', 'being'):
                last = pieces[solid[-2]]  # 'den Wagen zum Tor fahren lassen'
        ends_so = bool(lets) and lets[0] == solid[-1] and last is pieces[solid[-1]]
        if not lets or ends_so or not last.said[0].endswith('en'):
            return solid
        is_robots = any(pieces[i].sort in ('robot', 'vacuum', 'lawn_mower') for i in solid)
        is_running = last.said[0] in self.book.running and not is_robots
        if is_running and (last.is_a('being') or self.value(pieces, solid) is None):
            clause.sense = VerbSense('leave {} on')
        elif is_running:
            clause.sense = VerbSense('set')
        elif not last.is_a('verb'):
            return solid
        at = next(i for i in reversed(solid) if pieces[i] is last)
        clause.used |= {lets[0]} | ({at} if is_running else set())
        clause.verb = lets[0] if is_running else None
        return [i for i in solid if i != lets[0]]

    def _has_bare_value(self, clause: Clause, solid: Sequence[int]) -> bool:
        """Put 'to' before a number that ends names: 'Heizung blaues Zimmer 22 Grad'."""
        pieces = clause.pieces
        ends = [i for i in solid if not pieces[i].is_a('unit')]
        units = [i for i in solid if pieces[i].is_a('unit')]
        if len(ends) < 2 or units and units != [solid[-1]] or not self.book.values:
            return False
        named, at = ends[-2], ends[-1]
        sorts = {pieces[i].sort for i in ends[:-1]} - {'', 'area', 'thing'}
        if not (
            pieces[at].is_a('number')
            and pieces[named].is_a('name', 'noun')
            and sorts & {'climate', 'light', 'cover', 'fan', 'media_player'}
            and all(pieces[i].is_a('name', 'noun', 'article', 'small') for i in ends[:-1])
        ):
            return False
        word = next(iter(self.book.values))
        clause.pieces = [*pieces[:at], Piece('small', (word,), 'on'), *pieces[at:]]
        clause.sense = VerbSense('set')
        return True

    def _is_whither(self, pieces: Sequence[Piece], at: int) -> bool:
        """Return whether a preposition begins where somebody is to go."""
        word, after = pieces[at].said[-1], pieces[at + 1 : at + 2]
        if word in ('zu', 'nach'):
            return bool(after)
        return word in ('in', 'an', 'auf') and bool(after) and (
            after[0].said[0] in self.book.whither
        )  # fmt: skip

    def _goes_to(self, pieces: Sequence[Piece], solid: Sequence[int], robot: int) -> bool:
        """Return whether a robot and where it is to go is all that is said."""
        rest = [pieces[i] for i in solid if i > robot]
        return (
            len(rest) in (2, 3)
            and rest[0].is_a('small', 'particle')
            and rest[-1].is_a('name', 'noun')
            and rest[0].english in ('in', 'at', 'to', 'on')
            and (rest[0].english == 'to' or rest[1].said[0] in self.book.whither)
        )

    def _may_order(self, pieces: Sequence[Piece], at: int, solid: Sequence[int]) -> bool:
        """Return whether a verb at that place can be an order, not a statement."""
        word = pieces[at].said[0]
        if at != solid[0] and word in self.book.being and word.endswith('t'):
            return False  # 'der Tierarzt kommt', 'morgen kommt Besuch'
        if self.book.verb_last and at == solid[-1] != solid[0] and not word.endswith('n'):
            return not any(pieces[i].is_a('verb', 'being') for i in solid if i != at)
        endings = ('t', 'en') if self.book.verb_last else ('t',)
        after = pieces[at + 1 : at + 2]
        if after and after[0].english == 'you' and word.endswith('t'):
            return True  # 'den Fernseher machst du bitte aus'
        if at == solid[-1] != solid[0] and word in self.book.being and after:
            return after[0].said[0] not in self.book.soon  # 'die Gäste kommen gleich'
        if at == solid[0] or at == solid[-1] or not word.endswith(endings):
            return True
        if word.endswith('en') and (
            pieces[at + 1].is_a('particle', 'being', 'verb') or self._is_joined(word)
        ):
            return True
        return all(pieces[i].is_a('time', 'small') for i in solid if i < at)

    def _is_joined(self, word: str) -> bool:
        """Return whether a verb has its particle with it: in no statement that stands alone."""
        return any(word.startswith(p) and len(word) > len(p) + 4 for p in self.book.prefixes)

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
        if piece.english == 'to' and after.english[-1:].isdigit() and any(
            p.is_a('name', 'noun') for p in pieces[:at]
        ):  # fmt: skip
            return False  # 'zieh den Wagen zu Tor 2'
        return after.is_a('name') and after.sort not in ('area', 'thing', 'person', 'robot', '')

    def value(self, pieces: Sequence[Piece], solid: Sequence[int]) -> int | None:
        """Return where a value begins that something is set to."""
        for at in solid:
            if pieces[at].english.startswith(('to half its', 'to double its')):
                return at  # 'halb so schnell'
        for at, after in zip(solid, solid[1:], strict=False):
            if pieces[at].said[-1] not in self.book.values:
                continue
            if pieces[after].sort == 'choice':
                return at  # 'Beamer auf HDMI'
            is_setting = pieces[after].is_a('noun') and pieces[after].said[0] in self.book.settings
            if pieces[after + is_setting : after + is_setting + 1][:1] and (
                pieces[after + is_setting].is_a('number')
            ):
                return at
        return None
