import pytest
from small_home import graph, home, step, world

from llm_bridge.graph.macros import expand, expansion, is_macro, MOST_INNER_STEPS
from llm_bridge.graph.normalise import normalise
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.validate import check, check_step
from llm_bridge.site.skill import Risk

SITE = home()
FETCH = step('a', 'fetch', 'rover', object='cup', to='study', more={'because': 'fetch it'})


def shape(g):
    return [(s.id, s.skill, s.after, s.given) for s in g.steps]


def site_with(**skills):
    own = SITE.model_dump(by_alias=True)['robots']['rover']['skills']
    named = {k: {'name': k, 'description': k, **v} for k, v in skills.items()}
    return home(robots={'rover': {'name': 'rover', 'home': 'charger', 'skills': own | named}})


def test_a_macro_becomes_its_steps_one_after_the_other():
    written = expand(graph(FETCH), SITE)
    assert [s.skill for s in written.steps] == ['wait_until', 'go_to', 'pick', 'go_to', 'place']
    assert [s.after for s in written.steps] == [(), ('a_1',), ('a_2',), ('a_3',), ('a_4',)]
    assert {s.target for s in written.steps[1:]} == {'rover'}
    assert {s.because for s in written.steps} == {'fetch it'}


def test_arguments_and_the_place_of_an_object_are_filled_in():
    written = expand(graph(FETCH), SITE)
    assert [s.args for s in written.steps] == [
        {},
        {'place': 'kitchen'},
        {'object': 'cup'},
        {'place': 'study'},
        {},
    ]


def test_what_is_no_macro_stays_as_it_is():
    g = graph(step('a', 'turn_on', 'lamp'), step('b', 'fly', 'rover', after='a'))
    assert expand(g, SITE) == g
    assert is_macro(FETCH, SITE)
    assert not is_macro(g.steps[0], SITE)


def test_writing_out_twice_changes_nothing_more():
    once = expand(graph(FETCH), SITE)
    assert expand(once, SITE) == once


def test_what_waited_for_the_macro_waits_for_its_last_step_and_the_macro_for_what_it_waited_for():
    written = expand(
        graph(
            step('w', 'turn_on', 'lamp'),
            FETCH.model_copy(update={'after': ('w',)}),
            step('z', 'turn_off', 'lamp', after='a'),
        ),
        SITE,
    )
    steps = {s.id: s for s in written.steps}
    assert steps['a_1'].after == ('w',)
    assert steps['z'].after == ('a_5',)


def test_a_macro_after_a_macro_waits_for_the_last_step_of_it():
    written = expand(
        graph(FETCH, step('b', 'fetch', 'rover', after='a', object='cup', to='hall')), SITE
    )
    assert next(s for s in written.steps if s.id == 'b_1').after == ('a_5',)


def test_what_is_given_a_macro_is_given_its_first_step_and_waits_for_its_last():
    z = next(
        s
        for s in expand(graph(FETCH, step('z', 'turn_on', 'lamp', given='a')), SITE).steps
        if s.id == 'z'
    )
    assert z.given == ('a_1',)
    assert z.after == ('a_5',)


def test_a_condition_of_a_macro_becomes_a_gate_before_it():
    when = {'mode': 'if', 'condition': {'entity': 'gate', 'value': 'on'}}
    guarded = step('a', 'fetch', 'rover', given='g', object='cup', to='hall', more={'when': when})
    written = expand(graph(step('g', 'turn_on', 'lamp'), guarded), SITE)
    steps = written.steps[1:]
    assert (steps[0].skill, steps[0].target, steps[0].given) == ('check', 'bridge', ('g',))
    assert steps[0].when.mode == 'if'
    assert all('a_1' in s.given and s.when is None or s.skill == 'wait_until' for s in steps[1:])
    waiting = expand(
        graph(
            guarded.model_copy(
                update={'given': (), 'when': guarded.when.model_copy(update={'mode': 'wait'})}
            )
        ),
        SITE,
    )
    assert waiting.steps[0].skill == 'wait_until'


def test_a_repetition_is_written_out():
    twice = expand(
        graph(
            FETCH.model_copy(
                update={'repeat': step('x', 'dock', 'rover', more={'repeat': {'times': 2}}).repeat}
            )
        ),
        SITE,
    )
    assert [s.skill for s in twice.steps] == 2 * ['wait_until', 'go_to', 'pick', 'go_to', 'place']
    assert [s.after for s in twice.steps[1:]] == [(s.id,) for s in twice.steps[:-1]]
    assert all(s.repeat is None for s in twice.steps)


