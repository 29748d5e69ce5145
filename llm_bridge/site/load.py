"""Load a site file: YAML, bindings and device kinds into one checked `Site`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
import os
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from llm_bridge.site.finding import Finding, SiteError, Spot
from llm_bridge.site.kinds import completed, kind_values, verbs
from llm_bridge.site.names import nearest
from llm_bridge.site.policies import base_of, shipped_names
from llm_bridge.site.references import check_references
from llm_bridge.site.site import Site
from llm_bridge.site.structure import structure_finding, unknown
from llm_bridge.site.yaml_file import KeyPath, read_yaml, Tree

_NAMED = ('areas', 'places', 'keep_out', 'robots', 'devices', 'objects', 'people')
_SECTIONS = (*_NAMED, 'kinds', 'furniture')


def load_site(path: Path | str) -> Site:
    """Return the site that the file describes. Raises SiteError with every fault found in it."""
    site, findings = read_site(path)
    errors = [f for f in findings if f.level == 'error']
    if site is None or errors:
        raise SiteError(errors)
    return site


def read_site(path: Path | str) -> tuple[Site | None, tuple[Finding, ...]]:
    """Return the site, or None when it cannot be used, with all errors and warnings.

    Raises SiteError only when the file is no YAML mapping at all.
    """
    path = Path(path)
    tree = read_yaml(path)
    if not isinstance(tree.value, dict):
        raise SiteError(
            [
                Finding(
                    tree.spot(()),
                    (f'a site file is a mapping of sections, but this is {_what(tree.value)}'),
                )
            ]
        )
    findings: list[Finding] = []
    tree = _with_bindings(tree, path, findings)
    own = tree.value.get('kinds')
    kinds = kind_values() if own is None else kind_values(_part(tree, 'kinds'))
    tree = _with_kinds(_with_policy(tree, findings), kinds)

    def spot(path: KeyPath) -> Spot:
        return _spot(tree, kinds, path)

    site, dropped = _build(_normal(tree.value), tree, spot, findings)
    if site is not None:
        findings.extend(check_references(site, spot, dropped))
    findings = [_with_origin(finding, tree) for finding in findings]
    findings.sort(key=lambda f: (f.level, f.spot.file, f.spot.line))
    unique = tuple(dict.fromkeys(findings))
    broken = any(f.level == 'error' for f in unique)
    return (None if broken else site), unique


def find_site(name_or_path: Path | str) -> Path:
    """Return the file of a shipped site by its name, or the path itself when it is one.

    Raises SiteError naming the shipped sites when there is neither.
    """
    text = str(name_or_path)
    path = Path(text)
    if path.suffix in ('.yaml', '.yml') or os.sep in text:
        return path
    shipped = {
        file.stem: file
        for folder in reversed(list(config_folders()))
        for file in sorted((folder / 'sites').glob('*.yaml'))
    }
    if text in shipped:
        return shipped[text]
    raise SiteError(
        [
            Finding(
                Spot(text, 1),
                (
                    f"there is no site '{text}'; shipped are {', '.join(shipped) or 'none'}. "
                    'For a file of your own give its path, ending in .yaml'
                ),
            )
        ]
    )


def config_folders() -> Iterator[Path]:
    """Yield the folders with `sites` and `bindings`: the source tree's, then installed ones."""
    here = Path(__file__).resolve()
    candidates = [here.parents[2] / 'config']
    candidates += [parent / 'share/llm_bridge/config' for parent in here.parents]
    prefixes = os.environ.get('AMENT_PREFIX_PATH', '').split(os.pathsep)
    candidates += [Path(prefix) / 'share/llm_bridge/config' for prefix in prefixes if prefix]
    for folder in dict.fromkeys(candidates):
        if (folder / 'sites').is_dir():
            yield folder


def _with_bindings(tree: Tree, site_file: Path, findings: list[Finding]) -> Tree:
    robots = tree.value.get('robots')
    if not isinstance(robots, dict):
        return tree
    for robot_id, robot in robots.items():
        wanted = robot.get('bindings') if isinstance(robot, dict) else None
        # A later file of the list is laid on an earlier one, the robot's own keys on both.
        names = [wanted] if isinstance(wanted, str) else wanted
        names = [n for n in names if isinstance(n, str)] if isinstance(names, list) else []
        for name in reversed(names):
            at: KeyPath = ('robots', robot_id, 'bindings')
            try:
                binding = _read_binding(name, site_file, tree.spot(at))
            except SiteError as error:
                findings.extend(error.findings)
                continue
            tree = tree.below(('robots', robot_id, 'skills'), binding)
    return tree


