"""Phrases for things as people say them, in the plainer words that the noun reader knows."""

from collections.abc import Iterator
import re

from llm_bridge.language.text.other_words import ONE_IN_THE_PLURAL, said_otherwise
from llm_bridge.language.text.rewording import by_rules, spread, Words
from llm_bridge.language.text.spelling import stem, token
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex

_PARTICLES = ('on', 'off', 'out', 'up', 'down', 'open', 'closed', 'shut', 'locked', 'unlocked')
_PLACED = frozenset({'in', 'at', 'on', 'of', 'except', 'but', 'bar', 'apart', 'not', 'there',
                     'everywhere', 'here'})  # fmt: skip
_OF = frozenset({'for', 'on', 'over', 'in', 'at', 'by', 'of', 'to', 'near', 'above', 'among',
                 'under', 'behind', 'round', 'around'})  # fmt: skip
_EVERY = frozenset({('all',), ('every',), ('each',), ('both',)})
_NOT_LEFT_OUT = ''.join(rf'(?<! {w})' for w in ('but', 'except', 'not', 'from', 'for', 'than'))
# fmt: off
_RULES: tuple[tuple[str, str], ...] = (
    (r"^(?:the )?(?:hotel|ward|farm|house|home|factory|plant|hall|building|office|museum)'s ", ''),
    (r' all the way(?: up| down)?\b', ''),
    # where it is: 'the fence round the paddock', 'the lights along the hallway'
    (r' (?:round|along|around|alongside|above|over|under|behind|beside|next to|near|by|up in|'
     r'out in|over in|down in|up at|out at) ', ' in '),
    (r' (?:on|in) (?:this|that|the) (?:door|wall|ceiling|counter|floor) of ', ' in '),
    (r"('s) (?:door|wall|ceiling|floor|bed|counter|entrance|window)$", ''),
    (rf'{_NOT_LEFT_OUT} the one (in|at|on|by) ', r' \1 '),
    (r' (?:right |over |back |up |down )?there(?: (in|at|on|by) |$)', r' \1 '),
    (r'^(?:the )?(?:nearest|closest) ', ''),
    (r' (?:facing|looking onto|looking over|overlooking|towards?|opening onto) ', ' in '),
    (r' (?:on|at|to) the (\w+) side(?: of (?:the house|the building))?$', r' in the \1'),
    (r'\b(\w+)[ -]side (\w+)$', r'\1 \2'),
    (r' (?:in|on|of) it$', ''),
    (r'\bguest ?room (?=\d)', 'room '),
    (r"^(?:(?:all|every|each) (?:of |the |our )*guest ?rooms?|(?:the |our )?guest ?rooms)'? "
     r'(\w+)$',
     r'\1 in all guest rooms'),
    (r'\b(?:big|little|small|old|new|stupid|bloody|damn|damned|silly|blasted|good old|poor) ', ''),
    # how many: 'each of the bays', 'all four rooms', 'the pair of robots'
    (r'^(?:the |a )?(?:pair|couple) of ', 'both '),
    (r'^(in |at )?(?:each of|all of|every one of|any of)(?: the| our| my)? ', r'\1all '),
    (r'^(in |at )?all (two|three|four|five|six|seven|eight|2|3|4|5|6|7|8) ', r'\1\2 '),
    (r'^(in |at )?both of (?:the |those |these )?', r'\1both '),
    (r' (in|at) (?:both|all)(?: of)?(?: the)? (.+ and )', r' \1 \2'),
    # which colour or state it is to have, said within
    (r' (?:switched|turned) (on|off)\b', r' \1'),
)
# fmt: on
_VALUE = re.compile(
    r' (?:to|at) (?:(?:a|one|two|three) )?(?:third|quarter|quarters|half|halves|thirds|'
    r'\w+ percent|\w+ per cent|\d+%?)(?= (?:except|but|apart|bar|not|the|in|on|at)\b|$)'
)
"""What it is to be set to, said within: 'every light to a third except the lamp'."""
_COMPILED = tuple((re.compile(pattern), text) for pattern, text in _RULES)
_MOST = 30
"""Readings tried of one phrase, at most."""


def rewordings(words: Words, index: NameIndex, valued: bool) -> Iterator[Words]:
    """Yield other words for the same things, those nearest to what was said first.

    `valued`: the skill sets a number, so that a number within can be no time of day.
    """
    if valued:
        words = split_words(_VALUE.sub('', ' '.join(words)))
        yield words
    yield from spread(words, lambda base: _other_words(base, index), _MOST)


def _other_words(words: Words, index: NameIndex) -> Iterator[Words]:
    yield _numbers_apart(words, index)
    yield _noun_once(words, index)
    yield _in_a_row(words, index)
    yield _joined(words, index)
    yield from _without_particles(words, index)
    yield from _as_the_site_says(words, index)
    yield from by_rules(words, _COMPILED)
    yield from _turned(words)


