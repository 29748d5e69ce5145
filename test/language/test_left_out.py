import pytest

from llm_bridge.language.text.left_out import as_every_room, as_except


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('bring every cup but not the red one', 'bring every cup except the red one'),
        ('close all doors please, just not the ones in the cellar',
         'close all doors except the ones in the cellar'),
        ('all fans off but for the one in the hall',
         'turn off all fans but for the one in the hall'),
        ('carry all the crates to the barn apart from the blue one',
         'carry all the crates apart from the blue one to the barn'),
        ('put every plate onto the shelf, except the broken one.',
         'put every plate except the broken one onto the shelf.'),
        ('dim all lamps except the red one, leave that alone', 'dim all lamps except the red one'),
        ("water every bed except the roses, don't touch those",
         'water every bed except the roses'),
        ('Could you open every valve? The third is the exception.',
         'Could you open every valve except The third'),
        ('Leave the hall blinds as they are and close all the others',
         'close all the blinds except the hall blinds'),
        ('leave all the fans on but turn the desk fan off', 'turn the desk fan off'),
        ('leave everything open and close the gate', 'close the gate'),
        ('all lights off but not the lamp and not the spots',
         'turn off all lights except the lamp and the spots'),
        ('close every blind but not the red one or the blue one',
         'close every blind except the red one and the blue one'),
        ('every light on, and after five minutes all off again',
         'every light on, and after five minutes turn them all off again'),
        ("turn off every lamp that isn't the red one", 'turn off every lamp except the red one'),
        ('Except for the lamp turn everything in the hall off.',
         'turn off everything in the hall except the lamp.'),
        ('dim all the lamps by ten, apart from the red one, it is late',
         'dim all the lamps except the red one by ten, it is late'),
        ('every speaker up by 5 percent bar the small one',
         'every speaker except the small one up by 5 percent'),
        ("blinds to 60 percent, not Ann's though", "blinds but not Ann's to 60 percent"),
        ('bring every cup to the yard except the red one, it leaks',
         'bring every cup except the red one to the yard, it leaks'),
        ('close all blinds, just not the red ones though', 'close all blinds except the red ones'),
        ('the hall light on, the rest off', 'the hall light on and turn the others off'),
        ('Keep the lamp on but all the others off, please.',
         'Keep the lamp on and turn the others off, please.'),
    ],
)  # fmt: skip
def test_what_is_left_out_of_all_stands_behind_except(said, instead):
    assert as_except(said) == instead


@pytest.mark.parametrize(
    'said',
    [
        'open the door, not the window',
        'leave the cat alone and turn the fan off',
        'turn off the lamp except when it is dark',
        'do not touch that',
        'turn all the lights off',
    ],
)
def test_what_leaves_nothing_out_of_all_stays(said):
    assert as_except(said) == said


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('heat each of the rooms', 'heat every room'),
        ('close the blinds in all the rooms of the hotel', 'close the blinds in all the rooms'),
        ('sweep the upper floor rooms', 'sweep all rooms on the upper floor'),
        ('on the top floor, air every room please', 'air every room on the top floor please'),
        ('sweep all the rooms on the first floor', None),
        ('go to the room of Ann', None),
    ],
)
def test_every_room_is_said_plainly(said, instead):
    assert as_every_room(said) == (instead or said)


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('sweep every room but skip the cellar', 'sweep every room except the cellar'),
        ('sweep the loft but skip the cellar', 'sweep the loft and leave the cellar alone'),
        ('sweep the loft but skip the song', None),
        (
            'air the loft when it rains, but not the cellar',
            'air the loft except the cellar when it rains',
        ),
        ('skip the cellar', None),
        ('the loft off, the cellar carries on', 'the loft off, leave the cellar as it is'),
        (
            'stop the loft but keep the cellar running, please',
            'stop the loft but leave the cellar as it is, please',
        ),
        ('stop the loft but keep the tune going', None),
        ('the cellar carries on', None),
        ('lamps out everywhere, just leave the cellar', 'lamps out everywhere except the cellar'),
        (
            'turn every lamp off, and only keep the cellar on, please',
            'turn off every lamp except the cellar, please',
        ),
        ('the lamp off, just leave the cellar', None),
        ('every lamp off, just leave the tune', None),
    ],
)
def test_a_thing_that_is_skipped_is_left_out_and_a_song_is_not(said, instead):
    assert as_except(said, {'the cellar'}.__contains__) == (instead or said)


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('switch everything in the hall off bar the lamp',
         'turn off everything in the hall except the lamp'),
        ('and turn all the lights off, apart from mine',
         'and turn off all the lights apart from mine'),
        ('turn everything in the bar off', None),
        ('turn all the lights off but the lamp on', None),
        ('turn everything off bar none', None),
    ],
)  # fmt: skip
def test_a_particle_goes_back_to_its_verb(said, instead):
    assert as_except(said) == (instead or said)
