"""What a draft plan leaves out although it matters: a direction, a day, the order, an order."""

from collections.abc import Sequence

from llm_bridge.language.grounding.args import CHOICE_WORDS
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.time_phrases import DAYS
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

Words = tuple[str, ...]

Breaks = frozenset[int]
Covered = frozenset[int]

# fmt: off
_SOME_TIME = (
    ('next', 'week'), ('next', 'month'), ('next', 'year'),
    ('in', 'a', 'while'), ('in', 'a', 'bit'), ('in', 'a', 'moment'), ('some', 'day'),
)
"""Say that it is not to be done now."""
_NOT_LATER = frozenset({'you', 'or', 'minute', 'minutes', 'hour', 'hours', 'second', 'seconds'})
"""Before 'later' these do not say that it is to be done at some time."""
_MONTHS = frozenset({
    'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september',
    'october', 'november', 'december',
})
GREETS = frozenset({'good', 'guten', 'nice', 'lovely'})
CORRECTIONS = (
    ('sorry',), ('oops',), ('whoops',), ('i', 'mean'), ('i', 'meant'), ('no', 'wait'),
    ('scratch', 'that'), ('or', 'rather'), ('no', 'no'),
)
"""After these words a speaker says it anew."""
_CONDITIONS = frozenset({'if', 'unless', 'until', 'till', 'when', 'whenever'})
_NO_CONDITION = (
    ('you',), ("you're",), ("you've",), ("you'd",), ('so',), ('not',), ('possible',), ('i', 'may'),
    ('necessary',), ("it's", 'possible'), ('that',), ("that's",), ('all', 'that'), ('ready',),
    ('all', "that's"), ('needed',), ('convenient',), ('done',), ('finished',), ('and',), ('then',),
    ('soon', 'as', 'possible'), ('soon', 'as', 'you'), ('soon', 'as', "you're"),
)
"""Behind such a word these are manners, or say only that it comes next."""
ORDERS = frozenset({
    'announce', 'attach', 'bring', 'carry', 'charge', 'check', 'clean', 'close', 'collect',
    'come', 'connect', 'cook', 'deliver', 'disconnect', 'drive', 'drop', 'empty', 'fetch',
    'fill', 'follow', 'grab', 'grip', 'honk', 'inspect', 'lay', 'lift', 'load', 'lock', 'lower',
    'measure', 'mop', 'move', 'open', 'park', 'pause', 'photograph', 'pick', 'place', 'play',
    'press', 'pull', 'push', 'raise', 'release', 'remind', 'return', 'ring', 'rotate', 'say',
    'scan', 'shut', 'sound', 'spray', 'sweep', 'tell', 'unload', 'unlock', 'vacuum', 'wash',
    'water', 'weigh',
})
"""Words that an order begins with, and talk between orders hardly ever."""
_SUBJECTS = frozenset({'i', 'we', 'he', 'she', 'they', 'it', 'someone', 'somebody', 'anyone',
                       'anybody', 'nobody', 'everyone', 'everybody', 'the', 'my', 'our', 'his',
                       'her', 'their', 'a', 'an', 'there', 'people'})
"""A clause that tells something begins with one of these."""
_MODALS = frozenset({'may', 'might', 'can', 'could', 'should', 'would', 'will', 'shall', 'ask',
                     'asked', 'say', 'said', 'tell', 'told', 'need', 'want', 'like', 'wish',
                     'remember', 'recall', 'mind', 'please'})
"""Behind 'if I' these are manners, or nothing that can be watched."""
_MANNERS = frozenset({'you', 'your', 'trouble', 'bother', 'problem', 'inconvenient', 'convenient',
                      'alright', 'okay', 'ok', 'fine', 'possible', 'chance', 'time', 'helps'})
"""Conditions with one of these are manners: 'if it suits you'."""
# fmt: on


def unused_choice(
    words: Words, call: Call, stretch: range, covered: frozenset[int], site: Site
) -> str:
    """Return a word for a choice that the call could say and does not ('back' of 'back up')."""
    open_choices = {
        choice
        for actor in site.actors(call.skill)
        for arg in site.skills_of(actor.id)[call.skill].args
        if arg.type is ArgType.CHOICE and not arg.required and arg.name not in call.options
        for choice in arg.choices
    }
    if not open_choices or len(call.args) > _required(call, site):
        return ''
    said = {name for c in open_choices for name in (c.replace('_', ' '), *CHOICE_WORDS.get(c, ()))}
    return next((words[i] for i in stretch if i not in covered and words[i] in said), '')


