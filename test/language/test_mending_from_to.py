"""From one place to another, things that are not there, and phrases that are said once."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.mending.from_to import with_whence_and_where_to
from llm_bridge.language.mending.robots import without_who_is_told
from llm_bridge.language.mending.said_once import with_each_phrase_once
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def quay():
    return Grounder(load_site(Path(__file__).parent / 'quay.yaml'))


@pytest.fixture
def heard(quay):
    def heard(text, plan):
        return Understander(quay.site, Script(text, plan)).understand(text, World())

    return heard


def done(found):
    return [(s.target, s.skill, *s.args.values()) for s in found.graph.steps]


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('bruno shift the crate from berth 1 to berth 2',
         'shift_crate: the crate, berth 1, robot= bruno ; go_to: berth 2, robot= bruno',
         'shift_crate: berth 1, berth 2, robot= bruno'),
        ('shift a crate from the ice room into the auction hall',
         'shift_crate: auction hall, ice room', 'shift_crate: the ice room, the auction hall'),
        ('shift a crate from berth 1 and bring it over to berth 2',
         'shift_crate: ?, berth 1 ; shift_crate: ?, berth 2', 'shift_crate: berth 1, berth 2'),
        ('shift the crate to berth 2', 'shift_crate: the crate, berth 2',
         'shift_crate: ?, berth 2'),
        ('nora go from berth 2 to the ice room',
         'go_to: berth 2, robot= nora ; go_to: the ice room, robot= nora',
         'go_to: the ice room, robot= nora'),
        ('drive from berth 1 to berth 3', 'shift_crate: berth 1, berth 3', 'go_to: berth 3'),
        ('shift the crate from berth 1 to the ice room', 'haul: the crate from berth 1, ice room',
         'shift_crate: berth 1, the ice room'),
        ('bruno, from berth 1 to berth 2 with that crate',
         'lift_crate: berth 1 and berth 2, robot= bruno',
         'shift_crate: berth 1, berth 2, robot= bruno'),
        # what stands there is a place, and two ways are two
        ('lift the crate stand', 'lift_crate: the crate stand', None),
        ('go to berth 1 and then to berth 2', 'go_to: berth 1 ; go_to: berth 2', None),
    ],
)  # fmt: skip
def test_each_place_is_where_it_was_said_to_be(quay, text, plan, meant):
    found = with_whence_and_where_to(
        read(plan), words(text), breaks_of(text), quay.site, quay.targets.index
    )
    assert found == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('haul the fish cart', 'haul: the fish cart, the fish cart', 'haul: the fish cart, ?'),
        ('haul that cart', 'haul: cart, that cart', 'haul: cart, ?'),
        ('haul the cart to the cart', 'haul: the cart, the cart', None),
        ('haul the cart to berth 1', 'haul: the cart, berth 1', None),
    ],
)
def test_a_phrase_said_once_is_one_thing(quay, text, plan, meant):
    assert with_each_phrase_once(read(plan), words(text), quay.site) == read(meant or plan)


def test_where_to_is_asked_then(heard):
    assert heard('haul the fish cart', 'haul: the fish cart, the fish cart').say == 'Where to?'


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('have bruno haul the cart to berth 1', 'weigh: bruno ; haul: the cart, berth 1',
         'haul: the cart, berth 1, robot= bruno'),
        ('weigh bruno and haul the cart to berth 1', 'weigh: bruno ; haul: the cart, berth 1',
         None),
    ],
)  # fmt: skip
def test_who_is_told_to_do_it_has_nothing_done_to_him(quay, text, plan, meant):
    assert without_who_is_told(read(plan), words(text), quay.site) == read(meant or plan)


def test_a_way_from_one_to_another_is_no_range(heard):
    text = 'bruno drive from berth 1 to berth 3'
    plan = 'go_to: berth 1, robot= bruno ; go_to: berth 3, robot= bruno'
    assert done(heard(text, plan)) == [('bruno', 'go_to', 'berth_3')]


def test_what_another_number_is_called_is_not_left_out(heard):
    text = 'bruno, roll keg 9 over to berth 2'
    found = heard(text, 'go_to: berth 2, robot= bruno')
    assert found.graph is None
    assert "'keg 9'" in found.say
    text = 'bruno, haul keg 4 over to berth 2'
    assert done(heard(text, 'haul: keg 4, berth 2, robot= bruno')) == [
        ('bruno', 'haul', 'keg_4', 'berth_2')
    ]


def test_nothing_stands_for_what_there_is_not(heard):
    text = 'turn the dryer on'
    found = heard(text, 'untangle: ?')
    assert found.graph is None
    assert found.say.startswith("Nothing here is called 'the dryer'.")


def test_what_starts_nothing_is_asked_about(heard):
    assert heard('start the drum', 'untangle: the drum').question
    assert not heard('start the rope winder', 'wind_rope: the rope winder').question


@pytest.mark.parametrize(
    ('text', 'plan', 'said'),
    [
        ('explain to them when the ferry is, nora', 'announce: the ferry is, robot= nora',
         ('tell_when', 'the ferry')),
        ('tell this lady when to find the warden, nora', 'tell_when: nora',
         ('tell_when', 'the warden')),
        ('tell them when the ferry comes in, nora', 'tell_when: the ferry, robot= nora',
         ('tell_when', 'the ferry')),
        ('nora, announce that we close when the ferry is in', 'announce: we close, robot= nora',
         ('announce', 'we close')),
    ],
)  # fmt: skip
def test_what_is_asked_is_told_by_the_skill_for_it(heard, text, plan, said):
    (step,) = [s for s in heard(text, plan).graph.steps if s.target == 'nora']
    assert step.skill == said[0]
    assert str(*step.args.values()).startswith(said[1])


def test_half_a_name_is_not_taken_at_once(heard):
    text = 'dame nora call the boys in'
    assert not heard(text, 'announce: nora call the boys in, robot= dame').graph or (
        heard(text, 'announce: nora call the boys in, robot= dame').question
    )


def test_what_is_counted_is_no_repeating(heard):
    found = heard('wind that rope with four turns', 'repeat: four turns -> wind_rope: that rope')
    assert done(found) == [('winder', 'wind_rope', 4.0)]


def test_what_was_lifted_is_lowered(heard):
    text = 'lift the crate off berth 1 and put it in the ice room'
    for wrong in ('lift_crate: the ice room', 'announce: the ice room', 'haul: it, the ice room'):
        found = heard(text, f'lift_crate: berth 1 ; {wrong}')
        assert done(found) == [
            ('bruno', 'lift_crate', 'berth_1'),
            ('bruno', 'lower_crate', 'ice_room'),
        ]
        assert found.question
    text = 'lift the crate off berth 1 and then the one in the ice room'
    found = heard(text, 'lift_crate: berth 1 ; lift_crate: the ice room')
    assert [s.skill for s in found.graph.steps] == ['lift_crate', 'lift_crate']


def test_the_skill_whose_name_was_said_is_meant(heard):
    text = 'nora, announce that the ferry is late'
    assert done(heard(text, 'go_to: berth 1')) == [('nora', 'announce', 'the ferry is late')]
    text = 'nora, say that the ferry is late'
    assert done(heard(text, 'go_to: berth 1')) == [('nora', 'say', 'the ferry is late')]


def test_a_robot_that_lacks_the_skill_does_not_break_the_plan(heard):
    found = heard('nora, with that crate from berth 1', 'lift_crate: berth 1, robot= nora')
    assert found.graph is None
    assert 'cannot lift crate' in found.say


def test_whence_is_told_where_it_need_not_be(quay):
    site = Site.model_validate(
        {
            'name': 'lobby',
            'areas': {
                i: {'name': i, 'polygon': [[0, 0], [9, 0], [9, 9], [0, 9]]}
                for i in ('door', 'bar')
            },
            'people': {'ida': {'name': 'Ida', 'area': 'bar'}},
            'robots': {
                'max': {
                    'name': 'Max',
                    'namespace': 'max',
                    'skills': {
                        'guide': {
                            'name': 'guide',
                            'description': 'lead somebody somewhere',
                            'args': [
                                {'name': 'to', 'type': 'place'},
                                {'name': 'from', 'type': 'place', 'required': False},
                                {'name': 'person', 'type': 'entity', 'required': False},
                            ],
                        }
                    },
                }
            },
        }
    )
    text = 'lead ida from the door to the bar'
    drafts = (
        'guide: the door, person= ida ; guide: the bar, person= ida',
        'guide: the bar, from= the door, person= ida',
    )
    for draft in drafts:
        found = with_whence_and_where_to(
            read(draft), words(text), breaks_of(text), site, NameIndex(site)
        )
        assert found == read(drafts[1])
