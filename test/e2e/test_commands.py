"""Every command of test/data/commands_*.yaml, through the real stack, in the order of the file."""

from pathlib import Path
import time

import pytest
from ruamel.yaml import YAML

from llm_bridge.nodes.demo import one_command

DATA = Path(__file__).resolve().parents[1] / 'data'

CASES = [
    pytest.param(site, command, id=f'{site}: {command["say"][:60]}')
    for site in ('home', 'factory')
    for command in YAML(typ='safe').load(DATA / f'commands_{site}.yaml')
]


def pytest_generate_tests(metafunc):
    if 'command' in metafunc.fixturenames:
        metafunc.parametrize(('stack', 'command'), CASES, indirect=['stack'], scope='module')


def carry_out(stack, command):
    supervisor, client = stack
    if 'meanwhile' not in command:
        return one_command(
            supervisor,
            client,
            command['say'],
            answers=command.get('answer_with', 'yes'),
            timeout_s=120,
            console=None,
        )
    waiting = client.say(command['say'])
    first = one_command(
        supervisor, client, command['meanwhile'], answers='', timeout_s=120, console=None
    )
    assert first['ok'], first
    return one_command(
        supervisor,
        client,
        command['say'],
        answers='',
        timeout_s=120,
        console=None,
        command_id=waiting,
    )


def seen(client, entity):
    return client.world.get(entity, {}).get('attributes', {})


def world_becomes(client, wanted, within_s=10.0):
    deadline = time.monotonic() + within_s
    while True:
        client.spin(0.1)
        wrong = {
            f'{entity}.{attribute}': (value, seen(client, entity).get(attribute))
            for entity, attributes in wanted.items()
            for attribute, value in attributes.items()
            if seen(client, entity).get(attribute) != value
        }
        if not wrong or time.monotonic() > deadline:
            return wrong


def test_a_command_does_what_it_says(stack, command):
    report = carry_out(stack, command)
    said = [
        f'{step["skill"]} {step["target"]}'
        for step in report['steps']
        if step['target'] != 'bridge'
    ]
    codes = {problem.get('code') for problem in report['problems']}
    if 'fails' in command:
        reasons = ' '.join(str(step.get('code')) for step in report['steps'])
        assert not report['ok']
        assert command['fails'] in codes or command['fails'] in reasons, report
        return
    assert report['outcome'] == command['outcome'], report
    if 'steps' in command:
        assert said == command['steps'], report
    if 'skills' in command:
        assert [step['skill'] for step in report['steps']] == command['skills'], report
    if 'answer' in command:
        assert command['answer'] in str(report['answer']).lower(), report
    if 'problem' in command:
        assert command['problem'] in codes, report
    if command['outcome'] == 'plan':
        assert report['ok'], report
    assert world_becomes(stack[1], command.get('world', {})) == {}
