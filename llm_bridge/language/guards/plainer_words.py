"""A command without the words around its order: why it is given, and manners.

'The parcel has come, fetch it would you, when you get a minute' is 'fetch the parcel'. A model
that reads such a command well needs no help; where it comes to nothing, the order alone may.
"""

from collections.abc import Callable, Iterator
import re

from llm_bridge.language.guards.remarks import is_statement
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.words import breaks_of, split

Words = tuple[str, ...]

_TAILS = re.compile(
    r'(?:[,;.]?\s+(?:(?:would|will|could|can|won\'t) (?:you|ya)(?: please)?|'
    r'thanks?(?: you)?(?: a lot)?|'
    r'please|love|dear|mate|ta|cheers|where (?:it|they) (?:lives?|belongs?|goes|go|came from)|'
    r'when(?:ever)? (?:you|you\'ve|you have|ya)(?: get| got| have| find)? '
    r'(?:a|the|some|your) (?:\w+ )?(?:minute|moment|second|sec|chance|time|hands? free)|'
    r'before (?:i|we|he|she|it|they|somebody|someone|anybody|anyone|everybody|everyone) '
    r'(?!is |are |was |were )[^,;.]+|'
    r'if (?:you|it|that)(?:\'s| is| are| do| would| would be)? ?'
    r'(?:not|don\'t|do not|wouldn\'t|isn\'t|can)? ?'
    r'(?:mind|please|ok|okay|alright|all right|possible|(?:too much )?(?:trouble|bother))))+'
    r'[.!?]*\s*$',
    re.IGNORECASE,
)
_LEADS = re.compile(
    r'^\s*(?:(?:(?:could|can|would|will) )?(?:somebody|someone|anybody|anyone|one of you)'
    r'(?: please)?|'
    r'i (?:was|am) wondering (?:if|whether) (?:you|someone|somebody) (?:could|can|would)|'
    r'(?:do you think|is there any chance) (?:you|someone) (?:could|can|might)|'
    r'would it be possible to|i\'d be (?:grateful|glad) if you (?:could|would))\s+',
    re.IGNORECASE,
)
_KIND = re.compile(
    r'\b(?:(?:would|could|will|can) you (?:please )?)?be (?:so|as) (?:kind|good|nice|sweet)'
    r'(?: as)? to\s+|\bbe (?:a dear|a darling|an angel|a good \w+) and\s+',
    re.IGNORECASE,
)
"""Manners that may stand behind who is spoken to."""
_WHERE_IT_GOES = re.compile(
    r'^(?P<lead>(?:.*[,;.!] )?(?:please |could you |can you )?)'
    r'(?:clear|tidy|put|pack|clean)(?: (?:away|up|off))? '
    r'(?P<what>(?:the|all|my|our|both|those|these|this|that|his|her|every)\b[^,;.]*?)'
    r'(?: (?:away|up|off))?[,;.]? (?:and )?(?P<who>they|it|these|those|that)(?: all| both)? '
    r'(?:goes|go|belongs?|lives?)(?: back)? (?P<where>(?:in|into|on|onto|to|inside) [^,;.]+)$',
    re.IGNORECASE,
)
"""'Tidy up the toys, they go in the box' is 'put the toys in the box'."""
_IT_GOES = re.compile(
    r'^(?P<what>(?:the|my|our|your|his|her|that|this|those|these)\b[^,;.]*?)'
    r' (?:goes|go|belongs?|lives?)(?: back)? '
    r'(?P<where>(?:in|into|on|onto|inside|under|behind|beside) [^,;.]+)$',
    re.IGNORECASE,
)
"""'The book goes on the shelf' is putting it there."""
_IS_TO_GO = re.compile(
    r'^\s*(?P<what>(?:the|these|this|that|those|my|our|his|her|their)\b[^,;.]*?)'
    r'(?: all)? (?:needs?|has|have|wants?) to (?:go|get|be (?:taken|brought|delivered|carried))'
    r' (?P<where>(?:(?:up|over|down|back|round|out) )?(?:to|into) [^,;.]+?)'
    r'(?:[,;.]\s*(?:(?P<who>\w[\w ]*?),? )?(?:can|could|would|will) you (?:please )?'
    r'(?P<verb>take|bring|deliver|carry|get|run|drop) (?:it|them|those|these)'
    r'(?: (?:there|over|up|round|down|off))?(?: please)?)?[.?!]*\s*$',
    re.IGNORECASE,
)
"""'The crates need to go to the hall, Max can you take them' is taking them there."""
_GIVEN = re.compile(
    r'^(?P<lead>(?:(?:please|now|then|can you|could you|would you|just) )*)give '
    r"(?P<what>(?!(?:me|us|it|them) )[\w' -]+?) an? "
    r'(?:(?:quick|good|little|nice|proper|gentle|bit of a) )*'
    r'(?P<deed>\w{3,})(?P<tail>(?: (?:please|now|for me|today|again))*)[.!]*\s*$',
    re.IGNORECASE,
)
"""'Give the floor a quick sweep' is sweeping it."""
_CALLS = frozenset({'ring', 'call', 'bell', 'buzz', 'tinkle', 'shout'})
"""What somebody is given who is called."""
_NEEDS = re.compile(
    r"^\s*(?P<what>[\w' -]+?(?:, *[\w' -]+?)?) (?:(?:only|just|really|also|still) )?"
    r'(?:(?:needs?|wants?|requires?|(?:is|are) due(?: for)?)(?: a(?: \w+)?)?|could do with(?: a)?)'
    r' (?P<deed>\w{3,}ing)(?: (?:now|today|again|please|badly|soon))*[.!]*\s*$',
    re.IGNORECASE,
)
"""'The shed needs painting' is painting it."""
_WISHES = frozenset({("i'd", 'like'), ('i', 'want'), ('i', 'need'), ('i', 'fancy'),
                     ("we'd", 'like'), ("i'd", 'love'), ('we', 'need'),
                     ('we', 'want')})  # fmt: skip
