"""What an order's verb is in English, by what the thing can do that it is said of."""

from collections.abc import Iterable, Mapping
import re

from llm_bridge.language.into_english.romance_words import Lexicon

# fmt: off
_MACROS: Mapping[str, str] = {
    'ON': 'turn_on:turn_on start:start activate:activate play:play arm:arm arm_away:arm '
          'arm_home:arm|turn_on',
    'OFF': 'turn_off:turn_off stop:stop disarm:disarm|turn_off',
    'START': 'start:start turn_on:turn_on activate:activate play:play|start',
    'STOP': 'stop:stop turn_off:turn_off pause:pause|stop',
    'UP': 'open:open brighten:brighten warmer:make_warmer louder:turn_up faster:speed_up|'
          'raise/lift/go_up/climb',
    'DOWN': 'close:close dim:dim cooler:make_cooler quieter:turn_down slower:slow_down|'
            'lower/go_down/descend',
    'SEND': 'send',
    'SEND_BACK': 'return_home:send_home|send_back',
    'EXCEED': 'exceed',
    'REACH': 'reach',
    'RETURN': 'give_back',
    'SAY': 'say/announce/tell',
    'ASK': 'ask',
    'TELL': 'tell/notify/inform',
    'TRIGGER': 'trigger',
    'SET': 'set',
    'PUT': 'put',
    'LEAVE': 'leave',
    'PASS': 'pass/hand/give',
    'CONTINUE': 'resume:resume|follow/continue',
    'DO': 'do',
}
# fmt: on
SETTING = frozenset({'SET', 'PUT', 'LEAVE', 'UP', 'DOWN', 'PASS'})
"""Verbs that set a thing to a value where one is said."""
FOR_ATTRIBUTE: Mapping[tuple[str, str], str] = {
    ('UP', 'volume'): 'turn up', ('DOWN', 'volume'): 'turn down',
    ('UP', 'brightness'): 'brighten', ('DOWN', 'brightness'): 'dim',
    ('UP', 'temperature'): 'make warmer', ('DOWN', 'temperature'): 'make cooler',
    ('UP', 'speed'): 'speed up', ('DOWN', 'speed'): 'slow down',
    ('UP', 'heating'): 'turn up', ('DOWN', 'heating'): 'turn down',
    ('UP', 'music'): 'turn up', ('DOWN', 'music'): 'turn down',
    ('UP', 'light'): 'brighten', ('DOWN', 'light'): 'dim',
}  # fmt: skip
"""A verb and what it raises or lowers -> that in English."""
ATTRIBUTES = frozenset({'volume', 'brightness', 'temperature', 'speed'})


def english_verb(spec: str, ids: Iterable[str], lexicon: Lexicon) -> str:
    """Return the English verb for one in the tables, said of these things."""
    spec = _MACROS.get(spec, spec)
    by_skill, _, plain = spec.rpartition('|')
    if not by_skill and ':' in spec:
        by_skill, plain = spec, spec.split()[-1].partition(':')[2]
    things = list(ids)
    able = [{*lexicon.site.skills_of(i)} for i in things]
    skills = set.intersection(*able) if able else set()
    if things and not skills and able:
        skills = set.union(*able)
    for option in by_skill.split():
        skill, _, english = option.partition(':')
        if skill in skills or (not things and skill not in _COMMON and
                               skill in lexicon.site.skill_names):  # fmt: skip
            return english.replace('_', ' ')
    return lexicon.chosen_verb(plain)


_COMMON = frozenset(re.findall(r'(\w+):', ' '.join(_MACROS.values()))) | {'lock', 'unlock', 'mute'}
"""Skills of devices: a verb is not of these where no device is named."""


def ing(verb: str) -> str:
    """Return the form of a verb that says it is under way."""
    if verb.endswith('e') and not verb.endswith('ee'):
        return f'{verb[:-1]}ing'
    doubled = verb in ('cut', 'put', 'set', 'run', 'stop', 'get', 'trim', 'mop', 'scan', 'spin')
    return f'{verb}{verb[-1]}ing' if doubled else f'{verb}ing'
