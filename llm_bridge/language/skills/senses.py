"""What is said of how it is somewhere ('dark', 'stuffy'), and what changes that."""

from collections.abc import Mapping
from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True)
class Sense:
    """What is said of how it is somewhere, and what changes that."""

    words: frozenset[str]
    changes: tuple[tuple[str, str], ...]
    """Kinds of devices and their skills that change it, the likeliest first for each kind."""
    named: frozenset[str] = frozenset()
    """Words in the names of devices, of whatever kind, that are there to change it."""


@dataclass(frozen=True)
class Need:
    """What is said of a thing that something has to be done to, and what that is."""

    words: frozenset[str]
    of: frozenset[str]
    """Only of these things; empty: of any."""
    verbs: tuple[str, ...]
    """What is done to it, the likeliest first."""
    named: frozenset[str] = frozenset()
    """Words in the names of devices that do it: 'drip line'."""


# fmt: off
SENSES = (
    Sense(frozenset({'dark', 'darker', 'dim', 'gloomy', 'gloom', 'murky', 'dusky', 'see',
                     'pitch'}),
          (('light', 'turn_on'), ('light', 'brighten'), ('light', 'set_brightness'),
           ('cover', 'open'))),
    Sense(frozenset({'bright', 'brighter', 'glaring', 'dazzling', 'blinding', 'glare'}),
          (('light', 'dim'), ('light', 'turn_off'), ('light', 'set_brightness'),
           ('cover', 'close'))),
    Sense(frozenset({'cold', 'colder', 'chilly', 'freezing', 'frosty', 'nippy', 'shivering',
                     'draughty', 'drafty'}),
          (('climate', 'warmer'), ('climate', 'turn_on'), ('climate', 'set_temperature'),
           ('fan', 'turn_off'), ('fan', 'slower'), ('cover', 'close'))),
    Sense(frozenset({'hot', 'hotter', 'boiling', 'sweltering', 'roasting', 'sweating', 'warm',
                     'baking'}),
          (('climate', 'cooler'), ('climate', 'set_temperature'), ('climate', 'turn_off'),
           ('climate', 'turn_on'), ('fan', 'turn_on'), ('fan', 'faster'), ('cover', 'open'),
           ('cover', 'close'))),
    Sense(frozenset({'loud', 'louder', 'noisy', 'deafening', 'racket', 'noise', 'din'}),
          (('media_player', 'quieter'), ('media_player', 'mute'), ('media_player', 'pause'),
           ('media_player', 'turn_off'), ('media_player', 'set_volume'), ('fan', 'slower'),
           ('fan', 'turn_off'), ('machine', 'stop'), ('cover', 'close'))),
    Sense(frozenset({'quiet', 'quieter', 'hear'}),
          (('media_player', 'louder'), ('media_player', 'set_volume'),
           ('media_player', 'unmute'))),
    Sense(frozenset({'stuffy', 'smelly', 'stinks', 'smells', 'smoky', 'muggy', 'breathe',
                     'fuggy', 'airless', 'stale', 'fumes', 'fug', 'stink', 'stinky', 'stench',
                     'reeks', 'pong', 'pongs', 'whiffy', 'musty', 'stifling', 'suffocating',
                     'smell'}),
          (('fan', 'turn_on'), ('fan', 'faster'), ('cover', 'open'), ('climate', 'cooler')),
          frozenset({'ventilation', 'ventilator', 'extractor', 'extraction', 'exhaust', 'vent',
                     'hood', 'air'})),
)
_WATERING = frozenset({'sprinkler', 'irrigation', 'drip', 'watering', 'mister', 'soaker'})
_FLOORS = frozenset({'floor', 'carpet', 'tile', 'rug', 'lino'})
NEEDS = (
    Need(frozenset({'thirsty', 'parched', 'wilting', 'wilted', 'droopy', 'drooping'}),
         frozenset(), ('water', 'irrigate'), _WATERING),
    Need(frozenset({'dry'}),
         frozenset({'plant', 'flower', 'soil', 'bed', 'lawn', 'fern', 'orchid', 'basil', 'rose',
                    'herb', 'seedling', 'crop', 'hedge', 'grass', 'cactus', 'pot'}),
         ('water', 'irrigate'), _WATERING),
    Need(frozenset({'cold', 'lukewarm', 'tepid', 'stone-cold'}),
         frozenset({'soup', 'dinner', 'tea', 'coffee', 'food', 'lunch', 'milk', 'pizza', 'stew',
                    'porridge', 'leftover', 'meal', 'pasta', 'lasagne', 'curry', 'supper'}),
         ('heat', 'reheat', 'warm', 'microwave')),
    Need(frozenset({'sticky', 'muddy', 'greasy'}), _FLOORS, ('mop', 'scrub')),
    Need(frozenset({'dusty', 'crumbs', 'crumby'}), _FLOORS, ('vacuum', 'sweep')),
    Need(frozenset({'filthy', 'grubby', 'dirty', 'mucky', 'disgrace', 'mess', 'disgusting',
                    'gross', 'manky'}), _FLOORS, ('mop', 'scrub', 'clean', 'sweep', 'vacuum')),
)
# fmt: on
_SUN = frozenset({'sun', 'sunlight', 'sunshine'})
_SHADED = Sense(_SUN, (('cover', 'close'),))
"""What is too bright by the sun alone."""
_HARDLY = frozenset({'hardly', 'barely', 'scarcely'})
_SEEN = frozenset({'see', 'read', 'make', 'light', 'write'})
"""What one can hardly do in the dark, or against the sun."""
UNLIT = frozenset({'dark', 'see', 'pitch'})
"""Said where no light is on."""
OF_ONE_SENSE: Mapping[str, frozenset[str]] = {
    'light': frozenset({'brighten', 'dim', 'tint_warmer', 'tint_cooler'}),
    'climate': frozenset({'warmer', 'cooler'}),
    'media_player': frozenset({'louder', 'quieter'}),
    'fan': frozenset({'faster', 'slower'}),
}
"""Kinds that change one sense -> skills that are drafted of hints."""
_TURNED = frozenset({'not', 'enough', "isn't", "aren't"})
"""'Not warm enough' is said of what is too cold."""


def sense_of(words: Words) -> Sense | None:
    """Return the sense that words say is too much; None: none, or it may be turned round."""
    hardly = any(w in _HARDLY and {*words[at : at + 5]} & _SEEN for at, w in enumerate(words))
    if hardly or {'straining', 'eyes'} <= {*words}:
        return _SHADED if _SUN & {*words} else SENSES[0]
    found = [s for s in SENSES if s.words & {*words}]
    if len(found) == 1 and ('light', 'dim') in found[0].changes and _SUN & {*words}:
        return _SHADED
    return found[0] if len(found) == 1 and not _TURNED & {*words} else None


def is_complaint(word: str, skill: str) -> bool:
    """Return whether a word says what a skill is against: 'dark', of turning a light on."""
    return any(word in s.words and any(skill == does for _, does in s.changes) for s in SENSES)
