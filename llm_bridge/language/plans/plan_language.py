r"""The plan language: one description that its reader, its writer and its grammar share.

    plan    := sequence                     sequence := parallel (" ;" parallel)*
    parallel := unit (" &" unit)*           unit     := call | group | control | leaf
    group   := " {" sequence " }"
    call    := " " SKILL [":" SPAN ("," SPAN)*] ("," " " OPTION "=" SPAN)*
               (the first option of a call without phrases comes after ":", with no comma)
    control := (" if:" | " when:" | " at:" | " in:" | " for:" | " every:" | " repeat:"
               | " until:") SPAN " ->" unit [" else:" unit]           (else: only after if)
    leaf    := (" wait:" | " ask:" | " never:" | " unknown:" | " also:" | " instead:") SPAN
               | " nothing" | " again" | " undo"

A SPAN is a run of words of the command, each after a blank; " ?" stands for a phrase that was not
said. No word ends in one of , : = and none is a symbol, so the text reads in one way only.
"""

from collections.abc import Callable, Iterable

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

UNSAID = '?'
"""Written for a required phrase that the command does not say."""

CONTROLS: dict[str, Callable[[str, Plan], Plan]] = {
    'if': lambda phrase, body: If(phrase, body),
    'when': lambda phrase, body: When(phrase, body),
    'at': lambda phrase, body: Timed('at', phrase, body),
    'in': lambda phrase, body: Timed('in', phrase, body),
    'for': lambda phrase, body: Timed('for', phrase, body),
    'every': lambda phrase, body: Every(phrase, body),
    'repeat': lambda phrase, body: Repeat('repeat', phrase, body),
    'until': lambda phrase, body: Repeat('until', phrase, body),
}
"""Keyword -> the plan it makes of its phrase and body."""
LEAVES: dict[str, Callable[[str], Plan]] = {
    'wait': Wait,
    'ask': Ask,
    'never': Never,
    'unknown': Unknown,
    'also': Also,
    'instead': Instead,
}
"""Keyword -> the plan it makes of its phrase."""
BARE: dict[str, Plan] = {'nothing': Nothing(), 'again': Again(), 'undo': Undo()}
"""Keyword -> the plan it is."""
ELSE = 'else'
SYMBOLS = (';', '&', '{', '}', '->', f'{ELSE}:')
"""Words of the language that end a span."""
BEFORE_A_NAME = frozenset({'', ';', '&', '{', '->', f'{ELSE}:'})
"""Words after which a skill, a control or a leaf is named; '' is the beginning."""


