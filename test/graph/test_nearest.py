from small_home import home

from llm_bridge.graph.nearest import actors, listed, nearest_entities
from llm_bridge.site.entity import EntityType


def test_entities_are_found_by_any_of_their_names():
    assert nearest_entities('charging dok', home())[0] == 'charger'
    assert nearest_entities('kichen', home(), (EntityType.DEVICE,)) == ()


def test_the_bridge_acts_too():
    assert set(actors(home())) >= {'rover', 'lamp', 'bridge'}
    assert 'kitchen' not in actors(home())


def test_lists_are_said_with_or_and_long_ones_are_counted():
    assert listed([]) == 'nothing'
    assert listed(['a']) == 'a'
    assert listed(['a', 'b', 'c']) == 'a, b or c'
    assert listed('abcdef', 3) == 'a, b, c and 3 more'
