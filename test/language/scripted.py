"""A model that has learnt one plan, or a few."""

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


class Plans:
    """Writes a plan for each of some texts, and is as sure of it as is told."""

    def __init__(self, plans, confidence=1.0):
        self.plans = {words(text): plan for text, plan in plans.items()}
        self.confidence = confidence

    def decode(self, said):
        plan = self.plans.get(said)
        return Draft(read(plan) if plan else Unknown(' '.join(said)), self.confidence)
