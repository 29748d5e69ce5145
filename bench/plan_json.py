"""The same plans as JSON, as a general tool would have a model write them."""

from collections.abc import Iterable, Mapping
from typing import Any

from llm_bridge.language.plans.plan import Call, If, Parallel, Plan, Sequence
from llm_bridge.language.plans.plan_language import BARE, CONTROLS, LEAVES, UNSAID
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.text.number_words import is_number_like

MAX_PARTS = 12


def schema(words: tuple[str, ...], signatures: Iterable[Signature]) -> dict[str, Any]:
    """Return the JSON schema of the plans of a command; phrases are runs of its words."""
    runs = [words[a:b] for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
    spans = list(dict.fromkeys(' '.join(run) for run in runs))
    amounts = [s for s in spans if any(is_number_like(word) for word in s.split())]
    definitions: dict[str, Any] = {'span': {'enum': spans}, 'phrase': {'enum': [*spans, UNSAID]}}
    definitions['amount'] = {'enum': [*amounts, UNSAID]}
    simple = [_call(s, bool(amounts)) for s in signatures]
    simple += [_object({name: _use('span')}, 1) for name in LEAVES]
    simple.append(_object({'do': {'enum': list(BARE)}}, 1))
    body = {'type': 'array', 'items': _use('simple'), 'minItems': 1, 'maxItems': MAX_PARTS}
    controls = [
        _object({name: _use('amount' if name == 'repeat' else 'span'), 'then': body}, 2)
        for name in CONTROLS
        if name != 'if' and (amounts or name != 'repeat')
    ]
    controls.append(_object({'if': _use('span'), 'then': body, 'else': body}, 2))
    definitions |= {'simple': {'anyOf': simple}, 'any': {'anyOf': [*simple, *controls]}}
    return {
        '$defs': definitions,
        'type': 'array',
        'items': _use('any'),
        'minItems': 1,
        'maxItems': MAX_PARTS,
    }


def plan(value: Any) -> Plan:
    """Return the plan that JSON of the schema says."""
    parts = [_one(part) for part in value]
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def in_order(whole: Plan) -> Plan:
    """Return a plan with parts that may go on at once written as a sequence, which JSON has not.

    With it the two forms are compared by what they say to do, not by 'and' against 'then'.
    """
    match whole:
        case Parallel(parts) | Sequence(parts):
            flat: list[Plan] = []
            for part in (in_order(p) for p in parts):
                flat += part.parts if isinstance(part, Sequence) else [part]
            return Sequence(tuple(flat))
        case If(clause, body, otherwise):
            return If(clause, in_order(body), None if otherwise is None else in_order(otherwise))
    return whole


def _one(part: Mapping[str, Any]) -> Plan:
    if 'skill' in part:
        names = [n for n in part if n not in ('skill', 'args')]
        return Call(part['skill'], tuple(part.get('args', ())), {n: part[n] for n in names})
    if 'do' in part:
        return BARE[part['do']]
    name = next(iter(part))
    if 'then' not in part:
        return LEAVES[name](part[name])
    made = CONTROLS[name](part[name], plan(part['then']))
    if isinstance(made, If) and 'else' in part:
        return If(made.clause, made.body, plan(part['else']))
    return made


def _call(signature: Signature, numbers_said: bool) -> dict[str, Any]:
    def kind(name: str) -> dict[str, Any]:
        return _use('amount' if name in signature.numeric else 'phrase')

    properties: dict[str, Any] = {'skill': {'const': signature.name}}
    needed = 1
    if signature.required:
        count, needed = len(signature.required), 2
        properties['args'] = {
            'type': 'array',
            'prefixItems': [kind(name) for name in signature.required],
            'items': False,
            'minItems': count,
            'maxItems': count,
        }
    for name in signature.optional:
        if numbers_said or name not in signature.numeric:
            properties[name] = kind(name)
    return _object(properties, needed)


def _object(properties: dict[str, Any], needed: int) -> dict[str, Any]:
    return {
        'type': 'object',
        'properties': properties,
        'required': list(properties)[:needed],
        'additionalProperties': False,
    }


def _use(name: str) -> dict[str, Any]:
    return {'$ref': f'#/$defs/{name}'}
