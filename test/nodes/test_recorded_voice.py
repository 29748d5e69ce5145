"""The bridge's log: what was heard and understood, replayed and told by the command line."""

import json

from executor_parts import SITE
import pytest
from real_broker import wait_until
from typer.testing import CliRunner

from llm_bridge.adapters.command_message import Command
from llm_bridge.adapters.state_folder import bridge_log, executor_log
from llm_bridge.cli import app
from llm_bridge.cli_replay import replayed
from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.language.dialogue.memory_store import MemoryInRam
from llm_bridge.language.understand import Understander
from llm_bridge.nodes.bridge_work import BridgeWork
from llm_bridge.nodes.recorded_voice import RecordedVoice
from llm_bridge.run.audit import AuditError, FileJournal, read, verify
from llm_bridge.run.audit_lines import head_file
from llm_bridge.run.audit_retention import RetainingJournal
from llm_bridge.run.audit_verify import last_line
from llm_bridge.run.fakes import FakeClock, MemoryJournal
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World


class Ears:
    def __init__(self):
        self.events, self.replies, self.graphs = [], [], []

    def event(self, name, command_id, data):
        self.events.append((name, command_id, data))

    def reply(self, text):
        self.replies.append(text)

    def answer(self, text, by, channel='', at=None):
        pass

    def graph(self, graph, is_wanted):
        self.graphs.append(graph)
        return True

    def repeat(self, graph):
        self.graphs.append(graph)

    def cancel(self, graph_id, by, *, is_quiet=False):
        pass

    def told(self):
        """Return how many commands are refused, handed over, or need no handing over."""
        ends = [
            n == 'refused' or (n == 'understood' and data['outcome'] != 'plan')
            for n, _, data in self.events
        ]
        return sum(ends) + len(self.graphs)


class CountingMemory(MemoryInRam):
    """Tells how often something was kept, which comes after it was told."""

    count = 0

    def keep(self, speaker, memory):
        super().keep(speaker, memory)
        self.count += 1


@pytest.fixture(scope='module')
def site_file(tmp_path_factory):
    path = tmp_path_factory.mktemp('site') / 'workshop.yaml'
    path.write_text(SITE)
    return path


@pytest.fixture(scope='module')
def site(site_file):
    return load_site(site_file)


def say(site, journal, *texts, pause_s=0.0):
    """Let a bridge hear some commands with pauses between them; return what it told."""
    ears, clock = Ears(), FakeClock()
    world = World({'lock': EntityState({'state': 'unlocked'}, at=clock.now())}, clock.now())
    voice = RecordedVoice(ears, journal, clock, lambda: world)
    memories = CountingMemory(wall=clock.wall)
    work = BridgeWork(Understander(site), voice, lambda: world, clock, memories=memories)
    work.start()
    for number, text in enumerate(texts, 1):
        if pause_s:
            wait_until(lambda before=number - 1: memories.count == before)
            clock.advance(pause_s)
        work.hear(Command(text, f'c{number}', 'anna', channel='ros'))
        wait_until(lambda wanted=number: ears.told() >= wanted)
    work.end()
    return ears


def log_of(site, folder, *texts, transcripts='keep', **more):
    path = bridge_log(folder, site.name)
    file = FileJournal(path)
    say(site, RetainingJournal(file, transcripts), *texts, **more)
    file.close()
    return path


def test_what_was_heard_and_understood_is_in_the_log(site, tmp_path):
    path = log_of(site, tmp_path, 'go to the dock')
    heard, understood, handed_over = read(path)
    assert (heard['text'], heard['speaker'], heard['channel']) == ('go to the dock', 'anna', 'ros')
    assert understood['tier'] == 'template'
    assert understood['graph']['steps'][0]['skill'] == 'go_to'
    assert understood['world']['lock']['attributes'] == {'state': 'unlocked'}
    assert handed_over['taken'] is True
    assert verify(path) == []


