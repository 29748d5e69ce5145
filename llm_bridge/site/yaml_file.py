"""Read a YAML file into plain values, remembering where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from llm_bridge.site.finding import Finding, SiteError, Spot

KeyPath = tuple[str | int, ...]
"""Keys and list positions from the top of a file down to a value."""

MAX_BYTES = 1_000_000
MAX_VALUES = 50_000
"""Values in one file, each use of an anchor counted anew: no small file unfolds to a huge one."""
MAX_DEPTH = 24

_TAG = 'tag:yaml.org,2002:'
_CONTROL = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]')


@dataclass(frozen=True)
class Tree:
    """A value read from YAML: dicts, lists, texts, numbers, booleans and None."""

    value: Any
    spots: Mapping[KeyPath, Spot] = field(default_factory=dict)

    def spot(self, path: KeyPath) -> Spot:
        """Return where that value stands, or the nearest value above it."""
        for length in range(len(path), -1, -1):
            found = self.spots.get(path[:length])
            if found is not None:
                return found
        return Spot('', 1)

    def below(self, path: KeyPath, other: 'Tree') -> 'Tree':
        """Return this tree merged over another one that lies under it at that path.

        Mappings are merged key by key, everything else of this tree replaces the other's.
        """
        spots = {(*path, *rest): spot for rest, spot in other.spots.items() if rest}
        return Tree(_merge_at(path, other.value, self.value), {**spots, **self.spots})


def merge(under: Any, over: Any) -> Any:
    """Return `over` laid on `under`: mappings key by key, anything else replaces."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    return {
        **under,
        **{
            key: merge(under[key], value) if key in under else value for key, value in over.items()
        },
    }


def _merge_at(path: KeyPath, under: Any, value: Any) -> Any:
    """Return a copy of the value with `under` laid under what is at that path in it."""
    if not path:
        return under if value is None else merge(under, value)
    if not isinstance(value, dict):
        return value
    key = path[0]
    return {**value, key: _merge_at(path[1:], under, value.get(key))}


def read_yaml(path: Path) -> Tree:
    """Return what the file holds. Raises SiteError when it is missing or is no YAML."""
    name = _shown(path)

    def fail(message: str, line: int = 1) -> SiteError:
        return SiteError([Finding(Spot(name, line), message)])

    try:
        size = path.stat().st_size if path.is_file() else -1
        if size > MAX_BYTES:
            raise fail(f'the file has {size:,} bytes, more than {MAX_BYTES:,}; is it a site file?')
        if path.is_dir():
            raise fail('this is a folder; a YAML file is needed')
        if size < 0 and path.exists():
            raise fail('this is no plain file; a YAML file is needed')
        data = path.read_bytes()
    except FileNotFoundError:
        raise fail('there is no such file') from None
    except (OSError, ValueError) as error:
        raise fail(f'the file cannot be read: {error}') from error
    if len(data) > MAX_BYTES:
        raise fail(f'the file has more than {MAX_BYTES:,} bytes; is it a site file?')
    try:
        text = data.decode('utf-8-sig')
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b'\n') + 1
        raise fail(
            f'byte {data[error.start]:#04x} is not UTF-8; save the file as UTF-8', line
        ) from error
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> Tree:
    """Return what YAML text holds; `name` is the file name in findings. Raises SiteError."""
    strange = _CONTROL.search(text)
    if strange:
        line = text.count('\n', 0, strange.start()) + 1
        raise SiteError(
            [
                Finding(
                    Spot(name, line),
                    f'character {ord(strange.group()):#06x} is not allowed in a text file; '
                    'remove it',
                )
            ]
        )
    try:
        node = YAML(typ='safe', pure=True).compose(text)
    except MarkedYAMLError as error:
        raise SiteError([_syntax_finding(error, text, name)]) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise SiteError([Finding(Spot(name, 1), f'this is no YAML: {_flat(error)}')]) from error
    if node is None:
        raise SiteError([Finding(Spot(name, 1), 'the file is empty')])
    reader = _Reader(name)
    value = reader.read(node, (), 0)
    if reader.findings:
        raise SiteError(reader.findings)
    return Tree(value, reader.spots)


