"""Commands that go on from one that went on itself, and 'no' before another order."""

import pytest

from llm_bridge.language.dialogue.dialogue import Memory
from llm_bridge.language.text.framed_orders import without_frame, without_no
from llm_bridge.language.text.played_names import what_is_played
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.fixture
def talk(home):
    def talk(*texts):
        understander, memory, done = Understander(home), Memory(), []
        for text in texts:
            found = understander.understand(text, World(), history=memory)
            memory = found.memory
            done.append([(s.target, s.skill) for s in found.graph.steps] if found.graph else None)
        return done

    return talk


@pytest.mark.parametrize('last', ['no, the desk lamp', 'and the desk lamp', 'the desk lamp too'])
def test_what_goes_on_can_be_gone_on_from(talk, last):
    done = talk('turn on the hall light', 'and the kitchen light', last, 'again')
    assert done[1:] == [
        [('kitchen_light', 'turn_on')],
        [('desk_lamp', 'turn_on')],
        [('desk_lamp', 'turn_on')],
    ]


@pytest.mark.parametrize(
    ('said', 'order'),
    [
        ('no, give it to Ann instead', 'give it to Ann'),
        ('no give it to Ann instead.', 'give it to Ann'),
        ('wait, no, put it in the bin', 'put it in the bin'),
        ('actually, put it in the bin', 'put it in the bin'),
        ('no, the blue one instead', None),
        ("no, don't give it to Ann", None),
        ('no putting it there', None),
        ('no, give it to Ann, she is hungry', None),
        ('no', None),
    ],
)
def test_no_before_another_order_denies_none(said, order):
    assert without_no(said, {'give', 'put'}) == (order or said)


@pytest.mark.parametrize(
    ('said', 'order'),
    [
        ('turn it off, would you?', 'turn it off'),
        ('turn it off will you love', 'turn it off'),
        ('what would you', 'what would you'),
        ('is it you who could you', 'is it you who could you'),
        ('turn it off if you could', 'turn it off'),
    ],
)
def test_would_you_at_the_end_is_manners(said, order):
    assert without_frame(said) == order


@pytest.mark.parametrize(
    ('said', 'name'),
    [
        ('some mozart', 'mozart'),
        ('me a bit of mozart', 'mozart'),
        ('something by mozart', 'mozart'),
        ('something quiet', 'something quiet'),
        ('some more', 'some more'),
        ('some', 'some'),
        ('me', 'me'),
        ('a little night music', 'a little night music'),
    ],
)
def test_some_of_what_is_played_is_it(said, name):
    assert ' '.join(what_is_played(tuple(said.split()))) == name
