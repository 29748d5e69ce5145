"""Device commands in the sentences of home-assistant-intents, as calls of our explicit skills.

Home Assistant says 'turn on' for locking and opening; here each becomes the verb that was said.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
import importlib.resources
import json
from typing import Any

from hassil import Intents, recognize_all
from hassil.intents import SlotList, TextSlotList, TextSlotValue
from hassil.models import MatchEntity
from hassil.recognize import RecognizeResult

from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.text.spelling import stem, tokens
from llm_bridge.language.text.words import as_heard
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.entity import Device
from llm_bridge.site.site import Site

# fmt: off
DOMAINS: Mapping[str, str] = {
    'light': 'light', 'stack_light': 'light', 'switch': 'switch', 'appliance': 'switch',
    'lock': 'lock', 'cover': 'cover', 'door': 'cover', 'valve': 'valve', 'climate': 'climate',
    'fan': 'fan', 'vacuum': 'vacuum', 'lawn_mower': 'lawn_mower', 'media_player': 'media_player',
    'scene': 'scene', 'todo': 'todo',
}
# fmt: on
"""Our device kind -> Home Assistant's domain."""
# fmt: off
SKILLS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    'HassTurnOn': {'lock': ('lock',), 'cover': ('open',), 'valve': ('open',),
                   'scene': ('activate',), '': ('turn_on',)},
    'HassTurnOff': {'lock': ('unlock',), 'cover': ('close',), 'valve': ('close',),
                    '': ('turn_off',)},
    'HassSetPosition': {'': ('set_position',)}, 'HassFanSetSpeed': {'': ('set_speed',)},
    'HassClimateSetTemperature': {'': ('set_temperature',)},
    'HassSetVolume': {'': ('set_volume',)}, 'HassMediaPause': {'': ('pause',)},
    'HassMediaUnpause': {'': ('resume', 'play')}, 'HassMediaNext': {'': ('next_track',)},
    'HassMediaPrevious': {'': ('previous_track',)}, 'HassMediaPlayerMute': {'': ('mute',)},
    'HassMediaPlayerUnmute': {'': ('unmute',)}, 'HassVacuumStart': {'': ('start',)},
    'HassVacuumReturnToBase': {'': ('return_home',)},
    'HassLawnMowerStartMowing': {'': ('start',)}, 'HassLawnMowerDock': {'': ('return_home',)},
    'HassListAddItem': {'': ('add_item',)}, 'HassListRemoveItem': {'': ('remove_item',)},
    'HassShoppingListAddItem': {'': ('add_item',)},
    'HassLightSet': {'': ('set_brightness', 'set_color')},
    'HassSetVolumeRelative': {'': ('louder', 'quieter')},
}
"""Home Assistant's intent -> its domain ('' any other) -> our skills, any one of which."""

_DOMAIN_OF_INTENT = {
    'HassLightSet': 'light', 'HassSetPosition': '', 'HassFanSetSpeed': 'fan',
    'HassClimateSetTemperature': 'climate', 'HassSetVolume': 'media_player',
    'HassSetVolumeRelative': 'media_player', 'HassMediaPause': 'media_player',
    'HassMediaUnpause': 'media_player', 'HassMediaNext': 'media_player',
    'HassMediaPrevious': 'media_player', 'HassMediaPlayerMute': 'media_player',
    'HassMediaPlayerUnmute': 'media_player', 'HassVacuumStart': 'vacuum',
    'HassVacuumReturnToBase': 'vacuum', 'HassLawnMowerStartMowing': 'lawn_mower',
    'HassLawnMowerDock': 'lawn_mower', 'HassListAddItem': 'todo', 'HassListRemoveItem': 'todo',
    'HassShoppingListAddItem': 'todo',
}
# fmt: on
_VALUES = ('brightness', 'color', 'position', 'percentage', 'temperature', 'volume_level', 'item')
"""Slots that carry the value of the skill's one argument."""
_EVERY = frozenset(
    {'all', 'every', 'everywhere', 'alle', 'alles', 'tous', 'toutes', 'todas', 'todos', 'each'}
)
_MORE_THAN_ONE_COMMAND = frozenset({'and', 'then', 'und', 'dann', 'et', 'puis', 'y', 'luego'})


