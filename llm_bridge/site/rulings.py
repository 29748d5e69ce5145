"""What the policy of a site says of one call, one person and one hour."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from llm_bridge.site.entity import Area, Entity
from llm_bridge.site.policy import Channel, Limit, Policy, QuietHours, Role, Rule, Scope, Tier
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk, Scalar, Skill

ROS = 'ros'
"""The channel of what names none: it came over ROS 2."""

_MOST_PARTS = 200
"""A skill that stands for more others than this is not done."""


@dataclass(frozen=True)
class Ruling:
    """How risky one call is, and what says so."""

    tier: Risk
    rule: Rule | None = None
    """None: no rule fits."""
    hours: QuietHours | None = None
    """The quiet hours that raise it now."""


@dataclass(frozen=True)
class Permit:
    """What somebody may who speaks on some channel."""

    role: str
    """The role, or 'nobody'."""
    may: Risk | None = None
    confirm: Risk | None = None
    reset: bool = False
    limited_as: tuple[str, ...] = ()
    """The roles whose limits hold: that of a name, and the one that its channel allows."""

    def allows(self, tier: Risk) -> bool:
        """Say whether a step of that tier may be asked for."""
        return self.may is not None and tier.rank <= self.may.rank

    def confirms(self, tier: Risk, asked_from: Risk = Risk.GUARDED) -> bool:
        """Say whether a yes to a step of that tier counts.

        Below `asked_from` a question is about what was understood: who may ask for it may answer.
        """
        if tier.rank < asked_from.rank and self.allows(tier):
            return True
        return self.confirm is not None and tier.rank <= self.confirm.rank

    def covers(self, other: 'Permit') -> bool:
        """Say whether this allows all that the other allows: who has it may speak for them."""
        return all(
            theirs is None or (own is not None and theirs.rank <= own.rank)
            for own, theirs in ((self.may, other.may), (self.confirm, other.confirm))
        )


def stops(skill: Skill) -> bool:
    """Say whether a skill only stops something, which is free for everybody at any time."""
    if skill.args or skill.steps or skill.binding is not None and skill.binding.via == 'local':
        return False
    is_stop = skill.name == 'stop' and skill.polarity == 'negative'
    return skill.on_stop or (is_stop and skill.risk.rank < Risk.GUARDED.rank)


def permit_of(site: Site, speaker: str, channel: str) -> Permit:
    """Return what a speaker may on a channel ('ros' if it has no name).

    'mqtt:anna' is the user anna, as the channel itself has proved; a speaker's name is claimed
    only, and brings no more than the channel allows for names.
    """
    policy = site.policy
    kind, _, user = (channel or ROS).partition(':')
    found = policy.channels.get(kind)
    if found is None:
        return Permit('nobody')
    own, most = _roles(found, user)
    claimed = role_of_name(site, speaker)
    if claimed is None:
        return _permit(policy, own)
    return _lesser(_permit(policy, claimed), _permit(policy, most))


def _roles(channel: Channel, user: str) -> tuple[str | None, str | None]:
    """Return the role of who has no known name, and what a known name may bring at most."""
    if user in channel.users:
        return channel.users[user], channel.users[user]
    return channel.role, channel.most or channel.role


def role_of_name(site: Site, speaker: str) -> str | None:
    """Return the role of a speaker who is known by name, or None."""
    said = speaker.strip().casefold()
    for name, role in site.policy.speakers.items():
        if name.casefold() == said:
            return role
    for person in site.people.values():
        if said in (person.id, *(name.casefold() for name in person.names())):
            return person.role
    return None


def _permit(policy: Policy, name: str | None) -> Permit:
    role: Role | None = None if name is None else policy.roles.get(name)
    if name is None or role is None:
        return Permit('nobody')
    return Permit(name, role.may, role.confirm, role.reset, (name,))


def _lesser(one: Permit, other: Permit) -> Permit:
    """Return what both may."""
    may, confirm = _lower(one.may, other.may), _lower(one.confirm, other.confirm)
    reset = one.reset and other.reset
    both = tuple(dict.fromkeys((*one.limited_as, *other.limited_as)))
    for permit in (one, other):
        if (permit.may, permit.confirm, permit.reset) == (may, confirm, reset):
            return replace(permit, limited_as=both)
    return Permit(f'{one.role} as {other.role}', may, confirm, reset, both)


def _lower(one: Risk | None, other: Risk | None) -> Risk | None:
    if one is None or other is None:
        return None
    return min(one, other, key=lambda risk: risk.rank)


def ruling(
    site: Site,
    entity_id: str,
    skill_name: str,
    args: Mapping[str, Scalar] | None = None,
    time: str | None = None,
) -> Ruling:
    """Return how risky a call is; of a skill that stands for others, as risky as the riskiest.

    To set a position is as risky as to open and to close, whichever it does.

    `args` say where it leads, `time` is the local time 'HH:MM'; None: quiet hours are not looked
    at. What does not exist is forbidden.
    """
    entity, skill = site.entities.get(entity_id), site.skill(entity_id, skill_name)
    if entity is None or skill is None:
        return Ruling(Risk.FORBIDDEN)
    found: list[Ruling] = []
    seen: set[tuple[str, str]] = set()
    waiting: list[tuple[Skill, Mapping[str, Scalar]]] = [(skill, args or {})]
    while waiting and len(seen) < _MOST_PARTS:
        skill, given = waiting.pop()
        if (key := (skill.name, repr(sorted(given.items())))) in seen:
            continue
        seen.add(key)
        found.append(_own_ruling(site, entity, skill, given, time))
        for part in skill.steps:
            # A part that does not exist is a problem of its own, and is never sent.
            if (inner := site.skill(entity_id, part.skill)) is not None:
                filled = {key: _filled(value, given) for key, value in part.args.items()}
                waiting.append((inner, filled))
        waiting += [(way, {}) for way in _ways_passed(site, entity, skill, given)]
    if waiting:
        return Ruling(Risk.FORBIDDEN)
    return max(found, key=lambda r: r.tier.rank)


def _ways_passed(
    site: Site, entity: Entity, skill: Skill, args: Mapping[str, Scalar]
) -> Iterator[Skill]:
    """Yield what a position does as well: to open the garage by a third is to open it."""
    if skill.name == 'set_position':
        percent = args.get('percent')
        for name, none_of_it in (('open', 0), ('close', 100)):
            way = site.skill(entity.id, name)
            if way is not None and percent != none_of_it:
                yield way


def _filled(value: Scalar, args: Mapping[str, Scalar]) -> Scalar:
    if isinstance(value, str) and value.startswith('$'):
        return args.get(value[1:].removesuffix('.place'), '')
    return value


def _own_ruling(
    site: Site, entity: Entity, skill: Skill, args: Mapping[str, Scalar], time: str | None
) -> Ruling:
    policy = site.policy
    if stops(skill) and policy.roles:
        return Ruling(Risk.INFO)
    areas = areas_of(site, entity, skill, args)

    def fits(scope: Scope) -> bool:
        return scope.fits(entity.id, entity.kind, skill.name, areas)

    found = _strictest(
        tuple(filter(fits, policy.rules)), skill, frozenset(site.around(entity.area))
    )
    if found is None or skill.risk is Risk.FORBIDDEN:
        return Ruling(Risk.FORBIDDEN, found[1] if found else None)
    tier, rule = found
    if time is None:
        return Ruling(tier, rule)
    raised = [
        hours
        for hours in policy.quiet_hours
        if fits(hours)
        and hours.holds_at(time)
        and (tier in hours.tiers if hours.tiers else tier is not Risk.INFO)
        and hours.becomes.rank > tier.rank
    ]
    if not raised:
        return Ruling(tier, rule)
    hours = max(raised, key=lambda h: h.becomes.rank)
    return Ruling(hours.becomes, rule, hours)


def _strictest(
    fitting: tuple[Rule, ...], skill: Skill, home: frozenset[str]
) -> tuple[Risk, Rule] | None:
    """Return the tier of the rules that are most specific, and the rule that makes it."""
    best = [
        rule
        for rule in fitting
        if not any(o.covers(rule, home) and not rule.covers(o, home) for o in fitting)
    ]
    tiers = [(_tier(rule, skill), rule) for rule in best]
    return max(tiers, key=lambda pair: pair[0].rank, default=None)


def _tier(rule: Rule, skill: Skill) -> Risk:
    if rule.tier is Tier.DECLARED:
        return skill.risk
    tier = Risk(rule.tier.value)
    return tier if rule.skill or tier.rank > skill.risk.rank else skill.risk


def areas_of(
    site: Site, entity: Entity, skill: Skill, args: Mapping[str, Scalar]
) -> frozenset[str]:
    """Return the areas that a call is about: where its target is fixed, and where it leads.

    With those that they lie in.
    """
    named = [str(value) for value in args.values() if isinstance(value, str)]
    named += [
        str(arg.default)
        for arg in skill.args
        if arg.name not in args and isinstance(arg.default, str)
    ]
    robot = site.robots.get(entity.id)
    if skill.motion == 'home' and robot is not None and robot.home:
        named.append(robot.home)
    found = {entity.area} | {_area(site, name) for name in named}
    return frozenset(around for area in found for around in site.around(area))


def _area(site: Site, entity_id: str) -> str | None:
    entity = site.entities.get(entity_id)
    if isinstance(entity, Area):
        return entity.id
    if entity is not None and entity.area is None and entity_id in site.objects:
        return _area(site, site.objects[entity_id].place or '')
    return None if entity is None else entity.area


def limits_of(
    site: Site,
    entity_id: str,
    skill_name: str,
    args: Mapping[str, Scalar] | None = None,
    roles: Iterable[str] = (),
) -> tuple[Limit, ...]:
    """Return the limits that hold for a call, and of those for roles the ones for `roles`."""
    entity, skill = site.entities.get(entity_id), site.skill(entity_id, skill_name)
    if entity is None or skill is None:
        return ()
    areas = areas_of(site, entity, skill, args or {})
    mine = frozenset(roles)
    return tuple(
        limit
        for limit in site.policy.limits
        if (not limit.role or not mine.isdisjoint(limit.role))
        and limit.fits(entity.id, entity.kind, skill.name, areas)
    )