_PARTED = frozenset({'so'})
_NO_WISH = re.compile(
    r'^(?:(?:oh|ugh|sorry|no|but|well|look|and) )*(?:'
    r"(?:i|we|he|she|they|you) (?:really |just |still )?(?:don't|do not|dont|can't|cannot|can not|"
    r"cant|didn't|couldn't|doesn't|won't be able to|haven't|never) (?:really |quite |even |much )?"
    r'(?:like|love|know|understand|feel|see|hear|find|reach|remember|fancy|care for|stand|bear|'
    r'recognise|sleep|concentrate|believe|manage|make out|get (?:to|at)|tell|think|enjoy)\b|'
    r"(?:i'm|we're|he's|she's|they're|(?:i|we|he|she|they) (?:am|are|is)) not (?:quite |really |"
    r'yet |so |very )?(?:sure|ready|done|finished|able|happy|keen|certain|well|awake|a fan|'
    r'in the mood|feeling|hungry|thirsty|tired)\b|'
    r'not (?:this|that|these|those|another|the same|again|my|our|quite my)\b(?:[^,;.]*\b(?:again|'
    r'one|ones|taste|style|cup of tea|kind of \w+|sort of \w+|thing))?$)',
)
"""Says that somebody cannot or does not like to, and forbids nothing."""
_NO_DEED = re.compile(
    r'(?:[,;.?!]|,? (?:and|but|with))\s+(?:(?:and|but|with) )?(?:no (?P<deed>\w{3,}ing)'
    r'(?: today| please| this time| now| needed| necessary)?|'
    r'(?:(?:you can|you may|just|please) )*(?:leave|skip) (?:out )?(?:the |any )?'
    r'(?P<left>\w{3,}ing)(?: there| here| out)?'
    r'(?: (?:for (?:now|today|later|another (?:day|time))|(?:till|until) [\w ]+|today|please))*)'
    r'[.!]*\s*$',
    re.IGNORECASE,
)
"""'..., no mopping' says of another deed that it is not to be done."""
_UNABLE = frozenset({"can't", 'cannot', 'cant', "couldn't", "doesn't", "don't", "won't", 'not',
                     'to', "i'll", "we'll", "he'll", "she'll", "they'll", 'i', 'we', 'he', 'she',
                     'they', 'never'})  # fmt: skip
"""Behind these words a verb orders nothing."""
_BEGUN = frozenset({'the', 'a', 'an', 'just', 'only', 'my', 'our', 'next', 'all', 'please', 'some',
                    'another', 'more'})  # fmt: skip
"""May begin an order without a verb: '..., four crates to the door please'."""
_IT = frozenset({'it', 'them', 'him', 'her'})
_STATES = frozenset({'on', 'off', 'up', 'down', 'open', 'shut', 'closed', 'out', 'locked'})
"""End an order without a verb."""
_UNTOLD = frozenset({'if', 'when', 'unless', 'until', 'once', 'while', 'whenever', 'after',
                     'before', 'not', "don't", 'dont', 'never', 'except', 'should', 'want', 'as',
                     'only'})  # fmt: skip
"""In what stands before an order, these may make it depend on that, or forbid it."""


