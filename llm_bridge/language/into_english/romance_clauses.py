"""A French or Spanish command cut into orders, conditions, questions and remarks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
import re

from llm_bridge.language.into_english.romance_asked import is_deed, LEFT
from llm_bridge.language.into_english.romance_forms import (
    GERUND,
    INFINITIVE,
    ORDER,
    STATE,
    SUBJUNCTIVE,
    TOLD,
)
from llm_bridge.language.into_english.romance_ready import (
    CLITIC,
    HARD,
    JOINING,
    made_ready,
    OBJECTS,
)
from llm_bridge.language.into_english.romance_reasons import PURPOSE, REASON, WISH
from llm_bridge.language.into_english.romance_site_words import is_robot
from llm_bridge.language.into_english.romance_tokens import is_time_at, Token, Tokens
from llm_bridge.language.into_english.romance_wishes import wanted_at
from llm_bridge.language.into_english.romance_words import Lexicon

_NOT_BEFORE_ORDERS = frozenset({'det', 'num', 'all', 'every', 'one', 'prep', 'on', 'du', 'adj',
                                'above', 'toward', 'rel', 'is', 'q'})  # fmt: skip
"""Before a word that could be a verb these show that it is a noun, or not told to anybody."""
LASTING = frozenset({'seguir', 'continuar', 'quedar', 'rester', 'continuer'})
"""Verbs of what is still so."""
_ASIDE = frozenset({'ca', "c'", 'on', "j'", 'je', 'il', 'elle', 'ils', 'elles'})
"""Begin remarks behind an order in French, as people say them without a stop between."""
_FORGOTTEN = r'\b(?:olvid(?:o|ado|e)|(?:ai|a)(?: \w+)? oublie)\b'
"""What somebody says who forgot to do what may still be done."""
_HAVE_TO = (
    r'(?:hay que|habria que|har?ia falta|tengo que|tenemos que|debo|(?:il )?fau(?:t|drait))\b'
)
"""Asks whether something has to be done, where a question mark stands behind it."""
_OWN = frozenset({'necesito', 'necesitamos', 'uso', 'vuelvo', 'prefiero',
                  'he', 'hemos', 'puedo', 'podemos', 'estoy', 'estamos', 'tengo', 'tenemos', 'voy',
                  'creo', 'pienso', 'intento'})  # fmt: skip
"""What people say of themselves before a verb: 'no me puedo levantar'."""
_STATES = frozenset({'on', 'off', 'open', 'closed', 'locked', 'unlocked'})
_LEADING = frozenset({'and', 'to', 'de', 'in', 'then', 'ne', 'refl', 'subj', 'me', 'dat', 'cond'})


def _has_state(tokens: Tokens) -> bool:
    """Return whether a value or a state is said of a thing: 'la luz apagada', '... a 20'."""
    things = [n for n, t in enumerate(tokens) if t.kind in ('name', 'n')]
    for at, token in enumerate(tokens):
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if not things or at < things[0]:
            continue
        if token.kind in ('value', 'more') or (token.kind == 'adj' and token.english in _STATES):
            return True
        if token.kind in ('to', 'in') and behind is not None and behind.kind in ('num', 'adj'):
            return True
    return False


def _has_at(tokens: Tokens, at: int) -> bool:
    """Return whether 'on a' or "j'ai" stands there: somebody has something."""
    between = [t for t in tokens[at + 1 : at + 2] if t.said in (('en',), ('y',), ("l'",))]
    tokens = [*tokens[: at + 1], *tokens[at + 1 + len(between) :]]
    said = [t.said for t in tokens[at : at + 2]]
    return len(said) > 1 and said[1] in (('a',), ('ai',), ('as',), ('avons',)) and (
        said[0] in (('on',), ('il',), ('elle',), ("j'",), ('ca',), ('tu',), ('nous',))
        and tokens[at + 1].text.casefold() != 'à'
    )  # fmt: skip


def _tells(tokens: Tokens) -> bool:
    return any(v.spec in ('SAY', 'TELL', 'remind') for t in tokens for v in t.verbs)


def _lead_of(tokens: Tokens, size: int) -> str:
    """Return the first words, 'peut' as 'puede'."""
    return ' '.join(w for t in tokens[:size] for w in t.said).replace('peut', 'puede')


@dataclass
class Clause:
    """Some tokens and what they are."""

    kind: str
    """order, condition, question, remark, names, or done: 'when you have done that'."""
    tokens: Tokens
    join: str = ''
    verb: int = -1
    """Index of the order's verb."""
    is_asked: bool = False
    before: str = ''
    """Marks before it."""
    lead: Tokens = field(default_factory=list)


