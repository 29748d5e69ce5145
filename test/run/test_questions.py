"""Confirmation: a plain yes in time, or nothing happens."""

import pytest
from shed import Bench, row, s

from llm_bridge.graph.action_graph import Guard
from llm_bridge.run.answers import read_answer

UNLOCK = s('s1', 'unlock', 'bolt')


def test_a_guarded_step_is_asked_about_and_done_after_a_yes(bench: Bench) -> None:
    graph_id = bench.submit(UNLOCK)
    bench.run(1)
    question = bench.journal.named('question')[0]
    assert question['text'] == 'Shall I unlock the front door?'
    assert question['kind'] == 'confirm'
    assert question['expires_s'] == 30
    assert bench.dispatch.sent == []
    assert bench.executor.answer('Yes, please!', 'anna', str(question['question_id'])) is True
    assert bench.finish(graph_id)['ok'] is True
    assert bench.journal.named('answered')[0] == {
        'event': 'answered',
        'at': bench.journal.named('answered')[0]['at'],
        'id': graph_id,
        'question_id': question['question_id'],
        'answer': 'yes',
        'by': 'anna',
        'channel': '',
        'role': 'member',
    }


@pytest.mark.parametrize(
    'text', ['no', 'nein', 'maybe', '', 'yes and open the window', 'yes no', 'what?', '👍']
)
def test_anything_but_a_plain_yes_is_a_no(bench: Bench, text: str) -> None:
    graph_id = bench.submit(UNLOCK)
    bench.executor.tick()
    bench.executor.answer(text, 'anna')
    report = bench.finish(graph_id)
    assert row(report)['outcome'] == 'failed'
    assert row(report)['code'] == 'not_confirmed'
    assert 'not confirmed' in row(report)['reason']
    assert bench.dispatch.sent == []


def test_silence_is_a_no(bench: Bench) -> None:
    graph_id = bench.submit(UNLOCK)
    report = bench.finish(graph_id)
    assert 30 <= row(report)['seconds'] < 31
    assert row(report)['reason'] == 'not confirmed: nobody said yes in time'
    assert bench.dispatch.sent == []


def test_an_answer_that_comes_too_late_is_no_answer(bench: Bench) -> None:
    bench.submit(UNLOCK)
    bench.executor.tick()
    bench.clock.advance(30)
    assert bench.executor.answer('yes', 'anna') is False
    bench.run(1)
    assert bench.dispatch.sent == []


def test_an_answer_to_another_question_is_not_taken(bench: Bench) -> None:
    bench.submit(UNLOCK)
    bench.executor.tick()
    assert bench.executor.answer('yes', 'anna', 'g7/s1') is False
    bench.run(1)
    assert bench.dispatch.sent == []


def test_an_answer_without_a_question_is_not_kept_for_later(bench: Bench) -> None:
    assert bench.executor.answer('yes', 'anna') is False
    bench.submit(UNLOCK)
    bench.run(2)
    assert bench.dispatch.sent == []


DOUBTFUL = (
    s('s1', 'turn_on', 'lamp', confirm=True),
    s('s2', 'turn_off', 'hall', confirm=True),
)


def test_one_question_is_open_at_a_time_so_that_yes_is_clear(bench: Bench) -> None:
    first = bench.submit(UNLOCK)
    bench.submit(*DOUBTFUL)
    bench.run(1)
    assert [q['id'] for q in bench.journal.named('question')] == [first]
    bench.executor.answer('yes', 'anna')
    bench.run(1)
    assert bench.dispatch.steps == ['s1']
    assert len(bench.journal.named('question')) == 2


def test_a_second_yes_right_after_the_first_is_not_one_to_the_next_question(bench: Bench) -> None:
    """A message that comes twice, or somebody who says yes twice, does not unlock another door."""
    bench.submit(UNLOCK)
    second = bench.submit(*DOUBTFUL)
    bench.run(1)
    assert bench.executor.answer('yes', 'anna') is True
    bench.run(0.1)
    assert bench.executor.answer('yes', 'anna') is False
    told = bench.journal.named('not_counted')[0]
    assert (told['id'], told['by']) == (second, 'anna')
    assert 'too soon' in str(told['text'])
    bench.run(1)
    assert bench.dispatch.steps == ['s1']
    assert bench.executor.answer('yes', 'anna') is True
    bench.run(1)
    assert len(bench.dispatch.sent) == 3