def test_a_plan_that_cannot_be_written_down_is_not_handed_over(site):
    journal = MemoryJournal()
    journal.fails_from = 'understood'
    ears = say(site, journal, 'go to the dock')
    wait_until(lambda: ears.replies)
    assert ears.graphs == []
    assert 'no space left' in ears.replies[-1]


def test_what_is_written_down_of_another_command_hands_no_plan_over(site):
    journal, ears = MemoryJournal(), Ears()
    journal.fails_from = 'understood'
    voice = RecordedVoice(ears, journal, FakeClock(), World)
    voice.event('understood', 'c1', {})
    voice.event('heard', 'c2', {})
    with pytest.raises(AuditError, match='no space left'):
        voice.graph(ActionGraph(id='c1'), lambda: True)
    assert voice.graph(ActionGraph(id='c2'), lambda: True)
    assert [graph.id for graph in ears.graphs] == ['c2']


def test_a_replay_with_the_same_code_differs_nowhere(site, tmp_path):
    path = log_of(site, tmp_path, 'go to the dock', 'go to the table', 'unlock the door', 'sing')
    found = list(replayed(read(path), site, Understander(site)))
    assert [(it.id, it.changes) for it in found] == [(f'c{n}', ()) for n in range(1, 5)]


LAMPS = f"""{SITE}
  red_lamp: {{name: red lamp, kind: light, mqtt: {{topic: workshop/red}}}}
  blue_lamp: {{name: blue lamp, kind: light, mqtt: {{topic: workshop/blue}}}}
"""


@pytest.mark.parametrize(
    ('texts', 'pause_s', 'outcomes'),
    [
        (('turn on the red lamp', 'turn it off'), 60.0, ['plan', 'plan']),
        (('turn on the red lamp', 'turn it off'), 3600.0, ['plan', 'unknown']),
        (('turn on the lamp', 'the red one'), 10.0, ['question', 'plan']),
        (('turn on the lamp', 'the red one'), 120.0, ['question', 'unknown']),
    ],
)
def test_a_replay_forgets_as_the_bridge_did(tmp_path, texts, pause_s, outcomes):
    lamps = load_site_text(tmp_path, LAMPS)
    entries = read(log_of(lamps, tmp_path, *texts, pause_s=pause_s))
    assert [e['outcome'] for e in entries if e['event'] == 'understood'] == outcomes
    assert [it.changes for it in replayed(entries, lamps, Understander(lamps))] == [(), ()]


def test_a_replay_at_a_changed_site_tells_what_would_differ(site, tmp_path):
    path = log_of(site, tmp_path, 'go to the dock', 'go to the table')
    without = load_site_text(tmp_path, SITE.replace('  table:', '  bench:').replace('table', 'x'))
    found = {it.id: it.changes for it in replayed(read(path), without, Understander(without))}
    assert found['c1'] == ()
    assert any('then' in change for change in found['c2'])


def load_site_text(folder, text):
    path = folder / 'changed.yaml'
    path.write_text(text)
    return load_site(path)


def test_a_command_whose_words_were_dropped_cannot_be_replayed_and_that_is_told(site, tmp_path):
    path = log_of(site, tmp_path, 'go to the dock', transcripts='drop')
    assert b'go to the dock' not in path.read_bytes()
    found = list(replayed(read(path), site, Understander(site)))
    assert [it.changes for it in found] == [('its words were not kept in the log',)]


def run(*arguments):
    return CliRunner().invoke(app, ['audit', *map(str, arguments)])


def test_the_command_line_verifies_lists_shows_and_replays(site, site_file, tmp_path):
    both_logs(site, tmp_path)
    path = bridge_log(tmp_path, site.name)
    at = ('--site', site_file, '--state-folder', tmp_path)
    good = run('verify', *at)
    assert good.exit_code == 0 and good.output.count('good') == 2
    listed = run('list', '--json', *at)
    assert [json.loads(line)['outcome'] for line in listed.output.splitlines()] == ['done']
    shown = run('show', 'c', *at)
    assert "Because anna (ros) said: 'go to the dock'," in shown.output
    assert "So I said: 'Done: go to the dock.'" in shown.output
    again = run('replay', path, '--site', site_file, '--model', 'none')
    assert again.exit_code == 0 and '1 the same, 0 different' in again.output


