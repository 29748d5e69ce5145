"""The policies that ship, and how a site's own is laid on one of them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from llm_bridge.site.policy import Policy, Scope
from llm_bridge.site.yaml_file import merge, read_yaml

POLICIES_FILE = Path(__file__).with_name('policies.yaml')
DEFAULT = 'home'
"""The policy of a site file that says nothing of one."""

_SCOPE = tuple(Scope.model_fields)


def shipped_names() -> tuple[str, ...]:
    """Return the names of the policies that ship."""
    return tuple(_shipped())


@cache
def default_policy() -> Policy:
    """Return the policy of a site that names none."""
    return Policy.model_validate(policy_values(DEFAULT))


def base_of(own: object) -> str | None:
    """Return the name of the shipped policy on which a written one lies, or None."""
    if isinstance(own, Mapping):
        own = own.get('based_on')
    return own if isinstance(own, str) else None


def policy_values(own: object) -> object:
    """Return a written policy, completed from the shipped one that it names, as plain values.

    Its own entries come first in each list, so that they keep their places. A name that is not
    known completes nothing, and nothing is allowed.
    """
    base = base_of(own)
    if base is None:
        return own
    under: dict[str, Any] = _shipped().get(base, {})
    over: dict[str, Any] = dict(own) if isinstance(own, Mapping) else {'based_on': base}
    done = {**over}
    for name in ('roles', 'channels', 'speakers'):
        done[name] = merge(under.get(name, {}), over.get(name, {}) or {})
    for name in ('rules', 'quiet_hours', 'limits'):
        written = over.get(name) or []
        if isinstance(written, list | tuple):
            replaced = [_about(entry) for entry in written] if name == 'rules' else []
            kept = [e for e in under.get(name, ()) if _about(e) not in replaced]
            done[name] = [*written, *kept]
    return done


def _about(entry: object) -> object:
    if not isinstance(entry, Mapping):
        return entry
    found = {name: entry[name] for name in _SCOPE if entry.get(name)}
    return {k: sorted(map(str, [v] if isinstance(v, str) else v)) for k, v in found.items()}


@cache
def _shipped() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(POLICIES_FILE).value
    return found
