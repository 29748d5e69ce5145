"""The command line, as people call it: exit codes, messages, files."""

import json

import pytest
from spoken_aloud import speak
from typer.testing import CliRunner

from llm_bridge.cli import app, main


@pytest.fixture
def call():
    def run(*arguments, text=None, env=None):
        return CliRunner().invoke(app, arguments, input=text, env=env)

    return run


def test_help_names_the_program_that_people_call(monkeypatch, capsys):
    monkeypatch.setattr('sys.argv', ['cli.py', 'say', '--help'])
    with pytest.raises(SystemExit, match='0'):
        main()
    assert 'Usage: llm-bridge say' in capsys.readouterr().out


def test_a_dry_run_shows_the_plan_and_moves_nothing(call):
    result = call('say', '--dry-run', '--model', 'none', 'turn on the kitchen light')
    assert result.exit_code == 0
    assert 'turn on kitchen_light' in result.output


def test_a_dry_run_of_what_is_impossible_exits_with_1_and_the_reason(call):
    result = call('say', '--dry-run', '--model', 'none', 'set the thermostat to 90 degrees')
    assert result.exit_code == 1
    assert 'allowed is 5 to 30' in ' '.join(result.output.split())


def test_a_dry_run_keeps_the_quiet_hours(call, tmp_path):
    site = tmp_path / 'shed.yaml'
    hours = "{kind: light, from: '00:00', to: '23:59'}, {kind: light, from: '23:59', to: '00:00'}"
    site.write_text(
        f'name: shed\npolicy: {{based_on: home, quiet_hours: [{hours}]}}\n'
        'devices: {lamp: {name: lamp, kind: light, mqtt: {topic: shed/lamp}}}\n',
        encoding='utf-8',
    )
    result = call('say', '--dry-run', '--model', 'none', '--site', str(site), 'turn on the lamp')
    assert result.exit_code == 1
    assert 'the quiet hours' in ' '.join(result.output.split())


def test_a_plan_can_be_drawn(call):
    result = call('say', '--dry-run', '--model', 'none', '--mermaid', 'turn on the kitchen light')
    assert result.output.startswith('flowchart')


def test_json_is_one_object_with_the_graph(call):
    result = call('say', '--dry-run', '--model', 'none', '--json', 'lock the front door')
    found = json.loads(result.stdout)
    assert found['outcome'] == 'plan'
    assert found['graph']['steps'][0]['target'] == 'front_door_lock'


def test_parse_does_not_write_over_what_it_reads(call, tmp_path):
    given = tmp_path / 'in.jsonl'
    given.write_text('{"id": "1", "text": "stop"}', encoding='utf-8')
    result = call('parse', '--model', 'none', '--input', str(given), '--output', str(given))
    assert result.exit_code == 2
    assert 'the same file' in result.output
    assert 'stop' in given.read_text(encoding='utf-8')


def test_parse_writes_a_line_for_every_line_also_for_bad_ones(call, tmp_path):
    lines = [
        '{"id": "1", "text": "stop"}',
        'garbage',
        '',
        '{"id": 2, "text": "lock the front door"}',
    ]
    given, got = tmp_path / 'in.jsonl', tmp_path / 'out.jsonl'
    given.write_text('\n'.join(lines), encoding='utf-8')
    result = call('parse', '--model', 'none', '--input', str(given), '--output', str(got))
    assert result.exit_code == 0
    found = [json.loads(line) for line in got.read_text(encoding='utf-8').splitlines()]
    assert [(f['id'], f['outcome']) for f in found] == [
        ('1', 'stop'),
        ('line 2', 'refused'),
        ('2', 'plan'),
    ]


def test_parse_tells_once_of_a_key_that_nothing_reads(call, tmp_path):
    line = '{"id": "1", "text": "stop", "before": ["go"], "category": "single"}\n'
    given, got = tmp_path / 'in.jsonl', tmp_path / 'out.jsonl'
    given.write_text(line * 2, encoding='utf-8')
    result = call('parse', '--model', 'none', '--input', str(given), '--output', str(got))
    assert result.exit_code == 0
    assert result.output.count("key 'before' is not known, did you mean 'history'?") == 1
    assert "'category'" not in result.output
    assert len(got.read_text(encoding='utf-8').splitlines()) == 2


