import pytest

from llm_bridge.language.mending.pauses import with_a_pause
from llm_bridge.language.plans.plan_language import read


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('for: a moment -> stop: the mower', 'stop: the mower'),
        ('for: a sec -> stop: the mower & mute: the radio', 'stop: the mower & mute: the radio'),
        ('if: it rains -> for: a bit -> pause: it', 'if: it rains -> pause: it'),
        ('for: ten minutes -> stop: the mower', 'for: ten minutes -> stop: the mower'),
        ('for: a moment -> turn_on: the lamp', 'for: a moment -> turn_on: the lamp'),
    ],
)
def test_what_stops_for_a_moment_stops(plan, meant):
    assert with_a_pause(read(plan)) == read(meant)