class DeviceTemplates:
    """The device sentences of one language over the names of one site."""

    def __init__(self, site: Site, language: str, index: NameIndex) -> None:
        """Compile the sentences of the language; without any, nothing ever matches."""
        self.site = site
        self.language = language
        self.index = index
        self._intents = _intents(language)
        self._lists = self._slot_lists()

    def match(
        self,
        text: str,
        area: str | None,
    ) -> tuple[Plan, dict[str, tuple[str, ...]]] | None:
        """Return the one call that the whole text says, or None."""
        if self._intents is None or not self.site.devices:
            return None
        context: dict[str, Any] = {'area': area} if area else {}
        words = split_words(text)
        best: dict[tuple[int, int], list[tuple[Call, dict[str, tuple[str, ...]]]]] = {}
        for result in recognize_all(
            text,
            self._intents,
            slot_lists=self._lists,
            intent_context=context,
            language=self.language,
        ):
            call = self._call(result, words)
            if call is None:
                continue
            name = result.entities.get('name')
            rank = (1 if name is not None else 0, len(name.text) if name is not None else 0)
            if call not in best.setdefault(rank, []):
                best[rank].append(call)
        if not best:
            return None
        calls = best[max(best)]
        skills = {(c.skill, c.args, tuple(c.options.items())) for c, _ in calls}
        if len(calls) > 1 and self.language != 'en':
            # Several are called just that: which one is asked for.
            return (calls[0][0], {}) if len(skills) == 1 and max(best)[0] else None
        return calls[0] if len(skills) == 1 else None

    def _slot_lists(self) -> dict[str, SlotList]:
        names: list[TextSlotValue] = []
        for device in self.site.devices.values():
            domain = DOMAINS.get(device.kind)
            if domain is not None:
                names.extend(
                    TextSlotValue.from_tuple(
                        (name, device.id, {'domain': domain}), allow_template=False
                    )
                    for name in as_heard(device.names())
                )
        areas = [
            TextSlotValue.from_tuple((n, a.id), allow_template=False)
            for a in self.site.areas.values()
            for n in as_heard(a.names())
        ]
        floors = [
            TextSlotValue.from_tuple((f, f), allow_template=False)
            for f in dict.fromkeys(a.floor for a in self.site.areas.values())
            if f
        ]
        return {
            'name': TextSlotList(name='name', values=names),
            'area': TextSlotList(name='area', values=areas),
            'floor': TextSlotList(name='floor', values=floors),
        }

    def _call(
        self,
        result: RecognizeResult,
        words: tuple[str, ...],
    ) -> tuple[Call, dict[str, tuple[str, ...]]] | None:
        """Return a match as a call of ours, or None where we do not say it so."""
        intent = result.intent.name
        slots = result.entities
        domain = (
            str(slots['domain'].value) if 'domain' in slots else _DOMAIN_OF_INTENT.get(intent, '')
        )
        options = SKILLS[intent].get(self._domain(slots, domain), SKILLS[intent].get('', ()))
        value = next((slots[v] for v in _VALUES if v in slots), None)
        if value is not None and set(split_words(value.text)) & _MORE_THAN_ONE_COMMAND:
            return None
        if value is not None and words[-1:] == ('one',) and words[-2:] != ('to', 'one'):
            return None  # 'and the hall one' is a thing, and no percentage
        chosen = self._skill(intent, options, slots)
        if chosen is None:
            return None
        skill, phrase_value = chosen
        ids = self._targets(intent, skill, slots, domain)
        if not ids or len(ids) > self.site.max_targets:
            return None
        needs = {a.name for i in ids for a in self.site.skills_of(i)[skill].args if a.required}
        if len(needs) != (0 if phrase_value is None or intent == 'HassSetVolumeRelative' else 1):
            return None
        target = self._phrase(slots, words, ids)
        args = (target,) if not needs else (target, phrase_value or '')
        extra = (
            {'percent': phrase_value} if intent == 'HassSetVolumeRelative' and phrase_value else {}
        )
        decided = {} if self.language == 'en' else {f'{skill}:target:{target}': ids}
        return Call(skill, args, extra), decided

    def _domain(self, slots: Mapping[str, MatchEntity], domain: str) -> str:
        if 'name' in slots:
            device = self.site.devices.get(str(slots['name'].value))
            return DOMAINS.get(device.kind, '') if device is not None else ''
        return domain

    def _skill(
        self,
        intent: str,
        options: tuple[str, ...],
        slots: Mapping[str, MatchEntity],
    ) -> tuple[str, str | None] | None:
        if intent == 'HassLightSet':
            if 'brightness' in slots and 'color' not in slots:
                return 'set_brightness', _number(slots['brightness'])
            if 'color' in slots and 'brightness' not in slots:
                return 'set_color', str(slots['color'].value)
            return None
        if intent == 'HassSetVolumeRelative':
            step = slots['volume_step'].value if 'volume_step' in slots else None
            if step in ('up', 'down'):
                return ('louder' if step == 'up' else 'quieter'), None
            if isinstance(step, int | float) and step:
                return ('louder' if step > 0 else 'quieter'), f'{abs(step):g}'
            return None
        value = next((slots[v] for v in _VALUES if v in slots), None)
        names = [o for o in options if self.site.actors(o)]
        if not names:
            return None
        if value is None:
            return names[0], None
        if value.name == 'item':
            return names[0], ' '.join(split_words(value.text))
        return names[0], _number(value)

    def _targets(
        self, intent: str, skill: str, slots: Mapping[str, MatchEntity], domain: str
    ) -> tuple[str, ...]:
        able = [
            d
            for d in self.site.devices.values()
            if self.site.skill(d.id, skill) is not None
            and (not domain or DOMAINS.get(d.kind) == domain or 'name' in slots)
        ]
        if 'name' in slots:
            able = [d for d in able if d.id == slots['name'].value]
        if 'area' in slots:
            able = [d for d in able if slots['area'].value in self.site.around(d.area)]
        if 'floor' in slots:
            floor = slots['floor'].value
            inside = {a.id for a in self.site.areas.values() if a.floor == floor}
            able = [d for d in able if d.area in inside]
        if 'device_class' in slots:
            said = set(tokens(split_words(slots['device_class'].text)))
            able = [d for d in able if self._is_called(d, said)]
        if intent == 'HassShoppingListAddItem':
            able = [d for d in able if 'shopping' in ' '.join(d.names()).casefold()] or able
        if not {'name', 'area', 'floor'} & set(slots) and 'domain' not in slots and len(able) > 1:
            return ()
        return tuple(d.id for d in able)

    def _is_called(self, device: Device, said: set[str]) -> bool:
        named = self.index.named[device.id]
        return any(said <= name | named.sort for name in named.names)

    def _phrase(
        self, slots: Mapping[str, MatchEntity], words: tuple[str, ...], ids: tuple[str, ...]
    ) -> str:
        """Return the target as it was said; in English it is grounded like any other phrase."""
        if self.language != 'en':
            said = [slots[s].text for s in ('name', 'area', 'floor') if s in slots]
            nouns = [w for w in words if self.index.of_sort((w,)) & set(ids)]
            return ' '.join(split_words(' '.join(said)) or nouns or words)
        place = next((slots[s] for s in ('area', 'floor') if s in slots and slots[s].text), None)
        where = f' in {" ".join(split_words(place.text))}' if place is not None else ''
        if 'name' in slots:
            return f'{" ".join(split_words(slots["name"].text))}{where}'
        every = 'all ' if _EVERY & set(words) else 'the '
        nouns = [w for w in words if self.index.of_sort((w,)) & set(ids)]
        if nouns:
            many = (
                nouns[-1] if stem(nouns[-1]) != nouns[-1] or every == 'the ' else f'{nouns[-1]}s'
            )
            return f'{every}{many}{where}'
        if place is not None:
            return f'the {" ".join(split_words(place.text))}'
        if {self.site.entities[i].kind for i in ids} == {'light'}:
            return f'{every}lights'
        return self.site.entities[ids[0]].name if len(ids) == 1 else 'it'


