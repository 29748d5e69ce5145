from small_home import graph, step

from llm_bridge.graph.links import ancestors, before, cycle, gates, in_order, layers


def test_a_step_waits_once_for_a_step_that_is_named_twice():
    assert before(step('b', 'lock', 'front_door', after='a c', given='a')) == ('a', 'c')


def test_a_circle_is_found_and_told_in_order():
    circle = cycle(
        graph(
            step('a', 'lock', 'front_door', after='c'),
            step('b', 'lock', 'front_door', after='a'),
            step('c', 'lock', 'front_door', given='b'),
        )
    )
    assert circle[0] == circle[-1]
    assert set(circle) == {'a', 'b', 'c'}


def test_a_step_that_waits_for_itself_is_a_circle():
    assert cycle(graph(step('a', 'lock', 'front_door', after='a'))) == ('a', 'a')


def test_no_circle_is_nothing():
    assert (
        cycle(graph(step('a', 'lock', 'front_door'), step('b', 'lock', 'front_door', after='a')))
        == ()
    )


def test_order_follows_what_is_waited_for_and_then_the_order_of_the_graph():
    found = in_order(
        graph(
            step('z', 'lock', 'front_door', after='b'),
            step('b', 'lock', 'front_door'),
            step('a', 'lock', 'front_door'),
        )
    )
    assert [s.id for s in found] == ['b', 'z', 'a']


def test_steps_of_a_circle_have_no_order():
    found = in_order(
        graph(
            step('a', 'lock', 'front_door', after='b'),
            step('b', 'lock', 'front_door', after='a'),
            step('c', 'lock', 'front_door'),
        )
    )
    assert [s.id for s in found] == ['c']


def test_layers_put_each_step_behind_all_it_waits_for():
    assert layers(
        graph(
            step('a', 'lock', 'front_door'),
            step('b', 'lock', 'front_door'),
            step('c', 'lock', 'front_door', after='a'),
            step('d', 'lock', 'front_door', after='a', given='c'),
        )
    ) == (('a', 'b'), ('c',), ('d',))


def test_references_to_nowhere_are_no_links():
    assert layers(graph(step('a', 'lock', 'front_door', after='nowhere'))) == (('a',),)


def test_ancestors_are_near_and_far():
    found = ancestors(
        graph(
            step('a', 'lock', 'front_door'),
            step('b', 'lock', 'front_door', after='a'),
            step('c', 'lock', 'front_door', given='b'),
        )
    )
    assert found['c'] == {'a', 'b'}
    assert found['a'] == frozenset()


def test_gates_are_what_a_step_is_given_and_what_these_are_given():
    found = gates(
        graph(
            step('g', 'check', 'bridge'),
            step('h', 'check', 'bridge', given='g'),
            step('a', 'lock', 'front_door', given='h'),
            step('b', 'lock', 'front_door', after='a'),
        )
    )
    assert [s.id for s in found['a']] == ['a', 'h', 'g']
    assert [s.id for s in found['b']] == ['b']
