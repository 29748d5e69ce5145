"""Which numbers of a model learn: its upper layers, or thin matrices beside them (LoRA)."""

from collections.abc import Mapping
import importlib
from typing import Any, Protocol

import torch
from torch import Tensor

from llm_bridge.adapters.tuned_weights_transformers import Change, Difference, LowRank
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.tune.tune_settings import TuneSettings

_ADAPTER = 'default'
"""Name that peft gives the only adapter."""


class TunedNumbers(Protocol):
    """The numbers that learn, and what they change."""

    parameters: dict[str, Tensor]
    """The model's own, in its precision."""

    def changes(self, values: Mapping[str, Tensor]) -> dict[str, Change]:
        """Return what values of the parameters change, by the name of the base's weights."""

    def merged(self) -> dict[str, Tensor]:
        """Return the weights that the model computes with now, where they can have changed."""


def tuned_numbers(
    model: Any, base: Mapping[str, Tensor], settings: TuneSettings
) -> 'TunedNumbers':
    """Let the numbers learn that the settings say, and no others.

    `base` has the base model's weights where the model starts from tuned ones. Raises DecodeError
    when the method cannot be used.
    """
    if settings.method == 'lora':
        if settings.start:
            raise DecodeError(
                "method 'lora' begins at the base model: going on from tuned weights "
                f"('{settings.start}') is done with method 'layers'"
            )
        return Lora(model, settings)
    return Layers(model, base, settings)


class Layers:
    """Every weight of the upper layers."""

    def __init__(self, model: Any, base: Mapping[str, Tensor], settings: TuneSettings) -> None:
        """Choose the layers from `frozen_layers` on."""
        self.parameters: dict[str, Tensor] = {
            name: p
            for name, p in model.named_parameters()
            if layer_of(name) >= settings.frozen_layers
        }
        for name, parameter in model.named_parameters():
            parameter.requires_grad = name in self.parameters
        if not self.parameters:
            raise DecodeError(
                f'no layer is left to tune: the model has {model.config.num_hidden_layers}, and '
                f'{settings.frozen_layers} are to stay as they are; freeze fewer layers'
            )
        unknown = sorted(name for name in base if name not in self.parameters)
        if unknown:
            raise DecodeError(
                f"the tuned weights in '{settings.start}' change {unknown[0]}, which "
                f'stays as it is when {settings.frozen_layers} layers do: freeze fewer layers'
            )
        self._base = {
            name: base[name] if name in base else p.detach().clone()
            for name, p in self.parameters.items()
        }

    def changes(self, values: Mapping[str, Tensor]) -> dict[str, Change]:
        """Return the differences to the base model."""
        return {n: Difference(v.float() - self._base[n].float()) for n, v in values.items()}

    def merged(self) -> dict[str, Tensor]:
        """Return the weights of the layers."""
        return {name: p.detach().float() for name, p in self.parameters.items()}


class Lora:
    """Two thin matrices beside each matrix of the upper layers, made by peft."""

    def __init__(self, model: Any, settings: TuneSettings) -> None:
        """Put them into the model. Raises DecodeError when peft is not installed."""
        try:
            peft = importlib.import_module('peft')
        except ImportError as error:
            raise DecodeError(
                "method 'lora' needs peft, which is not installed "
                f"({error}): pip install 'peft>=0.21,<0.22'"
            ) from error
        count = model.config.num_hidden_layers
        config = peft.LoraConfig(
            r=settings.rank,
            lora_alpha=2 * settings.rank,
            target_modules=[
                name
                for name, module in model.named_modules()
                if isinstance(module, torch.nn.Linear)
                and settings.frozen_layers <= layer_of(name) < count
            ],
        )
        peft.inject_adapter_in_model(config, model)
        self._modules: dict[str, Any] = {
            name: module for name, module in model.named_modules() if hasattr(module, 'lora_A')
        }
        for parameter in model.parameters():
            parameter.requires_grad = False
        self.parameters: dict[str, Tensor] = {}
        for name, module in self._modules.items():
            for part in (module.lora_A, module.lora_B):
                # Products with thin matrices are slow in float32 on a CPU, quick in bfloat16.
                part.to(model.dtype)
                part[_ADAPTER].weight.requires_grad = True
            self.parameters[f'{name}.a'] = module.lora_A[_ADAPTER].weight
            self.parameters[f'{name}.b'] = module.lora_B[_ADAPTER].weight

    def changes(self, values: Mapping[str, Tensor]) -> dict[str, Change]:
        """Return the thin matrices, their scale in the second one."""
        return {
            f'{name}.weight': LowRank(
                values[f'{name}.a'].float(),
                values[f'{name}.b'].float() * module.scaling[_ADAPTER],
            )
            for name, module in self._modules.items()
        }

    def merged(self) -> dict[str, Tensor]:
        """Return the matrices with what lies beside them."""
        return {
            f'{name}.weight': module.get_base_layer().weight.detach().float()
            + module.get_delta_weight(_ADAPTER).detach().float()
            for name, module in self._modules.items()
        }


def layer_of(name: str) -> int:
    """Return the layer a parameter or module belongs to; -1: none."""
    parts = name.split('.')
    return int(parts[parts.index('layers') + 1]) if 'layers' in parts else -1
