"""One component as Home Assistant's discovery announces it, and the reading of its keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
import re
from typing import Any

from llm_bridge.site.discovery.found import CannotMapError
from llm_bridge.site.discovery.untrusted import items, mapping, name_of, number, topic_of, words
from llm_bridge.site.names import normal

_KEY = r"""value_json(?:\.(?P<dotted>\w+(?:\.\w+)*)|(?P<listed>(?:\[\s*(?:'[^'.\]\s]+'|"[^".\]\s]+")\s*\])+))"""  # noqa: E501
_HARMLESS = r'(?:\s*\|\s*(?:is_defined|float|int|string|lower|upper|round(?:\(\s*\d\s*\))?))*'
_TEMPLATE = re.compile(rf'\{{\{{-?\s*{_KEY}{_HARMLESS}\s*-?\}}\}}')
_BARE = re.compile(rf'\{{\{{-?\s*value{_HARMLESS}\s*-?\}}\}}')

_ALSO_SAID = {
    'on': ('on', 'true', '1'),
    'off': ('off', 'false', '0'),
    'locked': ('locked', 'lock'),
    'unlocked': ('unlocked', 'unlock'),
    'open': ('open', 'opened'),
    'closed': ('closed', 'close'),
}
"""State -> the words, in any case, that are read as it."""


def key_of(template: object) -> str | None:
    """Return the key of a template that only takes a value out of JSON; None: there is no JSON.

    Raises CannotMapError for one that does more.
    """
    text = template.strip() if isinstance(template, str) else ''
    if not text or _BARE.fullmatch(text):
        return None
    found = _TEMPLATE.fullmatch(text) if len(text) <= 200 and text.isprintable() else None
    if found is None:
        raise CannotMapError(f"its value template is no plain JSON key: '{words(text)}'")
    if found['dotted']:
        return found['dotted']
    return '.'.join(re.findall(r"""['"]([^'"]+)['"]""", found['listed']))


@dataclass(frozen=True)
class Announced:
    """A component of Home Assistant with its keys in full."""

    component: str
    source: str
    config: Mapping[str, Any]
    notes: list[str] = field(default_factory=list)
    """Sentences on what is left out, filled while it is read."""

    @property
    def device(self) -> Mapping[str, Any]:
        """What it says of the device that it is a part of."""
        return mapping(self.config.get('device'))

    @property
    def name(self) -> str:
        """Return the name as Home Assistant puts it together: the device's, then its own."""
        whole = name_of(self.device.get('name'))
        own = name_of(self.config.get('name'))
        if not own and self.component in ('sensor', 'binary_sensor'):
            # Home Assistant calls these after what they measure.
            own = words(self.config.get('device_class')).replace('_', ' ')
        if not whole or normal(own).startswith(normal(whole)):
            whole, own = own or whole, ''
        own = '' if normal(own) in ('', normal(whole)) else own
        path = self.source.split('/')
        return name_of(f'{whole} {own}') or name_of(path[-2] if len(path) > 2 else '') or 'thing'

    @property
    def area(self) -> str:
        """Return the room that it suggests, or ''."""
        return name_of(self.device.get('suggested_area'))

    def text(self, key: str, default: str = '') -> str:
        """Return a short text. Raises CannotMapError for another type where the key is given."""
        value = self.config.get(key, default)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int):
            return str(value)[:20]
        if not isinstance(value, str) or len(value) > 200 or not value.isprintable():
            raise CannotMapError(f"'{key}' is no plain text")
        return value

    def number(self, key: str) -> float | None:
        """Return a number, or None."""
        return number(self.config.get(key))

    def names(self, key: str) -> tuple[str, ...]:
        """Return the short texts of a list."""
        return tuple(w for w in map(words, items(self.config.get(key))) if w)

    def topic(self, key: str) -> str:
        """Return a topic, or ''. Raises CannotMapError for what is none."""
        return topic_of(self.config[key]) if self.config.get(key) else ''

    def told(self, topic: str, *templates: str) -> dict[str, Any]:
        """Return where a value is told, and its key in JSON; empty when it is not."""
        if not self.topic(topic):
            return {}
        template = next((t for t in templates if self.config.get(t)), '')
        key = key_of(self.config.get(template))
        return {'told': self.topic(topic)} | ({} if key is None else {'key': key})

    def asked(self, topic: str, template: str) -> dict[str, Any]:
        """Return where a value is asked for; empty when it cannot be asked for."""
        if not self.topic(topic):
            return {}
        text = self.text(template)
        if text and not _BARE.fullmatch(text.strip()):
            raise CannotMapError(f"what it is sent is made by a template: '{words(text)}'")
        return {'asked': self.topic(topic)}

    def check_told(self, said: Mapping[str, tuple[str, str]]) -> None:
        """Raise CannotMapError where a state is told by a word that is not read as it.

        `said` has for a state the key of its word, and the usual word.
        """
        for state, (key, usual) in said.items():
            word = self.text(key, usual) if self.config.get(key) is not None else usual
            if word.casefold() not in _ALSO_SAID.get(state, (state,)):
                raise CannotMapError(f"it tells '{words(word)}' for {state}")

    def availability(self) -> dict[str, str]:
        """Return its availability topic as the endpoint has it; empty when there is none."""
        listed = [it for it in items(self.config.get('availability')) if isinstance(it, dict)]
        single = {
            key.removeprefix('availability_'): self.config.get(key)
            for key in ('availability_topic', 'availability_template')
        }
        single['value_template'] = single.pop('template', None)
        kept = ('payload_available', 'payload_not_available')
        single |= {key: self.config[key] for key in kept if key in self.config}
        ways = [*listed, *([single] if single.get('topic') else [])]
        # Of a bridge and a device the device's own says more.
        ways.sort(key=lambda way: str(way.get('topic')).endswith('bridge/state'))
        for way in ways:
            try:
                self._check_available(way)
                topic = topic_of(way.get('topic'))
            except CannotMapError as error:
                self.notes.append(f'availability: {error}')
                continue
            if len(ways) > 1:
                self.notes.append(f'of {len(ways)} availability topics only one is watched')
            return {'availability_topic': topic}
        return {}

    @staticmethod
    def _check_available(way: Mapping[str, Any]) -> None:
        key = key_of(way.get('value_template'))
        if key not in (None, 'state'):
            raise CannotMapError(f"it is told under the key '{key}', only 'state' is read")
        for name, read in (
            ('payload_available', ('online', 'true', '1')),
            ('payload_not_available', ('offline', 'false', '0')),
        ):
            word = str(way.get(name, read[0])).strip().lower()
            if word not in read:
                raise CannotMapError(f"it is told as '{words(word)}', only {read[0]} is read")


def without_empty(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the mapping without the keys whose values are empty."""
    return {key: it for key, it in value.items() if it not in ({}, (), [], '', None)}


def endpoint(
    it: Announced,
    command: str,
    state: Mapping[str, Any],
    values: Mapping[str, Mapping[str, Any]],
    main: str = 'state',
) -> dict[str, Any]:
    """Return what stands under `mqtt`, in the shortest form that says it.

    `command` is where the state is asked for, `state` where it is told.
    """
    told, key = state.get('told', ''), state.get('key')
    own: dict[str, Any] = dict(without_empty(values))
    if key is not None:
        own[main] = {'key': key, **own.get(main, {})}
    topics: Iterable[str] = (v[w] for v in own.values() for w in ('asked', 'told') if w in v)
    base = command or told or next(iter(topics), '')
    if not base:
        raise CannotMapError('it has no command topic and no state topic')
    if command and command.endswith('/set') and told in ('', f'{command[:-4]}/state'):
        found = {'topic': command[:-4]}
    else:
        found = {'topic': base if key is None or command else f'{base}/{key.replace(".", "/")}'}
        found |= without_empty({'command_topic': command, 'state_topic': told})
    return {
        'dialect': 'home_assistant',
        **found,
        **({'values': own} if own else {}),
        **it.availability(),
    }
