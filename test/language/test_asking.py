"""What is said goes in the language of the command, whatever happens to it."""

import pytest

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.wording import report_sentence
from llm_bridge.language.plans.decoder import Draft
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import EntityState, World


class Scripted:
    def __init__(self, plan):
        self.plan = plan

    def decode(self, words):
        return Draft(read(' ' + self.plan))


@pytest.fixture
def hear(home):
    def hear(text, plan, language):
        return Understander(home, Scripted(plan)).understand(text, World(), language=language)

    return hear


@pytest.mark.parametrize(
    ('language', 'text', 'plan', 'said'),
    [
        ('de', 'zünde die sauna an', 'turn_on: die sauna', '„die sauna“: so heißt hier nichts.'),
        ('fr', 'chauffe le jacuzzi', 'turn_on: le jacuzzi', 'rien ne porte ce nom ici.'),
        (
            'es',
            'calienta la piscina',
            'turn_on: la piscina',
            '«la piscina»: nada se llama así aquí.',
        ),
        ('en', 'heat the sauna up', 'turn_on: the sauna', "Nothing here is called 'the sauna'."),
    ],
)
def test_refusals_are_said_in_the_language_of_the_command(hear, language, text, plan, said):
    found = hear(text, plan, language)
    assert found.graph is None
    assert said in found.say
    # The problem itself is for programs and the log.
    assert found.problems[0].message.startswith('Nothing here is called')


@pytest.mark.parametrize(
    ('text', 'outcome', 'said'),
    [
        ('turn on the sauna', 'refused', "Nothing here is called 'the sauna'."),
        ('turn the sauna on', 'refused', "Nothing here is called 'the sauna'."),
        ('open a bank account', 'unknown', "Nothing here can do 'open a bank account'."),
        ('open the letters that came for me today', 'unknown', 'Nothing here can do'),
        ('iron the kitchen light', 'unknown', 'Nothing here can do'),
    ],
)
def test_of_what_no_skill_does_it_is_told_where_only_the_thing_is_missing(
    hear, text, outcome, said
):
    found = hear(text, f'unknown: {text}', 'en')
    assert found.graph is None
    assert (found.outcome, found.say.startswith(said)) == (outcome, True)


@pytest.mark.parametrize(
    ('language', 'text', 'plan', 'question', 'choice'),
    [
        ('de', 'bring den apfel da rüber', 'go_to: ?', 'Wohin?', None),
        ('fr', 'ouvre les stores de quelque part', 'open: ?', 'Lequel veux-tu dire', 'store'),
        ('es', 'conduce a algún sitio', 'go_to: ?', '¿Adónde?', None),
    ],
)
def test_questions_are_asked_in_the_language_of_the_command(
    hear, language, text, plan, question, choice
):
    found = hear(text, plan, language)
    assert found.outcome == 'question'
    assert question in found.say == found.question
    assert choice is None or any(choice in name for name in found.choices)


@pytest.mark.parametrize(
    ('language', 'text', 'said', 'failed'),
    [
        ('de', 'Küchenlicht aus', 'Erledigt: „', '(es ist nicht erreichbar)'),
        ('fr', 'éteins la lumière de la cuisine', 'Fait : éteindre', '(il est injoignable)'),
        ('es', 'apaga la luz de la cocina', 'Hecho: apagar', '(no está disponible)'),
    ],
)
def test_reports_are_made_in_the_language_of_the_command(home, language, text, said, failed):
    graph = Understander(home).understand(text, World(), language=language).graph
    step = graph.steps[0].id
    assert said in report_sentence(graph, {step: Outcome.CONFIRMED}, home)
    told = report_sentence(graph, {step: Outcome.FAILED}, home, {step: 'it is offline'})
    assert failed in told


@pytest.mark.parametrize(
    ('language', 'plan', 'state', 'said'),
    [
        ('de', 'ask: ist das küchenlicht an', 'on', 'Ja: „Küchenlicht“: an.'),
        ('de', 'ask: ist das küchenlicht an', 'off', 'Nein: „Küchenlicht“: aus.'),
        ('de', 'ask: ist das küchenlicht an', None, 'Das weiß ich nicht: „Küchenlicht“.'),
    ],
)
def test_answers_are_given_in_the_language_of_the_question(home, language, plan, state, said):
    known = {'kitchen_light': EntityState({'state': state})} if state else {}
    text = plan.removeprefix('ask: ')
    assert Understander(home).understand(text, World(known), language=language).say == said
