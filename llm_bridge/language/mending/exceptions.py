"""What is to stay as it is, where a model missed that: 'only the hall stays on'."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from llm_bridge.language.clauses.forbidden import GO_ON, MODALS, STAYS
from llm_bridge.language.guards.denials import denies, tells_of_us
from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.plans.plan import (
    Call,
    calls,
    Never,
    Nothing,
    Parallel,
    Plan,
    Sequence,
    Unknown,
    walk,
)
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import said_phrases
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words

Words = tuple[str, ...]
_LEADS = frozenset({'only', 'just', 'but', 'and', 'except', 'though', 'please', 'then', 'so'})
_ONLY = frozenset({'only', 'just'})
_HOLD = frozenset({'leave', 'keep', 'leaving', 'keeping'})
_AS_IT_IS = (
    ('as', 'it', 'is'), ('as', 'they', 'are'), ('as', 'is'), ('the', 'way', 'it', 'is'),
    ('the', 'way', 'they', 'are'), ('how', 'it', 'is'), ('how', 'they', 'are'), ('like', 'that'),
    ('like', 'this'), ('unchanged',), ('untouched',), ('alone',), ('out',), ('out', 'of', 'it'),
)  # fmt: skip
_STATES = frozenset({'on', 'off', 'open', 'shut', 'closed', 'locked', 'unlocked', 'lit', 'up',
                     'down', 'running', 'going', 'playing'})  # fmt: skip
_THERE = frozenset({'there', 'here', 'behind', 'under', 'beside', 'outside'})
_WHERE = frozenset({'in', 'on', 'at', 'by', 'near', 'inside'})
_ARTICLES = (('the',), ('my',), ('our',), ('a',))
_TOLD = frozenset({'tell', 'ask', 'message', 'text', 'say'})
_QUIT = frozenset({'quit', 'stop', 'cease'})
_LEAVE = frozenset({'leave', 'leaving'})
"""With another order beside it, to leave a thing on is no order: 'keep it on' may be one."""
_PASSED_OVER = frozenset({'ignore', 'forget'})
"""Say of what stands behind that nothing is done with it: 'ignore the oven'."""
_NO_THING = frozenset({'it', 'they', 'that', 'this', 'i', 'we', 'you', 'he', 'she', 'who', 'what',
                       'which', 'if', 'when', 'while', 'until', 'there'})  # fmt: skip
_BECAUSE = frozenset({'because', 'since', 'cos', 'coz', 'please'})
"""Begin why something stays as it is, or end what is said of it."""
_PARTS = frozenset({'but', 'then', 'on', 'off', 'please'})
"""Stand in no thing's name: 'turn the radio off but the lamp stays on'."""
# fmt: off
_BANNING = frozenset({
    'but', 'except', 'excepting', 'excluding', 'exclude', 'without', 'apart', 'besides', 'save',
    'bar', 'barring', 'minus', 'skip', 'skipping', 'spare', 'other', 'else', 'rest', 'others',
    'exempt', 'exception', 'keep', 'keeps', 'hold', 'no', 'nobody', 'none', 'nothing', 'cannot',
    "can't", 'cant', "isn't", "aren't", 'unless', 'instead', 'rather', 'off-limits',
    'limits', 'hands', 'careful', 'exempted', 'stop', 'cancel', 'miss', 'remains', 'remain',
    'stays', *_HOLD, *_PASSED_OVER, *_QUIT,
})
# fmt: on
"""Words of a ban, or of what is left out."""
_STAYING = frozenset({'away', 'out', 'off', 'on', 'clear', 'as', 'where', *_STATES})
"""What is to stay so, or there."""
_BUT = frozenset({'but', 'and', 'only'})
_LONGEST = 7
"""Words of a thing that stays as it is, at most."""


def with_what_stays(
    plan: Plan, words: Words, breaks: frozenset[int], states: frozenset[str] = frozenset()
) -> Plan:
    """Return the plan with what its words say is to stay as it is, and nothing of it does.

    'Everything off, only the fridge stays on' may be drafted as everything, or with half of those
    words in the phrase, or as switching on what is on. `states` are what the site calls states.
    """
    for start, end in stretches(words, breaks, states if len(calls(plan)) > 1 else None):
        said = words[start:end]
        is_left = said[-1] in states | _STATES and said[0] in _HOLD
        never = Never(' '.join(said[:-1] if is_left else said))
        inside = [p for p in walk(plan) if any(_is_within(s, said) for s in said_phrases(p))]
        order = inside[0] if len(inside) == 1 else None
        stays = STAYS & {*said} or said[0] in _PASSED_OVER | _LEAVE | {'let'} or is_left
        if isinstance(order, Call) and stays and len(calls(plan)) > 1:
            plan = swapped(plan, order, never)
        elif isinstance(order, Never) and (_is_held(said) or said[0] == 'let'):
            plan = swapped(plan, order, never)  # 'alone' is not of what comes behind
        elif not inside:
            cut = each_call(plan, partial(_cut, words=words, start=start))
            plan = Parallel((cut, never)) if calls(cut) else plan
    return plan


