"""The summed cross-entropy of the supervised tokens, computing logits only for those."""

from typing import Any

import torch

from .batches import Batch

_TOLERANCE = 2e-2


class SupervisedLoss:
    """Calls the decoder and the output layer apart, when that is the same as calling the model.

    Some families scale or cap their logits after the output layer. Whether the short way is exact
    is tried once on a few tokens; if not, the model computes all logits.
    """

    def __init__(self, adapted: Any) -> None:
        self._model = adapted.get_base_model()
        self._decoder = self._model.get_decoder()
        self._head = self._model.get_output_embeddings()
        self.short = self._short_way_is_exact()

    def __call__(self, batch: Batch) -> torch.Tensor:
        if self.short:
            logits = self._head(self._hidden(batch)).float()
        else:
            whole = self._model(input_ids=batch.ids, attention_mask=batch.attention).logits
            logits = whole.flatten(0, 1)[batch.places].float()
        return torch.nn.functional.cross_entropy(logits, batch.targets, reduction="sum")

    def _hidden(self, batch: Batch) -> torch.Tensor:
        states = self._decoder(input_ids=batch.ids, attention_mask=batch.attention)
        return states.last_hidden_state.flatten(0, 1)[batch.places]

    @torch.no_grad()
    def _short_way_is_exact(self) -> bool:
        ids = torch.arange(1, 5, device=self._model.device).unsqueeze(0)
        whole = self._model(input_ids=ids).logits.float()
        short = self._head(self._decoder(input_ids=ids).last_hidden_state).float()
        return bool(torch.allclose(whole, short, rtol=_TOLERANCE, atol=_TOLERANCE))