def test_a_repetition_until_something_asks_before_every_further_time():
    until = {'times': 3, 'until': {'entity': 'gate', 'value': 'on'}}
    site = site_with(round={'steps': [{'skill': 'dock'}]})
    written = expand(graph(step('a', 'round', 'rover', more={'repeat': until})), site)
    assert [(s.skill, s.given) for s in written.steps] == [
        ('dock', ()),
        ('check', ()),
        ('dock', ('a_2',)),
        ('check', ('a_2',)),
        ('dock', ('a_4',)),
    ]
    assert written.steps[1].when.condition.not_.entity == 'gate'


def test_a_macro_is_confirmed_once_before_its_first_movement():
    confirmed = expand(
        graph(FETCH.model_copy(update={'confirm': True, 'risk': Risk.GUARDED})), SITE
    )
    assert [s.confirm for s in confirmed.steps] == [False, True, False, False, False]
    asked = normalise(confirmed, SITE)
    assert [s.confirm for s in asked.steps] == [False, True, False, False, False]


def test_a_guarded_macro_of_harmless_skills_is_confirmed():
    site = site_with(ritual={'risk': 'guarded', 'steps': [{'skill': 'dock'}, {'skill': 'dock'}]})
    for order in (
        lambda g: normalise(expand(g, site), site),
        lambda g: expand(normalise(g, site), site),
    ):
        assert [s.confirm for s in order(graph(step('a', 'ritual', 'rover'))).steps] == [
            True,
            False,
        ]


def test_inside_a_macro_a_failure_stops_and_after_it_goes_on_if_it_may():
    written = expand(graph(FETCH.model_copy(update={'on_failure': 'continue'})), SITE)
    assert [s.on_failure for s in written.steps] == 4 * ['stop'] + ['continue']
    retried = expand(graph(FETCH.model_copy(update={'on_failure': 'retry', 'retries': 3})), SITE)
    assert [(s.on_failure, s.retries) for s in retried.steps[1:]] == 4 * [('retry', 3)]


def test_what_a_macro_requires_fails_it_when_it_is_not_so():
    gate = expand(graph(FETCH), SITE).steps[0]
    assert gate.when.mode == 'wait'
    assert gate.when.condition.model_dump() == {
        'entity': 'rover',
        'attribute': 'holding',
        'op': 'eq',
        'value': '',
    }
    assert gate.when.timeout_s is not None


def test_several_requirements_are_one_gate_and_may_name_arguments():
    site = site_with(
        trip={
            'args': [{'name': 'object', 'type': 'object'}],
            'steps': [{'skill': 'dock'}],
            'requires': [
                {'attribute': 'holding', 'value': '$object'},
                {'entity': 'gate', 'attribute': 'state', 'value': 'off'},
            ],
        }
    )
    written = expand(graph(step('a', 'trip', 'rover', object='cup')), site)
    assert [c.value for c in written.steps[0].when.condition.all] == ['cup', 'off']


def test_macros_in_macros_are_written_out():
    site = site_with(
        tidy={
            'args': [{'name': 'thing', 'type': 'object'}],
            'steps': [
                {'skill': 'fetch', 'args': {'object': '$thing', 'to': 'hall'}},
                {'skill': 'dock'},
            ],
        }
    )
    written = expand(graph(step('a', 'tidy', 'rover', thing='cup')), site)
    assert [s.skill for s in written.steps] == [
        'wait_until',
        'go_to',
        'pick',
        'go_to',
        'place',
        'dock',
    ]
    assert written.steps[1].args == {'place': 'kitchen'}
    assert check(graph(step('a', 'tidy', 'rover', thing='cup')), site, world()) == ()


def test_a_macro_that_leads_back_to_itself_is_a_problem_and_stays():
    site = site_with(ping={'steps': [{'skill': 'pong'}]}, pong={'steps': [{'skill': 'ping'}]})
    g = graph(step('a', 'ping', 'rover'))
    found = expansion(g, site)
    assert found.graph == g
    assert [p.code for p in found.problems] == [Code.CYCLE]
    assert [p.code for p in check(g, site, world())] == [Code.CYCLE]
    assert Code.UNSUPPORTED in [
        p.code for p in check_step(g.steps[0], g, site, world(rover=(2, 2, 0), oven='off'))
    ]


def test_macros_have_a_depth():
    def chain(n):
        return site_with(
            **{
                f'm{i}': {'steps': [{'skill': f'm{i + 1}' if i < n else 'dock'}]}
                for i in range(1, n + 1)
            }
        )

    g = graph(step('a', 'm1', 'rover'))
    assert [s.skill for s in expand(g, chain(5)).steps] == ['dock']
    assert [p.code for p in check(g, chain(6), world())] == [Code.TOO_LONG]


