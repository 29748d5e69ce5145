"""What a speaker says once and means from then on: "warm means 22 degrees".

A preference only puts other words in the place of some words of a command, before anything reads
it. What comes of it is grounded, guarded, validated and asked about as if it had been said so: a
preference can lower no risk. It may only narrow: a name stands for one thing, one of those that it
could have meant, or is new; a word for an amount stands for an amount.
"""

from collections.abc import Sequence
from dataclasses import dataclass
import re

from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.quantities import has_unit
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import said as as_said
from llm_bridge.language.text.words import split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import Found, Mentions, Question, Situation, Wanted
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import EntityType

MOST = 50
"""Preferences of one speaker; the oldest are forgotten."""
LONGEST_NAME = 4
"""Words that a preference explains."""
LONGEST_VALUE = 6

_STATED = tuple(
    re.compile(pattern)
    for pattern in (
        r'(?:for me |to me )?(?P<name>.+?) (?:means|shall mean|should mean) (?P<value>.+)',
        r'(?:when i say|if i say|by|with) (?P<name>.+?) (?:i mean|i always mean) (?P<value>.+)',
        r'(?P<name>.+?) (?:heißt|bedeutet) (?:für mich |bei mir )?(?P<value>.+)',
        r'(?:mit|wenn ich) (?P<name>.+?) (?:meine ich|sage meine ich) (?P<value>.+)',
        r'(?P<name>.+?) (?:veut dire|signifie) (?P<value>.+)',
        r'(?:par|quand je dis) (?P<name>.+?) (?:je veux dire|j\'entends) (?P<value>.+)',
        r'(?P<name>.+?) (?:significa|quiere decir) (?P<value>.+)',
        r'(?:con|cuando digo) (?P<name>.+?) (?:me refiero a|quiero decir) (?P<value>.+)',
    )
)
_FORGET = re.compile(
    r'(?:please )?(?:forget (?:what )?(?P<a>.+?)(?: means| stands for| is for me)|'
    r'vergiss was (?P<b>.+?) (?:heißt|bedeutet)|oublie ce que (?:veut dire|signifie) (?P<c>.+)|'
    r'olvida (?:lo )?que (?:significa|quiere decir) (?P<d>.+))'
)
_ASK = re.compile(
    r'(?:what does (?P<a>.+?) mean(?: to you)?|was (?:heißt|bedeutet) (?P<b>.+)|'
    r'que (?:veut dire|signifie) (?P<c>.+)|qué (?:significa|quiere decir) (?P<d>.+))'
)
# fmt: off
_NARROWED_BY = frozenset({
    'in', 'on', 'at', 'of', 'by', 'near', 'from', 'upstairs', 'downstairs', 'that', 'which', 'and',
    'next', 'beside', 'under', 'with', 'im', 'auf', 'von', 'neben', 'die', 'der', 'das', 'de',
    'du', 'dans', 'en', 'del', 'sur', 'qui', 'que', 'outside', 'inside', 'number', 'over',
})
"""After these a name is told more closely than the preference knows."""
_NEVER = frozenset({
    'on', 'off', 'open', 'close', 'closed', 'lock', 'unlock', 'locked', 'unlocked', 'start',
    'stop', 'turn', 'switch', 'go', 'not', 'never', 'no', 'yes', "don't", 'do', 'all', 'every',
    'everything',
    'and', 'or', 'then', 'if', 'when', 'wait', 'cancel',
    'up', 'down', 'an', 'aus', 'auf', 'zu', 'nicht', 'alle', 'alles', 'ja', 'nein', 'und', 'wenn',
    'öffne', 'schließe', 'pas', 'tout', 'tous', 'oui', 'non', 'et', 'si', 'ouvre', 'ferme',
    'todo', 'todos', 'sí', 'y', 'abre', 'cierra', 'enciende', 'apaga', 'allume', 'éteins',
    'set', 'put', 'make', 'bring', 'emergency', 'again', 'undo', 'alto',
})
_ARTICLES = frozenset({
    'the', 'my', 'our', 'your', 'der', 'die', 'das', 'den', 'dem', 'mein', 'meine', 'meinen',
    'meiner', 'unsere', 'le', 'la', 'les', 'mon', 'ma', 'notre', 'el', 'los', 'las', 'mi',
    'nuestra', 'nuestro',
})
_POINTING = frozenset({
    'it', 'that', 'this', 'what', 'who', 'how', 'which', 'why', 'he', 'she', 'they', 'i', 'you',
    'das', 'es', 'was', 'wer', 'ça', 'cela', 'ce', 'que', 'qué', 'eso', 'esto',
})
# fmt: on
"""Words that a preference must not explain: what is done, denied, answered or counted by them."""


