"""Gradients, updates and held-out losses, on the way that suits the device."""

from typing import Any, Protocol

import torch

from .batches import Batch, make_batch
from .chat_data import Sample
from .loss import SupervisedLoss
from .optimizer import FlatAdamW, trainable_parameters
from .projections import group_projections, use_gradient_buffer
from .workers import Workers


class Compute(Protocol):
    """What the loop needs of a model and its optimizer."""

    optimizer: FlatAdamW

    def add_gradient(self, samples: list[Sample], scale: float) -> float:
        """Add the gradient of `scale` × the summed loss of one batch; returns that loss."""

    def total_loss(self, batches: list[list[Sample]]) -> float:
        """The summed loss of all supervised tokens, without gradients."""

    def update(self, learning_rate: float) -> float:
        """Change the adapter by the gradient added so far; returns the gradient's norm."""

    def adapter_was_loaded(self) -> None:
        """Must be called after the adapter's weights were replaced."""


class PlainCompute:
    """The model as PEFT built it: for accelerators, 4-bit weights and dropout."""

    def __init__(self, model: Any, pad_id: int, weight_decay: float) -> None:
        self._loss = SupervisedLoss(model)
        self._place = model.device
        self._pad_id = pad_id
        self.optimizer = FlatAdamW(trainable_parameters(model), weight_decay)

    def add_gradient(self, samples: list[Sample], scale: float) -> float:
        loss = self._loss(self._batch(samples)) * scale
        loss.backward()
        return float(loss.detach())

    @torch.no_grad()
    def total_loss(self, batches: list[list[Sample]]) -> float:
        return sum(float(self._loss(self._batch(samples))) for samples in batches)

    def update(self, learning_rate: float) -> float:
        return self.optimizer.step(learning_rate)

    def adapter_was_loaded(self) -> None:
        """Nothing to do: the model computes with the adapter's own tensors."""

    def _batch(self, samples: list[Sample]) -> Batch:
        return make_batch(samples, self._pad_id, self._place)


class GroupedCompute:
    """For the CPU: grouped LoRA layers, and each batch split over the workers."""

    def __init__(
        self, model: Any, pad_id: int, weight_decay: float, *, dtype: torch.dtype, threads: int
    ) -> None:
        self._groups = group_projections(model, dtype)
        self._workers = Workers(threads)
        self._pad_id = pad_id
        parameters = [parameter for group in self._groups for parameter in group.parameters()]
        self.optimizer = FlatAdamW(parameters, weight_decay, self._workers.count)
        start = 0
        for group in self._groups:
            start = group.place(start)
        self.adapter_was_loaded()
        self._loss = SupervisedLoss(model)

    def add_gradient(self, samples: list[Sample], scale: float) -> float:
        parts = split_evenly(samples, self._workers.count)

        def task(index: int) -> float:
            use_gradient_buffer(self.optimizer.buffers[index])
            loss = self._loss(self._batch(parts[index])) * scale
            loss.backward()
            return float(loss.detach())

        return sum(self._workers.run(task, len(parts)))

    def total_loss(self, batches: list[list[Sample]]) -> float:
        count = min(self._workers.count, len(batches))

        @torch.no_grad()
        def task(index: int) -> float:
            return sum(float(self._loss(self._batch(samples))) for samples in batches[index::count])

        return sum(self._workers.run(task, count))

    def update(self, learning_rate: float) -> float:
        norm = self.optimizer.step(learning_rate)
        self.adapter_was_loaded()
        return norm

    def adapter_was_loaded(self) -> None:
        for group in self._groups:
            group.refresh()

    def _batch(self, samples: list[Sample]) -> Batch:
        return make_batch(samples, self._pad_id, torch.device("cpu"))


def split_evenly(samples: list[Sample], parts: int) -> list[list[Sample]]:
    """Deal rows by length, so that each part has about as many tokens and little padding."""
    order = sorted(range(len(samples)), key=lambda index: (-samples[index].length, index))
    dealt = [order[start::parts] for start in range(parts)]
    return [[samples[index] for index in part] for part in dealt if part]
