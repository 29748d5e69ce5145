"""What became of an order: judged from what was observed after it was sent, not from hope."""

from dataclasses import dataclass
import math
from typing import Literal

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.truth import is_fresh, value
from llm_bridge.run.attempt import Attempt, Said
from llm_bridge.run.orders import gives_result, is_near, matches, pose_error, RELATIVE
from llm_bridge.run.settings import ExecutorSettings
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Effect
from llm_bridge.site.world import World

By = Literal['result', 'state', 'pose', 'none']


@dataclass(frozen=True)
class Verdict:
    """How an attempt ended."""

    outcome: Outcome
    reason: str = ''
    """A clause for people; '' when there is nothing to explain."""
    verified_by: By = 'none'
    """Where the knowledge comes from."""


def judge(
    attempt: Attempt,
    said: Said,
    world: World,
    still_s: float,
    has_moved: bool,
    site: Site,
    settings: ExecutorSettings,
) -> Verdict | None:
    """Return how the attempt ended, or None while that cannot be said yet.

    `still_s` says for how many seconds the robot was seen to stand still since it was sent,
    `has_moved` whether it was seen to move since then.
    """
    if said.failed is not None:
        return Verdict(Outcome.FAILED, said.failed)
    skill = attempt.order.skill
    if gives_result(skill) and said.done_at is None:
        if world.now - attempt.sent_at < attempt.timeout_s:
            return None
        return Verdict(Outcome.FAILED, f'no result came within {attempt.timeout_s:g} s')
    match verified_by(attempt):
        case 'result':
            return Verdict(Outcome.CONFIRMED, verified_by='result')
        case 'pose':
            return _by_pose(attempt, said, world, still_s, has_moved, site, settings)
        case 'state':
            return _by_state(attempt, said, world, site, settings)
        case 'none':
            return _by_nothing(attempt, said, world)


def verified_by(attempt: Attempt) -> By:
    """Return how an attempt can be verified at all: a result that never comes shows nothing."""
    skill = attempt.order.skill
    by = skill.verify.by
    if (by == 'result' and not gives_result(skill)) or (by == 'state' and not skill.effects):
        return 'none'
    return by


def _by_nothing(attempt: Attempt, said: Said, world: World) -> Verdict | None:
    waited = world.now - attempt.sent_at
    patience = min(attempt.order.skill.verify.within_s, attempt.timeout_s)
    if said.done_at is None and said.accepted_at is None and waited < patience:
        return None
    return Verdict(Outcome.UNCONFIRMED, 'its effect cannot be observed')


def _by_state(
    attempt: Attempt, said: Said, world: World, site: Site, settings: ExecutorSettings
) -> Verdict | None:
    target = attempt.order.target.id
    state = world.states.get(target)
    told = state is not None and state.available and state.at >= attempt.sent_at
    effects = attempt.order.skill.effects
    fits = [matches(e, value(target, e.attribute, site, world)) for e in effects]
    start = attempt.sent_at if said.done_at is None else said.done_at
    if all(fit is True for fit in fits):
        if told:
            return Verdict(Outcome.CONFIRMED, verified_by='state')
        if all(attempt.before) and world.now - start >= settings.already_s:
            return Verdict(Outcome.CONFIRMED, 'it was already so', 'state')
    within = attempt.order.skill.verify.within_s
    # After a result only the echo is waited for; else the time-out counts, too.
    until = start + (within if said.done_at is not None else min(within, attempt.timeout_s))
    if world.now < until:
        return None
    if state is not None and not state.available:
        return Verdict(Outcome.FAILED, 'it is offline', 'state')
    wrong = [
        _difference(e, value(target, e.attribute, site, world))
        for e, fit in zip(effects, fits, strict=True)
        if fit is False
    ]
    # What came at the very moment of the dispatch was under way before it.
    if wrong and state is not None and state.at > attempt.sent_at:
        return Verdict(Outcome.FAILED, ' and '.join(wrong), 'state')
    waited = world.now - attempt.sent_at
    return Verdict(Outcome.UNCONFIRMED, f'it did not report its state within {waited:.0f} s')


def _difference(effect: Effect, seen: object) -> str:
    what = effect.attribute.replace('_', ' ')
    return f'its {what} is {_plain(seen)}, not {_plain(effect.value)}'


def _plain(seen: object) -> str:
    return f'{seen:g}' if isinstance(seen, float) else str(seen) or 'empty'


def _by_pose(
    attempt: Attempt,
    said: Said,
    world: World,
    still_s: float,
    has_moved: bool,
    site: Site,
    settings: ExecutorSettings,
) -> Verdict | None:
    order, goal = attempt.order, attempt.order.goal
    if goal is None:
        return Verdict(Outcome.FAILED, 'its goal is not known')
    pose = world.pose(order.target.id) if is_fresh(order.target.id, site, world) else None
    off = None if pose is None else pose_error(pose, goal)
    is_there = off is not None and is_near(off, order.skill)
    # A robot that was there before may not have had the time to start moving.
    needed_s = settings.already_s if all(attempt.before) else settings.settle_s
    # A short way or turn ends within the tolerance of where it began: to be there shows nothing.
    must_move = order.skill.motion in RELATIVE and all(attempt.before) and not has_moved
    is_at_rest = still_s >= needed_s or said.done_at is not None and still_s > 0
    if is_there and is_at_rest and not must_move:
        return Verdict(Outcome.CONFIRMED, verified_by='pose')
    until = (
        attempt.sent_at + attempt.timeout_s
        if said.done_at is None
        else said.done_at + order.skill.verify.within_s
    )
    if world.now < until:
        return None
    if off is None:
        return Verdict(Outcome.FAILED, 'its position is not known', 'pose')
    if is_there and must_move:
        return Verdict(Outcome.UNCONFIRMED, 'it was not seen to move')
    if is_there:
        return Verdict(Outcome.FAILED, 'it does not stand still at its goal', 'pose')
    return Verdict(
        Outcome.FAILED,
        f'it is {off[0]:.2f} m and {math.degrees(off[1]):.0f} degrees off its goal',
        'pose',
    )
