"""An area means what is in it and in all areas in it, whatever else has its name in its own."""

from pathlib import Path

import pytest

from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def terrace():
    return Understander(load_site(Path(__file__).parent / 'terrace.yaml'))


@pytest.mark.parametrize(
    ('said', 'meant'),
    [
        ('turn off the lights upstairs', {'landing_light', 'upstairs_bathroom_light'}),
        ('turn off all the lights on the ground floor',
         {'kitchen_light', 'downstairs_bathroom_light', 'porch_light'}),
        ('turn off the lights downstairs',
         {'kitchen_light', 'downstairs_bathroom_light', 'porch_light'}),
        ('turn off the upstairs bathroom light', {'upstairs_bathroom_light'}),
        ('turn off the lights in the downstairs bathroom', {'downstairs_bathroom_light'}),
    ],
)  # fmt: skip
def test_an_area_means_all_that_is_inside(terrace, said, meant):
    assert {s.target for s in terrace.understand(said, World()).graph.steps} == meant
