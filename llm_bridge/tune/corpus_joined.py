"""Commands that were written for a site, several of them joined into one."""

from collections.abc import Sequence
from random import Random

from llm_bridge.language.plans.plan import Ask, Call, calls, Never, Plan, Timed, Unknown
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.tune.corpus import Example
from llm_bridge.tune.corpus_text import parallel, phrases, sequence

MOST_WORDS = 60
_MOST_BESIDE_PHRASES = 3
"""Words of a part that are not copied; with more of them it says why, and that may go with its
neighbours."""
_TALK = frozenset({
    'actually', 'again', 'also', 'and', 'are', 'as', 'because', 'but', 'can', 'could', 'do',
    'does', 'did', 'don', 'everyone', 'guys', 'he', "he's", 'hey', 'hi', 'his', 'how', 'i',
    "i'd", "i'll", "i'm", "i've", 'if', 'is', 'isn', 'it', "it's", 'its', 'just', 'let',
    "let's", 'look', 'maybe', 'my', 'nah', 'never', 'no', 'nope', 'not', 'now', 'oh', 'ok',
    'okay', 'once', 'or', 'our', 'please', 'she', 'sorry', 'so', 'still', 'that', "that's",
    'them', 'then', 'there', "there's", 'they', "they're", 'this', 'to', 'too', 'uh', 'um',
    'unless', 'until', 'wait', 'we', "we're", "we've", 'well', 'what', 'when', 'where',
    'who', 'why', 'will', 'would', 'yeah', 'yes', 'you', 'your'
})  # fmt: skip
"""What begins with one of these is no plain order, or goes on from something."""
_SAYS = frozenset({
    'announce', 'ask', 'call', 'message', 'remind', 'say', 'show', 'shout', 'sing', 'tell'
})  # fmt: skip
"""What is said behind these has no end that can be heard."""
_BACK = frozenset({'?', 'it', 'that', 'them', 'there', 'this', 'here', 'those', 'these', 'one'})
_AND = ('and',) * 8 + ('and also', 'plus', 'oh and', 'and please')
_THEN = (
    'then', 'then', 'then', 'and then', 'and then', 'after that', 'and after that', 'next',
    'afterwards', 'and afterwards',
)  # fmt: skip
_LAST = ('finally', 'and finally', 'and last', 'lastly', 'and at the end')
_FIRST = ('first', 'first', 'first of all', 'to begin with')


def joined(
    rng: Random, plain: Sequence[Example], written: Sequence[Example], robots: frozenset[str]
) -> Example | None:
    """Return one command of two to seven that are `plain`; None: these do not go together.

    Of the others that were written some may stand at the end. `robots` are the names of skills
    that robots have. Side by side goes what is in a list; what begins with 'then', and a further
    act of one robot, comes after what was said before.
    """
    count = rng.choice((2, 2, 3, 3, 4, 5, 5, 6, 7))
    if len(plain) < count:
        return None
    parts = rng.sample(plain, count)
    if not _one_speaks(parts, robots):
        return None
    then = rng.choice((0.0, 0.0, 0.25, 0.5, 1.0))
    said = list(parts[0].words)
    groups: list[list[Plan]] = [[parts[0].plan]]
    if then and rng.random() < 0.3:
        said = [*rng.choice(_FIRST).split(), *said]
    for number, part in enumerate(parts[1:], 2):
        is_last = number == len(parts)
        if rng.random() < then:
            words = rng.choice(_LAST) if is_last and rng.random() < 0.3 else rng.choice(_THEN)
            groups.append([part.plan])
        else:
            words = rng.choice(_AND) if is_last or rng.random() < 0.25 else ''
            if _is_next(part.plan, groups[-1], robots):
                groups.append([part.plan])
            else:
                groups[-1].append(part.plan)
        said += [*words.split(), *part.words]
    plan = sequence(*(parallel(*group) for group in groups))
    if len(groups) == 1 and rng.random() < 0.2:
        tail = _tail(rng, written)
        if tail is not None:
            said += ['and', *tail.words]
            plan = parallel(plan, tail.plan)
    if len(said) > MOST_WORDS:
        return None
    return Example(tuple(said), plan, 'two_to_four' if count < 5 else 'long')


def is_plain(example: Example) -> bool:
    """Tell whether a command is one order with hardly a word beside its phrases."""
    plan, said = example.plan, example.words
    if not isinstance(plan, Call) or not said or said[0] in _TALK or {*said} & _SAYS:
        return False
    spans = [p for p in phrases(plan) if p]
    if any(word in _BACK for span in spans for word in span.split()):
        return False
    return len(said) - sum(len(s.split()) for s in spans) <= _MOST_BESIDE_PHRASES


def _tail(rng: Random, written: Sequence[Example]) -> Example | None:
    """Return what may stand behind a list: something forbidden, asked, timed, or impossible."""
    found = [
        e
        for e in written
        if e.words
        and not any(word in _BACK for p in phrases(e.plan) for word in p.split())
        and (
            (isinstance(e.plan, Ask) and e.plan.phrase == ' '.join(e.words))
            or (isinstance(e.plan, Timed) and e.words[0] in ('at', 'in'))
            or (isinstance(e.plan, Never) and e.words[0] in ("don't", 'dont', 'never', 'leave'))
            or (isinstance(e.plan, Unknown) and e.words[0] not in _TALK)
        )
    ]
    return rng.choice(found) if found else None


def _one_speaks(parts: Sequence[Example], robots: frozenset[str]) -> bool:
    """Tell whether robots are named by all their parts, or by none: one name goes for the rest."""
    named = [ROBOT in c.options for p in parts for c in calls(p.plan) if c.skill in robots]
    return all(named) or not any(named)


def _is_next(plan: Plan, group: Sequence[Plan], robots: frozenset[str]) -> bool:
    """Tell whether a robot that has something to do is to do this, too."""
    busy = {c.options.get(ROBOT) for p in group for c in calls(p) if c.skill in robots}
    return any(c.options.get(ROBOT) in busy for c in calls(plan) if c.skill in robots)
