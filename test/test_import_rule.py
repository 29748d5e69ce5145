"""Which room may import which, and which library belongs to which files."""

import ast
from collections.abc import Iterator
from pathlib import Path
import sys

import pytest

ROOT = Path(__file__).resolve().parents[1] / 'llm_bridge'

ROOMS = {
    'site': {'site'},
    'graph': {'site', 'graph'},
    'language': {'site', 'graph', 'language'},
    'run': {'site', 'graph', 'run'},
    'voice': {'site', 'graph', 'language', 'run', 'voice'},
    'tune': {'site', 'graph', 'language', 'tune'},
    'console': {'site', 'graph', 'run', 'tune', 'console'},
    'adapters': {'site', 'graph', 'language', 'run', 'voice', 'tune', 'console', 'adapters'},
    'nodes': {
        *('site', 'graph', 'language', 'run', 'voice', 'tune', 'console', 'adapters', 'nodes')
    },
}
LANGUAGE = (
    *('text', 'stop_words', 'things', 'plans', 'dialogue', 'skills', 'clauses', 'questions'),
    *('grounding', 'guards', 'templates', 'understanding', 'kept_answers', 'outcomes'),
    *('mending', 'readings', 'into_english', 'understand', 'records'),
)
"""The packages and files of language, each of which may import those before it."""
ROS = (
    'action_msgs',
    'builtin_interfaces',
    'diagnostic_msgs',
    'geometry_msgs',
    'rcl_interfaces',
    'rclpy',
    'std_msgs',
    'std_srvs',
    'visualization_msgs',
)
EDGE = dict.fromkeys(ROS, '_ros') | {
    'paho': '_mqtt',
    'torch': '_transformers',
    'transformers': '_transformers',
    'safetensors': '_transformers',
    'tokenizers': '_transformers',
    'llguidance': '_llguidance',
    'iotcore': '_iotcore',
    'httpx2': '_openai',
    'tenacity': '_openai',
    'faster_whisper': '_whisper',
    'av': '_av',
    'sounddevice': '_sounddevice',
    'wyoming': '_wyoming',
}
"""Library -> the suffix of the file in adapters/ that may touch it; nodes/ may touch ROS too."""
LIBRARIES = {
    'site': {'pint', 'pydantic', 'rapidfuzz', 'ruamel', 'shapely', 'typing_extensions'},
    'graph': {'pydantic', 'pydantic_core', 'shapely', 'typing_extensions'},
    'language': {
        *('hassil', 'jellyfish', 'pint', 'pydantic', 'rapidfuzz', 'text_to_num'),
        'typing_extensions',
    },
    'run': {'pydantic', 'shapely'},
    'voice': {'numpy'},
    'tune': {'pydantic', 'ruamel', 'typing_extensions'},
    'console': {'matplotlib', 'rich', 'typing_extensions'},
    'adapters': {'numpy', 'platformdirs', 'psutil', 'pydantic', 'typing_extensions'},
    'nodes': {'platformdirs', 'prompt_toolkit', 'rich'},
    'top': {'pydantic', 'rich', 'typer'},
}
"""Room -> every other library that it uses; those of the rooms above adapters compute only."""


def imports(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ''


def uses() -> Iterator[tuple[str, Path, int, str]]:
    """Yield room, file, line and module of every import that is not of the standard library."""
    for file in sorted(ROOT.rglob('*.py')):
        parts = file.relative_to(ROOT).parts
        for line, name in imports(file):
            if name and name.split('.')[0] not in sys.stdlib_module_names:
                yield parts[0] if len(parts) > 1 else 'top', file, line, name


def findings() -> Iterator[str]:
    for room, file, line, name in uses():
        where = f'{file.relative_to(ROOT.parent)}:{line}'
        top, _, below = name.partition('.')
        if top == 'llm_bridge':
            other = below.split('.')[0]
            if room in ROOMS and other and other not in ROOMS[room]:
                yield f'{where}: {room} may not import {other}'
            if room == other == 'language':
                here = file.relative_to(ROOT / 'language').parts[0].removesuffix('.py')
                there = below.split('.')[1]
                if LANGUAGE.index(there) > LANGUAGE.index(here):
                    yield f'{where}: language/{here} may not import language/{there}'
        elif top in EDGE:
            at_home = room == 'adapters' and file.stem.endswith(EDGE[top])
            if not at_home and not (room == 'nodes' and top in ROS):
                yield f'{where}: {top} belongs to adapters/*{EDGE[top]}.py, not here'
        elif top not in LIBRARIES[room]:
            yield f'{where}: {room} may not use {top}'


def test_every_import_stays_in_its_room():
    assert list(findings()) == []


def test_every_library_in_the_tables_is_used():
    used = {(room, name.split('.')[0]) for room, _, _, name in uses()}
    assert {(room, name) for room in LIBRARIES for name in LIBRARIES[room]} <= used
    assert set(EDGE) <= {name for _, name in used}


@pytest.mark.parametrize('name', ['utils', 'util', 'common', 'helpers', 'misc'])
def test_no_file_is_named_after_nothing(name):
    assert list(ROOT.rglob(f'{name}.py')) == []
