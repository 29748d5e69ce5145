import pytest

from llm_bridge.language.guards.denials import tells_of_somebody
from llm_bridge.language.text.words import breaks_of, words

DENIED = [
    ('en', 'under no circumstances unlock the front door', 'unlock: the front door'),
    ('en', 'on no account open the garage door', 'open: the garage door'),
    ('en', 'leave the hall light alone', 'turn_off: the hall light'),
    ('en', 'leave the garage door the way it is', 'open: the garage door'),
    ('en', 'stay out of the kitchen', 'go_to: the kitchen'),
    ('en', 'keep away from the kitchen', 'go_to: the kitchen'),
    ('en', 'hands off the oven', 'turn_on: the oven'),
    ('en', 'no opening the garage door', 'open: the garage door'),
    ('en', 'there is no need to unlock the front door', 'unlock: the front door'),
    ('en', "you can't open the garage door", 'open: the garage door'),
    ('en', 'nobody may unlock the back door', 'unlock: the back door'),
    ('en', "don't you dare unlock the front door", 'unlock: the front door'),
    ('en', "you needn't unlock the front door", 'unlock: the front door'),
    ('en', "I wouldn't unlock the front door", 'unlock: the front door'),
    ('en', 'hold off on unlocking the front door', 'unlock: the front door'),
    ('en', 'forget about the oven and go home', 'turn_on: the oven ; dock'),
    ('en', 'quit turning the oven on', 'turn_on: the oven'),
    ('en', "I'd hate for the oven to be on", 'turn_on: the oven'),
    ('en', "we'd hate to have the garage door open", 'open: the garage door'),
    ('en', "don't touch the oven", "turn_on: don't touch the oven"),
    ('en', "please don't turn the oven on", "turn_on: please don't turn the oven on"),
    ('de', 'öffne auf keinen fall die garage', 'open: die garage'),
    ('de', 'lass den ofen in ruhe', 'turn_on: den ofen'),
    ('de', 'niemand darf die haustür aufsperren', 'unlock: die haustür'),
    ('de', 'vermeide die küche', 'go_to: die küche'),
    ('de', 'die garage bleibt zu und wird nicht geöffnet', 'open: die garage'),
    ('fr', "n'ouvre jamais la porte", 'open: la porte'),
    ('fr', "ne déverrouille plus la porte d'entrée", "unlock: la porte d'entrée"),
    ('fr', 'interdit de déverrouiller la porte', 'unlock: la porte'),
    ('fr', 'évite la cuisine', 'go_to: la cuisine'),
    ('es', 'no abras la puerta', 'open: la puerta'),
    ('es', 'por favor no abras la puerta del garaje', 'open: la puerta del garaje'),
    ('es', 'que nadie abra la puerta', 'open: la puerta'),
    ('es', 'ni se te ocurra encender el horno', 'turn_on: el horno'),
    ('es', 'jamás desbloquees la puerta', 'unlock: la puerta'),
    ('es', 'nunca enciendas el horno', 'turn_on: el horno'),
]
TAKEN_BACK = [
    ('en', "unlock the front door, no don't", 'unlock: the front door'),
    ('en', 'open the garage door. No!', 'open: the garage door'),
    ('en', 'turn on the oven, never mind', 'turn_on: the oven'),
    ('en', 'open the blinds but not yet', 'open: the blinds'),
    ('en', 'open the blinds, not now', 'open: the blinds'),
    ('en', 'open the garage door, scratch that', 'open: the garage door'),
    ('en', 'open the garage door, I changed my mind', 'open: the garage door'),
    ('de', 'öffne die garage, vergiss es', 'open: die garage'),
    ('de', 'öffne die garage, lieber nicht', 'open: die garage'),
    ('fr', 'ouvre la porte, non', 'open: la porte'),
    ('es', 'abre la puerta, mejor no', 'open: la puerta'),
]
WANTED = [
    ('en', 'no, turn on the radio', 'turn_on: the radio'),
    ('en', "don't forget about the radio, turn it on", 'turn_on: the radio'),
    ('en', "I wouldn't mind the radio on", 'turn_on: the radio'),
    ('en', 'turn on the radio, now', 'turn_on: the radio'),
    ('en', 'leave the radio on', 'turn_on: the radio'),
    ('en', 'never mind the radio, turn on the tv', 'turn_on: the tv'),
    ('en', "don't forget to turn off the radio", 'turn_off: the radio'),
    ('de', 'vergiss nicht das radio auszuschalten', 'turn_off: das radio'),
    ('fr', "n'oublie pas d'éteindre la radio", 'turn_off: la radio'),
    ('es', 'no olvides apagar la radio', 'turn_off: la radio'),
    ('es', 'no, enciende la radio', 'turn_on: la radio'),
]


@pytest.mark.parametrize(('language', 'text', 'plan'), DENIED + TAKEN_BACK)
def test_what_is_denied_in_any_language_is_refused_whoever_says_yes(look, language, text, plan):
    found = look(text, ' ' + plan, breaks=breaks_of(text), language=language)
    assert [d for d in found if d.problem is not None]


@pytest.mark.parametrize(('language', 'text', 'plan'), WANTED)
def test_what_only_sounds_like_a_denial_is_done(look, language, text, plan):
    found = look(text, ' ' + plan, breaks=breaks_of(text), language=language)
    assert not [d for d in found if d.guard in ('negation', 'polarity')]


def test_words_to_be_spoken_may_deny(look):
    found = look('say do not enter the kitchen', ' say: do not enter the kitchen')
    assert not [d for d in found if d.problem is not None]


@pytest.mark.parametrize(
    ('text', 'plan', 'denied'),
    [
        ("shut the blinds, we're not heating the street", 'close: the blinds', False),
        ("shut the blinds we're not heating the street", 'close: the blinds', False),
        ("shut them we're not heating the street", 'close: ?', True),
        ("we're not opening the garage, lock the door", 'open: the garage', True),
        ("it's late, you're not to shut the blinds", 'close: the blinds', True),
        ('we are not to shut the blinds', 'close: the blinds', True),
    ],
)  # fmt: skip
def test_what_somebody_tells_of_himself_denies_nothing(look, text, plan, denied):
    breaks = breaks_of(text)
    found = [d for d in look(text, f' {plan}', breaks=breaks) if d.guard == 'negation']
    assert bool(found) == denied


@pytest.mark.parametrize(
    ('said', 'plan', 'is_denied'),
    [
        ('not so loud with the radio please', 'quieter: the radio', False),
        ('do not mute the radio', 'mute: the radio', True),
        ("don't you go muting the radio", 'mute: the radio', True),
        ("don't you ever mute the radio", 'mute: the radio', True),
        ("it is loud, don't you think, mute the radio", 'mute: the radio', False),
        ('nobody needs the radio on', 'turn_on: the radio', True),
        ('nobody needs the radio, turn it off', 'turn_off: the radio', False),
        ('quit muting the radio', 'mute: the radio', True),
    ],
)
def test_what_is_too_much_or_not_needed(look, said, plan, is_denied):
    found = look(said, plan)
    assert any(d.guard == 'negation' for d in found) == is_denied


@pytest.mark.parametrize(
    ('text', 'at', 'told'),
    [
        ("ann won't get up", 1, True),
        ('ann does not eat fish', 2, True),
        ("she doesn't eat fish", 1, True),
        ('ann must not get up', 2, False),
        ("the oven won't start", 2, False),
        ("don't wake ann", 0, False),
    ],
)
def test_what_somebody_does_not_do_is_told(text, at, told):
    assert tells_of_somebody(words(text), at, 0, {('ann',)}) == told
