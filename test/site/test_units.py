"""Units of arguments, attributes and sensors in a site file."""

import subprocess
import sys

import pytest

from llm_bridge.site.load import read_site
from llm_bridge.site.units import registry, unit_fault, unit_like, USUAL

DEVICE = 'name: own\nkinds:\n  tank:\n    description: a tank\n    attributes: {%s}\n' + (
    '    skills:\n      fill:\n        description: fill it\n        args: {amount: {%s}}\n'
    '        binding: {via: mqtt, topic: t/fill, payload: $amount}\n        verify: {by: none}\n'
    'devices:\n  one: {kind: tank, mqtt: {topic: t}}\n'
    '  probe: {kind: sensor, unit: %s, mqtt: {topic: p}}\n'
)


def findings(write, attribute='level: percent', arg='type: number', sensor='bar'):
    _, found = read_site(write(text=DEVICE % (attribute, arg, sensor)))
    return [(f.level, f.spot.line, f.message) for f in found]


@pytest.mark.parametrize('unit', sorted(USUAL))
def test_pint_knows_the_usual_ones(unit):
    assert registry().parse_units(unit) is not None


@pytest.mark.parametrize('unit', ['percent', 'rpm', '1/min', 'l/min', 'µg/m³', 'W/m^2', 'lbf'])
def test_what_pint_knows_is_good(unit):
    assert unit_fault(unit) is None


@pytest.mark.parametrize(
    ('unit', 'instead'),
    [('%', 'percent'), ('°C', 'degC'), ('C', 'degC'), ('radians', 'rad'), ('percnt', 'percent')],
)
def test_what_is_meant_by_another_name_is_offered(unit, instead):
    assert unit_fault(unit)[1] == instead


@pytest.mark.parametrize('unit', ['blurf', '3', 'm/', '9**9**9', 'x' * 50, 'm' * 9999, '()', ' '])
def test_what_is_no_unit_is_a_fault(unit):
    assert 'is not known' in unit_fault(unit)[0]


def test_the_usual_ones_do_not_load_pint():
    code = (
        'import sys; from llm_bridge.site.load import find_site, load_site\n'
        "load_site(find_site('home')); load_site(find_site('factory'))\n"
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, '-c', code], check=False).returncode == 0


def test_a_site_with_units_is_good(write):
    assert findings(write, arg='type: number, unit: litre') == []
    assert findings(write, arg='type: duration, unit: second') == []
    told = 'state: a|b, what: text, color: name, n: number, c: count'
    assert findings(write, attribute=told) == []


@pytest.mark.parametrize(
    ('arg', 'said'),
    [
        ('type: number, unit: blurf', "argument 'amount': unit 'blurf' is not known"),
        ('type: number, unit: °C', "unit '°C' is written 'degC'"),
        ('type: duration, unit: minute', 'a duration is in seconds'),
        ('type: text, unit: litre', 'is a text and has no unit'),
    ],
)
def test_an_argument_with_a_wrong_unit_is_an_error(write, arg, said):
    [(level, line, message)] = findings(write, arg=arg)
    assert level == 'error' and line == 9 and said in message


def test_an_attribute_with_a_wrong_unit_is_an_error(write):
    [(level, line, message)] = findings(write, attribute='level: blurf')
    assert level == 'error' and line == 5
    assert "unit 'blurf' is not known" in message and 'its values (on|off)' in message


def test_a_sensor_may_have_a_unit_that_nobody_knows(write):
    [(level, _, message)] = findings(write, sensor='dBA')
    assert level == 'warning' and 'only bare numbers compare' in message


def test_words_are_a_unit_where_it_can_be_the_one_wanted():
    assert unit_like(['nm'], 'metre') == 'nanometer'
    assert unit_like(['ml', 'per', 'min'], 'l/min') == 'milliliter/minute'
    assert unit_like(['nm'], 'second') is None
    assert unit_like(['kn'], 'kN') == 'kilonewton'  # and no knot
    assert unit_like(['hands'], 'metre') is None
