"""A model of a few thousand numbers with the real tokeniser, and signatures to use it with."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
import shutil

import torch
from transformers import LlamaConfig, LlamaForCausalLM

from llm_bridge.adapters.base_model_transformers import base_model_folder, weights_digest
from llm_bridge.adapters.tuned_weights_transformers import save_tuned
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.text.words import words
from llm_bridge.tune.batches import Example, Group

SIGNATURES = (
    Signature('dock', 'drive home', (), ('robot',)),
    Signature('go_to', 'drive to a place', ('place',), ('speed', 'robot'), frozenset({'speed'})),
    Signature('set_brightness', 'set it', ('light', 'percent'), (), frozenset({'percent'})),
    Signature('turn_off', 'switch a device off', ('device',)),
    Signature('turn_on', 'switch a device on', ('device',)),
)


@cache
def real_tokenizer() -> Path:
    return base_model_folder() / 'tokenizer.json'


@contextmanager
def one_thread() -> Iterator[None]:
    """Let torch use one: waiting for each other takes threads longer than so small a model."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def tiny_base(folder: Path, seed: int = 0, layers: int = 3) -> Path:
    """Write a base model with random weights."""
    torch.manual_seed(seed)
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=49152,
            hidden_size=64,
            intermediate_size=128,
            num_hidden_layers=layers,
            num_attention_heads=4,
            num_key_value_heads=2,
            max_position_embeddings=2048,
            bos_token_id=1,
            eos_token_id=2,
            tie_word_embeddings=True,
            initializer_range=0.2,
        )
    )
    model.to(torch.bfloat16).save_pretrained(folder)
    shutil.copy(real_tokenizer(), folder / 'tokenizer.json')
    return folder


def tiny_tuned(folder: Path, base: Path, seed: int = 1, layer: int = 2) -> Path:
    """Write tuned weights for it, with random differences."""
    torch.manual_seed(seed)
    weights = LlamaForCausalLM.from_pretrained(base, dtype=torch.bfloat16).state_dict()
    weights = {name: value for name, value in weights.items() if f'layers.{layer}.' in name}
    tuned = {
        name: value.float() + 0.1 * torch.randn(value.shape) for name, value in weights.items()
    }
    save_tuned(folder, weights, tuned, {'base': str(base), 'base_sha256': weights_digest(base)})
    return folder


def group(number: int) -> Group:
    """Give some commands; the plans change with the number."""
    devices = ['the lamp', 'the fan', 'lamp two', 'everything upstairs', 'the 3rd heater']
    device, other = devices[number % 5], devices[(number + 2) % 5]
    pairs = [
        (f'switch on {device}', f' turn_on: {device}'),
        (f'{other} off', f' turn_off: {other}'),
        (f'set {device} to {number}%', f' set_brightness: {device}, {number}%'),
        (f'drive to {other} and then home', f' go_to: {other} ; dock'),
        (f'if {device} is on switch off {other}', f' if: {device} is on -> turn_off: {other}'),
        (f'paint {other}', f' unknown: paint {other}'),
    ]
    return Group(
        SIGNATURES, tuple(Example(words(text), plan, plan.split()[0]) for text, plan in pairs)
    )
