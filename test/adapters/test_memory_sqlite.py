"""What is remembered of speakers, in a file and in memory alike."""

from contextlib import closing
import sqlite3
import stat

import pytest
from typer.testing import CliRunner

from llm_bridge.adapters.memory_sqlite import memory_file, SqliteMemory
from llm_bridge.cli import app
from llm_bridge.language.dialogue.dialogue import Memory, Turn
from llm_bridge.language.dialogue.memory_store import (
    FORGET_S,
    MemoryInRam,
    MemoryStoreError,
    SteadyMemory,
)
from llm_bridge.language.dialogue.preferences import Preference
from llm_bridge.language.plans.plan import Call, Nothing
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.world import World

WARM = Preference(('warm',), '22 degrees', amount=True)


class Wall:
    """Unix time that a test owns."""

    def __init__(self):
        self.at = 1_800_000_000.0

    def __call__(self):
        return self.at


@pytest.fixture(scope='module')
def home():
    return Understander(load_site(find_site('home')))


@pytest.fixture
def wall():
    return Wall()


@pytest.fixture
def file(tmp_path):
    return memory_file(tmp_path / 'state', 'home')


@pytest.fixture(params=['ram', 'sqlite'])
def store(request, file, wall):
    return MemoryInRam(wall=wall) if request.param == 'ram' else SqliteMemory(file, wall=wall)


def turn(text):
    return Turn(text, Call('turn_on', ('the lamp',)))


def test_nothing_is_known_of_a_stranger(store):
    assert store.recall('ann') == Memory()
    assert store.all() == ()


def test_each_speaker_has_a_memory_of_their_own(store):
    store.keep('ann', Memory((turn('a'),), preferences=(WARM,)))
    store.keep('bob', Memory((turn('b'),)))
    assert store.recall('ann') == Memory((turn('a'),), preferences=(WARM,))
    assert [kept.speaker for kept in store.all()][:2] in (['bob', 'ann'], ['ann', 'bob'])


def test_what_was_said_is_forgotten_after_a_while_and_what_it_means_is_not(store, wall):
    store.keep('ann', Memory((turn('a'),), preferences=(WARM,)))
    wall.at += FORGET_S + 1
    assert store.recall('ann') == Memory(preferences=(WARM,))


def test_a_clock_set_back_brings_nothing_back_for_long(store, wall):
    store.keep('ann', Memory((turn('a'),)))
    wall.at -= 7200
    assert store.recall('ann') == Memory()


def test_a_speaker_or_all_can_be_erased(store):
    for name in ('ann', 'bob', 'eve'):
        store.keep(name, Memory((turn(name),)))
    assert store.erase('ann') == 1
    assert store.recall('ann') == Memory()
    assert store.erase() == 2
    assert store.all() == ()
    assert store.erase() == 0


def test_a_speaker_is_erased_on_every_channel(store):
    for name in ('ann@voice', 'ann@mqtt:ann', 'annette', 'ann%'):
        store.keep(name, Memory((turn(name),)))
    assert store.erase('ann') == 2
    assert sorted(kept.speaker for kept in store.all()) == ['ann%', 'annette']


def test_the_oldest_of_very_many_speakers_goes(store, wall):
    for n in range(205):
        wall.at += 1
        store.keep(f's{n}', Memory((turn('a'),)))
    assert store.recall('s0') == Memory()
    assert store.recall('s204') != Memory()


@pytest.mark.parametrize(
    ('follow_up', 'steps'),
    [
        ('again', [('set_brightness', 'living_room_light')]),
        ('the same in the bedroom', [('set_brightness', 'bedroom_light')]),
        ('turn it off', [('turn_off', 'living_room_light')]),
        ('undo', None),
        ('no, the kitchen light', [('set_brightness', 'kitchen_light')]),
    ],
)
def test_follow_ups_go_on_after_a_restart(home, file, follow_up, steps):
    said = home.understand('set the living room light to 40 percent', World())
    SqliteMemory(file).keep('ann', said.memory)
    again = SqliteMemory(file).recall('ann')
    assert again == said.memory
    here, there = (
        home.understand(follow_up, World(), history=m, command_id='c')
        for m in (said.memory, again)
    )
    assert (there.outcome, there.say) == (here.outcome, here.say)
    if steps is not None:
        assert [(s.skill, s.target) for s in there.graph.steps] == steps


def test_preferences_outlast_a_restart(home, file):
    told = home.understand('by the lamp I mean the reading lamp', World())
    SqliteMemory(file).keep('ann', told.memory)
    again = SqliteMemory(file).recall('ann')
    found = home.understand('turn on the lamp', World(), history=again)
    assert [s.target for s in found.graph.steps] == ['floor_lamp']


def test_nobody_else_can_read_the_file(file):
    SqliteMemory(file).keep('ann', Memory((turn('secret'),)))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_erased_words_are_gone_from_the_disk(file):
    store = SqliteMemory(file)
    store.keep('ann', Memory((turn('very private words'),)))
    store.erase('ann')
    assert b'very private words' not in file.read_bytes()


def damaged(file):
    file.parent.mkdir(parents=True)
    file.write_bytes(b'this is no database ' * 100)


def of_another_version(file):
    SqliteMemory(file).keep('ann', Memory((turn('a'),)))
    with closing(sqlite3.connect(file)) as data:
        data.execute('PRAGMA user_version = 99')


