"""Every language has the words that English has, with the same places to fill in."""

import re

import pytest
from small_home import graph, home, step, world

from llm_bridge.graph import wording_de, wording_en, wording_es, wording_fr
from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.condition import AllOf, AtTime, Compare, Not
from llm_bridge.graph.plan_wording import step_question
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.problem_wording import problem_words
from llm_bridge.graph.validate import check
from llm_bridge.graph.wording import (
    condition_words,
    number_words,
    report_sentence,
    step_words,
)
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.site.entity import Pose
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.policies import policy_values
from llm_bridge.site.world import EntityState, World

SITES = [load_site(find_site(name)) for name in ('home', 'factory')]
OTHERS = {'de': wording_de, 'fr': wording_fr, 'es': wording_es}
# What is missing elsewhere is filled from English.
ENGLISH_ONLY = {'SENSED', 'THE'}
# What came is an id or a number, which nobody said.
OF_THE_WHOLE = ('stopped', 'stale', 'duplicate', 'cycle', 'too_long', 'too_many_targets')
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
        assert words.PROBLEMS[code].casefold() in said.casefold() and 'in English' not in said
        assert ('sauna' in said) == (code not in OF_THE_WHOLE)
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


REASONS = (
    'no result came within 5 s',
    'it did not report its state within 5 s',
    'it is offline',
    'it was busy with something else for 5 minutes',
    'it is not known whether the gate is on',
    'its effect cannot be observed',
    'its position is not known any more',
    'its goal is not known',
    'it does not stand still at its goal',
    'it is 1.20 m and 3 degrees off its goal',
    'it was not seen to move',
    'it can only be told which way to face, so it cannot be sent all the way round',
    'its state is off, not on',
    'stopped by anna',
    'cancelled by anna',
    'not confirmed: the answer was no',
    'a step before it failed',
    'it came into the pit, where robots may not be now',
    'the pit was closed to robots while it was on its way there',
    'it left the floor that is known',
    'it left the way that was checked',
    'it drove at 1 m/s, and 0.5 m/s are allowed by the limit for kind robot',
    'lamp: nothing was sent: no broker listens at 127.0.0.1:1883',
    'rover: ROS 2 did not take it: no such service',
    'only a part of it was sent: the broker is away',
    'the broker did not acknowledge it within 5 s; the device may or may not have got it',
    '5 minutes passed without: the gate is on',
    'done 3 times, but it is not yet so: the gate is on',
    'it gave the order up',
    'it reported a failure',
    'internal error: KeyError()',
)


@pytest.mark.parametrize('language', OTHERS)
@pytest.mark.parametrize('reason', REASONS)
def test_why_a_step_did_not_go_well_is_told_in_every_language(language, reason):
    one = step('a', 'turn_on', 'lamp')
    said = report_sentence(
        graph(one, language=language), {'a': Outcome.FAILED}, home(), {'a': reason}
    )
    assert said.endswith(').'), said


@pytest.mark.parametrize(
    ('language', 'said'),
    [
        (
            'de',
            '„conveyor“ mit 50 Prozent starten: im jetzigen Zustand geht das nicht; nur, wenn '
            '„gate“ aus ist.',
        ),
        (
            'fr',
            "Démarrer « conveyor » à 50 pour cent : ce n'est pas possible dans l'état actuel ; "
            'seulement si « gate » est éteint.',
        ),
        (
            'es',
            'Poner en marcha «conveyor» al 50 por ciento: no es posible en el estado actual; solo '
            'si «gate» está apagado.',
        ),
    ],
)
def test_what_a_step_needs_is_told_in_the_language(language, said):
    site = home()
    (problem,) = check(graph(step('a', 'start', 'belt', percent=50)), site, world(gate='on'))
    assert problem_words(problem, site, language) == said


@pytest.mark.parametrize(
    ('rule', 'language', 'said'),
    [
        (
            {'skill': 'lock', 'tier': 'declared'},
            'de',
            '„front door“ aufschließen: das ist verboten; keine Regel erlaubt es; erlaubt wäre: '
            '„front door“ abschließen.',
        ),
        (
            {'skill': 'lock', 'tier': 'declared'},
            'fr',
            "Déverrouiller « front door » : c'est interdit ; aucune règle ne l'autorise ; permis "
            'à la place : verrouiller « front door ».',
        ),
        (
            {'skill': 'lock', 'tier': 'declared'},
            'es',
            'Abrir el cierre de «front door»: está prohibido; ninguna regla lo permite; en su '
            'lugar se permite: cerrar con llave «front door».',
        ),
        (
            {'kind': 'light', 'tier': 'declared'},
            'de',
            '„front door“ aufschließen: das ist verboten; keine Regel erlaubt es.',
        ),
    ],
)
def test_that_no_rule_allows_something_is_told_in_the_language(rule, language, said):
    site = home(policy={**policy_values('home'), 'based_on': None, 'rules': [rule]})
    (problem,) = check(graph(step('a', 'unlock', 'front_door')), site, world())
    assert problem_words(problem, site, language) == said


def test_a_way_through_a_zone_is_told_with_the_zone_and_what_is_possible():
    site = SITES[0]
    move = step('a', 'move', 'rover', distance=1.5)
    there = World({'rover': EntityState(pose=Pose(x=5.0, y=5.5, yaw=0.0), at=0.0)}, 0.0)
    (problem,) = check(graph(move), site, there)
    assert problem_words(problem, site, 'de') == (
        '„Roboter“ 1,5 Meter vorwärts fahren lassen: dorthin darf kein Roboter; gesperrt: '
        '„Treppe“; erlaubt wäre: „Roboter“ 0,7 Meter vorwärts fahren lassen.'
    )


def test_what_is_not_reachable_is_told_by_its_name():
    site, lamp = SITES[0], step('a', 'turn_on', 'hall_light')
    away = World({'hall_light': EntityState(available=False, at=0.0)}, 0.0)
    (problem,) = check(graph(lamp), site, away)
    assert problem_words(problem, site, 'es').startswith('«luz del pasillo»: ')
