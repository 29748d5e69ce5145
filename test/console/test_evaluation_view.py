import io
import json

import pytest
from rich.console import Console
from typer.testing import CliRunner

from llm_bridge.cli import app
from llm_bridge.console.evaluation_view import machine, tables
from llm_bridge.language.plans.decoder import Draft
from llm_bridge.language.plans.plan_language import read
from llm_bridge.site.load import find_site, load_site
from llm_bridge.tune.evaluate import evaluate, GoldRecord


class Contrary:
    """A model that always switches off."""

    def decode(self, words):
        return Draft(read('turn_off: the hall light'), 0.9, calls=1)


def test_the_tables_say_what_went_wrong_and_how_to_run_it_again():
    home = load_site(find_site('home'))
    records = [
        GoldRecord(
            id='a', site='home', text='i need the hall light', plan='turn_on: the hall light'
        ),
        GoldRecord(id='b', site='else', text='up', plan='roll_up: ?', category='single'),
    ]
    result = evaluate(
        records, lambda name: (home, Contrary()) if name == 'home' else ((), None)
    ).model_copy(update={'command': 'llm-bridge eval x.jsonl', 'machine': machine()})
    out = io.StringIO()
    console = Console(file=out, width=200)
    for shown in tables(json.loads(result.to_json()), 30):
        console.print(shown)
    text = out.getvalue()
    assert 'Wrong actions on whole sites' in text
    assert 'hall_light.turn_off()' in text
    assert '1 commands of sites that need a model are left out' in text
    assert '$ llm-bridge eval x.jsonl' in text
    assert 'cores, Python 3.' in text


def test_the_command_writes_what_it_shows_as_json(tmp_path):
    gold = tmp_path / 'gold.jsonl'
    gold.write_text(
        '{"id": "1", "site": "home", "text": "turn on the hall light", '
        '"plan": "turn_on: the hall light", "category": "single"}\n'
    )
    out = tmp_path / 'out.json'
    done = CliRunner().invoke(
        app, ['eval', str(gold), '--model', 'none', '--json', str(out), '--limit', '1']
    )
    assert done.exit_code == 0, done.output
    data = json.loads(out.read_text())
    assert data['judged'][0]['exact'] is True
    assert data['command'] == f'llm-bridge eval {gold} --model none --limit 1'


@pytest.mark.parametrize('line', ['{"id": "1"}', 'no json'])
def test_a_line_that_is_no_gold_command_ends_the_run(tmp_path, line):
    gold = tmp_path / 'gold.jsonl'
    gold.write_text(line + '\n')
    done = CliRunner().invoke(app, ['eval', str(gold), '--model', 'none'])
    assert done.exit_code == 2
    assert 'line 1' in done.output


GOLD = (
    '{"id": "1", "site": "home", "text": "turn on the hall light", "category": "single", '
    '"plan": "turn_on: the hall light", '
    '"graph": {"outcome": "plan", "steps": ["turn_on hall_light"]}}'
)


def run(tmp_path, *options, gold=GOLD):
    file = tmp_path / 'gold.jsonl'
    file.write_text(gold + '\n')
    return CliRunner().invoke(app, ['eval', str(file), '--model', 'none', *options])


def test_a_key_that_nothing_reads_ends_the_run_before_anything_is_measured(tmp_path):
    done = run(tmp_path, gold=GOLD.replace('"id": "1"', '"id": "1", "before": ["stop"]'))
    assert done.exit_code == 2
    assert "line 1: key 'before' is not known, did you mean 'history'?" in done.output
    assert '100%' not in done.output


def test_the_tables_can_be_had_as_markdown(tmp_path):
    out = tmp_path / 'out.md'
    (tmp_path / 'own').mkdir()
    own = ('--sites', str(tmp_path / 'own'))
    done = run(tmp_path, '--markdown', str(out), '--without', 'polarity', *own)
    assert done.exit_code == 0, done.output
    text = out.read_text()
    assert '| single | 1 | 100% (21%-100%) |' in text
    assert '**Asked, refused, answered**' in text
    assert 'guards that were left out: polarity' in text
    # The command gives these numbers again.
    again = ' '.join(('--model none --without polarity', *own))
    assert f'{again}`: 1 commands, none: stop words' in text


def test_sites_beside_the_commands_are_whole_sites(tmp_path):
    (tmp_path / 'sites').mkdir()
    site = find_site('home').read_text(encoding='utf-8').replace('name: home', 'name: ours', 1)
    (tmp_path / 'sites' / 'ours.yaml').write_text(site, encoding='utf-8')
    out = tmp_path / 'out.json'
    done = run(tmp_path, '--json', str(out), gold=GOLD.replace('"home"', '"ours"'))
    assert done.exit_code == 0, done.output
    (judged,) = json.loads(out.read_text())['judged']
    assert judged['site'] == 'ours'
    assert judged['exact'] is True


@pytest.mark.parametrize(
    ('options', 'said'),
    [
        (('--without', 'polarty'), 'polarity'),
        (('--calibration', 'picture.txt'), '.png'),
        (('--markdown', 'no/such/folder/out.md'), 'no folder'),
        (('--sites', 'no/such/folder'), 'no folder'),
    ],
)
def test_what_cannot_work_is_said_before_anything_is_measured(tmp_path, options, said):
    done = run(tmp_path, *options)
    assert done.exit_code == 2
    assert said in ' '.join(done.output.replace('│', ' ').split())


def test_a_gold_step_that_is_none_is_named(tmp_path):
    done = run(tmp_path, gold=GOLD.replace('turn_on hall_light', 'turn_on hall_lamp'))
    assert done.exit_code == 2
    assert 'hall_lamp' in done.output


def test_the_calibration_is_shown_and_drawn(tmp_path):
    picture = tmp_path / 'picture.png'
    done = run(tmp_path, '--calibration', str(picture))
    assert done.exit_code == 0, done.output
    assert 'read back plans below a limit' in ' '.join(done.output.split())
    assert picture.is_file()
