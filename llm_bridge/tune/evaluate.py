"""How well commands are understood, measured against the plans that people wrote for them."""

from collections.abc import Callable, Iterable, Sequence
import re
import time

from llm_bridge.graph.action_graph import ActionGraph, Step
from llm_bridge.language.decoder import DecodeError, Decoder, Draft
from llm_bridge.language.guard_runner_up import shapes
from llm_bridge.language.guards import doubts, switched_off
from llm_bridge.language.plan import Ask, calls, Plan, walk
from llm_bridge.language.plan_language import read, write
from llm_bridge.language.records import CommandRecord, remembered
from llm_bridge.language.signatures import Signature
from llm_bridge.language.situation import Situation
from llm_bridge.language.understand import breaks_of, Understander
from llm_bridge.language.understanding import CommandOutcome, Understanding
from llm_bridge.language.words import words
from llm_bridge.site.site import Site
from llm_bridge.site.world import World
from llm_bridge.tune.tallies import ALL, Evaluation, Judged, summed, Tally, wilson
from llm_bridge.tune.wrong_actions import acting, confused, KINDS, Meant, wrong_steps

__all__ = ['ALL', 'evaluate', 'Evaluation', 'GoldRecord', 'in_words', 'judge', 'judge_plan',
           'Judged', 'read_signature', 'Tally', 'wilson']  # fmt: skip

NONSENSE = ('nothing', 'unknown')
"""Categories of commands that no skill carries out."""
NUMERIC = frozenset(
    {'percent', 'duration', 'degrees', 'speed', 'angle', 'distance', 'count', 'number'}
)
"""Names of arguments that take a number, where only a signature's line is known."""

Subject = tuple[Site | Sequence[Signature], Decoder | None]
"""A site, or only its signatures, and the model that reads commands there."""


class GoldRecord(CommandRecord):
    """A command with the plan that a person wrote for it."""

    site: str
    plan: str
    """Wire text."""
    plans: tuple[str, ...] = ()
    """Further plans that are right as well."""
    category: str = ''


