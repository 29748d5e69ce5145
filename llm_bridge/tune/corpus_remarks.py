"""Remarks that people make around a command, and that ask for nothing."""

from random import Random

from llm_bridge.language.plans.plan import calls
from llm_bridge.tune.corpus_sites import RandomSite
from llm_bridge.tune.corpus_talk import Said
from llm_bridge.tune.skill_families import sentences, words_for

OPEN_ENDED = frozenset({'text', 'statement', 'quote', 'item', 'task', 'topic', 'song', 'source'})
"""Slots whose phrases may be any words: a remark behind one would read as a part of it."""
AHEAD = frozenset(
    {'single', 'quantified', 'two_to_four', 'long', 'conditional', 'timed', 'repeat', 'unknown'}
)
"""Categories that a remark may stand before."""
BEHIND = frozenset({'single', 'quantified', 'two_to_four', 'unknown', 'negation'})
"""Categories that a remark may stand behind: no clause is at their end."""


class Remarks:
    """Puts remarks around the commands of one site."""

    def __init__(self, rng: Random, site: RandomSite) -> None:
        self.rng = rng
        table = sentences('remarks')
        self._asides = words_for(table['aside'], site.split)
        self._reasons = words_for(table['reason'], site.split)
        self._before, self._behind = table['link_before'], table['link_after']
        self._open = {
            s.signature.name
            for s in site.skills
            if any(slot.type in OPEN_ENDED for slot in s.family.slots)
        }

    def alone(self) -> str:
        """Return a remark that nobody has to do anything about."""
        return self.rng.choice(self._asides)

    def around(self, said: Said) -> Said:
        """Return the command with a remark before or behind it, where it takes one."""
        rng = self.rng
        text, plan, category = said
        remark = rng.choice(self._asides if rng.random() < 0.5 else self._reasons)
        if category in AHEAD and (rng.random() < 0.5 or category not in BEHIND):
            return f'{remark} {rng.choice(self._before)} {text}', plan, category
        if category in BEHIND and not any(c.skill in self._open for c in calls(plan)):
            return f'{text} {rng.choice(self._behind)} {remark}', plan, category
        return said
