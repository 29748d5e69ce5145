"""English words for steps, values, conditions and outcomes."""

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.problem import ProblemCode

SKILLS = {
    'turn_on': ('turn on {target}',),
    'turn_off': ('turn off {target}',),
    'lock': ('lock {target}',),
    'unlock': ('unlock {target}',),
    'pick_up': ('have {target} pick up {object}',),
    'put_down': ('have {target} put down what it holds',),
    'open': ('open {target}',),
    'close': ('close {target}',),
    'brighten': ('brighten {target} by {percent}', 'brighten {target}'),
    'dim': ('dim {target} by {percent}', 'dim {target}'),
    'set_color_temperature': ('set {target} to {kelvin}',),
    'tint_warmer': (
        'make the white of {target} warmer by {kelvin}',
        'make the white of {target} warmer',
    ),
    'tint_cooler': (
        'make the white of {target} cooler by {kelvin}',
        'make the white of {target} cooler',
    ),
    'warmer': ('set {target} {degrees} warmer', 'set {target} warmer'),
    'cooler': ('set {target} {degrees} cooler', 'set {target} cooler'),
    'faster': ('make {target} faster by {percent}', 'make {target} faster'),
    'slower': ('make {target} slower by {percent}', 'make {target} slower'),
    'louder': ('make {target} louder by {percent}', 'make {target} louder'),
    'quieter': ('make {target} quieter by {percent}', 'make {target} quieter'),
    'start': ('start {target} at {percent}', 'start {target}'),
    'stop': ('stop {target}',),
    'pause': ('pause {target}',),
    'resume': ('resume {target}',),
    'return_home': ('send {target} home',),
    'play': ('play {target}',),
    'mute': ('mute {target}',),
    'unmute': ('unmute {target}',),
    'next_track': ('skip to the next track of {target}',),
    'previous_track': ('go back to the previous track of {target}',),
    'add_item': ('put {item} on {target}',),
    'remove_item': ('take {item} off {target}',),
    'start_timer': ('set {target} to {duration}',),
    'cancel_timer': ('cancel {target}',),
    'activate': ('activate {target}',),
    'wait': ('wait {duration}',),
    'tell': ('say {text}',),
}
"""Skill -> phrases, the fullest first; {target} and argument names are filled in. A skill that is
not here gets a phrase made of its name, its first words in the site file, and its arguments."""

MOTIONS = {
    'go': ('drive {target} to {place}',),
    'home': ('send {target} home',),
    'move': ('drive {target} {distance} {direction}', 'drive {target} {distance}'),
    'turn': (
        'turn {target} {angle} to the {direction}',
        'turn {target} to the {direction}',
        'turn {target} by {angle}',
    ),
}
"""Motion of a robot's skill -> phrases, when the skill itself has none."""
IN_THE_VERB = {'lock': ' lock', 'unlock': ' lock'}
"""Skill -> end of a name that the verb says already: lock the front door (lock)."""
TURN_AROUND = 'turn {target} around'
SET = 'set the {what} of {target} to {value}'
"""A device's skill set_WHAT with one argument."""
SET_ONLY = 'set the {what} of {target}'

CHECK = 'go on if {condition}'
WAIT_UNTIL = 'wait until {condition}'
IF_CLAUSE = ' if {condition}'
WHEN_CLAUSE = ' when {condition}'
IF = '{step} if {condition}'
WHEN = '{step} when {condition}'
TIMES = '{step}, {times} times'
TWICE = '{step}, twice'
UNTIL = '{step} until {condition}'
UNTIL_AT_MOST = '{step} until {condition}, at most {times} times'

ROBOT = 'have {target} {verb}'
"""A robot's skill that has no phrase: the verb is the skill's."""
DEVICE = '{verb} {target}'
"""The same for a device."""
LOOSE = 'with {key} {value}'
"""An argument that has no preposition."""
VALUES: dict[str, str] = {}
"""Words of states, directions and colours that are said otherwise than they are written."""
SETTINGS: dict[str, str] = {}
"""The same for attributes, and for what set_WHAT sets."""

