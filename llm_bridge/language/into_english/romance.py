"""French and Spanish commands in plain English words, in which they are read as English is.

Both languages say orders in the same order as English does; what differs is small: pronouns hang
on verbs or stand before them, a thing may be named first, adjectives stand behind nouns. Words
come from tables (romance_words_fr, _es) and from the site. What is not known stays as it was said,
for the guards to find; a remark that is left out makes the whole unsure.
"""

from dataclasses import replace
import re

from llm_bridge.language.into_english.foreign_orders import EnglishText, ForeignOrders
from llm_bridge.language.into_english.romance_clauses import Clause, Cutting
from llm_bridge.language.into_english.romance_forms import INFINITIVE, STATE
from llm_bridge.language.into_english.romance_moves import is_area_at
from llm_bridge.language.into_english.romance_names import NameReader
from llm_bridge.language.into_english.romance_phrases import THINGS
from llm_bridge.language.into_english.romance_reshaped import BEFORE_DOING, reshaped
from llm_bridge.language.into_english.romance_site_words import is_area
from llm_bridge.language.into_english.romance_texts import with_quotes
from llm_bridge.language.into_english.romance_times import with_times
from llm_bridge.language.into_english.romance_tokens import (
    is_time_at,
    Token,
    Tokens,
    tokens_of,
    UNITS,
)
from llm_bridge.language.into_english.romance_verbs import ing
from llm_bridge.language.into_english.romance_wanted import Wanted
from llm_bridge.language.into_english.romance_words import Lexicon
from llm_bridge.language.into_english.romance_words_es import BOOK as SPANISH
from llm_bridge.language.into_english.romance_words_fr import BOOK as FRENCH
from llm_bridge.site.site import Site

LANGUAGES = {'fr': FRENCH, 'es': SPANISH}


class RomanceOrders(ForeignOrders):
    """Puts the French or Spanish commands of one site in English."""

    only_said_skills = True

    def __init__(self, site: Site, language: str) -> None:
        """Read the words of the site. Raises KeyError for another language."""
        self.lexicon = Lexicon(LANGUAGES[language], site)
        self.names = NameReader(self.lexicon)

    def of(self, text: str) -> EnglishText | None:
        """Return a command in English, or None where no order, question or name is in it."""
        writer = _Writer(self.lexicon)
        writer.is_asked = text.rstrip().endswith('?')
        return writer.text(self._clauses(text))

    def is_for_no_template(self, text: str) -> bool:
        """Return whether 'dis au robot de ...' tells it to do something, not to say it."""
        writer = _Writer(self.lexicon)
        writer.text(self._clauses(text))
        return writer.is_passed_on

    def is_talk(self, text: str) -> bool:
        """Return whether somebody only speaks of himself or to another: 'tu es gentil'."""
        clauses = self._clauses(text)
        return bool(clauses) and all(
            c.kind == 'remark'
            and (c.tokens[0].kind in ('subj', 'refl') or c.tokens[0].said[0] in _SPEAKING)
            and (not any(t.kind in THINGS for t in c.tokens) or _is_over(c.tokens))
            for c in clauses
        )

    def _clauses(self, text: str) -> list[Clause]:
        tokens = self.names.named(with_times(tokens_of(text, self.lexicon)), text)
        tokens = reshaped(with_quotes(tokens, text), self.lexicon)
        return _merged(Cutting(tokens, self.lexicon, text.rstrip().endswith('?')).clauses())


