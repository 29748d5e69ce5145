"""Clauses in the order of a question, of the weather, and of a part of a thing."""

import pytest

from llm_bridge.graph.condition import Compare, Not
from llm_bridge.graph.problem import Problem
from llm_bridge.language.clauses.clauses import Read
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.things.situation import Mentions, Question, Situation
from llm_bridge.site.site import Site


def is_(entity, value, attribute='state', op='eq'):
    return Compare(entity=entity, attribute=attribute, op=op, value=value)


def not_(condition):
    return Not.model_validate({'not': condition})


def kind(name, **attributes):
    return {'name': name, 'description': name, 'attributes': attributes}


def device(name, kind):
    return {'name': name, 'kind': kind, 'mqtt': {'topic': f'w/{name}'.replace(' ', '_')}}


KINDS = {
    'lamp': kind('lamp', state='on|off'),
    'station': kind('station', state='dry|raining', sky='clear|snowing', wind='km/h'),
    'iron': kind('iron', state='on|off', target_temperature='degC', tip_temperature='degC'),
    'tank': kind('tank', state='idle|mixing', level='percent', pressure='bar'),
}
ROBOT = {
    'name': 'Thistle',
    'observe': {'battery': {'topic': 'battery', 'type': 'std_msgs/msg/Float32'}},
}


def site(**devices):
    told = {
        'name': 'works',
        'kinds': KINDS,
        'devices': devices,
        'robots': {'thistle': ROBOT},
    }
    return Grounder(Site.model_validate(told))


@pytest.fixture(scope='module')
def works():
    return site(
        mast=device('weather mast', 'station'),
        iron=device('soldering iron', 'iron'),
        gun=device('desoldering gun', 'iron'),
        lamp=device('lamp', 'lamp'),
        vat=device('mash tank', 'tank'),
    )


def read(names, clause, spoken=None):
    return names.clauses.condition(clause, Situation(), spoken or Mentions())


@pytest.mark.parametrize(
    ('clause', 'condition'),
    [
        ('has thistle got less than 20 percent battery', is_('thistle', 20.0, 'battery', 'lt')),
        ('has thistle less than 20 percent battery', is_('thistle', 20.0, 'battery', 'lt')),
        ('is the lamp on', is_('lamp', 'on')),
        ('is it raining', is_('mast', 'raining')),
        ('has it started raining', is_('mast', 'raining')),
        ('has the rain stopped', not_(is_('mast', 'raining'))),
    ],
)
def test_a_question_asks_what_its_statement_says(works, clause, condition):
    found = read(works, clause)
    assert isinstance(found, Read), found
    assert found.condition == condition


@pytest.mark.parametrize(
    ('clause', 'condition'),
    [
        ('it starts raining', is_('mast', 'raining')),
        ('it begins to rain', is_('mast', 'raining')),
        ('it rains', is_('mast', 'raining')),
        ("it's pouring", is_('mast', 'raining')),
        ("it isn't raining", not_(is_('mast', 'raining'))),
        ('it stops raining', not_(is_('mast', 'raining'))),
        ('it is dry', not_(is_('mast', 'raining'))),
        ('it starts snowing', is_('mast', 'snowing', 'sky')),
    ],
)
def test_the_weather_is_what_the_one_thing_tells_that_can(works, clause, condition):
    found = read(works, clause)
    assert isinstance(found, Read), found
    assert found.condition == condition


def test_what_nothing_tells_of_the_weather_is_refused(works):
    assert isinstance(read(works, 'it is hailing'), Problem)
    assert isinstance(read(site(lamp=device('lamp', 'lamp')), 'it is raining'), Problem)


def test_what_else_it_does_is_no_weather(works):
    spoken = Mentions().with_things(('vat',))
    assert read(works, 'it is mixing', spoken).condition == is_('vat', 'mixing')


def test_of_two_that_tell_the_weather_it_is_asked_which():
    names = site(north=device('north mast', 'station'), south=device('south mast', 'station'))
    found = read(names, 'it is raining')
    assert isinstance(found, Question)
    assert [c.value for c in found.choices] == ['north', 'south']
    settled = Situation(decided={found.slot: ('south',)})
    told = names.clauses.condition('it is raining', settled, Mentions())
    assert told.condition == is_('south', 'raining')


@pytest.mark.parametrize(
    ('clause', 'condition'),
    [
        ('the soldering tip is at 350', is_('iron', 350.0, 'tip_temperature')),
        ("the soldering iron's tip is over 300", is_('iron', 300.0, 'tip_temperature', 'gt')),
        ('the soldering tip gets to 350', is_('iron', 350.0, 'tip_temperature', 'ge')),
        ("the gun's tip is not below 200", not_(is_('gun', 200.0, 'tip_temperature', 'lt'))),
        ('the mash level is above 80 percent', is_('vat', 80.0, 'level', 'gt')),
        ('the mash tank pressure is above 2 bar', is_('vat', 2.0, 'pressure', 'gt')),
    ],
)
def test_a_part_is_spoken_of_by_what_is_told_of_it(works, clause, condition):
    found = read(works, clause)
    assert isinstance(found, Read), found
    assert found.condition == condition


def test_of_the_parts_of_two_it_is_the_one_spoken_of_or_asked(works):
    assert isinstance(read(works, 'the tip is over 300'), Question)
    spoken = Mentions().with_things(('gun',))
    assert read(works, 'the tip is over 300', spoken).condition == is_(
        'gun', 300.0, 'tip_temperature', 'gt'
    )


@pytest.mark.parametrize('clause', ['the welding tip is at 350', 'the soldering pen is at 350'])
def test_a_part_that_nothing_has_is_refused(works, clause):
    assert isinstance(read(works, clause), Problem)
