"""What the phrases of a command were taken for, and what else they could have meant."""

from collections.abc import Iterable

from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.things.nouns import Words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.refusals import Refusals
from llm_bridge.language.things.situation import Situation, Taken
from llm_bridge.language.things.targets import parts_of, Targets
from llm_bridge.site.skill import Frozen

MOST_CANDIDATES = 5
RESPELT = 0.75
"""Highest score of a name that the words are only nearly."""


class Candidate(Frozen):
    """One entity that a phrase could mean."""

    id: str
    score: float
    """How well its name fits, 0 to 1."""
    able: bool
    """Whether it has the skill that was asked for."""


class Meaning(Frozen):
    """What one phrase was taken for."""

    phrase: str | None
    """As it was said; None: nothing was said, and something had to be meant."""
    ids: tuple[str, ...]
    score: float
    """How sure that is, 0 to 1."""
    why: str
    """What decided it: name, words, here, mentioned, spelling ..."""
    candidates: tuple[Candidate, ...] = ()
    """The best by name, best first; of the type that was wanted."""


def meanings(
    taken: Iterable[Taken], targets: Targets, situation: Situation, *, is_answer: bool
) -> tuple[Meaning, ...]:
    """Return what the phrases were taken for, each once, with what their names fit.

    `is_answer`: a question was open, so that what was decided beforehand was decided by people.
    """
    found = []
    for it in taken:
        why = it.found.why
        if why == 'answered' and not is_answer:
            why = 'template'
        found.append(
            Meaning(
                phrase=None if it.phrase == UNSAID else it.phrase,
                ids=it.found.ids,
                score=round(it.found.score, 2),
                why=why,
                candidates=() if it.phrase == UNSAID else _candidates(it, targets, situation),
            )
        )
    return tuple(dict.fromkeys(found))


def _candidates(taken: Taken, targets: Targets, situation: Situation) -> tuple[Candidate, ...]:
    reader = _Scores(
        targets.site,
        targets.index,
        taken.wanted,
        situation,
        taken.mentions,
        phrase_words(situation.language),
        taken.phrase,
    )
    scores = reader.scores(parts_of(taken.phrase), is_respelt=taken.found.why == 'spelling')
    # Of those that fit as well as others, what was taken comes first.
    order = sorted(scores, key=lambda i: (-scores[i], i not in taken.found.ids))
    return tuple(
        Candidate(id=i, score=scores[i], able=reader.is_able(i)) for i in order[:MOST_CANDIDATES]
    )


class _Scores(Refusals):
    """How well the names of a site fit one phrase."""

    def is_able(self, entity_id: str) -> bool:
        return self._can(entity_id)

    def scores(self, words: Words, *, is_respelt: bool) -> dict[str, float]:
        """Return entity -> how well its name fits, for those that the words can mean."""
        found = self._one(words)
        if not found:
            for part in self._listed(words):
                for entity, score in self._one(part).items():
                    found[entity] = max(score, found.get(entity, 0.0))
        if not found and is_respelt:
            noun = self._noun(self._trim(words)).words
            again = self.index.respelt(noun, self.situation.language)
            if again is not None:
                most = min(RESPELT, again[1])
                found = {i: round(min(s, most), 2) for i, s in self._one(again[0]).items()}
        return found

    def _one(self, words: Words) -> dict[str, float]:
        noun = self._noun(self._trim(words))
        found: dict[str, float] = {}
        for said in (self._bare(words), noun.words):
            for entity, score in self.index.covered(said):
                found[entity] = max(score, found.get(entity, 0.0))
            found |= dict.fromkeys(self.index.exact(said), 1.0)
        return {
            i: score
            for i, score in found.items()
            if self._type_fits(i) and (score == 1 or not noun.areas or self._is_at(i, noun.areas))
        }

    def _bare(self, words: Words) -> Words:
        words = self._trim(words)
        while len(words) > 1 and words[0] in self.table.articles:
            words = words[1:]
        return words

    def _listed(self, words: Words) -> list[Words]:
        parts: list[Words] = [()]
        for word in words:
            parts = [*parts, ()] if word in self.table.and_ else [*parts[:-1], (*parts[-1], word)]
        return [p for p in parts if p] if len(parts) > 1 else []
