"""Questions of which the world knows nothing, and which a skill of the site answers."""

import pytest
from scripted import Likening, Script

from llm_bridge.language.questions.asked_skills import skills_that_tell
from llm_bridge.language.understand import Understander
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

TEXT = {'type': 'text'}
MONEY = {'type': 'choice', 'choices': ['euro', 'dollar', 'crown']}


def skill(name, description, risk='info', **args):
    return {
        'name': name,
        'description': description,
        'risk': risk,
        'args': [{'name': key, **value} for key, value in args.items()],
    }


SKILLS = [
    skill('weigh_basket', 'weigh what lies in the basket', risk='comfort'),
    skill('scan_sky', 'look how clear the sky is'),
    skill('find_recipe', 'find a recipe and read it out', dish=TEXT),
    skill('answer_question', 'answer a question of general knowledge', question=TEXT),
    skill('tell_showtimes', 'tell when films are shown', film={**TEXT, 'required': False}),
    skill('tell_time', 'tell what time it is in a city', city=TEXT),
    skill('check_traffic', 'tell how the traffic is', road=TEXT),
    skill('define', 'tell the definition of a word', word=TEXT),
    skill('convert', 'convert money', amount={'type': 'number'}, source=MONEY, target=MONEY),
    skill('list_add', 'add something to the shopping list', item=TEXT),
    skill('say', 'say something aloud', text=TEXT),
    skill('water_plants', 'water the plants', risk='motion'),
]


@pytest.fixture(scope='module')
def parlour():
    return Site.model_validate(
        {
            'name': 'parlour',
            'areas': {'room': {'name': 'parlour', 'polygon': [[0, 0], [9, 0], [9, 9], [0, 9]]}},
            'robots': {
                'rook': {'name': 'Rook', 'area': 'room', 'skills': {s['name']: s for s in SKILLS}}
            },
        }
    )


@pytest.fixture
def steps(parlour):
    def steps(text, decoder=None):
        found = Understander(parlour, decoder or Script(text, 'nothing'))
        graph = found.understand(text, World()).graph
        return [(s.skill, *s.args.values(), s.confirm) for s in graph.steps] if graph else []

    return steps


def test_what_changes_something_or_talks_to_somebody_does_not_only_tell(parlour):
    assert skills_that_tell(parlour) == {
        s['name'] for s in SKILLS if s['name'] not in ('list_add', 'say', 'water_plants')
    }


@pytest.mark.parametrize(
    ('text', 'step'),
    [
        ("how d'you make a proper ragout", ('find_recipe', 'ragout')),
        ("when's Stalker on?", ('tell_showtimes', 'Stalker')),
        ('how late is it over in Lima right now', ('tell_time', 'Lima')),
        ('are we going to get stuck on the ring road?', ('check_traffic', 'ring road')),
        ('what does the word wistful mean', ('define', 'wistful')),
        ("what's 80 crowns in euros", ('convert', 80.0, 'crown', 'euro')),
    ],
)
def test_how_it_is_asked_tells_which_skill_answers(steps, text, step):
    assert steps(text) == [(*step, False)]


@pytest.mark.parametrize(
    'text',
    [
        'who invented the zip',
        'hey Rook who invented the zip',
        'Rook my dear, do you happen to know who invented the zip?',
    ],
)
def test_what_is_about_nothing_here_goes_to_the_skill_that_knows_the_world(steps, text):
    assert steps(text) == [('answer_question', 'who invented the zip', True)]


def test_a_question_goes_to_the_skill_that_tells_which_it_is_most_like(steps):
    """Questions are like no skill, mostly: of those that tell something one is the nearest."""
    text = 'how heavy is our basket'
    drafted = f'ask: {text}'
    others = ('scan_sky', 'tell_showtimes', 'find_recipe: eggs')
    decoder = Likening(text, drafted, 'weigh_basket', *others, share=0.04, none=0.9)
    assert steps(text, decoder) == []  # as like the others together
    decoder = Likening(text, drafted, 'weigh_basket', share=0.04, none=0.9)
    assert steps(text, decoder) == [('weigh_basket', True)]
    decoder = Likening(text, drafted, 'weigh_basket', share=0.001, none=0.99)
    assert steps(text, decoder) == []
    decoder = Likening(text, drafted, 'water_plants', share=0.04, none=0.9)
    assert steps(text, decoder) == []  # that does something


def test_a_question_may_be_acted_on_by_what_only_tells(steps):
    text = 'what is the weight of our basket, can you look'
    assert steps(text, Script(text, 'weigh_basket')) == [('weigh_basket', False)]
    assert steps(text, Script(text, 'water_plants')) == []
