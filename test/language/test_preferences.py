"""What a speaker says once is meant from then on, and can only narrow what is done."""

import pytest

from llm_bridge.language.dialogue.dialogue import Memory
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.world import World


class Talk:
    """One speaker, whose words are understood one after the other."""

    def __init__(self, understander, language='en'):
        self.understander, self.language, self.memory = understander, language, Memory()

    def __call__(self, text):
        found = self.understander.understand(
            text, World(), history=self.memory, language=self.language
        )
        self.memory = found.memory
        return found

    def steps(self, text):
        found = self(text)
        assert found.outcome is CommandOutcome.PLAN, found.say
        return [(s.skill, s.target, list(s.args.values())) for s in found.graph.steps]


@pytest.fixture
def talk(without_model):
    return Talk(without_model)


def test_a_word_for_an_amount_is_used(talk):
    assert talk('warm means 22 degrees').say == "I will remember that 'warm' means 22 degrees."
    assert talk.steps('set the thermostat to warm') == [('set_temperature', 'thermostat', [22.0])]


def test_a_name_is_used_for_the_thing_that_is_meant(talk):
    assert talk('turn on the lamp').outcome is not CommandOutcome.PLAN
    talk('by the lamp I mean the reading lamp')
    assert talk.steps('turn on the lamp') == [('turn_on', 'floor_lamp', [])]
    assert talk.steps('turn the lamp on') == [('turn_on', 'floor_lamp', [])]


@pytest.mark.parametrize(
    ('text', 'target'),
    [('turn on the desk lamp', 'desk_lamp'), ('turn on the kitchen light', 'kitchen_light')],
)
def test_other_names_with_the_word_in_them_stay(talk, text, target):
    talk('by the lamp I mean the reading lamp')
    assert talk.steps(text) == [('turn_on', target, [])]


def test_a_place_behind_the_name_says_more_than_the_preference(talk):
    talk('by the lamp I mean the reading lamp')
    assert talk('turn off the lamp in the bedroom').outcome is not CommandOutcome.PLAN


def test_a_new_name_is_taken(talk):
    talk('by Bertha I mean the coffee machine')
    assert talk.steps('turn on Bertha') == [('turn_on', 'coffee_machine', [])]


def test_a_contradiction_replaces_with_a_sentence(talk):
    talk('warm means 22 degrees')
    assert talk('warm means 24 degrees').say == (
        "From now on 'warm' means 24 degrees and no longer 22 degrees."
    )
    assert talk.steps('set the thermostat to warm')[0][2] == [24.0]


def test_it_can_be_asked_for_and_taken_back(talk):
    talk('warm means 22 degrees')
    assert talk('what does warm mean?').answer == "'warm' means 22 degrees."
    assert 'forgotten' in talk('forget what warm means').say
    assert talk('set the thermostat to warm').outcome is not CommandOutcome.PLAN
    assert talk('forget what warm means').outcome is CommandOutcome.REFUSED


@pytest.mark.parametrize(
    'text',
    [
        'by the lamp I mean all the lights',
        'by the lamp I mean the living room',
        'by the lamp I mean the oven',
        'by the kitchen light I mean the oven',
        'by the lamp I mean the sauna',
        'everything means the hall light',
        'turn off means turn on',
        'no means yes',
        'stop means the hall light',
        'the emergency means the hall light',
        'three means 22 degrees',
        'the hall light means 22 degrees',
    ],
)
def test_nothing_is_widened_turned_round_or_stolen(talk, text):
    found = talk(text)
    assert found.outcome in (CommandOutcome.REFUSED, CommandOutcome.UNKNOWN)
    assert found.memory.preferences == ()


def test_what_is_guarded_still_asks(talk):
    plain = talk('unlock the front door lock').graph.steps
    talk('by the door I mean the front door lock')
    found = talk('unlock the door').graph.steps
    assert [(s.target, s.risk, s.confirm) for s in found] == [
        (s.target, s.risk, s.confirm) for s in plain
    ]


def test_limits_still_hold(talk):
    talk('toasty means 90 degrees')
    assert talk('set the thermostat to toasty').outcome is not CommandOutcome.PLAN


def test_talk_with_such_words_is_no_statement(talk):
    for text in ('that means dinner is late', 'I mean it', 'what does it mean?'):
        assert talk(text).memory.preferences == ()


def test_another_speaker_means_what_they_say(without_model):
    one, other = Talk(without_model), Talk(without_model)
    one('warm means 22 degrees')
    assert other('set the thermostat to warm').outcome is not CommandOutcome.PLAN


@pytest.mark.parametrize(
    ('language', 'statement', 'text', 'step'),
    [
        ('de', 'Mit der Lampe meine ich die Stehlampe', 'Schalte die Lampe ein', 'floor_lamp'),
        ('fr', 'Par la lampe je veux dire le lampadaire', 'Allume la lampe', 'floor_lamp'),
        (
            'es',
            'Con la lámpara me refiero a la lámpara de pie',
            'Enciende la lámpara',
            'floor_lamp',
        ),
        ('fr', 'Chaud veut dire 22 degrés', 'Mets le chauffage à chaud', 'thermostat'),
        ('es', 'Calor significa 22 grados', 'Pon la calefacción a calor', 'thermostat'),
    ],
)
def test_in_other_languages_too(without_model, language, statement, text, step):
    talk = Talk(without_model, language)
    assert talk(statement).outcome is CommandOutcome.ANSWER
    assert [target for _, target, _ in talk.steps(text)] == [step]
