"""How well commands are understood, measured against the plans that people wrote for them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil, sqrt
import re
import time
from typing import Any

from pydantic import computed_field

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.language.decoder import DecodeError, Decoder, Draft
from llm_bridge.language.plan import calls, Plan
from llm_bridge.language.plan_language import read, write
from llm_bridge.language.records import CommandRecord, remembered
from llm_bridge.language.signatures import Signature
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome, Understanding
from llm_bridge.language.words import words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Frozen

ALL = 'all'
"""Category and tier of a tally that leaves none out."""
NONSENSE = ('nothing', 'unknown')
"""Categories of commands that no skill carries out."""
Z_95 = 1.959964
"""Standard deviations on each side of the middle that hold 95 % of a normal distribution."""
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
    category: str = ''


class Tally(Frozen):
    """Counts over the commands of one category that one tier understood."""

    site: str = ALL
    category: str = ALL
    tier: str = ALL
    n: int = 0
    exact: int = 0
    """The same outcome, and the same graph, answer or choices."""
    sequence: int = 0
    """The same outcome, and the same skills of the same targets in the same order."""
    instead: int = 0
    """Asked, refused or not understood, where the gold plan acts."""
    read_back: int = 0
    """Plans that wait for a yes because they were doubted."""
    nonsense: int = 0
    """Acts, though the command is talk or asks for what no skill does."""
    wrong: int = 0
    """Does the opposite of a gold step on its target, or acts where gold does not."""
    wrong_at_once: int = 0
    """Wrong ones of which no yes is waited for."""
    extra: int = 0
    """A step that gold has not: another skill or target."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def exact_interval(self) -> tuple[float, float]:
        """95 % Wilson interval of the share of exact ones, 0 to 1."""
        return wilson(self.exact, self.n)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def sequence_interval(self) -> tuple[float, float]:
        """95 % Wilson interval of the share of right sequences, 0 to 1."""
        return wilson(self.sequence, self.n)


class Judged(Frozen):
    """What became of one command."""

    id: str
    site: str
    category: str
    text: str
    tier: str
    """stop, template, model; 'none' when nothing understood it; 'plan' where only plans count."""
    gold: str
    """Gold plan, wire text."""
    got: str
    """The plan it was read as; empty when there was none."""
    came_to: str
    """Outcome and steps, for people."""
    expected: str
    """What the gold plan comes to, for people."""
    exact: bool
    sequence: bool
    instead: bool = False
    read_back: bool = False
    nonsense: bool = False
    wrong: bool = False
    wrong_at_once: bool = False
    extra: bool = False
    confidence: float | None = None
    """Of the model, 0 to 1; None when it was not asked."""
    ms: float = 0.0
    calls: int = 0


