"""English sentences of settings that are on or off: 'bluetooth off', 'turn on flight mode'.

One thing of the site has them, or the one that is named.
"""

from collections.abc import Iterator

from llm_bridge.language.plans.plan import Call, Parallel, Plan
from llm_bridge.language.skills.settings import ON_OFF, settings_of, ways_said
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site

Words = tuple[str, ...]
Reading = tuple[Plan, dict[str, tuple[str, ...]]]

# fmt: off
_LEADS = frozenset({'please', 'ok', 'okay', 'hey', 'hi', 'can', 'could', 'would', 'will', 'you',
                    'now', 'just', 'then', 'and'})
_ASKED = frozenset({'can', 'could', 'would', 'will', 'please'})
_ENDS = frozenset({'please', 'now', 'thanks', 'cheers', 'again', 'for', 'me', 'us', 'then'})
_SWITCHING = frozenset({'turn', 'switch', 'put', 'set', 'flick', 'pop', 'whack', 'flip', 'get'})
_VERBS = {
    'enable': 'on', 'activate': 'on', 'engage': 'on',
    'disable': 'off', 'deactivate': 'off', 'kill': 'off',
}
_ARTICLES = frozenset({'the', 'my', 'our', 'your', 'its', 'a'})
_LINKS = frozenset({'and', 'then', 'both', 'also'})
_NOUNS = frozenset({'mode', 'setting', 'function'})
_OF = frozenset({'on', 'of', 'for', 'in'})
_INTO = {('in',): 'on', ('into',): 'on', ('on',): 'on', ('to',): 'on', ('onto',): 'on',
         ('out', 'of'): 'off', ('off',): 'off'}
"""Between what has a setting and the setting: 'put the phone in flight mode'."""
# fmt: on


class SettingTemplates:
    """The sentences of settings, at one site."""

    def __init__(self, site: Site, index: NameIndex) -> None:
        """Find the settings."""
        self.site = site
        self.index = index
        self._names = settings_of(site)

    def match(self, text: str) -> Reading | None:
        """Return the plan that the whole text says in one way only, or None."""
        said = split_words(text)
        is_asked = text.rstrip().endswith('?') and not _ASKED & {*said[:2]}
        return self.read(said) if self._names and not is_asked else None

    def read(self, said: Words) -> Reading | None:
        """Return the settings that words say on or off, where they say nothing else."""
        while said and said[0] in _LEADS:
            said = said[1:]
        while said and said[-1] in _ENDS:
            said = said[:-1]
        actor, rest, whole = self._owner(said)
        groups = [(whole[1], whole[0])] if whole else self._groups(rest)
        if not groups:
            return None
        calls: list[Call] = []
        decided: dict[str, tuple[str, ...]] = {}
        for names, value in groups:
            for name in names:
                found = [s for s in self._names.get(name, ()) if actor in ('', s.actor)]
                if len(found) != 1 or (not actor and self.index.exact(split_words(name))):
                    return None
                call = found[0].call(name, value, self.site)
                calls.append(call)
                if found[0].actor in self.site.devices:
                    decided[f'{call.skill}:target:{call.args[0]}'] = (found[0].actor,)
        plan: Plan = calls[0] if len(calls) == 1 else Parallel(tuple(calls))
        return plan, decided

    def _owner(self, said: Words) -> tuple[str, Words, tuple[str, tuple[str, ...]] | None]:
        """Return what has the settings if it is named, the words without it, and 'into' what.

        'Wifi off on the phone', 'my phone's wifi off', 'put the phone in flight mode'.
        """
        for start, end, actor in self._owners_named(said):
            before, behind = said[:start], said[end:]
            if end == len(said) and before and before[-1] in _OF:
                return actor, before[:-1], None
            if before and not {*before} <= _SWITCHING | {'take', 'bring'}:
                continue
            for link, value in _INTO.items():
                name = self._name(behind[len(link) :])
                if behind[: len(link)] == link and name is not None:
                    return actor, (), (value, (name,))
            if said[end - 1].endswith("'s"):
                return actor, (*before, *behind), None
        return '', said, None

    def _owners_named(self, said: Words) -> Iterator[tuple[int, int, str]]:
        actors = {s.actor for settings in self._names.values() for s in settings}
        for start in range(len(said)):
            for end in range(len(said), start, -1):
                run = said[start:end]
                run = run[1:] if run[0] in _ARTICLES else run
                run = (*run[:-1], run[-1].removesuffix("'s")) if run else run
                ids = [i for i in self.index.exact(run) if i in actors] if run else []
                if len(ids) == 1:
                    yield start, end, ids[0]

    def _groups(self, said: Words) -> list[tuple[tuple[str, ...], str]]:
        """Return the settings that are said and what each is to be; none where more is said.

        'Wifi and bluetooth off', 'turn on the torch', 'disable location and enable wifi'.
        """
        groups: list[tuple[tuple[str, ...], str]] = []
        while said:
            said = said[1:] if groups and said[0] in _LINKS else said
            said = said[1:] if groups and said[:1] == ('then',) else said
            value = _VERBS.get(said[0], '') if said else ''
            said = said[1:] if said and (value or said[0] in _SWITCHING) else said
            if not value and said[:1] and said[0] in ON_OFF:
                value, said = said[0], said[1:]
            names, said = self._listed(said)
            if not value:
                said = said[1:] if said[:1] in (('back',), ('to',), ('is',)) else said
                value, said = (said[0], said[1:]) if said else ('', said)
            if not names or value not in ON_OFF:
                return []
            groups.append((names, value))
        return groups

    def _listed(self, said: Words) -> tuple[tuple[str, ...], Words]:
        """Return the settings that words begin with, and what comes behind them."""
        names: list[str] = []
        while said:
            rest = said
            links = _LINKS if names else {'both'}
            while rest and rest[0] in _ARTICLES | links:
                rest = rest[1:]
            size = next((n for n in range(len(rest), 0, -1) if self._name(rest[:n])), 0)
            name = self._name(rest[:size])
            if name is None:
                break
            names.append(name)
            said = rest[size:]
        return tuple(names), said

    def _name(self, said: Words) -> str | None:
        """Return how a setting is called here that words name as a whole."""
        said = said[1:] if said[:1] and said[0] in _ARTICLES else said
        for name in dict.fromkeys((said, said[:-1] if said[-1:] and said[-1] in _NOUNS else said)):
            for called in ways_said(' '.join(name)):
                if called in self._names:
                    return called
        return None
