"""The guard against acting on questions, and how they are told from commands."""

from collections.abc import Iterable, Sequence

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.plans.plan import Ask, If, When
from llm_bridge.language.questions.asked_skills import skills_that_tell
from llm_bridge.language.text.marker_words import ASKING, ASKING_TO_DO


def asked(it: Checked) -> Iterable[Doubt]:
    """Doubt plans that act on a question."""
    if not is_question(it.words, it.marked) or not it.calls:
        return
    if any(isinstance(r.leaf, Ask | If | When) and r.first <= 1 for r in it.regions):
        return  # 'is the tv on? if so turn it off'
    if {call.skill for call in it.calls} <= skills_that_tell(it.site):
        return  # 'what is the absorbance of this plate, can you measure it'
    said = ' '.join(it.words)
    yield Doubt(
        'question',
        Problem(
            code=ProblemCode.NOT_UNDERSTOOD,
            because=said,
            came=said,
            message=f"'{said}' sounds like a question, so nothing is done. "
            'Say it as a command if something is to be done.',
        ),
    )


_EXCLAIMING = frozenset({('what', 'a'), ('what', 'an')})


def is_question(text_words: Sequence[str], ends_in_question_mark: bool = False) -> bool:
    """Return whether the words ask about something, and do not ask for something to be done."""
    words = tuple(text_words)
    while words and words[0] in (
        'please',
        'hey',
        'so',
        'and',
        'ok',
        'okay',
        'well',
        'now',
        'robot',
    ):
        words = words[1:]
    if not words:
        return False
    if words[:2] in _EXCLAIMING and not ends_in_question_mark:
        return False  # 'what a lovely morning, let us have the shutters up'
    if words[:2] == ('since', 'when') or words[0] == 'when' and words[1:2] in _LONG_AGO:
        return True
    if any(words[: len(p)] == p for p in ASKING_TO_DO):
        return False
    if words[:2] in (('tell', 'me'), ('tell', 'us'), ('let', 'me'), ('let', 'us')) and any(
        w.removesuffix("'s") in _ASKED_FOR for w in words[2:4]
    ):
        return True
    if 'status' in words[:4] and words[0] in ('status', 'give', 'tell', 'the'):
        return True
    if words[:3] == ('tell', 'me', 'the') and words[3:4] in (('state',), ('condition',)):
        return True
    if words[0] in ASKING:
        return not (
            words[0] in ('have', 'do')
            and not ends_in_question_mark
            and words[1:2] not in (('you',), ('we',), ('i',), ('they',), ('any',))
        )
    return words[:4] in (
        ('can', 'you', 'tell', 'me'),
        ('could', 'you', 'tell', 'me'),
        ('do', 'you', 'know', 'if'),
        ('i', 'wonder', 'if', 'the'),
    )


_ASKED_FOR = frozenset({'if', 'whether', 'what', 'which', 'where', 'how', 'know'})
_LONG_AGO = (('was',), ('were',), ('did',), ('will',))


QUANTIFIERS = frozenset({'any', 'anything', 'anyone', 'anybody', 'everything', 'everyone',
                         'nothing', 'nobody', 'all', 'both', 'someone',
                         'somebody'})  # fmt: skip
"""Short questions begin with them: 'anything still on in the kitchen?'."""
_TAGS = frozenset({
    (helper, *rest)
    for helper in ('is', 'are', 'has', 'have', 'does', 'do', 'was', 'were')
    for rest in (('it', 'not'), ('they', 'not'), ('he', 'not'), ('she', 'not'))
} | {
    (helper, who)
    for helper in ("isn't", "aren't", "hasn't", "haven't", "doesn't", "wasn't", "weren't", 'isnt',
                   'arent', 'hasnt', 'is', 'are', 'has', 'have')
    for who in ('it', 'they', 'he', 'she', 'that', 'there')
} | {('innit',)})  # fmt: skip
_SHORT_TAGS = frozenset({'right', 'correct', 'yes', 'yeah', 'no', 'eh', 'huh'})
_SAYS_SO = frozenset({'is', 'are', 'has', 'have', 'was', 'were', "it's", "they're", "there's"})


def has_tag(text_words: Sequence[str], ends_in_question_mark: bool = False) -> bool:
    """Return whether the words say something and ask whether it is so: "it's off, isn't it"."""
    words = tuple(text_words)
    length = next((n for n in (3, 2, 1) if words[-n:] in _TAGS), 0)
    if not length and ends_in_question_mark and words[-1:] and words[-1] in _SHORT_TAGS:
        length = 1
    said = words[: len(words) - length]
    return bool(length) and any(w in _SAYS_SO or w.endswith("'s") for w in said)


def goes_on(text: str) -> bool:
    """Return whether something is to be done by the answer: 'is the tv on? if so turn it off'."""
    said = text.casefold()
    return '?' in said.rstrip('?! .') or any(
        f' {follow} ' in said for follow in ('if so', 'if it is', 'if not', 'if they are')
    )