class Evaluation(Frozen):
    """All counts of one run."""

    model: str = ''
    machine: str = ''
    """Processor, cores and Python it ran on."""
    command: str = ''
    """The command line that gives these numbers again."""
    understood: tuple[Tally, ...] = ()
    """Sites that are whole: commands up to the checked graph."""
    planned: tuple[Tally, ...] = ()
    """Sites known by signatures only: the model's plans."""
    p50_ms: float = 0.0
    p95_ms: float = 0.0
    model_p50_ms: float = 0.0
    """Of the commands that the model was asked about."""
    model_p95_ms: float = 0.0
    calls_per_command: float = 0.0
    """Forward calls of the model."""
    gave_up: int = 0
    """Commands that the model failed to read, mostly because it took too long."""
    left_out: int = 0
    """Commands of sites that need a model, when there is none."""
    judged: tuple[Judged, ...] = ()
    """Every command, in the order it came."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def missed(self) -> tuple[Judged, ...]:
        """The commands that did not come to what was meant, the worst first."""
        return tuple(
            sorted(
                (j for j in self.judged if not j.exact),
                key=lambda j: (not j.wrong_at_once, not j.wrong, not j.extra, j.sequence),
            )
        )

    def to_json(self) -> str:
        """Return everything as JSON; tallies carry their 95 % intervals."""
        return self.model_dump_json(indent=1)


def wilson(count: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share, 0 to 1; (0, 1) of nothing."""
    if n == 0:
        return 0.0, 1.0
    share, spread = count / n, Z_95 * Z_95 / n
    middle = (share + spread / 2) / (1 + spread)
    half = Z_95 * sqrt(share * (1 - share) / n + spread / n / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def evaluate(
    records: Sequence[GoldRecord],
    open_site: Callable[[str], Subject],
    *,
    guards_off: Iterable[str] = (),
    timer: Callable[[], float] = time.perf_counter,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Evaluation:
    """Judge every command; `open_site` is called once a site, one after the other.

    `timer` gives seconds. Raises PlanSyntaxError when a gold plan cannot be read.
    """
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
    found = _summed([judged[at] for at in sorted(judged)])
    return found.model_copy(update={'left_out': left_out, 'gave_up': gave_up})


def judge(
    record: GoldRecord, understander: Understander, recorder: '_Recorder | None' = None
) -> Judged:
    """Compare what a command comes to with what its gold plan comes to."""
    world = record.world()
    gold_plan = read(record.plan)
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
    gold = understander.draft(
        gold_plan,
        record.text,
        world,
        speaker=record.speaker,
        area=record.area,
        language=record.lang,
        history=memory,
        command_id=record.id,
    )
    same = got.outcome == gold.outcome
    wrong = _wrong_steps(got.graph, gold.graph, understander.site)
    acts = bool(_acting(got.graph))
    wanted = {(s.skill, s.target) for s in _acting(gold.graph)}
    return Judged(
        id=record.id,
        site=record.site,
        category=record.category,
        text=record.text,
        tier=got.tier or 'none',
        gold=record.plan,
        got=got.draft,
        came_to=in_words(got),
        expected=in_words(gold),
        exact=same and _content(got) == _content(gold),
        sequence=same and _sequence(got.graph) == _sequence(gold.graph),
        instead=gold.outcome is CommandOutcome.PLAN and got.outcome is not CommandOutcome.PLAN,
        read_back=got.outcome is CommandOutcome.PLAN and got.question is not None,
        nonsense=acts and not wanted and record.category in NONSENSE,
        wrong=bool(wrong),
        wrong_at_once=any(not s.confirm for s in wrong),
        extra=any((s.skill, s.target) not in wanted for s in _acting(got.graph)),
        confidence=drafted.confidence if drafted is not None else None,
        ms=got.ms.get('total', 0.0),
        calls=got.model.calls,
    )


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
        return _shape(result.graph), result.answer, bool(result.problems)
    if result.outcome is CommandOutcome.QUESTION:
        return result.choices
    return result.answer


def _shape(graph: ActionGraph) -> Counter[object]:
    """Return the steps without their ids: each with all that comes before it."""
    by_id = {s.id: s for s in graph.steps}
    known: dict[str, str] = {}

    def shape(step_id: str) -> str:
        if step_id not in known:
            known[step_id] = 'cycle'
            step = by_id.get(step_id)
            known[step_id] = 'missing' if step is None else numbered(step)
        return known[step_id]

    def numbered(step: Step) -> str:
        own = (
            step.skill,
            step.target,
            sorted((name, str(value)) for name, value in step.args.items()),
            step.when.model_dump_json(by_alias=True) if step.when is not None else '',
            step.repeat.model_dump_json(by_alias=True) if step.repeat is not None else '',
            sorted(shape(a) for a in step.after),
            sorted(shape(g) for g in step.given),
        )
        return repr(own)

    return Counter(shape(s.id) for s in graph.steps)


def _sequence(graph: ActionGraph | None) -> list[tuple[str, str]]:
    return [(s.skill, s.target) for s in graph.steps] if graph is not None else []


def _acting(graph: ActionGraph | None) -> tuple[Step, ...]:
    """Return the steps that robots and devices carry out."""
    return tuple(s for s in graph.steps if s.target != BRIDGE) if graph is not None else ()


def _wrong_steps(
    got: ActionGraph | None, gold: ActionGraph | None, site: Site
) -> tuple[Step, ...]:
    """Return steps that undo a gold step, and all that act where gold does not."""
    wanted = _acting(gold)
    if not wanted:
        return _acting(got)
    return tuple(
        step
        for step in _acting(got)
        if not any(_equal(step, w) for w in wanted)
        and any(_opposes(step, w, site) for w in wanted if w.target == step.target)
    )


def _equal(one: Step, other: Step) -> bool:
    return (one.skill, one.target) == (other.skill, other.target)


def _opposes(one: Step, other: Step, site: Site) -> bool:
    skills = site.skills_of(one.target)
    first, second = skills.get(one.skill), skills.get(other.skill)
    if first is None or second is None:
        return False
    return (
        first.inverse == second.name
        or second.inverse == first.name
        or {first.polarity, second.polarity} == {'positive', 'negative'}
    )


def _condition(step: Step) -> str:
    return step.when.condition.model_dump_json(by_alias=True) if step.when is not None else ''


def _spoken(call: Plan) -> tuple[str, str]:
    """Return the skill of a call and its first phrase, without 'the'."""
    skill, args = getattr(call, 'skill', ''), getattr(call, 'args', ())
    return skill, args[0].removeprefix('the ') if args else ''


# --- sums


def _summed(judged: Sequence[Judged]) -> Evaluation:
    understood = [j for j in judged if j.tier != 'plan']
    planned = [j for j in judged if j.tier == 'plan']
    times = sorted(j.ms for j in judged)
    by_model = sorted(j.ms for j in judged if j.confidence is not None)
    return Evaluation(
        understood=tuple(_tallies(understood)),
        planned=tuple(_tallies(planned)),
        p50_ms=_at(times, 0.5),
        p95_ms=_at(times, 0.95),
        model_p50_ms=_at(by_model, 0.5),
        model_p95_ms=_at(by_model, 0.95),
        calls_per_command=round(sum(j.calls for j in judged) / max(len(judged), 1), 2),
        judged=tuple(judged),
    )


def _tallies(judged: Sequence[Judged]) -> Iterator[Tally]:
    for site in (ALL, *dict.fromkeys(j.site for j in judged)):
        for tier in (ALL, *sorted({j.tier for j in judged})):
            for category in (*sorted({j.category for j in judged}), ALL):
                mine = [
                    j
                    for j in judged
                    if site in (ALL, j.site)
                    and tier in (ALL, j.tier)
                    and category in (ALL, j.category)
                ]
                if mine:
                    yield _tally(mine, {'site': site, 'category': category, 'tier': tier})


_COUNTED = (
    'exact',
    'sequence',
    'instead',
    'read_back',
    'nonsense',
    'wrong',
    'wrong_at_once',
    'extra',
)


def _tally(judged: Sequence[Judged], names: Mapping[str, Any]) -> Tally:
    counts = {name: sum(bool(getattr(j, name)) for j in judged) for name in _COUNTED}
    return Tally(n=len(judged), **names, **counts)


def _at(ordered: Sequence[float], share: float) -> float:
    """Return the smallest value that is no smaller than that share of all of them."""
    return round(ordered[max(0, ceil(share * len(ordered)) - 1)], 2) if ordered else 0.0
