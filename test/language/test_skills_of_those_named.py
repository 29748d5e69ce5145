"""A command that comes to nothing is read again with what those can do whom it names."""

import pytest

from llm_bridge.language.clauses.addressed import spoken_to
from llm_bridge.language.plans.decoder import DecodeError, Draft
from llm_bridge.language.plans.decoder_fallback import FallbackDecoder
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World

SAID = 'Dot, the kitchen is full of crumbs'


class Held:
    """A model that drafts one plan, and another with no more than some skills."""

    def __init__(self, first, among):
        self.first, self.among, self.asked = first, among, []

    def decode(self, words):
        return Draft(read(self.first), 0.9, 2, 10)

    def decode_among(self, words, skills):
        self.asked.append(skills)
        if isinstance(self.among, Exception):
            raise self.among
        return Draft(read(self.among), 0.9, 3, 12)


class Broken:
    def decode(self, words):
        raise DecodeError('it is broken')


def understand(site, model, said=SAID):
    return Understander(site, model).understand(said, World())


def steps(found):
    return [(s.skill, s.target, s.confirm) for s in found.graph.steps] if found.graph else []


def test_the_robot_that_is_called_does_what_it_can_after_a_yes(bungalow):
    model = Held('drive_to: the kitchen, robot= dot', 'sweep_room: the kitchen')
    assert steps(understand(bungalow, model)) == [('sweep_room', 'dot', True)]
    assert model.asked[0] == {'sweep_room'}


@pytest.mark.parametrize(
    'said', ['do go and park, Dot, you look tired', 'off home, Dot, it is late']
)
def test_the_robot_that_is_called_in_the_middle_does_what_it_can(bungalow, said):
    model = Held('drive_to: the kitchen', 'sweep_room: the kitchen')
    assert steps(understand(bungalow, model, said)) == [('sweep_room', 'dot', True)]


@pytest.mark.parametrize(
    ('said', 'robot'),
    [
        ('go home, Dot, it is late', 'dot'),
        ('find Max, Dot, or the jug', None),
        ('call Ida, Dot, and Tom', None),
        ('take it to Dot, please', None),
        ('tell Ida, Dot, Tom', None),
    ],
)
def test_who_stands_between_two_commas_is_called(bungalow, said, robot):
    assert spoken_to(words(said), bungalow, breaks_of(said)) == robot


def test_what_it_drafts_then_counts_only_where_it_is_better(bungalow):
    model = Held('drive_to: the kitchen, robot= dot', 'sweep_room: full of crumbs')
    assert not steps(understand(bungalow, model))


@pytest.mark.parametrize(
    ('said', 'plan'),
    [
        ('Dot, sweep the kitchen', 'sweep_room: the kitchen, robot= dot'),  # holds
        ('the cellar is full of crumbs', 'sweep_room: the cellar'),  # names nobody
    ],
)
def test_nothing_is_read_again_where_it_holds_or_nobody_is_named(bungalow, said, plan):
    model = Held(plan, 'drive_to: the kitchen')
    understand(bungalow, model, said)
    assert model.asked == []


def test_a_model_that_gives_up_leaves_the_first_reading(bungalow):
    model = Held('drive_to: the kitchen, robot= dot', DecodeError('too slow'))
    assert not steps(understand(bungalow, model))


def test_the_model_that_read_the_command_reads_it_again(bungalow):
    model = Held('drive_to: the kitchen, robot= dot', 'sweep_room: the kitchen')
    for decoder in (FallbackDecoder(model, Broken()), FallbackDecoder(Broken(), model)):
        assert steps(understand(bungalow, decoder)) == [('sweep_room', 'dot', True)]