@pytest.mark.parametrize('times', [41, 1000])
def test_macros_have_a_length(times):
    g = graph(
        FETCH.model_copy(
            update={'repeat': step('x', 'dock', 'rover', more={'repeat': {'times': times}}).repeat}
        )
    )
    assert MOST_INNER_STEPS == 200
    (found,) = check(g, SITE, world())
    assert (found.code, found.step, found.allowed) == (Code.TOO_LONG, 'a', '40 times')


def test_macros_that_grow_without_end_are_cut():
    site = site_with(
        **{
            f'm{i}': {'steps': 30 * [{'skill': f'm{i + 1}' if i < 4 else 'dock'}]}
            for i in range(5)
        }
    )
    assert [p.code for p in check(graph(step('a', 'm0', 'rover')), site, world())] == [
        Code.TOO_LONG
    ]


def test_macros_of_many_steps_do_not_make_a_graph_too_long_unnoticed():
    steps = [
        FETCH.model_copy(update={'id': f'f{i}', 'after': (f'f{i - 1}',) if i else ()})
        for i in range(41)
    ]
    assert [p.code for p in check(graph(*steps), SITE, world())] == [Code.TOO_LONG]


def test_a_skill_the_robot_does_not_have_is_a_problem():
    site = site_with(jump={'steps': [{'skill': 'levitate'}]})
    (found,) = check(graph(step('a', 'jump', 'rover')), site, world())
    assert (found.code, found.came) == (Code.UNKNOWN_SKILL, 'levitate')


def test_an_object_kept_nowhere_known_is_a_problem():
    (found,) = check(graph(step('a', 'fetch', 'rover', object='book', to='hall')), SITE, world())
    assert (found.code, found.step) == (Code.UNREACHABLE, 'a')


def test_only_the_place_of_objects_is_known():
    site = site_with(
        odd={
            'args': [{'name': 'object', 'type': 'object'}],
            'steps': [{'skill': 'go_to', 'args': {'place': '$object.color'}}],
        }
    )
    (found,) = check(graph(step('a', 'odd', 'rover', object='cup')), site, world())
    assert found.code is Code.UNREACHABLE


def test_an_argument_that_was_not_given_is_missing_inside():
    site = site_with(
        trip={
            'args': [{'name': 'to', 'type': 'place', 'required': False}],
            'steps': [{'skill': 'go_to', 'args': {'place': '$to'}}],
        }
    )
    (found,) = check(graph(step('a', 'trip', 'rover')), site, world())
    assert (found.code, found.step) == (Code.MISSING_ARGUMENT, 'a')
    assert check(graph(step('a', 'trip', 'rover', to='hall')), site, world()) == ()


def test_literals_of_the_site_file_are_kept():
    site = site_with(trip={'steps': [{'skill': 'go_to', 'args': {'place': 'hall', 'speed': 0.3}}]})
    assert expand(graph(step('a', 'trip', 'rover')), site).steps[0].args == {
        'place': 'hall',
        'speed': 0.3,
    }


def test_problems_inside_a_macro_name_the_step_that_was_asked_for():
    found = check(
        graph(FETCH.model_copy(update={'args': {'object': 'cup', 'to': 'attic'}})), SITE, world()
    )
    assert [(p.code, p.step) for p in found] == [(Code.UNREACHABLE, 'a')]
    closed = home(keep_out={'k': {'name': 'wet floor', 'polygon': [(5, 1), (7, 1), (7, 3)]}})
    assert [(p.code, p.step) for p in check(graph(FETCH), closed, world())] == [
        (Code.KEEP_OUT, 'a')
    ]


def test_new_ids_never_meet_old_ones():
    g = graph(step('a_1', 'turn_on', 'lamp'), FETCH, step('a_3', 'lock', 'front_door'))
    ids = [s.id for s in expand(g, SITE).steps]
    assert len(ids) == len(set(ids)) == 7


def test_long_ids_stay_within_their_limit():
    long = FETCH.model_copy(update={'id': 'x' * 64})
    assert all(len(s.id) <= 64 for s in expand(graph(long), SITE).steps)


def test_the_origin_of_every_step_is_told():
    found = expansion(graph(step('z', 'turn_on', 'lamp'), FETCH), SITE)
    assert found.origin == {'z': 'z', **{f'a_{i}': 'a' for i in range(1, 6)}}
