import io
import json

import pytest
from rich.console import Console
from typer.testing import CliRunner

from llm_bridge.cli import app
from llm_bridge.console.evaluation_view import machine, tables
from llm_bridge.language.decoder import Draft
from llm_bridge.language.plan_language import read
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
