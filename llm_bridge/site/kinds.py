"""The built-in device kinds, and how kinds are put together from verbs."""

from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any

from llm_bridge.site.yaml_file import merge, read_yaml, Tree

KINDS_FILE = Path(__file__).with_name('kinds.yaml')


def kind_values(own: Tree | None = None) -> Tree:
    """Return the kinds as plain values ready for `Kind`, with a site's own laid on the built-in.

    A kind names the verbs it has, as a list or as a mapping to what is special there; each is
    completed from the verbs of the same name in kinds.yaml (see `completed`).
    """
    file = _built_in()
    verbs: dict[str, Any] = file.value['skills']
    kinds = Tree(
        file.value['kinds'],
        {path[1:]: spot for path, spot in file.spots.items() if path[:1] == ('kinds',)},
    )
    if own is not None:
        own = Tree(_skills_as_mapping(own.value), own.spots)
        kinds = own.below((), Tree(_skills_as_mapping(kinds.value), kinds.spots))
    return Tree(_complete(_skills_as_mapping(kinds.value), verbs), kinds.spots)


def verbs() -> dict[str, Any]:
    """Return the verbs of kinds.yaml as plain values, by skill name."""
    found: dict[str, Any] = _built_in().value['skills']
    return found


def completed(verb: Any, own: Any, others: Container[str]) -> Any:
    """Return a skill completed from the verb of its name: but for an inverse that is not there.

    `others` are the names of the skills beside it.
    """
    done = merge(verb, {} if own is None else own)
    written = isinstance(own, dict) and 'inverse' in own
    if isinstance(done, dict) and not written and done.get('inverse') not in others:
        done = {key: value for key, value in done.items() if key != 'inverse'}
    return done


@cache
def _built_in() -> Tree:
    return read_yaml(KINDS_FILE)


def _complete(kinds: Any, verbs: dict[str, Any]) -> Any:
    if not isinstance(kinds, dict):
        return kinds
    done: dict[str, Any] = {}
    for name, kind in kinds.items():
        if isinstance(kind, dict) and isinstance(kind.get('skills'), dict):
            kind = {
                **kind,
                'skills': {
                    skill: completed(verbs.get(skill, {}), special, kind['skills'])
                    for skill, special in kind['skills'].items()
                },
            }
        done[name] = kind
    return done


def _skills_as_mapping(kinds: Any) -> Any:
    """Return the kinds with skills that are only named as `{}`, which takes nothing away."""
    if not isinstance(kinds, dict):
        return kinds
    return {
        name: {**kind, 'skills': _as_mapping(kind['skills'])}
        if isinstance(kind, dict) and 'skills' in kind
        else kind
        for name, kind in kinds.items()
    }


def _as_mapping(skills: Any) -> Any:
    if isinstance(skills, list):
        return {str(name): {} for name in skills}
    if isinstance(skills, dict):
        return {name: {} if own is None else own for name, own in skills.items()}
    return skills
