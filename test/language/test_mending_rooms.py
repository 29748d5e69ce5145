import pytest

from llm_bridge.language.mending.rooms import with_the_value_apart, without_everywhere
from llm_bridge.language.plans.plan_language import read
from llm_bridge.site.load import find_site, load_site


@pytest.fixture(scope='module')
def home():
    return load_site(find_site('home'))


def test_where_a_thing_is_belongs_to_the_thing_and_not_to_its_value(home):
    call = read('set_temperature: the heating, 16 degrees in every room')
    meant = read('set_temperature: the heating in every room, 16 degrees')
    assert list(with_the_value_apart(call, home)) == [meant]
    assert not list(with_the_value_apart(meant, home))


@pytest.mark.parametrize(
    ('place', 'kept'),
    [('the whole house', False), ('everywhere', False), ('the whole hall', True)],
)
def test_the_whole_house_needs_no_place(home, place, kept):
    site = home.model_copy(deep=True)
    robot = next(r for r in site.robots.values() if r.skills)
    skill = next(s for s in robot.skills.values() if any(a.type == 'place' for a in s.args))
    place_arg = next(a for a in skill.args if a.type == 'place')
    call = read(f'{skill.name}: {place_arg.name}= {place}')
    assert (without_everywhere(call, site) == call) is kept