def without_what_is_told(plan: Plan, words: Words, is_known: Callable[[str], bool]) -> Plan:
    """Return the plan without what somebody tells of himself taken for a ban.

    'We are not made of money' forbids nothing; `is_known` tells whether a ban is understood, for
    'we are not opening the gate' may well be one.
    """
    match plan:
        case Never(phrase) if _is_told(phrase, words) and not is_known(phrase):
            return Nothing()
        case Never(phrase) if _is_put_there(phrase, words):
            return Unknown(' '.join(words))
        case Parallel(parts) | Sequence(parts):
            left = [without_what_is_told(p, words, is_known) for p in parts]
            kept = tuple(n for p, n in zip(parts, left, strict=True)
                         if not (isinstance(p, Never) and isinstance(n, Nothing)))  # fmt: skip
            if len(kept) == len(parts):
                return replace(plan, parts=kept)
            return replace(plan, parts=kept) if len(kept) > 1 else (kept or (Nothing(),))[0]
    return plan


def with_what_is_quit(plan: Plan, words: Words) -> Plan:
    """Return the plan with 'quit locking the door' as a ban, where that is drafted as locking."""
    for call in calls(plan):
        verb, said = call.skill.split('_')[0], split_words(call.args[0]) if call.args else ()
        at = find(words, said) if said else None
        begin = max((i for i in range(at or 0) if words[i] in _QUIT), default=None)
        if at is None or begin is None or begin + 1 >= at:
            continue
        ended = {verb, verb.removesuffix('e'), verb.removeprefix('un'), verb.removeprefix('dis')}
        if words[begin + 1].removesuffix('ing') in ended:  # nor is unlocking it what was said
            phrase = words[begin + 1 : at + len(said)]
            plan = swapped(plan, call, Never(' '.join(phrase)))
    return plan


def without_a_ban_unsaid(plan: Plan, words: Words) -> Plan:
    """Return the plan, or where it only forbids, and no word does so, that it is not understood.

    'All the plugs off, we are away' must not be answered as if nothing were wanted, nor 'only the
    left side this time'.
    """
    banned = [part for part in walk(plan) if isinstance(part, Never)]
    if not banned or _bans(words):
        return plan
    if not calls(plan):
        return Unknown(' '.join(words))
    for part in banned:  # 'headlights off and lock the doors'
        plan = swapped(plan, part, Unknown(part.phrase))
    return plan


def _bans(words: Words) -> bool:
    """Return whether a word of a command may forbid something, or leave it as it is."""
    stays = any(
        word == 'stay' and {*words[at + 1 : at + 3]} & _STAYING for at, word in enumerate(words)
    )
    return stays or any(
        word in _BANNING or denies(words, at, 'en') for at, word in enumerate(words)
    )


def _is_put_there(phrase: str, words: Words) -> bool:
    """Return whether somebody is to leave a thing somewhere: 'leave the parcel by the gate'."""
    at = next((i for i, w in enumerate(words) if w == 'leave'), None)
    if at is None or any(denies(words, i, 'en') for i in range(len(words))):
        return False
    where = any(
        words[i] in _THERE or (words[i] in _WHERE and words[i + 1 : i + 2] in _ARTICLES)
        for i in range(at + 1, len(words))
    )
    return where or {*words[:at]} & _TOLD != frozenset()


def _is_told(phrase: str, words: Words) -> bool:
    said = split_words(phrase)
    first = find(words, said)
    return first is not None and any(
        tells_of_us(words, at) for at in range(max(0, first - 1), first + len(said))
    )


