"""The same plans as JSON, for models that are asked for JSON: its schema, and how it is read.

A plan is {"plan": [part, ...]}, parts one after the other. A part says what it does first:

    {"do": SKILL, "args": {ARGUMENT: words or null, ...}}
    {"do": "if", "words": clause, "then": [part, ...], "else": [part, ...] or null}
    {"do": "when" | "at" | "in" | "for" | "every" | "repeat" | "until", "words": ..., "then": ...}
    {"do": "wait" | "ask" | "never" | "unknown" | "also" | "instead", "words": ...}
    {"do": "together", "parts": [[part, ...], ...]}
    {"do": "nothing" | "again" | "undo"}

The schema is one for a site and keeps to what strict servers take: every property is required, one
that was not said is null, and nothing is recursive. Only `read_plan` makes a plan of it, and
it takes nothing that the local model's grammar would not have let through.
"""

from collections.abc import Iterable, Mapping
import json
from typing import Any

from llm_bridge.language.plans.plan import (
    Call,
    calls,
    If,
    own_phrases,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    walk,
)
from llm_bridge.language.plans.plan_language import (
    BARE,
    CONTROLS,
    LEAVES,
    PlanSyntaxError,
    read,
    UNSAID,
    write,
)
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words

MAX_DEPTH = 3
"""Plans inside plans."""
MAX_PARTS = 12
"""Parts of one list."""
LONGEST_TEXT = 20_000
"""Characters of JSON that are read."""
_SHOWN = 60
"""Characters of what came that an error repeats."""


class PlanJsonError(ValueError):
    """JSON is no plan for the command: what came, and what is allowed."""


def schema(signatures: Iterable[Signature]) -> dict[str, Any]:
    """Return the JSON schema of the plans at one site."""
    words = {'type': 'string', 'description': 'consecutive words of the command, unchanged'}
    known = tuple(signatures)
    leaves = [_object({'do': _one_of(LEAVES), 'words': words})]
    leaves.append(_object({'do': _one_of(BARE)}))
    definitions: dict[str, Any] = {
        'words': words,
        'said': {'anyOf': [_use('words'), {'type': 'null'}]},
        f'part{MAX_DEPTH}': {'anyOf': [*map(_call, known), *leaves]},
    }
    for depth in reversed(range(MAX_DEPTH)):
        body = _list(f'part{depth + 1}')
        controls = [
            _object(
                {
                    'do': _one_of(['if']),
                    'words': _use('words'),
                    'then': body,
                    'else': {'anyOf': [body, {'type': 'null'}]},
                }
            ),
            _object(
                {
                    'do': _one_of([name for name in CONTROLS if name != 'if']),
                    'words': _use('words'),
                    'then': body,
                }
            ),
            _object(
                {
                    'do': _one_of(['together']),
                    'parts': {'type': 'array', 'items': body},
                }
            ),
        ]
        definitions[f'part{depth}'] = {'anyOf': [*map(_call, known), *leaves, *controls]}
    return {'$defs': definitions, **_object({'plan': _list('part0')})}


def read_plan(text: str, words: tuple[str, ...], signatures: Iterable[Signature]) -> Plan:
    """Return the plan that JSON says for a command's normalised words.

    Every skill must be the site's, every phrase a run of words of the command, and every number an
    argument takes must be among them. Raises PlanJsonError.
    """
    known = {s.name: s for s in signatures}
    if len(text) > LONGEST_TEXT:
        raise PlanJsonError(f'{len(text)} characters came; at most {LONGEST_TEXT} are read')
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PlanJsonError(f"'{_short(text)}' is not JSON ({_reason(error)})") from error
    whole = _Reader(words, known).whole(value)
    try:
        again = read(write(whole), known.values())
    except (PlanSyntaxError, RecursionError) as error:
        raise PlanJsonError(str(error)) from error
    for part in walk(again):
        _check_numbers(part, known)
    return again


def _check_numbers(part: Plan, known: Mapping[str, Signature]) -> None:
    if isinstance(part, Repeat) and part.how == 'repeat':
        _check_number('repeat', own_phrases(part)[0])
    for call in calls(part) if isinstance(part, Call) else ():
        signature = known[call.skill]
        named = {**dict(zip(signature.required, call.args, strict=True)), **call.options}
        for name in signature.numeric & named.keys():
            if named[name] != UNSAID:
                _check_number(f'{call.skill}, {name}', named[name])


def _check_number(where: str, phrase: str) -> None:
    if not any(is_number_like(word) for word in phrase.split(' ')):
        raise PlanJsonError(f"{where}: '{phrase}' says no number; it must hold one, or be null")


