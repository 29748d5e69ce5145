"""French and Spanish phrases for things, places, amounts and times, in English."""

from dataclasses import replace
import re

from llm_bridge.language.into_english.romance_forms import GERUND, INFINITIVE, STATE
from llm_bridge.language.into_english.romance_inflection import plural
from llm_bridge.language.into_english.romance_site_words import is_area
from llm_bridge.language.into_english.romance_tokens import is_time_at, TIMES, Token, Tokens
from llm_bridge.language.into_english.romance_verbs import english_verb, ing
from llm_bridge.language.into_english.romance_words import DEVICE_WORDS, Lexicon
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import EntityType

THINGS = frozenset({'name', 'n'})
_STATES = frozenset({'on', 'off', 'open', 'closed', 'locked', 'unlocked', 'ready', 'stopped',
                     'finished', 'running'})  # fmt: skip
_ORDINALS = {'first': 1, 'second': 2, 'third': 3, 'fourth': 4, 'fifth': 5, 'sixth': 6}
_SAID_AS_IS = frozenset({'name', 'n', 'adj', 'num', 'adv', 'again', 'times', 'when', 'body',
                         'more', 'prep', 'except', 'and', 'or', 'then', 'above', 'all', 'every',
                         'pron', 'toward', 'q', 'value', 'thereis', 'not', 'corr',
                         'quote'})  # fmt: skip


ARE = frozenset({'sont', 'estan', 'son', 'soient', 'esten', 'seront', 'seraient', 'etaient',
                 'estaban', 'estuvieran', 'sean', 'eran', 'fueron'})  # fmt: skip
"""Say of several what they are."""
_FLOOR = re.compile(r'\b(?:(?:of|in|on|to|at) )?the (upstairs|downstairs)\b')
"""English says where these are without 'the' and 'in'."""


_HOLLOW = frozenset({'fridge', 'refrigerator', 'freezer', 'oven', 'microwave', 'dishwasher',
                     'sink', 'washer', 'machine', 'dryer', 'bin', 'trash', 'toaster',
                     'safe'})  # fmt: skip
"""What things are put in, in English, though French says 'au frigo'."""
_SURFACES = frozenset({'sofa', 'couch', 'table', 'desk', 'counter', 'worktop', 'shelf', 'bed',
                       'nightstand', 'armchair', 'chair', 'bench', 'stool', 'floor', 'tray',
                       'sideboard', 'workbench',
                       'list', 'rack', 'conveyor', 'belt', 'sign', 'board',
                       'whiteboard', 'display', 'screen', 'panel',
                       'pallet'})  # fmt: skip
"""What things are put on, in English, though Spanish says 'en la mesa'."""


def _is_surface(thing: Token) -> bool:
    return thing.english.split()[-1] in _SURFACES


