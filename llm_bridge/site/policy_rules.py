"""Check the policy of a site: roles, kinds, skills and entities it names, and what it loosens."""

from collections.abc import Callable, Iterable, Iterator

from llm_bridge.site.finding import Finding, Spot
from llm_bridge.site.policy import Scope
from llm_bridge.site.rulings import ruling
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk
from llm_bridge.site.structure import unknown
from llm_bridge.site.yaml_file import KeyPath

CHANNELS = ('terminal', 'ros', 'voice', 'mqtt', 'console')
"""Channels that are there. A policy may name further ones, which then nobody speaks on."""

_NEEDED = (
    ('roles', 'role', 'nobody may do anything'),
    ('channels', 'channel', 'nobody may do anything'),
    ('rules', 'rule', 'nothing is allowed'),
)

At = Callable[[KeyPath], Spot]


def check_policy(site: Site, spot: At, dropped: frozenset[str]) -> Iterator[Finding]:
    """Yield what is wrong with the policy of a site. `dropped`: ids that are faulty themselves."""
    yield from _roles(site, spot)
    policy = site.policy
    for name in ('rules', 'quiet_hours', 'limits'):
        for i, entry in enumerate(getattr(policy, name)):
            yield from _scope(entry, ('policy', name, i), site, spot, dropped)
    for field, one, effect in _NEEDED:
        if not getattr(policy, field):
            yield Finding(
                spot(('policy',)),
                f'the policy names no {one}, so {effect}; name a shipped policy '
                "('policy: home') or give it roles, channels and rules",
                level='warning',
            )
            return
    yield from _loosened(site, spot)


def _roles(site: Site, spot: At) -> Iterator[Finding]:
    policy = site.policy
    named: list[tuple[KeyPath, str | None]] = []
    for key, channel in policy.channels.items():
        path: KeyPath = ('policy', 'channels', key)
        named += [((*path, 'role'), channel.role), ((*path, 'most'), channel.most)]
        named += [((*path, 'users', user), role) for user, role in channel.users.items()]
        if key not in CHANNELS:
            yield Finding(
                spot(path),
                f"nobody speaks on a channel '{key}'; known: {', '.join(CHANNELS)}",
                key,
                ', '.join(CHANNELS),
                level='warning',
            )
    named += [(('policy', 'speakers', name), role) for name, role in policy.speakers.items()]
    for i, limit in enumerate(policy.limits):
        named += [(('policy', 'limits', i, 'role', j), role) for j, role in enumerate(limit.role)]
    for path, role in named:
        if role is not None and role not in policy.roles:
            yield unknown(spot(path), 'role', role, policy.roles)
    for key, person in site.people.items():
        if person.role not in policy.roles:
            yield Finding(
                spot(('people', key, 'role')),
                f"the policy has no role '{person.role}', so {person.name} may do nothing; "
                f'it has {", ".join(policy.roles) or "none"}',
                person.role,
                ', '.join(policy.roles),
                level='warning',
            )


def _scope(
    entry: Scope, path: KeyPath, site: Site, spot: At, dropped: frozenset[str]
) -> Iterator[Finding]:
    known: tuple[tuple[str, Iterable[str]], ...] = (
        ('skill', site.skill_names),
        ('kind', ('robot', *site.kinds)),
        ('entity', (*site.robots, *site.devices)),
        ('area', tuple(site.areas)),
    )
    for name, allowed in known:
        names = tuple(allowed)
        for i, value in enumerate(getattr(entry, name)):
            # A rule for a kind that the site has, but no device of it yet, may name its skills.
            if name == 'skill' and any(value in kind.skills for kind in site.kinds.values()):
                continue
            if value not in names and value not in dropped:
                yield unknown(spot((*path, name, i)), name, value, names)


def _loosened(site: Site, spot: At) -> Iterator[Finding]:
    for actor in site.robots_first():
        for skill in site.skills_of(actor.id).values():
            found = ruling(site, actor.id, skill.name)
            is_risky = skill.risk.rank >= Risk.GUARDED.rank
            if found.rule is not None and is_risky and found.tier.rank < skill.risk.rank:
                at = site.policy.rules.index(found.rule)
                yield Finding(
                    spot(('policy', 'rules', at)),
                    f"'{skill.name}' of '{actor.id}' is {found.tier.value} by this rule, "
                    f'though it is declared {skill.risk.value}; is that meant?',
                    found.tier.value,
                    level='warning',
                )
