"""Skills that only words which nobody knows can stand for."""

from functools import lru_cache

from llm_bridge.language.guards.unsaid_skills import unsaid_skills
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.skills.sayings import sayings
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site


@lru_cache(maxsize=1)
def home() -> Site:
    return load_site(find_site('home'))


def unsaid(plan: str, known: str) -> tuple[str, ...]:
    return unsaid_skills(read(plan), known.split(), home(), 'en', sayings(home(), 'en'))


def test_a_skill_that_no_known_word_says_is_made_up() -> None:
    assert unsaid('patrol', 'do to the cat') == ('patrol',)
    assert unsaid('mute: ?', 'Anton the drill') == ('mute',)


def test_a_skill_that_is_said_is_none() -> None:
    assert unsaid('turn_off: the radio', 'turn off the radio') == ()
    assert unsaid('patrol', 'patrol the house') == ()


def test_only_the_made_up_one_of_several_is_found() -> None:
    assert unsaid('turn_on: the radio ; say: that', 'turn on the radio that') == ('say',)
