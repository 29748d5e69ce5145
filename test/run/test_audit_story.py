"""One command told to a person out of the log."""

from datetime import datetime, timezone

from recorded import recorded
from shed import Bench, make_site, s

from llm_bridge.run.audit_story import commands, merged, story


def heard(bench: Bench, text: str, **more: object) -> dict[str, object]:
    return {
        'event': 'heard',
        'at': bench.clock.wall() - 1,
        'id': 'g1',
        'text': text,
        'speaker': 'anna',
        'channel': 'voice',
        **more,
    }


def told(bench: Bench, *lines: dict[str, object]) -> str:
    entries = merged(lines, bench.journal.events)
    return '\n'.join(story(entries, 'g1', bench.site))


def test_the_story_says_who_said_what_and_what_came_of_it(bench: Bench) -> None:
    recorded(bench).do(s('s1', 'turn_on', 'lamp'), id='g1')
    text = told(bench, heard(bench, 'lamp on please'))
    for part in (
        "Because anna (voice) said: 'lamp on please',",
        'I sent the order to turn on the lamp (mqtt shed/lamp/set).',
        'the lamp reported state on after ',
        'so it is confirmed.',
        "So I said: 'Done: turn on the lamp.'",
    ):
        assert part in text, text


def test_the_story_tells_the_times_of_the_site() -> None:
    site = make_site().model_copy(update={'timezone': 'Asia/Kolkata'})
    bench = Bench(site=site)
    spoken = heard(bench, 'lamp', at=datetime(2026, 6, 1, 12, 0, tzinfo=timezone.utc).timestamp())
    assert told(bench, spoken).startswith('17:30:00 ')


def test_the_story_tells_how_it_was_understood(bench: Bench) -> None:
    graph = {'steps': [{'id': 's1', 'skill': 'turn_on', 'target': 'lamp'}]}
    understood = {
        'event': 'understood',
        'at': bench.clock.wall(),
        'id': 'g1',
        'outcome': 'plan',
        'tier': 'model',
        'confidence': 0.97,
        'decoder': {'sha256': 'abcdef0123456789'},
        'graph': graph,
    }
    text = told(bench, heard(bench, 'lamp'), understood)
    assert (
        'I understood (by the language model, 97% sure, weights abcdef012345): '
        '1. turn on the lamp.' in text
    )


def test_the_story_tells_what_words_were_taken_for(bench: Bench) -> None:
    meaning = {'phrase': 'it', 'ids': ['lamp'], 'score': 0.9, 'why': 'mentioned'}
    understood = {
        'event': 'understood',
        'at': bench.clock.wall(),
        'id': 'g1',
        'outcome': 'plan',
        'tier': 'template',
        'meanings': [meaning],
    }
    text = told(bench, heard(bench, 'turn it on'), understood)
    assert "I took 'it' for the lamp (0.9), because it was mentioned before." in text


def test_a_question_and_its_answer_are_told(bench: Bench) -> None:
    recorded(bench)
    bench.submit(s('s1', 'unlock', 'bolt'), id='g1')
    bench.executor.tick()
    bench.executor.answer('yes', 'ben')
    bench.run(5)
    text = told(bench, heard(bench, 'open up'))
    assert "I asked: 'Shall I unlock" in text
    assert 'ben (member) said yes.' in text
    assert 'To unlock' in text and 'is guarded by the rule for everything, and ' in text
    assert 'member, may ask for that.' in text


def test_a_yes_that_does_not_count_is_told(bench: Bench) -> None:
    recorded(bench)
    bench.submit(s('s1', 'unlock', 'bolt'), id='g1')
    bench.executor.tick()
    bench.executor.answer('yes', 'ben', None, 'voice')
    bench.run(40)
    text = told(bench, heard(bench, 'open up'))
    assert 'ben said yes, which did not count: The yes of ' in text


def test_silence_is_told_as_a_no(bench: Bench) -> None:
    recorded(bench)
    bench.submit(s('s1', 'unlock', 'bolt'), id='g1')
    bench.run(40)
    assert 'nobody answered in time, and silence means no.' in told(bench, heard(bench, 'open'))


def test_a_refusal_and_a_stop_are_told(bench: Bench) -> None:
    recorded(bench)
    bench.executor.submit(bench.graph(s('s1', 'fly', 'lamp'), id='g1'))
    assert 'it was refused:' in told(bench, heard(bench, 'fly'))
    bench.submit(s('s1', 'go_to', 'rover', args={'place': 'store'}), id='g2')
    bench.executor.tick()
    bench.executor.stop('carla', 'a child')
    bench.executor.tick()
    text = '\n'.join(story(merged(bench.journal.events), 'g2', bench.site))
    assert 'carla stopped everything: a child.' in text


def test_a_plan_that_came_twice_is_told_as_one_that_was_done_once(bench: Bench) -> None:
    recorded(bench)
    graph = bench.graph(s('s1', 'turn_on', 'lamp'), id='g1')
    bench.executor.submit(graph)
    bench.executor.submit(graph)
    bench.finish('g1')
    bench.executor.submit(graph)
    text = told(bench, heard(bench, 'lamp on'))
    assert 'refused' not in text
    assert text.count('I sent the order') == text.count('So I said') == 1
    (row,) = commands(merged(bench.journal.events))
    assert row.outcome == 'done'


def test_words_that_were_not_kept_are_said_to_be_missing(bench: Bench) -> None:
    assert 'words that were not kept' in told(bench, heard(bench, ''))


def test_a_log_with_anything_in_it_is_told(bench: Bench) -> None:
    odd = [
        {
            'event': event,
            'id': 'g1',
            'graph': graph,
            'problems': odd,
            'observed': odd,
            'to': odd,
            'meanings': odd,
        }
        for event in ('heard', 'understood', 'received', 'refused', 'step', 'dispatched', 'x')
        for odd in (None, 3, 'a', [1], {'a': {}})
        for graph in (None, {'steps': [{'id': 5}]}, {'steps': 7})
    ]
    assert story(odd, 'g1', None)
    assert story(odd, 'other', None) == ()


def test_commands_are_listed_with_how_they_ended(bench: Bench) -> None:
    recorded(bench).do(s('s1', 'turn_on', 'lamp'), id='g1')
    bench.executor.submit(bench.graph(s('s1', 'fly', 'lamp'), id='g2'))
    rows = commands(merged([heard(bench, 'lamp on')], bench.journal.events))
    assert [(r.id, r.text, r.outcome) for r in rows] == [
        ('g1', 'lamp on', 'done'),
        ('g2', 'do it', 'refused'),
    ]
