"""Who and which one is meant: people, things at places, owners, both and all of them."""

import pytest

from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.things.situation import Situation


@pytest.fixture(scope='session')
def steps(inn_names):
    def steps(plan, area=None, speaker='anonymous'):
        situation = Situation(area=area, speaker=speaker)
        found = inn_names.ground(read(plan), situation, plan)
        if found.question is not None or found.problems:
            return found.question.text if found.question else found.problems[0].message
        return [
            ' '.join([s.skill, *(f'{k}={s.args[k]}' for k in sorted(s.args))]) for s in found.steps
        ]

    return steps


@pytest.mark.parametrize(
    ('plan', 'wanted'),
    [
        ('go_to: the bar, robot= bo ; find: otis, robot= bo ; greet: guest= him, robot= bo',
         ['go_to place=bar', 'find person=otis', 'greet guest=otis']),
        ('find: ida, robot= bo ; find: otis, robot= bo ; greet: guest= both of them, robot= bo',
         ['find person=ida', 'find person=otis', 'greet guest=ida', 'greet guest=otis']),
        ('greet: guest= everyone except otis, robot= bo', ['greet guest=vera', 'greet guest=ida']),
        ('greet: guest= ida, robot= bo ; greet: guest= everyone else, robot= bo',
         ['greet guest=ida', 'greet guest=vera', 'greet guest=otis']),
        ('greet: guest= vera and ida, robot= bo', ['greet guest=vera', 'greet guest=ida']),
        # without a person all are told
        ('say: tea, person= everybody, robot= bo', ['say text=tea']),
        ('bring: the tea, person= me, robot= bo', ['bring object=tea']),
        # a robot can be greeted, furniture cannot
        ('greet: guest= mo, robot= bo', ['greet guest=mo']),
        ('greet: guest= the bar, robot= bo', "'the bar' is a place, not a person."),
        ('bring: the tea, person= otis in the lobby, robot= bo',
         ['bring object=tea person=otis place=lobby']),
    ],
)  # fmt: skip
def test_an_argument_for_a_person_is_a_person(steps, plan, wanted):
    assert steps(plan) == wanted


def test_me_is_the_speaker_where_somebody_has_to_be_named(steps):
    assert steps('find: me, robot= bo', speaker='otis') == ['find person=otis']
    assert steps('find: me, robot= bo').startswith('Which person')


@pytest.mark.parametrize(
    ('plan', 'wanted'),
    [
        ('go_to: vera, robot= bo', ['go_to place=vera_desk']),  # a place is called after her
        ('go_to: otis, robot= bo', ['go_to place=dining_room']),
        ('find: otis, robot= bo ; go_to: him, robot= bo',
         ['find person=otis', 'go_to place=dining_room']),
    ],
)  # fmt: skip
def test_a_person_stands_for_a_place(steps, plan, wanted):
    assert steps(plan) == wanted


@pytest.mark.parametrize(
    ('phrase', 'ids'),
    [
        ('the cup on the bar', ['red_cup']),
        ("the cup that's on the bar", ['red_cup']),
        ('the cup from the bar', ['red_cup']),
        ('the socks that are in the basket', ['socks']),
        ('everything in the wash basket', ['socks', 'towel', 'ida_pillow']),
        ("everything that's on the bar", ['red_cup', 'blue_plate', 'glasses', 'tea']),
        ('everything blue', ['blue_cup', 'blue_plate']),
        ('all blue things', ['blue_cup', 'blue_plate']),
        ('all the cups', ['red_cup', 'blue_cup', 'white_cup']),
        ('all cups except the red one', ['blue_cup', 'white_cup']),
        ('the cups on the shelf', ['blue_cup', 'white_cup']),
        ("otis's towel", ['towel']),
        ('otis his towel', ['towel']),
        ('vera her reading glasses', ['glasses']),
        ("ida's pillow", ['ida_pillow']),
    ],
)  # fmt: skip
def test_where_things_are_and_whose_they_are_tells_which(steps, phrase, ids):
    found = steps(f'bring: {phrase}, robot= bo')
    assert sorted(found) == sorted(f'bring object={i}' for i in ids)


@pytest.mark.parametrize(
    ('phrase', 'said'),
    [
        ('the cup on the shelf', 'Which thing'),
        ("otis's pillow", 'Nothing here'),  # it is another's
        ('the socks on the bar', 'As far as I know'),
        ('the blue one', 'Which thing'),
    ],
)
def test_what_is_not_clear_is_asked(steps, phrase, said):
    assert steps(f'bring: {phrase}, robot= bo').startswith(said)


@pytest.mark.parametrize(
    ('plan', 'wanted'),
    [
        # from where it is taken is an argument, where it is brought to is another thing
        ('take: the cup off the bar, robot= bo', ['take object=red_cup place=bar']),
        ('bring: the cup off the bar, robot= bo', ['bring object=red_cup']),
        ('take: the cup from the bar, place= the bar, robot= bo',
         ['take object=red_cup place=bar']),
        # what was spoken of
        ('put: the red cup, the shelf, robot= bo ; put: the blue one, the bar, robot= bo',
         ['put object=red_cup where=shelf', 'put object=blue_cup where=bar']),
        ('take: the white cup, robot= bo ; bring: the cup, robot= bo',
         ['take object=white_cup', 'bring object=white_cup']),
        ('take: the blue plate, robot= bo ; put: the tea, it, robot= bo',
         ['take object=blue_plate', 'put object=tea where=blue_plate']),
        ('press: the red button, robot= bo ; press: the green one, robot= bo',
         ['press button=red', 'press button=green']),
    ],
)  # fmt: skip
def test_what_was_said_before_tells_which(steps, plan, wanted):
    assert steps(plan) == wanted


def test_its_light_is_the_one_called_after_it(steps):
    assert steps('dock: robot= bo ; turn_on: its light')[-1] == 'turn_on'
    # no light is called after the robot
    assert steps('dock: robot= mo ; turn_on: its light').startswith('Which')


@pytest.mark.parametrize(
    ('text', 'things'),
    [
        ('before you take the white cup bring it', ['white_cup', 'white_cup']),
        ('bring it and take the white cup', None),  # what 'it' is was not said yet
    ],
)
def test_it_is_what_was_named_before_it(inn_names, text, things):
    plan = read('bring: it, robot= bo ; take: the white cup, robot= bo')
    found = inn_names.ground(plan, Situation(), text)
    assert (
        (found.question is not None)
        if things is None
        else ([s.args['object'] for s in found.steps] == things)
    )


@pytest.mark.parametrize(
    ('phrase', 'count'),
    [('the fan in both suites', 2), ('the fan in all suites', 2), ('the fan in two suites', 2)],
)
def test_the_thing_in_each_of_several_rooms(steps, phrase, count):
    assert len(steps(f'turn_off: {phrase}')) == count
