"""Text with marked spans: the plan's phrases stay the command's words, whatever noise does."""

from functools import lru_cache

from llm_bridge.language.plans.plan import (
    Also,
    Ask,
    Call,
    Every,
    If,
    Instead,
    Never,
    own_phrases,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    Unknown,
    Wait,
    walk,
    When,
)
from llm_bridge.language.text.words import words

OPEN = '\x02'
CLOSE = '\x03'


class Marker:
    """Numbers the spans of one command."""

    def __init__(self) -> None:
        self._count = 0

    def mark(self, phrase: str) -> tuple[str, str]:
        """Return the phrase between marks, for the text, and its key, for a plan."""
        self._count += 1
        key = f'{OPEN}{self._count}'
        return f'{key} {phrase} {CLOSE}', key


@lru_cache(maxsize=100_000)
def normalise(token: str) -> tuple[str, ...]:
    """Return the words of one token without blanks."""
    return words(token)


def settle(tokens: list[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the words of marked tokens and the words of each span. Spans may nest."""
    found: list[str] = []
    opened: list[tuple[str, int]] = []
    spans: dict[str, str] = {}
    for token in tokens:
        if token[0] == OPEN:
            opened.append((token, len(found)))
        elif token == CLOSE:
            key, start = opened.pop()
            spans[key] = ' '.join(found[start:])
        else:
            found.extend(normalise(token))
    return tuple(found), spans


def plain(marked: str) -> str:
    """Return marked text without its marks."""
    return ' '.join(t for t in marked.split() if t[0] not in (OPEN, CLOSE))


def resolve(plan: Plan, spans: dict[str, str]) -> Plan:
    """Return the plan with each key replaced by the words of its span. `?` stays."""

    def said(key: str) -> str:
        return key if key == '?' else spans[key]

    match plan:
        case Call(skill, args, options):
            return Call(
                skill,
                tuple(said(a) for a in args),
                {name: said(value) for name, value in options.items()},
            )
        case (
            Unknown(phrase)
            | Ask(phrase)
            | Never(phrase)
            | Wait(phrase)
            | Also(phrase)
            | Instead(phrase)
        ):
            return type(plan)(said(phrase))
        case If(clause, body, otherwise):
            return If(
                said(clause),
                resolve(body, spans),
                None if otherwise is None else resolve(otherwise, spans),
            )
        case When(clause, body):
            return When(said(clause), resolve(body, spans))
        case Timed(how, phrase, body):
            return Timed(how, said(phrase), resolve(body, spans))
        case Every(phrase, body):
            return Every(said(phrase), resolve(body, spans))
        case Repeat(how, phrase, body):
            return Repeat(how, said(phrase), resolve(body, spans))
        case Parallel(parts):
            return Parallel(tuple(resolve(p, spans) for p in parts))
        case Sequence(parts):
            return Sequence(tuple(resolve(p, spans) for p in parts))
        case _:
            return plan


def phrases(plan: Plan) -> list[str]:
    """Return every phrase of a plan, in no particular order."""
    return [phrase for part in walk(plan) for phrase in own_phrases(part)]


def counts(plan: Plan) -> list[str]:
    """Return the phrases that say how many times."""
    return [p.phrase for p in walk(plan) if isinstance(p, Repeat) and p.how == 'repeat']


def sequence(*parts: Plan) -> Plan:
    """Join plans one after the other, without nesting sequences."""
    flat: list[Plan] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Sequence) else (part,))
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def beside(first: Plan, second: Plan) -> Plan:
    """Join plans said with a plain 'and': what stands next to it runs at the same time.

    Of a sequence only the part next to the 'and' does, so that 'a then b and c' is a ; b & c.
    """
    ahead = first.parts if isinstance(first, Sequence) else (first,)
    behind = second.parts if isinstance(second, Sequence) else (second,)
    return sequence(*ahead[:-1], parallel(ahead[-1], behind[0]), *behind[1:])


def parallel(*parts: Plan) -> Plan:
    """Join plans side by side, without nesting parallels. A sequence inside becomes a group."""
    flat: list[Plan] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Parallel) else (part,))
    return flat[0] if len(flat) == 1 else Parallel(tuple(flat))