def evaluate(
    records: Sequence[GoldRecord],
    open_site: Callable[[str], Subject],
    *,
    guards_off: Iterable[str] = (),
    timer: Callable[[], float] = time.perf_counter,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Evaluation:
    """Judge every command; `open_site` is called once a site, one after the other.

    `timer` gives seconds. Raises PlanSyntaxError when a gold plan cannot be read, ValueError
    for a guard that there is none of.
    """
    guards_off = switched_off(guards_off)
    judged: dict[int, Judged] = {}
    left_out = gave_up = 0
    for site in dict.fromkeys(r.site for r in records):
        mine = [(at, r) for at, r in enumerate(records) if r.site == site]
        whole, decoder = open_site(site)
        recorder = None if decoder is None else _Recorder(decoder)
        if isinstance(whole, Site):
            understander = Understander(whole, recorder, guards_off=guards_off, timer=timer)
            for at, record in mine:
                judged[at] = judge(record, understander, recorder)
                on_progress(len(judged) + left_out, len(records))
        elif recorder is None:
            left_out += len(mine)
        else:
            for at, record in mine:
                judged[at] = judge_plan(record, whole, recorder, timer)
                on_progress(len(judged) + left_out, len(records))
        gave_up += recorder.gave_up if recorder is not None else 0
    found = summed([judged[at] for at in sorted(judged)])
    return found.model_copy(
        update={
            'left_out': left_out,
            'gave_up': gave_up,
            'without': tuple(sorted(guards_off)),
        }
    )


def judge(
    record: GoldRecord, understander: Understander, recorder: '_Recorder | None' = None
) -> Judged:
    """Compare what a command comes to with what its gold plan comes to.

    Of several gold plans the one counts that what came is nearest to.
    """
    world = record.world()
    memory = remembered(record, understander)
    if recorder is not None:
        recorder.last = None
    got = understander.understand(
        record.text,
        world,
        speaker=record.speaker,
        area=record.area,
        language=record.lang,
        history=memory,
        command_id=record.id,
    )
    drafted = None if recorder is None else recorder.last
    found = []
    for text in (record.plan, *record.plans):
        plan = read(text)
        gold = understander.draft(
            plan,
            record.text,
            world,
            speaker=record.speaker,
            area=record.area,
            language=record.lang,
            history=memory,
            command_id=record.id,
        )
        found.append(_compared(record, text, plan, got, gold, understander, world))
    best = min(found, key=lambda j: (not j.exact, not j.sequence, j.wrong))
    return best.model_copy(
        update={
            'confidence': drafted.confidence if drafted is not None else None,
            'doubted': _doubted(record, drafted, understander) if drafted is not None else (),
        }
    )


def _compared(
    record: GoldRecord,
    gold_text: str,
    gold_plan: Plan,
    got: Understanding,
    gold: Understanding,
    understander: Understander,
    world: World,
) -> Judged:
    same = got.outcome == gold.outcome
    meant = Meant(
        record.text,
        gold_plan,
        gold.graph,
        is_question=any(isinstance(part, Ask) for part in walk(gold_plan)),
    )
    wrong = wrong_steps(
        got.graph, meant, understander.grounder.targets, Situation(world, area=record.area)
    )
    steps = [step for kind in wrong.values() for step in kind]
    wanted = {(s.skill, s.target) for s in acting(gold.graph)}
    at_once = any(not s.confirm for s in steps)
    return Judged(
        id=record.id,
        site=record.site,
        category=record.category,
        text=record.text,
        tier=got.tier or 'none',
        gold=gold_text,
        got=got.draft,
        came_to=in_words(got),
        expected=in_words(gold),
        exact=same and _content(got) == _content(gold),
        sequence=same and _sequence(got.graph) == _sequence(gold.graph),
        instead=gold.outcome is CommandOutcome.PLAN and got.outcome is not CommandOutcome.PLAN,
        read_back=got.outcome is CommandOutcome.PLAN and got.question is not None,
        nonsense=bool(acting(got.graph)) and not wanted and record.category in NONSENSE,
        wrong=bool(steps),
        wrong_at_once=at_once,
        wrong_after_yes=bool(steps) and not at_once,
        extra=any((s.skill, s.target) not in wanted for s in acting(got.graph)),
        acts=bool(acting(got.graph)),
        confused=confused(_skills(got), _skills(gold)),
        ms=got.ms.get('total', 0.0),
        calls=got.model.calls,
        **{kind: kind in wrong for kind in KINDS},
    )


def _skills(result: Understanding) -> list[str]:
    """Return the skills of a graph, or the outcome where there is none."""
    named = dict.fromkeys(skill for skill, _ in _sequence(result.graph))
    return list(named) or [f'({result.outcome.value})']


def _doubted(record: GoldRecord, drafted: Draft, understander: Understander) -> tuple[str, ...]:
    """Return the guards that doubt a draft, without the one that looks at its confidence."""
    language = record.lang if record.lang in understander.site.languages else None
    found = doubts(
        words(record.text),
        drafted.plan,
        understander.site,
        language=language or understander.site.language,
        ends_in_question_mark=record.text.rstrip().endswith('?'),
        breaks=breaks_of(record.text),
        off=understander.guards_off | {'confidence'},
    )
    return tuple(dict.fromkeys(d.guard for d in found))


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


def in_words(result: Understanding) -> str:
    """Return an outcome with its steps in one line."""
    if result.graph is None:
        said = result.answer or result.question or (result.problems[:1] and result.say) or ''
        return f'{result.outcome.value}: {said}' if said else result.outcome.value
    steps = []
    for step in result.graph.steps:
        args = ', '.join(f'{name}={value}' for name, value in step.args.items())
        call = f'{step.target}.{step.skill}({args})'
        guard = f' [{step.when.mode} {_condition(step)}]' if step.when is not None else ''
        often = f' x{step.repeat.times}' if step.repeat is not None else ''
        steps.append(f'{call}{guard}{often}')
    left = ' (a part is left out)' if result.problems else ''
    return f'{"; ".join(steps)}{left}'


class _Recorder:
    """A decoder that remembers what it drafted last."""

    def __init__(self, decoder: Decoder) -> None:
        self.decoder = decoder
        self.last: Draft | None = None
        self.gave_up = 0

    def decode(self, text_words: tuple[str, ...]) -> Draft:
        self.last = None
        try:
            self.last = self.decoder.decode(text_words)
        except DecodeError:
            self.gave_up += 1
            raise
        return self.last


# --- what is compared


def _content(result: Understanding) -> object:
    """Return what has to be the same for an exact match, beside the outcome."""
    if result.graph is not None:
        return shapes(result.graph.steps), result.answer, bool(result.problems)
    if result.outcome is CommandOutcome.QUESTION:
        return result.choices
    return result.answer


def _sequence(graph: ActionGraph | None) -> list[tuple[str, str]]:
    return [(s.skill, s.target) for s in graph.steps] if graph is not None else []


def _named(plan: Plan) -> list[str]:
    """Return the skills that a plan calls, or what it is where it calls none."""
    return [c.skill for c in calls(plan)] or [f'({type(plan).__name__.lower()})']


def _condition(step: Step) -> str:
    return step.when.condition.model_dump_json(by_alias=True) if step.when is not None else ''


def _spoken(call: Plan) -> tuple[str, str]:
    """Return the skill of a call and its first phrase, without 'the'."""
    skill, args = getattr(call, 'skill', ''), getattr(call, 'args', ())
    return skill, args[0].removeprefix('the ') if args else ''
