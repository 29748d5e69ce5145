"""A time that a skill takes itself, how many of what it takes, and what assistants are asked."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def steps():
    site = load_site(Path(__file__).parent / 'cabin.yaml')

    def steps(text, plan='nothing'):
        plain = text.replace("don't let me forget", 'remind me')
        graph = Understander(site, Script(plain, plan)).understand(text, World()).graph
        return [(s.skill, dict(s.args), s.when) for s in graph.steps]

    return steps


@pytest.mark.parametrize(
    ('text', 'plan', 'args'),
    [
        ('get me up at ten to six', 'at: ten to six -> wake_us: ?, up', {'time': 'ten to six'}),
        ('wake me at ten to six on Thursday', 'at: ten to six on thursday -> wake_us: ?, me',
         {'time': 'ten to six', 'day': 'Thursday'}),
        ('remind me to buy shoes in size nine', 'nudge: ?, buy shoes in size nine',
         {'what': 'buy shoes in size nine'}),
        ('wake me at six on Thursday', 'wake_us: ?, six on thursday',
         {'time': 'six', 'day': 'Thursday'}),
        ('set an alarm for 7 am', 'wake_us: ?, an alarm for 7 am', {'time': '7 am'}),
        ('remind me to ring the vet tomorrow at nine',
         'nudge: ?, ring the vet tomorrow at nine',
         {'what': 'ring the vet', 'time': 'tomorrow at nine'}),
        ("don't let me forget to water the basil at six",
         'at: six -> nudge: ?, water the basil', {'what': 'water the basil', 'time': 'six'}),
        ('book the room tomorrow at ten for two hours',
         'at: tomorrow at ten -> for: two hours -> book_room: ?, the room',
         {'start': 'tomorrow at ten', 'length': 7200.0}),
    ],
)  # fmt: skip
def test_a_skill_is_told_the_time_that_it_takes_and_does_not_wait(steps, text, plan, args):
    [(_, told, when)] = steps(text, plan)
    assert (told, when) == (args, None)


def test_what_takes_no_time_waits_for_it(steps):
    [(skill, args, when)] = steps('at 7 pm order some soup', 'at: 7 pm -> order_lunch: ?, soup')
    assert (skill, args) == ('order_lunch', {'dish': 'soup'}) and when is not None


@pytest.mark.parametrize(
    ('text', 'plan', 'args'),
    [
        ('order six cheese sandwiches', 'order_lunch: ?, six cheese sandwiches',
         {'dish': 'cheese sandwiches', 'portions': 6.0}),
        ('order 3 pizzas', 'order_lunch: ?, 3 pizzas', {'dish': 'pizzas', 'portions': 3.0}),
        ('order a pizza', 'order_lunch: ?, a pizza', {'dish': 'pizza'}),
        ('order 12 pizzas', 'order_lunch: ?, 12 pizzas', {'dish': '12 pizzas'}),
    ],
)  # fmt: skip
def test_the_number_before_what_is_ordered_is_how_many(steps, text, plan, args):
    [(_, told, _)] = steps(text, plan)
    assert told == args


@pytest.mark.parametrize(
    ('question', 'skill', 'args'),
    [
        ('am I busy on Saturday', 'diary_read', {'day': 'Saturday'}),
        ('how do you make pea soup', 'recipe_for', {'dish': 'pea soup'}),
        ("what's 250 dollars in pounds", 'convert',
         {'amount': 250.0, 'unit': 'dollars', 'into': 'pounds'}),
        ("when's the next train to Leeds", 'next_trains', {'destination': 'Leeds'}),
        ("what's new in tennis", 'headlines', {'topic': 'tennis'}),
        ('how tall is the Eiffel tower', 'look_up',
         {'question': 'how tall is the Eiffel tower'}),
    ],
)  # fmt: skip
def test_what_assistants_are_asked_is_asked_of_the_skill_for_it(steps, question, skill, args):
    [(name, told, _)] = steps(question)
    assert (name, told) == (skill, args)


def test_what_is_here_is_no_general_knowledge(steps):
    site = load_site(Path(__file__).parent / 'cabin.yaml')
    for question in ('where is Bramble', 'what is the kitchen light doing', 'how are you'):
        found = Understander(site, Script(question, f'ask: {question.lower()}'))
        assert found.understand(question, World()).graph is None


def test_two_questions_are_asked_of_two_skills(steps):
    found = steps("what's new in tennis and when's the next train to Leeds")
    assert [name for name, *_ in found] == ['headlines', 'next_trains']
