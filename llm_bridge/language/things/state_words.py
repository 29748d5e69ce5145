"""What people say of the state of a thing, as attribute, comparison and value."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
import re
from typing import Literal

from llm_bridge.graph.condition import AnyOf, Compare, Condition
from llm_bridge.language.text.quantities import read_quantity
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.things.sensed_words import (
    OPEN_WORDS,
    sensed,
    SENSED_WORDS,
    tells,
    tells_of_room,
)
from llm_bridge.site.entity import Device, Robot, RosState
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar

Op = Literal['eq', 'ne', 'lt', 'le', 'gt', 'ge']
SENSOR = 'binary_sensor'
"""The kind that is on or off; what that means its device class tells."""

# fmt: off
ROBOT_STATES: Mapping[str, Mapping[str, frozenset[str]]] = {
    'en': {
        'docked': frozenset({'docked', 'home', 'back home', 'charging', 'at home', 'parked',
                             'back at base', 'in its dock', 'at its dock', 'in the dock',
                             'on the dock', 'at the dock', 'back', 'at base', 'on its dock',
                             'on charge', 'on the charger', 'recharging', 'plugged in'}),
        'moving': frozenset({'moving', 'driving', 'on the move', 'going', 'busy', 'travelling',
                             'traveling', 'on its way', 'running'}),
        'idle': frozenset({'idle', 'still', 'standing', 'standing still', 'stopped', 'waiting',
                           'not moving'}),
    },
    'de': {'docked': frozenset({'angedockt', 'an der station', 'zuhause'}),
           'moving': frozenset({'unterwegs', 'in bewegung'})},
    'fr': {'docked': frozenset({'à la base'}), 'moving': frozenset({'en mouvement'})},
    'es': {'docked': frozenset({'en la base'}), 'moving': frozenset({'en movimiento'}),
           'idle': frozenset({'parado'})},
}
"""What is said of the state of robots, which are of no kind with words of its own."""
_FREE = frozenset({'free', 'available', 'ready', 'done', 'finished', 'not busy', 'unoccupied',
                   'frei', 'bereit', 'libre'})
"""Said of robots that have nothing to do, wherever they stand."""

EXTRA: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    # word -> kinds or values it can stand for, in order of preference
    'done': {'*': ('idle', 'docked', 'off', 'stopped')},
    'finished': {'*': ('idle', 'docked', 'off', 'stopped')},
    'ready': {'*': ('idle', 'off', 'stopped', 'docked')},
    'complete': {'*': ('idle', 'docked', 'off')},
    'stopped': {'appliance': ('off',), '*': ('stopped', 'idle', 'paused', 'off')},
    'idle': {'*': ('idle', 'stopped', 'docked')},
    'working': {'*': ('running', 'cleaning', 'mowing', 'on')},
    'started': {'*': ('running', 'cleaning', 'mowing', 'playing', 'on')},
    'running': {'valve': ('open',), '*': ('running', 'cleaning', 'mowing', 'on', 'active')},
    'standing still': {'*': ('stopped', 'idle')}, 'at a standstill': {'*': ('stopped', 'idle')},
    'busy': {'*': ('running', 'cleaning', 'mowing')},
    'open': {'*': ('open',)}, 'opened': {'*': ('open',)},
    'up': {'cover': ('open',), '*': ('on', 'running')},
    'closed': {'*': ('closed',)}, 'shut': {'*': ('closed',)},
    'down': {'cover': ('closed',), '*': ('off', 'stopped')},
    'locked': {'*': ('locked',)}, 'unlocked': {'*': ('unlocked',)},
    'on': {'valve': ('open',), '*': ('on', 'running', 'playing')},
    'off': {'valve': ('closed',), '*': ('off', 'stopped', 'idle')},
    'playing': {'*': ('playing',)}, 'paused': {'*': ('paused',)},
    'home': {'*': ('docked',)}, 'back home': {'*': ('docked',)}, 'back': {'vacuum': ('docked',)},
    'in the dock': {'*': ('docked',)}, 'at the dock': {'*': ('docked',)},
    'on the dock': {'*': ('docked',)}, 'back in its dock': {'*': ('docked',)},
    'back in the dock': {'*': ('docked',)}, 'back at its dock': {'*': ('docked',)},
    'charging': {'*': ('docked',)}, 'muted': {}, 'triggered': {'siren': ('on',)},
    'cleared': {'siren': ('off',)}, 'reset': {'siren': ('off',)},
    'ringing': {'siren': ('on',), 'timer': ('active', 'idle')},
    'going off': {'siren': ('on',), 'timer': ('idle',)},
    'active': {'*': ('on', 'active', 'running')},
    'free': {'appliance': ('off',), '*': ('idle',)},
    'sounding': {'siren': ('on',)}, 'in fault': {'*': ('fault', 'error')},
    'faulty': {'*': ('fault', 'error')},
    'jammed': {'*': ('fault', 'error')}, 'broken': {'*': ('fault', 'error')},
    'stuck': {'*': ('fault', 'error', 'jammed')},
    'switched on': {'*': ('on', 'running')},
    'switched off': {'*': ('off', 'stopped')}, 'turned on': {'*': ('on', 'running')},
    'turned off': {'*': ('off', 'stopped')},
    'lit': {'light': ('on',), 'stack_light': ('on',)},
    'drawn': {'cover': ('closed',)}, 'going': {'*': ('running', 'cleaning', 'mowing', 'on')},
}
"""Words that kinds need not list: word -> kind ('*': any other) -> the values it can mean."""

_RUNS = frozenset({'running', 'working', 'going', 'stopped', 'standing still'})
_SWITCHED = frozenset({'on', 'off', 'active', 'inactive', 'switched on', 'switched off',
                       'turned on', 'turned off'})  # fmt: skip
_ACTIVE = frozenset({'on', 'active', 'switched on', 'turned on', 'lit', 'going', 'activated'})
_INACTIVE = frozenset({'off', 'inactive', 'switched off', 'turned off', 'out'})
_RESTING = frozenset({'idle', 'off', 'quiet', 'silent', 'ready', 'standby', 'waiting', 'inactive'})
_NO_DOING = frozenset({'fault', 'error', 'empty', 'full', 'jammed', 'broken', 'blocked', 'offline',
                       'unknown', 'open', 'closed', 'missing', 'done', 'finished', 'paused'})
_STARTED = frozenset({'started', 'up', 'down', 'at a standstill'})
_SHADES = frozenset(tokens((
    'blind', 'curtain', 'shade', 'shutter', 'awning', 'drape', 'screen', 'parasol', 'sunshade',
    'rollladen', 'store', 'volet', 'persiana', 'cortina',
)))  # fmt: skip
_NEVER_RUN = frozenset({'light', 'stack_light', 'binary_sensor', 'lock', 'scene'})
"""Kinds that are on, and never run or stop: nobody counts them in when nothing is to run."""

COMPARISONS: Mapping[tuple[str, ...], Op] = {
    ('below',): 'lt', ('under',): 'lt', ('less', 'than'): 'lt', ('lower', 'than'): 'lt',
    ('colder', 'than'): 'lt', ('cooler', 'than'): 'lt', ('fewer', 'than'): 'lt',
    ('darker', 'than'): 'lt', ('slower', 'than'): 'lt', ('quieter', 'than'): 'lt',
    ('smaller', 'than'): 'lt', ('beneath',): 'lt', ('drier', 'than'): 'lt',
    ('dryer', 'than'): 'lt', ('calmer', 'than'): 'lt', ('emptier', 'than'): 'lt',
    ('wetter', 'than'): 'gt', ('damper', 'than'): 'gt', ('moister', 'than'): 'gt',
    ('windier', 'than'): 'gt', ('stronger', 'than'): 'gt', ('fuller', 'than'): 'gt',
    ('quicker', 'than'): 'gt', ('heavier', 'than'): 'gt', ('lighter', 'than'): 'lt',
    ('weaker', 'than'): 'lt', ('dimmer', 'than'): 'lt',
    ('above',): 'gt', ('over',): 'gt', ('more', 'than'): 'gt', ('higher', 'than'): 'gt',
    ('warmer', 'than'): 'gt', ('hotter', 'than'): 'gt', ('greater', 'than'): 'gt',
    ('brighter', 'than'): 'gt', ('faster', 'than'): 'gt', ('louder', 'than'): 'gt',
    ('beyond',): 'gt', ('past',): 'gt', ('larger', 'than'): 'gt', ('at', 'least'): 'ge',
    ('no', 'less', 'than'): 'ge', ('not', 'less', 'than'): 'ge', ('not', 'below'): 'ge',
    ('not', 'under'): 'ge', ('at', 'most'): 'le', ('no', 'more', 'than'): 'le',
    ('not', 'more', 'than'): 'le', ('not', 'above'): 'le', ('not', 'over'): 'le',
    ('up', 'to'): 'ge', ('down', 'to'): 'le', ('equal', 'to'): 'eq', ('equals',): 'eq',
    ('exactly',): 'eq', ('at',): 'eq', ('to',): 'eq',
}

COMPARED: Mapping[str, str] = {
    'warmer': 'temperature', 'hotter': 'temperature', 'colder': 'temperature',
    'cooler': 'temperature', 'brighter': 'brightness', 'darker': 'brightness',
    'dimmer': 'brightness',
    'louder': 'volume', 'quieter': 'volume', 'faster': 'speed', 'slower': 'speed',
    'quicker': 'speed', 'wetter': 'moisture', 'damper': 'moisture', 'moister': 'moisture',
    'drier': 'moisture', 'dryer': 'moisture', 'windier': 'wind', 'calmer': 'wind',
    'heavier': 'weight', 'lighter': 'weight',
}
"""What two numbers are compared by, where only the comparison tells."""

ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    'temperature': ('current_temperature', 'value', 'target_temperature'),
    'warm': ('current_temperature', 'value'), 'cold': ('current_temperature', 'value'),
    'hot': ('current_temperature', 'value'),
    'target temperature': ('target_temperature',), 'setpoint': ('target_temperature',),
    'set temperature': ('target_temperature',), 'current temperature': ('current_temperature',),
    'humidity': ('current_humidity', 'value', 'target_humidity'), 'humid': ('current_humidity',
                                                                           'value'),
    'brightness': ('brightness', 'value'), 'bright': ('brightness', 'value'),
    'light level': ('brightness', 'value'),
    'position': ('position',), 'open': ('position',), 'volume': ('volume',), 'loud': ('volume',),
    'speed': ('speed',), 'fast': ('speed',), 'battery': ('battery', 'value'),
    'battery level': ('battery', 'value'), 'charge': ('battery',), 'color': ('color',),
    'colour': ('color',), 'mode': ('mode',), 'source': ('source',), 'channel': ('source',),
    'station': ('source',), 'track': ('track',), 'song': ('track',), 'state': ('state', 'value'),
    'status': ('state', 'value'), 'reading': ('value',), 'value': ('value',),
    'level': ('brightness', 'value', 'volume'), 'pressure': ('value',), 'power': ('value',),
    'remaining time': ('remaining',), 'time left': ('remaining',), 'remaining': ('remaining',),
    'consumption': ('value',), 'power consumption': ('value',), 'weight': ('value',),
    'co2': ('value',), 'carbon dioxide': ('value',), 'co2 level': ('value',),
    'noise': ('value',), 'noise level': ('value',), 'voltage': ('value',), 'energy': ('value',),
    'moisture': ('value',), 'wind': ('value',), 'wind speed': ('value',),
}
"""What is asked for -> attributes that can be meant, in order of preference."""

CLASS_OF: Mapping[str, str] = {
    'temperature': 'temperature', 'warm': 'temperature', 'cold': 'temperature',
    'hot': 'temperature', 'humidity': 'humidity', 'humid': 'humidity', 'bright': 'illuminance',
    'brightness': 'illuminance', 'light level': 'illuminance', 'pressure': 'pressure',
    'power': 'power', 'consumption': 'power', 'power consumption': 'power', 'weight': 'weight',
    'battery': 'battery', 'battery level': 'battery', 'current temperature': 'temperature',
    'dark': 'illuminance', 'co2': 'carbon_dioxide', 'carbon dioxide': 'carbon_dioxide',
    'co2 level': 'carbon_dioxide', 'noise': 'sound', 'noise level': 'sound',
    'voltage': 'voltage', 'energy': 'energy', 'moisture': 'moisture', 'wind': 'wind_speed',
    'wind speed': 'wind_speed',
}
# fmt: on
"""What is asked for -> the device class of the sensors whose value it is."""

_OF_PARTS = frozenset({'on', 'off', 'open', 'closed'})
"""Said of a part of a robot, and never of all of it."""
_CLASSES = {'sound_pressure': 'sound'}
"""Device classes that are asked for as another."""
_NO_NUMBERS = frozenset({'name', 'text', 'id'})
"""What an attribute is that holds words."""
_PLAIN_NUMBER = re.compile(r'std_msgs/(?:msg/)?(?:Float|U?Int)\d+$')
_WANTED = frozenset({'target', 'setpoint', 'wanted', 'desired', 'goal'})
"""Words in the names of attributes that tell what a thing is set to, not how it is."""
_NUMERIC = (
    'value',
    'brightness',
    'position',
    'speed',
    'volume',
    'current_temperature',
    'current_humidity',
    'battery',
    'target_temperature',
    'target_humidity',
    'remaining',
    'duration',
)


@dataclass(frozen=True)
class StateWords:
    """Reads what is said of the state of a site's things."""

    site: Site
    language: str = 'en'

    def attributes(self, entity_id: str) -> Mapping[str, str]:
        """Return the state attributes of an entity with their units or values."""
        entity = self.site.entities.get(entity_id)
        if isinstance(entity, Device):
            kind = self.site.kinds.get(entity.kind)
            found = dict(kind.attributes) if kind is not None else {}
            if entity.unit and 'value' in found:
                found['value'] = entity.unit
            return found
        if isinstance(entity, Robot):
            return {
                'state': 'docked|moving|idle',
                'area': 'id',
                'place': 'id',
                **{a: _unit_told(entity, a, told) for a, told in entity.observe.items()},
            }
        return {}

    @cached_property
    def own_names(self) -> Mapping[str, str]:
        """Return the numbers that only things of this site tell, by what people call them."""
        return {
            attribute.replace('_', ' '): attribute
            for entity_id in (*self.site.devices, *self.site.robots)
            for attribute in self.own_numbers(entity_id)
        }

    def is_number(self, name: str) -> bool:
        """Return whether the words name something that can be asked of a thing here."""
        return name in ATTRIBUTES or name in self.own_names

    def own_values(self, entity_id: str) -> Mapping[str, frozenset[str]]:
        """Return what a thing tells in words beside its state, with what it can tell.

        A robot tells words of no list: they are those that its skills come to.
        """
        entity = self.site.entities.get(entity_id)
        if not isinstance(entity, Robot):
            return {
                attribute: frozenset(told.split('|'))
                for attribute, told in self.attributes(entity_id).items()
                if '|' in told and attribute != 'state'
            }
        found: dict[str, frozenset[str]] = {}
        for skill in self.site.skills_of(entity_id).values():
            for effect in skill.effects:
                value = effect.value
                if effect.attribute in entity.observe and isinstance(value, str) and value:
                    if not value.startswith('$'):
                        known = found.get(effect.attribute, frozenset())
                        found[effect.attribute] = known | {value}
        return found

    def own_numbers(self, entity_id: str) -> tuple[str, ...]:
        """Return the attributes with a number that kinds of this site have beyond the usual."""
        return tuple(
            attribute
            for attribute, unit in self.attributes(entity_id).items()
            if _is_unit(unit)
            and attribute not in _NUMERIC
            and not _WANTED & {*attribute.split('_')}
        )

    def condition(self, entity_id: str, said: str) -> Condition | None:
        """Return what the words say of the state of one entity; None when they say nothing."""
        entity = self.site.entities.get(entity_id)
        if isinstance(entity, Robot):
            own = [a for a, values in self.own_values(entity_id).items() if said in values]
            if len(own) == 1 and said not in _OF_PARTS:
                return Compare(entity=entity_id, attribute=own[0], value=said)
            told = robot_values(said, self.language)
            if len(told) > 1:
                return Compare(entity=entity_id, op='ne', value='moving')
            return Compare(entity=entity_id, value=next(iter(told))) if told else None
        if not isinstance(entity, Device):
            return None
        attributes = self.attributes(entity_id)
        values = self._values(entity, said, attributes)
        if values is None:
            return None
        attribute, meant = values
        known = attributes.get(attribute, '').split('|')
        if meant == 'on' and len(known) > 2 and 'off' in known:
            return Compare(entity=entity_id, attribute=attribute, op='ne', value='off')
        return Compare(entity=entity_id, attribute=attribute, value=meant)

    def is_own_word(self, entity_id: str, said: str) -> bool:
        """Tell whether the word is one that its kind has for a state, not one for any state."""
        entity = self.site.entities.get(entity_id)
        if isinstance(entity, Device) and entity.kind == SENSOR and said in SENSED_WORDS:
            return tells(entity.device_class, said)
        kind = self.site.kinds.get(entity.kind) if entity is not None else None
        return kind is not None and any(
            said in words
            for code in (self.language, 'en')
            for words in kind.states.get(code, {}).values()
        )

    def of_room(self, ids: tuple[str, ...], said: str) -> tuple[str, ...]:
        """Return the things by which a room is so: 'line one is stopped' when its belt is.

        What is called by a word of its own comes first; a room is on or off by whatever is.
        """
        things = [i for i in ids if not self.is_sensor(i)]
        if said in OPEN_WORDS:
            closing = [i for i in things if self._closes_a_room(i)]
            return (*closing, *(i for i in ids if self._room_is_sensed(i, said)))
        own = [i for i in things if self.is_own_word(i, said)]
        sensing = [i for i in ids if self._room_is_sensed(i, said)]
        return tuple(own or sensing or (things if said in _SWITCHED | _RUNS | _STARTED else ()))

    def is_sensor(self, entity_id: str) -> bool:
        entity = self.site.entities.get(entity_id)
        return entity is not None and entity.kind == SENSOR

    def _room_is_sensed(self, entity_id: str, said: str) -> bool:
        device = self.site.devices.get(entity_id)
        sensor = device is not None and device.kind == SENSOR
        return device is not None and sensor and tells_of_room(device.device_class, said)

    def _closes_a_room(self, entity_id: str) -> bool:
        """Tell whether it is a door or gate, and no blind."""
        device = self.site.devices.get(entity_id)
        return (
            device is not None
            and device.kind in ('door', 'cover')
            and not _SHADES & set(tokens(device.name.casefold().split()))
        )

    def only_senses(self, entity_id: str, said: str) -> bool:
        """Tell whether a thing is on or off only in what it senses: nobody left it on."""
        return said in _SWITCHED and self.is_sensor(entity_id)

    def _values(
        self,
        entity: Device,
        said: str,
        attributes: Mapping[str, str],
    ) -> tuple[str, Scalar] | None:
        kind = self.site.kinds.get(entity.kind)
        if kind is not None and entity.kind == SENSOR and said in SENSED_WORDS:
            told = sensed(entity.device_class, said)
            return ('state', told) if told is not None else None
        meanings = EXTRA.get(said, {}) if entity.kind != SENSOR else {}
        if kind is None or (said in _RUNS and entity.kind in _NEVER_RUN):
            return None
        for language in dict.fromkeys((self.language, 'en')):
            for value, words in kind.states.get(language, {}).items():
                if said in words or said == value:
                    value = 'on' if self._never_runs(entity, value, attributes) else value
                    return self._attribute_of(value, attributes), value
        for attribute, values in attributes.items():
            if '|' in values and said in values.split('|') and attribute == 'state':
                return attribute, said
        if said == 'muted' and 'muted' in attributes:
            return 'muted', 'on'
        known = attributes.get('state', '').split('|')
        for meant in meanings.get(entity.kind, meanings.get('*', ())):
            if self._never_runs(entity, meant, attributes):
                continue
            if meant in known:
                return 'state', meant
        if said in _ACTIVE | _INACTIVE and (two := _at_rest_and_not(known)) is not None:
            return 'state', two[said in _ACTIVE]
        coloured = entity.kind != 'light' or self.site.skill(entity.id, 'set_color')
        if 'color' in attributes and said in _COLOURS and coloured:
            return 'color', said
        if 'mode' in attributes and said in attributes['mode'].split('|'):
            return 'mode', said
        source = said.removeprefix('on ').removeprefix('playing ')
        return ('source', source) if source in self._sources(entity) else None

    def _sources(self, entity: Device) -> tuple[str, ...]:
        """Return the stations or channels that can be chosen there."""
        skill = self.site.skill(entity.id, 'set_source')
        arg = skill.arg('source') if skill is not None else None
        return tuple(arg.choices) if arg is not None and arg.choices else ()

    def _never_runs(self, entity: Device, value: str, attributes: Mapping[str, str]) -> bool:
        """Return whether that is no state of this one: an oven that has no program is just on."""
        return (
            value == 'running'
            and 'on' in attributes.get('state', '').split('|')
            and not any(
                effect.value == value
                for skill in self.site.skills_of(entity.id).values()
                for effect in skill.effects
            )
        )

    def _attribute_of(self, value: str, attributes: Mapping[str, str]) -> str:
        for attribute, values in attributes.items():
            if value in values.split('|'):
                return attribute
        return 'state'

    def number_attribute(self, entity_id: str, asked: str | None, unit: str | None) -> str | None:
        """Return the attribute that holds the number asked for, or the only one of that unit."""
        attributes = self.attributes(entity_id)
        entity = self.site.entities.get(entity_id)
        if asked is not None:
            named = asked.replace(' ', '_')
            if named in attributes and (named in ATTRIBUTES or _is_unit(attributes[named])):
                return named  # a tank of its own kind has a level, whatever else levels are
            if (
                isinstance(entity, Device)
                and entity.device_class is not None
                and 'value' in attributes
                and asked in CLASS_OF
                and CLASS_OF[asked] != measured_class(entity)
            ):
                return None
            options = ATTRIBUTES.get(asked, (asked.replace(' ', '_'),))
            return next((a for a in options if a in attributes), None)
        for attribute in _NUMERIC:
            if attribute in attributes and (unit is None or attributes[attribute] == unit):
                return attribute
        return None

    def comparison(
        self,
        entity_id: str,
        asked: str | None,
        words: tuple[str, ...],
    ) -> Condition | None:
        """Return the comparison that words such as 'below 18 degrees' make, or None."""
        op: Op = 'eq'
        rest = words
        asked = asked or COMPARED.get(words[0] if words else '')
        for length in (3, 2, 1):
            if words[:length] in COMPARISONS:
                op, rest = COMPARISONS[words[:length]], words[length:]
                break
        if not rest:
            return None
        if rest[0] == 'between' or words[0] == 'between':
            return None
        for tail, instead in (
            (('or', 'more'), 'ge'),
            (('or', 'above'), 'ge'),
            (('or', 'higher'), 'ge'),
            (('or', 'less'), 'le'),
            (('or', 'below'), 'le'),
            (('or', 'lower'), 'le'),
        ):
            if rest[-2:] == tail:
                rest = rest[:-2]
                op = 'ge' if instead == 'ge' else 'le'
        options = [self.number_attribute(entity_id, asked, None)]
        if asked is None:
            attributes = self.attributes(entity_id)
            options = [a for a in _NUMERIC if a in attributes]
            if own := self.own_numbers(entity_id):
                told = [a for a in options if a and not a.startswith('target_')]
                fitting = [
                    a
                    for a in dict.fromkeys((*own, *told))
                    if self._value(entity_id, a, rest) is not None
                ]
                measured = [a for a in fitting if not a.startswith('target_')]
                fitting = measured or fitting  # what it is set to is no measure of it
                if len(fitting) > 1:
                    return None  # nothing tells whether the level or the speed is over 80
                options = [*fitting, *options]
        for attribute in options:
            value = None if attribute is None else self._value(entity_id, attribute, rest)
            if attribute is not None and value is not None:
                return Compare(entity=entity_id, attribute=attribute, op=op, value=value)
        return None

    def _value(self, entity_id: str, attribute: str, words: tuple[str, ...]) -> float | None:
        """Return the number that words say of an attribute; None where it is of another unit."""
        unit = self.attributes(entity_id).get(attribute)
        if unit is not None and ('|' in unit or unit in _NO_NUMBERS):
            return None
        value = read_quantity(
            ' '.join(words), unit=None if unit == 'number' else unit, language=self.language
        )
        return value if isinstance(value, float | int) else None


