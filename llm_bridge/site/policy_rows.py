"""What the policy of a site comes to, as rows of words: for tables and for people."""

from dataclasses import dataclass

from llm_bridge.site.policy import Channel, Limit, Policy
from llm_bridge.site.rulings import ruling, stops
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk, Skill

Row = tuple[str, ...]

_UNITS = {
    'speed': '',
    'temperature': ' °C',
    'percent': ' %',
    'distance': ' m',
    'duration': ' s',
    'entities': ' targets',
}


@dataclass(frozen=True)
class RiskRow:
    """The skills of one robot or device that are equally risky."""

    entity: str
    risk: str
    skills: tuple[str, ...]
    asks: bool
    """Whether they wait for a yes."""


def role_rows(policy: Policy) -> tuple[Row, ...]:
    """Return role, highest tier it may ask for, highest it may say yes to, whether it resets."""
    return tuple(
        (
            name,
            _tier(role.may),
            _tier(role.confirm),
            'yes' if role.reset else 'no',
        )
        for name, role in policy.roles.items()
    )


def channel_rows(policy: Policy) -> tuple[Row, ...]:
    """Return channel, role of whom nobody knows, most that a name brings, proved users."""
    return tuple(
        (
            name,
            channel.role or 'nobody',
            channel.most or channel.role or 'nobody',
            _users(channel),
        )
        for name, channel in policy.channels.items()
    )


def speaker_rows(site: Site) -> tuple[Row, ...]:
    """Return who is known by name, and their role."""
    people = {person.name: person.role for person in site.people.values()}
    return tuple({**people, **site.policy.speakers}.items())


def rule_rows(policy: Policy) -> tuple[Row, ...]:
    """Return what each rule is about, its tier, and why; quiet hours after them."""
    rules = [(rule.label, rule.tier.value, rule.because) for rule in policy.rules]
    hours = [
        (
            entry.label,
            f'{entry.becomes.value} from {entry.from_} to {entry.to}'
            + (f' if {" or ".join(t.value for t in entry.tiers)}' if entry.tiers else ''),
            entry.because,
        )
        for entry in policy.quiet_hours
    ]
    return (*rules, *hours)


def limit_rows(policy: Policy) -> tuple[Row, ...]:
    """Return what each limit is about, for whom, and how much is allowed."""
    return tuple(
        (
            limit.label,
            ' or '.join(limit.role) or 'everybody',
            ', '.join(_bounds(limit)),
            limit.because,
        )
        for limit in policy.limits
    )


def risk_rows(site: Site) -> tuple[RiskRow, ...]:
    """Return every skill of every robot and device, by how risky the policy makes it by day.

    Where a step leads, and at what hour, can make it riskier: the rules say that.
    """
    found: list[RiskRow] = []
    for actor in site.robots_first():
        by_tier: dict[Risk | None, list[str]] = {}
        for skill in site.skills_of(actor.id).values():
            by_tier.setdefault(tier_of(site, actor.id, skill), []).append(skill.name)
        for tier in (None, *Risk):
            if tier in by_tier:
                found.append(
                    RiskRow(
                        actor.id,
                        'free' if tier is None else tier.value,
                        tuple(by_tier[tier]),
                        asks(site, tier),
                    )
                )
    return tuple(found)


def tier_of(site: Site, entity: str, skill: Skill) -> Risk | None:
    """Return how risky the policy makes a skill by day; None: it stops something, and is free."""
    if stops(skill) and site.policy.roles:
        return None
    return ruling(site, entity, skill.name).tier


def asks(site: Site, tier: Risk | None) -> bool:
    """Say whether a step of that tier waits for a yes."""
    return tier is not None and site.confirm_from.rank <= tier.rank < Risk.FORBIDDEN.rank


def _tier(tier: Risk | None) -> str:
    return 'nothing' if tier is None else tier.value


def _users(channel: Channel) -> str:
    return ', '.join(f'{user}: {role}' for user, role in channel.users.items())


def _bounds(limit: Limit) -> list[str]:
    found = []
    for name, unit in _UNITS.items():
        bound = getattr(limit, name)
        if isinstance(bound, tuple):
            low, high = bound
            least = f'{low:g} to ' if low != -float('inf') else 'at most '
            found.append(f'{name} {least}{high:g}{unit}')
        elif bound is not None:
            found.append(f'{name} at most {bound:g}{unit}')
    return found
