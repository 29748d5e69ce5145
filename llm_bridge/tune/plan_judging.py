"""Sites known by their signatures only: the plan that a model makes, against the gold plan."""

from collections.abc import Callable, Sequence
import re
import time

from llm_bridge.language.plans.decoder import DecodeError, Decoder, Draft
from llm_bridge.language.plans.plan import Ask, calls, Plan
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.text.words import words
from llm_bridge.tune.gold_commands import GoldRecord, NONSENSE
from llm_bridge.tune.tallies import Judged
from llm_bridge.tune.wrong_actions import confused

NUMERIC = frozenset(
    {'percent', 'duration', 'degrees', 'speed', 'angle', 'distance', 'count', 'number'}
)
"""Names of arguments that take a number, where only a signature's line is known."""


def judge_plan(
    record: GoldRecord,
    site: Sequence[Signature],
    decoder: Decoder,
    timer: Callable[[], float] = time.perf_counter,
) -> Judged:
    """Compare the plan a model makes of a command with the gold plan, word for word."""
    gold = read(record.plan, site)
    began = timer()
    try:
        draft: Draft | None = decoder.decode(words(record.text))
    except DecodeError:
        draft = None
    spent = (timer() - began) * 1000
    got = draft.plan if draft is not None else None
    acts, meant = (calls(got) if got is not None else ()), calls(gold)
    wanted = {_spoken(c) for c in meant}
    return Judged(
        id=record.id,
        site=record.site,
        category=record.category,
        text=record.text,
        tier='plan',
        gold=record.plan,
        got=write(got).strip() if got is not None else '',
        came_to='plan' if got is not None else 'nothing',
        expected='plan',
        exact=got == gold,
        sequence=got is not None
        and [_spoken(c) for c in acts] == [_spoken(c) for c in meant]
        and (bool(meant) or type(got) is type(gold)),
        instead=bool(meant) and not acts,
        nonsense=bool(acts) and not meant and record.category in NONSENSE,
        wrong=bool(acts) and not meant,
        wrong_at_once=bool(acts) and not meant,
        unmeant_at_once=any(c not in meant for c in acts),
        question_acted=bool(acts) and isinstance(gold, Ask),
        unasked=bool(acts) and not meant and not isinstance(gold, Ask),
        acts=bool(acts),
        confused=confused(_named(got), _named(gold)) if got is not None else (),
        extra=any(_spoken(c) not in wanted for c in acts),
        confidence=draft.confidence if draft is not None else None,
        ms=round(spent, 3),
        calls=draft.calls if draft is not None else 0,
    )


def read_signature(line: str) -> Signature:
    """Return the signature that a line says: `name(arg, optional?): what it does`.

    Raises ValueError for other lines.
    """
    found = re.fullmatch(r'([a-z_]\w*)\(([^)]*)\): (.+)', line.strip())
    if found is None:
        raise ValueError(f"'{line}' is no signature: expected 'name(arg, optional?): description'")
    names = [n.strip() for n in found[2].split(',') if n.strip()]
    return Signature(
        found[1],
        found[3],
        tuple(n for n in names if not n.endswith('?')),
        tuple(n[:-1] for n in names if n.endswith('?')),
        frozenset(n.rstrip('?') for n in names) & NUMERIC,
    )


def _named(plan: Plan) -> list[str]:
    """Return the skills that a plan calls, or what it is where it calls none."""
    return [c.skill for c in calls(plan)] or [f'({type(plan).__name__.lower()})']


def _spoken(call: Plan) -> tuple[str, str]:
    """Return the skill of a call and its first phrase, without 'the'."""
    skill, args = getattr(call, 'skill', ''), getattr(call, 'args', ())
    return skill, args[0].removeprefix('the ') if args else ''