@dataclass(frozen=True)
class Preference:
    """Words, and what their speaker means by them."""

    name: tuple[str, ...]
    """Without an article."""
    value: str
    """Words to read in their place."""
    amount: bool = False
    """The value is an amount and not a thing."""
    new: bool = False
    """Nothing at the site is called by a word of the name."""


@dataclass(frozen=True)
class Told:
    """What to say to a statement about preferences, and the preferences after it."""

    say: str
    preferences: tuple[Preference, ...]
    good: bool = True
    """Whether it was taken."""


def stated(
    text: str, preferences: tuple[Preference, ...], targets: Targets, situation: Situation
) -> Told | None:
    """Take a text that states, asks for or takes back a preference; None: it does not."""
    said = ' '.join(split_words(text))
    found = _FORGET.fullmatch(said)
    if found:
        return _forgotten(_plain(_group(found), situation), preferences)
    found = _ASK.fullmatch(said)
    if found:
        return _explained(_plain(_group(found), situation), preferences)
    if text.endswith('?'):
        return None
    for pattern in _STATED:
        found = pattern.fullmatch(said)
        if found:
            name = _plain(found['name'], situation)
            value = as_said(text, found['value'])
            return _stated(name, value, preferences, targets, situation)
    return None


def rewritten(text: str, preferences: Sequence[Preference]) -> str:
    """Return a command with the words that its speaker explained replaced by what they mean."""
    pieces = split(text)
    words = [piece.text for piece in pieces]
    longest_first = sorted(preferences, key=lambda p: -len(p.name))
    out: list[str] = []
    at = copied = 0
    while at < len(words):
        match = next((p for p in longest_first if _is_at(p, words, at)), None)
        if match is None:
            at += 1
            continue
        first = at
        if not match.amount and at and words[at - 1] in _ARTICLES:
            first -= 1
        out.append(text[copied : pieces[first].start] + match.value)
        at += len(match.name)
        copied = pieces[at - 1].end
    return ''.join(out) + text[copied:]


def _is_at(preference: Preference, words: Sequence[str], at: int) -> bool:
    end = at + len(preference.name)
    if tuple(words[at:end]) != preference.name:
        return False
    if preference.amount:
        # An amount is said alone: 'the warm light' is a light, and 'warm water' is water.
        return end == len(words) or words[end] in ('and', 'then', 'please', 'und', 'et', 'y')
    is_last = end + 1 == len(words) and words[end] in ('on', 'auf')  # 'turn the lamp on'
    if end < len(words) and words[end] in _NARROWED_BY and not is_last:
        return False
    # 'the desk lamp' is not the lamp; a name that is new here needs no article.
    return preference.new or (at > 0 and words[at - 1] in _ARTICLES)


