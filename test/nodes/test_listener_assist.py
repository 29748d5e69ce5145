"""What another voice program sends, carried out beside a bridge that only tells events."""

import threading

import pytest

from llm_bridge.nodes.listener_assist import Assist, NOTHING, STOPPING, THANKS, WORKING
from llm_bridge.nodes.sound_sources import Source
from llm_bridge.run.fakes import FakeClock
from llm_bridge.site.load import find_site, load_site
from llm_bridge.voice.fakes import FakeDetector, FakeRecogniser, FakeTalker, silence, spoken
from llm_bridge.voice.hearing import Heard, Hearing
from llm_bridge.voice.one_at_a_time import OneAtATime
from llm_bridge.voice.ports import Reply, Transcript
from llm_bridge.voice.spoken_code import hashed, SpokenCodes

SURE, UNSURE, STOP = range(1, 4)
TRANSCRIPTS = {
    SURE: 'Turn on the light.',
    UNSURE: Transcript('Unlock the door.', 0.4),
    STOP: Transcript('Stop!', 0.2),
}


class Bridge:
    """Tells the events that it is given for each command, before or after its id is known."""

    def __init__(self, **settings):
        self.clock = FakeClock()
        recogniser = OneAtATime(FakeRecogniser(TRANSCRIPTS))
        codes = SpokenCodes([f'anna:{hashed("4711")}'], self.clock.now)
        self.hearing = Hearing(load_site(find_site('home')), recogniser, self.clock, codes=codes)
        self.sent, self.confirmed, self.events = [], [], []
        self.assist = Assist(
            Source('wyoming', 'hall'),
            self.hearing,
            recogniser,
            FakeDetector,
            FakeTalker(),
            self.send,
            lambda source, by: self.confirmed.append((source.id, by)),
            **settings,
        )

    def send(self, source, heard):
        self.sent.append((source.area, heard.what, heard.text))
        command_id = f'c{len(self.sent)}'
        for event in self.events:
            self.assist.note_event({'id': command_id, **event})
        return command_id

    def answers(self, text, *events):
        self.events = events
        return self.assist.handle(text)


@pytest.fixture
def bridge():
    return Bridge()


PLAN = {'event': 'understood', 'outcome': 'plan', 'say': 'I will turn on the light.'}


def test_a_command_is_answered_with_what_was_done(bridge):
    done = {'event': 'report', 'ok': True, 'say': 'The light is on.'}
    assert bridge.answers('turn on the light', PLAN, done) == Reply('The light is on.', True)
    assert bridge.sent == [('hall', Heard.COMMAND, 'turn on the light')]


def test_what_failed_is_not_handled(bridge):
    failed = {'event': 'report', 'ok': False, 'say': 'The light did not turn on.'}
    assert bridge.answers('x', PLAN, failed) == Reply('The light did not turn on.', False)


def test_events_of_others_are_nothing_to_it(bridge):
    other = {'id': 'c2', 'event': 'report', 'ok': True, 'say': 'The door is open.'}
    done = {'event': 'report', 'ok': True, 'say': 'The light is on.'}
    assert bridge.answers('x', other, PLAN, other, done).text == 'The light is on.'


@pytest.mark.parametrize(
    ('outcome', 'is_done'), [('answer', True), ('question', True), ('unknown', False)]
)
def test_what_is_no_plan_is_answered_at_once(bridge, outcome, is_done):
    event = {'event': 'understood', 'outcome': outcome, 'say': 'Which light?'}
    assert bridge.answers('x', event) == Reply('Which light?', is_done)


def test_a_question_of_the_executor_is_asked_there(bridge):
    event = {'event': 'question', 'text': 'Shall I unlock the door?'}
    assert bridge.answers('x', PLAN, event) == Reply('Shall I unlock the door?', True)


HANDED_ON = {'event': 'understood', 'outcome': 'answer', 'about': 'c1', 'say': ''}
"""What a yes, a no and "cancel that" are told, where the first command is meant."""


@pytest.fixture
def asked():
    """Return a bridge of which the executor asks about the first command."""
    bridge = Bridge(done_s=0.05)
    question = {'event': 'question', 'text': 'Shall I unlock the door?'}
    assert bridge.answers('unlock the door', PLAN, question).text == 'Shall I unlock the door?'
    return bridge


def test_a_yes_is_answered_with_what_was_done(asked):
    agreed = {'id': 'c1', 'event': 'answered', 'answer': 'yes'}
    done = {'id': 'c1', 'event': 'report', 'ok': True, 'say': 'The door is unlocked.'}
    assert asked.answers('yes', HANDED_ON, agreed, done) == Reply('The door is unlocked.', True)
    failed = {**done, 'ok': False, 'say': 'The door is jammed.'}
    assert asked.answers('yes', agreed, failed, HANDED_ON) == Reply('The door is jammed.', False)


