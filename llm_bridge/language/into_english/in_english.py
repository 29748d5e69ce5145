"""Commands of other languages in plain English words, in which they are read as English is.

A command is cut into clauses; of each the verb, wherever it stands, is put first, and the names of
the site stay the names of what they name. What is not known stays as it was said, so that the
guards find it; what is left out as a remark makes the whole unsure.
"""

from collections.abc import Iterable

from llm_bridge.graph.action_graph import Step
from llm_bridge.language.into_english.english_clauses import ClauseReader
from llm_bridge.language.into_english.english_evidence import said_in
from llm_bridge.language.into_english.english_joining import ClauseJoiner
from llm_bridge.language.into_english.english_pieces import PieceReader
from llm_bridge.language.into_english.english_writing import Writer
from llm_bridge.language.into_english.foreign_orders import EnglishText, ForeignOrders
from llm_bridge.language.into_english.phrasebook import phrasebook_of
from llm_bridge.site.site import Site


class EnglishOrders(ForeignOrders):
    """Puts the commands of one site and language in English."""

    def __init__(self, site: Site, language: str) -> None:
        """Prepare; raises ValueError for a language without a phrasebook."""
        book = phrasebook_of(language)
        if book is None:
            raise ValueError(f'{language} has no phrasebook')
        self.site = site
        self.book = book
        self.pieces = PieceReader(site, book, language)
        self.reader = ClauseReader(book)
        self.joiner = ClauseJoiner(self.reader)
        self.asks = any(
            phrase.split()[:1] == ['ask']
            for actor in (*site.robots, *site.devices)
            for name, skill in site.skills_of(actor).items()
            for phrase in (name.replace('_', ' '), *skill.words.get('en', ()))
        )

    def of(self, text: str) -> EnglishText | None:
        """Return a command in English, or None where it orders, asks and forbids nothing."""
        clauses = self.reader.clauses(self.pieces.pieces(text))
        asked = text.rstrip().endswith('?')
        is_polite = self.book.polite.search(text.lower()) is not None
        for clause in clauses:
            self.reader.look_at(clause, asked and clause is clauses[0])
        clauses = self.joiner.merged(self.joiner.corrected(clauses))
        writer = Writer(self.reader, clauses, self.pieces.choices, self.asks)
        said = writer.text()
        if asked and not is_polite and any(c.kind == 'order' for c in clauses):
            writer.is_sure = False
        if not said or not writer.is_worth_it:
            return None
        return EnglishText(said, writer.is_sure)

    def is_talk(self, text: str) -> bool:
        """Return whether a text only says how things are."""
        clauses = self.reader.clauses(self.pieces.pieces(text))
        for clause in clauses:
            self.reader.look_at(clause, False)
        return bool(clauses) and all(c.kind == 'remark' for c in clauses)

    def is_for_no_template(self, text: str) -> bool:
        """Return whether something is said that is only copied, or nothing is to be said."""
        is_hailed = self.book.hail is not None and self.book.hail.search(text) is not None
        return is_hailed or bool(self.pieces.texts_apart(text)[1])

    def unsaid(self, text: str, steps: Iterable[Step]) -> str | None:
        """Return what is not known or not done of a text where a step comes from none of it."""
        said = said_in(self.pieces.pieces(text))
        if said.covers(steps, self.site):
            return None
        return ' '.join(said.unknown or said.content)
