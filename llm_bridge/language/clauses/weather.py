"""What clauses say of the weather: 'it is raining', 'it starts snowing'."""

from llm_bridge.graph.condition import Compare, Condition
from llm_bridge.language.clauses.presence import PresenceReader
from llm_bridge.language.clauses.results import negated, Read, Result
from llm_bridge.language.clauses.words import AUXILIARIES, COPULAS, NOT, Words
from llm_bridge.language.text.spelling import stem
from llm_bridge.language.things.situation import Choice, Question
from llm_bridge.language.things.state_words import SENSOR

_WEATHER = frozenset({'rain', 'snow', 'hail', 'sleet', 'storm', 'thunder', 'drizzl'})
"""What a weather station tells; anything else that 'it' does may be done by a thing."""
_POURS = 'pour'
"""Said of rain, where nothing else is called so."""


class WeatherReader(PresenceReader):
    """Reads what the weather does, by what notices just that."""

    def phenomenon(self, words: Words) -> Result | None:
        """Read 'it is raining' and 'it stops raining' by what is called rain sensor.

        Where nothing is called so it is what the one thing tells that can be 'raining'.
        """
        ends = any(w.startswith('stop') for w in words)
        negative = any(w in NOT for w in words) != ends
        rest = tuple(
            w
            for w in words[1:]
            if w not in COPULAS | AUXILIARIES | NOT | {'to', 'outside'}
            and not w.startswith(('start', 'stop', 'begin', 'began'))
        )
        if words[:1] != ('it',) or len(rest) != 1:
            return None
        noun = rest[0].removesuffix('ing') if rest[0].endswith('ing') else stem(rest[0])
        if noun == 'dry':
            noun, negative = 'rain', not negative
        elif noun == rest[0] and words[1] in COPULAS:
            return None
        noun = 'rain' if noun == _POURS and not self.noticing(noun) else noun
        noticing = self.noticing(noun)
        if noticing:
            return self.sensed(noticing, negative)
        told = self.told_of_the_weather(noun) if noun in _WEATHER else None
        return negated(told) if negative else told

    def noticing(self, noun: str) -> tuple[str, ...]:
        """Return the sensors that are called after what the weather does."""
        return tuple(
            i
            for i, n in self.targets.index.named.items()
            if i in self.site.devices
            and self.site.devices[i].kind == SENSOR
            and any(noun in name for name in n.names)
        )

    def told_of_the_weather(self, noun: str) -> Result | None:
        """Return that the one thing tells it that can; of several it is asked which."""
        forms = (f'{noun}ing', noun, f'{noun}y')
        telling: dict[str, Condition] = {}
        for device in self.site.devices:
            found = next((c for said in forms if (c := self.state_told(device, said))), None)
            if found is not None:
                telling[device] = found
        slot = f'weather:{self.said}'
        decided = self.situation.decided.get(slot)
        ids = decided if decided and decided[0] in telling else tuple(telling)
        if len(ids) > 1:
            names = [self.site.devices[i].name for i in ids]
            return Question(
                text=f"Which of them tells '{self.said}': {' or '.join(names[:6])}?",
                slot=slot,
                choices=tuple(Choice(i, self.site.devices[i].name) for i in ids[:12]),
            )
        return Read(telling[ids[0]], self.mentions) if ids else None

    def state_told(self, device: str, said: str) -> Condition | None:
        """Return that a device tells just that, of its state or of something else of it."""
        if self.site.devices[device].kind == SENSOR:
            return None
        values = self.states.own_values(device)
        own = [attribute for attribute, told in values.items() if said in told]
        if own:
            return Compare(entity=device, attribute=own[0], value=said)
        return self.states.condition(device, said)
