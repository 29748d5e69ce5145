import pytest

from llm_bridge.language.text.notices import (
    as_awaited,
    as_bringing,
    as_only_if,
    as_pouring,
    as_put,
    as_return,
    as_start,
    as_then,
    as_wait,
    without_news,
)


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('let me know when the tv is off', 'wait until the tv is off'),
        ('Please tell me once the rover is in the hall', 'wait until the rover is in the hall'),
        ('can you notify us as soon as the door opens?', 'wait until the door opens?'),
        ('warn me if the smoke alarm goes off', 'wait until the smoke alarm goes off'),
        ('when the tv is off, let me know please', 'wait until the tv is off'),
        (
            'start the vacuum and tell me when it is done',
            'start the vacuum and wait until it is done',
        ),
    ],
)
def test_to_be_told_when_something_happens_is_to_wait_for_it(said, instead):
    assert as_wait(said) == instead


@pytest.mark.parametrize(
    'said',
    [
        'tell me if the garage door is open',
        'when the tv is off tell me a joke',
        'tell anna when dinner is ready',
        'when the robot is in the hall, turn on the light and tell me what is on',
        'tell me what is on when the tv is off',
        'warn me if the door is open',
    ],
)
def test_other_ways_to_tell_stay_as_they_are(said):
    assert as_wait(said) == said


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ("don't run the saw unless the lid is shut", 'run the saw if the lid is shut'),
        ('Please never open the gate unless it is raining.', 'open the gate if it is raining'),
        ('do not heat it, unless the tank is full', 'heat it if the tank is full'),
        ("don't open the gate unless i tell you to", None),
        ("don't open the gate and close the door unless it is raining", None),
        ('open the gate unless it is raining', None),
    ],
)
def test_a_ban_unless_something_holds_is_an_order_if_it_holds(said, instead):
    assert as_only_if(said) == instead


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('let dusty do his round', 'start dusty'),
        (
            'lights off, let the mower do its evening round please',
            'lights off, start the mower please',
        ),
        ('set the mowers loose please', 'start the mowers please'),
        ('let Dusty loose', 'start Dusty'),
        ('send Dusty off on his round', 'start Dusty'),
        ('send the mower out to mow, and come back', 'start the mower, and come back'),
        ('send Dusty off to mow the lawn', 'send Dusty off to mow the lawn'),
        ('send Dusty off to the hall', 'send Dusty off to the hall'),
        ('let the dog loose', 'let the dog loose'),
        ('let dusty do what he likes', 'let dusty do what he likes'),
        ('let bo do his round', 'let bo do his round'),
    ],
)
def test_what_is_let_do_its_round_is_started(said, instead):
    assert as_start(said, {'dusty', 'mower'}) == instead


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('take the post and leave it on the desk', 'take the post and put it on the desk'),
        ('Grab the tins, then leave them in the box', 'Grab the tins, then put them in the box'),
        ('leave it on the desk', None),
        ('take the post and leave it on', None),
        ('take the post, turn the light on and leave it on for the night', None),
        ('take the post and leave', None),
    ],
)
def test_what_was_taken_and_is_left_somewhere_is_put_there(said, instead):
    assert as_put(said, frozenset({'take'}), (), ()) == (instead or said, True)
    assert as_put(said, frozenset({'take', 'leave'}), (), ()) == (said, True)


@pytest.mark.parametrize(
    ('said', 'instead', 'is_sure'),
    [
        ('lay the paper on the desk', 'put the paper on the desk', True),
        ('Stand it back on the shelf, then come', 'put it back on the shelf, then come', True),
        ('wash the cup and pop it in the box', 'wash the cup and put it in the box', True),
        ('please stick my paper under the desk', 'please put my paper under the desk', True),
        (
            'leave the paper on the desk, would you?',
            'put the paper on the desk, would you?',
            False,
        ),
        ('leave the lamp on the desk on', '', True),
        ('lay the carpet on the desk', '', True),
        ('lay the paper on the moon', '', True),
        ('hang the paper on the shelf', '', True),
    ],
)
def test_what_is_laid_somewhere_is_put_there(said: str, instead: str, is_sure: bool) -> None:
    things, spots = {'paper', 'cup', 'lamp'}, {'desk', 'shelf', 'box'}
    found, sure = as_put(said, frozenset({'take', 'hang'}), things, spots)
    assert (found.casefold(), sure) == ((instead or said).casefold(), is_sure)
    assert as_put(said, frozenset({'lay', 'stand', 'pop', 'stick', 'leave'}), things, spots) == (
        said,
        True,
    )


