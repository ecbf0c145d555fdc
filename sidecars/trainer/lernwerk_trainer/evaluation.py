"""Measuring a model between epochs: held-out losses and short answers."""

from typing import Any

import torch

from .chat_data import ChatEncoder, Sample
from .compute import Compute

SAMPLE_TOKENS = 48


class Evaluator:
    """Knows everything that a measurement needs besides the data."""

    def __init__(self, adapted: Any, compute: Compute, tokenizer: Any) -> None:
        self._model = adapted
        self._compute = compute
        self._tokenizer = tokenizer

    def mean_loss(self, samples: list[Sample], batch_size: int) -> float:
        """Mean loss over the supervised tokens of `samples`."""
        self._model.eval()
        order = sorted(samples, key=lambda sample: sample.length)
        batches = [order[at : at + batch_size] for at in range(0, len(order), batch_size)]
        total = self._compute.total_loss(batches)
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
        ids, cache, written = torch.tensor([prompt], device=model.device), None, []
        while len(written) < SAMPLE_TOKENS:
            result = model(input_ids=ids, past_key_values=cache, use_cache=True, logits_to_keep=1)
            cache, token = result.past_key_values, int(result.logits[0, -1].argmax())
            if token == end:
                break
            written.append(token)
            ids = torch.tensor([[token]], device=model.device)
        return written
