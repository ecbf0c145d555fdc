"""The LoRA adapter: adding it to a model, and its files in PEFT's format."""

import json
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, TaskType, get_peft_model, prepare_model_for_kbit_training
from peft.utils import get_peft_model_state_dict, set_peft_model_state_dict
from safetensors.torch import load_file
from safetensors.torch import save as safetensors_bytes

from .config import Hyper, bad_config

WEIGHTS_NAME = "adapter_model.safetensors"
CONFIG_NAME = "adapter_config.json"


def add_adapter(model: Any, hyper: Hyper, base_name: str, four_bit: bool) -> Any:
    """Freeze the base and put a LoRA layer on every linear layer but the output layer.

    With `target_modules` only on those; raises `bad_config` for a name that the model does not have.
    """
    targets = None if hyper.target_modules is None else _known_targets(model, hyper)
    if four_bit:
        model = prepare_model_for_kbit_training(model, use_gradient_checkpointing=False)
    if hyper.gradient_checkpointing:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    config = LoraConfig(
        r=hyper.lora_rank,
        lora_alpha=_whole_if_possible(hyper.lora_alpha),
        lora_dropout=hyper.lora_dropout,
        use_rslora=hyper.use_rslora,
        target_modules="all-linear" if targets is None else targets,
        task_type=TaskType.CAUSAL_LM,
    )
    adapted = get_peft_model(model, config)
    adapted.peft_config["default"].base_model_name_or_path = base_name
    return adapted


def _known_targets(model: Any, hyper: Hyper) -> list[str]:
    output = model.get_output_embeddings()
    names = [
        path.rpartition(".")[2]
        for path, module in model.named_modules()
        if isinstance(module, torch.nn.Linear) and module is not output
    ]
    has = list(dict.fromkeys(names))
    for name in hyper.target_modules or ():
        if name not in has:
            problem = f"names {name}, but this model has {', '.join(has)}"
            raise bad_config("hyper.target_modules", problem)
    return list(hyper.target_modules or ())


def adapter_weights(model: Any) -> dict[str, torch.Tensor]:
    """The adapter's tensors by their names in an adapter file, on the CPU."""
    state = get_peft_model_state_dict(model, save_embedding_layers=False)
    return {name: tensor.detach().cpu().contiguous() for name, tensor in sorted(state.items())}


def adapter_files(model: Any) -> dict[str, bytes]:
    """The two files of a PEFT adapter; equal weights give equal bytes."""
    config = model.peft_config["default"].to_dict() | {"inference_mode": True}
    text = json.dumps(config, indent=1, sort_keys=True, default=_plain)
    return {
        WEIGHTS_NAME: safetensors_bytes(adapter_weights(model), metadata={"format": "pt"}),
        CONFIG_NAME: text.encode("utf-8"),
    }


def load_adapter_weights(model: Any, path: Path) -> None:
    """Copy an adapter file into the model; raises ValueError when the two do not fit."""
    weights = load_file(path)
    expected = {name: tensor.shape for name, tensor in adapter_weights(model).items()}
    if {name: tensor.shape for name, tensor in weights.items()} != expected:
        raise ValueError("the adapter in the checkpoint belongs to another model or rank")
    set_peft_model_state_dict(model, weights)


def _whole_if_possible(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)
