"""Phrases said with more or other words than the names have."""

from dataclasses import replace
import re

from rapidfuzz import fuzz

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.text.spelling import token, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.exceptions import ExceptionReader
from llm_bridge.language.things.lists import OPEN
from llm_bridge.language.things.nouns import Words
from llm_bridge.language.things.phrase_rewording import rewordings
from llm_bridge.language.things.situation import Found, Question, Resolution
from llm_bridge.site.entity import EntityType
from llm_bridge.site.skill import ArgType

_AROUND = (
    ('middle', 'of'), ('centre', 'of'), ('center', 'of'), ('next', 'to'), ('over', 'to'),
    ('over', 'by'), ('in', 'front', 'of'), ('close', 'to'), ('edge', 'of'), ('side', 'of'),
    ('vicinity', 'of'),
)  # fmt: skip
_SPOTS = frozenset(
    {'floor', 'door', 'station', 'area', 'room', 'zone', 'spot', 'section', 'side', 'end', 'place'}
)
"""Words around a place that do not change which it is."""
_SAYS_NOTHING = frozenset({
    'a', 'again', 'at', 'back', 'bit', 'completely', 'for', 'fully', 'half', 'halfway', 'here',
    'in', 'just', 'little', 'me', 'my', 'now', 'of', 'our', 'over', 'please', 'quickly',
    'right', 'slightly', 'the', 'then', 'there', 'to', 'us', 'way',
})  # fmt: skip
"""Words beside a name that change neither what is meant nor how many."""
_SOMEBODY = frozenset({
    'lady', 'gentleman', 'guest', 'guests', 'man', 'woman', 'people', 'person', 'couple', 'family',
    'visitor', 'visitors', 'patient', 'customer', 'customers', 'ladies', 'gentlemen', 'guy',
    'boy', 'girl', 'kids', 'children', 'folks', 'party', 'team', 'crew',
})  # fmt: skip
"""People whom a site does not know."""
_THERE = frozenset({'in', 'at', 'from', 'on'})
_LONG_ENOUGH, _LIKE, _CLEARLY = 6, 88.0, 8.0
"""Letters of a misspelt name, its likeness to the name, and the lead before the next (of 100)."""
_HOW_IT_IS = frozenset({
    'dirty', 'clean', 'empty', 'full', 'used', 'wet', 'dry', 'hot', 'cold', 'warm', 'fresh',
    'old', 'new', 'nice', 'lovely', 'broken', 'heavy', 'finished', 'leftover', 'ripe', 'folded',
    'ironed', 'chilled', 'opened', 'unopened', 'cool', 'lukewarm', 'soggy', 'muddy', 'dusty',
})  # fmt: skip
"""Words of how a thing is just now, and not of which it is."""
_OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ('old', 'new'), ('big large', 'small little'), ('full', 'empty'), ('clean', 'dirty'),
        ('hot warm', 'cold cool'), ('wet', 'dry'),
    )
)  # fmt: skip
"""Words that things which are otherwise called alike are told apart by."""
_GOING = frozenset({'running', 'going', 'moving', 'turning', 'spinning', 'working', 'now'})
_PLAINLY = (
    ('sets of', ''), ('pairs of', ''), ('pair of', ''),
    ('couple of', ''), ('lots of', ''), ('kinds of', ''),
    ('tunes', 'music'), ('whatever it is that', 'whatever'), ('making a noise', 'playing'),
    ('making noise', 'playing'), ('making a racket', 'playing'), ('lit up', 'lit'),
    ('burning', 'lit'), ('whatever is lit', 'every light that is on'),
    ('anything that is lit', 'every light that is on'),
    ('everything that is lit', 'every light that is on'), ('lit', 'on'),
    ('switched on', 'on'), ('turned on', 'on'),
    ('switched off', 'off'), ('turned off', 'off'),
)  # fmt: skip
"""Words within a phrase, and plainer ones."""
_KIND_SAID = re.compile(
    r'(?:anything|everything|whatever|all|those)(?: that| which)?'
    r'(?: in here| here| there)?(?: (?:with|has|has got|have|have got) (?:an? |its own )?'
    r'(?P<noun>\w+?)s?(?: (?:on|in|to) it| on them)?'
    r'| (?:makes|gives|gives off|casts|sheds) (?:a |any |some )?(?P<gives>light)s?)'
)
"""'Anything with a lock on it', 'everything that makes light'."""
_UNSAID_IS = {
    "whatever's": ('whatever', 'is'),
    "what's": ('whatever', 'is'),
    "anything's": ('anything', 'is'),
    "everything's": ('everything', 'is'),
}


