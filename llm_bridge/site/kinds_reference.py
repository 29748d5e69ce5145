"""The page about the device kinds that ship, made from kinds.yaml.

python -m llm_bridge.site.kinds_reference > docs/kinds.md
"""

from collections.abc import Iterator, Mapping
import sys
from typing import Any

from llm_bridge.site.check import arg_words
from llm_bridge.site.kinds import kind_values, verbs
from llm_bridge.site.skill import Arg

_FAR = ('motion', 'guarded')
"""Risks worth a word; the rest is comfort."""


def page() -> str:
    """Return the page as Markdown."""
    return '\n'.join(_lines()) + '\n'


def _lines() -> Iterator[str]:
    yield '# The device kinds that ship'
    yield ''
    yield '<!-- Made by `python -m llm_bridge.site.kinds_reference`; a test holds it. -->'
    yield ''
    yield (
        'What a device of a kind tells, and what it can be asked. Skills behind a feature are '
        'those of devices that list it (`features: [brightness]`). Risk is comfort unless another '
        'stands there ([policy](policy.md)). How kinds are changed, and how to write one of your '
        'own: [site file](site_file.md#kinds-of-your-own).'
    )
    yield from ('', '| kind | what | tells | can be asked |', '| --- | --- | --- | --- |')
    for name, kind in kind_values().value.items():
        told = '; '.join(
            f'{attribute}: {spec}' for attribute, spec in kind.get('attributes', {}).items()
        )
        told = told.replace('|', ' \\| ')
        yield f'| `{name}` | {kind["description"]} | {told} | {"; ".join(_skills(kind))} |'
    yield from ('', '## Skills', '')
    yield (
        'With the arguments that most kinds take; in brackets, what may be left out. A kind can '
        'have other limits. `llm-bridge check --all FILE` tells them for each device.'
    )
    yield from ('', '| skill | arguments | what it does |', '| --- | --- | --- |')
    for name, verb in verbs().items():
        words = ', '.join(
            arg_words(Arg.model_validate({'name': key, **spec}))
            for key, spec in verb.get('args', {}).items()
        )
        words = words.replace('|', ' \\| ')
        yield f'| `{name}` | {words} | {verb["description"]} |'


def _skills(kind: Mapping[str, Any]) -> Iterator[str]:
    """Yield the skills that need no feature, then those of each feature."""
    by_feature: dict[str, list[str]] = {}
    for name, skill in kind.get('skills', {}).items():
        risk = f' ({skill["risk"]})' if skill.get('risk') in _FAR else ''
        by_feature.setdefault(skill.get('feature') or '', []).append(f'`{name}`{risk}')
    for feature, names in sorted(by_feature.items()):
        yield f'{f"with **{feature}**: " if feature else ""}{", ".join(names)}'
    for feature in kind.get('features', ()):
        yield f'**{feature}** tells the dialect zigbee2mqtt more'
    if not by_feature:
        yield 'nothing'


if __name__ == '__main__':
    sys.stdout.write(page())
