"""What is done with what was heard."""

import pytest

from llm_bridge.run.fakes import FakeClock
from llm_bridge.site.load import find_site, load_site
from llm_bridge.voice.endpoint import Piece
from llm_bridge.voice.fakes import FakeRecogniser, spoken
from llm_bridge.voice.hearing import Heard, Hearing, HearingSettings, Hears
from llm_bridge.voice.ports import Transcript
from llm_bridge.voice.spoken_code import hashed, MOST_TRIES, SpokenCodes


class Room:
    """Somebody who says numbered things to a hearing."""

    def __init__(self, transcripts, settings=None, codes=()):
        self.clock = FakeClock()
        self.talking = ''
        self.recogniser = FakeRecogniser(transcripts)
        self.hearing = Hearing(
            load_site(find_site('home')),
            self.recogniser,
            self.clock,
            settings,
            talking=lambda: self.talking,
            codes=SpokenCodes(codes, self.clock.now),
        )
        self.count = 0

    def says(self, number, part='whole', source='kitchen', again=False):
        self.count += not again
        return self.hearing.take(source, Piece(part, spoken(number, 1.0), self.count))


LIGHT, UNSURE, NOISE, YES, NO, STOP, WEAK_YES, HOLD = range(1, 9)
CODE, WEAK_CODE, WRONG_CODE, CODE_IN_WORDS, CALLED, CALL, LIKE_A_CALL, STOPPED = range(9, 17)
KITCHEN, SURE, ASKED = range(17, 20)
TRANSCRIPTS = {
    LIGHT: 'Turn on the kitchen light.',
    UNSURE: Transcript('Unlock the front door.', 0.45),
    NOISE: Transcript('Thank you.', 0.1),
    YES: 'Yes.',
    NO: 'No.',
    STOP: Transcript('Stop!', 0.05),
    WEAK_YES: Transcript('Yes.', 0.4),
    HOLD: 'The kitchen light is on stop stop',
    CODE: 'My code is 4 7 1 1.',
    WEAK_CODE: Transcript('4711', 0.4),
    WRONG_CODE: Transcript('4712', 0.4),
    CODE_IN_WORDS: 'My coat is 4711',
    CALLED: 'Hey Bridge, turn on the kitchen light.',
    CALL: 'Hey bridge.',
    STOPPED: 'Stopped.',
    KITCHEN: 'The kitchen light.',
    SURE: 'Unlock the front door.',
    ASKED: 'Did you say unlock the front door?',
    LIKE_A_CALL: 'Hay Brige turn on the kitchen light.',
}
ANNA = f'anna:{hashed("4711")}'


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


def test_a_stop_is_taken_while_and_after_the_bridge_says_that_it_will_stop_something(room):
    room.talking = 'I will stop conveyor one.'
    assert room.says(STOP, part='partial').what is Heard.STOP
    room.talking = ''
    room.hearing.note_reply('Done: stop conveyor one.')
    assert room.says(STOP).what is Heard.STOP


def test_its_own_stopped_through_a_satellite_is_no_stop(room):
    room.hearing.note_reply('Stopped.')
    assert room.says(STOPPED).reason == 'the bridge heard itself'
    room.clock.advance(60)
    assert room.says(STOPPED).what is Heard.STOP


WHICH = 'Which light do you mean: the hall light, the kitchen light or the desk lamp?'


def test_a_prompt_answer_to_a_question_is_taken(room):
    room.hearing.note_reply(WHICH)
    room.clock.advance(5)
    assert room.says(KITCHEN).what is Heard.COMMAND


def test_who_is_asked_what_was_said_may_say_it_again(room):
    room.says(UNSURE)
    room.hearing.note_reply('Did you say "Unlock the front door"?')
    assert room.says(SURE).what is Heard.COMMAND


def test_its_own_question_and_noise_do_not_take_the_question_back(room):
    asked = room.says(UNSURE).say
    room.hearing.note_reply(asked)
    assert room.says(ASKED).reason == 'the bridge heard itself'
    assert room.says(NOISE).reason == 'no words'
    assert room.says(YES).text == 'Unlock the front door.'


def test_a_reply_is_no_echo_any_more_when_the_mouth_is_done(room):
    over = room.clock.now() + 3.0
    hearing = Hearing(
        load_site(find_site('home')), room.recogniser, room.clock, heard_until=lambda *_: over
    )
    hearing.note_reply('I will turn on the kitchen light.')
    piece = Piece('whole', spoken(LIGHT, 1.0), 1)
    assert hearing.take('kitchen', piece, over + 0.9).reason == 'the bridge heard itself'
    assert hearing.take('kitchen', piece, over + 1.1).what is Heard.COMMAND


