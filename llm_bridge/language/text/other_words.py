"""Words that two people use for the same thing: the tap of one is the faucet of the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from llm_bridge.language.text.spelling import stem

Words = tuple[str, ...]

# fmt: off
_SAME: tuple[tuple[Words, ...], ...] = tuple(
    tuple(tuple(name.split()) for name in group.split(', '))
    for group in (
        'tap, faucet, spigot',
        'hob, stove, cooker, stovetop, cooktop',
        'telly, tv, television, tv set, television set',
        'loo, toilet, lavatory',
        'bin, trash can, garbage can, rubbish bin, waste bin, dustbin, trash bin, trash, '
        'wastebasket, waste basket, garbage bin, wastepaper basket',
        'fridge, refrigerator',
        'couch, sofa, settee',
        'lift, elevator',
        'torch, flashlight',
        'tannoy, pa, pa system, public address, public address system',
        'hoover, vacuum, vacuum cleaner',
        'aircon, ac, air con, air conditioning, air conditioner',
        'blind, shade, roller blind, window blind, window shade',
        'dryer, tumble dryer, tumble drier',
        'cupboard, cabinet',
        'wardrobe, closet',
        'lounge, living room, sitting room',
        'canteen, cafeteria',
        'car park, parking lot',
        'phone, mobile phone, cell phone, telephone',
        'curtain, drape',
        'trolley, cart',
        'washing machine, washer, clothes washer',
        'extractor, extractor fan, extractor hood, cooker hood, range hood',
        'coffee machine, coffee maker',
        'microwave, microwave oven',
        'stereo, hi-fi, hifi, sound system, music system',
        'speaker, loudspeaker',
        'plug, socket, outlet, power outlet',
        'fairy lights, string lights',
        'lawn mower, lawnmower, mower',
        'hot tub, jacuzzi, whirlpool',
        'alarm, alarm system, burglar alarm, security system',
        'projector, beamer',
        'remote, remote control',
        'conveyor, conveyor belt',
        'forklift, fork lift, forklift truck, fork truck',
        'lorry, truck',
        'parcel, package',
        'spanner, wrench',
        'attic, loft',
        'cellar, basement',
        'larder, pantry',
        'garden, backyard',
        'hall, hallway',
        'storeroom, store room, storage room, stockroom',
        'reception, reception desk, front desk',
        'till, cash desk, cash register',
        'bedside table, nightstand, night table',
        'chest of drawers, dresser',
        'worktop, countertop, kitchen counter',
        'bath, bathtub, tub',
        'rucksack, backpack',
        'newspaper, paper',
        'glasses, spectacles, specs',
        'jumper, sweater, pullover',
        'trainers, sneakers',
        'coke, cola, coca cola',
        'biscuit, cookie',
        'medicine, medication',
        'nappy, diaper',
        'pushchair, stroller, buggy',
        'taxi, cab',
    )
)
# fmt: on
"""Names for the same, each of them in several words perhaps."""
ONE_IN_THE_PLURAL = frozenset({'glasses', 'scissors', 'trousers', 'pliers', 'tongs'})
"""Names of one thing: 'my specs' are no drinking glass."""
_LONGEST = max(len(name) for group in _SAME for name in group)


@dataclass(frozen=True)
class OtherWords:
    """Words of a phrase for a thing, and what others call that."""

    at: int
    said: Words
    names: tuple[Words, ...]
    """In the plural if that was said."""


def said_otherwise(words: Words) -> Iterator[OtherWords]:
    """Yield the words of a phrase that others say otherwise, the longest at each place."""
    for at in range(len(words)):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            said = words[at : at + size]
            bare = (*said[:-1], stem(said[-1]))
            many = '' if same_names(said) else 's'
            names = same_names(said) or same_names(bare)
            if names:
                yield OtherWords(at, said, tuple((*n[:-1], n[-1] + many) for n in names))
                break


def same_names(name: Words) -> tuple[Words, ...]:
    """Return what else a thing of that name is called."""
    found = (n for group in _SAME if name in group for n in group if n != name)
    return tuple(dict.fromkeys(found))