def test_what_somebody_needs_is_brought_there():
    spots, people = {'12': 'room 12', 'bar': 'bar'}, {'granny': 'Olga'}
    things = {'kettle': 'kettle', 'towel': 'towel'}

    def told(text):
        return as_bringing(text, spots, people, things)

    assert told('the man in 12 needs a kettle.') == 'bring the kettle to room 12'
    assert told('the guests at the bar would like two towels') == 'bring two towel to bar'
    assert told('Granny could do with a fresh towel') == 'bring the towel to Olga'
    assert told('some kettle would be great') == 'bring me some kettle'
    assert told('Phew, what a day. A towel would be lovely, ') is None
    assert told('Phew, what a day. A towel would be lovely!') == 'bring me A towel'
    assert told('My hands are wet, I could really use a towel') == 'bring me a towel'
    assert told('I could do with the kettle, please') == 'bring me the kettle'
    assert told('I could murder a kettle') == 'bring me a kettle'
    assert told("I'm dying for the kettle") == 'bring me the kettle'
    assert told("I'm dying for a doctor") is None
    assert told('I could use a doctor') is None
    assert told('a doctor would be nice') is None
    assert told('the man in 12 needs a doctor') is None
    assert told('the lady in 14 needs a towel') is None
    assert told('bring the man in 12 what he needs') is None


@pytest.mark.parametrize(
    ('said', 'order'),
    [
        ('lock the gate and let me know', 'lock the gate'),
        ('Lock the gate, then tell me about it please.', 'Lock the gate'),
        (
            'if the gate is locked, turn the lamp on, otherwise tell me',
            'if the gate is locked, turn the lamp on',
        ),
    ],
)
def test_what_came_of_an_order_is_told_anyway(said, order):
    assert without_news(said) == order


@pytest.mark.parametrize(
    'said',
    [
        'let me know',
        'when the tv is off, let me know please',
        'if the tv is on, tell me',
        'lock the gate and tell me a joke',
        'lock the gate and tell Ann',
        "lock the gate and don't tell me",
    ],
)
def test_what_is_to_be_told_or_waited_for_stays(said):
    assert without_news(said) == said


def test_to_somewhere_and_back_is_to_come_back():
    assert as_return('to the office and back') == 'to the office and come back'
    assert as_return('Cart to the ramp, then back again please.') == (
        'Cart to the ramp, then come back please.'
    )
    for said in ('turn to the left and back', 'drive a metre and back', 'put it back'):
        assert as_return(said) == said


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('go to the gate and when you get there, beep', 'go to the gate and then beep'),
        ("fetch the jug and once you've got it come back", 'fetch the jug and then come back'),
        ("Take it over. When you're done, go home", 'Take it over. And then go home'),
        (
            'could Mule take it up and, when he arrives, beep?',
            'could Mule take it up and then beep?',
        ),
    ],
)
def test_what_an_order_ends_with_is_no_case(said, instead):
    assert as_then(said, {'ann': 'Ann'}) == instead


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('wrap the box, after that bring it here', 'wrap the box, then bring it here'),
        ('do the hall and after that the den', 'do the hall, then the den'),
        ('go home, after this, beep', 'go home, then beep'),
        ('lamp on after this episode', 'lamp on after this episode'),
        ('off after that show ends', 'off after that show ends'),
    ],
)
def test_after_that_is_then_where_it_joins_orders(said, instead):
    assert as_then(said, ()) == instead


@pytest.mark.parametrize(
    'text',
    [
        'look for Ann and when she arrives, open the gate',
        'start the oven and when it is done, beep',
        "when you're done, go home",
        'go to the gate and when the bell rings, open it',
    ],
)
def test_what_somebody_else_does_is_waited_for(text):
    assert as_then(text, {'ann': 'Ann'}) == text


def test_to_fill_is_to_pour_where_only_that_is_known():
    text = 'fill the tall jug up with some cider, please'
    assert as_pouring(text, {'pour'}) == 'pour cider into the tall jug, please'
    assert as_pouring(text, {'pour', 'fill'}) == text
    assert as_pouring(text, {'water'}) == text


def test_to_wait_until_somebody_comes_is_to_wait_for_them():
    assert as_awaited('wait there till Ann comes back') == 'wait there for Ann'
    assert as_awaited('wait until the kettle is hot') == 'wait until the kettle is hot'
