"""Questions that set numbers side by side: 'is room 2 colder than room 1', 'which is warmest'."""

from llm_bridge.graph.truth import number
from llm_bridge.language.questions.answers import Answer, Result, Teller, Words
from llm_bridge.language.things.situation import Found
from llm_bridge.language.things.state_words import COMPARED, COMPARISONS

_EXTREMES = {
    **{w.removesuffix('er') + 'est': w for w in COMPARED},
    'hottest': 'hotter',
    'driest': 'drier',
    'windiest': 'windier',
}
"""'warmest' -> 'warmer'."""


class NumberTeller(Teller):
    """Compares the numbers of two or more things."""

    def compared(self, words: Words) -> Result | None:
        """Answer 'is the hall light brighter than the lamp', 'is it warmer in a than in b'."""
        at = next(
            (n for n, w in enumerate(words[:-2]) if w in COMPARED and words[n + 1] == 'than'), 0
        )
        if not at or words[0] not in ('is', 'are', 'does', 'do') or len(words) < 5:
            return None
        one, other = words[1:at], words[at + 2 :]
        if one == ('it',) and 'than' not in other:
            return None
        asked = COMPARED[words[at]]
        first, second = self.reading(asked, one), self.reading(asked, other)
        if first is None or second is None or first == second:
            return None
        return self.set_side_by_side(words[at], asked, (first, second))

    def warmer_there(self, words: Words) -> Result | None:
        """Answer 'is it warmer in room 1 than in room 2', 'is the light brighter in ...'."""
        at = next((n for n, w in enumerate(words) if w in COMPARED and n > 1), 0)
        if not at or words[0] not in ('is', 'are') or 'than' not in words[at + 2 : -1]:
            return None
        than = words.index('than')
        what = words[1:at] if words[1:at] != ('it',) else ()
        places = (words[at + 1 : than], words[than + 1 :])
        if not all(place[0] in ('in', 'at', 'on') for place in places):
            return None
        asked = COMPARED[words[at]]
        first, second = (
            self.reading(asked, (*what, *place) if what else place[1:]) for place in places
        )
        if first is None or second is None or first == second:
            return None
        return self.set_side_by_side(words[at], asked, (first, second))

    def set_side_by_side(self, said: str, asked: str, pair: tuple[str, str]) -> Answer:
        told = self.told_values(pair, asked)
        one, other = (self.number_of(i, asked) for i in pair)
        if one is None or other is None:
            return told
        above = COMPARISONS[said, 'than'] == 'gt'
        holds = one > other if above else one < other
        return Answer(f'{"Yes" if holds else "No"}. {told.text}', told.mentions)

    def most(self, words: Words) -> Result | None:
        """Answer 'which room is the warmest' and 'which light is brightest'."""
        bare = tuple(w for w in words if w not in ('the', 'of', 'all'))
        verb = next((n for n, w in enumerate(bare) if w in ('is', 'are') and n), 0)
        if not verb or bare[0] not in ('which', 'what', 'where') or len(bare) < verb + 2:
            return None
        said = _EXTREMES.get(bare[-1], bare[-1] if bare[-1] in COMPARED else '')
        if not said or bare[verb + 1 : -1] not in ((), ('it',)):
            return None
        asked = COMPARED[said]
        noun = bare[1:verb]
        if noun in ((), ('room',), ('rooms',), ('place',), ('one',)):
            ids = tuple(i for i in self.site.devices if self.measures(i, asked))
        else:
            found = self.find(('all', *noun), lambda i: self.attribute(i, asked) is not None)
            if not isinstance(found, Found):
                return found
            ids = found.ids
        known = {i: n for i in ids if (n := self.number_of(i, asked)) is not None}
        if not known:
            return None
        above = COMPARISONS[said, 'than'] == 'gt'
        best = max(known.values()) if above else min(known.values())
        first = tuple(i for i, n in known.items() if n == best)
        told = self.told_values(first, asked)
        rest = tuple(i for i in ids if i not in known)
        return Answer(told.text + self.unknown_part(rest), told.mentions)

    def measures(self, entity_id: str, asked: str) -> bool:
        """Return whether that is measured there, and not only set."""
        attribute = self.attribute(entity_id, asked) or ''
        return attribute == 'value' or attribute.startswith('current')

    def reading(self, asked: str, words: Words) -> str | None:
        """Return the one thing that tells the number asked for, of a thing or at a place."""
        if not words:
            return None
        areas = self.targets.area_of(words, self.situation)
        if areas:
            reader = self.clauses.reader(self.situation, self.mentions, self.said)
            meter = reader.meters(asked, areas)
            if isinstance(meter, str):
                return meter
        found = self.find(words, lambda i: self.attribute(i, asked) is not None, asked)
        return found.ids[0] if isinstance(found, Found) and len(found.ids) == 1 else None

    def number_of(self, entity_id: str, asked: str) -> float | None:
        attribute = self.attribute(entity_id, asked)
        return number(self.known(entity_id, attribute)) if attribute is not None else None