def test_a_yes_to_what_takes_long_is_thanked_for(asked):
    assert asked.answers('yes', HANDED_ON) == Reply(THANKS, True)


def test_a_yes_that_does_not_count_is_told_why(asked):
    event = {'id': 'c1', 'event': 'not_counted', 'text': 'A guest may not say that.'}
    assert asked.answers('yes', HANDED_ON, event) == Reply('A guest may not say that.', False)


@pytest.mark.parametrize('words', ['no', 'cancel that'])
def test_what_is_not_done_as_it_was_wanted_is_handled(asked, words):
    given_up = {'id': 'c1', 'event': 'report', 'ok': False, 'say': 'The door was not unlocked.'}
    assert asked.answers(words, HANDED_ON, given_up) == Reply('The door was not unlocked.', True)


def test_a_refusal_says_why(bridge):
    event = {'event': 'refused', 'problems': [{'message': 'I am busy.'}]}
    assert bridge.answers('x', event) == Reply('I am busy.', False)


def test_what_takes_long_is_answered_with_what_will_be_done():
    slow = {'done_s': 0.05, 'taken_s': 0.05, 'understood_s': 0.05}
    assert Bridge(**slow).answers('x', PLAN) == Reply('I will turn on the light.', True)
    assert Bridge(**slow).answers('x') == Reply(WORKING, True)
    taken = {'event': 'received'}
    assert Bridge(done_s=0.05).answers('x', PLAN, taken) == Reply(
        'I will turn on the light.', True
    )


def test_what_nobody_takes_is_said_not_to_be_done():
    lost = {'event': 'refused', 'problems': [{'message': 'Nobody took the plan.'}]}
    hasty = Bridge(done_s=0.0)
    later = threading.Timer(0.2, lambda: hasty.assist.note_event({'id': 'c1', **lost}))
    later.start()
    assert hasty.answers('x', PLAN) == Reply('Nobody took the plan.', False)


def test_a_plan_that_came_twice_is_no_end_of_it(bridge):
    taken, again = {'event': 'received'}, {'event': 'repeated', 'runs': True}
    done = {'event': 'report', 'ok': True, 'say': 'The light is on.'}
    assert bridge.answers('x', PLAN, taken, again, done) == Reply('The light is on.', True)


def test_a_stop_waits_for_nothing(bridge):
    assert bridge.answers('Stop!') == Reply(STOPPING, True)
    assert bridge.sent[0][1] is Heard.STOP
    assert bridge.assist.is_stop('Stop!')
    assert not bridge.assist.is_stop('turn on the light')


def test_a_code_confirms_and_is_sent_to_nobody(bridge):
    bridge.hearing.is_asked = True
    assert bridge.answers('my code is 4711').is_done
    assert not bridge.answers('my code is 4712').is_done
    assert bridge.confirmed == [('wyoming', 'anna')]
    assert bridge.sent == []


def test_no_words_are_no_command(bridge):
    assert bridge.answers('  ') == Reply(NOTHING, False)


@pytest.mark.parametrize(('number', 'text'), [(SURE, 'Turn on the light.'), (UNSURE, '')])
def test_only_sure_words_go_back(bridge, number, text):
    assert bridge.assist.transcribe(spoken(number, 1.0)) == text


def test_a_stop_goes_back_however_unsure(bridge):
    assert bridge.assist.transcribe(spoken(STOP, 1.0)) == 'Stop!'


@pytest.mark.parametrize('sound', [silence(1.0), silence(0.0), spoken(SURE, 40.0)])
def test_what_is_no_command_has_no_words(bridge, sound):
    assert bridge.assist.transcribe(sound) == ''


def test_its_voice_is_the_one_that_says_replies(bridge):
    assert bridge.assist.speech('Hello.').pcm


def test_two_threads_never_recognise_at_once():
    inside, most = [], []

    class Watched(FakeRecogniser):
        def transcribe(self, sound, is_whole=True):
            inside.append(1)
            most.append(len(inside))
            found = super().transcribe(sound, is_whole)
            inside.pop()
            return found

    recogniser = OneAtATime(Watched(TRANSCRIPTS))
    threads = [
        threading.Thread(target=lambda: [recogniser.transcribe(spoken(SURE, 0.1)) for _ in 'abcd'])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 16
    assert max(most) == 1
