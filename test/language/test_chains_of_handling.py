"""Chains of orders to an arm: what 'it', 'that' and 'the machine' are in them."""

import pytest
from scripted import Script

from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.readings.command_cuts import Cutter
from llm_bridge.language.things.situation import Situation
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


def understood(site, text, plan, drafted_as=None):
    model = Script(drafted_as or text, plan)
    return Understander(site, model).understand(text, World())


def steps(found):
    graph = found.graph
    return [(s.skill, *s.args.values()) for s in graph.steps] if graph is not None else []


def waits(found):
    """Return whether it is read back, and done after a yes."""
    return all(s.confirm for s in found.graph.steps)


@pytest.mark.parametrize(
    ('text', 'plan', 'done'),
    [
        ('if the chiller door is open close it', 'if: the chiller door is open -> shut_it: it',
         ('shut_it', 'chiller_spot')),
        ('when the oven is baking go there and open it',
         'when: the oven is baking -> open_it: it', ('open_it', 'oven_spot')),
        ('drive to the tin and pick it up', 'go_to: the tin ; lift: it', ('lift', 'tin')),
    ],
)  # fmt: skip
def test_it_is_the_place_or_the_thing_that_was_spoken_of(bakehouse_names, text, plan, done):
    grounded = bakehouse_names.ground(read(plan), Situation(), text)
    assert (grounded.steps[-1].skill, *grounded.steps[-1].args.values()) == done


def test_a_robot_switches_what_is_no_device(bakehouse):
    found = understood(bakehouse, 'turn the mixer off', 'turn_off: the mixer')
    assert steps(found) == [('switch_off', 'mixer')]
    assert not waits(found)


def test_that_which_something_was_put_in_is_switched_on_after_a_yes(bakehouse):
    text = 'put the dough in the crate beside the mixer and turn that on'
    found = understood(bakehouse, text, 'put_in: the dough, the crate ; turn_on: that')
    assert steps(found)[-1] == ('switch_on', 'mixer')
    assert waits(found)


def test_it_is_run_where_something_was_put_in_a_device(bakehouse):
    text = 'put the dough in the oven and run it for ten minutes'
    plan = 'put_in: the dough, the oven ; for: ten minutes -> turn_on: it'
    found = understood(bakehouse, text, plan)
    assert steps(found) == [('put_in', 'dough', 'oven_spot'), ('start_baking', 600)]


def test_the_machine_is_the_one_that_something_was_put_in_after_a_yes(bakehouse):
    text = 'put the dough in the oven and start the machine'
    found = understood(bakehouse, text, 'put_in: the dough, the oven ; turn_on: the machine')
    assert steps(found)[-1][0] == 'start_baking'
    assert waits(found)


def test_a_thing_is_taken_out_of_what_was_opened(bakehouse):
    text = 'open the crate and take the loaf out'
    whole = 'open the crate and take the loaf out of the crate'
    plan = 'open_it: the crate ; lift: the loaf, source= the crate'
    found = understood(bakehouse, text, plan, drafted_as=whole)
    assert steps(found) == [('open_it', 'crate'), ('lift', 'loaf', 'crate')]


def test_a_deed_of_which_no_word_was_said_gives_way_to_one_that_was(bakehouse):
    found = understood(bakehouse, 'grab the tin', 'seek: the tin')
    assert steps(found) == [('lift', 'tin')]
    assert waits(found)
    assert steps(understood(bakehouse, 'look for the tin', 'seek: the tin')) == [('seek', 'tin')]


def test_what_a_robot_switches_begins_an_order_as_devices_do(bakehouse):
    cut = [c.text for c in Cutter(bakehouse).cut('take the tin, mixer on, open the crate')]
    assert cut == ['take the tin', 'mixer on', 'open the crate']


@pytest.mark.parametrize('text', ['place the tin on the board', 'put the tin on top of the board'])
def test_putting_is_laying_and_on_is_on_top(bakehouse, text):
    found = understood(bakehouse, text, 'put_on: the tin, the board')
    assert steps(found) == [('put_on', 'tin', 'board')]
    assert not waits(found)


def test_a_deed_in_the_place_of_one_to_a_thing_waits_for_a_yes(bakehouse):
    found = understood(bakehouse, 'open the crate and mend it', 'open_it: the crate ; rest')
    assert waits(found)
    found = understood(bakehouse, 'open the crate and have a rest', 'open_it: the crate ; rest')
    assert not waits(found)
