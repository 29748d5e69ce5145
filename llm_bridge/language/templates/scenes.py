"""English sentences that ask for a scene by what it is for: 'get the lounge ready for a film'."""

import re

from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.entity import Device
from llm_bridge.site.site import Site

Words = tuple[str, ...]

_GENERAL = frozenset({'mode', 'scene', 'time', 'lights', 'lighting', 'setting', 'the', 'a'})
"""Words of names of scenes that do not say what it is for."""
_POLITE = r'(?:please |can you |could you |would you |ok |okay |hey |right )*'
_WHAT = r'(?:a |an |the |my |our |some )?(?P<what>.+?)'
_WAYS = tuple(
    re.compile(rf'{_POLITE}{way}(?: please| now| thanks)*')
    for way in (
        rf"(?:(?:it's|it is|its) )?time for {_WHAT}",
        rf"(?:let's|let us) (?:have|do|start) {_WHAT}",
        rf'(?:get|make|set|prepare|put|have) (?:(?P<where>.+?) )?(?:up |ready |all set |set )*'
        rf'(?:for|into|in|to) {_WHAT}(?: mode| time)?',
        rf"(?:(?:it's|it is|its) )?{_WHAT} (?:time|mode)",
        rf'(?:start|begin|do) {_WHAT}',
    )
)
_ALL = frozenset({('everything',), ('it',), ('the', 'place'), ('the', 'house'), ('the', 'room'),
                  ('things',), ('us',), ('this', 'room'), ('the', 'lights')})  # fmt: skip


class SceneTemplates:
    """Sentences of the scenes of one site, by what they are for."""

    def __init__(self, site: Site, index: NameIndex) -> None:
        """Find what each scene is for: its names without 'mode' and the like."""
        self.site = site
        self.index = index
        self._meant: dict[Words, set[str]] = {}
        for device in site.devices.values():
            if 'activate' in site.skills_of(device.id):
                for what in self._purposes(device):
                    self._meant.setdefault(what, set()).add(device.id)

    def match(self, text: str) -> tuple[Plan, dict[str, tuple[str, ...]]] | None:
        """Return the scene that the whole text asks for, or None."""
        if not self._meant:
            return None
        said = ' '.join(split_words(text))
        found: set[str] = set()
        for way in _WAYS:
            match = way.fullmatch(said)
            if match is None:
                continue
            what = tuple(match['what'].split())
            where = match.groupdict().get('where') or ''
            for scene in self._meant.get(what, set()):
                if self._is_there(scene, where):
                    found.add(scene)
        if len(found) != 1:
            return None
        scene = found.pop()
        name = ' '.join(split_words(self.site.entities[scene].name))
        return Call('activate', (name,)), {f'activate:target:{name}': (scene,)}

    def _purposes(self, scene: Device) -> set[Words]:
        area = self.site.areas.get(scene.area or '')
        places = {w for n in (area.names() if area is not None else ()) for w in split_words(n)}
        found = set()
        for name in scene.names():
            words = split_words(name)
            what = tuple(w for w in words if w not in _GENERAL | places)
            found |= {words, *({what} if what and not self.index.exact(what) else ())}
        return found

    def _is_there(self, scene: str, where: str) -> bool:
        """Return whether the scene is one of the place that is said, if any is."""
        words = split_words(where)
        if not words or words in _ALL:
            return True
        bare = words[1:] if words[0] in ('the', 'our', 'my') else words
        return self.site.entities[scene].area in self.index.areas_called(bare)
