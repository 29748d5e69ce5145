"""What a person at a terminal reads of a command."""

from rich.console import Console

from llm_bridge.console.terminal import CommandView, step_line


def text(event):
    console = Console(width=120, record=True, file=open('/dev/null', 'w'))  # noqa: SIM115
    shown = CommandView().show(event)
    if shown is None:
        return ''
    console.print(shown)
    return console.export_text()


STEP = {'id': 's1', 'skill': 'set_brightness', 'target': 'hall_light', 'args': {'percent': 40.0}}


def test_a_plan_shows_steps_tier_and_time():
    shown = text(
        {
            'event': 'understood',
            'outcome': 'plan',
            'tier': 'model',
            'ms': {'total': 312.4},
            'graph': {'steps': [STEP, {**STEP, 'id': 's2', 'after': ['s1']}]},
        }
    )
    assert 'plan (model, 312 ms)' in shown
    assert 'set brightness hall_light (percent 40)' in shown
    assert 'after s1' in shown


def test_what_will_be_done_is_told_in_words_before_it_is_done():
    say = 'I will drive the rover to the kitchen (about 12 metres, 25 seconds).'
    plan = {'outcome': 'plan', 'graph': {'steps': [STEP]}, 'say': say}
    shown = text({'event': 'understood', **plan})
    assert say in shown
    assert shown.index('set brightness') < shown.index(say)


def test_what_the_executor_reads_back_is_not_told_twice():
    question = 'Shall I open the garage door?'
    problem = {'message': 'Nothing here is called so.', 'suggestion': 'the desk lamp'}
    shown = text(
        {
            'event': 'understood',
            'outcome': 'plan',
            'question': question,
            'say': f'{question} I leave out a part: {problem["message"]}',
            'problems': [problem],
        }
    )
    assert question not in shown
    assert shown.count(problem['message']) == 1
    assert 'try: the desk lamp' in shown


def test_a_refusal_is_told_in_the_language_of_the_speaker():
    shown = text(
        {
            'event': 'understood',
            'outcome': 'refused',
            'say': '„Sauna“: so heißt hier nichts.',
            'problems': [{'message': "Nothing here is called 'Sauna'."}],
        }
    )
    assert '✗ „Sauna“: so heißt hier nichts.' in shown
    assert 'Nothing here' not in shown


def test_every_problem_is_told_that_a_question_leaves_unsaid():
    problems = [{'message': 'No sauna.'}, {'message': 'No pool.'}]
    shown = text(
        {'event': 'understood', 'outcome': 'question', 'say': 'Which?', 'problems': problems}
    )
    assert all(words in shown for words in ('Which?', '✗ No sauna.', '✗ No pool.'))


def test_what_words_were_taken_for_is_shown_where_they_could_mean_more():
    meaning = {
        'phrase': 'the lamp',
        'ids': ['desk_lamp'],
        'score': 0.9,
        'why': 'here',
        'candidates': [{'id': 'desk_lamp', 'score': 0.95}, {'id': 'floor_lamp', 'score': 0.95}],
    }
    shown = text({'event': 'understood', 'outcome': 'plan', 'meanings': [meaning]})
    assert "I took 'the lamp' for desk_lamp (0.95) and not for floor_lamp (0.95)" in shown


def test_a_problem_shows_the_alternative():
    shown = text(
        {
            'event': 'understood',
            'outcome': 'refused',
            'problems': [
                {'message': '90 degrees is too high', 'suggestion': 'set it to 30 degrees'}
            ],
        }
    )
    assert '90 degrees is too high' in shown
    assert 'try: set it to 30 degrees' in shown


def test_each_outcome_is_shown_with_its_reason():
    for outcome in ('confirmed', 'unconfirmed', 'failed', 'skipped', 'cancelled'):
        shown = text(
            {
                'event': 'step',
                'step': 's1',
                **STEP,
                'outcome': outcome,
                'reason': 'because',
                'seconds': 1.25,
            }
        )
        assert outcome in shown
        assert 'because' in shown
        assert '1.2 s' in shown


def test_a_microphone_that_is_gone_is_told():
    gone = {'event': 'microphone', 'text': 'the microphone is gone', 'ok': False}
    assert 'the microphone is gone' in text(gone)


def test_text_from_outside_is_never_read_as_markup():
    assert '[red]x[/red]' in text({'event': 'report', 'ok': True, 'say': '[red]x[/red]'})
    for words in ('[urgent] the mill is on fire', 'hello [/b] friend'):
        step = {'id': 's1', 'skill': 'say', 'target': 'rover', 'args': {'text': words}}
        assert words in text({'event': 'understood', 'graph': {'steps': [step]}})


def test_unknown_events_say_nothing():
    assert text({'event': 'something new'}) == ''
    assert text({}) == ''


def test_a_step_without_arguments_is_skill_and_target():
    assert step_line({'skill': 'turn_on', 'target': 'radio'}) == 'turn on radio'


def test_a_wait_is_told_by_its_clause():
    step = {'skill': 'wait_until', 'target': 'bridge', 'because': 'the door is open', 'args': {}}
    assert step_line(step) == 'wait until the door is open'


def test_a_plan_says_what_a_step_waits_for():
    hall = {'entity': 'rover', 'attribute': 'area', 'op': 'eq', 'value': 'hall'}
    warm = {'not': {'any': [{'entity': 'sensor', 'op': 'gt', 'value': 25}, {'time': '19:00'}]}}
    for mode, condition, words in (
        ('wait', hall, 'once rover area is hall'),
        ('if', warm, 'if not (sensor > 25 or it is 19:00)'),
    ):
        step = {**STEP, 'when': {'mode': mode, 'condition': condition}}
        shown = text({'event': 'understood', 'outcome': 'plan', 'graph': {'steps': [step]}})
        assert words in shown
