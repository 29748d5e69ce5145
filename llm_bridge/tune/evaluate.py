"""How well commands are understood, measured against what people wrote for them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
import time
from typing import Any

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.builtin import GATES
from llm_bridge.language.guards.guards import doubts, switched_off
from llm_bridge.language.plans.decoder import (
    decode_all,
    decode_among,
    decode_as,
    DecodeError,
    Decoder,
    Draft,
    likely_skills,
    LikelySkills,
)
from llm_bridge.language.plans.decoder_fallback import FallbackDecoder
from llm_bridge.language.plans.plan import Ask, Plan, walk
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.records import remembered
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.situation import Situation
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome, Understanding
from llm_bridge.site.site import Site
from llm_bridge.site.world import World
from llm_bridge.tune.gold_commands import (
    compare,
    from_graph,
    from_plan,
    GoldRecord,
    NONSENSE,
    Wanted,
)
from llm_bridge.tune.plain_steps import plain_steps, written_out
from llm_bridge.tune.plan_judging import judge_plan, read_signature
from llm_bridge.tune.tallies import ALL, Evaluation, Judged, summed, Tally, wilson
from llm_bridge.tune.wrong_actions import acting, confused, KINDS, Meant, wrong_steps

__all__ = ['ALL', 'evaluate', 'Evaluation', 'GoldRecord', 'in_words', 'judge', 'judge_plan',
           'Judged', 'read_signature', 'Tally', 'wilson']  # fmt: skip

Subject = tuple[Site | Sequence[Signature], Decoder | None]
"""A site, or only its signatures, and the model that reads commands there."""


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
    for a guard that there is none of, or a gold step that is none at its site.
    """
    guards_off = switched_off(guards_off)
    judged: dict[int, Judged] = {}
    left_out = gave_up = stood_in = 0
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
        stood_in += recorder.stood_in if recorder is not None else 0
    found = summed([judged[at] for at in sorted(judged)])
    return found.model_copy(
        update={
            'left_out': left_out,
            'gave_up': gave_up,
            'stood_in': stood_in,
            'without': tuple(sorted(guards_off)),
        }
    )


def judge(
    record: GoldRecord, understander: Understander, recorder: '_Recorder | None' = None
) -> Judged:
    """Compare what a command comes to with its gold graph, or with what its gold plan comes to.

    Of several graphs or plans the one counts that what came is nearest to. Raises ValueError for
    a gold step that is none at this site.
    """
    site, world = understander.site, record.world()
    memory = remembered(record, understander)
    said: Mapping[str, Any] = {
        'speaker': record.speaker,
        'area': record.area,
        'language': record.lang,
        'history': memory,
        'command_id': record.id,
    }
    if recorder is not None:
        recorder.last = None
    got = understander.understand(record.text, world, **said)
    drafted = None if recorder is None else recorder.last
    plans = {text: read(text) for text in (record.plan, *record.plans)}
    drafts = {
        text: understander.draft(plan, record.text, world, **said) for text, plan in plans.items()
    }
    if record.graph is not None:
        found = [
            _compared(record, record.plan, plans[record.plan], got, wanted, understander, world)
            for graph in (record.graph, *record.graphs)
            for wanted in (from_graph(graph, tuple(drafts.values()), site),)
        ]
    else:
        found = [
            _compared(
                record,
                text,
                plans[text],
                got,
                from_plan(d, in_words(d), site),
                understander,
                world,
            )
            for text, d in drafts.items()
        ]
    best = min(found, key=lambda j: (not j.exact, not j.sequence, j.wrong, j.unmeant_at_once))
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
    gold: Wanted,
    understander: Understander,
    world: World,
) -> Judged:
    near = compare(got, gold, understander.site)
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
        expected=gold.words,
        outcome=got.outcome.value,
        wanted=gold.outcome.value,
        exact=near.exact,
        sequence=near.sequence,
        steps=near.matched,
        args_right=near.args_right,
        instead=gold.outcome is CommandOutcome.PLAN and got.outcome is not CommandOutcome.PLAN,
        read_back=got.outcome is CommandOutcome.PLAN and got.question is not None,
        nonsense=bool(acting(got.graph)) and not wanted and record.category in NONSENSE,
        wrong=bool(steps),
        wrong_at_once=at_once,
        unmeant_at_once=not near.exact and _unmeant_at_once(got, gold, understander.site),
        wrong_after_yes=bool(steps) and not at_once,
        extra=any((s.skill, s.target) not in wanted for s in acting(got.graph)),
        acts=bool(acting(got.graph)),
        confused=confused(_skills(got.graph, got.outcome), _skills(gold.graph, gold.outcome)),
        ms=got.ms.get('total', 0.0),
        calls=got.model.calls,
        **{kind: kind in wrong for kind in KINDS},
    )


def _unmeant_at_once(got: Understanding, gold: Wanted, site: Site) -> bool:
    """Return whether something is done without a yes that gold has not, or not so."""
    left = list(written_out(gold.steps))
    for step in plain_steps(got.graph, site):
        meant = next((one for one in left if step.is_meant(one)), None)
        if meant is not None:
            left.remove(meant)
        elif step.target != BRIDGE and step.step is not None and not step.step.confirm:
            return True
    return False


def _skills(graph: ActionGraph | None, outcome: CommandOutcome) -> list[str]:
    """Return the skills of a graph without its gates, or the outcome where there is none."""
    steps = graph.steps if graph is not None else ()
    named = dict.fromkeys(s.skill for s in steps if s.target != BRIDGE or s.skill not in GATES)
    return list(named) or [f'({outcome.value})']


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
        self.gave_up = self.stood_in = 0

    def decode(self, text_words: tuple[str, ...]) -> Draft:
        self.last = None
        try:
            self.last = self.decoder.decode(text_words)
        except DecodeError:
            self.gave_up += 1
            raise
        self.stood_in += isinstance(self.decoder, FallbackDecoder) and bool(self.decoder.trouble)
        return self.last

    def decode_among(self, words: tuple[str, ...], skills: frozenset[str]) -> Draft | None:
        return decode_among(self.decoder, words, skills)

    def likely_skills(self, words: tuple[str, ...]) -> LikelySkills:
        return likely_skills(self.decoder, words)

    def decode_as(self, words: tuple[str, ...], skill: str) -> Draft | None:
        return decode_as(self.decoder, words, skill)

    def decode_all(self, texts: Sequence[tuple[str, ...]]) -> list[Draft | None]:
        return decode_all(self.decoder, texts)


def _condition(step: Step) -> str:
    return step.when.condition.model_dump_json(by_alias=True) if step.when is not None else ''
