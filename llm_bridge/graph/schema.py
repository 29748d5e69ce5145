"""The JSON form of action graphs: its published schema, and reading it without trusting it."""

import ast
from collections.abc import Iterable, Mapping
import inspect
import json
import math
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from llm_bridge.graph import action_graph, condition
from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.site import skill

SCHEMA_ID = 'urn:llm_bridge:action_graph:1'
LONGEST = 256 * 1024
"""Most characters of a graph, where nothing else is said."""
DEEPEST = 40
"""Most levels of lists and objects in one another."""
MOST_PROBLEMS = 20
"""More faults of one text than this are not listed."""


def parse(text: str, longest: int = LONGEST) -> ActionGraph | tuple[Problem, ...]:
    """Read a graph from JSON; what is wrong with it comes back as problems. Never raises.

    Nothing is guessed: types must fit exactly, unknown or repeated keys and numbers that are not
    finite are refused. More than `longest` characters are not read.
    """
    if len(text) > longest:
        return (
            _problem(
                ProblemCode.TOO_LONG,
                f'The graph has {len(text)} characters; at most {longest} are read.',
                came=f'{len(text)} characters',
                allowed=f'{longest} characters',
            ),
        )
    try:
        data = json.loads(
            text, object_pairs_hook=_unique_keys, parse_constant=_no_constant, parse_float=_finite
        )
    except _Refused as refused:
        return (_problem(ProblemCode.MALFORMED, str(refused), came=refused.came),)
    except RecursionError:
        return (_too_deep(),)
    except ValueError as error:
        return (
            _problem(
                ProblemCode.MALFORMED,
                f'The graph is not JSON ({error}); send one JSON object.',
                came=text[:80],
            ),
        )
    if _depth(data) > DEEPEST:
        return (_too_deep(),)
    if not isinstance(data, dict):
        return (
            _problem(
                ProblemCode.MALFORMED,
                f'A graph is a JSON object, not {_kind(data)}.',
                came=text[:80],
                allowed='a JSON object',
            ),
        )
    twice = _twice(data)
    if twice is not None:
        return (
            _problem(
                ProblemCode.DUPLICATE,
                f"Step id '{twice:.64}' comes more than once; ids must be unique.",
                came=twice[:64],
                step=twice[:64],
            ),
        )
    try:
        return ActionGraph.model_validate_json(text, strict=True)
    except ValidationError as error:
        return _problems(error, data)
    except (ValueError, RecursionError) as error:
        return (_problem(ProblemCode.MALFORMED, f'The graph cannot be read ({error}).'),)


def dump(graph: ActionGraph) -> str:
    """Return a graph as JSON in one line, as `parse` reads it."""
    return graph.model_dump_json(by_alias=True)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of action graphs, with descriptions."""
    found = ActionGraph.model_json_schema(by_alias=True)
    described = {'ActionGraph': found, **found.get('$defs', {})}
    for module in (action_graph, condition, skill):
        for name, (of_class, of_fields) in _docstrings(inspect.getsource(module)).items():
            part = described.get(name)
            if part is None:
                continue
            part['description'] = of_class
            for key, field in part.get('properties', {}).items():
                text = of_fields.get(key) or of_fields.get(f'{key}_')
                if text:
                    field['description'] = text
            if 'enum' in part:
                part['description'] = ' '.join(
                    (
                        of_class,
                        *(
                            f'{value}: {of_fields[key]}'
                            for key, value in _members(module, name)
                            if key in of_fields
                        ),
                    )
                )
    found.pop('title', None)
    return {
        '$schema': 'https://json-schema.org/draft/2020-12/schema',
        '$id': SCHEMA_ID,
        'title': 'Action graph of llm_bridge',
        **found,
    }


def schema_text() -> str:
    """Return the schema as it stands in docs/action_graph.schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + '\n'


_SCALARS = ('bool', 'int', 'float', 'str')


class _Refused(Exception):
    """JSON that other readers may take for something else."""

    def __init__(self, message: str, came: str) -> None:
        super().__init__(message)
        self.came = came


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(k for k, _ in pairs if k in seen or seen.add(k))  # type: ignore[func-returns-value]
        raise _Refused(
            f"The key '{twice:.64}' comes twice in one object; give it once.", twice[:64]
        )
    return found


def _no_constant(name: str) -> float:
    raise _Refused(f'{name} is not a number that can be used; give a finite one.', name)