class _Writer(Wanted):
    """One command being said in English."""

    is_asked = False
    """Whether it ends in a question mark."""
    says_something = False
    """Whether an order or a question was said."""

    def text(self, clauses: list[Clause]) -> EnglishText | None:
        said: list[str] = []
        lead = ''
        self.has_more = sum(c.kind == 'order' for c in clauses) > 1
        for at, clause in enumerate(clauses):
            after = clauses[at - 1] if at else None
            if clause.kind == 'done':
                is_last = at == len(clauses) - 1
                self.is_sure = self.is_sure and bool(said) and not is_last  # done with what?
                continue
            clause, lead = self._timed(clause, lead, clauses[at + 1 :])
            words = self._clause(clause, at == 0)
            if not words:
                continue
            if lead and clause.kind == 'condition':
                words, lead = f'{lead} {words}', ''
            if after is not None and after.kind == 'done':
                clause = replace(clause, join='then')
            said.append(self._joined(words, clause, after, bool(said)))
        if len(clauses) == 1 and (not said or clauses[0].kind == 'question'):
            hint = '' if self.is_asked else self.hint(clauses[0])
            if hint or not said:
                return EnglishText(hint, False) if hint else None
        if not said or not self.says_something:
            return None
        asked = any(c.kind == 'question' for c in clauses)
        text = _BOTH.sub(r'turn \3 \1 and \2', ''.join(said).strip())
        unknown = frozenset(self.unknown)
        return EnglishText(f'{text}?' if asked else text, self.is_sure, unknown)

    def _timed(self, clause: Clause, lead: str, later: list[Clause]) -> tuple[Clause, str]:
        """Return an order without the 'ten minutes' of '... ten minutes before I leave'."""
        behind = later[0] if later else None
        if clause.kind != 'order' or behind is None or behind.kind != 'condition':
            return clause, lead
        if behind.tokens[0].english not in ('before', 'after') or behind.before:
            return clause, lead
        for size in (1, 2):
            last = clause.tokens[-size:]
            if len(clause.tokens) > clause.verb + size and is_time_at(last, 0):
                self.is_sure = False
                return replace(clause, tokens=clause.tokens[:-size]), self.phrase(last)
        return clause, lead

    def wish(self, tokens: Tokens) -> str:
        """Return 'I need the car keys' for what somebody wants to have."""
        source = ' '.join(w.rstrip("'") for t in tokens for w in t.said)
        for pattern in _WISHES:
            found = re.match(pattern, source)
            size = len(found.group(0).split()) if found else 0
            at = next((n for n in range(len(tokens)) if size and
                       sum(len(t.said) for t in tokens[:n]) >= size), len(tokens))  # fmt: skip
            rest = tokens[at:]
            first = next(
                (t for t in rest if t.kind not in ('det', 'num', 'de', 'du', 'adj')), None
            )
            if first is not None and first.kind in THINGS and pattern in _LOST:
                return f'find {self.phrase(rest)}'
            if first is not None and first.kind in THINGS and not any(
                t.kind in ('v', 'rel') for t in rest
            ):  # fmt: skip
                return f'I need {self.phrase(rest)}'
        return ''

    def hint(self, clause: Clause) -> str:
        """Return what is said where an order is meant: 'it is too dark in the hall'."""
        tokens = [t for t in clause.tokens if t.kind != 'fill']
        source = ' '.join(w.rstrip("'") for t in tokens for w in t.said)
        for pattern, english in self.lexicon.book.hints:
            if re.search(rf'(?:^| )(?:{pattern})(?: |$)', source):
                at = next(
                    (i for i, t in enumerate(tokens) if t.kind in ('in', 'to') and t.ids == ()
                     and is_area_at(tokens, i, self.lexicon)), -1)  # fmt: skip
                end = at + 1
                while at >= 0 and end < len(tokens) and tokens[end].kind in ('det', 'name'):
                    end += 1
                where = self.phrase(tokens[at:end]) if at >= 0 else ''
                return self.joined(english, where)
        wished = self.wish(tokens)
        if wished:
            return wished
        if any(t.english.split()[0] == 'too' for t in tokens if t.english) and any(
            t.kind == 'is' for t in tokens
        ):
            return self.statement(tokens)
        return ''

    def _clause(self, clause: Clause, is_first: bool) -> str:
        if clause.kind in ('order', 'question'):
            self.says_something = True
        if clause.kind == 'order':
            return self.order(clause)
        if clause.kind == 'condition' and clause.tokens[0].english == 'wait until':
            self.says_something = True
        if clause.kind == 'wanted':
            said = self.wanted(clause.tokens, clause.verb)
            self.says_something = self.says_something or bool(said)
            self.is_sure = self.is_sure and bool(said)
            return said
        if clause.kind == 'condition':
            lead, rest = clause.tokens[0], clause.tokens[1:]
            while rest and rest[0].kind == 'cond':
                rest = rest[1:]
            doing = next((n for n, t in enumerate(rest) if t.kind == 'v'), -1)
            if lead.said[0] in BEFORE_DOING and doing >= 0 and rest[doing].verb(INFINITIVE):
                done = self.order(Clause('order', rest, verb=doing))
                first, _, more = done.partition(' ')
                self.is_sure = self.is_sure and lead.english in ('before', 'after')
                return f'{lead.english} {ing(first)} {more}'.strip()
            if lead.english in ('unless', 'before') and not any(t.kind == 'not' for t in rest):
                rest = [t for t in rest if t.kind != 'ne']  # 'à moins qu'il ne soit fermé'
            return f'{lead.english} {self.statement(rest)}'
        if clause.kind == 'question':
            return self.question(clause.tokens)
        if clause.kind == 'remark':
            for token in clause.tokens:
                self._remember_place(token, clause.tokens)
            things = [t for t in clause.tokens if t.kind == 'name']
            nouns = [t for t in clause.tokens if t.kind == 'n']
            if not things and len(nouns) == 1 and nouns[0].english not in UNITS:
                self.remarked = nouns[0]
            if len(things) == 1 and not is_area(self.lexicon.site, things[0].ids):
                self.remarked = things[0]
            self.is_sure = False
            return ''
        said = self.without_verb(clause.tokens)
        self.says_something = self.says_something or bool(said)
        self.is_sure = self.is_sure and (is_first or bool(said))
        return said or self.phrase(clause.tokens)

    def _remember_place(self, token: Token, tokens: Tokens) -> None:
        if token.kind == 'name':
            self._remember(token)
        elif token.kind == 'adj' and self._stands_alone(token, tokens):
            called = self.area_called(token)
            if called is not None:
                area = self.lexicon.site.areas[called]
                self.place = Token(area.name, 'name', ids=(area.id,))

    def _stands_alone(self, token: Token, tokens: Tokens) -> bool:
        at = tokens.index(token)
        return bool(at) and tokens[at - 1].kind == 'det'

    def _joined(self, words: str, clause: Clause, before: Clause | None, is_later: bool) -> str:
        if not is_later:
            return words
        if clause.join == 'no':
            return f', no, {words}'
        if clause.join == 'else':
            return f', otherwise {words}'
        if clause.join == 'then':
            return f', then {words}'
        if clause.join == 'first':
            return f', but first {words}'
        if before is not None and before.kind == 'condition':
            return f', {words}'
        if clause.kind == 'condition':
            later = clause.join == 'and' and before is not None and before.kind == 'order'
            return f' and {words}' if later else f' {words}'
        if clause.join == 'and':
            return f' and {words}'
        return f', {words}' if '.' not in clause.before else f'. {words}'


