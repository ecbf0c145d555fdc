"""The order of the data, as a pure function of (seed, epoch), and padded tensors.

Because nothing else decides the order, a resumed run needs no data-loader state.
"""

import hashlib
from dataclasses import dataclass

import torch

from .chat_data import Sample

_LENGTH_JITTER = 6


def epoch_order(lengths: list[int], batch_size: int, seed: int, epoch: int) -> list[list[int]]:
    """Indices in batches of like length, so that little is padded; mixed twice.

    The jitter mixes rows of nearly equal length anew each epoch; the last batch may be smaller. The
    native engine (`order.ts`) makes the same batches.
    """
    keyed = [
        (length + _LENGTH_JITTER * _fraction(f"{seed}:{epoch}:row:{index}"), index)
        for index, length in enumerate(lengths)
    ]
    order = [index for _, index in sorted(keyed)]
    batches = [order[at : at + batch_size] for at in range(0, len(order), batch_size)]
    places = range(len(batches))
    shuffled = sorted(places, key=lambda at: _fraction(f"{seed}:{epoch}:batch:{at}"))
    return [batches[at] for at in shuffled]


def _fraction(text: str) -> float:
    """A number from 0 to 1 that a text decides: the first 48 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") / 2**48


@dataclass(frozen=True)
class Batch:
    """Rows padded on the right; `places` are the flat positions whose next token is supervised."""

    ids: torch.Tensor
    attention: torch.Tensor
    places: torch.Tensor
    targets: torch.Tensor
    tokens: int


def make_batch(samples: list[Sample], pad_id: int, device: torch.device) -> Batch:
    """Stack samples; position `i` predicts token `i + 1`."""
    width = max(sample.length for sample in samples)
    ids: list[list[int]] = []
    attention: list[list[int]] = []
    places: list[int] = []
    targets: list[int] = []
    for row, sample in enumerate(samples):
        padding = width - sample.length
        ids.append([*sample.prompt, *sample.completion, *([pad_id] * padding)])
        attention.append([1] * sample.length + [0] * padding)
        first = row * width + len(sample.prompt) - 1
        places.extend(range(first, first + len(sample.completion)))
        targets.extend(sample.completion)
    return Batch(
        ids=torch.tensor(ids, device=device),
        attention=torch.tensor(attention, device=device),
        places=torch.tensor(places, device=device),
        targets=torch.tensor(targets, device=device),
        tokens=sum(sample.length for sample in samples),
    )