def unused_day(words: Words, covered: frozenset[int]) -> str:
    """Return a word for a day or a time of day that no phrase copies; greetings do not count."""
    for at, word in enumerate(words):
        if at in covered:
            continue
        if word in DAYS and not GREETS & set(words[max(0, at - 1) : at]):
            return word
        if word in _MONTHS and words[at - 1 : at] in (('of',), ('in',), ('next',), ('until',)):
            return word
        last = words[at:] in (('later',), ('later', 'on'))
        if last and not _NOT_LATER & {*words[at - 1 : at]}:
            return word
        later = next((p for p in _SOME_TIME if words[at : at + len(p)] == p), ())
        if later and not covered & {*range(at, at + len(later))}:
            return ' '.join(later)
    return ''


def order_word(words: Words, firsts: Sequence[int], covered: frozenset[int]) -> str:
    """Return the word that turns the order around, of calls that are in the order of the words.

    `firsts` are the indices at which the calls of the plan, in its order, are said.
    """
    if len(firsts) < 2 or list(firsts) != sorted(set(firsts)):
        return ''
    low, high = firsts[0], firsts[-1]
    for at, word in enumerate(words):
        following = words[at + 1 : at + 2]
        if at in covered or not following or is_number_like(following[0]):
            continue
        if word == 'before' and at < low and following[0] not in ('that', 'this'):
            return word
        if word == 'first' and low < at < high and words[at - 1] in ('but', 'and'):
            return word
        if word == 'after' and low < at < high and following[0] in ('you', 'he', 'it', 'she'):
            return word
    return ''


def left_out_order(words: Words, covered: frozenset[int], breaks: Breaks, known: set[str]) -> str:
    """Return a part of the command that begins with an order and of which nothing is used.

    Parts lie between commas and joining words; `known` words are accounted for otherwise.
    """
    starts = sorted({0, *breaks, *(i + 1 for i, word in enumerate(words) if word in JOINERS)})
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        part = [i for i in range(start, end) if words[i] not in JOINERS]
        if not part or covered.intersection(part):
            continue
        first = words[part[0]]
        if first in ORDERS and first not in known:
            return ' '.join(words[i] for i in part)
    return ''


def left_out_condition(words: Words, breaks: Breaks, covered: Covered) -> range:
    """Return where a condition is of which nothing is used ('until nobody is there'), if any."""
    for at, word in enumerate(words):
        following = words[at + 1 : at + 4]
        if (
            (word in _CONDITIONS or words[at : at + 3] == ('as', 'soon', 'as'))
            and following
            and not covered & {*range(at, at + 4)}
            and not any(following[: len(p)] == p for p in _NO_CONDITION)
        ):
            ends = (i for i in range(at + 1, len(words)) if i in breaks or words[i] in JOINERS)
            return range(at, next(ends, len(words)))
    return range(0)


def stated_in(condition: range, words: Words, breaks: Breaks, covered: Covered) -> Words:
    """Return what is to be so for an order: 'someone comes'.

    Nothing where it is manners, or of what is only told: 'I hate it when the sun shines in'.
    """
    said = words[condition.start : condition.stop]
    clause = said[3 if said[:1] == ('as',) else 1 :]
    begins = (i for i in range(condition.start, 0, -1) if i in breaks or words[i - 1] in JOINERS)
    before = range(next(begins, 0), condition.start)
    is_of_an_order = not before or bool(covered.intersection(before))
    is_stated = len(clause) > 1 and clause[0] in _SUBJECTS and clause[1] not in _MODALS
    return clause if is_of_an_order and is_stated and not _MANNERS & {*clause} else ()


def after_correction(words: Words, stretch: range) -> range:
    """Return the part of a stretch of words that comes after 'sorry' or 'I mean'."""
    start = stretch.start
    for at in stretch:
        for phrase in CORRECTIONS:
            end = at + len(phrase)
            if words[at:end] == phrase and end < stretch.stop:
                start = max(start, end)
    return range(start, stretch.stop)


def _required(call: Call, site: Site) -> int:
    """Return how many phrases the call has to have, the device among them."""
    return max(
        (
            sum(arg.required for arg in site.skills_of(actor.id)[call.skill].args)
            + (actor.id not in site.robots)
            for actor in site.actors(call.skill)
        ),
        default=0,
    )