def test_a_file_that_is_not_there_is_named(call, tmp_path):
    result = call(
        'parse', '--model', 'none', '--input', str(tmp_path / 'no.jsonl'), '--output', '-'
    )
    assert result.exit_code == 2
    assert 'no.jsonl' in result.output


def test_check_exits_with_2_and_names_the_line(call, tmp_path):
    bad = tmp_path / 'bad.yaml'
    bad.write_text(
        'name: shed\ndevices:\n  lamp:\n    name: lamp\n    kind: lihgt\n'
        '    mqtt: {topic: shed/lamp}\n',
        encoding='utf-8',
    )
    result = call('check', str(bad))
    assert result.exit_code == 2
    assert 'bad.yaml:5' in result.output
    assert 'light' in result.output


def test_an_unknown_site_is_refused_with_those_that_ship(call):
    result = call('say', '--dry-run', '--model', 'none', '--site', 'nowhere', 'stop')
    assert result.exit_code == 2
    assert 'factory, home' in result.output


def test_training_commands_can_be_looked_at(call):
    result = call('tune', '--show', '5', '--seed', '7')
    assert result.exit_code == 0
    assert call('tune', '--show', '5', '--seed', '7').output == result.output


def test_a_spoken_command_shows_its_plan(call, tmp_path):
    file = speak(tmp_path, 'turn on the kitchen light')
    result = call('say', '--dry-run', '--model', 'none', '--json', '--wav', str(file))
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [step['target'] for step in found['graph']['steps']] == ['kitchen_light']
    assert found['heard']['text'].lower().startswith('turn on the kitchen light')
    assert found['heard']['confidence'] > 0.6


def test_of_a_folder_of_recordings_the_bad_ones_are_named_and_the_others_understood(
    call, tmp_path
):
    speak(tmp_path, 'turn on the kitchen light')
    (tmp_path / 'bad.wav').write_bytes(b'no sound')
    result = call('say', '--dry-run', '--model', 'none', '--wav', str(tmp_path))
    assert result.exit_code == 2
    assert 'bad.wav cannot be read as sound' in ' '.join(result.output.split())
    assert 'turn on kitchen_light' in result.output


def test_words_and_a_recording_at_once_are_refused(call, tmp_path):
    assert call('say', 'stop', '--wav', str(tmp_path)).exit_code == 2
    assert call('say').exit_code == 2


@pytest.mark.parametrize(
    ('arguments', 'sentence'),
    [
        (('--model', 'none'), '--model is not used here: the running bridge has its own'),
        (('--site', 'factory'), '--site is not used here: the running bridge has its own'),
        (('--mermaid',), 'only a dry run is drawn'),
        (('--speech-model', 'large'), 'the command is typed'),
        (('--dry-run', '--namespace', 'hall'), 'a dry run asks no running bridge'),
        (('--dry-run', '--answer', 'yes'), 'asks nothing'),
        (('--area', 'moon'), "'moon' is no area of the site 'home'; allowed: kitchen"),
    ],
)
def test_an_option_that_would_be_passed_over_is_refused(call, arguments, sentence):
    result = call('say', *arguments, 'turn on the light', env={'COLUMNS': '200'})
    assert result.exit_code == 2
    assert sentence in ' '.join(result.output.split())


def test_a_typed_command_is_said_where_the_speaker_is(call, monkeypatch):
    sent = []

    class Client:
        """A client of a bridge that has done everything."""

        def __init__(self, namespace):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def wait_ready(self, timeout_s):
            pass

        def say(self, text, **more):
            sent.append((text, more))
            return 'c1'

        def follow(self, command_id, timeout_s, is_stop=False, watch=None):
            yield {'event': 'report', 'id': command_id, 'ok': True, 'say': 'Done.'}

    monkeypatch.setattr('llm_bridge.adapters.client_ros.BridgeClient', Client)
    assert call('say', '--area', 'kitchen', 'turn on the light').exit_code == 0
    assert call('say', 'turn on the light').exit_code == 0
    assert sent == [('turn on the light', {'area': 'kitchen'}), ('turn on the light', {})]


