"""What the policy says of steps in words: why something is not allowed, and what is instead."""

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.nearest import listed
from llm_bridge.graph.wording import call_words, name_words
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.site.policy import Limit, QuietHours, Rule
from llm_bridge.site.rulings import Permit, Ruling, ruling
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk

MOST_INSTEAD = 3
"""Steps that are offered in place of one that is not allowed."""

TIERS = {
    Risk.INFO: 'only informs',
    Risk.COMFORT: 'changes comfort',
    Risk.MOTION: 'moves something',
    Risk.GUARDED: 'is guarded',
    Risk.FORBIDDEN: 'is forbidden',
}
"""Tier -> what a step of it does, after its name."""


def entry_words(entry: Rule | QuietHours | Limit) -> str:
    """Return an entry of the policy as one calls it: 'the rule for skill unlock, kind lock'."""
    if isinstance(entry, QuietHours):
        return f'the quiet hours from {entry.from_} to {entry.to} for {entry.label}'
    name = 'rule' if isinstance(entry, Rule) else 'limit'
    return f'the {name} for {entry.label}{reason_words(entry)}'


def rule_words(entry: Rule | QuietHours | Limit) -> str:
    """Return what an entry is about and why, as its ids: 'skill unlock, kind lock (thieves)'."""
    return f'{entry.label}{reason_words(entry)}'


def reason_words(entry: Rule | QuietHours | Limit) -> str:
    """Return why an entry is there, in brackets; nothing where it does not say so."""
    return f' ({entry.because.strip()})' if entry.because.strip() else ''


def source_words(found: Ruling) -> str:
    """Return what made a ruling: the quiet hours, the rule, or that there is none."""
    if found.hours is not None:
        return f'by {entry_words(found.hours)}'
    if found.rule is None:
        return 'because no rule of the policy allows it'
    return f'by {entry_words(found.rule)}'


def roles_that_may(tier: Risk, site: Site) -> tuple[str, ...]:
    """Return the roles of the policy that may ask for a tier."""
    return tuple(
        name for name, role in site.policy.roles.items() if Permit(name, role.may).allows(tier)
    )


def roles_that_confirm(tier: Risk, site: Site) -> tuple[str, ...]:
    """Return the roles of the policy whose yes to a tier counts."""
    return tuple(
        name
        for name, role in site.policy.roles.items()
        if Permit(name, role.may, role.confirm).confirms(tier, site.confirm_from)
    )


def who_words(roles: tuple[str, ...]) -> str:
    """Return roles as 'a member or an operator'; 'nobody' where there are none."""
    return listed(tuple(_with_article(role) for role in roles)) if roles else 'nobody'


def no_yes_words(permit: Permit, others: tuple[str, ...], language: str) -> str:
    """Return what somebody is told whose yes does not count: who else may say it."""
    w = words_of(language)
    if w is words_of('en'):
        return w.NO_YES.format(who=role_words(permit), roles=who_words(others))
    return w.NO_YES.format(who=permit.role, roles=', '.join(others) or w.NOBODY)


def not_asked_words(permit: Permit, asked: str, language: str) -> str:
    """Return what somebody is told who answers what another was asked."""
    w = words_of(language)
    who = role_words(permit) if w is words_of('en') else permit.role
    return w.NOT_ASKED.format(who=who, asked=asked)


def role_words(permit: Permit) -> str:
    """Return who somebody is: 'a guest', 'somebody without a role'."""
    return 'somebody without a role' if permit.role == 'nobody' else _with_article(permit.role)


def allowed_skills(
    step: Step, site: Site, permit: Permit | None = None, time: str | None = None
) -> tuple[str, ...]:
    """Return the skills of a step's target that somebody may ask for, without its own.

    Without `permit` those that anybody may ask for.
    """
    found = {
        name: ruling(site, step.target, name, time=time).tier
        for name in site.skills_of(step.target)
        if name != step.skill
    }
    return tuple(
        name
        for name, tier in found.items()
        if tier is not Risk.FORBIDDEN and (permit is None or permit.allows(tier))
    )


def allowed_instead(
    step: Step, site: Site, permit: Permit | None = None, time: str | None = None
) -> tuple[Step, ...]:
    """Return what somebody may ask for instead: of the same target, else the same of another.

    What is guarded elsewhere is not offered: another door is no better than this one.
    """
    skills = allowed_skills(step, site, permit, time)
    if skills:
        return tuple(Step(id=step.id, skill=name, target=step.target) for name in skills)
    target = site.entities.get(step.target)
    others = [
        other
        for other in site.robots_first()
        if target is not None and other.kind == target.kind and other.id != target.id
        if (tier := ruling(site, other.id, step.skill, step.args, time).tier).rank
        < min(site.confirm_from.rank, Risk.GUARDED.rank)
        and (permit is None or permit.allows(tier))
    ]
    others.sort(key=lambda other: target is None or other.area != target.area)
    asked = step.model_copy(update={'when': None})
    return tuple(asked.model_copy(update={'target': other.id}) for other in others[:MOST_INSTEAD])


def instead_words(instead: tuple[Step, ...], target: str, site: Site) -> str:
    """Return what is allowed: 'What is allowed with the door: lock.'."""
    if not instead:
        return ''
    if instead[0].target != target:
        return f'What is allowed: {listed(call_words(s, site) for s in instead)}.'
    names = listed(tuple(s.skill.replace('_', ' ') for s in instead), 5)
    return f'What is allowed with {name_words(target, site)}: {names}.'


def _with_article(role: str) -> str:
    words = role.replace('_', ' ')
    return f'{"an" if words[:1] in "aeiou" else "a"} {words}'