class Cutting:
    """One command being cut."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, is_marked: bool) -> None:
        """Begin; `is_marked`: the text ends in a question mark."""
        self.lexicon = lexicon
        self.tokens = made_ready(tokens, lexicon)
        self.is_marked = is_marked

    def clauses(self) -> list[Clause]:
        """Return the clauses, in order."""
        found: list[Clause] = []
        start = 0
        for end in range(1, len(self.tokens) + 1):
            if end == len(self.tokens) or self._begins(start, end):
                found += self._clause(self.tokens[start:end])
                start = end
        return found

    # --- where a clause begins

    def _begins(self, start: int, at: int) -> bool:
        token = self.tokens[at]
        if token.kind == 'corr':  # '... no, la del pasillo' takes back a part of what was said
            return self._order_at(at + 1, at + 1)
        if HARD & {*token.before}:
            return True
        if self._gives_reason(start, at):
            return True
        if self._matches(self.lexicon.book.checks, start) and not token.before:
            return False  # 'dis-moi si la pompe tourne'
        if token.kind == 'cond' and at > start:
            behind = self._skip(start, joiners=True)
            checks = self._matches(self.lexicon.book.checks, behind)
            return behind < at and self.tokens[at - 1].kind != 'cond' and behind + checks <= at
        if token.kind in JOINING or (token.kind == 'except' and token.said[0] in ('mais', 'pero')):
            behind = self._skip(at, joiners=True)
            if behind >= len(self.tokens):
                return False
            if self.tokens[behind].kind == 'cond' or self._after_that(behind):
                return True
            return self._order_at(behind, at) and token.kind in JOINING
        if self.tokens[at - 1].kind in JOINING and not token.before:
            return False
        if 'corr' in (token.kind, self.tokens[at - 1].kind):
            return False
        if ',' in token.before:
            behind = self._skip(at, joiners=True)
            if behind >= len(self.tokens):
                return False
            if self._order_at(behind, at) or self.tokens[behind].kind == 'cond':
                return True
            if self._after_that(behind) or self._topic_at(at):
                return True
            return self._is_remark(at) or self._is_state_over(start, at)
        return self._is_bare(start, at)

    def _skip(self, at: int, joiners: bool = False) -> int:
        """Return where what is said begins, behind joining words."""
        tokens = self.tokens
        while at < len(tokens) and joiners and tokens[at].kind in JOINING:
            at += 1
        return at

    def _order_at(self, at: int, first: int) -> bool:
        """Return whether an order begins there, behind who is called and pronouns."""
        tokens = self.tokens
        i = at
        if i < len(tokens) and is_robot(self.lexicon.site, tokens[i].ids):
            i += 1
        if i < len(tokens) and tokens[i].said in (('que',), ("qu'",)):
            i += 1
            if i < len(tokens) and is_robot(self.lexicon.site, tokens[i].ids):
                i += 1
            elif self._is_wished(i):
                return True
        while i < len(tokens) and (
            tokens[i].kind in CLITIC or (tokens[i].said[0] in OBJECTS and self._is_object(i))
        ):
            i += 1
        if i < len(tokens) and tokens[i].kind in ('de', 'to') and i == at:
            behind = i + 1
            while behind < len(tokens) and (
                tokens[behind].kind in CLITIC or tokens[behind].said[0] in OBJECTS
            ):
                behind += 1
            if behind < len(tokens) and tokens[behind].verb(INFINITIVE):
                return True
        if self._frame(at) or self._matches(self.lexicon.book.denials, at):
            return True  # 'tu peux ...'
        if i < len(tokens) and (self.is_order(i, i in (first, at)) or self._frame(i)):
            return True
        return self._topic_at(self._behind_thing(at))

    def _is_wished(self, at: int) -> bool:
        """Return whether 'la aspiradora se ponga' stands there, behind 'que'."""
        if self.lexicon.book.language != 'es' or at >= len(self.tokens):
            return False
        end = self._behind_thing(at) if self.tokens[at].kind in ('det', 'name', 'all') else at
        end += sum(t.kind in ('refl', 'ne') for t in self.tokens[end : end + 2])
        verb = self.tokens[end] if end < len(self.tokens) else None
        return verb is not None and (
            verb.verb(SUBJUNCTIVE) is not None
            or verb.kind == 'is'
            and verb.said[0] in ('este', 'esten')
        )

    def _behind_thing(self, at: int) -> int:
        """Return where the phrase for a thing ends that begins there."""
        kinds = ('det', 'adj', 'name', 'n', 'de', 'du', 'all', 'one', 'in')
        end = at
        while end < min(at + 8, len(self.tokens)) and self.tokens[end].kind in kinds:
            if end > at and self.tokens[end].kind == 'det' and self._is_object(end):
                break
            end += 1
        return end if end > at else len(self.tokens)

    def _is_object(self, at: int) -> bool:
        """Return whether an article there is a pronoun before a verb: 'tu la fermes'."""
        behind = self.tokens[at + 1 : at + 2]
        before = self.tokens[at - 1].kind if at else ''
        if not behind or not behind[0].order or behind[0].kind in ('name',):
            return False
        if self.tokens[at].kind == 'name':
            return False  # 'las del salón'

        return behind[0].kind == 'v' or before in ('subj', 'ne', 'refl')

    def is_order(self, at: int, first: bool = False) -> bool:
        """Return whether the word there tells somebody to do something."""
        tokens = self.tokens
        token = tokens[at]
        if token.order is None or token.is_clitic:
            return False
        before = tokens[at - 1] if at else None
        if at > 1 and tokens[at - 1].said == ('que',) and token.verb(SUBJUNCTIVE):
            if is_robot(self.lexicon.site, tokens[at - 2].ids):
                return True  # 'la segadora, que venga'
        if before is not None and not first and before.kind in _NOT_BEFORE_ORDERS:
            if not self._is_object(at - 1):
                return False
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind == 'v':
            return True
        called = before is not None and is_robot(self.lexicon.site, before.ids)
        begins = before is None or first or called or before.kind in (*JOINING, 'when')
        if HARD & {*token.before} or begins:
            return (
                behind is not None
                and (
                    behind.kind
                    in (
                        'det',
                        'name',
                        'du',
                        'num',
                        'all',
                        'one',
                        'me',
                        'to',
                        'adv',
                        'n',
                        'there',
                        'pron',
                        'again',
                        'toward',
                        'until',
                        'when',
                        'every',
                        'times',
                    )
                    or behind.is_clitic
                    or (behind.kind == 'in' and token.kind != 'name')
                )
                and not (behind.kind == 'n' and token.kind == 'n')
                and not behind.before
            )
        if before is None:
            return False
        return before.kind in ('subj', 'refl', 'ne', 'me') and not before.is_clitic

    def _is_bare(self, start: int, at: int) -> bool:
        """Return whether an order begins there though nothing stands before it."""
        tokens = self.tokens
        verb = at
        while (
            verb < len(tokens)
            and not tokens[verb].is_clitic
            and (
                tokens[verb].kind in ('refl', 'ne', 'me', 'dat')
                or (tokens[verb].kind == 'subj' and tokens[verb].english == 'you')
                or (tokens[verb].said[0] in OBJECTS and self._is_object(verb))
            )
        ):
            verb += 1
        if at - start < 2 or verb >= len(tokens) or tokens[verb].is_clitic:
            return False
        if any(t.said in (('que',), ("qu'",)) and _tells(tokens[start:i])
               for i, t in enumerate(tokens[start:at], start)):  # fmt: skip
            return False  # 'annonce que la réunion commence'
        hung = any(t.is_clitic for t in tokens[verb + 1 : verb + 2])  # 'ciérrenla'
        uses = (ORDER, SUBJUNCTIVE) if tokens[at].kind == 'ne' or hung else (ORDER,)
        lowers = (
            tokens[verb].kind == 'adj'  # 'si hace calor baja la persiana'
            and tokens[self._skip(start, joiners=True)].kind == 'cond'
            and any(t.kind in ('det', 'all', 'one') for t in tokens[verb + 1 : verb + 2])
        )
        if not tokens[verb].verb(*uses) or tokens[verb].kind != 'v' and not lowers:
            return False
        first = self._skip(start, joiners=True)
        last = tokens[at - 1]
        stated = last.kind in ('num', 'adj') and tokens[first].kind == 'cond'
        is_state = last.kind == 'adj' and any(t.kind == 'is' for t in tokens[start : at - 1])
        if last.kind in _NOT_BEFORE_ORDERS | _LEADING and not (is_state or stated):
            return False
        told = [i for i in range(start, at) if self._tells(i)]
        is_condition = tokens[self._skip(start, joiners=True)].kind == 'cond'
        if is_condition:
            return bool(told)
        if not told or told[-1] == at - 1:
            return False
        return self.is_order(told[0], told[0] == start)

    def _tells(self, at: int) -> bool:
        token = self.tokens[at]
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.kind == 'adj' and token.verb(TOLD) and at and behind is not None:
            if self.tokens[at - 1].kind in ('name', 'n') and behind.kind in ('de', 'to', 'above'):
                return True  # 'si la temperatura baja de dieciocho'
        return token.kind in ('is', 'thereis') or (token.kind == 'v' and bool(token.verbs))

    def _topic_at(self, at: int) -> bool:
        """Return whether 'tu le mets ...' stands there, of a thing said before."""
        tokens = self.tokens
        i = at
        while i < len(tokens) and tokens[i].kind in ('subj', 'refl', 'me'):
            i += 1
        if i >= len(tokens):
            return False
        hung = tokens[i].said[0] in OBJECTS and tokens[i].kind == 'det' and self._is_object(i)
        if i > 0 and tokens[i].kind == 'v' and tokens[i].verb(ORDER, SUBJUNCTIVE):
            behind = tokens[i + 1] if i + 1 < len(tokens) else None
            hung = hung or behind is not None and behind.is_clitic and behind.said[0] in OBJECTS
        return hung or (i > at and self.is_order(i) and tokens[at].english == 'you')

    def _source(self, at: int, size: int = 14) -> str:
        return ' '.join(w.rstrip("'") for t in self.tokens[at : at + size] for w in t.said)

    def _matches(self, patterns: tuple[str, ...], at: int) -> int:
        """Return how many tokens one of the patterns fits there."""
        text = self._source(at)
        best = max((m.end() for p in patterns if (m := re.match(rf'{p}(?= |$)', text))), default=0)
        size, length = 0, 0
        for token in self.tokens[at:]:
            length += len(' '.join(w.rstrip("'") for w in token.said)) + bool(size)
            if length > best:
                break
            size += 1
        return size

    def _is_stated(self, at: int) -> bool:
        """Return whether a remark can begin there."""
        text = self._source(at)
        return any(re.match(p, text) for p in self.lexicon.book.stated)

    def _frame(self, at: int) -> int:
        return self._matches(self.lexicon.book.frames, at)

    def _after_that(self, at: int) -> int:
        """Return how many tokens say 'when you have done that' there, and of nothing else."""
        size = self._matches(self.lexicon.book.after_that, at)
        behind = at + size
        if not size or behind >= len(self.tokens):
            return size
        if {',', ':'} & {*self.tokens[behind].before} or self._order_at(behind, behind):
            return size
        return 0

    def _is_remark(self, at: int) -> bool:
        """Return whether a reason or the like begins there."""
        if not self._is_stated(at):
            return False
        end = at + 1
        while end < len(self.tokens) and not {*self.tokens[end].before} & {*HARD, ','}:
            end += 1
        return _has_at(self.tokens, at) or any(
            t.said[0] in _OWN or t.kind in ('is', 'thereis', 'v', 'ne') or t.verbs
            for t in self.tokens[at:end]
        )

    def _gives_reason(self, start: int, at: int) -> bool:
        """Return whether 'que ya nos vamos' stands there, behind what is ordered."""
        if PURPOSE.match(self._source(at)):
            return at > start
        if self.lexicon.book.language == 'fr':
            return self._says_aside(start, at)
        if self.tokens[at].kind == 'q':
            return False
        if at == start or not re.match(r'que ' + REASON, self._source(at)):
            return False
        if any(v.spec in ('SAY', 'TELL') for t in self.tokens[start:at] for v in t.verbs):
            return False
        return any(self.tokens[i].order and not self.tokens[i].is_clitic for i in range(start, at))

    def _says_aside(self, start: int, at: int) -> bool:
        """Return whether 'on n'y voit rien' or 'ça sent le gaz' stands there, behind an order."""
        tokens = self.tokens
        first = tokens[at]
        if first.said[0] not in _ASIDE or first.is_clitic or at - start < 2:
            return False
        behind = [
            t for t in tokens[at + 1 : at + 4] if t.kind not in ('ne', 'there', 'refl', 'me')
        ]
        if not behind or not (
            _has_at(tokens, at)
            or behind[0].kind == 'is'
            or behind[0].verb(TOLD)
            or behind[0].kind == 'x'
        ):
            return False
        if tokens[at - 1].kind in _NOT_BEFORE_ORDERS | _LEADING:
            return False
        before = tokens[start:at]
        if any(
            t.kind in ('cond', 'rel', 'q') or any(v.spec == 'SAY' for v in t.verbs) for t in before
        ):
            return False
        return self.is_order(start, True) or any(self.is_order(i) for i in range(start, at))

    def _is_state_over(self, start: int, at: int) -> bool:
        """Return whether a condition ended before the comma there: what follows is no part."""
        first = self._skip(start, joiners=True)
        return (
            self.tokens[first].kind == 'cond'
            and any(self._tells(i) for i in range(first, at))
            and self.tokens[at].kind not in JOINING | {'or', 'and'}
        )

    # --- what a clause is

    def _clause(self, tokens: Tokens) -> Iterator[Clause]:
        whole, self.tokens = self.tokens, tokens
        try:
            yield from self._read(tokens)
        finally:
            self.tokens = whole

    def _read(self, tokens: Tokens) -> Iterator[Clause]:
        before = tokens[0].before
        at, join, waits = 0, '', False
        if tokens[0].kind == 'corr' and len(tokens) > 1:
            at, join = 1, 'no'
        while at < len(tokens) and (tokens[at].kind in JOINING or self._after_that(at)):
            size = self._after_that(at)
            join = 'then' if size or 'then' in (join, tokens[at].kind) else 'and'
            join = 'else' if tokens[at].kind == 'else' else join
            join = 'first' if tokens[at].english == 'but first' else join
            waits = waits or size > 0
            at += size or 1
        rest = self.tokens = tokens[at:]
        if waits:
            yield Clause('done', tokens[:at], before=before)
        if not rest:
            return
        reason = rest[0].kind != 'q' and re.match(r'que ' + REASON, self._source(0))
        if reason and self.lexicon.book.language == 'es':
            yield Clause('remark', rest, join, before=before)
            return
        if PURPOSE.match(self._source(0)):
            yield Clause('remark', rest, join, before=before)
            return
        if self._exclaims(rest):
            yield Clause('remark', rest, join, before=before)
            return
        checks = self._matches(self.lexicon.book.checks, 0)
        if checks and len(rest) > checks:
            yield Clause('question', rest[checks:], join, is_asked=True, before=before)
            return
        if rest[0].kind == 'cond':
            yield Clause('condition', rest, join, before=before)
            return
        named = 1 if len(rest) > 1 and is_robot(self.lexicon.site, rest[0].ids) else 0
        if named and rest[1].kind == 'q':
            yield Clause('question', rest[1:], join, is_asked=True, before=before)
            return
        asked = self._question(rest)
        if asked:
            yield Clause('question', rest, join, is_asked=True, before=before)
            return
        denied = self._matches(self.lexicon.book.denials, 0)
        if 0 < denied < len(rest):
            rest = self.tokens = [Token('not', 'ne', ('ne',)), *rest[denied:]]
        rest = self.tokens = self._wished(rest)
        size = self._frame(0)
        called: Tokens = []
        first = 1 if rest[0].kind == 'det' and len(rest) > 1 else 0
        if not size and is_robot(self.lexicon.site, rest[first].ids):
            size = self._frame(first + 1)
            called = rest[first : first + 1] if size else []
            rest = self.tokens = rest[first:] if size else rest
        whole = rest
        lead = _lead_of(rest, size + len(called))
        doubted = self.is_marked and bool(called) and 'pued' in lead
        doubted = doubted or self.is_marked and re.match(_HAVE_TO, lead) is not None
        doubted = doubted or re.search(_FORGOTTEN, lead) is not None and size > 0
        rest = self.tokens = [*called, *rest[size + len(called) :]] if size else rest
        if not rest:
            return
        wished = size > 0 and any(t.said[0] in ('que', "qu'") for t in whole[:size])
        wished = wished or rest[0].kind == 'ne' and rest[0].said[-1] in ('que', "qu'")
        verb = wanted_at(rest, wished or rest[0].said in (('que',), ("qu'",)), self.lexicon)
        if verb >= 0 and not called:
            yield Clause('wanted', rest, join, verb, before=before)
            return
        verb = next(
            (
                i
                for i in range(len(rest))
                if self.is_order(i, i == 0 or (size + denied > 0 and i <= 1))
            ),
            -1,
        )
        if verb < 0:
            verb = self._hidden_verb(rest)
        if verb < 0 or self._is_told(rest, verb, bool(size or denied)):
            kind = 'remark' if self._says_something(rest) else 'names'
            yield Clause(kind, rest, join, before=before)
            return
        yield Clause('order', rest, join, verb, is_asked=doubted, before=before)

    def _wished(self, tokens: Tokens) -> Tokens:
        """Return 'que la luz esté apagada' and 'quiero la luz apagada' as putting it so."""
        if self.lexicon.book.language != 'es':
            return tokens
        put = Token('', 'v', ('pon',), verbs=tuple(self.lexicon.uses('pon')))
        source = self._source(0)
        who = next((n for n in range(1, min(6, len(tokens))) if tokens[n].said == ('que',)), 0)
        named = who and tokens[0].kind in ('det', 'name', 'all') and not any(
            t.order and t.kind == 'v' for t in tokens[:who]
        )  # fmt: skip
        if named and not is_robot(self.lexicon.site, tokens[who - 1].ids):
            not_so = int(tokens[who + 1 : who + 2] != [] and tokens[who + 1].kind == 'ne')
            if [t.said for t in tokens[who + 1 + not_so : who + 2 + not_so]] == [('se',)]:
                behind = next(iter(tokens[who + 2 + not_so :]), None)
                if behind is not None and behind.verb(SUBJUNCTIVE):
                    return [tokens[who], *tokens[:who], *tokens[who + 1 :]]  # 'la luz, que se ...'
        wish = re.match(WISH, source)
        if wish:
            size = len(wish.group(0).split())
            at = next((n for n in range(len(tokens)) if
                       sum(len(t.said) for t in tokens[:n]) >= size), len(tokens))  # fmt: skip
            rest = tokens[at:]
            if rest and rest[0].kind in ('det', 'all', 'both', 'name') and _has_state(rest):
                return [put, *rest]
        return tokens

    def _hidden_verb(self, tokens: Tokens) -> int:
        """Return where 'para' stops something behind a time: 'en una hora para el riego'."""
        for at, token in enumerate(tokens[:-1]):
            if (
                token.kind == 'prep'
                and token.verb(ORDER)
                and tokens[at + 1].kind in ('det', 'name')
            ):
                timed = any(t.kind == 'when' for t in tokens[:at]) or any(
                    is_time_at(tokens[:at], n) for n in range(at)
                )
                if timed:
                    return at
        return -1

    def _question(self, tokens: Tokens) -> bool:
        if self._exclaims(tokens):
            return False
        if tokens[0].kind == 'q' or (
            len(tokens) > 1 and tokens[0].kind in ('to', 'de', 'in') and tokens[1].kind == 'q'
        ):
            return True
        if self._source(0).startswith(('est ce que', 'est ce qu')):
            return not self._frame(0)
        if not self.is_marked:
            return False
        left = any(v.lemma in LEFT for v in tokens[0].verbs)
        if left and tokens[1:] and (tokens[1].kind == 'body' or tokens[1].english == 'some'):
            return True  # '¿queda alguien?'
        if self._is_of_one_said(tokens) or is_deed(tokens):
            return True
        if self._frame(0) or any(self.is_order(i, i == 0) for i in range(min(4, len(tokens)))):
            told = tokens[0].verb(TOLD)
            return bool(told and tokens[0].kind != 'v')
        return any(t.kind in ('is', 'thereis', 'q') or t.verb(TOLD) for t in tokens)

    def _exclaims(self, tokens: Tokens) -> bool:
        """Return whether '¡qué calor!' stands there."""
        return (
            not self.is_marked
            and tokens[0].said in (('que',), ('menudo',), ('vaya',))
            and tokens[0].kind == 'q'
            and not any(t.kind in ('is', 'thereis', 'v') or t.verbs for t in tokens)
        )

    def _is_of_one_said(self, tokens: Tokens) -> bool:
        """Return whether 'il tourne encore' or 'sigue encendida' is asked of a thing."""
        first = tokens[0]
        has = tokens[1:2] and tokens[1].said in (('a',), ('ont',))
        if first.kind == 'subj' and has and tokens[2:3]:
            return tokens[2].verb(STATE) is not None or tokens[2].kind == 'adj'
        behind = [t for t in tokens[1:3] if t.kind not in ('adv', 'again')]
        if first.kind == 'subj' and first.english in ('it', 'they') and len(tokens) > 1:
            return tokens[1].kind == 'is' or tokens[1].verb(TOLD) is not None
        lasting = any(v.lemma in LASTING for v in first.verbs)
        return (
            lasting
            and bool(behind)
            and (behind[0].kind == 'adj' or behind[0].verb(STATE, GERUND) is not None)
        )

    def _is_told(self, tokens: Tokens, verb: int, framed: bool) -> bool:
        """Return whether the verb only says what somebody does: 'le camion arrive'."""
        token = tokens[verb]
        if self._is_leaving(tokens, verb):
            return True
        if framed or verb == 0:
            return False
        before = tokens[:verb]
        who = [t for t in before if t.kind != 'det']
        if who and is_robot(self.lexicon.site, who[0].ids) and token.verb(SUBJUNCTIVE):
            before = before[before.index(who[0]) + 1 :] or before  # 'la segadora, que ...'
        if any(t.said in (('que',), ("qu'",)) for t in before):
            wished = before[0].said in (('que',), ("qu'",)) and token.verb(SUBJUNCTIVE)
            return not wished or any(t.kind == 'is' for t in before)
        if any(t.kind == 'is' or t.said[0] in _OWN for t in before):
            return True
        if any(t.said == ('se',) for t in before) and not token.verb(SUBJUNCTIVE, INFINITIVE):
            return True
        ours = token.is_stated and not self.is_marked
        subjects = [t for t in before if t.kind == 'subj' and t.english != 'you'
                    and not (ours and t.english == 'we')]  # fmt: skip
        if subjects:
            return True
        things = [t for t in before if t.kind in ('name', 'n', 'x')]
        called = things and all(is_robot(self.lexicon.site, t.ids) for t in things)
        has_object = (
            any(t.said[0] in OBJECTS and t.kind == 'det' for t in before[-1:])
            or tokens[verb + 1 : verb + 2]
            and tokens[verb + 1].is_clitic
        )
        leads = before[0].kind in ('in', 'to', 'prep', 'when', 'adv', 'there', 'de', 'on', 'until',
                                   'every', 'all', 'times', 'num')  # fmt: skip
        if things and not called and not has_object and not leads:
            said = any(t.kind == 'subj' for t in before)
            return not said and not token.verb(INFINITIVE)
        return False

    def _is_leaving(self, tokens: Tokens, verb: int) -> bool:
        """Return whether people say what they do: 'nos vamos', 'vamos a cerrar'."""
        if tokens[verb].said not in (('vamos',), ('vayamos',)):
            return False
        if any(t.said == ('nos',) for t in tokens[:verb]):
            return True
        rest = tokens[verb + 1 :]
        doing = len(rest) == 2 and rest[0].kind == 'to'
        return doing and (
            rest[1].verb(INFINITIVE) is not None
            or rest[1].kind == 'x'
            and rest[1].said[-1][-2:] in ('ar', 'er', 'ir')
        )

    def _says_something(self, tokens: Tokens) -> bool:
        return any(
            t.kind in ('is', 'thereis', 'v', 'subj', 'x')
            or (t.kind not in ('adj', 'n', 'name') and t.verb(TOLD, STATE))
            for t in tokens
        )
