"""How like the words of a command the skills of a site are, for a tuned model of sentences."""

from collections.abc import Sequence
from functools import cache
import hashlib
import math
from pathlib import Path

import torch
from torch import nn, Tensor

from llm_bridge.adapters.base_model_transformers import cache_folder
from llm_bridge.adapters.forward_transformers import quickest_weights, Weights
from llm_bridge.adapters.plan_model_transformers import load_read, save_read
from llm_bridge.adapters.sentence_base_transformers import MPNET, SentenceBase
from llm_bridge.adapters.sentence_model_transformers import SentenceModel
from llm_bridge.adapters.tuned_weights_transformers import apply_tuned
from llm_bridge.language.plans.likely_skills import Likeness, not_theirs, passages, skill_text
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.things.named_actors import NamedActors

SHIPPED = Path(__file__).parents[1] / 'models' / 'mpnet_skills'
"""The tuned weights that come with the package."""
_MOST_KEPT = 64
"""So many texts are known, at most, before what was read of them is forgotten."""
_FORM = 1
"""Of what is kept of a site's skills; another number reads them anew."""


class SkillModel(nn.Module):
    """Compares skills with passages of commands; 'no skill' is one more choice."""

    def __init__(
        self,
        tuned: Path | None = None,
        base: SentenceBase = MPNET,
        weights: Weights = 'fp32',
    ) -> None:
        """Load the base model with numbers of that form, and the tuned weights if any.

        Raises DecodeError.
        """
        super().__init__()
        form = torch.float32 if weights == 'fp32' else torch.bfloat16
        self.sentences = SentenceModel(base, form)
        # Said of each: another thread may load a model with another form as the default.
        self.sharpness = nn.Parameter(torch.tensor([math.log(20.0)], dtype=torch.float32))
        """Logarithm of what likeness (a cosine) is multiplied by."""
        self.no_skill = nn.Parameter(torch.tensor([5.0], dtype=torch.float32))
        """What 'no skill' has in place of that product."""
        self.digest = f'{base.sha256}-{weights}'
        """Of all that its vectors depend on."""
        if tuned is not None:
            card = apply_tuned(self, tuned, base.sha256)
            self.digest = f'{self.digest}-{card["sha256"]}'
        if weights == 'int8':
            self.sentences.pack()

    def read(self, texts: Sequence[str]) -> Tensor:
        """Return the vectors [texts, width] of skills or passages."""
        vectors: Tensor = self.sentences(texts)
        return vectors

    def log_shares(self, skills: Tensor, passages_read: Tensor) -> Tensor:
        """Return the logarithms [passages, skills + 1] of what each passage means, none last."""
        alike = passages_read @ skills.T * self.sharpness.exp()
        none = self.no_skill.expand(len(passages_read), 1)
        return torch.cat([alike, none], 1).log_softmax(1)


class SiteSkills:
    """The skills of one site, read once."""

    def __init__(
        self,
        signatures: Sequence[Signature],
        folder: Path | None = None,
        named: NamedActors | None = None,
        weights: Weights | None = None,
    ) -> None:
        """Load the model and read the skills, or take what was read of them from disk.

        `named` finds who is named in a command; None: skills are compared whoever has them.
        `weights` None takes the form in which this processor is quickest.
        Raises DecodeError where the model is not installed, or damaged.
        """
        self._named = named
        self._model = _loaded(folder or SHIPPED, weights or quickest_weights())
        self._names = [signature.name for signature in signatures]
        texts = [skill_text(signature) for signature in signatures]
        key = hashlib.sha256(repr((_FORM, self._model.digest, texts)).encode()).hexdigest()[:24]
        self._kept_likeness: dict[tuple[str, ...], Likeness] = {}
        self._skills = self._kept(cache_folder() / 'skills' / f'{key}.safetensors', texts)

    def like(self, texts: Sequence[tuple[str, ...]]) -> list[Likeness]:
        """Return how like each text, in normalised words, the skills are.

        Of one command the same words are asked about more than once; they are read once.
        """
        kept = self._kept_likeness if len(self._kept_likeness) < _MOST_KEPT else {}
        new = [text for text in dict.fromkeys(texts) if text not in kept]
        self._kept_likeness = kept = {**kept, **self._found(new)} if new else kept
        return [kept[text] for text in texts]

    def _found(self, texts: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], Likeness]:
        named = self._named
        said = [passages(text if named is None else named.with_kinds(text)) for text in texts]
        with torch.inference_mode():
            read = self._model.read([passage.text for each in said for passage in each])
            shares = self._model.log_shares(self._skills, read)
            if named is not None:
                less = [row for each in said for row in not_theirs(each, named, self._names)]
                shares[:, :-1] += torch.tensor(less)
            found = [self._likeness(part) for part in shares.split([len(each) for each in said])]
        return dict(zip(texts, found, strict=True))

    def _likeness(self, shares: Tensor) -> Likeness:
        """Return what passages say together: what one of them asks for is asked for."""
        best = shares[:, :-1].amax(0)
        top = best.max()
        skills = dict(zip(self._names, (best - top).tolist(), strict=True))
        return Likeness(skills, float(shares[:, -1].min() - top))

    def _kept(self, file: Path, texts: Sequence[str]) -> Tensor:
        found = load_read(file)
        if found is None:
            with torch.inference_mode():
                found = {'skills': self._model.read(texts)}
            save_read(found, file)
        return found['skills']


@cache
def _loaded(folder: Path, weights: Weights) -> SkillModel:
    """Return a model that all sites of this process share."""
    return SkillModel(folder, weights=weights)
