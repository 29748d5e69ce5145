import pytest

from llm_bridge.tune.calibration import calibrate
from llm_bridge.tune.tallies import Judged


def plan(confidence, exact=True, **more):
    return Judged(
        id='x', site='home', category='single', text='', tier='model', gold='', got='',
        came_to='', expected='', exact=exact, sequence=exact, acts=True, confidence=confidence,
        **more,
    )  # fmt: skip


PLANS = [
    plan(0.3, exact=False, wrong=True),
    plan(0.6),
    plan(0.65, exact=False),
    plan(0.9),
    plan(0.92, doubted=('polarity',), exact=False),
    plan(1.0),
]


def test_bins_count_how_many_plans_of_a_confidence_are_exact():
    found = calibrate(PLANS, 0.7)
    bins = {(b.low, b.high): (b.right, b.n) for b in found.bins if b.n}
    assert bins == {
        (0.0, 0.4): (0, 1),
        (0.6, 0.7): (1, 2),
        (0.9, 0.95): (1, 2),
        (0.99, 1.0): (1, 1),
    }
    assert found.bins[0].mean == pytest.approx(0.3)


def test_a_limit_trades_wrong_actions_for_needless_questions():
    found = calibrate(PLANS, 0.7)
    low, used = found.at(0.0), found.at(0.7)
    assert (low.at_once, low.wrong, low.asked_needlessly) == (5, 1, 0)
    assert (used.at_once, used.wrong, used.asked_needlessly) == (2, 0, 1)
    assert used.right == 2
    assert used.right_interval[1] == pytest.approx(1.0)


def test_what_other_guards_ask_about_is_not_put_down_to_the_limit():
    assert calibrate([plan(0.5, doubted=('polarity',))], 0.7).at(0.7).asked_needlessly == 0


def test_plans_that_do_nothing_and_commands_without_a_model_are_left_out():
    templates = plan(None).model_copy(update={'tier': 'template'})
    talk = plan(0.9).model_copy(update={'acts': False})
    assert calibrate([templates, talk], 0.7).n == 0


def test_nothing_at_all_can_be_calibrated():
    found = calibrate([], 0.7)
    assert found.at(0.7).at_once == 0