def _stated(
    name: tuple[str, ...],
    value: str,
    preferences: tuple[Preference, ...],
    targets: Targets,
    situation: Situation,
) -> Told | None:
    shown = ' '.join(name)
    if not name or len(name) > LONGEST_NAME or len(split_words(value)) > LONGEST_VALUE:
        return None
    if set(name) & _POINTING:
        return None  # 'that means dinner is late' explains nothing
    if set(name) & _NEVER or any(is_number_like(word) for word in name):
        return Told(
            f"'{shown}' must keep its meaning: a preference explains a name or an amount.",
            preferences,
            good=False,
        )
    new = _amount(name, value, targets, situation) or _thing(name, value, targets, situation)
    if isinstance(new, str):
        return Told(new, preferences, good=False)
    old = next((p for p in preferences if p.name == name), None)
    kept = tuple(p for p in preferences if p.name != name)
    if old is None:
        say = f"I will remember that '{shown}' means {new.value}."
    elif old.value == new.value:
        say = f"I know that '{shown}' means {new.value}."
    else:
        say = f"From now on '{shown}' means {new.value} and no longer {old.value}."
    return Told(say, (*kept, new)[-MOST:])


def _amount(
    name: tuple[str, ...], value: str, targets: Targets, situation: Situation
) -> Preference | None:
    words = split_words(value)
    if not (has_unit(value, situation.language) or all(is_number_like(w) for w in words)):
        return None
    if not any(is_number_like(word) for word in words) or targets.index.covered(name):
        return None
    return Preference(name, value, amount=True)


def _thing(
    name: tuple[str, ...], value: str, targets: Targets, situation: Situation
) -> Preference | str:
    shown = ' '.join(name)
    wanted = Wanted(frozenset(EntityType), what='thing')
    meant = targets.resolve(value, wanted, situation, Mentions())
    if not isinstance(meant, Found):
        return f"I cannot remember what '{shown}' means: '{value}' is no one thing here."
    if meant.plural or len(meant.ids) != 1:
        return f"A name stands for one thing, but '{value}' is {len(meant.ids)}."
    before = targets.resolve(shown, wanted, situation, Mentions())
    if isinstance(before, Found):
        could: tuple[str, ...] = before.ids
    elif isinstance(before, Question):
        could = tuple(c.value for c in before.choices)
    else:
        could = ()
    exact = targets.index.exact(name)
    is_its_kind = tokens(name) in _kind_names(meant.ids[0], targets)
    if (could and meant.ids[0] not in could and not is_its_kind) or (exact and exact != meant.ids):
        others = ' or '.join(targets.site.entities[i].name for i in could[:3] or exact)
        return f"'{shown}' already means the {others} here, so it cannot mean {value}."
    return Preference(name, value, new=not set(tokens(name)) & targets.index.vocabulary)


def _kind_names(entity_id: str, targets: Targets) -> set[tuple[str, ...]]:
    """Return the tokens of every word for the kind of an entity, in any language."""
    kind = targets.site.kinds.get(targets.site.entities[entity_id].kind)
    groups = kind.names.values() if kind is not None else ()
    return {tokens(split_words(name)) for group in groups for name in group}


def _forgotten(name: tuple[str, ...], preferences: tuple[Preference, ...]) -> Told | None:
    if not name:
        return None
    kept = tuple(p for p in preferences if p.name != name)
    shown = ' '.join(name)
    if kept == preferences:
        return Told(f"You have not told me what '{shown}' means.", preferences, good=False)
    return Told(f"I have forgotten what '{shown}' means.", kept)


def _explained(name: tuple[str, ...], preferences: tuple[Preference, ...]) -> Told | None:
    found = next((p for p in preferences if p.name == name), None)
    if found is None:
        return None
    return Told(f"'{' '.join(name)}' means {found.value}.", preferences)


def _group(found: re.Match[str]) -> str:
    return next(g for g in found.groups() if g)


def _plain(phrase: str, situation: Situation) -> tuple[str, ...]:
    """Return the words of a name without its article."""
    articles = phrase_words(situation.language).articles
    words = split_words(phrase)
    while len(words) > 1 and words[0] in articles:
        words = words[1:]
    return words