UNITS = {
    'percent': ('percent', 'percent'),
    'degC': ('degree Celsius', 'degrees Celsius'),
    'degF': ('degree Fahrenheit', 'degrees Fahrenheit'),
    'K': ('kelvin', 'kelvin'),
    'kelvin': ('kelvin', 'kelvin'),
    'delta_degC': ('degree', 'degrees'),
    'delta_degF': ('degree', 'degrees'),
    'number': ('', ''),
    'm': ('metre', 'metres'),
    'metre': ('metre', 'metres'),
    'meter': ('metre', 'metres'),
    'millimetre': ('millimetre', 'millimetres'),
    'centimetre': ('centimetre', 'centimetres'),
    'kilometre': ('kilometre', 'kilometres'),
    'litre': ('litre', 'litres'),
    'millilitre': ('millilitre', 'millilitres'),
    'gram': ('gram', 'grams'),
    'kilogram': ('kilogram', 'kilograms'),
    '1/min': ('per minute', 'per minute'),
    'metre/second': ('metre per second', 'metres per second'),
    'm/s': ('metre per second', 'metres per second'),
    'rad/s': ('radian per second', 'radians per second'),
    'kg': ('kilogram', 'kilograms'),
    'lux': ('lux', 'lux'),
    'ppm': ('part per million', 'parts per million'),
    'bar': ('bar', 'bar'),
    'W': ('watt', 'watts'),
    'kWh': ('kilowatt hour', 'kilowatt hours'),
    'V': ('volt', 'volts'),
    'A': ('ampere', 'amperes'),
    'N': ('newton', 'newtons'),
    'Pa': ('pascal', 'pascals'),
    'hPa': ('hectopascal', 'hectopascals'),
    'deg': ('degree', 'degrees'),
    'degree': ('degree', 'degrees'),
    's': ('second', 'seconds'),
    'min': ('minute', 'minutes'),
    'h': ('hour', 'hours'),
    'count': ('', ''),
}
"""Unit -> its words for one and for several."""

PREPOSITIONS = {
    'percent': 'to',
    'value': 'to',
    'temperature': 'to',
    'position': 'to',
    'color': 'to',
    'mode': 'to',
    'place': 'to',
    'to': 'to',
    'from': 'from',
    'duration': 'for',
    'text': '',
    'object': '',
    'direction': '',
    'distance': '',
    'amount': 'by',
    'by': 'by',
    'person': 'to',
    'recipient': 'to',
    'source': 'from',
    'on': 'on',
    'at': 'at',
}
"""Argument -> the word before its value in phrases that are made of names."""

STATE_VERBS = {
    'eq': '{entity} is {value}',
    'ne': '{entity} is not {value}',
}
SENSED = {
    ('door', 'on'): 'open',
    ('door', 'off'): 'closed',
    ('garage_door', 'on'): 'open',
    ('garage_door', 'off'): 'closed',
    ('window', 'on'): 'open',
    ('window', 'off'): 'closed',
    ('opening', 'on'): 'open',
    ('opening', 'off'): 'closed',
    ('lock', 'on'): 'unlocked',
    ('lock', 'off'): 'locked',
    ('motion', 'on'): 'triggered',
    ('motion', 'off'): 'quiet',
    ('occupancy', 'on'): 'occupied',
    ('occupancy', 'off'): 'free',
    ('smoke', 'on'): 'triggered',
    ('smoke', 'off'): 'quiet',
}
"""Device class of a sensor, and its state -> how that state is said."""

COMPARISONS = {
    'eq': '{what} is {value}',
    'ne': '{what} is not {value}',
    'lt': '{what} is below {value}',
    'le': '{what} is at most {value}',
    'gt': '{what} is above {value}',
    'ge': '{what} is at least {value}',
}
IN_AREA = {'eq': '{entity} is in {value}', 'ne': '{entity} is not in {value}'}
AT_PLACE = {'eq': '{entity} is at {value}', 'ne': '{entity} is not at {value}'}
ATTRIBUTE = 'the {attribute} of {entity}'
NOTHING_HELD = {'eq': '{entity} holds nothing', 'ne': '{entity} holds something'}
HOLDS = {'eq': '{entity} holds {value}', 'ne': '{entity} does not hold {value}'}
TOLD = {
    'eq': "{entity} tells '{attribute} {value}'",
    'ne': "{entity} does not tell '{attribute} {value}'",
}
AND, OR, NOT = ' and ', ' or ', 'it is not so that {condition}'
AT_TIME = 'it is {time}'
DECIMAL = '.'

