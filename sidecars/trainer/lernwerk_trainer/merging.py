"""Base + adapter → merged weights, so that memory holds one of the base's files at a time."""

import json
import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from .adapter import CONFIG_NAME, WEIGHTS_NAME
from .failures import TrainerError

INDEX_NAME = "model.safetensors.index.json"
_PREFIX = "base_model.model."
_F16_LIMIT = 65504.0


@dataclass(frozen=True)
class Adapter:
    """An adapter's pairs (A, B) by the name of the weight that they change."""

    pairs: dict[str, tuple[torch.Tensor, torch.Tensor]]
    scaling: float

    def delta(self, name: str) -> torch.Tensor:
        """What is added to the weight `name`, in float32."""
        a, b = self.pairs[name]
        return (b.float() @ a.float()) * self.scaling


def read_adapter(folder: Path) -> Adapter:
    """Read a PEFT LoRA adapter; raises `model_unreadable` for kinds that cannot be merged."""
    try:
        config = json.loads((folder / CONFIG_NAME).read_text(encoding="utf-8"))
        weights = load_file(folder / WEIGHTS_NAME)
        rank, alpha = config["r"], config["lora_alpha"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unusable(f"it cannot be read ({error})") from error
    if config.get("use_dora") or config.get("rank_pattern") or config.get("alpha_pattern"):
        raise _unusable("it is not a plain LoRA adapter")
    scaling = alpha / math.sqrt(rank) if config.get("use_rslora") else alpha / rank
    pairs = {}
    for name in weights:
        if name.endswith(".lora_A.weight"):
            stem = name.removesuffix(".lora_A.weight")
            target = f"{stem.removeprefix(_PREFIX)}.weight"
            pairs[target] = (weights[name], weights[f"{stem}.lora_B.weight"])
    return Adapter(pairs, scaling)


def merge_weights(base: Path, adapter: Adapter, target: Path) -> None:
    """Write the merged weights as float16 safetensors, in the base's own division into files.

    One-dimensional tensors (norms, biases) keep the base's precision. Raises `model_unreadable`
    when the adapter does not belong to the base.
    """
    missing = set(adapter.pairs)
    for source in sorted(base.glob("*.safetensors")):
        merged = dict(_merged_tensors(source, adapter))
        missing -= merged.keys()
        save_file(merged, target / source.name, metadata={"format": "pt"})
        os.chmod(target / source.name, 0o644)
    if missing:
        raise _unusable(f"the base model has no {sorted(missing)[0]}")
    if (base / INDEX_NAME).exists():
        _copy_index(base, target)


def _merged_tensors(source: Path, adapter: Adapter) -> Iterator[tuple[str, torch.Tensor]]:
    with safe_open(source, framework="pt") as tensors:
        for name in tensors.keys():
            tensor = tensors.get_tensor(name)
            if name in adapter.pairs:
                tensor = _changed(name, tensor, adapter)
            yield name, _as_float16(tensor)


def _changed(name: str, tensor: torch.Tensor, adapter: Adapter) -> torch.Tensor:
    delta = adapter.delta(name)
    if delta.shape != tensor.shape:
        raise _unusable(f"{name} has another shape in the base model")
    return tensor.float() + delta


def _as_float16(tensor: torch.Tensor) -> torch.Tensor:
    if tensor.dim() < 2 or not tensor.is_floating_point():
        return tensor
    return tensor.clamp(-_F16_LIMIT, _F16_LIMIT).to(torch.float16)


def _copy_index(base: Path, target: Path) -> None:
    index: dict[str, Any] = json.loads((base / INDEX_NAME).read_text(encoding="utf-8"))
    sizes = (path.stat().st_size for path in target.glob("*.safetensors"))
    index["metadata"] = {"total_size": sum(sizes)}
    (target / INDEX_NAME).write_text(json.dumps(index, indent=1), encoding="utf-8")


def _unusable(reason: str) -> TrainerError:
    return TrainerError(
        "model_unreadable",
        f"The adapter cannot be merged into the base model: {reason}.",
        "Export with the base model that the adapter was trained on.",
    )