def _as_the_site_says(words: Words, index: NameIndex) -> Iterator[Words]:
    """Yield 'the faucet' for 'the tap' where only that names something at the site."""
    for other in said_otherwise(words):
        if index.called_with(other.said):
            continue
        called = {
            name: index.called_with(name)
            for name in other.names
            if name[-1] not in ONE_IN_THE_PLURAL or _ends_a_name(name[-1], index)
        }
        known = {ids for ids in called.values() if ids}
        name = next((n for n, ids in called.items() if ids), ())
        if len(known) == 1:
            yield (*words[: other.at], *name, *words[other.at + len(other.said) :])


def _ends_a_name(word: str, index: NameIndex) -> bool:
    names = (n for e in index.site.entities.values() for n in e.names())
    return any(split_words(name)[-1:] == (word,) for name in names)


def _without_particles(words: Words, index: NameIndex) -> Iterator[Words]:
    """Yield the words without a verb's particle: 'lights out in bay two', 'all doors shut but'."""
    for at in range(1, len(words)):
        after = words[at + 1 : at + 2]
        named = any(index.exact(words[at : at + n]) for n in (1, 2, 3))
        if words[at] in _PARTICLES and not named and (not after or after[0] in _PLACED):
            if words[at - 1] not in ('is', 'are', 'still', 'that', 'left', 'currently'):
                yield (*words[:at], *words[at + 1 :])


def _numbers_apart(words: Words, index: NameIndex) -> Words:
    """Return 'bay one and bay two' for 'bays one and two', where both are called so."""
    for at, word in enumerate(words[:-2]):
        one = stem(word)
        numbers: list[str] = []
        end = at + 1
        while end < len(words) and (words[end] == 'and' or index.exact((one, words[end]))):
            numbers += [words[end]] if words[end] != 'and' else []
            end += 1
        if one != word and len(numbers) > 1 and words[end - 1] != 'and':
            each = ' and '.join(f'{one} {n}' for n in numbers).split()
            return (*words[:at], *each, *words[end:])
    return ()


def _noun_once(words: Words, index: NameIndex) -> Words:
    """Return 'tank one valve and tank two valve' for 'tank one and two valves'."""
    at = words.index('and') if 'and' in words[2:-2] else 0
    if not at:
        return ()
    lead = 1 if words[0] in ('the', 'both', 'all') else 0
    owner, noun = words[lead : at - 1], (*words[at + 2 : -1], stem(words[-1]))
    both = tuple((*owner, number, *noun) for number in (words[at - 1], words[at + 1]))
    return (*both[0], 'and', *both[1]) if owner and all(map(index.exact, both)) else ()


def _in_a_row(words: Words, index: NameIndex) -> Words:
    """Return the words with 'and' between names that only commas parted, which are lost.

    Between two areas, or two names of several words: 'the hall fan' is one thing.
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in (4, 3, 2, 1) if _is_name(words[at : at + n], index)), 0)
        behind = words[at + size : at + size + 4]
        sort = size and _is_area(words[at : at + size], index)
        again = size and any(
            _is_name(behind[:n], index) and _is_area(behind[:n], index) == sort
            for n in range(1, len(behind) + 1)
        )
        size = size or 1
        found += words[at : at + size]
        at += size
        if again:
            found.append('and')
    return tuple(found)


def _is_name(words: Words, index: NameIndex) -> bool:
    """Tell whether the words are the name of an area, or the name in several words of a thing."""
    return bool(index.exact(words)) and (len(words) > 1 or _is_area(words, index))


def _is_area(words: Words, index: NameIndex) -> bool:
    return any(i in index.site.areas for i in index.exact(words))


def _turned(words: Words) -> Iterator[Words]:
    """Yield 'calf lamp' for 'the lamp over the calves', and the like."""
    for at in range(1, len(words) - 1):
        if words[at] in _OF and not {'and', 'except', 'but'} & set(words):
            what = tuple(w for w in words[:at] if w not in ('the', 'a', 'my', 'our'))
            whose = tuple(w for w in words[at + 1 :] if w not in ('the', 'a', 'my', 'our', *_OF))
            every = what[:1] if what[:1] in _EVERY else ()
            if what[len(every) :] and whose:
                yield (*every, *whose, *what[len(every) :])


def _joined(words: Words, index: NameIndex) -> Words:
    """Return the words with two written as one that the site writes so: 'dish washer'."""
    for at in range(len(words) - 1):
        both = words[at] + words[at + 1]
        if token(both) in index.vocabulary and token(words[at]) not in index.vocabulary:
            return (*words[:at], both, *words[at + 2 :])
    return ()