@pytest.mark.parametrize(
    ('transcripts', 'phrase'), [('keep', "'it'"), ('drop', 'words that were not kept')]
)
def test_the_command_line_tells_what_words_were_taken_for(
    site, site_file, tmp_path, transcripts, phrase
):
    path = log_of(site, tmp_path, 'unlock it', transcripts=transcripts)
    shown = run('show', 'c1', '--log', path, '--site', site_file).output
    assert f'I took {phrase} for the lock (0.85), because nothing else fits as well.' in shown


def test_the_command_line_names_a_changed_line_and_exits_with_1(site, tmp_path):
    path = log_of(site, tmp_path, 'go to the dock')
    path.write_bytes(path.read_bytes().replace(b'"speaker": "anna"', b'"speaker": "mary"', 1))
    found = run('verify', path)
    assert found.exit_code == 1
    assert 'line 1 was changed after it was written' in found.output


def both_logs(site, folder):
    log_of(site, folder, 'go to the dock')
    executor = FileJournal(executor_log(folder, site.name))
    executor.append('report', {'at': 1e10, 'id': 'c1', 'ok': True, 'say': 'Done: go to the dock.'})
    executor.close()
    return executor_log(folder, site.name)


def test_the_command_line_says_that_an_emptied_log_lost_its_lines(site, site_file, tmp_path):
    log = both_logs(site, tmp_path)
    for empty in (lambda: log.write_bytes(b''), log.unlink):
        empty()
        for arguments in (('--site', site_file, '--state-folder', tmp_path), (log,)):
            found = run('verify', *arguments)
            assert found.exit_code == 1
            assert 'line 1 is missing: cut off at the end' in found.output


def test_the_command_line_misses_a_log_of_which_nothing_is_left(site, site_file, tmp_path):
    log = both_logs(site, tmp_path)
    log.unlink()
    head_file(log).unlink()
    found = run('verify', '--site', site_file, '--state-folder', tmp_path)
    assert found.exit_code == 1
    assert f'{log.name}: there is no such log' in ' '.join(found.output.split())


def test_a_hash_that_was_noted_is_looked_for_in_both_logs(site, site_file, tmp_path):
    log = both_logs(site, tmp_path)
    at = ('--site', site_file, '--state-folder', tmp_path)
    _, noted = last_line(log)
    assert run('verify', *at, '--head', noted).exit_code == 0
    written_anew = run('verify', *at, '--head', noted.replace(noted[0], 'x'))
    assert written_anew.exit_code == 1
    assert 'the log was written anew' in ' '.join(written_anew.output.split())


def test_the_command_line_says_what_is_not_there(site_file, tmp_path):
    for arguments in (
        ('verify', tmp_path / 'nothing.jsonl'),
        ('replay', tmp_path / 'nothing.jsonl', '--site', site_file, '--model', 'none'),
        ('list', '--site', site_file, '--state-folder', tmp_path),
    ):
        assert run(*arguments).exit_code == 2
    log = tmp_path / 'empty.jsonl'
    log.write_text('{"event": "heard", "id": "abc", "at": 1}\n{"event": "heard", "id": "abd"}\n')
    assert run('show', 'x', '--log', log, '--site', site_file).exit_code == 2
    executors = tmp_path / 'executor.jsonl'
    executors.write_text('{"event": "report", "id": "abc", "at": 1}\n')
    wrong = run('replay', executors, '--site', site_file, '--model', 'none')
    assert wrong.exit_code == 2 and '-bridge.jsonl' in wrong.output
    assert run('show', 'ab', '--log', log, '--site', site_file).exit_code == 2
    assert run('show', 'abd', '--log', log, '--site', site_file).exit_code == 0
