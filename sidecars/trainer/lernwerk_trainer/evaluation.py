"""Measuring a model between epochs: held-out losses and short answers."""

from typing import Any

import torch

from .batches import make_batch
from .chat_data import ChatEncoder, Sample
from .device import Device
from .loss import SupervisedLoss

SAMPLE_TOKENS = 48


class Evaluator:
    """Knows everything that a measurement needs besides the data."""

    def __init__(self, adapted: Any, loss: SupervisedLoss, tokenizer: Any, device: Device) -> None:
        self._model = adapted
        self._loss = loss
        self._tokenizer = tokenizer
        self._device = device

    @torch.no_grad()
    def mean_loss(self, samples: list[Sample], batch_size: int) -> float:
        """Mean loss over the supervised tokens of `samples`."""
        self._model.eval()
        order = sorted(samples, key=lambda sample: sample.length)
        total = 0.0
        for at in range(0, len(order), batch_size):
            batch = make_batch(
                order[at : at + batch_size], self._tokenizer.pad_token_id, self._device.torch_device
            )
            total += float(self._loss(batch))
        self._model.train()
        return total / sum(len(sample.completion) for sample in samples)

    @torch.no_grad()
    def answer(self, question: str, encoder: ChatEncoder) -> str:
        """The model's most likely answer, cut after a few words."""
        self._model.eval()
        prompt = encoder.prompt_ids([{"role": "user", "content": question}])
        written = self._greedy(prompt, encoder.end_of_turn_id)
        self._model.train()
        return self._tokenizer.decode(written, skip_special_tokens=True)

    def _greedy(self, prompt: list[int], end: int) -> list[int]:
        model = self._model.get_base_model()
        ids, cache, written = torch.tensor([prompt], device=self._device.torch_device), None, []
        while len(written) < SAMPLE_TOKENS:
            result = model(input_ids=ids, past_key_values=cache, use_cache=True)
            cache, token = result.past_key_values, int(result.logits[0, -1].argmax())
            if token == end:
                break
            written.append(token)
            ids = torch.tensor([[token]], device=self._device.torch_device)
        return written
