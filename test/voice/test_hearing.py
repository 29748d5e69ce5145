"""What is done with what was heard."""

import pytest

from llm_bridge.run.fakes import FakeClock
from llm_bridge.site.load import find_site, load_site
from llm_bridge.voice.endpoint import Piece
from llm_bridge.voice.fakes import FakeRecogniser, spoken
from llm_bridge.voice.hearing import Heard, Hearing
from llm_bridge.voice.ports import Transcript


class Room:
    """Somebody who says numbered things to a hearing."""

    def __init__(self, transcripts):
        self.clock = FakeClock()
        self.talking = ''
        self.recogniser = FakeRecogniser(transcripts)
        self.hearing = Hearing(
            load_site(find_site('home')),
            self.recogniser,
            self.clock,
            talking=lambda: self.talking,
        )
        self.count = 0

    def says(self, number, part='whole', source='kitchen', again=False):
        self.count += not again
        return self.hearing.take(source, Piece(part, spoken(number, 1.0), self.count))


LIGHT, UNSURE, NOISE, YES, NO, STOP, WEAK_YES, HOLD = range(1, 9)
TRANSCRIPTS = {
    LIGHT: 'Turn on the kitchen light.',
    UNSURE: Transcript('Unlock the front door.', 0.45),
    NOISE: Transcript('Thank you.', 0.1),
    YES: 'Yes.',
    NO: 'No.',
    STOP: Transcript('Stop!', 0.05),
    WEAK_YES: Transcript('Yes.', 0.4),
    HOLD: 'The kitchen light is on stop stop',
}


@pytest.fixture
def room():
    return Room(TRANSCRIPTS)


def test_a_sure_command_is_taken(room):
    heard = room.says(LIGHT)
    assert (heard.what, heard.text) == (Heard.COMMAND, 'Turn on the kitchen light.')


def test_an_unsure_one_is_asked_about_and_not_done(room):
    heard = room.says(UNSURE)
    assert heard.what is Heard.UNSURE
    assert heard.say == 'Did you say "Unlock the front door"?'


def test_after_a_yes_it_is_done(room):
    room.says(UNSURE)
    heard = room.says(YES)
    assert (heard.what, heard.text) == (Heard.COMMAND, 'Unlock the front door.')


def test_after_a_no_it_is_not(room):
    room.says(UNSURE)
    heard = room.says(NO)
    assert (heard.what, heard.say) == (Heard.NOTHING, 'Then please say it again.')
    assert room.says(YES).text == 'Yes.'


def test_a_yes_of_another_room_is_none_to_the_question(room):
    room.says(UNSURE)
    assert room.says(YES, source='hall').text == 'Yes.'


def test_an_unsure_yes_is_no_yes(room):
    room.says(UNSURE)
    heard = room.says(WEAK_YES)
    assert (heard.what, heard.text) == (Heard.UNSURE, 'Unlock the front door.')
    assert room.says(YES).text == 'Unlock the front door.'


def test_a_yes_that_comes_late_is_none_to_the_question(room):
    room.says(UNSURE)
    room.clock.advance(60)
    assert room.says(YES).text == 'Yes.'


def test_another_command_takes_the_place_of_the_question(room):
    room.says(UNSURE)
    assert room.says(LIGHT).text == 'Turn on the kitchen light.'
    assert room.says(YES).text == 'Yes.'


def test_noise_is_passed_over_in_silence(room):
    heard = room.says(NOISE)
    assert (heard.what, heard.say) == (Heard.NOTHING, '')


def test_a_stop_needs_no_confidence_and_no_end(room):
    assert room.says(STOP, part='partial').what is Heard.STOP


def test_one_stop_is_told_once(room):
    room.says(STOP, part='partial')
    assert room.says(STOP, again=True).what is Heard.NOTHING
    assert room.says(STOP).what is Heard.STOP


def test_half_a_command_is_none(room):
    assert room.says(LIGHT, part='partial').what is Heard.NOTHING


def test_a_stop_ends_a_question(room):
    room.says(UNSURE)
    room.says(STOP)
    assert room.says(YES).text == 'Yes.'


def test_while_the_bridge_talks_only_a_stop_is_heard(room):
    room.talking = 'The kitchen light is on.'
    assert room.says(LIGHT).what is Heard.NOTHING
    assert room.says(HOLD, part='partial').what is Heard.STOP


def test_what_began_while_the_bridge_talked_is_no_command_afterwards(room):
    room.talking = 'The kitchen light is on.'
    room.says(LIGHT, part='partial')
    room.talking = ''
    assert room.says(LIGHT, again=True).reason == 'the bridge was talking'


def test_the_bridge_does_not_hear_itself_through_a_satellite(room):
    room.hearing.note_reply('I will turn on the kitchen light.')
    assert room.says(LIGHT).reason == 'the bridge heard itself'
    room.clock.advance(60)
    assert room.says(LIGHT).what is Heard.COMMAND


def test_speech_without_end_is_answered_with_what_to_do(room):
    assert 'shorter' in room.says(LIGHT, part='too_long').say
    assert room.recogniser.heard == []
