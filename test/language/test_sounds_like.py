"""Names of the site that a recogniser wrote down as other words."""

import pytest

from llm_bridge.graph.problem import ProblemCode
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.sounds_like import Name, put_in, sound_of, SoundsLike
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def sites():
    return {name: load_site(find_site(name)) for name in ('home', 'factory')}


@pytest.fixture(scope='module')
def indexes(sites):
    return {name: NameIndex(site) for name, site in sites.items()}


@pytest.fixture(scope='module')
def understanders(sites):
    return {name: Understander(site) for name, site in sites.items()}


@pytest.fixture(scope='module')
def hear(understanders):
    """Return what words come to that a recogniser wrote."""

    def hear(text, site='home', channel='voice', history=None):
        return understanders[site].understand(text, World(), channel=channel, history=history)

    return hear


def steps(found):
    return [(step.skill, step.target) for step in found.graph.steps] if found.graph else []


@pytest.mark.parametrize(
    ('heard', 'site', 'skill', 'target'),
    [
        ('Turn on the whole light.', 'home', 'turn_on', 'hall_light'),
        ('turn off the disk lamp', 'home', 'turn_off', 'desk_lamp'),
        ('turn on the kitten light', 'home', 'turn_on', 'kitchen_light'),
        ('close the leaving room blinds', 'home', 'close', 'living_room_blinds'),
        ('turn on the sealing fan', 'home', 'turn_on', 'ceiling_fan'),
        ('start conveyer to', 'factory', 'start', 'conveyor_two'),
        ('close the duck door', 'factory', 'close', 'dock_door'),
    ],
)
def test_a_misheard_name_is_the_one_that_it_sounds_like(hear, heard, site, skill, target):
    found = hear(heard, site)
    assert steps(found) == [(skill, target)], found.say
    assert not any(step.confirm for step in found.graph.steps if step.risk != 'guarded')


def test_what_was_heard_is_still_punctuated(indexes):
    text = 'Turn on the whole light, then go to the dock!'
    changes = indexes['home'].sounds_like(text, 'en')
    assert put_in(text, changes) == 'Turn on the hall light, then go to the dock!'


def test_typed_words_are_taken_as_they_are(hear):
    assert hear('turn on the whole light', channel='terminal').graph is None


def test_a_short_word_that_many_sound_like_is_done_after_a_yes_only(hear):
    found = hear('go to the duck')
    assert steps(found) == [('go_to', 'rover')]
    assert all(step.confirm for step in found.graph.steps)
    assert found.question


def test_what_is_understood_as_it_is_stays_as_it_is(hear):
    found = hear('turn on the hall light')
    assert steps(found) == [('turn_on', 'hall_light')]
    assert 'sounds' not in found.ms


@pytest.mark.parametrize(
    'heard',
    [
        'turn on the sauna',
        'turn on the greenhouse light',
        'throw the parcel to the dog',
        'my back is killing me',
        'turn on the garden light',
        'that was a great movie',
    ],
)
def test_what_sounds_like_nothing_here_is_not_done(hear, heard):
    found = hear(heard)
    assert found.graph is None
    assert found.outcome in (CommandOutcome.UNKNOWN, CommandOutcome.REFUSED)


def names(**ids_of):
    return [Name(text.replace('_', ' '), frozenset({key})) for text, key in ids_of.items()]


def test_it_does_not_guess_among_two():
    sounds = SoundsLike(names(hall_light='a', hull_light='b'), 'en')
    assert sounds.changes('turn on the hole light', guess=True) == ()


def test_two_names_of_the_same_are_no_two():
    sounds = SoundsLike(names(hall_light='a', hull_light='a'), 'en')
    assert [change.is_sure for change in sounds.changes('turn on the hole light')] == [True]


@pytest.mark.parametrize(
    'text',
    [
        'send the cart to line two',
        'turn off the whole house',
        'turn on all lights',
        'open the bedroom blinds halfway',
        'set the bedroom light to half',
        'is the back door locked',
        'say hello to everybody',
    ],
)
def test_words_of_a_plain_command_are_not_taken_for_names(indexes, text):
    for index in indexes.values():
        assert index.sounds_like(text, 'en', guess=True) == ()


def test_another_language_goes_by_its_spelling():
    sounds = SoundsLike(names(Flurlicht='a', Licht_im_Wohnzimmer='b'), 'de')
    assert sounds.changes('schalte das Fluhrlicht ein', guess=True) == ()
    [change] = sounds.changes('schalte das Licht im Wonzimmer ein')
    assert change.name == 'Licht im Wohnzimmer'


def test_the_w_of_whole_is_silent():
    assert sound_of('whole') == sound_of('hall')


def test_a_guarded_step_waits_for_its_yes_as_ever(hear):
    found = hear('unlock the front dour lock')
    assert steps(found) == [('unlock', 'front_door_lock')]
    assert found.graph.steps[0].confirm


def test_nothing_that_is_like_no_name_gets_worse(hear):
    found = hear('fly to the moon')
    assert found.problems[0].code is ProblemCode.NOT_UNDERSTOOD
