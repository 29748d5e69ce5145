"""Hypothesis strategies for plans, and signatures that fit them."""

from hypothesis import strategies as st

from llm_bridge.language.plans.plan import (
    Again,
    Also,
    Ask,
    Call,
    Every,
    If,
    Instead,
    Never,
    Nothing,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    Undo,
    Unknown,
    Wait,
    When,
)
from llm_bridge.language.plans.signatures import Signature

SIGNATURES = (
    Signature('dock', 'drive home', (), ('robot',)),
    Signature('go_to', 'drive to a place', ('place',), ('speed', 'robot'), frozenset({'speed'})),
    Signature('look', 'look around', (), ('direction', 'robot')),
    Signature('set_brightness', 'set it', ('light', 'percent'), (), frozenset({'percent'})),
    Signature('turn_off', 'switch a device off', ('device',)),
    Signature('turn_on', 'switch a device on', ('device',)),
)
COMMAND = (
    'turn',
    'else',
    'wait',
    'the',
    'lamp',
    'to',
    '40%',
    'and',
    'go',
    'else',
    'home',
    '1,000',
    'then',
    'dock',
    'it',
    'twice',
    'café',
)


@st.composite
def spans(draw: st.DrawFn, words: tuple[str, ...] = COMMAND, needs: str = '') -> str:
    """Draw a run of the command's words, around the word `needs` when given."""
    if needs:
        at = words.index(needs)
        first, last = draw(st.integers(0, at)), draw(st.integers(at, len(words) - 1))
    else:
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first, len(words) - 1))
    return ' '.join(words[first : last + 1])


@st.composite
def calls(draw: st.DrawFn) -> Plan:
    """Draw a call that fits its signature."""
    signature = draw(st.sampled_from(SIGNATURES))

    def phrase(name: str) -> str:
        return draw(
            spans(
                needs=draw(st.sampled_from(('40%', 'twice', '1,000')))
                if name in signature.numeric
                else ''
            )
        )

    args = tuple(
        '?' if draw(st.integers(0, 5)) == 0 else phrase(name) for name in signature.required
    )
    options = {name: phrase(name) for name in signature.optional if draw(st.booleans())}
    return Call(signature.name, args, options)


@st.composite
def leaves(draw: st.DrawFn) -> Plan:
    """Draw a plan without parts."""
    kind = draw(
        st.sampled_from(
            (Call, Call, Call, Unknown, Ask, Never, Wait, Also, Instead, Nothing, Again, Undo)
        )
    )
    if kind is Call:
        return draw(calls())
    if kind in (Nothing, Again, Undo):
        return kind()
    return kind(draw(spans()))


@st.composite
def plans(draw: st.DrawFn, depth: int = 3) -> Plan:
    """Draw any plan with at most `depth` plans inside one another."""
    shape = draw(st.integers(0, 9)) if depth else 0
    inner = plans(depth - 1) if depth else leaves()
    match shape:
        case 5:
            return Sequence(tuple(draw(st.lists(inner, min_size=2, max_size=3))))
        case 6:
            return Parallel(tuple(draw(st.lists(inner, min_size=2, max_size=3))))
        case 7:
            otherwise = draw(st.none() | inner)
            return If(draw(spans()), draw(inner), otherwise)
        case 8:
            how = draw(st.sampled_from(('at', 'in', 'for', 'every', 'when')))
            if how == 'every':
                return Every(draw(spans()), draw(inner))
            return (
                When(draw(spans()), draw(inner))
                if how == 'when'
                else Timed(how, draw(spans()), draw(inner))
            )
        case 9:
            if draw(st.booleans()):
                return Repeat('until', draw(spans()), draw(inner))
            return Repeat('repeat', draw(spans(needs='twice')), draw(inner))
    return draw(leaves())