class RewordingReader(ExceptionReader):
    """Reads a phrase in other words, where it means nothing as it stands."""

    def _reduced(self, words: Words) -> Resolution | None:
        """Read a copied phrase without the verb's particle or the value that stands inside it.

        'all lights off except the lamp', 'all lights to 60 percent apart from the kitchen',
        'blinds up all of them', 'whatever is still on in the kitchen'.
        """
        left = [w for word in words for w in _UNSAID_IS.get(word, (word,))]
        left = _plainly(left)
        if left[0] == 'what' and left[1:2] in (['is'], ['are']):
            left[0] = 'whatever'
        every = False
        for tail in (
            ('all', 'of', 'them'),
            ('every', 'one', 'of', 'them'),
            ('all',),
            ('both',),
            ('everywhere',),
            ('all', 'over'),
            ('both', 'of', 'them'),
            ('überall',),
            ('partout',),
        ):
            if len(left) > len(tail) and tuple(left[-len(tail) :]) == tail:
                left, every = left[: -len(tail)], tail[0] != 'both'
                if tail[0] == 'both':
                    left = ['both', *left]
                break
        if self.wanted.types == {EntityType.ROBOT}:
            left = ['the', 'robot', *left[2:]] if left[:2] == ['the', 'one'] else left
            left = _whichever_robot(left)
        elif self.wanted.types == {EntityType.OBJECT} and left[0] in OPEN and left[2:]:
            at = 1 + (left[1] in ('is', "that's", 'that')) + (left[1:3] == ['that', 'is'])
            left = ['the', 'thing', *left[at:]]  # 'whatever is on the table'
        elif left[0] in ('whichever', 'whatever') and len(left) > 3:
            verb = next((n for n, w in enumerate(left) if n > 1 and w in ('is', 'are')), 0)
            if verb and left[1] not in ('is', 'are', 'that'):  # 'whichever door is open'
                left = ['every', *left[1:verb], 'that', 'is', *left[verb + 1 :]]
        if left[0] in ('whatever', 'whichever', 'anything', 'everything', 'all') and (
            left[1:2] != ['of']
        ):
            at = 1 + (left[1:2] == ['that'])
            if left[at : at + 1] and left[at] in ('is', 'are', "that's", 'has', 'was'):
                left = ['everything', 'that', 'is', *left[at + 1 :]]
        kept: list[str] = []
        at = 0
        valued = self._takes_number()
        while at < len(left):
            word, after = left[at], left[at + 1 : at + 2]
            if (
                (word == 'to' or (word == 'at' and valued))
                and after
                and (
                    token(after[0]).isdigit()
                    or after[0] in ('half', 'full', 'max', 'maximum', 'minimum')
                )
            ):
                at += 2
                while at < len(left) and (
                    left[at] in ('percent', '%', 'degrees', 'brightness')
                    or token(left[at]).isdigit()
                ):
                    at += 1
                continue
            if (
                word in ('on', 'off', 'out', 'up', 'down', 'open', 'closed', 'shut')
                and kept
                and kept[-1] not in ('is', 'are', 'not', 'still', 'left')
                and not any(self.index.exact(left[at : at + n]) for n in (1, 2, 3))
                and not (after and after[0] in ('the', 'here', 'this'))
            ):
                at += 1
                continue
            kept.append(word)
            at += 1
        if every and kept and tuple(kept[:1]) not in self.table.every:
            kept = ['all', *kept]
        again = tuple(kept)
        if again == words or not again:
            return None
        result = self._without_lists(again)
        if isinstance(result, Problem) and result.code is ProblemCode.UNKNOWN_ENTITY:
            return self._excluding(again) or self._listed(again)
        return result

    def _reworded(self, words: Words) -> Resolution | None:
        """Read the phrase in plainer words for the same things."""
        doubt: Resolution | None = None
        for again in rewordings(words, self.index, self._takes_number()):
            result = self._without_lists(again)
            if isinstance(result, Problem):
                result = (
                    self._excluding(again) or self._listed(again) or self._reduced(again) or result
                )
            if isinstance(result, Found) and self._is_called_otherwise(words, result):
                continue
            if isinstance(result, Found):
                slip = ''.join(again) == ''.join(words)  # 'the bed room light'
                return replace(result, score=min(result.score, 0.75 if slip else 0.85))
            if isinstance(result, Question):
                doubt = doubt or result
        return doubt

    def _with_such_a_thing(self, words: Words) -> Found | None:
        """Read 'anything with a lock on it' as all that is of that kind, whatever it is called."""
        said = _KIND_SAID.fullmatch(' '.join(words))
        noun = (said['noun'] or said['gives']) if said else ''
        kinds = self.index.kinds_named((noun,)) if noun else frozenset()
        ids = tuple(
            i
            for i, e in self.site.entities.items()
            if e.kind in kinds and self._type_fits(i) and self._can(i)
        )
        return Found(ids, 0.9, 'kind', plural=True) if ids else None

    def _plainer(self, words: Words) -> Found | None:
        """Read 'the middle of the kitchen' and 'the line two station' as just the place."""
        wanted = self.wanted.types
        left = tuple(w for w in words if w not in ('the', 'number', 'no'))
        options: list[Words] = [left] if len(left) < len(words) else []
        if {EntityType.PLACE, EntityType.AREA} & wanted:
            options += [left[len(p) :] for p in _AROUND if left[: len(p)] == p]
            options += [left[:-1]] if left[-1:] and left[-1] in _SPOTS else []
            who = left[1:] if left[:1] == ('a',) else left
            at = 1 + (who[1:2] == ('staying',))
            if who[:1] and who[0] in _SOMEBODY and who[at : at + 1] and who[at] in _THERE:
                options.append(who[at + 1 :])  # 'to the lady in room 5'
        if {EntityType.OBJECT, EntityType.PLACE} & wanted and left[:1] in (('me',), ('us',)):
            options.append(left[1:])  # 'bring me my book', 'me on the sofa'
        if left[-1:] and left[-1] in _GOING:
            options.append(left[:-1])  # 'how fast is the belt running'
        if left[-1:] and left[-1].endswith('ing') and len(left[-1]) > 6:
            options.append((*left[:-1], left[-1][:-3]))  # 'start vacuuming'
        for option in options:
            found = self._without_lists(option) if option else None
            if isinstance(found, Found):
                return found
        return None

    def _however_it_is(self, words: Words) -> Resolution | None:
        """Read 'the dirty plate' as the plate, where nothing at the site is called dirty."""
        if EntityType.OBJECT not in self.wanted.types:
            return None
        bare = tuple(
            w
            for at, w in enumerate(words)
            if w not in _HOW_IT_IS or at + 1 == len(words) or token(w) in self.index.vocabulary
        )
        found = self._without_lists(bare) if len(bare) < len(words) else None
        if isinstance(found, Found):
            if self._is_called_otherwise(words, found):
                return None
            return replace(found, score=min(found.score, 0.85))
        return found if isinstance(found, Question) else None

    def _is_called_otherwise(self, words: Words, found: Found) -> bool:
        """Tell whether the old one was said, and what was found is called the new one."""
        named = {
            w for i in found.ids for n in self.site.entities[i].names() for w in split_words(n)
        }
        said = {*words} - named
        return any(
            said & one and named & other and not named & one
            for pair in _OPPOSITES
            for one, other in (pair, pair[::-1])
        )

    def _like_a_name(self, words: Words) -> Found | None:
        """Read words that are a whole name but for a letter or two: 'front dor', 'hal lights'."""
        said = ' '.join(w for w in words if w not in self.table.articles)
        if len(said) < _LONG_ENOUGH:
            return None
        digits = sorted(t for t in tokens(words) if t.isdigit())
        best: dict[str, float] = {}
        for i, entity in self.site.entities.items():
            if self._type_fits(i) and self._can(i):
                for name in entity.names():
                    same = digits == sorted(t for t in tokens(split_words(name)) if t.isdigit())
                    if same and not _begins_otherwise(said, name):
                        like = fuzz.ratio(said, ' '.join(split_words(name)))
                        best[i] = max(best.get(i, 0.0), like)
        first, second = (*sorted(best, key=lambda i: -best[i])[:2], '', '')[:2]
        clear = first and best[first] - best.get(second, 0.0) >= _CLEARLY
        if clear and best[first] >= _LIKE:
            return Found((first,), 0.75, 'spelling')
        return None

    def _named_within(self, words: Words) -> Found | None:
        """Read a name that stands among words which say nothing of what is meant.

        'in here hall light', 'the hall light for me please'. Names of two things: None.
        """
        found: dict[tuple[str, ...], Found] = {}
        for size in range(len(words) - 1, 0, -1):
            for start in range(len(words) - size + 1):
                inner = words[start : start + size]
                rest = (*words[:start], *words[start + size :])
                if all(w in _SAYS_NOTHING for w in rest) and self.index.exact(inner):
                    result = self._without_lists(inner)
                    if isinstance(result, Found):
                        found.setdefault(result.ids, result)
            if found:
                break
        return next(iter(found.values())) if len(found) == 1 else None

    def _takes_number(self) -> bool:
        """Return whether a number beside the thing can be a value: no 'light at 7' for turn_on."""
        name = self.wanted.skill
        return name is None or any(
            arg.type is ArgType.NUMBER
            for actor in self.site.actors(name)
            for arg in self.site.skills_of(actor.id)[name].args
        )

    def _respelt(self, words: Words) -> Resolution | None:
        """Read the phrase again with slips of spelling or hearing put right."""
        bare = tuple(words)
        keep = {
            w
            for group in (
                self.table.every,
                self.table.inside,
                self.table.that_is,
                self.table.except_,
            )
            for p in group
            for w in p
        }
        keep |= self.table.articles | self.table.and_ | self.table.both
        again: list[str] = []
        sure = 1.0
        run: list[str] = []

        def flush() -> bool:
            nonlocal sure
            if run:
                respelt = self.index.respelt(tuple(run), self.situation.language)
                if respelt is None:
                    return False
                again.extend(respelt[0])
                sure = min(sure, respelt[1])
                run.clear()
            return True

        for word in bare:
            if word in keep:
                if not flush():
                    return None
                again.append(word)
            else:
                run.append(word)
        if not flush() or tuple(again) == words:
            return None
        result = self._without_lists(tuple(again))
        if isinstance(result, Problem):
            result = self._excluding(tuple(again)) or self._listed(tuple(again)) or result
        if isinstance(result, Found):
            return replace(result, score=min(result.score, 0.75, sure), why='spelling')
        return (
            result
            if isinstance(result, Question)
            or (isinstance(result, Problem) and result.code is not ProblemCode.UNKNOWN_ENTITY)
            else None
        )


