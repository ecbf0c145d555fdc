"""The first numbers of a LoRA adapter, as a pure function of seed and layer.

Every engine can make the same ones (`adapter_start.ts` in the native engine does), so that their loss
curves can be compared step by step.
"""

import hashlib
import math
from typing import Any

import numpy
import torch


@torch.no_grad()
def start_adapter(model: Any, seed: int) -> None:
    """Fill each matrix A with small numbers that the seed decides; PEFT has filled B with zeros."""
    for name, parameter in model.named_parameters():
        module, _, _ = name.partition(".lora_A.")
        if module != name:
            layer = module.removeprefix("base_model.model.")
            rank, inputs = parameter.shape
            numbers = start_of_matrix(seed, layer, inputs, rank)
            parameter.copy_(torch.from_numpy(numbers).view(rank, inputs))


def start_of_matrix(seed: int, layer: str, inputs: int, rank: int) -> numpy.ndarray:
    """Uniform in ±1/√inputs, as PEFT draws them (Kaiming with a = √5).

    Number `i` is made of bytes `4i … 4i+3` of SHAKE-128(`<seed>:adapter:<layer>`), read as a
    little-endian integer w, as ((w >> 8) / 2²³ − 1) / √inputs in double precision, rounded to f32.
    """
    digest = hashlib.shake_128(f"{seed}:adapter:{layer}".encode()).digest(4 * inputs * rank)
    words = numpy.frombuffer(digest, dtype="<u4") >> 8
    return ((words / 2**23 - 1) * (1 / math.sqrt(inputs))).astype(numpy.float32)
