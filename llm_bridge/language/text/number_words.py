"""Words that can carry a number: only phrases that hold one may fill a numeric argument."""

_CARDINALS = (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen '
    'fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy '
    'eighty ninety hundred thousand million dozen score point'
)
_FRACTIONS = 'half halfway halves third thirds quarter quarters fifth fifths tenth tenths'
_AMOUNTS = (
    'once twice thrice double triple couple pair few several bit little lot tad touch notch '
    'notches some moment moments while'
)
_EXTREMES = (
    'full fully max maximum maximal min minimum minimal mid middle top bottom lowest highest '
    'slowest fastest brightest dimmest loudest quietest warmest coldest coolest hottest most '
    'least completely entirely way all mute silent off'
)
_UNITS = (
    'percent percentage pct degree degrees celsius fahrenheit kelvin second seconds sec secs '
    'minute minutes mins hour hours hr hrs day days week weeks night metre metres meter meters '
    'centimetre centimetres centimeter centimeters cm mm km foot feet inch inches yard yards '
    'step steps turn turns circle lap laps round rounds time times rpm noon midnight'
)

NUMBER_WORDS = frozenset(' '.join((_CARDINALS, _FRACTIONS, _AMOUNTS, _EXTREMES, _UNITS)).split())
"""English words that say an amount, or its unit ('an hour', 'half a metre', 'full speed')."""


NUMERALS = frozenset(_CARDINALS.split()) - {'score', 'dozen'}
"""Words that numbers are made of."""
COUNTS = frozenset(_CARDINALS.split()) - {'zero', 'one', 'point', 'score'} | {'twice', 'thrice'}
"""Words that say how many or how often, and are hardly ever said for anything else."""


def is_number_like(word: str) -> bool:
    """Tell whether a normalised word can carry a number."""
    return any(char.isnumeric() for char in word) or any(
        part in NUMBER_WORDS for part in word.split('-')
    )