def _read_binding(name: str, site_file: Path, spot: Spot) -> Tree:
    near = site_file.parent
    folders = [
        near,
        near / 'bindings',
        near.parent / 'bindings',
        *(folder / 'bindings' for folder in config_folders()),
    ]
    file_name = name if name.endswith(('.yaml', '.yml')) else f'{name}.yaml'
    for folder in folders:
        if not (folder / file_name).is_file():
            continue
        tree = read_yaml(folder / file_name)
        skills = tree.value.get('skills') if isinstance(tree.value, dict) else None
        if not isinstance(skills, dict) or set(tree.value) != {'skills'}:
            raise SiteError(
                [
                    Finding(
                        tree.spot(()),
                        "a file of bindings has one key, 'skills', with a mapping of skills "
                        'below it',
                    )
                ]
            )
        return Tree(
            skills, {path[1:]: at for path, at in tree.spots.items() if path[:1] == ('skills',)}
        )
    known = sorted(
        {
            file.stem
            for folder in folders
            if folder.name == 'bindings'
            for file in folder.glob('*.yaml')
        }
    )
    raise SiteError(
        [
            Finding(
                spot,
                (f"there is no file of bindings '{name}'; known are {', '.join(known) or 'none'}"),
                came=name,
                allowed=', '.join(known),
            )
        ]
    )


def _with_origin(finding: Finding, tree: Tree) -> Finding:
    """Say of a fault of something never written that it comes of the verb that ships."""
    keys = finding.spot.key.split('.')
    if len(keys) < 5 or keys[0] not in ('kinds', 'devices') or keys[2] != 'skills':
        return finding
    verb, key = keys[3], keys[4]
    if key == 'description' and verb not in verbs():
        guess = next(iter(nearest(verb, verbs(), 1)), None)
        return replace(
            finding,
            message=f"{finding.message}. No skill '{verb}' ships, so it is one of your own"
            + (f"; did you mean '{guess}'?" if guess else ''),
            suggestion=guess,
        )
    device = tree.value['devices'][keys[1]] if keys[0] == 'devices' else {}
    written = (tuple(keys[:5]), ('kinds', device.get('kind'), *keys[2:5]))
    if any(path in tree.spots for path in written) or key not in verbs().get(verb, {}):
        return finding
    kind = kind_values().value.get(keys[1], {})
    if keys[0] == 'kinds' and verb in kind.get('skills', {}):
        return replace(
            finding,
            message=f"{finding.message}. '{key}' is not written here: a kind '{keys[1]}' ships, "
            f"has the skill '{verb}', and yours is laid on it; give your kind another name, or "
            f"write '{key}' of '{verb}' yourself",
        )
    return replace(
        finding,
        message=f"{finding.message}. '{key}' is not written here: it comes of the skill '{verb}' "
        f"that ships; write '{key}' yourself, or give the skill another name",
    )


def _with_policy(tree: Tree, findings: list[Finding]) -> Tree:
    """Return the tree with a policy that can be completed: no name of one that does not ship."""
    if 'policy' not in tree.value:
        return tree
    # Nothing behind the key is an empty policy, which allows nothing.
    own = {} if tree.value['policy'] is None else tree.value['policy']
    base = base_of(own)
    if base is not None and base not in shipped_names():
        key: KeyPath = ('policy', 'based_on') if isinstance(own, dict) else ('policy',)
        findings.append(unknown(tree.spot(key), 'policy', base, shipped_names()))
        own = {}
    return Tree({**tree.value, 'policy': own}, tree.spots)


def _with_kinds(tree: Tree, kinds: Tree) -> Tree:
    """Complete the kinds, and what a device says of its kind's skills from the kind's."""
    value = {**tree.value, 'kinds': kinds.value}
    if isinstance(value.get('devices'), dict):
        value['devices'] = {
            key: _device(device, kinds.value) for key, device in value['devices'].items()
        }
    return Tree(value, tree.spots)


def _device(device: Any, kinds: Any) -> Any:
    skills = device.get('skills') if isinstance(device, dict) else None
    if not isinstance(skills, dict):
        return device
    kind = device.get('kind')
    kind = kinds.get(kind) if isinstance(kinds, dict) and isinstance(kind, str) else None
    known = kind.get('skills') if isinstance(kind, dict) else None
    known = known if isinstance(known, dict) else {}
    under = {**verbs(), **known}
    return {
        **device,
        'skills': {
            name: completed(under.get(name, {}), own, {*known, *skills})
            for name, own in skills.items()
        },
    }


