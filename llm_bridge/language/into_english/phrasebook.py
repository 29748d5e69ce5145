"""What is needed of another language to say its orders in plain English: tables of words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
import re

English = str | Mapping[str, str]
"""English words; or kind of the thing, or its English noun -> words, '' for every other. '{}'
stands for the thing."""
_LANGUAGES = ('de',)


@dataclass(frozen=True)
class Phrasebook:
    """The words of one language, all in lower case."""

    parted: Callable[[str], tuple[str, ...]]
    """Cuts contractions and clitics off: 'im' -> 'in', 'dem'."""
    stem: Callable[[str], str]
    """What the forms of a noun have in common."""
    verb_forms: Callable[[str], frozenset[str]]
    """The forms of an infinitive that orders, wishes and clauses have."""
    verbs: Mapping[str, English]
    """Infinitive, with a particle that may stand apart as 'aus|machen' -> what it says. Words
    before it must be said, too: 'foto machen'."""
    light: Mapping[str, str]
    """Infinitives that say little where a particle or a value beside them says what is done ->
    what they say alone."""
    particles: Mapping[str, English]
    """Words that are orders without a verb, or with a light one: 'Licht aus'."""
    states: Mapping[str, str]
    """Words for states: 'zu' -> 'closed'."""
    being: Mapping[str, str]
    """Forms of the verbs in conditions, questions and remarks: 'liegt' -> 'is'."""
    conditions: Mapping[str, str]
    """Words that begin conditions: 'sobald' -> 'when'."""
    joins: Mapping[str, str]
    """Words between clauses: 'danach' -> 'then'."""
    negations: frozenset[str]
    only: frozenset[str]
    """With a negation they begin an exception: 'nur im Hof nicht'."""
    values: frozenset[str]
    """Stand before a value that something is set to."""
    fillers: frozenset[str]
    """Change nothing, wherever they stand."""
    small: Mapping[str, str]
    """Phrases of up to four words: articles, prepositions, quantifiers, pronouns, times."""
    times: Mapping[str, str]
    """Phrases of up to four words that say when."""
    articles: frozenset[str]
    within: frozenset[str]
    """Prepositions before the place where a thing is."""
    nouns: Mapping[str, str]
    """Noun -> English; where there are several words for it, parted by '|'."""
    units: Mapping[str, str]
    there: frozenset[str]
    """The place just named."""
    modals: frozenset[str]
    """Forms that stand beside whoever is to do something: 'Lotte soll'."""
    remarks: frozenset[str]
    """Words that begin a clause which only says why or how things are."""
    doers: frozenset[str]
    """Pronouns that may stand for whoever is to do something."""
    why: frozenset[str]
    """Words that begin a clause which says why, with its verb at the end."""
    corrections: frozenset[str]
    """Phrases that take back what stands before them."""
    whither: frozenset[str]
    """Articles that make a place behind 'in' where something goes."""
    polite: re.Pattern[str]
    """How a question begins that is an order: 'könnten Sie'."""
    rewrites: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = ()
    """Tried in turn on the whole text, in lower case with ' , ' for breaks."""
    said: tuple[re.Pattern[str], ...] = ()
    """What is to be said, as group 'said', in the text as it is: 'sag Eva, dass ...'."""
    hail: re.Pattern[str] | None = None
    """How somebody is spoken to with a word for saying: 'sag mal, ...'."""
    told: tuple[re.Pattern[str], ...] = ()
    """The same, where people are told what to do: 'sag Eva, sie soll ...'."""
    ceasing: frozenset[str] = field(default_factory=frozenset)
    """Infinitives that end what another verb says: 'aufhören zu piepen'."""
    letting: frozenset[str] = field(default_factory=frozenset)
    """Forms of 'let' before a verb that says what is to be done."""
    running: frozenset[str] = field(default_factory=frozenset)
    """Verbs of what is on: 'lass das Licht brennen'."""
    soon: frozenset[str] = field(default_factory=frozenset)
    """Stand behind the verb of a statement: 'die Gäste kommen gleich'."""
    persons: Mapping[str, str] = field(default_factory=dict)
    """Whom something is said to -> English."""
    verb_last: bool = False
    """Whether the phrase of a skill ends in its verb ('eine Runde drehen')."""
    firsts: Mapping[str, str] = field(default_factory=dict)
    """Nouns only as the first of two that are written as one: 'Lese' in 'Leselampe'."""
    leading: frozenset[str] = field(default_factory=frozenset)
    """Prepositions, behind which no verb stands."""
    genitive: frozenset[str] = field(default_factory=frozenset)
    """Articles behind a noun that say whose it is."""
    settings: frozenset[str] = field(default_factory=frozenset)
    """Nouns before a number that something is set to: 'auf Stufe zwei'."""
    wishing: frozenset[str] = field(default_factory=frozenset)
    """Stand for 'ich hätte gern'."""
    qualities: frozenset[str] = field(default_factory=frozenset)
    """What may stand between a quantity and what it is of: 'eine Tasse heiße Schokolade'."""
    people: frozenset[str] = field(default_factory=frozenset)
    """Nouns for people."""
    also: frozenset[str] = field(default_factory=frozenset)
    """Say that something is done with a thing, too: 'das Radio auch'."""
    somethings: frozenset[str] = field(default_factory=frozenset)
    """Stand for what a sensor notices: 'am Lichtsensor liegt was'."""
    listed: tuple[re.Pattern[str], ...] = ()
    """What is put on a list, as groups 'items' and 'list', in the text as it is."""
    listing: str = ''
    """An order to put one thing on a list."""
    prefixes: frozenset[str] = field(default_factory=frozenset)
    """What a verb may part with."""


@lru_cache
def phrasebook_of(language: str) -> Phrasebook | None:
    """Return the words of a language, if its orders can be put in English."""
    if language not in _LANGUAGES:
        return None
    module = import_module(f'llm_bridge.language.into_english.phrasebook_{language}')
    book: Phrasebook = module.BOOK
    return book