class _Reader:
    """Reads the plan of one command."""

    def __init__(self, words: tuple[str, ...], known: Mapping[str, Signature]) -> None:
        self.words = words
        self.known = known

    def whole(self, value: Any) -> Plan:
        if not isinstance(value, dict) or set(value) != {'plan'}:
            raise PlanJsonError(f'expected {{"plan": [...]}}, but {_short(value)} came')
        return self.parts(value['plan'], 0)

    def parts(self, value: Any, depth: int) -> Plan:
        if not isinstance(value, list) or not 1 <= len(value) <= MAX_PARTS:
            raise PlanJsonError(f'expected 1 to {MAX_PARTS} parts, but {_short(value)} came')
        found = [self.part(part, depth) for part in value]
        return found[0] if len(found) == 1 else Sequence(tuple(found))

    def part(self, value: Any, depth: int) -> Plan:
        name = value.get('do') if isinstance(value, dict) else None
        if not isinstance(name, str):
            raise PlanJsonError(f'expected {{"do": ...}}, but {_short(value)} came')
        if name in self.known:
            return self.call(value, self.known[name])
        if name in LEAVES:
            return LEAVES[name](self.phrase(self.only(value, 'words')['words'], name))
        if name in BARE:
            self.only(value)
            return BARE[name]
        if depth >= MAX_DEPTH and (name in CONTROLS or name == 'together'):
            raise PlanJsonError(f"'{name}' lies deeper than {MAX_DEPTH} plans in plans")
        if name == 'together':
            return self.together(self.only(value, 'parts')['parts'], depth)
        if name in CONTROLS:
            return self.control(name, value, depth)
        allowed = ', '.join((*sorted(self.known), *CONTROLS, *LEAVES, *BARE, 'together'))
        raise PlanJsonError(f"'{_short(name)}' is no skill; allowed are {allowed}")

    def together(self, value: Any, depth: int) -> Plan:
        if not isinstance(value, list) or not 1 <= len(value) <= MAX_PARTS:
            raise PlanJsonError(f'together: expected lists of parts, but {_short(value)} came')
        bodies = tuple(self.parts(part, depth + 1) for part in value)
        return bodies[0] if len(bodies) == 1 else Parallel(bodies)

    def control(self, name: str, value: Mapping[str, Any], depth: int) -> Plan:
        self.only(value, 'words', 'then', *(('else',) if name == 'if' else ()))
        phrase = self.phrase(value.get('words'), name)
        made = CONTROLS[name](phrase, self.parts(value.get('then'), depth + 1))
        if isinstance(made, If) and value.get('else') is not None:
            return If(made.clause, made.body, self.parts(value['else'], depth + 1))
        return made

    def call(self, value: Mapping[str, Any], signature: Signature) -> Call:
        args = self.only(value, 'args').get('args') or {}
        allowed = (*signature.required, *signature.optional)
        if not isinstance(args, dict) or not set(args) <= set(allowed):
            raise PlanJsonError(
                f'{signature.name}: its arguments are {", ".join(allowed) or "none"}, '
                f'but {_short(args)} came'
            )
        said = {
            name: self.phrase(phrase, f'{signature.name}, {name}')
            for name, phrase in args.items()
            if phrase is not None
        }
        return Call(
            signature.name,
            tuple(said.get(name, UNSAID) for name in signature.required),
            {name: said[name] for name in signature.optional if name in said},
        )

    def only(self, value: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
        """Return the part, which may have no other properties. Raises PlanJsonError."""
        more = [name for name in value if name not in ('do', *names) and value[name] is not None]
        if more:
            raise PlanJsonError(f"{value['do']}: '{_short(more[0])}' is not one of its properties")
        return {**dict.fromkeys(names), **value}

    def phrase(self, value: Any, where: str) -> str:
        if not isinstance(value, str):
            raise PlanJsonError(f'{where}: words of the command are needed, {_short(value)} came')
        wanted = split_words(value)
        if find(self.words, wanted) is None:
            raise PlanJsonError(
                f"{where}: '{_short(value)}' are not words of the command; copy a run of them"
            )
        return ' '.join(wanted)


def _call(signature: Signature) -> dict[str, Any]:
    names = (*signature.required, *signature.optional)
    args = _object({name: _use('said') for name in names})
    return _object({'do': _one_of([signature.name]), **({'args': args} if names else {})})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        'type': 'object',
        'properties': properties,
        'required': list(properties),
        'additionalProperties': False,
    }


def _list(item: str) -> dict[str, Any]:
    return {'type': 'array', 'items': _use(item)}


def _one_of(names: Iterable[str]) -> dict[str, Any]:
    return {'type': 'string', 'enum': list(names)}


def _use(name: str) -> dict[str, Any]:
    return {'$ref': f'#/$defs/{name}'}


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = ' '.join(text.split())
    return text if len(text) <= _SHOWN else f'{text[:_SHOWN]}...'


def _reason(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
