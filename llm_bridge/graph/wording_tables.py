"""The languages in which steps are said: one module of words for each."""

from collections.abc import Mapping
from typing import Protocol

from llm_bridge.graph import wording_de, wording_en, wording_es, wording_fr
from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.problem import ProblemCode

Patterns = dict[str, tuple[str, ...]]
Table = dict[str, str]


class Words(Protocol):
    """What a module of words holds; `wording_en` says what each is for."""

    SKILLS: Patterns
    MOTIONS: Patterns
    IN_THE_VERB: Table
    UNITS: dict[str, tuple[str, str]]
    PREPOSITIONS: Table
    VALUES: Table
    SETTINGS: Table
    STATE_VERBS: Table
    COMPARISONS: Table
    IN_AREA: Table
    AT_PLACE: Table
    NOTHING_HELD: Table
    HOLDS: Table
    ATTRIBUTE: str
    TOLD: Table
    TURN_AROUND: str
    SET: str
    SET_ONLY: str
    CHECK: str
    WAIT_UNTIL: str
    IF: str
    WHEN: str
    IF_CLAUSE: str
    WHEN_CLAUSE: str
    TIMES: str
    TWICE: str
    UNTIL: str
    UNTIL_AT_MOST: str
    ROBOT: str
    DEVICE: str
    LOOSE: str
    AND: str
    OR: str
    NOT: str
    AT_TIME: str
    DECIMAL: str
    ME: str
    YES: str
    NO: str
    THEN: str
    ALSO: str
    MORE: str
    SHALL: str
    WILL: str
    WILL_LIST: str
    ABOUT: str
    ASK_BEFORE: str
    OUTCOMES: dict[Outcome, str]
    MISSING: str
    BECAUSE: str
    NOTHING_TO_DO: str
    REASONS: Table
    PROBLEMS: dict[ProblemCode, str]
    PROBLEM: str
    NEAREST: str
    CLAUSES: str
    RULE: str
    NO_RULE: str
    EVERYTHING: str
    CLOSED: str
    AT_MOST: str
    NEEDS: str
    HOURS: str
    MAY: str
    NOBODY: str
    INSTEAD: str
    NO_YES: str
    NOT_ASKED: str
    TOO_SOON: str
    LEFT_OUT: str
    NOT_USED: str
    NOTHING_DONE: str
    CUT_OFF: str
    MAY_BE_DONE: str
    DECLINED: str
    MAY_IT: str
    STOPPING: str
    NO_COMMAND: str
    NOTHING: str
    WHICH: str
    ALL_OF_THEM: str
    WHERE_ARE_YOU: str
    WHERE_TO: str
    HOW_LONG: str
    HOW_MUCH: str
    WHAT_ELSE: str
    LOADING: str
    BUSY: str
    DROPPED: str
    TAKEN_BACK: str
    NOTHING_RUNS: str
    NO_EXECUTOR: str
    NOT_TAKEN: str
    STATED: str
    NOT_KNOWN: str
    STOPPED: str
    READY: str

    def named(self, name: str) -> str:
        """Return a thing's name as it stands in a sentence."""


_TABLES: Mapping[str, Words] = {
    'en': wording_en,
    'de': wording_de,
    'fr': wording_fr,
    'es': wording_es,
}


def words_of(language: str) -> Words:
    """Return the words of a language ('de', 'de-AT'); English for one that has none here."""
    return _TABLES.get(language.lower().partition('-')[0], wording_en)
