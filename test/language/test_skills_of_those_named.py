"""A command that comes to nothing is read again with what those can do whom it names."""

import pytest

from llm_bridge.language.plans.decoder import DecodeError, Draft
from llm_bridge.language.plans.decoder_fallback import FallbackDecoder
from llm_bridge.language.plans.plan_language import read
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
