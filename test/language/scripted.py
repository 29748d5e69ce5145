"""A model that has learnt one plan."""

from llm_bridge.language.plans.decoder import Draft
from llm_bridge.language.plans.plan import Unknown
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words


class Script:
    """Writes a plan for one text, and knows nothing of any other."""

    def __init__(self, text, plan):
        self.words, self.plan = words(text), plan

    def decode(self, said):
        return Draft(read(self.plan) if said == self.words else Unknown(' '.join(said)))