class Phrases:
    """What was spoken of so far in one command, and how phrases are said after that."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with nothing spoken of."""
        self.lexicon = lexicon
        self.is_sure = True
        """Whether everything was known and nothing left out."""
        self.unknown: set[str] = set()
        """The words that nobody knows."""
        self.head: Token | None = None
        """The noun that 'celle' and 'la de' stand for."""
        self.remarked: Token | None = None
        """The thing that a remark was about which is left out: 'it' stands for it."""
        self.place: Token | None = None
        """The place that 'there' stands for."""
        self.ids: tuple[str, ...] = ()
        """What 'it' stands for."""
        self.has_more = False
        """Whether there are several orders in it."""

    def phrase(self, tokens: Tokens, going: bool = False, taking: bool = False) -> str:
        """Return a phrase in English; `going`: of a way somewhere, `taking`: from somewhere."""
        tokens = self._nouns_last(self._numbered(tokens))
        said: list[str] = []
        for at, token in enumerate(tokens):
            if said and (',' in token.before or token.kind == 'corr'):
                said[-1] += ','
            word = self._word(tokens, at, going, taking)
            paused = any(',' in t.before for t in tokens[at + 1 : at + 2])
            if token.kind == 'corr' and not paused:
                word = f'{word},'
            if word:
                said.append(word)
            self._remember(token)
        return _FLOOR.sub(r'\1', ' '.join(said))

    def _remember(self, token: Token) -> None:
        if token.kind in THINGS:
            self.remarked = None
        if token.kind == 'name':
            if is_area(self.lexicon.site, token.ids):
                self.place = token
            else:
                areas = {self.lexicon.site.entities[i].area for i in token.ids}
                area = areas.pop() if len(areas) == 1 else None
                if area is not None:
                    self.place = Token(self.lexicon.site.entities[area].name, 'name', ids=(area,))
                self.head = self._noun_in(token) or self.head
            self.ids = token.ids
        elif token.kind == 'n':
            if token.english in self.lexicon.kind_words:
                self.head = token
                self.ids = tuple(self.lexicon.kind_words[token.english])
            elif self.head is None:
                self.head = token

    def _noun_in(self, token: Token) -> Token | None:
        """Return the noun in a name: 'luz' of 'luz del comedor'."""
        found = self.lexicon.folded_phrases.get(token.said[:1])
        if found is None or found.kind != 'n':
            return None
        return Token(found.english, 'n', said=token.said[:1], is_plural=found.is_plural)

    def _numbered(self, tokens: Tokens) -> Tokens:
        """Return 'le premier tiroir' and 'tiroir numéro 1' as 'drawer 1', where tools count so."""
        found: Tokens = []
        for token in tokens:
            if token.kind == 'nr':
                continue
            last = found[-1] if found else None
            if token.kind == 'adj' and last is not None and self._is_counter(last):
                number = _ORDINALS.get(token.english)
                token = replace(token, english=str(number), kind='num') if number else token
            elif last is not None and last.kind == 'adj' and self._is_counter(token):
                number = _ORDINALS.get(last.english)
                if number:
                    found[-1] = token
                    token = replace(last, english=str(number), kind='num')
            counted = token.kind == 'num' and token.english.isdecimal()
            if counted and len(found) > 1 and found[-2].kind == 'det':
                if self._is_counter(found[-1]):
                    del found[-2]
            found.append(token)
        return found

    def _is_counter(self, token: Token) -> bool:
        """Return whether a skill takes the number of such a thing."""
        return token.kind == 'n' and token.english in self.lexicon.counted

    def _nouns_last(self, tokens: Tokens) -> Tokens:
        """Return the tokens with adjectives before the nouns that they stand behind."""
        found: Tokens = []
        for token in tokens:
            if (
                token.kind == 'adj'
                and found
                and not token.before
                and found[-1].kind in ('n', 'x')
                and (token.english not in _STATES or len(token.said) > 1)
            ):
                found.insert(len(found) - 1, token)
                continue
            found.append(token)
        return found

    def _word(self, tokens: Tokens, at: int, going: bool, taking: bool) -> str:
        token = tokens[at]
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        before = tokens[at - 1] if at else None
        if token.said == ('encore',) and is_time_at(tokens, at + 1):
            return 'for another'
        if token.kind == 'num' and before is not None and is_time_at(tokens, at):
            if before.kind in (*THINGS, 'there', 'adj') and not token.before:
                return f'for {token.english}'  # 'enciende la luz diez minutos'
        if token.kind == 'det':
            if behind is not None and behind.kind == 'num':
                counted = next(iter(tokens[at + 2 : at + 3]), None)
                if counted is not None and (
                    counted.english in TIMES
                    and before is not None
                    or counted.english == 'percent'
                    and token.english == 'a'
                ):
                    return ''
            return self._article(token, before, behind)
        if token.kind in ('de', 'du'):
            return self._of(tokens, at, taking)
        if token.kind in ('to', 'in', 'on', 'until'):
            return self._where(tokens, at, going)
        if token.kind == 'one':
            return self._one(token, behind)
        if token.kind == 'there':
            if self.place is None:
                return 'there'
            return f'{"to" if going else "in"} the {self.place.english}'
        if token.kind == 'value' and token.said[0] == 'en' and token.english == 'to':
            return 'to'
        if token.kind == 'prep' and behind is not None and behind.kind == 'num':
            if token.said[0] == 'dentro':
                return 'in'
            if token.said[0] == 'por':
                return 'for'
        if token.said == ('chez',) and going:
            return 'to'
        if token.kind == 'prep' and token.said == ('por',) and self._thing(tokens, at + 1):
            return 'through' if going else 'in'
        if (
            token.kind == 'adj'
            and before is not None
            and (before.kind == 'det' or {'al', 'del', 'au', 'du'} & {*before.said[-1:]})
        ):
            if behind is None or behind.kind not in ('n', 'adj', 'name'):
                area = self.area_called(token)
                placed = at > 1 and tokens[at - 2].kind in ('de', 'in', 'to', 'du', 'one')
                if area is not None and placed:
                    return self.lexicon.site.areas[area].name
                if self.head is not None and self.head.is_plural == token.is_plural:
                    return f'{token.english} {self.head.english}'
                return f'{token.english} one'
        if token.kind == 'me':
            return 'me'
        if token.kind == 'all' and self._is_counted(tokens, at):
            return 'every'
        if token.kind == 'n' and token.is_plural and self._has_other_rooms(token):
            self.is_sure = False  # 'toutes les chambres': all bedrooms, or all rooms?
        if token.kind in _SAID_AS_IS:
            word = token.english
            if token.kind == 'prep' and {'au', 'du', 'del', 'al', 'des'} & {*token.said[-1:]}:
                word = f'{word} the'
            return word
        if token.kind == 'rel':
            return 'that'
        if token.kind == 'is':
            return 'are' if token.said[0] in ARE else 'is'
        if token.kind == 'x' and not self._is_known(token) and before is not None:
            if before.kind == 'det' and behind is not None and behind.kind == 'name':
                self.is_sure = False  # 'ce foutu lampadaire'
                return ''
        if token.kind in ('v', 'x'):
            return self._unknown(token, before.english if before is not None else '')
        if token.kind in ('cond', 'ne'):
            self.is_sure = False  # what it belongs to was not found
            return token.english
        return ''

    def _has_other_rooms(self, token: Token) -> bool:
        """Return whether a word for rooms may be said of others than those that are meant."""
        areas = self.lexicon.site.areas.values()
        meant = {
            option: {a.id for a in areas for n in (a.name, *a.aliases.get('en', ()))
                     if n.casefold().split()[-1] == option}
            for option in token.options
        }  # fmt: skip
        chosen = next((ids for o, ids in meant.items() if plural(o) == token.english), set())
        return bool(chosen) and any(ids - chosen for ids in meant.values())

    def area_called(self, token: Token) -> str | None:
        """Return the one area that has an adjective in its name: 'la azul', a room."""
        found = {
            i
            for key, entry in self.lexicon.names.items()
            if key[-1] == token.said[0] and len(key) > 1
            for i in entry.ids
            if i in self.lexicon.site.areas
        }
        return found.pop() if len(found) == 1 else None

    def _unknown(self, token: Token, before: str = '') -> str:
        verb = token.verb(INFINITIVE, GERUND, STATE) if token.kind == 'v' else None
        if verb is not None and verb.use == INFINITIVE:
            english = english_verb(verb.spec, (), self.lexicon)
            first, _, more = english.partition(' ')
            return f'{ing(first)} {more}'.strip() if before in ('before', 'without') else english
        if token.kind != 'x' or not self._is_known(token):
            self.is_sure = False
            self.unknown |= {*split_words(token.text)}
        return token.text

    def _is_known(self, token: Token) -> bool:
        """Return whether the site itself has the word in English."""
        word = token.text.casefold()
        return word in self.lexicon.vocabulary or word.removesuffix('s') in self.lexicon.vocabulary

    def _article(self, token: Token, before: Token | None, behind: Token | None) -> str:
        if behind is None:
            return 'it'
        if token.said == ('des',):
            if before is None or before.kind not in THINGS:
                return ''
            return 'in the' if is_area(self.lexicon.site, behind.ids) else 'of the'
        if behind.kind == 'name' and self._is_called(behind):
            return ''
        if behind.kind == 'name' and re.match(r"[A-Z]\w*'s ", behind.english):
            return ''
        if token.english == 'a' and behind.kind == 'name' and behind.english.endswith('s'):
            return ''  # one of the 'towels'
        if behind.kind == 'all':
            return ''
        return token.english

    def _is_counted(self, tokens: Tokens, at: int) -> bool:
        """Return whether 'toutes les dix minutes' stands there."""
        return any(t.kind == 'num' for t in tokens[at + 1 : at + 2])

    def _is_called(self, token: Token) -> bool:
        """Return whether it is the name of a person or robot, as English says no 'the' with."""
        found = [self.lexicon.site.entities[i] for i in token.ids]
        return bool(found) and all(
            e.type is EntityType.PERSON
            or (e.type is EntityType.ROBOT and token.english[:1].isupper())
            for e in found
        )

    def _is_person(self, token: Token) -> bool:
        found = [self.lexicon.site.entities[i] for i in token.ids]
        return bool(found) and all(e.type is EntityType.PERSON for e in found)

    def _thing(self, tokens: Tokens, at: int) -> Token | None:
        """Return the name or noun that a phrase beginning there is about."""
        for token in tokens[at : at + 4]:
            if token.kind in THINGS:
                return token
            if token.kind not in ('det', 'adj', 'all', 'num'):
                return None
        return None

    def _of(self, tokens: Tokens, at: int, taking: bool) -> str:
        token = tokens[at]
        thing = self._thing(tokens, at + 1)
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        before = tokens[at - 1] if at else None
        the = ' the' if token.said[0] in ('du', 'del', 'des') else ''
        if behind is not None and behind.kind == 'v' and behind.verb(INFINITIVE):
            return 'to'
        if behind is not None and behind.kind == 'there' and before is not None:
            return ''  # 'la luz de allí'
        if (
            behind is not None
            and behind.kind == 'num'
            and (before is None or before.kind not in THINGS)
        ):
            return '' if before is None or before.kind != 'more' else 'by'
        if before is None or before.kind in ('me', 'adv', 'again'):
            french = self.lexicon.book.language == 'fr'
            placed = thing is not None and is_area(self.lexicon.site, thing.ids)
            if taking and (placed or thing is not None and not french):
                return f'from{the}'
            return 'some' if french and token.kind == 'du' else ''
        if (
            taking
            and thing is not None
            and (
                is_area(self.lexicon.site, thing.ids) or (the or (behind and behind.kind == 'det'))
            )
        ):
            return f'from{the}'
        if thing is not None and is_area(self.lexicon.site, thing.ids):
            is_device = before.kind in ('name', 'one') or before.english in {
                *self.lexicon.kind_words, *DEVICE_WORDS
            }  # fmt: skip
            return f'in{the}' if is_device or before.kind == 'and' else f'of{the}'
        return f'of{the}'

    def _where(self, tokens: Tokens, at: int, going: bool) -> str:
        token = tokens[at]
        thing = self._thing(tokens, at + 1)
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        the = ' the' if token.said[-1] in ('au', 'aux', 'al', 'del', 'du') else ''
        if (
            behind is not None
            and behind.kind == 'det'
            and any(t.english in TIMES for t in tokens[at + 3 : at + 4])
        ):
            return 'after'  # 'a los cinco minutos'
        if behind is not None and behind.kind == 'num':
            is_timer = at > 0 and tokens[at - 1].english.endswith('timer')
            if is_timer and is_time_at(tokens, at + 1):
                return 'for'  # 'el temporizador en diez minutos'
            is_time = any(t.english in TIMES for t in tokens[at + 2 : at + 3]) or (
                behind.english.split()[-1] in TIMES
            )
            if is_time and token.kind == 'in':
                return 'in'
            return 'to'
        if token.kind == 'until':
            if behind is not None and behind.kind == 'when':
                return 'until'
            return f'to{the}'
        if behind is not None and behind.kind in ('adj', 'value') and not the:
            return 'to'
        if (
            token.kind == 'on'
            and thing is not None
            and not (going and any(i in self.lexicon.site.areas for i in thing.ids))
        ):
            return f'on{the}'
        if not going and thing is not None and token.said == ('en',) and _is_surface(thing):
            return 'on'
        if thing is not None and is_area(self.lexicon.site, thing.ids):
            if going and at > 1 and self._is_person(tokens[at - 1]):
                return f'at{the}'  # 'à Luc à l'établi'
            return f'{"to" if going else "in"}{the}'
        if not going and thing is not None and self._at(token, thing):
            return f'{self._at(token, thing)}{the}'
        if token.kind == 'in':
            return f'{"to" if going and thing is not None and thing.kind == "n" else "in"}'
        if token.kind == 'on':
            return f'on{the}'
        return f'to{the}'

    def _at(self, token: Token, thing: Token) -> str:
        """Return 'in' or 'at' for the 'à' of 'au frigo' and 'à la porte', where nobody goes."""
        if token.kind != 'to' or self.lexicon.book.language != 'fr' or self._is_person(thing):
            return ''
        last = thing.english.split()[-1]
        if last in ('door', 'gate', 'entrance', 'table', 'window', 'desk', 'reception'):
            return 'at'
        if last in ('floor', 'terrace', 'balcony', 'roof'):
            return 'on'
        return 'in' if last in _HOLLOW else ''

    def _one(self, token: Token, behind: Token | None) -> str:
        many = token.said[0] in ('celles', 'ceux', 'los', 'las')
        noun = 'ones' if many else 'one'
        if self.head is not None:
            noun = self.head.english
            if many and not self.head.is_plural:
                noun = f'{noun}s'
            elif not many and self.head.is_plural:
                noun = noun.removesuffix('s')
        if token.english != 'ONEOF':
            return f'the {noun}'
        of = 'in' if behind is not None and is_area(self.lexicon.site, behind.ids) else 'of'
        if behind is not None and behind.kind == 'det':
            of = 'in'
        return f'the {noun} {of}{" the" if token.said[-1] == "del" else ""}'

    def joined(self, *parts: str) -> str:
        """Return the parts that say something, with blanks between."""
        return ' '.join(p for p in parts if p)
