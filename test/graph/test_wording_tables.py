"""Every language has the words that English has, with the same places to fill in."""

import re

import pytest
from small_home import home, step

from llm_bridge.graph import wording_de, wording_en, wording_es, wording_fr
from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.condition import AllOf, AtTime, Compare, Not
from llm_bridge.graph.plan_wording import step_question
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.problem_wording import problem_words
from llm_bridge.graph.wording import condition_words, number_words, step_words
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.site.load import find_site, load_site

SITES = [load_site(find_site(name)) for name in ('home', 'factory')]
OTHERS = {'de': wording_de, 'fr': wording_fr, 'es': wording_es}
# What is missing elsewhere is filled from English.
ENGLISH_ONLY = {'SENSED', 'THE'}
OWN_WORDS = {'VALUES', 'SETTINGS', 'IN_THE_VERB'}


def slots(text):
    return sorted(re.findall(r'{(\w+)}', text))


@pytest.mark.parametrize('language', OTHERS)
def test_no_text_of_a_language_is_missing_and_none_says_less(language):
    for name, english in vars(wording_en).items():
        if not name.isupper() or name[0] == '_' or name in ENGLISH_ONLY | OWN_WORDS:
            continue
        own = getattr(OTHERS[language], name)
        if isinstance(english, str):
            assert slots(own) == slots(english), name
        elif name == 'UNITS':
            assert set(own) <= set(english)
        else:
            assert set(english) <= set(own), name
            for key in english:
                if name not in ('SKILLS', 'MOTIONS', 'PREPOSITIONS'):
                    assert slots(own[key]) == slots(english[key]), key
                elif name != 'PREPOSITIONS':
                    # The fullest phrase names every argument that the English one names.
                    assert slots(own[key][0]) == slots(english[key][0]), key


@pytest.mark.parametrize('language', OTHERS)
def test_every_problem_and_every_outcome_is_told_in_every_language(language):
    words = OTHERS[language]
    assert set(words.PROBLEMS) == set(ProblemCode)
    assert set(words.OUTCOMES) == set(Outcome)
    assert set(words.REASONS) == set(wording_de.REASONS)
    for code in ProblemCode:
        problem = Problem(code=code, message='in English', came='sauna', suggestion='sofa')
        said = problem_words(problem, SITES[0], language)
        assert words.PROBLEMS[code] in said and 'sauna' in said and 'in English' not in said
        assert problem_words(problem, SITES[0], 'en') == 'in English'


@pytest.mark.parametrize('language', OTHERS)
@pytest.mark.parametrize('site', SITES)
def test_every_guarded_step_of_the_shipped_sites_has_a_question_in_every_language(site, language):
    for actor in site.robots_first():
        for skill in site.skills_of(actor.id).values():
            asked = step('s1', skill.name, actor.id)
            english, own = step_question(asked, site), step_question(asked, site, language)
            assert own != english
            name = actor.aliases[language][0] if actor.aliases.get(language) else actor.name
            assert name in own
            assert '{' not in own


@pytest.mark.parametrize(
    ('language', 'said'),
    [
        ('de', '„lamp“ einschalten, wenn „gate“ an ist und es 07:00 Uhr ist und „belt“ nicht'),
        ('fr', "allumer « lamp » si « gate » est allumé et il est 07:00 et « belt » n'est pas"),
        ('es', 'encender «lamp» si «gate» está encendido y son las 07:00 y «belt» no está'),
    ],
)
def test_conditions_are_said_in_the_language_too(language, said):
    names = {'gate': 'gate', 'belt': 'belt', 'lamp': 'lamp'}
    site = home()
    devices = {
        key: device.model_copy(update={'name': names.get(key, device.name)})
        for key, device in site.devices.items()
    }
    site = site.model_copy(update={'devices': devices})
    condition = AllOf(
        all=(
            Compare(entity='gate', value='on'),
            AtTime(time='07:00'),
            Not.model_validate({'not': {'entity': 'belt', 'value': 'running'}}),
        )
    )
    guard = {'mode': 'if', 'condition': condition.model_dump(by_alias=True)}
    words = step_words(step('a', 'turn_on', 'lamp', more={'when': guard}), site, language)
    assert words.startswith(said)
    assert condition_words(condition, site, language) in words


def test_numbers_have_the_comma_of_the_language():
    assert number_words(21.5, 'degC', 'de') == '21,5 Grad Celsius'
    assert number_words(0.5, 's', 'fr') == '0,5 secondes'
    assert number_words(90, 's', 'es') == '1 minuto 30 segundos'


def test_a_language_that_is_not_there_is_english():
    assert words_of('xx') is words_of('en')
    assert words_of('DE') is words_of('de-CH')
