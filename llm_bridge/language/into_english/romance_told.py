"""French and Spanish orders to say, to tell and to write down, in plain English words."""

from llm_bridge.language.into_english.romance_apart import OrderParts
from llm_bridge.language.into_english.romance_forms import GERUND
from llm_bridge.language.into_english.romance_moves import is_area_at, MovingOrders
from llm_bridge.language.into_english.romance_phrases import THINGS
from llm_bridge.language.into_english.romance_texts import texts_of
from llm_bridge.language.into_english.romance_tokens import Token, Tokens

_LISTING = {'add': 'add', 'remove': 'remove', 'turn_off:turn_off|remove': 'remove',
            'PUT': 'add'}  # fmt: skip
"""Verbs of lists."""


class TellingOrders(MovingOrders):
    """Says orders whose words are kept as they were said."""

    def _thing_end(self, rest: Tokens, at: int) -> int:
        """Return where a phrase ends whose noun stands there, with the place that it has."""
        end = at + 1
        while end < len(rest) and rest[end].kind in ('adj',):
            end += 1
        if (
            end < len(rest)
            and rest[end].kind in ('de', 'du')
            or (end < len(rest) and rest[end].said == ('des',))
        ):
            behind = end + 1
            while behind < len(rest) and rest[behind].kind in ('det', 'adj'):
                behind += 1
            if behind < len(rest) and rest[behind].kind in THINGS:
                return behind + 1
        return end

    def _listed(self, parts: OrderParts) -> str:
        """Say what is written on a list, or crossed off it, in the words that were said."""
        verb = _LISTING.get(parts.spec.split('/')[0])
        rest = parts.rest
        at = next((n for n, t in enumerate(rest) if n and t.kind in ('to', 'in', 'on', 'de', 'du')
                   and self._is_list(rest[n + 1 :])), -1)  # fmt: skip
        if verb is None or at < 0:
            return ''
        item = rest[:at]
        items = [self._item(tokens) for tokens in _parted(item)]
        text = ' and '.join(i for i in items if i)
        the = [Token('the', 'det', ('la',))] if rest[at].said[-1] in ('al', 'au', 'del') else []
        to = 'to' if verb == 'add' else 'from'
        return self.joined(verb, text, to, self.phrase([*the, *rest[at + 1 :]])) if text else ''

    def _item(self, tokens: Tokens) -> str:
        """Return what is to be written down as it was said, without its article."""
        while tokens and (tokens[0].kind in ('det', 'du', 'de') or tokens[0].said == ('des',)):
            tokens = tokens[1:]
        return ' '.join(texts_of(tokens)).replace("' ", "'").strip(' "«»“”')

    def _is_list(self, tokens: Tokens) -> bool:
        first = next((t for t in tokens if t.kind != 'det'), None)
        return first is not None and (
            bool(first.ids)
            and all(
                getattr(self.lexicon.site.entities[i], 'kind', '') == 'todo' for i in first.ids
            )
            or first.kind == 'n'
            and first.english.split()[-1] == 'list'
        )

    def _telling(self, parts: OrderParts) -> str:
        """Say what is to be said as it was said."""
        rest = list(parts.rest)
        to: Tokens = []
        if rest and rest[0].kind == 'to':
            end = self._thing_end(rest, min(1 + (rest[1:2] != [] and rest[1].kind == 'det'),
                                            len(rest) - 1))  # fmt: skip
            to, rest = rest[:end], rest[end:]
        where = ''
        by = next((n for n, t in enumerate(rest) if n and leads_to_text(t)), 0)
        if not to and by and rest[0].said in (('por',), ('en',), ('sur',), ('dans',)):
            where = self.phrase(rest[:by])
            if not is_area_at(rest, 0, self.lexicon) and not _is_everywhere(where):
                where, to = '', [Token('on', 'on', ('sobre',)), *rest[1:by]]
            rest = rest[by:]
        last = next((n for n in range(len(rest) - 1, 0, -1) if rest[n].kind == 'to'), 0)
        if not to and last and any(t.said[0] in ('le', 'les') for t in parts.clitics):
            if len(rest) - last <= 3 and any(t.ids for t in rest[last + 1 :]):
                to, rest = rest[last:], rest[:last]  # 'dile hola a Leo'
        me = any(t.kind == 'me' for t in parts.clitics)
        while rest and rest[0].said in (('que',), ("qu'",)):
            rest.pop(0)
            self.is_passed_on = self.is_passed_on or bool(to)
        often = self.phrase(rest[-1:]) if rest[1:] and rest[-1].kind == 'times' else ''
        rest = rest[:-1] if often else rest  # 'di «atención» tres veces'
        quoted = next((n for n, t in enumerate(rest) if t.kind == 'quote'), -1)
        if quoted >= 0 and rest[1:]:
            others = [*rest[:quoted], *rest[quoted + 1 :]]
            if any(t.kind == 'to' for t in others) and not to:
                to, others = others, []
            if others and others[0].kind in ('in', 'on', 'prep', 'when', 'adv'):
                where = self.phrase(others)
            rest = rest[quoted : quoted + 1]
        where = '' if _is_everywhere(where) else where
        text = ' '.join(texts_of(rest)).strip(' "«»“”')
        verb = self.lexicon.chosen_verb('say/announce/speak/tell')
        if not text and me and not to:
            return 'tell me'
        if not text:
            return self.joined(verb, self.phrase(to))
        if me and not to:
            return self._with('tell', '', parts.rest, parts)
        self.is_sure = False
        if to and to[0].kind == 'on':
            return self.joined(verb, f'"{text}"', self.phrase(to), often)
        who = (
            'everyone' if to[1:] and all(t.kind == 'all' for t in to[1:]) else self.phrase(to[1:])
        )
        if who and not text.endswith('"'):
            return self.joined('tell', who, f'"{text}"', often)
        said = self.joined(verb, f'"{text}"', self.phrase(to, going=True), often)
        return f'{where}, {said}' if where else said

    def _informing(self, parts: OrderParts) -> str:
        """Say 'tell Luc "..."' for 'préviens Luc que ...', in the words that were said."""
        at = next(n for n, t in enumerate(parts.rest) if leads_to_text(t) and n)
        who = [t for t in parts.rest[:at] if t.kind not in ('de', 'to', 'prep')]
        rest = parts.rest[at + (parts.rest[at].kind != 'quote') :]
        text = ' '.join(texts_of(rest)).replace("' ", "'").strip(' "«»“”')
        self.is_sure = False
        if who and parts.rest[0].said == ('por',) and text:  # 'avisa por megafonía de que ...'
            verb = self.lexicon.chosen_verb('announce/say/tell')
            return self.joined(verb, f'"{text}"', 'on', self.phrase(who))
        told = 'everyone' if all(t.kind == 'all' for t in who) else self.phrase(who)
        return self.joined('tell', told, f'"{text}"') if text else ''


def _is_everywhere(where: str) -> bool:
    return 'the whole' in where or 'everywhere' in where


def leads_to_text(token: Token) -> bool:
    """Return whether a text is what somebody is told: 'avisa a todos que', '... diciendo'."""
    told = token.verb(GERUND)
    return (
        token.kind == 'quote'
        or token.said in (('que',), ("qu'",))
        or (told is not None and told.spec == 'SAY')
    )


def _parted(tokens: Tokens) -> list[Tokens]:
    """Return the tokens cut at commas and at 'and'."""
    found: list[Tokens] = [[]]
    for token in tokens:
        if token.kind == 'and' or ',' in token.before:
            found.append([])
        if token.kind != 'and':
            found[-1].append(token)
    return found
