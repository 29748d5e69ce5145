from small_home import graph, home, step, world

from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.validate import check, check_step

SITE = home()
START = step('a', 'start', 'belt')


def before(*steps, **states):
    return [(p.code, p.step) for p in check(graph(*steps), SITE, world(**states))]


def now(step_, **states):
    return [p.code for p in check_step(step_, graph(step_), SITE, world(**states))]


def test_what_a_skill_requires_must_be_known_and_so_when_it_is_dispatched():
    assert now(START, gate='off') == []
    assert now(START, gate='on') == [Code.PRECONDITION]
    assert now(START) == [Code.UNKNOWN_STATE]
    assert now(START, gate={'state': 'off', 'available': False}) == [Code.UNKNOWN_STATE]


def test_before_it_runs_only_what_is_known_to_be_wrong_counts():
    assert before(START) == []
    assert before(START, gate='off') == []
    assert before(START, gate='on') == [(Code.PRECONDITION, 'a')]


def test_a_step_that_starts_later_is_looked_at_later():
    assert (
        before(step('b', 'turn_on', 'lamp'), step('a', 'start', 'belt', after='b'), gate='on')
        == []
    )
    waiting = step(
        'a',
        'start',
        'belt',
        more={'when': {'mode': 'wait', 'condition': {'entity': 'gate', 'value': 'off'}}},
    )
    assert before(waiting, gate='on') == []
    assert (
        before(step('a', 'start', 'belt', given='b'), step('b', 'turn_on', 'lamp'), gate='on')
        == []
    )


def test_what_another_step_may_change_is_looked_at_later():
    first = step('a', 'pick', 'rover', object='cup')
    assert before(first, rover={'holding': 'book'}) == [(Code.PRECONDITION, 'a')]
    assert before(first, step('b', 'say', 'rover', text='x'), rover={'holding': 'book'}) == []


def test_requirements_without_an_entity_are_the_targets():
    pick = step('a', 'pick', 'rover', object='cup')
    assert now(pick, rover={'holding': '', 'pose': (2, 2, 0)}) == []
    assert now(pick, rover={'holding': 'book', 'pose': (2, 2, 0)}) == [Code.PRECONDITION]


def test_a_robots_state_is_only_good_while_it_is_fresh():
    pick = step('a', 'pick', 'rover', object='cup')
    assert now(pick, rover={'holding': '', 'at': 98.0}) == [Code.UNKNOWN_STATE]


def test_the_message_says_what_is_needed_what_is_so_and_what_would_help():
    site = home(
        kinds={
            **SITE.model_dump(by_alias=True)['kinds'],
            'contact': {
                'name': 'contact',
                'description': 'a gate',
                'attributes': {'state': 'on|off'},
                'skills': {
                    'shut': {
                        'name': 'shut',
                        'description': 'shut',
                        'effects': [{'attribute': 'state', 'value': 'off'}],
                    }
                },
            },
        }
    )
    (problem,) = check_step(START, graph(START), site, world(gate='on'))
    assert problem.message == (
        'To start the conveyor is only allowed while the gate is off; the state is on.'
    )
    assert problem.suggestion == 'shut the gate'


def test_what_is_offline_is_refused_now_and_later():
    lamp = step('a', 'turn_on', 'lamp')
    offline = {'state': 'on', 'available': False}
    assert now(lamp, lamp=offline) == [Code.UNAVAILABLE]
    assert before(lamp, lamp=offline) == [(Code.UNAVAILABLE, 'a')]
    assert (
        before(
            step('a', 'turn_on', 'lamp', after='b'),
            step('b', 'turn_on', 'hall_light'),
            lamp=offline,
        )
        == []
    )


def test_what_was_never_heard_of_may_be_tried():
    assert now(step('a', 'turn_on', 'lamp')) == []


def test_a_change_needs_the_present_value():
    brighten = step('a', 'brighten', 'lamp')
    assert before(brighten) == []
    assert now(brighten) == [Code.UNKNOWN_STATE]
    assert now(brighten, lamp={'state': 'on', 'brightness': 'high'}) == [Code.UNKNOWN_STATE]
    assert now(brighten, lamp={'state': 'on', 'brightness': 20}) == []


def test_a_requirement_may_name_an_argument():
    skill = {
        'name': 'hand_over',
        'description': 'hand over',
        'args': [{'name': 'object', 'type': 'object'}],
        'requires': [{'attribute': 'holding', 'value': '$object'}],
    }
    site = home(robots={'rover': {'name': 'rover', 'skills': {'hand_over': skill}}})
    hand = step('a', 'hand_over', 'rover', object='cup')
    assert check_step(hand, graph(hand), site, world(rover={'holding': 'cup'})) == ()
    (problem,) = check_step(hand, graph(hand), site, world(rover={'holding': 'book'}))
    assert problem.code is Code.PRECONDITION
