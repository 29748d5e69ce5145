import pytest
import torch

from llm_bridge.adapters import precision_transformers
from llm_bridge.adapters.precision_transformers import quicker_precision


@pytest.fixture
def with_instructions(monkeypatch):
    monkeypatch.setattr(precision_transformers, 'multiplies_bf16', lambda: True)


@pytest.mark.parametrize('quicker', [torch.bfloat16, torch.float32])
def test_the_quicker_form_of_numbers_is_trained_in(with_instructions, quicker):
    assert quicker_precision(lambda form: 1.0 if form is quicker else 2.0) is quicker


def test_a_processor_without_instructions_for_bf16_is_not_tried(monkeypatch):
    monkeypatch.setattr(precision_transformers, 'multiplies_bf16', lambda: False)

    def never(form):
        raise AssertionError('nothing to compare')

    assert quicker_precision(never) is torch.float32


def test_it_is_tried_out_on_this_processor(with_instructions):
    assert quicker_precision() in (torch.bfloat16, torch.float32)
