"""Things of the site that are said in common words: 'gafas de esquí' are its ski goggles.

What a site names in English only is found by what each word of a phrase may be in English: all
words of a name have to be said, and no other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
import re

from llm_bridge.language.into_english.romance_inflection import plural
from llm_bridge.language.into_english.romance_site_words import is_area, is_room
from llm_bridge.language.into_english.romance_tokens import Token, Tokens
from llm_bridge.language.into_english.romance_words import Lexicon
from llm_bridge.language.text.spelling import token as compared
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import EntityType
from llm_bridge.site.site import Site

_SMALL = frozenset({'the', 'of', 'for', "'s", 'a', 'an'})
_CONTENT = frozenset({'n', 'adj', 'name', 'num'})
_MOST_WORDS = 5
_MOST_READINGS = 2000
_MEASURED = frozenset({'temperature', 'humidity', 'volume', 'brightness', 'speed', 'battery',
                       'heating', 'music', 'light', 'lights', 'level', 'position', 'power',
                       'pressure', 'color', 'mode', 'program', 'sound'})  # fmt: skip
"""Words that mostly say what a thing has, whatever else is called so."""
_BESIDE = frozenset({'au-dessus', 'derriere', 'sous', 'dessus'})
"""Where a thing is, as a part of its name: 'la lumière au-dessus du plan de travail'."""
_LEADING = frozenset({'det', 'in', 'on', 'to', 'de', 'du', 'prep', 'all', 'num', 'adj', 'until',
                      'toward'})  # fmt: skip
"""Before a word that could be a verb these show that it is a noun."""
_MOODS = frozenset({'scene', 'mood', 'mode', 'night', 'time'})
"""What sites call a scene, whatever word for one was said."""
_SINGULAR = (('el',), ('la',), ('le',), ('al',), ('del',), ('au',), ('du',))
Bag = tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """An English name of the site."""

    text: str
    ids: tuple[str, ...]
    heads: frozenset[str]
    """The words that say what it is: 'bottle' of 'bottle of red wine'."""

    @property
    def is_plural(self) -> bool:
        """Whether it names several: 'car keys'."""
        return self.text.endswith('s') and not self.text.endswith('ss')


def stems(text: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    words = split_words(text)
    last = len(words) - 1  # 'aisle a'
    return tuple(compared(w) for n, w in enumerate(words) if w not in _SMALL or 0 < n == last)


def names_of(site: Site) -> Mapping[Bag, Name]:
    """Return the English names of the site by the words that are in them."""
    ids: dict[Bag, dict[str, None]] = {}
    written: dict[Bag, str] = {}
    for entity in site.entities.values():
        for name in (entity.name, *entity.aliases.get('en', ())):
            bag = tuple(sorted(stems(name)))
            if bag:
                ids.setdefault(bag, {})[entity.id] = None
                written.setdefault(bag, name)
    found = {}
    for bag, own in ids.items():
        text = written[bag]
        first, of, _ = text.partition(' of ')
        words = stems(first if of else text)
        counted = len(words) > 1 and (words[-1].isdigit() or len(words[-1]) == 1)
        heads = words[-2:] if counted else words[-1:]  # 'room 203', 'aisle b'
        found[bag] = Name(text, tuple(own), frozenset(heads))
    return found


def deeds_of(site: Site) -> frozenset[tuple[str, str]]:
    """Return the verbs of the names of skills with each word that stands behind them."""
    found: set[tuple[str, str]] = set()
    for robot in site.robots.values():
        for skill in robot.skills:
            verb, *words = skill.split('_')
            found |= {(verb, word) for word in words}
    return frozenset(found)


def _leads(tokens: Tokens) -> tuple[bool, bool]:
    """Return whether the article at the end is one of 'la', and whether it is led to: 'al'."""
    last = tokens[-1].said[-1] if tokens else ''
    led = last in ('al', 'del', 'au', 'du') or len(tokens) > 1 and (
        tokens[-2].kind in ('to', 'de', 'in') or tokens[-2].said[-1] in ('a', 'de', 'en')
    )  # fmt: skip
    return last == 'la', led


def _as_letter(token: Token) -> Token:
    """Return the 'B' of 'pasillo B' as what it is counted with."""
    if len(token.text) > 2 or not token.text.isupper():
        return token
    return replace(token, kind='num', english=token.text.casefold(), options=())


class NameReader:
    """Finds the names of one site in the tokens of commands."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the names."""
        self.lexicon = lexicon
        self.names = names_of(lexicon.site)
        self.deeds = deeds_of(lexicon.site)

    def named(self, tokens: Tokens, text: str) -> Tokens:
        """Return the tokens of a text with those put together that name a thing of the site."""
        found: Tokens = []
        at = 0
        while at < len(tokens):
            if tokens[at].kind == 'name' and at:
                tokens = [*tokens[:at], self._on_it(tokens[at], tokens[:at]), *tokens[at + 1 :]]
            size, name = self._mood(tokens, at) or self._longest(tokens, at, found)
            if name is None and self._counted(tokens, at) is not None:
                found.append(self._counted(tokens, at) or tokens[at])
                at += 1
                continue
            if tokens[at].kind == 'last':
                found.append(self._last(tokens[at], found))
                at += 1
                continue
            if name is None or self._done_with(tokens[at], found) and size == 1:
                found.append(self._done_with(tokens[at], found) or tokens[at])
                at += 1
                continue
            found.append(self._token(tokens[at : at + size], name, text))
            at += size
        return [
            t
            for n, t in enumerate(found)
            if not (n and t.kind == 'name' and t.ids == found[n - 1].ids and not t.before)
        ]  # 'le docteur Lindner'

    def _mood(self, tokens: Tokens, at: int) -> tuple[int, Name] | None:
        """Return the scene of 'passe en mode nuit'."""
        if tokens[at].kind != 'value' or tokens[at].english != 'to' or at + 1 >= len(tokens):
            return None
        behind = tokens[at + 1]
        told = at > 0 and any(t.kind in ('n', 'name', 'det') for t in tokens[max(0, at - 2) : at])
        if behind.kind not in _CONTENT or told:
            return None
        name = self._name([replace(behind, english='mode', kind='n', options=()), behind], [])
        return (2, name) if name is not None else None

    def _on_it(self, token: Token, before: Tokens) -> Token:
        """Return the 'bureau' of 'sur le bureau' as a desk, though a room is called so."""
        where = next((t for t in reversed(before) if t.kind not in ('det', 'adj')), None)
        if where is None or where.kind != 'on' or where.said[0] not in ('sur', 'encima', 'sobre'):
            return token
        noun = self.lexicon.folded_phrases.get(token.said)
        if noun is None or noun.kind != 'n' or not is_room(self.lexicon.site, token.ids):
            return token
        for option in noun.options:
            name = self.names.get(tuple(sorted(stems(option))))
            if name is not None and not is_room(self.lexicon.site, name.ids):
                english = self.lexicon.site.entities[name.ids[0]].name
                return replace(token, english=english, ids=name.ids)
        return token

    def _counted(self, tokens: Tokens, at: int) -> Token | None:
        """Return 'bacs' as 'beds' where 1 and 2 are said behind it and the site has a bed 1."""
        token, behind = tokens[at], tokens[at + 1 : at + 2]
        if token.kind != 'n' or not token.is_plural or not behind or behind[0].kind != 'num':
            return None
        for option in token.options:
            if tuple(sorted((*stems(option), *stems(behind[0].english)))) in self.names:
                return replace(token, english=plural(option), options=(option,))
        return None

    def _last(self, token: Token, before: Tokens) -> Token:
        """Return 'este último' as the thing that was named last."""
        said = next((t for t in reversed(before) if t.kind in ('name', 'n')), None)
        english = 'it' if said is None else f'the {said.english}'
        ids = said.ids if said is not None else ()
        return replace(token, english=english, ids=ids, kind='name' if ids else 'pron')

    def _done_with(self, token: Token, before: Tokens) -> Token | None:
        """Return a noun as the one of its meanings that a skill is named after: 'empty bin'."""
        if token.kind != 'n' or len(token.options) < 2:
            return None
        told = next((t for t in reversed(before[-3:]) if t.kind == 'v' or t.order), None)
        if told is None or told.order is None:
            return None
        verbs = {w.replace('_', ' ') for w in re.split(r'[/| :]', told.order.spec)}
        for option in token.options:
            if any((verb, option) in self.deeds for verb in verbs):
                return replace(token, english=plural(option) if token.is_plural else option)
        return None

    def _longest(self, tokens: Tokens, at: int, before: Tokens) -> tuple[int, Name | None]:
        first = tokens[at]
        first = _as_letter(first)
        if first.kind in ('adj', 'num') and self._stands_alone(tokens, at):
            return self._called_like_last(first, before)
        if first.kind not in ('n', 'adj', 'name', 'one') or first.is_clitic:
            return 0, None
        led = at > 0 and tokens[at - 1].kind in _LEADING and not first.before
        for end, content in reversed(list(self._spans(tokens, at, before))):
            if first.verbs and len(content) == 1 and not led:
                return 0, None  # 'cuisine un gâteau'
            name = self._name(content, tokens[:at])
            if name is not None:
                return end - at, name
        return 0, None

    def _spans(self, tokens: Tokens, at: int, before: Tokens) -> Iterator[tuple[int, Tokens]]:
        """Yield where a phrase that begins there may end, with the words in it that say much."""
        content: Tokens = []
        end = at
        while end < len(tokens) and len(content) < _MOST_WORDS:
            token = tokens[end]
            if content and token.before:
                return
            if token.kind == 'one' and not content:
                head = self._meant(token, before)
                if head is None:
                    return
                content = [head]
                end += 1
                if token.english == 'ONEOF':
                    while end < len(tokens) and tokens[end].kind == 'det':
                        end += 1
                continue
            token = _as_letter(token) if content else token
            if (
                token.said in (('un',), ('une',))
                and content
                and not self._is_content(tokens, end + 1)
            ):
                token = replace(token, kind='num', english='1', options=())  # 'la ligne un'
            if token.kind == 'x' and content and token.text.casefold() in self.lexicon.vocabulary:
                token = replace(token, kind='adj', english=token.text.casefold())
            if token.said == ('est',) and content and content[-1].english != 'east':
                token = replace(token, kind='adj', english='east', options=('east', 'eastern'))
            if token.kind in _CONTENT and not (token.kind == 'num' and not content):
                content = [*content, token]
                yield end + 1, content
                end += 1
                continue
            behind = self._behind_joint(tokens, end) if content else -1
            if behind < 0:
                return
            end = behind

    def _is_content(self, tokens: Tokens, at: int) -> bool:
        return at < len(tokens) and not tokens[at].before and tokens[at].kind in _CONTENT

    def _stands_alone(self, tokens: Tokens, at: int) -> bool:
        """Return whether the noun is left out: 'la puerta principal y la trasera'."""
        article = tokens[at - 1] if at else None
        if article is None or article.said not in _SINGULAR or article.is_clitic:
            return False
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        return behind is None or bool(behind.before) or behind.kind not in _CONTENT

    def _called_like_last(self, first: Token, before: Tokens) -> tuple[int, Name | None]:
        """Return the thing that a noun said before and this quality or number name.

        Of 'el carro uno al muelle uno y el dos ...' the cart: it has such an article, and it was
        not said where something goes either.
        """
        wanted = _leads(before[-2:])
        heads = list(self._heads(before))
        heads = [h for h in heads if h[1][0] == wanted[0]]
        for head, _, ids in sorted(heads, key=lambda h: h[1] != wanted):
            name = self._name([head, first], before)
            if name is not None and len(name.ids) == 1 and name.ids != ids:
                return 1, name
        return 0, None

    def _heads(self, before: Tokens) -> Iterator[tuple[Token, tuple[bool, bool], tuple[str, ...]]]:
        """Yield the nouns of what was named, the last first, with how their articles lead them."""
        for at in range(len(before) - 1, -1, -1):
            if before[at].kind not in ('n', 'name') or self._is_called(before[at]) and (
                before[at].text[:1].isupper()
            ):  # fmt: skip
                continue
            said = before[at].said
            for n, word in enumerate(said):
                found = self.lexicon.folded_phrases.get((word,))
                if found is None or found.kind != 'n' or before[at].kind == 'n' and n:
                    continue
                inner = (Token('', 'det', (w,)) for w in said[max(0, n - 2) : n])
                leads = _leads([*inner] if n else before[max(0, at - 2) : at])
                yield Token(found.english, 'n', options=found.options), leads, before[at].ids

    def _meant(self, one: Token, before: Tokens) -> Token | None:
        """Return the noun that 'celle' and 'la de' stand for: the last one before them."""
        many = one.said[0] in ('celles', 'ceux', 'los', 'las', 'les')
        told = bool(before) and before[-1].order is not None  # 'coupe celui ...'
        for token in reversed(before[:-1] if told else before):
            if token.kind == 'n' or (
                token.kind == 'name' and not is_area(self.lexicon.site, token.ids)
            ):
                found = self.lexicon.folded_phrases.get(token.said[:1])
                if found is None or found.kind != 'n':
                    if self._is_called(token):
                        continue  # 'Dolly' is no noun
                    return None
                return Token(found.english, 'n', options=found.options, is_plural=many)
        return None

    def _behind_joint(self, tokens: Tokens, at: int) -> int:
        """Return where the next word of a name may stand behind 'de la', 'à' or 'pour'."""
        token = tokens[at]
        behind = at + 1
        if (
            token.kind in ('de', 'du')
            or token.said == ('des',)
            or token.kind == 'nr'
            or token.said[0] in _BESIDE
            and token.kind in ('above', 'prep', 'on')
        ):
            while behind < len(tokens) and tokens[behind].kind == 'det':
                behind += 1
        elif not (token.said in (('à',), ('pour',), ('para',)) or token.text == 'à'):
            return -1
        if behind >= len(tokens) or tokens[behind].before or tokens[behind].kind not in _CONTENT:
            return -1
        if token.kind == 'to' and self._is_called(tokens[behind]):
            return -1
        return behind

    def _is_called(self, token: Token) -> bool:
        """Return whether it is a person or a robot, to whom something may be brought."""
        entities = [self.lexicon.site.entities[i] for i in token.ids]
        return any(e.type in (EntityType.PERSON, EntityType.ROBOT) for e in entities)

    def _name(self, content: Tokens, before: Tokens) -> Name | None:
        if len(content) == 1 and content[0].kind != 'n':
            return None
        if not any(t.kind in ('n', 'name') for t in content):
            return None
        head = next(n for n, t in enumerate(content) if t.kind in ('n', 'name'))
        if any(t.kind == 'num' and content[n + 1].is_plural for n, t in enumerate(content[:-1])):
            return None  # 'les trois travées' are not 'travée 3'
        choices = [self._options(t) for t in content]
        if len(content) > 1 and {*choices[head]} & _MOODS:
            choices[head] = (*choices[head], *_MOODS)  # 'l'ambiance cinéma' is its movie night
        count = 1
        for options in choices:
            count *= len(options)
        if not 0 < count <= _MOST_READINGS:
            return None
        found: list[Name] = []
        for chosen in product(*choices):
            said = [stems(text) or (compared(text),) for text in chosen]  # 'a' of 'aisle a'
            name = self.names.get(tuple(sorted(w for words in said for w in words)))
            if name is None or not said[head] or said[head][-1] not in name.heads:
                continue
            earlier = choices[0][: choices[0].index(chosen[0]) + 1]
            earlier = earlier if content[0].is_plural else chosen[:1]
            if len(content) == 1 and any(self._is_common(o) for o in earlier):
                continue  # 'cortinas' are curtains first, though some are called drapes
            if content[head].is_plural and not name.is_plural:
                continue
            found.append(name)
        return self._likeliest(found, before)

    def _likeliest(self, names: list[Name], before: Tokens) -> Name | None:
        """Return the first; 'sur le bureau' is a desk, though, and 'dans le bureau' a room."""
        where = next((t for t in reversed(before) if t.kind not in ('det', 'adj', 'num')), None)
        if where is not None and where.kind in ('on', 'in', 'de', 'du'):
            areas = self.lexicon.site.areas
            for name in names:
                if all(i in areas for i in name.ids) is (where.said != ('sur',)):
                    return name
        return names[0] if names else None

    def _options(self, token: Token) -> tuple[str, ...]:
        if token.kind == 'name':
            entities = [self.lexicon.site.entities[i] for i in token.ids]
            return tuple(n for e in entities for n in (e.name, *e.aliases.get('en', ())))
        return token.options or (token.english,)

    def _is_common(self, word: str) -> bool:
        """Return whether a word is one for many things, or for what they have."""
        if word in _MEASURED:
            return True
        return len(self.lexicon.kind_words.get(word, ())) > 1

    def _token(self, tokens: Tokens, name: Name, text: str) -> Token:
        site = self.lexicon.site
        first, last = tokens[0], tokens[-1]
        same = len(name.ids) == 1
        english = site.entities[name.ids[0]].name if same else name.text
        if not is_area(site, name.ids) and not same and first.is_plural:
            english = name.text if name.is_plural else plural(name.text)
        return replace(
            first,
            english=f'the {english}' if first.kind == 'one' else english,
            kind='name',
            ids=name.ids,
            verbs=(),
            said=tuple(w for t in tokens for w in t.said),
            text=text[first.start : last.end],
            end=last.end,
            is_plural=first.is_plural,
        )
