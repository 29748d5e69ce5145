"""What people said is cut before it is written; the rest and the chain stay whole."""

import json
from pathlib import Path

from llm_bridge.run.audit import FileJournal, read, verify
from llm_bridge.run.audit_retention import retained, RetainingJournal, SHORT
from llm_bridge.run.fakes import MemoryJournal
from llm_bridge.site.load import find_site, load_site

UNDERSTOOD = {
    'id': 'c1',
    'draft': 'say("meet me at the old bridge tonight")',
    'say': "I will say 'meet me at the old bridge tonight'.",
    'graph': {
        'command': 'say meet me at the old bridge tonight',
        'steps': [
            {
                'id': 's1',
                'skill': 'say',
                'target': 'rover',
                'args': {'words_to_say': 'meet me at the old bridge tonight', 'place': 'kitchen'},
                'because': 'meet me at the old bridge tonight',
            }
        ],
    },
    'meanings': [{'phrase': 'the old bridge', 'ids': ['kitchen'], 'why': 'spelling'}],
    'problems': [{'code': 'unknown_entity', 'message': "nothing is called 'old bridge tonight'"}],
}


def test_kept_is_as_it_was() -> None:
    assert retained(UNDERSTOOD, 'keep') == UNDERSTOOD


def test_dropped_leaves_no_word_of_what_was_said_and_all_that_was_decided() -> None:
    cut = json.dumps(retained(UNDERSTOOD, 'drop'))
    assert 'bridge' not in cut and 'tonight' not in cut
    for kept in ('rover', 'kitchen', 'unknown_entity', 'c1', 's1'):
        assert kept in cut


def test_shortened_keeps_the_beginning_only() -> None:
    cut = retained({'text': 'x' * 100, 'id': 'y' * 100}, 'shorten')
    assert cut == {'text': 'x' * SHORT + '…', 'id': 'y' * 100}


def test_a_log_of_cut_words_verifies(tmp_path: Path) -> None:
    file = FileJournal(tmp_path / 'log')
    RetainingJournal(file, 'drop').append('heard', {'id': 'c1', 'text': 'open the door'})
    file.close()
    assert verify(tmp_path / 'log') == []
    assert read(tmp_path / 'log')[0]['text'] == ''
    assert b'door' not in (tmp_path / 'log').read_bytes()


def test_what_others_answered_and_what_a_robot_was_made_to_say_is_dropped_too() -> None:
    journal = MemoryJournal()
    kept = RetainingJournal(journal, 'drop', load_site(find_site('home')))
    kept.append('not_counted', {'said': 'the tuna lamp', 'by': 'tim'})
    rover = {'said': 'the tuna is ready', 'state': 'idle'}
    kept.append('understood', {'world': {'rover': {'attributes': rover}}})
    kept.append('step', {'observed': {'said': 'tuna'}, 'wanted': {'said': 'tuna'}})
    kept.append('report', {'steps': [{'reason': "Nothing here is called 'the tuna place'."}]})
    assert 'tuna' not in json.dumps(journal.events)
    assert 'idle' in json.dumps(journal.events)
    assert "Nothing here is called '…'." in json.dumps(journal.events, ensure_ascii=False)


def test_a_reason_that_quotes_nothing_stays() -> None:
    reason = "it didn't do it, and it isn't known why"
    assert retained({'reason': reason}, 'drop') == {'reason': reason}
