"""The guard against doing what a command leaves out: 'everything but the oven', 'keep it shut'."""

from collections.abc import Iterable

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.forbidden import forbids_nothing
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.denials import taken_back
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.plans.plan import Never, Unknown
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.things.phrase_words import phrase_words

Words = tuple[str, ...]

# fmt: off
_EXCEPT = (
    ('except',), ('apart', 'from'), ('aside', 'from'), ('other', 'than'), ('excluding',),
    ('excepting',), ('save', 'for'), ('bar', 'for'), ('with', 'the', 'exception'),
    ('not', 'including'), ('leaving', 'out'), ('leave', 'out'), ('instead', 'of'),
    ('rather', 'than'),
    ('außer',), ('ausser',), ('bis', 'auf'), ('ausgenommen',), ('abgesehen', 'von'),
    ('mit', 'ausnahme'), ('anstatt',), ('statt',),
    ('sauf',), ('à', 'part'), ('excepté',), ('hormis',), ('à', "l'exception"), ('au', 'lieu'),
    ('excepto',), ('salvo',), ('aparte', 'de'), ('a', 'excepción'), ('con', 'excepción'),
    ('en', 'vez', 'de'), ('en', 'lugar', 'de'),
)
"""Always leave something out."""
_AFTER_ALL = frozenset({'but', 'bar', 'minus', 'besides', 'save', 'menos', 'moins', 'fuera'})
"""Leave something out after a word for all."""
_ALL = frozenset({
    'all', 'every', 'everything', 'everyone', 'everybody', 'anything', 'anywhere', 'each', 'any',
    'alle', 'alles', 'allen', 'jede', 'jedes', 'jeden', 'sämtliche',
    'tout', 'toute', 'tous', 'toutes', 'chaque',
    'todo', 'toda', 'todos', 'todas', 'cada',
})
_HOLD = frozenset({
    'keep', 'leave', 'keeping', 'leaving',
    'lass', 'lasse', 'lasst', 'behalte', 'halte',
    'laisse', 'laissez', 'garde', 'gardez', 'maintiens',
    'deja', 'deje', 'dejad', 'mantén', 'mantenga', 'conserva',
})
"""Something is to stay as it is."""
_WHO = frozenset({'i', 'we', 'they', 'he', 'she'})
_AS_SET = (('it', 'there'), ('it', 'so'), ('them', 'so'))
_GOES = frozenset({'for', 'now', 'at', 'in', 'soon', 'today', 'tomorrow', 'tonight', 'early',
                   'home', 'work', 'town', 'this', 'by', 'again'})
"""Behind 'we leave' they tell that somebody goes."""
# fmt: on


def left_out(it: Checked) -> Iterable[Doubt]:
    """Doubt plans that pass over what the command leaves out, takes back, or wants to stay."""
    if not it.calls:
        return
    for at in range(len(it.words)):
        if at not in it.covered and (_excludes(it, at) or _holds(it, at)):
            yield _refused(' '.join(it.words[at : _end(it, at)]), 'leaves something out')
            return
    back = '' if it.marked else taken_back(it.words, it.breaks)
    if back:
        yield _refused(back, 'takes it back')


def _excludes(it: Checked, at: int) -> bool:
    """Return whether an exclusion begins there that no part of the plan takes in."""
    length = next((len(p) for p in _EXCEPT if it.words[at : at + len(p)] == p), 0)
    if not length and it.words[at] in _AFTER_ALL and _ALL & set(_clause_before(it, at)):
        length = int(not _goes_on(it, at + 1))
    return bool(length) and not _taken_in(it, at + length)


def _holds(it: Checked, at: int) -> bool:
    """Return whether something is to stay as it is, of which the plan knows nothing."""
    if at and it.words[at - 1] in _WHO and {*it.words[at + 1 : at + 2]} <= _GOES:
        return False
    if it.words[at + 1 : at + 3] in _AS_SET and any(
        is_number(it.words[i]) for i in it.covered if i < at
    ):
        return False  # 'down to 4 degrees and leave it there'
    end = _end(it, at)
    is_else = bool({'otherwise', 'else'} & {*it.words[max(0, at - 2) : at]})
    if forbids_nothing(' '.join(it.words[at:end]), is_else):
        return False
    is_named = any(it.words[at] in call.skill.split('_') for call in it.calls)
    if is_named and not {*it.words[at + 1 : at + 2]} & phrase_words(it.language).articles:
        return False  # 'leave mode', of the skill leave_home
    return it.words[at] in _HOLD and at + 1 < end and not it.covered & set(range(at, end))


def _goes_on(it: Checked, at: int) -> bool:
    """Return whether another order begins there ('close all the blinds but open the door')."""
    table = phrase_words(it.language)
    words = it.words[at : at + 1]
    return not words or not (words[0] in table.articles or at in it.covered)


def _taken_in(it: Checked, at: int) -> bool:
    """Return whether what follows is a part that is not done: never, or not understood."""
    return any(isinstance(r.leaf, Never | Unknown) and at <= r.first <= at + 3 for r in it.regions)


def _clause_before(it: Checked, at: int) -> Words:
    start = max((b for b in it.breaks if b <= at), default=0)
    return it.words[max(start, at - 7) : at]


def _end(it: Checked, at: int) -> int:
    """Return the index after the clause that begins there."""
    end = at + 1
    while end < len(it.words) and end not in it.breaks and it.words[end] not in JOINERS:
        end += 1
    return end


def _refused(said: str, why: str) -> Doubt:
    return Doubt(
        'negation',
        Problem(
            code=ProblemCode.NOT_UNDERSTOOD,
            because=said,
            came=said,
            message=f"'{said}' {why}, and I did not get what, so I do nothing. "
            'Say only what is to be done.',
        ),
    )
