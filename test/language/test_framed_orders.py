"""Orders in a frame that says no more than the order."""

import pytest

from llm_bridge.language.text.framed_orders import as_calling, as_reminder, without_frame


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('what I want is the lamp off', 'I want the lamp off'),
        ('What we need is a jug of water', 'we want a jug of water'),
        ('see to it that the hatch is shut', 'make sure the hatch is shut'),
        ('drop the heat by three', 'drop the heating by three'),
        ('count how many cows there are in the barn', 'count the cows in the barn'),
        ('go and count how many cups are on the shelf', 'go and count the cups on the shelf'),
    ],
)
def test_a_frame_around_an_order_is_left_out(said, instead):
    assert without_frame(said) == instead


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('ring Ann', 'call Ann'),
        ('please phone the doctor', 'please call the doctor'),
        ('could you ring up my mum', 'could you call my mum'),
        ('ring the front door bell', None),
        ('phone off', None),
        ('the phone is here', None),
        ('at six, ring Ann', 'at six, call Ann'),
        ('lock up and ring Tom Poe please', 'lock up and call Tom Poe please'),
        ('give Ann a quick ring', 'call Ann'),
        ('give my mum a call at six', 'call my mum at six'),
        ('give Tom Poe a bell', 'call Tom Poe'),
        ('give Ann Poe a bell', None),
        ('put the ring Ann likes on the shelf', None),
        ('give the door a bell', None),
    ],
)
def test_who_is_rung_is_called(said, instead):
    assert as_calling(said, {'ann', 'mum', 'tom poe'}) == (instead or said)


@pytest.mark.parametrize(
    'said',
    [
        'turn on the heat lamp',
        'turn down the heat under the pan',
        'what I want is to know how it works',
        'how many cows are in the barn',
        'tell me what I need',
        'count the cups',
    ],
)
def test_other_sentences_stay_as_they_are_said(said):
    assert without_frame(said) == said


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ("don't let me forget to feed the cat at six", 'remind me to feed the cat at six'),
        ('never let us forget about the keys', 'remind us about the keys'),
        ("don't let me forget the gym kit on Monday", 'remind me about the gym kit on Monday'),
        ("don't let me forget Ida's visit", "remind me about Ida's visit"),
        ("don't let me forget it", "don't let me forget it"),
        ("make sure I don't forget to call Ida", 'remind me to call Ida'),
        ('I need a reminder for 7 am on Monday wash up', 'remind me 7 am on Monday to wash up'),
        ('set a reminder for half past nine to go', 'remind me at half past nine to go'),
        ("I'd like a reminder in ten minutes: get up", 'remind me in ten minutes to get up'),
        ('please set me a reminder to buy milk', 'please remind me to buy milk'),
    ],
)  # fmt: skip
def test_what_is_not_to_be_forgotten_is_reminded_of(said, instead):
    assert as_reminder(said) == instead


@pytest.mark.parametrize(
    'said', ["don't let the dog out", 'give me a reminder', 'forget the reminder', 'set a timer']
)
def test_nothing_else_is_reminded_of(said):
    assert as_reminder(said) == said


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('get the grass cut', 'cut the grass'),
        ('can you get our lawn mowed please', 'can you mow our lawn please'),
        ("I'd love to hear some jazz", 'play some jazz'),
        ('we want to listen to the Beatles', 'play the Beatles'),
        ('forget about the egg timer', 'cancel the egg timer'),
        ("I'd like to hear the news", "I'd like to hear the news"),
        ("I'd like to hear what you think", "I'd like to hear what you think"),
        ('forget about the oven', 'forget about the oven'),
        ('get the haircut scissors', 'get the haircut scissors'),
    ],
)
def test_a_wish_is_the_order_that_it_stands_for(said, instead):
    assert without_frame(said) == instead
