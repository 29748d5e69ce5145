"""The one report that ends a graph: made from the outcomes of its steps only."""

from collections.abc import Iterable, Mapping

from llm_bridge.graph.action_graph import ActionGraph, Outcome, Step
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem_wording import problem_reason, problem_words
from llm_bridge.graph.wording import call_words, report_sentence
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.run.graph_run import GraphRun
from llm_bridge.run.history import Lost
from llm_bridge.run.step_run import StepRun
from llm_bridge.site.site import Site


def report_data(run: GraphRun, site: Site, now: float) -> dict[str, object]:
    """Return the report of a graph that has ended; `now` is on the executor's clock."""
    outcomes = run.outcomes()
    reasons = {key: r.reason for key, r in run.steps.items() if not r.by_condition}
    return {
        'ok': _is_ok(run.steps.values()),
        'command': run.graph.command,
        'steps': [{**_row(r), 'seconds': round(r.seconds(now), 3)} for r in run.steps.values()],
        'seconds': round(now - run.at, 3),
        'say': _sentence(run, outcomes, site, reasons),
    }


def _is_ok(steps: Iterable[StepRun]) -> bool:
    """Say whether something was done, all of it seen to work, but what its condition left out."""
    steps = tuple(steps)
    return any(s.outcome is Outcome.CONFIRMED for s in steps) and all(
        s.outcome is Outcome.CONFIRMED or s.by_condition for s in steps
    )


def _row(run: StepRun) -> dict[str, object]:
    return {
        'id': run.step.id,
        'skill': run.step.skill,
        'target': run.step.target,
        'args': dict(run.step.args),
        'outcome': run.outcome.value if run.outcome else None,
        'reason': run.reason,
        'verified_by': run.verified_by,
        'code': run.code.value if run.code else None,
        'because': run.step.because,
    }


def refusal_data(graph: ActionGraph, problems: Iterable[Problem], site: Site) -> dict[str, object]:
    """Return the report of a graph that was refused: nothing of it was done."""
    problems = tuple(problems)
    why = {p.step: p.message for p in reversed(problems)}
    general = problems[0].message if problems else 'it was refused'
    return {
        'ok': False,
        'command': graph.command,
        'steps': [
            {
                'id': s.id,
                'skill': s.skill,
                'target': s.target,
                'args': dict(s.args),
                'outcome': Outcome.SKIPPED.value,
                'reason': why.get(s.id, general),
                'verified_by': None,
                'code': None,
                'because': s.because,
                'seconds': 0.0,
            }
            for s in graph.steps
        ],
        'seconds': 0.0,
        'say': words_of(graph.language).NOTHING_DONE.format(
            why=' '.join(
                dict.fromkeys(problem_words(p, site, graph.language) for p in problems[:3])
            )
        ),
    }


def lost_data(lost: Lost, site: Site) -> dict[str, object]:
    """Return the report of a graph that a restart cut off, in the site's language without its own.

    What had been sent may be done by now, and nobody looked: that is said.
    """
    rows = [
        {
            'id': key,
            'skill': known.get('skill', ''),
            'target': known.get('target', ''),
            'args': known.get('args', {}),
            'outcome': known.get('outcome', Outcome.CANCELLED.value),
            'reason': known.get('reason') or ('' if 'outcome' in known else _cut_off(key, lost)),
            'verified_by': known.get('verified_by'),
            'code': known.get('code'),
            'because': known.get('because', ''),
            'seconds': 0.0,
        }
        for key, known in lost.steps.items()
    ]
    w = words_of(lost.language or site.language)
    sent = [
        _lost_words(known, site, lost.language or site.language)
        for key, known in lost.steps.items()
        if key in lost.sent and 'outcome' not in known
    ]
    return {
        'ok': False,
        'command': lost.command,
        'steps': rows,
        'seconds': 0.0,
        'say': w.CUT_OFF + (' ' + w.MAY_BE_DONE.format(steps='; '.join(sent)) if sent else ''),
    }


def _cut_off(step_id: str, lost: Lost) -> str:
    if step_id in lost.sent:
        return 'the executor was started again after the order was sent; it may have been done'
    return 'the executor was started again'


def _lost_words(known: Mapping[str, object], site: Site, language: str) -> str:
    try:
        step = Step.model_validate(
            {key: known[key] for key in ('skill', 'target', 'args') if key in known} | {'id': 'x'}
        )
        return call_words(step, site, language)
    except (ValueError, KeyError, TypeError, AttributeError):
        return f'{known.get("skill", "")} {known.get("target", "")}'.strip()


def _sentence(
    run: GraphRun, outcomes: Mapping[str, Outcome], site: Site, reasons: Mapping[str, str]
) -> str:
    language = run.graph.language
    try:
        in_words = {
            key: words_of(language).CLAUSES.join(
                problem_reason(p, site, language) for p in step.problems
            )
            for key, step in run.steps.items()
        }
        return report_sentence(run.graph, outcomes, site, reasons, in_words)
    except (KeyError, ValueError, TypeError, AttributeError):
        # The report must come, whatever the words: outcomes are what counts.
        return ', '.join(f'{key}: {outcome.value}' for key, outcome in outcomes.items())