def test_a_yes_that_comes_late_is_not_one_to_the_question_after_it(bench: Bench) -> None:
    bench.submit(UNLOCK)
    second = bench.submit(*DOUBTFUL)
    bench.run(30.2)
    (_, asked) = bench.journal.named('question')
    assert asked['id'] == second
    assert bench.executor.answer('yes', 'anna') is False
    # One that names the question is for that one, however soon.
    assert bench.executor.answer('yes', 'anna', str(asked['question_id'])) is True


def test_a_yes_that_was_said_before_the_question_is_not_one_to_it(bench: Bench) -> None:
    """It was held up on its way, and meant for something else."""
    asked = bench.submit(UNLOCK)
    bench.run(2)
    assert bench.executor.answer('yes', 'anna', age_s=5) is False
    assert bench.journal.named('not_counted')[0]['id'] == asked
    assert bench.executor.answer('yes', 'anna', age_s=1) is True


def test_a_plan_that_was_doubtful_is_read_back_once_and_one_yes_does_it(bench: Bench) -> None:
    graph_id = bench.submit(*DOUBTFUL)
    bench.run(1)
    text = str(bench.journal.named('question')[0]['text'])
    assert text.startswith('Shall I turn on')
    assert 'turn off' in text
    bench.executor.answer('yes', 'anna')
    assert bench.finish(graph_id)['ok'] is True
    assert len(bench.journal.named('question')) == 1


def test_a_no_to_the_plan_does_none_of_it(bench: Bench) -> None:
    graph_id = bench.submit(*DOUBTFUL)
    bench.run(1)
    bench.executor.answer('no', 'anna')
    report = bench.finish(graph_id)
    assert [r['outcome'] for r in report['steps']] == ['failed', 'failed']
    assert bench.dispatch.sent == []


UNLOCKED = {'entity': 'bolt', 'attribute': 'state', 'value': 'unlocked'}
WHEN_OPEN = {'mode': 'wait', 'condition': UNLOCKED}


@pytest.mark.parametrize(
    'steps',
    [
        (
            s('s1', 'wait', 'bridge', args={'duration': 20.0}),
            s('s2', 'turn_on', 'lamp', after=['s1'], confirm=True),
        ),
        (s('s1', 'turn_on', 'lamp', when=WHEN_OPEN, confirm=True),),
    ],
)
def test_a_doubtful_plan_that_waits_is_asked_about_before_it_waits(bench: Bench, steps) -> None:
    graph_id = bench.submit(*steps)
    bench.run(1)
    assert str(bench.journal.named('question')[0]['text']).startswith('Shall I')
    bench.executor.answer('no', 'anna')
    bench.run(1)
    report = bench.journal.named('report')[0]
    assert (report['id'], report['ok']) == (graph_id, False)
    assert {r['code'] for r in report['steps']} == {'not_confirmed'}


def test_after_the_yes_a_doubtful_plan_waits_and_asks_no_more(bench: Bench) -> None:
    graph_id = bench.submit(
        s('s1', 'wait', 'bridge', args={'duration': 20.0}),
        s('s2', 'turn_on', 'lamp', after=['s1'], confirm=True),
    )
    bench.run(1)
    bench.executor.answer('yes', 'anna')
    bench.run(15)
    assert bench.dispatch.steps == []
    assert bench.finish(graph_id)['ok'] is True
    assert bench.dispatch.steps == ['s2']
    assert len(bench.journal.named('question')) == 1


def test_a_yes_to_the_plan_is_no_yes_to_a_guarded_step_of_it(bench: Bench) -> None:
    bench.submit(s('s1', 'turn_on', 'lamp', confirm=True), s('s2', 'unlock', 'bolt', after=['s1']))
    bench.run(1)
    bench.executor.answer('yes', 'anna')
    bench.run(5)
    assert bench.dispatch.steps == ['s1']
    assert 'unlock' in str(bench.journal.named('question')[-1]['text'])
    bench.executor.answer('yes', 'anna')
    bench.run(1)
    assert bench.dispatch.steps == ['s1', 's2']


def test_the_time_of_a_question_begins_when_it_is_asked(bench: Bench) -> None:
    bench.submit(UNLOCK)
    bench.submit(*DOUBTFUL)
    bench.run(45)
    assert bench.executor.answer('yes', 'anna') is True
    bench.run(1)
    assert 's1' in bench.dispatch.steps


def test_the_world_is_looked_at_again_after_the_yes(bench: Bench) -> None:
    graph_id = bench.submit(UNLOCK)
    bench.run(1)
    bench.world.offline('bolt')
    bench.executor.answer('yes', 'anna')
    report = bench.finish(graph_id)
    assert row(report)['code'] == 'unavailable'
    assert bench.dispatch.sent == []