def _at_rest_and_not(known: list[str]) -> tuple[str, str] | None:
    """Return the state of rest and the other one, of two: what is said as 'off' and 'on'.

    'The call light goes on', where it is idle or calling. A fault is no such state.
    """
    resting = [v for v in known if v in _RESTING]
    others = [v for v in known if v not in _RESTING | _NO_DOING]
    two = len(known) == 2 and len(resting) == 1 and len(others) == 1
    return (resting[0], others[0]) if two else None


def robot_words(language: str) -> frozenset[str]:
    """Return all that is said of the state of robots."""
    groups = (g for code in (language, 'en') for g in ROBOT_STATES.get(code, {}).values())
    return _FREE.union(*groups)


def robot_values(said: str, language: str) -> frozenset[str]:
    """Return the values of a robot's state that the words can mean."""
    if said in _FREE:
        return frozenset({'idle', 'docked'})
    for code in dict.fromkeys((language, 'en')):
        for value, words in ROBOT_STATES.get(code, {}).items():
            if said in words:
                return frozenset({value})
    return frozenset()


def _unit_told(robot: Robot, attribute: str, told: RosState) -> str:
    """Return the unit of what a robot tells of itself.

    A plain number for a battery is percent; another one is of the unit in which a skill sets it.
    """
    if not _PLAIN_NUMBER.match(told.type):
        return 'text'
    if attribute == 'battery':
        return 'percent'
    units = {
        arg.unit
        for skill in robot.skills.values()
        for effect in skill.effects
        for arg in skill.args
        if effect.attribute == attribute and effect.value == f'${arg.name}' and arg.unit
    }
    return units.pop() if len(units) == 1 else 'number'


def _is_unit(told: str) -> bool:
    """Return whether an attribute is a number, for what the site says that it is."""
    return '|' not in told and told not in _NO_NUMBERS


def measured_class(device: Device) -> str | None:
    """Return what a sensor measures, as what is asked for names it."""
    return _CLASSES.get(device.device_class or '', device.device_class)


def any_of(conditions: list[Condition]) -> Condition:
    """Return that one of the conditions holds."""
    return conditions[0] if len(conditions) == 1 else AnyOf(any=tuple(conditions))


_COLOURS = frozenset(
    {
        'red',
        'green',
        'blue',
        'yellow',
        'orange',
        'purple',
        'pink',
        'white',
        'cyan',
        'amber',
        'warm white',
        'cold white',
    }
)
