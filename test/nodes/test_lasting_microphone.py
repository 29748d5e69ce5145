"""A microphone that is unplugged is told about once, and opened again when it is back."""

from llm_bridge.nodes.lasting_microphone import LastingMicrophone
from llm_bridge.voice.sound import SoundError


class Stream:
    """An open microphone, and what became of it."""

    def __init__(self, on_end):
        self.unplug, self.is_open = lambda: on_end('it was unplugged'), True

    def close(self):
        self.is_open = False


class Machine:
    """A machine with a microphone that can be missing."""

    def __init__(self, *, is_plugged_in=True):
        self.is_plugged_in, self.streams, self.told, self.looked = is_plugged_in, [], [], 0
        self.microphone = LastingMicrophone(
            self.open, self.look_for_devices, self.told.append, self.told.append
        )
        self.microphone.look()

    def open(self, on_end):
        if not self.is_plugged_in:
            raise SoundError('no microphone can be opened')
        self.streams.append(Stream(on_end))
        return self.streams[-1]

    def look_for_devices(self):
        self.looked += 1


def test_an_open_microphone_is_left_alone():
    machine = Machine()
    machine.microphone.look()
    assert len(machine.streams) == 1
    assert not machine.looked
    assert machine.told == []


def test_one_that_was_unplugged_is_opened_again_when_it_is_back():
    machine = Machine()
    machine.is_plugged_in = False
    machine.streams[0].unplug()
    for _ in range(3):
        machine.microphone.look()
    assert machine.told == ['it was unplugged']
    assert machine.microphone.trouble == 'it was unplugged'
    assert not machine.streams[0].is_open
    machine.is_plugged_in = True
    machine.microphone.look()
    assert machine.streams[1].is_open
    assert machine.told == ['it was unplugged', 'the microphone is back']
    assert machine.microphone.trouble == ''


def test_one_that_is_missing_at_first_is_opened_when_it_is_plugged_in():
    machine = Machine(is_plugged_in=False)
    assert machine.microphone.trouble == 'no microphone can be opened'
    machine.is_plugged_in = True
    machine.microphone.look()
    assert machine.looked == 1
    assert machine.streams[0].is_open


def test_without_a_sound_library_it_says_so_once():
    def no_library():
        raise OSError('PortAudio library not found')

    told = []

    def open_stream(on_end):
        raise SoundError('PortAudio library not found')

    microphone = LastingMicrophone(open_stream, no_library, told.append, told.append)
    for _ in range(3):
        microphone.look()
    assert told == ['PortAudio library not found']


def test_it_lets_go_of_the_microphone_at_the_end():
    machine = Machine()
    machine.microphone.close()
    assert not machine.streams[0].is_open