def stretches(
    words: Words, breaks: frozenset[int], states: frozenset[str] | None = None
) -> list[tuple[int, int]]:
    """Return where clauses stand that say that something stays as it is.

    With `states` of the site to leave a thing in one is no order, nor is it to ignore a thing.
    """
    found: list[tuple[int, int]] = []
    starts = [0, *(i for i in range(1, len(words)) if i in breaks or words[i - 1] in JOINERS)]
    for start in starts:
        if found and start < found[-1][1]:
            continue
        end = next((b for b in sorted(breaks) if b > start), len(words))
        at = start
        while at < end and words[at] in _LEADS:
            at += 1
        stop = _held(words, at, end) or _staying(words, at, end) or _let_go_on(words, at, end)
        if not stop and states is not None:
            stop = _left(words, at, end, states | _STATES) or _passed_over(words, at, end)
        if stop:
            at -= words[at - 1] in _ONLY and at > start
            found.append((at, stop))
    return found


def _held(words: Words, start: int, end: int) -> int:
    """Return the end of 'leave the hall as it is' that begins here; 0: none does."""
    if start >= end or words[start] not in _HOLD:
        return 0
    for at in range(start + 2, min(end, start + 2 + _LONGEST)):
        for phrase in sorted(_AS_IT_IS, key=len, reverse=True):
            stop = at + len(phrase)
            over = stop == end or (stop < end and words[stop] in JOINERS)
            if words[at:stop] == phrase and over and words[start + 1] not in _NO_THING:
                return stop
    return 0


def _is_held(said: Words) -> bool:
    """Return whether a clause ends as 'leave the hall as it is' does."""
    return any(said[-len(phrase) :] == phrase for phrase in _AS_IT_IS)


def _left(words: Words, start: int, end: int, states: frozenset[str]) -> int:
    """Return the end of 'leave the hall light on' that begins here; 0: none does."""
    if start + 2 >= end or words[start + 1] in _NO_THING:
        return 0
    is_but = words[start - 1 : start] == ('but',) and words[start] == 'keep'
    if not is_but and words[start] not in _LEAVE:
        return 0  # 'open the wardrobe but keep the cupboard shut'
    stop = next((i for i in range(start + 1, end) if words[i] in JOINERS | _BECAUSE), end)
    return stop if stop - start > 2 and words[stop - 1] in states else 0


def _let_go_on(words: Words, start: int, end: int) -> int:
    """Return the end of 'let the belt keep running' that begins here; 0: none does."""
    if start + 3 >= end or words[start] != 'let' or words[start + 1] in _NO_THING:
        return 0
    for at in range(start + 2, min(end - 1, start + 2 + _LONGEST)):
        if words[at] in GO_ON:
            stop = next((i for i in range(at, end) if words[i] in JOINERS | _BECAUSE), end)
            return stop if words[stop - 1] in _STATES else 0
    return 0


def _passed_over(words: Words, start: int, end: int) -> int:
    """Return the end of 'ignore the oven' that begins here; 0: none does."""
    if start + 1 >= end or words[start] not in _PASSED_OVER or words[start + 1] in _NO_THING:
        return 0
    return next((i for i in range(start + 1, end) if words[i] in JOINERS), end)


def _staying(words: Words, start: int, end: int) -> int:
    """Return the end of 'the hall stays as it is' that begins here; 0: none does."""
    verb = next((i for i in range(start + 1, end) if words[i] in STAYS), 0)
    subject = words[start:verb]
    while subject and subject[-1] in MODALS:
        subject = subject[:-1]
    if not subject or len(subject) > _LONGEST or {*subject} & (_NO_THING | _HOLD | _PARTS):
        return 0
    if words[verb - 1] in MODALS and words[verb + 1 : verb + 2] and words[verb + 1] in _BUT:
        return verb + 1  # 'the lamp can stay but ...'
    for phrase in (*sorted(_AS_IT_IS, key=len, reverse=True), *((w,) for w in _STATES)):
        stop = verb + 1 + len(phrase)
        if words[verb + 1 : stop] == phrase:
            return stop if stop >= end or words[stop] in JOINERS | _BECAUSE else 0
    return 0


def _is_within(phrase: str, said: Words) -> bool:
    return find(said, split_words(phrase)) is not None


def _cut(call: Call, words: Words, start: int) -> Call:
    """Return the call with phrases that run into the words from `start` on ended before them."""

    def cut(phrase: str) -> str:
        said = split_words(phrase)
        at = find(words, said) if phrase != UNSAID else None
        if at is None or not at < start < at + len(said):
            return phrase
        end = start
        while end > at + 1 and words[end - 1] in _LEADS:
            end -= 1
        return ' '.join(words[at:end])

    options = {k: cut(v) for k, v in call.options.items()}
    return replace(call, args=tuple(map(cut, call.args)), options=options)