IF_CLOSED = {'mode': 'if', 'condition': {'entity': 'door', 'value': 'closed'}}


@pytest.mark.parametrize(
    'steps',
    [
        (UNLOCK.model_copy(update={'when': Guard.model_validate(IF_CLOSED)}),),
        (
            s('s0', 'check', 'bridge', when=IF_CLOSED),
            UNLOCK.model_copy(update={'given': ('s0',)}),
        ),
    ],
)
@pytest.mark.parametrize(('door', 'outcome'), [('open', 'skipped'), (None, 'failed')])
def test_what_is_done_only_if_something_is_so_is_not_done_when_it_changed_before_the_yes(
    bench: Bench, steps, door, outcome
) -> None:
    bench.world.set('door', state='closed')
    graph_id = bench.submit(*steps)
    bench.run(1)
    bench.world.forget('door') if door is None else bench.world.set('door', state=door)
    bench.executor.answer('yes', 'anna')
    assert row(bench.finish(graph_id))['outcome'] == outcome
    assert bench.dispatch.sent == []


def test_a_gate_that_was_passed_long_before_the_question_is_not_looked_at_again(
    bench: Bench,
) -> None:
    bench.world.set('door', state='closed')
    graph_id = bench.submit(
        s('s0', 'check', 'bridge', when=IF_CLOSED),
        s('s1', 'wait', 'bridge', args={'duration': 20}, given=['s0']),
        UNLOCK.model_copy(update={'id': 's2', 'after': ('s1',), 'given': ('s0',)}),
    )
    bench.run(10)
    bench.world.set('door', state='open')
    bench.run(15)
    bench.executor.answer('yes', 'anna')
    assert bench.finish(graph_id)['ok'] is True


def test_what_the_plan_changes_itself_does_not_undo_its_condition(bench: Bench) -> None:
    dark = {'mode': 'if', 'condition': {'entity': 'lamp', 'value': 'off'}}
    graph_id = bench.submit(
        s('s0', 'check', 'bridge', when=dark),
        s('s1', 'turn_on', 'lamp', given=['s0']),
        s('s2', 'unlock', 'bolt', given=['s0']),
    )
    bench.run(5)
    bench.executor.answer('yes', 'anna')
    assert bench.finish(graph_id)['ok'] is True


def test_one_yes_covers_the_retry_of_the_same_step(bench: Bench) -> None:
    bench.dispatch.fails_at = ['s1']
    graph_id = bench.submit(UNLOCK.model_copy(update={'on_failure': 'retry'}))
    bench.executor.tick()
    bench.executor.answer('yes', 'anna')
    bench.finish(graph_id)
    assert len(bench.dispatch.sent) == 2
    assert len(bench.journal.named('question')) == 1


def test_a_question_is_forgotten_over_a_restart(bench: Bench) -> None:
    bench.submit(UNLOCK)
    bench.executor.tick()
    bench.executor = bench.make(history=list(bench.journal.events))
    assert bench.executor.answer('yes', 'anna') is False
    bench.run(2)
    assert bench.dispatch.sent == []


@pytest.mark.parametrize(
    ('text', 'answer'),
    [
        ('Yes.', 'yes'),
        (' OK! ', 'yes'),
        ('Ja', 'yes'),
        ('d’accord', 'yes'),
        ('sí', 'yes'),
        ('si\u0301', 'yes'),
        ('NO', 'no'),
        ("don't", 'no'),
        ('nein danke', 'no'),
        ('yesterday', 'unclear'),
        ('', 'unclear'),
        ('not yes', 'unclear'),
        ('y' * 1000, 'unclear'),
        ('yes' + ' ' * 300 + 'but not now', 'unclear'),
    ],
)
def test_answers_are_read_in_several_languages(text: str, answer: str) -> None:
    assert read_answer(text) == answer


def test_a_yes_to_a_plan_is_none_to_a_step_that_is_called_so(bench: Bench) -> None:
    bench.submit(s('s1', 'turn_on', 'lamp', confirm=True), s('plan', 'unlock', 'bolt'))
    bench.run(1)
    (of_plan,) = bench.journal.named('question')
    bench.executor.answer('yes', 'anna', str(of_plan['question_id']))
    bench.run(3)
    of_step = bench.journal.named('question')[-1]
    assert of_step['text'] == 'Shall I unlock the front door?'
    assert of_step['question_id'] != of_plan['question_id']
    bench.executor.answer('yes', 'anna', str(of_plan['question_id']))
    bench.run(3)
    assert not [order for order in bench.dispatch.sent if order.step.skill == 'unlock']
