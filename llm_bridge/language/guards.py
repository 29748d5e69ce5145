"""Guards between the model and the graph: deterministic doubts about a draft plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.guard_omissions import (
    after_correction,
    order_word,
    unused_choice,
    unused_day,
)
from llm_bridge.language.guard_words import (
    ASKING,
    ASKING_TO_DO,
    FILLERS,
    JOINERS,
    NEGATIONS,
    NO_NEGATION,
    STARTS,
    TOO,
)
from llm_bridge.language.plan import (
    Ask,
    Call,
    calls,
    If,
    Never,
    own_phrases,
    Parallel,
    Plan,
    Unknown,
    walk,
    When,
)
from llm_bridge.language.plan import (
    Sequence as InOrder,
)
from llm_bridge.language.plan_language import UNSAID
from llm_bridge.language.spelling import token
from llm_bridge.language.words import find
from llm_bridge.language.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill

NAMES = ('question', 'negation', 'polarity', 'unaccounted', 'confidence')
"""Every guard; each can be switched off by its name."""
LEAST_CONFIDENCE = 0.7
"""Plans that the model is less sure of than this (0 to 1) wait for a yes."""


@dataclass(frozen=True)
class Doubt:
    """One reason not to do a plan as it stands."""

    guard: str
    problem: Problem | None = None
    """Set: the plan must not be done."""
    reason: str = ''
    """Without a problem: why the plan waits for a yes."""


def doubts(
    text_words: Sequence[str],
    plan: Plan,
    site: Site,
    *,
    language: str = 'en',
    confidence: float = 1.0,
    ends_in_question_mark: bool = False,
    breaks: frozenset[int] = frozenset(),
    off: Iterable[str] = (),
) -> tuple[Doubt, ...]:
    """Return every doubt about a plan that a model made of these words; none: it may be done.

    `breaks` are the indices of words before which the text has a comma, full stop or the like.
    """
    words = tuple(text_words)
    without = frozenset(off)
    unknown = without - set(NAMES)
    if unknown:
        raise ValueError(f'guards {sorted(unknown)} are not known; there are {", ".join(NAMES)}')
    regions = _regions(words, plan, breaks)
    found: list[Doubt] = []
    if 'question' not in without:
        found.extend(_question(words, plan, ends_in_question_mark, regions))
    found.extend(
        _contrary(
            words, regions, site, language, 'negation' not in without, 'polarity' not in without
        )
    )
    if 'polarity' not in without:
        found.extend(_to_and_fro(words, plan, site, breaks))
    if 'unaccounted' not in without:
        found.extend(_unaccounted(words, plan, regions, site, language, breaks))
        found.extend(_omitted(words, plan, regions, site))
    if 'confidence' not in without and confidence < LEAST_CONFIDENCE and calls(plan):
        found.append(Doubt('confidence', reason='I am not sure that I understood'))
    return tuple(found)


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
    if any(words[: len(p)] == p for p in ASKING_TO_DO):
        return False
    if words[:2] in (('tell', 'me'), ('let', 'me')) and any(
        w in words[2:4] for w in ('if', 'whether', 'what', 'which', 'where', 'how', 'know')
    ):
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


# --- where each part of the plan stands in the command


@dataclass(frozen=True)
class _Region:
    """A leaf of the plan, and the words of the command that lead up to it."""

    leaf: Plan
    start: int
    """Index of the first word after the leaf before."""
    end: int
    """Index after the last word of its clause."""
    first: int
    """Index of the first word that it copies."""
    covered: frozenset[int]
    """Indices of words that some phrase of the plan copies."""


def _regions(words: tuple[str, ...], plan: Plan, breaks: frozenset[int]) -> tuple[_Region, ...]:
    covered: set[int] = set()
    placed: list[tuple[int, int, Plan]] = []
    at = 0
    for leaf in walk(plan):
        if isinstance(leaf, InOrder | Parallel):
            continue
        first, last = _span(words, _said(leaf), covered)
        if last:
            at = last
        placed.append((first, last, leaf) if last else (at, at, leaf))
    found = []
    before = 0
    order = sorted(range(len(placed)), key=lambda i: (placed[i][:2], i))
    for rank, index in enumerate(order):
        first, last, leaf = placed[index]
        following = placed[order[rank + 1]] if rank + 1 < len(order) else None
        limit = next(
            (placed[i][0] for i in order[rank + 1 :] if placed[i][1] > placed[i][0]), len(words)
        )
        end = last
        while (
            end < limit
            and (end == first or words[end] not in JOINERS)
            and (end == first or end not in breaks)
        ):
            end += 1
        if following is not None and isinstance(following[2], Never):
            end = last  # the words before it ('but do not') belong to what is forbidden
        start = before
        for stop in range(before, first):
            if stop in breaks:
                start = stop  # 'film time: blinds down'
        found.append(_Region(leaf, start, max(end, last), first, frozenset(covered)))
        has_words = following is None or following[1] > following[0]
        before = max(before, last if has_words else end)
    return tuple(found)


def _span(words: tuple[str, ...], phrases: Iterable[str], covered: set[int]) -> tuple[int, int]:
    """Return where the phrases of a leaf stand, first word and after the last; (0, 0) nowhere.

    Words that no leaf before has copied are looked for first.
    """
    first, last = len(words), 0
    taken: set[int] = set()
    for phrase in phrases:
        wanted = split_words(phrase)
        where = find(words, wanted)
        while where is not None and where in covered:
            where = find(words, wanted, where + 1)
        if where is None:
            continue
        taken.update(range(where, where + len(wanted)))
        first, last = min(first, where), max(last, where + len(wanted))
    covered |= taken
    return (first, last) if last else (0, 0)


def _said(part: Plan) -> tuple[str, ...]:
    return tuple(p for p in own_phrases(part) if p != UNSAID)


# --- the guards


def _question(
    words: tuple[str, ...], plan: Plan, marked: bool, regions: tuple[_Region, ...]
) -> Iterable[Doubt]:
    if not is_question(words, marked) or not calls(plan):
        return
    if any(isinstance(r.leaf, Ask | If | When) and r.first <= 1 for r in regions):
        return  # 'is the tv on? if so turn it off'
    said = ' '.join(words)
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


def _contrary(
    words: tuple[str, ...],
    regions: Iterable[_Region],
    site: Site,
    language: str,
    negation: bool,
    polarity: bool,
) -> Iterable[Doubt]:
    """Doubt calls whose words deny them, or say the opposite; both at once cancel out."""
    for region in regions:
        if not isinstance(region.leaf, Call):
            continue
        denied = next(
            (
                at
                for at in range(region.start, region.end)
                if at not in region.covered and _negates(words, at)
            ),
            None,
        )
        opposite = _opposite_word(words, region, site, language)
        if denied is not None and opposite:
            yield Doubt('polarity', reason='I am not sure which way you mean it')
            continue
        if denied is not None and negation:
            said = ' '.join(words[denied : region.end])
            yield Doubt(
                'negation',
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=said,
                    came=said,
                    message=f"'{said}' says that something is not to be done, so I do not do it. "
                    'Say only what is to be done.',
                ),
            )
        if opposite and polarity:
            phrase = ' '.join(words[region.start : region.end])
            name = region.leaf.skill.replace('_', ' ')
            yield Doubt(
                'polarity',
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=phrase,
                    came=phrase,
                    message=f"I read '{phrase}' as '{name}', but '{opposite}' says the opposite, "
                    'so I do nothing. Please say it again.',
                ),
            )
        elif polarity and _turned(words, region, site, language):
            yield Doubt('polarity', reason='I am not sure which way you mean it')


def _turned(words: tuple[str, ...], region: _Region, site: Site, language: str) -> bool:
    """Return whether only the opposite is said, and before ('turn off the tv, then the radio')."""
    if not isinstance(region.leaf, Call):
        return False
    own, opposite = _sides(region.leaf.skill, site, language)
    before = {words[i] for i in range(min(region.first, len(words))) if i not in region.covered}
    return bool(before & opposite) and not own & set(words)


def _negates(words: tuple[str, ...], at: int) -> bool:
    word = words[at]
    negates = word in NEGATIONS or (word == 'do' and words[at + 1 : at + 2] == ('not',))
    around = (words[max(0, at - 1) : at + 1], words[at : at + 2])
    return (
        negates
        and not any(pair in NO_NEGATION for pair in around)
        and words[at : at + 3] != ('do', 'not', 'forget')
    )


def _opposite_word(words: tuple[str, ...], region: _Region, site: Site, language: str) -> str:
    """Return a word that says the opposite of the call, where none says the call itself."""
    if not isinstance(region.leaf, Call):
        return ''
    own, opposite = _sides(region.leaf.skill, site, language)
    said = {
        words[i]
        for i in after_correction(words, range(region.start, min(region.end, len(words))))
        if (i not in region.covered or _is_particle(words, i)) and not _complains(words, i)
    }
    against = sorted(said & opposite)
    return against[0] if against and not said & own else ''


def _is_particle(words: tuple[str, ...], at: int) -> bool:
    """Return whether a copied word is the verb's ('lights *out* in the hall')."""
    return (
        words[at] in ('on', 'off', 'out')
        and words[at - 1 : at] not in (('is',), ('are',), ('still',), ('left',), ('that',))
        and not (words[at] == 'on' and words[at + 1 : at + 2] in (('the',), ('my',), ('this',)))
    )


