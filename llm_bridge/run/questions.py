"""Questions before a risky step: one is open at a time, silence and doubt are a no."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from llm_bridge.run.answers import Answer
from llm_bridge.site.skill import Risk


@dataclass(frozen=True)
class Question:
    """A question that waits for a yes."""

    id: str
    graph_id: str
    step_id: str
    text: str
    tier: Risk = Risk.FORBIDDEN
    """How risky what is asked about is: it says whose yes counts."""
    expires_at: float | None = None
    """On the executor's clock, in seconds; None: not asked yet, another one is open."""
    yes_from: float = 0.0
    """From when on a yes that names no question can be meant for this one."""
    answer: Answer | None = None
    by: str = ''
    """Who answered; '' while nobody has, or when the time ran out."""


class Consent:
    """One yes for a whole plan: what was doubtful was the understanding, not any one step.

    Steps that are risky themselves are asked about one by one all the same.
    """

    def __init__(self, graph_id: str, text: str, tier: Risk) -> None:
        """`tier` is that of the riskiest step that waits for this yes."""
        # No step is called so, in capitals: a yes to a step is none to its plan.
        self.question = Question(
            id=f'{graph_id}/PLAN', graph_id=graph_id, step_id='', text=text, tier=tier
        )
        self._is_asked = False

    def look(self, desk: 'QuestionDesk') -> Question | None:
        """Return the answered question, or None; the first look asks it."""
        if self.question.answer is None:
            if not self._is_asked:
                desk.put(self.question)
                self._is_asked = True
            self.question = desk.take(self.question.id) or self.question
        return None if self.question.answer is None else self.question


class QuestionDesk:
    """Keeps the questions in order and asks one at a time, so that a bare "yes" is never unclear.

    A restart forgets every question: nothing is carried out on an answer to a forgotten one.
    """

    def __init__(self, timeout_s: float, yes_after_s: float) -> None:
        """A yes so soon after a question was meant for another one that was open just before."""
        self._timeout_s = timeout_s
        self._yes_after_s = yes_after_s
        self._questions: dict[str, Question] = {}
        self._open_at: float | None = None
        """When a question was last seen open, on the executor's clock."""

    @property
    def open(self) -> Question | None:
        """The question that is asked now, or None."""
        return next(
            (q for q in self._questions.values() if q.answer is None and q.expires_at is not None),
            None,
        )

    @property
    def all(self) -> Mapping[str, Question]:
        """The questions whose answer was not taken yet, oldest first."""
        return dict(self._questions)

    def put(self, question: Question) -> None:
        """Take a question; it is asked when its turn comes."""
        self._questions[question.id] = question

    def expire(self, now: float) -> tuple[Question, ...]:
        """Count the open question as answered with no when its time is over; return it then."""
        question = self.open
        if question is None or question.expires_at is None or now < question.expires_at:
            return ()
        self._questions[question.id] = replace(question, answer='no')
        return (self._questions[question.id],)

    def ask(self, now: float) -> Question | None:
        """Return the question to ask now, if none is open and one waits."""
        if self.open is not None:
            self._open_at = now
            return None
        waiting = next((q for q in self._questions.values() if q.answer is None), None)
        if waiting is None:
            return None
        is_next = self._open_at is not None and now - self._open_at < self._yes_after_s
        self._questions[waiting.id] = replace(
            waiting,
            expires_at=now + self._timeout_s,
            yes_from=now + self._yes_after_s if is_next else now,
        )
        return self._questions[waiting.id]

    def answer(self, answer: Answer, by: str, question_id: str | None = None) -> Question | None:
        """Answer the open question, or that of the id if it is open; return it, or None."""
        question = self.open
        if question is None or (question_id is not None and question_id != question.id):
            return None
        self._questions[question.id] = replace(question, answer=answer, by=by)
        return self._questions[question.id]

    def take(self, question_id: str) -> Question | None:
        """Return an answered question and forget it; None while it is not answered.

        A question that is not known counts as answered with no.
        """
        question = self._questions.get(question_id)
        if question is None:
            return Question(question_id, '', '', '', answer='no')
        if question.answer is None:
            return None
        return self._questions.pop(question_id)

    def forget(self, question_id: str) -> None:
        """Forget one question, if it is known."""
        self._questions.pop(question_id, None)

    def withdraw(self, graph_id: str) -> None:
        """Forget the questions of a graph."""
        self._questions = {k: q for k, q in self._questions.items() if q.graph_id != graph_id}