class PlanSyntaxError(ValueError):
    """A text is not in the plan language: what came, where, and what was expected."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        """Say what was expected at the character `position` of `text`."""
        rest = text[position : position + 20]
        came = f"'{rest.strip()}'" if rest.strip() else 'the end'
        super().__init__(
            f"plan '{text.strip()}', character {position}: expected {expected}, but {came} came"
        )
        self.position = position
        """Index in the text."""


def write(plan: Plan) -> str:
    """Return the wire text of a plan; it begins with a blank."""
    if isinstance(plan, Sequence):
        return ' ;'.join(_in_sequence(part) for part in plan.parts)
    return _in_sequence(plan)


def _in_sequence(plan: Plan) -> str:
    if isinstance(plan, Parallel):
        return ' &'.join(_unit(part) for part in plan.parts)
    return _unit(plan)


def _unit(plan: Plan) -> str:
    match plan:
        case Sequence() | Parallel():
            return ' {' + write(plan) + ' }'
        case Call():
            return _call(plan)
        case If(clause, body, otherwise) if otherwise is not None:
            first = ' {' + write(body) + ' }' if _takes_else(body) else _unit(body)
            return f' if: {clause} ->{first} {ELSE}:{_unit(otherwise)}'
        case If(phrase, body):
            return f' if: {phrase} ->{_unit(body)}'
        case When(phrase, body):
            return f' when: {phrase} ->{_unit(body)}'
        case Every(phrase, body):
            return f' every: {phrase} ->{_unit(body)}'
        case Timed(how, phrase, body) | Repeat(how, phrase, body):
            return f' {how}: {phrase} ->{_unit(body)}'
        case Nothing() | Again() | Undo():
            return ' ' + type(plan).__name__.lower()
        case (
            Wait(phrase)
            | Ask(phrase)
            | Never(phrase)
            | Unknown(phrase)
            | Also(phrase)
            | Instead(phrase)
        ):
            return f' {type(plan).__name__.lower()}: {phrase}'
    raise TypeError(f'{plan!r} is not a plan')


def _call(call: Call) -> str:
    phrases = [f' {phrase}' for phrase in call.args]
    phrases += [f' {name}= {phrase}' for name, phrase in call.options.items()]
    return f' {call.skill}' + (':' + ','.join(phrases) if phrases else '')


def _takes_else(plan: Plan) -> bool:
    """Tell whether an else written after the plan would be read as a part of it."""
    match plan:
        case If(_, body, otherwise):
            return otherwise is None or _takes_else(otherwise)
        case When(_, body) | Every(_, body) | Timed(_, _, body) | Repeat(_, _, body):
            return _takes_else(body)
    return False


def read(text: str, signatures: Iterable[Signature] | None = None) -> Plan:
    """Return the plan that a wire text says.

    With signatures, skills, the number of phrases and the options' names are checked too.
    Raises PlanSyntaxError.
    """
    known = None if signatures is None else {s.name: s for s in signatures}
    return _Reader(text, known).plan()


class _Reader:
    """Reads one text from left to right, one word at a time."""

    def __init__(self, text: str, known: dict[str, Signature] | None) -> None:
        self.text = text
        self.known = known
        self.words: list[tuple[str, int]] = []
        position = 0
        for word in text.split(' '):
            if word:
                self.words.append((word, position))
            position += len(word) + 1
        self.at = 0

    def plan(self) -> Plan:
        plan = self.sequence()
        if self.at < len(self.words):
            raise self.error("';', '&' or the end")
        return plan

    def error(self, expected: str) -> PlanSyntaxError:
        position = self.words[self.at][1] if self.at < len(self.words) else len(self.text)
        return PlanSyntaxError(self.text, position, expected)

    def peek(self) -> str:
        return self.words[self.at][0] if self.at < len(self.words) else ''

    def take(self, word: str) -> bool:
        if self.peek() != word:
            return False
        self.at += 1
        return True

    def sequence(self) -> Plan:
        parts = [self.parallel()]
        while self.take(';'):
            parts.append(self.parallel())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def parallel(self) -> Plan:
        parts = [self.unit()]
        while self.take('&'):
            parts.append(self.unit())
        return parts[0] if len(parts) == 1 else Parallel(tuple(parts))

    def unit(self) -> Plan:
        if self.take('{'):
            plan = self.sequence()
            if not self.take('}'):
                raise self.error("'}'")
            return plan
        word = self.peek()
        name = word.removesuffix(':')
        if word in BARE:
            self.at += 1
            return BARE[word]
        if word.endswith(':') and name in LEAVES:
            self.at += 1
            return LEAVES[name](self.last_span())
        if word.endswith(':') and name in CONTROLS:
            return self.control(name)
        return self.call()

    def control(self, name: str) -> Plan:
        self.at += 1
        phrase = self.last_span()
        if not self.take('->'):
            raise self.error("'->'")
        plan = CONTROLS[name](phrase, self.unit())
        if isinstance(plan, If) and self.take(f'{ELSE}:'):
            return If(plan.clause, plan.body, self.unit())
        return plan

    def call(self) -> Plan:
        word = self.peek()
        name = word.removesuffix(':')
        signature = None
        if (
            not name
            or not name[0].isalpha()
            or not name.replace('_', 'a').isalnum()
            or name in {*LEAVES, *CONTROLS, *BARE, ELSE}
        ):
            raise self.error('a skill, a keyword or {')
        if self.known is not None:
            signature = self.known.get(name)
            if signature is None:
                raise self.error(f'a skill of the site ({", ".join(sorted(self.known))})')
        self.at += 1
        args: list[str] = []
        options: dict[str, str] = {}
        more = word.endswith(':')
        while more:
            word = self.peek()
            if word.endswith('='):
                if signature is not None and word[:-1] not in signature.optional:
                    raise self.error(f'an option of {name} ({", ".join(signature.optional)})')
                if word[:-1] in options:
                    raise self.error(f'{word} only once')
                self.at += 1
                options[word[:-1]], more = self.span()
            elif options:
                raise self.error('an option')
            else:
                phrase, more = self.span()
                args.append(phrase)
        if signature is not None and len(args) != len(signature.required):
            raise self.error(f'{len(signature.required)} phrases for {name}')
        return Call(name, tuple(args), options)

    def last_span(self) -> str:
        phrase, more = self.span()
        if more:
            raise self.error('no comma')
        return phrase

    def span(self) -> tuple[str, bool]:
        """Read a span; tell whether a comma follows it."""
        found: list[str] = []
        while (word := self.peek()) and word not in SYMBOLS:
            if word[-1] in ':=' or word == ',':
                raise self.error('a word of the command')
            self.at += 1
            found.append(word.removesuffix(','))
            if word.endswith(','):
                return ' '.join(found), True
        if not found:
            raise self.error('a word of the command')
        return ' '.join(found), False
