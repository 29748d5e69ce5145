"""Ways of saying a skill: templates, alternatives, and the forms of English verbs."""

from dataclasses import dataclass
from functools import cache
import re

_PARTICIPLES = (
    'go:gone come:come take:taken bring:brought get:got put:put set:set make:made '
    'drive:driven fly:flown shut:shut hold:held cut:cut sweep:swept feed:fed sow:sown '
    'mow:mown sing:sung say:said tell:told give:given hand:handed lead:led find:found '
    'read:read write:written wind:wound lay:laid let:let leave:left keep:kept send:sent '
    'run:run begin:begun show:shown spin:spun ring:rung shake:shaken hide:hidden stand:stood '
    'sit:sat dig:dug do:done blow:blown draw:drawn wake:woken freeze:frozen buy:bought '
    'throw:thrown hang:hung spread:spread light:lit sound:sounded rewind:rewound undo:undone '
    'reset:reset grind:ground speed:sped slow:slowed bend:bent rebuild:rebuilt tear:torn '
    'swing:swung see:seen fall:fallen rise:risen pay:paid spray:sprayed play:played '
    'stay:stayed split:split unwind:unwound quit:quit dive:dived shoot:shot beat:beaten '
    'melt:melted have:had be:been meet:met catch:caught sell:sold '
)
_IRREGULAR = dict(pair.split(':') for pair in _PARTICIPLES.split())
_SHORT_VOWELS = (
    'set put get run cut shut let stop drop grip plug unplug mop scan dim trim map ship wrap '
    'unwrap spin dig sit stir jog nod pin tag hug drag step tip clip strip snap zip rub pat '
    'wag flip sip chop prep tap top dab cap swap skip reset begin swim hit log sum rap tug '
    'scrub unzip slip grab kit stun submit transmit control patrol '
)
_DOUBLED = frozenset(_SHORT_VOWELS.split())


@cache
def gerund(verb: str) -> str:
    """Return the -ing form of an English verb ('switching')."""
    if verb in _DOUBLED:
        return f'{verb}{verb[-1]}ing'
    if verb.endswith('ie'):
        return f'{verb[:-2]}ying'
    if verb.endswith('e') and not verb.endswith(('ee', 'oe', 'ye')) and verb != 'be':
        return f'{verb[:-1]}ing'
    return f'{verb}ing'


@cache
def participle(verb: str) -> str:
    """Return the past participle of an English verb ('switched')."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED:
        return f'{verb}{verb[-1]}ed'
    if verb.endswith('e'):
        return f'{verb}d'
    if verb.endswith('y') and verb[-2:-1] not in ('a', 'e', 'o', 'u'):
        return f'{verb[:-1]}ied'
    return f'{verb}ed'


@dataclass(frozen=True)
class Template:
    """One way of saying a skill, beginning with its verb."""

    verb: str
    particle: str
    """Of a verb that comes apart ('off' of 'turn ... off'); empty for others."""
    rest: tuple[str, ...]
    """What follows verb and particle: literal pieces, and slots as '{slot}'."""
    slots: frozenset[str]

    @property
    def passive(self) -> bool:
        """The thing acted upon follows the verb, so that 'X should be ...-ed' can be said."""
        first = self.rest[0] if self.verb and self.rest else ''
        return first.startswith('{') and first != '{robot}'


_SLOT = re.compile(r'(\{[a-z_0-9]+\})')
_GROUP = re.compile(r'\(([^()]*)\)')


def expand(line: str) -> tuple[str, ...]:
    """Return every reading of a line with (this|or that|) alternatives."""
    found = _GROUP.search(line)
    if not found:
        return (' '.join(line.split()),)
    head, tail = line[: found.start()], line[found.end() :]
    return tuple(e for choice in found.group(1).split('|') for e in expand(head + choice + tail))


def parse(reading: str) -> Template:
    """Return the template of one reading. `turn~off {target}`: a verb that comes apart.

    One that begins with a slot has no verb: it takes none of the forms of one.
    """
    first, _, tail = reading.partition(' ')
    if first.startswith('{'):
        first, tail = '', reading
    verb, _, particle = first.partition('~')
    rest = tuple(p.strip() for p in _SLOT.split(tail) if p.strip())
    slots = frozenset(p[1:-1] for p in rest if p.startswith('{'))
    if particle and not (rest and rest[0].startswith('{')):
        raise ValueError(f"'{reading}': a slot follows the verb '{first}'")
    return Template(verb, particle, rest, slots)


def templates(line: str) -> tuple[Template, ...]:
    """Return the templates of one line of a table."""
    return tuple(parse(reading) for reading in expand(line))