def plainer(
    text: str,
    begins_order: Callable[[Words, int], bool],
    thing_in: Callable[[str], str | None],
    called: Words = (),
) -> Iterator[str]:
    """Yield the command without manners, and without the reason that stands before the order.

    `begins_order` tells whether an order begins at a word, `thing_in` the one thing that a text
    speaks of: it is what the order means by 'it'. `called` are the words of the name that the
    command begins with.
    """
    tidied = _WHERE_IT_GOES.match(text.strip().rstrip('.!?'))
    if tidied is not None:
        lead, what, where = tidied['lead'], tidied['what'], tidied['where']
        if tidied['who'].lower() == 'they' and what.lower().startswith('the '):
            what = f'all {what}'
        yield f'{lead}put {what} {where}'
    goes = _IT_GOES.match(text.strip().rstrip('.!'))
    if goes is not None and not _UNTOLD & {*text.casefold().split()}:
        yield f'put {goes["what"]} {goes["where"]}'
    given = _GIVEN.match(text)
    if given is not None:
        deed = 'call' if given['deed'].lower() in _CALLS else given['deed']
        order = f'{deed} {given["what"]}'
        if begins_order((deed.lower(), 'it'), 0):
            yield f'{given["lead"]}{order}{given["tail"]}'
    goes = _IS_TO_GO.match(text)
    if goes is not None and not _UNTOLD & {*text.casefold().split()}:
        who = f'{goes["who"]}, ' if goes['who'] else ''
        yield f'{who}{goes["verb"] or "take"} {goes["what"]} {goes["where"]}'
    denied = _NO_DEED.search(text)
    needed = _NEEDS.match(text[: denied.start()] if denied is not None else text)
    if needed is not None and not _UNTOLD - {'only'} & {*text.casefold().split()}:
        what = _without_a_name(needed['what'], called)
        for verb in _verbs_of(needed['deed'].casefold()):
            if begins_order((verb, 'it'), 0):
                yield f'{", ".join(filter(None, (" ".join(called), verb)))} {what}'
                break
    done = text[: denied.start()] if denied is not None else text
    bare = _LEADS.sub('', _TAILS.sub('', _without_last_remark(done, begins_order)))
    bare = _KIND.sub('', bare).strip()
    found = split(bare)
    words = tuple(w.text for w in found)
    if not words:
        return
    breaks = breaks_of(bare)
    name = f'{" ".join(called)}, ' if called else ''
    starts = sorted({*breaks, *(i for i, w in enumerate(words) if w in _PARTED and i)})
    for at in starts:
        first = at + (words[at] in _PARTED)
        before, no_wish = words[:at], _forbids_nothing(words, at, breaks)
        if first >= len(words) or (_UNTOLD & {*before} and not no_wish):
            continue
        if not begins_order(words, first) and not _begins_thing(words, first, starts):
            continue
        if any(begins_order(words, i) for i in (0, *(s for s in starts if s < at))):
            break
        if called == before:
            continue
        if called and before[: len(called)] == called:
            before = before[len(called) :]
        told = (is_statement(before) and not _has_a_state(words, at, breaks)) or no_wish
        if not told and (words[at] not in _PARTED or not begins_order(words, first)):
            continue
        order = bare[found[first].start :]
        it = next((w for w in found[first:] if w.text in _IT), None)
        thing = thing_in(bare[: found[at].start]) if it is not None else None
        if it is not None and thing is not None:
            cut = it.start - found[first].start
            yield f'{name}{order[:cut]}{thing}{order[cut + len(it.text) :]}'
        yield name + order
        break
    is_order = begins_order(words, 0) or words[:2] in _WISHES or denied is not None
    if bare != text.strip() and is_order:
        yield bare


def _without_a_name(text: str, called: Words) -> str:
    """Return the text without the name that it begins with."""
    found = split(text)
    if not called or tuple(w.text for w in found[: len(called)]) != called:
        return text.strip()
    return text[found[len(called)].start :].strip() if found[len(called) :] else ''


def _verbs_of(deed: str) -> Iterator[str]:
    """Yield what the verb of a word may be that ends in 'ing'."""
    stem = deed.removesuffix('ing')
    yield stem
    yield f'{stem}e'
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]


def _forbids_nothing(words: Words, at: int, breaks: frozenset[int]) -> bool:
    """Return whether all that stands before a word says what is, or what somebody cannot."""
    starts = [0, *sorted(b for b in breaks if b < at)]
    clauses = [words[a:b] for a, b in zip(starts, [*starts[1:], at], strict=True)]
    told = [_NO_WISH.match(' '.join(c)) is not None for c in clauses]
    return any(told) and all(t or is_statement(c) for t, c in zip(told, clauses, strict=True))


def _has_a_state(words: Words, at: int, breaks: frozenset[int]) -> bool:
    """Return whether a clause before a word orders a state: 'We are parked. Headlights off'."""
    starts = [0, *sorted(b for b in breaks if b < at)]
    clauses = [words[a:b] for a, b in zip(starts, [*starts[1:], at], strict=True)]
    return any({*c[-1:]} & _STATES and not is_statement(c) for c in clauses)


def _begins_thing(words: Words, first: int, starts: list[int]) -> bool:
    """Return whether the last clause begins there with a thing or a number: it may be an order."""
    said = words[first:]
    is_last = not any(s > first + 1 for s in starts)
    begun = said[0] in _BEGUN or is_number_like(said[0])
    return is_last and len(said) > 1 and begun and not is_statement(said)


def _without_last_remark(text: str, begins_order: Callable[[Words, int], bool]) -> str:
    """Return the text without a last clause that only says how something is."""
    found = split(text)
    words = tuple(w.text for w in found)
    at = max(breaks_of(text), default=0)
    said = words[at:]
    if (
        not 0 < at < len(words)
        or (_UNTOLD & {*said} and not _NO_WISH.match(' '.join(said)))
        or any(
            begins_order(words, i)
            for i in range(at, len(words) - 1)
            if i == at or words[i - 1] not in _UNABLE
        )
    ):
        return text
    led = said[0] in ('i', 'we', "i'm", "we're", "i've", "i'll", 'otherwise')
    return text[: found[at - 1].end] if is_statement(said) or led else text
