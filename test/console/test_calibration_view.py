import pytest

from llm_bridge.console import calibration_view
from llm_bridge.tune.calibration import calibrate
from llm_bridge.tune.tallies import Judged


@pytest.fixture
def found():
    plans = [
        Judged(
            id=str(at), site='home', category='single', text='', tier='model', gold='', got='',
            came_to='', expected='', exact=at != 1, sequence=True, acts=True, confidence=at / 10,
        )
        for at in range(1, 11)
    ]  # fmt: skip
    return calibrate(plans, 0.7)


def test_the_tables_show_the_limit_that_is_in_use(found):
    reliability, limits = calibration_view.sheets(found)
    assert 'of 10 that act' in reliability.title
    (strong,) = limits.strong
    assert limits.rows[strong][0] == '0.7'
    assert limits.rows[strong][1] == '4 (40%)'
    assert limits.rows[strong][-1] == '5'
    assert '| **0.7** |' in calibration_view.as_markdown(limits)


@pytest.mark.parametrize('ending', calibration_view.FORMATS)
def test_a_picture_is_drawn(found, tmp_path, ending):
    file = tmp_path / f'picture{ending}'
    calibration_view.check(file)
    calibration_view.draw(found, file, 'a model')
    assert file.stat().st_size > 1000


def test_a_file_that_is_no_picture_is_refused_before_anything_is_measured(tmp_path):
    with pytest.raises(ValueError, match=r'\.png, \.svg, \.pdf'):
        calibration_view.check(tmp_path / 'picture.txt')


def test_without_matplotlib_it_is_said_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(calibration_view, 'find_spec', lambda name: None)
    with pytest.raises(ValueError, match='pip install matplotlib'):
        calibration_view.check(tmp_path / 'picture.png')