def _is_over(tokens: Tokens) -> bool:
    """Return whether 'on a éteint la radio' stands there: somebody did it before."""
    behind = [t for t in tokens[1:5] if t.kind not in ('ne', 'not', 'adv', 'again', 'there')]
    has = bool(behind) and behind[0].said[0] in _HAS
    return has and bool(behind[1:]) and (
        behind[1].kind == 'adj' or behind[1].verb(STATE) is not None
    )  # fmt: skip


def _merged(clauses: list[Clause]) -> list[Clause]:
    """Return the clauses with things named first put to the order that is about them."""
    found: list[Clause] = []
    for at, clause in enumerate(clauses):
        if clause.kind == 'question' and clause.tokens[0].kind in _STATING:
            later = clauses[at + 1 :]
            if any(c.kind == 'order' for c in later) and not any('?' in c.before for c in later):
                clause = replace(clause, kind='remark')  # the mark at the end is the order's
        last = found[-1] if found else None
        if last is not None and not clause.join and _is_topic_of(clause, last):
            named, asked = (clause, last) if clause.kind == 'names' else (last, clause)
            rest = [t for t in asked.tokens if t.kind != 'subj']
            thing = [replace(named.tokens[0], before=''), *named.tokens[1:]]
            found[-1] = replace(asked, tokens=[*thing, *rest], before=last.before, join=last.join)
            continue
        if (
            clause.kind == 'order'
            and last is not None
            and last.kind == 'names'
            and not clause.join
        ):
            if any(t.kind in THINGS for t in last.tokens):
                tokens = [*last.tokens, *clause.tokens]
                found[-1] = replace(
                    clause, tokens=tokens, verb=clause.verb + len(last.tokens), join=last.join
                )
                continue
        found.append(clause)
    return found


_LOST = (
    r'je (?:ne )?(?:trouve|retrouve|vois) (?:plus|pas)(?= )',
    r'(?:j ai (?:encore )?(?:perdu|egare)|on a (?:encore )?perdu)(?= )',
    r'ou ai je (?:mis|pose)(?= )',
    r'(?:no encuentro|he perdido|no veo)(?= )',
)  # fmt: skip
"""What somebody says who has lost a thing."""
_WISHES = (
    *_LOST,
    r'j ai besoin (?:de|d|du|des)(?= )', r'il me faut(?:rait)?(?= )', r'il nous faut(?= )',
    r'je (?:voudrais|veux|prendrais)(?= )', r'on aurait besoin (?:de|d)(?= )',
    r'(?:necesito|necesitamos|quiero|quisiera|me hace falta|me hacen falta|me gustaria)(?= )',
)  # fmt: skip
"""What somebody says who wants to have a thing."""
_HAS = frozenset({'ai', 'as', 'a', 'avons', 'avez', 'ont', 'he', 'has', 'ha', 'hemos', 'han'})
_SPEAKING = frozenset({'je', "j'", 'tu', 't', "c'", 'ca', 'vous', 'estoy', 'eres', 'soy', 'es'})
"""Begin what people say of themselves and of others."""
_BOTH = re.compile(
    r'\bturn (on|off) and turn (on|off) ((?!it\b|them\b).+?)'
    r'(?= (?:once|twice|(?:\w+) times|for|in|at|every|when|if)\b|[,.]|$)'
)
"""'Turn on and turn off the light' is said as 'turn the light on and off'."""
_STATING = frozenset({'det', 'name', 'n', 'all', 'body', 'subj'})
"""What statements begin with, and seldom questions."""


def _is_topic_of(one: Clause, other: Clause) -> bool:
    """Return whether one of two clauses names what the other asks about 'it'."""
    if {one.kind, other.kind} != {'names', 'question'}:
        return False
    named, asked = (one, other) if one.kind == 'names' else (other, one)
    first = asked.tokens[0]
    return (
        any(t.kind in THINGS for t in named.tokens)
        and first.kind == 'subj'
        and first.english in ('it', 'they')
        and not any(t.kind in THINGS for t in asked.tokens)
    )
