"""Two models one behind the other: the second reads what the first cannot."""

from collections.abc import Sequence
import logging

from llm_bridge.language.plans.decoder import (
    cancel,
    decode_all,
    decode_among,
    decode_as,
    DecodeError,
    Decoder,
    Draft,
    likely_skills,
    LikelySkills,
)

_LOG = logging.getLogger(__name__)


class FallbackDecoder:
    """A Decoder that asks `first`, and `second` when the first cannot be used."""

    def __init__(self, first: Decoder, second: Decoder) -> None:
        self.first = first
        self.second = second
        self.trouble = ''
        """Why the second read the last command; empty when it did not."""

    def decode(self, words: tuple[str, ...]) -> Draft:
        """Return the first model's draft, else the second's. Raises DecodeError.

        What was cancelled is not tried again.
        """
        try:
            draft = self.first.decode(words)
        except DecodeError as error:
            if error.cancelled:
                raise
            if self.trouble != str(error):
                _LOG.warning('%s: the model behind it reads the commands', error)
            self.trouble = str(error)
            return self.second.decode(words)
        if self.trouble:
            _LOG.warning('the first model reads the commands again')
        self.trouble = ''
        return draft

    def decode_among(self, words: tuple[str, ...], skills: frozenset[str]) -> Draft | None:
        """Return a draft, of the one that read the last command, that has no other skill."""
        return decode_among(self.second if self.trouble else self.first, words, skills)

    def likely_skills(self, words: tuple[str, ...]) -> LikelySkills:
        """Return what the one that read the last command finds the words to be like."""
        return likely_skills(self.second if self.trouble else self.first, words)

    def decode_as(self, words: tuple[str, ...], skill: str) -> Draft | None:
        """Return a draft, of the one that read the last command, that has this one skill."""
        return decode_as(self.second if self.trouble else self.first, words, skill)

    def decode_all(self, texts: Sequence[tuple[str, ...]]) -> list[Draft | None]:
        """Return the drafts of the one that read the last command, where it is quicker so."""
        return decode_all(self.second if self.trouble else self.first, texts)

    def cancel(self) -> None:
        """Give up the commands that are being decoded."""
        cancel(self.first)
        cancel(self.second)