def _finite(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        raise _Refused(f'{text:.40} is too large; give a finite number.', text[:40])
    return found


def _depth(data: object) -> int:
    level, deepest = [data], 0
    while level:
        deepest += 1
        inner: list[object] = []
        for part in level:
            if isinstance(part, dict):
                inner.extend(part.values())
            elif isinstance(part, list):
                inner.extend(part)
        level = inner
    return deepest


def _twice(data: Mapping[str, Any]) -> str | None:
    steps = data.get('steps')
    seen: set[str] = set()
    for step in steps if isinstance(steps, list) else ():
        step_id = step.get('id') if isinstance(step, dict) else None
        if isinstance(step_id, str):
            if step_id in seen:
                return step_id
            seen.add(step_id)
    return None


def _problems(error: ValidationError, data: Mapping[str, Any]) -> tuple[Problem, ...]:
    found: dict[tuple[int | str, ...], Problem] = {}
    for detail in error.errors(include_url=False, include_context=False):
        where = _where(detail['loc'])
        if where not in found:
            found[where] = _about(detail, where, data)
    return tuple(found.values())[:MOST_PROBLEMS]


def _where(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return the place of a fault without the names pydantic gives to the parts of a union."""
    return tuple(
        p
        for i, p in enumerate(loc)
        if p != 'compare'
        and (i == 0 or p != loc[i - 1])
        and not (i == len(loc) - 1 and p in _SCALARS)
    )


def _about(detail: ErrorDetails, where: tuple[int | str, ...], data: Mapping[str, Any]) -> Problem:
    place = '.'.join(map(str, where)) or 'the graph'
    came = repr(detail['input'])[:80]
    kind = detail['type']
    if kind == 'missing':
        return _problem(
            ProblemCode.MALFORMED,
            f"'{place}' is missing; give it.",
            step=_step_of(where, data),
            allowed=str(where[-1]),
        )
    if kind == 'extra_forbidden':
        return _problem(
            ProblemCode.MALFORMED,
            f"'{place}' is not known; leave it out.",
            step=_step_of(where, data),
            came=str(where[-1])[:64],
        )
    code = (
        ProblemCode.WRONG_TYPE if kind.endswith(('_type', '_parsing')) else ProblemCode.MALFORMED
    )
    allowed = detail['msg'].removeprefix('Input should be ').removeprefix('Value error, ')
    if detail['loc'][-1:] and detail['loc'][-1] in _SCALARS:
        allowed = 'true, false, a number or a string'
    return _problem(
        code,
        f"'{place}' is {came}; it should be {allowed}."
        if detail['msg'].startswith('Input')
        else f"'{place}' is {came}: {allowed}.",
        step=_step_of(where, data),
        came=came,
        allowed=allowed,
    )


def _step_of(where: tuple[int | str, ...], data: Mapping[str, Any]) -> str | None:
    if len(where) < 2 or where[0] != 'steps' or not isinstance(where[1], int):
        return None
    step = data['steps'][where[1]]
    step_id = step.get('id') if isinstance(step, dict) else None
    return step_id[:64] if isinstance(step_id, str) else None


def _problem(
    code: ProblemCode, message: str, *, came: str = '', allowed: str = '', step: str | None = None
) -> Problem:
    return Problem(
        code=code,
        message=_clean(message),
        came=_clean(came),
        allowed=allowed,
        step=step if step is None else _clean(step),
    )


def _clean(text: str) -> str:
    """Return text that can be written as UTF-8: half characters become their number."""
    return text.encode('utf-8', 'backslashreplace').decode()


def _too_deep() -> Problem:
    return _problem(
        ProblemCode.TOO_LONG,
        f'The graph has more than {DEEPEST} levels of objects in one another; say it more simply.',
        allowed=f'{DEEPEST} levels',
    )


def _kind(data: object) -> str:
    return {list: 'a list', str: 'a string', bool: 'true or false', type(None): 'null'}.get(
        type(data), 'a number'
    )


def _docstrings(source: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Return class -> its docstring and those under its fields, each as one line."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            fields = {}
            for before, after in zip(node.body, node.body[1:], strict=False):
                target = (
                    before.target
                    if isinstance(before, ast.AnnAssign)
                    else before.targets[0]
                    if isinstance(before, ast.Assign)
                    else None
                )
                if (
                    isinstance(target, ast.Name)
                    and isinstance(after, ast.Expr)
                    and isinstance(after.value, ast.Constant)
                    and isinstance(after.value.value, str)
                ):
                    fields[target.id] = _one_line(after.value.value)
            found[node.name] = (_one_line(ast.get_docstring(node) or ''), fields)
    return found


def _members(module: object, name: str) -> Iterable[tuple[str, str]]:
    return [(m.name, m.value) for m in getattr(module, name)]


def _one_line(text: str) -> str:
    return ' '.join(text.split())


__all__ = ['dump', 'parse', 'schema', 'schema_text']