class _Reader:
    """Makes plain values of a node graph, with bounds and findings."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.findings: list[Finding] = []
        self.spots: dict[KeyPath, Spot] = {}
        self._count = 0

    def read(self, node: Node, path: KeyPath, depth: int, spot: Spot | None = None) -> Any:
        self._count += 1
        if spot is None:
            spot = self._spot(node, path)
        self.spots[path] = spot
        if self._count > MAX_VALUES or depth > MAX_DEPTH:
            what = f'{MAX_VALUES:,} values' if self._count > MAX_VALUES else f'{MAX_DEPTH} levels'
            raise SiteError(
                [
                    Finding(
                        spot,
                        (f'the file unfolds to more than {what}; look at its anchors and aliases'),
                    )
                ]
            )
        if isinstance(node, ScalarNode):
            return self._scalar(node, spot)
        if node.tag not in (f'{_TAG}map', f'{_TAG}seq'):
            self._refuse_tag(node, spot)
        elif isinstance(node, MappingNode):
            return self._mapping(node, path, depth)
        return (
            [self.read(item, (*path, i), depth + 1) for i, item in enumerate(node.value)]
            if not isinstance(node, MappingNode)
            else {}
        )

    def _mapping(self, node: MappingNode, path: KeyPath, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if key_node.tag == f'{_TAG}merge':
                merged.update(self._merged(value_node, path, depth))
                continue
            key = key_node.value if isinstance(key_node, ScalarNode) else None
            place = (*path, str(key))
            spot = self._spot(key_node, place)
            if not isinstance(key, str):
                self.findings.append(Finding(spot, 'a key is a word, not a list or mapping'))
            elif key in result:
                first = self.spots[place].line
                self.findings.append(
                    Finding(spot, f"key '{key}' comes twice, first in line {first}; keep one")
                )
            else:
                result[key] = self.read(value_node, place, depth + 1, spot)
        return {**merged, **result}

    def _merged(self, node: Node, path: KeyPath, depth: int) -> dict[str, Any]:
        nodes = [node] if isinstance(node, MappingNode) else node.value
        if isinstance(node, ScalarNode) or not all(isinstance(n, MappingNode) for n in nodes):
            self.findings.append(
                Finding(
                    self._spot(node, (*path, '<<')), '<< takes a mapping, or a list of mappings'
                )
            )
            return {}
        result: dict[str, Any] = {}
        for one in nodes:
            for key, value in self.read(one, path, depth + 1).items():
                result.setdefault(key, value)
        return result

    def _scalar(self, node: ScalarNode, spot: Spot) -> Any:
        text: str = node.value
        kind = str(node.tag).removeprefix(_TAG)
        plain = text.replace('_', '')
        try:
            match kind:
                case 'str' | 'timestamp':
                    return text
                case 'null':
                    return None
                case 'bool':
                    return text.lower() == 'true'
                case 'int':
                    return int(plain, 0) if re.fullmatch('[-+]?0[xob].*', plain) else int(plain)
                case 'float':
                    if plain.lower().lstrip('+-') in ('.inf', '.nan'):
                        raise ValueError('not finite')
                    return float(plain)
        except ValueError:
            self.findings.append(Finding(spot, f"'{text}' is no finite number"))
            return None
        self._refuse_tag(node, spot)
        return None

    def _refuse_tag(self, node: Node, spot: Spot) -> None:
        tag = str(node.tag).replace(_TAG, '!!')
        self.findings.append(Finding(spot, f"tag '{tag}' is not allowed; write a plain value"))

    def _spot(self, node: Node, path: KeyPath) -> Spot:
        return Spot(self.name, node.start_mark.line + 1, '.'.join(str(key) for key in path))


def _syntax_finding(error: MarkedYAMLError, text: str, name: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else 1
    lines = text.split('\n')
    shown = lines[line - 1] if line <= len(lines) else ''
    if '\t' in shown[: len(shown) - len(shown.lstrip())]:
        message = 'a tab indents this line; YAML allows blanks only'
    else:
        parts = [str(p) for p in (error.context, error.problem) if p]
        message = f'this is no YAML: {", ".join(parts) or _flat(error)}'
    return Finding(Spot(name, line), message, came=shown.strip()[:80])


def _flat(error: Exception) -> str:
    return ' '.join(str(error).split())[:200] or type(error).__name__


def _shown(path: Path) -> str:
    """Return the path as people know it: from the working folder where it lies below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (OSError, ValueError, RuntimeError):
        return str(path)