def _whichever_robot(words: list[str]) -> list[str]:
    """Return 'one of the robots that are free' for 'whoever is free', and the like."""
    if words[0] in ('whoever', "whoever's", 'whichever', "whichever's", 'whatever'):
        verb = next((n for n, w in enumerate(words) if w in ('is', 'are', "isn't", 'has')), 0)
        if words[0].endswith("'s"):
            return ['one', 'of', 'the', 'robots', 'that', 'is', *words[1:]]
        noun = [w for w in words[1:verb] if w not in ('one', 'of', 'you', 'them', 'the', 'two')]
        if verb:
            return ['one', 'of', 'the', *(noun or ['robots']), 'that', *words[verb:]]
    return words


def _plainly(words: list[str]) -> list[str]:
    """Return the words without what counts things, and states as sites call them."""
    text = f' {" ".join(words)} '
    for said, plain in _PLAINLY:
        text = text.replace(f' {said} ', f' {plain} ' if plain else ' ')
    return text.split()


def _begins_otherwise(said: str, name: str) -> bool:
    """Tell whether a word begins with another letter than that of the name: 'wall', not 'hall'."""
    one, other = said.split(), split_words(name)
    return len(one) == len(other) and any(
        a != b and a[0] != b[0] for a, b in zip(one, other, strict=True)
    )
