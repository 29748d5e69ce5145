"""What a phrase was taken for is kept, with what else it could have meant."""

import pytest

from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import Understanding
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def taken(home):
    understander = Understander(home)

    def taken(plan, history=None, **more):
        """Return the understanding of a plan, and what its phrases were taken for."""
        found = understander.draft(read(plan), plan, World(), history=history, **more)
        return found, found.meanings

    return taken


def scores(meaning):
    return {c.id: c.score for c in meaning.candidates}


def test_the_speakers_room_decides_between_two_of_the_same_score(taken):
    _, (lamp,) = taken(' turn_on: the lamp', area='study')
    assert (lamp.phrase, lamp.ids, lamp.why) == ('the lamp', ('desk_lamp',), 'here')
    assert lamp.score == 0.9
    assert list(scores(lamp).items()) == [('desk_lamp', 0.95), ('floor_lamp', 0.95)]


def test_a_name_is_worth_more_than_words_that_fit(taken):
    _, (light,) = taken(' turn_on: the living room light')
    assert (light.ids, light.score, light.why) == (('living_room_light',), 1.0, 'name')
    assert scores(light) == {'living_room_light': 1.0, 'floor_lamp': 0.85}


def test_what_is_called_so_and_cannot_do_it_is_kept_as_such(taken):
    _, (door,) = taken(' lock: the front door')
    assert [(c.id, c.able) for c in door.candidates] == [
        ('front_door_lock', True),
        ('front_door_sensor', False),
    ]


def test_no_more_than_the_five_best_are_kept(taken):
    _, (lights,) = taken(' turn_off: all lights')
    assert len(lights.ids) == 6
    assert len(lights.candidates) == 5


def test_a_slip_of_spelling_lowers_the_score(taken):
    _, (lamp,) = taken(' turn_on: the flor lamp')
    assert (lamp.phrase, lamp.ids, lamp.why) == ('the flor lamp', ('floor_lamp',), 'spelling')
    assert scores(lamp) == {'floor_lamp': 0.75}


def test_of_a_list_the_names_of_every_part_are_kept(taken):
    _, (lamps,) = taken(' turn_on: the floor lamp and the hall light')
    assert lamps.why == 'list'
    assert scores(lamps) == {'floor_lamp': 1.0, 'hall_light': 1.0}


def test_only_what_is_in_the_place_that_was_said_could_be_meant(taken):
    _, (light,) = taken(' turn_on: the lamp in the study')
    assert list(scores(light)) == ['desk_lamp']


def test_what_was_spoken_of_has_no_name_to_be_scored(taken):
    first, _ = taken(' turn_on: the hall light')
    _, (it,) = taken(' turn_off: it', history=first.memory)
    assert (it.phrase, it.ids, it.why) == ('it', ('hall_light',), 'mentioned')
    assert it.candidates == ()


def test_what_was_not_said_has_no_phrase(taken):
    _, (heating,) = taken(' warmer: ?')
    assert (heating.phrase, heating.ids, heating.why) == (None, ('thermostat',), 'the only one')


def test_robots_places_and_objects_are_kept_too(taken):
    _, found = taken(' go_to: the couch, robot= the robot')
    assert {(m.phrase, m.ids) for m in found} == {
        ('the robot', ('rover',)),
        ('the couch', ('sofa',)),
    }
    _, found = taken(' bring: my book')
    assert ('my book', ('book',)) in {(m.phrase, m.ids) for m in found}


def test_an_answer_is_the_reason_where_there_was_a_question(taken, without_model):
    asked, _ = taken(' turn_on: the lamp')
    assert asked.outcome == 'question'
    (lamp,) = without_model.understand('the desk lamp', World(), history=asked.memory).meanings
    assert (lamp.phrase, lamp.ids, lamp.why) == ('the lamp', ('desk_lamp',), 'answered')
    assert set(scores(lamp)) == {'desk_lamp', 'floor_lamp'}


def test_what_a_template_settles_is_no_answer(without_model):
    found = without_model.understand('mach das Küchenlicht an', World(), language='de')
    (light,) = found.meanings
    assert (light.ids, light.why) == (('kitchen_light',), 'template')


def test_a_phrase_that_means_the_same_again_is_kept_once(taken):
    _, found = taken(' go_to: the sofa ; go_to: the sofa')
    assert [m.phrase for m in found] == [None, 'the sofa']


def test_meanings_are_part_of_the_json(taken):
    found, _ = taken(' turn_on: the lamp', area='study')
    assert Understanding.model_validate_json(found.model_dump_json()).meanings == found.meanings