def _number(value: MatchEntity) -> str:
    found = value.value
    return f'{found:g}' if isinstance(found, int | float) else str(found)


@lru_cache(maxsize=8)
def _intents(language: str) -> Intents | None:
    """Return the compiled sentences of the intents that we map, without free text but items."""
    data = _read(language)
    if data is None:
        return None
    kept: dict[str, Any] = {}
    free = {name for name, values in data['lists'].items() if values.get('wildcard')}
    free -= {'todo_list_item', 'shopping_list_item'}
    for name, intent in data['intents'].items():
        if name not in SKILLS:
            continue
        blocks = [
            b for b in intent['data'] if not _names_any(b['sentences'], free) and not _is_state(b)
        ]
        if blocks:
            kept[name] = {**intent, 'data': blocks}
    return Intents.from_dict({**data, 'intents': kept, 'responses': {}})


def _names_any(sentences: Iterable[str], lists: set[str]) -> bool:
    return any(f'{{{name}}}' in s or f'{{{name}:' in s for s in sentences for name in lists)


def _is_state(block: Mapping[str, Any]) -> bool:
    required = block.get('requires_context', {}).get('domain', [])
    required = [required] if isinstance(required, str) else required
    return any(d in ('script', 'button', 'input_button', 'automation') for d in required)


def _read(language: str) -> dict[str, Any] | None:
    file = importlib.resources.files('home_assistant_intents') / 'data' / f'{language}.json'
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding='utf-8'))
    except FileNotFoundError:
        return None
    return found
