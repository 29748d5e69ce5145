"""A command of another language, read in the English words that stand for it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.into_english.foreign_orders import ForeignOrders
from llm_bridge.language.into_english.in_english import EnglishOrders
from llm_bridge.language.into_english.phrasebook import phrasebook_of
from llm_bridge.language.into_english.romance import LANGUAGES as ROMANCE
from llm_bridge.language.into_english.romance import RomanceOrders
from llm_bridge.language.outcomes import Given, Outcome
from llm_bridge.language.plans.decoder import Decoder
from llm_bridge.language.readings.command_cuts import Cutter
from llm_bridge.language.readings.model_readings import ModelReadings
from llm_bridge.language.text.notices import as_wait
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.understanding import Understanding
from llm_bridge.site.site import Site


class ForeignLanguages:
    """What puts the commands of a site in English, each language made when it is first spoken.

    They are read by code, and take longer to make than a command to be understood.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._made: dict[str, ForeignOrders | None] = {}

    def get(self, code: str) -> ForeignOrders | None:
        """Return that of a language; None: it is not put in English here."""
        if code not in self._made:
            self._made[code] = self._make(code)
        return self._made[code]

    def _make(self, code: str) -> ForeignOrders | None:
        if code not in (self._site.language, *self._site.languages):
            return None
        if code in ROMANCE:
            return RomanceOrders(self._site, code)
        return EnglishOrders(self._site, code) if phrasebook_of(code) is not None else None


class EnglishReadings(ModelReadings, ABC):
    """One command that may be read in English words."""

    def __init__(
        self,
        given: Given,
        grounder: Grounder,
        timer: Callable[[], float],
        guards_off: Iterable[str],
        decoder: Decoder | None,
        cutter: Cutter,
        foreign: ForeignLanguages,
    ) -> None:
        """Begin; see ModelReadings. `foreign` puts the commands of each language in English."""
        super().__init__(given, grounder, timer, guards_off, decoder, cutter)
        self.foreign = foreign

    @abstractmethod
    def of_text(self, text: str) -> 'EnglishReadings':
        """Return another command in the place of this one."""

    @abstractmethod
    def in_plain_english(self) -> Understanding:
        """Return what English words that stand for others come to."""

    def as_english(self, words: tuple[str, ...]) -> Understanding | None:
        """Read a command of another language in English, if it comes to something so."""
        orders = self.foreign.get(self.language)
        if orders is None:
            return None
        english = self.timed('english', lambda: orders.of(self.text))
        self.is_guess = True  # what a model makes of the words as they are is none the surer
        self.is_foreign = orders.only_said_skills
        if not english:
            # Talk is no order, whatever a model makes of it.
            return self.not_understood() if orders.is_talk(self.text) else None
        self.in_english, self.not_known = split_words(english.text), english.unknown
        command = self.of_text(english.text)
        command.memory, command.told_in = self.memory, self.told_in
        command.read_in('en')
        command.text, command.heard = as_wait(english.text), self.heard or self.text
        command.marked = english.text.endswith('?')
        command.is_guess = not english.is_sure
        command.not_known = english.unknown
        command.is_heard = self.is_heard
        found = command.in_plain_english()
        came_to = found.graph is not None or found.question is not None
        if came_to or found.answer is not None or english.is_sure:
            # Where all of it is known, another reading of the same words would be a guess.
            if found.outcome is Outcome.UNKNOWN:
                return self.not_understood()
            return self.if_said(found)
        return None

    def if_said(self, found: Understanding) -> Understanding:
        """Return what a command came to, unless it came from words that are not known."""
        orders = self.foreign.get(self.language)
        if found.graph is None or orders is None:
            return found
        unsaid = orders.unsaid(self.text, found.graph.steps)
        return found if unsaid is None else self.not_understood(unsaid)

    def is_for_no_template(self) -> bool:
        """Return whether only the English words tell what is to be said, and to whom."""
        orders = self.foreign.get(self.language)
        return orders is not None and orders.is_for_no_template(self.text)
