"""Which words take the last command back."""

import pytest
from scripted import Script

from llm_bridge.language.dialogue.cancelling import takes_back
from llm_bridge.language.stop_words import is_stop
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


@pytest.mark.parametrize(
    ('text', 'language'),
    [
        ('Cancel that, please.', 'en'),
        ('no, never mind', 'en'),
        ("I've changed my mind", 'en'),
        ("don't do it", 'en'),
        ('ach, vergiss es', 'de'),
        ('Brich das ab!', 'de'),
        ('laisse tomber', 'fr'),
        ("j’ai changé d'avis", 'fr'),
        ('mejor no', 'es'),
        ('¡Olvídalo!', 'es'),
    ],
)
def test_the_last_command_is_taken_back(text, language, home):
    assert takes_back(text, ('en', language))
    assert not is_stop(text, home.languages, home)


@pytest.mark.parametrize(
    'text',
    [
        'cancel the timer',
        'never mind the hall, do the kitchen',
        'no',
        'please',
        '',
        None,
        'undo that',
    ],
)
def test_other_words_take_nothing_back(text):
    assert not takes_back(text, ('en',))


def test_a_ban_is_one_only_where_it_may_be():
    assert not takes_back("don't do it", ('en',), denied=False)
    assert takes_back('cancel', ('en',), denied=False)


def test_without_anything_in_work_it_is_said_what_to_do(without_model):
    found = without_model.understand('cancel', World())
    assert found.outcome is CommandOutcome.UNKNOWN
    assert 'undo that' in found.say


def test_what_a_skill_is_called_is_ordered_and_takes_nothing_back():
    skills = {'drop': {'name': 'drop', 'description': 'let go of what the robot holds'}}
    max_ = {'name': 'Max', 'namespace': 'max', 'skills': skills}
    site = Site.model_validate({'name': 'flat', 'robots': {'max': max_}})
    found = Understander(site, Script('drop it', 'drop')).understand('drop it', World())
    assert [s.skill for s in found.graph.steps] == ['drop']
    assert Understander(site).understand('never mind', World()).graph is None
