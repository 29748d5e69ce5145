"""Amounts and times as people say them."""

from collections.abc import Mapping
from random import Random

ONES = (
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
)
TENS = ('', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety')


def number_words(number: int) -> str:
    """Return 0 to 999 in words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        ones = number % 10
        return TENS[number // 10] + (f' {ONES[ones]}' if ones else '')
    rest = number % 100
    return f'{ONES[number // 100]} hundred' + (f' and {number_words(rest)}' if rest else '')


class Values:
    """Makes amounts and times."""

    def __init__(self, rng: Random, fillers: Mapping[str, tuple[str, ...]]) -> None:
        self.rng = rng
        self.fillers = fillers

    def pick(self, words: tuple[str, ...]) -> str:
        """Return one of the words."""
        return words[int(self.rng.random() * len(words))]

    def spelt(self, number: int, in_words: float = 0.5) -> str:
        """Return the number in words or digits."""
        return (
            number_words(number) if self.rng.random() < in_words and number < 1000 else str(number)
        )

    def percent(self, plain: bool = False) -> str:
        """Return a percentage; plain: always a number, as after 'by'."""
        roll = self.rng.random() * (0.8 if plain else 1.0)
        number = self.rng.randint(1, 20) * 5 if roll > 0.1 else self.rng.randint(1, 100)
        said = self.spelt(number)
        if roll < 0.45:
            return f'{said} percent'
        if roll < 0.60:
            return f'{number}%'
        if roll < 0.65:
            return f'{said} per cent'
        if roll < 0.85:
            return said
        return self.pick(
            (
                'half',
                'full',
                'maximum',
                'max',
                'a quarter',
                'three quarters',
                'minimum',
                'the maximum',
                'a third',
                'two thirds',
                'the lowest',
                'the highest',
                'halfway',
                'one hundred',
                'the minimum',
                'half',
                'full power',
                'about half',
                'around 30 percent',
                'min',
                'half way',
            )
        )

    def degrees(self) -> str:
        """Return a temperature."""
        number = self.rng.randint(15, 26) if self.rng.random() < 0.7 else self.rng.randint(1, 250)
        said = self.spelt(number) if number < 100 else str(number)
        roll = self.rng.random()
        if roll < 0.6:
            return f'{said} degrees'
        if roll < 0.67:
            return f'{number}.5 degrees' if said.isdigit() else f'{said} point five degrees'
        if roll < 0.75:
            return self.pick(
                (
                    f'{said} degrees celsius',
                    f'{number}°c',
                    f'{said} celsius',
                    f'{60 + number % 20} fahrenheit',
                    f'{number}°',
                    f'{said} and a half degrees',
                )
            )
        return said

    def change(self) -> str:
        """Return a change of temperature."""
        number = self.rng.randint(1, 6)
        said = self.spelt(number, 0.65)
        return self.pick(
            (
                f'{said} degree{"s" if number > 1 else ""}',
                said,
                'one degree',
                'half a degree',
                'a degree',
                'a couple of degrees',
                'two degrees',
                '1.5 degrees',
            )
        )

    def duration(self) -> str:
        """Return a length of time."""
        if self.rng.random() < 0.5:
            return self.pick(self.fillers['duration'])
        said = self.spelt(self.rng.randint(2, 60))
        unit = self.pick(('minutes', 'minutes', 'seconds', 'hours', 'mins'))
        return f'{said} {unit}'

    def distance(self) -> str:
        """Return a length."""
        if self.rng.random() < 0.5:
            return self.pick(self.fillers['distance'])
        said = self.spelt(self.rng.randint(2, 9))
        unit = self.pick(('meters', 'metres', 'centimeters', 'feet', 'steps', 'cm'))
        return f'{said} {unit}'

    def time(self) -> str:
        """Return a time of day, without 'at'."""
        if self.rng.random() < 0.4:
            return self.pick(self.fillers['time_words'])
        return self.clock()

    def clock(self) -> str:
        """Return a time of day as clocks show it, in words or digits."""
        if self.rng.random() < 0.3:
            hour = self.rng.randint(1, 12)
            said = self.spelt(hour, 0.7)
            return self.pick(
                (
                    f'half past {said}',
                    f'half {number_words(hour)}',
                    f'quarter past {said}',
                    f'quarter to {said}',
                    f'ten past {said}',
                    f'five to {said}',
                    f'twenty past {said}',
                    f"{said} o'clock",
                    f'{number_words(hour)} thirty',
                    f'{number_words(hour)} fifteen',
                    f'{self.rng.randint(13, 23)}:{self.pick(("00", "30", "15", "45", "20"))}',
                    f'{said} sharp',
                )
            )
        hour, minute = self.rng.randint(1, 12), self.pick(('00', '15', '30', '45', '10', '05'))
        half = self.pick(
            (
                'am',
                'pm',
                'am',
                'pm',
                'in the morning' if hour > 4 else 'at night',
                'in the evening' if 4 < hour < 12 else 'in the afternoon',
                'p.m.',
                '',
            )
        )
        said = (
            number_words(hour)
            if self.rng.random() < 0.4
            else self.pick((str(hour), f'{hour}:{minute}'))
        )
        return f'{said} {half}'.strip()
