from small_home import home

from llm_bridge.graph.builtin import GATES, skill_of, SKILLS, skills_of
from llm_bridge.site.skill import RESERVED_SKILL_NAMES, Risk


def test_the_bridge_waits_looks_and_tells_and_nothing_else():
    assert set(SKILLS) == {'wait', 'check', 'wait_until', 'tell'}
    assert set(GATES) <= set(SKILLS)


def test_what_the_bridge_does_itself_is_harmless():
    assert {s.risk for s in SKILLS.values()} == {Risk.INFO}
    assert {s.binding.via for s in SKILLS.values()} == {'local'}


def test_no_site_can_take_the_word_for_waiting():
    assert 'wait' in RESERVED_SKILL_NAMES


def test_skills_are_found_for_the_bridge_as_for_any_target():
    site = home()
    assert skill_of('bridge', 'wait', site) is SKILLS['wait']
    assert skill_of('lamp', 'turn_on', site).name == 'turn_on'
    assert skill_of('lamp', 'wait', site) is None
    assert skill_of('bridge', 'turn_on', site) is None
    assert skills_of('nowhere', site) == {}