def with_a_row_that_means_nothing(file):
    SqliteMemory(file).keep('ann', Memory((turn('a'),)))
    with closing(sqlite3.connect(file)) as data, data:
        data.execute('UPDATE speakers SET turns = \'[{"text": 1}]\'')


def in_place_of_a_folder(file):
    file.mkdir(parents=True)


@pytest.mark.parametrize(
    'trouble',
    [damaged, of_another_version, with_a_row_that_means_nothing, in_place_of_a_folder],
)
def test_a_memory_that_cannot_be_read_is_told_and_done_without(file, trouble, caplog):
    trouble(file)
    with pytest.raises(MemoryStoreError, match='llm-bridge memory erase'):
        SqliteMemory(file).recall('ann')
    steady = SteadyMemory(SqliteMemory(file))
    assert steady.recall('ann') == Memory()
    assert 'llm-bridge memory erase' in steady.trouble
    assert len(caplog.records) == 1
    steady.keep('ann', Memory((turn('b'),)))
    assert steady.recall('ann') == Memory((turn('b'),))


def test_a_locked_memory_is_done_without_until_it_is_free(file):
    store = SqliteMemory(file)
    store.keep('ann', Memory((turn('a'),)))
    steady = SteadyMemory(store)
    with closing(sqlite3.connect(file)) as other:
        other.execute('BEGIN EXCLUSIVE')
        steady.keep('ann', Memory((turn('b'),)))
        assert 'locked' in steady.trouble
        assert steady.recall('ann') == Memory((turn('b'),))
        with pytest.raises(MemoryStoreError, match='locked'):
            store.erase()
    steady.keep('ann', Memory((turn('c'),)))
    assert steady.trouble == ''
    assert store.recall('ann') == Memory((turn('c'),))


def test_a_row_that_means_nothing_is_written_over_by_what_is_said_since(file):
    with_a_row_that_means_nothing(file)
    steady = SteadyMemory(SqliteMemory(file))
    assert steady.recall('ann') == Memory()
    steady.keep('ann', Memory((turn('b'),)))
    assert (steady.trouble, steady.recall('ann')) == ('', Memory((turn('b'),)))


def test_what_could_not_be_read_for_a_moment_is_not_written_over(file):
    store = SqliteMemory(file)
    store.keep('ann', Memory((turn('a'),), preferences=(WARM,)))
    store.keep('bob', Memory((turn('a'),), preferences=(WARM,)))
    steady = SteadyMemory(store)
    with closing(sqlite3.connect(file)) as other:
        other.execute('BEGIN EXCLUSIVE')
        assert steady.recall('ann') == Memory()
    assert steady.recall('bob').preferences == (WARM,)
    cosy = Preference(('cosy',), '24 degrees', amount=True)
    steady.keep('ann', Memory((turn('b'),), preferences=(cosy,)))
    assert store.recall('ann') == Memory((turn('a'), turn('b')), preferences=(WARM, cosy))
    steady.keep('ann', Memory((turn('c'),)))
    assert store.recall('ann') == Memory((turn('c'),))


def run(*arguments):
    found = CliRunner().invoke(app, ['memory', *arguments])
    return found.exit_code, found.output


def test_it_is_shown_and_erased_on_the_command_line(tmp_path):
    folder = ('--state-folder', str(tmp_path))
    store = SqliteMemory(memory_file(tmp_path, 'home'))
    store.keep('ann', Memory((turn('turn on the lamp'),), preferences=(WARM,)))
    store.keep('bob', Memory((Turn('hello', Nothing()),)))
    _, shown = run('show', '--json', '--speaker', 'ann', *folder)
    assert '"said": ["turn on the lamp"], "means": {"warm": "22 degrees"}' in shown
    assert 'bob' in run('show', *folder)[1]
    assert run('erase', '--speaker', 'ann', *folder) == (0, '1 speaker forgotten.\n')
    assert store.recall('ann') == Memory()
    assert run('erase', *folder) == (0, '1 speaker forgotten.\n')
    assert run('show', *folder) == (0, 'Nothing is remembered.\n')


def test_what_was_said_is_shown_with_its_brackets(tmp_path):
    words = ('say [/b] friend', '[urgent] lamp on')
    store = SqliteMemory(memory_file(tmp_path, 'home'))
    store.keep('[ann]', Memory(tuple(turn(text) for text in words)))
    code, shown = run('show', '--state-folder', str(tmp_path))
    assert code == 0
    assert all(text in shown for text in ('[ann]', *words))


def test_when_somebody_spoke_is_told_in_the_time_of_the_site(tmp_path):
    site = tmp_path / 'far.yaml'
    site.write_text('name: far\ntimezone: Pacific/Kiritimati\n', encoding='utf-8')
    store = SqliteMemory(memory_file(tmp_path, 'far'), wall=lambda: 0.0)
    store.keep('ann', Memory(preferences=(WARM,)))
    _, shown = run('show', '--site', str(site), '--state-folder', str(tmp_path))
    # There it was still the thirty-first: the island lay on the other side of the date line.
    assert '1969-12-31 13:20:00' in ' '.join(shown.split())


def test_a_damaged_memory_is_erased_whole(tmp_path):
    file = memory_file(tmp_path / 'state', 'home')
    damaged(file)
    folder = ('--state-folder', str(file.parent))
    code, said = run('show', *folder)
    assert code == 2
    assert 'llm-bridge memory erase' in said
    assert run('erase', *folder)[0] == 0
    assert not file.exists()
