"""What a person at a terminal sees of a tuning run."""

from io import StringIO

from rich.console import Console

from llm_bridge.console.tune_view import distribution, outcome, told, TuneView

MEASURED = {'phase': 'measured', 'set': 'some', 'seen': 1200, 'dev': 0.5, 'n': 40, 'loss': 0.25}
TRAINING = {'phase': 'training', 'done': 30.0, 'of': 120.0, 'seen': 1200, 'loss': 0.5,
            'per_s': 3.25, 'last': {'set': 'some', 'share': 0.5, 'n': 40}}  # fmt: skip


def shown(events, terminal):
    out = StringIO()
    with TuneView(Console(file=out, force_terminal=terminal, width=160)) as view:
        for event in events:
            view(event)
        if terminal:
            view.console.print('shown above the bars')
    return out.getvalue()


def test_a_measurement_is_one_line_wherever_it_is_read():
    line = 'after 1,200 commands, some: 50.0% of 40 exactly right (loss 0.250)'
    events = [{'phase': 'saving', 'of': None}, TRAINING, MEASURED, {'phase': 'done'}]
    assert shown(events, terminal=False) == line + '\n'
    assert line in shown(events, terminal=True)


def test_training_says_how_far_it_is():
    assert told(TRAINING) == '1,200 commands, loss 0.500, 3.2 a second, last 50.0% of 40'
    assert 'left' in shown([TRAINING], terminal=True)


def test_the_outcome_compares_before_and_after_and_says_how_to_use_it(tmp_path):
    measured = [(MEASURED, {**MEASURED, 'dev': 0.75})]
    lines = outcome(measured, tmp_path, 'mill.yaml', done=True)
    assert lines[0] == 'some: 50.0% before, 75.0% after (of 40)'
    used = f'--site mill.yaml --model {tmp_path / "best"}'
    assert f'llm-bridge say --dry-run {used} TEXT' in lines[1]
    assert f'llm-bridge demo {used}' in lines[2]
    assert 'the same command goes on' in outcome(measured, tmp_path, None, done=False)[-1]


def test_a_distribution_shows_shares_the_largest_first():
    out = StringIO()
    Console(file=out, width=60).print(distribution({'few': 1, 'many': 3}))
    assert out.getvalue().index('many') < out.getvalue().index('few')
    assert '75.0%' in out.getvalue()
