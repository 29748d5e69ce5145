#!/usr/bin/env python3
"""Switch each rule of the validator off, one after the other, and see whether a test notices.

    scripts/bench mutants [--file NAME] [--json]

A rule is a place where the validation, the policy or the admission of graphs finds a problem, or
calls what finds some. For each the sources are copied with that place made silent, and the tests
of `test/graph` and `test/run/test_admission.py` are run there until one fails. A rule whose
absence no test notices is named; then it ends with 1. Some minutes on two cores.
"""

import argparse
import ast
import json
import os
from pathlib import Path
import shutil
import subprocess
import sys
import tempfile

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ('llm_bridge', 'test', 'config', 'pyproject.toml')
FILES = {
    'graph/validate.py': 'graph/test_validate.py',
    'graph/validate_arguments.py': 'graph/test_validate_arguments.py',
    'graph/validate_conditions.py': 'graph/test_validate_conditions.py',
    'graph/validate_links.py': 'graph/test_validate_links.py',
    'graph/validate_motion.py': 'graph/test_validate_motion.py',
    'graph/validate_state.py': 'graph/test_validate_state.py',
    'graph/policy_check.py': 'graph/test_policy_check.py',
    'run/admission.py': 'run/test_admission.py',
}
"""File of rules -> the tests that are tried first."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--json', action='store_true', help='one object a rule')
    parser.add_argument('--file', choices=FILES, help='only the rules of this file')
    options = parser.parse_args()
    number, survivors = 0, []
    with tempfile.TemporaryDirectory(prefix='llm_bridge_mutants_') as folder:
        copy_sources(Path(folder))
        for file, first in FILES.items():
            if options.file not in (None, file):
                continue
            lines = (ROOT / 'llm_bridge' / file).read_text().splitlines()
            mutant = Path(folder, 'llm_bridge', file)
            for rule, silent in mutants(lines):
                mutant.write_text('\n'.join(silent) + '\n')
                noticed = failing_test(Path(folder), first)
                number += 1
                told = {'file': file, 'rule': rule, 'noticed_by': noticed}
                survivors += [] if noticed else [told]
                if options.json:
                    print(json.dumps(told), flush=True)
                elif not noticed:
                    print(f'no test notices that this is missing: {file}: {rule}', flush=True)
            mutant.write_text('\n'.join(lines) + '\n')
    if not options.json:
        print(f'{number} rules switched off, {number - len(survivors)} noticed by a test')
    return 1 if survivors else 0


def copy_sources(folder: Path) -> None:
    unneeded = shutil.ignore_patterns('models', 'written', '__pycache__')
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=unneeded)
        else:
            shutil.copy(ROOT / name, folder)


def mutants(lines):
    """Yield what each rule of a file begins with, and the file without it."""
    for node in ast.walk(ast.parse('\n'.join(lines))):
        value = getattr(node, 'value', None)
        if isinstance(node, ast.Expr) and isinstance(value, ast.Yield | ast.YieldFrom):
            nothing = 'yield from ()'
        elif isinstance(node, ast.AugAssign) or is_append(value):
            nothing = 'pass'
        else:
            continue
        indent = ' ' * node.col_offset
        before, after = lines[: node.lineno - 1], lines[node.end_lineno :]
        rule = f'{node.lineno}: {lines[node.lineno - 1].strip()}'
        yield rule, [*before, indent + nothing, *after]


def is_append(value) -> bool:
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr == 'append'
    )


def failing_test(folder: Path, first: str) -> str:
    """Return the first test that fails there; '' when none does."""
    tests = [f'test/{first}', 'test/graph', 'test/run/test_admission.py']
    found = subprocess.run(
        [sys.executable, '-m', 'pytest', '-x', '-q', '-p', 'no:cacheprovider', *tests],
        cwd=folder,
        env={**os.environ, 'PYTHONPATH': str(folder), 'PYTHONDONTWRITEBYTECODE': '1'},
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode not in (0, 1):
        raise SystemExit(found.stdout[-2000:] + found.stderr[-2000:])
    failed = [line for line in found.stdout.splitlines() if line.startswith('FAILED ')]
    return failed[0].split()[1] if failed else ''


if __name__ == '__main__':
    sys.exit(main())
