"""A French or Spanish command as tokens: names, amounts, times and words with what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
import re

from llm_bridge.language.into_english.romance_amounts import french_amount
from llm_bridge.language.into_english.romance_forms import (
    folded,
    INFINITIVE,
    ORDER,
    SUBJUNCTIVE,
    TOLD,
)
from llm_bridge.language.into_english.romance_inflection import plural, undiminished
from llm_bridge.language.into_english.romance_spans import span_at
from llm_bridge.language.into_english.romance_words import Entry, Lexicon, Piece, Verb
from llm_bridge.language.text.numerals import Numeral, read_items

Words = tuple[str, ...]


@dataclass(frozen=True)
class Token:
    """Some words of the command and what they are in English."""

    english: str
    kind: str
    """Of what sort it is: 'name', 'n', 'adj', 'det', 'num', 'v', ... (romance_words)."""
    said: Words = ()
    """The words without accents."""
    ids: tuple[str, ...] = ()
    verbs: tuple[Verb, ...] = ()
    """The verbs that it may be a form of."""
    before: str = ''
    """Marks between it and what stands before it."""
    is_clitic: bool = False
    is_plural: bool = False
    text: str = ''
    """As it was written."""
    start: int = 0
    end: int = 0
    options: Words = ()
    """All that it may be in English."""
    is_stated: bool = False
    """Whether it says of a robot what it does, as an order may: 'le robot part'."""

    def verb(self, *uses: str) -> Verb | None:
        """Return the verb that it may be in one of these uses, the first use first."""
        for use in uses:
            for verb in self.verbs:
                if verb.use == use:
                    return verb
        return None

    @property
    def order(self) -> Verb | None:
        """The verb, where it can be an order."""
        found = self.verb(ORDER, SUBJUNCTIVE, INFINITIVE)
        return self.verb(TOLD) if found is None and self.is_stated else found


Tokens = list[Token]
_HALVES = {'demie': 30, 'demi': 30, 'quart': 15, 'media': 30, 'cuarto': 15}
_EVENING = frozenset({'soir', 'noche', 'tarde', 'apres-midi', 'pm'})
_MORNING = frozenset({'matin', 'manana', 'madrugada', 'am'})
UNITS = frozenset({'minute', 'minutes', 'hour', 'hours', 'second', 'seconds', 'percent', 'degree',
                    'degrees', 'meter', 'meters', 'centimeter', 'centimeters', 'millimeter',
                    'millimeters', 'kilo', 'kg', 'kilos', 'gram', 'grams', 'liter', 'liters',
                    'milliliter', 'milliliters', 'bar', 'bars', 'volt', 'volts', 'rpm', 'turn',
                    'turns', 'day', 'days', 'kilometer', 'kilometers', 'week',
                    'weeks', 'ppm', 'lux', 'watt', 'watts', 'decibel', 'decibels',
                    'meters per second', 'kilometers per hour'})  # fmt: skip
_SPANS = {
    ('un', 'quart', "d'", 'heure'): '15 minutes',
    ('une', 'demi-heure'): '30 minutes',
    ('demi-heure',): '30 minutes',
    ('une', 'demi', 'heure'): '30 minutes',
    ('trois', 'quarts', "d'", 'heure'): '45 minutes',
    ('un', 'quart', 'de', 'tour'): '90 degrees',
    ('media', 'hora'): '30 minutes',
    ('cuarto', 'de', 'hora'): '15 minutes',
    ('quart', "d'", 'heure'): '15 minutes',
    ('un', 'cuarto', 'de', 'hora'): '15 minutes',
    ('tres', 'cuartos', 'de', 'hora'): '45 minutes',
    ('un', 'rato'): 'a moment',
    ('un', 'momento'): 'a moment',
    ('un', 'ratito'): 'a moment',
    ('un', 'momentito'): 'a moment',
    ('media', 'horita'): '30 minutes',
    ('un', 'cuartito', 'de', 'hora'): '15 minutes',
    ('medio', 'minuto'): '30 seconds',
}
_COUNTED = frozenset({'degree', 'meter', 'centimeter', 'liter', 'hour', 'minute', 'second'})
_CLOCK_LEADS = (('quand', 'il', 'est'), ('quand', 'il', 'sera'), ('lorsqu', 'il', 'est'),
                ('des', "qu'", 'il', 'est'), ('cuando', 'sean'), ('cuando', 'sea'),
                ('cuando', 'den'))  # fmt: skip
_AFTER_LEADS = {('apres',): 'after', ('avant',): 'before', ('despues', 'de'): 'after',
                ('antes', 'de'): 'before', ('a', 'partir', 'de'): 'after',
                ('son', 'mas', 'de'): 'it is after', ('pasan', 'de'): 'it is after',
                ('a', 'eso', 'de'): 'at', ('hacia',): 'at', ('alrededor', 'de'): 'at'}  # fmt: skip
_EVERY = (('chaque', 'soir'), ('chaque', 'matin'), ('chaque', 'jour'), ('tous', 'les', 'soirs'),
          ('tous', 'les', 'matins'), ('tous', 'les', 'jours'), ('toutes', 'les', 'nuits'),
          ('chaque', 'nuit'))  # fmt: skip
_DAYS = (*_EVERY, ('demain', 'matin'), ('demain', 'soir'), ('demain', 'apres-midi'),
         ('ce', 'matin'), ('ce', 'soir'), ('cette', 'nuit'), ('cet', 'apres-midi'), ('demain',),
         ("aujourd'hui",))  # fmt: skip
_QUOTES = frozenset('"“”«»')
_AND_A_HALF = (('y', 'medio'), ('y', 'media'), ('et', 'demi'), ('et', 'demie'))
_SHORT_UNITS = {'h': 'hours', 'min': 'minutes', 'm': 'meters'}
_ONES = {'veintiún': 'veintiuno', 'veintiun': 'veintiuno', 'veintiuna': 'veintiuno'}
"""As they are said before what they count."""
_OFTEN = frozenset({'fois', 'vez', 'veces'})


TIMES = frozenset({'minute', 'minutes', 'hour', 'hours', 'second', 'seconds', 'day', 'days',
                   'moment'})  # fmt: skip
"""Units of time."""


def is_time_at(tokens: Tokens, at: int) -> bool:
    """Tell whether a duration stands there: '10 minutes'."""
    if at >= len(tokens) or tokens[at].kind != 'num':
        return False
    return tokens[at].english.split()[-1] in TIMES or any(
        t.english in TIMES for t in tokens[at + 1 : at + 2]
    )


def tokens_of(text: str, lexicon: Lexicon) -> Tokens:
    """Return the tokens of a command."""
    pieces = lexicon.pieces(text)
    words = tuple(p.word for p in pieces)
    bare = tuple(folded(w) for w in words)
    found: Tokens = []
    at = 0
    while at < len(pieces):
        size, token = _one(pieces, words, bare, at, lexicon)
        piece, last = pieces[at], pieces[at + size - 1]
        breaks = [p.before for p in pieces[at + 1 : at + size] if p.before]
        breaks += _QUOTES.intersection(text[piece.start : last.end])
        if breaks and size > 1 and token.kind != 'name':
            size, token = 1, _plain(piece, lexicon)
            last = piece
        found.append(
            replace(
                token,
                said=bare[at : at + size],
                before=piece.before,
                is_clitic=piece.is_clitic,
                text=piece.said if size == 1 else text[piece.start : last.end],
                start=piece.start,
                end=last.end,
            )
        )
        at += size
    return found


def _one(
    pieces: Sequence[Piece], words: Words, bare: Words, at: int, lexicon: Lexicon
) -> tuple[int, Token]:
    for read in (_clock, _span, _number):
        done = read(words, bare, at, lexicon)
        if done is not None:
            return done
    uses = tuple(lexicon.uses(words[at]))
    entry = lexicon.entry_at(words, at)
    exact = tuple(lexicon.verbs.get(words[at], ()))
    if words[at] in ('más', 'menos') and at + 1 < len(words):
        for base in undiminished(words[at + 1]):
            more = lexicon.entry_at((words[at], base), 0)
            if more is not None and more[1].kind == 'more':
                return 2, _token(more[1], ())  # 'más calentita'
    if entry is not None and exact and words[at] != bare[at] and entry[0] == 1:
        if entry[1].kind == 'de' and (words[at],) not in lexicon.phrases:
            return 1, Token(words[at], 'v', verbs=exact)  # 'dé', not 'de'
    if entry is not None:
        size, means = entry
        if size == 1 and exact and means.kind in ('adj', 'n') and (words[at],) not in (
            lexicon.phrases
        ):  # fmt: skip
            return 1, Token(words[at], 'v', verbs=exact)  # 'baisses' is not 'baissés'
        if size > 1 and exact and means.kind == 'adj' and words[at : at + size] not in (
            lexicon.phrases
        ):  # fmt: skip
            return 1, Token(words[at], 'v', verbs=exact)  # nor 'ferme à clé' 'fermé à clé'
        hung = pieces[at + 1 : at + 2] and pieces[at + 1].is_clitic
        if means.kind not in ('adj', 'n', 'name') and not hung:
            uses = exact
        return size, _token(means, uses if size == 1 else ())
    if uses:
        return 1, Token(words[at], 'v', verbs=uses)
    return 1, _diminutive(words[at], lexicon) or _plain(pieces[at], lexicon)


def _diminutive(word: str, lexicon: Lexicon) -> Token | None:
    """Return 'cafecito' and 'despacito' as what they are said of."""
    if lexicon.book.language != 'es':
        return None
    for base in undiminished(word):
        found = lexicon.entry_at((base,), 0)
        if found is not None and found[1].kind in ('n', 'adj', 'adv', 'name'):
            return _token(found[1], ())
    return None


def _plain(piece: Piece, lexicon: Lexicon) -> Token:
    found = lexicon.entry_at((piece.word,), 0)
    uses = tuple(lexicon.uses(piece.word))
    if found is not None:
        return _token(found[1], uses)
    return Token(piece.said, 'v' if uses else 'x', verbs=uses)


def _token(means: Entry, verbs: tuple[Verb, ...]) -> Token:
    return Token(means.english, means.kind, ids=means.ids, verbs=verbs, is_plural=means.is_plural,
                 options=means.options)  # fmt: skip


def _span(words: Words, bare: Words, at: int, lexicon: Lexicon) -> tuple[int, Token] | None:
    for said, english in _SPANS.items():
        if bare[at : at + len(said)] == said:
            return len(said), Token(english, 'num')
    if lexicon.book.language == 'fr':
        amount = french_amount(bare, at)
        return amount and (amount[0], Token(amount[1], 'num'))
    return None


def _number(words: Words, bare: Words, at: int, lexicon: Lexicon) -> tuple[int, Token] | None:
    """Read a number, with what it counts where that is a unit, and 'three times'."""
    language = lexicon.book.language
    if words[at] in ('et', 'y', 'de'):
        return None
    half = at + (words[at] in ('un', 'une'))
    if words[half : half + 1] and words[half] in ('medio', 'media', 'demi'):
        unit = lexicon.entry_at(words, half + 1) if half + 1 < len(words) else None
        if (
            unit is not None
            and unit[1].english.split()[:1]
            and unit[1].english.split()[0] in UNITS
        ):
            return half + 1 - at, Token('0.5', 'num')
    entry = lexicon.entry_at(words, at)
    for unit_at in (at, at + (words[at] in ('un', 'une', 'una'))):
        counted = _with_a_half(1, bare, unit_at, lexicon)
        if counted:
            return unit_at + 3 - at, Token(counted, 'num')  # 'metro y medio'
    if words[at] in ('un', 'une', 'una') and (entry is None or entry[0] == 1):
        unit = lexicon.entry_at(words, at + 1) if at + 1 < len(words) else None
        if unit is not None and unit[1].english in _COUNTED:
            return 1, Token('1', 'num')
    if words[at] in ('un', 'une') and at and words[at + 1 : at + 2] in (('et',), ('ou',)):
        other = read_items(words[at + 2 : at + 3], language)
        if len(other) == 1 and isinstance(other[0], Numeral):
            return 1, Token('1', 'num')  # 'les planches un et deux'
    if language == 'es' and words[at] == 'uno' and at and bare[at + 1 : at + 2] != ('de',):
        before = lexicon.entry_at(words, at - 1)
        kinds = ('n', 'name', 'det', 'to', 'adj')
        if before[1].kind in kinds if before is not None else not lexicon.uses(words[at - 1]):
            return 1, Token('1', 'num')  # 'la puerta uno', 'al uno'
    for size in range(min(7, len(words) - at), 0, -1):
        said = words[at : at + size]
        if entry is not None and entry[0] >= size:
            return None
        items = read_items(tuple(_ONES.get(w, w) for w in said), language)
        if said[0] in ('un', 'une', 'una', 'uno') and size == 1:
            unit = lexicon.entry_at(words, at + 1) if at + 1 < len(words) else None
            if unit is not None and unit[1].english in UNITS:
                return 1, Token('1', 'num')
            return None
        if len(items) == 1 and isinstance(items[0], Numeral):
            if items[0].part:
                return None
            counted = _with_a_half(items[0].value, bare, at + size, lexicon)
            if counted:
                return size + 3, Token(counted, 'num')
            if bare[at + size : at + size + 1] and bare[at + size] in _OFTEN:
                return size + 1, Token(f'{items[0].value:g} times', 'times')
            return size, Token(f'{items[0].value:g}', 'num')
        if len(items) == 2 and isinstance(items[0], Numeral) and items[1] in ('%', '°', '°c'):
            return size, Token(f'{items[0].value:g} {"percent" if items[1] == "%" else "degrees"}',
                               'num')  # fmt: skip
    return None


def _with_a_half(value: float, bare: Words, at: int, lexicon: Lexicon) -> str:
    """Return so many of the unit there and a half of it, as 'minutos y medio' says; else ''."""
    if bare[at + 1 : at + 3] not in _AND_A_HALF:
        return ''
    unit = lexicon.entry_at((bare[at],), 0)
    english = _SHORT_UNITS.get(bare[at], '' if unit is None else unit[1].english)
    if english not in UNITS:
        return ''
    if english in ('hour', 'hours'):
        return f'{value * 60 + 30:g} minutes'
    return f'{value + 0.5:g} {english if english.endswith("s") else plural(english)}'


def _clock(words: Words, bare: Words, at: int, lexicon: Lexicon) -> tuple[int, Token] | None:
    """Read 'à huit heures et demie' and 'a las once y media de la noche'."""
    french = lexicon.book.language == 'fr'
    span = _between(words, bare, at, lexicon)
    if span is not None:
        return span
    for lead in _CLOCK_LEADS:
        if bare[at : at + len(lead)] == lead:  # 'quand il est huit heures', 'cuando sean las ocho'
            behind = at + len(lead)
            found = _clock(('à', *words[behind:]), ('a', *bare[behind:]), 0, lexicon)
            return found and (found[0] - 1 + len(lead), found[1])
    for later, word in _AFTER_LEADS.items():
        if bare[at : at + len(later)] == later:  # 'après 22 heures', 'antes de las ocho'
            behind = at + len(later)
            found = _clock(('à', *words[behind:]), ('a', *bare[behind:]), 0, lexicon)
            if found is None:
                return None
            return found[0] - 1 + len(later), Token(
                found[1].english.replace('at', word, 1), 'when'
            )
    day = next((d for d in _DAYS if french and bare[at : at + len(d)] == d), ())
    if day:
        return _day_clock(words, bare, at, day, lexicon)
    led = at
    until = bare[at] in ("jusqu'", 'hasta')
    if until and bare[at + 1 : at + 2]:
        led = at + 1 if french else at
    if until and not french:
        led += 1
        led += bare[led : led + 1] == ('a',)
    elif bare[led] in (('a', 'vers') if french else ('a', 'sobre')):
        led += 1
    if (
        not french
        and bare[led : led + 1] in (('la',), ('las',), ('el',))
        and led > at
        or not french
        and bare[led : led + 1] in (('al',),)
    ):
        led += 1
    fixed = {'midi': '12:00', 'minuit': '00:00', 'mediodia': '12:00', 'medianoche': '00:00'}
    if bare[led : led + 1] and bare[led] in fixed and led > at:
        word = 'until' if until else 'at'
        return led + 1 - at, Token(f'{word} {fixed[bare[led]]}', 'when')
    if bare[at] == 'al' and bare[at + 1 : at + 2] == ('mediodia',):
        return 2, Token('at 12:00', 'when')
    digits = re.fullmatch(r'(\d{1,2})[h:](\d{2})?', bare[led]) if led < len(bare) else None
    if digits and led > at:
        hour, minute, end = int(digits[1]), int(digits[2] or 0), led + 1
    else:
        if led >= len(words) or led == at or (not french and led < at + 2):
            return None
        hour, size = _small_number(words, led, lexicon)
        if not size or not 0 <= hour <= 24:
            return None
        end, minute = led + size, 0
        if french:
            if bare[end : end + 1] not in (('heures',), ('heure',), ('h',)):
                return None
            end += 1
        elif bare[end : end + 1] in (('horas',), ('hora',)):
            end += 1
        elif bare[end : end + 1] in (('grados',), ('por',), ('%',)):
            return None
        counted = lexicon.entry_at(words, end) if end < len(words) and not french else None
        if counted is not None and counted[1].kind in ('n', 'name') and counted[1].is_plural:
            return None  # 'a las dos puertas'
        end, minute, hour = _minutes(words, bare, end, hour, lexicon)
        end += 2 * (bare[end : end + 2] == ('en', 'punto'))
    hour, end = _half_of_day(bare, end, hour)
    if hour > 23 or minute > 59:
        return None
    shown = f'{hour}:{minute:02} am' if 0 < hour < 12 else f'{hour:02}:{minute:02}'
    return end - at, Token(f'{"until" if until else "at"} {shown}', 'when')


def _between(words: Words, bare: Words, at: int, lexicon: Lexicon) -> tuple[int, Token] | None:
    """Read 'entre las ocho y las diez'."""

    def clock(first: int) -> tuple[int, str] | None:
        found = _clock(('à', *words[first:]), ('a', *bare[first:]), 0, lexicon)
        return found and (found[0] - 1, found[1].english)

    span = span_at(bare, at, clock)
    return span and (span[0], Token(span[1], 'when'))


def _day_clock(
    words: Words, bare: Words, at: int, day: Words, lexicon: Lexicon
) -> tuple[int, Token] | None:
    """Read 'demain matin à sept heures' and 'chaque soir à dix heures'."""
    behind = at + len(day)
    found = _clock(words[behind:], bare[behind:], 0, lexicon) if bare[behind:] else None
    if found is None or not found[1].english.startswith('at '):
        return None
    shown = found[1].english.removeprefix('at ')
    hour, _, minute = shown.removesuffix(' am').partition(':')
    part = day[-1].removesuffix('s')
    if shown.endswith(' am') and (part in _EVENING or part == 'nuit' and int(hour) >= 7):
        shown = f'{int(hour) + 12}:{minute}'
    lead = 'tomorrow ' if day[0] == 'demain' else 'every day ' if day in _EVERY else ''
    return found[0] + len(day), Token(f'{lead}at {shown}', 'when')


def _minutes(
    words: Words, bare: Words, end: int, hour: int, lexicon: Lexicon
) -> tuple[int, int, int]:
    """Return where the minutes end, them, and the hour, one less before 'menos cuarto'."""
    sign = bare[end : end + 1]
    if sign in (('et',), ('y',)):
        if bare[end + 1 : end + 2] and bare[end + 1] in _HALVES:
            return end + 2, _HALVES[bare[end + 1]], hour
        minute, size = _small_number(words, end + 1, lexicon)
        if size and sign == ('y',) and minute < 60:
            return end + 1 + size, minute, hour
        return end, 0, hour
    if sign in (('moins',), ('menos',)):
        at = end + 1 + (bare[end + 1 : end + 2] == ('le',))
        if bare[at : at + 1] and bare[at] in _HALVES:
            return at + 1, 60 - _HALVES[bare[at]], hour - 1
        minute, size = _small_number(words, at, lexicon)
        if size and minute < 60:
            return at + size, 60 - minute, hour - 1
        return end, 0, hour
    minute, size = _small_number(words, end, lexicon)
    if size and 0 < minute < 60 and lexicon.book.language == 'fr':
        return end + size, minute, hour
    return end, 0, hour


def _half_of_day(bare: Words, end: int, hour: int) -> tuple[int, int]:
    for size in (3, 2):
        part = bare[end : end + size]
        if len(part) == size and part[0] in ('de', 'du', 'por'):
            if part[-1] in _EVENING:
                late = hour % 12 + 12 if hour < 12 else hour
                return (0 if part[-1] == 'noche' and hour == 12 else late), end + size
            if part[-1] in _MORNING:
                return hour % 12 if hour == 12 else hour, end + size
    return hour, end


def _small_number(words: Words, at: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return a whole number and how many words it has; none: 0."""
    for size in (4, 3, 2, 1):
        said = words[at : at + size]
        if len(said) == 3 and said[1] == 'et' and said[2] in ('un', 'une'):
            said = (said[0], 'et', 'un')  # 'vingt et une heures'
        elif len(said) < size or {'et', 'y', 'menos', 'moins'} & {*said}:
            continue
        if said in (('una',), ('une',)):
            return 1, 1
        items = read_items(said, lexicon.book.language)
        if len(items) == 1 and isinstance(items[0], Numeral) and not items[0].part:
            if items[0].value == int(items[0].value):
                return int(items[0].value), size
    return 0, 0
