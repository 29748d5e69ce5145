"""What is being done is to end, though no skill ends it."""

import pytest

from llm_bridge.language.guards.quitting import Quits, quits
from llm_bridge.site.load import load_site

OWN = 'verify: {by: none}, binding: {via: ros_topic, name: x, type: std_msgs/msg/Empty}'
SITE = f"""
name: yard
robots:
  rex:
    name: Rex
    namespace: rex
    skills:
      follow: {{description: walk behind somebody, {OWN}}}
      stop_following: {{description: stay behind, {OWN}}}
      bark: {{description: bark until told otherwise, {OWN}}}
      dance: {{description: dance, inverse: rest, {OWN}}}
      rest: {{description: lie down, {OWN}}}
"""


@pytest.fixture
def site(tmp_path):
    file = tmp_path / 'yard.yaml'
    file.write_text(SITE)
    return load_site(file)


@pytest.mark.parametrize(
    ('text', 'rest'),
    [
        ('stop barking', ''),
        ('Rex, please stop barking at the postman!', ''),
        ("don't bark any more", ''),
        ('quit barking and lie down', 'lie down'),
        ('leave her alone, stop barking', 'leave her alone'),
    ],
)
def test_what_no_skill_ends_is_not_to_go_on(site, text, rest):
    assert quits(text, site) == Quits(frozenset({'bark'}), rest)


def test_blanks_without_end_take_no_time(site):
    assert quits('stop barking' + ' ' * 100_000 + 'now', site) is not None


@pytest.mark.parametrize(
    'text',
    [
        'stop following me',  # a skill of its own, by its name
        'stop dancing',  # and by what it takes back
        'bark',
        "don't bark",
        "don't stop barking",
        'stop barking when I am at the gate',
        'stop barking in ten minutes',
        'stop barking at 7 pm',
        'stop digging',
        'stop',
        None,
    ],
)
def test_all_else_is_left_to_be_understood(site, text):
    assert quits(text, site) is None