OUTCOMES = {
    Outcome.CONFIRMED: 'Done: {steps}.',
    Outcome.UNCONFIRMED: 'Sent, but not seen to have worked: {steps}.',
    Outcome.FAILED: 'Failed: {steps}.',
    Outcome.SKIPPED: 'Not done: {steps}.',
    Outcome.CANCELLED: 'Stopped: {steps}.',
}
"""Outcome -> the sentence that lists the steps that ended so, in this order."""
MISSING = 'Not ended: {steps}.'
BECAUSE = '{step}, because {reason}'
NOTHING_TO_DO = 'There was nothing to do.'
REASONS: dict[str, str] = {}
"""How a reason begins, as a pattern -> it in another language; here they are clauses already."""
PROBLEMS: dict[ProblemCode, str] = {}
"""What is wrong, in other languages; here each problem brings its own sentence."""
PROBLEM = '{what}: {why}.'
NEAREST = 'The nearest is {near}.'
CLAUSES = '; '
RULE = 'rule: {rule}'
NO_RULE = 'no rule of the policy allows it'
EVERYTHING = 'everything'
CLOSED = 'closed: {zone}'
AT_MOST = 'at most {count}'
NEEDS = 'only if {condition}'
HOURS = 'allowed from {start} to {end}'
MAY = 'allowed to: {roles}'
NOBODY = 'nobody'
INSTEAD = 'allowed instead: {steps}'
"""Parts of a refusal in other languages; here each problem's sentence says them."""
NO_YES = 'The yes of {who} does not count here. Allowed to say yes: {roles}.'
TOO_SOON = 'That yes came too soon to be for this question: {question}'
NOT_ASKED = (
    'That answer of {who} does not count: {asked} was asked. Who may do no '
    'less than they may answer, too.'
)
"""Said to somebody whose answer does not count."""
LEFT_OUT = 'I leave out a part: {why}'
NOT_USED = "I leave out '{said}'."
NOTHING_DONE = 'Nothing was done. {why}'
CUT_OFF = 'The executor was started again, so the command was given up.'
MAY_BE_DONE = 'What had been sent may have been done: {steps}.'
DECLINED = 'All right, nothing is done.'
MAY_IT = 'I do not know whether that may be done. Say it as an order if I am to do it.'
STOPPING = 'Stopping everything.'
NO_COMMAND = 'I heard no command.'
NOTHING = 'There is nothing to do.'
WHICH = 'Which do you mean: {choices}?'
ALL_OF_THEM = 'all of them'
WHERE_ARE_YOU = 'Where are you? I do not know which room you mean.'
WHERE_TO = 'Where to?'
HOW_LONG = 'For how long?'
HOW_MUCH = 'To how much?'
WHAT_ELSE = 'What exactly?'
LOADING = (
    'The language model is still loading, and only simple sentences are '
    'understood until then. Please say it again in a few seconds.'
)
BUSY = 'I am busy with other commands. Please say it again in a moment.'
DROPPED = 'A stop came before this command was understood, so it is dropped.'
TAKEN_BACK = 'The command was taken back before it was understood.'
NOTHING_RUNS = (
    'I know of nothing that you asked for and that is not done yet. To take back what was done, '
    'say "undo that".'
)
NO_EXECUTOR = 'No executor runs that could carry the plan out; start executor_node.'
NOT_TAKEN = (
    'Nobody took the plan, so nothing is done. Check that executor_node runs, and say it again.'
)
STATED = '{what}: {value}'
NOT_KNOWN = 'I do not know: {what}.'
STOPPED = 'Stopped.'
READY = 'Ready again.'


THE = 'the {name}'
"""A thing's name in a phrase; people have none of it."""
ME = 'I'
YES, NO = 'yes', 'no'
THEN, ALSO, MORE = ', then ', ' and ', ' and {count} more'
"""Between the steps of a plan: one waits for the other, before the last one, and after it."""
SHALL = 'Shall I {steps}?'
WILL = 'I will {steps}.'
WILL_LIST = 'I will: {steps}.'
"""The same for numbered steps."""
ABOUT = 'about {parts}'
"""How far and how long a motion is."""
ASK_BEFORE = 'I will ask before I {steps}.'

_BARE = (
    'receiving',
    'shipping',
    'packing',
    'packaging',
    'picking',
    'sorting',
    'assembly',
    'welding',
    'painting',
    'dispatch',
    'inspection',
)
"""Names of places of work that have no article."""
_NUMBERS = ('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten')


def named(name: str) -> str:
    """Return a thing's name in a sentence: 'the hall light', but 'line two', 'receiving'."""
    words = name.split()
    last = words[-1].lower() if words else ''
    is_own_name = (
        last in _NUMBERS
        or last[-1:].isdigit()
        or name[:1].isupper()
        or name.lower() in _BARE
        or name.lower().startswith('the ')
    )
    return name if is_own_name or not words else THE.format(name=name)
