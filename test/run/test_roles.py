"""Who may ask, who may say yes, and at what time of day: looked at when each step is sent."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest
from shed import Bench, make_site, row, s

from llm_bridge.run.fakes import FakeClock
from llm_bridge.site.policies import policy_values
from llm_bridge.site.policy import Policy
from llm_bridge.site.skill import Risk

UNLOCK = s('s1', 'unlock', 'bolt')
LAMP = s('s1', 'turn_on', 'lamp')
PEOPLE = {'anna': 'member', 'tim': 'guest'}


def bench_with(policy: dict[str, object], clock: FakeClock | None = None) -> Bench:
    """Return a bench whose site has that policy on top of the one of a home."""
    values = policy_values({'based_on': 'home', 'speakers': PEOPLE, **policy})
    site = make_site().model_copy(update={'policy': Policy.model_validate(values)})
    return Bench(site=site, clock=clock or FakeClock())


def at(hour: int, minute: int = 0) -> FakeClock:
    """Return a clock at that local time of day."""
    return FakeClock(datetime(2026, 6, 1, hour, minute).timestamp())


@pytest.fixture
def house() -> Bench:
    return bench_with({})


def test_a_guest_is_refused_what_is_guarded_and_told_who_may(house: Bench) -> None:
    graph = house.graph(UNLOCK, speaker='Tim', channel='voice')
    (problem,) = house.executor.submit(graph)
    assert problem.code == 'not_allowed'
    assert problem.message == (
        'A guest may not unlock the front door: that is guarded by the rule for everything, and '
        'a guest may do no more than comfort. Allowed to: a resident, a member or a maintainer. '
        'What is allowed with the front door: lock.'
    )
    assert house.executor.submit(house.graph(LAMP, speaker='Tim', channel='voice')) == ()


def test_a_channel_that_the_policy_does_not_name_may_do_nothing(house: Bench) -> None:
    (problem,) = house.executor.submit(house.graph(LAMP, channel='telepathy'))
    assert (problem.code, problem.came) == ('not_allowed', 'nobody')


def test_an_empty_policy_lets_nobody_do_anything() -> None:
    bench = Bench(site=make_site().model_copy(update={'policy': Policy()}))
    for step in (LAMP, UNLOCK, s('s1', 'go_to', 'rover', args={'place': 'store'})):
        assert bench.executor.submit(bench.graph(step, speaker='anna', channel='terminal'))
    assert bench.dispatch.sent == []


def test_a_yes_counts_only_from_somebody_with_the_role(house: Bench) -> None:
    graph_id = house.submit(UNLOCK, speaker='anna', channel='terminal')
    house.run(1)
    assert house.executor.answer('yes', 'tim', channel='terminal') is False
    assert house.executor.answer('yes', 'somebody', channel='voice') is False
    assert house.executor.answer('yes', 'anna', channel='telepathy') is False
    house.run(1)
    assert house.dispatch.sent == []
    told = house.journal.named('not_counted')
    assert [t['role'] for t in told] == ['guest', 'resident', 'nobody']
    assert told[0]['text'] == (
        'The yes of a guest does not count here. Allowed to say yes: a member or a maintainer.'
    )
    assert house.executor.answer('yes', 'anna', channel='terminal') is True
    assert house.finish(graph_id)['ok'] is True
    assert house.journal.named('answered')[0]['role'] == 'member'


def test_the_yes_of_the_wrong_speaker_alone_comes_to_a_no(house: Bench) -> None:
    graph_id = house.submit(UNLOCK)
    house.run(1)
    house.executor.answer('yes', 'tim')
    report = house.finish(graph_id)
    assert row(report)['code'] == 'not_confirmed'
    assert house.dispatch.sent == []


def test_anybody_may_say_no(house: Bench) -> None:
    graph_id = house.submit(UNLOCK)
    house.run(1)
    assert house.executor.answer('no', 'tim', channel='voice') is True
    assert row(house.finish(graph_id, 1))['reason'] == 'not confirmed: the answer was no'


def test_who_may_only_ask_is_helped_by_somebody_on_another_channel(house: Bench) -> None:
    graph_id = house.submit(UNLOCK, channel='voice')
    house.run(1)
    assert house.executor.answer('yes', '', channel='voice') is False
    assert house.executor.answer('yes', '', channel='ros') is True
    assert house.finish(graph_id)['ok'] is True


def test_a_user_whom_the_broker_has_proved_has_the_role_that_the_policy_gives() -> None:
    bench = bench_with({'channels': {'mqtt': {'users': {'phone': 'member'}}}})
    bench.submit(UNLOCK, channel='mqtt')
    bench.run(1)
    assert bench.executor.answer('yes', 'anna', channel='mqtt') is False
    assert bench.executor.answer('yes', '', channel='mqtt:stranger') is False
    assert bench.executor.answer('yes', '', channel='mqtt:phone') is True


def test_who_may_ask_for_a_doubtful_plan_may_say_yes_to_it(house: Bench) -> None:
    doubtful = LAMP.model_copy(update={'confirm': True})
    graph_id = house.submit(doubtful, speaker='tim', channel='voice')
    house.run(1)
    assert house.executor.answer('yes', 'tim', channel='voice') is True
    assert house.finish(graph_id)['ok'] is True


@pytest.mark.parametrize(
    ('language', 'text'),
    [
        ('en', 'Shall I unlock the front door?'),
        ('de', 'Soll ich „front door“ aufschließen?'),
        ('fr', 'Dois-je déverrouiller « front door » ?'),
        ('es', '¿Debo abrir el cierre de «front door»?'),
        ('it', 'Shall I unlock the front door?'),
    ],
)
def test_the_question_is_asked_in_the_language_of_the_speaker(
    house: Bench, language: str, text: str
) -> None:
    house.submit(UNLOCK, language=language)
    house.run(1)
    assert house.journal.named('question')[0]['text'] == text


@pytest.mark.parametrize(
    ('language', 'text'),
    [
        (
            'de',
            'Dieses Ja zählt hier nicht, denn es kommt von: guest. Ja sagen dürfen: member, '
            'maintainer.',
        ),
        (
            'fr',
            'Ce oui ne compte pas ici, car il vient de : guest. Peuvent dire oui : member, '
            'maintainer.',
        ),
        (
            'es',
            'Ese sí no cuenta aquí, porque viene de: guest. Pueden decir sí: member, maintainer.',
        ),
    ],
)
def test_who_may_not_say_yes_is_told_so_in_the_language_of_the_speaker(
    house: Bench, language: str, text: str
) -> None:
    house.submit(UNLOCK, language=language)
    house.run(1)
    assert house.executor.answer('yes', 'tim') is False
    assert house.journal.named('not_counted')[0]['text'] == text


@pytest.mark.parametrize(
    ('language', 'say'),
    [
        (
            'de',
            'Nichts wurde getan. „front door“ aufschließen: das darfst du nicht; Regel: alles; '
            'das dürfen: resident, member, maintainer; erlaubt wäre: „front door“ abschließen.',
        ),
        (
            'fr',
            "Rien n'a été fait. Déverrouiller « front door » : tu n'en as pas le droit ; règle : "
            'tout ; en ont le droit : resident, member, maintainer ; permis à la place : '
            'verrouiller « front door ».',
        ),
        (
            'es',
            'No se hizo nada. Abrir el cierre de «front door»: no tienes permiso para eso; regla: '
            'todo; tienen permiso: resident, member, maintainer; en su lugar se permite: cerrar '
            'con llave «front door».',
        ),
    ],
)
def test_a_refusal_says_the_rule_who_may_and_what_is_allowed_in_every_language(
    house: Bench, language: str, say: str
) -> None:
    assert house.executor.submit(house.graph(UNLOCK, speaker='tim', language=language))
    assert house.journal.named('report')[0]['say'] == say


def test_what_is_refused_when_it_is_due_is_told_with_the_rule_in_the_language_of_the_speaker() -> (
    None
):
    hours = {'kind': 'light', 'from': '22:00', 'to': '07:00', 'because': 'Nachbarn'}
    bench = bench_with({'quiet_hours': [hours]}, at(21, 59))
    wait = s('s1', 'wait', 'bridge', args={'duration': 120})
    lamp = s('s2', 'turn_on', 'lamp', after=['s1'])
    report = bench.finish(bench.submit(wait, lamp, language='de'), 200)
    assert row(report, 's2')['code'] == 'quiet_hours'
    assert (
        '(zu dieser Zeit geht das nicht; Regel: kind light (Nachbarn); erlaubt von 07:00 bis '
        '22:00 Uhr)'
    ) in str(report['say'])


def test_the_question_says_how_often_it_will_be_done(house: Bench) -> None:
    house.submit(s('s1', 'unlock', 'bolt', repeat={'times': 3}))
    house.run(1)
    assert house.journal.named('question')[0]['text'] == 'Shall I unlock the front door, 3 times?'


def test_a_graph_that_says_it_needs_no_yes_is_asked_about_all_the_same(house: Bench) -> None:
    house.submit(s('s1', 'unlock', 'bolt', risk='info', confirm=False))
    house.run(2)
    assert house.dispatch.sent == []
    assert house.executor.active()[0].steps[0].confirm is True


NIGHT = {'from': '22:00', 'to': '06:30', 'kind': 'light'}


def test_in_quiet_hours_what_they_forbid_is_refused_with_the_time_when_it_is_allowed() -> None:
    bench = bench_with({'quiet_hours': [NIGHT]}, at(23))
    (problem,) = bench.executor.submit(bench.graph(LAMP))
    assert problem.code == 'quiet_hours'
    assert problem.suggestion == 'turn on the lamp at 06:30'
    assert bench.executor.submit(bench.graph(s('s1', 'lock', 'bolt'))) == ()


def test_outside_of_quiet_hours_they_change_nothing() -> None:
    bench = bench_with({'quiet_hours': [NIGHT]}, at(6, 30))
    assert bench.do(LAMP)['ok'] is True


def test_a_step_that_comes_due_in_quiet_hours_is_not_sent() -> None:
    bench = bench_with({'quiet_hours': [NIGHT]}, at(21, 59))
    wait = s('s0', 'wait', 'bridge', args={'duration': 120})
    report = bench.finish(bench.submit(wait, LAMP.model_copy(update={'after': ('s0',)})), 200)
    assert row(report)['code'] == 'quiet_hours'
    assert bench.dispatch.sent == []


def test_a_macro_that_comes_due_in_its_quiet_hours_is_not_begun() -> None:
    hours = {'skill': 'patrol', 'from': '22:00', 'to': '07:00'}
    bench = bench_with({'quiet_hours': [hours]}, at(21, 59))
    wait = s('s0', 'wait', 'bridge', args={'duration': 120})
    report = bench.finish(bench.submit(wait, s('s1', 'patrol', 'rover', after=['s0'])), 200)
    assert row(report, 's1_1')['code'] == 'quiet_hours'
    assert bench.dispatch.sent == []


def test_a_macro_that_comes_due_when_it_needs_a_yes_is_asked_about_once() -> None:
    hours = {'skill': 'patrol', 'from': '22:00', 'to': '07:00', 'becomes': 'guarded'}
    bench = bench_with({'quiet_hours': [hours]}, at(21, 59))
    wait = s('s0', 'wait', 'bridge', args={'duration': 120})
    graph_id = bench.submit(wait, s('s1', 'patrol', 'rover', after=['s0']), speaker='anna')
    bench.run(130)
    assert bench.dispatch.sent == []
    assert bench.executor.answer('yes', 'anna', channel='terminal') is True
    assert bench.finish(graph_id)['ok'] is True
    assert len(bench.journal.named('question')) == 1


def test_quiet_hours_are_hours_in_the_time_zone_of_the_site() -> None:
    auckland = datetime(2026, 6, 1, 23, 0, tzinfo=ZoneInfo('Pacific/Auckland')).timestamp()
    lima = datetime(2026, 6, 1, 12, 0, tzinfo=ZoneInfo('America/Lima')).timestamp()
    for wall, zone, is_night in (
        (auckland, 'Pacific/Auckland', True),
        (auckland, 'America/Lima', True),
        (lima, 'America/Lima', False),
        (lima, 'Asia/Tokyo', True),
    ):
        bench = bench_with({'quiet_hours': [NIGHT]}, FakeClock(wall))
        bench = Bench(site=bench.site.model_copy(update={'timezone': zone}), clock=bench.clock)
        found = bench.executor.submit(bench.graph(LAMP))
        assert [p.code for p in found] == ['quiet_hours'] * is_night, (zone, found)


def test_a_step_may_be_planned_in_quiet_hours_for_after_them() -> None:
    bench = bench_with({'quiet_hours': [NIGHT]}, at(6, 29))
    wait = s('s0', 'wait', 'bridge', args={'duration': 90})
    graph_id = bench.submit(wait, LAMP.model_copy(update={'after': ('s0',)}))
    assert bench.finish(graph_id, 200)['ok'] is True


def test_in_quiet_hours_a_step_can_need_a_yes_that_it_does_not_need_by_day() -> None:
    quiet = {**NIGHT, 'becomes': 'guarded'}
    bench = bench_with({'quiet_hours': [quiet]}, at(23))
    graph_id = bench.submit(LAMP)
    bench.run(1)
    assert bench.dispatch.sent == []
    assert bench.executor.answer('yes', 'anna', channel='terminal') is True
    assert bench.finish(graph_id)['ok'] is True
    # Over MQTT it is sent as what it is at this hour.
    assert [order.step.risk for order in bench.dispatch.sent] == [Risk.GUARDED]


def test_a_yes_to_a_harmless_step_is_none_for_what_it_has_become_since() -> None:
    quiet = {**NIGHT, 'becomes': 'guarded'}
    bench = bench_with({'quiet_hours': [quiet]}, at(21, 59))
    bench.clock.advance(58)
    bench.dispatch.delay_s = 2
    bench.submit(s('s1', 'turn_on', 'lamp', confirm=True, repeat={'times': 2}))
    bench.run(0.5)
    assert bench.executor.answer('yes', 'tim') is True
    bench.run(10, lambda: len(bench.journal.named('question')) == 2)
    assert bench.dispatch.steps == ['s1']
    assert bench.journal.named('question')[1]['step'] == 's1'
    assert bench.executor.answer('yes', 'tim') is False


def test_a_limit_holds_for_what_a_change_comes_to_when_it_is_sent() -> None:
    bench = bench_with({'limits': [{'entity': 'lamp', 'percent': 60}]})
    bench.world.set('lamp', state='on', brightness=50)
    report = bench.do(s('s1', 'brighten', 'lamp', args={'percent': 20}))
    assert row(report)['code'] == 'out_of_range'
    assert '60 percent' in row(report)['reason']
    assert bench.dispatch.sent == []
    assert bench.do(s('s1', 'brighten', 'lamp', args={'percent': 10}))['ok'] is True


def test_stopping_something_is_free_for_everybody_at_any_hour() -> None:
    kinds = make_site().kinds
    halt = {'name': 'stop', 'description': 'stop', 'polarity': 'negative'}
    halt |= {'effects': [{'attribute': 'state', 'value': 'off'}]}
    light = kinds['light'].model_dump(by_alias=True)
    light['skills'] = {**light['skills'], 'stop': halt}
    data = {**make_site().model_dump(by_alias=True), 'policy': 'home'}
    data['kinds'] = {**data['kinds'], 'light': light}
    data['policy'] = {'based_on': 'home', 'quiet_hours': [NIGHT]}
    bench = Bench(site=type(make_site()).model_validate(data), clock=at(23))
    bench.world.set('lamp', state='on', brightness=50)
    graph = bench.graph(s('s1', 'stop', 'lamp'), channel='telepathy')
    assert bench.executor.submit(graph) == ()


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(['yes', 'Ja!', 'no', 'maybe', 'yes yes', '']),
        st.sampled_from(['anna', 'tim', 'eve', '']),
        st.sampled_from(['terminal', 'voice', 'mqtt', 'mqtt:phone', 'mqtt:eve', 'pigeon', '']),
    ),
    max_size=5,
)


@settings(max_examples=60)
@given(ANSWERS)
def test_a_guarded_step_is_sent_only_after_the_yes_of_somebody_who_may_say_it(
    answers: list[tuple[str, str, str]],
) -> None:
    bench = bench_with({'channels': {'mqtt': {'users': {'phone': 'member'}}}})
    bench.submit(UNLOCK)
    bench.run(0.1)
    expected = False
    for text, by, channel in answers:
        bench.executor.answer(text, by, channel=channel)
        bench.run(0.2)
        if text not in ('yes', 'Ja!'):
            break
        by_name = by != 'tim'
        if by_name and channel in ('terminal', '', 'mqtt:phone'):
            expected = True
            break
    bench.run(40)
    assert bool(bench.dispatch.sent) is expected
    # Nobody's yes counts twice, and none is kept for the next question.
    bench.submit(UNLOCK)
    bench.run(1)
    assert len(bench.dispatch.sent) == expected
