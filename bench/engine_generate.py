"""`generate` of transformers under a grammar, as an engine of scripts/bench decode.

Arguments: json or plan (what it writes), anew or reused (the site's part of the prompt), threads.
The mask of each token is llguidance's, as in the decoder that it is compared with.
"""

import copy
import json
import sys
from typing import Any
import warnings

from engine_worker import Decode, serve
from llguidance import LLMatcher
from llguidance.torch import (
    allocate_token_bitmask,
    apply_token_bitmask_inplace,
    fill_next_token_bitmask,
)
import torch
from torch import Tensor
from transformers import AutoModelForCausalLM, DynamicCache, GenerationConfig, LogitsProcessor
from transformers.utils.logging import disable_progress_bar

from llm_bridge.adapters.base_model_transformers import base_model_folder, weights_digest
from llm_bridge.adapters.decode_transformers import SHIPPED
from llm_bridge.adapters.grammar_llguidance import PlanTokens
from llm_bridge.adapters.tuned_weights_transformers import apply_tuned, read_card

FORM, PREFIX, THREADS = sys.argv[1], sys.argv[2], int(sys.argv[3])
MAX_TOKENS = 400


class Grammar(LogitsProcessor):  # type: ignore[misc]
    """Lets only what the grammar allows be chosen."""

    def __init__(self, matcher: LLMatcher, bits: Tensor, prompt: int) -> None:
        self.matcher, self.bits, self.seen = matcher, bits, prompt
        self.calls = 0

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        """Take the tokens since the last call and mask the next one."""
        for token in input_ids[0, self.seen :].tolist():
            self.matcher.consume_token(token)
        self.seen = input_ids.shape[1]
        self.calls += 1
        fill_next_token_bitmask(self.matcher, self.bits)
        apply_token_bitmask_inplace(scores, self.bits)
        return scores


def open_site(site: dict[str, Any]) -> Decode:
    """Load the model for a site and read the site's part of the prompt."""
    torch.set_num_threads(THREADS)
    # Older transformers that are allowed here know only this name of the cache.
    warnings.filterwarnings('ignore', '.past_key_values', FutureWarning)
    disable_progress_bar()
    card = read_card(SHIPPED)
    base = base_model_folder(card['base'])
    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16)
    apply_tuned(model, SHIPPED, weights_digest(base))
    model.eval()
    plans = PlanTokens(base / 'tokenizer.json', model.config.eos_token_id, ())
    bits = allocate_token_bitmask(1, model.config.vocab_size)
    settings = GenerationConfig(
        max_new_tokens=MAX_TOKENS, do_sample=False, pad_token_id=model.config.eos_token_id,
        eos_token_id=model.config.eos_token_id, use_cache=True,
    )  # fmt: skip
    prefix = site['prefix']
    kept = DynamicCache()
    if PREFIX == 'reused':
        with torch.inference_mode():
            model(input_ids=torch.tensor([prefix]), past_key_values=kept, use_cache=True)

    def decode(command: dict[str, Any]) -> dict[str, Any]:
        matcher = LLMatcher(plans.tokenizer, _grammar(command), log_level=0)
        if matcher.is_error():
            return {'text': '', 'error': matcher.get_error()}
        prompt = prefix + command['tokens']
        grammar = Grammar(matcher, bits, len(prompt))
        more = {'past_key_values': copy.deepcopy(kept)} if PREFIX == 'reused' else {}
        with torch.inference_mode():
            out = model.generate(
                torch.tensor([prompt]), settings, logits_processor=[grammar], **more
            )
        written = [t for t in out[0, len(prompt) :].tolist() if t != model.config.eos_token_id]
        read = len(command['tokens']) + (0 if PREFIX == 'reused' else len(prefix))
        text = plans.text(written)
        return {'text': text, 'calls': grammar.calls, 'tokens': read + len(written)}

    return decode


def _grammar(command: dict[str, Any]) -> str:
    if FORM == 'plan':
        return str(command['lark'])
    compact = {'whitespace_flexible': False}
    return str(LLMatcher.grammar_from_json_schema(json.dumps(command['schema']), compact))


if __name__ == '__main__':
    serve(open_site)
