"""Home Assistant's MQTT discovery: single components, and devices with all of theirs."""

from collections.abc import Callable, Iterator, Mapping
import re
from typing import Any

from llm_bridge.site.discovery import components as read
from llm_bridge.site.discovery.abbreviations import expanded
from llm_bridge.site.discovery.announced import Announced
from llm_bridge.site.discovery.component_climate import climate
from llm_bridge.site.discovery.component_light import light
from llm_bridge.site.discovery.found import CannotMapError, Found, FoundDevice, Unmapped
from llm_bridge.site.discovery.untrusted import json_of, mapping, MAX_ITEMS, words

COMPONENTS: Mapping[str, Callable[[Announced], FoundDevice]] = {
    'binary_sensor': read.binary_sensor,
    'climate': climate,
    'cover': read.cover,
    'fan': read.fan,
    'humidifier': read.humidifier,
    'lawn_mower': read.lawn_mower,
    'light': light,
    'lock': read.lock,
    'scene': read.scene,
    'sensor': read.sensor,
    'siren': read.siren,
    'switch': read.switch,
    'vacuum': read.vacuum,
    'valve': read.valve,
}
"""Component -> what makes a device of it."""


def announced_in(topic: str, payload: bytes) -> Found:
    """Return what one announcement comes to. Never raises."""
    path = topic.split('/')
    if path[-1] != 'config' or len(path) < 4 or not payload:
        # An empty one takes an announcement back; other topics below the prefix announce nothing.
        return Found()
    try:
        config = json_of(payload)
    except CannotMapError as error:
        return Found(unmapped=(Unmapped(words(topic), str(error)),))
    if not isinstance(config, dict):
        return Found(unmapped=(Unmapped(words(topic), 'its announcement is no JSON object'),))
    found = Found()
    # <component>/[<node>/]<object>/config: the prefix may have levels, too.
    known = [level for level in path[-4:-2] if level in COMPONENTS or level == 'device']
    component = known[0] if known else path[1]
    for it in _parts(component, topic, config):
        found += _mapped(it)
    return found


def _parts(component: str, topic: str, config: Mapping[str, Any]) -> Iterator[Announced]:
    whole = expanded(config)
    if component != 'device':
        yield Announced(component, topic, whole)
        return
    parts = mapping(whole.pop('components', None))
    for key, part in list(parts.items())[:MAX_ITEMS]:
        if not isinstance(part, dict):
            continue
        own = expanded(part, config.get('~'))
        platform = words(own.pop('platform', ''))
        if own:
            # What names only its platform is being removed.
            named = f'{topic.removesuffix("/config")}/{words(str(key))}/config'
            yield Announced(platform, named, {**whole, **own})


def _mapped(it: Announced) -> Found:
    what = f'{it.name} ({words(it.source, 200)})'
    read_it = COMPONENTS.get(it.component)
    if read_it is None:
        named = re.sub(r'\W+', ' ', it.component).strip()
        return _not(what, f"no kind here fits the component '{words(named) or 'unknown'}'")
    if it.config.get('entity_category') in ('config', 'diagnostic'):
        return _not(
            what, f'it is of category {it.config["entity_category"]}, for who maintains it'
        )
    if it.config.get('enabled_by_default') is False:
        return _not(what, 'it is switched off by default')
    try:
        return Found((read_it(it),))
    except CannotMapError as error:
        return _not(what, str(error))


def _not(what: str, why: str) -> Found:
    return Found(unmapped=(Unmapped(what, why),))
