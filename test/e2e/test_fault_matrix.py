"""Kill, pause, cut off, hold back and garble each process and link, at each phase of a plan.

Every fault meets plans in all phases at once: words just said, a graph that arrives, a question
that waits for its yes, a robot on its way, a condition that is waited for, an effect that is
being verified. Whatever the fault, what witnesses saw must fit what is reported.
"""

import uuid

from fault_plans import begun, MatrixStack, PHASES
from fault_stack import left_over, pause
import pytest

PROCESSES = ('bridge', 'executor', 'broker', 'sim_robot', 'sim_devices')
HELD_S = 4.0
"""How long a fault holds: clearly longer than a pose of the rover is believed."""


@pytest.fixture(scope='module')
def stack(tmp_path_factory):
    mark = f'matrix-{uuid.uuid4().hex}'
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv('LLM_BRIDGE_TEST_MARK', mark)
        with MatrixStack(tmp_path_factory.mktemp('matrix')) as started:
            yield started
    assert left_over(mark) == []


@pytest.fixture
def plans(stack):
    stack.make_well()
    return begun(stack)


def after(plans, mend, lost=()):
    """Let the fault hold while more comes, mend it, say yes, and see how everything ends.

    `lost`: the phases whose plans went with the process that was killed.
    """
    stack = plans.stack
    plans.go_on()
    if stack.is_running('broker'):
        plans.fulfil()
    pause(stack, HELD_S)
    mend()
    stack.ros.fault(fault='none')
    plans.answer()
    plans.see_fulfilled()
    plans.settle(lost)
    nothing_unsafe(plans)


def nothing_unsafe(plans):
    """Nothing is done twice, unasked or unlogged, and no report says more than what was seen."""
    assert plans.stack.log_findings() == []
    assert len(plans.goals()) <= 1
    answered = [e for e in plans.stack.entries() if e['event'] == 'answered']
    yes = [e for e in answered if e['id'] == plans.ids['asking'] and e['answer'] == 'yes']
    assert len(plans.orders('asking')) <= len(yes)
    for phase in PHASES:
        assert len(plans.reports(phase)) <= 1, phase
        sent = len(plans.goals() if phase == 'moving' else plans.orders(phase))
        assert sent <= 1, (phase, sent)
        assert sent <= len(plans.dispatched(phase)), (phase, 'an order that is in no log')
        outcome = plans.outcome(phase)
        if outcome == 'confirmed':
            assert plans.is_done(phase), (phase, plans.reports(phase))
        if outcome == 'skipped' or not plans.reports(phase):
            assert sent == 0, (phase, plans.reports(phase))
            assert phase == 'moving' or not plans.is_done(phase), phase


@pytest.mark.parametrize('name', ['broker', 'sim_robot', 'sim_devices'])
def test_a_process_that_is_killed(plans, name):
    plans.stack.kill(name)
    after(plans, lambda: plans.stack.start(name))


def test_a_bridge_that_is_killed_takes_only_the_words_with_it(plans):
    plans.stack.kill('bridge')
    after(plans, lambda: plans.stack.start('bridge'), lost=('said',))
    assert plans.orders('said') == []
    for phase in ('arriving', 'asking', 'waiting', 'verifying'):
        assert plans.outcome(phase) == 'confirmed', phase


def test_an_executor_that_is_killed_takes_nothing_up_again(plans):
    plans.stack.kill('executor')
    after(plans, lambda: plans.stack.start('executor'), lost=('arriving',))
    for phase in ('arriving', 'asking', 'waiting'):
        assert plans.orders(phase) == [], phase
        assert plans.outcome(phase) in ('', 'cancelled', 'skipped'), phase
    # What was said meanwhile the bridge hands to the new one, if that comes in time.
    assert plans.outcome('said') in ('', 'confirmed')
    (report,) = plans.reports('verifying')
    assert 'may have been done' in report['say']


@pytest.mark.parametrize('name', PROCESSES)
def test_a_process_that_stands_still_for_a_while(plans, name):
    plans.stack.pause(name)
    after(plans, plans.stack.resume)


@pytest.mark.parametrize('fault', ['cut', 'hold', 'garble'])
@pytest.mark.parametrize('name', ['executor', 'sim_devices'])
def test_a_bad_link_to_the_broker(plans, name, fault):
    link = plans.stack.links[name]
    getattr(link, fault)()
    after(plans, link.well)


@pytest.mark.parametrize('fault', ['cut', 'hold', 'garble'])
def test_a_bad_link_to_the_robot(plans, fault):
    link = plans.stack.links['ros']
    getattr(link, fault)()
    after(plans, link.well)
    # Nobody knew where it was: it was told to stand, as soon as it could hear that.
    assert plans.outcome('moving') == 'failed'