def test_what_a_busy_machine_recognises_late_is_its_own_word_still(room):
    room.hearing.note_reply('I will turn on the kitchen light.')
    said_at = room.clock.now() + 1.0
    room.clock.advance(60)
    heard = room.hearing.take('kitchen', Piece('whole', spoken(LIGHT, 1.0), 1), said_at)
    assert heard.reason == 'the bridge heard itself'


def test_speech_without_end_is_answered_with_what_to_do(room):
    assert 'shorter' in room.says(LIGHT, part='too_long').say
    assert room.recogniser.heard == []


@pytest.fixture
def guarded():
    """A room in which somebody is asked for a yes."""
    room = Room(TRANSCRIPTS, codes=[ANNA])
    room.hearing.is_asked = True
    return room


@pytest.mark.parametrize('said', [CODE, WEAK_CODE])
def test_a_code_proves_who_says_it_and_is_told_to_nobody(guarded, said):
    heard = guarded.says(said)
    assert (heard.what, heard.by, heard.text) == (Heard.CONFIRMED, 'anna', '')


@pytest.mark.parametrize('said', [WRONG_CODE, CODE_IN_WORDS])
@pytest.mark.parametrize('part', ['whole', 'partial'])
def test_a_code_that_does_not_count_is_told_to_nobody_either(guarded, said, part):
    heard = guarded.says(said, part=part)
    assert heard.what is Heard.NOTHING
    assert not any(c.isdigit() for c in heard.text + heard.say + heard.reason)


def test_after_some_wrong_codes_the_right_one_does_not_count(guarded):
    for _ in range(MOST_TRIES):
        assert 'not a code' in guarded.says(WRONG_CODE).say
    heard = guarded.says(CODE)
    assert heard.what is Heard.NOTHING
    assert 'ten minutes' in heard.say


def test_a_code_is_not_tried_while_nobody_asks(guarded):
    guarded.hearing.is_asked = False
    for _ in range(2 * MOST_TRIES):
        assert guarded.says(WRONG_CODE).say == ''
    guarded.hearing.is_asked = True
    assert guarded.says(CODE).what is Heard.CONFIRMED


def test_a_code_that_is_said_while_the_bridge_talks_is_not_taken(guarded):
    guarded.talking = 'Shall I unlock the front door?'
    assert guarded.says(CODE) == Hears(Heard.NOTHING, reason='the bridge was talking')


def test_without_codes_digits_are_words(room):
    room.hearing.is_asked = True
    assert room.says(CODE).text == 'My code is 4 7 1 1.'


def test_words_that_somebody_else_recognised_may_be_a_stop_or_a_code(guarded):
    read = guarded.hearing.read
    assert read('ha', 'Stop!').what is Heard.STOP
    assert read('ha', 'my code is 4711').by == 'anna'
    assert read('ha', 'turn on the light').what is Heard.COMMAND
    assert read('ha', ' ').what is Heard.NOTHING


@pytest.fixture
def called():
    """A room in which a command begins with a wake word."""
    return Room(TRANSCRIPTS, HearingSettings(wake_word='hey bridge'))


def test_a_command_that_does_not_begin_with_the_wake_word_is_for_somebody_else(called):
    heard = called.says(LIGHT)
    assert (heard.what, heard.say) == (Heard.NOTHING, '')


@pytest.mark.parametrize('said', [CALLED, LIKE_A_CALL])
def test_the_wake_word_is_no_part_of_the_command(called, said):
    heard = called.says(said)
    assert (heard.what, heard.text) == (Heard.COMMAND, 'turn on the kitchen light.')


def test_the_wake_word_alone_opens_its_ear_for_a_moment(called):
    assert called.says(CALL).say == 'I am listening.'
    assert called.says(LIGHT).what is Heard.COMMAND
    assert called.says(LIGHT).what is Heard.NOTHING
    called.says(CALL)
    called.clock.advance(60)
    assert called.says(LIGHT).what is Heard.NOTHING


def test_a_question_that_is_forgotten_needs_the_wake_word_again(called):
    called.says(CALL)
    called.says(UNSURE)
    called.clock.advance(60)
    assert called.says(LIGHT).reason == 'it was not called'


def test_a_stop_and_an_answer_need_no_wake_word(called):
    assert called.says(STOP).what is Heard.STOP
    called.hearing.note_reply('Which light do you mean: the hall light or the desk lamp?')
    called.clock.advance(10)
    assert called.says(LIGHT).what is Heard.COMMAND
    called.clock.advance(60)
    assert called.says(LIGHT).what is Heard.NOTHING
