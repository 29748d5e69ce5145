"""What verbs say beside the things that are said with them."""

from llm_bridge.language.into_english.english_pieces import Piece, VerbSense
from llm_bridge.language.into_english.phrasebook import English, Phrasebook


def is_unsaid(particle: Piece, book: Phrasebook) -> bool:
    """Return whether a particle says something that nothing stands for: 'spiel leiser'."""
    return not particle.english and particle.said[0] in book.particles


def lone(piece: Piece) -> bool:
    """Return whether a verb says something by itself, without a particle or 'make'."""
    sense = piece.senses[0]
    return not (sense.particle or sense.is_light or sense.beside) and '{' not in str(sense.english)


def untold(pieces: list[Piece], sense: VerbSense) -> list[Piece]:
    """Return the pieces without those that the verb says already, and their articles."""
    told = [p.is_a('noun', 'unknown') and {*p.english.split()} <= sense.told for p in pieces]
    return [
        p for i, p in enumerate(pieces)
        if not told[i] and not (p.is_a('article') and any(told[i + 1 : i + 2]))
    ]  # fmt: skip


def of_sort(english: English, sort: str) -> str:
    return english if isinstance(english, str) else english.get(sort, english.get('', ''))