@pytest.mark.parametrize('site', ['home', 'factory'])
def test_check_says_its_verdict_first_and_the_rest_in_short(call, site):
    lines = call('check', site, env={'COLUMNS': '80'}).output.splitlines()
    assert lines[0].startswith(f'{site}: good, ')
    assert len(lines) < 60 and max(map(len, lines)) <= 80
    text = ' '.join(' '.join(lines).split())
    assert 'check --all' in text and 'llm-bridge doctor --site FILE' in text
    assert call('check', '-q', site).output.splitlines() == lines[:1]


def test_check_counts_what_is_wrong_before_it_tells_it(call, tmp_path):
    file = tmp_path / 'shed.yaml'
    lamp = '  lamp: {kind: light, mqtt: {topic: a}}\n'
    lamp += '  lamp_two: {name: lamp, kind: light, mqtt: %s}\n'
    file.write_text('name: shed\ndevices:\n' + lamp % '{topic: b}', encoding='utf-8')
    lines = call('check', str(file)).output.splitlines()
    assert lines[0] == 'shed: good, 2 entities, 2 skills, 1 warning'
    assert "'lamp' also names 'lamp'" in lines[1]
    file.write_text('name: shed\ndevices:\n' + lamp % '{topic: a}', encoding='utf-8')
    result = call('check', str(file))
    assert result.exit_code == 2
    assert result.output.splitlines()[0] == f'{file}: not good, 1 error, 1 warning'


@pytest.mark.parametrize('site', ['home', 'factory'])
def test_check_prints_the_policy_whole_at_80_columns(call, site):
    result = call('check', '--all', site, env={'COLUMNS': '80'})
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert max(map(len, lines)) <= 80
    assert '…' not in result.output
    for title in ('who may what', 'who speaks on which channel', 'rules', 'limits', 'how risky'):
        assert any(f'{site}: {title}' in line for line in lines), title


def test_check_shows_what_a_policy_makes_of_a_site(call, tmp_path):
    site = tmp_path / 'shed.yaml'
    site.write_text(
        'name: shed\n'
        'policy:\n'
        '  based_on: home\n'
        '  speakers: {Tim: guest}\n'
        '  channels: {mqtt: {users: {phone: member}}}\n'
        '  rules: [{entity: lamp, skill: turn_on, tier: guarded, because: it gets hot}]\n'
        "  quiet_hours: [{kind: light, from: '22:00', to: '06:00', becomes: guarded}]\n"
        '  limits: [{kind: light, percent: [5, 60], entities: 2}]\n'
        'devices:\n'
        '  lamp: {name: lamp, kind: light, mqtt: {topic: shed/lamp}}\n',
        encoding='utf-8',
    )
    shown = ' '.join(call('check', '-a', str(site), env={'COLUMNS': '80'}).output.split())
    for row in (
        'Tim guest',
        'mqtt resident resident phone: member',
        'entity lamp, skill turn_on guarded it gets hot',
        'kind light guarded from 22:00 to 06:00',
        'kind light everybody percent 5 to 60 %, entities at most 2 targets',
        'lamp comfort turn_off',
        'guarded turn_on yes',
    ):
        assert row in shown, shown


@pytest.mark.parametrize('policy', ['closed', '', '{}', '{based_on: closed, rules: []}'])
def test_check_says_that_an_empty_policy_allows_nothing(call, tmp_path, policy):
    shown = checked(call, tmp_path, f'policy: {policy}')
    assert 'nobody nothing' in shown
    assert 'the policy names no role, so nobody may do anything' in shown


def test_check_says_that_a_policy_without_a_rule_allows_nothing(call, tmp_path):
    policy = 'policy: {roles: {member: {may: motion}}, channels: {terminal: member}}'
    assert 'the policy names no rule, so nothing is allowed' in checked(call, tmp_path, policy)


def test_check_says_which_policy_holds_where_the_site_names_none(call, tmp_path):
    assert "Policy: 'home', as in every site file that names none" in checked(call, tmp_path, '')
    assert "Policy: on 'home' (" in checked(call, tmp_path, 'policy: home')
    assert 'Policy: it allows nothing' in checked(call, tmp_path, 'policy: closed')


def checked(call, folder, policy):
    site = folder / 'shed.yaml'
    site.write_text(f'name: shed\n{policy}\n', encoding='utf-8')
    result = call('check', '--all', str(site))
    assert result.exit_code == 0
    return ' '.join(result.output.split())