def _normal(data: dict[str, Any]) -> dict[str, Any]:
    """Return the values in the form of the models: names from keys, aliases by language."""
    language = data.get('language')
    language = language if isinstance(language, str) else 'en'
    data = {key: value for key, value in data.items() if value is not None}
    for section in (*_NAMED, 'kinds'):
        if isinstance(data.get(section), dict):
            data[section] = {
                key: _normal_entry(key, entry, section, language)
                for key, entry in data[section].items()
            }
    return data


def _normal_entry(key: str, entry: Any, section: str, language: str) -> Any:
    if entry is None:
        entry = {}
    if not isinstance(entry, dict):
        return entry
    name = key if section == 'kinds' else key.replace('_', ' ')
    entry = {'name': name, **entry}
    if isinstance(entry.get('aliases'), list):
        entry['aliases'] = {language: entry['aliases']}
    if isinstance(entry.get('bindings'), str):
        entry['bindings'] = [entry['bindings']]
    if isinstance(entry.get('skills'), dict):
        entry['skills'] = {
            name: _normal_skill(name, skill, language) for name, skill in entry['skills'].items()
        }
    return entry


def _normal_skill(name: str, skill: Any, language: str) -> Any:
    if not isinstance(skill, dict):
        return skill
    skill = {'name': name, **skill}
    for key in ('words', 'sentences'):
        if isinstance(skill.get(key), list):
            skill[key] = {language: skill[key]}
    if isinstance(skill.get('args'), dict):
        skill['args'] = [
            {'name': arg, **spec} if isinstance(spec, dict) else spec
            for arg, spec in skill['args'].items()
        ]
    return skill


def _build(
    data: dict[str, Any], tree: Tree, spot: Callable[[KeyPath], Spot], findings: list[Finding]
) -> tuple[Site | None, frozenset[str]]:
    """Build the site. What is faulty is left out, so that the rest can still be checked."""
    dropped: set[str] = set()
    for _ in range(8):
        try:
            return Site.model_validate(data), frozenset(dropped)
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                _drop(data, fault['loc'], dropped)
                path = written(fault['loc'], tree.value)
                if _from_key(fault, path, tree):
                    continue
                findings.append(structure_finding(fault, spot(path), path))
        except RecursionError:
            findings.append(Finding(spot(()), 'the file is nested too deeply'))
            break
    return None, frozenset(dropped)


def _from_key(fault: Mapping[str, Any], path: KeyPath, tree: Tree) -> bool:
    """Return whether it is the fault of a key, found once more in the id that came of the key."""
    return (
        path[-1:] in (('id',), ('name',))
        and path not in tree.spots
        and str(fault['type']).startswith('string_')
    )


def _drop(data: dict[str, Any], loc: tuple[str | int, ...], dropped: set[str]) -> None:
    section = loc[0] if loc else None
    if section in _SECTIONS and len(loc) > 1 and isinstance(data.get(str(section)), dict):
        data[str(section)] = {
            key: value for key, value in data[str(section)].items() if key != loc[1]
        }
        dropped.add(str(loc[1]))
    elif section == 'name':
        data['name'] = 'unnamed'
    elif isinstance(section, str):
        if isinstance(data.get(section), Mapping):
            dropped.update(map(str, data[section]))
        data.pop(section, None)


def written(loc: tuple[str | int, ...], value: Any) -> KeyPath:
    """Return the path of a model's field as it is written in the file.

    Arguments may be a mapping by name there, aliases a plain list; names of union members in the
    path of a fault are no keys.
    """
    path: list[str | int] = []
    for part in loc:
        if isinstance(value, dict):
            if part in value:
                path.append(part)
                value = value[part]
            elif isinstance(part, int) and part < len(value):
                key = list(value)[part]
                path.append(key)
                value = value[key]
            elif part == loc[-1] and part != '[key]':
                path.append(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            path.append(part)
            value = value[part]
    return tuple(path)


def _spot(tree: Tree, kinds: Tree, path: KeyPath) -> Spot:
    path = written(path, tree.value)
    found = tree.spots.get(path)
    if found is not None:
        return found
    if path[:1] == ('kinds',) and path[:2] not in tree.spots:
        return kinds.spot(path[1:])
    near = tree.spot(path)
    # A key that is missing is shown by its full path, at the line of what should hold it.
    return Spot(near.file, near.line, '.'.join(map(str, path)))


def _part(tree: Tree, section: str) -> Tree:
    return Tree(
        tree.value[section],
        {path[1:]: spot for path, spot in tree.spots.items() if path[:1] == (section,)},
    )


def _what(value: Any) -> str:
    if isinstance(value, list):
        return 'a list'
    return 'empty' if value is None else f"the single value '{str(value)[:40]}'"
