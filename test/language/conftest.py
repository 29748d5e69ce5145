from pathlib import Path

import pytest

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.guards.guards import doubts
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words
from llm_bridge.language.things.situation import Situation
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World

HERE = Path(__file__).parent
SITES = Path(__file__).parents[2] / 'config' / 'sites'


@pytest.fixture(scope='session')
def house():
    """A house made awkward on purpose: same names, near names, two robots."""
    return load_site(HERE / 'house.yaml')


@pytest.fixture(scope='session')
def home():
    return load_site(SITES / 'home.yaml')


@pytest.fixture(scope='session')
def factory():
    return load_site(SITES / 'factory.yaml')


@pytest.fixture(scope='session')
def house_names(house):
    return Grounder(house)


@pytest.fixture(scope='session')
def parlour():
    """A voice assistant, lists, music, hot drinks, announcements: skills that take free texts."""
    return load_site(HERE / 'parlour.yaml')


@pytest.fixture(scope='session')
def bungalow():
    """A robot whose places are optional and that passes messages on, and one that only sweeps."""
    return load_site(HERE / 'bungalow.yaml')


@pytest.fixture(scope='session')
def cellar():
    """A robot that opens and shuts things, and skills of which a part is said once."""
    return load_site(HERE / 'cellar.yaml')


@pytest.fixture(scope='session')
def home_names(home):
    return Grounder(home)


@pytest.fixture(scope='session')
def factory_names(factory):
    return Grounder(factory)


@pytest.fixture(scope='session')
def farm_names():
    """Rain, wind and moisture, rooms with heating of their own, robots that tell what they did."""
    return Grounder(load_site(HERE / 'farm.yaml'))


@pytest.fixture(scope='session')
def bakehouse():
    """A robot that puts things in and on others, some of which are devices too."""
    return load_site(HERE / 'bakehouse.yaml')


@pytest.fixture(scope='session')
def bakehouse_names(bakehouse):
    return Grounder(bakehouse)


@pytest.fixture(scope='session')
def conservatory():
    """Things of people and of rooms, plants to water, doors to close, a list to write on."""
    return load_site(HERE / 'conservatory.yaml')


@pytest.fixture(scope='session')
def brewery():
    """Kinds of its own, robots that tell numbers, and skills that only tell something."""
    return load_site(HERE / 'brewery.yaml')


@pytest.fixture(scope='session')
def brewery_names(brewery):
    return Grounder(brewery)


@pytest.fixture(scope='session')
def inn_names():
    """Guests, things that are kept at places, two robots that can do the same."""
    return Grounder(load_site(HERE / 'inn.yaml'))


@pytest.fixture(scope='session')
def hospital_names():
    return Grounder(load_site(HERE.parent / 'data' / 'eval' / 'sites' / 'hospital.yaml'))


@pytest.fixture(scope='session')
def without_model(home):
    return Understander(home)


@pytest.fixture
def situation():
    return Situation()


@pytest.fixture(scope='session')
def evening():
    """The home on an evening: some of it is known, some is not."""

    def state(**attributes):
        return EntityState(attributes)

    return World(
        {
            'kitchen_light': state(state='on', brightness=40),
            'hall_light': state(state='off'),
            'living_room_light': state(state='on'),
            'floor_lamp': state(state='off'),
            'back_door_lock': state(state='unlocked'),
            'front_door_lock': state(state='locked'),
            'front_door_sensor': state(state='off'),
            'thermostat': state(state='on', current_temperature=21.4, target_temperature=22),
            'rover': state(state='moving', area='hall', holding='cup'),
            'vacuum': state(state='docked', battery=80),
            'garage_door': state(state='open', position=100),
            'motion_sensor': state(state='on'),
            'radio': state(state='playing', volume=30),
            'washing_machine': state(state='running'),
            'television': state(state='off'),
        }
    )


@pytest.fixture
def look(home):
    def look(text, plan, off=(), confidence=1.0, breaks=frozenset(), language='en'):
        return doubts(
            words(text),
            read(plan),
            home,
            language=language,
            confidence=confidence,
            off=off,
            ends_in_question_mark=text.endswith('?'),
            breaks=frozenset(breaks),
        )

    return look
