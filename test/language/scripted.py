"""A model that has learnt one plan, or a few."""

from llm_bridge.language.plans.decoder import Draft, Likely, LikelySkills
from llm_bridge.language.plans.plan import Unknown
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words


class Script:
    """Writes a plan for one text, and knows nothing of any other."""

    def __init__(self, text, plan):
        self.words, self.plan = words(text), plan

    def decode(self, said):
        return Draft(read(self.plan) if said == self.words else Unknown(' '.join(said)))


class Likening(Script):
    """Drafts a plan for the text, and knows what skills it is like."""

    def __init__(self, text, plan, *like, share=0.6, none=0.01):
        super().__init__(text, plan)
        self.like = {read(one).skill: read(one) for one in like}
        self.share, self.none = share, none

    def likely_skills(self, words):
        shares = (Likely(name, self.share / n) for n, name in enumerate(self.like, start=1))
        return LikelySkills(tuple(shares), self.none if self.like else 1.0)

    def decode_as(self, words, skill):
        return Draft(self.like[skill])


class Plans:
    """Writes a plan for each of some texts, and is as sure of it as is told."""

    def __init__(self, plans, confidence=1.0):
        self.plans = {words(text): plan for text, plan in plans.items()}
        self.confidence = confidence

    def decode(self, said):
        plan = self.plans.get(said)
        return Draft(read(plan) if plan else Unknown(' '.join(said)), self.confidence)