def _complains(words: tuple[str, ...], at: int) -> bool:
    """Return whether the word is what is too much already ('the fan is too slow')."""
    return any(w in TOO for w in words[max(0, at - 2) : at]) or words[at + 1 : at + 2] == (
        'enough',
    )


def _sides(skill_name: str, site: Site, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that only this skill is said with, and those only of its opposite."""
    own: set[str] = set()
    opposite: set[str] = set()
    for actor in site.actors(skill_name):
        skills = site.skills_of(actor.id)
        skill = skills[skill_name]
        own |= _verbs(skill, language)
        other = skills.get(skill.inverse or '')
        if other is None or {skill.polarity, other.polarity} == {'neutral'}:
            continue
        if skill.polarity != other.polarity:
            opposite |= _verbs(other, language)
    if opposite:
        # 'off' and 'out' are said without their verb ('lights out')
        opposite |= {'out'} if 'off' in opposite else set()
    both = own & opposite
    return frozenset(own - both), frozenset(opposite - both - {'the', 'a', 'it'})


def _verbs(skill: Skill, language: str) -> set[str]:
    found = set(skill.name.split('_'))
    for code in {language, 'en'}:
        for phrase in skill.words.get(code, ()):
            found |= set(split_words(phrase))
    return found


def _unaccounted(
    words: tuple[str, ...],
    plan: Plan,
    regions: tuple[_Region, ...],
    site: Site,
    language: str,
    breaks: frozenset[int],
) -> Iterable[Doubt]:
    """Doubt plans that leave out a word which the site knows, or which goes with a copied one.

    Other words are talk: 'unlock the back door, the plumber is there'.
    """
    done = calls(plan)
    if not done:
        return
    covered = regions[0].covered if regions else frozenset()
    known = _account(done, site, language)
    stems = {token(w) for w in known} | {_stem(w) for w in known}
    meant = _site_words(site, language) | {
        t for c in done for p in _said(c) for t in split_words(p)
    }
    left = []
    for at, word in enumerate(words):
        if (
            at in covered
            or word in known
            or token(word) in stems
            or _stem(word) in stems
            or _complains(words, at)
        ):
            continue
        if token(word) in meant or word[:1].isdigit() or _goes_with(words, at, covered, breaks):
            left.append(word)
    if left:
        yield Doubt('unaccounted', reason=f"I did not use '{' '.join(left)}'")


def _omitted(
    words: tuple[str, ...], plan: Plan, regions: tuple[_Region, ...], site: Site
) -> Iterable[Doubt]:
    """Doubt plans that leave out a direction, a day, or that one thing comes before another."""
    done = calls(plan)
    if not done:
        return
    covered = regions[0].covered if regions else frozenset()
    for region in regions:
        if isinstance(region.leaf, Call):
            stretch = range(region.start, min(region.end, len(words)))
            word = unused_choice(words, region.leaf, stretch, covered, site)
            if word:
                yield Doubt('unaccounted', reason=f"I did not use '{word}'")
    day = unused_day(words, covered)
    if day:
        yield Doubt('unaccounted', reason=f"I did not use '{day}'")
    if all(isinstance(r.leaf, Call | Unknown | Never) for r in regions):
        firsts = [r.first for c in done for r in regions if r.leaf is c]
        turn = order_word(words, firsts, covered)
        if turn:
            yield Doubt('unaccounted', reason=f"I am not sure of the order: you said '{turn}'")


def _to_and_fro(
    words: tuple[str, ...], plan: Plan, site: Site, breaks: frozenset[int]
) -> Iterable[Doubt]:
    """Doubt a thing and its opposite at once where the words do not join two ('open uh close')."""
    done = calls(plan)
    if breaks or any(w in JOINERS for w in words):
        return
    for one, other in zip(done, done[1:], strict=False):
        if one.args[:1] == other.args[:1] and any(
            (skills := site.skills_of(actor.id))[one.skill].inverse == other.skill
            or (other.skill in skills and skills[other.skill].inverse == one.skill)
            for actor in site.actors(one.skill)
        ):
            yield Doubt('polarity', reason='I am not sure which way you mean it')


def _account(calls: Iterable[Call], site: Site, language: str) -> set[str]:
    """Return the words that the calls account for without copying them."""
    known = set(FILLERS)
    for call in calls:
        for actor in site.actors(call.skill):
            skill = site.skills_of(actor.id)[call.skill]
            known |= _verbs(skill, language) | set(split_words(skill.description))
            home = site.entities.get(getattr(actor, 'home', None) or '')
            if skill.motion == 'home' and home is not None:
                known |= {w for n in home.names() for w in split_words(n)}
            kind = site.kinds.get(actor.kind)
            for effect in skill.effects:
                known |= set(split_words(effect.attribute.replace('_', ' ')))
                for states in kind.states.values() if kind is not None else ():
                    known |= {w for p in states.get(str(effect.value), ()) for w in p.split()}
            for arg in skill.args:
                known |= set(arg.name.split('_')) | set(split_words(arg.description))
                if arg.unit:
                    known |= {arg.unit, 'percent', 'degrees'}
    return known


def _site_words(site: Site, language: str) -> frozenset[str]:
    """Return every word in a name, a word for a kind or a verb of the site."""
    found: set[str] = set()
    for entity in site.entities.values():
        names = (
            entity.name,
            *(a for code in (language, site.language) for a in entity.aliases.get(code, ())),
        )
        found |= {token(w) for n in names for w in split_words(n)}
        for skill in site.skills_of(entity.id).values():
            found |= {token(w) for w in _verbs(skill, language)}
        kind = site.kinds.get(entity.kind)
        for name in kind.names.get(language, ()) if kind is not None else ():
            found |= {token(w) for w in split_words(name)}
    return frozenset(found)


def _goes_with(
    words: tuple[str, ...], at: int, covered: frozenset[int], breaks: frozenset[int]
) -> bool:
    """Return whether the word stands right beside a copied phrase, or says where that is."""
    if at + 1 in covered and at + 1 not in breaks and words[at + 1] not in STARTS:
        return True
    back = at - 1
    while (
        back >= 0
        and back not in covered
        and back + 1 not in breaks
        and words[back] in STARTS
        and at - back <= 3
    ):
        back -= 1
    return (
        back in covered
        and not any(i in breaks for i in range(back + 1, at + 1))
        and words[at - 1] not in ('for', 'to')
    )


def _stem(word: str) -> str:
    for end in ('ing', 'ed', 'es', 's'):
        if word.endswith(end) and len(word) > len(end) + 2:
            return word[: -len(end)]
    return word
