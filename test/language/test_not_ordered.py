"""What is told, quoted or asked leave for names things and deeds, and orders nothing."""

import pytest
from scripted import Script

from llm_bridge.language.text.not_ordered import not_ordered, NotOrdered
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World

PEOPLE = ('Ida', 'Mr Holm')


@pytest.mark.parametrize(
    'said',
    [
        'the sign on the gate says keep the gate open',
        'my horoscope says turn on the sauna',
        'the manual says switch the pump off before cleaning it',
        'close the windows, he always tells us',
        'good that the gate is closed',
        "I'm glad you locked the shed",
        'nice to see that the lamp is off',
        'locked the shed, good night',
        "I've already switched the pump off",
        'just closed the gate',
        "I'm about to start the mixer",
        'I was going to have you start the mixer, but Ida has done it',
        "I was going to send the cart for the crate but it's too late now",
        'we were about to start the mixer, but the lid is off',
        'I hope somebody closed the gate',
        'the cart should be at the dock by now',
        'the gate should be shut, I think',
        'the dryer should have finished',
        'the pump is making strange noises again',
        'we need a new pump',
        'opening the gate takes ages',
        'Ida, could you water the plants?',
        'Mr Holm you can switch the lamp off',
    ],
)
def test_what_is_told_or_said_to_somebody_else_is_talk(said):
    assert not_ordered(said, PEOPLE) is NotOrdered.TALK


@pytest.mark.parametrize(
    'said',
    [
        'can I open the gate while the pump is on',
        'may I start the mixer when the lid is open?',
        'can visitors switch the lamp on',
        'can Ida turn the alarm off',
        'would you ever unlock the shed for a stranger',
        'would the cart even fit through the gate',
        'could the gate hold if somebody leaned on it',
    ],
)
def test_asking_whether_something_may_be_done_is_a_question(said):
    assert not_ordered(said, PEOPLE) is NotOrdered.QUESTION


@pytest.mark.parametrize(
    'said',
    [
        'she said open the gate',
        'closed the gate',
        'is it possible to start the mixer from here',
        'it would be nice if the lamp switched itself off',
        'we should get rid of the lamp',
        'Ida should switch off her lamp',
        'tell Mr Holm to open the gate',
    ],
)
def test_what_may_be_an_order_is_none_without_a_yes(said):
    assert not_ordered(said, PEOPLE) is NotOrdered.UNSURE


@pytest.mark.parametrize(
    'said',
    [
        'the gate should be closed',
        'the gate should be shut at ten',
        'can I have the lamp on',
        'could somebody close the gate',
        "I've locked the shed, now switch off the lamp",
        "I'm glad you are here, open the gate please",
        'if the scale says 80 kilos stop the belt',
        'the pump is making a noise, switch it off',
        'we should turn the heating down',
        "Ida's lamp off",
        'good morning, open the blinds',
        'could you tell Ida that lunch is ready',
        'opening hours, unlock the doors',
    ],
)
def test_orders_are_left_to_be_understood(said):
    assert not_ordered(said, PEOPLE) is None


@pytest.mark.parametrize(
    ('said', 'outcome'),
    [
        ('the note says turn off the hall light', 'unknown'),
        ('turned off the hall light, bye', 'unknown'),
        ('good that the front door is locked', 'unknown'),
        ('can visitors turn the television on', 'answer'),
        ('can I turn off the hall light when the front door is locked', 'answer'),
    ],
)
def test_nothing_is_done_for_it_and_no_model_is_asked(home, said, outcome):
    found = Understander(home, None).understand(said, World())
    assert (found.outcome, found.graph) == (outcome, None)


def test_a_report_that_may_be_an_order_is_read_back(home):
    for said, asked in (('turn off the hall light', False), ('turned off the hall light', True)):
        script = Script(said, 'turn_off: the hall light')
        found = Understander(home, script).understand(said, World())
        assert [step.confirm for step in found.graph.steps] == [asked]
